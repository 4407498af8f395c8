//! The word lists of the claim stage as one book: a trie over words, so that every turn of phrase that
//! begins at a token is found with one look-up a word.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::attribution::reading::Reading;
use crate::lexicon::{Lexicon, folded};
use crate::text::Span;
use crate::token::{Token, TokenKind, tokens};
use crate::vocabulary::sieve::Sieve;
use crate::word_map::WordMap;

/// Which list an entry comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum List {
    /// Takes a side.
    Loaded,
    /// Judges, weighs, urges.
    Opinion,
    /// Weakens.
    Hedge,
    /// Looks ahead.
    Forecast,
}

impl List {
    const ALL: [List; 4] = [List::Loaded, List::Opinion, List::Hedge, List::Forecast];
}

/// An entry found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Which list.
    pub list: List,
    /// What the list says of it.
    pub field: &'static str,
    /// First token.
    pub start: usize,
    /// Token after the last.
    pub end: usize,
}

/// The place of some words in the trie: what each list says of them.
#[derive(Default)]
struct Node {
    fields: [Option<&'static str>; 4],
}

/// All lists as one trie.
pub struct Phrasebook {
    /// The node that each word leads to that an entry begins with.
    roots: WordMap<String, u32>,
    /// The words that an entry begins with.
    openings: Sieve,
    nodes: Vec<Node>,
    /// The number of every word that an entry goes on with.
    numbers: WordMap<String, u32>,
    /// From a node by a word's number to the next.
    edges: FxHashMap<(u32, u32), u32>,
}

impl Phrasebook {
    /// The shipped lists, read once.
    pub fn shipped() -> &'static Phrasebook {
        static BOOK: OnceLock<Phrasebook> = OnceLock::new();
        BOOK.get_or_init(|| {
            let lists = [
                (List::Loaded, include_str!("../lexicon/loaded.txt")),
                (List::Opinion, include_str!("../lexicon/opinion.txt")),
                (List::Hedge, include_str!("../lexicon/hedges.txt")),
                (List::Forecast, include_str!("../lexicon/forecast.txt")),
            ];
            let lines = lists.iter().map(|(_, file)| file.lines().count()).sum();
            let words = lists.iter().map(|(_, file)| file.split([' ', '-', '\n']).count()).sum();
            let mut book = Phrasebook {
                openings: Sieve::of([].into_iter()),
                roots: WordMap::with_room(lines),
                nodes: Vec::new(),
                numbers: WordMap::with_room(words),
                edges: FxHashMap::default(),
            };
            lists.into_iter().for_each(|(list, file)| book.add(list, file));
            book.openings = Sieve::of(book.roots.iter().map(|(word, _)| word.as_str()));
            book
        })
    }

    fn add(&mut self, list: List, file: &'static str) {
        for (entry, field) in Lexicon::parse(file).entries() {
            let mut place = None;
            for word in split(entry) {
                let room = self.nodes.len() as u32;
                let next = match place {
                    None => self.roots.value(&word).unwrap_or_else(|| {
                        self.roots.insert(word, room);
                        room
                    }),
                    Some(node) => {
                        let number = self.numbers.value(&word).unwrap_or_else(|| {
                            self.numbers.insert(word, room);
                            room
                        });
                        *self.edges.entry((node, number)).or_insert(room)
                    }
                };
                if next == room {
                    self.nodes.push(Node::default());
                }
                place = Some(next);
            }
            let node = place.and_then(|place| self.nodes.get_mut(place as usize));
            if let Some(slot) = node.and_then(|node| node.fields.get_mut(list as usize)) {
                *slot = Some(field);
            }
        }
    }

    /// The node of an opening word.
    fn root(&self, word: &str) -> Option<u32> {
        self.roots.value_folded(word)
    }

    /// The node that a further word leads to.
    fn next(&self, node: u32, word: &str) -> Option<u32> {
        let number = self.numbers.value_folded(word)?;
        self.edges.get(&(node, number)).copied()
    }

    /// Every entry that begins at one of the tokens, in their order.
    #[inline(never)]
    pub fn entries(&self, reading: &Reading) -> Vec<Found> {
        let (text, tokens) = (reading.segmentation.text, &reading.segmentation.tokens);
        let mut all = Vec::new();
        for at in (0..tokens.len()).filter(|&at| self.openings.may_have(reading.cell(at).form.word)) {
            self.at(text, tokens, at, &mut all);
        }
        all
    }

    /// Appends the longest entry of each list that begins at a token, in the order of the lists.
    fn at(&self, text: &str, tokens: &[Token], at: usize, all: &mut Vec<Found>) {
        let mut longest: [Option<(usize, &'static str)>; 4] = [None; 4];
        let opening = tokens.get(at).filter(|token| token.kind != TokenKind::Mark);
        let mut place = opening.and_then(|token| self.root(token.span.of(text)));
        let mut end = at;
        while let Some(node) = place {
            end += 1;
            let fields = self.nodes.get(node as usize).map_or([None; 4], |node| node.fields);
            for (longest, field) in longest.iter_mut().zip(fields) {
                *longest = field.map(|field| (end, field)).or(*longest);
            }
            while tokens.get(end).is_some_and(|token| token.span.of(text) == "-") {
                end += 1;
            }
            place = tokens.get(end).and_then(|token| self.next(node, token.span.of(text)));
        }
        let found = |(list, longest): (List, Option<(usize, &'static str)>)| {
            longest.map(|(end, field)| Found { list, field, start: at, end })
        };
        all.extend(List::ALL.into_iter().zip(longest).filter_map(found));
    }
}

/// What to say instead of a loaded word or turn of phrase, or why it takes a side; `None` for any other words.
pub fn plain_wording(words: &str) -> Option<&'static str> {
    let (mut parts, mut found) = (Vec::new(), Vec::new());
    tokens(words, Span::new(0, words.len()), &mut parts);
    Phrasebook::shipped().at(words, &parts, 0, &mut found);
    let entry = found.iter().find(|one| one.list == List::Loaded && one.end == parts.len())?;
    entry.field.split('\t').nth(1).filter(|wording| !wording.is_empty())
}

/// The words of an entry as the tokens of a text give them, hyphens left out.
fn split(entry: &'static str) -> Vec<String> {
    // "'ll" is one token behind a word, and two without.
    if entry.starts_with('\'') {
        return vec![entry.to_owned()];
    }
    let mut parts = Vec::new();
    tokens(entry, Span::new(0, entry.len()), &mut parts);
    parts.iter().map(|token| token.span.of(entry)).filter(|word| *word != "-").map(folded).collect()
}
