//! Whether a mark ends its sentence.

use crate::lexicon;

use super::abbreviation::Abbreviation;
use super::after::{After, First};
use super::before::Before;
use super::mark::{Mark, MarkKind};
use super::opening;
use super::reporting;

lexicon! {
    /// See the first line of the list.
    fn institutions = "../lexicon/place_institutions.txt"
}

lexicon! {
    /// See the first line of the list.
    fn company_continuations = "../lexicon/company_continuations.txt"
}

lexicon! {
    /// See the first line of the list.
    fn names_with_marks = "../lexicon/names_with_marks.txt"
}

lexicon! {
    /// See the first line of the list.
    fn saints = "../lexicon/saints.txt"
}

/// True when the sentence ends at the mark.
pub fn ends(mark: &Mark, before: &Before, after: &After) -> bool {
    if after.first == First::End && after.at == after.word_at {
        return true;
    }
    match mark.kind {
        MarkKind::FullWidth => true,
        _ if mark.closes_bracket && before.opens_bracket() && before.word.is_empty() => false,
        _ if !after.gap => ends_without_space(mark, before, after),
        MarkKind::Question => ends_asking(mark, after),
        MarkKind::Exclamation => ends_exclaiming(mark, before, after),
        MarkKind::Ellipsis { .. } => ends_trailing(mark, before, after),
        MarkKind::Stop => ends_stop(mark, before, after),
    }
}

/// "It was over.The crowd left": a space was lost. Not so in "example.Com" or "U.S.Senate".
fn ends_without_space(mark: &Mark, before: &Before, after: &After) -> bool {
    if after.first != First::Upper
        || after.dash
        || after.opens_bracket
        || after.word_at > after.at && !after.opens_quotation
    {
        return false;
    }
    let word = after.words().next();
    let prose = word.is_some_and(|word| {
        let mut rest = word.text.chars().skip(1);
        let lower = word.text.chars().skip(1).all(|character| !character.is_uppercase());
        lower
            && (rest.next().is_some() || matches!(word.text, "I" | "A"))
            && !matches!(word.next, Some('.' | '@' | '/'))
    });
    let ordinary = before.word.chars().all(char::is_lowercase) && before.word.chars().nth(1).is_some();
    let closed = mark.closes_quotation || mark.closes_bracket;
    match mark.kind {
        MarkKind::Stop => {
            prose
                && (ordinary || closed && before.word.len() > 1)
                && before.abbreviation(after.word()).is_none()
                && !before.is_web_address()
                && !opening::is_domain(after.word())
        }
        MarkKind::Ellipsis { .. } => false,
        _ => prose && !before.is_web_address(),
    }
}

/// A question: over, unless the sentence goes on in small letters after the quotation, or with who asked.
fn ends_asking(mark: &Mark, after: &After) -> bool {
    let closed = mark.closes_quotation || mark.closes_bracket;
    match after.first {
        First::Lower => !closed && !after.dash,
        First::Upper => !(mark.closes_quotation && reporting::follows(after)),
        First::Symbol(symbol) => begins_sentence(symbol),
        First::Digit | First::Caseless => true,
        First::End => true,
    }
}

fn ends_exclaiming(mark: &Mark, before: &Before, after: &After) -> bool {
    let single = mark.run.len() == 1 && !mark.closes_quotation;
    if single && lexicon::fold(before.word, |word| names_with_marks().has(word)) {
        return after.first == First::Upper && opening::score(after) > 15;
    }
    // "the Jeb! campaign", but "Thanks! see you".
    if single && after.first == First::Lower && before.is_name() && !before.begins_sentence() {
        return false;
    }
    ends_asking(mark, after)
}

/// An ellipsis ends a sentence before a capital, unless it stands at the sentence's beginning.
fn ends_trailing(mark: &Mark, before: &Before, after: &After) -> bool {
    if before.word.is_empty() && before.begins_sentence() {
        return false;
    }
    match after.first {
        // Apart from the word before, an ellipsis may as well stand for words left out: "I never met ... Smith".
        First::Upper if !mark.closes_quotation && before.word.is_empty() => {
            !after.begins_with_i() && opening::score(after) > -15
        }
        // "I... I can't"
        First::Upper if before.word == after.word() => false,
        First::Upper | First::Caseless => !(mark.closes_quotation && reporting::follows(after)),
        First::Symbol(symbol) => (mark.closes_quotation || after.opens_bracket) && begins_sentence(symbol),
        First::Lower | First::Digit => false,
        First::End => true,
    }
}

