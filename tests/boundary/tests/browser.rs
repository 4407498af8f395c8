//! The JavaScript face in a browser's worker, where there are files.
#![cfg(target_arch = "wasm32")]

mod shared;

use claimlight::wasm::annotate_files;
use claimlight_boundary::{field, list, string};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::File;

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn object(fields: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).expect("a new object");
    }
    object
}

fn named(name: &str, bytes: &[u8]) -> Object {
    let file = File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), name).expect("a file");
    object(&[("file", &file), ("name", &name.into())])
}

/// What became of the files: for each, the article's text or the refusal's code and message.
async fn run(files: &[Object], cancel_after: usize) -> Vec<String> {
    let heard = Array::new();
    let handler = |parameters, body| Function::new_with_args(parameters, body).bind1(&JsValue::NULL, &heard);
    let handlers = object(&[
        (
            "onArticle",
            &handler(
                "heard, listing, json, milliseconds",
                "const [short, whole] = [listing, json].map((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
                heard.push([whole, milliseconds, short])",
            ),
        ),
        ("onPart", &handler("heard, list, json", "")),
        ("onError", &handler("heard, code, message", "heard.push(`${code}: ${message}`)")),
        ("isCancelled", &handler("heard", &format!("return heard.length >= {cancel_after}"))),
    ]);
    let files: Array = files.iter().collect();
    annotate_files(files.unchecked_into(), handlers.unchecked_into()).await.expect("no handler throws");
    let describe = |heard: JsValue| match heard.as_string() {
        Some(refusal) => refusal,
        None => {
            let [article, milliseconds] = [0, 1].map(|index| heard.unchecked_ref::<Array>().get(index));
            assert!(milliseconds.as_f64().is_some_and(|time| time >= 0.0));
            let notices: Vec<String> = list(&article, "notices").iter().map(|notice| string(notice, "code")).collect();
            format!("{} [{}] {}", string(&article, "id"), notices.join(" "), string(&article, "text"))
        }
    };
    heard.iter().map(describe).collect()
}

#[wasm_bindgen_test]
async fn files_are_read_in_the_encoding_they_were_written_in() {
    let utf16: Vec<u8> = "\u{FEFF}“No,” 😀 he said.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let unmarked: Vec<u8> = "He said no.".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let files = [
        named("utf-8.txt", "“No,” he said.".as_bytes()),
        named("marked.txt", "\u{FEFF}He said no.".as_bytes()),
        named("utf-16.txt", &utf16),
        named("unmarked.txt", &unmarked),
        named("old.txt", b"\x93No,\x94 the caf\xE9 said."),
    ];
    let expected = [
        "utf-8.txt [] “No,” he said.",
        "marked.txt [] He said no.",
        "utf-16.txt [] “No,” 😀 he said.",
        "unmarked.txt [] He said no.",
        "old.txt [read-as-windows-1252] “No,” the café said.",
    ];
    assert_eq!(run(&files, usize::MAX).await, expected);
}

#[wasm_bindgen_test]
async fn a_bad_file_is_named_and_the_others_go_on() {
    let files = [
        named("a.txt", b"First."),
        named("empty.txt", b""),
        named("binary.dat", b"\x01\0\x02\0\xFF\0"),
        named("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\x0D"),
        object(&[("file", &JsValue::NULL), ("name", &"gone.txt".into())]),
        named("z.txt", b"Last."),
    ];
    let heard = run(&files, usize::MAX).await;
    let codes: Vec<&str> = heard.iter().map(|words| words.split([' ', ':']).next().unwrap_or("")).collect();
    assert_eq!(codes, ["a.txt", "empty", "binary", "not-text", "unreadable", "z.txt"]);
    for (words, name) in heard.iter().zip(["a.txt", "empty.txt", "binary.dat", "photo.txt", "gone.txt"]) {
        assert!(words.contains(name), "{words}");
    }
}

/// More files than are read at once, large and small ones mixed: each is given what is its own.
#[wasm_bindgen_test]
async fn files_that_are_read_together_are_told_apart() {
    let words = |index: usize| {
        format!("Boat number {index}, “Ræven”, left.{}", " It came back.".repeat(index % 7 * index * 20))
    };
    let files: Vec<Object> = (0..60).map(|index| named(&format!("{index}.txt"), words(index).as_bytes())).collect();
    let heard = run(&files, usize::MAX).await;
    assert_eq!(heard.len(), 60);
    for (index, heard) in heard.iter().enumerate() {
        assert!(*heard == format!("{index}.txt [] {}", words(index)), "{index}");
    }
}

#[wasm_bindgen_test]
async fn a_file_that_is_too_large_is_not_even_read() {
    let piece = Uint8Array::new_with_length(1_000_000);
    let pieces: Array = std::iter::repeat_n(piece, 50).collect();
    let file = File::new_with_u8_array_sequence(&pieces, "big.txt").expect("a file");
    let heard = run(&[object(&[("file", &file), ("name", &"big.txt".into())])], usize::MAX).await;
    assert_eq!(heard, ["too-large: big.txt is too large (50.0 MB; at most 20 MB): split it into single articles."]);
}

#[wasm_bindgen_test]
async fn a_cancelled_run_stops_between_files() {
    let files = [named("a.txt", b"One."), named("b.txt", b"Two."), named("c.txt", b"Three.")];
    assert_eq!(run(&files, 2).await, ["a.txt [] One.", "b.txt [] Two."]);
}

#[wasm_bindgen_test]
async fn the_browser_is_told_how_long_it_took() {
    run(&[named("a.txt", b"One.")], usize::MAX).await;
    let performance = field(&js_sys::global(), "performance");
    let measures = field(&performance, "getEntriesByName").unchecked_into::<Function>();
    for name in ["claimlight: read", "claimlight: annotate"] {
        let found = measures.call1(&performance, &name.into()).expect("a list").unchecked_into::<Array>();
        assert!(found.length() > 0, "{name}");
    }
}
