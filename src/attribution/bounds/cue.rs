//! Cues: where they begin and end.

use std::ops::Range;

use super::{LONGEST_SUBJECT, REPORTS, inside};
use crate::attribution::Attribution;
use crate::attribution::clause::{agrees, is_named};
use crate::attribution::part_of_speech::{is_finite, tag, verb_group};
use crate::attribution::phrase::begins_phrase;
use crate::attribution::reading::Reading;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Sets a cue right.
pub(super) fn mend(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    if according(reading, found, cue) || asked(reading, found, cue) {
        return;
    }
    if let Some(subject) = within(reading, cue) {
        found.cue = vec![reading.span(&(subject.end..cue.end))];
        found.source = vec![reading.span(&subject)];
    } else if let Some(end) = runs_on(reading, found, cue) {
        end_at(reading, found, cue, end);
    } else if let Some(start) = runs_back(reading, found, cue) {
        begin_at(reading, found, cue, start);
    }
    of_amount(reading, found);
    closes(reading, found);
    without_quantity(reading, found);
    met(reading, found);
    from_participle(reading, found);
    of_noun(reading, found);
    for_long(reading, found);
}

/// "It | has refused to release footage, | saying | that": what somebody does is no way of saying it.
fn from_participle(reading: &Reading, found: &mut Attribution) {
    let [cue] = &mut found.cue[..] else { return };
    let said = reading.tokens_in(*cue);
    let last = said.end - 1;
    let says = matches!(reading.text(last), "saying" | "adding" | "claiming" | "arguing" | "insisting");
    if says && said.len() > 2 && reading.text(last - 1) == "," {
        *cue = reading.span(&(last..said.end));
    }
}

/// "Consumer | advocates said | it was wrong", "Police | radio recordings suggest | it": nouns before a verb are of those
/// who speak, and not of what they do.
fn of_noun(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue]) = (&mut found.source[..], &mut found.cue[..]) else { return };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    let helps = |at: usize| {
        matches!(tag(reading, at), Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Particle)
            || reading.classes[at].any(Classes::AUXILIARY.or(Classes::BE).or(Classes::ADVERB))
    };
    // Of two verbs in a row the first is none: "advocates | scoffed".
    let noun = |at: &usize| {
        let word = reading.text(*at);
        let several = word.len() > 3 && word.ends_with('s') && is_past_or_finite(reading, at + 1);
        word.starts_with(char::is_lowercase)
            && !helps(*at)
            && (several || matches!(reading.tags[*at], Tag::Noun | Tag::PluralNoun))
    };
    let nouns = said.clone().take_while(noun).last().map_or(said.start, |last| last + 1);
    let several = (said.start..nouns).rev().find(|&at| reading.tags[at] == Tag::PluralNoun);
    let verb = several.filter(|_| nouns == said.end && nouns > said.start + 1).map_or(nouns, |noun| noun + 1);
    // "its | authors caution | that": the tagger takes it for a noun.
    let that = || verb + 1 == said.end && matches!(reading.text(verb + 1), "that" | "whether");
    let reports = verb < said.end
        && reading.classes[verb].any(REPORTS.or(Classes::JUDGE))
        && (is_past_or_finite(reading, verb) || that());
    if verb > said.start && reports && own.end == said.start && !reading.is_mark(said.start - 1) {
        *source = reading.span(&(own.start..verb));
        *cue = reading.span(&(verb..said.end));
    }
}

/// True for a verb of a clause, whatever form the tagger takes it for.
fn is_past_or_finite(reading: &Reading, at: usize) -> bool {
    at < reading.len()
        && (is_finite(reading, at)
            || agrees(reading, at)
            || reading.tags[at].is_verb() && reading.text(at).ends_with("ed"))
}

