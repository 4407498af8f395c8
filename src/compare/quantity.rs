//! What a figure is a number of: the counted noun, the words around it, its role, and whether it
//! is a part, an earlier value or a change.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::figure::{Figure, FigureKind};
use crate::lexicon;
use crate::lexicon::fold;
use crate::speaker::noun::noun;
use crate::structure::BlockKind;
use crate::text::Span;
use crate::token::{Token, TokenKind};

use super::interval::Amount;
use super::telling::{Telling, reach};
use super::term::{Term, Vocabulary};
use super::word::Word;
use super::{FigureMember, Member};

/// "Last" before one of these tells of another time.
const PAST_TIMES: [&str; 10] =
    ["year", "month", "week", "spring", "summer", "autumn", "fall", "winter", "decade", "season"];
/// Words before what "12 of" is a part of.
const SEVERAL: [&str; 10] = ["the", "them", "those", "these", "whom", "which", "its", "their", "our", "his"];

lexicon!(fn parts = "../lexicon/figure_part.txt");

/// Tokens on either side whose words can say what a figure is of.
const REACH: usize = 24;
/// A word so near may say which part a figure plays.
const BESIDE: usize = 3;
/// And a word so near before it that it tells of what is still to come.
const TO_COME: usize = 6;
/// The word that gives a figure its role stands at most so far away, and the names that it may be of.
const ROLE: usize = 12;
const NAMED: usize = 10;
/// Beyond each "and" a word counts as so much farther away: "eight people died and 74 were hurt".
const CROSSING: usize = 4;

/// Which part a figure plays, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Part(u16);

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
    /// So many of those that are meant ("12 of the injured").
    pub const SOME: Part = Part(32);
    /// Told of another time than the event's ("in June last year").
    pub const PAST: Part = Part(64);
    /// Of what may be ("could cost").
    pub const POSSIBLE: Part = Part(128);
    /// Of what will be.
    pub const FUTURE: Part = Part(256);

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
    /// What it is of ("dead", "price"), where words beside it say so.
    pub role: Option<&'static str>,
    /// The names around it, in order.
    pub names: Vec<Term>,
    /// It stands in the headline.
    pub headline: bool,
    /// How far down the article it stands, from 0 to 1.
    pub depth: f32,
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

/// The quantities of all tellings, in order; they belong to no cluster yet.
pub fn quantities<'a>(tellings: &[Telling<'a>], vocabulary: &mut Vocabulary) -> Vec<Quantity<'a>> {
    let mut quantities = Vec::new();
    for (article, telling) in tellings.iter().enumerate() {
        for (number, figure) in telling.article.figures.iter().enumerate() {
            let Some(amount) = Amount::new(figure) else { continue };
            if figure.kind == FigureKind::Ordinal || !is_told(telling, figure, &amount) {
                continue;
            }
            let mut quantity = Quantity {
                member: FigureMember { article: article as u32, figure: number as u32 },
                figure,
                amount,
                cluster: None,
                noun: Vec::new(),
                people: false,
                context: Vec::new(),
                role: None,
                names: Vec::new(),
                headline: telling.segmentation.block_kind(figure.sentence as usize) == BlockKind::Headline,
                depth: figure.sentence as f32 / telling.sentences.len().max(1) as f32,
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

/// What bylines and captions have is no claim, and of headlines the number alone.
fn is_told(telling: &Telling, figure: &Figure, amount: &Amount) -> bool {
    match telling.segmentation.block_kind(figure.sentence as usize) {
        BlockKind::Paragraph | BlockKind::ListItem => true,
        BlockKind::Headline => !amount.is_date(),
        _ => false,
    }
}

/// Gives each quantity the cluster of its sentence.
pub fn assign(quantities: &mut [Quantity], clusters: &[Vec<Member>]) {
    let cluster_of: FxHashMap<Member, usize> = clusters
        .iter()
        .enumerate()
        .flat_map(|(number, members)| members.iter().map(move |&member| (member, number)))
        .collect();
    for quantity in quantities {
        quantity.cluster = cluster_of.get(&quantity.sentence()).copied();
    }
}

impl Quantity<'_> {
    /// The sentence that it stands in.
    pub fn sentence(&self) -> Member {
        Member { article: self.member.article, sentence: self.figure.sentence }
    }
}

lexicon!(fn role_lines = "../lexicon/figure_role.txt");

/// What a word says that a number of such a measure is of.
fn role(measure: &str, term: &str) -> Option<&'static str> {
    type Roles = FxHashMap<&'static str, FxHashMap<String, &'static str>>;
    static ROLES: std::sync::OnceLock<Roles> = std::sync::OnceLock::new();
    let roles = ROLES.get_or_init(|| {
        let mut roles = Roles::default();
        for (role, fields) in role_lines().entries() {
            let (measures, words) = fields.split_once('\t').unwrap_or((fields, ""));
            for measure in measures.split(',') {
                let terms = words.split(',').filter_map(|word| Some((Word::new(word).sense?, role)));
                roles.entry(measure).or_default().extend(terms);
            }
        }
        roles
    });
    roles.get(measure)?.get(term).copied()
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
        if let Some(term) = vocabulary.term(word) {
            quantity.noun.push(term);
            last = Some(word);
        }
    }
    quantity.people =
        quantity.amount.is_count() && last.is_some_and(|word| noun(word).is_some_and(|noun| noun.is_human()));
}

