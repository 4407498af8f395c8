//! Headlines with two clauses: "Minister denies cover-up | as opposition demands inquiry". They leave out what the models
//! and the tagger go by.

use std::ops::Range;

use super::clause::{reported, without_mark};
use super::complement::frames;
use super::part_of_speech::{is_finite, tag};
use super::reading::{Quoted, Reading};
use super::{Attribution, Mode, first, mode_of};
use crate::sorting;
use crate::structure::BlockKind;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

crate::lexicon! {
    /// See the first line of the list.
    fn labels = "../lexicon/headline_labels.txt"
}

/// Tokens of a headline at most.
const LONGEST: usize = 40;

/// Tokens of a subject, with its verb, at most.
const REACH: usize = 5;

/// Verbs that report in a headline, where nothing tells that they do but their object.
const REPORTS: Classes = Classes::SAY
    .or(Classes::TELL)
    .or(Classes::CLAIM)
    .or(Classes::WRITE)
    .or(Classes::JUDGE)
    .or(Classes::ASK)
    .or(Classes::WANT)
    .or(Classes::THINK);

/// A headline of several clauses, or of one.
struct Headline {
    sentence: u32,
    tokens: Range<usize>,
    /// Its clauses, each with whether a report was found in it.
    clauses: Vec<(Range<usize>, bool)>,
    /// Where who says it begins, behind all that is said.
    tail: usize,
}

impl Headline {
    fn read(reading: &Reading, sentence: usize) -> Option<Headline> {
        let tokens = reading.segmentation.token_range(sentence);
        let headline = reading.segmentation.block_kind(sentence) == BlockKind::Headline;
        if !headline || tokens.is_empty() || tokens.len() > LONGEST {
            return None;
        }
        let mut clauses = Vec::new();
        let mut start = tokens.start;
        let last = tokens.end - 1;
        for end in (start + 2..last).filter(|&at| opens_clause(reading, at)).chain([tokens.end]) {
            if start < end {
                clauses.push((start..end, false));
            }
            start = end + 1;
        }
        Some(Headline { sentence: sentence as u32, tail: tokens.end, tokens, clauses })
    }
}

/// True for a label before a headline that names no speaker ("EXCLUSIVE").
pub(super) fn is_label(name: &str) -> bool {
    labels().has_folded(name)
}

/// Ends what a clause of a headline says with the clause, and adds the reports of clauses where none was found.
pub(super) fn part(reading: &Reading, all: &mut Vec<Attribution>) {
    let sentences = 0..reading.segmentation.sentences.len();
    let mut headlines: Vec<Headline> = sentences.filter_map(|at| Headline::read(reading, at)).collect();
    let of = |headlines: &[Headline], found: &Attribution| {
        headlines.binary_search_by_key(&found.sentence, |headline| headline.sentence).ok()
    };
    for found in all.iter() {
        let Some(headline) = of(&headlines, found).and_then(|at| headlines.get_mut(at)) else { continue };
        headline.tail = tail(reading, found, &headline.tokens).unwrap_or(headline.tail).min(headline.tail);
    }
    all.retain_mut(|found| {
        let Some(headline) = of(&headlines, found).and_then(|at| headlines.get_mut(at)) else { return true };
        let tail = headline.tail;
        let own = |clause: &Range<usize>| {
            found.cue.first().is_some_and(|cue| clause.contains(&reading.tokens_in(*cue).start))
        };
        let Some((clause, reported)) = headline.clauses.iter_mut().find(|(clause, _)| own(clause)) else { return true };
        let kept = keeps_to(reading, found, &(clause.start..clause.end.min(tail)));
        *reported |= kept;
        kept
    });
    all.extend(
        headlines.iter().filter_map(|headline| quotation_first(reading, &headline.tokens, all)).collect::<Vec<_>>(),
    );
    let silent = headlines.iter().flat_map(|headline| &headline.clauses).filter(|(_, reported)| !reported);
    all.extend(silent.filter_map(|(clause, _)| report(reading, clause)));
    sorting::sort_by_key(all, first);
}

/// "'I was ready to quit': | Rathore |'s long road to a first hundred": whose own words open the headline.
fn quotation_first(reading: &Reading, headline: &Range<usize>, all: &[Attribution]) -> Option<Attribution> {
    let first = headline.start;
    let close = (first + 1..headline.end).find(|&at| reading.quoted[at] == Quoted::Closing)?;
    let colon = close + 1;
    if reading.quoted[first] != Quoted::Opening || close < first + SHORTEST_QUOTATION || reading.text(colon) != ":" {
        return None;
    }
    let known = all.iter().any(|found| {
        found.content.iter().any(|content| reading.tokens_in(*content).any(|at| (first..colon).contains(&at)))
    });
    let owner = |at: &usize| matches!(reading.text(*at), "'s" | "’s" | "'" | "’");
    let own = (colon + 2..headline.end.min(colon + REACH)).find(owner).filter(|_| !known)?;
    let source = colon + 1..own;
    let named = |at: usize| tag(reading, at).is_nominal() || tag(reading, at) == Tag::Adjective;
    let of_himself =
        (first..close).any(|at| matches!(reading.text(at), "I" | "We" | "we" | "my" | "My" | "our" | "Our" | "me"));
    let said = first..colon;
    let report = || reported(reading, &source, colon..colon + 1, std::slice::from_ref(&said), "cue-mark");
    (of_himself && source.clone().all(named)).then(|| Attribution { mode: Mode::Direct, ..report() })
}

