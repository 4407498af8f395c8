//! CSV: one row a mark, with its text. RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8;
//! a cell that a spreadsheet would take for a formula is led by an apostrophe.

use crate::document::{ArticleAnnotation, AttributionEntry, FigureEntry, Range, Review, SentenceEntry, ValueEntry};

use super::plain::{Words, review, standing};

const COLUMNS: [&str; 21] = [
    "article",
    "mark",
    "kind",
    "text",
    "start",
    "end",
    "sentence",
    "value",
    "high",
    "bound",
    "unit",
    "qualifier",
    "noun",
    "speaker",
    "speaker_kind",
    "chain",
    "source",
    "cue",
    "tags",
    "reasons",
    "review",
];

/// What a formula begins with, in the wide letters of East Asia too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The byte order mark and the names of the columns.
pub fn header() -> String {
    format!("\u{feff}{}\r\n", COLUMNS.join(","))
}

/// The rows of one article: sentences with their tags, figures, attributions.
pub fn rows(document: &ArticleAnnotation) -> String {
    let words = Words::new(document);
    let sheet = Sheet { document, words: &words };
    let sentences = document.sentences.iter().enumerate().map(|(index, sentence)| sheet.sentence(index, sentence));
    let figures = document.figures.iter().map(|figure| sheet.figure(figure));
    let attributions = document.attributions.iter().map(|attribution| sheet.attribution(attribution));
    sentences.chain(figures).chain(attributions).map(Row::finish).collect()
}

/// The cells of one mark, by column.
#[derive(Default)]
struct Row {
    cells: [String; COLUMNS.len()],
}

impl Row {
    /// Text: quoted where need be, and never a formula.
    fn text(mut self, column: &str, value: &str) -> Self {
        let formula = value.starts_with(FORMULA) || value.starts_with(['\t', '\r', '\n']);
        let mut safe = if formula { format!("'{value}") } else { value.to_string() };
        // Where semicolons part cells, quotation marks within a line do not keep one together.
        if safe.contains(';') {
            safe = safe
                .split(';')
                .map(|part| if part.starts_with(FORMULA) { format!("'{part}") } else { part.into() })
                .collect::<Vec<_>>()
                .join(";");
        }
        let quote = safe.contains([',', '"', '\n', '\r', ';', '\t']);
        self.put(column, if quote { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe });
        self
    }

    /// A number, which a spreadsheet may read as one.
    fn number(mut self, column: &str, value: impl std::fmt::Display) -> Self {
        self.put(column, value.to_string());
        self
    }

    fn put(&mut self, column: &str, value: String) {
        if let Some(index) = COLUMNS.iter().position(|name| *name == column) {
            self.cells[index] = value;
        }
    }

    fn finish(self) -> String {
        self.cells.join(",") + "\r\n"
    }
}

struct Sheet<'d> {
    document: &'d ArticleAnnotation,
    words: &'d Words<'d>,
}

impl Sheet<'_> {
    fn row(&self, mark: &str, kind: &str, range: Range, sentence: usize, decided: Option<Review>) -> Row {
        Row::default()
            .text("article", &self.document.id)
            .text("mark", mark)
            .text("kind", kind)
            .number("start", range.start)
            .number("end", range.end)
            .number("sentence", sentence)
            .text("review", decided.map_or("", review))
    }

    fn sentence(&self, index: usize, sentence: &SentenceEntry) -> Row {
        let claim = &sentence.claim;
        let flags = [("attributed", claim.attributed), ("hedged", claim.hedged), ("loaded", claim.loaded)];
        let tags: Vec<&str> = flags.iter().filter(|(_, set)| *set).map(|(name, _)| *name).collect();
        let reasons: Vec<String> =
            claim.reasons.iter().map(|reason| format!("{}: {}", reason.code, self.words.line(reason.range))).collect();
        self.row("sentence", &claim.kind, sentence.range, index, claim.review)
            .text("text", &self.words.line(sentence.range))
            .text("tags", &tags.join(" "))
            .text("reasons", &reasons.join("; "))
    }

    fn figure(&self, figure: &FigureEntry) -> Row {
        let line = |range: Option<Range>| range.map_or(String::new(), |range| self.words.line(range));
        let row = self
            .row("figure", &figure.kind, figure.range, figure.sentence as usize, figure.review)
            .text("text", &self.words.line(figure.range))
            .text("bound", &figure.bound)
            .text("unit", figure.unit.as_deref().unwrap_or(""))
            .text("qualifier", &line(figure.qualifier))
            .text("noun", &line(figure.noun));
        let row = match &figure.value {
            ValueEntry::Number(number) => row.number("value", number),
            ValueEntry::Date(date) => row.text("value", date),
        };
        match figure.high {
            Some(high) => row.number("high", high),
            None => row,
        }
    }

    fn attribution(&self, attribution: &AttributionEntry) -> Row {
        let whole = attribution
            .content
            .iter()
            .copied()
            .reduce(|one, other| Range { start: one.start.min(other.start), end: one.end.max(other.end) });
        let speaker = attribution.speaker.and_then(|speaker| self.document.speakers.get(speaker as usize));
        let reasons: Vec<&str> = attribution.reasons.iter().map(|reason| &*reason.code).collect();
        self.row(
            "attribution",
            &attribution.mode,
            whole.unwrap_or_default(),
            attribution.sentence as usize,
            attribution.review,
        )
        .text("text", &self.words.lines(&attribution.content))
        .text("speaker", speaker.map_or("", |speaker| &speaker.name))
        .text("speaker_kind", speaker.map_or("", |speaker| &speaker.kind))
        .text("chain", &standing(self.document, attribution))
        .text("source", &self.words.lines(&attribution.source))
        .text("cue", &self.words.lines(&attribution.cue))
        .text("reasons", &reasons.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_no_formula() {
        let row = Row::default().text("text", "=HYPERLINK(\"http://x\",1)").text("noun", "@a").finish();
        assert!(row.contains("\"'=HYPERLINK(\"\"http://x\"\",1)\""), "{row}");
        assert!(row.contains(",'@a,"), "{row}");
        for start in ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠"] {
            let cell = Row::default().text("article", &format!("{start}1+1")).finish();
            assert!(cell.trim_start_matches('"').starts_with('\''), "{cell:?}");
        }
        // Read where semicolons part cells.
        let row = Row::default().text("article", "a;=1+1;b; =c").finish();
        assert!(row.starts_with("\"a;'=1+1;b; =c\","), "{row}");
    }

    #[test]
    fn every_row_has_every_column() {
        let article = crate::annotate("The mayor said, “5, or \"six\".”\n\nMore than 40 people came.");
        let document = ArticleAnnotation::new(&article, "a,b", crate::text::OffsetUnit::Utf16);
        for row in rows(&document).split("\r\n").filter(|row| !row.is_empty()) {
            let mut quoted = false;
            let commas = row.chars().filter(|&c| {
                quoted ^= c == '"';
                c == ',' && !quoted
            });
            assert_eq!(commas.count(), COLUMNS.len() - 1, "{row}");
        }
    }
}
