//! Quotations beside their cue: “…,” said X; X said: “…”; “…,” X said, “…”; and what carries on such a quotation.
//!
//! Only what stands by exact patterns is found here; a quotation that has no cue of its own is left alone
//! unless it carries on one that has.

use std::ops::Range;

use super::phrase::{begins_phrase, is_finite, phrase_after, phrase_before, tag, verb_group};
use super::reading::{Quoted, Reading};
use super::reporting_verb::{SPEECH, cue_group, is_auxiliary, is_cue, is_form, is_inverted_cue};
use super::{Attribution, Mode};
use crate::notice::Reason;
use crate::quotation::Quotation;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

/// Tokens between a quotation and the furthest cue that goes with it.
const REACH: usize = 45;

/// A cue and its source beside a quotation, as ranges of tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Beside {
    source: Range<usize>,
    cue: Range<usize>,
}

/// The attributions of quotations that exact patterns find, in order.
pub fn attributions(reading: &Reading, quotations: &[Quotation]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut taken = None;
    for index in 0..quotations.len() {
        let place = Surroundings::of(reading, quotations, index);
        if place.is_empty(reading) {
            continue;
        }
        let after = tag_after(reading, &place);
        let before = match after {
            // What ends with its own full stop belongs to the cue before it rather than to the one after.
            Some(_) if Ending::of(reading, &place) == Ending::Comma || !place.inside_sentence => None,
            _ => tag_before(reading, &place),
        };
        let (beside, code) = match (before, after) {
            (Some(beside), _) => (beside, "cue-then-quotation"),
            (None, Some(beside)) => (beside, "quotation-then-cue"),
            (None, None) => continue,
        };
        let content = place.content(reading, &beside);
        if taken == Some(beside.cue.start) {
            // “…,” she said, but “…”
            let joint = place.before.end - 1;
            let content = if tag(reading, joint) == Tag::Coordinator {
                span(reading, &(joint..place.quoted.end))
            } else {
                content
            };
            found.last_mut().into_iter().for_each(|last| last.content.push(content));
            continue;
        }
        taken = Some(beside.cue.start);
        let mode = if content == quotations[index].span { Mode::Direct } else { Mode::Mixed };
        let cue = span(reading, &beside.cue);
        found.push(Attribution {
            sentence: reading.sentence.get(beside.cue.start).copied().unwrap_or(0),
            mode,
            source: vec![span(reading, &beside.source)],
            cue: vec![cue],
            content: vec![content],
            outer: None,
            relays: Vec::new(),
            reasons: vec![Reason { code, span: cue }],
        });
    }
    found
}

fn span(reading: &Reading, range: &Range<usize>) -> Span {
    let tokens = reading.segmentation.tokens.get(range.clone()).unwrap_or(&[]);
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::default(),
    }
}

/// Where a quotation stands: ranges of tokens.
struct Surroundings {
    /// The quotation with its marks.
    quoted: Range<usize>,
    /// From the quotation before, or the sentence's start, to this one.
    before: Range<usize>,
    /// From this quotation to the next one, or the sentence's end.
    after: Range<usize>,
    /// It has words before it in its own sentence.
    inside_sentence: bool,
}

impl Surroundings {
    fn of(reading: &Reading, quotations: &[Quotation], index: usize) -> Surroundings {
        let segmentation = reading.segmentation;
        let span = quotations[index].span;
        let first = segmentation.token_at(span.start);
        let end = segmentation.tokens.partition_point(|token| token.span.start < span.end);
        let quoted = first..end;
        let earlier = index.checked_sub(1).map_or(0, |before| segmentation.token_at(quotations[before].span.end));
        let later = quotations.get(index + 1).map_or(reading.len(), |next| segmentation.token_at(next.span.start));
        let own = reading.sentence_of(first);
        // A sentence that ends with a colon introduces the next one.
        let introduced = own.start == first && first > 0 && reading.text(first - 1) == ":";
        let start = if introduced { reading.sentence_of(first - 1).start } else { own.start };
        let last = reading.sentence_of(end.saturating_sub(1));
        let mut stop = last.end;
        if stop == end && end < reading.len() && same_block(reading, end - 1, end) {
            // The sentence ended with the quotation; a cue may still follow where the next one opens with it.
            stop = reading.sentence_of(end).end;
        }
        Surroundings {
            before: start.max(earlier).min(first)..first,
            after: end..stop.min(later).max(end),
            inside_sentence: own.start < first,
            quoted,
        }
    }

    /// The last word or mark between the quotation marks.
    fn last(&self) -> usize {
        self.quoted.end.saturating_sub(2).max(self.quoted.start)
    }

    /// True where nothing but marks is quoted.
    fn is_empty(&self, reading: &Reading) -> bool {
        self.quoted.clone().all(|at| reading.is_mark(at))
    }

    /// True where words of its own sentence lead up to the quotation.
    fn leads_up(&self, reading: &Reading) -> bool {
        self.inside_sentence && !self.before.is_empty() && reading.text(self.before.end - 1) != ":"
    }

