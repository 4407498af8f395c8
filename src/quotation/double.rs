//! Pairs double marks within a block.

use super::mark::{Drawing, Lean, Mark};
use super::{Beginning, Closure};
use crate::segmentation::Segmentation;
use crate::sorting;
use crate::text::Span;

/// A quotation's marks, as indices into the block's; nothing where a mark is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Pair {
    open: Option<usize>,
    close: Option<usize>,
}

/// Appends the quotations between double marks of one block, in order.
///
/// `carried_in` says how the block begins where the one before left a quotation open, `next` how the next one begins.
pub(super) fn pair(
    segmentation: &Segmentation,
    block: Span,
    marks: &[Mark],
    carried_in: Beginning,
    next: Beginning,
    out: &mut Vec<(Span, Closure)>,
) {
    let carried_on = matches!(next, Beginning::Mark(Drawing::Double) | Beginning::Inside);
    let marks: Vec<Mark> = marks.iter().filter(|mark| mark.drawing == Drawing::Double).copied().collect();
    if marks.is_empty() {
        return;
    }
    let pairs = nested(&marks)
        .or_else(|unclosed| alternating(&marks).ok_or(unclosed))
        .unwrap_or_else(|pairs| if carried_on { carried(&marks, pairs) } else { pairs });
    for (index, pair) in pairs.iter().enumerate() {
        let free = out.last().map_or(block.start, |(last, _)| last.end);
        let found = match (pair.open.map(|at| marks[at].span), pair.close.map(|at| marks[at].span)) {
            (Some(open), Some(close)) => Some((open.join(close), Closure::Closed)),
            (Some(open), None) => {
                let next =
                    pairs.get(index + 1).and_then(|next| next.open.or(next.close)).map(|at| marks[at].span.start);
                unclosed(segmentation, block, open, next, carried_on)
            }
            (None, Some(close)) if index == 0 && carried_in == Beginning::Inside => {
                Some((Span { start: block.start, end: close.end }, Closure::Closed))
            }
            (None, Some(close)) => unopened(segmentation, free, close),
            (None, None) => None,
        };
        out.extend(found);
    }
}

/// Pairs marks as brackets are paired; an error holds the pairs where some opening mark was left over.
fn nested(marks: &[Mark]) -> Result<Vec<Pair>, Vec<Pair>> {
    let mut stack: Vec<usize> = Vec::new();
    let mut pairs: Vec<Pair> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let opens = match mark.lean {
            Lean::Opens => true,
            Lean::Closes => false,
            Lean::Either => stack.is_empty(),
            Lean::Inch if stack.is_empty() => continue,
            Lean::Inch => false,
        };
        if opens {
            stack.push(at);
        } else if let Some(open) = stack.pop() {
            while pairs.last().is_some_and(|inner| inner.open.or(inner.close) > Some(open)) {
                pairs.pop();
            }
            pairs.push(Pair { open: Some(open), close: Some(at) });
        } else if let Some(last) =
            pairs.last_mut().filter(|last| last.close.is_some_and(|close| marks[close].lean == Lean::Inch))
        {
            // What seemed to close the quotation counted inches within it.
            last.close = Some(at);
        } else {
            pairs.push(Pair { open: None, close: Some(at) });
        }
    }
    if stack.is_empty() {
        return Ok(pairs);
    }
    pairs.extend(stack.into_iter().map(|open| Pair { open: Some(open), close: None }));
    sorting::sort_by_key(&mut pairs, |pair| pair.open.or(pair.close));
    Err(pairs)
}

/// Pairs each mark with the next, where that needs no worse mistake than a closing mark set after its space.
fn alternating(marks: &[Mark]) -> Option<Vec<Pair>> {
    let fits = marks.chunks(2).all(|two| {
        matches!(two, [open, close] if open.lean != Lean::Closes
            && (close.lean != Lean::Opens || (close.before.is_alphanumeric() || matches!(close.before, ',' | '.' | '?' | '!' | ' ')) && close.after.is_lowercase()))
    });
    fits.then(|| (0..marks.len()).step_by(2).map(|at| Pair { open: Some(at), close: Some(at + 1) }).collect())
}

/// The pairs of a block that the next one carries on: short words quoted in a quotation stay part of it.
fn carried(marks: &[Mark], mut pairs: Vec<Pair>) -> Vec<Pair> {
    const SHORT: u32 = 40;
    let is_short = |pair: &Pair| match (pair.open, pair.close) {
        (Some(open), Some(close)) => {
            marks[close].span.end - marks[open].span.start <= SHORT
                && !matches!(marks[close].before, ',' | '.' | '?' | '!')
        }
        _ => false,
    };
    let inner = pairs.iter().rev().take_while(|pair| is_short(pair)).count();
    let outer = pairs.len() - inner;
    if outer > 0 && inner > 0 && pairs[outer - 1].close.is_none() {
        pairs.truncate(outer);
    }
    pairs
}

/// A quotation without a closing mark: up to the next mark, else the block's end where words are introduced
/// or the block opens with the mark, else the sentence's end.
fn unclosed(
    segmentation: &Segmentation,
    block: Span,
    open: Span,
    next: Option<u32>,
    carried_on: bool,
) -> Option<(Span, Closure)> {
    let text = segmentation.text;
    let (end, closure) = match next {
        Some(next) => {
            let sentence = segmentation.sentence_at(next);
            let start = segmentation.sentences.get(sentence).map_or(next, |sentence| sentence.span.start);
            (if start > open.end { start } else { next }, Closure::Unclosed)
        }
        None if carried_on => (block.end, Closure::Continued),
        None => {
            let head = Span { start: block.start, end: open.start }.of(text).trim_end();
            let introduced = head.is_empty() || head.ends_with([',', ':']);
            let sentence = segmentation.sentences.get(segmentation.sentence_at(open.start));
            let end = sentence.map_or(block.end, |sentence| sentence.span.end.min(block.end));
            (if introduced { block.end } else { end }, Closure::Unclosed)
        }
    };
    let span = Span { start: open.start, end: end.max(open.end) }.trim(text);
    (span.end > open.end).then_some((span, closure))
}

/// A quotation without an opening mark: from its sentence's start. Only where its last words end as speech does.
fn unopened(segmentation: &Segmentation, free: u32, close: Span) -> Option<(Span, Closure)> {
    let text = segmentation.text;
    let sentence = segmentation.sentences.get(segmentation.sentence_at(close.start))?;
    let span = Span { start: sentence.span.start.max(free).min(close.start), end: close.end }.trim(text);
    let words = Span { start: span.start, end: close.start }.of(text);
    (words.ends_with([',', '.', '?', '!', '…', '—']) && words.contains(' ')).then_some((span, Closure::Unopened))
}
