//! The persons that an article names, with the offices it gives them: "Deputy mayor Silvana Rocchi", "Karl Jost, the
//! interior minister".

use rustc_hash::FxHashMap;

use crate::lexicon;
use crate::lexicon::folded;
use crate::speaker::noun::{Sort, ends_pair, given_name, noun, office_fields, title};
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::telling::{Telling, is_day_or_month};
use super::term::{stem, stop_words};

lexicon!(
    /// See the first line of the list.
    fn ranks = "../lexicon/office_rank.txt"
);

/// Words of a name at most: "Anna Maria Holt".
const LONGEST: usize = 3;
/// Tokens right before a name among which its title stands: "former deputy prime minister".
const BEFORE: usize = 5;
/// Tokens beside a name, a comma between: "the powerful deputy director of Transvar, Hugo Brandl".
const BESIDE: usize = 8;
/// Of one surname an article has so many persons at most: more are in no story.
const OF_ONE_NAME: usize = 8;

/// And one person has so many titles.
const TITLES: usize = 16;

/// A person of one article.
pub struct Person {
    /// The words of the name in lower case, the fullest that the article has.
    pub name: Vec<String>,
    /// Where that stands first.
    pub span: Span,
    /// The sentences that name the person, in order.
    pub sentences: Vec<u32>,
    /// What the article says that the person is, in order, each once.
    pub titles: Vec<Title>,
}

/// An office or a kinship that an article gives to a person.
#[derive(Clone)]
pub struct Title {
    /// The sentence that gives it.
    pub sentence: u32,
    /// Its words.
    pub span: Span,
    /// The words that name the office, as stems.
    heads: Vec<String>,
    /// What the office is for, where that is known.
    fields: Vec<&'static str>,
    /// What makes it another office: "deputy".
    ranks: Vec<&'static str>,
    /// It says whose relative the person is.
    pub kin: bool,
}

impl Title {
    /// True where a person can be called both by two outlets that mean one office: "minister" and "health minister".
    pub fn may_be(&self, other: &Title) -> bool {
        self.same_field(other) && self.ranks == other.ranks && self.shares_head(other)
    }

    /// True where only the word for the office differs, and one of the two fits almost any office.
    pub fn is_loose(&self, other: &Title) -> bool {
        self.differs_in_word(other, &["leader", "boss", "official", "chief", "head"])
    }

    /// True where one of the two says no more than that somebody leads.
    pub fn is_vague(&self, other: &Title) -> bool {
        self.differs_in_word(other, &["leader", "boss", "official"])
    }

    fn differs_in_word(&self, other: &Title, vague: &[&str]) -> bool {
        let is = |title: &Title| title.heads.iter().all(|head| vague.iter().any(|word| stem(word) == *head));
        self.same_field(other) && self.ranks == other.ranks && (is(self) || is(other))
    }

    fn is_same(&self, other: &Title) -> bool {
        self.heads == other.heads && self.fields == other.fields && self.ranks == other.ranks && self.kin == other.kin
    }

    fn same_field(&self, other: &Title) -> bool {
        self.fields.is_empty()
            || other.fields.is_empty()
            || self.fields.iter().any(|field| other.fields.contains(field))
    }

    /// True where one office is named with the words of the other, or some of them.
    pub fn shares_head(&self, other: &Title) -> bool {
        // An inspector is no chief inspector; "chief" alone can be a chief executive.
        let is_chief = |title: &Title| title.heads.iter().any(|head| head == "chief");
        let within = |one: &Title, other: &Title| {
            one.heads.iter().all(|head| other.heads.contains(head)) && (is_chief(one) || !is_chief(other))
        };
        within(self, other) || within(other, self)
    }
}

/// The persons of an article, in the order in which they are first named.
pub fn persons(telling: &Telling) -> Vec<Person> {
    let mut persons: Vec<Person> = Vec::new();
    let mut by_surname: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for sentence in (0..telling.sentences.len()).filter(|&sentence| !telling.sentences[sentence].terms.is_empty()) {
        for Mention { name, span, titles } in mentions(telling, sentence) {
            let Some(surname) = name.last() else { continue };
            let known = by_surname.entry(surname.clone()).or_default();
            let same = |&&at: &&usize| {
                let full = &persons[at].name;
                name.len() == 1 || full.len() == 1 || full.first() == name.first()
            };
            let at = match known.iter().find(same) {
                Some(&at) => at,
                None if known.len() >= OF_ONE_NAME => continue,
                None => {
                    known.push(persons.len());
                    persons.push(Person { name: name.clone(), span, sentences: Vec::new(), titles: Vec::new() });
                    persons.len() - 1
                }
            };
            let person = &mut persons[at];
            if name.len() > person.name.len() {
                (person.name, person.span) = (name, span);
            }
            if person.sentences.last() != Some(&(sentence as u32)) {
                person.sentences.push(sentence as u32);
            }
            for title in titles {
                // "President" stands a thousand times in a long story, and tells no more than once.
                if person.titles.len() < TITLES && !person.titles.iter().any(|known| known.is_same(&title)) {
                    person.titles.push(title);
                }
            }
        }
    }
    persons
}

