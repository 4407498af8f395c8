//! Noun phrases around reported words, from parts of speech: the phrase a source is, whole.
//!
//! Ranges are of tokens of the text. A phrase takes in what belongs to the speaker's name: titles, "of the
//! James Martin Center", appositions ("a retired nurse from Ames,"), relative clauses.

use std::ops::Range;

use super::part_of_speech::{is_finite, lower, tag, verb_group};
use super::reading::{Quoted, Reading};
use crate::tagger::Tag;
use crate::vocabulary::{self, Classes};

crate::lexicon! {
    /// What people say things in and at.
    fn occasions = "../lexicon/occasions.txt"
}

/// Tokens of the longest phrase.
const LONGEST: usize = 60;

/// Tokens of a relative clause within it at most.
const LONGEST_CLAUSE: usize = 16;

/// Prepositions that go on a noun phrase wherever they stand.
const INNER: [&str; 6] = ["of", "for", "from", "with", "&", "by"];

/// Prepositions that go on the phrase of a common noun ("a professor at Yale").
const PLACE: [&str; 9] = ["at", "in", "on", "to", "near", "outside", "behind", "against", "about"];

/// Prepositions that open a clause as well: what follows one is the subject of its own verb ("before the referee ruled").
const CLAUSAL: [&str; 6] = ["before", "after", "until", "since", "as", "than"];

/// True for a token that can begin a noun phrase.
pub(super) fn begins_phrase(reading: &Reading, at: usize) -> bool {
    match tag(reading, at) {
        Tag::Determiner | Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Pronoun | Tag::Possessive => {
            !matches!(&*lower(reading, at), "who" | "which" | "that" | "what" | "whom" | "this")
        }
        Tag::Adjective | Tag::Number => true,
        _ => reading.classes.get(at).is_some_and(|classes| classes.any(Classes::SPEAKER)),
    }
}

/// True for a token that can stand within a noun phrase.
pub(super) fn inside_phrase(reading: &Reading, at: usize) -> bool {
    match tag(reading, at) {
        Tag::Determiner | Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Possessive => !is_time(reading, at),
        Tag::Adjective | Tag::Number | Tag::Symbol => true,
        Tag::Pronoun => {
            matches!(&*lower(reading, at), "his" | "her" | "its" | "their" | "my" | "our" | "your" | "'s" | "’s")
        }
        Tag::Particle => matches!(reading.text(at), "'s" | "’s" | "'" | "’"),
        _ if reading.text(at) == "&" => true,
        Tag::Participle | Tag::Gerund if at > 0 && reading.text(at - 1) == "-" && touches(reading, at - 1) => true,
        // "the drivers' union"
        Tag::Punctuation if reading.tags.get(at) == Some(&Tag::Particle) => true,
        Tag::Punctuation => {
            matches!(reading.text(at), "-" | "'" | "’" | "&" | "." | "/" | "@" | "#") && touches(reading, at)
        }
        _ => reading.classes[at].any(Classes::SPEAKER) && !is_finite(reading, at),
    }
}

/// True for a day or a time that qualifies the verb, not the speaker; "The Sun" and "The Daily Sun" are papers.
fn is_time(reading: &Reading, at: usize) -> bool {
    let paper =
        reading.text(at) == "Sun" && at > 0 && matches!(reading.text(at - 1), "The" | "the" | "Daily" | "Sunday");
    reading.classes[at].any(Classes::DAY) && !paper
}

/// True for a mark without a space at both sides.
fn touches(reading: &Reading, at: usize) -> bool {
    let tokens = &reading.segmentation.tokens;
    let Some(token) = tokens.get(at) else { return false };
    let before = at > 0 && tokens[at - 1].span.end == token.span.start;
    let after = tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end);
    let word = if before { reading.text(at - 1) } else { "" };
    // At a sentence's end a full stop belongs to the word only where that never goes without.
    let ends = reading.sentence_of(at).end == at + 1;
    let shortened = word.len() == 1 || word.len() < 4 && (!ends || matches!(word, "Jr" | "Sr" | "Inc" | "Co" | "Ltd"));
    before && after || before && reading.text(at) == "." && shortened
}

