//! Trains the part-of-speech tagger: an averaged perceptron (Collins 2002) on UD English EWT.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use claimlight::linear::STEPS;
use claimlight::tagger::{Cell, Known, Near, ROWS, TAGS, Tag, best, features};
use claimlight::vocabulary::classes_of;
use claimlight::vocabulary::form::Form;

use crate::ablation::Dropped;
use crate::file::{WeightsFile, clip, quantized};
use crate::learner::{Index, NONE};
use crate::random::Random;

const ROUNDS: usize = 8;
/// A word is known when it was seen so often …
const LEAST_KNOWN: u32 = 8;
/// … and had the same tag in this share of cases.
const ALMOST_ALWAYS: f64 = 0.99;
/// A word is one of a closed class when it was seen so often as one: the rest are slips of the pen.
const LEAST_CLOSED: u32 = 2;

/// What is known of words before anything is learned.
struct Lexicon {
    /// Words with one tag.
    known: BTreeMap<u32, Tag>,
    /// Words of closed classes.
    closed: BTreeSet<u32>,
}

impl Lexicon {
    /// The tag of a word, looked up or by its scores.
    fn tag(&self, word: u32, scores: impl FnOnce() -> [f32; TAGS]) -> Tag {
        self.known.get(&word).copied().unwrap_or_else(|| {
            let scores = scores();
            best(self.closed.contains(&word), |tag| scores[tag])
        })
    }
}

struct Example {
    cells: Vec<Cell>,
    tags: Vec<Tag>,
}

/// Trains on one file, reports on the other, and writes the weights.
pub fn train(train: &str, held_out: &str, path: &str) {
    let mut examples = read(train);
    let lexicon = lexicon(&examples);
    let mut gold = Vec::new();
    for example in &examples {
        let mut cells = example.cells.clone();
        for (at, &tag) in example.tags.iter().enumerate() {
            let first = gold.len();
            features(near(&cells, at), at == 0, &mut gold);
            Dropped::of_tags().cut(&mut gold, first);
            cells[at + Cell::MARGIN].tag = tag as u32;
        }
    }
    let full = Index::of(gold.iter(), ROWS);
    let averaged = learn(&full, &lexicon, &mut examples, ROUNDS / 2);
    let best_rows = full.best(&averaged, ROWS);
    let averaged = learn(&best_rows, &lexicon, &mut examples, ROUNDS);
    let largest = clip(&averaged.concat(), 200);
    let rounded: Vec<[f32; TAGS]> =
        averaged.iter().map(|row| row.map(|weight| f32::from(quantized(weight, largest / f32::from(STEPS))))).collect();
    for file in [train, held_out] {
        eprintln!("{file}: {:.2}% of words right", 100.0 * accuracy(&rounded, &best_rows, &lexicon, &read(file)));
    }
    let mut file = WeightsFile::new(
        "Claimlight part-of-speech weights, made by train/ (averaged perceptron, hashed features; words with one tag only).\n\
         Trained on the train split of UD English EWT (Universal Dependencies contributors).\n\
         Licence of this file: CC BY-SA 4.0.",
    );
    file.table("tags", &averaged, &best_rows.checks(), largest);
    let entries: Vec<u8> =
        lexicon.known.iter().flat_map(|(&word, &tag)| [&word.to_le_bytes()[..], &[tag as u8]].concat()).collect();
    file.section("known", "", &entries);
    let closed: Vec<u8> = lexicon.closed.iter().flat_map(|word| word.to_le_bytes()).collect();
    file.section("closed", "", &closed);
    file.write(path);
}

