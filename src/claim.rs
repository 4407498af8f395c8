//! Claims: what each sentence is as the article asserts it, and why we say so.
//!
//! The tag is of what the article itself says: "He called the plan a disgrace" asserts that he said so,
//! which is a fact; that he judged is the attribution's. [`Claims::of_contents`] tags what is reported.
//! A tag is never without a reason, and a reason is words of the text that anybody can look at.

mod kind;
mod marker;
pub mod order;
pub mod phrasebook;
mod rhetoric;
mod voice;

use crate::attribution::Attribution;
use crate::attribution::reading::Reading;
use crate::figure::{Figure, FigureKind, Value};
use crate::notice::{Reason, SwitchedOff};
use crate::quotation::Quotation;
use crate::sorting;
use crate::speaker::Speakers;
use crate::structure::BlockKind;
use crate::text::Span;

use kind::judge;
use marker::{Markers, markers};
pub use phrasebook::plain_wording;
use phrasebook::{Found, Phrasebook};
use voice::{Voice, voices};
pub use voice::{is_owned, says_nothing};

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
    /// What speaks for checking it early, and what against; see [`order`].
    pub checks: Vec<Reason>,
}

/// What the claim stage reads.
pub struct Evidence<'a, 't> {
    /// The text, divided and read.
    pub reading: &'a Reading<'a, 't>,
    /// Its figures.
    pub figures: &'a [Figure],
    /// Its quotations.
    pub quotations: &'a [Quotation],
    /// Its attributions.
    pub attributions: &'a [Attribution],
    /// Who stands behind them.
    pub speakers: &'a Speakers,
    /// Which reasons do not count.
    pub off: &'a SwitchedOff,
}

/// The claims of a text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Claims {
    /// One for each sentence, in order; sentences in furniture are [`ClaimKind::Other`] without tags.
    pub of_sentences: Vec<Claim>,
    /// What the content of each attribution is by itself, in order.
    pub of_contents: Vec<ClaimKind>,
}

/// Tags every sentence, and what every attribution reports.
#[inline(never)]
pub fn claims(evidence: &Evidence) -> Claims {
    let segmentation = evidence.reading.segmentation;
    let voices = voices(segmentation, evidence.attributions, evidence.quotations);
    let behind = behind(evidence);
    let entries = Phrasebook::shipped().entries(evidence.reading);
    let contents = content_kinds(evidence, &entries);
    let mut figures = evidence.figures.iter().peekable();
    let of_sentences = (0..segmentation.sentences.len())
        .map(|sentence| {
            let tokens = segmentation.token_range(sentence);
            let found = markers(evidence, &entries, &voices, tokens.clone());
            while figures.next_if(|figure| (figure.sentence as usize) < sentence).is_some() {}
            let mut here = figures.clone().take_while(|figure| figure.sentence as usize == sentence);
            let figure = here.find(|figure| measures(figure)).map(|figure| figure.span);
            let part = Part { tokens, voices: &voices, reported: behind.get(sentence).copied().flatten(), figure };
            let mut claim = claim(evidence, segmentation.block_kind(sentence), &part, found);
            if !claim.reasons.is_empty() {
                let content = part.reported.and_then(|index| contents.get(index as usize)).copied();
                claim.checks = order::checks(evidence, sentence, &claim, part.reported, content.unwrap_or(claim.kind));
            }
            claim
        })
        .collect();
    Claims { of_sentences, of_contents: contents }
}

/// False for "this one" and "the first": numbers that measure nothing.
fn measures(figure: &Figure) -> bool {
    figure.kind != FigureKind::Ordinal && (figure.kind != FigureKind::Count || figure.value != Value::Number(1.0))
}

/// What is known of one sentence before it is judged.
pub(crate) struct Part<'v> {
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// The voice of every token of the text.
    pub voices: &'v [Voice],
    /// The attribution that stands behind it.
    pub reported: Option<u32>,
    /// Its first figure.
    pub figure: Option<Span>,
}

