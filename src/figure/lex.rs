//! Lexemes of one sentence: words, numbers as they are written, marks.
//!
//! Finer than tokens, because a number's parts matter here: "£1.5m" is a sign, a number and a word that
//! touch, "1990s" a number and a word, "6-foot-4" five lexemes. Whether two lexemes touch is kept.

use crate::figure::vocabulary::Vocabulary;
use crate::figure::word::WordId;
use crate::text::{Span, is_letter, is_word_character};

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// "people".
    Lower,
    /// "People".
    Capital,
    /// "USA", "US", "I".
    Upper,
    /// "iPhone", "kWh".
    Mixed,
}

/// What a lexeme is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// Letters, with inner apostrophes and the full stops of "U.S." or "p.m."; "’s" is a word of its own.
    Word(Shape),
    /// Digits, perhaps grouped ("1,200") and with decimals ("3.5").
    Number(Digits),
    /// A fraction in one character ("½").
    Vulgar(f64),
    /// Numbers joined by full stops ("23.04.2022", "10.0.0.1"), or more digits than any figure has.
    Code,
    /// One mark or sign.
    Mark(char),
    /// A web or mail address.
    Address,
    /// After the last lexeme.
    End,
}

/// A number as it is written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Digits {
    /// Its value.
    pub value: f64,
    /// Digits before the decimal point.
    pub whole: u8,
    /// Digits after the decimal point.
    pub decimals: u8,
    /// True for "1,200".
    pub grouped: bool,
}

/// One lexeme.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lexeme {
    /// Byte offset of its start in the text.
    pub start: u32,
    /// Byte offset after its end.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// True where white space stands before it, and at a sentence's start.
    pub gap: bool,
    /// Its word in the vocabulary, [`WordId::NONE`] where it has none.
    pub word: WordId,
}

impl Lexeme {
    /// Stands after the last lexeme of a sentence.
    pub const END: Lexeme = Lexeme { start: u32::MAX, end: u32::MAX, kind: Kind::End, gap: true, word: WordId::NONE };

    /// True for this very mark.
    pub fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// True for a hyphen that joins, whichever character writes it.
    pub fn is_hyphen(&self) -> bool {
        matches!(self.kind, Kind::Mark('-' | '‐' | '‑'))
    }

    /// True for a hyphen or a dash.
    pub fn is_dash(&self) -> bool {
        matches!(self.kind, Kind::Mark('-' | '‐' | '‑' | '–' | '—' | '−'))
    }

