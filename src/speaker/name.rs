//! Proper names in running text: runs of capitalised words, told apart into titles, people, bodies and places.

use std::ops::Range;

use super::noun::{
    Body, Gender, Noun, Number, Sort, given_name, is_body_surname, is_place, noun, organization, signs, title,
};
use super::role::{compound, office, office_before, role_after, role_before};
use super::run::{is_office_word, is_particle_start, run_end};
use super::word::{Words, function, is_postnominal};
use crate::text::Span;
use crate::vocabulary::form::Form;
use crate::vocabulary::{Classes, classes_of, is_masthead};

/// What a name stands for, as far as its own words and its neighbours tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nature {
    /// A person for certain: a given name, a title, an age.
    Person,
    /// A body.
    Body(Body),
    /// A country or city, which speaks for its government.
    Place,
    /// A law, a report, a book ("Clean Power Plan").
    Work,
    /// Capitals, no more.
    Unknown,
}

/// One name.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// Tokens of the name alone, without title and role.
    pub words: Range<usize>,
    /// What it stands for.
    pub nature: Nature,
    /// From a title or a given name.
    pub gender: Option<Gender>,
    /// The noun of the role or title that stands before it.
    pub office: Option<Noun>,
    /// Tokens of the role or title that stands before or after it.
    pub role: Option<Range<usize>>,
    /// "the" stands before it.
    pub definite: bool,
    /// It only qualifies what follows ("Trump campaign", "Clinton-backed").
    pub modifies: bool,
    /// The last name is a plural ("the Clintons").
    pub family: bool,
}

/// How far capitals can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trust {
    /// In running text a sentence's first word is capitalised whatever it is.
    Running,
    /// The words are known to name a source.
    Source,
}

impl Name {
    /// A name of which nothing is known but its words.
    pub fn unknown(words: Range<usize>) -> Name {
        Name {
            words,
            nature: Nature::Unknown,
            gender: None,
            office: None,
            role: None,
            definite: false,
            modifies: false,
            family: false,
        }
    }
}

/// Appends the names among the tokens of one sentence, or of a part of it.
pub fn names(words: Words, range: Range<usize>, trust: Trust, out: &mut Vec<Name>) {
    let mut at = range.start;
    while at < range.end {
        if !words.is_capital(at) && !is_particle_start(words, at) {
            at += 1;
            continue;
        }
        let word = words.word(at);
        // "Reacting, the commissioner said"
        let reacts = at == range.start
            && matches!(word, "Reacting" | "Responding" | "Commenting" | "Speaking" | "Testifying" | "Continuing")
            && words.word(at + 1) == ",";
        if words.is_dated(at) || reacts {
            at += 1;
            continue;
        }
        // "The All India Council"
        let all = word == "All"
            && at > range.start
            && words.is_capital(at + 1)
            && words.word(at - 1).eq_ignore_ascii_case("the");
        if !all && function(word).is_some() && organization(word).is_none() && !(words.is_acronym(at) && word.len() > 2)
        {
            at += 1;
            continue;
        }
        // "Born Dennis Marl in Grimsby, he": the name that somebody once had.
        if word == "Born" && at == range.start && given_name(words.word(at + 1)).is_some() {
            at += 1;
        }
        // "Former Marlow captain Gary Pugh"
        if word == "Former" && at == range.start && at + 1 < range.end && words.is_capital(at + 1) {
            at += 1;
        }
        let end = run_end(words, at, range.end);
        // Of "a Plaid Cymru MP" no given name tells that the letters are behind a person's name.
        let person =
            given_name(words.word(at)).is_some() || matches!(words.word(end - 1), "KC" | "QC" | "OBE" | "CBE" | "MBE");
        let letters = (at + 2..end).rev().take_while(|&last| person && is_postnominal(words.word(last))).count();
        let initial = trust == Trust::Running && at == range.start;
        let before = out.len();
        read_run(words, at..end - letters, initial, range.clone(), out);
        if let Some(name) = out.get_mut(before).filter(|name| letters > 0 && name.nature == Nature::Unknown) {
            name.nature = Nature::Person;
        }
        at = end;
    }
}

