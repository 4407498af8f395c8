//! How well what follows a full stop reads as the beginning of a sentence.
//!
//! A linear model of the next two words, for the stops that the word before leaves open: "the U.S. Senate voted"
//! or "the U.S. The rest". Its weights are read from a list of features, one a line.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::fold;

use super::after::{After, First, Word};

/// What a feature is about; the first column of the list of weights.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Template {
    /// In every case.
    Always,
    /// The first word, in small letters.
    Word,
    /// Its last three letters, and its last two.
    Ending,
    /// How it is written: see [`shape`].
    Shape,
    /// The character right after it, where no space follows.
    Then,
    /// The second word, if it is in small letters.
    Second,
    /// Its last two letters.
    SecondEnding,
    /// How the first two words are written.
    Shapes,
    /// The mark that stands in the second word's place.
    Mark,
}

impl Template {
    const ALL: [(Template, &'static str); 9] = [
        (Template::Always, "always"),
        (Template::Word, "word"),
        (Template::Ending, "ending"),
        (Template::Shape, "shape"),
        (Template::Then, "then"),
        (Template::Second, "second"),
        (Template::SecondEnding, "second-ending"),
        (Template::Shapes, "shapes"),
        (Template::Mark, "mark"),
    ];

    /// Its name in the list of weights.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(template, _)| *template == self).map_or("", |(_, name)| name)
    }

    fn named(name: &str) -> Option<Template> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(template, _)| *template)
    }
}

/// Hands out the features of what stands after a mark.
pub fn features(after: &After, mut feature: impl FnMut(Template, &str)) {
    feature(Template::Always, "");
    let mut words = after.words();
    let Some(first) = words.next() else { return };
    let first_shape = shape(first.text);
    feature(Template::Shape, first_shape);
    fold(first.text, |word| {
        feature(Template::Word, word);
        feature(Template::Ending, last_letters(word, 3));
        if word.len() > 4 {
            feature(Template::Ending, last_letters(word, 2));
        }
    });
    let mut buffer = [0; 4];
    if let Some(next) = first.next {
        return feature(Template::Then, next.encode_utf8(&mut buffer));
    }
    match words.next() {
        Some(second) => {
            let second_shape = shape(second.text);
            let mut pair = [b' '; 16];
            let length = first_shape.len() + 1 + second_shape.len();
            if let Some(room) = pair.get_mut(..length) {
                room[..first_shape.len()].copy_from_slice(first_shape.as_bytes());
                room[first_shape.len() + 1..].copy_from_slice(second_shape.as_bytes());
                feature(Template::Shapes, std::str::from_utf8(room).unwrap_or(""));
            }
            if second_shape == "small" {
                fold(second.text, |word| {
                    feature(Template::Second, word);
                    feature(Template::SecondEnding, last_letters(word, 2));
                });
            }
        }
        None => {
            if let Some(mark) = words.mark() {
                feature(Template::Mark, mark.encode_utf8(&mut buffer));
            }
        }
    }
}

/// How a word is written.
fn shape(word: &str) -> &'static str {
    let mut characters = word.chars();
    let Some(first) = characters.next() else { return "none" };
    let rest = characters.as_str();
    if first.is_numeric() {
        "digit"
    } else if !first.is_uppercase() {
        "small"
    } else if rest.is_empty() {
        "letter"
    } else if !rest.contains(char::is_uppercase) {
        "Word"
    } else if !rest.contains(char::is_lowercase) {
        "WORD"
    } else {
        "wOrd"
    }
}

fn last_letters(word: &str, count: usize) -> &str {
    let start = word.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    &word[start..]
}

/// The log-odds, in tenths, that a sentence begins there rather than a name goes on.
pub fn score(after: &After) -> i32 {
    let weights = weights();
    let mut score = 0;
    features(after, |template, value| score += weights.get(&(template, value)).copied().unwrap_or(0));
    score
}

fn weights() -> &'static FxHashMap<(Template, &'static str), i32> {
    static WEIGHTS: OnceLock<FxHashMap<(Template, &'static str), i32>> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let lines = include_str!("../../weights/sentence-openings.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(weight).collect()
    })
}

/// Reads "template⇥value⇥weight".
fn weight(line: &'static str) -> Option<((Template, &'static str), i32)> {
    let mut columns = line.split('\t');
    let template = Template::named(columns.next()?)?;
    let value = columns.next()?;
    Some(((template, value), columns.next()?.parse().ok()?))
}

/// True for small letters that begin sentences: "iPhone", "eBay", "al-Qaida", "bin Laden", "https://…".
pub fn is_small_name(after: &After) -> bool {
    let mut words = after.words();
    let Some(first) = words.next() else { return false };
    let inner_capital = first.text.chars().nth(1).is_some_and(char::is_uppercase);
    let particle = matches!(first.text, "al" | "el" | "bin" | "de" | "van" | "von");
    after.first == First::Lower
        && (inner_capital || particle && words.next().as_ref().is_some_and(Word::is_capitalised))
}

/// True for the last part of a web address: ".com" written "Com".
pub fn is_domain(word: &str) -> bool {
    matches!(word, "Com" | "Net" | "Org" | "Gov" | "Edu" | "Co" | "Js" | "Io" | "Ai")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_otherwise_than_names_go_on() {
        let begins = |text| score(&After::new(text, 0));
        for (sentence, name) in [
            ("The rest stayed", "Senate votes"),
            ("Police made no arrests", "Mayor Muriel Bowser"),
            ("He left", "Court of Appeals"),
        ] {
            assert!(begins(sentence) > begins(name) + 10, "{sentence}: {}, {name}: {}", begins(sentence), begins(name));
        }
    }

    #[test]
    fn every_line_of_the_weights_is_read() {
        let lines = include_str!("../../weights/sentence-openings.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            assert!(weight(line).is_some(), "{line:?}");
        }
        assert!(weights().len() > 500);
    }
}
