//! What the words around reported speech are: classes of verbs, nouns, adjectives and function words.

pub mod form;
pub mod sieve;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon;
use form::{Form, word_hash};

lexicon! {
    /// See the first line of the list.
    fn mastheads = "lexicon/mastheads.txt"
}

lexicon! {
    /// See the first line of the list.
    fn befallen = "lexicon/befallen.txt"
}

/// Names of the classes in the word lists; a class's number is its place here.
const NAMES: [&str; 38] = [
    "say",
    "tell",
    "claim",
    "think",
    "want",
    "show",
    "write",
    "judge",
    "learn",
    "utter",
    "ask",
    "discuss",
    "light",
    "say-noun",
    "think-noun",
    "want-noun",
    "document",
    "role",
    "group",
    "org",
    "media",
    "title",
    "cue-adjective",
    "unnamed-adverb",
    "manner-adverb",
    "according",
    "by-source",
    "that",
    "pronoun",
    "possessive",
    "negation",
    "modal",
    "be",
    "have",
    "do",
    "determiner",
    "clause",
    "day",
];

/// A set of word classes, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classes(pub u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $($index:literal)|+;)*) => {
        $($(#[$doc])* pub const $name: Classes = Classes($(1 << $index)|+);)*
    };
}

impl Classes {
    classes! {
        /// Verbs of saying, thinking, wanting, showing, writing, judging, learning, uttering, asking.
        VERB = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;
        /// Verbs that report in the plain sense: say, tell, claim, write, utter.
        SPEECH = 0 | 1 | 2 | 6 | 9;
        /// All that may head a cue: verbs, nouns, adjectives, adverbs, "according".
        REPORTING = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 13 | 14 | 15 | 22 | 23 | 25;
        /// Verbs of saying, in the plain sense.
        SAY = 0;
        /// Verbs of telling: somebody is addressed before what is said.
        TELL = 1;
        /// Verbs of claiming.
        CLAIM = 2;
        /// Verbs of thinking.
        THINK = 3;
        /// Verbs of wanting.
        WANT = 4;
        /// Verbs of showing.
        SHOW = 5;
        /// Verbs of writing.
        WRITE = 6;
        /// Verbs of judging.
        JUDGE = 7;
        /// Verbs of learning.
        LEARN = 8;
        /// Verbs of uttering.
        UTTER = 9;
        /// Verbs of asking.
        ASK = 10;
        /// Verbs of discussing.
        DISCUSS = 11;
        /// Verbs that lend themselves to a noun: make a claim, give a speech.
        LIGHT = 12;
        /// Words of negation.
        NEGATION = 30;
        /// Verbs of thinking and learning.
        BELIEF = 3 | 8;
        /// Nouns of saying.
        SAY_NOUN = 13;
        /// Nouns of thinking.
        THINK_NOUN = 14;
        /// Nouns of saying, thinking and wanting.
        NOUN = 13 | 14 | 15;
        /// Reports, statements and other writings.
        DOCUMENT = 16;
        /// People by their role.
        ROLE = 17;
        /// Groups of people.
        GROUP = 18;
        /// Bodies.
        BODY = 19;
        /// Outlets.
        MEDIA = 20;
        /// People, groups and bodies.
        SPEAKER = 17 | 18 | 19 | 20;
        /// Adjectives of what somebody feels or is sure of: worried, convinced.
        FEELING = 22;
        /// "allegedly", "reportedly".
        UNNAMED = 23;
        /// "according", "per".
        ACCORDING = 25;
        /// "that", "whether", question words.
        THAT = 27;
        /// Personal pronouns.
        PRONOUN = 28;
        /// Possessive pronouns.
        POSSESSIVE = 29;
        /// Modal verbs.
        MODAL = 31;
        /// Forms of be.
        BE = 32;
        /// Forms of be, have and do.
        AUXILIARY = 32 | 33 | 34;
        /// Adverbs that stand between a subject and its verb.
        ADVERB = 24;
        /// Days, months, times.
        DAY = 37;
    }

    /// The classes of either set.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// True when the two share a class.
    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// All of the set in 32 bits, for hashing.
    pub fn folded(self) -> u32 {
        (self.0 ^ (self.0 >> 29)) as u32
    }

    /// The numbers of the classes.
    pub fn iter(self) -> impl Iterator<Item = u32> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let index = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some(index)
        })
    }
}

/// The classes of a word, in any form and any case.
pub fn classes(word: &str) -> Classes {
    classes_of(Form::of(word))
}

/// The classes of a word whose looks are known.
#[inline(always)]
pub fn classes_of(form: Form) -> Classes {
    vocabulary().get(&form.word).copied().unwrap_or_default()
}

/// True for a word that newspapers end their names with.
pub fn is_masthead(word: &str) -> bool {
    mastheads().has_folded(word)
}

/// True for a participle that says what happened to the people of the noun before it: no verb of its own.
pub fn is_befallen(word: &str) -> bool {
    befallen().has(word)
}