/// True for a determiner that names nobody in particular, or a noun of a role: an apposition may begin with it.
fn begins_apposition(reading: &Reading, at: usize) -> bool {
    let word = lower(reading, at);
    if matches!(
        &*word,
        "who"
            | "whose"
            | "whom"
            | "which"
            | "formerly"
            | "once"
            | "now"
            | "himself"
            | "herself"
            | "both"
            | "one"
            | "of"
    ) {
        return true;
    }
    if matches!(
        &*word,
        "this" | "that" | "these" | "those" | "however" | "meanwhile" | "he" | "she" | "they" | "it" | "i" | "we"
    ) {
        return false;
    }
    // ", as told to the court,"
    if word == "as" {
        return reading.text(at + 1).ends_with("ed") || matches!(reading.text(at + 1), "told" | "seen" | "heard");
    }
    // "A study, published last month,"
    let made = matches!(&*word, "published" | "released" | "conducted" | "commissioned" | "obtained" | "seen")
        || word.ends_with("ed") && reading.text(at + 1) == "by";
    made || begins_phrase(reading, at) && !is_time(reading, at)
}

/// The noun phrase that begins at a token and ends before `limit`, with its appositions; nothing where none begins there.
pub(super) fn phrase_after(reading: &Reading, from: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(from + LONGEST).min(reading.len());
    if from >= limit || !begins_phrase(reading, from) {
        return None;
    }
    if tag(reading, from) == Tag::Pronoun && !reading.classes[from].any(Classes::SPEAKER) {
        let next = lower(reading, from + 1);
        let longer = matches!(&*next, "of") && !matches!(&*lower(reading, from), "he" | "she" | "it" | "they");
        if !longer {
            return Some(from..from + 1);
        }
    }
    let mut end = simple_after(reading, from, limit);
    while let Some(next) = apposition_after(reading, end, limit) {
        end = next;
    }
    (end > from).then_some(from..end)
}

/// The end of a noun phrase without appositions.
fn simple_after(reading: &Reading, from: usize, limit: usize) -> usize {
    let mut at = from;
    let mut common = false;
    while at < limit {
        let word = lower(reading, at);
        let next_begins = at + 1 < limit
            && (begins_phrase(reading, at + 1) || inside_phrase(reading, at + 1))
            && !is_time(reading, at + 1);
        match tag(reading, at) {
            _ if at > from && matches!(&*word, "who" | "whose" | "which" | "whom") => {
                return clause_end(reading, at, limit);
            }
            Tag::Adposition | Tag::Subordinator if at > from => {
                let joins =
                    INNER.contains(&&*word) || common && PLACE.contains(&&*word) && !is_occasion(reading, at + 1);
                if !(joins && next_begins) {
                    break;
                }
            }
            Tag::Coordinator if at > from => {
                let clause = (at + 1..limit.min(at + 5)).any(|later| is_finite(reading, later));
                if !next_begins || clause || matches!(&*word, "but" | "yet" | "nor") {
                    break;
                }
            }
            _ if reading.text(at) == "(" && at > from => {
                let Some(close) = (at..limit.min(at + 8)).find(|&close| reading.text(close) == ")") else { break };
                at = close;
            }
            Tag::Adverb if at > from || !next_begins => break,
            Tag::Adverb => {}
            Tag::Gerund | Tag::Participle
                if at == from
                    // "the visiting captain"
                    || tag(reading, at - 1) == Tag::Determiner && tag(reading, at + 1).is_nominal()
                    || common && tag(reading, at - 1).is_nominal() && tag(reading, at + 1) == Tag::Adposition => {}
            Tag::Pronoun if at > from && !inside_phrase(reading, at) => break,
            Tag::Pronoun => {}
            _ if inside_phrase(reading, at) => {
                common |= matches!(tag(reading, at), Tag::Noun | Tag::PluralNoun)
                    || at == from && tag(reading, at) == Tag::Determiner;
            }
            _ => break,
        }
        at += 1;
    }
    at
}

