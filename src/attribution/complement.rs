//! What follows a verb of saying, thinking or wanting as the thing said: a clause, an infinitive, a noun phrase.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::addressee::tells_of;
use super::part_of_speech::{is_finite, tag};
use super::phrase::{begins_phrase, phrase_after};
use super::reading::{Quoted, Reading};
use crate::lexicon;
use crate::tagger::Tag;
use crate::vocabulary::form::{Form, word_hash};
use crate::vocabulary::sieve::Sieve;
use crate::vocabulary::{Classes, verb_forms_of};

lexicon! {
    /// Verbs by what follows them as the thing said.
    fn complements = "../lexicon/complements.txt"
}

/// Tokens between a verb and its "that", with whoever is told between them.
pub(super) const LONGEST_ADDRESSEE: usize = 8;

/// What may follow the verb at a token, in the words of the list: "clause", "addressee", "to" …
pub(super) fn frames(reading: &Reading, verb: usize) -> Option<&'static str> {
    static FORMS: OnceLock<(Sieve, FxHashMap<u32, &'static str>)> = OnceLock::new();
    let (sieve, forms) = FORMS.get_or_init(|| {
        let forms = |base| verb_forms_of(base).into_iter().map(|form| word_hash(&form));
        let pairs = complements().entries().flat_map(|(base, frames)| forms(base).map(move |form| (form, frames)));
        let forms: FxHashMap<_, _> = pairs.collect();
        (Sieve::of_hashes(forms.keys().copied().collect()), forms)
    });
    let form = reading.cell(verb).form;
    if !sieve.may_have(form.word) || form.has(Form::CAPITAL | Form::INNER_CAPITAL) {
        return None;
    }
    forms.get(&form.word).copied()
}

pub(super) fn takes(frames: &str, wanted: &str) -> bool {
    frames.split(',').any(|frame| frame == wanted)
}

/// What is maintained, accepted or denied of oneself.
pub(super) const GUILT: [&str; 10] = [
    "innocence",
    "guilt",
    "wrongdoing",
    "responsibility",
    "liability",
    "involvement",
    "blame",
    "charge",
    "charges",
    "allegations",
];

/// What follows a verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Frame {
    /// A clause, with or without "that".
    Clause,
    /// An infinitive, a gerund, a noun phrase.
    Other,
}

