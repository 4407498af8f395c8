//! The features of a saved page's lines: what the line model weighs.

use super::page::{Page, percent};

/// The features that hold for one line: indices below [`count`].
pub type Active = Vec<u16>;

/// A number that is known of a line, and the bounds that it is compared with: one feature a bound, which holds above it.
const MEASURES: &[(&str, &[i32])] = &[
    ("characters", &[10, 20, 35, 60, 100, 160, 300]),
    ("words", &[1, 2, 4, 7, 12, 20, 40]),
    ("words in small letters", &[0, 20, 40, 60, 75]),
    ("capitalised words", &[5, 15, 30, 50, 75, 99]),
    ("words with digits", &[0, 10, 30, 60]),
    ("stops", &[0, 1, 2, 4]),
    ("commas", &[0, 1, 3]),
    ("signs", &[0, 1]),
    ("copies", &[1, 2, 4]),
    ("words of the title", &[-1, 0, 30, 60, 90]),
    ("capital letters", &[0, 5, 12, 30, 80]),
    ("length of words", &[40, 52, 60, 70, 85]),
    ("words one before", &[-1, 2, 5, 9, 16, 30]),
    ("words one after", &[-1, 2, 5, 9, 16, 30]),
    ("words two before", &[-1, 3, 9, 20]),
    ("words two after", &[-1, 3, 9, 20]),
    ("prose in 2 before", &[0, 100, 250, 500]),
    ("prose in 2 after", &[0, 100, 250, 500]),
    ("prose in 6 before", &[0, 100, 300, 700, 1400]),
    ("prose in 6 after", &[0, 100, 300, 700, 1400]),
    ("prose in 15 before", &[0, 200, 600, 1200, 2500]),
    ("prose in 15 after", &[0, 200, 600, 1200, 2500]),
    ("short in 5 before", &[0, 1, 2, 3, 4]),
    ("short in 5 after", &[0, 1, 2, 3, 4]),
    ("short in 12 before", &[1, 3, 5, 7, 9]),
    ("short in 12 after", &[1, 3, 5, 7, 9]),
    ("furniture in 3 before", &[0, 1, 2]),
    ("furniture in 3 after", &[0, 1, 2]),
    ("furniture in 10 before", &[0, 1, 3, 5]),
    ("furniture in 10 after", &[0, 1, 3, 5]),
    ("lines since prose", &[1, 2, 3, 5, 8, 15, 30]),
    ("lines until prose", &[1, 2, 3, 5, 8, 15, 30]),
    ("last prose", &[0, 80, 160, 300]),
    ("next prose", &[0, 80, 160, 300]),
    ("lines before the core", &[-1, 0, 1, 3, 8]),
    ("lines after the core", &[-1, 0, 1, 3, 8, 20]),
    ("share of the core", &[25, 40, 60, 75, 90]),
    ("lines left", &[3, 10, 20, 40]),
    ("place", &[5, 15, 30, 50, 70, 85]),
    ("lines since title", &[1, 2, 4, 8, 15, 40, 499]),
    ("lines until title", &[1, 2, 5, 10, 20, 499]),
    ("lines since date", &[1, 2, 4, 10, 30, 499]),
    ("lines until date", &[1, 2, 4, 10, 499]),
    ("furniture since the core", &[0, 1, 3, 8, 20]),
    ("prose left", &[0, 1, 3, 8]),
    ("known words", &[-1, 0, 20, 40, 60]),
    ("mean words in 5", &[2, 3, 4, 6, 9, 14, 22]),
    ("mean words in 10", &[2, 3, 4, 6, 9, 14, 22]),
    ("mean words in 20", &[2, 3, 4, 6, 9, 14, 22]),
    ("digits in 5", &[5, 15, 30, 60]),
    ("web words", &[0, 20, 45, 80]),
    ("web words in 8 before", &[3, 8, 15, 25, 40]),
    ("web words in 8 after", &[3, 8, 15, 25, 40]),
    ("web words in 25 before", &[3, 8, 15, 25, 40]),
    ("web words in 25 after", &[3, 8, 15, 25, 40]),
    ("small words", &[0, 12, 22, 32, 42]),
    ("dates in 8 before", &[0, 1, 2]),
    ("dates in 8 after", &[0, 1, 2]),
    ("dates since the core", &[0, 1, 3, 8]),
    ("names in 8 around", &[0, 1, 2, 4]),
    ("says", &[0]),
    ("says in 8 around", &[0, 1, 2]),
    ("run of like length", &[-8, -3, 0, 1, 2, 4, 8, 16]),
];

/// Kinds of lines, of their ends and so on: one feature a value.
const CHOICES: &[(&str, usize)] = &[
    ("end", 5),
    ("beginning", 5),
    ("face", 11),
    ("face one before", 12),
    ("face one after", 12),
    ("face two before", 12),
    ("face two after", 12),
    ("furniture", 19),
    ("furniture one before", 19),
    ("furniture one after", 19),
    ("end one before", 6),
    ("end one after", 6),
    ("beginning one after", 6),
    ("class", 55),
    ("class one before", 55),
    ("class one after", 55),
    ("face and prose around", 66),
];

