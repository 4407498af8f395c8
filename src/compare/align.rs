//! Aligning: sentences of different articles that make the same claim become one cluster.
//!
//! Every sentence looks, in each other article, for the sentence that shares the most weight of terms with it.
//! Terms weigh by their rarity over all the articles. Pairs that chose each other, and clear pairs that one side
//! chose (one telling can be split in two), are joined from the clearest on, as long as the cluster holds together.

use rustc_hash::FxHashMap;

use super::Member;
use super::kinship::Kinship;
use super::telling::{Content, Telling, TermKind};
use super::term::{Term, Vocabulary};

/// A pair in which each side chose the other is kept from this likeness on.
const MUTUAL: f32 = 0.2;
/// A pair in which only one side chose the other needs more.
const ONE_SIDED: f32 = 0.28;
/// A pair that gives one article two sentences in a cluster needs more still.
const SPLIT: f32 = 0.5;
/// A sentence that shares a figure and so much weight may join one that already has a sentence of its article: a long
/// lead tells what another story divides.
const DIVIDED: f32 = 7.5;
/// Of sentences whose articles share no more than any two do, so much more is asked.
const STRANGE: f32 = 3.0;
/// Two clusters become one when their sentences are on average at least this alike.
const COHESION: f32 = 0.15;
/// Sentences of articles that tell one event, and that found nothing clearer, need no more than this.
const FAINT: f32 = 0.14;
const FAINTLY_SHARED: f32 = 0.8;
/// So many sentences speak for a cluster.
const ENOUGH: usize = 8;
/// A pair shares at least so much weight, so that two short sentences do not meet in one common word.
const SHARED: f32 = 1.3;
/// Two short sentences may share less weight if there is little else in them ("Nobody died.", "There were no deaths.").
const ALIKE: f32 = 0.4;
/// A term in more sentences than this proposes no pairs; it still counts in those that others propose.
const COMMON: usize = 48;

/// Sentences of different articles that were found to make one claim.
pub struct Aligned<'a> {
    /// The clusters in order of their first member; each sentence that takes part is in exactly one.
    pub clusters: Vec<Vec<Member>>,
    /// Pairs that are a little alike, the clearest first.
    faint: Vec<(Member, Member)>,
    index: Index<'a>,
}

/// Aligns all sentences.
pub fn aligned<'a>(tellings: &'a [Telling<'a>], vocabulary: &Vocabulary, kinship: &Kinship) -> Aligned<'a> {
    let index = Index::new(tellings, vocabulary);
    let Pairs { clear, faint } = index.pairs(kinship);
    let mut clusters: Vec<Vec<usize>> = (0..index.sentences.len()).map(|sentence| vec![sentence]).collect();
    let mut cluster_of: Vec<usize> = (0..index.sentences.len()).collect();
    for pair in clear {
        let (one, other) = (cluster_of[pair.one], cluster_of[pair.other]);
        if one == other || !index.cohere(&clusters[one], &clusters[other], COHESION) {
            continue;
        }
        // One telling may split a claim into two sentences, but has to be clear about it.
        let alone = clusters[one].len().min(clusters[other].len()) == 1;
        if pair.likeness < SPLIT && !(pair.divided && alone) && index.meet(&clusters[one], &clusters[other]) {
            continue;
        }
        let moved = std::mem::take(&mut clusters[other]);
        moved.iter().for_each(|&sentence| cluster_of[sentence] = one);
        clusters[one].extend(moved);
    }
    let member = |sentence: usize| index.sentences[sentence].member;
    let mut members: Vec<Vec<Member>> = clusters
        .into_iter()
        .filter(|cluster| !cluster.is_empty())
        .map(|mut cluster| {
            cluster.sort_unstable();
            cluster.into_iter().map(member).collect()
        })
        .collect();
    members.sort_unstable();
    let faint = faint.iter().map(|pair| (member(pair.one), member(pair.other))).collect();
    Aligned { clusters: members, faint, index }
}

impl Aligned<'_> {
    /// Clusters that have the two sentences of a pair become one, if neither has a sentence of the other's articles
    /// yet; the clearest pair comes first.
    pub fn join(&mut self, pairs: impl Iterator<Item = (Member, Member)>) {
        let clusters = std::mem::take(&mut self.clusters);
        self.clusters = joined(clusters, pairs, |_, _| true);
    }

    /// Joins what is a little alike, where nothing clearer was found for either.
    pub fn join_faint(&mut self) {
        let clusters = std::mem::take(&mut self.clusters);
        let numbers = |members: &[Member]| -> Vec<usize> {
            members
                .iter()
                .filter_map(|member| self.index.sentences.binary_search_by_key(member, |entry| entry.member).ok())
                .collect()
        };
        let coheres = |one: &[Member], other: &[Member]| self.index.cohere(&numbers(one), &numbers(other), FAINT);
        self.clusters = joined(clusters, self.faint.iter().copied(), coheres);
    }
}

