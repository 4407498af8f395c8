//! What was mentioned lately, and whom a pronoun or "the agency" picks out of it.

use super::noun::{Body, Gender, Noun, Number};
use super::registry::{Being, Entity, Id, Registry};

/// How a mention stands in its sentence: who acts is taken up again sooner than who is acted on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rank {
    /// Inside words that somebody else is quoted with, or kin of whom the sentence tells ("to her sister, Nell, she").
    Quoted,
    /// After a preposition or before "’s".
    Oblique,
    /// Anywhere else.
    Other,
    /// The first name of its sentence.
    Subject,
    /// The source of an attribution.
    Speaker,
}

/// One mention.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// Who.
    pub id: Id,
    /// First token.
    pub start: u32,
    /// Token after the last, with a role that follows the name.
    pub end: u32,
    /// Number of the sentence, where sentences that are only quoted do not count.
    pub place: u32,
    /// How it stands.
    pub rank: Rank,
}

/// Mentions that are looked at for one pronoun.
const LOOK_BACK: usize = 48;
/// Mentions of somebody that count.
const TOPIC: usize = 10;
/// Sentences that a pronoun reaches back.
const REACH: u32 = 4;

/// The mentions so far, in order.
#[derive(Default)]
pub struct Discourse {
    mentions: Vec<Mention>,
}

impl Discourse {
    /// Adds a mention.
    pub fn push(&mut self, mention: Mention) {
        self.mentions.push(mention);
    }

    /// Lifts the last mention of somebody to that of a speaker, or of whom words came through, or adds it.
    pub fn speaks(&mut self, mention: Mention) {
        let known =
            self.mentions.iter_mut().rev().take(8).find(|known| known.start == mention.start && known.id == mention.id);
        match known {
            Some(known) => known.rank = known.rank.max(mention.rank),
            None => self.push(mention),
        }
    }

    /// The last mentions, latest first.
    pub fn recent(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().rev().take(LOOK_BACK)
    }

    /// The one whom "he" or "she" means at a place, or `None` where two are as likely. `bias` is what speaks
    /// for a mention or against it, `teller` tells it.
    pub fn person(
        &self,
        registry: &Registry,
        gender: Gender,
        place: u32,
        bias: impl Fn(&Mention) -> i32,
        teller: Option<Id>,
    ) -> Option<Id> {
        let score = |mention: &Mention, entity: &Entity| {
            if !entity.is_person() || entity.gender.is_some_and(|known| known != gender) {
                return None;
            }
            let distance = place.saturating_sub(mention.place);
            if distance > REACH {
                return None;
            }
            let rank = match mention.rank {
                Rank::Speaker => 34,
                Rank::Subject => 24,
                Rank::Other => 10,
                Rank::Oblique => 4,
                Rank::Quoted => -16,
            };
            // "A source said": whoever that is, "he" is sooner somebody of whom more is known.
            let known = match entity.gender {
                Some(_) => 12,
                None if entity.being == Being::Anonymous && distance < 2 && mention.rank == Rank::Speaker => -12,
                None if entity.being == Being::Anonymous => -24,
                // "Told Northern Sport": capitals in passing may be anything.
                None if entity.being == Being::Named && mention.rank <= Rank::Other => -10,
                None => 0,
            };
            // Whom the story is about is mentioned again and again.
            let topic = entity.mentions.len().min(TOPIC) as i32;
            // Of somebody new more is not known yet.
            let tells = if teller == Some(mention.id) && entity.gender.is_none() { 36 } else { 0 };
            Some(100 - 18 * distance as i32 + rank + known + tells + topic + bias(mention))
        };
        self.best(registry, score, 30)
    }

    /// The one whom "it" or "they" means at a place.
    pub fn thing(&self, registry: &Registry, number: Number, place: u32, bias: impl Fn(&Mention) -> i32) -> Option<Id> {
        let score = |mention: &Mention, entity: &Entity| {
            let fits = match (number, entity.being) {
                (Number::Plural, Being::Body(_)) => 0,
                (Number::Plural, Being::Group | Being::Anonymous) if entity.number == Number::Plural => 12,
                (Number::Singular, Being::Body(_)) if entity.number == Number::Singular => 8,
                // "Larkfield sent a statement. … it said": who acts, sooner than what is sent.
                (Number::Singular, Being::Document) if entity.number == Number::Singular => {
                    if mention.rank >= Rank::Subject { 8 } else { -10 }
                }
                (Number::Singular, Being::Named) if entity.is_definite_name() => 0,
                (Number::Singular, Being::Named) if mention.rank == Rank::Speaker && entity.gender.is_none() => -6,
                // "Orblet has launched a phone that it claims"
                (Number::Singular, Being::Named)
                    if mention.rank == Rank::Subject && entity.gender.is_none() && mention.place == place =>
                {
                    -12
                }
                _ => return None,
            };
            let distance = place.saturating_sub(mention.place);
            if distance > 2 {
                return None;
            }
            let rank = match mention.rank {
                Rank::Speaker => 30,
                Rank::Subject => 20,
                Rank::Other => 8,
                Rank::Oblique => 0,
                Rank::Quoted => -16,
            };
            Some(100 - 22 * distance as i32 + rank + fits + bias(mention))
        };
        self.best(registry, score, 60)
    }

