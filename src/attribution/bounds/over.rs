//! What others are said to say within it belongs to what somebody says: "noted that it relied on records, | which show what
//! was bought", "told the paper that the senator returned | and said, “It is sold.”".

use std::ops::Range;

use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::reading::Reading;
use crate::attribution::{Attribution, Mode, first, mode_of};
use crate::sorting;
use crate::tagger::Tag;

/// Attributions behind one that are looked at.
const NEXT: usize = 4;

/// Lets what is said go on to the end of what stands within it.
pub(in crate::attribution) fn mend(reading: &Reading, all: &mut [Attribution]) {
    sorting::sort_by_key(all, first);
    // From the last, so that what goes on is as long as it can be.
    for index in (0..all.len()).rev() {
        let Some(said) = said(reading, &all[index]) else { continue };
        let sentence = reading.sentence_of(said.start);
        let next = all[index + 1..].iter().take(NEXT).find_map(|inner| {
            let end = inner.content.last().map(|last| reading.tokens_in(*last).end)?;
            (end > said.end && end <= sentence.end && goes_on(reading, &said, inner)).then_some(end)
        });
        if let Some(end) = next
            && let Some(last) = all[index].content.last_mut()
        {
            *last = reading.span(&(said.start..end));
            all[index].mode = mode_of(reading, &all[index].content);
        }
    }
}

/// The tokens of what is said, where that is one piece behind its cue and not only quoted.
fn said(reading: &Reading, found: &Attribution) -> Option<Range<usize>> {
    let [content] = found.content[..] else { return None };
    let behind = !found.cue.is_empty() && found.cue.iter().all(|cue| cue.end <= content.start);
    (behind && found.mode != Mode::Direct).then(|| reading.tokens_in(content))
}

/// True where another's report goes on with the clause in which it stands.
fn goes_on(reading: &Reading, said: &Range<usize>, inner: &Attribution) -> bool {
    let ([source], [cue]) = (&inner.source[..], &inner.cue[..]) else { return false };
    let (own, cue) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    // "…, | which | show | what was bought", "its partner, Kuroda Seiyaku, | which | has agreed"
    let between = said.end..own.start;
    let named = |at: usize| tag(reading, at) == Tag::ProperNoun || reading.text(at) == ",";
    let relative = reading.text(own.start) == "which"
        && reading.text(said.end) == ","
        && between.len() < 8
        && between.clone().all(named);
    // "and that on the last occasion | Mr Fairlie | replied": no verb of its own yet.
    let comma = said.clone().rev().find(|&at| reading.text(at) == ",").unwrap_or(said.end);
    let open = own.start == said.end
        && comma + 2 < said.end
        && reading.text(comma + 1) == "and"
        && reading.text(comma + 2) == "that"
        && !(comma..said.end).any(|at| is_finite(reading, at));
    // "the senator returned | and | said": the verb is of those who are spoken of.
    let joined = reading.text(said.end) == "and" && cue.start == said.end + 1 && said.contains(&own.start);
    relative || open || joined
}
