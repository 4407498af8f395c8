//! Lookalikes: words that stand as a report does and report nothing, whatever their verb is.

use std::ops::Range;

use crate::attribution::bounds::source::HEARERS;
use crate::attribution::clause::is_named;
use crate::attribution::headline::is_label;
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::reading::Reading;
use crate::attribution::{Attribution, Mode};
use crate::structure::BlockKind;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

crate::lexicon! {
    /// See the first line of the list.
    fn goods = "../../lexicon/goods.txt"
}

crate::lexicon! {
    /// See the first line of the list.
    fn finders = "../../lexicon/finders.txt"
}

crate::lexicon! {
    /// See the first line of the list.
    fn shown_things = "../../lexicon/shown.txt"
}

/// What a noun stands for that is shown, posted or signed: "picture", "paper".
pub(super) fn shown(reading: &Reading, at: usize) -> Option<&'static str> {
    shown_things().field_folded(reading.text(at).trim_end_matches('s'))
}

/// True for what only looks like a report.
pub(super) fn is_any(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    is_amid(reading, found, cue)
        || is_counted(reading, found, cue)
        || is_advice(reading, found, cue)
        || is_wait(reading, found, cue)
        || is_apparent(reading, found, cue)
        || is_heard(reading, found)
        || is_labelled(reading, found, cue)
        || is_bid(reading, cue)
        || is_talk(reading, cue)
        || is_withdrawal(reading, cue)
        || is_told_to(reading, found, cue)
        || is_named_for(reading, cue)
        || is_found_there(reading, found, cue)
        || is_come_upon(reading, found, cue)
        || is_of_object(reading, found, cue)
        || is_told_thing(reading, found, cue)
        || is_half_a_phrase(reading, found, cue)
        || is_outcry(reading, cue)
        || is_handed(reading, found, cue)
        || is_likeness(reading, found, cue)
        || is_consequence(reading, cue)
}

/// "issued a recall, | meaning | that shops must return stock": what follows from it.
fn is_consequence(reading: &Reading, cue: &Range<usize>) -> bool {
    reading.text(cue.start) == "meaning" && cue.start > 0 && reading.text(cue.start - 1) == ","
}

/// "EXCLUSIVE | : | ‘I cried for a week’": what an editor sets before a headline.
fn is_labelled(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [source] = found.source[..] else { return false };
    reading.text(cue.start) == ":" && is_label(source.of(reading.segmentation.text))
}

/// "Let’s | just say | she’s generous".
fn is_bid(reading: &Reading, cue: &Range<usize>) -> bool {
    let short = |at: usize| matches!(reading.text(at), "'s" | "’s" | "us" | "me");
    (cue.start.saturating_sub(3)..cue.start).any(|at| matches!(reading.text(at), "Let" | "let") && short(at + 1))
}

/// "The club | had held | talks with", "in | talks with | a firm": what they say is not told.
fn is_talk(reading: &Reading, cue: &Range<usize>) -> bool {
    let talks = |at: usize| matches!(reading.text(at), "talks" | "discussions" | "meetings" | "elections");
    let held = matches!(reading.text(cue.end - 1), "held" | "hold" | "holds" | "holding") && talks(cue.end);
    let noun = talks(cue.start)
        && matches!(reading.text(cue.start + 1), "with" | "between" | "about" | "on" | "over")
        && cue.start > 0
        && matches!(
            reading.text(cue.start - 1),
            "held" | "hold" | "in" | "of" | "for" | "the" | "and" | "into" | "from"
        );
    held || noun
}

/// "Halden | recalls | 1.2 million cars".
fn is_withdrawal(reading: &Reading, cue: &Range<usize>) -> bool {
    let calls = matches!(reading.text(cue.end - 1), "recalls" | "recalled" | "recalling" | "recall");
    calls && (cue.end..reading.len().min(cue.end + 8)).any(|at| goods().has_folded(reading.text(at)))
}

/// "A source told | The Globe | : | “…”": whoever hears it does not say it.
fn is_told_to(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [source] = found.source[..] else { return false };
    let own = reading.tokens_in(source);
    reading.text(cue.start) == ":"
        && own.end == cue.start
        && own.start > reading.sentence_of(own.start).start
        && reading.classes[own.start - 1].any(Classes::TELL)
}

/// "A nurse who | cannot be named for | legal reasons".
fn is_named_for(reading: &Reading, cue: &Range<usize>) -> bool {
    reading.text(cue.end - 1) == "for" && matches!(reading.text(cue.end.saturating_sub(2)), "named" | "identified")
}

