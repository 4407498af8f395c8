//! Who says it at the end, or in the middle: "The bridge may fall, the mayor warned." "Neither letter, she claims, was
//! answered." A clause, a comma, a speaker, a verb of saying, and a full stop or another comma.

use std::ops::Range;

use super::Attribution;
use super::clause::{agrees, has_antecedent, is_named, reported};
use super::part_of_speech::{is_finite, is_passive, tag, verb_group};
use super::phrase::{begins_phrase, inside_phrase, phrase_after, phrase_before};
use super::reading::{Quoted, Reading};
use crate::structure::BlockKind;
use crate::tagger::Tag;
use crate::vocabulary::Classes;

/// Tokens of the clause at most: keeps the work linear.
const LONGEST: usize = 250;

/// What a sentence says of who says it.
pub(super) struct Aside {
    /// Source, cue and content.
    pub attribution: Attribution,
    /// The content holds whatever else is taken for it.
    pub certain: bool,
}

/// The asides of a text, in order.
pub(super) fn asides(reading: &Reading) -> Vec<Aside> {
    let sentences = 0..reading.segmentation.sentences.len();
    let all = sentences.map(|sentence| reading.segmentation.token_range(sentence));
    let short = all.filter(|sentence| sentence.len() <= LONGEST);
    let aside = |sentence| {
        let inside = within(reading, &sentence).or_else(|| according(reading, &sentence));
        let inside = inside.or_else(|| in_view(reading, &sentence));
        [at_the_end(reading, &sentence), inside, headline(reading, &sentence)]
    };
    short.flat_map(aside).flatten().collect()
}

/// Tokens after the verb at most: "… estimated at the time."
const TAIL: usize = 10;

/// Tokens of who says it in a headline, at most.
const LONGEST_HEADLINE_SOURCE: usize = 8;

/// Tokens of a source whose verb shows something, at most.
const LONGEST_SOURCE: usize = 14;

/// True for a verb of saying or thinking; the tagger is not always right about one that nothing follows.
fn tells(reading: &Reading, verb: usize) -> bool {
    (reading.classes[verb].any(Classes::SPEECH.or(Classes::THINK)) || matches!(reading.text(verb), "rules" | "ruled"))
        && (reading.tags[verb].is_verb() || reading.text(verb).ends_with("ed"))
}

/// True for "found", "show", "heard": what is found out is said by whoever found it, if nothing follows.
fn shows(reading: &Reading, verb: usize) -> bool {
    reading.classes[verb].any(Classes::SHOW.or(Classes::LEARN))
}

/// True for nothing, or for when and where it was said.
fn ends(reading: &Reading, tail: Range<usize>) -> bool {
    let opens = tail.clone().next().is_none_or(|first| {
        reading.classes[first].any(Classes::DAY) || matches!(reading.text(first), "at" | "on" | "in" | "last" | "this")
    });
    let verb = |at: usize| is_finite(reading, at) && reading.text(at) != "May";
    opens && !tail.into_iter().any(|at| verb(at) || reading.is_mark(at))
}

/// Tokens of "all of which" at most.
const LONGEST_RELATIVE: usize = 3;

/// Tokens of a clause before "said" whose verb the tagger need not have seen.
const SHORTEST: usize = 4;

/// "The bridge may fall, the mayor warned."
fn at_the_end(reading: &Reading, sentence: &Range<usize>) -> Option<Aside> {
    let end = sentence.end.checked_sub(1).filter(|&end| matches!(reading.text(end), "." | "!" | "?"))?;
    let from = (sentence.start + 1).max(end.saturating_sub(TAIL));
    let last = |verb: usize| {
        let closes = verb + 1 == end || is_finite(reading, verb) && ends(reading, verb + 1..end);
        closes && (tells(reading, verb) || shows(reading, verb))
    };
    let verb = (from..end).rev().find(|&verb| last(verb))?;
    let (source, group) = before(reading, sentence, verb)?;
    let found = shows(reading, verb);
    // "…, a police show."
    let noun = !reading.tags[verb].is_verb() && matches!(reading.text(source.start), "a" | "an" | "the");
    if has_antecedent(reading, &source) || found && (noun || source.len() > LONGEST_SOURCE || !speaks(reading, &source))
    {
        return None;
    }
    let clause = sentence.start..source.start - 1;
    // "A man 'lied to thousands' for years, a court has heard", but not "“I saw it,” he said."
    let outside = |at: usize| reading.quoted[at] == Quoted::Outside;
    let plain = outside(clause.start) && outside(clause.end - 1) && (clause.end..end).all(outside);
    let certain = (found || matches!(reading.text(verb), "said" | "says" | "say")) && clause.len() > SHORTEST;
    // "Before the crash, the driver had been drinking, police said": the main clause follows its comma.
    let depends = is_participle(reading, clause.start)
        || is_subordinate(reading, clause.start) && !clause.clone().any(|at| reading.text(at) == ",");
    // The tagger need not have seen the verb of a clause that somebody reported.
    let whole = certain
        || matches!(reading.text(verb), "reported" | "announced" | "confirmed" | "warned" | "wrote")
            && clause.len() > SHORTEST;
    if !plain || depends || !whole && !states(reading, &clause) {
        return None;
    }
    let told = reading.classes[verb].any(Classes::TELL) && group.clone().any(|at| reading.classes[at].any(Classes::BE));
    let mut attribution = reported(reading, &source, group, &[clause], "reporting-clause");
    if told {
        // "…, a jury has been told": by whom is not said.
        attribution.source.clear();
    }
    Some(Aside { attribution, certain })
}

