//! What neighbouring figures share: a noun, a unit, a subject, the two ends of a range.

use crate::figure::draft::Draft;
use crate::figure::lex::Kind;
use crate::figure::reading::Reading;
use crate::figure::{Bound, FigureKind, Value};

impl Reading<'_> {
    /// "4.6 million and 1.3m viewers", "7 and 9": the first shares the second's noun or kind.
    pub fn share_nouns(&self, drafts: &mut [Draft]) {
        for index in (1..drafts.len()).rev() {
            let (before, after) = drafts.split_at_mut(index);
            let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { continue };
            let between = first.to..second.from;
            let joined = match between.len() {
                1 => self.is_any(first.to, &["and", "or", "to"]) || self.at(first.to).is(','),
                2 => self.at(first.to).is(',') && self.is_any(first.to + 1, &["and", "or"]),
                _ => false,
            };
            if !joined {
                continue;
            }
            if first.kind == FigureKind::Age
                && second.kind == FigureKind::Count
                && second.noun.is_none()
                && second.unit.is_none()
            {
                second.kind = FigureKind::Age;
                second.unit = first.unit.clone();
            }
            if first.kind == FigureKind::Count && first.noun.is_none() {
                match second.kind {
                    FigureKind::Count => first.noun = second.noun,
                    FigureKind::Measure | FigureKind::Percent | FigureKind::Money
                        if !self.at(first.to).is(',') && self.unit_word_after(second) =>
                    {
                        first.kind = second.kind;
                        first.unit = second.unit.clone();
                    }
                    _ => {}
                }
            }
        }
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
            let short = second.from.saturating_sub(first.to) <= 6;
            if first.noun.is_none() || second.noun.is_some() || !amount(first) || !amount(second) || !short {
                continue;
            }
            let linked = (first.to..second.from).all(|at| {
                let qualified = second.qualifier.is_some_and(|qualifier| qualifier.covers(self.at(at).start as usize));
                qualified
                    || dated
                        .as_ref()
                        .is_some_and(|dated| dated.contains(&at) || at + 1 == dated.start && self.is(at, "in"))
                    || matches!(self.at(at).kind, Kind::Mark(',' | '(' | ')'))
                    || self
                        .is_any(at, &["or", "to", "from", "at", "compared", "with", "versus", "against", "up", "down"])
            });
            if linked && second.from > first.to {
                second.noun = first.noun;
            }
        }
    }

    /// "more than 100 but fewer than 300": one range.
    pub fn close_ranges(&self, drafts: &mut Vec<Draft>) {
        let mut index = 1;
        while index < drafts.len() {
            let (first, second) = (&drafts[index - 1], &drafts[index]);
            let opened = matches!(first.bound, Bound::MoreThan | Bound::AtLeast);
            let closed = matches!(second.bound, Bound::LessThan | Bound::AtMost);
            let reversed = matches!(first.bound, Bound::LessThan | Bound::AtMost)
                && matches!(second.bound, Bound::MoreThan | Bound::AtLeast);
            let start = second.qualifier.map_or(0, |qualifier| qualifier.start);
            let linked = (first.to..second.from).find(|&at| self.at(at).start >= start).is_some_and(|at| {
                at == first.to + 1 && (self.is_any(first.to, &["and", "but"]) || self.at(first.to).is(','))
            });
            if let (Some(low), Some(high), true, None, None) =
                (first.number(), second.number(), linked && (opened && closed || reversed), first.high, second.high)
                && (opened && low < high || reversed && high < low)
                && (first.unit == second.unit || first.unit.is_none())
            {
                let second = drafts.remove(index);
                let Some(first) = drafts.get_mut(index - 1) else { break };
                first.value = Value::Number(low.min(high));
                first.high = Some(low.max(high));
                first.to = second.to;
                first.kind = second.kind;
                first.unit = second.unit;
                first.noun = second.noun;
                first.bound = Bound::Exactly;
                continue;
            }
            index += 1;
        }
    }
}
