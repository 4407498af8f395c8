//! Figures of different articles for one quantity: agreeing, compatible, or in conflict.
//!
//! Two numbers that merely differ are rarely a conflict. Every two figures that measure the same are given the
//! evidence that they are of one quantity: what they count, the rare words around both, whether their sentences make
//! one claim, how near the numbers are; and against it, that one is a part, an earlier value, a change or a rate and
//! the other is not. The clearest pairs are taken first, and each figure finds at most one partner in an article, so
//! that nothing is in conflict that agrees with something else.

use rustc_hash::{FxHashMap, FxHashSet};

use super::interval::ValueRelation;
use super::kinship::Kinship;
use super::quantity::{Part, Quantity, quantities};
use super::telling::Telling;
use super::term::{Term, Vocabulary};
use super::{FigureGroup, FigureMember, FigureRelation, Member};

/// A bucket of like figures with more members than this is compared within clusters only; and there, each with as
/// many that follow it.
const CROWDED: usize = 200;
/// Two figures with so much evidence are of one quantity. Values that do not fit have spoken against it by then.
const EVIDENT: f32 = 1.6;
/// So much more is asked where their articles share no more than any two do.
const STRANGE: f32 = 3.0;
/// With so much their sentences make one claim.
const CLEAR: f32 = 2.6;

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
    pub weight: f32,
    /// One plain sentence.
    pub explanation: String,
}

/// The sentences of figures that are of one quantity, the clearest pairs first.
pub fn sentences(tellings: &[Telling], pairs: &[FigurePair]) -> Vec<(Member, Member)> {
    let mut clear: Vec<&FigurePair> = pairs.iter().filter(|pair| pair.weight >= CLEAR).collect();
    clear.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    let sentence = |figure: FigureMember| {
        let figures = &tellings.get(figure.article as usize)?.article.figures;
        Some(Member { article: figure.article, sentence: figures.get(figure.figure as usize)?.sentence })
    };
    clear.into_iter().filter_map(|pair| Some((sentence(pair.one)?, sentence(pair.other)?))).collect()
}

/// All pairs that are worth a word, in order.
pub fn pairs(
    tellings: &[Telling],
    clusters: &[Vec<Member>],
    kinship: &Kinship,
    vocabulary: &mut Vocabulary,
) -> Vec<FigurePair> {
    let quantities = quantities(tellings, clusters, vocabulary);
    let mut buckets: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for (number, quantity) in quantities.iter().enumerate() {
        for key in keys(quantity) {
            buckets.entry(key).or_default().push(number);
        }
    }
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for (key, bucket) in &buckets {
        if bucket.len() > CROWDED && !matches!(key, Key::Cluster(_)) {
            continue;
        }
        for (position, &one) in bucket.iter().enumerate() {
            for &other in bucket[position + 1..].iter().take(CROWDED) {
                if quantities[one].member.article != quantities[other].member.article {
                    candidates.push((one.min(other), one.max(other)));
                }
            }
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    judge(tellings, &Evidence::new(&quantities, vocabulary.len()), kinship, &candidates)
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
    /// What became of those who are counted.
    Fate(&'static str),
    /// They count people.
    People,
    /// The value, roughly.
    Value(String),
}

/// The buckets in which a figure looks for others.
fn keys<'q>(quantity: &'q Quantity) -> impl Iterator<Item = Key<'q>> {
    let amount = &quantity.amount;
    let head = quantity.noun.last().filter(|_| amount.is_count()).map(|&head| Key::Noun(head));
    let measure = (!amount.is_count()).then(|| Key::Measure(amount.key()));
    let people = quantity.people.then_some(Key::People);
    let value = amount.is_distinctive().then(|| Key::Value(amount.rounded()));
    let cluster = quantity.cluster.map(Key::Cluster);
    [head, measure, cluster, quantity.fate.map(Key::Fate), people, value].into_iter().flatten()
}

/// How the counted things of two figures compare.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NounMatch {
    Same,
    Unknown,
    Different,
}

