//! Quotations without a cue of their own that carry on one that has.

use super::place::Place;
use crate::attribution::reading::Reading;
use crate::attribution::{Attribution, Mode};
use crate::notice::Reason;
use crate::quotation::{Closure, Quotation};
use crate::sorting;
use crate::text::Span;

/// Adds to each attribution the quotations that carry it on: later ones in its paragraph, and paragraphs that are
/// nothing but a quotation.
pub fn carry_on(reading: &Reading, quotations: &[Quotation], attributions: &mut [Attribution]) {
    let segmentation = reading.segmentation;
    // Contents and cues in order, each with the attribution it belongs to.
    let mut parts: Vec<(Span, usize)> = attributions
        .iter()
        .enumerate()
        .flat_map(|(index, found)| found.content.iter().chain(&found.cue).map(move |&span| (span, index)))
        .collect();
    sorting::sort(&mut parts);
    let mut parts = parts.into_iter().peekable();
    // The attribution that stands last before the quotation, and its block.
    let mut last: Option<(usize, u32)> = None;
    // Paragraphs that open marks carry on, before anybody is known to say them.
    let mut waiting: Vec<Span> = Vec::new();
    let mut carried: Vec<(usize, Span)> = Vec::new();
    for (index, quotation) in quotations.iter().enumerate() {
        let block = block_of(reading, quotation.span.start);
        while let Some((span, owner)) = parts.next_if(|(span, _)| span.start < quotation.span.end) {
            if !last.is_some_and(|(quoted, _)| is_beside(reading, &attributions[quoted], &attributions[owner])) {
                last = Some((owner, block_of(reading, span.start)));
            }
        }
        if !quotation.continues {
            waiting.clear();
        }
        let holds = |owner: usize| attributions[owner].content.iter().any(|content| content.overlaps(quotation.span));
        if let Some((owner, _)) = last.filter(|(owner, _)| holds(*owner)) {
            carried.extend(waiting.drain(..).map(|span| (owner, span)));
            last = Some((owner, block));
            continue;
        }
        let owner = last.filter(|&(owner, last_block)| {
            let place = Place::of(reading, quotations, index);
            let like = attributions[owner]
                .content
                .first()
                .is_none_or(|first| drawn_alike(segmentation.text, *first, quotation.span));
            let alone =
                segmentation.blocks.get(block as usize).is_some_and(|around| covers(around.span, quotation.span));
            let follows = block == last_block || alone && block == last_block + 1;
            quotation.continues && waiting.is_empty() || like && follows && is_whole(reading, &place)
        });
        match owner {
            Some((owner, _)) => {
                carried.push((owner, quotation.span));
                last = Some((owner, block));
            }
            None if quotation.closure == Closure::Continued => waiting.push(quotation.span),
            None => {}
        }
    }
    for (owner, span) in carried {
        let found = &mut attributions[owner];
        found.content.push(span);
        found.reasons.push(Reason { code: "quotation-carried-on", span });
        if found.mode == Mode::Indirect {
            found.mode = Mode::Mixed;
        }
    }
    attributions.iter_mut().for_each(|found| sorting::sort(&mut found.content));
}

/// “…,” said Ann Ode, | who reviewed the paper | . “…”: what is told beside a quotation, of its speaker or of nobody, has
/// no words of its own to carry on.
fn is_beside(reading: &Reading, quoted: &Attribution, other: &Attribution) -> bool {
    let same = quoted.cue != other.cue && quoted.sentence == other.sentence && quoted.mode != Mode::Indirect;
    let own = match other.source[..] {
        [] => true,
        [source] => quoted.source.contains(&source) || matches!(source.of(reading.segmentation.text), "who" | "which"),
        _ => false,
    };
    same && own && other.mode == Mode::Indirect
}

/// True for a quotation that is a sentence, or several, with nothing before or after it.
fn is_whole(reading: &Reading, place: &Place) -> bool {
    let last = reading.sentence_of(place.quoted.end.saturating_sub(1));
    !place.inside_sentence && (place.after.is_empty() || last.end <= place.quoted.end + 1)
}

fn block_of(reading: &Reading, byte: u32) -> u32 {
    let segmentation = reading.segmentation;
    segmentation.sentences.get(segmentation.sentence_at(byte)).map_or(0, |sentence| sentence.block)
}

/// True unless one begins with a single mark and the other with a double one, as a heading in a story does.
fn drawn_alike(text: &str, content: Span, quotation: Span) -> bool {
    let single = |span: Span| {
        let words = span.of(text);
        words.starts_with(['\'', '‘']) && !words.starts_with("''")
    };
    single(content) == single(quotation)
}

fn covers(block: Span, quotation: Span) -> bool {
    block.start == quotation.start && block.end <= quotation.end + 1
}
