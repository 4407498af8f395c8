//! Two tellings of one claim in a sentence each, with what differs between them judged by hand:
//! `tests/fixtures/compare/differences/`.

use std::fs;

use claimlight::annotate;
use claimlight::compare::{DifferenceKind, compare};

use crate::score::Count;

/// A pair and what should be found in it.
struct Pair {
    /// The kind and words of both sides; `None` where nothing differs.
    wanted: Option<(String, String, String)>,
    tellings: Vec<String>,
}

fn pairs(file: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match (line.strip_prefix("== "), pairs.last_mut()) {
            (Some(head), _) => {
                let fields: Vec<&str> = head.split(" | ").collect();
                let wanted = match fields.as_slice() {
                    ["none"] => None,
                    [kind, one, other] => Some((kind.to_string(), one.to_string(), other.to_string())),
                    _ => panic!("{head}"),
                };
                pairs.push(Pair { wanted, tellings: Vec::new() });
            }
            (None, pair) => pair.expect("a head first").tellings.push(line.into()),
        }
    }
    pairs
}

/// The differences found in the pairs of a file, held against those wanted; errors are printed.
pub fn score(name: &str, path: &str) -> Count {
    let mut count = Count::default();
    for pair in pairs(&fs::read_to_string(path).expect("the fixtures are part of the project")) {
        let articles: Vec<_> = pair.tellings.iter().map(|telling| annotate(telling)).collect();
        let comparison = compare(&articles);
        let mut right = false;
        let mut wrong = Vec::new();
        for found in comparison.claims.iter().flat_map(|claim| &claim.differences) {
            // Who says it is a difference of its own, and true wherever one sentence names a source.
            if found.kind == DifferenceKind::Source && pair.wanted.as_ref().is_none_or(|(kind, ..)| kind != "source") {
                continue;
            }
            let words: Vec<&str> =
                found.passages.iter().map(|at| at.span.of(articles[at.article as usize].text)).collect();
            let meant = pair.wanted.as_ref().is_some_and(|(kind, one, other)| {
                let named = [one, other].into_iter().filter(|side| words.iter().any(|words| share(words, side)));
                found.kind.name() == kind && named.count() > 0
            });
            if meant {
                right = true;
            } else {
                wrong.push(format!("{}: {}", found.kind.name(), found.explanation));
            }
        }
        count.wanted += usize::from(pair.wanted.is_some());
        count.right += usize::from(right);
        count.found += usize::from(right) + wrong.len();
        if let (Some(wanted), false) = (&pair.wanted, right) {
            let joined = comparison.claims.len() == 1;
            println!("missed{} {wanted:?}", if joined { "" } else { " (no claim)" });
        }
        for wrong in wrong {
            println!("wrong {wrong} in {:?}", pair.tellings);
        }
    }
    println!(
        "{name}: differences P {:.3} R {:.3} ({} right of {} found, {} wanted)",
        count.precision(),
        count.recall(),
        count.right,
        count.found,
        count.wanted
    );
    count
}

fn share(words: &str, side: &str) -> bool {
    let (words, side) = (words.to_lowercase(), side.to_lowercase());
    words.contains(&side)
        || side.contains(&words)
        || side.split(' ').any(|word| words.split(' ').any(|own| own == word))
}