fn noun_match(one: &Quantity, other: &Quantity) -> NounMatch {
    if let (Some(a), Some(b)) = (one.fate, other.fate) {
        return if a == b { NounMatch::Same } else { NounMatch::Different };
    }
    if !one.amount.is_count() {
        return NounMatch::Unknown;
    }
    let within = |a: &Quantity, b: &Quantity| a.noun.iter().all(|term| b.noun.contains(term));
    match (one.noun.last(), other.noun.last()) {
        (Some(a), Some(b)) if a == b || within(one, other) || within(other, one) => NounMatch::Same,
        // "2.3 million patients" are people.
        (Some(_), Some(_)) if one.people && other.people => NounMatch::Unknown,
        (Some(_), Some(_)) => NounMatch::Different,
        _ => NounMatch::Unknown,
    }
}

/// What speaks for two figures being of one quantity.
struct Evidence<'q, 'a> {
    quantities: &'q [Quantity<'a>],
    /// For each term, how few figures have it around them, from 0 to 1.
    rarity: Vec<f32>,
    /// How many figures of an article share the noun or measure.
    alike: FxHashMap<(u32, Key<'q>), u32>,
    /// The figures that are an article's total of those who met one fate: its largest.
    totals: FxHashSet<FigureMember>,
}

impl<'q, 'a> Evidence<'q, 'a> {
    fn new(quantities: &'q [Quantity<'a>], terms: usize) -> Self {
        let mut counts = vec![0u32; terms];
        let mut alike: FxHashMap<(u32, Key), u32> = FxHashMap::default();
        let mut largest: FxHashMap<(u32, &str), (f64, FigureMember)> = FxHashMap::default();
        for quantity in quantities {
            for &(term, _) in &quantity.context {
                counts[term as usize] += 1;
            }
            if let Some(key) = own_key(quantity) {
                *alike.entry((quantity.member.article, key)).or_default() += 1;
            }
            if let Some(fate) = quantity.fate.filter(|_| !quantity.part.has(Part::SHARE)) {
                let value = quantity.amount.value();
                let slot = largest.entry((quantity.member.article, fate)).or_insert((value, quantity.member));
                if value > slot.0 {
                    *slot = (value, quantity.member);
                }
            }
        }
        let all = quantities.len().max(8) as f32;
        let rarity = |&count: &u32| (all / count.max(2) as f32).ln().max(0.0) / (all / 2.0).ln();
        let rarity = counts.iter().map(rarity).collect();
        Evidence { quantities, rarity, alike, totals: largest.into_values().map(|(_, member)| member).collect() }
    }

    /// The rare words around both: their weight, the share of the lesser surroundings that it is, and the weight of
    /// those that neither counts.
    fn shared(&self, one: &Quantity, other: &Quantity) -> (f32, f32, f32) {
        let weight = |quantity: &Quantity| -> f32 {
            quantity.context.iter().map(|&(term, nearness)| self.rarity[term as usize] * nearness).sum()
        };
        let (mut left, mut right) = (one.context.iter().peekable(), other.context.iter().peekable());
        let (mut shared, mut beyond) = (0.0, 0.0);
        while let (Some(&&(a, near)), Some(&&(b, other_near))) = (left.peek(), right.peek()) {
            if a == b {
                let weight = self.rarity[a as usize] * near.min(other_near);
                shared += weight;
                if !one.amount.is_count() || !one.noun.contains(&a) && !other.noun.contains(&a) {
                    beyond += weight;
                }
            }
            if a <= b {
                left.next();
            }
            if b <= a {
                right.next();
            }
        }
        (shared, shared / weight(one).min(weight(other)).max(1.5), beyond)
    }

    /// Weighs a pair whose values relate so; `None` where they cannot be of one quantity.
    fn weigh(&self, one: &Quantity<'a>, other: &Quantity<'a>, values: ValueRelation) -> Option<f32> {
        let noun = noun_match(one, other);
        let together = one.cluster.is_some() && one.cluster == other.cluster;
        let apart = values == ValueRelation::Apart;
        if one.amount.is_date() && !together {
            return None;
        }
        let distinctive = one.amount.is_distinctive() && other.amount.is_distinctive();
        // "212 passengers" and "212 people": a number that two stories hardly share by chance names its noun anew.
        if noun == NounMatch::Different && !(distinctive && together && values == ValueRelation::Equal) {
            return None;
        }
        let (shared, share, beyond) = self.shared(one, other);
        let mut weight = shared.min(3.0) * 0.6 + share * 1.5 - self.against(one, other, apart);
        if together {
            weight += 1.0;
        }
        if noun == NounMatch::Same {
            weight += 0.6;
        }
        if one.fate.is_some() && one.fate == other.fate {
            let total = |quantity: &Quantity| self.totals.contains(&quantity.member);
            weight += if total(one) && total(other) { 1.5 } else { 0.5 };
        }
        if (noun == NounMatch::Same || !one.amount.is_count()) && self.is_alone(one) && self.is_alone(other) {
            weight += 0.8;
        }
        if one.amount.is_special() {
            weight += 0.6;
        }
        weight += if apart {
            // "9,000 homes" and "4,000 homes" alone say nothing.
            let bare = beyond < 0.15 && one.fate.is_none() && one.amount.nearness(&other.amount) < 0.75;
            apartness(one, other) - if bare { 0.7 } else { 0.0 }
        } else if values != ValueRelation::Bounded || one.amount.is_same(&other.amount) {
            if distinctive || one.amount.is_large() { 1.5 } else { 0.7 }
        } else {
            if distinctive { 0.7 } else { 0.3 }
        };
        Some(weight)
    }

    /// The only figure of its article with its noun, or that measures what it does.
    fn is_alone(&self, quantity: &Quantity) -> bool {
        own_key(quantity).is_some_and(|key| self.alike.get(&(quantity.member.article, key)) == Some(&1))
    }

    /// What speaks against: one is a part, of another time, a change or a rate, and the other is not.
    fn against(&self, one: &Quantity, other: &Quantity, apart: bool) -> f32 {
        let unlike = |part: Part| one.part.has(part) != other.part.has(part);
        let mut against = 0.0;
        if unlike(Part::SHARE) {
            against += if apart { 1.5 } else { 0.5 };
        }
        if unlike(Part::PRIOR) {
            against += 1.0;
        }
        if unlike(Part::CHANGE) {
            against += 0.7;
        }
        let way = |quantity: &Quantity| (quantity.part.has(Part::UP), quantity.part.has(Part::DOWN));
        match (way(one), way(other)) {
            ((true, false), (false, true)) | ((false, true), (true, false)) => against += 1.5,
            ((true, _), (true, _)) | ((_, true), (_, true)) => against -= 0.5,
            ((false, false), (false, false)) => {}
            // "Rose 6 percent" against "46 percent of the vote".
            _ if one.amount.key() == "%" => against += 1.0,
            _ => against += 0.2,
        }
        if apart && one.fate.is_some() != other.fate.is_some() {
            against += 0.7;
        }
        if apart && (one.amount.is_one() || other.amount.is_one()) {
            against += 1.0;
        }
        if one.rate != other.rate {
            against += if one.rate.is_some() && other.rate.is_some() { 2.0 } else { 0.7 };
        }
        match (one.year, other.year) {
            (Some(a), Some(b)) if a != b => against += 2.0,
            (Some(_), None) | (None, Some(_)) => against += 0.4,
            _ => {}
        }
        against
    }
}

