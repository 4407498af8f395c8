//! Trains cues, arguments, wordings and verifier together: each later model learns on what the earlier ones do
//! in articles that they have not seen.

use std::time::Instant;

use claimlight::attribution::argument::Frame;
use claimlight::attribution::cue::Candidate;
use claimlight::attribution::lattice::LABELS;
use claimlight::attribution::verifier::{Decoded, Verifier, WORDING, compare, decode};
use claimlight::attribution::wording::features as wording_features;

use crate::corpus::{Article, Gold};
use crate::cue::Cues;
use crate::file::{WeightsFile, clip};
use crate::learner::Learner;
use crate::score::Tally;
use crate::wording::{self, Example};
use crate::{argument, cue, verifier};

/// Folds of the articles for the models that judge models.
const FOLDS: usize = 2;
/// A candidate begins a cue with at least this probability.
pub const LEAST: f32 = 0.1;

/// The shipped models look at those that begin a cue with at least this probability: the others take a third of the
/// time and are hardly ever kept.
pub const SHIPPED_LEAST: f32 = 0.2;

/// All that is learned.
pub struct Models {
    pub cues: Cues,
    pub arguments: Learner<LABELS>,
    pub wording: Learner<1>,
    pub verifier: Verifier,
    /// The verifier's least chance for an attribution to be kept.
    pub accept: f32,
}

/// Learns from articles.
pub fn train(articles: &[&Article]) -> Models {
    let begun = Instant::now();
    let say = |what: &str| eprintln!("{:6.1}s {what}", begun.elapsed().as_secs_f32());
    let but = |fold: usize| -> Vec<&Article> {
        articles.iter().enumerate().filter(|(index, _)| index % FOLDS != fold).map(|(_, article)| *article).collect()
    };
    let fold_cues: Vec<Cues> = (0..FOLDS).map(|fold| cue::train(&but(fold), fold as u64)).collect();
    say("cues of the folds");
    let candidates: Vec<Vec<Candidate>> = articles
        .iter()
        .enumerate()
        .map(|(index, article)| cue::candidates(&fold_cues[index % FOLDS], article, LEAST))
        .collect();
    let with = |leave: Option<usize>| -> Vec<(&Article, &[Candidate])> {
        let all = articles.iter().zip(&candidates).enumerate();
        all.filter(|(index, _)| leave != Some(index % FOLDS))
            .map(|(_, (article, found))| (*article, &found[..]))
            .collect()
    };
    let fold_arguments: Vec<Learner<LABELS>> =
        (0..FOLDS).map(|fold| argument::train(&with(Some(fold)), 10 + fold as u64)).collect();
    say("arguments of the folds");
    let (mut facts, mut examples) = (Vec::new(), Vec::new());
    for (index, article) in articles.iter().enumerate() {
        let decoded = decoded(&fold_arguments[index % FOLDS], article, &candidates[index]);
        // Each is judged alone, so that a rival cue does not make a right one wrong.
        for one in &decoded {
            let found = [as_gold(one)];
            let right = Tally::default().add(&article.reading, &article.gold, &found) == [true];
            let mut features = Vec::new();
            wording_features(&article.reading, one, &mut features);
            // The folds of the other models take turns within these.
            examples.push(Example { features, right, article: index / FOLDS });
            facts.push(one.facts);
        }
    }
    let right: Vec<bool> = examples.iter().map(|example| example.right).collect();
    say(&format!("{} decoded, {} right", right.len(), right.iter().filter(|&&right| right).count()));
    let (wording, scores) = wording::train(&examples);
    facts.iter_mut().zip(scores).for_each(|(facts, score)| facts[WORDING] = score);
    say("wordings");
    let verifier = verifier::train(&facts, &right);
    say("verifier");
    let cues = cue::train(articles, 20);
    let arguments = argument::train(&with(None), 21);
    say("cues and arguments of all");
    Models { cues, arguments, wording, verifier, accept: 0.4 }
}