/// "New jab cuts cases by half, trial finds", "Prices fall again, says lender": the tagger was not made for headlines.
fn headline(reading: &Reading, sentence: &Range<usize>) -> Option<Aside> {
    let last = sentence.end.checked_sub(1).filter(|&last| last > sentence.start + 2)?;
    if reading.segmentation.block_kind(reading.sentence[last] as usize) != BlockKind::Headline {
        return None;
    }
    let first = (sentence.start + 2).max(last.saturating_sub(LONGEST_HEADLINE_SOURCE));
    let comma = (first..last).rev().find(|&at| reading.text(at) == ",")?;
    let says = |verb: usize| {
        reading.classes[verb].any(Classes::SPEECH.or(Classes::SHOW).or(Classes::LEARN)) || reading.text(verb) == "rules"
    };
    let (source, verb) =
        match (says(last), matches!(reading.text(comma + 1), "says" | "say" | "warns" | "warn" | "finds")) {
            (_, true) => (comma + 2..sentence.end, comma + 1),
            (true, _) => (comma + 1..last, last),
            _ => return None,
        };
    let named =
        |at: usize| tag(reading, at).is_nominal() || inside_phrase(reading, at) || tag(reading, at) == Tag::Adposition;
    // "Bank cuts rates, warns of recession", "Two arrested, drugs found"
    let begins = !source.is_empty() && begins_phrase(reading, source.start);
    let found = matches!(reading.text(verb), "found" | "heard" | "seen");
    if !begins || found || !speaks(reading, &source) && verb < source.start || !source.clone().all(named) {
        return None;
    }
    let clause = sentence.start..comma;
    let attribution = reported(reading, &source, verb..verb + 1, &[clause], "reporting-clause");
    Some(Aside { attribution, certain: true })
}

/// "Neither letter, she claims, was answered." "They will go, he said, because they must."
fn within(reading: &Reading, sentence: &Range<usize>) -> Option<Aside> {
    let last = sentence.end.checked_sub(1)?;
    let stop = last + usize::from(!matches!(reading.text(last), "." | "!" | "?"));
    let tells = |verb: usize| reading.classes[verb].any(Classes::SPEECH.or(Classes::THINK).or(Classes::SHOW));
    let set_off = |&verb: &usize| tells(verb) && !reading.text(verb).ends_with("ing");
    let mut verbs = (sentence.start + 2..stop.saturating_sub(2)).filter(set_off);
    verbs.find_map(|verb| set_within(reading, sentence, verb, comma_after(reading, verb, stop)?, stop))
}

/// The comma that closes an aside: right behind its verb, or behind when and where it was said ("…, that, the firm warned
/// in a filing last year, could be late").
fn comma_after(reading: &Reading, verb: usize, stop: usize) -> Option<usize> {
    let comma = (verb + 1..stop.saturating_sub(1).min(verb + 1 + TAIL)).find(|&at| reading.text(at) == ",")?;
    let spoken = reading.classes[verb].any(Classes::SPEECH) && is_finite(reading, verb);
    (comma == verb + 1 || spoken && ends(reading, verb + 1..comma)).then_some(comma)
}

