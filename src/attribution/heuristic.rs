//! Attributions by plain rules: a cue verb or "according to", the noun phrase beside it, the clause it governs.

use std::ops::Range;

use super::{Attribution, Mode};
use crate::notice::Reason;
use crate::quotation::Quotation;
use crate::segmentation::Segmentation;
use crate::text::Span;
use crate::token::{Token, TokenKind};
use crate::vocabulary::{Classes, classes};

/// Tokens of the longest source after its verb.
const LONGEST_SOURCE: usize = 12;

/// The attributions that the rules find, in order.
pub(super) fn attributions(segmentation: &Segmentation, quotations: &[Quotation]) -> Vec<Attribution> {
    let mut found = Vec::new();
    for sentence in 0..segmentation.sentences.len() {
        let reader = Reader::new(segmentation, sentence);
        let mut at = 0;
        while at < reader.tokens.len() {
            if let Some((attribution, next)) = reader.attribution(at, quotations) {
                found.push(attribution);
                at = next.max(at + 1);
            } else {
                at += 1;
            }
        }
    }
    found
}

struct Reader<'s> {
    text: &'s str,
    tokens: &'s [Token],
    classes: Vec<Classes>,
    sentence: usize,
}

impl<'s> Reader<'s> {
    fn new(segmentation: &'s Segmentation, sentence: usize) -> Self {
        let tokens = segmentation.tokens_of(sentence);
        let classes = tokens.iter().map(|token| classes(token.span.of(segmentation.text))).collect();
        Reader { text: segmentation.text, tokens, classes, sentence }
    }

    fn is(&self, at: usize, class: Classes) -> bool {
        self.classes.get(at).is_some_and(|classes| classes.any(class))
    }

    fn word(&self, at: usize) -> &'s str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    /// The attribution whose cue begins at a token, and where to look on.
    fn attribution(&self, at: usize, quotations: &[Quotation]) -> Option<(Attribution, usize)> {
        let end = self.tokens.len();
        let stop = end - usize::from(matches!(self.word(end.wrapping_sub(1)), "." | "!" | "?"));
        if self.is(at, Classes::ACCORDING) && self.word(at + 1) == "to" {
            let source = self.phrase_after(at + 2);
            let content = if at < 3 { source.end + 1..stop } else { 0..self.without_comma(at) };
            return self.build(at..at + 2, source, content, quotations, "according-to");
        }
        if !self.is(at, Classes(Classes::SPEECH.0 | Classes::BELIEF.0)) || self.is_mark(at) {
            return None;
        }
        let next = self.word(at + 1);
        let inverted = at > 1 && matches!(self.word(at - 1), "”" | "," | "\"" | "’" | "'") && !self.is_mark(at + 1);
        if inverted && self.is(at, Classes::SPEECH) {
            return self.build(
                at..at + 1,
                self.phrase_after(at + 1),
                0..self.without_comma(at),
                quotations,
                "cue-verb",
            );
        }
        let verb = self.verb_start(at);
        let source = self.phrase_before(verb);
        if source.is_empty() {
            return None;
        }
        let opens = next == "that"
            || matches!(next, "“" | "\"" | "," | ":")
            || self.is(at + 1, Classes(Classes::PRONOUN.0 | Classes::THAT.0))
            || self.word(at).ends_with("id");
        if at + 1 < stop && opens && (!self.is_mark(at + 1) || matches!(next, "“" | "\"" | "," | ":")) {
            let from = at + 1 + usize::from(matches!(next, "," | ":"));
            return self.build(verb..at + 1, source, from..stop, quotations, "cue-verb");
        }
        let before = self.without_comma(source.start);
        if at + 1 >= stop && before > 0 && before < source.start + 1 {
            return self.build(verb..at + 1, source, 0..before, quotations, "cue-verb");
        }
        None
    }

    /// The start of a verb group: past auxiliaries and adverbs.
    fn verb_start(&self, at: usize) -> usize {
        let group = Classes(Classes::AUXILIARY.0 | Classes::MODAL.0 | Classes::ADVERB.0);
        (1..=at).rev().find(|&index| !self.is(index - 1, group)).unwrap_or(0)
    }

    /// The words before a verb back to the last mark or subordinator.
    fn phrase_before(&self, verb: usize) -> Range<usize> {
        let stop =
            |at: usize| self.is_mark(at) && !matches!(self.word(at), "-" | "$" | "%") || self.is(at, Classes::THAT);
        let start = (verb.saturating_sub(LONGEST_SOURCE)..verb)
            .rev()
            .find(|&at| stop(at))
            .map_or(verb.saturating_sub(LONGEST_SOURCE), |at| at + 1);
        start..verb
    }

    /// The words from a token up to the next mark.
    fn phrase_after(&self, from: usize) -> Range<usize> {
        let stop =
            |at: usize| self.is_mark(at) && !matches!(self.word(at), "-" | "$" | "%") || self.is(at, Classes::DAY);
        let end = (from..from + LONGEST_SOURCE).find(|&at| stop(at)).unwrap_or(from + LONGEST_SOURCE);
        from..end.min(self.tokens.len())
    }

    fn without_comma(&self, end: usize) -> usize {
        end - usize::from(end > 0 && self.word(end - 1) == ",")
    }

    fn span(&self, range: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(range)?;
        Some(tokens.first()?.span.join(tokens.last()?.span))
    }

    fn build(
        &self,
        cue: Range<usize>,
        source: Range<usize>,
        content: Range<usize>,
        quotations: &[Quotation],
        code: &'static str,
    ) -> Option<(Attribution, usize)> {
        let next = content.end.max(cue.end).max(source.end);
        let (cue, content) = (self.span(cue)?, self.span(content)?);
        let first = quotations.partition_point(|quotation| quotation.span.end <= content.start);
        let quoted = quotations.get(first).map_or(Span::new(0, 0), |quotation| quotation.span);
        let mode = match (quoted.contains(content), quoted.overlaps(content)) {
            (true, _) => Mode::Direct,
            (_, true) => Mode::Mixed,
            _ => Mode::Indirect,
        };
        let attribution = Attribution {
            sentence: self.sentence as u32,
            mode,
            source: self.span(source).into_iter().collect(),
            cue: vec![cue],
            content: vec![content],
            outer: None,
            relays: Vec::new(),
            reasons: vec![Reason { code, span: cue }],
        };
        Some((attribution, next))
    }
}
