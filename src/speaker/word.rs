//! Words as the speaker stage sees them: capitals, function words, what is joined to what.

use std::ops::Range;

use crate::lexicon;
use crate::segmentation::Segmentation;
use crate::text::Span;
use crate::token::{Token, TokenKind};

lexicon! {
    /// See the first line of the list.
    fn function_words = "../lexicon/function_words.txt"
}

/// The class of a word that holds phrases together ("determiner", "preposition" …), or `None` for one that fills them.
pub fn function(word: &str) -> Option<&'static str> {
    function_words().field_folded(word)
}

/// Letters behind a person's name: "Rupert Haines KC".
pub fn is_postnominal(word: &str) -> bool {
    matches!(
        word,
        "KC" | "QC" | "SC" | "MP" | "MSP" | "MEP" | "TD" | "OBE" | "CBE" | "MBE" | "PhD" | "MD" | "RN" | "FRS"
    )
}

/// The tokens of a text, by index.
#[derive(Clone, Copy)]
pub struct Words<'s, 't> {
    text: &'t str,
    tokens: &'s [Token],
}

impl<'s, 't> Words<'s, 't> {
    /// All tokens of a divided text.
    pub fn new(segmentation: &'s Segmentation<'t>) -> Self {
        Words { text: segmentation.text, tokens: &segmentation.tokens }
    }

    /// The text of a token; empty where there is none.
    #[inline(always)]
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Where a token stands.
    pub fn span(&self, at: usize) -> Span {
        self.tokens.get(at).map_or(Span::default(), |token| token.span)
    }

    /// The span from the first to the last token of a range, or `None` where it is empty.
    pub fn span_of(&self, range: &Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(range.clone())?;
        Some(tokens.first()?.span.join(tokens.last()?.span))
    }

    /// The words of a span.
    pub fn text_of(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// True for the first word of a line or of a sentence, as far as the mark before it tells: its capital says nothing.
    pub fn opens_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.span(before)) else { return true };
        let gap = self.text.get(before.end as usize..self.span(at).start as usize).unwrap_or("");
        gap.contains('\n') || matches!(before.of(self.text), "." | "?" | "!" | ":" | "“" | "\"" | "—" | "–")
    }

    /// True for a mark of punctuation, and where there is no token.
    pub fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    /// True for a number.
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// True for a word that begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        token.kind == TokenKind::Word
            && match self.text.as_bytes().get(token.span.start as usize) {
                Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
                _ => self.word(at).chars().next().is_some_and(char::is_uppercase),
            }
    }

    /// True for a word of two or more letters, all of them capitals, perhaps with full stops ("FBI", "U.N.").
    pub fn is_acronym(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 1
            && word.len() < 12
            && self.is_capital(at)
            && word
                .chars()
                .all(|letter| letter.is_uppercase() || matches!(letter, '.' | '&') || letter.is_ascii_digit())
            && word.chars().filter(|letter| letter.is_uppercase()).count() > 1
    }

    /// True for one capital with a full stop ("J.").
    pub fn is_initial(&self, at: usize) -> bool {
        let word = self.word(at);
        let mut letters = word.chars();
        self.is_capital(at) && letters.next().is_some() && matches!(letters.as_str(), "" | ".") && word != "I"
    }

    /// True when no space stands between a token and the next.
    pub fn touches_next(&self, at: usize) -> bool {
        self.span(at).end == self.span(at + 1).start
    }

    /// True for a hyphen that holds two words together.
    pub fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "‑") && at > 0 && self.touches_next(at - 1) && self.touches_next(at)
    }

    /// True for the mark of the possessive ("’s", and "’" after an s).
    pub fn is_possessive(&self, at: usize) -> bool {
        match self.word(at) {
            "'s" | "’s" | "'S" | "’S" => true,
            "'" | "’" => at > 0 && self.touches_next(at - 1) && self.word(at - 1).ends_with('s'),
            _ => false,
        }
    }

    /// True for a day that tells when: "in an email on Tuesday, his spokeswoman wrote".
    pub fn is_dated(&self, at: usize) -> bool {
        let day =
            matches!(self.word(at), "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday");
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let dated = matches!(before, "on" | "On" | "last" | "Last" | "next" | "by" | "until" | "since");
        // "posted Friday by the agency"
        let posted = at > 0 && self.word(at - 1).ends_with("ed") && self.word(at + 1) == "by";
        day && (dated || posted || self.word(at + 1) == ",")
    }

    /// True where no line ends between two tokens that stand near each other.
    pub fn is_same_paragraph(&self, one: usize, other: usize) -> bool {
        /// Tokens of a long paragraph.
        const LONGEST: usize = 200;
        let between = self.span(one).end as usize..self.span(other).start as usize;
        other.saturating_sub(one) < LONGEST && !self.text.get(between).is_some_and(|text| text.contains('\n'))
    }

    /// Index of the first token that ends after the byte.
    pub fn at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= byte)
    }

    /// The tokens of a span.
    pub fn range(&self, span: Span) -> Range<usize> {
        let start = self.at(span.start);
        let length =
            self.tokens.get(start..).map_or(0, |rest| rest.partition_point(|token| token.span.start < span.end));
        start..start + length
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }
}
