//! Terms: the words of a sentence reduced to what two outlets' tellings of one thing share.
//!
//! A term is a light stem, or the head of its group of synonyms, or a figure's value. Stems follow the
//! first steps of Porter's algorithm (1980), and what is in no group loses its endings of derivation too ("inspector",
//! "inspection"); being wrong the same way in both stories does no harm.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::lexicon;
use crate::lexicon::Lexicon;

use super::commonness::telling;
use super::word::Word;

lexicon!(
    /// Words too common to tell sentences apart.
    pub fn stop_words = "../lexicon/stop-word.txt"
);
lexicon!(
    /// Words that negate.
    pub fn negations = "../lexicon/negation.txt"
);
lexicon!(fn irregular_forms = "../lexicon/irregular_form.txt");
lexicon!(
    /// Words and phrases for one thing.
    pub fn synonym_lines = "../lexicon/synonym.txt"
);

/// A term's number in a [`Vocabulary`].
pub type Term = u32;

/// Numbers terms, and counts in how many sentences each stands.
#[derive(Default)]
pub struct Vocabulary {
    numbers: FxHashMap<String, Term>,
    words: Vec<String>,
    sentences: Vec<u32>,
    /// By how they are written.
    read: FxHashMap<String, Rc<Word>>,
    /// How much each tells, by how rare it is in the language.
    telling: Vec<f32>,
}

impl Vocabulary {
    /// The number of a term, new if need be.
    pub fn number(&mut self, term: &str) -> Term {
        if let Some(&number) = self.numbers.get(term) {
            return number;
        }
        let number = self.sentences.len() as Term;
        self.numbers.insert(term.into(), number);
        self.words.push(term.into());
        self.sentences.push(0);
        self.telling.push(telling(term));
        number
    }

    /// What is known of a word.
    pub fn read(&mut self, word: &str) -> Rc<Word> {
        if let Some(known) = self.read.get(word) {
            return Rc::clone(known);
        }
        let read = Rc::new(Word::new(word));
        self.read.insert(word.into(), Rc::clone(&read));
        read
    }

    /// The number of the term that a word is.
    pub fn term(&mut self, word: &str) -> Option<Term> {
        self.read(word).sense.as_ref().map(|sense| self.number(sense))
    }

    /// The number of a term that has one.
    pub fn known(&self, term: &str) -> Option<Term> {
        self.numbers.get(term).copied()
    }

    /// Counts one more sentence with this term.
    pub fn count(&mut self, term: Term) {
        if let Some(count) = self.sentences.get_mut(term as usize) {
            *count += 1;
        }
    }

    /// The term of a number.
    pub fn word(&self, term: Term) -> &str {
        self.words.get(term as usize).map_or("", String::as_str)
    }

    /// In how many sentences the term stands.
    pub fn frequency(&self, term: Term) -> u32 {
        self.sentences.get(term as usize).copied().unwrap_or(0)
    }

    /// How much the term tells, from 0 to 1, by how rare it is in the language: few stories do without "make".
    pub fn telling(&self, term: Term) -> f32 {
        self.telling.get(term as usize).copied().unwrap_or(1.0)
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }
}

/// What a folded word with its stem is to the comparison: a stem, or the head of a group of synonyms; `None` for function
/// words and words of saying.
pub fn sense(folded: &str, stem: &str) -> Option<String> {
    if folded.len() < 2 || stop_words().has(folded) {
        return None;
    }
    if let Some(entry) = synonym(folded).or_else(|| synonym(stem)) {
        return Some(entry.head.to_string());
    }
    let root = root(stem.to_string());
    Some(synonym(&root).map_or(root, |entry| entry.head.to_string()))
}

/// A word's place in the list of synonyms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Synonym {
    /// The head of its group.
    pub head: &'static str,
}

/// The group that a folded word or stem belongs to.
pub fn synonym(word: &str) -> Option<Synonym> {
    static GROUPS: std::sync::OnceLock<FxHashMap<String, Synonym>> = std::sync::OnceLock::new();
    GROUPS.get_or_init(|| groups(synonym_lines())).get(word).copied()
}

fn groups(lines: &'static Lexicon) -> FxHashMap<String, Synonym> {
    let mut groups = FxHashMap::default();
    // Sorted, because a hash map's own order differs between machines.
    let mut sorted: Vec<_> = lines.entries().collect();
    sorted.sort_unstable();
    let words = |(head, others): &(&'static str, &'static str)| {
        let head = *head;
        others.split(',').chain([head]).filter(|word| !word.contains(' ')).map(move |word| (word, head))
    };
    for (word, head) in sorted.iter().flat_map(words) {
        groups.insert(stem(word), Synonym { head });
    }
    // "Building" has the stem of "build", and each its own group.
    for (word, head) in sorted.iter().flat_map(words) {
        groups.insert(word.to_string(), Synonym { head });
    }
    groups
}

