//! Compares several articles about one event: which sentences make the same claim, where figures, places and
//! sources differ, which quotations were cut, and what only one article says.
//!
//! The stages: every article becomes a [`telling::Telling`] (its sentences as weighted terms) and its figures become
//! [`quantity::Quantity`], [`align`] joins sentences into clusters, [`figure`] pairs quantities, [`quotation`] pairs quoted words, [`speaker`] joins
//! speakers, and [`difference`] says what differs within a cluster. No stage compares all with all: candidates
//! come from an inverted index of terms.

mod align;
mod commonness;
mod difference;
mod evidence;
mod figure;
mod interval;
mod kinship;
mod model;
mod opposite;
mod period;
mod person;
mod place;
mod quantity;
mod quotation;
mod reference;
mod speaker;
mod telling;
mod term;
mod word;

use crate::article::Article;
use crate::notice::Notice;
use crate::text::Span;

use interval::ValueRelation;
use kinship::Kinship;
use quantity::Quantity;
use telling::Telling;
use term::Vocabulary;

/// A sentence of one of the articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Member {
    /// Index of the article.
    pub article: u32,
    /// Index of the sentence in it.
    pub sentence: u32,
}

/// Some words of one of the articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Passage {
    /// Index of the article.
    pub article: u32,
    /// Byte offsets into its text.
    pub span: Span,
}

/// How the tellings of one claim relate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimRelation {
    /// More than one article makes it, alike.
    Same,
    /// More than one makes it, told differently.
    Differs,
    /// One article alone makes it.
    Only,
}

/// What two tellings of one claim differ in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DifferenceKind {
    /// The value of a quantity.
    Figure,
    /// Where.
    Place,
    /// What somebody or something is called.
    Name,
    /// When.
    Time,
    /// Who stands behind it.
    Source,
    /// One says that it is so, one that it is not.
    Negation,
    /// The words chosen, or how sure they sound.
    Wording,
}

/// One difference between tellings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// In what.
    pub kind: DifferenceKind,
    /// The words on both sides.
    pub passages: Vec<Passage>,
    /// One plain sentence.
    pub explanation: String,
}

/// Something that one telling of a claim has and the others lack: a figure of which they say nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Addition {
    /// The words.
    pub passage: Passage,
    /// One plain sentence.
    pub explanation: String,
}

/// Sentences that make the same claim, or one that stands alone.
#[derive(Clone, PartialEq, Debug)]
pub struct Cluster {
    /// In order of article and sentence.
    pub members: Vec<Member>,
    /// How they relate.
    pub relation: ClaimRelation,
    /// In what they differ.
    pub differences: Vec<Difference>,
    /// What only one of the tellings has.
    pub additions: Vec<Addition>,
    /// The one speaker, as an index into [`Comparison::speakers`], behind the claim in all articles that make it.
    pub sole_speaker: Option<u32>,
    /// The one article, of at least three, that leaves out what all the others tell.
    pub left_out_by: Option<u32>,
}

/// A figure of one of the articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FigureMember {
    /// Index of the article.
    pub article: u32,
    /// Index of the figure in it.
    pub figure: u32,
}

/// How the values given for one quantity relate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FigureRelation {
    /// The same value and bound.
    Agrees,
    /// Both can be true: through a bound, a range or rounding.
    Compatible,
    /// Both cannot be true of one quantity.
    Conflicts,
    /// Alike, but of different things.
    DifferentQuantity,
}

/// Figures of several articles for what looks like one quantity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureGroup {
    /// In order.
    pub members: Vec<FigureMember>,
    /// How they relate; the worst of its pairs.
    pub relation: FigureRelation,
    /// One plain sentence.
    pub explanation: String,
}

/// How two quotations of the same words relate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum QuoteRelation {
    /// Word for word.
    Identical,
    /// One has only a part of the other.
    Truncated,
    /// Words were changed.
    Edited,
}

/// Quotations of the same words in several articles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuoteGroup {
    /// In order.
    pub members: Vec<Passage>,
    /// The worst of its pairs.
    pub relation: QuoteRelation,
    /// The words that some member lacks or has otherwise.
    pub changes: Vec<Passage>,
    /// The articles give different speakers for it.
    pub attributed_differently: bool,
}

