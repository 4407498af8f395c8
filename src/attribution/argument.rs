//! Source and content of one cue: a chain model over the cue's paragraph.

use std::ops::Range;

use super::cue::Candidate;
use super::lattice::{LABELS, NEVER, OUTSIDE, Scores};
use super::reading::{FAR, Quoted, Reading, bucket};
use crate::linear::{Sink, Sum, Table};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Sentences on either side of the cue's that may hold its content.
const SENTENCES: usize = 8;
/// Tokens that are looked at on either side, whatever the sentences are: keeps the work linear.
const REACH: usize = 160;
/// Tokens whose scores are kept: those of a window.
const PLACES: usize = (2 * REACH).next_power_of_two();

/// Other possible cues that are looked past on either side. News has a few within reach; where every word may be
/// a cue, this bounds how often each is looked at.
const CROWD: usize = 32;

/// Rows of the weights.
pub const ROWS: usize = 1 << 15;

/// The words of a row, and the bits of a weight: room for the sums of twenty-five features.
type Weights = Table<u64, 1, 9, ROWS>;

/// The model of sources and contents.
pub struct ArgumentModel {
    table: Weights,
}

/// Where a token stands towards the cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Side {
    /// In a sentence before the cue's.
    SentenceBefore,
    /// Before the cue, in its sentence.
    Before,
    /// After the cue, in its sentence.
    After,
    /// In a sentence after the cue's.
    SentenceAfter,
}

/// Scores that depend on token and side alone, kept for the next cue of the same paragraph.
///
/// It has room for the tokens of one window, each in the place of an earlier one: cues come in order, and
/// what is far behind is not asked for again.
pub struct Memory {
    places: Vec<Place>,
}

/// A token, and its scores on each side of a cue.
#[derive(Clone)]
struct Place {
    token: usize,
    scores: [Option<[i16; LABELS]>; 4],
}

impl Default for Memory {
    /// Nothing known of any token yet.
    fn default() -> Self {
        Memory { places: vec![Place { token: usize::MAX, scores: [None; 4] }; PLACES] }
    }
}

impl Memory {
    fn scores(&mut self, token: usize) -> &mut [Option<[i16; LABELS]>; 4] {
        let place = &mut self.places[token % PLACES];
        if place.token != token {
            *place = Place { token, scores: [None; 4] };
        }
        &mut place.scores
    }
}

type ArgumentSum<'t> = Sum<'t, u64, 1, 9, ROWS>;

/// A sum that is the same while its key is.
struct Steady<'t, Key> {
    table: &'t Weights,
    known: Option<Key>,
    sum: ArgumentSum<'t>,
}

impl<'t, Key: PartialEq> Steady<'t, Key> {
    fn new(table: &'t Weights) -> Self {
        Steady { table, known: None, sum: Sum::new(table) }
    }

