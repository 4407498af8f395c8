//! Reports by their grammar alone: a subject, a verb of saying, thinking or wanting, and what such a verb takes.
//!
//! "officials feared the dam could fail", "the crew had told the tower that …", "it plans to sell …".

use std::ops::Range;

use super::appeal;
use super::complement::{Frame, GUILT, LONGEST_ADDRESSEE, complement, frames, has_finite, has_number, takes};
use super::part_of_speech::{is_finite, is_passive, lower, tag, verb_group};
use super::phrase::{begins_phrase, phrase_after, phrase_before};
use super::reading::{Quoted, Reading};
use super::{Attribution, mode};
use crate::notice::Reason;
use crate::structure::BlockKind;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Tokens that what is said takes up at most, on either side of its cue: keeps the work linear.
const LONGEST_CONTENT: usize = 250;

/// Tokens of what is said before its speaker at least.
const SHORTEST_CLAUSE: usize = 3;

/// What a verb may have after it to be taken for one of reporting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Accept {
    /// Clauses only: "believes that …", "told them …".
    Clauses,
    /// All that the list of complements names.
    All,
}

/// The reports of a text that its grammar shows, in order.
pub(super) fn reports(reading: &Reading, accept: Accept) -> Vec<Attribution> {
    (0..reading.len())
        .filter_map(|at| {
            report(reading, at, accept)
                .or_else(|| trailing(reading, at))
                .or_else(|| according(reading, at))
                .or_else(|| statement(reading, at))
        })
        .collect()
}

/// What stands around a token in its sentence.
fn near(reading: &Reading, at: usize) -> Range<usize> {
    let range = reading.sentence_of(at);
    range.start.max(at.saturating_sub(LONGEST_CONTENT))..range.end.min(at + LONGEST_CONTENT)
}

/// The end of what stands around a token, without the mark that closes it ("," closes a quotation before its cue).
pub(super) fn without_mark(reading: &Reading, range: &Range<usize>) -> usize {
    range.end - usize::from(matches!(reading.text(range.end - 1), "." | "?" | "!" | ","))
}

/// The report whose verb is at a token.
pub(super) fn report(reading: &Reading, verb: usize, accept: Accept) -> Option<Attribution> {
    let frames = frames(reading, verb)?;
    // The tagger is not always right about a verb in the past; what goes with it is then to be a clause.
    let finite = is_finite(reading, verb)
        || is_perfect(reading, verb)
        || reading.tags[verb] == Tag::Infinitive && verb > 0 && is_plural(reading, verb - 1)
        || is_kept_up(reading, verb);
    if reading.quoted[verb] != Quoted::Outside || !finite && !is_past(reading.text(verb)) && !agrees(reading, verb) {
        return None;
    }
    let range = near(reading, verb);
    let group = verb_group(reading, verb - usize::from(is_kept_up(reading, verb)), range.start).start..verb + 1;
    let passive = is_passive(reading, &group);
    // "He'd deny it"
    let would = |at: usize| matches!(reading.text(at), "'d" | "’d") && tag(reading, verb) == Tag::Infinitive;
    let unreal = group.clone().any(|at| UNREAL.contains(&reading.text(at)) || would(at));
    if passive || unreal {
        return None;
    }
    let source = phrase_before(reading, group.start, range.start)
        .filter(|source| speaks(reading, source) || recounts(reading, source, verb, accept))
        .filter(|source| !is_supposed(reading, source.start, verb))?;
    let stop = without_mark(reading, &range);
    let stop = before_aside(reading, verb + 2, stop);
    // "A study | found | high levels of lead": what papers hold.
    let finding = takes(frames, "finding")
        && verb + 2 < stop
        && begins_phrase(reading, verb + 1)
        && source.clone().any(|at| STUDIES.contains(&reading.text(at)));
    // "Her ministry denied responsibility": the tagger takes it for a participle.
    let guilt = matches!(reading.text(verb), "denied" | "admitted")
        && (is_named(reading, &source) || reading.text(source.start).starts_with(char::is_uppercase))
        && (verb + 1..stop.min(verb + 3)).any(|at| GUILT.contains(&reading.text(at)));
    let taken = complement(reading, verb, stop, if finite || guilt { frames } else { unsure(frames) });
    let named = appeal::from(reading, verb, &group, &source, stop);
    let taken = taken.or(named.map(|from| (from, from, Frame::Other)));
    let (cue_end, from, frame) = taken.or(finding.then_some((verb + 1, verb + 1, Frame::Other)))?;
    let amount = takes(frames, "amount") && from == cue_end && has_number(reading, from, stop);
    // Who "has denied any wrongdoing" has said so, whatever it is.
    let denies = matches!(reading.text(verb), "denied" | "denies" | "deny" | "doubts" | "doubted");
    // "Witnesses described seeing two explosions."
    let gerund = from == verb + 1 && reading.text(from).ends_with("ing") && takes(frames, "ing");
    // "It advised people to check": what somebody is told to do.
    let advises = reading.text(from) == "to" && from > cue_end && takes(frames, "addressee");
    // "A union that represents its workers warned of strikes."
    let warns = matches!(reading.text(verb), "warned" | "warns" | "warn") && cue_end > verb + 1;
    // "The agency recommends a limit of 1.5 milligrams."
    let recommends = frame == Frame::Other && reading.text(verb).starts_with("recommend") && is_named(reading, &source);
    let tells = named.is_some()
        || warns
        || recommends
        || gerund && is_named(reading, &source)
        || advises && frame == Frame::Other;
    if accept == Accept::Clauses && frame != Frame::Clause && !amount && !denies && !tells && !finding {
        return None;
    }
    // "a report, as relayed by officials,": the hands it passed through are no part of it.
    let end = source.clone().find(|&at| reading.text(at) == "," && reading.text(at + 1) == "as").unwrap_or(source.end);
    let source = source.start..end;
    let content = from..stop;
    Some(reported(reading, &source, group.start..cue_end, &[content], "reporting-clause"))
}

