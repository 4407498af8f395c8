//! What a source phrase is: a pronoun, a name with its role, a description, several of these, or nobody.

use std::ops::Range;

use crate::lexicon;
use crate::vocabulary::is_befallen;

use super::apposition::{apposed_name, closing, given_as};
use super::name::{Name, Nature, Trust, names};
use super::noun::{Noun, Number, Sort, given_name, noun, title};
use super::role::{compound, in_law};
use super::word::{Words, function, is_postnominal};

/// A source phrase, read.
#[derive(Clone, PartialEq, Debug)]
pub enum Phrase {
    /// One pronoun.
    Pronoun(Pronoun, usize),
    /// A name, perhaps with a role.
    Name(Box<Name>),
    /// Words that describe who speaks.
    Description(Description),
    /// Several, joined by "and"; the range is all of it.
    Several(Vec<Phrase>, Range<usize>),
    /// "no one", "anybody": nobody speaks.
    Nobody,
}

impl Phrase {
    /// The names in it that may speak.
    pub fn names(&self) -> Vec<&Name> {
        match self {
            Phrase::Name(name) => vec![name],
            Phrase::Several(parts, _) => parts.iter().flat_map(Phrase::names).collect(),
            _ => Vec::new(),
        }
    }
}

/// Which pronoun stands as a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pronoun {
    /// "I", "we": whoever's words these are.
    First,
    /// "he".
    He,
    /// "she".
    She,
    /// "it".
    It,
    /// "they".
    They,
    /// "who", "which", "that": the noun before.
    Relative,
    /// "this", "you", "one another": nobody that the text could tell.
    Other,
}

/// How a description is introduced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Determiner {
    /// "the official", "this official".
    Definite,
    /// "a senior official", "two officials", "another official".
    Indefinite,
    /// "his lawyer", "Smith’s lawyer".
    Possessive,
    /// "officials".
    Bare,
}

/// A source that is described, not named.
#[derive(Clone, PartialEq, Debug)]
pub struct Description {
    /// The noun phrase without what follows the noun.
    pub core: Range<usize>,
    /// All of it, up to a comma or a relative clause.
    pub whole: Range<usize>,
    /// The noun at its head, where a list has it.
    pub noun: Option<Noun>,
    /// How it is introduced.
    pub determiner: Determiner,
    /// One or several.
    pub number: Number,
    /// The first word after the determiner has a capital: it is as good as a name.
    pub qualified: bool,
    /// What follows the noun says that nobody shall know who it is ("familiar with the matter").
    pub veiled: bool,
    /// They asked not to be named ("who spoke on condition of anonymity").
    pub hidden: bool,
}

/// Reads the tokens of a source phrase.
pub fn phrase(words: Words, range: Range<usize>) -> Phrase {
    let range = trimmed(words, range);
    if range.is_empty() {
        return Phrase::Nobody;
    }
    if let Some(pronoun) = pronoun(words, &range) {
        return pronoun;
    }
    if let Some(name) = given_as(words, &range) {
        return Phrase::Name(Box::new(name));
    }
    let end = core_end(words, &range);
    if let Some(several) = several(words, &range, end) {
        return several;
    }
    let whole = range.start..whole_end(words, &range);
    let mut found = Vec::new();
    names(words, range.start..end, Trust::Source, &mut found);
    let head = last_content(words, range.start, end);
    if words.word(end) == "of"
        && found.last().is_some_and(|name| name.words.len() == 1 && name.nature == Nature::Unknown)
        && let Some(name) = closing(words, &describe(words, range.start..end, whole.clone()))
    {
        return Phrase::Name(Box::new(name));
    }
    if let Some(mut name) = found.pop().filter(|name| name.words.end > head && !is_plain_noun(words, name, &range)) {
        name.modifies = false;
        // What stands before a person's name in a source is the role.
        if let Some(first) = name
            .role
            .as_ref()
            .map(|role| role.start)
            .or(Some(name.words.start))
            .filter(|_| name.words.start > range.start)
        {
            extend_role(words, &mut name, range.start, first);
        }
        return Phrase::Name(Box::new(name));
    }
    let description = describe(words, range.start..end, whole.clone());
    if let Some(name) = apposed_name(words, &description, &range, end).or_else(|| closing(words, &description)) {
        return Phrase::Name(Box::new(name));
    }
    if nobody(words, &description) { Phrase::Nobody } else { Phrase::Description(description) }
}

