//! Counted nouns: where a figure's noun stands. What cannot be found for sure is left out.

use crate::figure::FigureKind;
use crate::figure::draft::Draft;
use crate::figure::noun_phrase::Place;
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::word::{Function, Traits};
use crate::text::Span;

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

    /// What an amount is of: "20% stake", "$3 billion in aid", "half of the voters", "a profit of €900,000".
    fn noun_of_amount(&self, draft: &Draft, at: usize, after: usize) -> Option<(usize, usize)> {
        if self.is(at, "of") {
            let begin = self.past_determiners(at + 1);
            return self.noun_run(begin).or_else(|| self.single_noun(begin, Place::Attribute));
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
        while at > 0 && self.is_any(at - 1, &["by", "to", "at", "a", "an", "the", "about", "from", "between"]) {
            at -= 1;
        }
        let word = at.checked_sub(1)?;
        if self.is(word, "of") {
            return self.phrase_before(word);
        }
        // Who lost or gained a sum is not what it is a sum of.
        let agent =
            draft.kind == FigureKind::Money && self.is_any(word, &["lost", "gained", "added", "hit", "reached"]);
        if !self.has(word, Traits::TELLS_AMOUNT) || agent {
            return None;
        }
        let mut until = word;
        while until > 0
            && (matches!(self.function(until - 1), Some(Function::Auxiliary | Function::Adverb))
                || self.is_any(until - 1, &["to", "expected", "estimated", "forecast", "projected", "set", "reported"]))
        {
            until -= 1;
        }
        self.subject_before(until)
    }

    /// The subject that ends before `until`: "the price of a house" is told by "price".
    fn subject_before(&self, until: usize) -> Option<(usize, usize)> {
        let mut found = self.phrase_before(until)?;
        for _ in 0..3 {
            let mut at = found.0;
            while at > 0 && self.function(at - 1) == Some(Function::Determiner) {
                at -= 1;
            }
            let linked =
                at > 1 && self.is_any(at - 1, &["of", "for", "in", "on", "at", "between", "among", "by", "from", "to"]);
            if !linked || self.begins(at - 1) {
                break;
            }
            match self.phrase_before(at - 1) {
                Some(head) => found = head,
                None => break,
            }
        }
        Some(found)
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
