//! Abbreviations that end in a full stop, by what they stand before or after.

use crate::lexicon;

lexicon! {
    /// See the first line of the list; an entry's field names its [`Abbreviation`].
    fn list = "../lexicon/abbreviations.txt"
}

/// What an abbreviation stands before or after: what says whether its full stop can end a sentence too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Abbreviation {
    /// "Mr.", "Sen.": a name follows.
    Title,
    /// "St.", a saint or a street.
    Saint,
    /// "No.", "Sec.": a number follows.
    Number,
    /// "Jan.", "Tues.".
    Date,
    /// "vs.", "approx.": something always follows.
    Inner,
    /// "Dept.", "Assn.": part of a name.
    Organization,
    /// "Inc.", "Co.".
    Company,
    /// "Jr.", "Esq.".
    AfterName,
    /// "Calif.".
    State,
    /// "U.S.", "D.C.": a place or a body written as initials.
    Place,
    /// "Ave.".
    Street,
    /// "etc.", "al.".
    EtCetera,
    /// "ft.", "lbs.": after a number only.
    Unit,
    /// "p.m.", "pm.".
    Time,
    /// One letter: "J.", "B.".
    Initial,
    /// Letters with stops between them: "U.S.", "Ph.D.", "H.W.".
    Acronym,
}

impl Abbreviation {
    /// The class of a word that stands before a full stop, itself without that stop.
    pub fn of(word: &str) -> Option<Abbreviation> {
        let mut characters = word.chars();
        let first = characters.next()?;
        if characters.next().is_none() {
            return match listed(word) {
                Some(class) => Some(class),
                None => first.is_uppercase().then_some(Abbreviation::Initial),
            };
        }
        if word.contains('.') {
            return listed(word).or_else(|| dotted(word));
        }
        if word.len() > LONGEST {
            return None;
        }
        listed(word)
    }

    /// As [`Abbreviation::of`] for a word in a run of capitals, "GOV. SMITH": it is looked up with one capital.
    pub fn of_shouted(word: &str) -> Option<Abbreviation> {
        let mut buffer = [0; LONGEST];
        let lowered = buffer.get_mut(..word.len())?;
        lowered.copy_from_slice(word.as_bytes());
        lowered.get_mut(1..)?.make_ascii_lowercase();
        listed(std::str::from_utf8(lowered).ok()?)
    }
}

/// Bytes in the longest entry of the list, and a little more.
const LONGEST: usize = 8;

fn listed(word: &str) -> Option<Abbreviation> {
    Some(match list().field(word)? {
        "title" => Abbreviation::Title,
        "saint" => Abbreviation::Saint,
        "number" => Abbreviation::Number,
        "date" => Abbreviation::Date,
        "inner" => Abbreviation::Inner,
        "organization" => Abbreviation::Organization,
        "company" => Abbreviation::Company,
        "after-name" => Abbreviation::AfterName,
        "state" => Abbreviation::State,
        "place" => Abbreviation::Place,
        "street" => Abbreviation::Street,
        "et-cetera" => Abbreviation::EtCetera,
        "unit" => Abbreviation::Unit,
        "time" => Abbreviation::Time,
        _ => return None,
    })
}

/// Words with stops inside: "a.m", "U.S", "Ph.D", "e.g"; not "example.com", not "3.5".
fn dotted(word: &str) -> Option<Abbreviation> {
    for (index, part) in word.split('.').enumerate() {
        let short = part.chars().count() <= if index == 0 { 3 } else { 2 };
        if part.is_empty() || !short || !part.chars().all(char::is_alphabetic) {
            return None;
        }
    }
    const INNER: [&str; 8] = ["e.g", "i.e", "a.k.a", "f.k.a", "c.f", "n.b", "q.v", "p.s"];
    let is = |entry: &&str| word.eq_ignore_ascii_case(entry);
    Some(match () {
        _ if ["a.m", "p.m"].iter().any(is) => Abbreviation::Time,
        _ if INNER.iter().any(is) => Abbreviation::Inner,
        _ => Abbreviation::Acronym,
    })
}
