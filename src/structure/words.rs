//! The words of a line in lower case and without the punctuation around them, as the word lists have them.

use crate::text::is_word_character;

/// Bytes of a line that are looked at.
const LOOK: usize = 1000;

/// The words of one line at a time; keeps its memory from line to line.
#[derive(Default)]
pub(crate) struct Words {
    folded: String,
    /// Start and end of each word in `folded`, and whether a colon follows it.
    ends: Vec<(u32, u32, bool)>,
}

impl Words {
    /// Reads a line in place of the last one.
    pub fn read(&mut self, line: &str) {
        self.folded.clear();
        self.ends.clear();
        let line = &line[..line.floor_char_boundary(LOOK)];
        if line.is_ascii() {
            self.folded.push_str(line);
            self.folded.make_ascii_lowercase();
        } else {
            for character in line.chars() {
                match character {
                    _ if character.is_ascii() => self.folded.push(character.to_ascii_lowercase()),
                    '’' => self.folded.push('\''),
                    '\u{ad}' | '\u{200b}' => {}
                    _ => self.folded.extend(character.to_lowercase()),
                }
            }
        }
        let mut start = 0;
        for (at, character) in self.folded.char_indices() {
            if character.is_whitespace() || matches!(character, '|' | '/' | '—' | '…') {
                self.ends.extend(bare(&self.folded, start, at));
                start = at + character.len_utf8();
            }
        }
        self.ends.extend(bare(&self.folded, start, self.folded.len()));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A word; empty where there is none.
    pub fn word(&self, index: usize) -> &str {
        let (start, end, _) = self.ends.get(index).copied().unwrap_or((0, 0, false));
        &self.folded[start as usize..end as usize]
    }

    /// True when a colon follows the word.
    pub fn colon_after(&self, index: usize) -> bool {
        self.ends.get(index).is_some_and(|&(_, _, colon)| colon)
    }

    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.ends.iter().map(|&(start, end, _)| &self.folded[start as usize..end as usize])
    }

    /// True when one of the words is there.
    pub fn any(&self, of: &[&str]) -> bool {
        self.iter().any(|word| of.contains(&word))
    }
}

/// Where the word between two offsets starts and ends without what stands around it, and whether a colon follows it;
/// nothing if there is no word.
fn bare(folded: &str, start: usize, end: usize) -> Option<(u32, u32, bool)> {
    let around = |c: char| !is_word_character(c) && !matches!(c, '©' | '@' | '#' | '&' | '$');
    let word = &folded[start..end];
    let opened = word.trim_start_matches(around);
    let bare = opened.trim_end_matches(around);
    let start = end - opened.len();
    let colon = || word.trim_end_matches(['*', '_']).ends_with(':');
    (!bare.is_empty()).then(|| (start as u32, (start + bare.len()) as u32, colon()))
}
