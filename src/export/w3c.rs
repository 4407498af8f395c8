//! W3C Web Annotation: an AnnotationPage in JSON-LD, one annotation a mark, and back.
//!
//! Each target has a TextPositionSelector in code points and a TextQuoteSelector with 32 characters of context
//! (Web Annotation Data Model, 4.2.4 and 4.2.5). What the model has no word for stands in a JSON literal under
//! `claimlight:mark`, so that reading the page gives the same document again.

use serde::Serialize;
use serde_json::{Value, json};

use super::{ImportError, plain};
use crate::correction::quotation::{first_characters, last_characters};
use crate::document::{
    ARTICLE_SCHEMA, ArticleAnnotation, AttributionEntry, BlockEntry, Fields, FigureEntry, FromJson, JsonError, Range,
    Review, SentenceEntry, SpeakerEntry,
};
use crate::text::{OffsetMap, OffsetUnit};

/// A mark as it is: the body of its annotation.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Mark {
    Block(BlockEntry),
    Sentence(SentenceEntry),
    Figure(FigureEntry),
    Attribution(AttributionEntry),
    Speaker(SpeakerEntry),
}

impl FromJson for Mark {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        let fields = Fields::of(value)?;
        Ok(if let Some(block) = fields.read("block")? {
            Mark::Block(block)
        } else if let Some(sentence) = fields.read("sentence")? {
            Mark::Sentence(sentence)
        } else if let Some(figure) = fields.read("figure")? {
            Mark::Figure(figure)
        } else if let Some(attribution) = fields.read("attribution")? {
            Mark::Attribution(attribution)
        } else {
            Mark::Speaker(fields.read("speaker")?)
        })
    }
}

impl Mark {
    fn review(&self) -> Option<Review> {
        match self {
            Mark::Block(_) => None,
            Mark::Sentence(sentence) => sentence.claim.review,
            Mark::Figure(figure) => figure.review,
            Mark::Attribution(attribution) => attribution.review,
            Mark::Speaker(speaker) => speaker.review,
        }
    }
}

/// The annotation page of one article. Ids are URNs made from the article's id; nothing points to a server.
pub fn page(document: &ArticleAnnotation) -> Value {
    let document = document.clone().in_unit(OffsetUnit::CodePoint);
    let article = urn(&document.id);
    let scribe =
        Scribe { article: &article, text: &document.text, map: OffsetMap::new(&document.text, OffsetUnit::CodePoint) };
    let items: Vec<Value> =
        marks(&document).enumerate().map(|(number, mark)| scribe.annotation(number, &mark)).collect();
    json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"claimlight": "urn:claimlight:1:"}],
        "id": format!("{article}:annotations"),
        "type": "AnnotationPage",
        "claimlight:article": {"@type": "@json", "@value": {
            "schema": document.schema, "id": document.id, "text": document.text, "title": document.title,
            "language": document.language, "check_first": document.check_first, "notices": document.notices,
            "corrections": document.corrections, "analysis": document.analysis,
        }},
        "items": items,
    })
}

fn marks(document: &ArticleAnnotation) -> impl Iterator<Item = Mark> + '_ {
    let blocks = document.blocks.iter().cloned().map(Mark::Block);
    let sentences = document.sentences.iter().cloned().map(Mark::Sentence);
    let figures = document.figures.iter().cloned().map(Mark::Figure);
    let attributions = document.attributions.iter().cloned().map(Mark::Attribution);
    blocks
        .chain(sentences)
        .chain(figures)
        .chain(attributions)
        .chain(document.speakers.iter().cloned().map(Mark::Speaker))
}

fn urn(id: &str) -> String {
    let mut urn = "urn:claimlight:article:".to_string();
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => urn.push(byte as char),
            _ => urn.push_str(&format!("%{byte:02X}")),
        }
    }
    urn
}

struct Scribe<'d> {
    article: &'d str,
    text: &'d str,
    map: OffsetMap<'d>,
}

