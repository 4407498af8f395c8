//! Blocks of whole texts. A fixture is a text with the kind of each block written in front of it:
//!
//! ```text
//! # A line that begins so says what the fixture is for.
//! headline: Council approves the bridge
//!
//! paragraph: The city council approved the bridge on Monday,
//! | and a second line of the same paragraph.
//! furniture share-bar: Share this
//! ```
//!
//! The text is rebuilt from it, empty lines too, and divided; furniture also names its reason.

use claimlight::notice::BLOCK_CODES;
use claimlight::structure::{Block, BlockKind, READER, blocks, blocks_with};
use claimlight::text::Span;
use proptest::prelude::*;

fn name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Subheading => "subheading",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list-item",
        BlockKind::Caption => "caption",
        BlockKind::Furniture => "furniture",
    }
}

/// A fixture with the text it stands for, after a change of line ends.
fn check(fixture: &str, line_end: &str) {
    let mut text = String::new();
    let mut lines = Vec::new();
    for line in fixture.lines().filter(|line| !line.starts_with("# ")) {
        let words = match line.strip_prefix("| ") {
            Some(words) => words,
            None if line.trim().is_empty() => line,
            None => {
                lines.push(String::new());
                line.split_once(": ").unwrap_or_else(|| panic!("no kind in front of: {line}")).1
            }
        };
        if let Some(last) = lines.last_mut().filter(|_| !line.trim().is_empty()) {
            if !last.is_empty() {
                last.push_str("\n| ");
            } else if let Some((kind, _)) = line.split_once(": ") {
                last.push_str(kind);
                last.push_str(": ");
            }
            last.push_str(words.trim());
        }
        text.push_str(words);
        text.push_str(line_end);
    }
    let got: Vec<_> = blocks(&text).iter().map(|block| written(&text, block, line_end)).collect();
    assert_eq!(got.join("\n"), lines.join("\n"));
    for block in blocks(&text) {
        assert!(block.reason.is_empty() || BLOCK_CODES.contains(&block.reason), "{} is not listed", block.reason);
    }
}

fn written(text: &str, block: &Block, line_end: &str) -> String {
    let kind = name(block.kind);
    let reason = if block.kind == BlockKind::Furniture { format!(" {}", block.reason) } else { String::new() };
    let words: Vec<_> = block.span.of(text).split(line_end).map(str::trim).collect();
    format!("{kind}{reason}: {}", words.join("\n| "))
}

macro_rules! fixtures {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            let fixture = include_str!(concat!("fixtures/structure/", stringify!($name), ".txt"));
            for line_end in ["\n", "\r\n", "\r", "\u{2028}"] {
                check(fixture, line_end);
            }
        })*
    };
}

fixtures! {
    agency_copy
    broadcaster_page
    capitals
    copied_local_page
    dated_story
    foreign_page
    foreign_story
    list_of_winners
    lists_of_days
    masthead
    names_alone
    opinion_column
    pasted_story
    press_release
    radio_story
    shouted_subheading
    story_without_headline
    unsigned_page
}

/// Blocks cover all of the text but white space, in order, trimmed, on character boundaries, without overlap.
fn assert_sound(text: &str, blocks: &[Block]) -> Result<(), TestCaseError> {
    let mut at = 0;
    for block in blocks {
        let range = block.span.range();
        prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
        prop_assert!(range.start >= at && range.end > range.start);
        prop_assert_eq!(text[at..range.start].trim(), "");
        prop_assert_eq!(block.span.trim(text), block.span);
        at = range.end;
    }
    prop_assert_eq!(text[at..].trim(), "");
    Ok(())
}

/// Lines of the sort that stories and the pages around them are made of.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Share this:".to_owned()),
        Just("Read more: Ten things".to_owned()),
        Just("By Ann Smith and Bo Lee | Jan 3, 2024".to_owned()),
        Just("PARIS (AP) — The river rose by three metres on Monday, officials said.".to_owned()),
        Just("- Where are you going?".to_owned()),
        Just("3. Third".to_owned()),
        Just("Jan. 3, 2024 at 10:15 a.m.".to_owned()),
        Just("(Photo: A. Name/Agency)".to_owned()),
        "[A-Za-z0-9 .,:;!?'\"“”’()\\[\\]*#>|/—–-]{0,90}",
        "\\PC{0,30}",
    ]
}

proptest! {
    #[test]
    fn blocks_are_sound(lines in prop::collection::vec(line(), 0..40), breaks in prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n", "\u{2029}", "\u{c}"])) {
        let text = lines.join(breaks);
        assert_sound(&text, &blocks(&text))?;
    }

    #[test]
    fn decided_blocks_are_sound(lines in prop::collection::vec(line(), 0..20), start in 0usize..400, length in 0usize..200) {
        let text = lines.join("\n");
        let blocks = blocks_with(&text, &[(Span::new(start, start + length), BlockKind::Furniture), (Span::new(start + 20, start + 30), BlockKind::Paragraph)]);
        assert_sound(&text, &blocks)?;
    }
}

#[test]
fn a_reader_decides() {
    let text = "Bridge approved\n\nThe council approved the bridge on Monday.\n\nRelated: Ten bridges";
    let related = Span::new(text.find("Related").unwrap_or(0), text.len());
    let found: Vec<_> =
        blocks_with(text, &[(related, BlockKind::Paragraph)]).iter().map(|block| (block.kind, block.reason)).collect();
    assert_eq!(found[2], (BlockKind::Paragraph, READER));
    assert_eq!(found.len(), 3);
}

#[test]
fn a_part_of_a_block_can_be_decided() {
    let text = "The council approved the bridge on Monday. Click for more.";
    let span = Span::new(text.find("Click").unwrap_or(0), text.len());
    let found: Vec<_> =
        blocks_with(text, &[(span, BlockKind::Furniture)]).iter().map(|block| block.span.of(text)).collect();
    assert_eq!(found, ["The council approved the bridge on Monday.", "Click for more."]);
}
