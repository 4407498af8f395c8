//! Said outright here, weakened there: "was caused by" against "may have been caused by".

use rustc_hash::FxHashSet;

use crate::compare::term::{WordSense, negations, sense};
use crate::compare::{Difference, DifferenceKind};
use crate::lexicon;
use crate::lexicon::folded;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::{Side, densest, difference, reasons};

lexicon!(
    /// See the first line of the list.
    fn scope_hedges = "../../lexicon/scope_hedge.txt"
);

lexicon!(
    /// See the first line of the list.
    fn tentative_words = "../../lexicon/tentative.txt"
);

/// Tokens before a hedge among which a negation ("nobody could") or a comparison ("faster than they could") makes it
/// none.
const BEFORE: usize = 4;
/// What a hedge weakens begins at most so many tokens after it, and so many of its terms are looked at.
const REACH: usize = 8;
const WEAKENED: usize = 3;

/// Only where the words right after the hedge stand in the other telling too, which doubts nothing itself.
pub fn certainty(one: &Side, other: &Side) -> Option<Difference> {
    match (hedges(one).as_slice(), hedges(other).as_slice()) {
        (&[hedge, ..], []) => {
            let outright = said_outright(one, hedge, other)?;
            let explanation = format!("Less certain here (“{}”), said outright there.", one.words(hedge));
            Some(difference(DifferenceKind::Wording, (one, hedge), (other, outright), explanation))
        }
        ([], &[hedge, ..]) => {
            let outright = said_outright(other, hedge, one)?;
            let explanation = format!("Said outright here, less certain there (“{}”).", other.words(hedge));
            Some(difference(DifferenceKind::Wording, (one, outright), (other, hedge), explanation))
        }
        _ => None,
    }
}

/// The words of a side that weaken what it says.
fn hedges(side: &Side) -> Vec<Span> {
    let doubts = |span: &Span| !scope_hedges().has(&folded(&side.words(*span)));
    reasons(side, "hedge").into_iter().filter(doubts).collect()
}

/// What one side weakens as the other says it.
fn said_outright(side: &Side, hedge: Span, other: &Side) -> Option<Span> {
    if tentative(other) {
        return None;
    }
    let sentences = &side.telling.article.sentences;
    let inside = |index: &&u32| sentences.get(**index as usize).is_some_and(|sentence| sentence.span.contains(hedge));
    let &sentence = side.sentences.iter().find(inside)?;
    let tokens = side.telling.segmentation.tokens_of(sentence as usize);
    let first = tokens.partition_point(|token| token.span.end <= hedge.start);
    let before =
        tokens[first.saturating_sub(BEFORE)..first].iter().map(|token| side.telling.segmentation.words(token.span));
    if before.into_iter().any(|word| negations().has_folded(word) || matches!(word, "than" | "as" | "so")) {
        return None;
    }
    let after = tokens.partition_point(|token| token.span.start < hedge.end);
    let following = tokens[after..].iter().take(REACH).take_while(|token| {
        !matches!(side.telling.segmentation.words(token.span), "," | ";" | "—" | "–" | ":" | "but" | "and")
    });
    let weakened: Vec<String> = following.filter_map(|token| term(side, token)).take(WEAKENED).collect();
    let wanted = weakened.len().min(2);
    let in_sentence = |&sentence: &u32| {
        let tokens = other.telling.segmentation.tokens_of(sentence as usize);
        let said = |token: &&Token| term(other, token).is_some_and(|term| weakened.contains(&term));
        let spans: Vec<Span> = tokens.iter().filter(said).map(|token| token.span).collect();
        let terms: FxHashSet<String> = tokens.iter().filter(said).filter_map(|token| term(other, token)).collect();
        (wanted > 0 && terms.len() >= wanted).then(|| (terms.len(), std::cmp::Reverse(sentence), densest(&spans)))
    };
    other.sentences.iter().filter_map(in_sentence).max().map(|(_, _, span)| span)
}

/// A side that gives what it says as what somebody thinks, as preliminary or as no more than possible does not say it
/// outright.
fn tentative(side: &Side) -> bool {
    let tokens = side.sentences.iter().flat_map(|&sentence| side.telling.segmentation.tokens_of(sentence as usize));
    let mut words = tokens.map(|token| side.telling.segmentation.words(token.span));
    words.any(|word| tentative_words().has_folded(word))
}

fn term(side: &Side, token: &Token) -> Option<String> {
    let word = side.telling.segmentation.words(token.span);
    match (token.kind, sense(word)) {
        (TokenKind::Word, WordSense::Term(term)) => Some(term),
        (TokenKind::Number, _) => Some(word.to_string()),
        _ => None,
    }
}
