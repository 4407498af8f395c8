//! Whose a verb is where a clause stands between the two, or before the subject: "Paramedics who treated Mr Reed | said",
//! "Ann Lee, whose husband died in March, | asked".

use std::ops::Range;

use super::{LONGEST_SUBJECT, REPORTS};
use crate::attribution::clause::is_named;
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::phrase::{phrase_after, phrase_before, relative_clause_before};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// "A study, | published last month, found | elevated levels": the sentence's own verb says it, and not the participle.
pub(super) fn to_own_verb(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue], Some(content)) = (&mut found.source[..], &mut found.cue[..], found.content.first_mut())
    else {
        return;
    };
    let [own, said, range] = [*source, *cue, *content].map(|span| reading.tokens_in(span));
    let made =
        said.len() == 1 && matches!(reading.tags[said.start], Tag::Participle | Tag::Past) && said.start > own.start;
    let set_off =
        made && reading.text(said.start - 1) == "," && range.start > said.end && reading.text(range.start - 1) == ",";
    // "A survey | released | this week found most of them agreed"
    let when = |at: usize| {
        reading.classes[at].any(Classes::DAY)
            || matches!(reading.text(at), "this" | "last" | "on" | "in" | "week" | "month" | "year" | "by" | "earlier")
    };
    let later = (range.start..range.end.min(range.start + 5)).find(|&at| !when(at));
    let later = later.filter(|&at| {
        made && own.end == said.start
            && at > range.start
            && matches!(reading.text(said.start), "released" | "published" | "conducted" | "commissioned")
            && reading.classes[at].any(REPORTS)
            && is_finite(reading, at)
            && at + 1 < range.end
    });
    if let Some(verb) = later {
        *source = reading.span(&(own.start..verb));
        *cue = reading.span(&(verb..verb + 1));
        *content = reading.span(&(verb + 1..range.end));
        return;
    }
    let verb = reading.classes[range.start].any(REPORTS) && is_finite(reading, range.start) && range.len() > 1;
    if set_off && verb && own.end <= said.start {
        *source = reading.span(&(own.start..said.start - usize::from(own.end < said.start)));
        *cue = reading.span(&(range.start..range.start + 1));
        *content = reading.span(&(range.start + 1..range.end));
    }
}

/// Sets a source right that the models cut at a clause, or that has a day behind it.
pub(super) fn mend(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue]) = (&found.source[..], &found.cue[..]) else {
        of_participle(reading, found);
        return;
    };
    let (own, cue) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    let range = before_first_verb(reading, own.clone());
    let range = over_possessive(reading, &range, &cue);
    let range = over_clause(reading, &range, &cue);
    let range = of_relative(reading, &range, &cue);
    let range = without_day(reading, range);
    if range != own {
        found.source = vec![reading.span(&range)];
    }
}

/// "Operator Seaways | apologised and | said": what else somebody did is no part of the source.
fn before_first_verb(reading: &Reading, source: Range<usize>) -> Range<usize> {
    let joined = reading.text(source.end.saturating_sub(1)) == "and";
    let acts = |at: &usize| {
        let low = reading.text(*at).starts_with(char::is_lowercase);
        low && (matches!(tag(reading, *at), Tag::Past | Tag::Present) || reading.text(*at).ends_with("ed"))
    };
    let verb = source.clone().skip(1).find(acts);
    let relative = source.clone().any(|at| reading.classes[at].any(Classes::THAT));
    source.start..verb.filter(|_| joined && !relative).unwrap_or(source.end)
}

/// "Hallworth, whose side | host Leeds on Saturday, | hinted": the clause belongs to whoever it tells of.
fn over_possessive(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let whose = source.clone().find(|&at| reading.text(at) == "whose").filter(|&whose| whose > source.start);
    let near = source.end < cue.start && cue.start - source.end <= LONGEST_SUBJECT;
    let closes = near && reading.text(cue.start - 1) == ",";
    let verb = || (source.end..cue.start).any(|at| is_finite(reading, at) || reading.tags[at].is_verb());
    let plain = || (source.end..cue.start).all(|at| reading.quoted[at] == Quoted::Outside);
    if whose.is_some() && closes && verb() && plain() { source.start..cue.start } else { source.clone() }
}

