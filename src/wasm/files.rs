//! Files that were dropped on the page: read, decoded and annotated where this runs (a worker).

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::TextDecoder;

use super::failure::Failure;
use super::parts::{WrittenArticle, write_article};
use super::reading::{Files, Read};
use super::timing::Clock;
use crate::article::{Wishes, annotate_with};
use crate::decode::{Decoded, Encoding, decode};

#[wasm_bindgen]
extern "C" {
    /// Files with the names they go by.
    #[wasm_bindgen(typescript_type = "NamedFile[]")]
    pub type NamedFiles;

    /// Who hears what becomes of the files.
    #[wasm_bindgen(typescript_type = "FileHandlers")]
    pub type FileHandlers;
    #[wasm_bindgen(method, structural, catch, js_name = onArticle)]
    fn on_article(this: &FileHandlers, listing: Uint8Array, json: Uint8Array, milliseconds: f64)
    -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = onError)]
    fn on_error(this: &FileHandlers, code: &str, message: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = isCancelled)]
    fn is_cancelled(this: &FileHandlers) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, getter, structural)]
    fn off(this: &FileHandlers) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = onPart)]
    fn on_part(this: &FileHandlers) -> JsValue;
}

/// Annotates files in order; each gives one call of `onArticle` or of `onError`. Between two large ones, or two handfuls
/// of small ones, others get their turn, and then `isCancelled` is asked whether to stop. Throws only what a handler
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
    let mut files = Files::new(files);
    let mut next = files.begin();
    while let Some(batch) = next.take() {
        let mut start = clock.now();
        let batch = clock.measure("claimlight: read", batch.end()).await;
        // The browser reads the next ones while these are annotated.
        next = files.begin();
        for Read { name, bytes } in batch {
            if handlers.is_cancelled()? {
                return Ok(());
            }
            let article = match bytes {
                Ok(bytes) => clock.measure("claimlight: annotate", annotated(bytes, &name, &wishes, &handlers)).await,
                Err(refusal) => Err(Failure::of_file(&refusal, &name)),
            };
            let now = clock.now();
            match article {
                Ok(WrittenArticle { listing, whole }) => {
                    handlers.on_article(utf8(&listing), utf8(&whole), now - start)?;
                }
                Err(failure) => handlers.on_error(failure.code, &failure.message)?,
            }
            start = now;
        }
    }
    Ok(())
}

fn utf8(text: &str) -> Uint8Array {
    Uint8Array::from(text.as_bytes())
}

/// The article in a file.
async fn annotated(
    bytes: Vec<u8>,
    name: &str,
    wishes: &Wishes,
    handlers: &FileHandlers,
) -> Result<WrittenArticle, Failure> {
    let Decoded { text, notice } = decode(bytes, transcode).map_err(|refusal| Failure::of_file(&refusal, name))?;
    let mut article = annotate_with(&text, wishes);
    article.notices.extend(notice);
    write_article(article, name, &handlers.on_part())
}

/// Decodes what is not UTF-8. The labels are ones that every browser knows; one that does not would
/// give no text, which is then said to the user.
fn transcode(encoding: Encoding, bytes: &[u8]) -> String {
    TextDecoder::new_with_label(encoding.label())
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .unwrap_or_default()
}
