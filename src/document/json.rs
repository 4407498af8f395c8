//! Documents out of JSON: which fields each type has.
//!
//! Written out by hand, because what a derived reader would put into the WebAssembly is larger than all stages
//! together. [`super::read`] then checks what the fields say.

use std::fmt;

use serde_json::{Map, Value};

use super::{
    Action, Analysis, ArticleAnnotation, AttributionEntry, AttributionQuote, AttributionValue, BlockEntry, ClaimEntry,
    ClaimValue, Correction, FigureEntry, FigureValue, Label, NoticeEntry, Quote, Range, ReasonEntry, Review,
    SentenceEntry, SpeakerEntry, SpeakerValue, Status, Subject, ValueEntry, Who, WordRole,
};

/// Why a JSON value is not what it should be: words that go on from "this is no article:".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JsonError(String);

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for JsonError {}

/// Something that can be read from a JSON value. Fields that it does not know are passed over.
pub trait FromJson: Sized {
    /// Reads the value.
    fn from_json(value: &Value) -> Result<Self, JsonError>;

    /// What stands for a field that is not there; an error where it must be.
    fn absent(field: &str) -> Result<Self, JsonError> {
        Err(JsonError(["there is no “", field, "”"].concat()))
    }
}

fn expected<T>(what: &str) -> Result<T, JsonError> {
    Err(JsonError(["what stands there is no ", what].concat()))
}

/// A JSON object whose fields are read one by one.
#[derive(Clone, Copy)]
pub struct Fields<'v> {
    whole: &'v Value,
    fields: &'v Map<String, Value>,
}

impl<'v> Fields<'v> {
    /// Of a value that must be an object.
    pub fn of(whole: &'v Value) -> Result<Self, JsonError> {
        whole.as_object().map_or_else(|| expected("object"), |fields| Ok(Fields { whole, fields }))
    }

    /// One field.
    pub fn read<T: FromJson>(self, name: &str) -> Result<T, JsonError> {
        match self.fields.get(name) {
            Some(value) => T::from_json(value).map_err(|error| within(name, &error)),
            None => T::absent(name),
        }
    }

    /// One field, or what stands for it where it is missing.
    pub fn read_or<T: FromJson>(self, name: &str, missing: impl FnOnce() -> T) -> Result<T, JsonError> {
        if self.fields.contains_key(name) { self.read(name) } else { Ok(missing()) }
    }

    /// A part whose fields stand among those of the whole.
    pub fn flat<T: FromJson>(self) -> Result<T, JsonError> {
        T::from_json(self.whole)
    }
}

fn within(name: &str, JsonError(error): &JsonError) -> JsonError {
    JsonError(["in “", name, "”, ", error].concat())
}

/// The one whose name stands in a value.
fn named<T: Copy>(value: &Value, names: &[(&str, T)]) -> Result<T, JsonError> {
    let name = value.as_str().unwrap_or("");
    names.iter().find(|(known, _)| *known == name).map_or_else(|| expected("name that is known here"), |one| Ok(one.1))
}

impl FromJson for String {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        value.as_str().map_or_else(|| expected("string"), |words| Ok(words.to_owned()))
    }
}

impl FromJson for Label {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        String::from_json(value).map(Label::from)
    }
}

impl FromJson for u32 {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        number.map_or_else(|| expected("whole number"), Ok)
    }
}

impl FromJson for f64 {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        value.as_f64().map_or_else(|| expected("number"), Ok)
    }
}

impl FromJson for bool {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        value.as_bool().map_or_else(|| expected("true or false"), Ok)
    }
}

impl FromJson for Value {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        Ok(value.clone())
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        value.as_array().map_or_else(|| expected("list"), |list| list.iter().map(T::from_json).collect())
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        T::from_json(value).map(Box::new)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        if value.is_null() { Ok(None) } else { T::from_json(value).map(Some) }
    }

    fn absent(_: &str) -> Result<Self, JsonError> {
        Ok(None)
    }
}

impl FromJson for ValueEntry {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        match value {
            Value::Number(_) => f64::from_json(value).map(ValueEntry::Number),
            Value::String(date) => Ok(ValueEntry::Date(date.clone())),
            _ => expected("number or date"),
        }
    }
}

impl FromJson for Review {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        named(value, &[("accepted", Review::Accepted), ("changed", Review::Changed), ("added", Review::Added)])
    }
}

impl FromJson for Action {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        let names = [
            ("accept", Action::Accept),
            ("reject", Action::Reject),
            ("change", Action::Change),
            ("add", Action::Add),
            ("merge", Action::Merge),
        ];
        named(value, &names)
    }
}

impl FromJson for Status {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        let names = [
            ("placed", Status::Placed),
            ("missing", Status::Missing),
            ("ambiguous", Status::Ambiguous),
            ("changed", Status::Changed),
            ("unfit", Status::Unfit),
        ];
        named(value, &names)
    }
}

impl FromJson for WordRole {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        named(value, &[("hedge", WordRole::Hedge), ("loaded", WordRole::Loaded)])
    }
}

