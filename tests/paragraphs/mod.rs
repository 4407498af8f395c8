//! Texts of paragraphs alone, for the stages after blocks.

use claimlight::segmentation::Segmentation;
use claimlight::structure::{Block, BlockKind};
use claimlight::text::Span;

/// A text whose every line is a paragraph.
pub fn paragraphs(text: &str) -> Segmentation<'_> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block { span, kind: BlockKind::Paragraph, reason: "" });
        }
    }
    Segmentation::with_blocks(text, blocks)
}