/// "Kelly Marsden, summarising for | Sky Sports, | agreed", "One juror, who spoke because | she feared harassment, | said",
/// "A neighbour who | ran to help | told": whoever the clause tells of.
fn over_clause(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let sentence = reading.sentence_of(cue.start);
    let near = source.end <= cue.start && cue.start - source.start <= LONGEST_SUBJECT;
    if !near || (source.start..cue.start).any(|at| reading.quoted[at] != Quoted::Outside) {
        return source.clone();
    }
    let acts = |at: usize| reading.tags[at].is_verb();
    // "A neighbour who | ran to help"
    let cut = reading.text(source.end - 1) == "who" && source.len() > 1 && source.end < cue.start && acts(source.end);
    if cut && !(source.end..cue.start).any(|at| reading.is_mark(at)) {
        return source.start..cue.start;
    }
    let and = source.start > sentence.start && matches!(reading.text(source.start - 1), "and" | "but" | "or" | ",");
    if reading.text(cue.start - 1) != "," || source.start <= sentence.start || and {
        return source.clone();
    }
    let opens = |at: &usize| {
        reading.text(*at) == ","
            && (matches!(reading.text(at + 1), "who" | "which" | "whose")
                || tag(reading, at + 1) == Tag::Gerund && reading.text(at + 1).ends_with("ing"))
    };
    let first = sentence.start.max(source.start.saturating_sub(LONGEST_SUBJECT));
    let comma = (first + 1..source.start).rev().find(|at| reading.text(*at) == ",").filter(opens);
    let whole = comma.and_then(|comma| phrase_before(reading, comma, sentence.start));
    let plain = |whole: &Range<usize>| {
        let joined = whole.start > sentence.start && tag(reading, whole.start - 1) == Tag::Adposition;
        !joined && !(sentence.start..whole.end).any(|at| is_finite(reading, at))
    };
    match whole.filter(|whole| is_named(reading, whole) && plain(whole)) {
        Some(whole) => whole.start..cue.start,
        None => source.clone(),
    }
}

/// "Paramedics who treated | Mr Reed | said", "a union that | represents the staff | warned": whoever the clause tells of.
fn of_relative(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let first = reading.sentence_of(source.start).start.max(cue.start.saturating_sub(LONGEST_SUBJECT));
    let pronoun = relative_clause_before(reading, cue.start, first).filter(|&pronoun| pronoun < source.start);
    let whole = pronoun.filter(|_| source.end == cue.start).and_then(|_| phrase_before(reading, cue.start, first));
    // "In a town that was burned | survivors | said"
    let fronted = |start: usize| start > first && tag(reading, start - 1) == Tag::Adposition;
    whole
        .filter(|whole| whole.start < source.start && is_named(reading, whole) && !fronted(whole.start))
        .unwrap_or_else(|| source.clone())
}

/// "Energy Minister Josephine Mutale | yesterday | assured".
fn without_day(reading: &Reading, source: Range<usize>) -> Range<usize> {
    let last = source.end.saturating_sub(1);
    // "Sheffield Wednesday" is a club.
    let day = matches!(reading.text(last), "yesterday" | "today" | "tonight");
    let named = source.len() > 1 && tag(reading, last - 1).is_nominal();
    if day && named { source.start..last } else { source }
}

/// "The agency was more cautious, | saying only | that": the subject of the sentence says it.
fn of_participle(reading: &Reading, found: &mut Attribution) {
    let ([], [cue], [content]) = (&found.source[..], &found.cue[..], &found.content[..]) else { return };
    let (cue, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let adds = reading.text(cue.start).ends_with("ing")
        && reading.classes[cue.start].any(Classes::SPEECH)
        && cue.start.checked_sub(1).is_some_and(|comma| reading.text(comma) == ",");
    let sentence = reading.sentence_of(cue.start);
    if !adds
        || said.start < cue.end
        || reading.text(said.start) != "that" && reading.quoted[said.start] == Quoted::Outside
    {
        return;
    }
    let Some(subject) = phrase_after(reading, sentence.start, cue.start) else { return };
    let alone = (subject.end..cue.start).filter(|&at| reading.text(at) == ",").count() == 1;
    let pronoun = subject.len() == 1 && matches!(reading.text(subject.start), "He" | "She" | "They" | "It");
    if alone && is_finite(reading, subject.end) && (pronoun || is_named(reading, &subject)) {
        found.source = vec![reading.span(&subject)];
    }
}

/// "said | his wife | complained of headache": the subject alone is nothing that is said.
pub(super) fn alone(reading: &Reading, found: &mut Attribution) {
    let ([cue], [content], Mode::Indirect) = (&found.cue[..], &mut found.content[..], found.mode) else { return };
    let (said, range) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let sentence = reading.sentence_of(said.start);
    let says = said.end == range.start && reading.classes[said.end - 1].any(Classes::SAY);
    let subject = says && phrase_after(reading, range.start, range.end).is_some_and(|phrase| phrase == range);
    let stop = sentence.end - usize::from(reading.is_mark(sentence.end - 1));
    if subject && range.end + 1 < stop && tag(reading, range.end) == Tag::Past {
        let ends = |at: &usize| reading.quoted[*at] != Quoted::Outside || matches!(reading.text(*at), ";" | "," | "—");
        let end = (range.end..stop).find(ends).unwrap_or(stop);
        *content = reading.span(&(range.start..end));
    }
}
