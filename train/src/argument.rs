//! Trains the model of sources and contents.

use claimlight::attribution::argument::{Frame, ROWS, frame_features, token_features};
use claimlight::attribution::cue::Candidate;
use claimlight::attribution::lattice::{self, LABELS, Role, Scores, likely};
use claimlight::linear::{Sink, feature};

use crate::ablation::Dropped;
use crate::corpus::{Article, Gold};
use crate::learner::{Index, KEPT, Learner, Rates, averaged, kept};
use crate::random::Random;

struct Example {
    frame: Frame,
    article: usize,
    labels: Vec<usize>,
}

/// Features with their templates, which say in which order they are learned: the same data gives the same weights, whatever
/// order the features are asked for in.
#[derive(Default)]
struct ByTemplate(Vec<(u32, u32)>);

impl Sink for ByTemplate {
    fn add(&mut self, template: u32, first: u32, second: u32) {
        self.0.push((template, feature(template, first, second)));
    }
}

impl ByTemplate {
    fn hashes(mut self) -> impl Iterator<Item = u32> {
        self.0.sort_by_key(|&(template, _)| template);
        self.0.into_iter().map(|(_, hash)| hash)
    }
}

/// The features of every token around a cue, and how many there are for each.
pub fn features(article: &Article, frame: &Frame) -> (Vec<u32>, usize) {
    let mut features = Vec::new();
    let mut width = 0;
    for at in frame.window.clone() {
        let before = features.len();
        let (mut own, mut of_frame) = (ByTemplate::default(), ByTemplate::default());
        token_features(&article.reading, at, frame.side(at), &mut own);
        frame_features(&article.reading, frame, at, &mut of_frame);
        features.extend(own.hashes().chain(of_frame.hashes()));
        Dropped::of_arguments().cut(&mut features, before);
        width = features.len() - before;
    }
    (features, width)
}

/// The scores of the tokens around a cue.
pub fn scores(
    learner: &Learner<LABELS>,
    frame: &Frame,
    places: &[u32],
    width: usize,
    masks: &[u64],
    kept: f32,
) -> Vec<Scores> {
    frame
        .window
        .clone()
        .zip(places.chunks_exact(width))
        .zip(masks.iter().chain(std::iter::repeat(&u64::MAX)))
        .map(|((at, places), &mask)| {
            let mut scores: Scores = [0.0; LABELS + 1];
            let sums = learner.score(places, mask);
            scores.iter_mut().zip(sums).for_each(|(score, sum)| *score = sum / kept);
            frame.forbid(at, &mut scores);
            scores
        })
        .collect()
}

/// The labels of the gold standard around a cue.
fn gold_labels(frame: &Frame, gold: &Gold) -> Vec<usize> {
    let first_source: Vec<usize> = gold
        .source
        .iter()
        .enumerate()
        .take_while(|&(index, &at)| index == 0 || gold.source[index - 1] + 1 == at)
        .map(|(_, &at)| at)
        .collect();
    lattice::labels(frame.window.len(), |index| {
        let at = frame.window.start + index;
        if frame.cue.contains(&at) {
            Role::Outside
        } else if first_source.binary_search(&at).is_ok() {
            Role::Source
        } else if gold.content.binary_search(&at).is_ok() {
            Role::Content
        } else {
            Role::Outside
        }
    })
}

/// Learns from articles, each with the possible cues that a model found there.
pub fn train(articles: &[(&Article, &[Candidate])], seed: u64) -> Learner<LABELS> {
    let mut examples = Vec::new();
    for (index, (article, candidates)) in articles.iter().enumerate() {
        for gold in &article.gold {
            let Some(cue) = Article::cue(gold) else { continue };
            let frame = Frame::new(&article.reading, cue, candidates);
            let labels = gold_labels(&frame, gold);
            examples.push(Example { frame, article: index, labels });
        }
    }
    let outside = |gold: &Gold, frame: &Frame| gold.content.iter().filter(|at| !frame.window.contains(at)).count();
    let (mut whole, mut lost, mut tokens) = (0, 0, 0);
    for (article, candidates) in articles {
        for gold in &article.gold {
            let Some(cue) = Article::cue(gold) else { continue };
            let frame = Frame::new(&article.reading, cue, candidates);
            lost += usize::from(2 * outside(gold, &frame) > gold.content.len());
            whole += usize::from(outside(gold, &frame) == 0);
            tokens += frame.window.len();
        }
    }
    eprintln!(
        "{} contents, {whole} whole in the window, {lost} lost; {} tokens a window",
        examples.len(),
        tokens / examples.len().max(1)
    );
    let rates = Rates::of("ARGUMENT");
    let prepared: Vec<(Vec<u32>, usize)> =
        examples.iter().map(|example| features(articles[example.article].0, &example.frame)).collect();
    let index = Index::of(prepared.iter().flat_map(|(features, _)| features), ROWS);
    let full = learn(Learner::new(index, rates.step), &examples, &prepared, rates.rounds / 2, seed);
    let once = |seed| {
        let best = Learner::new(full.index.best(&full.weights, ROWS), rates.step);
        learn(best, &examples, &prepared, rates.rounds, seed)
    };
    averaged(seed, once, Learner::all)
}

fn learn(
    mut learner: Learner<LABELS>,
    examples: &[Example],
    prepared: &[(Vec<u32>, usize)],
    rounds: usize,
    seed: u64,
) -> Learner<LABELS> {
    let prepared: Vec<(Vec<u32>, usize)> =
        prepared.iter().map(|(features, width)| (learner.index.places(features), *width)).collect();
    let mut random = Random(seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut masks = Vec::new();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &index in &order {
            let (example, (places, width)) = (&examples[index], &prepared[index]);
            masks.clear();
            masks.extend(example.labels.iter().map(|_| kept(&mut random)));
            let scores = scores(&learner, &example.frame, places, *width, &masks, KEPT);
            let likely = likely(&scores);
            for (((likely, &gold), places), &mask) in
                likely.labels.iter().zip(&example.labels).zip(places.chunks_exact(*width)).zip(&masks)
            {
                let gradient: [f32; LABELS] = std::array::from_fn(|label| likely[label] - f32::from(label == gold));
                learner.update(places, mask, &gradient);
            }
        }
    }
    learner
}
