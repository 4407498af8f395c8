//! What is told of and asked for is named, not stated: "has told of her ordeal", "appealed for calm", "called on Monday
//! for an inquiry".

use std::ops::Range;

use super::clause::is_named;
use super::complement::after_time;
use super::phrase::phrase_after;
use super::reading::Reading;
use crate::lexicon;
use crate::vocabulary::Classes;

lexicon! {
    /// See the first line of the list.
    fn appeals = "../lexicon/appeals.txt"
}

/// Where that begins behind such a verb, for somebody who may tell or ask.
pub(super) fn from(
    reading: &Reading,
    verb: usize,
    group: &Range<usize>,
    source: &Range<usize>,
    stop: usize,
) -> Option<usize> {
    let someone = is_named(reading, source) || source.clone().any(|at| reading.classes[at].any(Classes::PRONOUN));
    // "appealed | on Friday | for a truce"
    let way = after_time(reading, verb + 1, stop);
    let asks = || reading.text(way) == "for" && someone;
    let names = match reading.text(verb) {
        // "The stories told of her are untrue": nobody tells them.
        "told" | "tells" => reading.text(verb + 1) == "of" && (someone || group.len() > 1),
        "appealed" | "appeals" | "appeal" | "pleaded" | "pleads" | "plead" => {
            asks()
                && ((way + 1..stop.min(way + 4)).any(|at| appeals().has(reading.text(at)))
                    // "pleaded for witnesses to come forward"
                    || phrase_after(reading, way + 1, stop).is_some_and(|whom| reading.text(whom.end) == "to"))
        }
        // "The union, which represents the staff, called for talks"
        "called" | "calls" | "calling" => asks() && phrase_after(reading, way + 1, stop).is_some(),
        _ => false,
    };
    (names && way + 1 < stop).then_some(way + 1)
}
