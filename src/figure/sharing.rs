//! What neighbouring figures share: a noun, a unit, a subject, the two ends of a range.

use std::borrow::Cow;

use crate::figure::draft::Draft;
use crate::figure::lex::Kind;
use crate::figure::reading::Reading;
use crate::figure::word::Traits;
use crate::figure::{Bound, FigureKind, Value};

impl Reading<'_> {
    /// "4.6 million and 1.3m viewers", "7 and 9": the first shares the second's noun or kind.
    pub fn share_nouns(&self, drafts: &mut [Draft]) {
        for index in (1..drafts.len()).rev() {
            let (before, after) = drafts.split_at_mut(index);
            let aged = before.iter().rev().take(6).any(|draft| draft.kind == FigureKind::Age);
            let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { continue };
            // "he was 17 when he was jailed, and 52 when he was freed"
            // "the oldest was 81 and the youngest just 12"
            let other = self.closes(second.to)
                && (1..=3).any(|back| second.from >= back && self.has(second.from - back, Traits::OLDEST));
            let again = aged
                && second.kind == FigureKind::Count
                && second.noun.is_none()
                && (self.is(second.to, "when") || other);
            if again && second.high.is_none() && second.number().is_some_and(|age| (1.0..=110.0).contains(&age)) {
                second.kind = FigureKind::Age;
                second.unit = Some(Cow::Borrowed("year"));
            }
            let between = first.to..second.from;
            let joined = match between.len() {
                1 => self.is_any(first.to, &["and", "or", "to"]) || self.at(first.to).is(','),
                2 => self.at(first.to).is(',') && self.is_any(first.to + 1, &["and", "or"]),
                _ => false,
            };
            // "187 votes to 163"
            let outvoted = first.kind == FigureKind::Count
                && second.kind == FigureKind::Count
                && second.noun.is_none()
                && self.is(second.from.wrapping_sub(1), "to")
                && first.noun.is_some_and(|noun| {
                    noun.end == self.before(second.from - 1).end && self.has(second.from - 2, Traits::CONTEST)
                });
            if outvoted {
                second.noun = first.noun;
                second.carried_from = Some(self.span(first.from, first.to));
            }
            if !joined {
                continue;
            }
            // "a four-year, $52 million contract"
            if first.compound && first.noun.is_none() && self.at(first.to).is(',') && between.len() == 1 {
                first.noun = second.noun;
                first.carried_from = second.noun.map(|_| self.span(second.from, second.to));
            }
            // "6-4, 3-6, 7-5": sets of one match.
            if first.kind == FigureKind::Score && self.set_score(second) {
                second.kind = FigureKind::Score;
            } else if second.kind == FigureKind::Score && self.set_score(first) {
                first.kind = FigureKind::Score;
            }
            if first.kind == FigureKind::Age
                && second.kind == FigureKind::Count
                && second.noun.is_none()
                && second.unit.is_none()
            {
                second.kind = FigureKind::Age;
                second.unit = first.unit.clone();
                second.carried_from = Some(self.span(first.from, first.to));
            }
            if first.kind == FigureKind::Count && first.noun.is_none() {
                match second.kind {
                    FigureKind::Count if second.noun.is_some() => {
                        first.noun = second.noun;
                        first.carried_from = Some(self.span(second.from, second.to));
                    }
                    FigureKind::Measure | FigureKind::Percent | FigureKind::Money
                        if !self.at(first.to).is(',') && self.unit_word_after(second) =>
                    {
                        first.kind = second.kind;
                        first.unit = second.unit.clone();
                        first.carried_from = Some(self.span(second.from, second.to));
                        first.noun = self.noun_of(first).map(|noun| self.noun_span(noun));
                    }
                    _ => {}
                }
            }
        }
    }

    /// "slipped two points to 31 percent": points of a percentage.
    pub fn name_points(&self, drafts: &mut [Draft]) {
        for index in 1..drafts.len() {
            let (before, after) = drafts.split_at_mut(index);
            let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
            let points = first.kind == FigureKind::Count && self.is_any(first.to, &["point", "points"]);
            let to = self.is(first.to + 1, "to") && second.kind == FigureKind::Percent && second.from <= first.to + 4;
            if points && to && first.from > 0 && (self.has(first.from - 1, Traits::CHANGE) || first.qualifier.is_some())
            {
                first.kind = FigureKind::Percent;
                first.unit = Some(Cow::Borrowed("pp"));
                first.to += 1;
                first.noun = self.noun_of(first).map(|noun| self.noun_span(noun));
            }
        }
    }

    /// "Most of the governors are over 65": years of people.
    pub fn limit_ages(&self, drafts: &mut [Draft]) {
        for index in 0..drafts.len() {
            let (before, after) = drafts.split_at_mut(index);
            let Some(draft) = after.first_mut() else { continue };
            let limit = draft.kind == FigureKind::Count && draft.noun.is_none() && draft.unit.is_none();
            let told = draft.from > 1 && self.is_any(draft.from - 1, &["under", "over"]);
            let verb = draft.from.wrapping_sub(2);
            if !limit || !told || !self.closes(draft.to) || !self.is_any(verb, &["is", "are", "was", "were", "all"]) {
                continue;
            }
            let subject = self.phrase_before(verb).map(|noun| self.noun_span(noun));
            let counted =
                before.iter().rev().take(8).find_map(|draft| draft.noun.filter(|_| draft.kind == FigureKind::Count));
            let persons =
                subject.is_some_and(|noun| self.persons(noun)) || counted.is_some_and(|noun| self.persons(noun));
            if persons && draft.number().is_some_and(|age| (1.0..=110.0).contains(&age)) {
                draft.kind = FigureKind::Age;
                draft.unit = Some(Cow::Borrowed("year"));
            }
        }
    }

    /// True for "3-6" beside a score.
    fn set_score(&self, draft: &Draft) -> bool {
        let pair = draft.to == draft.from + 3 && self.at(draft.from + 1).is_dash();
        draft.kind == FigureKind::Count && draft.noun.is_none() && pair
    }

    fn unit_word_after(&self, draft: &Draft) -> bool {
        draft.to > draft.number_to && !matches!(self.at(draft.from).kind, Kind::Mark(_))
    }

    /// "rose 3% to $1.20", "fell $2.10, or 2.9%": one subject for all of them.
    pub fn share_subjects(&self, drafts: &mut [Draft]) {
        let amount =
            |draft: &Draft| matches!(draft.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure);
        for index in 1..drafts.len() {
            let (before, after) = drafts.split_at_mut(index);
            // "3.6 percent in April from 3.8 percent": a date between the two parts nothing.
            let dated = before.last().filter(|draft| draft.kind == FigureKind::Date).map(|draft| draft.from..draft.to);
            let first = if dated.is_some() { before.len().checked_sub(2) } else { before.len().checked_sub(1) };
            let first = first.and_then(|first| before.get(first));
            let (Some(first), Some(second)) = (first, after.first_mut()) else { continue };
            // "The index rose 112 points, or 0.4 percent"
            let points = first.kind == FigureKind::Count && self.is_any(first.to, &["point", "points"]);
            if points
                && second.kind == FigureKind::Percent
                && second.noun.is_none()
                && self.follows(second.from, &["or"])
            {
                second.noun = self.noun_before(first).map(|noun| self.noun_span(noun));
                continue;
            }
            // "the number of farms fell from 11,400 to 7,000"
            let counts = first.kind == FigureKind::Count
                && second.kind == FigureKind::Count
                && first.noun.is_some_and(|noun| noun.end < self.at(first.from).start)
                && (first.to..second.from).any(|at| self.is(at, "to"));
            let short = second.from.saturating_sub(first.to) <= if dated.is_some() { 9 } else { 6 };
            let amounts = counts || amount(first) && amount(second);
            if first.noun.is_none() || second.noun.is_some() || !short || !amounts {
                continue;
            }
            let linked = (first.to..second.from).all(|at| {
                let qualified = second.qualifier.is_some_and(|qualifier| qualifier.covers(self.at(at).start as usize));
                qualified
                    || dated.as_ref().is_some_and(|dated| {
                        dated.contains(&at) || at < dated.start && self.is_any(at, &["in", "on", "the"])
                    })
                    || matches!(self.at(at).kind, Kind::Mark(',' | '(' | ')'))
                    || self.has(at, Traits::EXTENT)
                    || self.is(at, "and") && self.has(at - 1, Traits::EXTENT)
                    || self.is_any(
                        at,
                        &[
                            "or", "to", "from", "at", "compared", "with", "versus", "against", "up", "down", "close",
                            "end", "trade", "finish",
                        ],
                    )
            });
            if linked && second.from > first.to {
                second.noun = first.noun;
                second.carried_from = Some(self.span(first.from, first.to));
            }
        }
    }

    /// "more than 100 but fewer than 300": one range.
    pub fn close_ranges(&self, drafts: &mut Vec<Draft>) {
        drafts.dedup_by(|second, first| {
            let opened = matches!(first.bound, Bound::MoreThan | Bound::AtLeast);
            let closed = matches!(second.bound, Bound::LessThan | Bound::AtMost);
            let reversed = matches!(first.bound, Bound::LessThan | Bound::AtMost)
                && matches!(second.bound, Bound::MoreThan | Bound::AtLeast);
            let start = second.qualifier.map_or(0, |qualifier| qualifier.start);
            let linked = (first.to..second.from).find(|&at| self.at(at).start >= start).is_some_and(|at| {
                at == first.to + 1 && (self.is_any(first.to, &["and", "but"]) || self.at(first.to).is(','))
            });
            let (Some(low), Some(high)) = (first.number(), second.number()) else { return false };
            let ordered = opened && closed && low < high || reversed && high < low;
            let single = first.high.is_none() && second.high.is_none();
            if !linked || !ordered || !single || first.unit != second.unit && first.unit.is_some() {
                return false;
            }
            first.value = Value::Number(low.min(high));
            first.high = Some(low.max(high));
            first.to = second.to;
            first.kind = second.kind;
            first.unit = second.unit.take();
            first.noun = second.noun;
            first.bound = Bound::Exactly;
            true
        });
    }
}
