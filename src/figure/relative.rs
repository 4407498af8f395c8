//! Dates told from the day of writing or as parts of a year: "last year", "the third quarter", "two years ago".
//!
//! The day of writing is not known here, so such a value names it: REF-1Y is a year before it.

use crate::figure::FigureKind;
use crate::figure::date::Day;
use crate::figure::distance::nth_weekday;
use crate::figure::draft::Draft;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Traits};

impl Reading<'_> {
    /// The relative date that begins at `from`.
    pub fn relative(&self, from: usize) -> Option<Draft> {
        if let Some(holiday) = self.holiday(from) {
            return Some(holiday);
        }
        match self.calendar(from) {
            Some(CalendarWord::Day(0)) => {
                let night = self.written(from).to_ascii_lowercase().starts_with("toni");
                // "USA Today", "The Tonight Show"
                let named = self.at(from).is_capital() && !self.begins(from) && !self.title_case;
                return (!named).then(|| {
                    Draft::dated(from, from + 1, FigureKind::Date, if night { "REFTNI" } else { "REF" }.to_string())
                });
            }
            Some(CalendarWord::Day(days)) => {
                let mut draft = Draft::dated(from, from + 1, FigureKind::Date, format!("REF{days:+}D"));
                if let Some(CalendarWord::Daypart(part)) = self.calendar(from + 1) {
                    draft.to += 1;
                    draft.value = crate::figure::Value::Date(format!("REF{days:+}D{part}"));
                }
                return Some(draft);
            }
            Some(CalendarWord::Instant) => {
                return self
                    .end_of_span(from)
                    .then(|| Draft::dated(from, from + 1, FigureKind::Date, "REF".to_string()));
            }
            Some(CalendarWord::Decade(decade)) => return self.named_decade(from, decade),
            Some(CalendarWord::Season(season)) => {
                let at = if self.is(from + 1, "of") { from + 2 } else { from + 1 };
                let short = self.short_year(at).filter(|_| at > from + 1).map(|year| (year, at + 2));
                let (year, to) = self.year_at(at).or(short)?;
                return Some(Draft::dated(from, to, FigureKind::Date, format!("{year}-{season}")));
            }
            _ => {}
        }
        self.end_of_period(from)
            .or_else(|| self.part_of_year(from))
            .or_else(|| self.shifted(from))
            .or_else(|| self.ago(from))
            .or_else(|| self.lettered_part(from))
            .or_else(|| self.numbered_week(from))
    }

    /// "between now and May 21", "between 2019 and now": an end of a span of time.
    fn end_of_span(&self, from: usize) -> bool {
        let opened = self.follows(from, &["between"])
            && self.is(from + 1, "and")
            && (self.date(from + 2).is_some() || self.time(from + 2).is_some() || self.relative(from + 2).is_some());
        let closed = self.follows(from, &["and"])
            && from > 2
            && (self.dated(from - 2) || self.at(from - 2).digits().is_some())
            && (3..=6).any(|back| from >= back && self.is(from - back, "between"));
        opened || closed
    }

    /// "the nineties", but not the thirties of a forecast.
    fn named_decade(&self, from: usize, decade: u8) -> Option<Draft> {
        let told = self.follows(from, &["the", "early", "late", "mid"]) || self.before(from).is_hyphen();
        (told && !self.weather()).then(|| Draft::dated(from, from + 1, FigureKind::Date, format!("19{}X", decade / 10)))
    }

    /// "decade and a half" without an article of its own.
    fn period_and_half(&self, at: usize) -> Option<Draft> {
        let half = self.is(at + 1, "and") && self.is(at + 2, "a") && self.is(at + 3, "half");
        let (unit, to) = self.vocabulary.units.longest(self.lexemes, at).filter(|_| half)?;
        let ends = to == at + 1 && unit.kind == FigureKind::Duration && !self.at(at + 4).is_hyphen();
        let mut draft = Draft::new(at, at + 4, FigureKind::Duration, 1.5);
        draft.unit = Some(unit.name.into());
        ends.then_some(draft)
    }

    /// True where the sentence speaks of temperatures.
    pub fn weather(&self) -> bool {
        (0..self.lexemes.len().min(80)).any(|index| self.has(index, Traits::TEMPERATURE))
    }

    /// "this week", "last Tuesday", "next month", "the same year".
    fn shifted(&self, from: usize) -> Option<Draft> {
        let start = if self.is(from, "the") { from + 1 } else { from };
        let shift = if self.is_any(start, &["last", "past", "previous"]) {
            -1
        } else if self.is_any(start, &["next", "coming", "following", "upcoming"]) {
            1
        } else if self.is_any(start, &["this", "current"]) || self.is(start, "same") && start > from {
            0
        } else {
            let weekend = start > from
                && matches!(self.calendar(start), Some(CalendarWord::Period("WE")))
                && self.follows(from, &["over", "at", "during"]);
            return weekend.then(|| Draft::dated(from, start + 1, FigureKind::Date, "REF+0WE".to_string()));
        };
        if start > from && self.is_any(start, &["this"]) {
            return None;
        }
        let mut at = start + 1;
        if shift == 0 && self.is_any(at, &["past", "coming", "upcoming", "same"]) {
            at += 1;
        }
        if self.is_any(at, &["calendar", "fiscal", "financial", "school", "academic"]) && self.is(at + 1, "year") {
            at += 1;
        }
        let hyphen = self.at(at + 1).is_hyphen() && self.glued(at + 1);
        // "the last week of July"
        if start > from && self.is(at + 1, "of") && self.part_of_year(start).is_some() {
            return self.part_of_year(start);
        }
        // "the past decade and a half" is 15 years.
        if let Some(long) = self.period_and_half(at) {
            return Some(long);
        }
        let value = match self.calendar(at)? {
            CalendarWord::Period(period @ ("H" | "D" | "W" | "M" | "Q" | "Y" | "E" | "C" | "WE")) if !hyphen => {
                let plural = self.written(at).ends_with(['s', 'S']);
                let spoken = matches!(period, "D" | "H") && start == from && shift != 0 && period == "D";
                if plural || spoken {
                    return None;
                }
                // "the same month of 2019"
                let year = self.year_at(at + 2).filter(|_| self.is_any(at + 1, &["of", "in"]));
                if let Some((year, to)) = year.filter(|_| shift == 0 && period == "M" && self.follows(at, &["same"])) {
                    return Some(Draft::dated(start, to, FigureKind::Date, format!("{year}-XX")));
                }
                format!("REF{shift:+}{period}")
            }
            CalendarWord::Period("2W") if shift != 0 && !hyphen && !self.plural(at) => format!("REF{:+}W", shift * 2),
            CalendarWord::Period("NI") if !self.written(at).ends_with('s') => {
                let days = if shift < 0 { "-1D" } else { "" };
                format!("REF{days}TNI")
            }
            // "CBS This Morning"
            CalendarWord::Daypart(_) if self.at(at).is_capital() && !self.title_case => return None,
            CalendarWord::Daypart(part) => {
                let days = if shift < 0 { "-1D" } else { "" };
                format!("REF{days}{part}")
            }
            CalendarWord::Weekday(weekday) => {
                // "this Friday, May 12", "last Monday morning"
                return self.weekday_first(at, weekday).map(|dated| Draft { from: start, ..dated });
            }
            CalendarWord::Month(month) if self.at(at).is_capital() || self.month_at(at).is_some() => {
                let dated = self.month_first(at, month)?;
                return Some(Draft { from: start, ..dated });
            }
            CalendarWord::Season(season) => format!("XXXX-{season}"),
            _ => return None,
        };
        Some(Draft::dated(start, at + 1, FigureKind::Date, value))
    }

    /// "third quarter of 2019", "the first week of November", "the first half of the year".
    pub fn part_of_year(&self, from: usize) -> Option<Draft> {
        let last = self.is(from, "last") && self.is_any(from + 1, &["week", "quarter"]) && self.is(from + 2, "of");
        let (number, unit) = if last {
            (-1.0, from + 1)
        } else {
            let ordinal = self.ordinal(from)?;
            (ordinal.value, self.past_hyphen(ordinal.to))
        };
        let word = match self.calendar(unit) {
            Some(CalendarWord::Weekday(weekday)) => return self.nth_weekday(from, unit, number, weekday),
            Some(CalendarWord::Period(period @ ("Q" | "W" | "C"))) => period,
            None if self.is(unit, "half") => "H",
            _ if self.is(unit, "half") => "H",
            _ => return None,
        };
        if word == "C" {
            let named = self.at(unit).is_capital() && self.at(unit + 1).is_capital() && !self.title_case;
            let hyphened = self.at(unit + 1).is_hyphen() && self.glued(unit + 1) && self.at(unit + 2).is_capital();
            return (!named && !hyphened && (1.0..=40.0).contains(&number))
                .then(|| Draft::dated(from, unit + 1, FigureKind::Date, format!("{:02}XX", number as i32 - 1)));
        }
        let number = match (word, number as i32) {
            ("Q", number @ 1..=4) => format!("Q{number}"),
            ("H", number @ 1..=2) => format!("H{number}"),
            ("W", -1) => "W-1".to_string(),
            ("W", number @ 1..=53) => format!("W{number:02}"),
            _ => return None,
        };
        let mut at = unit + 1;
        let of = self.is_any(at, &["of", "in"]) || self.at(at).is(',');
        if of {
            at += 1;
        }
        let shift = ["last", "this", "next"].iter().position(|word| of && self.is(at, word));
        if self.is_any(at, &["the", "this", "last", "next", "its"]) && of {
            at += 1;
        }
        if let (Some(shift), Some(CalendarWord::Period(period @ ("Y" | "M")))) = (shift, self.calendar(at)) {
            let value = format!("REF{:+}{period}-{number}", shift as i32 - 1);
            return Some(Draft::dated(from, at + 1, FigureKind::Date, value));
        }
        if self.is_any(at, &["fiscal", "financial", "calendar"]) {
            at += 1;
        }
        if let Some((year, to)) = self.year_at(at) {
            return Some(Draft::dated(from, to, FigureKind::Date, format!("{year}-{number}")));
        }
        if of && matches!(self.calendar(at), Some(CalendarWord::Period("Y"))) {
            return Some(Draft::dated(from, at + 1, FigureKind::Date, format!("XXXX-{number}")));
        }
        if let Some((month, mut to)) = self.month_at(at).filter(|_| of) {
            let mut day = Day { month: Some(month), ..Day::default() };
            if let Some((year, after)) = self.year_at(to) {
                (day.year, to) = (Some(year), after);
            }
            return Some(Draft::dated(from, to, FigureKind::Date, format!("{}-{number}", day.iso())));
        }
        (word == "Q").then(|| Draft::dated(from, unit + 1, FigureKind::Date, format!("XXXX-{number}")))
    }

    /// "the first Monday of October", "second Tuesday in November 2020".
    fn nth_weekday(&self, from: usize, unit: usize, number: f64, weekday: u8) -> Option<Draft> {
        if !self.is_any(unit + 1, &["of", "in"]) || !(1.0..=5.0).contains(&number) {
            return None;
        }
        let (month, mut to) = self.month_at(unit + 2)?;
        let mut day = Day { month: Some(month), ..Day::default() };
        let mut value = format!("{}-XX", day.iso());
        if let Some((year, after)) = self.year_at(to) {
            day.day = Some(nth_weekday(year, month, weekday, number as u8));
            (day.year, to) = (Some(year), after);
            value = day.iso();
        }
        Some(Draft::dated(from, to, FigureKind::Date, value))
    }

    /// "week 31 of 2020", "in week 10".
    fn numbered_week(&self, from: usize) -> Option<Draft> {
        if !self.is(from, "week") {
            return None;
        }
        let digits = self.at(from + 1).digits().filter(|digits| digits.decimals == 0 && digits.whole <= 2)?;
        let told = self.begins(from)
            || self.is_any(
                from - 1,
                &["the", "in", "by", "from", "to", "for", "of", "since", "until", "during", "after", "before"],
            );
        if !told || !(1.0..=53.0).contains(&digits.value) || !self.at(from + 1).gap {
            return None;
        }
        let (week, mut at) = (format!("W{:02}", digits.value), from + 2);
        if self.is_any(at, &["of", "in"]) || self.at(at).is(',') {
            at += 1;
        }
        if let Some((year, to)) = self.year_at(at) {
            return Some(Draft::dated(from, to, FigureKind::Date, format!("{year}-{week}")));
        }
        if let Some(shift) = ["last", "this", "next"].iter().position(|word| self.is(at, word))
            && self.is(at + 1, "year")
        {
            return Some(Draft::dated(from, at + 2, FigureKind::Date, format!("REF{:+}Y-{week}", shift as i32 - 1)));
        }
        // "week 6 of the strike" is of no calendar, and "Week 6" a league's.
        let bare = self.closes(from + 2) || self.function(from + 2).is_some() && !self.is(from + 2, "of");
        (bare && !self.at(from).is_capital())
            .then(|| Draft::dated(from, from + 2, FigureKind::Date, format!("XXXX-{week}")))
    }

    /// "Q3 2019", "H1".
    fn lettered_part(&self, from: usize) -> Option<Draft> {
        let letter = self.written(from);
        if !matches!(letter, "Q" | "q" | "H") || !self.glued(from + 1) {
            return None;
        }
        let number = self.at(from + 1).digits().filter(|digits| digits.whole == 1 && digits.decimals == 0)?;
        if !(1.0..=4.0).contains(&number.value) || letter == "H" && number.value > 2.0 {
            return None;
        }
        let part = format!("{}{}", letter.to_ascii_uppercase(), number.value);
        let mut at = from + 2;
        if self.is(at, "of") || self.at(at).is_hyphen() {
            at += 1;
        }
        match self.year_at(at) {
            Some((year, to)) => Some(Draft::dated(from, to, FigureKind::Date, format!("{year}-{part}"))),
            None => (letter != "H").then(|| Draft::dated(from, from + 2, FigureKind::Date, format!("XXXX-{part}"))),
        }
    }

    /// "a year ago", "a week later": one period from now or then.
    fn ago(&self, from: usize) -> Option<Draft> {
        if !self.is_any(from, &["a", "an"]) {
            return None;
        }
        let Some(CalendarWord::Period(period)) = self.calendar(from + 1) else { return None };
        let Some(to) = self.away(from + 2) else {
            let (date, to) = self.at_distance(1.0, period, from + 2)?;
            return Some(Draft::dated(from, to, FigureKind::Date, date));
        };
        let shift = if self.is_any(from + 2, &["ago", "earlier", "before"]) { -1 } else { 1 };
        (!self.written(from + 1).ends_with('s') && to > from)
            .then(|| Draft::dated(from, to, FigureKind::Date, shifted_by(f64::from(shift), period)))
    }

    /// The index after "ago", "earlier", "later" or "from now".
    fn away(&self, index: usize) -> Option<usize> {
        if self.is_any(index, &["ago", "earlier", "later"]) {
            return Some(index + 1);
        }
        if self.is(index, "before") && self.closes(index + 1) {
            return Some(index + 1);
        }
        (self.is(index, "from") && self.is_any(index + 1, &["now", "today"])).then_some(index + 2)
    }

    /// Turns a duration with "ago" or "later" after it into a date.
    pub fn moved(&self, draft: Draft) -> Draft {
        if draft.kind != FigureKind::Duration || draft.compound {
            return draft;
        }
        let Some(number) = draft.number() else { return draft };
        let word = self.past_hyphen(draft.number_to);
        let period = (word..draft.to).rev().find_map(|index| match self.calendar(index) {
            Some(CalendarWord::Period(period)) => Some(period),
            _ => None,
        });
        let Some(period) = period.filter(|_| draft.high.is_none()) else { return draft };
        let Some(to) = self.away(draft.to) else {
            return match self.at_distance(number, period, draft.to) {
                Some((date, to)) => Draft::dated(draft.from, to, FigureKind::Date, date),
                None => draft,
            };
        };
        let number = if self.is_any(draft.to, &["ago", "earlier", "before"]) { -number } else { number };
        Draft::dated(draft.from, to, FigureKind::Date, shifted_by(number, period))
    }
}

/// So many periods from the day of writing.
fn shifted_by(number: f64, period: &str) -> String {
    match period {
        "2W" => format!("REF{:+}W", number * 2.0),
        "NI" => format!("REF{number:+}D"),
        // "two weeks and three days ago", "two years and three months later"; 3.5 years are that
        "W" if number.fract() != 0.0 => format!("REF{:+}D", (number * 7.0).round()),
        "Y" if (number * 2.0).fract() != 0.0 && (number * 12.0 - (number * 12.0).round()).abs() < 1e-6 => {
            format!("REF{:+}M", (number * 12.0).round())
        }
        "Y" if (number * 2.0).fract() != 0.0 => format!("REF{:+}D", (number * 365.0).round()),
        "M" if number.fract() != 0.0 => format!("REF{:+}D", (number * 30.0).round()),
        _ => format!("REF{number:+}{period}"),
    }
}
