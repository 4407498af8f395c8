//! Weights in training: AdaGrad (Duchi, Hazan and Singer 2011) over hashed features, with feature dropout.
//!
//! A model is learned twice. First every feature that was seen often enough has weights of its own; then, of the
//! features that share a row of the shipped table, the one that said most keeps it, and the weights are learned anew.

use claimlight::linear::{check, row};

use crate::random::Random;

/// How to learn.
#[derive(Clone, Copy)]
pub struct Rates {
    /// Step size.
    pub step: f32,
    /// Passes over the data.
    pub rounds: usize,
}

impl Rates {
    /// The usual rates, or those that the environment names (`CUE_STEP=0.03`), for experiments.
    pub fn of(name: &str) -> Rates {
        let value = |what: &str, usual: f32| {
            std::env::var(format!("{name}_{what}")).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
        };
        Rates { step: value("STEP", 0.02), rounds: value("ROUNDS", 10.0) as usize }
    }
}

/// Stands for a feature without weights.
pub const NONE: u32 = u32::MAX;

/// Features seen less often have no weights.
const LEAST_SEEN: u32 = 2;

/// Which weights each feature has.
pub struct Index {
    rows: usize,
    /// By row and check of a feature: the place of its weights.
    places: Vec<u32>,
    /// How often the feature of each place was seen.
    seen: Vec<u32>,
}

impl Index {
    /// A place for each feature that was seen often enough; none has the check 0.
    pub fn of<'f>(features: impl Iterator<Item = &'f u32>, rows: usize) -> Index {
        let mut counts = vec![0u32; rows << 8];
        features.for_each(|&feature| counts[key(rows, feature)] += 1);
        let mut seen = Vec::new();
        let mut place = |(key, count): (usize, u32)| {
            if count < LEAST_SEEN || key & 0xFF == 0 {
                return NONE;
            }
            seen.push(count);
            seen.len() as u32 - 1
        };
        let places = counts.into_iter().enumerate().map(&mut place).collect();
        Index { rows, places, seen }
    }

    /// The place of each row for the feature that said most of those that share it, by the weights of `self`; of these
    /// features, so many at most that said most of all.
    pub fn best<const LABELS: usize>(&self, weights: &[[f32; LABELS]], most: usize) -> Index {
        let mut winners = Vec::with_capacity(self.rows);
        for row in 0..self.rows {
            let of_row = (row << 8..(row + 1) << 8).filter(|&key| self.places[key] != NONE);
            let worth = |key: usize| {
                let place = self.places[key] as usize;
                let sizes: f32 = weights[place].iter().map(|weight| weight.abs()).sum();
                sizes * (self.seen[place] as f32).sqrt()
            };
            if let Some(key) = of_row.max_by(|&one, &other| worth(one).total_cmp(&worth(other))) {
                winners.push((worth(key), row, key));
            }
        }
        winners.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        winners.truncate(most);
        let mut best = Index { rows: self.rows, places: vec![NONE; self.places.len()], seen: vec![0; self.rows] };
        for (_, row, key) in winners {
            best.places[key] = row as u32;
            best.seen[row] = self.seen[self.places[key] as usize];
        }
        best
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// The place of a feature's weights, or [`NONE`].
    pub fn place(&self, feature: u32) -> u32 {
        self.places[key(self.rows, feature)]
    }

    /// The places of features, in order.
    pub fn places(&self, features: &[u32]) -> Vec<u32> {
        features.iter().map(|&feature| self.place(feature)).collect()
    }

    /// The check of the feature that has each row, in an index of the best; 0 for none.
    pub fn checks(&self) -> Vec<u8> {
        let mut checks = vec![0; self.rows];
        for (key, &place) in self.places.iter().enumerate().filter(|(_, place)| **place != NONE) {
            checks[place as usize] = (key & 0xFF) as u8;
        }
        checks
    }
}

fn key(rows: usize, feature: u32) -> usize {
    row(feature, rows) << 8 | check(feature) as usize
}

/// Weights of `LABELS` labels, while they are learned.
pub struct Learner<const LABELS: usize> {
    /// Which of the weights a feature has.
    pub index: Index,
    /// The weights.
    pub weights: Vec<[f32; LABELS]>,
    squares: Vec<[f32; LABELS]>,
    step: f32,
}

impl<const LABELS: usize> Learner<LABELS> {
    /// All zero.
    pub fn new(index: Index, step: f32) -> Self {
        let places = index.len();
        Learner { index, weights: vec![[0.0; LABELS]; places], squares: vec![[1e-3; LABELS]; places], step }
    }

    /// The sum of the weights at the kept places of one item, by label.
    pub fn score(&self, places: &[u32], kept: u64) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        for (index, &place) in places.iter().enumerate() {
            if kept >> index & 1 == 1 && place != NONE {
                let weights = &self.weights[place as usize];
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
        }
        scores
    }

    /// All weights.
    pub fn all(&mut self) -> Vec<&mut f32> {
        self.weights.iter_mut().flatten().collect()
    }

    /// Moves the weights at the kept places of one item against the gradient.
    pub fn update(&mut self, places: &[u32], kept: u64, gradient: &[f32; LABELS]) {
        if gradient.iter().all(|part| part.abs() < 1e-4) {
            return;
        }
        for (index, &place) in places.iter().enumerate() {
            if kept >> index & 1 == 1 && place != NONE {
                let (weights, squares) = (&mut self.weights[place as usize], &mut self.squares[place as usize]);
                for label in 0..LABELS {
                    let slope = gradient[label];
                    squares[label] += slope * slope;
                    weights[label] -= self.step * slope / squares[label].sqrt();
                }
            }
        }
    }
}

/// How often a model is learned, in other orders and with other features dropped. Their weights are averaged into one:
/// what hangs on the order goes, and the file is as large as that of one (AR 72.1 with one, 72.6 with four, on
/// held-out articles).
const REPEATS: u64 = 4;

/// The average of models that are learned from seeds; `weights` lists those of a model, always in one order.
pub fn averaged<M>(
    seed: u64,
    learn: impl Fn(u64) -> M,
    weights: impl for<'model> Fn(&'model mut M) -> Vec<&'model mut f32>,
) -> M {
    let mut average = learn(seed);
    for repeat in 1..REPEATS {
        let mut other = learn(seed + 1000 * repeat);
        weights(&mut average).into_iter().zip(weights(&mut other)).for_each(|(sum, one)| *sum += *one);
    }
    weights(&mut average).into_iter().for_each(|weight| *weight /= REPEATS as f32);
    average
}

/// Which features to keep: one bit each, one in four dropped.
pub fn kept(random: &mut Random) -> u64 {
    random.next() | random.next()
}

/// What a kept feature counts for when some are dropped.
pub const KEPT: f32 = 0.75;