/// True for words that end the name of a body.
fn is_body_word(word: &str) -> bool {
    is_office_word(word) || noun(word).is_some_and(|noun| matches!(noun.sort, Sort::Body(_)))
}

/// Takes a run of capitals apart: roles and titles first, then the name.
fn read_run(words: Words, run: Range<usize>, initial: bool, within: Range<usize>, out: &mut Vec<Name>) {
    let whole = words.span_of(&run).map_or("", |span| words.text_of(span));
    let known = organization(whole);
    // "The Friends of Wexcombe Library"
    let friends = run.len() > 2
        && words.word(run.start) == "Friends"
        && words.word(run.start + 1) == "of"
        && run.start > within.start
        && words.word(run.start - 1).eq_ignore_ascii_case("the")
        && !run.clone().skip(2).any(|at| given_name(words.word(at)).is_some() || title(words.word(at)).is_some());
    let head = if known.is_some() || friends || is_office_of(words, &run) { None } else { last_role(words, &run) };
    // "a member of Parliament | Elias Zimba"
    let member = run.start >= within.start + 2
        && words.word(run.start - 1) == "of"
        && noun(words.word(run.start - 2)).is_some_and(|noun| noun.is_human())
        && noun(words.word(run.start)).is_some_and(|noun| matches!(noun.sort, Sort::Body(_)))
        && given_name(words.word(run.start + 1)).is_some()
        && run.len() > 2;
    let (head, first) = if member { (Some(run.start), run.start - 2) } else { (head, run.start) };
    let core = head.map_or(run.start, |head| head + 1)..run.end;
    let definite = run.start > within.start && words.word(run.start - 1).eq_ignore_ascii_case("the");
    let mut name = Name { definite, ..Name::unknown(core.clone()) };
    if core.is_empty() {
        // An office alone: whatever stands before it is a body that it belongs to.
        return;
    }
    let last = words.word(run.end - 1);
    // "Chipmaker warns of losses": the capital is the sentence's, and no company is called so.
    let plain = initial && run.len() == 1 && known.is_none();
    if plain && noun(last).is_some_and(|noun| noun.sort == Sort::Body(Body::Company)) {
        return;
    }
    // "State transport minister Anjan Sarkhel": whose minister he is.
    let holder = |at: usize| {
        let word = words.word(at);
        word.starts_with(char::is_lowercase) && noun(word).is_some_and(|noun| noun.is_human())
    };
    if plain && matches!(last, "State" | "City" | "County" | "Federal") && (run.end..run.end + 3).any(holder) {
        return;
    }
    // "On 11 April, the coroner said": no woman.
    let before = run.start.checked_sub(1).map_or("", |at| words.word(at));
    let dated = before.starts_with(|first: char| first.is_ascii_digit())
        || matches!(before, "in" | "In" | "since" | "Since" | "until" | "last" | "next" | "early" | "late" | "mid");
    if run.len() == 1 && dated && classes_of(Form::of(last)).any(Classes::DAY) {
        return;
    }
    if let Some((body, _)) = known {
        name.nature = Nature::Body(body);
    } else if friends {
        name.nature = Nature::Body(Body::Other);
    } else if let Some(body) = body_of(words, &core).filter(|_| !is_titled(words, head, &core)) {
        name.nature = Nature::Body(body);
        name.words = if core.len() == 1 { run.clone() } else { core.clone() };
    } else if core.len() > 1 && is_company(words, &core) {
        name.nature = Nature::Body(Body::Company);
    } else if let Some(head) = head {
        name.nature = Nature::Person;
        name.role = Some(first..head + 1);
        (name.office, name.gender) = office(words, first, head);
        let gender = double_gender(words, core.start);
        name.gender = name.gender.or(gender).or_else(|| given_name(words.word(core.start)).flatten());
    } else {
        classify(words, &mut name, within.clone());
    }
    if matches!(name.nature, Nature::Unknown | Nature::Person) {
        if initial && name.nature == Nature::Unknown && core.len() == 1 && !words.is_possessive(run.end) {
            // A sentence's first word alone: only those who know the name from elsewhere can tell.
            name.modifies = false;
        }
        if name.role.is_none() {
            role_before(words, run.start, within.start, &mut name);
        }
        if name.nature == Nature::Person {
            office_before(words, run.start, within.start, &mut name);
        }
        role_after(words, within.end, &mut name);
    }
    name.family = name.nature != Nature::Person
        && name.definite
        && core.len() == 1
        && last.ends_with('s')
        && !words.is_acronym(core.start);
    name.modifies = words.is_hyphen(run.end)
        || !words.is_capital(run.end)
            && noun(words.word(run.end)).is_some_and(|noun| matches!(noun.sort, Sort::Body(_)));
    out.push(name);
}