/// The aside whose verb is at a token, with a comma after it.
fn set_within(reading: &Reading, sentence: &Range<usize>, verb: usize, comma: usize, stop: usize) -> Option<Aside> {
    let (source, group) = before(reading, sentence, verb)?;
    let pronoun = source.len() == 1 && matches!(reading.text(source.start), "he" | "she" | "they" | "it");
    // After "she" and "researchers", "remembered" and "write" are verbs, whatever the tagger takes them for.
    let name = reading.tags[source.end - 1] == Tag::ProperNoun && reading.text(verb).ends_with(['s', 'd']);
    let finite = is_finite(reading, verb) && (tells(reading, verb) || shows(reading, verb));
    let past = reading.text(verb).ends_with("ed") && speaks(reading, &source);
    let is_verb = finite || past || pronoun || name || agrees(reading, verb);
    let (left, right) = (left(reading, sentence, source.start - 1), comma + 1..stop);
    let plain = (left.start..right.start + 1).all(|at| reading.quoted[at] == Quoted::Outside);
    // "They come, they promise, they go"; "butter, grain and hazelnuts has been discovered, in": a passive says nothing.
    let passive = is_passive(reading, &group) && !reading.classes[verb].any(Classes::SPEECH.or(Classes::THINK));
    let short = left.len() < 3 && !matches!(reading.text(left.start), "who" | "which" | "whom" | "that");
    if passive
        || short && states(reading, &left)
        || !is_verb
        || !plain
        || !(pronoun || speaks(reading, &source))
        || is_participle(reading, left.start)
    {
        return None;
    }
    // Half of it cannot stand alone: "Online orders, it added, were up", "If it fails, they argue, there are others".
    let helps = left.clone().last().is_some_and(|last| {
        let verb = reading.classes[last].any(Classes::AUXILIARY.or(Classes::MODAL));
        verb && reading.text(last).starts_with(char::is_lowercase)
    });
    let half = helps || !states(reading, &left) || is_subordinate(reading, left.start);
    let halves = half && (helps || states(reading, &right));
    let goes_on = matches!(
        reading.text(right.start),
        "to" | "as"
            | "by"
            | "from"
            | "without"
            | "because"
            | "if"
            | "unless"
            | "even"
            | "especially"
            | "including"
            | "not"
            | "compared"
            | "who"
            | "whether"
            | "how"
            | "with"
    );
    // "In a statement, the company said, without elaborating, that it would close."
    let apart = right.clone().any(|at| reading.text(at) == "," && reading.text(at + 1) == "that");
    if apart {
        return None;
    }
    // "Costs had doubled, it said in a statement, and without help “…”".
    let both = comma > verb + 1 && states(reading, &left) && goes_on_quoting(reading, &right);
    let content = match halves || goes_on || both {
        _ if left.is_empty() => vec![right],
        true => vec![left, right],
        false => vec![left],
    };
    // "…, the firm warned in May, …": where it was said may be another clause's, unless half of one waits for the rest.
    if half && !halves && !goes_on || comma > verb + 1 && !halves && !both {
        return None;
    }
    let mut attribution = reported(reading, &source, group.clone(), &content, "reporting-clause");
    // "The plan, it is claimed, would cost more": by whom is not said.
    if is_passive(reading, &group) {
        attribution.source.clear();
    }
    Some(Aside { attribution, certain: halves || goes_on || both })
}

/// "and without help “there will be no lake”": words that end with a quotation, with nobody else before it.
fn goes_on_quoting(reading: &Reading, right: &Range<usize>) -> bool {
    let opens = right.clone().find(|&at| reading.quoted[at] == Quoted::Opening);
    let joins = matches!(reading.text(right.start), "and" | "but");
    let ends = right.clone().last().is_some_and(|last| reading.quoted[last] == Quoted::Closing);
    let plain = |at: usize| !is_finite(reading, at) && tag(reading, at) != Tag::ProperNoun;
    joins && ends && opens.is_some_and(|opens| opens > right.start + 1 && (right.start + 1..opens).all(plain))
}

/// What stands before the comma of an aside and is said: a relative pronoun alone, and nothing of a conjunction.
fn left(reading: &Reading, sentence: &Range<usize>, comma: usize) -> Range<usize> {
    if matches!(reading.text(comma - 1), "who" | "which" | "whom" | "that") {
        // "All of which"
        let of = comma >= sentence.start + 3 && reading.text(comma - 2) == "of";
        return comma - if of { 3 } else { 1 }..comma;
    }
    let joins = matches!(reading.text(sentence.start), "But" | "And" | "Yet" | "So" | "Still" | "However" | "Now")
        && !(reading.text(sentence.start) == "So" && matches!(reading.text(sentence.start + 1), "far" | "long"));
    sentence.start + usize::from(joins)..comma
}

