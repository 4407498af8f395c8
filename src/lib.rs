//! Claimlight reads news stories and marks what they claim: sentences, figures, who says what, and
//! what each claim rests on.
//!
//! One text goes through pure stages, each a function that cannot fail:
//! blocks, sentences, tokens ([`segmentation`]), [`figure`]s, [`quotation`]s, [`attribution`]s,
//! [`speaker`]s, [`claim`]s. [`article::annotate`] runs them in order; [`document`] holds the
//! serialised form that the faces (browser, command line) share.
//!
//! Inside, every position is a byte offset into the one text; [`text::OffsetMap`] converts at a face.

pub mod article;
pub mod attribution;
pub mod claim;
pub mod compare;
pub mod correction;
pub mod decode;
pub mod document;
pub mod export;
pub mod figure;
pub mod language;
pub mod legibility;
pub mod lexicon;
pub mod linear;
pub mod notice;
pub mod quotation;
pub mod segmentation;
pub mod sentence;
mod sorting;
pub mod speaker;
pub mod structure;
pub mod tagger;
pub mod text;
pub mod token;
pub mod vocabulary;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod word_map;

pub use article::{Article, annotate};
