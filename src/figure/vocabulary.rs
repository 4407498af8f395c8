//! What the grammar knows of single words and set phrases, read once from the word lists.
//!
//! Every word of every list has one number ([`WordId`]), found with one look-up while a sentence is
//! lexed; phrases are tries over these numbers.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::figure::lex::{Kind, Lexeme, lex};
use crate::figure::{Bound, FigureKind};
use crate::text::Span;

/// A word's place in the vocabulary.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct WordId(u16);

impl WordId {
    /// A word that no list has.
    pub const NONE: WordId = WordId(0);
    /// A hyphen inside a phrase.
    const HYPHEN: WordId = WordId(u16::MAX);
}

/// What a word says of a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum NumberWord {
    /// zero to nine.
    Digit(f64),
    /// ten to nineteen.
    Teen(f64),
    /// twenty to ninety.
    Tens(f64),
    /// hundred.
    Hundred,
    /// thousand, million, …
    Scale(f64),
    /// dozen.
    Dozen(f64),
    /// first to twentieth, thirtieth, …
    Ordinal(f64),
    /// hundredth, thousandth, …
    OrdinalScale(f64),
    /// half, quarters, thirds: one over this.
    Denominator(f64),
    /// dozens, thousands: from, to.
    Vague(f64, f64),
}

/// A word of the calendar or the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CalendarWord {
    /// January is 1.
    Month(u8),
    /// Monday is 1.
    Weekday(u8),
    /// "SP", "SU", "FA", "WI".
    Season(&'static str),
    /// yesterday −1, today 0, tomorrow 1.
    Day(i8),
    /// now.
    Instant,
    /// "TMO", "TAF", "TEV", "TNI".
    Daypart(&'static str),
    /// noon, midnight: an ISO 8601 time.
    Hour(&'static str),
    /// am 0, pm 12.
    Meridiem(u8),
    /// o'clock.
    Clock,
    /// day, week, month, …: a letter of ISO 8601 durations, or a longer code of ours.
    Period(&'static str),
}

/// The class of a word that closes a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Function {
    Determiner,
    Preposition,
    Conjunction,
    Pronoun,
    Auxiliary,
    Adverb,
}

/// Properties of a word that only a few have, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Traits(u32);

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $class:literal;)*) => {
        impl Traits {
            $($(#[$doc])* pub const $name: Traits = Traits(1 << $bit);)*
            /// The classes of the list of classes, by their names there.
            const CLASSES: &'static [(&'static str, Traits)] = &[$(($class, Traits::$name)),*];
        }
    };
}

traits! {
    /// A verb form or predicative adjective.
    VERB = 0, "";
    /// A plural without a plural ending.
    PLURAL = 1, "";
    /// Ends like a plural and is none.
    NOT_PLURAL = 2, "";
    /// A plural that can stand before another noun.
    ATTRIBUTIVE = 3, "";
    /// One whose age may follow.
    AGED = 4, "";
    /// Makes a name of a number after it.
    NAMES_NUMBER = 5, "";
    /// As [`Traits::NAMES_NUMBER`], where it has a capital.
    NAMES_NUMBER_CAPITAL = 6, "";
    /// The possessive "’s".
    POSSESSIVE = 7, "";
    /// Stands after a score: "a 5-4 ruling".
    CONTEST = 8, "contest";
    /// Tells of a contest before a score: "won 3-1".
    CONTESTING = 9, "contesting";
    /// Makes "from … to …" two figures: "rose from 3 to 5".
    CHANGE = 10, "change";
    /// Links a noun to the amount after it: "turnout was 61 percent".
    TELLS_AMOUNT = 11, "tells amount";
    /// Near pounds of money.
    SUM_OF_MONEY = 12, "sum of money";
    /// Near pounds of weight.
    WEIGHT = 13, "weight";
    /// What an amount may be told by: "$5 a head".
    PER = 14, "per";
    /// Follows "times" where it compares: "three times as many".
    COMPARISON = 15, "comparison";
    /// Follows "m" where it means metres.
    LENGTH = 16, "length";
    /// A bare year or a doubtful month after it is a date.
    DATE_FOLLOWS = 17, "date follows";
    /// A bare "8:30" after it is a time.
    TIME_FOLLOWS = 18, "time follows";
    /// Says that "30C" is a temperature.
    TEMPERATURE = 19, "temperature";
    /// Ends the name of a street.
    STREET = 20, "street";
    /// Makes "over" tell a place: "spread over 17 states".
    SPREADS = 21, "spreads";
    /// Makes "over" bound a duration: "lasted over three years".
    LASTS = 22, "lasts";
    /// Makes "under" tell a rule: "served under three presidents".
    RULES = 23, "rules";
    /// Makes "about" tell a topic: "asked about 12 cases".
    TOPIC = 24, "topic";
    /// Stands between a number and its noun without belonging to either: "three more people".
    MORE_OF = 25, "more of";
    /// Begins a relative date: "last year".
    SHIFTS = 26, "shifts";
    /// Says what money in it is: "$3 billion in aid".
    MONEY_OF = 29, "money of";
    /// An adjective of the verb forms that can stand before a noun: "likely voters".
    ADJECTIVE_TOO = 30, "";
    /// Makes a name of an ordinal before it: "13th amendment".
    ORDINAL_NAME = 28, "ordinal name";
    /// A verb form that is a noun too: "a 20% cut".
    NOUN_TOO = 27, "";
}

