//! The figures of sentences as a journalist would write them, and a property that holds for any text.
//! Numbers in all their forms, read back, are in `figure_forms/`.
//!
//! A fixture is a sentence and, below it, the figures it holds, in order:
//! `[150] count > 150 noun "people" by "More than"`. A sentence with nothing below it holds none; `from "400"` names
//! the figure whose noun or unit it takes over.

use std::fmt::Write as _;

use claimlight::figure::{Bound, Figure, Value, figures};
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
    if let Some(from) = figure.carried_from {
        let _ = write!(line, " from \"{}\"", from.of(text));
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

fixtures!(news_traps news_fresh numbers money percentages ranges ratios scores ages dates times measures qualifiers nouns carried_nouns no_figures known_wrong
    news_wire news_sport news_business news_courts news_weather news_science news_local news_everyday news_mixed news_more news_no_figures);

proptest! {
    #[test]
    fn any_text_gives_spans_in_order_that_fit_it(
        text in prop_oneof![
            "\\PC{0,200}",
            "([0-9$£€%.,'’/:()-]| |one|two|half|hundred|million|of|the|a|and|to|May|first|km|people|more than|old|in|least){0,60}",
        ]
    ) {
        let mut end = 0;
        for figure in figures(&Segmentation::new(&text)) {
            prop_assert!(figure.span.start >= end, "{:?} overlaps in {text}", figure.span);
            prop_assert!(!figure.span.is_empty());
            end = figure.span.end;
            for span in [Some(figure.span), figure.noun, figure.qualifier, figure.carried_from].into_iter().flatten() {
                prop_assert!(text.get(span.range()).is_some(), "{span:?} does not fit {text}");
                prop_assert!(!span.is_empty());
            }
        }
    }
}
