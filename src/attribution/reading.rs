//! A text as the models of attribution read it: the looks, class and part of speech of every token,
//! quotation state, and running counts that make any two tokens comparable in constant time.

use std::cell::OnceCell;
use std::ops::Range;

use crate::quotation::{Closure, Quotation};
use crate::segmentation::Segmentation;
use crate::structure::BlockKind;
use crate::tagger::{Cell, Near, Tag, tag};
use crate::text::Span;
use crate::token::TokenKind;
use crate::vocabulary::form::Form;
use crate::vocabulary::{Classes, classes_of};

/// Where a token stands towards quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Quoted {
    /// Outside.
    Outside,
    /// Inside.
    Inside,
    /// The mark that opens.
    Opening,
    /// The mark that closes.
    Closing,
}

/// How many of each have been seen before a token, from the text's start.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    /// Commas.
    pub commas: u32,
    /// Marks that part clauses: semicolons, colons, dashes, brackets.
    pub breaks: u32,
    /// Quotation marks.
    pub marks: u32,
    /// Finite verbs.
    pub finite: u32,
    /// Words that open a subordinate clause.
    pub clauses: u32,
    /// Nouns, names and pronouns.
    pub nominals: u32,
}

/// What a token finds around it in its sentence; distances are in tokens, [`FAR`] where there is none.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings {
    /// Back to the last noun, name or pronoun.
    pub nominal_before: u8,
    /// Back to the last finite verb.
    pub finite_before: u8,
    /// On to the next finite verb.
    pub finite_after: u8,
    /// On to the next "that".
    pub that_after: u8,
    /// Back to the last closing quotation mark.
    pub closing_before: u8,
    /// On to the next opening quotation mark.
    pub opening_after: u8,
    /// Back to the last mark of punctuation.
    pub mark_before: u8,
    /// On to the next mark of punctuation.
    pub mark_after: u8,
    /// Tokens of the sentence before it.
    pub from_start: u8,
    /// Tokens of the sentence after it.
    pub to_end: u8,
    /// The number of its block's kind.
    pub block: u8,
}

/// A distance beyond all that matter.
pub const FAR: u8 = 31;

/// One text, read.
pub struct Reading<'s, 't> {
    /// The text in blocks, sentences and tokens.
    pub segmentation: &'s Segmentation<'t>,
    /// Every token as the models read it, with margins around sentences; see [`Reading::near`].
    cells: Vec<Cell>,
    /// Classes of each token.
    pub classes: Vec<Classes>,
    /// Part of speech of each token.
    pub tags: Vec<Tag>,
    /// Quotation state of each token.
    pub quoted: Vec<Quoted>,
    /// Sentence of each token.
    pub sentence: Vec<u32>,
    /// What each token finds around it.
    pub around: Vec<Surroundings>,
    /// What stands before each token; one more than there are tokens.
    pub counts: Vec<Counts>,
    /// The part of speech of each token as the rules read it, from their first question on.
    pub(super) ruled_tags: OnceCell<Vec<Tag>>,
}

impl<'s, 't> Reading<'s, 't> {
    /// Reads a text.
    #[inline(never)]
    pub fn new(segmentation: &'s Segmentation<'t>, quotations: &[Quotation]) -> Self {
        let mut reading = Reading::unread(segmentation, quotations);
        for sentence in 0..segmentation.sentences.len() {
            let range = segmentation.token_range(sentence);
            let first = reading.cells.len();
            for token in &segmentation.tokens[range.clone()] {
                let form = Form::of(token.span.of(segmentation.text));
                let classes = classes_of(form);
                reading.cells.push(Cell::new(form, classes));
                reading.classes.push(classes);
            }
            reading.cells.extend([Cell::NONE; Cell::MARGIN]);
            tag(&mut reading.cells[first - Cell::MARGIN..]);
            let cells = &reading.cells[first..first + range.len()];
            reading.tags.extend(cells.iter().map(|cell| Tag::of(cell.tag)));
            reading.place(sentence, range);
        }
        reading
    }

