//! Numerals: numbers in digits, in words and in both ("3 hundred and 21", "two and a half million").

use crate::figure::Bound;
use crate::figure::lex::{Digits, Kind};
use crate::figure::reading::Reading;
use crate::figure::word::{NumberWord, Traits};

/// How a numeral is written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Form {
    /// Digits alone: it may be a year, an hour or a code.
    Digits(Digits),
    /// Words alone.
    Words,
    /// With a scale ("2.4 million"), or words and digits mixed.
    Scaled,
    /// A part of one ("two-thirds", "½").
    Fraction,
    /// No one number ("dozens", "several hundred").
    Vague,
}

/// A numeral.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Numeral {
    /// Index after its last lexeme.
    pub to: usize,
    /// Its value, or the lower end of a vague one.
    pub value: f64,
    /// The upper end of a vague one.
    pub high: Option<f64>,
    /// How it is written.
    pub form: Form,
    /// A vague numeral's bound.
    pub bound: Bound,
    /// The scale that all of it was multiplied by; 1 where there is none.
    pub factor: f64,
}

impl Numeral {
    pub fn new(to: usize, value: f64, form: Form) -> Numeral {
        Numeral { to, value, high: None, form, bound: Bound::Exactly, factor: 1.0 }
    }

    /// One of what follows ("a mile").
    pub fn one(to: usize) -> Numeral {
        Numeral::new(to, 1.0, Form::Words)
    }

    /// Its digits, where it is digits alone.
    pub fn digits(&self) -> Option<Digits> {
        match self.form {
            Form::Digits(digits) => Some(digits),
            _ => None,
        }
    }
}

/// A number below a scale word, while it is read.
pub struct Group {
    /// Index after it.
    pub to: usize,
    /// Its value.
    pub value: f64,
    /// How it is written.
    pub form: Form,
    /// What a following part must stay below.
    pub limit: f64,
}

/// What a sum of number words makes of a fraction in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fractions {
    /// It is a number of its own, and the sum ends before it.
    Apart,
    /// It is not looked for: the sum stands in a fraction. Looking on from there would never end on a long row of
    /// number words.
    Ignored,
}

