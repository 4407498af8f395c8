//! How much two whole articles have in common: between stories of different events a likeness of two sentences is
//! more often chance, and asks for more.

use super::telling::{Telling, TermKind};
use super::term::Term;

/// How much speaks for two articles telling one event, by logistic regression on tellings of one event and of different
/// ones: nothing known, the share of terms that both have, that of names, that of names as often as they stand, too few
/// names to tell, each number of several digits that both have, none at all.
const BIAS: f32 = -4.2;
const TERMS: f32 = 11.0;
const DISTINCT_NAMES: f32 = 7.0;
const NAMES: f32 = 9.0;
const NAMELESS: f32 = 2.3;
const NUMBER: f32 = 0.3;
const NO_NUMBER: f32 = -2.1;
/// So many numbers tell as much as more.
const NUMBERS: usize = 3;
/// Two reports of one kind ("net profit rose") share many words and no name: such words tell no more than this share.
const OF_ONE_KIND: f32 = 0.25;
/// So little speaks for it where doubt begins, and so much less where it is certain that they are of different events.
const DOUBT: f32 = -1.0;
const RANGE: f32 = 2.0;
const FARTHEST: f32 = 1.5;
/// Of an article's few names one shared by chance would be too large a share.
const FEW_NAMES: u32 = 3;
const FEW_TERMS: u32 = 4;
/// Articles that name somebody or something at least so often can be told apart by it.
const NAMING: u32 = 3;

/// How often an article has each name.
type Names<'t> = &'t [(Term, u32)];
/// What of an article kinship is told by: its terms, those that are names, how often it has each name, and its numbers.
type Traits<'t> = (&'t Bits, &'t Bits, Names<'t>, &'t [Term]);

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
            .map(|((terms, names), telling)| (terms, names, &*telling.names, &*telling.numbers))
            .collect();
        let distance = |one: &Traits, other: &Traits| {
            let numbers = one.3.iter().filter(|number| other.3.binary_search(number).is_ok()).count();
            let names = shared_names(one.2, other.2);
            let of_one_kind = names.is_some_and(|shared| shared == 0.0);
            let terms = one.0.overlap(other.0, FEW_TERMS).min(if of_one_kind { OF_ONE_KIND } else { 1.0 });
            let speaks = BIAS
                + TERMS * terms
                + DISTINCT_NAMES * one.1.overlap(other.1, FEW_NAMES)
                + names.map_or(NAMELESS, |shared| NAMES * shared)
                + if numbers > 0 { NUMBER * numbers.min(NUMBERS) as f32 } else { NO_NUMBER };
            ((DOUBT - speaks) / RANGE).clamp(0.0, FARTHEST)
        };
        let distances = sets.iter().flat_map(|one| sets.iter().map(move |other| distance(one, other))).collect();
        Kinship { articles: tellings.len(), distances }
    }

    /// How far two articles are from telling one event: 0 where they do, 1 and more where they share what any two share.
    pub fn distance(&self, one: u32, other: u32) -> f32 {
        self.distances.get(one as usize * self.articles + other as usize).copied().unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate;
    use crate::compare::telling::tellings;

    /// How far two articles are from telling one event.
    fn distance(one: &str, other: &str) -> f32 {
        let articles = [annotate(one), annotate(other)];
        let (tellings, vocabulary) = tellings(&articles);
        Kinship::new(&tellings, vocabulary.len()).distance(0, 1)
    }

    #[test]
    fn the_only_name_of_two_stories_makes_them_no_one_event() {
        let fire = "A fire in Harlow destroyed a bakery before dawn, and smoke drifted over the river while engineers \
                    looked for the faulty wiring that had caused it. Neighbors carried the ovens, the flour and the \
                    counter into the street.";
        let choir = "A choir from Harlow sang for the queen. The youngest singer forgot her shoes, borrowed a pair from the \
                     organist and bowed lower than anybody else. Medals, tea and cake followed in the garden of the \
                     palace.";
        assert!(distance(fire, choir) > 0.0);
        assert_eq!(distance(fire, "Neighbors saved the ovens of a bakery that a fire destroyed in Harlow."), 0.0);
    }
}
