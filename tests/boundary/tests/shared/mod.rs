//! What must hold of the JavaScript face wherever it runs: in Node and in a browser's worker.

use claimlight::wasm::{self, AnnotateOptions, ArticleValue};
use claimlight_boundary::{field, list, string};
use js_sys::{Array, Error, Function, JsString, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// The code of what was thrown, which must be an `Error` with a message.
fn code(thrown: impl Into<JsValue>) -> String {
    let error: Error = thrown.into().dyn_into().expect("an Error");
    assert!(!String::from(error.message()).is_empty());
    string(&error, "code")
}

fn annotate(text: &JsValue) -> ArticleValue {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"id".into(), &"a".into()).expect("a new object");
    let options: AnnotateOptions = options.unchecked_into();
    match wasm::annotate(text.unchecked_ref(), Some(options)) {
        Ok(article) => article,
        Err(failure) => panic!("{:?}", JsValue::from(failure)),
    }
}

/// The words that a mark stands on, cut as JavaScript cuts strings.
fn words(article: &JsValue, mark: &JsValue) -> String {
    let text: JsString = field(article, "text").unchecked_into();
    let offset = |name| field(mark, name).as_f64().expect("an offset") as u32;
    text.slice(offset("start"), offset("end")).into()
}

/// Checks the sentences of a text as JavaScript sees them.
fn check_sentences(text: &str, expected: &[&str]) {
    let article = annotate(&text.into());
    let found: Vec<String> = list(&article, "sentences").iter().map(|mark| words(&article, mark)).collect();
    assert_eq!(found, expected);
}

#[wasm_bindgen_test]
fn offsets_count_as_javascript_strings_do() {
    check_sentences("Prices rose. Wages did not.", &["Prices rose.", "Wages did not."]);
    check_sentences("They sent 😀😀 twice. Nobody replied.", &["They sent 😀😀 twice.", "Nobody replied."]);
    check_sentences("One line.\r\n\r\nAnother line.\r\n", &["One line.", "Another line."]);
    check_sentences("Jose\u{301} paid 👩‍👩‍👧 €5. Zoe\u{308} did not.", &["Jose\u{301} paid 👩‍👩‍👧 €5.", "Zoe\u{308} did not."]);
    check_sentences("\u{1D4D0} script letter. “Quoted – words.”", &["\u{1D4D0} script letter.", "“Quoted – words.”"]);
}

#[wasm_bindgen_test]
fn a_figure_after_an_emoji_stands_where_javascript_looks() {
    let article = annotate(&"The 😀 mayor paid $1.2 million.".into());
    let figures = list(&article, "figures");
    assert_eq!(figures.len(), 1);
    assert_eq!(words(&article, &figures[0]), "$1.2 million");
    assert_eq!(field(&figures[0], "value").as_f64(), Some(1_200_000.0));
    assert!(field(&figures[0], "high").is_null(), "nothing is null, not undefined");
}

/// Long lists cross in slices: all of it is there, in order, whether somebody takes the parts or not.
#[wasm_bindgen_test]
fn long_lists_are_whole() {
    let numbers = 10_000..14_100;
    let text: String = numbers.clone().map(|boats| format!("{boats} boats had left.\n\n")).collect();
    let boats = |figures: &[JsValue]| -> Vec<f64> {
        figures.iter().map(|figure| field(figure, "value").as_f64().expect("a number")).collect()
    };
    let expected: Vec<f64> = numbers.map(f64::from).collect();
    let article = annotate(&text.as_str().into());
    assert_eq!(boats(&list(&article, "figures")), expected);

    let parts = Array::new();
    let take = Function::new_with_args("parts, list, json", "if (list === 'figures') parts.push(...JSON.parse(json))");
    let options = js_sys::Object::new();
    Reflect::set(&options, &"onPart".into(), &take.bind1(&JsValue::NULL, &parts)).expect("a new object");
    let article = match wasm::annotate(JsValue::from(text).unchecked_ref(), Some(options.unchecked_into())) {
        Ok(article) => article,
        Err(failure) => panic!("{}", code(failure)),
    };
    let taken: Vec<JsValue> = list(&article, "figures").into_iter().chain(parts.iter()).collect();
    assert!(parts.length() > 0);
    assert_eq!(boats(&taken), expected);
}

#[wasm_bindgen_test]
fn a_document_is_plain_objects() {
    let article = annotate(&"Prices rose.".into());
    assert_eq!(string(&article, "schema"), "claimlight/article/1");
    assert_eq!(string(&article, "offset_unit"), "utf-16");
    assert_eq!(string(&article, "id"), "a");
    assert!(!list(&article, "blocks")[0].is_instance_of::<js_sys::Map>());
    assert!(wasm::annotate(JsValue::from("x").unchecked_ref(), None).is_ok());
}

