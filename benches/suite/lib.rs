//! What the benches measure on.

/// The stories of the page's samples, or the text file that `CLAIMLIGHT_BENCH_TEXT` names, repeated to about a megabyte.
pub fn news() -> String {
    let story = match std::env::var_os("CLAIMLIGHT_BENCH_TEXT") {
        Some(path) => std::fs::read_to_string(path).expect("the text of CLAIMLIGHT_BENCH_TEXT"),
        None => [
            include_str!("../../www/samples/kessel-valley-courier.txt"),
            include_str!("../../www/samples/lakeshore-radio.txt"),
            include_str!("../../www/samples/ridgeline-post.txt"),
        ]
        .join("\n\n"),
    };
    let times = (1 << 20) / story.len().max(1) + 1;
    vec![story; times].join("\n\n")
}