    /// What is said: the quotation, and where its cue follows the words that lead up to it in its sentence too.
    fn content(&self, reading: &Reading, beside: &Beside) -> Span {
        let quoted = span(reading, &self.quoted);
        let leads_up = self.leads_up(reading) && beside.cue.start >= self.quoted.end;
        if leads_up { span(reading, &self.before).join(quoted) } else { quoted }
    }
}

fn same_block(reading: &Reading, one: usize, other: usize) -> bool {
    let block = |at: usize| {
        let sentence = reading.sentence.get(at).map(|&sentence| sentence as usize);
        sentence.and_then(|sentence| reading.segmentation.sentences.get(sentence)).map(|sentence| sentence.block)
    };
    block(one) == block(other)
}

/// “…,” X said. “…,” said X. “…,” according to X.
fn tag_after(reading: &Reading, place: &Surroundings) -> Option<Beside> {
    let mut at = place.after.start;
    let end = place.after.end.min(at + REACH);
    let ending = Ending::of(reading, place);
    if ending == Ending::None {
        return None;
    }
    while at < end && matches!(reading.text(at), "," | "-" | "–" | "—") {
        at += 1;
    }
    if at >= end {
        return None;
    }
    if reading.classes[at].any(Classes::ACCORDING) && reading.text(at + 1) == "to" {
        let source = phrase_after(reading, at + 2, end)?;
        return closes(reading, source.end, place, ending).then_some(Beside { source, cue: at..at + 2 });
    }
    // Said X.
    let verb = (at..end).find(|&verb| reading.tags[verb] != Tag::Adverb)?;
    if is_inverted_cue(reading, verb) && !is_auxiliary(reading, verb) {
        let source = phrase_after(reading, verb + 1, end)?;
        let object = matches!(reading.text(verb + 1), "him" | "her" | "them" | "me" | "us");
        return (!object && closes(reading, source.end, place, ending)).then_some(Beside { source, cue: at..verb + 1 });
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
        return (!source.is_empty() && closes(reading, group.end, place, ending))
            .then_some(Beside { source, cue: group });
    }
    None
}

/// How the words of a quotation end, which says what may follow it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ending {
    /// With a comma, inside or outside: a cue is due.
    Comma,
    /// With a question, a call, dots or a dash.
    Open,
    /// With a full stop.
    Stop,
    /// With no mark.
    Bare,
    /// It has no end here.
    None,
}

impl Ending {
    fn of(reading: &Reading, place: &Surroundings) -> Ending {
        let last = place.last();
        if reading.quoted.get(place.quoted.end.wrapping_sub(1)) != Some(&Quoted::Closing) {
            return Ending::None;
        }
        let mut last = last;
        while last > place.quoted.start && matches!(reading.text(last), "'" | "’" | "”" | "\"") {
            last -= 1;
        }
        match reading.text(last) {
            "," => Ending::Comma,
            _ if reading.text(place.after.start) == "," => Ending::Comma,
            "?" | "!" | "…" | "-" | "—" | "–" => Ending::Open,
            "." if last > 0 && reading.text(last - 1) == "." => Ending::Open,
            "." => Ending::Stop,
            _ => Ending::Bare,
        }
    }
}

/// True where what follows source and cue leaves the quotation to them: after a full stop, or where the quotation is
/// part of a longer sentence, nothing may follow.
fn closes(reading: &Reading, at: usize, place: &Surroundings, ending: Ending) -> bool {
    let next_quotation = at + 1 == place.after.end && reading.text(at) == ",";
    let over = at >= place.after.end || matches!(reading.text(at), "." | "," | ";" | "—" | "–" | ")");
    match ending {
        Ending::Stop | Ending::Bare => over && !next_quotation,
        Ending::None => false,
        Ending::Comma | Ending::Open if !place.leads_up(reading) => {
            reading.text(at) != "that" && reading.text(at) != ":"
        }
        _ => over,
    }
}

