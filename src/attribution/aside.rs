//! Who says it at the end: "The bridge may fall, the mayor warned." A clause, a comma, a speaker, a verb of saying, and
//! nothing after it.

use std::ops::Range;

use super::Attribution;
use super::clause::reported;
use super::phrase::{is_finite, phrase_before, tag, verb_group};
use super::reading::{Quoted, Reading};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Tokens of the clause at most: keeps the work linear.
const LONGEST: usize = 250;

/// The attributions that end their sentence, in order.
pub(super) fn attributions(reading: &Reading) -> Vec<Attribution> {
    let sentences = 0..reading.segmentation.sentences.len();
    sentences.filter_map(|sentence| aside(reading, reading.segmentation.token_range(sentence))).collect()
}

/// Tokens after the verb at most: "… estimated at the time."
const TAIL: usize = 7;

/// True for a verb of saying or thinking; the tagger is not always right about one that nothing follows.
fn tells(reading: &Reading, verb: usize) -> bool {
    reading.classes[verb].any(Classes::SPEECH.or(Classes::THINK))
        && (reading.tags[verb].is_verb() || reading.text(verb).ends_with("ed"))
}

/// True for nothing, or for when and where it was said.
fn ends(reading: &Reading, tail: Range<usize>) -> bool {
    let opens = tail.clone().next().is_none_or(|first| {
        reading.classes[first].any(Classes::DAY) || matches!(reading.text(first), "at" | "on" | "in" | "last" | "this")
    });
    opens && !tail.into_iter().any(|at| is_finite(reading, at) || reading.is_mark(at))
}

/// Tokens of a clause before "said" whose verb the tagger need not have seen.
const SHORTEST: usize = 4;

fn aside(reading: &Reading, sentence: Range<usize>) -> Option<Attribution> {
    let end = sentence.end.checked_sub(1).filter(|&end| matches!(reading.text(end), "." | "!" | "?"))?;
    if sentence.len() > LONGEST {
        return None;
    }
    let from = (sentence.start + 1).max(end.saturating_sub(TAIL));
    let last = |verb: usize| verb + 1 == end || is_finite(reading, verb) && ends(reading, verb + 1..end);
    let verb = (from..end).rev().find(|&verb| tells(reading, verb) && last(verb))?;
    let group = verb_group(reading, verb, sentence.start);
    let source = phrase_before(reading, group.start, sentence.start)?;
    let comma = source.start.checked_sub(1).filter(|&comma| comma > sentence.start && reading.text(comma) == ",")?;
    let clause = sentence.start..comma;
    let plain = (clause.start..end).all(|at| reading.quoted[at] == Quoted::Outside);
    // "…, according to a review published in March."
    let relative = reading.classes[source.start].any(Classes::THAT.or(Classes::ACCORDING));
    // "Asked whether it would, Ruiz shrugged": that is no clause of its own.
    let participle = matches!(tag(reading, clause.start), Tag::Participle | Tag::Gerund)
        || matches!(reading.text(clause.start), "Asked" | "If" | "When" | "As" | "While" | "Although" | "Though");
    let certain = matches!(reading.text(verb), "said" | "says") && clause.len() > SHORTEST;
    if !plain || relative || participle || !certain && !clause.clone().any(|at| is_finite(reading, at)) {
        return None;
    }
    Some(reported(reading, &source, group, &[clause], "reporting-clause"))
}
