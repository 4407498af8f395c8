//! What the grammar knows of single words and set phrases.
//!
//! The build script compiles it from the word lists. Every word of every list has one number ([`WordId`]), found with one
//! look-up while a sentence is lexed; phrases are tries over these numbers.

use crate::figure::holiday::Holiday;
use crate::figure::letters::{LONGEST_WORD, PLACES, key, place};
use crate::figure::phrase::Phrases;
// The tables name their variants alone.
use crate::figure::word::{CalendarWord::*, Function::*, NumberWord::*, Traits, Word, WordId};
use crate::figure::{Bound, FigureKind};

include!(concat!(env!("OUT_DIR"), "/figure_vocabulary.rs"));

/// A unit of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Singular English name; "%" and "pp" for percentages.
    pub name: &'static str,
    /// Measure, duration or percent.
    pub kind: FigureKind,
}

/// A currency of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Currency {
    /// ISO 4217 code, or an English name where no country is told.
    pub code: &'static str,
    /// Singular English name.
    pub name: &'static str,
}

/// Things by their letters, exactly as written.
pub struct Symbols<T: 'static> {
    /// In the order of the letters.
    entries: &'static [(&'static str, T)],
}

impl<T> Symbols<T> {
    /// The thing that is written so.
    pub fn get(&self, written: &str) -> Option<&'static T> {
        let at = self.entries.binary_search_by(|(symbol, _)| (*symbol).cmp(written)).ok()?;
        self.entries.get(at).map(|(_, thing)| thing)
    }

    /// True where something is written so.
    pub fn has(&self, written: &str) -> bool {
        self.get(written).is_some()
    }

    /// All things.
    pub fn values(&self) -> impl Iterator<Item = &'static T> {
        self.entries.iter().map(|(_, thing)| thing)
    }
}

/// The word lists of the figures, compiled: [`VOCABULARY`].
pub struct Vocabulary {
    /// The number of the word at each place, with the highest bit where a figure may begin with it; zero for none.
    places: &'static [u16; PLACES],
    /// The letters of each word.
    letters: &'static [u128],
    /// Which of the `senses` each word has.
    sense_of: &'static [u16],
    senses: &'static [Word],
    /// The possessive "’s".
    pub possessive: WordId,
    /// Units written as words.
    pub units: Phrases<Unit>,
    /// Units written as letters or signs.
    pub unit_symbols: Symbols<Unit>,
    /// How many of a smaller unit make one of a larger: larger, smaller, number.
    pub unit_parts: &'static [(&'static str, &'static str, f64)],
    /// Currencies written as words.
    pub currencies: Phrases<Currency>,
    /// Currency signs and the letters that may stand for one.
    pub currency_symbols: Symbols<Currency>,
    /// Currencies by their codes and by codes for millions of them ("MUSD").
    pub currency_codes: Symbols<Currency>,
    /// Qualifiers before a number, backwards.
    pub qualifiers_before: Phrases<Bound>,
    /// Qualifiers after a number.
    pub qualifiers_after: Phrases<Bound>,
    /// Days with a name.
    pub holidays: Phrases<Holiday>,
    /// Set phrases that count nothing.
    pub set_phrases: Phrases<()>,
}

impl Vocabulary {
    /// All that is known of the word.
    pub fn word(&self, id: WordId) -> &'static Word {
        static UNKNOWN: Word = Word::UNKNOWN;
        let sense = self.sense_of.get(id.0 as usize).map_or(usize::MAX, |&sense| sense as usize);
        self.senses.get(sense).unwrap_or(&UNKNOWN)
    }

    /// The number of a word as it is written, and whether a figure may begin with it.
    pub fn find(&self, written: &str) -> (WordId, bool) {
        let mut folded = [0u8; LONGEST_WORD];
        let mut length = 0;
        for character in written.chars() {
            let byte = match character {
                '’' => b'\'',
                _ if character.is_ascii() => character as u8,
                _ => return (WordId::NONE, false),
            };
            let Some(place) = folded.get_mut(length) else { return (WordId::NONE, false) };
            *place = byte;
            length += 1;
        }
        if length > 1 && folded.get(length - 1) == Some(&b'.') {
            length -= 1;
        }
        self.find_letters(&folded, 0, length)
    }

    /// As [`Vocabulary::find`], for the ASCII bytes from `start` to `end`.
    #[inline(always)]
    pub fn find_letters(&self, bytes: &[u8], start: usize, end: usize) -> (WordId, bool) {
        const TELLING: u16 = 1 << 15;
        let Some(key) = key(bytes, start, end) else { return (WordId::NONE, false) };
        let mut at = place(key);
        loop {
            let here = self.places[at % PLACES];
            let number = here & !TELLING;
            if number == 0 {
                return (WordId::NONE, false);
            }
            if self.letters.get(number as usize) == Some(&key) {
                return (WordId(number), here & TELLING != 0);
            }
            at += 1;
        }
    }
}
