//! Furniture that its own words give away: patterns of words with a reason code, from `furniture.txt`.

use std::sync::OnceLock;

use super::shape::{End, Shape};
use super::words::Words;
use crate::word_map::WordMap;

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
    leading: ByFirst,
    /// Anywhere in a line.
    inner: ByFirst,
    /// Those that begin with a number.
    numeric: Vec<Pattern>,
}

/// Patterns by their first word.
struct ByFirst {
    places: WordMap<&'static str, usize>,
    patterns: Vec<Vec<Pattern>>,
}

impl ByFirst {
    fn with_room(words: usize) -> ByFirst {
        ByFirst { places: WordMap::with_room(words), patterns: Vec::new() }
    }

    fn add(&mut self, first: &'static str, pattern: Pattern) {
        let place = self.places.value(first).unwrap_or_else(|| {
            self.places.insert(first, self.patterns.len());
            self.patterns.push(Vec::new());
            self.patterns.len() - 1
        });
        if let Some(patterns) = self.patterns.get_mut(place) {
            patterns.push(pattern);
        }
    }

    /// Those that begin with a word, in the order of the file.
    fn of(&self, word: &str) -> &[Pattern] {
        self.places.value(word).and_then(|place| self.patterns.get(place)).map_or(&[], Vec::as_slice)
    }
}

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| Patterns::parse(include_str!("../lexicon/furniture.txt")))
}

impl Patterns {
    fn parse(file: &'static str) -> Patterns {
        let room = || ByFirst::with_room(file.lines().count());
        let mut patterns = Patterns { leading: room(), inner: room(), numeric: Vec::new() };
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
                (Some(Part::Word(first) | Part::Label(first)), true) => patterns.inner.add(first, pattern),
                (Some(Part::Word(first) | Part::Label(first)), false) => patterns.leading.add(first, pattern),
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
    if let Some(pattern) = patterns.leading.of(first).iter().find(|pattern| pattern.fits(words, 0, shape)) {
        return Some(pattern.code);
    }
    let numeric = if first.starts_with(|c: char| c.is_ascii_digit()) { patterns.numeric.as_slice() } else { &[] };
    if let Some(pattern) = numeric.iter().find(|pattern| pattern.fits(words, 0, shape)) {
        return Some(pattern.code);
    }
    (0..words.len()).find_map(|at| {
        let mut inner = patterns.inner.of(words.word(at)).iter();
        inner.find(|pattern| pattern.fits(words, at, shape)).map(|pattern| pattern.code)
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
