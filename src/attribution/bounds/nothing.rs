//! What the models take for a report and is none.

use std::ops::Range;

use crate::attribution::bounds::{deed, inside, lookalike, sense};
use crate::attribution::clause;
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode};
use crate::lexicon;
use crate::tagger::Tag;
use crate::text::Span;
use crate::vocabulary::Classes;

lexicon! {
    /// Words that end a wish to stay unnamed.
    fn anonymity = "../../lexicon/anonymity.txt"
}

/// Attributions that are looked back at for one and the same content.
const NEAR: usize = 4;

/// True for what reports nothing: a wish to stay unnamed, who has seen a paper, a headline's "found dead", what nobody
/// thinks or says, news that somebody got.
pub(super) fn is_empty(reading: &Reading, found: &Attribution) -> bool {
    let Some(cue) = found.cue.first().map(|cue| reading.tokens_in(*cue)).filter(|cue| !cue.is_empty()) else {
        return false;
    };
    let asks = |content: &Span| {
        let range = reading.tokens_in(*content);
        range.len() == 1 && matches!(reading.text(range.start), "What" | "what" | "How" | "how" | "Why" | "why")
    };
    stays_unnamed(reading, found)
        || found.content.iter().all(asks)
        || is_nobody(reading, found)
        || is_seen(reading, found, &cue)
        || is_found_so(reading, found, &cue)
        || is_told(reading, found, &cue)
        || is_asked(reading, found, &cue)
        || is_apposed(reading, found)
        || is_done(reading, found, &cue)
        || is_physical(reading, found, &cue)
        || is_unanswered(reading, found, &cue)
        || is_title(reading, found, &cue)
        || sense::is_another(reading, found, &cue)
        || is_often(reading, found)
        || is_briefed(reading, &cue)
        || is_predicate(reading, found, &cue)
        || is_made(reading, found, &cue)
        || is_beside(reading, &cue)
        || is_known_to_all(reading, found, &cue)
        || is_unthinkable(reading, &cue)
        || is_negated(reading, found)
        || is_gesture(reading, found, &cue)
        || is_silence(reading, found, &cue)
        || is_supposed(reading, found, &cue)
        || lookalike::is_any(reading, found, &cue)
        || deed::is_deed(reading, found, &cue)
}

/// "Not | all experts | agree."
fn is_negated(reading: &Reading, found: &Attribution) -> bool {
    let [content] = found.content[..] else { return false };
    let range = reading.tokens_in(content);
    let not = |at: usize| matches!(reading.text(at), "Not" | "not");
    // "Not | everyone inside | the company agrees."
    let everyone = range.start > 0 && not(range.start - 1) && reading.text(range.start) == "everyone";
    range.len() == 1 && not(range.start) || everyone
}

/// "Pointed a gun", "the outbreak began", "urged the union | to put | the offer": a verb of saying that says nothing here.
fn is_gesture(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let (first, last) = (reading.text(cue.start), reading.text(cue.end - 1));
    let content = found.content.first().map_or(0..0, |content| reading.tokens_in(*content));
    let points = cue.len() == 1 && matches!(first, "pointed" | "points" | "point" | "pointing");
    let way = matches!(reading.text(cue.end), "out" | "to" | "that");
    let begins = matches!(last, "began" | "begins" | "begin" | "begun" | "started" | "continued" | "continues");
    let to = first == "to" && cue.clone().any(|at| reading.classes[at].any(Classes::LIGHT));
    found.mode == Mode::Indirect && (points && !way || begins && !states_that(reading, &content) || to)
}

/// "If | the council | wants | to appeal", "have yet to agree on": nobody has said or wanted it.
fn is_supposed(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let verb = cue.clone().find(|&at| is_finite(reading, at)).unwrap_or(cue.start);
    let supposed =
        found.source.first().is_some_and(|source| clause::is_supposed(reading, reading.tokens_in(*source).start, verb));
    let yet = cue.clone().any(|at| reading.text(at) == "yet" && reading.text(at + 1) == "to");
    found.mode == Mode::Indirect && (supposed || yet)
}