/// True where "in", "at" or "on" goes on to an occasion or a time, which belong to the saying and not the speaker.
fn is_occasion(reading: &Reading, at: usize) -> bool {
    let last =
        (at..at + 5).take_while(|&at| inside_phrase(reading, at) || at < reading.len() && is_time(reading, at)).last();
    last.is_some_and(|last| {
        let year = reading.text(last).len() == 4 && tag(reading, last) == Tag::Number;
        year || is_time(reading, last) || occasions().has_folded(reading.text(last))
    })
}

/// The end of a relative clause: before the next mark, or the second one where the clause has commas of its own.
fn clause_end(reading: &Reading, from: usize, limit: usize) -> usize {
    (from..limit)
        .find(|&at| {
            reading.quoted[at] != Quoted::Outside
                || reading.is_mark(at)
                    && matches!(reading.text(at), "," | "." | ";" | ":" | "—" | "–" | "?" | "!" | ")")
        })
        .unwrap_or(limit)
}

/// Where a comma begins an apposition: the end of that.
fn apposition_after(reading: &Reading, comma: usize, limit: usize) -> Option<usize> {
    if reading.text(comma) != "," || comma + 1 >= limit || !begins_apposition(reading, comma + 1) {
        return None;
    }
    let from = comma + 1;
    let relative = matches!(reading.text(from), "who" | "whose" | "whom" | "which");
    let end = match &*lower(reading, from) {
        _ if relative => clause_end(reading, from, limit),
        // "Warren, 53, of Sodus"
        "of" if begins_phrase(reading, from + 1) => simple_after(reading, from + 1, limit),
        _ => simple_after(reading, from, limit),
    };
    // What goes on after it must be its end: otherwise it is a clause of its own.
    let stops = end == limit || reading.is_mark(end) || !is_finite(reading, end);
    (end > from && stops).then_some(end)
}

/// The noun phrase that ends right before a verb group, with its appositions, not before `lower`.
pub(super) fn phrase_before(reading: &Reading, group: usize, lower: usize) -> Option<Range<usize>> {
    let lower = lower.max(group.saturating_sub(LONGEST));
    if group <= lower {
        return None;
    }
    let end = without_time(reading, group, lower);
    if end <= lower {
        return None;
    }
    // "The report|, however, | states"
    let turns = |at: usize| matches!(reading.text(at), "however" | "meanwhile" | "though" | "too" | "therefore");
    if end > lower + 3 && reading.text(end - 1) == "," && turns(end - 2) && reading.text(end - 3) == "," {
        return phrase_before(reading, end - 3, lower);
    }
    if reading.text(end - 1) == "," {
        return apposed_before(reading, end, lower);
    }
    // "In a town | that was burned | survivors said": what stands behind a preposition is no subject.
    let fronted = |start: usize| start > lower && tag(reading, start - 1) == Tag::Adposition;
    let relative = relative_clause_before(reading, end, lower).and_then(|clause| simple_before(reading, clause, lower));
    let start = relative.filter(|&start| !fronted(start)).or_else(|| simple_before(reading, end, lower))?;
    Some(one_after_another(reading, &(start..end), lower)..end)
}

/// "| Study after study | found": where those begin of whom one follows the other.
pub(super) fn one_after_another(reading: &Reading, phrase: &Range<usize>, first: usize) -> usize {
    let again = phrase.len() == 1
        && phrase.start >= first + 2
        && reading.text(phrase.start - 1) == "after"
        && lower(reading, phrase.start - 2) == lower(reading, phrase.start);
    phrase.start - if again { 2 } else { 0 }
}

