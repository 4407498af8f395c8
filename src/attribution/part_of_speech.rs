//! Parts of speech as the rules read them: the tagger's, held against what is certain; verb groups.

use std::borrow::Cow;
use std::ops::Range;

use super::reading::{Quoted, Reading};
use crate::tagger::Tag;
use crate::vocabulary::Classes;

crate::lexicon! {
    /// Prepositions and subordinating conjunctions.
    fn prepositions = "../lexicon/prepositions.txt"
}

crate::lexicon! {
    /// Pronouns.
    fn pronouns = "../lexicon/pronouns.txt"
}

/// Personal, possessive and relative pronouns.
const PRONOUN: Classes = Classes::PRONOUN.or(Classes::THAT).or(Classes::POSSESSIVE);

/// Verbs of saying and thinking.
const SAYS: Classes = Classes::SPEECH.or(Classes::THINK);

/// Forms of such verbs that no noun has.
const NEVER_NOUNS: [&str; 12] = [
    "warns",
    "reckons",
    "insists",
    "argues",
    "believes",
    "admits",
    "predicts",
    "suggests",
    "maintains",
    "alleges",
    "concedes",
    "explains",
];

/// The verb group that ends with a verb: its auxiliaries, its negation and the adverbs before it.
pub(super) fn verb_group(reading: &Reading, verb: usize, lower: usize) -> Range<usize> {
    let mut start = verb;
    while start > lower && verb - start < 6 {
        let before = start - 1;
        // "had on average expected"
        let amid = before > lower + 1
            && matches!(
                (reading.text(before - 1), reading.text(before)),
                ("on", "average")
                    | ("in", "turn" | "fact" | "part" | "private" | "public" | "effect")
                    | ("at", "first" | "times")
            )
            && matches!(tag(reading, before - 2), Tag::Auxiliary | Tag::Modal);
        if amid {
            start = before - 1;
            continue;
        }
        let joins = match tag(reading, before) {
            Tag::Auxiliary | Tag::Modal | Tag::Particle => true,
            Tag::Adverb => !reading.classes[before].any(Classes::DAY),
            _ => reading.classes[before].any(Classes::ADVERB.or(Classes::AUXILIARY)),
        };
        if !joins {
            break;
        }
        start = before;
    }
    start..verb + 1
}

/// True for a verb group with a form of "be" that is no "is saying".
pub(super) fn is_passive(reading: &Reading, group: &Range<usize>) -> bool {
    let verb = group.end.checked_sub(1).map_or("", |verb| reading.text(verb));
    group.clone().any(|at| reading.classes[at].any(Classes::BE)) && !verb.ends_with("ing")
}

/// True for a verb that can head a clause, in the past or the present, or after an auxiliary.
pub(super) fn is_finite(reading: &Reading, at: usize) -> bool {
    match tag(reading, at) {
        Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal => true,
        Tag::Participle | Tag::Infinitive => at > 0 && matches!(tag(reading, at - 1), Tag::Auxiliary | Tag::Modal),
        _ => false,
    }
}

/// The part of speech of a token, held against what is certain: prepositions and conjunctions are a closed list, and
/// a capital within a sentence makes a name of what is no function word.
pub(super) fn tag(reading: &Reading, at: usize) -> Tag {
    let tags = reading.ruled_tags.get_or_init(|| (0..reading.len()).map(|at| ruled(reading, at)).collect());
    tags.get(at).copied().unwrap_or(Tag::Punctuation)
}

