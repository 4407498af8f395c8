//! A telling: one article as the comparison reads it, each sentence a set of weighted terms.

use std::cell::OnceCell;
use std::rc::Rc;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::attribution::Attribution;
use crate::claim::says_nothing;
use crate::figure::{Figure, FigureKind, Value};
use crate::lexicon;
use crate::quotation::{Quotation, quotations};
use crate::segmentation::Segmentation;
use crate::speaker::noun::noun;
use crate::structure::BlockKind;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::interval::Amount;
use super::opposite::pole;
use super::quantity::Quantity;
use super::reference::unnamed;
use super::term::{Term, Vocabulary, negations};
use super::word::{Word, senses};

lexicon!(fn calendar = "../lexicon/calendar.txt");

/// One article, prepared.
pub struct Telling<'a> {
    /// The article itself.
    pub article: &'a Article<'a>,
    /// Its tokens and quotations.
    pub segmentation: Segmentation<'a>,
    /// Its quotations.
    pub quotations: Vec<Quotation>,
    /// Where sources and cues stand, in order and apart.
    reporting: Vec<Span>,
    /// One for each sentence of the article.
    pub sentences: Vec<Content>,
    /// How often it has each name, wherever it stands, as terms in order.
    pub names: Vec<(Term, u32)>,
    /// Numbers that two stories hardly share by chance, as terms in order.
    pub numbers: Vec<Term>,
    /// For each token of the segmentation, its word.
    pub words: Vec<Rc<Word>>,
    /// And its sense, in the company of those around it.
    pub senses: Vec<Option<Term>>,
    /// Every word of it, folded; filled when first asked for.
    pub vocabulary: OnceCell<FxHashSet<String>>,
}

/// What a sentence says, as terms.
#[derive(Default)]
pub struct Content {
    /// Without repeats, in order of the terms' numbers; empty where the sentence takes no part.
    pub terms: Vec<(Term, TermKind)>,
    /// Two terms that follow each other, stop words between them or not, and are no name: in order.
    pub phrases: Vec<(Term, Term)>,
    /// It tells that somebody said nothing, and nothing that anybody said.
    pub silent: bool,
}

/// What a term stands for; names and figures weigh more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TermKind {
    /// A word of a source or a cue: who says it is weak evidence of what is said.
    Source,
    /// A word.
    Word,
    /// What a figure is of.
    Role,
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
            TermKind::Word | TermKind::Role => 1.0,
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

/// What the figures of a sentence are of is a term of it: a number of dead is told in many words.
pub fn add_roles(tellings: &mut [Telling], quantities: &[Quantity], vocabulary: &mut Vocabulary) {
    for quantity in quantities {
        let Some(role) = quantity.role else { continue };
        let content = tellings
            .get_mut(quantity.member.article as usize)
            .and_then(|telling| telling.sentences.get_mut(quantity.figure.sentence as usize))
            .filter(|content| !content.terms.is_empty());
        let term = vocabulary.number(&format!("#as {role}"));
        if let Some(content) = content
            && let Err(place) = content.terms.binary_search_by_key(&term, |known| known.0)
        {
            content.terms.insert(place, (term, TermKind::Role));
            vocabulary.count(term);
        }
    }
}

impl Telling<'_> {
    /// True for a word of a source or a cue.
    pub fn reports(&self, word: Span) -> bool {
        reports(&self.reporting, word)
    }

    /// True for a sentence with a source or a cue.
    pub fn has_report(&self, sentence: Span) -> bool {
        let first = self.reporting.partition_point(|span| span.start < sentence.start);
        self.reporting.get(first).is_some_and(|span| sentence.contains(*span))
    }

    /// The words of a sentence, one for each of its tokens.
    pub fn words_of(&self, sentence: u32) -> &[Rc<Word>] {
        &self.words[self.segmentation.token_range(sentence as usize)]
    }
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
            if let Some(sense) = &vocabulary.read(&words.concat()).sense
                && let Some(term) = vocabulary.known(sense)
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
    let words: Vec<Rc<Word>> =
        segmentation.tokens.iter().map(|token| vocabulary.read(segmentation.words(token.span))).collect();
    let senses = read_senses(&segmentation, &words, vocabulary);
    let mut figures = article.figures.iter().peekable();
    let sentences: Vec<Content> = (0..article.sentences.len())
        .map(|sentence| {
            let mut content = Content::default();
            let mut here = Vec::new();
            while let Some(figure) = figures.next_if(|figure| figure.sentence as usize <= sentence) {
                here.push(figure);
            }
            if takes_part(&segmentation, sentence) {
                let range = segmentation.token_range(sentence);
                let read = Read {
                    tokens: &segmentation.tokens[range.clone()],
                    words: &words[range.clone()],
                    senses: &senses[range],
                };
                content.terms = terms(&segmentation, &read, &here, &reporting, &unnamed[sentence], vocabulary);
                content.terms.iter().for_each(|&(term, _)| vocabulary.count(term));
                content.phrases = phrases(&segmentation, &read);
            }
            content
        })
        .collect();
    let sentences = marked_silent(sentences, article, &segmentation);
    let names = names(&segmentation, &sentences, vocabulary);
    let numbers = numbers(article, vocabulary);
    Telling {
        article,
        segmentation,
        quotations,
        reporting,
        sentences,
        names,
        numbers,
        words,
        senses,
        vocabulary: OnceCell::new(),
    }
}

