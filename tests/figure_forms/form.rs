//! How numbers are written, and what is expected of a sentence that holds one.

use claimlight::figure::{Bound, Figure, FigureKind, Value, figures};
use claimlight::segmentation::Segmentation;
use claimlight::structure::{Block, BlockKind};
use claimlight::text::Span;
use proptest::prelude::*;

pub fn read(text: &str) -> Vec<Figure> {
    let block = Block { span: Span::new(0, text.len()).trim(text), kind: BlockKind::Paragraph, reason: "" };
    figures(&Segmentation::with_blocks(text, vec![block]))
}

/// What is expected of the one figure of a sentence.
#[derive(Clone, Debug)]
pub struct Expected {
    kind: FigureKind,
    low: f64,
    high: Option<f64>,
    bound: Bound,
    unit: Option<&'static str>,
}

pub fn is(kind: FigureKind, low: f64) -> Expected {
    Expected { kind, low, high: None, bound: Bound::Exactly, unit: None }
}

impl Expected {
    pub fn to(self, high: f64) -> Expected {
        Expected { high: Some(high), ..self }
    }

    pub fn in_unit(self, unit: &'static str) -> Expected {
        Expected { unit: Some(unit), ..self }
    }

    pub fn bounded(self, bound: Bound) -> Expected {
        Expected { bound, ..self }
    }
}

pub fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= other.abs() * 1e-9
}

/// Says what is wrong with the reading of a sentence that holds one figure of the expected kind.
pub fn fault(text: &str, expected: &Expected) -> Option<String> {
    let found: Vec<Figure> = read(text).into_iter().filter(|figure| figure.kind == expected.kind).collect();
    let right = match found.as_slice() {
        [figure] => {
            let low = matches!(figure.value, Value::Number(number) if close(number, expected.low));
            let high = match (figure.high, expected.high) {
                (Some(one), Some(other)) => close(one, other),
                (one, other) => one.is_none() && other.is_none(),
            };
            let unit = expected.unit.is_none() || figure.unit.as_deref() == expected.unit;
            low && high && unit && figure.bound == expected.bound
        }
        _ => false,
    };
    (!right).then(|| format!("{text}\n  read as {found:?}\n  not {expected:?}\n"))
}

pub fn reads_as(text: &str, expected: &Expected) -> Result<(), TestCaseError> {
    match fault(text, expected) {
        Some(fault) => Err(TestCaseError::fail(fault)),
        None => Ok(()),
    }
}

/// How a number in words joins its hundreds to what follows.
#[derive(Clone, Copy, PartialEq)]
pub enum Style {
    /// "two hundred and six", as in Britain.
    And,
    /// "two hundred six", as in America.
    Bare,
}

/// A whole number in words, as English writes it.
pub fn spelled(number: u64, style: Style) -> String {
    const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    for (scale, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred")] {
        if number >= scale {
            let rest = number % scale;
            let joint = if rest > 0 && rest < 100 && style == Style::And { " and " } else { " " };
            let rest = if rest == 0 { String::new() } else { format!("{joint}{}", spelled(rest, style)) };
            return format!("{} {name}{rest}", spelled(number / scale, style));
        }
    }
    let small = |number: u64| SMALL.split(' ').nth(number as usize).unwrap_or_default();
    match (number / 10, number % 10) {
        (0 | 1, _) => small(number).to_string(),
        (tens, 0) => TENS[tens as usize].to_string(),
        (tens, unit) => format!("{}-{}", TENS[tens as usize], small(unit)),
    }
}

/// A whole number with a mark between its thousands.
pub fn grouped(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

pub fn ending(number: u64) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// Rows of a word list: its fields, parted by tabs.
pub fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

pub fn assert_all(faults: impl Iterator<Item = String>) {
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{} wrong:\n{}", faults.len(), faults.join("\n"));
}
