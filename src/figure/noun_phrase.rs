//! Noun phrases after and before a number, without a parser.
//!
//! A noun phrase after a number runs to its first plural noun, or as far as nothing that closes one stands in
//! the way.

use crate::figure::lex::{Kind, Shape};
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Function, Traits};

/// Words in the longest noun phrase.
const LONGEST: usize = 9;

/// Adjectives and nouns that look like adverbs.
const NO_ADVERBS: &[&str] = &[
    "early", "elderly", "deadly", "friendly", "likely", "family", "rally", "assembly", "supply", "reply", "monopoly",
    "anomaly", "bully",
];

/// Adverbs of a period that are adjectives before a noun: "its monthly income".
const PERIODIC: &[&str] = &["hourly", "daily", "weekly", "monthly", "quarterly", "yearly"];

/// What a number does for the noun after it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It counts it: "one vote".
    Counted,
    /// It describes it, after an article: "a 20% cut". Then a verb form that is a noun too is one.
    Attribute,
}

impl Reading<'_> {
    /// True for a word of the calendar that is no period.
    pub fn dated(&self, index: usize) -> bool {
        self.calendar(index).is_some_and(|word| !matches!(word, CalendarWord::Period(_)))
    }

    /// The noun phrase that ends before `until`.
    pub fn phrase_before(&self, until: usize) -> Option<(usize, usize)> {
        let mut from = until;
        while from > 0 && until - from < LONGEST {
            let index = from - 1;
            let hyphen = self.at(index).is_hyphen() && !self.at(index).gap && self.before(index).is_word();
            let noun_too = self.has(index, Traits::NOUN_TOO) || self.has(index, Traits::ADJECTIVE_TOO) && from < until;
            let word = self.at(index).is_word()
                && !self.has(index, Traits::POSSESSIVE)
                && self
                    .number_word(index)
                    .is_none_or(|_| matches!(self.calendar(index), Some(CalendarWord::Period(_))))
                && (!self.stops(index) || self.function(index).is_none() && noun_too);
            // "Ward 6", "Boeing 787 orders"
            let code = self.at(index).digits().is_some()
                && self.before(index).is_capital()
                && index.checked_sub(1).is_some_and(|name| self.calendar(name).is_none());
            // "had expected earnings of $3"
            let participle = self.written(index).ends_with("ed")
                && index > 0
                && self.function(index - 1) == Some(Function::Auxiliary);
            if !(hyphen || word || code || self.at(index).is('&')) || self.dated(index) || participle {
                break;
            }
            from = index;
        }
        // "In the quarter revenue rose": a period before the noun is told of something else.
        while from + 1 < until {
            let period = matches!(self.calendar(from), Some(CalendarWord::Period(_)))
                && (from < 2
                    || self.function(from - 1) != Some(Function::Determiner)
                    || self.function(from - 2) == Some(Function::Preposition));
            if self.at(from).is_word() && !period {
                break;
            }
            from += 1;
        }
        (from < until && self.at(from).is_word()).then_some((from, until))
    }

    /// The word or words after a hyphen: "a 12-member panel" counts members.
    pub fn hyphened(&self, from: usize) -> Option<(usize, usize)> {
        (self.at(from).is_word() && self.function(from).is_none()).then_some((from, from + 1))
    }

    /// The index after "the", "those", "its", a possessive and a further number.
    pub fn past_determiners(&self, from: usize) -> usize {
        let mut at = from;
        while at < from + 4
            && (self.function(at) == Some(Function::Determiner) && !self.is_any(at, &["what", "which", "no"])
                || self.has(at, Traits::MORE_OF))
        {
            at += 1;
        }
        // "of the roughly 4,000 inmates"
        at = (at + 1..at + 4)
            .find(|&number| {
                let bounds = || self.vocabulary.qualifiers_before.longest_before(self.lexemes, number);
                self.numeral_begins(number) && bounds().is_some_and(|(_, start)| start == at)
            })
            .unwrap_or(at);
        if self.money_before(at).is_some()
            && let Some(amount) = self.amount(at)
        {
            at = amount.to;
        } else if let Some(number) = self.numeral(at).filter(|number| number.to > at) {
            let article = self.is_any(at, &["a", "an"]);
            if !article {
                at = number.to;
            }
        }
        // "three of Mr. Smith's lawyers"
        for possessive in at + 1..at + 5 {
            let title = |index: usize| self.at(index).is('.') && self.glued(index) && self.before(index).is_capital();
            let named = |index: usize| {
                self.at(index).is_word() && self.function(index) != Some(Function::Preposition) || title(index)
            };
            if self.has(possessive, Traits::POSSESSIVE) && (at..possessive).all(named) {
                // "the chamber's 100 members"
                let next = possessive + 1;
                return self.numeral(next).map_or(next, |number| number.to.max(next));
            }
        }
        at
    }

    /// True for a word that looks like a plural noun.
    pub fn plural(&self, index: usize) -> bool {
        let Kind::Word(shape) = self.at(index).kind else { return false };
        let traits = self.word(index).traits;
        if traits.has(Traits::PLURAL) {
            return true;
        }
        if traits.has(Traits::NOT_PLURAL) || traits.has(Traits::POSSESSIVE) || self.function(index).is_some() {
            return false;
        }
        let written = self.written(index);
        let bytes = written.as_bytes();
        match bytes {
            [.., before, b's'] => {
                let long = bytes.len() > 3 || shape == Shape::Mixed || before.is_ascii_uppercase();
                long && !matches!(before, b's' | b'u' | b'i' | b'\'') || bytes.ends_with(b"menus")
            }
            _ => false,
        }
    }

    fn past_more(&self, from: usize) -> usize {
        let mut at = from;
        while at < from + 2 && self.has(at, Traits::MORE_OF) {
            at += 1;
        }
        at
    }

    /// The index after "10-year-old" and the like within a noun phrase.
    fn past_compound_number(&self, from: usize) -> usize {
        if !self.numeral_begins(from) {
            return from;
        }
        let mut at = from + 1;
        if !(self.at(at).is_hyphen() && self.glued(at)) {
            return from;
        }
        while self.at(at).is_hyphen() && self.glued(at) && self.glued(at + 1) {
            at += 2;
        }
        at
    }

    /// The noun phrase that begins at `from` and ends with its first plural noun.
    pub fn noun_run(&self, from: usize) -> Option<(usize, usize)> {
        let mut start = self.past_compound_number(self.past_more(from));
        let mut at = start;
        // Where a plural that seems to stand before another noun has none after it: "jobs disappear".
        let mut passed = None;
        while at < start + LONGEST {
            if self.at(at).is_hyphen() && self.glued(at) && self.glued(at + 1) {
                at += 1;
                continue;
            }
            if !self.at(at).is_word() {
                return passed;
            }
            if self.has(at, Traits::POSSESSIVE) {
                start = at + 1;
                at += 1;
                continue;
            }
            // "27 A350s", "two F-16s"
            let digits = self.past_hyphen(at + 1);
            if self.at(at).is_capital()
                && self.at(digits).digits().is_some()
                && self.glued(digits)
                && self.glued(digits + 1)
                && self.is(digits + 1, "s")
            {
                return Some((start, digits + 2));
            }
            if self.plural(at)
                && (!self.has(at, Traits::VERB) || self.has(at, Traits::NOUN_TOO) || self.counted_too(at))
                && !(self.at(at + 1).is_hyphen() && self.glued(at + 1))
            {
                if self.has(at + 1, Traits::POSSESSIVE) || self.at(at + 1).is('’') || self.at(at + 1).is('\'') {
                    // "five soldiers' bodies" counts bodies, if they are told.
                    let begin = at + 2;
                    return self.noun_run_short(begin).or(Some((start, at + 1)));
                }
                // "plain-clothes officers", "sales managers"
                let compound = at > start && self.before(at).is_hyphen() && self.glued(at) && !self.stops(at + 1);
                let continues = self.continues(at);
                if continues || compound && self.noun_run(at + 1).is_some() {
                    // "8 sales staff were"
                    let verb = self.function(at + 2) == Some(Function::Auxiliary) || self.has(at + 2, Traits::VERB);
                    let to = at + 1 + usize::from(verb && !self.stops(at + 1));
                    passed = continues.then_some((start, to));
                    at += 1;
                    continue;
                }
                return Some((start, self.with_pair(at + 1)));
            }
            // "coal- and gas-fired power plants"
            if self.at(at + 1).is_hyphen()
                && self.glued(at + 1)
                && self.at(at + 2).gap
                && self.is_any(at + 2, &["and", "or"])
            {
                at += 3;
                continue;
            }
            let noun_too = at == start && self.has(at, Traits::NOUN_TOO) || self.describes(at);
            let stops = (self.function(at).is_some() || self.has(at, Traits::VERB)) && !noun_too;
            let joined = self.before(at).is_hyphen() && self.glued(at);
            if stops && !joined && !self.inside_hyphens(at)
                || self.dated(at)
                || self.number_word(at).is_some() && !joined
            {
                return passed;
            }
            at += 1;
        }
        passed
    }

    /// True for an adjective that closes a noun phrase after its noun, where it stands before one: "likely voters".
    fn describes(&self, index: usize) -> bool {
        let adjective = self.has(index, Traits::ADJECTIVE_TOO) || self.is_any(index, PERIODIC);
        adjective && self.at(index + 1).is_word() && !self.stops(index + 1)
    }

    /// True for a verb form that a number makes a noun, unless an object follows: "two stops", not "12 drives him".
    fn counted_too(&self, index: usize) -> bool {
        self.has(index, Traits::COUNTED_TOO)
            && !matches!(self.function(index + 1), Some(Function::Determiner | Function::Pronoun))
    }

    fn noun_run_short(&self, from: usize) -> Option<(usize, usize)> {
        (from..from + 3)
            .find(|&at| self.plural(at))
            .filter(|&at| (from..at).all(|index| !self.stops(index)))
            .map(|at| (from, at + 1))
    }

    fn inside_hyphens(&self, index: usize) -> bool {
        self.at(index + 1).is_hyphen() && self.glued(index + 1) && self.glued(index + 2)
    }

    /// True where the plural stands before another noun: "sales managers", "United States senators".
    fn continues(&self, index: usize) -> bool {
        let next = index + 1;
        if !self.at(next).is_word() || self.function(next).is_some() {
            return false;
        }
        // A plural has no verb in -s: what looks like one is the noun.
        if self.plural(next) && !self.dated(next) && self.at(next).kind == Kind::Word(Shape::Lower) {
            return true;
        }
        if self.has(index, Traits::ATTRIBUTIVE) {
            let verb = self.has(next, Traits::VERB) && !self.plural(next);
            let tense = self.written(next).ends_with("ed") || self.written(next).ends_with("ing");
            let whole = !self.has(index, Traits::PLURAL) && !self.stops(next) && self.stops(next + 1);
            return self.plural(next)
                || whole && !tense
                || !verb && !tense && self.noun_run(next).is_some_and(|(_, to)| to <= next + 3);
        }
        let capital = self.at(index).is_capital() && !self.title_case;
        capital && (self.plural(next) && !self.has(next, Traits::VERB) || self.plural(index + 2) && !self.stops(next))
    }

    /// "men and women", where the second is as bare as the first.
    fn with_pair(&self, to: usize) -> usize {
        if self.is(to, "and")
            && self.plural(to + 1)
            && self.at(to + 1).kind == Kind::Word(Shape::Lower)
            && !self.has(to + 1, Traits::VERB)
            && self.stops(to + 2)
        {
            to + 2
        } else {
            to
        }
    }

    /// The noun phrase that begins at `from`, singular or plural: all words up to what closes it.
    pub fn single_noun(&self, from: usize, place: Place) -> Option<(usize, usize)> {
        let mut start = self.past_compound_number(self.past_more(from));
        if self.before(start).is_hyphen() && self.glued(start) && self.has(start, Traits::LENGTH) {
            start += 1; // "a 3m-high wall"
        }
        let mut at = start;
        if self.glued(start) && !self.before(start).is_hyphen() {
            return None; // "$20s"
        }
        while at < start + LONGEST {
            if self.at(at).is_hyphen() && self.glued(at) && self.glued(at + 1) && at > start {
                at += 1;
                continue;
            }
            if !self.at(at).is_word() || self.has(at, Traits::POSSESSIVE) {
                break;
            }
            let joined = self.before(at).is_hyphen() && self.glued(at);
            let written = self.written(at);
            let verbal =
                at > start && !joined && (written.ends_with("ed") || written.ends_with("ing") && !self.title_case);
            let adverb =
                written.ends_with("ly") && written.len() > 4 && !NO_ADVERBS.contains(&written) && !self.describes(at);
            // "the national vote in", "a 19 percent greater drop and"
            let linked = matches!(self.function(at + 1), Some(Function::Preposition | Function::Conjunction));
            let ends = self.closes(at + 1) || linked && !self.is(at + 1, "to");
            let noun_too = (at == start || ends) && place == Place::Attribute && self.has(at, Traits::NOUN_TOO)
                || self.describes(at);
            let stops = (self.function(at).is_some() || self.has(at, Traits::VERB))
                && !noun_too
                && !joined
                && !self.inside_hyphens(at);
            // "the third fundraising quarter"
            let period = at > start && matches!(self.calendar(at), Some(CalendarWord::Period(_)));
            if stops || verbal || adverb || self.number_word(at).is_some() && !joined && !period || self.dated(at) {
                break;
            }
            // "the third time AROS said": a name after the noun begins the next clause.
            let lower = at > start && self.at(at - 1).kind == Kind::Word(Shape::Lower) && !joined;
            if lower && self.at(at).is_capital() && !self.title_case && self.stops(at + 1) {
                break;
            }
            // "the guard weighs 90 kilos", "their father deny all charges": with an object after it, it is the verb.
            let determined = matches!(self.function(at + 1), Some(Function::Determiner | Function::Pronoun));
            let object = determined || self.numeral_begins(at + 1) || self.money_before(at + 1).is_some();
            let rate = self.is_any(at + 1, &["a", "an", "each", "every"]);
            if lower && (self.plural(at) && object || determined && !rate) {
                break;
            }
            at += 1;
            if self.plural(at - 1) && !self.continues(at - 1) {
                break;
            }
        }
        // "of under-35s"
        while at > start && self.before(at).is_hyphen() {
            at -= 1;
        }
        if self.has(at, Traits::POSSESSIVE) || at == start || at == start + 1 && self.function(start).is_some() {
            return None;
        }
        // An adjective alone is no noun: "one wounded".
        let last = self.written(at - 1);
        let adjective = at == start + 1 && last.ends_with("ed");
        (!adjective).then_some((start, at))
    }
}
