//! Precision and recall of attributions: content matched (Dice of words at least one half), cue and source overlapping.

use claimlight::attribution::reading::Reading;

use crate::corpus::Gold;

/// Counts over articles.
#[derive(Default, Debug, Clone, Copy)]
pub struct Tally {
    pub gold: usize,
    pub found: usize,
    pub right: usize,
    pub content: usize,
    pub exact: usize,
    pub cue_gold: usize,
    pub cue_found: usize,
}

impl Tally {
    /// One line for a reader.
    pub fn line(&self) -> String {
        let f = |right: usize| {
            let (p, r) = (right as f64 / self.found.max(1) as f64, right as f64 / self.gold.max(1) as f64);
            format!("P {:.1} R {:.1} F {:.1}", 100.0 * p, 100.0 * r, 200.0 * p * r / (p + r).max(1e-9))
        };
        let cue_p = self.cue_found as f64 / self.found.max(1) as f64;
        let cue_r = self.cue_gold as f64 / self.gold.max(1) as f64;
        format!(
            "AR {} | content {} | exact {} | cue P {:.1} R {:.1} F {:.1}",
            f(self.right),
            f(self.content),
            f(self.exact),
            100.0 * cue_p,
            100.0 * cue_r,
            200.0 * cue_p * cue_r / (cue_p + cue_r).max(1e-9)
        )
    }

    /// Adds one article's counts; gives for each found attribution whether it is right.
    pub fn add(&mut self, reading: &Reading, gold: &[Gold], found: &[Gold]) -> Vec<bool> {
        let words =
            |tokens: &[usize]| -> Vec<usize> { tokens.iter().copied().filter(|&at| !reading.is_mark(at)).collect() };
        let shared = |a: &[usize], b: &[usize]| a.iter().filter(|at| b.binary_search(at).is_ok()).count();
        let gold_words: Vec<Vec<usize>> = gold.iter().map(|one| words(&one.content)).collect();
        let found_words: Vec<Vec<usize>> = found.iter().map(|one| words(&one.content)).collect();
        let mut pairs = Vec::new();
        for (i, g) in gold_words.iter().enumerate() {
            for (j, f) in found_words.iter().enumerate() {
                let (Some(a), Some(b), Some(c), Some(d)) = (g.first(), g.last(), f.first(), f.last()) else { continue };
                if a > d || c > b {
                    continue;
                }
                let dice = 2.0 * shared(g, f) as f64 / (g.len() + f.len()) as f64;
                if dice >= 0.5 {
                    pairs.push((dice, i, j));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let (mut gold_used, mut found_used) = (vec![false; gold.len()], vec![false; found.len()]);
        let mut right = vec![false; found.len()];
        for (_, i, j) in pairs {
            if gold_used[i] || found_used[j] {
                continue;
            }
            (gold_used[i], found_used[j]) = (true, true);
            self.content += 1;
            let (g, f) = (&gold[i], &found[j]);
            let cue = shared(&g.cue, &f.cue) > 0;
            let source = shared(&g.source, &f.source) > 0 || g.source.is_empty() && f.source.is_empty();
            right[j] = cue && source;
            self.right += usize::from(right[j]);
            self.exact += usize::from(gold_words[i] == found_words[j]);
        }
        self.gold += gold.len();
        self.found += found.len();
        self.cue_gold += gold.iter().filter(|g| found.iter().any(|f| shared(&g.cue, &f.cue) > 0)).count();
        self.cue_found += found.iter().filter(|f| gold.iter().any(|g| shared(&g.cue, &f.cue) > 0)).count();
        right
    }
}
