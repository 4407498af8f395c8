//! `claimlight annotate`: files, or a stream of lines.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::path::PathBuf;

use claimlight::decode::Decoded;
use claimlight::document::ArticleAnnotation;
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

/// Annotates each file, or standard input where there is none, and writes one document a line.
pub fn files(paths: &[PathBuf], unit: OffsetUnit) -> io::Result<Outcome> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::AllRead;
    if paths.is_empty() {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        let id = "standard input";
        outcome = write_document(&mut output, id, decode(bytes, id), unit)?;
    }
    for path in paths {
        let id = path.display().to_string();
        outcome = outcome.and(write_document(&mut output, &id, read(path), unit)?);
    }
    output.flush()?;
    Ok(outcome)
}

/// Annotates `{"id", "text"}` lines from standard input, one document a line, in order.
/// Holds one line in memory at a time. A line that cannot be read gives an error in its place.
pub fn lines(unit: OffsetUnit) -> io::Result<Outcome> {
    let mut input = io::stdin().lock();
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut outcome = Outcome::AllRead;
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            outcome = outcome.and(write_line(&mut output, &line, unit)?);
        }
        line.clear();
    }
    output.flush()?;
    Ok(outcome)
}

fn write_line(output: &mut impl Write, line: &[u8], unit: OffsetUnit) -> io::Result<Outcome> {
    match serde_json::from_slice::<Line>(line) {
        Ok(Line { id, text }) => {
            let id = id.as_str().map_or_else(|| id.to_string(), String::from);
            write_document(output, &id, Ok(Decoded { text, notice: None }), unit)
        }
        Err(error) => {
            let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
            let message = format!("this line is not {{\"id\": …, \"text\": …}}: {error}");
            write_error(output, &id.unwrap_or(Value::Null), &Refusal { code: "bad-line", message })
        }
    }
}

fn write_document(
    output: &mut impl Write,
    id: &str,
    decoded: Result<Decoded, Refusal>,
    unit: OffsetUnit,
) -> io::Result<Outcome> {
    match decoded {
        Ok(Decoded { text, .. }) if text.len() >= u32::MAX as usize => {
            let message = format!("{id} is larger than 4 GiB; split it into single articles");
            write_error(output, &Value::from(id), &Refusal { code: "too-large", message })
        }
        Ok(Decoded { text, notice }) => {
            let mut article = claimlight::annotate(&text);
            article.notices.extend(notice);
            let document = ArticleAnnotation::new(&article, id, unit);
            serde_json::to_writer(&mut *output, &document)?;
            output.write_all(b"\n")?;
            Ok(Outcome::AllRead)
        }
        Err(refusal) => {
            eprintln!("claimlight: {}", refusal.message);
            write_error(output, &Value::from(id), &refusal)
        }
    }
}

fn write_error(output: &mut impl Write, id: &Value, refusal: &Refusal) -> io::Result<Outcome> {
    let error = json!({"id": id, "error": {"code": refusal.code, "message": refusal.message}});
    writeln!(output, "{error}")?;
    Ok(Outcome::SomeRefused)
}
