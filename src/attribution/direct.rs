//! Quotations beside their cue: “…,” said X; X said: “…”; “…,” X said, “…”; and what carries on such a quotation.
//!
//! Only what stands by exact patterns is found here; a quotation that has no cue of its own is left alone
//! unless it carries on one that has.

mod block;
mod carry;
mod manner;
mod place;
mod verb;

use std::ops::Range;

use super::headline::is_label;
use super::part_of_speech::{is_finite, tag, verb_group};
use super::phrase::{begins_phrase, phrase_after, phrase_before};
use super::reading::{Quoted, Reading};
use super::{Attribution, Mode};
use crate::notice::Reason;
use crate::quotation::Quotation;
use crate::sorting;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;
pub use carry::carry_on;
use place::{Ending, Place, starts_high};
use verb::{SPEECH, cue_group, is_auxiliary, is_cue, is_form, is_inverted_cue};

/// Tokens between a quotation and the furthest cue that goes with it.
const REACH: usize = 45;

/// A cue and its source beside a quotation, as ranges of tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Beside {
    source: Range<usize>,
    cue: Range<usize>,
    /// The clause between cue and quotation that is said as well: "He said | he knew nothing: | “…”"
    clause: Option<Range<usize>>,
}

impl Beside {
    fn new(source: Range<usize>, cue: Range<usize>) -> Beside {
        Beside { source, cue, clause: None }
    }
}

/// The attributions of quotations that exact patterns find, in order.
pub fn attributions(reading: &Reading, quotations: &[Quotation]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut last: Option<Beside> = None;
    for index in 0..quotations.len() {
        let place = Place::of(reading, quotations, index);
        if place.is_empty(reading) {
            continue;
        }
        let after = tag_after(reading, &place);
        if let Some(goes_on) = last.as_ref().filter(|_| after.is_none()).and_then(|last| goes_on(reading, last, &place))
        {
            found.last_mut().into_iter().for_each(|found| found.content.push(goes_on));
            continue;
        }
        let before = match after {
            // What ends with its own full stop belongs to the cue before it rather than to the one after.
            Some(_) if Ending::of(reading, &place) == Ending::Comma || !place.inside_sentence => None,
            _ => tag_before(reading, &place),
        };
        let (beside, code) = match (before, after) {
            (Some(beside), _) => (beside, "cue-then-quotation"),
            (None, Some(beside)) => (beside, "quotation-then-cue"),
            (None, None) => match manner::before(reading, &place) {
                Some(beside) => (beside, "cue-then-quotation"),
                None => continue,
            },
        };
        let content = place.content(reading, &beside.cue);
        let whole = content == quotations[index].span && beside.clause.is_none();
        let mode = if whole { Mode::Direct } else { Mode::Mixed };
        found.push(attribution(reading, &beside, content, mode, code));
        last = Some(beside);
    }
    found.extend(block::attributions(reading, quotations));
    sorting::sort_by_key(&mut found, |found| found.content.first().map(|content| content.start));
    found
}

fn attribution(reading: &Reading, beside: &Beside, content: Span, mode: Mode, code: &'static str) -> Attribution {
    let cue = reading.span(&beside.cue);
    Attribution {
        sentence: reading.sentence.get(beside.cue.start).copied().unwrap_or(0),
        mode,
        source: vec![reading.span(&beside.source)],
        cue: vec![cue],
        content: beside.clause.iter().map(|clause| reading.span(clause)).chain([content]).collect(),
        outer: None,
        relays: Vec::new(),
        reasons: vec![Reason { code, span: cue }],
    }
}

/// “…,” she said, “…”  “…,” she said, but “…”: what a quotation adds to the one before it in its sentence.
fn goes_on(reading: &Reading, last: &Beside, place: &Place) -> Option<Span> {
    let joint = place.before.end.checked_sub(1)?;
    let comma = joint - usize::from(tag(reading, joint) == Tag::Coordinator && joint > 0);
    let said = last.source.end.max(last.cue.end);
    let goes_on = reading.text(comma) == "," && last.cue.start >= place.before.start && said <= comma;
    let clause = (said..comma).any(|at| is_finite(reading, at) || reading.tags[at] == Tag::Gerund);
    (goes_on && !clause).then(|| reading.span(&(comma + 1..place.quoted.end)))
}

