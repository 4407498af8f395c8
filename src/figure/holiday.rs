//! Days with a name: "Thanksgiving 2018", "Easter Monday", "Labor Day weekend".

use crate::figure::FigureKind;
use crate::figure::distance::{from_days, nth_weekday, to_days};
use crate::figure::draft::Draft;
use crate::figure::lex::{Kind, Shape};
use crate::figure::reading::Reading;
use crate::figure::word::CalendarWord;

/// A day with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holiday {
    /// Its date without a year; XX where the day moves from year to year.
    pub date: &'static str,
    /// How its day is found in a year, as the list writes it; empty where it does not move or none was written.
    pub rule: &'static str,
}

impl Holiday {
    /// Its date in a year.
    fn in_year(&self, year: i32) -> String {
        self.moved(year).unwrap_or_else(|| self.date.replacen("XXXX", &year.to_string(), 1))
    }

    /// The date that the rule gives: "4 4 1" is the day after the fourth Thursday of its month, "easter -2" two days
    /// before Easter.
    fn moved(&self, year: i32) -> Option<String> {
        let (first, rest) = self.rule.split_once(' ')?;
        let mut numbers = rest.split(' ').map(|number| number.parse::<i64>());
        let day = if first == "easter" {
            easter(year) + numbers.next()?.ok()?
        } else {
            let month: u8 = self.date.get(5..7)?.parse().ok()?;
            let weekday = numbers.next()?.ok()? as u8;
            let later = numbers.next().and_then(Result::ok).unwrap_or(0);
            let first_day = to_days(i64::from(year), i64::from(month), 1);
            let nth = |nth| first_day - 1 + i64::from(nth_weekday(year, month, weekday, nth));
            let day = match first {
                "last" => Some(nth(5)).filter(|&day| from_days(day).1 == i64::from(month)).unwrap_or(nth(4)),
                number => nth(number.parse().ok()?),
            };
            day + later
        };
        let (year, month, day) = from_days(day);
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// Easter Sunday as days from 1 January 1970, after the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
fn easter(year: i32) -> i64 {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * late + 114;
    to_days(i64::from(year), i64::from(day / 31), i64::from(day % 31 + 1))
}

impl Reading<'_> {
    /// The day with a name that begins at `from`.
    pub fn holiday(&self, from: usize) -> Option<Draft> {
        let (holiday, to) = self.vocabulary.holidays.longest(self.lexemes, from)?;
        let named = self.at(from).is_capital()
            || to > from + 1
            || self.is_any(from, &["christmas", "easter", "thanksgiving", "halloween"]);
        if !named {
            return None;
        }
        let year = self.year_at(if self.at(to).is(',') { to + 1 } else { to });
        // "Christmas trees" are no date.
        let attribute = self.at(to).kind == Kind::Word(Shape::Lower)
            && self.glued(to) == self.glued(from)
            && !self.stops(to)
            && self.calendar(to).is_none()
            && !self.is_any(to, &["holiday", "holidays", "break", "season"]);
        if attribute && year.is_none() {
            return None;
        }
        let named = self.at(to).is_capital() && !self.title_case && year.is_none();
        let island = self.is_any(to, &["Island", "Carol", "Rising", "Bunny"]);
        if named && island {
            return None;
        }
        // "Labor Day weekend"
        if matches!(self.calendar(to), Some(CalendarWord::Period("WE"))) {
            return Some(Draft::dated(from, to + 1, FigureKind::Date, "XXXX-WXX-WE".to_string()));
        }
        Some(match year {
            Some((year, to)) => Draft::dated(from, to, FigureKind::Date, holiday.in_year(year)),
            None => Draft::dated(from, to, FigureKind::Date, holiday.date.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Holiday;

    #[test]
    fn a_rule_finds_the_day_of_a_year() {
        let check =
            |date, rule, year, day: &str| assert_eq!(Holiday { date, rule }.in_year(year), day, "{date} {rule}");
        check("XXXX-12-25", "", 2019, "2019-12-25");
        check("XXXX-11-XX", "4 4", 2018, "2018-11-22"); // Thanksgiving
        check("XXXX-11-XX", "4 4 1", 2024, "2024-11-29"); // Black Friday
        check("XXXX-11-XX", "1 1 1", 2016, "2016-11-08"); // election day
        check("XXXX-05-XX", "last 1", 2021, "2021-05-31"); // Memorial Day
        check("XXXX-05-XX", "last 1", 2022, "2022-05-30");
        check("XXXX-XX-XX", "easter 0", 2024, "2024-03-31");
        check("XXXX-XX-XX", "easter -2", 2019, "2019-04-19"); // Good Friday
        check("XXXX-XX-XX", "easter -46", 2018, "2018-02-14"); // Ash Wednesday
        check("XXXX-XX-XX", "", 2019, "2019-XX-XX");
    }
}
