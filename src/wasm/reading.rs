//! Files that are being read. Small ones are read several at once: asking the browser takes longer than they do.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, File};

use crate::decode::Refusal;

/// The most bytes of one file. A browser tab that holds the marks of a larger text is no longer of
/// use; the command line takes any.
const LARGEST: f64 = 20_000_000.0;

/// What files that are read at once have together, in bytes: no more than is annotated in the blink of an eye.
const BATCH_BYTES: f64 = 64_000.0;

/// As many of them at most: one that stalls holds no more up.
const BATCH_FILES: usize = 16;

/// Why a file cannot be read that is there no more, or not for us.
const GONE: &str = "it was moved, changed or deleted after it was chosen, or may not be read. Choose it again.";

#[wasm_bindgen]
extern "C" {
    /// A file with the name it goes by.
    #[wasm_bindgen(typescript_type = "NamedFile")]
    pub type NamedFile;
    #[wasm_bindgen(method, getter, structural)]
    fn file(this: &NamedFile) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn name(this: &NamedFile) -> JsValue;
}

/// A file with the name it goes by, unless it is refused unread.
struct Chosen {
    name: String,
    file: Result<File, Refusal>,
}

impl Chosen {
    fn of(named: JsValue) -> Chosen {
        let named: NamedFile = named.unchecked_into();
        let file = match named.file().dyn_into::<File>() {
            Err(_) => Err(Refusal::Unreadable(GONE.into())),
            Ok(file) if file.size() > LARGEST => {
                Err(Refusal::TooLarge { size: file.size() as u64, limit: LARGEST as u64 })
            }
            Ok(file) => Ok(file),
        };
        Chosen { name: named.name().as_string().unwrap_or_default(), file }
    }

    fn size(&self) -> f64 {
        self.file.as_ref().map_or(0.0, |file| file.size())
    }

    /// The bytes of this file alone.
    async fn read(self) -> Read {
        let bytes = match self.file {
            Ok(file) => JsFuture::from(file.array_buffer()).await.map_err(|error| Refusal::Unreadable(why(&error))),
            Err(refusal) => Err(refusal),
        };
        Read { name: self.name, bytes: bytes.map(|buffer| bytes_of(&buffer).to_vec()) }
    }
}

/// A file that has been read.
pub struct Read {
    /// The name it goes by.
    pub name: String,
    /// What it has.
    pub bytes: Result<Vec<u8>, Refusal>,
}

/// The files that were chosen, in order.
pub struct Files {
    all: Array,
    /// The first one that is not begun.
    next: u32,
}

impl Files {
    /// None of them is read yet.
    pub fn new(all: Array) -> Files {
        Files { all, next: 0 }
    }

    /// Begins to read the next ones; nothing if there are no more.
    pub fn begin(&mut self) -> Option<Batch> {
        let mut files: Vec<Chosen> = Vec::new();
        let mut bytes = 0.0;
        while self.next < self.all.length() && files.len() < BATCH_FILES {
            let chosen = Chosen::of(self.all.get(self.next));
            bytes += chosen.size();
            if bytes > BATCH_BYTES && !files.is_empty() {
                break;
            }
            files.push(chosen);
            self.next += 1;
        }
        let sound: Array = files.iter().filter_map(|chosen| chosen.file.as_ref().ok()).collect();
        let whole = (sound.length() > 0).then(|| Blob::new_with_blob_sequence(&sound)).and_then(Result::ok);
        let whole = whole.map(|blob| JsFuture::from(blob.array_buffer()));
        (!files.is_empty()).then_some(Batch { files, whole })
    }
}

/// Files that are read at once.
pub struct Batch {
    files: Vec<Chosen>,
    /// The bytes of all that are not refused.
    whole: Option<JsFuture>,
}

impl Batch {
    /// The files, in order. Any of them may have been moved, changed or deleted since it was chosen: then each is read
    /// by itself, to know which.
    pub async fn end(self) -> Vec<Read> {
        if let Some(whole) = self.whole
            && let Ok(buffer) = whole.await
        {
            let bytes = bytes_of(&buffer);
            let expected: f64 = self.files.iter().map(Chosen::size).sum();
            if f64::from(bytes.length()) == expected {
                return split(self.files, &bytes);
            }
        }
        let mut read = Vec::new();
        for chosen in self.files {
            read.push(chosen.read().await);
        }
        read
    }
}

/// Gives each file its own part of what was read.
fn split(files: Vec<Chosen>, bytes: &Uint8Array) -> Vec<Read> {
    let mut at = 0;
    let own = |Chosen { name, file }| {
        let bytes = file.map(|file: File| {
            let end = at + file.size() as u32;
            let own = bytes.subarray(at, end).to_vec();
            at = end;
            own
        });
        Read { name, bytes }
    };
    files.into_iter().map(own).collect()
}

fn bytes_of(buffer: &JsValue) -> Uint8Array {
    Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>())
}

/// What a browser says of a file that it cannot read, in plain words.
fn why(error: &JsValue) -> String {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("NotFoundError" | "NotReadableError") => GONE.into(),
        Some(name) => format!("the browser refused ({name})."),
        None => "the browser refused.".into(),
    }
}