    /// True for a word.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_))
    }

    /// True for a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.kind, Kind::Word(Shape::Capital | Shape::Upper | Shape::Mixed))
    }

    /// True for digits, whatever they are joined with.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Code)
    }

    /// The number, where it is one.
    pub fn digits(&self) -> Option<Digits> {
        match self.kind {
            Kind::Number(digits) => Some(digits),
            _ => None,
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// Digits that a written number may have.
const MOST_DIGITS: usize = 24;

/// Fills `out` with the lexemes of one sentence. True where one of them may begin a figure.
pub fn lex(text: &str, sentence: Span, vocabulary: &Vocabulary, out: &mut Vec<Lexeme>) -> bool {
    out.clear();
    let inside = sentence.of(text);
    let bytes = inside.as_bytes();
    let base = sentence.start;
    let mut at = 0;
    let mut gap = true;
    let mut telling = false;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let mut word = WordId::NONE;
        let kind = match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {
                at += 1;
                gap = true;
                continue;
            }
            b'0'..=b'9' => {
                telling = true;
                let (kind, end) = number(bytes, at);
                at = end;
                kind
            }
            b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) && (gap || !follows_word(out)) => {
                telling = true;
                let (kind, end) = number(bytes, at);
                at = end;
                kind
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                let (end, capitals) = letters(bytes, at);
                at = end;
                // Most words end here; an inner mark or a letter that is no ASCII takes the long way.
                let (shape, found) = match bytes.get(at) {
                    Some(b'.' | b'\'' | 0x80..) => {
                        at = word_end(inside, start);
                        let written = &inside[start..at];
                        (shape(written), vocabulary.find(written))
                    }
                    _ => (
                        shape_of(byte.is_ascii_uppercase(), capitals, end - start),
                        vocabulary.find_letters(bytes, start, end),
                    ),
                };
                if bytes.get(at).is_some_and(|&next| matches!(next, b':' | b'.'))
                    && matches!(&inside[start..at], "http" | "https" | "www" | "ftp")
                    && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace())
                {
                    at = address_end(bytes, at);
                    Kind::Address
                } else {
                    word = found.0;
                    telling |= found.1;
                    Kind::Word(shape)
                }
            }
            0..=0x7F => {
                telling |= byte == b'$';
                at += 1;
                if byte == b'\'' && suffix_s(inside, at) {
                    at += 1;
                    word = vocabulary.possessive;
                    Kind::Word(Shape::Lower)
                } else {
                    Kind::Mark(byte as char)
                }
            }
            _ => {
                let Some(character) = inside[at..].chars().next() else { break };
                at += character.len_utf8();
                if character.is_whitespace() {
                    gap = true;
                    continue;
                }
                if let Some(value) = vulgar(character) {
                    telling = true;
                    Kind::Vulgar(value)
                } else if character == '’' && suffix_s(inside, at) {
                    at += 1;
                    word = vocabulary.possessive;
                    Kind::Word(Shape::Lower)
                } else if is_letter(character) && !matches!(character, 'º' | 'ª' | 'µ' | 'μ' | '元' | '円') {
                    at = word_end(inside, start);
                    let written = &inside[start..at];
                    let (id, tells) = vocabulary.find(written);
                    word = id;
                    telling |= tells;
                    Kind::Word(shape(written))
                } else {
                    telling |= is_currency_sign(character);
                    Kind::Mark(character)
                }
            }
        };
        out.push(Lexeme { start: base + start as u32, end: base + at as u32, kind, gap, word });
        gap = false;
    }
    telling
}

fn follows_word(out: &[Lexeme]) -> bool {
    out.last().is_some_and(|last| !matches!(last.kind, Kind::Mark(_)))
}

/// True for a sign of a currency.
pub fn is_currency_sign(character: char) -> bool {
    matches!(character, '$' | '£' | '€' | '¥' | '￥' | '元' | '円' | '\u{20A0}'..='\u{20C0}' | '฿' | '¢')
}

/// True where the text at `at` is the s of a possessive or of a decade ("’s").
fn suffix_s(inside: &str, at: usize) -> bool {
    let bytes = inside.as_bytes();
    matches!(bytes.get(at), Some(b's' | b'S'))
        && inside[at + 1..].chars().next().is_none_or(|next| !is_word_character(next))
}

/// The end of the run of ASCII letters that begins at `start`, and how many of them are capitals.
fn letters(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut capitals = 0;
    let mut at = start;
    while let Some(&byte) = bytes.get(at)
        && byte.is_ascii_alphabetic()
    {
        capitals += usize::from(byte.is_ascii_uppercase());
        at += 1;
    }
    (at, capitals)
}

