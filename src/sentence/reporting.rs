//! Who asked: the words after a closed quotation that belong to its sentence, “Where is it?” Warren asked.

use crate::lexicon;

use super::after::After;

lexicon! {
    /// See the first line of the list.
    fn verbs = "../lexicon/reporting_verbs.txt"
}

/// Words that go on with a new clause after "Smith said": the quotation before was a sentence of its own.
const CLAUSE_BEGINS: [&str; 30] = [
    "that", "he", "she", "it", "they", "we", "I", "the", "a", "an", "his", "her", "their", "its", "there", "this",
    "these", "those", "no", "if", "some", "many", "most", "more", "about", "would", "nothing", "in", "such", "not",
];

/// Words after which the verb is not that of a name's owner alone.
const STOPS_NAME: [&str; 20] = [
    "have", "has", "had", "is", "are", "was", "were", "be", "been", "will", "would", "can", "could", "may", "might",
    "who", "that", "to", "not", "and",
];

/// True when a name and a verb of saying follow, and no clause of their own after them.
pub fn follows(after: &After) -> bool {
    const LONGEST_NAME: usize = 6;
    if after.opens_quotation || after.opens_bracket || after.dash {
        return false;
    }
    let mut words = after.words();
    let Some(first) = words.next() else { return false };
    if !first.is_capitalised() || first.next == Some(',') {
        return false;
    }
    let mut small = 0;
    for _ in 0..LONGEST_NAME {
        let Some(word) = words.next() else { return false };
        if verbs().has(word.text) {
            return word.next.is_some()
                || verbs().field(word.text) == Some("asks")
                || !words.next().is_some_and(|next| begins_clause(next.text));
        }
        // "Trump supporters chanted", "Officer Dan Poe of Leeds recalled", but not "Residents have asked".
        if !word.is_capitalised() {
            small += 1;
            if small > 2 || STOPS_NAME.contains(&word.text) {
                return false;
            }
        }
    }
    false
}

fn begins_clause(word: &str) -> bool {
    CLAUSE_BEGINS.contains(&word) || word.chars().next().is_some_and(char::is_uppercase) && !is_day(word)
}

fn is_day(word: &str) -> bool {
    word.ends_with("day")
}
