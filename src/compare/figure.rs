//! Figures of different articles for one quantity: agreeing, compatible, or in conflict.
//!
//! Two numbers that merely differ are rarely a conflict, so a conflict asks for much: the same unit or counted
//! noun, sentences that make one claim, like words around both, no sign that one is a part of or an addition to
//! the other, and no figure of the other article that it agrees with instead.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::figure::{Figure, FigureKind, Value};
use crate::token::TokenKind;

use super::interval::{ValueRelation, relation};
use super::telling::Telling;
use super::term::{WordSense, sense};
use super::{FigureGroup, FigureMember, FigureRelation, Member};

/// Tokens on either side that count as a figure's surroundings.
const REACH: usize = 9;
/// Tokens on either side that may name what it is of ("aid of $25 million", "61 were killed").
const BESIDE: usize = 5;
/// Two values of one quantity seldom differ by a larger share.
const NEAR: f64 = 0.34;
/// A bucket of like figures with more members than this is compared within clusters only; and there, each with as
/// many that follow it.
const CROWDED: usize = 200;

/// Two figures of different articles, and how they relate.
#[derive(Clone, Debug)]
pub struct FigurePair {
    /// The earlier article's.
    pub one: FigureMember,
    /// The later article's.
    pub other: FigureMember,
    /// How they relate.
    pub relation: FigureRelation,
    /// One plain sentence.
    pub explanation: String,
}

/// A figure with what it is compared by.
struct Quantity<'a> {
    member: FigureMember,
    figure: &'a Figure,
    cluster: Option<usize>,
    /// The terms of the counted noun, its head last.
    noun: Vec<String>,
    /// The terms around it.
    context: FxHashSet<String>,
    /// Those next to it that are not of its noun.
    beside: FxHashSet<String>,
    /// What happened to those counted ("die", "injure"), where words beside it say so.
    fate: Option<&'static str>,
    /// It is marked as a part of or an addition to something ("another 30", "of them 5", "earlier").
    partial: bool,
}

