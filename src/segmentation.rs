//! The text with its blocks, sentences and tokens: what every later stage reads.

use std::ops::Range;

use crate::sentence::{Sentence, sentences};
use crate::structure::{Block, BlockKind, blocks};
use crate::text::Span;
use crate::token::{Token, tokens};

/// A text divided into blocks, sentences and tokens. Furniture has sentences but no tokens: nothing is looked for there.
pub struct Segmentation<'t> {
    /// The one owner's text.
    pub text: &'t str,
    /// In order; cover all of the text but white space.
    pub blocks: Vec<Block>,
    /// In order; cover all of the blocks but white space.
    pub sentences: Vec<Sentence>,
    /// In order, of all sentences outside furniture.
    pub tokens: Vec<Token>,
    /// For each sentence, its range in `tokens`; empty in furniture.
    token_ranges: Vec<Range<u32>>,
}

impl<'t> Segmentation<'t> {
    /// Divides a text.
    pub fn new(text: &'t str) -> Self {
        let blocks = blocks(text);
        Self::with_blocks(text, blocks)
    }

    /// Divides a text whose blocks are already known.
    pub fn with_blocks(text: &'t str, blocks: Vec<Block>) -> Self {
        let sentences = sentences(text, &blocks);
        Self::with_sentences(text, blocks, sentences)
    }

    /// Finds the tokens of a text whose blocks and sentences are already known.
    #[inline(never)]
    pub fn with_sentences(text: &'t str, blocks: Vec<Block>, sentences: Vec<Sentence>) -> Self {
        let mut all = Vec::with_capacity(text.len() / 5);
        let mut token_ranges = Vec::with_capacity(sentences.len());
        for sentence in &sentences {
            let start = all.len() as u32;
            if blocks.get(sentence.block as usize).is_some_and(|block| block.kind != BlockKind::Furniture) {
                tokens(text, sentence.span, &mut all);
            }
            token_ranges.push(start..all.len() as u32);
        }
        Segmentation { text, blocks, sentences, tokens: all, token_ranges }
    }

    /// The parts of a text that lie in some spans (in order, apart), each a paragraph by itself: what is left of the
    /// sentences there, and the tokens that lie in them whole. Nothing is divided anew.
    pub fn within(&self, spans: Vec<Span>) -> Self {
        let mut within = Segmentation {
            text: self.text,
            blocks: Vec::with_capacity(spans.len()),
            sentences: Vec::new(),
            tokens: Vec::new(),
            token_ranges: Vec::new(),
        };
        for span in spans {
            let block = within.blocks.len() as u32;
            within.blocks.push(Block { span, kind: BlockKind::Paragraph, reason: "" });
            for sentence in self.sentence_at(span.start)..self.sentences.len() {
                let whole = self.sentences[sentence].span;
                if whole.start >= span.end {
                    break;
                }
                let inside = Span { start: whole.start.max(span.start), end: whole.end.min(span.end) };
                let first = within.tokens.len() as u32;
                let tokens = self.tokens_of(sentence);
                let from = tokens.partition_point(|token| token.span.start < inside.start);
                let to = tokens.partition_point(|token| token.span.end <= inside.end);
                if let Some(tokens) = tokens.get(from..to).filter(|tokens| !tokens.is_empty()) {
                    within.tokens.extend_from_slice(tokens);
                    within.sentences.push(Sentence { span: inside, block });
                    within.token_ranges.push(first..within.tokens.len() as u32);
                }
            }
        }
        within
    }

    /// The range in `tokens` of a sentence's tokens; empty in furniture or where there is no such sentence.
    pub fn token_range(&self, sentence: usize) -> Range<usize> {
        self.token_ranges.get(sentence).map_or(0..0, |range| range.start as usize..range.end as usize)
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        self.tokens.get(self.token_range(sentence)).unwrap_or(&[])
    }

    /// The kind of the block that a sentence stands in.
    pub fn block_kind(&self, sentence: usize) -> BlockKind {
        self.sentences
            .get(sentence)
            .and_then(|sentence| self.blocks.get(sentence.block as usize))
            .map_or(BlockKind::Furniture, |block| block.kind)
    }

    /// Index of the sentence that holds the byte, or of the last one that begins before it.
    pub fn sentence_at(&self, byte: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.start <= byte).saturating_sub(1)
    }

    /// Index of the first token that ends after the byte: the token that holds it, or the next one.
    #[inline(always)]
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= byte)
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'t str {
        span.of(self.text)
    }
}
