//! Reads an article document back, so that a corrected one can be compared or exported.

use std::borrow::Cow;
use std::fmt;

use super::{ARTICLE_SCHEMA, ArticleAnnotation, Correction, NOBODY, Range, ValueEntry};
use crate::article::Article;
use crate::attribution::{Attribution, Mode};
use crate::claim::{Claim, ClaimKind};
use crate::figure::{Bound, Figure, FigureKind, Value};
use crate::notice::{CHECK_CODES, CLAIM_CODES, Reason};
use crate::sentence::Sentence;
use crate::speaker::{Speaker, SpeakerKind, Speakers, Standing};
use crate::structure::{Block, BlockKind};
use crate::text::{OffsetMap, OffsetUnit, Span};

/// What is wrong with a document that somebody handed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// Not `claimlight/article/1`.
    Schema(String),
    /// A name that the contract does not have.
    Name {
        /// Of which field.
        field: &'static str,
        /// What stands there.
        found: String,
    },
    /// A range that does not fit the text, or ends before it starts.
    Range(Range),
    /// An index that points at nothing.
    Index {
        /// Of which field.
        field: &'static str,
        /// What stands there.
        found: u32,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            ReadError::Schema(found) => write!(f, "this is not a {ARTICLE_SCHEMA} document but “{found}”"),
            ReadError::Name { field, found } => write!(f, "“{found}” is no {field}"),
            ReadError::Range(range) => write!(f, "{}..{} is no part of the text", range.start, range.end),
            ReadError::Index { field, found } => write!(f, "there is no {field} {found}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl ArticleAnnotation {
    /// The article that the document describes, checked: every range fits the text, every index points at something.
    ///
    /// Reasons of claims are read back; those of attributions and notices are not, no later stage uses them.
    pub fn read(&self) -> Result<Article<'_>, ReadError> {
        if self.schema != ARTICLE_SCHEMA {
            return Err(ReadError::Schema(self.schema.clone()));
        }
        let unit = name("offset unit", &self.offset_unit, OffsetUnit::from_name)?;
        let reader = Reader { document: self, map: OffsetMap::new(&self.text, unit) };
        for &sentence in &self.check_first {
            index("sentence", sentence, self.sentences.len())?;
        }
        reader.corrections()?;
        Ok(Article {
            text: &self.text,
            title: reader.title()?,
            language: if self.language == "en" { "en" } else { "und" },
            blocks: reader.blocks()?,
            sentences: reader.sentences()?,
            claims: reader.claims()?,
            content_kinds: reader.content_kinds()?,
            figures: reader.figures()?,
            attributions: reader.attributions()?,
            speakers: reader.speakers()?,
            notices: Vec::new(),
        })
    }
}

struct Reader<'d> {
    document: &'d ArticleAnnotation,
    map: OffsetMap<'d>,
}

