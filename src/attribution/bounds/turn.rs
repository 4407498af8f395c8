//! Where the story goes on with what the same speaker says besides: "He said no plant would close, | but he declined to rule
//! out cuts"; or another: "Nurses fear it will close, | while managers insist it is safe".

use crate::attribution::clause::{self, is_named};
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::phrase::phrase_after;
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode, mode_of};
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

/// Tokens of what is said that are looked through at most: keeps the work linear.
const LONGEST: usize = 120;

/// Ends what is said before such a clause, and adds what that one says.
pub(in crate::attribution) fn part(reading: &Reading, all: &mut Vec<Attribution>) {
    let mut added = Vec::new();
    for found in all.iter_mut().filter(|found| found.mode != Mode::Direct) {
        let (Some(cue), [content]) = (found.cue.first(), &mut found.content[..]) else { continue };
        let (cue, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
        if said.start < cue.end || !cue.clone().any(|at| past(reading, at)) {
            continue;
        }
        let turns = |at: &usize| {
            reading.text(*at) == ","
                && reading.quoted[*at] == Quoted::Outside
                && matches!(reading.text(at + 1), "but" | "while" | "although" | "though")
        };
        let near = said.start + 2..said.end.min(said.start + LONGEST);
        let Some((comma, next)) = near.filter(turns).find_map(|comma| Some((comma, goes_on(reading, comma + 2)?)))
        else {
            continue;
        };
        // "Officers said they asked the man, but he refused": he is another.
        let several = |source: &Span| {
            let last = reading.tokens_in(*source).end.saturating_sub(1);
            tag(reading, last) == Tag::PluralNoun || reading.text(last) == "they"
        };
        let person = |at: usize| {
            reading.classes[at].any(Classes::ROLE)
                || matches!(reading.text(at), "man" | "woman" | "boy" | "girl" | "he" | "she" | "him" | "her")
        };
        let he = reading.text(comma + 1) != "while" || matches!(reading.text(comma + 2), "he" | "she");
        if he && (found.source.iter().any(several) || found.source.is_empty() || (said.start..comma).any(person)) {
            continue;
        }
        *content = reading.span(&(said.start..comma));
        found.mode = mode_of(reading, &found.content);
        added.push(next);
    }
    all.extend(added);
}

/// "he | declined | to rule it out": a report whose subject begins at a token, in the
/// plain past.
fn goes_on(reading: &Reading, at: usize) -> Option<Attribution> {
    // "while | managers | insist | it is safe"
    if reading.text(at - 1) == "while" && !matches!(reading.text(at), "he" | "she") {
        let subject = phrase_after(reading, at, at + 8).filter(|subject| is_named(reading, subject))?;
        let verb = subject.end;
        let says = reading.classes.get(verb)?.any(Classes::SPEECH) && is_finite(reading, verb);
        return says.then(|| clause::report(reading, verb, clause::Accept::Clauses)).flatten();
    }
    let who = matches!(reading.text(at), "he" | "she");
    let verb = at + 1;
    let says = reading.classes.get(verb)?.any(Classes::SPEECH.or(Classes::ASK))
        || matches!(reading.text(verb), "declined" | "refused");
    if !who || !says || !past(reading, verb) {
        return None;
    }
    clause::report(reading, verb, clause::Accept::All)
}

fn past(reading: &Reading, at: usize) -> bool {
    is_finite(reading, at) && tag(reading, at) == Tag::Past
}