/// True for a clause that "that" opens.
fn states_that(reading: &Reading, content: &Range<usize>) -> bool {
    reading.text(content.start) == "that"
}

/// "Everybody knows they stole it": the writer says so.
fn is_known_to_all(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [source] = found.source[..] else { return false };
    let range = reading.tokens_in(source);
    let all =
        range.len() == 1 && matches!(reading.text(range.start), "everybody" | "everyone" | "Everybody" | "Everyone");
    all && matches!(reading.text(cue.end.saturating_sub(1)), "knows" | "knew" | "know")
}

/// "The Framers could not have imagined it": nobody thought so.
fn is_unthinkable(reading: &Reading, cue: &Range<usize>) -> bool {
    let not = |at: usize| matches!(reading.text(at), "not" | "n't" | "n’t" | "never" | "hardly");
    let could = |at: usize| matches!(reading.text(at), "could" | "can" | "cannot" | "ca");
    let thinks = cue.clone().any(|at| reading.classes[at].any(Classes::THINK));
    thinks && cue.clone().any(could) && cue.clone().any(|at| not(at) || reading.text(at) == "cannot")
}

/// "He said | nothing as he left".
fn is_silence(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let nothing = |content: &Span| {
        let first = reading.tokens_in(*content).start;
        matches!(reading.text(first), "nothing" | "little")
    };
    matches!(reading.text(cue.end - 1), "said" | "says" | "say")
        && found.mode == Mode::Indirect
        && found.content.first().is_some_and(nothing)
        && !states_more(reading, found)
}

/// What is said has a verb beside one of when and where: "nothing | would change".
fn states_more(reading: &Reading, found: &Attribution) -> bool {
    let content = found.content.first().map_or(0..0, |content| reading.tokens_in(*content));
    content.clone().nth(1).is_some_and(|next| is_finite(reading, next))
}

/// "A bungalow that | backs on to | the site."
fn is_beside(reading: &Reading, cue: &Range<usize>) -> bool {
    let backs = |at: usize| matches!(reading.text(at), "back" | "backs" | "backed");
    cue.clone().any(|at| backs(at) && matches!(reading.text(at + 1), "on" | "onto" | "off"))
}

/// "Smiling for | the first time", "wrote | a life of her": a sound or a writing, and no word of what it says.
fn is_made(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let (first, last) = (reading.text(cue.start), cue.end - 1);
    let smiles = matches!(first, "smiling" | "laughing" | "grinning" | "sighing" | "nodding");
    let writes = cue.len() == 1 && matches!(first, "wrote" | "writes" | "written" | "writing");
    // "posted a photograph of himself"
    let picture = |at: usize| lookalike::shown(reading, at) == Some("picture");
    let shown = matches!(first, "posted" | "shared" | "posts" | "shares" | "tweeted" | "posting" | "sharing")
        && found.content.iter().any(|content| reading.tokens_in(*content).take(4).any(picture));
    let says = |content: &Span| {
        let range = reading.tokens_in(*content);
        let about = matches!(reading.text(range.start), "of" | "about" | "that" | "how" | "to");
        about || range.into_iter().any(|at| reading.classes[at].any(Classes::SAY_NOUN.or(Classes::NOUN)))
    };
    // "posted a video saying “…”": what is said in it is told by itself.
    let tells =
        || found.content.iter().any(|content| reading.tokens_in(*content).any(|at| reading.text(at) == "saying"));
    if shown && found.mode == Mode::Mixed && tells() {
        return true;
    }
    (smiles && tag(reading, last) == Tag::Adposition || writes || shown)
        && found.mode == Mode::Indirect
        && !states(reading, found)
        && !found.content.iter().any(says)
}

