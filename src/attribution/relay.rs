//! Relays: the further hands that words passed through, named beside their source.
//!
//! "a report from the department, as relayed by officials to NBC", "two officials cited by the outlet", "told
//! Reuters", "citing people briefed on the matter". Each is a noun phrase with the side of the source it stands on.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::part_of_speech::is_finite;
use super::phrase::{phrase_after, phrase_before};
use super::reading::{Quoted, Reading};
use super::{Attribution, Relay, RelaySide};
use crate::lexicon;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::{Classes, is_masthead};

lexicon! {
    /// Participles before "by", "to" or "in" that say how words were passed on, and by which preposition.
    fn passing = "../lexicon/passing_verbs.txt"
}

lexicon! {
    /// See the first line of the list.
    fn outlet_words = "../lexicon/outlet_words.txt"
}

lexicon! {
    /// See the first line of the list.
    fn platforms = "../lexicon/platforms.txt"
}

/// Tokens that are searched after the end of a source, a cue or a content.
const REACH: usize = 14;

/// People, groups, bodies and documents: what may stand behind what is told.
const ORIGIN: Classes = Classes::SPEAKER.or(Classes::DOCUMENT);

/// Adds to each attribution the relays that are named beside its source or in the clause of its cue.
pub(super) fn relays(reading: &Reading, attributions: &mut Vec<Attribution>) {
    for found in attributions.iter_mut() {
        if let [source] = found.source.as_mut_slice() {
            *source = without_hands(reading, *source);
        }
        let mut relays: Vec<Relay> = Vec::new();
        if let (Some(source), Some(cue)) = (found.source.first().copied(), found.cue.last().copied()) {
            passed_on(reading, found, source, &mut relays);
            addressed(reading, found, cue, &mut relays);
        }
        if let Some(citing) = cited(reading, found, &mut relays) {
            end_before(reading, found, citing);
        }
        quoted(reading, found, &mut relays);
        relays.retain(|relay| !found.source.contains(&relay.span));
        found.relays = relays;
    }
    leave_out_citing(attributions);
}

/// The source that words had before they went on: "a report, as relayed by officials" is a report.
fn without_hands(reading: &Reading, source: Span) -> Span {
    let range = reading.tokens_in(source);
    let passes = |at: usize| {
        at > 1 && passing().has_folded(reading.text(at)) && reading.text(at - 1) == "as" && reading.text(at - 2) == ","
    };
    let Some(passing) = range.clone().find(|&at| passes(at)) else { return source };
    let comma = passing - 2;
    let before = if range.start < comma {
        Some(range.start..comma)
    } else {
        phrase_before(reading, comma, reading.sentence_of(comma).start)
    };
    before.map_or(source, |before| reading.span(&before))
}

/// "Citing two people": whoever is cited stands in the chain, and is nothing that is said.
fn leave_out_citing(attributions: &mut Vec<Attribution>) {
    let cited =
        attributions.iter().flat_map(|found| &found.relays).filter(|relay| relay.side == RelaySide::BeforeSource);
    let cited: FxHashSet<Span> = cited.map(|relay| relay.span).collect();
    attributions.retain(|found| !found.content.iter().all(|content| cited.contains(content)));
}

/// Within a source and what is set off after it: "… as relayed by officials to NBC", "cited by the outlet".
fn passed_on(reading: &Reading, found: &Attribution, source: Span, relays: &mut Vec<Relay>) {
    let start = reading.segmentation.token_at(source.start);
    let end = reading.tokens_in(source).end;
    let limit = (end + REACH).min(reading.sentence_of(start).end);
    let mut open = false;
    for at in start + 1..limit {
        let beyond = at >= end;
        // Beyond the source only what follows its comma belongs to it, up to the cue or the content.
        // "…, a developer | who said her details were in a list published by": that is told of her.
        if beyond && (is_part(reading, found, at) || matches!(reading.text(at), "." | "who")) {
            break;
        }
        open |= !beyond || reading.text(at) == ",";
        let Some(prepositions) = passing().field_folded(reading.text(at)).filter(|_| open) else { continue };
        let mut passed = false;
        for way in at + 1..(at + 12).min(limit) {
            let word = reading.text(way);
            if is_part(reading, found, way) && way >= end || word == "," && way > at + 1 {
                break;
            }
            // "published in May"
            let when = matches!(reading.text(way + 1), "May" | "March")
                || reading.classes.get(way + 1).is_some_and(|next| next.any(Classes::DAY));
            // "writing in The Ledger", and not "writing in French".
            let outlet = || (way + 1..limit.min(way + 5)).any(|at| is_outlet(reading, at));
            let wrote = reading.text(at) == "writing" && !outlet();
            if !when && !wrote && prepositions.split(',').any(|preposition| preposition == word) {
                let limit = (way + 1..limit).find(|&at| is_part(reading, found, at)).unwrap_or(limit);
                add(reading, way + 1, limit, RelaySide::AfterSource, relays);
                passed = true;
            }
        }
        if passed {
            break;
        }
    }
}

