//! Aligning: sentences of different articles that make the same claim become one cluster.
//!
//! Every sentence looks, in each other article, for the sentence that shares the most weight of terms with it.
//! Terms weigh by their rarity over all the articles. A model judges the pairs: how much they share, whether each chose
//! the other and how clearly, where in their articles they stand. They are joined from the clearest on, as long as the
//! cluster holds together.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Member;
use super::kinship::Kinship;
use super::model::{Features, Model, flag};
use super::telling::{Content, Telling, TermKind};
use super::term::{Term, Vocabulary};

/// A pair makes one claim from this score on.
const CLEAR: f32 = 0.1;
/// Sentences that found nothing clearer need no more than this.
const FAINT: f32 = -0.5;
/// So much less speaks for a pair whose articles tell different events.
const STRANGE: f32 = 7.5;
/// A pair that gives one article two sentences in a cluster needs more.
const SPLIT: f32 = 3.2;
/// Or they share a figure and so much weight: a long lead tells what another story divides.
const DIVIDED: f32 = 7.5;
/// Two clusters become one when their sentences are on average at least this alike.
const COHESION: f32 = 0.1;
/// So many sentences speak for a cluster.
const ENOUGH: usize = 8;
/// Sentences less alike are not held against each other.
const LEAST: f32 = 0.09;
/// Sentences so much alike are hardly so by chance.
const ALIKE: f32 = 0.3;
/// A term in more sentences than this proposes no pairs; it still counts in those that others propose.
const COMMON: usize = 48;

/// Sentences of different articles that were found to make one claim.
pub struct Aligned<'a> {
    /// The clusters in order of their first member; each sentence that takes part is in exactly one.
    pub clusters: Vec<Vec<Member>>,
    /// Pairs that are at least a little alike, the clearest first.
    faint: Vec<(Member, Member)>,
    index: Index<'a>,
}

/// Aligns all sentences.
pub fn aligned<'a>(tellings: &'a [Telling<'a>], vocabulary: &Vocabulary, kinship: &Kinship) -> Aligned<'a> {
    let index = Index::new(tellings, vocabulary);
    let pairs = index.pairs(kinship);
    let mut clusters: Vec<Vec<usize>> = (0..index.sentences.len()).map(|sentence| vec![sentence]).collect();
    let mut cluster_of: Vec<usize> = (0..index.sentences.len()).collect();
    for pair in pairs.iter().filter(|pair| pair.score >= CLEAR) {
        let (one, other) = (cluster_of[pair.one], cluster_of[pair.other]);
        if one == other || !index.cohere(&clusters[one], &clusters[other]) {
            continue;
        }
        // One telling may split a claim into two sentences, but has to be clear about it.
        let alone = clusters[one].len().min(clusters[other].len()) == 1;
        if pair.score < SPLIT && !(pair.divided && alone) && index.meet(&clusters[one], &clusters[other]) {
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
    let faint = pairs.iter().map(|pair| (member(pair.one), member(pair.other))).collect();
    Aligned { clusters: members, faint, index }
}

impl Aligned<'_> {
    /// Where a sentence stands among those that take part.
    pub fn place(&self, sentence: Member) -> Option<usize> {
        self.index.sentences.binary_search_by_key(&sentence, |entry| entry.member).ok()
    }

    /// How alike the sentences in two places are.
    pub fn likeness(&self, one: usize, other: usize) -> f32 {
        self.index.likeness(one, other).likeness
    }

    /// Shows all pairs that were judged.
    pub fn candidates(&self, see: impl FnMut(Candidate)) {
        self.index.candidates(see);
    }

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
        let coheres = |one: &[Member], other: &[Member]| self.index.cohere(&numbers(one), &numbers(other));
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
    /// How far down its article it stands, from 0 to 1.
    depth: f32,
    /// How many sentences its article has.
    of: usize,
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
    score: f32,
    /// They share a figure and much else.
    divided: bool,
}

/// What two sentences share.
struct Likeness {
    /// Relative to the geometric mean of their weights.
    likeness: f32,
    /// As it is.
    weight: f32,
    /// That of figures alone.
    figures: f32,
    /// That of names.
    names: f32,
    /// That of words of sources and cues.
    sources: f32,
    /// That of words that are no names.
    words: f32,
    /// How many terms.
    terms: usize,
    /// Something that a figure of each is of.
    role: bool,
}

/// How a sentence came to its partner.
struct Choice {
    /// Each is what is most like the other in its article.
    mutual: bool,
    /// By how much it is more like it than the next.
    ahead: f32,
    back: f32,
}

/// What is most like a sentence in another article.
struct Top {
    one: usize,
    article: u32,
    /// How alike, and which sentence.
    first: (f32, usize),
    /// How alike the next is.
    second: f32,
}

/// How many features a pair has.
pub const FEATURES: usize = 21;
/// So far down an article what is told first reaches.
const LEAD: f32 = 0.15;
/// Stories that tell things in about the same order do so within this; farther apart is no worse.
const DEPTHS: f32 = 0.25;

fn score(features: &Features<FEATURES>) -> f32 {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_str!("align_model.txt"), 0)).score(features)
}

