//! The words of a line in lower case and without the punctuation around them, as the word lists have them.

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
        let mut end = line.len().min(LOOK);
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        for word in line[..end].split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '—' | '…')) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '@' | '#' | '&' | '$'));
            if bare.is_empty() {
                continue;
            }
            let start = self.folded.len() as u32;
            if bare.is_ascii() {
                self.folded.push_str(bare);
                self.folded[start as usize..].make_ascii_lowercase();
            } else {
                for character in bare.chars() {
                    match character {
                        '’' => self.folded.push('\''),
                        '\u{ad}' | '\u{200b}' => {}
                        _ => self.folded.extend(character.to_lowercase()),
                    }
                }
            }
            let colon = word.trim_end_matches(['*', '_']).ends_with(':');
            self.ends.push((start, self.folded.len() as u32, colon));
        }
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
