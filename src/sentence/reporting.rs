//! Who asked: the words after a closed quotation that belong to its sentence, “Where is it?” Warren asked.

use crate::lexicon;

use super::after::{After, First, Word};
use super::opening;

lexicon! {
    /// See the first line of the list.
    fn verbs = "../lexicon/reporting_verbs.txt"
}

/// Words that go on with a new clause after "Smith said": the quotation before was a sentence of its own.
const CLAUSE_BEGINS: [&str; 27] = [
    "that", "he", "she", "it", "they", "we", "I", "the", "a", "an", "his", "her", "their", "its", "there", "this",
    "these", "those", "no", "if", "some", "many", "most", "more", "would", "nothing", "not",
];

/// Words after which the verb is not that of a name's owner alone.
const STOPS_NAME: [&str; 20] = [
    "have", "has", "had", "is", "are", "was", "were", "be", "been", "will", "would", "can", "could", "may", "might",
    "who", "that", "to", "not", "and",
];

/// True when a name and a verb of saying follow, and no clause of their own after them.
pub fn follows(after: &After) -> bool {
    const LONGEST_NAME: usize = 6;
    /// What reads so surely as a sentence's beginning, in tenths of log-odds, is no name: "The judge asked".
    const BEGINS_SENTENCE: i32 = 20;
    if after.opens_quotation || after.opens_bracket || after.dash || after.first != First::Upper {
        return false;
    }
    if !after.begins_with_i() && opening::score(after) > BEGINS_SENTENCE {
        return false;
    }
    let mut words = after.words();
    let mut small = 0;
    for place in 0..LONGEST_NAME {
        let Some(word) = words.next() else { return false };
        if let Some(field) = verbs().field_folded(word.text).filter(|_| place > 0) {
            return field == "asks" || word.next.is_some() || !words.next().is_some_and(|next| begins_clause(&next));
        }
        let ends = match word.next {
            Some('.') => !word.is_capitalised() || word.text.len() > 4,
            next => next == Some(',') && place == 0,
        };
        // "Trump supporters chanted", "Officer Dan Poe of Leeds recalled", but not "Residents have asked".
        small += u32::from(!word.is_capitalised());
        if ends || small > 2 || STOPS_NAME.contains(&word.text) {
            return false;
        }
    }
    false
}

fn begins_clause(word: &Word) -> bool {
    CLAUSE_BEGINS.contains(&word.text) || word.is_capitalised() && !word.text.ends_with("day")
}
