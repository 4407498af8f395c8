//! How a run over many inputs went.

/// Whether every input could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Each gave a document.
    AllRead,
    /// At least one gave an error in its place.
    SomeRefused,
}

impl Outcome {
    /// The outcome of this and a further part.
    pub fn and(self, other: Outcome) -> Outcome {
        if self == Outcome::AllRead { other } else { self }
    }
}
