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

/// For each article, its terms and its names as sets of bits.
pub struct Kinship {
    terms: Vec<Bits>,
    names: Vec<Bits>,
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
        Kinship {
            terms: tellings.iter().map(|telling| bits(telling, |_| true)).collect(),
            names: tellings.iter().map(|telling| bits(telling, |kind| kind == TermKind::Name)).collect(),
        }
    }

    /// How far two articles are from telling one event: 0 where they do, 1 where they share what any two share.
    pub fn distance(&self, one: u32, other: u32) -> f32 {
        let overlap = |sets: &[Bits], least: u32| match (sets.get(one as usize), sets.get(other as usize)) {
            (Some(a), Some(b)) => a.overlap(b, least),
            _ => 0.0,
        };
        let kinship = overlap(&self.terms, FEW_TERMS) + overlap(&self.names, FEW_NAMES);
        ((KIN - kinship) / (KIN - STRANGERS)).clamp(0.0, 1.0)
    }
}