/// Tokens of a quotation that is more than a word in quotation marks, but for its last mark.
const SHORTEST_QUOTATION: usize = 4;

/// Where who says it begins, behind all that is said: "Driver warned of loose track |, inquiry told".
fn tail(reading: &Reading, found: &Attribution, headline: &Range<usize>) -> Option<usize> {
    let ([cue], [content]) = (&found.cue[..], &found.content[..]) else { return None };
    let (own, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    let comma = headline.contains(&own.start) && reading.text(said.end) == ",";
    (comma && said.end < own.start).then_some(said.end)
}

/// True for a word between two clauses.
fn opens_clause(reading: &Reading, at: usize) -> bool {
    // Headlines tell in the present: "says she was hurt as police ordered her to stop" is all said.
    let past = |at: usize| tag(reading, at) == Tag::Past || reading.text(at).ends_with("ed");
    let verb = |at: usize| {
        let reports = reading.classes.get(at).is_some_and(|classes| classes.any(REPORTS));
        !past(at) && (is_finite(reading, at) || reports && tag(reading, at) != Tag::ProperNoun)
    };
    let end = reading.sentence_of(at).end;
    let ends = |at: usize| {
        at >= end || reading.is_mark(at) || matches!(tag(reading, at), Tag::Adposition | Tag::Adverb | Tag::Particle)
    };
    // "as rates rise again", "as president heads for": taken for two nouns.
    let looks = |at: usize| {
        let plural = |at: usize| reading.text(at).ends_with('s') && !reading.text(at).ends_with("ss");
        let maybe = matches!(tag(reading, at), Tag::Adjective | Tag::Infinitive | Tag::Other | Tag::Adverb);
        let subject = tag(reading, at - 1).is_nominal() || tag(reading, at - 1) == Tag::Adjective && at + 1 >= end;
        let nouns = subject && (tag(reading, at).is_nominal() || maybe);
        nouns && plural(at - 1) != plural(at) && tag(reading, at) != Tag::ProperNoun && ends(at + 1)
    };
    // "acts as spoiler as talks stall", "as victory that helps": what opens a clause has its verb before the next joint.
    let joint =
        |at: &usize| reading.is_mark(*at) || matches!(reading.text(*at), "as" | "that" | "who" | "and" | "while");
    let near = || (at + 1..end.min(at + 2 + REACH)).take_while(|at| !joint(at)).skip(1).any(|at| verb(at) || looks(at));
    // "as low as", "as well as", "twice as bad as"; "as he left".
    let compares = || {
        let before = at.saturating_sub(3)..at;
        (at + 2..at + 4).chain(before).any(|at| reading.text(at) == "as")
    };
    let pronoun = || matches!(tag(reading, at + 1), Tag::Pronoun | Tag::Determiner);
    let acts = || at > 0 && matches!(reading.text(at - 1), "act" | "acts" | "acting" | "such");
    reading.quoted[at] == Quoted::Outside
        && match reading.text(at) {
            ";" => true,
            "as" | "while" => near() && !compares() && !pronoun() && !acts(),
            _ => false,
        }
}

/// Keeps a report to its clause of the headline; false where nothing is left that it says.
fn keeps_to(reading: &Reading, found: &mut Attribution, clause: &Range<usize>) -> bool {
    // "Actor recalls crying as | doctors | told him"
    if let [source] = &mut found.source[..] {
        let range = reading.tokens_in(*source);
        let joint = range.clone().rev().find(|&at| matches!(reading.text(at), "as" | "while"));
        if let Some(joint) = joint.filter(|&joint| joint > range.start && joint + 1 < range.end) {
            *source = reading.span(&(joint + 1..range.end));
        }
    }
    let ([cue], [content]) = (&mut found.cue[..], &mut found.content[..]) else { return true };
    let (own, said) = (reading.tokens_in(*cue), reading.tokens_in(*content));
    if !clause.contains(&own.start) || said.start < own.end {
        return true;
    }
    let next = own.start + 1;
    // "backs down over | tax"
    if PARTICLES.contains(&reading.text(next)) {
        return true;
    }
    // "backs first jab against | the virus": the verb alone reports.
    let of = usize::from(next < own.end && tag(reading, next) == Tag::Adposition && reading.text(next) != "as");
    let runs_on = own.len() > 1 + of && own.end == said.start && reads_as_report(reading, own.start);
    let (cue_end, start) = if runs_on { (next + of, next + of) } else { (own.end, said.start) };
    let end = said.end.min(clause.end);
    if cue_end >= end || start >= end {
        return false;
    }
    if runs_on || end < said.end {
        *cue = reading.span(&(own.start..cue_end));
        *content = reading.span(&(start..end));
        found.mode = mode_of(reading, &found.content);
    }
    true
}

/// Words that make another verb of the one before them.
const PARTICLES: [&str; 13] =
    ["back", "down", "out", "off", "up", "away", "over", "home", "top", "in", "on", "at", "around"];

/// A verb of saying in the present, without an auxiliary.
fn reads_as_report(reading: &Reading, verb: usize) -> bool {
    let classes = reading.classes[verb];
    // "Council weighs flood barrier": it says nothing of it.
    let thinks = !classes.any(Classes::THINK) || frames(reading, verb).is_some();
    // "back in court", "calls off search", "question witness"
    let other = PARTICLES.contains(&reading.text(verb + 1)) || matches!(reading.text(verb), "question" | "questions");
    classes.any(REPORTS) && thinks && !other && !classes.any(Classes::LIGHT)
}

/// "union | vows | to fight", "Velara to shut plant, | blaming | tariffs".
fn report(reading: &Reading, clause: &Range<usize>) -> Option<Attribution> {
    let owned = |at: usize| matches!(reading.text(at), "'s" | "’s" | "'" | "’");
    let verb =
        |at: &usize| !owned(at - 1) && reads_as_report(reading, *at) && goes_with(reading, clause.start..*at, *at);
    let near = clause.start + 1..clause.end.min(clause.start + REACH);
    let outside = |range: Range<usize>| range.into_iter().all(|at| reading.quoted[at] == Quoted::Outside);
    let blames = |at: &usize| {
        reading.text(*at) == "," && reading.text(at + 1).ends_with("ing") && reads_as_report(reading, at + 1)
    };
    if let Some(verb) = near.clone().find(verb).filter(|verb| verb + 1 < clause.end) {
        let subject = clause.start..verb;
        let of = usize::from(matches!(reading.text(verb + 1), "for" | "of" | "against") && verb + 2 < clause.end);
        let end = without_mark(reading, clause);
        let content = verb + 1 + of..(verb + 2..end).find(blames).unwrap_or(end);
        let right = outside(subject.clone()) && !content.is_empty();
        return right.then(|| reported(reading, &subject, verb..verb + 1 + of, &[content], "reporting-clause"));
    }
    let comma = (clause.start + 2..clause.end.saturating_sub(2)).find(blames)?;
    let ends = |at: &usize| is_finite(reading, *at) || reading.text(*at) == "to" || reading.classes[*at].any(REPORTS);
    let subject = clause.start..near.clone().find(ends).filter(|&end| end < comma)?;
    let content = comma + 2..without_mark(reading, clause);
    let right = outside(subject.clone()) && !content.is_empty();
    right.then(|| reported(reading, &subject, comma + 1..comma + 2, &[content], "reporting-clause"))
}

/// True for people or bodies before a verb in the present that goes with them: "officials plead", "minister promises".
fn goes_with(reading: &Reading, subject: Range<usize>, verb: usize) -> bool {
    let last = verb - 1;
    let noun =
        |at: usize| tag(reading, at).is_nominal() || matches!(tag(reading, at), Tag::Adjective | Tag::Participle);
    let word = reading.text(last);
    let several = matches!(word, "police" | "people" | "MPs") || word.ends_with('s') && !word.ends_with("ss");
    let speaks = reading.classes[last].any(Classes::SPEAKER)
        || last > reading.sentence_of(last).start && tag(reading, last) == Tag::ProperNoun
        || last == reading.sentence_of(last).start && is_named_below(reading, last)
        || word.ends_with("ers") && word.len() > 5;
    let single = reading.text(verb).ends_with('s') && !reading.text(verb).ends_with("ss");
    let bare = !single && !reading.text(verb).ends_with("ed") && !reading.text(verb).ends_with("ing");
    speaks && subject.into_iter().all(noun) && (single && !several || bare && several)
}

/// True for a word that the story has with a capital within a sentence: a name.
fn is_named_below(reading: &Reading, word: usize) -> bool {
    let name = reading.text(word);
    let high = |at: &usize| reading.text(*at) == name && reading.around[*at].from_start > 0;
    (word + 1..reading.len()).any(|at| high(&at) && reading.tags[at] == Tag::ProperNoun)
}
