//! Words of which one denies what the other says: "recovered" and "missing", "stepped down" and "sacked".

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::lexicon;
use crate::token::{Token, TokenKind};

use super::term::stem;
use super::word::Word;

lexicon!(fn lines = "../lexicon/antonym.txt");

/// A word's place among the opposites.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pole {
    /// The first word of the pair of opposites, by which it is known.
    pub group: &'static str,
    /// On which side of it the word is.
    pub yes: bool,
    /// Tokens that it takes: "step down" takes two.
    pub tokens: usize,
}

/// The pole of the words that begin at a token of a sentence.
pub fn pole(tokens: &[Token], words: &[Rc<Word>], at: usize) -> Option<Pole> {
    let word = |at: usize| words.get(at).filter(|_| tokens[at].kind == TokenKind::Word);
    let first = word(at)?;
    let known = poles().get(&first.stem)?;
    let second = word(at + 1).map(|next| next.folded.as_str());
    // "Found that" and "found guilty" are no opposite of "missing".
    if matches!(second, Some("that" | "guilty")) && first.stem == stem("find") {
        return None;
    }
    let pair = second.and_then(|second| known.iter().find(|(next, _)| *next == second));
    let (next, pole) = pair.or_else(|| known.iter().find(|(next, _)| next.is_empty()))?;
    Some(Pole { tokens: if next.is_empty() { 1 } else { 2 }, ..*pole })
}

/// By the stem of the first word: the second word, if there is one, and the pole.
fn poles() -> &'static FxHashMap<String, Vec<(&'static str, Pole)>> {
    static POLES: std::sync::OnceLock<FxHashMap<String, Vec<(&'static str, Pole)>>> = std::sync::OnceLock::new();
    POLES.get_or_init(|| {
        let mut poles: FxHashMap<String, Vec<(&str, Pole)>> = FxHashMap::default();
        for (one, other) in lines().entries() {
            let group = one.split(',').next().unwrap_or(one);
            for (words, yes) in [(one, true), (other, false)] {
                for word in words.split(',') {
                    let (first, second) = word.split_once(' ').unwrap_or((word, ""));
                    poles.entry(stem(first)).or_default().push((second, Pole { group, yes, tokens: 1 }));
                }
            }
        }
        poles
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segmentation::Segmentation;

    fn check(text: &str, expected: Option<(&str, bool)>) {
        let segmentation = Segmentation::new(text);
        let tokens = segmentation.tokens_of(0);
        let words: Vec<Rc<Word>> =
            tokens.iter().map(|token| Rc::new(Word::new(segmentation.words(token.span)))).collect();
        let found = (0..tokens.len()).find_map(|at| pole(tokens, &words, at));
        assert_eq!(found.map(|pole| (pole.group, pole.yes)), expected, "{text}");
    }

    #[test]
    fn one_word_or_two() {
        check("He denied it.", Some(("admit", false)));
        check("The minister stepped down.", Some(("resign", true)));
        check("The minister stepped onto it.", None);
        check("The minister was sacked.", Some(("resign", false)));
    }

    #[test]
    fn no_word_stands_on_two_sides() {
        let mut seen: FxHashMap<String, &str> = FxHashMap::default();
        for (one, other) in lines().entries() {
            for word in one.split(',').chain(other.split(',')) {
                if let Some(other) = seen.insert(word.to_string(), one) {
                    panic!("“{word}” stands in the lines of “{one}” and “{other}”");
                }
            }
        }
    }
}
