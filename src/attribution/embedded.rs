//! Who says it inside a relative clause: "the man, who | police | say | was armed, fled", "a date that ministers insist
//! will not slip", "in what the mayor called a disaster".

use std::ops::Range;

use super::aside::Aside;
use super::clause::{agrees, is_named, reported};
use super::part_of_speech::{is_finite, tag, verb_group};
use super::phrase::{inside_phrase, phrase_before};
use super::reading::{Quoted, Reading};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Tokens of a sentence at most: keeps the work linear.
const LONGEST: usize = 250;

/// Tokens of the subject up to its verb at most: "the ministry’s own inspectors have repeatedly".
const REACH: usize = 10;

/// Tokens of the relative clause behind the verb at most.
const LONGEST_CLAUSE: usize = 60;

/// Nouns that have a clause of their own.
const FACTS: [&str; 10] =
    ["fact", "evidence", "idea", "suggestion", "allegation", "news", "possibility", "chance", "rumour", "rumor"];

/// Verbs that have a clause for what is said.
const SAYS: Classes = Classes::SPEECH.or(Classes::BELIEF);

/// The embedded reports of a text, in order.
pub(super) fn embedded(reading: &Reading) -> Vec<Aside> {
    let relative = |&at: &usize| matches!(reading.text(at), "who" | "which" | "what" | "that");
    let mut all = Vec::new();
    for at in (0..reading.len()).filter(relative) {
        let Some(first) = report(reading, at, at + 1) else { continue };
        // "… say will save lives, and critics fear | will drive away customers"
        let end = first.attribution.content.last().map_or(0, |last| reading.tokens_in(*last).end);
        let second = matches!(reading.text(end), "and" | "but").then(|| report(reading, at, end + 1)).flatten();
        all.push(first);
        all.extend(second);
    }
    all
}

/// The report within the clause of a relative pronoun whose subject begins at a token.
fn report(reading: &Reading, relative: usize, from: usize) -> Option<Aside> {
    let sentence = reading.sentence_of(relative);
    let stop = sentence.end - usize::from(matches!(reading.text(sentence.end - 1), "." | "!" | "?"));
    if sentence.len() > LONGEST || reading.quoted[relative] != Quoted::Outside {
        return None;
    }
    let verb = (from + 1..stop.min(from + REACH)).find(|&at| heads(reading, at))?;
    // "claimed that government drones had circled", "and that bank records suggested": a conjunction, and no pronoun.
    let joins = relative.checked_sub(1).is_some_and(|before| {
        reading.tags[before].is_verb() || tag(reading, before) == Tag::Coordinator || reading.text(before) == ","
    });
    let says = reading.classes[verb].any(Classes::SAY.or(Classes::THINK).or(Classes::CLAIM));
    if from == relative + 1 && joins && !says && reading.text(relative) == "that" {
        return None;
    }
    let group = verb_group(reading, verb, from);
    let source = from..group.start;
    let pronoun = source.len() == 1 && matches!(reading.text(from), "he" | "she" | "it" | "they");
    // Behind "who" the tagger looks for a verb, and takes "police" for one.
    let plain = source.clone().all(|at| {
        let named = inside_phrase(reading, at) || tag(reading, at).is_nominal();
        named || tag(reading, at) == Tag::Adposition || reading.classes[at].any(Classes::SPEAKER)
    });
    let outside = (from..verb + 1).all(|at| reading.quoted[at] == Quoted::Outside);
    let speaks = pronoun || plain && is_named(reading, &source);
    if !speaks || !outside || group.clone().any(|at| reading.classes[at].any(Classes::BE)) {
        return None;
    }
    // "The claim that ministers agreed was false": a conjunction.
    let noun = |at: usize| reading.classes[at].any(Classes::NOUN) || FACTS.contains(&reading.text(at));
    let states = reading.text(relative) == "that" && relative > 0 && noun(relative - 1);
    let said = said(reading, relative, verb, stop).map(|content| (verb + 1, content)).filter(|_| !states);
    let called = || {
        let name = called(reading, relative, verb, stop)?;
        // "what the mayor called | a disaster", "| which | neighbours described | as a ruin".
        Some(match reading.text(relative) {
            "what" => (name.start, vec![name]),
            _ => (verb + 1, vec![relative..relative + 1, verb + 1..name.end]),
        })
    };
    let (end, content) = said.or_else(called).or_else(|| judged(reading, relative, verb, stop))?;
    let cue = group.start..end;
    Some(Aside { attribution: reported(reading, &source, cue, &content, "reporting-clause"), certain: true })
}

