//! Claims: what each sentence is as the article asserts it, and why we say so.

use crate::attribution::Attribution;
use crate::figure::Figure;
use crate::notice::Reason;
use crate::quotation::Quotation;
use crate::segmentation::Segmentation;
use crate::speaker::Speakers;

/// What a sentence is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimKind {
    /// An assertion that evidence could settle.
    Fact,
    /// A judgement of value.
    Opinion,
    /// About what has not happened yet.
    Forecast,
    /// Asks.
    Question,
    /// Tells somebody to do something.
    Instruction,
    /// None of these: fragments, headings, furniture.
    Other,
}

/// The tags of one sentence. Every tag that is set has a reason.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// What it is.
    pub kind: ClaimKind,
    /// Somebody is said to stand behind it.
    pub attributed: bool,
    /// It is weakened ("reportedly", "may").
    pub hedged: bool,
    /// The reporter's own words take a side.
    pub loaded: bool,
    /// The words that led to the tags.
    pub reasons: Vec<Reason>,
}

/// What the claim stage reads.
pub struct Evidence<'a, 't> {
    /// The divided text.
    pub segmentation: &'a Segmentation<'t>,
    /// Its figures.
    pub figures: &'a [Figure],
    /// Its quotations.
    pub quotations: &'a [Quotation],
    /// Its attributions.
    pub attributions: &'a [Attribution],
    /// Who stands behind them.
    pub speakers: &'a Speakers,
}

/// One claim for each sentence, in order; sentences in furniture are [`ClaimKind::Other`] without tags.
pub fn claims(evidence: &Evidence) -> Vec<Claim> {
    let plain = Claim { kind: ClaimKind::Other, attributed: false, hedged: false, loaded: false, reasons: Vec::new() };
    vec![plain; evidence.segmentation.sentences.len()]
}
