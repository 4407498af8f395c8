//! Places as a sentence names them: "southeast Asia", "Gull Point", "the southern border".

use std::rc::Rc;

use crate::lexicon;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::quantity::figures_of;
use super::telling::Telling;
use super::term::stop_words;
use super::word::Word;

lexicon!(fn places = "../lexicon/place.txt");
lexicon!(fn sites = "../lexicon/site.txt");

/// A place as it is named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The words, a direction in front included.
    pub span: Span,
    /// The name's last word in lower case: "asia" of "southeast Asia".
    pub head: String,
    /// The words before it in lower case: "southeast".
    pub modifier: String,
    /// The word before it in lower case: "near".
    pub after: String,
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

/// What a name after "of" is the place of: "the town of Ostrel".
const SETTLEMENTS: [&str; 10] =
    ["town", "city", "village", "port", "island", "district", "province", "region", "suburb", "hamlet"];

/// Words in front of a site.
const BEFORE_SITE: [&str; 12] =
    ["in", "at", "near", "outside", "inside", "of", "from", "to", "into", "by", "behind", "through"];

/// True for a kind of building or ground, or of a part of a place.
pub fn is_site(word: &str) -> bool {
    sites().has(word)
}

/// The sites that a sentence names with a preposition, by their kind: "outside the town hall", "in a motel".
pub fn sites_of(telling: &Telling, sentence: usize) -> Vec<Place> {
    let tokens = telling.segmentation.tokens_of(sentence);
    let words = telling.words_of(sentence as u32);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if sites().field(&word.folded) != Some("site") {
            continue;
        }
        // A determiner with at most two words between, and a preposition before it.
        let determiner = (at.saturating_sub(3)..at).rev().find(|&first| {
            matches!(words[first].folded.as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their")
        });
        let Some(first) =
            determiner.filter(|&first| first > 0 && BEFORE_SITE.contains(&words[first - 1].folded.as_str()))
        else {
            continue;
        };
        let of = words[first - 1].folded == "of" && !(first > 2 && words[first - 2].folded == "front");
        // "A hospital spokesman" is no place.
        let goes_on = tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == TokenKind::Word && !stop_words().has(&words[at + 1].folded));
        if !of && !goes_on {
            found.push(Place {
                span: tokens[first + 1].span.join(tokens[at].span),
                head: word.folded.clone(),
                modifier: String::new(),
                after: words[first - 1].folded.clone(),
                listed: true,
            });
        }
    }
    found
}

/// True where one is a name of the other, or lies in it as far as the list knows: Tokyo and Japan.
pub fn may_be_same(one: &Place, other: &Place) -> bool {
    let name = |place: &Place| match place.modifier.is_empty() {
        true => place.head.clone(),
        false => format!("{} {}", place.modifier, place.head),
    };
    let lies_in = |inner: &Place, outer: &Place| {
        let wider = places().field(&name(inner)).or_else(|| places().field(&inner.head)).unwrap_or("");
        !wider.is_empty() && (wider == name(outer) || wider == outer.head)
    };
    lies_in(one, other) || lies_in(other, one)
}

/// The places that a sentence names, in order.
pub fn places_of(telling: &Telling, sentence: usize) -> Vec<Place> {
    let tokens = telling.segmentation.tokens_of(sentence);
    let words = telling.words_of(sentence as u32);
    let mut found = Vec::new();
    let mut at = 0;
    // "In March" is no place.
    let dated = |span: Span| figures_of(telling.article, sentence as u32).any(|(_, figure)| figure.span.overlaps(span));
    while at < tokens.len() {
        match place_at(telling, tokens, words, at) {
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

fn place_at(telling: &Telling, tokens: &[Token], words: &[Rc<Word>], at: usize) -> Option<(Place, usize)> {
    let parts = words[at..].iter().take(2).take_while(|word| PARTS.contains(&word.folded.as_str())).count();
    let start = at + parts;
    let capital = |position: usize| {
        tokens.get(position).is_some_and(|token| {
            token.kind == TokenKind::Word
                && telling.segmentation.words(token.span).chars().next().is_some_and(char::is_uppercase)
        })
    };
    let listed = (1..=places().longest).rev().find(|&length| {
        capital(start) && words.get(start..start + length).is_some_and(|run| places().has(&joined(run)))
    });
    // "The town of Ostrel", "south of Ostrel".
    let of_town = at > 1
        && words[at - 1].folded == "of"
        && [&SETTLEMENTS[..], &PARTS].iter().any(|known| known.contains(&words[at - 2].folded.as_str()));
    // "Senator Ann Holt of Vermont", "the Bank of England".
    if at > 1 && words[at - 1].folded == "of" && capital(at - 2) && !of_town {
        return None;
    }
    let after_preposition = of_town || at > 0 && LOCATING.contains(&words[at - 1].folded.as_str());
    let length = match listed {
        Some(length) => length,
        // "The northern coast".
        None if parts > 0
            && words[at].folded != "central"
            && words.get(start).is_some_and(|word| sites().field(&word.folded) == Some("part")) =>
        {
            1
        }
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
        head: words[end - 1].folded.clone(),
        modifier: joined(&words[at..end - 1]),
        after: at.checked_sub(1).map_or_else(String::new, |before| words[before].folded.clone()),
        listed: listed.is_some(),
    };
    Some((place, end))
}

/// Words of a place as lists have them.
fn joined(words: &[Rc<Word>]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}
