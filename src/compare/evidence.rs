//! What speaks for two figures of different articles being of one quantity, and against it.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::interval::ValueRelation;
use super::model::{Features, Model, flag};
use super::quantity::{Part, Quantity};
use super::term::{Term, Vocabulary};

/// How many features a pair has.
pub const FEATURES: usize = 60;
/// So far down an article what is told first reaches.
const LEAD: f32 = 0.2;
/// So many figures of a kind are as good as more.
const CROWD: f32 = 10.0;
/// Two figures around which no more weight of words is shared have nothing in common.
const NOTHING: f32 = 0.2;

/// Two figures of different articles.
pub struct Pair {
    /// The earlier article's, by its number among the quantities.
    pub one: usize,
    /// The later article's.
    pub other: usize,
    /// How their values relate.
    pub values: ValueRelation,
    /// How alike their sentences are.
    pub likeness: f32,
    /// Of what may count the same each is the nearest to the other.
    pub nearest: bool,
}

/// The evidence of all figures.
pub struct Evidence<'q, 'a> {
    quantities: &'q [Quantity<'a>],
    /// For each term, how few figures have it around them and how rare it is in the language, from 0 to 1.
    rarity: Vec<f32>,
    /// For each figure what its article says of it.
    standings: Vec<Standing>,
}

/// How a figure stands in its article.
struct Standing {
    /// The weight of the words around it.
    weight: f32,
    /// So many figures have its noun, or measure what it does.
    alike: u32,
    /// Of those with its role it is the only one.
    sole: bool,
    /// And the largest.
    largest: bool,
}

/// The noun that a count has, or what another figure measures.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
enum Own<'q> {
    Noun(Term),
    Unit(&'q str),
}

/// How the counted things of two figures compare.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NounMatch {
    /// One noun, or one of them with more words.
    Same,
    /// They may be the same.
    Unknown,
    /// Two nouns.
    Different,
}

