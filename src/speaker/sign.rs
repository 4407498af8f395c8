//! What shows that a name is a body's: what only a business has, what only a country has, where people work, and "it".

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::name::{Name, Nature};
use super::noun::{self, Body, Number, Sort, signs};
use super::registry::Registry;
use super::word::{Words, function};
use crate::lexicon::fold;
use crate::vocabulary::{Classes, classes};

/// Words of a name that such signs tell of at most.
const LONGEST: usize = 4;

/// Words from a name to its "it" or "its" at most.
const REACH: usize = 9;

/// Makes known which of the names are bodies, by what stands beside one of their mentions.
pub fn read<'t>(words: Words<'_, 't>, names: &[Name], registry: &mut Registry<'t>) {
    for name in names.iter().filter_map(|name| employer(words, name)) {
        registry.is_body(words, &name, Body::Company);
    }
    let adjectives: FxHashSet<&str> = names.iter().filter_map(|name| adjective(words, name)).collect();
    for name in names.iter().filter(|name| name.words.len() <= LONGEST && name.nature == Nature::Unknown) {
        let short = name.words.len() < LONGEST - 1;
        let business = short && is_business(words, name.words.end);
        let several = name.words.len() < LONGEST && is_several(words, name);
        if business
            || several
            || is_workplace(words, name.words.start)
            || is_described(words, name)
            || is_it(words, name)
        {
            registry.is_body(words, name, Body::Company);
        } else if short && (has(words, name.words.end, "state") || is_country(words, name, &adjectives)) {
            registry.is_body(words, name, Body::Government);
        }
    }
}

/// "Karvonian": the adjective of a country, as a name.
fn adjective<'t>(words: Words<'_, 't>, name: &Name) -> Option<&'t str> {
    let last = words.text_of(words.span(name.words.start));
    (name.words.len() == 1 && last.ends_with("ian")).then_some(last)
}

/// "Karvonia" in a story that has "Karvonian"; "neighbouring Tesk".
fn is_country(words: Words, name: &Name, adjectives: &FxHashSet<&str>) -> bool {
    let start = name.words.start;
    let before = |back: usize| start.checked_sub(back).map_or("", |at| words.word(at));
    let neighbour = matches!(before(1), "neighbouring" | "neighboring") && !before(2).eq_ignore_ascii_case("the");
    let word = words.word(start);
    let adjective = || word.ends_with("ia") && adjectives.contains(format!("{word}n").as_str());
    // "Karvonia on Sunday accused neighbouring Tesk", "Karvonia accuses neighbour of"
    let beside = (name.words.end..name.words.end + REACH_OF_NEIGHBOUR).any(|at| {
        matches!(words.word(at), "neighbouring" | "neighboring")
            || matches!(words.word(at), "neighbour" | "neighbor") && matches!(words.word(at - 1), "accuses" | "accused")
    });
    name.words.len() == 1 && noun::given_name(word).is_none() && (neighbour || beside || adjective())
}

/// Words from the name of a country to its neighbour at most.
const REACH_OF_NEIGHBOUR: usize = 5;

/// "| Lumen | Chief Executive Sanjay Mehta": whose chief somebody is.
fn employer(words: Words, name: &Name) -> Option<Name> {
    let start = name.role.as_ref()?.start;
    let leads = |at: usize| matches!(words.word(at), "Chief" | "CEO" | "CFO" | "COO" | "CTO" | "co-founder");
    let end = (start + 1..start + LONGEST).find(|&at| leads(at))?;
    let unknown = (start..end).all(|at| words.is_capital(at) && noun::noun(words.word(at)).is_none());
    unknown.then(|| Name::unknown(start..end))
}

/// True where a word of the list, or two, with this sign stand behind the possessive of a name.
fn has(words: Words, end: usize, sign: &str) -> bool {
    let is = |word: &str| signs().field_folded(word) == Some(sign);
    words.is_possessive(end)
        && (is(words.word(end + 1)) || is(&format!("{} {}", words.word(end + 1), words.word(end + 2))))
}

/// True where what only a business has follows a name: "Zento’s shares", "Zento customers".
fn is_business(words: Words, end: usize) -> bool {
    let own = usize::from(words.is_possessive(end));
    let chief = own > 0 && words.word(end + 1) == "chief";
    signs().field(words.word(end + own)) == Some("owned")
        || has(words, end, "own")
        || chief && signs().field(words.word(end + 2)) == Some("rank")
}

/// "Brightstone | say there was no offer": one name with the verb of several.
fn is_several(words: Words, name: &Name) -> bool {
    let verb = signs().field(words.word(name.words.end)) == Some("several");
    let people = words.word(name.words.end - 1).ends_with('s');
    verb && !people && words.opens_sentence(name.words.start) && words.is_capital(name.words.start)
}

/// "Managers at | Larkfield Care", "an analyst at | Meridian Securities": where people work is a body.
fn is_workplace(words: Words, start: usize) -> bool {
    let works =
        |word: &str| noun::noun(word).is_some_and(|noun| matches!(noun.sort, Sort::Role | Sort::Office | Sort::Source));
    start > 1 && words.word(start - 1) == "at" && works(words.word(start - 2))
}

