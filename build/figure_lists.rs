//! Reads the word lists of the figures.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use crate::figure_tables::Tables;
use crate::word::{CalendarWord, Function, NumberWord, Traits};

type Outcome = Result<(), Box<dyn Error>>;

/// The lines of one list.
struct List {
    name: String,
    text: String,
}

/// One line of a list.
struct Row<'l> {
    list: &'l str,
    number: usize,
    fields: Vec<&'l str>,
}

impl List {
    fn read(folder: &Path, name: &str) -> Result<List, Box<dyn Error>> {
        let name = format!("{name}.txt");
        let text = fs::read_to_string(folder.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        Ok(List { name, text })
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let lines = self.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        lines.map(|(at, line)| Row { list: &self.name, number: at + 1, fields: line.split('\t').collect() })
    }
}

impl<'l> Row<'l> {
    /// A field, empty where the line has none.
    fn field(&self, at: usize) -> &'l str {
        self.fields.get(at).copied().unwrap_or("")
    }

    /// A field that is a number.
    fn value<T: FromStr>(&self, at: usize) -> Result<T, String> {
        self.field(at).parse().map_err(|_| self.fault(&format!("“{}” is no number", self.field(at))))
    }

    /// The words for it, in a field.
    fn forms(&self, at: usize) -> impl Iterator<Item = &'l str> {
        self.field(at).split(", ").filter(|form| !form.is_empty())
    }

    fn unknown<T>(&self, at: usize) -> Result<T, String> {
        Err(self.fault(&format!("“{}” is not known", self.field(at))))
    }

    fn fault(&self, what: &str) -> String {
        format!("src/lexicon/{}, line {}: {what}", self.list, self.number)
    }
}

/// All lists of the figures, from the folder of lists.
pub fn read(folder: &Path) -> Result<Tables, Box<dyn Error>> {
    let mut tables = Tables::new();
    tables.entry(Tables::POSSESSIVE).traits = Traits::POSSESSIVE;
    let list = |name: &str| List::read(folder, name);
    numbers(&mut tables, &list("number_word")?, &list("multiple")?)?;
    calendar(&mut tables, &list("calendar")?, &list("holiday")?)?;
    units(&mut tables, &list("unit")?, &list("unit_symbol")?, &list("unit_part")?)?;
    currencies(&mut tables, &list("currency")?, &list("currency_symbol")?)?;
    phrases(&mut tables, &list("qualifier")?, &list("figure_phrase")?)?;
    for (name, traits) in [
        ("verb_form", Traits::VERB),
        ("plural_noun", Traits::PLURAL),
        ("not_plural", Traits::NOT_PLURAL),
        ("attributive_plural", Traits::ATTRIBUTIVE),
        ("aged_person", Traits::AGED),
    ] {
        nouns_and_verbs(&mut tables, &list(name)?, traits)?;
    }
    classes(&mut tables, &list("function_word")?, &list("figure_class")?, &list("figure_name")?)?;
    for word in tables.all() {
        word.leads |= word.opens || word.telling || word.traits.has(Traits::SHIFTS);
    }
    Ok(tables)
}

fn numbers(tables: &mut Tables, words: &List, multiples: &List) -> Outcome {
    for row in words.rows() {
        let mut values = row.field(2).split(' ').map_while(|value| value.parse::<f64>().ok());
        let value = values.next().ok_or_else(|| row.fault("there is no value"))?;
        let number = match row.field(1) {
            "digit" => NumberWord::Digit(value),
            "teen" => NumberWord::Teen(value),
            "tens" => NumberWord::Tens(value),
            "hundred" => NumberWord::Hundred,
            "scale" => NumberWord::Scale(value),
            "dozen" => NumberWord::Dozen(value),
            "ordinal" => NumberWord::Ordinal(value),
            "ordinal-scale" => NumberWord::OrdinalScale(value),
            "denominator" => NumberWord::Denominator(value),
            "vague" => NumberWord::Vague(value, values.next().unwrap_or(value)),
            "suffix" => {
                tables.entry(row.field(0)).suffix = value;
                continue;
            }
            _ => row.unknown(1)?,
        };
        let entry = tables.entry(row.field(0));
        entry.number = Some(number);
        entry.telling = true;
    }
    for row in multiples.rows() {
        let entry = tables.entry(row.field(0));
        entry.multiple = row.value(1)?;
        entry.telling = true;
    }
    Ok(())
}

fn calendar(tables: &mut Tables, words: &List, holidays: &List) -> Outcome {
    for row in words.rows() {
        // The tables outlive the build only as source.
        let name = || -> &'static str { row.field(2).to_owned().leak() };
        let calendar = match row.field(1) {
            "month" => CalendarWord::Month(row.value(2)?),
            "weekday" => CalendarWord::Weekday(row.value(2)?),
            "season" => CalendarWord::Season(name()),
            "decade" => CalendarWord::Decade(row.value(2)?),
            "day" => CalendarWord::Day(row.value(2)?),
            "instant" => CalendarWord::Instant,
            "daypart" => CalendarWord::Daypart(name()),
            "hour" => CalendarWord::Hour(name()),
            "meridiem" => CalendarWord::Meridiem(row.value(2)?),
            "clock" => CalendarWord::Clock,
            "period" => CalendarWord::Period(name()),
            _ => row.unknown(1)?,
        };
        let entry = tables.entry(row.field(0));
        // "second" and "quarter" are more often these than the words of another class before them.
        entry.calendar = Some(entry.calendar.unwrap_or(calendar));
        entry.telling = true;
    }
    for row in holidays.rows() {
        let words = tables.phrase(row.field(0));
        if let Some(first) = tables.first(&words) {
            first.telling = true;
        }
        let holiday = format!("Holiday {{ date: {:?}, rule: {:?} }}", row.field(1), row.field(2));
        tables.insert("holidays", "Holiday", words, &holiday);
    }
    Ok(())
}