/// All pairs that are worth a word, in order.
pub fn pairs(tellings: &[Telling], clusters: &[Vec<Member>]) -> Vec<FigurePair> {
    let quantities = quantities(tellings, clusters);
    let mut buckets: FxHashMap<(FigureKind, Key), Vec<usize>> = FxHashMap::default();
    for (number, quantity) in quantities.iter().enumerate() {
        for key in keys(quantity) {
            buckets.entry(key).or_default().push(number);
        }
    }
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for ((_, key), bucket) in &buckets {
        if bucket.len() > CROWDED && !matches!(key, Key::Cluster(_)) {
            continue;
        }
        for (position, &one) in bucket.iter().enumerate() {
            for &other in bucket[position + 1..].iter().take(CROWDED) {
                if quantities[one].member.article != quantities[other].member.article {
                    candidates.push((one.min(other), one.max(other)));
                }
            }
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    judge(tellings, &quantities, &candidates)
}

fn quantities<'a>(tellings: &'a [Telling<'a>], clusters: &[Vec<Member>]) -> Vec<Quantity<'a>> {
    let cluster_of: FxHashMap<Member, usize> = clusters
        .iter()
        .enumerate()
        .flat_map(|(number, members)| members.iter().map(move |&member| (member, number)))
        .collect();
    let mut quantities = Vec::new();
    for (article, telling) in tellings.iter().enumerate() {
        for (number, figure) in telling.article.figures.iter().enumerate() {
            if matches!(figure.kind, FigureKind::Date | FigureKind::Time | FigureKind::Year | FigureKind::Ordinal) {
                continue;
            }
            let member = Member { article: article as u32, sentence: figure.sentence };
            let mut partial = false;
            let mut context = FxHashSet::default();
            for token in telling.tokens_near(figure.sentence, figure.span, REACH) {
                let word = telling.segmentation.words(token.span);
                if token.span.overlaps(figure.span) || token.kind != TokenKind::Word {
                    continue;
                }
                if let WordSense::Term(term) = sense(word) {
                    context.insert(term);
                }
            }
            let noun = noun_terms(telling, figure);
            let mut beside = FxHashSet::default();
            for token in telling.tokens_near(figure.sentence, figure.span, BESIDE) {
                if let WordSense::Term(term) = sense(telling.segmentation.words(token.span))
                    && token.kind == TokenKind::Word
                    && !token.span.overlaps(figure.span)
                    && !noun.contains(&term)
                {
                    beside.insert(term);
                }
            }
            for token in telling.tokens_near(figure.sentence, figure.span, 2) {
                let word = telling.segmentation.words(token.span);
                partial |= ["another", "additional", "other", "others", "further", "extra", "more"]
                    .iter()
                    .any(|mark| word.eq_ignore_ascii_case(mark))
                    && figure.qualifier.is_none_or(|qualifier| !qualifier.overlaps(token.span));
            }
            quantities.push(Quantity {
                member: FigureMember { article: article as u32, figure: number as u32 },
                figure,
                cluster: cluster_of.get(&member).copied(),
                noun,
                context,
                fate: fate(figure, &beside),
                beside,
                partial,
            });
        }
    }
    quantities
}

/// What news counts people by, as heads of synonyms.
const FATES: [&str; 6] = ["die", "injure", "miss", "arrest", "evacuate", "infect"];

fn fate(figure: &Figure, beside: &FxHashSet<String>) -> Option<&'static str> {
    let mut fates = FATES.into_iter().filter(|fate| beside.contains(*fate));
    // Two fates beside one number leave open which is meant.
    fates.next().filter(|_| figure.kind == FigureKind::Count && fates.next().is_none())
}

/// The figures that are an article's total of those who met one fate: its largest.
fn totals(quantities: &[Quantity]) -> FxHashSet<FigureMember> {
    let mut largest: FxHashMap<(u32, &str), (f64, FigureMember)> = FxHashMap::default();
    for quantity in quantities.iter().filter(|quantity| !quantity.partial) {
        if let (Some(fate), Value::Number(number)) = (quantity.fate, &quantity.figure.value) {
            let slot = largest.entry((quantity.member.article, fate)).or_insert((*number, quantity.member));
            if *number > slot.0 {
                *slot = (*number, quantity.member);
            }
        }
    }
    largest.into_values().map(|(_, member)| member).collect()
}

fn noun_terms(telling: &Telling, figure: &Figure) -> Vec<String> {
    let text = telling.article.text;
    // "A six-story hotel" counts stories.
    let joined = || text.get(figure.span.end as usize..).and_then(|rest| rest.strip_prefix('-')).unwrap_or("");
    let hyphened = || joined().split(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
    let words = figure.noun.map_or_else(hyphened, |noun| noun.of(text));
    words
        .split(|character: char| !character.is_alphanumeric() && character != '\'' && character != '’')
        .filter_map(|word| match sense(word) {
            WordSense::Common => None,
            WordSense::Term(term) => Some(term),
        })
        .collect()
}

/// What figures of one bucket share.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// The head of the counted noun.
    Noun(String),
    /// The unit.
    Unit(String),
    /// The cluster of the sentence.
    Cluster(usize),
    /// What became of those who are counted.
    Fate(&'static str),
}

/// The buckets in which a figure looks for others.
fn keys(quantity: &Quantity) -> impl Iterator<Item = (FigureKind, Key)> {
    let kind = quantity.figure.kind;
    let head = quantity.noun.last().filter(|_| kind == FigureKind::Count).map(|head| Key::Noun(head.clone()));
    let unit = quantity.figure.unit.as_deref().map(|unit| Key::Unit(unit.into()));
    let cluster = quantity.cluster.map(Key::Cluster);
    let fate = quantity.fate.map(Key::Fate);
    [head, unit, cluster, fate].into_iter().flatten().map(move |key| (kind, key))
}

/// The head of the synonyms for people in general.
const PEOPLE: &str = "resident";

/// How the counted things of two figures compare.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NounMatch {
    Same,
    Unknown,
    Different,
}

fn noun_match(one: &Quantity, other: &Quantity) -> NounMatch {
    let within = |a: &Quantity, b: &Quantity| a.noun.iter().all(|term| b.noun.contains(term));
    if one.fate.is_some() && other.fate.is_some() && one.fate != other.fate {
        return NounMatch::Different;
    }
    match (one.noun.last(), other.noun.last()) {
        (Some(a), Some(b)) if a == b || within(one, other) || within(other, one) => NounMatch::Same,
        // "44 passengers" are people.
        (Some(a), Some(b)) if a != PEOPLE && b != PEOPLE => NounMatch::Different,
        _ => NounMatch::Unknown,
    }
}

/// The share of the smaller surroundings that the larger has too.
fn likeness(one: &Quantity, other: &Quantity) -> f32 {
    let fewer = one.context.len().min(other.context.len());
    let shared = one.context.intersection(&other.context).count();
    if fewer == 0 { 0.0 } else { shared as f32 / (fewer.max(3)) as f32 }
}

fn judge(tellings: &[Telling], quantities: &[Quantity], candidates: &[(usize, usize)]) -> Vec<FigurePair> {
    let mut pairs = Vec::new();
    let totals = totals(quantities);
    // Figures that have a partner in an article: nothing else there conflicts with them.
    let mut settled: FxHashSet<(FigureMember, u32)> = FxHashSet::default();
    let mut rivals: Vec<(f32, usize, usize)> = Vec::new();
    for &(a, b) in candidates {
        let (one, other) = (&quantities[a], &quantities[b]);
        if one.figure.unit != other.figure.unit {
            continue;
        }
        let Some(values) = relation(one.figure, other.figure) else { continue };
        let noun = noun_match(one, other);
        let alike = likeness(one, other);
        let together = one.cluster.is_some() && one.cluster == other.cluster;
        let telling = values == ValueRelation::Rounded || distinctive(one.figure) && distinctive(other.figure);
        // "212 passengers" and "212 people": a number that two stories hardly share by chance names its noun anew.
        if noun == NounMatch::Different && !(together && telling && values == ValueRelation::Equal) {
            continue;
        }
        if values == ValueRelation::Apart {
            let beside = one.beside.intersection(&other.beside).count();
            let tolls = one.fate.is_some()
                && one.fate == other.fate
                && totals.contains(&one.member)
                && totals.contains(&other.member);
            // "Magnitude 6.8" and "put at 6.9": no noun, but a fraction is no mere count.
            let scale = together && noun == NounMatch::Unknown && fraction(one.figure) && fraction(other.figure);
            let counted = noun == NounMatch::Same
                || one.figure.unit.is_some()
                || scale
                || noun == NounMatch::Unknown && beside > 0;
            let like = match (together, close(one.figure, other.figure)) {
                (true, true) => alike >= 0.25 || beside > 0 || noun == NounMatch::Same || scale,
                (true, false) => alike >= 0.3 || beside > 0 && noun == NounMatch::Same,
                (false, true) => alike >= 0.4 || beside > 1,
                (false, false) => alike >= 0.55 || beside > 1 && alike >= 0.3,
            };
            if (counted && like || tolls) && one.partial == other.partial {
                rivals.push((alike + if together { 1.0 } else { 0.0 }, a, b));
            }
            continue;
        }
        if together || noun == NounMatch::Same && (alike >= 0.2 || telling) || telling && alike >= 0.3 {
            settled.insert((one.member, other.member.article));
            settled.insert((other.member, one.member.article));
            pairs.push(pair(tellings, one, other, values));
        }
    }
    rivals.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, a, b) in rivals {
        let (one, other) = (&quantities[a], &quantities[b]);
        let (here, there) = ((one.member, other.member.article), (other.member, one.member.article));
        if !settled.contains(&here) && !settled.contains(&there) {
            settled.extend([here, there]);
            pairs.push(pair(tellings, one, other, ValueRelation::Apart));
        }
    }
    pairs.sort_unstable_by_key(|pair| (pair.one, pair.other));
    pairs
}

/// A number that two stories hardly share by chance: it has two digits that are not zeros at its end.
fn distinctive(figure: &Figure) -> bool {
    match figure.value {
        Value::Number(number) => {
            let digits = format!("{}", number.abs()).replace('.', "");
            digits.trim_start_matches('0').trim_end_matches('0').len() >= 2
        }
        Value::Date(_) => false,
    }
}

/// True for a number that is not whole.
fn fraction(figure: &Figure) -> bool {
    matches!(figure.value, Value::Number(number) if number.fract() != 0.0)
}

/// Two numbers so near that they may well be meant for one quantity.
fn close(one: &Figure, other: &Figure) -> bool {
    match (&one.value, &other.value) {
        (Value::Number(a), Value::Number(b)) => (a - b).abs() <= NEAR * a.abs().max(b.abs()),
        _ => false,
    }
}

fn pair(tellings: &[Telling], one: &Quantity, other: &Quantity, values: ValueRelation) -> FigurePair {
    let said = |quantity: &Quantity| {
        let text = tellings[quantity.member.article as usize].article.text;
        let figure = quantity.figure;
        let whole = figure.qualifier.map_or(figure.span, |qualifier| qualifier.join(figure.span));
        whole.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (a, b) = (said(one), said(other));
    let (relation, explanation) = match values {
        ValueRelation::Equal => (FigureRelation::Agrees, format!("Both give the same: “{a}” and “{b}”.")),
        ValueRelation::Bounded => (FigureRelation::Compatible, format!("“{a}” and “{b}” can both be true.")),
        ValueRelation::Rounded => (FigureRelation::Compatible, format!("“{a}” and “{b}”: one is the other, rounded.")),
        ValueRelation::Apart => {
            (FigureRelation::Conflicts, format!("“{a}” and “{b}” cannot both be true of the same thing."))
        }
    };
    FigurePair { one: one.member, other: other.member, relation, explanation }
}

/// Pairs that share a figure become one group, whose relation is the worst of its pairs.
pub fn groups(tellings: &[Telling], pairs: &[FigurePair]) -> Vec<FigureGroup> {
    let mut group_of: FxHashMap<FigureMember, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<&FigurePair>> = Vec::new();
    for pair in pairs {
        match (group_of.get(&pair.one).copied(), group_of.get(&pair.other).copied()) {
            (None, None) => {
                group_of.extend([(pair.one, groups.len()), (pair.other, groups.len())]);
                groups.push(vec![pair]);
            }
            (Some(group), None) | (None, Some(group)) => {
                group_of.extend([(pair.one, group), (pair.other, group)]);
                groups[group].push(pair);
            }
            (Some(group), Some(other)) if group == other => groups[group].push(pair),
            (Some(group), Some(other)) => {
                let moved = std::mem::take(&mut groups[other]);
                for pair in &moved {
                    group_of.extend([(pair.one, group), (pair.other, group)]);
                }
                groups[group].extend(moved);
                groups[group].push(pair);
            }
        }
    }
    let mut groups: Vec<FigureGroup> =
        groups.iter().filter(|group| !group.is_empty()).map(|group| settle(tellings, group)).collect();
    groups.sort_unstable_by(|one, other| one.members.cmp(&other.members));
    groups
}

fn settle(tellings: &[Telling], pairs: &[&FigurePair]) -> FigureGroup {
    let mut members: Vec<FigureMember> = pairs.iter().flat_map(|pair| [pair.one, pair.other]).collect();
    members.sort_unstable();
    members.dedup();
    let mut worst = pairs[0];
    for pair in pairs {
        if pair.relation > worst.relation {
            worst = pair;
        }
    }
    let articles = members.iter().map(|member| member.article).collect::<FxHashSet<_>>().len();
    let explanation = if worst.relation == FigureRelation::Agrees && articles > 2 {
        format!("{articles} of {} articles give the same.", tellings.len())
    } else {
        worst.explanation.clone()
    };
    FigureGroup { members, relation: worst.relation, explanation }
}