/// "In | his | view, more closures are inevitable."
fn in_view(reading: &Reading, sentence: &Range<usize>) -> Option<Aside> {
    const VIEWS: [&str; 7] = ["view", "opinion", "telling", "words", "judgment", "judgement", "estimation"];
    let near = sentence.start + 2..sentence.end.min(sentence.start + TAIL);
    let view = near.into_iter().find(|&at| VIEWS.contains(&reading.text(at)) && reading.text(at + 1) == ",")?;
    let source = sentence.start + 1..view;
    // "his", "Mr Lee’s": whose view it is.
    let mark = matches!(reading.text(view - 1), "'s" | "’s" | "'" | "’");
    let own = source.len() == 1 && matches!(reading.text(source.start), "his" | "her" | "their");
    let content = view + 2..sentence.end - usize::from(matches!(reading.text(sentence.end - 1), "." | "!" | "?"));
    // "In her opinion, which was read out": that is told of the opinion.
    let relative = reading.text(content.start) != "that"
        && reading.classes.get(content.start).is_some_and(|classes| classes.any(Classes::THAT));
    if relative
        || reading.text(sentence.start) != "In"
        || !(own || mark && speaks(reading, &source))
        || !states(reading, &content)
    {
        return None;
    }
    let attribution = reported(reading, &source, view..view + 1, &[content], "reporting-clause");
    Some(Aside { attribution, certain: false })
}

/// "Those missing, who, according to aid agencies, may be dead": what is said goes on with the verb.
fn according(reading: &Reading, sentence: &Range<usize>) -> Option<Aside> {
    let is = |at: &usize| reading.classes[*at].any(Classes::ACCORDING) && reading.text(at + 1) == "to";
    let cue = (sentence.start + 2..sentence.end.saturating_sub(4)).find(is)?;
    let closes = (cue + 2..sentence.end).find(|&at| reading.text(at) == ",")?;
    let plain = |at: usize| !is_finite(reading, at) && !reading.is_mark(at);
    let short = Some(cue + 2..closes).filter(|source| !source.is_empty() && source.clone().all(plain));
    let source = phrase_after(reading, cue + 2, sentence.end).or(short)?;
    let stop = sentence.end - usize::from(reading.is_mark(sentence.end - 1));
    let (comma, right) = (cue - 1, source.end + 1..stop);
    let set_off = reading.text(comma) == "," && reading.text(source.end) == "," && !right.is_empty();
    let plain = || (sentence.start..right.start + 1).all(|at| reading.quoted[at] == Quoted::Outside);
    if !set_off || !plain() || !is_finite(reading, right.start) {
        return None;
    }
    let left = left(reading, sentence, comma);
    // "Those missing, who, according to agencies, may be many, | are not known"
    let closes = |at: &usize| reading.text(*at) == "," && is_finite(reading, at + 1);
    let relative = left.len() <= LONGEST_RELATIVE;
    let end = right.clone().find(|at| relative && closes(at)).unwrap_or(right.end);
    let content: Vec<_> = [left, right.start..end].into_iter().filter(|part| !part.is_empty()).collect();
    Some(Aside { attribution: reported(reading, &source, cue..cue + 2, &content, "according-to"), certain: true })
}

/// Who says it, right before the verb, and the verb group; a comma stands before them.
fn before(reading: &Reading, sentence: &Range<usize>, verb: usize) -> Option<(Range<usize>, Range<usize>)> {
    let group = verb_group(reading, verb, sentence.start);
    let source = phrase_before(reading, group.start, sentence.start)?;
    let comma = source.start.checked_sub(1).filter(|&comma| comma > sentence.start)?;
    // "…, according to a review published in March."
    let relative = reading.classes[source.start].any(Classes::THAT.or(Classes::ACCORDING));
    let active = tag(reading, source.start) == Tag::Gerund;
    (reading.text(comma) == "," && !relative && !active).then_some((source, group))
}

/// "Asked whether it would, Ruiz shrugged": that is no clause of its own.
fn is_participle(reading: &Reading, first: usize) -> bool {
    matches!(tag(reading, first), Tag::Participle | Tag::Gerund) || reading.text(first) == "Asked"
}

/// "When the doors opened, he announced": that is a part of what is said at most.
fn is_subordinate(reading: &Reading, first: usize) -> bool {
    // "As many as 40 people"
    if matches!(reading.text(first + 1), "many" | "much" | "few") {
        return false;
    }
    matches!(
        reading.text(first),
        "If" | "Unless"
            | "When"
            | "As"
            | "While"
            | "Although"
            | "Though"
            | "Because"
            | "Since"
            | "Once"
            | "After"
            | "Before"
            // "Had she been treated, the coroner said, she would have lived"
            | "Had"
            | "Should"
    )
}

/// True for what has a verb that can head it.
fn states(reading: &Reading, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| is_finite(reading, at))
}

/// True for somebody who may speak, or what is written or found out.
fn speaks(reading: &Reading, source: &Range<usize>) -> bool {
    let telling = Classes::DOCUMENT.or(Classes::SAY_NOUN);
    is_named(reading, source) || source.clone().any(|at| reading.classes[at].any(telling))
}
