//! Passives: those that name who says it, "The regulator | was accused by | MPs | of acting too slowly", and what
//! somebody was told.

use std::ops::Range;

use super::Attribution;
use super::bounds;
use super::clause::{is_named, reported, without_mark};
use super::complement::{after_time, clause};
use super::hearsay::sourceless;
use super::part_of_speech::{is_finite, tag, verb_group};
use super::phrase::{phrase_after, phrase_before};
use super::reading::{Quoted, Reading};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Tokens of a sentence at most: keeps the work linear.
const LONGEST: usize = 250;

/// The passives with their agents of a text, in order.
pub(super) fn passives(reading: &Reading) -> Vec<Attribution> {
    let says = Classes::JUDGE.or(Classes::SPEECH);
    let told_by = |&by: &usize| {
        (reading.classes[by - 1].any(says) || reading.text(by - 1) == "confirmed") && reading.text(by) == "by"
    };
    (1..reading.len()).filter(told_by).filter_map(|by| passive(reading, by)).collect()
}

fn passive(reading: &Reading, by: usize) -> Option<Attribution> {
    let verb = by - 1;
    let range = reading.sentence_of(by);
    if range.len() > LONGEST || verb <= range.start || reading.quoted[verb] != Quoted::Outside {
        return None;
    }
    let group = verb_group(reading, verb, range.start);
    let passive = group.clone().any(|at| reading.classes[at].any(Classes::BE)) && is_finite(reading, group.start);
    // "Was told by the insurer that": whoever tells is somebody, whether a list has the word or not.
    let tells_so = |source: &Range<usize>| {
        let article = matches!(tag(reading, source.start), Tag::Determiner | Tag::Possessive);
        article && reading.classes[verb].any(Classes::TELL)
    };
    // "Described by relatives as": how they see him.
    let likens = |source: &Range<usize>| {
        bounds::likens(reading, verb, source.end) && tag(reading, source.end - 1) == Tag::PluralNoun
    };
    let source = phrase_after(reading, by + 1, range.end)
        .filter(|source| passive && (is_named(reading, source) || tells_so(source) || likens(source)))?;
    // "confirmed by her niece, Karen Solvang, | who said": what she says is told by itself.
    let relative = |at: &usize| reading.text(*at) == "," && matches!(reading.text(at + 1), "who" | "which" | "whose");
    let source = source.start..source.clone().find(relative).unwrap_or(source.end);
    let stop = without_mark(reading, &range);
    let ends = |at: usize| at >= stop || matches!(reading.text(at), "," | ";");
    let rest = source.end..(source.end..stop).find(|&at| ends(at)).unwrap_or(stop);
    let way = matches!(reading.text(rest.start), "of" | "for" | "as" | "that" | "to");
    let subject = subject(reading, &range, group.start)?;
    // Who "was told by officials that", "was told by officials to", is no part of it.
    let told = reading.classes[verb].any(Classes::TELL);
    let clause = said(reading, rest.start, range.end).map(|said| said..stop);
    // "to rest": the tagger takes many a verb for a noun.
    let acts = || {
        let to = rest.start + usize::from(reading.text(rest.start) == "not");
        let verb = reading.text(to) == "to" && reading.text(to + 1).starts_with(char::is_lowercase);
        let noun = matches!(tag(reading, to + 1), Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Pronoun);
        verb && !noun && to + 1 < stop
    };
    let told = clause.or_else(|| acts().then(|| rest.clone())).filter(|_| told);
    let content = if let Some(said) = told {
        vec![said]
    } else if way && rest.len() > 1 {
        vec![subject, rest]
    } else if tells(reading.text(verb)) {
        vec![subject]
    } else {
        return None;
    };
    let mut report = reported(reading, &source, group.start..by + 1, &content, "reporting-clause");
    bounds::of_infinitive(reading, &mut report);
    Some(report)
}

/// "We | were told | that it was safe": what somebody hears, and nobody is named who says it; in order.
pub(super) fn told(reading: &Reading) -> Vec<Attribution> {
    let tells = |&verb: &usize| {
        reading.classes[verb].any(Classes::TELL)
            && PARTICIPLES.contains(&reading.text(verb))
            && reading.text(verb + 1) != "by"
    };
    (1..reading.len()).filter(tells).filter_map(|verb| heard(reading, verb)).collect()
}

/// Participles of what is told to somebody.
const PARTICIPLES: [&str; 5] = ["told", "informed", "assured", "warned", "advised"];

fn heard(reading: &Reading, verb: usize) -> Option<Attribution> {
    let range = reading.sentence_of(verb);
    if range.len() > LONGEST || verb <= range.start || reading.quoted[verb] != Quoted::Outside {
        return None;
    }
    let group = verb_group(reading, verb, range.start);
    let passive = group.clone().any(|at| reading.classes[at].any(Classes::BE)) && is_finite(reading, group.start);
    // "She had asked for a closure | and was told that": her again.
    let and = group.start > range.start && matches!(reading.text(group.start - 1), "and" | "but");
    if !passive || !and && phrase_before(reading, group.start, range.start).is_none() {
        return None;
    }
    let stop = without_mark(reading, &range);
    let said = said(reading, verb + 1, range.end)?;
    // "It was safe, | then we were told that it was not."
    let turns = |at: &usize| {
        reading.text(*at) == "," && matches!(reading.text(at + 1), "then" | "but" | "and" | "only" | "so" | "yet")
    };
    let stop = (said..stop).find(turns).unwrap_or(stop);
    Some(sourceless(reading, group.start..verb + 1, [said..said, said..stop], "hearsay-passive"))
}

/// Where what is told begins: "that" and a clause, or a clause alone, perhaps after the day.
fn said(reading: &Reading, from: usize, end: usize) -> Option<usize> {
    let start = after_time(reading, from, end);
    let that = start + usize::from(reading.text(start) == "that");
    // "The plan that failed" tells nothing.
    let own = that > start && that + 2 < end && !is_finite(reading, that);
    (own || clause(reading, start, end)).then_some(start)
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
