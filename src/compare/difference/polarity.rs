//! One telling says that something is so, the other that it is not: by a negation, or by a word of opposite sense.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::opposite::pole;
use crate::compare::term::{WordSense, negations, sense};
use crate::compare::{Difference, DifferenceKind};
use crate::lexicon::folded;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::{Side, difference};

/// A negation of a verb finds it among so many tokens.
const VERB: usize = 5;
/// A negation of a subject ("no passengers were hurt") reaches over so many.
const SUBJECT: usize = 7;
/// A word that makes a condition ("if", "whether") does so for so many tokens.
const CONDITION: usize = 6;
/// Two sentences share so many other terms before one can deny what the other says.
const SHARED: usize = 2;

/// A term of a side, said or denied.
#[derive(Clone)]
struct Predicate {
    /// With the negation in front where there is one.
    span: Span,
    /// Where it stands: sentence of the side, and token.
    place: (usize, usize),
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

/// A word that both use is denied on one side only, or one uses the opposite of the other's word.
pub fn negation(one: &Side, other: &Side) -> Option<Difference> {
    let (here, there) = (predicates(one), predicates(other));
    let mut unlike: Vec<(&Predicate, &Predicate)> = here
        .iter()
        .filter_map(|(term, a)| {
            let b = there.get(term)?;
            let opposed = a.denied.is_some() != b.denied.is_some();
            (opposed && is_meant(&here, &there, term, a) && is_meant(&there, &here, term, b) && agree(one, a, other, b))
                .then_some((a, b))
        })
        .collect();
    unlike.sort_unstable_by_key(|(a, b)| (a.place, b.place));
    if let Some((a, b)) = unlike.first() {
        let explanation = if a.denied.is_some() {
            format!("Denied here (“{}”), said there (“{}”).", one.words(a.span), other.words(b.span))
        } else {
            format!("Said here (“{}”), denied there (“{}”).", one.words(a.span), other.words(b.span))
        };
        return Some(difference(DifferenceKind::Negation, (one, a.span), (other, b.span), explanation));
    }
    opposites(one, other)
}

/// Of a subject that is denied with all that follows, the other side has at least two terms, or all that there are.
fn is_meant(
    own: &FxHashMap<String, Predicate>,
    others: &FxHashMap<String, Predicate>,
    term: &str,
    predicate: &Predicate,
) -> bool {
    let Some(Denial::Subject(place)) = predicate.denied else { return true };
    let together: Vec<&String> =
        own.iter().filter(|(_, found)| found.denied == Some(Denial::Subject(place))).map(|(term, _)| term).collect();
    let said = together.iter().filter(|term| others.get(**term).is_some_and(|other| other.denied.is_none())).count();
    // That nobody died says all by itself.
    matches!(term, "die" | "injure") || said >= together.len().min(2)
}

/// The sentences share enough beside the word.
fn agree(one: &Side, a: &Predicate, other: &Side, b: &Predicate) -> bool {
    let terms = |side: &Side, predicate: &Predicate| -> FxHashSet<u32> {
        let sentence =
            side.sentences.get(predicate.place.0).and_then(|&index| side.telling.sentences.get(index as usize));
        sentence.map_or_else(FxHashSet::default, |content| content.terms.iter().map(|(term, _)| *term).collect())
    };
    // The word itself is one of them.
    terms(one, a).intersection(&terms(other, b)).count() > SHARED
}

/// The terms that stand once in a side.
fn predicates(side: &Side) -> FxHashMap<String, Predicate> {
    let segmentation = &side.telling.segmentation;
    let mut found: FxHashMap<String, Predicate> = FxHashMap::default();
    let mut twice = FxHashSet::default();
    for (number, &sentence) in side.sentences.iter().enumerate() {
        let tokens = segmentation.tokens_of(sentence as usize);
        let word = |at: usize| tokens.get(at).map_or("", |token| segmentation.words(token.span));
        let mut reach: Option<(Reach, usize)> = None;
        let mut condition: Option<usize> = None;
        for (at, token) in tokens.iter().enumerate() {
            let text = word(at);
            if token.kind == TokenKind::Mark && matches!(text, "," | ";" | ":" | "—" | "–" | "(" | ")") {
                (reach, condition) = (None, None);
            } else if divides(text) {
                reach = None;
            } else if is_condition(text) {
                condition = Some(at);
            } else if negations().has_folded(text) {
                // Two negations in a row leave open what is meant.
                reach = if reach.is_some() { None } else { begin(tokens, at, word).map(|reach| (reach, at)) };
            } else if token.kind == TokenKind::Word
                && let WordSense::Term(term) = sense(text)
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
                let span = reached.map_or(token.span, |(_, from)| tokens[from].span.join(token.span));
                let open = condition.is_some_and(|from| at - from <= CONDITION);
                let predicate = Predicate { span, place: (number, at), denied: reached.map(|(denial, _)| denial) };
                if found.insert(term.clone(), predicate).is_some() || open {
                    twice.insert(term);
                }
            }
        }
    }
    found.retain(|term, _| !twice.contains(term));
    found
}

