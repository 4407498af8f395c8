//! Saved pages: the numbers that are known of each of their lines, from the line and from those around it.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::ops::Range;

use super::byline;
use super::face::Face;
use super::shape::{End, Shape, Unit};
use super::words::Words;
use crate::language;
use crate::lexicon;

lexicon!(
    /// Words of menus, buttons and footers.
    fn web_words = "../lexicon/web_words.txt"
);

/// Furniture codes in a fixed order: the model knows them by their place.
const CODES: &[&str] = &[
    "share-bar",
    "comment-form",
    "comment-policy",
    "author-box",
    "related-headline",
    "read-more",
    "newsletter",
    "subscription",
    "advertisement",
    "navigation",
    "copyright",
    "publisher-note",
    "update-note",
    "site-notice",
    "reading-time",
    "end-mark",
    "topics",
];

/// How far back or ahead a line is looked for; farther is as good as nowhere.
const FAR: i32 = 500;

/// What is known of one line by itself.
#[derive(Default)]
pub(crate) struct Row {
    pub chars: i32,
    pub words: i32,
    /// Shares of its words, or letters, in percent.
    pub lower: i32,
    pub capitalised: i32,
    pub numbers: i32,
    pub upper: i32,
    pub function: i32,
    pub web: i32,
    /// Shares in percent of its longer words that stand in the first line, and in running text elsewhere; −1 where it has none.
    pub title_words: i32,
    pub known_words: i32,
    /// Characters in ten words.
    pub word_length: i32,
    pub stops: i32,
    pub commas: i32,
    pub signs: i32,
    /// Lines of the page that say the same.
    pub copies: i32,
    pub web_words: i32,
    pub end: i32,
    pub begin: i32,
    pub face: i32,
    /// Place of its furniture code, from 1; 0 for none.
    pub code: i32,
    /// Length, capitals and end in one number below 54.
    pub class: i32,
    pub furniture: bool,
    pub prose: bool,
    pub dated: bool,
    pub named: bool,
    pub says: bool,
}

/// The rows of all units.
pub(crate) fn rows(text: &str, units: &[Unit], faces: &[Face]) -> Vec<Row> {
    let census = Census::new(text, units, faces);
    let mut words = Words::default();
    units
        .iter()
        .zip(faces)
        .map(|(unit, face)| {
            let line = unit.span.of(text);
            words.read(line);
            row(line, &unit.shape, *face, &words, &census)
        })
        .collect()
}

/// Words and lines of the whole page.
struct Census {
    copies: FxHashMap<u64, i32>,
    /// Longer words of running text and in how many places they stand.
    known: FxHashMap<u64, i32>,
    /// Longer words of the first line: a saved page begins with its title.
    title: Vec<u64>,
}

impl Census {
    fn new(text: &str, units: &[Unit], faces: &[Face]) -> Census {
        let mut census = Census { copies: FxHashMap::default(), known: FxHashMap::default(), title: Vec::new() };
        let mut words = Words::default();
        for (index, (unit, face)) in units.iter().zip(faces).enumerate() {
            words.read(unit.span.of(text));
            *census.copies.entry(line_key(&words)).or_default() += 1;
            if index == 0 {
                census.title = words.iter().filter(|word| word.len() >= 4).map(key).collect();
            }
            if *face == Face::Prose {
                for word in words.iter().filter(|word| is_long(word)) {
                    *census.known.entry(key(word)).or_default() += 1;
                }
            }
        }
        census
    }
}

fn row(line: &str, shape: &Shape, face: Face, words: &Words, census: &Census) -> Row {
    let count = shape.words as i32;
    let chars = line.chars().take(3000).count() as i32;
    let prose = face == Face::Prose;
    let (known, long) = tally(words.iter().filter(|word| is_long(word)).take(40), |word| {
        census.known.get(&key(word)).is_some_and(|&count| count > i32::from(prose))
    });
    let (titled, all) =
        tally(words.iter().filter(|word| word.len() >= 4).take(40), |word| census.title.contains(&key(word)));
    let (web, read) = tally(words.iter().take(60), |word| web_words().has(word));
    let (function, _) = tally(words.iter().take(60), language::is_stop_word);
    Row {
        chars,
        words: count,
        lower: percent(shape.lower as i32, count),
        capitalised: percent(shape.capitalised as i32, count),
        numbers: percent(shape.numbers as i32, count),
        upper: percent(shape.upper_letters as i32, (shape.upper_letters + shape.lower_letters) as i32),
        function: percent(function, read),
        web: percent(web, read),
        title_words: if all == 0 { -1 } else { percent(titled, all) },
        known_words: if long == 0 { -1 } else { percent(known, long) },
        word_length: chars * 10 / count.max(1),
        stops: shape.stops as i32,
        commas: shape.commas as i32,
        signs: signs(line),
        copies: census.copies.get(&line_key(words)).copied().unwrap_or(1),
        web_words: web,
        end: end(shape.end),
        begin: begin(line),
        face: place(face),
        code: match face {
            Face::Furniture(code) | Face::MaybeFurniture(code) => {
                CODES.iter().position(|known| *known == code).map_or(CODES.len() as i32 + 1, |at| at as i32 + 1)
            }
            _ => 0,
        },
        class: class(shape),
        furniture: matches!(face, Face::Furniture(_)),
        prose,
        dated: face == Face::Date || words.len() <= 12 && has_moment(words),
        named: face == Face::Byline || byline::is_name(line),
        says: words.len() <= 14
            && matches!(words.word(words.len().saturating_sub(1)), "says" | "said" | "wrote" | "writes" | "reply"),
    }
}

fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

fn line_key(words: &Words) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words.iter() {
        hasher.write(word.as_bytes());
    }
    hasher.finish()
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= 5
}

/// How many words a test holds for, and how many there are.
fn tally<'w>(words: impl Iterator<Item = &'w str>, test: impl Fn(&str) -> bool) -> (i32, i32) {
    words.fold((0, 0), |(held, all), word| (held + i32::from(test(word)), all + 1))
}

/// A share in percent; 0 of nothing.
pub(crate) fn percent(part: i32, whole: i32) -> i32 {
    part * 100 / whole.max(1)
}

fn signs(line: &str) -> i32 {
    let signs = line
        .chars()
        .take(600)
        .filter(|sign| matches!(sign, '©' | '|' | '»' | '›' | '@' | '#' | '→' | '•' | '/' | '·'))
        .count();
    signs as i32 + i32::from(line.contains("http") || line.contains("www."))
}

fn end(end: End) -> i32 {
    match end {
        End::Bare => 0,
        End::Open => 1,
        End::Colon => 2,
        End::Call => 3,
        End::Stop => 4,
    }
}

fn begin(line: &str) -> i32 {
    match line.chars().next() {
        Some(first) if first.is_lowercase() => 0,
        Some(first) if first.is_numeric() => 2,
        Some('"' | '“' | '‘' | '\'' | '«' | '「') => 3,
        Some(first) if first.is_alphabetic() => 1,
        _ => 4,
    }
}

fn place(face: Face) -> i32 {
    match face {
        Face::Furniture(_) => 0,
        Face::MaybeFurniture(_) => 1,
        Face::Date => 2,
        Face::Byline => 3,
        Face::Dateline => 4,
        Face::Caption => 5,
        Face::Title => 6,
        Face::Other => 7,
        Face::Heading => 8,
        Face::Item => 9,
        Face::Prose => 10,
    }
}

fn class(shape: &Shape) -> i32 {
    let length = [2, 5, 9, 16, 30].iter().filter(|bound| shape.words > **bound).count() as i32;
    let capitals = percent(shape.capitalised as i32, shape.words as i32);
    let style = i32::from(capitals > 25) + i32::from(capitals > 60);
    let end = match shape.end {
        End::Stop => 2,
        End::Call | End::Colon => 1,
        End::Open | End::Bare => 0,
    };
    (length * 3 + style) * 3 + end
}