/// "Forecasters had warned | for days of | a surge": how long is no part of what they warned of.
fn for_long(reading: &Reading, found: &mut Attribution) {
    let ([cue], Some(content)) = (&mut found.cue[..], found.content.first_mut()) else { return };
    let (own, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let long = reading.text(own.end - 1) == "for"
        && said.start == own.end
        && matches!(reading.text(said.start), "hours" | "days" | "weeks" | "months" | "years" | "decades");
    let goes_on = said.start + 1;
    if long && goes_on + 1 < said.end && matches!(reading.text(goes_on), "of" | "about" | "against") {
        *cue = reading.span(&(own.start..goes_on + 1));
        *content = reading.span(&(goes_on + 1..said.end));
    }
}

/// "Engineers I | spoke to doubt | that": the source is whom the writer spoke to, and the cue what they do.
fn met(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue]) = (&mut found.source[..], &mut found.cue[..]) else { return };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    let writer = own.len() == 1 && matches!(reading.text(own.start), "I" | "we") && own.end == said.start;
    let meets = matches!(reading.text(said.start), "spoke" | "talked" | "met" | "interviewed" | "asked" | "reached");
    let verb = said.clone().skip(2).find(|&at| reading.classes[at].any(Classes::VERB));
    let first = reading.sentence_of(own.start).start.max(own.start.saturating_sub(LONGEST_SUBJECT));
    let people = (first..own.start).rev().take_while(|&at| inside(reading, at) || tag(reading, at).is_nominal()).last();
    let speak = own.start > first && reading.classes[own.start - 1].any(Classes::SPEAKER);
    if let (Some(verb), Some(people), true) = (verb, people, writer && meets && speak) {
        *source = reading.span(&(people..own.start));
        *cue = reading.span(&(verb..said.end));
    }
}

/// "according to research published in | Current Biology": the cue is two words, and the source all that follows.
fn according(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) -> bool {
    let is = |at: usize| reading.classes[at].any(Classes::ACCORDING) && reading.text(at + 1) == "to";
    if let Some(source) = found.source.first_mut() {
        // "according to a review | published": the cue was taken for the source.
        let own = reading.tokens_in(*source);
        if is(own.start) && own.len() > 2 {
            let end = if own.end == cue.start { cue.end } else { own.end };
            *source = reading.span(&(own.start + 2..end));
            found.cue = vec![reading.span(&(own.start..own.start + 2))];
            return true;
        }
    }
    let to = cue.start + 1;
    let longer = reading.classes[cue.start].any(Classes::ACCORDING) && reading.text(to) == "to" && cue.len() > 2;
    let Some(source) = found.source.first_mut().filter(|_| longer) else { return false };
    let old = reading.tokens_in(*source);
    if old.start < cue.end || old.start > cue.end + 1 {
        return false;
    }
    *source = reading.span(&(to + 1..old.end));
    found.cue = vec![reading.span(&(cue.start..to + 1))];
    true
}

/// "Half of those | asked said | they did not": those who were asked say it.
fn asked(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) -> bool {
    let polled = matches!(reading.text(cue.start), "asked" | "polled" | "surveyed" | "questioned" | "interviewed");
    let says = cue.len() == 2 && reading.classes[cue.start + 1].any(REPORTS);
    if !(polled && says && found.source.is_empty()) {
        return false;
    }
    let first = reading.sentence_of(cue.start).start.max(cue.start.saturating_sub(LONGEST_SUBJECT));
    let start = (first..cue.start).rev().find(|&at| reading.is_mark(at)).map_or(first, |mark| mark + 1);
    let those = (start..cue.start)
        .any(|at| matches!(reading.text(at), "those" | "Those" | "people" | "voters" | "adults" | "respondents"));
    if !those {
        return false;
    }
    found.source = vec![reading.span(&(start..cue.start + 1))];
    found.cue = vec![reading.span(&(cue.start + 1..cue.end))];
    true
}

/// "Surgeon | struck off after tribunal hears of": the subject of the clause that a cue has within it.
fn within(reading: &Reading, cue: &Range<usize>) -> Option<Range<usize>> {
    let joins = |at: &usize| matches!(reading.text(*at), "after" | "before" | "as" | "while" | "when");
    // "He claimed it was safe, but | detectives later established"
    let opens = cue.start > 0 && matches!(reading.text(cue.start - 1), "but" | "and" | "while" | "as" | "although");
    let own = opens && cue.len() > 1 && reading.classes[cue.start].any(Classes::SPEAKER);
    let first = if own { cue.start } else { cue.clone().skip(1).find(joins)? + 1 };
    let finite = |at: usize| is_finite(reading, at) || agrees(reading, at) || own && reading.text(at).ends_with("ed");
    let verb = (first + 1..cue.end).find(|&at| reading.classes[at].any(REPORTS) && finite(at))?;
    let group = verb_group(reading, verb, first);
    let subject = first..group.start;
    let plain = subject.clone().all(|at| inside(reading, at) || tag(reading, at).is_nominal());
    (plain && is_named(reading, &subject)).then_some(subject)
}

