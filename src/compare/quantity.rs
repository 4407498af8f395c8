//! What a figure is a number of: the counted noun, the words around it, what became of those counted, and whether it
//! is a part, an earlier value or a change.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::figure::{Figure, FigureKind};
use crate::lexicon;
use crate::lexicon::fold;
use crate::speaker::noun::noun;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::interval::Amount;
use super::telling::Telling;
use super::term::{Term, Vocabulary, WordSense, sense};
use super::{FigureMember, Member};

lexicon!(fn parts = "../lexicon/figure_part.txt");

/// Tokens on either side whose words can say what a figure is of.
const REACH: usize = 24;
/// A word so near may say which part a figure plays.
const BESIDE: usize = 3;
/// What became of those counted stands at most so far away.
const FATE: usize = 12;

/// Which part a figure plays, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Part(u8);

impl Part {
    /// One of several that make up a whole, or on top of it.
    pub const SHARE: Part = Part(1);
    /// A value of another time.
    pub const PRIOR: Part = Part(2);
    /// A rise.
    pub const UP: Part = Part(4);
    /// A fall.
    pub const DOWN: Part = Part(8);
    /// By how much something changed, not what it came to.
    pub const CHANGE: Part = Part(16);

    /// True when it plays this part.
    pub fn has(self, other: Part) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Part) {
        self.0 |= other.0;
    }
}

/// A figure with what it is compared by.
pub struct Quantity<'a> {
    /// Which figure.
    pub member: FigureMember,
    /// The figure itself.
    pub figure: &'a Figure,
    /// Its number.
    pub amount: Amount,
    /// The cluster of its sentence.
    pub cluster: Option<usize>,
    /// The terms of the counted noun, its head last.
    pub noun: Vec<Term>,
    /// It counts people.
    pub people: bool,
    /// The terms around it, each with how near it stands (0 to 1), in order.
    pub context: Vec<(Term, f32)>,
    /// What became of those counted ("die", "injure"), where words beside it say so.
    pub fate: Option<&'static str>,
    /// Which part it plays.
    pub part: Part,
    /// What it is for each of ("a day"), as a term.
    pub rate: Option<Term>,
    /// The year that its words name.
    pub year: Option<i32>,
}

/// The figures of a sentence with their numbers in the article.
pub fn figures_of<'a>(article: &'a Article, sentence: u32) -> impl Iterator<Item = (usize, &'a Figure)> {
    let first = article.figures.partition_point(|figure| figure.sentence < sentence);
    let rest = article.figures.iter().enumerate().skip(first);
    rest.take_while(move |(_, figure)| figure.sentence == sentence)
}

/// The quantities of all tellings, in order.
pub fn quantities<'a>(
    tellings: &'a [Telling<'a>],
    clusters: &[Vec<Member>],
    vocabulary: &mut Vocabulary,
) -> Vec<Quantity<'a>> {
    let cluster_of: FxHashMap<Member, usize> = clusters
        .iter()
        .enumerate()
        .flat_map(|(number, members)| members.iter().map(move |&member| (member, number)))
        .collect();
    let mut quantities = Vec::new();
    for (article, telling) in tellings.iter().enumerate() {
        for (number, figure) in telling.article.figures.iter().enumerate() {
            let Some(amount) = Amount::new(figure) else { continue };
            if figure.kind == FigureKind::Ordinal {
                continue;
            }
            let member = Member { article: article as u32, sentence: figure.sentence };
            let mut quantity = Quantity {
                member: FigureMember { article: article as u32, figure: number as u32 },
                figure,
                amount,
                cluster: cluster_of.get(&member).copied(),
                noun: Vec::new(),
                people: false,
                context: Vec::new(),
                fate: None,
                part: Part::default(),
                rate: None,
                year: None,
            };
            read_noun(telling, &mut quantity, vocabulary);
            read_context(telling, &mut quantity, vocabulary);
            quantities.push(quantity);
        }
    }
    quantities
}

/// What news counts people by, as heads of synonyms, and further words that do in front of a number of people.
const FATES: [(&str, &str); 11] = [
    ("die", "die"),
    ("injure", "injure"),
    ("treat", "injure"),
    ("hospital", "injure"),
    ("miss", "miss"),
    ("arrest", "arrest"),
    ("evacuate", "evacuate"),
    ("infect", "infect"),
    ("rescue", "rescue"),
    ("drown", "die"),
    ("displac", "evacuate"),
];

fn fate(term: &str) -> Option<&'static str> {
    FATES.iter().find(|(word, _)| *word == term).map(|&(_, fate)| fate)
}

