//! Marks that can end a sentence: where the next one is, how far it runs, and what closes after it.

use std::ops::Range;

/// What a run of terminators says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkKind {
    /// One full stop.
    Stop,
    /// Two or more full stops, or "…"; the number says whether it can hold a full stop besides.
    Ellipsis {
        /// Full stops in the run; "…" counts three.
        stops: u32,
    },
    /// A run with a question mark in it.
    Question,
    /// A run with an exclamation mark, but no question mark, in it.
    Exclamation,
    /// A full-width terminator, after which no space is written.
    FullWidth,
}

/// A run of terminators with the quotation marks and brackets that close after it.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What it says.
    pub kind: MarkKind,
    /// The terminators themselves, as bytes of the block.
    pub run: Range<usize>,
    /// Where the closers after them end: the end of the sentence, if it ends here.
    pub end: usize,
    /// A quotation mark closes after the terminators.
    pub closes_quotation: bool,
    /// A bracket closes after the terminators.
    pub closes_bracket: bool,
}

/// Bytes at which the splitter has to look: terminators, line ends, list markers, rules, and the
/// first bytes of the characters beyond ASCII that are one of these.
const CANDIDATE: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = [b'.', b'!', b'?', b'\n', b')', b'*', b'=', b'_', b'-', 0xE2, 0xE3, 0xEF];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// The first byte at or after `from` at which the splitter has to look.
pub fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.iter().position(|&byte| CANDIDATE[byte as usize]).map(|at| from + at)
}

/// The character that begins at `at`.
pub fn char_at(text: &str, at: usize) -> Option<char> {
    #[cfg(test)]
    work::count();
    match text.as_bytes().get(at) {
        Some(&byte) if byte < 0x80 => Some(byte as char),
        Some(_) => text.get(at..)?.chars().next(),
        None => None,
    }
}

/// The character that ends at `at`.
pub fn char_before(text: &str, at: usize) -> Option<char> {
    #[cfg(test)]
    work::count();
    match text.as_bytes().get(at.checked_sub(1)?) {
        Some(&byte) if byte < 0x80 => Some(byte as char),
        Some(_) => text.get(..at)?.chars().next_back(),
        None => None,
    }
}

/// White space, and the zero-width characters that stand in its place in text from the web.
pub fn is_gap(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{FEFF}' | '\u{2060}')
}

/// Where the white space that begins at `at` ends.
pub fn skip_gap(text: &str, mut at: usize) -> usize {
    while let Some(character) = char_at(text, at).filter(|&character| is_gap(character)) {
        at += character.len_utf8();
    }
    at
}

impl Mark {
    /// Reads the terminators that begin at `at`, or `None` where there is none.
    ///
    /// `in_quotation` is asked whether a straight quotation mark that stands apart, at the given byte, closes.
    pub fn read(text: &str, at: usize, in_quotation: impl FnOnce(usize) -> bool) -> Option<Mark> {
        let (kind, stop) = read_run(text, at)?;
        let mut mark = Mark { kind, run: at..stop, end: stop, closes_quotation: false, closes_bracket: false };
        mark.read_closers(text);
        mark.read_spaced_closer(text, in_quotation);
        Some(mark)
    }

    fn read_closers(&mut self, text: &str) {
        while let Some(character) = char_at(text, self.end) {
            match character {
                '"' | '\'' | '”' | '’' | '»' | '›' => self.closes_quotation = true,
                ')' | ']' | '}' => self.closes_bracket = true,
                '*' | '_' => {}
                '[' => match reference_end(text, self.end) {
                    Some(end) => {
                        self.end = end;
                        continue;
                    }
                    None => return,
                },
                _ => return,
            }
            self.end += character.len_utf8();
        }
    }

    /// What stands apart and still belongs to the sentence: "It was late. )", "It was late. ”", "It was late :-)".
    fn read_spaced_closer(&mut self, text: &str, in_quotation: impl FnOnce(usize) -> bool) {
        let at = skip_gap(text, self.end);
        if at == self.end {
            return;
        }
        if let Some(end) = emoticon_end(text, at) {
            self.end = end;
            return;
        }
        let Some(character) = char_at(text, at) else { return };
        let apart = char_at(text, at + character.len_utf8()).is_none_or(is_gap);
        let closes = match character {
            ')' | ']' => true,
            '”' => true,
            '\'' => text.get(at..at + 2) == Some("''") && char_at(text, at + 2).is_none_or(is_gap),
            '’' => apart,
            '"' => apart && in_quotation(at),
            _ => false,
        };
        if closes {
            self.end = at;
            self.read_closers(text);
        }
    }
}

