//! Sentence boundaries within blocks.
//!
//! Sentences inside quotation marks are sentences of their own; “What now?” she asked is one.
//! The splitter looks at each mark that can end a sentence once, from left to right, and keeps
//! nothing but where the present sentence began: see [`splitter`].

mod abbreviation;
pub mod after;
mod before;
mod decision;
mod list;
mod mark;
pub mod opening;
mod reporting;
mod splitter;

use crate::structure::{Block, BlockKind};
use crate::text::Span;

/// One sentence: no white space at either end, inside one block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its block.
    pub block: u32,
}

/// The sentences of all blocks, furniture too, in order: together they cover all of the blocks but white space.
///
/// A headline or a byline is one sentence, whatever its marks. Time grows linearly with the text.
pub fn sentences(text: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(text.len() / 64);
    for (index, block) in blocks.iter().enumerate() {
        let mut push = |span: Span| {
            let span = span.trim(text);
            if !span.is_empty() {
                sentences.push(Sentence { span, block: index as u32 });
            }
        };
        match block.kind {
            BlockKind::Headline | BlockKind::Byline => push(block.span),
            _ => {
                let base = block.span.start as usize;
                splitter::split(block.span.of(text), |part| push(Span::new(base + part.start, base + part.end)));
            }
        }
    }
    sentences
}