impl Traits {
    /// True where `self` has all of `other`.
    pub fn has(self, other: Traits) -> bool {
        self.0 & other.0 == other.0
    }
}

/// All that is known of one word.
#[derive(Clone, Copy, Default, Debug)]
pub struct Word {
    /// Its part in a number.
    pub number: Option<NumberWord>,
    /// What it multiplies a number by when it stands after digits as an abbreviation ("bn"); zero where it does not.
    pub suffix: f64,
    /// How many times as much it says ("doubled"); zero where it does not.
    pub multiple: f64,
    /// Its part in a date.
    pub calendar: Option<CalendarWord>,
    /// Its class, where it closes a noun phrase.
    pub function: Option<Function>,
    /// The rest.
    pub traits: Traits,
    /// True where a figure may begin with it, so that its sentence is worth a look.
    pub telling: bool,
    /// True where a figure or a set phrase may begin with it in such a sentence.
    pub opens: bool,
}

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

/// Phrases, as a trie over words.
pub struct Phrases<T> {
    edges: FxHashMap<(u32, WordId), u32>,
    ends: Vec<Option<T>>,
}

impl<T: Copy> Phrases<T> {
    fn new() -> Self {
        Phrases { edges: FxHashMap::default(), ends: vec![None] }
    }

    fn insert(&mut self, words: impl Iterator<Item = WordId>, value: T) {
        let mut node = 0;
        for word in words {
            let fresh = self.ends.len() as u32;
            let next = *self.edges.entry((node, word)).or_insert(fresh);
            if next == fresh {
                self.ends.push(None);
            }
            node = next;
        }
        if let Some(end) = self.ends.get_mut(node as usize) {
            end.get_or_insert(value);
        }
    }

    /// The longest phrase that begins with the lexeme at `from`: its value and the index after it.
    /// A hyphen in the text matches a hyphen of the phrase, or the space between two of its words.
    pub fn longest(&self, lexemes: &[Lexeme], from: usize) -> Option<(T, usize)> {
        let mut best = None;
        let mut node = 0;
        let mut at = from;
        while let Some(lexeme) = lexemes.get(at) {
            at += 1;
            if lexeme.is_hyphen() && at > from + 1 && !lexeme.gap {
                if let Some(&next) = self.edges.get(&(node, WordId::HYPHEN)) {
                    node = next;
                }
                continue;
            }
            if lexeme.word == WordId::NONE {
                break;
            }
            let Some(&next) = self.edges.get(&(node, lexeme.word)) else { break };
            node = next;
            if let Some(Some(value)) = self.ends.get(node as usize) {
                best = Some((*value, at));
            }
        }
        best
    }

    /// The longest phrase that ends just before `until`: its value and the index of its first lexeme.
    /// The phrases must have been inserted backwards.
    pub fn longest_before(&self, lexemes: &[Lexeme], until: usize) -> Option<(T, usize)> {
        let mut best = None;
        let mut node = 0;
        let mut at = until;
        while at > 0 {
            at -= 1;
            let Some(lexeme) = lexemes.get(at) else { break };
            if lexeme.word == WordId::NONE {
                break;
            }
            let Some(&next) = self.edges.get(&(node, lexeme.word)) else { break };
            node = next;
            if let Some(Some(value)) = self.ends.get(node as usize) {
                best = Some((*value, at));
            }
        }
        best
    }
}

/// The word lists of the figures, compiled.
pub struct Vocabulary {
    ids: FxHashMap<&'static str, WordId>,
    words: Vec<Word>,
    /// The possessive "’s".
    pub possessive: WordId,
    /// Units written as words.
    pub units: Phrases<Unit>,
    /// Units written as letters or signs, by the letters exactly as written.
    pub unit_symbols: FxHashMap<&'static str, Unit>,
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
    pub holidays: Phrases<&'static str>,
    /// Set phrases that count nothing.
    pub set_phrases: Phrases<()>,
}

