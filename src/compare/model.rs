//! Small linear models: how much each feature of a pair speaks for it, as fitted by logistic regression on the events
//! that were aligned by hand (`tests/compare/train.rs`). A score is the logarithm of the odds.

use std::sync::OnceLock;

/// What is known of a pair: names and values, always in one order.
pub type Features<const N: usize> = [(&'static str, f32); N];

/// The weights of a model's features.
pub struct Model {
    /// By name, as the file has them.
    weights: Vec<(&'static str, f32)>,
    /// In the order of the features; filled when the first are scored.
    ordered: OnceLock<Vec<f32>>,
}

impl Model {
    /// Reads a model: a feature a line, tabs before its weights, of which one column is meant.
    pub fn read(file: &'static str, column: usize) -> Model {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let weight = |line: &'static str| {
            let mut fields = line.split('\t');
            let name = fields.next()?;
            Some((name, fields.nth(column)?.parse().ok()?))
        };
        Model { weights: lines.filter_map(weight).collect(), ordered: OnceLock::new() }
    }

    /// The weighted sum of the features; one that the model was not fitted with weighs nothing.
    pub fn score<const N: usize>(&self, features: &Features<N>) -> f32 {
        let weight = |name: &str| self.weights.iter().find(|(known, _)| *known == name).map_or(0.0, |known| known.1);
        let ordered = self.ordered.get_or_init(|| features.iter().map(|(name, _)| weight(name)).collect());
        ordered.iter().zip(features).map(|(weight, (_, value))| weight * value).sum()
    }
}

/// 1 for what holds, 0 for what does not.
pub fn flag(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}
