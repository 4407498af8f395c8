//! Passives without "by": "the plant is expected to close", "he has been accused of fraud".
//!
//! Nobody is named who expects or accuses. The subject is part of what is said.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::bounds::inside;
use crate::attribution::clause::is_named;
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::phrase::phrase_after;
use crate::attribution::reading::Reading;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

crate::lexicon! {
    /// See the first line of the list.
    fn likened = "../../lexicon/likened.txt"
}

/// Verbs whose passive has for its subject whom or what somebody else speaks or thinks of.
const OF_OTHERS: Classes = Classes::SPEECH.or(Classes::THINK).or(Classes::JUDGE).or(Classes::WANT);

/// Makes the subject of a passive a part of what is said.
pub(super) fn mend(reading: &Reading, found: &mut Attribution) {
    by_whom(reading, found);
    described_by(reading, found);
    told_by(reading, found);
    let_follow(reading, found);
    let ([source], [cue]) = (&found.source[..], &found.cue[..]) else { return };
    let (source, cue) = (*source, *cue);
    let (subject, said) = (reading.tokens_in(source), reading.tokens_in(cue));
    // "Its president | is quoted in the journal as saying | that"
    if reading.text(said.end - 1) == "saying" {
        return;
    }
    // "A businessman accused of fraud": without "is" too.
    let bare = matches!(reading.text(said.start), "accused" | "suspected" | "acquitted")
        && reading.text(said.start + 1) == "of"
        && said.len() <= 2
        // "The chamber, thought to be 3,800 years old, had been sealed"
        || matches!(reading.text(said.start), "thought" | "believed" | "understood" | "estimated" | "reported" | "rumoured")
            && said.len() == 1
            && reading.text(said.end) == "to"
            && said.start > 0
            && reading.text(said.start - 1) == ",";
    let Some(participle) = participle(reading, &said).or(bare.then_some(said.start)) else { return };
    let by = (participle..reading.sentence_of(said.start).end.min(said.end + 1)).any(|at| reading.text(at) == "by");
    let after = found.content.iter().all(|content| content.start >= cue.end);
    // "Marian Tolley, 47, is accused"
    let age = subject.end + 3 == said.start && tag(reading, subject.end + 1) == Tag::Number;
    // "The chancellor, who signed it in July, is said"
    let aside = reading.text(subject.end) == "," && said.start > 0 && reading.text(said.start - 1) == ",";
    if subject.end != said.start && !age && !aside || by || !after || is_who(reading, subject.start) {
        return;
    }
    found.source.clear();
    if bare && let [content] = &mut found.content[..] {
        // "A businessman accused of fraud | denied it"
        let words = reading.tokens_in(*content);
        let own = (words.start + 2..words.end)
            .find(|&at| is_finite(reading, at) && reading.text(at - 1) != "to" || reading.text(at) == ",");
        *content = reading.span(&(words.start..own.unwrap_or(words.end)));
    }
    // "it is assumed that": that clause is all that is said.
    if !reading.text(subject.start).eq_ignore_ascii_case("it")
        || !found.content.iter().any(|content| states(reading, *content))
    {
        found.content.insert(0, source);
    }
}

/// "The minister | was criticised by doctors for | closing wards": who stands after "by" within the cue is the source.
fn by_whom(reading: &Reading, found: &mut Attribution) {
    let ([], [cue]) = (&found.source[..], &found.cue[..]) else { return };
    let said = reading.tokens_in(*cue);
    let Some(by) = said.clone().find(|&at| reading.text(at) == "by") else { return };
    let names = |at: &usize| tag(reading, *at).is_nominal() || inside(reading, *at);
    let end = (by + 1..said.end).take_while(names).last().map_or(by + 1, |at| at + 1);
    let passive = (said.start..by).any(|at| matches!(reading.tags[at], Tag::Participle | Tag::Past));
    // "For": the cue goes on to what they say of him.
    let rest = (end..said.end).all(|at| tag(reading, at) == Tag::Adposition);
    if passive && rest && is_named(reading, &(by + 1..end)) {
        found.source = vec![reading.span(&(by + 1..end))];
        found.cue = vec![reading.span(&(said.start..by + 1))];
    }
}

/// "Described by relatives | as a quiet man", and not "by groups such as Liberty", "by MPs as prices rose".
pub(in crate::attribution) fn likens(reading: &Reading, verb: usize, way: usize) -> bool {
    let opens = matches!(tag(reading, way + 1), Tag::Determiner | Tag::Adjective | Tag::Possessive)
        || matches!(reading.text(way + 1), "“" | "‘" | "\"" | "being");
    reading.text(way) == "as" && likened().has(reading.text(verb)) && opens && reading.text(way - 1) != "such"
}

