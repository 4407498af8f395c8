//! Sources: where they begin and end, and whose a verb is.

use std::ops::Range;

use super::{LONGEST_SUBJECT, REPORTS, inside};
use super::{question, setting, whole};
use crate::attribution::Attribution;
use crate::attribution::clause::{is_named, without_mark};
use crate::attribution::part_of_speech::{is_finite, lower, tag};
use crate::attribution::phrase::{begins_phrase, one_after_another, phrase_after, phrase_before};
use crate::attribution::reading::{Quoted, Reading};
use crate::structure::BlockKind;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Sets the source right: no name is cut, no place or occasion is set before it.
pub(super) fn mend(reading: &Reading, found: &mut Attribution) {
    let cue = found.cue.first().map_or(0..0, |cue| reading.tokens_in(*cue));
    of_relative(reading, found, &cue);
    if found.source.is_empty() {
        subject(reading, found, &cue);
    } else if is_told(reading, found, &cue) || question::is_asked(reading, found, &cue) {
        found.source.clear();
    }
    question::asked_by(reading, found, &cue);
    question::to_answer(reading, found, &cue);
    whole::mend(reading, found, &cue);
    with_apposition(reading, found, &cue);
    quoted_as(reading, found, &cue);
    said_somewhere(reading, found, &cue);
    without_however(reading, found, &cue);
    let [source] = &mut found.source[..] else { return };
    let mut range = reading.tokens_in(*source);
    if let Some(nearer) = own_subject(reading, &range, &cue).or_else(|| of_said(reading, &range, &cue)) {
        range = nearer;
    }
    range.end = before_own_report(reading, &range, &cue);
    range.start = of_clause(reading, &range);
    range.end = to_contact(reading, &range, &cue);
    range.start = of_apposition(reading, &range, &cue);
    range.start = with_others(reading, &range);
    range.start = whose_knowledge(reading, &range);
    range.start = setting::after_time(reading, &range);
    range.start = setting::after_place(reading, &range);
    range.start = of_document(reading, &range);
    range.start = setting::with_place(reading, &range);
    range.end = setting::before_time(reading, &range);
    range.start = one_after_another(reading, &range, reading.sentence_of(range.start).start);
    let sentence = reading.sentence_of(range.start);
    // "Human Rights | Watch accused"
    // "Mayor | Des Hanrahan rejected"
    let high = |at: usize| reading.text(at).starts_with(char::is_uppercase) && !is_day(reading, at);
    let names = cue.clone().take_while(|&at| high(at)).count();
    if names > 0 && names < cue.len() && names < 4 && range.end == cue.start && high(cue.start - 1) {
        range.end = cue.start + names;
        found.cue = vec![reading.span(&(cue.start + names..cue.end))];
    }
    // "Consumer | Reports | called it": the name's own word, and the verb behind it.
    let called = found.content.first().map_or(0..0, |content| reading.tokens_in(*content));
    let named = names > 0 && names == cue.len() && range.end == cue.start && high(cue.start - 1);
    if named && called.start == cue.end && called.len() > 1 && is_finite(reading, called.start) {
        range.end = cue.end;
        found.cue = vec![reading.span(&(called.start..called.start + 1))];
        found.content[0] = reading.span(&(called.start + 1..called.end));
    }
    // "FDA | inspectors | found"
    let rest = range.end..cue.start;
    let speak = |at: usize| {
        let several = tag(reading, at) == Tag::PluralNoun || reading.text(at).ends_with('s');
        several && reading.classes[at].any(Classes::SPEAKER)
    };
    if !rest.is_empty()
        && rest.len() < 3
        && rest.clone().all(|at| tag(reading, at).is_nominal() || speak(at))
        && speak(cue.start - 1)
    {
        range.end = cue.start;
    }
    if let Some(nearer) = of_gerund(reading, &range, &cue) {
        range = nearer;
    }
    // A capital within a sentence is a name's, whatever the tagger takes "Fielding" for.
    let name = |at: usize| {
        let capital = at > sentence.start && reading.text(at).starts_with(char::is_uppercase);
        (capital || reading.tags[at] == Tag::ProperNoun) && reading.quoted[at] == Quoted::Outside
    };
    // "Mrs Justice | Fielding thanked jurors and told"
    while range.end < sentence.end
        && !cue.contains(&range.end)
        && name(range.end)
        && name(range.end - 1)
        && !is_day(reading, range.end)
    {
        range.end += 1;
    }
    while range.start > sentence.start
        && name(range.start - 1)
        && name(range.start)
        && !is_day(reading, range.start - 1)
    {
        range.start -= 1;
    }
    // "Board | member Greg Shah"
    let opens = range.start == sentence.start + 1 && reading.classes[sentence.start].any(Classes::SPEAKER);
    if opens && tag(reading, range.start) == Tag::Noun && reading.text(sentence.start).starts_with(char::is_uppercase) {
        range.start = sentence.start;
    }
    // "Doctors | Without Borders"
    if range.start > sentence.start && matches!(reading.text(range.start), "Without" | "Against" | "For") {
        range.start -= 1;
    }
    // "Startup | sues rival, | alleging": whoever does the one does the other.
    let headline = || reading.block_kind(cue.start) == BlockKind::Headline;
    let second = tag(reading, cue.start) == Tag::Gerund || headline();
    let second = second && cue.start > 0 && reading.text(cue.start - 1) == ",";
    let own = range.clone().skip(1).find(|&at| matches!(tag(reading, at), Tag::Present | Tag::Past));
    let beside = range.end + 1 == cue.start || range.end == cue.start && reading.text(range.end - 1) == ",";
    // "The League agreed, | pointing out"
    let closes = |verb: usize| verb + 1 == range.end || reading.text(verb + 1) == ",";
    if let Some(verb) = own.filter(|&verb| second && beside && (begins_phrase(reading, verb + 1) || closes(verb))) {
        let relative = (range.start..verb).any(|at| reading.classes[at].any(Classes::THAT));
        range.end = if relative { range.end } else { verb };
    }
    // "Local officials | have for years complained"
    let relative = range.clone().any(|at| reading.classes[at].any(Classes::THAT) || reading.text(at) == "whose");
    let contact = |at: usize| matches!(reading.text(at - 1), "he" | "she" | "they" | "I" | "we");
    let helps =
        range.clone().skip(1).find(|&at| matches!(reading.tags[at], Tag::Auxiliary | Tag::Modal) && !contact(at));
    // "Last May a team reported"
    let helps = helps.filter(|&at| reading.text(at).starts_with(char::is_lowercase));
    if let Some(helps) = helps.filter(|_| range.end == cue.start && !relative) {
        range.end = helps;
        found.cue[0] = reading.span(&(helps..cue.end));
    }
    // "who | nevertheless thinks"
    let adverbs = range.clone().skip(1).all(|at| tag(reading, at) == Tag::Adverb);
    if range.len() > 1 && adverbs && range.end == cue.start && reading.text(range.start) == "who" {
        range.end = range.start + 1;
        found.cue[0] = reading.span(&(range.end..cue.end));
    }
    // "Outside the court, | her solicitor"
    let opens = range.start == sentence.start && tag(reading, range.start) == Tag::Adposition;
    let comma = range.clone().find(|&at| reading.text(at) == ",").filter(|&comma| comma + 1 < range.end);
    if let Some(comma) = comma.filter(|&comma| opens && begins_phrase(reading, comma + 1)) {
        range.start = comma + 1;
    }
    *source = reading.span(&range);
}

