//! Word lists as data: `src/lexicon/*.txt`, compiled in and parsed once.
//!
//! A list has one entry a line; lines that start with `#` are comments, and a tab separates an entry
//! from its fields. Entries are in lower case unless the first line of the file says otherwise.

use rustc_hash::FxHashMap;

/// A word list: entries and, where the file has a second column, what it says of them.
pub struct Lexicon {
    entries: FxHashMap<&'static str, &'static str>,
    /// For each first byte, the lengths of the entries that begin with it, a bit each: most words end here.
    lengths: Box<[u32; 256]>,
    /// Words in the longest entry.
    pub longest: usize,
}

impl Lexicon {
    /// Reads a list; see the module for the form of a line.
    pub fn parse(file: &'static str) -> Lexicon {
        let mut entries = FxHashMap::default();
        let mut lengths = Box::new([0; 256]);
        let mut longest = 0;
        for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            let (entry, field) = line.split_once('\t').unwrap_or((line, ""));
            longest = longest.max(entry.split(' ').count());
            let entry = entry.trim();
            if let Some(&first) = entry.as_bytes().first() {
                lengths[first as usize] |= length_bit(entry.len());
            }
            entries.insert(entry, field.trim());
        }
        Lexicon { entries, lengths, longest }
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
        let first = *word.as_bytes().first()?;
        if !self.may_have(first, word.len()) {
            return None;
        }
        self.entries.get(word).copied()
    }

    /// As [`Lexicon::field`], for the word in lower case. Does not allocate for short words.
    pub fn field_folded(&self, word: &str) -> Option<&'static str> {
        let first = *word.as_bytes().first()?;
        if word.is_ascii() && !self.may_have(first.to_ascii_lowercase(), word.len()) {
            return None;
        }
        fold(word, |folded| self.field(folded))
    }

    fn may_have(&self, first: u8, length: usize) -> bool {
        self.lengths[first as usize] & length_bit(length) != 0
    }
}

/// The bit of a length in bytes; long ones share the last.
fn length_bit(length: usize) -> u32 {
    1 << length.min(31)
}

/// Calls `use_it` with the word in lower case and with straight apostrophes.
pub fn fold<R>(word: &str, use_it: impl FnOnce(&str) -> R) -> R {
    let bytes = word.as_bytes();
    if bytes.is_ascii() {
        let mut buffer = [0u8; 48];
        if let Some(room) = buffer.get_mut(..bytes.len()) {
            room.copy_from_slice(bytes);
            room.make_ascii_lowercase();
            if let Ok(folded) = std::str::from_utf8(room) {
                return use_it(folded);
            }
        }
    }
    use_it(&word.to_lowercase().replace('’', "'"))
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

    #[test]
    fn reads_entries_fields_and_comments() {
        let list = Lexicon::parse("# words\nsaid\tsay\ntold\n\naccording to\n");
        assert_eq!(list.field_folded("SAID"), Some("say"));
        assert_eq!(list.field("told"), Some(""));
        assert!(!list.has("# words"));
        assert_eq!(list.longest, 2);
        assert!(Lexicon::parse("don't").has_folded("Don’t"));
    }
}