fn claim(evidence: &Evidence, block: BlockKind, part: &Part, found: Markers) -> Claim {
    let mut reasons = Vec::new();
    if block == BlockKind::Furniture || part.tokens.is_empty() {
        return Claim {
            kind: ClaimKind::Other,
            attributed: false,
            hedged: false,
            loaded: false,
            reasons,
            checks: Vec::new(),
        };
    }
    let kind = judge(evidence, block, part, &found, &mut reasons);
    let cue = part
        .reported
        .and_then(|index| evidence.attributions.get(index as usize))
        .and_then(|attribution| attribution.cue.first().or(attribution.source.first()).or(attribution.content.first()));
    reasons.extend(cue.map(|&span| Reason { code: "reported", span }));
    for hedge in &found.hedges {
        reasons.push(Reason { code: "hedge", span: hedge.words });
        reasons.extend(hedge.scope.map(|span| Reason { code: "hedge-scope", span }));
    }
    reasons.extend(found.loaded.iter().map(|&span| Reason { code: "loaded", span }));
    Claim {
        kind,
        attributed: cue.is_some(),
        hedged: !found.hedges.is_empty(),
        loaded: !found.loaded.is_empty(),
        reasons,
        checks: Vec::new(),
    }
}

/// Words of a content that make it more than the object of a verb.
const ENOUGH_WORDS: usize = 3;

/// For each sentence the attribution that stands behind a good part of it, if somebody is named there.
fn behind(evidence: &Evidence) -> Vec<Option<u32>> {
    let segmentation = evidence.reading.segmentation;
    let mut behind = vec![None; segmentation.sentences.len()];
    let mut contents: Vec<(Span, u32)> = Vec::new();
    for (index, attribution) in
        evidence.attributions.iter().enumerate().filter(|(_, one)| voice::is_owned(segmentation, one))
    {
        contents.extend(attribution.content.iter().map(|&span| (span, index as u32)));
    }
    sorting::sort(&mut contents);
    // Each sentence is filled once, by the first content that covers enough of it.
    let mut next = 0;
    for (content, index) in contents {
        let mut sentence = next.max(segmentation.sentence_at(content.start));
        while let Some(here) = segmentation.sentences.get(sentence).filter(|here| here.span.start < content.end) {
            let from = segmentation.token_at(content.start.max(here.span.start));
            let to = segmentation.token_at(content.end.min(here.span.end).saturating_sub(1));
            let words = to.saturating_sub(from) + 1;
            let all = segmentation.tokens_of(sentence).len();
            if (words >= ENOUGH_WORDS || words * 4 >= all)
                && let Some(slot) = behind.get_mut(sentence)
            {
                slot.get_or_insert(index);
                next = sentence;
            }
            sentence += 1;
        }
    }
    behind
}

/// For each attribution what its content is, by itself: the same judgement as of a sentence, in the speaker's voice.
fn content_kinds(evidence: &Evidence, entries: &[Found]) -> Vec<ClaimKind> {
    let everywhere = vec![Voice::Own; evidence.reading.segmentation.tokens.len()];
    evidence
        .attributions
        .iter()
        .map(|attribution| {
            let Some(content) = attribution.content.iter().max_by_key(|span| span.len()) else {
                return ClaimKind::Other;
            };
            let start = evidence.reading.segmentation.token_at(content.start);
            // The first sentence of a long quotation says what it is.
            let sentence =
                evidence.reading.segmentation.token_range(evidence.reading.segmentation.sentence_at(content.start));
            let end = evidence.reading.segmentation.token_at(content.end.saturating_sub(1)) + 1;
            let tokens = start..end.min(sentence.end).max(start);
            let found = markers(evidence, entries, &everywhere, tokens.clone());
            let part = Part { tokens, voices: &everywhere, reported: None, figure: None };
            judge(evidence, BlockKind::Paragraph, &part, &found, &mut Vec::new())
        })
        .collect()
}
