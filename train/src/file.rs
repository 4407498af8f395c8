//! Weights files: text that says what made them, then the bytes of each section.

use std::fs;

use claimlight::linear::STEPS;

/// A weights file in the making.
pub struct WeightsFile {
    header: String,
    bytes: Vec<u8>,
}

impl WeightsFile {
    /// A file that begins with those lines.
    pub fn new(about: &str) -> Self {
        WeightsFile { header: format!("{}\n", about.trim()), bytes: Vec::new() }
    }

    /// Adds a section of raw bytes.
    pub fn section(&mut self, name: &str, fields: &str, bytes: &[u8]) {
        self.header += &format!("section {name} {} {fields}\n", bytes.len());
        self.bytes.extend(bytes);
    }

    /// Adds a table: a bit for each row, whether a feature has it; then the checks of those, and their weights of each
    /// label, rounded to so many steps on either side of zero. Gives what one step is worth.
    pub fn table<const LABELS: usize>(
        &mut self,
        name: &str,
        weights: &[[f32; LABELS]],
        checks: &[u8],
        largest: f32,
    ) -> f32 {
        let scale = largest / f32::from(STEPS);
        let mut bytes = vec![0u8; checks.len().div_ceil(8)];
        let taken: Vec<usize> = (0..checks.len()).filter(|&row| checks[row] != 0).collect();
        taken.iter().for_each(|&row| bytes[row / 8] |= 1 << (row % 8));
        bytes.extend(taken.iter().map(|&row| checks[row]));
        let column = |label: usize| taken.iter().map(move |&row| quantized(weights[row][label], scale) as u8);
        bytes.extend((0..LABELS).flat_map(column));
        self.section(name, &format!("{LABELS} {scale:?}"), &bytes);
        scale
    }

    /// Writes the file.
    pub fn write(&self, path: &str) {
        let mut all = self.header.clone().into_bytes();
        all.push(b'\n');
        all.extend(&self.bytes);
        fs::write(path, all).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

/// A weight in units of `scale`, at most [`STEPS`] of them.
pub fn quantized(weight: f32, scale: f32) -> i8 {
    (weight / scale).round().clamp(-f32::from(STEPS), f32::from(STEPS)) as i8
}

/// The value below which all but one in `one_in` of the weights that are not zero lie.
pub fn clip(weights: &[f32], one_in: usize) -> f32 {
    let mut sizes: Vec<f32> = weights.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len().saturating_sub(1 + sizes.len() / one_in)).copied().unwrap_or(1.0)
}
