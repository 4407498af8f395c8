//! Figures alone: the sentences are found beforehand.

use claimlight::figure::figures;
use claimlight::segmentation::Segmentation;
use claimlight::structure::{Block, BlockKind};
use claimlight::text::Span;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn on_news(criterion: &mut Criterion) {
    let text = claimlight_benches::news();
    let segmentation = Segmentation::new(&text);
    let mut group = criterion.benchmark_group("figures of news");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("claimlight", |bencher| bencher.iter(|| figures(black_box(&segmentation))));
    group.finish();
}

/// Texts made to be slow to read, at two sizes: the throughput of the larger must not fall.
fn on_the_worst(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("figures of the worst");
    let units = ["1", "1 ", "1,", "1-", "1/", "$", "one ", "a ", "half a ", "million ", "and a half ", "more than ", "-", "of the ", "May ", "1990s "];
    for unit in units {
        for size in [1 << 16, 1 << 19] {
            let text = unit.repeat(size / unit.len());
            let block = Block { span: Span::new(0, text.len()).trim(&text), kind: BlockKind::Paragraph, reason: "" };
            let segmentation = Segmentation::with_blocks(&text, vec![block]);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{unit:?} {} KiB", size >> 10), |bencher| bencher.iter(|| figures(black_box(&segmentation))));
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = on_news, on_the_worst
}
criterion_main!(benches);
