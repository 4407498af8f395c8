//! Single quotation marks and apostrophes, double marks, and marks of feet and inches: told apart by their neighbours.

use crate::lexicon;
use crate::text::Span;

lexicon! {
    /// Words that begin with an apostrophe.
    fn elisions = "../lexicon/elisions.txt"
}

/// Single or double, however it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Drawing {
    Single,
    Double,
}

/// What a mark's place in the text says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lean {
    Opens,
    Closes,
    /// Opens where nothing is open, else closes.
    Either,
    /// Follows a number: closes where something is open, else counts inches.
    Inch,
}

/// One quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub drawing: Drawing,
    pub lean: Lean,
    /// The character before it, marks passed over; white space at a block's start.
    pub before: char,
    /// The character after it, marks passed over; white space at a block's end.
    pub after: char,
}

/// How a mark is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Opening,
    Closing,
    Straight,
}

/// The bytes that a mark may begin with.
static MAY_BEGIN: [bool; 256] = {
    let mut table = [false; 256];
    let first = *b"\"'`\xC2\xE2\xEF";
    let mut at = 0;
    while at < first.len() {
        table[first[at] as usize] = true;
        at += 1;
    }
    table
};

/// Appends the quotation marks of a block, in order, without apostrophes and marks of feet.
pub(super) fn marks(text: &str, block: Span, out: &mut Vec<Mark>) {
    let inside = block.of(text);
    let bytes = inside.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| MAY_BEGIN[usize::from(byte)])) {
        at += next;
        let rest = inside.get(at..).unwrap_or("");
        let Some((width, drawing, shape)) = drawn(rest) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let (head, tail) = (inside.get(..at).unwrap_or(""), inside.get(at + width..).unwrap_or(""));
        if let Some((lean, before, after)) = lean(drawing, shape, head, tail) {
            let start = block.start as usize + at;
            out.push(Mark { span: Span::new(start, start + width), drawing, lean, before, after });
        }
        at += width;
    }
}

/// The mark that a text begins with: its width in bytes, single or double, and how it is drawn.
fn drawn(rest: &str) -> Option<(usize, Drawing, Shape)> {
    if rest.starts_with("``") {
        return Some((2, Drawing::Double, Shape::Opening));
    }
    if rest.starts_with("''") {
        return Some((2, Drawing::Double, Shape::Straight));
    }
    let first = rest.chars().next()?;
    let (drawing, shape) = match first {
        '"' | '＂' => (Drawing::Double, Shape::Straight),
        '“' | '„' | '‟' | '«' => (Drawing::Double, Shape::Opening),
        '”' | '»' => (Drawing::Double, Shape::Closing),
        '\'' => (Drawing::Single, Shape::Straight),
        '‘' | '‚' | '‛' | '‹' | '`' => (Drawing::Single, Shape::Opening),
        '’' | '›' => (Drawing::Single, Shape::Closing),
        _ => return None,
    };
    Some((first.len_utf8(), drawing, shape))
}

fn is_mark(character: char) -> bool {
    matches!(character, '"' | '＂' | '“' | '„' | '‟' | '«' | '”' | '»' | '\'' | '‘' | '‚' | '‛' | '‹' | '`' | '’' | '›')
}

/// What stands on one side of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Space,
    Word,
    /// An opening bracket or a slash.
    Bracket,
    /// A mark that ends something: full stop, comma, closing bracket.
    Stop,
    Dash,
}

fn side(character: char) -> Side {
    match character {
        '(' | '[' | '{' | '/' | '=' | '>' | '|' => Side::Bracket,
        '-' | '–' | '—' | '―' | '*' | '_' => Side::Dash,
        ',' | '.' | ';' | ':' | '?' | '!' | '…' | ')' | ']' | '}' | '%' | '<' => Side::Stop,
        // Zero-width spaces and marks of writing direction.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => Side::Space,
        _ if character.is_whitespace() => Side::Space,
        _ => Side::Word,
    }
}

