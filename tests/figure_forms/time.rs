//! Dates, times of day and durations.

use claimlight::figure::{Bound, FigureKind, Value};
use proptest::prelude::*;

use super::form::*;

proptest! {
    #[test]
    fn dates(year in 1900i32..2060, month in 1usize..13, day in 1u32..29) {
        const MONTHS: [&str; 12] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ];
        let name = MONTHS[month - 1];
        let iso = format!("{year}-{month:02}-{day:02}");
        for (text, iso) in [
            (format!("It closed on {name} {day}, {year}, again."), iso.clone()),
            (format!("It closed on {day} {name} {year} again."), iso.clone()),
            (format!("It closed on {year}-{month:02}-{day:02} again."), iso.clone()),
            (format!("It closed on the {day}{} of {name}, {year}.", ending(u64::from(day))), iso.clone()),
            (format!("It closed on {name} {day}."), format!("XXXX-{month:02}-{day:02}")),
            (format!("It closed in {name} {year}."), format!("{year}-{month:02}")),
            (format!("It closed in {year}."), format!("{year}")),
            (format!("It ran from {year} to {}.", year + 3), format!("{year}/{}", year + 3)),
            (format!("It began in the {}s.", year / 10 * 10), format!("{}X", year / 10)),
        ] {
            let found = read(&text);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert_eq!(&found[0].value, &Value::Date(iso), "{}", &text);
        }
    }

    #[test]
    fn times(hour in 1u32..13, minute in 0u32..60) {
        for (half, after) in [("a.m.", 0), ("pm", 12)] {
            let iso = format!("T{:02}:{minute:02}", hour % 12 + after);
            for text in [format!("It began at {hour}:{minute:02} {half} there."), format!("It began at {hour}.{minute:02}{half} there.")] {
                let found = read(&text);
                prop_assert_eq!(found.len(), 1, "{}", &text);
                prop_assert_eq!(&found[0].value, &Value::Date(iso.clone()), "{}", &text);
            }
        }
    }

    #[test]
    fn decades_of_ages_and_years(decade in 2u64..9, part in 0usize..3) {
        let ten = decade * 10;
        let aged = is(FigureKind::Age, ten as f64).to(ten as f64 + 9.0).in_unit("year");
        let side = ["early", "mid", "late"][part];
        reads_as(&format!("She is in her {ten}s now."), &aged)?;
        reads_as(&format!("She is in her {side} {ten}s now."), &aged)?;
        reads_as(&format!("She is in her {side}-{ten}s now."), &aged)?;
        let century = if ten < 30 { 20 } else { 19 };
        for (text, iso) in [
            (format!("It began in the ’{ten}s."), format!("{century}{decade}X")),
            (format!("It ran in the 19{ten}s and {}s.", ten + 10), format!("19{decade}X")),
        ] {
            let found = read(&text);
            prop_assert_eq!(found.first().map(|figure| &figure.value), Some(&Value::Date(iso)), "{}", &text);
        }
    }

    #[test]
    fn dates_told_from_the_day_of_writing(number in 2u32..40, period in 0usize..4, quarter in 1u32..5, year in 1950u32..2050) {
        let (name, letter) = [("day", "D"), ("week", "W"), ("month", "M"), ("year", "Y")][period];
        for (text, value) in [
            (format!("It closed {number} {name}s ago."), format!("REF-{number}{letter}")),
            (format!("It closed {} {name}s later.", spelled(u64::from(number), Style::Bare)), format!("REF+{number}{letter}")),
            (format!("It closed in Q{quarter} {year}."), format!("{year}-Q{quarter}")),
            (format!("It closed on the second Sunday of May {year}."), String::new()),
            (format!("It closed by the end of {year}."), format!("{year}-END")),
            (format!("It closed in mid-{year}."), format!("{year}-MID")),
        ] {
            let found = read(&text);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            let Value::Date(date) = &found[0].value else { return Err(TestCaseError::fail(text)) };
            match value.is_empty() {
                true => prop_assert!(date.starts_with(&format!("{year}-05-")) && ("08"..="14").contains(&&date[8..]), "{text} {date}"),
                false => prop_assert_eq!(date, &value, "{}", &text),
            }
        }
    }

    #[test]
    fn durations_in_words_and_ranges(low in 2u64..90, more in 1u64..30, unit in 0usize..6) {
        let unit = ["second", "minute", "day", "week", "month", "decade"][unit];
        let high = low + more;
        let lasted = is(FigureKind::Duration, low as f64).in_unit(unit);
        for text in [
            format!("It lasted {low} {unit}s there."),
            format!("It lasted {} {unit}s there.", spelled(low, Style::And)),
            format!("It was a {low}-{unit} wait."),
            format!("It was a {}-{unit} wait.", spelled(low, Style::And)),
        ] {
            reads_as(&text, &lasted)?;
        }
        let range = lasted.clone().to(high as f64);
        reads_as(&format!("It will last {low}-{high} {unit}s there."), &range)?;
        reads_as(&format!("It will last between {low} and {high} {unit}s there."), &range)?;
        reads_as(&format!("It will last {} to {} {unit}s there.", spelled(low, Style::And), spelled(high, Style::And)), &range)?;
        reads_as(&format!("It lasted more than {low} {unit}s there."), &lasted.clone().bounded(Bound::MoreThan))?;
        reads_as(&format!("It lasted just under {low} {unit}s there."), &lasted.bounded(Bound::LessThan))?;
        let half = is(FigureKind::Duration, 1.5).in_unit(unit);
        reads_as(&format!("It lasted a {unit} and a half there."), &half)?;
        reads_as(&format!("It lasted one and a half {unit}s there."), &half)?;
    }

    #[test]
    fn spans_of_days_and_of_years(year in 1900i32..2060, month in 0usize..12, first in 1u32..15, more in 1u32..14) {
        const MONTHS: [&str; 12] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ];
        let (name, number) = (MONTHS[month], month + 1);
        let (second, next) = (first + more, (month + 1) % 12 + 1);
        let span = format!("{year}-{number:02}-{first:02}/{year}-{number:02}-{second:02}");
        let partial = format!("XXXX-{number:02}-{first:02}/XXXX-{number:02}-{second:02}");
        for (text, iso) in [
            (format!("It ran from {name} {first} to {second}, {year}."), span.clone()),
            (format!("It ran on {name} {first}-{second}, {year}."), span.clone()),
            (format!("It ran from {first} to {second} {name} {year}."), span),
            (format!("It ran from {name} {first} through {second}."), partial.clone()),
            (format!("It ran between {first} and {second} {name}."), partial),
            (format!("It ran from {name} {second} to the {first}{}.", ending(u64::from(first))), format!("XXXX-{number:02}-{second:02}/XXXX-{next:02}-{first:02}")),
            (format!("It ran from {name} to {} {year}.", MONTHS[11]), format!("{year}-{number:02}/{year}-12")),
            (format!("It ran in {number:02}/{year}."), format!("{year}-{number:02}")),
            (format!("It ran in week {second} of {year}."), format!("{year}-W{second:02}")),
            (format!("It ran in {year}–{:02}.", (year + 1) % 100), format!("{year}/{}", year + 1)),
            (format!("It ran in early {name} {year}."), format!("{year}-{number:02}-START")),
            (format!("It ran in summer {year}."), format!("{year}-SU")),
            (format!("It ran on Thanksgiving {year}."), String::new()),
        ] {
            // No century ends within a span of two years that is written short, and December to December is no span.
            if (year + 1) % 100 == 0 && text.contains('–') || name == MONTHS[11] && text.contains("to December") {
                continue;
            }
            let found = read(&text);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            let Value::Date(date) = &found[0].value else { return Err(TestCaseError::fail(text)) };
            match iso.is_empty() {
                true => prop_assert!(date.starts_with(&format!("{year}-11-")) && ("22"..="28").contains(&&date[8..]), "{text} {date}"),
                false => prop_assert_eq!(date, &iso, "{}", &text),
            }
        }
    }

    #[test]
    fn only_days_that_a_month_has(month in 0usize..12, day in 29u32..32, year in 1900i32..2060) {
        const DAYS: [(&str, u32); 12] = [
            ("January", 31), ("February", 28), ("March", 31), ("April", 30), ("May", 31), ("June", 30), ("July", 31),
            ("August", 31), ("September", 30), ("October", 31), ("November", 30), ("December", 31),
        ];
        let (name, days) = DAYS[month];
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = if month == 1 && leap { 29 } else { days };
        let told = if day <= days { format!("{year}-{:02}-{day}", month + 1) } else { format!("{year}-{:02}", month + 1) };
        for text in [format!("It was dated {name} {day}, {year}."), format!("It was dated {day} {name} {year}.")] {
            let found = read(&text);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert_eq!(&found[0].value, &Value::Date(told.clone()), "{}", &text);
        }
    }

    #[test]
    fn times_in_words_and_in_spans(hour in 1u32..12, minute in 10u32..60, more in 1u32..5) {
        let said = |number: u32| spelled(u64::from(number), Style::And);
        let later = hour + more;
        for (text, iso) in [
            (format!("It began at {}-{} there.", said(hour), said(minute)), format!("T{hour:02}:{minute:02}")),
            (format!("It began at {} {} p.m. there.", said(hour), said(minute)), format!("T{:02}:{minute:02}", hour + 12)),
            (format!("It began at {hour} p m there."), format!("T{:02}", hour + 12)),
            (format!("It began at {} o’clock there.", said(hour)), format!("T{hour:02}")),
            (format!("It began at half past {} there.", said(hour)), format!("T{hour:02}:30")),
            (format!("It ran from {hour} to {later} p.m. there."), format!("T{:02}/T{:02}", hour + 12, later % 12 + 12)),
        ] {
            // From 9 to 12 p.m. crosses the middle of the day.
            if later >= 12 && text.contains("from") {
                continue;
            }
            let found = read(&text);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert_eq!(&found[0].value, &Value::Date(iso), "{}", &text);
        }
    }
}