/// “…,” X said. “…,” said X. “…,” according to X. “…” – X
fn tag_after(reading: &Reading, place: &Place) -> Option<Beside> {
    let mut at = place.after.start;
    let end = place.after.end.min(at + REACH);
    let ending = Ending::of(reading, place);
    if ending == Ending::None || is_marked(reading, place) {
        return None;
    }
    if let Some(name) = block::signature(reading, at, place.after.end) {
        return Some(Beside::new(name, at..at + 1));
    }
    while at < end && matches!(reading.text(at), "," | "-" | "–" | "—") {
        at += 1;
    }
    if at >= end {
        return None;
    }
    if reading.classes[at].any(Classes::ACCORDING) && reading.text(at + 1) == "to" {
        let source = phrase_after(reading, at + 2, end)?;
        return closes(reading, source.end, place, ending).then_some(Beside::new(source, at..at + 2));
    }
    // As X put it.
    if reading.text(at) == "as" {
        let source = phrase_after(reading, at + 1, end)?;
        let put = source.end;
        let says = matches!(reading.text(put), "put" | "puts") && reading.text(put + 1) == "it";
        let over = put + 2 >= place.after.end || matches!(reading.text(put + 2), "." | "," | ";");
        return (says && over && names(reading, &source)).then_some(Beside::new(source, put..put + 2));
    }
    // Said X.
    let verb = (at..end).find(|&verb| reading.tags[verb] != Tag::Adverb)?;
    if is_inverted_cue(reading, verb) && !is_auxiliary(reading, verb) {
        let source = phrase_after(reading, verb + 1, end)?;
        // "The word “No” written 61 times."
        let object = matches!(reading.text(verb + 1), "him" | "her" | "them" | "me" | "us")
            || reading.text(source.end - 1) == "times";
        return (!object && closes(reading, source.end, place, ending)).then_some(Beside::new(source, at..verb + 1));
    }
    // X said.
    if !begins_phrase(reading, at) {
        return None;
    }
    let exact = ending == Ending::Comma && !place.leads_up(reading);
    let (mut apposed, mut relative) = (false, false);
    for verb in at + 1..end {
        match reading.text(verb) {
            "," | "—" | "–" => {
                apposed = !apposed;
                relative = false;
                continue;
            }
            "who" | "which" | "that" | "whose" => relative = true,
            ";" | ":" | "?" | "!" => return None,
            "." if verb + 1 == end => return None,
            _ => {}
        }
        let follows_mark = matches!(reading.text(verb - 1), "," | "—" | "–");
        if reading.is_mark(verb) || apposed && !follows_mark || is_auxiliary(reading, verb) {
            continue;
        }
        // After a comma and right before a stop, any verb reports: “…,” he laughed.
        let alone = exact && matches!(reading.text(verb + 1), "." | ",") && tag(reading, verb) != Tag::ProperNoun;
        let cue = is_cue(reading, verb) || alone && (is_finite(reading, verb) || is_form(reading, verb));
        if !(cue || is_finite(reading, verb)) {
            continue;
        }
        if relative && !follows_mark {
            relative = false;
            continue;
        }
        if !cue {
            return None;
        }
        let group = cue_group(reading, verb, at + 1)?;
        let source = at..group.start;
        return (!source.is_empty() && closes(reading, group.end, place, ending)).then_some(Beside::new(source, group));
    }
    None
}

/// "The memo, marked “pre-decisional,” says the labs should close": what it is called, and nothing that it says.
fn is_marked(reading: &Reading, place: &Place) -> bool {
    place.before.end > place.before.start
        && matches!(
            reading.text(place.before.end - 1),
            "marked" | "titled" | "entitled" | "labelled" | "labeled" | "headlined" | "stamped" | "dubbed" | "named"
        )
}

/// True where what follows source and cue leaves the quotation to them: after a full stop, or where the quotation is
/// part of a longer sentence, nothing may follow.
fn closes(reading: &Reading, at: usize, place: &Place, ending: Ending) -> bool {
    let next_quotation = at + 1 == place.after.end && reading.text(at) == ",";
    let over = at >= place.after.end || matches!(reading.text(at), "." | "," | ";" | "—" | "–" | ")");
    match ending {
        // "“It is late.” She laughs, and then she doesn’t.": a sentence of its own.
        Ending::Stop | Ending::Bare => {
            over && !next_quotation && !(reading.text(at) == "," && matches!(reading.text(at + 1), "and" | "but"))
        }
        Ending::None => false,
        Ending::Comma | Ending::Open if !place.leads_up(reading) => {
            reading.text(at) != "that" && reading.text(at) != ":"
        }
        _ => over,
    }
}

