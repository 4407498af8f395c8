//! Linear models over hashed features: 8-bit tables, the files they come from, and exact arithmetic.
//!
//! A feature is a template with up to two values, hashed to 32 bits. The upper bits name a row of a table, the lower
//! ones are checked against it: a row belongs to one feature, the one of those that share it that training found
//! to say most, and all others count for nothing. Sums are integers and the exponential below is plain multiplication
//! and addition, so that every machine, WebAssembly too, computes the same bytes.

/// Receives the features of one item.
pub trait Sink {
    /// One feature is present.
    fn add(&mut self, feature: u32);
}

/// Collects features, as training does.
impl Sink for Vec<u32> {
    fn add(&mut self, feature: u32) {
        self.push(feature);
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

/// Weights for every row, in units of `scale`. Rows are padded to `LANES`, so that they add in one step; the last lane
/// holds the check of the feature that the row belongs to.
pub struct Table<const LANES: usize, const ROWS: usize> {
    rows: Box<[[i8; LANES]; ROWS]>,
    /// What one unit of a weight is worth.
    pub scale: f32,
}

impl<const LANES: usize, const ROWS: usize> Table<LANES, ROWS> {
    /// The table of that name in a weights file; all zero if the file lacks it or it has another form.
    pub fn read(file: &[u8], name: &str) -> Self {
        Self::parse(file, name).unwrap_or_else(|| Table { rows: boxed(vec![[0; LANES]; ROWS]), scale: 1.0 })
    }

    /// The checks of all rows come first, then all weights of the first label, and so on.
    fn parse(file: &[u8], name: &str) -> Option<Self> {
        let (header, bytes) = section(file, name)?;
        let mut fields = header.split(' ');
        let labels: usize = fields.next()?.parse().ok().filter(|labels| (1..LANES).contains(labels))?;
        let scale: f32 = fields.next()?.parse().ok()?;
        if bytes.len() != ROWS * (labels + 1) {
            return None;
        }
        let mut rows = vec![[0; LANES]; ROWS];
        for (plane, column) in bytes.chunks_exact(ROWS).enumerate() {
            let lane = plane.checked_sub(1).unwrap_or(LANES - 1);
            rows.iter_mut().zip(column).for_each(|(row, &byte)| row[lane] = byte as i8);
        }
        Some(Table { rows: boxed(rows), scale })
    }
}

/// The rows as an array whose length is known when compiling: a row is then found without a check.
fn boxed<const LANES: usize, const ROWS: usize>(rows: Vec<[i8; LANES]>) -> Box<[[i8; LANES]; ROWS]> {
    rows.into_boxed_slice().try_into().unwrap_or_else(|_| unreachable!("callers count the rows"))
}

/// Sums the weights of features.
pub struct Sum<'t, const LANES: usize, const ROWS: usize> {
    table: &'t Table<LANES, ROWS>,
    /// The sums so far, in units of the table's scale; that of the last lane means nothing.
    pub scores: [i16; LANES],
}

impl<'t, const LANES: usize, const ROWS: usize> Sum<'t, LANES, ROWS> {
    /// No feature yet.
    #[inline(always)]
    pub fn new(table: &'t Table<LANES, ROWS>) -> Self {
        Sum { table, scores: [0; LANES] }
    }
}

impl<const LANES: usize, const ROWS: usize> Sink for Sum<'_, LANES, ROWS> {
    #[inline(always)]
    fn add(&mut self, feature: u32) {
        let row = &self.table.rows[row(feature, ROWS) % ROWS];
        if row[LANES - 1] as u8 == check(feature) {
            add(&mut self.scores, row);
        }
    }
}

/// Adds a row to the sums. Apart from its callers, because only so do all lanes add at once.
#[inline(never)]
fn add<const LANES: usize>(scores: &mut [i16; LANES], row: &[i8; LANES]) {
    for (score, &weight) in scores.iter_mut().zip(row) {
        *score += i16::from(weight);
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

/// e to the power of `x`, within one part in a million, the same on every machine.
pub fn exp(x: f32) -> f32 {
    let power = (x * std::f32::consts::LOG2_E).clamp(-120.0, 120.0);
    let whole = power as i32 - i32::from(power < 0.0);
    let part = power - whole as f32;
    let fraction = 1.0
        + part
            * (std::f32::consts::LN_2
                + part
                    * (0.240_226_5
                        + part * (0.055_504_1 + part * (0.009_618_1 + part * (0.001_333_4 + part * 0.000_154_0)))));
    f32::from_bits(((whole + 127) as u32) << 23) * fraction
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
        // Two rows: the second belongs to features that end in 9.
        let table = Table::<4, 2>::read(b"section a 6 2 0.5\n\n\x00\x09\x00\x05\x00\xFE", "a");
        let mut sum = Sum::new(&table);
        sum.add(0x8000_0009);
        assert_eq!(sum.scores[..2], [5, -2]);
        sum.add(0x8000_0008);
        sum.add(0x0000_0009);
        assert_eq!(sum.scores[..2], [5, -2]);
    }

    #[test]
    fn a_damaged_file_gives_a_table_of_zeros() {
        for file in [&b""[..], b"section a 9 2 1\n\nxy", b"section a 2 1 1\n\nxy", b"section a 2 99 x\n\nxy"] {
            assert_eq!(Table::<3, 2>::read(file, "a").rows[1], [0; 3]);
        }
    }
}