/// "Piraeus-based | Selene Maritime", "Rijkswaterstaat, | the agency building the road,".
fn is_described(words: Words, name: &Name) -> bool {
    let (start, end) = (name.words.start, name.words.end);
    let before = |back: usize| start.checked_sub(back).map_or("", |at| words.word(at));
    let sign = |word: &str| signs().field_folded(word);
    let based = start > 2 && words.is_hyphen(start - 2) && sign(before(1)) == Some("based");
    // "Harwood’s | said"
    let brand = words.is_possessive(end.saturating_sub(1));
    // "the German firm | Sternblick | said", and not "the firm Lee founded"
    let heads = |word: &str| {
        let lower = word.starts_with(char::is_lowercase);
        lower
            && noun::noun(word)
                .is_some_and(|noun| matches!(noun.sort, Sort::Body(_)) && noun.number == Number::Singular)
    };
    let says = |word: &str| {
        classes(word).any(Classes::SPEECH.or(Classes::BELIEF))
            || matches!(function(word), Some("auxiliary" | "preposition" | "conjunction"))
            || matches!(word, "," | "." | "'s" | "’s")
    };
    let named = start > 1 && heads(before(1)) && !words.is_possessive(start - 2) && says(words.word(end));
    // "HebLink"
    let camel = name.words.len() == 1 && has_inner_capital(words.word(start));
    based || brand || named || camel || words.word(end) == "," && is_body_phrase(words, end + 1)
}

/// "HebLink", "TechCorp", and not "McIntyre", "DeShawn", "MacDonald".
fn has_inner_capital(word: &str) -> bool {
    let inner = word.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase()).map(|(at, _)| at);
    let begins = |at| word.get(..at).unwrap_or("");
    inner.is_some_and(|at| {
        at > 2
            && begins(at).chars().skip(1).all(char::is_lowercase)
            && noun::given_name(begins(at)).is_none()
            && !matches!(begins(at), "Mac" | "Fitz" | "Van" | "Del" | "Des")
    })
}

/// True for "the agency building the road,", "a small chip maker,": no subject of a verb ("by March, the firm said").
fn is_body_phrase(words: Words, from: usize) -> bool {
    if !matches!(words.word(from), "the" | "a" | "an") {
        return false;
    }
    let plain = |at: &usize| {
        !words.is_mark(*at) && !words.is_capital(*at) && !matches!(words.word(*at), "who" | "which" | "that")
    };
    let head = (from + 1..from + 5).take_while(plain).find_map(|at| {
        let noun = noun::noun(words.word(at))?;
        // "the agency chief": the last of the nouns says what it is; "the club’s record signing" is no club.
        let further = noun::noun(words.word(at + 1)).is_some() || words.is_possessive(at + 1);
        (!further).then_some((at, noun.sort))
    });
    let Some((head, Sort::Body(_))) = head else { return false };
    let verb = |at: usize| {
        let says = classes(words.word(at)).any(Classes::SPEECH.or(Classes::BELIEF));
        says && !words.word(at).ends_with("ing") || function(words.word(at)) == Some("auxiliary")
    };
    !(head + 1..head + REACH).take_while(|&at| !words.is_mark(at)).any(verb)
}

/// "Tourism North | said that it feared", "Norvik Air on Thursday raised its outlook": the subject of a sentence is taken
/// up by "it" or "its" before anything else could be.
fn is_it(words: Words, name: &Name) -> bool {
    let opens = words.opens_sentence(name.words.start) || words.word(name.words.start.wrapping_sub(1)) == "while";
    let after: Range<usize> = name.words.end..name.words.end + REACH;
    let plain = |at: &usize| !words.is_mark(*at) && !words.is_possessive(*at);
    let taken = after.take_while(plain).find(|&at| {
        let other = fold(words.word(at), |word| {
            matches!(word, "the" | "a" | "an" | "he" | "she" | "his" | "her" | "they" | "their" | "this" | "and" | "of")
        });
        other || matches!(words.word(at), "it" | "its") || words.is_capital(at) && !is_day(words.word(at))
    });
    // "Its" and "it" may be of what the sentence before named; "its full-year outlook" is a business's.
    opens
        && taken.is_some_and(|at| match words.word(at) {
            "its" => {
                (at + 1..at + 3).any(|at| signs().field_folded(words.word(at)) == Some("account") || is_term(words, at))
            }
            "it" => name.words.len() > 1 && acts(words, at + 1),
            _ => false,
        })
}

/// "full-year", "first-quarter".
fn is_term(words: Words, at: usize) -> bool {
    words.is_hyphen(at + 1) && matches!(words.word(at + 2), "year" | "quarter" | "half")
}

/// "it | feared", "it | had completed", and not "it | was raining".
fn acts(words: Words, verb: usize) -> bool {
    match words.word(verb) {
        "had" | "has" => !matches!(words.word(verb + 1), "been" | "to" | "not" | "never" | "a" | "no"),
        word => classes(word).any(Classes::THINK.or(Classes::WANT)) && !classes(word).any(Classes::BE),
    }
}

fn is_day(word: &str) -> bool {
    classes(word).any(Classes::DAY)
}
