//! Which numbers a figure allows: "more than 400" allows 412, "nearly $44m" allows $43,885,310; and what figures in
//! different units measure together.

use crate::figure::{Bound, Figure, FigureKind, Value};
use crate::lexicon;

use super::period::{Calendar, Period, PeriodRelation};

lexicon!(fn scales = "../lexicon/unit_scale.txt");

/// "About" allows this share on either side.
const ABOUT: f64 = 0.1;
/// Nobody says "more than 400" of 900: an open bound reaches this far.
const OPEN: f64 = 1.5;
/// Of few it reaches further: "at least three died" of five, "at least six" of eleven.
const OPEN_FEW: f64 = 5.0;
/// Words for fractions are rough: "almost a quarter" of 22 percent, but "three quarters" are no 80.
const FRACTION: f64 = 0.05;
/// Rounding takes or adds no more than this share; more where the number is said to be rough ("about $2 million").
const ROUNDING: f64 = 0.05;
const ROUGH_ROUNDING: f64 = 0.15;
/// Rates of exchange move by this share and more.
const RATE: f64 = 0.3;
/// Two values of one quantity in different units differ by so much at most where they were converted and rounded.
const CONVERTED: f64 = 0.01;

/// A figure's number in the base of what it measures.
#[derive(Clone, PartialEq, Debug)]
pub struct Amount {
    /// "length", "time", "%", "score", a unit of its own; empty for counts.
    pub measure: &'static str,
    /// The unit as the figure has it.
    unit: String,
    /// The number, or the lower end of a range.
    value: f64,
    /// The upper end of a range.
    high: Option<f64>,
    bound: Bound,
    /// The number as it is written, before it was brought to the base.
    written: f64,
    /// The place value of the last digit of that which is no zero.
    last_digit: Option<f64>,
    /// Half of it, in the base.
    grain: f64,
    /// "A third".
    fraction: bool,
    /// Of dates, from when to when.
    period: Option<Period>,
    /// See [`Amount::is_distinctive`].
    distinctive: bool,
}

/// The numbers that a figure allows, ends included.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Interval {
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

impl Amount {
    /// The amount of a figure; `None` where it is no number.
    pub fn new(figure: &Figure) -> Option<Amount> {
        let written = match &figure.value {
            Value::Number(number) => *number,
            Value::Date(date) => return Amount::date(figure, date),
        };
        if !written.is_finite() || figure.high.is_some_and(|high| !high.is_finite()) {
            return None;
        }
        let unit = figure.unit.as_deref().unwrap_or("");
        let scale = scales().field(unit);
        let mut fields = scale.unwrap_or("").split('\t');
        let measure = match (figure.kind, fields.next().filter(|measure| !measure.is_empty())) {
            (FigureKind::Ratio, _) if unit.is_empty() && written <= 1.0 => "%",
            (FigureKind::Percent, _) if unit == "%" => "%",
            (FigureKind::Score, _) => "score",
            (FigureKind::Age, _) => "age",
            // Degrees of which scale, the story does not say.
            (_, None) if unit == "degree" => "temperature",
            (_, measure) => measure.unwrap_or(""),
        };
        let number =
            |field: Option<&str>, otherwise: f64| field.and_then(|field| field.parse().ok()).unwrap_or(otherwise);
        let fraction = measure == "%" && unit.is_empty();
        let (factor, zero) = match measure {
            "%" if fraction => (100.0, 0.0),
            "age" => (1.0, 0.0),
            _ => (number(fields.next(), 1.0), number(fields.next(), 0.0)),
        };
        let base = |value: f64| value * factor + zero;
        let last_digit = last_digit(written);
        let grain = last_digit.unwrap_or(1.0) / 2.0 * factor;
        Some(Amount {
            measure,
            unit: unit.into(),
            value: base(written),
            high: figure.high.map(base),
            bound: figure.bound,
            written,
            last_digit,
            grain,
            fraction,
            period: None,
            distinctive: has_digits(written),
        })
    }

