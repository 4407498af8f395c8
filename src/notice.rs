//! What was odd about a text: said to the user, never an error.

/// One remark about a text. The code is stable; the message is a plain sentence for a reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// A stable name such as `unbalanced-quotation`.
    pub code: &'static str,
    /// One plain sentence.
    pub message: String,
}

/// Why a tag or a mark is there: a stable code and the words that led to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reason {
    /// A stable name such as `cue-verb` or `inside-quotation-marks`.
    pub code: &'static str,
    /// The words that led to it.
    pub span: crate::text::Span,
}
