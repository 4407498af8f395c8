//! Pronouns that stand as sources: whom "he", "it", "who" and "I" mean.

use super::discourse::{Mention, Rank};
use super::name;
use super::noun::{Body, Gender, Number, noun};
use super::phrase::{Pronoun, describe};
use super::registry::{Being, Id};
use super::resolve::{FIRST, Resolver, Source};
use super::word::{Words, function};
use crate::attribution::{Attribution, Mode};
use crate::segmentation::Segmentation;
use crate::text::Span;

/// Against whom words are said to be said by another, or who is named behind the pronoun.
const OWN: i32 = -70;

/// For whom the same quotation has named before.
const SAME_QUOTATION: i32 = 96;

/// Mentions of who is quoted that are looked at.
const NEAR: usize = 4;

/// For whom the sentence that reports indirectly has named.
const SAME_SENTENCE: i32 = 24;

/// For whom the sentence of a relative clause has named.
const OWN_SENTENCE: i32 = 24;

/// For whom a sentence of the same paragraph is about.
const SAME_PARAGRAPH: i32 = 10;

/// For whom the speaker of a quotation was last named together with.
const BESIDE_SPEAKER: i32 = 44;

/// For whom the sentence before is about, in the same paragraph, where the pronoun opens the next.
const TAKEN_UP: i32 = 16;

/// Tokens within which whom a text is about was named.
const LATELY: usize = 400;

/// Mentions at least of whom a text is about.
const OFTEN: usize = 3;

/// Times that a text says "I" in nobody's words before that is its author.
const LEAST_OWN: usize = 2;

/// For who spoke last without a name, where something is added.
const ADDS: i32 = 26;

/// Against somebody's kin in an earlier paragraph, with a sentence between: the story is about whose kin they are.
const OF_HERS: i32 = -40;

/// Against who is quoted with the pronoun: "he" is somebody else.
const NEVER: i32 = -1000;

