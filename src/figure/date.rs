//! Dates: days, months, years and what is written of them ("March 29, 2019", "29/03/2019", "2012–13", "1990s").

use crate::figure::FigureKind;
use crate::figure::draft::Draft;
use crate::figure::lex::{Digits, Kind};
use crate::figure::reading::Reading;
use crate::figure::vocabulary::{CalendarWord, Function, NumberWord, Traits};

/// A day, as far as it is told.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Day {
    /// The year.
    pub year: Option<i32>,
    /// January is 1.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
    /// Monday is 1.
    pub weekday: Option<u8>,
}

impl Day {
    /// ISO 8601, with X for what is not told.
    pub fn iso(&self) -> String {
        let year = self.year.map_or("XXXX".to_string(), |year| format!("{year:04}"));
        match (self.month, self.day, self.weekday) {
            (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None, _) => format!("{year}-{month:02}"),
            (None, Some(day), _) => format!("{year}-XX-{day:02}"),
            (None, None, Some(weekday)) => format!("XXXX-WXX-{weekday}"),
            _ => year,
        }
    }
}

impl Reading<'_> {
    /// The date that begins at `from`.
    pub fn date(&self, from: usize) -> Option<Draft> {
        match self.at(from).kind {
            Kind::Number(digits) => self
                .numeric_date(from, digits)
                .or_else(|| self.day_first(from))
                .or_else(|| self.years(from, digits))
                .or_else(|| self.decade(from, digits)),
            Kind::Code => self.dotted_date(from),
            Kind::Mark('\'' | '’' | '‘') => self.short_decade(from),
            Kind::Word(_) => match self.calendar(from) {
                Some(CalendarWord::Month(month)) => self.month_first(from, month),
                Some(CalendarWord::Weekday(weekday)) => self.weekday_first(from, weekday),
                _ if self.number_word(from).is_some() => self.day_first(from),
                _ => None,
            },
            _ => None,
        }
    }

    /// A month's number, where the word at `index` is one here; the index after it and its full stop.
    pub fn month_at(&self, index: usize) -> Option<(u8, usize)> {
        let Some(CalendarWord::Month(month)) = self.calendar(index) else { return None };
        let stop = self.at(index + 1).is('.') && self.glued(index + 1) && self.abbreviated(index);
        let word = self.written(index);
        let lower = !self.at(index).is_capital();
        let verb = word.eq_ignore_ascii_case("may") || word.eq_ignore_ascii_case("march");
        if lower && verb && !self.closes(index + 1) && self.at(index + 1).digits().is_none() {
            let told = self.follows(index, &["of", "in", "since", "from"])
                || matches!(self.number_word(index + 1), Some(NumberWord::Ordinal(_) | NumberWord::Tens(_)));
            return told.then_some((month, index + 1));
        }
        let unsure = verb || word.len() <= 4;
        (!lower || !unsure || self.near_digits(index)).then_some((month, if stop { index + 2 } else { index + 1 }))
    }

    fn abbreviated(&self, index: usize) -> bool {
        self.written(index).len() <= 4 && !self.is_any(index, &["may", "june", "july"])
    }

    fn near_digits(&self, index: usize) -> bool {
        self.at(index + 1).digits().is_some()
            || index > 0 && (self.at(index - 1).digits().is_some() || self.before(index).is_hyphen())
            || self.follows(index, &["of", "in", "from", "since", "st", "nd", "rd", "th", "/"])
            || matches!(self.number_word(index + 1), Some(NumberWord::Ordinal(_) | NumberWord::Tens(_)))
    }

    /// A day of the month at `index`: digits, "29th", "twenty-ninth", perhaps after "the".
    fn day_at(&self, index: usize) -> Option<(u8, usize)> {
        let start = if self.is(index, "the") { index + 1 } else { index };
        if let Some(ordinal) = self.ordinal(start) {
            return (ordinal.value <= 31.0 && ordinal.value >= 1.0).then_some((ordinal.value as u8, ordinal.to));
        }
        if start > index {
            return None;
        }
        let digits = self.at(start).digits()?;
        let plain = digits.whole <= 2 && digits.decimals == 0 && (1.0..=31.0).contains(&digits.value);
        let next = self.at(start + 1);
        let clock = next.is(':') && self.glued(start + 1)
            || matches!(self.calendar(start + 1), Some(CalendarWord::Meridiem(_) | CalendarWord::Clock));
        let more = next.is('%')
            || self.glued(start + 1) && next.is_word() && !self.has(start + 1, Traits::POSSESSIVE)
            || self.scales_follow(start + 1);
        (plain && !clock && !more).then_some((digits.value as u8, start + 1))
    }

    fn scales_follow(&self, index: usize) -> bool {
        matches!(
            self.number_word(index),
            Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen(_) | NumberWord::Vague(..))
        ) || self.is_any(index, &["percent", "per"])
    }

    /// A year at `index`: its number and the index after it.
    pub fn year_at(&self, index: usize) -> Option<(i32, usize)> {
        let digits = self.at(index).digits()?;
        let plain = digits.whole == 4 && digits.decimals == 0 && !digits.grouped;
        let tail = self.glued(index + 1)
            && (matches!(self.at(index + 1).kind, Kind::Number(_) | Kind::Mark('%' | '$' | '€' | '£' | ':'))
                || self.at(index + 1).is_word() && !self.has(index + 1, Traits::POSSESSIVE));
        (plain && !tail && (1000.0..2200.0).contains(&digits.value)).then_some((digits.value as i32, index + 1))
    }

    /// A year after a day or a month: ", 2019", " 2019", " of 2019".
    fn year_after(&self, index: usize) -> Option<(i32, usize)> {
        let mut at = index;
        if self.at(at).is(',') || self.is_any(at, &["of", "in"]) || self.at(at).is('/') || self.at(at).is_hyphen() {
            at += 1;
        }
        let (year, to) = self.year_at(at)?;
        // "in May 2000 people died": a plural says that it is a count.
        (year > 1500 && !(at == index && self.plural(to) && !(1900..2060).contains(&year))).then_some((year, to))
    }

    /// "March 29, 2019", "March 2019", "May", "May to September", "November 18-19".
    pub fn month_first(&self, from: usize, month: u8) -> Option<Draft> {
        let (_, mut at) = self.month_at(from)?;
        let mut day = Day { month: Some(month), ..Day::default() };
        if (self.at(at).is('/') || self.at(at).is_hyphen() || self.at(at).is(','))
            && self.day_at(at + 1).is_some_and(|(_, to)| {
                self.at(at).is('/')
                    || self.at(at).is_hyphen()
                    || self.year_after(to).is_some()
                    || self.ordinal(at + 1).is_some()
            })
        {
            at += 1;
        }
        if let Some((number, to)) = self.day_at(at).filter(|_| self.year_at(at).is_none()) {
            day.day = Some(number);
            at = to;
            if let Some((end, to)) = self.day_range_end(at, number) {
                let year = self.year_after(to);
                let to = year.map_or(to, |(_, to)| to);
                day.year = year.map(|(year, _)| year);
                return Some(self.interval(from, to, day, Day { day: Some(end), ..day }));
            }
        }
        if let Some((year, to)) = self.year_after(at) {
            day.year = Some(year);
            at = to;
        }
        if day.day.is_none() && day.year.is_none() && !self.month_alone(from, at) {
            return None;
        }
        if let Some((end, to)) = self.interval_end(from, at) {
            // "May to October 2020": the year goes for both.
            let year = day.year.or(end.year.filter(|_| end.month >= day.month));
            return Some(self.interval(from, to, Day { year, ..day }, end));
        }
        Some(Draft::dated(from, at, FigureKind::Date, day.iso()))
    }

    /// True where a month without day or year is a date, not a name or a verb.
    fn month_alone(&self, from: usize, to: usize) -> bool {
        let written = self.written(from);
        if !self.at(from).is_capital() {
            return !written.eq_ignore_ascii_case("may") && !written.eq_ignore_ascii_case("march") && written.len() > 4
                || self.follows(from, &["in", "since", "of", "until", "last", "this", "next"]);
        }
        let told = from > 0
            && (self.has(from - 1, Traits::DATE_FOLLOWS) || self.before(from).is_dash() || self.before(from).is('/'));
        let doubtful = ["may", "march", "mar", "jan", "jun", "dec", "sep", "april", "june", "august", "art"];
        if doubtful.iter().any(|word| written.eq_ignore_ascii_case(word)) {
            let named = self.at(to).is_capital() && !self.title_case
                || from > 0 && self.before(from).is_capital() && !self.begins(from - 1);
            let sure = ["april", "june", "august"].iter().any(|word| written.eq_ignore_ascii_case(word));
            return !named && (told || sure);
        }
        true
    }

    fn day_range_end(&self, at: usize, first: u8) -> Option<(u8, usize)> {
        let joined = self.at(at).is_dash() && self.glued(at) == self.glued(at + 1)
            || self.is_any(at, &["to", "through", "until", "till"]);
        if !joined {
            return None;
        }
        let (end, to) = self.day_at(at + 1)?;
        (end > first || self.ordinal(at + 1).is_some()).then_some((end, to))
    }

    fn interval_end(&self, from: usize, at: usize) -> Option<(Day, usize)> {
        let between = self.follows(from, &["between"]);
        let joined = self.is_any(at, &["to", "through", "until", "till"])
            || self.at(at).is_dash()
            || between && self.is(at, "and");
        if !joined {
            return None;
        }
        let begin = if self.is(at + 1, "the") { at + 2 } else { at + 1 };
        if let Some((month, after)) = self.month_at(begin) {
            let mut end = Day { month: Some(month), ..Day::default() };
            let mut to = after;
            if let Some((day, after)) = self.day_at(after).filter(|_| self.year_at(after).is_none()) {
                (end.day, to) = (Some(day), after);
            }
            if let Some((year, after)) = self.year_after(to) {
                (end.year, to) = (Some(year), after);
            }
            return Some((end, to));
        }
        None
    }

    fn interval(&self, from: usize, to: usize, begin: Day, end: Day) -> Draft {
        Draft::dated(from, to, FigureKind::Date, format!("{}/{}", begin.iso(), end.iso()))
    }

    /// "29 March 2019", "the 8th of March", "26 to 28 June 2020".
    fn day_first(&self, from: usize) -> Option<Draft> {
        let (number, to) = self.day_at(from)?;
        let mut day = Day { day: Some(number), ..Day::default() };
        let mut end = None;
        let mut at = to;
        let joined = self.at(at).is_dash() || self.is_any(at, &["to", "through", "until", "till", "and"]);
        if joined && let Some((last, after)) = self.day_at(at + 1).filter(|&(last, _)| last > number) {
            let after = if self.is(after, "of") { after + 1 } else { after };
            self.month_at(after)?;
            (end, at) = (Some(last), after);
        }
        if self.is(at, "of") || self.is(at, "day") && self.is(at + 1, "of") {
            at += if self.is(at, "of") { 1 } else { 2 };
            if self.is(at, "the") {
                return None;
            }
        } else if (self.at(at).is('/') || self.at(at).is_hyphen()) && self.glued(at) {
            at += 1;
        }
        let (month, after) = self.month_at(at)?;
        // "the third May said": a lone small number before a doubtful month needs a capital.
        day.month = Some(month);
        at = after;
        if let Some((year, after)) = self.year_after(at) {
            (day.year, at) = (Some(year), after);
        } else if let Some(short) = self.short_year(at) {
            (day.year, at) = (Some(short), at + 2);
        }
        Some(match end {
            Some(end) => self.interval(from, at, day, Day { day: Some(end), ..day }),
            None => Draft::dated(from, at, FigureKind::Date, day.iso()),
        })
    }

    /// "’16" after a month.
    fn short_year(&self, index: usize) -> Option<i32> {
        let apostrophe = matches!(self.at(index).kind, Kind::Mark('\'' | '’'));
        let digits = self.at(index + 1).digits().filter(|digits| digits.whole == 2 && digits.decimals == 0)?;
        (apostrophe && self.glued(index + 1)).then(|| century(digits.value as i32))
    }

    /// "Tuesday, March 7", "Friday 12 May", "Monday morning", "Sunday the 21st".
    fn weekday_first(&self, from: usize, weekday: u8) -> Option<Draft> {
        let written = self.written(from);
        let short = written.len() <= 4 && !written.eq_ignore_ascii_case("mon.");
        let mut at = from + 1;
        if short && self.at(at).is('.') && self.glued(at) {
            at += 1;
        }
        let alone = at;
        if self.at(at).is(',') || self.at(at).is_hyphen() || self.at(at).is('(') {
            at += 1;
        }
        let bracket = self.at(at.saturating_sub(1)).is('(');
        let inner = if self.is(at, "the") { at + 1 } else { at };
        let dated = match self.calendar(inner) {
            Some(CalendarWord::Month(month)) => self.month_first(inner, month).filter(|draft| draft.to > inner + 1),
            _ => self
                .at(inner)
                .digits()
                .and_then(|digits| self.numeric_date(inner, digits))
                .or_else(|| self.day_first(inner)),
        };
        if let Some(mut dated) = dated {
            dated.from = from;
            if bracket && self.at(dated.to).is(')') {
                dated.to += 1;
            }
            return Some(dated);
        }
        if let Some(ordinal) = self.ordinal(inner).filter(|ordinal| ordinal.value <= 31.0 && inner >= alone)
            && self.stops(ordinal.to)
        {
            let day = Day { day: Some(ordinal.value as u8), ..Day::default() };
            return Some(Draft::dated(from, ordinal.to, FigureKind::Date, day.iso()));
        }
        let stopped = self.at(from).is_capital() && alone > from + 1;
        if short && !stopped && !self.title_case && !self.tells_time(alone) {
            return None;
        }
        if self.is_any(alone, &["Times", "Mirror", "Telegraph", "Mail", "Express", "Herald", "Night", "Post"])
            && self.at(alone).is_capital()
            && !self.title_case
        {
            return None;
        }
        let day = Day { weekday: Some(weekday), ..Day::default() };
        let mut draft = Draft::dated(from, alone, FigureKind::Date, day.iso());
        if let Some(CalendarWord::Daypart(part)) = self.calendar(alone) {
            draft.to = alone + 1;
            draft.value = crate::figure::Value::Date(format!("{}{part}", day.iso()));
        }
        Some(draft)
    }

    fn tells_time(&self, index: usize) -> bool {
        self.is_any(index, &["or", "and", "at", "from", "after"]) && self.at(index).gap
            || self.at(index).digits().is_some()
            || matches!(self.calendar(index), Some(CalendarWord::Daypart(_)))
    }

    /// "2019-03-29", "29/03/2019", "3/29/19", "22/04".
    fn numeric_date(&self, from: usize, first: Digits) -> Option<Draft> {
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
                let told = self.follows(from, &["on", "by", "until", "since", "till", "dated", "from"])
                    || from > 0 && matches!(self.calendar(from - 1), Some(CalendarWord::Weekday(_)));
                told.then(|| Draft::dated(from, from + 3, FigureKind::Date, iso(None).iso()))
            }
            _ => None,
        }
    }

    /// "23.04.2022".
    fn dotted_date(&self, from: usize) -> Option<Draft> {
        let mut parts = self.written(from).split('.').map(|part| part.parse::<i32>().unwrap_or(-1));
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let (day, month) = if month > 12 { (month, day) } else { (day, month) };
        let year = if year < 100 { century(year) } else { year };
        let valid = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..2200).contains(&year);
        let iso = Day { year: Some(year), month: Some(month as u8), day: Some(day as u8), weekday: None };
        (valid && parts.next().is_none()).then(|| Draft::dated(from, from + 1, FigureKind::Date, iso.iso()))
    }

    /// A year or a span of years: "2019", "2012–13", "from 2014 to 2018".
    fn years(&self, from: usize, digits: Digits) -> Option<Draft> {
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
            } else if let Some((month, after)) = self.month_at(to + 1).filter(|_| !dash)
                && let Some(CalendarWord::Month(_)) = self.calendar(to + 1)
                && let Some(end) = self.month_first(to + 1, month)
                && let crate::figure::Value::Date(date) = end.value
            {
                let _ = after;
                return Some(Draft::dated(from, end.to, FigureKind::Date, format!("{year}/{date}")));
            }
        }
        if !self.year_here(from, to, year) {
            return None;
        }
        let _ = digits;
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
        if counted && !determined && year % 50 != 0 && (1900..2060).contains(&year) {
            return !self.bounds_number(from) || self.follows(from, &["below", "above", "over", "under", "near"]);
        }
        if counted && !determined {
            return told
                && (1900..2060).contains(&year)
                && !self.follows(from, &["of", "for", "to", "than", "and", "or"])
                && !self.plural(to);
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
    fn decade(&self, from: usize, digits: Digits) -> Option<Draft> {
        let plain = digits.whole == 4 && digits.decimals == 0 && !digits.grouped && digits.value % 10.0 == 0.0;
        let plural = self.is_any(from + 1, &["s", "'s", "’s"]);
        let year = digits.value as i32;
        if !plain || !plural || !(1000..2100).contains(&year) {
            return None;
        }
        Some(self.decade_draft(from, from + 2, year))
    }

    fn decade_draft(&self, from: usize, to: usize, year: i32) -> Draft {
        Draft::dated(from, to, FigureKind::Date, format!("{}X", year / 10))
    }

    /// "the ’90s".
    fn short_decade(&self, from: usize) -> Option<Draft> {
        let digits = self.at(from + 1).digits().filter(|_| self.glued(from + 1))?;
        let decade = digits.whole == 2 && digits.decimals == 0 && digits.value % 10.0 == 0.0;
        let plural = self.glued(from + 2) && self.is_any(from + 2, &["s", "'s", "’s"]);
        (decade && plural).then(|| self.decade_draft(from, from + 3, century(digits.value as i32)))
    }
}

/// The year that two digits stand for.
fn century(short: i32) -> i32 {
    if short < 50 { 2000 + short } else { 1900 + short }
}
