//! Everybody whom a text names, found again by full name, short name, title or acronym.

use rustc_hash::FxHashMap;

use super::key::{body_keys, folded, full_key, is_single, outlet_word, parts, sought_keys};
use super::name::{self, Name, Nature};
use super::noun::{Body, Gender, Noun, Number, given_name, organization};
use super::word::Words;
use crate::lexicon::fold;
use crate::text::Span;

/// Index of an entity.
pub type Id = u32;

/// What an entity is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Being {
    /// A person with a name.
    Person,
    /// A name that nothing says more of.
    Named,
    /// A body.
    Body(Body),
    /// People as a group.
    Group,
    /// A report, a poll.
    Document,
    /// Somebody without a name.
    Anonymous,
    /// Nobody at all.
    Nobody,
}

/// Somebody or something that may speak.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub being: Being,
    /// Whom "he" or "she" may stand for.
    pub gender: Option<Gender>,
    /// One or several.
    pub number: Number,
    /// The fullest mention.
    pub name: Option<Span>,
    /// Words of that mention.
    words: usize,
    /// The words that say who it is.
    pub role: Option<Span>,
    /// The nouns of its roles.
    pub offices: Vec<Noun>,
    /// Every mention that a reader may jump to, in order.
    pub mentions: Vec<Span>,
    /// It stands behind an attribution.
    pub speaks: bool,
    /// Token of the last mention so far.
    pub last: u32,
    /// Token of the last mention with the last name so far.
    pub last_by_surname: u32,
    /// The same, for the last name alone.
    last_bare: u32,
    /// The headline names it.
    prominent: bool,
    /// "the" stood before the name.
    definite: bool,
    /// It is known by words that no list explains ("harbor wall"): "the company" does not mean it.
    pub vague: bool,
    /// Those who make up a group that was named one by one.
    pub members: Vec<Id>,
}

/// Candidates that are compared when a key has several.
const MOST_CANDIDATES: usize = 32;
/// Roles that are kept of one entity.
const MOST_OFFICES: usize = 8;

/// The entities of a text and the keys that lead to them.
#[derive(Default)]
pub struct Registry<'t> {
    /// In the order in which they were met.
    pub all: Vec<Entity>,
    /// By the last word of a person's name.
    surnames: FxHashMap<String, Vec<Id>>,
    /// By the first word of a person's name.
    given: FxHashMap<String, Vec<Id>>,
    /// By all the words of a person's name.
    people: FxHashMap<String, Id>,
    /// By any key of a body.
    bodies: FxHashMap<String, Id>,
    /// The first few of each sort of body.
    bodies_by_sort: FxHashMap<u8, Vec<Id>>,
    /// By the words of a description.
    phrases: FxHashMap<String, Id>,
    /// By the noun of a role.
    offices: FxHashMap<&'static str, Vec<Id>>,
    /// Entities that turned out to be others.
    pub joined: Vec<(Id, Id)>,
    /// Names of several words, exactly as they were written.
    exact: FxHashMap<&'t str, Id>,
}

impl<'t> Registry<'t> {
    /// Makes an entity.
    pub fn add(&mut self, being: Being, name: Option<Span>, words: usize) -> Id {
        self.all.push(Entity {
            being,
            gender: None,
            number: Number::Singular,
            name,
            words,
            role: None,
            offices: Vec::new(),
            mentions: Vec::new(),
            speaks: false,
            last: 0,
            last_by_surname: 0,
            last_bare: 0,
            prominent: false,
            definite: false,
            vague: false,
            members: Vec::new(),
        });
        if let Being::Body(body) = being {
            let of_sort = self.bodies_by_sort.entry(body as u8).or_default();
            push(of_sort, self.all.len() as Id - 1);
        }
        self.all.len() as Id - 1
    }

    /// The entity of an index that this registry gave.
    pub fn entity(&self, id: Id) -> Option<&Entity> {
        self.all.get(id as usize)
    }

    /// The entity, to be changed.
    pub fn entity_mut(&mut self, id: Id) -> Option<&mut Entity> {
        self.all.get_mut(id as usize)
    }

    /// Makes known a name of several words, or a body, so that its short forms find it wherever they stand.
    pub fn introduce(&mut self, words: Words<'_, 't>, name: &Name) -> Option<Id> {
        let span = name::span(words, name);
        let text = words.text_of(span);
        let body = matches!(name.nature, Nature::Body(_));
        if !body && (is_single(words, name) || name.modifies && name.nature != Nature::Person) {
            return None;
        }
        let id = match self.exact.get(text) {
            Some(&id) => id,
            None => {
                let id = match name.nature {
                    Nature::Body(body) => self.introduce_body(words, name, body, text),
                    _ => self.introduce_person(words, name),
                };
                self.exact.insert(text, id);
                id
            }
        };
        self.learn(words, id, name);
        Some(id)
    }

