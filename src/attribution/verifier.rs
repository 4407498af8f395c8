//! Judges each decoded attribution: gradient-boosted trees (Friedman 2001) over what the two models
//! thought of it and how it stands in its sentence.

use super::cue::Candidate;
use super::lattice::{self, AFTER_CONTENT, BEGIN_CONTENT, Role, Scores, chance, likely, role};
use super::reading::{Quoted, Reading};
use crate::linear::{exp, section};
use crate::vocabulary::Classes;

/// How many facts are known of an attribution.
pub const FACTS: usize = 54;

/// The fact that the model of wordings adds.
pub const WORDING: usize = FACTS - 1;

/// An attribution as decoded around one cue, in tokens.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The cue.
    pub candidate: Candidate,
    /// Tokens of the source, in order.
    pub source: Vec<usize>,
    /// Tokens of the content, in order.
    pub content: Vec<usize>,
    /// What is known of it.
    pub facts: [f32; FACTS],
}

/// Decodes the attribution of one cue from the scores of its window.
#[inline(never)]
pub fn decode(reading: &Reading, candidate: Candidate, window_start: usize, scores: &[Scores]) -> Option<Decoded> {
    let labels = lattice::best(scores);
    let (mut source, mut content) = (Vec::new(), Vec::with_capacity(labels.len()));
    for (index, &label) in labels.iter().enumerate() {
        match role(label) {
            Role::Source => source.push(index + window_start),
            Role::Content => content.push(index + window_start),
            Role::Outside => {}
        }
    }
    if content.is_empty() || content.iter().all(|&at| reading.is_mark(at)) {
        return None;
    }
    let likely = likely(scores);
    let content = carried_on(reading, content, window_start + scores.len());
    let mut decoded = Decoded { candidate, source, content, facts: [0.0; FACTS] };
    let mut facts = Facts { all: &mut decoded.facts, next: 0 };
    facts.push(candidate.begins);
    facts.push(candidate.holds);
    facts.push(candidate.goes_on);
    facts.push(chance(&likely, &labels));
    facts.push(likely.sourced);
    let mut least_source = 1f32;
    let mut least_begin = 1f32;
    let mut least_end = 1f32;
    let mut content_sum = 0f32;
    let mut fragments = 0u32;
    for (index, &label) in labels.iter().enumerate() {
        let own = likely.labels[index][label];
        match role(label) {
            Role::Source => least_source = least_source.min(own),
            Role::Content => {
                content_sum += own;
                if label == BEGIN_CONTENT {
                    fragments += 1;
                    least_begin = least_begin.min(own);
                }
            }
            Role::Outside if label == AFTER_CONTENT => least_end = least_end.min(own),
            Role::Outside => {}
        }
    }
    facts.push(least_source);
    facts.push(least_begin);
    facts.push(least_end);
    facts.push(content_sum / decoded.content.len() as f32);
    facts.count(fragments);
    place(reading, &candidate, &decoded.source, &decoded.content, &mut facts);
    Some(decoded)
}

/// Content that reaches the end of its window within a quotation goes on to the quotation's end.
fn carried_on(reading: &Reading, mut content: Vec<usize>, window_end: usize) -> Vec<usize> {
    /// Tokens that a content goes on for at most: keeps the work linear.
    const LONGEST: usize = 400;
    for at in window_end..(window_end + LONGEST).min(reading.len()) {
        if content.last() != Some(&(at - 1)) || !matches!(reading.quoted[at], Quoted::Inside | Quoted::Closing) {
            break;
        }
        content.push(at);
    }
    content
}

struct Facts<'d> {
    all: &'d mut [f32; FACTS],
    next: usize,
}

impl Facts<'_> {
    fn push(&mut self, fact: f32) {
        if let Some(place) = self.all.get_mut(self.next) {
            *place = fact;
        }
        self.next += 1;
    }

    fn count(&mut self, count: u32) {
        self.push(count as f32);
    }

    fn flag(&mut self, flag: bool) {
        self.push(f32::from(u8::from(flag)));
    }
}

