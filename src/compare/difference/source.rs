//! Somebody stands behind a claim here, and there somebody else, or nobody: told outright.
//!
//! Only where it is plain: the words that both tellings share are what is said here, the cue is one of saying, and the
//! two sources cannot be one under two names ("Captain Moreau" and "the captain", "officials" and "the ministry").

use rustc_hash::FxHashSet;

use crate::attribution::{Attribution, Mode};
use crate::claim::is_owned;
use crate::compare::speaker::{SpeakerIndex, is_outlet};
use crate::compare::word::Word;
use crate::compare::{Difference, DifferenceKind, Member};
use crate::lexicon;
use crate::lexicon::folded;
use crate::sorting;
use crate::speaker::SpeakerKind;
use crate::speaker::noun::{Body, Number, Sort, noun};
use crate::structure::{Block, BlockKind};
use crate::text::Span;
use crate::vocabulary::{Classes, classes};

use super::{Side, densest, difference};

lexicon!(
    /// See the first line of the list.
    fn retold = "../../lexicon/retold.txt"
);

/// So many of the shared words stand in what is said, of all.
const COVERED: f32 = 0.6;
/// So many words of a side are shared before anybody, or nobody, can be said to stand behind it.
const SHARED: usize = 2;

/// Who stands behind a side's telling of what both tell.
struct Voice {
    /// The words that name him, with those of saying beside them.
    source: Span,
    /// The same as a sentence has it: whom "they" means, and no comma at its end.
    said: String,
    kind: SpeakerKind,
    /// Its name in lower case, of those who are no person.
    name: String,
    /// The stems of the words that say who it is, his office included.
    words: FxHashSet<String>,
    /// What the last noun says that the list of nouns has.
    sort: Option<Sort>,
    /// "The captain", "his lawyer": it may be anybody whom the story names elsewhere.
    pointed: bool,
    /// "A person close to the talks", "two officials".
    unnamed: bool,
    /// "Officials", "investigators": people of any body there is.
    of_any_body: bool,
    /// It publishes what others tell it.
    outlet: bool,
}

/// The difference of source between two sides, if there is one; with the figures of each that are in conflict with
/// those of the other.
pub fn sources(sides: [&Side; 2], figures: &[Vec<Span>; 2], speakers: &SpeakerIndex) -> Option<Difference> {
    let [one, other] = sides;
    let behind = |side: &Side| -> FxHashSet<u32> {
        let member = |&sentence: &u32| Member { article: side.article, sentence };
        side.sentences.iter().flat_map(|sentence| speakers.of_sentence(member(sentence)).iter().copied()).collect()
    };
    if !behind(one).is_disjoint(&behind(other)) {
        return None;
    }
    let (here, there) = (voice(one, other, &figures[0], speakers), voice(other, one, &figures[1], speakers));
    let (a, b, explanation) = match (here, there) {
        (Heard::From(a), Heard::From(b)) if differ(&a, &b) => {
            let explanation = format!("Here it comes from {}, there from {}.", a.said, b.said);
            (a.source, b.source, explanation)
        }
        (Heard::From(a), Heard::Outright(b)) if !mentions(other, &a) => {
            let explanation = format!("Here it comes from {}, there it is told outright.", a.said);
            (a.source, b, explanation)
        }
        (Heard::Outright(a), Heard::From(b)) if !mentions(one, &b) => {
            let explanation = format!("Here it is told outright, there it comes from {}.", b.said);
            (a, b.source, explanation)
        }
        _ => return None,
    };
    Some(difference(DifferenceKind::Source, (one, a), (other, b), explanation))
}

/// A side that names the other's source tells of him: "the clerk puts it at 51 percent".
fn mentions(side: &Side, voice: &Voice) -> bool {
    if publishes(side, voice) {
        return true;
    }
    side.read().any(|(_, word)| voice.words.contains(&word.stem))
}

/// The side's article is the source's own: "the broadcaster said" here, and there it is what the broadcaster tells.
fn publishes(side: &Side, voice: &Voice) -> bool {
    let article = side.telling.article;
    let signed = |kind: BlockKind| matches!(kind, BlockKind::Byline | BlockKind::Dateline);
    let blocks = article.blocks.iter().filter(|block| signed(block.kind));
    let line = |block: &Block| block.span.of(article.text).to_lowercase();
    !voice.name.is_empty() && blocks.map(line).any(|line| line.contains(&voice.name))
}

/// How a side comes to tell it.
enum Heard {
    From(Voice),
    /// Nobody is given for any of it; the words that tell it.
    Outright(Span),
    /// We cannot say.
    Unclear,
}