/// A speaker of one of the articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SpeakerMember {
    /// Index of the article.
    pub article: u32,
    /// Index of the speaker in it.
    pub speaker: u32,
}

/// One speaker through all articles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JoinedSpeaker {
    /// The fullest name.
    pub name: String,
    /// In order.
    pub members: Vec<SpeakerMember>,
    /// The only article that has words of his.
    pub only_in: Option<u32>,
}

/// What several articles say of one event.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// In the order of their first member.
    pub claims: Vec<Cluster>,
    /// In the order of their first member.
    pub figures: Vec<FigureGroup>,
    /// In the order of their first member.
    pub quotes: Vec<QuoteGroup>,
    /// In the order of their first member.
    pub speakers: Vec<JoinedSpeaker>,
    /// What was odd or is worth saying of the whole.
    pub notices: Vec<Notice>,
}

/// Compares articles. Any number of them gives a result; fewer than two give one without pairs.
pub fn compare(articles: &[Article]) -> Comparison {
    let (tellings, mut quantities, vocabulary) = prepared(articles);
    let speakers = speaker::joined(articles);
    let kinship = Kinship::new(&tellings, vocabulary.len());
    let mut aligned = align::aligned(&tellings, &vocabulary, &kinship);
    quantity::assign(&mut quantities, &aligned.clusters);
    let pairs = figure::pairs(&quantities, &aligned, &kinship, &vocabulary);
    aligned.join(figure::sentences(&tellings, &pairs).into_iter());
    // Too little to be called one claim at once, but enough to be shown side by side.
    aligned.join_faint();
    let clusters = aligned.clusters;
    let figures = figure::groups(&tellings, &pairs);
    let quotes = quotation::groups(&tellings, &clusters, &speakers);
    let clusters = quotation::adopted(clusters, &quotes, &tellings);
    let known = difference::Figures::new(&tellings, &pairs);
    let describe = |members| difference::cluster(&tellings, members, &known, &speakers);
    let mut claims: Vec<Cluster> = clusters.into_iter().map(describe).collect();
    difference::person::add(&tellings, &kinship, &mut claims);
    let notices = speaker::notices(&speakers, &claims, articles);
    Comparison { claims, figures, quotes, speakers: speakers.all, notices }
}

fn prepared<'a>(articles: &'a [Article<'a>]) -> (Vec<Telling<'a>>, Vec<Quantity<'a>>, Vocabulary) {
    let (mut tellings, mut vocabulary) = telling::tellings(articles);
    let quantities = quantity::quantities(&tellings, &mut vocabulary);
    telling::add_roles(&mut tellings, &quantities, &mut vocabulary);
    (tellings, quantities, vocabulary)
}

/// Two sentences or figures with what the models know of them.
pub struct JudgedPair<T> {
    /// The earlier article's.
    pub one: T,
    /// The later article's.
    pub other: T,
    /// Names and values.
    pub features: Vec<(&'static str, f32)>,
}

/// The pairs that the models judge.
#[derive(Default)]
pub struct Judged {
    /// Of sentences.
    pub sentences: Vec<JudgedPair<Member>>,
    /// Of figures whose values cannot both be true of one quantity.
    pub apart: Vec<JudgedPair<FigureMember>>,
    /// Of figures whose values can.
    pub fitting: Vec<JudgedPair<FigureMember>>,
}

/// The features by which [`compare`] judges; for training.
pub fn judged(articles: &[Article]) -> Judged {
    let (tellings, mut quantities, vocabulary) = prepared(articles);
    let kinship = Kinship::new(&tellings, vocabulary.len());
    let aligned = align::aligned(&tellings, &vocabulary, &kinship);
    quantity::assign(&mut quantities, &aligned.clusters);
    let mut judged = Judged::default();
    aligned.candidates(|found| {
        let (one, other) = found.members;
        judged.sentences.push(JudgedPair { one, other, features: found.features.to_vec() });
    });
    figure::candidates(&quantities, &aligned, &vocabulary, |found| {
        let (one, other) = found.members;
        let pairs = if found.values == ValueRelation::Apart { &mut judged.apart } else { &mut judged.fitting };
        pairs.push(JudgedPair { one, other, features: found.features.to_vec() });
    });
    judged
}
