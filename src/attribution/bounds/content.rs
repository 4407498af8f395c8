//! Contents: what is said, and where it ends.

use super::{LONGEST_SUBJECT, REPORTS, extent, inside};
use crate::attribution::clause::{is_named, reported};
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::phrase::{begins_phrase, phrase_after};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode, mode_of};
use crate::structure::dateline_end;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

/// Verbs that have a clause for what is said.
const SAYS_THAT: Classes = Classes::SPEECH.or(Classes::BELIEF);

/// Tokens of a relative clause at most.
const LONGEST_RELATIVE: usize = 40;

/// Sets what is said right.
pub(super) fn mend(reading: &Reading, found: &mut Attribution) {
    without_own_source(reading, found);
    from_that(reading, found);
    from_noun(reading, found);
    without_relative(reading, found);
    over_relative(reading, found);
    to_relative_end(reading, found);
    to_clause_end(reading, found);
    within_condition(reading, found);
    from_semicolon(reading, found);
    without_day(reading, found);
    to_next_verb(reading, found);
    to_main_verb(reading, found);
    within_sentence(reading, found);
    extent::to_semicolon(reading, found);
    of_infinitive(reading, found);
    without_comma(reading, found);
}

/// "The company may sell |, | three sources with knowledge of | the matter | said": what is said ends before who says it.
fn without_own_source(reading: &Reading, found: &mut Attribution) {
    let ([source], [content]) = (&found.source[..], &mut found.content[..]) else { return };
    let (own, range) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let comma = range.clone().take_while(|&at| at <= own.start).filter(|&at| reading.text(at) == ",").last();
    let overlaps = range.start < own.start && own.start <= range.end && range.end < reading.sentence_of(own.start).end;
    // The source's own words go on from that comma.
    let of = |comma: usize| {
        let between = comma + 1..own.start;
        !between.is_empty()
            && between.clone().any(|at| reading.classes[at].any(Classes::SPEAKER))
            && !between.clone().any(|at| is_finite(reading, at))
    };
    if let Some(comma) = comma.filter(|&comma| {
        overlaps && comma > range.start + 1 && (own.start < range.end && own.start == comma + 1 || of(comma))
    }) {
        *content = reading.span(&(range.start..comma));
        found.mode = mode_of(reading, &found.content);
    }
}

/// "revealed after | the match that Field had played": where and when it was said is no part of what is said.
fn from_that(reading: &Reading, found: &mut Attribution) {
    let (Some(cue), Some(content)) = (found.cue.last_mut(), found.content.first_mut()) else { return };
    let (said, range) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let last = said.end.saturating_sub(1);
    let way = said.len() > 1
        && matches!(
            reading.text(last),
            "after"
                | "before"
                | "during"
                | "following"
                | "in"
                | "at"
                | "on"
                | "from"
                | "through"
                | "via"
                | "by"
                | "for"
                | "over"
                | "since"
        );
    let says = reading.classes[last.saturating_sub(1)].any(REPORTS);
    // "said | in a statement read to the court | that", "had remarked | on seeing the pictures | that"
    let verb = (said.start..last).find(|&at| reading.classes[at].any(SAYS_THAT) && tag(reading, at).is_verb());
    let verb = verb.filter(|&verb| verb + 1 < last && tag(reading, verb + 1) == Tag::Adposition);
    let open = tag(reading, last) == Tag::Adposition
        || reading.text(last) == "to"
        || last > 0 && tag(reading, last) == Tag::Gerund && tag(reading, last - 1) == Tag::Adposition;
    let (way, says, last) = match verb.filter(|_| open) {
        Some(verb) => (true, true, verb + 1),
        None => (way, says, last),
    };
    if !way || !says || range.start != said.end || reading.quoted[range.start] != Quoted::Outside {
        return;
    }
    let phrase = phrase_after(reading, range.start, range.end).map_or(range.start, |phrase| phrase.end);
    let that = (range.start..=phrase).find(|&at| reading.text(at) == "that");
    if let Some(that) = that.filter(|&that| that + 2 < range.end && that > range.start) {
        *cue = reading.span(&(said.start..last));
        *content = reading.span(&(that..range.end));
    }
}

