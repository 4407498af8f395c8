//! Names that explain a description: "the head of the agency, James Roe,", "the manufacturer, Serum Works,".

use std::ops::Range;

use super::name::{Name, Nature, Trust, names};
use super::noun::{Body, Noun, Number, Sort, given_name, noun, signs, title};
use super::phrase::{Description, Determiner};
use super::role::compound;
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
    // "The ship’s operator, Piraeus-based Selene Maritime,": persons and bodies alike own and run things.
    let either = words.word(core_end.saturating_sub(1));
    if signs().field(either) == Some("either")
        && let Some(name) = apposed_body(words, range, core_end, Body::Company)
        && (name.words.start > core_end + 3 || is_body(words, &name))
    {
        return Some(name);
    }
    if !human {
        return None;
    }
    let comma = (core_end..range.end).find(|&at| matches!(words.word(at), "," | ":" | "—" | "–"))?;
    let mut found = Vec::new();
    names(words, comma + 1..range.end, Trust::Source, &mut found);
    let joins = |at: usize| !words.is_mark(at) || words.is_hyphen(at);
    // "its president, | the | British actor Naomi Adeyemi,", "Bath-based Maria Lee"
    let article = function(words.word(comma + 1)) == Some("determiner");
    let based = words.is_hyphen(comma + 2) && signs().field(words.word(comma + 3)) == Some("based");
    // "its chair, | independent | MP Helen Szabo,"
    let lower = |at: usize| !words.is_mark(at) && !words.is_capital(at) && function(words.word(at)).is_none();
    let begins = |name: &Name| {
        let role = name.role.as_ref().map(|role| role.start);
        let start = role.unwrap_or(name.words.start);
        if role.is_some() && start > comma + 1 && start < comma + 4 && (comma + 1..start).all(lower) {
            return true;
        }
        name.words.start == comma + 1
            || based && name.words.start == comma + 4
            || role.is_some_and(|role| role == comma + 1 || role == comma + 2 && article)
            || another && (comma + 1..name.words.start).all(joins)
    };
    let first = usize::from(based && found.first().is_some_and(|name| name.words.start == comma + 1));
    let mut name = found.into_iter().skip(first).find(|name| begins(name) && (!article || name.role.is_some()))?;
    // "Mr Justice Allen", "his brother, Michael": a title or a tie of kin tells that one word is a name.
    let titled = name.nature == Nature::Person && name.words.start > comma + 1
        || noun.is_some_and(|noun| noun.sort == Sort::Kin);
    if !matches!(name.nature, Nature::Person | Nature::Unknown) || name.words.len() < 2 && !titled {
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
    let mut name = names_after(words, comma + 1, range.end)?;
    // "the Serum Works", "Piraeus-based Selene Maritime"
    let based = words.is_hyphen(comma + 2) && signs().field(words.word(comma + 3)) == Some("based");
    let before = if based { 3 } else { usize::from(words.word(comma + 1) == "the") };
    if based && name.words.start == comma + 1 {
        name = names_after(words, comma + 4, range.end)?;
    }
    let closes = name.words.end >= range.end || words.word(name.words.end) == ",";
    let named = matches!(name.nature, Nature::Unknown | Nature::Body(_)) && (name.role.is_none() || based);
    // "The tracker’s manufacturer, | the German firm | Sternblick,"
    if let Some(firm) = described_body(words, comma + 1, range.end) {
        return Some(firm);
    }
    if name.words.start != comma + 1 + before || !closes || !named {
        return None;
    }
    name.nature = Nature::Body(body);
    name.modifies = false;
    name.role = None;
    Some(name)
}

/// "the German firm | Sternblick |,": a name right behind what it is.
fn described_body(words: Words, from: usize, end: usize) -> Option<Name> {
    let mut found = Vec::new();
    names(words, from..end, Trust::Source, &mut found);
    let body = |at: usize| match noun(words.word(at)).filter(|_| !words.is_capital(at)).map(|noun| noun.sort) {
        Some(Sort::Body(body)) => Some(body),
        _ => None,
    };
    let near = |name: &Name| {
        name.words.start < from + 5 && !(from..name.words.start).any(|at| words.is_mark(at) && !words.is_hyphen(at))
    };
    let (mut name, kind) = found.into_iter().find_map(|name| {
        let kind = name.words.start.checked_sub(1).filter(|&at| at > from).and_then(body)?;
        near(&name).then_some((name, kind))
    })?;
    let closes = name.words.end >= end || words.word(name.words.end) == ",";
    name.nature = Nature::Body(kind);
    name.modifies = false;
    name.role = None;
    closes.then_some(name)
}

