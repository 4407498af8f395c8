//! How much two whole articles have in common: between stories of different events a likeness of two sentences is
//! more often chance, and asks for more.

use super::telling::{Telling, TermKind};

/// From this on two articles tell one event as far as we can see.
const KIN: f32 = 0.27;
/// And so little is what any two stories have in common.
const STRANGERS: f32 = 0.14;
/// Of an article's few names one shared by chance would be too large a share.
const FEW_NAMES: u32 = 3;
const FEW_TERMS: u32 = 4;

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
        let sets: Vec<(&Bits, &Bits)> = terms.iter().zip(&names).collect();
        let distance = |(terms, names): (&Bits, &Bits), (other_terms, other_names): (&Bits, &Bits)| {
            let kinship = terms.overlap(other_terms, FEW_TERMS) + names.overlap(other_names, FEW_NAMES);
            ((KIN - kinship) / (KIN - STRANGERS)).clamp(0.0, 1.0)
        };
        let distances = sets.iter().flat_map(|&one| sets.iter().map(move |&other| distance(one, other))).collect();
        Kinship { articles: tellings.len(), distances }
    }

    /// How far two articles are from telling one event: 0 where they do, 1 where they share what any two share.
    pub fn distance(&self, one: u32, other: u32) -> f32 {
        self.distances.get(one as usize * self.articles + other as usize).copied().unwrap_or(0.0)
    }
}
