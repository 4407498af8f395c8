//! Set phrases, as a trie over words: found from their first word on, or backwards from their last.

use crate::figure::lex::{Kind, Lexeme};
use crate::figure::word::WordId;

/// Phrases, as a trie over words. The build script makes it; the root is node 0.
pub struct Phrases<T: 'static> {
    /// The node that each word leads to from the root, by the word's number; zero for none.
    pub openings: &'static [u16],
    /// The first of the `edges` of each node but the root; the last stands after all.
    pub firsts: &'static [u16],
    /// Words and the nodes that they lead to, those of a node together.
    pub edges: &'static [(WordId, u16)],
    /// The value of the phrase that ends at a node.
    pub values: &'static [Option<T>],
}

impl<T: Copy> Phrases<T> {
    /// The node that a word leads to.
    fn next(&self, node: u16, word: WordId) -> Option<u16> {
        if node == 0 {
            return self.openings.get(word.0 as usize).copied().filter(|&next| next != 0);
        }
        let from = *self.firsts.get(node as usize)? as usize;
        let to = *self.firsts.get(node as usize + 1)? as usize;
        self.edges.get(from..to)?.iter().find(|(known, _)| *known == word).map(|&(_, next)| next)
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
                node = self.next(node, WordId::HYPHEN).unwrap_or(node);
                continue;
            }
            // "sq. km", "Presidents’ Day"
            if matches!(lexeme.kind, Kind::Mark('.' | '\'' | '’')) && at > from + 1 && !lexeme.gap {
                continue;
            }
            if lexeme.word == WordId::NONE {
                break;
            }
            let Some(next) = self.next(node, lexeme.word) else { break };
            node = next;
            if let Some(Some(value)) = self.values.get(node as usize) {
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
            let Some(next) = self.next(node, lexeme.word) else { break };
            node = next;
            if let Some(Some(value)) = self.values.get(node as usize) {
                best = Some((*value, at));
            }
        }
        best
    }
}
