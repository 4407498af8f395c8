//! What a reader decided about marks: the serialised form of corrections.
//!
//! A correction says what to do with one mark, and finds it by its words: a quotation with its context (Web
//! Annotation Data Model, 4.2.4), so that it outlives the analysis that it was made on.

use serde::Serialize;

use super::{ArticleAnnotation, AttributionEntry, FigureEntry, Label, Range, SentenceEntry, SpeakerEntry, ValueEntry};

/// One decision of a reader about one mark.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Correction {
    /// Unlike those of the article's other corrections.
    pub id: String,
    /// When it was made, as the program told that made it (RFC 3339).
    pub made: Option<String>,
    /// What is to be done.
    pub action: Action,
    /// With what.
    #[serde(flatten)]
    pub subject: Subject,
    /// Whether it found its mark in this text.
    pub status: Status,
}

/// What a correction does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The mark is right as it is.
    Accept,
    /// There is no such mark.
    Reject,
    /// The mark is otherwise.
    Change,
    /// There is a mark that the analysis does not have.
    Add,
    /// Two speakers are one.
    Merge,
}

/// Whether a correction found its mark. All but [`Status::Placed`] leave the article as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is in force.
    #[default]
    Placed,
    /// Its words do not stand in the text, between the words that they stood between.
    Missing,
    /// Its words stand in several places that look alike.
    Ambiguous,
    /// Its words stand there, but the analysis marks other words of that place.
    Changed,
    /// It asks for what cannot be done with that mark.
    Unfit,
}

/// Which mark, and what it should be. What `value` leaves open for an accepted mark is as it was found.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "mark", rename_all = "lowercase")]
pub enum Subject {
    /// A figure.
    Figure {
        /// The figure's words; null for an added one.
        target: Option<Quote>,
        /// What it should be.
        value: Option<FigureValue>,
    },
    /// An attribution.
    Attribution {
        /// The attribution's words; null for an added one.
        target: Option<AttributionQuote>,
        /// What it should be.
        value: Option<AttributionValue>,
    },
    /// The tags of a sentence.
    Claim {
        /// The whole sentence.
        target: Quote,
        /// What they should be.
        value: Option<ClaimValue>,
    },
    /// A word that hedges or takes a side.
    Word {
        /// The word.
        target: Quote,
        /// "hedge" or "loaded".
        role: WordRole,
    },
    /// A speaker.
    Speaker {
        /// Who it is.
        target: Who,
        /// What he, she or it should be.
        value: Option<SpeakerValue>,
        /// With whom it is to be merged.
        into: Option<Who>,
    },
}

/// Words of the text, to be found again by themselves and what stands around them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Quote {
    /// Where they stand, in the document's unit; null where they were not found.
    pub range: Option<Range>,
    /// The words.
    pub exact: String,
    /// Up to 32 characters before them.
    pub prefix: String,
    /// Up to 32 characters after them.
    pub suffix: String,
    /// Which of the places with the same words and context it is, from 0.
    pub nth: u32,
    /// How many such places the text had. 0 for words that are given by their range alone.
    pub of: u32,
}

/// The words of an attribution.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct AttributionQuote {
    /// Who says it.
    pub source: Vec<Quote>,
    /// The words that report.
    pub cue: Vec<Quote>,
    /// What is said.
    pub content: Vec<Quote>,
}

/// What a figure should be; its fields are those of [`FigureEntry`].
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FigureValue {
    /// Its words.
    pub place: Quote,
    /// See the contract.
    pub kind: Label,
    /// A number, or an ISO 8601 string.
    pub value: ValueEntry,
    /// Its distance, for a date told from the day of writing.
    pub relative: Option<String>,
    /// The upper end of a range.
    #[serde(serialize_with = "super::number::optional")]
    pub high: Option<f64>,
    /// "=", "~", ">", ">=", "<" or "<=".
    pub bound: Label,
    /// ISO 4217 for money, "%", "pp", else the singular English unit.
    pub unit: Option<String>,
    /// The words that bound it.
    pub qualifier: Option<Quote>,
    /// The counted thing.
    pub noun: Option<Quote>,
}

/// What an attribution should be.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AttributionValue {
    /// direct, indirect, mixed.
    pub mode: Label,
    /// Its words.
    #[serde(flatten)]
    pub words: AttributionQuote,
    /// What the content is by itself; empty to leave it as it was, or to take the sentence's.
    pub content_kind: Label,
    /// Who stands behind it.
    pub speaker: Option<Who>,
    /// Through whom it came, nearest to the fact first; empty for the speaker alone.
    pub chain: Vec<Who>,
}

/// What the tags of a sentence should be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ClaimValue {
    /// fact, opinion, forecast, question, instruction, other.
    pub kind: Label,
    /// Somebody is said to stand behind it.
    pub attributed: bool,
    /// It is weakened.
    pub hedged: bool,
    /// The reporter's own words take a side.
    pub loaded: bool,
}

