//! Where the cues that the models mark begin and end, and which of their finds report nothing.
//!
//! A cue is a verb group, or a noun of saying with the verb that lends itself to it. The models at times run on into
//! what is said ("say supports | their hypothesis") or back over the source ("polled by Reuters had expected").

use std::ops::Range;

use super::phrase::{begins_phrase, is_finite, phrase_after, tag, verb_group};
use super::reading::{Quoted, Reading};
use super::{Attribution, Mode};
use crate::lexicon;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

lexicon! {
    /// Words that end a wish to stay unnamed.
    fn anonymity = "../lexicon/anonymity.txt"
}

/// Verbs that report what is said, thought or shown.
const REPORTS: Classes = Classes::SPEECH.or(Classes::BELIEF).or(Classes::SHOW);

/// Attributions that are looked back at for one and the same content.
const NEAR: usize = 4;

/// Sets cues right, and leaves out what reports nothing.
pub(super) fn mend(reading: &Reading, all: &mut Vec<Attribution>) {
    for found in all.iter_mut() {
        let [cue] = found.cue[..] else { continue };
        let cue = reading.tokens_in(cue);
        if according(reading, found, &cue) {
        } else if let Some(end) = runs_on(reading, found, &cue) {
            end_at(reading, found, &cue, end);
        } else if let Some(start) = runs_back(reading, found, &cue) {
            begin_at(reading, found, &cue, start);
        }
        from_that(reading, found);
        without_day(reading, found);
        to_next_verb(reading, found);
        without_comma(reading, found);
    }
    all.retain(|found| !is_empty(reading, found));
    once(reading, all);
}

/// "according to research published in | Current Biology": the cue is two words, and the source all that follows.
fn according(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) -> bool {
    let to = cue.start + 1;
    let longer = reading.classes[cue.start].any(Classes::ACCORDING) && reading.text(to) == "to" && cue.len() > 2;
    let Some(source) = found.source.first_mut().filter(|_| longer) else { return false };
    let old = reading.tokens_in(*source);
    if old.start < cue.end || old.start > cue.end + 1 {
        return false;
    }
    *source = reading.span(&(to + 1..old.end));
    found.cue = vec![reading.span(&(cue.start..to + 1))];
    true
}

