//! Amounts: counts, money, measures, ages, shares.

use claimlight::figure::{Bound, FigureKind};
use proptest::prelude::*;

use super::form::*;

#[test]
fn every_unit_of_the_table_reads_back() {
    // "pound" is weight or money by what stands around it, "second" and "storey" need a hyphen.
    let apart = ["pound", "second", "storey"];
    let faults =
        rows(include_str!("../../src/lexicon/unit.txt")).filter(|row| !apart.contains(&row[0])).flat_map(|row| {
            let kind = match row[1] {
                "duration" => FigureKind::Duration,
                "percent" => FigureKind::Percent,
                _ => FigureKind::Measure,
            };
            let forms: Vec<&str> = row[2].split(", ").filter(|form| !form.is_empty()).collect();
            forms
                .into_iter()
                .filter_map(move |form| {
                    fault(&format!("They said it took 47.5 {form}."), &is(kind, 47.5).in_unit(row[0]))
                })
                .collect::<Vec<_>>()
        });
    assert_all(faults);
}

#[test]
fn every_currency_of_the_table_reads_back() {
    let faults = rows(include_str!("../../src/lexicon/currency.txt")).flat_map(|row| {
        let unit = row[0];
        // "try" is a verb and "dm" a decimetre where they have no capitals.
        let forms: Vec<&str> = row[2].split(", ").filter(|form| !["", "try", "dm"].contains(form)).collect();
        forms
            .into_iter()
            .filter_map(move |form| {
                fault(&format!("It cost 47,500 {form}."), &is(FigureKind::Money, 47_500.0).in_unit(unit))
            })
            .collect::<Vec<_>>()
    });
    assert_all(faults);
}

#[test]
fn every_sign_of_a_currency_reads_back() {
    let faults = rows(include_str!("../../src/lexicon/currency_symbol.txt")).flat_map(|row| {
        let expected = is(FigureKind::Money, 47.5e6).in_unit(row[1]);
        [format!("It cost {}47.5 million.", row[0]), format!("It cost {}47.5m.", row[0])]
            .map(|text| fault(&text, &expected))
    });
    assert_all(faults.flatten());
}

#[test]
fn every_qualifier_bounds_a_count() {
    let faults = rows(include_str!("../../src/lexicon/qualifier.txt")).filter_map(|row| {
        let bound = match row[1] {
            "~" => Bound::About,
            ">" => Bound::MoreThan,
            ">=" => Bound::AtLeast,
            "<" => Bound::LessThan,
            "<=" => Bound::AtMost,
            _ => Bound::Exactly,
        };
        // "past" tells a place, "age of" an age, and "plus" needs a hyphen.
        if ["past", "plus"].contains(&row[0]) || row[0].ends_with("age of") {
            return None;
        }
        let after = row.get(2) == Some(&"after");
        let text =
            if after { format!("It holds 4,213 {}.", row[0]) } else { format!("It holds {} 4,213 ships.", row[0]) };
        fault(&text, &is(FigureKind::Count, 4213.0).bounded(bound))
    });
    assert_all(faults);
}