/// "A man | who used to work at the plant | said": where the relative clause begins that ends before a verb. It has one
/// finite verb, its own, right behind the pronoun.
pub(super) fn relative_clause_before(reading: &Reading, end: usize, lower: usize) -> Option<usize> {
    let first = lower.max(end.saturating_sub(LONGEST_CLAUSE));
    let pronoun = (first + 1..end).rev().find(|&at| matches!(reading.text(at), "who" | "which" | "that"))?;
    // "A group that campaigns for", "the company that owns the mine": the tagger takes the verb for a noun.
    let agrees = |at: usize| {
        let singular = !reading.text(pronoun - 1).ends_with('s');
        at == pronoun + 1 && tag(reading, at) == Tag::PluralNoun && reading.text(at).ends_with('s') && singular
    };
    let verb = (pronoun + 1..end).find(|&at| tag(reading, at) != Tag::Adverb)?;
    // "The reasons that | critics | point to": the tagger takes those for verbs; "a group that | campaigns | for cleaner air".
    let plain = |at: usize| {
        let people = reading.classes[at].any(Classes::SPEAKER) && tag(reading, at + 1) != Tag::Adposition;
        reading.text(at).starts_with(char::is_lowercase) && !people
    };
    let verb = Some(verb).filter(|&at| plain(at) && (is_finite(reading, at) || agrees(at)))?;
    let in_group = |at: &usize| {
        reading.tags[*at].is_verb() || matches!(tag(reading, *at), Tag::Auxiliary | Tag::Adverb | Tag::Particle)
    };
    let rest = (verb + 1..end).take_while(in_group).last().map_or(verb, |last| last) + 1..end;
    // "It told the union | that was why he | left": a clause with a subject.
    let other = |at: usize| {
        is_finite(reading, at)
            || reading.is_mark(at) && !inside_phrase(reading, at)
            || tag(reading, at) == Tag::Pronoun
                && !inside_phrase(reading, at)
                && !is_object(reading, at)
                && tag(reading, at - 1) != Tag::Determiner
            || matches!(
                &*self::lower(reading, at),
                "why" | "what" | "how" | "where" | "when" | "while" | "because" | "if"
            )
    };
    let plain = (pronoun..end).all(|at| reading.quoted[at] == Quoted::Outside);
    (tag(reading, pronoun - 1).is_nominal() && plain && !rest.into_iter().any(other)).then_some(pronoun)
}

/// "Him", "them": no subject.
fn is_object(reading: &Reading, at: usize) -> bool {
    matches!(reading.text(at), "him" | "her" | "them" | "me" | "us" | "you" | "it" | "there")
}

/// The end of what stands before a verb and the time before that ("Mr. Priebus later Thursday told").
fn without_time(reading: &Reading, end: usize, lower: usize) -> usize {
    let mut at = end;
    while at > lower && end - at < 5 {
        let word = reading.text(at - 1);
        let joins = is_time(reading, at - 1) && !begins_role(reading, at)
            || at < end
                && matches!(
                    word,
                    "on" | "late" | "early" | "last" | "this" | "later" | "earlier" | "next" | "in" | "the"
                );
        if !joins {
            break;
        }
        at -= 1;
    }
    if at < end && reading.text(at) == "the" { end } else { at }
}

/// True for a noun of a role, which makes "the Sunday host" of a day.
fn begins_role(reading: &Reading, at: usize) -> bool {
    reading.classes.get(at).is_some_and(|classes| classes.any(Classes::SPEAKER))
}

