//! Sentence boundaries within blocks.

use crate::structure::Block;
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
pub fn sentences(text: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let mut start = block.span.start as usize;
        let inside = block.span.of(text);
        for (at, _) in inside.match_indices(". ") {
            let end = block.span.start as usize + at + 1;
            sentences.push(Sentence { span: Span::new(start, end).trim(text), block: index as u32 });
            start = end;
        }
        sentences.push(Sentence { span: Span::new(start, block.span.end as usize).trim(text), block: index as u32 });
    }
    sentences.retain(|sentence| !sentence.span.is_empty());
    sentences
}
