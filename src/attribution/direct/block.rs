//! Words quoted by their place on the page: blocks after "X wrote:", posts and mottoes signed "– X".

use std::ops::Range;

use super::Beside;
use super::verb::{cue_group, is_cue};
use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::phrase::{phrase_after, phrase_before};
use crate::attribution::reading::Reading;
use crate::attribution::{Attribution, Mode};
use crate::quotation::Quotation;
use crate::structure::BlockKind;
use crate::tagger::Tag;
use crate::text::Span;

/// Tokens of the longest signature.
const LONGEST_SIGNATURE: usize = 16;

/// The block quotations and signed blocks of a text, in order.
pub(super) fn attributions(reading: &Reading, quotations: &[Quotation]) -> Vec<Attribution> {
    let segmentation = reading.segmentation;
    let mut found = Vec::new();
    let mut sentence = 0;
    let mut before: Option<(usize, Range<usize>)> = None;
    for (index, block) in segmentation.blocks.iter().enumerate() {
        let first = sentence;
        while segmentation.sentences.get(sentence).is_some_and(|sentence| sentence.block as usize == index) {
            sentence += 1;
        }
        let range = segmentation.token_range(first).start..segmentation.token_range(sentence.wrapping_sub(1)).end;
        if block.kind == BlockKind::Furniture || sentence == first || range.is_empty() {
            continue;
        }
        let quoted = |span: Span| {
            let near = quotations.partition_point(|quotation| quotation.span.end <= span.start);
            quotations.get(near).filter(|quotation| span.overlaps(quotation.span))
        };
        if let Some((previous, earlier)) = before.filter(|(_, earlier)| !earlier.is_empty()) {
            let words = reading.span(&earlier);
            if let Some(name) = signature(reading, range.start, range.end) {
                // “…” at the end of one paragraph, – Name in the next.
                let content = quoted(words)
                    .filter(|quotation| quotation.span.end + 1 >= words.end && quotation.span.start == words.start);
                if let Some(content) = content {
                    let beside = Beside::new(name, range.start..range.start + 1);
                    found.push(super::attribution(reading, &beside, content.span, Mode::Direct, "signature"));
                }
            } else if block.kind == BlockKind::Paragraph && quoted(block.span).is_none() && previous + 1 == index {
                // X wrote: and a paragraph without marks.
                if let Some(beside) = introduction(reading, &earlier) {
                    found.push(super::attribution(reading, &beside, block.span, Mode::Direct, "block-quotation"));
                }
            }
        }
        if let Some((content, beside)) = post(reading, &range) {
            found.push(super::attribution(reading, &beside, content, Mode::Direct, "signature"));
        }
        before = Some((index, range));
    }
    found
}

/// The name that a dash puts below a quotation, where nothing follows it but a role or a date.
pub(super) fn signature(reading: &Reading, dash: usize, end: usize) -> Option<Range<usize>> {
    let is_dash = matches!(reading.text(dash), "-" | "–" | "—" | "―");
    if !is_dash || dash + 1 >= end || end - dash > LONGEST_SIGNATURE || tag(reading, dash + 1) != Tag::ProperNoun {
        return None;
    }
    let name = phrase_after(reading, dash + 1, end)?;
    let over = name.end == end || matches!(reading.text(name.end), "," | "." | "(");
    let verb = (name.start..end).any(|at| is_finite(reading, at));
    (over && !verb).then_some(name)
}

/// Who is named where a paragraph ends with "X wrote:".
fn introduction(reading: &Reading, paragraph: &Range<usize>) -> Option<Beside> {
    let colon = paragraph.end.checked_sub(1).filter(|&colon| reading.text(colon) == ":")?;
    let start = reading.sentence_of(colon).start.max(paragraph.start);
    let verb = (start.max(colon.saturating_sub(12))..colon).rev().find(|&at| is_finite(reading, at))?;
    let group = cue_group(reading, verb, start).filter(|_| is_cue(reading, verb))?;
    let source = phrase_before(reading, group.start, start)?;
    Some(Beside::new(source, group))
}

/// A post as sites embed it: its words, a dash, a name and an account: "… — Ana Ruiz (@anaruiz) May 5, 2016".
fn post(reading: &Reading, block: &Range<usize>) -> Option<(Span, Beside)> {
    let from = block.start.max(block.end.saturating_sub(LONGEST_SIGNATURE));
    let account =
        (from..block.end.saturating_sub(1)).rev().find(|&at| reading.text(at) == "(" && reading.text(at + 1) == "@")?;
    let dash = (from..account).rev().find(|&at| matches!(reading.text(at), "—" | "–" | "―"))?;
    let close = (account..block.end).find(|&at| reading.text(at) == ")")?;
    let content = block.start..dash;
    let named = dash + 1 < account && !content.is_empty();
    named.then(|| (reading.span(&content), Beside::new(dash + 1..close + 1, dash..dash + 1)))
}