/// Without the marks and function words around a phrase.
fn trimmed(words: Words, range: Range<usize>) -> Range<usize> {
    let mut range = range.start..range.end.min(words.len());
    while !range.is_empty() && words.is_mark(range.start) && words.word(range.start) != "@" {
        range.start += 1;
    }
    while range.len() > 1
        && matches!(
            words.word(range.start),
            "by" | "from" | "to" | "of" | "according" | "and" | "but" | "as" | "in" | "with"
        )
    {
        range.start += 1;
    }
    let loose = |at: usize| words.is_mark(at) && words.word(at) != "%" || words.is_possessive(at);
    while !range.is_empty() && loose(range.end - 1) {
        range.end -= 1;
    }
    range
}

fn pronoun(words: Words, range: &Range<usize>) -> Option<Phrase> {
    let first = words.word(range.start);
    if words.is_acronym(range.start) {
        return None;
    }
    let kind = crate::lexicon::fold(first, |word| {
        Some(match word {
            "i" | "we" | "me" | "us" | "my" | "our" | "myself" | "ourselves" => Pronoun::First,
            "he" | "him" | "himself" | "his" => Pronoun::He,
            "she" | "her" | "herself" | "hers" => Pronoun::She,
            "it" | "itself" | "its" => Pronoun::It,
            "they" | "them" | "themselves" | "their" => Pronoun::They,
            "who" | "which" | "whom" | "whose" => Pronoun::Relative,
            "that" => Pronoun::Relative,
            "you" | "your" | "this" | "what" | "there" | "these" | "those" | "mine" | "yours" => Pronoun::Other,
            _ => return None,
        })
    })?;
    let owner = matches!(first.to_ascii_lowercase().as_str(), "his" | "her" | "its" | "their" | "my" | "our");
    let rest = range.start + 1..range.end;
    let next = words.word(rest.start);
    let alone = rest.is_empty()
        || matches!(next, "," | "—" | "–" | ":" | "(")
        || !owner && (words.is_mark(rest.start) || function(next).is_some());
    alone.then_some(Phrase::Pronoun(kind, range.start))
}

/// Where the noun phrase proper ends: at a mark, a relative pronoun, a preposition or a participle.
fn core_end(words: Words, range: &Range<usize>) -> usize {
    let mut runs = Vec::new();
    names(words, range.clone(), Trust::Source, &mut runs);
    let inside = |at: usize| {
        runs.iter().any(|name| {
            let start = name.role.as_ref().map_or(name.words.start, |role| role.start.min(name.words.start));
            start <= at && at < name.words.end
        })
    };
    (range.start + 1..range.end)
        .find(|&at| {
            if inside(at) {
                return false;
            }
            let word = words.word(at);
            let mark = words.is_mark(at)
                && !words.is_hyphen(at)
                && !words.is_possessive(at)
                && !matches!(word, "“" | "”" | "\"" | "&" | "." | "@" | "$" | "%" | "#" | "/" | "’" | "'" | "‘");
            mark || matches!(function(word), Some("preposition" | "relative" | "auxiliary" | "pronoun"))
                && !words.is_possessive(at)
                && !words.is_hyphen(at - 1)
                && !is_quantity(words, at)
                || word == "that"
                || word.ends_with("ed") && words.word(at + 1) == "by"
                || word == "led" && words.word(at + 1) == "by"
                // "corporations looking to cut their debts", "the judge hearing the case".
                || word.len() > 5 && word.ends_with("ing") && at + 1 < range.end && noun(words.word(at - 1)).is_some_and(|noun| {
                    let object = matches!(function(words.word(at + 1)), Some("determiner" | "possessive"));
                    noun.number == Number::Plural || noun.is_human() && object
                })
                || matches!(
                    word,
                    "familiar"
                        | "close"
                        | "briefed"
                        | "speaking"
                        | "involved"
                        | "quoted"
                        | "cited"
                        | "interviewed"
                        | "published"
                        | "released"
                        | "surveyed"
                        | "present"
                        | "loyal"
                        | "aligned"
                        | "allied"
                        | "based"
                ) && !words.is_hyphen(at - 1)
        })
        .unwrap_or(range.end)
}

