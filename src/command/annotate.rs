//! `claimlight annotate`: files, or a stream of lines.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::path::PathBuf;

use claimlight::decode::Decoded;
use claimlight::document::ArticleAnnotation;
use claimlight::export::Format;
use claimlight::text::OffsetUnit;
use serde::Deserialize;
use serde_json::{Value, json};

use super::input::{Refusal, decode, read};
use super::outcome::Outcome;

/// One line of input.
#[derive(Deserialize)]
struct Line {
    id: Value,
    text: String,
}

/// Where documents go, and in what form.
struct Output<W: Write> {
    writer: W,
    format: Format,
    unit: OffsetUnit,
}

/// Annotates each file, or standard input where there is none.
pub fn files(paths: &[PathBuf], format: Format, unit: OffsetUnit) -> io::Result<Outcome> {
    let mut output = Output::open(format, unit)?;
    let mut outcome = Outcome::AllRead;
    if paths.is_empty() {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        let id = "standard input";
        outcome = output.document(id, decode(bytes, id))?;
    }
    for path in paths {
        let id = path.display().to_string();
        outcome = outcome.and(output.document(&id, read(path))?);
    }
    output.close()?;
    Ok(outcome)
}

/// Annotates `{"id", "text"}` lines from standard input, one document a line, in order.
/// Holds one line in memory at a time. A line that cannot be read gives an error in its place.
pub fn lines(format: Format, unit: OffsetUnit) -> io::Result<Outcome> {
    let mut input = io::stdin().lock();
    let mut output = Output::open(format, unit)?;
    let mut outcome = Outcome::AllRead;
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            outcome = outcome.and(output.line(&line)?);
        }
        line.clear();
    }
    output.close()?;
    Ok(outcome)
}

impl Output<BufWriter<io::StdoutLock<'_>>> {
    fn open(format: Format, unit: OffsetUnit) -> io::Result<Self> {
        let mut writer = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        writer.write_all(format.opening().as_bytes())?;
        Ok(Output { writer, format, unit })
    }

    fn close(mut self) -> io::Result<()> {
        self.writer.write_all(self.format.closing().as_bytes())?;
        self.writer.flush()
    }
}

impl<W: Write> Output<W> {
    fn line(&mut self, line: &[u8]) -> io::Result<Outcome> {
        match serde_json::from_slice::<Line>(line) {
            Ok(Line { id, text }) => {
                let id = id.as_str().map_or_else(|| id.to_string(), String::from);
                self.document(&id, Ok(Decoded { text, notice: None }))
            }
            Err(error) => {
                let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
                let message = format!("this line is not {{\"id\": …, \"text\": …}}: {error}");
                self.refusal(&id.unwrap_or(Value::Null), &Refusal { code: "bad-line", message })
            }
        }
    }

    fn document(&mut self, id: &str, decoded: Result<Decoded, Refusal>) -> io::Result<Outcome> {
        match decoded {
            Ok(Decoded { text, .. }) if text.len() >= u32::MAX as usize => {
                let message = format!("{id} is larger than 4 GiB; split it into single articles");
                self.refusal(&Value::from(id), &Refusal { code: "too-large", message })
            }
            Ok(Decoded { text, notice }) => {
                let mut article = claimlight::annotate(&text);
                article.notices.extend(notice);
                let document = ArticleAnnotation::new(&article, id, self.unit);
                self.writer.write_all(self.format.article(&document).as_bytes())?;
                Ok(Outcome::AllRead)
            }
            Err(refusal) => self.refusal(&Value::from(id), &refusal),
        }
    }

    /// Says on standard error what was refused and, in the formats of one document a line, in its place too.
    fn refusal(&mut self, id: &Value, refusal: &Refusal) -> io::Result<Outcome> {
        eprintln!("claimlight: {}", refusal.message);
        if matches!(self.format, Format::Json | Format::W3c) {
            let error = json!({"id": id, "error": {"code": refusal.code, "message": refusal.message}});
            writeln!(self.writer, "{error}")?;
        }
        Ok(Outcome::SomeRefused)
    }
}