fn voice(side: &Side, other: &Side, figures: &[Span], speakers: &SpeakerIndex) -> Heard {
    let article = side.telling.article;
    let mut shared = shared(side, other);
    shared.extend(figures);
    sorting::sort(&mut shared);
    if shared.is_empty() {
        return Heard::Unclear;
    }
    // Of tellings that have hardly a word in common all is held against all.
    let apart = shared.len() < SHARED;
    if apart {
        shared = said(side, |_| true);
    }
    let mut near: Vec<u32> = side
        .sentences
        .iter()
        .flat_map(|&sentence| speakers.attributions_at(Member { article: side.article, sentence }))
        .copied()
        .collect();
    near.sort_unstable();
    near.dedup();
    let mut best: Option<(usize, u32)> = None;
    let mut outright = true;
    for &number in &near {
        let Some(attribution) = article.attributions.get(number as usize) else { continue };
        if is_act(attribution, article.text) {
            continue;
        }
        outright = false;
        let held: usize = attribution.content.iter().map(|span| within(&shared, *span)).sum();
        if held as f32 >= COVERED * shared.len() as f32 && best.is_none_or(|(most, _)| held > most) {
            best = Some((held, number));
        }
    }
    match best {
        Some((_, number)) => named(side, number).map_or(Heard::Unclear, Heard::From),
        None if !apart && outright && is_silent(side, speakers) => Heard::Outright(told(side, &shared)),
        None => Heard::Unclear,
    }
}

/// What somebody does or wants ("the city agreed to pay") is told by the article; only what is said or thought has another
/// voice behind it.
fn is_act(attribution: &Attribution, text: &str) -> bool {
    let mut cue = attribution.cue.iter().flat_map(|cue| cue.of(text).split_whitespace());
    // "Agreed to pay."
    let promised = attribution.content.first().is_some_and(|content| content.of(text).starts_with("to "));
    if promised && attribution.mode == Mode::Indirect && !attribution.source.is_empty() {
        return true;
    }
    // "Nine people are known to have died."
    if attribution.source.is_empty() && cue.clone().any(|word| word == "known") {
        return true;
    }
    // "Have uncovered", "alerted the coast guard", "signed a petition".
    if cue.clone().any(|word| matches!(word, "uncovered" | "unearthed" | "discovered" | "alerted" | "signed")) {
        return true;
    }
    let voiced = Classes::SPEECH.or(Classes::ACCORDING).or(Classes::BELIEF).or(Classes::SHOW).or(Classes::JUDGE);
    let voiced = voiced.or(Classes::UNNAMED).or(Classes::NOUN);
    !cue.any(|word| classes(word.trim_end_matches([',', ':'])).any(voiced))
}

/// The sentence of a side that has most of what is shared.
fn told(side: &Side, shared: &[Span]) -> Span {
    let sentence = |&number: &u32| side.sentence(number);
    let most = side
        .sentences
        .iter()
        .filter_map(sentence)
        .map(|span| (within(shared, span), span))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    most.map(|(_, span)| span).unwrap_or_else(|| densest(shared))
}

/// How many of these words, in order, a span holds.
fn within(words: &[Span], span: Span) -> usize {
    let first = words.partition_point(|word| word.start < span.start);
    words[first..].iter().take_while(|word| word.start < span.end).filter(|word| span.contains(**word)).count()
}

/// Nobody is credited in passing either, and nothing is hearsay.
fn is_silent(side: &Side, speakers: &SpeakerIndex) -> bool {
    let credits = |&sentence: &u32| speakers.is_credited(Member { article: side.article, sentence });
    !side.sentences.iter().any(credits) && !side.read().any(|(_, word)| retold().has(&word.folded))
}

/// The words of a side, those of its sources and cues apart, that the other side has too.
fn shared(side: &Side, other: &Side) -> Vec<Span> {
    let theirs: FxHashSet<&str> = other.read().filter_map(|(token, word)| other.term(token, word)).collect();
    said(side, |term| theirs.contains(term))
}

/// The words of a side, those of its sources and cues apart, whose terms are wanted.
fn said(side: &Side, wanted: impl Fn(&str) -> bool) -> Vec<Span> {
    side.read()
        .filter(|(token, word)| side.term(token, word).is_some_and(&wanted))
        .map(|(token, _)| token.span)
        .filter(|span| !side.telling.reports(*span))
        .collect()
}

