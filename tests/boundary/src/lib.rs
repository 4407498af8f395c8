//! Reading JavaScript values in tests.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

/// The field of an object.
pub fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("an object")
}

/// The field of an object, as a string.
pub fn string(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_else(|| panic!("{name} is no string in {object:?}"))
}

/// The list under the name.
pub fn list(object: &JsValue, name: &str) -> Vec<JsValue> {
    field(object, name).dyn_into::<Array>().unwrap_or_else(|_| panic!("{name} is no array in {object:?}")).to_vec()
}