/// The start of the noun phrase that ends before a token.
fn simple_before(reading: &Reading, end: usize, lower: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= lower)?;
    if tag(reading, last) == Tag::Pronoun && !inside_phrase(reading, last) {
        return Some(last);
    }
    let mut at = end;
    while at > lower {
        let before = at - 1;
        if reading.quoted[before] != Quoted::Outside {
            break;
        }
        let joins = match tag(reading, before) {
            _ if reading.text(before) == ")" => {
                let Some(open) =
                    (lower.max(before.saturating_sub(8))..before).rev().find(|&open| reading.text(open) == "(")
                else {
                    break;
                };
                at = open;
                continue;
            }
            Tag::Adposition => {
                let word = self::lower(reading, before);
                before > lower
                    && at < end
                    && !CLAUSAL.contains(&&*word)
                    && (tag(reading, before - 1).is_nominal()
                        || matches!(tag(reading, before - 1), Tag::Participle | Tag::Gerund | Tag::Adjective)
                        || word == "of" && matches!(tag(reading, before - 1), Tag::Number | Tag::Symbol)
                        || is_told(reading, before - 1, lower)
                        || is_befallen(reading, before - 1, lower))
                    && !is_time(reading, before - 1)
                    && (INNER.contains(&&*word) || PLACE.contains(&&*word) || before > lower + 1)
            }
            Tag::Coordinator => {
                before > lower
                    && !matches!(reading.text(before), "but" | "But" | "yet" | "nor")
                    && inside_phrase(reading, before - 1)
            }
            Tag::Gerund | Tag::Participle => at < end,
            Tag::Past if at < end && (is_told(reading, before, lower) || is_befallen(reading, before, lower)) => true,
            Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal => match relative_before(reading, before, lower) {
                Some(relative) => {
                    at = relative;
                    continue;
                }
                None => {
                    // A clause of its own: the phrase begins after the conjunction that joins the two.
                    let joint = (at..end).find(|&at| tag(reading, at) == Tag::Coordinator);
                    return joint
                        .map(|joint| joint + 1)
                        .or((at < end).then_some(at))
                        .filter(|&start| begins_phrase(reading, start));
                }
            },
            // "in an interview Trump said": the occasion is no title.
            Tag::Noun if at < end && tag(reading, at) == Tag::ProperNoun => {
                !occasions().has_folded(reading.text(before))
            }
            _ => inside_phrase(reading, before),
        };
        if !joins {
            break;
        }
        at = before;
    }
    // What cannot begin a phrase is left out again.
    while at < end && !begins_phrase(reading, at) && !matches!(tag(reading, at), Tag::Gerund | Tag::Participle) {
        at += 1;
    }
    (at < end).then_some(at)
}

/// "A person | briefed | on the talks said": no verb of its own, whatever the tagger takes it for.
fn is_told(reading: &Reading, at: usize, lower: usize) -> bool {
    at > lower
        && reading.classes[at - 1].any(Classes::SPEAKER)
        && matches!(reading.text(at), "briefed" | "involved" | "interviewed" | "surveyed" | "polled" | "employed")
}

/// "The family of a teenager | killed | in a crash have pleaded": no verb of its own either.
fn is_befallen(reading: &Reading, at: usize, lower: usize) -> bool {
    at > lower
        && tag(reading, at - 1).is_nominal()
        && vocabulary::is_befallen(reading.text(at))
        && tag(reading, at + 1) == Tag::Adposition
}

/// Where a finite verb belongs to a relative clause: the relative pronoun.
fn relative_before(reading: &Reading, verb: usize, lower: usize) -> Option<usize> {
    let group = verb_group(reading, verb, lower);
    let before = group.start.checked_sub(1).filter(|&before| before > lower)?;
    (matches!(reading.text(before), "who" | "which" | "that") && tag(reading, before - 1).is_nominal())
        .then_some(before)
}

/// The phrase before a verb that follows an apposition's closing comma.
fn apposed_before(reading: &Reading, group: usize, lower: usize) -> Option<Range<usize>> {
    let mut best = None;
    let mut close = group - 1;
    while let Some(open) =
        (lower..close).rev().find(|&at| reading.text(at) == "," || reading.quoted[at] != Quoted::Outside)
    {
        if reading.text(open) != "," || !begins_apposition(reading, open + 1) {
            break;
        }
        let finite = (open + 1..close).any(|at| matches!(tag(reading, at), Tag::Past | Tag::Present));
        let relative = (open + 1..close)
            .any(|at| matches!(reading.text(at), "who" | "whose" | "which" | "whom" | "that" | "where" | "as"));
        if finite && !relative {
            break;
        }
        best = simple_before(reading, open, lower)
            .filter(|&start| reading.tags[start..open].iter().any(|tag| tag.is_nominal()))
            .or(best);
        close = open;
    }
    best.map(|start| start..group)
}
