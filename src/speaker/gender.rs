//! Whether somebody is a man or a woman, where no list has the given name: told by "himself", or by whose kin the sentence
//! names ("Carvalho dedicated it to her father").

use super::name::{self, Name, Nature};
use super::noun::{Gender, Sort, given_name, noun};
use super::registry::Registry;
use super::word::{Words, function};
use crate::vocabulary::{Classes, classes};

/// Words behind a name among which its pronoun stands.
const REACH: usize = 20;

/// Makes known the gender of those whom a sentence's own pronoun tells.
pub fn read<'t>(words: Words<'_, 't>, names: &[Name], registry: &mut Registry<'t>) {
    let untold = |name: &&Name| name.gender.is_none() && matches!(name.nature, Nature::Person | Nature::Unknown);
    for name in names.iter().filter(untold) {
        let Some(gender) = told(words, name) else { continue };
        let text = words.text_of(name::span(words, name));
        if let Some(id) = registry.find(words, name, text) {
            registry.is_gender(id, gender);
        }
    }
}

/// What the first pronoun tells that follows a name without another name between.
fn told(words: Words, name: &Name) -> Option<Gender> {
    let start = name.role.as_ref().map_or(name.words.start, |role| role.start.min(name.words.start));
    let before = start.checked_sub(1).map_or("", |at| words.word(at));
    // "A letter to Lund told of her": it is not the subject.
    if function(before) == Some("preposition") || words.is_possessive(name.words.end) {
        return None;
    }
    let from = name.role.as_ref().map_or(name.words.end, |role| role.end.max(name.words.end));
    for at in from..from + REACH {
        let word = words.word(at);
        // A headline ends without a mark.
        if words.opens_sentence(at) {
            return None;
        }
        match word {
            "himself" => return Some(Gender::Male),
            "herself" => return Some(Gender::Female),
            "his" if is_kin(words, at + 1) => return Some(Gender::Male),
            "her" if is_kin(words, at + 1) => return Some(Gender::Female),
            "he" | "she" | "him" | "they" | "them" | "." | "?" | "!" | ";" | "“" | "\"" | "" => return None,
            _ if words.is_capital(at) && (given_name(word).is_some() || function(word).is_none()) => return None,
            // "Pinto said her win was luck": what somebody says is of others as often.
            _ if classes(word).any(Classes::SPEECH.or(Classes::BELIEF)) => return None,
            // "Lund told the woman her car": somebody else may own it.
            _ if noun(word).is_some_and(|noun| noun.is_human()) => return None,
            _ => {}
        }
    }
    None
}

/// "her father", and not "her work", which somebody may praise who is not she.
fn is_kin(words: Words, at: usize) -> bool {
    noun(words.word(at)).is_some_and(|noun| noun.sort == Sort::Kin)
}
