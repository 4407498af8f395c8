//! The shipped models together: possible cues, what belongs to each, and which to keep.

use std::sync::OnceLock;

use super::argument::{ArgumentModel, Frame, Memory};
use super::cue::CueModel;
use super::reading::Reading;
use super::verifier::{Decoded, Verifier, WORDING, choose, compare, decode};
use super::wording::WordingModel;
use crate::linear::section;

/// The models and their thresholds.
pub struct Model {
    cues: CueModel,
    arguments: ArgumentModel,
    wording: WordingModel,
    verifier: Verifier,
    /// Least probability with which a candidate begins a cue.
    least: f32,
    /// Least chance of being right with which an attribution is kept.
    accept: f32,
}

/// An attribution that the models keep.
pub struct Found {
    /// Its cue, source and content.
    pub decoded: Decoded,
    /// How likely it is right, 0 to 1.
    pub chance: f32,
}

impl Model {
    /// The shipped weights, read once.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(include_bytes!("../../weights/attribution.bin")))
    }

    /// The models of a weights file. What the file lacks finds nothing.
    pub fn read(file: &[u8]) -> Model {
        let number = |name: &str| section(file, name).and_then(|(fields, _)| fields.trim().parse().ok());
        Model {
            cues: CueModel::read(file),
            arguments: ArgumentModel::read(file),
            wording: WordingModel::read(file),
            verifier: Verifier::read(file),
            least: number("least").unwrap_or(1.0),
            accept: number("accept").unwrap_or(1.0),
        }
    }

    /// The attributions of a text, in order of their cues; no two cues overlap.
    pub fn attributions(&self, reading: &Reading) -> Vec<Found> {
        let candidates = self.cues.candidates(reading, self.least);
        let mut memory = Memory::default();
        let mut decoded = Vec::with_capacity(candidates.len());
        for &candidate in &candidates {
            let frame = Frame::new(reading, candidate.start..candidate.end, &candidates);
            let scores = self.arguments.scores(reading, &frame, &mut memory);
            decoded.extend(decode(reading, candidate, frame.window.start, &scores));
        }
        compare(&mut decoded);
        for one in &mut decoded {
            one.facts[WORDING] = self.wording.score(reading, one);
        }
        let chances: Vec<f32> = decoded.iter().map(|one| self.verifier.chance_above(&one.facts, self.accept)).collect();
        let kept = choose(&decoded, &chances, self.accept);
        kept.into_iter().map(|index| Found { decoded: decoded[index].clone(), chance: chances[index] }).collect()
    }
}