/// A noun of several: "Smokers tell me".
fn is_plural(reading: &Reading, at: usize) -> bool {
    let opens = at == reading.sentence_of(at).start;
    tag(reading, at) == Tag::PluralNoun || opens && tag(reading, at).is_nominal() && reading.text(at).ends_with('s')
}

/// "People keep | telling me".
fn is_kept_up(reading: &Reading, verb: usize) -> bool {
    let keeps = |at: usize| matches!(reading.text(at), "keep" | "keeps" | "kept");
    reading.tags[verb] == Tag::Gerund && verb > 0 && keeps(verb - 1)
}

/// "If | the council | wants to appeal": nobody says that it does. "Even if scientists say so", "if the minister denied it":
/// somebody does.
pub(super) fn is_supposed(reading: &Reading, subject: usize, verb: usize) -> bool {
    let start = reading.sentence_of(subject).start;
    let Some(before) = subject.checked_sub(1).filter(|&before| before >= start) else { return false };
    let even = before > start && reading.text(before - 1).eq_ignore_ascii_case("even");
    let told = tag(reading, verb) == Tag::Past && reading.text(verb + 1) != "to";
    let supposes = matches!(reading.text(before), "if" | "If" | "unless" | "Unless") && !told;
    (supposes || reading.text(before) == "whether") && !even
}

/// Papers that find something.
const STUDIES: [&str; 16] = [
    "study",
    "studies",
    "report",
    "reports",
    "survey",
    "surveys",
    "audit",
    "review",
    "inquiry",
    "investigation",
    "analysis",
    "poll",
    "research",
    "assessment",
    "tests",
    "trial",
];

/// Where a report ends before who tells it: "Her husband begged her to stop |, she recalled."
fn before_aside(reading: &Reading, from: usize, stop: usize) -> usize {
    let Some(verb) = stop.checked_sub(1) else { return stop };
    let tells = reading.classes[verb].any(Classes::SPEECH.or(Classes::BELIEF));
    let finite = is_finite(reading, verb) || reading.text(verb).ends_with("ed");
    let first = from.max(verb.saturating_sub(LONGEST_ADDRESSEE));
    let comma = (first..verb).rev().find(|&at| reading.text(at) == ",").filter(|_| tells && finite);
    match comma {
        Some(comma) if comma + 1 < verb && (comma + 1..verb).all(|at| is_part_of_subject(reading, at)) => comma,
        _ => stop,
    }
}

