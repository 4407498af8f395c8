//! Words with what is known of them, and phrases as tries over their numbers; written down as Rust source.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::letters::{PLACES, key, place};
use crate::word::{Word, WordId};

/// A phrase's words, as tries need them.
pub type Phrase = Vec<WordId>;

/// Everything that the lists say.
pub struct Tables {
    /// The letters of each word, and what is known of it; the first stands for words that no list has.
    words: Vec<(u128, Word)>,
    numbers: BTreeMap<u128, WordId>,
    /// Tries by the name of their field, with the type of their values.
    pub tries: BTreeMap<&'static str, Trie>,
    /// Lists of things by their letters exactly as written, by the name of their field, with the type of their values.
    pub symbols: BTreeMap<&'static str, (&'static str, BTreeMap<String, String>)>,
    /// Larger unit, smaller unit, how many of the smaller make one of the larger.
    pub unit_parts: Vec<(String, String, f64)>,
}

impl Tables {
    /// The possessive "’s".
    pub const POSSESSIVE: &'static str = "'s";

    pub fn new() -> Tables {
        let mut tables = Tables {
            words: vec![(0, Word::UNKNOWN)],
            numbers: BTreeMap::new(),
            tries: BTreeMap::new(),
            symbols: BTreeMap::new(),
            unit_parts: Vec::new(),
        };
        tables.number(Tables::POSSESSIVE);
        tables
    }

    /// The number of a word of the lists. A full stop at its end is none of its letters.
    pub fn number(&mut self, word: &str) -> WordId {
        let word = word.strip_suffix('.').unwrap_or(word);
        let fresh = WordId(self.words.len() as u16);
        // A word of too many letters is never found.
        let key = key(word.as_bytes(), 0, word.len()).filter(|_| word.is_ascii());
        let number = key.map_or(fresh, |key| *self.numbers.entry(key).or_insert(fresh));
        if number == fresh {
            self.words.push((key.unwrap_or(0), Word::UNKNOWN));
        }
        number
    }

    /// What is known of a word.
    pub fn entry(&mut self, word: &str) -> &mut Word {
        let number = self.number(word);
        &mut self.words[number.0 as usize].1
    }

    /// What is known of the first word of a phrase; nothing of a hyphen.
    pub fn first(&mut self, phrase: &[WordId]) -> Option<&mut Word> {
        let number = phrase.first()?;
        self.words.get_mut(number.0 as usize).map(|(_, word)| word)
    }

    /// The words of a phrase, hyphens and the possessive "’s" as words of their own.
    pub fn phrase(&mut self, phrase: &str) -> Phrase {
        let mut words = Vec::new();
        for written in phrase.split(' ') {
            for (index, part) in written.split('-').enumerate() {
                if index > 0 {
                    words.push(WordId::HYPHEN);
                }
                let stem = part.strip_suffix(Tables::POSSESSIVE);
                let bare = stem.unwrap_or(part).trim_end_matches('\'');
                words.extend((!bare.is_empty()).then(|| self.number(bare)));
                words.extend(stem.map(|_| self.number(Tables::POSSESSIVE)));
            }
        }
        words
    }

    /// A figure or a set phrase may begin with the first of these words.
    pub fn opens(&mut self, phrase: &[WordId]) {
        self.leads(phrase);
        if let Some(first) = self.first(phrase) {
            first.opens = true;
        }
    }

    /// A figure may begin with an article before the first of these words.
    pub fn leads(&mut self, phrase: &[WordId]) {
        if let Some(first) = self.first(phrase) {
            first.leads = true;
        }
    }

    /// Everything that is known, to be settled when all lists are read.
    pub fn all(&mut self) -> impl Iterator<Item = &mut Word> {
        self.words.iter_mut().map(|(_, word)| word)
    }

    /// Adds a phrase to a trie; the first value of a phrase stays.
    pub fn insert(
        &mut self,
        trie: &'static str,
        of: &'static str,
        words: impl IntoIterator<Item = WordId>,
        value: &str,
    ) {
        self.tries.entry(trie).or_insert_with(|| Trie::new(of)).insert(words, value);
    }

    /// Adds a symbol; the last value of a symbol stays.
    pub fn symbol(&mut self, list: &'static str, of: &'static str, symbol: &str, value: &str) {
        let (_, symbols) = self.symbols.entry(list).or_insert_with(|| (of, BTreeMap::new()));
        symbols.insert(symbol.to_owned(), value.to_owned());
    }

