//! What the grammar knows of single words and set phrases, read once from the word lists.
//!
//! Every word of every list has one number ([`WordId`]), found with one look-up while a sentence is
//! lexed; phrases are tries over these numbers.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::figure::holiday::Holiday;
use crate::figure::lex::{Kind, lex};
use crate::figure::phrase::Phrases;
use crate::figure::word::{CalendarWord, Function, NumberWord, Traits, Word, WordId};
use crate::figure::{Bound, FigureKind};
use crate::text::Span;

/// A unit of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Singular English name; "%" and "pp" for percentages.
    pub name: &'static str,
    /// Measure, duration or percent.
    pub kind: FigureKind,
}

/// A currency of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Currency {
    /// ISO 4217 code, or an English name where no country is told.
    pub code: &'static str,
    /// Singular English name.
    pub name: &'static str,
}

/// The word lists of the figures, compiled.
pub struct Vocabulary {
    /// Each word by its letters in one number, with whether a figure may begin with it.
    ids: FxHashMap<u128, (WordId, bool)>,
    words: Vec<Word>,
    /// The possessive "’s".
    pub possessive: WordId,
    /// Units written as words.
    pub units: Phrases<Unit>,
    /// Units written as letters or signs, by the letters exactly as written.
    pub unit_symbols: FxHashMap<&'static str, Unit>,
    /// How many of a smaller unit make one of a larger: larger, smaller, number.
    pub unit_parts: Vec<(&'static str, &'static str, f64)>,
    /// Currencies written as words.
    pub currencies: Phrases<Currency>,
    /// Currency signs and the letters that may stand for one, by the letters exactly as written.
    pub currency_symbols: FxHashMap<&'static str, Currency>,
    /// Currencies by their codes and by codes for millions of them ("MUSD"), as written.
    pub currency_codes: FxHashMap<&'static str, Currency>,
    /// Qualifiers before a number, backwards.
    pub qualifiers_before: Phrases<Bound>,
    /// Qualifiers after a number.
    pub qualifiers_after: Phrases<Bound>,
    /// Days with a name.
    pub holidays: Phrases<Holiday>,
    /// Set phrases that count nothing.
    pub set_phrases: Phrases<()>,
}

/// Letters of the longest word of the lists.
const LONGEST_WORD: usize = 16;

/// The ASCII bytes from `start` to `end` in one number, letters without their capitals; `None` where they are too many.
fn key(bytes: &[u8], start: usize, end: usize) -> Option<u128> {
    const SMALL: u128 = u128::from_le_bytes([0x20; LONGEST_WORD]);
    let length = end - start;
    let loaded = match bytes.get(start..start + LONGEST_WORD) {
        Some(ahead) if (1..=LONGEST_WORD).contains(&length) => u128::from_le_bytes(ahead.try_into().ok()?),
        _ => {
            let mut room = [0u8; LONGEST_WORD];
            room.get_mut(..length)?.copy_from_slice(bytes.get(start..end)?);
            u128::from_le_bytes(room)
        }
    };
    // What lies after the end is shifted out; 0x20 makes a small letter of a capital and leaves digits and marks alone.
    Some(((loaded | SMALL) << (8 * (LONGEST_WORD - length.max(1)))) >> (8 * (LONGEST_WORD - length.max(1))))
}

/// Entry and fields of each line of a list.
fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let mut fields = line.split('\t');
        (fields.next().unwrap_or(""), fields.next().unwrap_or(""), fields.next().unwrap_or(""))
    })
}

