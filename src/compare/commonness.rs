//! How common a term is in the language: of two sentences that share "make" little is told, of two that share
//! "sinkhole" much, however seldom the compared stories have either.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon;

use super::word::Word;

lexicon!(fn common_words = "../lexicon/common_word.txt");

/// A word that stands in one sentence of 2 to the power of this is rare enough to tell all.
const RARE: u32 = 12;

/// How much a term tells, from 0 to 1, by how rare it is. What is counted ("#of man") and what is denied ("!man") are as
/// rare as their words.
pub fn telling(term: &str) -> f32 {
    static COMMON: OnceLock<FxHashMap<String, f32>> = OnceLock::new();
    let word = term.strip_prefix("#of ").or_else(|| term.strip_prefix('!')).unwrap_or(term);
    COMMON.get_or_init(common).get(word).copied().unwrap_or(1.0)
}

/// What the common words are as terms; the commonest of a term's words says how common it is.
fn common() -> FxHashMap<String, f32> {
    let mut common: FxHashMap<String, f32> = FxHashMap::default();
    for (bits, words) in common_words().entries() {
        let telling = bits.parse().map_or(1.0, |bits: u32| bits as f32 / RARE as f32);
        for term in words.split(' ').filter_map(|word| Word::new(word).sense) {
            let known = common.entry(term).or_insert(telling);
            *known = known.min(telling);
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_tell_less() {
        let of = |word: &str| telling(&Word::new(word).sense.expect("no stop word"));
        assert!(of("people") < of("building"));
        assert!(of("building") < of("sinkhole"));
        assert_eq!(of("sinkhole"), 1.0);
        assert_eq!(telling("#of peopl"), telling("peopl"));
    }
}
