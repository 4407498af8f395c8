//! Weights in training: AdaGrad over hashed rows, with feature dropout.

use claimlight::linear::ROWS;

use crate::random::Random;

/// How to learn.
#[derive(Clone, Copy)]
pub struct Rates {
    /// Step size.
    pub step: f32,
    /// Pull towards zero, per update.
    pub decay: f32,
    /// Passes over the data.
    pub rounds: usize,
}

/// Weights of `LABELS` labels for every row, while they are learned.
pub struct Learner<const LABELS: usize> {
    /// The weights.
    pub weights: Vec<[f32; LABELS]>,
    squares: Vec<[f32; LABELS]>,
    rates: Rates,
}

impl<const LABELS: usize> Learner<LABELS> {
    /// All zero.
    pub fn new(rates: Rates) -> Self {
        Learner { weights: vec![[0.0; LABELS]; ROWS], squares: vec![[1e-3; LABELS]; ROWS], rates }
    }

    /// The sum of the kept rows of one item, by label.
    pub fn score(&self, rows: &[u16], kept: u64) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        for (index, &row) in rows.iter().enumerate() {
            if kept >> index & 1 == 1 {
                let weights = &self.weights[row as usize];
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
        }
        scores
    }

    /// Moves the kept rows of one item against the gradient.
    pub fn update(&mut self, rows: &[u16], kept: u64, gradient: &[f32; LABELS]) {
        if gradient.iter().all(|part| part.abs() < 1e-4) {
            return;
        }
        for (index, &row) in rows.iter().enumerate() {
            if kept >> index & 1 == 1 {
                let (weights, squares) = (&mut self.weights[row as usize], &mut self.squares[row as usize]);
                for label in 0..LABELS {
                    let slope = gradient[label] + self.rates.decay * weights[label];
                    squares[label] += slope * slope;
                    weights[label] -= self.rates.step * slope / squares[label].sqrt();
                }
            }
        }
    }
}

/// Which features to keep: one bit each, one in four dropped.
pub fn kept(random: &mut Random) -> u64 {
    random.next() | random.next()
}

/// What a kept feature counts for when some are dropped.
pub const KEPT: f32 = 0.75;