/// Who was spoken to, where that is one of the media: "told Reuters", "said in an interview with the BBC", "said on CNN".
fn addressed(reading: &Reading, found: &Attribution, cue: Span, relays: &mut Vec<Relay>) {
    let start = reading.tokens_in(cue).end;
    let limit = (start + REACH).min(reading.sentence_of(start.saturating_sub(1)).end);
    let range = reading.tokens_in(cue);
    let told = range.clone().any(|at| reading.classes[at].any(Classes::TELL));
    for at in start..limit {
        if is_part(reading, found, at) || reading.is_mark(at) {
            break;
        }
        let way = matches!(reading.text(at), "to" | "with" | "on" | "by") && at + 1 < limit;
        let from = if told && at == start {
            at
        } else if way {
            at + 1
        } else {
            continue;
        };
        let from = from + usize::from(matches!(reading.text(from), "the" | "The") && reading.text(from + 1).is_empty());
        let Some(phrase) = phrase_after(reading, from, limit) else { continue };
        let outlet = phrase.clone().any(|at| is_outlet(reading, at)) || from == start && is_told(reading, &phrase);
        if outlet && !phrase.clone().any(|at| is_part(reading, found, at)) {
            let phrase = phrase.start..own_end(reading, &phrase);
            let relay = Relay { span: reading.span(&phrase), side: RelaySide::AfterSource };
            if !relays.contains(&relay) {
                relays.push(relay);
            }
            break;
        }
    }
}

/// "“…,” she told | Channel Nine", "told | BBC Radio Scotland": a name with a word of an outlet in it.
fn is_told(reading: &Reading, phrase: &Range<usize>) -> bool {
    let high = |at: usize| reading.text(at).starts_with(char::is_uppercase);
    (phrase.start..own_end(reading, phrase)).any(|at| high(at) && outlet_words().has_folded(reading.text(at)))
}

/// "State radio | quoted | one worker as saying": who quotes passes it on.
fn quoted(reading: &Reading, found: &Attribution, relays: &mut Vec<Relay>) {
    let ([source], [cue]) = (&found.source[..], &found.cue[..]) else { return };
    let said = reading.tokens_in(*cue);
    let quotes = matches!(reading.text(said.end.saturating_sub(1)), "quoted" | "cited" | "quotes" | "cites");
    if !quotes || source.start < cue.end {
        return;
    }
    if let Some(subject) = phrase_before(reading, said.start, reading.sentence_of(said.start).start) {
        relays.push(Relay { span: reading.span(&subject), side: RelaySide::AfterSource });
    }
}

/// Where it comes from: "…, citing two officials", "…, quoting a ministry statement".
fn cited(reading: &Reading, found: &Attribution, relays: &mut Vec<Relay>) -> Option<usize> {
    let last = found.cue.iter().chain(&found.source).chain(&found.content).max_by_key(|span| span.end);
    let first = found.cue.iter().chain(&found.source).chain(&found.content).min_by_key(|span| span.start);
    let (first, last) = (first?, last?);
    let start = reading.segmentation.token_at(first.start);
    let end = reading.tokens_in(*last).end;
    let limit = reading.sentence_of(end.saturating_sub(1)).end;
    let from = start.max(end.saturating_sub(60));
    for at in from + 1..limit.min(end + REACH) {
        if !matches!(reading.text(at), "citing" | "quoting")
            || reading.text(at - 1) != "," && reading.text(at - 1) != "—"
        {
            continue;
        }
        // "to sell the stadium, the Herald reported, citing two people": the Herald cites them.
        if (end..at).any(|at| is_finite(reading, at)) {
            break;
        }
        let Some(phrase) = phrase_after(reading, at + 1, limit) else { continue };
        // "citing a person close to | him"
        let close = matches!(reading.text(phrase.end - 1), "to" | "with" | "of");
        let whom = close && phrase.end < limit && matches!(reading.text(phrase.end), "him" | "her" | "them" | "it");
        let phrase = phrase.start..phrase.end + usize::from(whom);
        // "citing patient confidentiality" cites no patient.
        let noun = |at: &usize| {
            reading.tags[*at].is_nominal()
                || matches!(reading.tags[*at], Tag::Determiner | Tag::Adjective | Tag::Number | Tag::Possessive)
        };
        let head = phrase.clone().take_while(noun).filter(|&at| reading.tags[at].is_nominal()).last();
        let origin = head.is_some_and(|at| reading.classes[at].any(ORIGIN) || reading.text(at) == "people");
        let name = reading.tags[at + 1] == Tag::ProperNoun;
        if origin || name {
            relays.insert(0, Relay { span: reading.span(&phrase), side: RelaySide::BeforeSource });
            return Some(at).filter(|_| !goes_on(reading, found, phrase.end));
        }
        break;
    }
    None
}

