//! Attributions: rejected, changed, added; in order, with the links among them kept.

use super::claim::reason;
use super::{Desk, Obstacle, READER, review};
use crate::document::{Action, AttributionEntry, AttributionQuote, AttributionValue, Range, Status};

impl Desk<'_> {
    pub(super) fn attribution(
        &mut self,
        action: Action,
        target: Option<&AttributionQuote>,
        value: &mut Option<AttributionValue>,
    ) -> Result<(), Obstacle> {
        let old = target.map(|target| self.words_of(target)).transpose()?;
        let marked = match &old {
            Some(words) => self.marked(words)?,
            None => None,
        };
        match action {
            Action::Reject => {
                let old = old.ok_or(Status::Unfit)?;
                if let Some(index) = marked {
                    self.remove(index);
                }
                self.retag(&old.content);
            }
            Action::Accept | Action::Change | Action::Add => {
                if value.is_none() && action == Action::Accept {
                    let found = self.document.attributions[marked.ok_or(Status::Changed)?].clone();
                    *value = Some(self.attribution_value(&found));
                }
                let value = value.as_ref().ok_or(Status::Unfit)?;
                let words = self.words_of(&value.words)?;
                let first = words.all().next().copied().ok_or(Status::Unfit)?;
                let content = *words.content.first().ok_or(Status::Unfit)?;
                let sentence = self.sentence_at(*words.cue.first().unwrap_or(&first))? as u32;
                let speaker = value.speaker.as_ref().map(|who| self.speaker_for(who, &words.source));
                let mut chain: Vec<u32> = value.chain.iter().map(|who| self.speaker_for(who, &[])).collect();
                if chain.is_empty() {
                    chain.extend(speaker);
                }
                let kept = marked.map(|index| self.remove(index));
                let kind = match kept.as_ref().map_or("", |kept| &kept.content_kind) {
                    _ if !value.content_kind.is_empty() => value.content_kind.clone(),
                    "" => self.document.sentences[self.sentence_at(content)?].claim.kind.clone(),
                    kept => kept.to_owned().into(),
                };
                let reasons = match kept {
                    Some(kept) if action == Action::Accept => kept.reasons,
                    _ => vec![reason(READER, content, Some(review(action)))],
                };
                let made = AttributionEntry {
                    sentence,
                    mode: value.mode.clone(),
                    outer: None,
                    content_kind: kind,
                    speaker,
                    chain,
                    reasons,
                    review: Some(review(action)),
                    source: words.source.clone(),
                    cue: words.cue.clone(),
                    content: words.content.clone(),
                };
                self.insert(made);
                let mut touched = words.content;
                touched.extend(old.into_iter().flat_map(|old| old.content));
                self.retag(&touched);
            }
            Action::Merge => return Err(Status::Unfit),
        }
        Ok(())
    }

    fn words_of(&self, quotes: &AttributionQuote) -> Result<Words, Obstacle> {
        Ok(Words {
            source: self.placed_all(&quotes.source)?,
            cue: self.placed_all(&quotes.cue)?,
            content: self.placed_all(&quotes.content)?,
        })
    }

    /// The attribution of these words. None where the analysis has nothing of the kind; where it has other words
    /// of the same place, the reader must look again.
    fn marked(&self, words: &Words) -> Result<Option<usize>, Obstacle> {
        let all = || self.document.attributions.iter();
        let exact =
            all().position(|one| one.content == words.content && one.source == words.source && one.cue == words.cue);
        if exact.is_some() {
            return Ok(exact);
        }
        let alike: Vec<usize> = (0..all().len()).filter(|&index| self.is_alike(index, words)).collect();
        match alike.as_slice() {
            [] => Ok(None),
            _ => Err(Status::Changed),
        }
    }

    /// Whether an attribution is another reading of the same words: same content or same cue.
    fn is_alike(&self, index: usize, words: &Words) -> bool {
        let one = &self.document.attributions[index];
        one.content.iter().any(|range| words.content.contains(range))
            || one.cue.iter().any(|range| words.cue.contains(range))
    }

    fn attribution_value(&mut self, entry: &AttributionEntry) -> AttributionValue {
        AttributionValue {
            mode: entry.mode.clone(),
            content_kind: entry.content_kind.clone(),
            words: AttributionQuote {
                source: self.quotes(&entry.source),
                cue: self.quotes(&entry.cue),
                content: self.quotes(&entry.content),
            },
            speaker: entry.speaker.and_then(|speaker| self.who(speaker)),
            chain: entry.chain.iter().filter_map(|&link| self.who(link)).collect(),
        }
    }

    fn remove(&mut self, index: usize) -> AttributionEntry {
        let removed = self.document.attributions.remove(index);
        for outer in self.document.attributions.iter_mut().map(|attribution| &mut attribution.outer) {
            *outer = match *outer {
                Some(outer) if outer as usize == index => removed.outer.map(|up| up - u32::from(up as usize > index)),
                Some(outer) if outer as usize > index => Some(outer - 1),
                unmoved => unmoved,
            };
        }
        removed
    }

    fn insert(&mut self, mut made: AttributionEntry) {
        let at = self.document.attributions.partition_point(|other| first_of(other) < first_of(&made));
        made.outer = self.holder(&made).map(|outer| outer + u32::from(outer as usize >= at));
        for outer in self.document.attributions.iter_mut().filter_map(|attribution| attribution.outer.as_mut()) {
            *outer += u32::from(*outer as usize >= at);
        }
        self.document.attributions.insert(at, made);
    }

    /// The attribution in whose content all of another stands: the narrowest.
    fn holder(&self, made: &AttributionEntry) -> Option<u32> {
        let holds = |content: &Range| {
            let inside = |range: &Range| content.start <= range.start && range.end <= content.end;
            let wider = made.content.iter().all(|range| range != content);
            wider && made.content.iter().chain(&made.cue).chain(&made.source).all(inside)
        };
        let holders = self.document.attributions.iter().enumerate().filter_map(|(index, other)| {
            let width =
                other.content.iter().filter(|content| holds(content)).map(|content| content.end - content.start);
            width.min().map(|width| (width, index as u32))
        });
        holders.min().map(|(_, index)| index)
    }
}

/// The places of an attribution's words.
struct Words {
    source: Vec<Range>,
    cue: Vec<Range>,
    content: Vec<Range>,
}

impl Words {
    fn all(&self) -> impl Iterator<Item = &Range> {
        self.source.iter().chain(&self.cue).chain(&self.content)
    }
}

fn first_of(attribution: &AttributionEntry) -> u32 {
    let spans = attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
    spans.map(|range| range.start).min().unwrap_or(0)
}