fn vocabulary() -> &'static FxHashMap<u32, Classes> {
    static WORDS: OnceLock<FxHashMap<u32, Classes>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = FxHashMap::default();
        let lists = [
            (include_str!("lexicon/cue_verbs.txt"), verb_forms as fn(&str, &[&str]) -> Vec<String>),
            (include_str!("lexicon/cue_nouns.txt"), noun_forms),
            (include_str!("lexicon/cue_adjectives.txt"), |word, _| vec![word.to_owned()]),
            (include_str!("lexicon/cue_function_words.txt"), |word, _| vec![word.to_owned()]),
        ];
        for (list, forms) in lists {
            for line in list.lines().filter(|line| !line.starts_with('#')) {
                let Some((word, fields)) = line.split_once('\t') else { continue };
                let mut fields = fields.split(' ');
                let bits = bits(fields.next().unwrap_or(""));
                let irregular: Vec<&str> = fields.collect();
                for form in forms(word, &irregular) {
                    words.entry(word_hash(&form)).or_insert(Classes::default()).0 |= bits;
                }
            }
        }
        words
    })
}

/// All forms of a verb of the word lists, of its base form.
pub fn verb_forms_of(base: &str) -> Vec<String> {
    static VERBS: OnceLock<FxHashMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    let irregular = VERBS.get_or_init(|| {
        let lines = include_str!("lexicon/cue_verbs.txt").lines().filter(|line| !line.starts_with('#'));
        let entries = lines.filter_map(|line| line.split_once('\t'));
        entries.map(|(verb, fields)| (verb, fields.split(' ').skip(1).collect())).collect()
    });
    verb_forms(base, irregular.get(base).map_or(&[], Vec::as_slice))
}

fn bits(names: &str) -> u64 {
    names.split(',').filter_map(|name| NAMES.iter().position(|known| *known == name)).fold(0, |bits, at| bits | 1 << at)
}

/// The forms of an English verb: base, -s, -ing, and -ed unless irregular forms are given.
fn verb_forms(base: &str, irregular: &[&str]) -> Vec<String> {
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    let bytes = base.as_bytes();
    let last = bytes.last().copied().unwrap_or(b' ');
    let before = bytes.len().checked_sub(2).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let mut forms = vec![base.to_owned(), plural(base)];
    let stem =
        if last == b'e' && !base.ends_with("ee") && !base.ends_with("oe") { &base[..base.len() - 1] } else { base };
    if let Some(stem) = base.strip_suffix("ie") {
        forms.push(format!("{stem}ying"));
    } else {
        forms.push(format!("{stem}ing"));
    }
    if irregular.is_empty() {
        forms.push(if last == b'e' {
            format!("{base}d")
        } else if last == b'y' && !vowel(before) {
            format!("{}ied", &base[..base.len() - 1])
        } else {
            format!("{base}ed")
        });
    }
    // The last consonant is doubled after one vowel ("quip", "admit"); a form too many does no harm.
    if !vowel(last) && !b"wxy".contains(&last) && vowel(before) {
        let doubled = format!("{base}{}", last as char);
        forms.push(format!("{doubled}ing"));
        if irregular.is_empty() {
            forms.push(format!("{doubled}ed"));
        }
    }
    forms.extend(irregular.iter().map(|&form| form.to_owned()));
    forms
}

fn noun_forms(base: &str, _: &[&str]) -> Vec<String> {
    let mut forms = vec![base.to_owned(), plural(base)];
    for (one, many) in [("man", "men"), ("wife", "wives"), ("child", "children"), ("person", "persons")] {
        if let Some(stem) = base.strip_suffix(one) {
            forms.push(format!("{stem}{many}"));
        }
    }
    forms
}

/// The -s form of a noun or verb.
fn plural(base: &str) -> String {
    let vowel_before_y = base.len() > 1 && b"aeiou".contains(&base.as_bytes()[base.len() - 2]);
    if base.ends_with('y') && !vowel_before_y {
        format!("{}ies", &base[..base.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        let names: Vec<&str> = classes(word).iter().map(|at| NAMES[at as usize]).collect();
        assert_eq!(names.join(" "), expected, "{word}");
    }

    #[test]
    fn every_form_of_a_word_is_known() {
        check("quipped", "utter");
        check("denies", "claim");
        check("Wrote", "write");
        check("swearing", "claim want");
        check("spokeswomen", "role");
        check("n’t", "negation");
        check("giraffe", "");
    }

    #[test]
    fn every_class_of_the_lists_has_a_name() {
        let lists = [
            include_str!("lexicon/cue_verbs.txt"),
            include_str!("lexicon/cue_nouns.txt"),
            include_str!("lexicon/cue_adjectives.txt"),
            include_str!("lexicon/cue_function_words.txt"),
        ];
        for line in lists.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#')) {
            let fields = line.split_once('\t').map_or("", |(_, fields)| fields);
            for name in fields.split(' ').next().unwrap_or("").split(',') {
                assert!(NAMES.contains(&name), "{line}");
            }
        }
    }
}
