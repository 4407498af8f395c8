//! The shape of a line: what can be said of it without knowing a single word.

use crate::text::Span;

/// Bytes of a line that are looked at: a longer line is running text whatever follows.
const LOOK: usize = 600;

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// A full stop or an ellipsis, closing quotation marks and brackets aside.
    Stop,
    /// A question or exclamation mark.
    Call,
    /// A colon.
    Colon,
    /// A comma, semicolon or dash: something must follow.
    Open,
    /// A letter, a digit or anything else.
    Bare,
}

/// What a line looks like. Counts are of its first few hundred bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// Runs of anything but white space.
    pub words: u32,
    /// Words that begin with a capital letter.
    pub capitalised: u32,
    /// Words of four letters and more that begin with a small letter.
    pub small: u32,
    /// Words that begin with a small letter.
    pub lower: u32,
    /// Words that hold a digit.
    pub numbers: u32,
    /// Letters that are capitals.
    pub upper_letters: u32,
    /// Letters of the Latin, Greek and Cyrillic alphabets that are not.
    pub lower_letters: u32,
    /// Full stops, question and exclamation marks with white space or a quotation mark behind them.
    pub stops: u32,
    /// Commas.
    pub commas: u32,
    /// How it ends.
    pub end: End,
}

impl Shape {
    /// The shape of a line that has no white space at either end.
    pub fn of(text: &str) -> Shape {
        let mut shape = Shape {
            words: 0,
            capitalised: 0,
            small: 0,
            lower: 0,
            numbers: 0,
            upper_letters: 0,
            lower_letters: 0,
            stops: 0,
            commas: 0,
            end: End::of(text),
        };
        let text = &text[..look(text)];
        for word in text.split_whitespace() {
            shape.add(word);
        }
        if !text.is_ascii() {
            // Scripts without spaces: two characters count as a word in small letters.
            let pairs = text.chars().filter(|c| matches!(c, '\u{3040}'..='\u{9fff}')).count() as u32 / 2;
            shape.words += pairs;
            shape.lower += pairs;
        }
        shape
    }

    fn add(&mut self, word: &str) {
        self.words += 1;
        let mut first = None;
        let mut letters = 0;
        let mut digit = false;
        for character in word.chars() {
            if character.is_ascii_lowercase() {
                letters += 1;
                first.get_or_insert(character);
                self.lower_letters += 1;
            } else if character.is_alphabetic() {
                letters += 1;
                first.get_or_insert(character);
                if character.is_uppercase() {
                    self.upper_letters += 1;
                } else {
                    self.lower_letters += 1;
                }
            } else if character.is_ascii_digit() {
                digit = true;
            } else if character == ',' {
                self.commas += 1;
            }
        }
        self.numbers += u32::from(digit);
        if let Some(first) = first {
            if first.is_uppercase() {
                self.capitalised += 1;
            } else {
                self.lower += 1;
                self.small += u32::from(letters >= 4);
            }
        }
        if matches!(End::of(word), End::Stop | End::Call) {
            self.stops += 1;
        }
    }

    /// True when the line reads as running text: it ends as a sentence does, or is long.
    pub fn is_prose(&self) -> bool {
        match self.end {
            End::Stop => self.words >= 5 && self.lower >= 2 || self.words >= 20,
            End::Call => self.words >= 12 || self.stops >= 2 && self.words >= 6,
            _ => self.words >= 24,
        }
    }

    /// True when nearly all of its longer words are capitalised.
    pub fn is_title_case(&self) -> bool {
        self.capitalised >= 2 && self.small * 5 <= self.capitalised
    }

    /// True when it is written in capital letters.
    pub fn is_all_capitals(&self) -> bool {
        self.upper_letters >= 3 && self.lower_letters * 8 <= self.upper_letters
    }
}

impl End {
    /// How a text ends.
    pub fn of(text: &str) -> End {
        let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_', '\u{200b}']);
        match bare.chars().next_back() {
            Some('.' | '…' | '。') => End::Stop,
            Some('?' | '!') => End::Call,
            Some(':') => End::Colon,
            Some(',' | ';' | '-' | '–' | '—') => End::Open,
            _ => End::Bare,
        }
    }
}

/// The largest character boundary of a text that is not beyond [`LOOK`].
fn look(text: &str) -> usize {
    let mut end = text.len().min(LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// A run of lines that belongs together, with its shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Without white space at either end.
    pub span: Span,
    /// True when an empty line stands before it.
    pub after_gap: bool,
    /// How many physical lines it was written on.
    pub lines: u32,
    /// What it looks like.
    pub shape: Shape,
}
