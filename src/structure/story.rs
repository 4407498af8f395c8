//! The story's own order: what comes before the first paragraph, between paragraphs and after the last.

use super::face::{Face, faces};
use super::shape::{End, Unit};
use super::site;
use super::{Block, BlockKind, head, tail};

/// Gives each unit its kind.
pub(crate) fn blocks(text: &str, units: &[Unit]) -> Vec<Block> {
    let faces = faces(text, units);
    let mut story = Story { text, units, faces: &faces, kinds: faces.iter().copied().map(by_face).collect() };
    for (kind, reason) in story.kinds.iter_mut().zip(site::parts(text, units, &faces)) {
        if let (Some(reason), false) = (reason, kind.0 == BlockKind::Furniture) {
            *kind = (BlockKind::Furniture, reason);
        }
    }
    story.divide();
    units.iter().zip(story.kinds).map(|(unit, (kind, reason))| Block { span: unit.span, kind, reason }).collect()
}

/// A kind with its reason code.
pub(super) type Verdict = (BlockKind, &'static str);

/// The units of a text and what has been found of each so far.
pub(super) struct Story<'s> {
    pub text: &'s str,
    pub units: &'s [Unit],
    pub faces: &'s [Face],
    pub kinds: Vec<Verdict>,
}

fn by_face(face: Face) -> Verdict {
    match face {
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

impl<'s> Story<'s> {
    fn divide(&mut self) {
        let prose = |at: &usize| self.faces[*at] == Face::Prose && !self.is_furniture(*at);
        // Without running text there is no story for anything to stand around.
        let Some(first) = (0..self.units.len()).find(prose) else { return };
        let last = (first..self.units.len()).rfind(prose).unwrap_or(first);
        let begins = head::divide(self, first);
        self.body(begins, last);
        tail::divide(self, begins, last);
    }

    /// The words of a unit.
    pub fn line(&self, at: usize) -> &'s str {
        self.units[at].span.of(self.text)
    }

    /// True for what the site put around the story, as far as it is known yet.
    pub fn is_furniture(&self, at: usize) -> bool {
        self.kinds[at].0 == BlockKind::Furniture
    }

    /// Between running text: short lines that a paragraph follows are headings.
    fn body(&mut self, first: usize, last: usize) {
        for at in first + 1..last {
            if self.faces[at] == Face::Title && !self.is_furniture(at) && self.is_subheading(at) {
                self.kinds[at] = (BlockKind::Subheading, "before-paragraph");
            }
        }
    }

    fn is_subheading(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let line = self.line(at);
        let words = unit.shape.words;
        // The shorter the line, the less running text is asked for behind it.
        let least = if words <= 4 { 8 } else { 12 };
        let follows = match self.faces.get(at + 1) {
            Some(Face::Prose) => self.units[at + 1].shape.words >= least,
            Some(Face::Item) => words <= 6,
            _ => false,
        };
        let before = matches!(self.faces[at - 1], Face::Prose | Face::Caption | Face::Item | Face::Furniture(_));
        unit.lines == 1
            && words <= 14
            && before
            && follows
            && !is_speaker_label(line)
            && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '‘' | '“' | '"' | '\''))
            && (unit.shape.end != End::Call || unit.after_gap && !self.units[at + 1].after_gap)
    }
}

/// "SMITH: …", "Q: …": a transcript's line.
pub(super) fn is_speaker_label(line: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::is_speaker_label;

    #[test]
    fn the_line_of_a_transcript_begins_with_who_speaks() {
        for line in ["SMITH: We will go.", "Q: And then?", "SEN. ANN LEE: It is over.", "MR. LEE JONES II: We left."] {
            assert_eq!(is_speaker_label(line), !line.starts_with("MR."), "{line}");
        }
        for line in
            ["Smith: We will go.", "WANTED: DRIVERS AND GUARDS", "NOTE:", "Q: No", "THE MAYOR OF PORTO SAID: We go."]
        {
            assert!(!is_speaker_label(line), "{line}");
        }
        // Longer than a name is.
        assert!(!is_speaker_label("REPRESENTATIVE WILLIAMS: We will go."));
    }
}
