//! Quotations: pairs of quotation marks, across paragraphs, unbalanced ones too.

use crate::segmentation::Segmentation;
use crate::text::Span;

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

/// Whether a quotation was closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Closure {
    /// Both marks stand.
    Closed,
    /// No closing mark: it ends with its block, and the next block opens with a mark.
    Continued,
    /// No closing mark, and nothing carries it on.
    Unclosed,
}

/// The quotations of a text outside furniture, in order. They do not overlap: an inner one is part of the outer.
pub fn quotations(_segmentation: &Segmentation) -> Vec<Quotation> {
    Vec::new()
}
