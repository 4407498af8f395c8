//! What is odd about the characters and the language of a whole text.

use memchr::memmem;

use crate::language;
use crate::notice::Notice;

/// What is odd about the characters and the language of a text. `language` is its tag.
pub fn notices(text: &str, language: &'static str) -> Vec<Notice> {
    if !text.chars().any(char::is_alphanumeric) {
        return vec![notice("no-text", "There is no text here to annotate.")];
    }
    let mut notices = Vec::new();
    if let Some(name) = language::name(language).filter(|_| language != "en") {
        let message =
            format!("The text seems to be {name}. Claimlight reads English: expect few marks here, and wrong ones.");
        notices.push(Notice { code: "not-english", message });
    }
    if let Some(garbled) = mojibake(text) {
        let message = format!(
            "Some characters were garbled before the text came here, such as “{garbled}”. Quotations and names may be missed; a fresh copy of the story would help."
        );
        notices.push(Notice { code: "garbled-characters", message });
    }
    if memmem::find(text.as_bytes(), "\u{fffd}".as_bytes()).is_some() {
        notices.push(notice("damaged-characters", "Some characters are damaged and stand as “\u{fffd}”."));
    }
    if turns_direction(text) {
        notices.push(notice(
            "hidden-direction-marks",
            "The text holds invisible marks that turn the direction of writing: it may read otherwise than it is stored.",
        ));
    }
    notices
}

fn notice(code: &'static str, message: &str) -> Notice {
    Notice { code, message: message.into() }
}

/// The first characters that are UTF-8 read as Windows-1252: "â€™" for an apostrophe, "Ã©" for é, "Â£" for £.
fn mojibake(text: &str) -> Option<&str> {
    memchr::memchr_iter(0xC3, text.as_bytes()).find_map(|at| {
        let rest = text.get(at..)?;
        let mut characters = rest.char_indices();
        let (_, lead) = characters.next()?;
        let (_, second) = characters.next()?;
        let garbled = match lead {
            'â' => second == '€',
            'Ã' => matches!(
                second,
                '\u{80}'
                    ..='\u{bf}' | 'ƒ' | '‚' | '„' | '…' | '†' | '‡' | 'ˆ' | '‰' | '‹' | '•' | '˜' | '™' | '›'
            ),
            'Â' => {
                matches!(second, '\u{80}'..='\u{9f}' | '£' | '©' | '®' | '°' | '½' | '§' | '·' | '«' | '»' | '\u{a0}')
            }
            _ => false,
        };
        let width = if lead == 'â' { 3 } else { 2 };
        let end = rest.char_indices().nth(width).map_or(rest.len(), |(end, _)| end);
        garbled.then(|| rest[..end].trim_end())
    })
}

/// True when a text holds characters that embed, override or isolate a direction of writing.
fn turns_direction(text: &str) -> bool {
    let bytes = text.as_bytes();
    // U+202A to U+202E are E2 80 AA to AE, U+2066 to U+2069 are E2 81 A6 to A9.
    memmem::find_iter(bytes, b"\xE2\x80").any(|at| matches!(bytes.get(at + 2), Some(0xAA..=0xAE)))
        || memmem::find_iter(bytes, b"\xE2\x81").any(|at| matches!(bytes.get(at + 2), Some(0xA6..=0xA9)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    fn check(text: &str, expected: &[&str]) {
        let codes: Vec<_> = notices(text, language(text)).iter().map(|notice| notice.code).collect();
        assert_eq!(codes, expected, "{text:?}");
    }

    #[test]
    fn plain_english_needs_no_word() {
        check("The café’s owner, José, paid £5 – “no more” – in São Paulo.", &[]);
        check("Arsenal 2, Chelsea 1", &[]);
    }

    #[test]
    fn nothing_to_read() {
        check("", &["no-text"]);
        check(" \n\t — … \n", &["no-text"]);
    }

    #[test]
    fn another_language() {
        check("Der Stadtrat hat die Brücke am Montag genehmigt, und sie wird in zwei Jahren fertig.", &["not-english"]);
        assert!(notices("Der Rat hat die Brücke und das Bad genehmigt.", "de")[0].message.contains("German"));
    }

    #[test]
    fn garbled_and_damaged_characters() {
        check("The mayorâ€™s office said the cafÃ© would close.", &["garbled-characters"]);
        check("It cost Â£5 to get in, the mayor said on the phone.", &["garbled-characters"]);
        check("The mayor\u{fffd}s office said the baths would close.", &["damaged-characters"]);
    }

    #[test]
    fn hidden_direction() {
        check("The sum was \u{202e}0001\u{202c} in all of the papers.", &["hidden-direction-marks"]);
        check("The sum was \u{2066}1000\u{2069} in all of the papers.", &["hidden-direction-marks"]);
    }
}