fn is_part_of_subject(reading: &Reading, at: usize) -> bool {
    tag(reading, at).is_nominal()
        || matches!(tag(reading, at), Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb)
}

/// "Had privately hoped", "had been urging": a participle some words behind its auxiliary.
fn is_perfect(reading: &Reading, verb: usize) -> bool {
    let group = verb_group(reading, verb, reading.sentence_of(verb).start);
    let has = |at: usize| matches!(reading.text(at), "has" | "have" | "had" | "'ve" | "’ve");
    let is = |at: usize| reading.classes[at].any(Classes::BE);
    match reading.tags[verb] {
        Tag::Participle => has(group.start),
        // "had been urging", "are asking"
        Tag::Gerund => {
            let says = reading.classes[verb].any(Classes::SPEECH);
            // "The library’s reading room": no verb.
            // "He’s been telling": one.
            let pronoun = group
                .start
                .checked_sub(1)
                .is_some_and(|at| matches!(&*lower(reading, at), "he" | "she" | "it" | "they" | "we" | "i"));
            let short = reading.text(group.start).starts_with(['\'', '’']) && !pronoun;
            says && group.len() > 1 && !short && (has(group.start) || is(group.start))
        }
        _ => false,
    }
}

/// "The club has sacked its coach, | it | announced | in a statement late on Sunday": the report after what is said.
fn trailing(reading: &Reading, verb: usize) -> Option<Attribution> {
    let says = frames(reading, verb).is_some_and(|frames| takes(frames, "clause"));
    if !says || reading.quoted[verb] != Quoted::Outside {
        return None;
    }
    // The tagger takes "the club announced in a letter" for a club that somebody announced.
    let shows = reading.classes[verb].any(Classes::SHOW) && reading.is_mark(verb + 1);
    let finite = is_finite(reading, verb) || agrees(reading, verb) || shows;
    if !finite && !is_past(reading.text(verb)) {
        return None;
    }
    let range = near(reading, verb);
    let group = verb_group(reading, verb, range.start);
    let source = phrase_before(reading, group.start, range.start).filter(|source| speaks(reading, source))?;
    if has_antecedent(reading, &source) {
        return None;
    }
    if !finite && !is_named(reading, &source) {
        return None;
    }
    let comma = source.start.checked_sub(1).filter(|&comma| comma > range.start && reading.text(comma) == ",")?;
    // "They come, they promise, they go"; "butter, grain and nuts has been discovered in": no report.
    if is_passive(reading, &group) && !reading.classes[verb].any(Classes::TELL) || comma - range.start < SHORTEST_CLAUSE
    {
        return None;
    }
    let stop = without_mark(reading, &range);
    // "When the doors opened, he announced": that is no claim of his.
    let depends = reading.classes[range.start].any(Classes::THAT)
        || reading.classes[comma.saturating_sub(1)].any(Classes::THAT)
        || matches!(tag(reading, range.start), Tag::Subordinator | Tag::Adposition)
        || matches!(reading.text(range.start), "When" | "While" | "As" | "After" | "Before" | "Since" | "But");
    let within = (range.start..comma).any(|at| reading.quoted[at] != Quoted::Outside);
    // "New jab cuts cases by half, trial finds": the tagger was not made for headlines.
    let headline = reading.segmentation.block_kind(reading.sentence[verb] as usize) == BlockKind::Headline;
    if depends || within || !headline && !has_finite(reading, range.start, comma) {
        return None;
    }
    let ends = |at: usize| at >= stop || matches!(reading.text(at), "," | ";");
    // "Luis Romero told the Courier."
    let told = reading.classes[verb].any(Classes::TELL)
        && phrase_after(reading, verb + 1, stop).is_some_and(|told| ends(told.end) || is_when(reading, told.end));
    let rest = (verb + 1..stop).take_while(|&at| !ends(at));
    // What is said may follow after all: "the club announced in a statement that".
    let beside = tag(reading, verb + 1) == Tag::Adposition
        || reading.classes.get(verb + 1).is_some_and(|classes| classes.any(Classes::DAY));
    let goes_on = rest
        .clone()
        .any(|at| is_finite(reading, at) || reading.text(at) == "that" || reading.quoted[at] != Quoted::Outside);
    if goes_on || !ends(verb + 1) && !beside && !told {
        return None;
    }
    let content = range.start..comma;
    Some(reported(reading, &source, group.start..verb + 1, std::slice::from_ref(&content), "reporting-clause"))
}