/// How near two different numbers are: the farther, the less likely of one quantity.
fn apartness(one: &Quantity, other: &Quantity) -> f32 {
    let near = one.amount.nearness(&other.amount);
    let step = match near {
        near if near >= 0.8 => 1.0,
        near if near >= 0.6 => 0.5,
        near if near >= 0.4 => -0.3,
        near if near >= 0.1 => -1.5,
        _ => -3.0,
    };
    // Thousands that lie so close are rarely of two things.
    if near >= 0.75 && one.amount.is_large() && other.amount.is_large() { step + 0.6 } else { step }
}

/// The noun that a count has, or what another figure measures.
fn own_key<'q>(quantity: &'q Quantity) -> Option<Key<'q>> {
    let amount = &quantity.amount;
    if amount.is_count() {
        quantity.noun.last().map(|&head| Key::Noun(head))
    } else {
        Some(Key::Measure(amount.unit()))
    }
}

fn judge(
    tellings: &[Telling],
    evidence: &Evidence,
    kinship: &Kinship,
    candidates: &[(usize, usize)],
) -> Vec<FigurePair> {
    let quantities = evidence.quantities;
    let mut found: Vec<(f32, usize, usize, ValueRelation)> = Vec::new();
    for &(a, b) in candidates {
        let (one, other) = (&quantities[a], &quantities[b]);
        let bare = |quantity: &Quantity| quantity.noun.is_empty() && quantity.fate.is_none();
        // "Magnitude 6.8" and "put at 6.9".
        let elliptic = one.cluster.is_some() && one.cluster == other.cluster && (bare(one) || bare(other));
        let Some(values) = one.amount.relation(&other.amount, elliptic) else { continue };
        let Some(weight) = evidence.weigh(one, other, values) else { continue };
        let strange = STRANGE * kinship.distance(one.member.article, other.member.article);
        if weight >= EVIDENT + strange {
            found.push((weight, a, b, values));
        }
    }
    found.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    // A figure that has found a partner in an article looks for no other there, unless it is repeated.
    let mut settled: FxHashSet<(FigureMember, u32)> = FxHashSet::default();
    let mut pairs = Vec::new();
    for (weight, a, b, values) in found {
        let (one, other) = (&quantities[a], &quantities[b]);
        let (here, there) = ((one.member, other.member.article), (other.member, one.member.article));
        let taken = (settled.contains(&here), settled.contains(&there));
        let repeated = values != ValueRelation::Apart && taken != (true, true);
        if taken == (false, false) || repeated {
            settled.extend([here, there]);
            pairs.push(pair(tellings, one, other, values, weight));
        }
    }
    pairs.sort_unstable_by_key(|pair| (pair.one, pair.other));
    pairs
}

