//! Who wrote it and when: bylines, date lines, datelines.

use super::shape::{End, Shape};
use super::words::Words;
use crate::lexicon;

lexicon!(
    /// Agencies and outlets.
    fn outlets = "../lexicon/outlets.txt"
);
lexicon!(
    /// Words for those who write.
    fn journalists = "../lexicon/journalists.txt"
);

/// More words than this, and it is no byline.
const MOST_WORDS: usize = 30;

/// Words that may stand in small letters between names.
const JOINING: &[&str] = &[
    "and",
    "for",
    "with",
    "of",
    "the",
    "in",
    "at",
    "on",
    "to",
    "from",
    "via",
    "a",
    "an",
    "de",
    "da",
    "di",
    "del",
    "der",
    "den",
    "van",
    "von",
    "la",
    "le",
    "el",
    "al",
    "bin",
    "ibn",
    "ten",
    "y",
    "e",
    "contributed",
    "published",
    "updated",
    "posted",
    "special",
    "our",
    "is",
    "am",
    "pm",
    "a.m",
    "p.m",
    "min",
    "minute",
    "mins",
    "read",
    "ago",
    "hours",
    "hour",
    "minutes",
    "days",
    "day",
    "last",
    "modified",
    "written",
    "reported",
    "by",
    "et",
    "est",
    "edt",
    "gmt",
    "bst",
    "utc",
    "photos",
];

/// Beginnings that say outright that a name follows.
const OPENINGS: &[&[&str]] = &[
    &["written", "by"],
    &["reported", "by"],
    &["reporting", "by"],
    &["story", "by"],
    &["words", "by"],
    &["text", "by"],
    &["article", "by"],
    &["analysis", "by"],
    &["opinion", "by"],
    &["commentary", "by"],
    &["review", "by"],
    &["posted", "by"],
    &["published", "by"],
    &["compiled", "by"],
    &["edited", "by"],
    &["editing", "by"],
    &["additional", "reporting", "by"],
    &["additional", "reporting"],
    &["guest", "post", "by"],
    &["from", "our", "correspondent"],
    &["by", "our", "correspondent"],
];

/// Labels before a colon that say the same.
const LABELS: &[&str] = &["author", "authors", "writer", "reporter", "byline", "words", "text", "by", "contributor"];

/// True when a line says who wrote the story.
pub(crate) fn is_byline(text: &str, words: &Words, shape: &Shape) -> bool {
    let count = words.len();
    if !(2..=MOST_WORDS).contains(&count) || matches!(shape.end, End::Call | End::Colon) {
        return false;
    }
    if LABELS.contains(&words.word(0)) && words.colon_after(0) {
        return names_from(text, words, 1);
    }
    if let Some(opening) =
        OPENINGS.iter().find(|opening| opening.iter().enumerate().all(|(at, word)| words.word(at) == *word))
    {
        return names_from(text, words, opening.len());
    }
    if words.word(0) == "by" {
        return names_from(text, words, 1) && !is_heading_with_by(words);
    }
    is_name_with_outlet(text)
}

/// "By the Numbers", "By Design": headings, not names.
fn is_heading_with_by(words: &Words) -> bool {
    let second = words.word(1);
    words.len() == 2
        && matches!(second, "design" | "numbers" | "contrast" | "comparison" | "law" | "land" | "sea" | "air")
        || second == "the" && !words.iter().skip(2).any(is_of_the_trade)
}

/// A word for those who write, or an agency's name.
fn is_of_the_trade(word: &str) -> bool {
    journalists().has(word) || outlets().has(word) || matches!(word, "press" | "associated" | "board" | "news")
}

/// True when all words from an index on may stand in a list of names, outlets and dates, and one is a name.
fn names_from(text: &str, words: &Words, from: usize) -> bool {
    if End::of(text) == End::Stop && words.len() > from + 6 && !text.contains(';') {
        return false;
    }
    let mut raw = text
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '—' | '…'))
        .filter(|word| word.contains(char::is_alphanumeric));
    for _ in 0..from {
        raw.next();
    }
    let mut names = 0;
    for (at, word) in raw.enumerate() {
        let first = word.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
        let folded = words.word(from + at);
        if first.is_uppercase() || !first.is_alphabetic() && !first.is_ascii_digit() {
            names += 1;
        } else if first.is_ascii_digit() {
            if names == 0 {
                return false;
            }
        } else if is_of_the_trade(folded) {
            names += 1;
        } else if !JOINING.contains(&folded) && !folded.contains('@') && !folded.contains('.') {
            return false;
        }
    }
    names > 0
}

