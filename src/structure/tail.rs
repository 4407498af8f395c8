//! After the story: who wrote it, headlines of other stories, readers' comments.

use super::BlockKind;
use super::byline;
use super::face::Face;
use super::shape::Unit;
use super::story::Story;
use super::words::Words;

/// The writer is introduced in one of the last so many lines of running text.
const LAST_PROSE: usize = 4;
/// A comment names its writer and its time within so many lines of the form.
const FIRST_COMMENT: usize = 8;

/// Divides what stands after the story, whose running text begins and ends at two lines.
pub(super) fn divide(story: &mut Story, first: usize, last: usize) {
    comments(story, first);
    author(story, first, last);
    other_headlines(story, last);
}

/// Headlines of other stories, where anything says that this one is over.
fn other_headlines(story: &mut Story, last: usize) {
    let tail = last + 1..story.units.len();
    let over = tail.clone().find(|&at| matches!(story.faces[at], Face::Furniture(_) | Face::Byline));
    for at in tail {
        if story.faces[at] != Face::Title || story.is_furniture(at) {
            continue;
        }
        let shape = &story.units[at].shape;
        let after_end = over.is_some_and(|over| over < at);
        let title_of_another = story.units[at].after_gap && shape.is_title_case() && shape.words >= 6 && last >= 2;
        if is_name_before_box(story.text, story.units, story.faces, at) {
            story.kinds[at] = (BlockKind::Furniture, "author-box");
        } else if after_end && shape.words >= 3 || title_of_another {
            story.kinds[at] = (BlockKind::Furniture, "related-headline");
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

/// "Ada Renner can be reached at …", "Ada Renner is a retired pilot.": a writer whom the byline names, introduced at the end.
fn author(story: &mut Story, first: usize, last: usize) {
    let bylines: Vec<String> = (0..story.units.len())
        .filter(|&at| story.kinds[at].0 == BlockKind::Byline)
        .take(2 * LAST_PROSE)
        .map(|at| story.line(at).to_lowercase())
        .collect();
    if bylines.is_empty() {
        return;
    }
    let after = (last + 1..story.units.len()).take(LAST_PROSE);
    let lines = after.rev().chain((first + 2..=last).rev());
    let mut lines = lines.filter(|&at| matches!(story.faces[at], Face::Prose | Face::Title) && !story.is_furniture(at));
    let Some(at) = lines.by_ref().take(2 * LAST_PROSE).find(|&at| introduces(story.line(at), &bylines)) else {
        return;
    };
    story.kinds[at] = (BlockKind::Furniture, "author-box");
    if byline::is_name(story.line(at - 1)) && story.line(at).starts_with(story.line(at - 1)) {
        story.kinds[at - 1] = (BlockKind::Furniture, "author-box");
    }
}

/// True when a line begins with a writer's name and says who that is or how to reach them.
fn introduces(line: &str, bylines: &[String]) -> bool {
    let line = line.trim_start_matches(['*', '_', '—', '–', '-', ' ']);
    let mut words = line.split_whitespace().peekable();
    let titled = words.next_if(|word| matches!(*word, "Mr." | "Ms." | "Mrs." | "Mx." | "Dr.")).is_some();
    let mut name = String::new();
    for word in words.by_ref() {
        let said = matches!(
            word,
            "is" | "was"
                | "covers"
                | "writes"
                | "reports"
                | "reported"
                | "contributed"
                | "can"
                | "has"
                | "joined"
                | "works"
        );
        if said {
            break;
        }
        if !word.starts_with(char::is_uppercase) || name.len() > 60 {
            return false;
        }
        name.push_str(word.trim_end_matches(','));
        name.push(' ');
    }
    let name = name.trim().to_lowercase();
    (titled && !name.is_empty() || name.contains(' '))
        && words.next().is_some()
        && bylines.iter().any(|byline| byline.contains(&name))
}

/// What readers wrote: from the line after the form to the end, where one of the first lines is a writer's with a time.
fn comments(story: &mut Story, first: usize) {
    let mut words = Words::default();
    let mut form = None;
    for at in first + 2..story.units.len() {
        if matches!(story.kinds[at], (BlockKind::Furniture, "comment-form" | "comment-policy")) {
            form = Some(at);
            continue;
        }
        let Some(form) = form.filter(|form| at - form <= FIRST_COMMENT) else { continue };
        words.read(story.line(at));
        if story.units[at].shape.words <= 10 && words.any(&["ago", "edited", "reply"]) {
            for kind in &mut story.kinds[form + 1..] {
                if kind.0 != BlockKind::Furniture {
                    *kind = (BlockKind::Furniture, "comments");
                }
            }
            return;
        }
    }
}
