//! Sources that the models cut: at a bracket, a hyphen, an age, or across a clause.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::clause::is_named;
use crate::attribution::part_of_speech::tag;
use crate::attribution::phrase::phrase_before;
use crate::attribution::reading::Reading;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Tokens that are looked back over at most.
const REACH: usize = 8;

/// Gives a source the words that it lacks.
pub(super) fn mend(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    if is_believed(reading, found, cue) {
        found.source.clear();
    }
    are_believed(reading, found, cue);
    let [source] = &mut found.source[..] else { return };
    let own = reading.tokens_in(*source);
    let first = reading.sentence_of(own.start).start;
    let whole = over_bracket(reading, &own, first)
        .or_else(|| over_age(reading, &own, first))
        .or_else(|| over_hyphen(reading, &own, first))
        .or_else(|| of_subclause(reading, &own, cue))
        .or_else(|| who_answers(reading, &own, cue))
        .or_else(|| who_is_examined(reading, &own, cue));
    if let Some(whole) = whole {
        *source = reading.span(&whole);
    }
}

/// "Velloris, Inc. (Nasdaq: | VLRS) today | announced".
fn over_bracket(reading: &Reading, own: &Range<usize>, first: usize) -> Option<Range<usize>> {
    let close = own.clone().find(|&at| reading.text(at) == ")")?;
    let open = (first.max(own.start.saturating_sub(REACH))..close).rev().find(|&at| reading.text(at) == "(")?;
    let named = phrase_before(reading, open, first).filter(|named| open < own.start && is_named(reading, named))?;
    // "Velloris Therapeutics|, Inc."
    let name = |at: &usize| tag(reading, *at) == Tag::ProperNoun || matches!(reading.text(*at), "," | "&" | ".");
    let start = (first..named.start).rev().take_while(name).last().unwrap_or(named.start);
    let start = (start..named.end).find(|&at| !reading.is_mark(at))?;
    Some(start..close + 1)
}

/// "Bellweather, | 41, | denied".
fn over_age(reading: &Reading, own: &Range<usize>, first: usize) -> Option<Range<usize>> {
    let age = own.clone().all(|at| tag(reading, at) == Tag::Number || reading.text(at) == ",");
    let comma = own.start.checked_sub(1).filter(|&comma| age && comma > first && reading.text(comma) == ",")?;
    let name = |at: &usize| reading.text(*at).starts_with(char::is_uppercase);
    let start = (first..comma).rev().take_while(name).last()?;
    Some(start..own.end)
}

/// "More than 300 film-| makers | signed".
fn over_hyphen(reading: &Reading, own: &Range<usize>, first: usize) -> Option<Range<usize>> {
    let tokens = &reading.segmentation.tokens;
    let hyphen = own.start.checked_sub(1).filter(|&hyphen| hyphen > first && reading.text(hyphen) == "-")?;
    let touches = tokens[hyphen].span.end == tokens[own.start].span.start
        && tokens[hyphen - 1].span.end == tokens[hyphen].span.start;
    let whole = phrase_before(reading, own.end, first).filter(|whole| touches && whole.start < own.start)?;
    Some(whole.start..own.end)
}

/// "| Producers | face a dry spring, as | agronomists | warn": the subject of the cue's own clause.
fn of_subclause(reading: &Reading, own: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let far = own.end + 2 < cue.start && reading.sentence_of(own.start) == reading.sentence_of(cue.start);
    if !far {
        return None;
    }
    let subject = phrase_before(reading, cue.start, own.end + 1).filter(|subject| subject.end == cue.start)?;
    let opens = matches!(reading.text(subject.start - 1), "as" | "while" | "although" | "though" | "because" | "but")
        && reading.text(subject.start - 2) == ",";
    let people = tag(reading, subject.end - 1) == Tag::PluralNoun || is_named(reading, &subject);
    (opens && people).then_some(subject)
}

/// "| Downing Street |, asked whether | the premier had confidence in him, | said": whoever is asked.
fn who_answers(reading: &Reading, own: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let first = reading.sentence_of(own.start).start.max(own.start.saturating_sub(REACH));
    let asks = |at: &usize| {
        matches!(reading.text(*at), "asked" | "pressed")
            && reading.text(at - 1) == ","
            && matches!(reading.text(at + 1), "whether" | "if" | "about" | "why" | "how" | "what" | "by")
    };
    let asked = (first + 2..own.start).rev().find(asks).filter(|_| reading.text(cue.start - 1) == ",")?;
    phrase_before(reading, asked - 1, first)
}

/// "Cross-examined by Mr Lyle, | she | accepted": whoever is examined, and not by whom.
fn who_is_examined(reading: &Reading, own: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let opens = own.start == reading.sentence_of(own.start).start;
    let by = own.clone().take(4).any(|at| reading.text(at) == "by" && at > own.start);
    let examined = own.clone().take(3).any(|at| reading.text(at).ends_with("ed"));
    let comma = own.end - usize::from(reading.text(own.end - 1) == ",");
    let who = comma + 1;
    let pronoun = who < cue.start && matches!(reading.text(who), "he" | "she" | "they" | "it");
    (opens && by && examined && reading.text(comma) == "," && pronoun).then_some(who..who + 1)
}

/// "The Guild confirmed his pay-off, | believed | to be worth £1m": nobody is named who believes it.
fn is_believed(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [content] = found.content[..] else { return false };
    let said = reading.tokens_in(content);
    let passive = matches!(
        reading.text(cue.start),
        "believed" | "thought" | "said" | "understood" | "expected" | "reported" | "rumoured" | "rumored" | "known"
    );
    cue.len() == 1
        && passive
        && cue.start > 0
        && reading.text(cue.start - 1) == ","
        && said.start == cue.end
        && reading.text(said.start) == "to"
        && matches!(reading.text(said.start + 1), "be" | "have")
}

/// "| Officials | are understood | to be drawing up options": nobody is named who understands it.
fn are_believed(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    let ([source], [content]) = (&found.source[..], &found.content[..]) else { return };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let passive = matches!(
        reading.text(cue.end - 1),
        "believed" | "thought" | "said" | "understood" | "reported" | "rumoured" | "rumored" | "feared"
    ) && cue.clone().any(|at| reading.classes[at].any(Classes::BE))
        && !cue.clone().any(|at| reading.classes[at].any(Classes::NEGATION));
    let infinitive = reading.text(said.start) == "to" && matches!(reading.text(said.start + 1), "be" | "have");
    if passive && infinitive && own.end == cue.start && said.start == cue.end {
        found.content = vec![*source, *content];
        found.source.clear();
    }
}
