//! Whom it is said to and in what, which is no part of what is said: "told | reporters that it rained", "said | in an email
//! the rain had stopped".

use std::ops::Range;

use super::clause::is_named;
use super::complement::{LONGEST_ADDRESSEE, clause, frames, takes};
use super::part_of_speech::{is_finite, tag};
use super::phrase::phrase_after;
use super::reading::Reading;
use super::{Attribution, Mode};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Leaves the addressee out of what is said, behind verbs that take one.
pub(super) fn without(reading: &Reading, all: &mut [Attribution]) {
    for found in all.iter_mut().filter(|found| found.mode != Mode::Direct) {
        let (Some(cue), Some(content)) = (found.cue.last(), found.content.first_mut()) else { continue };
        let verb = reading.tokens_in(*cue).end.saturating_sub(1);
        let range = reading.tokens_in(*content);
        if let Some(start) = behind_clause(reading, &range).filter(|_| range.start > verb) {
            *content = reading.span(&(start..range.end));
            continue;
        }
        // "told Crops | & Acres | the response was warm"
        if reading.text(range.start) == "&" {
            let name = |at: &usize| reading.text(*at).starts_with(char::is_uppercase);
            let start = range.start + 1 + (range.start + 1..range.end).take_while(name).count();
            if start < range.end {
                *content = reading.span(&(start..range.end));
            }
            continue;
        }
        // "emailed | me last night to complain | that"
        if let Some(that) = to_say(reading, verb, &range) {
            *content = reading.span(&(that..range.end));
            continue;
        }
        if range.start != verb + 1 {
            continue;
        }
        if let Some(start) = behind_writing(reading, verb, &range).or_else(|| behind_occasion(reading, verb, &range)) {
            *content = reading.span(&(start..range.end));
            continue;
        }
        if !frames(reading, verb).is_some_and(|frames| takes(frames, "addressee")) {
            continue;
        }
        let start = that(reading, verb, &range)
            .or_else(|| pronoun(reading, &range))
            .or_else(|| subject(reading, &range))
            .or_else(|| of(reading, verb, &range));
        if let Some(start) = start {
            *content = reading.span(&(start..range.end));
        }
    }
}

/// "said | in an email | the premier had full confidence in her": what is said begins with its own subject.
fn behind_writing(reading: &Reading, verb: usize, said: &Range<usize>) -> Option<usize> {
    let says = reading.classes[verb].any(Classes::SAY) && reading.text(said.start) == "in";
    let writing = |at: &usize| {
        reading.classes[*at].any(Classes::DOCUMENT.or(Classes::SAY_NOUN))
            || matches!(reading.text(*at), "email" | "post" | "message" | "tweet" | "filing")
    };
    let noun = (said.start + 1..said.end.min(said.start + 4)).find(writing).filter(|_| says)?;
    let subject = phrase_after(reading, noun + 1, said.end)?;
    (subject.end < said.end && is_finite(reading, subject.end)).then_some(noun + 1)
}

/// "told the Journal, | which obtained a copy, | that": what the paper did is no part of it.
fn behind_clause(reading: &Reading, said: &Range<usize>) -> Option<usize> {
    if !matches!(reading.text(said.start), "which" | "who") {
        return None;
    }
    let comma = said.clone().take(4 * LONGEST_ADDRESSEE).find(|&at| reading.text(at) == ",")?;
    (reading.text(comma + 1) == "that" && comma + 3 < said.end).then_some(comma + 1)
}

/// "emailed the council | to complain | that": what is said in what is written.
fn to_say(reading: &Reading, verb: usize, said: &Range<usize>) -> Option<usize> {
    let writes = reading.classes[verb].any(Classes::WRITE)
        || matches!(reading.text(verb), "emailed" | "phoned" | "rang" | "called" | "texted" | "messaged");
    if !writes || said.start != verb + 1 {
        return None;
    }
    let near = said.clone().take(LONGEST_ADDRESSEE + 2).take_while(|&at| !reading.is_mark(at));
    let that = near.into_iter().find(|&at| reading.text(at) == "that")?;
    let says = that >= said.start + 3
        && reading.text(that - 2) == "to"
        && reading.classes[that - 1].any(Classes::SPEECH.or(Classes::ASK));
    says.then_some(that)
}

/// "wrote | to clients | that", "said | at our rally | that": to whom and where it is said.
fn behind_occasion(reading: &Reading, verb: usize, said: &Range<usize>) -> Option<usize> {
    let says = reading.classes[verb].any(Classes::SAY.or(Classes::WRITE))
        && matches!(reading.text(said.start), "to" | "at" | "in" | "on" | "during");
    if !says {
        return None;
    }
    let phrase = said.clone().skip(1).take(LONGEST_ADDRESSEE);
    let that = phrase.take_while(|&at| !reading.is_mark(at) && !is_finite(reading, at));
    let that = that.into_iter().find(|&at| reading.text(at) == "that")?;
    // "wrote to firms | that sell vapes": no clause that is said.
    let noun = tag(reading, that - 1).is_nominal();
    let states = !tag(reading, that + 1).is_verb() && (that + 2..said.end).any(|at| is_finite(reading, at));
    (noun && states && that > said.start + 1).then_some(that)
}

/// "informed | the coastguard | of engine trouble".
fn of(reading: &Reading, verb: usize, said: &Range<usize>) -> Option<usize> {
    let tells = matches!(reading.text(verb), "informed" | "informs" | "notified" | "notifies" | "warned" | "warns");
    let plain =
        |at: &usize| tag(reading, *at).is_nominal() || matches!(tag(reading, *at), Tag::Determiner | Tag::Adjective);
    let of = said.clone().take(LONGEST_ADDRESSEE).find(|at| !plain(at))?;
    (tells && of > said.start && of + 1 < said.end && tells_of(reading, of, said.end)).then_some(of)
}

