//! How much two whole articles have in common: between stories of different events a likeness of two sentences is
//! more often chance, and asks for more.

use super::telling::{Telling, TermKind};
use super::term::Term;

/// From this on two articles tell one event as far as we can see.
const KIN: f32 = 0.27;
/// And so little is what any two stories have in common.
const STRANGERS: f32 = 0.14;
/// Of an article's few names one shared by chance would be too large a share.
const FEW_NAMES: u32 = 3;
const FEW_TERMS: u32 = 4;

/// Articles that name somebody or something at least so often, and have less than this share of it in common, tell
/// different events, whatever their words.
const NAMING: u32 = 5;
const NAMESAKES: f32 = 0.1;
/// They are farther from each other than stories with few names.
const NAMELESS: f32 = 1.5;

/// How often an article has each name.
type Names<'t> = &'t [(Term, u32)];
/// What of an article kinship is told by: its terms, those that are names, and how often it has each name.
type Traits<'t> = (&'t Bits, &'t Bits, Names<'t>);

/// The share of the names of the article with fewer that both have, each as often as it stands; `None` where there are
/// too few to tell.
fn shared_names(one: Names, other: Names) -> Option<f32> {
    let count = |names: Names| names.iter().map(|(_, count)| count).sum::<u32>();
    let least = count(one).min(count(other));
    let of_other = |term: Term| other.binary_search_by_key(&term, |name| name.0).map_or(0, |at| other[at].1);
    let shared: u32 = one.iter().map(|&(term, count)| count.min(of_other(term))).sum();
    (least >= NAMING).then(|| shared as f32 / least as f32)
}

/// How far the articles are from each other, each with each.
pub struct Kinship {
    articles: usize,
    distances: Vec<f32>,
}

struct Bits {
    words: Vec<u64>,
    count: u32,
}

impl Bits {
    fn new(numbers: impl Iterator<Item = u32>, size: usize) -> Bits {
        let mut words = vec![0u64; size.div_ceil(64)];
        for number in numbers {
            words[number as usize / 64] |= 1 << (number % 64);
        }
        let count = words.iter().map(|word| word.count_ones()).sum();
        Bits { words, count }
    }

    /// What both have, as a share of the lesser of them.
    fn overlap(&self, other: &Bits, least: u32) -> f32 {
        let shared: u32 = self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum();
        shared as f32 / self.count.min(other.count).max(least) as f32
    }
}

impl Kinship {
    /// Of all tellings, whose vocabulary has `size` terms.
    pub fn new(tellings: &[Telling], size: usize) -> Kinship {
        let bits = |telling: &Telling, kept: fn(TermKind) -> bool| {
            let terms = telling.sentences.iter().flat_map(|content| &content.terms);
            Bits::new(terms.filter(|(_, kind)| kept(*kind)).map(|(term, _)| *term), size)
        };
        let terms: Vec<Bits> = tellings.iter().map(|telling| bits(telling, |_| true)).collect();
        let names: Vec<Bits> = tellings.iter().map(|telling| bits(telling, |kind| kind == TermKind::Name)).collect();
        let sets: Vec<Traits> = terms
            .iter()
            .zip(&names)
            .zip(tellings)
            .map(|((terms, names), telling)| (terms, names, &*telling.names))
            .collect();
        let distance = |one: &Traits, other: &Traits| {
            // Two reports of one kind ("net profit rose") share many words and no name.
            if shared_names(one.2, other.2).is_some_and(|shared| shared < NAMESAKES) {
                return NAMELESS;
            }
            let kinship = one.0.overlap(other.0, FEW_TERMS) + one.1.overlap(other.1, FEW_NAMES);
            ((KIN - kinship) / (KIN - STRANGERS)).clamp(0.0, 1.0)
        };
        let distances = sets.iter().flat_map(|one| sets.iter().map(move |other| distance(one, other))).collect();
        Kinship { articles: tellings.len(), distances }
    }

    /// How far two articles are from telling one event: 0 where they do, 1 where they share what any two share.
    pub fn distance(&self, one: u32, other: u32) -> f32 {
        self.distances.get(one as usize * self.articles + other as usize).copied().unwrap_or(0.0)
    }
}
