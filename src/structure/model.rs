//! The line model: which lines of a saved page belong to its story.
//!
//! A line is read twice. By itself, with a linear score. And in its place: a linear-chain model with four
//! states (before the story, in it, a part of the page within it, after it) gives for each line how much
//! worse the best reading of the page becomes if the line is no part of the story. The sum of both decides.
//! All weights and scores are whole numbers, so every machine decides alike.

use std::sync::OnceLock;

use super::feature::Active;

/// States of the chain.
pub const STATES: usize = 4;
/// Weights of a feature: one for each state, for the story to begin and to end at the line, and for the line by itself.
pub const KINDS: usize = STATES + 3;
/// Weights stand for this many parts of a whole.
pub const SCALE: i32 = 64;

/// The state of a line of the story.
pub const STORY: usize = 1;
/// States that can follow each other.
pub const STEPS: [(usize, usize); 8] = [(0, 0), (0, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 3)];
/// The step into the story.
pub const BEGIN: usize = 1;
/// The step out of it.
pub const FINISH: usize = 4;

/// How far the line's place can outweigh the line itself.
const REACH: i32 = 10 * SCALE;
/// Below this a line is no part of the story. Chosen on the training pages, each judged by weights that did
/// not see it, so that few lines of stories are lost.
const THRESHOLD: i32 = -10 * SCALE;
/// Worse than anything.
const NEVER: i64 = i64::MIN / 4;

/// Weights as they are read from `line_model.txt`.
pub struct Model {
    /// [`KINDS`] for each feature.
    pub weights: Vec<[i8; KINDS]>,
    /// One for each of [`STEPS`].
    pub steps: [i32; STEPS.len()],
}

impl Model {
    /// Reads weights: a line for each feature, and a line of the steps' weights before them. What is missing is zero.
    pub fn parse(file: &str) -> Model {
        let mut lines = file.lines().filter(|line| !line.starts_with('#')).map(numbers);
        let mut steps = [0; STEPS.len()];
        for (step, number) in steps.iter_mut().zip(lines.next().unwrap_or_default()) {
            *step = number;
        }
        let weights =
            lines.map(|line| std::array::from_fn(|at| line.get(at).map_or(0, |&number| number as i8))).collect();
        Model { weights, steps }
    }

    /// For each line of a page, how much speaks for its being part of the story; [`SCALE`] is one unit.
    pub fn scores(&self, lines: &[Active]) -> Vec<i32> {
        let sums: Vec<_> = lines.iter().map(|line| self.sums(line)).collect();
        let place = self.margins(&sums);
        sums.iter()
            .zip(place)
            .map(|(sum, margin)| margin.clamp(-i64::from(REACH), i64::from(REACH)) as i32 + sum[KINDS - 1])
            .collect()
    }

    fn sums(&self, line: &Active) -> [i32; KINDS] {
        let mut sums = [0; KINDS];
        for weights in line.iter().filter_map(|&feature| self.weights.get(feature as usize)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(*weight);
            }
        }
        sums
    }

    fn step(&self, step: usize, sums: &[i32; KINDS]) -> i64 {
        let turn = match step {
            BEGIN => sums[STATES],
            FINISH => sums[STATES + 1],
            _ => 0,
        };
        i64::from(self.steps[step] + turn)
    }

    /// Best reading of the page with each line in the story, less the best one with it outside.
    fn margins(&self, sums: &[[i32; KINDS]]) -> Vec<i64> {
        let count = sums.len();
        let mut ahead = vec![[NEVER; STATES]; count];
        let mut behind = vec![[NEVER; STATES]; count];
        for at in 0..count {
            if at == 0 {
                ahead[0][0] = i64::from(sums[0][0]);
                ahead[0][STORY] = i64::from(sums[0][STORY]) + self.step(BEGIN, &sums[0]);
                continue;
            }
            for (step, &(from, to)) in STEPS.iter().enumerate() {
                let reached = ahead[at - 1][from].saturating_add(self.step(step, &sums[at]) + i64::from(sums[at][to]));
                ahead[at][to] = ahead[at][to].max(reached);
            }
        }
        for at in (0..count).rev() {
            if at + 1 == count {
                behind[at] = [0, 0, NEVER, 0];
                continue;
            }
            for (step, &(from, to)) in STEPS.iter().enumerate() {
                let next = &sums[at + 1];
                let reached = behind[at + 1][to].saturating_add(self.step(step, next) + i64::from(next[to]));
                behind[at][from] = behind[at][from].max(reached);
            }
        }
        ahead
            .iter()
            .zip(&behind)
            .map(|(ahead, behind)| {
                let best = |state: usize| ahead[state].saturating_add(behind[state]);
                let outside = (0..STATES).filter(|&state| state != STORY).map(best).max().unwrap_or(NEVER);
                best(STORY).saturating_sub(outside)
            })
            .collect()
    }
}

fn numbers(line: &str) -> Vec<i32> {
    line.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

/// For each line of a page, whether it belongs to the story.
pub(crate) fn in_story(lines: &[Active]) -> Vec<bool> {
    static MODEL: OnceLock<Model> = OnceLock::new();
    let model = MODEL.get_or_init(|| Model::parse(include_str!("line_model.txt")));
    model.scores(lines).into_iter().map(|score| score >= THRESHOLD).collect()
}
