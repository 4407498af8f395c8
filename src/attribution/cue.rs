//! Cues: a linear-chain model (a conditional random field) labels the words that report.

use super::reading::{FAR, Reading, bucket};
use crate::linear::{Sink, Sum, Table, exp, row};
use crate::tagger::Tag;
use crate::vocabulary::Classes;
use crate::vocabulary::form::Form;

/// Labels with weights: a cue begins, a cue goes on. Outside has none.
pub const LABELS: usize = 2;

/// A possible cue: a run of tokens.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Candidate {
    /// First token.
    pub start: usize,
    /// Token after the last.
    pub end: usize,
    /// How likely a cue begins here, 0 to 1.
    pub begins: f32,
    /// The least likely of its tokens, 0 to 1.
    pub holds: f32,
    /// How likely the cue goes on after its last token, 0 to 1.
    pub goes_on: f32,
}

/// Weights of the transitions from outside, beginning, inside (rows) to beginning and inside (columns).
pub type Transitions = [[f32; 2]; 3];

/// The model of cues.
pub struct CueModel {
    table: Table<LABELS>,
    transitions: Transitions,
}

impl CueModel {
    /// The model in a weights file.
    pub fn read(file: &[u8]) -> CueModel {
        let table = Table::read(file, "cue");
        let transitions = Table::<2>::read(file, "cue-transitions");
        let row = |from: u16| transitions.weights(from << 14).map(|weight| weight as f32 * transitions.scale);
        CueModel { table, transitions: [row(0), row(1), row(2)] }
    }

    /// The possible cues of a text: every token that begins one with at least the given probability.
    pub fn candidates(&self, reading: &Reading, least: f32) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut scores = Vec::new();
        for sentence in 0..reading.segmentation.sentences.len() {
            let range = reading.segmentation.token_range(sentence);
            scores.clear();
            for at in range.clone() {
                let mut sum = Sum::new(&self.table);
                features(reading, at, &mut sum);
                scores.push(sum.scores.map(|score| score as f32 * self.table.scale));
            }
            let likely = posteriors(&scores, &self.transitions);
            collect(&likely, range.start, least, &mut found);
        }
        found
    }
}

/// Appends the candidates of one sentence, given how likely each token begins and goes on with a cue.
pub fn collect(likely: &[[f32; 2]], first: usize, least: f32, found: &mut Vec<Candidate>) {
    for (at, &[begins, _]) in likely.iter().enumerate().filter(|(_, likely)| likely[0] >= least) {
        let mut candidate = Candidate { start: first + at, end: first + at + 1, begins, holds: begins, goes_on: 0.0 };
        let mut now: f32 = likely[at][0] + likely[at][1];
        for next in &likely[at + 1..] {
            candidate.goes_on = next[1];
            if next[1] <= 0.5 * now {
                break;
            }
            now = next[1];
            candidate.end += 1;
            candidate.holds = candidate.holds.min(next[1]);
            candidate.goes_on = 0.0;
        }
        found.push(candidate);
    }
}

/// How likely each token begins a cue and goes on with one, from its scores, by forward and backward sums.
pub fn posteriors(scores: &[[f32; 2]], transitions: &Transitions) -> Vec<[f32; 2]> {
    let moves = transitions.map(|row| row.map(exp));
    let values: Vec<[f32; 2]> = scores.iter().map(|score| score.map(|score| exp(score.clamp(-30.0, 30.0)))).collect();
    let mut forward = Vec::with_capacity(values.len());
    let mut now = [1.0f32, 0.0, 0.0];
    for value in &values {
        let begin = value[0] * (now[0] * moves[0][0] + now[1] * moves[1][0] + now[2] * moves[2][0]);
        let inside = value[1] * (now[1] * moves[1][1] + now[2] * moves[2][1]);
        let outside = now[0] + now[1] + now[2];
        let total = begin + inside + outside;
        now = [outside / total, begin / total, inside / total];
        forward.push(now);
    }
    let mut after = [1.0f32; 3];
    let mut likely = vec![[0.0; 2]; values.len()];
    for (at, value) in values.iter().enumerate().rev() {
        let joint = [0, 1, 2].map(|label| forward[at][label] * after[label]);
        let total = joint[0] + joint[1] + joint[2];
        likely[at] = [joint[1] / total, joint[2] / total];
        let (begin, inside) = (value[0] * after[1], value[1] * after[2]);
        let before = [0, 1, 2]
            .map(|from| after[0] + moves[from][0] * begin + if from > 0 { moves[from][1] * inside } else { 0.0 });
        let total = before[0] + before[1] + before[2];
        after = before.map(|value| value / total);
    }
    likely
}