/// "Jean-Philippe" is a man, whatever "Jean" alone is.
fn double_gender(words: Words, first: usize) -> Option<Gender> {
    let man = words.word(first) == "Jean" && words.is_hyphen(first + 1) && words.is_capital(first + 2);
    man.then_some(Gender::Male)
}

/// True for one or two plain words after an office: "Mayor Ole Brand" is no brand.
fn is_titled(words: Words, head: Option<usize>, core: &Range<usize>) -> bool {
    let office =
        head.and_then(|head| noun(words.word(head)).or_else(|| title(words.word(head)).and_then(|(noun, _)| noun)));
    let person = office.is_some_and(|noun| noun.sort == Sort::Office && noun.number == Number::Singular);
    let given = given_name(words.word(core.start)).is_some();
    // "Mr Hall", "Det Con Bank", "Alice Hall"
    let surname = |given: bool| is_body_surname(words.word(core.end - 1), given);
    let short =
        core.len() == 1 && head.is_some_and(|head| words.word(head) == "Con" || title(words.word(head)).is_some());
    let definite = core.start > 0 && words.word(core.start - 1).eq_ignore_ascii_case("the");
    if short && surname(false) || core.len() == 2 && given && !definite && surname(true) {
        return true;
    }
    core.len() == 2 && (given || person) && noun(words.word(core.start)).is_none() && head.is_some()
}

/// "Office of Inspector General": a body whose name ends with a role.
fn is_office_of(words: Words, run: &Range<usize>) -> bool {
    let of = run.clone().find(|&at| words.word(at) == "of" && at > run.start);
    of.is_some_and(|of| {
        let body = noun(words.word(of - 1)).is_some_and(|noun| matches!(noun.sort, Sort::Body(_)));
        let role = |at: usize| noun(words.word(at)).is_some_and(|noun| noun.is_human());
        // "National Union of Train Drivers"
        let several =
            noun(words.word(run.end - 1)).is_some_and(|noun| noun.is_human() && noun.number == Number::Plural);
        body && of + 1 < run.end && (several || (of + 1..run.end).all(role))
    })
}

/// "Storage company | Halvorsen Data": what sort of body it is stands before its name.
fn is_called(words: Words, start: usize) -> bool {
    let before = start.checked_sub(1).map_or("", |at| words.word(at));
    before.starts_with(char::is_lowercase)
        && noun(before).is_some_and(|noun| matches!(noun.sort, Sort::Body(_)) && noun.number == Number::Singular)
}

/// "Norvik Air", "Nordell Resources".
fn is_company(words: Words, core: &Range<usize>) -> bool {
    // "Romesh Power, 45,"
    let aged = words.word(core.end) == "," && words.is_number(core.end + 1);
    !aged
        && given_name(words.word(core.start)).is_none()
        && signs().field_folded(words.word(core.end - 1)) == Some("last")
}

