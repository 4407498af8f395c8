//! The serialised form of an article, shared by all faces: the contract's `claimlight/article/1`.
//!
//! Offsets are in the document's own `offset_unit`. [`ArticleAnnotation::new`] writes one from an
//! [`Article`], [`ArticleAnnotation::in_unit`] turns it into another unit.

mod comparison;
mod correction;
mod date;
mod json;
mod names;
mod number;
mod read;

pub use comparison::*;
pub use correction::*;
pub use json::{Fields, FromJson, JsonError};
pub use read::ReadError;

use std::borrow::Cow;

use serde::Serialize;

use crate::article::Article;
use crate::attribution::Attribution;
use crate::claim::{Claim, ClaimKind, order, plain_wording};
use crate::figure::{Figure, Value};
use crate::notice::{ATTRIBUTION_CODES, BLOCK_CODES, CHECK_CODES, CLAIM_CODES, Notice, Reason};
use crate::speaker::Standing;
use crate::structure::Block;
use crate::text::{OffsetMap, OffsetUnit, Span};

/// A word of the contract's: one of our own, or as it was read.
pub type Label = Cow<'static, str>;

/// Name and version of the article document.
pub const ARTICLE_SCHEMA: &str = "claimlight/article/1";

/// One annotated article.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ArticleAnnotation {
    /// [`ARTICLE_SCHEMA`].
    pub schema: String,
    /// "code-point", "utf-8" or "utf-16".
    pub offset_unit: String,
    /// The caller's name for the article.
    pub id: String,
    /// The text as it was given.
    pub text: String,
    /// The headline's words.
    pub title: Option<String>,
    /// BCP 47 tag, "und" where unknown.
    pub language: String,
    /// In order.
    pub blocks: Vec<BlockEntry>,
    /// In order.
    pub sentences: Vec<SentenceEntry>,
    /// In order.
    pub figures: Vec<FigureEntry>,
    /// In order of their first span.
    pub attributions: Vec<AttributionEntry>,
    /// In order of their first mention; those that a reader added come last.
    pub speakers: Vec<SpeakerEntry>,
    /// Indices of the sentences worth checking, first to last, when every reason of their `checks` counts.
    pub check_first: Vec<u32>,
    /// What was odd.
    pub notices: Vec<NoticeEntry>,
    /// What readers decided about the marks, in the order in which they did; the marks above are as they should be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// What the analysis had made of it, where there are corrections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analysis: Option<Box<Analysis>>,
}

/// How a mark came by a reader's decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Review {
    /// The analysis made it and a reader found it right.
    Accepted,
    /// A reader changed it.
    Changed,
    /// A reader added it.
    Added,
}

/// A half-open range in the document's offset unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Range {
    /// First unit.
    pub start: u32,
    /// After the last unit.
    pub end: u32,
}

/// A block.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct BlockEntry {
    #[serde(flatten)]
    /// Where it stands.
    pub range: Range,
    /// See the contract.
    pub kind: Label,
    /// Why it was taken for that; empty for running text.
    pub reason: Label,
}

/// A sentence.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SentenceEntry {
    #[serde(flatten)]
    /// Where it stands.
    pub range: Range,
    /// Index of its block.
    pub block: u32,
    /// What it claims.
    pub claim: ClaimEntry,
}

