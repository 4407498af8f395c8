//! Attributions on texts that no writer means.

use claimlight::annotate;

/// One paragraph with hundreds of cues, each with a source and something said.
#[test]
fn a_paragraph_of_nothing_but_hearsay_is_read() {
    let text = "Anna said that it rained, and Otto told her that it would, and ".repeat(300);
    let article = annotate(&text);
    assert!(article.attributions.len() > 10);
    assert!(
        article.attributions.iter().flat_map(|attribution| &attribution.content).all(|span| !span.of(&text).is_empty())
    );
}