/// "Two officials, | who spoke privately because they feared for their jobs, | said | it would close": whoever the clause is
/// of says it.
fn of_relative(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    if let ([source], [clause]) = (&mut found.source[..], &mut found.content[..]) {
        // "Resident Barbara Nunn, | whose bungalow backs on to the site, | told | the paper": who she is, not what she says.
        let (own, range) = (reading.tokens_in(*source), reading.tokens_in(*clause));
        let beside = own.end + 1 == range.start && reading.text(own.end) == ",";
        let ends = range.end + 1 == cue.start && reading.text(range.end) == ",";
        let sentence = reading.sentence_of(cue.start);
        let said = cue.end..without_mark(reading, &sentence);
        if beside && ends && matches!(reading.text(range.start), "who" | "which" | "whose") && said.len() > 1 {
            *source = reading.span(&(own.start..cue.start));
            *clause = reading.span(&said);
        }
        return;
    }
    let ([], [first, _]) = (&found.source[..], &found.content[..]) else { return };
    let range = reading.tokens_in(*first);
    let beside = range.end == cue.start || range.end + 1 == cue.start && reading.text(range.end) == ",";
    if !beside || !matches!(reading.text(range.start), "who" | "which" | "whose") {
        return;
    }
    let source = phrase_before(reading, cue.start, reading.sentence_of(cue.start).start);
    if let Some(source) = source.filter(|source| source.start < range.start && is_named(reading, source)) {
        found.source = vec![reading.span(&source)];
        found.content.remove(0);
    }
}