fn ends_stop(mark: &Mark, before: &Before, after: &After) -> bool {
    let closed = mark.closes_quotation || mark.closes_bracket;
    let class = before.abbreviation(after.word());
    match after.first {
        First::End => true,
        First::Symbol(symbol) => class.is_none() && begins_sentence(symbol),
        First::Caseless => class.is_none(),
        First::Lower if opening::is_small_name(after) => class.is_none(),
        First::Lower => class.is_none() && !closed && !after.dash && before.reads_as_word(),
        First::Digit => match class {
            None => true,
            Some(Abbreviation::Number) => before.is_answer_no(),
            Some(_) => false,
        },
        First::Upper => match class {
            None => true,
            // "the world No. One", "Vol. Two", but "He asked. No. Two others did."
            Some(Abbreviation::Number) if before.word.starts_with(char::is_uppercase) && after.is_small_number() => {
                before.word == "No" && before.begins_sentence()
            }
            Some(Abbreviation::Number) if before.word.eq_ignore_ascii_case("no") => {
                before.is_answer_no() || !after.is_numeral()
            }
            // "Col. (Ret.) Jack Poe", but "(It is in Ga.) Nobody".
            Some(_) if mark.closes_bracket && !mark.closes_quotation => !before.is_in_bracket(),
            Some(_) if closed => true,
            Some(class) => ends_abbreviation(class, before, after),
        },
    }
}

/// True when an abbreviation ends its sentence, with a capital after it: how surely the next words must begin a
/// sentence, in tenths of log-odds, depends on what the abbreviation stands before.
///
/// The thresholds were set by reading what the abbreviations of PolNeAR's and EWT's train splits stand before.
fn ends_abbreviation(class: Abbreviation, before: &Before, after: &After) -> bool {
    if after.dash || before.only_leads_in() && !after.opens_quotation {
        return false;
    }
    let honorific = matches!(after.word(), "Mr" | "Mrs" | "Ms" | "Mx");
    let least = match class {
        Abbreviation::Title | Abbreviation::Inner if honorific => return false,
        // No name goes on with "Mr."
        _ if honorific => return true,
        Abbreviation::Inner => return false,
        Abbreviation::Title => 25,
        // "at Acme Corp. Tuesday"
        _ if names_day(after) => return false,
        Abbreviation::Time => return ends_time(before, after),
        Abbreviation::Initial if before.begins_sentence() => return false,
        // "in a post on X."
        Abbreviation::Initial
            if before.word == "X" && before.previous() == "on" && is_post(before.second_previous()) =>
        {
            -15
        }
        Abbreviation::Initial if before.is_lettered() || before.is_pronoun() => -15,
        Abbreviation::Initial => 15,
        Abbreviation::Organization => 10,
        // Months are shortened before a number only.
        Abbreviation::Date => -10,
        Abbreviation::Number if after.is_numeral() => return false,
        Abbreviation::Number => -5,
        Abbreviation::Place | Abbreviation::State if institutions().has(after.name()) => return false,
        Abbreviation::Place if before.follows_preposition() => -30,
        Abbreviation::Place => -20,
        // "Fresno, Calif." would have a comma after it if the sentence went on.
        Abbreviation::State => -25,
        Abbreviation::Saint if saints().has(after.name()) => return false,
        Abbreviation::Saint if !before.follows_street_name() => 10,
        Abbreviation::Company if company_continuations().has(after.name()) => return false,
        Abbreviation::Company => -20,
        Abbreviation::Street | Abbreviation::Saint => -8,
        Abbreviation::AfterName | Abbreviation::EtCetera => -10,
        // Two letters are initials as a rule: "J.K. Rowling".
        Abbreviation::Acronym if before.word.len() == 3 => 12,
        Abbreviation::Acronym | Abbreviation::Unit => 0,
    };
    let quoted = if after.opens_quotation && class != Abbreviation::Initial { 15 } else { 0 };
    let bracketed = if after.opens_bracket { -20 } else { 0 };
    opening::score(after) + quoted + bracketed > least
}

/// "In a post | on X."
fn is_post(word: &str) -> bool {
    matches!(word, "post" | "posts" | "posted" | "message" | "statement" | "video" | "wrote" | "said" | "thread")
}

/// After a time of day names begin sentences; days and time zones go on, and so does what "the 5 p.m." describes.
fn ends_time(before: &Before, after: &After) -> bool {
    const ZONES: [&str; 5] = ["Eastern", "Central", "Mountain", "Pacific", "Greenwich"];
    let mut words = after.words();
    let first = words.next().map_or("", |word| word.text);
    let zone = ZONES.iter().any(|zone| zone.eq_ignore_ascii_case(first))
        || words.next().is_some_and(|word| word.text == "time");
    let zone = zone || (2..5).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_uppercase());
    let describes = matches!(before.second_previous(), "the" | "a" | "its" | "their" | "his" | "her" | "The" | "A");
    !zone && !after.opens_bracket && (!describes || opening::score(after) > 10)
}

/// True when a day of the week follows, written out or not.
fn names_day(after: &After) -> bool {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const SHORTENED: [&str; 10] = ["Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun"];
    after.words().next().is_some_and(|word| {
        DAYS.iter().any(|day| day.eq_ignore_ascii_case(word.text))
            || word.next == Some('.') && SHORTENED.contains(&word.text)
    })
}

/// Symbols after which a sentence may begin; a comma or a closing mark goes on with the old one.
fn begins_sentence(symbol: char) -> bool {
    !matches!(symbol, ',' | ';' | ':' | ')' | ']' | '}' | '”' | '’' | '/' | '%' | '|' | '=' | '<' | '>' | '&')
}
