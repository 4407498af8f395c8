//! Trains the model of cues.

use claimlight::attribution::cue::{HOPELESS, LABELS, Transitions, features, posteriors, telling_features};

use crate::corpus::Article;
use crate::learner::{KEPT, Learner, Rates, kept};
use crate::random::Random;

/// A trained model of cues.
pub struct Cues {
    pub learner: Learner<LABELS>,
    pub transitions: Transitions,
    /// What the telling features of a token must reach for it to be looked at further.
    pub floor: f32,
}

/// How many features are telling.
const TELLING: usize = 10;

/// Of a thousand tokens of cues, this many may fall below the floor.
const LOST: usize = 3;

fn rates() -> Rates {
    let value = |name: &str, usual: f32| {
        std::env::var(format!("CUE_{name}")).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
    };
    Rates { step: value("STEP", 0.02), decay: value("DECAY", 0.0), rounds: value("ROUNDS", 8.0) as usize }
}

/// Rows of every token of an article, and how many there are for each.
pub fn rows(article: &Article) -> (Vec<u16>, usize) {
    let mut rows = Vec::new();
    let mut width = 0;
    for at in 0..article.reading.len() {
        let before = rows.len();
        telling_features(&article.reading, at, &mut rows);
        assert_eq!(rows.len() - before, TELLING, "the number of telling features");
        rows.truncate(before);
        features(&article.reading, at, &mut rows);
        width = rows.len() - before;
    }
    (rows, width)
}

/// Learns from articles.
pub fn train(articles: &[&Article], seed: u64) -> Cues {
    let prepared: Vec<(Vec<u16>, usize, Vec<u8>)> = articles
        .iter()
        .map(|article| {
            let (rows, width) = rows(article);
            let mut labels = vec![0u8; article.reading.len()];
            for gold in &article.gold {
                if let Some(cue) = Article::cue(gold) {
                    for at in cue.clone() {
                        labels[at] = if at == cue.start { 1 } else { 2 };
                    }
                }
            }
            (rows, width, labels)
        })
        .collect();
    let mut sentences: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        let segmentation = article.reading.segmentation;
        for sentence in 0..segmentation.sentences.len() {
            let range = segmentation.token_range(sentence);
            if !range.is_empty() {
                sentences.push((index, range));
            }
        }
    }
    let mut cues = Cues { learner: Learner::new(rates()), transitions: [[0.0; 2]; 3], floor: f32::MIN };
    let mut squares = [[1e-3f32; 2]; 3];
    let mut random = Random(seed);
    let mut masks = Vec::new();
    for _ in 0..rates().rounds {
        random.shuffle(&mut sentences);
        for (index, range) in &sentences {
            let (rows, width, labels) = &prepared[*index];
            let rows_of = |at: usize| &rows[at * width..(at + 1) * width];
            masks.clear();
            masks.extend(range.clone().map(|_| kept(&mut random)));
            let scores: Vec<[f32; 2]> = range
                .clone()
                .zip(&masks)
                .map(|(at, &mask)| cues.learner.score(rows_of(at), mask).map(|score| score / KEPT))
                .collect();
            let likely = posteriors(&scores, &cues.transitions);
            let mut slopes = [[0f32; 2]; 3];
            let mut last = 0usize;
            for ((at, &mask), likely) in range.clone().zip(&masks).zip(&likely) {
                let gold = labels[at] as usize;
                let gradient = [likely[0] - f32::from(gold == 1), likely[1] - f32::from(gold == 2)];
                cues.learner.update(rows_of(at), mask, &gradient);
                if gold > 0 {
                    slopes[last][gold - 1] -= 1.0;
                }
                last = gold;
            }
            for (from, row) in expected_moves(&scores, &cues.transitions).iter().enumerate() {
                for to in 0..2 {
                    let slope = slopes[from][to] + row[to];
                    squares[from][to] += slope * slope;
                    cues.transitions[from][to] -= 0.1 * slope / squares[from][to].sqrt();
                }
            }
        }
    }
    let mut sums: Vec<f32> = prepared
        .iter()
        .flat_map(|(rows, width, labels)| rows.chunks_exact(*width).zip(labels))
        .filter(|(_, label)| **label > 0)
        .map(|(rows, _)| telling(&cues, rows))
        .collect();
    sums.sort_by(f32::total_cmp);
    cues.floor = sums.get(sums.len() * LOST / 1000).copied().unwrap_or(f32::MIN);
    cues
}