/// "Jane Doe, Reuters", "Jane Doe | AP", "Jane Doe, Staff Writer".
fn is_name_with_outlet(text: &str) -> bool {
    let Some((name, rest)) = text.split_once([',', '|', '/', '–', '—', '•', '·']).or_else(|| text.split_once(" - "))
    else {
        return false;
    };
    let rest = rest.trim().trim_end_matches('.');
    let tail_fits = outlets().has_folded(rest)
        || rest.split([',', '|', '•', '·']).next().is_some_and(|part| outlets().has_folded(part.trim()))
        || is_role(rest);
    tail_fits && is_name(name.trim())
}

/// "Staff Writer", "Senior Political Correspondent".
fn is_role(rest: &str) -> bool {
    let mut words = rest.split_whitespace().peekable();
    let mut last = "";
    let mut count = 0;
    for word in words.by_ref() {
        if !word.starts_with(char::is_uppercase) && !matches!(word, "and" | "of" | "for" | "at") {
            return false;
        }
        last = word;
        count += 1;
    }
    (1..=6).contains(&count)
        && (journalists().has_folded(last)
            || rest.split_whitespace().next().is_some_and(|first| journalists().has_folded(first)))
}

/// Two to five capitalised words without digits, small joining words aside: how a person is named.
pub(crate) fn is_name(name: &str) -> bool {
    let mut capitalised = 0;
    for word in name.split_whitespace() {
        if word.contains(|c: char| !(c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | ','))) {
            return false;
        }
        if word.starts_with(char::is_uppercase) {
            capitalised += 1;
        } else if !matches!(
            word,
            "and"
                | "de"
                | "da"
                | "di"
                | "del"
                | "der"
                | "den"
                | "van"
                | "von"
                | "la"
                | "le"
                | "el"
                | "al"
                | "bin"
                | "ten"
        ) {
            return false;
        }
    }
    (2..=5).contains(&capitalised)
}

/// Months as they are written in dates.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Words that stand in a line which only says when.
const DATE_WORDS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "first",
    "created",
    "date",
    "on",
    "at",
    "of",
    "am",
    "pm",
    "a.m",
    "p.m",
    "noon",
    "midnight",
    "et",
    "est",
    "edt",
    "ct",
    "cst",
    "cdt",
    "mt",
    "mst",
    "mdt",
    "pt",
    "pst",
    "pdt",
    "gmt",
    "bst",
    "utc",
    "cet",
    "cest",
    "ist",
    "aest",
    "hst",
    "eastern",
    "pacific",
    "time",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "ago",
    "hours",
    "hour",
    "minutes",
    "days",
    "day",
    "min",
    "mins",
    "minute",
    "read",
    "today",
    "yesterday",
    "the",
    "st",
    "nd",
    "rd",
    "th",
    "0",
    "issued",
    "release",
    "released",
    "and",
    "hrs",
    "h",
    "m",
    "local",
];

/// True when a line says when the story was written, and nothing else.
pub(crate) fn is_date(words: &Words) -> bool {
    let count = words.len();
    if count == 0 || count > 18 {
        return false;
    }
    let (mut numbers, mut dated) = (0, false);
    for word in words.iter() {
        let leads_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
        if leads_with_digit && is_date_number(word) {
            numbers += 1;
            dated |= word.len() >= 6 && word.matches(['-', '.']).count() >= 2 || word.contains('t') && word.len() >= 10;
        } else if MONTHS.contains(&word) || matches!(word, "published" | "updated" | "posted" | "modified" | "ago") {
            dated = true;
        } else if !DATE_WORDS.contains(&word) {
            return false;
        }
    }
    dated && (numbers >= 1 || words.any(&["today", "yesterday"]))
}

/// "3", "2024", "10:15", "10.15am", "3rd", "03-01-2024", "2024-01-03t10:15:00z".
fn is_date_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits * 2 >= word.len() && word.len() <= 30
}

/// True when a line is a dateline that stands alone: "WASHINGTON (AP) —", "LONDON, Jan 5 (Reuters) -".
pub(crate) fn is_dateline(text: &str, shape: &Shape) -> bool {
    let Some(place) = text.strip_suffix(['—', '–', '-']).map(str::trim_end) else {
        return false;
    };
    shape.words <= 10
        && place
            .split([' ', ','])
            .next()
            .is_some_and(|word| word.len() >= 3 && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()))
}