/// The tags of a sentence.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ClaimEntry {
    /// fact, opinion, forecast, question, instruction, other.
    pub kind: Label,
    /// Somebody is said to stand behind it.
    pub attributed: bool,
    /// It is weakened.
    pub hedged: bool,
    /// The reporter's own words take a side.
    pub loaded: bool,
    /// The words that led to the tags.
    pub reasons: Vec<ReasonEntry>,
    /// What speaks for checking it early, and what against.
    pub checks: Vec<ReasonEntry>,
    /// What a reader decided about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// Why a tag or mark is there.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ReasonEntry {
    /// A stable name.
    pub code: Label,
    /// The words that led to it.
    #[serde(flatten)]
    pub range: Range,
    /// For a loaded word: what to say instead, or why it takes a side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// What a reader decided about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// A figure.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FigureEntry {
    #[serde(flatten)]
    /// The number with its symbol, scale and unit.
    pub range: Range,
    /// Index of its sentence.
    pub sentence: u32,
    /// See the contract.
    pub kind: Label,
    /// A number, or an ISO 8601 string.
    pub value: ValueEntry,
    /// For a date told from the day of writing, its distance: "REF-1Y" is a year before.
    pub relative: Option<String>,
    /// The upper end of a range.
    #[serde(serialize_with = "number::optional")]
    pub high: Option<f64>,
    /// "=", "~", ">", ">=", "<" or "<=".
    pub bound: Label,
    /// ISO 4217 for money, "%", "pp", else the singular English unit.
    pub unit: Option<String>,
    /// The words that bound it.
    pub qualifier: Option<Range>,
    /// The counted thing.
    pub noun: Option<Range>,
    /// The figure whose noun, unit or kind it takes over, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<Range>,
    /// What a reader decided about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// A figure's value.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(untagged)]
pub enum ValueEntry {
    /// In the base of its unit.
    Number(#[serde(serialize_with = "number::whole_where_possible")] f64),
    /// ISO 8601, possibly partial.
    Date(String),
}

/// An attribution.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AttributionEntry {
    /// Index of its sentence.
    pub sentence: u32,
    /// direct, indirect, mixed.
    pub mode: Label,
    /// Who says it.
    pub source: Vec<Range>,
    /// The words that report.
    pub cue: Vec<Range>,
    /// What is said.
    pub content: Vec<Range>,
    /// Index into the speakers.
    pub speaker: Option<u32>,
    /// Indices into the speakers, nearest to the fact first.
    pub chain: Vec<u32>,
    /// Index of the attribution whose content holds this one.
    pub outer: Option<u32>,
    /// What the content is by itself: fact, opinion, forecast, question, instruction, other.
    pub content_kind: Label,
    /// Why it is there.
    pub reasons: Vec<ReasonEntry>,
    /// What a reader decided about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// A speaker.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SpeakerEntry {
    /// The fullest name; for nobody at all, "nobody named".
    pub name: String,
    /// See the contract.
    pub kind: Label,
    /// The words that say who it is.
    pub role: Option<String>,
    /// Every mention, in order.
    pub mentions: Vec<Range>,
    /// What a reader decided about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// A remark.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NoticeEntry {
    /// A stable name.
    pub code: Label,
    /// One plain sentence.
    pub message: String,
}

impl NoticeEntry {
    /// Writes a notice down.
    pub fn new(notice: &Notice) -> Self {
        NoticeEntry { code: notice.code.into(), message: notice.message.clone() }
    }
}

/// What a speaker is called whom nobody names.
pub const NOBODY: &str = "nobody named";

