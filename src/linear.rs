//! Linear models over hashed features: 8-bit tables, the files they come from, and exact arithmetic.
//!
//! A feature is a template with up to two values, hashed to 32 bits. The upper bits name a row of a table, the lower
//! ones are checked against it: a row belongs to one feature, the one of those that share it that training found
//! to say most, and all others count for nothing. Sums are integers and the exponential below is plain multiplication
//! and addition, so that every machine, WebAssembly too, computes the same bytes.

/// Receives the features of one item.
pub trait Sink {
    /// The feature of a template and two values is present.
    fn add(&mut self, template: u32, first: u32, second: u32);
}

/// Collects the hashes of features, as training does.
impl Sink for Vec<u32> {
    fn add(&mut self, template: u32, first: u32, second: u32) {
        self.push(feature(template, first, second));
    }
}

/// The hash of a feature: a template's number and two values.
#[inline(always)]
pub fn feature(template: u32, first: u32, second: u32) -> u32 {
    let mixed = (first ^ template.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B)
        ^ (second ^ template << 7).wrapping_mul(0xC2B2_AE35).rotate_left(11);
    let mixed = (mixed ^ (mixed >> 14)).wrapping_mul(0x297A_2D39);
    mixed ^ mixed >> 15
}

/// The row that a feature has in a table of so many.
#[inline(always)]
pub fn row(feature: u32, rows: usize) -> usize {
    (feature >> (32 - rows.trailing_zeros())) as usize
}

/// What tells a feature from most others of its row. No feature of a table has the check 0.
#[inline(always)]
pub fn check(feature: u32) -> u8 {
    feature as u8
}

/// Steps of a weight on either side of zero: few, so that a file is small when packed. Eight cost a point, ten nothing.
pub const STEPS: u8 = 10;

/// Where the check stands in the first of the words that a row is kept in; the labels have the bits below.
const fn check_at<Word>() -> u32 {
    8 * size_of::<Word>() as u32 - 10
}

/// Weights for every row, in units of `scale`. A word of a row holds several weights, each in so many `BITS` and raised
/// by [`STEPS`], so that none is negative: one addition sums them all, for as many features as keep `2 * STEPS` times
/// their number below two to the power of `BITS`. Words of 32 bits keep a large table near the processor.
pub struct Table<Word, const WORDS: usize, const BITS: u32, const ROWS: usize> {
    rows: Box<[[Word; WORDS]; ROWS]>,
    /// What one unit of a weight is worth.
    pub scale: f32,
}

impl<Word, const WORDS: usize, const BITS: u32, const ROWS: usize> Table<Word, WORDS, BITS, ROWS>
where
    Word: Copy + Default + TryFrom<u64>,
{
    /// The table of that name in a weights file; all zero if the file lacks it or it has another form.
    pub fn read(file: &[u8], name: &str) -> Self {
        Self::parse(file, name)
            .unwrap_or_else(|| Table { rows: boxed(vec![[Word::default(); WORDS]; ROWS]), scale: 1.0 })
    }

    /// One bit for each row comes first, whether a feature has it; then, of the rows that one has, the checks, all weights
    /// of the first label, and so on.
    fn parse(file: &[u8], name: &str) -> Option<Self> {
        let (header, bytes) = section(file, name)?;
        let mut fields = header.split(' ');
        let room = WORDS * (check_at::<Word>() / BITS) as usize;
        let labels: usize = fields.next()?.parse().ok().filter(|labels| (1..=room).contains(labels))?;
        let scale: f32 = fields.next()?.parse().ok()?;
        let (bits, bytes) = bytes.split_at_checked(ROWS.div_ceil(8))?;
        let taken: Vec<usize> = (0..ROWS).filter(|&row| bits[row / 8] >> (row % 8) & 1 == 1).collect();
        if bytes.len() != taken.len() * (labels + 1) {
            return None;
        }
        let (checks, weights) = bytes.split_at_checked(taken.len())?;
        // No weight, where a feature has the check of a row that is nobody's: raised like all others.
        let mut nothing = [0; WORDS];
        for label in 0..labels {
            let (word, shift) = place::<Word>(label, BITS);
            nothing[word] |= u64::from(STEPS) << shift;
        }
        let mut rows = vec![nothing; ROWS];
        for (&row, &check) in taken.iter().zip(checks) {
            rows[row] = [0; WORDS];
            rows[row][0] = u64::from(check) << check_at::<Word>();
        }
        for label in 0..labels {
            let (word, shift) = place::<Word>(label, BITS);
            let column = weights.get(label * taken.len()..(label + 1) * taken.len())?;
            for (&row, &weight) in taken.iter().zip(column) {
                let raised = i16::from(weight as i8) + i16::from(STEPS);
                let raised = u64::try_from(raised).ok().filter(|&raised| raised <= 2 * u64::from(STEPS))?;
                rows[row][word] |= raised << shift;
            }
        }
        let kept = |row: [u64; WORDS]| row.map(|word| Word::try_from(word).unwrap_or_default());
        Some(Table { rows: boxed(rows.into_iter().map(kept).collect()), scale })
    }
}

