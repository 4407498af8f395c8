//! Twice the text takes at most twice the work, however bad it is.

use claimlight::decode::{Encoding, decode};
use claimlight::document::{ArticleAnnotation, compare_documents};
use claimlight::export::{Format, import};
use claimlight::text::OffsetUnit;
use claimlight_linear::bad_text::BAD_TEXTS;
use claimlight_linear::work_of;

/// What doubling the text may multiply the work by: two, and a little for logarithms and for what begins only
/// beyond some length.
const MOST: f64 = 2.2;

/// Bytes of the shorter text of each pair.
const SIZE: usize = 1 << 15;

/// Does `task` with texts of each kind, one twice as long as the other, and fails with all that took too much.
fn check(size: usize, task: impl Fn(&str)) {
    // Word lists and weights are read at their first use.
    task("Ferry aground\n\nMore than 200 were taken off, Ines Moreau said. “All is well,” she said.\n");
    let mut complaints = Vec::new();
    for (name, text) in BAD_TEXTS {
        let (single, ()) = work_of(|| task(&text(size)));
        let (double, ()) = work_of(|| task(&text(2 * size)));
        let ratio = double as f64 / single as f64;
        println!(
            "{name}: {} and {} branches a byte, ratio {ratio:.2}",
            single / size as u64,
            double / (2 * size) as u64
        );
        if ratio > MOST {
            complaints.push(format!("{name}: {single} and {double} branches, ratio {ratio:.2}"));
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn document(text: &str) -> ArticleAnnotation {
    ArticleAnnotation::new(&claimlight::annotate(text), "bad", OffsetUnit::Utf16)
}

#[test]
fn counting_counts() {
    let (nothing, ()) = work_of(|| ());
    let (little, _) = work_of(|| claimlight::sentence::sentences("So. It goes.", &[]));
    let (more, _) = work_of(|| claimlight::annotate("So. It goes. Ines Moreau said so."));
    assert_eq!(nothing, 0);
    assert!(more > little && more > 1000, "{little} and {more}: was the library compiled with .cargo/count.sh?");
}

#[test]
fn annotating() {
    check(SIZE, |text| drop(claimlight::annotate(text)));
}

#[test]
fn writing_and_reading_back() {
    check(SIZE / 2, |text| {
        let document = document(text);
        for format in Format::ALL {
            let written = format.article(&document);
            if matches!(format, Format::Json | Format::W3c) {
                import(&written).expect("our own export");
            }
        }
    });
}

#[test]
fn comparing() {
    check(SIZE / 2, |text| {
        let one = document(text);
        let two = document(&text.replace("so", "thus").replace("President", "Director"));
        drop(compare_documents(&[one, two], OffsetUnit::Utf16).expect("sound documents"));
    });
}

/// What is held against each other only here grows so slowly at first that a short text would not show it.
#[test]
fn comparing_a_person_whose_title_stands_in_every_sentence() {
    let compared = |size: usize| {
        let [one, other] = ["President", "Director"].map(|title| {
            let sentence = |number| format!("{title} Ada Holt opened bridge {number} in Ostley.\n\n");
            document(&(0..size).map(sentence).collect::<String>())
        });
        work_of(move || drop(compare_documents(&[one, other], OffsetUnit::Utf16).expect("sound documents"))).0
    };
    compared(10);
    let (single, double) = (compared(1000), compared(2000));
    assert!(double as f64 <= MOST * single as f64, "{single} and {double} branches");
}

#[test]
fn decoding() {
    check(SIZE, |text| {
        let whole = decode(text.as_bytes().to_vec(), |_, bytes| String::from_utf8_lossy(bytes).into_owned());
        drop(whole);
        // As if it had been written in another encoding.
        let broken: Vec<u8> = text.bytes().map(|byte| byte | 0x80).collect();
        drop(decode(broken, |encoding, bytes| {
            assert_ne!(encoding, Encoding::Utf8);
            bytes.iter().map(|byte| char::from(*byte)).collect()
        }));
    });
}

#[test]
fn one_paragraph_of_ten_megabytes() {
    let paragraph =
        |size: usize| "The ferry carried more than 200 people, Captain Ines Moreau said. ".repeat(size / 66);
    drop(claimlight::annotate(&paragraph(1000)));
    let (single, _) = work_of(|| claimlight::annotate(&paragraph(5_000_000)).figures.len());
    let (double, figures) = work_of(|| claimlight::annotate(&paragraph(10_000_000)).figures.len());
    assert!(figures > 100_000);
    assert!(double as f64 <= MOST * single as f64, "{single} and {double} branches");
}
