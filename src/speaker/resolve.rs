//! One pass over a text: names and sources in order, each tied to the entity that it means.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::chain::Heard;
use super::description::key;
use super::discourse::{Discourse, Mention, Rank};
use super::name::{self, Name, Nature};
use super::noun::{Body, Number, noun};
use super::phrase::{Description, Phrase};
use super::registry::{Being, Id, Registry};
use super::word::{Words, function};
use crate::attribution::{Attribution, Mode};
use crate::segmentation::Segmentation;
use crate::sorting;
use crate::text::Span;

/// Names from the beginning of a text among which is whom it is about: keeps the work linear.
pub(super) const FIRST: usize = 64;

/// Tokens of a name that opens a sentence and is explained behind a comma.
const LONGEST_NAME: usize = 12;

/// A source phrase and whose it is.
pub struct Source {
    /// Index of the attribution.
    pub attribution: usize,
    /// Index of the relay; `None` for the attribution's own source.
    pub relay: Option<usize>,
    /// First token.
    pub start: usize,
    /// What it is.
    pub phrase: Phrase,
}

/// Who stands behind the sources of a text.
pub struct Resolver<'s, 't> {
    pub(super) words: Words<'s, 't>,
    pub(super) segmentation: &'s Segmentation<'t>,
    pub(super) attributions: &'s [Attribution],
    pub(super) registry: Registry<'t>,
    pub(super) discourse: Discourse,
    /// Contents, merged where they overlap, in order.
    pub(super) quoted: Vec<Span>,
    /// For each sentence, how many before it are more than quoted words.
    pub(super) places: Vec<u32>,
    /// Who was found, for each attribution.
    pub(super) heard: Vec<Heard>,
    /// Sources that only other attributions can explain ("I").
    pub(super) first_person: Vec<(usize, Option<usize>, Span)>,
    /// Whom the byline names.
    pub(super) author: Option<Name>,
    /// Who answers in an interview, or that nobody known does, once it was asked for.
    interviewee: Option<Option<Id>>,
    /// The entity of all that nobody is said to have said.
    pub(super) nobody: Option<Id>,
    /// Whom a description does not mean: the person who speaks of it.
    pub(super) apart: Option<Id>,
    /// Whom the pronouns and descriptions among the sources so far mean, by their first token: two verbs may have one
    /// subject.
    pub(super) meant: FxHashMap<usize, Id>,
}

impl<'s, 't> Resolver<'s, 't> {
    /// Knows the names, and nothing of the sources yet.
    pub fn new(
        segmentation: &'s Segmentation<'t>,
        attributions: &'s [Attribution],
        registry: Registry<'t>,
        author: Option<Name>,
    ) -> Self {
        let quoted = merged(attributions);
        let mut places = Vec::with_capacity(segmentation.sentences.len());
        let mut place = 0;
        for sentence in &segmentation.sentences {
            let inside = covering(&quoted, sentence.span.start).is_some_and(|span| span.end + 2 >= sentence.span.end);
            place += u32::from(!inside);
            places.push(place);
        }
        Resolver {
            words: Words::new(segmentation),
            segmentation,
            attributions,
            registry,
            discourse: Discourse::default(),
            quoted,
            places,
            heard: attributions
                .iter()
                .map(|attribution| Heard { speaker: None, relays: vec![None; attribution.relays.len()] })
                .collect(),
            first_person: Vec::new(),
            author,
            interviewee: None,
            nobody: None,
            apart: None,
            meant: FxHashMap::default(),
        }
    }

    /// Goes through names, common nouns and sources, all in order.
    pub fn run(mut self, names: &[Name], nouns: &[Description], sources: &[Source]) -> (Registry<'t>, Vec<Heard>) {
        let mut names = names.iter().peekable();
        let mut nouns = nouns.iter().peekable();
        for stop in sources.iter().map(Some).chain([None]) {
            let until = stop.map_or(usize::MAX, |source| source.start);
            loop {
                let name = names.peek().map_or(usize::MAX, |name| name.words.start);
                let noun = nouns.peek().map_or(usize::MAX, |noun| noun.core.start);
                if name.min(noun) >= until {
                    break;
                }
                if name <= noun {
                    names.next().into_iter().for_each(|name| self.name(name));
                } else {
                    nouns.next().into_iter().for_each(|noun| self.common_noun(noun));
                }
            }
            if let Some(source) = stop {
                let id = self.source(source);
                self.hear(source.attribution, source.relay, id);
            }
        }
        self.without_source();
        self.first_person();
        (self.registry, self.heard)
    }

