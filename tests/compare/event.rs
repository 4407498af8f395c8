//! Events as the fixtures tell them.

use std::fs;

use claimlight::Article;
use claimlight::compare::{FigureRelation, QuoteRelation};

/// One event.
pub struct Event {
    pub name: String,
    pub tellings: Vec<Telling>,
    pub figures: Vec<(Place, Place, FigureRelation)>,
    pub differences: Vec<(String, Place, Place)>,
    pub quotes: Vec<(Place, Place, QuoteRelation)>,
}

/// Some words of a telling, which it has once or which are meant where it has them first.
#[derive(Debug)]
pub struct Place {
    pub telling: usize,
    pub words: String,
}

pub struct Telling {
    pub name: String,
    pub headline: Option<String>,
    /// Claim and sentence.
    pub lines: Vec<(String, String)>,
}

impl Telling {
    /// The story, two sentences a paragraph.
    pub fn text(&self) -> String {
        let paragraph = |lines: &[(String, String)]| {
            lines.iter().map(|(_, sentence)| sentence.as_str()).collect::<Vec<_>>().join(" ")
        };
        let paragraphs = self.lines.chunks(2).map(paragraph);
        self.headline.iter().cloned().chain(paragraphs).collect::<Vec<_>>().join("\n\n")
    }
}

impl Place {
    /// The bytes of the words in the telling's text; they begin and end where words do.
    pub fn range(&self, text: &str) -> std::ops::Range<usize> {
        let bounded = |at: usize, word: char| {
            let end = at + self.words.len();
            let joins = |side: Option<char>| side.is_some_and(char::is_alphanumeric) && word.is_alphanumeric();
            !joins(text[..at].chars().next_back()) && !text[end..].starts_with(|next: char| joins(Some(next)))
        };
        let first = self.words.chars().next().expect("words");
        let found = text.match_indices(&self.words).map(|(at, _)| at).find(|&at| bounded(at, first));
        let at = found.unwrap_or_else(|| panic!("the telling has no “{}”", self.words));
        at..at + self.words.len()
    }

    /// The first figure in the words.
    pub fn figure(&self, article: &Article) -> Option<usize> {
        let range = self.range(article.text);
        let inside = |start: u32, end: u32| (start as usize) < range.end && range.start < end as usize;
        article.figures.iter().position(|figure| inside(figure.span.start, figure.span.end))
    }
}

/// The events of one folder, by name.
pub fn events(folder: &str) -> Vec<Event> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the fixtures are part of the project")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| event(&path.display().to_string(), &fs::read_to_string(path).expect("UTF-8"))).collect()
}

fn event(name: &str, file: &str) -> Event {
    let mut event = Event {
        name: name.into(),
        tellings: Vec::new(),
        figures: Vec::new(),
        differences: Vec::new(),
        quotes: Vec::new(),
    };
    let mut part = "";
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("== ") {
            part = name;
            if !["figures", "differences", "quotes"].contains(&part) {
                event.tellings.push(Telling { name: name.into(), headline: None, lines: Vec::new() });
            }
            continue;
        }
        let fields: Vec<&str> = line.split(" | ").collect();
        let place = |field: &str| {
            let (telling, words) = field.split_once(' ').expect("a telling and words");
            let telling = event.tellings.iter().position(|known| known.name == telling);
            Place { telling: telling.expect("a known telling"), words: words.into() }
        };
        match part {
            "figures" => {
                let relation = FigureRelation::from_name(fields[2]).expect("a relation of the contract");
                event.figures.push((place(fields[0]), place(fields[1]), relation));
            }
            "differences" => event.differences.push((fields[0].into(), place(fields[1]), place(fields[2]))),
            "quotes" => {
                let relation = match fields[2] {
                    "identical" => QuoteRelation::Identical,
                    "truncated" => QuoteRelation::Truncated,
                    _ => QuoteRelation::Edited,
                };
                event.quotes.push((place(fields[0]), place(fields[1]), relation));
            }
            _ => {
                let telling = event.tellings.last_mut().expect("a telling");
                match line.split_once(" ^ ") {
                    Some((_, headline)) => telling.headline = Some(headline.into()),
                    None => {
                        let (claim, sentence) = line.split_once(" | ").expect("claim | sentence");
                        telling.lines.push((claim.into(), sentence.into()));
                    }
                }
            }
        }
    }
    event
}