/// "A pin | found | beside one of the women was": where it lay. A report has something that was found.
fn is_found_there(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [content] = found.content[..] else { return false };
    let said = reading.tokens_in(content);
    let place = matches!(
        reading.text(cue.end),
        "beside" | "under" | "beneath" | "near" | "in" | "at" | "on" | "inside" | "among" | "by" | "with" | "outside"
    );
    // "Found in favour of", "found in a review that"
    let judges =
        matches!(reading.text(cue.end + 1), "favour" | "favor") || said.clone().any(|at| reading.text(at) == "that");
    let there = cue.end == said.start || cue.end + 1 == said.start;
    // "Inspectors found under half of the homes safe"
    let finds = |source: &Span| {
        let own = reading.tokens_in(*source);
        is_named(reading, &own) || own.clone().any(|at| reading.classes[at].any(Classes::PRONOUN.or(Classes::DOCUMENT)))
    };
    let headline = reading.block_kind(cue.start) == BlockKind::Headline;
    let finder = found.source.iter().any(finds) && !headline;
    !finder && cue.len() == 1 && reading.text(cue.start) == "found" && place && there && !judges
}

/// "Divers | have found | a gash in the bow": those find a thing, and report nothing by that.
fn is_come_upon(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    if !matches!(reading.text(cue.end - 1), "found" | "find" | "finds" | "discovered" | "recovered") {
        return false;
    }
    let ([source], [content]) = (&found.source[..], &found.content[..]) else { return false };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let finder = own.clone().last().is_some_and(|last| finders().has_folded(reading.text(last)));
    let thing = matches!(reading.text(said.start), "a" | "an" | "two" | "three" | "several");
    // "found a man guilty": what he is judged to be.
    let judged = said.clone().skip(1).any(|at| tag(reading, at) == Tag::Adjective && tag(reading, at - 1).is_nominal());
    let thing = thing && !judged;
    let tells = |at: usize| {
        reading.classes[at].any(Classes::NOUN.or(Classes::DOCUMENT))
            || is_finite(reading, at)
            || matches!(reading.text(at), "evidence" | "link" | "sign" | "signs" | "proof" | "that" | "pattern")
    };
    finder && thing && said.start == cue.end && !said.clone().any(tells)
}

/// "The insurance claims | he | filed | were false": what somebody did to a thing of which the sentence speaks.
fn is_of_object(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let ([source], [thing, rest]) = (&found.source[..], &found.content[..]) else { return false };
    let [own, thing, rest] = [*source, *thing, *rest].map(|span| reading.tokens_in(span));
    let says = reading.classes[cue.end - 1].any(Classes::SAY.or(Classes::BELIEF).or(Classes::CLAIM).or(Classes::WANT));
    let around = thing.end == own.start && own.end == cue.start && rest.start == cue.end;
    around && !says && is_finite(reading, rest.start) && !thing.clone().any(|at| is_finite(reading, at))
}

/// "The stories | told | her were untrue", "told of her": those that were told.
fn is_told_thing(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [content] = found.content[..] else { return false };
    if !reading.classes[cue.start].any(Classes::TELL) {
        return false;
    }
    let said = reading.tokens_in(content);
    let whom = matches!(reading.text(said.start), "her" | "him" | "me" | "us" | "them");
    let of = reading.text(cue.start + 1) == "of" && said.start == cue.start + 2;
    (said.start == cue.start + 1 || of) && whom && said.len() > 1 && is_finite(reading, said.start + 1)
}

/// "Council | weighs flood barrier after weekend | storm": a phrase cut in two.
fn is_half_a_phrase(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [content] = found.content[..] else { return false };
    if cue.len() < 4 {
        return false;
    }
    let said = reading.tokens_in(content);
    let noun = |at: usize| matches!(reading.tags[at], Tag::Noun | Tag::PluralNoun | Tag::ProperNoun);
    let last = cue.end - 1;
    let says = |at: usize| reading.classes[at].any(Classes::NOUN.or(Classes::DOCUMENT));
    found.mode == Mode::Indirect
        && said.len() == 1
        && said.start == cue.end
        && noun(last)
        && noun(said.start)
        && !cue.clone().any(says)
}

/// "Penn | showed | us two emails", "which shows a photo of a stove", "signed | the letter", "Parents feared her": what somebody
/// hands over, puts a name to, or is afraid of, and nothing that is said.
fn is_handed(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let hands = reading.text(cue.end - 1);
    if !matches!(hands, "showed" | "shown" | "shows" | "show" | "signed" | "feared" | "fears" | "fear") {
        return false;
    }
    let [content] = found.content[..] else { return false };
    let said = reading.tokens_in(content);
    let word = |back: usize| said.start + back;
    let verb = |at: usize| is_finite(reading, at) || reading.text(at).ends_with("ing");
    let states = said
        .clone()
        .filter(|&at| reading.text(at) != "being")
        .any(|at| verb(at) || matches!(reading.text(at), "that" | "how"));
    if found.mode != Mode::Indirect || states || said.start != cue.end {
        return false;
    }
    let whom = matches!(reading.text(said.start), "her" | "him" | "me" | "us" | "them");
    let thing = |at: usize| shown(reading, at).is_some();
    // "a photo | of a stove", and not "images of thin women harm girls".
    let article = matches!(reading.text(said.start), "a" | "an" | "the" | "two" | "some");
    let noun = (word(1)..said.end.min(word(3))).find(|&at| thing(at));
    let of = |noun: usize| noun + 1 == said.end || matches!(reading.text(noun + 1), "of" | "from" | "in" | "with");
    match hands {
        "showed" | "shown" | "shows" | "show" => {
            whom && said.len() > 1 && said.clone().any(thing) || article && noun.is_some_and(of)
        }
        "signed" => said.len() < 5 && said.clone().any(thing),
        "feared" | "fears" | "fear" => whom && said.len() == 1,
        _ => false,
    }
}