    pub(super) fn hear(&mut self, attribution: usize, relay: Option<usize>, id: Option<Id>) {
        let Some(heard) = self.heard.get_mut(attribution) else { return };
        match relay {
            Some(relay) => {
                if let Some(slot) = heard.relays.get_mut(relay) {
                    *slot = id;
                }
            }
            None => heard.speaker = id,
        }
        if let Some(entity) = id.and_then(|id| self.registry.entity_mut(id)) {
            entity.speaks = true;
            // "a study published in Nature", "told Reuters": what passes words on, and is no known person, is a body.
            if relay.is_some() && entity.being == Being::Named {
                entity.being = Being::Body(Body::Outlet);
            }
        }
    }

    /// A name in the running text.
    fn name(&mut self, name: &Name) {
        let span = name::span(self.words, name);
        let text = self.words.text_of(span);
        let Some(id) = self.registry.find(self.words, name, text) else { return };
        self.registry.learn(self.words, id, name);
        let start = name.role.as_ref().map_or(name.words.start, |role| role.start.min(name.words.start));
        let start = start - usize::from(name.definite && start > 0);
        let rank = self.rank(start..name.words.end, span);
        if name.modifies && name.nature != Nature::Person {
            return;
        }
        self.registry.called(id, name.words.len(), text, name.words.start as u32 + 1);
        let end = name.role.as_ref().map_or(name.words.end, |role| role.end.max(name.words.end));
        self.mention(id, span, name.words.start, end, rank);
    }

    /// A common noun in the running text, which a pronoun may take up.
    fn common_noun(&mut self, description: &Description) {
        let Some(span) = self.words.span_of(&description.core) else { return };
        if self.meant.contains_key(&description.core.start) || self.is_no_one(description) {
            return;
        }
        // "His wife, Marta,", "her mother, the actress Yvette Cray,": the name speaks for itself.
        let comma = description.core.end;
        let article = usize::from(matches!(self.words.word(comma + 1), "the" | "a" | "an"));
        let from = comma + 1 + article;
        let named = (from..from + 1 + 3 * article).take_while(|&at| !self.words.is_mark(at));
        if self.words.word(comma) == "," && named.into_iter().any(|at| self.words.is_capital(at)) {
            return;
        }
        if self.is_apposed(description, span) {
            return;
        }
        let Some(id) = self.description(description) else { return };
        let rank = self.rank(description.core.clone(), span);
        // Only who has no name is shown by such words.
        let shown = self.registry.entity(id).is_some_and(|entity| entity.being == Being::Anonymous);
        let (start, end) = (description.core.start, description.core.end);
        if shown {
            self.mention(id, span, start, end, rank);
        } else {
            let place = self.place(span.start);
            self.discourse.push(Mention { id, start: start as u32, end: end as u32, place, rank });
        }
    }

    /// "She shook | her head": nobody else.
    fn is_no_one(&self, description: &Description) -> bool {
        let (words, core) = (self.words, &description.core);
        let head = words.word(core.end - 1) == "head" && core.len() == 2;
        let own = matches!(words.word(core.start), "his" | "her" | "their");
        head && own && words.word(core.end) != "of"
    }

    /// "Born in 1932, | the daughter of a net-maker |, Marlowe left", "Lund, | an astrophysicist at Lyle |, led": what says
    /// who a name is, and is nobody else.
    fn is_apposed(&self, description: &Description, span: Span) -> bool {
        let words = self.words;
        let start = description.core.start;
        if start < 2 || words.word(start - 1) != "," {
            return false;
        }
        let name = |at: usize| words.is_capital(at) && function(words.word(at)).is_none();
        let sentence = self.segmentation.token_range(self.segmentation.sentence_at(span.start));
        let closes =
            (description.core.end..sentence.end.min(description.core.end + 9)).find(|&at| words.word(at) == ",");
        let before = start - sentence.start < LONGEST_NAME && (sentence.start..start - 1).all(name);
        let indefinite = name(start - 2) && matches!(words.word(start), "a" | "an");
        closes.is_some_and(|comma| before || name(comma + 1)) || indefinite
    }

