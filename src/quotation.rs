//! Quotations: pairs of quotation marks, across paragraphs, unbalanced ones too.
//!
//! Marks are read by where they stand more than by how they are drawn, since straight and curly ones,
//! ASCII pairs, and marks that turn the wrong way all occur in one story. A missing mark costs at most
//! its own block: nothing is ever quoted beyond the end of a block without a mark at the next one's start.

mod double;
mod mark;
mod single;

use crate::notice::Notice;
use crate::segmentation::Segmentation;
use crate::sorting;
use crate::structure::{Block, BlockKind};
use crate::text::Span;
use mark::{Drawing, Lean, Mark, marks};

/// Words between quotation marks, within one block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Whether marks stand at its ends.
    pub closure: Closure,
    /// True when it carries on the quotation of the block before (which has no closing mark).
    pub continues: bool,
}

/// Whether a quotation has both its marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Closure {
    /// Both marks stand.
    Closed,
    /// No closing mark: it ends with its block, and the next block opens with a mark.
    Continued,
    /// No closing mark, and nothing carries it on.
    Unclosed,
    /// No opening mark: it begins with its sentence.
    Unopened,
}

/// How a block begins, as far as quotations are concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Beginning {
    /// With an opening mark.
    Mark(Drawing),
    /// Within a quotation: its first double mark is a closing one, as in texts with hard line ends.
    Inside,
    /// With words of its own.
    Plain,
}

impl Beginning {
    fn of(block: Span, marks: &[Mark]) -> Beginning {
        match marks.first() {
            Some(first) if first.span.start == block.start && first.lean == Lean::Opens => {
                Beginning::Mark(first.drawing)
            }
            _ => match marks.iter().find(|mark| mark.drawing == Drawing::Double) {
                Some(mark) if mark.lean == Lean::Closes && mark.span.start > block.start => Beginning::Inside,
                _ => Beginning::Plain,
            },
        }
    }
}

/// The quotations of a text outside furniture, in order. They do not overlap: an inner one is part of the outer.
#[inline(never)]
pub fn quotations(segmentation: &Segmentation) -> Vec<Quotation> {
    let text = segmentation.text;
    let mut all: Vec<Quotation> = Vec::new();
    let mut spans = Vec::new();
    let (mut found, mut ahead) = (Vec::new(), Vec::new());
    let mut carried_in = Beginning::Plain;
    let mut blocks = read(&segmentation.blocks).peekable();
    if let Some(first) = blocks.peek() {
        marks(text, first.span, &mut ahead);
    }
    while let Some(block) = blocks.next() {
        std::mem::swap(&mut found, &mut ahead);
        ahead.clear();
        let next = blocks.peek().map_or(Beginning::Plain, |next| {
            marks(text, next.span, &mut ahead);
            Beginning::of(next.span, &ahead)
        });
        spans.clear();
        double::pair(segmentation, block.span, &found, carried_in, next, &mut spans);
        single::pair(segmentation, block.span, &found, next, &mut spans);
        for &(span, closure) in &spans {
            let continues = carried_in != Beginning::Plain && span.start == block.span.start;
            all.push(Quotation { span, closure, continues });
        }
        let carries = spans.last().is_some_and(|(_, closure)| *closure == Closure::Continued);
        carried_in = if carries { next } else { Beginning::Plain };
    }
    all
}

/// Says which quotation marks have no partner; of many, the first [`MOST_NOTICES`].
pub fn notices(segmentation: &Segmentation, quotations: &[Quotation]) -> Vec<Notice> {
    let text = segmentation.text;
    let mut faults: Vec<(Span, &str)> = quotations
        .iter()
        .filter_map(|quotation| match quotation.closure {
            Closure::Unclosed => Some((quotation.span, "A quotation has no closing mark")),
            Closure::Unopened => Some((quotation.span, "A quotation has no opening mark")),
            Closure::Closed | Closure::Continued => None,
        })
        .collect();
    let mut found = Vec::new();
    let mut rest = quotations.iter().peekable();
    for block in read(&segmentation.blocks) {
        found.clear();
        marks(text, block.span, &mut found);
        for mark in found.iter().filter(|mark| mark.drawing == Drawing::Double && mark.lean != Lean::Inch) {
            while rest.next_if(|quotation| quotation.span.end <= mark.span.start).is_some() {}
            if rest.peek().is_none_or(|quotation| quotation.span.start >= mark.span.end) {
                let tail = Span { start: mark.span.start, end: block.span.end };
                faults.push((tail, "A quotation mark has no partner"));
            }
        }
    }
    sorting::sort(&mut faults);
    let more = faults.len().saturating_sub(MOST_NOTICES);
    let mut messages: Vec<String> = faults
        .iter()
        .take(MOST_NOTICES)
        .map(|(span, fault)| format!("{fault}: {}", first_words(span.of(text))))
        .collect();
    if more > 0 {
        messages.push(format!("{more} more quotation marks have no partner."));
    }
    messages.into_iter().map(|message| Notice { code: "unbalanced-quotation", message }).collect()
}

/// How many unbalanced quotations are named one by one.
pub const MOST_NOTICES: usize = 12;

/// The first words, at most six and sixty characters, with dots where more follow.
fn first_words(text: &str) -> String {
    let end = text.char_indices().nth(60).map_or(text.len(), |(end, _)| end);
    let mut words: Vec<&str> = text.get(..end).unwrap_or("").split_whitespace().collect();
    let more = words.len() > 6 || end < text.len();
    words.truncate(6);
    if more { format!("{} …", words.join(" ")) } else { words.join(" ") }
}

/// The blocks that are searched.
fn read(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    blocks.iter().filter(|block| block.kind != BlockKind::Furniture)
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn dots_say_that_more_words_follow() {
        assert_eq!(first_words("one two three four five six"), "one two three four five six");
        assert_eq!(first_words("one two three four five six seven"), "one two three four five six …");
        let sixty = "w".repeat(60);
        assert_eq!(first_words(&sixty), sixty);
        assert_eq!(first_words(&format!("{sixty}w")), format!("{sixty} …"));
    }
}
