//! Rules of the house that no compiler knows.

use std::fs;
use std::path::{Path, PathBuf};

/// What we write ourselves, from the root of the project.
const OURS: [&str; 18] = [
    "build",
    "src",
    "tests",
    "benches",
    "www",
    "scripts",
    "fuzz/src",
    "fuzz/fuzz_targets",
    "examples",
    "train/src",
    "SECURITY.md",
    "deny.toml",
    "Makefile",
    "README.md",
    "ARCHITECTURE.md",
    "Cargo.toml",
    "package.json",
    "package-lock.json",
];

/// The most lines of a file, by its extension.
const LONGEST: [(&str, usize); 6] = [("rs", 500), ("js", 400), ("mjs", 400), ("ts", 400), ("css", 500), ("sh", 300)];

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 6] = ["util", "utils", "helper", "helpers", "misc", "common"];

/// The modules of the crate in the order in which they build on each other: each uses only what stands
/// before it.
const ORDER: [&str; 28] = [
    "sorting",
    "text",
    "word_map",
    "lexicon",
    "notice",
    "language",
    "legibility",
    "decode",
    "token",
    "structure",
    "sentence",
    "segmentation",
    "figure",
    "quotation",
    "linear",
    "vocabulary",
    "tagger",
    "attribution",
    "speaker",
    "claim",
    "article",
    "compare",
    "document",
    "correction",
    "export",
    "wasm",
    "command",
    "main",
];

/// Ways to make elements of a text, by which a story could bring its own.
const MARKUP_FROM_TEXT: [&str; 6] =
    [".innerHTML", ".outerHTML", "insertAdjacentHTML", "document.write", "createContextualFragment", "srcdoc"];

/// A file of ours.
struct File {
    path: PathBuf,
    text: String,
}

impl File {
    fn extension(&self) -> &str {
        self.path.extension().and_then(|extension| extension.to_str()).unwrap_or("")
    }

    fn name(&self) -> String {
        self.path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&self.path).display().to_string()
    }
}

/// Every text file of ours, but what is built.
fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = OURS.iter().map(|name| root.join(name)).collect();
    while let Some(path) = open.pop() {
        if let Ok(entries) = fs::read_dir(&path) {
            if path != root.join("www/pkg") {
                open.extend(entries.flatten().map(|entry| entry.path()));
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.push(File { path, text });
        }
    }
    assert!(found.len() > 50, "the files of the project were not found");
    found
}

/// Fails with every complaint at once.
fn check(complaint: impl Fn(&File) -> Vec<String>) {
    let complaints: Vec<String> = files()
        .iter()
        .flat_map(|file| complaint(file).into_iter().map(|words| format!("{}: {words}", file.name())))
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn no_file_is_long() {
    check(|file| {
        let longest = LONGEST.iter().find(|(extension, _)| *extension == file.extension());
        let lines = file.text.lines().count();
        longest
            .filter(|(_, most)| lines > *most)
            .map(|(_, most)| format!("{lines} lines, at most {most}"))
            .into_iter()
            .collect()
    });
}

#[test]
fn every_file_has_a_name_that_says_something() {
    check(|file| {
        let name = file.name();
        let empty = name.split(['/', '\\', '.']).filter(|part| EMPTY_NAMES.contains(part));
        empty.map(|part| format!("“{part}” says nothing")).collect()
    });
}

#[test]
fn every_word_list_says_what_belongs_in_it() {
    check(|file| {
        let is_list = file.name().starts_with("src/lexicon/") && file.extension() == "txt";
        let fails = is_list && !file.text.starts_with("# ");
        fails.then(|| "the first line does not start with “# ”".to_owned()).into_iter().collect()
    });
}

#[test]
fn no_stage_uses_a_later_one() {
    let place = |module: &str| ORDER.iter().position(|known| *known == module);
    check(|file| {
        let name = file.name();
        let Some(own) = name.strip_prefix("src/").and_then(|rest| rest.split(['/', '.']).next()) else {
            return Vec::new();
        };
        if file.extension() != "rs" || own == "lib" || name.ends_with("/tests.rs") {
            return Vec::new();
        }
        let Some(own_place) = place(own) else {
            return vec!["the module has no place in the order of tests/tidy.rs".to_owned()];
        };
        // Tests at the end of a file may use anything.
        let code = file.text.split("#[cfg(test)]").next().unwrap_or("");
        code.split("crate::")
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
            .map(|used| if matches!(used, "annotate" | "Article") { "article" } else { used })
            .filter(|used| place(used).is_some_and(|used| used > own_place))
            .map(|used| format!("uses {used}, which comes later"))
            .collect()
    });
}

#[test]
fn no_element_is_made_of_a_text() {
    check(|file| {
        let checked = file.name().starts_with("www/") && file.extension() == "js";
        let found = MARKUP_FROM_TEXT.iter().filter(|way| checked && file.text.contains(*way));
        found.map(|way| format!("{way} could run what stands in a story")).collect()
    });
}

#[test]
fn no_function_is_named_get() {
    check(|file| {
        let checked = file.extension() == "rs" && file.name().starts_with("src/");
        let named = file.text.lines().filter(|line| checked && line.contains("fn get_"));
        named.map(|line| format!("{}: name the thing instead", line.trim())).collect()
    });
}

#[test]
fn no_path_or_registry_of_one_machine_is_named() {
    let own = "tests/tidy.rs";
    check(|file| {
        let places = ["/home/", "/root/", "/tmp/", "/work/", "C:\\Users", "\"resolved\":"];
        let found = places.iter().filter(|place| file.name() != own && file.text.contains(*place));
        found.map(|place| format!("{place} is nothing to others")).collect()
    });
}