/// "…, a figure | the union | disputes": what was said before, and who answers it.
pub(super) fn has_antecedent(reading: &Reading, source: &Range<usize>) -> bool {
    (source.start + 1..source.end).any(|at| tag(reading, at) == Tag::Determiner && tag(reading, at - 1).is_nominal())
}

/// "Told Reuters | in September", "last month".
fn is_when(reading: &Reading, at: usize) -> bool {
    let day = |at: usize| reading.classes.get(at).is_some_and(|classes| classes.any(Classes::DAY));
    let next = matches!(reading.text(at), "in" | "on" | "last" | "this" | "earlier" | "late") && at + 1 < reading.len();
    day(at) || next && (day(at + 1) || matches!(reading.text(at), "last" | "this" | "earlier"))
}

/// True for a form of the present that goes with the noun before it, whatever the tagger takes it for: "economists fear",
/// "the insurer expects", "reports in Spain suggest".
pub(super) fn agrees(reading: &Reading, verb: usize) -> bool {
    let start = reading.sentence_of(verb).start;
    let Some(subject) = verb.checked_sub(1).filter(|&last| last >= start) else { return false };
    let speaks = |at: usize| reading.classes[at].any(Classes::SPEAKER.or(Classes::DOCUMENT).or(Classes::SAY_NOUN));
    // "The club hope he will be back": in British English a body may be several.
    let body = |at: usize| {
        matches!(
            reading.text(at),
            "club"
                | "team"
                | "side"
                | "band"
                | "party"
                | "union"
                | "family"
                | "council"
                | "board"
                | "committee"
                | "company"
                | "government"
                | "crew"
                | "couple"
                | "group"
        )
    };
    // "A government promise", "they backed the club demand": no verbs.
    let alone = |at: usize| {
        let from = at.saturating_sub(LONGEST_ADDRESSEE).max(start);
        let the = (from..at).any(|at| matches!(reading.text(at), "the" | "The"));
        the && !(from..at).any(|at| reading.tags[at].is_verb() || is_past(reading.text(at)))
    };
    let people = |at: usize| matches!(reading.text(at), "people" | "police");
    let plural = |at: usize| reading.text(at).ends_with('s') || people(at) || body(at) && alone(at);
    let several = speaks(subject) && plural(subject)
        || start + 1 < subject && speaks(start) && plural(start) && tag(reading, start + 1) == Tag::Adposition
        || obtained(reading, start..subject).is_some_and(|at| speaks(at) && plural(at));
    let word = reading.text(verb);
    match word.ends_with('s') && !word.ends_with("ss") {
        true => speaks(subject) && (!plural(subject) || body(subject)),
        false => several && !word.ends_with("ing"),
    }
}

/// "Internal documents | obtained by the newspaper": what a participle with its "by" follows near a sentence's start.
fn obtained(reading: &Reading, within: Range<usize>) -> Option<usize> {
    let by = within.clone().take(LONGEST_ADDRESSEE).find(|&at| reading.text(at) == "by")?;
    let noun = by.checked_sub(2).filter(|noun| within.contains(noun))?;
    matches!(tag(reading, noun + 1), Tag::Participle | Tag::Past).then_some(noun)
}

