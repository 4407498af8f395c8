//! Roles: the words before or after a name that say who it is.

use super::name::{Name, Nature};
use super::noun::{Body, Gender, Noun, Number, Sort, ends_pair, given_name, noun, signs, title};
use super::word::{Words, function};

/// The noun and the gender that the words of a role or title give.
pub fn office(words: Words, start: usize, head: usize) -> (Option<Noun>, Option<Gender>) {
    let mut gender = None;
    let mut found = None;
    for at in (start..=head).rev() {
        if let Some((noun, tells)) = title(words.word(at)) {
            found = found.or(noun);
            gender = gender.or(tells);
        } else if found.is_none() {
            found = compound(words, at, start);
        }
    }
    (found, gender.or(found.and_then(|noun| noun.gender)))
}

/// The noun that ends at a token, of two words where the list has those ("prime minister").
pub fn compound(words: Words, at: usize, floor: usize) -> Option<Noun> {
    let single = noun(words.word(at));
    // "film-maker" is "filmmaker".
    if at > floor + 1
        && words.is_hyphen(at - 1)
        && let Some(joined) = noun(&format!("{}{}", words.word(at - 2), words.word(at)))
    {
        return Some(joined);
    }
    if at > floor && ends_pair(words.word(at)) && !words.is_mark(at - 1) {
        let before = words.word(at - 1);
        if before.len() + words.word(at).len() < 40 {
            let pair = format!("{before} {}", words.word(at));
            if let Some(pair) = noun(&pair) {
                return Some(pair);
            }
        }
    }
    single
}

/// "The Commissioner for Health, Dr Zainab Ogunleye,": an office in capitals before the comma.
pub fn office_before(words: Words, start: usize, floor: usize, name: &mut Name) {
    let comma = start.checked_sub(1).filter(|&comma| comma > floor && words.word(comma) == ",");
    // "Dr" alone may stand before the name.
    let untold = name.role.as_ref().is_none_or(|role| role.len() == 1);
    let Some(last) = comma.map(|comma| comma - 1).filter(|&last| words.is_capital(last) && untold) else { return };
    let holds = |at: &usize| words.is_capital(*at) || matches!(words.word(*at), "for" | "of" | "and" | "the");
    let first = (floor..=last).rev().take(LONGEST_OFFICE).take_while(holds).last();
    let human = |at: &usize| noun(words.word(*at)).filter(|noun| noun.is_human() && noun.number == Number::Singular);
    let office = first.and_then(|first| (first..=last).find(|at| words.is_capital(*at) && human(at).is_some()));
    let Some((office, noun)) = office.and_then(|at| Some((at, human(&at)?))) else { return };
    let opens = office == floor || function(words.word(office - 1)).is_some();
    if opens && office < last && words.word(name.words.end) == "," {
        name.role = Some(office..last + 1);
        name.office = Some(noun);
    }
}

/// Words of an office in capitals at most.
const LONGEST_OFFICE: usize = 8;

/// A role in small letters before the name: "former FBI counterterrorism section chief".
pub fn role_before(words: Words, start: usize, floor: usize, name: &mut Name) {
    let Some(mut head) = start.checked_sub(1).filter(|&head| head >= floor) else { return };
    // "an understudy, Rosa Lind,".
    let apposed = words.word(head) == "," && head > floor && matches!(words.word(name.words.end), "," | "." | "—");
    let telling = name.nature == Nature::Person || given_name(words.word(name.words.start)).is_some();
    if apposed && (telling || name.nature == Nature::Unknown && article_before(words, head - 1, floor)) {
        head -= 1;
    }
    if words.is_mark(head) || words.is_capital(head) {
        return;
    }
    let Some(noun) = compound(words, head, floor) else { return };
    if let Sort::Body(body) = noun.sort
        && apposed
        && !telling
    {
        // "The company, Silesia Coal, …".
        name.nature = Nature::Body(body);
        return;
    }
    let closes = words.is_mark(name.words.end) || function(words.word(name.words.end)).is_some();
    if let Sort::Body(body) = noun.sort
        && name.nature == Nature::Unknown
        && (name.words.len() > 1 || closes && (body == Body::Outlet || article_before(words, head, floor)))
    {
        // "of the charity Headway Now"
        name.nature = Nature::Body(body);
        name.role = Some(head..head + 1);
        return;
    }
    if !matches!(noun.sort, Sort::Office | Sort::Role | Sort::Kin | Sort::Source) || noun.number == Number::Plural {
        return;
    }
    // "to buy rival Harbour Federal": persons have rivals, and so have banks.
    if name.nature == Nature::Unknown && signs().field(words.word(head)) == Some("either") {
        return;
    }
    let mut from = head;
    while from > floor && head - from < 9 && is_role_word(words, from - 1) {
        from -= 1;
    }
    let article = from > floor && matches!(function(words.word(from - 1)), Some("determiner" | "possessive"));
    if apposed && !article {
        return;
    }
    name.nature = Nature::Person;
    name.office = Some(noun);
    name.role = Some(from..head + 1);
    name.gender = name.gender.or(noun.gender);
}

