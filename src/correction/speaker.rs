//! Speakers: found by a mention or by name, renamed, merged, and dropped when nothing is theirs any more.

use super::{Desk, Obstacle, review};
use crate::document::{Action, Range, Review, SpeakerEntry, SpeakerValue, Status, Who};
use crate::sorting;

impl Desk<'_> {
    pub(super) fn speaker(
        &mut self,
        action: Action,
        target: &Who,
        value: &mut Option<SpeakerValue>,
        into: Option<&Who>,
    ) -> Result<(), Obstacle> {
        let index = self.find(target)?;
        match action {
            Action::Accept | Action::Change => {
                let speaker = &mut self.document.speakers[index];
                if let Some(value) = value {
                    speaker.name = value.name.clone();
                    speaker.kind = value.kind.clone();
                    speaker.role = value.role.clone();
                } else if action == Action::Accept {
                    let SpeakerEntry { name, kind, role, .. } = speaker.clone();
                    *value = Some(SpeakerValue { name, kind, role });
                } else {
                    return Err(Status::Unfit);
                }
                speaker.review = Some(review(action));
                Ok(())
            }
            Action::Merge => {
                let other = self.find(into.ok_or(Status::Unfit)?)?;
                if index == other {
                    return Err(Status::Unfit);
                }
                self.merge(index, other);
                Ok(())
            }
            Action::Reject | Action::Add => Err(Status::Unfit),
        }
    }

    /// Who is meant: whoever the words of the mention name, else the only one of that name and kind.
    fn find(&self, who: &Who) -> Result<usize, Obstacle> {
        let speakers = &self.document.speakers;
        let only = |is_it: &dyn Fn(&SpeakerEntry) -> bool| {
            let mut found = (0..speakers.len()).filter(|&index| is_it(&speakers[index]));
            found.next().filter(|_| found.next().is_none())
        };
        let mentioned = who
            .mention
            .as_ref()
            .and_then(|mention| mention.range)
            .and_then(|place| only(&|speaker| speaker.mentions.contains(&place)));
        let named = || only(&|speaker| speaker.name == who.name && speaker.kind == who.kind);
        let called = || only(&|speaker| speaker.name == who.name);
        mentioned.or_else(named).or_else(called).ok_or(Status::Missing)
    }

    /// The speaker of an attribution: one that is there already, else a new one. The source names it.
    pub(super) fn speaker_for(&mut self, who: &Who, source: &[Range]) -> u32 {
        let index = self.find(who).unwrap_or_else(|_| {
            let mention = who.mention.as_ref().and_then(|mention| mention.range);
            self.document.speakers.push(SpeakerEntry {
                name: who.name.clone(),
                kind: who.kind.clone(),
                role: None,
                mentions: mention.into_iter().collect(),
                review: Some(Review::Added),
            });
            self.heard.push(false);
            self.document.speakers.len() - 1
        });
        let mentions = &mut self.document.speakers[index].mentions;
        for &range in source {
            // The words of a pronoun or a longer description are mentions too, but not twice.
            if !mentions.iter().any(|mention| super::overlap(*mention, range)) {
                let at = mentions.partition_point(|mention| mention.start < range.start);
                mentions.insert(at, range);
            }
        }
        index as u32
    }

    /// How a correction names a speaker.
    pub(super) fn who(&mut self, speaker: u32) -> Option<Who> {
        let SpeakerEntry { name, kind, mentions, .. } = self.document.speakers.get(speaker as usize)?.clone();
        let mention = mentions.first().map(|&range| self.quote(range));
        Some(Who { name, kind, mention })
    }

    fn merge(&mut self, from: usize, into: usize) {
        let SpeakerEntry { mut mentions, role, .. } = self.document.speakers[from].clone();
        let target = &mut self.document.speakers[into];
        mentions.append(&mut target.mentions);
        sorting::sort_by_key(&mut mentions, |range| (range.start, range.end));
        mentions.dedup();
        target.mentions = mentions;
        target.role = target.role.take().or(role);
        target.review = Some(review(Action::Merge));
        self.heard[into] |= self.heard[from];
        for attribution in &mut self.document.attributions {
            for link in attribution.speaker.iter_mut().chain(&mut attribution.chain) {
                if *link as usize == from {
                    *link = into as u32;
                }
            }
            attribution.chain.dedup();
        }
        self.drop_speaker(from);
    }

    /// Takes a speaker off the list whom nothing refers to.
    fn drop_speaker(&mut self, index: usize) {
        self.document.speakers.remove(index);
        self.heard.remove(index);
        for attribution in &mut self.document.attributions {
            for link in attribution.speaker.iter_mut().chain(&mut attribution.chain) {
                *link -= u32::from(*link as usize > index);
            }
        }
    }

    /// Of each speaker, whether words or a link of a chain are theirs.
    pub(super) fn heard_now(&self) -> Vec<bool> {
        let mut heard = vec![false; self.document.speakers.len()];
        for attribution in &self.document.attributions {
            for &link in attribution.speaker.iter().chain(&attribution.chain) {
                if let Some(heard) = heard.get_mut(link as usize) {
                    *heard = true;
                }
            }
        }
        heard
    }

    /// Drops the speakers to whom the corrections left nothing that they said.
    pub(super) fn drop_unheard(&mut self) {
        let heard = self.heard_now();
        for index in (0..heard.len()).rev() {
            if self.heard[index] && !heard[index] {
                self.drop_speaker(index);
            }
        }
    }
}
