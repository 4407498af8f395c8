//! Times of the day: "8:30 p.m.", "14:00", "5 o'clock", "noon", and spans of them.

use std::borrow::Cow;

use crate::figure::FigureKind;
use crate::figure::draft::Draft;
use crate::figure::lex::Kind;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, NumberWord, Traits};

/// Lexemes on either side of a number among which a word of the market tells that it is no time.
const MARKET: usize = 14;

/// A time while it is read.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: Option<u32>,
    second: Option<u32>,
    meridiem: Option<u8>,
    /// True where nothing else could be written so ("8:30", "5 o'clock").
    sure: bool,
    to: usize,
}

impl Clock {
    fn iso(&self) -> String {
        let hour = match self.meridiem {
            Some(12) if self.hour < 12 => self.hour + 12,
            Some(0) if self.hour == 12 => 0,
            _ => self.hour,
        };
        match (self.minute, self.second) {
            (Some(minute), Some(second)) => format!("T{hour:02}:{minute:02}:{second:02}"),
            (Some(minute), None) => format!("T{hour:02}:{minute:02}"),
            _ => format!("T{hour:02}"),
        }
    }
}

impl Reading<'_> {
    /// The time that begins at `from`.
    pub fn time(&self, from: usize) -> Option<Draft> {
        if let Some(CalendarWord::Hour(time)) = self.calendar(from) {
            let name = self.at(from).is_capital() && !self.begins(from) && !self.title_case;
            return (!name).then(|| Draft::dated(from, from + 1, FigureKind::Time, time.to_string()));
        }
        if let Some(told) = self.spoken_time(from) {
            return Some(told);
        }
        let first = self.clock(from)?;
        // "12 noon"
        if first.hour == 12
            && first.minute.is_none()
            && let Some(CalendarWord::Hour(time)) = self.calendar(first.to)
        {
            return Some(Draft::dated(from, first.to + 1, FigureKind::Time, time.to_string()));
        }
        let joined = self.at(first.to).is_dash()
            || self.is_any(first.to, &["to", "until", "till", "through"])
            || self.is(first.to, "and") && self.follows(from, &["between"]);
        if joined
            && let Some(mut last) = self.clock(first.to + 1)
            && (first.sure || first.meridiem.is_some() || last.sure || last.meridiem.is_some())
        {
            let mut first = first;
            if first.meridiem.is_none()
                && last.meridiem == Some(12)
                && first.hour <= last.hour
                && first.hour < 12
                && last.hour != 12
            {
                first.meridiem = last.meridiem;
            } else if first.meridiem.is_none() && last.meridiem == Some(0) {
                first.meridiem = Some(0);
            }
            // "from 2pm to 4", "from 10:30 to 3": the end comes after the begin.
            let later = first.meridiem == Some(12) && last.hour > first.hour
                || first.meridiem != Some(12) && last.hour < first.hour && first.hour <= 12;
            if last.meridiem.is_none() && later {
                last.meridiem = Some(12);
            }
            let value = format!("{}/{}", first.iso(), last.iso());
            return Some(Draft::dated(from, last.to, FigureKind::Time, value));
        }
        let colon = self.at(from + 1).is(':');
        let zoned = self.is_any(first.to, &["GMT", "UTC", "ET", "EST", "EDT", "PT", "BST", "CET", "PST", "IST", "hrs"]);
        let told = from > 0 && self.has(from - 1, Traits::TIME_FOLLOWS) || self.begins(from);
        let named = from > 0 && self.before(from).is_capital() && self.calendar(from - 1).is_none() && !told;
        // "Monday at 6.45"
        let dotted =
            first.minute.is_some() && !colon && self.follows(from, &["at"]) && from > 1 && self.dated(from - 2);
        if dotted && self.stops(first.to) || self.dotted_time(from, &first) {
            return Some(Draft::dated(from, first.to, FigureKind::Time, first.iso()));
        }
        if first.meridiem.is_none() && (!first.sure || colon && named && !zoned) {
            return None;
        }
        Some(Draft::dated(from, first.to, FigureKind::Time, first.iso()))
    }

    /// "At 7.24, when", "it was 2.15 on Sunday", as the British write: hours and minutes that nothing makes a price.
    fn dotted_time(&self, from: usize, clock: &Clock) -> bool {
        if clock.minute.is_none() || clock.to != from + 1 || self.at(from + 1).is(':') {
            return false;
        }
        let day = |at: usize| self.dated(at) || self.is_any(at, &["this", "yesterday", "today", "tonight", "last"]);
        let after = clock.to;
        let of_day = day(after)
            || self.is(after, "on") && day(after + 1)
            || self.is_any(after, &["local", "when"])
            || self.is(after, "in") && self.is(after + 1, "the") && self.dated(after + 2);
        let it_was = from > 1 && self.is(from - 1, "was") && self.is(from - 2, "it");
        // "Closed at 11.05" tells a price.
        let at = from > 1 && self.is(from - 1, "at") && !self.has(from - 2, Traits::PRICED);
        of_day && (at || it_was)
            || self.stops(after) && (at && !self.is_of_market(from) || it_was && self.begins(from - 2))
    }

    /// Something near a number says that it is measured or traded.
    fn is_of_market(&self, from: usize) -> bool {
        let mut near = from.saturating_sub(MARKET)..(from + MARKET).min(self.lexemes.len());
        near.any(|at| {
            matches!(self.at(at).kind, Kind::Mark('%' | '$' | '€' | '£' | '¥')) || self.has(at, Traits::MARKET)
        })
    }

    /// "half past seven", "twenty past eight", "quarter to nine".
    fn spoken_time(&self, from: usize) -> Option<Draft> {
        let half = self.is(from, "half");
        let quarter = self.is(from, "quarter");
        let (minutes, mut at) = if half || quarter {
            (if half { 30 } else { 15 }, from + 1)
        } else {
            let group = self.group(from).filter(|group| group.to > from && (1.0..60.0).contains(&group.value))?;
            (group.value as u32, group.to)
        };
        if self.is_any(at, &["minutes", "min"]) && !half && !quarter {
            at += 1;
        }
        let to = quarter && self.is(at, "to");
        let named = self.is_any(at.wrapping_sub(1), &["minutes", "min"]);
        if !to && !self.is(at, "past") || minutes % 5 != 0 && !named {
            return None;
        }
        let next = self.clock(at + 1).filter(|next| next.hour <= 12 && next.minute.is_none())?;
        let (hour, minute) = if to { ((next.hour + 11) % 12, 60 - minutes) } else { (next.hour, minutes) };
        let clock = Clock { hour, minute: Some(minute), ..next };
        Some(Draft::dated(from, next.to, FigureKind::Time, clock.iso()))
    }

    /// "in the morning", "in the afternoon" after an hour: its half of the day and the index after it.
    fn half_of_day(&self, index: usize) -> Option<(u8, usize)> {
        if !self.is(index, "in") || !self.is(index + 1, "the") || !self.stops(index + 3) {
            return None;
        }
        match self.calendar(index + 2)? {
            CalendarWord::Daypart("TMO") => Some((0, index + 3)),
            CalendarWord::Daypart("TAF" | "TEV") => Some((12, index + 3)),
            _ => None,
        }
    }

    /// "4:02.31": the minutes and seconds of a race.
    pub fn race_time(&self, from: usize) -> Option<Draft> {
        let minutes = self.at(from).digits().filter(|digits| digits.decimals == 0 && digits.whole <= 2)?;
        let seconds = self.at(from + 2).digits().filter(|digits| digits.decimals > 0 && digits.whole == 2)?;
        let joined = self.at(from + 1).is(':') && self.glued(from + 1) && self.glued(from + 2);
        if !joined || seconds.value >= 60.0 {
            return None;
        }
        let mut draft = Draft::new(from, from + 3, FigureKind::Duration, minutes.value * 60.0 + seconds.value);
        draft.unit = Some(Cow::Borrowed("second"));
        Some(draft)
    }

    /// "p . m .", "p m" as machines part words, and "9.am".
    fn parted_meridiem(&self, index: usize) -> Option<(u8, usize)> {
        if self.at(index).is('.') && self.glued(index) && self.glued(index + 1) {
            let Some(CalendarWord::Meridiem(half)) = self.calendar(index + 1) else { return None };
            return Some((half, index + 2));
        }
        let half = match self.written(index) {
            "a" => 0,
            "p" => 12,
            _ => return None,
        };
        let letter = index + 1 + usize::from(self.at(index + 1).is('.'));
        let stop = usize::from(self.at(letter + 1).is('.') && letter > index + 1);
        (self.written(letter) == "m" && self.at(index).gap).then_some((half, letter + 1 + stop))
    }

    /// The minutes after an hour in words, where it is told as a time: "at five-thirty", "two forty-five p.m.".
    fn minutes_said(&self, hour: usize) -> Option<(u32, usize)> {
        let at = self.past_hyphen(hour + 1);
        if !matches!(self.number_word(at)?, NumberWord::Tens(_) | NumberWord::Teen(_) | NumberWord::Digit(_)) {
            return None;
        }
        let minutes = self.group(at).filter(|minutes| (10.0..60.0).contains(&minutes.value))?;
        let span = self.follows(hour, &["to", "and"]) && hour > 1 && self.number_word(hour - 2).is_some();
        let told =
            self.follows(hour, &["at", "by", "from", "until", "till", "before", "after", "around", "since"]) || span;
        let meridiem = matches!(self.calendar(minutes.to), Some(CalendarWord::Meridiem(_)))
            || self.parted_meridiem(minutes.to).is_some();
        let joined = self.is_any(minutes.to, &["to", "and", "until"]) && self.number_word(minutes.to + 1).is_some();
        let ends =
            joined || self.stops(minutes.to) || self.calendar(minutes.to).is_some_and(|_| self.dated(minutes.to));
        (meridiem || told && ends && !self.at(minutes.to).is('%')).then_some((minutes.value as u32, minutes.to))
    }

    fn clock(&self, from: usize) -> Option<Clock> {
        let (hour, minute, second, mut to, mut sure) = match self.at(from).kind {
            Kind::Number(digits) if digits.whole <= 2 && digits.value < 25.0 && !digits.grouped => {
                let hour = digits.value as u32;
                let pair = |index: usize| {
                    let mark = self.at(index).is(':') && self.glued(index) && self.glued(index + 1);
                    let digits = self.at(index + 1).digits()?;
                    (mark && digits.whole == 2 && digits.decimals == 0 && digits.value < 60.0)
                        .then_some((digits.value as u32, index + 2))
                };
                if digits.decimals == 2 {
                    let minute = ((digits.value - f64::from(hour)) * 100.0).round() as u32;
                    (hour, Some(minute).filter(|&minute| minute < 60), None, from + 1, false)
                } else if digits.decimals > 0 {
                    return None;
                } else if let Some((minute, to)) = pair(from + 1) {
                    match pair(to) {
                        Some((second, to)) => (hour, Some(minute), Some(second), to, true),
                        None => (hour, Some(minute), None, to, !self.at(to).is(':') || !self.glued(to)),
                    }
                } else {
                    (hour, None, None, from + 1, false)
                }
            }
            Kind::Number(digits) if digits.whole == 4 && digits.decimals == 0 && !digits.grouped => {
                let (hour, minute) = (digits.value as u32 / 100, digits.value as u32 % 100);
                let zoned =
                    self.is_any(from + 1, &["GMT", "UTC", "BST", "EST", "EDT", "CET", "hrs", "a.m.", "p.m.", "IST"]);
                // "0730-0930"
                let other = if self.at(from + 1).is_dash() { from + 2 } else { from.wrapping_sub(2) };
                let paired = (self.at(from + 1).is_dash() || self.before(from).is_dash())
                    && self.at(other).digits().is_some_and(|digits| digits.whole == 4 && digits.decimals == 0)
                    && (self.written(from).starts_with('0') || self.written(other).starts_with('0'));
                if hour > 24 || minute > 59 || !(zoned || paired) {
                    return None;
                }
                (hour, Some(minute), None, from + 1, true)
            }
            Kind::Word(_) => match self.number_word(from)? {
                NumberWord::Digit(hour) | NumberWord::Teen(hour) if (1.0..=12.0).contains(&hour) => {
                    match self.minutes_said(from) {
                        Some((minute, to)) => (hour as u32, Some(minute), None, to, true),
                        None => (hour as u32, None, None, from + 1, false),
                    }
                }
                _ => return None,
            },
            _ => return None,
        };
        let mut meridiem = None;
        if let Some((half, after)) = self.parted_meridiem(to).filter(|_| hour <= 12) {
            (meridiem, to) = (Some(half), after);
        }
        match self.calendar(to) {
            _ if meridiem.is_some() => {}
            Some(CalendarWord::Meridiem(half)) if hour <= 12 || minute.is_some() => {
                meridiem = Some(half);
                to += 1;
            }
            Some(CalendarWord::Clock) => {
                sure = true;
                to += 1;
                if let Some(CalendarWord::Meridiem(half)) = self.calendar(to) {
                    (meridiem, to) = (Some(half), to + 1);
                } else if let Some((half, after)) = self.half_of_day(to) {
                    (meridiem, to) = (Some(half), after);
                }
            }
            _ if (1..=12).contains(&hour) => {
                if let Some((half, after)) = self.half_of_day(to) {
                    (meridiem, to) = (Some(half), after);
                } else if from > 3 && self.is(from - 1, "at") && self.closes(to) {
                    // "in the afternoon at 7"
                    meridiem = self.half_of_day(from - 4).filter(|&(_, after)| after == from - 1).map(|(half, _)| half);
                }
            }
            _ => {}
        }
        Some(Clock { hour, minute, second, meridiem, sure, to })
    }
}