/// "3 days ago", "at 6:34 am", "19 November 2019": a date or a time within a short line.
fn has_moment(words: &Words) -> bool {
    let begins_with_digit = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_year = |word: &str| {
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.any(&["ago"])
        || words.iter().filter(begins_with_digit).any(|word| (4..=7).contains(&word.len()) && word.contains(':'))
        || words.iter().any(is_year) && words.iter().filter(begins_with_digit).count() >= 2
}

/// Sums over the lines before each line: a window's sum is the difference of two.
pub(crate) struct Sums(Vec<i32>);

impl Sums {
    fn of(rows: &[Row], value: impl Fn(&Row) -> i32) -> Sums {
        let mut sum = 0;
        let mut sums = Vec::with_capacity(rows.len() + 1);
        sums.push(0);
        for row in rows {
            sum += value(row);
            sums.push(sum);
        }
        Sums(sums)
    }

    fn of_those(rows: &[Row], test: impl Fn(&Row) -> bool) -> Sums {
        Sums::of(rows, |row| i32::from(test(row)))
    }

    /// Over a range of lines.
    pub fn within(&self, lines: Range<usize>) -> i32 {
        let last = self.0.len() - 1;
        self.0[lines.end.min(last)] - self.0[lines.start.min(last)]
    }

    /// Over some lines before one.
    pub fn before(&self, at: usize, reach: usize) -> i32 {
        self.within(at.saturating_sub(reach)..at)
    }

    /// Over some lines after one.
    pub fn after(&self, at: usize, reach: usize) -> i32 {
        self.within(at + 1..at + 1 + reach)
    }

    /// Over all lines before one.
    pub fn until(&self, at: usize) -> i32 {
        self.within(0..at)
    }
}

/// Rows with what is known of their surroundings.
pub(crate) struct Page {
    pub rows: Vec<Row>,
    pub prose_chars: Sums,
    pub prose: Sums,
    pub short: Sums,
    pub furniture: Sums,
    pub words: Sums,
    pub numbers: Sums,
    pub web: Sums,
    pub dates: Sums,
    pub names: Sums,
    pub says: Sums,
    /// Lines since, or until, the last or next one of a sort.
    pub since_prose: Vec<i32>,
    pub until_prose: Vec<i32>,
    pub since_title: Vec<i32>,
    pub until_title: Vec<i32>,
    pub since_date: Vec<i32>,
    pub until_date: Vec<i32>,
    /// Characters of the last, and the next, line of running text.
    pub last_prose: Vec<i32>,
    pub next_prose: Vec<i32>,
    /// Length of the run of short lines that a line stands in; below zero in a run of longer ones.
    pub run: Vec<i32>,
    /// The run of lines that holds most running text for its length.
    pub core: Range<usize>,
}

impl Page {
    /// Sums up the rows of a page.
    pub fn new(rows: Vec<Row>) -> Page {
        let is_short = |row: &Row| row.words <= 5;
        let is_title = |row: &Row| row.title_words >= 70 && row.words >= 3;
        let is_date = |row: &Row| row.face == 2 || row.face == 3;
        Page {
            prose_chars: Sums::of(&rows, |row| if row.prose { row.chars } else { 0 }),
            prose: Sums::of_those(&rows, |row| row.prose),
            short: Sums::of_those(&rows, is_short),
            furniture: Sums::of_those(&rows, |row| row.furniture),
            words: Sums::of(&rows, |row| row.words.min(60)),
            numbers: Sums::of(&rows, |row| row.numbers),
            web: Sums::of(&rows, |row| row.web_words),
            dates: Sums::of_those(&rows, |row| row.dated),
            names: Sums::of_those(&rows, |row| row.named),
            says: Sums::of_those(&rows, |row| row.says),
            since_prose: since(rows.iter().map(|row| row.prose)),
            until_prose: until(&rows, |row| row.prose),
            since_title: since(rows.iter().enumerate().map(|(at, row)| at > 0 && is_title(row))),
            until_title: until(&rows, is_title),
            since_date: since(rows.iter().map(is_date)),
            until_date: until(&rows, is_date),
            last_prose: carried(rows.iter()),
            next_prose: reversed(carried(rows.iter().rev())),
            run: runs(&rows, is_short),
            core: heaviest_run(rows.iter().map(|row| match (row.furniture, row.prose) {
                (true, _) => -12,
                (_, true) => row.words.min(60),
                _ => -8,
            })),
            rows,
        }
    }
}

fn since(hits: impl Iterator<Item = bool>) -> Vec<i32> {
    let mut since = FAR;
    hits.map(|hit| {
        let here = since;
        since = if hit { 1 } else { (since + 1).min(FAR) };
        here
    })
    .collect()
}

fn until(rows: &[Row], hit: impl Fn(&Row) -> bool) -> Vec<i32> {
    reversed(since(rows.iter().rev().map(hit)))
}

fn reversed(mut values: Vec<i32>) -> Vec<i32> {
    values.reverse();
    values
}

fn carried<'r>(rows: impl Iterator<Item = &'r Row>) -> Vec<i32> {
    let mut last = 0;
    rows.map(|row| {
        let here = last;
        if row.prose {
            last = row.chars;
        }
        here
    })
    .collect()
}

fn runs(rows: &[Row], test: impl Fn(&Row) -> bool) -> Vec<i32> {
    let mut runs = Vec::with_capacity(rows.len());
    for run in rows.chunk_by(|a, b| test(a) == test(b)) {
        let length = run.len() as i32;
        let value = if run.first().is_some_and(&test) { length } else { -length };
        runs.resize(runs.len() + run.len(), value);
    }
    runs
}

/// The run of lines with the largest sum of values.
fn heaviest_run(values: impl Iterator<Item = i32>) -> Range<usize> {
    let (mut best, mut most) = (0..0, 0i64);
    let (mut start, mut sum) = (0, 0i64);
    for (at, value) in values.enumerate() {
        if sum <= 0 {
            start = at;
            sum = 0;
        }
        sum += i64::from(value);
        if sum > most {
            best = start..at + 1;
            most = sum;
        }
    }
    best
}
