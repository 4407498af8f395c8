//! Ratios ("one in five", "3-to-1") and multiples ("doubled", "three times as many").

use std::borrow::Cow;

use crate::figure::FigureKind;
use crate::figure::draft::Draft;
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Function, NumberWord, Traits};

impl Reading<'_> {
    /// "one in five", "nine out of 10", "1 in 36".
    pub fn share(&self, from: usize) -> Option<Draft> {
        let above = self.numeral(from)?;
        if !matches!(above.form, Form::Digits(_) | Form::Words) || above.value.fract() != 0.0 {
            return None;
        }
        let hyphen = self.past_hyphen(above.to);
        let mut at = hyphen;
        // "15-of-22 shooting"
        let hyphened = self.is(at, "of") && hyphen > above.to && self.past_hyphen(at + 1) > at + 1;
        let counted = hyphened || self.is(at, "of") && above.value >= 2.0 && self.tenths(at + 1);
        if counted {
            at += 1;
        } else if self.is(at, "out") && self.is(at + 1, "of") {
            at += 2;
        } else if self.is(at, "in") || self.is(at, "of") && self.is(at + 1, "every") {
            at += 1;
        } else {
            return None;
        }
        let at = self.past_hyphen(at);
        let at = if self.is(at, "every") { at + 1 } else { at };
        let below = self.numeral(at)?;
        let whole = matches!(below.form, Form::Digits(_) | Form::Words | Form::Scaled) && below.value.fract() == 0.0;
        let hyphened = hyphen > above.to;
        let joined = self.past_hyphen(below.to) > below.to && hyphened;
        let glued = self.glued(below.to) && !self.closes(below.to) && !joined;
        if !whole || above.value >= below.value || above.value < 1.0 || glued {
            return None;
        }
        let odd = |digits: crate::figure::lex::Digits| digits.whole == 4 && !digits.grouped;
        if self.is(hyphen, "in") && (below.digits().is_some_and(odd) || self.unit_or_month(below.to)) {
            return None; // "killed two in 2019", "three in 24 hours"
        }
        let mut draft = Draft::new(from, below.to, FigureKind::Ratio, above.value / below.value);
        // "a 1-in-500-year flood"
        if joined && self.is(below.to + 1, "year") {
            draft.to = below.to + 2;
        }
        draft.compound = hyphened;
        draft.number_to = draft.to;
        Some(draft)
    }

    /// "eight of 10 avocados": a small whole that a part is told of.
    fn tenths(&self, index: usize) -> bool {
        self.numeral(index).is_some_and(|whole| {
            let plain = matches!(whole.form, Form::Digits(_) | Form::Words);
            plain && (3.0..=10.0).contains(&whole.value) && !self.unit_or_month(whole.to)
        })
    }

    fn unit_or_month(&self, index: usize) -> bool {
        matches!(self.calendar(index), Some(CalendarWord::Period(_) | CalendarWord::Month(_)))
            || self.vocabulary.units.longest(self.lexemes, index).is_some()
            || self.is_any(index, &["straight", "consecutive"])
            || self.at(index).is('%')
    }

    /// "3-to-1", "a 2 to 1 margin", "4:1".
    pub fn odds(&self, from: usize) -> Option<Draft> {
        let above = self.numeral(from).filter(|above| matches!(above.form, Form::Digits(_) | Form::Words))?;
        let colon = self.at(above.to).is(':') && self.glued(above.to) && self.glued(above.to + 1);
        let hyphen = self.past_hyphen(above.to);
        let begin = if colon {
            above.to + 1
        } else if self.is(hyphen, "to") {
            self.past_hyphen(hyphen + 1)
        } else {
            return None;
        };
        let below = self.numeral(begin).filter(|below| matches!(below.form, Form::Digits(_) | Form::Words))?;
        let joined = hyphen > above.to && begin > hyphen + 1;
        let named = self.is_any(
            self.past_hyphen(below.to),
            &["ratio", "margin", "odds", "majority", "against", "vote", "ruling", "decision", "favorite", "favourite"],
        );
        let outvoted = hyphen == above.to
            && below.value == 1.0
            && above.value > 1.0
            && !self.follows(from, &["from"])
            && self.stops(below.to)
            && below.digits().is_some() == above.digits().is_some();
        let sides =
            outvoted || colon && below.digits().is_some_and(|digits| digits.whole == 1) && !self.glued(below.to);
        // "the 18-to-29 age group" is a range.
        let joined = joined && above.value >= below.value;
        if !(joined || named || sides) || below.value == 0.0 {
            return None;
        }
        let mut draft = Draft::new(from, below.to, FigureKind::Ratio, above.value / below.value);
        draft.number_to = below.to;
        Some(draft)
    }

    /// "doubled", "sevenfold", "three times as many", "500-fold", "10x".
    pub fn multiple(&self, from: usize) -> Option<Draft> {
        let times = self.word(from).multiple;
        if times > 0.0 {
            return self.multiple_word(from, times);
        }
        let numeral = self.numeral(from)?;
        if numeral.form == Form::Vague {
            return None;
        }
        let mut value = numeral.value;
        let mut high = None;
        let mut number_to = numeral.to;
        if let Some(second) = self.numeral(number_to + 1)
            && (self.is_any(number_to, &["to", "or"]) || self.at(number_to).is_dash() && self.glued(number_to))
            && second.value > value
        {
            (high, number_to) = (Some(second.value), second.to);
        }
        let at = self.past_hyphen(number_to);
        let fold = self.is(at, "fold") && (at > number_to || self.glued(at));
        let cross = self.is(at, "x") && self.glued(at) && !self.glued(at + 1);
        let times = self.is(at, "times") && self.compares(at + 1);
        if !(fold || cross || times) {
            return None;
        }
        if high.is_some_and(|high| high < value) {
            std::mem::swap(&mut value, high.as_mut()?);
        }
        let mut draft = Draft::new(from, at + 1, FigureKind::Ratio, value);
        draft.high = high;
        draft.unit = Some(Cow::Borrowed("times"));
        draft.number_to = number_to;
        Some(draft)
    }

    /// True where what follows "three times" makes it a multiple, not a frequency.
    fn compares(&self, index: usize) -> bool {
        self.has(index, Traits::COMPARISON)
            && !(self.is(index, "the") && self.has_time(index + 1))
            && (!self.is(index, "over") || self.closes(index + 1))
            && !(self.is(index, "more") && self.closes(index + 1))
    }

    fn has_time(&self, index: usize) -> bool {
        self.calendar(index).is_some() || self.is_any(index, &["last", "past", "previous"])
    }

    fn multiple_word(&self, from: usize, times: f64) -> Option<Draft> {
        let adjective = self.is_any(from, &["double", "triple", "treble", "quadruple"]);
        let plural = self.is_any(from, &["doubles", "triples", "halves"]);
        let next = from + 1;
        if self.at(next).is_hyphen() && !self.at(next).gap || self.before(from).is_hyphen() && self.glued(from) {
            return None;
        }
        let compared = self.is_any(
            next,
            &["the", "that", "its", "their", "his", "her", "what", "from", "in", "to", "as", "over", "this", "those"],
        );
        let modal = from > 0
            && (self.function(from - 1) == Some(Function::Auxiliary)
                || self.is_any(from - 1, &["to", "nearly", "almost"]));
        if self.is_any(next, &["down", "up", "over", "back"]) && !self.numeral_begins(next + 1) {
            return None;
        }
        if adjective && !(compared || modal && self.stops(next)) || plural && !compared {
            return None;
        }
        if self.at(from).is_capital() && !self.begins(from) && !self.title_case {
            return None;
        }
        let frequency = self.is(from, "twice") && !self.compares(next) || self.is(from, "thrice");
        let kind = if frequency { FigureKind::Count } else { FigureKind::Ratio };
        let mut draft = Draft::new(from, next, kind, times);
        draft.unit = (!frequency).then_some(Cow::Borrowed("times"));
        Some(draft)
    }

    /// "both sides", "none of them": words that are numbers in some places only.
    pub fn quantifier(&self, from: usize) -> Option<Draft> {
        if self.is(from, "none") {
            let clear = self.is(from + 1, "of") || self.function(from + 1) == Some(Function::Auxiliary);
            return (clear && !self.is(from + 1, "has")).then(|| Draft::new(from, from + 1, FigureKind::Count, 0.0));
        }
        if self.is(from, "both") {
            let of = self.is(from + 1, "of");
            let noun = self.noun_run(from + 1);
            let pair = noun.is_some_and(|(_, to)| self.is_any(to, &["and", "&"]));
            let verb = noun.is_some_and(|(_, to)| self.function(to) == Some(Function::Determiner));
            return (of || noun.is_some_and(|(_, to)| to == from + 2) && !pair && !verb)
                .then(|| Draft::new(from, from + 1, FigureKind::Count, 2.0));
        }
        None
    }

    /// True where a word that tells of "one" makes it a number: "one man", "one in", "one or two".
    pub fn one_counts(&self, from: usize) -> bool {
        let next = from + 1;
        if self.has(next, Traits::POSSESSIVE) || self.at(next).is('\'') || self.at(next).is('’') {
            return false;
        }
        if self.closes(next) {
            return self.lexemes.len() <= 4 || self.bounded(from) || self.follows(from, &["by"]);
        }
        // "what one wants until": a verb follows the pronoun.
        if self.plural(next) && self.stops(next + 1) {
            return false;
        }
        match self.function(next) {
            Some(Function::Preposition) => self.is(next, "per"),
            Some(Function::Adverb) => self.is_any(next, &["more", "less"]) && !self.is(next + 1, "than"),
            Some(Function::Determiner | Function::Auxiliary | Function::Pronoun) => self.is(next, "other"),
            Some(Function::Conjunction) => {
                self.is(next, "or") && matches!(self.number_word(next + 1), Some(NumberWord::Digit(_)))
            }
            None => true,
        }
    }
}
