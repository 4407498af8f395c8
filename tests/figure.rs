//! The figures of sentences as a journalist would write them, and properties that hold for any text.
//!
//! A fixture is a sentence and, below it, the figures it holds, in order:
//! `[150] count > 150 noun "people" by "More than"`. A sentence with nothing below it holds none; `from "400"` names
//! the figure whose noun or unit it takes over.

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

fixtures!(numbers money percentages ranges ratios scores ages dates times measures qualifiers nouns carried_nouns no_figures known_wrong
    news_wire news_sport news_business news_courts news_weather news_science news_local news_mixed news_more news_no_figures);

/// A whole number in words, as English writes it.
fn spelled(number: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    for (scale, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred")] {
        if number >= scale {
            let (above, rest) = (number / scale, number % scale);
            let joint = if rest == 0 {
                ""
            } else if rest < 100 {
                " and "
            } else {
                " "
            };
            let rest = if rest == 0 { String::new() } else { spelled(rest) };
            return format!("{} {name}{joint}{rest}", spelled(above));
        }
    }
    match (number / 10, number % 10) {
        (0 | 1, _) => SMALL[number as usize].to_string(),
        (tens, 0) => TENS[tens as usize].to_string(),
        (tens, unit) => format!("{}-{}", TENS[tens as usize], SMALL[unit as usize]),
    }
}

/// A whole number with a comma between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Asserts that a sentence holds one figure of this kind with this value.
fn reads_as(text: &str, kind: FigureKind, value: f64) -> Result<(), TestCaseError> {
    let found: Vec<Figure> = read(text).into_iter().filter(|figure| figure.kind == kind).collect();
    let values: Vec<&Value> = found.iter().map(|figure| &figure.value).collect();
    let right = match values.as_slice() {
        [Value::Number(number)] => (number - value).abs() <= value.abs() * 1e-9,
        _ => false,
    };
    prop_assert!(right, "{text}\n  read as {values:?}, not {value}");
    Ok(())
}

proptest! {
    #[test]
    fn whole_numbers_read_back(number in prop_oneof![3u64..1000, 1000u64..1_000_000, 1_000_000u64..1_000_000_000_000]) {
        let value = number as f64;
        reads_as(&format!("The mine shipped {} crates north.", grouped(number)), FigureKind::Count, value)?;
        reads_as(&format!("The mine shipped {} crates north.", spelled(number)), FigureKind::Count, value)?;
        reads_as(&format!("It cost ${} then.", grouped(number)), FigureKind::Money, value)?;
        reads_as(&format!("It cost €{number} then."), FigureKind::Money, value)?;
        reads_as(&format!("It cost {} euros then.", spelled(number)), FigureKind::Money, value)?;
        reads_as(&format!("It ran {} km north.", grouped(number)), FigureKind::Measure, value)?;
        reads_as(&format!("It lasted {} hours.", spelled(number)), FigureKind::Duration, value)?;
    }

    #[test]
    fn decimals_and_scales_read_back(whole in 0u32..1000, tenths in 0u32..100, scale in 0usize..4) {
        let number = format!("{whole}.{tenths:02}");
        let value: f64 = number.parse().unwrap_or_default();
        let (word, short, factor) = [("thousand", "k", 1e3), ("million", "m", 1e6), ("billion", "bn", 1e9), ("trillion", "tn", 1e12)][scale];
        reads_as(&format!("The fund holds ${number} {word} now."), FigureKind::Money, value * factor)?;
        reads_as(&format!("The fund holds £{number}{short} now."), FigureKind::Money, value * factor)?;
        reads_as(&format!("The fund holds {number} {word} bonds."), FigureKind::Count, value * factor)?;
        reads_as(&format!("It fell {number}% there."), FigureKind::Percent, value)?;
        reads_as(&format!("It fell {number} per cent there."), FigureKind::Percent, value)?;
        reads_as(&format!("It fell {number} percentage points there."), FigureKind::Percent, value)?;
    }

    #[test]
    fn ordinals_read_back(number in 1u64..1000) {
        let ending = match (number % 100, number % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        reads_as(&format!("It was the {number}{ending} case."), FigureKind::Ordinal, number as f64)?;
    }

    #[test]
    fn dates_read_back(year in 1900i32..2060, month in 1usize..13, day in 1u32..29) {
        const MONTHS: [&str; 12] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ];
        let name = MONTHS[month - 1];
        let iso = format!("{year}-{month:02}-{day:02}");
        for text in [
            format!("It closed on {name} {day}, {year}, again."),
            format!("It closed on {day} {name} {year} again."),
            format!("It closed on {year}-{month:02}-{day:02} again."),
            format!("It closed on the {day}th of {name}, {year}."),
        ] {
            let found = read(&text);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert_eq!(&found[0].value, &Value::Date(iso.clone()), "{}", &text);
        }
    }

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