fn pair(tellings: &[Telling], one: &Quantity, other: &Quantity, values: ValueRelation, weight: f32) -> FigurePair {
    let said = |quantity: &Quantity| {
        let text = tellings[quantity.member.article as usize].article.text;
        let figure = quantity.figure;
        let whole = figure.qualifier.map_or(figure.span, |qualifier| qualifier.join(figure.span));
        whole.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (a, b) = (said(one), said(other));
    let (relation, explanation) = match values {
        ValueRelation::Equal => (FigureRelation::Agrees, format!("Both give the same: “{a}” and “{b}”.")),
        ValueRelation::Bounded => (FigureRelation::Compatible, format!("“{a}” and “{b}” can both be true.")),
        ValueRelation::Rounded => (FigureRelation::Compatible, format!("“{a}” and “{b}”: one is the other, rounded.")),
        ValueRelation::Apart => {
            (FigureRelation::Conflicts, format!("“{a}” and “{b}” cannot both be true of the same thing."))
        }
    };
    FigurePair { one: one.member, other: other.member, relation, weight, explanation }
}

/// Pairs that share a figure become one group, whose relation is the worst of its pairs.
pub fn groups(tellings: &[Telling], pairs: &[FigurePair]) -> Vec<FigureGroup> {
    let mut group_of: FxHashMap<FigureMember, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<&FigurePair>> = Vec::new();
    for pair in pairs {
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
    let mut groups: Vec<FigureGroup> =
        groups.iter().filter(|group| !group.is_empty()).map(|group| settle(tellings, group)).collect();
    groups.sort_unstable_by(|one, other| one.members.cmp(&other.members));
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
        worst.explanation.clone()
    };
    FigureGroup { members, relation: worst.relation, explanation }
}