/// The end of the cue and the start of what is said, for a verb that ends before `stop`.
pub(super) fn complement(reading: &Reading, verb: usize, stop: usize, frames: &str) -> Option<(usize, usize, Frame)> {
    let next = verb + 1;
    if next >= stop || reading.quoted[next] != Quoted::Outside {
        return None;
    }
    let word = reading.text(next);
    // "She denies it", "he denied murder": one word says all there is to deny.
    if next + 1 == stop {
        let own = reading.text(next).ends_with("self") || reading.text(next).ends_with("selves");
        let it = matches!(word, "this" | "that" | "it" | "both");
        let named = it || begins_phrase(reading, next) || GUILT.contains(&reading.text(next));
        let denies = takes(frames, "guilt") && takes(frames, "object") && named && !own;
        return denies.then_some((next, next, Frame::Other));
    }
    let near = |at: usize| at < stop && reading.quoted[at] == Quoted::Outside && !reading.is_mark(at);
    if takes(frames, "statement") {
        let object = phrase_after(reading, next, stop)?;
        let says = object.clone().any(|at| reading.classes[at].any(Classes::NOUN));
        let mark = matches!(reading.text(object.end), "–" | "—" | "-" | ":" | "―");
        if says && mark && has_finite(reading, object.end + 1, stop) {
            return Some((object.end, object.end + 1, Frame::Clause));
        }
    }
    // "had expected | £51.3m"
    let bare = reading.is_mark(next) || tag(reading, next) == Tag::Number;
    if takes(frames, "amount") && bare && has_number(reading, next, stop.min(next + 3)) {
        return Some((next, next, Frame::Other));
    }
    if takes(frames, "at-amount") {
        // "put the toll | at 31"
        let at = (next + 1..stop.min(next + LONGEST_ADDRESSEE)).take_while(|&at| near(at) && !is_finite(reading, at));
        let at = at.into_iter().find(|&at| matches!(reading.text(at), "at" | "as"));
        if at.is_some_and(|at| has_number(reading, at + 1, stop.min(at + 6))) && begins_phrase(reading, next) {
            return Some((next, next, Frame::Clause));
        }
    }
    if takes(frames, "clause") {
        let that = (next..stop.min(next + LONGEST_ADDRESSEE))
            .take_while(|&at| near(at) && !is_finite(reading, at))
            .find(|&at| matches!(reading.text(at), "that" | "whether" | "if" | "how" | "why"))
            // "learned of the plan | and that nobody had asked": what is said before goes on there.
            .filter(|&that| that == next || !matches!(reading.text(that - 1), "and" | "or"))
            // "promised | an audit of all agencies that hire abroad": a thing, and who is told of nothing.
            .filter(|&that| that == next || !takes(frames, "object") || !is_thing(reading, next..that));
        let that = that.or_else(|| set_apart(reading, next, stop));
        // "states that vaccination prevents deaths": the tagger takes the verb of it for a noun.
        let states = matches!(reading.text(verb), "states" | "state" | "stated");
        let opens = |that: usize| states && that == next && reading.tags[that] == Tag::Subordinator && that + 3 < stop;
        if let Some(that) = that.filter(|&that| opens(that) || has_finite(reading, that + 1, stop)) {
            return Some((next, that, Frame::Clause));
        }
        // "told officers they saw two men": whoever is told stands before the clause.
        let told = phrase_after(reading, next, stop).map(|told| told.end).filter(|_| takes(frames, "addressee"));
        for from in told.into_iter().chain([next]) {
            let said = after_time(reading, from, stop);
            if clause(reading, said, stop) {
                return Some((next, said, Frame::Clause));
            }
        }
    }
    if matches!(word, "whether" | "why" | "how") && takes(frames, word) {
        return Some((next, next, Frame::Clause));
    }
    if takes(frames, "to") && infinitive(reading, next, stop) {
        return Some((next, next, Frame::Other));
    }
    // "denies knowingly taking it"
    let acts = if word.ends_with("ly") { reading.text(next + 1) } else { word };
    if takes(frames, "ing") && acts.ends_with("ing") && acts.len() > 5 {
        return Some((next, next, Frame::Other));
    }
    let guilt = |object: Range<usize>| object.clone().any(|at| GUILT.contains(&reading.text(at)));
    if takes(frames, "guilt") && phrase_after(reading, next, stop).is_some_and(guilt) {
        return Some((next, next, Frame::Clause));
    }
    let preposition = ["of", "about", "for", "against", "on"].contains(&word) && takes(frames, word);
    if preposition && phrase_after(reading, next + 1, stop).is_some() {
        return Some((next + 1, next + 1, Frame::Other));
    }
    if takes(frames, "addressee") || takes(frames, "object-to") || takes(frames, "object") {
        let addressee = takes(frames, "addressee");
        if addressee && takes(frames, "object-to") {
            let near = (next..stop.min(next + LONGEST_ADDRESSEE)).take_while(|&at| near(at) && !is_finite(reading, at));
            if let Some(to) = near.skip(1).find(|&at| infinitive(reading, at, stop)) {
                return Some((next, to, Frame::Other));
            }
        }
        // "informed the coastguard | of engine trouble"
        let plain = |at: usize| near(at) && !is_finite(reading, at) && reading.text(at) != "to";
        let near = (next + 1..stop.min(next + LONGEST_ADDRESSEE)).take_while(|&at| plain(at));
        let mut of = near.filter(|&at| tag(reading, at - 1).is_nominal() && tells_of(reading, at, stop));
        // "told us of it", and not "told us a pack of lies"
        let right = |of: usize| reading.text(verb) != "told" || of == next + 1 && tag(reading, next) == Tag::Pronoun;
        let of = of.next().filter(|&of| addressee && takes(frames, "of") && of + 1 < stop && right(of));
        if let Some(of) = of {
            return Some((next, of, Frame::Clause));
        }
        let told = phrase_after(reading, next, stop)?.end;
        let word = reading.text(told);
        let to = (takes(frames, "to") || takes(frames, "object-to")) && infinitive(reading, told, stop);
        if to {
            // What is wanted of somebody holds them: "wants the board to resign"; what they are told does not.
            return Some((next, if takes(frames, "addressee") { told } else { next }, Frame::Other));
        }
        if matches!(word, "of" | "about" | "against") && takes(frames, word) && told + 1 < stop {
            return Some((next, told, Frame::Clause));
        }
        let own = reading.text(next).ends_with("self") || reading.text(next).ends_with("selves");
        if takes(frames, "object") && stop > next + 1 && !own {
            return Some((next, next, Frame::Other));
        }
    }
    None
}