/// What a word does to its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WordRole {
    /// It weakens it.
    Hedge,
    /// It takes a side.
    Loaded,
}

impl WordRole {
    /// How the codes of its reasons begin.
    pub fn code(self) -> &'static str {
        match self {
            WordRole::Hedge => "hedge",
            WordRole::Loaded => "loaded",
        }
    }
}

/// A speaker, found by a mention, else by name and kind.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Who {
    /// The fullest name.
    pub name: String,
    /// See the contract.
    pub kind: Label,
    /// Words that name it.
    pub mention: Option<Quote>,
}

/// What a speaker should be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SpeakerValue {
    /// The name to show.
    pub name: String,
    /// See the contract.
    pub kind: Label,
    /// The words that say who it is.
    pub role: Option<String>,
}

/// What the analysis made of the parts that corrections reach: the article without them.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Analysis {
    /// As in the article.
    pub sentences: Vec<SentenceEntry>,
    /// As in the article.
    pub figures: Vec<FigureEntry>,
    /// As in the article.
    pub attributions: Vec<AttributionEntry>,
    /// As in the article.
    pub speakers: Vec<SpeakerEntry>,
    /// As in the article.
    pub check_first: Vec<u32>,
}

impl ArticleAnnotation {
    /// The article as the analysis made it.
    pub fn uncorrected(&self) -> ArticleAnnotation {
        let mut document = self.clone();
        document.corrections.clear();
        match document.analysis.take() {
            None => document,
            Some(analysis) => {
                let Analysis { sentences, figures, attributions, speakers, check_first } = *analysis;
                ArticleAnnotation { sentences, figures, attributions, speakers, check_first, ..document }
            }
        }
    }
}

impl Correction {
    /// Every quotation in it.
    pub fn quotes_mut(&mut self) -> Vec<&mut Quote> {
        match &mut self.subject {
            Subject::Figure { target, value } => {
                let value = value.iter_mut().flat_map(|value| {
                    std::iter::once(&mut value.place).chain(&mut value.qualifier).chain(&mut value.noun)
                });
                target.iter_mut().chain(value).collect()
            }
            Subject::Attribution { target, value } => {
                let target = target.iter_mut().flat_map(AttributionQuote::all_mut);
                target.chain(value.iter_mut().flat_map(AttributionValue::quotes_mut)).collect()
            }
            Subject::Claim { target, .. } | Subject::Word { target, .. } => vec![target],
            Subject::Speaker { target, into, .. } => {
                target.mention.iter_mut().chain(into.iter_mut().flat_map(|into| &mut into.mention)).collect()
            }
        }
    }
}

impl AttributionQuote {
    fn all_mut(&mut self) -> impl Iterator<Item = &mut Quote> {
        self.source.iter_mut().chain(&mut self.cue).chain(&mut self.content)
    }
}

impl AttributionValue {
    fn quotes_mut(&mut self) -> impl Iterator<Item = &mut Quote> {
        let who = self.speaker.iter_mut().chain(&mut self.chain);
        self.words.all_mut().chain(who.flat_map(|who| &mut who.mention))
    }
}

impl ArticleAnnotation {
    pub(super) fn marks_mut(&mut self) -> Marks<'_> {
        let ArticleAnnotation { sentences, figures, attributions, speakers, .. } = self;
        Marks { sentences, figures, attributions, speakers }
    }
}

impl Analysis {
    pub(super) fn marks_mut(&mut self) -> Marks<'_> {
        let Analysis { sentences, figures, attributions, speakers, .. } = self;
        Marks { sentences, figures, attributions, speakers }
    }
}

/// What corrections reach.
pub(super) struct Marks<'d> {
    sentences: &'d mut [SentenceEntry],
    figures: &'d mut [FigureEntry],
    attributions: &'d mut [AttributionEntry],
    speakers: &'d mut [SpeakerEntry],
}

impl Marks<'_> {
    pub(super) fn each_range(self, mut change: impl FnMut(&mut Range)) {
        for sentence in self.sentences {
            change(&mut sentence.range);
            let claim = &mut sentence.claim;
            claim.reasons.iter_mut().chain(&mut claim.checks).for_each(|reason| change(&mut reason.range));
        }
        for figure in self.figures {
            change(&mut figure.range);
            let parts = [&mut figure.qualifier, &mut figure.noun, &mut figure.carried_from];
            parts.into_iter().flatten().for_each(&mut change);
        }
        for attribution in self.attributions {
            let spans = [&mut attribution.source, &mut attribution.cue, &mut attribution.content];
            spans.into_iter().flatten().for_each(&mut change);
            attribution.reasons.iter_mut().for_each(|reason| change(&mut reason.range));
        }
        self.speakers.iter_mut().flat_map(|speaker| &mut speaker.mentions).for_each(&mut change);
    }
}
