//! The days or the time of day that a date means, as far as two stories can be held against each other by them.

/// Minutes of a day.
const DAY: f64 = 24.0 * 60.0;
/// Days that every month is given, so that days stand in the order of the calendar.
const MONTH: f64 = 31.0;
const YEAR: f64 = 12.0 * MONTH;
/// A vague time of day ("about noon") reaches so many minutes, a vague day so many days.
const VAGUE_TIME: f64 = 30.0;
/// "At midnight" may be a minute past it.
const CLOSE: f64 = 2.0;
const VAGUE_DAY: f64 = 1.0;
/// Times of day so many minutes apart are half as near as the same, years so many days.
const NEAR_TIME: f64 = 120.0;
const NEAR_YEAR: f64 = 10.0 * YEAR;

/// What a date is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Calendar {
    /// A time of day, in minutes.
    Clock,
    /// Days of the calendar.
    Date,
    /// Days before the story was written.
    Ago,
}

/// From when to when a date reaches, ends included.
#[derive(Clone, PartialEq, Debug)]
pub struct Period {
    /// In what it is counted.
    pub calendar: Calendar,
    /// Its year, unless that is left open.
    year: Option<f64>,
    low: f64,
    high: f64,
    /// It has a beginning and an end that both were given.
    range: bool,
    /// Nothing but a year is given.
    pub is_year: bool,
}

/// How two periods relate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PeriodRelation {
    /// The same.
    Same,
    /// One lies in the other, or they overlap.
    Overlapping,
    /// Both cannot be true.
    Apart,
}

impl Period {
    /// Reads a value in ISO 8601 as figures have it: "2024-05-03", "XXXX-05", "2026-END", "T07:42", "REF-2Y", or two of
    /// them with a stroke between. `None` where it says too little.
    pub fn read(date: &str) -> Option<Period> {
        if let Some((first, last)) = date.split_once('/') {
            let (first, last) = (Period::read(first)?, Period::read(last)?);
            let same_day = first.low == last.low && first.calendar == Calendar::Date;
            let range = !same_day && first.calendar == last.calendar;
            return range.then(|| Period { high: last.high, range, ..first.clone() }).or(Some(first));
        }
        if let Some(ago) = date.strip_prefix("REF-") {
            let unit = ago.chars().next_back()?;
            let days = match unit {
                'D' => 1.0,
                'W' => 7.0,
                'M' => MONTH,
                'Y' => YEAR,
                _ => return None,
            };
            let count: f64 = ago.strip_suffix(unit)?.parse().ok()?;
            let (low, high) = ((count - 0.5) * days, (count + 0.5) * days);
            return Some(Period { calendar: Calendar::Ago, year: None, low, high, range: false, is_year: false });
        }
        let hours = date.find('T').filter(|at| date[at + 1..].starts_with(|next: char| next.is_ascii_digit()));
        let (day, clock) = hours.map_or((date, None), |at| (&date[..at], Some(&date[at + 1..])));
        // Of a day of the week with a time we can hold the time against another.
        if let Some(clock) = clock.filter(|_| day.is_empty() || day.contains('W')) {
            let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
            let at = hour.parse::<f64>().ok()? * 60.0 + minute.get(..2).unwrap_or(minute).parse::<f64>().ok()?;
            return Some(Period {
                calendar: Calendar::Clock,
                year: None,
                low: at,
                high: at,
                range: false,
                is_year: false,
            });
        }
        let mut parts = day.split('-');
        let year = parts.next()?;
        let year = if year == "XXXX" { None } else { Some(year.parse::<f64>().ok()?) };
        let (mut low, mut high, mut is_year) = (0.0, YEAR - 1.0, year.is_some());
        for part in parts {
            let third = (high - low + 1.0) / 3.0;
            match part {
                "START" => high = low + third,
                "MID" => (low, high) = (low + third, high - third),
                "END" => low = high - third,
                _ => {
                    let number: f64 = part.parse().ok()?;
                    is_year = false;
                    let unit = if high - low > MONTH { MONTH } else { 1.0 };
                    low += (number - 1.0) * unit;
                    high = low + unit - 1.0;
                }
            }
        }
        let known = year.is_some() || high - low < MONTH;
        known.then_some(Period { calendar: Calendar::Date, year, low, high, range: false, is_year })
    }

