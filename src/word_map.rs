//! Words and what is said of each, found as written or in any case without a copy in lower case.

/// A map from words, held as `K`, all in lower case but where the case matters.
pub struct WordMap<K, V> {
    /// In the order in which they were added.
    entries: Vec<(K, V)>,
    /// Numbers of entries, one more than their index, each at the first free place from that of its hash; a power of two,
    /// half of them free at least.
    places: Vec<u32>,
    /// What the words look like: most words end here.
    sieve: Sieve,
}

impl<K: AsRef<str>, V: Copy> WordMap<K, V> {
    /// Room for so many words: further ones are not added.
    pub fn with_room(words: usize) -> WordMap<K, V> {
        WordMap {
            entries: Vec::with_capacity(words),
            places: vec![0; (2 * words).next_power_of_two().max(2)],
            sieve: Sieve::of(words),
        }
    }

    /// Adds a word; the last of several that are alike counts.
    pub fn insert(&mut self, word: K, value: V) {
        match self.find(word.as_ref(), |known| known == word.as_ref()) {
            (_, Some(known)) => self.entries[known].1 = value,
            (at, None) if 2 * self.entries.len() < self.places.len() => {
                self.sieve.keep(word.as_ref());
                self.entries.push((word, value));
                self.places[at] = self.entries.len() as u32;
            }
            _ => debug_assert!(false, "more words than there is room for"),
        }
    }

    /// Every word with its value, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&K, V)> {
        self.entries.iter().map(|(word, value)| (word, *value))
    }

    /// The value of a word, exactly as written.
    pub fn value(&self, word: &str) -> Option<V> {
        if self.sieve.holds(word) { self.value_at(self.find(word, |known| known == word).1) } else { None }
    }

    /// The value of a word in lower case and with straight apostrophes. Does not allocate for words of ASCII letters and
    /// for short ones.
    pub fn value_folded(&self, word: &str) -> Option<V> {
        if !word.is_ascii() {
            return fold(word, |folded| self.value(folded));
        }
        let is_same = |known: &str| {
            let lower = word.bytes().map(|byte| byte.to_ascii_lowercase());
            known.len() == word.len() && known.bytes().eq(lower)
        };
        if self.sieve.holds(word) { self.value_at(self.find(word, is_same).1) } else { None }
    }

    /// The first free place of a word, or that of the entry which is the one.
    #[inline]
    fn find(&self, word: &str, is_same: impl Fn(&str) -> bool) -> (usize, Option<usize>) {
        let last = self.places.len() - 1;
        let mut at = folded_hash(word) as usize & last;
        while let Some(known) = (self.places[at] as usize).checked_sub(1) {
            if self.entries.get(known).is_some_and(|(entry, _)| is_same(entry.as_ref())) {
                return (at, Some(known));
            }
            at = (at + 1) & last;
        }
        (at, None)
    }

    fn value_at(&self, known: Option<usize>) -> Option<V> {
        known.and_then(|known| self.entries.get(known)).map(|(_, value)| *value)
    }
}

/// A hash of a word that is the same in upper and lower case.
#[inline]
fn folded_hash(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let four =
        |from: usize| bytes.get(from..from + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes);
    // The first, a middle and the last four bytes tell words apart; equality is looked at anyway.
    let (first, middle, last) = match bytes.len() {
        0..4 => (bytes.iter().fold(0, |all, &byte| all << 8 | u32::from(byte)), 0, 0),
        length => (four(0), four((length - 4) / 2), four(length - 4)),
    };
    // The bit in which the cases of a letter differ.
    const CASE: u32 = 0x2020_2020;
    let mixed = (first | CASE).wrapping_mul(0x85EB_CA6B)
        ^ (middle | CASE).wrapping_mul(0xC2B2_AE35).rotate_left(11)
        ^ (last | CASE).wrapping_mul(0x9E37_79B1).rotate_left(19)
        ^ bytes.len() as u32;
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x297A_2D39);
    mixed ^ mixed >> 14
}

/// The looks of some words, a bit for each length with a first, second and last letter: tells most others apart from
/// them without a hash of all letters.
#[derive(Default)]
struct Sieve {
    /// A power of two of them, or none.
    bits: Vec<u64>,
}