fn units(tables: &mut Tables, units: &List, symbols: &List, parts: &List) -> Outcome {
    let unit = |name: &str, kind: &str| format!("Unit {{ name: {name:?}, kind: FigureKind::{kind} }}");
    let mut by_name = std::collections::BTreeMap::new();
    for row in units.rows() {
        let kind = match row.field(1) {
            "duration" => "Duration",
            "percent" => "Percent",
            "measure" => "Measure",
            _ => row.unknown(1)?,
        };
        let unit = unit(row.field(0), kind);
        for form in row.forms(2) {
            let words = tables.phrase(form);
            tables.leads(&words);
            tables.insert("units", "Unit", words, &unit);
        }
        by_name.insert(row.field(0), unit);
    }
    for row in symbols.rows() {
        let unit = by_name.get(row.field(1)).cloned().unwrap_or_else(|| unit(row.field(1), "Measure"));
        tables.symbol("unit_symbols", "Unit", row.field(0), &unit);
    }
    for row in parts.rows() {
        tables.unit_parts.push((row.field(0).to_owned(), row.field(1).to_owned(), row.value(2)?));
    }
    Ok(())
}

fn currencies(tables: &mut Tables, currencies: &List, symbols: &List) -> Outcome {
    let mut by_code = std::collections::BTreeMap::new();
    for row in currencies.rows() {
        let currency = format!("Currency {{ code: {:?}, name: {:?} }}", row.field(0), row.field(1));
        for form in row.forms(2) {
            let words = tables.phrase(form);
            tables.opens(&words);
            tables.insert("currencies", "Currency", words, &currency);
        }
        tables.symbol("currency_codes", "Currency", row.field(0), &currency);
        by_code.insert(row.field(0), currency);
    }
    for row in symbols.rows() {
        let Some(currency) = by_code.get(row.field(1)) else { row.unknown(1)? };
        if !row.field(2).is_empty() {
            tables.entry(row.field(2)).opens = true;
        }
        tables.symbol("currency_symbols", "Currency", row.field(0), currency);
    }
    Ok(())
}

fn phrases(tables: &mut Tables, qualifiers: &List, set_phrases: &List) -> Outcome {
    for row in qualifiers.rows() {
        let bound = match row.field(1) {
            "~" => "Bound::About",
            ">" => "Bound::MoreThan",
            ">=" => "Bound::AtLeast",
            "<" => "Bound::LessThan",
            "<=" => "Bound::AtMost",
            "=" => "Bound::Exactly",
            _ => row.unknown(1)?,
        };
        let mut words = tables.phrase(row.field(0));
        match row.field(2) {
            "after" => tables.insert("qualifiers_after", "Bound", words, bound),
            _ => {
                words.reverse();
                tables.insert("qualifiers_before", "Bound", words, bound);
            }
        }
    }
    for row in set_phrases.rows() {
        let words = tables.phrase(row.field(0));
        tables.opens(&words);
        tables.leads(words.get(1..).unwrap_or(&[]));
        tables.insert("set_phrases", "()", words, "()");
    }
    Ok(())
}

fn nouns_and_verbs(tables: &mut Tables, words: &List, traits: Traits) -> Outcome {
    for row in words.rows() {
        let too = match row.field(1) {
            "" => Traits(0),
            "noun" => Traits::NOUN_TOO,
            "adjective" => Traits::ADJECTIVE_TOO,
            "counted" => Traits::COUNTED_TOO,
            _ => row.unknown(1)?,
        };
        tables.entry(row.field(0)).traits.0 |= traits.0 | too.0;
    }
    Ok(())
}

fn classes(tables: &mut Tables, functions: &List, classes: &List, names: &List) -> Outcome {
    for row in functions.rows() {
        let function = match row.field(1) {
            "determiner" => Function::Determiner,
            "preposition" => Function::Preposition,
            "conjunction" => Function::Conjunction,
            "pronoun" => Function::Pronoun,
            "auxiliary" => Function::Auxiliary,
            "adverb" => Function::Adverb,
            _ => row.unknown(1)?,
        };
        tables.entry(row.field(0)).function = Some(function);
    }
    for row in classes.rows() {
        let class = row.field(0);
        let traits = Traits::CLASSES.iter().find(|(name, _)| *name == class).map(|(_, traits)| traits.0);
        let place = matches!(class, "opens" | "after an article" | "tells of a figure");
        let traits = traits.or(place.then_some(0)).map_or_else(|| row.unknown(0), Ok)?;
        for word in row.forms(1) {
            let entry = tables.entry(word);
            entry.traits.0 |= traits;
            entry.opens |= class == "opens";
            entry.leads |= class == "after an article";
            entry.telling |= class == "tells of a figure";
        }
    }
    for row in names.rows() {
        let traits = if row.field(1) == "any" { Traits::NAMES_NUMBER } else { Traits::NAMES_NUMBER_CAPITAL };
        tables.entry(row.field(0)).traits.0 |= traits.0;
    }
    Ok(())
}