/// "said | any suggestion | that he had lied was false": what is said begins with its subject.
fn from_noun(reading: &Reading, found: &mut Attribution) {
    let ([cue], Some(content)) = (&found.cue[..], found.content.first_mut()) else { return };
    let (said, range) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let gap = said.end..range.start;
    let says = said
        .end
        .checked_sub(1)
        .is_some_and(|verb| reading.classes[verb].any(SAYS_THAT) && !reading.classes[verb].any(Classes::TELL));
    let common = |at: usize| tag(reading, at) != Tag::ProperNoun && reading.classes[at].any(Classes::NOUN);
    let noun = gap.clone().last().is_some_and(common);
    let plain = |at: usize| inside(reading, at) || tag(reading, at).is_nominal();
    let told = found.source.iter().any(|source| source.overlaps(reading.span(&gap)));
    if says && noun && !told && reading.text(range.start) == "that" && gap.clone().all(plain) {
        *content = reading.span(&(gap.start..range.end));
    }
}

/// "acknowledges | the limits of the work | and hopes to repeat it": what somebody speaks about ends before what else they
/// do.
fn to_next_verb(reading: &Reading, found: &mut Attribution) {
    let ([content], Mode::Indirect) = (&mut found.content[..], found.mode) else { return };
    let range = reading.tokens_in(*content);
    let verb = |at: usize| at + 1 < range.end && is_finite(reading, at);
    // "the findings | and that it had reopened two cases": what is said before goes on there.
    let goes_on = |at: usize| verb(at) || reading.text(at) == "that" && at + 2 < range.end;
    let own = |at: usize| is_finite(reading, at) && reading.text(at - usize::from(at > range.start)) != "to";
    let Some(and) = range.clone().find(|&at| own(at) || reading.text(at) == "and" && goes_on(at + 1)) else {
        return;
    };
    let opens = reading.classes[range.start].any(Classes::THAT) || tag(reading, range.start) == Tag::Particle;
    let follows = found.cue.iter().all(|cue| reading.tokens_in(*cue).end <= range.start);
    let own = found.source.iter().all(|source| reading.tokens_in(*source).end <= range.start);
    if reading.text(and) == "and" && and > range.start + 1 && !opens && follows && own {
        *content = reading.span(&(range.start..and));
    }
}

/// "A warning that demand could outstrip supply | has raised fears": what a noun says ends before the sentence's own verb.
pub(in crate::attribution) fn to_main_verb(reading: &Reading, found: &mut Attribution) {
    let ([cue], [content], Mode::Indirect) = (&found.cue[..], &mut found.content[..], found.mode) else { return };
    let (noun, range) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let sentence = reading.sentence_of(noun.start);
    let says =
        noun.len() == 1 && reading.classes[noun.start].any(Classes::NOUN) && tag(reading, noun.start).is_nominal();
    let near = noun.start - sentence.start <= LONGEST_SUBJECT;
    if !(says && near && reading.text(range.start) == "that" && range.start >= noun.end) {
        return;
    }
    if (sentence.start..noun.start).any(|at| is_finite(reading, at)) {
        return;
    }
    // A second verb right behind a noun, with nothing that joins the two.
    let joins = |at: usize| {
        reading.is_mark(at)
            || matches!(tag(reading, at), Tag::Coordinator | Tag::Subordinator)
            || reading.classes[at].any(Classes::THAT)
    };
    let helps = |at: usize| matches!(tag(reading, at), Tag::Auxiliary | Tag::Modal | Tag::Pronoun | Tag::Particle);
    let first = range.clone().find(|&at| is_finite(reading, at));
    let second = first.and_then(|first| {
        let mut verbs = (first + 2..range.end).filter(|&at| is_finite(reading, at) && !helps(at - 1));
        verbs.find(|&at| !(first + 1..at).any(joins) && !(first + 1..at).all(|at| tag(reading, at) == Tag::Adverb))
    });
    if let Some(verb) = second {
        *content = reading.span(&(range.start..verb));
    }
}

