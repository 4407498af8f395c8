//! Attributions inside the content of others: "X said Y had told him that Z", "“Z,” he told Y, according to X".
//!
//! The content of an attribution is read as a text of its own, without its quotation marks, by the same rules and
//! models; what they find there hangs below it. Contents grow smaller with depth, so a few rounds reach the bottom.

use rustc_hash::FxHashSet;

use super::clause::Accept;
use super::reading::{Quoted, Reading};
use super::{
    Attribution, Mode, addressee, agent, bounds, clause, combine, direct, embedded, first, learned, mode_of, relay,
};
use crate::quotation::quotations;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

/// How deep attributions may hang below each other.
const DEPTH: usize = 3;

/// Bytes of a content at least for another to find room in it.
const SHORTEST: usize = 12;

/// Least chance of being right with which an inner attribution is kept.
const LEAST: f32 = 0.5;

/// All attributions, in order, with those inside the contents of others, and each with the one it hangs below.
pub(super) fn link(whole: &Reading, mut all: Vec<Attribution>) -> Vec<Attribution> {
    let mut unread: Vec<Span> = contents(whole, &all);
    for _ in 0..DEPTH {
        let (apart, within) = part(unread);
        let found = inside(whole, apart, &all);
        unread = within;
        unread.extend(contents(whole, &found));
        all.extend(found);
        if unread.is_empty() {
            break;
        }
    }
    all.sort_by_key(first);
    part_at_semicolons(whole, &mut all);
    hang(&mut all);
    all
}

/// Attributions before one that are looked at for the one whose content holds it.
const BEFORE: usize = 6;

/// "It said costs would rise |; Jones called that “guesswork”": another's clause behind a semicolon is no part of it.
fn part_at_semicolons(reading: &Reading, all: &mut [Attribution]) {
    for index in 1..all.len() {
        let Some(source) = all[index].source.first().copied() else { continue };
        let Some(mark) = reading.tokens_in(source).start.checked_sub(1) else { continue };
        let parts = reading.text(mark) == ";" && reading.quoted[mark] == Quoted::Outside;
        let behind = all[index].cue.first().is_some_and(|cue| cue.start >= source.end);
        if !parts || !behind || reading.tokens_in(source).any(|at| reading.tags[at] == Tag::Pronoun) {
            continue;
        }
        for outer in &mut all[index.saturating_sub(BEFORE)..index] {
            let Some(cue) = outer.cue.last().copied() else { continue };
            let Some(last) = outer.content.last_mut().filter(|last| last.contains(source) && cue.end <= last.start)
            else {
                continue;
            };
            let range = reading.tokens_in(*last);
            if range.start < mark {
                *last = reading.span(&(range.start..mark));
                outer.mode = mode_of(reading, &outer.content);
            }
        }
    }
}

/// The contents of attributions that may hold others.
fn contents(whole: &Reading, outer: &[Attribution]) -> Vec<Span> {
    let bare = |content: &Span| bare(whole.segmentation.text, *content);
    let all = outer.iter().flat_map(|outer| &outer.content).map(bare);
    all.filter(|region| region.len() > SHORTEST && has_cue(whole, *region)).collect()
}

/// Those that lie apart, in order, and those within them, which are read after these.
fn part(mut regions: Vec<Span>) -> (Vec<Span>, Vec<Span>) {
    regions.sort_by_key(|region| (region.start, std::cmp::Reverse(region.end)));
    regions.dedup();
    let mut end = 0;
    regions.into_iter().partition(|region| {
        let apart = region.start >= end;
        end = end.max(region.end);
        apart
    })
}

