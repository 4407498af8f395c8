//! What differs between the tellings of one claim: each difference with the words on both sides and one sentence.

mod kinds;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::figure::Figure;
use crate::text::Span;

use super::figure::FigurePair;
use super::speaker::SpeakerIndex;
use super::telling::Telling;
use super::{ClaimRelation, Cluster, Difference, DifferenceKind, FigureMember, FigureRelation, Member, Passage};

/// With more articles than this, each is held against the first only.
const ALL_PAIRS: usize = 5;

/// One article's part of a cluster.
pub struct Side<'a> {
    /// Index of the article.
    pub article: u32,
    /// The article, prepared.
    pub telling: &'a Telling<'a>,
    /// Its sentences in the cluster.
    pub sentences: Vec<u32>,
}

impl Side<'_> {
    /// Some words of this side.
    pub fn passage(&self, span: Span) -> Passage {
        Passage { article: self.article, span }
    }

    /// The words on one line.
    pub fn words(&self, span: Span) -> String {
        span.of(self.telling.article.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Figures in conflict, by the sentence of the first.
pub type Conflicts<'p> = FxHashMap<Member, Vec<&'p FigurePair>>;

/// Those of all pairs that conflict.
pub fn conflicts<'p>(tellings: &[Telling], pairs: &'p [FigurePair]) -> Conflicts<'p> {
    let mut conflicts = Conflicts::default();
    for pair in pairs.iter().filter(|pair| pair.relation == FigureRelation::Conflicts) {
        if let Some(figure) = figure(tellings, pair.one) {
            let member = Member { article: pair.one.article, sentence: figure.sentence };
            conflicts.entry(member).or_default().push(pair);
        }
    }
    conflicts
}

fn figure<'t>(tellings: &[Telling<'t>], member: FigureMember) -> Option<&'t Figure> {
    tellings.get(member.article as usize)?.article.figures.get(member.figure as usize)
}

/// Describes one cluster.
pub fn cluster(tellings: &[Telling], members: Vec<Member>, conflicts: &Conflicts, speakers: &SpeakerIndex) -> Cluster {
    let sides: Vec<Side> = members
        .chunk_by(|one, other| one.article == other.article)
        .filter_map(|run| {
            let article = run[0].article;
            let telling = tellings.get(article as usize)?;
            Some(Side { article, telling, sentences: run.iter().map(|member| member.sentence).collect() })
        })
        .collect();
    if sides.len() < 2 {
        return Cluster { members, relation: ClaimRelation::Only, differences: Vec::new(), sole_speaker: None };
    }
    let mut differences = figures(tellings, &members, conflicts);
    for (position, one) in sides.iter().enumerate() {
        for other in &sides[position + 1..] {
            if position == 0 || sides.len() <= ALL_PAIRS {
                differences.extend(kinds::places(one, other));
                differences.extend(kinds::times(one, other));
                differences.extend(kinds::names(one, other));
                differences.extend(kinds::sources(one, other, speakers));
                differences.extend(kinds::negation(one, other));
                differences.extend(kinds::certainty(one, other));
                differences.extend(kinds::wording(one, other));
                differences.extend(kinds::descriptions(one, other));
            }
        }
    }
    let relation = if differences.is_empty() { ClaimRelation::Same } else { ClaimRelation::Differs };
    let sole_speaker = sole_speaker(&members, speakers);
    Cluster { members, relation, differences, sole_speaker }
}

/// Figures in conflict that stand in the cluster.
fn figures(tellings: &[Telling], members: &[Member], conflicts: &Conflicts) -> Vec<Difference> {
    let passage = |member: FigureMember| {
        let figure = figure(tellings, member)?;
        let inside = members.binary_search(&Member { article: member.article, sentence: figure.sentence }).is_ok();
        inside.then_some(Passage { article: member.article, span: figure.span })
    };
    members
        .iter()
        .filter_map(|member| conflicts.get(member))
        .flatten()
        .filter_map(|pair| {
            let passages = vec![passage(pair.one)?, passage(pair.other)?];
            Some(Difference { kind: DifferenceKind::Figure, passages, explanation: pair.explanation.clone() })
        })
        .collect()
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
