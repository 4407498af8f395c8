//! Counted nouns: the noun phrase that a number counts, without a parser.
//!
//! A noun phrase after a number runs to its first plural noun, or as far as nothing that closes one stands
//! in the way; what cannot be found for sure is left out.

use crate::figure::FigureKind;
use crate::figure::draft::Draft;
use crate::figure::lex::{Kind, Shape};
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::vocabulary::{CalendarWord, Function, Traits};
use crate::text::Span;

/// Words in the longest noun phrase.
const LONGEST: usize = 9;

/// What a number does for the noun after it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It counts it: "one vote".
    Counted,
    /// It describes it, after an article: "a 20% cut". Then a verb form that is a noun too is one.
    Attribute,
}

impl Reading<'_> {
    /// The noun of a figure, and whether it stands for one said earlier ("50 of them").
    pub fn noun_of(&self, draft: &Draft) -> Option<(usize, usize)> {
        let at = draft.to.max(draft.number_to);
        let after = self.past_hyphen(at);
        match draft.kind {
            FigureKind::Date | FigureKind::Time | FigureKind::Year => None,
            FigureKind::Count | FigureKind::Ratio => {
                if draft.unit.is_some() && draft.kind == FigureKind::Ratio {
                    return None;
                }
                if after > at {
                    return self.hyphened(after);
                }
                if draft.number() == Some(1.0) && draft.high.is_none() {
                    return self.single_noun(at, Place::Counted).or_else(|| self.noun_run(at));
                }
                let of = if self.is(at, "of") { Some(at + 1) } else { None };
                if let Some(of) = of {
                    let begin = self.past_determiners(of);
                    let part = draft.kind == FigureKind::Ratio;
                    return self
                        .noun_run(begin)
                        .or_else(|| if part { self.single_noun(begin, Place::Attribute) } else { None });
                }
                if draft.kind == FigureKind::Ratio && draft.form == Some(Form::Fraction) {
                    return self.noun_run(self.past_determiners(at));
                }
                self.noun_run(at)
            }
            FigureKind::Score | FigureKind::Ordinal => self
                .single_noun(after, Place::Attribute)
                .or_else(|| self.noun_run(after))
                .filter(|_| !self.dated(after)),
            FigureKind::Age => {
                draft.compound.then(|| self.noun_run(at).or_else(|| self.single_noun(at, Place::Counted))).flatten()
            }
            FigureKind::Money | FigureKind::Percent | FigureKind::Measure | FigureKind::Duration => {
                self.noun_of_amount(draft, at, after)
            }
        }
    }

    fn dated(&self, index: usize) -> bool {
        self.calendar(index).is_some_and(|word| !matches!(word, CalendarWord::Period(_)))
    }

    /// What an amount is of: "20% stake", "$3 billion in aid", "half of the voters", "a profit of €900,000".
    fn noun_of_amount(&self, draft: &Draft, at: usize, after: usize) -> Option<(usize, usize)> {
        if self.is(at, "of") {
            let begin = self.past_determiners(at + 1);
            return self.noun_run(begin).or_else(|| self.single_noun(begin, Place::Counted));
        }
        if draft.kind == FigureKind::Money && self.is(at, "in") && self.has(at + 1, Traits::MONEY_OF) {
            return self.noun_run(at + 1).or_else(|| self.single_noun(at + 1, Place::Counted));
        }
        let attributive = draft.compound || after > at || matches!(draft.kind, FigureKind::Money | FigureKind::Percent);
        if attributive && !self.has_relative(after) {
            // "a 20% cut", "a new low 15 percent rate", but "rose 20% cutting".
            let determined = (1..=3)
                .take_while(|&back| back == 1 || draft.from >= back && !self.stops(draft.from + 1 - back))
                .any(|back| {
                    draft.from >= back
                        && (self.function(draft.from - back) == Some(Function::Determiner)
                            || self.has(draft.from - back, Traits::POSSESSIVE))
                });
            let place = if determined { Place::Attribute } else { Place::Counted };
            let found = self.single_noun(after, place);
            if found.is_some() {
                return found;
            }
        }
        if draft.kind == FigureKind::Duration {
            return None;
        }
        self.noun_before(draft)
    }

    fn has_relative(&self, index: usize) -> bool {
        self.is_any(index, &["last", "next", "this", "past"]) || self.calendar(index).is_some()
    }

    /// The noun that stands before the amount: "a profit of €900,000", "Turnout was 61.5 percent".
    fn noun_before(&self, draft: &Draft) -> Option<(usize, usize)> {
        let mut at = draft.from;
        if let Some(qualifier) = draft.qualifier {
            while at > 0 && self.at(at).start > qualifier.start {
                at -= 1;
            }
        }
        while at > 0 && self.is_any(at - 1, &["by", "to", "at", "a", "an", "the", "about", "from"]) {
            at -= 1;
        }
        let word = at.checked_sub(1)?;
        if self.is(word, "of") {
            return self.noun_until(word);
        }
        // Who lost or gained a sum is not what it is a sum of.
        let agent =
            draft.kind == FigureKind::Money && self.is_any(word, &["lost", "gained", "added", "hit", "reached"]);
        if !self.has(word, Traits::TELLS_AMOUNT) || agent {
            return None;
        }
        let mut until = word;
        while until > 0
            && (self.function(until - 1) == Some(Function::Auxiliary)
                || self.function(until - 1) == Some(Function::Adverb))
        {
            until -= 1;
        }
        self.noun_until(until)
    }

    /// The noun phrase that ends before `until`.
    fn noun_until(&self, until: usize) -> Option<(usize, usize)> {
        let mut from = until;
        while from > 0 && until - from < LONGEST {
            let index = from - 1;
            let hyphen = self.at(index).is_hyphen() && !self.at(index).gap;
            let word = self.at(index).is_word() && !self.stops(index) && self.number_word(index).is_none();
            let code = self.at(index).digits().is_some() && from < until && self.before(index).is_capital();
            let sign = self.at(index).is('&');
            if !(hyphen || word || code || sign) || self.dated(index) || self.has(index, Traits::POSSESSIVE) {
                break;
            }
            from = index;
        }
        while from < until && !self.at(from).is_word() {
            from += 1;
        }
        (from < until).then_some((from, until))
    }

    /// The word or words after a hyphen: "a 12-member panel" counts members.
    fn hyphened(&self, from: usize) -> Option<(usize, usize)> {
        (self.at(from).is_word() && self.function(from).is_none()).then_some((from, from + 1))
    }

    /// The index after "the", "those", "its", a possessive and a further number.
    fn past_determiners(&self, from: usize) -> usize {
        let mut at = from;
        while at < from + 4
            && (self.function(at) == Some(Function::Determiner) && !self.is_any(at, &["what", "which", "no", "whose"])
                || self.has(at, Traits::MORE_OF))
        {
            at += 1;
        }
        if let Some(number) = self.numeral(at).filter(|number| number.to > at) {
            let article = self.is_any(at, &["a", "an"]);
            if !article {
                at = number.to;
            }
        }
        // "three of Mr. Smith's lawyers"
        for possessive in at + 1..at + 5 {
            if self.has(possessive, Traits::POSSESSIVE) && (at..possessive).all(|index| self.at(index).is_word()) {
                return possessive + 1;
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
        while at < start + LONGEST {
            if self.at(at).is_hyphen() && self.glued(at) && self.glued(at + 1) {
                at += 1;
                continue;
            }
            if !self.at(at).is_word() {
                return None;
            }
            if self.has(at, Traits::POSSESSIVE) {
                start = at + 1;
                at += 1;
                continue;
            }
            if self.plural(at) && !(self.at(at + 1).is_hyphen() && self.glued(at + 1)) {
                if self.has(at + 1, Traits::POSSESSIVE) || self.at(at + 1).is('’') || self.at(at + 1).is('\'') {
                    // "five soldiers' bodies" counts bodies, if they are told.
                    let begin = at + 2;
                    return self.noun_run_short(begin).or(Some((start, at + 1)));
                }
                // "plain-clothes officers", "sales managers"
                let compound = at > start && self.before(at).is_hyphen() && self.glued(at) && !self.stops(at + 1);
                if self.continues(at) || compound && self.noun_run(at + 1).is_some() {
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
            let stops = self.function(at).is_some() || self.has(at, Traits::VERB) && !noun_too;
            let joined = self.before(at).is_hyphen() && self.glued(at);
            if stops && !joined && !self.inside_hyphens(at)
                || self.dated(at)
                || self.number_word(at).is_some() && !joined
            {
                return None;
            }
            at += 1;
        }
        None
    }

    /// True for an adjective that closes a noun phrase after its noun, where it stands before one: "likely voters".
    fn describes(&self, index: usize) -> bool {
        self.has(index, Traits::ADJECTIVE_TOO) && !self.stops(index + 1)
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
        let start = self.past_compound_number(self.past_more(from));
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
            let adverb = written.ends_with("ly") && written.len() > 4;
            let noun_too =
                at == start && place == Place::Attribute && self.has(at, Traits::NOUN_TOO) || self.describes(at);
            let stops = (self.function(at).is_some() || self.has(at, Traits::VERB) && !noun_too)
                && !joined
                && !self.inside_hyphens(at);
            if stops || verbal || adverb || self.number_word(at).is_some() && !joined || self.dated(at) {
                break;
            }
            // "the third time AROS said": a name after the noun begins the next clause.
            let lower = at > start && self.at(at - 1).kind == Kind::Word(Shape::Lower) && !joined;
            if lower && self.at(at).is_capital() && !self.title_case && self.stops(at + 1) {
                break;
            }
            at += 1;
            if self.plural(at - 1) && !self.continues(at - 1) {
                break;
            }
        }
        if self.has(at, Traits::POSSESSIVE) || at == start {
            return None;
        }
        // An adjective alone is no noun: "one wounded".
        let last = self.written(at - 1);
        let adjective = at == start + 1 && last.ends_with("ed");
        (!adjective).then_some((start, at))
    }

    /// True where the figure counts what an earlier one counted: "50 of them", "of whom 50".
    pub fn refers_back(&self, draft: &Draft) -> bool {
        let at = draft.to.max(draft.number_to);
        if !matches!(draft.kind, FigureKind::Count | FigureKind::Ratio | FigureKind::Percent) {
            return false;
        }
        let them = self.is(at, "of") && self.is_any(at + 1, &["them", "whom", "these", "those", "which"]);
        let these = self.is_any(at + 1, &["these", "those"]);
        let whom = |index: usize| self.is(index, "of") && self.is_any(index + 1, &["whom", "which"]);
        let whom = draft.from > 1 && whom(draft.from - 2) || draft.from > 2 && whom(draft.from - 3);
        them && (!these || self.stops(at + 2)) || whom
    }

    /// A noun phrase's place in the text.
    pub fn noun_span(&self, (from, to): (usize, usize)) -> Span {
        self.span(from, to)
    }
}
