//! Whose words each token is: the article's own, somebody's in the article's words, or somebody's own.

use crate::attribution::{Attribution, Mode};
use crate::lexicon;
use crate::lexicon::fold;
use crate::quotation::Quotation;
use crate::segmentation::Segmentation;
use crate::sorting;
use crate::text::Span;
use crate::vocabulary::{Classes, classes};

/// Whose words a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// The article asserts it.
    Own,
    /// Somebody is said to have said it, in the article's words.
    Paraphrase,
    /// It stands in quotation marks.
    Quoted,
}

/// The voice of every token of a text.
pub fn voices(segmentation: &Segmentation, attributions: &[Attribution], quotations: &[Quotation]) -> Vec<Voice> {
    let mut voices = vec![Voice::Own; segmentation.tokens.len()];
    let owned = attributions.iter().filter(|attribution| is_owned(segmentation, attribution));
    let mut contents: Vec<Span> = owned.flat_map(|attribution| attribution.content.iter().copied()).collect();
    sorting::sort(&mut contents);
    paint(segmentation, &contents, Voice::Paraphrase, &mut voices);
    let quoted: Vec<Span> = quotations.iter().map(|quotation| quotation.span).collect();
    paint(segmentation, &quoted, Voice::Quoted, &mut voices);
    voices
}

lexicon! {
    /// See the first line of the list.
    fn factives = "../lexicon/factives.txt"
}

/// True when somebody other than the writer is said to stand behind the words: not "I", not "nobody", and
/// said, thought or judged rather than wanted, or known to be true.
pub fn is_owned(segmentation: &Segmentation, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source.first() else { return false };
    let first = segmentation.words(*source).split_whitespace().next().unwrap_or("");
    let nobody = fold(first, |first| {
        matches!(
            first,
            "i" | "we" | "me" | "us" | "my" | "our" | "nobody" | "no" | "none" | "nothing" | "few" | "neither"
        )
    });
    if nobody {
        return false;
    }
    let words = || attribution.cue.iter().flat_map(|cue| segmentation.words(*cue).split_whitespace());
    let word = |word: &&str| word.trim_end_matches([',', ':']).len() > 1;
    if says_nothing(segmentation, attribution) {
        return false;
    }
    let shared = words().filter(word).any(|word| factives().has_folded(word.trim_end_matches([',', ':'])));
    let told = words().any(|word| classes(word.trim_end_matches([',', ':'])).any(TOLD));
    // "It recommended that the budget be doubled": who wants it so has said it.
    let asks = attribution.content.first().is_some_and(|content| segmentation.words(*content).starts_with("that "))
        && words().any(|word| classes(word).any(Classes::WANT));
    let told = told || asks;
    attribution.mode != Mode::Indirect || attribution.cue.is_empty() || told && !shared
}

/// "Declined to comment", "did not respond to requests", "would not say": who is reported to have said nothing.
pub fn says_nothing(segmentation: &Segmentation, attribution: &Attribution) -> bool {
    let denies = |word: &str| {
        let refuses =
            matches!(word, "declined" | "declines" | "declining" | "refused" | "refuses" | "refusing" | "unavailable");
        refuses || matches!(word, "not" | "never" | "cannot") || word.ends_with("n't")
    };
    let speaks = |word: &str| {
        matches!(word.trim_end_matches([',', '.']), "comment" | "say" | "respond" | "reply" | "elaborate" | "reached")
    };
    // "Said the crew did not respond" is said.
    let words = |span: &Span| segmentation.words(*span).split_whitespace();
    let mut cue = attribution.cue.iter().flat_map(words).take(SILENCE);
    let denial = attribution.mode == Mode::Indirect && cue.any(|word| fold(word, denies));
    denial && cue.chain(attribution.content.iter().flat_map(words)).take(SILENCE).any(|word| fold(word, speaks))
}

/// Words of a cue and after its denial among which it is said that nothing was.
const SILENCE: usize = 7;

/// Words by which somebody says, thinks or judges something.
const TOLD: Classes =
    Classes::SPEECH.or(Classes::BELIEF).or(Classes::NOUN).or(Classes::ACCORDING).or(Classes::JUDGE).or(Classes::SHOW);

/// Gives the tokens of spans, which are in order but may overlap, a voice. Each token is touched once.
fn paint(segmentation: &Segmentation, spans: &[Span], voice: Voice, voices: &mut [Voice]) {
    let mut next = 0;
    for span in spans {
        next = next.max(segmentation.token_at(span.start));
        while let Some(token) = segmentation.tokens.get(next).filter(|token| token.span.start < span.end) {
            if token.span.end > span.start
                && let Some(slot) = voices.get_mut(next)
            {
                *slot = voice;
            }
            next += 1;
        }
    }
}
