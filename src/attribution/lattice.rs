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
#[inline(never)]
pub fn best(scores: &[Scores]) -> Vec<usize> {
    let mut now = [f32::NEG_INFINITY; STATES];
    now[START] = 0.0;
    let mut back: Vec<[u8; STATES]> = Vec::with_capacity(scores.len());
    for token in scores {
        let (next, came) = best_step(&now, token);
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

/// The best way to every state, one token further: how good it is, and its last move. [`MOVES`] written out, because
/// this is done for every token around every possible cue.
#[inline(always)]
fn best_step(now: &[f32; STATES], token: &Scores) -> ([f32; STATES], [u8; STATES]) {
    let way = |index: usize| {
        let (from, _, label) = MOVES[index];
        (now[from] + token[label], index as u8)
    };
    let better = |one: (f32, u8), other: (f32, u8)| if other.0 > one.0 { other } else { one };
    let ways = [
        way(0),
        better(way(1), way(11)),
        better(way(2), way(17)),
        better(better(way(3), way(14)), way(20)),
        better(way(4), way(10)),
        better(better(way(5), way(13)), way(18)),
        better(better(way(6), way(7)), way(16)),
        better(better(better(way(8), way(9)), better(way(12), way(15))), way(19)),
    ];
    (ways.map(|way| way.0), ways.map(|way| way.1))
}

/// What is likely around one cue.
pub struct Likely {
    /// How likely each label is at each token.
    pub labels: Vec<Scores>,
    /// The share of each token, and of a legal end, in the sum over all labellings: their product is that sum.
    totals: Vec<f32>,
    /// e to the power of each score.
    weights: Vec<Scores>,
    /// How likely there is a source at all.
    pub sourced: f32,
}

/// How likely each label is at each token, by forward and backward sums.
#[inline(never)]
pub fn likely(scores: &[Scores]) -> Likely {
    let weights: Vec<Scores> = scores.iter().map(|token| token.map(exp_bounded)).collect();
    let mut forward = Vec::with_capacity(weights.len());
    let mut totals = Vec::with_capacity(weights.len() + 1);
    let mut now = [0f32; STATES];
    now[START] = 1.0;
    for token in &weights {
        forward.push(now);
        let next = sums_before(&now, token);
        let total = sum(&next);
        totals.push(total);
        now = next.map(|value| value * (1.0 / total));
    }
    let ends: [f32; STATES] = std::array::from_fn(|state| if FINAL[state] { now[state] } else { 0.0 });
    let all = sum(&ends);
    let sourced = (0..STATES).filter(|&state| SOURCED[state]).map(|state| ends[state]).sum::<f32>() / all;
    totals.push(all);
    let mut after = FINAL.map(|last| if last { 1f32 } else { 0.0 });
    let mut labels = vec![[0f32; LABELS + 1]; weights.len()];
    for ((label, token), before) in labels.iter_mut().zip(&weights).zip(&forward).rev() {
        let joint = joint(before, token, &after);
        let total = 1.0 / joint.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        *label = joint.map(|value| value * total);
        let next = sums_after(&after, token);
        let size = 1.0 / sum(&next);
        after = next.map(|value| value * size);
    }
    Likely { labels, totals, weights, sourced }
}

fn sum(values: &[f32; STATES]) -> f32 {
    let [a, b, c, d, e, f, g, h] = *values;
    (((a + e) + (b + f)) + ((c + g) + (d + h))).max(f32::MIN_POSITIVE)
}

/// The weights of all labellings up to a token by the state they lead to, from those up to the token before it:
/// [`MOVES`] written out.
#[inline(always)]
fn sums_before(before: &[f32; STATES], token: &Scores) -> [f32; STATES] {
    let [none, source, content, both, in_source, in_late_source, in_content, in_late_content] = *before;
    let [after_content, after_source, begin_source, go_on_source, begin_content, go_on_content, outside] = *token;
    [
        none * outside,
        source * outside + in_source * after_source,
        content * outside + in_content * after_content,
        both * outside + (in_late_source * after_source + in_late_content * after_content),
        none * begin_source + in_source * go_on_source,
        (content + in_content) * begin_source + in_late_source * go_on_source,
        (none + content) * begin_content + in_content * go_on_content,
        ((source + both) + (in_source + in_late_source)) * begin_content + in_late_content * go_on_content,
    ]
}

/// The weights of all labellings from a token on by the state they come from, from those from the next token on:
/// [`MOVES`] written out.
#[inline(always)]
fn sums_after(after: &[f32; STATES], token: &Scores) -> [f32; STATES] {
    let [none, source, content, both, in_source, in_late_source, in_content, in_late_content] = *after;
    let [after_content, after_source, begin_source, go_on_source, begin_content, go_on_content, outside] = *token;
    let late = in_late_content * begin_content;
    let content_again = in_content * begin_content;
    let source_next = in_late_source * begin_source;
    [
        none * outside + (in_source * begin_source + content_again),
        source * outside + late,
        content * outside + (source_next + content_again),
        both * outside + late,
        in_source * go_on_source + (source * after_source + late),
        in_late_source * go_on_source + (both * after_source + late),
        in_content * go_on_content + (content * after_content + source_next),
        in_late_content * go_on_content + both * after_content,
    ]
}

/// The weights of all labellings by the label of one token: [`MOVES`] written out.
#[inline(always)]
fn joint(before: &[f32; STATES], token: &Scores, after: &[f32; STATES]) -> Scores {
    let [none, source, content, both, in_source, in_late_source, in_content, in_late_content] = *before;
    let [to_none, to_source, to_content, to_both, to_in_source, to_late_source, to_in_content, to_late_content] =
        *after;
    let [after_content, after_source, begin_source, go_on_source, begin_content, go_on_content, outside] = *token;
    [
        after_content * (in_content * to_content + in_late_content * to_both),
        after_source * (in_source * to_source + in_late_source * to_both),
        begin_source * (none * to_in_source + (content + in_content) * to_late_source),
        go_on_source * (in_source * to_in_source + in_late_source * to_late_source),
        begin_content
            * ((none + content) * to_in_content + ((source + both) + (in_source + in_late_source)) * to_late_content),
        go_on_content * (in_content * to_in_content + in_late_content * to_late_content),
        outside * ((none * to_none + source * to_source) + (content * to_content + both * to_both)),
    ]
}

/// How likely a labelling is as a whole.
pub fn chance(likely: &Likely, labels: &[usize]) -> f32 {
    let parts = likely.weights.iter().zip(&likely.totals).zip(labels);
    let last = likely.totals.last().copied().unwrap_or(1.0);
    parts.fold(1.0 / last, |chance, ((token, &total), &label)| chance * token[label] / total)
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
            let likely = likely(&scores);
            for token in &likely.labels {
                prop_assert!((token.iter().sum::<f32>() - 1.0).abs() < 1e-3);
            }
            let known = chance(&likely, &found);
            prop_assert!((0.0..1.001).contains(&known));
        }

        #[test]
        fn sums_written_out_follow_the_moves(
            (now, after) in (prop::array::uniform8(0f32..1f32), prop::array::uniform8(0f32..1f32)),
            token in prop::array::uniform7(0f32..9f32),
        ) {
            let (mut before, mut behind, mut labels) = ([0f32; STATES], [0f32; STATES], [0f32; LABELS + 1]);
            let mut best = [f32::NEG_INFINITY; STATES];
            for (from, to, label) in MOVES {
                before[to] += now[from] * token[label];
                behind[from] += token[label] * after[to];
                labels[label] += now[from] * token[label] * after[to];
                best[to] = best[to].max(now[from] + token[label]);
            }
            let close = |one: &[f32], other: &[f32]| one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-3);
            prop_assert!(close(&sums_before(&now, &token), &before));
            prop_assert!(close(&sums_after(&after, &token), &behind));
            prop_assert!(close(&joint(&now, &token, &after), &labels));
            let (found, came) = best_step(&now, &token);
            prop_assert_eq!(found, best);
            for (state, came) in came.into_iter().enumerate() {
                let (from, to, label) = MOVES[came as usize];
                prop_assert!(to == state && now[from] + token[label] == best[state]);
            }
        }
    }
}
