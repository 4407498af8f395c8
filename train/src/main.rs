//! Trains the weights that Claimlight carries.

mod argument;
mod corpus;
mod cue;
mod file;
mod learner;
mod part_of_speech;
mod random;
mod score;

use std::time::Instant;

use claimlight::attribution::argument::Frame;
use claimlight::attribution::lattice::{Role, best, role};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["part-of-speech", train, held_out, path] => part_of_speech::train(train, held_out, path),
        ["try", train, held_out, third] => attempt(train, held_out, third.parse().unwrap_or(1)),
        _ => {
            eprintln!("usage: claimlight-train part-of-speech TRAIN HELD-OUT WEIGHTS");
            std::process::exit(2);
        }
    }
}

fn attempt(train: &str, held_out: &str, one_in: usize) {
    let begun = Instant::now();
    let articles = corpus::read(train);
    let held = corpus::read(held_out);
    let part: Vec<&corpus::Article> = articles.iter().step_by(one_in).collect();
    eprintln!("{:.1}s read {} articles", begun.elapsed().as_secs_f32(), part.len());
    let cues = cue::train(&part, 1);
    eprintln!("{:.1}s cues", begun.elapsed().as_secs_f32());
    let found: Vec<_> = part.iter().map(|article| cue::candidates(&cues, article, 0.5)).collect();
    let with: Vec<_> = part.iter().zip(&found).map(|(&article, found)| (article, &found[..])).collect();
    let arguments = argument::train(&with, 2);
    eprintln!("{:.1}s arguments", begun.elapsed().as_secs_f32());
    for least in [0.3, 0.4, 0.5] {
        let mut tally = score::Tally::default();
        let mut with_gold = score::Tally::default();
        for article in &held {
            let candidates = cue::candidates(&cues, article, least);
            let decode = |cue: std::ops::Range<usize>| {
                let frame = Frame::new(&article.reading, cue.clone(), &candidates);
                let (rows, width) = argument::rows(article, &frame);
                let labels = best(&argument::scores(&arguments, &frame, &rows, width, &[], 1.0));
                let of = |wanted: Role| -> Vec<usize> {
                    labels.iter().enumerate().filter(|(_, label)| role(**label) == wanted).map(|(at, _)| at + frame.window.start).collect()
                };
                corpus::Gold { source: of(Role::Source), cue: cue.collect(), content: of(Role::Content) }
            };
            let mut all: Vec<corpus::Gold> = candidates.iter().map(|candidate| decode(candidate.start..candidate.end)).collect();
            all.retain(|one| !one.content.is_empty());
            tally.add(&article.reading, &article.gold, &all);
            let all: Vec<corpus::Gold> = article.gold.iter().filter_map(corpus::Article::cue).map(decode).collect();
            with_gold.add(&article.reading, &article.gold, &all);
        }
        println!("least {least}: {}", tally.line());
        println!("gold cues: {}", with_gold.line());
    }
}
