//! Reports by their grammar alone: a subject, a verb of saying, thinking or wanting, and what such a verb takes.
//!
//! "officials feared the dam could fail", "the crew had told the tower that …", "it plans to sell …".

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::attribution::phrase::{begins_phrase, is_finite, phrase_after, phrase_before, verb_group};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode};
use crate::lexicon;
use crate::notice::Reason;
use crate::tagger::Tag;
use crate::vocabulary::{Classes, verb_forms_of};

lexicon! {
    /// Verbs by what follows them as the thing said.
    fn complements = "../../lexicon/complements.txt"
}

/// Forms of be.
const BE: Classes = Classes(1 << 32);

/// Tokens between a verb and its "that", with whoever is told between them.
const LONGEST_ADDRESSEE: usize = 8;

/// What may follow a verb, in the words of the list: "clause", "addressee", "to" …
fn frames(verb: &str) -> Option<&'static str> {
    static FORMS: OnceLock<FxHashMap<String, &'static str>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let entries = complements().entries();
        entries.flat_map(|(base, frames)| verb_forms_of(base).into_iter().map(move |form| (form, frames))).collect()
    });
    forms.get(verb).copied()
}

fn takes(frames: &str, wanted: &str) -> bool {
    frames.split(',').any(|frame| frame == wanted)
}

/// The reports of a text that its grammar shows, in order.
pub(super) fn reports(reading: &Reading) -> Vec<Attribution> {
    (0..reading.len()).filter_map(|at| report(reading, at)).collect()
}

/// The report whose verb is at a token.
fn report(reading: &Reading, verb: usize) -> Option<Attribution> {
    let frames = frames(reading.text(verb))?;
    // The tagger is not always right about a verb in the past; what goes with it is then to be a clause.
    let finite = is_finite(reading, verb);
    if reading.quoted[verb] != Quoted::Outside || !finite && !is_past(reading.text(verb)) {
        return None;
    }
    let range = reading.sentence_of(verb);
    let group = verb_group(reading, verb, range.start);
    let passive = group.clone().any(|at| reading.classes[at].any(BE)) && !reading.text(verb).ends_with("ing");
    let unreal = group.clone().any(|at| UNREAL.contains(&reading.text(at)));
    if passive || unreal {
        return None;
    }
    let source = phrase_before(reading, group.start, range.start).filter(|source| speaks(reading, source))?;
    let stop = range.end - usize::from(matches!(reading.text(range.end - 1), "." | "?" | "!"));
    let (cue_end, from) = complement(reading, verb, stop, if finite { frames } else { "clause" })?;
    let cue = reading.span(&(group.start..cue_end));
    Some(Attribution {
        sentence: 0,
        mode: Mode::Indirect,
        source: vec![reading.span(&source)],
        cue: vec![cue],
        content: vec![reading.span(&(from..stop))],
        outer: None,
        relays: Vec::new(),
        reasons: vec![Reason { code: "nested-clause", span: cue }],
    })
}

/// Modal verbs of what nobody has said or thought yet.
const UNREAL: [&str; 8] = ["would", "could", "can", "might", "may", "should", "must", "cannot"];

/// True for a form that only a verb in the past has, or its participle.
fn is_past(verb: &str) -> bool {
    verb.ends_with("ed") || matches!(verb, "said" | "told" | "knew" | "thought" | "wrote" | "swore" | "felt" | "heard")
}

/// True for a phrase that names somebody or something other than the one who speaks or reads.
fn speaks(reading: &Reading, source: &Range<usize>) -> bool {
    let own = source.len() == 1
        && matches!(
            reading.text(source.start).to_lowercase().as_str(),
            "i" | "we" | "you" | "this" | "that" | "which" | "who" | "there" | "one" | "what"
        );
    !own && source.clone().any(|at| reading.tags[at].is_nominal())
}

/// The end of the cue and the start of what is said, for a verb that ends before `stop`.
fn complement(reading: &Reading, verb: usize, stop: usize, frames: &str) -> Option<(usize, usize)> {
    let next = verb + 1;
    if next + 1 >= stop || reading.quoted[next] != Quoted::Outside {
        return None;
    }
    let word = reading.text(next);
    let near = |at: usize| at < stop && reading.quoted[at] == Quoted::Outside && !reading.is_mark(at);
    if takes(frames, "clause") {
        let that = (next..stop.min(next + LONGEST_ADDRESSEE))
            .take_while(|&at| near(at) && !is_finite(reading, at))
            .find(|&at| matches!(reading.text(at), "that" | "whether" | "if" | "how" | "why"));
        if let Some(that) = that.filter(|&that| has_finite(reading, that + 1, stop)) {
            return Some((next, that));
        }
        if clause(reading, next, stop) {
            return Some((next, next));
        }
    }
    if matches!(word, "whether" | "why" | "how") && takes(frames, word) {
        return Some((next, next));
    }
    if takes(frames, "to") && infinitive(reading, next, stop) {
        return Some((next, next));
    }
    if takes(frames, "ing") && reading.tags[next] == Tag::Gerund && word.ends_with("ing") {
        return Some((next, next));
    }
    let preposition = ["of", "about", "for", "against", "on"].contains(&word) && takes(frames, word);
    if preposition && phrase_after(reading, next + 1, stop).is_some() {
        return Some((next + 1, next + 1));
    }
    if takes(frames, "addressee") || takes(frames, "object-to") || takes(frames, "object") {
        let told = phrase_after(reading, next, stop)?.end;
        if takes(frames, "addressee") && takes(frames, "clause") && clause(reading, told, stop) {
            return Some((next, told));
        }
        let word = reading.text(told);
        let to = (takes(frames, "to") || takes(frames, "object-to")) && infinitive(reading, told, stop);
        if to {
            // What is wanted of somebody holds them: "wants the board to resign"; what they are told does not.
            return Some((next, if takes(frames, "addressee") { told } else { next }));
        }
        if matches!(word, "of" | "about" | "against") && takes(frames, word) && told + 1 < stop {
            return Some((next, told));
        }
        let own = reading.text(next).ends_with("self") || reading.text(next).ends_with("selves");
        if takes(frames, "object") && stop > next + 1 && !own {
            return Some((next, next));
        }
    }
    None
}

/// True where "to" and a verb, perhaps with "not" before them, begin at a token.
fn infinitive(reading: &Reading, at: usize, stop: usize) -> bool {
    let to = at + usize::from(reading.text(at) == "not");
    to + 1 < stop && reading.text(to) == "to" && matches!(reading.tags[to + 1], Tag::Infinitive | Tag::Auxiliary)
}

/// True where a subject and its finite verb begin at a token.
fn clause(reading: &Reading, at: usize, stop: usize) -> bool {
    if at >= stop || reading.quoted[at] != Quoted::Outside || !begins_phrase(reading, at) {
        return false;
    }
    let Some(subject) = phrase_after(reading, at, stop) else { return false };
    let mut verb = subject.end;
    while verb < stop && (reading.tags[verb] == Tag::Adverb || reading.classes[verb].any(Classes::ADVERB)) {
        verb += 1;
    }
    verb < stop && is_finite(reading, verb)
}

fn has_finite(reading: &Reading, from: usize, stop: usize) -> bool {
    from < stop && reading.counts[stop].finite > reading.counts[from].finite
}