/// The clusters after those were joined that have the two sentences of a pair and fit.
fn joined(
    mut clusters: Vec<Vec<Member>>,
    pairs: impl Iterator<Item = (Member, Member)>,
    fit: impl Fn(&[Member], &[Member]) -> bool,
) -> Vec<Vec<Member>> {
    let mut cluster_of: FxHashMap<Member, usize> = FxHashMap::default();
    for (number, members) in clusters.iter().enumerate() {
        cluster_of.extend(members.iter().map(|&member| (member, number)));
    }
    for (one, other) in pairs {
        let (Some(&one), Some(&other)) = (cluster_of.get(&one), cluster_of.get(&other)) else { continue };
        let meet = clusters[one].iter().any(|a| clusters[other].iter().any(|b| a.article == b.article));
        if one == other || meet || !fit(&clusters[one], &clusters[other]) {
            continue;
        }
        let moved = std::mem::take(&mut clusters[other]);
        cluster_of.extend(moved.iter().map(|&member| (member, one)));
        clusters[one].extend(moved);
        clusters[one].sort_unstable();
    }
    clusters.retain(|members| !members.is_empty());
    clusters.sort_unstable();
    clusters
}

/// A sentence that takes part.
struct Entry<'a> {
    member: Member,
    content: &'a Content,
    /// The weight of all its terms.
    weight: f32,
}

struct Index<'a> {
    sentences: Vec<Entry<'a>>,
    /// For each term, the sentences that have it.
    postings: Vec<Vec<u32>>,
    /// For each term, its weight by rarity.
    rarity: Vec<f32>,
}

#[derive(Clone, Copy)]
struct Pair {
    one: usize,
    other: usize,
    likeness: f32,
    /// How many times more than usual is asked of them, since their articles share little.
    asked: f32,
    /// They share a figure and much else.
    divided: bool,
}

/// The pairs worth joining, the clearest first.
struct Pairs {
    clear: Vec<Pair>,
    /// Those of sentences that are joined only where nothing clearer was found for either.
    faint: Vec<Pair>,
}

/// What two sentences share.
struct Likeness {
    /// Relative to the geometric mean of their weights.
    likeness: f32,
    /// As it is.
    weight: f32,
    /// A figure is among it.
    figure: bool,
}

impl<'a> Index<'a> {
    fn new(tellings: &'a [Telling], vocabulary: &Vocabulary) -> Self {
        let mut sentences = Vec::new();
        let mut postings = vec![Vec::new(); vocabulary.len()];
        for (article, telling) in tellings.iter().enumerate() {
            for (sentence, content) in telling.sentences.iter().enumerate() {
                if content.terms.is_empty() {
                    continue;
                }
                for &(term, _) in &content.terms {
                    postings[term as usize].push(sentences.len() as u32);
                }
                let member = Member { article: article as u32, sentence: sentence as u32 };
                sentences.push(Entry { member, content, weight: 0.0 });
            }
        }
        // A term that every article repeats throughout says little; one that two sentences share says much.
        let all = sentences.len().max(2) as f32;
        let rarity = (0..vocabulary.len() as Term)
            .map(|term| 0.25 + (all / vocabulary.frequency(term).max(2) as f32).ln() / (all / 2.0).ln().max(1.0))
            .collect();
        let mut index = Index { sentences, postings, rarity };
        for sentence in 0..index.sentences.len() {
            let content = index.sentences[sentence].content;
            index.sentences[sentence].weight = content.terms.iter().map(|&(term, kind)| index.weight(term, kind)).sum();
        }
        index
    }

    fn weight(&self, term: Term, kind: TermKind) -> f32 {
        self.rarity[term as usize] * kind.weight()
    }