    /// What a mention adds to what is known of its entity.
    pub fn learn(&mut self, words: Words<'_, 't>, id: Id, name: &Name) {
        let Some(entity) = self.all.get_mut(id as usize) else { return };
        let span = name::span(words, name);
        if entity.name.is_none() || name.words.len() > entity.words && !matches!(entity.being, Being::Body(_)) {
            entity.name = Some(span);
            entity.words = name.words.len();
        }
        entity.gender = entity.gender.or(name.gender);
        entity.definite |= name.definite;
        if name.nature == Nature::Person && entity.being == Being::Named {
            entity.being = Being::Person;
        }
        if let Nature::Body(body) = name.nature
            && entity.being == Being::Named
            && entity.gender.is_none()
        {
            // "Norvik Air lifts its outlook … The carrier Norvik Air": told by a later mention.
            entity.being = Being::Body(body);
        }
        if let Some(role) = name.role.as_ref().and_then(|role| words.span_of(role))
            && matches!(entity.being, Being::Person | Being::Named | Being::Body(_))
            && entity.role.is_none_or(|known| role.len() > known.len() && (known.len() < 6 || role.contains(known)))
        {
            // A bare form of address ("Mr.") says nothing of who it is.
            let address = name.office.is_none() && role.len() < 9;
            if !address {
                entity.role = Some(role);
            }
        }
        if let Some(office) = name.office {
            self.has_office(id, office);
        }
    }

    /// Remembers that an entity bears an office, under the office's own name and wider ones.
    pub fn has_office(&mut self, id: Id, office: Noun) {
        let Some(entity) = self.all.get_mut(id as usize) else { return };
        if entity.offices.len() >= MOST_OFFICES || entity.offices.iter().any(|known| known.key == office.key) {
            return;
        }
        entity.offices.push(office);
        for key in std::iter::once(office.key).chain(office.wider.split(' ')).filter(|key| !key.is_empty()) {
            let holders = self.offices.entry(key).or_default();
            if !holders.contains(&id) && holders.len() < MOST_CANDIDATES {
                holders.push(id);
            }
        }
    }

    /// Those who bear an office, or one that it may stand for.
    pub fn holders(&self, office: &str) -> &[Id] {
        self.offices.get(office).map_or(&[], Vec::as_slice)
    }