/// "which | she | blamed | on a shortage", "which | they | interpret | as a mark", "that | his family | criticised": the
/// pronoun, and what follows the verb.
fn judged(reading: &Reading, relative: usize, verb: usize, stop: usize) -> Option<(usize, Vec<Range<usize>>)> {
    let word = reading.text(verb);
    let takes = reading.text(verb + 1) == "as" && TAKES.contains(&word) && is_view(reading, verb + 2, stop);
    let day = reading.classes.get(verb + 2).is_some_and(|next| next.any(Classes::DAY));
    let blames = reading.text(verb + 1) == "on" && matches!(word, "blame" | "blames" | "blamed") && !day;
    let alone = verb + 1 >= stop || matches!(reading.text(verb + 1), "," | ";");
    let denies = reading.classes[verb].any(Classes::JUDGE) && !reading.classes[verb].any(Classes::WANT)
        || matches!(word, "denies" | "denied" | "deny" | "disputes" | "disputed" | "dispute");
    // "the 3.9% that analysts had forecast"
    let expects = matches!(word, "expected" | "forecast" | "predicted" | "estimated")
        && (alone || reading.text(verb + 1) == "on");
    let first = reading.sentence_of(relative).start;
    if let Some(amount) =
        phrase_before(reading, relative, first).filter(|_| expects && reading.text(relative) == "that")
    {
        return Some((verb + 1, vec![amount]));
    }
    let right = matches!(reading.text(relative), "which" | "that") && (takes || blames || alone && denies);
    let pronoun = relative..relative + 1;
    let rest = verb + 1..end(reading, relative, verb, stop);
    match right {
        true if alone => Some((verb + 1, vec![antecedent(reading, relative).unwrap_or(pronoun)])),
        true if !rest.is_empty() => Some((verb + 1, vec![pronoun, rest])),
        _ => None,
    }
}

/// "a decision | that | his family | criticised", behind a comma: what stands for all that was told.
fn antecedent(reading: &Reading, relative: usize) -> Option<Range<usize>> {
    let article = relative.checked_sub(2).filter(|&article| matches!(reading.text(article), "a" | "an"))?;
    (article > 0 && reading.text(article - 1) == ",").then_some(article..relative)
}

/// "as | a mark of ownership", "as | a sign that": neither "as a child" nor "as he left".
fn is_view(reading: &Reading, from: usize, stop: usize) -> bool {
    let opens = matches!(tag(reading, from), Tag::Determiner | Tag::Adjective | Tag::Possessive);
    let person = |at: usize| {
        reading.classes[at].any(Classes::SPEAKER)
            || matches!(reading.text(at), "child" | "boy" | "girl" | "teenager" | "souvenir" | "toddler")
    };
    opens && !(from..stop.min(from + 3)).any(person)
}

/// Verbs that take something as something.
const TAKES: [&str; 14] = [
    "take",
    "takes",
    "took",
    "interpret",
    "interprets",
    "interpreted",
    "see",
    "sees",
    "saw",
    "regard",
    "regards",
    "regarded",
    "view",
    "viewed",
];

/// True for a verb of saying or judging that can head the clause.
fn heads(reading: &Reading, at: usize) -> bool {
    (reading.classes[at].any(SAYS.or(Classes::JUDGE))
        || TAKES.contains(&reading.text(at)) && reading.text(at + 1) == "as")
        && reading.text(at).starts_with(char::is_lowercase)
        && (is_finite(reading, at)
            || agrees(reading, at)
            || reading.text(at).ends_with("ed") && reading.text(at) != "need"
            || at > 0 && reading.classes[at - 1].any(Classes::SPEAKER) && reading.text(at - 1).ends_with('s'))
}

/// "who | … | was armed": the pronoun, and its own verb behind the one of saying, to where the clause ends.
fn said(reading: &Reading, relative: usize, verb: usize, stop: usize) -> Option<Vec<Range<usize>>> {
    let adverb = usize::from(tag(reading, verb + 1) == Tag::Adverb);
    let main = verb + 1;
    let own = main + adverb < stop && is_finite(reading, main + adverb) && !reading.classes[verb].any(Classes::TELL);
    // "The town that he knew | is gone"
    let alone = matches!(reading.text(verb), "lied" | "agreed" | "complained" | "decided" | "disagreed" | "held");
    let learns = reading.classes[verb].any(Classes::LEARN) && !matches!(reading.text(verb), "found" | "find" | "finds");
    if !own || learns || alone || !reading.classes[verb].any(SAYS) {
        return None;
    }
    let end = end(reading, relative, main + adverb, stop);
    Some(vec![relative..relative + 1, main..end])
}