/// "The judge | told | jurors to disregard | an article | alleging | that": who is further from the words than another's verb
/// right before them does not say them.
fn is_behind(reading: &Reading, found: &Attribution, other: &Attribution) -> bool {
    let ([cue], [nearer], [source], [content]) =
        (&found.cue[..], &other.cue[..], &other.source[..], &found.content[..])
    else {
        return false;
    };
    let nearer = reading.tokens_in(*nearer);
    nearer.end == reading.tokens_in(*content).start
        && reading.tags[nearer.start] == Tag::Gerund
        && cue.end < source.start
        && found.source != other.source
}

/// "A person | briefed on | the talks said": whoever is briefed says nothing by that.
fn is_briefed(reading: &Reading, cue: &Range<usize>) -> bool {
    cue.len() < 3 && reading.text(cue.start) == "briefed" && tag(reading, cue.start.saturating_sub(1)).is_nominal()
}

/// "The allegation that | he | lied | has shocked the town": what begins with the sentence's own verb is said by nobody.
fn is_predicate(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [content] = found.content[..] else { return false };
    let first = reading.tokens_in(content).start;
    let verb = tag(reading, first) == Tag::Auxiliary && reading.classes[first].any(Classes::AUXILIARY);
    let says = cue.clone().any(|at| reading.classes[at].any(Classes::SAY.or(Classes::THINK)));
    verb && first == cue.end
        && !says
        && found.mode == Mode::Indirect
        && reading.text(cue.start.saturating_sub(2)) == "that"
}

/// "Her first novel, “The Long Haul”, | was rejected by | 22 publishers", "has | written | “Profit and Loss”": nobody says a
/// title.
fn is_title(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let [content] = found.content[..] else { return false };
    if found.mode != Mode::Direct {
        return false;
    }
    let range = reading.tokens_in(content);
    let says = !cue.clone().any(|at| {
        let writes = matches!(
            reading.text(at),
            "wrote"
                | "written"
                | "writes"
                | "read"
                | "reads"
                | "called"
                | "headlined"
                | "published"
                | "released"
                | "recorded"
                | "directed"
                | "produced"
                | "launched"
                | "sang"
        );
        writes || reading.classes[at].any(Classes::BE)
    });
    let mut words = range.clone().filter(|&at| !reading.is_mark(at));
    let ends = range.clone().any(|at| matches!(reading.text(at), "." | "!" | "?"));
    let small = |at: usize| matches!(tag(reading, at), Tag::Adposition | Tag::Determiner | Tag::Coordinator);
    let high = |at: usize| reading.text(at).starts_with(char::is_uppercase);
    let title = (2..9).contains(&words.clone().take(9).count())
        && words.clone().all(|at| high(at) || small(at))
        && words.next_back().is_some_and(high);
    !says && !ends && title
}

/// "The word “No”, written | 61 times": how often is nobody.
fn is_often(reading: &Reading, found: &Attribution) -> bool {
    let [source] = found.source[..] else { return false };
    let range = reading.tokens_in(source);
    range.clone().last().is_some_and(|last| reading.text(last) == "times") && tag(reading, range.start) == Tag::Number
}

/// "The firm laid the pipes": a verb that is no way of saying or thinking, or one only with a noun of saying ("laid
/// blame"), and a thing.
fn is_done(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let classes = reading.classes.get(cue.start).copied().unwrap_or_default();
    let says =
        |at: usize| reading.classes[at].any(Classes::NOUN.or(Classes::DOCUMENT)) || reading.tags[at] == Tag::Number;
    let bare =
        classes.any(Classes::LIGHT) && found.content.iter().all(|content| !reading.tokens_in(*content).any(says));
    let small =
        |at: usize| matches!(tag(reading, at), Tag::Adposition | Tag::Determiner | Tag::Adverb | Tag::Adjective);
    let (be, verb) = match cue.len() {
        2 if classes.any(Classes::BE) => (true, cue.start + 1),
        _ => (false, cue.start),
    };
    // "Is examining the deaths": no passive.
    let plain = |verb: usize| reading.classes[verb].0 == 0 && (!be || reading.text(verb).ends_with("ing"));
    (cue.len() == 1 && bare || plain(verb) && (verb + 1..cue.end).all(small))
        && reading.tags[verb].is_verb()
        && found.mode == Mode::Indirect
        && !found.source.is_empty()
        && !states(reading, found)
}