/// "fear | the disease, which has killed birds, could return": a subject goes on over what is set off behind it to its
/// verb.
fn over_relative(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue], [content]) = (&found.source[..], &found.cue[..], &mut found.content[..]) else { return };
    let [source, cue, range] = [*source, *cue, *content].map(|span| reading.tokens_in(span));
    let sentence = reading.sentence_of(cue.start);
    let (comma, end) = (range.end, sentence.end.saturating_sub(1));
    // "Ann, who feared the frost, which came early, said": what follows may be the sentence's own verb.
    let own = source.end == cue.start && !reading.classes[source.start].any(Classes::THAT);
    let subject = own && range.start == cue.end && !range.clone().any(|at| is_finite(reading, at));
    let opens = comma + 2 < end && reading.text(comma) == ",";
    if !(subject && opens && reading.is_mark(end) && reading.classes[cue.end - 1].any(SAYS_THAT)) {
        return;
    }
    let closes = (comma + 2..end.min(comma + LONGEST_RELATIVE)).find(|&at| reading.text(at) == ",");
    let finite = |at: usize| is_finite(reading, at) || reading.text(at).ends_with("ed");
    if closes.is_some_and(|closes| finite(closes + 1)) {
        *content = reading.span(&(range.start..end));
    }
}

/// "Critics, | who | say | the plan is dear |, will protest": a relative clause ends where its sentence goes on.
fn to_relative_end(reading: &Reading, found: &mut Attribution) {
    let ([source], [content], Mode::Indirect) = (&found.source[..], &mut found.content[..], found.mode) else { return };
    let (own, range) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let last = own.end.saturating_sub(1);
    let relative = own.len() < 4 && matches!(reading.text(last), "who" | "which" | "whom");
    let set_off = own.start.checked_sub(1).is_some_and(|comma| reading.text(comma) == ",");
    let closes = |at: &usize| reading.text(*at) == "," && is_finite(reading, at + 1) && at + 2 < range.end;
    let comma = range.clone().rev().find(closes).filter(|_| relative && set_off && range.start > last);
    // "who refused | to leave them |, dies at 88"
    let states =
        |comma: &usize| reading.text(range.start) == "to" || (range.start..*comma).any(|at| is_finite(reading, at));
    if let Some(comma) = comma.filter(states) {
        *content = reading.span(&(range.start..comma));
    }
}

/// "The hearing, | which | is expected | to last nine days |, continues": so does one that nobody is named for.
fn to_clause_end(reading: &Reading, found: &mut Attribution) {
    let ([first, last], true, Mode::Indirect) = (&mut found.content[..], found.source.is_empty(), found.mode) else {
        return;
    };
    let (own, range) = (reading.tokens_in(*first), reading.tokens_in(*last));
    let relative = own.len() == 1 && matches!(reading.text(own.start), "who" | "which" | "that");
    // "To pass through Leeds, Bradford and York, | begins at noon"
    let verb = |at: usize| is_finite(reading, at) || at + 1 >= range.end;
    let closes = |at: &usize| reading.text(*at) == "," && *at > range.start && verb(at + 1);
    if let Some(comma) = range.clone().rev().find(closes).filter(|_| relative) {
        *last = reading.span(&(range.start..comma));
    }
}

/// "Even if | growers | say | the price is fair |, shops will wait": what is said ends with the clause that it stands in.
fn within_condition(reading: &Reading, found: &mut Attribution) {
    let ([source], [content], Mode::Indirect) = (&found.source[..], &mut found.content[..], found.mode) else { return };
    let (own, range) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let start = reading.sentence_of(own.start).start;
    let opens = matches!(reading.text(start), "If" | "Even" | "Although" | "Though" | "While" | "Whereas");
    let near = opens && own.start > start && own.start <= start + 2 && range.start > own.end;
    let closes = |at: &usize| {
        reading.text(*at) == ","
            && begins_phrase(reading, at + 1)
            && (range.start..*at).any(|at| is_finite(reading, at))
            && phrase_after(reading, at + 1, range.end).is_some_and(|main| is_finite(reading, main.end))
    };
    if let Some(comma) = range.clone().find(|at| near && closes(at)) {
        *content = reading.span(&(range.start..comma));
    }
}