    #[inline(always)]
    fn sum(&mut self, key: Key, add: impl FnOnce(&mut ArgumentSum<'t>)) -> &ArgumentSum<'t> {
        if self.known.as_ref() != Some(&key) {
            self.sum = Sum::new(self.table);
            add(&mut self.sum);
            self.known = Some(key);
        }
        &self.sum
    }
}

impl ArgumentModel {
    /// The model in a weights file.
    pub fn read(file: &[u8]) -> ArgumentModel {
        ArgumentModel { table: Table::read(file, "argument") }
    }

    /// The scores of the tokens around a cue.
    #[inline(never)]
    pub fn scores(&self, reading: &Reading, frame: &Frame, memory: &mut Memory) -> Vec<Scores> {
        let mut all = Vec::with_capacity(frame.window.len());
        let (mut distance, mut way) = (Steady::new(&self.table), Steady::new(&self.table));
        for at in frame.window.clone() {
            let place = Position::of(reading, frame, at);
            let far = distance.sum(place.distance, |sum| distance_features(frame, place.distance, sum));
            let between = way.sum(place.way, |sum| way_features(frame, place.way, sum));
            let mut sum = far.joined(between);
            place_features(reading, frame, at, &place, &mut sum);
            let own = memory.scores(at)[place.side as usize].get_or_insert_with(|| {
                let mut sum = Sum::new(&self.table);
                token_features(reading, at, place.side, &mut sum);
                std::array::from_fn(|label| sum.score(label))
            });
            let mut scores: Scores = [0.0; LABELS + 1];
            for label in 0..LABELS {
                scores[label] = f32::from(sum.score(label) + own[label]) * self.table.scale;
            }
            frame.forbid(at, &mut scores);
            all.push(scores);
        }
        all
    }
}

/// A cue and what is the same for every token around it.
pub struct Frame {
    /// The tokens that may belong to source or content.
    pub window: Range<usize>,
    /// The cue's tokens.
    pub cue: Range<usize>,
    /// The cue's sentence.
    sentence: Range<usize>,
    /// The word that says most about the cue: its first verb, noun or adjective of a reporting class.
    head: u32,
    /// Class of the head.
    class: u32,
    /// The word after the cue.
    next: u32,
    /// The word before the cue.
    last: u32,
    /// Other possible cues nearby: for each token of the window, how many begin before it.
    others: Vec<u32>,
    /// A summary of the cue's place: quoted or not, how far from its sentence's ends, verb form.
    place: u32,
}

impl Frame {
    /// The frame of a cue among the possible cues of the text (in order).
    #[inline(never)]
    pub fn new(reading: &Reading, cue: Range<usize>, candidates: &[Candidate]) -> Self {
        let window = uncrowded(window(reading, cue.start), &cue, candidates);
        let sentence = reading.sentence_of(cue.start);
        let content_word = |at: &usize| reading.classes[*at].any(Classes::REPORTING);
        let head = cue.clone().find(content_word).unwrap_or(cue.end - 1);
        let class = reading.cell(head).class ^ (reading.tags[head] as u32) << 27;
        let inside = |at: usize| if sentence.contains(&at) { reading.cell(at).form.word } else { 1 };
        let first_other = candidates.partition_point(|other| other.start < window.start);
        let mut others = vec![0u32; window.len() + 1];
        for other in candidates[first_other..].iter().take_while(|other| other.start < window.end) {
            if other.begins >= 0.3 && (other.end <= cue.start || other.start >= cue.end) {
                others[other.start + 1 - window.start] = 1;
            }
        }
        let mut count = 0;
        for other in &mut others {
            count += *other;
            *other = count;
        }
        let around = reading.around[cue.start];
        let to_end = sentence.end - cue.end;
        let place = (reading.quoted[cue.start] as u32)
            | (to_end.min(3) as u32) << 2
            | ((cue.start - sentence.start).min(3) as u32) << 4
            | (around.nominal_before.min(3) as u32) << 6
            | u32::from(around.closing_before < FAR) << 8
            | u32::from(around.opening_after < FAR) << 9
            | u32::from(around.finite_before < FAR) << 10;
        Frame {
            last: cue.start.checked_sub(1).map_or(1, inside),
            next: inside(cue.end),
            head: reading.cell(head).form.word,
            window,
            cue,
            sentence,
            class,
            others,
            place,
        }
    }

    /// Where a token stands towards the cue.
    pub fn side(&self, at: usize) -> Side {
        if at < self.sentence.start {
            Side::SentenceBefore
        } else if at < self.cue.end {
            Side::Before
        } else if at < self.sentence.end {
            Side::After
        } else {
            Side::SentenceAfter
        }
    }

    /// Forbids source and content on the cue's own tokens.
    pub fn forbid(&self, at: usize, scores: &mut Scores) {
        scores[OUTSIDE] = 0.0;
        if self.cue.contains(&at) {
            scores[2..LABELS].fill(NEVER);
        }
    }
}

/// The tokens that may belong to a cue's source and content: its sentence, and those of its block that a
/// quotation, a colon or (where the cue is a mark, as in a transcript) nothing but the block's end parts from it.
fn window(reading: &Reading, cue: usize) -> Range<usize> {
    let segmentation = reading.segmentation;
    let sentence = reading.sentence[cue] as usize;
    let spoken = reading.is_mark(cue);
    let linked = |earlier: usize| {
        let block = |sentence: usize| segmentation.sentences.get(sentence).map(|sentence| sentence.block);
        let (before, after) = (segmentation.token_range(earlier), segmentation.token_range(earlier + 1));
        if block(earlier) != block(earlier + 1) || before.is_empty() || after.is_empty() {
            return false;
        }
        let (last, first) = (before.end - 1, after.start);
        spoken
            || reading.quoted[last] != Quoted::Outside
            || reading.quoted[first] != Quoted::Outside
            || matches!(reading.text(last), ":" | ";" | "," | "—")
    };
    let back = (1..=SENTENCES.min(sentence)).take_while(|back| !spoken && linked(sentence - back)).count();
    let on = (0..SENTENCES).take_while(|on| linked(sentence + on)).count();
    let (start, end) = (segmentation.token_range(sentence - back).start, segmentation.token_range(sentence + on).end);
    start.max(cue.saturating_sub(REACH))..end.min(cue + REACH)
}

/// As much of a window as has no more than a crowd of other cues on either side of its own.
fn uncrowded(window: Range<usize>, cue: &Range<usize>, candidates: &[Candidate]) -> Range<usize> {
    let own = candidates.partition_point(|other| other.start < cue.start);
    let farthest_before = own.checked_sub(CROWD).and_then(|index| candidates.get(index));
    let farthest_after = candidates.get(own + CROWD);
    let start = farthest_before.map_or(window.start, |other| window.start.max(other.start));
    let end = farthest_after.map_or(window.end, |other| window.end.min(other.start.max(cue.end)));
    start..end
}

/// The features of a token that depend on no more of the cue than on which side it stands.
#[inline(always)]
pub fn token_features(reading: &Reading, at: usize, side: Side, sink: &mut impl Sink) {
    let r = (side as u32) << 8;
    let [_, before2, before, here, after, after2, _] = reading.near(at);
    let around = reading.around[at];
    let form = here.form;
    let t = here.tag;
    sink.add(1 | r, form.word, 0);
    sink.add(2 | r, t, here.class);
    sink.add(7 | r, before.tag << 5 | after.tag, t);
    sink.add(8 | r, before.class, here.class);
    sink.add(9 | r, before2.tag << 5 | before.tag, t);
    sink.add(12 | r, before.form.word, t);
    sink.add(13 | r, after.form.word, t);
    let quotation = (reading.quoted[at] as u32) << 10
        | (around.closing_before.min(7) as u32) << 5
        | around.opening_after.min(7) as u32;
    sink.add(15 | r, quotation, t);
    sink.add(16 | r, form.shape & 0x3F, u32::from(around.from_start == 0) << 5 | t);
    sink.add(17 | r, (around.mark_before.min(6) as u32) << 5 | around.mark_after.min(6) as u32, t);
    sink.add(18 | r, (around.finite_before.min(8) as u32) << 5 | around.finite_after.min(8) as u32, t);
    sink.add(20 | r, t << 5 | after.tag, after2.tag);
}

/// A token as it stands towards a cue. Most of what the tokens of a window have in common with the token before them
/// is in `distance` and `way`.
struct Position {
    /// How far away, and on which side.
    distance: u32,
    way: Way,
    side: Side,
    on_cue: bool,
    /// Names and nouns, verbs and commas that lie between.
    amount: u32,
}

/// The way between a token and the cue.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Way {
    /// What lies on it.
    between: u32,
    /// Other possible cues on it.
    others: u32,
    /// Whether the token is quoted, on which side, in which quotation.
    quoted: u32,
    starts_sentence: bool,
}

impl Position {
    #[inline(always)]
    fn of(reading: &Reading, frame: &Frame, at: usize) -> Position {
        let side = frame.side(at);
        let before = at < frame.cue.end;
        let s = side as u32;
        let on_cue = frame.cue.contains(&at);
        let distance = if on_cue {
            0
        } else if before {
            frame.cue.start - at
        } else {
            at + 1 - frame.cue.end
        };
        let (low, high) = if before { (at, frame.cue.start.max(at)) } else { (frame.cue.end, at) };
        let (from, to) = (reading.counts[low], reading.counts[high]);
        let commas = (to.commas - from.commas).min(2);
        let breaks = (to.breaks - from.breaks).min(1);
        let marks = (to.marks - from.marks).min(2);
        let finite = (to.finite - from.finite).min(3);
        let clauses = (to.clauses - from.clauses).min(2);
        let nominals = (to.nominals - from.nominals).min(4);
        let quoted = reading.quoted[at];
        let same_quotation = u32::from(marks == 0 && quoted != Quoted::Outside);
        let others = frame.others[high.min(frame.window.end) - frame.window.start]
            - frame.others[low.max(frame.window.start) - frame.window.start];
        Position {
            distance: bucket(distance) << 3 | s,
            way: Way {
                between: s | commas << 3 | breaks << 5 | marks << 6 | finite << 8 | clauses << 10,
                others: others.min(2) << 3 | s,
                quoted: quoted as u32 | s << 2 | same_quotation << 5 | marks << 6,
                starts_sentence: reading.around[at].from_start == 0,
            },
            side,
            on_cue,
            amount: nominals << 3 | s | finite << 6 | commas << 8,
        }
    }
}

/// The features of a token that depend on the cue.
pub fn frame_features(reading: &Reading, frame: &Frame, at: usize, sink: &mut impl Sink) {
    let place = Position::of(reading, frame, at);
    distance_features(frame, place.distance, sink);
    way_features(frame, place.way, sink);
    place_features(reading, frame, at, &place, sink);
}

#[inline(always)]
fn distance_features(frame: &Frame, distance: u32, sink: &mut impl Sink) {
    sink.add(43, frame.head, distance);
    sink.add(44, frame.class, distance);
    sink.add(52, frame.next, distance);
    sink.add(54, frame.last, distance);
    sink.add(59, frame.place, distance);
}

#[inline(always)]
fn way_features(frame: &Frame, way: Way, sink: &mut impl Sink) {
    sink.add(48, way.between, frame.class);
    sink.add(50, way.quoted, frame.place);
    sink.add(62, way.others, frame.class);
    sink.add(63, way.between, u32::from(way.starts_sentence) << 20 | frame.place);
    sink.add(64, frame.head, way.between & 0x3FF);
}

#[inline(always)]
fn place_features(reading: &Reading, frame: &Frame, at: usize, place: &Position, sink: &mut impl Sink) {
    let &Position { distance, way, side, on_cue, amount } = place;
    let s = side as u32;
    let [_, _, last, here, _, _, _] = reading.near(at);
    let (word, class) = (here.form.word, here.class);
    let tags = last.tag << 5 | here.tag;
    sink.add(42, distance, word);
    sink.add(45, frame.class, s << 10 | tags);
    sink.add(46, way.between, tags);
    sink.add(47, way.between, last.form.word);
    sink.add(49, way.between & 0x3FF, word);
    sink.add(51, way.quoted & 0x3F, tags);
    sink.add(53, frame.next, s << 10 | tags);
    sink.add(55, frame.head ^ s, word);
    sink.add(56, frame.head, s << 10 | tags);
    sink.add(58, amount, frame.class);
    sink.add(66, frame.class ^ s, class);
    let verb_next = Tag::is_finite(reading.tags[at]) && !on_cue;
    sink.add(67, u32::from(verb_next) << 4 | u32::from(way.starts_sentence) << 3 | s, frame.class);
}