    /// How a phrase stands in its sentence.
    fn rank(&self, range: Range<usize>, span: Span) -> Rank {
        let words = self.words;
        if let Some(said) = covering(&self.quoted, span.start) {
            // "The regulator is looking into it, people said": a sentence of its own, with who said it at its end.
            let plain = words.text_of(said).starts_with(char::is_alphanumeric);
            let opens = said.start == words.span(range.start).start && words.opens_sentence(range.start);
            return if plain && opens { Rank::Subject } else { Rank::Quoted };
        }
        let before = range.start.checked_sub(1).map_or("", |at| words.word(at));
        let sentence = self.segmentation.sentence_at(span.start);
        // "In a letter to her sister, Nell, she": what stands before the sentence's own subject.
        let opens = self.segmentation.token_range(sentence).start;
        let kin = |at: usize| noun(words.word(at)).is_some_and(|noun| noun.is_human()) && !words.is_capital(at);
        let apposed = before == "," && range.start > opens + 1 && kin(range.start - 2)
            || range.len() > 1 && matches!(before, "his" | "her" | "their");
        let aside = apposed && words.word(range.end) == "," && function(words.word(opens)) == Some("preposition");
        if aside {
            return Rank::Quoted;
        }
        // "Carvalho’s next film is a comedy": that sentence is about her.
        let topic = range.start == opens || range.start == opens + 1 && function(before) == Some("determiner");
        // "Diabaté’s agent, Sissoko, posted": that one is about the agent.
        let role = (range.end + 1..range.end + 4).find(|&at| words.word(at) == ",").is_some_and(|comma| kin(comma - 1));
        let topic = topic && !(words.is_possessive(range.end) && role);
        if words.is_possessive(range.end) && !topic || function(before) == Some("preposition") {
            return Rank::Oblique;
        }
        let named =
            range.start > opens + 2 && (before == "," && kin(range.start - 2) || words.is_possessive(range.start - 1));
        let first = self.discourse.recent().next().is_none_or(|last| {
            self.segmentation.sentence_at(words.span(last.start as usize).start) != sentence
                || last.rank == Rank::Quoted
                || named && last.rank == Rank::Oblique && last.start as usize <= opens + 1
        });
        if first { Rank::Subject } else { Rank::Other }
    }

    pub(super) fn place(&self, byte: u32) -> u32 {
        self.places.get(self.segmentation.sentence_at(byte)).copied().unwrap_or(0)
    }

    /// Records a mention that a reader may jump to.
    pub(super) fn mention(&mut self, id: Id, span: Span, start: usize, end: usize, rank: Rank) {
        let place = self.place(span.start);
        if let Some(entity) = self.registry.entity_mut(id) {
            if entity.mentions.last().is_none_or(|last| last.end <= span.start) {
                entity.mentions.push(span);
            }
            entity.last = start as u32 + 1;
        }
        self.discourse.speaks(Mention { id, start: start as u32, end: end as u32, place, rank });
    }

    /// The entity behind a source.
    fn source(&mut self, source: &Source) -> Option<Id> {
        let own = self.attributions.get(source.attribution)?;
        let label = own.source.first().filter(|_| own.reasons.iter().any(|reason| reason.code == "transcript"));
        if let Some(answers) = label.copied().filter(|label| self.words.text_of(*label) == "A")
            && let Some(id) = self.interviewed()
        {
            self.mention(id, answers, source.start, source.start + 1, Rank::Speaker);
            return Some(id);
        }
        // Who asks is no "he" of the answers.
        if let (Some(asks), Phrase::Name(name)) = (label, &source.phrase)
            && self.words.text_of(*asks) == "Q"
        {
            let id = self.registry.resolve(self.words, name);
            self.registry.entity_mut(id)?.mentions.push(*asks);
            return Some(id);
        }
        self.phrase(&source.phrase, own, source)
    }

    /// True where the answers are somebody's own ("I"), and nobody is told to have asked.
    fn answers_as_one(&self) -> bool {
        let turns =
            || self.attributions.iter().filter(|own| own.reasons.iter().any(|reason| reason.code == "transcript"));
        let first = turns().next().and_then(|own| own.source.first()).map_or(0, |label| self.words.range(*label).start);
        let asked = (0..first).any(|at| matches!(self.words.word(at), "asked" | "asks" | "questioned" | "prosecutor"));
        let own = |content: &Span| {
            self.words.range(*content).take(FIRST).any(|at| matches!(self.words.word(at), "I" | "My" | "my"))
        };
        let answers = turns().filter(|own| own.source.first().is_some_and(|label| self.words.text_of(*label) == "A"));
        !asked && answers.take(FIRST).any(|answer| answer.content.iter().any(own))
    }

    /// Who gives the answers of an interview, "A:": the one person whom the text names before the first of them.
    fn interviewed(&mut self) -> Option<Id> {
        if let Some(known) = self.interviewee {
            return known;
        }
        let persons = self.registry.all.iter().zip(0..).take(FIRST);
        let mut named = persons.filter(|(entity, _)| entity.being == Being::Person && !entity.mentions.is_empty());
        let one = named.next().map(|(_, id)| id).filter(|_| named.next().is_none());
        let one = one.filter(|_| self.answers_as_one());
        self.interviewee = Some(one);
        one
    }

