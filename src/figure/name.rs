//! Numbers that are no figures: names, laws, roads, flights, telephone numbers, addresses, list numbers, citations.

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

    /// The index after all lexemes that touch each other from `from` on.
    fn chain_end(&self, from: usize) -> usize {
        let mut at = from + 1;
        while self.glued(at) && !self.closes(at) {
            at += 1;
        }
        at
    }

    fn telephone_end(&self, from: usize) -> usize {
        let mut at = from;
        while self.at(at).digits().is_some()
            || (self.at(at).is_dash() || self.at(at).is(')') || self.at(at).is('('))
                && self.at(at + 1).digits().is_some()
        {
            at += 1;
        }
        at.max(from + 1)
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
        let before = self.before(from);
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

    /// "John 3:16": a capital before two numbers that are no time and no ratio.
    fn verse(&self, from: usize) -> Option<usize> {
        let joined = self.at(from + 1).is(':') && self.glued(from + 1) && self.glued(from + 2);
        let named = from > 0 && self.before(from).is_capital() && self.calendar(from - 1).is_none();
        let digits = self.at(from + 2).digits().is_some();
        (joined
            && named
            && digits
            && self.time(from).is_none()
            && self.race_time(from).is_none()
            && self.odds(from).is_none())
        .then_some(from + 3)
    }

    /// "18 U.S.C. § 1341": a part of a code of laws.
    fn law_code(&self, from: usize) -> Option<usize> {
        if !self.has(from + 1, Traits::LAW_CODE) {
            return None;
        }
        let mut at = from + 2;
        while matches!(self.at(at).kind, Kind::Mark('§' | '.')) {
            at += 1;
        }
        self.at(at).digits().map(|_| self.chain_end(at))
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

    /// True where quotation marks hold these lexemes and nothing else: a title.
    fn quoted(&self, from: usize, to: usize) -> bool {
        let quote = |index: usize| matches!(self.at(index).kind, Kind::Mark('"' | '“' | '”' | '‘' | '’' | '\''));
        from > 0 && quote(from - 1) && (quote(to) || self.closes(to) && quote(to + 1))
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
            return self.vocabulary.unit_symbols.contains_key(two) && !self.glued(next + 2);
        }
        let written = self.written(next);
        word.suffix > 0.0 && !matches!(written, "G" | "g" | "T")
            || matches!(word.calendar, Some(CalendarWord::Meridiem(_) | CalendarWord::Month(_)))
            || self.is_any(next, &["s", "'s", "’s", "st", "nd", "rd", "th", "x", "p", "c", "yo"])
            || self.temperature(from)
            || self.vocabulary.unit_symbols.contains_key(written)
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

    /// "555-1212", "202-555-0147", "123-12-1234": digits in hyphened groups that are neither date nor range.
    fn telephone(&self, from: usize, digits: Digits) -> Option<usize> {
        if digits.decimals > 0
            || digits.grouped
            || !self.at(from + 1).is_dash()
            || !self.glued(from + 1)
            || !self.glued(from + 2)
        {
            return None;
        }
        let second = self.at(from + 2).digits().filter(|second| second.decimals == 0 && !second.grouped)?;
        let third = self.at(from + 3).is_hyphen() && self.glued(from + 3) && self.glued(from + 4);
        let third = self.at(from + 4).digits().filter(|_| third);
        match third {
            Some(_) if self.date(from).is_some() => None,
            Some(_) => Some(self.telephone_end(from)),
            None if digits.whole == 3 && second.whole == 4 && !self.counts_after(from + 2) => {
                Some(self.telephone_end(from))
            }
            None if digits.whole >= 5 && second.whole >= 4 && digits.whole != second.whole => {
                Some(self.telephone_end(from))
            }
            None => None,
        }
    }

    /// "1. ", "2) " at a sentence's start; the whole sentence is no list number.
    fn list_number(&self, from: usize) -> bool {
        let bracket = from == 1 && self.at(0).is('(');
        if from > 0 && !bracket || self.lexemes.len() < from + 3 {
            return false;
        }
        let mark = self.at(from + 1);
        self.glued(from + 1)
            && (mark.is('.') && !bracket || mark.is(')'))
            && self.at(from + 2).gap
            && self.at(from).digits().is_some_and(|digits| digits.whole <= 3 && digits.decimals == 0)
    }

    /// "1600 Pennsylvania Avenue", "PA 23456".
    fn address(&self, from: usize, number_end: usize) -> bool {
        for last in number_end + 2..number_end + 5 {
            if !self.at(last - 1).is_capital() {
                break;
            }
            if self.at(last).is_capital() && self.has(last, Traits::STREET) && self.at(last - 1).gap {
                return !self.plural(last + 1) || self.at(last + 1).is_capital();
            }
        }
        let state =
            from > 0 && self.before(from).kind == Kind::Word(Shape::Upper) && self.before(from).span().len() == 2;
        state && self.at(from).digits().is_some_and(|digits| digits.whole == 5) && !self.is(from - 1, "US")
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
    fn lower_known(&self, index: usize) -> bool {
        self.at(index).word != WordId::NONE && !self.has(index, Traits::NAMES_NUMBER_CAPITAL)
            || self.written(index).ends_with("ing")
            || self.written(index).ends_with("ly")
    }

    /// True where what follows the number is counted or measured by it.
    fn counts_after(&self, from: usize) -> bool {
        let next = from + 1;
        self.noun_run(next).is_some() && !self.has(next, Traits::VERB)
            || self.at(next).is('%')
            || self.vocabulary.units.longest(self.lexemes, self.past_hyphen(next)).is_some()
            || self.number_word(next).is_some()
            || self.word(next).suffix > 0.0 && self.glued(next)
            || self.currency_words(next).is_some()
    }

    /// Number words in names ("BBC One", "Fifth Avenue"), set phrases ("at first") and the pronoun one.
    fn name_with_words(&self, from: usize) -> Option<usize> {
        if let Some(((), to)) = self.vocabulary.set_phrases.longest(self.lexemes, from) {
            return self.part_of_year(from).is_none().then_some(to);
        }
        let number = self.number_word(from)?;
        let capital = self.at(from).is_capital() && !self.title_case;
        let next = from + 1;
        if self.is(from, "one") {
            if self.before(from).is_hyphen() && self.glued(from) {
                return Some(next);
            }
            let hyphen = self.past_hyphen(next);
            let counts =
                if hyphen > next { self.one_hyphen(hyphen) } else { self.one_numeral(from) || self.one_counts(from) };
            let someday = self.is(next, "day")
                && self.at(next).gap
                && !self.bounded(from)
                && !self.follows(from, &["for", "in", "after", "within", "on", "lasted", "only", "just"]);
            if someday && (self.closes(next + 1) || self.begins(from)) {
                return Some(next + 1);
            }
            let pointed = self
                .follows(from, &["no", "this", "that", "which", "the", "any", "every", "each", "another", "some"])
                && !self.bounded(from)
                && self.noun_run(next).is_none()
                && !self.one_numeral(from);
            if !counts || pointed {
                return Some(next);
            }
        }
        if let NumberWord::Ordinal(_) = number {
            return self.ordinal_in_name(from, capital).then_some(next);
        }
        if !capital {
            return None;
        }
        // "Ten Downing Street"
        if self.begins(from) && self.address(from, from) {
            return Some(next);
        }
        // A number word has a capital inside a sentence where it is a name's: "BBC One", "Ocean’s Eleven".
        let second = from == 1 && self.at(0).is_capital() && !self.lower_known(0);
        (!self.begins(from) || second).then_some(next)
    }

    /// "one-year", "one-third", "one-in-five" count; "one-sided" does not.
    fn one_hyphen(&self, next: usize) -> bool {
        self.vocabulary.units.longest(self.lexemes, next).is_some()
            || self.number_word(next).is_some()
            || self.is_any(
                next,
                &["in", "to", "third", "half", "person", "bedroom", "room", "vote", "point", "goal", "story", "page"],
            )
            || self.currency_words(next).is_some()
    }

    /// True where "one" begins a longer numeral, an amount or a ratio.
    fn one_numeral(&self, from: usize) -> bool {
        self.share(from).is_some()
            || self.amount(from).is_some_and(|amount| amount.to > from + 1)
            || self.fraction_at(from)
    }

    fn fraction_at(&self, from: usize) -> bool {
        self.numeral(from).is_some_and(|numeral| numeral.to > from + 1)
    }

    /// "Fifth Avenue", "the Second Amendment", "Twenty-fifth Street", and "first" as an adverb.
    fn ordinal_in_name(&self, from: usize, capital: bool) -> bool {
        let next = from + 1;
        if capital && self.at(next).is_capital() && self.number_word(next).is_none()
            || self.has(next, Traits::ORDINAL_NAME)
        {
            return true;
        }
        if capital && !self.begins(from) && !self.before(from).is_hyphen() {
            return true;
        }
        if self.at(next).is(',') && (self.begins(from) || self.before(from).is(';')) {
            return true;
        }
        // "the first six months" is six months.
        if self.is_any(from, &["first", "second"])
            && self.numeral_begins(next)
            && self
                .numeral(next)
                .is_some_and(|number| matches!(self.calendar(number.to), Some(CalendarWord::Period(_))))
        {
            return true;
        }
        if self.is(from, "first") {
            let verbal =
                self.written(next).ends_with("ed") || self.has(next, Traits::VERB) && !self.has(next, Traits::NOUN_TOO);
            if verbal && !(from > 0 && self.function(from - 1) == Some(Function::Determiner)) {
                return true;
            }
            let told = from > 0
                && (self.function(from - 1) == Some(Function::Determiner)
                    || self.has(from - 1, Traits::POSSESSIVE)
                    || self.is_any(from - 1, &["very", "their", "whose", "came", "ranked", "finished", "placed"])
                    || self.has(from - 1, Traits::NOT_PLURAL)
                    || self.before(from).is_hyphen());
            let noun = !self.stops(next) && !self.written(next).ends_with("ed");
            return !(told
                || noun
                    && (from == 0
                        || self.function(from - 1) == Some(Function::Preposition)
                        || self.is(from - 1, "and")
                        || self.has(from - 1, Traits::VERB)
                        || self.before(from).is_word() && !self.stops(next)));
        }
        false
    }
}
