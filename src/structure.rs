//! Blocks: what each line of a saved story is (headline, byline, paragraph, furniture, …).
//!
//! A text is cut into [`line`]s; lines that were broken to fit a column are joined again ([`wrap`]);
//! then [`story`] says what each one is, from its own words and from where it stands.
//! When in doubt it is a paragraph: a dimmed paragraph is worse than a bright share bar.

mod byline;
mod credit;
mod face;
pub mod feature;
mod head;
mod line;
mod list;
pub mod model;
mod page;
mod pattern;
mod shape;
mod site;
mod story;
mod tail;
mod words;
mod wrap;

pub(crate) use byline::dateline_end;

use crate::text::Span;

/// What a block is; see the contract for what belongs in each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// The story's title.
    Headline,
    /// A heading inside the story, or a standfirst under the headline.
    Subheading,
    /// Who wrote it.
    Byline,
    /// Place and date of writing, where it stands alone. A dateline that opens a paragraph stays part of it.
    Dateline,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// Words under a picture or video, and its credit.
    Caption,
    /// What the site put around the story.
    Furniture,
}

/// A run of text that holds no sentence boundary's far side: sentences never cross a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Without white space at either end.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// A stable code that says why it was taken for that, such as `comment-policy`; empty for running text.
    pub reason: &'static str,
}

/// The features of each line of a saved page, with its span: what the line model is trained on.
pub fn line_features(text: &str) -> Vec<(Span, feature::Active)> {
    let units = wrap::units(text, &line::lines(text));
    let rows = page::rows(text, &units, &face::faces(text, &units));
    let spans = units.iter().map(|unit| unit.span);
    spans.zip(feature::features(&page::Page::new(rows))).collect()
}

/// The reason code of a block whose kind a reader has decided.
pub const READER: &str = "reader";

/// The blocks of a text, in order: they cover all of it but white space.
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = line::lines(text);
    let units = wrap::units(text, &lines);
    story::blocks(text, &units)
}

/// The blocks of a text where a reader has decided the kinds of some spans; their reason is [`READER`].
///
/// A block that lies only partly in such a span is cut at the span's ends; where spans overlap the
/// later one holds. Where a reader names a headline, the one that was found becomes a subheading.
#[inline(never)]
pub fn blocks_with(text: &str, decided: &[(Span, BlockKind)]) -> Vec<Block> {
    let mut blocks = blocks(text);
    for &(span, kind) in decided {
        blocks = with_decision(text, &blocks, snap(text, span), kind);
    }
    if blocks.iter().any(|block| block.kind == BlockKind::Headline && block.reason == READER) {
        for block in &mut blocks {
            if block.kind == BlockKind::Headline && block.reason != READER {
                block.kind = BlockKind::Subheading;
            }
        }
    }
    blocks
}

/// The blocks with one decision taken.
fn with_decision(text: &str, blocks: &[Block], span: Span, kind: BlockKind) -> Vec<Block> {
    let mut decided = Vec::with_capacity(blocks.len() + 2);
    for block in blocks {
        if !block.span.overlaps(span) {
            decided.push(*block);
            continue;
        }
        let start = block.span.start.max(span.start);
        let end = block.span.end.min(span.end);
        let before = Span { start: block.span.start, end: start };
        let inside = Span { start, end };
        let after = Span { start: end, end: block.span.end };
        decided.push(Block { span: before, ..*block });
        decided.push(Block { span: inside, kind, reason: READER });
        decided.push(Block { span: after, ..*block });
    }
    for block in &mut decided {
        block.span = block.span.trim(text);
    }
    decided.retain(|block| !block.span.is_empty());
    decided
}

/// The span moved outwards to character boundaries, inside the text.
fn snap(text: &str, span: Span) -> Span {
    let mut start = (span.start as usize).min(text.len());
    let mut end = (span.end as usize).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}
