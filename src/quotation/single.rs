//! Pairs single marks within a block, and tells them from apostrophes.

use super::mark::{Drawing, Lean, Mark};
use super::{Beginning, Closure};
use crate::segmentation::Segmentation;
use crate::text::Span;

/// Adds the quotations between single marks of one block to those between double ones, and restores the order.
///
/// An opening mark without a fitting closing one is an apostrophe, unless `next` says that the next
/// block opens with a single mark and this one stands at its block's start.
pub(super) fn pair(
    segmentation: &Segmentation,
    block: Span,
    marks: &[Mark],
    next: Beginning,
    out: &mut Vec<(Span, Closure)>,
) {
    if !marks.iter().any(|mark| mark.drawing == Drawing::Single && mark.lean == Lean::Opens) {
        return;
    }
    let double: Vec<(Span, Closure)> = std::mem::take(out);
    let mut rest = double.iter().peekable();
    let marks: Vec<Mark> = marks
        .iter()
        .filter(|mark| mark.drawing == Drawing::Single)
        .filter(|mark| {
            while rest.next_if(|(span, _)| span.end <= mark.span.start).is_some() {}
            rest.peek().is_none_or(|(span, _)| !span.contains(mark.span))
        })
        .copied()
        .collect();
    let closers = closers(segmentation, &marks);
    let mut doubles = double.into_iter().peekable();
    let mut at = 0;
    while let Some(mark) = marks.get(at) {
        at += 1;
        if mark.lean != Lean::Opens {
            continue;
        }
        let (span, closure) = match closers[at - 1] {
            Some(close) => {
                at = close + 1;
                (mark.span.join(marks[close].span), Closure::Closed)
            }
            None if next == Beginning::Mark(Drawing::Single) && mark.span.start == block.start => {
                at = marks.len();
                (Span { start: block.start, end: block.end }, Closure::Continued)
            }
            None => continue,
        };
        while let Some(before) = doubles.next_if(|(double, _)| double.start < span.start) {
            out.push(before);
        }
        while doubles.next_if(|(double, _)| span.contains(*double)).is_some() {}
        out.push((span, closure));
    }
    out.extend(doubles);
}

/// For each mark the index of the mark that would close it, if it opens a quotation.
///
/// The first mark after a full stop, comma or the like, or after a letter in the same sentence; after an s (which
/// may be a plural's possessive) only where neither follows before the next opening mark.
fn closers(segmentation: &Segmentation, marks: &[Mark]) -> Vec<Option<usize>> {
    let sentence = |at: usize| segmentation.sentence_at(marks[at].span.start);
    let mut closers = vec![None; marks.len()];
    let (mut sure, mut plain, mut plural): (Option<usize>, Option<usize>, Option<usize>) = (None, None, None);
    let mut next_opening = usize::MAX;
    for at in (0..marks.len()).rev() {
        let mark = &marks[at];
        match mark.lean {
            Lean::Opens => {
                let early = |close: &usize| *close < next_opening;
                let near = |close: &usize| early(close) && sentence(*close) == sentence(at);
                let best = [sure.filter(early), plain.filter(near)].into_iter().flatten().min();
                closers[at] = best.or(plural.filter(near)).or(sure);
                next_opening = at;
            }
            _ if matches!(mark.before, ',' | '.' | '?' | '!' | '…' | '—' | '-') => sure = Some(at),
            _ if matches!(mark.before, 's' | 'S') && mark.after == ' ' => plural = Some(at),
            _ => plain = Some(at),
        }
    }
    closers
}
