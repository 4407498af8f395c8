//! Numerals in a notation of their own: powers of ten, years said in two halves.

use crate::figure::lex::Kind;
use crate::figure::numeral::{Form, Numeral};
use crate::figure::reading::Reading;
use crate::figure::word::NumberWord;

impl Reading<'_> {
    /// "2.4 x 10^6", "5.5×10−3": as science writes numbers.
    pub fn power_of_ten(&self, numeral: Numeral) -> Numeral {
        let times = self.at(numeral.to).is('×') || self.is(numeral.to, "x");
        let ten = self.at(numeral.to + 1).digits().is_some_and(|ten| ten.value == 10.0 && ten.whole == 2);
        if !times || !ten || numeral.digits().is_none() {
            return numeral;
        }
        let mut at = numeral.to + 2;
        if self.at(at).is('^') {
            at += 1;
        }
        let negative = matches!(self.at(at).kind, Kind::Mark('-' | '−' | '–' | '⁻'));
        at += usize::from(negative);
        let mut exponent = None;
        if let Some(digits) =
            self.at(at).digits().filter(|digits| self.glued(at) && digits.whole <= 2 && digits.decimals == 0)
        {
            (exponent, at) = (Some(digits.value as i32), at + 1);
        }
        while let Kind::Mark(mark) = self.at(at).kind
            && let Some(digit) =
                superscript(mark).filter(|_| self.glued(at) && exponent.is_none_or(|so_far| so_far < 10))
        {
            (exponent, at) = (Some(exponent.unwrap_or(0) * 10 + digit), at + 1);
        }
        let Some(exponent) = exponent else { return numeral };
        let sign = if negative { "-" } else { "" };
        let Ok(factor) = format!("1e{sign}{exponent}").parse::<f64>() else { return numeral };
        Numeral { to: at, value: numeral.value * factor, form: Form::Scaled, ..numeral }
    }

    /// "nineteen seventy-three", "twenty nineteen": a year said in two halves.
    pub fn spoken_year(&self, from: usize) -> Option<Numeral> {
        let century = match self.number_word(from)? {
            NumberWord::Teen(value) if value >= 13.0 => value,
            NumberWord::Tens(20.0) => 20.0,
            _ => return None,
        };
        let next = self.past_hyphen(from + 1);
        let rest = match self.number_word(next)? {
            NumberWord::Tens(_) | NumberWord::Teen(_) if next == from + 1 => self.group(next)?,
            _ => return None,
        };
        let alone = self.scales(rest.to).1 == rest.to && (rest.value >= 10.0);
        alone.then(|| Numeral::new(rest.to, century * 100.0 + rest.value, Form::Words))
    }
}

/// The digit that stands raised.
fn superscript(mark: char) -> Option<i32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == mark).map(|digit| digit as i32)
}
