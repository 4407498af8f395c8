//! Measures: the unit after a number, smaller parts ("5 feet 2 inches"), rates ("miles an hour").

use std::borrow::Cow;

use crate::figure::FigureKind;
use crate::figure::amount::{Amount, Dimension};
use crate::figure::lex::{Kind, Shape};
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::vocabulary::Unit;
use crate::figure::word::{Function, NumberWord, Traits};

impl Reading<'_> {
    /// Reads the percent sign, the currency or the unit that follows the number.
    pub fn measure(&self, amount: &mut Amount) {
        let at = amount.number_to;
        if self.at(at).is('%') {
            amount.dimension = Dimension::Unit(Unit { name: "%", kind: FigureKind::Percent });
            amount.to = at + 1;
            return;
        }
        let mut word = self.past_hyphen(at);
        amount.compound = word > at;
        if amount.numeral.form == Form::Fraction {
            // "half an hour", "a quarter of a mile"
            let of = self.is(word, "of") && self.is_any(word + 1, &["a", "an"]);
            word += usize::from(of);
            let article = self.is_any(word, &["a", "an"]) && (of || amount.numeral.value == 0.5);
            word += usize::from(article);
        }
        // "a couple of days"
        word += usize::from(amount.numeral.form == Form::Vague && self.is(word, "of"));
        // "one and three quarters of an hour"
        let part = at > amount.from + 1 && matches!(self.number_word(at - 1), Some(NumberWord::Denominator(_)));
        if part && amount.numeral.form != Form::Fraction && self.is(word, "of") {
            let unit = word + 1 + usize::from(self.is_any(word + 1, &["a", "an"]));
            word = if self.vocabulary.units.longest(self.lexemes, unit).is_some() { unit } else { word };
        }
        if let Some((name, inches, to)) = self.length_mark(amount, at) {
            amount.numeral.value += inches / 12.0;
            amount.dimension = Dimension::Unit(Unit { name, kind: FigureKind::Measure });
            amount.to = to;
        } else if let Some((unit, to)) = self.unit_symbol(amount, at) {
            amount.dimension = Dimension::Unit(unit);
            amount.to = to;
        } else if !self.money_after(amount, word)
            && let Some((unit, to)) = self.unit_words(amount, word)
        {
            amount.dimension = Dimension::Unit(unit);
            amount.to = to;
            if unit.name == "pound" {
                self.weigh_pounds(amount, word);
            }
        }
        self.raise(amount);
        if amount.to == amount.number_to {
            amount.compound = false;
        }
    }

    /// The marks for feet and inches: "6'4"", "9" wide". The unit's name, the inches after feet, the index after all.
    fn length_mark(&self, amount: &Amount, at: usize) -> Option<(&'static str, f64, usize)> {
        let digits = amount.numeral.digits()?;
        let foot = matches!(self.at(at).kind, Kind::Mark('\'' | '’' | '′')) && self.glued(at);
        let inch = |index: usize| matches!(self.at(index).kind, Kind::Mark('"' | '”' | '″')) && self.glued(index);
        if foot
            && digits.whole <= 2
            && let Some(inches) = self.at(at + 1).digits().filter(|inches| self.glued(at + 1) && inches.value < 12.0)
        {
            return Some(("foot", inches.value, if inch(at + 2) { at + 3 } else { at + 2 }));
        }
        let told = self.has(at + 1, Traits::EXTENT) && self.at(at + 1).gap;
        // `10 " long`
        if told && matches!(self.at(at).kind, Kind::Mark('"' | '″')) {
            return Some(("inch", 0.0, at + 1));
        }
        match (foot, inch(at)) {
            (true, _) if told => Some(("foot", 0.0, at + 1)),
            (_, true) if told || self.inch_sign(at) => Some(("inch", 0.0, at + 1)),
            _ => None,
        }
    }

    /// True for a straight quotation mark after a number that closes no quotation: `a 55" screen`.
    fn inch_sign(&self, at: usize) -> bool {
        let noun = self.at(at + 1).kind == Kind::Word(Shape::Lower) && self.at(at + 1).gap && !self.stops(at + 1);
        let sign = |index: &usize| matches!(self.at(*index).kind, Kind::Mark('"'));
        // Sentences so long that counting would cost are left alone.
        at < 80 && noun && sign(&at) && (0..at).filter(sign).count() % 2 == 0
    }

    /// "4 km squared", "2 metres cubed".
    fn raise(&self, amount: &mut Amount) {
        let Dimension::Unit(unit) = amount.dimension else { return };
        let power = match self.written(amount.to) {
            "squared" => "square ",
            "cubed" => "cubic ",
            _ => return,
        };
        let raised = |other: &&Unit| other.name.strip_prefix(power) == Some(unit.name);
        if let Some(&raised) = self.vocabulary.unit_symbols.values().find(raised) {
            amount.dimension = Dimension::Unit(raised);
            amount.to += 1;
        }
    }

    fn weigh_pounds(&self, amount: &mut Amount, word: usize) {
        let sterling = self.vocabulary.currency_symbols.get("£").filter(|_| self.pounds_are_money(amount, word));
        amount.dimension = match sterling {
            Some(&sterling) => Dimension::Money(sterling),
            None => Dimension::Unit(Unit { name: "pound-mass", kind: FigureKind::Measure }),
        };
    }

    /// The unit's letters or sign right after digits.
    fn unit_symbol(&self, amount: &Amount, at: usize) -> Option<(Unit, usize)> {
        if !matches!(amount.numeral.form, Form::Digits(_) | Form::Fraction | Form::Scaled) {
            return None;
        }
        let word = self.past_hyphen(at);
        if (self.glued(at) || self.stops(at + 1)) && at > 0 && self.temperature(at - 1) {
            let name = if self.written(at) == "C" { "degree celsius" } else { "degree fahrenheit" };
            return Some((Unit { name, kind: FigureKind::Measure }, at + 1));
        }
        // "20 (kg)": as tables write it
        if matches!(self.at(at).kind, Kind::Mark('(' | '[' | '{' | '<'))
            && let Some((unit, to, _)) = self.longest_symbol(at + 1)
            && matches!(self.at(to).kind, Kind::Mark(')' | ']' | '}' | '>'))
        {
            return Some((unit, to + 1));
        }
        let (unit, to, written) = self.longest_symbol(word)?;
        // Letters or digits that go on make a name of it.
        if self.glued(to) && !self.closes(to) && !self.at(to).is_dash() && !self.at(to).is('/') {
            return None;
        }
        let glued = self.glued(word);
        let next_closes = self.closes(to) || self.at(to).is('/');
        let listed = next_closes || matches!(self.function(to), Some(Function::Conjunction | Function::Preposition));
        let clear = match written {
            "in" => next_closes || self.has(to, Traits::LENGTH) && !self.is_any(to, &["from", "above", "below"]),
            "m" | "g" | "t" | "l" | "L" | "h" => glued || listed || self.is(to, "x") || self.at(to).digits().is_some(),
            "s" => glued && amount.numeral.digits().is_some_and(|digits| digits.decimals > 0),
            "mb" => glued || next_closes,
            "st" | "V" | "W" | "MP" | "Pa" => glued,
            "K" => glued && !self.plural(to) && amount.numeral.form != Form::Scaled,
            "°" | "º" => return Some(self.with_degree_scale(unit, to)),
            _ => true,
        };
        clear.then_some((unit, to))
    }

    /// "100° Celsius"
    fn with_degree_scale(&self, unit: Unit, to: usize) -> (Unit, usize) {
        let name = match self.written(to) {
            "C" | "Celsius" | "celsius" => "degree celsius",
            "F" | "Fahrenheit" | "fahrenheit" => "degree fahrenheit",
            _ => return (unit, to),
        };
        (Unit { name, kind: FigureKind::Measure }, to + 1)
    }

    /// The longest symbol of the table that begins at `word`, of lexemes that touch ("km/h", "m2").
    fn longest_symbol(&self, word: usize) -> Option<(Unit, usize, &str)> {
        let start = self.at(word).start as usize;
        (word..word + 3).rev().find_map(|last| {
            let touching = (word + 1..=last).all(|index| self.glued(index));
            if last >= self.lexemes.len() || !touching {
                return None;
            }
            let written = self.text.get(start..self.at(last).end as usize)?;
            self.vocabulary.unit_symbols.get(written).map(|&unit| (unit, last + 1, written))
        })
    }

    /// The unit's name after the number.
    fn unit_words(&self, amount: &Amount, at: usize) -> Option<(Unit, usize)> {
        let (unit, to) = self.vocabulary.units.longest(self.lexemes, at)?;
        let one = amount.numeral.value == 1.0;
        let hyphened = self.at(to).is_hyphen() && self.glued(to) && self.glued(to + 1);
        // "a two second-half goals", "two second chances"
        let part = amount.numeral.form == Form::Fraction;
        if self.is(at, "second") && (!one && !amount.compound && !part || hyphened) {
            return None;
        }
        if self.is_any(at, &["story", "stories"]) && !amount.compound {
            return None;
        }
        // "three Mile Island workers"
        let named =
            self.at(at).is_capital() && self.at(to).is_capital() && !self.title_case && self.written(at).len() > 3;
        (!named || one || unit.name.starts_with("degree")).then_some((unit, to))
    }

    /// "5 feet 2 inches", "two hours and 15 minutes", "an hour and a half", "3 dollars 50 cents".
    pub fn smaller_part(&self, amount: &mut Amount) {
        let unit = match amount.dimension {
            Dimension::Money(currency) => return self.cents(amount, currency),
            Dimension::Unit(unit) => unit,
            Dimension::Count => return,
        };
        // Each part is smaller than the one before: "1 day, 3 hours and 10 minutes".
        // Counted in the smallest part, so that 10 km, 8 m and 6 cm are 10.00806 and not a rounding away from it.
        let (mut last, mut scale, mut sum) = (unit.name, 1.0, amount.numeral.value);
        while let Some((name, ratio, value, to)) = self.next_part(amount, last) {
            scale *= ratio;
            sum = sum * ratio + value;
            amount.to = to;
            last = name;
        }
        if last != unit.name {
            amount.numeral.value = sum / scale;
        }
        if last == unit.name && self.is(amount.to, "and") {
            self.and_half(amount);
        }
    }

    /// The next smaller part of a measure: its unit, how many make one of the unit before, its number, the index after it.
    fn next_part(&self, amount: &Amount, larger: &str) -> Option<(&'static str, f64, f64, usize)> {
        let parts = self.vocabulary.unit_parts;
        if !parts.iter().any(|part| part.0 == larger) {
            return None;
        }
        let connected = self.is(amount.to, "and");
        let comma = self.at(amount.to).is(',');
        let hyphen = self.past_hyphen(amount.to);
        let at = if hyphen > amount.to {
            hyphen
        } else {
            let after = amount.to + usize::from(connected || comma);
            after + usize::from(comma && self.is(after, "and"))
        };
        let part = self.numeral(at).filter(|part| part.form != Form::Fraction)?;
        let word = self.past_hyphen(part.to);
        let named = self.vocabulary.units.longest(self.lexemes, word).map(|(unit, to)| (unit.name, to));
        let named = named.or_else(|| self.unit_symbol_alone(word).map(|unit| (unit.name, word + 1)));
        if let Some((name, to)) = named {
            let (_, name, ratio) = parts.iter().find(|part| part.0 == larger && part.1 == name)?;
            // "sentenced to 2 years, 3 months of it suspended" is rare; "3 of 4 feet, 2 inches" too.
            return (part.value < *ratio).then_some((*name, *ratio, part.value, to));
        }
        // "6-foot-4", "6 feet 7"
        let joined = amount.compound && hyphen > amount.to
            || hyphen == amount.to && self.stops(part.to) && !self.at(part.to).is('%');
        (larger == "foot" && !connected && !comma && joined && part.value < 12.0)
            .then_some(("inch", 12.0, part.value, part.to))
    }

    fn unit_symbol_alone(&self, word: usize) -> Option<Unit> {
        self.vocabulary.unit_symbols.get(self.written(word)).copied()
    }

    /// "an hour and a half", "a year and a quarter".
    fn and_half(&self, amount: &mut Amount) {
        let article = self.is_any(amount.to + 1, &["a", "an"]);
        let at = amount.to + 1 + usize::from(article);
        let part = if self.is(at, "half") {
            0.5
        } else if self.is(at, "quarter") && article {
            0.25
        } else {
            return;
        };
        // "two years and half-a-million dollars"
        let ends = self.closes(at + 1)
            || matches!(self.function(at + 1), Some(Function::Auxiliary | Function::Preposition))
                && !self.is(at + 1, "of");
        if self.at(at + 1).is_hyphen() || !article && !ends {
            return;
        }
        amount.numeral.value += part;
        amount.to = at + 1;
    }

    /// "a barrel", "per hour", "/kg" after money or a unit.
    pub fn rate(&self, amount: &mut Amount) {
        let money = match amount.dimension {
            Dimension::Money(_) => true,
            Dimension::Unit(unit) if unit.kind == FigureKind::Measure => false,
            _ => return,
        };
        let at = self.past_hyphen(amount.to);
        let hyphened = at > amount.to;
        let per = self.is(at, "per");
        let stroke = self.at(at).is('/') && self.glued(at);
        if !(per || stroke || self.is_any(at, &["a", "an"]) || self.is(at, "each") && money) {
            return;
        }
        let word = self.past_hyphen(at + 1);
        let symbol = || self.longest_symbol(word).filter(|_| stroke || per).map(|(unit, to, _)| (unit, to));
        let unit = self.vocabulary.units.longest(self.lexemes, word).or_else(symbol);
        let (name, to) = match unit {
            Some((unit, to)) if unit.kind != FigureKind::Percent => (Cow::Borrowed(unit.name), to),
            _ if (money || per) && self.has(word, Traits::PER)
                || money
                    && per
                    && self.at(word).kind == Kind::Word(Shape::Lower)
                    && !self.stops(word)
                    && self.calendar(word).is_none() =>
            {
                (Cow::Owned(self.written(word).to_ascii_lowercase()), word + 1)
            }
            _ => return,
        };
        // "$5 a day-long pass", "€900,000 a year earlier", "$3 a year ago"
        let longer = self.glued(to) && self.at(to).is_hyphen() && !hyphened;
        if longer || self.is_any(to, &["earlier", "ago", "later", "before", "old", "after"]) {
            return;
        }
        amount.per = Some(match &*name {
            "pound-mass" => Cow::Borrowed("pound"),
            _ => name,
        });
        amount.to = to;
    }
}
