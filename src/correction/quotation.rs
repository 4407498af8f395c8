//! Words found again by themselves and by what stands around them.
//!
//! A quotation is found where its words stand between the same 32 characters on either side. Where the text has
//! several such places, it is the same one only while there are as many of them. Whatever else looks like it is
//! not it: nothing is found then.

use memchr::memmem::Finder;

use crate::document::{Quote, Range, Status};

/// Characters of context before and after a quotation.
pub const CONTEXT: usize = 32;

/// The passages of one text.
pub struct Passages<'t> {
    text: &'t str,
}

impl<'t> Passages<'t> {
    /// Of this text.
    pub fn new(text: &'t str) -> Self {
        Passages { text }
    }

    /// Completes a quotation that is given by its range in bytes alone. A range that is no part of the text gives
    /// an empty quotation, which is found nowhere.
    pub fn complete(&self, quote: &mut Quote) {
        let Range { start, end } = quote.range.unwrap_or_default();
        let (start, end) = (start as usize, end as usize);
        let (Some(before), Some(exact), Some(after)) =
            (self.text.get(..start), self.text.get(start..end), self.text.get(end..))
        else {
            *quote = Quote { of: 1, ..Quote::default() };
            return;
        };
        quote.exact = exact.into();
        quote.prefix = last_characters(before).into();
        quote.suffix = first_characters(after).into();
        let places = self.places(quote);
        quote.nth = places.iter().position(|&place| place == start).unwrap_or(0) as u32;
        quote.of = places.len().max(1) as u32;
    }

    /// Where a quotation stands, in bytes, or why it cannot be told.
    pub fn place(&self, quote: &Quote) -> Result<Range, Status> {
        if quote.exact.is_empty() {
            return Err(Status::Missing);
        }
        let places = self.places(quote);
        let start = match places.len() {
            0 => return Err(Status::Missing),
            count if count as u32 == quote.of => places.get(quote.nth as usize).ok_or(Status::Ambiguous)?,
            _ => return Err(Status::Ambiguous),
        };
        Ok(Range { start: *start as u32, end: (start + quote.exact.len()) as u32 })
    }

    /// Where the words stand with their context, in bytes.
    fn places(&self, quote: &Quote) -> Vec<usize> {
        let Quote { exact, prefix, suffix, .. } = quote;
        let whole = [prefix.as_str(), exact, suffix].concat();
        // A context that is cut short was cut by an end of the text.
        let (at_start, at_end) = (is_short(prefix), is_short(suffix));
        occurrences(self.text.as_bytes(), whole.as_bytes())
            .into_iter()
            .filter(|&at| (!at_start || at == 0) && (!at_end || at + whole.len() == self.text.len()))
            .map(|at| at + prefix.len())
            .collect()
    }
}

fn is_short(context: &str) -> bool {
    context.chars().count() < CONTEXT
}

/// The first characters of a text, as many as a context has.
pub fn first_characters(text: &str) -> &str {
    text.char_indices().nth(CONTEXT).map_or(text, |(end, _)| &text[..end])
}

/// The last characters of a text, as many as a context has.
pub fn last_characters(text: &str) -> &str {
    text.char_indices().rev().nth(CONTEXT - 1).map_or(text, |(start, _)| &text[start..])
}

/// Every place of `words`, overlapping ones too, in time linear in the text and the words.
fn occurrences(text: &[u8], words: &[u8]) -> Vec<usize> {
    // Hardly ever is there more than one.
    let finder = Finder::new(words);
    let Some(first) = finder.find(text).filter(|_| !words.is_empty()) else { return Vec::new() };
    match finder.find(&text[first + 1..]) {
        None => vec![first],
        Some(_) => every_occurrence(text, words),
    }
}