/// Which way a mark leans, and its neighbours; `None` for an apostrophe or a mark of feet.
fn lean(drawing: Drawing, shape: Shape, head: &str, tail: &str) -> Option<(Lean, char, char)> {
    // Neighbouring marks are passed over, a few only: a megabyte of marks must stay linear.
    let before = head.chars().rev().take(4).find(|&character| !is_mark(character)).unwrap_or(' ');
    let after = tail.chars().take(4).find(|&character| !is_mark(character)).unwrap_or(' ');
    let touches_before = head.chars().next_back().is_some_and(|character| !is_mark(character));
    let context = match (side(before), side_after(after, tail)) {
        (Side::Space | Side::Bracket, Side::Word | Side::Bracket | Side::Dash)
        | (Side::Dash, Side::Word | Side::Bracket) => Lean::Opens,
        (Side::Word | Side::Stop, Side::Space | Side::Stop | Side::Dash) | (Side::Dash, Side::Space | Side::Stop) => {
            Lean::Closes
        }
        (Side::Bracket, Side::Stop | Side::Space) | (Side::Space, Side::Stop) => Lean::Closes,
        (Side::Space, Side::Space) | (Side::Dash, Side::Dash) => Lean::Either,
        (Side::Word | Side::Stop, Side::Word | Side::Bracket) => Lean::Either,
    };
    if drawing == Drawing::Single {
        let inside_word =
            touches_before && before.is_alphanumeric() && tail.chars().next().is_some_and(char::is_alphanumeric);
        if inside_word || (shape != Shape::Opening && context == Lean::Either && side(before) != Side::Space) {
            return None;
        }
        if context == Lean::Opens && is_elision(tail) {
            return None;
        }
        if shape == Shape::Straight && touches_before && before.is_ascii_digit() && feet(tail) {
            return None;
        }
        let lean = if shape == Shape::Opening && context == Lean::Either { Lean::Opens } else { context };
        return Some((lean, before, after));
    }
    if shape == Shape::Straight && touches_before && before.is_ascii_digit() && context != Lean::Opens {
        return if after_feet(head) { None } else { Some((Lean::Inch, before, after)) };
    }
    let lean = match (shape, context) {
        (Shape::Straight, context) => context,
        (Shape::Opening, Lean::Closes) | (Shape::Closing, Lean::Opens) => Lean::Either,
        (Shape::Closing, Lean::Either) if side(before) == Side::Space => Lean::Either,
        (Shape::Opening, _) => Lean::Opens,
        (Shape::Closing, _) => Lean::Closes,
    };
    Some((lean, before, after))
}

/// The side after a mark: dots that stand for words left out ("…and then") count as a word.
fn side_after(after: char, tail: &str) -> Side {
    if !matches!(after, '.' | '…') {
        return side(after);
    }
    let (mut dots, mut spaces) = (0, 0);
    for character in tail.chars().skip_while(|&character| is_mark(character)).take(8) {
        match character {
            '.' => dots += 1,
            '…' => dots += 3,
            ' ' => spaces += 1,
            '@' | '#' if dots > 0 => return Side::Word,
            _ if dots > 1 && (spaces > 0 || character.is_alphanumeric()) => return Side::Word,
            _ => break,
        }
    }
    Side::Stop
}

/// True where the words after an apostrophe are one that lost its beginning ("’tis", "’90s").
fn is_elision(tail: &str) -> bool {
    let end = tail.find(|character: char| !character.is_alphanumeric()).unwrap_or(tail.len());
    let word = tail.get(..end).unwrap_or("");
    let decade = word.strip_suffix('s').unwrap_or(word);
    (decade.len() == 2 && decade.bytes().all(|byte| byte.is_ascii_digit())) || elisions().has_folded(word)
}

/// True where a mark after a number counts feet: more inches follow, or a unit of length would.
fn feet(tail: &str) -> bool {
    let inches = tail.trim_start_matches(' ');
    let digits = inches.bytes().take(2).take_while(u8::is_ascii_digit).count();
    digits > 0 && inches.get(digits..).is_some_and(|rest| rest.starts_with(['"', '”', '\'', '½']))
}

/// True where a number with a mark of feet stands before ("6'4").
fn after_feet(head: &str) -> bool {
    let inches = head.trim_end_matches(|character: char| character.is_ascii_digit() || character == '½');
    head.len() - inches.len() <= 3
        && inches
            .trim_end_matches([' ', '-'])
            .strip_suffix(['\'', '’', '′'])
            .is_some_and(|feet| feet.ends_with(|last: char| last.is_ascii_digit()))
}
