//! Where a run of capitals ends that may be a name, with the small words that names hold: "Ludwig van Beethoven", "Bank of
//! England", "the Sheriff’s Office".

use super::noun::{Body, Noun, Number, Sort, given_name, is_place, noun, organization};
use super::word::{Words, function};
use crate::vocabulary::form::Form;
use crate::vocabulary::{Classes, classes_of, is_masthead};

/// Words of the longest name; a longer run of capitals is a heading, not a name.
const LONGEST: usize = 12;

/// "bin Laden", "de Blasio", "al-Assad" at the head of a name.
pub(super) fn is_particle_start(words: Words, at: usize) -> bool {
    matches!(words.word(at), "de" | "bin" | "al" | "van" | "von" | "el")
        && (words.is_capital(at + 1) || words.is_hyphen(at + 1) && words.is_capital(at + 2))
}

/// The end of the run of capitals that begins at a token, with the small words that names hold.
pub(super) fn run_end(words: Words, start: usize, stop: usize) -> usize {
    let stop = stop.min(start + LONGEST);
    // "Doctors Without Borders": what lists have is whole, whatever its words are.
    let longest = (start + 3..stop.min(start + 6) + 1).rev().filter(|&end| end <= stop && words.is_capital(end - 1));
    let known =
        |&end: &usize| words.span_of(&(start..end)).is_some_and(|span| organization(words.text_of(span)).is_some());
    let mut end = longest.into_iter().find(known).unwrap_or(start + 1);
    while end < stop {
        let next = words.word(end);
        let after_given = given_name(words.word(end - 1)).is_some();
        // "Theresa May", "Will" the name: after a given name a capital is no function word.
        if words.is_capital(end)
            && (function(next).is_none()
                || next == "Today"
                || words.is_acronym(end)
                || words.is_initial(end)
                || after_given)
        {
            end += 1;
        } else if words.is_hyphen(end)
            && (words.is_capital(end + 1) || words.is_number(end + 1) || is_second_syllable(words, start, end))
        {
            end += 2;
        } else if let Some(linked) = linked(words, start, end, stop) {
            end = linked;
        } else {
            break;
        }
    }
    end.min(stop.max(start + 1))
}

/// True for the small part of a Korean given name ("Ban Ki-moon"), not for "White House-led".
fn is_second_syllable(words: Words, start: usize, hyphen: usize) -> bool {
    let (before, after) = (words.word(hyphen - 1), words.word(hyphen + 1));
    let joins = matches!(
        after,
        "era"
            | "led"
            | "run"
            | "born"
            | "based"
            | "made"
            | "area"
            | "wide"
            | "like"
            | "style"
            | "owned"
            | "bound"
            | "held"
            | "only"
            | "ish"
            | "type"
            | "size"
            | "free"
            | "loyal"
            | "in"
            | "to"
            | "and"
            | "on"
            | "up"
            | "elect"
    );
    hyphen > start + 1
        && before.len() < 6
        && after.len() < 6
        && !joins
        && after.chars().all(char::is_lowercase)
        && noun(before).is_none()
}

