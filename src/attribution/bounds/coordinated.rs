//! A second verb of the same speaker: "she said the savings were overstated | and accused Ellis of hiding them".
//!
//! What is said ends before it where the subject of what is said is no speaker: savings accuse nobody.

use std::ops::Range;

use crate::attribution::complement::{complement, frames};
use crate::attribution::part_of_speech::{lower, tag};
use crate::attribution::phrase::{begins_phrase, phrase_after};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode, mode, mode_of, spans};
use crate::notice::Reason;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

/// Verbs that only somebody who speaks can have for a predicate, and that take an object.
const OF_SPEAKERS: Classes = Classes::TELL.or(Classes::CLAIM).or(Classes::JUDGE);

/// Verbs of what no thing does.
const BY_SOMEBODY: Classes = OF_SPEAKERS.or(Classes::SPEECH).or(Classes::THINK).or(Classes::WANT);

/// Parts the second reports from the first ones, and puts each behind its own.
pub(in crate::attribution) fn part(reading: &Reading, all: &mut Vec<Attribution>) {
    end_before_next(reading, all);
    let mut added: Vec<(usize, Attribution)> = Vec::new();
    for index in 0..all.len() {
        let Some(Second { content, report }) = second(reading, &all[index]) else { continue };
        let own = report.cue.first().copied().unwrap_or_default();
        let mut near = index.saturating_sub(NEXT)..all.len().min(index + NEXT);
        if let Some(known) = near.find(|&at| all[at].cue.iter().any(|cue| cue.overlaps(own))) {
            // Nobody knew whose it is; "floods are likely and | warns of": several floods are not meant.
            if all[known].source.is_empty() || disagrees(reading, &all[known]) {
                all[known].source.clone_from(&report.source);
            }
            let start = |found: &Attribution| found.source.first().map(|source| source.start);
            if start(&all[known]) == start(&report) {
                end_with(reading, &mut all[index], content);
            }
            continue;
        }
        end_with(reading, &mut all[index], content);
        let mut next = report;
        while let Some(Second { content, report }) = second(reading, &next) {
            end_with(reading, &mut next, content);
            added.push((index, std::mem::replace(&mut next, report)));
        }
        added.push((index, next));
    }
    if added.is_empty() {
        return;
    }
    let mut added = added.into_iter().peekable();
    for (index, found) in std::mem::take(all).into_iter().enumerate() {
        all.push(found);
        while let Some((_, next)) = added.next_if(|(at, _)| *at == index) {
            all.push(next);
        }
    }
}

/// "floods | warns of": a noun of several with the verb of one.
fn disagrees(reading: &Reading, found: &Attribution) -> bool {
    let ([source], [cue]) = (&found.source[..], &found.cue[..]) else { return false };
    let (source, verb) = (reading.tokens_in(*source), reading.tokens_in(*cue).start);
    let head = source.clone().take_while(|&at| tag(reading, at) != Tag::Adposition).last();
    let several = head.is_some_and(|head| tag(reading, head) == Tag::PluralNoun);
    several && tag(reading, verb) == Tag::Present && reading.text(verb).ends_with('s')
}

/// Ends what is said with a content that is shorter, if there is one.
fn end_with(reading: &Reading, found: &mut Attribution, content: Option<Span>) {
    if let Some(content) = content {
        found.content = vec![content];
        found.mode = mode_of(reading, &found.content);
    }
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
            // "said it looked old, and | she | questioned | whether": the same speaker by a pronoun.
            let he = reading.tokens_in(*own);
            let again = he.len() == 1
                && he.end == cue.start
                && matches!(reading.text(he.start), "he" | "she")
                && he.start > range.start + 2
                && reading.text(he.start - 1) == "and"
                && reading.text(he.start - 2) == ","
                && reading.classes[cue.start].any(Classes::ASK.or(Classes::SPEECH))
                && reading.text(range.start) == "that"
                && cue.end <= range.end;
            if again {
                return Some(he.start - 1);
            }
            (source.contains(*own) && joins && and > range.start + 1 && cue.end <= range.end).then_some(and)
        });
        if let Some(and) = next.filter(|_| follows) {
            let comma = usize::from(reading.text(and - 1) == ",");
            all[index].content = vec![reading.span(&(range.start..and - comma))];
            all[index].mode = mode_of(reading, &all[index].content);
        }
    }
}

