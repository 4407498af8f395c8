//! What a list shows of an article: enough for one of a thousand stories until somebody opens it.

use serde::Serialize;

use crate::document::{ArticleAnnotation, Range};

/// The article as a list has it; see `ArticleListing` of the .d.ts.
#[derive(Serialize)]
pub struct Listing<'d> {
    id: &'d str,
    text: &'d str,
    title: Option<&'d str>,
    opening: Option<Range>,
    claims: usize,
}

impl Listing<'_> {
    /// Of a document that has its lists whole.
    pub fn of(document: &ArticleAnnotation) -> Listing<'_> {
        let ArticleAnnotation { id, text, title, blocks, sentences, .. } = document;
        let kind = |block: u32| blocks.get(block as usize).map_or("", |block| &block.kind);
        let is_around = |block| matches!(kind(block), "furniture" | "byline" | "dateline");
        Listing {
            id,
            text,
            title: title.as_deref(),
            opening: blocks
                .iter()
                .find(|block| *block.kind == *"paragraph")
                .or(blocks.first())
                .map(|block| block.range),
            claims: sentences.iter().filter(|entry| !is_around(entry.block) && *entry.claim.kind != *"other").count(),
        }
    }
}
