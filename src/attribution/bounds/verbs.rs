//! Cues that hold two verbs: the first is of a clause within the source, or of what is said.

use std::ops::Range;

use super::{LONGEST_SUBJECT, REPORTS, inside};
use crate::attribution::Attribution;
use crate::attribution::clause::is_named;
use crate::attribution::part_of_speech::{is_finite, tag, verb_group};
use crate::attribution::phrase::phrase_before;
use crate::attribution::reading::Reading;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Sets such cues right.
pub(super) fn mend(reading: &Reading, found: &mut Attribution) {
    has_promised(reading, found);
    of_contact(reading, found);
    of_source(reading, found);
    of_statement(reading, found);
}

/// "He|'s promised | that it would be fixed": he has.
fn has_promised(reading: &Reading, found: &mut Attribution) {
    let ([], [cue]) = (&found.source[..], &found.cue[..]) else { return };
    let said = reading.tokens_in(*cue);
    let Some(subject) = said.start.checked_sub(1) else { return };
    let short = matches!(reading.text(said.start), "'s" | "’s") && said.len() == 2;
    let says = matches!(
        reading.text(said.start + 1),
        "promised" | "said" | "admitted" | "insisted" | "denied" | "argued" | "claimed" | "suggested" | "warned"
    );
    let pronoun = matches!(reading.text(subject), "He" | "he" | "She" | "she" | "It" | "it");
    if short && says && pronoun {
        found.source = vec![reading.span(&(subject..subject + 1))];
    }
}

/// "Mothers who | hesitate point out | that", "families | affected believed", "doctors we | consulted stressed": of two verbs
/// in a row the first is a part of who it is.
fn of_source(reading: &Reading, found: &mut Attribution) {
    let [cue] = found.cue[..] else { return };
    let said = reading.tokens_in(cue);
    let pronoun = matches!(reading.text(said.start), "who" | "I" | "we" | "he" | "she" | "they");
    let (own, said) = match found.source[..] {
        [source] => (reading.tokens_in(source), said),
        [] if pronoun => (said.start..said.start + 1, said.start + 1..said.end),
        _ => return,
    };
    let reports = |at: &usize| {
        let out = reading.text(*at) == "point" && reading.text(at + 1) == "out";
        let past = is_finite(reading, *at) || reading.text(*at).ends_with("ed") || out;
        reading.classes[*at].any(REPORTS.or(Classes::LIGHT)) && past
    };
    let Some(verb) = said.clone().skip(1).find(reports).filter(|_| own.end == said.start) else { return };
    let group = verb_group(reading, verb, said.start).start;
    let acts = |at: usize| {
        let word = reading.text(at);
        (matches!(reading.tags[at], Tag::Past | Tag::Present | Tag::Participle) || word.ends_with("ed"))
            && !reading.classes[at].any(Classes::BE.or(Classes::AUXILIARY).or(Classes::LIGHT).or(Classes::ADVERB))
            && !word.starts_with("help")
            && word != "let"
    };
    if group <= said.start || !acts(group - 1) {
        return;
    }
    let first = reading.sentence_of(own.start).start.max(own.start.saturating_sub(LONGEST_SUBJECT));
    let start = if own.len() > 1 {
        own.start
    } else {
        let whom = match reading.text(own.start) {
            "who" | "which" | "that" => phrase_before(reading, own.start, first),
            "I" | "we" | "he" | "she" | "they" => people_before(reading, own.start, first),
            _ => Some(own.clone()),
        };
        // "The player they | signed said | he was happy"
        let noun = |whom: &Range<usize>| whom.len() > 1 && tag(reading, whom.start) == Tag::Determiner;
        match whom.filter(|whom| is_named(reading, whom) || noun(whom)) {
            Some(whom) => whom.start,
            None => return,
        }
    };
    found.source = vec![reading.span(&(start..group))];
    found.cue = vec![reading.span(&(group..said.end))];
}

/// "Doctors | we consulted | stressed": who is met, and not whom the clause is of.
fn of_contact(reading: &Reading, found: &mut Attribution) {
    let [source] = &mut found.source[..] else { return };
    let own = reading.tokens_in(*source);
    let clause = own.len() > 1
        && matches!(reading.text(own.start), "I" | "we" | "he" | "she" | "they")
        && own.clone().any(|at| is_finite(reading, at));
    let first = reading.sentence_of(own.start).start.max(own.start.saturating_sub(LONGEST_SUBJECT));
    let people = people_before(reading, own.start, first).filter(|people| clause && is_named(reading, people));
    if let Some(people) = people {
        *source = reading.span(&(people.start..own.end));
    }
}

/// The noun phrase right before a token.
fn people_before(reading: &Reading, end: usize, first: usize) -> Option<Range<usize>> {
    let plain = |at: &usize| inside(reading, *at) || tag(reading, *at).is_nominal();
    (first..end).rev().take_while(plain).last().map(|start| start..end)
}

/// "| An appeal is being considered, | his solicitor, Martin Coe, | said | outside court": what stands before the comma is
/// said.
fn of_statement(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue]) = (&mut found.source[..], &mut found.cue[..]) else { return };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    let verb = said.end - 1;
    let says = reading.classes[verb].any(Classes::SAY) && is_finite(reading, verb) && own.end == said.start;
    let whole = own.start..verb;
    let Some(comma) = whole.clone().find(|&at| reading.text(at) == ",").filter(|_| says) else { return };
    // "Prices | are high, and the charity says | that thefts have doubled": what stands before is another clause.
    let and = usize::from(reading.text(comma + 1) == "and");
    let behind = found.content.first().is_some_and(|content| reading.tokens_in(*content).start == said.end);
    if and > 0 && !behind {
        return;
    }
    let who = comma + 1 + and..verb - usize::from(reading.text(verb - 1) == ",");
    let plain =
        |at: usize| inside(reading, at) || tag(reading, at).is_nominal() || matches!(reading.text(at), "," | "of");
    // "| As a boy | he loved football, his mother, Joan, said"
    let first = reading.sentence_of(own.start).start;
    let plain_before = own.start - first < 5 && !(first..own.start).any(|at| reading.is_mark(at));
    let stated = if plain_before { first } else { own.start }..comma;
    if !who.is_empty() && who.clone().all(plain) && is_named(reading, &who) && states(reading, &stated) {
        *source = reading.span(&who);
        *cue = reading.span(&(verb..said.end));
        if and == 0 {
            found.content = vec![reading.span(&stated)];
        }
    }
}

/// True for a clause that stands by itself.
fn states(reading: &Reading, stated: &Range<usize>) -> bool {
    stated.clone().any(|at| is_finite(reading, at))
        && !stated.clone().any(|at| matches!(reading.text(at), "who" | "which" | "that" | "whose"))
}