    /// Reads parts of a text that was read as a whole (see [`Segmentation::within`]): words keep their looks, classes
    /// and parts of speech, and have other surroundings.
    pub fn within(whole: &Reading, segmentation: &'s Segmentation<'t>, quotations: &[Quotation]) -> Self {
        let mut reading = Reading::unread(segmentation, quotations);
        for sentence in 0..segmentation.sentences.len() {
            let range = segmentation.token_range(sentence);
            let first =
                segmentation.tokens.get(range.start).map_or(0, |token| whole.segmentation.token_at(token.span.start));
            for at in first..first + range.len() {
                reading.cells.push(*whole.cell(at));
                reading.classes.push(whole.classes[at]);
                reading.tags.push(whole.tags[at]);
            }
            reading.cells.extend([Cell::NONE; Cell::MARGIN]);
            reading.place(sentence, range);
        }
        reading
    }

    #[inline(never)]
    fn unread(segmentation: &'s Segmentation<'t>, quotations: &[Quotation]) -> Self {
        let length = segmentation.tokens.len();
        let mut reading = Reading {
            segmentation,
            cells: Vec::with_capacity(length + Cell::MARGIN * (segmentation.sentences.len() + 1)),
            classes: Vec::with_capacity(length),
            tags: Vec::with_capacity(length),
            quoted: quotation_states(segmentation, quotations),
            sentence: Vec::with_capacity(length),
            around: Vec::with_capacity(length),
            counts: Vec::with_capacity(length + 1),
            ruled_tags: OnceCell::new(),
        };
        reading.counts.push(Counts::default());
        reading.cells.extend([Cell::NONE; Cell::MARGIN]);
        reading
    }

    /// What the tokens of a sentence, whose parts of speech are known, find around them.
    fn place(&mut self, sentence: usize, range: Range<usize>) {
        self.sentence.extend(range.clone().map(|_| sentence as u32));
        self.count(range.clone());
        self.look_around(range, self.segmentation.block_kind(sentence) as u8);
    }

    /// A token between its neighbours, three on either side; [`Cell::NONE`] beyond its sentence.
    #[inline(always)]
    pub fn near(&self, at: usize) -> &Near {
        const NOWHERE: Near = [Cell::NONE; 2 * Cell::MARGIN + 1];
        let first = at + Cell::MARGIN * self.sentence[at] as usize;
        self.cells.get(first..).and_then(|cells| cells.first_chunk()).unwrap_or(&NOWHERE)
    }

    /// A token as the models read it.
    #[inline(always)]
    pub fn cell(&self, at: usize) -> &Cell {
        &self.near(at)[Cell::MARGIN]
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// True when there is no token.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    /// The words of a token.
    pub fn text(&self, at: usize) -> &'t str {
        let span = self.segmentation.tokens.get(at).map(|token| token.span.range());
        span.and_then(|range| self.segmentation.text.get(range)).unwrap_or("")
    }

