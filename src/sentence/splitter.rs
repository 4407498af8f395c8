//! One pass over a block: every candidate is looked at once, and the sentence so far is handed out where it ends.

use std::ops::Range;

use super::after::After;
use super::before::Before;
use super::decision;
use super::list::{Marker, is_bullet, rule_end};
use super::mark::{Mark, char_at, char_before, is_gap, next_candidate, skip_gap};

/// Hands out the sentences of a block in order, as byte ranges of it that together cover all of it.
/// They can begin or end with white space.
pub fn split(block: &str, emit: impl FnMut(Range<usize>)) {
    let mut splitter =
        Splitter { block, start: 0, first: skip_gap(block, 0), list: None, quotes: Parity::default(), emit };
    let mut at = 0;
    while let Some(candidate) = next_candidate(block.as_bytes(), at) {
        at = splitter.consider(candidate).max(candidate + 1);
    }
    splitter.end_at(block.len());
}

struct Splitter<'t, F> {
    block: &'t str,
    /// Where the present sentence begins, white space included.
    start: usize,
    /// Its first character after white space.
    first: usize,
    /// The last item of the list that the present sentence belongs to.
    list: Option<Marker>,
    quotes: Parity,
    emit: F,
}

impl<F: FnMut(Range<usize>)> Splitter<'_, F> {
    /// Looks at the candidate at byte `at` and returns where to go on.
    fn consider(&mut self, at: usize) -> usize {
        match self.block.as_bytes()[at] {
            b'\n' => self.line_end(at),
            b'*' | b'=' | b'_' | b'-' => self.rule(at),
            b')' => self.marker(at).unwrap_or(at + 1),
            b'.' => self.marker(at).unwrap_or_else(|| self.mark(at)),
            _ => match char_at(self.block, at) {
                Some(character) if is_bullet(character) => self.bullet(at, character),
                Some('\u{2028}' | '\u{2029}') => self.end_at(at),
                _ => self.mark(at),
            },
        }
    }

    /// The present sentence ends at byte `end`; the next one begins there.
    fn end_at(&mut self, end: usize) -> usize {
        if end > self.start {
            (self.emit)(self.start..end);
            self.start = end;
            self.first = skip_gap(self.block, end);
        }
        end
    }

    fn mark(&mut self, at: usize) -> usize {
        let block = self.block;
        let quotes = &mut self.quotes;
        let Some(mark) = Mark::read(block, at, |quote| quotes.is_open_before(block, quote)) else {
            return at + 1;
        };
        let before = Before::new(block, self.first, mark.run.start);
        let after = After::new(block, mark.end);
        if decision::ends(&mark, &before, &after) {
            // A zero-width character between two sentences belongs to the first.
            let zero_width = block[mark.end..after.at].contains(|character: char| !character.is_whitespace());
            return self.end_at(if zero_width { after.at } else { mark.end });
        }
        mark.end
    }

    /// A blank line ends the sentence; a line that begins with a bullet begins one.
    fn line_end(&mut self, at: usize) -> usize {
        let next = skip_gap(self.block, at);
        let lines = self.block.as_bytes()[at..next].iter().filter(|&&byte| byte == b'\n').count();
        let item = match char_at(self.block, next) {
            Some(character) if is_bullet(character) => true,
            // A dash can as well go on with a line wrapped by hand.
            Some(dash @ ('-' | '*' | '–' | '—')) => {
                let listed = char_at(self.block, self.first) == Some(dash);
                let over = matches!(char_before(self.block, at), Some('.' | '!' | '?' | ':' | ';' | '”' | '"' | '…'));
                (listed || over) && char_at(self.block, next + dash.len_utf8()).is_some_and(is_gap)
            }
            _ => false,
        };
        if lines > 1 || item {
            self.end_at(at);
        }
        next
    }

    fn rule(&mut self, at: usize) -> usize {
        let (end, is_rule) = rule_end(self.block, at);
        if is_rule {
            self.end_at(at);
            self.end_at(end);
        }
        end
    }

    /// The marker of a list item begins a sentence and does not end one. `None` where there is no such marker.
    fn marker(&mut self, at: usize) -> Option<usize> {
        let marker = Marker::at(self.block, self.first, at)?;
        let begins = skip_bullet(self.block, self.first) == marker.start;
        let before = self.block[..marker.start].trim_end();
        let joined = before.ends_with([',', ';']) || before.ends_with(" and") || before.ends_with(" or");
        let goes_on = !joined && self.list.is_some_and(|previous| marker.goes_on_from(previous));
        let introduced = marker.is_first() && marker.is_number() && !marker.is_bracketed() && before.ends_with(':');
        if !(goes_on || begins && (marker.is_number() || marker.is_first()) || introduced) {
            return None;
        }
        if !begins {
            self.end_at(marker.start);
        }
        self.list = Some(marker);
        Some(marker.end)
    }

    fn bullet(&mut self, at: usize, bullet: char) -> usize {
        if char_before(self.block, at).is_none_or(is_gap) {
            self.end_at(at);
        }
        at + bullet.len_utf8()
    }
}

/// After the bullet that stands at byte `at`, if there is one.
fn skip_bullet(block: &str, at: usize) -> usize {
    match char_at(block, at).filter(|&character| is_bullet(character) || matches!(character, '-' | '*')) {
        Some(bullet) => skip_gap(block, at + bullet.len_utf8()),
        None => at,
    }
}

/// Whether a straight quotation is open, counted on as far as it is asked for.
#[derive(Default)]
struct Parity {
    counted: usize,
    open: bool,
}

impl Parity {
    fn is_open_before(&mut self, block: &str, at: usize) -> bool {
        let rest = block.as_bytes().get(self.counted..at).unwrap_or(&[]);
        self.open ^= memchr::memchr_iter(b'"', rest).count() % 2 == 1;
        self.counted = at.max(self.counted);
        self.open
    }
}

#[cfg(test)]
mod tests {
    use super::super::mark::work;
    use super::*;

    /// Characters looked at while a text is split.
    fn work_on(text: &str) -> usize {
        work::reset();
        split(text, |_| {});
        work::done()
    }

    #[test]
    fn work_grows_with_the_text_at_worst() {
        let units = [
            ".",
            "?",
            "…",
            ". ",
            "... ",
            "(... ",
            "“",
            "”",
            "\"",
            "'",
            "(",
            ")",
            "-",
            "_ ",
            "*",
            "\n",
            " ",
            "•",
            "x",
            "x.",
            "A. ",
            "U.S. ",
            "St. Mr. ",
            "!\" Poe ",
            "?” Ann and Bob ",
            "1. ",
            "a) ",
            "\" . ",
            ". \"",
            "é",
            "\u{a0}",
            "p.m. The ",
            "[1]",
            "\u{200b}",
        ];
        let gap = " ".repeat(4000);
        for unit in units {
            for text in
                [unit.repeat(1000), format!("Ends. {gap}{}", unit.repeat(1000)), format!("{unit}{gap}").repeat(8)]
            {
                let (once, twice) = (work_on(&text), work_on(&text.repeat(2)));
                assert!(twice < once * 5 / 2 + 500, "{unit:?}: {once} characters looked at, {twice} in twice the text");
                assert!(once < text.len() * 60 + 500, "{unit:?}: {once} characters looked at in {} bytes", text.len());
            }
        }
    }

    #[test]
    fn a_line_of_megabytes_is_split() {
        let mut sentences = 0;
        split("Nobody in the U.S. knew. ".repeat(100_000).trim_end(), |_| sentences += 1);
        assert_eq!(sentences, 100_000);
    }
}
