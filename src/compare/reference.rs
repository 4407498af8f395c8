//! Whom a sentence is about that does not name him: the surname behind "he" at its start, and the name of the speaker
//! behind "the company said". Two stories rarely name a person in the same sentences.

use crate::article::Article;
use crate::lexicon::fold;
use crate::segmentation::Segmentation;
use crate::speaker::noun::given_name;
use crate::token::{Token, TokenKind};

/// Tokens at the start of a sentence among which a pronoun is its subject.
const START: usize = 3;

/// The names that each sentence of an article stands for without having them, in lower or upper case as they are written.
pub fn unnamed<'a>(article: &Article<'a>, segmentation: &Segmentation<'a>) -> Vec<Vec<&'a str>> {
    let mut names = vec![Vec::new(); article.sentences.len()];
    let mut last: Option<&str> = None;
    for (sentence, names) in names.iter_mut().enumerate() {
        let tokens = segmentation.tokens_of(sentence);
        let pronoun = tokens
            .iter()
            .take(START)
            .any(|token| fold(segmentation.words(token.span), |word| matches!(word, "he" | "she")));
        let surname = surname(segmentation, tokens);
        if pronoun {
            names.extend(last.filter(|_| surname.is_none()));
        }
        last = surname.or(last);
    }
    for (attribution, standing) in article.attributions.iter().zip(&article.speakers.standings) {
        let speaker = standing.speaker.and_then(|speaker| article.speakers.all.get(speaker as usize));
        if let (Some(name), Some(names)) =
            (speaker.and_then(|speaker| speaker.name), names.get_mut(attribution.sentence as usize))
        {
            names.extend(name.of(article.text).split_whitespace().filter(|word| is_capital(word)).take(4));
        }
    }
    names
}

/// The last name of the first person whom a sentence gives with a first name.
fn surname<'a>(segmentation: &Segmentation<'a>, tokens: &[Token]) -> Option<&'a str> {
    let name = |token: &Token| {
        let word = segmentation.words(token.span);
        (token.kind == TokenKind::Word && is_capital(word)).then_some(word)
    };
    let first = (0..tokens.len()).find(|&at| {
        name(&tokens[at]).is_some_and(|word| given_name(word).is_some())
            && tokens.get(at + 1).is_some_and(|next| name(next).is_some())
    })?;
    tokens[first..].iter().take(4).map_while(name).last()
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
