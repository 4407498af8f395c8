//! What must hold whatever somebody drops: each function takes any input and panics where something does not.
//!
//! The fuzzer calls these with inputs that it makes, `tests/hostile.rs` with those that once broke something.

use claimlight::article::Article;
use claimlight::decode::{self, Encoding};
use claimlight::document::{ArticleAnnotation, compare_documents};
use claimlight::export::{Format, import};
use claimlight::text::{OffsetUnit, Span};

/// The units that offsets are written in.
pub const UNITS: [OffsetUnit; 3] = [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::CodePoint];

/// A text is annotated soundly, written in every format with offsets in each of the units, and read back.
pub fn pipeline(text: &str, units: &[OffsetUnit]) {
    let article = claimlight::annotate(text);
    sound(&article);
    for &unit in units {
        let document = ArticleAnnotation::new(&article, "any", unit);
        let again = import(&Format::Json.article(&document)).expect("our own JSON is read back");
        assert!(again == document, "JSON changed the document");
        let again = import(&Format::W3c.article(&document)).expect("our own annotation page is read back");
        assert!(again.in_unit(unit) == document, "W3C changed the document");
        for format in [Format::Csv, Format::Markdown, Format::Html] {
            format.article(&document);
        }
    }
}

/// Two tellings are compared. They stand in one text, parted by a line of three hyphens.
pub fn compare(text: &str) {
    let (one, two) = text.split_once("\n---\n").unwrap_or((text, text));
    let document = |text, id| ArticleAnnotation::new(&claimlight::annotate(text), id, OffsetUnit::Utf16);
    compared(&[document(one, "one"), document(two, "two")]);
}

/// Bytes are recognised and read, or refused with a message.
pub fn decode(bytes: &[u8]) {
    let transcode = |encoding: Encoding, bytes: &[u8]| {
        let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).expect("a known encoding");
        known.decode_without_bom_handling(bytes).0.into_owned()
    };
    match decode::decode(bytes.to_vec(), transcode) {
        Ok(decoded) => assert!(!decoded.text.trim().is_empty(), "an empty text was taken for one"),
        Err(refusal) => assert!(refusal.message("any.txt").contains("any.txt")),
    }
}

/// What pretends to be an export is refused, or gives a document that every further step can take.
pub fn imported(file: &str) {
    let Ok(document) = import(file) else { return };
    for format in Format::ALL {
        format.article(&document);
    }
    compared(&[document.clone(), document]);
}

fn compared(documents: &[ArticleAnnotation]) {
    let comparison = compare_documents(documents, OffsetUnit::Utf16).expect("sound documents are compared");
    for claim in &comparison.claims {
        assert!(!claim.members.is_empty(), "a claim that nobody makes");
    }
}

/// The promises of the annotation.
fn sound(article: &Article) {
    let text = article.text;
    let fits = |span: Span| {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?} is no part of the text");
    };
    let blocks: Vec<Span> = article.blocks.iter().map(|block| block.span).collect();
    let sentences: Vec<Span> = article.sentences.iter().map(|sentence| sentence.span).collect();
    covers(text, &blocks);
    covers(text, &sentences);
    for sentence in &article.sentences {
        let words = sentence.span.of(text);
        assert_eq!(words, words.trim(), "a sentence with white space around it");
        assert!(blocks[sentence.block as usize].contains(sentence.span), "a sentence outside its block");
    }
    assert_eq!(article.claims.len(), sentences.len());
    for figure in &article.figures {
        figure.qualifier.into_iter().chain(figure.noun).chain([figure.span]).for_each(fits);
        assert!(sentences[figure.sentence as usize].contains(figure.span), "a figure outside its sentence");
    }
    assert_eq!(article.attributions.len(), article.speakers.standings.len());
    for attribution in &article.attributions {
        attribution.source.iter().chain(&attribution.cue).chain(&attribution.content).copied().for_each(fits);
        assert!(sentences.get(attribution.sentence as usize).is_some(), "an attribution without a sentence");
        assert!(!attribution.reasons.is_empty(), "an attribution without a reason");
    }
    for standing in &article.speakers.standings {
        for speaker in standing.speaker.iter().chain(&standing.chain) {
            assert!(article.speakers.all.get(*speaker as usize).is_some(), "a speaker who is not there");
        }
    }
    article.speakers.all.iter().flat_map(|speaker| speaker.mentions.iter().copied()).for_each(fits);
}

/// The spans lie in order, apart, and leave nothing but white space between them.
fn covers(text: &str, spans: &[Span]) {
    let mut end = 0;
    for span in spans {
        let between = text.get(end..span.start as usize).expect("spans in order, on characters");
        assert!(between.trim().is_empty(), "{between:?} was left out");
        end = span.end as usize;
    }
    assert!(text[end..].trim().is_empty(), "the end was left out");
}
