//! Hard-wrapped text: lines that were broken to fit a column are one paragraph.
//!
//! A writer that fills lines up to a width W breaks a line only where the next word would not have
//! fitted: the line has at most W columns, and line, space and next word have more. Text whose lines
//! obey that rule, and mostly go on in small letters, is wrapped; all other lines stand by themselves.

use super::line::Line;
use super::list;
use super::shape::{End, Shape, Unit};

/// Wider than this, and nobody wrapped it by hand or for a terminal.
const WIDEST: u32 = 120;
/// Narrower than this, and it is a table, a poem or a list.
const NARROWEST: u32 = 30;
/// Columns that a line may fall short: writers that keep a word together, or count differently.
const SLACK: u32 = 4;

/// Joins the lines of wrapped paragraphs; lines of a text that is not wrapped each make a unit.
pub(crate) fn units(text: &str, lines: &[Line]) -> Vec<Unit> {
    let width = wrapped_width(text, lines);
    let mut units: Vec<Unit> = Vec::with_capacity(lines.len());
    let mut first = 0;
    for at in 0..lines.len() {
        let joined =
            width.is_some_and(|width| lines.get(at + 1).is_some_and(|next| joins(text, lines[at], *next, width)));
        if !joined {
            let span = lines[first].span.join(lines[at].span);
            units.push(Unit {
                span,
                after_gap: lines[first].after_gap,
                lines: (at + 1 - first) as u32,
                shape: Shape::of(span.of(text)),
            });
            first = at + 1;
        }
    }
    units
}

/// The column that the text was wrapped at, or `None` where its lines are its paragraphs.
fn wrapped_width(text: &str, lines: &[Line]) -> Option<u32> {
    if lines.len() < 2 {
        return None;
    }
    let width = typical_width(text, lines)?;
    let (mut full, mut runs_on) = (0u32, 0u32);
    let (mut pairs, mut capitals) = (0u32, 0u32);
    for pair in lines.windows(2) {
        if pair[1].after_gap {
            continue;
        }
        pairs += 1;
        if joins(text, pair[0], pair[1], width) {
            full += 1;
            let next = body(pair[1].span.of(text));
            let begins_small = next.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
            runs_on += u32::from(begins_small);
            let shape = Shape::of(pair[0].span.of(text));
            capitals += u32::from(shape.is_all_capitals() && matches!(shape.end, End::Bare | End::Open));
        }
    }
    let mostly_full = full >= 1 && full * 5 >= pairs * 2;
    (mostly_full && (runs_on * 2 >= full || capitals * 10 >= full * 7)).then_some(width)
}

/// The widest line of a text, a few outliers (links, tables) aside; `None` where that is too wide or too narrow.
fn typical_width(text: &str, lines: &[Line]) -> Option<u32> {
    let mut counts = [0u32; WIDEST as usize + 2];
    for line in lines {
        counts[columns(text, *line).min(WIDEST + 1) as usize] += 1;
    }
    let spared = lines.len() as u32 / 50;
    let mut above = 0;
    for width in (NARROWEST..=WIDEST + 1).rev() {
        above += counts[width as usize];
        if above > spared {
            return (width <= WIDEST).then_some(width);
        }
    }
    None
}

/// True when the second line carries the first one on.
fn joins(text: &str, line: Line, next: Line, width: u32) -> bool {
    if next.after_gap || line.indent + 8 < next.indent || list::marker(next.span.of(text)).is_some() {
        return false;
    }
    // An indented line begins a paragraph, unless it hangs under a list item or follows its like.
    if next.indent > line.indent && list::marker(line.span.of(text)).is_none() {
        return false;
    }
    let word = body(next.span.of(text)).split_whitespace().next().unwrap_or("");
    columns(text, line) + 1 + word.chars().count() as u32 + SLACK > width
}

/// Columns that a line takes, up to just above the widest that matters.
fn columns(text: &str, line: Line) -> u32 {
    let words = line.span.of(text);
    line.indent.min(8) + words.chars().take(WIDEST as usize + 1).count() as u32
}

/// A line without the marks of a quoted mail.
fn body(line: &str) -> &str {
    line.trim_start_matches(['>', ' '])
}
