//! Sentence splitting, offsets included, beside the sentencex and icu_segmenter crates on the same text.
//!
//! The blocks are found beforehand; `icu_segmenter` has no list of abbreviations and splits after "Mr.".

use claimlight::sentence::sentences;
use claimlight::structure::{Block, BlockKind, blocks};
use claimlight::text::Span;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};
use std::hint::black_box;

fn on_news(criterion: &mut Criterion) {
    let text = claimlight_benches::news();
    let blocks = blocks(&text);
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut group = criterion.benchmark_group("sentences of news");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("claimlight", |bencher| bencher.iter(|| sentences(black_box(&text), &blocks)));
    group.bench_function("icu_segmenter", |bencher| {
        bencher.iter(|| icu.segment_str(black_box(&text)).collect::<Vec<usize>>());
    });
    group.bench_function("sentencex", |bencher| {
        bencher.iter(|| sentencex::get_sentence_boundaries("en", black_box(&text)));
    });
    group.finish();
}

/// Texts made to be slow to split, at two sizes: the throughput of the larger must not fall.
fn on_the_worst(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sentences of the worst");
    for unit in [".", "“", "\"", ". ", "U.S. ", "a. ", "-", "\n", "!\" Poe ", "x"] {
        for size in [1 << 17, 1 << 20] {
            let text = unit.repeat(size / unit.len());
            let block = [Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph, reason: "" }];
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{unit:?} {} KiB", size >> 10), |bencher| bencher.iter(|| sentences(black_box(&text), &block)));
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = on_news, on_the_worst
}
criterion_main!(benches);