proptest! {
    #[test]
    fn whole_numbers(number in prop_oneof![3u64..1000, 1000u64..1_000_000, 1_000_000u64..1_000_000_000_000]) {
        let value = number as f64;
        let counted = is(FigureKind::Count, value);
        reads_as(&format!("The mine shipped {} crates north.", grouped(number, ",")), &counted)?;
        reads_as(&format!("The mine shipped {} crates north.", grouped(number, "\u{202F}")), &counted)?;
        reads_as(&format!("The mine shipped {} crates north.", spelled(number, Style::And)), &counted)?;
        reads_as(&format!("The mine shipped {} crates north.", spelled(number, Style::Bare)), &counted)?;
        reads_as(&format!("It cost ${} then.", grouped(number, ",")), &is(FigureKind::Money, value).in_unit("USD"))?;
        reads_as(&format!("It cost €{number} then."), &is(FigureKind::Money, value).in_unit("EUR"))?;
        reads_as(&format!("It cost GBP {number} then."), &is(FigureKind::Money, value).in_unit("GBP"))?;
        reads_as(&format!("It cost {} euros then.", spelled(number, Style::And)), &is(FigureKind::Money, value).in_unit("EUR"))?;
        reads_as(&format!("It ran {} km north.", grouped(number, ",")), &is(FigureKind::Measure, value).in_unit("kilometre"))?;
        reads_as(&format!("It lasted {} hours.", spelled(number, Style::Bare)), &is(FigureKind::Duration, value).in_unit("hour"))?;
        reads_as(&format!("They saw more than {} crates.", grouped(number, ",")), &counted.clone().bounded(Bound::MoreThan))?;
        reads_as(&format!("They saw no more than {} crates.", grouped(number, ",")), &counted.clone().bounded(Bound::AtMost))?;
        reads_as(&format!("They saw {}-plus crates.", grouped(number, ",")), &counted.bounded(Bound::AtLeast))?;
    }

    #[test]
    fn decimals_and_scales(whole in 0u32..1000, hundredths in 0u32..100, scale in 0usize..4) {
        let number = format!("{whole}.{hundredths:02}");
        let value: f64 = number.parse().unwrap_or_default();
        let (word, short, factor) = [("thousand", "k", 1e3), ("million", "m", 1e6), ("billion", "bn", 1e9), ("trillion", "tn", 1e12)][scale];
        let money = is(FigureKind::Money, value * factor);
        reads_as(&format!("The fund holds ${number} {word} now."), &money)?;
        reads_as(&format!("The fund holds £{number}{short} now."), &money)?;
        reads_as(&format!("The fund holds {number} {word} euros now."), &money)?;
        reads_as(&format!("The fund holds {number} {word} bonds."), &is(FigureKind::Count, value * factor))?;
        for form in ["%", " percent", " per cent"] {
            reads_as(&format!("It fell {number}{form} there."), &is(FigureKind::Percent, value).in_unit("%"))?;
        }
        reads_as(&format!("It fell {number} percentage points there."), &is(FigureKind::Percent, value).in_unit("pp"))?;
        reads_as(&format!("It was -{number}°C there."), &is(FigureKind::Measure, -value).in_unit("degree celsius"))?;
        reads_as(&format!("It was minus {number} degrees there."), &is(FigureKind::Measure, -value).in_unit("degree"))?;
    }

    #[test]
    fn ranges(low in 2u64..5000, more in 1u64..5000) {
        let high = low + more;
        let range = is(FigureKind::Count, low as f64).to(high as f64);
        let (from, to) = (grouped(low, ","), grouped(high, ","));
        reads_as(&format!("It will ship between {from} and {to} crates."), &range)?;
        reads_as(&format!("It will ship {from} to {to} crates."), &range)?;
        reads_as(&format!("It will ship from {from} to {to} crates."), &range)?;
        reads_as(&format!("It will ship {from}–{to} crates."), &range)?;
        reads_as(&format!("It will ship {} to {} crates.", spelled(low, Style::And), spelled(high, Style::And)), &range)?;
        let money = is(FigureKind::Money, low as f64).to(high as f64);
        reads_as(&format!("It will cost ${from} to ${to}."), &money)?;
        reads_as(&format!("It will cost ${from}-${to}."), &money)?;
        reads_as(&format!("It will cost between €{from} and €{to}."), &money)?;
        reads_as(&format!("It will cost ${from}-{to} million."), &is(FigureKind::Money, low as f64 * 1e6).to(high as f64 * 1e6))?;
        reads_as(&format!("It will last {from} to {to} hours."), &is(FigureKind::Duration, low as f64).to(high as f64))?;
    }

    #[test]
    fn fractions_and_ratios(whole in 2u64..90, of in 2u64..900, more in 1u64..90) {
        let value = whole as f64;
        reads_as(&format!("It took {whole} 1/2 hours."), &is(FigureKind::Duration, value + 0.5))?;
        reads_as(&format!("It took {whole}½ hours."), &is(FigureKind::Duration, value + 0.5))?;
        reads_as(&format!("It took {} and a half hours.", spelled(whole, Style::And)), &is(FigureKind::Duration, value + 0.5))?;
        reads_as(&format!("It sold {} and a half million crates.", spelled(whole, Style::And)), &is(FigureKind::Count, (value + 0.5) * 1e6))?;
        reads_as(&format!("It sold {} dozen crates.", spelled(whole, Style::And)), &is(FigureKind::Count, value * 12.0))?;
        reads_as(&format!("They lead {whole}-to-1 there."), &is(FigureKind::Ratio, value))?;
        reads_as(&format!("Sales grew {whole}-fold there."), &is(FigureKind::Ratio, value).in_unit("times"))?;
        reads_as(&format!("It is {whole} times as large."), &is(FigureKind::Ratio, value).in_unit("times"))?;
        if whole < of + more {
            let ratio = is(FigureKind::Ratio, value / (of + whole) as f64);
            let of = of + whole;
            reads_as(&format!("It kills {whole} in {of} patients.", of = grouped(of, ",")), &ratio)?;
            reads_as(&format!("It kills {whole} out of {of} patients.", of = grouped(of, ",")), &ratio)?;
            reads_as(&format!("It kills {} in every {} patients.", spelled(whole, Style::And), spelled(of, Style::And)), &ratio)?;
        }
    }

    #[test]
    fn ordinals(number in 1u64..1000) {
        reads_as(&format!("It was the {number}{} case.", ending(number)), &is(FigureKind::Ordinal, number as f64))?;
    }

    #[test]
    fn ages(age in 1u64..111, more in 1u64..9) {
        let aged = is(FigureKind::Age, age as f64).in_unit("year");
        for text in [
            format!("A {age}-year-old woman fell."),
            format!("The woman was {age} years old."),
            format!("The woman, aged {age}, fell."),
            format!("Maria Lopez, {age}, fell."),
            format!("Maria Lopez ({}) fell.", age.max(8)),
            format!("She died at the age of {age}."),
            format!("She turned {age} there."),
        ] {
            let aged = if text.contains('(') { is(FigureKind::Age, age.max(8) as f64).in_unit("year") } else { aged.clone() };
            reads_as(&text, &aged)?;
        }
        let range = aged.to((age + more) as f64);
        reads_as(&format!("Children aged {age} to {} came.", age + more), &range)?;
        reads_as(&format!("They were between {age} and {} years old.", age + more), &range)?;
    }

    #[test]
    fn heights(feet in 4u64..8, inches in 1u64..12) {
        let height = is(FigureKind::Measure, feet as f64 + inches as f64 / 12.0).in_unit("foot");
        for text in [
            format!("The guard is {feet}-foot-{inches} and fast."),
            format!("The guard is {feet} feet {inches} inches tall."),
            format!("The guard is {feet}ft {inches}in tall."),
            format!("The guard is {feet}'{inches}\" tall."),
        ] {
            reads_as(&text, &height)?;
        }
    }

    #[test]
    fn parts_of_measures(first in 2u64..12, second in 2u64..12, cents in 10u64..100) {
        let (low, high) = (first as f64, second as f64);
        let lasted = |hours: f64| is(FigureKind::Duration, hours).in_unit("hour");
        reads_as(&format!("It took {first} hours and {second} minutes."), &lasted(low + high / 60.0))?;
        reads_as(&format!("It took {first} hours, {second} minutes."), &lasted(low + high / 60.0))?;
        reads_as(&format!("He got {first} years and {} months.", second - 1), &is(FigureKind::Duration, low + (high - 1.0) / 12.0).in_unit("year"))?;
        reads_as(&format!("It cost {first} dollars and {cents} cents."), &is(FigureKind::Money, low + cents as f64 / 100.0).in_unit("USD"))?;
        reads_as(&format!("It cost ${first}.{cents} there."), &is(FigureKind::Money, low + cents as f64 / 100.0).in_unit("USD"))?;
        reads_as(&format!("It cost ${first} a barrel."), &is(FigureKind::Money, low).in_unit("dollar per barrel"))?;
        reads_as(&format!("It blew at {first}{second} miles an hour."), &is(FigureKind::Measure, format!("{first}{second}").parse().unwrap_or_default()).in_unit("mile per hour"))?;
        reads_as(&format!("They won {second}-and-a-half-acre plots."), &is(FigureKind::Measure, high + 0.5).in_unit("acre"))?;
        reads_as(&format!("It is {first} x 10^{second} km away."), &is(FigureKind::Measure, format!("{first}e{second}").parse().unwrap_or_default()).in_unit("kilometre"))?;
    }

    #[test]
    fn scores_and_votes(ours in 2u64..60, less in 1u64..2) {
        let score = is(FigureKind::Score, ours as f64).to((ours - less) as f64);
        reads_as(&format!("They won {ours}-{} there.", ours - less), &score)?;
        reads_as(&format!("The Senate voted {ours}–{} to wait.", ours - less), &score)?;
        reads_as(&format!("It was a {ours}-{} vote.", ours - less), &score)?;
    }

    #[test]
    fn bounds_in_all_their_places(number in 20u64..900) {
        let many = is(FigureKind::Count, number as f64);
        for (text, bound) in [
            (format!("They saw {number} or more crates."), Bound::AtLeast),
            (format!("They saw at least about {number} crates."), Bound::AtLeast),
            (format!("They saw not fewer than {number} crates."), Bound::AtLeast),
            (format!("They saw up to {number} crates."), Bound::AtMost),
            (format!("They saw {number}-odd crates."), Bound::About),
            (format!("They saw ~{number} crates."), Bound::About),
            (format!("They saw {number}+ crates."), Bound::AtLeast),
        ] {
            reads_as(&text, &many.clone().bounded(bound))?;
        }
        let range = is(FigureKind::Count, number as f64).to((number + 50) as f64);
        reads_as(&format!("They saw more than {number} but fewer than {} crates.", number + 50), &range)?;
    }

    #[test]
    fn fractions_of_every_name(above in 1u64..20, below in 3u64..20) {
        const NAMES: [&str; 17] = [
            "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
            "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        ];
        let name = NAMES[below as usize - 3];
        // "two quarters" are half a year, three are a part.
        if above < below && (below != 4 || above == 1 || above == 3) {
            let plural = if above == 1 { "" } else { "s" };
            let part = is(FigureKind::Ratio, above as f64 / below as f64);
            for joint in ["-", " "] {
                reads_as(&format!("It took {}{joint}{name}{plural} of the crates.", spelled(above, Style::And)), &part)?;
            }
            if [3, 4, 5, 8, 10, 16].contains(&below) {
                reads_as(&format!("It took {above}/{below} of the crates."), &part)?;
            }
        }
    }

    #[test]
    fn money_of_any_size_and_in_ranges(first in 1u64..900, more in 1u64..90, tenths in 1u64..10, scale in 0usize..3) {
        let (word, short, factor) = [("million", "m", 1e6), ("billion", "bn", 1e9), ("trillion", "tn", 1e12)][scale];
        let second = first + more;
        let range = is(FigureKind::Money, first as f64 * factor).to(second as f64 * factor);
        for text in [
            format!("It will cost ${first}-{second} {word} there."),
            format!("It will cost ${first} {word} to ${second} {word} there."),
            format!("It will cost between ${first} {word} and ${second} {word} there."),
            format!("It will cost ${first}{short}-${second}{short} there."),
            format!("It will cost {first} to {second} {word} dollars there."),
            format!("It will cost {} to {} {word} dollars there.", spelled(first, Style::Bare), spelled(second, Style::Bare)),
        ] {
            reads_as(&text, &range.clone().in_unit("USD"))?;
        }
        let value: f64 = format!("{first}.{tenths}").parse().unwrap_or_default();
        let yearly = is(FigureKind::Money, value * factor).in_unit("dollar per year");
        for rate in ["a year", "per year", "each year"] {
            reads_as(&format!("It will cost ${first}.{tenths} {word} {rate} there."), &yearly)?;
        }
        let debt = is(FigureKind::Money, value * factor).in_unit("EUR");
        reads_as(&format!("It owes about €{first}.{tenths} {word} there."), &debt.clone().bounded(Bound::About))?;
        reads_as(&format!("It owes €{first}.{tenths}{short} or more there."), &debt.bounded(Bound::AtLeast))?;
    }

    #[test]
    fn percentages_in_ranges_and_words(low in 2u64..60, more in 1u64..39) {
        let high = low + more;
        let range = is(FigureKind::Percent, low as f64).to(high as f64).in_unit("%");
        for text in [
            format!("It holds {low}% to {high}% of them."),
            format!("It holds {low}-{high}% of them."),
            format!("It holds between {low} and {high} percent of them."),
            format!("It holds {} to {} per cent of them.", spelled(low, Style::And), spelled(high, Style::And)),
        ] {
            reads_as(&text, &range)?;
        }
        let words = is(FigureKind::Percent, low as f64);
        reads_as(&format!("It holds {} percent of them.", spelled(low, Style::And)), &words.clone().in_unit("%"))?;
        reads_as(&format!("It fell {} percentage points there.", spelled(low, Style::And)), &words.in_unit("pp"))?;
        let margin = is(FigureKind::Percent, (high - 1) as f64).to((high + 1) as f64).in_unit("%");
        reads_as(&format!("It holds {high} ± 1 percent of them."), &margin)?;
        reads_as(&format!("It holds {high} +/- 1 percent of them."), &margin)?;
    }

    #[test]
    fn ordinals_and_ages_in_words(number in 1u64..100, unit in 0usize..3) {
        const SMALL: &str = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
        let small = |number: u64| SMALL.split(' ').nth(number as usize).unwrap_or_default().to_string();
        let said = match (number / 10, number % 10) {
            (0 | 1, _) => small(number),
            (_, 0) => format!("{}ieth", spelled(number, Style::And).trim_end_matches('y')),
            (tens, unit) => format!("{}-{}", spelled(tens * 10, Style::And), small(unit)),
        };
        reads_as(&format!("It was her {said} case."), &is(FigureKind::Ordinal, number as f64))?;
        let unit = ["year", "month", "week"][unit];
        let aged = is(FigureKind::Age, number as f64).in_unit(unit);
        let words = spelled(number, Style::And);
        reads_as(&format!("A {words}-{unit}-old baby slept."), &aged)?;
        if number > 1 {
            reads_as(&format!("The baby was {words} {unit}s old."), &aged)?;
            reads_as(&format!("The baby was {number} {unit}s of age."), &aged)?;
            reads_as(&format!("A woman of {words} fell."), &is(FigureKind::Age, number as f64).in_unit("year"))?;
            reads_as(&format!("It is for those under {number}."), &is(FigureKind::Age, number as f64).bounded(Bound::LessThan))?;
        }
    }

    #[test]
    fn powers_of_ten_and_of_lengths(number in 1u64..900, power in 1i32..15) {
        let value = number as f64;
        let large = is(FigureKind::Measure, format!("{number}e{power}").parse().unwrap_or_default()).in_unit("kilometre");
        reads_as(&format!("It is {number}e{power} km away."), &large)?;
        reads_as(&format!("It is {number} × 10{} km away.", "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(power as usize % 10).unwrap_or('⁰')), &is(FigureKind::Measure, format!("{number}e{}", power % 10).parse().unwrap_or_default()).in_unit("kilometre"))?;
        for form in ["km²", "km^2", "km2", "km squared", "square kilometres", "sq km", "square-kilometre"] {
            reads_as(&format!("It covers {number} {form}."), &is(FigureKind::Measure, value).in_unit("square kilometre"))?;
        }
        for form in ["km³", "km^3", "km cubed", "cubic kilometres"] {
            reads_as(&format!("It fills {number} {form}."), &is(FigureKind::Measure, value).in_unit("cubic kilometre"))?;
        }
    }
}
