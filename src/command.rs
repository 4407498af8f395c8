//! Options of the command line, and what each does.

mod annotate;
mod compare;
mod document;
mod in_order;
mod input;
mod outcome;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use annotate::Manner;
use claimlight::export::Format;
use claimlight::text::OffsetUnit;
use clap::{Args, Parser, Subcommand, ValueEnum};
use outcome::Outcome;

/// Finds sentences, figures, attributions and claims in news stories.
#[derive(Parser)]
#[command(name = "claimlight", version, about)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Annotate articles: one JSON document a line.
    Annotate {
        /// One article a file; standard input where none is given.
        files: Vec<PathBuf>,
        /// Read {"id": …, "text": …} a line from standard input, write one document a line, in order.
        #[arg(long, conflicts_with = "files")]
        jsonl: bool,
        /// Annotate this many articles at the same time; all cores where it is left out.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MOST_JOBS))]
        jobs: Option<u16>,
        #[command(flatten)]
        form: Form,
    },
    /// Compare articles about one event: one comparison document.
    Compare {
        /// One article a file.
        #[arg(required = true, num_args = 2..)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        form: Form,
    },
}

/// How documents are written.
#[derive(Args)]
struct Form {
    /// The format of the output; a comparison comes as JSON only.
    #[arg(long, value_parser = formats(), default_value = Format::Json.name())]
    format: String,
    /// What offsets count.
    #[arg(long, value_enum, default_value_t = Offsets::CodePoint)]
    offsets: Offsets,
}

/// More threads than any machine has cores.
const MOST_JOBS: i64 = 1024;

/// As many jobs as are asked for, else as the machine has cores for us.
fn jobs(asked: Option<u16>) -> NonZeroUsize {
    let asked = asked.and_then(|number| NonZeroUsize::new(number.into()));
    asked.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

/// The names of the formats, as the command line offers them.
fn formats() -> clap::builder::PossibleValuesParser {
    Format::ALL.map(Format::name).into()
}

impl Form {
    fn format(&self) -> Format {
        Format::from_name(&self.format).unwrap_or(Format::Json)
    }

    fn manner(&self, asked: Option<u16>) -> Manner {
        Manner { format: self.format(), unit: self.offsets.unit(), jobs: jobs(asked) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Offsets {
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "utf-16")]
    Utf16,
    CodePoint,
}

impl Offsets {
    fn unit(self) -> OffsetUnit {
        match self {
            Offsets::Utf8 => OffsetUnit::Utf8,
            Offsets::Utf16 => OffsetUnit::Utf16,
            Offsets::CodePoint => OffsetUnit::CodePoint,
        }
    }
}

/// Reads the options and runs the command.
pub fn run() -> ExitCode {
    let options = Options::parse();
    let outcome = match options.command {
        Command::Annotate { jsonl: true, jobs, form, .. } => annotate::lines(form.manner(jobs)),
        Command::Annotate { files, jobs, form, .. } => annotate::files(files, form.manner(jobs)),
        Command::Compare { form, .. } if form.format() != Format::Json => {
            eprintln!("claimlight: a comparison is written as JSON only; leave --format out");
            return ExitCode::from(2);
        }
        Command::Compare { files, form } => compare::files(files, form.offsets.unit(), jobs(None)),
    };
    match outcome {
        Ok(Outcome::AllRead) => ExitCode::SUCCESS,
        Ok(Outcome::SomeRefused) => ExitCode::from(1),
        // The reader of our output has gone, as `head` does: nothing is wrong.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("claimlight: {error}");
            ExitCode::from(1)
        }
    }
}
