//! The word lists of the claim stage as one book: one look-up a word finds every turn of phrase.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::{Lexicon, fold, folded};
use crate::text::Span;
use crate::token::{Token, TokenKind, tokens};

/// Which list an entry comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum List {
    /// Judges, weighs, urges.
    Opinion,
    /// Weakens.
    Hedge,
    /// Looks ahead.
    Forecast,
    /// Takes a side.
    Loaded,
}

/// An entry of a list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which list.
    pub list: List,
    /// What the list says of it.
    pub field: &'static str,
    /// The words after the first.
    rest: Vec<String>,
}

/// An entry found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Which list.
    pub list: List,
    /// What the list says of it.
    pub field: &'static str,
    /// First token.
    pub start: usize,
    /// Token after the last.
    pub end: usize,
}

/// All lists, by the first word of their entries.
pub struct Phrasebook {
    by_first: FxHashMap<String, Vec<Entry>>,
}

impl Phrasebook {
    /// The shipped lists, read once.
    pub fn shipped() -> &'static Phrasebook {
        static BOOK: OnceLock<Phrasebook> = OnceLock::new();
        BOOK.get_or_init(|| {
            let mut book = Phrasebook { by_first: FxHashMap::default() };
            book.add(List::Opinion, include_str!("../lexicon/opinion.txt"));
            book.add(List::Hedge, include_str!("../lexicon/hedges.txt"));
            book.add(List::Forecast, include_str!("../lexicon/forecast.txt"));
            book.add(List::Loaded, include_str!("../lexicon/loaded.txt"));
            for entries in book.by_first.values_mut() {
                // The longest first; loaded words before the judgements that they also are.
                entries.sort_by_key(|entry| (entry.list != List::Loaded, std::cmp::Reverse(entry.rest.len())));
            }
            book
        })
    }

    fn add(&mut self, list: List, file: &'static str) {
        for (entry, field) in Lexicon::parse(file).entries() {
            let mut words = split(entry).into_iter();
            let Some(first) = words.next() else { continue };
            self.by_first.entry(first).or_default().push(Entry { list, field, rest: words.collect() });
        }
    }

    /// Calls `tell` with the longest entry of each list that begins at a token.
    pub fn at(&self, text: &str, tokens: &[Token], at: usize, mut tell: impl FnMut(Found)) {
        let Some(first) = tokens.get(at).filter(|token| token.kind != TokenKind::Mark) else { return };
        let entries = fold(first.span.of(text), |word| self.by_first.get(word));
        let mut seen = 0u8;
        for entry in entries.into_iter().flatten() {
            let bit = 1 << entry.list as u8;
            if seen & bit != 0 {
                continue;
            }
            if let Some(end) = matched(text, tokens, at + 1, &entry.rest) {
                seen |= bit;
                tell(Found { list: entry.list, field: entry.field, start: at, end });
            }
        }
    }
}

/// The words of an entry as the tokens of a text give them, hyphens left out.
fn split(entry: &'static str) -> Vec<String> {
    let mut parts = Vec::new();
    tokens(entry, Span::new(0, entry.len()), &mut parts);
    parts.iter().map(|token| token.span.of(entry)).filter(|word| *word != "-").map(folded).collect()
}

/// The token after an entry's last word, if its words stand at a token; hyphens between them do not matter.
fn matched(text: &str, tokens: &[Token], mut at: usize, rest: &[String]) -> Option<usize> {
    for word in rest {
        if tokens.get(at)?.span.of(text) == "-" {
            at += 1;
        }
        fold(tokens.get(at)?.span.of(text), |found| (found == word).then_some(()))?;
        at += 1;
    }
    Some(at)
}