/// The last word of a run that is a title or a role, with a name behind it.
fn last_role(words: Words, run: &Range<usize>) -> Option<usize> {
    let owned = run.clone().rev().find(|&at| words.is_possessive(at));
    let owned = owned.filter(|_| is_body_word(words.word(run.end - 1)));
    let mut found = None;
    let mut at = run.start;
    while at < run.end {
        let word = words.word(at);
        let after_given =
            at > run.start && given_name(words.word(at - 1)).is_some() && title(words.word(at - 1)).is_none();
        // "Town Independent Supporters’ Trust": whose body it is; "captain Dean Mallory": a given name.
        let behind_role = || at == run.start && at > 0 && noun(words.word(at - 1)).is_some_and(|noun| noun.is_human());
        if owned.is_some_and(|mark| at < mark) || at + 1 < run.end && given_name(word).is_some() && behind_role() {
            at += 1;
            continue;
        }
        // "Gov. Earl Ray Tomblin": after a title a given name is no title.
        let titled = found.is_some() && found == at.checked_sub(1) && given_name(word).is_some() && at + 1 < run.end;
        if titled && noun(word).is_some_and(|noun| noun.sort != Sort::Office) {
            break;
        }
        // "Royal Horticultural Society"
        if word == "Royal" && at == run.start && is_body_word(words.word(run.end - 1)) {
            at += 1;
            continue;
        }
        let named = given_name(word).is_some() && at + 1 < run.end;
        // "Det Con Lee Barraclough": a rank, and no given name.
        let constable = word == "Con" && at > run.start && matches!(words.word(at - 1), "Det" | "Detective");
        if (constable || title(word).is_some()) && at + 1 < run.end {
            found = Some(at);
        } else if let Some(noun) = noun(word)
            && (matches!(noun.sort, Sort::Office | Sort::Role | Sort::Source | Sort::Kin)
                // "Resident Barbara Nunn"
                || noun.sort == Sort::People
                    && at == run.start
                    // "British Medical Association", "Swiss National Bank"
                    && !is_body_word(words.word(run.end - 1))
                    && (given_name(words.word(at + 1)).is_some() || run.len() == 3 && noun.number == Number::Singular))
            && !(after_given && at + 1 == run.end)
            && !words.is_possessive(at + 1)
            && !(named && !matches!(noun.sort, Sort::Office) && given_name(words.word(at + 1)).is_none())
        {
            found = Some(at);
            // "Secretary of State", "Chief of Staff": up to the given name or the last two words.
            if matches!(words.word(at + 1), "of" | "for") && at + 2 < run.end {
                let from = at + 2 + usize::from(words.word(at + 2) == "the");
                let person = (from + 1..run.end).find(|&at| given_name(words.word(at)).is_some());
                let last = person.unwrap_or(if run.end - from > 2 { run.end - 2 } else { run.end });
                found = Some(last - 1);
                at = last - 1;
            }
        }
        at += 1;
    }
    found
}

/// The body that a run names by its own words: "Department of …", "… University".
fn body_of(words: Words, core: &Range<usize>) -> Option<Body> {
    let body = |at: usize| match compound(words, at, core.start).map(|noun| noun.sort) {
        Some(Sort::Body(body)) => Some(body),
        _ => None,
    };
    let of = core.clone().find(|&at| matches!(words.word(at), "of" | "for" | "on") && at > core.start);
    let head = of.map_or(core.end, |of| of).checked_sub(1)?;
    let head = if words.is_possessive(head) { head.checked_sub(1)? } else { head };
    let definite = core.start > 0 && words.word(core.start - 1).eq_ignore_ascii_case("the");
    if core.len() > 1 && definite && of.is_none() && is_masthead(words.word(head)) {
        return Some(Body::Outlet);
    }
    // "Goldman Sachs Group Inc." ends with a full stop inside the word.
    let last = words.word(head).trim_end_matches('.');
    body(head)
        .or_else(|| noun(last).and_then(|noun| if let Sort::Body(body) = noun.sort { Some(body) } else { None }))
        .or_else(|| of.and_then(|_| core.clone().find_map(body)))
        // "Radio Merrow", "Bank Austria".
        .or_else(|| body(core.start).filter(|_| core.len() > 1 && words.word(core.start) != "Capital"))
        .filter(|_| core.len() > 1 || function(last).is_none())
}

