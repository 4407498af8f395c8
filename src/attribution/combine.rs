//! Joins what the models find with what exact rules find.
//!
//! Where both find one cue, the rules say what a quotation's content is and the models who and how: each is the
//! better at that. A rule's attribution that the models miss replaces what they make of the same words.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::aside::Aside;
use super::reading::Reading;
use super::{Attribution, Mode, first, mode_of};
use crate::sorting;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

/// The owner of a token that is part of no cue and no content.
const NOBODY: u32 = u32::MAX;

/// The attributions of both, in order of their first span.
pub(super) fn combine(reading: &Reading, mut learned: Vec<Attribution>, ruled: Vec<Attribution>) -> Vec<Attribution> {
    let mut cue_of = vec![NOBODY; reading.len()];
    let mut content_of = vec![NOBODY; reading.len()];
    for (index, found) in learned.iter().enumerate() {
        mark(reading, &found.cue, index as u32, &mut cue_of);
        mark(reading, &found.content, index as u32, &mut content_of);
    }
    let mut replaced = vec![false; learned.len()];
    let mut added = Vec::new();
    for rule in ruled {
        let owner = tokens(reading, &rule.cue).map(|at| cue_of[at]).find(|&owner| owner != NOBODY);
        let same = owner.and_then(|owner| learned.get_mut(owner as usize));
        if let Some(same) = same.filter(|same| meet(&same.source, &rule.source)) {
            if rule.mode == Mode::Direct || rule.content.len() > 1 {
                // What the models had for it beyond that is free for other rules.
                mark(reading, &same.content, NOBODY, &mut content_of);
                mark(reading, &rule.content, owner.unwrap_or(NOBODY), &mut content_of);
                same.content = rule.content;
                same.mode = rule.mode;
                same.reasons.extend(rule.reasons);
            }
            continue;
        }
        let length = tokens(reading, &rule.content).count();
        let mut shared: Vec<u32> =
            tokens(reading, &rule.content).map(|at| content_of[at]).filter(|&owner| owner != NOBODY).collect();
        sorting::sort(&mut shared);
        for run in shared.chunk_by(|one, other| one == other) {
            let owner = run[0] as usize;
            let other = tokens(reading, &learned[owner].content).count();
            replaced[owner] |= 4 * run.len() > length + other && !is_within(&rule, &learned[owner]);
        }
        for at in tokens(reading, &rule.cue) {
            if let Some(replaced) = replaced.get_mut(cue_of[at] as usize) {
                *replaced = true;
            }
        }
        added.push(rule);
    }
    let mut kept = replaced.into_iter().map(|replaced| !replaced);
    learned.retain(|_| kept.next().unwrap_or(true));
    learned.extend(added);
    sorting::sort_by_key(&mut learned, first);
    learned
}

/// "Two generals told the panel that | he | warned | …": what is reported within what somebody says leaves that alone.
fn is_within(inner: &Attribution, outer: &Attribution) -> bool {
    let mut own = inner.source.iter().chain(&inner.cue);
    inner.mode == Mode::Indirect && own.all(|span| outer.content.iter().any(|content| content.contains(*span)))
}

/// Puts what an exact pattern finds in the place of what has the same cue and another source, or says other words; and
/// where the pattern is certain of its words, of any.
pub(super) fn correct(reading: &Reading, mut found: Vec<Attribution>, exact: Vec<Aside>) -> Vec<Attribution> {
    let mut cue_of = vec![NOBODY; reading.len()];
    for (index, found) in found.iter().enumerate() {
        mark(reading, &found.cue, index as u32, &mut cue_of);
    }
    let mut by_cue = vec![false; reading.len()];
    let mut right = Vec::with_capacity(exact.len());
    for Aside { attribution: one, certain } in exact {
        let owner = tokens(reading, &one.cue).map(|at| cue_of[at]).find(|&owner| owner != NOBODY);
        let same = owner.and_then(|owner| found.get(owner as usize)).is_some_and(|found| {
            found.source == one.source
                && meet(&found.content, &one.content)
                && (!certain || found.content == one.content)
        });
        if !same {
            tokens(reading, &one.cue).for_each(|at| by_cue[at] = true);
            right.push(one);
        }
    }
    found.retain(|found| !tokens(reading, &found.cue).any(|at| by_cue[at]));
    found.extend(right);
    sorting::sort_by_key(&mut found, first);
    found
}

/// Leaves out what takes a statement for its source where the statement is reported itself ("warnings from X about Y
/// show …"), and what takes mere things for speakers ("instances like these highlight …").
pub(super) fn without_things(reading: &Reading, found: Vec<Attribution>) -> Vec<Attribution> {
    found.into_iter().filter(|found| !is_thing(reading, found)).collect()
}

