//! Reading a file as text.

use std::path::Path;

/// A text that could not be read: a stable code and a plain message.
pub struct Refusal {
    /// A stable name.
    pub code: &'static str,
    /// One plain sentence that names the input.
    pub message: String,
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, Refusal> {
    let bytes = std::fs::read(path).map_err(|error| Refusal {
        code: "unreadable",
        message: format!("{} could not be read: {error}", path.display()),
    })?;
    decode(bytes)
}

/// The text that bytes hold.
pub fn decode(bytes: Vec<u8>) -> Result<String, Refusal> {
    String::from_utf8(bytes).map_err(|error| Refusal { code: "not-text", message: format!("not UTF-8: {error}") })
}
