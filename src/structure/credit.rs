//! Captions and the credits of pictures and videos.

use super::shape::Shape;
use super::words::Words;
use crate::lexicon;

lexicon!(
    /// Agencies whose name behind a slash or in brackets makes a credit.
    fn agencies = "../lexicon/picture_agencies.txt"
);
lexicon!(
    /// Words of credits.
    fn credits = "../lexicon/credits.txt"
);

/// True when a line is a caption or a credit.
pub(crate) fn is_caption(text: &str, words: &Words, shape: &Shape) -> bool {
    if shape.words > 90 {
        return false;
    }
    if let Some(inner) = bracketed(text) {
        return shape.words <= 30 && is_credit_note(inner, words);
    }
    begins_as_credit(text, words, shape) || ends_as_credit(text)
}

/// What stands inside brackets that hold the whole line.
fn bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = inner.or_else(|| text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')))?;
    (!inner.contains(['(', '['])).then_some(inner)
}

/// True for the inside of "(Video Credit: NBC News)", "(Photo by A/Getty)", "[File: Reuters]", "(AP)".
fn is_credit_note(inner: &str, words: &Words) -> bool {
    let first = words.word(0);
    credits().has(first) && (words.len() <= 12 || inner.contains([':', '/']))
        || is_agency(inner)
        || inner.split(['/', ':']).any(is_agency)
        || words.word(1) == "by" && credits().has(first)
        || words.len() <= 8 && words.any(&["credit", "courtesy", "screenshot", "screengrab", "photo"])
}

fn is_agency(words: &str) -> bool {
    crate::lexicon::fold(words.trim().trim_end_matches('.'), |folded| agencies().has(folded))
}

/// "Photo: …", "Image credit: …", "Photograph by …", "AP Photo/…", "REUTERS/…", "FILE - …", "Getty Images".
fn begins_as_credit(text: &str, words: &Words, shape: &Shape) -> bool {
    let (first, second) = (words.word(0), words.word(1));
    let labelled = (0..3).any(|at| {
        words.colon_after(at)
            && (0..=at).all(|before| {
                credits().has(words.word(before))
                    || matches!(
                        words.word(before),
                        "caption"
                            | "file"
                            | "source"
                            | "getty"
                            | "ap"
                            | "by"
                            | "featured"
                            | "main"
                            | "cover"
                            | "top"
                            | "feature"
                    )
            })
    });
    if labelled && (0..3).any(|at| credits().has(words.word(at)) || words.word(at) == "caption") {
        return shape.words <= 60;
    }
    if shape.words <= 14 && credits().has(first) && matches!(second, "by" | "courtesy" | "credit" | "via") {
        return true;
    }
    if shape.words <= 12 && (first == "courtesy" && second == "of" || first == "screenshot" || first == "screengrab") {
        return true;
    }
    if text.starts_with("REUTERS/")
        || text.starts_with("Credit...")
        || text.starts_with("Credit…")
        || text.starts_with("AP Photo/")
        || text.starts_with("AFP/")
        || text.starts_with("EPA/")
    {
        return true;
    }
    if text.starts_with("FILE PHOTO")
        || text.starts_with("FILE -")
        || text.starts_with("FILE –")
        || text.starts_with("FILE — ")
        || text.starts_with("FILE: ")
    {
        return true;
    }
    shape.words <= 4 && is_agency(text) && !matches!(first, "file")
}

/// "… in Kyiv. REUTERS/A. Name", "… on Friday. (AP Photo/A. Name)", "… | Photo: A. Name", "… [File: Reuters]".
fn ends_as_credit(text: &str) -> bool {
    let closed = text.trim_end_matches('.');
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(at) = closed.strip_suffix(close).and_then(|inner| inner.rfind(open)) {
            let inner = &closed[at + open.len_utf8()..closed.len() - close.len_utf8()];
            let mut words = Words::default();
            words.read(inner);
            return at > 0
                && inner.len() <= 120
                && (words.len() >= 2
                    && credits().has(words.word(0))
                    && (inner.contains([':', '/']) || words.word(1) == "by" || words.word(1) == "courtesy")
                    || is_agency(inner) && !matches!(inner, "AP" | "AFP" | "PA")
                    || inner.split('/').skip(1).any(is_agency)
                    || inner.rsplit_once(" via ").is_some_and(|(_, agency)| is_agency(agency))
                    || inner.split(['/', ':']).next().is_some_and(is_agency) && inner.contains(['/', ':']));
        }
    }
    let last = tail(closed);
    // Most lines end without any of the signs that all of these have.
    if !last.contains(['/', ':']) && !last.contains(" by ") && !last.ends_with(" via Getty Images") {
        return false;
    }
    [
        "REUTERS/",
        "AP Photo/",
        "Photo: ",
        "Photograph: ",
        "Picture: ",
        "Image: ",
        "Credit: ",
        "Photo by ",
        "Photo credit: ",
        "Image credit: ",
        "Photograph by ",
    ]
    .iter()
    .any(|mark| last.rfind(mark).is_some_and(|at| at > 0 && last[at..].len() <= 70))
        || last.ends_with("/Getty Images")
        || last.ends_with(" via Getty Images")
        || last.ends_with("/AFP")
        || last.ends_with("/AP")
        || last.ends_with("/Reuters")
        || last.ends_with("/Shutterstock")
}

/// The last bytes of a line, where a credit would stand.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(90);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}
