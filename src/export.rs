//! Exports: one article document as JSON, W3C Web Annotation, CSV, Markdown or HTML, and back from the first two.
//!
//! All faces share these. An export is text; offsets in it are those of its format (code points in W3C selectors).

pub mod csv;
pub mod html;
pub mod markdown;
mod plain;
pub mod w3c;

use std::fmt;
use std::io;

use crate::document::{ArticleAnnotation, FromJson};

/// A format that an article can be written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// The contract's document, one a line.
    Json,
    /// A W3C Web Annotation page (JSON-LD), one a line.
    W3c,
    /// One row a mark.
    Csv,
    /// For reading and for pasting.
    Markdown,
    /// A page of its own that needs no script.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 5] = [Format::Json, Format::W3c, Format::Csv, Format::Markdown, Format::Html];

    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::W3c => "w3c",
            Format::Csv => "csv",
            Format::Markdown => "markdown",
            Format::Html => "html",
        }
    }

    /// The format that the contract calls so.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What stands before the first article.
    pub fn opening(self) -> String {
        match self {
            Format::Csv => csv::header(),
            Format::Html => html::opening(),
            Format::Json | Format::W3c | Format::Markdown => String::new(),
        }
    }

    /// One article, with the line end that parts it from the next.
    pub fn article(self, document: &ArticleAnnotation) -> String {
        match self {
            Format::Json => line(serde_json::to_string(document)),
            Format::W3c => line(serde_json::to_string(&w3c::page(document))),
            Format::Csv => csv::rows(document),
            Format::Markdown => markdown::article(document),
            Format::Html => html::article(document),
        }
    }

    /// Writes one article as [`Format::article`] gives it, the JSON of it bit by bit: that of a large one is many
    /// times as long as its text.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_article(self, document: &ArticleAnnotation, out: &mut impl io::Write) -> io::Result<()> {
        match self {
            Format::Json => {
                serde_json::to_writer(&mut *out, document)?;
                out.write_all(b"\n")
            }
            _ => out.write_all(self.article(document).as_bytes()),
        }
    }

    /// What stands after the last article.
    pub fn closing(self) -> String {
        match self {
            Format::Html => html::closing(),
            _ => String::new(),
        }
    }
}

/// Several articles in one text.
pub fn export(documents: &[ArticleAnnotation], format: Format) -> String {
    let articles = documents.iter().map(|document| format.article(document));
    std::iter::once(format.opening()).chain(articles).chain([format.closing()]).collect()
}

/// What is wrong with a file that should be one of our exports: one plain sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportError(pub String);

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ImportError {}

/// Reads an article back from the JSON or the W3C export. Whatever the file says is checked: every range fits the
/// text, every index points at something.
pub fn import(file: &str) -> Result<ArticleAnnotation, ImportError> {
    let value: serde_json::Value =
        serde_json::from_str(file).map_err(|error| ImportError(format!("This is no JSON: {error}.")))?;
    if value.get("items").is_some() {
        return w3c::read(&value);
    }
    let document = ArticleAnnotation::from_json(&value)
        .map_err(|error| ImportError(format!("This is no article of Claimlight: {error}.")))?;
    document.read().map_err(|error| ImportError(format!("This is no sound article: {error}.")))?;
    Ok(document)
}

/// A document holds nothing that JSON cannot: the error cannot arise, and is an empty line if it does.
fn line(json: serde_json::Result<String>) -> String {
    json.unwrap_or_default() + "\n"
}
