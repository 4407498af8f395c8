//! From the bytes of a file to its text: what the file is, and in which encoding it was written.
//!
//! The decision is made here, once for all faces, by looking at the bytes. UTF-8 is decoded here
//! too; the few other encodings are left to what each face has at hand, which agree because all
//! follow the WHATWG Encoding Standard.

mod kind;

use crate::notice::Notice;
use kind::SAVE;

/// How a text file was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, of which ASCII is a part.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// What Windows wrote in western countries before Unicode; every byte is a character in it.
    Windows1252,
}

impl Encoding {
    /// The name that the Encoding Standard gives it, understood by `TextDecoder` and `encoding_rs`.
    pub fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// Why a file gives no text. The code is stable; the message is made for the user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// No byte, or nothing but white space.
    Empty,
    /// Bytes of no kind that is known, which are no characters.
    Binary,
    /// A kind of file that is known and is no plain text: "a picture (PNG)", and what to do instead.
    NotText {
        /// What it is, with its article.
        kind: &'static str,
        /// One sentence, or nothing where nothing helps.
        advice: &'static str,
    },
    /// Larger than the face can take; both in bytes.
    TooLarge {
        /// Size of the file.
        size: u64,
        /// The most that is taken.
        limit: u64,
    },
    /// The bytes could not be had; says why.
    Unreadable(String),
}

impl Refusal {
    /// `empty`, `binary`, `not-text`, `too-large` or `unreadable`.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Empty => "empty",
            Refusal::Binary => "binary",
            Refusal::NotText { .. } => "not-text",
            Refusal::TooLarge { .. } => "too-large",
            Refusal::Unreadable(_) => "unreadable",
        }
    }

    /// Plain sentences that name the file.
    pub fn message(&self, name: &str) -> String {
        match self {
            Refusal::Empty => format!(
                "{name} is empty: there is no text in it. If you see words when you open it, copy them and paste them here."
            ),
            Refusal::Binary => format!(
                "{name} is not a text file. It seems to be the file of another program, as a picture, a recording or \
                 a document is. {SAVE}"
            ),
            Refusal::NotText { kind, advice } => {
                format!("{name} is {kind}, not a plain text. {advice}").trim_end().into()
            }
            Refusal::TooLarge { size, limit } => format!(
                "{name} is too large ({:.1} MB; at most {:.0} MB): split it into single articles.",
                megabytes(*size),
                megabytes(*limit)
            ),
            Refusal::Unreadable(why) => format!("{name} could not be read: {why}"),
        }
    }
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// What the bytes of a text file are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sniffed {
    /// How they were written.
    pub encoding: Encoding,
    /// Bytes of the byte order mark at the start, which is no part of the text.
    pub mark: usize,
}

/// The text of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// Without a byte order mark; line ends as they were.
    pub text: String,
    /// What the reader should know of how it was read.
    pub notice: Option<Notice>,
}

/// Decides what the bytes of a file are. Time is linear in their number.
pub fn sniff(bytes: &[u8]) -> Result<Sniffed, Refusal> {
    if bytes.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some((kind, advice)) = kind::known(bytes) {
        return Err(Refusal::NotText { kind, advice });
    }
    let marked = |encoding, mark| Sniffed { encoding, mark };
    let sniffed = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => marked(Encoding::Utf8, 3),
        [0xFF, 0xFE, ..] => marked(Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => marked(Encoding::Utf16Be, 2),
        _ => marked(guess(bytes), 0),
    };
    let body = &bytes[sniffed.mark..];
    let census = match sniffed.encoding {
        Encoding::Utf16Le => Census::of_units(units(body, u16::from_le_bytes)),
        Encoding::Utf16Be => Census::of_units(units(body, u16::from_be_bytes)),
        Encoding::Utf8 | Encoding::Windows1252 => Census::of_units(body.iter().map(|&byte| byte.into())),
    };
    if census.is_no_text() { Err(Refusal::Binary) } else { Ok(sniffed) }
}

/// Turns the bytes of a file into text. `transcode` decodes what is not UTF-8; it gets the bytes
/// after the byte order mark, and replaces what it cannot decode by U+FFFD.
pub fn decode(bytes: Vec<u8>, transcode: impl FnOnce(Encoding, &[u8]) -> String) -> Result<Decoded, Refusal> {
    let Sniffed { encoding, mark } = sniff(&bytes)?;
    let (text, damaged) = match encoding {
        Encoding::Utf8 => from_utf8(bytes, mark),
        _ => {
            let text = transcode(encoding, &bytes[mark..]);
            let damaged = text.contains(char::REPLACEMENT_CHARACTER);
            (text, damaged)
        }
    };
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let notice = match encoding {
        Encoding::Windows1252 => Some(Notice {
            code: "read-as-windows-1252",
            message: "The file is not UTF-8; it was read as Windows-1252. Accents and quotation marks may be wrong."
                .into(),
        }),
        _ if damaged => Some(Notice {
            code: "damaged-characters",
            message: "Some characters of the file are damaged and stand as “\u{FFFD}”.".into(),
        }),
        _ => None,
    };
    Ok(Decoded { text, notice })
}

/// The text after the mark, and whether some of it had to be replaced. Whole text is not copied.
fn from_utf8(mut bytes: Vec<u8>, mark: usize) -> (String, bool) {
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
    }
}

/// The encoding of bytes without a mark.
fn guess(bytes: &[u8]) -> Encoding {
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        Encoding::Utf8
    } else if Census::of_units(units(bytes, u16::from_le_bytes)).is_western_text() {
        Encoding::Utf16Le
    } else if Census::of_units(units(bytes, u16::from_be_bytes)).is_western_text() {
        Encoding::Utf16Be
    } else if is_damaged_utf8(bytes) {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

/// True when at least half of what is above ASCII makes characters of UTF-8. In a text written in
/// a one-byte encoding hardly any do: it takes "Ã" followed by a sign.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > 0 && sound >= broken
}

fn units(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).map(move |pair| unit([pair[0], pair[1]]))
}

/// What there is of each sort among the units (bytes, or pairs of bytes) of a file.
#[derive(Default)]
struct Census {
    all: usize,
    zero: usize,
    /// Characters that no text holds in number: neither line ends nor tabs.
    control: usize,
    /// ASCII letters, digits, marks and spaces.
    plain: usize,
}

impl Census {
    fn of_units(units: impl Iterator<Item = u16>) -> Census {
        let mut census = Census::default();
        for unit in units {
            census.all += 1;
            match unit {
                0 => census.zero += 1,
                0x09..=0x0D | 0x20..=0x7E => census.plain += 1,
                0x01..=0x1F | 0x7F => census.control += 1,
                _ => {}
            }
        }
        census
    }

    /// A twentieth is far above what page breaks and stray codes make up, and far below the tenth that
    /// random bytes have.
    fn is_no_text(&self) -> bool {
        self.zero > 0 || self.control * 20 > self.all
    }

    /// Told from binary data and from the other byte order, where nearly no unit is in this range.
    fn is_western_text(&self) -> bool {
        !self.is_no_text() && self.plain * 2 > self.all
    }
}

#[cfg(test)]
mod tests;