    /// The body that "the agency" means: one whose name has the word, or one of that sort.
    ///
    /// `named` tells whether a name has the word, `other` whether it has one for another sort of body.
    pub fn body(
        &self,
        registry: &Registry,
        noun: Noun,
        body: Body,
        named: impl Fn(&Entity) -> bool,
        other: impl Fn(&Entity) -> bool,
    ) -> Option<Id> {
        let generic = matches!(
            noun.key,
            "group"
                | "organization"
                | "organisation"
                | "body"
                | "institution"
                | "firm"
                | "association"
                | "charity"
                | "nonprofit"
        );
        let score = |mention: &Mention, entity: &Entity| {
            // "A rival company", in passing: "the company" is sooner one that has a name.
            let passing = entity.is_described() && mention.rank <= Rank::Other;
            // "The government" is no village that was only spoken of.
            if noun.key == "government" && entity.is_described() && !named(entity) {
                return None;
            }
            // "The council" is no house of which the story tells.
            if noun.key == "council" && !named(entity) {
                return None;
            }
            // "Baptista’s office" is no ministry.
            if body == Body::Agency && entity.is_described() && !named(entity) {
                return None;
            }
            let fits = match entity.being {
                // "A group that calls itself Red Lantern": few are called groups that are none by name.
                Being::Body(_) | Being::Named if named(entity) => {
                    60 - if passing && noun.key != "group" { 40 } else { 0 }
                }
                Being::Body(known) if known == body && body != Body::Other && passing => 30,
                _ if entity.vague || is_place(noun) || is_premises(noun) || noun.key == "opposition" => return None,
                Being::Body(known) if known == body && body != Body::Other => 40,
                // No aid body is "the government" or "the team", no commission "the police".
                _ if matches!(body, Body::Government | Body::Police | Body::Court | Body::Military | Body::Church)
                    || matches!(noun.key, "team" | "crew" | "squad" | "side" | "ministry" | "embassy") =>
                {
                    return None;
                }
                Being::Body(Body::Other) if (body != Body::Other || generic) && !other(entity) => 12,
                Being::Body(Body::Government) => return None,
                Being::Body(Body::Agency) if matches!(body, Body::Panel | Body::Government) => 12,
                // "The charity" is no police.
                Being::Body(Body::Police | Body::Court | Body::Military) => return None,
                Being::Body(_) if generic => 12,
                Being::Named if entity.is_definite_name() => 4,
                _ => return None,
            };
            let rank = match mention.rank {
                Rank::Speaker => 8,
                Rank::Subject => 6,
                Rank::Quoted => -4,
                _ => 0,
            };
            // The company that the story is about is meant sooner than one that it only names.
            let company = body == Body::Company || entity.being == Being::Body(Body::Company);
            let topic = if company { entity.mentions.len().min(TOPIC) / 2 } else { 0 };
            Some(fits + rank + topic as i32)
        };
        self.best(registry, score, 12)
    }

    /// The entity with the best score, the later where two are even; `None` below the least that is enough.
    fn best(&self, registry: &Registry, score: impl Fn(&Mention, &Entity) -> Option<i32>, least: i32) -> Option<Id> {
        let mut best: Option<(i32, Id)> = None;
        for mention in self.recent() {
            let Some(entity) = registry.entity(mention.id) else { continue };
            let Some(score) = score(mention, entity) else { continue };
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, mention.id));
            }
        }
        best.filter(|(score, _)| *score >= least).map(|(_, id)| id)
    }
}

/// True for a noun that tells governments by what they govern: "the city" is not "the state".
fn is_place(noun: Noun) -> bool {
    matches!(noun.key, "borough" | "city" | "country" | "county" | "nation" | "province" | "state" | "town" | "village")
}

/// True for a noun of a house, which is no other house: "the hotel" is none of the firms that the story names.
fn is_premises(noun: Noun) -> bool {
    matches!(
        noun.key,
        "hotel" | "restaurant" | "pub" | "museum" | "theatre" | "theater" | "airport" | "prison" | "library" | "zoo"
    )
}
