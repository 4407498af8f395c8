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
    if direction_is_turned(text) {
        notices.push(notice(
            "hidden-direction-marks",
            "The text holds invisible marks that turn the direction of writing: it may read otherwise than it is stored.",
        ));
    }
    if let Some(word) = two_alphabets(text) {
        let message = format!(
            "“{word}” mixes letters of two alphabets that look alike: it is not the word or the name that it seems to be."
        );
        notices.push(Notice { code: "mixed-alphabets", message });
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

/// True for what steers the direction of writing and is not seen (Unicode's Bidi_Control).
pub fn turns_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// True when a text holds characters that turn the direction of writing. The mark from left to right turns
/// nothing in English, and much that was copied from elsewhere has it.
fn direction_is_turned(text: &str) -> bool {
    let bytes = text.as_bytes();
    // U+200F is E2 80 8F, U+202A to U+202E are E2 80 AA to AE, U+2066 to U+2069 are E2 81 A6 to A9.
    memmem::find_iter(bytes, b"\xE2\x80").any(|at| matches!(bytes.get(at + 2), Some(0x8F | 0xAA..=0xAE)))
        || memmem::find_iter(bytes, b"\xE2\x81").any(|at| matches!(bytes.get(at + 2), Some(0xA6..=0xA9)))
        || memmem::find(bytes, "\u{61c}".as_bytes()).is_some()
}

/// Cyrillic and Greek letters that look like Latin ones.
const LOOK_ALIKE: &str = "аеорсухѕіјАВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";

/// The most letters of a word that is quoted.
const LONGEST_QUOTED: usize = 60;

/// The first word of Latin letters that has a look-alike among them.
fn two_alphabets(text: &str) -> Option<&str> {
    let mut seen = 0;
    // All of them begin with one of three bytes.
    memchr::memchr3_iter(0xCE, 0xD0, 0xD1, text.as_bytes()).find_map(|at| {
        if at < seen || !text.get(at..)?.starts_with(|letter| LOOK_ALIKE.contains(letter)) {
            return None;
        }
        let start = text[seen..at].rfind(|c: char| !c.is_alphabetic());
        let start =
            start.map_or(seen, |before| seen + before + text[seen + before..].chars().next().map_or(0, char::len_utf8));
        let end = text[at..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |length| at + length);
        seen = end;
        let word = &text[start..end];
        let shown = word.char_indices().nth(LONGEST_QUOTED).map_or(word, |(cut, _)| &word[..cut]);
        word.contains(|c: char| c.is_ascii_alphabetic()).then_some(shown)
    })
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
        check("The château’s gâteau is from the âge d’or, the mayor said.", &[]);
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
        check("The mayorâ€™s office said that it would close.", &["garbled-characters"]);
        check("It cost Â£5 to get in, the mayor said on the phone.", &["garbled-characters"]);
        check("The mayor\u{fffd}s office said the baths would close.", &["damaged-characters"]);
    }

    #[test]
    fn hidden_direction() {
        check("The sum was \u{202e}0001\u{202c} in all of the papers.", &["hidden-direction-marks"]);
        check("The sum was \u{2066}1000\u{2069} in all of the papers.", &["hidden-direction-marks"]);
        check("The score was \u{200f}5 - 3\u{200f} in all of the papers.", &["hidden-direction-marks"]);
        check("The score was \u{61c}5 - 3 in all of the papers.", &["hidden-direction-marks"]);
        check("The score was \u{200e}5 - 3 in all of the papers.", &[]);
    }

    #[test]
    fn letters_of_another_alphabet_in_a_word() {
        // Cyrillic а and Т, Greek Ο.
        check("The bank of the mayor is P\u{430}yBank, he said on Monday.", &["mixed-alphabets"]);
        check("It was \u{422}he Lund, the mayor said on Monday.", &["mixed-alphabets"]);
        check("Officer \u{39f}Neil of the police said he was there.", &["mixed-alphabets"]);
        let notices = notices("He met P\u{430}vel and Boris on the bridge.", "en");
        assert!(notices[0].message.starts_with("“P\u{430}vel” mixes"), "{notices:?}");
    }

    #[test]
    fn words_of_one_alphabet() {
        check("The word for it is \u{441}\u{43e}\u{440}, he said of the Russian of his mother.", &[]);
        check("It took 5 \u{3bc}g of the drug, the \u{3b2}-blocker, to kill the rats, he said.", &[]);
        let long = "\u{430}".repeat(100_000);
        assert_eq!(two_alphabets(&long), None);
        assert_eq!(two_alphabets(&(long + "a")).map(|word| word.chars().count()), Some(LONGEST_QUOTED));
    }
}
