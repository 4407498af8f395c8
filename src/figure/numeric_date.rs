//! Dates in digits: "2019-03-29", "29/03/2019", "23.04.2022", "20220423".

use crate::figure::FigureKind;
use crate::figure::date::Day;
use crate::figure::draft::Draft;
use crate::figure::lex::{Digits, Kind};
use crate::figure::reading::Reading;
use crate::figure::word::CalendarWord;

impl Reading<'_> {
    /// "2019-03-29", "29/03/2019", "3/29/19", "22/04".
    pub fn numeric_date(&self, from: usize, first: Digits) -> Option<Draft> {
        let mark = self.at(from + 1);
        let stroke = mark.is('/');
        if !(stroke || mark.is_hyphen()) || !self.glued(from + 1) || !self.glued(from + 2) || first.decimals > 0 {
            return None;
        }
        let second = self.at(from + 2).digits().filter(|digits| digits.decimals == 0 && !digits.grouped);
        let same = self.at(from + 3).kind == mark.kind && self.glued(from + 3) && self.glued(from + 4);
        let third = self.at(from + 4).digits().filter(|digits| same && digits.decimals == 0);
        let Some(second) = second else {
            // "2019/aug/01", "05-Aug-2016"
            let (month, after) = self.month_at(from + 2)?;
            let last = self.at(after + 1).digits().filter(|_| self.glued(after))?;
            let (year, day) = if first.whole == 4 { (first, last) } else { (last, first) };
            let day =
                Day { year: Some(year.value as i32), month: Some(month), day: Some(day.value as u8), weekday: None };
            return (year.whole == 4).then(|| Draft::dated(from, after + 2, FigureKind::Date, day.iso()));
        };
        if self.glued(from + 5)
            && third.is_some()
            && (self.at(from + 5).is_hyphen() || self.at(from + 5).digits().is_some())
        {
            return None; // an identifier
        }
        let value = |digits: Digits| digits.value as i32;
        if first.whole == 4 {
            let month = value(second);
            let year = value(first);
            let valid = (1..=12).contains(&month) && second.whole <= 2 && (1500..2200).contains(&year);
            let day = third.map(value).filter(|day| (1..=31).contains(day));
            if !valid
                || third.is_some() && day.is_none()
                || third.is_none() && (!stroke && second.whole < 2 || year < 1900)
            {
                return None;
            }
            let iso = Day { year: Some(year), month: Some(month as u8), day: day.map(|day| day as u8), weekday: None };
            let to = if day.is_some() { from + 5 } else { from + 3 };
            if third.is_none() && (self.year_at(from).is_some() && second.value > f64::from(year % 100) && !stroke) {
                return None; // "2008-12" is a span of years where it can be one.
            }
            return Some(Draft::dated(from, to, FigureKind::Date, iso.iso()));
        }
        // "12/2015"
        let years = (1900..2100).contains(&value(second)) && (1..=12).contains(&value(first));
        if second.whole == 4 && years && first.whole <= 2 && third.is_none() {
            let clear = (self.closes(from + 3) || self.function(from + 3).is_some()) && !self.at(from + 3).is_dash();
            let day = Day { year: Some(value(second)), month: Some(value(first) as u8), ..Day::default() };
            return clear.then(|| Draft::dated(from, from + 3, FigureKind::Date, day.iso()));
        }
        let (mut month, mut day) = (value(first), value(second));
        if month > 12 {
            std::mem::swap(&mut month, &mut day);
        }
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || first.whole > 2 || second.whole > 2 {
            return None;
        }
        let iso = |year| Day { year, month: Some(month as u8), day: Some(day as u8), weekday: None };
        match third {
            Some(third) if third.whole == 4 => {
                Some(Draft::dated(from, from + 5, FigureKind::Date, iso(Some(value(third))).iso()))
            }
            Some(third) if third.whole == 2 && stroke => {
                Some(Draft::dated(from, from + 5, FigureKind::Date, iso(Some(century(value(third)))).iso()))
            }
            None if stroke && self.at(from + 3).kind != Kind::Mark('/') => {
                let part = matches!(second.whole, 1) && day > month && matches!(day, 2 | 3 | 4 | 5 | 8);
                // "from 10/1 to 11/7"
                let ends = from > 4
                    && self.is_any(from - 1, &["to", "and", "through"])
                    && self.at(from - 3).is('/')
                    && self.is_any(from - 5, &["from", "between"]);
                let told = ends
                    || !part && self.follows(from, &["on", "by", "until", "since", "till", "dated", "from"])
                    || from > 0 && matches!(self.calendar(from - 1), Some(CalendarWord::Weekday(_)));
                told.then(|| Draft::dated(from, from + 3, FigureKind::Date, iso(None).iso()))
            }
            _ => None,
        }
    }

    /// "20220423".
    pub fn compact_date(&self, from: usize, digits: Digits) -> Option<Draft> {
        let value = digits.value as i64;
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        let whole = digits.whole == 8 && digits.decimals == 0 && !digits.grouped;
        let valid = (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        (whole && valid && !self.glued(from + 1) | self.closes(from + 1))
            .then(|| Draft::dated(from, from + 1, FigureKind::Date, format!("{year}-{month:02}-{day:02}")))
    }

    /// "23.04.2022".
    pub fn dotted_date(&self, from: usize) -> Option<Draft> {
        let mut parts = self.written(from).split('.').map(|part| part.parse::<i32>().unwrap_or(-1));
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let (day, month) = if month > 12 { (month, day) } else { (day, month) };
        let year = if year < 100 { century(year) } else { year };
        let valid = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..2200).contains(&year);
        let iso = Day { year: Some(year), month: Some(month as u8), day: Some(day as u8), weekday: None };
        (valid && parts.next().is_none()).then(|| Draft::dated(from, from + 1, FigureKind::Date, iso.iso()))
    }
}

/// The year that two digits stand for.
pub fn century(short: i32) -> i32 {
    if short < 30 { 2000 + short } else { 1900 + short }
}