impl Vocabulary {
    /// The vocabulary, made at its first use.
    pub fn shared() -> &'static Vocabulary {
        static SHARED: OnceLock<Vocabulary> = OnceLock::new();
        SHARED.get_or_init(Vocabulary::compile)
    }

    /// All that is known of the word.
    pub fn word(&self, id: WordId) -> &Word {
        const UNKNOWN: Word = Word {
            number: None,
            suffix: 0.0,
            multiple: 0.0,
            calendar: None,
            function: None,
            traits: Traits(0),
            telling: false,
            opens: false,
            leads: false,
        };
        self.words.get(id.0 as usize).unwrap_or(&UNKNOWN)
    }

    /// The number of a word as it is written, and whether a figure may begin with it.
    pub fn find(&self, written: &str) -> (WordId, bool) {
        let mut folded = [0u8; LONGEST_WORD];
        let mut length = 0;
        for character in written.chars() {
            let byte = match character {
                '’' => b'\'',
                _ if character.is_ascii() => character as u8,
                _ => return (WordId::NONE, false),
            };
            let Some(place) = folded.get_mut(length) else { return (WordId::NONE, false) };
            *place = byte;
            length += 1;
        }
        if length > 1 && folded.get(length - 1) == Some(&b'.') {
            length -= 1;
        }
        self.find_letters(&folded, 0, length)
    }

    /// As [`Vocabulary::find`], for the ASCII bytes from `start` to `end`.
    pub fn find_letters(&self, bytes: &[u8], start: usize, end: usize) -> (WordId, bool) {
        key(bytes, start, end).and_then(|key| self.ids.get(&key)).copied().unwrap_or((WordId::NONE, false))
    }

    fn intern(&mut self, word: &'static str) -> WordId {
        let word = word.strip_suffix('.').unwrap_or(word);
        let fresh = WordId(self.words.len() as u16);
        let id = match key(word.as_bytes(), 0, word.len()) {
            Some(key) => self.ids.entry(key).or_insert((fresh, false)).0,
            None => fresh, // never found
        };
        if id == fresh {
            self.words.push(Word::default());
        }
        id
    }

    fn entry(&mut self, word: &'static str) -> &mut Word {
        let id = self.intern(word);
        &mut self.words[id.0 as usize]
    }

    /// Lets a figure or a set phrase begin with the first of these words.
    fn opens(&mut self, words: &[WordId]) {
        self.leads(words);
        if let Some(first) = words.first().and_then(|first| self.words.get_mut(first.0 as usize)) {
            first.opens = true;
        }
    }

    /// Lets a figure begin with an article before the first of these words.
    fn leads(&mut self, words: &[WordId]) {
        if let Some(first) = words.first().and_then(|first| self.words.get_mut(first.0 as usize)) {
            first.leads = true;
        }
    }

    /// The words of a phrase of a list, hyphens too.
    fn phrase(&mut self, phrase: &'static str) -> Vec<WordId> {
        let mut lexemes = Vec::new();
        lex(phrase, Span::new(0, phrase.len()), self, &mut lexemes);
        let possessive = self.possessive;
        lexemes
            .iter()
            .filter(|lexeme| !lexeme.is('\''))
            .map(|lexeme| match lexeme.kind {
                Kind::Word(_) if lexeme.word == possessive => possessive,
                Kind::Mark('-') => WordId::HYPHEN,
                _ => self.intern(phrase.get(lexeme.span().range()).unwrap_or("")),
            })
            .collect()
    }

    fn compile() -> Vocabulary {
        let mut vocabulary = Vocabulary {
            ids: FxHashMap::default(),
            words: vec![Word::default()],
            possessive: WordId::NONE,
            units: Phrases::new(),
            unit_symbols: FxHashMap::default(),
            unit_parts: Vec::new(),
            currencies: Phrases::new(),
            currency_symbols: FxHashMap::default(),
            currency_codes: FxHashMap::default(),
            qualifiers_before: Phrases::new(),
            qualifiers_after: Phrases::new(),
            holidays: Phrases::new(),
            set_phrases: Phrases::new(),
        };
        vocabulary.possessive = vocabulary.intern("'s");
        vocabulary.entry("'s").traits = Traits::POSSESSIVE;
        vocabulary.read_numbers();
        vocabulary.read_calendar();
        vocabulary.read_units();
        vocabulary.read_words();
        for word in &mut vocabulary.words {
            word.leads |= word.opens || word.telling || word.traits.has(Traits::SHIFTS);
        }
        for (id, telling) in vocabulary.ids.values_mut() {
            *telling = vocabulary.words[id.0 as usize].telling;
        }
        vocabulary
    }

    fn read_numbers(&mut self) {
        for (word, class, value) in rows(include_str!("../lexicon/number_word.txt")) {
            let mut values = value.split(' ').filter_map(|value| value.parse::<f64>().ok());
            let value = values.next().unwrap_or(0.0);
            let number = match class {
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
                _ => {
                    self.entry(word).suffix = value;
                    continue;
                }
            };
            let entry = self.entry(word);
            entry.number = Some(number);
            entry.telling = true;
        }
        for (word, times, _) in rows(include_str!("../lexicon/multiple.txt")) {
            let entry = self.entry(word);
            entry.multiple = times.parse().unwrap_or(0.0);
            entry.telling = true;
        }
    }

    fn read_calendar(&mut self) {
        for (word, class, value) in rows(include_str!("../lexicon/calendar.txt")) {
            let number = value.parse::<i8>().unwrap_or(0);
            let calendar = match class {
                "month" => CalendarWord::Month(number as u8),
                "weekday" => CalendarWord::Weekday(number as u8),
                "season" => CalendarWord::Season(value),
                "decade" => CalendarWord::Decade(number as u8),
                "day" => CalendarWord::Day(number),
                "instant" => CalendarWord::Instant,
                "daypart" => CalendarWord::Daypart(value),
                "hour" => CalendarWord::Hour(value),
                "meridiem" => CalendarWord::Meridiem(number as u8),
                "clock" => CalendarWord::Clock,
                _ => CalendarWord::Period(value),
            };
            let entry = self.entry(word);
            // "second" and "quarter" are more often these than the words of another class before them.
            entry.calendar = Some(entry.calendar.unwrap_or(calendar));
            entry.telling = true;
        }
        for (name, date, rule) in rows(include_str!("../lexicon/holiday.txt")) {
            let words = self.phrase(name);
            if let Some(&first) = words.first() {
                self.words[first.0 as usize].telling = true;
            }
            self.holidays.insert(words.into_iter(), Holiday { date, rule });
        }
    }

    fn read_units(&mut self) {
        let mut by_name = FxHashMap::default();
        for (name, kind, forms) in rows(include_str!("../lexicon/unit.txt")) {
            let kind = match kind {
                "duration" => FigureKind::Duration,
                "percent" => FigureKind::Percent,
                _ => FigureKind::Measure,
            };
            let unit = Unit { name, kind };
            by_name.insert(name, unit);
            for form in forms.split(", ").filter(|form| !form.is_empty()) {
                let words = self.phrase(form);
                self.leads(&words);
                self.units.insert(words.into_iter(), unit);
            }
        }
        for (symbol, name, _) in rows(include_str!("../lexicon/unit_symbol.txt")) {
            let unit = by_name.get(name).copied().unwrap_or(Unit { name, kind: FigureKind::Measure });
            self.unit_symbols.insert(symbol, unit);
        }
        self.unit_parts = rows(include_str!("../lexicon/unit_part.txt"))
            .filter_map(|(larger, smaller, ratio)| Some((larger, smaller, ratio.parse().ok()?)))
            .collect();
        for (code, name, forms) in rows(include_str!("../lexicon/currency.txt")) {
            let currency = Currency { code, name };
            self.currency_codes.insert(code, currency);
            for form in forms.split(", ").filter(|form| !form.is_empty()) {
                let words = self.phrase(form);
                self.opens(&words);
                self.currencies.insert(words.into_iter(), currency);
            }
        }
        for (symbol, code, letters) in rows(include_str!("../lexicon/currency_symbol.txt")) {
            let Some(&currency) = self.currency_codes.get(code) else { continue };
            if !letters.is_empty() {
                self.entry(letters).opens = true;
            }
            self.currency_symbols.insert(symbol, currency);
        }
    }

    fn read_words(&mut self) {
        for (phrase, bound, place) in rows(include_str!("../lexicon/qualifier.txt")) {
            let bound = match bound {
                "~" => Bound::About,
                ">" => Bound::MoreThan,
                ">=" => Bound::AtLeast,
                "<" => Bound::LessThan,
                "<=" => Bound::AtMost,
                _ => Bound::Exactly,
            };
            let words = self.phrase(phrase);
            match place {
                "after" => self.qualifiers_after.insert(words.into_iter(), bound),
                _ => self.qualifiers_before.insert(words.into_iter().rev(), bound),
            }
        }
        for (phrase, _, _) in rows(include_str!("../lexicon/figure_phrase.txt")) {
            let words = self.phrase(phrase);
            self.opens(&words);
            self.leads(words.get(1..).unwrap_or(&[]));
            self.set_phrases.insert(words.into_iter(), ());
        }
        for (word, class, _) in rows(include_str!("../lexicon/function_word.txt")) {
            self.entry(word).function = Some(match class {
                "determiner" => Function::Determiner,
                "preposition" => Function::Preposition,
                "conjunction" => Function::Conjunction,
                "pronoun" => Function::Pronoun,
                "auxiliary" => Function::Auxiliary,
                _ => Function::Adverb,
            });
        }
        for (file, traits) in [
            (include_str!("../lexicon/verb_form.txt"), Traits::VERB),
            (include_str!("../lexicon/plural_noun.txt"), Traits::PLURAL),
            (include_str!("../lexicon/not_plural.txt"), Traits::NOT_PLURAL),
            (include_str!("../lexicon/attributive_plural.txt"), Traits::ATTRIBUTIVE),
            (include_str!("../lexicon/aged_person.txt"), Traits::AGED),
        ] {
            for (word, field, _) in rows(file) {
                let noun = match field {
                    "noun" => Traits::NOUN_TOO.0,
                    "adjective" => Traits::ADJECTIVE_TOO.0,
                    "counted" => Traits::COUNTED_TOO.0,
                    _ => 0,
                };
                self.entry(word).traits.0 |= traits.0 | noun;
            }
        }
        for (class, words, _) in rows(include_str!("../lexicon/figure_class.txt")) {
            let traits = Traits::CLASSES.iter().find(|(name, _)| *name == class).map_or(0, |(_, traits)| traits.0);
            for word in words.split(", ") {
                let entry = self.entry(word);
                entry.traits.0 |= traits;
                entry.opens |= class == "opens";
                entry.leads |= class == "after an article";
                entry.telling |= class == "tells of a figure";
            }
        }
        for (word, when, _) in rows(include_str!("../lexicon/figure_name.txt")) {
            let traits = if when == "any" { Traits::NAMES_NUMBER } else { Traits::NAMES_NUMBER_CAPITAL };
            self.entry(word).traits.0 |= traits.0;
        }
    }
}
