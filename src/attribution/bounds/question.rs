//! What somebody is asked: by whom, and where the question ends.

use std::ops::Range;

use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::phrase::{begins_phrase, phrase_after};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, mode_of};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// "Asked | about the warnings, | the head of the agency shrugged": whoever is asked does not ask.
pub(super) fn is_asked(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let opens =
        reading.sentence_of(cue.start).start == cue.start && matches!(reading.text(cue.start), "Asked" | "Pressed");
    // "Kessler, asked whether she would go, said no."
    let aside = cue.len() == 1
        && matches!(reading.text(cue.start), "asked" | "pressed")
        && cue.start.checked_sub(1).is_some_and(|comma| reading.text(comma) == ",")
        && matches!(reading.text(cue.end), "whether" | "about" | "if" | "why" | "how" | "by" | "what" | "when");
    // "Mirza, leader of the group, asked why it had been done.": it is he who asks.
    let rest = cue.end..reading.sentence_of(cue.start).end;
    let closes = |at: usize| reading.text(at) == "," && (at + 1..rest.end).any(|at| is_finite(reading, at));
    let aside = aside && rest.clone().any(closes);
    aside || opens && found.source.iter().all(|source| reading.tokens_in(*source).start >= cue.end)
}

/// "Asked | by a detective | why she had not called": whoever asks.
pub(super) fn asked_by(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    let asks =
        matches!(reading.text(cue.start), "Asked" | "asked" | "Pressed" | "pressed" | "Questioned" | "questioned");
    let by = cue.clone().chain([cue.end]).find(|&at| reading.text(at) == "by");
    let sentence = reading.sentence_of(cue.start);
    let (Some(by), true) = (by, asks && found.source.is_empty()) else { return };
    let Some(source) = phrase_after(reading, by + 1, sentence.end) else { return };
    let last = source.clone().find(|&at| reading.text(at) == "last").unwrap_or(source.end);
    let source = source.start..last;
    // "Asked by a student | last year | what a garden was for"
    let when = |at: &usize| {
        reading.classes.get(*at).is_some_and(|classes| classes.any(Classes::DAY))
            || matches!(reading.text(*at), "in" | "last" | "year" | "week" | "month")
            || tag(reading, *at) == Tag::Number
    };
    let asked = source.end + (source.end..sentence.end).take(3).take_while(when).count();
    let question = matches!(reading.text(asked), "whether" | "about" | "if" | "why" | "how" | "what" | "when" | "on");
    if question && asked < sentence.end {
        found.source = vec![reading.span(&source)];
        found.cue = vec![reading.span(&(cue.start..by + 1))];
        if let [content] = &mut found.content[..] {
            let range = reading.tokens_in(*content);
            *content = reading.span(&(asked.max(range.start)..range.end.max(asked + 1)));
        }
    }
}

/// "Asked if he would resign |, Korver was blunt.": what is asked ends where the sentence goes on to who is asked.
pub(in crate::attribution) fn to_answer(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    let asks =
        matches!(reading.text(cue.start), "Asked" | "asked" | "Pressed" | "pressed" | "Questioned" | "questioned");
    let Some(content) = found.content.first_mut().filter(|_| asks) else { return };
    let range = reading.tokens_in(*content);
    let sentence = reading.sentence_of(cue.start);
    let opens =
        cue.start == sentence.start || cue.start == sentence.start + 1 && reading.text(sentence.start) == "When";
    let asked =
        matches!(reading.text(range.start), "whether" | "if" | "why" | "how" | "what" | "when" | "who" | "where");
    if !opens || !asked || range.start < cue.end {
        return;
    }
    let goes_on = |at: &usize| {
        reading.text(*at) == ","
            && reading.quoted[*at] == Quoted::Outside
            && begins_phrase(reading, at + 1)
            && phrase_after(reading, at + 1, sentence.end).is_some_and(|who| answers(reading, &who))
    };
    // "Asked whether, if elected, he would go, she said no": what is asked has a verb of its own.
    let comma_after = |at: usize| (at..range.end.min(sentence.end)).find(|&at| reading.text(at) == ",");
    let amid = Some(range.start + 1).filter(|&at| reading.text(at) == ",").and_then(|at| comma_after(at + 1));
    let from = amid.map_or(range.start + 1, |comma| comma + 1);
    let Some(verb) = (from..range.end.min(sentence.end)).find(|&at| is_finite(reading, at)) else { return };
    if let Some(comma) = (verb + 1..range.end.min(sentence.end)).find(goes_on) {
        *content = reading.span(&(range.start..comma));
        found.content.truncate(1);
        found.mode = mode_of(reading, &found.content);
    }
}

/// A subject and its verb; "Tamsin giggles" may be taken for two nouns.
fn answers(reading: &Reading, who: &Range<usize>) -> bool {
    let last = who.end.saturating_sub(1);
    let verb = reading.text(last).ends_with('s') && reading.text(last).starts_with(char::is_lowercase);
    let named = who.len() == 2 && tag(reading, who.start) == Tag::ProperNoun && verb && reading.is_mark(who.end);
    is_finite(reading, who.end) || named
}