/// Where a cue should have ended: after its first verb that reports, if a clause or a phrase of its own follows.
fn runs_on(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> Option<usize> {
    let says = |at: &usize| reading.classes[*at].any(REPORTS) && is_finite(reading, *at);
    let verb = cue.clone().find(says).filter(|&verb| !reading.classes[verb].any(Classes::LIGHT))?;
    let rest = verb + 1..cue.end;
    if rest.is_empty() {
        return None;
    }
    let follows = found.content.iter().find(|content| reading.tokens_in(**content).start == cue.end)?;
    if let Some(second) = rest.clone().find(|&at| is_finite(reading, at)) {
        let plain = (rest.start..second).all(|at| tag(reading, at).is_nominal() || inside(reading, at));
        return plain.then_some(rest.start);
    }
    let object_of_clause = matches!(reading.text(cue.end), "which" | "who") && begins_phrase(reading, rest.start);
    if object_of_clause {
        return Some(rest.start);
    }
    // "said | like-for-like sales rose"
    let compound = rest.len() > 2 && rest.clone().any(|at| reading.text(at) == "-") && reading.text(rest.start) != "-";
    if compound && reading.classes[verb].any(Classes::SAY) {
        return Some(rest.start);
    }
    // "believe | leafy greens account for": who believes something has a clause for it.
    let believes = matches!(
        reading.text(verb),
        "believe" | "believes" | "believed" | "think" | "thinks" | "hope" | "say" | "says" | "said"
    );
    let loose = tag(reading, cue.end - 1) == Tag::Adposition && rest.len() > 2;
    if believes && loose && begins_phrase(reading, rest.start) {
        return Some(rest.start);
    }
    let clause = reading.tokens_in(*follows).any(|at| is_finite(reading, at));
    // "suggests confidence | among manufacturers is low": what is said begins with its subject.
    let subject = clause
        && reading.classes[verb].any(Classes::SHOW.or(Classes::SAY))
        && tag(reading, cue.end) == Tag::Adposition
        && rest.clone().all(|at| tag(reading, at).is_nominal() || inside(reading, at));
    if subject {
        return Some(rest.start);
    }
    let tells = reading.classes[verb].any(Classes::TELL);
    let object = rest.len() > 1 && begins_phrase(reading, rest.start) && tag(reading, cue.end - 1) == Tag::Adposition;
    (clause && object && !tells).then_some(rest.start)
}

/// Where a cue should have begun: at its last verb group, if a participle with its "by", a relative clause or, where
/// there is no other source, a noun phrase stands before that.
fn runs_back(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> Option<usize> {
    let speaker = |at: usize| reading.classes[at].any(Classes::SPEAKER);
    let follows = |at: usize| found.source.is_empty() && at > cue.start && speaker(at - 1);
    let says = |at: &usize| reading.classes[*at].any(REPORTS) && (is_finite(reading, *at) || follows(*at));
    let verb = cue.clone().rev().find(says)?;
    let group = verb_group(reading, verb, cue.start);
    let before = cue.start..group.start;
    let own = before.clone().any(|at| reading.classes[at].any(Classes::NOUN));
    let by = matches!(tag(reading, cue.start), Tag::Participle | Tag::Past)
        && before.clone().any(|at| reading.text(at) == "by");
    let relative = group.start.checked_sub(1).is_some_and(|at| matches!(reading.text(at), "which" | "who" | "that"));
    let subject = found.source.is_empty()
        && before.clone().all(|at| inside(reading, at) || tag(reading, at).is_nominal() || speaker(at));
    let subject = subject && before.clone().last().is_some_and(|at| tag(reading, at).is_nominal() || speaker(at));
    // "A witness, whose name | is known to the Sentinel, says"
    let comma = !found.source.is_empty() && before.clone().last().is_some_and(|at| reading.text(at) == ",");
    let ends = comma || !own && (subject || before.len() > 1 && (by || relative));
    (!before.is_empty() && ends).then_some(group.start)
}

/// Ends a cue before a token; what follows is the beginning of what is said.
fn end_at(reading: &Reading, found: &mut Attribution, cue: &Range<usize>, end: usize) {
    found.cue = vec![reading.span(&(cue.start..end))];
    for content in &mut found.content {
        let tokens = reading.tokens_in(*content);
        if tokens.start == cue.end {
            *content = reading.span(&(end..tokens.end));
        }
    }
}

/// Begins a cue at a token; what stood before it belongs to the source, or is the source where it goes before "which".
fn begin_at(reading: &Reading, found: &mut Attribution, cue: &Range<usize>, start: usize) {
    found.cue = vec![reading.span(&(start..cue.end))];
    let relative = matches!(reading.text(start - 1), "which" | "who" | "that");
    let object = (cue.start..start).find(|&at| begins_phrase(reading, at));
    match (found.source.last_mut(), object) {
        (_, Some(object)) if relative => found.source = vec![reading.span(&(object..start))],
        (Some(source), _) if reading.tokens_in(*source).end == cue.start => {
            *source = reading.span(&(reading.tokens_in(*source).start..start));
        }
        (None, _) => found.source = vec![reading.span(&(cue.start..start))],
        _ => {}
    }
}

/// "think | up to 60mm could fall", "suggests | starting with a walk": what goes with the first word of what is said is no
/// part of the cue.
fn without_quantity(reading: &Reading, found: &mut Attribution) {
    let ([cue], Some(content)) = (&mut found.cue[..], found.content.first_mut()) else { return };
    let (own, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let says = |at: usize| reading.classes[at].any(REPORTS.or(Classes::WANT));
    let Some(verb) = own.clone().rev().find(|&at| says(at)).filter(|_| said.start == own.end) else { return };
    let rest: Vec<&str> = (verb + 1..own.end).map(|at| reading.text(at)).collect();
    let quantity = matches!(
        rest[..],
        ["up", "to"] | ["at", "least" | "most"] | ["more" | "less" | "fewer", "than"] | ["about" | "around" | "nearly"]
    ) && tag(reading, said.start) == Tag::Number;
    let acts = rest.len() == 2
        && tag(reading, verb + 1) == Tag::Gerund
        && matches!(
            reading.text(verb),
            "suggest" | "suggests" | "suggested" | "recommend" | "recommends" | "recommended"
        );
    if quantity || acts {
        *cue = reading.span(&(own.start..verb + 1));
        *content = reading.span(&(verb + 1..said.end));
    }
}

/// "expects | claims of $3 million": what is expected is a thing with its amount.
fn of_amount(reading: &Reading, found: &mut Attribution) {
    let ([cue], Some(content)) = (&mut found.cue[..], found.content.first_mut()) else { return };
    let (own, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let expects =
        |at: &usize| matches!(reading.text(*at), "expects" | "expect" | "expected" | "predicts" | "forecasts");
    let Some(verb) = own.clone().find(expects).filter(|_| said.start == own.end) else { return };
    let amount = said.clone().take(4).any(|at| tag(reading, at) == Tag::Number);
    if verb + 1 < own.end && reading.text(said.start) == "of" && amount {
        *cue = reading.span(&(own.start..verb + 1));
        *content = reading.span(&(verb + 1..said.end));
    }
}

/// "said in an email to | staff | that the works": a cue that ends with a preposition goes on with what belongs to that.
fn closes(reading: &Reading, found: &mut Attribution) {
    let ([cue], Some(content)) = (&mut found.cue[..], found.content.first()) else { return };
    let (own, after) = (reading.tokens_in(*cue), reading.tokens_in(*content).start);
    let open = own.len() > 2 && tag(reading, own.end - 1) == Tag::Adposition;
    let between = own.end..after.max(own.end);
    let phrase = !between.is_empty()
        && between.len() < 5
        && between.clone().all(|at| inside(reading, at) || tag(reading, at).is_nominal());
    let outside = found.source.iter().all(|source| !reading.tokens_in(*source).any(|at| between.contains(&at)));
    if open && phrase && outside {
        *cue = reading.span(&(own.start..after));
    }
}
