//! Which words a list may have: a bit for each, found by the hash that a token has of its word already.

use super::form::word_hash;

/// Bits of words. It lets every word of its list through, and one in four of the others at most.
pub struct Sieve {
    /// A power of two.
    bits: Vec<u64>,
}

impl Sieve {
    /// Of a list of single words, in lower case.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Sieve {
        Sieve::of_hashes(words.map(word_hash).collect())
    }

    /// Of a list of words by their hashes.
    pub fn of_hashes(hashes: Vec<u32>) -> Sieve {
        let mut sieve = Sieve { bits: vec![0; (hashes.len() / 8).next_power_of_two()] };
        for hash in hashes {
            let (at, bit) = sieve.place(hash);
            sieve.bits[at] |= bit;
        }
        sieve
    }

    /// False for a word that the list has not, from its [`hash`](super::form::Form::word).
    #[inline(always)]
    pub fn may_have(&self, hash: u32) -> bool {
        let (at, bit) = self.place(hash);
        self.bits[at] & bit != 0
    }

    #[inline(always)]
    fn place(&self, hash: u32) -> (usize, u64) {
        let mixed = hash.wrapping_mul(0x9E37_79B1);
        ((mixed >> 6) as usize & (self.bits.len() - 1), 1 << (mixed >> 26))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_in_gets_through(words in prop::collection::vec("[a-z’é]{1,9}", 0..40)) {
            let sieve = Sieve::of(words.iter().map(String::as_str));
            for word in words {
                prop_assert!(sieve.may_have(word_hash(&word)) && sieve.may_have(word_hash(&word.to_uppercase())));
            }
        }
    }
}
