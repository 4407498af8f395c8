//! The chain that labels source and content around one cue: at most one source, and some content.
//!
//! States remember whether the source has been passed; labels tell the first token of a stretch from
//! the others, so that the scores of a boundary lie on the tokens at both of its sides.

use crate::linear::exp;

/// Labels with weights.
pub const LABELS: usize = 6;
/// First token outside after content.
pub const AFTER_CONTENT: usize = 0;
/// First token outside after the source.
pub const AFTER_SOURCE: usize = 1;
/// First token of the source.
pub const BEGIN_SOURCE: usize = 2;
/// Further token of the source.
pub const IN_SOURCE: usize = 3;
/// First token of content.
pub const BEGIN_CONTENT: usize = 4;
/// Further token of content.
pub const IN_CONTENT: usize = 5;
/// Further token outside: the label without weights.
pub const OUTSIDE: usize = 6;

const STATES: usize = 8;
const START: usize = 0;

/// States that may come last: there is content.
const FINAL: [bool; STATES] = [false, false, true, true, false, true, true, true];

/// States that have passed or are in the source.
const SOURCED: [bool; STATES] = [false, true, false, true, true, true, false, true];

/// Moves between states: from, to, and the label of the token moved to. The states are outside with
/// neither source nor content passed (0), with the source (1), with content (2), with both (3); in the
/// source, before content (4) or after it (5); in content, before the source (6) or after it (7).
const MOVES: [(usize, usize, usize); 21] = [
    (0, 0, OUTSIDE),
    (1, 1, OUTSIDE),
    (2, 2, OUTSIDE),
    (3, 3, OUTSIDE),
    (0, 4, BEGIN_SOURCE),
    (2, 5, BEGIN_SOURCE),
    (0, 6, BEGIN_CONTENT),
    (2, 6, BEGIN_CONTENT),
    (1, 7, BEGIN_CONTENT),
    (3, 7, BEGIN_CONTENT),
    (4, 4, IN_SOURCE),
    (4, 1, AFTER_SOURCE),
    (4, 7, BEGIN_CONTENT),
    (5, 5, IN_SOURCE),
    (5, 3, AFTER_SOURCE),
    (5, 7, BEGIN_CONTENT),
    (6, 6, IN_CONTENT),
    (6, 2, AFTER_CONTENT),
    (6, 5, BEGIN_SOURCE),
    (7, 7, IN_CONTENT),
    (7, 3, AFTER_CONTENT),
];
/// The scores of one token by label; the last is that of [`OUTSIDE`], which is 0 but for what is forbidden.
pub type Scores = [f32; LABELS + 1];

/// A score that forbids a label.
pub const NEVER: f32 = -60.0;

/// The best labels of a stretch of tokens.
pub fn best(scores: &[Scores]) -> Vec<usize> {
    let mut now = [f32::NEG_INFINITY; STATES];
    now[START] = 0.0;
    let mut back: Vec<[u8; STATES]> = Vec::with_capacity(scores.len());
    for token in scores {
        let mut next = [f32::NEG_INFINITY; STATES];
        let mut came = [0u8; STATES];
        for (index, &(from, to, label)) in MOVES.iter().enumerate() {
            let score = now[from] + token[label];
            if score > next[to] {
                next[to] = score;
                came[to] = index as u8;
            }
        }
        back.push(came);
        now = next;
    }
    let better = |best: usize, state: usize| if FINAL[state] && now[state] > now[best] { state } else { best };
    let mut state = (3..STATES).fold(2, better);
    let mut labels = vec![OUTSIDE; scores.len()];
    for (label, came) in labels.iter_mut().zip(&back).rev() {
        let (from, _, through) = MOVES[came[state] as usize];
        *label = through;
        state = from;
    }
    labels
}

/// What is likely around one cue.
pub struct Likely {
    /// How likely each label is at each token.
    pub labels: Vec<[f32; LABELS + 1]>,
    /// The share of each token, and of a legal end, in the sum over all labellings: their product is that sum.
    pub totals: Vec<f32>,
    /// How likely there is a source at all.
    pub sourced: f32,
}