impl Scribe<'_> {
    fn annotation(&self, number: usize, mark: &Mark) -> Value {
        let one = |range: &Range| vec![self.target(*range, None)];
        let (motivation, tag, targets) = match mark {
            Mark::Block(block) => ("classifying", block.kind.to_string(), one(&block.range)),
            Mark::Sentence(sentence) => ("classifying", sentence.claim.kind.to_string(), one(&sentence.range)),
            Mark::Figure(figure) => ("identifying", format!("figure: {}", figure.kind), one(&figure.range)),
            Mark::Attribution(attribution) => {
                let roles =
                    [("source", &attribution.source), ("cue", &attribution.cue), ("content", &attribution.content)];
                let targets = roles
                    .iter()
                    .flat_map(|(role, ranges)| ranges.iter().map(|range| self.target(*range, Some(role))))
                    .collect();
                ("linking", format!("attribution: {}", attribution.mode), targets)
            }
            Mark::Speaker(speaker) => {
                let targets = speaker.mentions.iter().map(|range| self.target(*range, Some("mention"))).collect();
                ("identifying", format!("speaker: {}", speaker.name), targets)
            }
        };
        // The model asks for a target even where nobody is named anywhere in the text.
        let targets = if targets.is_empty() { vec![json!(self.article)] } else { targets };
        let mut annotation = json!({
            "id": format!("{}:annotation:{number}", self.article),
            "type": "Annotation",
            "motivation": motivation,
            "body": [{"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag}],
            "target": targets,
            "claimlight:mark": {"@type": "@json", "@value": mark},
        });
        if let Some(review) = mark.review() {
            annotation["motivation"] =
                json!([motivation, if review == Review::Accepted { "assessing" } else { "editing" }]);
            annotation["creator"] = json!({"type": "Person", "name": "a reader"});
            let said = json!({"type": "TextualBody", "purpose": "assessing", "format": "text/plain", "value": plain::review(review)});
            if let Some(bodies) = annotation["body"].as_array_mut() {
                bodies.push(said);
            }
        }
        annotation
    }

    fn target(&self, range: Range, role: Option<&str>) -> Value {
        let start = self.map.to_byte(range.start) as usize;
        let end = (self.map.to_byte(range.end) as usize).max(start);
        let mut target = json!({
            "type": "SpecificResource",
            "source": self.article,
            "selector": [
                {"type": "TextPositionSelector", "start": range.start, "end": range.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": self.text.get(start..end).unwrap_or(""),
                    "prefix": last_characters(self.text.get(..start).unwrap_or("")),
                    "suffix": first_characters(self.text.get(end..).unwrap_or("")),
                },
            ],
        });
        if let (Some(role), Some(object)) = (role, target.as_object_mut()) {
            object.insert("styleClass".into(), role.into());
        }
        target
    }
}

/// Reads one of our annotation pages. The document comes in code points, checked as any other is.
pub fn read(page: &Value) -> Result<ArticleAnnotation, ImportError> {
    let refuse = |what: &str| ImportError(format!("This is no annotation page of Claimlight: {what}."));
    let article = page.pointer("/claimlight:article/@value").ok_or_else(|| refuse("it has no article"))?;
    let mut document = without_marks(article).map_err(|error| refuse(&error.to_string()))?;
    let items = page.get("items").and_then(Value::as_array).ok_or_else(|| refuse("it has no items"))?;
    for item in items {
        let mark = item.pointer("/claimlight:mark/@value").ok_or_else(|| refuse("an item has no mark"))?;
        match Mark::from_json(mark).map_err(|error| refuse(&error.to_string()))? {
            Mark::Block(block) => document.blocks.push(block),
            Mark::Sentence(sentence) => document.sentences.push(sentence),
            Mark::Figure(figure) => document.figures.push(figure),
            Mark::Attribution(attribution) => document.attributions.push(attribution),
            Mark::Speaker(speaker) => document.speakers.push(speaker),
        }
    }
    document.read().map_err(|error| refuse(&error.to_string()))?;
    Ok(document)
}

/// The article of a page, all but its marks.
fn without_marks(article: &Value) -> Result<ArticleAnnotation, JsonError> {
    let fields = Fields::of(article)?;
    Ok(ArticleAnnotation {
        schema: ARTICLE_SCHEMA.into(),
        offset_unit: OffsetUnit::CodePoint.name().into(),
        id: fields.read("id")?,
        text: fields.read("text")?,
        title: fields.read("title")?,
        language: fields.read("language")?,
        blocks: Vec::new(),
        sentences: Vec::new(),
        figures: Vec::new(),
        attributions: Vec::new(),
        speakers: Vec::new(),
        check_first: fields.read_or("check_first", Vec::new)?,
        notices: fields.read("notices")?,
        corrections: fields.read_or("corrections", Vec::new)?,
        analysis: fields.read("analysis")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correction::quotation::CONTEXT;
    use crate::export::import;

    fn document() -> ArticleAnnotation {
        let text = "Café fire 😀\n\nMore than 40 people fled, the mayor said.\r\n“We lost 5 houses,” she added.";
        ArticleAnnotation::new(&crate::annotate(text), "désk/1", OffsetUnit::Utf16)
    }

    #[test]
    fn reading_a_page_gives_the_document_back() {
        let document = document();
        let page = page(&document).to_string();
        assert_eq!(import(&page).expect("our own page").in_unit(OffsetUnit::Utf16), document);
    }

    #[test]
    fn selectors_quote_the_text() {
        let page = page(&document());
        let items = page["items"].as_array().expect("items");
        let figure =
            items.iter().find(|item| item["body"][0]["value"] == "classifying" || item["motivation"] == "classifying");
        let selector = &figure.expect("a block at least")["target"][0]["selector"];
        assert_eq!(selector[0]["type"], "TextPositionSelector");
        assert_eq!(selector[1]["exact"], "Café fire 😀");
        assert_eq!(selector[1]["prefix"], "");
        assert_eq!(selector[1]["suffix"].as_str().map(|suffix| suffix.chars().count()), Some(CONTEXT));
    }

    #[test]
    fn a_crafted_page_is_refused() {
        for bad in ["", "{}", "[]", "{\"items\":[]}"] {
            assert!(import(bad).is_err(), "{bad}");
        }
        let broken = page(&document()).to_string().replace("\"block\":0", "\"block\":999");
        assert!(import(&broken).is_err());
    }
}
