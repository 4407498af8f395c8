//! One person or thing under two names that a claim has, spelt otherwise.

use crate::compare::term::stem;
use crate::compare::{Difference, DifferenceKind};
use crate::lexicon::folded;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::{Side, difference};

/// So many names of one side are held against the other's: more stand in no claim.
const MOST: usize = 64;
/// Words of a name with its titles: "Acting Deputy Prime Minister Anna Maria Holt".
const LONGEST: usize = 7;

/// One name spelt in two ways: all words alike but one, and that one nearly so.
pub fn spellings(one: &Side, other: &Side) -> Vec<Difference> {
    let (here, there) = (names(one), names(other));
    let mut found = Vec::new();
    for (a, words) in &here {
        for (b, other_words) in &there {
            if words.len() != other_words.len() || there.iter().any(|(_, same)| same == words) {
                continue;
            }
            let mut unlike = words.iter().zip(other_words).filter(|(x, y)| x != y);
            if let (Some((x, y)), None) = (unlike.next(), unlike.next())
                && nearly(x, y)
            {
                let explanation = format!("One name, spelt “{}” and “{}”.", one.words(*a), other.words(*b));
                found.push(difference(DifferenceKind::Name, (one, *a), (other, *b), explanation));
            }
        }
    }
    found
}

/// The last two words of each run of capitalised words: titles and first names may stand before them.
fn names(side: &Side) -> Vec<(Span, Vec<String>)> {
    let segmentation = &side.telling.segmentation;
    let words = |run: &[Token]| run.iter().map(|token| folded(segmentation.words(token.span))).collect();
    runs(side, 2..=LONGEST, |run| {
        let name = &run[run.len() - 2..];
        Some((name[0].span.join(name[1].span), words(name)))
    })
}

/// What `read` makes of the runs of capitalised words of a side that have so many.
fn runs<T>(side: &Side, length: std::ops::RangeInclusive<usize>, read: impl Fn(&[Token]) -> Option<T>) -> Vec<T> {
    let segmentation = &side.telling.segmentation;
    let capital = |token: &Token| {
        token.kind == TokenKind::Word && segmentation.words(token.span).chars().next().is_some_and(char::is_uppercase)
    };
    let of_sentence = |&sentence: &u32| segmentation.tokens_of(sentence as usize);
    let all = side.sentences.iter().map(of_sentence);
    let runs = all.flat_map(|tokens| tokens.chunk_by(|one, other| capital(one) && capital(other)));
    runs.filter(|run| length.contains(&run.len())).filter_map(read).take(MOST).collect()
}

/// One letter more, less or other in a word of at least three; two in a word of at least seven, or at the end of one
/// of at least five ("Lebed", "Lebedev").
pub fn nearly(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = a.len().min(b.len());
    // "Katherine" and "Catherine" are long enough to begin otherwise.
    if shorter < 3 || a.len().max(b.len()) > 40 || a.first() != b.first() && shorter < 7 {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    let longer = shorter >= 5 && (one.starts_with(other) || other.starts_with(one));
    // "Dana" and "Danica".
    let inner = shorter >= 4 && a.iter().zip(&b).take_while(|(x, y)| x == y).count() >= 3 && a.last() == b.last();
    let most = if longer || inner || shorter >= 7 && a.first() == b.first() { 2 } else { 1 };
    row[b.len()] <= most && stem(one) != stem(other)
}
