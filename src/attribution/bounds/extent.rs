//! Where what is said ends at a clause that is the story's own.

use std::ops::Range;

use super::source::HEARERS;
use crate::attribution::clause::without_mark;
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::phrase::{begins_phrase, phrase_after};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode, mode_of};
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

/// Sets the ends of what is said right.
pub(in crate::attribution) fn mend(reading: &Reading, all: &mut [Attribution]) {
    for found in all {
        thing(reading, found);
        before_judgement(reading, found);
        before_main_verb(reading, found);
        over_amount(reading, found);
        from_colon(reading, found);
        over_change(reading, found);
        before_saying(reading, found);
        before_hearer(reading, found);
    }
}

/// "Blaming the weather |, and its shares fell", "described it as “a mess” | and cut their target", "disputed that | but
/// would not elaborate": a thing that is judged ends before the next clause, and before what else somebody did.
fn thing(reading: &Reading, found: &mut Attribution) {
    let ([cue], [content]) = (&found.cue[..], &mut found.content[..]) else { return };
    let (cue, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    if said.start < cue.end {
        return;
    }
    // "two members | raised concerns but were told": a clause, whatever the tagger takes its verb for.
    let verb = phrase_after(reading, said.start, said.end).map(|subject| subject.end);
    if verb.is_some_and(|verb| verb < said.end && reading.tags[verb].is_verb() && reading.text(verb).ends_with("ed")) {
        return;
    }
    let judges = cue.clone().any(|at| reading.classes[at].any(Classes::JUDGE));
    let first = said.clone().find(|&at| is_finite(reading, at)).unwrap_or(said.end);
    let acts = |at: usize| {
        let past = matches!(reading.tags.get(at), Some(Tag::Past | Tag::Auxiliary | Tag::Modal))
            || matches!(reading.text(at), "cut" | "put" | "set" | "shut" | "quit" | "hit" | "let");
        past && reading.quoted[at] == Quoted::Outside
    };
    let wants =
        |at: usize| reading.classes.get(at).is_some_and(|next| next.any(Classes::WANT)) && is_finite(reading, at);
    let ends = |at: &usize| match reading.text(*at) {
        // "called it “a disgrace”, | and want him to go"
        "," if judges && reading.quoted[at - 1] == Quoted::Closing && joins(reading, at + 1) => wants(at + 2),
        "," => {
            judges
                && reading.quoted[*at] == Quoted::Outside
                && joins(reading, at + 1)
                && opens_clause(reading, at + 2, said.end)
        }
        "”" | "\"" => judges && joins(reading, at + 1) && acts(at + 2) && at + 1 < said.end,
        "but" => acts(at + 1) && at + 1 < said.end,
        _ => false,
    };
    if let Some(end) = (said.start + 1..=first.min(said.end - 1)).find(ends) {
        let closes = matches!(reading.text(end), "”" | "\"");
        *content = reading.span(&(said.start..end + usize::from(closes)));
        found.mode = mode_of(reading, &found.content);
    }
}

/// "said the names were copied |, in what experts called a breach": others judge what happened, and are not quoted by
/// whoever tells of it.
fn before_judgement(reading: &Reading, found: &mut Attribution) {
    let Some(content) = found.content.last_mut() else { return };
    let said = reading.tokens_in(*content);
    // "…, in what experts called", "…, a claim disputed by", "…, a statement that lawyers say was false"
    let others = |at: usize| {
        let noun = at + 1;
        let called = reading.text(at) == "in" && reading.text(noun) == "what";
        let claim = matches!(reading.text(at), "a" | "an")
            && reading.classes[noun].any(Classes::SAY_NOUN)
            && matches!(reading.text(noun + 1), "that" | "which" | "disputed" | "denied" | "rejected" | "challenged");
        called || claim
    };
    let judges = |at: &usize| {
        reading.text(*at) == "," && at + 4 < said.end && reading.quoted[*at] == Quoted::Outside && others(at + 1)
    };
    if let Some(end) = (said.start + 1..said.end).find(judges) {
        *content = reading.span(&(said.start..end));
        found.mode = mode_of(reading, &found.content);
    }
}

/// "Parents who suspect that their child has reacted | should call", "posts claiming that it has chips | will be deleted":
/// what is said in a clause of the subject ends before the sentence's own verb, where that is the only other one.
fn before_main_verb(reading: &Reading, found: &mut Attribution) {
    let ([cue], [content]) = (&found.cue[..], &mut found.content[..]) else { return };
    if found.mode == Mode::Direct {
        return;
    }
    let (cue, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let relative = |source: &Span| matches!(reading.text(reading.tokens_in(*source).start), "who" | "which");
    let participle =
        reading.tags[cue.start] == Tag::Gerund && cue.start > 0 && tag(reading, cue.start - 1).is_nominal();
    let subject = found.source.iter().all(relative) && !found.source.is_empty() || participle;
    let sentence = reading.sentence_of(cue.start);
    if !subject || said.start != cue.end || said.end > sentence.end {
        return;
    }
    let pronoun = found.source.first().filter(|_| !participle).map(|source| reading.tokens_in(*source).start);
    let opens = pronoun.unwrap_or(cue.start).min(cue.start);
    let finite = |range: Range<usize>| range.into_iter().any(|at| is_finite(reading, at));
    let alone = !finite(sentence.start..opens) && !finite(said.end..sentence.end);
    let in_group = |at: usize| {
        reading.tags[at].is_verb()
            || matches!(tag(reading, at), Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Particle)
    };
    // Where a group of verbs begins that heads a clause.
    let done = |at: usize| matches!(reading.tags[at], Tag::Gerund | Tag::Participle);
    let begins = |at: &usize| {
        let apart = *at == said.start || !in_group(at - 1) || done(at - 1) && tag(reading, *at) != Tag::Auxiliary;
        is_finite(reading, *at) && apart
    };
    let groups: Vec<usize> = said.clone().filter(begins).take(3).collect();
    let [_, second] = groups[..] else { return };
    let quoted = usize::from(reading.quoted[second - 1] == Quoted::Opening);
    let parts = |at: usize| {
        reading.is_mark(at)
            || matches!(tag(reading, at), Tag::Coordinator | Tag::Subordinator | Tag::Pronoun)
            || reading.classes[at].any(Classes::THAT)
    };
    let end = second - quoted;
    if alone && end > groups[0] + 1 && !parts(end - 1) && !(groups[0] + 1..end).any(parts) {
        *content = reading.span(&(said.start..end));
        found.mode = mode_of(reading, &found.content);
    }
}

/// "Strang was blunter: | governments, | he said, | had known": what stands before the colon is the story's own.
fn from_colon(reading: &Reading, found: &mut Attribution) {
    let ([cue], Some(first)) = (&found.cue[..], found.content.first().copied()) else { return };
    let (cue, said) = (reading.tokens_in(*cue), reading.tokens_in(first));
    let sentence = reading.sentence_of(said.start);
    if said.end > cue.start || !sentence.contains(&cue.start) || found.content.len() > 2 {
        return;
    }
    let stop = without_mark(reading, &sentence);
    let rest = match found.content.get(1) {
        Some(rest) => reading.tokens_in(*rest),
        None => cue.end + 1..stop.max(cue.end + 1),
    };
    let goes_on = reading.text(cue.end) == "," && rest.len() > 1 && is_finite(reading, rest.start);
    let colon = said.clone().skip(2).find(|&at| reading.text(at) == ":" && reading.quoted[at] == Quoted::Outside);
    if let Some(colon) = colon.filter(|&colon| goes_on && colon + 1 < said.end) {
        found.content = vec![reading.span(&(colon + 1..said.end)), reading.span(&rest)];
        found.mode = mode_of(reading, &found.content);
    }
}

/// "said each day of delay cost | £4,000": no sentence ends before a sum of money.
fn over_amount(reading: &Reading, found: &mut Attribution) {
    let ([cue], Some(content)) = (&found.cue[..], found.content.last_mut()) else { return };
    let said = reading.tokens_in(*content);
    let stop = reading.sentence_of(said.start).end;
    let sum = said.end + 1 < stop
        && matches!(reading.text(said.end), "£" | "$" | "€")
        && tag(reading, said.end + 1) == Tag::Number
        && said.start >= reading.tokens_in(*cue).end;
    if sum {
        let scale = matches!(reading.text(said.end + 2), "million" | "billion" | "trillion" | "m" | "bn" | "k");
        *content = reading.span(&(said.start..said.end + 2 + usize::from(scale && said.end + 2 < stop)));
    }
}

/// "that 1,140 people waited |, up from 702 a year earlier": what a number is held against belongs to it.
fn over_change(reading: &Reading, found: &mut Attribution) {
    let ([cue], Some(content)) = (&found.cue[..], found.content.last_mut()) else { return };
    let said = reading.tokens_in(*content);
    let sentence = reading.sentence_of(said.start);
    let change = matches!(reading.text(said.end + 1), "up" | "down") && reading.text(said.end + 2) == "from"
        || reading.text(said.end + 1) == "compared" && reading.text(said.end + 2) == "with";
    if reading.text(said.end) != ","
        || !change
        || said.end + 4 > sentence.end
        || said.start < reading.tokens_in(*cue).end
    {
        return;
    }
    let ends = |at: &usize| matches!(reading.text(*at), "," | ";" | "." | "—" | "–") || is_finite(reading, *at);
    let end = (said.end + 3..sentence.end).find(ends).unwrap_or(sentence.end);
    *content = reading.span(&(said.start..end));
}

/// "the last you’ll ever have to charge twice a day,” | promising up to 14 hours": what is said besides.
fn before_saying(reading: &Reading, found: &mut Attribution) {
    let Some(content) = found.content.last_mut().filter(|_| found.mode == Mode::Mixed) else { return };
    let said = reading.tokens_in(*content);
    let besides = |at: &usize| {
        reading.quoted[*at] == Quoted::Closing
            && *at > said.start
            && reading.text(at - 1) == ","
            && at + 2 < said.end
            && reading.tags[at + 1] == Tag::Gerund
            && reading.classes[at + 1].any(Classes::SPEECH.or(Classes::WANT))
    };
    if let Some(close) = (said.start..said.end).find(besides) {
        *content = reading.span(&(said.start..close + 1));
        found.mode = mode_of(reading, &found.content);
    }
}

/// "told a friend that she was ill |, a jury was told yesterday": who hears of it.
fn before_hearer(reading: &Reading, found: &mut Attribution) {
    let Some(content) = found.content.last_mut() else { return };
    let said = reading.tokens_in(*content);
    let hears = |at: &usize| {
        reading.text(*at) == ","
            && at + 3 < said.end
            && matches!(reading.text(at + 1), "a" | "the" | "an")
            && (at + 2..said.end.min(at + 5)).any(|at| {
                HEARERS.contains(&reading.text(at))
                    && (reading.text(at + 1) == "heard"
                        || matches!(reading.text(at + 1), "was" | "has" | "had" | "were")
                            && matches!(reading.text(at + 2), "told" | "heard" | "been"))
            })
            && reading.quoted[*at] == Quoted::Outside
    };
    let near = said.end.saturating_sub(NEAR_END).max(said.start + 1)..said.end;
    if let Some(comma) = near.into_iter().find(hears) {
        *content = reading.span(&(said.start..comma));
        found.mode = mode_of(reading, &found.content);
    }
}

/// Tokens before the end of what is said among which it may be told who hears it.
const NEAR_END: usize = 12;

/// "Approved the vaccine | ; that one has since been withdrawn": what is said without quotation marks ends before a
/// semicolon, unless a further "that" goes on with it.
pub(super) fn to_semicolon(reading: &Reading, found: &mut Attribution) {
    let ([cue], [content], Mode::Indirect) = (&found.cue[..], &mut found.content[..], found.mode) else { return };
    let range = reading.tokens_in(*content);
    let asks = reading.classes[range.start].any(Classes::THAT) && reading.text(range.start) != "that";
    let ends = |at: &usize| {
        let next = usize::from(matches!(reading.text(at + 1), "and" | "but"));
        let that = reading.text(at + 1 + next) == "that" && reading.text(at + 2 + next) != "one";
        // "has not said | what it will cost |, but analysts expect $300"
        let on =
            reading.text(at + 2) == "also" || reading.classes.get(at + 2).is_some_and(|next| next.any(Classes::THAT));
        let turns = asks && reading.text(*at) == "," && reading.text(at + 1) == "but" && !on;
        *at > range.start && (reading.text(*at) == ";" && !that || turns)
    };
    let semicolon = range.clone().find(ends).filter(|_| reading.tokens_in(*cue).end <= range.start);
    if let Some(semicolon) = semicolon {
        *content = reading.span(&(range.start..semicolon));
    }
}

fn joins(reading: &Reading, at: usize) -> bool {
    matches!(reading.text(at), "and" | "but" | "while" | "so")
}

/// True where a clause begins: a subject, and its verb.
fn opens_clause(reading: &Reading, at: usize, stop: usize) -> bool {
    begins_phrase(reading, at) && phrase_after(reading, at, stop).is_some_and(|subject| is_finite(reading, subject.end))
}
