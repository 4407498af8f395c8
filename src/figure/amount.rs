//! Amounts: a numeral with its sign, currency, scale and unit.

use std::borrow::Cow;

use crate::figure::FigureKind;
use crate::figure::lex::{Kind, is_currency_sign};
use crate::figure::numeral::{Form, Numeral};
use crate::figure::reading::Reading;
use crate::figure::vocabulary::{Currency, NumberWord, Unit};

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
}

impl Reading<'_> {
    /// The amount that begins at `from`.
    pub fn amount(&self, from: usize) -> Option<Amount> {
        let (negative, at) = self.sign(from);
        let prefix = self.currency_before(at);
        let (currency, begin) = prefix.map_or((None, at), |(currency, to)| (Some(currency), to));
        let (inner, begin) = if currency.is_some() { self.sign(begin) } else { (false, begin) };
        let numeral = self.numeral(begin)?;
        let (factor, number_to) = self.suffix(&numeral, currency.is_some());
        let sign = if negative || inner { -1.0 } else { 1.0 };
        let form = if factor > 1.0 { Form::Scaled } else { numeral.form };
        let numeral = Numeral {
            value: numeral.value * factor * sign,
            high: numeral.high.map(|high| high * factor),
            factor: numeral.factor * factor,
            form,
            to: number_to,
            ..numeral
        };
        let mut amount =
            Amount { from, to: number_to, number_to, numeral, dimension: Dimension::Count, per: None, compound: false };
        match currency {
            Some(currency) => self.money(&mut amount, currency),
            None => self.dimension(&mut amount),
        }
        self.rate(&mut amount);
        Some(amount)
    }

    /// A sign before a number: true for minus, and the index after it.
    fn sign(&self, from: usize) -> (bool, usize) {
        let number = |index: usize| {
            matches!(self.at(index).kind, Kind::Number(_) | Kind::Vulgar(_))
                || matches!(self.at(index).kind, Kind::Mark(mark) if is_currency_sign(mark))
        };
        match self.at(from).kind {
            Kind::Mark('-' | '−' | '–') if self.at(from).gap && number(from + 1) => (true, from + 1),
            Kind::Mark('+' | '±') if number(from + 1) => (false, from + 1),
            Kind::Word(_) if self.is_any(from, &["minus", "negative"]) && self.numeral_begins(from + 1) => {
                (true, from + 1)
            }
            _ => (false, from),
        }
    }

    /// True where a numeral seems to begin.
    pub fn numeral_begins(&self, index: usize) -> bool {
        matches!(self.at(index).kind, Kind::Number(_) | Kind::Vulgar(_))
            || matches!(
                self.number_word(index),
                Some(NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_) | NumberWord::Hundred)
            )
            || self.is_any(index, &["a", "an", "half"])
    }

    /// What an abbreviation after the digits multiplies them by ("3bn", "$5 m"), and the index after it.
    fn suffix(&self, numeral: &Numeral, money: bool) -> (f64, usize) {
        let at = numeral.to;
        let factor = self.word(at).suffix;
        let digits = matches!(numeral.form, Form::Digits(_)) || numeral.form == Form::Scaled && self.glued(at);
        if factor == 0.0 || !digits {
            return (1.0, at);
        }
        let written = self.written(at);
        let clear = match written {
            "m" | "M" => money || written == "M" && self.glued(at) || self.million(numeral, at),
            "t" | "T" | "b" => money,
            "B" => money || self.glued(at),
            "k" | "K" => self.glued(at) || money,
            "mm" | "MM" | "mil" => money,
            "g" | "G" => false,
            _ => true,
        };
        let short = written.len() == 1 && !self.glued(at) && !(money && written == "m");
        // "5G", "128GB": letters that go on are no scale.
        if !clear || short || self.glued(at + 1) && matches!(self.at(at + 1).kind, Kind::Number(_)) {
            return (1.0, at);
        }
        (factor, at + 1)
    }

    /// True where the m after a number means million, not metres: people or things follow.
    fn million(&self, numeral: &Numeral, at: usize) -> bool {
        if !self.glued(at) {
            return false;
        }
        let long = [
            "tall",
            "long",
            "high",
            "wide",
            "deep",
            "away",
            "from",
            "above",
            "below",
            "x",
            "race",
            "sprint",
            "hurdles",
            "freestyle",
            "relay",
            "butterfly",
            "backstroke",
            "breaststroke",
            "final",
            "heats",
            "medley",
        ];
        let _ = numeral;
        !self.is_any(at + 1, &long) && self.at(at + 1).is_word() && !self.stops(at + 1)
    }

    /// Completes money that has its sign or code in front.
    fn money(&self, amount: &mut Amount, currency: Currency) {
        let mut currency = currency;
        // "$10 dollars", "$10 US"
        if let Some((named, to)) = self.currency_words(amount.to)
            && (named.code == currency.code || currency.code == "USD" && named.name.ends_with("dollar"))
        {
            currency = named;
            amount.to = to;
        }
        amount.dimension = Dimension::Money(currency);
        self.subunits(amount);
    }

    /// The currency sign or code that stands at `from` before a number, and the index after it.
    pub fn currency_before(&self, from: usize) -> Option<(Currency, usize)> {
        let symbols = &self.vocabulary.currency_symbols;
        let number = |index: usize| matches!(self.at(index).kind, Kind::Number(_) | Kind::Vulgar(_));
        let number =
            |index: usize| number(index) || self.at(index).is_dash() && number(index + 1) || self.numeral_begins(index);
        let lexeme = self.at(from);
        match lexeme.kind {
            Kind::Mark(sign) if is_currency_sign(sign) => {
                let currency = *symbols.get(self.written(from))?;
                number(from + 1).then_some((currency, from + 1))
            }
            Kind::Word(_) => {
                if matches!(self.at(from + 1).kind, Kind::Mark(sign) if is_currency_sign(sign)) && number(from + 2) {
                    let joined = self.text.get(lexeme.start as usize..self.at(from + 1).end as usize)?;
                    let mut key = String::with_capacity(8);
                    key.extend(joined.chars().filter(|character| !character.is_whitespace()).take(8));
                    let spaced = self.at(from + 1).gap;
                    if !spaced || key.len() <= 3 || key == "USD$" {
                        key.make_ascii_uppercase();
                        let key = if key == "MEX$" { "Mex$" } else { &key };
                        if let Some(&currency) = symbols.get(key) {
                            return Some((currency, from + 2));
                        }
                    }
                    return None;
                }
                if !matches!(self.at(from + 1).kind, Kind::Number(_)) && !self.at(from + 1).is('.') {
                    // "malaysian ringgit 42"
                    let (currency, to) = self.currency_words(from)?;
                    return (to > from + 1 && matches!(self.at(to).kind, Kind::Number(_))).then_some((currency, to));
                }
                let written = self.written(from);
                let next = if self.at(from + 1).is('.') && self.glued(from + 1) { from + 2 } else { from + 1 };
                if !matches!(self.at(next).kind, Kind::Number(_)) {
                    return None;
                }
                if let Some(&currency) = symbols.get(written) {
                    return Some((currency, next));
                }
                if next > from + 1 {
                    return None;
                }
                let code = written.len() == 3 && written.bytes().all(|byte| byte.is_ascii_uppercase());
                let glued = self.glued(next);
                let million = written.len() == 4 && written.starts_with('M') && !glued;
                let (currency, _) = self.currency_words(from).filter(|&(currency, to)| {
                    to == from + 1 && (code && currency.code == written || !glued && currency.code != "TRY")
                })?;
                let _ = million;
                Some((currency, next))
            }
            _ => None,
        }
    }

    /// The currency named in words at `from`, and the index after it.
    pub fn currency_words(&self, from: usize) -> Option<(Currency, usize)> {
        self.vocabulary.currencies.longest(self.lexemes, from)
    }

    /// Reads the currency or unit that follows the number.
    fn dimension(&self, amount: &mut Amount) {
        let at = amount.number_to;
        if self.at(at).is('%') {
            amount.dimension = Dimension::Unit(Unit { name: "%", kind: FigureKind::Percent });
            amount.to = at + 1;
            return;
        }
        let after_hyphen = self.past_hyphen(at);
        amount.compound = after_hyphen > at;
        // "half an hour", "half a mile"
        let mut word = after_hyphen;
        if amount.numeral.form == Form::Fraction {
            if self.is(word, "of") && self.is_any(word + 1, &["a", "an"]) {
                word += 1;
            }
            if self.is_any(word, &["a", "an"]) {
                word += 1;
            }
        }
        let symbol = self.unit_symbol(amount, at);
        if let Some((unit, to)) = symbol {
            amount.dimension = Dimension::Unit(unit);
            amount.to = to;
        } else if let Some((currency, to)) = self.currency_after(amount, word) {
            amount.dimension = Dimension::Money(currency);
            amount.to = to;
            let (factor, scaled) = match self.number_word(to) {
                Some(NumberWord::Scale(scale)) if matches!(amount.numeral.form, Form::Digits(_)) => (scale, to + 1),
                _ => (1.0, to),
            };
            amount.numeral.value *= factor;
            amount.numeral.factor *= factor;
            amount.to = scaled;
            self.subunits(amount);
        } else if let Some((unit, to)) = self.unit_words(amount, word) {
            amount.dimension = if unit.name == "pound" { self.pounds(amount, word) } else { Dimension::Unit(unit) };
            amount.to = to;
            self.subunits(amount);
        }
        if amount.to == amount.number_to {
            amount.compound = false;
        }
    }

    /// The unit's letters or sign right after digits.
    fn unit_symbol(&self, amount: &Amount, at: usize) -> Option<(Unit, usize)> {
        if !matches!(amount.numeral.form, Form::Digits(_) | Form::Fraction | Form::Scaled) {
            return None;
        }
        let symbols = &self.vocabulary.unit_symbols;
        let word = self.past_hyphen(at);
        // "km/h", "km2", "°C"
        let mut longest = None;
        let start = self.at(word).start as usize;
        for last in (word..word + 3).rev() {
            if last > word && !(word + 1..=last).all(|index| self.glued(index)) {
                continue;
            }
            if last >= self.lexemes.len() {
                continue;
            }
            let written = self.text.get(start..self.at(last).end as usize).unwrap_or("");
            if let Some(&unit) = symbols.get(written) {
                longest = Some((unit, last + 1, written));
                break;
            }
        }
        let (unit, to, written) = longest?;
        let glued = self.glued(word);
        let next_closes = self.closes(to) || self.at(to).is('/');
        if self.glued(to) && !self.closes(to) && !self.at(to).is_dash() && !self.at(to).is('/') {
            return None; // letters or digits go on: a name
        }
        let clear = match written {
            "in" => next_closes || self.is_any(to, &["x", "tall", "long", "wide", "deep", "thick", "high"]),
            "m" | "s" | "h" | "g" | "t" | "l" | "st" | "V" | "K" | "L" | "W" | "mb" | "MP" | "Pa" => {
                glued || next_closes && written.len() == 1 && !matches!(written, "s" | "K" | "V" | "W")
            }
            _ => true,
        };
        clear.then_some((unit, to))
    }

    /// The currency that follows the number: its sign, its code or its name.
    fn currency_after(&self, amount: &Amount, at: usize) -> Option<(Currency, usize)> {
        if let Kind::Mark(sign) = self.at(at).kind {
            if sign == '¢' {
                return Some((Currency { code: "cent", name: "cent" }, at + 1));
            }
            let next_number = matches!(self.at(at + 1).kind, Kind::Number(_)) && !self.at(at + 1).gap;
            if is_currency_sign(sign) && !next_number {
                let currency = *self.vocabulary.currency_symbols.get(self.written(at))?;
                return Some((currency, at + 1));
            }
            return None;
        }
        let (currency, to) = self.currency_words(at)?;
        let written = self.written(at);
        let alone = to == at + 1;
        let fits = match written.to_ascii_lowercase().as_str() {
            "pound" | "pounds" => false,
            "try" | "won" | "sterling" | "real" | "lei" | "dm" | "nis" | "sar" | "ron" | "eth" | "stg" | "cop" => {
                !alone
                    || written.bytes().all(|byte| byte.is_ascii_uppercase())
                    || written == "won" && self.large(amount)
            }
            "kip" | "punt" | "punts" | "soles" | "leva" | "lari" | "som" => self.large(amount),
            _ => true,
        };
        fits.then_some((currency, to))
    }

    fn large(&self, amount: &Amount) -> bool {
        amount.numeral.value >= 1000.0
    }

    /// The unit's name after the number.
    fn unit_words(&self, amount: &mut Amount, at: usize) -> Option<(Unit, usize)> {
        let (unit, to) = self.vocabulary.units.longest(self.lexemes, at)?;
        let written = self.written(at);
        let one = amount.numeral.value == 1.0;
        match unit.name {
            "second" if written.eq_ignore_ascii_case("second") && !one && !amount.compound => return None,
            "second" if self.at(to).is_hyphen() && !self.at(to).gap => return None, // "two second-half goals"
            _ => {}
        }
        // A capital after the number is a name ("three Mile Island workers"), if not a degree's.
        if self.at(at).is_capital() && !self.title_case && !unit.name.starts_with("degree") && !one {
            let upper = written.len() <= 3;
            if !upper && self.at(to).is_capital() {
                return None;
            }
        }
        Some((unit, to))
    }

    /// Pounds of money or of weight, by what stands around them.
    fn pounds(&self, amount: &Amount, at: usize) -> Dimension {
        const MONEY: &[&str] = &[
            "fine",
            "fined",
            "cost",
            "costs",
            "costing",
            "paid",
            "pay",
            "pays",
            "price",
            "priced",
            "worth",
            "spent",
            "spend",
            "spending",
            "earn",
            "earned",
            "owed",
            "debt",
            "loan",
            "raised",
            "profit",
            "salary",
            "bill",
            "note",
            "notes",
            "coin",
            "bid",
            "deal",
            "budget",
            "fee",
            "stolen",
            "won",
            "compensation",
        ];
        const WEIGHT: &[&str] = &[
            "of", "weigh", "weighs", "weighed", "weighing", "lost", "gained", "heavy", "heavier", "lighter", "man",
            "baby", "bag",
        ];
        let near = |words: &[&str]| {
            (1..=3).any(|back| amount.from >= back && self.is_any(amount.from - back, words))
                || self.is_any(at + 1, words)
        };
        let large = amount.numeral.factor >= 1e6;
        match self.vocabulary.currency_symbols.get("£") {
            Some(&pound) if !amount.compound && !near(WEIGHT) && (large || self.sterling || near(MONEY)) => {
                Dimension::Money(pound)
            }
            _ => Dimension::Unit(Unit { name: "pound-mass", kind: FigureKind::Measure }),
        }
    }

    /// "… and 45 cents", "… 4 inches", "… and 30 minutes": a smaller part that follows.
    fn subunits(&self, amount: &mut Amount) {
        let connected = self.is(amount.to, "and");
        let comma = self.at(amount.to).is(',');
        let mut at = amount.to + usize::from(connected || comma);
        let hyphen = self.past_hyphen(amount.to);
        if hyphen > amount.to {
            at = hyphen;
        }
        match amount.dimension {
            Dimension::Money(currency) if !comma && hyphen == amount.to => {
                let Some(part) = self.numeral(at).filter(|part| part.value < 100.0 && part.value >= 1.0) else {
                    return;
                };
                if matches!(currency.name, "cent" | "penny") || !matches!(part.form, Form::Digits(_) | Form::Words) {
                    return;
                }
                let next = self.past_hyphen(part.to);
                let cents = self
                    .currency_words(next)
                    .filter(|(smaller, _)| matches!(smaller.code, "cent" | "penny" | "kopeck"));
                let sign = self.at(next).is('¢') || self.glued(next) && self.is_any(next, &["c", "p"]);
                if let Some((_, to)) = cents {
                    amount.numeral.value += part.value / 100.0;
                    amount.to = to;
                } else if sign {
                    amount.numeral.value += part.value / 100.0;
                    amount.to = next + 1;
                }
            }
            Dimension::Unit(unit) => {
                let (smaller, ratio) = match unit.name {
                    "foot" => ("inch", 12.0),
                    "pound-mass" => ("ounce", 16.0),
                    "stone" => ("pound-mass", 14.0),
                    "hour" => ("minute", 60.0),
                    "minute" => ("second", 60.0),
                    "year" => ("month", 12.0),
                    _ => return,
                };
                if comma && unit.kind == FigureKind::Duration {
                    return;
                }
                let Some(part) = self.numeral(at).filter(|part| part.value < ratio) else {
                    if connected {
                        self.and_half(amount);
                    }
                    return;
                };
                let word = self.past_hyphen(part.to);
                let named = self.vocabulary.units.longest(self.lexemes, word);
                let named = named
                    .or_else(|| self.vocabulary.unit_symbols.get(self.written(word)).map(|&unit| (unit, word + 1)));
                let bare = unit.name == "foot" && amount.compound && hyphen > amount.to;
                match named {
                    Some((found, to)) if found.name == smaller || smaller == "pound-mass" && found.name == "pound" => {
                        amount.numeral.value += part.value / ratio;
                        amount.to = to;
                    }
                    _ if bare => {
                        amount.numeral.value += part.value / ratio;
                        amount.to = part.to;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// "an hour and a half", "a year and a quarter".
    fn and_half(&self, amount: &mut Amount) {
        let mut at = amount.to + 1;
        if self.is_any(at, &["a", "an"]) {
            at += 1;
        }
        let part = if self.is(at, "half") {
            0.5
        } else if self.is(at, "quarter") && at > amount.to + 1 {
            0.25
        } else {
            return;
        };
        if self.at(at + 1).is_hyphen() {
            return;
        }
        amount.numeral.value += part;
        amount.to = at + 1;
    }

    /// "a barrel", "per hour", "/kg" after money or a unit.
    fn rate(&self, amount: &mut Amount) {
        if amount.dimension == Dimension::Count {
            return;
        }
        let percent = matches!(amount.dimension, Dimension::Unit(unit) if unit.kind == FigureKind::Percent);
        let duration = matches!(amount.dimension, Dimension::Unit(unit) if unit.kind == FigureKind::Duration);
        if percent || duration {
            return;
        }
        let money = matches!(amount.dimension, Dimension::Money(_));
        let hyphens = self.at(amount.to).is_hyphen() && !self.at(amount.to).gap;
        let at = self.past_hyphen(amount.to);
        let per = self.is(at, "per");
        let article = self.is_any(at, &["a", "an", "each"]);
        let stroke = self.at(at).is('/') && self.glued(at);
        if !(per || article || stroke) {
            return;
        }
        let word = self.past_hyphen(at + 1);
        let unit = self.vocabulary.units.longest(self.lexemes, word);
        let symbol = || self.vocabulary.unit_symbols.get(self.written(word)).map(|&unit| (unit, word + 1));
        let (name, to) = match unit.or_else(|| if stroke || per { symbol() } else { None }) {
            Some((unit, to)) if unit.kind != FigureKind::Percent => (Cow::Borrowed(unit.name), to),
            _ => {
                let counted = [
                    "share",
                    "person",
                    "head",
                    "capita",
                    "household",
                    "ticket",
                    "case",
                    "bottle",
                    "dozen",
                    "unit",
                    "passenger",
                    "student",
                    "pupil",
                    "family",
                    "child",
                    "pack",
                    "piece",
                    "cwt",
                    "tonne",
                    "worker",
                    "visit",
                    "game",
                    "ride",
                    "seat",
                    "plate",
                    "copy",
                    "bag",
                    "box",
                    "vehicle",
                ];
                if !(money || per) || !self.is_any(word, &counted) {
                    return;
                }
                (Cow::Owned(self.written(word).to_ascii_lowercase()), word + 1)
            }
        };
        // "$5 a day-long pass", "10 kilometres a year-old car"
        if self.glued(to) && self.at(to).is_hyphen() && !hyphens {
            return;
        }
        let name = if name == "pound-mass" { Cow::Borrowed("pound") } else { name };
        amount.per = Some(name);
        amount.to = to;
    }
}
