//! The words chosen for one thing.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::plain_wording;
use crate::compare::term::{stem, synonym};
use crate::compare::word::Word;
use crate::compare::{Difference, DifferenceKind};
use crate::lexicon;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::{Side, in_their_words, reasons};

lexicon!(
    /// See the first line of the list.
    fn decisions = "../../lexicon/decision.txt"
);

lexicon!(
    /// See the first line of the list.
    fn charged_words = "../../lexicon/charged.txt"
);

/// True for a word that judges or dramatises, in any of its forms.
fn is_charged(word: &Word) -> bool {
    static STEMS: std::sync::OnceLock<FxHashSet<String>> = std::sync::OnceLock::new();
    STEMS.get_or_init(|| charged_words().entries().map(|(word, _)| stem(word)).collect()).contains(&word.stem)
}

/// A plain wording of more words describes rather than names.
const MOST_PLAIN: usize = 3;

/// A word that takes a side here, a plain one for the same there ("slammed" / "criticized").
pub fn loaded(one: &Side, other: &Side) -> Vec<Difference> {
    let mut found = Vec::new();
    for (side, plain, swapped) in [(one, other, false), (other, one, true)] {
        for span in reasons(side, "loaded") {
            let words = side.words(span);
            let Some(wording) = plain_wording(&words) else { continue };
            // "Criticized" stands for "slammed"; "people in the country illegally" is no word to look for.
            if wording.split_whitespace().count() > MOST_PLAIN {
                continue;
            }
            let own: Vec<String> = terms_of(&words);
            let wanted: Vec<String> = terms_of(wording).into_iter().filter(|term| !own.contains(term)).collect();
            let is_plain = |term: &str| wanted.iter().any(|wanted| wanted == term);
            let is_own = |term: &str| own.iter().any(|own| own == term);
            let Some(there) = word_of(plain, is_plain) else { continue };
            if word_of(plain, is_own).is_some() || word_of(side, is_plain).is_some() {
                continue;
            }
            let ((a, x), (b, y)) = if swapped { ((one, there), (other, span)) } else { ((one, span), (other, there)) };
            found.push(in_their_words(DifferenceKind::Wording, (a, x), (b, y)));
        }
    }
    found
}

/// The stems of some words, common ones left out; synonyms are not joined, since the choice between them is the point.
fn terms_of(words: &str) -> Vec<String> {
    let bare = words.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    bare.map(Word::new).filter(|word| word.sense.is_some()).map(|word| word.stem).collect()
}

/// The first word of a side whose stem is wanted.
fn word_of(side: &Side, wanted: impl Fn(&str) -> bool) -> Option<Span> {
    let mut words = side.read().filter(|(token, _)| token.kind == TokenKind::Word);
    words.find(|(_, word)| wanted(&word.stem)).map(|(token, _)| token.span)
}

/// "The administration's decision" against "court decisions": one thing, described in words that share nothing.
pub fn descriptions(one: &Side, other: &Side) -> Vec<Difference> {
    let (here, there) = (described(one), described(other));
    let mut found = Vec::new();
    for (head, a) in &here {
        let Some(b) = there.get(head) else { continue };
        let alike = a.words().any(|x| b.words().any(|y| akin(x, y)));
        let known = a.terms.iter().all(|x| other_has(other, x)) || b.terms.iter().all(|y| other_has(one, y));
        if !alike && !known {
            found.push((a.span, in_their_words(DifferenceKind::Wording, (one, a.span), (other, b.span))));
        }
    }
    found.sort_unstable_by_key(|(span, _)| *span);
    found.into_iter().map(|(_, difference)| difference).collect()
}

/// True where a side's sentences have the term somewhere.
fn other_has(side: &Side, term: &str) -> bool {
    side.read().any(|(_, word)| word.sense.as_ref().is_some_and(|sense| akin(sense, term)))
}

/// They begin alike: "terror", "terrorist" and "terrorism".
fn akin(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len());
    let alike = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    one == other || shorter > 3 && alike >= shorter.min(6)
}

/// A noun with the words before it that say which one is meant.
struct Described<'a> {
    span: Span,
    terms: Vec<&'a str>,
    /// The stems of the same words: "terror" and "terrorist" are of two groups.
    stems: Vec<&'a str>,
}

impl<'a> Described<'a> {
    fn words(&self) -> impl Iterator<Item = &&'a str> {
        self.terms.iter().chain(&self.stems)
    }
}

/// The words of a side that stand once in it with a name or a possessor right before them.
fn described<'a>(side: &Side<'a>) -> FxHashMap<&'a str, Described<'a>> {
    let telling = side.telling;
    let segmentation = &telling.segmentation;
    let mut found: FxHashMap<&str, Described> = FxHashMap::default();
    let mut twice = FxHashSet::default();
    for &sentence in &side.sentences {
        let tokens = segmentation.tokens_of(sentence as usize);
        let words = telling.words_of(sentence);
        let term = |at: usize| words[at].sense.as_deref().filter(|_| tokens[at].kind == TokenKind::Word);
        let owns = |at: usize| matches!(segmentation.words(tokens[at].span), "'s" | "’s" | "'" | "’");
        for at in 1..tokens.len() {
            let Some(head) = term(at) else { continue };
            // "The team studied" is no study.
            if !decisions().has(head) || segmentation.words(tokens[at].span).ends_with("ed") {
                continue;
            }
            // "The Biden administration's decision", "court decisions": the owner, or the word right before.
            let mut first = at;
            let reach = if owns(at - 1) { 3 } else { 1 };
            while first > 0 && at - first < reach && (term(first - 1).is_some() || owns(first - 1)) {
                first -= 1;
            }
            let terms: Vec<&str> = (first..at).filter_map(term).collect();
            let stems = (first..at).filter(|&at| term(at).is_some()).map(|at| words[at].stem.as_str()).collect();
            let described = Described { span: tokens[first].span.join(tokens[at].span), terms, stems };
            if found.insert(head, described).is_some() {
                twice.insert(head);
            }
        }
    }
    found.retain(|head, described| !twice.contains(head) && !described.terms.is_empty());
    found
}

