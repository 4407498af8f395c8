//! Speakers: sources joined through short names, titles, roles and pronouns; chains of hearsay.

mod apposition;
mod chain;
mod description;
mod discourse;
mod gender;
mod key;
mod name;
mod nominal;
pub mod noun;
mod phrase;
mod pronoun;
mod registry;
mod resolve;
mod role;
mod run;
mod sign;
mod word;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::attribution::{Attribution, Mode};
use crate::segmentation::Segmentation;
use crate::sorting;
use crate::structure::{Block, BlockKind, dateline_end};
use crate::text::Span;

use name::{Name, Nature, Trust};
use phrase::Phrase;
use registry::{Being, Registry};
use resolve::{Resolver, Source};
use word::Words;

/// What sort of speaker it is; see the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A body with a name.
    Organization,
    /// People named as a group ("residents", "the Smiths").
    Group,
    /// A report, a study, a letter.
    Document,
    /// Someone, but not named ("a senior official", "critics").
    Anonymous,
    /// Nobody at all ("reportedly").
    Unnamed,
}

/// One speaker of an article.
#[derive(Clone, PartialEq, Debug)]
pub struct Speaker {
    /// The fullest mention of the name; `None` for [`SpeakerKind::Unnamed`].
    pub name: Option<Span>,
    /// What sort of speaker.
    pub kind: SpeakerKind,
    /// The words that say who it is ("former FBI counterterrorism section chief").
    pub role: Option<Span>,
    /// Every mention, in order: names, short names, titles, pronouns that stand as a source or a name.
    pub mentions: Vec<Span>,
}

/// The speaker and the chain of one attribution, as indices of [`Speakers::all`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// Who says it.
    pub speaker: Option<u32>,
    /// Everybody whom the words passed through, nearest to the fact first, the speaker among them.
    pub chain: Vec<u32>,
}

/// The speakers of a text, and for each attribution who stands behind it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Speakers {
    /// In order of their first mention.
    pub all: Vec<Speaker>,
    /// One for each attribution, in the same order.
    pub standings: Vec<Standing>,
}

/// Resolves the sources of all attributions.
///
/// Names are gathered first, so that a headline's "O’Leary" finds the "Christopher O’Leary" of the body;
/// then names and sources are gone through in order, each tied to the entity that it means. Where a
/// pronoun or a description fits nobody, the attribution has no speaker.
#[inline(never)]
pub fn speakers(segmentation: &Segmentation, attributions: &[Attribution]) -> Speakers {
    if attributions.is_empty() {
        return Speakers::default();
    }
    let words = Words::new(segmentation);
    let sources = sources(words, attributions);
    let mut registry = Registry::default();
    let author = author(segmentation, words);
    let names = known_names(segmentation, words, &sources, &mut registry);
    let mut nouns = Vec::new();
    for sentence in 0..segmentation.sentences.len() {
        nominal::nominals(words, segmentation.token_range(sentence), &mut nouns);
    }
    let resolver = Resolver::new(segmentation, attributions, registry, author);
    let (registry, heard) = resolver.run(&names, &nouns, &sources);
    assemble(registry, chain::standings(attributions, &heard))
}

/// All source phrases, read, in text order.
fn sources(words: Words, attributions: &[Attribution]) -> Vec<Source> {
    let mut sources = Vec::with_capacity(attributions.len());
    for (index, attribution) in attributions.iter().enumerate() {
        let relays = attribution.relays.iter().enumerate().map(|(relay, words)| (Some(relay), words.span));
        // A broken source is one phrase with something between; its first part names, the rest explains.
        let own = attribution.source.first().map(|first| (None, *first));
        for (relay, span) in own.into_iter().chain(relays) {
            let range = words.range(span);
            sources.push(Source {
                attribution: index,
                relay,
                start: range.start,
                phrase: phrase::phrase(words, range),
            });
        }
    }
    // "“He always said so,” she said": whom a pronoun means within a quotation is clear once it is known who is quoted.
    sorting::sort_by_key(&mut sources, |source| {
        let quoted = || attributions.get(attributions.get(source.attribution)?.outer? as usize);
        let outer = quoted().filter(|outer| outer.mode == Mode::Direct && matches!(source.phrase, Phrase::Pronoun(..)));
        let later = outer.and_then(|outer| outer.source.first()).map_or(0, |outer| words.range(*outer).start);
        (source.start.max(later), later > source.start)
    });
    sources
}