/// As [`tag`], worked out.
fn ruled(reading: &Reading, at: usize) -> Tag {
    let (Some(&tag), Some(classes)) = (reading.tags.get(at), reading.classes.get(at)) else {
        return Tag::Punctuation;
    };
    if reading.is_mark(at) {
        return Tag::Punctuation;
    }
    let word = reading.text(at);
    match word {
        "data" => return Tag::PluralNoun,
        "denies" => return Tag::Present,
        // "The website states that", "records state that"
        "states" | "state" if reading.text(at + 1) == "that" && at > 0 && follows_paper(reading, at) => {
            return Tag::Present;
        }
        // The World Health Organization
        "WHO" if !is_shouted(reading, at) => return Tag::ProperNoun,
        _ => {}
    }
    let is_past = |word: &str| matches!(word, "said" | "wrote" | "told" | "heard");
    if is_past(word) && tag != Tag::Participle {
        return Tag::Past;
    }
    // No infinitive, no present and no adverb ends so: "proceed" does, "agreed" and "guaranteed" do not.
    let past = word.ends_with("ed") && !word.ends_with("eed") || word.ends_with("greed") || word.ends_with("teed");
    if matches!(tag, Tag::Infinitive | Tag::Present | Tag::Adverb | Tag::Other) && past {
        return Tag::Past;
    }
    // A name has a capital: "200 people marched".
    if past && tag == Tag::ProperNoun && word.starts_with(char::is_lowercase) {
        return Tag::Past;
    }
    // "The ministry denied responsibility", and not "the denied claim".
    let noun = |at: usize| matches!(reading.tags.get(at), Some(Tag::Noun | Tag::PluralNoun | Tag::ProperNoun));
    let before = at.wrapping_sub(1);
    if past && tag == Tag::Noun && classes.any(Classes::VERB) && (noun(before) || is_surname(reading, before)) {
        return Tag::Past;
    }
    if word.as_bytes().first().is_some_and(u8::is_ascii_uppercase) && is_surname(reading, at) {
        return Tag::ProperNoun;
    }
    // "study finds": the last words of a headline.
    let closes = || reading.sentence_of(at).end == at + 1 && at > 2 && reading.text(at - 1) != "of";
    if tag == Tag::PluralNoun && matches!(word, "finds" | "says" | "shows" | "suggests" | "warns") && closes() {
        return Tag::Present;
    }
    // "warns of", "reckons a third", "the groom claims he": what is only a verb, or has a clause behind it.
    if tag == Tag::PluralNoun && classes.any(SAYS) && word.ends_with('s') && word.starts_with(char::is_lowercase) {
        let only = NEVER_NOUNS.contains(&word);
        let speaks = |at: usize| reading.classes.get(at).is_some_and(|classes| classes.any(Classes::SPEAKER));
        let of = at.checked_sub(4).is_some_and(|head| reading.text(head + 1) == "of" && speaks(head));
        let single = speaks(before) || of || reading.tags.get(before) == Some(&Tag::ProperNoun);
        // "Velloris cautions that results may vary."
        let that = reading.text(at + 1) == "that" && reading.tags.get(before) == Some(&Tag::ProperNoun);
        if only || that || single && is_nominative(reading, at + 1) {
            return Tag::Present;
        }
    }
    // "It hoped to restore power": behind such a pronoun stands a verb.
    if past && matches!(tag, Tag::Adjective | Tag::Gerund | Tag::Noun) && is_nominative(reading, at.wrapping_sub(1)) {
        return Tag::Past;
    }
    // "A tribunal ruled": before a noun it could be an adjective.
    let describes = |at: usize| reading.tags.get(at).is_some_and(|tag| tag.is_nominal() || *tag == Tag::Adjective);
    let speaks = classes.any(Classes::SPEAKER.or(Classes::DOCUMENT));
    if tag == Tag::Adjective && speaks && (!describes(at + 1) || is_past(reading.text(at + 1))) {
        return Tag::Noun;
    }
    // People and bodies are nouns, and verbs only after a subject.
    if classes.any(Classes::SPEAKER) && word.ends_with('s') {
        match tag {
            Tag::Adverb | Tag::Other | Tag::Adjective => return Tag::PluralNoun,
            Tag::Present
                if !at.checked_sub(1).is_some_and(|before| reading.tags[before].is_nominal())
                    || reading.is_mark(at + 1)
                    || reading.text(before) == "that"
                        && reading.tags.get(at + 1).is_some_and(|tag| tag.is_finite())
                    || prepositions().has_folded(reading.text(at + 1))
                    || matches!(reading.text(at + 1), "and" | "or") =>
            {
                return Tag::PluralNoun;
            }
            _ => {}
        }
    }
    // "Insurers estimated", "Economists fear": a sentence of the news begins with people rather than with such a verb.
    if word.ends_with('s') && matches!(tag, Tag::Present | Tag::Adjective | Tag::Adverb | Tag::Other) {
        let by_ending =
            word.len() > 6 && ["ers", "ors", "ists", "ians", "ants", "ees"].iter().any(|end| word.ends_with(end));
        // "as agronomists warn that"
        let link = || matches!(reading.tags.get(before), Some(Tag::Subordinator | Tag::Adposition | Tag::Coordinator));
        let verb = || reading.classes.get(at + 1).is_some_and(|next| next.any(Classes::VERB));
        let opens = || reading.sentence_of(at).start == at;
        let people = classes.any(Classes::SPEAKER) || by_ending;
        if people && opens() || tag == Tag::Present && by_ending && link() && verb() {
            return Tag::PluralNoun;
        }
    }
    let wrong = match tag {
        Tag::Punctuation | Tag::Other | Tag::Symbol | Tag::Interjection => true,
        Tag::Adposition | Tag::Subordinator => !prepositions().has_folded(word),
        Tag::Pronoun => !classes.any(PRONOUN) && !pronouns().has_folded(word),
        Tag::Adjective | Tag::Adverb | Tag::Gerund | Tag::Participle | Tag::Infinitive => false,
        _ => return tag,
    };
    let opens = reading.sentence_of(at).start == at || reading.quoted.get(at.wrapping_sub(1)) == Some(&Quoted::Opening);
    match word.starts_with(char::is_uppercase) {
        true if !opens => Tag::ProperNoun,
        _ if wrong => Tag::Adjective,
        _ => tag,
    }
}

