//! A telling: one article as the comparison reads it, each sentence a set of weighted terms.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::attribution::Attribution;
use crate::figure::{Figure, FigureKind, Value};
use crate::quotation::{Quotation, quotations};
use crate::segmentation::Segmentation;
use crate::speaker::noun::noun;
use crate::structure::BlockKind;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::interval::Amount;
use super::opposite::pole;
use super::reference::unnamed;
use super::term::{Term, Vocabulary, WordSense, sense};

/// One article, prepared.
pub struct Telling<'a> {
    /// The article itself.
    pub article: &'a Article<'a>,
    /// Its tokens and quotations.
    pub segmentation: Segmentation<'a>,
    /// Its quotations.
    pub quotations: Vec<Quotation>,
    /// Where sources and cues stand, in order.
    pub reporting: Vec<Span>,
    /// One for each sentence of the article.
    pub sentences: Vec<Content>,
    /// How often it has each name, wherever it stands, as terms in order.
    pub names: Vec<(Term, u32)>,
    /// Every word of it, folded; filled when first asked for.
    pub vocabulary: OnceCell<FxHashSet<String>>,
}

/// What a sentence says, as terms.
#[derive(Default)]
pub struct Content {
    /// Without repeats, in order of the terms' numbers; empty where the sentence takes no part.
    pub terms: Vec<(Term, TermKind)>,
}

/// What a term stands for; names and figures weigh more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TermKind {
    /// A word of a source or a cue: who says it is weak evidence of what is said.
    Source,
    /// A word.
    Word,
    /// A word with a capital that is no beginning of a sentence.
    Name,
    /// A figure's value with its unit.
    Figure,
}

impl TermKind {
    /// How much a term of this kind weighs beside a plain word.
    pub fn weight(self) -> f32 {
        match self {
            TermKind::Source => 0.5,
            TermKind::Word => 1.0,
            TermKind::Name => 1.3,
            TermKind::Figure => 1.6,
        }
    }
}

/// Prepares all articles with one vocabulary.
pub fn tellings<'a>(articles: &'a [Article<'a>]) -> (Vec<Telling<'a>>, Vocabulary) {
    let mut vocabulary = Vocabulary::default();
    let mut tellings: Vec<Telling> = articles.iter().map(|article| telling(article, &mut vocabulary)).collect();
    tellings.iter_mut().for_each(|telling| join_compounds(telling, &mut vocabulary));
    (tellings, vocabulary)
}

/// "Watch lists" is what another story writes as "watchlist": two words that some sentence has as one are that term too.
fn join_compounds(telling: &mut Telling, vocabulary: &mut Vocabulary) {
    for (sentence, content) in telling.sentences.iter_mut().enumerate().filter(|(_, content)| !content.terms.is_empty())
    {
        for pair in telling.segmentation.tokens_of(sentence).windows(2) {
            let [one, other] = pair else { continue };
            let words = [one, other].map(|token| telling.segmentation.words(token.span));
            let plain = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            if !words.iter().all(|word| plain(word)) {
                continue;
            }
            if let WordSense::Term(term) = sense(&words.concat())
                && let Some(term) = vocabulary.known(&term)
                && let Err(place) = content.terms.binary_search_by_key(&term, |known| known.0)
            {
                content.terms.insert(place, (term, TermKind::Word));
                vocabulary.count(term);
            }
        }
    }
}

fn telling<'a>(article: &'a Article<'a>, vocabulary: &mut Vocabulary) -> Telling<'a> {
    let segmentation = Segmentation::with_sentences(article.text, article.blocks.clone(), article.sentences.clone());
    let quotations = quotations(&segmentation);
    let reporting = reporting(article);
    let unnamed = unnamed(article, &segmentation);
    let mut figures = article.figures.iter().peekable();
    let sentences: Vec<Content> = (0..article.sentences.len())
        .map(|sentence| {
            let mut content = Content::default();
            let mut here = Vec::new();
            while let Some(figure) = figures.next_if(|figure| figure.sentence as usize <= sentence) {
                here.push(figure);
            }
            if takes_part(&segmentation, sentence) {
                content.terms = terms(&segmentation, sentence, &here, &reporting, &unnamed[sentence], vocabulary);
                content.terms.iter().for_each(|&(term, _)| vocabulary.count(term));
            }
            content
        })
        .collect();
    let names = names(&segmentation, &sentences, vocabulary);
    Telling { article, segmentation, quotations, reporting, sentences, names, vocabulary: OnceCell::new() }
}

/// The names in the sentences that take part: words with a capital that names of people, places and bodies are made
/// of. At the start of a sentence two in a row are a name.
fn names(segmentation: &Segmentation, sentences: &[Content], vocabulary: &mut Vocabulary) -> Vec<(Term, u32)> {
    let mut found: Vec<Term> = Vec::new();
    for sentence in (0..sentences.len()).filter(|&sentence| !sentences[sentence].terms.is_empty()) {
        let tokens = segmentation.tokens_of(sentence);
        let capital = |at: usize| {
            tokens.get(at).map(|token| segmentation.words(token.span)).filter(|word| {
                word.chars().next().is_some_and(char::is_uppercase)
                    && word.chars().nth(1).is_some_and(char::is_alphabetic)
            })
        };
        for at in 0..tokens.len() {
            let Some(word) = capital(at).filter(|word| {
                at > 0 && !opens(segmentation, tokens, at) || noun(word).is_none() && capital(at + 1).is_some()
            }) else {
                continue;
            };
            if let (None, WordSense::Term(term)) = (noun(word), sense(word)) {
                found.push(vocabulary.number(&term));
            }
        }
    }
    found.sort_unstable();
    found.chunk_by(|one, other| one == other).map(|run| (run[0], run.len() as u32)).collect()
}

