//! Trains the part-of-speech tagger: an averaged perceptron (Collins 2002) on UD English EWT.

use std::fs;

use claimlight::tagger::{Cell, ROWS, TAGS, Tag, features};
use claimlight::vocabulary::classes_of;
use claimlight::vocabulary::form::Form;

use crate::file::{WeightsFile, clip};
use crate::random::Random;

const ROUNDS: usize = 8;

struct Example {
    cells: Vec<Cell>,
    tags: Vec<Tag>,
}

/// Trains on one file, reports on the other, and writes the weights.
pub fn train(train: &str, held_out: &str, path: &str) {
    let mut examples = read(train);
    let mut weights = vec![[0f32; TAGS]; ROWS];
    let mut totals = vec![[0f64; TAGS]; ROWS];
    let mut clock = 1f64;
    let mut random = Random(7);
    let mut rows = Vec::new();
    for round in 0..ROUNDS {
        random.shuffle(&mut examples);
        let mut wrong = 0;
        for example in &examples {
            let mut cells = example.cells.clone();
            for (at, &gold) in example.tags.iter().enumerate() {
                rows.clear();
                features(cells[at..].first_chunk().expect("margins"), at == 0, &mut rows);
                let guess = best(&weights, &rows);
                if guess != gold {
                    wrong += 1;
                    for &row in &rows {
                        let row = row as usize % ROWS;
                        for (tag, step) in [(gold, 1.0), (guess, -1.0)] {
                            weights[row][tag as usize] += step;
                            totals[row][tag as usize] += clock * step as f64;
                        }
                    }
                }
                clock += 1.0;
                cells[at + Cell::MARGIN].tag = guess as u32;
            }
        }
        eprintln!("part of speech, round {round}: {wrong} wrong");
    }
    let averaged: Vec<f32> = weights
        .iter()
        .zip(&totals)
        .flat_map(|(now, total)| now.iter().zip(total).map(|(&now, &total)| now - (total / clock) as f32))
        .collect();
    let largest = clip(&averaged, 200);
    let rounded: Vec<[f32; TAGS]> = averaged
        .chunks_exact(TAGS)
        .map(|row| std::array::from_fn(|tag| (row[tag] / largest * 127.0).round().clamp(-127.0, 127.0)))
        .collect();
    for file in [train, held_out] {
        eprintln!("{file}: {:.2}% of words right", 100.0 * accuracy(&rounded, &read(file)));
    }
    let mut file = WeightsFile::new(
        "Claimlight part-of-speech weights, made by train/ (averaged perceptron, hashed features).\n\
         Trained on the train split of UD English EWT (Universal Dependencies contributors).\n\
         Licence of this file: CC BY-SA 4.0.",
    );
    file.table("tags", TAGS, &averaged, largest);
    file.write(path);
}

fn best(weights: &[[f32; TAGS]], rows: &[u16]) -> Tag {
    let mut scores = [0f32; TAGS];
    for &row in rows {
        let weights = &weights[row as usize % ROWS];
        scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
    }
    Tag::ALL[(1..TAGS).fold(0, |best, tag| if scores[tag] > scores[best] { tag } else { best })]
}

fn accuracy(weights: &[[f32; TAGS]], examples: &[Example]) -> f64 {
    let (mut right, mut all) = (0, 0);
    let mut rows = Vec::new();
    for example in examples {
        let mut cells = example.cells.clone();
        for (at, &gold) in example.tags.iter().enumerate() {
            rows.clear();
            features(cells[at..].first_chunk().expect("margins"), at == 0, &mut rows);
            let guess = best(weights, &rows);
            right += usize::from(guess == gold);
            all += 1;
            cells[at + Cell::MARGIN].tag = guess as u32;
        }
    }
    right as f64 / all as f64
}

fn read(path: &str) -> Vec<Example> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}")) + "\n\n";
    let mut examples = Vec::new();
    let empty = || Example { cells: vec![Cell::NONE; Cell::MARGIN], tags: Vec::new() };
    let mut open = empty();
    for line in text.lines().filter(|line| !line.starts_with("# ")) {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [word, universal, penn, ..] = fields[..] {
            let form = Form::of(word);
            open.cells.push(Cell::new(form, classes_of(form)));
            open.tags.push(tag(universal, penn));
        } else if !open.tags.is_empty() {
            open.cells.extend([Cell::NONE; Cell::MARGIN]);
            examples.push(std::mem::replace(&mut open, empty()));
        }
    }
    examples
}

/// The tag of a word from its universal and its Penn Treebank part of speech.
fn tag(universal: &str, penn: &str) -> Tag {
    match (universal, penn) {
        (_, "MD") => Tag::Modal,
        ("AUX", _) => Tag::Auxiliary,
        ("PRON" | "DET", "PRP$" | "WP$") => Tag::Possessive,
        (_, "VB") => Tag::Infinitive,
        (_, "VBD") => Tag::Past,
        (_, "VBG") => Tag::Gerund,
        (_, "VBN") => Tag::Participle,
        (_, "VBZ" | "VBP") => Tag::Present,
        ("ADJ", _) => Tag::Adjective,
        ("ADP", _) => Tag::Adposition,
        ("ADV", _) => Tag::Adverb,
        ("CCONJ", _) => Tag::Coordinator,
        ("DET", _) => Tag::Determiner,
        ("INTJ", _) => Tag::Interjection,
        ("NOUN", "NNS") => Tag::PluralNoun,
        ("NOUN", _) => Tag::Noun,
        ("PROPN", _) => Tag::ProperNoun,
        ("PRON", _) => Tag::Pronoun,
        ("NUM", _) => Tag::Number,
        ("PART", _) => Tag::Particle,
        ("PUNCT", _) => Tag::Punctuation,
        ("SCONJ", _) => Tag::Subordinator,
        ("SYM", _) => Tag::Symbol,
        ("VERB", _) => Tag::Infinitive,
        _ => Tag::Other,
    }
}