/// True where a verb that only shows has a topic for its content and its source is neither a speaker nor a document.
fn is_thing(reading: &Reading, found: &Attribution) -> bool {
    let (Some(source), [cue]) = (found.source.first(), found.cue.as_slice()) else { return false };
    let shows = reading.tokens_in(*cue).any(|at| reading.classes[at].any(SHOWS));
    if !shows || found.mode != Mode::Indirect || tokens(reading, &found.content).any(|at| reading.tags[at].is_finite())
    {
        return false;
    }
    let head = || reading.tokens_in(*source).take_while(|&at| reading.tags[at] != Tag::Adposition);
    let statement = reading
        .tokens_in(*source)
        .take_while(|&at| reading.text(at) != "from")
        .last()
        .is_some_and(|at| reading.classes[at].any(Classes::SAY_NOUN) && reading.text(at + 1) == "from");
    let like = reading.tokens_in(*source).any(|at| reading.text(at) == "like")
        && !head().any(|at| reading.classes[at].any(Classes::SPEAKER));
    statement || like
}

/// Verbs of showing and stressing.
const SHOWS: Classes = Classes::SHOW.or(Classes::SAY);

/// Adds those of `more` that touch no word of what was found already, nor of each other, or did not if they ended with
/// a clause of their own; in order of the first span.
pub(super) fn add(reading: &Reading, mut found: Vec<Attribution>, more: Vec<Attribution>) -> Vec<Attribution> {
    if more.is_empty() {
        return found;
    }
    let mut taken = vec![false; reading.len()];
    for one in &found {
        words(reading, one).for_each(|at| taken[at] = true);
    }
    // "It has refused to say, | saying | that": one subject may have two verbs.
    let sources: FxHashSet<Span> = found.iter().filter(|one| one.source.len() == 1).map(|one| one.source[0]).collect();
    let mut last = 0..0;
    for mut one in more {
        let shared = match one.source[..] {
            [source] if sources.contains(&source) => reading.tokens_in(source),
            _ => 0..0,
        };
        // "Her husband begged her to stop, | she | recalled": what was just added is within what is said.
        let around = !last.is_empty() && holds(reading, &one, &last);
        let free = |at: &usize| shared.contains(at) || around && last.contains(at);
        let meets = words(reading, &one).any(|at| taken[at] && !free(&at));
        if meets && !end_before(reading, &mut one, &taken) {
            continue;
        }
        words(reading, &one).for_each(|at| taken[at] = true);
        let (first, end) =
            words(reading, &one).fold((usize::MAX, 0), |(low, high), at| (low.min(at), high.max(at + 1)));
        last = first..end;
        found.push(one);
    }
    sorting::sort_by_key(&mut found, first);
    found
}

/// True where these tokens lie within what is said, and none of them is of its source or cue.
fn holds(reading: &Reading, one: &Attribution, inner: &Range<usize>) -> bool {
    let own =
        [&one.source, &one.cue].into_iter().flat_map(|spans| tokens(reading, spans)).any(|at| inner.contains(&at));
    let within = |span: &Span| {
        let range = reading.tokens_in(*span);
        range.start <= inner.start && inner.end <= range.end
    };
    !own && one.content.iter().any(within)
}

/// "It heard that three had died, | although experts disagreed": ends what is said before the clause that has words taken.
fn end_before(reading: &Reading, one: &mut Attribution, taken: &[bool]) -> bool {
    let [content] = one.content[..] else { return false };
    let range = reading.tokens_in(content);
    let Some(first) = range.clone().find(|&at| taken[at]) else { return false };
    let beside = [&one.source, &one.cue].into_iter().flat_map(|spans| tokens(reading, spans)).any(|at| taken[at]);
    // "admitted obtaining data but | claims that": the second verb of the same speaker.
    let joint = first.saturating_sub(1);
    let own = tokens(reading, &one.cue).any(|at| taken[at]);
    if !own && joint > range.start && matches!(reading.text(joint), "and" | "but") && reading.tags[first].is_finite() {
        one.content = vec![reading.span(&(range.start..joint))];
        one.mode = mode_of(reading, &one.content);
        return true;
    }
    let Some(comma) = range.clone().take_while(|&at| at < first).filter(|&at| reading.text(at) == ",").last() else {
        return false;
    };
    let clause = matches!(reading.text(comma + 1), "although" | "though" | "but" | "while" | "whereas" | "and");
    let states = (range.start..comma).any(|at| reading.tags[at].is_finite());
    if !clause || beside || !states {
        return false;
    }
    one.content = vec![reading.span(&(range.start..comma))];
    one.mode = mode_of(reading, &one.content);
    true
}

/// The tokens of source, cue and content.
fn words<'a>(reading: &'a Reading, found: &'a Attribution) -> impl Iterator<Item = usize> + 'a {
    [&found.source, &found.cue, &found.content].into_iter().flat_map(|spans| tokens(reading, spans))
}

fn mark(reading: &Reading, spans: &[Span], index: u32, owners: &mut [u32]) {
    for at in tokens(reading, spans) {
        owners[at] = index;
    }
}

/// The tokens of spans, in order.
fn tokens<'a>(reading: &'a Reading, spans: &'a [Span]) -> impl Iterator<Item = usize> + 'a {
    spans.iter().flat_map(|span| reading.tokens_in(*span))
}

/// True where the two share a byte, or both are empty.
fn meet(one: &[Span], other: &[Span]) -> bool {
    one.is_empty() && other.is_empty() || one.iter().any(|one| other.iter().any(|other| one.overlaps(*other)))
}