/// What a run without a title stands for.
fn classify(words: Words, name: &mut Name, within: Range<usize>) {
    let core = name.words.clone();
    let first = words.word(core.start);
    let text = words.span_of(&core).map_or("", |span| words.text_of(span));
    let quoted = core.start > within.start && matches!(words.word(core.start - 1), "“" | "\"" | "‘" | "'");
    let closed = |at: usize| matches!(words.word(at), "”" | "\"" | "’" | "'");
    // "Milan, a 61-year-old plum grower"
    let aged = words.word(core.end) == ","
        && matches!(words.word(core.end + 1), "a" | "an")
        && words.is_number(core.end + 2)
        && words.word(core.end + 4) == "year";
    if aged {
        name.nature = Nature::Person;
    } else if quoted && core.len() > 1 && (closed(core.end) || words.word(core.end) == "," && closed(core.end + 1)) {
        // "It was “Harbour Lights” that changed everything."
        name.nature = Nature::Work;
    } else if core.len() > 1
        && let Some(gender) = given_name(first)
        && !name.definite
    {
        name.nature = Nature::Person;
        name.gender = double_gender(words, core.start).or(gender);
    } else if core.clone().any(|at| words.word(at) == "&") && given_name(first).is_none() {
        // "Harlow Tire & Rubber"
        name.nature = Nature::Body(Body::Company);
    } else if core.len() == 1 && name.definite && is_masthead(first) {
        // "The Ledger"
        name.nature = Nature::Body(Body::Outlet);
    } else if is_place(text) {
        name.nature = Nature::Place;
    } else if (core.len() > 1 || given_name(first).is_none())
        && noun(words.word(core.end - 1)).is_some_and(|noun| noun.sort == Sort::Document)
        && !words.is_hyphen(core.end.saturating_sub(2))
        && !is_called(words, core.start)
    {
        name.nature = Nature::Work;
    } else if core.len() == 1 && within.len() > 3 && words.is_acronym(core.start) && words.word(core.start).len() < 7 {
        name.nature = Nature::Body(Body::Other);
    } else if core.len() > 1
        && (words.is_initial(core.start) && !words.is_hyphen(core.start + 1) || words.is_initial(core.start + 1))
        && !name.definite
    {
        name.nature = Nature::Person;
    } else if words.word(core.end) == ","
        && words.is_number(core.end + 1)
        && words.word(core.end + 1).len() < 3
        && words.word(core.end + 2) == ","
        && core.end + 2 < within.end
        && core.len() > 1
    {
        // "Jane Doe, 45, said".
        name.nature = Nature::Person;
    } else if core.len() > 1
        && signs().field_folded(first) == Some("field")
        && (is_place(words.word(core.end - 1)) || is_place(words.word(core.start + 1)))
    {
        // "Cricket Australia", "Heritage Victoria"
        name.nature = Nature::Body(Body::Other);
    } else if words.word(core.end) == "," && words.word(core.end + 1) == "which"
        || core.len() > 1 && name.definite && given_name(first).is_none()
    {
        // "The Red Crescent"
        name.nature = Nature::Body(Body::Other);
    }
}

/// The span of a name, without title and role.
pub fn span(words: Words, name: &Name) -> Span {
    words.span_of(&name.words).unwrap_or_default()
}