/// True for the first word after a quotation mark that opens.
fn opens(segmentation: &Segmentation, tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(segmentation.words(tokens[before].span), "“" | "\"" | "‘" | "«"))
}

/// Where sources and cues stand.
fn reporting(article: &Article) -> Vec<Span> {
    let spans = |attribution: &'_ Attribution| [attribution.source.clone(), attribution.cue.clone()].concat();
    let mut spans: Vec<Span> = article.attributions.iter().flat_map(spans).collect();
    spans.sort_unstable();
    spans
}

/// Headlines repeat the story, and bylines and captions are no claims of it.
fn takes_part(segmentation: &Segmentation, sentence: usize) -> bool {
    matches!(segmentation.block_kind(sentence), BlockKind::Paragraph | BlockKind::ListItem)
}

fn terms(
    segmentation: &Segmentation,
    sentence: usize,
    figures: &[&Figure],
    reporting: &[Span],
    unnamed: &[&str],
    vocabulary: &mut Vocabulary,
) -> Vec<(Term, TermKind)> {
    let mut terms: Vec<(Term, TermKind)> = figures
        .iter()
        .flat_map(|figure| figure_terms(figure))
        .map(|term| (vocabulary.number(&term), TermKind::Figure))
        .collect();
    for name in unnamed {
        if let WordSense::Term(term) = sense(name) {
            terms.push((vocabulary.number(&term), TermKind::Source));
        }
    }
    let tokens = segmentation.tokens_of(sentence);
    for (position, token) in tokens.iter().enumerate() {
        let before = reporting.partition_point(|span| span.start <= token.span.start);
        let reports = before > 0 && reporting[before - 1].overlaps(token.span);
        // Figures stand in order and apart.
        let next = figures.partition_point(|figure| figure.span.end <= token.span.start);
        let in_figure = figures.get(next).is_some_and(|figure| figure.span.overlaps(token.span));
        if token.kind != TokenKind::Word || in_figure {
            continue;
        }
        let word = segmentation.words(token.span);
        if let WordSense::Term(term) = sense(word) {
            let capital = word.chars().next().is_some_and(char::is_uppercase) && position > 0;
            let kind = match (reports, capital) {
                (true, _) => TermKind::Source,
                // "Chief Executive" names nobody.
                (false, true) if noun(word).is_none() => TermKind::Name,
                (false, true) => TermKind::Word,
                (false, false) => TermKind::Word,
            };
            terms.push((vocabulary.number(&term), kind));
        }
        // "Still missing" and "found alive" tell of one thing.
        if let Some(pole) = pole(segmentation, tokens, position) {
            terms.push((vocabulary.number(&format!("~{}", pole.group)), TermKind::Source));
        }
    }
    for figure in figures {
        // "80 kilometers an hour" and "110 kilometers an hour" are both a speed; money and shares say less.
        if let Some(amount) = Amount::new(figure).filter(|amount| !amount.is_date() && !amount.key().is_empty()) {
            let kind = if amount.is_special() { TermKind::Word } else { TermKind::Source };
            terms.push((vocabulary.number(&format!("#in {}", amount.key())), kind));
        }
        counted_terms(segmentation, sentence, figure, |term| terms.push((vocabulary.number(&term), TermKind::Word)));
    }
    terms.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
    terms.dedup_by_key(|(term, _)| *term);
    terms
}

/// What a figure counts, as terms of its own: "34 people were killed" and "the death toll rose to 61" both tell a
/// number of dead, whatever the number.
fn counted_terms(segmentation: &Segmentation, sentence: usize, figure: &Figure, mut add: impl FnMut(String)) {
    if !matches!(figure.kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent) {
        return;
    }
    for token in near(segmentation, sentence, figure.span, COUNTED) {
        if token.kind == TokenKind::Word
            && !token.span.overlaps(figure.span)
            && let WordSense::Term(term) = sense(segmentation.words(token.span))
        {
            add(format!("#of {term}"));
        }
    }
}

/// The tokens of a sentence at most `reach` before or after a span, those in it included.
fn near<'s>(segmentation: &'s Segmentation, sentence: usize, span: Span, reach: usize) -> &'s [Token] {
    let tokens = segmentation.tokens_of(sentence);
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let last = tokens.partition_point(|token| token.span.start < span.end);
    &tokens[first.saturating_sub(reach)..(last + reach).min(tokens.len())]
}

/// Tokens on either side of a figure that may name what it counts.
const COUNTED: usize = 4;

/// A figure as terms: its value, and its value rounded to two digits, so that "61,204" meets "more than 61,000".
fn figure_terms(figure: &Figure) -> Vec<String> {
    let unit = figure.unit.as_deref().unwrap_or("");
    match (&figure.value, figure.kind) {
        (_, FigureKind::Ordinal) => Vec::new(),
        (Value::Date(date), _) => vec![format!("#{date}")],
        (Value::Number(number), _) if number.abs() < 100.0 => vec![format!("#{number}{unit}")],
        (Value::Number(number), _) => vec![format!("#{number}{unit}"), format!("#{number:.1e}{unit}")],
    }
}

impl Telling<'_> {
    /// The tokens around a span in its sentence, at most `reach` on either side.
    pub fn tokens_near(&self, sentence: u32, span: Span, reach: usize) -> &[Token] {
        near(&self.segmentation, sentence as usize, span, reach)
    }
}
