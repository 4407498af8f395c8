//! Attributions: who says what. Sources, cues and contents as spans; speakers come later.

mod addressee;
mod agent;
mod appeal;
pub mod argument;
mod aside;
mod bounds;
mod clause;
mod combine;
mod complement;
pub mod cue;
pub mod direct;
mod embedded;
mod headline;
mod hearsay;
pub mod lattice;
pub mod model;
mod nested;
mod part_of_speech;
mod participle;
mod phrase;
pub mod reading;
mod relay;
pub mod transcript;
pub mod verifier;
pub mod wording;

use crate::notice::Reason;
use crate::quotation::Quotation;
use crate::segmentation::Segmentation;
use crate::text::Span;
use crate::vocabulary::Classes;
use model::Model;
use reading::{Quoted, Reading};
use verifier::Decoded;

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
    attributions_in(&Reading::new(segmentation, quotations), quotations)
}

/// As [`attributions`], of a text that was read already.
pub fn attributions_in(reading: &Reading, quotations: &[Quotation]) -> Vec<Attribution> {
    let mut ruled = transcript::attributions(reading.segmentation);
    ruled.extend(direct::attributions(reading, quotations));
    let mut all = combine::combine(reading, learned(reading, quotations, |_, _| true), ruled);
    direct::carry_on(reading, quotations, &mut all);
    all = combine::without_things(reading, all);
    all = combine::correct(reading, all, aside::asides(reading));
    all = combine::correct(reading, all, embedded::embedded(reading));
    all = combine::add(reading, all, participle::questions(reading));
    let mut reports = clause::reports(reading, clause::Accept::Clauses);
    for found in &mut reports {
        bounds::to_main_verb(reading, found);
        bounds::to_document(reading, found);
        bounds::of_infinitive(reading, found);
    }
    addressee::without(reading, &mut reports);
    bounds::part_additions(reading, &mut reports);
    all = combine::add(reading, all, reports);
    bounds::part_verbs(reading, &mut all);
    all = combine::add(reading, all, participle::reports(reading));
    all = combine::add(reading, all, agent::passives(reading));
    all = combine::add(reading, all, agent::told(reading));
    let hearsay = hearsay::attributions(reading);
    hearsay::gives_way(reading, &mut all, &hearsay);
    all = combine::add(reading, all, hearsay);
    headline::part(reading, &mut all);
    bounds::without_dateline(reading, &mut all);
    bounds::without_hearers(reading, &mut all);
    bounds::apart(reading, &mut all);
    bounds::part_turns(reading, &mut all);
    bounds::mend_ends(reading, &mut all);
    direct::carry_on(reading, quotations, &mut all);
    bounds::mend_inner(reading, &mut all);
    relay::relays(reading, &mut all);
    nested::link(reading, all)
}

/// The attributions that the models find, of those that are to be kept given their chance of being right, in order
/// of their cues.
fn learned(reading: &Reading, quotations: &[Quotation], keep: impl Fn(&Attribution, f32) -> bool) -> Vec<Attribution> {
    let found = Model::shipped().attributions(reading);
    let all = found.iter().map(|found| (attribution(reading, quotations, &found.decoded), found.chance));
    let mut kept: Vec<_> = all.filter(|(found, chance)| keep(found, *chance)).map(|(found, _)| found).collect();
    addressee::without(reading, &mut kept);
    bounds::mend(reading, &mut kept);
    addressee::without(reading, &mut kept);
    kept
}

/// The first byte of an attribution.
fn first(attribution: &Attribution) -> u32 {
    let spans = attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
    spans.map(|span| span.start).min().unwrap_or(0)
}

/// An attribution in spans of the text, with its reasons.
fn attribution(reading: &Reading, quotations: &[Quotation], decoded: &Decoded) -> Attribution {
    let cue: Vec<usize> = (decoded.candidate.start..decoded.candidate.end).collect();
    let content = spans(reading, &decoded.content);
    let cue_spans = spans(reading, &cue);
    let mut reasons = vec![Reason { code: cue_code(reading, &cue), span: whole(&cue_spans) }];
    reasons.extend(quotation_marks(quotations, &content));
    if let Some(&first) = decoded.content.first().filter(|&&at| reading.classes[at].any(Classes::THAT)) {
        reasons.push(Reason { code: "reported-clause", span: reading.segmentation.tokens[first].span });
    }
    Attribution {
        sentence: cue.first().and_then(|&at| reading.sentence.get(at)).copied().unwrap_or(0),
        mode: mode(reading, &decoded.content),
        source: spans(reading, &decoded.source),
        cue: cue_spans,
        content,
        outer: None,
        relays: Vec::new(),
        reasons,
    }
}

/// What kind of words the cue is, as a stable code.
fn cue_code(reading: &Reading, cue: &[usize]) -> &'static str {
    let has = |classes: Classes| cue.iter().any(|&at| reading.classes[at].any(classes));
    let verb = cue.iter().any(|&at| reading.tags[at].is_verb());
    if has(Classes::ACCORDING) {
        "according-to"
    } else if has(Classes::UNNAMED) {
        "hearsay-adverb"
    } else if verb && has(Classes::VERB) {
        "cue-verb"
    } else if has(Classes::NOUN) {
        "cue-noun"
    } else if cue.iter().all(|&at| reading.is_mark(at)) {
        "cue-mark"
    } else {
        "cue-words"
    }
}

/// The quotation marks that the content lies in or holds.
fn quotation_marks<'a>(quotations: &'a [Quotation], content: &'a [Span]) -> impl Iterator<Item = Reason> + 'a {
    content.iter().flat_map(|span| {
        let first = quotations.partition_point(|quotation| quotation.span.end <= span.start);
        let near = quotations[first..].iter().take_while(|quotation| quotation.span.start < span.end);
        near.map(|quotation| Reason { code: "quotation-marks", span: quotation.span })
    })
}

/// Whether all, some or none of the content's words stand in quotation marks.
fn mode(reading: &Reading, content: &[usize]) -> Mode {
    let words = content.iter().filter(|&&at| !reading.is_mark(at));
    let (mut all, mut quoted) = (0, 0);
    for &at in words {
        all += 1;
        quoted += usize::from(reading.quoted[at] != Quoted::Outside);
    }
    match quoted {
        0 => Mode::Indirect,
        _ if quoted == all => Mode::Direct,
        _ => Mode::Mixed,
    }
}

/// As [`mode`], of spans.
fn mode_of(reading: &Reading, content: &[Span]) -> Mode {
    let words: Vec<usize> = content.iter().flat_map(|span| reading.tokens_in(*span)).collect();
    mode(reading, &words)
}

/// The spans of tokens: one for each run.
fn spans(reading: &Reading, tokens: &[usize]) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    let mut last = None;
    for &at in tokens {
        let Some(token) = reading.segmentation.tokens.get(at) else { continue };
        match all.last_mut() {
            Some(span) if last == at.checked_sub(1) => *span = span.join(token.span),
            _ => all.push(token.span),
        }
        last = Some(at);
    }
    all
}

/// The span from the first to the last.
fn whole(spans: &[Span]) -> Span {
    spans.iter().copied().reduce(Span::join).unwrap_or_default()
}