    /// A date or a time of the day; `None` for vaguer ones.
    fn date(figure: &Figure, date: &str) -> Option<Amount> {
        let period = Period::read(date)?;
        let measure = match period.calendar {
            Calendar::Clock => "clock",
            Calendar::Date => "date",
            Calendar::Ago => "ago",
        };
        let (bound, value) = (figure.bound, period.start());
        Some(Amount {
            measure,
            unit: measure.into(),
            value,
            high: None,
            bound,
            written: value,
            last_digit: None,
            grain: 0.0,
            fraction: false,
            period: Some(period),
            distinctive: false,
        })
    }

    /// True for a year alone.
    pub fn is_year(&self) -> bool {
        self.period.as_ref().is_some_and(|period| period.is_year)
    }

    /// True for dates and times of the day, which stories have so many of.
    pub fn is_date(&self) -> bool {
        self.period.is_some()
    }

    /// The unit as the figure has it.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// True for counts, which have no unit.
    pub fn is_count(&self) -> bool {
        self.measure.is_empty() && self.unit.is_empty()
    }

    /// What two amounts must share to be compared: what they measure, else their unit.
    pub fn key(&self) -> &str {
        if self.measure.is_empty() { &self.unit } else { self.measure }
    }

    /// Where two numbers stand: 1 for the same, 0 for nothing in common.
    pub fn nearness(&self, other: &Amount) -> f64 {
        if let (Some(one), Some(two)) = (&self.period, &other.period) {
            return one.nearness(two);
        }
        if self.measure == "score" || self.is_date() {
            return 0.5;
        }
        let largest = |amount: &Amount| amount.high.unwrap_or(amount.value);
        let (a, b) = (largest(self), largest(other));
        let greater = a.abs().max(b.abs());
        if greater == 0.0 { 1.0 } else { (1.0 - (a - b).abs() / greater).max(0.0) }
    }

    /// A number that two stories hardly share by chance: it has two digits that are not zeros at its end.
    pub fn is_distinctive(&self) -> bool {
        self.distinctive
    }

    /// The number in the base, of a range the lower end.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// True where both give one number, whatever their bounds.
    pub fn is_same(&self, other: &Amount) -> bool {
        self.value == other.value && self.high == other.high
    }

    /// The first two digits and how many follow, with the unit: what figures that may agree share.
    pub fn rounded(&self) -> String {
        format!("{:.1e}{}", self.value, self.key())
    }

    /// "One" is often no number at all ("one reason").
    pub fn is_one(&self) -> bool {
        self.is_count() && self.written == 1.0
    }

    /// Thousands and more.
    pub fn is_large(&self) -> bool {
        self.written.abs() >= 1000.0 && !self.is_date()
    }

    /// Measures something that a story has few figures of: no time, money or share.
    pub fn is_special(&self) -> bool {
        !matches!(self.key(), "" | "%" | "time" | "money" | "age" | "times" | "clock" | "date" | "ago")
    }

