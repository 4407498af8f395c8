//! `claimlight compare`: several files, one comparison document.

use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use claimlight::document::compare_documents;
use claimlight::text::OffsetUnit;

use super::document::{document, guarded};
use super::in_order::InOrder;
use super::input::read;
use super::outcome::Outcome;

/// Compares the articles in the files, of which `jobs` are annotated at a time. Where one cannot be read nothing is
/// compared: a comparison that lacks an article would look whole.
pub fn files(paths: Vec<PathBuf>, unit: OffsetUnit, jobs: NonZeroUsize) -> io::Result<Outcome> {
    let annotated = move |path: PathBuf| {
        let id = path.display().to_string();
        guarded(&id, || document(&id, read(&path)?, unit))
    };
    let mut articles = InOrder::start(jobs, paths.into_iter(), annotated)?;
    let mut documents = Vec::new();
    let mut outcome = Outcome::AllRead;
    while let Some(article) = articles.next(|| Ok(()))? {
        match article {
            Ok(document) => documents.push(document),
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
