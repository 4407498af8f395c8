//! Files that were dropped on the page: read, decoded and annotated where this runs (a worker).

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, TextDecoder};

use super::failure::Failure;
use super::parts::write_article;
use super::timing::Clock;
use crate::article::{Wishes, annotate_with};
use crate::decode::{Decoded, Encoding, Refusal, decode};

/// The most bytes of one file. A browser tab that holds the marks of a larger text is no longer of
/// use; the command line takes any.
const LARGEST: u64 = 20_000_000;

/// Why a file cannot be read that is there no more, or not for us.
const GONE: &str = "it was moved, changed or deleted after it was chosen, or may not be read. Choose it again.";

#[wasm_bindgen]
extern "C" {
    /// Files with the names they go by.
    #[wasm_bindgen(typescript_type = "NamedFile[]")]
    pub type NamedFiles;

    /// One of them.
    #[wasm_bindgen(typescript_type = "NamedFile")]
    pub type NamedFile;
    #[wasm_bindgen(method, getter, structural)]
    fn file(this: &NamedFile) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn name(this: &NamedFile) -> JsValue;

    /// Who hears what becomes of the files.
    #[wasm_bindgen(typescript_type = "FileHandlers")]
    pub type FileHandlers;
    #[wasm_bindgen(method, structural, catch, js_name = onArticle)]
    fn on_article(this: &FileHandlers, json: &str, milliseconds: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = onError)]
    fn on_error(this: &FileHandlers, code: &str, message: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = isCancelled)]
    fn is_cancelled(this: &FileHandlers) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, getter, structural)]
    fn off(this: &FileHandlers) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = onPart)]
    fn on_part(this: &FileHandlers) -> JsValue;
}

/// Annotates files in order; each gives one call of `onArticle` or of `onError`. Between two files
/// others get their turn, and then `isCancelled` is asked whether to stop. Throws only what a handler
/// throws, and `bad-input` when the files are no array or nobody takes the parts.
#[wasm_bindgen(js_name = annotateFiles)]
pub async fn annotate_files(files: NamedFiles, handlers: FileHandlers) -> Result<(), JsValue> {
    let files: js_sys::Array =
        JsValue::from(files).dyn_into().map_err(|_| Failure::bad_input("annotateFiles() takes an array."))?;
    if !handlers.on_part().is_function() {
        return Err(Failure::bad_input("annotateFiles() needs somebody who takes the parts of an article.").into());
    }
    let clock = Clock::here();
    let wishes = Wishes { off: super::off(handlers.off())?, ..Wishes::default() };
    let mut files = files.iter().map(JsCast::unchecked_into::<NamedFile>);
    let mut next = files.next().map(Reading::begin);
    while let Some(reading) = next.take() {
        let start = clock.now();
        let name = reading.name.clone();
        let bytes = clock.measure("claimlight: read", reading.end()).await;
        if handlers.is_cancelled()? {
            break;
        }
        // The browser reads the next one while this one is annotated.
        next = files.next().map(Reading::begin);
        let json = match bytes {
            Ok(bytes) => clock.measure("claimlight: annotate", annotated(bytes, &name, &wishes, &handlers)).await,
            Err(refusal) => Err(Failure::of_file(&refusal, &name)),
        };
        match json {
            Ok(json) => handlers.on_article(&json, clock.now() - start)?,
            Err(failure) => handlers.on_error(failure.code, &failure.message)?,
        }
    }
    Ok(())
}

/// The JSON of the article in a file.
async fn annotated(bytes: Vec<u8>, name: &str, wishes: &Wishes, handlers: &FileHandlers) -> Result<String, Failure> {
    let Decoded { text, notice } = decode(bytes, transcode).map_err(|refusal| Failure::of_file(&refusal, name))?;
    let mut article = annotate_with(&text, wishes);
    article.notices.extend(notice);
    write_article(article, name, &handlers.on_part())
}

/// A file that is being read.
struct Reading {
    name: String,
    /// What it will have, unless it is refused unread.
    buffer: Result<JsFuture, Refusal>,
}

impl Reading {
    fn begin(named: NamedFile) -> Reading {
        let name = named.name().as_string().unwrap_or_default();
        let buffer = match named.file().dyn_into::<File>() {
            Err(_) => Err(Refusal::Unreadable(GONE.into())),
            Ok(file) if file.size() > LARGEST as f64 => {
                Err(Refusal::TooLarge { size: file.size() as u64, limit: LARGEST })
            }
            Ok(file) => Ok(JsFuture::from(file.array_buffer())),
        };
        Reading { name, buffer }
    }

    /// The bytes of the file. It may have been moved, changed or deleted since it was chosen.
    async fn end(self) -> Result<Vec<u8>, Refusal> {
        let buffer = self.buffer?.await.map_err(|error| Refusal::Unreadable(why(&error)))?;
        Ok(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
    }
}

/// What a browser says of a file that it cannot read, in plain words.
fn why(error: &JsValue) -> String {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("NotFoundError" | "NotReadableError") => GONE.into(),
        Some(name) => format!("the browser refused ({name})."),
        None => "the browser refused.".into(),
    }
}

/// Decodes what is not UTF-8. The labels are ones that every browser knows; one that does not would
/// give no text, which is then said to the user.
fn transcode(encoding: Encoding, bytes: &[u8]) -> String {
    TextDecoder::new_with_label(encoding.label())
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .unwrap_or_default()
}