/// A second report of the same speaker, and what the first one says without it where it was a part of that.
struct Second {
    content: Option<Span>,
    report: Attribution,
}

/// The second report within what is said, or right behind it.
fn second(reading: &Reading, found: &Attribution) -> Option<Second> {
    let ([source], [cue], [content]) = (&found.source[..], &found.cue[..], &found.content[..]) else { return None };
    let (own, cue, said) = (reading.tokens_in(*source), reading.tokens_in(*cue), reading.tokens_in(*content));
    if said.start < cue.end {
        return None;
    }
    let last = cue.end.checked_sub(1)?;
    let past = reading.text(last).ends_with("ed") && !cue.clone().any(|at| reading.classes[at].any(Classes::AUXILIARY));
    let tense = cue.clone().find_map(|at| Tense::of(reading, at)).or(past.then_some(Tense::Past));
    let tense = tense.filter(|tense| *tense != Tense::Modal)?;
    let sentence = reading.sentence_of(cue.start);
    let end = sentence.end.min(said.end + LONGEST_CONTENT);
    let end = end - usize::from(end == sentence.end && reading.is_mark(end - 1));
    let behind = said.end + usize::from(reading.text(said.end) == ",");
    let within = found.mode != Mode::Direct;
    let from = if within { said.start + 1 } else { said.end };
    let ands = (from..=behind.min(end)).filter(|&at| joins(reading, at));
    let mut reports = ands.take(MOST_CONJUNCTIONS).filter_map(|and| {
        let stop = if and < said.end { said.end } else { end };
        let next = Next { own: own.clone().last().filter(|_| own.len() == 1), ..next_report(reading, and, stop)? };
        Some((and, stop, next))
    });
    let (and, stop, next) = reports.find(|(and, _, next)| is_of_speaker(reading, said.start..*and, tense, next))?;
    let comma = usize::from(reading.text(and - 1) == ",");
    let rest: Vec<usize> = (next.said..stop).collect();
    let content = (and < said.end).then(|| reading.span(&(said.start..and - comma)));
    let own = reading.span(&next.cue);
    let report = Attribution {
        cue: vec![own],
        mode: mode(reading, &rest),
        content: spans(reading, &rest),
        reasons: vec![Reason { code: "cue-verb", span: own }],
        ..found.clone()
    };
    Some(Second { content, report })
}

/// Tokens that the second report takes up at most behind the first: keeps the work linear.
const LONGEST_CONTENT: usize = 250;

/// Conjunctions within what is said that are looked at.
const MOST_CONJUNCTIONS: usize = 6;

/// When something is done, as far as the form of a verb tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tense {
    Past,
    Present,
    Modal,
}

impl Tense {
    /// The tense of a verb that can head a clause.
    fn of(reading: &Reading, at: usize) -> Option<Tense> {
        match (tag(reading, at), reading.text(at)) {
            (Tag::Past, _) | (Tag::Auxiliary, "did" | "was" | "were" | "had") => Some(Tense::Past),
            (Tag::Present | Tag::Auxiliary, _) => Some(Tense::Present),
            (Tag::Modal, _) => Some(Tense::Modal),
            _ => None,
        }
    }
}

/// A report that begins behind a conjunction.
struct Next {
    cue: Range<usize>,
    /// Its verb.
    verb: usize,
    tense: Tense,
    /// Where what it says begins.
    said: usize,
    /// It is of what somebody does not say: "would not say when".
    withheld: bool,
    /// The one word of the first report's source.
    own: Option<usize>,
}