/// How cue, source and content stand to each other.
fn place(reading: &Reading, candidate: &Candidate, source: &[usize], content: &[usize], facts: &mut Facts) {
    let cue = candidate.start..candidate.end;
    let sentence = reading.sentence_of(cue.start);
    let gap = |tokens: &[usize]| -> f32 {
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return 99.0 };
        if first >= cue.end {
            (first + 1 - cue.end) as f32
        } else if last < cue.start {
            -((cue.start - last) as f32)
        } else {
            0.0
        }
    };
    facts.count(source.len() as u32);
    facts.count(content.len() as u32);
    facts.push(gap(source));
    facts.push(gap(content));
    let quoted = content.iter().filter(|&&at| reading.quoted[at] != Quoted::Outside).count();
    facts.push(quoted as f32 / content.len() as f32);
    facts.flag(reading.quoted[cue.start] != Quoted::Outside);
    facts.count(cue.len() as u32);
    let head = cue.clone().find(|&at| reading.classes[at].any(Classes::REPORTING)).unwrap_or(cue.end - 1);
    facts.count(reading.tags[head] as u32);
    facts.count(reading.tags[cue.start] as u32);
    let classes = cue.clone().fold(0, |all, at| all | reading.classes[at].0);
    for group in [
        Classes::VERB,
        Classes::NOUN,
        Classes::SPEECH,
        Classes::BELIEF,
        Classes::UNNAMED,
        Classes::ACCORDING,
        Classes::WANT,
        Classes::SHOW,
        Classes::JUDGE,
        Classes::DISCUSS,
        Classes::LIGHT,
        Classes::NEGATION,
    ] {
        facts.flag(group.any(Classes(classes)));
    }
    let tag = |at: Option<usize>| at.and_then(|at| reading.tags.get(at)).map_or(31, |&tag| tag as u32);
    facts.count(tag(source.last().copied()));
    facts.count(tag(source.first().copied()));
    let source_classes = source.iter().fold(0, |all, &at| all | reading.classes[at].0);
    facts.flag(Classes::SPEAKER.any(Classes(source_classes)));
    facts.flag(Classes::PRONOUN.any(Classes(source_classes)));
    facts.flag(source.iter().any(|&at| !sentence.contains(&at)));
    let (first, last) = (content[0], content[content.len() - 1]);
    facts.count(tag(Some(first)));
    facts.count(tag(Some(last)));
    facts.count(tag(last.checked_add(1)));
    facts.flag(reading.classes[first].any(Classes::THAT));
    facts.count(reading.counts[last + 1].finite - reading.counts[first].finite);
    facts.count(reading.counts[last + 1].commas - reading.counts[first].commas);
    facts.flag(last + 2 >= sentence.end);
    facts.flag(first == sentence.start);
    facts.count((cue.start - sentence.start) as u32);
    facts.count((sentence.end - cue.end) as u32);
    facts.count(reading.block_kind(cue.start) as u32);
}

/// Adds what a decoded attribution owes to the others of its text (in order of their cues).
#[inline(never)]
pub fn compare(all: &mut [Decoded]) {
    const FIRST: usize = WORDING - 6;
    let cues: Vec<(usize, usize, f32)> =
        all.iter().map(|one| (one.candidate.start, one.candidate.end, one.candidate.begins)).collect();
    // How likely the surest attribution is whose content holds a cue, by cue; windows bound how far back to look.
    let mut outer = vec![0f32; all.len()];
    for (index, one) in all.iter().enumerate() {
        let (Some(&first), Some(&last)) = (one.content.first(), one.content.last()) else { continue };
        let from = cues.partition_point(|cue| cue.0 < first);
        for other in from..cues.partition_point(|cue| cue.0 <= last) {
            if other != index && one.content.binary_search(&cues[other].0).is_ok() {
                outer[other] = outer[other].max(one.candidate.begins);
            }
        }
    }
    for (index, one) in all.iter_mut().enumerate() {
        let (start, end, _) = cues[index];
        let strongest = |range: std::ops::Range<usize>, apart: bool| {
            let near = cues.get(range).unwrap_or(&[]).iter();
            near.filter(|cue| (cue.1 <= start || cue.0 >= end) == apart).fold(0f32, |best, cue| best.max(cue.2))
        };
        let (Some(&first), Some(&last)) = (one.content.first(), one.content.last()) else { continue };
        let held = cues.partition_point(|cue| cue.0 < first)..cues.partition_point(|cue| cue.0 <= last);
        one.facts[FIRST] = outer[index];
        one.facts[FIRST + 1] = (held.len() as f32).min(9.0);
        one.facts[FIRST + 2] = strongest(held, true);
        one.facts[FIRST + 3] = strongest(index.saturating_sub(2)..index, true);
        one.facts[FIRST + 4] = strongest(index + 1..(index + 3).min(cues.len()), true);
        let overlapping = index.saturating_sub(2)..(index + 3).min(cues.len());
        let rivals = overlapping.filter(|&other| other != index && cues[other].0 < end && cues[other].1 > start);
        one.facts[FIRST + 5] = rivals.fold(0f32, |best, other| best.max(cues[other].2));
    }
}

/// Levels of a tree.
pub const DEPTH: usize = 4;
/// Questions of a tree.
pub const QUESTIONS: usize = (1 << DEPTH) - 1;
/// Leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;

