//! How well what follows reads as the beginning of a sentence.

use crate::lexicon;

use super::abbreviation::Abbreviation;
use super::after::{After, First};
use super::before::Before;

lexicon! {
    /// See the first line of the list.
    fn openers = "../lexicon/sentence_openers.txt"
}

/// True when an abbreviation ends its sentence, with a capital after it.
pub fn ends_abbreviation(class: Abbreviation, before: &Before, after: &After) -> bool {
    let opens = openers().has(after.word()) || after.opens_quotation;
    match class {
        Abbreviation::Title | Abbreviation::Inner | Abbreviation::Date => false,
        _ if before.only_leads_in() => false,
        Abbreviation::Time => {
            !after.word().ends_with("day")
                && !after.opens_bracket
                && !matches!(after.word(), "ET" | "PT" | "GMT" | "EST" | "EDT" | "Eastern")
        }
        _ => opens,
    }
}

/// True when the word begins with a capital.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// True for the small-lettered names that begin sentences: "iPhone", "eBay", "al-Qaida", "bin Laden".
pub fn is_small_name(after: &After) -> bool {
    let mut words = after.words();
    let Some(first) = words.next() else { return false };
    let inner_capital = first.text.chars().nth(1).is_some_and(char::is_uppercase);
    let particle = matches!(first.text, "al" | "el" | "bin" | "de" | "van" | "von");
    after.first == First::Lower
        && (inner_capital || particle && words.next().is_some_and(|second| second.is_capitalised()))
}

/// True for the last part of a web address: ".com" written "Com".
pub fn is_domain(word: &str) -> bool {
    matches!(word, "Com" | "Net" | "Org" | "Gov" | "Edu" | "Co" | "Js" | "Io" | "Ai")
}