fn joins(reading: &Reading, and: usize) -> bool {
    matches!(reading.text(and), "and" | "but") && reading.quoted[and] == Quoted::Outside
}

/// "and | accused Ellis of", "but | would not say when": a verb that reports, with what such a verb takes.
fn next_report(reading: &Reading, and: usize, stop: usize) -> Option<Next> {
    let helps = |at: usize| {
        matches!(tag(reading, at), Tag::Auxiliary | Tag::Modal | Tag::Particle | Tag::Adverb)
            || reading.classes[at].any(Classes::NEGATION)
    };
    let verb = (and + 1..stop.min(and + 5)).find(|&at| !helps(at))?;
    let looks = || {
        let word = reading.text(verb);
        // The tagger takes "and threatened to" for a participle, "and fear the toll" for a noun.
        let past = word.ends_with("ed") && matches!(tag(reading, verb), Tag::Participle | Tag::Adjective);
        let present = verb == and + 1
            && (tag(reading, verb) == Tag::Infinitive
                || tag(reading, verb).is_nominal() && reading.classes[verb].any(Classes::THINK));
        if past { Some(Tense::Past) } else { present.then_some(Tense::Present) }
    };
    let tense = (and + 1..=verb).find_map(|at| Tense::of(reading, at)).or_else(looks)?;
    // "and was told that": another says so.
    if (and + 1..verb).any(|at| reading.classes[at].any(Classes::BE)) && !reading.text(verb).ends_with("ing") {
        return None;
    }
    let withheld = (and + 1..verb).any(|at| reading.classes[at].any(Classes::NEGATION));
    let phrasal = matches!((reading.text(verb), reading.text(verb + 1)), ("called", "on") | ("rule" | "ruled", "out"));
    let said = if phrasal {
        (verb + 2 < stop).then_some(verb + 2)
    } else if withheld
        && reading.classes[verb].any(Classes::SAY)
        && reading.classes.get(verb + 1).is_some_and(|next| next.any(Classes::THAT))
        || reading.classes[verb].any(OF_SPEAKERS) && begins_phrase(reading, verb + 1)
    {
        Some(verb + 1)
    } else {
        frames(reading, verb).and_then(|frames| complement(reading, verb, stop, frames)).map(|(_, said, _)| said)
    };
    let said = said.filter(|&said| said < stop && !reading.classes[verb].any(Classes::LIGHT))?;
    Some(Next { cue: and + 1..verb + 1 + usize::from(phrasal), verb, tense, said, withheld, own: None })
}

