//! Corrections: what readers decided, laid over what the analysis made of an article.
//!
//! The analysis is never lost: a corrected document holds it too ([`Analysis`]), so that every correction can be
//! taken back. Corrections are applied in their order, each to what those before it left. One that does not find
//! its words with the same words around them changes nothing and says so: it is never moved to a look-alike.

mod attribution;
mod claim;
pub mod quotation;
mod speaker;

use crate::document::{Action, Analysis, ArticleAnnotation, Correction, FigureEntry, FigureValue, Quote, Range};
use crate::document::{ReadError, Review, Status, Subject};
use crate::sorting;
use crate::text::{OffsetMap, OffsetUnit};
use quotation::Passages;

/// The code of the reason of every tag and mark that a reader gave.
pub const READER: &str = "reader";

/// The article with these corrections and no others. Each comes back with its quotations complete, its places in
/// this text and its status. Fails on a name that the contract does not have and on a document that is not sound.
pub fn correct(document: &ArticleAnnotation, corrections: &[Correction]) -> Result<ArticleAnnotation, ReadError> {
    document.read()?;
    let unit = OffsetUnit::from_name(&document.offset_unit).unwrap_or_default();
    let mut corrections = corrections.to_vec();
    let map = OffsetMap::new(&document.text, unit);
    for quote in corrections.iter_mut().flat_map(Correction::quotes_mut) {
        // Of a quotation, its words count; only one that is given by its place alone has a place to believe.
        quote.range = quote
            .range
            .filter(|_| quote.of == 0)
            .map(|range| Range { start: map.to_byte(range.start), end: map.to_byte(range.end) });
    }
    let mut document = document.uncorrected().in_unit(OffsetUnit::Utf8);
    if !corrections.is_empty() {
        let analysis = Analysis {
            sentences: document.sentences.clone(),
            figures: document.figures.clone(),
            attributions: document.attributions.clone(),
            speakers: document.speakers.clone(),
            check_first: document.check_first.clone(),
        };
        let text = std::mem::take(&mut document.text);
        let mut desk = Desk::new(&text, document);
        for correction in &mut corrections {
            correction.status = desk.apply(correction);
        }
        document = desk.finish();
        document.text = text;
        document.analysis = Some(Box::new(analysis));
        document.corrections = corrections;
    }
    let document = document.in_unit(unit);
    document.read()?;
    Ok(document)
}

/// An article that is being corrected. Its ranges count bytes of `text`.
struct Desk<'t> {
    passages: Passages<'t>,
    document: ArticleAnnotation,
    /// Whether each speaker stands behind something in the analysis.
    heard: Vec<bool>,
}

/// What keeps a correction from being applied.
type Obstacle = Status;

impl<'t> Desk<'t> {
    fn new(text: &'t str, document: ArticleAnnotation) -> Self {
        let mut desk = Desk { passages: Passages::new(text), heard: Vec::new(), document };
        desk.heard = desk.heard_now();
        desk
    }

    fn apply(&mut self, correction: &mut Correction) -> Status {
        for quote in correction.quotes_mut() {
            if quote.of == 0 {
                self.passages.complete(quote);
            } else {
                quote.range = None;
            }
            quote.range = self.passages.place(quote).ok();
        }
        let action = correction.action;
        let done = match &mut correction.subject {
            Subject::Figure { target, value } => self.figure(action, target.as_ref(), value),
            Subject::Attribution { target, value } => self.attribution(action, target.as_ref(), value),
            Subject::Claim { target, value } => self.claim(action, target, value),
            Subject::Word { target, role } => self.word(action, target, *role),
            Subject::Speaker { target, value, into } => self.speaker(action, target, value, into.as_ref()),
        };
        done.err().unwrap_or(Status::Placed)
    }

    /// Where a quotation stands, or why it stands nowhere.
    fn placed(&self, quote: &Quote) -> Result<Range, Obstacle> {
        match quote.range {
            Some(range) => Ok(range),
            None => Err(self.passages.place(quote).err().unwrap_or(Status::Missing)),
        }
    }

    fn placed_all(&self, quotes: &[Quote]) -> Result<Vec<Range>, Obstacle> {
        let mut ranges = quotes.iter().map(|quote| self.placed(quote)).collect::<Result<Vec<_>, _>>()?;
        sorting::sort_by_key(&mut ranges, |range| range.start);
        Ok(ranges)
    }

