//! Passives that name who says it: "The regulator | was accused by | MPs | of acting too slowly".

use std::ops::Range;

use super::Attribution;
use super::clause::{is_named, reported};
use super::phrase::{is_finite, phrase_after, phrase_before, tag, verb_group};
use super::reading::{Quoted, Reading};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Tokens of a sentence at most: keeps the work linear.
const LONGEST: usize = 250;

/// The passives with their agents of a text, in order.
pub(super) fn passives(reading: &Reading) -> Vec<Attribution> {
    (1..reading.len()).filter(|&by| reading.text(by) == "by").filter_map(|by| passive(reading, by)).collect()
}

fn passive(reading: &Reading, by: usize) -> Option<Attribution> {
    let verb = by - 1;
    let range = reading.sentence_of(by);
    let says = reading.classes[verb].any(Classes::JUDGE.or(Classes::SPEECH));
    if range.len() > LONGEST || verb <= range.start || !says || reading.quoted[verb] != Quoted::Outside {
        return None;
    }
    let group = verb_group(reading, verb, range.start);
    let passive = group.clone().any(|at| reading.classes[at].any(Classes::BE)) && is_finite(reading, group.start);
    let source = phrase_after(reading, by + 1, range.end).filter(|source| passive && is_named(reading, source))?;
    let stop = range.end - usize::from(reading.is_mark(range.end - 1));
    let ends = |at: usize| at >= stop || matches!(reading.text(at), "," | ";");
    let rest = source.end..(source.end..stop).find(|&at| ends(at)).unwrap_or(stop);
    let way = matches!(reading.text(rest.start), "of" | "for" | "as" | "that" | "to");
    let subject = subject(reading, &range, group.start)?;
    let content = if reading.classes[verb].any(Classes::TELL) && reading.text(rest.start) == "that" {
        // Who "was told by officials that" is no part of it. "The plan that failed" tells nothing.
        let states = rest.len() > 2 && !is_finite(reading, rest.start + 1);
        vec![Some(rest).filter(|_| states)?]
    } else if way && rest.len() > 1 {
        vec![subject, rest]
    } else if tells(reading.text(verb)) {
        vec![subject]
    } else {
        return None;
    };
    Some(reported(reading, &source, group.start..by + 1, &content, "reporting-clause"))
}

/// What is spoken of: from the sentence's start where a report stands there ("Rumours that he left"), else the phrase
/// right before the verb.
fn subject(reading: &Reading, sentence: &Range<usize>, group: usize) -> Option<Range<usize>> {
    let whole = sentence.start..group;
    let that =
        (sentence.start + 1..group).any(|at| reading.text(at) == "that" && reading.classes[at - 1].any(Classes::NOUN));
    let plain = whole.clone().all(|at| !matches!(reading.text(at), "," | ";") && reading.quoted[at] == Quoted::Outside);
    if that && plain {
        return Some(whole);
    }
    let subject = phrase_before(reading, group, sentence.start)?;
    let relative = matches!(reading.text(subject.start), "who" | "which" | "that" | "it" | "It");
    (!relative && tag(reading, subject.end - 1) != Tag::Adverb).then_some(subject)
}

/// True for participles whose subject alone says what is said: "Her death was confirmed by her publisher."
fn tells(participle: &str) -> bool {
    matches!(participle, "confirmed" | "denied" | "announced" | "reported" | "disputed")
}