/// The sentences, marked where all that somebody is reported to have said is nothing.
fn marked_silent(mut sentences: Vec<Content>, article: &Article, segmentation: &Segmentation) -> Vec<Content> {
    let mut heard = vec![false; sentences.len()];
    for attribution in &article.attributions {
        let at = attribution.sentence as usize;
        let (Some(content), Some(heard)) = (sentences.get_mut(at), heard.get_mut(at)) else { continue };
        let nothing = says_nothing(segmentation, attribution);
        content.silent = nothing && (content.silent || !*heard);
        *heard = true;
    }
    sentences
}

/// The sense of every token, sentence by sentence.
fn read_senses(segmentation: &Segmentation, words: &[Rc<Word>], vocabulary: &mut Vocabulary) -> Vec<Option<Term>> {
    let mut read = Vec::with_capacity(words.len());
    for sentence in 0..segmentation.sentences.len() {
        let range = segmentation.token_range(sentence);
        let senses = senses(&segmentation.tokens[range.clone()], &words[range]);
        read.extend(senses.into_iter().map(|sense| sense.map(|sense| vocabulary.number(sense))));
    }
    read
}

/// The figures whose numbers two stories hardly share by chance.
fn numbers(article: &Article, vocabulary: &mut Vocabulary) -> Vec<Term> {
    let distinctive = |figure: &&Figure| Amount::new(figure).is_some_and(|amount| amount.is_distinctive());
    let terms = article.figures.iter().filter(distinctive).flat_map(|figure| figure_terms(figure).into_iter().take(1));
    let mut numbers: Vec<Term> = terms.map(|term| vocabulary.number(&term)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
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
            if !is_day_or_month(word) && noun(word).is_none() {
                found.extend(vocabulary.term(word));
            }
        }
    }
    found.sort_unstable();
    found.chunk_by(|one, other| one == other).map(|run| (run[0], run.len() as u32)).collect()
}

/// "Tuesday" and "March" have a capital and name nobody.
pub fn is_day_or_month(word: &str) -> bool {
    let class = calendar().field_folded(word).and_then(|fields| fields.split('\t').next());
    matches!(class, Some("month" | "weekday"))
}

/// True for the first word after a quotation mark that opens.
fn opens(segmentation: &Segmentation, tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(segmentation.words(tokens[before].span), "“" | "\"" | "‘" | "«"))
}

/// Where sources and cues stand, in order; those that overlap are one.
fn reporting(article: &Article) -> Vec<Span> {
    let spans = |attribution: &'_ Attribution| [attribution.source.clone(), attribution.cue.clone()].concat();
    let mut spans: Vec<Span> = article.attributions.iter().flat_map(spans).collect();
    spans.sort_unstable();
    spans.dedup_by(|next, span| {
        let one = next.overlaps(*span);
        if one {
            *span = span.join(*next);
        }
        one
    });
    spans
}

/// True for a word of a source or a cue, given where these stand.
fn reports(reporting: &[Span], word: Span) -> bool {
    let before = reporting.partition_point(|span| span.start < word.end);
    before > 0 && reporting[before - 1].end > word.start
}

/// A negation denies what it finds among so many tokens.
const DENIES: usize = 3;

/// Headlines repeat the story, and bylines and captions are no claims of it.
fn takes_part(segmentation: &Segmentation, sentence: usize) -> bool {
    matches!(segmentation.block_kind(sentence), BlockKind::Paragraph | BlockKind::ListItem)
}

/// A sentence as it was read: for each token its word and its sense.
struct Read<'r> {
    tokens: &'r [Token],
    words: &'r [Rc<Word>],
    senses: &'r [Option<Term>],
}

