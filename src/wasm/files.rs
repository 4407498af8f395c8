//! Files that were dropped on the page: read, decoded and annotated where this runs (a worker).

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, TextDecoder};

use super::ArticleValue;
use super::failure::Failure;
use super::parts::hand_over_article;
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
    fn on_article(this: &FileHandlers, article: ArticleValue, milliseconds: f64) -> Result<(), JsValue>;
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
/// others get their turn, and `isCancelled` is asked whether to stop. Throws only what a handler
/// throws, and `bad-input` when the files are no array.
#[wasm_bindgen(js_name = annotateFiles)]
pub async fn annotate_files(files: NamedFiles, handlers: FileHandlers) -> Result<(), JsValue> {
    let files: js_sys::Array =
        JsValue::from(files).dyn_into().map_err(|_| Failure::bad_input("annotateFiles() takes an array."))?;
    let clock = Clock::here();
    let wishes = Wishes { off: super::off(handlers.off())?, ..Wishes::default() };
    for named in files.iter().map(JsCast::unchecked_into::<NamedFile>) {
        if handlers.is_cancelled()? {
            break;
        }
        let start = clock.now();
        match annotate_file(&named, &wishes, &handlers.on_part(), &clock).await {
            Ok(article) => handlers.on_article(article, clock.now() - start)?,
            Err(failure) => handlers.on_error(failure.code, &failure.message)?,
        }
    }
    Ok(())
}

async fn annotate_file(
    named: &NamedFile,
    wishes: &Wishes,
    on_part: &JsValue,
    clock: &Clock,
) -> Result<ArticleValue, Failure> {
    let name = named.name().as_string().unwrap_or_default();
    let refused = |refusal| Failure::of_file(&refusal, &name);
    let file: File = named.file().dyn_into().map_err(|_| refused(Refusal::Unreadable(GONE.into())))?;
    let bytes = clock.measure("claimlight: read", read(&file)).await.map_err(refused)?;
    let Decoded { text, notice } = decode(bytes, transcode).map_err(refused)?;
    let analysis = async {
        let mut article = annotate_with(&text, wishes);
        article.notices.extend(notice);
        hand_over_article(article, &name, on_part)
    };
    clock.measure("claimlight: annotate", analysis).await
}

/// The bytes of a file. It may have been moved, changed or deleted since it was chosen.
async fn read(file: &File) -> Result<Vec<u8>, Refusal> {
    let size = file.size();
    if size > LARGEST as f64 {
        return Err(Refusal::TooLarge { size: size as u64, limit: LARGEST });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|error| Refusal::Unreadable(why(&error)))?;
    Ok(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
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
