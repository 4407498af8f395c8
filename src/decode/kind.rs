//! Kinds of files that people drop by mistake, told by their first bytes.

const COPY: &str = "Open it, copy its text and paste it here.";
const SAVE: &str = "Save it as plain text (.txt), or copy its text and paste it here.";

/// First bytes, what they are, and what to do instead.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", ""),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", ""),
    (b"GIF87a", "a picture (GIF)", ""),
    (b"GIF89a", "a picture (GIF)", ""),
    (b"II*\0", "a picture (TIFF)", ""),
    (b"MM\0*", "a picture (TIFF)", ""),
    (b"8BPS", "a picture (Photoshop)", ""),
    (b"\0\0\x01\0", "a picture (icon)", ""),
    (b"%PDF-", "a PDF document", COPY),
    (b"{\\rtf", "a formatted document (RTF)", SAVE),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an office program", SAVE),
    (b"PK\x03\x04", "a packed file (ZIP, Word, OpenDocument or e-book)", SAVE),
    (b"PK\x05\x06", "a packed file (ZIP)", SAVE),
    (b"\x1F\x8B", "a packed file (gzip)", "Unpack it first."),
    (b"BZh9", "a packed file (bzip2)", "Unpack it first."),
    (b"\xFD7zXZ\0", "a packed file (xz)", "Unpack it first."),
    (b"7z\xBC\xAF\x27\x1C", "a packed file (7-Zip)", "Unpack it first."),
    (b"Rar!\x1A\x07", "a packed file (RAR)", "Unpack it first."),
    (b"SQLite format 3\0", "a database (SQLite)", ""),
    (b"ID3\x02", "a sound recording (MP3)", ""),
    (b"ID3\x03", "a sound recording (MP3)", ""),
    (b"ID3\x04", "a sound recording (MP3)", ""),
    (b"OggS\0", "a sound or video recording (Ogg)", ""),
    (b"fLaC\0", "a sound recording (FLAC)", ""),
    (b"\x1A\x45\xDF\xA3", "a video (Matroska or WebM)", ""),
    (b"\x7FELF", "a program", ""),
    (b"\0asm", "a program (WebAssembly)", ""),
];

/// How a web page starts, in lower case.
const WEB_PAGES: &[&[u8]] = &[b"<!doctype html", b"<html"];

/// What a file is that is no plain text, with its article, and what to do instead (or nothing).
/// `None` where nothing speaks against a text.
pub fn known(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if let Some(&(_, kind, advice)) = SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature)) {
        return Some((kind, advice));
    }
    if bytes.starts_with(b"RIFF") {
        match bytes.get(8..12) {
            Some(b"WEBP") => return Some(("a picture (WebP)", "")),
            Some(b"WAVE") => return Some(("a sound recording (WAV)", "")),
            Some(b"AVI ") => return Some(("a video (AVI)", "")),
            _ => {}
        }
    }
    match (bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"avif")) => return Some(("a picture (HEIC or AVIF)", "")),
        (Some(b"ftyp"), Some(_)) => return Some(("a video (MP4)", "")),
        _ => {}
    }
    // "BM" begins many an English line, but its header is never free of zero bytes.
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Some(("a picture (BMP)", ""));
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let is_page = |page: &&[u8]| start.get(..page.len()).is_some_and(|head| head.eq_ignore_ascii_case(page));
    if WEB_PAGES.iter().any(is_page) {
        return Some(("a saved web page (HTML)", "Copy the story's text from the page and paste it here."));
    }
    None
}
