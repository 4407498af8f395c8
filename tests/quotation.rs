//! The quotation stage against fixtures that a journalist could read.

mod paragraphs;

use claimlight::quotation::{Closure, Quotation, notices, quotations};
use paragraphs::paragraphs;
use proptest::prelude::*;

fn described(text: &str, quotation: &Quotation) -> String {
    let mut remarks = Vec::new();
    if quotation.continues {
        remarks.push("continues");
    }
    remarks.extend(match quotation.closure {
        Closure::Closed => None,
        Closure::Continued => Some("continued"),
        Closure::Unclosed => Some("unclosed"),
        Closure::Unopened => Some("unopened"),
    });
    let remarks = if remarks.is_empty() { String::new() } else { format!("({}) ", remarks.join(", ")) };
    format!("= {remarks}{}", quotation.span.of(text))
}

fn check(input: &str, expected: &[&str]) {
    let segmentation = paragraphs(input);
    let got: Vec<String> = quotations(&segmentation).iter().map(|quotation| described(input, quotation)).collect();
    assert_eq!(got, expected, "in: {input}");
}

#[test]
fn fixtures() {
    let file = include_str!("fixtures/quotations.txt");
    for case in file.split("\n\n").filter(|case| !case.starts_with('#')) {
        let expected: Vec<&str> = case.lines().filter(|line| line.starts_with("= ")).collect();
        let input: Vec<&str> = case.lines().filter(|line| !line.starts_with("= ")).collect();
        check(&input.join("\n"), &expected);
    }
}

#[test]
fn a_mark_without_a_partner_is_noticed() {
    let said = |text: &str| -> Vec<String> {
        let segmentation = paragraphs(text);
        let found = notices(&segmentation, &quotations(&segmentation));
        assert!(found.iter().all(|notice| notice.code == "unbalanced-quotation"));
        found.into_iter().map(|notice| notice.message).collect()
    };
    assert_eq!(
        said("She said, \"We will never give up. It is ours.\nHe left."),
        ["A quotation has no closing mark: \"We will never give up. It …"]
    );
    assert_eq!(said("A stray mark” in the middle."), ["A quotation mark has no partner: ” in the middle."]);
    assert_eq!(said("We give up,” she said."), ["A quotation has no opening mark: We give up,”"]);
    assert_eq!(said("“One.\n“Two,” she said of the 5\" screen, 6'4\" tall."), [""; 0]);
}

#[test]
fn a_megabyte_of_marks_is_read() {
    for mark in ["\"", "“", "'", "''", "\" ", " '", "“a ", "a” ", " 'a", "6'4\" "] {
        let text = mark.repeat(200_000);
        let segmentation = paragraphs(&text);
        notices(&segmentation, &quotations(&segmentation));
    }
}

proptest! {
    #[test]
    fn quotations_are_in_order_apart_and_inside_blocks(text in "([a-cA-B.,'\"“”‘’„«»`5 \n—]|\"a|a\"|“We |,” ){0,80}") {
        let segmentation = paragraphs(&text);
        let found = quotations(&segmentation);
        for two in found.windows(2) {
            prop_assert!(two[0].span.end <= two[1].span.start, "{:?}", two);
        }
        for quotation in &found {
            prop_assert!(!quotation.span.is_empty());
            prop_assert!(text.get(quotation.span.range()).is_some());
            prop_assert!(segmentation.blocks.iter().any(|block| block.span.contains(quotation.span)));
            let ends = segmentation.blocks.iter().any(|block| block.span.end == quotation.span.end);
            prop_assert!(quotation.closure != Closure::Continued || ends);
        }
    }

    #[test]
    fn balanced_curly_marks_are_all_found(parts in prop::collection::vec("[A-Z][a-z]{1,8}( [a-z]{1,8}){0,6}", 1..12)) {
        let text: String = parts.iter().map(|part| format!("“{part},” she said. ")).collect();
        let segmentation = paragraphs(&text);
        let found = quotations(&segmentation);
        prop_assert_eq!(found.len(), parts.len());
        prop_assert!(found.iter().all(|quotation| quotation.closure == Closure::Closed));
    }
}