/// The word of a row that holds a label, and how far up.
#[inline(always)]
fn place<Word>(label: usize, bits: u32) -> (usize, u32) {
    let in_word = (check_at::<Word>() / bits) as usize;
    (label / in_word, (label % in_word) as u32 * bits)
}

/// The rows as an array whose length is known when compiling: a row is then found without a check.
fn boxed<Word, const WORDS: usize, const ROWS: usize>(rows: Vec<[Word; WORDS]>) -> Box<[[Word; WORDS]; ROWS]> {
    rows.into_boxed_slice().try_into().unwrap_or_else(|_| unreachable!("callers count the rows"))
}

/// Sums the weights of features.
pub struct Sum<'t, Word, const WORDS: usize, const BITS: u32, const ROWS: usize> {
    table: &'t Table<Word, WORDS, BITS, ROWS>,
    words: [u64; WORDS],
    /// Features that had a row of their own.
    counted: u64,
}

impl<'t, Word, const WORDS: usize, const BITS: u32, const ROWS: usize> Sum<'t, Word, WORDS, BITS, ROWS> {
    /// No feature yet.
    #[inline(always)]
    pub fn new(table: &'t Table<Word, WORDS, BITS, ROWS>) -> Self {
        Sum { table, words: [0; WORDS], counted: 0 }
    }

    /// The sum of a label so far, in units of the table's scale.
    #[inline(always)]
    pub fn score(&self, label: usize) -> i16 {
        let (word, shift) = place::<Word>(label, BITS);
        let raised = self.words[word] >> shift & ((1 << BITS) - 1);
        raised as i16 - (self.counted * u64::from(STEPS)) as i16
    }

    /// The sum of the features of both.
    #[inline(always)]
    pub fn joined(&self, other: &Self) -> Self {
        let words = std::array::from_fn(|word| self.words[word].wrapping_add(other.words[word]));
        Sum { table: self.table, words, counted: self.counted + other.counted }
    }
}

impl<Word: Copy + Into<u64>, const WORDS: usize, const BITS: u32, const ROWS: usize> Sum<'_, Word, WORDS, BITS, ROWS> {
    /// Adds a feature, by its hash. Without a branch: whether a row is the feature's own can hardly be foretold.
    #[inline(always)]
    fn count(&mut self, feature: u32) {
        let row = &self.table.rows[row(feature, ROWS) % ROWS];
        let own = u64::from((row[0].into() >> check_at::<Word>()) as u8 == check(feature));
        debug_assert!(
            (self.counted + own) * 2 * u64::from(STEPS) < 1 << BITS,
            "more features than the sums have room for"
        );
        let mask = own.wrapping_neg();
        for (sum, &word) in self.words.iter_mut().zip(row) {
            *sum = sum.wrapping_add(word.into() & mask);
        }
        self.counted += own;
    }
}

impl<Word: Copy + Into<u64>, const WORDS: usize, const BITS: u32, const ROWS: usize> Sink
    for Sum<'_, Word, WORDS, BITS, ROWS>
{
    #[inline(always)]
    fn add(&mut self, template: u32, first: u32, second: u32) {
        self.count(feature(template, first, second));
    }
}