    /// How two amounts relate; `None` where they measure different things, or nobody could tell. With `elliptic` a
    /// broken number without a unit may have the other's.
    pub fn relation(&self, other: &Amount, elliptic: bool) -> Option<ValueRelation> {
        if let (Some(one), Some(two)) = (&self.period, &other.period) {
            let vague = self.bound != Bound::Exactly || other.bound != Bound::Exactly;
            return one.relation(two, vague).map(|relation| match relation {
                PeriodRelation::Same if self.bound == other.bound => ValueRelation::Equal,
                PeriodRelation::Same | PeriodRelation::Overlapping => ValueRelation::Bounded,
                PeriodRelation::Apart => ValueRelation::Apart,
            });
        }
        // "62 million pounds" may be of money, "14 miles" at sea are nautical ones.
        let between =
            |one: &str, two: &str| self.unit == one && other.unit == two || self.unit == two && other.unit == one;
        if between("pound-mass", "GBP") && self.bounds_written(other) {
            return Some(ValueRelation::Bounded);
        }
        if between("mile", "nautical mile") && self.written == other.written {
            return Some(ValueRelation::Bounded);
        }
        let mut same_unit = self.unit == other.unit && self.fraction == other.fraction;
        if self.key() != other.key() {
            let unsaid = |bare: &Amount, full: &Amount| {
                bare.is_count() && bare.written.fract() != 0.0 && full.measure.is_empty() && elliptic
            };
            if !unsaid(self, other) && !unsaid(other, self) {
                return None;
            }
            same_unit = true;
        }
        if self.measure == "score" {
            let same = self.value == other.value && self.high == other.high;
            let swapped = Some(self.value) == other.high && self.high == Some(other.value);
            return Some(if same || swapped { ValueRelation::Equal } else { ValueRelation::Apart });
        }
        if self.value == other.value && self.high == other.high {
            let equal = self.bound == other.bound && same_unit;
            return Some(if equal { ValueRelation::Equal } else { ValueRelation::Bounded });
        }
        if self.measure == "temperature" && (self.unit == "degree" || other.unit == "degree") && !same_unit {
            let near = (self.written - other.written).abs() <= 1.0;
            return Some(if near { ValueRelation::Rounded } else { ValueRelation::Apart });
        }
        if same_unit && self.high.is_none() && other.high.is_none() {
            let rounded = self.rounds_to(other) || other.rounds_to(self);
            if rounded {
                return Some(ValueRelation::Rounded);
            }
        }
        let (x, y) = (self.interval(!same_unit), other.interval(!same_unit));
        if x.low <= y.high && y.low <= x.high {
            return Some(ValueRelation::Bounded);
        }
        (same_unit || self.measure != "money").then_some(ValueRelation::Apart)
    }

    /// True when it is the other with fewer digits, and so round that it looks meant so ("44 million" for 43,885,310).
    /// Small whole numbers are taken at their word: 400 is not 412 rounded, but 46 is 46.3.
    fn rounds_to(&self, other: &Amount) -> bool {
        let (rough, fine) = (self.written, other.written);
        let Some(unit) = self.last_digit else { return false };
        let decimals = fine.fract() != 0.0 && unit <= 1.0 && other.last_digit.is_some_and(|other| other < unit);
        let coarse = rough.abs() >= 1000.0 && unit >= 100.0 || rough.fract() != 0.0 || decimals;
        let off = (rough - fine).abs();
        let share = if self.bound == Bound::Exactly { ROUNDING } else { ROUGH_ROUNDING };
        coarse && unit < rough.abs() && off <= unit / 2.0 * (1.0 + 1e-9) && off <= share * fine.abs()
    }

    /// The numbers as they are written can both be true.
    fn bounds_written(&self, other: &Amount) -> bool {
        let (x, y) = (self.written_interval(), other.written_interval());
        x.low <= y.high && y.low <= x.high
    }

    fn written_interval(&self) -> Interval {
        Amount { value: self.written, high: None, ..self.clone() }.interval(false)
    }

    /// The numbers that it allows; wider where it is held against another unit.
    fn interval(&self, converted: bool) -> Interval {
        let high = self.high.unwrap_or(self.value);
        let (mut low, mut high) = (self.value.min(high), self.value.max(high));
        let few = if self.is_count() { OPEN_FEW } else { 0.0 };
        let reach = |value: f64| (value.abs() * (OPEN - 1.0)).max(few);
        match self.bound {
            Bound::Exactly => {}
            Bound::About => (low, high) = (low - low.abs() * ABOUT, high + high.abs() * ABOUT),
            Bound::MoreThan | Bound::AtLeast => high += reach(high),
            Bound::LessThan | Bound::AtMost => low -= reach(low),
        }
        if converted {
            let share = if self.measure == "money" {
                RATE / 2.0
            } else if self.fraction {
                FRACTION
            } else {
                CONVERTED
            };
            // Of what was converted the last digit is rounded too.
            let grain = if self.measure == "%" { 0.0 } else { self.grain };
            low -= (low.abs() * share).max(grain);
            high += (high.abs() * share).max(grain);
        }
        Interval { low, high }
    }
}

