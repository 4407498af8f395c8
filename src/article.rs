//! The order of the stages: one text in, one annotated article out.

use crate::attribution::reading::Reading;
use crate::attribution::{Attribution, attributions_in};
use crate::claim::{Claim, ClaimKind, Claims, Evidence, claims};
use crate::figure::{Figure, figures};
use crate::language::language;
use crate::legibility;
use crate::notice::Notice;
use crate::quotation::{self, quotations};
use crate::segmentation::Segmentation;
use crate::sentence::Sentence;
use crate::speaker::{Speakers, speakers};
use crate::structure::{Block, BlockKind, blocks_with};
use crate::text::Span;

/// Everything that is known of one article. All spans are byte offsets into `text`.
#[derive(Clone, PartialEq, Debug)]
pub struct Article<'t> {
    /// The text as it was given.
    pub text: &'t str,
    /// The headline, where there is one.
    pub title: Option<Span>,
    /// BCP 47 tag of the language; "und" where it is not known.
    pub language: &'static str,
    /// In order; cover all of the text but white space.
    pub blocks: Vec<Block>,
    /// In order; cover all of the blocks but white space.
    pub sentences: Vec<Sentence>,
    /// One for each sentence.
    pub claims: Vec<Claim>,
    /// One for each attribution: what its content is by itself.
    pub content_kinds: Vec<ClaimKind>,
    /// In order.
    pub figures: Vec<Figure>,
    /// In order of their first span.
    pub attributions: Vec<Attribution>,
    /// Who speaks, and who stands behind each attribution.
    pub speakers: Speakers,
    /// What was odd.
    pub notices: Vec<Notice>,
}

/// Runs all stages over one text. Never fails: any text gives a result.
pub fn annotate(text: &str) -> Article<'_> {
    annotate_with(text, &[])
}

/// As [`annotate`], where a reader has decided what some spans are ("this is part of the story").
pub fn annotate_with<'t>(text: &'t str, decided: &[(Span, BlockKind)]) -> Article<'t> {
    let segmentation = Segmentation::with_blocks(text, blocks_with(text, decided));
    let figures = figures(&segmentation);
    let quotations = quotations(&segmentation);
    let reading = Reading::new(&segmentation, &quotations);
    let attributions = attributions_in(&reading, &quotations);
    let speakers = speakers(&segmentation, &attributions);
    let Claims { of_sentences: claims, of_contents: content_kinds } = claims(&Evidence {
        segmentation: &segmentation,
        tags: &reading.tags,
        figures: &figures,
        quotations: &quotations,
        attributions: &attributions,
        speakers: &speakers,
    });
    let language = language(text);
    let mut notices = legibility::notices(text, language);
    notices.extend(quotation::notices(&segmentation, &quotations));
    let headline = segmentation.blocks.iter().find(|block| block.kind == BlockKind::Headline);
    Article {
        text,
        title: headline.map(|block| block.span),
        language,
        blocks: segmentation.blocks,
        sentences: segmentation.sentences,
        claims,
        content_kinds,
        figures,
        attributions,
        speakers,
        notices,
    }
}
