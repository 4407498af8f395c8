//! Where the attributions that the models mark begin and end.
//!
//! A cue is a verb group, or a noun of saying with the verb that lends itself to it. The models at times run on into
//! what is said ("say supports | their hypothesis"), back over the source ("polled by Reuters had expected"), or take
//! for a report what is none.

mod appended;
mod content;
mod coordinated;
mod cue;
mod deed;
mod extent;
mod lookalike;
mod nothing;
mod over;
mod passive;
mod question;
mod sense;
mod setting;
mod source;
mod subject;
mod turn;
mod verbs;
mod whole;

use super::Attribution;
use super::part_of_speech::tag;
use super::reading::Reading;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

pub(super) use appended::part_additions;
pub(super) use content::{apart, of_infinitive, to_main_verb, without_dateline};
pub(super) use coordinated::part as part_verbs;
pub(super) use extent::mend as mend_ends;
pub(super) use over::mend as mend_inner;
pub(super) use passive::likens;
pub(super) use question::to_answer;
pub(super) use source::{to_document, without_hearers};
pub(super) use turn::part as part_turns;

/// Verbs that report what is said, thought or shown.
const REPORTS: Classes = Classes::SPEECH.or(Classes::BELIEF).or(Classes::SHOW);

/// Tokens of a subject that are looked through at most.
const LONGEST_SUBJECT: usize = 20;

/// Sets cues right, and leaves out what reports nothing.
pub(super) fn mend(reading: &Reading, all: &mut Vec<Attribution>) {
    for found in all.iter_mut() {
        if found.cue.len() != 1 {
            continue;
        }
        verbs::mend(reading, found);
        cue::mend(reading, found, &reading.tokens_in(found.cue[0]));
        subject::to_own_verb(reading, found);
        subject::alone(reading, found);
        content::mend(reading, found);
        source::mend(reading, found);
        subject::mend(reading, found);
        passive::mend(reading, found);
        content::set_within(reading, found);
    }
    coordinated::part(reading, all);
    appended::part(reading, all);
    appended::part_additions(reading, all);
    all.retain(|found| !nothing::is_empty(reading, found));
    nothing::once(reading, all);
}

/// True for a word within a noun phrase.
fn inside(reading: &Reading, at: usize) -> bool {
    matches!(tag(reading, at), Tag::Determiner | Tag::Adjective | Tag::Possessive | Tag::Number)
}