/// What a verb that the tagger does not take for one must have after it.
fn unsure(frames: &str) -> &'static str {
    if takes(frames, "at-amount") {
        "clause,ing,object,at-amount"
    } else if takes(frames, "amount") {
        "clause,ing,object"
    } else if takes(frames, "addressee") {
        "clause,ing,addressee"
    } else {
        "clause,ing"
    }
}

/// Modal verbs of what nobody has said or thought yet.
const UNREAL: [&str; 8] = ["would", "could", "can", "might", "may", "should", "must", "cannot"];

/// True for a form that only a verb in the past has, or its participle.
fn is_past(verb: &str) -> bool {
    verb.ends_with("ed")
        || matches!(
            verb,
            "said" | "told" | "knew" | "forecast" | "put" | "thought" | "wrote" | "swore" | "felt" | "heard"
        )
}

/// "…, according to X" without a quotation: what is said stands before it, after it, or on both sides.
fn according(reading: &Reading, at: usize) -> Option<Attribution> {
    if !reading.classes[at].any(Classes::ACCORDING)
        || reading.text(at + 1) != "to"
        || reading.quoted[at] != Quoted::Outside
    {
        return None;
    }
    let range = near(reading, at);
    let stop = without_mark(reading, &range);
    // "according to research that raises new questions": a bare noun of what is written, with a relative clause.
    let bare = at + 3 < stop && reading.classes[at + 2].any(Classes::DOCUMENT.or(Classes::SAY_NOUN));
    let source = match phrase_after(reading, at + 2, stop) {
        None if bare => {
            let relative = reading.text(at + 3) == "that" && is_finite(reading, at + 4);
            let comma = (at + 4..stop).find(|&at| reading.text(at) == ",");
            at + 2..if relative { comma.unwrap_or(stop) } else { at + 3 }
        }
        phrase => phrase?,
    };
    let joins = |at: usize| matches!(reading.text(at), "," | "that");
    let end = (range.start..at).rev().find(|&before| !joins(before)).map_or(range.start, |last| last + 1);
    let start = (source.end..stop).find(|&after| !joins(after)).unwrap_or(stop);
    // "according to the agency Ana, which quoted a source": that is told of the agency.
    let start = if matches!(reading.text(start), "which" | "who" | "whose") { stop } else { start };
    let sides = [range.start..end, start..stop];
    let content: Vec<_> = sides.into_iter().filter(|side| !side.is_empty()).collect();
    (!content.is_empty()).then(|| reported(reading, &source, at..at + 2, &content, "according-to"))
}

/// "warnings from X about Y", "a report by X that Y": a noun of saying with whose it is and what it says.
fn statement(reading: &Reading, noun: usize) -> Option<Attribution> {
    let says = reading.classes[noun].any(Classes::SAY_NOUN) && reading.tags[noun].is_nominal();
    if says && reading.text(noun + 1) == "that" {
        return whose(reading, noun);
    }
    if !says || !matches!(reading.text(noun + 1), "from" | "by") || reading.quoted[noun] != Quoted::Outside {
        return None;
    }
    let range = near(reading, noun);
    let whole = phrase_after(reading, noun + 2, range.end)?;
    let way = |at: &usize| matches!(reading.text(*at), "about" | "that" | "of" | "on");
    let source = whole.start..whole.clone().find(|at| reading.text(*at) == "about").unwrap_or(whole.end);
    let from =
        Some(source.end).filter(way).filter(|&at| at + 1 < range.end && !matches!(reading.text(at), "of" | "on"))?;
    let content = match reading.text(from) {
        "that" => from..without_mark(reading, &range),
        _ => phrase_after(reading, from + 1, range.end)?,
    };
    is_named(reading, &source).then(|| reported(reading, &source, noun..noun + 1, &[content], "cue-noun"))
}

