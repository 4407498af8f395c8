//! The words of `src/lexicon/common_word.txt`: how common a word is in news and in other writing alike.
//!
//! News alone would make "candidate" a common word; the mean of both counts keeps what is common everywhere.

use std::collections::{BTreeMap, BTreeSet};

use claimlight::segmentation::Segmentation;

use crate::sentence_opening::{json_texts, tagged_paragraphs};

/// Words in fewer than one of 2 to the power of this sentences are rare.
const RAREST: u32 = 11;
/// A word that one of the two never has counts there as this share of a sentence.
const UNSEEN: f64 = 0.3;

const HEADER: &str = "\
# How common words are in English of all kinds: a number n, a tab, the words of which one stands in one of 2^n to 2^(n+1) \
sentences. Written by train/, counted in the train splits of PolNeAR and UD English EWT (Universal Dependencies \
contributors). Licence of this file: CC BY-SA 4.0.
";

/// Counts the words of a JSON-lines file (`text`) and of a tagged corpus, and writes the common ones to `path`.
pub fn count(articles: &str, sentences: &str, path: &str) {
    let [news, other] = [json_texts(articles), tagged_paragraphs(sentences)].map(|texts| Counts::of(&texts));
    let stop: BTreeSet<&str> = include_str!("../../src/lexicon/stop-word.txt").lines().collect();
    let mut by_rarity: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for word in news.words.keys().filter(|word| word.len() > 1 && !stop.contains(word.as_str())) {
        let rarity = -(news.share(word) * other.share(word)).sqrt().log2();
        if rarity < f64::from(RAREST) {
            by_rarity.entry((rarity as u32).min(RAREST - 1)).or_default().push(word);
        }
    }
    let lines: String = by_rarity.iter().map(|(rarity, words)| format!("{rarity}\t{}\n", words.join(" "))).collect();
    println!("{} words", by_rarity.values().map(Vec::len).sum::<usize>());
    std::fs::write(path, format!("{HEADER}{lines}")).unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// In how many sentences each word in small letters stands.
#[derive(Default)]
struct Counts {
    words: BTreeMap<String, u32>,
    sentences: u32,
}

impl Counts {
    fn of(texts: &[String]) -> Counts {
        let mut counts = Counts::default();
        for text in texts {
            let segmentation = Segmentation::new(text);
            for sentence in 0..segmentation.sentences.len() {
                let words = segmentation.tokens_of(sentence).iter().map(|token| segmentation.words(token.span));
                let small = words.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
                for word in small.collect::<BTreeSet<_>>() {
                    *counts.words.entry(word.to_string()).or_default() += 1;
                }
                counts.sentences += 1;
            }
        }
        counts
    }

    fn share(&self, word: &str) -> f64 {
        let count = self.words.get(word).map_or(UNSEEN, |&count| f64::from(count));
        count / f64::from(self.sentences.max(1))
    }
}
