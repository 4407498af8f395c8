//! Dates joined with what stands beside them: a date and its time, two ends of a span, "the end of 2008".

use crate::figure::draft::Draft;
use crate::figure::lex::Kind;
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Traits};
use crate::figure::{FigureKind, Value};

impl Reading<'_> {
    /// The one figure that two neighbours are: a date with its time, or a span of two dates.
    pub fn joined_dates(&self, first: &Draft, second: &Draft) -> Option<Draft> {
        self.day_of_week(first, second)
            .or_else(|| self.dated_time(first, second))
            .or_else(|| self.dated_hour(first, second))
            .or_else(|| self.dated_hours(first, second))
            .or_else(|| self.interval_of(first, second))
    }

    /// "Tuesday of next week", "next week on Tuesday".
    fn day_of_week(&self, first: &Draft, second: &Draft) -> Option<Draft> {
        let (Value::Date(begin), Value::Date(end)) = (&first.value, &second.value) else { return None };
        let shifted = |date: &str| date.starts_with("REF") && date.ends_with('W');
        let linked = |words: &[&str]| match second.from.checked_sub(first.to) {
            Some(0) => true,
            Some(1) => self.is_any(first.to, words),
            _ => false,
        };
        let (week, day) = match (shifted(begin), shifted(end)) {
            (true, false) if linked(&["on"]) => (begin, end),
            (false, true) if linked(&["of"]) => (end, begin),
            _ => return None,
        };
        let value = format!("{week}-{}", day.strip_prefix("XXXX-WXX-")?);
        Some(Draft::dated(first.from, second.to, FigureKind::Date, value))
    }

    /// "Monday at 8 p.m.", "3pm today".
    fn dated_time(&self, first: &Draft, second: &Draft) -> Option<Draft> {
        let (date, time) = match (first.kind, second.kind) {
            (FigureKind::Date, FigureKind::Time) => (first, second),
            (FigureKind::Time, FigureKind::Date) => (second, first),
            _ => return None,
        };
        let linked = match second.from.checked_sub(first.to)? {
            0 => true,
            1 => {
                self.is_any(first.to, &["at", "on", "from", "between", "around", "by", "after", "before", "of"])
                    || matches!(self.at(first.to).kind, Kind::Mark(',' | '@'))
            }
            2 => {
                self.at(first.to).is(',') && self.is_any(first.to + 1, &["at", "from", "on"])
                    || self.is(first.to, "on") && self.is(first.to + 1, "the")
            }
            _ => false,
        };
        let (Value::Date(day), Value::Date(hour)) = (&date.value, &time.value) else { return None };
        if !linked || !to_the_day(day) {
            return None;
        }
        // The part of the day is told more exactly now: "Monday morning at 8", "tonight from 7 to 8".
        let (day, part) = day.split_once('T').unwrap_or((day.as_str(), ""));
        let late = matches!(part, "TNI" | "NI" | "EV" | "AF")
            && !(first.from..second.to).any(|at| matches!(self.calendar(at), Some(CalendarWord::Meridiem(_))));
        let told = |hour: &str| match hour.get(1..3).and_then(|digits| digits.parse::<u32>().ok()) {
            // "tonight at 3" is before dawn.
            Some(early @ 1..=11) if late && (early >= 6 || !part.ends_with("NI")) => {
                format!("{day}T{}{}", early + 12, hour.get(3..).unwrap_or(""))
            }
            _ => format!("{day}{hour}"),
        };
        let value = match hour.split_once('/') {
            Some((begin, end)) => format!("{}/{}", told(begin), told(end)),
            None => told(hour),
        };
        Some(Draft::dated(first.from, second.to, FigureKind::Date, value))
    }

    /// "Saturday at 5": a bare hour after a day.
    fn dated_hour(&self, first: &Draft, second: &Draft) -> Option<Draft> {
        let Value::Date(day) = &first.value else { return None };
        let hour = second.number().filter(|hour| (1.0..=12.0).contains(hour) && hour.fract() == 0.0)?;
        let plain = matches!(second.form, Some(Form::Digits(digits)) if digits.whole <= 2)
            && second.kind == FigureKind::Count
            && second.high.is_none();
        let at = second.from == first.to + 1 && self.is_any(first.to, &["at", "around"]);
        if !plain || !at || !self.closes(second.to) || first.kind != FigureKind::Date || !to_the_day(day) {
            return None;
        }
        let night = day.ends_with("TNI") && hour >= 6.0;
        let evening = night || day.ends_with("TEV") || day.ends_with("TAF");
        let hour = if evening && hour < 12.0 { hour + 12.0 } else { hour };
        let day = day.split_once('T').map_or(day.as_str(), |(day, _)| day);
        Some(Draft::dated(first.from, second.to, FigureKind::Date, format!("{day}T{hour:02}")))
    }

    /// "between 7 and 9 last night", "Monday from 10 to 4": bare hours beside a day.
    fn dated_hours(&self, first: &Draft, second: &Draft) -> Option<Draft> {
        let (hours, date) = if first.kind == FigureKind::Date { (second, first) } else { (first, second) };
        let bare = matches!(hours.form, Some(Form::Digits(_) | Form::Words)) || hours.kind == FigureKind::Score;
        let plain = bare && hours.to == hours.number_to;
        let Value::Date(day) = &date.value else { return None };
        let (begin, end) = (hours.number()?, hours.high?);
        // "between 7 and 9 on Saturday", but "fell to between 7 and 9 on Saturday"
        let on = self.is(hours.to, "on")
            && (hours.from < 2
                || !self.is_any(hours.from - 2, &["to", "at", "of", "by", "is", "was"])
                    && !self.has(hours.from - 2, Traits::CHANGE));
        let told = self.follows(hours.from, &["between", "from"])
            && (hours.to == date.from || self.closes(hours.to) || on && date.from > hours.to);
        let near = match second.from.checked_sub(first.to)? {
            0 => true,
            1 => self.is_any(first.to, &["on", "between", "from"]),
            _ => false,
        };
        let hour = |value: f64| (1.0..=12.0).contains(&value) && value.fract() == 0.0;
        let count = hours.kind == FigureKind::Count || hours.kind == FigureKind::Score;
        if !plain || !count || !told || !near || !hour(begin) || !hour(end) || !to_the_day(day) {
            return None;
        }
        let (day, part) = day.split_once('T').unwrap_or((day.as_str(), ""));
        let late = if matches!(part, "NI" | "EV" | "AF") && begin < 12.0 { 12.0 } else { 0.0 };
        // "from 10 to 4" ends in the afternoon.
        let after = if end < begin && late == 0.0 { 12.0 } else { late };
        let value = format!("{day}T{:02}/{day}T{:02}", begin + late, end + after);
        Some(Draft::dated(first.from, second.to, FigureKind::Date, value))
    }

    /// "from 2007 to the end of 2008", "Monday - Friday", "between Jan. 3 and yesterday".
    fn interval_of(&self, first: &Draft, second: &Draft) -> Option<Draft> {
        let dated = |draft: &Draft| matches!(draft.kind, FigureKind::Date | FigureKind::Year);
        if !dated(first) || !dated(second) {
            return None;
        }
        let at = first.to;
        let gap = second.from.checked_sub(at)?;
        let the = usize::from(gap == 2 && self.is(at + 1, "the"));
        if gap != 1 + the {
            return None;
        }
        let from = self.follows(first.from, &["from"]);
        let between = (1..=2).any(|back| first.from >= back && self.is(first.from - back, "between"));
        let joined = self.is_any(at, &["to", "through", "until", "till"])
            || self.at(at).is_dash() && !self.at(at).is('—')
            || self.is(at, "and") && between;
        // "moved from Monday to Tuesday"
        let moved = from
            && (1..=5).any(|back| {
                first.from > back
                    && self.is_any(
                        first.from - 1 - back,
                        &["moved", "postponed", "delayed", "pushed", "rescheduled", "changed"],
                    )
            });
        let (Value::Date(begin), Value::Date(end)) = (&first.value, &second.value) else { return None };
        if !joined || moved || begin.contains('/') || end.contains('/') {
            return None;
        }
        Some(Draft::dated(first.from, second.to, FigureKind::Date, format!("{begin}/{end}")))
    }

    /// Takes "early", "late" or "the end of" before a month, a year or a decade into its span.
    pub fn within(&self, draft: Draft) -> Draft {
        if !matches!(draft.kind, FigureKind::Date | FigureKind::Year) || draft.from == 0 {
            return draft;
        }
        let Value::Date(date) = &draft.value else { return draft };
        let day = date.len() > 8 || date.contains("-W") || date.contains('D') || date == "REF";
        if date.contains(['/', 'T']) {
            return draft;
        }
        let mut word = draft.from - 1;
        if self.is(word, "the") && word > 0 {
            word -= 1;
        }
        let of = self.is(word, "of") && word > 0;
        if of || self.at(word).is_hyphen() && word > 0 && word + 1 == draft.from {
            word -= 1;
        }
        if day && !of {
            return draft;
        }
        let part = match self.written(word).to_ascii_lowercase().as_str() {
            "early" if !of && word + 2 >= draft.from => "START",
            "mid" if !of && word + 2 >= draft.from => "MID",
            "late" if !of && word + 2 >= draft.from => "END",
            "start" | "beginning" if of => "START",
            "middle" if of => "MID",
            "end" if of => "END",
            _ => return draft,
        };
        if date.starts_with("REF") && !of {
            return draft;
        }
        let value = format!("{date}-{part}");
        Draft::dated(word, draft.to, FigureKind::Date, value)
    }

    /// "the end of the year", "the beginning of the week".
    pub fn end_of_period(&self, from: usize) -> Option<Draft> {
        if !self.is(from + 1, "of") {
            return None;
        }
        let part = match self.written(from).to_ascii_lowercase().as_str() {
            "start" | "beginning" => "START",
            "middle" => "MID",
            "end" => "END",
            _ => return None,
        };
        let at = if self.is(from + 2, "the") { from + 3 } else { from + 2 };
        match self.calendar(at)? {
            CalendarWord::Period(period @ ("D" | "W" | "M" | "Q" | "Y" | "E" | "C" | "WE"))
                if !(self.written(at).ends_with(['s', 'S']) || period == "D" && at > from + 2) =>
            {
                Some(Draft::dated(from, at + 1, FigureKind::Date, format!("REF+0{period}-{part}")))
            }
            _ => None,
        }
    }

    /// "the 18th" after "on", where it is a day of the month.
    pub fn day_of_month(&self, from: usize) -> Option<Draft> {
        let ordinal = self.ordinal(from).filter(|ordinal| (1.0..=31.0).contains(&ordinal.value))?;
        let the = usize::from(self.follows(from, &["the"]));
        let told = from > the
            && self.has(from - 1 - the, Traits::DATE_FOLLOWS)
            && self.is_any(from - 1 - the, &["on", "by", "until", "since", "before", "after", "around"]);
        let digits = matches!(ordinal.form, Form::Digits(_));
        let month = self.is(ordinal.to, "day") && self.is(ordinal.to + 1, "of");
        if month {
            let at = ordinal.to + 2;
            let shifted = self.is_any(at, &["the", "this", "next", "last"]) && self.is(at + 1, "month");
            return shifted
                .then(|| Draft::dated(from, at + 2, FigureKind::Date, format!("XXXX-XX-{:02}", ordinal.value)));
        }
        let parted = self.at(ordinal.to).is_dash() && self.at(ordinal.to).gap && self.at(ordinal.to + 1).gap;
        let closed = parted
            || self.closes(ordinal.to)
            || self.is_any(ordinal.to, &["at", "from", "around", "between", "this", "next"]);
        (told && digits && closed)
            .then(|| Draft::dated(from, ordinal.to, FigureKind::Date, format!("XXXX-XX-{:02}", ordinal.value)))
    }
}

/// True for a date that names one day, not a week, a month or a year.
fn to_the_day(date: &str) -> bool {
    let period = date.strip_prefix("REF").and_then(|distance| distance.bytes().rfind(u8::is_ascii_uppercase));
    let relative = date.starts_with("REF") && (matches!(period, None | Some(b'D')) || date.contains('T'));
    let weekday = date.contains("W-") || date.contains("WXX-") && !date.ends_with('E');
    !date.contains('/') && (date.len() == 10 || relative || weekday)
}
