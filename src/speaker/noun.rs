//! Nouns at the head of a source: what they say of who speaks.

use std::sync::OnceLock;

use crate::lexicon;
use crate::lexicon::Lexicon;
use crate::word_map::WordMap;

/// What a noun stands for when it heads a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// Someone whom the office alone makes known ("the president").
    Office,
    /// Someone by trade, rank or part in the story ("senator", "witness for the defence").
    Role,
    /// Someone who is quoted for what he knows, and is usually not named ("official", "critic").
    Source,
    /// One of many ("resident", "voter").
    People,
    /// Family ("mother").
    Kin,
    /// A body.
    Body(Body),
    /// Something written, filmed or measured.
    Document,
}

/// What sort of body it is, so that "the agency" finds an agency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Body {
    Agency,
    Government,
    Legislature,
    Panel,
    Court,
    Police,
    Military,
    Company,
    Outlet,
    Party,
    Campaign,
    School,
    Hospital,
    Team,
    League,
    Church,
    Other,
}

impl Body {
    fn from_name(name: &str) -> Option<Body> {
        Some(match name {
            "agency" => Body::Agency,
            "government" => Body::Government,
            "legislature" => Body::Legislature,
            "panel" => Body::Panel,
            "court" => Body::Court,
            "police" => Body::Police,
            "military" => Body::Military,
            "company" => Body::Company,
            "outlet" => Body::Outlet,
            "party" => Body::Party,
            "campaign" => Body::Campaign,
            "school" => Body::School,
            "hospital" => Body::Hospital,
            "team" => Body::Team,
            "league" => Body::League,
            "church" => Body::Church,
            "body" => Body::Other,
            _ => return None,
        })
    }
}

/// Whom a pronoun may stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gender {
    /// "he".
    Male,
    /// "she".
    Female,
}

impl Gender {
    /// Of the letters "m" and "f" in the word lists.
    pub fn from_letter(letter: &str) -> Option<Gender> {
        match letter {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        }
    }
}

/// One or several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Number {
    /// "official".
    Singular,
    /// "officials".
    Plural,
}

/// What the list says of a noun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Noun {
    /// In the singular, as the list has it.
    pub key: &'static str,
    /// What it stands for.
    pub sort: Sort,
    /// Whom it tells to be a man or a woman.
    pub gender: Option<Gender>,
    /// Nouns that may stand for it later, with spaces between.
    pub wider: &'static str,
    /// One or several.
    pub number: Number,
}

impl Noun {
    /// True when it stands for somebody rather than for a body or a document.
    pub fn is_human(&self) -> bool {
        !matches!(self.sort, Sort::Body(_) | Sort::Document)
    }
}

lexicon! {
    /// See the first line of the list.
    fn list = "../lexicon/speaker_nouns.txt"
}

lexicon! {
    /// See the first line of the list.
    pub fn signs = "../lexicon/body_signs.txt"
}

lexicon! {
    /// See the first line of the list.
    pub fn office_fields = "../lexicon/office_field.txt"
}

lexicon! {
    /// See the first line of the list.
    fn titles = "../lexicon/titles.txt"
}

lexicon! {
    /// See the first line of the list.
    fn given_names = "../lexicon/given_names.txt"
}

lexicon! {
    /// See the first line of the list.
    fn body_surnames = "../lexicon/body_surnames.txt"
}

lexicon! {
    /// See the first line of the list.
    fn organizations = "../lexicon/organizations.txt"
}

lexicon! {
    /// Places of news.
    fn places = "../lexicon/place.txt"
}

/// Nouns that are always several, whatever their ending.
const PLURALS: [&str; 17] = [
    "people",
    "folk",
    "police",
    "authorities",
    "couple",
    "both",
    "all",
    "many",
    "several",
    "few",
    "public",
    "media",
    "family",
    "crew",
    "crowd",
    "community",
    "jury",
];

/// The noun of a word, or of two words with a space between, in any case and either number.
pub fn noun(words: &str) -> Option<Noun> {
    nouns().value_folded(words)
}

/// True for a word that a noun of two words ends with ("minister"), so that others need no second look-up.
pub fn ends_pair(word: &str) -> bool {
    static ENDS: OnceLock<WordMap<&'static str, ()>> = OnceLock::new();
    let ends = ENDS.get_or_init(|| {
        let pairs =
            || nouns().iter().filter_map(|(words, _)| words.split_once(' ')).filter(|(_, last)| !last.contains(' '));
        let mut ends = WordMap::with_room(pairs().count());
        pairs().for_each(|(_, last)| ends.insert(last, ()));
        ends
    });
    ends.value_folded(word).is_some()
}

