//! Amounts: a numeral with its sign, its scale, and its currency or unit.

use std::borrow::Cow;

use crate::figure::lex::{Kind, is_currency_sign};
use crate::figure::numeral::{Form, Numeral};
use crate::figure::reading::Reading;
use crate::figure::vocabulary::{Currency, Unit};
use crate::figure::word::{Function, NumberWord, Traits};
use crate::figure::{Bound, FigureKind};

/// What an amount is an amount of.
#[derive(Clone, PartialEq, Debug)]
pub enum Dimension {
    /// A bare number.
    Count,
    /// Money.
    Money(Currency),
    /// A unit of the table.
    Unit(Unit),
}

/// A numeral with what belongs to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Amount {
    /// Index of its first lexeme.
    pub from: usize,
    /// Index after its last lexeme.
    pub to: usize,
    /// Index after its number and scale, before the unit.
    pub number_to: usize,
    /// The numeral, its value with sign and scale.
    pub numeral: Numeral,
    /// What it is an amount of.
    pub dimension: Dimension,
    /// "per hour", as the unit's name says it.
    pub per: Option<Cow<'static, str>>,
    /// True where a hyphen stands between number and unit ("six-foot").
    pub compound: bool,
}

impl Amount {
    /// The unit's name, as the figure tells it.
    pub fn unit(&self) -> Option<Cow<'static, str>> {
        let base = match (&self.dimension, &self.per) {
            (Dimension::Count, _) => return None,
            (Dimension::Money(currency), None) => currency.code,
            (Dimension::Money(currency), Some(_)) => currency.name,
            (Dimension::Unit(unit), _) => unit.name,
        };
        Some(match &self.per {
            None => Cow::Borrowed(base),
            Some(per) => Cow::Owned(format!("{base} per {per}")),
        })
    }

    /// The kind of figure that it makes.
    pub fn kind(&self) -> FigureKind {
        match &self.dimension {
            Dimension::Count => FigureKind::Count,
            Dimension::Money(_) => FigureKind::Money,
            Dimension::Unit(_) if self.per.is_some() => FigureKind::Measure,
            Dimension::Unit(unit) => unit.kind,
        }
    }

    /// Multiplies the number by a scale.
    pub fn scale(&mut self, factor: f64) {
        self.numeral.value = times(self.numeral.value, factor);
        self.numeral.factor *= factor;
        self.numeral.high = self.numeral.high.map(|high| times(high, factor));
        if factor > 1.0 {
            self.numeral.form = Form::Scaled;
        }
    }
}

/// The product, and the whole number where it lies within a rounding of one: 4.1 billion is 4,100,000,000.
fn times(value: f64, factor: f64) -> f64 {
    let product = value * factor;
    let whole = product.round();
    if (product - whole).abs() <= product.abs() * f64::EPSILON { whole } else { product }
}

