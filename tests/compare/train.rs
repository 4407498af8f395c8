//! Fits the weights of the models by which sentences and figures are judged (`src/compare/*_model.txt`), by logistic
//! regression with a quadratic penalty, on the events that may be looked at and on pairs of real articles; the held-out
//! events stay out. The features of figures rest on the alignment, so it is run twice, the program built in between:
//!
//!     POLNEAR=folder cargo test --test compare fit -- --ignored --nocapture

use std::collections::BTreeMap;
use std::fs;

use claimlight::compare::{FigureMember, FigureRelation, JudgedPair, judged};
use claimlight::{Article, annotate};

use crate::event::{Event, Place, events};
use crate::real::{RealPair, Verdict, real_pairs};

/// How strongly weights are drawn to zero.
const PENALTY: f64 = 3.0;
const STEPS: usize = 15;
/// What a pair from real articles counts beside one from invented stories.
const REAL: f64 = 2.0;

/// The examples of one model.
#[derive(Default)]
struct Examples {
    names: Vec<&'static str>,
    rows: Vec<Row>,
}

struct Row {
    features: Vec<f64>,
    holds: bool,
    /// What it counts.
    counts: f64,
}

impl Examples {
    fn add(&mut self, features: &[(&'static str, f32)], holds: bool, counts: f64) {
        self.names = features.iter().map(|(name, _)| *name).collect();
        self.rows.push(Row { features: features.iter().map(|(_, value)| f64::from(*value)).collect(), holds, counts });
    }

    /// The weights, by Newton's method.
    fn fit(&self) -> Vec<f64> {
        let size = self.names.len();
        let mut weights = vec![0.0; size];
        for _ in 0..STEPS {
            let mut slope: Vec<f64> = weights.iter().map(|weight| PENALTY * weight).collect();
            let mut curve: Vec<Vec<f64>> = (0..size)
                .map(|row| (0..size).map(|column| if row == column { PENALTY } else { 0.0 }).collect())
                .collect();
            // What all have in common is not drawn to zero.
            (slope[0], curve[0][0]) = (0.0, 1e-6);
            for Row { features, holds, counts } in &self.rows {
                let sum: f64 = features.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
                let odds = 1.0 / (1.0 + (-sum).exp());
                let off = counts * (odds - f64::from(u8::from(*holds)));
                let present: Vec<(usize, f64)> =
                    features.iter().copied().enumerate().filter(|(_, v)| *v != 0.0).collect();
                for &(row, value) in &present {
                    slope[row] += off * value;
                    for &(column, other) in &present {
                        curve[row][column] += counts * odds * (1.0 - odds) * value * other;
                    }
                }
            }
            let step = solved(curve, slope);
            weights.iter_mut().zip(step).for_each(|(weight, step)| *weight -= step);
        }
        weights
    }
}

/// The solution of linear equations, by elimination.
fn solved(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let best = (pivot..size).max_by(|&a, &b| matrix[a][pivot].abs().total_cmp(&matrix[b][pivot].abs()));
        let best = best.expect("rows are left");
        matrix.swap(pivot, best);
        right.swap(pivot, best);
        for row in pivot + 1..size {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let (above, below) = matrix.split_at_mut(row);
            below[0].iter_mut().zip(&above[pivot]).for_each(|(value, other)| *value -= factor * other);
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

#[derive(Default)]
struct Training {
    sentences: Examples,
    apart: Examples,
    fitting: Examples,
}

impl Training {
    /// `complete` says that every pair of figures that agree was judged.
    fn learn(&mut self, event: &Event, complete: bool) {
        let texts: Vec<String> = event.tellings.iter().map(|telling| telling.text()).collect();
        let articles: Vec<Article> = texts.iter().map(|text| annotate(text)).collect();
        let claim = |article: u32, sentence: u32| {
            let text = &articles[article as usize];
            let start = text.sentences[sentence as usize].span.start as usize;
            let holds = |line: &&(String, String)| {
                let at = text.text.find(line.1.as_str()).expect("the story holds its sentences");
                (at..at + line.1.len()).contains(&start)
            };
            event.tellings[article as usize].lines.iter().find(holds).map(|(claim, _)| claim.as_str())
        };
        for JudgedPair { one, other, features } in judged(&articles).sentences {
            let (a, b) = (claim(one.article, one.sentence), claim(other.article, other.sentence));
            if let (Some(a), Some(b)) = (a, b) {
                self.sentences.add(&features, a != "-" && a == b, 1.0);
            }
        }
        let mut known: BTreeMap<[(usize, usize); 2], FigureRelation> = BTreeMap::new();
        for (one, other, relation) in &event.figures {
            let figure = |place: &Place| Some((place.telling, place.figure(&articles[place.telling])?));
            if let (Some(one), Some(other)) = (figure(one), figure(other)) {
                known.insert([one.min(other), one.max(other)], *relation);
            }
        }
        for one in 0..articles.len() {
            for other in one + 1..articles.len() {
                let two = [articles[one].clone(), articles[other].clone()];
                let judged = judged(&two);
                let told = |article: &Article, figure: u32| {
                    let sentence = article.sentences[article.figures[figure as usize].sentence as usize];
                    article.blocks[sentence.block as usize].kind.name() != "headline"
                };
                let relation = |pair: &JudgedPair<FigureMember>| {
                    let place = |article: usize, figure: FigureMember| (article, figure.figure as usize);
                    known.get(&[place(one, pair.one), place(other, pair.other)])
                };
                let holds = |pair: &JudgedPair<FigureMember>| {
                    relation(pair).is_some_and(|relation| *relation != FigureRelation::DifferentQuantity)
                };
                let judgeable = |pair: &&JudgedPair<FigureMember>| {
                    told(&two[0], pair.one.figure) && told(&two[1], pair.other.figure)
                };
                for pair in judged.apart.iter().filter(judgeable) {
                    self.apart.add(&pair.features, holds(pair), 1.0);
                }
                for pair in judged.fitting.iter().filter(judgeable).filter(|pair| complete || relation(pair).is_some())
                {
                    self.fitting.add(&pair.features, holds(pair), 1.0);
                }
            }
        }
    }
}

impl Training {
    fn learn_real(&mut self, pair: &RealPair) {
        let articles = [&pair.texts[0], &pair.texts[1]].map(|text| annotate(text));
        let judged = judged(&articles);
        let sentence = |at: usize, sentence: u32| articles[at].sentences[sentence as usize].span.start;
        for JudgedPair { one, other, features } in judged.sentences {
            match pair.sentences.get(&[sentence(0, one.sentence), sentence(1, other.sentence)]) {
                Some(Verdict::Doubtful) | None => {}
                Some(verdict) => self.sentences.add(&features, *verdict == Verdict::One, REAL),
            }
        }
        let verdict = |judged: &JudgedPair<FigureMember>| {
            let start = |at: usize, figure: u32| articles[at].figures[figure as usize].span.start;
            pair.figures.get(&[start(0, judged.one.figure), start(1, judged.other.figure)])
        };
        for figures in &judged.apart {
            // Of all that lie apart those that looked most like one quantity were judged, and next to none is one.
            match verdict(figures) {
                Some(Verdict::Doubtful) => {}
                verdict => self.apart.add(&figures.features, verdict == Some(&Verdict::One), REAL),
            }
        }
        for figures in &judged.fitting {
            match verdict(figures) {
                Some(Verdict::Doubtful) | None => {}
                Some(verdict) => self.fitting.add(&figures.features, *verdict == Verdict::One, REAL),
            }
        }
    }
}

#[test]
#[ignore = "writes the models"]
fn fit() {
    let mut training = Training::default();
    for (folder, complete) in [
        ("", false),
        ("open", true),
        ("differing", true),
        ("unseen", true),
        ("fresh", true),
        ("sealed", true),
        ("wide", true),
    ] {
        let events = events(&format!("tests/fixtures/compare/{folder}"));
        events.iter().for_each(|event| training.learn(event, complete));
    }
    let folder = std::env::var("POLNEAR").expect("POLNEAR says where the articles of PolNeAR are");
    real_pairs(&folder).iter().for_each(|pair| training.learn_real(pair));
    let lines = |title: &str, names: &[&str], columns: &[Vec<f64>]| {
        let line = |row: usize| {
            let weights: String = columns.iter().map(|weights| format!("\t{:.2}", weights[row])).collect();
            format!("{}{weights}\n", names[row])
        };
        format!("{title}\n{}", (0..names.len()).map(line).collect::<String>())
    };
    let note = "fitted by tests/compare/train.rs; the features are explained where they are made";
    let sentences = &training.sentences;
    let title = format!("# How much each feature of two sentences speaks for their making one claim, {note}.");
    fs::write("src/compare/align_model.txt", lines(&title, &sentences.names, &[sentences.fit()])).expect("written");
    let title = format!(
        "# How much each feature of two figures speaks for their being of one quantity: where their values do not fit, \
         and where they do; {note}."
    );
    let columns = [training.apart.fit(), training.fitting.fit()];
    fs::write("src/compare/figure_model.txt", lines(&title, &training.apart.names, &columns)).expect("written");
    println!("{} pairs of sentences", sentences.rows.len());
    println!("{} pairs of figures apart, {} fitting", training.apart.rows.len(), training.fitting.rows.len());
}
