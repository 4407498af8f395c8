//! What is set behind what somebody says: another's answer ("He said she knew, | a claim her office called “untrue”"),
//! and what the same one adds ("said the fall was overdone, | noting that sanctions had yet to bite").

use std::ops::Range;

use crate::attribution::clause::{is_named, reported};
use crate::attribution::part_of_speech::{is_finite, verb_group};
use crate::attribution::phrase::phrase_after;
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode, mode, mode_of};
use crate::notice::Reason;
use crate::vocabulary::Classes;

/// Tokens of the claim's own noun phrase at most: "a charge", "an accusation".
const LONGEST_NOUN: usize = 3;

/// Verbs that judge or deny a claim.
const ANSWERS: Classes = Classes::JUDGE.or(Classes::SPEECH).or(Classes::THINK);

/// Tokens behind what is said in which the answer begins.
const REACH: usize = 3;

/// Attributions on either side among which the answer may be known already.
const NEAR: usize = 6;

/// Ends what is said before a claim that another answers, and adds the answer, last, where nobody has found it.
pub(super) fn part(reading: &Reading, all: &mut Vec<Attribution>) {
    let mut added: Vec<Attribution> = Vec::new();
    for index in 0..all.len() {
        let found = &all[index];
        let Some(content) = found.content.last().copied().filter(|_| found.mode != Mode::Direct) else { continue };
        let range = reading.tokens_in(content);
        let follows = found.cue.iter().all(|cue| cue.end <= content.start);
        let end = reading.sentence_of(range.start).end;
        let stop = end - usize::from(end > 0 && reading.is_mark(end - 1));
        if let Some(comma) = (range.start + 1..range.end).find(|&at| follows && remark(reading, at)) {
            end_at(reading, &mut all[index], range.start..comma);
            continue;
        }
        let mut commas = (range.start + 1..stop.min(range.end + REACH)).filter(|&at| reading.text(at) == ",");
        let Some((comma, answer)) =
            commas.find_map(|comma| Some((comma, answer(reading, comma, stop)?))).filter(|_| follows)
        else {
            continue;
        };
        let near = all[index.saturating_sub(NEAR)..].iter().take(2 * NEAR).chain(added.last());
        let known = near.flat_map(|other| &other.cue).any(|cue| answer.cue.contains(cue));
        if comma < range.end {
            end_at(reading, &mut all[index], range.start..comma);
        }
        if !known {
            added.push(answer);
        }
    }
    all.extend(added);
}

/// Ends what is said with these tokens.
fn end_at(reading: &Reading, found: &mut Attribution, last: Range<usize>) {
    found.content.pop();
    found.content.push(reading.span(&last));
    found.mode = mode_of(reading, &found.content);
}

/// Parts what somebody adds behind a comma from what he said before; what is added comes last.
pub(in crate::attribution) fn part_additions(reading: &Reading, all: &mut Vec<Attribution>) {
    let mut added: Vec<Attribution> = Vec::new();
    for index in 0..all.len() {
        let found = &all[index];
        let Some(content) = found.content.last().copied().filter(|_| found.mode != Mode::Direct) else { continue };
        let range = reading.tokens_in(content);
        let follows = !found.source.is_empty() && found.cue.iter().all(|cue| cue.end <= content.start);
        let adds = |&comma: &usize| {
            reading.text(comma) == ","
                && reading.quoted[comma] == Quoted::Outside
                && reading.text(comma + 1).ends_with("ing")
                && reading.classes[comma + 1].any(Classes::SPEECH)
                && reading.text(comma + 2) == "that"
        };
        let Some(comma) = (range.start + 1..range.end.saturating_sub(4)).find(adds).filter(|_| follows) else {
            continue;
        };
        let near = all[index.saturating_sub(NEAR)..].iter().take(2 * NEAR);
        let cue = reading.span(&(comma + 1..comma + 2));
        let known = near.flat_map(|other| &other.cue).any(|known| known.overlaps(cue));
        let rest: Vec<usize> = (comma + 2..range.end).collect();
        let addition = Attribution {
            cue: vec![cue],
            content: vec![reading.span(&(comma + 2..range.end))],
            mode: mode(reading, &rest),
            reasons: vec![Reason { code: "cue-verb", span: cue }],
            ..found.clone()
        };
        end_at(reading, &mut all[index], range.start..comma);
        if !known {
            added.push(addition);
        }
    }
    all.extend(added);
}

/// Nouns besides those of saying that stand for what was said: "a figure the union disputes".
const STAND_FOR_IT: [&str; 10] =
    ["figure", "charge", "decision", "move", "version", "account", "number", "view", "something", "practice"];

/// Words for words: "a phrase that drew jeers".
const WORDS: [&str; 6] = ["phrase", "remark", "comment", "term", "accusation", "allegation"];

/// "a claim | her office | called | “untrue”", "something | the club | denies", behind a comma.
fn answer(reading: &Reading, comma: usize, end: usize) -> Option<Attribution> {
    let first = comma + 1;
    let article = matches!(reading.text(first), "a" | "an");
    let something = reading.text(first) == "something";
    if reading.text(comma) != "," || !(article || something) || reading.quoted[comma] != Quoted::Outside {
        return None;
    }
    let stands = |at: &usize| reading.classes[*at].any(Classes::NOUN) || STAND_FOR_IT.contains(&reading.text(*at));
    let nouns = (first + usize::from(article)..end.min(first + 1 + LONGEST_NOUN)).filter(stands);
    let (noun, source) = nouns.into_iter().find_map(|at| {
        let that = usize::from(matches!(reading.text(at + 1), "that" | "which"));
        Some((at, phrase_after(reading, at + 1 + that, end)?))
    })?;
    let answers = |at: usize| {
        (reading.classes[at].any(ANSWERS) || reading.text(at) == "attributed")
            && (is_finite(reading, at) || reading.text(at).ends_with("ed"))
    };
    let verb = (source.end..end.min(source.end + 3)).find(|&at| answers(at))?;
    let group = verb_group(reading, verb, source.end);
    let pronoun = source.len() == 1 && matches!(reading.text(source.start), "he" | "she" | "it" | "they");
    if group.start != source.end || !(pronoun || is_named(reading, &source)) {
        return None;
    }
    let content: Range<usize> = if verb + 1 < end { verb + 1..end } else { first..noun + 1 };
    Some(reported(reading, &source, group, &[content], "reporting-clause"))
}

/// "…, a phrase that drew jeers": what the writer says of the words.
fn remark(reading: &Reading, comma: usize) -> bool {
    reading.text(comma) == ","
        && matches!(reading.text(comma + 1), "a" | "an")
        && WORDS.contains(&reading.text(comma + 2))
        && matches!(reading.text(comma + 3), "that" | "which")
        && reading.quoted[comma] == Quoted::Outside
}
