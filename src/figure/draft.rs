//! A figure while a sentence is read: positions are indices of lexemes.

use std::borrow::Cow;

use crate::figure::numeral::Form;
use crate::figure::{Bound, FigureKind, Value};
use crate::text::Span;

/// A figure before its qualifier and its noun are sought.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// Index of its first lexeme.
    pub from: usize,
    /// Index after its last lexeme.
    pub to: usize,
    /// Index after its number, before its unit.
    pub number_to: usize,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// The value, or the lower end of a range.
    pub value: Value,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// How it is bounded.
    pub bound: Bound,
    /// Its unit.
    pub unit: Option<Cow<'static, str>>,
    /// How its number is written, where it is one number.
    pub form: Option<Form>,
    /// True where a hyphen joins it to what follows, or its number to its unit.
    pub compound: bool,
    /// The words that bound it.
    pub qualifier: Option<Span>,
    /// The counted thing.
    pub noun: Option<Span>,
    /// The figure whose noun, unit or kind it takes over.
    pub carried_from: Option<Span>,
}

impl Draft {
    /// A figure with a number for a value.
    pub fn new(from: usize, to: usize, kind: FigureKind, value: f64) -> Draft {
        Draft::with(from, to, kind, Value::Number(value))
    }

    /// A date or a time.
    pub fn dated(from: usize, to: usize, kind: FigureKind, date: String) -> Draft {
        Draft::with(from, to, kind, Value::Date(date))
    }

    fn with(from: usize, to: usize, kind: FigureKind, value: Value) -> Draft {
        Draft {
            from,
            to,
            number_to: to,
            kind,
            value,
            high: None,
            bound: Bound::Exactly,
            unit: None,
            form: None,
            compound: false,
            qualifier: None,
            noun: None,
            carried_from: None,
        }
    }

    /// The value, where it is a number.
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Value::Number(number) => Some(number),
            Value::Date(_) => None,
        }
    }
}