/// True for a number with two digits that are not zeros at its end.
fn has_digits(written: f64) -> bool {
    let digits = format!("{}", written.abs()).replace('.', "");
    digits.trim_start_matches('0').trim_end_matches('0').len() >= 2
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
    use crate::text::Span;

    fn amount(value: f64, bound: Bound, kind: FigureKind, unit: &'static str) -> Amount {
        amount_of(Value::Number(value), bound, kind, unit)
    }

    fn amount_of(value: Value, bound: Bound, kind: FigureKind, unit: &'static str) -> Amount {
        let figure = Figure {
            span: Span::default(),
            sentence: 0,
            kind,
            value,
            high: None,
            bound,
            unit: (!unit.is_empty()).then_some(unit.into()),
            qualifier: None,
            noun: None,
            carried_from: None,
        };
        Amount::new(&figure).expect("a number")
    }

    fn check(one: (f64, Bound), other: (f64, Bound), expected: ValueRelation) {
        let (one, other) =
            (amount(one.0, one.1, FigureKind::Count, ""), amount(other.0, other.1, FigureKind::Count, ""));
        assert_eq!(one.relation(&other, false), Some(expected));
        assert_eq!(other.relation(&one, false), Some(expected));
    }

    #[test]
    fn what_can_be_true_together() {
        // "At least six people died"; the toll rises to eleven, not to thirty.
        check((6.0, Bound::AtLeast), (11.0, Bound::Exactly), ValueRelation::Bounded);
        check((6.0, Bound::AtLeast), (30.0, Bound::Exactly), ValueRelation::Apart);
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
        check((46.0, Exactly), (46.3, Exactly), ValueRelation::Rounded);
        check((4.1, Exactly), (4.4, Exactly), ValueRelation::Apart);
        check((4.0, Exactly), (4.25, Exactly), ValueRelation::Apart);
        check((200_000.0, Exactly), (250_000.0, Exactly), ValueRelation::Apart);
    }

    #[test]
    fn units_are_converted() {
        let of = |value, unit| amount(value, Bound::Exactly, FigureKind::Measure, unit);
        let check = |one: Amount, other: Amount, expected| assert_eq!(one.relation(&other, false), expected);
        check(of(12.0, "kilometre"), of(7.0, "mile"), Some(ValueRelation::Bounded));
        check(of(12.0, "kilometre"), of(20.0, "mile"), Some(ValueRelation::Apart));
        check(of(47.8, "degree celsius"), of(118.0, "degree fahrenheit"), Some(ValueRelation::Bounded));
        check(of(2.0, "year"), of(12.0, "month"), Some(ValueRelation::Apart));
        check(of(1.0, "year"), of(12.0, "month"), Some(ValueRelation::Bounded));
        check(of(14.5e6, "EUR"), of(12e6, "GBP"), Some(ValueRelation::Bounded));
        check(of(14.5e6, "EUR"), of(2e6, "GBP"), None);
        check(of(12.0, "kilometre"), of(12.0, "hour"), None);
        check(of(14.0, "mile"), of(14.0, "nautical mile"), Some(ValueRelation::Bounded));
        check(of(62e6, "pound-mass"), of(62e6, "GBP"), Some(ValueRelation::Bounded));
        check(of(62e6, "pound-mass"), of(80e6, "GBP"), None);
        check(of(25.0, "basis point"), of(0.25, "pp"), Some(ValueRelation::Bounded));
        let third = amount(1.0 / 3.0, Bound::Exactly, FigureKind::Ratio, "");
        check(third.clone(), amount(33.0, Bound::Exactly, FigureKind::Percent, "%"), Some(ValueRelation::Bounded));
        check(third, amount(27.0, Bound::Exactly, FigureKind::Percent, "%"), Some(ValueRelation::Apart));
        let quarters = amount(0.75, Bound::Exactly, FigureKind::Ratio, "");
        check(quarters, amount(80.0, Bound::Exactly, FigureKind::Percent, "%"), Some(ValueRelation::Apart));
    }
}
