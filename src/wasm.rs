//! What crosses into JavaScript. Nothing else in the crate knows that language.
//!
//! Offsets are UTF-16, as JavaScript strings count. Whatever goes wrong is thrown as an `Error` with
//! a `code`; the types of what is handed over are in `wasm/document.d.ts`.

mod failure;
mod files;
mod listing;
mod parts;
mod reading;
mod timing;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::article::{Wishes, annotate_with};
use crate::document::{ArticleAnnotation, BlockEntry, Correction, FromJson, compare_documents};
use crate::export::{Format, export, import};
use crate::notice::SwitchedOff;
use crate::structure::BlockKind;
use crate::text::{OffsetMap, OffsetUnit, Span};
use failure::Failure;
pub use files::{FileHandlers, NamedFiles, annotate_files};
use parts::hand_over_article;
pub use reading::NamedFile;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/document.d.ts");

#[wasm_bindgen]
extern "C" {
    /// A JavaScript value that is an `ArticleAnnotation` of the .d.ts.
    #[wasm_bindgen(typescript_type = "ArticleAnnotation")]
    pub type ArticleValue;
    /// An array of such.
    #[wasm_bindgen(typescript_type = "ArticleAnnotation[]")]
    pub type ArticleValues;
    /// An array of `Correction` of the .d.ts.
    #[wasm_bindgen(typescript_type = "Correction[]")]
    pub type CorrectionValues;
    /// A JavaScript value that is a `Comparison` of the .d.ts.
    #[wasm_bindgen(typescript_type = "Comparison")]
    pub type ComparisonValue;
    /// The name of a format.
    #[wasm_bindgen(typescript_type = "ExportFormat")]
    pub type FormatValue;
    /// A text: checked, because JavaScript does not.
    #[wasm_bindgen(typescript_type = "string")]
    pub type TextValue;

    /// What [`annotate`] may be told.
    #[wasm_bindgen(typescript_type = "AnnotateOptions")]
    pub type AnnotateOptions;
    #[wasm_bindgen(method, getter, structural)]
    fn id(this: &AnnotateOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn blocks(this: &AnnotateOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn off(this: &AnnotateOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = onPart)]
    fn on_part(this: &AnnotateOptions) -> JsValue;
}

/// A panic is a bug; where there is one, the browser's console shall say where.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// The version of Claimlight.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Annotates one article. Throws `bad-input` when the text is no string, or an option is not what it should be.
#[wasm_bindgen]
pub fn annotate(text: &TextValue, options: Option<AnnotateOptions>) -> Result<ArticleValue, Failure> {
    let text = text.as_string().ok_or_else(|| Failure::bad_input("annotate() takes the text as a string."))?;
    let id = options.as_ref().map(AnnotateOptions::id).filter(is_given);
    let id = match id {
        Some(id) => id.as_string().ok_or_else(|| Failure::bad_input("The id of an article must be a string."))?,
        None => String::new(),
    };
    let wishes = wishes(options.as_ref(), &text)?;
    let on_part = options.map_or(JsValue::UNDEFINED, |options| options.on_part());
    hand_over_article(annotate_with(&text, &wishes), &id, &on_part)
}

/// What a reader has decided, as options have it.
fn wishes(options: Option<&AnnotateOptions>, text: &str) -> Result<Wishes, Failure> {
    let Some(options) = options else { return Ok(Wishes::default()) };
    let mut wishes = Wishes::default();
    if let Some(blocks) = Some(options.blocks()).filter(is_given) {
        let decided: Vec<BlockEntry> = receive(&blocks, "These are no decisions on blocks")?;
        let map = OffsetMap::new(text, OffsetUnit::Utf16);
        for BlockEntry { range, kind, .. } in decided {
            let kind = BlockKind::from_name(&kind)
                .ok_or_else(|| Failure::bad_input(&format!("“{kind}” is no kind of block.")))?;
            let (start, end) = (map.to_byte(range.start), map.to_byte(range.end));
            wishes.blocks.push((Span::new(start as usize, end as usize), kind));
        }
    }
    wishes.off = off(options.off())?;
    Ok(wishes)
}

/// The reasons that are switched off.
fn off(codes: JsValue) -> Result<SwitchedOff, Failure> {
    if !is_given(&codes) {
        return Ok(SwitchedOff::default());
    }
    let codes: Vec<String> = serde_wasm_bindgen::from_value(codes)
        .map_err(|error| Failure::bad_input(&format!("What is switched off must be a list of codes: {error}")))?;
    Ok(SwitchedOff::new(codes))
}

fn is_given(value: &JsValue) -> bool {
    !value.is_undefined() && !value.is_null()
}

/// Lays articles beside each other. Throws `bad-input` for values that are no articles.
#[wasm_bindgen]
pub fn compare(articles: &ArticleValues) -> Result<ComparisonValue, Failure> {
    let articles = receive_articles(articles)?;
    let comparison = compare_documents(&articles, OffsetUnit::Utf16).map_err(|(place, error)| {
        let id = articles.get(place).map_or("", |article| article.id.as_str());
        Failure::bad_input(&format!("Article {} (“{id}”) cannot be compared: {error}.", place + 1))
    })?;
    hand_over(&comparison)
}

/// The article with these corrections and no others; each comes back with its place in the text and its status. A
/// correction may give words by their `range` alone. Throws `bad-input` for values that are none.
#[wasm_bindgen]
pub fn correct(article: &ArticleValue, corrections: &CorrectionValues) -> Result<ArticleValue, Failure> {
    let document: ArticleAnnotation = receive(article, "This is no annotated article")?;
    let corrections: Vec<Correction> = receive(corrections, "These are no corrections")?;
    let corrected = crate::correction::correct(&document, &corrections)
        .map_err(|error| Failure::bad_input(&format!("This cannot be corrected so: {error}.")))?;
    hand_over(&corrected)
}

/// The text of a file that holds the articles in one of the contract's formats. Throws `bad-input` for an unknown
/// format and for values that are no articles.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(format: &FormatValue, articles: &ArticleValues) -> Result<String, Failure> {
    let name = format.as_string().unwrap_or_default();
    let format = Format::from_name(&name).ok_or_else(|| {
        Failure::bad_input(&format!("The formats are: {}.", Format::ALL.map(Format::name).join(", ")))
    })?;
    Ok(export(&receive_articles(articles)?, format))
}

