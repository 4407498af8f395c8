//! `claimlight compare`: several files, one comparison document.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use claimlight::decode::Decoded;
use claimlight::document::{ArticleAnnotation, compare_documents};
use claimlight::text::OffsetUnit;

use super::input::read;
use super::outcome::Outcome;

/// Compares the articles in the files. Where one cannot be read nothing is compared: a comparison that lacks an
/// article would look whole.
pub fn files(paths: &[PathBuf], unit: OffsetUnit) -> io::Result<Outcome> {
    let mut documents = Vec::new();
    let mut outcome = Outcome::AllRead;
    for path in paths {
        match read(path) {
            Ok(Decoded { text, notice }) => {
                let id = path.display().to_string();
                let mut article = claimlight::annotate(&text);
                article.notices.extend(notice);
                documents.push(ArticleAnnotation::new(&article, &id, unit));
            }
            Err(refusal) => {
                eprintln!("claimlight: {}", refusal.message);
                outcome = Outcome::SomeRefused;
            }
        }
    }
    if outcome == Outcome::SomeRefused {
        return Ok(outcome);
    }
    let comparison = compare_documents(&documents, unit).map_err(|(_, error)| io::Error::other(error))?;
    let mut output = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut output, &comparison)?;
    output.write_all(b"\n")?;
    output.flush()?;
    Ok(outcome)
}
