//! What differs between the tellings of one claim: each difference with the words on both sides and one sentence.

mod addition;
mod certainty;
mod kinds;
mod name;
pub mod person;
mod polarity;
mod source;
mod wording;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::figure::{Figure, FigureKind};
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::figure::FigurePair;
use super::speaker::SpeakerIndex;
use super::telling::Telling;
use super::word::Word;
use super::{ClaimRelation, Cluster, Difference, DifferenceKind, FigureMember, FigureRelation, Member, Passage};

/// With more articles than this, each is held against the first only.
const ALL_PAIRS: usize = 8;

/// The same for places, times and names: who stands alone with his can be told only where all are held against all.
const PLAIN_PAIRS: usize = 40;

/// One article's part of a cluster.
pub struct Side<'a> {
    /// Index of the article.
    pub article: u32,
    /// The article, prepared.
    pub telling: &'a Telling<'a>,
    /// Its sentences in the cluster.
    pub sentences: Vec<u32>,
}

impl<'a> Side<'a> {
    /// The tokens of its sentences with their words.
    pub fn read(&self) -> impl Iterator<Item = (&'a Token, &'a Word)> + '_ {
        let telling = self.telling;
        self.sentences.iter().flat_map(move |&sentence| {
            let words = telling.words_of(sentence).iter().map(Rc::as_ref);
            telling.segmentation.tokens_of(sentence as usize).iter().zip(words)
        })
    }

    /// A sentence of its article without the full stop.
    pub fn sentence(&self, number: u32) -> Option<Span> {
        let span = self.telling.article.sentences.get(number as usize)?.span;
        let text = span.of(self.telling.article.text).trim_end_matches(['.', '!', '?']);
        Some(Span { end: span.start + text.len() as u32, ..span })
    }

    /// What a token is to the comparison: the term of a word, or a number as it is written.
    pub fn term(&self, token: &Token, word: &'a Word) -> Option<&'a str> {
        match token.kind {
            TokenKind::Word => word.sense.as_deref(),
            TokenKind::Number => Some(&word.folded),
            TokenKind::Mark => None,
        }
    }

    /// Some words of this side.
    pub fn passage(&self, span: Span) -> Passage {
        Passage { article: self.article, span }
    }

    /// The words on one line.
    pub fn words(&self, span: Span) -> String {
        span.of(self.telling.article.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What is known of the figures.
pub struct Figures<'p> {
    /// Those in conflict, by the sentence of the first.
    conflicts: FxHashMap<Member, Vec<&'p FigurePair>>,
    /// Those that have a partner in another article.
    paired: FxHashSet<FigureMember>,
}

impl<'p> Figures<'p> {
    /// Of all pairs.
    pub fn new(tellings: &[Telling], pairs: &'p [FigurePair]) -> Self {
        let mut conflicts: FxHashMap<Member, Vec<&FigurePair>> = FxHashMap::default();
        for pair in pairs.iter().filter(|pair| pair.relation == FigureRelation::Conflicts) {
            if let Some(figure) = figure(tellings, pair.one) {
                let member = Member { article: pair.one.article, sentence: figure.sentence };
                conflicts.entry(member).or_default().push(pair);
            }
        }
        Figures { conflicts, paired: pairs.iter().flat_map(|pair| [pair.one, pair.other]).collect() }
    }
}

fn figure<'t>(tellings: &[Telling<'t>], member: FigureMember) -> Option<&'t Figure> {
    tellings.get(member.article as usize)?.article.figures.get(member.figure as usize)
}

/// Describes one cluster.
pub fn cluster(tellings: &[Telling], members: Vec<Member>, figures: &Figures, speakers: &SpeakerIndex) -> Cluster {
    let sides: Vec<Side> = members
        .chunk_by(|one, other| one.article == other.article)
        .filter_map(|run| {
            let article = run[0].article;
            let telling = tellings.get(article as usize)?;
            Some(Side { article, telling, sentences: run.iter().map(|member| member.sentence).collect() })
        })
        .collect();
    if sides.len() < 2 {
        return Cluster {
            members,
            relation: ClaimRelation::Only,
            differences: Vec::new(),
            additions: Vec::new(),
            sole_speaker: None,
            left_out_by: None,
        };
    }
    let conflicts = conflicts(tellings, &members, figures);
    let mut differences = conflicts.clone();
    for (position, one) in sides.iter().enumerate() {
        for other in &sides[position + 1..] {
            if position == 0 || sides.len() <= PLAIN_PAIRS {
                differences.extend(kinds::places(one, other));
                differences.extend(kinds::sites(one, other));
                differences.extend(kinds::times(one, other));
                differences.extend(name::spellings(one, other));
            }
            if position == 0 || sides.len() <= ALL_PAIRS {
                // Who gives which of two numbers is what a reader asks next.
                let numbers = [one, other].map(|side| numbers_of(&conflicts, side, [one, other]));
                differences.extend(source::sources([one, other], &numbers, speakers));
                match polarity::negation(one, other) {
                    Some(found) => differences.push(found),
                    // What is denied is not merely less certain.
                    None => differences.extend(certainty::certainty(one, other)),
                }
                differences.extend(wording::wording(one, other));
                differences.extend(wording::loaded(one, other));
                differences.extend(wording::descriptions(one, other));
            }
        }
    }
    let mut seen = FxHashSet::default();
    differences.retain(|difference| seen.insert((difference.kind, difference.passages.clone())));
    let relation = if differences.is_empty() { ClaimRelation::Same } else { ClaimRelation::Differs };
    let additions = addition::additions(&sides, figures);
    let sole_speaker = sole_speaker(&members, speakers);
    let left_out_by = left_out_by(&sides, tellings.len());
    Cluster { members, relation, differences, additions, sole_speaker, left_out_by }
}

