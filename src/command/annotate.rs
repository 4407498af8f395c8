//! `claimlight annotate`: files, or a stream of lines.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use claimlight::correction::correct;
use claimlight::decode::Decoded;
use claimlight::document::{ArticleAnnotation, Correction, Fields, FromJson, JsonError};
use claimlight::export::Format;
use claimlight::text::OffsetUnit;
use serde_json::{Value, json};

use super::document::{document, guarded};
use super::in_order::InOrder;
use super::input::{Refusal, decode, read};
use super::outcome::Outcome;

/// How documents are made and written.
#[derive(Clone, Copy)]
pub struct Manner {
    /// The form of each document.
    pub format: Format,
    /// What its offsets count.
    pub unit: OffsetUnit,
    /// How many articles are annotated at the same time; the output is the same for any number.
    pub jobs: NonZeroUsize,
}

/// Something that gives one document.
enum Input {
    /// `{"id": …, "text": …}`.
    Line(io::Result<Vec<u8>>),
    /// An article.
    File(PathBuf),
    /// Standard input as one article.
    Whole,
}

/// One line of input.
struct Line {
    id: Value,
    text: String,
    /// What readers decided about an earlier analysis of the text.
    corrections: Vec<Correction>,
}

impl FromJson for Line {
    fn from_json(value: &Value) -> Result<Self, JsonError> {
        let fields = Fields::of(value)?;
        Ok(Line {
            id: fields.read("id")?,
            text: fields.read("text")?,
            corrections: fields.read_or("corrections", Vec::new)?,
        })
    }
}

/// Bytes of a text from which on its document is written bit by bit, by the one who writes.
const LARGE: usize = 1 << 20;

/// A document on its way out.
enum Written {
    Whole(String),
    Large(Box<ArticleAnnotation>),
}

/// What one input gave.
struct Output {
    /// The document, written or to be written.
    written: Written,
    /// What is said on standard error, where the input could not be read.
    complaint: Option<String>,
}

/// Annotates each file, or standard input where there is none.
pub fn files(paths: Vec<PathBuf>, manner: Manner) -> io::Result<Outcome> {
    if paths.is_empty() {
        return run(std::iter::once(Input::Whole), manner);
    }
    run(paths.into_iter().map(Input::File), manner)
}

/// Annotates `{"id", "text"}` lines from standard input, one document a line, in order. Holds a few lines and
/// documents for each job in memory. A line that cannot be read gives an error in its place.
pub fn lines(manner: Manner) -> io::Result<Outcome> {
    run(Lines::new(BufReader::with_capacity(1 << 16, io::stdin())), manner)
}

/// The lines of a stream that hold something.
struct Lines<R> {
    input: R,
    first: bool,
}

impl<R: BufRead> Lines<R> {
    fn new(input: R) -> Self {
        Lines { input, first: true }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            let mut line = Vec::new();
            match self.input.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => return Some(Input::Line(Err(error))),
            }
            // Some programs begin a file with a byte order mark, which is no JSON.
            if std::mem::take(&mut self.first) && line.starts_with("\u{feff}".as_bytes()) {
                line.drain(.."\u{feff}".len());
            }
            if !line.trim_ascii().is_empty() {
                return Some(Input::Line(Ok(line)));
            }
        }
    }
}

fn run(inputs: impl Iterator<Item = Input> + Send + 'static, manner: Manner) -> io::Result<Outcome> {
    let mut writer = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    writer.write_all(manner.format.opening().as_bytes())?;
    let mut outputs = InOrder::start(manner.jobs, inputs, move |input| manner.output(input))?;
    let mut outcome = Outcome::AllRead;
    // Who waits for us to answer gets what there is before we wait for more.
    while let Some(output) = outputs.next(|| writer.flush())? {
        let Output { written, complaint } = output?;
        match written {
            Written::Whole(written) => writer.write_all(written.as_bytes())?,
            Written::Large(document) => manner.format.write_article(&document, &mut writer)?,
        }
        if let Some(complaint) = complaint {
            eprintln!("claimlight: {complaint}");
            outcome = Outcome::SomeRefused;
        }
    }
    writer.write_all(manner.format.closing().as_bytes())?;
    writer.flush()?;
    Ok(outcome)
}

impl Manner {
    fn output(self, input: Input) -> io::Result<Output> {
        match input {
            Input::Line(line) => Ok(self.line(&line?)),
            Input::File(path) => Ok(self.document(&path.display().to_string(), read(&path), &[])),
            Input::Whole => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                let id = "standard input";
                Ok(self.document(id, decode(bytes, id), &[]))
            }
        }
    }

    fn line(self, line: &[u8]) -> Output {
        let refuse = |id: &Value, why: &str| {
            let message = format!("this line is not {{\"id\": …, \"text\": …}}: {why}");
            self.refusal(id, Refusal { code: "bad-line", message })
        };
        let value: Value = match serde_json::from_slice(line) {
            Ok(value) => value,
            Err(error) => return refuse(&Value::Null, &error.to_string()),
        };
        match Line::from_json(&value) {
            Ok(Line { id, text, corrections }) => {
                let id = id.as_str().map_or_else(|| id.to_string(), String::from);
                self.document(&id, Ok(Decoded { text, notice: None }), &corrections)
            }
            Err(error) => refuse(value.get("id").unwrap_or(&Value::Null), &error.to_string()),
        }
    }

    fn document(self, id: &str, decoded: Result<Decoded, Refusal>, corrections: &[Correction]) -> Output {
        match decoded.and_then(|decoded| self.annotated(id, decoded, corrections)) {
            Ok(written) => Output { written, complaint: None },
            Err(refusal) => self.refusal(&Value::from(id), refusal),
        }
    }

    fn annotated(self, id: &str, decoded: Decoded, corrections: &[Correction]) -> Result<Written, Refusal> {
        guarded(id, || {
            let document = document(id, decoded, self.unit)?;
            let corrected = if corrections.is_empty() { Ok(document) } else { correct(&document, corrections) };
            corrected.map(|document| self.written(document)).map_err(|error| Refusal {
                code: "bad-line",
                message: format!("{id}: its corrections cannot be read: {error}"),
            })
        })
    }

    fn written(self, document: ArticleAnnotation) -> Written {
        if document.text.len() < LARGE {
            Written::Whole(self.format.article(&document))
        } else {
            Written::Large(Box::new(document))
        }
    }

    /// Says on standard error what was refused and, in the formats of one document a line, in its place too.
    fn refusal(self, id: &Value, Refusal { code, message }: Refusal) -> Output {
        let written = match self.format {
            Format::Json | Format::W3c => {
                format!("{}\n", json!({"id": id, "error": {"code": code, "message": message}}))
            }
            Format::Csv | Format::Markdown | Format::Html => String::new(),
        };
        Output { written: Written::Whole(written), complaint: Some(message) }
    }
}