#[wasm_bindgen_test]
fn any_string_gives_a_result() {
    for text in ["", " ", "\0", "\u{FEFF}", "“““", "....", "\r\r\n\n", "$", "😀"] {
        annotate(&text.into());
    }
    // Half of a pair is no character: it is replaced, and everything after it stays in its place.
    let broken = JsString::from_char_code(&[0x61, 0xD83D, 0x20, 0x62]);
    assert_eq!(string(&annotate(&broken), "text"), "a\u{FFFD} b");
}

#[wasm_bindgen_test]
fn wrong_values_are_errors_with_a_code() {
    for wrong in [JsValue::UNDEFINED, JsValue::NULL, 5.into(), js_sys::Object::new().into()] {
        assert_eq!(code(wasm::annotate(wrong.unchecked_ref(), None).err().expect("refused")), "bad-input");
        assert_eq!(code(wasm::compare(wrong.unchecked_ref()).err().expect("refused")), "bad-input");
    }
    let articles = Array::of1(&annotate(&"Prices rose.".into()));
    let export = |format: &str| wasm::export_as(JsValue::from(format).unchecked_ref(), articles.unchecked_ref());
    assert_eq!(code(export("odt").expect_err("refused")), "bad-input");

    let other = js_sys::Object::assign(&js_sys::Object::new(), articles.get(0).unchecked_ref());
    Reflect::set(&other, &"schema".into(), &"something/1".into()).expect("an object");
    assert_eq!(code(wasm::compare(Array::of1(&other).unchecked_ref()).err().expect("refused")), "bad-input");
}

#[wasm_bindgen_test]
fn what_was_handed_over_can_be_handed_back() {
    let first = annotate(&"The fire killed 12 people, police said.".into());
    let second = annotate(&"Police said 12 people died in the fire.".into());
    let articles = Array::of2(&first, &second);
    let comparison = wasm::compare(articles.unchecked_ref()).unwrap_or_else(|failure| panic!("{}", code(failure)));
    assert_eq!(string(&comparison, "schema"), "claimlight/comparison/1");
    assert_eq!(list(&comparison, "articles").len(), 2);

    let json = wasm::export_as(JsValue::from("json").unchecked_ref(), articles.unchecked_ref())
        .unwrap_or_else(|failure| panic!("{}", code(failure)));
    let lines: Vec<&str> = json.lines().collect();
    assert_eq!(lines.len(), 2);
    let read = js_sys::JSON::parse(lines[0]).expect("JSON");
    let as_text = |value: &JsValue| String::from(js_sys::JSON::stringify(value).expect("plain data"));
    assert_eq!(as_text(&read), as_text(&first));
}

/// An option of [`wasm::annotate`], written as JSON.
fn annotate_with(text: &str, options: &str) -> Result<ArticleValue, String> {
    let options = js_sys::JSON::parse(options).expect("JSON");
    wasm::annotate(JsValue::from(text).unchecked_ref(), Some(options.unchecked_into())).map_err(code)
}

#[wasm_bindgen_test]
fn a_reader_decides_what_a_block_is_in_offsets_of_javascript() {
    let text = "😀 wins\n\nThe cat won.\n\nShare this story";
    let kinds = |article: &ArticleValue| -> Vec<String> {
        list(article, "blocks").iter().map(|block| string(block, "kind")).collect()
    };
    let plain = annotate_with(text, "{}").expect("no wishes");
    assert_eq!(kinds(&plain).last().map(String::as_str), Some("furniture"));
    // The emoji counts twice: the last line begins at 23.
    let decided = r#"{"blocks": [{"start": 23, "end": 39, "kind": "paragraph"}]}"#;
    let article = annotate_with(text, decided).expect("a decision");
    assert_eq!(kinds(&article).last().map(String::as_str), Some("paragraph"));
    let last = list(&article, "blocks").last().cloned().expect("blocks");
    assert_eq!(words(&article, &last), "Share this story");
    assert_eq!(
        annotate_with(text, r#"{"blocks": [{"start": 0, "end": 2, "kind": "sonnet"}]}"#).err(),
        Some("bad-input".into())
    );
    assert_eq!(annotate_with(text, r#"{"blocks": 5}"#).err(), Some("bad-input".into()));
}

#[wasm_bindgen_test]
fn reasons_can_be_switched_off() {
    let text = "The cat has reportedly cost $5.";
    let hedged = |options| {
        let sentence = list(&annotate_with(text, options).expect("an article"), "sentences").first().cloned();
        field(&field(&sentence.expect("a sentence"), "claim"), "hedged").as_bool()
    };
    assert_eq!(hedged("{}"), Some(true));
    assert_eq!(hedged(r#"{"off": ["hedge: Reportedly"]}"#), Some(false));
    assert_eq!(annotate_with(text, r#"{"off": "hedge"}"#).err(), Some("bad-input".into()));
}