/// The tokens of a sentence but for a dateline that opens its paragraph: "LARNE, Nov. 12 (Reuters) -" is where it was
/// written.
fn without_dateline(segmentation: &Segmentation, words: Words, sentence: usize) -> Range<usize> {
    let range = segmentation.token_range(sentence);
    let opens =
        |block: &&Block| segmentation.tokens.get(range.start).is_some_and(|token| token.span.start == block.span.start);
    let block =
        segmentation.sentences.get(sentence).and_then(|sentence| segmentation.blocks.get(sentence.block as usize));
    let Some(block) = block.filter(opens) else { return range };
    let Some(end) = dateline_end(block.span.of(segmentation.text)) else { return range };
    let after = block.span.start + end as u32;
    range.clone().find(|&at| words.span(at).start >= after).unwrap_or(range.end)..range.end
}

/// The names of the text in order; the registry learns those that others are short for.
fn known_names<'t>(
    segmentation: &Segmentation<'t>,
    words: Words<'_, 't>,
    sources: &[Source],
    registry: &mut Registry<'t>,
) -> Vec<Name> {
    let mut names = Vec::new();
    let mut headings = Vec::new();
    let mut in_headline = 0;
    for sentence in 0..segmentation.sentences.len() {
        // Who wrote the story is nobody in it.
        if segmentation.block_kind(sentence) == BlockKind::Byline {
            continue;
        }
        let range = without_dateline(segmentation, words, sentence);
        if is_heading(words, range.clone()) {
            headings.push(range);
        } else {
            name::names(words, range, Trust::Running, &mut names);
        }
        if segmentation.block_kind(sentence) == BlockKind::Headline {
            in_headline = names.len();
        }
    }
    let earlier = earlier_names(words, &names);
    names.retain(|name| !earlier.contains(&name.words.start));
    for name in names.iter().filter(|name| name.words.len() > 1 || matches!(name.nature, Nature::Body(_))) {
        registry.introduce(words, name);
    }
    for name in sources.iter().flat_map(|source| source.phrase.names()).filter(|name| name.words.len() > 1) {
        registry.introduce(words, name);
    }
    let short = names.iter().filter(|name| name.nature == Nature::Person);
    for name in short.chain(sources.iter().flat_map(|source| source.phrase.names())) {
        let text = words.text_of(name::span(words, name));
        if registry.find(words, name, text).is_none() {
            registry.resolve(words, name);
        }
    }
    let (headline, body) = names.split_at(in_headline.min(names.len()));
    let persons = headline.iter().filter(|name| name.words.len() > 1 && !matches!(name.nature, Nature::Body(_)));
    for name in persons.rev().take(MOST_IN_HEADLINE) {
        let text = words.text_of(name::span(words, name));
        // "Late Farrelly penalty": what the story does not call so again is no name.
        let again = body.iter().any(|name| words.text_of(name::span(words, name)) == text);
        if let Some(id) = registry.find(words, name, text).filter(|_| again) {
            registry.make_prominent(id);
        }
    }
    sign::read(words, &names, registry);
    gender::read(words, &names, registry);
    for range in headings {
        names.extend(known_in_heading(words, range, |name| {
            let text = words.text_of(name::span(words, name));
            registry.find(words, name, text).is_some()
        }));
    }
    sorting::sort_by_key(&mut names, |name| name.words.start);
    names
}

/// The one person whom the bylines name: who says "I" outside the words of others.
fn author(segmentation: &Segmentation, words: Words) -> Option<Name> {
    let mut names = Vec::new();
    let bylines = |sentence: &usize| segmentation.block_kind(*sentence) == BlockKind::Byline;
    for sentence in (0..segmentation.sentences.len()).filter(bylines) {
        name::names(words, segmentation.token_range(sentence), Trust::Source, &mut names);
    }
    names.retain(|name| matches!(name.nature, Nature::Person | Nature::Unknown));
    names.pop().filter(|_| names.is_empty())
}

/// Persons of a headline that are looked for in the story.
const MOST_IN_HEADLINE: usize = 8;