/// The light stem of a folded word: plural, past, -ing and -ly endings go.
pub fn stem(word: &str) -> String {
    let word = irregular_forms().field(word).unwrap_or(word);
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    let singular = plural_ending(word);
    let base = verb_ending(&singular);
    // A final e comes and goes with the endings: "smuggl-e", "smuggl-ing".
    base.strip_suffix('e').filter(|rest| rest.len() > 2).map_or(base.clone(), String::from)
}

/// Endings of derivation that a stem loses where so many letters are left, the longest first.
const DERIVATIONS: [(&str, usize, &str); 15] = [
    ("ization", 3, "iz"),
    ("isation", 3, "is"),
    ("ation", 4, ""),
    ("ator", 4, ""),
    ("ment", 5, ""),
    ("ness", 4, ""),
    ("anc", 5, ""),
    ("enc", 5, ""),
    ("ity", 5, ""),
    ("ion", 5, ""),
    ("iv", 5, ""),
    ("al", 5, ""),
    ("at", 5, ""),
    ("er", 4, ""),
    ("or", 4, ""),
];

/// A stem without its ending of derivation: "inspector", "inspection" and "inspect" are of one root.
fn root(stem: String) -> String {
    for (ending, least, instead) in DERIVATIONS {
        let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.len() >= least) else { continue };
        if ending == "ion" && !rest.ends_with(['s', 't']) {
            continue;
        }
        let rest = rest.strip_suffix('e').unwrap_or(rest);
        let bytes = rest.as_bytes();
        let doubled = rest.is_ascii() && bytes.len() > 4 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
        let rest = if doubled && !rest.ends_with(['l', 's', 'z']) { &rest[..rest.len() - 1] } else { rest };
        return match rest.strip_suffix('i') {
            Some(rest) => format!("{rest}y"),
            None => format!("{rest}{instead}"),
        };
    }
    stem
}

fn plural_ending(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        return format!("{rest}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_string();
        }
    }
    match word.strip_suffix('s') {
        Some(rest) if rest.len() > 2 && !rest.ends_with(['s', 'u', 'i']) => rest.to_string(),
        _ => word.to_string(),
    }
}

fn verb_ending(word: &str) -> String {
    for ending in ["ing", "ed", "ly"] {
        let Some(rest) = word.strip_suffix(ending) else { continue };
        if rest.len() < 3 || !rest.bytes().any(|byte| b"aeiouy".contains(&byte)) {
            continue;
        }
        // "Panicked", but "picked" and "sacked".
        if let Some(rest) = rest.strip_suffix("ick").filter(|rest| rest.len() > 2) {
            return format!("{rest}ic");
        }
        let bytes = rest.as_bytes();
        let doubled = bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
        if doubled && rest.is_ascii() && !rest.ends_with(['l', 's', 'z']) {
            return rest[..rest.len() - 1].to_string();
        }
        if ending == "ed" && rest.ends_with('i') {
            return format!("{}y", &rest[..rest.len() - 1]);
        }
        return rest.to_string();
    }
    word.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(word: &str) -> String {
        Word::new(word).sense.unwrap_or_default()
    }

    #[test]
    fn endings_go() {
        for (one, other) in [
            ("panicking", "panic"),
            ("planned", "plan"),
            ("smuggled", "smuggling"),
            ("countries", "country"),
            ("carried", "carry"),
            ("crossings", "crossing"),
            ("missed", "misses"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn irregular_forms_are_one_word() {
        for forms in [
            "children child",
            "people persons person",
            "men man",
            "women woman",
            "brought bringing brings",
            "found finding finds",
            "died dying dies die",
            "paid paying",
            "bought buying",
            "sold selling",
            "rose risen rising",
            "fell fallen falling",
            "struck striking",
            "shot shooting",
            "won winning",
            "lost losing",
            "took taken taking",
            "gave given giving",
            "went gone going goes",
            "made making",
            "held holding",
            "left leaving",
            "led leading",
            "fled fleeing",
            "stole stolen stealing",
            "sank sunk sinking",
            "grew growing",
        ] {
            let stems: Vec<String> = forms.split(' ').map(stem).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn outlets_choose_words() {
        assert_eq!(term("aliens"), term("Immigrants"));
        assert_eq!(term("nations"), term("countries"));
        assert_eq!(term("the"), "");
    }

    #[test]
    fn what_is_derived_has_one_root() {
        for words in ["inspector inspection inspects", "swimmers swim", "translator translation"] {
            let terms: Vec<String> = words.split(' ').map(term).collect();
            assert!(terms.windows(2).all(|pair| pair[0] == pair[1]), "{words}: {terms:?}");
        }
        assert_ne!(term("department"), term("departs"));
    }

    #[test]
    fn no_word_stands_in_two_groups() {
        let mut seen: FxHashMap<String, &str> = FxHashMap::default();
        for (head, others) in synonym_lines().entries() {
            for word in others.split(',').chain([head]) {
                if let Some(other) = seen.insert(word.trim().to_string(), head) {
                    assert_eq!(other, head, "“{word}” stands in two groups");
                }
            }
        }
    }
}
