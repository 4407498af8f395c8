//! Words and what is said of each, found as written or in any case without a copy in lower case.

/// A map from words, held as `K`, all in lower case but where the case matters.
pub struct WordMap<K, V> {
    /// In the order in which they were added.
    entries: Vec<(K, V)>,
    /// Each at the first free place from that of its hash; a power of two, half of them free at least.
    places: Vec<Place>,
}

/// Where a word may stand: its hash, and one more than the index of its entry; 0 where there is none.
#[derive(Clone, Copy, Default)]
struct Place {
    hash: u32,
    number: u32,
}

impl<K: AsRef<str>, V: Copy> WordMap<K, V> {
    /// Room for so many words: further ones are not added.
    pub fn with_room(words: usize) -> WordMap<K, V> {
        WordMap {
            entries: Vec::with_capacity(words),
            places: vec![Place::default(); (2 * words).next_power_of_two().max(2)],
        }
    }

    /// Adds a word; the last of several that are alike counts.
    pub fn insert(&mut self, word: K, value: V) {
        let Looks { hash, .. } = Looks::of(word.as_ref());
        match self.find(hash, |known| known == word.as_ref()) {
            (_, Some(known)) => self.entries[known].1 = value,
            (at, None) if 2 * self.entries.len() < self.places.len() => {
                self.entries.push((word, value));
                self.places[at] = Place { hash, number: self.entries.len() as u32 };
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
        self.value_at(self.find(Looks::of(word).hash, |known| known == word).1)
    }

    /// The value of a word in lower case and with straight apostrophes. Does not allocate for words of ASCII letters and
    /// for short ones.
    pub fn value_folded(&self, word: &str) -> Option<V> {
        let looks = Looks::of(word);
        if !looks.ascii {
            return fold(word, |folded| self.value(folded));
        }
        let is_same = |known: &str| {
            let lower = word.bytes().map(|byte| byte.to_ascii_lowercase());
            known.len() == word.len() && known.bytes().eq(lower)
        };
        self.value_at(self.find(looks.hash, is_same).1)
    }

    /// The first free place of a word with that hash, or that of the entry which is the one.
    #[inline]
    fn find(&self, hash: u32, is_same: impl Fn(&str) -> bool) -> (usize, Option<usize>) {
        let last = self.places.len() - 1;
        let mut at = hash as usize & last;
        loop {
            let place = self.places[at];
            let Some(known) = (place.number as usize).checked_sub(1) else { return (at, None) };
            if place.hash == hash && self.entries.get(known).is_some_and(|(entry, _)| is_same(entry.as_ref())) {
                return (at, Some(known));
            }
            at = (at + 1) & last;
        }
    }

    fn value_at(&self, known: Option<usize>) -> Option<V> {
        known.and_then(|known| self.entries.get(known)).map(|(_, value)| *value)
    }
}

/// What a word looks like at a glance.
struct Looks {
    /// The same in upper and lower case.
    hash: u32,
    /// True where all of it is ASCII.
    ascii: bool,
}

impl Looks {
    #[inline(always)]
    fn of(word: &str) -> Looks {
        let bytes = word.as_bytes();
        let four =
            |from: usize| bytes.get(from..from + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes);
        // The first, a middle and the last four bytes tell words apart; equality is looked at anyway.
        let (first, middle, last) = match *bytes {
            [] => (0, 0, 0),
            [one] => (u32::from(one), 0, 0),
            [one, two] => (u32::from(one) | u32::from(two) << 8, 0, 0),
            [one, two, three] => (u32::from(one) | u32::from(two) << 8 | u32::from(three) << 16, 0, 0),
            _ => (four(0), four((bytes.len() - 4) / 2), four(bytes.len() - 4)),
        };
        // The bit in which the cases of a letter differ, and that which no ASCII has.
        const CASE: u32 = 0x2020_2020;
        const BEYOND: u32 = 0x8080_8080;
        let mixed = (first | CASE).wrapping_mul(0x85EB_CA6B)
            ^ (middle | CASE).wrapping_mul(0xC2B2_AE35).rotate_left(11)
            ^ (last | CASE).wrapping_mul(0x9E37_79B1).rotate_left(19)
            ^ bytes.len() as u32;
        let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x297A_2D39);
        // Twelve bytes are all in the three fours.
        let ascii = if bytes.len() <= 12 { (first | middle | last) & BEYOND == 0 } else { word.is_ascii() };
        Looks { hash: mixed ^ mixed >> 14, ascii }
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
        fn a_glance_tells_ascii_and_does_not_see_case(word in "[a-z’é-]{0,20}") {
            prop_assert_eq!(Looks::of(&word).ascii, word.is_ascii());
            prop_assert_eq!(Looks::of(&word).hash, Looks::of(&word.to_ascii_uppercase()).hash);
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
    }
}
