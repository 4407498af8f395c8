//! The whole pipeline, and each of its larger stages alone on what the stages before it found.

use claimlight::article::annotate;
use claimlight::attribution::attributions_in;
use claimlight::attribution::reading::Reading;
use claimlight::claim::{Evidence, claims};
use claimlight::figure::figures;
use claimlight::notice::SwitchedOff;
use claimlight::quotation::quotations;
use claimlight::segmentation::Segmentation;
use claimlight::speaker::speakers;
use claimlight::structure::blocks;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn on_news(criterion: &mut Criterion) {
    let text = claimlight_benches::news();
    let mut group = criterion.benchmark_group("pipeline on news");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("all of it", |bencher| bencher.iter(|| annotate(black_box(&text))));

    group.bench_function("blocks", |bencher| bencher.iter(|| blocks(black_box(&text))));
    let found = blocks(&text);
    group.bench_function("sentences and tokens", |bencher| {
        bencher.iter(|| Segmentation::with_blocks(black_box(&text), found.clone()));
    });
    let segmentation = Segmentation::new(&text);
    group.bench_function("figures", |bencher| bencher.iter(|| figures(black_box(&segmentation))));
    let figures = figures(&segmentation);
    let quotations = quotations(&segmentation);
    group.bench_function("parts of speech", |bencher| {
        bencher.iter(|| Reading::new(black_box(&segmentation), &quotations));
    });
    let reading = Reading::new(&segmentation, &quotations);
    group.bench_function("attributions", |bencher| {
        bencher.iter(|| attributions_in(black_box(&reading), &quotations));
    });
    let attributions = attributions_in(&reading, &quotations);
    group.bench_function("speakers", |bencher| {
        bencher.iter(|| speakers(black_box(&segmentation), &attributions));
    });
    let speakers = speakers(&segmentation, &attributions);
    let evidence = Evidence {
        segmentation: &segmentation,
        tags: &reading.tags,
        figures: &figures,
        quotations: &quotations,
        attributions: &attributions,
        speakers: &speakers,
        off: &SwitchedOff::default(),
    };
    group.bench_function("claims", |bencher| bencher.iter(|| claims(black_box(&evidence))));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = on_news
}
criterion_main!(benches);