fn nouns() -> &'static WordMap<Box<str>, Noun> {
    static NOUNS: OnceLock<WordMap<Box<str>, Noun>> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let all = || list().entries().filter_map(|(key, fields)| Some((key, parse(key, fields)?)));
        let mut nouns = WordMap::with_room(2 * all().count());
        all().for_each(|(key, noun)| nouns.insert(key.into(), noun));
        for (key, noun) in all() {
            let several = plural(key);
            if nouns.value(&several).is_none() {
                nouns.insert(several.into(), Noun { number: Number::Plural, ..noun });
            }
        }
        nouns
    })
}

fn parse(key: &'static str, fields: &'static str) -> Option<Noun> {
    let (class, rest) = fields.split_once(' ').unwrap_or((fields, ""));
    let (letter, after) = rest.split_once(' ').unwrap_or((rest, ""));
    let gender = Gender::from_letter(letter);
    let sort = match class {
        "office" => Sort::Office,
        "role" => Sort::Role,
        "source" => Sort::Source,
        "people" => Sort::People,
        "kin" => Sort::Kin,
        "document" => Sort::Document,
        body => Sort::Body(Body::from_name(body)?),
    };
    let number = if PLURALS.contains(&key) { Number::Plural } else { Number::Singular };
    Some(Noun { key, sort, gender, wider: if gender.is_some() { after } else { rest }, number })
}

/// The plural of a noun; in "attorney general" the first word has it.
fn plural(noun: &str) -> String {
    if let Some((first, rest @ ("general" | "in law" | "of staff" | "of state" | "of defense" | "in chief"))) =
        noun.split_once(' ')
    {
        return format!("{} {rest}", plural(first));
    }
    for (one, many) in [("man", "men"), ("child", "children"), ("wife", "wives"), ("thief", "thieves")] {
        if let Some(stem) = noun.strip_suffix(one) {
            return format!("{stem}{many}");
        }
    }
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| noun.ends_with(end));
    if let Some(stem) = noun.strip_suffix('y')
        && !vowel_before_y
    {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end));
    format!("{noun}{}", if hissing { "es" } else { "s" })
}

/// True when the two share a noun that may stand for either: "senator" and "Democrat" share "politician".
pub fn are_akin(one: &Noun, other: &Noun) -> bool {
    let wide = |noun: &Noun| std::iter::once(noun.key).chain(noun.wider.split(' ')).filter(|key| !key.is_empty());
    wide(one).any(|key| key != "official" && wide(other).any(|known| known == key))
}

/// What a title in short form ("Sen.", "Mrs") says: the noun it stands for, if any, and the gender.
pub fn title(word: &str) -> Option<(Option<Noun>, Option<Gender>)> {
    let bare = word.strip_suffix('.').unwrap_or(word);
    let field = titles().field_folded(bare)?;
    Some(match field {
        "m" | "f" => (None, Gender::from_letter(field)),
        "" => (None, None),
        role => (noun(role), None),
    })
}

/// What a given name says: `Some(None)` where either a man or a woman bears it.
pub fn given_name(word: &str) -> Option<Option<Gender>> {
    given_names().field_folded(word).map(Gender::from_letter)
}

/// True for a word for a body or a place that is a family name as well, behind a title or, if it is `given`, behind a
/// given name.
pub fn is_body_surname(word: &str, given: bool) -> bool {
    body_surnames().field_folded(word).is_some_and(|field| !given || field == "given")
}

/// What a name that the list of bodies has stands for: its sort, and the full name where that is another.
pub fn organization(name: &str) -> Option<(Body, &'static str)> {
    let list: &Lexicon = organizations();
    let field = list.field(name).or_else(|| list.field_folded(name))?;
    let (body, full) = field.split_once('\t').unwrap_or((field, ""));
    Some((Body::from_name(body)?, full.trim()))
}

/// True for a country, a state or a city.
pub fn is_place(name: &str) -> bool {
    places().has_folded(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_in_both_numbers() {
        assert_eq!(noun("Officials").map(|noun| (noun.key, noun.number)), Some(("official", Number::Plural)));
        assert_eq!(noun("spokeswomen").and_then(|noun| noun.gender), Some(Gender::Female));
        assert_eq!(noun("attorneys general").map(|noun| noun.key), Some("attorney general"));
        assert_eq!(noun("agencies").map(|noun| noun.sort), Some(Sort::Body(Body::Agency)));
        assert_eq!(noun("giraffe"), None);
    }

    #[test]
    fn every_line_of_the_lists_is_understood() {
        for (key, fields) in list().entries() {
            assert!(parse(key, fields).is_some(), "{key}");
        }
        for (name, _) in organizations().entries() {
            assert!(organization(name).is_some(), "{name}");
        }
        for (word, field) in titles().entries() {
            assert!(matches!(field, "" | "m" | "f") || noun(field).is_some(), "{word}");
        }
    }

    #[test]
    fn acronyms_are_not_words() {
        assert_eq!(organization("ICE").map(|known| known.0), Some(Body::Agency));
        assert_eq!(organization("ice"), None);
        assert_eq!(organization("Google").map(|known| known.0), Some(Body::Company));
    }
}