    /// A quotation of what stands in a range.
    fn quote(&mut self, range: Range) -> Quote {
        let mut quote = Quote { range: Some(range), ..Quote::default() };
        self.passages.complete(&mut quote);
        quote
    }

    fn quotes(&mut self, ranges: &[Range]) -> Vec<Quote> {
        ranges.iter().map(|&range| self.quote(range)).collect()
    }

    /// The sentence that a place lies in, or begins in.
    fn sentence_at(&self, place: Range) -> Result<usize, Obstacle> {
        let sentences = &self.document.sentences;
        let index = sentences.partition_point(|sentence| sentence.range.end <= place.start);
        let inside = sentences.get(index).is_some_and(|sentence| sentence.range.start < place.end);
        if inside { Ok(index) } else { Err(Status::Unfit) }
    }

    fn figure(
        &mut self,
        action: Action,
        target: Option<&Quote>,
        value: &mut Option<FigureValue>,
    ) -> Result<(), Obstacle> {
        let old = target.map(|target| self.placed(target)).transpose()?;
        let marked = old.and_then(|old| self.document.figures.iter().position(|figure| figure.range == old));
        match action {
            Action::Reject => {
                let old = old.ok_or(Status::Unfit)?;
                if marked.is_none() && self.document.figures.iter().any(|figure| overlap(figure.range, old)) {
                    return Err(Status::Changed);
                }
                self.document.figures.retain(|figure| figure.range != old);
                self.forget_reasons(old);
                Ok(())
            }
            Action::Accept | Action::Change | Action::Add => {
                if value.is_none() && action == Action::Accept {
                    let figure = self.document.figures[marked.ok_or(Status::Changed)?].clone();
                    *value = Some(self.figure_value(&figure));
                }
                let value = value.as_ref().ok_or(Status::Unfit)?;
                let new = self.placed(&value.place)?;
                let figure = FigureEntry {
                    range: new,
                    sentence: self.sentence_at(new)? as u32,
                    kind: value.kind.clone(),
                    value: value.value.clone(),
                    relative: value.relative.clone(),
                    high: value.high,
                    bound: value.bound.clone(),
                    unit: value.unit.clone(),
                    qualifier: value.qualifier.as_ref().map(|quote| self.placed(quote)).transpose()?,
                    noun: value.noun.as_ref().map(|quote| self.placed(quote)).transpose()?,
                    carried_from: None,
                    review: Some(review(action)),
                };
                // Figures do not overlap, and the reader knows better.
                self.document.figures.retain(|figure| Some(figure.range) != old && !overlap(figure.range, new));
                let at = self.document.figures.partition_point(|other| other.range.start < new.start);
                self.document.figures.insert(at, figure);
                Ok(())
            }
            Action::Merge => Err(Status::Unfit),
        }
    }

    /// A figure that is none makes nothing of its sentence either.
    fn forget_reasons(&mut self, figure: Range) {
        for sentence in self.document.sentences.iter_mut().filter(|sentence| overlap(sentence.range, figure)) {
            let claim = &mut sentence.claim;
            claim.reasons.retain(|reason| reason.code != "figure" || !overlap(reason.range, figure));
            claim.checks.retain(|reason| reason.code != "has-figure" || !overlap(reason.range, figure));
        }
    }

    fn figure_value(&mut self, figure: &FigureEntry) -> FigureValue {
        FigureValue {
            place: self.quote(figure.range),
            kind: figure.kind.clone(),
            value: figure.value.clone(),
            relative: figure.relative.clone(),
            high: figure.high,
            bound: figure.bound.clone(),
            unit: figure.unit.clone(),
            qualifier: figure.qualifier.map(|range| self.quote(range)),
            noun: figure.noun.map(|range| self.quote(range)),
        }
    }

    fn finish(mut self) -> ArticleAnnotation {
        self.drop_unheard();
        self.document
    }
}

fn review(action: Action) -> Review {
    match action {
        Action::Accept => Review::Accepted,
        Action::Add => Review::Added,
        Action::Change | Action::Reject | Action::Merge => Review::Changed,
    }
}

fn overlap(one: Range, other: Range) -> bool {
    one.start < other.end && other.start < one.end
}
