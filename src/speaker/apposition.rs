//! Names that explain a description: "the head of the agency, James Roe,", "the manufacturer, Serum Works,".

use std::ops::Range;

use super::name::{Name, Nature, Trust, names};
use super::noun::{Body, Number, Sort};
use super::phrase::{Description, Determiner};
use super::word::{Words, function};

/// The name that explains a description: "the head of the agency, James Roe,".
pub fn apposed_name(words: Words, description: &Description, range: &Range<usize>, core_end: usize) -> Option<Name> {
    let noun = description.noun;
    // "Another, season-ticket holder Jean Marsh,"
    let another = description.core.len() == 1 && matches!(words.word(description.core.start), "Another" | "another");
    let human = match noun {
        Some(noun) => noun.is_human() && noun.number == Number::Singular,
        // "its coordinator, Luc Manga,": a noun that no list has, of somebody's.
        None => description.determiner == Determiner::Possessive && description.number == Number::Singular || another,
    };
    if let Some(Sort::Body(body)) = noun.map(|noun| noun.sort) {
        return apposed_body(words, range, core_end, body);
    }
    if !human {
        return None;
    }
    let comma = (core_end..range.end).find(|&at| matches!(words.word(at), "," | ":" | "—" | "–"))?;
    let mut found = Vec::new();
    names(words, comma + 1..range.end, Trust::Source, &mut found);
    let mut name = found.into_iter().next()?;
    let joins = |at: usize| !words.is_mark(at) || words.is_hyphen(at);
    let begins = name.words.start == comma + 1
        || name.role.as_ref().is_some_and(|role| role.start == comma + 1)
        || another && (comma + 1..name.words.start).all(joins);
    // "Mr Justice Allen", "his brother, Michael": a title or a tie of kin tells that one word is a name.
    let titled = name.nature == Nature::Person && name.words.start > comma + 1
        || noun.is_some_and(|noun| noun.sort == Sort::Kin);
    if !begins || !matches!(name.nature, Nature::Person | Nature::Unknown) || name.words.len() < 2 && !titled {
        return None;
    }
    let article = function(words.word(description.core.start)) == Some("determiner");
    let from = description.core.start + usize::from(article && description.determiner != Determiner::Possessive);
    name.nature = Nature::Person;
    name.office = noun;
    name.gender = name.gender.or(noun.and_then(|noun| noun.gender));
    // "Another" is no role of hers, the words after it are.
    name.role = if another { Some(comma + 1..name.words.start) } else { Some(from..comma) };
    Some(name)
}

/// "The manufacturer, Serum Works,": the name of a body between commas.
fn apposed_body(words: Words, range: &Range<usize>, core_end: usize, body: Body) -> Option<Name> {
    let comma = Some(core_end).filter(|&comma| words.word(comma) == ",")?;
    let mut found = Vec::new();
    names(words, comma + 1..range.end, Trust::Source, &mut found);
    let mut name = found.into_iter().next()?;
    let closes = name.words.end >= range.end || words.word(name.words.end) == ",";
    let named = matches!(name.nature, Nature::Unknown | Nature::Body(_)) && name.role.is_none();
    let article = usize::from(words.word(comma + 1) == "the");
    if name.words.start != comma + 1 + article || !closes || !named {
        return None;
    }
    name.nature = Nature::Body(body);
    name.modifies = false;
    Some(name)
}
