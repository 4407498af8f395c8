//! Numbered lists that run on within a block, "1. The first item 2. The second item", and rules of marks.

use super::mark::{char_at, char_before, is_gap};

/// How an item's marker is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    /// "1." or "a."
    Stop,
    /// "1)" or "a)"
    Bracket,
    /// "1.)"
    StopBracket,
}

/// The number or letter of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ordinal {
    Number(u32),
    Letter(u8),
}

/// The marker of a list item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marker {
    style: Style,
    ordinal: Ordinal,
    /// Where the marker begins, before an opening bracket.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Marker {
    /// The marker whose stop or closing bracket stands at byte `at`, in a sentence that begins at byte `sentence`.
    ///
    /// White space or the sentence's beginning stands before it, and white space and then a word after it.
    pub fn at(text: &str, sentence: usize, at: usize) -> Option<Marker> {
        let bytes = text.as_bytes();
        let (style, last) = match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'.', Some(b')')) => (Style::StopBracket, at + 1),
            (b'.', _) => (Style::Stop, at),
            (b')', _) => (Style::Bracket, at),
            _ => return None,
        };
        let mut start = at;
        while start > sentence && at - start < 3 && bytes[start - 1].is_ascii_alphanumeric() {
            start -= 1;
        }
        let ordinal = ordinal(text.get(start..at)?)?;
        if style == Style::Bracket && bytes.get(start.wrapping_sub(1)) == Some(&b'(') && start > sentence {
            start -= 1;
        }
        let apart =
            start == sentence || char_before(text, start).is_none_or(|before| is_gap(before) || is_bullet(before));
        let followed = char_at(text, last + 1).is_some_and(is_gap);
        (apart && followed).then_some(Marker { style, ordinal, start, end: last + 1 })
    }

    /// True when this marker is the next one of the list that `previous` belongs to.
    pub fn goes_on_from(&self, previous: Marker) -> bool {
        let next = match previous.ordinal {
            Ordinal::Number(number) => Ordinal::Number(number + 1),
            Ordinal::Letter(letter) => Ordinal::Letter(letter + 1),
        };
        self.style == previous.style && self.ordinal == next
    }

    /// True when the marker can begin a list: 1, a, or any number.
    pub fn is_number(&self) -> bool {
        matches!(self.ordinal, Ordinal::Number(_))
    }

    /// True for "1)", the form that sentences with items in them have: "for two reasons: 1) time and 2) cost".
    pub fn is_bracketed(&self) -> bool {
        self.style == Style::Bracket
    }

    /// True for the marker of a first item, "1." or "a)".
    pub fn is_first(&self) -> bool {
        matches!(self.ordinal, Ordinal::Number(1) | Ordinal::Letter(b'a'))
    }
}

fn ordinal(word: &str) -> Option<Ordinal> {
    match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(Ordinal::Letter(*letter)),
        [_] | [_, _] => word.parse().ok().map(Ordinal::Number),
        _ => None,
    }
}

/// The bullets of lists.
pub fn is_bullet(character: char) -> bool {
    matches!(character, '•' | '‣' | '⁃' | '◦' | '▪' | '▫' | '●' | '○' | '■' | '►' | '▸' | '✓' | '✔' | '➤')
}

/// Where the run of one mark that begins at byte `at` ends, and whether it is a rule: "***", "_____", "=====".
pub fn rule_end(text: &str, at: usize) -> (usize, bool) {
    let bytes = &text.as_bytes()[at..];
    let mark = bytes.first().copied().unwrap_or(b' ');
    let length = bytes.iter().position(|&byte| byte != mark).unwrap_or(bytes.len());
    let least = if mark == b'-' { 4 } else { 3 };
    let apart = char_before(text, at).is_none_or(is_gap) && char_at(text, at + length).is_none_or(is_gap);
    (at + length, length >= least && apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_marks_is_a_rule_where_it_stands_apart() {
        assert_eq!(rule_end("one *** two", 4), (7, true));
        assert_eq!(rule_end("one ***two", 4), (7, false));
        assert_eq!(rule_end("one*** two", 3), (6, false));
        assert_eq!(rule_end("one --- two", 4), (7, false));
        assert_eq!(rule_end("one ----", 4), (8, true));
    }
}
