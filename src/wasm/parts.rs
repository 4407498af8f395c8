//! Articles on their way to JavaScript. Long lists go in slices: the JSON of the whole would be the largest thing in
//! memory, there and here.

use js_sys::{Array, Function, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::failure::Failure;
use super::listing::Listing;
use super::{ArticleValue, hand_over, parsed, written};
use crate::article::Article;
use crate::document::ArticleAnnotation;
use crate::text::OffsetUnit;

/// Entries of a list that cross at once: some hundred kilobytes of JSON.
const SLICE: usize = 2000;

/// Writes an article down as a JavaScript object. With a function `on_part`, that one gets the further slices of long
/// lists before the article comes: the list's name, and entries of it as JSON.
pub fn hand_over_article(article: Article, id: &str, on_part: &JsValue) -> Result<ArticleValue, Failure> {
    let mut parts = Parts { on_part: on_part.dyn_ref(), kept: Vec::new() };
    let mut document = document_of(article, id);
    parts.shorten(&mut document)?;
    let value: ArticleValue = hand_over(&document)?;
    parts.join(&value)?;
    Ok(value)
}

/// An article as JSON, for somebody who reads it elsewhere.
pub struct WrittenArticle {
    /// What a list shows of it, a [`Listing`].
    pub listing: String,
    /// All of it, but for what went ahead in parts.
    pub whole: String,
}

/// Writes an article down; of its long lists the further slices go to `on_part`, which must be a function.
pub fn write_article(article: Article, id: &str, on_part: &JsValue) -> Result<WrittenArticle, Failure> {
    let on_part = on_part.dyn_ref().ok_or_else(|| Failure::bad_input("Somebody must take the parts of an article."))?;
    let mut document = document_of(article, id);
    let listing = written(&Listing::of(&document))?;
    Parts { on_part: Some(on_part), kept: Vec::new() }.shorten(&mut document)?;
    Ok(WrittenArticle { listing, whole: written(&document)? })
}

fn document_of(article: Article, id: &str) -> ArticleAnnotation {
    ArticleAnnotation::new(&article, id, OffsetUnit::Utf16)
}

/// Slices of lists beyond the first ones.
struct Parts<'f> {
    on_part: Option<&'f Function>,
    /// Where nobody takes them: the names of their lists, and the entries.
    kept: Vec<(&'static str, JsValue)>,
}

impl Parts<'_> {
    /// Leaves a document the first slices of its lists.
    fn shorten(&mut self, document: &mut ArticleAnnotation) -> Result<(), Failure> {
        self.take("blocks", &mut document.blocks)?;
        self.take("sentences", &mut document.sentences)?;
        self.take("figures", &mut document.figures)?;
        self.take("attributions", &mut document.attributions)?;
        self.take("speakers", &mut document.speakers)?;
        self.take("check_first", &mut document.check_first)
    }

    /// Leaves its first slice in a list.
    fn take(&mut self, name: &'static str, list: &mut Vec<impl Serialize>) -> Result<(), Failure> {
        let further = list.split_off(list.len().min(SLICE));
        further.chunks(SLICE).try_for_each(|slice| self.give(name, &written(slice)?))
    }

    fn give(&mut self, name: &'static str, json: &str) -> Result<(), Failure> {
        match self.on_part {
            Some(on_part) => {
                let given = on_part.call2(&JsValue::NULL, &name.into(), &json.into());
                given.map_err(|_| Failure::internal("A part of an article was not taken."))?;
            }
            None => self.kept.push((name, parsed(json)?)),
        }
        Ok(())
    }

    /// Puts what is kept behind the entries that the article has.
    fn join(self, article: &JsValue) -> Result<(), Failure> {
        for (name, entries) in self.kept {
            let list = Reflect::get(article, &name.into()).map_err(|_| Failure::internal("A list is not there."))?;
            let list: &Array = list.unchecked_ref();
            for entry in entries.unchecked_ref::<Array>().iter() {
                list.push(&entry);
            }
        }
        Ok(())
    }
}
