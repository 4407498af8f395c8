//! Kinds of files that people drop by mistake, told by their first bytes.

use memchr::memmem;

/// What to do with a document.
pub const SAVE: &str =
    "Open it in the program it was made with and save it as plain text (.txt), or copy its words and paste them here.";
const COPY: &str = "Open it, copy its words and paste them here.";
const WORD: &str = "Open it in Word or another office program, choose “Save as” and there “Plain text (.txt)”, or copy its words and paste them here.";
const LOOK: &str = "Words in a picture cannot be read here: let a program for text recognition (OCR) read them, or type them, and paste them here.";
const LISTEN: &str = "Speech cannot be read here: paste a transcript of it.";
const UNPACK: &str = "Unpack it first, and drop the texts that are in it.";

/// First bytes, what they are, and what to do instead.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", LOOK),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", LOOK),
    (b"GIF87a", "a picture (GIF)", LOOK),
    (b"GIF89a", "a picture (GIF)", LOOK),
    (b"II*\0", "a picture (TIFF)", LOOK),
    (b"MM\0*", "a picture (TIFF)", LOOK),
    (b"8BPS", "a picture (Photoshop)", LOOK),
    (b"\0\0\x01\0", "a picture (icon)", LOOK),
    (b"%PDF-", "a PDF document", COPY),
    (b"{\\rtf", "a formatted document (RTF)", SAVE),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an office program (an older Word, perhaps)", WORD),
    (b"PK\x05\x06", "a packed file (ZIP)", UNPACK),
    (b"\x1F\x8B", "a packed file (gzip)", UNPACK),
    (b"BZh9", "a packed file (bzip2)", UNPACK),
    (b"\xFD7zXZ\0", "a packed file (xz)", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a packed file (7-Zip)", UNPACK),
    (b"Rar!\x1A\x07", "a packed file (RAR)", UNPACK),
    (b"SQLite format 3\0", "a database (SQLite)", "Export the texts from it as plain text (.txt)."),
    (b"ID3\x02", "a sound recording (MP3)", LISTEN),
    (b"ID3\x03", "a sound recording (MP3)", LISTEN),
    (b"ID3\x04", "a sound recording (MP3)", LISTEN),
    (b"OggS\0", "a sound or video recording (Ogg)", LISTEN),
    (b"fLaC\0", "a sound recording (FLAC)", LISTEN),
    (b"\x1A\x45\xDF\xA3", "a video (Matroska or WebM)", LISTEN),
    (b"\x7FELF", "a program", ""),
    (b"\0asm", "a program (WebAssembly)", ""),
];

/// How a packed file starts, and what it holds where it is the document of a program.
const PACKED: &[u8] = b"PK\x03\x04";
const DOCUMENTS: &[(&[u8], &str, &str)] = &[
    (b"word/document", "a Word document", WORD),
    (b"xl/workbook", "a spreadsheet (Excel)", SAVE),
    (b"ppt/presentation", "a presentation (PowerPoint)", SAVE),
    (b"application/vnd.oasis.opendocument", "a document of an office program (OpenDocument)", WORD),
    (b"application/epub+zip", "an e-book (EPUB)", COPY),
];

/// The names of what a packed file holds stand before each part, and all of them at its end.
const NAMES_WITHIN: usize = 100_000;

/// How a web page starts, in lower case.
const WEB_PAGES: &[&[u8]] = &[b"<!doctype html", b"<html"];

/// What a file is that is no plain text, with its article, and what to do instead (or nothing).
/// `None` where nothing speaks against a text.
pub fn known(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if let Some(&(_, kind, advice)) = SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature)) {
        return Some((kind, advice));
    }
    if bytes.starts_with(PACKED) {
        let ends = [&bytes[..bytes.len().min(NAMES_WITHIN)], &bytes[bytes.len().saturating_sub(NAMES_WITHIN)..]];
        let holds = |name: &[u8]| ends.iter().any(|end| memmem::find(end, name).is_some());
        let document = DOCUMENTS.iter().find(|(name, ..)| holds(name));
        return Some(document.map_or(("a packed file (ZIP)", UNPACK), |&(_, kind, advice)| (kind, advice)));
    }
    if bytes.starts_with(b"RIFF") {
        match bytes.get(8..12) {
            Some(b"WEBP") => return Some(("a picture (WebP)", LOOK)),
            Some(b"WAVE") => return Some(("a sound recording (WAV)", LISTEN)),
            Some(b"AVI ") => return Some(("a video (AVI)", LISTEN)),
            _ => {}
        }
    }
    match (bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"avif")) => {
            return Some(("a picture (HEIC or AVIF)", LOOK));
        }
        (Some(b"ftyp"), Some(_)) => return Some(("a video (MP4)", LISTEN)),
        _ => {}
    }
    // "BM" begins many an English line, but its header is never free of zero bytes.
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Some(("a picture (BMP)", LOOK));
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let is_page = |page: &&[u8]| start.get(..page.len()).is_some_and(|head| head.eq_ignore_ascii_case(page));
    if WEB_PAGES.iter().any(is_page) {
        return Some(("a saved web page (HTML)", "Copy the story's text from the page and paste it here."));
    }
    None
}