/// Reads an article back from a file of ours: the contract's JSON, or a W3C annotation page. Throws `bad-input` for
/// anything else, and for a document whose ranges or indices do not fit its text.
#[wasm_bindgen(js_name = importArticle)]
pub fn import_article(text: &TextValue) -> Result<ArticleValue, Failure> {
    let text = text.as_string().ok_or_else(|| Failure::bad_input("importArticle() takes the file as a string."))?;
    let document = import(&text).map_err(|error| Failure::bad_input(&error.to_string()))?;
    hand_over(&document.in_unit(OffsetUnit::Utf16))
}

/// Writes a document down as a JavaScript object: `null` where there is nothing, never a `Map`.
///
/// The whole crosses as one string of JSON, which the browser's own reader turns into objects several times as fast
/// as they can be made from here, one call a field.
fn hand_over<Value: JsCast>(document: &impl Serialize) -> Result<Value, Failure> {
    Ok(parsed(&written(document)?)?.unchecked_into())
}

fn written<T: Serialize + ?Sized>(value: &T) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::internal(&error.to_string()))
}

fn parsed(json: &str) -> Result<JsValue, Failure> {
    js_sys::JSON::parse(json).map_err(|_| Failure::internal("A document of ours is no JSON."))
}

/// Reads back what JavaScript holds, which must be plain data.
fn receive<T: FromJson>(value: &JsValue, complaint: &str) -> Result<T, Failure> {
    let refuse = |why: &str| Failure::bad_input(&format!("{complaint}: {why}."));
    let json = js_sys::JSON::stringify(value).map_err(|_| refuse("they are no plain data"))?;
    // `undefined` and functions have no JSON at all, whatever the signature says.
    let json = json.as_string().ok_or_else(|| refuse("there is nothing"))?;
    let value = serde_json::from_str(&json).map_err(|error| refuse(&error.to_string()))?;
    T::from_json(&value).map_err(|error| refuse(&error.to_string()))
}

/// Reads articles back that JavaScript holds.
fn receive_articles(articles: &ArticleValues) -> Result<Vec<ArticleAnnotation>, Failure> {
    receive(articles, "These are not annotated articles")
}