/// Two sentences that may make one claim, with what is known of them.
pub struct Candidate {
    one: usize,
    other: usize,
    /// Which they are.
    pub members: (Member, Member),
    /// What speaks for and against.
    pub features: Features<FEATURES>,
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
                let depth = sentence as f32 / telling.sentences.len() as f32;
                sentences.push(Entry { member, content, weight: 0.0, depth, of: telling.sentences.len() });
            }
        }
        // A term that every article repeats throughout says little; one that two sentences share says much.
        let all = sentences.len().max(2) as f32;
        let rarity = (0..vocabulary.len() as Term)
            .map(|term| {
                let here = 0.25 + (all / vocabulary.frequency(term).max(2) as f32).ln() / (all / 2.0).ln().max(1.0);
                here * vocabulary.telling(term)
            })
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
    fn pairs(&self, kinship: &Kinship) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = Vec::new();
        self.candidates(|Candidate { one, other, members, features }| {
            let distance = kinship.distance(members.0.article, members.1.article);
            let score = score(&features) - STRANGE * distance;
            if score >= FAINT {
                let shared = self.likeness(one, other);
                let divided = distance == 0.0 && shared.figures > 0.0 && shared.weight >= DIVIDED;
                pairs.push(Pair { one, other, score, divided });
            }
        });
        pairs.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
        pairs
    }

    /// Shows the pairs of which one side is what is most like the other in its article.
    fn candidates(&self, mut see: impl FnMut(Candidate)) {
        let tops = self.tops();
        let mut first = vec![0; self.sentences.len() + 1];
        tops.iter().for_each(|top| first[top.one + 1] += 1);
        (1..first.len()).for_each(|sentence| first[sentence] += first[sentence - 1]);
        let alike = self.stories_alike(&tops);
        let back = |sentence: usize, article: u32| {
            let own = &tops[first[sentence]..first[sentence + 1]];
            own.binary_search_by_key(&article, |top| top.article).ok().map(|at| &own[at])
        };
        for top in &tops {
            let (likeness, other) = top.first;
            let here = self.sentences[top.one].member.article;
            let there = back(other, here);
            let mutual = there.is_some_and(|there| there.first.1 == top.one);
            // Those that chose each other are judged once.
            if mutual && top.one > other {
                continue;
            }
            let choice = Choice {
                mutual,
                ahead: (likeness - top.second) / likeness,
                // By how much it leads what its partner likes next, or lies behind what its partner likes more.
                back: there
                    .map_or(0.0, |there| (likeness - if mutual { there.second } else { there.first.0 }) / likeness),
            };
            let (one, other) = (top.one.min(other), top.one.max(other));
            let members = (self.sentences[one].member, self.sentences[other].member);
            let stories = alike.get(&(members.0.article, members.1.article)).copied().unwrap_or(0.0);
            see(Candidate { one, other, members, features: self.features(one, other, &choice, stories) });
        }
    }

    /// For two articles, the share of the sentences of the shorter that have one in the other much like them.
    fn stories_alike(&self, tops: &[Top]) -> FxHashMap<(u32, u32), f32> {
        let mut alike: FxHashMap<(u32, u32), f32> = FxHashMap::default();
        for top in tops.iter().filter(|top| top.first.0 >= ALIKE) {
            let (one, other) = (&self.sentences[top.one], &self.sentences[top.first.1]);
            let (here, there) = (one.member.article, other.member.article);
            // Both sides are counted.
            *alike.entry((here.min(there), here.max(there))).or_default() += 0.5 / one.of.min(other.of) as f32;
        }
        alike
    }

    /// For each sentence and each other article the sentence there that is most like it.
    fn tops(&self) -> Vec<Top> {
        let mut tops: Vec<Top> = Vec::new();
        let mut shared = vec![0.0f32; self.sentences.len()];
        // For each article, where in the tops the sentence's last one there stands.
        let articles = self.sentences.last().map_or(0, |entry| entry.member.article as usize + 1);
        let mut slots = vec![usize::MAX; articles];
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
            let first = tops.len();
            for other in touched {
                let most = std::mem::take(&mut shared[other]) + unseen;
                // A little more, because sums in another order end otherwise in the last digits.
                if 1.001 * most < LEAST * (self.sentences[one].weight * self.sentences[other].weight).sqrt() {
                    continue;
                }
                // Who did not respond has said nothing that another story could tell.
                if self.sentences[one].content.silent != self.sentences[other].content.silent {
                    continue;
                }
                let likeness = self.likeness(one, other).likeness;
                if likeness < LEAST {
                    continue;
                }
                let article = self.sentences[other].member.article;
                let slot = &mut slots[article as usize];
                match tops.get_mut(*slot).filter(|top| top.one == one) {
                    // Of two that are alike the first.
                    Some(top) if (likeness, top.first.1) > (top.first.0, other) => {
                        (top.second, top.first) = (top.first.0, (likeness, other));
                    }
                    Some(top) => top.second = top.second.max(likeness),
                    None => {
                        *slot = tops.len();
                        tops.push(Top { one, article, first: (likeness, other), second: 0.0 });
                    }
                }
            }
            tops[first..].sort_unstable_by_key(|top| top.article);
        }
        tops
    }

    fn features(&self, one: usize, other: usize, choice: &Choice, stories: f32) -> Features<FEATURES> {
        let (a, b) = (&self.sentences[one], &self.sentences[other]);
        let shared = self.likeness(one, other);
        let (lesser, greater) = (a.weight.min(b.weight), a.weight.max(b.weight));
        [
            ("bias", 1.0),
            ("likeness", shared.likeness),
            ("weight shared", shared.weight.min(12.0).sqrt()),
            ("of the lesser", shared.weight / lesser.max(1.0)),
            ("figures shared", shared.figures.min(5.0).sqrt()),
            ("names shared", shared.names.min(8.0).sqrt()),
            ("sources shared", shared.sources.min(4.0).sqrt()),
            ("words shared", shared.words.min(8.0).sqrt()),
            ("phrases shared", (self.phrases(one, other).min(6) as f32).sqrt()),
            ("no word", flag(shared.words == 0.0)),
            ("role shared", flag(shared.role)),
            ("one word", flag(shared.terms == 1)),
            ("mutual", flag(choice.mutual)),
            ("ahead", choice.ahead),
            ("ahead for the other", choice.back),
            ("lengths alike", lesser / greater),
            ("length", lesser.sqrt()),
            ("stories alike", stories.sqrt()),
            ("long stories", ((a.of * b.of) as f32).sqrt().ln()),
            ("depths apart", (a.depth - b.depth).abs().min(DEPTHS)),
            ("lead", flag(a.depth < LEAD && b.depth < LEAD) + flag(a.depth == 0.0 && b.depth == 0.0)),
        ]
    }

    /// The shared weight of two sentences, relative to the geometric mean of their weights, and as it is.
    fn likeness(&self, one: usize, other: usize) -> Likeness {
        let (one, other) = (&self.sentences[one], &self.sentences[other]);
        let (mut figures, mut names, mut sources, mut words, mut terms, mut role) = (0.0, 0.0, 0.0, 0.0, 0, false);
        let (mut left, mut right) = (one.content.terms.iter().peekable(), other.content.terms.iter().peekable());
        let mut shared = 0.0;
        while let (Some(&&(a, kind)), Some(&&(b, other_kind))) = (left.peek(), right.peek()) {
            match a.cmp(&b) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    let kind = kind.min(other_kind);
                    let weight = self.weight(a, kind);
                    shared += weight;
                    terms += 1;
                    match kind {
                        TermKind::Figure => figures += weight,
                        TermKind::Role => role = true,
                        TermKind::Name => names += weight,
                        TermKind::Word => words += weight,
                        TermKind::Source => sources += weight,
                    }
                    left.next();
                    right.next();
                }
            }
        }
        let mean = (one.weight * other.weight).sqrt();
        let likeness = if mean > 0.0 { shared / mean } else { 0.0 };
        Likeness { likeness, weight: shared, figures, names, sources, words, terms, role }
    }

    /// How many phrases two sentences share.
    fn phrases(&self, one: usize, other: usize) -> usize {
        let [one, other] = [one, other].map(|sentence| &self.sentences[sentence].content.phrases);
        one.iter().filter(|phrase| other.binary_search(phrase).is_ok()).count()
    }

    /// True when both clusters have a sentence of one article.
    fn meet(&self, one: &[usize], other: &[usize]) -> bool {
        let article = |&sentence: &usize| self.sentences[sentence].member.article;
        one.iter().any(|a| other.iter().any(|b| article(a) == article(b)))
    }

    /// True when two clusters are alike enough, on average over the pairs of different articles, to be one claim. Of
    /// large clusters some sentences speak for all, so that the work does not grow with their size.
    fn cohere(&self, one: &[usize], other: &[usize]) -> bool {
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
        count > 0.0 && sum / count >= COHESION
    }
}
