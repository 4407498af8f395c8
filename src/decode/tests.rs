use super::*;
use proptest::prelude::*;

const STORY: &str = "The mayor said “no” – twice. It cost €40.\r\nNobody asked why.\r\n";

fn transcode(encoding: Encoding, bytes: &[u8]) -> String {
    let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).expect("a label of the standard");
    known.decode_without_bom_handling(bytes).0.into_owned()
}

/// What a file of these bytes gives: its text and the code of its notice, or the code of its refusal.
fn check(bytes: &[u8], expected: Result<(&str, Option<&str>), &str>) {
    let decoded = decode(bytes.to_vec(), transcode);
    let found = match &decoded {
        Ok(decoded) => Ok((decoded.text.as_str(), decoded.notice.as_ref().map(|notice| notice.code))),
        Err(refusal) => Err(refusal.code()),
    };
    assert_eq!(found, expected);
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn utf8_with_and_without_a_mark() {
    check(STORY.as_bytes(), Ok((STORY, None)));
    check(format!("\u{FEFF}{STORY}").as_bytes(), Ok((STORY, None)));
    check(b"Plain.", Ok(("Plain.", None)));
}

#[test]
fn utf16_with_and_without_a_mark() {
    let marked = format!("\u{FEFF}{STORY}");
    check(&utf16(&marked, u16::to_le_bytes), Ok((STORY, None)));
    check(&utf16(&marked, u16::to_be_bytes), Ok((STORY, None)));
    check(&utf16(STORY, u16::to_le_bytes), Ok((STORY, None)));
    check(&utf16(STORY, u16::to_be_bytes), Ok((STORY, None)));
    let emoji = "She wrote 😀 back.";
    check(&utf16(emoji, u16::to_le_bytes), Ok((emoji, None)));
}

#[test]
fn what_windows_wrote_before_unicode() {
    let bytes = b"The caf\xE9 owner said \x93no\x94 \x96 twice.";
    check(bytes, Ok(("The café owner said “no” – twice.", Some("read-as-windows-1252"))));
}

#[test]
fn a_few_damaged_characters_do_not_cost_the_others() {
    let bytes = b"\xE2\x80\x9CNo,\xE2\x80\x9D said the caf\xC3\xA9 owner\xE2\x80.";
    check(bytes, Ok(("“No,” said the café owner\u{FFFD}.", Some("damaged-characters"))));
    // Cut in the middle of a character, as by a download that stopped.
    check(&STORY.as_bytes()[..21], Ok(("The mayor said “no\u{FFFD}", Some("damaged-characters"))));
    check(b"\xFF\xFEN\0o\0\x00\xD8.\0", Ok(("No\u{FFFD}.", Some("damaged-characters"))));
}

#[test]
fn nothing_in_it() {
    check(b"", Err("empty"));
    check(b" \r\n\t\n", Err("empty"));
    check(b"\xEF\xBB\xBF", Err("empty"));
    check(b"\xEF\xBB\xBF \n", Err("empty"));
    check(b"\xFF\xFE", Err("empty"));
    check("\u{A0}\u{2003}".as_bytes(), Err("empty"));
}

#[test]
fn bytes_that_are_no_characters() {
    check(b"A story with a zero byte\0 in it.", Err("binary"));
    check(&[0; 64], Err("binary"));
    check(&(1..=255).collect::<Vec<u8>>(), Err("binary"));
    // Little numbers of two bytes each are no UTF-16.
    check(&utf16("\u{1}\u{2}\u{3}\u{4}abcde", u16::to_le_bytes), Err("binary"));
}

#[test]
fn files_of_other_kinds_are_named() {
    for (bytes, words) in [
        (&b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR"[..], "a picture (PNG)"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a picture (JPEG)"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture (WebP)"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a picture (HEIC or AVIF)"),
        (b"BM\x36\0\x0C\0\0\0\0\0\x36\0", "a picture (BMP)"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\0", "a packed file (ZIP)"),
        (b"PK\x03\x04\x14\0[Content_Types].xml..word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", "a document of an office program"),
        (b"PK\x03\x04\x14\0mimetypeapplication/epub+zip", "an e-book (EPUB)"),
        (b"PK\x03\x04\x14\0password/list.txt", "a packed file (ZIP)"),
        (b"{\\rtf1\\ansi The story}", "a formatted document (RTF)"),
        (b"\n<!DOCTYPE html><title>Story</title>", "a saved web page (HTML)"),
    ] {
        check(bytes, Err("not-text"));
        let message = sniff(bytes).map_err(|refusal| refusal.message("story.txt")).expect_err("refused");
        assert!(message.starts_with(&format!("story.txt is {words}")), "{message}");
    }
    check(
        b"BMW recalled 400 cars. ID cards were checked.",
        Ok(("BMW recalled 400 cars. ID cards were checked.", None)),
    );
    check(b"<html> tags are not needed", Err("not-text"));
}

#[test]
fn a_refusal_says_what_to_do() {
    let message = |refusal: Refusal| refusal.message("week/a.txt");
    assert_eq!(
        message(Refusal::Empty),
        "week/a.txt is empty: there is no text in it. If you see words when you open it, copy them and paste them here."
    );
    assert!(message(Refusal::Binary).contains("save it as plain text (.txt)"), "{}", message(Refusal::Binary));
    let of_bytes = |bytes: &[u8]| message(sniff(bytes).expect_err("refused"));
    assert!(of_bytes(b"PK\x03\x04\x14\0.word/document.xml").contains("choose “Save as” and there “Plain text (.txt)”"));
    assert!(of_bytes(b"%PDF-1.7\n").ends_with("Open it, copy its words and paste them here."));
    assert!(of_bytes(b"GIF89a\0").contains("text recognition"));
    assert_eq!(
        message(Refusal::TooLarge { size: 50_000_000, limit: 20_000_000 }),
        "week/a.txt is too large (50.0 MB; at most 20 MB): split it into single articles."
    );
}

proptest! {
    #[test]
    fn any_bytes_give_a_text_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = decode(bytes, transcode) {
            prop_assert!(!decoded.text.trim().is_empty());
        }
    }

    #[test]
    fn what_was_written_is_read(text in "[a-zA-Zé“”€😀 .,\n]{1,200}") {
        prop_assume!(!text.trim().is_empty());
        let decoded = decode(text.clone().into_bytes(), transcode);
        prop_assert_eq!(decoded, Ok(Decoded { text, notice: None }));
    }
}
