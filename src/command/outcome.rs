//! How a run over many inputs went.

/// Whether every input could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Each gave a document.
    AllRead,
    /// At least one gave an error in its place.
    SomeRefused,
}
