//! Number words that are no figures: in names ("BBC One", "Fifth Avenue"), in set phrases, and the pronoun one.

use crate::figure::numeral::Numeral;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Function, NumberWord, Traits};

impl Reading<'_> {
    /// Number words in names ("BBC One", "Fifth Avenue"), set phrases ("at first") and the pronoun one.
    pub fn name_with_words(&self, from: usize) -> Option<usize> {
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
            let counts = if hyphen > next {
                self.one_hyphen(hyphen)
            } else {
                self.one_numeral(from) || self.one_counts(from) || self.time(from).is_some()
            };
            let someday = self.is(next, "day")
                && self.at(next).gap
                && !self.bounded(from)
                && !self.follows(from, &["for", "in", "after", "within", "on", "lasted", "only", "just"]);
            if someday && (self.closes(next + 1) || self.begins(from)) {
                return Some(next + 1);
            }
            // "this one costs", "no one passes": what looks like a plural is the verb.
            let verb = || self.follows(from, &["no", "this", "that", "which", "each", "every"]) && self.plural(next);
            let pointed = self
                .follows(from, &["no", "this", "that", "which", "the", "any", "every", "each", "another", "some"])
                && !self.bounded(from)
                && (self.noun_run(next).is_none() || verb())
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
    pub fn one_hyphen(&self, next: usize) -> bool {
        self.vocabulary.units.longest(self.lexemes, next).is_some()
            || self.number_word(next).is_some()
            || self.is_any(
                next,
                &["in", "to", "third", "half", "person", "bedroom", "room", "vote", "point", "goal", "story", "page"],
            )
            || self.currency_words(next).is_some()
    }

    /// True where "one" begins a longer numeral, an amount, a range ("one to two million") or a ratio.
    pub fn one_numeral(&self, from: usize) -> bool {
        self.share(from).is_some()
            || self.amount(from).is_some_and(|amount| amount.to > from + 1)
            || self.fraction_at(from)
            || self.is(from + 1, "to") && self.quantity(from).is_some_and(|range| range.high.is_some())
    }

    pub fn fraction_at(&self, from: usize) -> bool {
        self.numeral(from).is_some_and(|numeral| numeral.to > from + 1)
    }

    /// "Fifth Avenue", "the Second Amendment", "Twenty-fifth Street", and "first" as an adverb.
    pub fn ordinal_in_name(&self, from: usize, capital: bool) -> bool {
        let next = from + 1;
        if capital && self.at(next).is_capital() && self.number_word(next).is_none()
            || self.has(next, Traits::ORDINAL_NAME)
        {
            return true;
        }
        if capital && !self.begins(from) && !self.before(from).is_hyphen() {
            return true;
        }
        // "frames per second"
        if self.follows(from, &["per"]) {
            return true;
        }
        if self.at(next).is(',') && (self.begins(from) || self.before(from).is(';')) {
            return true;
        }
        // "the first six months" is six months.
        let months = |number: &Numeral| matches!(self.calendar(number.to), Some(CalendarWord::Period(_)));
        if self.is_any(from, &["first", "second"])
            && self.numeral_begins(next)
            && self.numeral(next).as_ref().is_some_and(months)
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
