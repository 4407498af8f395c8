//! What the words of a decoded attribution say of its being right: a logistic model whose score is one of the facts
//! that the verifier asks for.
//!
//! The verifier's trees know how sure the other models were and how the parts stand to each other, and no word. Here
//! the words meet that were chosen: the cue with the kind of source that it got, with what its content begins with, with
//! what follows where it ends.

use std::ops::Range;

use super::reading::{Quoted, Reading, bucket};
use super::verifier::Decoded;
use crate::linear::{Sink, Sum, Table};
use crate::tagger::Cell;
use crate::vocabulary::Classes;

/// Rows of the weights.
pub const ROWS: usize = 1 << 13;

/// The model of wordings: one label, in sums with room for more features than there are.
pub struct WordingModel {
    table: Table<u32, 1, 11, ROWS>,
}

impl WordingModel {
    /// The model in a weights file.
    pub fn read(file: &[u8]) -> WordingModel {
        WordingModel { table: Table::read(file, "wording") }
    }

    /// How much the words speak for an attribution (below zero: against it).
    pub fn score(&self, reading: &Reading, found: &Decoded) -> f32 {
        let mut sum = Sum::new(&self.table);
        features(reading, found, &mut sum);
        f32::from(sum.score(0)) * self.table.scale
    }
}

/// The features of an attribution.
pub fn features(reading: &Reading, found: &Decoded, sink: &mut impl Sink) {
    let (cue, [start, end]) = (found.candidate.start..found.candidate.end, ends(&found.content));
    let sentence = reading.sentence_of(cue.start);
    let cell = |at: usize| if at < reading.len() { reading.cell(at) } else { &Cell::NONE };
    let kind = |cell: &Cell| cell.class ^ cell.tag << 27;
    let head = cue.clone().find(|&at| reading.classes[at].any(Classes::REPORTING)).unwrap_or(cue.end - 1);
    let (word, class) = (cell(head).form.word, kind(cell(head)));
    let before = cue.start.checked_sub(1).filter(|at| sentence.contains(at)).map_or(&Cell::NONE, cell);
    let after = if sentence.contains(&cue.end) { cell(cue.end) } else { &Cell::NONE };
    let [first_said, second_said, last_said, next] = [start, start + 1, end, end + 1].map(cell);
    let first_of_source = found.source.first().map_or(&Cell::NONE, |&at| cell(at));
    let last_of_source = found.source.last().map_or(&Cell::NONE, |&at| cell(at));
    let source_side = if found.source.is_empty() { 0 } else { side(&cue, ends(&found.source)) };
    let broken = end + 1 - start != found.content.len();
    let shape = source_side | side(&cue, [start, end]) << 3 | u32::from(broken) << 6;
    let quoted = found.content.iter().filter(|&&at| reading.quoted[at] != Quoted::Outside).count();
    let quoted = u32::from(quoted > 0) + u32::from(quoted == found.content.len());
    let finite = (reading.counts[end + 1].finite - reading.counts[start].finite).min(2);
    let clause = finite | quoted << 2 | u32::from(reading.classes[start].any(Classes::THAT)) << 4;
    let length = bucket(found.content.len());
    let hash = |of: fn(&Cell) -> u32| cue.clone().fold(7, |all, at| (all ^ of(cell(at))).wrapping_mul(0x0100_0193));
    let (phrase, tags) = (hash(|cell| cell.form.word), hash(|cell| cell.tag));
    sink.add(101, word, 0);
    sink.add(102, word, shape);
    sink.add(103, word, first_said.form.word);
    sink.add(104, word, first_said.tag << 7 | shape);
    sink.add(105, class, first_said.form.word);
    sink.add(106, word, kind(last_of_source));
    sink.add(107, class, last_of_source.form.word);
    sink.add(108, last_of_source.form.word, first_of_source.form.word);
    sink.add(109, phrase, 0);
    sink.add(110, phrase, shape);
    sink.add(111, tags, shape);
    sink.add(112, tags, clause);
    sink.add(113, last_said.form.word, next.form.word);
    sink.add(114, last_said.tag << 5 | next.tag, shape);
    sink.add(115, next.form.word, class);
    sink.add(116, before.form.word, word);
    sink.add(117, after.form.word, word);
    sink.add(118, before.form.word, class);
    sink.add(119, after.form.word, class);
    sink.add(120, word, clause);
    sink.add(121, class, clause << 7 | shape);
    sink.add(122, word, length);
    sink.add(123, class, length << 1 | u32::from(end + 1 >= sentence.end));
    sink.add(124, first_said.tag << 5 | second_said.tag, class);
    sink.add(125, first_said.form.word, second_said.form.word);
    sink.add(126, kind(last_of_source), class);
    sink.add(127, first_of_source.form.word, clause);
    sink.add(128, cell(cue.start).form.word, cell(head).tag);
    sink.add(129, 0, 0);
}

/// The first and the last of some tokens in order; zero where there is none.
fn ends(tokens: &[usize]) -> [usize; 2] {
    [tokens.first(), tokens.last()].map(|at| at.copied().unwrap_or(0))
}

/// Where a stretch stands towards a cue: after it or before it, each at once, near or far; or around it.
fn side(cue: &Range<usize>, [first, last]: [usize; 2]) -> u32 {
    if first >= cue.end {
        match first - cue.end {
            0 => 1,
            1..=2 => 2,
            _ => 3,
        }
    } else if last < cue.start {
        match cue.start - last {
            1 => 4,
            2..=3 => 5,
            _ => 6,
        }
    } else {
        7
    }
}