/// "Archaeologists have | uncovered | a villa", "he | showed | no emotion", "a warning | covers | the coast": things that are
/// found, shown or looked at, and nothing that is said of them.
fn is_physical(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let tells =
        |at: usize| reading.classes[at].any(Classes::NOUN.or(Classes::DOCUMENT)) || reading.tags[at] == Tag::Number;
    let things = |at: usize| {
        matches!(
            reading.text(at),
            "grave" | "tomb" | "burial" | "remains" | "skeleton" | "ruins" | "fossil" | "fossils"
        )
    };
    let content = |of: &dyn Fn(usize) -> bool| found.content.iter().any(|content| reading.tokens_in(*content).any(of));
    let last = reading.text(cue.end - 1);
    let digs = matches!(last, "uncovered" | "unearthed" | "discovered")
        && !found.source.is_empty()
        && (!content(&tells) || content(&things));
    let feels = |at: usize| matches!(reading.text(at), "emotion" | "remorse" | "mercy" | "regret" | "interest");
    let shows = matches!(last, "showed" | "shows" | "shown" | "show") && content(&feels);
    let looks = |at: usize| matches!(reading.text(at), "examining" | "examined" | "investigating" | "covers");
    // "Are examining proposals for | a tax": a word of saying behind the verb.
    let looks = cue.clone().find(|&at| looks(at)).is_some_and(|verb| !(verb..cue.end).any(tells));
    let deal = |at: usize| {
        matches!(reading.text(at), "agreement" | "deal" | "contract" | "treaty" | "pact" | "bill" | "order")
    };
    let signs = matches!(last, "signed" | "signs" | "signing") && content(&deal);
    let asks = |span: &Span| reading.classes[reading.tokens_in(*span).start].any(Classes::THAT);
    found.mode == Mode::Indirect
        && !found.content.iter().any(asks)
        && (digs || shows || looks || signs)
        && !found.content.iter().any(|content| is_clause(reading, &reading.tokens_in(*content)))
}

/// "Calls to its office were not returned."
fn is_unanswered(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let calls = cue.len() == 1
        && matches!(
            reading.text(cue.start),
            "Calls" | "calls" | "Messages" | "messages" | "Emails" | "emails" | "Requests"
        );
    let answered = |at: usize| matches!(reading.text(at), "returned" | "answered" | "unanswered");
    found.source.is_empty() && calls && found.content.iter().any(|content| reading.tokens_in(*content).any(answered))
}

/// "Her daughter | Kate | nodded": what stands right before a name is who she is.
fn is_apposed(reading: &Reading, found: &Attribution) -> bool {
    let ([source], [content]) = (&found.source[..], &found.content[..]) else { return false };
    let (named, who) = (reading.tokens_in(*source), reading.tokens_in(*content));
    let beside = who.end == named.start && named.clone().all(|at| reading.tags[at] == Tag::ProperNoun);
    beside && who.into_iter().all(|at| tag(reading, at).is_nominal() || inside(reading, at))
}

/// "Asked about the warnings, she apologised": nobody says anything of what she is asked about.
fn is_asked(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    found.source.is_empty()
        && !states(reading, found)
        && reading.sentence_of(cue.start).start == cue.start
        && matches!(reading.text(cue.start), "Asked" | "Pressed" | "Questioned")
}