/// X said, “…”  X said: “…”  X told reporters in Rome: “…”  X called it off, saying, “…”  According to X, “…”  X: “…”
fn tag_before(reading: &Reading, place: &Surroundings) -> Option<Beside> {
    let start = place.before.start;
    let mut mark = place.before.end.checked_sub(1).filter(|&mark| mark >= start)?;
    if mark > start
        && tag(reading, mark) == Tag::Coordinator
        && reading.text(mark - 1) == ","
        && start > 0
        && reading.quoted[start - 1] != Quoted::Outside
    {
        mark -= 1;
    }
    let comma = reading.text(mark) == ",";
    let colon = reading.text(mark) == ":";
    let end = if comma || colon { mark } else { place.before.end };
    if comma && !starts_high(reading, place) && place.before.len() > 8 {
        return None;
    }
    if comma && reading.classes[start].any(Classes::ACCORDING) && reading.text(start + 1) == "to" {
        let source = phrase_after(reading, start + 2, end)?;
        return (source.end == end).then_some(Beside { source, cue: start..start + 2 });
    }
    let lower = start.max(end.saturating_sub(REACH));
    for verb in (lower..end).rev() {
        if reading.quoted[verb] != Quoted::Outside
            || matches!(reading.text(verb), ";" | ":" | "that" | "how" | "whether" | "if")
        {
            return None;
        }
        let cue = is_cue(reading, verb);
        let gerund =
            reading.text(verb).ends_with("ing") && reading.classes[verb].any(SPEECH) && !is_finite(reading, verb);
        if !(cue || gerund || is_finite(reading, verb)) {
            if reading.tags[verb] == Tag::Gerund && verb > start && reading.text(verb - 1) == "," {
                return None;
            }
            continue;
        }
        let bare = !comma && !colon;
        let whole = starts_high(reading, place) && Ending::of(reading, place) != Ending::Bare;
        if !(cue || gerund) || bare && !(whole && verb + 1 == end) {
            return None;
        }
        if gerund {
            let source = subject_of_gerund(reading, verb, start)?;
            return Some(Beside { source, cue: verb..verb + 1 });
        }
        let group = cue_group(reading, verb, start)?;
        let source = phrase_before(reading, group.start, start)?;
        if matches!(reading.text(source.start), "that" | "which") || bare && !names(reading, &source) {
            return None;
        }
        return Some(Beside { source, cue: group });
    }
    // Smith: “…”
    let name = (lower..end).rev().take_while(|&at| !matches!(reading.text(at), "-" | "–" | "—" | "]")).last()?;
    let source = phrase_after(reading, name, end).filter(|_| colon)?;
    (source.end == end && end - name <= 10).then_some(Beside { source, cue: mark..mark + 1 })
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

/// True where the quotation begins with a capital letter, or with words left out.
fn starts_high(reading: &Reading, place: &Surroundings) -> bool {
    let first = (place.quoted.start + 1..place.quoted.end).find(|&at| !reading.is_mark(at));
    first.is_some_and(|first| {
        reading.text(first).starts_with(|character: char| character.is_uppercase() || character.is_numeric())
    })
}

/// Adds to each attribution the quotations that carry it on: later ones in its paragraph, and paragraphs that are
/// nothing but a quotation.
pub fn carry_on(reading: &Reading, quotations: &[Quotation], attributions: &mut [Attribution]) {
    let segmentation = reading.segmentation;
    // Contents and cues in order, each with the attribution it belongs to.
    let mut contents: Vec<(Span, usize)> = attributions
        .iter()
        .enumerate()
        .flat_map(|(index, found)| found.content.iter().chain(&found.cue).map(move |&span| (span, index)))
        .collect();
    contents.sort();
    let mut at = 0;
    let mut current: Option<(usize, u32)> = None;
    let mut pending: Vec<(usize, Span)> = Vec::new();
    for (index, quotation) in quotations.iter().enumerate() {
        while contents.get(at).is_some_and(|(span, _)| span.start < quotation.span.end) {
            let (span, owner) = contents[at];
            current = Some((owner, block_of(reading, span.start)));
            at += 1;
        }
        let place = Surroundings::of(reading, quotations, index);
        let block = block_of(reading, quotation.span.start);
        let owned = current.is_some_and(|(owner, _)| {
            attributions[owner].content.iter().any(|content| content.overlaps(quotation.span))
        });
        if owned {
            current = current.map(|(owner, _)| (owner, block));
            continue;
        }
        let Some((owner, last_block)) = current else { continue };
        let whole = !place.inside_sentence && place.after.is_empty() | ends_sentence(reading, &place);
        let like =
            attributions[owner].content.iter().any(|content| drawn_alike(segmentation.text, *content, quotation.span));
        let alone = segmentation.blocks.get(block as usize).is_some_and(|found| covers(found.span, quotation.span));
        let here = block == last_block;
        if quotation.continues || like && whole && (here || alone && block == last_block + 1) {
            pending.push((owner, quotation.span));
            current = Some((owner, block));
        }
    }
    for (owner, span) in pending {
        let found = &mut attributions[owner];
        found.content.push(span);
        found.reasons.push(Reason { code: "quotation-carried-on", span });
        if found.mode == Mode::Indirect {
            found.mode = Mode::Mixed;
        }
    }
}

fn block_of(reading: &Reading, byte: u32) -> u32 {
    let segmentation = reading.segmentation;
    segmentation.sentences.get(segmentation.sentence_at(byte)).map_or(0, |sentence| sentence.block)
}

/// True unless one begins with a single mark and the other with a double one, as a heading in a story does.
fn drawn_alike(text: &str, content: Span, quotation: Span) -> bool {
    let single = |span: Span| {
        let words = span.of(text);
        words.starts_with(['\'', '‘']) && !words.starts_with("''")
    };
    single(content) == single(quotation)
}

fn covers(block: Span, quotation: Span) -> bool {
    block.start == quotation.start && block.end <= quotation.end + 1
}

fn ends_sentence(reading: &Reading, place: &Surroundings) -> bool {
    reading.sentence_of(place.quoted.end.saturating_sub(1)).end <= place.quoted.end + 1
        || matches!(Ending::of(reading, place), Ending::Stop | Ending::Open) && place.after.is_empty()
}
