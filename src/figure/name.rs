//! Digits that are no figures: names ("Section 230", "Boeing 737"), citations, codes.

use crate::figure::lex::{Digits, Kind, Shape};
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Function, NumberWord, Traits, WordId};

/// Names written with digits alone.
const DIGIT_NAMES: &[&str] = &["9/11", "24/7", "7/7", "20/20", "50/50", "360-degree"];

impl Reading<'_> {
    /// The index to go on from, where what begins at `from` holds a number that counts nothing.
    pub fn no_figure(&self, from: usize) -> Option<usize> {
        match self.at(from).kind {
            Kind::Number(digits) => self.name_with_digits(from, digits),
            Kind::Code => self.date(from).is_none().then(|| self.chain_end(from)),
            Kind::Mark('+') => {
                // "+44 20 7946 0958"
                let digits = self.at(from + 1).digits().filter(|_| self.glued(from + 1))?;
                let more =
                    self.at(from + 2).digits().is_some() || self.at(from + 2).is('(') || self.at(from + 2).is_hyphen();
                (digits.whole <= 3 && more && self.at(from + 3).digits().is_some())
                    .then(|| self.telephone_end(from + 1))
            }
            Kind::Mark('(') => {
                let area = self.at(from + 1).digits().is_some_and(|digits| digits.whole == 3);
                let rest = self.at(from + 3).digits().is_some_and(|digits| digits.whole == 3);
                (area && self.at(from + 2).is(')') && rest).then(|| self.telephone_end(from + 3))
            }
            Kind::Mark('[') => {
                // A citation stands after its sentence or clause; "[400] people" is an editor's figure.
                let digits = self.at(from + 1).digits().is_some() && self.at(from + 2).is(']');
                let cited = digits && (self.glued(from) || self.closes(from + 3) || self.function(from + 3).is_some());
                cited.then_some(from + 3)
            }
            Kind::Mark('#' | '@' | '№') => (self.glued(from + 1)).then(|| self.chain_end(from + 1)),
            Kind::Word(_) => self.name_with_words(from),
            _ => None,
        }
    }

    fn name_with_digits(&self, from: usize, digits: Digits) -> Option<usize> {
        let plain = digits.decimals == 0 && !digits.grouped;
        if plain && self.at(from + 1).is('/') || self.at(from + 1).is_hyphen() {
            let start = self.at(from).start as usize;
            let rest = self.text.get(start..).unwrap_or("");
            for name in DIGIT_NAMES {
                if rest.starts_with(name)
                    && !rest[name.len()..].starts_with(|next: char| next.is_ascii_digit() || next == '/')
                {
                    return Some(self.chain_end(from));
                }
            }
        }
        // "8/15" that is neither date nor fraction
        if plain
            && self.at(from + 1).is('/')
            && self.glued(from + 1)
            && self.glued(from + 2)
            && self.at(from + 2).digits().is_some()
            && self.date(from).is_none()
            && self.amount(from).is_none_or(|amount| amount.to == from + 1)
        {
            return Some(self.chain_end(from));
        }
        if let Some(end) = self.telephone(from, digits) {
            return Some(end);
        }
        if plain && digits.whole == 3 && (self.emergency(from) || self.airliner(from, digits)) {
            return Some(self.chain_end(from));
        }
        let before = self.before(from);
        // "@name_1"
        if before.is('_') && self.glued(from) {
            return Some(self.chain_end(from));
        }
        // An attribute of markup: id="12345", page=3.
        let quoted = before.is('"') && self.glued(from) && from > 1 && self.at(from - 2).is('=');
        if quoted
            || before.is('=') && self.glued(from) && from > 1 && self.glued(from - 1) && self.at(from - 2).is_word()
        {
            return Some(self.chain_end(from));
        }
        // "MH370", "F-16", "COVID-19", "ABC-12345-A1"
        if self.glued(from) && before.is_word() {
            return Some(self.chain_end(from));
        }
        if self.glued(from) && before.is_hyphen() && from > 1 && self.glued(from - 1) && !self.range_before(from) {
            let word = from - 2;
            // A small word that no list has is a code's first part: "model-3".
            let known = self.at(word).kind == Kind::Word(Shape::Lower)
                && self.at(word).word != WordId::NONE
                && !self.has(word, Traits::NAMES_NUMBER);
            if self.at(word).is_word() && !known && !self.glued_prefix(word) {
                return Some(self.chain_end(from));
            }
        }
        // "0123456", "5G", "24703m212": letters that touch and are neither unit, scale nor ending.
        if plain && digits.whole > 1 && self.written(from).starts_with('0') && !self.clock_or_date(from) {
            // "0800 555 0111"
            let mut at = self.chain_end(from);
            while digits.whole >= 3 && self.at(at).digits().is_some_and(|more| more.decimals == 0 && more.whole >= 3) {
                at += 1;
            }
            return Some(at);
        }
        if let Some(end) = self.verse(from).or_else(|| self.law_code(from)) {
            return Some(end);
        }
        let letters = plain && self.glued(from + 1) && self.at(from + 1).is_word();
        if letters && (!self.known_ending(from) || self.named_before(from, digits)) {
            return Some(self.chain_end(from));
        }
        if let Some(ordinal) = self.ordinal(from)
            && (self.at(ordinal.to).is_capital()
                && !self.title_case
                && !self.is_any(ordinal.to, &["President", "Prime"])
                && self.calendar(ordinal.to).is_none()
                || self.has(ordinal.to, Traits::ORDINAL_NAME)
                || self.quoted(from, ordinal.to))
        {
            return Some(ordinal.to);
        }
        if self.list_number(from) || plain && self.address(from, from) || self.named_before(from, digits) {
            return Some(self.chain_end(from).min(from + 1).max(self.name_end(from)));
        }
        None
    }

    /// "called 911", "a 999 call".
    fn emergency(&self, from: usize) -> bool {
        let next = from + 1;
        self.follows(from, &["call", "called", "calling", "dial", "dialed", "dialled", "dialing", "phoned", "rang"])
            && self.stops(next)
            && !self.at(next).is('%')
            || matches!(self.written(from), "911" | "999" | "112" | "101" | "111")
                && self.is_any(
                    next,
                    &["call", "calls", "caller", "callers", "operator", "operators", "dispatcher", "dispatchers"],
                )
    }

    /// "the 757 can land", "a 25-year-old 737": Boeing's numbers stand for the aircraft.
    fn airliner(&self, from: usize, digits: Digits) -> bool {
        let boeing = (700.0..800.0).contains(&digits.value) && digits.value % 10.0 == 7.0;
        let many = self.glued(from + 1) && self.is(from + 1, "s");
        let one = from > 0
            && (self.function(from - 1) == Some(Function::Determiner)
                || matches!(self.number_word(from - 1), Some(NumberWord::Ordinal(_)))
                || self.is(from - 1, "old"));
        boeing && (many || one && self.stops(from + 1) && !self.at(from + 1).is('%'))
    }

    /// After a name's number: "737-800", "Section 1983(a)", "Section 2.1" are one.
    fn name_end(&self, from: usize) -> usize {
        let mut at = from + 1;
        while self.glued(at)
            && (self.at(at).is_hyphen() || self.at(at).is('(') || self.at(at).is('/') || self.at(at).is('.'))
            && self.glued(at + 1)
            && (self.at(at + 1).digits().is_some() || self.at(at).is('('))
        {
            at += 2;
        }
        at
    }

    fn range_before(&self, from: usize) -> bool {
        from > 1 && (self.at(from - 2).digits().is_some())
    }

    /// "mid-2019", "US$-5": a hyphen after these leads to a figure.
    fn glued_prefix(&self, word: usize) -> bool {
        self.is_any(word, &["mid", "pre", "post", "under", "over", "sub", "then", "non", "early", "late", "from", "to"])
            || self.calendar(word).is_some()
            || self.number_word(word).is_some()
            || self.currency_words(word).is_some()
            || self.vocabulary.units.longest(self.lexemes, word).is_some()
    }

    fn clock_or_date(&self, from: usize) -> bool {
        self.at(from + 1).is(':')
            || self.at(from + 1).is('/')
            || self.at(from + 1).is_hyphen()
            || self.ordinal(from).is_some()
            || matches!(self.calendar(from + 1), Some(CalendarWord::Month(_) | CalendarWord::Meridiem(_)))
            || self.is_any(from + 1, &["GMT", "UTC", "hrs", "hours"])
            || self.lexemes.len() == 1
    }

    /// True where the letters that touch the digits are a unit, a scale, a decade, an ordinal's ending or a time.
    fn known_ending(&self, from: usize) -> bool {
        let next = from + 1;
        let word = self.word(next);
        let tail = self.glued(next + 1) && (self.at(next + 1).digits().is_some());
        if tail {
            let two = self.text.get(self.at(next).start as usize..self.at(next + 1).end as usize).unwrap_or("");
            return self.vocabulary.unit_symbols.has(two) && !self.glued(next + 2);
        }
        let written = self.written(next);
        word.suffix > 0.0 && !matches!(written, "G" | "g" | "T")
            || matches!(word.calendar, Some(CalendarWord::Meridiem(_) | CalendarWord::Month(_)))
            || self.is_any(next, &["s", "'s", "’s", "st", "nd", "rd", "th", "x", "p", "c", "yo"])
            || self.temperature(from)
            || self.vocabulary.unit_symbols.has(written)
            || self.vocabulary.units.longest(self.lexemes, next).is_some()
            || self.currency_words(next).is_some()
            || self.number_word(next).is_some()
            || self.at(from).digits().is_some_and(|digits| digits.decimals > 0)
            || matches!(written, "US" | "MUSD" | "MEUR" | "MGBP" | "RM" | "Rs")
    }

    /// "30C", "86F": a temperature where the sentence speaks of one.
    pub fn temperature(&self, from: usize) -> bool {
        let letter = self.written(from + 1);
        if !matches!(letter, "C" | "F") || self.glued(from + 2) && !self.closes(from + 2) {
            return false;
        }
        let Some(digits) = self.at(from).digits() else { return false };
        if digits.whole > 3 || digits.value > 200.0 {
            return false;
        }
        let bracketed = self.before(from).is('(') && self.at(from + 2).is(')');
        let negative = self.before(from).is_dash() && self.glued(from);
        bracketed
            || negative
            || self.at(from + 2).is('(')
            || (0..self.lexemes.len().min(80)).any(|index| self.has(index, Traits::TEMPERATURE))
    }

    /// "Section 230", "Boeing 737", "No. 10", "Apollo 11".
    fn named_before(&self, from: usize, digits: Digits) -> bool {
        if digits.grouped || from == 0 {
            return false;
        }
        let mut word = from - 1;
        if self.at(word).is('.')
            && self.glued(word)
            && word > 0
            && self.is_any(word - 1, &["No", "Nos", "no", "Art", "Sec", "Ch", "Vol", "pp", "p", "Rep"])
        {
            return true;
        }
        // "the Group of 77"
        let grouped = self.is(word, "of") && word > 0 && self.written(word - 1) == "Group" && !self.begins(word - 1);
        if self.at(word).is('§') || grouped && !self.counts_after(from) {
            return true;
        }
        if self.is_any(word, &["and", "or", "to"]) && word > 1 && self.at(word - 1).digits().is_some() {
            // "Articles 5 and 6", "Sections 230 to 232"
            let first = word - 1;
            let inner = first - 1;
            return self.at(inner).is_word()
                && (self.has(inner, Traits::NAMES_NUMBER)
                    || self.has(inner, Traits::NAMES_NUMBER_CAPITAL) && self.at(inner).is_capital())
                && !self.counts_after(from);
        }
        if !self.at(word).is_word() || !self.at(from).gap {
            return false;
        }
        // "Web 2.0"
        let version = digits.decimals == 1 && digits.whole == 1 && digits.value.fract() == 0.0;
        if version
            && self.at(word).is_capital()
            && !self.title_case
            && !self.counts_after(from)
            && self.function(word).is_none()
        {
            return true;
        }
        // "New York’s AM 970"
        if matches!(self.written(word), "AM" | "FM") && digits.whole > 1 && !self.counts_after(from) {
            return true;
        }
        if self.has(word, Traits::POSSESSIVE) {
            return false;
        }
        // "Exit 41B"
        let lettered =
            self.at(word).is_capital() && self.written(from + 1).len() == 1 && self.at(from + 1).is_capital();
        if self.glued(from + 1)
            && (self.at(from + 1).is('%') || self.at(from + 1).is_word() && !self.is(from + 1, "s") && !lettered)
        {
            return false;
        }
        if self.has(word, Traits::NAMES_NUMBER)
            || self.has(word, Traits::NAMES_NUMBER_CAPITAL) && self.at(word).is_capital()
        {
            let year = digits.whole == 4 && digits.value >= 1900.0 && digits.value < 2100.0;
            let capital = self.at(word).is_capital() && !self.title_case;
            let dated = year && !self.has(word, Traits::NAMES_NUMBER);
            return (capital || !self.counts_after(from)) && !dated;
        }
        // "the 737 Max"
        let model = self.is_any(word, &["the", "a"])
            && digits.whole == 3
            && digits.decimals == 0
            && self.at(from + 1).gap
            && self.at(from + 1).is_capital()
            && self.calendar(from + 1).is_none()
            && !self.title_case;
        if model && self.stops(from + 2) && !self.counts_after(from) {
            return true;
        }
        // A capital before bare digits makes a name of them: "Windows 10", "Apollo 11", but not "Monday 12".
        if self.title_case || !self.at(word).is_capital() || digits.decimals > 0 || digits.whole > 4 {
            return false;
        }
        if self.calendar(word).is_some() || self.function(word).is_some() || self.begins(word) && self.lower_known(word)
        {
            return false;
        }
        if self.currency_words(word).is_some() || self.counts_after(from) || self.year_at(from).is_some() {
            return false;
        }
        if self.number_word(word).is_some() || self.has(word, Traits::VERB) && self.begins(word) {
            return false;
        }
        // "Labour 32, Tories 40" tells results.
        if self.at(from + 1).is(',') && self.at(from + 2).is_capital() && self.at(from + 3).digits().is_some()
            || word > 1 && self.before(word).is(',') && self.at(word - 2).digits().is_some()
        {
            return false;
        }
        while word > 0 && self.at(word - 1).is_capital() {
            word -= 1;
        }
        // "Arsenal 2-1", "Smith 3/4"
        !(self.at(from + 1).is_dash() && self.at(from + 2).digits().is_some())
    }

    /// True for a sentence's first word that is a common one.
    pub fn lower_known(&self, index: usize) -> bool {
        self.at(index).word != WordId::NONE && !self.has(index, Traits::NAMES_NUMBER_CAPITAL)
            || self.written(index).ends_with("ing")
            || self.written(index).ends_with("ly")
    }

    /// True where what follows the number is counted or measured by it.
    pub fn counts_after(&self, from: usize) -> bool {
        let next = from + 1;
        self.noun_run(next).is_some() && !self.has(next, Traits::VERB)
            || self.at(next).is('%')
            || self.vocabulary.units.longest(self.lexemes, self.past_hyphen(next)).is_some()
            || self.number_word(next).is_some()
            || self.word(next).suffix > 0.0 && self.glued(next)
            || self.currency_words(next).is_some()
    }
}