/// What the argument model finds around the possible cues of an article.
pub fn decoded(arguments: &Learner<LABELS>, article: &Article, candidates: &[Candidate]) -> Vec<Decoded> {
    let mut all: Vec<Decoded> = candidates
        .iter()
        .filter_map(|&candidate| {
            let frame = Frame::new(&article.reading, candidate.start..candidate.end, candidates);
            let (features, width) = argument::features(article, &frame);
            let places = arguments.index.places(&features);
            let scores = argument::scores(arguments, &frame, &places, width, &[], 1.0);
            decode(&article.reading, candidate, frame.window.start, &scores)
        })
        .collect();
    compare(&mut all);
    all
}

/// The attributions of an article.
pub fn attributions(models: &Models, article: &Article, accept: f32) -> Vec<Gold> {
    let candidates = cue::candidates(&models.cues, article, LEAST);
    let mut decoded = decoded(&models.arguments, article, &candidates);
    for one in &mut decoded {
        let mut features = Vec::new();
        wording_features(&article.reading, one, &mut features);
        one.facts[WORDING] = models.wording.score(&models.wording.index.places(&features), u64::MAX)[0];
    }
    let chances: Vec<f32> = decoded.iter().map(|one| models.verifier.chance(&one.facts)).collect();
    claimlight::attribution::verifier::choose(&decoded, &chances, accept)
        .into_iter()
        .map(|index| as_gold(&decoded[index]))
        .collect()
}

fn as_gold(one: &Decoded) -> Gold {
    Gold {
        source: one.source.clone(),
        cue: (one.candidate.start..one.candidate.end).collect(),
        content: one.content.clone(),
    }
}

/// Trains on a part and prints how well it does on the rest.
pub fn attempt(articles: &[Article], held_out: &[Article], one_in: usize) {
    let part: Vec<&Article> = articles.iter().step_by(one_in).collect();
    let models = train(&part);
    for accept in [0.3, 0.35, 0.4, 0.45, 0.5] {
        let mut tally = Tally::default();
        for article in held_out {
            tally.add(&article.reading, &article.gold, &attributions(&models, article, accept));
        }
        println!("accept {accept}: {}", tally.line());
    }
}

/// Trains on all articles and writes the weights.
pub fn write(articles: &[Article], path: &str) {
    let all: Vec<&Article> = articles.iter().collect();
    let models = train(&all);
    let mut file = WeightsFile::new(
        "Claimlight attribution weights, made by train/ (chain models of cues and of sources and contents over\n\
         hashed features, and boosted trees that judge what they find).\n\
         Trained on the train split of PolNeAR (Political News Attribution Relations Corpus). No text of it is in here.\n\
         Licence of this file: MIT OR Apache-2.0.",
    );
    let cues = &models.cues.learner;
    let scale = file.table("cue", &cues.weights, &cues.index.checks(), clip(&cues.weights.concat(), 2000));
    let moves: Vec<String> = models.cues.transitions.concat().iter().map(f32::to_string).collect();
    file.section("cue-transitions", &moves.join(" "), &[]);
    let floors = models.cues.floors.map(|floor| ((floor / scale).floor() as i16).to_string());
    file.section("cue-floors", &floors.join(" "), &[]);
    let arguments = &models.arguments;
    file.table("argument", &arguments.weights, &arguments.index.checks(), clip(&arguments.weights.concat(), 2000));
    let wording = &models.wording;
    file.table("wording", &wording.weights, &wording.index.checks(), clip(&wording.weights.concat(), 2000));
    let trees: Vec<u8> = models.verifier.trees.iter().flat_map(|tree| tree.bytes()).collect();
    file.section("verifier", &format!("{:?}", models.verifier.base), &trees);
    file.section("least", &SHIPPED_LEAST.to_string(), &[]);
    file.section("accept", &models.accept.to_string(), &[]);
    file.write(path);
}
