//! Dates as the contract writes them: ISO 8601 with X for digits that are not told.
//!
//! A date that is told from the day of writing ("last year") has no digits of its own: the document gives its mask,
//! and beside it, in a field of its own, how far it lies from that day.

/// The ISO 8601 mask of a date, and its distance from the day of writing where it is told by that.
pub fn written(date: &str) -> (String, Option<String>) {
    if !date.contains("REF") {
        return (date.to_string(), None);
    }
    let masks: Vec<String> = date.split('/').map(mask).collect();
    (masks.join("/"), Some(date.to_string()))
}

/// "REF-1Y" is some year, "REF+0D" some day, "REF+1DT20:00" that day at eight in the evening.
fn mask(date: &str) -> String {
    let Some(distance) = date.strip_prefix("REF") else { return date.to_string() };
    let distance = distance.trim_start_matches(['+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let (period, time) = distance.split_once('T').unwrap_or((distance, ""));
    let day = match period.chars().next() {
        Some('Y') => "XXXX",
        Some('M') => "XXXX-XX",
        Some('W') => "XXXX-WXX",
        _ => "XXXX-XX-XX",
    };
    if time.starts_with(|first: char| first.is_ascii_digit()) { format!("{day}T{time}") } else { day.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_from_the_day_of_writing_is_masked() {
        let check = |date: &str, mask: &str| assert_eq!(written(date), (mask.to_string(), Some(date.to_string())));
        check("REF-1Y", "XXXX");
        check("REF+0M", "XXXX-XX");
        check("REF", "XXXX-XX-XX");
        check("REF+1DT20:00", "XXXX-XX-XXT20:00");
        check("REFTNI", "XXXX-XX-XX");
        check("REF-2W/REF", "XXXX-WXX/XXXX-XX-XX");
        assert_eq!(written("XXXX-01-05"), ("XXXX-01-05".to_string(), None));
    }
}
