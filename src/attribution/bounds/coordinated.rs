//! A second verb of the same speaker: "she said the savings were overstated | and accused Ellis of hiding them".
//!
//! What is said ends before it where the subject of what is said is no speaker: savings accuse nobody.

use std::ops::Range;

use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::phrase::{begins_phrase, phrase_after};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode, mode, mode_of, spans};
use crate::notice::Reason;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Verbs that only somebody who speaks can have for a predicate.
const OF_SPEAKERS: Classes = Classes::TELL.or(Classes::CLAIM).or(Classes::JUDGE);

/// Parts the second reports from the first ones, and puts each behind its own.
pub(super) fn part(reading: &Reading, all: &mut Vec<Attribution>) {
    end_before_next(reading, all);
    let mut parted = Vec::with_capacity(all.len());
    for mut found in all.drain(..) {
        let second = second(reading, &mut found);
        parted.push(found);
        parted.extend(second);
    }
    *all = parted;
}

/// Reports after one that may be of the same speaker.
const NEXT: usize = 4;

/// "| said | crews had been “kept in the dark” | and hinted | that they might leave": what is said ends before the verb of
/// another report by the same speaker.
fn end_before_next(reading: &Reading, all: &mut [Attribution]) {
    for index in 0..all.len() {
        let ([source], [content]) = (&all[index].source[..], &all[index].content[..]) else { continue };
        let (source, range) = (*source, reading.tokens_in(*content));
        let follows = all[index].cue.iter().all(|cue| cue.end <= content.start);
        let next = all[index + 1..].iter().take(NEXT).find_map(|other| {
            let ([own], [cue]) = (&other.source[..], &other.cue[..]) else { return None };
            let cue = reading.tokens_in(*cue);
            let adverb = usize::from(tag(reading, cue.start.saturating_sub(1)) == Tag::Adverb);
            let and = cue.start.checked_sub(1 + adverb)?;
            let joins = matches!(reading.text(and), "and" | "but") && reading.quoted[and] == Quoted::Outside;
            (own.start == source.start && joins && and > range.start + 1 && cue.end <= range.end).then_some(and)
        });
        if let Some(and) = next.filter(|_| follows) {
            let comma = usize::from(reading.text(and - 1) == ",");
            all[index].content = vec![reading.span(&(range.start..and - comma))];
            all[index].mode = mode_of(reading, &all[index].content);
        }
    }
}

/// The second report within what is said, which is cut off there.
fn second(reading: &Reading, found: &mut Attribution) -> Option<Attribution> {
    let ([_], [cue], [content]) = (&found.source[..], &found.cue[..], &found.content[..]) else { return None };
    let (cue, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    if found.mode == Mode::Direct || said.start < cue.end || tag(reading, cue.end - 1) != Tag::Past {
        return None;
    }
    // "admitted obtaining data | but claims that editors knew": what he admitted has no verb for another to go on with.
    if let Some(and) =
        (said.start + 2..said.end.saturating_sub(3)).find(|&and| goes_on_to_claim(reading, said.start, and))
    {
        return Some(split(reading, found, said, and));
    }
    let that = usize::from(reading.classes[said.start].any(Classes::THAT));
    let subject = phrase_after(reading, said.start + that, said.end)?;
    let verb = subject.end;
    if verb >= said.end || !is_finite(reading, verb) || may_speak(reading, &subject) {
        return None;
    }
    let and = (verb + 1..said.end.saturating_sub(2)).find(|&and| begins_report(reading, and))?;
    // No other subject comes between: "the dam was safe, the mayor met residents and warned …".
    if (verb + 1..and).any(|at| is_finite(reading, at) && !matches!(tag(reading, at - 1), Tag::Auxiliary | Tag::Modal))
    {
        return None;
    }
    Some(split(reading, found, said, and))
}

/// Ends what is said before a conjunction; what follows it is the second report.
fn split(reading: &Reading, found: &mut Attribution, said: Range<usize>, and: usize) -> Attribution {
    let comma = usize::from(reading.text(and - 1) == ",");
    let rest: Vec<usize> = (and + 2..said.end).collect();
    found.content = vec![reading.span(&(said.start..and - comma))];
    found.mode = mode_of(reading, &found.content);
    let own = reading.span(&(and + 1..and + 2));
    Attribution {
        cue: vec![own],
        mode: mode(reading, &rest),
        content: spans(reading, &rest),
        reasons: vec![Reason { code: "cue-verb", span: own }],
        ..found.clone()
    }
}

/// "but claims that", where no verb that can head a clause stands before it.
fn goes_on_to_claim(reading: &Reading, start: usize, and: usize) -> bool {
    matches!(reading.text(and), "and" | "but")
        && reading.quoted[and] == Quoted::Outside
        && reading.classes[and + 1].any(Classes::SPEECH)
        && is_finite(reading, and + 1)
        && reading.text(and + 2) == "that"
        && !(start..and).any(|at| is_finite(reading, at))
}

/// True for "and accused", "but warned".
fn begins_report(reading: &Reading, and: usize) -> bool {
    matches!(reading.text(and), "and" | "but")
        && reading.quoted[and] == Quoted::Outside
        && reading.classes[and + 1].any(OF_SPEAKERS)
        && matches!(tag(reading, and + 1), Tag::Past | Tag::Participle | Tag::Adjective)
        && !reading.classes[and + 1].any(Classes::LIGHT)
        // "was praised and condemned by many": a passive has no object.
        && (begins_phrase(reading, and + 2) || reading.classes[and + 2].any(Classes::THAT))
}

/// True for people, bodies, names and what stands for them.
fn may_speak(reading: &Reading, subject: &Range<usize>) -> bool {
    subject.clone().any(|at| {
        reading.classes[at].any(Classes::SPEAKER.or(Classes::DOCUMENT))
            || matches!(reading.tags[at], Tag::ProperNoun | Tag::Pronoun)
    })
}