    /// The pairs worth joining, the clearest first.
    fn pairs(&self, kinship: &Kinship) -> Pairs {
        // The best partner of each sentence in each other article.
        let mut best: FxHashMap<(u32, u32), Pair> = FxHashMap::default();
        let mut faint: Vec<Pair> = Vec::new();
        let mut shared = vec![0.0f32; self.sentences.len()];
        for one in 0..self.sentences.len() {
            let mut touched = Vec::new();
            // What the terms that propose nothing could add at most.
            let mut unseen = 0.0;
            for &(term, kind) in &self.sentences[one].content.terms {
                let posting = &self.postings[term as usize];
                if posting.len() > COMMON {
                    unseen += self.weight(term, kind);
                    continue;
                }
                for &other in posting {
                    let other = other as usize;
                    if self.sentences[other].member.article == self.sentences[one].member.article {
                        continue;
                    }
                    if shared[other] == 0.0 {
                        touched.push(other);
                    }
                    shared[other] += self.weight(term, kind);
                }
            }
            for other in touched {
                let most = std::mem::take(&mut shared[other]) + unseen;
                // A little more, because sums in another order end otherwise in the last digits.
                if 1.001 * most < FAINT * (self.sentences[one].weight * self.sentences[other].weight).sqrt() {
                    continue;
                }
                let Likeness { likeness, weight, figure } = self.likeness(one, other);
                let (here, there) = (self.sentences[one].member.article, self.sentences[other].member.article);
                let asked = 1.0 + STRANGE * kinship.distance(here, there);
                let pair = Pair { one, other, likeness, asked, divided: false };
                if asked == 1.0 && one < other && likeness >= FAINT && weight >= FAINTLY_SHARED {
                    faint.push(pair);
                }
                if likeness < MUTUAL * asked || weight < SHARED && likeness < ALIKE {
                    continue;
                }
                let slot = best.entry((one as u32, self.sentences[other].member.article)).or_insert(pair);
                if likeness >= slot.likeness {
                    *slot = Pair { divided: figure && weight >= DIVIDED * asked, ..pair };
                }
            }
        }
        let mut clear: Vec<Pair> = best
            .values()
            .filter(|pair| {
                let back = best.get(&(pair.other as u32, self.sentences[pair.one].member.article));
                let mutual = back.is_some_and(|back| back.other == pair.one);
                pair.likeness >= ONE_SIDED * pair.asked || pair.divided || mutual
            })
            .copied()
            .collect();
        let clearest =
            |a: &Pair, b: &Pair| b.likeness.total_cmp(&a.likeness).then((a.one, a.other).cmp(&(b.one, b.other)));
        clear.sort_unstable_by(clearest);
        faint.sort_unstable_by(clearest);
        Pairs { clear, faint }
    }

    /// The shared weight of two sentences, relative to the geometric mean of their weights, and as it is.
    fn likeness(&self, one: usize, other: usize) -> Likeness {
        let (one, other) = (&self.sentences[one], &self.sentences[other]);
        let (mut left, mut right) = (one.content.terms.iter().peekable(), other.content.terms.iter().peekable());
        let mut shared = 0.0;
        let mut figure = false;
        while let (Some(&&(a, kind)), Some(&&(b, other_kind))) = (left.peek(), right.peek()) {
            match a.cmp(&b) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    shared += self.weight(a, kind.min(other_kind));
                    figure |= kind.min(other_kind) == TermKind::Figure;
                    left.next();
                    right.next();
                }
            }
        }
        let mean = (one.weight * other.weight).sqrt();
        Likeness { likeness: if mean > 0.0 { shared / mean } else { 0.0 }, weight: shared, figure }
    }

    /// True when both clusters have a sentence of one article.
    fn meet(&self, one: &[usize], other: &[usize]) -> bool {
        let article = |&sentence: &usize| self.sentences[sentence].member.article;
        one.iter().any(|a| other.iter().any(|b| article(a) == article(b)))
    }

    /// True when two clusters are alike enough, on average over the pairs of different articles, to be one claim. Of
    /// large clusters some sentences speak for all, so that the work does not grow with their size.
    fn cohere(&self, one: &[usize], other: &[usize], least: f32) -> bool {
        let (mut sum, mut count) = (0.0, 0.0);
        let some = |cluster: &'_ [usize]| cluster.len().div_ceil(ENOUGH);
        for &a in one.iter().step_by(some(one)) {
            for &b in other.iter().step_by(some(other)) {
                if self.sentences[a].member.article != self.sentences[b].member.article {
                    sum += self.likeness(a, b).likeness;
                    count += 1.0;
                }
            }
        }
        count > 0.0 && sum / count >= least
    }
}
