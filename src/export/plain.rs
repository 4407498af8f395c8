//! Marks in plain words, and the words of ranges, for exports that people read.

use crate::document::{ArticleAnnotation, AttributionEntry, FigureEntry, Range, Review, ValueEntry};
use crate::text::{OffsetMap, OffsetUnit};

/// Gives the words of a document's ranges.
pub struct Words<'d> {
    text: &'d str,
    map: OffsetMap<'d>,
}

impl<'d> Words<'d> {
    /// For the document's own unit.
    pub fn new(document: &'d ArticleAnnotation) -> Self {
        let unit = OffsetUnit::from_name(&document.offset_unit).unwrap_or_default();
        Words { text: &document.text, map: OffsetMap::new(&document.text, unit) }
    }

    /// The range in bytes.
    pub fn bytes(&self, range: Range) -> std::ops::Range<usize> {
        let (start, end) = (self.map.to_byte(range.start) as usize, self.map.to_byte(range.end) as usize);
        start..end.max(start)
    }

    /// The words of a range as they stand.
    pub fn of(&self, range: Range) -> &'d str {
        self.text.get(self.bytes(range)).unwrap_or("")
    }

    /// The words of a range on one line.
    pub fn line(&self, range: Range) -> String {
        self.of(range).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of several ranges on one line, broken ones joined with an ellipsis.
    pub fn lines(&self, ranges: &[Range]) -> String {
        ranges.iter().map(|&range| self.line(range)).collect::<Vec<_>>().join(" … ")
    }
}

/// A number as people write it: thousands apart, no needless digits.
pub fn number(value: f64) -> String {
    let plain = format!("{}", (value * 1e6).round() / 1e6);
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position) % 3 == 0 && digits.len() > 4 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.map_or(String::new(), |fraction| format!(".{fraction}"));
    format!("{sign}{grouped}{fraction}")
}

/// A figure's value with its bound and unit: "more than 400", "about 1,200,000,000 USD", "10 to 15%".
pub fn value(figure: &FigureEntry) -> String {
    let bound = match &*figure.bound {
        "~" => "about ",
        ">" => "more than ",
        ">=" => "at least ",
        "<" => "less than ",
        "<=" => "at most ",
        _ => "",
    };
    let core = match (&figure.value, figure.high) {
        (ValueEntry::Date(date), _) => date.clone(),
        (ValueEntry::Number(low), Some(high)) => format!("{} to {}", number(*low), number(high)),
        (ValueEntry::Number(low), None) => number(*low),
    };
    match figure.unit.as_deref() {
        None => format!("{bound}{core}"),
        Some("%") => format!("{bound}{core}%"),
        Some("pp") => format!("{bound}{core} percentage points"),
        Some(unit) => format!("{bound}{core} {unit}"),
    }
}

/// Who stands behind an attribution: the chain from the fact on, else the speaker, else nobody.
pub fn standing(document: &ArticleAnnotation, attribution: &AttributionEntry) -> String {
    let name = |&speaker: &u32| document.speakers.get(speaker as usize).map(|speaker| speaker.name.clone());
    let chain: Vec<String> = attribution.chain.iter().filter_map(name).collect();
    if chain.len() > 1 {
        return chain.join(" → ");
    }
    attribution.speaker.as_ref().and_then(name).or(chain.into_iter().next()).unwrap_or_else(|| "not resolved".into())
}

/// What a reader decided about a mark.
pub fn review(review: Review) -> &'static str {
    match review {
        Review::Accepted => "confirmed by a reader",
        Review::Changed => "changed by a reader",
        Review::Added => "added by a reader",
    }
}

/// A sign for it, and for no decision none.
pub fn sign(review: Option<Review>) -> &'static str {
    match review {
        None => "",
        Some(Review::Accepted) => " ✓",
        Some(Review::Changed) => " ✎",
        Some(Review::Added) => " +",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(number(1_200_000_000.0), "1,200,000,000");
        assert_eq!(number(-1234.5), "−1234.5");
        assert_eq!(number(0.333_333_33), "0.333333");
    }
}
