//! Qualifiers: the words that bound a number, before it ("more than") and after it ("or so").

use crate::figure::draft::Draft;
use crate::figure::lex::Kind;
use crate::figure::reading::Reading;
use crate::figure::word::{Function, Traits};
use crate::figure::{Bound, FigureKind};

impl Reading<'_> {
    /// Finds what bounds a figure, and widens the span of "1,300-plus".
    pub fn qualify(&self, draft: &mut Draft) {
        if matches!(draft.kind, FigureKind::Date | FigureKind::Time | FigureKind::Year) {
            return;
        }
        if draft.qualifier.is_none() {
            self.qualify_before(draft);
        }
        self.qualify_after(draft);
    }

    fn qualify_before(&self, draft: &mut Draft) {
        if let Some((bound, from)) = self.sign_before(draft.from) {
            draft.bound = bound;
            draft.qualifier = Some(self.span(from, draft.from));
            return;
        }
        let mut until = self.before_article(draft.from);
        let mut from = None;
        // "at least about 50", "well over 100": the outermost that says more than "about" holds.
        let mut bound: Option<Bound> = None;
        while let Some((found, start)) = self.vocabulary.qualifiers_before.longest_before(self.lexemes, until) {
            if !self.bounds(start, until, draft) {
                break;
            }
            bound = Some(match (bound, found) {
                (Some(inner), Bound::About | Bound::Exactly) if inner != Bound::Exactly => inner,
                _ => found,
            });
            from = Some(start);
            until = start;
            if from.is_some() && start + 8 < draft.from {
                break;
            }
        }
        let (Some(bound), Some(from)) = (bound, from) else { return };
        let vague = draft.bound != Bound::Exactly && matches!(bound, Bound::Exactly | Bound::About);
        if !vague {
            draft.bound = bound;
        }
        draft.qualifier = Some(self.span(from, self.before_article(draft.from)));
    }

    /// The index of an article, "the" or "a total of" that stands between qualifier and number; the index itself where none does.
    fn before_article(&self, from: usize) -> usize {
        if from > 0 && self.is_any(from - 1, &["a", "an", "the"]) && self.bounded(from - 1) { from - 1 } else { from }
    }

    /// ">", "<=", "~" and "≥" before a number.
    fn sign_before(&self, from: usize) -> Option<(Bound, usize)> {
        let sign = from.checked_sub(1)?;
        let Kind::Mark(mark) = self.at(sign).kind else { return None };
        let outer = sign.checked_sub(1).map(|outer| (outer, self.at(outer)));
        Some(match (mark, outer) {
            ('=', Some((outer, lexeme))) if lexeme.is('>') => (Bound::AtLeast, outer),
            ('=', Some((outer, lexeme))) if lexeme.is('<') => (Bound::AtMost, outer),
            ('>', _) => (Bound::MoreThan, sign),
            ('<', _) => (Bound::LessThan, sign),
            ('≥', _) => (Bound::AtLeast, sign),
            ('≤', _) => (Bound::AtMost, sign),
            ('~' | '≈', _) => (Bound::About, sign),
            _ => return None,
        })
    }

    /// False where the words govern a place, a time or a subject, not the number.
    fn bounds(&self, from: usize, to: usize, draft: &Draft) -> bool {
        let before = from.checked_sub(1);
        let prior = |words: &[&str]| before.is_some_and(|before| self.is_any(before, words));
        if to - from > 1 {
            // "8% more than the 800 of 2018" compares.
            if self.before(from).is('%') || prior(&["percent", "cent"]) {
                return !self.is(to - 1, "than");
            }
            // "fell short of 50 votes" bounds, "short of the 50 it needed" does not.
            return !(self.is(from, "short") && self.is(to, "the"));
        }
        let prior_has = |traits: Traits| before.is_some_and(|before| self.has(before, traits));
        if self.is_any(from, &["over", "across", "around", "beyond"]) && prior_has(Traits::SPREADS) {
            return false;
        }
        if self.is(from, "over") && draft.kind == FigureKind::Duration {
            // "for over three years" bounds; "fell 3% over three years" tells when.
            return before.is_some_and(|before| {
                matches!(self.function(before), Some(Function::Preposition | Function::Auxiliary))
                    || self.has(before, Traits::LASTS)
            });
        }
        if self.is(from, "past") {
            return prior_has(Traits::CHANGE);
        }
        // "a six-under 66"
        if self.before(from).is_hyphen() && self.glued(from) {
            return false;
        }
        if self.is(from, "under") {
            let measured = matches!(draft.kind, FigureKind::Age | FigureKind::Duration | FigureKind::Money);
            if prior_has(Traits::SERVES) && !measured {
                return false;
            }
            let after = draft.to.max(draft.number_to);
            return !(after..after + 3).any(|index| self.has(index, Traits::RULES));
        }
        if self.is(from, "about") {
            return !prior_has(Traits::TOPIC);
        }
        if self.is(from, "some") {
            return draft.kind != FigureKind::Ordinal;
        }
        if self.is_any(from, &["above", "below", "beneath", "near", "around", "only", "just", "fully", "max"]) {
            return draft.kind != FigureKind::Ordinal;
        }
        if self.is(from, "estimated") {
            return prior(&["an", "the"]) || !prior(&["was", "is", "were", "are", "been"]);
        }
        true
    }

    fn qualify_after(&self, draft: &mut Draft) {
        let hyphen = self.past_hyphen(draft.to);
        if self.at(draft.to).is('+') && self.glued(draft.to) {
            draft.bound = Bound::AtLeast;
            draft.to += 1;
            return;
        }
        if hyphen > draft.to && self.is_any(hyphen, &["plus", "odd", "ish", "something"]) {
            draft.bound = if self.is(hyphen, "plus") { Bound::AtLeast } else { Bound::About };
            draft.to = hyphen + 1;
            return;
        }
        let Some((bound, to)) = self.vocabulary.qualifiers_after.longest(self.lexemes, draft.to) else { return };
        // "200 or more than 190", "5 plus 3"
        if self.is(to - 1, "plus") || self.is(to, "than") || self.is(to - 1, "than") && !self.closes(to) {
            return;
        }
        if self.numeral(to).is_some() {
            return;
        }
        if self.is(draft.to, "and") && !self.closes(to) && self.function(to).is_none() {
            return; // "100 and more people came"
        }
        draft.bound = bound;
        if draft.qualifier.is_none() {
            draft.qualifier = Some(self.span(draft.to, to));
        }
        draft.number_to = to;
    }
}
