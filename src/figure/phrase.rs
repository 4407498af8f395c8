//! Set phrases, as a trie over words: found from their first word on, or backwards from their last.

use rustc_hash::FxHashMap;

use crate::figure::lex::{Kind, Lexeme};
use crate::figure::word::WordId;

/// Phrases, as a trie over words.
pub struct Phrases<T> {
    edges: FxHashMap<(u32, WordId), u32>,
    ends: Vec<Option<T>>,
}

impl<T: Copy> Phrases<T> {
    /// No phrases.
    pub fn new() -> Self {
        Phrases { edges: FxHashMap::default(), ends: vec![None] }
    }

    /// Adds a phrase; the first value of a phrase stays.
    pub fn insert(&mut self, words: impl Iterator<Item = WordId>, value: T) {
        let mut node = 0;
        for word in words {
            let fresh = self.ends.len() as u32;
            let next = *self.edges.entry((node, word)).or_insert(fresh);
            if next == fresh {
                self.ends.push(None);
            }
            node = next;
        }
        if let Some(end) = self.ends.get_mut(node as usize) {
            end.get_or_insert(value);
        }
    }

    /// The longest phrase that begins with the lexeme at `from`: its value and the index after it.
    /// A hyphen in the text matches a hyphen of the phrase, or the space between two of its words.
    pub fn longest(&self, lexemes: &[Lexeme], from: usize) -> Option<(T, usize)> {
        let mut best = None;
        let mut node = 0;
        let mut at = from;
        while let Some(lexeme) = lexemes.get(at) {
            at += 1;
            if lexeme.is_hyphen() && at > from + 1 && !lexeme.gap {
                if let Some(&next) = self.edges.get(&(node, WordId::HYPHEN)) {
                    node = next;
                }
                continue;
            }
            // "sq. km", "Presidents’ Day"
            if matches!(lexeme.kind, Kind::Mark('.' | '\'' | '’')) && at > from + 1 && !lexeme.gap {
                continue;
            }
            if lexeme.word == WordId::NONE {
                break;
            }
            let Some(&next) = self.edges.get(&(node, lexeme.word)) else { break };
            node = next;
            if let Some(Some(value)) = self.ends.get(node as usize) {
                best = Some((*value, at));
            }
        }
        best
    }

    /// The longest phrase that ends just before `until`: its value and the index of its first lexeme.
    /// The phrases must have been inserted backwards.
    pub fn longest_before(&self, lexemes: &[Lexeme], until: usize) -> Option<(T, usize)> {
        let mut best = None;
        let mut node = 0;
        let mut at = until;
        while at > 0 {
            at -= 1;
            let Some(lexeme) = lexemes.get(at) else { break };
            if lexeme.word == WordId::NONE {
                break;
            }
            let Some(&next) = self.edges.get(&(node, lexeme.word)) else { break };
            node = next;
            if let Some(Some(value)) = self.ends.get(node as usize) {
                best = Some((*value, at));
            }
        }
        best
    }
}
