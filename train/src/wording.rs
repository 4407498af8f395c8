//! Trains the model of wordings: logistic regression over what models decoded in articles that they had not seen.

use claimlight::attribution::wording::ROWS;
use claimlight::linear::exp;

use crate::learner::{Index, KEPT, Learner, Rates, averaged, kept};
use crate::random::Random;

/// Parts of the articles, each judged by what was learned from the others: the verifier is to see how far a score can be
/// trusted in an article that is new.
const PARTS: usize = 4;

/// An attribution that models decoded.
pub struct Example {
    /// Its features.
    pub features: Vec<u32>,
    /// Whether it is right.
    pub right: bool,
    /// A number of its article.
    pub article: usize,
}

/// Learns from attributions; gives the score of each in a model that did not see its article, too.
pub fn train(examples: &[Example]) -> (Learner<1>, Vec<f32>) {
    let mut scores = vec![0.0; examples.len()];
    for part in 0..PARTS {
        let own = |example: &Example| example.article % PARTS == part;
        let others: Vec<&Example> = examples.iter().filter(|example| !own(example)).collect();
        let learner = fit(&others, part as u64);
        for (score, example) in scores.iter_mut().zip(examples).filter(|(_, example)| own(example)) {
            *score = learner.score(&learner.index.places(&example.features), u64::MAX)[0];
        }
    }
    (fit(&examples.iter().collect::<Vec<_>>(), PARTS as u64), scores)
}

fn fit(examples: &[&Example], seed: u64) -> Learner<1> {
    let rates = Rates::of("WORDING");
    let index = Index::of(examples.iter().flat_map(|example| &example.features), ROWS);
    let full = learn(Learner::new(index, rates.step), examples, rates.rounds / 2, seed);
    let once = |seed| {
        let best = Learner::new(full.index.best(&full.weights, ROWS), rates.step);
        learn(best, examples, rates.rounds, seed)
    };
    averaged(seed, once, Learner::all)
}

fn learn(mut learner: Learner<1>, examples: &[&Example], rounds: usize, seed: u64) -> Learner<1> {
    let mut prepared: Vec<(Vec<u32>, bool)> =
        examples.iter().map(|example| (learner.index.places(&example.features), example.right)).collect();
    let mut random = Random(seed);
    for _ in 0..rounds {
        random.shuffle(&mut prepared);
        for (places, right) in &prepared {
            let mask = kept(&mut random);
            let chance = 1.0 / (1.0 + exp(-learner.score(places, mask)[0] / KEPT));
            learner.update(places, mask, &[chance - f32::from(u8::from(*right))]);
        }
    }
    learner
}