/// Where the emoticon or the run of emoji ends that begins at `at`, with white space after it.
fn emoticon_end(text: &str, at: usize) -> Option<usize> {
    const EMOTICONS: [&str; 12] = [":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":-P", "^_^", "<3"];
    const LONGEST: usize = 8;
    let rest = text.get(at..)?;
    let length = match EMOTICONS.iter().find(|emoticon| rest.starts_with(**emoticon)) {
        Some(emoticon) => emoticon.len(),
        None => rest.chars().take(LONGEST).take_while(|&character| is_emoji(character)).map(char::len_utf8).sum(),
    };
    (length > 0 && char_at(text, at + length).is_none_or(is_gap)).then_some(at + length)
}

fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1F300}'..='\u{1FAFF}' | '\u{2764}' | '\u{263A}' | '\u{FE0F}' | '\u{200D}')
}

/// A reference in square brackets that follows a stop, "[12]" or "[a]": where it ends.
fn reference_end(text: &str, at: usize) -> Option<usize> {
    let inside = text.as_bytes().get(at + 1..text.len().min(at + 6))?;
    let length = inside.iter().position(|&byte| byte == b']')?;
    let digits = inside[..length].iter().all(u8::is_ascii_digit);
    let letter = length == 1 && inside[0].is_ascii_lowercase();
    (length > 0 && (digits || letter)).then_some(at + length + 2)
}

fn read_run(text: &str, at: usize) -> Option<(MarkKind, usize)> {
    let (mut stops, mut asks, mut exclaims, mut end) = (0, false, false, at);
    while let Some(character) = char_at(text, end) {
        match character {
            '.' => stops += 1,
            '…' => stops += 3,
            '?' | '‽' | '⁇' | '⁈' => asks = true,
            '!' | '‼' | '⁉' => exclaims = true,
            '。' | '！' | '？' | '．' => return Some((MarkKind::FullWidth, end + character.len_utf8())),
            // "life . . . is": a stop that stands alone after a space goes on with the ellipsis. "It ended. . . . He":
            // the stop that touches a word is one of its own, and the ellipsis begins the next sentence.
            _ if stops > 0 && !asks && !exclaims => match lone_stop(text, end) {
                Some(next) if end == at + 1 && begins_next(text, at, next) => break,
                Some(next) => {
                    stops += 1;
                    end = next;
                    continue;
                }
                None => break,
            },
            // "what ? ? ?"
            ' ' if asks || exclaims => match char_at(text, end + 1) {
                Some('?' | '!') => {}
                _ => break,
            },
            _ => break,
        }
        end += character.len_utf8();
    }
    let kind = match (asks, exclaims, stops) {
        (true, ..) => MarkKind::Question,
        (_, true, _) => MarkKind::Exclamation,
        (.., 0) => return None,
        (.., 1) => MarkKind::Stop,
        _ => MarkKind::Ellipsis { stops },
    };
    Some((kind, end))
}

/// True when the ellipsis that begins with the lone stop ending at `next` belongs to the next sentence: the stop at
/// `at` touches a word, three more follow, and a capital after them.
fn begins_next(text: &str, at: usize, next: usize) -> bool {
    let touches = char_before(text, at).is_some_and(|before| !is_gap(before));
    let third = lone_stop(text, next).and_then(|next| lone_stop(text, next));
    touches && third.is_some_and(|end| char_at(text, skip_gap(text, end)).is_some_and(char::is_uppercase))
}

/// Where the lone full stop ends that follows one space at `at`.
fn lone_stop(text: &str, at: usize) -> Option<usize> {
    let space = char_at(text, at).filter(|&character| matches!(character, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}'))?;
    let stop = at + space.len_utf8();
    let after = char_at(text, stop + 1);
    let alone = after.is_none_or(|after| is_gap(after) || matches!(after, '"' | '\'' | '”' | '’' | ')' | ']' | '»'));
    (char_at(text, stop) == Some('.') && alone).then_some(stop + 1)
}

/// Counts the characters that are looked at, so that a test can tell whether that grows with the text.
#[cfg(test)]
pub mod work {
    use std::cell::Cell;

    thread_local! { static DONE: Cell<usize> = const { Cell::new(0) }; }

    pub fn reset() {
        DONE.set(0);
    }

    pub fn count() {
        DONE.set(DONE.get() + 1);
    }

    pub fn done() -> usize {
        DONE.get()
    }
}
