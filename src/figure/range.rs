//! Quantities: one amount, a range of two ("$3-5 million", "between 40 and 50"), or a score ("5-4").

use crate::figure::amount::{Amount, Dimension};
use crate::figure::draft::Draft;
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::word::Traits;
use crate::figure::{Bound, FigureKind};

/// What stands between two numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    Between,
    Or,
    PlusMinus,
}

impl Reading<'_> {
    /// The quantity that begins at `from`.
    pub fn quantity(&self, from: usize) -> Option<Draft> {
        let first = self.amount(from)?;
        let Some((joint, begin)) = self.joint(&first) else { return Some(self.single(first)) };
        let Some(mut second) = self.amount(begin) else { return Some(self.single(first)) };
        // "$3-5 million a year"
        if matches!(first.dimension, Dimension::Money(_)) && second.dimension == Dimension::Count && first.per.is_none()
        {
            let bare = second.clone();
            second.dimension = first.dimension.clone();
            self.rate(&mut second);
            if second.per.is_none() {
                second = bare;
            }
        }
        self.joined(&first, second, joint).or(Some(self.single(first)))
    }

    /// The draft of one amount.
    fn single(&self, amount: Amount) -> Draft {
        let mut draft = Draft::new(amount.from, amount.to, amount.kind(), amount.numeral.value);
        draft.high = amount.numeral.high;
        draft.bound = amount.numeral.bound;
        draft.unit = amount.unit();
        draft.form = Some(amount.numeral.form);
        draft.compound = amount.compound;
        draft.number_to = amount.number_to;
        if draft.kind == FigureKind::Count && amount.numeral.form == Form::Fraction {
            draft.kind = FigureKind::Ratio;
        }
        draft
    }

    /// What joins the amount to a following one, and the index where that begins.
    fn joint(&self, first: &Amount) -> Option<(Joint, usize)> {
        let at = first.to;
        let lexeme = self.at(at);
        let between = self.follows(first.from, &["between"])
            || first.from > 1 && self.is(first.from - 2, "between") && self.bounded(first.from);
        // "3.2 ± 0.1", "3.2 +/- 0.1"
        if lexeme.is('±') {
            return Some((Joint::PlusMinus, at + 1));
        }
        if lexeme.is('+')
            && self.at(at + 1).is('/')
            && self.at(at + 2).is_dash()
            && self.glued(at + 1)
            && self.glued(at + 2)
        {
            return Some((Joint::PlusMinus, at + 3));
        }
        if lexeme.is_dash() || lexeme.is('~') {
            // "8- to 16-meter"
            if self.at(at + 1).gap && self.is_any(at + 1, &["to", "or", "and"]) && !lexeme.gap {
                return Some((Joint::To, at + 2));
            }
            // "18-to-29"
            if self.is(at + 1, "to") && self.past_hyphen(at) > at && self.past_hyphen(at + 2) > at + 2 {
                return Some((Joint::To, at + 3));
            }
            let spaced = lexeme.gap && self.at(at + 1).gap;
            let even = lexeme.gap == self.at(at + 1).gap;
            let approximate = usize::from(self.at(at + 1).is('~'));
            let dash = !lexeme.is('—') || !spaced;
            return (even && dash || approximate > 0 || lexeme.is('–') || lexeme.gap && lexeme.is_hyphen())
                .then_some((Joint::Dash, at + 1 + approximate));
        }
        if self.is_any(at, &["to", "through", "till"]) || self.is(at, "and") && between {
            let joint = if self.is(at, "and") { Joint::Between } else { Joint::To };
            let mut begin = at + 1;
            if self.is_any(begin, &["about", "around", "nearly", "almost", "roughly"]) {
                begin += 1;
            }
            return Some((joint, begin));
        }
        (self.is(at, "or") && first.dimension == Dimension::Count).then_some((Joint::Or, at + 1))
    }

    /// The range or score that two amounts make, where they make one.
    fn joined(&self, first: &Amount, second: Amount, joint: Joint) -> Option<Draft> {
        let (low, high) = match (first.numeral.value, second.numeral.value) {
            (middle, margin) if joint == Joint::PlusMinus && margin > 0.0 => (middle - margin, middle + margin),
            ends => ends,
        };
        let vague = matches!(first.numeral.form, Form::Vague) || matches!(second.numeral.form, Form::Vague);
        if vague {
            return None;
        }
        if joint == Joint::Dash || joint == Joint::To && first.numeral.to == first.to {
            if let Some(odds) = self.betting_odds(first, &second) {
                return Some(odds);
            }
            if let Some(score) = self.score(first, &second, joint) {
                return Some(score);
            }
        }
        let bare = first.dimension == Dimension::Count;
        let same = bare || second.dimension == Dimension::Count || first.dimension == second.dimension;
        if !same
            || first.number_to != first.to && second.dimension == Dimension::Count && joint != Joint::Dash && {
                !matches!(first.dimension, Dimension::Money(_))
            }
        {
            return None;
        }
        // The scale of the second goes for both: "$3-5 million".
        let factor = if joint == Joint::PlusMinus { 1.0 } else { second.numeral.factor };
        let low = match first.numeral.factor == 1.0 && factor > 1.0 && low < high / factor {
            true if joint != Joint::Or || bare => low * factor,
            _ => low,
        };
        // "cut by 5 to 10 percent", "by a quarter to a third" is one range.
        let fractions = first.numeral.form == Form::Fraction && second.numeral.form == Form::Fraction;
        let shared = self.follows(first.from, &["by"]) && (fractions || bare && second.dimension != Dimension::Count);
        if joint == Joint::To && self.changes(first.from) && !shared {
            return None;
        }
        if joint == Joint::Or && !(low < high && high <= low * 3.0 && first.to == first.number_to && high <= 1e7) {
            return None;
        }
        let unit = if bare { &second } else { first };
        let (low, high) = match low < high {
            true => (low, high),
            false if low < 0.0 && high < 0.0 => (high, low),
            false => return None,
        };
        let mut draft = Draft::new(first.from, second.to, unit.kind(), low);
        draft.high = Some(high);
        draft.unit = unit.unit().or_else(|| second.unit());
        if second.per.is_some() {
            draft.unit = Amount { dimension: unit.dimension.clone(), ..second.clone() }.unit();
        }
        draft.form = Some(second.numeral.form);
        draft.compound = second.compound;
        draft.number_to = second.number_to;
        if draft.kind == FigureKind::Count && matches!(first.numeral.form, Form::Fraction) {
            draft.kind = FigureKind::Ratio;
        }
        Some(draft)
    }

    /// True where a verb of change tells of the first amount: "rose 3% to $1.20", "cut from 5 to 4" are two figures.
    fn changes(&self, from: usize) -> bool {
        let Some(word) = from.checked_sub(1) else { return false };
        if self.has(word, Traits::CHANGE) {
            return true;
        }
        self.is_any(word, &["from", "by"])
            && (1..=6).any(|back| word >= back && !self.closes(word - back) && self.has(word - back, Traits::CHANGE))
    }

    /// "odds of 5-1": a ratio where the words before speak of betting.
    fn betting_odds(&self, first: &Amount, second: &Amount) -> Option<Draft> {
        let plain = first.dimension == Dimension::Count && second.dimension == Dimension::Count;
        let (above, below) = (first.numeral.digits()?, second.numeral.digits()?);
        let told = (1..=12).any(|back| first.from >= back && self.has(first.from - back, Traits::BETTING));
        if !plain || !told || below.value == 0.0 || above.decimals + below.decimals > 0 || below.value > 20.0 {
            return None;
        }
        let mut draft = Draft::new(first.from, second.to, FigureKind::Ratio, above.value / below.value);
        draft.number_to = second.to;
        Some(draft)
    }

    /// "5-4", "51–49", "3-1", "voted 5 to 2": two small whole numbers of a contest.
    fn score(&self, first: &Amount, second: &Amount, joint: Joint) -> Option<Draft> {
        let (ours, theirs) = (first.numeral.digits()?, second.numeral.digits()?);
        let small = |digits: crate::figure::lex::Digits| digits.whole <= 3 && digits.decimals == 0 && !digits.grouped;
        let touching = self.glued(first.to) && self.glued(first.to + 1);
        let to = joint == Joint::To;
        let voted = |index: usize| self.has(index, Traits::VOTES);
        if to
            && !(self.follows(first.from, &["by", "of"]) && first.from > 1 && voted(first.from - 2)
                || first.from > 0 && voted(first.from - 1))
        {
            return None;
        }
        let touching = touching || to;
        if !small(ours) || !small(theirs) || !touching || first.dimension != Dimension::Count {
            return None;
        }
        if second.dimension != Dimension::Count {
            return None;
        }
        let after = self.past_hyphen(second.to);
        let named = (0..2).any(|skip| {
            let index = after + skip;
            self.has(index, Traits::CONTEST) && (skip == 0 || !self.stops(after))
        });
        let told = self.follows(first.from, &["by"])
            || (1..=4).any(|back| first.from >= back && self.has(first.from - back, Traits::CONTESTING));
        let falling = ours.value >= theirs.value;
        if !(named || told && self.stops(second.to) || falling) {
            return None;
        }
        if ours.value < 0.0 || falling && !named && !told && ours.value - theirs.value > 110.0 {
            return None;
        }
        let mut draft = Draft::new(first.from, second.to, FigureKind::Score, ours.value);
        draft.high = Some(theirs.value);
        draft.number_to = second.to;
        draft.compound = after > second.to;
        draft.bound = Bound::Exactly;
        Some(draft)
    }
}
