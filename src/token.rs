//! Tokens: words, numbers and marks within a sentence.
//!
//! A word keeps its inner apostrophe ("O’Leary") and its inner full stops ("U.S."); the clitics
//! ’s, ’re, ’ve, ’ll, ’d, ’m and n’t are tokens of their own; hyphens and dashes are marks.

use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters, perhaps with digits ("COVID", "U.S.", "n’t").
    Word,
    /// Begins with a digit ("400", "1,200.5", "3rd").
    Number,
    /// One mark of punctuation or one symbol.
    Mark,
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Appends the tokens of one sentence.
pub fn tokens(text: &str, sentence: Span, out: &mut Vec<Token>) {
    let inside = sentence.of(text);
    let base = sentence.start as usize;
    let mut characters = inside.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() {
            continue;
        }
        if !first.is_alphanumeric() {
            out.push(Token { span: Span::new(base + start, base + start + first.len_utf8()), kind: TokenKind::Mark });
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = characters.peek() {
            let joins = matches!(next, '\'' | '’' | '.' | ',')
                && inside[at + next.len_utf8()..].chars().next().is_some_and(|after| match next {
                    ',' => first.is_ascii_digit() && after.is_ascii_digit(),
                    _ => after.is_alphanumeric(),
                });
            if !(next.is_alphanumeric() || joins) {
                break;
            }
            end = at + next.len_utf8();
            characters.next();
        }
        let kind = if first.is_ascii_digit() { TokenKind::Number } else { TokenKind::Word };
        out.push(Token { span: Span::new(base + start, base + end), kind });
    }
}
