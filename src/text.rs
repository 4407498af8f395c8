//! Positions in a text: byte spans inside, other offset units at the faces.

/// True for letters. The dashes and curly quotation marks of news are told at once, not looked up in a table.
pub fn is_letter(character: char) -> bool {
    !is_punctuation(character) && character.is_alphabetic()
}

/// True for letters and digits; see [`is_letter`].
pub fn is_word_character(character: char) -> bool {
    !is_punctuation(character) && character.is_alphanumeric()
}

/// True for a character of the block General Punctuation, which has neither letters nor digits.
fn is_punctuation(character: char) -> bool {
    matches!(character, '\u{2000}'..='\u{206F}')
}

/// A half-open range of UTF-8 byte offsets into the article's text, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte; never below `start`.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. The order of the two is restored if it is wrong.
    pub fn new(start: usize, end: usize) -> Span {
        let (start, end) = (start.min(end), start.max(end));
        Span { start: clamp(start), end: clamp(end) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True when the span covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range of `usize`.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words that the span covers; empty if the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// True when `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the byte at `offset` lies inside.
    pub fn covers(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// True when the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at either end.
    pub fn trim(self, text: &str) -> Span {
        let inside = self.of(text);
        let start = self.start as usize + (inside.len() - inside.trim_start().len());
        let trimmed = inside.trim();
        Span::new(start, start + trimmed.len())
    }
}

/// Texts are limited to 4 GiB by the faces; a larger offset is clamped rather than wrapped.
fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// What a document's offsets count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OffsetUnit {
    /// Bytes of UTF-8, as inside the library.
    Utf8,
    /// UTF-16 code units, as JavaScript strings count.
    Utf16,
    /// Unicode code points, as Python strings count.
    #[default]
    CodePoint,
}

/// Converts byte offsets into another unit and back, in constant time an offset.
///
/// Built in one pass over the text. A checkpoint is kept every [`OffsetMap::STRIDE`] bytes, and the few
/// bytes after it are counted on demand; a text of plain ASCII needs no table at all.
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before byte `i * STRIDE`; empty where every unit is one byte.
    checkpoints: Vec<u32>,
}

impl<'t> OffsetMap<'t> {
    /// Bytes between two checkpoints.
    pub const STRIDE: usize = 32;

    /// The map of one text and one unit.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            let mut units = 0u32;
            for chunk in text.as_bytes().chunks(Self::STRIDE) {
                checkpoints.push(units);
                units += chunk.iter().map(|&byte| width(byte, unit)).sum::<u32>();
            }
            checkpoints.push(units);
        }
        OffsetMap { text, unit, checkpoints }
    }

    /// The offset in this map's unit of the byte offset `byte`.
    pub fn from_byte(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let Some(&base) = self.checkpoints.get(byte / Self::STRIDE) else {
            return clamp(byte);
        };
        let from = byte / Self::STRIDE * Self::STRIDE;
        let rest = &self.text.as_bytes()[from..byte];
        base + rest.iter().map(|&byte| width(byte, self.unit)).sum::<u32>()
    }

    /// The byte offset of `offset` in this map's unit: the nearest character boundary at or before it.
    pub fn to_byte(&self, offset: u32) -> u32 {
        if self.checkpoints.is_empty() {
            let mut byte = (offset as usize).min(self.text.len());
            while !self.text.is_char_boundary(byte) {
                byte -= 1;
            }
            return clamp(byte);
        }
        let chunk = self.checkpoints.partition_point(|&units| units <= offset).saturating_sub(1);
        let mut byte = (chunk * Self::STRIDE).min(self.text.len());
        let mut units = self.checkpoints[chunk];
        while byte < self.text.len() && !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        for character in self.text[byte..].chars() {
            let wide = width_of(character, self.unit);
            if units + wide > offset {
                break;
            }
            units += wide;
            byte += character.len_utf8();
        }
        clamp(byte)
    }
}

/// Units that a character contributes, counted at its leading byte: continuation bytes are free.
fn width(byte: u8, unit: OffsetUnit) -> u32 {
    match (byte, unit) {
        (_, OffsetUnit::Utf8) => 1,
        (0x80..=0xBF, _) => 0,
        (0xF0.., OffsetUnit::Utf16) => 2,
        _ => 1,
    }
}

fn width_of(character: char, unit: OffsetUnit) -> u32 {
    match unit {
        OffsetUnit::Utf8 => character.len_utf8() as u32,
        OffsetUnit::Utf16 => character.len_utf16() as u32,
        OffsetUnit::CodePoint => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_never_panics_on_a_foreign_text() {
        assert_eq!(Span::new(3, 90).of("short"), "");
        assert_eq!(Span::new(1, 2).of("é"), "");
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = "a \u{a0}b c\t d";
        assert_eq!(Span::new(1, text.len() - 1).trim(text).of(text), "b c");
    }

    proptest! {
        #[test]
        fn offsets_agree_with_counting(text in "\\PC{0,400}") {
            for (unit, count) in [
                (OffsetUnit::Utf8, (|part: &str| part.len()) as fn(&str) -> usize),
                (OffsetUnit::Utf16, |part| part.encode_utf16().count()),
                (OffsetUnit::CodePoint, |part| part.chars().count()),
            ] {
                let map = OffsetMap::new(&text, unit);
                for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                    let offset = map.from_byte(byte as u32);
                    prop_assert_eq!(offset as usize, count(&text[..byte]));
                    prop_assert_eq!(map.to_byte(offset) as usize, byte);
                }
            }
        }
    }
}