/// Different words for one thing, where one of them judges ("illegal aliens" / "migrants").
pub fn wording(one: &Side, other: &Side) -> Vec<Difference> {
    let (here, there) = (choices(one), choices(other));
    let mut heads: Vec<&&str> = here.keys().collect();
    heads.sort_unstable();
    let differs = |head: &&str| {
        let (a, b) = (here.get(head)?, there.get(head)?);
        let shared = a.iter().any(|word| b.iter().any(|other| akin(word.stem, other.stem)));
        let judging = |words: &[Choice]| words.iter().find(|word| word.charged).or(words.first()).map(|word| word.span);
        let charged = a.iter().chain(b).any(|word| word.charged);
        let (x, y) = (judging(a)?, judging(b)?);
        (charged && !shared).then(|| in_their_words(DifferenceKind::Wording, (one, x), (other, y)))
    };
    let mut found: Vec<Difference> = heads.into_iter().filter_map(differs).collect();
    found.extend(coloured(one, other));
    found.extend(coloured(other, one).map(|found| {
        let (x, y) = (found.passages[1].span, found.passages[0].span);
        in_their_words(DifferenceKind::Wording, (one, x), (other, y))
    }));
    found
}

/// "A poison factory" against "a chemical plant": the noun that both have, here with a word before it that judges.
fn coloured<'a>(one: &'a Side, other: &'a Side) -> impl Iterator<Item = Difference> + 'a {
    let pairs = |side: &'a Side| {
        side.sentences.iter().flat_map(move |&sentence| {
            let tokens = side.telling.segmentation.tokens_of(sentence as usize);
            let words = side.telling.words_of(sentence);
            (0..tokens.len()).filter_map(move |at| {
                let head = plain_term(&tokens[at], &words[at])?;
                let before = at.checked_sub(1).map(|before| (&tokens[before], words[before].as_ref()));
                Some((head, before, tokens[at].span))
            })
        })
    };
    pairs(one).filter_map(move |(head, before, noun)| {
        let (before, own) = before.filter(|(_, word)| is_charged(word))?;
        // "Decried Trump" calls him nothing.
        let name = one.words(noun).starts_with(char::is_uppercase);
        if name && own.folded.ends_with("ed") {
            return None;
        }
        let mut theirs = pairs(other).filter(|(other, ..)| *other == head);
        let (_, modifier, their_noun) = theirs.next()?;
        if word_of(other, |term| akin(term, &own.stem)).is_some() || theirs.next().is_some() {
            return None;
        }
        // With the word before it, if that says which one is meant.
        let modifier = modifier.filter(|(token, word)| token.kind == TokenKind::Word && word.sense.is_some());
        let there = modifier.map_or(their_noun, |(token, _)| token.span.join(their_noun));
        Some(in_their_words(DifferenceKind::Wording, (one, before.span.join(noun)), (other, there)))
    })
}

/// The term of a word that is no adverb.
fn plain_term<'a>(token: &Token, word: &'a Word) -> Option<&'a str> {
    word.sense.as_deref().filter(|_| token.kind == TokenKind::Word && !word.folded.ends_with("ly"))
}

/// A word that was chosen among those of its group.
struct Choice<'a> {
    stem: &'a str,
    span: Span,
    charged: bool,
}

/// The side's words of groups of synonyms, by the head of the group.
fn choices<'a>(side: &Side<'a>) -> FxHashMap<&'static str, Vec<Choice<'a>>> {
    let telling = side.telling;
    let mut words: FxHashMap<&'static str, Vec<Choice>> = FxHashMap::default();
    for &sentence in &side.sentences {
        let tokens = telling.segmentation.tokens_of(sentence as usize);
        let read = telling.words_of(sentence);
        for (position, (token, word)) in tokens.iter().zip(read).enumerate() {
            let Some(group) = synonym(&word.folded).or_else(|| synonym(&word.stem)) else { continue };
            // "illegal aliens" is one choice of words.
            let before = position
                .checked_sub(1)
                .filter(|&before| synonym(&read[before].folded).is_some_and(|other| other.head == group.head));
            let span = before.map_or(token.span, |before| tokens[before].span.join(token.span));
            let mut judges = is_charged(word);
            let found = words.entry(group.head).or_default();
            // Of "illegal aliens" the last word is the one that was chosen.
            if before.is_some() {
                judges |= found.pop().is_some_and(|word| word.charged);
            }
            found.push(Choice { stem: &word.stem, span, charged: judges });
        }
    }
    words
}