/// "prosecutors’ claims that …", "the mayor’s warning that …".
fn whose(reading: &Reading, noun: usize) -> Option<Attribution> {
    let range = near(reading, noun);
    let mark = (range.start..noun).rev().take(3).find(|&at| matches!(reading.text(at), "'s" | "’s" | "'" | "’"))?;
    let plain = (mark + 1..noun).all(|at| tag(reading, at) == Tag::Adjective);
    if !plain || reading.quoted[noun] != Quoted::Outside || !has_finite(reading, noun + 2, range.end) {
        return None;
    }
    let whole = phrase_before(reading, mark, range.start)?;
    // "rejecting prosecutors’ claims": who rejects them is another.
    let verbs = whole.clone().take_while(|&at| matches!(tag(reading, at), Tag::Gerund | Tag::Participle)).count();
    let source = whole.start + verbs..whole.end;
    let comma = (noun + 1..range.end).find(|&at| matches!(reading.text(at), "," | ";" | "—" | "–" | "." | "?" | "!"));
    let content = noun + 1..comma.unwrap_or(range.end);
    is_named(reading, &source).then(|| reported(reading, &source, noun..noun + 1, &[content], "cue-noun"))
}

/// True for a phrase that holds a name or somebody who may speak.
pub(super) fn is_named(reading: &Reading, source: &Range<usize>) -> bool {
    source.clone().any(|at| tag(reading, at) == Tag::ProperNoun || reading.classes[at].any(Classes::SPEAKER))
}

/// The attribution of these tokens, without those above and below it.
pub(super) fn reported(
    reading: &Reading,
    source: &Range<usize>,
    cue: Range<usize>,
    content: &[Range<usize>],
    code: &'static str,
) -> Attribution {
    let words: Vec<usize> = content.iter().cloned().flatten().collect();
    let span = reading.span(&cue);
    Attribution {
        sentence: reading.sentence[cue.start],
        mode: mode(reading, &words),
        source: vec![reading.span(source)],
        cue: vec![span],
        content: content.iter().map(|part| reading.span(part)).collect(),
        outer: None,
        relays: Vec::new(),
        reasons: vec![Reason { code, span }],
    }
}

/// "I told him not to worry", "we asked them to come", "who assured him that": what whoever speaks said once, and what
/// somebody did who is spoken of.
fn recounts(reading: &Reading, source: &Range<usize>, verb: usize, accept: Accept) -> bool {
    let says = reading.classes[verb].any(Classes::SPEECH.or(Classes::ASK));
    match &*lower(reading, source.start) {
        "i" | "we" => accept == Accept::All && source.len() == 1 && says && is_past(reading.text(verb)),
        "who" => source.len() == 1 && (says || reading.classes[verb].any(Classes::BELIEF)),
        _ => false,
    }
}

/// True for a phrase that names somebody or something other than the one who speaks or reads.
fn speaks(reading: &Reading, source: &Range<usize>) -> bool {
    let own = source.len() == 1
        && matches!(
            &*lower(reading, source.start),
            "i" | "we"
                | "you"
                | "this"
                | "that"
                | "which"
                | "who"
                | "there"
                | "one"
                | "what"
                | "nobody"
                | "nothing"
                | "none"
                | "everybody"
                | "everyone"
                | "anybody"
                | "anyone"
        );
    // "denies | knowingly | taking it and says": an adverb is nobody.
    if source.len() == 1 && reading.text(source.start).ends_with("ly") && tag(reading, source.start) != Tag::ProperNoun
    {
        return false;
    }
    // "None of | the ministers | denied it": nobody did.
    let word = |back: usize| source.start.checked_sub(back).map_or("", |at| reading.text(at));
    let inside = matches!(word(1), "of" | "in" | "at" | "on" | "from" | "among" | "for");
    let nobody = matches!(word(2), "None" | "none" | "Nobody" | "nobody" | "Neither" | "neither")
        || word(2) == "one" && matches!(word(3), "No" | "no");
    if inside && nobody {
        return false;
    }
    let last = source.end - 1;
    // "Its | planned | burning": what follows a possessive is no verb.
    let joint = tag(reading, last) == Tag::Coordinator || reading.classes[last].any(Classes::POSSESSIVE);
    // "Another advised her to change her name."
    let alone = source.len() == 1
        && matches!(reading.text(source.start), "Another" | "Others" | "Some" | "Several" | "Many" | "Both" | "Most");
    !own && !joint && (alone || source.clone().any(|at| tag(reading, at).is_nominal()))
}