impl Sieve {
    /// Room for so many words: eight bits and more for each, so that few others slip through.
    fn of(words: usize) -> Sieve {
        Sieve { bits: vec![0; (words / 8).next_power_of_two().max(2)] }
    }

    /// Adds a word, in lower case.
    fn keep(&mut self, word: &str) {
        if let Some((at, bit)) = self.place(word)
            && let Some(bits) = self.bits.get_mut(at)
        {
            *bits |= bit;
        }
    }

    /// False for a word that is none of them, whatever its case; true for them and a few others.
    #[inline]
    fn holds(&self, word: &str) -> bool {
        self.place(word).is_some_and(|(at, bit)| self.bits.get(at).is_some_and(|bits| bits & bit != 0))
    }

    #[inline(always)]
    fn place(&self, word: &str) -> Option<(usize, u64)> {
        let bytes = word.as_bytes();
        let (first, last) = (bytes.first()?.to_ascii_lowercase(), bytes.last()?.to_ascii_lowercase());
        let second = bytes.get(1).map_or(0, u8::to_ascii_lowercase);
        let looks = u32::from(first) | u32::from(last) << 8 | u32::from(second) << 16 | (bytes.len() as u32) << 24;
        let mixed = u64::from(looks).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Some(((mixed >> 38) as usize & self.bits.len().wrapping_sub(1), 1 << (mixed >> 58)))
    }
}

/// Calls `use_it` with the word in lower case and with straight apostrophes.
#[inline]
pub fn fold<R>(word: &str, use_it: impl FnOnce(&str) -> R) -> R {
    let bytes = word.as_bytes();
    // Nearly all words are so already.
    if bytes.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return use_it(word);
    }
    let mut buffer = [0u8; 48];
    match in_lower_case(word, &mut buffer) {
        Some(folded) => use_it(folded),
        None => use_it(&word.to_lowercase().replace('’', "'")),
    }
}

/// A short word in lower case, put together in `buffer`; `None` for words that are long or not English.
fn in_lower_case<'b>(word: &str, buffer: &'b mut [u8; 48]) -> Option<&'b str> {
    if word.is_ascii() {
        let room = buffer.get_mut(..word.len())?;
        room.copy_from_slice(word.as_bytes());
        room.make_ascii_lowercase();
        return std::str::from_utf8(room).ok();
    }
    let mut length = 0;
    let mut push = |byte: u8| {
        let room = buffer.get_mut(length)?;
        *room = byte;
        length += 1;
        Some(())
    };
    for character in word.chars() {
        match character {
            '’' => push(b'\'')?,
            '“' | '”' | '‘' | '–' | '—' | '…' => {
                character.encode_utf8(&mut [0; 4]).bytes().try_for_each(&mut push)?;
            }
            _ if character.is_ascii() => push(character.to_ascii_lowercase() as u8)?,
            _ => return None,
        }
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}

/// The word in lower case and with straight apostrophes.
pub fn folded(word: &str) -> String {
    fold(word, |folded| folded.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_is_lower_case_with_straight_apostrophes(word in "[a-zA-Z’'“—é0-9İ]{0,60}") {
            prop_assert_eq!(folded(&word), word.to_lowercase().replace('’', "'"));
        }

        #[test]
        fn a_map_has_what_was_put_in(words in prop::collection::vec("[a-z’é]{0,9}", 0..40), other in "[a-zA-Z’é]{0,9}") {
            let mut map = WordMap::with_room(words.len());
            let mut known = std::collections::BTreeMap::new();
            for (number, word) in words.iter().enumerate() {
                map.insert(word.clone(), number);
                known.insert(word.clone(), number);
            }
            let bare = |word: &str| word.to_lowercase().replace('’', "'");
            for word in words.iter().chain([&other]).filter(|word| !word.is_empty()) {
                prop_assert_eq!(map.value(word), known.get(word).copied());
                prop_assert_eq!(map.value_folded(&word.to_uppercase()), known.get(&bare(word)).copied());
            }
        }

        #[test]
        fn a_sieve_holds_what_was_put_in(words in prop::collection::vec("[a-z’é]{0,9}", 0..9)) {
            let mut sieve = Sieve::of(words.len());
            words.iter().for_each(|word| sieve.keep(word));
            for word in words.iter().filter(|word| !word.is_empty()) {
                prop_assert!(sieve.holds(word) && sieve.holds(&word.to_ascii_uppercase()));
            }
        }
    }
}
