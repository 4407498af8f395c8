//! Trains the model of cues.

use claimlight::attribution::cue::{self, GLANCES, LABELS, ROWS, Transitions, posteriors};

use crate::ablation::Dropped;
use crate::attribution::SHIPPED_LEAST;
use crate::corpus::Article;
use crate::learner::{Index, KEPT, Learner, Rates, averaged, kept};
use crate::random::Random;

/// A trained model of cues.
pub struct Cues {
    pub learner: Learner<LABELS>,
    pub transitions: Transitions,
    /// What the sum for a beginning must reach at each glance for a token to be looked at further.
    pub floors: [f32; GLANCES.len()],
}

impl Cues {
    /// All weights.
    fn all(&mut self) -> Vec<&mut f32> {
        self.learner.all().into_iter().chain(self.transitions.iter_mut().flatten()).collect()
    }
}

/// Features at most. Of many rows those with the most telling features are filled: that is worth more than fewer rows,
/// all filled, as large a file.
const MOST: usize = 40_000;

/// Of so many possible cues, one may fall below a floor.
const LOST: usize = 5000;

/// The features of every token of an article, and how many there are for each.
pub fn features(article: &Article) -> (Vec<u32>, usize) {
    let mut features = Vec::new();
    let mut width = 0;
    for at in 0..article.reading.len() {
        let before = features.len();
        cue::features(&article.reading, at, &mut features);
        Dropped::of_cues().cut(&mut features, before);
        width = features.len() - before;
    }
    (features, width)
}

struct Prepared {
    features: Vec<u32>,
    width: usize,
    labels: Vec<u8>,
}

/// Learns from articles.
pub fn train(articles: &[&Article], seed: u64) -> Cues {
    let prepared: Vec<Prepared> = articles
        .iter()
        .map(|article| {
            let (features, width) = features(article);
            let mut labels = vec![0u8; article.reading.len()];
            for gold in &article.gold {
                if let Some(cue) = Article::cue(gold) {
                    for at in cue.clone() {
                        labels[at] = if at == cue.start { 1 } else { 2 };
                    }
                }
            }
            Prepared { features, width, labels }
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
    let rates = Rates::of("CUE");
    let index = Index::of(prepared.iter().flat_map(|prepared| &prepared.features), ROWS);
    let full = learn(Learner::new(index, rates.step), &prepared, &mut sentences.clone(), rates.rounds / 2, seed);
    let best = || Learner::new(full.learner.index.best(&full.learner.weights, MOST), rates.step);
    let once = |seed| learn(best(), &prepared, &mut sentences.clone(), rates.rounds, seed);
    let mut cues = averaged(seed, once, Cues::all);
    let begun: Vec<&[u32]> = articles
        .iter()
        .zip(&prepared)
        .flat_map(|(article, prepared)| {
            likely(&cues, article).into_iter().zip(prepared.features.chunks_exact(prepared.width))
        })
        .filter(|([begins, _], _)| *begins >= SHIPPED_LEAST)
        .map(|(_, features)| features)
        .collect();
    cues.floors = GLANCES.map(|glance| {
        let places = |features: &[u32]| cues.learner.index.places(&features[..glance]);
        let mut sums: Vec<f32> = begun.iter().map(|features| begins(&cues, &places(features))).collect();
        sums.sort_by(f32::total_cmp);
        sums.get(sums.len() / LOST).copied().unwrap_or(f32::MIN)
    });
    cues
}

fn learn(
    learner: Learner<LABELS>,
    prepared: &[Prepared],
    sentences: &mut [(usize, std::ops::Range<usize>)],
    rounds: usize,
    seed: u64,
) -> Cues {
    let places: Vec<Vec<u32>> = prepared.iter().map(|prepared| learner.index.places(&prepared.features)).collect();
    let mut cues = Cues { learner, transitions: [[0.0; 2]; 3], floors: [f32::MIN; GLANCES.len()] };
    let mut squares = [[1e-3f32; 2]; 3];
    let mut random = Random(seed);
    let mut masks = Vec::new();
    for _ in 0..rounds {
        random.shuffle(sentences);
        for (index, range) in &*sentences {
            let Prepared { width, labels, .. } = &prepared[*index];
            let places_of = |at: usize| &places[*index][at * width..(at + 1) * width];
            masks.clear();
            masks.extend(range.clone().map(|_| kept(&mut random)));
            let scores: Vec<[f32; 2]> = range
                .clone()
                .zip(&masks)
                .map(|(at, &mask)| cues.learner.score(places_of(at), mask).map(|score| score / KEPT))
                .collect();
            let likely = posteriors(&scores, &cues.transitions);
            let mut slopes = [[0f32; 2]; 3];
            let mut last = 0usize;
            for ((at, &mask), likely) in range.clone().zip(&masks).zip(&likely) {
                let gold = labels[at] as usize;
                let gradient = [likely[0] - f32::from(gold == 1), likely[1] - f32::from(gold == 2)];
                cues.learner.update(places_of(at), mask, &gradient);
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
    cues
}

/// The sum of some features for a beginning.
fn begins(cues: &Cues, places: &[u32]) -> f32 {
    cues.learner.score(places, u64::MAX)[0]
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
    let (features, width) = features(article);
    let places = cues.learner.index.places(&features);
    let segmentation = article.reading.segmentation;
    let mut all = Vec::new();
    let mut scores = Vec::new();
    for sentence in 0..segmentation.sentences.len() {
        let range = segmentation.token_range(sentence);
        let places = |at: usize| &places[(range.start + at) * width..(range.start + at + 1) * width];
        let full = |at: usize| cues.learner.score(places(at), u64::MAX);
        let hopeful = |at: usize| {
            let mut glances = GLANCES.iter().zip(cues.floors);
            glances.all(|(&glance, floor)| begins(cues, &places(at)[..glance]) >= floor).then(|| full(at))
        };
        cue::look(range.len(), hopeful, full, &mut scores);
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
        claimlight::attribution::cue::collect(&article.reading, &likely[range.clone()], range.start, least, &mut found);
    }
    found
}
