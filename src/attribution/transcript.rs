//! Transcripts and interviews: paragraphs that begin with who speaks ("SMITH:", "Q:", "Chuck Todd:").
//!
//! The label is the source, its colon the cue, and what follows is said, with the unlabelled paragraphs up to the
//! next label. A single label makes no transcript: "UPDATE:" and "WASHINGTON:" begin paragraphs too.

use rustc_hash::FxHashMap;

use super::{Attribution, Mode};
use crate::lexicon;
use crate::notice::Reason;
use crate::segmentation::Segmentation;
use crate::structure::BlockKind;
use crate::text::Span;

lexicon! {
    /// Labels that name no speaker.
    fn labels = "../lexicon/labels.txt"
}

/// Bytes of the longest label.
const LONGEST_LABEL: usize = 60;

/// Unlabelled paragraphs that one speaker may go on for.
const LONGEST_TURN: usize = 8;

/// A paragraph that begins with a label.
struct Turn {
    /// Index of its block.
    block: usize,
    /// Who speaks.
    label: Span,
    /// The mark after the label.
    mark: Span,
    /// How the label is written.
    style: Style,
}

/// How a label is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Style {
    /// "Q:", "A."
    Letter,
    /// "SMITH:"
    Capitals,
    /// "Chuck Todd:"
    Name,
}

/// The turns of transcripts in a text, in order.
pub fn attributions(segmentation: &Segmentation) -> Vec<Attribution> {
    let text = segmentation.text;
    let turns: Vec<Turn> = segmentation
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind != BlockKind::Furniture)
        .filter_map(|(index, block)| turn(text, index, block.span))
        .collect();
    let turns = transcript(text, turns);
    let mut found = Vec::with_capacity(turns.len());
    for (index, turn) in turns.iter().enumerate() {
        let next = turns.get(index + 1).map(|next| next.block);
        let content = spoken(segmentation, turn, next);
        if content.is_empty() {
            continue;
        }
        found.push(Attribution {
            sentence: segmentation.sentence_at(turn.label.start) as u32,
            mode: Mode::Direct,
            source: vec![turn.label],
            cue: vec![turn.mark],
            content,
            outer: None,
            relays: Vec::new(),
            reasons: vec![Reason { code: "transcript", span: turn.label.join(turn.mark) }],
        });
    }
    found
}

/// The turn that a paragraph is, if it begins with a label.
fn turn(text: &str, block: usize, span: Span) -> Option<Turn> {
    let whole = span.of(text);
    // Some sites put every turn in quotation marks.
    let inside = whole.trim_start_matches(['"', '“']);
    let span = Span { start: span.end - inside.len() as u32, end: span.end };
    let head_end = inside.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST_LABEL).last()?;
    let head = inside.get(..head_end + 1).or(inside.get(..head_end))?;
    let letter =
        head.starts_with(['Q', 'A']) && head[1..].starts_with([':', '.']) && head[2..].starts_with([' ', '\u{a0}']);
    let mark = if letter { 1 } else { head.find(':')? };
    let label = &head[..mark];
    let after = inside.get(mark + 1..)?;
    if !letter && !after.starts_with(char::is_whitespace)
        || after.trim().is_empty()
        || label.ends_with(char::is_whitespace)
    {
        return None;
    }
    let style = if letter { Style::Letter } else { style(label)? };
    let start = span.start as usize;
    Some(Turn { block, label: Span::new(start, start + mark), mark: Span::new(start + mark, start + mark + 1), style })
}

/// How a label is written, or nothing where it is none.
fn style(label: &str) -> Option<Style> {
    // "RADDATZ (voice-over)": what stands in brackets is no part of the name.
    let name = label.split(['(', '[']).next().unwrap_or(label).trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = |word: &&str| {
        word.starts_with(char::is_uppercase) && !word.contains(|character: char| character.is_ascii_digit())
    };
    let joins = |word: &&str| matches!(*word, "de" | "del" | "van" | "von" | "der" | "la" | "al" | "bin");
    if words.is_empty()
        || words.len() > 5
        || labels().has_folded(name)
        || words.first().is_some_and(|first| labels().has_folded(first))
    {
        return None;
    }
    if !words.iter().all(|word| named(word) || joins(word)) {
        return None;
    }
    let letters = || name.chars().filter(|character| character.is_alphabetic());
    match letters().all(char::is_uppercase) {
        true if letters().count() > 1 => Some(Style::Capitals),
        true => None,
        false => Some(Style::Name),
    }
}

/// The turns that make a transcript: letters and capitals that recur or answer each other, names that do both.
fn transcript(text: &str, turns: Vec<Turn>) -> Vec<Turn> {
    let mut counts: FxHashMap<Style, (usize, FxHashMap<&str, usize>)> = FxHashMap::default();
    for turn in &turns {
        let (all, labels) = counts.entry(turn.style).or_default();
        *all += 1;
        *labels.entry(turn.label.of(text)).or_default() += 1;
    }
    let enough = |style: &Style| {
        counts.get(style).is_some_and(|(all, labels)| match style {
            Style::Letter | Style::Capitals => *all >= 2,
            Style::Name => *all >= 4 && labels.len() >= 2 && *all > labels.len(),
        })
    };
    turns.into_iter().filter(|turn| enough(&turn.style)).collect()
}

/// What is said in a turn: the rest of its paragraph, and those that follow up to the next turn.
fn spoken(segmentation: &Segmentation, turn: &Turn, next: Option<usize>) -> Vec<Span> {
    let text = segmentation.text;
    let Some(block) = segmentation.blocks.get(turn.block) else { return Vec::new() };
    let own = Span { start: turn.mark.end, end: block.span.end.max(turn.mark.end) }.trim(text);
    let mut content: Vec<Span> = (!own.is_empty() && !is_direction(own.of(text))).then_some(own).into_iter().collect();
    let rest = turn.block + 1..next.unwrap_or(turn.block + 1);
    if rest.len() <= LONGEST_TURN {
        let follow = segmentation.blocks.get(rest).unwrap_or(&[]);
        let speech =
            follow.iter().filter(|block| block.kind == BlockKind::Paragraph && !is_direction(block.span.of(text)));
        content.extend(speech.map(|block| block.span));
    }
    content
}

/// True for what is no speech: "(BEGIN VIDEO CLIP)", "[applause]", "* * *", "…".
fn is_direction(paragraph: &str) -> bool {
    let bare = paragraph.trim_end_matches('.');
    (bare.starts_with('(') && bare.ends_with(')'))
        || (bare.starts_with('[') && bare.ends_with(']'))
        || !paragraph.contains(char::is_alphanumeric)
}
