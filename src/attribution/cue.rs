//! Cues: a linear-chain model (a conditional random field) labels the words that report.

use super::reading::{FAR, Reading, bucket};
use crate::linear::{Sink, Sum, Table, exp, section};
use crate::tagger::{Cell, Near, Tag};
use crate::vocabulary::Classes;

/// Labels with weights: a cue begins, a cue goes on. Outside has none.
pub const LABELS: usize = 2;

/// Rows of the weights.
pub const ROWS: usize = 1 << 16;

/// The words of a row, and the bits of a weight: room for the sums of a hundred features.
type Weights = Table<u32, 1, 11, ROWS>;

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
    table: Weights,
    transitions: Transitions,
    /// What the sum for a beginning must reach at each glance for a token to be looked at further.
    floors: [i16; GLANCES.len()],
}

/// The scores of a token: a cue begins, a cue goes on.
pub type Score = [f32; LABELS];

/// The score of a token that is not looked at further.
pub const HOPELESS: Score = [-20.0; LABELS];

impl CueModel {
    /// The model in a weights file.
    pub fn read(file: &[u8]) -> CueModel {
        let table = Table::read(file, "cue");
        let moves = section(file, "cue-transitions").map_or("", |(fields, _)| fields);
        let mut moves = moves.split(' ').map(|weight| weight.parse().unwrap_or(0.0));
        let transitions = std::array::from_fn(|_| std::array::from_fn(|_| moves.next().unwrap_or(0.0)));
        let floors = section(file, "cue-floors").map_or("", |(fields, _)| fields);
        let mut floors = floors.split(' ').map(|floor| floor.parse().unwrap_or(i16::MIN));
        let floors = std::array::from_fn(|_| floors.next().unwrap_or(i16::MIN));
        CueModel { table, transitions, floors }
    }

    /// The possible cues of a text: every token that begins one with at least the given probability.
    #[inline(never)]
    pub fn candidates(&self, reading: &Reading, least: f32) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut scores = Vec::new();
        for sentence in 0..reading.segmentation.sentences.len() {
            let range = reading.segmentation.token_range(sentence);
            let hopeful = |at: usize| self.hopeful(reading, range.start + at);
            look(range.len(), hopeful, |at| self.full(reading, range.start + at), &mut scores);
            if scores.iter().all(|score| score[0] <= OPEN) {
                continue;
            }
            let likely = posteriors(&scores, &self.transitions);
            collect(reading, &likely, range.start, least, &mut found);
        }
        found
    }

    /// The scores of a token that may begin a cue, `None` where a glance tells that it does not.
    #[inline(never)]
    fn hopeful(&self, reading: &Reading, at: usize) -> Option<Score> {
        let [first, second, third] = self.floors;
        let mut sum = Sum::new(&self.table);
        first_features(reading, at, &mut sum);
        if sum.score(0) < first {
            return None;
        }
        second_features(reading, at, &mut sum);
        if sum.score(0) < second {
            return None;
        }
        third_features(reading, at, &mut sum);
        if sum.score(0) < third {
            return None;
        }
        further_features(reading, at, &mut sum);
        Some(self.scaled(&sum))
    }

    /// The scores of a token whatever it is.
    #[inline(never)]
    fn full(&self, reading: &Reading, at: usize) -> Score {
        let mut sum = Sum::new(&self.table);
        features(reading, at, &mut sum);
        self.scaled(&sum)
    }

    fn scaled(&self, sum: &Sum<u32, 1, 11, ROWS>) -> Score {
        std::array::from_fn(|label| f32::from(sum.score(label)) * self.table.scale)
    }
}

/// What a token must score for a cue to begin there, or to go on from there.
const OPEN: f32 = -3.0;

/// The scores of the tokens of a sentence: of those that may begin a cue, and from there on of those that it may go on
/// to. Most words do neither, and need no more than a glance.
pub fn look(
    tokens: usize,
    hopeful: impl Fn(usize) -> Option<Score>,
    full: impl Fn(usize) -> Score,
    scores: &mut Vec<Score>,
) {
    scores.clear();
    scores.extend((0..tokens).map(|at| hopeful(at).unwrap_or(HOPELESS)));
    for at in 1..tokens {
        if scores[at] == HOPELESS && scores[at - 1].iter().any(|&score| score > OPEN) {
            scores[at] = full(at);
        }
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
    let verb = tag == Tag::Participle && next.any(Classes::VERB) || tag == Tag::Infinitive && next.any(Classes::TELL);
    let goes_on = tag.is_finite() || verb;
    said.any(Classes::TELL) && (here.is_nominal() || matches!(here, Tag::Determiner | Tag::Possessive))
        || said.any(Classes::SPEECH) && here.is_nominal() && goes_on
}

/// How likely each token begins a cue and goes on with one, from its scores, by forward and backward sums.
#[inline(never)]
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

/// How many features are known at each glance.
pub const GLANCES: [usize; 3] = [3, 7, 14];

/// The features of one token: those that tell most of beginnings, and where these leave any hope of one, all.
#[inline(always)]
pub fn features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    first_features(reading, at, sink);
    second_features(reading, at, sink);
    third_features(reading, at, sink);
    further_features(reading, at, sink);
}