/// The source of an attribution that plainly says, not thinks or wants, what is told.
fn named(side: &Side, number: u32) -> Option<Voice> {
    let article = side.telling.article;
    let attribution = article.attributions.get(number as usize)?;
    if !says(side, attribution) {
        return None;
    }
    let source = *attribution.source.first()?;
    let speaker = article.speakers.standings.get(number as usize)?.speaker?;
    let speaker = article.speakers.all.get(speaker as usize)?;
    let spans = [Some(source), speaker.name, speaker.role];
    // "People familiar with its plans" are people.
    let goes_on = |word: &&str| !matches!(*word, "who" | "which" | "whose" | "familiar" | "briefed" | "with" | "close");
    let text: FxHashSet<String> = spans
        .iter()
        .flatten()
        .flat_map(|span| {
            span.of(article.text).split(|character: char| !character.is_alphanumeric()).take_while(goes_on)
        })
        .map(Word::new)
        .filter(|word| word.sense.is_some())
        .map(|word| word.stem)
        .collect();
    let words: Vec<String> = side.words(source).split_whitespace().map(folded).collect();
    let head = words.iter().rev().find_map(|word| noun(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let first = words.first().map_or("", String::as_str);
    let determined = matches!(first, "the" | "his" | "her" | "its" | "their");
    // Whom the story names elsewhere is known.
    let unresolved = speaker.name.is_none_or(|name| name == source);
    let pointed = determined && words.len() <= 2 && unresolved || matches!(first, "they" | "it");
    if matches!(first, "which" | "whose" | "that") {
        return None;
    }
    let unnamed = matches!(first, "a" | "an" | "one" | "two" | "three" | "four" | "some" | "several" | "unnamed");
    let of_any_body = head.is_some_and(|head| {
        let people = [
            "official",
            "authorities",
            "investigator",
            "source",
            "executive",
            "expert",
            "aide",
            "leader",
            "researcher",
            "scientist",
        ];
        let speaks = ["spokesman", "spokeswoman", "spokesperson"];
        head.number == Number::Plural && people.contains(&head.key) || speaks.contains(&head.key)
    });
    let pronoun = words.len() == 1 && matches!(first, "he" | "she" | "they" | "it" | "who");
    let said = side.words(speaker.name.filter(|_| pronoun).unwrap_or(source));
    if pronoun && unresolved {
        return None;
    }
    // "The ministry said": the words that say so are marked with it, where they stand beside it.
    let cue = attribution.cue.iter().copied().find(|cue| cue.start <= source.end + 1 && source.start <= cue.end + 1);
    Some(Voice {
        source: cue.map_or(source, |cue| source.join(cue)),
        said: said.trim_end_matches([',', ';', ':']).to_string(),
        kind: speaker.kind,
        name: speaker
            .name
            .filter(|_| speaker.kind == SpeakerKind::Organization)
            .map_or_else(String::new, |name| name.of(article.text).to_lowercase()),
        words: text,
        sort: head.map(|head| head.sort),
        pointed,
        unnamed: unnamed && speaker.kind == SpeakerKind::Anonymous,
        of_any_body,
        outlet: head.is_some_and(|head| head.sort == Sort::Body(Body::Outlet)) || is_outlet(&said),
    })
}

/// The cue is one of saying; a company that "reported a profit" has said nothing that others would doubt.
fn says(side: &Side, attribution: &Attribution) -> bool {
    let segmentation = &side.telling.segmentation;
    let cue = || attribution.cue.iter().flat_map(|cue| segmentation.words(*cue).split_whitespace());
    // Who "did not respond" has told nothing.
    if cue().any(|word| matches!(word, "not" | "never" | "n't" | "n’t" | "declined" | "refused")) {
        return false;
    }
    let class = |wanted: Classes| cue().any(|word| classes(word.trim_end_matches([',', ':'])).any(wanted));
    if !is_owned(segmentation, attribution) || !class(Classes::SPEECH.or(Classes::ACCORDING).or(Classes::SHOW)) {
        return false;
    }
    let begins = attribution.content.first().map(|content| folded(segmentation.words(*content)));
    let thing = begins.is_some_and(|content| ["a ", "an ", "the "].iter().any(|article| content.starts_with(article)));
    // Who "found a hoard" has found a thing, not told one.
    let is_of_things = |word: &str| {
        matches!(
            word,
            "reported"
                | "reports"
                | "announced"
                | "found"
                | "discovered"
                | "uncovered"
                | "unearthed"
                | "detected"
                | "noticed"
        )
    };
    !(thing && attribution.mode == Mode::Indirect && cue().any(is_of_things))
}

/// Two sources who cannot be one.
fn differ(a: &Voice, b: &Voice) -> bool {
    use SpeakerKind::{Organization, Person};
    if a.words.iter().any(|word| b.words.iter().any(|other| akin(word, other))) {
        return false;
    }
    // "Three officials told Lakeshore Radio": what an outlet tells may be theirs.
    if a.outlet != b.outlet {
        return false;
    }
    if a.unnamed != b.unnamed {
        return true;
    }
    if a.pointed || b.pointed {
        return match (a.sort, b.sort) {
            (Some(Sort::Body(one)), Some(Sort::Body(other))) => one != other,
            (Some(Sort::Document), Some(sort)) | (Some(sort), Some(Sort::Document)) => sort != Sort::Document,
            _ => false,
        };
    }
    match (a.kind, b.kind) {
        // A body speaks through people.
        (Person, Organization) | (Organization, Person) => false,
        // A study speaks through its authors.
        _ if a.sort == Some(Sort::Document) && b.of_any_body || a.of_any_body && b.sort == Some(Sort::Document) => {
            false
        }
        (Organization, _) => !b.of_any_body,
        (_, Organization) => !a.of_any_body,
        _ => !(a.of_any_body && b.of_any_body),
    }
}

/// "Prosecutors" and "the prosecution".
fn akin(one: &str, other: &str) -> bool {
    one == other || one.chars().count() > STEM && one.chars().take(STEM).eq(other.chars().take(STEM))
}

/// Words with so many letters in common at their start are of one root.
const STEM: usize = 6;
