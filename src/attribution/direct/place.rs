//! Where a quotation stands, and how its words end: what decides which cue belongs to it.

use std::ops::Range;

use crate::attribution::reading::{Quoted, Reading};
use crate::quotation::Quotation;
use crate::text::Span;

/// Where a quotation stands: ranges of tokens.
pub(super) struct Place {
    /// The quotation with its marks.
    pub quoted: Range<usize>,
    /// From the quotation before, or the sentence's start, to this one.
    pub before: Range<usize>,
    /// From this quotation to the next one, or the sentence's end.
    pub after: Range<usize>,
    /// It has words before it in its own sentence.
    pub inside_sentence: bool,
}

impl Place {
    pub fn of(reading: &Reading, quotations: &[Quotation], index: usize) -> Place {
        let segmentation = reading.segmentation;
        let span = quotations[index].span;
        let first = segmentation.token_at(span.start);
        let end = segmentation.tokens.partition_point(|token| token.span.start < span.end);
        let quoted = first..end;
        let earlier = index.checked_sub(1).map_or(0, |before| segmentation.token_at(quotations[before].span.end));
        let later = quotations.get(index + 1).map_or(reading.len(), |next| segmentation.token_at(next.span.start));
        let own = reading.sentence_of(first);
        // A sentence that ends with a colon introduces the next one.
        let introduced = own.start == first && first > 0 && reading.text(first - 1) == ":";
        let start = if introduced { reading.sentence_of(first - 1).start } else { own.start };
        let last = reading.sentence_of(end.saturating_sub(1));
        let mut stop = last.end;
        // "… whom she calls “a kind man.” Rydell laughed.": a sentence that ended with its quotation and a full stop is over.
        let leads_up = own.start < first && reading.text(first - 1) != ":";
        let over = leads_up && end > first + 1 && reading.text(end - 2) == ".";
        if stop == end && !over && end < reading.len() && same_block(reading, end - 1, end) {
            // The sentence ended with the quotation; a cue may still follow where the next one opens with it.
            stop = reading.sentence_of(end).end;
        }
        Place {
            before: start.max(earlier).min(first)..first,
            after: end..stop.min(later).max(end),
            inside_sentence: own.start < first,
            quoted,
        }
    }

    /// True where nothing but marks is quoted.
    pub fn is_empty(&self, reading: &Reading) -> bool {
        self.quoted.clone().all(|at| reading.is_mark(at))
    }

    /// True where words of its own sentence lead up to the quotation.
    pub fn leads_up(&self, reading: &Reading) -> bool {
        self.inside_sentence && !self.before.is_empty() && reading.text(self.before.end - 1) != ":"
    }

    /// What is said: the quotation, and where its cue follows the words that lead up to it in its sentence too.
    pub fn content(&self, reading: &Reading, cue: &Range<usize>) -> Span {
        let quoted = reading.span(&self.quoted);
        let leads_up = self.leads_up(reading) && cue.start >= self.quoted.end;
        if leads_up { reading.span(&self.before).join(quoted) } else { quoted }
    }
}

/// True where the quotation begins with a capital letter or a number.
pub(super) fn starts_high(reading: &Reading, place: &Place) -> bool {
    let first = (place.quoted.start + 1..place.quoted.end).find(|&at| !reading.is_mark(at));
    first.is_some_and(|first| {
        reading.text(first).starts_with(|character: char| character.is_uppercase() || character.is_numeric())
    })
}

fn same_block(reading: &Reading, one: usize, other: usize) -> bool {
    let block = |at: usize| {
        let sentence = reading.sentence.get(at).map(|&sentence| sentence as usize);
        sentence.and_then(|sentence| reading.segmentation.sentences.get(sentence)).map(|sentence| sentence.block)
    };
    block(one) == block(other)
}

/// How the words of a quotation end, which says what may follow it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// With a comma, inside or outside: a cue is due.
    Comma,
    /// With a question, a call, dots or a dash.
    Open,
    /// With a full stop.
    Stop,
    /// With no mark.
    Bare,
    /// It has no end here.
    None,
}

impl Ending {
    pub fn of(reading: &Reading, place: &Place) -> Ending {
        if reading.quoted.get(place.quoted.end.wrapping_sub(1)) != Some(&Quoted::Closing) {
            return Ending::None;
        }
        let mut last = place.quoted.end.saturating_sub(2).max(place.quoted.start);
        while last > place.quoted.start && matches!(reading.text(last), "'" | "’" | "”" | "\"") {
            last -= 1;
        }
        match reading.text(last) {
            "," => Ending::Comma,
            _ if reading.text(place.after.start) == "," => Ending::Comma,
            "?" | "!" | "…" | "-" | "—" | "–" => Ending::Open,
            "." if last > 0 && reading.text(last - 1) == "." => Ending::Open,
            "." => Ending::Stop,
            _ => Ending::Bare,
        }
    }
}
