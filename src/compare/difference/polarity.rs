//! One telling says that something is so, the other that it is not: by a negation, or by a word of opposite sense.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::opposite::{Pole, pole};
use crate::compare::term::negations;
use crate::compare::word::Word;
use crate::compare::{Difference, DifferenceKind};
use crate::text::Span;
use crate::token::TokenKind;

use super::{Side, difference, in_their_words};

/// A negation of a verb finds it among so many tokens.
const VERB: usize = 5;
/// A negation of a subject ("no passengers were hurt") reaches over so many.
const SUBJECT: usize = 9;
/// A word that makes a condition ("if", "whether") does so for so many tokens.
const CONDITION: usize = 6;
/// Two sentences share so many other terms before one can deny what the other says; or one so near to both words.
const SHARED: usize = 2;
const NEAR: usize = 6;
/// Of sentences with so few terms one less is enough; and of those that say little else, the word alone.
const SHORT: usize = 6;
const SHORTEST: usize = 3;
/// Of what is denied together ("none of the hostages was hurt") the other telling says so great a share.
const TOGETHER: f32 = 0.7;

/// A term of a side, said or denied.
#[derive(Clone)]
struct Predicate {
    /// With the negation in front where there is one.
    span: Span,
    /// Where it stands: sentence of the side, and token.
    place: (usize, usize),
    /// The word is of a pair of opposites.
    pole: Option<Pole>,
    denied: Option<Denial>,
}

/// How a term is denied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Denial {
    /// "Not recovered", "failed to restart".
    Verb,
    /// "No passengers were hurt": the place of the negation, which denies all of it together.
    Subject((usize, usize)),
}

/// How far a negation that was read reaches.
#[derive(Clone, Copy)]
enum Reach {
    /// To the next term.
    Next(usize),
    /// To all that follow.
    All(usize),
}

/// What a side says and denies, by term; of opposites each is a term of its own.
type Predicates<'a> = FxHashMap<(&'a str, bool), Predicate>;

/// A word that both use is denied on one side only, or one uses the opposite of the other's word.
pub fn negation(one: &Side, other: &Side) -> Option<Difference> {
    let (all_here, all_there) = (read(one), read(other));
    let (here, there) = (predicates(&all_here), predicates(&all_there));
    if let Some(found) = opposites(one, &all_here, other, &all_there) {
        return Some(found);
    }
    let mut unlike: Vec<(&Predicate, &Predicate)> = here
        .iter()
        .filter_map(|(term, a)| {
            let b = there.get(term)?;
            let opposed = a.denied.is_some() != b.denied.is_some();
            (opposed
                && is_meant(&here, &there, *term, a)
                && is_meant(&there, &here, *term, b)
                && !negates_near(if a.denied.is_some() { other } else { one }, if a.denied.is_some() { b } else { a })
                && agree(one, a, other, b))
            .then_some((a, b))
        })
        .collect();
    unlike.sort_unstable_by_key(|(a, b)| (a.place, b.place));
    let (a, b) = unlike.first()?;
    Some(said_and_denied(one, a, other, b))
}

fn said_and_denied(one: &Side, a: &Predicate, other: &Side, b: &Predicate) -> Difference {
    let explanation = if a.denied.is_some() {
        format!("Denied here (“{}”), said there (“{}”).", one.words(a.span), other.words(b.span))
    } else {
        format!("Said here (“{}”), denied there (“{}”).", one.words(a.span), other.words(b.span))
    };
    difference(DifferenceKind::Negation, (one, a.span), (other, b.span), explanation)
}

/// Of a subject that is denied with all that follows, the other side says the greater part.
fn is_meant(own: &Predicates, others: &Predicates, term: (&str, bool), predicate: &Predicate) -> bool {
    let Some(Denial::Subject(place)) = predicate.denied else { return true };
    let together: Vec<(&str, bool)> =
        own.iter().filter(|(_, found)| found.denied == Some(Denial::Subject(place))).map(|(term, _)| *term).collect();
    let said = together.iter().filter(|term| others.get(*term).is_some_and(|other| other.denied.is_none())).count();
    // That nobody died says all by itself.
    matches!(term.0, "die" | "injure") || said as f32 >= TOGETHER * together.len() as f32
}