/// The features of one token.
#[inline(always)]
pub fn features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    let sentence = reading.sentence_of(at);
    let inside = |offset: isize| at.checked_add_signed(offset).filter(|at| sentence.contains(at));
    const NONE: (Form, Classes) = (Form { word: 1, suffix: 1, short_suffix: 1, prefix: 1, shape: 1 << 20 }, Classes(0));
    let near = |offset: isize| inside(offset).map_or(NONE, |at| reading.words[at]);
    let tag = |offset: isize| inside(offset).map_or(31, |at| reading.tags[at] as u32);
    let (form, classes) = reading.words[at];
    let class = classes.folded();
    let word = form.word;
    let around = reading.around[at];
    let t = tag(0);
    let (before, after) = (near(-1), near(1));
    let (class_before, class_after) = (before.1.folded(), after.1.folded());
    sink.add(row(1, word, 0));
    sink.add(row(2, form.suffix, t));
    sink.add(row(3, form.prefix, t));
    sink.add(row(4, class, t));
    sink.add(row(5, class, tag(1)));
    sink.add(row(6, class, after.0.word));
    sink.add(row(7, word, after.0.word));
    sink.add(row(8, before.0.word, word));
    sink.add(row(9, before.0.word, 0));
    sink.add(row(10, after.0.word, 0));
    sink.add(row(11, near(-2).0.word, 0));
    sink.add(row(12, near(2).0.word, 0));
    sink.add(row(13, tag(-1), t));
    sink.add(row(14, t, tag(1)));
    sink.add(row(15, tag(-1) << 5 | tag(1), t));
    sink.add(row(16, tag(-2) << 5 | tag(-1), t));
    sink.add(row(17, t << 5 | tag(1), tag(2)));
    sink.add(row(18, class_before, class));
    sink.add(row(19, class_after, class));
    sink.add(row(20, class, tag(1) << 5 | tag(2)));
    let quoted = reading.quoted[at] as u32;
    let near_quotation = quoted << 10 | (around.closing_before.min(9) as u32) << 5 | around.opening_after.min(6) as u32;
    sink.add(row(21, near_quotation, t));
    sink.add(row(22, near_quotation, class));
    let to_end = sentence.end - 1 - at;
    let end = bucket(to_end.min(12));
    let start = bucket((at - sentence.start).min(12));
    sink.add(row(23, class, end << 4 | before.0.shape & 0x1F));
    sink.add(row(24, word, end));
    sink.add(row(25, class, around.that_after.min(6) as u32));
    sink.add(row(26, word, around.that_after.min(4) as u32));
    let nominal = (around.nominal_before < FAR).then(|| reading.words[at - around.nominal_before as usize]);
    let nominal_class = nominal.map_or(0, |nominal| nominal.1.folded());
    sink.add(row(27, class, nominal_class ^ (around.nominal_before.min(4) as u32) << 29));
    sink.add(row(28, nominal.map_or(0, |nominal| nominal.0.word), t));
    sink.add(row(29, t, (around.finite_after.min(8) as u32) << 5 | around.finite_before.min(8) as u32));
    sink.add(row(30, class, around.finite_after.min(8) as u32));
    let marks = (around.mark_before.min(8) as u32) << 5 | around.mark_after.min(8) as u32;
    sink.add(row(31, class, marks));
    sink.add(row(32, start << 4 | end, t));
    sink.add(row(33, reading.block_kind(at) as u32, class));
    sink.add(row(34, word ^ after.0.word.rotate_left(9), near(2).0.word));
    sink.add(row(35, near(-2).0.word ^ before.0.word.rotate_left(9), word));
    sink.add(row(36, near(3).0.word, t));
    sink.add(row(37, form.shape & 0x3F, start.min(1) << 5 | t));
    // Past adverbs and auxiliaries: the verb group's first word and what stands before and after the group.
    let adverb = |tag: Tag| matches!(tag, Tag::Adverb | Tag::Auxiliary | Tag::Modal | Tag::Particle);
    let left = (1..4).find_map(|back| inside(-back).filter(|&at| !adverb(reading.tags[at])));
    let right = (1..4).find_map(|on| inside(on).filter(|&at| reading.tags[at] != Tag::Adverb));
    let left = left.map_or(NONE, |at| reading.words[at]);
    let right = right.map_or(NONE, |at| reading.words[at]);
    sink.add(row(38, class, left.1.folded()));
    sink.add(row(39, class, right.0.word));
    sink.add(row(40, left.0.word, class));
    let passive = inside(-1).is_some_and(|at| reading.tags[at] == Tag::Auxiliary);
    sink.add(row(41, word, u32::from(passive) << 5 | tag(1)));
    sink.add(row(42, form.short_suffix, tag(-1) << 5 | tag(1)));
    sink.add(row(43, 0, 0));
}