/// "Analysts polled by Reuters | had expected | a profit": the subject of a verb that is not passive is the source.
fn subject(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    let [first, _] = found.content[..] else { return };
    let range = reading.tokens_in(first);
    let active = !cue.clone().any(|at| reading.classes[at].any(Classes::BE.or(Classes::UNNAMED)))
        && cue.clone().any(|at| reading.classes[at].any(REPORTS) && is_finite(reading, at));
    let speaks = range.clone().any(|at| reading.classes[at].any(Classes::SPEAKER));
    let clause = range.clone().any(|at| is_finite(reading, at) || reading.quoted[at] != Quoted::Outside);
    if active && speaks && !clause && range.end == cue.start {
        found.source = vec![first];
        found.content.remove(0);
    }
}

/// "Others | were told | to leave": whoever is told something does not say it.
fn is_told(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let verb = cue.clone().find(|&at| reading.classes[at].any(Classes::TELL) && reading.tags[at] == Tag::Participle);
    // "He's promised that": he has.
    let short = matches!(reading.text(cue.start), "'s" | "’s");
    let passive = !short && verb.is_some_and(|verb| (cue.start..verb).any(|at| reading.classes[at].any(Classes::BE)));
    let before = found.source.iter().all(|source| reading.tokens_in(*source).end <= cue.start);
    passive && before && reading.text(cue.end) != "by"
}

/// "The radio | quoted one worker as saying | that": whoever is quoted says it; the radio passes it on.
fn quoted_as(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    let ([_], [content]) = (&found.source[..], &mut found.content[..]) else { return };
    let range = reading.tokens_in(*content);
    let quotes = cue.len() < 3 && matches!(reading.text(cue.end - 1), "quoted" | "cited" | "quotes" | "cites");
    let saying =
        range.clone().take(LONGEST_SUBJECT).find(|&at| reading.text(at) == "as" && reading.text(at + 1) == "saying");
    if let Some(saying) =
        saying.filter(|&at| quotes && range.start == cue.end && at > range.start && at + 2 < range.end)
    {
        found.source = vec![reading.span(&(range.start..saying))];
        *content = reading.span(&(saying + 2..range.end));
    }
}

/// "His solicitor, Martin Coe, | said | outside the court": where it was said is nobody; who said it stands before the
/// cue, and is no part of what is said.
fn said_somewhere(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    let ([source], [content]) = (&found.source[..], &found.content[..]) else { return };
    let (place, said) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let preposition =
        matches!(reading.text(place.start), "outside" | "inside" | "in" | "at" | "on" | "during" | "after");
    if !preposition || place.start != cue.end || said.end > cue.start || said.is_empty() {
        return;
    }
    let Some(subject) = phrase_before(reading, cue.start, said.start + 1) else { return };
    let end = subject.start - usize::from(reading.text(subject.start - 1) == ",");
    if is_named(reading, &subject) && end > said.start {
        found.source = vec![reading.span(&subject)];
        found.content = vec![reading.span(&(said.start..end))];
    }
}