/// True right behind what states something in writing, "the website | states that", "Section 3 | states that", and not
/// before a relative clause, "fifteen | states | that sued".
fn follows_paper(reading: &Reading, at: usize) -> bool {
    let paper = |at: usize| reading.classes[at].any(Classes::DOCUMENT);
    let part = |at: usize| {
        matches!(reading.text(at), "Section" | "Article" | "Rule" | "Page" | "Clause" | "Paragraph" | "Chapter")
    };
    let behind = paper(at - 1)
        || reading.tags[at - 1] == Tag::Number && at > 1 && part(at - 2)
        || reading.text(at - 1) == "," && at > 3 && reading.text(at - 2) == "however";
    // "The report, published on Thursday, states that"
    let aside = || (at.saturating_sub(9).max(1)..at - 1).rev().find(|&at| reading.text(at) == ",");
    let behind = behind || reading.text(at - 1) == "," && aside().is_some_and(|comma| paper(comma - 1));
    let relative = reading.tags.get(at + 2).is_none_or(|tag| tag.is_finite() || *tag == Tag::Modal);
    behind && !relative
}

/// "Solveth acknowledged", "Bellweather, 41,", "Loake himself": a name that opens a sentence, whatever the tagger takes it for.
fn is_surname(reading: &Reading, at: usize) -> bool {
    let Some(tag) = reading.tags.get(at) else { return false };
    let word = reading.text(at);
    let unknown = matches!(tag, Tag::Adjective | Tag::Adverb | Tag::Infinitive | Tag::Present | Tag::Noun)
        && word.len() > 4
        && word.starts_with(char::is_uppercase)
        && !word.ends_with("ly")
        && reading.classes[at].0 == 0
        && reading.sentence_of(at).start == at;
    let next = |ahead: usize| reading.text(at + ahead);
    let says = |at: usize| {
        reading.classes.get(at).is_some_and(|classes| classes.any(Classes::SAY.or(Classes::CLAIM)))
            && reading.text(at).ends_with("ed")
    };
    let age = || {
        next(1) == "," && next(3) == "," && next(2).len() == 2 && next(2).bytes().all(|digit| digit.is_ascii_digit())
    };
    unknown && (says(at + 1) || age() || matches!(next(1), "himself" | "herself"))
}

/// True beside another word in capitals: "WHO KNOWS".
fn is_shouted(reading: &Reading, at: usize) -> bool {
    let high = |at: usize| {
        let word = reading.text(at);
        word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    at > 0 && high(at - 1) || at + 1 < reading.len() && high(at + 1)
}

/// True for a pronoun that can only be a subject, with a word behind it in its sentence.
fn is_nominative(reading: &Reading, at: usize) -> bool {
    let same = reading.sentence.get(at).is_some_and(|own| reading.sentence.get(at + 1) == Some(own));
    same && matches!(&*lower(reading, at), "he" | "she" | "they" | "we" | "i" | "it" | "who")
}

/// The word of a token in lower case.
pub(super) fn lower<'t>(reading: &Reading<'_, 't>, at: usize) -> Cow<'t, str> {
    let word = reading.text(at);
    let high = |byte: u8| byte.is_ascii_uppercase() || !byte.is_ascii();
    if word.bytes().any(high) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}
