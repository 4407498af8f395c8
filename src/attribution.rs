//! Attributions: who says what. Sources, cues and contents as spans; speakers come later.

pub mod argument;
pub mod cue;
mod heuristic;
pub mod lattice;
pub mod reading;

use crate::notice::Reason;
use crate::quotation::Quotation;
use crate::segmentation::Segmentation;
use crate::text::Span;

/// How the words are reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// All of the content stands in quotation marks.
    Direct,
    /// None of it does.
    Indirect,
    /// Some of it does.
    Mixed,
}

/// One attribution. Each list is in text order, and has several spans where the words are broken.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribution {
    /// Index of the sentence of its cue (of its content where it has no cue).
    pub sentence: u32,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// Who says it; empty where nobody is named.
    pub source: Vec<Span>,
    /// The words that report.
    pub cue: Vec<Span>,
    /// What is said, with its quotation marks.
    pub content: Vec<Span>,
    /// Index of the attribution whose content holds this one.
    pub outer: Option<u32>,
    /// The source phrases that the words passed through besides `source`, nearest to the fact first
    /// ("DHS report" in "a DHS report, as relayed by officials to NBC").
    pub relays: Vec<Relay>,
    /// Why it is there.
    pub reasons: Vec<Reason>,
}

/// A further hand that the words passed through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Relay {
    /// The source phrase.
    pub span: Span,
    /// On which side of the attribution's own source it stands.
    pub side: RelaySide,
}

/// Whether a relay is nearer to the fact than the attribution's own source, or further from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelaySide {
    /// The source had it from there.
    BeforeSource,
    /// The source gave it on to there.
    AfterSource,
}

/// The attributions of a text outside furniture, in order of their first span.
pub fn attributions(segmentation: &Segmentation, quotations: &[Quotation]) -> Vec<Attribution> {
    heuristic::attributions(segmentation, quotations)
}
