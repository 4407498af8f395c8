//! Compiles the word lists of the figures into static tables: a list that does not hold stops the build, and the program
//! reads nothing when it starts.

mod figure_lists;
mod figure_tables;

// What the tables hold and how a word is found in them is written down once.
#[path = "../src/figure/letters.rs"]
mod letters;
#[path = "../src/figure/word.rs"]
#[allow(dead_code, reason = "the build needs a part of it")]
mod word;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/figure/letters.rs");
    println!("cargo::rerun-if-changed=src/figure/word.rs");
    let tables = figure_lists::read(Path::new("src/lexicon"))?.source()?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("figure_vocabulary.rs"), tables)?;
    Ok(())
}
