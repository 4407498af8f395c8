//! What stands before a mark: the last word, and how the sentence began.

use super::abbreviation::Abbreviation;
use super::mark::{char_before, is_gap};

/// The last word before a mark, without quotation marks and brackets before it.
#[derive(Clone, Copy, Debug)]
pub struct Before<'t> {
    text: &'t str,
    /// Where the sentence in which the mark stands begins.
    sentence: usize,
    /// Where the word begins.
    at: usize,
    /// The word, with its inner full stops; empty after white space, a bracket or a symbol.
    pub word: &'t str,
}

/// Bytes of a word that are looked at: no abbreviation is longer.
const LONGEST_WORD: usize = 32;

impl<'t> Before<'t> {
    /// What stands before byte `mark` in the sentence that begins at byte `sentence`.
    pub fn new(text: &'t str, sentence: usize, mark: usize) -> Before<'t> {
        let mut at = mark;
        while let Some(character) = char_before(text, at) {
            let belongs = character.is_alphanumeric() || matches!(character, '.' | '&' | '°');
            if !belongs || at <= sentence || mark - at > LONGEST_WORD {
                break;
            }
            at -= character.len_utf8();
        }
        Before { text, sentence, at, word: text.get(at..mark).unwrap_or("").trim_start_matches('.') }
    }

    /// The class of the word, if it is an abbreviation where it stands.
    ///
    /// In capitals, "GOV. SMITH", it can be one only where `next`, the word after it, is in capitals too.
    pub fn abbreviation(&self, next: &str) -> Option<Abbreviation> {
        let credited = self.word.len() == 1 && self.character_before() == Some('/');
        if self.is_web_address() && !credited || matches!(self.character_before(), Some('\'' | '’')) {
            return None;
        }
        let class = Abbreviation::of(self.word).or_else(|| self.shouted_abbreviation(next))?;
        let numbered = || self.previous().ends_with(|last: char| last.is_ascii_digit());
        match class {
            Abbreviation::Unit if !numbered() => None,
            Abbreviation::Time if !self.word.contains('.') && !numbered() => None,
            _ => Some(class),
        }
    }

    /// In capitals, "GOV. SMITH", the word is looked up with one capital; before a number only what stands before numbers.
    fn shouted_abbreviation(&self, next: &str) -> Option<Abbreviation> {
        let numbered = next.starts_with(|first: char| first.is_ascii_digit());
        if !is_shouted(self.word) || !(numbered || is_shouted(next)) {
            return None;
        }
        let class = Abbreviation::of_shouted(self.word)?;
        (!numbered || matches!(class, Abbreviation::Number | Abbreviation::Date)).then_some(class)
    }

    /// True when the word is written as a name, with one capital at its beginning.
    pub fn is_name(&self) -> bool {
        let mut characters = self.word.chars();
        characters.next().is_some_and(char::is_uppercase) && !characters.any(char::is_uppercase)
    }

    /// True when nothing stands before the word in its sentence.
    pub fn begins_sentence(&self) -> bool {
        /// Bytes of opening marks; a longer run of them is no sentence's beginning.
        const LONGEST: usize = 16;
        self.at - self.sentence.min(self.at) <= LONGEST
            && self.text.get(self.sentence..self.at).is_none_or(|opening| !opening.contains(char::is_alphanumeric))
    }

    /// True when the sentence so far is a short phrase that only leads in: "At 5 a.m.", "In the U.S.".
    pub fn only_leads_in(&self) -> bool {
        const LEADS: [&str; 16] = [
            "At", "By", "In", "On", "From", "Since", "Until", "Around", "About", "After", "Before", "Across",
            "Outside", "Near", "Within", "For",
        ];
        let Some(phrase) = self.text.get(self.sentence..self.at).filter(|phrase| phrase.len() < 24) else {
            return false;
        };
        let phrase = phrase.trim_start_matches(|character: char| !character.is_alphanumeric());
        let mut words = phrase.split_whitespace();
        words.next().is_some_and(|first| LEADS.contains(&first)) && words.count() < 3 && !phrase.contains(',')
    }

    /// The word before the last one, as it stands between white space; empty at the beginning of a sentence.
    pub fn previous(&self) -> &'t str {
        self.word_before(self.at).1
    }