/// The end of what a small word inside a name links to it.
fn linked(words: Words, start: usize, at: usize, stop: usize) -> Option<usize> {
    let after = if matches!(words.word(at + 1), "the" | "a") { at + 2 } else { at + 1 };
    let before = noun(words.word(at - 1));
    let holds_body = || {
        (start..at).any(|at| {
            noun(words.word(at))
                .is_some_and(|noun| matches!(noun.sort, Sort::Body(_)) && noun.number == Number::Singular)
        })
    };
    let capital = |at: usize| at < stop && words.is_capital(at) && function(words.word(at)).is_none();
    let joins = match words.word(at) {
        "de" | "la" | "van" | "von" | "der" | "den" | "bin" | "ibn" | "al" | "el" | "da" | "di" | "du" | "dos"
        | "del" | "della" | "dello" | "nan" => {
            let next = if words.is_hyphen(at + 1) { at + 2 } else { at + 1 };
            return (capital(next) || matches!(words.word(at + 1), "la" | "der" | "den") && capital(at + 2))
                .then_some(next + 1);
        }
        "&" => capital(at + 1),
        // "The Friends of Wexcombe Library"
        "of" if at == start + 1 && words.word(start) == "Friends" => capital(after),
        "of" => {
            before.is_some_and(|noun| match noun.sort {
                Sort::Office | Sort::Role => noun.number == Number::Singular,
                // "Lumera Biosciences | of Cambridge": where it sits.
                Sort::Body(Body::Company) if words.word(at - 1).ends_with('s') => !is_place(words.word(after)),
                sort => matches!(sort, Sort::Body(_)),
            }) && capital(after)
        }
        // "Bright Systems on Thursday reported": a day is no part of a name.
        "for" | "on" | "against" | "without" => {
            // "Minister for Housing Ann Lee"
            let office = |noun: Noun| matches!(noun.sort, Sort::Office | Sort::Role) && noun.number == Number::Singular;
            let office = words.word(at) == "for" && words.is_capital(at - 1) && before.is_some_and(office);
            let body = office || before.is_some_and(|noun| matches!(noun.sort, Sort::Body(_)));
            let day = classes_of(Form::of(words.word(after))).any(Classes::DAY);
            let known = || words.span_of(&(start..after + 1)).and_then(|span| organization(words.text_of(span)));
            body && capital(after) && (!day || known().is_some())
        }
        "and" => {
            capital(at + 1)
                && !(start..at).any(|at| given_name(words.word(at)).is_some() && organization(words.word(at)).is_none())
                && (at + 1..stop)
                    .take_while(|&at| capital(at))
                    .any(|at| is_office_word(words.word(at)) && (start..at).len() > 2)
                || capital(at + 1)
                    && holds_body()
                    && (start..at).any(|at| matches!(words.word(at), "of" | "for" | "on"))
                    && given_name(words.word(at + 1)).is_none()
                    && noun(words.word(at + 1)).is_none_or(|noun| !matches!(noun.sort, Sort::Body(_)))
        }
        "“" | "\"" | "‘" | "(" => {
            // A nickname between the given name and the last.
            let close = (at + 1..stop.min(at + 4)).find(|&at| matches!(words.word(at), "”" | "\"" | "’" | ")"))?;
            let name = given_name(words.word(at - 1)).is_some() && capital(at + 1) && capital(close + 1);
            return name.then_some(close + 2);
        }
        // "Retail Workers' Union"
        "'" | "’" if words.is_possessive(at) && capital(at + 1) => {
            let place = is_place(words.word(at - 1));
            let many = !place && before.is_none_or(|noun| noun.number == Number::Plural);
            let ends = (at + 1..stop).take_while(|&at| words.is_capital(at)).last().and_then(|at| noun(words.word(at)));
            let paper = (at + 1..stop)
                .take_while(|&at| words.is_capital(at))
                .last()
                .is_some_and(|at| is_masthead(words.word(at)));
            let body = paper || ends.is_some_and(|noun| matches!(noun.sort, Sort::Body(_)));
            return (many && body).then_some(at + 2);
        }
        _ if words.is_possessive(at) => {
            let brand = words.span_of(&(start..at + 1)).is_some_and(|span| organization(words.text_of(span)).is_some());
            // "the Sheriff’s Office", "the Women’s Institute", "St. Brendan’s Regional Hospital", "Queen’s University"
            let saint = at > start + 1 && matches!(words.word(at - 2), "St" | "St." | "Saint");
            let whose = matches!(words.word(at - 1), "Queen" | "King" | "Children" | "Women" | "Men");
            let office = saint || whose || before.is_some_and(|noun| noun.is_human());
            let ends = (at + 1..stop).take_while(|&at| capital(at)).last().and_then(|at| noun(words.word(at)));
            if office && capital(at + 1) && ends.is_some_and(|noun| matches!(noun.sort, Sort::Body(_))) {
                return Some(at + 2);
            }
            // "Harwood’s said": what has such a verb behind it is the name itself.
            let says = matches!(words.word(at + 1), "said" | "says" | "expects");
            return (brand || says).then_some(at + 1);
        }
        _ => false,
    };
    joins.then_some(after.max(at + 1) + 1).filter(|&end| end <= stop)
}

/// Words that end the name of an office or department, and of little else ("Customs and Border Protection").
pub(super) fn is_office_word(word: &str) -> bool {
    matches!(
        word,
        "Enforcement"
            | "Protection"
            | "Administration"
            | "Commission"
            | "Services"
            | "Service"
            | "Prevention"
            | "Security"
            | "Committee"
            | "Bureau"
            | "Court"
            | "Agency"
            | "Department"
            | "Office"
            | "Society"
            | "Association"
            | "Institute"
            | "Council"
            | "Board"
            | "Labs"
    )
}