/// "She was born Rosalind Marie Dupuis": the first tokens of names that somebody, whom the story names otherwise, had
/// before.
fn earlier_names(words: Words, names: &[Name]) -> FxHashSet<usize> {
    let mut surnames: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    let mut alone: FxHashSet<&str> = FxHashSet::default();
    for name in names {
        let last = words.word(name.words.end - 1);
        match name.words.len() {
            1 => drop(alone.insert(last)),
            _ => drop(surnames.entry(words.word(name.words.start)).or_default().insert(last)),
        }
    }
    let born = |at: usize| at > 1 && words.word(at - 1) == "born" && matches!(words.word(at - 2), "was" | "were");
    let otherwise = |name: &&Name| {
        let several = surnames.get(words.word(name.words.start)).is_some_and(|surnames| surnames.len() > 1);
        several && name.words.len() > 1 && !alone.contains(words.word(name.words.end - 1))
    };
    names.iter().filter(|name| born(name.words.start)).filter(otherwise).map(|name| name.words.start).collect()
}

/// True where most words have a capital, so that capitals say nothing, and no full stop ends them.
fn is_heading(words: Words, range: Range<usize>) -> bool {
    if range.clone().last().is_some_and(|last| words.word(last) == ".") {
        return false;
    }
    let long = range.clone().filter(|&at| !words.is_mark(at) && words.span(at).len() > 3);
    let (capitals, all) =
        long.fold((0, 0), |(capitals, all), at| (capitals + usize::from(words.is_capital(at)), all + 1));
    all > 3 && capitals * 4 > all * 3
}

/// The names of a heading, where every word has a capital: only those that the story knows.
fn known_in_heading(words: Words, range: Range<usize>, is_known: impl Fn(&Name) -> bool) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let longest = (at + 4).min(range.end);
        let known =
            (at + 1..=longest).rev().filter(|&end| words.is_capital(at) && words.is_capital(end - 1)).find_map(|end| {
                let name = Name::unknown(at..end);
                is_known(&name).then_some(name)
            });
        at = known.as_ref().map_or(at + 1, |name| name.words.end);
        found.extend(known);
    }
    found
}

/// The entities that speak, in order of their first mention, and the standings in their numbers.
fn assemble(registry: Registry, mut standings: Vec<Standing>) -> Speakers {
    let mut order: Vec<(Span, u32)> = Vec::new();
    let mut entities = registry.all;
    let mut standing_for: Vec<u32> = (0..entities.len() as u32).collect();
    for (unnamed, named) in registry.joined {
        let mentions = entities.get_mut(unnamed as usize).map(|entity| {
            entity.speaks = false;
            std::mem::take(&mut entity.mentions)
        });
        if let (Some(mentions), Some(entity)) = (mentions, entities.get_mut(named as usize)) {
            entity.mentions.extend(mentions);
            entity.speaks = true;
        }
        if let Some(slot) = standing_for.get_mut(unnamed as usize) {
            *slot = named;
        }
    }
    for (id, entity) in entities.iter_mut().enumerate().filter(|(_, entity)| entity.speaks) {
        sorting::sort(&mut entity.mentions);
        entity.mentions.dedup_by(|second, first| first.overlaps(*second));
        order.push((entity.mentions.first().copied().unwrap_or_default(), id as u32));
    }
    sorting::sort(&mut order);
    let mut numbers = vec![None; entities.len()];
    for (number, &(_, id)) in order.iter().enumerate() {
        if let Some(slot) = numbers.get_mut(id as usize) {
            *slot = Some(number as u32);
        }
    }
    let number = |id: u32| {
        let id = standing_for.get(id as usize).copied()?;
        numbers.get(id as usize).copied().flatten()
    };
    for standing in &mut standings {
        standing.speaker = standing.speaker.and_then(number);
        standing.chain = standing.chain.iter().filter_map(|&id| number(id)).collect();
    }
    let mut all = Vec::with_capacity(order.len());
    for (_, id) in order {
        let Some(entity) = entities.get_mut(id as usize) else { continue };
        all.push(Speaker {
            name: entity.name,
            kind: kind(entity.being),
            role: entity.role,
            mentions: std::mem::take(&mut entity.mentions),
        });
    }
    Speakers { all, standings }
}

fn kind(being: Being) -> SpeakerKind {
    match being {
        Being::Person | Being::Named => SpeakerKind::Person,
        Being::Body(_) => SpeakerKind::Organization,
        Being::Group => SpeakerKind::Group,
        Being::Document => SpeakerKind::Document,
        Being::Anonymous => SpeakerKind::Anonymous,
        Being::Nobody => SpeakerKind::Unnamed,
    }
}
