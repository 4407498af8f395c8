//! Figures: every number in a story, with its value, its bound, its unit and what it counts.
//!
//! A sentence is lexed ([`lex`]) with the word lists at hand ([`vocabulary`]), then scanned once from left to
//! right ([`scan`]). Where something may begin a figure, the grammar's readers are asked in turn: names that hold
//! a number ([`name`], [`name_word`], [`code`]), dates ([`date`], [`relative`], [`distance`], [`holiday`], [`clock`]), ratios
//! ([`ratio`]), then amounts ([`numeral`], [`amount`], [`range`], [`age`]). What was read is then qualified
//! ([`qualifier`]) and given its noun ([`noun`]).

use std::borrow::Cow;

mod age;
mod amount;
mod clock;
mod code;
mod date;
mod distance;
mod draft;
mod fraction;
mod holiday;
mod joined_date;
mod letters;
mod lex;
mod measure;
mod money;
mod name;
mod name_word;
mod notation;
mod noun;
mod noun_phrase;
mod numeral;
mod numeric_date;
mod phrase;
mod qualifier;
mod range;
mod ratio;
mod reading;
mod relative;
mod scan;
mod sharing;
mod vocabulary;
mod word;
mod year;

use crate::segmentation::Segmentation;
use crate::text::Span;

/// What sort of number a figure is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum FigureKind {
    Count,
    Money,
    Percent,
    Ratio,
    Measure,
    Date,
    Time,
    Duration,
    Age,
    Ordinal,
    Score,
    Year,
}

/// A normalised value.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// In the base of its unit: $1.2 billion is 1200000000.
    Number(f64),
    /// ISO 8601, possibly partial ("2024-06", "XXXX-01-05", "XXXX-WXX-1").
    Date(String),
}

/// How the words around it bound a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Bound {
    /// The value itself.
    #[default]
    Exactly,
    /// About, some, nearly, almost.
    About,
    /// More than, over.
    MoreThan,
    /// At least; also a vague figure ("thousands").
    AtLeast,
    /// Less than, under.
    LessThan,
    /// Up to, at most.
    AtMost,
}

/// One figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// The number with its symbol, scale and unit.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// The value, or the lower end of a range.
    pub value: Value,
    /// The upper end of a range; the second number of a score.
    pub high: Option<f64>,
    /// How the qualifier bounds it.
    pub bound: Bound,
    /// ISO 4217 for money, "%", "pp", else the singular English unit; `None` for counts.
    pub unit: Option<Cow<'static, str>>,
    /// The words that bound it.
    pub qualifier: Option<Span>,
    /// The counted thing. It may stand in another sentence, where it was carried over.
    pub noun: Option<Span>,
    /// The figure whose noun, unit or kind it takes over: "400" for the "50" of "400 migrants, of whom 50 …".
    pub carried_from: Option<Span>,
}

/// The figures of a text outside furniture, in order.
pub fn figures(segmentation: &Segmentation) -> Vec<Figure> {
    scan::figures(segmentation)
}