/// Entry and fields of each line of a list.
fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let mut fields = line.split('\t');
        (fields.next().unwrap_or(""), fields.next().unwrap_or(""), fields.next().unwrap_or(""))
    })
}

/// Words that open a figure only before others of their kind: "a third", "last year", "several hundred".
const OPENERS: &[&str] = &[
    "a",
    "an",
    "the",
    "last",
    "past",
    "previous",
    "next",
    "coming",
    "following",
    "upcoming",
    "this",
    "current",
    "several",
    "couple",
    "both",
    "none",
    "point",
    "minus",
    "negative",
    "q",
    "h",
];

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
        };
        self.words.get(id.0 as usize).unwrap_or(&UNKNOWN)
    }

    /// The number of a word as it is written, and whether a figure may begin with it.
    pub fn find(&self, written: &str) -> (WordId, bool) {
        let mut folded = [0u8; 20];
        let mut length = 0;
        for character in written.chars() {
            let byte = match character {
                '’' => b'\'',
                _ if character.is_ascii() => (character as u8).to_ascii_lowercase(),
                _ => return (WordId::NONE, false),
            };
            let Some(place) = folded.get_mut(length) else { return (WordId::NONE, false) };
            *place = byte;
            length += 1;
        }
        if length > 1 && folded.get(length - 1) == Some(&b'.') {
            length -= 1;
        }
        let id = std::str::from_utf8(&folded[..length]).ok().and_then(|folded| self.ids.get(folded)).copied();
        match id {
            Some(id) => (id, self.word(id).telling),
            None => (WordId::NONE, false),
        }
    }

    fn intern(&mut self, word: &'static str) -> WordId {
        let word = word.strip_suffix('.').unwrap_or(word);
        let fresh = WordId(self.words.len() as u16);
        let id = *self.ids.entry(word).or_insert(fresh);
        if id == fresh {
            self.words.push(Word::default());
        }
        id
    }

    fn entry(&mut self, word: &'static str) -> &mut Word {
        let id = self.intern(word);
        &mut self.words[id.0 as usize]
    }

    /// The words of a phrase of a list, hyphens too.
    fn phrase(&mut self, phrase: &'static str) -> Vec<WordId> {
        let mut lexemes = Vec::new();
        lex(phrase, Span::new(0, phrase.len()), self, &mut lexemes);
        let possessive = self.possessive;
        lexemes
            .iter()
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
        for (name, date, _) in rows(include_str!("../lexicon/holiday.txt")) {
            let words = self.phrase(name);
            if let Some(&first) = words.first() {
                self.words[first.0 as usize].telling = true;
            }
            self.holidays.insert(words.into_iter(), date);
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
                self.units.insert(words.into_iter(), unit);
            }
        }
        for (symbol, name, _) in rows(include_str!("../lexicon/unit_symbol.txt")) {
            let unit = by_name.get(name).copied().unwrap_or(Unit { name, kind: FigureKind::Measure });
            self.unit_symbols.insert(symbol, unit);
        }
        for (code, name, forms) in rows(include_str!("../lexicon/currency.txt")) {
            let currency = Currency { code, name };
            self.currency_codes.insert(code, currency);
            for form in forms.split(", ").filter(|form| !form.is_empty()) {
                let words = self.phrase(form);
                if let Some(first) = words.first().and_then(|first| self.words.get_mut(first.0 as usize)) {
                    first.opens = true;
                }
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
            if let Some(first) = words.first().and_then(|first| self.words.get_mut(first.0 as usize)) {
                first.opens = true;
            }
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
                    _ => 0,
                };
                self.entry(word).traits.0 |= traits.0 | noun;
            }
        }
        for (class, words, _) in rows(include_str!("../lexicon/figure_class.txt")) {
            let traits = Traits::CLASSES.iter().find(|(name, _)| *name == class).map_or(0, |(_, traits)| traits.0);
            for word in words.split(", ") {
                self.entry(word).traits.0 |= traits;
            }
        }
        for &word in OPENERS {
            self.entry(word).opens = true;
        }
        for word in ["both", "none", "couple", "several", "q"] {
            self.entry(word).telling = true;
        }
        for (word, when, _) in rows(include_str!("../lexicon/figure_name.txt")) {
            let traits = if when == "any" { Traits::NAMES_NUMBER } else { Traits::NAMES_NUMBER_CAPITAL };
            self.entry(word).traits.0 |= traits.0;
        }
    }
}
