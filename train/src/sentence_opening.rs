//! Weights of `claimlight::sentence::opening`: does a sentence begin with these words, or does a name go on?
//!
//! Nobody has to mark anything: a capitalised word after a full stop that nothing makes doubtful begins a sentence,
//! one after another word of the same sentence goes on with it. What is learned there is used after abbreviations.

use std::collections::HashMap;

use claimlight::sentence::after::After;
use claimlight::sentence::opening::{Template, features};

use crate::random::Random;

const EPOCHS: usize = 4;
/// Features seen less often are dropped.
const LEAST_SEEN: u32 = 6;
/// Strength of the L1 penalty, which drops what says little.
const PENALTY: f64 = 0.03;
/// Weights below this, in log-odds, are dropped.
const LEAST_WEIGHT: f64 = 0.25;

const HEADER: &str = "\
# Claimlight weights of sentence openings, made by train/ (logistic regression): what the words after a full stop say of
# whether a sentence begins there. Columns: feature, value, log-odds in tenths.
# Trained on the train splits of PolNeAR and UD English EWT (Universal Dependencies contributors). Licence of this file: CC BY-SA 4.0.
";

/// A capitalised word, and whether it begins a sentence.
struct Example {
    begins: bool,
    features: Vec<usize>,
}

/// The features that were met, numbered.
#[derive(Default)]
struct Names {
    ids: HashMap<(Template, String), usize>,
    names: Vec<(Template, String)>,
    seen: Vec<u32>,
}

impl Names {
    fn id(&mut self, template: Template, value: &str) -> usize {
        let key = (template, value.to_string());
        let id = *self.ids.entry(key.clone()).or_insert_with(|| {
            self.names.push(key);
            self.seen.push(0);
            self.seen.len() - 1
        });
        self.seen[id] += 1;
        id
    }
}

/// Trains on the texts of a JSON-lines file (`text`) and a tagged corpus (a word a line, a blank line after each
/// sentence), reports accuracy on the texts of `held_out`, and writes the list of weights to `path`.
pub fn train(articles: &str, sentences: &str, held_out: &str, path: &str) {
    let mut names = Names::default();
    let mut examples = Vec::new();
    let mut texts = json_texts(articles);
    texts.extend(tagged_paragraphs(sentences));
    for text in &texts {
        collect(text, &mut names, &mut examples);
    }
    for example in &mut examples {
        example.features.retain(|&feature| names.seen[feature] >= LEAST_SEEN);
    }
    let weights = fit(&mut examples, names.names.len());
    let rounded: Vec<i32> = weights
        .iter()
        .map(|weight| if weight.abs() < LEAST_WEIGHT { 0 } else { (weight * 10.0).round() as i32 })
        .collect();
    let mut held = Vec::new();
    for text in &json_texts(held_out) {
        collect(text, &mut names, &mut held);
    }
    let right = held.iter().filter(|example| {
        let score: i32 = example.features.iter().filter_map(|&feature| rounded.get(feature)).sum();
        (score > 0) == example.begins
    });
    println!("{} examples, held out: {} of {} right", examples.len(), right.count(), held.len());
    let mut lines: Vec<String> = (0..rounded.len())
        .filter(|&feature| rounded[feature] != 0)
        .map(|feature| format!("{}\t{}\t{}", names.names[feature].0.name(), names.names[feature].1, rounded[feature]))
        .collect();
    lines.sort();
    println!("{} features", lines.len());
    std::fs::write(path, format!("{HEADER}{}\n", lines.join("\n"))).unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// The texts of a JSON-lines file.
pub fn json_texts(path: &str) -> Vec<String> {
    let file = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    file.lines()
        .filter_map(|line| {
            Some(serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str()?.to_string())
        })
        .collect()
}

/// The sentences of a tagged corpus, eight to a paragraph.
pub fn tagged_paragraphs(path: &str) -> Vec<String> {
    let file = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let sentences: Vec<String> = file
        .split("\n\n")
        .map(|sentence| {
            let words = sentence.lines().filter(|line| !line.starts_with("# "));
            words
                .map(|line| {
                    let mut columns = line.split('\t');
                    let word = columns.next().unwrap_or("");
                    if columns.nth(2) == Some("_") { word.to_string() } else { format!("{word} ") }
                })
                .collect::<String>()
        })
        .collect();
    sentences
        .chunks(8)
        .map(|chunk| chunk.iter().map(|sentence| format!("{} ", sentence.trim())).collect::<String>())
        .collect()
}

/// The examples of a text: its capitalised words after a plain word and a full stop, and after another word.
fn collect(text: &str, names: &mut Names, examples: &mut Vec<Example>) {
    let mut skip = 0u32;
    for paragraph in text.lines().filter(|line| line.len() > 60 && line.trim_end().ends_with(['.', '”', '"', '?', '!']))
    {
        for (at, character) in paragraph.char_indices() {
            if !character.is_uppercase() {
                continue;
            }
            let before = paragraph[..at].trim_end_matches(['“', '‘', '(', '"']);
            let spaceless = before.trim_end();
            if spaceless.len() == before.len() {
                continue;
            }
            let begins = match spaceless.chars().next_back() {
                Some('.' | '?' | '!' | '"' | '”' | ')') => {
                    let open = spaceless.trim_end_matches(['.', '?', '!', '"', '”', '’', ')']);
                    let plain = open.len() < spaceless.len()
                        && open.chars().rev().take(3).filter(|last| last.is_lowercase()).count() == 3;
                    let marked = spaceless[open.len()..].contains(['.', '?', '!']);
                    let listed = open
                        .rsplit([' ', '“', '('])
                        .next()
                        .is_some_and(|word| word.starts_with(char::is_uppercase) && word.len() < 7);
                    if !plain || !marked || listed || spaceless.ends_with("..") {
                        continue;
                    }
                    true
                }
                Some(last) if last.is_alphabetic() && before.len() == at => {
                    // Abbreviations are names as a rule: the words after small letters are many, and less like.
                    let capital = spaceless.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase));
                    skip = skip.wrapping_add(1);
                    if !capital && !skip.is_multiple_of(6) {
                        continue;
                    }
                    false
                }
                _ => continue,
            };
            let mut ids = Vec::new();
            features(&After::new(&paragraph[at..], 0), |template, value| ids.push(names.id(template, value)));
            examples.push(Example { begins, features: ids });
        }
    }
}

/// Logistic regression by AdaGrad (Duchi, Hazan and Singer 2011) with an L1 penalty.
fn fit(examples: &mut [Example], features: usize) -> Vec<f64> {
    let mut weights = vec![0.0; features];
    let mut squares = vec![1e-6; features];
    let mut random = Random(1);
    for _ in 0..EPOCHS {
        random.shuffle(examples);
        for example in examples.iter() {
            let score: f64 = example.features.iter().map(|&feature| weights[feature]).sum();
            let error = 1.0 / (1.0 + (-score).exp()) - f64::from(u8::from(example.begins));
            for &feature in &example.features {
                squares[feature] += error * error;
                let rate = 0.3 / f64::sqrt(squares[feature]);
                let stepped: f64 = weights[feature] - rate * error;
                weights[feature] = stepped.signum() * (stepped.abs() - rate * PENALTY).max(0.0);
            }
        }
    }
    weights
}