/// "who asked not to be named", "spoke on condition of anonymity".
fn stays_unnamed(reading: &Reading, found: &Attribution) -> bool {
    let [content] = found.content[..] else { return false };
    let whole = reading.tokens_in(content);
    // "who declined to be named | said": what follows is the sentence's own verb.
    let verb = whole.clone().find(|&at| matches!(tag(reading, at), Tag::Past | Tag::Present));
    // "Not to be identified because the talks are private".
    let because = whole.clone().find(|&at| matches!(reading.text(at), "because" | "as" | "since" | "citing" | ","));
    let range = whole.start..verb.unwrap_or(whole.end).min(because.unwrap_or(whole.end));
    let about =
        |at: usize| anonymity().has_folded(reading.text(at)) || matches!(reading.text(at), "condition" | "conditions");
    range.len() < 8
        && range.clone().last().is_some_and(|last| anonymity().has_folded(reading.text(last)))
        && range
            .into_iter()
            .all(|at| reading.quoted[at] == Quoted::Outside && (!tag(reading, at).is_nominal() || about(at)))
}

/// "Nobody thought", "no one has said": there is nothing that anybody said.
fn is_nobody(reading: &Reading, found: &Attribution) -> bool {
    let [source] = found.source[..] else { return false };
    let range = reading.tokens_in(source);
    let word = reading.text(range.start).to_lowercase();
    // "Not | everyone | opposed it."
    let negated = range.start > 0 && matches!(reading.text(range.start - 1), "Not" | "not");
    if negated && matches!(word.as_str(), "everyone" | "everybody" | "all") {
        return true;
    }
    match range.len() {
        // "emailed me last night": no subject.
        1 if matches!(word.as_str(), "me" | "him" | "us" | "them") && range.start > 0 => {
            reading.text(range.start - 1) != "by" && reading.text(range.start - 1) != "to"
        }
        1 => matches!(word.as_str(), "nobody" | "none" | "anybody" | "anyone" | "nothing"),
        2 => word == "no" && reading.text(range.start + 1) == "one",
        // "Nobody in this government tells her anything."
        _ => matches!(word.as_str(), "nobody" | "none") || word == "no" && reading.text(range.start + 1) == "one",
    }
}

/// "an email seen by the Guardian", "documents obtained by the BBC".
fn is_seen(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let (Some(source), Some(verb)) = (found.source.first(), cue.clone().next()) else { return false };
    let sees =
        matches!(reading.text(verb), "seen" | "obtained" | "reviewed" | "viewed" | "read" | "examined" | "heard");
    let source = reading.tokens_in(*source).start;
    sees && cue.len() < 3
        && source >= cue.end
        && (cue.start..source).any(|at| reading.text(at) == "by")
        && reading.text(verb.wrapping_sub(1)) != "been"
}

/// "Harbor wall found cracked", "woman found dead", "dozens reported dead": who was found so finds nothing.
fn is_found_so(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let so = cue.start + 1;
    let part = cue.len() > 1 || found.content.iter().any(|content| reading.tokens_in(*content).start == so);
    let finds =
        reading.text(cue.start) == "found" && matches!(tag(reading, so), Tag::Participle | Tag::Adjective | Tag::Past);
    // "Dozens reported dead", and not "reported dead fish".
    let feared = matches!(reading.text(cue.start), "reported" | "feared" | "believed" | "presumed" | "pronounced")
        && matches!(reading.text(so), "dead" | "missing" | "injured" | "killed" | "wounded" | "drowned")
        && !tag(reading, so + 1).is_nominal();
    part && (finds || feared)
}

/// "Interpol has been informed": told something, nobody knows what.
fn is_told(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    let passive = cue.clone().any(|at| reading.classes[at].any(Classes::BE));
    let tells = cue.clone().any(|at| reading.classes[at].any(Classes::TELL));
    found.source.is_empty() && passive && tells && !states(reading, found)
}

