//! HTML: a page of its own with the marks drawn, their explanations as titles and notes, and no script.

use crate::document::{ArticleAnnotation, Range, Review};
use crate::legibility::turns_direction;
use crate::sorting;

use super::plain::{Words, review, sign, standing, value};

/// The head of the page. Its policy lets nothing in or out.
pub fn opening() -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <title>Annotated by Claimlight</title>\n<style>{}</style></head>\n<body>\n{}",
        include_str!("html/style.css"),
        include_str!("html/legend.html"),
    )
}

/// The end of the page.
pub fn closing() -> String {
    "</body></html>\n".into()
}

/// One article with its marks and notes.
pub fn article(document: &ArticleAnnotation) -> String {
    let words = Words::new(document);
    let marks = marks(document);
    let mut open = 0;
    let mut out = "<article>\n".to_string();
    for block in &document.blocks {
        let tag = match &*block.kind {
            "headline" => "h1",
            "subheading" => "h2",
            _ => "p",
        };
        while marks.get(open).is_some_and(|mark| mark.range.end <= block.range.start) {
            open += 1;
        }
        let inside: Vec<&Mark> = marks[open..].iter().take_while(|mark| mark.range.start < block.range.end).collect();
        let body = segments(block.range, &inside).iter().map(|segment| draw(&words, segment)).collect::<String>();
        out += &format!("<{tag} class=\"{}\" dir=\"auto\">{body}</{tag}>\n", escape(&block.kind));
    }
    out += "<section class=\"notes\"><h2>Who says what</h2>\n<ol>";
    for attribution in &document.attributions {
        out += &format!(
            "<li><b>{}</b>: {}{}</li>\n",
            escape(&standing(document, attribution)),
            escape(&words.lines(&attribution.content)),
            sign(attribution.review),
        );
    }
    out += "</ol>";
    if !document.corrections.is_empty() {
        let signs = [Review::Accepted, Review::Changed, Review::Added];
        let key: Vec<String> = signs.map(|one| format!("{} {}", sign(Some(one)).trim(), review(one))).into();
        out += &format!("<p>{}</p>", key.join(" · "));
    }
    out + "</section></article>\n"
}

/// A mark to draw.
struct Mark {
    range: Range,
    class: &'static str,
    title: String,
    /// Whether a reader decided something about it; the sign stands at its end.
    review: Option<Review>,
}

/// What a mark says, and what a reader said of it.
fn titled(title: String, decided: Option<Review>) -> String {
    decided.map_or(title.clone(), |decided| format!("{title}, {}", review(decided)))
}

/// The marks by their start, wide ones first, so that inner ones are drawn inside.
fn marks(document: &ArticleAnnotation) -> Vec<Mark> {
    let mut marks = Vec::new();
    for attribution in &document.attributions {
        let speaker = attribution.speaker.and_then(|speaker| document.speakers.get(speaker as usize));
        let class = match speaker.map(|speaker| &*speaker.kind) {
            None | Some("unnamed") => "content nobody",
            Some("anonymous") => "content anonymous",
            Some(_) => "content named",
        };
        let decided = attribution.review;
        let title =
            titled(format!("Attributed to {} ({})", standing(document, attribution), attribution.mode), decided);
        let lists = [(class, &attribution.content), ("source", &attribution.source), ("cue", &attribution.cue)];
        for (class, ranges) in lists {
            let last = ranges.last().filter(|_| class.starts_with("content"));
            marks.extend(ranges.iter().map(|range| {
                let review = decided.filter(|_| last == Some(range));
                Mark { range: *range, class, title: title.clone(), review }
            }));
        }
    }
    for figure in &document.figures {
        let title = titled(format!("A {}: {}", figure.kind, value(figure)), figure.review);
        let qualifier = |range| Mark { range, class: "qualifier", title: title.clone(), review: None };
        marks.extend(figure.qualifier.map(qualifier));
        marks.push(Mark { range: figure.range, class: "figure", title, review: figure.review });
    }
    for reason in document.sentences.iter().flat_map(|sentence| &sentence.claim.reasons) {
        let class = match reason.code.split_once('-').map_or(&*reason.code, |(first, _)| first) {
            "hedge" => "hedge",
            "loaded" => "loaded",
            _ => continue,
        };
        let title = titled(reason.code.to_string(), reason.review);
        marks.push(Mark { range: reason.range, class, title, review: reason.review });
    }
    sorting::sort_by_key(&mut marks, |mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    marks
}

/// A run of text and the marks that all of it carries.
struct Segment<'m> {
    range: Range,
    marks: Vec<&'m Mark>,
}