/// The header fields and the bytes of a named section of a weights file.
///
/// A file begins with lines of text that say what made it. Each `section NAME LENGTH FIELDS…` line
/// announces LENGTH bytes; the bytes of all sections follow the first empty line, in that order.
pub fn section<'f>(file: &'f [u8], name: &str) -> Option<(&'f str, &'f [u8])> {
    let end = file.windows(2).position(|pair| pair == b"\n\n")?;
    let header = std::str::from_utf8(file.get(..end)?).ok()?;
    let mut at = end + 2;
    for line in header.lines() {
        let Some(announced) = line.strip_prefix("section ") else { continue };
        let mut parts = announced.splitn(3, ' ');
        let (named, length) = (parts.next()?, parts.next()?.parse::<usize>().ok()?);
        let bytes = file.get(at..at.checked_add(length)?)?;
        if named == name {
            return Some((parts.next().unwrap_or(""), bytes));
        }
        at += length;
    }
    None
}

/// e to the power of `x`, within one part in a million, the same on every machine. Without a branch and without a
/// conversion that could fail, so that several are computed at once.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    /// Adding it leaves the nearest whole number in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let power = (x * std::f32::consts::LOG2_E).clamp(-120.0, 120.0);
    let rounded = power + ROUND;
    let part = power - (rounded - ROUND);
    let fraction = 1.0
        + part
            * (std::f32::consts::LN_2
                + part
                    * (0.240_226_5
                        + part * (0.055_504_1 + part * (0.009_618_1 + part * (0.001_333_4 + part * 0.000_154_0)))));
    let whole = rounded.to_bits().wrapping_sub(ROUND.to_bits());
    f32::from_bits(whole.wrapping_add(127) << 23) * fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_is_close() {
        for step in -400..400 {
            let x = step as f32 / 10.0;
            let exact = (x as f64).exp();
            assert!(((exp(x) as f64 - exact) / exact).abs() < 1e-5, "{x}");
        }
    }

    #[test]
    fn sections_are_found_by_name() {
        let file = b"made by hand\nsection a 2 2 0.5\nsection b 1\n\nxyz";
        assert_eq!(section(file, "a"), Some(("2 0.5", &b"xy"[..])));
        assert_eq!(section(file, "b"), Some(("", &b"z"[..])));
        assert_eq!(section(file, "c"), None);
    }

    #[test]
    fn a_row_counts_for_its_own_feature_alone() {
        // Two rows: the first is nobody's, the second belongs to features that end in 9.
        let table = Table::<u64, 1, 9, 2>::read(b"section a 4 2 0.5\n\n\x02\x09\x05\xFE", "a");
        let mut sum = Sum::new(&table);
        sum.count(0x8000_0009);
        assert_eq!([sum.score(0), sum.score(1)], [5, -2]);
        sum.count(0x8000_0008);
        sum.count(0x0000_0009);
        sum.count(0x0000_0000);
        assert_eq!([sum.score(0), sum.score(1)], [5, -2]);
    }

    #[test]
    fn the_largest_weights_of_many_features_do_not_run_into_each_other() {
        // Checks of nothing, then seven labels of two rows.
        let weights = [3, 0, 0, 10, 10, 246, 246, 10, 10, 246, 246, 0, 0, 246, 246, 10, 10];
        let file = [&b"section a 17 7 1\n\n"[..], &weights].concat();
        let table = Table::<u64, 2, 9, 2>::read(&file, "a");
        let mut sum = Sum::new(&table);
        (0..25).for_each(|_| sum.count(0x8000_0000));
        (0..25).for_each(|_| sum.count(0x0000_0009));
        assert_eq!(std::array::from_fn::<i16, 7, _>(|label| sum.score(label)), [250, -250, 250, -250, 0, -250, 250]);
    }

    #[test]
    fn a_damaged_file_gives_a_table_of_zeros() {
        for file in [
            &b""[..],
            b"section a 9 2 1\n\nxy",
            b"section a 2 1 1\n\n\x03y",
            b"section a 2 99 x\n\nxy",
            b"section a 5 1 1\n\n\x03\x01\x01\x0B\x01",
        ] {
            assert_eq!(Table::<u64, 1, 9, 2>::read(file, "a").rows[1], [0]);
        }
    }
}
