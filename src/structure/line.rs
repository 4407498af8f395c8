//! Physical lines: where the text breaks, whatever the system that wrote it.

use crate::text::Span;

/// One line that holds more than white space.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Without white space at either end.
    pub span: Span,
    /// Bytes of white space before it on its line.
    pub indent: u32,
    /// True when at least one empty line, or the start of the text or of a page, stands before it.
    pub after_gap: bool,
}

/// The lines of a text, in order, empty ones left out.
///
/// Breaks are LF, CR, CRLF, vertical tab, form feed, NEL and U+2028; U+2029 and a form feed count as
/// an empty line as well.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(text.len() / 120 + 1);
    let mut gap = true;
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        let (width, wide_gap) = line_break(bytes, at);
        if width == 0 {
            at += 1;
            continue;
        }
        push(text, start, at, &mut gap, &mut lines);
        gap |= wide_gap;
        at += width;
        start = at;
    }
    push(text, start, bytes.len(), &mut gap, &mut lines);
    lines
}

/// Bytes of the line break at an offset (0 where there is none), and whether it parts paragraphs by itself.
fn line_break(bytes: &[u8], at: usize) -> (usize, bool) {
    match bytes[at] {
        b'\r' if bytes.get(at + 1) == Some(&b'\n') => (2, false),
        b'\n' | b'\r' | 0x0B => (1, false),
        0x0C => (1, true),
        0xC2 if bytes.get(at + 1) == Some(&0x85) => (2, false),
        0xE2 if bytes.get(at + 1) == Some(&0x80) => match bytes.get(at + 2) {
            Some(0xA8) => (3, false),
            Some(0xA9) => (3, true),
            _ => (0, false),
        },
        _ => (0, false),
    }
}

fn push(text: &str, start: usize, end: usize, gap: &mut bool, lines: &mut Vec<Line>) {
    let span = Span::new(start, end).trim(text);
    if span.is_empty() {
        *gap = true;
    } else {
        lines.push(Line { span, indent: span.start - start as u32, after_gap: *gap });
        *gap = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, bool)]) {
        let got: Vec<_> = lines(text).iter().map(|line| (line.span.of(text), line.after_gap)).collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn every_kind_of_line_break() {
        check(
            "a\nb\r\nc\rd\u{2028}e\u{85}f",
            &[("a", true), ("b", false), ("c", false), ("d", false), ("e", false), ("f", false)],
        );
        check("a\u{2029}b\u{c}c", &[("a", true), ("b", true), ("c", true)]);
    }

    #[test]
    fn empty_lines_are_gaps() {
        check("\u{a0}a \r\n \t\r\n b\n\n", &[("a", true), ("b", true)]);
        check("\r\r", &[]);
        check("", &[]);
    }
}