/// The terms of the counted noun, its head last.
fn read_noun(telling: &Telling, quantity: &mut Quantity, vocabulary: &mut Vocabulary) {
    let (text, figure) = (telling.article.text, quantity.figure);
    // "A six-story hotel" counts stories.
    let joined = || text.get(figure.span.end as usize..).and_then(|rest| rest.strip_prefix('-')).unwrap_or("");
    let hyphened = || joined().split(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
    let words = figure.noun.map_or_else(hyphened, |noun| noun.of(text));
    let words = words.split(|character: char| !character.is_alphanumeric() && !matches!(character, '\'' | '’'));
    let mut last = None;
    for word in words {
        if let WordSense::Term(term) = sense(word) {
            quantity.noun.push(vocabulary.number(&term));
            last = Some(word);
        }
    }
    quantity.people =
        quantity.amount.is_count() && last.is_some_and(|word| noun(word).is_some_and(|noun| noun.is_human()));
}

/// The words around a figure: terms with their nearness, fate, part, rate and year.
fn read_context(telling: &Telling, quantity: &mut Quantity, vocabulary: &mut Vocabulary) {
    let figure = quantity.figure;
    let tokens = telling.tokens_near(figure.sentence, figure.span, REACH);
    let first = tokens.partition_point(|token| token.span.end <= figure.span.start);
    let last = tokens.partition_point(|token| token.span.start < figure.span.end);
    let mut nearest_fate = (usize::MAX, None);
    let word = |token: &Token| telling.segmentation.words(token.span);
    let qualifies = |token: &Token| figure.qualifier.is_some_and(|qualifier| qualifier.overlaps(token.span));
    let mut read = |token: &Token, distance: usize, before: bool, quantity: &mut Quantity| {
        let word = word(token);
        if token.kind == TokenKind::Number {
            quantity.year = quantity.year.or_else(|| year(word));
        }
        if token.kind != TokenKind::Word || qualifies(token) {
            return;
        }
        if distance <= BESIDE {
            read_part(word, distance, before, quantity);
        }
        if let WordSense::Term(term) = sense(word) {
            if distance <= FATE
                && distance < nearest_fate.0
                && let Some(fate) = fate(&term)
            {
                nearest_fate = (distance, Some(fate));
            }
            let nearness = match distance {
                0..=4 => 1.0,
                5..=8 => 0.7,
                9..=12 => 0.5,
                _ => 0.3,
            };
            quantity.context.push((vocabulary.number(&term), nearness));
        }
    };
    for (distance, token) in tokens[..first].iter().rev().enumerate() {
        if divides(word(token)) {
            break;
        }
        read(token, distance + 1, true, quantity);
    }
    for (distance, token) in tokens[last..].iter().enumerate() {
        if divides(word(token)) {
            break;
        }
        read(token, distance + 1, false, quantity);
    }
    // "Three deaths" are three who died.
    let own = quantity.noun.last().and_then(|&head| fate(vocabulary.word(head)));
    let people = quantity.people || quantity.noun.is_empty() || own.is_some();
    quantity.fate = own.or(nearest_fate.1).filter(|_| quantity.amount.is_count() && people);
    let own: Vec<(Term, f32)> = quantity.noun.iter().map(|&term| (term, 1.0)).collect();
    quantity.context.extend(own);
    quantity.context.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    quantity.context.dedup_by_key(|(term, _)| *term);
    quantity.rate = rate(telling, figure.span, &tokens[last..], vocabulary);
}

/// Marks after which another thing is told.
fn divides(word: &str) -> bool {
    matches!(word, ";" | "—" | "–" | ":" | "while" | "whereas" | "but")
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// What a word beside a figure says of its part.
fn read_part(word: &str, distance: usize, before: bool, quantity: &mut Quantity) {
    let part = fold(word, |folded| {
        let amount = &quantity.amount;
        match parts().field(folded) {
            Some("part") if distance <= 2 => Some(Part::SHARE),
            Some("prior") => Some(Part::PRIOR),
            Some("up") => Some(Part::UP),
            Some("down") => Some(Part::DOWN),
            // "Up from 29 percent", but not "from 112 investors".
            _ if before && distance == 1 && folded == "from" && (!amount.is_count() || quantity.noun.is_empty()) => {
                Some(Part::PRIOR)
            }
            _ if before && distance <= 2 && folded == "by" && !amount.is_count() => Some(Part::CHANGE),
            _ => None,
        }
    });
    if let Some(part) = part {
        quantity.part.add(part);
    }
}

/// "A day", "per person", "each" in or after the figure.
fn rate(telling: &Telling, figure: Span, after: &[Token], vocabulary: &mut Vocabulary) -> Option<Term> {
    let segmentation = &telling.segmentation;
    let first = segmentation.token_at(figure.start);
    let inside = segmentation.tokens[first..].iter().take(8).take_while(|token| token.span.start < figure.end);
    let mut tokens = inside.skip(1).chain(after.iter().take(3));
    while let Some(token) = tokens.next() {
        if matches!(segmentation.words(token.span), "a" | "an" | "per" | "each" | "every") {
            let of = tokens.next().map(|token| segmentation.words(token.span))?;
            return match sense(of) {
                WordSense::Term(term) => Some(vocabulary.number(&term)),
                WordSense::Common => None,
            };
        }
    }
    None
}
