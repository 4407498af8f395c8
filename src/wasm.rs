//! What crosses into JavaScript. Nothing else in the crate knows that language.
//!
//! Offsets are UTF-16, as JavaScript strings count. Whatever goes wrong is thrown as an `Error` with
//! a `code`; the types of what is handed over are in `wasm/document.d.ts`.

mod failure;
mod files;
mod timing;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::article::Article;
use crate::document::ArticleAnnotation;
use crate::text::OffsetUnit;
use failure::Failure;

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

/// Annotates one article. Throws `bad-input` when the text is no string.
#[wasm_bindgen]
pub fn annotate(text: &TextValue, options: Option<AnnotateOptions>) -> Result<ArticleValue, Failure> {
    let text = text.as_string().ok_or_else(|| Failure::bad_input("annotate() takes the text as a string."))?;
    let id = match options.map(|options| options.id()) {
        Some(id) if !id.is_undefined() && !id.is_null() => {
            id.as_string().ok_or_else(|| Failure::bad_input("The id of an article must be a string."))?
        }
        _ => String::new(),
    };
    hand_over(&crate::annotate(&text), &id)
}

/// Lays articles beside each other. Throws `not-available`: this version cannot do that yet.
#[wasm_bindgen]
pub fn compare(_articles: &ArticleValues) -> Result<ComparisonValue, Failure> {
    Err(Failure::not_available("This version of Claimlight does not compare articles yet."))
}

/// The text of a file that holds the articles: `json` is one document a line. Throws `bad-input` for
/// an unknown format and for values that are no articles.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(format: &FormatValue, articles: &ArticleValues) -> Result<String, Failure> {
    if format.as_string().as_deref() != Some("json") {
        return Err(Failure::bad_input("The formats are: json."));
    }
    let mut text = String::new();
    for article in receive(articles)? {
        let line = serde_json::to_string(&article).map_err(|error| Failure::internal(&error.to_string()))?;
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text)
}

/// Writes an article down as a JavaScript object.
fn hand_over(article: &Article, id: &str) -> Result<ArticleValue, Failure> {
    ArticleAnnotation::new(article, id, OffsetUnit::Utf16)
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map(JsCast::unchecked_into)
        .map_err(|error| Failure::internal(&error.to_string()))
}

/// Reads articles back that JavaScript holds.
fn receive(articles: &ArticleValues) -> Result<Vec<ArticleAnnotation>, Failure> {
    serde_wasm_bindgen::from_value(JsValue::from(articles))
        .map_err(|error| Failure::bad_input(&format!("These are not annotated articles: {error}")))
}