impl ArticleAnnotation {
    /// Writes an article down in the given offset unit.
    pub fn new(article: &Article, id: &str, unit: OffsetUnit) -> Self {
        let scribe = Scribe { text: article.text, map: OffsetMap::new(article.text, unit) };
        let nobody = Standing::default();
        ArticleAnnotation {
            schema: ARTICLE_SCHEMA.into(),
            offset_unit: unit.name().into(),
            id: id.into(),
            text: article.text.into(),
            title: article.title.map(|span| scribe.words(span)),
            language: article.language.into(),
            blocks: article.blocks.iter().map(|block| scribe.block(block)).collect(),
            sentences: article
                .sentences
                .iter()
                .zip(&article.claims)
                .map(|(sentence, claim)| SentenceEntry {
                    range: scribe.range(sentence.span),
                    block: sentence.block,
                    claim: scribe.claim(claim),
                })
                .collect(),
            figures: article.figures.iter().map(|figure| scribe.figure(figure)).collect(),
            attributions: article
                .attributions
                .iter()
                .enumerate()
                .map(|(index, attribution)| {
                    let standing = article.speakers.standings.get(index).unwrap_or(&nobody);
                    let content = article.content_kinds.get(index).copied().unwrap_or(ClaimKind::Other);
                    scribe.attribution(attribution, standing, content)
                })
                .collect(),
            speakers: article
                .speakers
                .all
                .iter()
                .map(|speaker| SpeakerEntry {
                    name: speaker.name.map_or_else(|| NOBODY.into(), |span| scribe.words(span)),
                    kind: speaker.kind.name().into(),
                    role: speaker.role.map(|span| scribe.words(span)),
                    mentions: scribe.ranges(&speaker.mentions),
                    review: None,
                })
                .collect(),
            check_first: check_first(&article.claims),
            notices: article.notices.iter().map(NoticeEntry::new).collect(),
            corrections: Vec::new(),
            analysis: None,
        }
    }

    /// The same document with its offsets in another unit. Offsets that do not fit the text are clamped to it.
    pub fn in_unit(mut self, unit: OffsetUnit) -> Self {
        let from = OffsetUnit::from_name(&self.offset_unit).unwrap_or_default();
        if from == unit {
            return self;
        }
        let text = std::mem::take(&mut self.text);
        let (read, write) = (OffsetMap::new(&text, from), OffsetMap::new(&text, unit));
        self.each_range(|range| {
            range.start = write.from_byte(read.to_byte(range.start));
            range.end = write.from_byte(read.to_byte(range.end));
        });
        self.text = text;
        self.offset_unit = unit.name().into();
        self
    }

    /// Calls `change` on every range of the document.
    pub fn each_range(&mut self, mut change: impl FnMut(&mut Range)) {
        self.blocks.iter_mut().for_each(|block| change(&mut block.range));
        self.marks_mut().each_range(&mut change);
        if let Some(analysis) = self.analysis.as_deref_mut() {
            analysis.marks_mut().each_range(&mut change);
        }
        for quote in self.corrections.iter_mut().flat_map(Correction::quotes_mut) {
            quote.range.iter_mut().for_each(&mut change);
        }
    }
}

/// The kind of a content that nobody has judged.
fn unjudged() -> Label {
    ClaimKind::Other.name().into()
}

/// The sentences worth checking, first to last.
fn check_first(claims: &[Claim]) -> Vec<u32> {
    let codes: Vec<Vec<&str>> =
        claims.iter().map(|claim| claim.checks.iter().map(|reason| reason.code).collect()).collect();
    order::order(&codes, &[])
}

/// Writes core types down for one text and unit.
struct Scribe<'t> {
    text: &'t str,
    map: OffsetMap<'t>,
}

