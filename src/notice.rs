//! What was odd about a text: said to the user, never an error. Why a mark is there, and which reasons a reader
//! wants to hear no more of.

use rustc_hash::FxHashSet;

use crate::lexicon::folded;

/// One remark about a text. The code is stable; the message is a plain sentence for a reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// A stable name such as `unbalanced-quotation`.
    pub code: &'static str,
    /// One plain sentence.
    pub message: String,
}

/// Why a tag or a mark is there: a stable code and the words that led to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reason {
    /// A stable name such as `cue-verb` or `inside-quotation-marks`.
    pub code: &'static str,
    /// The words that led to it.
    pub span: crate::text::Span,
}

/// Every reason of a claim's tags.
pub const CLAIM_CODES: [&str; 30] = [
    "assertion",
    "figure",
    "reported",
    "future",
    "question",
    "rhetorical-question",
    "imperative",
    "judgement",
    "stance",
    "turn-of-phrase",
    "duty",
    "evaluation",
    "intensity",
    "superlative",
    "degree",
    "address",
    "exclamation",
    "comparison",
    "contraction",
    "opening",
    "condition",
    "fragment",
    "maxim",
    "general",
    "contrast",
    "sweeping",
    "hedge",
    "hedge-scope",
    "loaded",
    "reader",
];

/// Every reason of an attribution; the first ones are what it was found by.
pub const ATTRIBUTION_CODES: [&str; 17] = [
    "according-to",
    "hearsay-adverb",
    "cue-verb",
    "cue-noun",
    "cue-mark",
    "cue-words",
    "reported-clause",
    "quotation-marks",
    "cue-then-quotation",
    "quotation-then-cue",
    "quotation-carried-on",
    "transcript",
    "reporting-clause",
    "hearsay-passive",
    "signature",
    "block-quotation",
    "reader",
];

/// Every reason for checking a sentence early, and against it.
pub const CHECK_CODES: [&str; 11] = [
    "has-figure",
    "names-somebody",
    "names-place",
    "gives-date",
    "nobody-behind",
    "anonymous-behind",
    "new",
    "repeated",
    "experience",
    "prediction",
    "not-checkable",
];

/// Every reason of a block's kind but the empty one of running text.
pub const BLOCK_CODES: [&str; 35] = [
    "reader",
    "credit",
    "byline",
    "publication-date",
    "dateline",
    "list-marker",
    "heading-mark",
    "before-story",
    "under-headline",
    "before-paragraph",
    "share-bar",
    "comment-form",
    "comment-policy",
    "author-box",
    "related-headline",
    "read-more",
    "newsletter",
    "subscription",
    "advertisement",
    "navigation",
    "copyright",
    "publisher-note",
    "update-note",
    "site-notice",
    "reading-time",
    "end-mark",
    "topics",
    "page-before",
    "page-after",
    "page-between",
    "section-label",
    "before-dateline",
    "masthead",
    "contact",
    "comments",
];

/// What a reader has switched off: the codes of reasons, each whole (`hedge`) or for some words (`loaded: slammed`).
///
/// Whatever such a reason would have led to is not marked, and tags nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SwitchedOff {
    entries: FxHashSet<String>,
}

impl SwitchedOff {
    /// Nothing comes of an entry that names no reason.
    pub fn new<E: AsRef<str>>(entries: impl IntoIterator<Item = E>) -> SwitchedOff {
        let entry = |entry: E| match entry.as_ref().split_once(':') {
            Some((code, words)) => Self::entry(code.trim(), words),
            None => entry.as_ref().trim().to_string(),
        };
        SwitchedOff { entries: entries.into_iter().map(entry).collect() }
    }

    /// True when the reason does not count, at all or where these words led to it.
    pub fn has(&self, code: &str, words: &str) -> bool {
        // Nearly always nothing is switched off, and the words need no copy.
        !self.entries.is_empty() && (self.entries.contains(code) || self.entries.contains(&Self::entry(code, words)))
    }

    fn entry(code: &str, words: &str) -> String {
        let words: Vec<String> = words.split_whitespace().map(folded).collect();
        format!("{code}: {}", words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The types that JavaScript is given name the same codes, in the same order.
    #[test]
    fn codes_are_those_of_the_types() {
        let types = include_str!("wasm/document.d.ts");
        let check = |name: &str, codes: &[&str]| {
            let start = types.find(&format!("export type {name} =")).expect("the type");
            let union = types.get(start..).and_then(|rest| rest.split(';').next()).expect("a union");
            assert_eq!(union.split('"').skip(1).step_by(2).collect::<Vec<_>>(), codes);
        };
        check("ClaimCode", &CLAIM_CODES);
        check("AttributionCode", &ATTRIBUTION_CODES);
        check("CheckCode", &CHECK_CODES);
        check("BlockCode", &[&[""], &BLOCK_CODES[..]].concat());
    }

    #[test]
    fn a_reason_is_switched_off_whole_or_for_some_words() {
        let off = SwitchedOff::new(["hedge", "loaded:  Caved\nIn "]);
        assert!(off.has("hedge", "reportedly"));
        assert!(off.has("loaded", "caved in"));
        assert!(!off.has("loaded", "slammed"));
        assert!(!SwitchedOff::default().has("hedge", "reportedly"));
    }
}