/// "more than 40", "at least two": no preposition of the noun.
fn is_quantity(words: Words, at: usize) -> bool {
    matches!(words.word(at), "than" | "over" | "about" | "around" | "under" | "least" | "to" | "at")
        && (words.is_number(at + 1) || function(words.word(at + 1)) == Some("quantifier") && words.word(at) != "to")
}

/// All of the phrase up to a comma that no list explains, or a relative clause.
fn whole_end(words: Words, range: &Range<usize>) -> usize {
    (range.start + 1..range.end)
        .find(|&at| matches!(words.word(at), "," | "—" | "–" | ";" | ":" | "(" | "who" | "which" | "whom"))
        .unwrap_or(range.end)
}

/// The last token of the core that is no mark of quotation or possession, and no letters behind a name.
fn last_content(words: Words, start: usize, end: usize) -> usize {
    // "Rupert Haines KC", but "the Labour MP".
    let named = words.is_capital(start) && !matches!(words.word(start), "The" | "A" | "An");
    let letters = |at: usize| named && at > start + 1 && is_postnominal(words.word(at)) && words.is_capital(at - 1);
    let content = |at: &usize| !words.is_mark(*at) && !words.is_possessive(*at) && !letters(*at);
    (start..end).rev().find(content).unwrap_or(start)
}

/// One capitalised word that is an ordinary noun: "Police", "Critics", "Congress" is none. "Bill" is a person, "the Bill"
/// and "this Bill" are not.
fn is_plain_noun(words: Words, name: &Name, range: &Range<usize>) -> bool {
    let word = words.word(name.words.start);
    let first = name.words.start == range.start;
    // "Conservators have warned": a verb of several.
    let several =
        matches!(words.word(range.end), "have" | "are" | "were" | "say" | "warn" | "fear" | "believe" | "hope");
    let people = ["ors", "ers", "ists", "ians"].iter().any(|end| word.ends_with(end)) && noun(word).is_none();
    let alone = name.words.len() == 1 && name.role.is_none() && name.nature == Nature::Unknown;
    if first && alone && people && several && words.opens_sentence(range.start) {
        return true;
    }
    // "“It was late,” Ranger said", "Asked again, Head said": a capital within a sentence is a name's.
    let closes = range.start > 1
        && matches!(words.word(range.start - 1), "\"" | "”")
        && matches!(words.word(range.start - 2), "," | "?" | "!");
    if first && alone && (closes || !words.opens_sentence(range.start)) {
        return false;
    }
    // "The MP for Thornby"
    let office = noun(word).is_some_and(|noun| noun.is_human());
    name.words.len() == 1
        && name.role.is_none()
        && (office || !words.is_acronym(name.words.start))
        && super::noun::organization(word).is_none()
        && noun(word).is_some_and(|noun| match noun.sort {
            Sort::Body(_) => first && matches!(noun.number, Number::Plural),
            Sort::Document => !(first && given_name(word).is_some()),
            _ => true,
        })
}