/// How likely each label is at each token, by forward and backward sums.
pub fn likely(scores: &[Scores]) -> Likely {
    let values: Vec<Scores> = scores.iter().map(|token| token.map(exp_bounded)).collect();
    let mut forward = Vec::with_capacity(values.len() + 1);
    let mut now = [0f32; STATES];
    now[START] = 1.0;
    forward.push(now);
    let mut totals = Vec::with_capacity(values.len());
    for token in &values {
        let mut next = [0f32; STATES];
        for &(from, to, label) in &MOVES {
            next[to] += now[from] * token[label];
        }
        let total: f32 = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        totals.push(total);
        now = next.map(|value| value / total);
        forward.push(now);
    }
    let ends: [f32; STATES] = std::array::from_fn(|state| if FINAL[state] { now[state] } else { 0.0 });
    let all = ends.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let sourced = (0..STATES).filter(|&state| SOURCED[state]).map(|state| ends[state]).sum::<f32>() / all;
    totals.push(all);
    let mut after = FINAL.map(|last| if last { 1f32 } else { 0.0 });
    let mut labels = vec![[0f32; LABELS + 1]; values.len()];
    for (at, token) in values.iter().enumerate().rev() {
        let mut before = [0f32; STATES];
        let mut total = 0f32;
        for &(from, to, label) in &MOVES {
            let value = token[label] * after[to];
            let joint = forward[at][from] * value;
            labels[at][label] += joint;
            total += joint;
            before[from] += value;
        }
        let total = total.max(f32::MIN_POSITIVE);
        labels[at].iter_mut().for_each(|value| *value /= total);
        let size: f32 = before.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        after = before.map(|value| value / size);
    }
    Likely { labels, totals, sourced }
}

/// How likely a labelling is as a whole.
pub fn chance(scores: &[Scores], likely: &Likely, labels: &[usize]) -> f32 {
    let parts = scores.iter().zip(&likely.totals).zip(labels);
    let last = likely.totals.last().copied().unwrap_or(1.0);
    parts.fold(1.0 / last, |chance, ((token, &total), &label)| chance * exp_bounded(token[label]) / total)
}

fn exp_bounded(score: f32) -> f32 {
    if score <= NEVER { 0.0 } else { exp(score.clamp(-25.0, 25.0)) }
}

/// The labels of given stretches: `role(at)` says what stands at a token.
pub fn labels(length: usize, role: impl Fn(usize) -> Role) -> Vec<usize> {
    let mut last = Role::Outside;
    (0..length)
        .map(|at| {
            let now = role(at);
            let label = match (last, now) {
                (Role::Outside, Role::Outside) => OUTSIDE,
                (Role::Source, Role::Outside) => AFTER_SOURCE,
                (Role::Content, Role::Outside) => AFTER_CONTENT,
                (Role::Source, Role::Source) => IN_SOURCE,
                (_, Role::Source) => BEGIN_SOURCE,
                (Role::Content, Role::Content) => IN_CONTENT,
                (_, Role::Content) => BEGIN_CONTENT,
            };
            last = now;
            label
        })
        .collect()
}

/// What a token is to one cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Neither.
    Outside,
    /// Of the source.
    Source,
    /// Of the content.
    Content,
}

/// The role that goes with a label.
pub fn role(label: usize) -> Role {
    match label {
        BEGIN_SOURCE | IN_SOURCE => Role::Source,
        BEGIN_CONTENT | IN_CONTENT => Role::Content,
        _ => Role::Outside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_best_labelling_is_legal_and_likelihoods_sum_to_one(
            scores in prop::collection::vec(prop::array::uniform6(-9f32..9f32), 1..12)
        ) {
            let scores: Vec<Scores> =
                scores.iter().map(|token| std::array::from_fn(|label| token.get(label).copied().unwrap_or(0.0))).collect();
            let found = best(&scores);
            let again = labels(found.len(), |at| role(found[at]));
            prop_assert_eq!(&found, &again);
            prop_assert!(found.iter().filter(|&&label| label == BEGIN_SOURCE).count() <= 1);
            for token in likely(&scores).labels {
                prop_assert!((token.iter().sum::<f32>() - 1.0).abs() < 1e-3);
            }
        }
    }
}