    /// The tables as a Rust module.
    pub fn source(&self) -> Result<String, Box<dyn std::error::Error>> {
        if self.words.len() * 2 > PLACES {
            return Err(format!("{} words are too many for {PLACES} places", self.words.len()).into());
        }
        let mut places = vec![0u16; PLACES];
        for (number, &(key, ref word)) in self.words.iter().enumerate().filter(|(_, (key, _))| *key != 0) {
            let mut at = place(key);
            while places[at] != 0 {
                at = (at + 1) % PLACES;
            }
            places[at] = number as u16 | if word.telling { 1 << 15 } else { 0 };
        }
        // Many words say the same.
        let mut senses: Vec<String> = Vec::new();
        let mut sense_of = Vec::new();
        for (_, word) in &self.words {
            let sense = format!("{word:?}");
            let known = senses.iter().position(|other| *other == sense);
            sense_of.push(known.unwrap_or(senses.len()) as u16);
            if known.is_none() {
                senses.push(sense);
            }
        }
        let letters: Vec<u128> = self.words.iter().map(|(key, _)| *key).collect();
        let mut source = String::new();
        writeln!(source, "static PLACES_OF_WORDS: [u16; PLACES] = {places:?};")?;
        writeln!(source, "static LETTERS: [u128; {}] = {letters:?};", letters.len())?;
        writeln!(source, "static SENSE_OF: [u16; {}] = {sense_of:?};", sense_of.len())?;
        writeln!(source, "static SENSES: [Word; {}] = [{}];", senses.len(), senses.join(",\n"))?;
        writeln!(source, "/// The word lists of the figures.\npub static VOCABULARY: Vocabulary = Vocabulary {{")?;
        writeln!(source, "places: &PLACES_OF_WORDS, letters: &LETTERS, sense_of: &SENSE_OF, senses: &SENSES,")?;
        writeln!(source, "possessive: {:?},", self.numbers[&key(b"'s", 0, 2).unwrap_or(0)])?;
        writeln!(source, "unit_parts: &{:?},", self.unit_parts)?;
        for (name, (of, symbols)) in &self.symbols {
            let entries: Vec<String> = symbols.iter().map(|(symbol, value)| format!("({symbol:?}, {value})")).collect();
            writeln!(source, "{name}: Symbols::<{of}> {{ entries: &[{}] }},", entries.join(",\n"))?;
        }
        for (name, trie) in &self.tries {
            writeln!(source, "{name}: {},", trie.source(self.words.len()))?;
        }
        writeln!(source, "}};")?;
        Ok(source)
    }
}

/// Phrases by their words.
pub struct Trie {
    /// The type of the values.
    of: &'static str,
    /// The ways on from each node.
    nodes: Vec<BTreeMap<u16, u16>>,
    /// The value of the phrase that ends at each node, as source.
    values: Vec<Option<String>>,
}

impl Trie {
    fn new(of: &'static str) -> Trie {
        Trie { of, nodes: vec![BTreeMap::new()], values: vec![None] }
    }

    fn insert(&mut self, words: impl IntoIterator<Item = WordId>, value: &str) {
        let mut node = 0;
        for word in words {
            let fresh = self.nodes.len();
            node = usize::from(*self.nodes[node].entry(word.0).or_insert(fresh as u16));
            if node == fresh {
                self.nodes.push(BTreeMap::new());
                self.values.push(None);
            }
        }
        self.values[node].get_or_insert_with(|| value.to_owned());
    }

    fn source(&self, words: usize) -> String {
        let mut openings = vec![0u16; words];
        for (&word, &next) in &self.nodes[0] {
            openings[usize::from(word)] = next;
        }
        let mut edges = Vec::new();
        let mut firsts = vec![0u16, 0];
        for ways in &self.nodes[1..] {
            edges.extend(ways.iter().map(|(&word, &next)| (WordId(word), next)));
            firsts.push(edges.len() as u16);
        }
        let values: Vec<String> = self
            .values
            .iter()
            .map(|value| value.as_ref().map_or("None".into(), |value| format!("Some({value})")))
            .collect();
        format!(
            "Phrases::<{}> {{ openings: &{openings:?}, firsts: &{firsts:?}, edges: &{edges:?}, values: &[{}] }}",
            self.of,
            values.join(",\n")
        )
    }
}
