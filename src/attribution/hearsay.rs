//! Words that are reported without anybody who reports them: "reportedly", "it was reported that", "is said to".

use std::ops::Range;
use std::sync::OnceLock;

use super::part_of_speech::{is_finite, tag, verb_group};
use super::phrase::{phrase_after, phrase_before};
use super::reading::{Quoted, Reading};
use super::{Attribution, Mode};
use crate::lexicon;
use crate::notice::Reason;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;
use crate::vocabulary::sieve::Sieve;

lexicon! {
    /// Adverbs and participles of reports that nobody is named for.
    fn hearsay = "../lexicon/hearsay.txt"
}

/// Tokens of a clause on either side of its cue at most: keeps the work linear.
const LONGEST_CLAUSE: usize = 120;

/// Tokens of the shortest clause.
const SHORTEST_CLAUSE: usize = 4;

/// What nobody in particular reports, in order.
pub(super) fn attributions(reading: &Reading) -> Vec<Attribution> {
    static WORDS: OnceLock<Sieve> = OnceLock::new();
    let sieve = WORDS.get_or_init(|| Sieve::of(hearsay().entries().map(|(word, _)| word)));
    let listed = |at: usize| Some((at, hearsay().field_folded(reading.text(at))?));
    let words = (0..reading.len()).filter(|&at| sieve.may_have(reading.cell(at).form.word)).filter_map(listed);
    words.filter_map(|(at, frames)| adverb(reading, at, frames).or_else(|| passive(reading, at, frames))).collect()
}

/// Gives way to what nobody reports, `hearsay` as [`attributions`] found it: "it" is nobody where it only opens a
/// passive, "it is thought that"; "has reportedly asked" is told by nobody, while "reportedly told them that" has a source.
pub(super) fn gives_way(reading: &Reading, found: &mut Vec<Attribution>, hearsay: &[Attribution]) {
    let cue = |found: &Attribution| found.cue.first().copied().unwrap_or_default();
    let near = |found: &Attribution| {
        let near = hearsay.partition_point(|hearsay| cue(hearsay).end <= cue(found).start);
        hearsay.get(near).filter(|hearsay| cue(hearsay).overlaps(cue(found)))
    };
    found.retain(|found| {
        let adverb = near(found).is_some_and(|hearsay| hearsay.reasons.iter().any(|why| why.code == "hearsay-adverb"));
        let speech = || reading.tokens_in(cue(found)).any(|at| reading.classes[at].any(Classes::SPEECH));
        !adverb || speech()
    });
    for found in found {
        // "It | is understood | that two have been treated"
        let opens = |content: &Span| matches!(content.of(reading.segmentation.text), "It" | "it");
        if found.source.is_empty() && found.content.len() > 1 && opens(&found.content[0]) {
            found.content.remove(0);
        }
        let [source] = found.source.as_slice() else { continue };
        if !matches!(source.of(reading.segmentation.text), "it" | "It") {
            continue;
        }
        if near(found).is_some_and(|hearsay| hearsay.source.is_empty()) {
            found.source.clear();
        }
    }
}

/// "Reportedly", with the clause that it stands in.
fn adverb(reading: &Reading, at: usize, frames: &str) -> Option<Attribution> {
    if frames != "adverb" || reading.quoted[at] != Quoted::Outside {
        return None;
    }
    let clause = clause_around(reading, at);
    let comma = |at: usize| reading.text(at) == ",";
    let before = clause.start..at - usize::from(at > clause.start && comma(at - 1));
    let after = at + 1 + usize::from(at + 1 < clause.end && comma(at + 1))..clause.end;
    // "an allegedly stolen van" tells of the van only.
    let inside_phrase = at > 0 && matches!(tag(reading, at - 1), Tag::Determiner | Tag::Possessive | Tag::Adposition);
    (clause.len() >= SHORTEST_CLAUSE && !inside_phrase)
        .then(|| sourceless(reading, at..at + 1, [before, after], "hearsay-adverb"))
}