/// True where the second verb is the speaker's own, and not one of those of whom he speaks.
fn is_of_speaker(reading: &Reading, said: Range<usize>, tense: Tense, next: &Next) -> bool {
    let outside = |at: &usize| reading.quoted[*at] == Quoted::Outside;
    let helped = |at: usize| at > said.start && matches!(tag(reading, at - 1), Tag::Auxiliary | Tag::Modal);
    let tense_of = |at: usize| Tense::of(reading, at).filter(|_| !helped(at)).map(|tense| (at, tense));
    let mut verbs = said.clone().filter(outside).filter_map(tense_of);
    let first = verbs.next();
    let last = verbs.next_back().or(first);
    let withheld = next.withheld && reading.classes[next.verb].any(Classes::SAY.or(Classes::DISCUSS));
    if next.tense != tense && !(withheld && next.tense == Tense::Modal && tense == Tense::Past) {
        return false;
    }
    if withheld && reading.text(said.end) == "but" {
        return true;
    }
    // "the plan would harm farms and threaten jobs": what has the form of an infinitive may be one.
    let bare = tense == Tense::Present && next.cue.len() == 1 && !reading.text(next.verb).ends_with('s');
    let relative = said
        .clone()
        .any(|at| matches!(reading.text(at), "who" | "which") || reading.text(at) == "that" && at > said.start);
    // "should have listened and warned", "should be present and told": a participle as the other may be.
    let perfect = |at: usize| (at + 1..at + 3).any(|at| matches!(reading.text(at), "have" | "be" | "'ve" | "’ve"));
    // "had been told to rest but had insisted on riding"
    if last.is_some_and(|(at, _)| reading.text(at) == reading.text(next.cue.start)) {
        return false;
    }
    match last {
        // "praised the crew | and said that", "admitted obtaining data | but claims that": nothing there has a verb to go on with.
        None => !bare,
        Some((at, Tense::Modal)) => !bare && !relative && !perfect(at),
        Some((at, other)) if other != tense => {
            // "had complained and threatened": a participle as the other may be.
            let perfect =
                matches!(reading.text(at), "had" | "has" | "have" | "'ve" | "’ve") && reading.text(at + 1) != "been";
            !perfect && !relative
        }
        // "said it was “deeply concerned” | and called on both sides to": what is quoted ends what is said.
        Some(_)
            if reading.quoted[said.end - 1] == Quoted::Closing
                && begins_phrase(reading, next.said)
                && reading.classes[next.verb].any(OF_SPEAKERS.or(Classes::ASK)) =>
        {
            true
        }
        Some((at, _)) if matches!(reading.text(at), "had") => {
            // "the depot had been planned for years and urged residents": nobody urged the depot.
            let that = usize::from(reading.classes[said.start].any(Classes::THAT));
            let there = reading.text(said.start + that) == "there" && said.start + that + 1 == at;
            let thing = there
                || phrase_after(reading, after_quantity(reading, said.start + that), said.end)
                    .is_some_and(|subject| subject.end == at && !may_speak(reading, &subject));
            let by_somebody = reading.classes[next.verb].any(BY_SOMEBODY);
            let object = begins_phrase(reading, next.verb + 1) && by_somebody;
            // "said visits had dropped, and recommended closing"
            let set_off = reading.text(said.end - 1) == "," && reading.text(said.end) == "and";
            let been = reading.text(at + 1) == "been" && (reading.text(at + 2).ends_with("ing") || thing && object);
            been || set_off && thing && by_somebody
        }
        // The tenses agree: the subject tells, savings accuse nobody.
        Some(_) => {
            let that = usize::from(reading.classes[said.start].any(Classes::THAT));
            let Some(subject) = phrase_after(reading, said.start + that, said.end) else { return false };
            let only = first == last && first.is_some_and(|(at, _)| at == subject.end);
            let thing = only && !may_speak(reading, &subject);
            let it = only
                && matches!(reading.text(subject.start), "it" | "there" | "this")
                && subject.len() == 1
                && reading.classes[subject.end].any(Classes::BE);
            // "she said she was sorry and offered to meet": she herself.
            let own = only
                && next.own.is_some_and(|own| lower(reading, own) == lower(reading, subject.start))
                && subject.len() == 1
                && reading.tags[subject.start] == Tag::Pronoun
                && reading.classes[subject.end].any(Classes::BE);
            let shows = reading.classes[next.verb].any(Classes::SHOW) && !reading.classes[next.verb].any(Classes::TELL);
            (thing || it || own) && !shows && reading.classes[next.verb].any(BY_SOMEBODY)
        }
    }
}

/// "at least | 14 homes", "more than | 40 people".
fn after_quantity(reading: &Reading, at: usize) -> usize {
    let about = matches!(
        (reading.text(at), reading.text(at + 1)),
        ("at", "least" | "most") | ("more" | "less" | "fewer", "than") | ("up", "to")
    );
    at + if about { 2 } else { 0 }
}

/// True for people, bodies, names and what stands for them.
fn may_speak(reading: &Reading, subject: &Range<usize>) -> bool {
    subject.clone().any(|at| {
        reading.classes[at].any(Classes::SPEAKER.or(Classes::DOCUMENT))
            || matches!(reading.tags[at], Tag::ProperNoun | Tag::Pronoun)
    })
}
