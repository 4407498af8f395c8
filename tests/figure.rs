//! The figures of sentences as a journalist would write them, and properties that hold for any text.
//!
//! A fixture is a sentence and, below it, the figures it holds, in order:
//! `[150] count > 150 noun "people" by "More than"`. A sentence with nothing below it holds none.

use std::fmt::Write as _;

use claimlight::figure::{Bound, Figure, FigureKind, Value, figures};
use claimlight::segmentation::Segmentation;
use claimlight::structure::{Block, BlockKind};
use claimlight::text::Span;
use proptest::prelude::*;

fn read(text: &str) -> Vec<Figure> {
    let block = Block { span: Span::new(0, text.len()).trim(text), kind: BlockKind::Paragraph, reason: "" };
    figures(&Segmentation::with_blocks(text, vec![block]))
}

/// A figure as a fixture writes it.
fn line(text: &str, figure: &Figure) -> String {
    let bound = match figure.bound {
        Bound::Exactly => "=",
        Bound::About => "~",
        Bound::MoreThan => ">",
        Bound::AtLeast => ">=",
        Bound::LessThan => "<",
        Bound::AtMost => "<=",
    };
    let kind = format!("{:?}", figure.kind).to_lowercase();
    let mut line = format!("[{}] {kind}", figure.span.of(text));
    match &figure.value {
        Value::Number(number) => {
            let _ = write!(line, " {bound} {}", (number * 1e6).round() / 1e6);
        }
        Value::Date(date) => {
            let _ = write!(line, " {date}");
        }
    }
    if let Some(high) = figure.high {
        let _ = write!(line, "..{}", (high * 1e6).round() / 1e6);
    }
    if let Some(unit) = &figure.unit {
        let _ = write!(line, " {unit}");
    }
    if let Some(noun) = figure.noun {
        let _ = write!(line, " noun \"{}\"", noun.of(text));
    }
    if let Some(qualifier) = figure.qualifier {
        let _ = write!(line, " by \"{}\"", qualifier.of(text));
    }
    line
}

/// Holds every case of a fixture file against what is read.
fn check(fixture: &str) {
    let mut wrong = String::new();
    for case in fixture.split("\n\n") {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = lines.next() else { continue };
        let expected: Vec<String> = lines.map(|line| line.trim().to_string()).collect();
        let found: Vec<String> = read(text).iter().map(|figure| line(text, figure)).collect();
        if expected != found {
            let _ = write!(
                wrong,
                "\n{text}\n  expected:\n    {}\n  found:\n    {}\n",
                expected.join("\n    "),
                found.join("\n    ")
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

macro_rules! fixtures {
    ($($name:ident)*) => {
        $(#[test] fn $name() { check(include_str!(concat!("fixtures/figure/", stringify!($name), ".txt"))); })*
    };
}

fixtures!(numbers money percentages ranges ratios scores ages dates times measures qualifiers nouns carried_nouns no_figures known_wrong);