/// True for a noun phrase with "of", "for" or "in" in it whose head is nobody.
fn is_thing(reading: &Reading, phrase: Range<usize>) -> bool {
    let head = phrase.clone().take_while(|&at| tag(reading, at) != Tag::Adposition).last();
    let article = matches!(reading.text(phrase.start), "a" | "an" | "the");
    let somebody = |at: usize| reading.classes[at].any(Classes::SPEAKER) || tag(reading, at) == Tag::ProperNoun;
    head.is_some_and(|head| article && head + 1 < phrase.end && !(phrase.start..head + 1).any(somebody))
}

/// "alleged | , without evidence, | that", "complained to the umpire, Carla Mendes, | that": a "that" behind the second comma.
fn set_apart(reading: &Reading, from: usize, stop: usize) -> Option<usize> {
    let near = from..stop.min(from + 2 * LONGEST_ADDRESSEE);
    let commas: Vec<usize> = near.clone().filter(|&at| reading.text(at) == ",").take(2).collect();
    let [open, close] = commas[..] else { return None };
    let plain = (from..close).all(|at| !is_finite(reading, at) && reading.quoted[at] == Quoted::Outside);
    (plain && open < from + LONGEST_ADDRESSEE && reading.text(close + 1) == "that").then_some(close + 1)
}

/// Past the day on which something is said: "told reporters | on Monday | the bridge may fall", "on Monday | that it may".
pub(super) fn after_time(reading: &Reading, from: usize, stop: usize) -> usize {
    let on = usize::from(matches!(reading.text(from), "on" | "in" | "late" | "early" | "last"));
    let day = |at: usize| at < stop && reading.classes[at].any(Classes::DAY);
    if !day(from + on) || clause(reading, from, stop) {
        return from;
    }
    let end = from + on + 1;
    if reading.text(end) == "that" {
        return end;
    }
    end + usize::from(day(end) && !is_finite(reading, end + 1))
}

/// True where "to" and a verb, perhaps with "not" before them, begin at a token.
pub(super) fn infinitive(reading: &Reading, at: usize, stop: usize) -> bool {
    let to = at + usize::from(matches!(reading.text(at), "not" | "never"));
    to + 1 < stop && reading.text(to) == "to" && matches!(reading.tags[to + 1], Tag::Infinitive | Tag::Auxiliary)
}

/// True where a subject and its finite verb begin at a token.
pub(super) fn clause(reading: &Reading, at: usize, stop: usize) -> bool {
    // "believes | at least | two more tombs lie nearby"
    let quantity = match (reading.text(at), reading.text(at + 1)) {
        ("at", "least" | "most") | ("more" | "fewer" | "less", "than") | ("up", "to") => 2,
        _ => 0,
    };
    let at = at + quantity;
    if at >= stop || reading.quoted[at] != Quoted::Outside || !begins_phrase(reading, at) {
        return false;
    }
    // "believes | worse is to come"
    let alone = matches!(
        reading.text(at),
        "worse"
            | "more"
            | "less"
            | "most"
            | "some"
            | "many"
            | "few"
            | "all"
            | "both"
            | "neither"
            | "this"
            | "these"
            | "those"
    );
    if alone && at + 2 < stop && is_finite(reading, at + 1) {
        return true;
    }
    // "The stories told | her | were untrue": no subject.
    let whom = matches!(reading.text(at), "him" | "her" | "me" | "us" | "them");
    let Some(subject) = phrase_after(reading, at, stop).filter(|subject| !whom || subject.len() > 1) else {
        return false;
    };
    let mut verb = subject.end;
    while verb < stop && (reading.tags[verb] == Tag::Adverb || reading.classes[verb].any(Classes::ADVERB)) {
        verb += 1;
    }
    verb < stop && is_finite(reading, verb)
}

/// True where a number stands near: "forecast another 4 inches of rain".
pub(super) fn has_number(reading: &Reading, from: usize, stop: usize) -> bool {
    (from..stop.min(from + LONGEST_ADDRESSEE))
        .any(|at| reading.text(at).contains(|letter: char| letter.is_ascii_digit()))
}

/// True where a finite verb stands between two tokens.
pub(super) fn has_finite(reading: &Reading, from: usize, stop: usize) -> bool {
    from < stop && reading.counts[stop].finite > reading.counts[from].finite
}
