//! Numbers as JSON writes them: whole ones without a fraction.

use serde::Serializer;

/// Beyond this a double no longer holds every whole number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Writes `1200000000` rather than `1200000000.0`.
pub fn whole_where_possible<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if number.fract() == 0.0 && number.abs() < EXACT {
        serializer.serialize_i64(*number as i64)
    } else {
        serializer.serialize_f64(*number)
    }
}

/// The same, or null.
pub fn optional<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => whole_where_possible(number, serializer),
        None => serializer.serialize_none(),
    }
}
