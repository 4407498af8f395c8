//! Dates told by their distance from another: "two days before Christmas", "three weeks from tomorrow".

use crate::figure::Value;
use crate::figure::reading::Reading;

impl Reading<'_> {
    /// The date that lies so many periods before or after the one told at `index` ("before Christmas"): its value and the
    /// index after it. `None` where no such date is told, or where its day is not known well enough.
    pub fn at_distance(&self, number: f64, period: &str, index: usize) -> Option<(String, usize)> {
        let back = self.is(index, "before");
        if !back && !self.is_any(index, &["after", "from"]) || number.fract() != 0.0 || number > 10_000.0 {
            return None;
        }
        let told = self.date(index + 1).or_else(|| self.relative(index + 1))?;
        let Value::Date(date) = &told.value else { return None };
        let number = if back { -number as i64 } else { number as i64 };
        Some((shifted(date, number, period)?, told.to))
    }
}

/// A date moved by so many days (D), weeks (W), months (M) or years (Y).
fn shifted(date: &str, number: i64, period: &str) -> Option<String> {
    let days = match period {
        "D" => Some(number),
        "W" => Some(number * 7),
        "2W" => Some(number * 14),
        _ => None,
    };
    if let Some(distance) = date.strip_prefix("REF") {
        return match (distance, days, period) {
            ("", _, "D" | "W" | "M" | "Y") => Some(format!("REF{number:+}{period}")),
            (_, Some(days), _) => {
                let base: i64 = distance.strip_suffix('D')?.parse().ok()?;
                Some(format!("REF{:+}D", base + days))
            }
            _ => None,
        };
    }
    if let Some(weekday) = date.strip_prefix("XXXX-WXX-") {
        let weekday: i64 = weekday.parse().ok()?;
        return days.map(|days| format!("XXXX-WXX-{}", (weekday - 1 + days).rem_euclid(7) + 1));
    }
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let known = year != "XXXX";
    // Where no year is told, one without a leap day stands in.
    let (year, month, day): (i64, i64, i64) =
        (if known { year.parse().ok()? } else { 2001 }, month.parse().ok()?, day.parse().ok()?);
    let (year, month, day) = match (days, period) {
        (Some(days), _) => from_days(to_days(year, month, day) + days),
        (None, "M") => {
            let months = year * 12 + month - 1 + number;
            (months.div_euclid(12), months.rem_euclid(12) + 1, day.min(28))
        }
        (None, "Y") => (year + number, month, day),
        _ => return None,
    };
    Some(match known {
        true => format!("{year:04}-{month:02}-{day:02}"),
        false => format!("XXXX-{month:02}-{day:02}"),
    })
}

/// The day of a month on which the weekday (Monday is 1) falls for the nth time.
pub fn nth_weekday(year: i32, month: u8, weekday: u8, nth: u8) -> u8 {
    // 1 January 1970 was a Thursday.
    let first = (to_days(i64::from(year), i64::from(month), 1) + 3).rem_euclid(7) + 1;
    ((i64::from(weekday) - first).rem_euclid(7) + 1) as u8 + 7 * nth.saturating_sub(1)
}

/// Days from 1 January 1970, after Howard Hinnant's `days_from_civil`.
pub fn to_days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The reverse of [`to_days`], after `civil_from_days`.
pub fn from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days - era * 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_counted_from_the_first_of_the_month() {
        assert_eq!(nth_weekday(2024, 11, 2, 1), 5); // election day
        assert_eq!(nth_weekday(2018, 11, 4, 4), 22); // Thanksgiving
        assert_eq!(nth_weekday(2019, 9, 1, 1), 2); // Labor Day
    }

    #[test]
    fn dates_move_by_days_weeks_months_and_years() {
        let check = |date: &str, number: i64, period: &str, moved: &str| {
            assert_eq!(shifted(date, number, period).as_deref(), Some(moved), "{date} {number}{period}");
        };
        check("XXXX-12-25", -2, "D", "XXXX-12-23");
        check("1999-05-13", -2, "W", "1999-04-29");
        check("2000-02-28", 1, "D", "2000-02-29");
        check("2019-12-31", 1, "D", "2020-01-01");
        check("2019-11-05", 3, "M", "2020-02-05");
        check("REF+1D", 3, "W", "REF+22D");
        check("REF", -2, "W", "REF-2W");
        check("XXXX-WXX-2", 3, "D", "XXXX-WXX-5");
        assert_eq!(shifted("2019", 3, "D"), None);
        assert_eq!(shifted("XXXX-XX-XX", 3, "D"), None);
    }
}