/// Where a cue should have ended: after its first verb that reports, if a clause or a phrase of its own follows.
fn runs_on(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> Option<usize> {
    let says = |at: &usize| reading.classes[*at].any(REPORTS) && is_finite(reading, *at);
    let verb = cue.clone().find(says).filter(|&verb| !reading.classes[verb].any(Classes::LIGHT))?;
    let rest = verb + 1..cue.end;
    let follows = found.content.iter().find(|content| reading.tokens_in(**content).start == cue.end)?;
    if let Some(second) = rest.clone().find(|&at| is_finite(reading, at)) {
        let plain = (rest.start..second).all(|at| tag(reading, at).is_nominal() || inside(reading, at));
        return plain.then_some(rest.start);
    }
    let clause = reading.tokens_in(*follows).any(|at| is_finite(reading, at));
    let tells = reading.classes[verb].any(Classes::TELL);
    let object = rest.len() > 1 && begins_phrase(reading, rest.start) && tag(reading, cue.end - 1) == Tag::Adposition;
    (clause && object && !tells).then_some(rest.start)
}

/// True for a word within a noun phrase.
fn inside(reading: &Reading, at: usize) -> bool {
    matches!(tag(reading, at), Tag::Determiner | Tag::Adjective | Tag::Possessive | Tag::Number)
}

/// Where a cue should have begun: at its last verb group, if a participle with its "by", a relative clause or, where
/// there is no other source, a noun phrase stands before that.
fn runs_back(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> Option<usize> {
    let speaker = |at: usize| reading.classes[at].any(Classes::SPEAKER);
    let follows = |at: usize| found.source.is_empty() && at > cue.start && speaker(at - 1);
    let says = |at: &usize| reading.classes[*at].any(REPORTS) && (is_finite(reading, *at) || follows(*at));
    let verb = cue.clone().rev().find(says)?;
    let group = verb_group(reading, verb, cue.start);
    let before = cue.start..group.start;
    let own = before.clone().any(|at| reading.classes[at].any(Classes::NOUN));
    let by = matches!(tag(reading, cue.start), Tag::Participle | Tag::Past) && before.clone().any(|at| reading.text(at) == "by");
    let relative = group.start.checked_sub(1).is_some_and(|at| matches!(reading.text(at), "which" | "who" | "that"));
    let subject = found.source.is_empty() && before.clone().all(|at| inside(reading, at) || tag(reading, at).is_nominal() || speaker(at));
    let subject = subject && before.clone().last().is_some_and(|at| tag(reading, at).is_nominal() || speaker(at));
    (!own && !before.is_empty() && (subject || before.len() > 1 && (by || relative))).then_some(group.start)
}

/// Ends a cue before a token; what follows is the beginning of what is said.
fn end_at(reading: &Reading, found: &mut Attribution, cue: &Range<usize>, end: usize) {
    found.cue = vec![reading.span(&(cue.start..end))];
    for content in &mut found.content {
        let tokens = reading.tokens_in(*content);
        if tokens.start == cue.end {
            *content = reading.span(&(end..tokens.end));
        }
    }
}

/// Begins a cue at a token; what stood before it belongs to the source, or is the source where it goes before "which".
fn begin_at(reading: &Reading, found: &mut Attribution, cue: &Range<usize>, start: usize) {
    found.cue = vec![reading.span(&(start..cue.end))];
    let relative = matches!(reading.text(start - 1), "which" | "who" | "that");
    let object = (cue.start..start).find(|&at| begins_phrase(reading, at));
    match (found.source.last_mut(), object) {
        (_, Some(object)) if relative => found.source = vec![reading.span(&(object..start))],
        (Some(source), _) if reading.tokens_in(*source).end == cue.start => {
            *source = reading.span(&(reading.tokens_in(*source).start..start));
        }
        (None, _) => found.source = vec![reading.span(&(cue.start..start))],
        _ => {}
    }
}

/// "revealed after | the match that Field had played": where and when it was said is no part of what is said.
fn from_that(reading: &Reading, found: &mut Attribution) {
    let (Some(cue), Some(content)) = (found.cue.last_mut(), found.content.first_mut()) else { return };
    let (said, range) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let last = said.end.saturating_sub(1);
    let way = said.len() > 1
        && matches!(
            reading.text(last),
            "after" | "before" | "during" | "following" | "in" | "at" | "on" | "from" | "through" | "via" | "by"
        );
    let says = reading.classes[last.saturating_sub(1)].any(REPORTS);
    if !way || !says || range.start != said.end || reading.quoted[range.start] != Quoted::Outside {
        return;
    }
    let phrase = phrase_after(reading, range.start, range.end).map_or(range.start, |phrase| phrase.end);
    let that = (range.start..=phrase).find(|&at| reading.text(at) == "that");
    if let Some(that) = that.filter(|&that| that + 2 < range.end && that > range.start) {
        *cue = reading.span(&(said.start..last));
        *content = reading.span(&(that..range.end));
    }
}

/// "acknowledges | the limits of the work | and hopes to repeat it": what somebody speaks about ends before what else they
/// do.
fn to_next_verb(reading: &Reading, found: &mut Attribution) {
    let ([content], Mode::Indirect) = (&mut found.content[..], found.mode) else { return };
    let range = reading.tokens_in(*content);
    let verb = |at: usize| at + 1 < range.end && is_finite(reading, at);
    let Some(and) = range.clone().find(|&at| is_finite(reading, at) || reading.text(at) == "and" && verb(at + 1)) else {
        return;
    };
    let opens = reading.classes[range.start].any(Classes::THAT) || tag(reading, range.start) == Tag::Particle;
    let follows = found.cue.iter().all(|cue| reading.tokens_in(*cue).end <= range.start);
    let own = found.source.iter().all(|source| reading.tokens_in(*source).end <= range.start);
    if reading.text(and) == "and" && and > range.start + 1 && !opens && follows && own {
        *content = reading.span(&(range.start..and));
    }
}

/// What is said does not end with the comma before who says it, unless that is quoted too.
fn without_comma(reading: &Reading, found: &mut Attribution) {
    for content in &mut found.content {
        let range = reading.tokens_in(*content);
        let last = range.end.saturating_sub(1);
        if range.len() > 1 && reading.text(last) == "," && reading.quoted[last] == Quoted::Outside {
            *content = reading.span(&(range.start..last));
        }
    }
}

/// "told reporters | Monday the city would wait": the day belongs to the saying.
fn without_day(reading: &Reading, found: &mut Attribution) {
    let Some(content) = found.content.first_mut().filter(|_| found.mode != Mode::Direct) else { return };
    let range = reading.tokens_in(*content);
    let (day, next) = (range.start, range.start + 1);
    let clause = || {
        phrase_after(reading, next, range.end).is_some_and(|subject| subject.end < range.end && is_finite(reading, subject.end))
            || reading.text(next) == "that" && next + 2 < range.end
    };
    let follows = found.cue.iter().all(|cue| reading.tokens_in(*cue).end <= day);
    if follows && reading.classes[day].any(Classes::DAY) && next < range.end && !is_finite(reading, next) && clause() {
        *content = reading.span(&(next..range.end));
    }
}

/// True for what reports nothing: a wish to stay unnamed, who has seen a paper, a headline's "found dead", what nobody
/// thinks or says, news that somebody got.
fn is_empty(reading: &Reading, found: &Attribution) -> bool {
    let cue = found.cue.first().map_or(0..0, |cue| reading.tokens_in(*cue));
    stays_unnamed(reading, found)
        || is_nobody(reading, found)
        || is_seen(reading, found, &cue) || is_found_so(reading, &cue) || is_told(reading, found, &cue)
}

/// "who asked not to be named", "spoke on condition of anonymity".
fn stays_unnamed(reading: &Reading, found: &Attribution) -> bool {
    let [content] = found.content[..] else { return false };
    let range = reading.tokens_in(content);
    let about = |at: usize| anonymity().has_folded(reading.text(at)) || matches!(reading.text(at), "condition" | "conditions");
    range.len() < 8
        && range.clone().last().is_some_and(|last| anonymity().has_folded(reading.text(last)))
        && range.into_iter().all(|at| reading.quoted[at] == Quoted::Outside && (!tag(reading, at).is_nominal() || about(at)))
}

/// "Nobody thought", "no one has said": there is nothing that anybody said.
fn is_nobody(reading: &Reading, found: &Attribution) -> bool {
    let [source] = found.source[..] else { return false };
    let range = reading.tokens_in(source);
    let word = reading.text(range.start).to_lowercase();
    match range.len() {
        1 => matches!(word.as_str(), "nobody" | "none"),
        2 => word == "no" && reading.text(range.start + 1) == "one",
        _ => false,
    }
}

/// "an email seen by the Guardian", "documents obtained by the BBC".
fn is_seen(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let (Some(source), Some(verb)) = (found.source.first(), cue.clone().next()) else { return false };
    let sees = matches!(reading.text(verb), "seen" | "obtained" | "reviewed" | "viewed" | "read" | "examined" | "heard");
    let source = reading.tokens_in(*source).start;
    sees && cue.len() < 3 && source >= cue.end && (cue.start..source).any(|at| reading.text(at) == "by")
        && reading.text(verb.wrapping_sub(1)) != "been"
}

/// "Harbor wall found cracked", "woman found dead": who was found so finds nothing.
fn is_found_so(reading: &Reading, cue: &Range<usize>) -> bool {
    cue.len() > 1
        && reading.text(cue.start) == "found"
        && matches!(tag(reading, cue.start + 1), Tag::Participle | Tag::Adjective | Tag::Past)
}

/// "Interpol has been informed": told something, nobody knows what.
fn is_told(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let passive = cue.clone().any(|at| reading.classes[at].any(Classes::BE));
    let tells = cue.clone().any(|at| reading.classes[at].any(Classes::TELL));
    let states = found.content.iter().any(|content| {
        reading.tokens_in(*content).any(|at| is_finite(reading, at) || tag(reading, at) == Tag::Infinitive)
    });
    found.source.is_empty() && passive && tells && !states
}

/// Leaves what is said to one cue, the nearest that says it, where one source has several for the same words.
fn once(reading: &Reading, all: &mut Vec<Attribution>) {
    let nearness = |found: &Attribution| {
        let cue = found.cue.first().copied().unwrap_or_default();
        let speech = reading.tokens_in(cue).any(|at| reading.classes[at].any(Classes::SPEECH));
        let content = found.content.first().copied().unwrap_or_default();
        (!speech, gap(cue, content))
    };
    let mut double = vec![false; all.len()];
    for (at, found) in all.iter().enumerate() {
        for before in at.saturating_sub(NEAR)..at {
            let other = &all[before];
            if !double[before] && other.content == found.content && other.source == found.source {
                let further = if nearness(other) > nearness(found) { before } else { at };
                double[further] = true;
            }
        }
    }
    let mut double = double.into_iter();
    all.retain(|_| !double.next().unwrap_or(false));
}

/// Bytes between two spans.
fn gap(one: Span, other: Span) -> u32 {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}