/// The words before a person's name, from the start of the phrase or after "the" and "Smith’s".
fn extend_role(words: Words, name: &mut Name, start: usize, first: usize) {
    if !matches!(name.nature, Nature::Person | Nature::Unknown) {
        return;
    }
    let last = name.words.start;
    let mut from = start;
    for at in start..first {
        if words.is_mark(at)
            && !words.is_hyphen(at)
            && !words.is_possessive(at)
            && !matches!(words.word(at), "." | "“" | "”" | "\"" | "‘" | "’" | "/" | "&")
        {
            from = at + 1;
        }
    }
    while from < last
        && (matches!(function(words.word(from)), Some("determiner" | "demonstrative")) || words.is_mark(from))
    {
        from += 1;
    }
    let mut end = last;
    // "lead author Dr Priya Nair": the title says nothing of what she is.
    let bare = |at: usize| title(words.word(at)).is_some_and(|(noun, _)| noun.is_none());
    while end > from && (words.is_mark(end - 1) || bare(end - 1)) {
        end -= 1;
    }
    if from >= end || words.is_possessive(end - 1) {
        return;
    }
    let Some(noun) = compound(words, end - 1, from).or(name.office) else {
        // "New York City’s John Smith" has no role; "the embattled John Smith" none either.
        return;
    };
    if noun.is_human() || name.office.is_some() {
        name.nature = Nature::Person;
        name.office = name.office.or(Some(noun));
        name.gender = name.gender.or(noun.gender);
        name.role = Some(from..end);
    }
}

/// "Smith and Jones", "the senator and her husband".
fn several(words: Words, range: &Range<usize>, core_end: usize) -> Option<Phrase> {
    let mut runs = Vec::new();
    names(words, range.clone(), Trust::Source, &mut runs);
    let inside = |at: usize| {
        runs.iter().any(|name| {
            let start = name.role.as_ref().map_or(name.words.start, |role| role.start.min(name.words.start));
            start <= at && at < name.words.end
        })
    };
    let and =
        (range.start..core_end.min(range.end)).find(|&at| matches!(words.word(at), "and" | "&") && !inside(at))?;
    let parts = [range.start..and, and + 1..range.end];
    let read: Vec<Phrase> = parts.into_iter().map(|part| phrase(words, part)).collect();
    let whole = |phrase: &Phrase| match phrase {
        // "Federal and state officials": a capital alone is no name.
        Phrase::Name(name) => {
            let apart =
                matches!(&read[1], Phrase::Description(description) if description.determiner == Determiner::Bare);
            name.words.len() > 1 || name.nature != Nature::Unknown || !apart
        }
        Phrase::Description(description) => {
            description.determiner != Determiner::Bare
                && description.noun.is_some_and(|noun| noun.number == Number::Singular)
        }
        Phrase::Pronoun(..) => true,
        _ => false,
    };
    let named = read.iter().any(|phrase| matches!(phrase, Phrase::Name(_) | Phrase::Pronoun(..)));
    let second = matches!(&read[1], Phrase::Name(_) | Phrase::Pronoun(..))
        || matches!(&read[1], Phrase::Description(description) if description.determiner != Determiner::Bare || description.noun.is_some());
    (whole(&read[0]) && second && (named || whole(&read[1])))
        .then(|| Phrase::Several(read, range.start..whole_end(words, range)))
}

/// "the mum | -of-two": whose children are counted is one of the people.
fn parent(words: Words, number: usize, floor: usize) -> Option<Noun> {
    let head = number.checked_sub(4).filter(|&head| head >= floor)?;
    let of = words.is_hyphen(head + 1) && words.word(head + 2) == "of" && words.is_hyphen(head + 3);
    noun(words.word(head)).filter(|_| of).map(|noun| Noun { sort: Sort::People, ..noun })
}