impl Scribe<'_> {
    fn block(&self, block: &Block) -> BlockEntry {
        debug_assert!(block.reason.is_empty() || BLOCK_CODES.contains(&block.reason), "a list in notice.rs lacks one");
        BlockEntry { range: self.range(block.span), kind: block.kind.name().into(), reason: block.reason.into() }
    }

    fn range(&self, span: Span) -> Range {
        Range { start: self.map.from_byte(span.start), end: self.map.from_byte(span.end) }
    }

    fn ranges(&self, spans: &[Span]) -> Vec<Range> {
        spans.iter().map(|&span| self.range(span)).collect()
    }

    /// The words of a span on one line.
    fn words(&self, span: Span) -> String {
        span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn reasons(&self, reasons: &[Reason], codes: &[&str]) -> Vec<ReasonEntry> {
        debug_assert!(reasons.iter().all(|reason| codes.contains(&reason.code)), "a list in notice.rs lacks one");
        let entry = |reason: &Reason| ReasonEntry {
            code: reason.code.into(),
            range: self.range(reason.span),
            instead: if reason.code == "loaded" {
                plain_wording(reason.span.of(self.text)).map(String::from)
            } else {
                None
            },
            review: None,
        };
        reasons.iter().map(entry).collect()
    }

    fn claim(&self, claim: &Claim) -> ClaimEntry {
        ClaimEntry {
            kind: claim.kind.name().into(),
            attributed: claim.attributed,
            hedged: claim.hedged,
            loaded: claim.loaded,
            reasons: self.reasons(&claim.reasons, &CLAIM_CODES),
            checks: self.reasons(&claim.checks, &CHECK_CODES),
            review: None,
        }
    }

    fn figure(&self, figure: &Figure) -> FigureEntry {
        let (value, relative) = match &figure.value {
            Value::Number(number) => (ValueEntry::Number(*number), None),
            Value::Date(date) => {
                let (date, relative) = date::written(date);
                (ValueEntry::Date(date), relative)
            }
        };
        FigureEntry {
            range: self.range(figure.span),
            sentence: figure.sentence,
            kind: figure.kind.name().into(),
            value,
            relative,
            high: figure.high,
            bound: figure.bound.name().into(),
            unit: figure.unit.as_deref().map(String::from),
            qualifier: figure.qualifier.map(|span| self.range(span)),
            noun: figure.noun.map(|span| self.range(span)),
            carried_from: figure.carried_from.map(|span| self.range(span)),
            review: None,
        }
    }

    fn attribution(&self, attribution: &Attribution, standing: &Standing, content: ClaimKind) -> AttributionEntry {
        AttributionEntry {
            sentence: attribution.sentence,
            mode: attribution.mode.name().into(),
            source: self.ranges(&attribution.source),
            cue: self.ranges(&attribution.cue),
            content: self.ranges(&attribution.content),
            speaker: standing.speaker,
            chain: standing.chain.clone(),
            outer: attribution.outer,
            content_kind: content.name().into(),
            reasons: self.reasons(&attribution.reasons, &ATTRIBUTION_CODES),
            review: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_survives_every_unit() {
        let text = "Café owners 😀 paid “$5” on Monday.\r\n\r\nSo they said. The bridge cost about €2bn or £1.8bn.";
        let article = crate::annotate(text);
        assert!(article.figures.iter().any(|figure| figure.carried_from.is_some()), "a figure has all of its ranges");
        let utf16 = ArticleAnnotation::new(&article, "a", OffsetUnit::Utf16);
        let points = ArticleAnnotation::new(&article, "a", OffsetUnit::CodePoint);
        let bytes = ArticleAnnotation::new(&article, "a", OffsetUnit::Utf8);
        assert_eq!(bytes.clone().in_unit(OffsetUnit::Utf16), utf16);
        assert_eq!(utf16.clone().in_unit(OffsetUnit::CodePoint), points);
        assert_eq!(points.in_unit(OffsetUnit::Utf8), bytes);
    }

    #[test]
    fn a_loaded_word_comes_with_what_to_say_instead() {
        let document = ArticleAnnotation::new(&crate::annotate("His cronies run the port."), "x", OffsetUnit::Utf8);
        let reasons = &document.sentences[0].claim.reasons;
        let loaded = reasons.iter().find(|reason| reason.code == "loaded").expect("cronies");
        assert!(loaded.instead.as_ref().is_some_and(|words| !words.is_empty()), "{reasons:?}");
        assert!(reasons.iter().all(|reason| reason.code == "loaded" || reason.instead.is_none()));
    }

    #[test]
    fn the_sentence_with_most_to_check_comes_first() {
        let text = "It was late. The mayor said the work had gone well. On Monday 40 men left Lisbon.";
        let document = ArticleAnnotation::new(&crate::annotate(text), "x", OffsetUnit::Utf8);
        assert_eq!(document.check_first.first(), Some(&2), "{document:?}");
        assert!(document.attributions.iter().all(|one| ClaimKind::from_name(&one.content_kind).is_some()));
    }
}