/// "what | the mayor | called | a disaster", "which | critics | called | “a sham”": what somebody calls it.
fn called(reading: &Reading, relative: usize, verb: usize, stop: usize) -> Option<Range<usize>> {
    let names = match reading.text(verb) {
        "called" | "calls" | "call" | "termed" | "dubbed" | "labelled" | "labeled" | "branded" | "deemed" => verb + 1,
        "described" | "describe" | "describes" | "characterised" | "characterized" | "saw" | "see" | "sees"
        | "denounced" | "dismissed" | "condemned" | "hailed" | "decried" | "portrayed" | "mocked"
            if reading.text(verb + 1) == "as" =>
        {
            verb + 2
        }
        _ => return None,
    };
    let what = reading.text(relative) == "what";
    // "The man that she called | after the crash", "which he called | last month": he rang him, he set it.
    let plain = matches!(tag(reading, names), Tag::Determiner | Tag::Adjective | Tag::Possessive)
        && !reading.text(names).ends_with("ed")
        && !matches!(reading.text(names), "last" | "next" | "this" | "home" | "early" | "late");
    let quotes = reading.quoted.get(names).is_some_and(|quoted| *quoted != Quoted::Outside);
    // "which I saw as a child"
    let view = names == verb + 1 || !TAKES.contains(&reading.text(verb)) || is_view(reading, names, stop);
    if !what && !(view && (plain || quotes)) {
        return None;
    }
    let quoted = |at: usize| reading.quoted.get(at).is_some_and(|quoted| *quoted != Quoted::Outside);
    let word = |at: usize| matches!(tag(reading, at), Tag::Noun | Tag::PluralNoun);
    let closes = |&at: &usize| {
        let mark = matches!(reading.text(at), "," | ";" | ":" | "—" | "–");
        // "“unprecedented” damage | in the town", "a disaster | was over"
        let behind = at > names && quoted(at - 1) && !word(at) && reading.text(at) != "of";
        let further = matches!(reading.text(at), "as" | "when" | "while" | "after" | "because") && at > names;
        !quoted(at) && (mark || behind || further || is_finite(reading, at))
    };
    let end = (names..stop.min(names + LONGEST_CLAUSE)).find(closes).unwrap_or(stop);
    (reading.text(relative) != "who" && names < end).then_some(names..end)
}

/// True where another's report of the same thing begins behind a conjunction.
fn says_again(reading: &Reading, and: usize, stop: usize) -> bool {
    let verb = (and + 2..stop.min(and + REACH / 2)).find(|&at| heads(reading, at));
    verb.is_some_and(|verb| {
        verb + 1 < stop && is_finite(reading, verb + 1) && reading.classes[and + 1].any(Classes::SPEAKER)
    })
}

/// Where a relative clause ends: at a mark that parts clauses, or before the verb of the clause that it stands in.
fn end(reading: &Reading, relative: usize, main: usize, stop: usize) -> usize {
    let set_off = relative.checked_sub(1).is_some_and(|before| reading.text(before) == ",");
    let joins = |at: usize| {
        matches!(tag(reading, at), Tag::Coordinator | Tag::Subordinator) || reading.classes[at].any(Classes::THAT)
    };
    let helps = |at: usize| matches!(tag(reading, at), Tag::Auxiliary | Tag::Modal | Tag::Pronoun | Tag::Particle);
    let mut joined = false;
    for at in main + 1..stop.min(main + LONGEST_CLAUSE) {
        let closes = matches!(reading.text(at), "," | ";" | ":" | "—" | "–" | ")");
        if closes && reading.quoted[at] == Quoted::Outside {
            return at;
        }
        // "… say will save lives | and critics fear will drive away customers"
        if matches!(reading.text(at), "and" | "but") && says_again(reading, at, stop) {
            return at;
        }
        joined |= joins(at);
        let further = at > main + 1 && is_finite(reading, at) && !helps(at - 1) && tag(reading, at - 1) != Tag::Adverb;
        if further && !joined && !set_off {
            return at;
        }
    }
    stop
}
