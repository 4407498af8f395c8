//! Speakers: sources joined through short names, titles, roles and pronouns; chains of hearsay.

use crate::attribution::Attribution;
use crate::segmentation::Segmentation;
use crate::text::Span;

/// What sort of speaker it is; see the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A body with a name.
    Organization,
    /// People named as a group ("residents", "the Smiths").
    Group,
    /// A report, a study, a letter.
    Document,
    /// Someone, but not named ("a senior official", "critics").
    Anonymous,
    /// Nobody at all ("reportedly").
    Unnamed,
}

/// One speaker of an article.
#[derive(Clone, PartialEq, Debug)]
pub struct Speaker {
    /// The fullest mention of the name; `None` for [`SpeakerKind::Unnamed`].
    pub name: Option<Span>,
    /// What sort of speaker.
    pub kind: SpeakerKind,
    /// The words that say who it is ("former FBI counterterrorism section chief").
    pub role: Option<Span>,
    /// Every mention, in order: names, short names, titles, pronouns that stand as a source or a name.
    pub mentions: Vec<Span>,
}

/// The speaker and the chain of one attribution, as indices of [`Speakers::all`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// Who says it.
    pub speaker: Option<u32>,
    /// Everybody whom the words passed through, nearest to the fact first, the speaker among them.
    pub chain: Vec<u32>,
}

/// The speakers of a text, and for each attribution who stands behind it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Speakers {
    /// In order of their first mention.
    pub all: Vec<Speaker>,
    /// One for each attribution, in the same order.
    pub standings: Vec<Standing>,
}

/// Resolves the sources of all attributions.
pub fn speakers(_segmentation: &Segmentation, attributions: &[Attribution]) -> Speakers {
    Speakers { all: Vec::new(), standings: vec![Standing::default(); attributions.len()] }
}