/// True for what "that" opens, and for a subject with its verb.
fn is_clause(reading: &Reading, content: &Range<usize>) -> bool {
    let verb = content.clone().find(|&at| is_finite(reading, at));
    let opens = |at: usize| tag(reading, at) == Tag::Subordinator || reading.text(at) == "as" || reading.is_mark(at);
    states_that(reading, content) || verb.is_some_and(|verb| !(content.start..verb).any(opens))
}

/// What is said has a verb.
fn states(reading: &Reading, found: &Attribution) -> bool {
    let verb = |at: usize| is_finite(reading, at) || tag(reading, at) == Tag::Infinitive;
    found.content.iter().any(|content| reading.tokens_in(*content).any(verb))
}

/// Leaves what is said to one cue, the nearest that says it, where one source has several for the same words.
pub(super) fn once(reading: &Reading, all: &mut Vec<Attribution>) {
    let nearness = |found: &Attribution| {
        let cue = found.cue.first().copied().unwrap_or_default();
        let speech = reading.tokens_in(cue).any(|at| reading.classes[at].any(Classes::SPEECH));
        let content = found.content.first().copied().unwrap_or_default();
        (!speech, gap(cue, content))
    };
    let mut double = vec![false; all.len()];
    for (at, found) in all.iter().enumerate() {
        for before in at.saturating_sub(NEAR)..at {
            let other = &all[before];
            // "agreed, | pointing out | that": the participle says it.
            let opens = |one: &Attribution, other: &Attribution| {
                let start = |spans: &[Span]| spans.first().map(|span| span.start);
                one.source == other.source && one.mode == Mode::Indirect && start(&one.content) == start(&other.cue)
            };
            double[at] |= opens(found, other);
            double[before] |= opens(other, found);
            double[at] |= is_taken(reading, found, other);
            double[before] |= is_taken(reading, other, found);
            if other.content == found.content {
                double[at] |= is_behind(reading, found, other);
                double[before] |= is_behind(reading, other, found);
                double[at] |= is_part(found, other) || is_as_saying(reading, found, other);
                double[before] |= is_part(other, found);
            }
            if !double[before] && other.content == found.content && other.source == found.source {
                let further = if nearness(other) > nearness(found) { before } else { at };
                double[further] = true;
            }
        }
    }
    let mut double = double.into_iter();
    all.retain(|_| !double.next().unwrap_or(false));
}

/// "Another | told | her to wait. | “It is safe,” | Falk said": a quotation that has its own speaker in its own sentence.
fn is_taken(reading: &Reading, found: &Attribution, other: &Attribution) -> bool {
    let ([cue], Some(own)) = (&found.cue[..], other.cue.first()) else { return false };
    let sentence = |span: Span| reading.sentence.get(reading.tokens_in(span).start).copied();
    let within = |span: &Span| other.content.iter().any(|content| content.contains(*span));
    let quoted = found.mode == Mode::Direct && other.mode == Mode::Direct && found.content.iter().all(within);
    let Some(first) = found.content.first().filter(|_| quoted) else { return false };
    sentence(*cue) != sentence(*first) && sentence(*own) == sentence(*first)
}

/// "A person | briefed | on the talks said": the cue is a part of the other's source.
fn is_part(found: &Attribution, other: &Attribution) -> bool {
    let within = |cue: &Span| other.source.iter().any(|source| source.contains(*cue));
    !found.cue.is_empty() && found.cue.iter().all(within)
}

/// "quoted one worker as | saying": the same report once more.
fn is_as_saying(reading: &Reading, found: &Attribution, other: &Attribution) -> bool {
    let [cue] = found.cue[..] else { return false };
    let range = reading.tokens_in(cue);
    range.len() == 1
        && reading.text(range.start) == "saying"
        && range.start > 0
        && reading.text(range.start - 1) == "as"
        && other.source.iter().all(|source| source.end <= cue.start)
        && other.cue != found.cue
}

/// Bytes between two spans.
fn gap(one: Span, other: Span) -> u32 {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}
