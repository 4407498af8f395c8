//! When and where something is said, which is no part of who says it.

use std::ops::Range;

use crate::attribution::clause::is_named;
use crate::attribution::part_of_speech::tag;
use crate::attribution::reading::Reading;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// "Last year | Ms Cray | told": where a source begins after when it was said.
pub(super) fn after_time(reading: &Reading, source: &Range<usize>) -> usize {
    let opens = source.start == reading.sentence_of(source.start).start && source.len() > 2;
    // "7.4 | Mr Fairlie | said": the number of the paragraph.
    let number = tag(reading, source.start) == Tag::Number && reading.text(source.start).contains('.');
    let capital = |at: usize| reading.text(at).starts_with(char::is_uppercase);
    if number && opens && source.len() > 1 && capital(source.start + 1) {
        return source.start + 1;
    }
    // "Ten minutes later | a mother | wrote"
    let later = source.clone().skip(1).take(3).find(|&at| matches!(reading.text(at), "later" | "earlier" | "ago"));
    let later = later.filter(|&at| opens && at + 1 < source.end && tag(reading, at + 1) == Tag::Determiner);
    if let Some(later) = later {
        return later + 1;
    }
    let time = matches!(reading.text(source.start), "Last" | "This" | "Earlier" | "Next")
        && (reading.classes[source.start + 1].any(Classes::DAY)
            || reading.text(source.start + 1) == "May"
            || matches!(
                reading.text(source.start + 1),
                "year"
                    | "month"
                    | "week"
                    | "weekend"
                    | "night"
                    | "summer"
                    | "spring"
                    | "autumn"
                    | "fall"
                    | "winter"
                    | "season"
            ));
    // "One day | a neighbour | said"
    let once = matches!(reading.text(source.start), "One" | "That")
        && matches!(reading.text(source.start + 1), "day" | "morning" | "night" | "evening" | "afternoon" | "year")
        && tag(reading, source.start + 2) == Tag::Determiner;
    // "For ten years | officials | have replied", "Every September | somebody | announces"
    let span = matches!(reading.text(source.start), "For" | "In" | "Over" | "Within" | "Every" | "Each" | "Until");
    let units = |at: &usize| {
        reading.classes[*at].any(Classes::DAY)
            || matches!(reading.text(*at), "years" | "months" | "weeks" | "days" | "decades" | "hours" | "minutes")
    };
    let last = source.clone().skip(1).take(3).find(units).filter(|&at| opens && span && at + 1 < source.end);
    let somebody = |at: usize| {
        matches!(tag(reading, at), Tag::Determiner | Tag::Pronoun | Tag::PluralNoun)
            && reading.text(at).starts_with(char::is_lowercase)
    };
    if let Some(last) = last.filter(|&at| somebody(at + 1)) {
        return last + 1;
    }
    // "Last Friday afternoon | police | said", and not "last week’s ruling".
    let hour = matches!(reading.text(source.start + 2), "morning" | "afternoon" | "evening" | "night");
    let owned = matches!(reading.text(source.start + 2), "'s" | "’s");
    let (time, more) = (time && !owned, usize::from(hour && source.len() > 3));
    // "Then | Gwen | said"
    let then = source.start == reading.sentence_of(source.start).start
        && source.len() > 1
        && matches!(reading.text(source.start), "Then" | "Later" | "Meanwhile" | "Afterwards");
    source.start + if opens && (time || once) { 2 + more } else { usize::from(then) }
}

/// "Outside court, | Mr Braithwaite, 36, | said": where it is said is nobody.
pub(super) fn after_place(reading: &Reading, source: &Range<usize>) -> usize {
    let opens = reading.sentence_of(source.start).start == source.start
        && matches!(
            reading.text(source.start),
            "Outside" | "Inside" | "In" | "At" | "On" | "After" | "Before" | "During" | "From" | "Near" | "Since"
        );
    let comma = source.clone().take(6).skip(2).find(|&at| reading.text(at) == ",").filter(|_| opens);
    let name = comma.map(|comma| comma + 1..source.end).filter(|name| {
        name.len() > 1 && reading.text(name.start).starts_with(char::is_uppercase) && is_named(reading, name)
    });
    name.map_or(source.start, |name| name.start)
}

/// "The Ashford, | Ohio-based company | told": where a company is stands before it, and a comma may part it.
pub(super) fn with_place(reading: &Reading, source: &Range<usize>) -> usize {
    let based = source.clone().take(4).any(|at| reading.text(at) == "based");
    let first = reading.sentence_of(source.start).start;
    let town = source.start.checked_sub(2).filter(|&town| town >= first && reading.text(town + 1) == ",");
    let Some(town) = town.filter(|&town| based && reading.tags[town] == Tag::ProperNoun) else { return source.start };
    let name = (first..town).rev().take_while(|&at| reading.tags[at] == Tag::ProperNoun).last().unwrap_or(town);
    let article = name > first && matches!(reading.text(name - 1), "The" | "the" | "A" | "a" | "An" | "an");
    if article { name - 1 } else { source.start }
}

/// "Advisers to the agency | on Thursday | recommended", "some doctors|, meanwhile, | worry": where a source ends before when
/// it was said.
pub(super) fn before_time(reading: &Reading, source: &Range<usize>) -> usize {
    let last = source.end.saturating_sub(1);
    let word = |back: usize| last.checked_sub(back).filter(|&at| at > source.start).map_or("", |at| reading.text(at));
    if reading.classes[last].any(Classes::DAY) && word(1) == "on" {
        return last - 1;
    }
    match (word(2), word(1), word(0)) {
        (",", "meanwhile" | "however" | "though" | "too", ",") => last - 2,
        (_, ",", "meanwhile" | "however" | "though" | "too") => last - 1,
        _ => source.end,
    }
}
