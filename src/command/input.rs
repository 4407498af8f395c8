//! Reading a file as text.

use std::path::Path;

use claimlight::decode::{self, Decoded, Encoding};

/// A text that could not be read: a stable code and a plain message.
pub struct Refusal {
    /// A stable name.
    pub code: &'static str,
    /// Plain sentences that name the input.
    pub message: String,
}

/// The text of a file.
pub fn read(path: &Path) -> Result<Decoded, Refusal> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| refuse(&decode::Refusal::Unreadable(error.to_string()), &name))?;
    decode(bytes, &name)
}

/// The text that bytes hold, in any of the encodings that the page reads too.
pub fn decode(bytes: Vec<u8>, name: &str) -> Result<Decoded, Refusal> {
    decode::decode(bytes, transcode).map_err(|refusal| refuse(&refusal, name))
}

fn refuse(refusal: &decode::Refusal, name: &str) -> Refusal {
    Refusal { code: refusal.code(), message: refusal.message(name) }
}

fn transcode(encoding: Encoding, bytes: &[u8]) -> String {
    let known = match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
    };
    known.decode_without_bom_handling(bytes).0.into_owned()
}