/// "People | like | him say the law is unfair": no liking.
fn is_likeness(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [content] = found.content[..] else { return false };
    let said = reading.tokens_in(content);
    let whom = matches!(reading.text(said.start), "him" | "her" | "me" | "us" | "them" | "you" | "this" | "these");
    cue.len() == 1
        && reading.text(cue.start) == "like"
        && said.start == cue.end
        && whom
        && said.len() > 1
        && (is_finite(reading, said.start + 1) || reading.tags[said.start + 1].is_verb())
}

/// "How dare they call it a plan?": nobody is told to have called it so.
fn is_outcry(reading: &Reading, cue: &Range<usize>) -> bool {
    let first = reading.sentence_of(cue.start).start;
    (first..cue.start.min(first + 4))
        .any(|at| matches!(reading.text(at), "How" | "how") && matches!(reading.text(at + 1), "dare" | "dared"))
}

/// "The critic, | reviewing | the show, wrote that": what somebody does while saying another thing.
fn is_amid(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [content] = found.content[..] else { return false };
    let said = reading.tokens_in(content);
    // "The senator, describing it as evil, called for calm": that says something by itself.
    let tells = Classes::TELL.or(Classes::JUDGE).or(Classes::WANT).or(Classes::ASK);
    let amid = cue.start > 0
        && !reading.classes[cue.start].any(tells)
        && reading.text(cue.start - 1) == ","
        && reading.text(cue.start).ends_with("ing");
    if !amid || found.mode == Mode::Direct || said.start < cue.end {
        return false;
    }
    let sentence = reading.sentence_of(cue.start);
    let comma = (said.start..sentence.end.min(said.end + 1)).find(|&at| reading.text(at) == ",");
    let own = |comma: &usize| {
        comma + 1 < sentence.end
            && is_finite(reading, comma + 1)
            && reading.classes[comma + 1].any(Classes::VERB)
            && !(said.start..*comma).any(|at| is_finite(reading, at))
    };
    comma.filter(own).is_some()
}

/// "| 118 | confirmed | cases have been recorded": a number of things, and nobody who confirms them.
fn is_counted(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let ([source], [content]) = (&found.source[..], &found.content[..]) else { return false };
    let (own, said) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let number = own.len() == 1 && reading.text(own.start).starts_with(|first: char| first.is_ascii_digit());
    let things = tag(reading, said.start) == Tag::PluralNoun || reading.text(said.start).ends_with('s');
    let happens = said.clone().any(|at| is_finite(reading, at));
    number && own.end == cue.start && cue.len() == 1 && said.start == cue.end && things && happens
}

/// "Lumen works on a new one, but | don’t expect | it this year": what the reader is told.
fn is_advice(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let short = matches!(reading.text(cue.start + 1), "n't" | "n’t");
    let bids = reading.text(cue.start) == "do" && short && reading.block_kind(cue.start) == BlockKind::Headline;
    let apart = found.source.iter().all(|source| reading.tokens_in(*source).end < cue.start);
    bids && apart && cue.start > 0 && matches!(reading.text(cue.start - 1), "but" | "and" | "," | "so" | "—")
}

/// "Farmer's | long | wait for a dam".
fn is_wait(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let ([source], Some(mark)) = (&found.source[..], cue.start.checked_sub(1)) else { return false };
    let own = reading.tokens_in(*source);
    let owned = matches!(reading.text(mark), "'s" | "’s" | "'" | "’") && (own.contains(&mark) || own.end == mark);
    reading.text(cue.start) == "long" && owned
}

/// "A video | appeared | to show him": nobody says so.
fn is_apparent(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    found.content.len() > 1
        && found.source.is_empty()
        && cue.len() == 1
        && matches!(reading.text(cue.start), "appeared" | "appears")
}

/// "A statement | read to | the court": who hears it is nothing that it says.
fn is_heard(reading: &Reading, found: &Attribution) -> bool {
    let hearer = |at: usize| HEARERS.contains(&reading.text(at)) || matches!(reading.text(at), "the" | "a" | "an");
    let to = |cue: &Span| reading.text(reading.tokens_in(*cue).end.saturating_sub(1)) == "to";
    found.mode == Mode::Indirect
        && found.cue.last().is_some_and(to)
        && found.content.iter().all(|content| reading.tokens_in(*content).all(hearer))
}
