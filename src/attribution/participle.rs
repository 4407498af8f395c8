//! Reports in a participle: "He had called on Saturday, | explaining | that the bridge was out", "The authors stand by it,
//! with | the lead author | saying | he had been leaned on".

use std::ops::Range;

use super::clause::{is_named, reported, without_mark};
use super::complement::clause;
use super::hearsay::sourceless;
use super::part_of_speech::{is_finite, tag};
use super::phrase::{phrase_after, phrase_before};
use super::reading::{Quoted, Reading};
use super::{Attribution, bounds};
use crate::vocabulary::Classes;

/// Tokens of a sentence at most: keeps the work linear.
const LONGEST: usize = 250;

/// The reports of a text whose verb is a participle, in order.
pub(super) fn reports(reading: &Reading) -> Vec<Attribution> {
    let says = |&at: &usize| {
        reading.classes[at].any(Classes::SPEECH)
            && reading.text(at).ends_with("ing")
            && reading.text(at).starts_with(char::is_lowercase)
            && reading.quoted[at] == Quoted::Outside
    };
    (1..reading.len()).filter(says).filter_map(|verb| report(reading, verb)).collect()
}

/// The questions that open a sentence, in order: "Asked | how, after ten years, she felt, | Wong smiled."
pub(super) fn questions(reading: &Reading) -> Vec<Attribution> {
    let sentences = 0..reading.segmentation.sentences.len();
    let asks = |sentence: usize| {
        let range = reading.segmentation.token_range(sentence);
        let verb = range.start;
        let asks = range.len() > 3 && range.len() < LONGEST && matches!(reading.text(verb), "Asked" | "Pressed");
        let question =
            || matches!(reading.text(verb + 1), "how" | "why" | "whether" | "if" | "what" | "when" | "who" | "where");
        (asks && reading.quoted[verb] == Quoted::Outside && question()).then_some(verb)
    };
    let question = |verb: usize| {
        let stop = without_mark(reading, &reading.sentence_of(verb));
        let whole = [verb + 1..stop, stop..stop];
        let mut found = sourceless(reading, verb..verb + 1, whole, "reporting-clause");
        bounds::to_answer(reading, &mut found, &(verb..verb + 1));
        // Where nobody answers, the sentence is another: "Asked if unclear."
        let ends = found.content.first().is_some_and(|content| reading.tokens_in(*content).end < stop);
        ends.then_some(found)
    };
    sentences.filter_map(asks).filter_map(question).collect()
}

fn report(reading: &Reading, verb: usize) -> Option<Attribution> {
    let range = reading.sentence_of(verb);
    let stop = without_mark(reading, &range);
    if range.len() > LONGEST || verb + 2 >= stop || verb <= range.start + 1 {
        return None;
    }
    let states = reading.text(verb + 1) == "that" || clause(reading, verb + 1, stop);
    // "…, with him saying", and not "people with a grudge saying".
    let set_off = |source: &Range<usize>| {
        source.start > range.start + 1
            && reading.text(source.start - 1) == "with"
            && matches!(reading.text(source.start - 2), "," | "—" | "–")
    };
    let own = phrase_before(reading, verb, range.start).filter(|own| is_named(reading, own) && set_off(own));
    let comma = Some(verb - 1).filter(|&comma| reading.text(comma) == ",");
    let source = own.or_else(|| subject(reading, &range, comma?)).filter(|_| states)?;
    let content = verb + 1..stop;
    Some(reported(reading, &source, verb..verb + 1, &[content], "reporting-clause"))
}

/// The subject of a sentence that has one clause before a comma, and nobody else in it who could be meant.
fn subject(reading: &Reading, sentence: &Range<usize>, comma: usize) -> Option<Range<usize>> {
    let subject = phrase_after(reading, sentence.start, comma)?;
    let verb = subject.end;
    let pronoun =
        subject.len() == 1 && matches!(reading.text(subject.start), "He" | "She" | "They" | "It" | "We" | "I");
    let one = !(verb + 1..comma).any(|at| is_finite(reading, at) && !is_finite(reading, at - 1));
    let plain = (verb..comma).all(|at| reading.quoted[at] == Quoted::Outside && reading.text(at) != ";");
    let tells = is_finite(reading, verb) && tag(reading, verb).is_finite();
    (tells && one && plain && (pronoun || is_named(reading, &subject))).then_some(subject)
}