/// The words around a figure: terms with their nearness, role, part, rate and year.
fn read_context(telling: &Telling, quantity: &mut Quantity, vocabulary: &mut Vocabulary) {
    let figure = quantity.figure;
    let sentence = telling.segmentation.token_range(figure.sentence as usize);
    let tokens = &telling.segmentation.tokens[sentence.clone()];
    let senses = &telling.senses[sentence];
    let around = reach(tokens, figure.span, REACH);
    let inside = reach(tokens, figure.span, 0);
    let mut nearest_role = (usize::MAX, None);
    let counted = quantity.noun.last().map(|&head| vocabulary.word(head).to_string());
    // "Three deaths" are three who died, "12 passengers" were aboard.
    let own = counted.as_deref().and_then(|head| role("people", head)).filter(|_| quantity.amount.is_count());
    let measure = match quantity.amount.key() {
        "" if quantity.people || quantity.noun.is_empty() || own.is_some() => "people".to_string(),
        "" => "things".to_string(),
        measure => measure.to_string(),
    };
    let word = |at: usize| telling.segmentation.words(tokens[at].span);
    let qualifies = |at: usize| figure.qualifier.is_some_and(|qualifier| qualifier.overlaps(tokens[at].span));
    let mut read = |at: usize, distance: usize, crossed: usize, before: bool, quantity: &mut Quantity| {
        let word = word(at);
        if tokens[at].kind == TokenKind::Number {
            quantity.year = quantity.year.or_else(|| year(word));
        }
        if tokens[at].kind != TokenKind::Word || qualifies(at) {
            return;
        }
        if distance <= BESIDE {
            read_part(word, distance, before, quantity);
        }
        // "Could cost", but not "could have cost".
        let done = tokens.get(at + 1).is_some_and(|next| telling.segmentation.words(next.span) == "have");
        if before && distance <= TO_COME && !done {
            match parts().field_folded(word) {
                Some("possible") => quantity.part.add(Part::POSSIBLE),
                Some("future") => quantity.part.add(Part::FUTURE),
                _ => {}
            }
        }
        let next = || tokens.get(at + 1).map_or("", |token| telling.segmentation.words(token.span));
        match word {
            "last" | "Last" if PAST_TIMES.contains(&next()) || next().starts_with(char::is_uppercase) => {
                quantity.part.add(Part::PAST);
            }
            "of" if !before && distance == 1 && quantity.amount.is_count() && SEVERAL.contains(&next()) => {
                quantity.part.add(Part::SOME);
            }
            _ if parts().field_folded(word) == Some("prior") => quantity.part.add(Part::PAST),
            _ => {}
        }
        if let Some(term) = senses[at] {
            let far = distance + CROSSING * crossed;
            if far <= ROLE
                && far < nearest_role.0
                && let Some(role) = role(&measure, vocabulary.word(term))
            {
                nearest_role = (far, Some(role));
            }
            // "Marsan, 54," begins a sentence.
            let capital = word.starts_with(char::is_uppercase) && (at > 0 || measure == "age");
            if distance <= NAMED && capital && noun(word).is_none() {
                quantity.names.push(term);
            }
            let nearness = match distance {
                0..=4 => 1.0,
                5..=8 => 0.7,
                9..=12 => 0.5,
                _ => 0.3,
            };
            quantity.context.push((term, nearness));
        }
    };
    let mut side = |places: &mut dyn Iterator<Item = usize>, before: bool, quantity: &mut Quantity| {
        let mut crossed = 0;
        for (distance, at) in places.take_while(|&at| !divides(word(at))).enumerate() {
            crossed += usize::from(joins(word(at)));
            read(at, distance + 1, crossed, before, quantity);
        }
    };
    side(&mut (around.start..inside.start).rev(), true, quantity);
    side(&mut (inside.end..around.end), false, quantity);
    quantity.role = own.or(nearest_role.1);
    quantity.names.sort_unstable();
    quantity.names.dedup();
    let own: Vec<(Term, f32)> = quantity.noun.iter().map(|&term| (term, 1.0)).collect();
    quantity.context.extend(own);
    quantity.context.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    quantity.context.dedup_by_key(|(term, _)| *term);
    quantity.rate = rate(telling, figure.span, &tokens[inside.end..around.end], vocabulary);
}

/// Words that join one thing that is told to the next.
fn joins(word: &str) -> bool {
    matches!(word, "and" | "or" | "," | "(" | ")")
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
            return vocabulary.term(of);
        }
    }
    None
}
