//! Years, spans of years and decades: "2019", "2012–13", "1990s", and four digits that are none.

use std::borrow::Cow;

use crate::figure::FigureKind;
use crate::figure::date::Day;
use crate::figure::draft::Draft;
use crate::figure::lex::{Digits, Kind};
use crate::figure::numeric_date::century;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Function, NumberWord, Traits};

impl Reading<'_> {
    /// A year at `index`: its number and the index after it.
    pub fn year_at(&self, index: usize) -> Option<(i32, usize)> {
        let digits = self.at(index).digits()?;
        let plain = digits.whole == 4 && digits.decimals == 0 && !digits.grouped;
        let tail = self.glued(index + 1)
            && (matches!(self.at(index + 1).kind, Kind::Number(_) | Kind::Mark('%' | '$' | '€' | '£' | ':'))
                || self.at(index + 1).is_word() && !self.has(index + 1, Traits::POSSESSIVE));
        (plain && !tail && (1000.0..2200.0).contains(&digits.value)).then_some((digits.value as i32, index + 1))
    }

    /// A year in words at `index`: "nineteen ninety-six", "two thousand and five".
    pub fn year_said(&self, index: usize) -> Option<(i32, usize)> {
        // "nineteen hundred ninety-three"
        let hundreds = || {
            let century = matches!(self.number_word(index), Some(NumberWord::Teen(_)))
                && matches!(self.number_word(index + 1), Some(NumberWord::Hundred));
            self.numeral(index).filter(|said| {
                century
                    && (1100.0..2000.0).contains(&said.value)
                    && said.value % 100.0 > 0.0
                    && said.value.fract() == 0.0
            })
        };
        let said = self.spoken_year(index).or_else(hundreds).or_else(|| {
            let thousands = matches!(self.number_word(index + 1), Some(NumberWord::Scale(1000.0)))
                && matches!(self.number_word(index), Some(NumberWord::Digit(2.0)));
            self.numeral(index).filter(|said| thousands && (2000.0..2100.0).contains(&said.value))
        })?;
        Some((said.value as i32, said.to))
    }

    /// "in nineteen ninety-six": a year in words after what tells a year.
    pub fn spoken_year_alone(&self, from: usize) -> Option<Draft> {
        let told = self.follows(from, &["in", "since", "by", "until", "from", "before", "after", "year"]);
        let (year, to) = self.year_said(from).filter(|_| told)?;
        let counted = self.noun_run(to).is_some() || self.vocabulary.units.longest(self.lexemes, to).is_some();
        (!counted).then(|| Draft::dated(from, to, FigureKind::Year, year.to_string()))
    }

    /// A year or a span of years: "2019", "2012–13", "from 2014 to 2018".
    pub fn years(&self, from: usize) -> Option<Draft> {
        let (year, to) = self.year_at(from)?;
        let between = self.follows(from, &["between"]);
        let dash = self.at(to).is_dash() || self.at(to).is('~') || self.at(to).is('/') && self.glued(to);
        let joined = dash || self.is_any(to, &["to", "through", "until", "till"]) || between && self.is(to, "and");
        if joined && (1500..2200).contains(&year) {
            if let Some((end, after)) = self.year_at(to + 1) {
                if end > year && end - year < 400 && !self.plural(after) {
                    return Some(Draft::dated(from, after, FigureKind::Date, format!("{year}/{end}")));
                }
            } else if dash
                && self.glued(to)
                && let Some(short) = self.at(to + 1).digits()
                && short.whole == 2
                && short.decimals == 0
                && self.glued(to + 1)
                && short.value > f64::from(year % 100)
                && !self.glued(to + 2) | self.closes(to + 2)
            {
                let end = year / 100 * 100 + short.value as i32;
                return Some(Draft::dated(from, to + 2, FigureKind::Date, format!("{year}/{end}")));
            } else if let Some((month, _)) = self.month_at(to + 1).filter(|_| !dash)
                && let Some(CalendarWord::Month(_)) = self.calendar(to + 1)
                && let Some(end) = self.month_first(to + 1, month)
                && let crate::figure::Value::Date(date) = end.value
            {
                return Some(Draft::dated(from, end.to, FigureKind::Date, format!("{year}/{date}")));
            }
        }
        // "2017 Q1", "2019-H2"
        let part = self.past_hyphen(to);
        let letter = self.written(part);
        if matches!(letter, "Q" | "q" | "H" | "h")
            && self.glued(part + 1)
            && let Some(number) = self.at(part + 1).digits().filter(|digits| digits.whole == 1)
        {
            let code = format!("{year}-{}{}", letter.to_ascii_uppercase(), number.value);
            return Some(Draft::dated(from, part + 2, FigureKind::Date, code));
        }
        if !self.year_here(from, to, year) {
            return None;
        }
        if let Some((month, after)) = self.month_at(to).filter(|_| self.calendar(to).is_some() && self.at(to).gap)
            && self.day_at(after).is_none()
            && !self.written(to).eq_ignore_ascii_case("may")
        {
            let day = Day { year: Some(year), month: Some(month), ..Day::default() };
            return Some(Draft::dated(from, after, FigureKind::Date, day.iso()));
        }
        Some(Draft::dated(from, to, FigureKind::Year, year.to_string()))
    }

    /// True where four digits are a year, not a count.
    fn year_here(&self, from: usize, to: usize, year: i32) -> bool {
        let told = from > 0 && self.has(from - 1, Traits::DATE_FOLLOWS) || self.before(from).is('(');
        let determined = from > 0
            && (self.function(from - 1) == Some(Function::Determiner) || self.has(from - 1, Traits::POSSESSIVE));
        if !(1600..2100).contains(&year) {
            return told
                && (self.follows(from, &["in", "since", "year", "until"]))
                && (1000..2200).contains(&year)
                && !self.plural(to);
        }
        let unit = self.vocabulary.units.longest(self.lexemes, to).is_some()
            && !self.is_any(to, &["second", "quarter"])
            || self.scales_follow(to)
            || self.currency_words(to).is_some();
        if unit && !determined {
            return false;
        }
        let hyphen = self.at(to).is_hyphen() && self.glued(to) && self.glued(to + 1) && self.at(to + 1).is_word();
        if hyphen && !determined && !told {
            return false;
        }
        if self.before(from).is_hyphen() && self.glued(from) && from > 1 && self.glued(from - 1) {
            let lead = self.is_any(from - 2, &["mid", "pre", "post", "early", "late", "then", "since"]);
            if !lead && !self.before(from - 1).is_word() {
                return false;
            }
        }
        let counted = self.noun_run(to).is_some();
        // "4 boats, 1987 bikes" is rarer than "1987 levels"; round numbers are counts.
        if counted && !determined && year % 50 != 0 && (1900..2060).contains(&year) {
            return !self.bounds_number(from) || self.follows(from, &["below", "above", "over", "under", "near"]);
        }
        if counted && !determined {
            return told
                && (1900..2060).contains(&year)
                && !self.follows(from, &["of", "for", "to", "than", "and", "or"])
                && !self.plural(to);
        }
        // "until at least 2023"
        if from > 2 && self.is(from - 1, "least") && self.is_any(from - 3, &["until", "till", "through", "since"]) {
            return true;
        }
        if from > 0 && self.is_any(from - 1, &["than", "least", "most", "over", "nearly", "almost", "some", "exceed"]) {
            return (1900..2060).contains(&year)
                && self.is(from - 1, "than")
                && self.follows(from - 1, &["later", "earlier"]);
        }
        if from > 1 && self.is(from - 1, "to") && self.is_any(from - 2, &["equal", "equals", "up"]) {
            return false;
        }
        if from > 0 && self.is_any(from - 1, &["equals", "equal", "exactly"]) {
            return false;
        }
        true
    }

    /// "1990s", "the early 2000s".
    pub fn decade(&self, from: usize, digits: Digits) -> Option<Draft> {
        let plain = digits.whole == 4 && digits.decimals == 0 && !digits.grouped && digits.value % 10.0 == 0.0;
        // "1990 s" is written by machines that part words.
        let plural =
            self.is_any(from + 1, &["s", "'s", "’s"]) && (self.glued(from + 1) || self.written(from + 1) == "s");
        let year = digits.value as i32;
        if !plain || !plural || !(1000..2100).contains(&year) {
            return None;
        }
        Some(self.decade_draft(from, from + 2, year))
    }

    /// "the 1960s and 70s": a decade of the century told before.
    pub fn next_decade(&self, from: usize, digits: Digits) -> Option<Draft> {
        let plain = digits.whole == 2 && digits.decimals == 0 && digits.value % 10.0 == 0.0;
        let plural = self.glued(from + 1) && self.is_any(from + 1, &["s", "'s", "’s"]);
        // "the 60s", "the early 60s" where nothing speaks of weather
        let the = from > 0 && self.is(from - 1, "the")
            || from > 1 && self.is_any(from - 1, &["early", "mid", "late"]) && self.is(from - 2, "the")
            || from > 2
                && self.before(from).is_hyphen()
                && self.is_any(from - 2, &["early", "mid", "late"])
                && self.is(from - 3, "the");
        if plain && plural && the && digits.value >= 20.0 && self.stops(from + 2) {
            // "highs in the 60s"
            if self.weather() {
                let mut degrees = Draft::new(from, from + 2, FigureKind::Measure, digits.value);
                degrees.high = Some(digits.value + 9.0);
                degrees.unit = Some(Cow::Borrowed("degree"));
                return Some(degrees);
            }
            return Some(self.decade_draft(from, from + 2, century(digits.value as i32)));
        }
        let joined = self.is_any(from.checked_sub(1)?, &["and", "or", "to"]) || self.before(from).is_dash();
        let begin = from.checked_sub(3)?;
        if !plain || !plural || !joined {
            return None;
        }
        self.decade(begin, self.at(begin).digits()?)?;
        let century = self.at(begin).digits()?.value as i32 / 100 * 100;
        Some(self.decade_draft(from, from + 2, century + digits.value as i32))
    }

    fn decade_draft(&self, from: usize, to: usize, year: i32) -> Draft {
        Draft::dated(from, to, FigureKind::Date, format!("{}X", year / 10))
    }

    /// "the ’90s".
    pub fn short_decade(&self, from: usize) -> Option<Draft> {
        let digits = self.at(from + 1).digits().filter(|_| self.glued(from + 1))?;
        let decade = digits.whole == 2 && digits.decimals == 0 && digits.value % 10.0 == 0.0;
        let plural = self.glued(from + 2) && self.is_any(from + 2, &["s", "'s", "’s"]);
        (decade && plural).then(|| self.decade_draft(from, from + 3, century(digits.value as i32)))
    }
}