/// Cuts a block at the ends of its marks: overlapping marks become neighbours that carry both.
fn segments<'m>(block: Range, marks: &[&'m Mark]) -> Vec<Segment<'m>> {
    let mut cuts: Vec<u32> = marks
        .iter()
        .flat_map(|mark| [mark.range.start, mark.range.end])
        .chain([block.start, block.end])
        .map(|cut| cut.clamp(block.start, block.end))
        .collect();
    sorting::sort(&mut cuts);
    cuts.dedup();
    let mut active: Vec<&Mark> = Vec::new();
    let mut waiting = marks.iter().peekable();
    cuts.windows(2)
        .map(|cut| {
            active.retain(|mark| mark.range.end > cut[0]);
            while let Some(mark) = waiting.next_if(|mark| mark.range.start <= cut[0]) {
                if mark.range.end > cut[0] {
                    active.push(mark);
                }
            }
            Segment { range: Range { start: cut[0], end: cut[1] }, marks: active.clone() }
        })
        .collect()
}

fn draw(words: &Words, segment: &Segment) -> String {
    let text = escape(words.of(segment.range));
    let Some(innermost) = segment.marks.last() else { return text };
    let mut classes: Vec<&str> = segment.marks.iter().map(|mark| mark.class).collect();
    sorting::sort(&mut classes);
    classes.dedup();
    let ends = segment.marks.iter().filter(|mark| mark.range.end == segment.range.end);
    let signs: String = ends.map(|mark| sign(mark.review)).collect();
    let review = if signs.is_empty() { signs } else { format!(" data-review=\"{signs}\"") };
    format!("<mark class=\"{}\"{review} title=\"{}\">{text}</mark>", classes.join(" "), escape(&innermost.title))
}

/// Text from a story never becomes markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Direction controls are shown, not obeyed.
            _ if turns_direction(character) => {
                out.push_str(&format!("<i class=\"control\">U+{:04X}</i>", character as u32));
            }
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::OffsetUnit;

    fn html(text: &str) -> String {
        article(&ArticleAnnotation::new(&crate::annotate(text), "a", OffsetUnit::Utf16))
    }

    #[test]
    fn a_story_cannot_write_markup() {
        let out = html("He said: <script>alert(1)</script> & \"5 > 4\" \u{202e}evil\u{200f}.");
        assert!(!out.contains("<script>") && !out.contains(['\u{202e}', '\u{200f}']), "{out}");
        assert!(out.contains("&lt;"));
    }

    #[test]
    fn each_mark_covers_its_words_and_no_others() {
        let out = html("Fire in Porto\n\nMore than 40 people fled, Ann Lee said.");
        let said = "Attributed to Ann Lee (indirect)";
        for part in [
            "<h1 class=\"headline\" dir=\"auto\">Fire in Porto</h1>",
            "<mark class=\"content named qualifier\" title=\"A count: more than 40\">More than</mark>",
            "<mark class=\"content named figure\" title=\"A count: more than 40\">40</mark>",
            &format!("<mark class=\"content named\" title=\"{said}\"> people fled</mark>, "),
            &format!(
                "<mark class=\"source\" title=\"{said}\">Ann Lee</mark> <mark class=\"cue\" title=\"{said}\">said</mark>."
            ),
        ] {
            assert!(out.contains(part), "{part} is not in\n{out}");
        }
    }

    #[test]
    fn the_text_is_all_there() {
        let text = "Fire kills 3\n\nMore than 40 people fled, the mayor, Ann Lee, said. “It was 5 of us,” she said, “and a dog.”";
        let out = html(text);
        let story = &out[..out.find("<section").expect("notes follow")];
        let mut plain = String::new();
        let mut tag = false;
        for character in story.chars() {
            match character {
                '<' => tag = true,
                '>' => tag = false,
                _ if !tag => plain.push(character),
                _ => {}
            }
        }
        let words = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
        assert_eq!(words(&plain), words(text));
    }
}