impl Reading<'_> {
    /// As [`Reading::numeral`], which remembers it.
    pub fn read_numeral(&self, from: usize) -> Option<Numeral> {
        match self.at(from).kind {
            Kind::Number(_) => self
                .written_fraction(from)
                .or_else(|| self.sum(from, Fractions::Apart).map(|sum| self.power_of_ten(sum))),
            Kind::Vulgar(value) => Some(self.scaled(Numeral::new(from + 1, value, Form::Fraction))),
            Kind::Word(_) => self
                .pure_decimals(from)
                .or_else(|| self.rough(from))
                .or_else(|| self.vague(from))
                .or_else(|| self.part(from))
                .or_else(|| self.article_fraction(from))
                .or_else(|| self.fraction(from))
                .or_else(|| self.spoken_year(from))
                .or_else(|| self.sum(from, Fractions::Apart)),
            _ => None,
        }
    }

    /// What the word at `index` multiplies a number before it by.
    fn scale(&self, index: usize) -> Option<f64> {
        match self.number_word(index)? {
            NumberWord::Hundred => Some(100.0),
            NumberWord::Scale(scale) | NumberWord::Dozen(scale) => Some(scale),
            NumberWord::Vague(low, _) if low >= 12.0 && low != 20.0 => Some(low),
            _ => None,
        }
    }

    /// The scale words at `index`, multiplied, and the index after them.
    pub fn scales(&self, index: usize) -> (f64, usize) {
        let mut factor = 1.0;
        let mut at = index;
        loop {
            let next = self.past_hyphen(at);
            match self.scale(next) {
                Some(scale) if factor < 1e30 => {
                    factor *= scale;
                    at = next + 1;
                }
                _ => return (factor, at),
            }
        }
    }

    /// "a dozen", "half a million", "a couple of hundred", "several thousand".
    fn rough(&self, from: usize) -> Option<Numeral> {
        let article = self.is_any(from, &["a", "an"]);
        let word = if article { from + 1 } else { from };
        if article && self.scale(word).is_some() && !matches!(self.number_word(word), Some(NumberWord::Vague(..))) {
            return None; // "a million" is a sum whose one is unsaid.
        }
        let (low, high, bound, of) = if self.is(word, "couple") && (article || self.scale(word + 1).is_some()) {
            (2.0, None, Bound::About, true)
        } else if article && self.is(word, "pair") {
            (2.0, None, Bound::Exactly, true)
        } else if article && self.is(word, "trio") {
            (3.0, None, Bound::Exactly, true)
        } else if self.is(word, "several") || article && self.is(word, "few") {
            (2.0, Some(9.0), Bound::AtLeast, false)
        } else {
            return None;
        };
        let mut at = word + 1;
        if of && self.is(at, "of") {
            at += 1;
        }
        let (factor, to) = self.scales(at);
        if to > at {
            let high = high.map(|high| high * factor);
            return Some(Numeral { to, value: low * factor, high, form: Form::Vague, bound, factor: 1.0 });
        }
        (of && at > word + 1 && !self.stops(at)).then_some(Numeral {
            to: word + 1,
            value: low,
            high: None,
            form: Form::Vague,
            bound,
            factor: 1.0,
        })
    }

    /// "dozens", "thousands", "tens of thousands", "hundreds of millions".
    fn vague(&self, from: usize) -> Option<Numeral> {
        let NumberWord::Vague(mut low, mut high) = self.number_word(from)? else { return None };
        let mut to = from + 1;
        if self.is(to, "of")
            && let Some(NumberWord::Vague(next, _)) = self.number_word(to + 1)
            && next >= 1000.0
        {
            low *= next;
            high *= next;
            to += 2;
        } else if matches!(low as u32, 10 | 20) && !(self.is(to, "of") && low > 10.0) {
            return None; // "tens" alone, and the "scores" of a test.
        }
        Some(Numeral { to, value: low, high: Some(high), form: Form::Vague, bound: Bound::AtLeast, factor: 1.0 })
    }

    /// True where a qualifier that bounds stands before the lexeme ("more than", not "only").
    pub fn bounds_number(&self, index: usize) -> bool {
        let found = self.vocabulary.qualifiers_before.longest_before(self.lexemes, index);
        found.is_some_and(|(bound, from)| {
            bound != Bound::Exactly
                && !self.is_any(from, &["around", "past", "near", "some", "beyond", "maybe", "perhaps"])
                && !(from > 0 && self.is(from, "over") && self.stops(from - 1))
        })
    }

    /// True where a qualifier stands before the lexeme.
    pub fn bounded(&self, index: usize) -> bool {
        self.vocabulary.qualifiers_before.longest_before(self.lexemes, index).is_some()
    }

    /// A number below a scale: digits, or words up to 9,999 ("forty-five hundred").
    pub fn group(&self, from: usize) -> Option<Group> {
        if let Some(digits) = self.at(from).digits() {
            let (to, value) = self.spaced(from, digits);
            let (to, value) = match self.at(to).kind {
                Kind::Vulgar(part) if digits.decimals == 0 => (to + 1, value + part),
                _ => (to, value),
            };
            let form = if to == from + 1 { Form::Digits(digits) } else { Form::Scaled };
            return Some(Group { to, value, form, limit: 1.0 });
        }
        let (value, to) = match self.number_word(from)? {
            NumberWord::Digit(0.0) if matches!(self.number_word(from + 1), Some(NumberWord::Digit(_))) => {
                // "zero zero five"
                let zeros =
                    (from..from + 9).take_while(|&at| self.number_word(at) == Some(NumberWord::Digit(0.0))).count();
                match self.number_word(from + zeros) {
                    Some(NumberWord::Digit(value)) => (value, from + zeros + 1),
                    _ => (0.0, from + zeros),
                }
            }
            NumberWord::Digit(value) | NumberWord::Teen(value) => (value, from + 1),
            NumberWord::Tens(value) => {
                let mut next = self.past_hyphen(from + 1);
                if self.at(next).is_hyphen() && self.at(next).gap && self.at(next + 1).gap {
                    next += 1;
                }
                match self.number_word(next) {
                    Some(NumberWord::Digit(digit)) if digit > 0.0 => (value + digit, next + 1),
                    _ => (value, from + 1),
                }
            }
            // "a baker's dozen"
            NumberWord::Dozen(_)
                if self.has(from.wrapping_sub(1), Traits::POSSESSIVE) && self.is(from.wrapping_sub(2), "baker") =>
            {
                (13.0, from + 1)
            }
            NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen(_) => (1.0, from),
            _ => return None,
        };
        Some(Group { to, value, form: Form::Words, limit: 1.0 })
    }

    /// Digits whose thousands are set apart with spaces ("1 234 567"): the index after them and their value.
    fn spaced(&self, from: usize, first: Digits) -> (usize, f64) {
        if first.grouped || first.decimals > 0 || first.whole > 3 || first.value == 0.0 {
            return (from + 1, first.value);
        }
        let mut value = first.value;
        let mut at = from + 1;
        let mut sure = false;
        while let Some(next) = self.at(at).digits() {
            let between = self.text.get(self.before(at).end as usize..self.at(at).start as usize).unwrap_or("");
            if next.whole != 3 || next.grouped || between.chars().count() != 1 {
                break;
            }
            // A lone space may part two numbers; a round end or a second group says that it does not.
            sure |= between != " " || at > from + 1 || next.value % 100.0 == 0.0;
            value = value * 1000.0 + next.value;
            at += 1;
            if next.decimals > 0 {
                break;
            }
        }
        if sure && self.at(at).digits().is_none() { (at, value) } else { (from + 1, first.value) }
    }

    /// A whole numeral: groups with falling scales, and what may follow them.
    fn sum(&self, from: usize, fractions: Fractions) -> Option<Numeral> {
        let article = self.is_any(from, &["a", "an"]);
        let start = if article { from + 1 } else { from };
        if article && self.scale(start).is_none() {
            return None;
        }
        let mut at = start;
        let mut total = 0.0f64;
        let mut limit = f64::INFINITY;
        let mut form = None;
        let (mut first_factor, mut groups) = (None, 0);
        loop {
            let connected = self.is_any(at, &["and", "&"]) && limit.is_finite();
            let begin = if connected { at + 1 } else { at };
            let fraction = || fractions == Fractions::Apart && self.fraction(begin).is_some();
            if limit.is_finite() && (self.closes(begin) || fraction()) {
                break;
            }
            let Some(group) = self.group(begin) else { break };
            let group = self.hundreds(group);
            let (factor, to) = self.scales(group.to);
            if limit.is_finite() {
                // Another number begins here, unless it is smaller than what the last scale leaves room for.
                let digits = matches!(group.form, Form::Digits(_));
                let bare = digits && to == begin + 1 && !connected;
                let apart = digits && (self.glued(to) && self.at(to).is_word() || group.value.fract() != 0.0);
                let whole = total.fract() == 0.0;
                let larger = group.value * factor >= limit || !whole;
                if larger || bare || apart || to == begin || self.scale(begin).is_some() {
                    break;
                }
            } else if to == begin {
                break;
            }
            total += group.value * factor;
            first_factor.get_or_insert(factor);
            groups += 1;
            form = Some(match form {
                None if factor == 1.0 => group.form,
                None if group.form == Form::Words => Form::Words,
                Some(Form::Words) if group.form == Form::Words => Form::Words,
                _ => Form::Scaled,
            });
            limit = if factor > 1.0 { factor } else { group.limit };
            at = to;
            if limit < 100.0 {
                break;
            }
        }
        let mut numeral = Numeral::new(at, total, form?);
        numeral.factor = first_factor.filter(|_| groups == 1).unwrap_or(1.0);
        Some(self.point(self.and_part(numeral, limit)))
    }

    /// "… hundred and six".
    fn hundreds(&self, group: Group) -> Group {
        let hundred = self.past_hyphen(group.to);
        if !matches!(self.number_word(hundred), Some(NumberWord::Hundred)) || group.value >= 1000.0 {
            return group;
        }
        let (value, to) = (group.value * 100.0, hundred + 1);
        let connected = self.is_any(to, &["and", "&"]);
        let begin = if connected { to + 1 } else { to };
        let form = if group.form == Form::Words { Form::Words } else { Form::Scaled };
        let rest = match self.number_word(begin) {
            Some(NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_)) => self.group(begin),
            _ if connected => self.at(begin).digits().filter(|digits| digits.value < 100.0).and(self.group(begin)),
            _ => None,
        };
        match rest {
            // "three hundred and two hundred", "a hundred and two thirds"
            Some(rest)
                if !matches!(self.number_word(rest.to), Some(NumberWord::Hundred | NumberWord::Dozen(_)))
                    && self.fraction(begin).is_none() =>
            {
                let form = if rest.form == Form::Words { form } else { Form::Scaled };
                Group { to: rest.to, value: value + rest.value, form, limit: 1.0 }
            }
            _ => Group { to, value, form, limit: 100.0 },
        }
    }

    /// "… and a half", and the scale that may follow ("two and a half million").
    fn and_part(&self, numeral: Numeral, limit: f64) -> Numeral {
        // "four and a half", "four-and-a-half"
        let joint = self.past_hyphen(numeral.to);
        if !self.is_any(joint, &["and", "&"]) {
            return numeral;
        }
        let begin = self.past_hyphen(joint + 1);
        let (part, to) = if self.is_any(begin, &["a", "an"]) {
            let word = self.past_hyphen(begin + 1);
            match self.denominator(word) {
                Some(below) => (1.0 / below, word + 1),
                None => return numeral,
            }
        } else if self.is_any(begin, &["half", "quarter"]) {
            (self.denominator(begin).map_or(0.0, |below| 1.0 / below), begin + 1)
        } else {
            match self.fraction(begin) {
                Some(fraction) if fraction.form == Form::Fraction => (fraction.value, fraction.to),
                _ => return numeral,
            }
        };
        let (factor, after) = self.scales(to);
        let value = match (factor > 1.0, limit >= 1000.0 && limit.is_finite()) {
            // "one billion and a half million"
            (true, true) => numeral.value + part * factor,
            (true, false) => (numeral.value + part) * factor,
            (false, true) => numeral.value + part * limit,
            (false, false) => numeral.value + part,
        };
        let form = if numeral.form == Form::Words { Form::Words } else { Form::Scaled };
        Numeral { to: after, value, form, ..numeral }
    }

    /// "two point three", and the scale that may follow.
    fn point(&self, numeral: Numeral) -> Numeral {
        let clear = match numeral.form {
            Form::Words => true,
            Form::Digits(digits) => digits.decimals == 0,
            _ => false,
        };
        if !clear || !self.is(numeral.to, "point") {
            return numeral;
        }
        let Some((decimals, to)) = self.decimals(numeral.to + 1) else { return numeral };
        let (factor, to) = self.scales(to);
        Numeral { to, value: (numeral.value + decimals) * factor, form: Form::Words, ..numeral }
    }

    /// "point five" at a clause's start.
    fn pure_decimals(&self, from: usize) -> Option<Numeral> {
        if !self.is(from, "point") || !self.begins(from) {
            return None;
        }
        let (value, to) = self.decimals(from + 1)?;
        self.closes(to).then(|| Numeral::new(to, value, Form::Words))
    }

    /// Decimals read out: digits one by one, or one number ("seventy-one").
    fn decimals(&self, from: usize) -> Option<(f64, usize)> {
        let mut at = from;
        let mut value = 0.0;
        let mut place = 0.1;
        while let Some(NumberWord::Digit(digit)) = self.number_word(at)
            && at < from + 15
        {
            value += digit * place;
            place /= 10.0;
            at += 1;
        }
        if at > from {
            return Some((value, at));
        }
        if let Some(digits) = self.at(from).digits() {
            return (digits.decimals == 0 && !digits.grouped)
                .then(|| (digits.value / 10f64.powi(i32::from(digits.whole)), from + 1));
        }
        let group = self.group(from)?;
        (group.to > from && group.value < 100.0).then_some((group.value / 100.0, group.to))
    }

    /// The ordinal that begins at `from`: "3rd", "twenty-first", "one hundred twenty-fifth".
    pub fn ordinal(&self, from: usize) -> Option<Numeral> {
        self.ordinal_with(from, Fractions::Apart)
    }

    /// As [`Reading::ordinal`], where a fraction is being read already ("one two-hundredth").
    pub fn ordinal_below(&self, from: usize) -> Option<Numeral> {
        self.ordinal_with(from, Fractions::Ignored)
    }

    fn ordinal_with(&self, from: usize, fractions: Fractions) -> Option<Numeral> {
        if let Some(digits) = self.at(from).digits() {
            let ending = self.glued(from + 1) && self.is_any(from + 1, &["st", "nd", "rd", "th"]);
            return (ending && digits.decimals == 0)
                .then(|| Numeral::new(from + 2, digits.value, Form::Digits(digits)));
        }
        match self.number_word(from)? {
            NumberWord::Ordinal(value) => return Some(Numeral::new(from + 1, value, Form::Words)),
            NumberWord::OrdinalScale(value) => return Some(Numeral::new(from + 1, value, Form::Words)),
            _ => {}
        }
        let base = self.sum(from, fractions).filter(|base| base.form == Form::Words)?;
        let next = self.past_hyphen(base.to);
        let next = if self.is(next, "and") { next + 1 } else { next };
        // "a sixty-second wait" lasts; what is the 62nd has no "a" before it.
        if self.is(next, "second") && next > base.to && self.follows(from, &["a"]) {
            return None;
        }
        let value = match (self.number_word(base.to - 1)?, self.number_word(next)?) {
            (NumberWord::Tens(_), NumberWord::Ordinal(unit)) if unit < 10.0 => base.value + unit,
            (NumberWord::Hundred | NumberWord::Scale(_), NumberWord::Ordinal(rest)) => base.value + rest,
            (_, NumberWord::OrdinalScale(scale)) => base.value * scale,
            _ => return None,
        };
        Some(Numeral::new(next + 1, value, Form::Words))
    }
}