/// How far the negation at a token reaches; `None` where it denies nothing ("not only", "no more than").
fn begin<'w>(tokens: &[Token], at: usize, word: impl Fn(usize) -> &'w str) -> Option<Reach> {
    let next = folded(word(at + 1));
    if matches!(
        next.as_str(),
        "only" | "just" | "merely" | "simply" | "least" | "more" | "fewer" | "less" | "later" | "doubt"
    ) {
        return None;
    }
    match folded(word(at)).as_str() {
        // "Without answering", but not "without her consent".
        "without" if !next.ends_with("ing") => None,
        "no" if next == "longer" => Some(Reach::Next(at + VERB)),
        "no" | "none" | "neither" | "nobody" | "nothing" => Some(Reach::All(at + SUBJECT)),
        "not" if matches!(next.as_str(), "one" | "a" | "any") && tokens.len() > at + 2 => {
            Some(Reach::All(at + SUBJECT))
        }
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
fn opposites(one: &Side, other: &Side) -> Option<Difference> {
    let (here, there) = (poles(one), poles(other));
    let mut found: Vec<(&Pole, &Pole)> =
        here.iter().filter_map(|(group, a)| there.get(group).filter(|b| a.yes != b.yes).map(|b| (a, b))).collect();
    found.retain(|(a, b)| agree(one, &a.predicate, other, &b.predicate));
    found.sort_unstable_by_key(|(a, b)| (a.predicate.place, b.predicate.place));
    let (a, b) = found.first().map(|(a, b)| (a.predicate.span, b.predicate.span))?;
    let explanation = format!("“{}” here, “{}” there.", one.words(a), other.words(b));
    Some(difference(DifferenceKind::Negation, (one, a), (other, b), explanation))
}

/// On which side of a pair of opposites a telling stands.
struct Pole {
    yes: bool,
    predicate: Predicate,
}

/// The opposites of which a side has one alone, by the line of the list.
fn poles(side: &Side) -> FxHashMap<&'static str, Pole> {
    let segmentation = &side.telling.segmentation;
    let mut found: FxHashMap<&'static str, Pole> = FxHashMap::default();
    let mut twice = FxHashSet::default();
    for (number, &sentence) in side.sentences.iter().enumerate() {
        let tokens = segmentation.tokens_of(sentence as usize);
        for (at, token) in tokens.iter().enumerate() {
            let Some(pole) = pole(segmentation, tokens, at) else { continue };
            let (group, yes) = (pole.group, pole.yes);
            let before = tokens[at.saturating_sub(3)..at].iter().map(|token| segmentation.words(token.span));
            let denied = before.filter(|word| matches!(*word, "not" | "n't" | "n’t" | "never")).count() == 1;
            let predicate = Predicate { span: token.span, place: (number, at), denied: None };
            if found.insert(group, Pole { yes: yes != denied, predicate }).is_some() {
                twice.insert(group);
            }
        }
    }
    found.retain(|group, _| !twice.contains(group));
    found
}
