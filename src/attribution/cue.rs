//! Cues: a linear-chain model (a conditional random field) labels the words that report.

use super::reading::{FAR, Reading, bucket};
use crate::linear::{Sink, Sum, Table, exp, feature, section};
use crate::tagger::{Cell, Tag};
use crate::vocabulary::Classes;

/// Labels with weights: a cue begins, a cue goes on. Outside has none.
pub const LABELS: usize = 2;

/// Rows of the weights.
pub const ROWS: usize = 1 << 14;

/// Labels and the check of a row, padded so that a row adds in one step.
const LANES: usize = 4;

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
    table: Table<LANES, ROWS>,
    transitions: Transitions,
    /// What the telling features of a token must reach for it to be looked at further.
    floor: i16,
}

/// The score of a token that is not looked at further.
pub const HOPELESS: [f32; LABELS] = [-20.0; LABELS];

impl CueModel {
    /// The model in a weights file.
    pub fn read(file: &[u8]) -> CueModel {
        let table = Table::read(file, "cue");
        let moves = section(file, "cue-transitions").map_or("", |(fields, _)| fields);
        let mut moves = moves.split(' ').map(|weight| weight.parse().unwrap_or(0.0));
        let transitions = std::array::from_fn(|_| std::array::from_fn(|_| moves.next().unwrap_or(0.0)));
        let floor = section(file, "cue-floor").and_then(|(fields, _)| fields.parse().ok()).unwrap_or(i16::MIN);
        CueModel { table, transitions, floor }
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
                telling_features(reading, at, &mut sum);
                if sum.scores[0].max(sum.scores[1]) < self.floor {
                    scores.push(HOPELESS);
                    continue;
                }
                further_features(reading, at, &mut sum);
                scores.push(std::array::from_fn(|label| sum.scores[label] as f32 * self.table.scale));
            }
            if scores.iter().all(|&score| score == HOPELESS) {
                continue;
            }
            let likely = posteriors(&scores, &self.transitions);
            collect(reading, &likely, range.start, least, &mut found);
        }
        found
    }
}

/// Tokens of a cue at most. No cue that people write comes near; it keeps the work linear where every word is one.
const LONGEST: usize = 24;