    fn phrase(&mut self, phrase: &Phrase, own: &Attribution, source: &Source) -> Option<Id> {
        // Through whom words came acts less than who said them: "a report obtained by the Courier. It warns".
        let rank = if source.relay.is_some() { Rank::Other } else { Rank::Speaker };
        match phrase {
            Phrase::Nobody => None,
            Phrase::Name(name) => {
                let id = self.registry.resolve(self.words, name);
                let span = name::span(self.words, name);
                self.unveil(id, name);
                self.registry.called(id, name.words.len(), self.words.text_of(span), name.words.start as u32 + 1);
                let end = name.role.as_ref().map_or(name.words.end, |role| role.end.max(name.words.end));
                self.mention(id, span, name.words.start, end, rank);
                Some(id)
            }
            Phrase::Description(description) => {
                if let Some(&known) = self.meant.get(&description.core.start) {
                    return Some(known);
                }
                // "Keane said the minister had assured her": whoever tells of "the minister" is another.
                self.apart = self.teller_of(own);
                let id = self.description(description);
                self.apart = None;
                let id = id?;
                self.meant.insert(description.core.start, id);
                let named = self
                    .registry
                    .entity(id)
                    .is_some_and(|entity| matches!(entity.being, Being::Body(_) | Being::Person));
                let whole = if named { &description.core } else { &description.whole };
                let span = self.words.span_of(whole)?;
                self.mention(id, span, description.core.start, description.core.end, rank);
                Some(id)
            }
            Phrase::Several(parts, range) => {
                let members: Vec<Id> = parts.iter().filter_map(|part| self.phrase(part, own, source)).collect();
                let span = self.words.span_of(range)?;
                let key = key(self.words.text_of(span));
                let id = self.registry.phrase(&key).unwrap_or_else(|| {
                    let id = self.registry.add(Being::Group, Some(span), range.len());
                    if let Some(entity) = self.registry.entity_mut(id) {
                        entity.number = Number::Plural;
                        entity.members = members;
                    }
                    self.registry.keep_phrase(key, id);
                    id
                });
                self.mention(id, span, range.start, range.end, rank);
                Some(id)
            }
            Phrase::Pronoun(pronoun, at) => {
                if let Some(&known) = self.meant.get(at) {
                    return Some(known);
                }
                let id = self.pronoun(*pronoun, *at, own, source)?;
                self.meant.insert(*at, id);
                Some(id)
            }
        }
    }

    /// Attributions that name nobody: carried on from the words before, or said by nobody at all.
    fn without_source(&mut self) {
        for index in 0..self.attributions.len() {
            let Some(attribution) = self.attributions.get(index).filter(|attribution| attribution.source.is_empty())
            else {
                continue;
            };
            let carried = self.carried_on(index, attribution);
            let id = carried.or_else(|| {
                let nobody = *self.nobody.get_or_insert_with(|| self.registry.add(Being::Nobody, None, 0));
                let at = attribution.cue.first().or(attribution.content.first())?;
                self.registry.entity_mut(nobody)?.mentions.push(*at);
                Some(nobody)
            });
            self.hear(index, None, id);
        }
    }

    /// Who goes on speaking: a quotation without a cue in the same paragraph, ", adding that …".
    fn carried_on(&self, index: usize, attribution: &Attribution) -> Option<Id> {
        let block = |attribution: &Attribution| {
            self.segmentation.sentences.get(attribution.sentence as usize).map(|sentence| sentence.block)
        };
        // The last one that stands on its own, not within another's words.
        let before = (index.saturating_sub(8)..index)
            .rev()
            .find(|&before| self.attributions.get(before).is_some_and(|previous| previous.outer.is_none()))?;
        let previous = self.attributions.get(before)?;
        let speaker = self.heard.get(before)?.speaker.filter(|&id| Some(id) != self.nobody)?;
        let free =
            attribution.cue.is_empty() && attribution.mode == Mode::Direct && block(attribution) == block(previous);
        let participle = attribution.sentence == previous.sentence
            && attribution.cue.first().is_some_and(|cue| {
                let first = self.words.text_of(*cue).split_whitespace().next().unwrap_or("");
                first.len() > 4 && first.ends_with("ing")
            });
        (free || participle).then_some(speaker)
    }
}

/// All contents, merged where they overlap.
fn merged(attributions: &[Attribution]) -> Vec<Span> {
    let mut all: Vec<Span> = attributions.iter().flat_map(|attribution| attribution.content.iter().copied()).collect();
    sorting::sort_by_key(&mut all, |span| (span.start, span.end));
    let mut merged: Vec<Span> = Vec::new();
    for span in all {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

fn covering(spans: &[Span], byte: u32) -> Option<Span> {
    let at = spans.partition_point(|span| span.end <= byte);
    spans.get(at).copied().filter(|span| span.start <= byte)
}
