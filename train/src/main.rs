//! Trains the weights that Claimlight carries.

mod ablation;
mod argument;
mod attribution;
mod common_word;
mod corpus;
mod cue;
mod file;
mod learner;
mod part_of_speech;
mod random;
mod score;
mod sentence_opening;
mod verifier;
mod wording;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["part-of-speech", train, held_out, path] => part_of_speech::train(train, held_out, path),
        ["sentence-openings", articles, sentences, held_out, path] => {
            sentence_opening::train(articles, sentences, held_out, path)
        }
        ["common-words", articles, sentences, path] => common_word::count(articles, sentences, path),
        ["attribution", train, path] => attribution::write(&corpus::read(train), path),
        ["stats", train] => stats(&corpus::read(train)),
        ["try", train, held_out, third] => {
            attribution::attempt(&corpus::read(train), &corpus::read(held_out), third.parse().unwrap_or(1))
        }
        _ => {
            eprintln!(
                "usage: claimlight-train part-of-speech TRAIN HELD-OUT WEIGHTS\n       claimlight-train sentence-openings ARTICLES SENTENCES HELD-OUT WEIGHTS\n       claimlight-train common-words ARTICLES SENTENCES LIST\n       claimlight-train attribution TRAIN WEIGHTS\n       claimlight-train try TRAIN HELD-OUT ONE-IN"
            );
            std::process::exit(2);
        }
    }
}

fn stats(articles: &[corpus::Article]) {
    use std::collections::BTreeMap;
    let mut offsets: BTreeMap<(String, i32), usize> = BTreeMap::new();
    let mut tags: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    let mut tokens = 0;
    for article in articles {
        let reading = &article.reading;
        tokens += reading.len();
        let mut label = vec![0; reading.len()];
        for gold in &article.gold {
            let Some(cue) = corpus::Article::cue(gold) else { continue };
            label[cue.start] = 1;
            label[cue.start + 1..cue.end].fill(2);
            let own = reading.sentence[cue.start] as i32;
            for (name, list) in [("source", &gold.source), ("content", &gold.content)] {
                let mut seen: Vec<i32> =
                    list.iter().map(|&at| (reading.sentence[at] as i32 - own).clamp(-6, 9)).collect();
                seen.dedup();
                for one in seen {
                    *offsets.entry((name.to_owned(), one)).or_default() += 1;
                }
            }
        }
        for (tag, label) in reading.tags.iter().zip(label) {
            let entry = tags.entry(format!("{tag:?}")).or_default();
            entry.0 += 1;
            entry.1 += usize::from(label == 1);
            entry.2 += usize::from(label == 2);
        }
    }
    println!("{tokens} tokens");
    for (key, value) in offsets {
        println!("{key:?} {value}");
    }
    for (key, value) in tags {
        println!("{key:20} {value:?}");
    }
}
