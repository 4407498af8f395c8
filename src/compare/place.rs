//! Places as a sentence names them: "southeast Asia", "Gull Point", "the southern border".

use crate::lexicon;
use crate::lexicon::folded;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::quantity::figures_of;
use super::telling::Telling;

lexicon!(fn places = "../lexicon/place.txt");

/// A place as it is named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The words, a direction in front included.
    pub span: Span,
    /// The name's last word in lower case: "asia" of "southeast Asia".
    pub head: String,
    /// The words before it in lower case: "southeast".
    pub modifier: String,
    /// A list has it; otherwise its position alone makes it a place.
    pub listed: bool,
}

/// Words that say which part of a place is meant.
const PARTS: [&str; 18] = [
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "upper",
];

/// Prepositions after which a capitalised name is taken for a place even if no list has it.
const LOCATING: [&str; 9] = ["in", "at", "near", "off", "outside", "around", "across", "toward", "towards"];

/// The places that a sentence names, in order.
pub fn places_of(telling: &Telling, sentence: usize) -> Vec<Place> {
    let tokens = telling.segmentation.tokens_of(sentence);
    let words: Vec<String> = tokens.iter().map(|token| folded(telling.segmentation.words(token.span))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    // "In March" is no place.
    let dated = |span: Span| figures_of(telling.article, sentence as u32).any(|(_, figure)| figure.span.overlaps(span));
    while at < tokens.len() {
        match place_at(telling, tokens, &words, at) {
            Some((place, next)) => {
                if !dated(place.span) {
                    found.push(place);
                }
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

fn place_at(telling: &Telling, tokens: &[Token], words: &[String], at: usize) -> Option<(Place, usize)> {
    let parts = words[at..].iter().take(2).take_while(|word| PARTS.contains(&word.as_str())).count();
    let start = at + parts;
    let capital = |position: usize| {
        tokens.get(position).is_some_and(|token| {
            token.kind == TokenKind::Word
                && telling.segmentation.words(token.span).chars().next().is_some_and(char::is_uppercase)
        })
    };
    let listed = (1..=places().longest).rev().find(|&length| {
        capital(start) && words.get(start..start + length).is_some_and(|run| places().has(&run.join(" ")))
    });
    let after_preposition = at > 0 && LOCATING.contains(&words[at - 1].as_str());
    let length = match listed {
        Some(length) => length,
        // "southern Morland" needs no list.
        None if after_preposition || parts > 0 => {
            (start..tokens.len().min(start + 4)).take_while(|&at| capital(at)).count()
        }
        None => 0,
    };
    let end = start + length;
    if length == 0 {
        return None;
    }
    // A place that begins a longer name is none: "Georgia Smith", "Washington Post".
    if listed.is_some() && !after_preposition && capital(end) {
        return None;
    }
    let place = Place {
        span: tokens[at].span.join(tokens[end - 1].span),
        head: words[end - 1].clone(),
        modifier: words[at..end - 1].join(" "),
        listed: listed.is_some(),
    };
    Some((place, end))
}