/// Of at least three articles, the one that leaves out what all the others tell.
fn left_out_by(sides: &[Side], articles: usize) -> Option<u32> {
    let told: FxHashSet<u32> = sides.iter().map(|side| side.article).collect();
    let mut silent = (0..articles as u32).filter(|article| !told.contains(article));
    silent.next().filter(|_| articles > 2 && told.len() + 1 == articles)
}

fn difference(kind: DifferenceKind, one: (&Side, Span), other: (&Side, Span), explanation: String) -> Difference {
    Difference { kind, passages: vec![one.0.passage(one.1), other.0.passage(other.1)], explanation }
}

/// A difference that both sides' own words explain.
fn in_their_words(kind: DifferenceKind, one: (&Side, Span), other: (&Side, Span)) -> Difference {
    let explanation = format!("“{}” here, “{}” there.", one.0.words(one.1), other.0.words(other.1));
    difference(kind, one, other, explanation)
}

/// Words at most so many bytes apart are marked together.
const TOGETHER: u32 = 8;

/// Of some words of a text, in order, those that stand together the most.
fn densest(words: &[Span]) -> Span {
    let runs = words.chunk_by(|one, other| other.start <= one.end + TOGETHER);
    let longest = runs.reduce(|best, run| if run.len() > best.len() { run } else { best });
    longest.and_then(|run| run.iter().copied().reduce(Span::join)).unwrap_or_default()
}

/// The words of a side that a tag of its sentences rests on.
fn reasons(side: &Side, code: &str) -> Vec<Span> {
    let claims = side.sentences.iter().filter_map(|&sentence| side.telling.article.claims.get(sentence as usize));
    claims.flat_map(|claim| &claim.reasons).filter(|reason| reason.code == code).map(|reason| reason.span).collect()
}

/// Figures in conflict that stand in the cluster.
fn conflicts(tellings: &[Telling], members: &[Member], figures: &Figures) -> Vec<Difference> {
    let passage = |member: FigureMember| {
        let figure = figure(tellings, member)?;
        let inside = members.binary_search(&Member { article: member.article, sentence: figure.sentence }).is_ok();
        inside.then_some(Passage { article: member.article, span: figure.span })
    };
    members
        .iter()
        .filter_map(|member| figures.conflicts.get(member))
        .flatten()
        .filter_map(|pair| {
            let passages = vec![passage(pair.one)?, passage(pair.other)?];
            // Two dates are a difference of time, whatever their form.
            let dated =
                matches!(figure(tellings, pair.one)?.kind, FigureKind::Date | FigureKind::Time | FigureKind::Year);
            let kind = if dated { DifferenceKind::Time } else { DifferenceKind::Figure };
            Some(Difference { kind, passages, explanation: pair.explanation(tellings) })
        })
        .collect()
}

/// The words of a side that are in conflict between two.
fn numbers_of(conflicts: &[Difference], side: &Side, sides: [&Side; 2]) -> Vec<Span> {
    let has = |found: &Difference, side: &Side| found.passages.iter().any(|at| at.article == side.article);
    let between = conflicts.iter().filter(|found| sides.iter().all(|side| has(found, side)));
    between.flat_map(|found| &found.passages).filter(|at| at.article == side.article).map(|at| at.span).collect()
}

/// The one speaker behind the claim in all articles that make it; `None` where there is none, or several.
fn sole_speaker(members: &[Member], speakers: &SpeakerIndex) -> Option<u32> {
    let mut shared: Option<FxHashSet<u32>> = None;
    for run in members.chunk_by(|one, other| one.article == other.article) {
        let behind: FxHashSet<u32> =
            run.iter().flat_map(|&member| speakers.of_sentence(member).iter().copied()).collect();
        shared = Some(shared.map_or(behind.clone(), |shared| shared.intersection(&behind).copied().collect()));
    }
    let mut shared = shared.into_iter().flatten();
    shared.next().filter(|_| shared.next().is_none())
}