/// The attributions inside `regions` whose cues are no cues of `known`.
fn inside(whole: &Reading, regions: Vec<Span>, known: &[Attribution]) -> Vec<Attribution> {
    let segmentation = whole.segmentation;
    let contents = segmentation.within(regions);
    let quotations = quotations(&contents);
    let reading = Reading::within(whole, &contents, &quotations);
    let mut ruled = direct::attributions(&reading, &quotations);
    ruled.extend(clause::reports(&reading, Accept::All));
    ruled.extend(agent::passives(&reading));
    ruled.extend(agent::told(&reading));
    ruled.extend(embedded::embedded(&reading).into_iter().map(|aside| aside.attribution));
    ruled.iter_mut().for_each(|found| bounds::of_infinitive(&reading, found));
    addressee::without(&reading, &mut ruled);
    let by_rule: FxHashSet<u32> = ruled.iter().flat_map(|rule| &rule.cue).map(|cue| cue.end).collect();
    let is_ruled = |found: &Attribution| found.cue.iter().any(|cue| by_rule.contains(&cue.end));
    let learned = learned(&reading, &quotations, |found, chance| chance >= LEAST || is_ruled(found));
    let mut found = combine::combine(&reading, learned, ruled);
    let mut cues: Vec<Span> = known.iter().flat_map(|known| known.cue.iter().copied()).collect();
    cues.sort();
    found.retain(|found| {
        let cue = found.cue.first().copied().unwrap_or_default();
        let near = cues.partition_point(|known| known.end <= cue.start);
        let new = cues.get(near).is_none_or(|known| !known.overlaps(cue));
        new && (is_ruled(found) && !about_itself(&reading, found) || reports(&reading, found))
            && !own_wish(&reading, found)
    });
    relay::relays(&reading, &mut found);
    for found in &mut found {
        let cue = found.cue.first().or(found.content.first()).map_or(0, |span| span.start);
        found.sentence = segmentation.sentence_at(cue) as u32;
    }
    found
}

/// True when a span holds a word that can head a cue: most contents hold none, and need no second reading.
fn has_cue(whole: &Reading, span: Span) -> bool {
    whole.tokens_in(span).any(|at| whole.classes[at].any(Classes::REPORTING))
}

/// A content without its quotation marks and the conjunction that opens it.
fn bare(text: &str, content: Span) -> Span {
    let inside = content.of(text);
    let is_mark = |character: char| matches!(character, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '`');
    // One pair of them: in "“I said, ‘Go,’” she said" the inner marks close what is said inside.
    let opened = inside.strip_prefix("''").or(inside.strip_prefix("``")).or(inside.strip_prefix(is_mark));
    let closed = inside.strip_suffix("''").or(inside.strip_suffix(is_mark));
    let open = opened.map_or(0, |rest| inside.len() - rest.len());
    let close = closed.map_or(0, |rest| inside.len() - rest.len());
    let (start, end) = (content.start as usize, content.end as usize);
    let mut span = Span::new(start + open, end.saturating_sub(if open > 0 { close } else { 0 }).max(start + open));
    if let Some(rest) = span.of(text).strip_prefix("that ") {
        span.start = span.end - rest.len() as u32;
    }
    span.trim(text)
}

/// Verbs and nouns of saying, telling, claiming, showing, writing, learning, uttering, asking; "according".
const REPORT: Classes =
    Classes::SPEECH.or(Classes::SHOW).or(Classes::LEARN).or(Classes::ASK).or(Classes::SAY_NOUN).or(Classes::ACCORDING);

/// Verbs of saying, telling, claiming, writing.
const PLAIN: Classes = Classes::SAY.or(Classes::TELL).or(Classes::CLAIM).or(Classes::WRITE);

/// Verbs and nouns of thinking.
const BELIEF: Classes = Classes::THINK.or(Classes::THINK_NOUN);

/// True for what somebody else says or thinks: not the speaker's own "I think" or "he plans", nor the reader's; and a
/// clause or quoted words, not a mere topic ("talked about the budget").
fn reports(reading: &Reading, found: &Attribution) -> bool {
    let (Some(source), Some(cue)) = (found.source.first(), found.cue.first()) else { return false };
    let name = source.of(reading.segmentation.text);
    let said = classes(reading, *cue).any(REPORT);
    let thought = classes(reading, *cue).any(BELIEF);
    let other = match name.to_lowercase().as_str() {
        "i" | "we" | "you" | "it" | "this" | "that" | "my" | "your" | "our" | "its" => false,
        "he" | "she" | "they" | "his" | "her" | "their" => said,
        _ => said || thought,
    };
    // "larger schools offer more courses": such a verb says something only with a clause.
    let plain = classes(reading, *cue).any(PLAIN) && !classes(reading, *cue).any(Classes::WANT.or(Classes::LIGHT));
    // "the win proves they can": things show, and only speakers and what they wrote say so.
    let speaks = classes(reading, *source).any(Classes::SPEAKER.or(Classes::DOCUMENT).or(Classes::NOUN))
        || reading
            .tokens_in(*source)
            .any(|at| matches!(reading.tags[at], Tag::ProperNoun | Tag::Pronoun | Tag::PluralNoun));
    let shows = classes(reading, *cue).any(Classes::SHOW) && !plain && !thought;
    other && (!shows || speaks) && (plain || found.content.iter().any(|content| states(reading, *content)))
}

