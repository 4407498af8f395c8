//! Fractions: "two-thirds", "a quarter of a million", "10 1/2".

use crate::figure::numeral::{Form, Numeral};
use crate::figure::reading::Reading;
use crate::figure::word::{NumberWord, Traits};

impl Reading<'_> {
    /// A fraction times the scale that may follow it ("half million", "two thirds of a million").
    pub fn scaled(&self, numeral: Numeral) -> Numeral {
        let mut at = numeral.to;
        if self.is(at, "of") {
            at += 1;
        }
        if self.is_any(at, &["a", "an"]) {
            at += 1;
        }
        let (factor, to) = self.scales(at);
        if to > at && factor >= 12.0 {
            Numeral { to, value: numeral.value * factor, form: Form::Scaled, ..numeral }
        } else {
            numeral
        }
    }

    /// "half", "half a million", "a quarter of a million".
    pub fn part(&self, from: usize) -> Option<Numeral> {
        if self.is(from, "half") {
            let numeral = Numeral::new(from + 1, 0.5, Form::Fraction);
            return Some(self.scaled(numeral));
        }
        if self.is(from, "quarter") && self.scales(from + 1).0 >= 1000.0 {
            return Some(self.scaled(Numeral::new(from + 1, 0.25, Form::Fraction)));
        }
        None
    }

    /// "a third", "a half", "a quarter": a part where nothing follows that it could be the third of.
    pub fn article_fraction(&self, from: usize) -> Option<Numeral> {
        if !self.is_any(from, &["a", "an"]) {
            return None;
        }
        let value = self.denominator(from + 1)?;
        if self.past_hyphen(from + 2) > from + 2 {
            return None; // "a half-mile stretch"
        }
        let numeral = Numeral::new(from + 2, 1.0 / value, Form::Fraction);
        let scaled = self.scaled(numeral);
        if scaled.to > numeral.to {
            return Some(scaled);
        }
        let clear = value == 2.0 || self.is(from + 2, "of");
        // "cut by a third" is a part, "guilty to a fourth" an ordinal, "dropped to a fourth" a part again.
        let changed =
            self.follows(from, &["to"]) && (1..=4).any(|back| from > back && self.has(from - 1 - back, Traits::CHANGE));
        let ends = self.follows(from, &["to"]) && from > 1 && self.denominator(from - 2).is_some();
        let told = from == 0 || ends || changed || self.bounded(from) || self.has(from - 1, Traits::PART_FOLLOWS);
        (clear || self.stops(from + 2) && told).then_some(numeral)
    }

    /// What the word at `index` divides by, in the singular.
    pub fn denominator(&self, index: usize) -> Option<f64> {
        match self.number_word(index)? {
            NumberWord::Denominator(value) => Some(value),
            NumberWord::Ordinal(value) if value >= 3.0 => Some(value),
            NumberWord::OrdinalScale(value) => Some(value),
            _ => None,
        }
    }

    /// "two-thirds", "one quarter", "five eighths".
    pub fn fraction(&self, from: usize) -> Option<Numeral> {
        let group = self.group(from)?;
        if group.form != Form::Words || !(1.0..1000.0).contains(&group.value) {
            return None;
        }
        let mut at = self.past_hyphen(group.to);
        if self.at(at).is_hyphen() && self.at(at).gap && self.at(at + 1).gap {
            at += 1;
        }
        // "one twenty-fifth"
        let compound = || {
            let tens = self.is(from, "one") && matches!(self.number_word(at), Some(NumberWord::Tens(_)));
            tens.then(|| self.ordinal_below(at))
                .flatten()
                .filter(|ordinal| ordinal.to > at + 1 && ordinal.form == Form::Words)
        };
        let (below, last) = match compound() {
            Some(ordinal) => (ordinal.value, ordinal.to),
            None => (self.denominator(at)?, at + 1),
        };
        let plural =
            matches!(self.number_word(at), Some(NumberWord::Denominator(_))) && !self.is_any(at, &["half", "quarter"]);
        let one = group.value == 1.0;
        let of = self.is(last, "of");
        let quarters = below == 4.0 && plural;
        // "a three-quarter share"
        if group.value == 3.0 && self.is(at, "quarter") && at > group.to {
            return Some(self.scaled(Numeral::new(last, 0.75, Form::Fraction)));
        }
        // "two quarters" are half a year; "twenty-third" is an ordinal.
        let past = self.has(from.wrapping_sub(1), Traits::SHIFTS);
        if one == plural || quarters && (group.value != 3.0 && !of || past) {
            return None;
        }
        Some(self.scaled(Numeral::new(last, group.value / below, Form::Fraction)))
    }

    /// "3/4", "10 1/2": digits with a stroke.
    pub fn written_fraction(&self, from: usize) -> Option<Numeral> {
        let mixed = self.at(from + 2).is('/') || self.at(from + 1).is_hyphen() && self.at(from + 3).is('/');
        let start = if mixed { from + if self.at(from + 1).is_hyphen() { 2 } else { 1 } } else { from };
        let (above, below) = (self.at(start).digits()?, self.at(start + 2).digits()?);
        let touching = self.at(start + 1).is('/') && self.glued(start + 1) && self.glued(start + 2);
        let integer = above.decimals == 0 && below.decimals == 0 && !above.grouped;
        let tail = self.glued(start + 3) && (self.at(start + 3).is('/') || self.at(start + 3).digits().is_some());
        if !touching || !integer || tail || above.value < 1.0 || above.value >= below.value {
            return None;
        }
        let part = above.value / below.value;
        if mixed {
            let whole = self.at(from).digits().filter(|whole| whole.decimals == 0 && below.value <= 64.0)?;
            return Some(Numeral::new(start + 3, whole.value + part, Form::Scaled));
        }
        let usual = matches!(below.value as u32, 2 | 3 | 4 | 5 | 8 | 10 | 15 | 16 | 32 | 40 | 64 | 100 | 1000);
        (usual || self.is(start + 3, "of")).then(|| self.scaled(Numeral::new(start + 3, part, Form::Fraction)))
    }
}