/// "According to Mariam | , a mother of five, | rice costs more": what is set behind the name is no part of what is said.
fn with_apposition(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    let ([source], [content]) = (&mut found.source[..], &mut found.content[..]) else { return };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let beside = reading.classes[cue.start].any(Classes::ACCORDING)
        && own.start == cue.end
        && said.start == own.end + 1
        && reading.text(own.end) == ",";
    let named = tag(reading, own.end.saturating_sub(1)) == Tag::ProperNoun;
    let article = matches!(reading.text(said.start), "a" | "an" | "who" | "whose");
    let relative = !matches!(reading.text(said.start), "a" | "an");
    let comma = said.clone().find(|&at| reading.text(at) == ",");
    let Some(comma) = comma.filter(|_| beside && named && article) else { return };
    // "According to the BBC, a man, 45, was arrested": what is said of him.
    let person = tag(reading, own.start) == Tag::ProperNoun && !reading.classes[own.end - 1].any(Classes::MEDIA);
    let role = (said.start..comma).any(|at| reading.classes[at].any(Classes::SPEAKER));
    let clause = begins_phrase(reading, comma + 1) && tag(reading, comma + 1) != Tag::Number;
    let apart = relative || role && !(said.start..comma).any(|at| is_finite(reading, at));
    if apart && person && clause && comma + 2 < said.end && (comma + 1..said.end).any(|at| is_finite(reading, at)) {
        *source = reading.span(&(own.start..comma));
        *content = reading.span(&(comma + 1..said.end));
    }
}

/// "According to two people close to the talks, | however, the plan was dropped | in May": the source ends before the
/// comma.
fn without_however(reading: &Reading, found: &mut Attribution, cue: &Range<usize>) {
    let ([source], Some(last)) = (&mut found.source[..], found.content.last_mut()) else { return };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*last));
    let turns = |at: &usize| {
        reading.text(*at) == "," && matches!(reading.text(at + 1), "however" | "meanwhile" | "though" | "too")
    };
    let Some(comma) = own.clone().find(turns) else { return };
    let from = comma + 2 + usize::from(reading.text(comma + 2) == ",");
    if own.start == cue.end && own.end <= said.start && from < said.end {
        *source = reading.span(&(own.start..comma));
        *last = reading.span(&(from..said.end));
    }
}

/// "The department declined to comment, but | an official |, speaking privately, | confirmed": the subject of the cue's own
/// clause, where another was taken for the source.
fn own_subject(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let far = source.end < cue.start && reading.sentence_of(source.start) == reading.sentence_of(cue.start);
    if !far || reading.text(cue.start - 1) != "," {
        return None;
    }
    let joins = |at: &usize| {
        matches!(reading.text(*at), "but" | "and" | "while" | "although" | "though") && reading.text(at - 1) == ","
    };
    let first = (source.end + 1..cue.start).rev().find(joins)? + 1;
    let subject = phrase_after(reading, first, cue.start)?;
    let subject = first..(first..subject.end).find(|&at| reading.text(at) == ",").unwrap_or(subject.end);
    // Set off by commas, and with no verb but that of a clause of its own ("who spoke privately").
    let aside = subject.end + 1..cue.start - 1;
    let relative = matches!(reading.text(aside.start), "who" | "which" | "whose");
    let closed = aside.clone().all(|at| reading.text(at) != "," && (relative || !is_finite(reading, at)));
    (is_named(reading, &subject) && reading.text(subject.end) == "," && !aside.is_empty() && closed).then_some(subject)
}

/// "| One of them | said | Vance | had described": the subject of the clause, where who tells of it was taken for the source.
fn of_said(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let between = source.end..cue.start;
    let told = between.len() > 1
        && between.len() < LONGEST_SUBJECT
        && reading.classes[source.end].any(Classes::SAY)
        && is_finite(reading, source.end);
    let first = source.end + 1 + usize::from(reading.text(source.end + 1) == "that");
    let plain = |at: usize| tag(reading, at).is_nominal() || inside(reading, at);
    let subject = first..cue.start;
    (told && !subject.is_empty() && subject.clone().all(plain) && is_named(reading, &subject)).then_some(subject)
}

