//! The letters of a word in one number, and where a table of words keeps it. The build script uses it too.

/// Letters of the longest word of the lists.
pub const LONGEST_WORD: usize = 16;

/// Places of the table of words: a power of two, more than twice what there are words.
pub const PLACES: usize = 1 << 13;

/// The ASCII bytes from `start` to `end` in one number, letters without their capitals; `None` where they are too many.
#[inline]
pub fn key(bytes: &[u8], start: usize, end: usize) -> Option<u128> {
    const SMALL: u128 = u128::from_le_bytes([0x20; LONGEST_WORD]);
    let length = end - start;
    let loaded = match bytes.get(start..start + LONGEST_WORD) {
        Some(ahead) if (1..=LONGEST_WORD).contains(&length) => u128::from_le_bytes(ahead.try_into().ok()?),
        _ => {
            let mut room = [0u8; LONGEST_WORD];
            room.get_mut(..length)?.copy_from_slice(bytes.get(start..end)?);
            u128::from_le_bytes(room)
        }
    };
    // What lies after the end is shifted out; 0x20 makes a small letter of a capital and leaves digits and marks alone.
    Some(((loaded | SMALL) << (8 * (LONGEST_WORD - length.max(1)))) >> (8 * (LONGEST_WORD - length.max(1))))
}

/// The place where a word is looked for first; where another stands there, at the next.
#[inline]
pub fn place(key: u128) -> usize {
    let mixed =
        (key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ ((key >> 64) as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    ((mixed ^ mixed >> 29).wrapping_mul(0x85EB_CA6B_C2B2_AE35) >> 51) as usize % PLACES
}
