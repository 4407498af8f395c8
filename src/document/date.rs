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
    // "the end of" is no digit of a date.
    let told = ["-START", "-MID", "-END"].iter().find_map(|part| distance.strip_suffix(part)).unwrap_or(distance);
    let distance = told.trim_start_matches(['+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let (period, time) = distance.split_at(distance.find('T').unwrap_or(distance.len()));
    // What is told within the period stays: the third quarter, Tuesday.
    let (period, part) = period.split_at(period.find('-').unwrap_or(period.len()));
    let mask = match period {
        "Y" | "Q" | "E" | "C" => "XXXX",
        "M" => "XXXX-XX",
        "W" => "XXXX-WXX",
        "WE" => "XXXX-WXX-WE",
        _ => "XXXX-XX-XX",
    };
    format!("{mask}{part}{time}")
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
        check("REFTNI", "XXXX-XX-XXTNI");
        check("REF+1Q", "XXXX");
        check("REF+0M-END", "XXXX-XX");
        check("REF-END", "XXXX-XX-XX");
        check("REF-1Y-Q3", "XXXX-Q3");
        check("REF+1W-2T09", "XXXX-WXX-2T09");
        check("REF-2W/REF", "XXXX-WXX/XXXX-XX-XX");
        assert_eq!(written("XXXX-01-05"), ("XXXX-01-05".to_string(), None));
    }
}
