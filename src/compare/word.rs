//! Words: what the comparison knows of a word alone, found out once however often the articles have it, and the sense
//! that words carry together ("lost their lives").

use std::rc::Rc;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::folded;
use crate::token::{Token, TokenKind};

use super::term::{negations, sense, stem, stop_words, synonym_lines};

/// One word as the comparison reads it.
pub struct Word {
    /// In lower case and with straight apostrophes.
    pub folded: String,
    /// Its light stem.
    pub stem: String,
    /// The term that it is; `None` for function words and words of saying.
    pub sense: Option<String>,
}

impl Word {
    /// Reads a word.
    pub fn new(word: &str) -> Word {
        let folded = folded(word);
        let stem = stem(&folded);
        let sense = sense(&folded, &stem);
        Word { folded, stem, sense }
    }
}

/// The senses of the tokens of a sentence. Of words that carry a sense together ("lost their lives") the first has it,
/// and the others are common; where the first is a preposition ("on the train") they keep their own as well.
pub fn senses<'w>(tokens: &[Token], words: &'w [Rc<Word>]) -> Vec<Option<&'w str>> {
    let alone = |(token, word): (&Token, &'w Rc<Word>)| word.sense.as_deref().filter(|_| token.kind == TokenKind::Word);
    let mut senses: Vec<Option<&str>> = tokens.iter().zip(words).map(alone).collect();
    let mut at = 0;
    while at < tokens.len() {
        let Some((last, head)) = phrase(tokens, words, at) else {
            at += 1;
            continue;
        };
        if senses[at].is_some() || negations().has(&words[at].folded) {
            senses[at..=last].fill(None);
        }
        senses[at] = Some(head);
        at = last + 1;
    }
    senses
}

/// Between two words of a phrase stand at most so many function words.
const BETWEEN: usize = 2;

/// The last token of the phrase of the list of synonyms that begins at a token, and the head of its group.
fn phrase(tokens: &[Token], words: &[Rc<Word>], at: usize) -> Option<(usize, &'static str)> {
    let word = |at: usize| words.get(at).filter(|_| tokens[at].kind == TokenKind::Word);
    let known = phrases().get(&word(at)?.stem)?;
    known.iter().find_map(|phrase| {
        let mut last = at;
        for wanted in &phrase.rest {
            let skipped = |next: &usize| {
                word(*next).is_some_and(|word| stop_words().has(&word.folded) && !negations().has(&word.folded))
            };
            let mut next = last + 1;
            let is_wanted = |next: usize| word(next).is_some_and(|word| word.stem == *wanted);
            while next <= last + BETWEEN && !is_wanted(next) && skipped(&next) {
                next += 1;
            }
            if !is_wanted(next) {
                return None;
            }
            last = next;
        }
        Some((last, phrase.head))
    })
}

/// The words of a phrase after its first, and what it is a synonym of.
struct Phrase {
    rest: Vec<String>,
    head: &'static str,
}

/// By the stem of their first word, the longest first.
fn phrases() -> &'static FxHashMap<String, Vec<Phrase>> {
    static PHRASES: OnceLock<FxHashMap<String, Vec<Phrase>>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases: FxHashMap<String, Vec<Phrase>> = FxHashMap::default();
        for (head, others) in synonym_lines().entries() {
            for phrase in others.split(',').filter(|words| words.contains(' ')) {
                let mut words = phrase.split(' ').map(stem);
                let Some(first) = words.next() else { continue };
                phrases.entry(first).or_default().push(Phrase { rest: words.collect(), head });
            }
        }
        let key = |phrase: &Phrase| (std::cmp::Reverse(phrase.rest.len()), phrase.rest.clone());
        phrases.values_mut().for_each(|known| known.sort_by_key(key));
        phrases
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segmentation::Segmentation;

    #[test]
    fn words_that_carry_a_sense_together() {
        let check = |text: &str, expected: &str| {
            let segmentation = Segmentation::new(text);
            let tokens = segmentation.tokens_of(0);
            let words: Vec<Rc<Word>> =
                tokens.iter().map(|token| Rc::new(Word::new(segmentation.words(token.span)))).collect();
            let terms: Vec<&str> = senses(tokens, &words).into_iter().flatten().collect();
            assert_eq!(terms.join(" "), expected, "{text}");
        };
        check("Nine lost their lives.", "nin die");
        check("The packs went up in flames.", "pack fire");
        check("They were on the train.", "aboard train");
        check("He was found not guilty.", "locate acquit");
        check("He was found guilty.", "convict");
    }
}
