//! What stands after a mark: white space, opening marks, and the words that may begin a sentence.

use super::mark::{char_at, is_gap, skip_gap};

/// The first character of the next word, or what stands in its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum First {
    /// A capital.
    Upper,
    /// A small letter.
    Lower,
    /// A digit, or a currency sign before one.
    Digit,
    /// A letter of a script without case.
    Caseless,
    /// Anything else.
    Symbol(char),
    /// Nothing: the block ends.
    End,
}

/// What follows a mark and its closers.
#[derive(Clone, Copy, Debug)]
pub struct After<'t> {
    text: &'t str,
    /// Where the next sentence begins, if one does: after the white space.
    pub at: usize,
    /// Where its first word begins: after quotation marks, brackets, dashes.
    pub word_at: usize,
    /// What the word begins with.
    pub first: First,
    /// There is white space before it.
    pub gap: bool,
    /// A quotation mark opens before the word.
    pub opens_quotation: bool,
    /// A bracket opens before the word.
    pub opens_bracket: bool,
    /// A dash stands before the word.
    pub dash: bool,
    /// An ellipsis stands before the word: "... He went on".
    pub ellipsis: bool,
}

/// Opening marks that are looked at; a longer run of them is no sentence's beginning.
const LONGEST_OPENING: usize = 6;

impl<'t> After<'t> {
    /// What follows byte `end`.
    pub fn new(text: &'t str, end: usize) -> After<'t> {
        let at = skip_gap(text, end);
        let mut after = After {
            text,
            at,
            word_at: at,
            first: First::End,
            gap: at > end,
            opens_quotation: false,
            opens_bracket: false,
            dash: false,
            ellipsis: false,
        };
        after.read_opening();
        after.first = after.read_first();
        after
    }

    fn read_opening(&mut self) {
        for _ in 0..LONGEST_OPENING {
            let Some(character) = char_at(self.text, self.word_at) else { return };
            let next = self.word_at + character.len_utf8();
            match character {
                '"' | '\'' | '“' | '‘' | '„' | '‚' | '«' | '‹' | '`' | '’' => self.opens_quotation = true,
                '(' | '[' | '{' => self.opens_bracket = true,
                '—' | '–' | '―' => self.dash = true,
                '-' if !matches!(char_at(self.text, next), Some('0'..='9')) => self.dash = true,
                '…' => self.ellipsis = true,
                '.' if self.text.get(self.word_at..).is_some_and(|rest| rest.starts_with("...")) => {
                    self.ellipsis = true;
                    self.word_at = skip_gap(self.text, self.word_at + 3);
                    continue;
                }
                '¿' | '¡' | '*' | '_' | '#' | '@' => {}
                _ => return,
            }
            self.word_at = if self.dash || self.ellipsis { skip_gap(self.text, next) } else { next };
        }
    }

    fn read_first(&self) -> First {
        match char_at(self.text, self.word_at) {
            None => First::End,
            Some(first) if first.is_uppercase() => First::Upper,
            Some(first) if first.is_lowercase() => First::Lower,
            Some(first) if first.is_numeric() || matches!(first, '$' | '£' | '€' | '¥') => First::Digit,
            Some(first) if first.is_alphabetic() => First::Caseless,
            Some(first) => First::Symbol(first),
        }
    }

    /// The words from the first one on, without what stands between them.
    pub fn words(&self) -> Words<'t> {
        Words { text: self.text, at: self.word_at }
    }

    /// True when the next word is "I", "I'm" and the like, whose capital says nothing.
    pub fn begins_with_i(&self) -> bool {
        let word = self.word();
        word == "I" || word.starts_with("I'") || word.starts_with("I’")
    }

    /// True when a number up to ten follows in letters: "One" of "No. One".
    pub fn is_small_number(&self) -> bool {
        const NUMBERS: [&str; 10] = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
        NUMBERS.contains(&self.word())
    }

    /// True when a Roman numeral or a single letter follows, as after "Art." or "Fig.".
    pub fn is_numeral(&self) -> bool {
        let word = self.word();
        let roman = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'));
        !word.is_empty() && (roman || word.len() == 1) && !(word == "I" && self.begins_with_i_clause())
    }

    /// "I" before a word in small letters is the pronoun.
    fn begins_with_i_clause(&self) -> bool {
        self.words().nth(1).is_some_and(|second| second.text.starts_with(char::is_lowercase))
    }

    /// The first word without the possessive: "Constitution" of "Constitution’s".
    pub fn name(&self) -> &'t str {
        let word = self.word();
        word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
    }

    /// The first word; empty where there is none.
    pub fn word(&self) -> &'t str {
        self.words().next().map_or("", |word| word.text)
    }
}

/// A word after a mark.
#[derive(Clone, Copy, Debug)]
pub struct Word<'t> {
    /// Letters, digits, and apostrophes between them.
    pub text: &'t str,
    /// The character right after it.
    pub next: Option<char>,
}

impl Word<'_> {
    /// True when it begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words from a place on; ends at the end of a line's text, or at a mark other than a hyphen or a stop inside a name.
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Words<'_> {
    /// The mark that stands in the way of the next word.
    pub fn mark(&self) -> Option<char> {
        char_at(self.text, skip_gap(self.text, self.at))
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        const LONGEST_WORD: usize = 40;
        let start = skip_gap(self.text, self.at);
        let mut end = start;
        while let Some(character) = char_at(self.text, end) {
            let inside = character.is_alphanumeric()
                || matches!(character, '\'' | '’')
                    && char_at(self.text, end + character.len_utf8()).is_some_and(char::is_alphanumeric);
            if !inside || end - start > LONGEST_WORD {
                break;
            }
            end += character.len_utf8();
        }
        let text = self.text.get(start..end).filter(|text| !text.is_empty())?;
        let next = char_at(self.text, end);
        self.at = match next {
            Some('.' | '-' | '–') => end + next.map_or(0, char::len_utf8),
            _ => end,
        };
        Some(Word { text, next: next.filter(|&next| !is_gap(next)) })
    }
}