impl Resolver<'_, '_> {
    /// Whom a pronoun means where it stands.
    pub(super) fn pronoun(&mut self, pronoun: Pronoun, at: usize, own: &Attribution, source: &Source) -> Option<Id> {
        let span = self.words.span(at);
        let place = self.place(span.start);
        let words = self.words;
        let quoting = self.quoting(own);
        let around = own.outer.and_then(|outer| self.attributions.get(outer as usize));
        let around = around.filter(|outer| outer.mode == Mode::Direct);
        let spoke: Vec<Mention> = self
            .discourse
            .recent()
            .filter(|mention| (mention.start as usize) < at && quoting == Some(mention.id))
            .take(NEAR)
            .copied()
            .collect();
        let beside = spoke.first().map(|mention| mention.place).filter(|beside| place <= beside + 1);
        let told = self.teller(own).is_some();
        let block = |byte: u32| {
            let sentence = self.segmentation.sentence_at(byte);
            self.segmentation.sentences.get(sentence).map(|sentence| sentence.block)
        };
        // "His lawyer said he denied it": whose lawyer it is.
        let teller = self.teller(own);
        let telling = own.outer.and_then(|outer| self.attributions.get(outer as usize)?.source.first());
        let whose = telling.map_or("", |source| words.word(words.range(*source).start));
        let his = match pronoun {
            Pronoun::He => matches!(whose, "his" | "His"),
            Pronoun::She => matches!(whose, "her" | "Her"),
            _ => false,
        };
        // "A nurse told the paper there were no gloves. “We have no masks,” | she | added."
        let adds = own.cue.first().is_some_and(|cue| matches!(words.text_of(*cue), "added" | "adds" | "continued"));
        let last = self.discourse.recent().find(|mention| mention.rank == Rank::Speaker);
        let untold =
            |id| self.registry.entity(id).is_some_and(|who| who.being == Being::Anonymous && who.gender.is_none());
        let last = last.filter(|last| adds && place <= last.place + 1 && untold(last.id)).map(|last| last.id);
        // A relative clause opens before the pronoun.
        let inner = at > 0 && matches!(words.word(at - 1), "whom" | "which" | "that" | "who" | "whose");
        // "A lodger laughed when | he | told a friend"
        let inner = inner
            || at > 0
                && matches!(words.word(at - 1), "when" | "as" | "because" | "after" | "before" | "while" | "until");
        // "Asked by her solicitor whether it was so, | she | replied": not the solicitor.
        let asker = source.attribution.checked_sub(1).and_then(|before| {
            let asks = self.attributions.get(before)?;
            let asked = asks.sentence == own.sentence && words.text_of(*asks.cue.first()?).ends_with("by");
            self.heard.get(before)?.speaker.filter(|_| asked && words.text_of(asks.cue[0]).starts_with("Asked"))
        });
        // "Her mother taught her to read. ¶ Success came late, | she | wrote": not the mother.
        let owned = |mention: &Mention| {
            let first = words.word(mention.start as usize);
            match pronoun {
                Pronoun::He => matches!(first, "His" | "his"),
                Pronoun::She => matches!(first, "Her" | "her"),
                _ => false,
            }
        };
        // "But | she | said", "And | he | added"
        let opens = words.opens_sentence(at)
            || at > 0 && words.opens_sentence(at - 1) && matches!(words.word(at - 1), "But" | "And" | "Yet");
        let is_topic = |mention: &Mention| {
            // "The council fined Tesco, which said the sign was old. | It | said": whoever spoke last in it.
            let others = self.discourse.recent().filter(|other| other.place == mention.place);
            let another = others.into_iter().any(|other| other.id != mention.id && other.rank == Rank::Speaker);
            mention.rank >= Rank::Subject && !another && {
                let start = mention.start as usize;
                (start.saturating_sub(3)..=start).any(|at| words.opens_sentence(at))
            }
        };
        let bias = |mention: &Mention| {
            let byte = words.span(mention.start as usize).start as usize;
            let within = |said: &Attribution| said.content.iter().take(8).any(|content| content.covers(byte));
            if Some(mention.id) == quoting || asker == Some(mention.id) {
                NEVER
            } else if mention.start as usize > at && mention.rank <= Rank::Other && mention.place == place {
                // "She told the Echo": not the Echo.
                NEVER
            } else if his && Some(mention.id) == teller || mention.start as usize >= at || within(own) {
                OWN
            } else if around.is_some_and(within) {
                // "“The officer had no time. | He | feared for his life,” she said."
                SAME_QUOTATION
            } else if around.is_some() && matches!(pronoun, Pronoun::They) && mention.place + 1 < place {
                // "“They told us it was the last,” she said": people of whom only she speaks.
                OWN
            } else if told && mention.place == place {
                // "Jensen, who met the governor, said she had assured him"
                SAME_SENTENCE
            } else if beside == Some(mention.place)
                && !spoke.iter().any(|who| is_apposed(words, who, mention))
                && !is_addressed(words, mention.start as usize)
            {
                // "Bos called his foreman. “| He | told me to go on,” Bos said."
                BESIDE_SPEAKER
            } else if inner && mention.place == place && mention.rank > Rank::Quoted {
                // "The book tells of Orla Keane’s years in prison, which she calls lost."
                OWN_SENTENCE
            } else if last == Some(mention.id) {
                ADDS
            } else if owned(mention) && block(byte as u32) != block(span.start) && place > mention.place + 1 {
                OF_HERS
            } else if opens
                && mention.place + 1 == place
                && block(byte as u32) == block(span.start)
                && is_topic(mention)
            {
                // "One nurse described it as a war zone. | She | said"
                TAKEN_UP
            } else if mention.rank == Rank::Subject && block(byte as u32) == block(span.start) {
                SAME_PARAGRAPH
            } else {
                0
            }
        };
        let found = match pronoun {
            Pronoun::He => self.discourse.person(&self.registry, Gender::Male, place, bias, teller),
            Pronoun::She => self.discourse.person(&self.registry, Gender::Female, place, bias, teller),
            Pronoun::It => self.discourse.thing(&self.registry, Number::Singular, place, bias),
            Pronoun::They => self.discourse.thing(&self.registry, Number::Plural, place, bias),
            Pronoun::Relative => self.relative(at),
            Pronoun::Other => None,
            Pronoun::First => {
                self.first_person.push((source.attribution, source.relay, span));
                None
            }
        };
        let gender = match pronoun {
            Pronoun::He => Some(Gender::Male),
            Pronoun::She => Some(Gender::Female),
            _ => None,
        };
        let id = found.or_else(|| self.topic(gender?, quoting, at))?;
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

    /// The man or the woman whom the story is about, where nobody nearer is meant: named from the beginning, again and again,
    /// and no other as often.
    fn topic(&self, gender: Gender, apart: Option<Id>, at: usize) -> Option<Id> {
        // "A baker lost his van. | He | said": somebody new.
        let sentence = self.segmentation.sentence_at(self.words.span(at).start);
        let before = self.segmentation.token_range(sentence.saturating_sub(1)).start;
        if matches!(self.words.word(before), "A" | "An" | "One" | "Another") {
            return None;
        }
        let mut named: Vec<(usize, Id)> = self
            .registry
            .all
            .iter()
            .zip(0..)
            .take(FIRST)
            .filter(|(entity, id)| entity.being == Being::Person && entity.gender == Some(gender) && Some(*id) != apart)
            .filter(|(entity, _)| at < entity.last as usize + LATELY)
            .map(|(entity, id)| (entity.mentions.len(), id))
            .collect();
        named.sort_unstable();
        let (most, id) = named.pop()?;
        let next = named.pop().map_or(0, |(mentions, _)| mentions);
        (most >= OFTEN && most >= 2 * next).then_some(id)
    }

    /// Who is quoted with the words around an attribution: "“He promised it,” she said" is not of her, nor "“She knew,”
    /// Vane said" of Vane.
    fn quoting(&self, own: &Attribution) -> Option<Id> {
        let outer = own.outer? as usize;
        let around = self.attributions.get(outer).filter(|outer| outer.mode == Mode::Direct)?;
        if let Some(known) = self.heard.get(outer).and_then(|heard| heard.speaker) {
            return Some(known);
        }
        // Named behind the quotation.
        let range = self.words.range(*around.source.first()?);
        let mut found = Vec::new();
        name::names(self.words, range, name::Trust::Source, &mut found);
        let name = found.pop()?;
        self.registry.find(self.words, &name, self.words.text_of(name::span(self.words, &name)))
    }

    /// Who tells it, not word for word: "A nurse told the inquiry she had warned them."
    fn teller(&self, own: &Attribution) -> Option<Id> {
        let outer = own.outer? as usize;
        self.attributions.get(outer).filter(|outer| outer.mode == Mode::Indirect)?;
        self.heard.get(outer)?.speaker
    }

    /// The person in whose words an attribution stands, if that is known yet.
    pub(super) fn teller_of(&self, own: &Attribution) -> Option<Id> {
        let id = self.heard.get(own.outer? as usize)?.speaker?;
        self.registry.entity(id).filter(|entity| entity.is_person()).map(|_| id)
    }

    /// The noun that "who" or "which" follows.
    fn relative(&mut self, at: usize) -> Option<Id> {
        let mut head = at.checked_sub(1)?;
        while head > 0 && self.words.is_mark(head) && !self.words.is_possessive(head) {
            head -= 1;
        }
        let sentence = self.segmentation.sentence_at(self.words.span(at).start);
        let floor = self.segmentation.token_range(sentence).start;
        // "Maria Esposito, an oceanographer at the University of Tarn, who": where somebody works is nobody.
        let who = self.words.word(at).eq_ignore_ascii_case("who");
        let place = |mention: &Mention| {
            let body = self.registry.entity(mention.id).is_some_and(|entity| matches!(entity.being, Being::Body(_)));
            let before = (mention.start as usize).saturating_sub(1);
            let before = before.saturating_sub(usize::from(matches!(self.words.word(before), "the" | "a")));
            body && who && function(self.words.word(before)) == Some("preposition")
        };
        let works = self.discourse.recent().take(6).any(|mention| mention.end as usize > head && place(mention));
        let touching = self.discourse.recent().take(6).find(|mention| {
            let near = if works { !place(mention) } else { mention.end as usize > head };
            mention.start as usize >= floor && near && (mention.start as usize) < at
        });
        if let Some(mention) = touching {
            return Some(mention.id);
        }
        // "Joan Elster, a software developer who": she.
        let article = (floor + 2..head).rev().take(5).find(|&at| matches!(self.words.word(at), "a" | "an" | "the"));
        let comma = article.map(|article| article - 1).filter(|&comma| who && self.words.word(comma) == ",");
        let named = self.discourse.recent().take(6).find(|mention| Some(mention.end as usize) == comma);
        if let Some(mention) = named {
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
            let several = noun(self.words.word(head)).is_some_and(|noun| noun.number == Number::Plural);
            let mut from = head;
            while from > floor && head - from < 8 && !self.words.is_mark(from - 1) {
                let class = function(self.words.word(from - 1));
                // "It admitted that parents who": a conjunction.
                if several && self.words.word(from - 1) == "that" {
                    break;
                }
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

    /// "I" and "we": whoever is quoted with them.
    pub(super) fn first_person(&mut self) {
        let mut own = Vec::new();
        let mut marks = OpenMarks::default();
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
            let signed = self.author.is_some() && around.is_none() && self.words.text_of(span) == "I";
            if signed && !marks.any_before(self.segmentation, span) {
                own.push((attribution, relay, span));
            }
            let id = around.and_then(|around| self.heard.get(around)).and_then(|heard| heard.speaker);
            if let Some(entity) = id.and_then(|id| self.registry.entity_mut(id)) {
                entity.mentions.push(span);
            }
            self.hear(attribution, relay, id);
        }
        let outer = self.attributions.iter().filter(|attribution| attribution.outer.is_none()).count();
        if own.len() >= LEAST_OWN && 3 * own.len() >= outer && !self.is_handed_on(own[0].2) {
            self.written_by_author(&own);
        }
    }

    /// "I was wrong about trams": whoever signs a column says so.
    fn written_by_author(&mut self, own: &[(usize, Option<usize>, Span)]) {
        let Some(author) = self.author.take() else { return };
        let id = self.registry.resolve(self.words, &author);
        if let Some(entity) = self.registry.entity_mut(id) {
            entity.being = Being::Person;
            entity.mentions.push(name::span(self.words, &author));
            entity.mentions.extend(own.iter().map(|(_, _, span)| *span));
        }
        for &(attribution, relay, _) in own {
            self.hear(attribution, relay, Some(id));
        }
    }

    /// "Joan Carr issued this statement. ¶ I regret …": words of another that the story prints.
    fn is_handed_on(&self, span: Span) -> bool {
        let sentence = self.segmentation.sentence_at(span.start);
        let near = sentence.saturating_sub(3)..sentence + 1;
        let hands = |at: usize| {
            matches!(
                self.words.word(at),
                "statement" | "letter" | "speech" | "Sir" | "transcript" | "remarks" | "told" | "writes" | "wrote"
            )
        };
        near.into_iter().any(|sentence| self.segmentation.token_range(sentence).any(hands))
    }
}

/// The quotation marks of a paragraph that are open at a place; what was counted is not counted again.
#[derive(Default)]
struct OpenMarks {
    /// First byte of the paragraph, and the byte up to which it is read.
    read: Span,
    straight: usize,
    opened: usize,
    closed: usize,
}

impl OpenMarks {
    /// True where a quotation mark stands open before a span in its paragraph.
    fn any_before(&mut self, segmentation: &Segmentation, span: Span) -> bool {
        let sentence = segmentation.sentences.get(segmentation.sentence_at(span.start));
        let block = sentence.and_then(|sentence| segmentation.blocks.get(sentence.block as usize));
        let start = block.map_or(span.start, |block| block.span.start);
        if self.read.start != start || self.read.end > span.start {
            *self = OpenMarks { read: Span { start, end: start }, ..OpenMarks::default() };
        }
        let further = Span { start: self.read.end, end: span.start }.of(segmentation.text);
        self.straight += further.matches('"').count();
        self.opened += further.matches('“').count();
        self.closed += further.matches('”').count();
        self.read.end = span.start;
        self.straight % 2 == 1 || self.opened > self.closed
    }
}

/// "Jean Talbot, 71, a retired teacher": who the speaker is.
fn is_apposed(words: Words, who: &Mention, mention: &Mention) -> bool {
    let start = mention.start as usize;
    (who.start as usize + 1..who.end as usize + 5).contains(&start) && words.word(start - 1) == ","
}

/// "wrote to a friend": whom something is said to.
fn is_addressed(words: Words, start: usize) -> bool {
    (1..3).any(|back| start.checked_sub(back).is_some_and(|at| words.word(at) == "to"))
}
