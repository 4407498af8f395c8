//! Dates: days, months, years and what is written of them ("March 29, 2019", "29/03/2019", "2012–13", "1990s").

use crate::figure::FigureKind;
use crate::figure::draft::Draft;
use crate::figure::lex::Kind;
use crate::figure::numeral::Form;
use crate::figure::numeric_date::century;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, NumberWord, Traits};

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
    /// ISO 8601, with X for what is not told. A day that its month does not have is left out: "Feb. 30" is February.
    pub fn iso(&self) -> String {
        let year = self.year.map_or("XXXX".to_string(), |year| format!("{year:04}"));
        let day = self.day.filter(|&day| self.month.is_none_or(|month| day <= days_in(self.year, month)));
        match (self.month, day, self.weekday) {
            (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None, _) => format!("{year}-{month:02}"),
            (None, Some(day), _) => format!("{year}-XX-{day:02}"),
            (None, None, Some(weekday)) => format!("XXXX-WXX-{weekday}"),
            _ => year,
        }
    }

    /// The same day a month later.
    fn a_month_later(self) -> Day {
        match self.month {
            Some(12) => Day { month: Some(1), year: self.year.map(|year| year + 1), ..self },
            month => Day { month: month.map(|month| month + 1), ..self },
        }
    }
}

/// The days of a month; February has its 29th where no year is told.
fn days_in(year: Option<i32>, month: u8) -> u8 {
    match month {
        2 if year.is_some_and(|year| year % 4 != 0 || year % 100 == 0 && year % 400 != 0) => 28,
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Reading<'_> {
    /// The date that begins at `from`.
    pub fn date(&self, from: usize) -> Option<Draft> {
        match self.at(from).kind {
            Kind::Number(digits) => self
                .compact_date(from, digits)
                .or_else(|| self.numeric_date(from, digits))
                .or_else(|| self.day_first(from))
                .or_else(|| self.decade(from, digits))
                .or_else(|| self.years(from))
                .or_else(|| self.next_decade(from, digits)),
            Kind::Code => self.dotted_date(from),
            Kind::Mark('\'' | '’' | '‘') => self.short_decade(from),
            Kind::Word(_) => match self.calendar(from) {
                Some(CalendarWord::Month(month)) => self.month_first(from, month),
                Some(CalendarWord::Weekday(weekday)) => self.weekday_first(from, weekday),
                _ if self.number_word(from).is_some() => self.day_first(from).or_else(|| self.spoken_year_alone(from)),
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
            || self.is(index + 1, "of") && self.year_at(index + 2).is_some()
            || matches!(self.number_word(index + 1), Some(NumberWord::Ordinal(_) | NumberWord::Tens(_)))
    }

    /// A day of the month at `index`: digits, "29th", "twenty-ninth", perhaps after "the".
    pub fn day_at(&self, index: usize) -> Option<(u8, usize)> {
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

    /// A day of the month in words that number no order, beside a month: "May twenty-nine".
    fn day_said(&self, index: usize) -> Option<(u8, usize)> {
        let said = self.group(index).filter(|said| said.form == Form::Words && said.to > index)?;
        let day = (1.0..=31.0).contains(&said.value) && !self.scales_follow(said.to) && self.year_said(index).is_none();
        day.then_some((said.value as u8, said.to))
    }

    pub fn scales_follow(&self, index: usize) -> bool {
        matches!(
            self.number_word(index),
            Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen(_) | NumberWord::Vague(..))
        ) || self.is_any(index, &["percent", "per"])
    }

    /// A year after a day or a month: ", 2019", " 2019", " of 2019".
    fn year_after(&self, index: usize) -> Option<(i32, usize)> {
        let mut at = index;
        if self.at(at).is(',') || self.is_any(at, &["of", "in"]) || self.at(at).is('/') || self.at(at).is_hyphen() {
            at += 1;
        }
        if let Some(short) = self.short_year(at).filter(|_| at > index && self.is(index, "of")) {
            return Some((short, at + 2));
        }
        let (year, to) = self.year_at(at).or_else(|| self.year_said(at))?;
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
        let said = || self.day_said(at).filter(|&(_, to)| self.closes(to) || self.year_after(to).is_some());
        if let Some((number, to)) = self.day_at(at).filter(|_| self.year_at(at).is_none()).or_else(said) {
            day.day = Some(number);
            at = to;
            if let Some((end, to)) = self.day_range_end(at, number) {
                let year = self.year_after(to);
                let to = year.map_or(to, |(_, to)| to);
                day.year = year.map(|(year, _)| year);
                let last = Day { day: Some(end), ..day };
                return Some(self.interval(from, to, day, if end > number { last } else { last.a_month_later() }));
            }
        }
        if let Some((year, to)) = self.year_after(at) {
            day.year = Some(year);
            at = to;
        }
        let interval = self.interval_end(from, at);
        if day.day.is_none() && day.year.is_none() && interval.is_none() && !self.month_alone(from, at) {
            return None;
        }
        if let Some((end, to)) = interval {
            // "May to October 2020": the year goes for both; "Nov-Feb 2017" begins in the year before.
            let year = day.year.or(end.year.map(|year| year - i32::from(end.month < day.month)));
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
        // "from April 27 to the 3rd" ends in May.
        let ordinal = self.ordinal(if self.is(at + 1, "the") { at + 2 } else { at + 1 }).is_some();
        (end > first || ordinal && self.stops(to)).then_some((end, to))
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
        // "twenty-five January 1986"
        let said = || {
            let (day, to) = self.day_said(from)?;
            let (_, after) = self.month_at(to).filter(|_| self.at(to).is_capital())?;
            (self.follows(from, &["on"]) || self.year_after(after).is_some()).then_some((day, to))
        };
        let (number, to) = self.day_at(from).or_else(said)?;
        let mut day = Day { day: Some(number), ..Day::default() };
        let mut end = None;
        let mut at = to;
        let joined = self.at(at).is_dash() || self.is_any(at, &["to", "through", "until", "till", "and"]);
        if joined && let Some((last, after)) = self.day_at(at + 1).filter(|&(last, _)| last > number) {
            let after = if self.is(after, "of") { after + 1 } else { after };
            let (month, _) = self.month_at(after)?;
            if self.is(at, "and") && !self.follows(from, &["between"]) {
                // "18 and 19 June" are two days; the second is read next.
                let day = Day { month: Some(month), ..day };
                return Some(Draft::dated(from, to, FigureKind::Date, day.iso()));
            }
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

    /// "’16" after a month or a season.
    pub fn short_year(&self, index: usize) -> Option<i32> {
        let apostrophe = matches!(self.at(index).kind, Kind::Mark('\'' | '’'));
        let digits = self.at(index + 1).digits().filter(|digits| digits.whole == 2 && digits.decimals == 0)?;
        (apostrophe && self.glued(index + 1)).then(|| century(digits.value as i32))
    }

    /// "Tuesday, March 7", "Friday 12 May", "Monday morning", "Sunday the 21st".
    pub fn weekday_first(&self, from: usize, weekday: u8) -> Option<Draft> {
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
            && (self.stops(ordinal.to) || self.time(ordinal.to).is_some())
            && (matches!(ordinal.form, Form::Digits(_)) || self.closes(ordinal.to) || ordinal.to > inner + 1)
        {
            let day = Day { day: Some(ordinal.value as u8), ..Day::default() };
            return Some(Draft::dated(from, ordinal.to, FigureKind::Date, day.iso()));
        }
        let stopped = self.at(from).is_capital() && alone > from + 1;
        // "Monday 21 between 9:30 and 11"
        let timed = |to| self.is_any(to, &["at", "between", "from", "until"]) && self.time(to + 1).is_some();
        if let Some((number, to)) = self
            .day_at(inner)
            .filter(|&(_, to)| inner == alone && (self.closes(to) && !self.at(to).is_dash() || timed(to)))
            && !self.at(to).is('%')
        {
            let day = Day { day: Some(number), ..Day::default() };
            return Some(Draft::dated(from, to, FigureKind::Date, day.iso()));
        }
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
        // "Monday morning", "Sunday early morning", "Tuesday in the evening"
        let told = match self.is(alone, "in") && self.is(alone + 1, "the") {
            true => alone + 2,
            false => alone + usize::from(self.is_any(alone, &["early", "late", "mid"])),
        };
        if let Some(CalendarWord::Daypart(part)) = self.calendar(told)
            && (told < alone + 2 || self.stops(told + 1))
        {
            draft.to = told + 1;
            draft.value = crate::figure::Value::Date(format!("{}{part}", day.iso()));
        }
        Some(draft)
    }

    fn tells_time(&self, index: usize) -> bool {
        // "Mon or Tue", "Mon at 9"; the sun and the moon are no days.
        self.is_any(index, &["or", "and"]) && matches!(self.calendar(index + 1), Some(CalendarWord::Weekday(_)))
            || self.is_any(index, &["at", "from", "after"]) && self.at(index + 1).digits().is_some()
            || self.at(index).digits().is_some()
            || matches!(self.calendar(index), Some(CalendarWord::Daypart(_)))
    }
}