    /// The word before the previous one.
    pub fn second_previous(&self) -> &'t str {
        self.word_before(self.word_before(self.at).0).1
    }

    /// True for a letter that names a thing of a kind, not a person: "Plan B", "vitamin C".
    pub fn is_lettered(&self) -> bool {
        const KINDS: [&str; 24] = [
            "plan",
            "vitamin",
            "hepatitis",
            "group",
            "section",
            "part",
            "class",
            "grade",
            "type",
            "building",
            "exhibit",
            "title",
            "appendix",
            "schedule",
            "category",
            "tier",
            "point",
            "option",
            "terminal",
            "phase",
            "serie",
            "series",
            "gate",
            "influenza",
        ];
        crate::lexicon::fold(self.previous(), |kind| KINDS.contains(&kind))
    }

    /// True for "I" as the pronoun, at the end of "you and I".
    pub fn is_pronoun(&self) -> bool {
        self.word == "I" && matches!(self.previous(), "and" | "or" | "nor" | "but" | "than" | "as")
    }

    /// True when a preposition stands before the word, with or without "the": "in D.C.", "from the U.S.".
    pub fn follows_preposition(&self) -> bool {
        const PREPOSITIONS: [&str; 14] = [
            "in", "to", "from", "of", "by", "at", "for", "with", "across", "around", "outside", "near", "into",
            "against",
        ];
        let previous = self.previous();
        let before = if previous == "the" { self.second_previous() } else { previous };
        PREPOSITIONS.contains(&before)
    }

    /// True when a street's name stands before the word: "Main St.", "42nd St.".
    pub fn follows_street_name(&self) -> bool {
        let previous = self.previous();
        previous.starts_with(char::is_uppercase) || previous.starts_with(|first: char| first.is_ascii_digit())
    }

    /// Where the word that ends before byte `end`, and white space, begins, and the word.
    fn word_before(&self, mut end: usize) -> (usize, &'t str) {
        while let Some(character) =
            char_before(self.text, end).filter(|&character| is_gap(character) && end > self.sentence)
        {
            end -= character.len_utf8();
        }
        let mut start = end;
        while let Some(character) = char_before(self.text, start) {
            if is_gap(character) || start <= self.sentence || end - start > LONGEST_WORD {
                break;
            }
            start -= character.len_utf8();
        }
        (start, self.text.get(start..end).unwrap_or(""))
    }

    /// True when the word is the answer "no", not the "no." of a number: "he said no. 49 senators did not."
    pub fn is_answer_no(&self) -> bool {
        const VERBS: [&str; 14] = [
            "said", "say", "says", "saying", "voted", "vote", "votes", "voting", "answered", "answer", "replied", "or",
            "was", "simply",
        ];
        self.word == "no" && VERBS.contains(&self.previous())
    }

    /// True when the word is part of a web address, a mail address or a path.
    pub fn is_web_address(&self) -> bool {
        let joined = matches!(self.character_before(), Some('/' | '@' | '_' | '=' | '?' | '#' | '~'));
        joined || self.word.contains('.') && Abbreviation::of(self.word).is_none()
    }

    /// True for a word that reads as one: after it, a full stop ends a sentence even before a small letter, as people
    /// write in mail and comments. What has no vowel, and a short name, may be an abbreviation that is not in the list.
    pub fn reads_as_word(&self) -> bool {
        const SHORT: usize = 5;
        let vowel = |character: char| matches!(character.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        match self.word {
            "" => true,
            word if word.ends_with(|last: char| last.is_numeric()) => true,
            word => {
                word.contains(vowel)
                    && word.len() > 1
                    && !(self.is_name() && word.len() < SHORT && !self.begins_sentence())
            }
        }
    }

    /// True when a bracket opens shortly before the word and not at the sentence's beginning.
    pub fn is_in_bracket(&self) -> bool {
        const SHORTLY: usize = 24;
        let near = self.text.as_bytes().get(self.sentence.max(self.at.saturating_sub(SHORTLY))..self.at).unwrap_or(&[]);
        let opening = near.iter().rposition(|byte| matches!(byte, b'(' | b'['));
        opening.is_some_and(|at| self.at - near.len() + at > self.sentence)
    }

    /// True when the word stands right after an opening bracket: "(sic)", "[...]".
    pub fn opens_bracket(&self) -> bool {
        matches!(char_before(self.text, self.at), Some('(' | '['))
    }

    /// The character before the word.
    pub fn character_before(&self) -> Option<char> {
        char_before(self.text, self.at)
    }
}

/// True for two or more capitals, apostrophes between them or not: "GOV", "KING'S".
fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|character| character.is_uppercase() || matches!(character, '\'' | '’'))
}
