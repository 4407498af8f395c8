//! Worth checking first: reasons that a reader sees, and an order made of nothing else.
//!
//! No score: a sentence stands before another when more of the reasons that are switched on speak for
//! it, and, where they are even, when it comes first in the story. What nobody could check (experience,
//! prediction, judgement) sinks, whatever else it holds.

use super::{Claim, ClaimKind, Evidence};
use crate::figure::FigureKind;
use crate::lexicon;
use crate::lexicon::fold;
use crate::notice::Reason;
use crate::sorting;
use crate::speaker::SpeakerKind;
use crate::tagger::Tag;
use crate::text::Span;

/// A reason to check a sentence early.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Worth {
    /// It has a figure.
    Figure,
    /// It names somebody or something.
    Name,
    /// It names a place.
    Place,
    /// It gives a date or a time.
    Date,
    /// Nobody is said to stand behind it.
    Unowned,
    /// Somebody stands behind it who is not named.
    Anonymous,
    /// It tells what has just happened rather than how it came about.
    New,
    /// Other stories have it too. Only the caller knows.
    Repeated,
}

/// Why nobody could check a sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Sink {
    /// The writer's or speaker's own experience.
    Experience,
    /// It has not happened yet.
    Prediction,
    /// A judgement, a question, an instruction, a fragment.
    Unsettled,
}

impl Worth {
    /// Every reason, in the order in which a reader sees them.
    pub const ALL: [Worth; 8] = [
        Worth::Figure,
        Worth::Name,
        Worth::Place,
        Worth::Date,
        Worth::Unowned,
        Worth::Anonymous,
        Worth::New,
        Worth::Repeated,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Worth::Figure => "has-figure",
            Worth::Name => "names-somebody",
            Worth::Place => "names-place",
            Worth::Date => "gives-date",
            Worth::Unowned => "nobody-behind",
            Worth::Anonymous => "anonymous-behind",
            Worth::New => "new",
            Worth::Repeated => "repeated",
        }
    }

    /// The reason of a code.
    pub fn from_code(code: &str) -> Option<Worth> {
        Worth::ALL.into_iter().find(|worth| worth.code() == code)
    }
}

impl Sink {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Sink::Experience => "experience",
            Sink::Prediction => "prediction",
            Sink::Unsettled => "not-checkable",
        }
    }

    fn from_code(code: &str) -> Option<Sink> {
        [Sink::Experience, Sink::Prediction, Sink::Unsettled].into_iter().find(|sink| sink.code() == code)
    }
}

/// The sentences worth checking, first to last: what can be checked by how many reasons speak for it, then what sinks.
///
/// `reasons` holds the codes of each sentence ([`Claim::checks`], and [`Worth::Repeated`] where the caller
/// knows it); codes in `switched_off` do not count. Sentences without any code are left out.
pub fn order<'a, R>(reasons: &'a [R], switched_off: &[&str]) -> Vec<u32>
where
    R: AsRef<[&'a str]>,
{
    let on = |code: &&&str| !switched_off.contains(*code);
    let mut ranked: Vec<(bool, usize, u32)> = reasons
        .iter()
        .enumerate()
        .filter(|(_, codes)| !codes.as_ref().is_empty())
        .map(|(index, codes)| {
            let sinks = codes.as_ref().iter().filter(on).any(|code| Sink::from_code(code).is_some());
            let speak = codes.as_ref().iter().filter(on).filter(|code| Worth::from_code(code).is_some()).count();
            (sinks, usize::MAX - speak, index as u32)
        })
        .collect();
    sorting::sort(&mut ranked);
    ranked.into_iter().map(|(_, _, index)| index).collect()
}

lexicon! {
    /// See the first line of the list.
    fn news_times = "../lexicon/news_times.txt"
}

lexicon! {
    /// Places of news.
    fn places = "../lexicon/place.txt"
}

/// What speaks for checking one sentence, and what against: each reason once, with its words.
pub(super) fn checks(
    evidence: &Evidence,
    sentence: usize,
    claim: &Claim,
    reported: Option<u32>,
    content: ClaimKind,
) -> Vec<Reason> {
    let segmentation = evidence.reading.segmentation;
    let mut checks: Vec<Reason> = Vec::new();
    let mut add = |code: &'static str, span: Span| {
        if !checks.iter().any(|known| known.code == code) {
            checks.push(Reason { code, span });
        }
    };
    let whole = segmentation.sentences.get(sentence).map(|sentence| sentence.span).unwrap_or_default();
    let told = claim.reasons.first().map_or(whole, |reason| reason.span);
    let kind = if claim.attributed { content } else { claim.kind };
    match kind {
        ClaimKind::Fact => {}
        ClaimKind::Forecast => add(Sink::Prediction.code(), told),
        _ => add(Sink::Unsettled.code(), told),
    }
    let first = evidence.figures.partition_point(|figure| (figure.sentence as usize) < sentence);
    for figure in evidence.figures.iter().skip(first).take_while(|figure| figure.sentence as usize == sentence) {
        let dated = matches!(figure.kind, FigureKind::Date | FigureKind::Time | FigureKind::Year);
        add(if dated { Worth::Date.code() } else { Worth::Figure.code() }, figure.span);
    }
    let range = segmentation.token_range(sentence);
    let tags = &evidence.reading.tags;
    let mut new = false;
    for at in range.clone() {
        let Some(token) = segmentation.tokens.get(at) else { continue };
        let word = token.span.of(segmentation.text);
        match tags.get(at) {
            Some(Tag::ProperNoun) if word.len() > 1 => {
                let code = if places().has_folded(word) { Worth::Place } else { Worth::Name };
                if at > range.start || code == Worth::Place || tags.get(at + 1) == Some(&Tag::ProperNoun) {
                    add(code.code(), token.span);
                }
            }
            Some(Tag::Pronoun) if fold(word, |word| word == "i") => add(Sink::Experience.code(), token.span),
            _ => {}
        }
        if !new && news_times().has_folded(word) {
            new = true;
            add(Worth::New.code(), token.span);
        }
    }
    let speaker = reported.and_then(|index| {
        let standing = evidence.speakers.standings.get(index as usize)?;
        evidence.speakers.all.get(standing.speaker? as usize)
    });
    match (claim.attributed, speaker.map(|speaker| speaker.kind)) {
        (true, Some(SpeakerKind::Anonymous | SpeakerKind::Group)) => {
            let source = reported.and_then(|index| evidence.attributions.get(index as usize)?.source.first().copied());
            add(Worth::Anonymous.code(), source.unwrap_or(told));
        }
        (false, _) => add(Worth::Unowned.code(), told),
        _ => {}
    }
    checks
}
