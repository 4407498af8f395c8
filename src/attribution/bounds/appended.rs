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

/// "a claim | her office | called | “untrue”", behind a comma.
fn answer(reading: &Reading, comma: usize, end: usize) -> Option<Attribution> {
    let article = comma + 1;
    if reading.text(comma) != ","
        || !matches!(reading.text(article), "a" | "an")
        || reading.quoted[comma] != Quoted::Outside
    {
        return None;
    }
    let (noun, source) = (article + 1..end.min(article + 1 + LONGEST_NOUN))
        .filter(|&at| reading.classes[at].any(Classes::NOUN))
        .find_map(|at| Some((at, phrase_after(reading, at + 1, end)?)))?;
    let answers =
        |at: usize| reading.classes[at].any(ANSWERS) && (is_finite(reading, at) || reading.text(at).ends_with("ed"));
    let verb = (source.end..end.min(source.end + 3)).find(|&at| answers(at))?;
    let group = verb_group(reading, verb, source.end);
    let pronoun = source.len() == 1 && matches!(reading.text(source.start), "he" | "she" | "it" | "they");
    if group.start != source.end || !(pronoun || is_named(reading, &source)) {
        return None;
    }
    let content: Range<usize> = if verb + 1 < end { verb + 1..end } else { article..noun + 1 };
    Some(reported(reading, &source, group, &[content], "reporting-clause"))
}