/// "Ann Lee, | a nurse in Leeds, | said": whoever the words between commas tell of.
fn of_apposition(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> usize {
    let first = reading.sentence_of(source.start).start;
    let apposed = source.start > first + 1
        && matches!(reading.text(source.start), "a" | "an" | "the")
        && reading.text(source.start - 1) == ","
        && (reading.text(source.end - 1) == "," && source.end == cue.start
            || reading.text(source.end) == "," && source.end + 1 == cue.start);
    if !apposed {
        return source.start;
    }
    // The tagger takes "Ashdown" for a noun; the sentence's first word is a name only where it says so.
    let name = |at: &usize| {
        let proper = *at > first || tag(reading, *at) == Tag::ProperNoun;
        proper && reading.text(*at).starts_with(char::is_uppercase) && !is_day(reading, *at)
    };
    let start = (first..source.start - 1).rev().take_while(name).last();
    // "In Leeds, a nurse said": a place is nobody.
    let opens = |start: usize| {
        let joins = start > first && matches!(reading.text(start - 1), "But" | "And" | "Yet" | "So" | "but" | "and");
        start == first || joins || !matches!(tag(reading, start - 1), Tag::Adposition | Tag::ProperNoun)
    };
    start.filter(|&start| opens(start) && source.start - 1 - start > 1).unwrap_or(source.start)
}

/// "but | fishermen and | conservation groups | said": where the phrase begins of those who speak together.
fn with_others(reading: &Reading, source: &Range<usize>) -> usize {
    let first = reading.sentence_of(source.start).start;
    let speak = |at: usize| reading.text(at).ends_with('s') && reading.classes[at].any(Classes::SPEAKER);
    let several = |at: usize| tag(reading, at) == Tag::PluralNoun || speak(at);
    let Some(other) = source.start.checked_sub(2).filter(|&other| other >= first && several(other)) else {
        return source.start;
    };
    let own = speak(source.end.saturating_sub(1)) && reading.text(other + 1) == "and";
    let start = (first..=other).rev().take_while(|&at| inside(reading, at) || at == other).last().unwrap_or(other);
    let opens = start == first
        || matches!(
            reading.text(start - 1),
            "but" | "while" | "that" | "as" | "although" | "though" | "and" | ";" | ":"
        );
    if own && opens { start } else { source.start }
}

/// Whoever hears a case: what is said before them is said by somebody else.
pub(super) const HEARERS: [&str; 10] =
    ["court", "jury", "inquest", "trial", "tribunal", "hearing", "inquiry", "jurors", "magistrates", "committee"];

/// "The court heard that he lied", "…, murder trial told": who hears it does not say it, and nobody is named who does.
pub(in crate::attribution) fn without_hearers(reading: &Reading, all: &mut [Attribution]) {
    for found in all {
        let ([source], [cue]) = (&found.source[..], &found.cue[..]) else { continue };
        let (own, cue) = (reading.tokens_in(*source), reading.tokens_in(*cue));
        let hearer = own.clone().last().is_some_and(|last| HEARERS.contains(&&*lower(reading, last)));
        let hears = cue.clone().last().is_some_and(|last| matches!(reading.text(last), "heard" | "hears" | "hear"));
        // "A jury told": nothing follows that it would tell.
        let told = cue.clone().last().is_some_and(|last| reading.text(last) == "told")
            && (cue.end == reading.sentence_of(cue.start).end || reading.is_mark(cue.end));
        if hearer && (hears || told) {
            found.source.clear();
        }
    }
}

/// "Ann Lee, | who voted no, | argued", "critics | who saw it | have called": whoever the clause is of.
fn of_clause(reading: &Reading, source: &Range<usize>) -> usize {
    let first = reading.sentence_of(source.start).start;
    let relative = |at: usize| at > first && matches!(reading.text(at), "who" | "which");
    let opens = source.start - usize::from(source.start > first && relative(source.start - 1));
    let clause = source.len() > 2 && relative(opens);
    let comma = usize::from(clause && reading.text(opens - 1) == ",");
    let own = source.clone().any(|at| is_finite(reading, at));
    let whole = Some(opens - comma).filter(|_| clause && own).and_then(|end| phrase_before(reading, end, first));
    whole.filter(|whole| is_named(reading, whole)).map_or(source.start, |whole| whole.start)
}

/// "A producer she | won’t name | warned": where the clause ends that begins with the pronoun behind the noun.
fn to_contact(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> usize {
    let last = source.end.saturating_sub(1);
    let pronoun = matches!(reading.text(last), "he" | "she" | "they" | "I" | "we");
    let noun = source.len() > 1 && matches!(tag(reading, last - 1), Tag::Noun | Tag::PluralNoun);
    let rest = source.end..cue.start;
    let clause = !rest.is_empty()
        && rest.len() < 6
        && is_finite(reading, source.end)
        && !rest.clone().any(|at| reading.is_mark(at) || reading.quoted[at] != Quoted::Outside);
    if pronoun && noun && clause { cue.start } else { source.end }
}

/// "Two people with knowledge of | the matter": where the phrase begins of those who know of the thing that was taken for
/// the source.
fn whose_knowledge(reading: &Reading, source: &Range<usize>) -> usize {
    let speaks = |at: usize| reading.classes[at].any(Classes::SPEAKER) || reading.text(at) == "person";
    let first = reading.sentence_of(source.start).start;
    let word = |back: usize| source.start.checked_sub(back).filter(|&at| at >= first).map_or("", |at| reading.text(at));
    let link = match (word(3), word(2), word(1)) {
        ("with" | "has" | "have", "knowledge", "of") => 3,
        (_, "familiar" | "acquainted", "with")
        | (_, "close" | "privy", "to")
        | (_, "briefed" | "involved", "on" | "in") => 2,
        _ => return source.start,
    };
    let head = source.start - link;
    if head <= first || !speaks(head - 1) {
        return source.start;
    }
    let inside = |at: &usize| *at >= first && (inside(reading, *at) || tag(reading, *at).is_nominal());
    (first..head).rev().take_while(inside).last().unwrap_or(source.start)
}

/// As [`of_document`], for a whole attribution.
pub(in crate::attribution) fn to_document(reading: &Reading, found: &mut Attribution) {
    if let [source] = &mut found.source[..] {
        let range = reading.tokens_in(*source);
        *source = reading.span(&(of_document(reading, &range)..range.end));
    }
}

/// "A study published last year by | Ohio Valley University | estimated": where the phrase begins of the document that the
/// verb is of.
fn of_document(reading: &Reading, source: &Range<usize>) -> usize {
    let first = reading.sentence_of(source.start).start.max(source.start.saturating_sub(LONGEST_SUBJECT / 2));
    let by = source.start > first && reading.text(source.start - 1) == "by";
    let made = |at: &usize| {
        matches!(
            reading.text(*at),
            "published" | "released" | "conducted" | "commissioned" | "compiled" | "issued" | "written" | "carried"
        )
    };
    let Some(made) = (first..source.start).rev().find(made).filter(|&made| by && made > first) else {
        return source.start;
    };
    let document = reading.classes[made - 1].any(Classes::DOCUMENT);
    let inside = |at: &usize| inside(reading, *at) || tag(reading, *at).is_nominal();
    match (first..made).rev().take_while(inside).last() {
        Some(start) if document => start,
        _ => source.start,
    }
}

/// "tweeted | Joan Elster, a developer | who said her details had appeared": what she said besides is no part of who she
/// is.
fn before_own_report(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> usize {
    let reports = |at: &usize| {
        let says = |at: usize| {
            reading.classes.get(at).is_some_and(|classes| classes.any(Classes::SAY)) || reading.text(at) == "told"
        };
        reading.text(*at) == "who" && says(at + 1) && is_finite(reading, at + 1)
    };
    let who = source.clone().skip(2).find(reports).filter(|_| source.start >= cue.end);
    who.map_or(source.end, |who| who - usize::from(reading.text(who - 1) == ","))
}

/// "She recalled | her father | telling | her that": who tells stands right before the verb.
fn of_gerund(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let before = cue.start.checked_sub(1)?;
    let tells = reading.tags[cue.start] == Tag::Gerund && reading.classes[cue.start].any(Classes::SPEECH);
    let far = source.end < cue.start && reading.sentence_of(source.start) == reading.sentence_of(cue.start);
    if !(tells && far && tag(reading, before).is_nominal()) {
        return None;
    }
    // "The judge told jurors to disregard | a newspaper article | alleging"
    let paper = || phrase_before(reading, cue.start, source.end).filter(|paper| paper.end == cue.start);
    if reading.classes[before].any(Classes::DOCUMENT.or(Classes::SAY_NOUN)) {
        return paper();
    }
    let verb = (source.end..before).rev().find(|&at| is_finite(reading, at))?;
    let subject = phrase_before(reading, cue.start, verb + 1)?;
    (subject.start == verb + 1 && is_named(reading, &subject)).then_some(subject)
}

fn is_day(reading: &Reading, at: usize) -> bool {
    reading.classes[at].any(Classes::DAY)
}