/// The better score of the telling features, which come first.
fn telling(cues: &Cues, rows: &[u16]) -> f32 {
    let count = TELLING;
    let [begin, inside] = cues.learner.score(&rows[..count], u64::MAX);
    begin.max(inside)
}

/// How often each move is expected.
fn expected_moves(scores: &[[f32; 2]], transitions: &Transitions) -> [[f32; 2]; 3] {
    // By difference quotients of the log-sum would be costly: the chain is short, so sums run forward and back again.
    let n = scores.len();
    let value = |at: usize, label: usize| {
        if label == 0 { 1.0f64 } else { f64::from(scores[at][label - 1].clamp(-30.0, 30.0)).exp() }
    };
    let step = |from: usize, to: usize| match (from, to) {
        (_, 0) => 1.0f64,
        (0, 2) => 0.0,
        (from, to) => f64::from(transitions[from][to - 1]).exp(),
    };
    let mut forward = vec![[1.0f64, 0.0, 0.0]];
    for at in 0..n {
        let last = forward[at];
        let next: [f64; 3] =
            std::array::from_fn(|to| value(at, to) * (0..3).map(|from| last[from] * step(from, to)).sum::<f64>());
        let total: f64 = next.iter().sum();
        forward.push(next.map(|value| value / total));
    }
    let mut after = [1.0f64; 3];
    let mut expected = [[0f32; 2]; 3];
    for at in (0..n).rev() {
        let joint = |from: usize, to: usize| forward[at][from] * step(from, to) * value(at, to) * after[to];
        let total: f64 =
            (0..3).flat_map(|from| (0..3).map(move |to| (from, to))).map(|(from, to)| joint(from, to)).sum();
        for (from, row) in expected.iter_mut().enumerate() {
            for (to, cell) in row.iter_mut().enumerate() {
                *cell += (joint(from, to + 1) / total) as f32;
            }
        }
        let before: [f64; 3] =
            std::array::from_fn(|from| (0..3).map(|to| step(from, to) * value(at, to) * after[to]).sum());
        let total: f64 = before.iter().sum();
        after = before.map(|value| value / total);
    }
    expected
}

/// How likely each token begins and goes on with a cue.
pub fn likely(cues: &Cues, article: &Article) -> Vec<[f32; 2]> {
    let (rows, width) = rows(article);
    let segmentation = article.reading.segmentation;
    let mut all = Vec::new();
    for sentence in 0..segmentation.sentences.len() {
        let scores: Vec<[f32; 2]> = segmentation
            .token_range(sentence)
            .map(|at| {
                let rows = &rows[at * width..(at + 1) * width];
                if telling(cues, rows) < cues.floor { HOPELESS } else { cues.learner.score(rows, u64::MAX) }
            })
            .collect();
        all.extend(posteriors(&scores, &cues.transitions));
    }
    all
}

/// The possible cues of an article.
pub fn candidates(cues: &Cues, article: &Article, least: f32) -> Vec<claimlight::attribution::cue::Candidate> {
    let likely = likely(cues, article);
    let segmentation = article.reading.segmentation;
    let mut found = Vec::new();
    for sentence in 0..segmentation.sentences.len() {
        let range = segmentation.token_range(sentence);
        claimlight::attribution::cue::collect(&likely[range.clone()], range.start, least, &mut found);
    }
    found
}
