//! Errors as JavaScript knows them: an `Error` with a `code`.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use crate::decode::Refusal;

/// Something that a call throws: a stable code, and a message made for the user.
pub struct Failure {
    /// `bad-input`, `internal`, or the code of a [`Refusal`].
    pub code: &'static str,
    /// Plain sentences.
    pub message: String,
}

impl Failure {
    /// A value of the wrong kind was given.
    pub fn bad_input(message: &str) -> Failure {
        Failure { code: "bad-input", message: message.into() }
    }

    /// Our own mistake.
    pub fn internal(message: &str) -> Failure {
        Failure { code: "internal", message: message.into() }
    }

    /// A file gave no text.
    pub fn of_file(refusal: &Refusal, name: &str) -> Failure {
        Failure { code: refusal.code(), message: refusal.message(name) }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> JsValue {
        let error = js_sys::Error::new(&failure.message);
        // Fails on frozen objects only, which a new one is not.
        let _ = Reflect::set(&error, &"code".into(), &failure.code.into());
        error.into()
    }
}