impl Reading<'_> {
    /// The amount that begins at `from`.
    pub fn amount(&self, from: usize) -> Option<Amount> {
        let (negative, at) = self.sign(from);
        let money = self.money_before(at);
        let begin = money.map_or(at, |money| money.to);
        let inner = money.is_some() && self.at(begin).is_dash() && self.glued(begin) && self.glued(begin + 1);
        let begin = if inner { begin + 1 } else { begin };
        let numeral = self.numeral(begin).or_else(|| self.one_of_unit(begin))?;
        let (factor, number_to) = self.suffix(&numeral, money.is_some());
        let mut numeral = Numeral { to: number_to, ..numeral };
        // "$20-plus trillion"
        let plus = self.past_hyphen(number_to);
        let (more, after) = self.scales(plus + 1);
        let scaled = plus > number_to && self.is(plus, "plus") && after > plus + 1;
        let (factor, number_to) = if scaled { (factor * more, after) } else { (factor, number_to) };
        if scaled {
            numeral = Numeral { to: after, bound: Bound::AtLeast, ..numeral };
        }
        let mut amount =
            Amount { from, to: number_to, number_to, numeral, dimension: Dimension::Count, per: None, compound: false };
        amount.scale(factor * money.map_or(1.0, |money| money.factor));
        match money {
            Some(money) => self.money(&mut amount, money.currency),
            None if self.race_length(&amount) => {
                amount.scale(1e-3);
                amount.dimension = Dimension::Unit(Unit { name: "kilometre", kind: FigureKind::Measure });
                amount.compound = true;
            }
            None => self.measure(&mut amount),
        }
        self.smaller_part(&mut amount);
        self.rate(&mut amount);
        if negative || inner {
            amount.numeral.value = -amount.numeral.value;
        }
        Some(amount)
    }

    /// A sign before a number: true for minus, and the index after it.
    fn sign(&self, from: usize) -> (bool, usize) {
        let number = |index: usize| match self.at(index).kind {
            Kind::Number(_) | Kind::Vulgar(_) => true,
            Kind::Mark(mark) => is_currency_sign(mark),
            _ => false,
        };
        match self.at(from).kind {
            Kind::Mark('-' | '−' | '–')
                if self.at(from).gap && self.glued(from + 1) && number(from + 1) && self.date(from + 1).is_none() =>
            {
                (true, from + 1)
            }
            // "- 1,200": a sentence of nothing else
            Kind::Mark('-' | '−') if from == 0 && self.lexemes.len() <= 3 && number(from + 1) => (true, from + 1),
            // "J1149+6663" is one name, and the sign of "¼+0" belongs to what stands before it.
            Kind::Mark('+' | '±')
                if number(from + 1)
                    && (self.at(from).gap
                        || !self.before(from).is_number() && !matches!(self.before(from).kind, Kind::Vulgar(_))) =>
            {
                (false, from + 1)
            }
            Kind::Word(_)
                if self.is_any(from, &["minus", "negative"])
                    && self.numeral_begins(from + 1)
                    && !self.follows(from, &["or"]) =>
            {
                (true, from + 1)
            }
            _ => (false, from),
        }
    }

    /// True where a numeral seems to begin.
    pub fn numeral_begins(&self, index: usize) -> bool {
        match self.at(index).kind {
            Kind::Number(_) | Kind::Vulgar(_) => true,
            Kind::Word(_) => match self.number_word(index) {
                Some(
                    NumberWord::Digit(_)
                    | NumberWord::Teen(_)
                    | NumberWord::Tens(_)
                    | NumberWord::Hundred
                    | NumberWord::Scale(_)
                    | NumberWord::Dozen(_),
                ) => true,
                _ => self.is(index, "half"),
            },
            _ => false,
        }
    }

    /// "a mile", "an hour": one of a unit, where a qualifier or a further part says that it is counted.
    fn one_of_unit(&self, from: usize) -> Option<Numeral> {
        if !self.is_any(from, &["a", "an"]) || self.at(from).is_capital() && !self.begins(from) {
            return None;
        }
        let named = self.vocabulary.units.longest(self.lexemes, from + 1).map(|(_, to)| to);
        let to = named.or_else(|| self.currency_words(from + 1).map(|(_, to)| to))?;
        let more = self.is(to, "and")
            && (self.is_any(to + 1, &["a", "half"]) && self.is_any(to + 2, &["half", "quarter"])
                || self.numeral_begins(to + 1) && self.vocabulary.units.longest(self.lexemes, to + 2).is_some());
        // "three times in a decade", "jailed for a year", but "in a year of drought"
        let period = self.follows(from, &["for", "in", "within"])
            && self.vocabulary.units.longest(self.lexemes, from + 1).is_some_and(|(unit, _)| {
                unit.kind == FigureKind::Duration && !self.is_any(from + 1, &["second", "night", "quarter", "school"])
            })
            && (self.closes(to) && !self.at(to).is_hyphen()
                || matches!(self.function(to), Some(Function::Preposition | Function::Conjunction))
                    && !self.is_any(to, &["of", "when", "where", "like", "that", "than"]));
        (more || period || self.bounds_number(from)).then(|| Numeral::one(from + 1))
    }

    /// "a 5K run", "the 10K": kilometres of a race.
    fn race_length(&self, amount: &Amount) -> bool {
        matches!(self.written(amount.to - 1), "K" | "k")
            && self.glued(amount.to - 1)
            && amount.numeral.value <= 100_000.0
            && self.has(amount.to, Traits::RACE)
    }

    /// What an abbreviation after the digits multiplies them by ("3bn", "$5 m"), and the index after it.
    fn suffix(&self, numeral: &Numeral, money: bool) -> (f64, usize) {
        let at = numeral.to;
        let factor = self.word(at).suffix;
        let glued = self.glued(at);
        let digits = matches!(numeral.form, Form::Digits(_)) || numeral.form == Form::Scaled && glued;
        // "5G", "128GB": letters or digits that go on are no scale.
        if factor == 0.0 || !digits || self.glued(at + 1) && matches!(self.at(at + 1).kind, Kind::Number(_)) {
            return (1.0, at);
        }
        let clear = match self.written(at) {
            "m" => money || glued && self.million(at),
            "M" => money || glued,
            "T" | "t" => money && glued,
            "B" | "b" => glued && (money || numeral.value < 1000.0),
            "K" if glued && self.kelvins() => false,
            "k" | "K" => glued || money || self.closes(at + 1) && !self.at(at + 1).is('.'),
            "mm" | "MM" => money,
            "mil" => money || glued,
            "g" | "G" => false,
            _ => true,
        };
        if clear { (factor, at + 1) } else { (1.0, at) }
    }

    /// True where a degree sign says that K stands for kelvins: "300 °C (573.15K)".
    fn kelvins(&self) -> bool {
        self.lexemes.iter().take(80).any(|lexeme| lexeme.is('°'))
    }

    /// True where the m after a number means million, not metres: what is counted follows, or another such number.
    fn million(&self, at: usize) -> bool {
        let next = at + 1;
        let paired = self.is_any(next, &["and", "to", "or"]) && {
            let second = next + 1;
            self.at(second).digits().is_some()
                && self.is(second + 1, "m")
                && self.glued(second + 1)
                && self.million(second + 1)
        };
        // "2m votes": a verb by its letters.
        let counted = self.at(next).is_word() && (!self.stops(next) || self.plural(next));
        paired || !self.has(next, Traits::LENGTH) && counted
    }
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn a_product_within_a_rounding_of_a_whole_number_is_that() {
        assert_eq!(times(4.1, 1e9), 4_100_000_000.0);
        assert_eq!(times(2.5, 1e-3), 0.0025);
        assert_eq!(times(1.25, 10.0), 12.5);
    }
}
