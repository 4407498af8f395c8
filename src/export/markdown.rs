//! Markdown: the story with its figures in bold, then its figures, who says what, and its claims.

use crate::document::{ArticleAnnotation, Range, Review};
use crate::legibility::turns_direction;

use super::plain::{Words, review, sign, standing, value};

/// One article.
pub fn article(document: &ArticleAnnotation) -> String {
    let words = Words::new(document);
    let mut out = format!("# {}\n\n", escape(document.title.as_deref().unwrap_or(&document.id)));
    for notice in &document.notices {
        out += &format!("> {}\n\n", escape(&notice.message));
    }
    for block in &document.blocks {
        let body = story(document, &words, block.range);
        match &*block.kind {
            "headline" => {}
            "subheading" => out += &format!("## {body}\n\n"),
            "list-item" => out += &format!("- {body}\n\n"),
            "byline" | "dateline" | "caption" => out += &format!("*{body}*\n\n"),
            "furniture" => out += &format!("<small>{body}</small>\n\n"),
            _ => out += &format!("{body}\n\n"),
        }
    }
    out += "## Figures\n\n| In the story | Value | Kind | Counts |\n|---|---|---|---|\n";
    for figure in &document.figures {
        let whole = figure.qualifier.map_or(figure.range, |qualifier| Range {
            start: qualifier.start.min(figure.range.start),
            end: qualifier.end.max(figure.range.end),
        });
        let noun = figure.noun.map_or(String::new(), |noun| words.line(noun));
        let said = words.line(whole) + sign(figure.review);
        out += &row(&[&said, &value(figure), &figure.kind, &noun]);
    }
    out += "\n## Who says what\n\n| Who | Through | Says | How |\n|---|---|---|---|\n";
    for attribution in &document.attributions {
        let speaker = attribution.speaker.and_then(|speaker| document.speakers.get(speaker as usize));
        let name = speaker.map_or("not resolved".into(), |speaker| format!("{} ({})", speaker.name, speaker.kind));
        let says = words.lines(&attribution.content) + sign(attribution.review);
        out += &row(&[&name, &standing(document, attribution), &says, &attribution.mode]);
    }
    out += "\n## Sentences\n\n| Sentence | Kind | Tags | Why |\n|---|---|---|---|\n";
    for sentence in &document.sentences {
        let claim = &sentence.claim;
        if claim.reasons.is_empty() {
            continue;
        }
        let flags = [("attributed", claim.attributed), ("hedged", claim.hedged), ("loaded", claim.loaded)];
        let tags: Vec<&str> = flags.iter().filter(|(_, set)| *set).map(|(name, _)| *name).collect();
        let why: Vec<String> =
            claim.reasons.iter().map(|reason| format!("{}: “{}”", reason.code, words.line(reason.range))).collect();
        let said = words.line(sentence.range) + sign(claim.review);
        out += &row(&[&said, &claim.kind, &tags.join(", "), &why.join("; ")]);
    }
    if !document.corrections.is_empty() {
        let signs = [Review::Accepted, Review::Changed, Review::Added];
        let key: Vec<String> = signs.map(|one| format!("{} {}", sign(Some(one)).trim(), review(one))).into();
        out += &format!("\n{}\n", key.join(" · "));
    }
    out + "\n"
}

/// The words of a block with its figures in bold.
fn story(document: &ArticleAnnotation, words: &Words, block: Range) -> String {
    let mut out = String::new();
    let mut at = block.start;
    let first = document.figures.partition_point(|figure| figure.range.start < block.start);
    for figure in document.figures[first..].iter().take_while(|figure| figure.range.end <= block.end) {
        if figure.range.start >= at {
            out += &escape(words.of(Range { start: at, end: figure.range.start }));
            out += &format!("**{}**", escape(words.of(figure.range)));
            at = figure.range.end;
        }
    }
    out += &escape(words.of(Range { start: at, end: block.end }));
    out.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ")
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Text from a story never becomes markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => out.extend(['\\', character]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Shown, not obeyed.
            _ if turns_direction(character) => out.push_str(&format!("`U+{:04X}`", character as u32)),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockEntry;

    #[test]
    fn what_turns_the_direction_is_shown() {
        let text = "The sum was \u{202e}0001\u{202c} euros, Ada Lind said.";
        let document = ArticleAnnotation::new(&crate::annotate(text), "a", crate::text::OffsetUnit::CodePoint);
        let out = article(&document);
        assert!(out.contains("was `U+202E`") && !out.contains(['\u{202e}', '\u{202c}']), "{out}");
    }

    #[test]
    fn each_kind_of_block_has_its_form() {
        let kinds = ["headline", "subheading", "byline", "paragraph", "list-item", "caption", "furniture"];
        let text = kinds.map(|kind| format!("Words of a {kind}.")).join("\n\n");
        let mut document = ArticleAnnotation::new(&crate::annotate(&text), "a", crate::text::OffsetUnit::CodePoint);
        let block = document.blocks[0].clone();
        let mut start = 0;
        document.blocks.clear();
        for kind in kinds {
            let end = start + format!("Words of a {kind}.").len() as u32;
            document.blocks.push(BlockEntry { range: Range { start, end }, kind: kind.into(), ..block.clone() });
            start = end + 2;
        }
        document.title = Some("The title".into());
        let out = article(&document);
        let expected = "# The title\n\n## Words of a subheading.\n\n*Words of a byline.*\n\nWords of a paragraph.\n\n\
                        - Words of a list-item.\n\n*Words of a caption.*\n\n<small>Words of a furniture.</small>\n\n## Figures";
        assert!(out.starts_with(expected), "{out}");
    }

    #[test]
    fn a_story_cannot_write_markup() {
        let text = "The <b>mayor</b> | said [this](javascript:x) *loudly*.";
        let document = ArticleAnnotation::new(&crate::annotate(text), "a", crate::text::OffsetUnit::CodePoint);
        let out = article(&document);
        assert!(out.contains("The &lt;b&gt;mayor&lt;/b&gt; \\| said \\[this\\](javascript:x) \\*loudly\\*."), "{out}");
    }
}