/// How many features there are.
pub fn count() -> usize {
    let measures: usize = MEASURES.iter().map(|(_, bounds)| bounds.len()).sum();
    let choices: usize = CHOICES.iter().map(|(_, values)| values).sum();
    1 + measures + choices
}

/// What each feature is called, in order.
pub fn names() -> Vec<String> {
    let mut names = vec!["always".to_owned()];
    for (name, bounds) in MEASURES {
        names.extend(bounds.iter().map(|bound| format!("{name} > {bound}")));
    }
    for (name, values) in CHOICES {
        names.extend((0..*values).map(|value| format!("{name} = {value}")));
    }
    names
}

/// The features of every line of a page.
pub(crate) fn features(page: &Page) -> Vec<Active> {
    (0..page.rows.len()).map(|at| active(&measures(page, at), &choices(page, at))).collect()
}

fn active(measures: &[i32], choices: &[i32]) -> Active {
    let mut active = vec![0];
    let mut base = 1;
    for (value, (_, bounds)) in measures.iter().zip(MEASURES) {
        let held = bounds.iter().take_while(|bound| value > bound).count();
        active.extend((base..base + held).map(|feature| feature as u16));
        base += bounds.len();
    }
    for (value, (_, values)) in choices.iter().zip(CHOICES) {
        active.push((base + (*value).max(0) as usize % values) as u16);
        base += values;
    }
    active
}

/// The numbers of a line, in the order of [`MEASURES`].
fn measures(page: &Page, at: usize) -> [i32; MEASURES.len()] {
    let rows = &page.rows;
    let row = &rows[at];
    let count = rows.len();
    let words = |offset: isize| at.checked_add_signed(offset).and_then(|at| rows.get(at)).map_or(-1, |row| row.words);
    let core = &page.core;
    let since_core = |sums: &super::page::Sums| if at > core.start { sums.within(core.start..at) } else { -1 };
    let mean = |sums: &super::page::Sums, reach: usize| {
        let lines = at.saturating_sub(reach)..(at + reach + 1).min(count);
        sums.within(lines.clone()) / lines.len() as i32
    };
    let web_before = |reach| percent(page.web.before(at, reach), page.words.before(at, reach));
    let web_after = |reach| percent(page.web.after(at, reach), page.words.after(at, reach));
    let around = |sums: &super::page::Sums| sums.before(at, 8) + sums.after(at, 8);
    [
        row.chars,
        row.words,
        row.lower,
        row.capitalised,
        row.numbers,
        row.stops,
        row.commas,
        row.signs,
        row.copies,
        row.title_words,
        row.upper,
        row.word_length,
        words(-1),
        words(1),
        words(-2),
        words(2),
        page.prose_chars.before(at, 2),
        page.prose_chars.after(at, 2),
        page.prose_chars.before(at, 6),
        page.prose_chars.after(at, 6),
        page.prose_chars.before(at, 15),
        page.prose_chars.after(at, 15),
        page.short.before(at, 5),
        page.short.after(at, 5),
        page.short.before(at, 12),
        page.short.after(at, 12),
        page.furniture.before(at, 3),
        page.furniture.after(at, 3),
        page.furniture.before(at, 10),
        page.furniture.after(at, 10),
        page.since_prose[at],
        page.until_prose[at],
        page.last_prose[at],
        page.next_prose[at],
        (core.start as i32 - at as i32).max(-1),
        (at as i32 - core.end as i32).max(-1),
        percent(page.prose.within(core.clone()), page.prose.until(count)),
        (count - at) as i32,
        (at * 100 / count) as i32,
        page.since_title[at],
        page.until_title[at],
        page.since_date[at],
        page.until_date[at],
        since_core(&page.furniture),
        page.prose.within(at..count),
        row.known_words,
        mean(&page.words, 5),
        mean(&page.words, 10),
        mean(&page.words, 20),
        mean(&page.numbers, 5),
        row.web,
        web_before(8),
        web_after(8),
        web_before(25),
        web_after(25),
        row.function,
        page.dates.before(at, 8),
        page.dates.after(at, 8),
        since_core(&page.dates),
        around(&page.names),
        i32::from(row.says),
        around(&page.says),
        page.run[at],
    ]
}

/// The kinds of a line, in the order of [`CHOICES`].
fn choices(page: &Page, at: usize) -> [i32; CHOICES.len()] {
    let rows = &page.rows;
    let row = &rows[at];
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| rows.get(at));
    let face = |offset| near(offset).map_or(11, |row| row.face);
    let code = |offset| near(offset).map_or(0, |row| row.code);
    let class = |offset| near(offset).map_or(54, |row| row.class);
    let around = page.prose_chars.before(at, 5) + page.prose_chars.after(at, 5);
    let level = [0, 100, 300, 700, 1400].iter().filter(|bound| around > **bound).count() as i32;
    [
        row.end,
        row.begin,
        row.face,
        face(-1),
        face(1),
        face(-2),
        face(2),
        row.code,
        code(-1),
        code(1),
        near(-1).map_or(5, |row| row.end),
        near(1).map_or(5, |row| row.end),
        near(1).map_or(5, |row| row.begin),
        row.class,
        class(-1),
        class(1),
        row.face * 6 + level,
    ]
}
