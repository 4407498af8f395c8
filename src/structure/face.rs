//! What a line is by its own words, before its neighbours are asked.

use super::byline;
use super::credit;
use super::list;
use super::pattern;
use super::shape::{End, Unit};
use super::words::Words;

/// What a unit is by its own words, before its neighbours are asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Face {
    /// Reads as running text.
    Prose,
    /// Known furniture, with its reason code.
    Furniture(&'static str),
    /// Furniture if others stand beside it, with its reason code.
    MaybeFurniture(&'static str),
    Caption,
    Byline,
    Date,
    Dateline,
    Item,
    /// A Markdown heading.
    Heading,
    /// Short, and does not end as a sentence does.
    Title,
    /// Anything else.
    Other,
}

/// Longest headline, in words.
pub(crate) const LONGEST_HEADLINE: u32 = 30;

/// The faces of all units.
pub(crate) fn faces(text: &str, units: &[Unit]) -> Vec<Face> {
    let items = list::items(text, units);
    let mut words = Words::default();
    let mut faces: Vec<_> = units
        .iter()
        .zip(items)
        .map(|(unit, item)| {
            let line = unit.span.of(text);
            words.read(line);
            face(line, unit, item, &words)
        })
        .collect();
    settle_doubtful(&mut faces);
    settle_neighbours(text, units, &mut faces);
    faces
}

fn face(line: &str, unit: &Unit, item: bool, words: &Words) -> Face {
    let shape = &unit.shape;
    if let Some(code) = pattern::furniture(words, shape) {
        return if words.len() <= 2 && shape.end != End::Stop && is_common(words) {
            Face::MaybeFurniture(code)
        } else {
            Face::Furniture(code)
        };
    }
    if matches!(line, "###" | "-30-" | "– 30 –" | "- 30 -" | "—30—" | "# # #") {
        return Face::Furniture("end-mark");
    }
    if is_contact(line, words) {
        return Face::Furniture("contact");
    }
    if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') && shape.words <= LONGEST_HEADLINE {
        return Face::Heading;
    }
    if item {
        return Face::Item;
    }
    if credit::is_caption(line, words, shape) {
        return Face::Caption;
    }
    if byline::is_byline(line, words, shape) {
        return Face::Byline;
    }
    if byline::is_date(words) || byline::is_outlet_with_date(line, words) {
        return Face::Date;
    }
    if byline::is_dateline(line, shape) {
        return Face::Dateline;
    }
    if shape.is_prose() {
        return Face::Prose;
    }
    let titled = shape.words <= LONGEST_HEADLINE
        && matches!(shape.end, End::Bare | End::Call)
        && shape.upper_letters + shape.lower_letters >= 3;
    if titled { Face::Title } else { Face::Other }
}

/// "From: press@example.org", "Media contact: Dana Price, 555-0100": the head of a mail or of a press release.
fn is_contact(line: &str, words: &Words) -> bool {
    let labels = |at: usize| {
        words.colon_after(at)
            && matches!(words.word(at), "from" | "to" | "cc" | "contact" | "contacts" | "email" | "phone")
    };
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    words.len() <= 14 && (labels(0) || words.len() > 2 && labels(1)) && (line.contains('@') || digits >= 7)
}

/// Words that a story may well have on a line of its own.
fn is_common(words: &Words) -> bool {
    words.len() == 1
        && !matches!(
            words.word(0),
            "advertisement" | "advertisements" | "newsletter" | "tweet" | "subscribe" | "adchoices"
        )
        || words.len() == 2 && matches!(words.word(0), "in" | "the" | "shop" | "our" | "about" | "contact" | "top")
}

/// "Staff Writer" under a name; the words between "Image" and the credit of a picture.
fn settle_neighbours(text: &str, units: &[Unit], faces: &mut [Face]) {
    for at in 1..faces.len() {
        let line = units[at].span.of(text);
        if faces[at] == Face::Title && faces[at - 1] == Face::Byline && byline::is_role(line) {
            faces[at] = Face::Byline;
        }
        let labels_picture = |line: &str| matches!(line, "Image" | "Photo" | "Picture" | "Video" | "IMAGE" | "PHOTO");
        if at >= 2 && faces[at] == Face::Caption && labels_picture(units[at - 2].span.of(text)) {
            faces[at - 2] = Face::Caption;
            faces[at - 1] = Face::Caption;
        }
    }
}

/// Common words are furniture only beside furniture, or three in a row.
fn settle_doubtful(faces: &mut [Face]) {
    let mut at = 0;
    while at < faces.len() {
        let run = faces[at..].iter().take_while(|face| matches!(face, Face::MaybeFurniture(_))).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let beside = |face: Option<&Face>| matches!(face, Some(Face::Furniture(_)));
        let certain = run >= 3 || at > 0 && beside(faces.get(at - 1)) || beside(faces.get(at + run));
        for face in &mut faces[at..at + run] {
            if let Face::MaybeFurniture(code) = *face {
                *face = if certain { Face::Furniture(code) } else { Face::Title };
            }
        }
        at += run;
    }
}
