//! Descriptions: whom "the official", "the agency" or "critics" mean.

use super::discourse::Mention;
use super::discourse::Rank;
use super::name::Name;
use super::noun::{Body, Noun, Number, Sort, are_akin, office_fields};
use super::phrase::{Description, Determiner};
use super::registry::{Being, Entity, Id};
use super::resolve::Resolver;
use super::word::function;
use crate::lexicon::fold;
use crate::text::Span;
use crate::vocabulary::is_masthead;

/// Words behind whoever spoke that are looked through for a description of somebody else.
const NEAR_WORDS: usize = 80;

/// Sentences within which "its members" are the same ones.
const NEAR: u32 = 4;

impl Resolver<'_, '_> {
    /// The entity that a description means: one met before, or a new one.
    pub(super) fn description(&mut self, description: &Description) -> Option<Id> {
        let core = description.core.start..self.completed(description).unwrap_or(description.core.end);
        // "Economists surveyed by FactSet" are not all economists.
        let some = description.determiner == Determiner::Bare && description.number == Number::Plural;
        let core = if some { core.start..core.end.max(description.whole.end) } else { core };
        let span = self.words.span_of(&core)?;
        let text = self.words.text_of(span);
        let key = key(text);
        if let Some(known) = self.met(description, &key).filter(|&known| Some(known) != self.apart) {
            return Some(known);
        }
        let plural = description.number == Number::Plural;
        let being = match description.noun.map(|noun| noun.sort) {
            // "The Ledger"
            Some(Sort::Document | Sort::Source) if self.is_paper(description) => Being::Body(Body::Outlet),
            // "A 2021 paper by a Danish group"
            Some(Sort::Body(Body::Outlet))
                if description.determiner == Determiner::Indefinite
                    && description.noun.is_some_and(|noun| noun.key == "paper") =>
            {
                Being::Document
            }
            Some(Sort::Body(body)) if !plural || matches!(body, Body::Police | Body::Military | Body::Outlet) => {
                Being::Body(body)
            }
            Some(Sort::Body(_)) => Being::Group,
            Some(Sort::Document) => Being::Document,
            Some(Sort::Source) => Being::Anonymous,
            Some(Sort::People) if description.veiled => Being::Anonymous,
            Some(Sort::Role | Sort::Kin) if description.hidden => Being::Anonymous,
            Some(Sort::Office) if !plural && description.determiner == Determiner::Definite => Being::Person,
            Some(_) => {
                if plural {
                    Being::Group
                } else {
                    Being::Anonymous
                }
            }
            None => {
                let (first, last) = (description.core.start, description.core.end - 1);
                unknown_being(self.words.word(first), self.words.word(last), description)?
            }
        };
        let named = matches!(being, Being::Body(_) | Being::Person);
        let article = self.words.word(description.core.start).eq_ignore_ascii_case("the");
        // "the league" keeps its article, "the teachers’ union" is a name.
        let from = core.start + usize::from(named && article && core.len() > 2);
        let whole = if named { from..core.end } else { description.whole.clone() };
        let name = self.words.span_of(&whole).or(Some(span));
        let id = self.registry.add(being, name, 0);
        if let Some(entity) = self.registry.entity_mut(id) {
            entity.number = if named { Number::Singular } else { description.number };
            entity.gender = description.noun.and_then(|noun| noun.gender);
            entity.vague = description.noun.is_none();
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

    /// "The Ledger": a word that newspapers are called, with a capital.
    fn is_paper(&self, description: &Description) -> bool {
        let last = description.core.end - 1;
        let alone = description.core.len() == 2 && description.determiner == Determiner::Definite;
        alone && self.words.is_capital(last) && is_masthead(self.words.word(last))
    }

    /// "The Delft-based group".
    fn is_seated(&self, description: &Description) -> bool {
        let based = description.core.end.saturating_sub(2);
        based > description.core.start + 1 && self.words.word(based) == "based" && self.words.is_hyphen(based - 1)
    }

    /// Where a body's description ends that says of what it is: "the chamber | of commerce" is no other chamber.
    fn completed(&self, description: &Description) -> Option<usize> {
        let end = description.core.end;
        let body = matches!(description.noun?.sort, Sort::Body(_));
        let of = body && self.words.word(end) == "of" && end + 1 < description.whole.end;
        // "the state chapter | of the Nigerian Medical Union"
        let part = matches!(description.noun?.key, "chapter" | "branch" | "arm" | "wing" | "unit" | "division");
        let the = usize::from(self.words.word(end + 1) == "the");
        if of && part && self.words.is_capital(end + 1 + the) {
            return Some(description.whole.end);
        }
        let bare = |word: &str| function(word).is_none() && word.starts_with(char::is_lowercase);
        (of && bare(self.words.word(end + 1))).then_some(end + 2)
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
            // "The Delft-based group" is the group, wherever it is based.
            let short = description.core.len() < 3 || self.is_seated(description);
            let plain = short && description.determiner == Determiner::Definite && !description.qualified;
            if self.completed(description).is_some() {
                return self.registry.phrase(key);
            }
            return self.registry.phrase(key).or_else(|| {
                let has = |span: Option<Span>| span.is_some_and(|span| has_word(self.words.text_of(span), noun.key));
                let named = |entity: &Entity| has(entity.name) || has(entity.role);
                if plain {
                    // "the regulator" is not the Unite union.
                    let other = |entity: &Entity| {
                        let name = entity.name.map_or("", |name| self.words.text_of(name));
                        let sort = |word: &str| super::noun::noun(word).map(|noun| noun.sort);
                        name.split_whitespace()
                            .any(|word| matches!(sort(word), Some(Sort::Body(known)) if known != body))
                    };
                    let body = self.discourse.body(&self.registry, noun, body, named, other);
                    return body.or_else(|| self.study(noun));
                }
                self.police(description, body).or_else(|| self.recent_body(description, body))
            });
        }
        if description.determiner == Determiner::Bare {
            return self.registry.phrase(key);
        }
        let holder = self.holder(description, noun);
        match description.determiner {
            Determiner::Possessive => {
                self.registry.phrase(key).filter(|&id| self.is_theirs(description, id)).or(holder)
            }
            _ => holder.or_else(|| self.registry.phrase(key)),
        }
    }

    /// "the paper", where no newspaper was named: the study that was.
    fn study(&self, noun: Noun) -> Option<Id> {
        let written = |mention: &&Mention| {
            self.registry.entity(mention.id).is_some_and(|entity| entity.being == Being::Document && entity.speaks)
        };
        self.discourse.recent().filter(|_| noun.key == "paper").find(written).map(|mention| mention.id)
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
    pub(super) fn unveil(&mut self, id: Id, name: &Name) {
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
        // "His doctor" is not any Dr of the story.
        let is_called =
            |entity: &Entity| entity.role.is_none_or(|role| words.text_of(role).to_lowercase().contains(noun.key));
        let fits = |entity: &Entity| {
            entity.last > 0
                && entity.number == description.number
                && !(noun.gender.is_some() && entity.gender.is_some() && noun.gender != entity.gender)
                && (!possessive || entity.offices.iter().any(|office| office.key == noun.key) && is_called(entity))
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
            return self.discourse.person(&self.registry, gender, place, |_| 0, None);
        }
        if possessive { None } else { self.varied(description, noun, place) }
    }

    /// "the 24-year-old", "the Ohio Democrat": whoever spoke or acted in the sentence before, by another name.
    fn varied(&self, description: &Description, noun: Noun, place: u32) -> Option<Id> {
        if !matches!(noun.sort, Sort::Role | Sort::People) || description.veiled {
            return None;
        }
        let is_person =
            |mention: &&Mention| self.registry.entity(mention.id).is_some_and(|entity| entity.being == Being::Person);
        let near = |mention: &&Mention| place.saturating_sub(mention.place) < 2;
        let persons = || self.discourse.recent().take(12).filter(near).filter(is_person);
        // Who only acts must be the only one of whom the two sentences tell.
        let alone = || persons().next().filter(|last| persons().all(|mention| mention.id == last.id));
        let last = self.discourse.recent().take(12).find(|mention| mention.rank == Rank::Speaker);
        let last = last.filter(is_person).filter(near).or_else(|| alone().filter(|last| last.rank >= Rank::Subject))?;
        let entity = self.registry.entity(last.id)?;
        let block = |token: usize| {
            let sentence = self.segmentation.sentence_at(self.words.span(token).start);
            self.segmentation.sentences.get(sentence).map(|sentence| sentence.block)
        };
        let (known, here) = (block(last.start as usize), block(description.core.start));
        let near = place.saturating_sub(last.place) < 2
            && known.zip(here).is_some_and(|(known, here)| here.abs_diff(known) < 2);
        // Of whom no office is known, public life alone is taken up so ("the Vermont senator", "the striker").
        let wide =
            |keys: &[&str]| std::iter::once(noun.key).chain(noun.wider.split(' ')).any(|key| keys.contains(&key));
        let public = wide(&["politician", "candidate", "businessman"]);
        let performs = wide(&["player", "athlete", "star", "performer", "artist"]);
        let akin = match noun.sort {
            Sort::People => true,
            _ if entity.offices.is_empty() => {
                performs || description.qualified && public || self.is_told_more(description, noun, last)
            }
            _ => {
                entity.offices.iter().any(|office| are_akin(office, &noun))
                    || self.is_told_more(description, noun, last)
            }
        };
        (near && akin).then_some(last.id)
    }

    /// "Ruth Ansty said … | The retired teacher | said": what somebody was, told of whoever spoke in the sentence before.
    /// Who is there by office ("the defence lawyer", "the prison officer") is another.
    fn is_told_more(&self, description: &Description, noun: Noun, last: &Mention) -> bool {
        const BY_OFFICE: [&str; 9] =
            ["official", "officer", "lawyer", "politician", "leader", "executive", "manager", "spokesperson", "judge"];
        let mut keys = std::iter::once(noun.key).chain(noun.wider.split(' '));
        let before = self.place(self.words.span(description.core.start).start).saturating_sub(last.place) == 1;
        let inner = description.core.start + 1..description.core.end - 1;
        // "the French actor"
        let tells =
            |at: usize| matches!(self.words.word(at), "retired" | "former" | "old") || self.words.is_capital(at);
        // "Ann Lee told the BBC the teacher hit her."
        let said = last.end as usize..description.core.start.min(last.end as usize + NEAR_WORDS);
        let spoken_of = said.into_iter().any(|at| self.words.word(at).eq_ignore_ascii_case(noun.key));
        !spoken_of
            && description.determiner == Determiner::Definite
            && last.rank == Rank::Speaker
            && before
            && inner.into_iter().any(tells)
            && !keys.any(|key| BY_OFFICE.contains(&key))
    }

    /// "Its members" are the members of whom the story spoke just before: others may be another body's.
    fn is_theirs(&self, description: &Description, id: Id) -> bool {
        let owner = self.words.word(description.core.start);
        if !matches!(owner, "its" | "Its" | "their" | "Their" | "his" | "His" | "her" | "Her") {
            return true;
        }
        let place = self.place(self.words.span(description.core.start).start);
        let near = |mention: &Mention| mention.id == id && place.saturating_sub(mention.place) < NEAR;
        self.discourse.recent().any(near)
    }

    /// False where a description has a capitalised word ("the French president") that the entity's role lacks.
    fn qualifiers_agree(&self, description: &Description, entity: &Entity) -> bool {
        let words = self.words;
        let role = entity.role.or(entity.name).map_or("", |role| words.text_of(role));
        let inner = description.core.start + 1..description.core.end.saturating_sub(1);
        inner.into_iter().all(|at| {
            let word = words.word(at);
            // "The health secretary" is no general secretary.
            let field = office_fields().has_folded(word) || matches!(word, "shadow" | "deputy" | "general");
            let tells =
                field || words.is_capital(at) || matches!(word, "former" | "second" | "first" | "third" | "other");
            !tells || has_word(role, word)
        })
    }
}

/// What a noun that no list has stands for: somebody, by its ending, or something that shows what it says.
fn unknown_being(first: &str, word: &str, description: &Description) -> Option<Being> {
    // "Just 12% said they did": of the people who were asked.
    // "Four of them", "two of the three".
    let number = description.core.len() == 1 && function(word) == Some("quantifier");
    let all = fold(first, |first| matches!(first, "all" | "most" | "many" | "several" | "half"));
    if word == "%" || number || all || word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Some(Being::Group);
    }
    let person = fold(word, |word| {
        // "A third said": one more of those who spoke before.
        if matches!(word, "second" | "third" | "fourth" | "fifth" | "other" | "another") {
            return true;
        }
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
pub fn key(text: &str) -> String {
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
