//! The shape of a line: what can be said of it without knowing a single word.

use crate::text::{Span, is_letter};

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
        let text = &text[..text.floor_char_boundary(LOOK)];
        let mut word = Word::default();
        for character in text.chars() {
            if character.is_whitespace() {
                shape.add(&word);
                word = Word::default();
            } else {
                shape.letter(&mut word, character);
            }
        }
        shape.add(&word);
        if !text.is_ascii() {
            // Scripts without spaces: two characters count as a word in small letters.
            let pairs = text.chars().filter(|c| matches!(c, '\u{3040}'..='\u{9fff}')).count() as u32 / 2;
            shape.words += pairs;
            shape.lower += pairs;
        }
        shape
    }

    #[inline(always)]
    fn letter(&mut self, word: &mut Word, character: char) {
        word.any = true;
        if !CLOSING.contains(&character) {
            word.last = Some(character);
        }
        if character.is_ascii_lowercase() {
            word.letters += 1;
            word.first.get_or_insert(character);
            self.lower_letters += 1;
        } else if is_letter(character) {
            word.letters += 1;
            word.first.get_or_insert(character);
            if character.is_uppercase() {
                self.upper_letters += 1;
            } else {
                self.lower_letters += 1;
            }
        } else if character.is_ascii_digit() {
            word.digit = true;
        } else if character == ',' {
            self.commas += 1;
        }
    }

    fn add(&mut self, word: &Word) {
        self.words += u32::from(word.any);
        self.numbers += u32::from(word.digit);
        if let Some(first) = word.first {
            if first.is_uppercase() {
                self.capitalised += 1;
            } else {
                self.lower += 1;
                self.small += u32::from(word.letters >= 4);
            }
        }
        self.stops += u32::from(matches!(End::with(word.last), End::Stop | End::Call));
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

/// What is known of a word of a line.
#[derive(Default)]
struct Word {
    /// It has a character at all.
    any: bool,
    /// Its first letter.
    first: Option<char>,
    letters: u32,
    /// It has a digit.
    digit: bool,
    /// Its last character that closes nothing.
    last: Option<char>,
}

/// What may stand behind the end of a sentence.
const CLOSING: [char; 10] = ['"', '\'', '”', '’', '»', ')', ']', '*', '_', '\u{200b}'];

impl End {
    /// How a text ends.
    pub fn of(text: &str) -> End {
        End::with(text.trim_end_matches(CLOSING).chars().next_back())
    }

    /// How a text ends whose last character is this one, but for what closes.
    fn with(last: Option<char>) -> End {
        match last {
            Some('.' | '…' | '。') => End::Stop,
            Some('?' | '!') => End::Call,
            Some(':') => End::Colon,
            Some(',' | ';' | '-' | '–' | '—') => End::Open,
            _ => End::Bare,
        }
    }
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
