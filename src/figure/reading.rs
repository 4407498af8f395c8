//! One sentence being read: its lexemes and what may be asked of them.

use std::cell::Cell;

use crate::figure::lex::{Kind, Lexeme};
use crate::figure::numeral::Numeral;
use crate::figure::vocabulary::Vocabulary;
use crate::figure::word::{CalendarWord, Function, NumberWord, Traits, Word};
use crate::text::Span;

/// A sentence's lexemes with the text and the vocabulary. Each file of the grammar adds its readers.
pub struct Reading<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The sentence's lexemes.
    pub lexemes: &'a [Lexeme],
    /// What is known of words.
    pub vocabulary: &'static Vocabulary,
    /// True where words have capitals as in a headline, so that a capital tells nothing.
    pub title_case: bool,
    /// True where the story writes "£" somewhere, so that its pounds are money.
    pub sterling: bool,
    /// Numerals read already: several readers ask for the one at the same place.
    numerals: [Cell<(usize, Option<Numeral>)>; REMEMBERED],
}

/// Numerals that are remembered, by the last digits of their places.
const REMEMBERED: usize = 8;

impl<'a> Reading<'a> {
    /// A sentence to be read; for the fields see there.
    pub fn new(
        text: &'a str,
        lexemes: &'a [Lexeme],
        vocabulary: &'static Vocabulary,
        title_case: bool,
        sterling: bool,
    ) -> Self {
        let numerals = [const { Cell::new((usize::MAX, None)) }; REMEMBERED];
        Reading { text, lexemes, vocabulary, title_case, sterling, numerals }
    }

    /// The numeral that begins at `from`, without sign, currency or unit.
    pub fn numeral(&self, from: usize) -> Option<Numeral> {
        // Only these can begin one.
        let may = match self.at(from).kind {
            Kind::Number(_) | Kind::Vulgar(_) => true,
            Kind::Word(_) => self.word(from).opens || self.number_word(from).is_some(),
            _ => false,
        };
        if !may {
            return None;
        }
        let place = &self.numerals[from % REMEMBERED];
        let (at, numeral) = place.get();
        if at == from {
            return numeral;
        }
        let numeral = self.read_numeral(from);
        place.set((from, numeral));
        numeral
    }

    /// The lexeme at an index; [`Lexeme::END`] outside.
    pub fn at(&self, index: usize) -> &Lexeme {
        self.lexemes.get(index).unwrap_or(&Lexeme::END)
    }

    /// The lexeme before an index; [`Lexeme::END`] at the sentence's start.
    pub fn before(&self, index: usize) -> &Lexeme {
        index.checked_sub(1).map_or(&Lexeme::END, |index| self.at(index))
    }

    /// The letters of a lexeme.
    pub fn written(&self, index: usize) -> &'a str {
        self.at(index).span().of(self.text)
    }

    /// True where the lexeme is this word, whatever its capitals.
    pub fn is(&self, index: usize, word: &str) -> bool {
        self.is_any(index, &[word])
    }

    /// True where the lexeme is one of these words, whatever its capitals.
    pub fn is_any(&self, index: usize, words: &[&str]) -> bool {
        let lexeme = self.at(index);
        let length = (lexeme.end - lexeme.start) as usize;
        if !words.iter().any(|word| word.len() == length) {
            return false;
        }
        let written = self.written(index);
        words.iter().any(|word| written.eq_ignore_ascii_case(word))
    }

    /// True where the lexeme before is one of these words.
    pub fn follows(&self, index: usize, words: &[&str]) -> bool {
        index > 0 && self.is_any(index - 1, words)
    }

    /// What is known of the word at an index.
    pub fn word(&self, index: usize) -> &'static Word {
        self.vocabulary.word(self.at(index).word)
    }

    /// The part in a number of the word at an index.
    pub fn number_word(&self, index: usize) -> Option<NumberWord> {
        self.word(index).number
    }

    /// The part in a date of the word at an index.
    pub fn calendar(&self, index: usize) -> Option<CalendarWord> {
        self.word(index).calendar
    }

    /// The class of the word at an index.
    pub fn function(&self, index: usize) -> Option<Function> {
        self.word(index).function
    }

    /// True where the word at an index has the traits.
    pub fn has(&self, index: usize, traits: Traits) -> bool {
        self.word(index).traits.has(traits)
    }

    /// The index after a hyphen that touches both its neighbours, or the index itself.
    pub fn past_hyphen(&self, index: usize) -> usize {
        if self.at(index).is_hyphen() && !self.at(index).gap && !self.at(index + 1).gap { index + 1 } else { index }
    }

    /// True where the lexeme touches the one before it.
    pub fn glued(&self, index: usize) -> bool {
        index < self.lexemes.len() && !self.at(index).gap
    }

    /// Where the lexemes from one index up to another stand.
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.at(from).start, end: self.before(to).end }
    }

    /// True where nothing but an opening mark stands before the lexeme in its sentence, so that its capital tells nothing.
    pub fn begins(&self, index: usize) -> bool {
        match index.checked_sub(1) {
            None => true,
            Some(before) => match self.at(before).kind {
                Kind::Mark('“' | '"' | '‘' | '\'' | '(' | '[' | '—' | '–' | ':' | '•' | '|' | '*' | '«') => {
                    true
                }
                Kind::Mark('-' | '.' | '!' | '?') => self.at(index).gap,
                _ => false,
            },
        }
    }

    /// True where a clause or the sentence ends before the lexeme.
    pub fn closes(&self, index: usize) -> bool {
        match self.at(index).kind {
            Kind::End => true,
            Kind::Mark(mark) => !matches!(mark, '-' | '‐' | '‑' | '$' | '£' | '€' | '%' | '/' | '°' | '&' | '#'),
            _ => false,
        }
    }

    /// True where the word cannot be the first of a noun phrase after a number: a verb, a preposition, a clause's end.
    pub fn stops(&self, index: usize) -> bool {
        self.closes(index) || self.function(index).is_some() || self.has(index, Traits::VERB)
    }
}