/// A person as a sentence names them.
struct Mention {
    name: Vec<String>,
    span: Span,
    titles: Vec<Title>,
}

/// The tokens of a sentence with its text.
struct Reader<'r, 't> {
    telling: &'r Telling<'t>,
    sentence: u32,
    tokens: &'r [Token],
}

fn mentions(telling: &Telling, sentence: usize) -> Vec<Mention> {
    let tokens = telling.segmentation.tokens_of(sentence);
    let reader = Reader { telling, sentence: sentence as u32, tokens };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = (at..tokens.len()).find(|&next| !reader.is_capital(next)).unwrap_or(tokens.len());
        if end > at {
            found.extend(reader.mention(at, end));
        }
        at = end.max(at + 1);
    }
    found
}

impl Reader<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.telling.segmentation.words(token.span))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// The person in a run of words with a capital, if it is the name of one.
    fn mention(&self, from: usize, end: usize) -> Option<Mention> {
        // "Dean" and "Judge" are names too, with another office before them.
        let is_given =
            |at: usize| at > from && end - at == 2 && given_name(self.word(at)).is_some() && self.is_office(at - 1);
        let is_part = |at: usize| self.is_office(at) || title(self.word(at)).is_some() || self.field(at).is_some();
        let belongs = |at: &usize| is_part(*at) && !is_given(*at);
        let start = (from..end).rev().find(belongs).map_or(from, |last| last + 1);
        // The first word of a sentence has a capital whatever it is.
        let start = if start == 0 && stop_words().has_folded(self.word(0)) { 1 } else { start };
        if !(1..=LONGEST).contains(&(end - start.min(end))) {
            return None;
        }
        let before = self.before(from, start).or_else(|| self.before_comma(start));
        let titles = before.into_iter().chain(self.after_comma(end)).collect();
        let name: Vec<String> = (start..end).map(|at| folded(self.word(at))).collect();
        let span = self.tokens[start].span.join(self.tokens[end - 1].span);
        Some(Mention { name, span, titles })
    }

    /// "Deputy mayor" right before the name.
    fn before(&self, from: usize, start: usize) -> Option<Title> {
        let first = start.saturating_sub(BEFORE);
        let last = (first..start).rev().find(|&at| !matches!(self.word(at), ".") && title(self.word(at)).is_none())?;
        if !self.is_office(last) {
            return None;
        }
        let plain = |at: &usize| self.tokens[*at].kind == TokenKind::Word && !stop_words().has_folded(self.word(*at));
        let first = (first..=last).rev().take_while(plain).last()?;
        let offices = (first..=last).rev().take_while(|&at| self.is_office(at)).last()?;
        let mut title = self.title(first, offices, last + 1, last + 1)?;
        // "FBI Director" is shown whole.
        let opens = |&at: &usize| !stop_words().has_folded(self.word(at)) && !is_day_or_month(self.word(at));
        if let Some(whole) = (from..offices).find(opens) {
            title.span.start = title.span.start.min(self.tokens[whole].span.start);
        }
        Some(title)
    }

    /// "The powerful deputy director of Transvar," before it.
    fn before_comma(&self, start: usize) -> Option<Title> {
        let comma = start.checked_sub(1).filter(|&comma| self.word(comma) == ",")?;
        let first = (comma.saturating_sub(BESIDE)..comma).rev().find(|&first| is_determiner(self.word(first)))? + 1;
        self.described(first, comma)
    }

    /// ", the union's chief negotiator" behind it.
    fn after_comma(&self, end: usize) -> Option<Title> {
        if self.word(end) != "," {
            return None;
        }
        let is_end = |at: &usize| matches!(self.word(*at), "," | "." | "who" | ";" | "”" | "");
        let last = (end + 1..(end + 2 + BESIDE).min(self.tokens.len() + 1)).find(is_end)?;
        self.described(end + 1, last)
    }

    fn described(&self, first: usize, end: usize) -> Option<Title> {
        let office = (first..end).find(|&at| self.is_standing(at))?;
        // "The company owned by the minister" is no minister.
        let plain = |at: usize| !matches!(self.word(at), "of" | "by" | "with" | "for" | "to" | "from" | "in" | "and");
        if !(first..office).all(plain) {
            return None;
        }
        // "Chief information officer" is one office.
        let chief = self.word(office).eq_ignore_ascii_case("chief");
        let plain = |at: usize| self.tokens[at].kind == TokenKind::Word && !stop_words().has_folded(self.word(at));
        let belongs = |at: &usize| self.is_standing(*at) || self.is_second(*at) || chief && plain(*at);
        let last = (office..end).take_while(belongs).filter(|&at| self.is_standing(at) || self.is_second(at)).last()?;
        // "The husband of her sister" is a brother-in-law.
        if self.is_kin(office) && self.word(last + 1) == "of" {
            return None;
        }
        self.title(first, office, last + 1, end)
    }

    /// The title whose office stands from `office` to `last`, in the phrase from `first` to `end`.
    fn title(&self, first: usize, office: usize, last: usize, end: usize) -> Option<Title> {
        let mut heads = Vec::new();
        let mut begin = office;
        let (mut fields, mut ranks) = (Vec::new(), Vec::new());
        for at in first..office {
            if let Some(rank) = self.rank(at) {
                ranks.push(rank);
                begin = begin.min(at);
            } else if let Some(field) = self.field(at) {
                fields.push(field);
                begin = begin.min(at);
            }
        }
        let mut over = last;
        for at in office..last {
            let word = folded(self.word(at));
            match word.split_once('-').and_then(|(rank, office)| Some((ranks_of(rank)?, office))) {
                Some((rank, office)) => {
                    ranks.push(rank);
                    heads.push(head(office));
                }
                None if self.rank(at).is_some() && at + 1 < last => ranks.extend(self.rank(at)),
                None => match self.field(at) {
                    Some(field) => fields.push(field),
                    None => heads.push(head(&word)),
                },
            }
        }
        // "Secretary of Health", "President and Founder".
        if matches!(self.word(last), "of" | "for") {
            for at in last + 1..end {
                if let Some(field) = self.field(at) {
                    fields.push(field);
                    over = at + 1;
                }
            }
        } else if self.word(last) == "and" && last + 1 < end && self.is_office(last + 1) {
            heads.push(head(&folded(self.word(last + 1))));
            over = last + 2;
        }
        ranks.sort_unstable();
        ranks.dedup();
        let kin = self.is_kin(office);
        let span = self.tokens.get(begin)?.span.join(self.tokens.get(over - 1)?.span);
        (!heads.is_empty()).then_some(Title { sentence: self.sentence, span, heads, fields, ranks, kin })
    }

    fn is_kin(&self, at: usize) -> bool {
        noun(self.word(at)).is_some_and(|noun| noun.sort == Sort::Kin)
    }

    fn rank(&self, at: usize) -> Option<&'static str> {
        ranks_of(self.word(at))
    }

    fn field(&self, at: usize) -> Option<&'static str> {
        office_fields().field_folded(self.word(at))
    }

    /// An office, a rank of officials or a kinship: not "passenger" or "developer", of which a person can be several.
    fn is_standing(&self, at: usize) -> bool {
        let word = self.word(at);
        let bare = word.split_once('-').filter(|(rank, _)| ranks_of(rank).is_some()).map_or(word, |(_, office)| office);
        noun(bare).is_some_and(|noun| match noun.sort {
            Sort::Office | Sort::Kin => true,
            Sort::Role if noun.key == "leader" => true,
            Sort::Role => noun.wider.split(' ').any(|wide| matches!(wide, "official" | "executive")),
            _ => false,
        })
    }

    /// An office that may stand right before a name. "Sen." says what "Senator" does, and "PM" what "Prime Minister" does.
    fn is_office(&self, at: usize) -> bool {
        let word = self.word(at);
        let short = word.len() < 4 || word.chars().all(char::is_uppercase);
        !short && (self.is_standing(at) || self.is_second(at))
    }

    /// "Executive" in "chief executive", "minister" in "prime minister".
    fn is_second(&self, at: usize) -> bool {
        let pair = |one: usize, other: usize| format!("{} {}", self.word(one), self.word(other));
        at > 0 && ends_pair(self.word(at)) && noun(&pair(at - 1, at)).is_some_and(|noun| noun.is_human())
    }
}

/// A word for an office, man or woman: "chairman" and "chair" are one.
fn head(word: &str) -> String {
    let neuter = ["person", "woman", "man"].iter().find_map(|end| word.strip_suffix(end)).filter(|rest| rest.len() > 3);
    stem(neuter.unwrap_or(word))
}

fn ranks_of(word: &str) -> Option<&'static str> {
    ranks().field_folded(word)
}

fn is_determiner(word: &str) -> bool {
    let folded = folded(word);
    matches!(folded.as_str(), "the" | "his" | "her" | "its" | "their" | "our" | "a" | "an" | "'s" | "’s")
}