/// Words that are seen often and have, almost always, one tag; words of closed classes.
fn lexicon(examples: &[Example]) -> Lexicon {
    let mut counts: BTreeMap<u32, [u32; TAGS]> = BTreeMap::new();
    for example in examples {
        for (cell, &tag) in example.cells[Cell::MARGIN..].iter().zip(&example.tags) {
            counts.entry(cell.form.word).or_default()[tag as usize] += 1;
        }
    }
    let only = |counts: [u32; TAGS]| {
        let all: u32 = counts.iter().sum();
        let most = (1..TAGS).fold(0, |most, tag| if counts[tag] > counts[most] { tag } else { most });
        (all >= LEAST_KNOWN && f64::from(counts[most]) >= ALMOST_ALWAYS * f64::from(all)).then(|| Tag::ALL[most])
    };
    let is_closed = |counts: &[u32; TAGS]| {
        Tag::ALL.iter().zip(counts).any(|(tag, &count)| tag.is_closed() && count >= LEAST_CLOSED)
    };
    let closed = counts.iter().filter(|(_, counts)| is_closed(counts)).map(|(&word, _)| word).collect();
    let mut known: BTreeMap<u32, Tag> =
        counts.into_iter().filter_map(|(word, counts)| Some((word, only(counts)?))).collect();
    // Of words that share a place the last one stays, as when the file is read.
    let owners: BTreeMap<usize, u32> = known.keys().map(|&word| (Known::place(word), word)).collect();
    known.retain(|&word, _| owners.get(&Known::place(word)) == Some(&word));
    Lexicon { known, closed }
}

/// Averaged weights after some rounds over the examples.
fn learn(index: &Index, lexicon: &Lexicon, examples: &mut [Example], rounds: usize) -> Vec<[f32; TAGS]> {
    let mut weights = vec![[0f32; TAGS]; index.len()];
    let mut totals = vec![[0f64; TAGS]; index.len()];
    let mut clock = 1f64;
    let mut random = Random(7);
    for round in 0..rounds {
        random.shuffle(examples);
        let mut wrong = 0;
        for example in &*examples {
            let mut cells = example.cells.clone();
            for (at, &gold) in example.tags.iter().enumerate() {
                let word = cells[at + Cell::MARGIN].form.word;
                let mut places = Vec::new();
                let guess = lexicon.tag(word, || {
                    places = self::places(index, &cells, at);
                    scores(&weights, &places)
                });
                if guess != gold && !places.is_empty() {
                    wrong += 1;
                    for &place in places.iter().filter(|place| **place != NONE) {
                        for (tag, step) in [(gold, 1.0), (guess, -1.0)] {
                            weights[place as usize][tag as usize] += step;
                            totals[place as usize][tag as usize] += clock * f64::from(step);
                        }
                    }
                }
                clock += 1.0;
                cells[at + Cell::MARGIN].tag = guess as u32;
            }
        }
        eprintln!("part of speech, round {round}: {wrong} wrong");
    }
    let average =
        |(now, total): (&[f32; TAGS], &[f64; TAGS])| std::array::from_fn(|tag| now[tag] - (total[tag] / clock) as f32);
    weights.iter().zip(&totals).map(average).collect()
}

fn places(index: &Index, cells: &[Cell], at: usize) -> Vec<u32> {
    let mut all = Vec::new();
    features(near(cells, at), at == 0, &mut all);
    Dropped::of_tags().cut(&mut all, 0);
    index.places(&all)
}

fn near(cells: &[Cell], at: usize) -> &Near {
    cells[at..].first_chunk().expect("margins")
}

fn scores(weights: &[[f32; TAGS]], places: &[u32]) -> [f32; TAGS] {
    let mut scores = [0f32; TAGS];
    for &place in places.iter().filter(|place| **place != NONE) {
        scores.iter_mut().zip(&weights[place as usize]).for_each(|(score, weight)| *score += weight);
    }
    scores
}

fn accuracy(weights: &[[f32; TAGS]], index: &Index, lexicon: &Lexicon, examples: &[Example]) -> f64 {
    let (mut right, mut all) = (0, 0);
    for example in examples {
        let mut cells = example.cells.clone();
        for (at, &gold) in example.tags.iter().enumerate() {
            let word = cells[at + Cell::MARGIN].form.word;
            let guess = lexicon.tag(word, || scores(weights, &places(index, &cells, at)));
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