/// True when an article or a possessive opens the noun phrase that ends at a token.
fn article_before(words: Words, head: usize, floor: usize) -> bool {
    let from = head.saturating_sub(6).max(floor);
    let opener = (from..head).rev().find(|&at| words.is_mark(at) || function(words.word(at)).is_some());
    opener.is_some_and(|at| matches!(function(words.word(at)), Some("determiner" | "possessive")))
}

/// True for a word that may stand inside a role, before its noun.
fn is_role_word(words: Words, at: usize) -> bool {
    if words.is_mark(at) {
        return words.is_hyphen(at);
    }
    if words.is_possessive(at) {
        return false;
    }
    let word = words.word(at);
    let verb = word.len() > 4
        && !words.is_capital(at)
        && (word.ends_with("ed")
            && !matches!(
                word,
                "retired" | "disgraced" | "convicted" | "accused" | "renowned" | "elected" | "appointed"
            ));
    function(word).is_none() && !verb && !matches!(word, "said" | "says" | "told" | "met" | "asked" | "when" | "then")
}

/// A role after the name: "Jane Doe, a spokeswoman for the company,".
pub fn role_after(words: Words, stop: usize, name: &mut Name) {
    let comma = name.words.end;
    if !matches!(words.word(comma), "," | "—" | "–" | "(") {
        return;
    }
    let mut from = comma + 1;
    // "Jane Doe, 45, a teacher".
    if words.is_number(from) && words.word(from + 1) == "," {
        from += 2;
    }
    let article = matches!(words.word(from), "a" | "an" | "the");
    let own = !article && matches!(function(words.word(from)), Some("possessive")) && words.word(from) != "whose";
    let begin = from + usize::from(article);
    let limit = stop.min(begin + 9);
    let mut head = None;
    let mut body = None;
    let mut at = begin;
    while at < limit {
        let word = words.word(at);
        if words.is_mark(at) && !words.is_hyphen(at) && !words.is_possessive(at) {
            break;
        }
        let small = function(word).is_some_and(|class| class != "quantifier" && (class != "possessive" || at > begin));
        // "Walter Pym, 71, said his doctor told him": he is no doctor.
        if small && !words.is_possessive(at) {
            break;
        }
        if let Some(noun) = compound(words, at, begin)
            && matches!(noun.sort, Sort::Office | Sort::Role | Sort::Kin | Sort::Source)
            && noun.number == Number::Singular
            && !words.is_possessive(at + 1)
        {
            head = Some((at, noun));
        } else if let Some(Sort::Body(sort)) = compound(words, at, begin).map(|noun| noun.sort)
            && article
            && !words.is_capital(at)
            && (words.is_mark(at + 1) && !words.is_hyphen(at + 1)
                || function(words.word(at + 1)).is_some_and(|class| class != "auxiliary"))
        {
            body = Some(sort);
        } else if head.is_some_and(|(head, _)| head + 1 == at) && !words.is_capital(at) {
            // A verb, or a noun that the list does not know.
            break;
        }
        at += 1;
    }
    // "Norrail, the state operator,": one of many is a person, the one is a company.
    let company = words.word(from) == "the" && words.word(head.map_or(from, |(head, _)| head)) == "operator";
    if company && name.nature == Nature::Unknown {
        name.nature = Nature::Body(Body::Company);
        return;
    }
    let Some((head, noun)) = head else {
        // "Pacific Grid, the utility that owns the line,"
        if let Some(body) = body.filter(|_| name.nature == Nature::Unknown) {
            name.nature = Nature::Body(body);
        }
        return;
    };
    if !article && !own && words.is_capital(begin) && given_name(words.word(begin)).is_some() {
        return;
    }
    // Up to the next mark, relative or verb: "for the company".
    let boundary = |at: usize| {
        let word = words.word(at);
        let mark = words.is_mark(at) && !words.is_hyphen(at) && !words.is_possessive(at) && word != "&";
        let stop_here = word != "." || at + 1 >= stop;
        mark && stop_here
            || word == "whose"
            || matches!(function(word), Some("relative" | "conjunction"))
                && !matches!(word, "and" | "&")
                && !words.is_acronym(at)
    };
    let end = (head + 1..stop.min(head + 24)).find(|&at| boundary(at)).unwrap_or(stop.min(head + 24));
    let verb = |at: usize| function(words.word(at)) == Some("auxiliary") && !words.is_possessive(at);
    let end = if (head + 1..end).any(verb) || end == head + 24 { head + 1 } else { end };
    let closes = words.is_mark(end) || end >= stop;
    let phrase_ends = closes || function(words.word(end)).is_some();
    if !phrase_ends {
        return;
    }
    name.nature = Nature::Person;
    name.office = name.office.or(Some(noun));
    name.gender = name.gender.or(noun.gender);
    if name.role.is_none()
        || name.role.as_ref().is_some_and(|role| role.len() == 1 && title(words.word(role.start)).is_some())
    {
        name.role = Some(begin..end);
    }
}

/// "her brother-in-law".
pub(super) fn in_law(words: Words, head: usize, floor: usize) -> Option<Noun> {
    let kin = head.checked_sub(4).filter(|&kin| kin >= floor && words.word(head) == "law")?;
    let joined = words.is_hyphen(kin + 1) && words.word(kin + 2) == "in" && words.is_hyphen(kin + 3);
    noun(words.word(kin)).filter(|noun| joined && noun.sort == Sort::Kin)
}
