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
        if word.is_ascii() {
            Form::of_letters(word.bytes().map(|byte| ASCII[usize::from(byte) & 0x7F]))
        } else {
            Form::of_letters(word.chars().map(letter))
        }
    }

    #[inline(always)]
    fn of_letters(letters: impl Iterator<Item = Letter>) -> Form {
        let mut form = Form { word: 0x811C_9DC5, ..Form::default() };
        let (mut last, mut length) = (0u32, 0u32);
        let mut kinds = [0u32; 2];
        for (code, kind) in letters {
            form.word = (form.word ^ code).wrapping_mul(0x0100_0193);
            last = last << 8 | code & 0xFF;
            kinds[usize::from(length > 0)] |= kind;
            length += 1;
            if length == 3 {
                form.prefix = form.word;
            }
        }
        if length < 3 {
            form.prefix = form.word;
        }
        let [first, later] = kinds;
        let inner = if later & Form::CAPITAL == 0 { 0 } else { Form::INNER_CAPITAL };
        let mark = if (first | later) & (Form::CAPITAL | Form::LOWER | Form::DIGIT) == 0 { Form::MARK } else { 0 };
        form.shape = first | later & !Form::CAPITAL | inner | mark | length.min(7) << 6;
        form.short_suffix = (last & 0xFFFF) + 1;
        form.suffix = (last & 0xFF_FFFF) + 1;
        form
    }

    /// True when the shape has one of the bits.
    pub fn has(self, bits: u32) -> bool {
        self.shape & bits != 0
    }
}

/// A character as the hashes see it, and the bit that it gives to the shape.
type Letter = (u32, u32);

/// What [`letter`] says of ASCII.
static ASCII: [Letter; 128] = {
    let mut table = [(0, 0); 128];
    let mut code = 0;
    while code < 128 {
        table[code as usize] = ascii_letter(code as u8);
        code += 1;
    }
    table
};

const fn ascii_letter(byte: u8) -> Letter {
    match byte {
        b'a'..=b'z' => (byte as u32, Form::LOWER),
        b'A'..=b'Z' => (byte as u32 | 0x20, Form::CAPITAL),
        b'0'..=b'9' => (b'0' as u32, Form::DIGIT),
        b'.' => (b'.' as u32, Form::STOP),
        b'`' => (b'\'' as u32, 0),
        _ => (byte as u32, 0),
    }
}

fn letter(character: char) -> Letter {
    match character {
        _ if character.is_ascii() => ascii_letter(character as u8),
        '’' | '‘' => ('\'' as u32, 0),
        '“' | '”' | '«' | '»' | '„' => ('"' as u32, 0),
        '–' | '—' | '―' => ('-' as u32 + 0x100, 0),
        _ if character.is_uppercase() => (character.to_lowercase().next().unwrap_or(character) as u32, Form::CAPITAL),
        _ if character.is_alphabetic() => (character as u32, Form::LOWER),
        _ if character.is_numeric() => ('0' as u32, Form::DIGIT),
        _ => (character as u32, 0),
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
