//! The order of the stages: one text in, one annotated article out.

use crate::attribution::reading::Reading;
use crate::attribution::{Attribution, attributions_in};
use crate::claim::{Claim, ClaimKind, Claims, Evidence, claims};
use crate::figure::{Figure, figures};
use crate::language::language;
use crate::legibility;
use crate::notice::{Notice, SwitchedOff};
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
    annotate_with(text, &Wishes::default())
}

/// What a reader has decided about an analysis.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Wishes {
    /// What some spans are ("this is part of the story").
    pub blocks: Vec<(Span, BlockKind)>,
    /// Reasons that do not count: those of the tags of claims and of attributions, and the names of kinds of figures.
    pub off: SwitchedOff,
}

/// As [`annotate`], with regard to what a reader has decided.
pub fn annotate_with<'t>(text: &'t str, wishes: &Wishes) -> Article<'t> {
    let off = &wishes.off;
    let segmentation = Segmentation::with_blocks(text, blocks_with(text, &wishes.blocks));
    let mut figures = figures(&segmentation);
    figures.retain(|figure| !off.has(figure.kind.name(), figure.span.of(text)));
    let quotations = quotations(&segmentation);
    let reading = Reading::new(&segmentation, &quotations);
    let attributions = wanted(attributions_in(&reading, &quotations), text, off);
    let speakers = speakers(&segmentation, &attributions);
    let Claims { of_sentences: claims, of_contents: content_kinds } = claims(&Evidence {
        reading: &reading,
        figures: &figures,
        quotations: &quotations,
        attributions: &attributions,
        speakers: &speakers,
        off,
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

/// The attributions without those whose first reason is switched off; what they held stands by itself.
fn wanted(mut attributions: Vec<Attribution>, text: &str, off: &SwitchedOff) -> Vec<Attribution> {
    let mut kept = 0;
    let places: Vec<Option<u32>> = attributions
        .iter()
        .map(|attribution| {
            let reason = attribution.reasons.first();
            let wanted = !reason.is_some_and(|reason| off.has(reason.code, reason.span.of(text)));
            kept += u32::from(wanted);
            wanted.then(|| kept - 1)
        })
        .collect();
    let mut place = places.iter();
    attributions.retain(|_| place.next().is_some_and(Option::is_some));
    for attribution in &mut attributions {
        attribution.outer = attribution.outer.and_then(|outer| places.get(outer as usize).copied().flatten());
    }
    attributions
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kinds of figures, the hedges and the cues that are left when some reasons are switched off.
    fn check(off: &[&str], figures: &[&str], hedged: bool, cues: &[&str]) {
        let text = "The second bridge has reportedly cost $4 million, a mason said. It may fall, the mayor warned.";
        let article = annotate_with(text, &Wishes { off: SwitchedOff::new(off), ..Wishes::default() });
        let cue = |one: &Attribution| one.cue.first().map_or("", |cue| cue.of(text));
        assert_eq!(article.figures.iter().map(|one| one.kind.name()).collect::<Vec<_>>(), figures);
        assert_eq!(article.claims.iter().any(|claim| claim.hedged), hedged);
        assert_eq!(article.attributions.iter().map(cue).collect::<Vec<_>>(), cues);
        for attribution in &article.attributions {
            assert!(attribution.outer.is_none_or(|outer| (outer as usize) < article.attributions.len()));
        }
    }

    #[test]
    fn what_is_switched_off_marks_and_tags_nothing() {
        check(&[], &["ordinal", "money"], true, &["said", "warned"]);
        check(&["ordinal", "hedge: may"], &["money"], true, &["said", "warned"]);
        check(&["hedge"], &["ordinal", "money"], false, &["said", "warned"]);
        check(&["cue-verb: said"], &["ordinal", "money"], true, &["warned"]);
    }

    #[test]
    fn what_a_reader_calls_part_of_the_story_is_read_like_it() {
        let text = "Bridge shut\n\nThe bridge was shut.\n\nShare this story";
        let line = Span::new(text.len() - 16, text.len());
        assert_eq!(annotate(text).blocks.last().map(|block| block.kind), Some(BlockKind::Furniture));
        let wishes = Wishes { blocks: vec![(line, BlockKind::Paragraph)], ..Wishes::default() };
        let article = annotate_with(text, &wishes);
        assert_eq!(
            article.blocks.last().map(|block| (block.kind, block.reason)),
            Some((BlockKind::Paragraph, "reader"))
        );
    }
}