/// "…, citing officials, | and that schools would open": more is said behind whoever is cited.
fn goes_on(reading: &Reading, found: &Attribution, cited: usize) -> bool {
    let end = found.content.last().map_or(0, |last| reading.tokens_in(*last).end);
    (cited..end).any(|at| !reading.is_mark(at))
}

/// "reported | that two firms had bid |, citing unnamed sources": who is cited is no part of what is said.
fn end_before(reading: &Reading, found: &mut Attribution, citing: usize) {
    let Some(last) = found.content.last_mut() else { return };
    let range = reading.tokens_in(*last);
    let plain = range.contains(&citing) && citing > range.start + 2 && reading.quoted[citing] == Quoted::Outside;
    if plain && found.source.iter().chain(&found.cue).all(|span| span.start < last.start) {
        *last = reading.span(&(range.start..citing - 1));
    }
}

fn add(reading: &Reading, from: usize, limit: usize, side: RelaySide, relays: &mut Vec<Relay>) {
    let Some(phrase) = phrase_after(reading, from, limit) else { return };
    let phrase = phrase.start..own_end(reading, &phrase);
    let end = phrase.clone().skip(1).find(|&at| reading.text(at) == "to").unwrap_or(phrase.end);
    let relay = Relay { span: reading.span(&(phrase.start..end)), side };
    if !relays.contains(&relay) {
        relays.push(relay);
    }
}

/// True where a token belongs to the cue or the content.
fn is_part(reading: &Reading, found: &Attribution, at: usize) -> bool {
    let Some(token) = reading.segmentation.tokens.get(at) else { return true };
    found.cue.iter().chain(&found.content).any(|span| span.contains(token.span))
}

fn is_outlet(reading: &Reading, at: usize) -> bool {
    let name = reading.text(at).starts_with(char::is_uppercase);
    let masthead = at > 0 && is_masthead(reading.text(at)) && is_named(reading.text(at - 1));
    // "Italian newspaper Il Corriere"
    let said_so = at > 0
        && matches!(reading.text(at - 1), "newspaper" | "broadcaster" | "magazine" | "website" | "station" | "tabloid")
        || reading.text(at + 1) == "agency"
            && matches!(reading.text(at.wrapping_sub(1)), "run" | "news" | "state" | "owned")
        || at > 1 && reading.text(at - 1) == "agency" && matches!(reading.text(at - 2), "news" | "press")
        || at > 0 && reading.text(at - 1) == "daily" && reading.text(at + 1).starts_with(char::is_uppercase);
    name && !platforms().has_folded(reading.text(at))
        && (reading.classes[at].any(Classes::MEDIA) || masthead || said_so)
}

/// "The Echo", "Larne Echo".
fn is_named(before: &str) -> bool {
    before == "the" || before.starts_with(char::is_uppercase)
}

/// Where a phrase ends before a comma, and before when it was: "Reuters | last month".
fn own_end(reading: &Reading, phrase: &Range<usize>) -> usize {
    let day = |at: usize| reading.classes.get(at).is_some_and(|classes| classes.any(Classes::DAY));
    let time = |at: usize| day(at) || matches!(reading.text(at), "week" | "month" | "year" | "night");
    let ends = |at: &usize| match reading.text(*at) {
        "," => true,
        "last" | "earlier" | "this" => time(at + 1),
        // "The Daily Sun", "Today" on the radio
        "Today" | "Sun" => false,
        // "The Mail on Sunday"
        _ => day(*at) && reading.text(at - 1) != "on",
    };
    phrase.clone().skip(1).find(ends).unwrap_or(phrase.end)
}
