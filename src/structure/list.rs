//! List items: bullets, numbers, and what only looks like them.

use super::shape::{End, Unit};

/// What an item begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Marker {
    /// A character that is used for nothing else.
    Bullet,
    /// A hyphen or an en dash, which may also be the dash of a dialogue.
    Dash,
    /// "3." or "3)".
    Number(u32),
    /// "a)" or "(b)".
    Letter(u8),
}

/// The marker that a line begins with, if words follow it.
pub(crate) fn marker(line: &str) -> Option<Marker> {
    let (mark, rest) = line.split_once([' ', '\t', '\u{a0}'])?;
    if rest.trim().is_empty() {
        return None;
    }
    match mark {
        "•" | "·" | "▪" | "▫" | "■" | "□" | "●" | "○" | "◦" | "‣" | "⁃" | "∙" | "►" | "▶" | "➤" | "➢" | "✓" | "✔"
        | "*" | "+" => return Some(Marker::Bullet),
        "-" | "–" => return Some(Marker::Dash),
        _ => {}
    }
    let inner = mark.strip_suffix([')', '.'])?;
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    match inner.as_bytes() {
        [letter] if letter.is_ascii_lowercase() && mark.ends_with(')') => Some(Marker::Letter(*letter)),
        digits if (1..=2).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) => {
            inner.parse().ok().map(Marker::Number)
        }
        _ => None,
    }
}

/// For each unit, whether it is an item of a list.
///
/// A number or a letter makes an item only beside one that comes just before or after it; dashes only
/// where the run does not read as people talking.
pub(crate) fn items(text: &str, units: &[Unit]) -> Vec<bool> {
    let markers: Vec<_> = units.iter().map(|unit| marker(unit.span.of(text))).collect();
    let mut items = vec![false; units.len()];
    let mut at = 0;
    while at < units.len() {
        match markers[at] {
            Some(Marker::Bullet) => items[at] = true,
            Some(Marker::Dash) => {
                let length = markers[at..].iter().take_while(|m| **m == Some(Marker::Dash)).count();
                let introduced = at > 0 && units[at - 1].shape.end == End::Colon;
                let run = &units[at..at + length];
                let talk = run.iter().any(|unit| is_talk(unit.span.of(text)));
                let item = !talk && (length > 1 || introduced || text[units[at].span.range()].starts_with('-'));
                items[at..at + length].fill(item);
                at += length;
                continue;
            }
            Some(Marker::Number(_) | Marker::Letter(_)) => items[at] = has_sibling(&markers, at),
            None => {}
        }
        at += 1;
    }
    items
}

/// True when an item that is one lower or one higher stands within a few units.
fn has_sibling(markers: &[Option<Marker>], at: usize) -> bool {
    let near = |other: &Option<Marker>| match (markers[at], *other) {
        (Some(Marker::Number(a)), Some(Marker::Number(b))) => a.abs_diff(b) == 1,
        (Some(Marker::Letter(a)), Some(Marker::Letter(b))) => a.abs_diff(b) == 1,
        _ => false,
    };
    markers[at + 1..].iter().take(6).any(near) || markers[at.saturating_sub(6)..at].iter().any(near)
}

/// True when a line behind a dash reads as speech.
fn is_talk(line: &str) -> bool {
    matches!(End::of(line), End::Call)
        || [" said", " asked", " replied", " answered", " cried", " shouted"].iter().any(|verb| line.contains(verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        assert_eq!(marker("• one"), Some(Marker::Bullet));
        assert_eq!(marker("- one"), Some(Marker::Dash));
        assert_eq!(marker("12) one"), Some(Marker::Number(12)));
        assert_eq!(marker("(b) one"), Some(Marker::Letter(b'b')));
        assert_eq!(marker("2024. Then"), None);
        assert_eq!(marker("— Where to?"), None);
        assert_eq!(marker("-"), None);
        assert_eq!(marker("a. one"), None);
    }
}
