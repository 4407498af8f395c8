//! A sentence that says how somebody is who then speaks: "Brandt was blunter. “It’s a bump.”"

use std::ops::Range;

use super::Beside;
use super::place::Place;
use crate::attribution::clause::is_named;
use crate::attribution::part_of_speech::tag;
use crate::attribution::phrase::phrase_after;
use crate::attribution::reading::{Quoted, Reading};
use crate::lexicon;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

lexicon! {
    /// How people are who are about to speak.
    fn manners = "../../lexicon/manner.txt"
}

/// Tokens of the sentence at most.
const LONGEST: usize = 30;

/// Tokens after the adjective at most: "… about it", "… on Monday".
const TAIL: usize = 5;

/// Who speaks, and the words that say how, in the sentence before a quotation that is one or several of its own.
pub(super) fn before(reading: &Reading, place: &Place) -> Option<Beside> {
    let first = place.quoted.start;
    let sentence = reading.sentence_of(first.checked_sub(1)?);
    let block = |at: usize| reading.sentence.get(at).and_then(|&at| reading.segmentation.sentences.get(at as usize));
    let same = block(first).zip(block(first - 1)).is_some_and(|(one, other)| one.block == other.block);
    let ends = reading.text(sentence.end - 1) == ".";
    if place.inside_sentence || !same || !ends || sentence.len() > LONGEST {
        return None;
    }
    if sentence.clone().any(|at| reading.quoted[at] != Quoted::Outside) {
        return None;
    }
    let first = subject_start(reading, &sentence);
    let source = phrase_after(reading, first, sentence.end)?;
    let verb = source.end + usize::from(reading.text(source.end) == ",");
    if let Some(cue) = reaction(reading, first > sentence.start + 1, &source, sentence.end - 1) {
        return Some(Beside::new(first..cue.start, cue));
    }
    let cue = manner(reading, verb, sentence.end - 1)?;
    may_speak(reading, &source).then(|| Beside::new(source, cue))
}

/// Where the subject of a sentence begins: behind "But", and behind what somebody is asked ("Asked if he would go, | Korver").
fn subject_start(reading: &Reading, sentence: &Range<usize>) -> usize {
    let first = sentence.start + usize::from(matches!(reading.text(sentence.start), "But" | "And" | "Yet" | "When"));
    let asked = matches!(reading.text(first), "Asked" | "asked" | "Pressed" | "pressed" | "Questioned");
    let comma = sentence.clone().find(|&at| reading.text(at) == ",").filter(|_| asked);
    comma.map_or(first, |comma| comma + 1)
}

/// "Asked if he would stay, Jones | shrugged |. “We’ll see.”": the verb of whoever is asked, and nothing else.
fn reaction(reading: &Reading, asked: bool, subject: &Range<usize>, stop: usize) -> Option<Range<usize>> {
    // "Tamsin giggles": the tagger takes it for two nouns.
    let verb = if subject.end == stop { stop.checked_sub(1)? } else { subject.end };
    let word = reading.text(verb);
    let acts = word.starts_with(char::is_lowercase) && (word.ends_with("ed") || word.ends_with('s'));
    (asked && acts && verb > subject.start && verb + 1 == stop).then_some(verb..verb + 1)
}

/// True for somebody: "the road was clear" leads up to nobody's words.
fn may_speak(reading: &Reading, source: &Range<usize>) -> bool {
    let first = reading.text(source.start);
    let pronoun = matches!(first, "He" | "She" | "They" | "he" | "she" | "they");
    // "A third was blunter still."
    let another = matches!(first, "Another" | "Others" | "Some" | "One")
        || first == "A" && matches!(reading.text(source.start + 1), "second" | "third" | "fourth" | "fifth");
    // "Asked about it, Ms Lind was blunt.": the tagger does not know her.
    let high = |at: usize| reading.text(at).starts_with(char::is_uppercase) && reading.sentence_of(at).start < at;
    is_named(reading, source) || high(source.end - 1) || source.len() < 3 && (pronoun || another)
}

/// "was even blunter", "sounded less kind": a verb of being and how, right after a subject.
fn manner(reading: &Reading, verb: usize, stop: usize) -> Option<Range<usize>> {
    let is = reading.classes.get(verb)?.any(Classes::BE)
        || matches!(reading.text(verb), "sounded" | "seemed" | "remained" | "remains" | "sounds");
    let degree = |at: usize| tag(reading, at) == Tag::Adverb || matches!(reading.text(at), "more" | "less" | "even");
    let how = (verb + 1..stop).find(|&at| !degree(at))?;
    let tail = stop.saturating_sub(how + 1);
    (is && manners().has_folded(reading.text(how)) && tail <= TAIL).then_some(verb..how + 1)
}
