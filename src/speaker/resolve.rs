//! One pass over a text: names and sources in order, each tied to the entity that it means.

use std::ops::Range;

use super::chain::Heard;
use super::discourse::{Discourse, Mention, Rank};
use super::name::{self, Name, Nature};
use super::noun::{Body, Gender, Noun, Number, Sort, are_akin, noun};
use super::phrase::{Description, Determiner, Phrase, Pronoun, describe};
use super::registry::{Being, Entity, Id, Registry};
use super::word::{Words, function};
use crate::attribution::{Attribution, Mode};
use crate::lexicon::fold;
use crate::segmentation::Segmentation;
use crate::text::Span;

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
    words: Words<'s, 't>,
    segmentation: &'s Segmentation<'t>,
    attributions: &'s [Attribution],
    registry: Registry<'t>,
    discourse: Discourse,
    /// Contents, merged where they overlap, in order.
    quoted: Vec<Span>,
    /// For each sentence, how many before it are more than quoted words.
    places: Vec<u32>,
    /// Who was found, for each attribution.
    heard: Vec<Heard>,
    /// Sources that only other attributions can explain ("I").
    first_person: Vec<(usize, Option<usize>, Span)>,
    /// The entity of all that nobody is said to have said.
    nobody: Option<Id>,
}

impl<'s, 't> Resolver<'s, 't> {
    /// Knows the names, and nothing of the sources yet.
    pub fn new(segmentation: &'s Segmentation<'t>, attributions: &'s [Attribution], registry: Registry<'t>) -> Self {
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
            nobody: None,
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

    fn hear(&mut self, attribution: usize, relay: Option<usize>, id: Option<Id>) {
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
        // "His wife, Marta,": the name speaks for itself.
        if self.words.word(description.core.end) == "," && self.words.is_capital(description.core.end + 1) {
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

    /// How a phrase stands in its sentence.
    fn rank(&self, range: Range<usize>, span: Span) -> Rank {
        let words = self.words;
        if covering(&self.quoted, span.start).is_some() {
            return Rank::Quoted;
        }
        let before = range.start.checked_sub(1).map_or("", |at| words.word(at));
        if words.is_possessive(range.end) || function(before) == Some("preposition") {
            return Rank::Oblique;
        }
        let sentence = self.segmentation.sentence_at(span.start);
        let first = self.discourse.recent().next().is_none_or(|last| {
            self.segmentation.sentence_at(words.span(last.start as usize).start) != sentence
                || last.rank == Rank::Quoted
        });
        if first { Rank::Subject } else { Rank::Other }
    }

    fn place(&self, byte: u32) -> u32 {
        self.places.get(self.segmentation.sentence_at(byte)).copied().unwrap_or(0)
    }

    /// Records a mention that a reader may jump to.
    fn mention(&mut self, id: Id, span: Span, start: usize, end: usize, rank: Rank) {
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
        self.phrase(&source.phrase, own, source)
    }

    fn phrase(&mut self, phrase: &Phrase, own: &Attribution, source: &Source) -> Option<Id> {
        match phrase {
            Phrase::Nobody => None,
            Phrase::Name(name) => {
                let id = self.registry.resolve(self.words, name);
                let span = name::span(self.words, name);
                self.unveil(id, name);
                self.registry.called(id, name.words.len(), self.words.text_of(span), name.words.start as u32 + 1);
                self.mention(id, span, name.words.start, name.words.end, Rank::Speaker);
                Some(id)
            }
            Phrase::Description(description) => {
                let id = self.description(description)?;
                let named = self
                    .registry
                    .entity(id)
                    .is_some_and(|entity| matches!(entity.being, Being::Body(_) | Being::Person));
                let whole = if named { &description.core } else { &description.whole };
                let span = self.words.span_of(whole)?;
                self.mention(id, span, description.core.start, description.core.end, Rank::Speaker);
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
                self.mention(id, span, range.start, range.end, Rank::Speaker);
                Some(id)
            }
            Phrase::Pronoun(pronoun, at) => self.pronoun(*pronoun, *at, own, source),
        }
    }

    fn pronoun(&mut self, pronoun: Pronoun, at: usize, own: &Attribution, source: &Source) -> Option<Id> {
        let span = self.words.span(at);
        let place = self.place(span.start);
        let words = self.words;
        let in_own = |mention: &Mention| {
            let byte = words.span(mention.start as usize).start;
            own.content.iter().take(8).any(|content| content.start <= byte && byte < content.end)
        };
        let found = match pronoun {
            Pronoun::He => self.discourse.person(&self.registry, Gender::Male, place, in_own),
            Pronoun::She => self.discourse.person(&self.registry, Gender::Female, place, in_own),
            Pronoun::It => self.discourse.thing(&self.registry, Number::Singular, place, in_own),
            Pronoun::They => self.discourse.thing(&self.registry, Number::Plural, place, in_own),
            Pronoun::Relative => self.relative(at),
            Pronoun::Other => None,
            Pronoun::First => {
                self.first_person.push((source.attribution, source.relay, span));
                None
            }
        };
        let id = found?;
        let gender = match pronoun {
            Pronoun::He => Some(Gender::Male),
            Pronoun::She => Some(Gender::Female),
            _ => None,
        };
        if let Some(entity) = self.registry.entity_mut(id)
            && gender.is_some()
        {
            entity.gender = gender;
            if entity.being == Being::Named {
                entity.being = Being::Person;
            }
        }
        if let Some(entity) = self.registry.entity_mut(id)
            && pronoun == Pronoun::It
            && entity.being == Being::Named
        {
            entity.being = Being::Body(Body::Other);
        }
        self.mention(id, span, at, at + 1, Rank::Speaker);
        Some(id)
    }

    /// The noun that "who" or "which" follows.
    fn relative(&mut self, at: usize) -> Option<Id> {
        let mut head = at.checked_sub(1)?;
        while head > 0 && self.words.is_mark(head) && !self.words.is_possessive(head) {
            head -= 1;
        }
        let sentence = self.segmentation.sentence_at(self.words.span(at).start);
        let floor = self.segmentation.token_range(sentence).start;
        let touching = self.discourse.recent().take(6).find(|mention| {
            mention.start as usize >= floor && mention.end as usize > head && (mention.start as usize) < at
        });
        if let Some(mention) = touching {
            return Some(mention.id);
        }
        // "the nominee for president, who": the noun that the preposition belongs to.
        let bare = |head: usize| head > floor + 1 && function(self.words.word(head - 1)) == Some("preposition");
        if bare(head) && noun(self.words.word(head)).is_none_or(|noun| noun.number == Number::Singular) {
            head -= 2;
        }
        if head < floor {
            return None;
        }
        // "officials who", "a doctor, who": the noun phrase before it.
        if noun(self.words.word(head)).is_some() {
            let mut from = head;
            while from > floor && head - from < 8 && !self.words.is_mark(from - 1) {
                let class = function(self.words.word(from - 1));
                if matches!(class, Some("determiner" | "quantifier" | "possessive" | "demonstrative")) {
                    from -= 1;
                    break;
                }
                if class.is_some() || self.words.word(from - 1).ends_with("ed") {
                    break;
                }
                from -= 1;
            }
            let description = describe(self.words, from..head + 1, from..head + 1);
            return self.description(&description);
        }
        let near = self.discourse.recent().take(4).find(|mention| {
            mention.start as usize >= floor
                && at - (mention.start as usize).min(at) < 12
                && mention.rank != Rank::Quoted
        });
        near.map(|mention| mention.id)
    }

    /// The entity that a description means: one met before, or a new one.
    fn description(&mut self, description: &Description) -> Option<Id> {
        let span = self.words.span_of(&description.core)?;
        let text = self.words.text_of(span);
        let key = key(text);
        if let Some(known) = self.met(description, &key) {
            return Some(known);
        }
        let plural = description.number == Number::Plural;
        let being = match description.noun.map(|noun| noun.sort) {
            Some(Sort::Body(body))
                if !(plural
                    && description.determiner != Determiner::Definite
                    && !matches!(body, Body::Police | Body::Military)) =>
            {
                Being::Body(body)
            }
            Some(Sort::Body(_)) => Being::Group,
            Some(Sort::Document) => Being::Document,
            Some(Sort::Source) => Being::Anonymous,
            Some(Sort::People) if description.veiled => Being::Anonymous,

            Some(Sort::Office) if !plural && description.determiner == Determiner::Definite => Being::Person,
            Some(_) => {
                if plural {
                    Being::Group
                } else {
                    Being::Anonymous
                }
            }
            None => unknown_being(self.words.word(description.core.end - 1), description)?,
        };
        let named = matches!(being, Being::Body(_) | Being::Person);
        let article = self.words.word(description.core.start).eq_ignore_ascii_case("the");
        // "the league" keeps its article, "the teachers’ union" is a name.
        let from = description.core.start + usize::from(named && article && description.core.len() > 2);
        let whole = if named { from..description.core.end } else { description.whole.clone() };
        let name = self.words.span_of(&whole).or(Some(span));
        let id = self.registry.add(being, name, 0);
        if let Some(entity) = self.registry.entity_mut(id) {
            entity.number = if named { Number::Singular } else { description.number };
            entity.gender = description.noun.and_then(|noun| noun.gender);
        }
        if let Some(noun) = description.noun {
            self.registry.has_office(id, noun);
        }
        let again = description.number == Number::Plural && description.determiner == Determiner::Bare
            || description.determiner != Determiner::Indefinite;
        if again {
            self.registry.keep_phrase(key, id);
        }
        Some(id)
    }

    /// The entity met before that a description takes up again.
    fn met(&self, description: &Description, key: &str) -> Option<Id> {
        if description.determiner == Determiner::Indefinite {
            return None;
        }
        let Some(noun) = description.noun else { return self.registry.phrase(key) };
        if let Sort::Body(body) = noun.sort
            && (description.number == Number::Singular || body == Body::Police)
        {
            let plain =
                description.core.len() < 3 && description.determiner == Determiner::Definite && !description.qualified;
            return self.registry.phrase(key).or_else(|| {
                let named =
                    |entity: &Entity| entity.name.is_some_and(|name| has_word(self.words.text_of(name), noun.key));
                if plain {
                    return self.discourse.body(&self.registry, noun, body, named);
                }
                self.police(description, body).or_else(|| self.recent_body(description, body))
            });
        }
        if description.determiner == Determiner::Bare {
            return self.registry.phrase(key);
        }
        let holder = self.holder(description, noun);
        match description.determiner {
            Determiner::Possessive => self.registry.phrase(key).or(holder),
            _ => holder.or_else(|| self.registry.phrase(key)),
        }
    }

    /// "police", "Fairview police": the only force of the story, unless another place stands before it.
    fn police(&self, description: &Description, body: Body) -> Option<Id> {
        let id = self.registry.only(body).filter(|_| body == Body::Police)?;
        let name = self.registry.entity(id)?.name.map_or("", |name| self.words.text_of(name));
        let named = name.contains(|letter: char| letter.is_uppercase()) && name.contains(' ');
        let place = |at: usize| self.words.is_capital(at) && function(self.words.word(at)).is_none();
        let other = |at: usize| named && place(at) && !has_word(name, self.words.word(at));
        (!description.core.clone().any(|at| other(at) && at + 1 < description.core.end)).then_some(id)
    }

    /// "the space agency": one that was just mentioned, where only small words qualify the noun.
    fn recent_body(&self, description: &Description, body: Body) -> Option<Id> {
        let inner = description.core.start + 1..description.core.end;
        if description.determiner != Determiner::Definite || inner.into_iter().any(|at| self.words.is_capital(at)) {
            return None;
        }
        let place = self.place(self.words.span(description.core.start).start);
        let same = |mention: &&Mention| {
            let known = self.registry.entity(mention.id).is_some_and(|entity| entity.being == Being::Body(body));
            known && place.saturating_sub(mention.place) < 2
        };
        self.discourse.recent().find(same).map(|mention| mention.id)
    }

    /// A person named at last ("the agent, Lionel Gray") is whoever was called so before ("her agent").
    fn unveil(&mut self, id: Id, name: &Name) {
        let Some(office) = name.office.filter(|_| name.role.is_some()) else { return };
        if self.registry.entity(id).is_none_or(|entity| !entity.mentions.is_empty()) {
            return;
        }
        let definite = name.role.as_ref().is_some_and(|role| {
            role.start > 0 && self.words.word(role.start - 1) == "the" && role.end <= name.words.start
        });
        let veiled = self.registry.holders(office.key).iter().copied().filter(|&holder| {
            holder != id
                && self.registry.entity(holder).is_some_and(|entity| {
                    entity.being == Being::Anonymous && entity.speaks && entity.number == Number::Singular
                })
        });
        if let Some(veiled) =
            veiled.max_by_key(|&id| self.registry.entity(id).map_or(0, |entity| entity.last)).filter(|_| definite)
        {
            self.registry.join(veiled, id);
        }
    }

    /// The last one met who bears the office that a definite description names.
    fn holder(&self, description: &Description, noun: Noun) -> Option<Id> {
        let words = self.words;
        let possessive = description.determiner == Determiner::Possessive;
        let fits = |entity: &Entity| {
            entity.last > 0
                && entity.number == description.number
                && !(noun.gender.is_some() && entity.gender.is_some() && noun.gender != entity.gender)
                && (!possessive || entity.offices.iter().any(|office| office.key == noun.key))
                && self.qualifiers_agree(description, entity)
        };
        let rank = |id: &Id| {
            let Some(entity) = self.registry.entity(*id).filter(|entity| fits(entity)) else { return 0 };
            let exact = entity.offices.iter().any(|office| office.key == noun.key);
            entity.last + if exact { 400 } else { 0 }
        };
        let best = self.registry.holders(noun.key).iter().copied().max_by_key(rank).filter(|id| rank(id) > 0);
        if best.is_some() {
            return best;
        }
        if noun.number == Number::Plural {
            // "the senators" after "Mr. Grassley and Mr. Leahy".
            let holders = self.registry.holders(noun.key);
            let group = self.discourse.recent().find(|mention| {
                self.registry.entity(mention.id).is_some_and(|group| {
                    let unknown = group
                        .members
                        .iter()
                        .filter_map(|&id| self.registry.entity(id))
                        .all(|member| member.offices.is_empty());
                    group.members.iter().any(|id| holders.contains(id))
                        || unknown && !group.members.is_empty() && matches!(noun.sort, Sort::Role)
                })
            });
            return group.map(|mention| mention.id);
        }
        let place = self.place(words.span(description.core.start).start);
        // "the woman" who has a name.
        if let Some(gender) = noun.gender.filter(|_| noun.sort == Sort::People) {
            return self.discourse.person(&self.registry, gender, place, |_| false);
        }
        if possessive { None } else { self.varied(description, noun, place) }
    }

    /// "the 24-year-old", "the Ohio Democrat": the speaker of the sentence before, by another name.
    fn varied(&self, description: &Description, noun: Noun, place: u32) -> Option<Id> {
        if !matches!(noun.sort, Sort::Role | Sort::People) || description.veiled {
            return None;
        }
        let last = self.discourse.recent().take(12).find(|mention| mention.rank == Rank::Speaker)?;
        let entity = self.registry.entity(last.id).filter(|entity| entity.being == Being::Person)?;
        let block = |token: usize| {
            let sentence = self.segmentation.sentence_at(self.words.span(token).start);
            self.segmentation.sentences.get(sentence).map(|sentence| sentence.block)
        };
        let (known, here) = (block(last.start as usize), block(description.core.start));
        let near = place.saturating_sub(last.place) < 2
            && known.zip(here).is_some_and(|(known, here)| here.abs_diff(known) < 2);
        let akin = match noun.sort {
            Sort::People => true,
            _ => entity.offices.iter().any(|office| are_akin(office, &noun)),
        };
        (near && akin).then_some(last.id)
    }

    /// False where a description has a capitalised word ("the French president") that the entity's role lacks.
    fn qualifiers_agree(&self, description: &Description, entity: &Entity) -> bool {
        let words = self.words;
        let role = entity.role.or(entity.name).map_or("", |role| words.text_of(role));
        let inner = description.core.start + 1..description.core.end.saturating_sub(1);
        inner.into_iter().all(|at| {
            let word = words.word(at);
            let tells = words.is_capital(at) || matches!(word, "former" | "second" | "first" | "third" | "other");
            !tells || has_word(role, word)
        })
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

    /// "I" and "we": whoever is quoted with them.
    fn first_person(&mut self) {
        for (attribution, relay, span) in std::mem::take(&mut self.first_person) {
            let outer = self
                .attributions
                .get(attribution)
                .and_then(|attribution| attribution.outer)
                .map(|outer| outer as usize);
            let around = outer.or_else(|| {
                let near = attribution.saturating_sub(6)..(attribution + 7).min(self.attributions.len());
                near.filter(|&other| other != attribution).find(|&other| {
                    self.attributions
                        .get(other)
                        .is_some_and(|other| other.content.iter().any(|content| content.contains(span)))
                })
            });
            let id = around.and_then(|around| self.heard.get(around)).and_then(|heard| heard.speaker);
            if let Some(entity) = id.and_then(|id| self.registry.entity_mut(id)) {
                entity.mentions.push(span);
            }
            self.hear(attribution, relay, id);
        }
    }
}

/// What a noun that no list has stands for: somebody, by its ending, or something that shows what it says.
fn unknown_being(word: &str, description: &Description) -> Option<Being> {
    let person = fold(word, |word| {
        let word = word.strip_suffix('s').unwrap_or(word);
        ["er", "or", "ist", "ian", "ant", "man", "woman", "ee", "eer"]
            .iter()
            .any(|end| word.len() > 4 && word.ends_with(end))
    });
    match (person, description.number) {
        (true, Number::Plural) => Some(Being::Group),
        (true, Number::Singular) => Some(Being::Anonymous),
        (false, _) if description.qualified && description.determiner != Determiner::Indefinite => {
            Some(Being::Body(Body::Other))
        }
        (false, Number::Plural) => Some(Being::Group),
        (false, Number::Singular) => Some(Being::Document),
    }
}

/// A description's words as a key: lower case, single spaces, without "the".
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace().filter(|word| !matches!(*word, "the" | "The" | "a" | "A" | "an" | "An")) {
        if !key.is_empty() {
            key.push(' ');
        }
        fold(word, |word| key.push_str(word));
    }
    key
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric())
        .any(|part| part.len() == word.len() && part.eq_ignore_ascii_case(word))
}

/// All contents, merged where they overlap.
fn merged(attributions: &[Attribution]) -> Vec<Span> {
    let mut all: Vec<Span> = attributions.iter().flat_map(|attribution| attribution.content.iter().copied()).collect();
    all.sort_unstable_by_key(|span| (span.start, span.end));
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