/// As [`occurrences`], for words that stand in several places (Knuth, Morris and Pratt 1977).
fn every_occurrence(text: &[u8], words: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    // For each beginning of the words, how long its longest own beginning is that it also ends with.
    let mut border = vec![0; words.len()];
    let mut matched = 0;
    for at in 1..words.len() {
        while matched > 0 && words[at] != words[matched] {
            matched = border[matched - 1];
        }
        matched += usize::from(words[at] == words[matched]);
        border[at] = matched;
    }
    matched = 0;
    for (at, byte) in text.iter().enumerate() {
        while matched > 0 && *byte != words[matched] {
            matched = border[matched - 1];
        }
        matched += usize::from(*byte == words[matched]);
        if matched == words.len() {
            found.push(at + 1 - words.len());
            matched = border[matched - 1];
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The quotation of the `nth` place where `words` stand in `text`.
    fn quote(text: &str, words: &str, nth: usize) -> Quote {
        let (start, _) = text.match_indices(words).nth(nth).expect("the words are in the text");
        let range = Range { start: start as u32, end: (start + words.len()) as u32 };
        let mut quote = Quote { range: Some(range), ..Quote::default() };
        Passages::new(text).complete(&mut quote);
        quote
    }

    /// Where a quotation of `before` stands in `after`.
    fn check(before: &str, words: &str, nth: usize, after: &str, expected: Result<usize, Status>) {
        let found = Passages::new(after).place(&quote(before, words, nth));
        assert_eq!(found.map(|range| range.start as usize), expected, "“{words}” in “{after}”");
    }

    const STORY: &str = "The fire began at noon in the old mill by the river. About 40 people fled. \
                         The fire was out by dusk, and nobody in the old mill was hurt, said the mayor.";

    #[test]
    fn words_are_found_where_they_stood_and_where_they_were_moved() {
        check(STORY, "40", 0, STORY, Ok(STORY.find("40").expect("it is there")));
        let longer = format!("UPDATE: {STORY}");
        check(STORY, "40", 0, &longer, Ok(longer.find("40").expect("it is there")));
    }

    #[test]
    fn a_look_alike_is_not_taken() {
        check(STORY, "40", 0, &STORY.replace("40", "48"), Err(Status::Missing));
        let elsewhere = STORY.replace("40", "48") + " The mill is 40 years old.";
        check(STORY, "40", 0, &elsewhere, Err(Status::Missing));
        check(STORY, "40", 0, &STORY.replace("fled", "slept"), Err(Status::Missing));
    }

    #[test]
    fn twins_are_told_apart_by_their_order_while_all_are_there() {
        let song = "la la la la la la la la la la la la la la la la la la la la la la la la";
        check(song, "la", 12, song, Ok(36));
        check(song, "la", 12, &song[3..], Err(Status::Ambiguous));
        let said = format!("{STORY} {STORY} {STORY}");
        check(&said, "40", 1, &said, Ok(STORY.len() + 1 + STORY.find("40").expect("it is there")));
        check(&said, "40", 1, &said[STORY.len() + 1..], Err(Status::Ambiguous));
    }

    #[test]
    fn repetition_costs_no_more_than_length() {
        let stops = ".".repeat(1_000_000);
        let middle = Range { start: 400_000, end: 450_000 };
        let mut quote = Quote { range: Some(middle), ..Quote::default() };
        Passages::new(&stops).complete(&mut quote);
        assert_eq!(Passages::new(&stops).place(&quote), Ok(middle));
    }

    proptest! {
        #[test]
        fn every_range_is_found_again(text in "[ab é😀.]{1,200}", one in 0usize..200, other in 0usize..200) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (one, other) = (places[one % places.len()], places[other % places.len()]);
            prop_assume!(one != other);
            let range = Range { start: one.min(other) as u32, end: one.max(other) as u32 };
            let mut quote = Quote { range: Some(range), ..Quote::default() };
            let passages = Passages::new(&text);
            passages.complete(&mut quote);
            prop_assert_eq!(passages.place(&quote), Ok(range));
        }

        #[test]
        fn what_is_found_are_the_same_words_between_the_same_words(
            before in "[ab .]{1,120}", after in "[ab .]{1,240}", one in 0usize..120, length in 1usize..4,
        ) {
            let start = one % before.len();
            let end = (start + length).min(before.len());
            let mut quote = Quote { range: Some(Range { start: start as u32, end: end as u32 }), ..Quote::default() };
            Passages::new(&before).complete(&mut quote);
            if let Ok(Range { start, end }) = Passages::new(&after).place(&quote) {
                let (start, end) = (start as usize, end as usize);
                prop_assert_eq!(&after[start..end], quote.exact);
                prop_assert_eq!(last_characters(&after[..start]), quote.prefix);
                prop_assert_eq!(first_characters(&after[end..]), quote.suffix);
            }
        }
    }
}