/// "Whether it lasts is unclear; | the bank expects a fall, | according to a note": what stands before a semicolon is no
/// part of it.
fn from_semicolon(reading: &Reading, found: &mut Attribution) {
    let ([cue], [content], Mode::Indirect) = (&found.cue[..], &mut found.content[..], found.mode) else { return };
    let (cue, range) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let semicolon = range.clone().rev().find(|&at| reading.text(at) == ";");
    if let Some(semicolon) = semicolon.filter(|&at| range.end <= cue.start && at + 2 < range.end) {
        *content = reading.span(&(semicolon + 1..range.end));
    }
}

/// What is said without quotation marks ends with its sentence.
fn within_sentence(reading: &Reading, found: &mut Attribution) {
    for content in &mut found.content {
        let range = reading.tokens_in(*content);
        let own = reading.sentence.get(range.start).copied();
        let beyond = |at: &usize| reading.sentence.get(*at).copied() != own && reading.quoted[*at] == Quoted::Outside;
        if let Some(end) = range.clone().find(beyond) {
            *content = reading.span(&(range.start..end));
        }
    }
}

/// "The officials, | who spoke on condition of anonymity, | said | the taps were shut": what is told of the source is no
/// part of what is said.
fn without_relative(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue], true) = (&found.source[..], &found.cue[..], found.content.len() > 1) else { return };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    let tells = |content: &Span| {
        let range = reading.tokens_in(*content);
        let beside = range.start == own.end || range.start == own.end + 1 && reading.text(own.end) == ",";
        beside && range.end <= said.start && matches!(reading.text(range.start), "who" | "which" | "whose")
    };
    found.content.retain(|content| !tells(content));
}

/// "told his players | to stop kicking the ball away |, and within minutes they had scored": what somebody is to do ends
/// before a clause of its own.
pub(in crate::attribution) fn of_infinitive(reading: &Reading, found: &mut Attribution) {
    let ([cue], [content], Mode::Indirect) = (&found.cue[..], &mut found.content[..], found.mode) else { return };
    let range = reading.tokens_in(*content);
    let not = usize::from(reading.text(range.start) == "not");
    let wanted = reading.text(range.start + not) == "to" && reading.tokens_in(*cue).end <= range.start;
    let closes = |at: &usize| {
        reading.text(*at) == ","
            && matches!(reading.text(at + 1), "and" | "but" | "so")
            && !is_finite(reading, at + 2)
            && (at + 2..range.end).take_while(|&at| reading.text(at) != ",").any(|at| is_finite(reading, at))
    };
    // "to stop in February | but had insisted on going on"
    let turns = |at: &usize| {
        let within = (range.start..*at).any(|at| matches!(reading.text(at), "who" | "that" | "which" | "anyone"));
        let verb = matches!(tag(reading, at + 1), Tag::Auxiliary | Tag::Past | Tag::Modal);
        matches!(reading.text(*at), "but" | "and") && verb && !within
    };
    if let Some(comma) = range.clone().find(|at| wanted && *at > range.start + 1 && (closes(at) || turns(at))) {
        *content = reading.span(&(range.start..comma));
    }
}

/// What is said does not end with the comma before who says it, unless that is quoted too.
fn without_comma(reading: &Reading, found: &mut Attribution) {
    for content in &mut found.content {
        let range = reading.tokens_in(*content);
        let last = range.end.saturating_sub(1);
        if range.len() > 1 && reading.text(last) == "," && reading.quoted[last] == Quoted::Outside {
            *content = reading.span(&(range.start..last));
        }
    }
}

