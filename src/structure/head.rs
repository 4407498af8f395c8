//! Over the story: the label of its section, the headline, what stands under it, and the first picture's caption.

use super::BlockKind;
use super::byline;
use super::face::Face;
use super::shape::End;
use super::story::{Story, is_speaker_label};
use crate::lexicon;

lexicon!(
    /// Labels of sections.
    fn section_labels = "../lexicon/section_labels.txt"
);
lexicon!(
    /// Last words of the names of papers and stations.
    fn paper_names = "../lexicon/paper_names.txt"
);

/// A headline stands at most so many lines above the running text.
const REACH: usize = 8;
/// Longest caption or summary before the story, in words.
const LONGEST_CAPTION: u32 = 45;
/// Running text before the paragraph that opens with a dateline: at most so many lines.
const MOST_CAPTIONS: usize = 3;

/// Divides what stands before the story. `first` is the first line of running text; returns where the story begins.
pub(super) fn divide(story: &mut Story, first: usize) -> usize {
    let begins = before_dateline(story, first);
    let Some(headline) = headline(story, first) else {
        return captions(story, first, begins);
    };
    for at in 0..headline {
        if story.is_furniture(at) {
            continue;
        }
        if is_section_label(story, at) {
            story.kinds[at] = (BlockKind::Furniture, "section-label");
        } else if is_masthead(story, at) {
            story.kinds[at] = (BlockKind::Furniture, "masthead");
        }
    }
    story.kinds[headline] = (BlockKind::Headline, "before-story");
    for at in headline + 1..first {
        if story.faces[at] == Face::Title && !story.is_furniture(at) {
            let dated = matches!(story.faces[at + 1], Face::Date);
            story.kinds[at] = if byline::is_desk(story.line(at)) || dated && byline::is_name(story.line(at)) {
                (BlockKind::Byline, "byline")
            } else {
                (BlockKind::Subheading, "under-headline")
            };
        }
    }
    // A summary between headline and byline.
    let short = story.units[first].shape.words <= LONGEST_CAPTION;
    if short && first == headline + 1 && matches!(story.faces.get(first + 1), Some(Face::Byline | Face::Date)) {
        story.kinds[first] = (BlockKind::Subheading, "under-headline");
    }
    captions(story, first.max(headline + 1), begins)
}

/// Where the paragraph stands that opens with a dateline, if running text that may be a caption stands before it.
fn before_dateline(story: &Story, first: usize) -> usize {
    let prose = (first..story.units.len()).filter(|&at| story.faces[at] == Face::Prose && !story.is_furniture(at));
    let opening = prose.take(MOST_CAPTIONS + 1).find(|&at| byline::opens_with_dateline(story.line(at)));
    opening.filter(|&at| at - first <= REACH).unwrap_or(first)
}

/// Running text before the dateline is what stands under the pictures.
fn captions(story: &mut Story, first: usize, begins: usize) -> usize {
    let is_caption = |at: usize| {
        story.faces[at] != Face::Prose
            || story.units[at].shape.words <= LONGEST_CAPTION && story.units[at].shape.end != End::Open
    };
    if !(first..begins).all(is_caption) {
        return first;
    }
    for at in first..begins {
        if story.faces[at] == Face::Prose && story.kinds[at].0 == BlockKind::Paragraph {
            story.kinds[at] = (BlockKind::Caption, "before-dateline");
        }
    }
    begins
}

fn headline(story: &Story, first: usize) -> Option<usize> {
    let title = |at: &usize| {
        matches!(story.faces[*at], Face::Title | Face::Heading)
            && !story.is_furniture(*at)
            && !is_section_label(story, *at)
            && !is_masthead(story, *at)
            && is_headline(story, *at, first)
    };
    (0..first).find(title).or_else(|| sentence_headline(story, first))
}

/// "OPINION", "Breaking News": a label with something below it that can be the headline.
fn is_section_label(story: &Story, at: usize) -> bool {
    let next = story.faces.get(at + 1);
    matches!(story.faces[at], Face::Title | Face::Other)
        && matches!(next, Some(Face::Title | Face::Heading | Face::Prose))
        && section_labels().has_folded(story.line(at).trim_end_matches([':', '.', '|']).trim())
}

/// "Q&A: The coach on what went wrong": the label of a section in front of the headline.
fn is_labelled(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, _)| section_labels().has_folded(label.trim()))
}

/// "The Harlow Ledger" over the day's date: the paper's own name, with something below it that can be the headline.
fn is_masthead(story: &Story, at: usize) -> bool {
    let line = story.line(at);
    let mut titles = (at + 1..story.units.len().min(at + 1 + REACH)).map(|at| story.faces[at]);
    story.units[at].shape.words <= 5
        && line.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
        && line.split_whitespace().next_back().is_some_and(|last| paper_names().has_folded(last))
        && matches!(story.faces.get(at + 1), Some(Face::Date | Face::Title))
        && titles.any(|face| matches!(face, Face::Title | Face::Heading))
}

/// A title that stands over running text: parted from it by an empty line, a byline or its own form.
fn is_headline(story: &Story, at: usize, first: usize) -> bool {
    if story.faces[at] == Face::Heading {
        return true;
    }
    let shape = &story.units[at].shape;
    let next = at + 1;
    let parted = story.units.get(next).is_some_and(|unit| unit.after_gap);
    let signed = (next..=first.min(next + 3))
        .any(|at| matches!(story.faces.get(at), Some(Face::Byline | Face::Date | Face::Dateline)));
    let formed = shape.is_title_case() || shape.is_all_capitals();
    let between = (next..first).filter(|&at| !story.is_furniture(at)).count();
    between < REACH
        && (parted || signed || formed || next == first)
        && (!is_speaker_label(story.line(at)) || is_labelled(story.line(at)))
        && !byline::is_desk(story.line(at))
}

/// A first line with a full stop is a headline where a byline follows at once, or it is all capitals or titles.
fn sentence_headline(story: &Story, first: usize) -> Option<usize> {
    let at = (0..=first).find(|&at| !story.is_furniture(at))?;
    let unit = &story.units[at];
    let shape = &unit.shape;
    let follows = story.faces.get(at + 1);
    let more = story.faces.get(at + 1..).is_some_and(|rest| rest.contains(&Face::Prose));
    let signed = matches!(follows, Some(Face::Byline | Face::Date));
    let formed = shape.is_title_case()
        || shape.is_all_capitals() && story.units.get(at + 1).is_some_and(|next| !next.shape.is_all_capitals());
    let fits = unit.lines <= 2
        && shape.words <= 20
        && shape.stops <= 2
        && matches!(story.faces[at], Face::Prose | Face::Other)
        && !matches!(shape.end, End::Open | End::Colon);
    let quoted = story.line(at).starts_with(['"', '“', '‘', '\'']);
    (fits && more && !quoted && (signed || formed)).then_some(at)
}