/// The sentences share enough beside the word, or something right beside it.
fn agree(one: &Side, a: &Predicate, other: &Side, b: &Predicate) -> bool {
    let terms = |side: &Side, predicate: &Predicate| -> FxHashSet<u32> {
        let sentence =
            side.sentences.get(predicate.place.0).and_then(|&index| side.telling.sentences.get(index as usize));
        sentence.map_or_else(FxHashSet::default, |content| content.terms.iter().map(|(term, _)| *term).collect())
    };
    // The word itself is one of them.
    let (here, there) = (terms(one, a), terms(other, b));
    let shared = here.intersection(&there).count();
    let short = here.len().min(there.len());
    shared > if short <= SHORT { SHARED - 1 } else { SHARED }
        || short <= SHORTEST
        || !near(one, a).is_disjoint(&near(other, b))
}

/// A negation stands not far before a word that it was not found to deny: "nothing you can do, folks".
fn negates_near(side: &Side, predicate: &Predicate) -> bool {
    let Some(&sentence) = side.sentences.get(predicate.place.0) else { return false };
    let words = side.telling.words_of(sentence);
    let at = predicate.place.1;
    let around = at.saturating_sub(NEAR).min(words.len())..at.min(words.len());
    // "Denied" and "failed" are verbs of their own.
    let plain = ["no", "not", "n't", "n’t", "none", "never", "nobody", "nothing", "neither", "nor", "cannot"];
    words[around].iter().any(|word| plain.contains(&word.folded.as_str()))
}

/// The terms around a word, itself left out.
fn near<'a>(side: &Side<'a>, predicate: &Predicate) -> FxHashSet<&'a str> {
    let telling = side.telling;
    let Some(&sentence) = side.sentences.get(predicate.place.0) else { return FxHashSet::default() };
    let tokens = telling.segmentation.tokens_of(sentence as usize).iter().zip(telling.words_of(sentence));
    let at = predicate.place.1;
    let around = tokens.take(at + NEAR + 1).skip(at.saturating_sub(NEAR));
    around
        .filter(|(token, _)| token.kind == TokenKind::Word && !token.span.overlaps(predicate.span))
        .filter_map(|(_, word)| word.sense.as_deref())
        .collect()
}

/// Every term of a side in order, said or denied; those under a condition are left out.
fn read<'a>(side: &Side<'a>) -> Vec<(&'a str, Option<Predicate>)> {
    let telling = side.telling;
    let segmentation = &telling.segmentation;
    let mut found = Vec::new();
    for (number, &sentence) in side.sentences.iter().enumerate() {
        let tokens = segmentation.tokens_of(sentence as usize);
        let words = telling.words_of(sentence);
        let word = |at: usize| tokens.get(at).map_or("", |token| segmentation.words(token.span));
        let mut reach: Option<(Reach, usize)> = None;
        let mut condition: Option<usize> = None;
        for (at, token) in tokens.iter().enumerate() {
            let text = word(at);
            let negates = negations().has(&words[at].folded);
            if token.kind == TokenKind::Mark && matches!(text, "," | ";" | ":" | "—" | "–" | "(" | ")") {
                (reach, condition) = (None, None);
            } else if divides(text) {
                reach = None;
            } else if is_condition(text) {
                condition = Some(at);
            }
            // "Denied" denies what follows, and is the opposite of "admitted".
            let pole = pole(tokens, words, at);
            if token.kind == TokenKind::Word
                && (!negates || pole.is_some())
                && let Some(term) = words[at].sense.as_deref()
            {
                let reached = match reach {
                    Some((Reach::Next(end), from)) if at <= end => {
                        // "Not immediately known".
                        if !text.ends_with("ly") {
                            reach = None;
                        }
                        Some((Denial::Verb, from))
                    }
                    Some((Reach::All(end), from)) if at <= end => Some((Denial::Subject((number, from)), from)),
                    _ => None,
                };
                let last = pole.and_then(|pole| tokens.get(at + pole.tokens - 1)).unwrap_or(token);
                let span = reached.map_or(token.span, |(_, from)| tokens[from].span).join(last.span);
                let open = condition.is_some_and(|from| at - from <= CONDITION);
                let predicate =
                    Predicate { span, place: (number, at), pole, denied: reached.map(|(denial, _)| denial) };
                found.push((term, (!open).then_some(predicate)));
            }
            if negates {
                // Two negations in a row leave open what is meant.
                reach = if reach.is_some() { None } else { begin(words, at).map(|reach| (reach, at)) };
            }
        }
    }
    found
}

