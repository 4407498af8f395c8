//! Annotated articles as the models read them.

use std::fs;
use std::ops::Range;

use claimlight::attribution::reading::Reading;
use claimlight::quotation::quotations;
use claimlight::segmentation::Segmentation;
use claimlight::text::{OffsetMap, OffsetUnit};
use serde_json::Value;

/// One attribution of the gold standard, in tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gold {
    /// Tokens of the source, in order; empty where there is none.
    pub source: Vec<usize>,
    /// Tokens of the cue, in order.
    pub cue: Vec<usize>,
    /// Tokens of the content, in order.
    pub content: Vec<usize>,
}

/// One article. It lives as long as the program.
pub struct Article {
    /// As the models read it.
    pub reading: Reading<'static, 'static>,
    /// Its attributions, by cue.
    pub gold: Vec<Gold>,
}

impl Article {
    /// The cue of an attribution as a range of tokens.
    pub fn cue(gold: &Gold) -> Option<Range<usize>> {
        Some(*gold.cue.first()?..gold.cue.last()? + 1)
    }
}

/// The articles of a file of JSON lines: `{"text", "attributions": [{"source", "cue", "content"}]}`, offsets in code points.
pub fn read(path: &str) -> Vec<Article> {
    let lines = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    lines.lines().filter(|line| !line.trim().is_empty()).map(article).collect()
}

fn article(line: &str) -> Article {
    let value: Value = serde_json::from_str(line).expect("a line of JSON");
    let text: &'static str = Box::leak(value["text"].as_str().expect("a text").to_owned().into_boxed_str());
    let segmentation: &'static Segmentation = Box::leak(Box::new(Segmentation::new(text)));
    let reading = Reading::new(segmentation, &quotations(segmentation));
    let map = OffsetMap::new(text, OffsetUnit::CodePoint);
    let tokens = |spans: &Value| -> Vec<usize> {
        let mut all = Vec::new();
        for span in spans.as_array().into_iter().flatten() {
            let byte = |end: usize| map.to_byte(span[end].as_u64().expect("an offset") as u32);
            let (start, end) = (byte(0), byte(1));
            let first = segmentation.token_at(start);
            let near = segmentation.tokens[first..].iter().enumerate().take_while(|(_, token)| token.span.start < end);
            all.extend(near.filter_map(|(at, token)| {
                let shared = end.min(token.span.end) - start.max(token.span.start);
                (2 * shared >= token.span.len() as u32).then_some(first + at)
            }));
        }
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut gold: Vec<Gold> = value["attributions"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| Gold { source: tokens(&one["source"]), cue: tokens(&one["cue"]), content: tokens(&one["content"]) })
        .filter(|gold| !gold.content.is_empty())
        .collect();
    gold.sort_by_key(|gold| gold.cue.first().copied());
    Article { reading, gold }
}