/// "It was reported that …", "X is said to …".
fn passive(reading: &Reading, at: usize, frames: &str) -> Option<Attribution> {
    let range = near(reading, at);
    let group = verb_group(reading, at, range.start);
    let next = at + 1;
    // "Valencia, said to be interested"
    let reduced = || {
        let takes = frames.split(',').any(|one| one == "reduced");
        (takes && reading.text(next) == "to" && matches!(reading.text(next + 1), "be" | "have")).then_some(at)
    };
    let be = group.clone().find(|&at| reading.classes[at].any(Classes::BE)).or_else(reduced)?;
    if reading.quoted[at] != Quoted::Outside || next + 1 >= range.end {
        return None;
    }
    let clause = clause_around(reading, at);
    let takes = |frame: &str| frames.split(',').any(|one| one == frame);
    let impersonal = group.start > range.start && matches!(reading.text(group.start - 1), "it" | "It");
    if impersonal && takes("that") {
        // "It was reported last week that …"
        let that = (next..range.end.min(next + 5))
            .take_while(|&at| !is_finite(reading, at) && !reading.is_mark(at))
            .find(|&at| reading.text(at) == "that");
        let stop = range.end - usize::from(matches!(reading.text(range.end - 1), "." | "?" | "!"));
        // "It is understood | the two were friends."
        let clause = || {
            phrase_after(reading, next, stop).filter(|subject| subject.end < stop && is_finite(reading, subject.end))
        };
        let said = that.or_else(|| clause().map(|_| next));
        return said.map(|said| sourceless(reading, be..next, [next..next, said..stop], "hearsay-passive"));
    }
    // "It is thought to be worth millions": that one has a subject.
    let of_it = impersonal && matches!(reading.text(next + 1), "be" | "have") && tag(reading, next + 2) != Tag::Gerund;
    if takes("to") && reading.text(next) == "to" && (!impersonal || of_it) {
        let subject = phrase_before(reading, group.start, range.start)
            .filter(|subject| tag(reading, subject.end - 1) != Tag::Coordinator)
            .or_else(|| set_off(reading, &range, group.start))
            .unwrap_or(be..be);
        // "The shaft, thought to be 300 years old, | had been sealed"
        let aside = be == at && at > range.start && reading.text(at - 1) == ",";
        let comma = (next..clause.end).find(|&at| reading.text(at) == ",").filter(|_| aside);
        let before = || phrase_before(reading, at - 1, range.start);
        let subject = if aside { before().unwrap_or(subject) } else { subject };
        let said = next..comma.unwrap_or(clause.end);
        return Some(sourceless(reading, be..next, [subject, said], "hearsay-passive"));
    }
    None
}

/// "The chamber|, found by peat workers last year, | is thought": the subject that opens the sentence, with an aside.
fn set_off(reading: &Reading, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let subject = phrase_after(reading, sentence.start, verb)?;
    let end = (subject.start..subject.end).find(|&at| reading.text(at) == ",").unwrap_or(subject.end);
    let closed = end + 2 < verb && reading.text(end) == "," && reading.text(verb - 1) == ",";
    let one = !(end + 1..verb - 1).any(|at| reading.text(at) == "," || reading.quoted[at] != Quoted::Outside);
    (closed && one).then_some(subject.start..end)
}

/// What stands around a token in its sentence.
fn near(reading: &Reading, at: usize) -> Range<usize> {
    let range = reading.sentence_of(at);
    range.start.max(at.saturating_sub(LONGEST_CLAUSE))..range.end.min(at + LONGEST_CLAUSE)
}

/// The clause around a token: between marks that part clauses, and conjunctions that join them.
fn clause_around(reading: &Reading, at: usize) -> Range<usize> {
    let range = near(reading, at);
    let parts = |at: usize| {
        matches!(reading.text(at), ";" | ":" | "—" | "–" | "(" | ")") || reading.quoted[at] != Quoted::Outside
    };
    let start = (range.start..at).rev().find(|&before| parts(before)).map_or(range.start, |before| before + 1);
    let start = start + usize::from(matches!(reading.text(start), "But" | "And" | "Yet" | ","));
    let stop = range.end - usize::from(matches!(reading.text(range.end - 1), "." | "?" | "!"));
    // "…, although it has not confirmed that": a clause with a subject of its own.
    let against = |at: usize| {
        let word = matches!(reading.text(at + 1), "although" | "though" | "but" | "while" | "whereas");
        let clause = |subject: Range<usize>| subject.end < stop && is_finite(reading, subject.end);
        reading.text(at) == "," && word && phrase_after(reading, at + 2, stop).is_some_and(clause)
    };
    let end = (at + 1..stop).find(|&after| parts(after) || against(after)).unwrap_or(stop);
    start.min(at)..end.max(at + 1)
}

/// What these tokens say, and nobody is named who says it.
pub(super) fn sourceless(
    reading: &Reading,
    cue: Range<usize>,
    content: [Range<usize>; 2],
    code: &'static str,
) -> Attribution {
    let sentence = reading.sentence[cue.start];
    let quoted = |range: &Range<usize>| range.clone().any(|at| reading.quoted[at] != Quoted::Outside);
    let mode = if content.iter().any(quoted) { Mode::Mixed } else { Mode::Indirect };
    let cue = reading.span(&cue);
    Attribution {
        sentence,
        mode,
        source: Vec::new(),
        cue: vec![cue],
        content: content.iter().filter(|part| !part.is_empty()).map(|part| reading.span(part)).collect(),
        outer: None,
        relays: Vec::new(),
        reasons: vec![Reason { code, span: cue }],
    }
}