/// "it had admitted three patients": what a body says of itself, with a verb that has other senses and no clause.
fn about_itself(reading: &Reading, found: &Attribution) -> bool {
    let pronoun = found.source.first().is_some_and(|source| {
        matches!(source.of(reading.segmentation.text).to_lowercase().as_str(), "it" | "we" | "i" | "they" | "who")
    });
    pronoun && found.mode == Mode::Indirect && !found.content.iter().any(|content| states(reading, *content))
}

/// True for what a pronoun wants and neither says nor thinks, "she plans to stay": the speaker's own wish, most often.
fn own_wish(reading: &Reading, found: &Attribution) -> bool {
    let (Some(source), Some(cue)) = (found.source.first(), found.cue.first()) else { return false };
    let cue = classes(reading, *cue);
    let pronoun = ["he", "she", "it", "they", "i", "we", "you"];
    pronoun.contains(&source.of(reading.segmentation.text).to_lowercase().as_str())
        && cue.any(Classes::WANT)
        && !cue.any(REPORT.or(BELIEF))
}

/// True for a clause, an infinitive or quoted words.
fn states(reading: &Reading, content: Span) -> bool {
    let range = reading.tokens_in(content);
    let mut words = range.clone().filter(|&at| !reading.is_mark(at) && !reading.classes[at].any(Classes::NEGATION));
    let opens =
        words.next().is_some_and(|first| reading.classes[first].any(Classes::THAT) || reading.text(first) == "to");
    // "asked | the council to come": what is wanted of somebody.
    let wanted = |at: usize| reading.text(at) == "to" && reading.tags.get(at + 1) == Some(&Tag::Infinitive);
    let says = |at: usize| reading.tags[at].is_finite() || reading.quoted[at] != Quoted::Outside || wanted(at);
    opens || range.into_iter().any(says)
}

/// The classes of all words of a span.
fn classes(reading: &Reading, span: Span) -> Classes {
    Classes(reading.tokens_in(span).fold(0, |all, at| all | reading.classes[at].0))
}

/// Hangs each attribution below the one with the smallest content that holds its cue and content.
fn hang(all: &mut [Attribution]) {
    let extent =
        |found: &Attribution| found.cue.iter().chain(&found.content).copied().reduce(Span::join).unwrap_or_default();
    let size = |found: &Attribution| found.content.iter().map(|span| span.len()).sum::<usize>();
    let mut spans: Vec<(Span, usize)> = all
        .iter()
        .enumerate()
        .flat_map(|(index, found)| found.content.iter().map(move |&span| (span, index)))
        .collect();
    // Wide spans first among those that begin together: an open one is always wider than what follows it.
    spans.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&index| extent(&all[index]).start);
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut next = spans.into_iter().peekable();
    for index in order {
        let own = extent(&all[index]);
        while let Some(span) = next.next_if(|(span, _)| span.start <= own.start) {
            open.retain(|(open, _)| open.end > span.0.start);
            open.push(span);
        }
        open.retain(|(open, _)| open.end > own.start);
        let holder = open
            .iter()
            .filter(|(span, owner)| *owner != index && span.contains(own) && size(&all[*owner]) > size(&all[index]))
            .filter(|(span, _)| all[index].source.iter().all(|source| span.contains(*source)))
            .min_by_key(|(_, owner)| size(&all[*owner]));
        all[index].outer = holder.map(|(_, owner)| *owner as u32);
    }
}