fn terms(
    segmentation: &Segmentation,
    &Read { tokens, words, senses }: &Read,
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
        terms.extend(vocabulary.term(name).map(|term| (term, TermKind::Source)));
    }
    // What a negation that was just read denies is yet to come.
    let mut denied = 0..0;
    for (position, token) in tokens.iter().enumerate() {
        let reports = reports(reporting, token.span);
        // Figures stand in order and apart.
        let next = figures.partition_point(|figure| figure.span.end <= token.span.start);
        let in_figure = figures.get(next).is_some_and(|figure| figure.span.overlaps(token.span));
        if token.kind != TokenKind::Word || in_figure {
            continue;
        }
        let word = segmentation.words(token.span);
        if let Some(&Some(term)) = senses.get(position) {
            let capital = word.chars().next().is_some_and(char::is_uppercase) && position > 0;
            let kind = match (reports, capital) {
                (true, _) => TermKind::Source,
                // "Chief Executive" names nobody.
                (false, true) if noun(word).is_none() && !is_day_or_month(word) => TermKind::Name,
                (false, true) => TermKind::Word,
                (false, false) => TermKind::Word,
            };
            terms.push((term, kind));
            // "Not in panic mode" and "not panicking" deny one thing.
            if denied.contains(&position) {
                terms.push((vocabulary.number(&format!("!{term}")), TermKind::Word));
                denied = 0..0;
            }
        }
        if negations().has(&words[position].folded) {
            denied = position + 1..position + 1 + DENIES;
        }
        // "Still missing" and "found alive" tell of one thing.
        if let Some(pole) = pole(tokens, words, position) {
            terms.push((vocabulary.number(&format!("~{}", pole.group)), TermKind::Source));
        }
    }
    for figure in figures {
        // "80 kilometers an hour" and "110 kilometers an hour" are both a speed; money and shares say less.
        if let Some(amount) = Amount::new(figure).filter(|amount| !amount.is_date() && !amount.key().is_empty()) {
            let kind = if amount.is_special() { TermKind::Word } else { TermKind::Source };
            terms.push((vocabulary.number(&format!("#in {}", amount.key())), kind));
        }
        for term in counted(tokens, senses, figure) {
            let term = format!("#of {}", vocabulary.word(term));
            terms.push((vocabulary.number(&term), TermKind::Word));
        }
    }
    terms.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
    terms.dedup_by_key(|(term, _)| *term);
    terms
}

/// Two terms that follow each other and are no name; what two stories quote alike, or tell in one phrase.
fn phrases(segmentation: &Segmentation, read: &Read) -> Vec<(Term, Term)> {
    let name = |token: &Token| segmentation.words(token.span).starts_with(char::is_uppercase);
    let terms = read.senses.iter().zip(read.tokens);
    let terms: Vec<(Term, bool)> = terms.filter_map(|(term, token)| Some(((*term)?, name(token)))).collect();
    let plain = |pair: &&[(Term, bool)]| !(pair[0].1 && pair[1].1);
    let mut phrases: Vec<_> = terms.windows(2).filter(plain).map(|pair| (pair[0].0, pair[1].0)).collect();
    phrases.sort_unstable();
    phrases.dedup();
    phrases
}

/// The words that may name what a figure counts, which are terms of their own: "34 people were killed" and "the death
/// toll rose to 61" both tell a number of dead, whatever the number.
fn counted(tokens: &[Token], senses: &[Option<Term>], figure: &Figure) -> Vec<Term> {
    if !matches!(figure.kind, FigureKind::Count | FigureKind::Money | FigureKind::Percent) {
        return Vec::new();
    }
    let around = reach(tokens, figure.span, COUNTED);
    let words = around.filter(|&at| !tokens[at].span.overlaps(figure.span));
    words.filter_map(|at| *senses.get(at)?).collect()
}

/// The places of the tokens at most `reach` before or after a span, those in it included.
pub fn reach(tokens: &[Token], span: Span, reach: usize) -> std::ops::Range<usize> {
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let last = tokens.partition_point(|token| token.span.start < span.end);
    first.saturating_sub(reach)..(last + reach).min(tokens.len())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate;

    /// How many terms the only sentences of two texts share.
    fn shared(one: &str, other: &str) -> usize {
        let articles = [annotate(one), annotate(other)];
        let tellings = tellings(&articles).0;
        let terms = |telling: &Telling| -> Vec<Term> {
            telling.sentences.iter().flat_map(|content| content.terms.iter().map(|&(term, _)| term)).collect()
        };
        let known = terms(&tellings[0]);
        terms(&tellings[1]).iter().filter(|term| known.contains(term)).count()
    }

    #[test]
    fn what_both_deny_is_shared_too() {
        assert_eq!(shared("The bank is not in panic mode.", "Traders were panicking."), 1);
        assert_eq!(shared("The bank is not in panic mode.", "Traders were not panicking."), 2);
    }
}
