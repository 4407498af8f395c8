//! Verbs of saying and thinking in a sense in which nobody says or thinks anything: "called his foreman", "knows how to
//! swim", "the video tells a different story".

use std::ops::Range;

use super::inside;
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::reading::Reading;
use crate::attribution::{Attribution, Mode};
use crate::structure::BlockKind;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

/// True for a verb that says nothing with what follows it.
pub(super) fn is_another(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    if is_event(reading, cue) {
        return true;
    }
    let ([content], Mode::Indirect) = (&found.content[..], found.mode) else { return false };
    let said = reading.tokens_in(*content);
    if said.start < cue.end {
        return false;
    }
    let verb = reading.text(cue.end - 1);
    let (first, last) = (reading.text(said.start), reading.text(said.end.saturating_sub(1)));
    match verb {
        "called" | "calls" | "phoned" | "rang" => is_somebody(reading, &said),
        "tell" | "tells" | "told" | "telling" => {
            said.len() < 5 && matches!(last, "truth" | "story" | "stories" | "lies")
        }
        "lie" | "lies" | "lied" | "lying" => first == "to" && tag(reading, said.start + 1) != Tag::Infinitive,
        "know" | "knows" | "knew" => cue.len() == 1 && first == "how" && reading.text(said.start + 1) == "to",
        "seek" | "seeks" | "seeking" | "sought" => {
            is_money(reading, &said) && tag(reading, said.start) != Tag::Number || is_hunt(reading, found, &said)
        }
        "rated" | "found" | "judged" | "deemed" | "ranked" => cue.len() == 1 && is_rating(reading, &said),
        // "added two people remained in hospital": that is said.
        "added" | "adds" => {
            let mut clause = said.clone().take_while(|&at| reading.text(at) != ",");
            is_money(reading, &said) && !clause.any(|at| is_finite(reading, at))
        }
        // "called off the tour"
        "off" | "up" => cue.len() > 1 && matches!(reading.text(cue.end - 2), "called" | "calling" | "call" | "calls"),
        // "raised its outlook"
        "raised" | "raises" | "lifted" | "cut" | "lowered" => {
            said.len() < 4 && matches!(last, "outlook" | "forecast" | "forecasts" | "guidance" | "target" | "targets")
        }
        // "laughed at the town"
        "at" => {
            let cries = matches!(
                reading.text(cue.end.saturating_sub(2)),
                "sneered" | "sneers" | "laughed" | "laughs" | "shouted" | "shouts" | "yelled" | "screamed" | "swore"
            );
            cries && !said.clone().any(|at| is_finite(reading, at) || reading.classes[at].any(Classes::NOUN))
        }
        "dismissed" | "dismisses" => is_somebody(reading, &said) && !said.clone().any(|at| reading.text(at) == "as"),
        "overstated" | "understated" | "overestimated" | "underestimated" => {
            !said.clone().any(|at| reading.text(at) == "that")
        }
        _ => is_obeying(reading, cue) || is_arrested(reading, cue),
    }
}

/// "called | his foreman": somebody by role, and no name for anybody.
fn is_somebody(reading: &Reading, said: &Range<usize>) -> bool {
    let and = said.clone().find(|&at| reading.text(at) == "and");
    let said = said.start..and.unwrap_or(said.end);
    let own = matches!(reading.text(said.start), "his" | "her" | "its" | "their" | "my" | "our" | "the");
    let role = reading.classes[said.end - 1].any(Classes::ROLE.or(Classes::SPEAKER));
    own && role && said.len() < 4
}

/// "Police | seek | driver of silver ute": they look for him.
fn is_hunt(reading: &Reading, found: &Attribution, said: &Range<usize>) -> bool {
    let police = |source: &Span| {
        let own = reading.tokens_in(*source);
        own.len() < 3 && matches!(reading.text(own.end - 1), "Police" | "police" | "detectives" | "Detectives")
    };
    let noun = said.clone().find(|&at| !inside(reading, at));
    let sought = noun.is_some_and(|noun| {
        let person = reading.classes[noun].any(Classes::ROLE.or(Classes::GROUP));
        let wanted =
            matches!(reading.text(noun), "man" | "men" | "woman" | "suspect" | "suspects" | "gunman" | "youth");
        person && reading.text(noun) != "witnesses" || wanted
    });
    found.source.iter().any(police) && sought
}

/// "is seeking | $1.2 billion in damages".
fn is_money(reading: &Reading, said: &Range<usize>) -> bool {
    said.clone().take(3).any(|at| matches!(reading.text(at), "$" | "£" | "€"))
        || tag(reading, said.start) == Tag::Number
}

/// "Maternity units | rated | inadequate after a visit", "burial | found | under a road": what they were found to be.
fn is_rating(reading: &Reading, said: &Range<usize>) -> bool {
    let first = said.start;
    let preposition = tag(reading, first) == Tag::Adposition
        && tag(reading, first + 1) != Tag::Number
        && !matches!(reading.text(first), "that" | "in" | "for" | "against" | "of" | "no" | "about" | "between" | "up");
    let alone =
        tag(reading, first) == Tag::Adjective && !inside(reading, first + 1) && !tag(reading, first + 1).is_nominal();
    // "found between 5% and 10% of patients relapsed"
    let states = said.clone().any(|at| is_finite(reading, at)) && reading.block_kind(first) != BlockKind::Headline;
    !states && (preposition || alone)
}

/// "Two men | were arrested over | what police say was an attack".
fn is_arrested(reading: &Reading, cue: &Range<usize>) -> bool {
    let held = |at: usize| matches!(reading.text(at), "arrested" | "detained" | "jailed" | "imprisoned");
    cue.clone().any(held)
}

/// What happens rather than being said: "the find | has renewed debate about | whether", "batteries | not fully charged before | noon", "was called off".
fn is_event(reading: &Reading, cue: &Range<usize>) -> bool {
    let stirs = |at: usize| {
        matches!(reading.text(at), "renewed" | "reignited" | "sparked" | "fuelled" | "fueled" | "stirred" | "revived")
    };
    let about = |at: usize| matches!(reading.text(at), "debate" | "speculation" | "questions" | "discussion" | "talk");
    let opens = |at: usize| matches!(reading.text(at), "opened" | "launched" | "begun" | "opens" | "launches");
    let inquiry = |at: usize| matches!(reading.text(at), "inquiry" | "investigation" | "probe");
    if cue.clone().any(opens) && cue.clone().any(inquiry) {
        return true;
    }
    let breaks =
        |at: usize| matches!(reading.text(at), "broke" | "breaks" | "broken") && reading.text(at + 1) == "down";
    if cue.clone().any(breaks) {
        return true;
    }
    let off = |at: usize| reading.text(at) == "called" && reading.text(at + 1) == "off" && reading.text(at + 2) != "-";
    let full = |at: usize| matches!(reading.text(at), "fully" | "partly") && reading.text(at + 1) == "charged";
    cue.clone().any(stirs) && cue.clone().any(about) || cue.clone().any(|at| off(at) || full(at))
}

/// "ignored repeated commands | to drop a knife": whoever does not listen says nothing.
fn is_obeying(reading: &Reading, cue: &Range<usize>) -> bool {
    let orders = |at: usize| {
        matches!(reading.text(at), "commands" | "orders" | "warnings" | "instructions" | "calls" | "demands")
    };
    let verb = |at: usize| {
        matches!(
            reading.text(at),
            "ignored" | "ignoring" | "ignores" | "defied" | "defying" | "obeyed" | "disobeyed" | "followed"
        )
    };
    cue.clone().any(verb) && orders(cue.end - 1)
}