/// One tree: at each node a fact and the value that it must exceed to go right.
pub struct Tree {
    /// Facts asked for, level by level.
    pub facts: [u8; QUESTIONS],
    /// Values to exceed.
    pub limits: [f32; QUESTIONS],
    /// What each leaf adds to the score.
    pub leaves: [f32; LEAVES],
}

impl Tree {
    /// Bytes of a tree in a weights file.
    pub const BYTES: usize = QUESTIONS * 5 + LEAVES * 4;

    /// What the tree adds to the score of an attribution.
    pub fn score(&self, facts: &[f32; FACTS]) -> f32 {
        let mut node = 0;
        for _ in 0..DEPTH {
            let fact = facts.get(self.facts[node] as usize).copied().unwrap_or(0.0);
            node = 2 * node + 1 + usize::from(fact > self.limits[node]);
        }
        self.leaves[node - QUESTIONS]
    }

    fn parse(bytes: &[u8]) -> Option<Tree> {
        let float = |at: usize| Some(f32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let mut tree = Tree { facts: [0; QUESTIONS], limits: [0.0; QUESTIONS], leaves: [0.0; LEAVES] };
        tree.facts.copy_from_slice(bytes.get(..QUESTIONS)?);
        for node in 0..QUESTIONS {
            tree.limits[node] = float(QUESTIONS + 4 * node)?;
        }
        for leaf in 0..LEAVES {
            tree.leaves[leaf] = float(QUESTIONS * 5 + 4 * leaf)?;
        }
        Some(tree)
    }

    /// The tree as bytes of a weights file.
    pub fn bytes(&self) -> Vec<u8> {
        let floats = self.limits.iter().chain(&self.leaves).flat_map(|value| value.to_le_bytes());
        self.facts.iter().copied().chain(floats).collect()
    }
}

/// The trees.
pub struct Verifier {
    /// In the order in which they were learned.
    pub trees: Vec<Tree>,
    /// Score without any tree.
    pub base: f32,
    /// The most that the trees from each [`STRIDE`] on can add.
    most_left: Vec<f32>,
}

/// Trees between two looks at what is left.
const STRIDE: usize = 16;

impl Verifier {
    /// The trees of a weights file.
    pub fn read(file: &[u8]) -> Verifier {
        let (fields, bytes) = section(file, "verifier").unwrap_or(("", &[]));
        let base = fields.parse().unwrap_or(0.0);
        Verifier::new(bytes.chunks_exact(Tree::BYTES).map_while(Tree::parse).collect(), base)
    }

    /// The trees in the order in which they were learned, and the score without any.
    pub fn new(trees: Vec<Tree>, base: f32) -> Verifier {
        let most = |tree: &Tree| tree.leaves.iter().copied().fold(f32::MIN, f32::max);
        let mut left = 0.0;
        let mut most_left: Vec<f32> = trees
            .chunks(STRIDE)
            .rev()
            .map(|trees| {
                left += trees.iter().map(most).sum::<f32>();
                left
            })
            .collect();
        most_left.reverse();
        Verifier { trees, base, most_left }
    }

    /// How likely an attribution is right, 0 to 1.
    pub fn chance(&self, facts: &[f32; FACTS]) -> f32 {
        self.chance_above(facts, 0.0)
    }

    /// As [`Verifier::chance`]; 0 as soon as no tree that is left could lift it to `least`.
    #[inline(never)]
    pub fn chance_above(&self, facts: &[f32; FACTS], least: f32) -> f32 {
        /// More than what rounding adds to a sum.
        const ROUNDING: f32 = 1e-3;
        let floor = if least > 0.0 { (least / (1.0 - least)).ln() - ROUNDING } else { f32::NEG_INFINITY };
        let mut score = self.base;
        for (trees, most) in self.trees.chunks(STRIDE).zip(&self.most_left) {
            if score + most < floor {
                return 0.0;
            }
            score = trees.iter().fold(score, |score, tree| score + tree.score(facts));
        }
        1.0 / (1.0 + exp(-score))
    }
}

/// The attributions to keep: likely enough, and of those whose cues overlap the likeliest.
#[inline(never)]
pub fn choose(decoded: &[Decoded], chances: &[f32], accept: f32) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for (index, one) in decoded.iter().enumerate() {
        let chance = chances.get(index).copied().unwrap_or(0.0);
        if chance < accept {
            continue;
        }
        match kept.last().copied() {
            Some(last) if decoded[last].candidate.end > one.candidate.start => {
                if chances[last] < chance {
                    kept.pop();
                    kept.push(index);
                }
            }
            _ => kept.push(index),
        }
    }
    kept
}