impl FromJson for Subject {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        let fields = Fields::of(value)?;
        Ok(match fields.read::<String>("mark")?.as_str() {
            "figure" => Subject::Figure { target: fields.read("target")?, value: fields.read("value")? },
            "attribution" => Subject::Attribution { target: fields.read("target")?, value: fields.read("value")? },
            "claim" => Subject::Claim { target: fields.read("target")?, value: fields.read("value")? },
            "word" => Subject::Word { target: fields.read("target")?, role: fields.read("role")? },
            "speaker" => Subject::Speaker {
                target: fields.read("target")?,
                value: fields.read("value")?,
                into: fields.read("into")?,
            },
            _ => return expected("mark that can be corrected"),
        })
    }
}

/// A record by its fields: those after `|` may be missing and are then empty; the fields of the one after `with` stand
/// among the others.
macro_rules! record {
    ($type:ident { $($field:ident),* $(| $($empty:ident),*)? } $(with $flat:ident)?) => {
        impl FromJson for $type {
            fn from_json(value: &Value) -> Result<Self, JsonError> {
                let fields = Fields::of(value)?;
                Ok($type {
                    $($flat: fields.flat()?,)?
                    $($field: fields.read(stringify!($field))?,)*
                    $($($empty: fields.read_or(stringify!($empty), Default::default)?,)*)?
                })
            }
        }
    };
}

record!(Range { start, end });
record!(BlockEntry { kind | reason } with range);
record!(SentenceEntry { block, claim } with range);
record!(ClaimEntry { kind, attributed, hedged, loaded, reasons, review | checks });
record!(ReasonEntry { code, instead, review } with range);
record!(FigureEntry { sentence, kind, value, relative, high, bound, unit, qualifier, noun, carried_from, review } with range);
record!(SpeakerEntry { name, kind, role, mentions, review });
record!(NoticeEntry { code, message });
record!(Correction { id, made, action | status } with subject);
record!(Quote { range | exact, prefix, suffix, nth, of });
record!(AttributionQuote { source, cue, content });
record!(FigureValue { place, kind, value, relative, high, bound, unit, qualifier, noun });
record!(AttributionValue { mode, speaker | content_kind, chain } with words);
record!(ClaimValue { kind, attributed, hedged, loaded });
record!(Who { name, kind, mention });
record!(SpeakerValue { name, kind, role });
record!(Analysis { sentences, figures, attributions, speakers | check_first });
record!(ArticleAnnotation {
    schema, offset_unit, id, text, title, language, blocks, sentences, figures, attributions, speakers, notices, analysis
    | check_first, corrections
});

impl FromJson for AttributionEntry {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        let fields = Fields::of(value)?;
        Ok(AttributionEntry {
            sentence: fields.read("sentence")?,
            mode: fields.read("mode")?,
            source: fields.read("source")?,
            cue: fields.read("cue")?,
            content: fields.read("content")?,
            speaker: fields.read("speaker")?,
            chain: fields.read("chain")?,
            outer: fields.read("outer")?,
            content_kind: fields.read_or("content_kind", super::unjudged)?,
            reasons: fields.read("reasons")?,
            review: fields.read("review")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::OffsetUnit;

    fn document() -> ArticleAnnotation {
        let text = "The mayor paid “$5” last year. More than 40 cronies fled, she said.";
        ArticleAnnotation::new(&crate::annotate(text), "x", OffsetUnit::Utf16)
    }

    fn check(bad: &str, with: &str, complaint: &str) {
        let json = serde_json::to_string(&document()).expect("plain data");
        assert!(json.contains(bad), "{json}");
        let value: Value = serde_json::from_str(&json.replacen(bad, with, 1)).expect("JSON");
        let error = ArticleAnnotation::from_json(&value).expect_err(with);
        assert_eq!(error.to_string(), complaint);
    }

    #[test]
    fn json_gives_the_document_back() {
        let value = serde_json::to_value(document()).expect("plain data");
        assert_eq!(ArticleAnnotation::from_json(&value), Ok(document()));
    }

    #[test]
    fn numbers_come_back_to_the_last_bit() {
        for number in [4_099_999_999.999_999_5_f64, 0.1 + 0.2, 43_885_310.07] {
            let json = serde_json::to_string(&number).expect("a number");
            assert_eq!(serde_json::from_str::<f64>(&json).ok(), Some(number));
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        check("\"schema\":", "\"scheme\":", "there is no “schema”");
        check("\"sentence\":0", "\"sentence\":-1", "in “figures”, in “sentence”, what stands there is no whole number");
        check(
            "\"hedged\":false",
            "\"hedged\":0",
            "in “sentences”, in “claim”, in “hedged”, what stands there is no true or false",
        );
        check("\"blocks\":[", "\"blocks\":[7,", "in “blocks”, what stands there is no object");
    }

    #[test]
    fn what_may_be_missing_is_empty() {
        let value = serde_json::json!({"start": 0, "end": 3, "kind": "paragraph"});
        assert_eq!(BlockEntry::from_json(&value).map(|block| block.reason), Ok(Label::default()));
        let quote = Quote::from_json(&serde_json::json!({"range": {"start": 1, "end": 2}}));
        assert_eq!(quote, Ok(Quote { range: Some(Range { start: 1, end: 2 }), ..Quote::default() }));
        assert!(Quote::from_json(&serde_json::json!({"range": {"start": 1}})).is_err());
    }
}