/// The features that tell most.
#[inline(always)]
fn first_features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    let near = reading.near(at);
    let here = &near[Cell::MARGIN];
    sink.add(2, here.form.suffix, here.tag);
    sink.add(38, here.class, before_verb_group(near).class);
    sink.add(37, here.form.shape & 0x3F, bucket(from_start(reading, at)).min(1) << 5 | here.tag);
}

/// Those that tell most beside them.
#[inline(always)]
fn second_features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    let near = reading.near(at);
    let [_, before2, before, here, after, after2, _] = near;
    sink.add(39, here.class, after_adverbs(near).form.word);
    sink.add(22, quotation(reading, at), here.class);
    sink.add(17, before2.tag << 5 | before.tag, here.tag);
    sink.add(20, here.class, after.tag << 5 | after2.tag);
}

/// Those that tell most beside these.
#[inline(always)]
fn third_features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    let [_, _, before, here, after, _, after3] = reading.near(at);
    let end = bucket(reading.around[at].to_end.min(12) as usize);
    sink.add(23, here.class, end << 5 | before.form.shape & 0x1F);
    sink.add(42, here.form.short_suffix, before.tag << 5 | after.tag);
    sink.add(10, here.form.prefix, here.tag);
    sink.add(9, before.class, here.class);
    sink.add(36, after3.form.word, here.tag);
    sink.add(19, after.class, here.class);
    sink.add(8, before.form.word, here.form.word);
}

/// The other features.
#[inline(always)]
fn further_features(reading: &Reading, at: usize, sink: &mut impl Sink) {
    let near = reading.near(at);
    let [_, before2, before, here, after, after2, _] = near;
    let (word, class, t) = (here.form.word, here.class, here.tag);
    let around = reading.around[at];
    sink.add(1, word, 0);
    sink.add(3, class, t);
    sink.add(4, class, after.tag);
    sink.add(5, class, after.form.word);
    sink.add(6, before.tag << 5 | after.tag, t);
    sink.add(7, word, after.form.word);
    sink.add(11, before.form.word, 0);
    sink.add(12, after.form.word, 0);
    sink.add(13, before2.form.word, 0);
    sink.add(14, after2.form.word, 0);
    sink.add(18, t << 5 | after.tag, after2.tag);
    sink.add(21, quotation(reading, at), t);
    let end = bucket(around.to_end.min(12) as usize);
    let start = bucket(from_start(reading, at));
    sink.add(24, word, end);
    sink.add(25, class, around.that_after.min(6) as u32);
    sink.add(26, word, around.that_after.min(4) as u32);
    let nominal =
        if around.nominal_before < FAR { reading.cell(at - around.nominal_before as usize) } else { &Cell::NONE };
    sink.add(27, class, nominal.class ^ (around.nominal_before.min(4) as u32) << 29);
    sink.add(28, nominal.form.word, t);
    sink.add(29, t, (around.finite_after.min(8) as u32) << 5 | around.finite_before.min(8) as u32);
    sink.add(30, class, around.finite_after.min(8) as u32);
    let marks = (around.mark_before.min(8) as u32) << 5 | around.mark_after.min(8) as u32;
    sink.add(31, class, marks);
    sink.add(32, start << 4 | end, t);
    sink.add(33, around.block as u32, class);
    sink.add(34, word ^ after.form.word.rotate_left(9), after2.form.word);
    sink.add(35, before2.form.word ^ before.form.word.rotate_left(9), word);
    sink.add(40, before_verb_group(near).form.word, class);
    let passive = u32::from(Tag::of(before.tag) == Tag::Auxiliary);
    sink.add(41, word, passive << 5 | after.tag);
    sink.add(43, 0, 0);
}

/// What stands before a verb group: the last word that is no adverb, auxiliary or particle.
#[inline(always)]
fn before_verb_group(near: &Near) -> &Cell {
    let helps = |cell: &&Cell| !matches!(Tag::of(cell.tag), Tag::Adverb | Tag::Auxiliary | Tag::Modal | Tag::Particle);
    near[..Cell::MARGIN].iter().rev().find(helps).unwrap_or(&Cell::NONE)
}

/// What stands after a verb group: the next word that is no adverb.
#[inline(always)]
fn after_adverbs(near: &Near) -> &Cell {
    near[Cell::MARGIN + 1..].iter().find(|cell| Tag::of(cell.tag) != Tag::Adverb).unwrap_or(&Cell::NONE)
}

/// How a token stands towards quotation marks.
#[inline(always)]
fn quotation(reading: &Reading, at: usize) -> u32 {
    let around = reading.around[at];
    let quoted = reading.quoted[at] as u32;
    quoted << 10 | (around.closing_before.min(9) as u32) << 5 | around.opening_after.min(6) as u32
}

/// Tokens of the sentence before one, up to a dozen.
#[inline(always)]
fn from_start(reading: &Reading, at: usize) -> usize {
    reading.around[at].from_start.min(12) as usize
}
