//! One person or thing under two names: spelt otherwise, or with another title.

use crate::compare::term::{stem, stop_words};
use crate::compare::{Difference, DifferenceKind};
use crate::lexicon::folded;
use crate::speaker::noun::{Sort, noun};
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::{Side, difference, in_their_words};

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
fn nearly(one: &str, other: &str) -> bool {
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

/// A person with the title in front of the name, or with what he is beside it.
#[derive(Clone)]
struct Titled {
    title: Span,
    /// The title's words from the first that names an office or a rank.
    office: Vec<String>,
    /// The name in lower case.
    name: Vec<String>,
    /// It says whose relative he is.
    kin: bool,
}

impl Titled {
    /// "Minister" and "health minister" are one, and one of several "ministers"; "deputy minister" is another.
    fn is_as(&self, other: &Titled) -> bool {
        let has = |words: &[String], word: &String| words.iter().any(|known| stem(known) == stem(word));
        let more = |full: &[String], part: &[String]| {
            part.iter().all(|word| has(full, word))
                && full.iter().filter(|word| !has(part, word)).all(|word| !is_rank(word))
        };
        more(&self.office, &other.office) || more(&other.office, &self.office)
    }
}

fn is_rank(word: &str) -> bool {
    matches!(word, "deputy" | "vice" | "acting" | "assistant" | "interim" | "junior" | "under")
}

/// "FBI Chief Christopher Wray" against "FBI Director Christopher Wray".
pub fn titles(one: &Side, other: &Side) -> Vec<Difference> {
    let all = |side: &Side| [titled(side), described(side)].concat();
    let (here, there) = (all(one), all(other));
    let mut found = Vec::new();
    for a in &here {
        let same = |b: &&Titled| same_person(&a.name, &b.name);
        let theirs: Vec<&Titled> = there.iter().filter(same).collect();
        // A person may have several.
        let known =
            here.iter().filter(|own| same_person(&own.name, &a.name)).any(|own| theirs.iter().any(|b| b.is_as(own)));
        let Some(b) = theirs.first().filter(|b| !known && b.kin == a.kin) else { continue };
        found.push(in_their_words(DifferenceKind::Name, (one, a.title), (other, b.title)));
    }
    found
}

fn same_person(one: &[String], other: &[String]) -> bool {
    let given = one.len() > 1 && other.len() > 1;
    one.last() == other.last() && (!given || one.first() == other.first())
}

fn titled(side: &Side) -> Vec<Titled> {
    let segmentation = &side.telling.segmentation;
    let is_office = |token: &Token| {
        let word = segmentation.words(token.span);
        // "Sen." says what "Senator" does, and "PM" what "Prime Minister" does.
        let short = word.len() < 4 || word.chars().all(char::is_uppercase);
        !short && noun(word).is_some_and(|noun| matches!(noun.sort, Sort::Office | Sort::Role | Sort::Source))
    };
    runs(side, 2..=LONGEST, |run| {
        let last = run.iter().rposition(is_office)?;
        let first = run.iter().position(is_office)?;
        let name: Vec<String> = run[last + 1..].iter().map(|token| folded(segmentation.words(token.span))).collect();
        // "Former" and "acting" say more of an office; they stand before it.
        // "Interim" and "deputy" are part of it.
        let ranks =
            run[..first].iter().rev().take_while(|token| is_rank(&folded(segmentation.words(token.span)))).count();
        let office = run[first - ranks..=last].iter().map(|token| folded(segmentation.words(token.span))).collect();
        (1..=3).contains(&name.len()).then(|| Titled {
            title: run[0].span.join(run[last].span),
            office,
            name,
            kin: false,
        })
    })
}

/// Words at most between a name and what the person is: "the powerful deputy director of Transvar, Hugo Brandl".
const BESIDE: usize = 7;

/// Persons with an office or a kinship named beside them: "Hugo Brandl, the chairman", "her cousin, Joost Adema".
fn described(side: &Side) -> Vec<Titled> {
    let segmentation = &side.telling.segmentation;
    let mut found = Vec::new();
    for &sentence in &side.sentences {
        let tokens = segmentation.tokens_of(sentence as usize);
        let word = |at: usize| tokens.get(at).map_or("", |token| segmentation.words(token.span));
        let capital = |at: usize| {
            tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
                && word(at).chars().next().is_some_and(char::is_uppercase)
        };
        // A word that may stand between two of an office.
        let is_plain = |at: usize| tokens[at].kind == TokenKind::Word && !stop_words().has_folded(word(at));
        let mut at = 0;
        while at < tokens.len() && found.len() < MOST {
            let end = (at..tokens.len()).find(|&next| !capital(next)).unwrap_or(tokens.len());
            if end < at + 2 {
                at = end.max(at) + 1;
                continue;
            }
            // A comma parts the name from what he is; right before it none is needed.
            let before = at.checked_sub(1).filter(|&comma| word(comma) == ",").and_then(|comma| {
                let first = (comma.saturating_sub(BESIDE)..comma).rev().find(|&first| is_determiner(word(first)))?;
                Some((first + 1, comma))
            });
            let after = (word(end) == ",")
                .then(|| {
                    (end + 1..tokens.len().min(end + 2 + BESIDE)).find(|&next| word(next) == "," || word(next) == ".")
                })
                .flatten()
                .map(|next| (end + 1, next));
            let right_before = at.checked_sub(1).map(|before| (before, at));
            let name = |at: usize| tokens[at..end].iter().map(|token| folded(segmentation.words(token.span))).collect();
            let is_what = [before, after, right_before].into_iter().flatten().find_map(|(first, last)| {
                let what = (first..last).find(|&at| !capital(at) && is_standing(word(at)))?;
                let kin = noun(word(what)).is_some_and(|noun| noun.sort == Sort::Kin);
                let ranks = (first..what).rev().take_while(|&at| is_rank(word(at))).count();
                // "Chief executive" is one office, and "chief information officer" another.
                let whole = (what..last).take_while(|&at| !capital(at) && (is_standing(word(at)) || is_plain(at)));
                let belongs = |at: &usize| is_standing(word(*at)) || word(what) == "chief";
                let end = whole.filter(belongs).last().map_or(what + 1, |at| at + 1);
                let range = what - ranks..end;
                let title = tokens[range.start].span.join(tokens[range.end - 1].span);
                Some(Titled { title, office: range.map(|at| folded(word(at))).collect(), name: name(at), kin })
            });
            found.extend(is_what);
            at = end;
        }
    }
    found
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the" | "The" | "his" | "His" | "her" | "Her" | "its" | "Its" | "their" | "Their" | "a" | "A" | "'s" | "’s"
    )
}

/// Offices, ranks of officials and kinship: not "passenger" or "developer", of which a person can be several.
fn is_standing(word: &str) -> bool {
    noun(word).is_some_and(|noun| match noun.sort {
        Sort::Office | Sort::Kin => true,
        Sort::Role => noun.wider.split(' ').any(|wide| matches!(wide, "official" | "officer" | "executive")),
        _ => false,
    })
}
