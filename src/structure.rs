//! Blocks: what each line of a saved story is (headline, byline, paragraph, furniture, …).

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
    /// Place and date of writing, where it stands alone.
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

/// The blocks of a text, in order: they cover all of it but white space.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block { span, kind: BlockKind::Paragraph, reason: "" });
        }
    }
    blocks
}
