//! Which numbers a figure allows: "more than 400" allows 412, "nearly $44m" allows $43,885,310.

use crate::figure::{Bound, Figure, Value};

/// "About" allows this share on either side.
const ABOUT: f64 = 0.1;
/// Nobody says "more than 400" of 900: an open bound reaches this far.
const OPEN: f64 = 1.5;

/// The numbers that a figure allows, ends included.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    low: f64,
    high: f64,
}

/// How the values of two figures relate, if they are of one quantity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ValueRelation {
    /// The same value with the same bound.
    Equal,
    /// One bounds or covers the other.
    Bounded,
    /// One is the other, rounded.
    Rounded,
    /// Both cannot be true.
    Apart,
}

/// How two figures' values relate; `None` where one of them is no number.
pub fn relation(one: &Figure, other: &Figure) -> Option<ValueRelation> {
    let (a, b) = (number(one)?, number(other)?);
    if a == b && one.high == other.high {
        let equal = one.bound == other.bound;
        return Some(if equal { ValueRelation::Equal } else { ValueRelation::Bounded });
    }
    if one.high.is_none() && other.high.is_none() && (rounds_to(a, b) || rounds_to(b, a)) {
        return Some(ValueRelation::Rounded);
    }
    let (x, y) = (interval(one)?, interval(other)?);
    Some(if x.low <= y.high && y.low <= x.high { ValueRelation::Bounded } else { ValueRelation::Apart })
}

fn number(figure: &Figure) -> Option<f64> {
    match figure.value {
        Value::Number(number) if number.is_finite() => Some(number),
        _ => None,
    }
}

fn interval(figure: &Figure) -> Option<Interval> {
    let low = number(figure)?;
    let high = figure.high.filter(|high| high.is_finite()).unwrap_or(low);
    let (low, high) = (low.min(high), low.max(high));
    let reach = |value: f64| value.abs() * (OPEN - 1.0);
    Some(match figure.bound {
        Bound::Exactly => Interval { low, high },
        Bound::About => Interval { low: low - low.abs() * ABOUT, high: high + high.abs() * ABOUT },
        Bound::MoreThan | Bound::AtLeast => Interval { low, high: high + reach(high) },
        Bound::LessThan | Bound::AtMost => Interval { low: low - reach(low), high },
    })
}

/// True when `rough` is `fine` with fewer digits, and so round that it looks meant so ("44 million" for 43,885,310).
/// Small whole numbers are taken at their word: 400 is not 412 rounded.
fn rounds_to(rough: f64, fine: f64) -> bool {
    let Some(unit) = last_digit(rough) else { return false };
    let coarse = rough.abs() >= 1000.0 && unit >= 100.0 || rough.fract() != 0.0;
    coarse && unit < rough.abs() && (rough - fine).abs() <= unit / 2.0 * (1.0 + 1e-9)
}

/// The place value of the last digit that is not zero: 44,000,000 gives 1,000,000 and 1.25 gives 0.01.
fn last_digit(value: f64) -> Option<f64> {
    if value == 0.0 || !value.is_finite() {
        return None;
    }
    let digits = format!("{}", value.abs());
    match digits.split_once('.') {
        Some((_, fraction)) => Some((0..fraction.len()).fold(1.0, |place, _| place / 10.0)),
        None => {
            let zeros = digits.len() - digits.trim_end_matches('0').len();
            Some((0..zeros).fold(1.0, |place, _| place * 10.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::FigureKind;
    use crate::text::Span;

    fn figure(value: f64, bound: Bound) -> Figure {
        Figure {
            span: Span::default(),
            sentence: 0,
            kind: FigureKind::Count,
            value: Value::Number(value),
            high: None,
            bound,
            unit: None,
            qualifier: None,
            noun: None,
            carried_from: None,
        }
    }

    fn check(one: (f64, Bound), other: (f64, Bound), expected: ValueRelation) {
        let (one, other) = (figure(one.0, one.1), figure(other.0, other.1));
        assert_eq!(relation(&one, &other), Some(expected));
        assert_eq!(relation(&other, &one), Some(expected));
    }

    #[test]
    fn what_can_be_true_together() {
        use Bound::*;
        check((44e6, About), (43_885_310.0, Exactly), ValueRelation::Rounded);
        check((400.0, MoreThan), (400.0, Exactly), ValueRelation::Bounded);
        check((50.0, MoreThan), (52.0, Exactly), ValueRelation::Bounded);
        check((50.0, MoreThan), (50.0, MoreThan), ValueRelation::Equal);
        check((1.2e9, Exactly), (1_234_000_000.0, Exactly), ValueRelation::Rounded);
        check((48.0, Exactly), (47.0, Exactly), ValueRelation::Apart);
        check((400.0, Exactly), (412.0, Exactly), ValueRelation::Apart);
        check((150.0, MoreThan), (400.0, Exactly), ValueRelation::Apart);
        check((20.0, LessThan), (25.0, Exactly), ValueRelation::Apart);
        check((3.5, Exactly), (3.47, Exactly), ValueRelation::Rounded);
    }
}