/// True for a name that holds the word of a body: "Selene Maritime" and not "Selene Okafor".
fn is_body(words: Words, name: &Name) -> bool {
    name.words
        .clone()
        .any(|at| super::noun::noun(words.word(at)).is_some_and(|noun| matches!(noun.sort, Sort::Body(_))))
        || name.words.len() > 1 && signs().field_folded(words.word(name.words.end - 1)) == Some("last")
}

/// The first name from a token on.
fn names_after(words: Words, from: usize, end: usize) -> Option<Name> {
    let mut found = Vec::new();
    names(words, from..end, Trust::Source, &mut found);
    found.into_iter().next()
}

/// "The former head of midwifery Gillian Sharrow", "Ports of Tauhara chief executive Gareth Pinfold": the name behind all
/// that says who it is.
pub(super) fn closing(words: Words, description: &Description) -> Option<Name> {
    let office = |noun: &Noun| matches!(noun.sort, Sort::Office | Sort::Role) && noun.number == Number::Singular;
    let whole = &description.whole;
    let capital = |at: &usize| words.is_capital(*at) && !words.is_mark(*at);
    let first = (description.core.end..whole.end).rev().take_while(capital).last()?;
    let of_body = || compound(words, first.checked_sub(1)?, description.core.end).filter(office);
    let body = description.noun.is_none() && words.is_capital(description.core.start);
    let office = if body { of_body() } else { description.noun.filter(office) }?;
    // Who speaks for somebody, or is close to somebody, is somebody else.
    let human = |at: usize| noun(words.word(at)).is_some_and(|noun| noun.is_human()) || title(words.word(at)).is_some();
    let plain = matches!(words.word(description.core.end), "of" | "to")
        && words.word(first - 1).starts_with(char::is_lowercase)
        && function(words.word(first - 1)).is_none()
        && (body || !(description.core.end..first).any(human));
    let mut found = Vec::new();
    names(words, first..whole.end, Trust::Source, &mut found);
    let mut name = found.pop().filter(|name| plain && name.words.len() > 1 && name.words.start == first)?;
    // "President of the Kazakh federation Yerlan Abenov": two capitals behind what he presides over.
    let federation = noun(words.word(first - 1)).is_some_and(|noun| matches!(noun.sort, Sort::Body(_)));
    if given_name(words.word(first)).is_none() && !(federation && name.words.len() == 2) {
        return None;
    }
    name.nature = Nature::Person;
    name.office = name.office.or(Some(office));
    let from = description.core.start + usize::from(description.determiner != Determiner::Bare);
    name.role = Some(from..first);
    Some(name)
}

/// Words of "who gave his name only as" and a comma before them.
const LONGEST_GIVING: usize = 10;

/// "Another resident, who gave his name only as | Pavel": that is his name.
pub fn given_as(words: Words, range: &Range<usize>) -> Option<Name> {
    // The clause may stand behind the phrase.
    let who = usize::from(words.word(range.end) == ",");
    let reach = if words.word(range.end + who) == "who" { range.end + LONGEST_GIVING } else { range.end };
    let gave = (range.start..reach.min(words.len())).find(|&at| {
        words.word(at) == "name" && matches!(words.word(at.wrapping_sub(2)), "gave" | "gives") && at > range.start + 2
    })?;
    let only = usize::from(matches!(words.word(gave + 1), "only" | "simply" | "just"));
    let first = gave + 2 + only;
    let named = words.word(first - 1) == "as" && words.is_capital(first);
    let mut found = Vec::new();
    names(words, first..words.len().min(first + 3), Trust::Source, &mut found);
    let mut name = found.into_iter().next().filter(|_| named)?;
    name.nature = Nature::Person;
    Some(name)
}
