//! Linear models over hashed features: 8-bit tables, the files they come from, and exact arithmetic.
//!
//! A feature is a template with up to two values, hashed to one row of a table; a row holds a weight
//! for each label. Sums are integers and the exponential below is plain multiplication and addition,
//! so that every machine, WebAssembly too, computes the same bytes.

/// Rows that [`row`] tells apart.
pub const ROWS: usize = 1 << 16;

/// Receives the rows of the features of one item.
pub trait Sink {
    /// One feature is present.
    fn add(&mut self, row: u16);
}

/// Collects rows, as training does.
impl Sink for Vec<u16> {
    fn add(&mut self, row: u16) {
        self.push(row);
    }
}

/// The row of a feature: a template's number and two values.
#[inline(always)]
pub fn row(template: u32, first: u32, second: u32) -> u16 {
    let mixed = (first ^ template.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B)
        ^ (second ^ template << 7).wrapping_mul(0xC2B2_AE35).rotate_left(11);
    ((mixed ^ (mixed >> 14)).wrapping_mul(0x297A_2D39) >> 16) as u16
}

/// Weights for every row, in units of `scale`. Rows are padded to `LANES`, so that they add in one step.
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

    fn parse(file: &[u8], name: &str) -> Option<Self> {
        let (header, bytes) = section(file, name)?;
        let mut fields = header.split(' ');
        let labels: usize = fields.next()?.parse().ok().filter(|labels| (1..=LANES).contains(labels))?;
        let scale: f32 = fields.next()?.parse().ok()?;
        let rows: Vec<[i8; LANES]> = bytes
            .chunks_exact(labels)
            .map(|chunk| std::array::from_fn(|label| chunk.get(label).map_or(0, |&byte| byte as i8)))
            .collect();
        (rows.len() == ROWS && bytes.len() == ROWS * labels).then(|| Table { rows: boxed(rows), scale })
    }

    /// The weights of a row.
    #[inline(always)]
    pub fn weights(&self, row: u16) -> &[i8; LANES] {
        &self.rows[row as usize % ROWS]
    }
}

/// The rows as an array whose length is known when compiling: a row is then found without a check.
fn boxed<const LANES: usize, const ROWS: usize>(rows: Vec<[i8; LANES]>) -> Box<[[i8; LANES]; ROWS]> {
    rows.into_boxed_slice().try_into().unwrap_or_else(|_| unreachable!("callers count the rows"))
}

/// Sums the rows of a table.
pub struct Sum<'t, const LANES: usize, const ROWS: usize> {
    table: &'t Table<LANES, ROWS>,
    /// The sums so far, in units of the table's scale.
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
    fn add(&mut self, row: u16) {
        let weights = self.table.weights(row);
        for (score, &weight) in self.scores.iter_mut().zip(weights) {
            *score += weight as i16;
        }
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
        assert_eq!(Table::<4, 1>::read(file, "a").weights(77), &[b'x' as i8, b'y' as i8, 0, 0]);
    }

    #[test]
    fn a_damaged_file_gives_a_table_of_zeros() {
        for file in [&b""[..], b"section a 9 2 1\n\nxy", b"section a 2 1 1\n\nxy", b"section a 2 99 x\n\nxy"] {
            assert_eq!(Table::<2, 1>::read(file, "a").weights(1), &[0, 0]);
        }
    }
}
