//! Figures of different articles for one quantity: agreeing, compatible, or in conflict.
//!
//! Two numbers that merely differ are rarely a conflict. Every two figures that measure the same are given the
//! evidence that they are of one quantity, and a model weighs it. The clearest pairs are taken first, and each figure
//! finds at most one partner in an article, so that nothing is in conflict that agrees with something else.

use rustc_hash::{FxHashMap, FxHashSet};

use super::align::Aligned;
use super::evidence::{Evidence, FEATURES, NounMatch, Pair, noun_match, score};
use super::interval::ValueRelation;
use super::kinship::Kinship;
use super::model::Features;
use super::quantity::{Part, Quantity};
use super::telling::Telling;
use super::term::{Term, Vocabulary};
use super::{FigureGroup, FigureMember, FigureRelation, Member};

/// A bucket of like figures with more members than this is compared within clusters only; and there, each with as
/// many that follow it.
const CROWDED: usize = 200;
/// Figures whose values do not fit, and those whose values do, are of one quantity from this score on.
const APART: f32 = -1.0;
const FITTING: f32 = -0.1;
/// So much less speaks for a pair whose articles tell different events.
const STRANGE: f32 = 6.0;
/// With so much their sentences make one claim.
const CLEAR: f32 = 1.0;

/// Two figures of different articles, and how they relate.
#[derive(Clone, Debug)]
pub struct FigurePair {
    /// The earlier article's.
    pub one: FigureMember,
    /// The later article's.
    pub other: FigureMember,
    /// How they relate.
    pub relation: FigureRelation,
    /// How much speaks for their being of one quantity.
    pub score: f32,
    values: ValueRelation,
}

