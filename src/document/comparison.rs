//! The serialised form of a comparison: the contract's `claimlight/comparison/1`.

use serde::Serialize;

use super::{ArticleAnnotation, NoticeEntry, Range, ReadError};
use crate::article::Article;
use crate::compare::{Comparison, Passage, compare};
use crate::text::{OffsetMap, OffsetUnit};

/// Name and version of the comparison document.
pub const COMPARISON_SCHEMA: &str = "claimlight/comparison/1";

/// Several articles compared.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ComparisonDocument {
    /// [`COMPARISON_SCHEMA`].
    pub schema: String,
    /// What the offsets count; the same unit for every article.
    pub offset_unit: String,
    /// The articles' ids; `article` indexes these.
    pub articles: Vec<String>,
    /// Clusters of sentences that make one claim.
    pub claims: Vec<ClaimCluster>,
    /// Groups of figures for one quantity.
    pub figures: Vec<FigureCluster>,
    /// Groups of quotations of the same words.
    pub quotes: Vec<QuoteCluster>,
    /// Speakers through all articles.
    pub speakers: Vec<SpeakerCluster>,
    /// What was odd or is worth saying of the whole.
    pub notices: Vec<NoticeEntry>,
}

/// Sentences that make one claim.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ClaimCluster {
    /// In order.
    pub members: Vec<SentenceRef>,
    /// same, differs, only.
    pub relation: String,
    /// In what they differ.
    pub differences: Vec<DifferenceEntry>,
    /// What only one of the tellings has.
    pub additions: Vec<AdditionEntry>,
    /// Index into `speakers` of the only one behind the claim in every article that makes it.
    pub sole_speaker: Option<u32>,
    /// The one article, of at least three, that leaves out what all the others tell.
    pub left_out_by: Option<u32>,
}

/// A sentence of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct SentenceRef {
    /// Index of the article.
    pub article: u32,
    /// Index of the sentence.
    pub sentence: u32,
}

/// A difference.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DifferenceEntry {
    /// figure, place, name, time, source, negation, wording.
    pub kind: String,
    /// The words on each side.
    pub spans: Vec<PassageEntry>,
    /// One plain sentence.
    pub explanation: String,
}

/// Something that one telling of a claim has and the others lack.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AdditionEntry {
    /// The words.
    #[serde(flatten)]
    pub passage: PassageEntry,
    /// One plain sentence.
    pub explanation: String,
}

/// Words of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct PassageEntry {
    /// Index of the article.
    pub article: u32,
    /// Where.
    #[serde(flatten)]
    pub range: Range,
}

/// Figures for one quantity.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FigureCluster {
    /// In order.
    pub members: Vec<FigureRef>,
    /// agrees, compatible, conflicts, different-quantity.
    pub relation: String,
    /// One plain sentence.
    pub explanation: String,
}

/// A figure of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct FigureRef {
    /// Index of the article.
    pub article: u32,
    /// Index of the figure.
    pub figure: u32,
}

/// Quotations of the same words.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct QuoteCluster {
    /// In order.
    pub members: Vec<PassageEntry>,
    /// identical, truncated, edited.
    pub relation: String,
    /// The words that some member lacks or has otherwise.
    pub changes: Vec<PassageEntry>,
    /// The articles give different speakers for it.
    pub attributed_differently: bool,
}

/// One speaker through all articles.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SpeakerCluster {
    /// The fullest name.
    pub name: String,
    /// In order.
    pub members: Vec<SpeakerRef>,
    /// The only article that has words of this speaker.
    pub only_in: Option<u32>,
}

/// A speaker of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct SpeakerRef {
    /// Index of the article.
    pub article: u32,
    /// Index of the speaker.
    pub speaker: u32,
}

/// Compares article documents, corrected ones too; offsets come in `unit`. The first document that is no article is
/// the error, with its place in the list.
pub fn compare_documents(
    documents: &[ArticleAnnotation],
    unit: OffsetUnit,
) -> Result<ComparisonDocument, (usize, ReadError)> {
    let mut articles: Vec<Article> = Vec::with_capacity(documents.len());
    for (place, document) in documents.iter().enumerate() {
        articles.push(document.read().map_err(|error| (place, error))?);
    }
    let named: Vec<(&str, &str)> =
        documents.iter().map(|document| (document.id.as_str(), document.text.as_str())).collect();
    Ok(ComparisonDocument::new(&compare(&articles), &named, unit))
}

impl ComparisonDocument {
    /// Writes a comparison of `articles` (id and text, in the comparison's order) down in the given unit.
    pub fn new(comparison: &Comparison, articles: &[(&str, &str)], unit: OffsetUnit) -> Self {
        let maps: Vec<OffsetMap> = articles.iter().map(|(_, text)| OffsetMap::new(text, unit)).collect();
        let passage = |passage: &Passage| {
            let range = maps.get(passage.article as usize).map_or(Range::default(), |map| Range {
                start: map.from_byte(passage.span.start),
                end: map.from_byte(passage.span.end),
            });
            PassageEntry { article: passage.article, range }
        };
        let passages = |list: &[Passage]| list.iter().map(passage).collect::<Vec<_>>();
        ComparisonDocument {
            schema: COMPARISON_SCHEMA.into(),
            offset_unit: unit.name().into(),
            articles: articles.iter().map(|(id, _)| id.to_string()).collect(),
            claims: comparison
                .claims
                .iter()
                .map(|cluster| ClaimCluster {
                    members: cluster
                        .members
                        .iter()
                        .map(|member| SentenceRef { article: member.article, sentence: member.sentence })
                        .collect(),
                    relation: cluster.relation.name().into(),
                    differences: cluster
                        .differences
                        .iter()
                        .map(|difference| DifferenceEntry {
                            kind: difference.kind.name().into(),
                            spans: passages(&difference.passages),
                            explanation: difference.explanation.clone(),
                        })
                        .collect(),
                    additions: cluster
                        .additions
                        .iter()
                        .map(|addition| AdditionEntry {
                            passage: passage(&addition.passage),
                            explanation: addition.explanation.clone(),
                        })
                        .collect(),
                    sole_speaker: cluster.sole_speaker,
                    left_out_by: cluster.left_out_by,
                })
                .collect(),
            figures: comparison
                .figures
                .iter()
                .map(|group| FigureCluster {
                    members: group
                        .members
                        .iter()
                        .map(|member| FigureRef { article: member.article, figure: member.figure })
                        .collect(),
                    relation: group.relation.name().into(),
                    explanation: group.explanation.clone(),
                })
                .collect(),
            quotes: comparison
                .quotes
                .iter()
                .map(|group| QuoteCluster {
                    members: passages(&group.members),
                    relation: group.relation.name().into(),
                    changes: passages(&group.changes),
                    attributed_differently: group.attributed_differently,
                })
                .collect(),
            speakers: comparison
                .speakers
                .iter()
                .map(|speaker| SpeakerCluster {
                    name: speaker.name.clone(),
                    members: speaker
                        .members
                        .iter()
                        .map(|member| SpeakerRef { article: member.article, speaker: member.speaker })
                        .collect(),
                    only_in: speaker.only_in,
                })
                .collect(),
            notices: comparison.notices.iter().map(NoticeEntry::new).collect(),
        }
    }
}
