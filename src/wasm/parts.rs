//! Articles on their way to JavaScript. Long lists go in slices: the JSON of the whole would be the largest thing in
//! memory, there and here.

use js_sys::{Array, Function, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::failure::Failure;
use super::{ArticleValue, hand_over, parsed, written};
use crate::article::Article;
use crate::document::ArticleAnnotation;
use crate::text::OffsetUnit;

/// Entries of a list that cross at once: some hundred kilobytes of JSON.
const SLICE: usize = 2000;

/// Writes an article down as a JavaScript object. With a function `on_part`, that one gets the further slices of long
/// lists before the article comes: the list's name, and entries of it as JSON.
pub fn hand_over_article(article: Article, id: &str, on_part: &JsValue) -> Result<ArticleValue, Failure> {
    let mut document = ArticleAnnotation::new(&article, id, OffsetUnit::Utf16);
    drop(article);
    let mut parts = Parts { on_part: on_part.dyn_ref(), kept: Vec::new() };
    parts.take("blocks", &mut document.blocks)?;
    parts.take("sentences", &mut document.sentences)?;
    parts.take("figures", &mut document.figures)?;
    parts.take("attributions", &mut document.attributions)?;
    parts.take("speakers", &mut document.speakers)?;
    parts.take("check_first", &mut document.check_first)?;
    let value: ArticleValue = hand_over(&document)?;
    parts.join(&value)?;
    Ok(value)
}

/// Slices of lists beyond the first ones.
struct Parts<'f> {
    on_part: Option<&'f Function>,
    /// Where nobody takes them: the names of their lists, and the entries.
    kept: Vec<(&'static str, JsValue)>,
}

impl Parts<'_> {
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