/// "Tillery | was described | by relatives | as a quiet man": the relatives see him so.
fn described_by(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue]) = (&found.source[..], &found.cue[..]) else { return };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    let by = said.end - usize::from(reading.text(said.end - 1) == "by");
    let described = said.clone().find(|&at| reading.classes[at].any(Classes::JUDGE));
    let passive = said.clone().any(|at| reading.classes[at].any(Classes::BE));
    let Some(verb) = described.filter(|_| passive) else { return };
    // "Tilly, a driver, | was described | by relatives as a quiet man"
    if let [content] = found.content[..] {
        let rest = reading.tokens_in(content);
        let way = (rest.start + 2..rest.end).find(|&at| likens(reading, verb, at));
        if let Some(way) = way.filter(|_| reading.text(rest.start) == "by" && own.end <= said.start) {
            found.content = vec![*source, reading.span(&(way..rest.end))];
            found.cue = vec![reading.span(&(said.start..rest.start + 1))];
            found.source = vec![reading.span(&(rest.start + 1..way))];
            return;
        }
    }
    let Some(way) = (own.start + 1..own.end).find(|&at| likens(reading, verb, at)) else { return };
    if reading.text(by) == "by" && own.start == by + 1 {
        found.source = vec![reading.span(&(own.start..way))];
        found.cue = vec![reading.span(&(said.start..by + 1))];
        found.content.push(reading.span(&(way..own.end)));
    }
}

/// "The minister | had been told | by officials | that the plan would fail": they told him.
fn told_by(reading: &Reading, found: &mut Attribution) {
    let ([source], [cue]) = (&found.source[..], &found.cue[..]) else { return };
    let said = reading.tokens_in(*cue);
    let tells = said.clone().any(|at| reading.classes[at].any(Classes::BE))
        && reading.classes[said.end - 1].any(Classes::TELL)
        && reading.text(said.end) == "by";
    if !tells || source.end > cue.start || found.content.iter().any(|content| content.start < cue.end) {
        return;
    }
    let Some(who) = phrase_after(reading, said.end + 1, reading.sentence_of(said.start).end) else { return };
    // "Told by WhatsApp": that is no one.
    let means = who.clone().any(|at| {
        matches!(
            reading.text(at),
            "WhatsApp" | "Zoom" | "Facebook" | "email" | "e-mail" | "text" | "letter" | "phone" | "post"
        )
    });
    if !means
        && is_named(reading, &who)
        && found.content.iter().all(|content| reading.tokens_in(*content).start >= who.end)
    {
        found.source = vec![reading.span(&who)];
        found.cue = vec![reading.span(&(said.start..said.end + 1))];
    }
}

/// "A decision | is expected | in February": when and where belong to what nobody named expects.
fn let_follow(reading: &Reading, found: &mut Attribution) {
    let ([], [cue], [content]) = (&found.source[..], &found.cue[..], &found.content[..]) else { return };
    let said = reading.tokens_in(*cue);
    let expects =
        said.clone().any(|at| reading.classes[at].any(Classes::BE)) && reading.text(said.end - 1) == "expected";
    if !expects {
        return;
    }
    let stop = reading.sentence_of(said.start).end;
    let ends = |at: usize| reading.is_mark(at) || matches!(tag(reading, at), Tag::Coordinator | Tag::Subordinator);
    let rest = said.end..(said.end..stop).find(|&at| ends(at)).unwrap_or(stop);
    let when = matches!(
        reading.text(rest.start),
        "in" | "on" | "at" | "within" | "later" | "next" | "this" | "before" | "after" | "from" | "around" | "early"
    );
    if when && content.end <= cue.start && rest.len() > 1 && !rest.clone().any(|at| is_finite(reading, at)) {
        found.content.push(reading.span(&rest));
    }
}

/// The verb of a cue that is a passive: a form of "be", and a participle that is no adjective of feeling ("is worried").
fn participle(reading: &Reading, cue: &Range<usize>) -> Option<usize> {
    let be = cue.clone().find(|&at| reading.classes[at].any(Classes::BE))?;
    let between = |at: usize| matches!(tag(reading, at), Tag::Adverb | Tag::Auxiliary | Tag::Particle);
    let verb = (be + 1..cue.end).find(|&at| !between(at))?;
    let classes = reading.classes[verb];
    let passive = matches!(reading.tags[verb], Tag::Participle | Tag::Past | Tag::Adjective)
        && !reading.text(verb).ends_with("ing")
        && classes.any(OF_OTHERS)
        && !classes.any(Classes::FEELING.or(Classes::TELL).or(Classes::ASK));
    // "has been dogged by charges that": the cue's noun says it. "the suit being heard contests": its next verb does.
    let other = |at: usize| reading.classes[at].any(Classes::NOUN) || is_finite(reading, at);
    (passive && !(verb + 1..cue.end).any(other)).then_some(verb)
}

/// True for a clause that "that" opens.
fn states(reading: &Reading, content: Span) -> bool {
    reading.classes[reading.tokens_in(content).start].any(Classes::THAT)
}

/// True for a relative pronoun: what it stands for would have to be found.
fn is_who(reading: &Reading, at: usize) -> bool {
    reading.classes[at].any(Classes::THAT)
}