/// Compares the counted things of two figures.
pub fn noun_match(one: &Quantity, other: &Quantity) -> NounMatch {
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

impl<'q, 'a> Evidence<'q, 'a> {
    /// Of all figures, with the vocabulary of their terms.
    pub fn new(quantities: &'q [Quantity<'a>], vocabulary: &Vocabulary) -> Self {
        let mut counts = vec![0u32; vocabulary.len()];
        let mut alike: FxHashMap<(u32, Own), u32> = FxHashMap::default();
        let mut roles: FxHashMap<(u32, &str, &'static str), (u32, f64)> = FxHashMap::default();
        for quantity in quantities {
            for &(term, _) in &quantity.context {
                counts[term as usize] += 1;
            }
            if let Some(own) = own(quantity) {
                *alike.entry((quantity.member.article, own)).or_default() += 1;
            }
            if let Some(role) = quantity.role.filter(|_| !quantity.part.has(Part::SHARE)) {
                let key = (quantity.member.article, quantity.amount.key(), role);
                let entry = roles.entry(key).or_insert((0, f64::MIN));
                *entry = (entry.0 + 1, entry.1.max(quantity.amount.value()));
            }
        }
        let all = quantities.len().max(8) as f32;
        let rarity = |(term, &count): (usize, &u32)| {
            vocabulary.telling(term as Term) * (all / count.max(2) as f32).ln().max(0.0) / (all / 2.0).ln()
        };
        let rarity: Vec<f32> = counts.iter().enumerate().map(rarity).collect();
        let standing = |quantity: &'q Quantity<'a>| {
            let article = quantity.member.article;
            let of_role = quantity.role.and_then(|role| roles.get(&(article, quantity.amount.key(), role)));
            let largest = |most: f64| quantity.amount.value() >= most && !quantity.part.has(Part::SHARE);
            Standing {
                weight: quantity.context.iter().map(|&(term, nearness)| rarity[term as usize] * nearness).sum(),
                alike: own(quantity).and_then(|own| alike.get(&(article, own))).copied().unwrap_or(0),
                sole: of_role.is_some_and(|&(count, _)| count == 1),
                largest: of_role.is_some_and(|&(_, most)| largest(most)),
            }
        };
        let standings = quantities.iter().map(standing).collect();
        Evidence { quantities, rarity, standings }
    }

    /// The rare words around both: their weight, the share of the lesser surroundings that it is, and the weight of
    /// those that neither counts.
    fn shared(&self, pair: &Pair) -> (f32, f32, f32) {
        let (one, other) = (&self.quantities[pair.one], &self.quantities[pair.other]);
        let lesser = self.standings[pair.one].weight.min(self.standings[pair.other].weight);
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
        (shared, shared / lesser.max(1.5), beyond)
    }

    /// What is known of a pair whose values relate so.
    pub fn features(&self, pair: &Pair) -> Features<FEATURES> {
        let &Pair { values, likeness, nearest, .. } = pair;
        let (one, other) = (&self.quantities[pair.one], &self.quantities[pair.other]);
        let (standing, other_standing) = (&self.standings[pair.one], &self.standings[pair.other]);
        let (shared, share, beyond) = self.shared(pair);
        let noun = noun_match(one, other);
        let count = one.amount.is_count();
        let key = one.amount.key();
        let together = one.cluster.is_some() && one.cluster == other.cluster;
        let years = one.amount.is_year() && other.amount.is_year();
        let near = one.amount.nearness(&other.amount) as f32;
        let role = one.role.is_some() && one.role == other.role;
        let (here, there) = (standing.alike, other_standing.alike);
        let comparable = noun == NounMatch::Same || !count;
        let unlike = |part: Part| flag(one.part.has(part) != other.part.has(part));
        let ways = [one, other].map(|of| (of.part.has(Part::UP), of.part.has(Part::DOWN)));
        let (moves, other_moves) = (ways[0] != (false, false), ways[1] != (false, false));
        let opposed = matches!(ways, [(true, false), (false, true)] | [(false, true), (true, false)]);
        let names = one.names.iter().any(|name| other.names.contains(name));
        let strangers = !names && !one.names.is_empty() && !other.names.is_empty();
        let both = |one: bool, other: bool| flag(one && other);
        [
            ("bias", 1.0),
            ("words shared", shared.min(3.0)),
            ("of the lesser", share),
            ("beyond the noun", beyond.min(2.0)),
            ("one claim", flag(together)),
            ("sentences alike", likeness),
            ("noun same", flag(noun == NounMatch::Same)),
            ("noun unknown", flag(noun == NounMatch::Unknown && count)),
            ("noun different", flag(noun == NounMatch::Different)),
            ("role same", flag(role)),
            ("role differs", flag(one.role.is_some() && other.role.is_some() && !role)),
            ("role differs, count", flag(one.role.is_some() && other.role.is_some() && !role && count)),
            ("role of one", flag(one.role.is_some() != other.role.is_some())),
            ("role sole", flag(role && standing.sole && other_standing.sole)),
            ("role largest", flag(role && standing.largest && other_standing.largest)),
            ("alone", flag(comparable && here == 1 && there == 1)),
            ("one alone", flag(comparable && (here == 1) != (there == 1))),
            ("crowd", ((1 + here) as f32 * (1 + there) as f32).sqrt().min(CROWD)),
            ("special", flag(one.amount.is_special())),
            ("people", flag(one.people || other.people)),
            ("things", flag(count && !one.people && !other.people)),
            ("money", flag(key == "money")),
            ("percent", flag(key == "%")),
            ("time", flag(key == "time")),
            ("date", flag(one.amount.is_date() && !years)),
            ("year", flag(years)),
            ("age", flag(key == "age")),
            ("date or age, one claim", flag((one.amount.is_date() || key == "age") && together)),
            ("nothing shared", flag(shared < NOTHING && !role)),
            ("noun and role same", flag(noun == NounMatch::Same && role)),
            ("nearness", near),
            ("near", flag(near >= 0.8)),
            ("far", flag(near < 0.4)),
            ("very far", flag(near < 0.1)),
            ("nearest", flag(nearest)),
            ("large", both(one.amount.is_large(), other.amount.is_large())),
            ("distinctive", both(one.amount.is_distinctive(), other.amount.is_distinctive())),
            ("small", flag(count && one.amount.value() < 10.0 && other.amount.value() < 10.0)),
            ("is one", flag(one.amount.is_one() || other.amount.is_one())),
            ("same value", flag(one.amount.is_same(&other.amount))),
            ("rounded", flag(values == ValueRelation::Rounded)),
            ("share unlike", unlike(Part::SHARE)),
            ("some of unlike", unlike(Part::SOME)),
            ("prior unlike", unlike(Part::PRIOR)),
            ("past unlike", unlike(Part::PAST)),
            ("change unlike", unlike(Part::CHANGE)),
            ("moves alike", flag(moves && other_moves && !opposed)),
            ("moves opposed", flag(opposed)),
            ("one moves", flag(moves != other_moves)),
            ("one moves, percent", flag(moves != other_moves && key == "%")),
            ("rate same", flag(one.rate.is_some() && one.rate == other.rate)),
            ("rate unlike", flag(one.rate != other.rate)),
            ("year unlike", flag(one.year.is_some() && other.year.is_some() && one.year != other.year)),
            ("year of one", flag(one.year.is_some() != other.year.is_some())),
            ("depths apart", (one.depth - other.depth).abs()),
            ("lead", both(one.depth < LEAD, other.depth < LEAD)),
            ("names shared", flag(names)),
            ("names unlike", flag(strangers)),
            ("ages, names unlike", flag(strangers && key == "age")),
            ("ages, names shared", flag(names && key == "age")),
        ]
    }
}

/// The score of a pair with these features.
pub fn score(features: &Features<FEATURES>, values: ValueRelation) -> f32 {
    static MODELS: OnceLock<[Model; 2]> = OnceLock::new();
    let [apart, fitting] =
        MODELS.get_or_init(|| [0, 1].map(|column| Model::read(include_str!("figure_model.txt"), column)));
    if values == ValueRelation::Apart { apart.score(features) } else { fitting.score(features) }
}

/// The noun that a count has, or what another figure measures.
fn own<'q>(quantity: &'q Quantity) -> Option<Own<'q>> {
    let amount = &quantity.amount;
    if amount.is_count() { quantity.noun.last().map(|&head| Own::Noun(head)) } else { Some(Own::Unit(amount.unit())) }
}