/// The shape of a word of ASCII letters, by its first letter and the number of its capitals.
fn shape_of(first_is_capital: bool, capitals: usize, length: usize) -> Shape {
    match (first_is_capital, capitals) {
        (true, _) if capitals == length => Shape::Upper,
        (true, 1) => Shape::Capital,
        (false, 0) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|&character| is_letter(character));
    let Some(first) = letters.next() else { return Shape::Lower };
    let (mut upper, mut lower) = (false, false);
    for letter in letters {
        upper |= letter.is_uppercase();
        lower |= letter.is_lowercase();
    }
    match (first.is_uppercase(), upper, lower) {
        (true, _, false) => Shape::Upper,
        (true, false, true) => Shape::Capital,
        (false, false, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

/// The end of the word that begins at `start`.
fn word_end(inside: &str, start: usize) -> usize {
    let bytes = inside.as_bytes();
    let mut at = start;
    // Full stops belong to a word only between single letters ("U.S.", "p.m.").
    let mut initials = true;
    let mut run = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {
                at += 1;
                run += 1;
                initials &= run == 1;
            }
            b'.' if initials && run == 1 => {
                let letter = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
                let single = !bytes.get(at + 2).is_some_and(|next| next.is_ascii_alphanumeric());
                if letter && single {
                    at += 1;
                    run = 0;
                } else {
                    // The full stop after the last of several initials is theirs.
                    return if at > start + 1 { at + 1 } else { at };
                }
            }
            b'\'' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) && !suffix_s(inside, at + 1) => {
                at += 1;
                run = 2;
                initials = false;
            }
            0..=0x7F => break,
            _ => {
                let Some(character) = inside[at..].chars().next() else { break };
                let after = at + character.len_utf8();
                let joins = character == '’'
                    && inside[after..].chars().next().is_some_and(is_letter)
                    && !suffix_s(inside, after);
                if !(is_letter(character) || joins) || matches!(character, '元' | '円') {
                    break;
                }
                at = after;
                run += 1;
                initials = false;
            }
        }
    }
    at
}

fn address_end(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |length| start + length)
}

/// Reads the number that begins at `start`; gives its end too.
fn number(bytes: &[u8], start: usize) -> (Kind, usize) {
    let run =
        |from: usize| bytes.get(from..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count());
    let whole_first = run(start);
    let mut end = start + whole_first;
    let mut grouped = false;
    if (1..=3).contains(&whole_first) {
        // "1,234,567" and "12,34,567.89"; a comma that groups nothing ends the number.
        let mut at = end;
        let mut settled = end;
        while bytes.get(at) == Some(&b',') {
            match run(at + 1) {
                3 => {
                    at += 4;
                    settled = at;
                }
                2 => at += 3,
                _ => break,
            }
        }
        grouped = settled > end;
        end = settled;
    }
    let whole_end = end;
    if bytes.get(end) == Some(&b'.') && run(end + 1) > 0 {
        end += 1 + run(end + 1);
        if bytes.get(end) == Some(&b'.') && run(end + 1) > 0 {
            while bytes.get(end) == Some(&b'.') && run(end + 1) > 0 {
                end += 1 + run(end + 1);
            }
            return (Kind::Code, end);
        }
    }
    let exponent = exponent_end(bytes, end);
    if let Some(end) = exponent {
        let written = bytes.get(start..end).and_then(|written| std::str::from_utf8(written).ok());
        let value = written.and_then(|written| written.parse::<f64>().ok()).filter(|value| value.is_finite());
        return match value {
            // Written so, it is no year, no hour and no code.
            Some(value) => (Kind::Number(Digits { value, whole: 1, decimals: 3, grouped: true }), end),
            None => (Kind::Code, end),
        };
    }
    let mut cleaned = [0u8; MOST_DIGITS + 1];
    let mut length = 0;
    for &byte in bytes[start..end].iter().filter(|&&byte| byte != b',') {
        let Some(place) = cleaned.get_mut(length) else { return (Kind::Code, end) };
        *place = byte;
        length += 1;
    }
    let value = std::str::from_utf8(&cleaned[..length]).ok().and_then(|digits| digits.parse::<f64>().ok());
    let Some(value) = value else { return (Kind::Code, end) };
    let whole = bytes[start..whole_end].iter().filter(|byte| byte.is_ascii_digit()).count();
    let decimals = end.saturating_sub(whole_end + 1);
    (Kind::Number(Digits { value, whole: whole as u8, decimals: decimals as u8, grouped }), end)
}

/// The end of "e14" or "e-3" after digits.
fn exponent_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'e') {
        return None;
    }
    let digits = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'-' | b'+')));
    let count = bytes.get(digits..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let end = digits + count;
    let goes_on = bytes.get(end).is_some_and(|next| next.is_ascii_alphanumeric());
    ((1..=2).contains(&count) && !goes_on).then_some(end)
}

fn vulgar(character: char) -> Option<f64> {
    let (above, below) = match character {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    };
    Some(f64::from(above) / f64::from(below))
}
