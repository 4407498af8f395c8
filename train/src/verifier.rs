//! Trains the verifier: gradient-boosted trees on attributions that models decoded in articles they had not seen.

use claimlight::attribution::verifier::{DEPTH, FACTS, LEAVES, QUESTIONS, Tree, Verifier};

const TREES: usize = 160;
const STEP: f64 = 0.08;
const BINS: usize = 64;
/// Pull of a leaf towards zero.
const RIDGE: f64 = 8.0;
const FEWEST: usize = 30;

/// Learns to tell right attributions from wrong ones.
pub fn train(facts: &[[f32; FACTS]], right: &[bool]) -> Verifier {
    let limits: Vec<Vec<f32>> = (0..FACTS).map(|fact| limits(facts, fact)).collect();
    let bins: Vec<[u8; FACTS]> = facts
        .iter()
        .map(|facts| std::array::from_fn(|fact| limits[fact].partition_point(|&limit| limit < facts[fact]) as u8))
        .collect();
    let share = right.iter().filter(|&&right| right).count() as f64 / right.len().max(1) as f64;
    let base = (share / (1.0 - share)).ln();
    let mut scores = vec![base; right.len()];
    let mut trees = Vec::new();
    for _ in 0..TREES {
        let slopes: Vec<(f64, f64)> = scores
            .iter()
            .zip(right)
            .map(|(&score, &right)| {
                let chance = 1.0 / (1.0 + (-score).exp());
                (f64::from(u8::from(right)) - chance, chance * (1.0 - chance))
            })
            .collect();
        let (tree, leaf_of) = grow(&bins, &limits, &slopes);
        for (score, leaf) in scores.iter_mut().zip(leaf_of) {
            *score += f64::from(tree.leaves[leaf]);
        }
        trees.push(tree);
    }
    Verifier::new(trees, base as f32)
}

/// A number in eight binary digits, so that the file packs well: counts up to 255 stay what they are.
fn short(value: f32) -> f32 {
    f32::from_bits(value.to_bits() & 0xFFFF_0000)
}

/// Values between which a fact is cut.
fn limits(facts: &[[f32; FACTS]], fact: usize) -> Vec<f32> {
    let mut values: Vec<f32> = facts.iter().map(|facts| facts[fact]).collect();
    values.sort_by(f32::total_cmp);
    let mut limits: Vec<f32> = (1..BINS).map(|bin| short(values[bin * values.len() / BINS])).collect();
    limits.dedup();
    limits.retain(|&limit| Some(&limit) != values.last());
    limits
}

fn grow(bins: &[[u8; FACTS]], limits: &[Vec<f32>], slopes: &[(f64, f64)]) -> (Tree, Vec<usize>) {
    let mut tree = Tree { facts: [0; QUESTIONS], limits: [f32::MAX; QUESTIONS], leaves: [0.0; LEAVES] };
    let mut node_of = vec![0usize; bins.len()];
    for level in 0..DEPTH {
        let first = (1 << level) - 1;
        let nodes = 1 << level;
        let mut sums = vec![[(0f64, 0f64, 0usize); BINS]; nodes * FACTS];
        for ((bins, &node), &(slope, weight)) in bins.iter().zip(&node_of).zip(slopes) {
            for (fact, &bin) in bins.iter().enumerate() {
                let cell = &mut sums[(node - first) * FACTS + fact][bin as usize];
                cell.0 += slope;
                cell.1 += weight;
                cell.2 += 1;
            }
        }
        let mut cuts = vec![u8::MAX; nodes];
        for node in 0..nodes {
            let gain = |sum: f64, weight: f64| sum * sum / (weight + RIDGE);
            let mut best = 1e-6;
            for fact in 0..FACTS {
                let cells = &sums[node * FACTS + fact];
                let all =
                    cells.iter().fold((0.0, 0.0, 0), |all, cell| (all.0 + cell.0, all.1 + cell.1, all.2 + cell.2));
                let mut left = (0.0, 0.0, 0);
                for (cut, cell) in cells.iter().enumerate().take(limits[fact].len()) {
                    left = (left.0 + cell.0, left.1 + cell.1, left.2 + cell.2);
                    if left.2 < FEWEST || all.2 - left.2 < FEWEST {
                        continue;
                    }
                    let gained = gain(left.0, left.1) + gain(all.0 - left.0, all.1 - left.1) - gain(all.0, all.1);
                    if gained > best {
                        best = gained;
                        tree.facts[first + node] = fact as u8;
                        tree.limits[first + node] = limits[fact][cut];
                        cuts[node] = cut as u8;
                    }
                }
            }
        }
        for (bins, node) in bins.iter().zip(&mut node_of) {
            let here = *node;
            let right = bins[tree.facts[here] as usize] > cuts[here - first];
            *node = 2 * here + 1 + usize::from(right);
        }
    }
    let mut sums = [(0f64, 0f64); LEAVES];
    let leaf_of: Vec<usize> = node_of.iter().map(|node| node - QUESTIONS).collect();
    for (&leaf, &(slope, weight)) in leaf_of.iter().zip(slopes) {
        sums[leaf].0 += slope;
        sums[leaf].1 += weight;
    }
    tree.leaves = sums.map(|(sum, weight)| short((STEP * sum / (weight + RIDGE)) as f32));
    (tree, leaf_of)
}
