//! Verbs that may report a quotation they stand beside, whatever the tagger takes them for.

use std::ops::Range;

use crate::attribution::part_of_speech::{is_finite, tag, verb_group};
use crate::attribution::reading::Reading;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Verbs of saying, telling, claiming, writing, uttering, asking, thinking and learning.
const CUE: Classes = SPEECH.or(Classes::THINK).or(Classes::LEARN);

/// The same with verbs of wanting and judging ("vowed", "mocked").
const REPORTING: Classes = CUE.or(Classes::WANT).or(Classes::JUDGE);

/// Verbs of saying, telling, claiming, writing, uttering, asking.
pub(super) const SPEECH: Classes = Classes::SPEECH.or(Classes::ASK);

/// True for a verb that may report a quotation it stands beside, and heads a clause as it stands.
///
/// The tagger takes a lone "tweeted" for a participle now and then, so the form counts for more than the tag.
pub(super) fn is_cue(reading: &Reading, at: usize) -> bool {
    let Some(classes) = reading.classes.get(at) else { return false };
    if is_phrasal(reading, at) || is_read(reading, at) {
        return true;
    }
    if !classes.any(CUE) || reading.is_mark(at) {
        return false;
    }
    let word = reading.text(at);
    match tag(reading, at) {
        Tag::Past => true,
        // A base form needs a subject in the plural: "press" is no verb in "the White House press secretary".
        Tag::Present if !word.ends_with('s') => {
            at > 0 && (matches!(tag(reading, at - 1), Tag::Pronoun | Tag::PluralNoun | Tag::Adverb))
        }
        Tag::Present | Tag::Participle => true,
        _ if is_finite(reading, at) => true,
        Tag::ProperNoun => false,
        Tag::Noun | Tag::PluralNoun if !word.ends_with("ed") => {
            matches!(word, "says" | "writes" | "tells" | "adds" | "tweets")
        }
        _ => word.ends_with("ed") || ends_in_s(word) || matches!(word, "said" | "wrote" | "told"),
    }
}

/// True for a word in lower case that has the form of a cue verb, whatever the tagger takes it for.
pub(super) fn is_form(reading: &Reading, at: usize) -> bool {
    let word = reading.text(at);
    (word.ends_with("ed") || ends_in_s(word))
        && word.starts_with(char::is_lowercase)
        && reading.classes[at].any(REPORTING)
}

/// "says", and not "press".
fn ends_in_s(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// True for a verb that may report a quotation right before it: there a noun is not due.
pub(super) fn is_inverted_cue(reading: &Reading, at: usize) -> bool {
    is_cue(reading, at) || is_form(reading, at)
}

/// True for what a writing does: "the statement read", "read the statement", "a sign reads".
fn is_read(reading: &Reading, at: usize) -> bool {
    let writing = |at: usize| reading.classes.get(at).is_some_and(|classes| classes.any(WRITING));
    let before = at.checked_sub(1).is_some_and(writing);
    let after = tag(reading, at + 1) == Tag::Determiner && (writing(at + 2) || writing(at + 3));
    matches!(reading.text(at), "read" | "reads") && (before || after)
}

/// Nouns of what is written.
const WRITING: Classes = Classes::DOCUMENT.or(Classes::SAY_NOUN);

/// True for the first word of a phrasal verb of saying ("shot back", "chimed in", "went on").
fn is_phrasal(reading: &Reading, at: usize) -> bool {
    matches!(
        (reading.text(at), reading.text(at + 1)),
        ("shot" | "fired" | "hit" | "bit" | "snapped" | "shouted" | "yelled" | "called" | "wrote" | "writes", "back")
            | ("chimed" | "cut" | "weighed" | "broke" | "jumped" | "chimes", "in")
            | ("went" | "goes" | "piled", "on")
            | ("blurted" | "cried" | "called" | "burst" | "pointed" | "points" | "spoke", "out")
            | ("put" | "puts" | "summed" | "sums", "it" | "up")
    )
}

/// True for an auxiliary or a modal.
pub(super) fn is_auxiliary(reading: &Reading, at: usize) -> bool {
    reading.classes.get(at).is_some_and(|classes| classes.any(Classes::AUXILIARY) || classes.any(Classes::MODAL))
}

/// The verb group of a cue with a particle after it ("pointed out"); nothing where it is passive.
pub(super) fn cue_group(reading: &Reading, verb: usize, lower: usize) -> Option<Range<usize>> {
    let mut group = verb_group(reading, verb, lower);
    let passive =
        group.clone().any(|at| matches!(reading.text(at), "was" | "were" | "been" | "being" | "be" | "is" | "are"))
            && !reading.text(verb).ends_with("ing");
    if is_phrasal(reading, verb) {
        group.end += 1;
    }
    (!passive).then_some(group)
}