/// The terms that a side only says, or only denies.
fn predicates<'a>(read: &[(&'a str, Option<Predicate>)]) -> Predicates<'a> {
    let mut found = Predicates::default();
    let mut unclear = FxHashSet::default();
    for &(term, ref predicate) in read {
        let key = (term, predicate.as_ref().and_then(|predicate| predicate.pole).is_some_and(|pole| pole.yes));
        let Some(predicate) = predicate else {
            unclear.extend([(term, true), (term, false)]);
            continue;
        };
        let known = found.entry(key).or_insert_with(|| predicate.clone());
        if known.denied.is_some() != predicate.denied.is_some() {
            unclear.insert(key);
        }
    }
    found.retain(|key, _| !unclear.contains(key));
    found
}

/// How far the negation at a token reaches; `None` where it denies nothing ("not only", "no more than").
fn begin(words: &[Rc<Word>], at: usize) -> Option<Reach> {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let next = word(at + 1);
    if matches!(next, "only" | "just" | "merely" | "simply" | "least" | "more" | "fewer" | "less" | "later" | "doubt") {
        return None;
    }
    match word(at) {
        // "Without answering", but not "without her consent".
        "without" if !next.ends_with("ing") => None,
        // "A failed rudder", "denied entry".
        "fail" | "fails" | "failed" | "refuse" | "refuses" | "refused" if next != "to" => None,
        "deny" | "denies" | "denied" | "denying" if matches!(next, "that" | "any" | "having") => {
            Some(Reach::All(at + SUBJECT))
        }
        "no" if next == "longer" => Some(Reach::Next(at + VERB)),
        "no" | "none" | "neither" | "nobody" | "nothing" => Some(Reach::All(at + SUBJECT)),
        "not" if matches!(next, "one" | "a" | "any") && words.len() > at + 2 => Some(Reach::All(at + SUBJECT)),
        _ => Some(Reach::Next(at + VERB)),
    }
}

/// Words after which something else is told.
fn divides(word: &str) -> bool {
    matches!(
        word,
        "but" | "when" | "because" | "while" | "after" | "before" | "who" | "which" | "and" | "although" | "as"
    )
}

/// Words that leave open whether what follows is so.
fn is_condition(word: &str) -> bool {
    matches!(word, "if" | "If" | "whether" | "unless" | "Unless" | "until" | "Until" | "would" | "could" | "might")
}

/// "Admitted" against "denied".
fn opposites(
    one: &Side,
    here: &[(&str, Option<Predicate>)],
    other: &Side,
    there: &[(&str, Option<Predicate>)],
) -> Option<Difference> {
    let (here, there) = (poles(here), poles(there));
    let mut found: Vec<(&Predicate, &Predicate)> = here
        .iter()
        .filter_map(|(group, (yes, a))| there.get(group).filter(|(other, _)| yes != other).map(|(_, b)| (*a, *b)))
        .collect();
    found.retain(|(a, b)| agree(one, a, other, b));
    found.sort_unstable_by_key(|(a, b)| (a.place, b.place));
    let &(a, b) = found.first()?;
    // "Recovered" and "not recovered" are of one side of their pair.
    if a.denied.is_some() != b.denied.is_some() {
        return Some(said_and_denied(one, a, other, b));
    }
    Some(in_their_words(DifferenceKind::Negation, (one, a.span), (other, b.span)))
}

/// The opposites of which a side has one alone, by their group: which, denial taken into account, and where first.
fn poles<'r>(read: &'r [(&str, Option<Predicate>)]) -> FxHashMap<&'static str, (bool, &'r Predicate)> {
    let mut found: FxHashMap<&'static str, (bool, &'r Predicate)> = FxHashMap::default();
    let mut both = FxHashSet::default();
    for predicate in read.iter().filter_map(|(_, predicate)| predicate.as_ref()) {
        let Some(pole) = predicate.pole else { continue };
        let yes = pole.yes != predicate.denied.is_some();
        if found.entry(pole.group).or_insert((yes, predicate)).0 != yes {
            both.insert(pole.group);
        }
    }
    found.retain(|group, _| !both.contains(group));
    found
}