/// Appends the candidates of one sentence, given how likely each token begins and goes on with a cue.
pub fn collect(reading: &Reading, likely: &[[f32; 2]], first: usize, least: f32, found: &mut Vec<Candidate>) {
    for (at, &[begins, _]) in likely.iter().enumerate().filter(|(_, likely)| likely[0] >= least) {
        let mut candidate = Candidate { start: first + at, end: first + at + 1, begins, holds: begins, goes_on: 0.0 };
        let mut now: f32 = likely[at][0] + likely[at][1];
        for next in likely[at + 1..].iter().take(LONGEST - 1) {
            candidate.goes_on = next[1];
            if next[1] <= 0.5 * now || ends(reading, candidate.end) {
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

/// True for a token that no cue goes on to: whoever is told ("told | reporters"), and the subject of what is said ("said |
/// witnesses reported").
fn ends(reading: &Reading, at: usize) -> bool {
    let word =
        |at: usize| (reading.classes.get(at).copied().unwrap_or_default(), Tag::of(reading.near(at)[Cell::MARGIN].tag));
    let (Some(last), true) = (at.checked_sub(1), at + 1 < reading.len()) else { return false };
    let ((said, _), (_, here), (next, tag)) = (word(last), word(at), word(at + 1));
    // "said in an interview | with the Gazette"
    if reading.text(at) == "with" && word(last).1.is_nominal() {
        return true;
    }
    let goes_on = tag.is_finite() || tag == Tag::Participle && next.any(Classes::VERB);
    said.any(Classes::TELL) && (here.is_nominal() || matches!(here, Tag::Determiner | Tag::Possessive))
        || said.any(Classes::SPEECH) && here.is_nominal() && goes_on
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

/// The features of one token: those that tell most, and where these leave any hope of a cue, all.
#[inline(always)]
pub fn features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    telling_features(reading, at, sink);
    further_features(reading, at, sink);
}

/// The features that tell most.
#[inline(always)]
pub fn telling_features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    let [_, _, before, here, after, _, _] = reading.near(at);
    let (word, class, t) = (here.form.word, here.class, here.tag);
    sink.add(feature(1, word, 0));
    sink.add(feature(2, here.form.suffix, t));
    sink.add(feature(3, class, t));
    sink.add(feature(4, class, after.tag));
    sink.add(feature(5, class, after.form.word));
    sink.add(feature(6, before.tag << 5 | after.tag, t));
    sink.add(feature(7, word, after.form.word));
    sink.add(feature(8, before.form.word, word));
    sink.add(feature(9, before.class, class));
    sink.add(feature(10, here.form.prefix, t));
}

/// The other features.
#[inline(always)]
pub fn further_features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    let near = reading.near(at);
    let [_, before2, before, here, after, after2, after3] = near;
    let (form, class, t) = (here.form, here.class, here.tag);
    let word = form.word;
    let around = reading.around[at];
    sink.add(feature(11, before.form.word, 0));
    sink.add(feature(12, after.form.word, 0));
    sink.add(feature(13, before2.form.word, 0));
    sink.add(feature(14, after2.form.word, 0));
    sink.add(feature(17, before2.tag << 5 | before.tag, t));
    sink.add(feature(18, t << 5 | after.tag, after2.tag));
    sink.add(feature(19, after.class, class));
    sink.add(feature(20, class, after.tag << 5 | after2.tag));
    let quoted = reading.quoted[at] as u32;
    let quotation = quoted << 10 | (around.closing_before.min(9) as u32) << 5 | around.opening_after.min(6) as u32;
    sink.add(feature(21, quotation, t));
    sink.add(feature(22, quotation, class));
    let end = bucket(around.to_end.min(12) as usize);
    let start = bucket(around.from_start.min(12) as usize);
    sink.add(feature(23, class, end << 5 | before.form.shape & 0x1F));
    sink.add(feature(24, word, end));
    sink.add(feature(25, class, around.that_after.min(6) as u32));
    sink.add(feature(26, word, around.that_after.min(4) as u32));
    let nominal =
        if around.nominal_before < FAR { reading.cell(at - around.nominal_before as usize) } else { &Cell::NONE };
    sink.add(feature(27, class, nominal.class ^ (around.nominal_before.min(4) as u32) << 29));
    sink.add(feature(28, nominal.form.word, t));
    sink.add(feature(29, t, (around.finite_after.min(8) as u32) << 5 | around.finite_before.min(8) as u32));
    sink.add(feature(30, class, around.finite_after.min(8) as u32));
    let marks = (around.mark_before.min(8) as u32) << 5 | around.mark_after.min(8) as u32;
    sink.add(feature(31, class, marks));
    sink.add(feature(32, start << 4 | end, t));
    sink.add(feature(33, around.block as u32, class));
    sink.add(feature(34, word ^ after.form.word.rotate_left(9), after2.form.word));
    sink.add(feature(35, before2.form.word ^ before.form.word.rotate_left(9), word));
    sink.add(feature(36, after3.form.word, t));
    sink.add(feature(37, form.shape & 0x3F, start.min(1) << 5 | t));
    // Past adverbs and auxiliaries: what stands before and after the verb group.
    let helps = |cell: &&Cell| !matches!(Tag::of(cell.tag), Tag::Adverb | Tag::Auxiliary | Tag::Modal | Tag::Particle);
    let left = near[..Cell::MARGIN].iter().rev().find(helps).unwrap_or(&Cell::NONE);
    let right = near[Cell::MARGIN + 1..].iter().find(|cell| Tag::of(cell.tag) != Tag::Adverb).unwrap_or(&Cell::NONE);
    sink.add(feature(38, class, left.class));
    sink.add(feature(39, class, right.form.word));
    sink.add(feature(40, left.form.word, class));
    let passive = u32::from(Tag::of(before.tag) == Tag::Auxiliary);
    sink.add(feature(41, word, passive << 5 | after.tag));
    sink.add(feature(42, form.short_suffix, before.tag << 5 | after.tag));
    sink.add(feature(43, 0, 0));
}
