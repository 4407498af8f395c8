//! Word lists as data: `src/lexicon/*.txt`, compiled in and parsed once.
//!
//! A list has one entry a line; lines that start with `#` are comments, and a tab separates an entry
//! from its fields. Entries are in lower case unless the first line of the file says otherwise.

use rustc_hash::FxHashMap;

/// A word list: entries and, where the file has a second column, what it says of them.
pub struct Lexicon {
    entries: FxHashMap<&'static str, &'static str>,
    /// What the entries look like: most words end here.
    sieve: Sieve,
    /// Words in the longest entry.
    pub longest: usize,
}

impl Lexicon {
    /// Reads a list; see the module for the form of a line.
    pub fn parse(file: &'static str) -> Lexicon {
        let mut entries = FxHashMap::default();
        let lines = || file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let mut sieve = Sieve::of(lines().count());
        let mut longest = 0;
        for line in lines() {
            let (entry, field) = line.split_once('\t').unwrap_or((line, ""));
            longest = longest.max(entry.split(' ').count());
            let entry = entry.trim();
            sieve.keep(entry);
            entries.insert(entry, field.trim());
        }
        Lexicon { entries, sieve, longest }
    }

    /// Every entry with its field, in no particular order.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries.iter().map(|(&entry, &field)| (entry, field))
    }

    /// True when the list has the word, exactly as written.
    pub fn has(&self, word: &str) -> bool {
        self.field(word).is_some()
    }

    /// True when the list has the word in lower case.
    pub fn has_folded(&self, word: &str) -> bool {
        self.field_folded(word).is_some()
    }

    /// What the list says of the word (empty where it says nothing), or `None` where it lacks the word.
    pub fn field(&self, word: &str) -> Option<&'static str> {
        if self.sieve.holds(word) { self.entries.get(word).copied() } else { None }
    }

    /// As [`Lexicon::field`], for the word in lower case. Does not allocate for short words.
    pub fn field_folded(&self, word: &str) -> Option<&'static str> {
        if word.is_ascii() && !self.sieve.holds(word) {
            return None;
        }
        fold(word, |folded| self.field(folded))
    }
}

/// The looks of some words, a bit for each length with a first, second and last letter: tells most others apart from
/// them without a hash of all letters.
#[derive(Default)]
pub struct Sieve {
    /// A power of two of them, or none.
    bits: Vec<u64>,
}

impl Sieve {
    /// Room for so many words: eight bits and more for each, so that few others slip through.
    pub fn of(words: usize) -> Sieve {
        Sieve { bits: vec![0; (words / 8).next_power_of_two().max(2)] }
    }

    /// Adds a word, in lower case.
    pub fn keep(&mut self, word: &str) {
        if let Some((at, bit)) = self.place(word)
            && let Some(bits) = self.bits.get_mut(at)
        {
            *bits |= bit;
        }
    }

    /// False for a word that is none of them, whatever its case; true for them and a few others.
    #[inline]
    pub fn holds(&self, word: &str) -> bool {
        self.place(word).is_some_and(|(at, bit)| self.bits.get(at).is_some_and(|bits| bits & bit != 0))
    }

    #[inline(always)]
    fn place(&self, word: &str) -> Option<(usize, u64)> {
        let bytes = word.as_bytes();
        let (first, last) = (bytes.first()?.to_ascii_lowercase(), bytes.last()?.to_ascii_lowercase());
        let second = bytes.get(1).map_or(0, u8::to_ascii_lowercase);
        let looks = u32::from(first) | u32::from(last) << 8 | u32::from(second) << 16 | (bytes.len() as u32) << 24;
        let mixed = u64::from(looks).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Some(((mixed >> 38) as usize & self.bits.len().wrapping_sub(1), 1 << (mixed >> 58)))
    }
}

/// Calls `use_it` with the word in lower case and with straight apostrophes.
#[inline]
pub fn fold<R>(word: &str, use_it: impl FnOnce(&str) -> R) -> R {
    let bytes = word.as_bytes();
    // Nearly all words are so already.
    if bytes.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return use_it(word);
    }
    let mut buffer = [0u8; 48];
    match in_lower_case(word, &mut buffer) {
        Some(folded) => use_it(folded),
        None => use_it(&word.to_lowercase().replace('’', "'")),
    }
}

/// A short word in lower case, put together in `buffer`; `None` for words that are long or not English.
fn in_lower_case<'b>(word: &str, buffer: &'b mut [u8; 48]) -> Option<&'b str> {
    if word.is_ascii() {
        let room = buffer.get_mut(..word.len())?;
        room.copy_from_slice(word.as_bytes());
        room.make_ascii_lowercase();
        return std::str::from_utf8(room).ok();
    }
    let mut length = 0;
    let mut push = |byte: u8| {
        let room = buffer.get_mut(length)?;
        *room = byte;
        length += 1;
        Some(())
    };
    for character in word.chars() {
        match character {
            '’' => push(b'\'')?,
            '“' | '”' | '‘' | '–' | '—' | '…' => {
                character.encode_utf8(&mut [0; 4]).bytes().try_for_each(&mut push)?;
            }
            _ if character.is_ascii() => push(character.to_ascii_lowercase() as u8)?,
            _ => return None,
        }
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}

/// The word in lower case and with straight apostrophes.
pub fn folded(word: &str) -> String {
    fold(word, |folded| folded.to_string())
}

/// Declares a function that gives a list, parsed at its first use.
#[macro_export]
macro_rules! lexicon {
    ($(#[$doc:meta])* $visibility:vis fn $name:ident = $file:literal) => {
        $(#[$doc])*
        $visibility fn $name() -> &'static $crate::lexicon::Lexicon {
            static LIST: std::sync::OnceLock<$crate::lexicon::Lexicon> = std::sync::OnceLock::new();
            LIST.get_or_init(|| $crate::lexicon::Lexicon::parse(include_str!($file)))
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_entries_fields_and_comments() {
        let list = Lexicon::parse("# words\nsaid\tsay\ntold\n\naccording to\n");
        assert_eq!(list.field_folded("SAID"), Some("say"));
        assert_eq!(list.field("told"), Some(""));
        assert!(!list.has("# words"));
        assert_eq!(list.longest, 2);
        assert!(Lexicon::parse("don't").has_folded("Don’t"));
    }

    proptest! {
        #[test]
        fn folding_is_lower_case_with_straight_apostrophes(word in "[a-zA-Z’'“—é0-9İ]{0,60}") {
            prop_assert_eq!(folded(&word), word.to_lowercase().replace('’', "'"));
        }

        #[test]
        fn a_sieve_holds_what_was_put_in(words in prop::collection::vec("[a-z’é]{0,9}", 0..9)) {
            let mut sieve = Sieve::of(words.len());
            words.iter().for_each(|word| sieve.keep(word));
            for word in words.iter().filter(|word| !word.is_empty()) {
                prop_assert!(sieve.holds(word) && sieve.holds(&word.to_ascii_uppercase()));
            }
        }
    }
}