    /// The span from the first to the last of a range of tokens; empty where there is none.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let tokens = self.segmentation.tokens.get(range.clone()).unwrap_or(&[]);
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The tokens that begin within a span, or hold its start.
    #[inline(always)]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let end = self.segmentation.tokens.partition_point(|token| token.span.start < span.end);
        self.segmentation.token_at(span.start).min(end)..end
    }

    /// The range of tokens of the sentence that holds a token.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        self.segmentation.token_range(self.sentence.get(at).map_or(usize::MAX, |&sentence| sentence as usize))
    }

    /// The kind of block that a token stands in.
    pub fn block_kind(&self, at: usize) -> BlockKind {
        self.segmentation.block_kind(self.sentence.get(at).map_or(usize::MAX, |&sentence| sentence as usize))
    }

    fn count(&mut self, range: Range<usize>) {
        let mut counts = self.counts.last().copied().unwrap_or_default();
        for at in range {
            let tag = self.tags[at];
            let quotation = matches!(self.quoted[at], Quoted::Opening | Quoted::Closing);
            if self.is_mark(at) {
                let mark = self.text(at);
                counts.commas += u32::from(mark == ",");
                counts.breaks += u32::from(matches!(mark, ";" | ":" | "—" | "–" | "(" | ")" | "[" | "]" | "…"));
            }
            counts.marks += u32::from(quotation);
            counts.finite += u32::from(tag.is_finite());
            counts.clauses += u32::from(tag == Tag::Subordinator || self.classes[at].any(Classes::THAT));
            counts.nominals += u32::from(tag.is_nominal());
            self.counts.push(counts);
        }
    }

    #[inline(never)]
    fn look_around(&mut self, range: Range<usize>, block: u8) {
        const NOTHING: Surroundings = Surroundings {
            nominal_before: FAR,
            finite_before: FAR,
            finite_after: FAR,
            that_after: FAR,
            closing_before: FAR,
            opening_after: FAR,
            mark_before: FAR,
            mark_after: FAR,
            from_start: 0,
            to_end: 0,
            block: 0,
        };
        let step = |distance: &mut u8, here: bool| *distance = if here { 1 } else { FAR.min(*distance + 1) };
        let mut now = NOTHING;
        for at in range.clone() {
            self.around.push(Surroundings { from_start: (at - range.start).min(FAR as usize) as u8, block, ..now });
            step(&mut now.nominal_before, self.tags[at].is_nominal());
            step(&mut now.finite_before, self.tags[at].is_finite());
            step(&mut now.closing_before, self.quoted[at] == Quoted::Closing);
            step(&mut now.mark_before, self.is_mark(at));
        }
        let mut now = NOTHING;
        let end = range.end;
        for at in range.rev() {
            let around = &mut self.around[at];
            around.to_end = (end - 1 - at).min(FAR as usize) as u8;
            around.finite_after = now.finite_after;
            around.that_after = now.that_after;
            around.opening_after = now.opening_after;
            around.mark_after = now.mark_after;
            step(&mut now.finite_after, self.tags[at].is_finite());
            let opens = self.classes[at].any(Classes::THAT) && matches!(self.text(at), "that" | "whether");
            step(&mut now.that_after, opens);
            step(&mut now.opening_after, self.quoted[at] == Quoted::Opening);
            step(&mut now.mark_after, self.is_mark(at));
        }
    }

    /// True for marks of punctuation.
    pub fn is_mark(&self, at: usize) -> bool {
        self.segmentation.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }
}

fn quotation_states(segmentation: &Segmentation, quotations: &[Quotation]) -> Vec<Quoted> {
    let mut states = vec![Quoted::Outside; segmentation.tokens.len()];
    for quotation in quotations {
        let first = segmentation.token_at(quotation.span.start);
        let end = segmentation.tokens.partition_point(|token| token.span.start < quotation.span.end);
        let Some(inside) = states.get_mut(first..end) else { continue };
        inside.fill(Quoted::Inside);
        let is_mark = |at: usize| segmentation.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark);
        let opened = quotation.closure != Closure::Unopened;
        let closed = matches!(quotation.closure, Closure::Closed | Closure::Unopened);
        if let Some(state) = inside.first_mut().filter(|_| opened && is_mark(first)) {
            *state = Quoted::Opening;
        }
        if closed && is_mark(end - 1) {
            inside.last_mut().into_iter().for_each(|state| *state = Quoted::Closing);
        }
    }
    states
}

/// A distance in steps that matter: exact when near, coarse when far.
pub fn bucket(distance: usize) -> u32 {
    match distance {
        0..=5 => distance as u32,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=24 => 9,
        25..=40 => 10,
        41..=80 => 11,
        _ => 12,
    }
}