/// True for the "of" of what is told, "the coastguard | of engine trouble", and not of whom, "members of the public to
/// stay away".
pub(super) fn tells_of(reading: &Reading, of: usize, end: usize) -> bool {
    const OWNERS: [&str; 22] = [
        "member", "members", "owner", "owners", "people", "family", "families", "head", "heads", "leader", "leaders",
        "user", "users", "holders", "parents", "pack", "number", "group", "most", "some", "all", "one",
    ];
    let further = (of + 1..end).any(|at| matches!(reading.text(at), "about" | "to" | "against" | "that"));
    reading.text(of) == "of" && of > 0 && !OWNERS.contains(&reading.text(of - 1)) && !further
}

/// "tell | us | measles is a disease of the past".
fn pronoun(reading: &Reading, said: &Range<usize>) -> Option<usize> {
    let told = matches!(reading.text(said.start), "me" | "us" | "him" | "them" | "you");
    (told && clause(reading, said.start + 1, said.end)).then_some(said.start + 1)
}

/// The "that" behind whoever is told, or the question behind whoever is asked.
fn that(reading: &Reading, verb: usize, said: &Range<usize>) -> Option<usize> {
    let told = said.clone().take(LONGEST_ADDRESSEE).take_while(|&at| !reading.is_mark(at) && !is_finite(reading, at));
    let asks = reading.classes[verb].any(Classes::ASK);
    let that = told.clone().find(|&at| {
        matches!(reading.text(at), "that" | "how" | "whether" | "why" | "if")
            || asks && matches!(reading.text(at), "what" | "who" | "where" | "when")
    });
    // "urged me to reject | that submission": no clause.
    let acts = |that: usize| (said.start..that).any(|at| reading.tags[at] == Tag::Infinitive);
    that.filter(|&that| that > said.start && that + 1 < said.end && !acts(that))
}

/// The subject of what is said, without "that": "the meeting | a plan would be ready", "him in the summer | he could leave".
fn subject(reading: &Reading, said: &Range<usize>) -> Option<usize> {
    let near = said.clone().take(LONGEST_ADDRESSEE);
    let verb = near.clone().find(|&at| is_finite(reading, at) || reading.is_mark(at))?;
    let ends = |at: usize| tag(reading, at).is_nominal() || reading.text(at) == "her" || hears(reading, at);
    let start =
        (said.start + 1..verb).find(|&at| opens(reading, at) && ends(before_when(reading, at, said.start) - 1))?;
    // "told MPs | last week | he did not believe it"
    let heard = before_when(reading, start, said.start);
    let plain =
        |at: usize| tag(reading, at).is_nominal() || matches!(tag(reading, at), Tag::Determiner | Tag::Adjective);
    let whom = match reading.text(said.start) {
        "him" | "me" | "us" | "them" => true,
        "her" => heard == said.start + 1,
        // "The reforms the country needs": only somebody is told.
        "the" | "a" | "an" => {
            // "told the bank | it expected", and not "the woman he loved"
            let body = reading.classes[heard - 1].any(Classes::BODY) && reading.text(start) == "it";
            (said.start..heard - 1).all(plain)
                && hears(reading, heard - 1)
                && (tag(reading, start) != Tag::Pronoun || body)
        }
        // "promised | my children | I'd stop", and not "told the woman he loved"
        "my" | "our" | "his" | "their" => {
            hears(reading, heard - 1)
                && heard == said.start + 2
                && start + 1 == verb
                && matches!(tag(reading, verb), Tag::Auxiliary | Tag::Modal)
        }
        // "warned | managers | the sides were weak"
        _ => {
            let people = is_named(reading, &(said.start..said.start + 1)) || hears(reading, said.start);
            let several = tag(reading, said.start) == Tag::PluralNoun || reading.text(said.start) == "staff";
            heard == said.start + 1 && several && people && tag(reading, start) != Tag::ProperNoun
        }
    };
    // "Anything it does not know": a relative clause.
    let before = reading.text(start - 1);
    let thing = matches!(before, "anything" | "something" | "everything" | "nothing" | "all" | "what" | "truth");
    (whom && !thing && is_finite(reading, verb)).then_some(start)
}

/// Where a time ends what stands before a token, "MPs | last week": its first token, or the token itself.
fn before_when(reading: &Reading, at: usize, first: usize) -> usize {
    let Some(last) = at.checked_sub(1).filter(|&last| last > first + 1) else { return at };
    let unit = matches!(reading.text(last), "week" | "month" | "year" | "night" | "summer" | "autumn" | "spring");
    let near = matches!(reading.text(last - 1), "last" | "this" | "earlier");
    if unit && near { last - 1 } else { at }
}

/// True for people and the occasions on which they are spoken to.
fn hears(reading: &Reading, noun: usize) -> bool {
    let occasion = matches!(
        reading.text(noun),
        "meeting"
            | "inquiry"
            | "hearing"
            | "court"
            | "jury"
            | "tribunal"
            | "trial"
            | "conference"
            | "panel"
            | "committee"
            | "legislature"
            | "parliament"
            | "assembly"
            | "council"
            | "crowd"
            | "rally"
    );
    occasion || reading.classes[noun].any(Classes::SPEAKER)
}

/// True for what a subject begins with that nothing before it goes on to.
fn opens(reading: &Reading, at: usize) -> bool {
    let alone = matches!(
        reading.text(at),
        "he" | "she" | "they" | "we" | "I" | "it" | "there" | "everything" | "nothing" | "everybody" | "nobody"
    );
    let article = matches!(tag(reading, at), Tag::Determiner | Tag::Possessive);
    alone || article && !reading.classes[at].any(Classes::THAT)
}
