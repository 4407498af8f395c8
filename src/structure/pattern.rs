//! Furniture that its own words give away: patterns of words with a reason code, from `furniture.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::shape::{End, Shape};
use super::words::Words;

/// What a place in a pattern stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// This very word.
    Word(&'static str),
    /// This very word, with a colon behind it.
    Label(&'static str),
    /// One to eight words.
    Some,
    /// A word that begins with a digit.
    Number,
}

/// What may follow a pattern on its line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rest {
    /// Nothing.
    Nothing,
    /// Words that do not end as a sentence does.
    Label,
    /// Anything.
    Anything,
}

#[derive(Debug)]
struct Pattern {
    code: &'static str,
    parts: Vec<Part>,
    rest: Rest,
}

/// The patterns, by the word that they begin with.
struct Patterns {
    /// At the start of a line.
    leading: FxHashMap<&'static str, Vec<Pattern>>,
    /// Anywhere in a line.
    inner: FxHashMap<&'static str, Vec<Pattern>>,
    /// Those that begin with a number.
    numeric: Vec<Pattern>,
}

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| Patterns::parse(include_str!("../lexicon/furniture.txt")))
}

impl Patterns {
    fn parse(file: &'static str) -> Patterns {
        let mut patterns = Patterns { leading: FxHashMap::default(), inner: FxHashMap::default(), numeric: Vec::new() };
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some((code, words)) = line.split_once('\t') else { continue };
            let inner = words.starts_with("** ");
            let words = words.trim_start_matches("** ");
            let (words, rest) = if let Some(words) = words.strip_suffix(" **") {
                (words, Rest::Anything)
            } else if let Some(words) = words.strip_suffix(" *") {
                (words, Rest::Label)
            } else {
                (words, Rest::Nothing)
            };
            let parts: Vec<_> = words
                .split(' ')
                .map(|word| match word {
                    "*" => Part::Some,
                    "0" => Part::Number,
                    _ => word.strip_suffix(':').map_or(Part::Word(word), Part::Label),
                })
                .collect();
            let pattern = Pattern { code, rest, parts };
            match (pattern.parts.first(), inner) {
                (Some(Part::Word(first) | Part::Label(first)), true) => {
                    patterns.inner.entry(*first).or_default().push(pattern)
                }
                (Some(Part::Word(first) | Part::Label(first)), false) => {
                    patterns.leading.entry(*first).or_default().push(pattern)
                }
                _ => patterns.numeric.push(pattern),
            }
        }
        patterns
    }
}

/// The reason code of a line that is furniture by its own words.
pub(crate) fn furniture(words: &Words, shape: &Shape) -> Option<&'static str> {
    let patterns = patterns();
    let first = words.word(0);
    let mut leading = patterns.leading.get(first).map_or(&[][..], Vec::as_slice).iter();
    if let Some(pattern) = leading.find(|pattern| pattern.fits(words, 0, shape)) {
        return Some(pattern.code);
    }
    let numeric = if first.starts_with(|c: char| c.is_ascii_digit()) { patterns.numeric.as_slice() } else { &[] };
    if let Some(pattern) = numeric.iter().find(|pattern| pattern.fits(words, 0, shape)) {
        return Some(pattern.code);
    }
    (0..words.len()).find_map(|at| {
        let inner = patterns.inner.get(words.word(at))?;
        inner.iter().find(|pattern| pattern.fits(words, at, shape)).map(|pattern| pattern.code)
    })
}

impl Pattern {
    fn fits(&self, words: &Words, at: usize, shape: &Shape) -> bool {
        self.ends(words, at, &self.parts).is_some_and(|end| match self.rest {
            Rest::Nothing => end == words.len(),
            Rest::Label => end == words.len() || shape.end != End::Stop && shape.words <= 30,
            Rest::Anything => true,
        })
    }

    /// Where a match of the parts that begins at a word ends; the shortest one that suits.
    fn ends(&self, words: &Words, at: usize, parts: &[Part]) -> Option<usize> {
        let Some((part, parts)) = parts.split_first() else { return Some(at) };
        if at >= words.len() {
            return None;
        }
        match part {
            Part::Word(word) => (words.word(at) == *word).then(|| self.ends(words, at + 1, parts))?,
            Part::Label(word) => {
                (words.word(at) == *word && words.colon_after(at)).then(|| self.ends(words, at + 1, parts))?
            }
            Part::Number => {
                words.word(at).starts_with(|c: char| c.is_ascii_digit()).then(|| self.ends(words, at + 1, parts))?
            }
            Part::Some => (1..=8).find_map(|skip| self.ends(words, at + skip, parts)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        let mut words = Words::default();
        words.read(line);
        assert_eq!(furniture(&words, &Shape::of(line)), expected, "{line}");
    }

    #[test]
    fn whole_lines() {
        check("Share this:", Some("share-bar"));
        check("SHARE THIS ARTICLE", Some("share-bar"));
        check("Leave a Reply", Some("comment-form"));
        check("Share this grief with us, he wrote.", None);
    }

    #[test]
    fn beginnings_that_must_not_be_sentences() {
        check("Read more: Council approves the bridge", Some("read-more"));
        check("Read more books, he told the children in the hall.", None);
    }

    #[test]
    fn the_list_is_well_formed() {
        for line in
            include_str!("../lexicon/furniture.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let (code, words) = line.split_once('\t').unwrap_or_default();
            assert!(crate::notice::BLOCK_CODES.contains(&code), "{line}");
            assert_eq!(words, words.to_lowercase(), "{line}");
            assert!(words.split(' ').all(|word| !word.is_empty()), "{line}");
        }
    }
}
