//! What a word looks like: hashes of its letters and affixes, and its shape.

/// The looks of one token, computed once and read by every model.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Form {
    /// Hash of the word in lower case, digits made alike, apostrophes and quotation marks straight.
    pub word: u32,
    /// Hash of its last three letters.
    pub suffix: u32,
    /// Hash of its last two letters.
    pub short_suffix: u32,
    /// Hash of its first three letters.
    pub prefix: u32,
    /// Bits of [`Form::CAPITAL`] and so on, and the length in letters up to 7 above them.
    pub shape: u32,
}

impl Form {
    /// It begins with a capital letter.
    pub const CAPITAL: u32 = 1;
    /// It has a capital letter after the first.
    pub const INNER_CAPITAL: u32 = 2;
    /// It has a lower-case letter.
    pub const LOWER: u32 = 4;
    /// It has a digit.
    pub const DIGIT: u32 = 8;
    /// It has neither letter nor digit.
    pub const MARK: u32 = 16;
    /// It has a full stop.
    pub const STOP: u32 = 32;

    /// The looks of a word.
    pub fn of(word: &str) -> Form {
        let mut letters = [0u8; 3];
        let mut form = Form { word: 0x811C_9DC5, ..Form::default() };
        let mut length = 0u32;
        let mut alphanumeric = false;
        let mut see = |code: u32, flags: u32| {
            form.word = (form.word ^ code).wrapping_mul(0x0100_0193);
            form.shape |= if flags == Form::CAPITAL && length > 0 { Form::INNER_CAPITAL } else { flags };
            letters = [letters[1], letters[2], code as u8];
            length += 1;
            alphanumeric |= flags & (Form::CAPITAL | Form::LOWER | Form::DIGIT) != 0;
            if length == 3 {
                form.prefix = form.word;
            }
        };
        for character in word.chars() {
            match character {
                'a'..='z' => see(character as u32, Form::LOWER),
                'A'..='Z' => see(character as u32 | 0x20, Form::CAPITAL),
                '0'..='9' => see('0' as u32, Form::DIGIT),
                '.' => see('.' as u32, Form::STOP),
                '’' | '‘' | '`' => see('\'' as u32, 0),
                '“' | '”' | '«' | '»' | '„' => see('"' as u32, 0),
                '–' | '—' | '―' => see('-' as u32 + 0x100, 0),
                _ if character.is_uppercase() => {
                    character.to_lowercase().take(1).for_each(|lower| see(lower as u32, Form::CAPITAL));
                }
                _ if character.is_alphabetic() => see(character as u32, Form::LOWER),
                _ if character.is_numeric() => see('0' as u32, Form::DIGIT),
                _ => see(character as u32, 0),
            }
        }
        if !alphanumeric {
            form.shape |= Form::MARK;
        }
        form.shape |= length.min(7) << 6;
        let [third, second, last] = letters.map(u32::from);
        form.short_suffix = (second << 8 | last) + 1;
        form.suffix = (third << 16 | second << 8 | last) + 1;
        if length < 3 {
            form.prefix = form.word;
        }
        form
    }

    /// True when the shape has one of the bits.
    pub fn has(self, bits: u32) -> bool {
        self.shape & bits != 0
    }
}

/// The hash that [`Form::word`] has for a word.
pub fn word_hash(word: &str) -> u32 {
    Form::of(word).word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_digits_and_curls_do_not_matter_to_the_word() {
        assert_eq!(word_hash("O’Leary"), word_hash("o'leary"));
        assert_eq!(word_hash("2016"), word_hash("1999"));
        assert_ne!(word_hash("say"), word_hash("says"));
    }

    #[test]
    fn shapes() {
        assert!(Form::of("McCain").has(Form::INNER_CAPITAL));
        assert!(!Form::of("Smith").has(Form::INNER_CAPITAL));
        assert!(Form::of("…").has(Form::MARK));
        assert_eq!(Form::of("walked").suffix, Form::of("talked").suffix);
    }
}