/// "HALDEN (AP) - | At least two people died": where the story was filed is no part of what is said in it, nor of who
/// says it.
pub(in crate::attribution) fn without_dateline(reading: &Reading, all: &mut [Attribution]) {
    for found in all.iter_mut() {
        let Some(source) = found.source.first_mut() else { continue };
        let after = dateline(reading, source.start);
        if source.end > after {
            continue;
        }
        // "LONDON, Oct 9 - Harrow & Finch raised its forecast, | saying": whoever the sentence is about.
        let sentence = reading.sentence_of(reading.tokens_in(*source).start);
        let first = sentence.clone().find(|&at| reading.segmentation.tokens[at].span.start >= after);
        let subject = first.and_then(|first| phrase_after(reading, first, sentence.end));
        match subject.filter(|subject| is_named(reading, subject) && reading.text(subject.end) != ",") {
            Some(subject) => {
                let rest = if reading.text(subject.end) == "&" { 2 } else { 0 };
                *source = reading.span(&(subject.start..(subject.end + rest).min(sentence.end)));
            }
            None => found.source.clear(),
        }
    }
    for span in all.iter_mut().flat_map(|found| found.content.first_mut().into_iter().chain(found.source.first_mut())) {
        let after = dateline(reading, span.start);
        if after < span.end {
            span.start = span.start.max(after);
        }
    }
}

/// Where the dateline ends that a place in the text opens, or that place.
fn dateline(reading: &Reading, start: u32) -> u32 {
    let segmentation = reading.segmentation;
    let sentence = segmentation.sentences.get(segmentation.sentence_at(start));
    let block = sentence.and_then(|sentence| segmentation.blocks.get(sentence.block as usize));
    let block = block.filter(|block| block.span.start == start);
    start + block.and_then(|block| dateline_end(block.span.of(segmentation.text))).map_or(0, |end| end as u32)
}

/// Attributions after one that may be reported beside it.
const BESIDE: usize = 6;

/// Verbs that say something of what somebody else says.
const ANSWERS: Classes = Classes::SPEECH.or(Classes::JUDGE);

/// "The airport is open |, the ministry said, | but pilots disputed that": what another says beside it is no second half.
fn without_other(reading: &Reading, all: &mut Vec<Attribution>) {
    let mut added = Vec::new();
    for found in all.iter_mut() {
        let [_, last] = found.content[..] else { continue };
        let range = reading.tokens_in(last);
        let joins = matches!(reading.text(range.start), "but" | "while" | "although" | "though");
        let answers = |at: &usize| {
            reading.classes[*at].any(ANSWERS) && (is_finite(reading, *at) || reading.text(*at).ends_with("ed"))
        };
        let named =
            |at: usize| inside(reading, at) || tag(reading, at).is_nominal() || tag(reading, at) == Tag::Coordinator;
        let verb = range.clone().skip(2).take(LONGEST_SUBJECT).find(answers);
        let verb = verb.filter(|&verb| joins && verb + 1 < range.end && (range.start + 1..verb).all(named));
        if let Some(verb) = verb {
            found.content.pop();
            found.mode = mode_of(reading, &found.content);
            let said = verb + 1..range.end;
            added.push(reported(reading, &(range.start + 1..verb), verb..verb + 1, &[said], "reporting-clause"));
        }
    }
    all.extend(added);
}

/// "The trust said | sacking a third manager | showed": a source begins behind the verb of whoever speaks of it.
fn without_cue(reading: &Reading, all: &mut [Attribution]) {
    for index in 0..all.len() {
        let [source] = all[index].source[..] else { continue };
        let near = index.saturating_sub(BESIDE)..all.len().min(index + BESIDE);
        let own = |other: &usize| all[*other].source.first().is_some_and(|other| other.start == source.start);
        let others = near.filter(|&other| other != index).filter(own).flat_map(|other| all[other].cue.iter());
        let last = others.filter(|cue| source.start < cue.start && cue.end < source.end).map(|cue| cue.end).max();
        let range = reading.tokens_in(source);
        // "Ann Lee, whose lawyer denied the claim, said": that verb is of the clause that tells of her.
        if range.clone().any(|at| matches!(reading.text(at), "who" | "whose" | "which" | "that")) {
            continue;
        }
        let rest = last.map(|end| range.clone().find(|&at| reading.segmentation.tokens[at].span.start >= end));
        if let Some(Some(start)) = rest.filter(|start| {
            start.is_some_and(|start| begins_phrase(reading, start) || tag(reading, start) == Tag::Gerund)
        }) {
            all[index].source = vec![reading.span(&(start..range.end))];
        }
    }
}

