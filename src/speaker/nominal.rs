//! Common noun phrases in running text ("a 25-year-old man", "the study") that a later pronoun may mean.

use std::ops::Range;

use super::noun::{Noun, Number, Sort, noun};
use super::phrase::{Description, Determiner, describe};
use super::word::{Words, function};

/// Words between a determiner and its noun.
const LONGEST: usize = 6;

/// The noun phrases of one sentence that open with a determiner and end with a noun that may speak.
pub fn nominals(words: Words, range: Range<usize>, out: &mut Vec<Description>) {
    let mut at = range.start;
    if let Some(people) = people(words, &range) {
        at = people.whole.end;
        out.push(people);
    }
    while at < range.end {
        if !opens(words, at) {
            at += 1;
            continue;
        }
        let stop = range.end.min(at + 1 + LONGEST);
        let breaks = |at: usize| {
            let joint = words.is_hyphen(at) || words.is_possessive(at);
            !joint && (words.is_mark(at) || function(words.word(at)).is_some())
        };
        let end = (at + 1..stop).find(|&at| breaks(at) || is_verb_after(words, at)).unwrap_or(stop);
        // "a state of emergency" is no state.
        let of = words.word(end - 1) == "state" && words.word(end) == "of";
        if end > at + 1 && !words.is_capital(end - 1) && !of {
            if let Some(owner) = (at + 2..end - 1).rev().find(|&mark| words.is_possessive(mark)) {
                // "the mayor’s plan": "she" may mean the mayor.
                let owner = describe(words, at..owner, at..owner);
                let one = owner.noun.is_some_and(|noun| noun.is_human() && noun.number == Number::Singular);
                if one && owner.determiner == Determiner::Definite {
                    out.push(owner);
                }
            }
            let description = describe(words, at..end, at..end);
            if description
                .noun
                .is_some_and(|noun| noun.sort != Sort::Source || description.determiner != Determiner::Bare)
            {
                out.push(description);
            }
        }
        at = end.max(at + 1);
    }
}

/// "| Scientists at the University of Lyle | followed 2,000 adults. They found": the people whom a sentence begins with.
fn people(words: Words, sentence: &Range<usize>) -> Option<Description> {
    let at = sentence.start;
    let several = |noun: Noun| matches!(noun.sort, Sort::Role | Sort::People) && noun.number == Number::Plural;
    if !words.is_capital(at) || words.is_capital(at + 1) || !noun(words.word(at)).is_some_and(several) {
        return None;
    }
    let body = matches!(words.word(at + 1), "at" | "from");
    let name = |&at: &usize| words.is_capital(at) || matches!(words.word(at), "the" | "of");
    let named = (at + 2..sentence.end).take(LONGEST).take_while(name).count();
    (body && named > 0).then(|| describe(words, at..at + 1, at..at + 2 + named))
}

/// True for the determiners that open a noun phrase worth remembering.
fn opens(words: Words, at: usize) -> bool {
    let word = words.word(at).as_bytes();
    // Most words are none of these: a glance at the first byte spares the look-up.
    matches!(word.first(), Some(b't' | b'T' | b'a' | b'A' | b'h' | b'H' | b'i' | b'I'))
        && matches!(
            word,
            b"the"
                | b"The"
                | b"a"
                | b"A"
                | b"an"
                | b"An"
                | b"his"
                | b"His"
                | b"her"
                | b"Her"
                | b"their"
                | b"Their"
                | b"its"
                | b"Its"
        )
}

/// True for a verb in the past, or a participle, right after a noun that may speak: "the man | acted", "a group | calling
/// itself".
fn is_verb_after(words: Words, at: usize) -> bool {
    let word = words.word(at);
    // "A school | nursing assistant" is no school.
    let object = function(words.word(at + 1)).is_some();
    let participle = word.len() > 5 && word.ends_with("ing") && noun(word).is_none() && object;
    (word.ends_with("ed") || participle) && !words.is_capital(at) && noun(words.word(at - 1)).is_some()
}
