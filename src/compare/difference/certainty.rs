//! Said outright here, weakened there: "was caused by" against "may have been caused by".

use rustc_hash::FxHashSet;

use crate::compare::quantity::figures_of;
use crate::compare::term::negations;
use crate::compare::word::Word;
use crate::compare::{Difference, DifferenceKind};
use crate::figure::{Figure, FigureKind};
use crate::lexicon;
use crate::lexicon::folded;
use crate::text::Span;
use crate::token::Token;

use super::{Side, difference, reasons};

lexicon!(
    /// See the first line of the list.
    fn scope_hedges = "../../lexicon/scope_hedge.txt"
);

lexicon!(
    /// See the first line of the list.
    fn tentative_words = "../../lexicon/tentative.txt"
);

lexicon!(
    /// See the first line of the list.
    fn weakeners = "../../lexicon/weakener.txt"
);

/// Tokens before a hedge among which a negation ("nobody could") or a comparison ("faster than they could") makes it
/// none.
const BEFORE: usize = 4;
/// What a hedge weakens begins at most so many tokens after it, and so many of its terms are looked at.
const REACH: usize = 8;
const WEAKENED: usize = 5;
/// Of the first so many of them two tell that it is said outright; of all of them three.
const NEAREST: usize = 3;

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
    let text = side.telling.article.text;
    // "Her likely rival" is her rival.
    let describes = |span: Span| {
        let before = text.get(..span.start as usize).and_then(|before| before.split_whitespace().next_back());
        let determined = before.is_some_and(|word| {
            matches!(folded(word).as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our")
        });
        let words = side.words(span);
        determined && (words.ends_with("likely") || !words.ends_with("ly") && !words.contains(' '))
    };
    let doubts = |span: &Span| !scope_hedges().has(&folded(&side.words(*span))) && !describes(*span);
    reasons(side, "hedge").into_iter().filter(doubts).chain(weakened(side)).collect()
}

/// Verbs of plans, hopes and suspicions; "plans" is one before "to" or "that", or where it is a cue.
fn weakened<'s>(side: &'s Side) -> impl Iterator<Item = Span> + 's {
    let all: Vec<(&Token, &Word)> = side.read().collect();
    (0..all.len()).filter_map(move |at| {
        let (token, word) = all[at];
        let before_clause =
            || all.get(at + 1).is_some_and(|(_, next)| matches!(next.folded.as_str(), "to" | "that" | "whether"));
        let is_cue = || side.telling.reports(token.span);
        (weakeners().has(&word.folded) && (before_clause() || is_cue())).then_some(token.span)
    })
}

/// What one side weakens as the other says it.
fn said_outright(side: &Side, hedge: Span, other: &Side) -> Option<Span> {
    // What a study "indicates" and officials say differs in who says it.
    let is_cue = |span: Span| side.telling.reports(span) && !weakeners().has(&folded(&side.words(span)));
    if tentative(other) || is_cue(hedge) && is_attributed(other) {
        return None;
    }
    let sentences = &side.telling.article.sentences;
    let inside = |index: &&u32| sentences.get(**index as usize).is_some_and(|sentence| sentence.span.contains(hedge));
    let &sentence = side.sentences.iter().find(inside)?;
    let tokens = side.telling.segmentation.tokens_of(sentence as usize);
    let first = tokens.partition_point(|token| token.span.end <= hedge.start);
    let words = side.telling.words_of(sentence);
    let mut before = words[first.saturating_sub(BEFORE)..first].iter().map(|word| word.folded.as_str());
    if before.any(|word| negations().has(word) || matches!(word, "than" | "as" | "so")) {
        return None;
    }
    let after = tokens.partition_point(|token| token.span.start < hedge.end);
    let following = tokens[after..].iter().zip(&words[after..]).take(REACH);
    let following =
        following.take_while(|(_, word)| !matches!(word.folded.as_str(), "," | ";" | "—" | "–" | ":" | "but" | "and"));
    let weakened: Vec<&str> = following.filter_map(|(token, word)| side.term(token, word)).take(WEAKENED).collect();
    let end = tokens[after..].iter().take(REACH).next_back().map_or(hedge.end, |token| token.span.end);
    if other_figures(side, sentence, Span { start: hedge.end, end }, other) {
        return None;
    }
    // The nearer to the hedge the more it is what is weakened.
    let wanted = weakened.len().min(2);
    let nearest: Vec<&str> = weakened.iter().copied().take(NEAREST).collect();
    let in_sentence = |&sentence: &u32| {
        let tokens = other.telling.segmentation.tokens_of(sentence as usize).iter();
        let all = tokens.zip(other.telling.words_of(sentence));
        let said = all.filter_map(|(token, word)| other.term(token, word)).filter(|term| weakened.contains(term));
        let terms: FxHashSet<&str> = said.collect();
        let near = nearest.iter().filter(|term| terms.contains(*term)).count();
        let enough = near >= wanted || terms.len() > wanted;
        (wanted > 0 && enough).then_some((terms.len(), std::cmp::Reverse(sentence)))
    };
    let (_, std::cmp::Reverse(sentence)) = other.sentences.iter().filter_map(in_sentence).max()?;
    other.sentence(sentence)
}

/// What is weakened has a figure, and the other side another of its kind instead: it tells of something else.
fn other_figures(side: &Side, sentence: u32, weakened: Span, other: &Side) -> bool {
    let counts = |figure: &&Figure| {
        matches!(figure.kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent | FigureKind::Measure)
    };
    let of = |article, sentence| figures_of(article, sentence).map(|(_, figure)| figure).filter(counts);
    let theirs: Vec<&Figure> =
        other.sentences.iter().flat_map(|&sentence| of(other.telling.article, sentence)).collect();
    of(side.telling.article, sentence).filter(|figure| weakened.overlaps(figure.span)).any(|figure| {
        theirs.iter().any(|other| other.kind == figure.kind) && theirs.iter().all(|other| other.value != figure.value)
    })
}

/// Something in its sentences is said by somebody.
fn is_attributed(side: &Side) -> bool {
    let sentences = &side.telling.article.sentences;
    let spans =
        side.sentences.iter().filter_map(|&number| sentences.get(number as usize)).map(|sentence| sentence.span);
    spans.into_iter().any(|sentence| side.telling.has_report(sentence))
}

/// A side that gives what it says as what somebody thinks, as preliminary or as no more than possible does not say it
/// outright.
fn tentative(side: &Side) -> bool {
    side.read().any(|(_, word)| tentative_words().has(&word.folded))
}
