//! Pairs of real articles, of one event or of events close to each other, judged by reading: what the invented stories
//! lack is all that real ones have in common without making one claim.
//!
//! The articles are those of PolNeAR (Newell, Margolin and Ruths 2018) and not part of the project. `real_pairs.txt`
//! says which, where in them sentences and figures begin (in code points), and the verdict:
//!
//!     == ARTICLE ARTICLE
//!     s 120 1004 2     two sentences: 2 make one claim, 1 share a side fact, 0 do not
//!     f 133 1020 0     two figures: 2 one quantity, 1 one quantity at another time, or doubtful, 0 two quantities

use std::collections::BTreeMap;
use std::fs;

use claimlight::annotate;
use claimlight::compare::{FigureRelation, compare};

/// Two articles and what was judged of them, by the bytes at which each side begins.
pub struct RealPair {
    pub texts: [String; 2],
    pub sentences: BTreeMap<[u32; 2], Verdict>,
    pub figures: BTreeMap<[u32; 2], Verdict>,
}

/// What a reader said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    One,
    Doubtful,
    Two,
}

/// The judged pairs, with their texts from a folder that has `train/polnear_train.jsonl` and `dev/polnear_dev.jsonl`:
/// an article a line, its `id` and `text`.
pub fn real_pairs(folder: &str) -> Vec<RealPair> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for file in ["train/polnear_train.jsonl", "dev/polnear_dev.jsonl"] {
        for line in fs::read_to_string(format!("{folder}/{file}")).expect("PolNeAR is there").lines() {
            let article: serde_json::Value = serde_json::from_str(line).expect("an article");
            let field = |name: &str| article[name].as_str().expect("a text").to_string();
            texts.insert(field("id"), field("text"));
        }
    }
    let mut pairs: Vec<RealPair> = Vec::new();
    for line in include_str!("real_pairs.txt").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(' ').collect();
        if let ["==", one, other] = fields[..] {
            let texts = [one, other].map(|id| texts[id].clone());
            pairs.push(RealPair { texts, sentences: BTreeMap::new(), figures: BTreeMap::new() });
            continue;
        }
        let [kind, one, other, verdict] = fields[..] else { panic!("{line}") };
        let pair = pairs.last_mut().expect("a pair of articles");
        let byte = |text: &str, place: &str| {
            let place = place.parse().expect("a number");
            text.char_indices().nth(place).expect("a place in the text").0 as u32
        };
        let places = [byte(&pair.texts[0], one), byte(&pair.texts[1], other)];
        let verdict = match verdict {
            "2" => Verdict::One,
            "1" => Verdict::Doubtful,
            _ => Verdict::Two,
        };
        if kind == "s" { &mut pair.sentences } else { &mut pair.figures }.insert(places, verdict);
    }
    pairs
}

/// How often each verdict fell on what is shown: one, doubtful, two.
fn tally(verdicts: impl Iterator<Item = Option<Verdict>>) -> [usize; 3] {
    let mut tally = [0; 3];
    verdicts.flatten().for_each(|verdict| tally[verdict as usize] += 1);
    tally
}

/// What of the real pairs is shown as one claim, as one figure and as a conflict, and what readers said of it. The
/// models are fitted to them, so it flatters a little.
///
///     POLNEAR=folder cargo test --test compare real_articles -- --ignored --nocapture
#[test]
#[ignore = "the articles are not part of the project"]
fn real_articles() {
    let folder = std::env::var("POLNEAR").expect("POLNEAR says where the articles of PolNeAR are");
    let (mut claims, mut fitting, mut conflicts) = ([0; 3], [0; 3], [0; 3]);
    let add = |sum: &mut [usize; 3], more: [usize; 3]| sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
    for pair in real_pairs(&folder) {
        let articles = [&pair.texts[0], &pair.texts[1]].map(|text| annotate(text));
        let comparison = compare(&articles);
        let sentence = |at: usize, number: u32| articles[at].sentences[number as usize].span.start;
        let figure = |at: usize, number: u32| articles[at].figures[number as usize].span.start;
        for claim in &comparison.claims {
            let of = |article: u32| claim.members.iter().filter(move |member| member.article == article);
            let places = of(0).flat_map(|a| of(1).map(|b| [sentence(0, a.sentence), sentence(1, b.sentence)]));
            add(&mut claims, tally(places.map(|places| pair.sentences.get(&places).copied())));
        }
        for group in &comparison.figures {
            let of = |article: u32| group.members.iter().filter(move |member| member.article == article);
            let places = of(0).flat_map(|a| of(1).map(|b| [figure(0, a.figure), figure(1, b.figure)]));
            let verdicts = tally(places.map(|places| pair.figures.get(&places).copied()));
            add(if group.relation == FigureRelation::Conflicts { &mut conflicts } else { &mut fitting }, verdicts);
        }
    }
    println!("one, doubtful, two: claims {claims:?}, figures that fit {fitting:?}, conflicts {conflicts:?}");
    assert!(claims[0] >= 2 * claims[2], "what is shown as one claim is none");
    assert!(fitting[0] >= 3 * fitting[2], "figures of two quantities are shown as one");
}