impl FigurePair {
    /// One plain sentence.
    pub fn explanation(&self, tellings: &[Telling]) -> String {
        let said = |member: FigureMember| {
            let article = tellings.get(member.article as usize)?.article;
            let figure = article.figures.get(member.figure as usize)?;
            let whole = figure.qualifier.map_or(figure.span, |qualifier| qualifier.join(figure.span));
            Some(whole.of(article.text).split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let [a, b] = [self.one, self.other].map(|member| said(member).unwrap_or_default());
        match self.values {
            ValueRelation::Equal => format!("Both give the same: “{a}” and “{b}”."),
            ValueRelation::Bounded => format!("“{a}” and “{b}” can both be true."),
            ValueRelation::Rounded => format!("“{a}” and “{b}”: one is the other, rounded."),
            ValueRelation::Apart => format!("“{a}” and “{b}” cannot both be true of the same thing."),
        }
    }
}

/// The sentences of figures that are of one quantity, the clearest pairs first.
pub fn sentences(tellings: &[Telling], pairs: &[FigurePair]) -> Vec<(Member, Member)> {
    let mut clear: Vec<&FigurePair> = pairs.iter().filter(|pair| pair.score >= CLEAR).collect();
    clear.sort_by(|one, other| other.score.total_cmp(&one.score));
    let sentence = |figure: FigureMember| {
        let figures = &tellings.get(figure.article as usize)?.article.figures;
        Some(Member { article: figure.article, sentence: figures.get(figure.figure as usize)?.sentence })
    };
    clear.into_iter().filter_map(|pair| Some((sentence(pair.one)?, sentence(pair.other)?))).collect()
}

/// The pairs of figures that share something by which they may be of one quantity.
fn meetings(quantities: &[Quantity]) -> Vec<(usize, usize)> {
    let mut buckets: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for (number, quantity) in quantities.iter().enumerate() {
        for key in keys(quantity) {
            buckets.entry(key).or_default().push(number);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (key, bucket) in &buckets {
        if bucket.len() > CROWDED && !matches!(key, Key::Cluster(_)) {
            continue;
        }
        for (position, &one) in bucket.iter().enumerate() {
            for &other in bucket[position + 1..].iter().take(CROWDED) {
                if quantities[one].member.article != quantities[other].member.article {
                    pairs.push((one.min(other), one.max(other)));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What figures of one bucket share.
#[derive(PartialEq, Eq, Hash)]
enum Key<'q> {
    /// The head of the counted noun.
    Noun(Term),
    /// What they measure.
    Measure(&'q str),
    /// The cluster of the sentence.
    Cluster(usize),
    /// What it is of, and in what that is told.
    Role(&'static str, &'q str),
    /// They count people.
    People,
    /// The value, roughly.
    Value(String),
    /// A count, and of which size.
    Size(i32),
}

/// The buckets in which a figure looks for others.
fn keys<'q>(quantity: &'q Quantity) -> impl Iterator<Item = Key<'q>> {
    let amount = &quantity.amount;
    let head = quantity.noun.last().filter(|_| amount.is_count()).map(|&head| Key::Noun(head));
    let measure = (!amount.is_count()).then(|| Key::Measure(amount.key()));
    let people = quantity.people.then_some(Key::People);
    let value = amount.is_distinctive().then(|| Key::Value(amount.rounded()));
    let cluster = quantity.cluster.map(Key::Cluster);
    let role = quantity.role.map(|role| Key::Role(role, amount.key()));
    // Counts of which one is no more than half as great again as the other share a size.
    let sizes = [1.0, 1.5].map(|factor: f64| {
        // The exponent tells the power of two below, alike on every machine.
        let power = (amount.value().max(1.0) * factor).to_bits() >> 52;
        amount.is_count().then_some(Key::Size(2 * power as i32 + i32::from(factor > 1.0)))
    });
    [head, measure, cluster, role, people, value].into_iter().chain(sizes).flatten()
}

/// For each figure, by the other articles in order, the figure there that may count the same and lies nearest: the
/// article, how near, and which.
struct Nearest(Vec<Vec<(u32, f64, usize)>>);

impl Nearest {
    fn new(quantities: &[Quantity], related: &[(usize, usize, ValueRelation)]) -> Nearest {
        let mut nearest: Vec<Vec<(u32, f64, usize)>> = vec![Vec::new(); quantities.len()];
        for &(a, b, _) in related {
            for (one, other) in [(a, b), (b, a)] {
                let (own, their) = (&quantities[one], &quantities[other]);
                let role = own.role.is_some() && own.role == their.role;
                if noun_match(own, their) == NounMatch::Different && !role {
                    continue;
                }
                let near = own.amount.nearness(&their.amount);
                let article = their.member.article;
                // The pairs are in order, and so are the articles that a figure meets.
                match nearest[one].last_mut().filter(|last| last.0 == article) {
                    Some(last) if near > last.1 => *last = (article, near, other),
                    Some(_) => {}
                    None => nearest[one].push((article, near, other)),
                }
            }
        }
        Nearest(nearest)
    }

    /// The pairs of which each is what lies nearest to the other, in order.
    fn mutual<'n>(&'n self, quantities: &'n [Quantity]) -> impl Iterator<Item = (usize, usize)> + 'n {
        let of = |one: usize, other: usize| {
            let article = quantities[other].member.article;
            let at = self.0[one].binary_search_by_key(&article, |nearest| nearest.0);
            at.is_ok_and(|at| self.0[one][at].2 == other)
        };
        let later = |one: usize| self.0[one].iter().map(move |nearest| (one, nearest.2));
        (0..self.0.len()).flat_map(later).filter(move |&(one, other)| one < other && of(other, one))
    }
}

/// Two figures that may be of one quantity, with what is known of them.
pub struct Candidate {
    /// Their numbers among the quantities.
    pair: (usize, usize),
    /// Which they are.
    pub members: (FigureMember, FigureMember),
    /// How their values relate.
    pub values: ValueRelation,
    /// What speaks for and against.
    pub features: Features<FEATURES>,
}

/// Shows all pairs of figures that may be of one quantity, in order.
pub fn candidates(quantities: &[Quantity], aligned: &Aligned, vocabulary: &Vocabulary, mut see: impl FnMut(Candidate)) {
    let bare = |quantity: &Quantity| quantity.noun.is_empty() && quantity.role.is_none();
    let related: Vec<(usize, usize, ValueRelation)> = meetings(quantities)
        .into_iter()
        .filter_map(|(a, b)| {
            let (one, other) = (&quantities[a], &quantities[b]);
            // "Magnitude 6.8" and "put at 6.9".
            let elliptic = one.cluster.is_some() && one.cluster == other.cluster && (bare(one) || bare(other));
            let values = one.amount.relation(&other.amount, elliptic)?;
            // What may come and what came can both be true.
            let open = |quantity: &Quantity| quantity.part.has(Part::POSSIBLE) || quantity.part.has(Part::FUTURE);
            let may = one.part.has(Part::POSSIBLE) && !open(other) || other.part.has(Part::POSSIBLE) && !open(one);
            if values == ValueRelation::Apart && may {
                return None;
            }
            // What a headline has the story tells again, and better.
            (values != ValueRelation::Apart || !one.headline && !other.headline).then_some((a, b, values))
        })
        .collect();
    let nearest = Nearest::new(quantities, &related);
    let mut mutual = nearest.mutual(quantities).peekable();
    let evidence = Evidence::new(quantities, vocabulary);
    let places: Vec<Option<usize>> = quantities.iter().map(|quantity| aligned.place(quantity.sentence())).collect();
    for (a, b, values) in related {
        let (one, other) = (&quantities[a], &quantities[b]);
        let likeness = places[a].zip(places[b]).map_or(0.0, |(one, other)| aligned.likeness(one, other));
        let nearest = mutual.next_if_eq(&(a, b)).is_some();
        let features = evidence.features(&Pair { one: a, other: b, values, likeness, nearest });
        see(Candidate { pair: (a, b), members: (one.member, other.member), values, features });
    }
}

/// All pairs that are worth a word, in order.
pub fn pairs(
    quantities: &[Quantity],
    aligned: &Aligned,
    kinship: &Kinship,
    vocabulary: &Vocabulary,
) -> Vec<FigurePair> {
    let mut found: Vec<(f32, (usize, usize), ValueRelation)> = Vec::new();
    candidates(quantities, aligned, vocabulary, |Candidate { pair, members, values, features }| {
        let score = score(&features, values) - STRANGE * kinship.distance(members.0.article, members.1.article);
        if score >= if values == ValueRelation::Apart { APART } else { FITTING } {
            found.push((score, pair, values));
        }
    });
    found.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    // A figure that has found a partner in an article looks for no other there, unless both fit and it is repeated.
    let mut settled: FxHashMap<(FigureMember, u32), ValueRelation> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (score, (a, b), values) in found {
        let (one, other) = (&quantities[a], &quantities[b]);
        let (here, there) = ((one.member, other.member.article), (other.member, one.member.article));
        let (mine, theirs) = (settled.get(&here).copied(), settled.get(&there).copied());
        let free = match (mine, theirs) {
            (None, None) => true,
            (Some(partner), None) | (None, Some(partner)) => {
                values != ValueRelation::Apart && partner != ValueRelation::Apart
            }
            (Some(_), Some(_)) => false,
        };
        if free {
            settled.entry(here).or_insert(values);
            settled.entry(there).or_insert(values);
            let relation = match values {
                ValueRelation::Equal => FigureRelation::Agrees,
                ValueRelation::Bounded | ValueRelation::Rounded => FigureRelation::Compatible,
                ValueRelation::Apart => FigureRelation::Conflicts,
            };
            pairs.push(FigurePair { one: one.member, other: other.member, relation, score, values });
        }
    }
    let mut told = Told::new(&pairs);
    pairs.retain(|pair| pair.relation != FigureRelation::Conflicts || told.may_conflict(pair.one, pair.other));
    pairs.sort_unstable_by_key(|pair| (pair.one, pair.other));
    pairs
}

/// Which figures tell one value of one quantity, by the pairs that agree: "more than 200" fits 212 and 240, and does not
/// make them one.
struct Told {
    group_of: FxHashMap<FigureMember, usize>,
    /// The articles that tell it, in order.
    articles: Vec<Vec<u32>>,
    /// Of two groups, whether no article tells both.
    apart: FxHashMap<(usize, usize), bool>,
}

impl Told {
    fn new(pairs: &[FigurePair]) -> Told {
        let fitting: Vec<&FigurePair> = pairs.iter().filter(|pair| pair.relation == FigureRelation::Agrees).collect();
        let mut told = Told { group_of: FxHashMap::default(), articles: Vec::new(), apart: FxHashMap::default() };
        for pairs in grouped(&fitting) {
            let members = || pairs.iter().flat_map(|pair| [pair.one, pair.other]);
            told.group_of.extend(members().map(|member| (member, told.articles.len())));
            let mut articles: Vec<u32> = members().map(|member| member.article).collect();
            articles.sort_unstable();
            articles.dedup();
            told.articles.push(articles);
        }
        told
    }

    /// Two values of which one article tells both are of two quantities: what it calls 2014 here and 2019 there is no
    /// conflict between two others.
    fn may_conflict(&mut self, one: FigureMember, other: FigureMember) -> bool {
        let (Some(&here), Some(&there)) = (self.group_of.get(&one), self.group_of.get(&other)) else { return true };
        let articles = &self.articles;
        let shares = |article: &u32| articles[there].binary_search(article).is_ok();
        *self.apart.entry((here, there)).or_insert_with(|| !articles[here].iter().any(shares))
    }
}

/// Pairs that share a figure become one group, whose relation is the worst of its pairs.
pub fn groups(tellings: &[Telling], pairs: &[FigurePair]) -> Vec<FigureGroup> {
    let all: Vec<&FigurePair> = pairs.iter().collect();
    let mut groups: Vec<FigureGroup> = grouped(&all).iter().map(|group| settle(tellings, group)).collect();
    groups.sort_unstable_by(|one, other| one.members.cmp(&other.members));
    groups
}

/// The pairs in groups that share no figure with each other.
fn grouped<'p>(pairs: &[&'p FigurePair]) -> Vec<Vec<&'p FigurePair>> {
    let mut group_of: FxHashMap<FigureMember, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<&FigurePair>> = Vec::new();
    for &pair in pairs {
        match (group_of.get(&pair.one).copied(), group_of.get(&pair.other).copied()) {
            (None, None) => {
                group_of.extend([(pair.one, groups.len()), (pair.other, groups.len())]);
                groups.push(vec![pair]);
            }
            (Some(group), None) | (None, Some(group)) => {
                group_of.extend([(pair.one, group), (pair.other, group)]);
                groups[group].push(pair);
            }
            (Some(group), Some(other)) if group == other => groups[group].push(pair),
            (Some(group), Some(other)) => {
                let moved = std::mem::take(&mut groups[other]);
                for pair in &moved {
                    group_of.extend([(pair.one, group), (pair.other, group)]);
                }
                groups[group].extend(moved);
                groups[group].push(pair);
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn settle(tellings: &[Telling], pairs: &[&FigurePair]) -> FigureGroup {
    let mut members: Vec<FigureMember> = pairs.iter().flat_map(|pair| [pair.one, pair.other]).collect();
    members.sort_unstable();
    members.dedup();
    let mut worst = pairs[0];
    for pair in pairs {
        if pair.relation > worst.relation {
            worst = pair;
        }
    }
    let articles = members.iter().map(|member| member.article).collect::<FxHashSet<_>>().len();
    let explanation = if worst.relation == FigureRelation::Agrees && articles > 2 {
        format!("{articles} of {} articles give the same.", tellings.len())
    } else {
        worst.explanation(tellings)
    };
    FigureGroup { members, relation: worst.relation, explanation }
}
