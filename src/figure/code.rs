//! Numbers of things: telephone numbers, addresses, verses, laws, list numbers.

use crate::figure::lex::{Digits, Kind, Shape};
use crate::figure::reading::Reading;
use crate::figure::word::Traits;

impl Reading<'_> {
    /// The index after all lexemes that touch each other from `from` on.
    pub fn chain_end(&self, from: usize) -> usize {
        let mut at = from + 1;
        while self.glued(at) && !self.closes(at) {
            at += 1;
        }
        at
    }

    pub fn telephone_end(&self, from: usize) -> usize {
        let mut at = from;
        while self.at(at).digits().is_some()
            || (self.at(at).is_dash() || self.at(at).is(')') || self.at(at).is('('))
                && self.at(at + 1).digits().is_some()
        {
            at += 1;
        }
        at.max(from + 1)
    }

    /// "555-1212", "202-555-0147", "123-12-1234": digits in hyphened groups that are neither date nor range.
    pub fn telephone(&self, from: usize, digits: Digits) -> Option<usize> {
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
    pub fn list_number(&self, from: usize) -> bool {
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
    pub fn address(&self, from: usize, number_end: usize) -> bool {
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

    /// "John 3:16": a capital before two numbers that are no time and no ratio.
    pub fn verse(&self, from: usize) -> Option<usize> {
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
    pub fn law_code(&self, from: usize) -> Option<usize> {
        if !self.has(from + 1, Traits::LAW_CODE) {
            return None;
        }
        let mut at = from + 2;
        while matches!(self.at(at).kind, Kind::Mark('§' | '.')) {
            at += 1;
        }
        self.at(at).digits().map(|_| self.chain_end(at))
    }

    /// True where quotation marks hold these lexemes and nothing else: a title.
    pub fn quoted(&self, from: usize, to: usize) -> bool {
        let quote = |index: usize| matches!(self.at(index).kind, Kind::Mark('"' | '“' | '”' | '‘' | '’' | '\''));
        from > 0 && quote(from - 1) && (quote(to) || self.closes(to) && quote(to + 1))
    }
}