/// "Research suggests it helps | , but critics note that it costs": what another says beside it is no part of it.
pub(in crate::attribution) fn apart(reading: &Reading, all: &mut Vec<Attribution>) {
    without_other(reading, all);
    without_cue(reading, all);
    for index in 0..all.len() {
        let begins = all[index].content.last().copied();
        let Some(content) = begins.filter(|_| all[index].mode != Mode::Direct) else { continue };
        let after = all[index].cue.iter().all(|cue| cue.end <= content.start);
        let beside = all[index + 1..].iter().take(BESIDE).find_map(|other| {
            let source = other.source.first().filter(|source| content.contains(**source))?;
            let start = reading.tokens_in(*source).start;
            let comma = |at: &usize| reading.text(*at) == "," || reading.text(*at) == ";";
            // "… subsidies,” and the alliance"
            let mark = |at: &usize| reading.quoted[*at] == Quoted::Closing && *at > 0 && comma(&(at - 1));
            let joint = start.checked_sub(2).filter(|at| comma(at) || mark(at))?;
            let joins = matches!(reading.text(joint + 1), "but" | "and" | "while" | "though" | "although" | "yet");
            let cue = other.cue.first()?;
            let finite = reading.tokens_in(*cue).any(|at| is_finite(reading, at));
            let end = joint + usize::from(!comma(&joint));
            (joins && finite && cue.start >= source.end).then_some(end)
        });
        let range = reading.tokens_in(content);
        if let (Some(joint), Some(last)) =
            (beside.filter(|&joint| after && joint > range.start), all[index].content.last_mut())
        {
            *last = reading.span(&(range.start..joint));
            all[index].mode = mode_of(reading, &all[index].content);
        }
    }
}

/// "a move | officials | say | will save millions": a clause that is set within another, and what it speaks of around it.
pub(super) fn set_within(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue]) = (&mut found.source[..], &found.cue[..]) else { return };
    let (own, cue) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    let says = reading.classes[cue.end - 1].any(Classes::SAY.or(Classes::THINK).or(Classes::CLAIM));
    let gap = cue.end < reading.sentence_of(cue.start).end
        && matches!(tag(reading, cue.end), Tag::Modal | Tag::Auxiliary | Tag::Present | Tag::Past);
    let last = own.end.saturating_sub(1);
    let several = reading.classes[last].any(Classes::SPEAKER) && reading.text(last).ends_with('s');
    let singular = matches!(reading.text(own.start), "a" | "an" | "A" | "An");
    if !(says && gap && several && singular && own.end == cue.start && own.len() > 2) {
        return;
    }
    let after = found.content.iter().map(|content| reading.tokens_in(*content)).find(|after| after.start == cue.end);
    if let Some(after) = after {
        *source = reading.span(&(last..own.end));
        found.content = vec![reading.span(&(own.start..last)), reading.span(&after)];
    }
}

/// "told reporters | Monday the city would wait": the day belongs to the saying.
fn without_day(reading: &Reading, found: &mut Attribution) {
    let Some(content) = found.content.first_mut().filter(|_| found.mode != Mode::Direct) else { return };
    let range = reading.tokens_in(*content);
    let (day, next) = (range.start, range.start + 1);
    let clause = || {
        phrase_after(reading, next, range.end)
            .is_some_and(|subject| subject.end < range.end && is_finite(reading, subject.end))
            || reading.text(next) == "that" && next + 2 < range.end
    };
    let follows = found.cue.iter().all(|cue| reading.tokens_in(*cue).end <= day);
    if follows && reading.classes[day].any(Classes::DAY) && next < range.end && !is_finite(reading, next) && clause() {
        *content = reading.span(&(next..range.end));
    }
}
