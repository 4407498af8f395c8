//! The tags of sentences, and the words that give them.

use super::{Desk, Obstacle, READER, overlap, review};
use crate::document::{Action, ClaimValue, Quote, Range, ReasonEntry, Review, Status, WordRole};

impl Desk<'_> {
    pub(super) fn claim(
        &mut self,
        action: Action,
        target: &Quote,
        value: &mut Option<ClaimValue>,
    ) -> Result<(), Obstacle> {
        let place = self.placed(target)?;
        let index = self.document.sentences.iter().position(|sentence| sentence.range == place);
        let index = index.ok_or(Status::Changed)?;
        let claim = &mut self.document.sentences[index].claim;
        match action {
            // A sentence that claims nothing.
            Action::Reject => {
                *value = Some(ClaimValue { kind: "other".into(), attributed: false, hedged: false, loaded: false });
            }
            Action::Accept if value.is_none() => {
                *value = Some(ClaimValue {
                    kind: claim.kind.clone(),
                    attributed: claim.attributed,
                    hedged: claim.hedged,
                    loaded: claim.loaded,
                });
            }
            Action::Accept | Action::Change => {}
            Action::Add | Action::Merge => return Err(Status::Unfit),
        }
        let value = value.as_ref().ok_or(Status::Unfit)?;
        let same = value.kind == claim.kind;
        claim.reasons.retain(|reason| match family(&reason.code) {
            Family::Word(WordRole::Hedge) => value.hedged,
            Family::Word(WordRole::Loaded) => value.loaded,
            Family::Reported => value.attributed,
            Family::Kind => same,
        });
        claim.reasons.push(reason(READER, place, Some(review(action))));
        claim.kind = value.kind.clone();
        (claim.attributed, claim.hedged, claim.loaded) = (value.attributed, value.hedged, value.loaded);
        claim.review = Some(review(action));
        // Only a fact can be checked.
        let listed = self.document.check_first.contains(&(index as u32));
        match &*claim.kind {
            "fact" if !listed => self.document.check_first.push(index as u32),
            "fact" => {}
            _ => self.document.check_first.retain(|&sentence| sentence as usize != index),
        }
        Ok(())
    }

    pub(super) fn word(&mut self, action: Action, target: &Quote, role: WordRole) -> Result<(), Obstacle> {
        let place = self.placed(target)?;
        let index = self.sentence_at(place)?;
        let claim = &mut self.document.sentences[index].claim;
        let is_it = |reason: &ReasonEntry| reason.range == place && family(&reason.code) == Family::Word(role);
        match action {
            Action::Reject => claim.reasons.retain(|reason| !is_it(reason)),
            Action::Accept | Action::Add => match claim.reasons.iter_mut().find(|reason| is_it(reason)) {
                Some(found) => found.review = Some(review(action)),
                None => claim.reasons.push(reason(role.code(), place, Some(review(action)))),
            },
            Action::Change | Action::Merge => return Err(Status::Unfit),
        }
        let left = claim.reasons.iter().any(|reason| reason.code == role.code());
        // What the reader said of the whole sentence stands.
        if claim.review.is_none() {
            match role {
                WordRole::Hedge => claim.hedged = left,
                WordRole::Loaded => claim.loaded = left,
            }
        }
        if !left {
            // The scope of a hedge that is none.
            claim.reasons.retain(|reason| family(&reason.code) != Family::Word(role));
        }
        Ok(())
    }

    /// Says of the sentences in these places whether they are attributed, after attributions have changed there.
    pub(super) fn retag(&mut self, places: &[Range]) {
        for sentence in &mut self.document.sentences {
            if sentence.claim.review.is_some() || !places.iter().any(|place| overlap(*place, sentence.range)) {
                continue;
            }
            let contents = self.document.attributions.iter().flat_map(|attribution| &attribution.content);
            let reported = contents.copied().find(|content| overlap(*content, sentence.range));
            let claim = &mut sentence.claim;
            match reported {
                None => {
                    claim.attributed = false;
                    claim.reasons.retain(|reason| family(&reason.code) != Family::Reported);
                }
                Some(content) if !claim.attributed => {
                    claim.attributed = true;
                    let (start, end) = (content.start.max(sentence.range.start), content.end.min(sentence.range.end));
                    claim.reasons.push(reason("reported", Range { start, end }, Some(Review::Added)));
                }
                Some(_) => {}
            }
        }
    }
}

/// What a reason speaks for.
#[derive(PartialEq, Eq)]
enum Family {
    Word(WordRole),
    Reported,
    Kind,
}

fn family(code: &str) -> Family {
    match code.split_once('-').map_or(code, |(first, _)| first) {
        "hedge" => Family::Word(WordRole::Hedge),
        "loaded" => Family::Word(WordRole::Loaded),
        "reported" => Family::Reported,
        _ => Family::Kind,
    }
}

pub(super) fn reason(code: &str, range: Range, review: Option<Review>) -> ReasonEntry {
    ReasonEntry { code: code.to_owned().into(), range, instead: None, review }
}