    fn introduce_person(&mut self, words: Words<'_, 't>, name: &Name) -> Id {
        let parts = parts(words, name);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return self.add(Being::Named, None, 0) };
        let full = parts.join(" ");
        if let Some(&id) = self.people.get(&full) {
            return id;
        }
        // The same first and last name with another middle part, or none, is the same person, unless both have one.
        let ends = format!("{first} … {last}");
        let middle = (parts.len() > 2).then(|| full.clone());
        let same = self
            .people
            .get(&ends)
            .copied()
            .filter(|_| middle.is_none() || !self.people.contains_key(&format!("{ends} …")));
        let id = same.unwrap_or_else(|| {
            let being = match name.nature {
                Nature::Person => Being::Person,
                Nature::Place => Being::Body(Body::Government),
                Nature::Work => Being::Document,
                _ => Being::Named,
            };
            let id = self.add(being, None, 0);
            if matches!(being, Being::Document | Being::Body(_)) {
                return id;
            }
            push(self.surnames.entry(last.clone()).or_default(), id);
            push(self.given.entry(first.clone()).or_default(), id);
            id
        });
        if middle.is_some() {
            self.people.insert(format!("{ends} …"), id);
        }
        self.people.entry(ends).or_insert(id);
        self.people.insert(full, id);
        id
    }

    fn introduce_body(&mut self, words: Words<'_, 't>, name: &Name, body: Body, text: &str) -> Id {
        let mut keys = body_keys(words, name);
        if let Some((_, full)) = organization(text)
            && !full.is_empty()
        {
            keys.sought.push(full_key(full));
            keys.kept.push(full_key(full));
        }
        // "Department of Homeland Security (DHS)".
        let bracket = name.words.end;
        if words.word(bracket) == "(" && words.word(bracket + 2) == ")" && words.is_acronym(bracket + 1) {
            keys.sought.push(folded(words.word(bracket + 1)));
            keys.kept.push(folded(words.word(bracket + 1)));
        }
        let found = keys.sought.iter().find_map(|key| self.bodies.get(key)).copied();
        // "The Times" before "the Los Angeles Times".
        let found = found.or_else(|| {
            let short = self.bodies.get(&outlet_word(words, name)?).copied();
            short.filter(|&id| self.entity(id).is_some_and(|entity| entity.words < 2))
        });
        // "Harbour Federal" before "Harbour Federal Bancorp": the longer name tells what it is.
        let found = found.or_else(|| {
            let known = keys.kept.iter().find_map(|key| self.people.get(key)).copied();
            known.filter(|&id| {
                self.entity(id).is_some_and(|entity| entity.being == Being::Named && entity.gender.is_none())
            })
        });
        let id = found.unwrap_or_else(|| self.add(Being::Body(body), None, 0));
        if let Some(entity) = self.all.get_mut(id as usize) {
            if matches!(entity.being, Being::Body(Body::Other) | Being::Named) {
                entity.being = Being::Body(body);
            }
            let length = if words.is_acronym(name.words.start) && name.words.len() == 1 { 0 } else { name.words.len() };
            if entity.name.is_none() || length > entity.words {
                entity.name = Some(name::span(words, name));
                entity.words = length;
            }
        }
        for key in keys.kept {
            self.bodies.entry(key).or_insert(id);
        }
        id
    }

    /// The entity that a name means where it stands; makes one where nothing fits.
    pub fn resolve(&mut self, words: Words<'_, 't>, name: &Name) -> Id {
        let span = name::span(words, name);
        let text = words.text_of(span);
        if name.words.len() > 1
            && let Some(&id) = self.exact.get(text)
        {
            return id;
        }
        let id = self.find(words, name, text).unwrap_or_else(|| {
            let introduced = self.introduce(words, name);
            introduced.unwrap_or_else(|| self.introduce_short(words, name, text))
        });
        self.learn(words, id, name);
        id
    }

    /// The entity that a name means, if there is one already.
    pub fn find(&self, words: Words<'_, 't>, name: &Name, text: &str) -> Option<Id> {
        if name.words.len() > 1
            && let Some(&id) = self.exact.get(text)
        {
            return Some(id);
        }
        if name.words.len() > 1 {
            let joined = parts(words, name).join(" ");
            if let Some(&id) = self.people.get(&joined) {
                return Some(id);
            }
        }
        let person = self.find_person(words, name);
        let body = || match name.nature {
            Nature::Person => None,
            _ => sought_keys(words, name)
                .iter()
                .find_map(|key| self.bodies.get(key))
                .or_else(|| {
                    let (_, full) = organization(text)?;
                    self.bodies.get(&full_key(full))
                })
                .copied(),
        };
        let certain = person.and_then(|id| self.entity(id)).is_some_and(|entity| entity.being == Being::Person);
        if certain && !name.definite || matches!(name.nature, Nature::Person) { person } else { body().or(person) }
    }

    /// A person by a short form: the last name, perhaps with a title, or the given name alone.
    fn find_person(&self, words: Words<'_, 't>, name: &Name) -> Option<Id> {
        if matches!(name.nature, Nature::Body(_)) && name.words.len() > 1 {
            return None;
        }
        if !is_single(words, name) {
            return None;
        }
        let surname = parts(words, name).pop()?;
        let candidates = fold(&surname, |word| {
            let last = self.surnames.get(word);
            last.or_else(|| self.given.get(word).filter(|_| given_name(word).is_some() || name.nature != Nature::Place))
        })?;
        let fits = |id: &&Id| {
            self.entity(**id)
                .is_some_and(|entity| name.gender.is_none() || entity.gender.is_none() || entity.gender == name.gender)
        };
        let bears = |id: &&Id| {
            name.office.is_some_and(|office| {
                self.entity(**id).is_some_and(|entity| entity.offices.iter().any(|known| known.key == office.key))
            })
        };
        let rank = |id: &&Id| self.entity(**id).map_or(0, |entity| entity.last_by_surname);
        candidates
            .iter()
            .filter(fits)
            .filter(bears)
            .max_by_key(rank)
            .or_else(|| {
                // Before any of them was mentioned (in the headline), the one who is introduced first.
                // "Brandauer" again is who was called so before, not a brother who was named in full since.
                let bare = |id: &&Id| self.entity(**id).map_or(0, |entity| entity.last_bare);
                // "Ms. Achterberg" in the story of her life is she, and not a niece who was named paragraphs before.
                let prominent = |id: &&Id| self.entity(**id).is_some_and(|entity| entity.prominent);
                let met = || candidates.iter().filter(fits).filter(|id| rank(id) > 0);
                let just = met().map(|id| rank(&id)).max().unwrap_or(0);
                let apart = !words.is_same_paragraph(just.saturating_sub(1) as usize, name.words.start);
                let met = met().max_by_key(|id| (bare(id), apart && prominent(id), rank(id)));
                met.or_else(|| candidates.iter().find(|id| fits(id)))
            })
            .copied()
    }

    /// One word, or a description in capitals, that nothing else in the text explains.
    fn introduce_short(&mut self, words: Words<'_, 't>, name: &Name, text: &'t str) -> Id {
        let being = match name.nature {
            Nature::Person => Being::Person,
            Nature::Body(body) => Being::Body(body),
            Nature::Place => Being::Body(Body::Government),
            Nature::Work => Being::Document,
            Nature::Unknown if name.family => Being::Group,
            Nature::Unknown if name.definite => Being::Body(Body::Other),
            Nature::Unknown => Being::Named,
        };
        let id = self.add(being, Some(name::span(words, name)), name.words.len());
        if being == Being::Group
            && let Some(entity) = self.all.last_mut()
        {
            entity.number = Number::Plural;
        }
        let keys = if matches!(being, Being::Body(_)) { &mut self.bodies } else { &mut self.people };
        keys.entry(folded(text)).or_insert(id);
        if matches!(being, Being::Person | Being::Named)
            && let Some(last) = parts(words, name).pop()
        {
            push(self.surnames.entry(last).or_default(), id);
        }
        id
    }

    /// The only body of a sort, if there is just one.
    pub fn only(&self, body: Body) -> Option<Id> {
        let mut of_sort = self.bodies_by_sort.get(&(body as u8))?.iter();
        of_sort.next().copied().filter(|_| of_sort.next().is_none())
    }

    /// Notes that a name was used, and whether it held the last name.
    pub fn called(&mut self, id: Id, length: usize, text: &str, at: u32) {
        let by_surname =
            length > 1 || fold(text, |word| self.surnames.get(word).is_some_and(|known| known.contains(&id)));
        if let Some(entity) = self.all.get_mut(id as usize)
            && by_surname
        {
            entity.last_by_surname = at;
            if length == 1 {
                entity.last_bare = at;
            }
        }
    }

    /// Makes known that a name of which nothing else is known, and which may be new, is that of a body.
    pub fn is_body(&mut self, words: Words<'_, 't>, name: &Name, body: Body) {
        let text = words.text_of(name::span(words, name));
        let id = self.find(words, name, text).unwrap_or_else(|| self.resolve(words, name));
        if let Some(entity) = self.all.get_mut(id as usize)
            && entity.being == Being::Named
            && entity.gender.is_none()
        {
            entity.being = Being::Body(body);
        }
    }

    /// Makes known that somebody is a man or a woman, unless that is known.
    pub fn is_gender(&mut self, id: Id, gender: Gender) {
        if let Some(entity) = self.all.get_mut(id as usize)
            && matches!(entity.being, Being::Person | Being::Named)
        {
            entity.gender = entity.gender.or(Some(gender));
        }
    }

    /// Makes known that the headline names somebody.
    pub fn make_prominent(&mut self, id: Id) {
        if let Some(entity) = self.all.get_mut(id as usize) {
            entity.prominent = true;
        }
    }

    /// Makes known that the two are one, found out late: the second has the name.
    pub fn join(&mut self, unnamed: Id, named: Id) {
        self.joined.push((unnamed, named));
    }

    /// The entity of a description's words, as "the Clinton campaign" or "critics" again.
    pub fn phrase(&self, key: &str) -> Option<Id> {
        self.phrases.get(key).copied()
    }

    /// Remembers a description's words.
    pub fn keep_phrase(&mut self, key: String, id: Id) {
        self.phrases.insert(key, id);
    }
}

impl Entity {
    /// True when it may be meant by "he" or "she".
    pub fn is_person(&self) -> bool {
        matches!(self.being, Being::Person | Being::Named | Being::Anonymous) && self.number == Number::Singular
    }

    /// True for whom nothing but a description names ("a rival company").
    pub fn is_described(&self) -> bool {
        self.words == 0
    }

    /// True for a name that stood with "the" and is no known person ("the Observatory").
    pub fn is_definite_name(&self) -> bool {
        self.being == Being::Named && self.definite
    }
}

fn push(list: &mut Vec<Id>, id: Id) {
    if list.len() < MOST_CANDIDATES {
        list.push(id);
    }
}