impl Reader<'_> {
    fn span(&self, range: Range) -> Result<Span, ReadError> {
        let (start, end) = (self.map.to_byte(range.start), self.map.to_byte(range.end));
        // A clamped or mid-character offset does not come back as it was.
        let exact = self.map.from_byte(start) == range.start && self.map.from_byte(end) == range.end;
        if range.start <= range.end && exact { Ok(Span { start, end }) } else { Err(ReadError::Range(range)) }
    }

    fn spans(&self, ranges: &[Range]) -> Result<Vec<Span>, ReadError> {
        ranges.iter().map(|&range| self.span(range)).collect()
    }

    /// What was corrected is sound too, and so are the places of the corrections.
    fn corrections(&self) -> Result<(), ReadError> {
        if self.document.analysis.is_some() {
            self.document.uncorrected().read()?;
        }
        let mut corrections = self.document.corrections.clone();
        for quote in corrections.iter_mut().flat_map(Correction::quotes_mut) {
            quote.range.map(|range| self.span(range)).transpose()?;
        }
        Ok(())
    }

    fn title(&self) -> Result<Option<Span>, ReadError> {
        let headline = self.document.blocks.iter().find(|block| block.kind == BlockKind::Headline.name());
        headline.map(|block| self.span(block.range)).transpose()
    }

    fn blocks(&self) -> Result<Vec<Block>, ReadError> {
        let block = |entry: &super::BlockEntry| {
            let kind = name("block kind", &entry.kind, BlockKind::from_name)?;
            Ok(Block { span: self.span(entry.range)?, kind, reason: "" })
        };
        self.document.blocks.iter().map(block).collect()
    }

    fn sentences(&self) -> Result<Vec<Sentence>, ReadError> {
        let sentence = |entry: &super::SentenceEntry| {
            let block = index("block", entry.block, self.document.blocks.len())?;
            Ok(Sentence { span: self.span(entry.range)?, block })
        };
        self.document.sentences.iter().map(sentence).collect()
    }

    /// The reasons whose codes are known; others say nothing to any stage.
    fn reasons(&self, entries: &[super::ReasonEntry], known: &[&'static str]) -> Result<Vec<Reason>, ReadError> {
        let found = entries.iter().filter_map(|entry| {
            let code = known.iter().find(|code| **code == entry.code)?;
            Some(self.span(entry.range).map(|span| Reason { code, span }))
        });
        found.collect()
    }

    fn claims(&self) -> Result<Vec<Claim>, ReadError> {
        let claim = |entry: &super::SentenceEntry| {
            Ok(Claim {
                kind: name("claim kind", &entry.claim.kind, ClaimKind::from_name)?,
                attributed: entry.claim.attributed,
                hedged: entry.claim.hedged,
                loaded: entry.claim.loaded,
                reasons: self.reasons(&entry.claim.reasons, &CLAIM_CODES)?,
                checks: self.reasons(&entry.claim.checks, &CHECK_CODES)?,
            })
        };
        self.document.sentences.iter().map(claim).collect()
    }

    fn figures(&self) -> Result<Vec<Figure>, ReadError> {
        let figure = |entry: &super::FigureEntry| {
            Ok(Figure {
                span: self.span(entry.range)?,
                sentence: index("sentence", entry.sentence, self.document.sentences.len())?,
                kind: name("figure kind", &entry.kind, FigureKind::from_name)?,
                value: match &entry.value {
                    ValueEntry::Number(number) => Value::Number(*number),
                    ValueEntry::Date(date) => Value::Date(entry.relative.clone().unwrap_or_else(|| date.clone())),
                },
                high: entry.high,
                bound: name("bound", &entry.bound, Bound::from_name)?,
                unit: entry.unit.clone().map(Cow::Owned),
                qualifier: entry.qualifier.map(|range| self.span(range)).transpose()?,
                noun: entry.noun.map(|range| self.span(range)).transpose()?,
                carried_from: entry.carried_from.map(|range| self.span(range)).transpose()?,
            })
        };
        self.document.figures.iter().map(figure).collect()
    }

    fn attributions(&self) -> Result<Vec<Attribution>, ReadError> {
        let attribution = |entry: &super::AttributionEntry| {
            let outer = entry.outer.map(|outer| index("attribution", outer, self.document.attributions.len()));
            Ok(Attribution {
                sentence: index("sentence", entry.sentence, self.document.sentences.len())?,
                mode: name("mode", &entry.mode, Mode::from_name)?,
                source: self.spans(&entry.source)?,
                cue: self.spans(&entry.cue)?,
                content: self.spans(&entry.content)?,
                outer: outer.transpose()?,
                relays: Vec::new(),
                reasons: Vec::new(),
            })
        };
        self.document.attributions.iter().map(attribution).collect()
    }

    fn content_kinds(&self) -> Result<Vec<ClaimKind>, ReadError> {
        let kind = |entry: &super::AttributionEntry| name("content kind", &entry.content_kind, ClaimKind::from_name);
        self.document.attributions.iter().map(kind).collect()
    }

    fn speakers(&self) -> Result<Speakers, ReadError> {
        let count = self.document.speakers.len();
        let speaker = |entry: &super::SpeakerEntry| {
            let mentions = self.spans(&entry.mentions)?;
            let named = |span: &&Span| entry.name != NOBODY && same_words(span.of(&self.document.text), &entry.name);
            Ok(Speaker {
                name: mentions.iter().find(named).or(mentions.first()).copied(),
                kind: name("speaker kind", &entry.kind, SpeakerKind::from_name)?,
                role: None,
                mentions,
            })
        };
        let standing = |entry: &super::AttributionEntry| {
            Ok(Standing {
                speaker: entry.speaker.map(|speaker| index("speaker", speaker, count)).transpose()?,
                chain: entry.chain.iter().map(|&link| index("speaker", link, count)).collect::<Result<_, _>>()?,
            })
        };
        Ok(Speakers {
            all: self.document.speakers.iter().map(speaker).collect::<Result<_, _>>()?,
            standings: self.document.attributions.iter().map(standing).collect::<Result<_, _>>()?,
        })
    }
}

fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn name<T>(field: &'static str, found: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, ReadError> {
    read(found).ok_or_else(|| ReadError::Name { field, found: found.into() })
}

fn index(field: &'static str, found: u32, count: usize) -> Result<u32, ReadError> {
    if (found as usize) < count { Ok(found) } else { Err(ReadError::Index { field, found }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> ArticleAnnotation {
        let article = crate::annotate("Café owners paid “$5” 😀 on Monday. So they said.");
        ArticleAnnotation::new(&article, "a", OffsetUnit::Utf16)
    }

    #[test]
    fn reading_and_writing_again_changes_nothing_but_reasons() {
        let mut document = document();
        let again = ArticleAnnotation::new(&document.read().expect("our own document"), "a", OffsetUnit::Utf16);
        document.notices.clear();
        document.blocks.iter_mut().for_each(|block| block.reason = "".into());
        document.attributions.iter_mut().for_each(|attribution| attribution.reasons.clear());
        document.speakers.iter_mut().for_each(|speaker| speaker.role = None);
        assert_eq!(again, document);
    }

    #[test]
    fn a_crafted_document_is_refused() {
        let mut outside = document();
        outside.sentences[0].range.end = 9_999;
        assert!(matches!(outside.read(), Err(ReadError::Range(_))));
        let mut dangling = document();
        dangling.sentences[0].block = 77;
        assert_eq!(dangling.read(), Err(ReadError::Index { field: "block", found: 77 }));
        let mut foreign = document();
        foreign.schema = "something/else".into();
        assert!(matches!(foreign.read(), Err(ReadError::Schema(_))));
    }
}