/// Reads a noun phrase that has no name at its head.
pub fn describe(words: Words, core: Range<usize>, whole: Range<usize>) -> Description {
    let first = words.word(core.start);
    let class = function(first);
    let possessor = (core.start..core.end).any(|at| words.is_possessive(at) && at + 1 < core.end);
    let determiner = match class {
        Some("determiner") if first.eq_ignore_ascii_case("the") => Determiner::Definite,
        Some("demonstrative") => Determiner::Definite,
        Some("determiner" | "quantifier") => Determiner::Indefinite,
        Some("possessive") => Determiner::Possessive,
        _ if words.is_number(core.start) => Determiner::Indefinite,
        _ => Determiner::Bare,
    };
    let determiner = if possessor { Determiner::Possessive } else { determiner };
    let mut head = last_content(words, core.start, core.end);
    let mut found = in_law(words, head, core.start)
        .or_else(|| compound(words, head, core.start))
        .or_else(|| parent(words, head, core.start));
    // "The woman injured in the blast": she speaks.
    let befallen = |at: usize| is_befallen(words.word(at)) && noun(words.word(at - 1)).is_some();
    if found.is_none() && head > core.start && (is_postmodifier(words.word(head)) || befallen(head)) {
        head -= 1;
        found = compound(words, head, core.start);
    }
    // "dozens of voters", "one of the officials", "45 percent of Republicans": the noun after "of" speaks.
    let counted = counters().has_folded(words.word(head)) && words.word(core.end) == "of" && core.end + 1 < whole.end;
    if counted {
        let inner = core.end + 1..whole.end;
        let end = core_end(words, &inner);
        let head = last_content(words, inner.start, end);
        found = compound(words, head, inner.start).or(found);
    }
    let one = matches!(first, "one" | "One" | "another" | "Another" | "a" | "A" | "an" | "An" | "each" | "Each");
    let number = match found {
        _ if counted && one && matches!(words.word(head), "one" | "One" | "another") => Number::Singular,
        Some(_) if counted => Number::Plural,
        Some(noun) => noun.number,
        None if words.word(head).ends_with('s') && !one => Number::Plural,
        None => Number::Singular,
    };
    let qualified = match determiner {
        Determiner::Bare if words.opens_sentence(core.start) => {
            (core.start + 1..core.end).any(|at| words.is_capital(at))
        }
        _ => {
            let first = core.start + usize::from(determiner != Determiner::Bare);
            words.is_capital(first) && !(words.is_hyphen(first + 1) && words.word(first + 2) == "based")
        }
    };
    let veiled = matches!(words.word(core.end), "familiar" | "close" | "briefed" | "with" | "involved" | "who" | "in")
        || stays_unnamed(words, whole.end);
    let hidden = stays_unnamed(words, whole.end);
    Description { core, whole, noun: found, determiner, number, qualified, veiled, hidden }
}

/// Words in which a clause about a source says that nobody shall know who it is.
const CLAUSE: usize = 10;

/// "…, who asked not to be identified", "…, speaking on condition of anonymity".
fn stays_unnamed(words: Words, comma: usize) -> bool {
    words.word(comma) == ","
        && matches!(words.word(comma + 1), "who" | "speaking" | "asking" | "requesting")
        && (comma + 2..comma + CLAUSE)
            .take_while(|&at| !words.is_mark(at))
            .any(|at| matches!(words.word(at), "named" | "identified" | "anonymity" | "anonymously"))
}

/// Words that follow their noun: "officials alike", "a man himself".
fn is_postmodifier(word: &str) -> bool {
    matches!(
        word,
        "alike"
            | "themselves"
            | "himself"
            | "herself"
            | "itself"
            | "there"
            | "here"
            | "elsewhere"
            | "too"
            | "also"
            | "alone"
            | "elect"
            | "designate"
            | "emeritus"
            | "today"
            | "yesterday"
            | "later"
            | "both"
            | "now"
            | "then"
            | "Inc."
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
    )
}

lexicon! {
    /// See the first line of the list.
    fn counters = "../lexicon/counters.txt"
}

/// "no one", "nobody", "anyone who …".
fn nobody(words: Words, description: &Description) -> bool {
    let first = words.word(description.core.start);
    crate::lexicon::fold(first, |first| {
        matches!(first, "nobody" | "no" | "not" | "none" | "neither" | "nothing" | "anyone" | "anybody" | "whoever")
    })
}
