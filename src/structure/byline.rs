//! Who wrote it and when: bylines, date lines, datelines.

use super::shape::{End, Shape};
use super::words::Words;
use crate::lexicon;

lexicon!(
    /// Agencies and outlets.
    fn outlets = "../lexicon/outlets.txt"
);
lexicon!(
    /// Words that may stand in small letters between names.
    fn joining = "../lexicon/byline_joining.txt"
);
lexicon!(
    /// Months as they are written in dates.
    fn months = "../lexicon/month_names.txt"
);
lexicon!(
    /// Words that stand in a line which only says when.
    fn date_words = "../lexicon/date_line_words.txt"
);
lexicon!(
    /// Words for those who write.
    fn journalists = "../lexicon/journalists.txt"
);

/// More words than this, and it is no byline.
const MOST_WORDS: usize = 30;

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
    if count > MOST_WORDS || matches!(shape.end, End::Call | End::Colon) {
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
        } else if !joining().has(folded) && !folded.contains('@') && !folded.contains('.') {
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

/// "Staff Writer", "Senior Political Correspondent", "Guest columnist".
pub(crate) fn is_role(rest: &str) -> bool {
    let mut last = "";
    let mut count = 0;
    for word in rest.split_whitespace() {
        let joins = matches!(word, "and" | "of" | "for" | "at");
        if !word.starts_with(char::is_uppercase) && !joins && !journalists().has(word) {
            return false;
        }
        last = word;
        count += 1;
    }
    (1..=6).contains(&count)
        && (journalists().has_folded(last)
            || rest.split_whitespace().next().is_some_and(|first| journalists().has_folded(first)))
}

/// "KXRC Staff", "Ledger News Desk", "Staff report": an office in the place of a name.
pub(crate) fn is_desk(line: &str) -> bool {
    let mut words = line.split_whitespace().peekable();
    let count = words.clone().count();
    let last = words.clone().last().unwrap_or("");
    let capitalised = words.all(|word| word.starts_with(char::is_uppercase) || journalists().has(word));
    let office = lexicon::fold(last, |last| {
        matches!(last, "staff" | "newsroom" | "desk" | "report" | "reports" | "bureau" | "correspondents")
    });
    let staffed = count > 2 || line.split_whitespace().any(|word| lexicon::fold(word, |word| journalists().has(word)));
    (2..=5).contains(&count) && capitalised && office && staffed
}

/// True when a paragraph opens with a dateline: "PARIS (AP) — …", "PORT HARLOW, Maine, Nov. 3 /Wire/ -- …".
pub(crate) fn opens_with_dateline(line: &str) -> bool {
    dateline_end(line).is_some()
}

/// Where the words after a dateline begin, in bytes of the line; nothing where it opens with none.
pub(crate) fn dateline_end(line: &str) -> Option<usize> {
    const LONGEST: usize = 80;
    // A place in capitals: most lines begin otherwise.
    let mut letters = line.chars().filter(|letter| letter.is_alphabetic());
    if !letters.by_ref().take(2).all(char::is_uppercase) {
        return None;
    }
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let opening = &line[..end];
    let dashes = ["—", " – ", " - ", "--", "–"].iter();
    let (dash, after) = dashes.filter_map(|mark| opening.find(mark).map(|at| (at, at + mark.len()))).min()?;
    let place = opening[..dash].trim_end();
    let name = place.split([',', '(', '/']).next().unwrap_or("").trim();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let dateline = capitals >= 3
        && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && name.split_whitespace().count() <= 4;
    dateline.then(|| line.len() - line[after..].trim_start().len())
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

/// Words of a date at most, however it is put.
const LONGEST_DATE: usize = 18;

/// True when a line says when the story was written, and nothing else.
pub(crate) fn is_date(words: &Words) -> bool {
    if words.len() > LONGEST_DATE {
        return false;
    }
    let (mut numbers, mut dated) = (0, false);
    for word in words.iter() {
        let leads_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
        if leads_with_digit && is_date_number(word) {
            numbers += 1;
            dated |= word.len() >= 6 && word.matches(['-', '.']).count() >= 2 || word.contains('t') && word.len() >= 10;
        } else if months().has(word) || matches!(word, "published" | "updated" | "posted" | "modified" | "ago") {
            dated = true;
        } else if !date_words().has(word) {
            return false;
        }
    }
    dated && (numbers >= 1 || words.any(&["today", "yesterday"]))
}

/// "Lakeshore Radio, June 11, 2024": who published it, and when.
pub(crate) fn is_outlet_with_date(line: &str, words: &Words) -> bool {
    // Five words, some of them in two.
    if words.len() > 2 * 5 + LONGEST_DATE {
        return false;
    }
    let Some((outlet, date)) = line.split_once([',', '|', '–', '—', '•', '·']) else { return false };
    let named = outlet.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    if !named || !(1..=5).contains(&outlet.split_whitespace().count()) {
        return false;
    }
    let mut words = Words::default();
    words.read(date);
    is_date(&words)
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
