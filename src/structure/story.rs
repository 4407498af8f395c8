//! The story's own order: what comes before the first paragraph, between paragraphs and after the last.

use super::byline;
use super::face::{Face, faces};
use super::shape::{End, Unit};
use super::site;
use super::{Block, BlockKind};

/// Gives each unit its kind.
pub(crate) fn blocks(text: &str, units: &[Unit]) -> Vec<Block> {
    let faces = faces(text, units);
    let reasons = site::parts(text, units, &faces);
    let story = Story { text, units, faces: &faces };
    let mut kinds = story.kinds();
    for (kind, reason) in kinds.iter_mut().zip(reasons) {
        if let Some(reason) = reason {
            *kind = (BlockKind::Furniture, reason);
        }
    }
    units.iter().zip(kinds).map(|(unit, (kind, reason))| Block { span: unit.span, kind, reason }).collect()
}

struct Story<'s> {
    text: &'s str,
    units: &'s [Unit],
    faces: &'s [Face],
}

type Verdict = (BlockKind, &'static str);

impl Story<'_> {
    fn kinds(&self) -> Vec<Verdict> {
        let mut kinds: Vec<_> = (0..self.units.len()).map(|at| self.by_face(at)).collect();
        let Some(first) = self.faces.iter().position(|face| *face == Face::Prose) else {
            // Without running text there is no story for anything to stand around.
            return kinds;
        };
        let last = self.faces.iter().rposition(|face| *face == Face::Prose).unwrap_or(first);
        self.head(first, &mut kinds);
        self.body(first, last, &mut kinds);
        self.tail(last, &mut kinds);
        kinds
    }

    fn by_face(&self, at: usize) -> Verdict {
        match self.faces[at] {
            Face::Furniture(code) => (BlockKind::Furniture, code),
            Face::Caption => (BlockKind::Caption, "credit"),
            Face::Byline => (BlockKind::Byline, "byline"),
            Face::Date => (BlockKind::Dateline, "publication-date"),
            Face::Dateline => (BlockKind::Dateline, "dateline"),
            Face::Item => (BlockKind::ListItem, "list-marker"),
            Face::Heading => (BlockKind::Subheading, "heading-mark"),
            Face::Prose | Face::MaybeFurniture(_) | Face::Title | Face::Other => (BlockKind::Paragraph, ""),
        }
    }

    /// Before the first running text: the first line that can be a title is the headline, the next ones stand under it.
    fn head(&self, first: usize, kinds: &mut [Verdict]) {
        let headline = (0..first).find(|&at| matches!(self.faces[at], Face::Title | Face::Heading));
        let headline = headline.filter(|&at| self.is_headline(at, first)).or_else(|| self.sentence_headline(first));
        let Some(headline) = headline else { return };
        kinds[headline] = (BlockKind::Headline, "before-story");
        for (at, kind) in kinds.iter_mut().enumerate().take(first).skip(headline + 1) {
            if self.faces[at] == Face::Title {
                *kind = (BlockKind::Subheading, "under-headline");
            }
        }
        // A summary between headline and byline.
        if self.faces.get(first) == Some(&Face::Prose) && self.units[first].shape.words <= 45 {
            let after = self.faces.get(first + 1);
            if first == headline + 1 && matches!(after, Some(Face::Byline)) {
                kinds[first] = (BlockKind::Subheading, "under-headline");
            }
        }
    }

    /// A title that stands over running text: parted from it by an empty line, a byline or its own form.
    fn is_headline(&self, at: usize, first: usize) -> bool {
        if self.faces[at] == Face::Heading {
            return true;
        }
        let shape = &self.units[at].shape;
        let next = at + 1;
        let parted = self.units.get(next).is_some_and(|unit| unit.after_gap);
        let signed = (next..=first.min(next + 3))
            .any(|at| matches!(self.faces.get(at), Some(Face::Byline | Face::Date | Face::Dateline)));
        let formed = shape.is_title_case() || shape.is_all_capitals();
        first - at <= 8
            && (parted || signed || formed || next == first)
            && !is_speaker_label(self.units[at].span.of(self.text))
    }

    /// A first line with a full stop is a headline where a byline follows at once, or it is all capitals or titles.
    fn sentence_headline(&self, first: usize) -> Option<usize> {
        let at = (0..=first).find(|&at| !matches!(self.faces[at], Face::Furniture(_)))?;
        let unit = &self.units[at];
        let shape = &unit.shape;
        let follows = self.faces.get(at + 1);
        let more = self.faces.get(at + 1..).is_some_and(|rest| rest.contains(&Face::Prose));
        let signed = matches!(follows, Some(Face::Byline | Face::Date));
        let formed = shape.is_title_case()
            || shape.is_all_capitals() && self.units.get(at + 1).is_some_and(|next| !next.shape.is_all_capitals());
        let fits = unit.lines <= 2
            && shape.words <= 20
            && shape.stops <= 2
            && matches!(self.faces[at], Face::Prose | Face::Other)
            && !matches!(shape.end, End::Open | End::Colon);
        let quoted = unit.span.of(self.text).starts_with(['"', '“', '‘', '\'']);
        (fits && more && !quoted && (signed || formed)).then_some(at)
    }

    /// Between running text: short lines that a paragraph follows are headings.
    fn body(&self, first: usize, last: usize, kinds: &mut [Verdict]) {
        let mut at = first + 1;
        while at < last {
            if self.faces[at] == Face::Title && self.is_subheading(at) {
                kinds[at] = (BlockKind::Subheading, "before-paragraph");
            }
            at += 1;
        }
    }

    fn is_subheading(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let line = unit.span.of(self.text);
        let prose = |at: usize| self.faces.get(at) == Some(&Face::Prose) && self.units[at].shape.words >= 12;
        let before = matches!(self.faces[at - 1], Face::Prose | Face::Caption | Face::Item | Face::Furniture(_));
        unit.lines == 1
            && unit.shape.words <= 14
            && before
            && prose(at + 1)
            && !is_speaker_label(line)
            && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '‘' | '“' | '"' | '\''))
            && (unit.shape.end != End::Call || unit.after_gap)
    }

    /// After the last running text: headlines of other stories, where anything says that the story is over.
    fn tail(&self, last: usize, kinds: &mut [Verdict]) {
        let tail = last + 1..self.units.len();
        let over = tail.clone().find(|&at| matches!(self.faces[at], Face::Furniture(_) | Face::Byline));
        for at in tail.clone() {
            if self.faces[at] != Face::Title {
                continue;
            }
            let shape = &self.units[at].shape;
            let after_end = over.is_some_and(|over| over < at);
            let title_of_another = self.units[at].after_gap && shape.is_title_case() && shape.words >= 6 && last >= 2;
            if is_name_before_box(self.text, self.units, self.faces, at) {
                kinds[at] = (BlockKind::Furniture, "author-box");
            } else if after_end && shape.words >= 3 || title_of_another {
                kinds[at] = (BlockKind::Furniture, "related-headline");
            }
        }
    }
}

/// A name alone on its line, with the author's box right behind it.
fn is_name_before_box(text: &str, units: &[Unit], faces: &[Face], at: usize) -> bool {
    let name = units[at].span.of(text);
    faces.get(at + 1) == Some(&Face::Furniture("author-box"))
        && byline::is_name(name)
        && units[at + 1].span.of(text).contains(name)
}

/// "SMITH: …", "Q: …": a transcript's line.
fn is_speaker_label(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, rest)| {
        !rest.is_empty()
            && label.len() <= 30
            && label.split_whitespace().count() <= 3
            && (label.chars().all(|c| !c.is_lowercase())
                && label.len() <= 20
                && rest.split_whitespace().count() >= 2
                && line.contains(|c: char| c.is_lowercase()))
    })
}