/// X said, “…”  X said: “…”  X told reporters in Rome: “…”  X called it off, saying, “…”  According to X, “…”  X: “…”
fn tag_before(reading: &Reading, place: &Place) -> Option<Beside> {
    let start = place.before.start;
    let mark = place.before.end.checked_sub(1).filter(|&mark| mark >= start)?;
    let comma = reading.text(mark) == ",";
    let colon = reading.text(mark) == ":";
    let end = if comma || colon { mark } else { place.before.end };
    // "EXCLUSIVE: ‘I cried for a week’"
    if colon && start < mark && is_label(reading.span(&(start..mark)).of(reading.segmentation.text)) {
        return None;
    }
    let lower = start.max(end.saturating_sub(REACH));
    // "and, in the words of | one engineer |, “…”"
    let words = (lower..end.saturating_sub(3)).find(|&at| reading.text(at) == "words" && reading.text(at + 1) == "of");
    if let Some(words) = words.filter(|&words| comma && words > start + 1 && reading.text(words - 2) == "in") {
        let source = phrase_after(reading, words + 2, end)?;
        return (source.end == end).then_some(Beside::new(source, words - 2..words + 2));
    }
    let low = comma && !starts_high(reading, place);
    if low && let Some(aside) = set_within(reading, start, mark) {
        return Some(aside);
    }
    if low && place.before.len() > 8 {
        return None;
    }
    if comma && reading.classes[start].any(Classes::ACCORDING) && reading.text(start + 1) == "to" {
        let source = phrase_after(reading, start + 2, end)?;
        return (source.end == end).then_some(Beside::new(source, start..start + 2));
    }
    for verb in (lower..end).rev() {
        if reading.quoted[verb] != Quoted::Outside
            || matches!(reading.text(verb), ";" | ":" | "that" | "how" | "whether" | "if")
        {
            return None;
        }
        let cue = is_cue(reading, verb);
        let gerund = reading.text(verb).ends_with("ing") && reading.classes[verb].any(SPEECH) && !is_finite(reading, verb)
                // "told a briefing"
                && verb > start && !matches!(tag(reading, verb - 1), Tag::Determiner | Tag::Possessive | Tag::Adjective);
        if !(cue || gerund || is_finite(reading, verb)) {
            if reading.tags[verb] == Tag::Gerund && verb > start && reading.text(verb - 1) == "," {
                return None;
            }
            continue;
        }
        let bare = !comma && !colon;
        if let Some(outer) = reporting_before(reading, verb, start).filter(|_| colon) {
            return Some(Beside { clause: Some(outer.cue.end..end), ..outer });
        }
        let whole = starts_high(reading, place) && Ending::of(reading, place) != Ending::Bare;
        if !(cue || gerund) || bare && !(whole && verb + 1 == end) {
            return None;
        }
        if gerund {
            let source = subject_of_gerund(reading, verb, start)?;
            return Some(Beside::new(source, verb..verb + 1));
        }
        let group = cue_group(reading, verb, start)?;
        // "posted a photograph of himself and | wrote": whoever did the one did the other.
        let second = group.start > start + 1 && matches!(reading.text(group.start - 1), "and" | "but");
        let verb = (start..group.start).rev().find(|&at| is_finite(reading, at)).filter(|_| second);
        let before = verb.map_or(group.start, |verb| verb_group(reading, verb, start).start);
        let source = phrase_before(reading, before, start)?;
        // "A note, which states: “…”"
        let relative = matches!(reading.text(source.start), "that" | "which");
        if relative && !colon || bare && !names(reading, &source) {
            return None;
        }
        return Some(Beside::new(source, group));
    }
    // Smith: “…”
    let name = (lower..end).rev().take_while(|&at| !matches!(reading.text(at), "-" | "–" | "—" | "]")).last()?;
    let name = name + usize::from(reading.text(name) == "From");
    let source = phrase_after(reading, name, end).filter(|_| colon)?;
    (source.end == end && end - name <= 10).then_some(Beside::new(source, mark..mark + 1))
}

/// "They argue about it, | she says |, “every day except Eid”": a quotation goes on with the clause before who says it.
fn set_within(reading: &Reading, start: usize, mark: usize) -> Option<Beside> {
    let verb = mark.checked_sub(1).filter(|&verb| verb > start && is_cue(reading, verb))?;
    let group = cue_group(reading, verb, start)?;
    let source = phrase_before(reading, group.start, start)?;
    let comma = source.start.checked_sub(1).filter(|&comma| comma > start && reading.text(comma) == ",")?;
    let clause = start..comma;
    let plain = clause.clone().all(|at| reading.quoted[at] == Quoted::Outside);
    let states = clause.clone().any(|at| is_finite(reading, at));
    let depends = matches!(tag(reading, start), Tag::Subordinator | Tag::Gerund | Tag::Participle);
    let named = names(reading, &source) && !reading.classes[source.start].any(Classes::THAT);
    (plain && states && !depends && named).then(|| Beside { clause: Some(clause), ..Beside::new(source, group) })
}

/// "said | he denied it": the verb of saying whose clause another verb heads, with who says it.
fn reporting_before(reading: &Reading, verb: usize, start: usize) -> Option<Beside> {
    let subject = phrase_before(reading, verb_group(reading, verb, start).start, start)?;
    let verb = subject.start.checked_sub(1).filter(|&at| at > start && reading.classes[at].any(SPEECH))?;
    if !is_cue(reading, verb) {
        return None;
    }
    let group = cue_group(reading, verb, start)?;
    let source = phrase_before(reading, group.start, start)?;
    names(reading, &source).then(|| Beside::new(source, group))
}

/// True where a phrase holds a noun, a name or a pronoun.
fn names(reading: &Reading, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|at| tag(reading, at).is_nominal())
}

/// Who speaks in "…, saying": the subject of the clause before the comma, or the noun phrase right before the verb.
fn subject_of_gerund(reading: &Reading, gerund: usize, lower: usize) -> Option<Range<usize>> {
    let mut before = gerund;
    while before > lower
        && (reading.tags[before - 1] == Tag::Adverb || matches!(reading.text(before - 1), "and" | "while" | "by"))
    {
        before -= 1;
    }
    if before > lower && reading.text(before - 1) != "," {
        return phrase_before(reading, before, lower);
    }
    let verb = (lower..before).find(|&at| is_finite(reading, at))?;
    phrase_before(reading, verb_group(reading, verb, lower).start, lower)
}
