//! Word lists as data: `src/lexicon/*.txt`, compiled in and parsed once.
//!
//! A list has one entry a line; lines that start with `#` are comments, and a tab separates an entry
//! from its fields. Entries are in lower case unless the first line of the file says otherwise.

use crate::word_map::WordMap;
pub use crate::word_map::{fold, folded};

/// A word list: entries and, where the file has a second column, what it says of them.
pub struct Lexicon {
    entries: WordMap<&'static str, &'static str>,
    /// Words in the longest entry.
    pub longest: usize,
}

impl Lexicon {
    /// Reads a list; see the module for the form of a line.
    pub fn parse(file: &'static str) -> Lexicon {
        let lines = || file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let mut list = Lexicon { entries: WordMap::with_room(lines().count()), longest: 0 };
        for line in lines() {
            let (entry, field) = line.split_once('\t').unwrap_or((line, ""));
            list.longest = list.longest.max(entry.split(' ').count());
            list.entries.insert(entry.trim(), field.trim());
        }
        list
    }

    /// Every entry with its field, in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries.iter().map(|(&entry, field)| (entry, field))
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
        self.entries.value(word)
    }

    /// As [`Lexicon::field`], for the word in lower case. Does not allocate for short words.
    pub fn field_folded(&self, word: &str) -> Option<&'static str> {
        self.entries.value_folded(word)
    }
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