    /// Where it begins, in its calendar's unit.
    pub fn start(&self) -> f64 {
        self.low + self.year.unwrap_or(0.0) * YEAR
    }

    /// Where they stand to each other: 1 for the same, 0 for nothing in common.
    pub fn nearness(&self, other: &Period) -> f64 {
        let years = self.year.is_some() && other.year.is_some();
        let start = |period: &Period| if years { period.start() } else { period.low };
        let off = (start(self) - start(other)).abs();
        let half = match self.calendar {
            Calendar::Clock => NEAR_TIME,
            Calendar::Date if self.is_year && other.is_year => NEAR_YEAR,
            Calendar::Date => MONTH,
            Calendar::Ago => start(self).max(start(other)) / 2.0,
        };
        half / (half + if self.calendar == Calendar::Clock { off.min(DAY - off) } else { off })
    }

    /// How two of them relate, of which one is `vague` ("around"); `None` where they are counted differently.
    pub fn relation(&self, other: &Period, vague: bool) -> Option<PeriodRelation> {
        if self.calendar != other.calendar {
            return None;
        }
        let years = self.year.is_some() && other.year.is_some();
        let reach = |period: &Period| {
            let year = period.year.filter(|_| years).unwrap_or(0.0) * YEAR;
            (period.low + year, period.high + year)
        };
        let (one, two) = (reach(self), reach(other));
        if one == two {
            return Some(PeriodRelation::Same);
        }
        // Two beginnings and ends are to be the same.
        let overlap = one.0 <= two.1 && two.0 <= one.1 && !(self.range && other.range);
        let near = |slack: f64| vague && (one.0 - two.0).abs() <= slack;
        let fits = match self.calendar {
            // "Half past four" may be in the afternoon.
            Calendar::Clock => near(VAGUE_TIME) || (one.0 - two.0).abs() <= CLOSE || (one.0 - two.0).abs() == DAY / 2.0,
            Calendar::Date => overlap || near(VAGUE_DAY),
            Calendar::Ago => overlap,
        };
        Some(if fits { PeriodRelation::Overlapping } else { PeriodRelation::Apart })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: Option<PeriodRelation>) {
        let relation = |one: &str, other: &str| Period::read(one)?.relation(&Period::read(other)?, false);
        assert_eq!(relation(one, other), expected, "{one} {other}");
        assert_eq!(relation(other, one), expected, "{other} {one}");
    }

    #[test]
    fn what_can_be_one_time() {
        use PeriodRelation::*;
        check("T07:42", "T07:24", Some(Apart));
        check("T16:30", "T04:30", Some(Overlapping));
        check("XXXX-WXX-5T23:40", "T02:50", Some(Apart));
        check("XXXX-05-14", "2024-05-14", Some(Same));
        check("XXXX-05-14", "XXXX-05", Some(Overlapping));
        check("XXXX-05-14", "XXXX-05-18T10:00/XXXX-05-18T13:00", Some(Apart));
        check("XXXX-05-03/XXXX-05-19", "XXXX-04-28", Some(Apart));
        check("XXXX-05-03/XXXX-05-19", "XXXX-05-04", Some(Overlapping));
        check("2021-03/2023-08", "2021-03/2023-12", Some(Apart));
        check("2026-END", "2028", Some(Apart));
        check("2026-END", "2026", Some(Overlapping));
        check("XXXX-01-START", "XXXX-01-06", Some(Overlapping));
        check("REF-9D", "REF-1W", Some(Overlapping));
        check("REF-2Y", "REF-5Y", Some(Apart));
        check("REF-2Y", "2024", None);
        check("2024", "T10", None);
        assert_eq!(Period::read("XXXX-WXX-1"), None);
    }
}
