//! One function a kind of difference, each between one side and another.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::place::{Place, places_of};
use crate::compare::speaker::SpeakerIndex;
use crate::compare::telling::Telling;
use crate::compare::term::{WordSense, negations, sense, stem, synonym};
use crate::compare::{Difference, DifferenceKind, Member};
use crate::figure::Value;
use crate::lexicon::folded;
use crate::text::Span;
use crate::token::TokenKind;

use super::Side;

/// So many places or names of one side are held against the other's: more stand in no claim.
const MOST: usize = 64;

/// A negation reaches over so many tokens.
const NEGATED: usize = 3;

fn difference(kind: DifferenceKind, one: (&Side, Span), other: (&Side, Span), explanation: String) -> Difference {
    Difference { kind, passages: vec![one.0.passage(one.1), other.0.passage(other.1)], explanation }
}

/// "southeast Asia" against "Central Asia", or two places of which each article knows only its own.
pub fn places(one: &Side, other: &Side) -> Vec<Difference> {
    let (here, there) = (side_places(one), side_places(other));
    let mut found = Vec::new();
    for a in &here {
        for b in &there {
            let part = a.head == b.head && a.modifier != b.modifier && !a.modifier.is_empty() && !b.modifier.is_empty();
            let agreed = there.contains_same(a) || here.contains_same(b);
            if part && !agreed {
                let explanation = format!("“{}” here, “{}” there.", one.words(a.span), other.words(b.span));
                found.push(difference(DifferenceKind::Place, (one, a.span), (other, b.span), explanation));
            }
        }
    }
    if let ([a], [b]) = (here.as_slice(), there.as_slice())
        && found.is_empty()
        && a.head != b.head
        && !mentions(other.telling, &a.head)
        && !mentions(one.telling, &b.head)
    {
        let explanation = format!("“{}” here, “{}” there.", one.words(a.span), other.words(b.span));
        found.push(difference(DifferenceKind::Place, (one, a.span), (other, b.span), explanation));
    }
    found
}

trait Same {
    fn contains_same(&self, place: &Place) -> bool;
}

impl Same for Vec<Place> {
    fn contains_same(&self, place: &Place) -> bool {
        self.iter().any(|other| other.head == place.head && other.modifier == place.modifier)
    }
}

fn side_places(side: &Side) -> Vec<Place> {
    let places = side.sentences.iter().flat_map(|&sentence| places_of(side.telling, sentence as usize));
    places.take(MOST).collect()
}

fn mentions(telling: &Telling, word: &str) -> bool {
    let all = || telling.segmentation.tokens.iter().map(|token| folded(telling.segmentation.words(token.span)));
    telling.vocabulary.get_or_init(|| all().collect()).contains(word)
}

/// One date each, of the same grain, that differ.
pub fn times(one: &Side, other: &Side) -> Option<Difference> {
    let (here, there) = (dates(one), dates(other));
    let ([(a, day)], [(b, other_day)]) = (here.as_slice(), there.as_slice()) else { return None };
    let grain = |date: &str| date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    (day != other_day && grain(day) == grain(other_day)).then(|| {
        let explanation = format!("“{}” here, “{}” there.", one.words(*a), other.words(*b));
        difference(DifferenceKind::Time, (one, *a), (other, *b), explanation)
    })
}

fn dates<'a>(side: &Side<'a>) -> Vec<(Span, &'a str)> {
    let article = side.telling.article;
    let of_sentence = |&sentence: &u32| {
        let first = article.figures.partition_point(|figure| figure.sentence < sentence);
        let rest = article.figures.get(first..).unwrap_or(&[]);
        rest.iter().take_while(move |figure| figure.sentence == sentence)
    };
    let mut dates: Vec<(Span, &str)> = side
        .sentences
        .iter()
        .flat_map(of_sentence)
        .filter_map(|figure| match &figure.value {
            Value::Date(date) => Some((figure.span, date.as_str())),
            Value::Number(_) => None,
        })
        .collect();
    dates.dedup_by(|one, other| one.1 == other.1);
    dates
}

/// One name spelt in two ways: all words alike but one, and that one nearly so.
pub fn names(one: &Side, other: &Side) -> Vec<Difference> {
    let (here, there) = (side_names(one), side_names(other));
    let mut found = Vec::new();
    for (a, words) in &here {
        for (b, other_words) in &there {
            if words.len() != other_words.len() || there.iter().any(|(_, same)| same == words) {
                continue;
            }
            let mut unlike = words.iter().zip(other_words).filter(|(x, y)| x != y);
            if let (Some((x, y)), None) = (unlike.next(), unlike.next())
                && nearly(x, y)
            {
                let explanation = format!("One name, spelt “{}” and “{}”.", one.words(*a), other.words(*b));
                found.push(difference(DifferenceKind::Name, (one, *a), (other, *b), explanation));
            }
        }
    }
    found
}

/// Runs of two or three capitalised words.
fn side_names(side: &Side) -> Vec<(Span, Vec<String>)> {
    let segmentation = &side.telling.segmentation;
    let mut names = Vec::new();
    for &sentence in &side.sentences {
        let tokens = segmentation.tokens_of(sentence as usize);
        let capital = |span: Span| segmentation.words(span).chars().next().is_some_and(char::is_uppercase);
        for run in tokens.chunk_by(|one, other| capital(one.span) && capital(other.span)) {
            if (2..=3).contains(&run.len()) {
                let words = run.iter().map(|token| folded(segmentation.words(token.span))).collect();
                names.push((run[0].span.join(run[run.len() - 1].span), words));
                if names.len() == MOST {
                    return names;
                }
            }
        }
    }
    names
}

/// One letter more, less or other in a word of at least four; two in a word of at least seven.
fn nearly(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = a.len().min(b.len());
    if shorter < 4 || a.len().max(b.len()) > 40 || a.first() != b.first() {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()] <= if shorter >= 7 { 2 } else { 1 } && !plural(one, other)
}

fn plural(one: &str, other: &str) -> bool {
    stem(one) == stem(other)
}

/// Somebody stands behind it here, nobody or somebody else there.
pub fn sources(one: &Side, other: &Side, speakers: &SpeakerIndex) -> Option<Difference> {
    let behind = |side: &Side| -> FxHashSet<u32> {
        let member = |&sentence| Member { article: side.article, sentence };
        side.sentences.iter().flat_map(|sentence| speakers.of_sentence(member(sentence)).iter().copied()).collect()
    };
    let (here, there) = (behind(one), behind(other));
    if !here.is_disjoint(&there) || here.is_empty() && there.is_empty() {
        return None;
    }
    let name = |ids: &FxHashSet<u32>| {
        let first = ids.iter().min().and_then(|&id| speakers.all.get(id as usize));
        first.map_or_else(|| "nobody".to_string(), |speaker| speaker.name.clone())
    };
    let (here, there) = (name(&here), name(&there));
    // "The coast guard" here and there: nobody knows that they are two.
    if folded(&here) == folded(&there) {
        return None;
    }
    let explanation = format!("Here it comes from {here}, there from {there}.");
    let (here, there) = (source_span(one, speakers), source_span(other, speakers));
    Some(difference(DifferenceKind::Source, (one, here), (other, there), explanation))
}

/// The first source of the side's attributions, else its first sentence.
fn source_span(side: &Side, speakers: &SpeakerIndex) -> Span {
    let article = side.telling.article;
    let sentence = |index: u32| article.sentences.get(index as usize).map(|sentence| sentence.span);
    let spans: Vec<Span> = side.sentences.iter().filter_map(|&index| sentence(index)).collect();
    let inside = |span: &Span| spans.iter().any(|sentence| sentence.contains(*span));
    let member = |&sentence: &u32| Member { article: side.article, sentence };
    let mut near: Vec<u32> =
        side.sentences.iter().flat_map(|sentence| speakers.attributions_at(member(sentence))).copied().collect();
    near.sort_unstable();
    let attributions = near.iter().filter_map(|&number| article.attributions.get(number as usize));
    let source = attributions.flat_map(|attribution| &attribution.source).find(|span| inside(span));
    source.or(spans.first()).copied().unwrap_or_default()
}

/// A word that both use is negated on one side only.
pub fn negation(one: &Side, other: &Side) -> Option<Difference> {
    let (here, there) = (negated_terms(one), negated_terms(other));
    let mut unlike: Vec<_> =
        here.iter().filter_map(|(term, a)| there.get(term).filter(|b| a.1 != b.1).map(|b| (term, a, b))).collect();
    // The word right after the negation is the one that it denies.
    unlike.sort_unstable_by_key(|(term, a, b)| (a.0.len().max(b.0.len()) - term.len().min(a.0.len()), a.0, b.0));
    let &(_, &(a, denied), &(b, _)) = unlike.first()?;
    let explanation = if denied {
        format!("Denied here (“{}”), said there (“{}”).", one.words(a), other.words(b))
    } else {
        format!("Said here (“{}”), denied there (“{}”).", one.words(a), other.words(b))
    };
    Some(difference(DifferenceKind::Negation, (one, a), (other, b), explanation))
}

/// The terms of a side that stand once in it, with the negation in front where there is one.
fn negated_terms(side: &Side) -> FxHashMap<String, (Span, bool)> {
    let segmentation = &side.telling.segmentation;
    let mut terms: FxHashMap<String, (Span, bool)> = FxHashMap::default();
    let mut twice = FxHashSet::default();
    for &sentence in &side.sentences {
        let mut negation: Option<(usize, Span)> = None;
        for (position, token) in segmentation.tokens_of(sentence as usize).iter().enumerate() {
            let word = segmentation.words(token.span);
            if token.kind == TokenKind::Mark && matches!(word, "," | ";" | ":" | "—" | "–") {
                negation = None;
            } else if negations().has_folded(word) {
                negation = Some((position, token.span));
            } else if let WordSense::Term(term) = sense(word)
                && token.kind == TokenKind::Word
            {
                let reached = negation.filter(|(at, _)| position - at <= NEGATED);
                let span = reached.map_or(token.span, |(_, span)| span.join(token.span));
                if terms.insert(term.clone(), (span, reached.is_some())).is_some() {
                    twice.insert(term);
                }
            }
        }
    }
    terms.retain(|term, _| !twice.contains(term));
    terms
}

/// Said outright here, weakened there.
pub fn certainty(one: &Side, other: &Side) -> Option<Difference> {
    let (here, there) = (hedge(one), hedge(other));
    let whole = |side: &Side| {
        let sentence = side.sentences.first().and_then(|&index| side.telling.article.sentences.get(index as usize));
        sentence.map_or(Span::default(), |sentence| sentence.span)
    };
    match (here, there) {
        (Some(hedge), None) => {
            let explanation = format!("Less certain here (“{}”), said outright there.", one.words(hedge));
            Some(difference(DifferenceKind::Wording, (one, hedge), (other, whole(other)), explanation))
        }
        (None, Some(hedge)) => {
            let explanation = format!("Said outright here, less certain there (“{}”).", other.words(hedge));
            Some(difference(DifferenceKind::Wording, (one, whole(one)), (other, hedge), explanation))
        }
        _ => None,
    }
}

/// The first words of a side that weaken what it says.
fn hedge(side: &Side) -> Option<Span> {
    let claims = side.sentences.iter().filter_map(|&sentence| side.telling.article.claims.get(sentence as usize));
    let mut reasons = claims.flat_map(|claim| &claim.reasons);
    reasons.find(|reason| reason.code == "hedge").map(|reason| reason.span)
}

/// "The administration's decision" against "court decisions": one thing, described in words that share nothing.
pub fn descriptions(one: &Side, other: &Side) -> Vec<Difference> {
    let (here, there) = (described(one), described(other));
    let mut found = Vec::new();
    for (head, a) in &here {
        let Some(b) = there.get(head) else { continue };
        let alike = a.terms.iter().any(|x| b.terms.iter().any(|y| akin(x, y)));
        let known = a.terms.iter().all(|x| other_has(other, x)) || b.terms.iter().all(|y| other_has(one, y));
        if !alike && !known {
            let explanation = format!("“{}” here, “{}” there.", one.words(a.span), other.words(b.span));
            found.push((a.span, difference(DifferenceKind::Wording, (one, a.span), (other, b.span), explanation)));
        }
    }
    found.sort_unstable_by_key(|(span, _)| *span);
    found.into_iter().map(|(_, difference)| difference).collect()
}

/// True where a side's sentences have the term somewhere.
fn other_has(side: &Side, term: &str) -> bool {
    side.sentences.iter().any(|&sentence| {
        side.telling.segmentation.tokens_of(sentence as usize).iter().any(|token| {
            matches!(sense(side.telling.segmentation.words(token.span)), WordSense::Term(found) if akin(&found, term))
        })
    })
}

/// One begins with the other: "terror" and "terrorist".
fn akin(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len());
    one == other || shorter > 3 && (one.starts_with(other) || other.starts_with(one))
}

/// Heads of words for what somebody does or makes: whose it is matters.
const DECISIONS: [&str; 18] = [
    "rule",
    "study",
    "vote",
    "order",
    "law",
    "scheme",
    "crackdown",
    "probe",
    "warn",
    "policy",
    "forecast",
    "promise",
    "attack",
    "strike",
    "ban",
    "sanction",
    "truce",
    "propose",
];

/// A noun with the words before it that say which one is meant.
struct Described {
    span: Span,
    terms: Vec<String>,
}

/// The words of a side that stand once in it with a name or a possessor right before them.
fn described(side: &Side) -> FxHashMap<String, Described> {
    let segmentation = &side.telling.segmentation;
    let mut found: FxHashMap<String, Described> = FxHashMap::default();
    let mut twice = FxHashSet::default();
    for &sentence in &side.sentences {
        let tokens = segmentation.tokens_of(sentence as usize);
        let term = |at: usize| match tokens.get(at) {
            Some(token) if token.kind == TokenKind::Word => match sense(segmentation.words(token.span)) {
                WordSense::Term(term) => Some(term),
                WordSense::Common => None,
            },
            _ => None,
        };
        let owns = |at: usize| matches!(segmentation.words(tokens[at].span), "'s" | "’s" | "'" | "’");
        for at in 1..tokens.len() {
            let Some(head) = term(at) else { continue };
            if !DECISIONS.contains(&head.as_str()) {
                continue;
            }
            // "The Biden administration's decision", "court decisions": the owner, or the word right before.
            let mut first = at;
            let reach = if owns(at - 1) { 3 } else { 1 };
            while first > 0 && at - first < reach && (term(first - 1).is_some() || owns(first - 1)) {
                first -= 1;
            }
            let terms: Vec<String> = (first..at).filter_map(term).collect();
            let described = Described { span: tokens[first].span.join(tokens[at].span), terms };
            if found.insert(head.clone(), described).is_some() {
                twice.insert(head);
            }
        }
    }
    found.retain(|head, described| !twice.contains(head) && !described.terms.is_empty());
    found
}

/// Different words for one thing, where the choice carries a judgement ("illegal aliens" / "migrants").
pub fn wording(one: &Side, other: &Side) -> Vec<Difference> {
    let (here, there) = (judging_words(one), judging_words(other));
    let mut heads: Vec<&&str> = here.keys().collect();
    heads.sort_unstable();
    heads
        .into_iter()
        .filter_map(|head| {
            let (a, b) = (here.get(*head)?, there.get(*head)?);
            let shared = a.iter().any(|(stem, _)| b.iter().any(|(other, _)| stem == other));
            let ((_, x), (_, y)) = (a.first()?, b.first()?);
            (!shared).then(|| {
                let explanation = format!("“{}” here, “{}” there.", one.words(*x), other.words(*y));
                difference(DifferenceKind::Wording, (one, *x), (other, *y), explanation)
            })
        })
        .collect()
}

/// The side's words of the groups whose choice carries a judgement: stem and place, by the head of the group.
fn judging_words(side: &Side) -> FxHashMap<&'static str, Vec<(String, Span)>> {
    let segmentation = &side.telling.segmentation;
    let mut words: FxHashMap<&'static str, Vec<(String, Span)>> = FxHashMap::default();
    for &sentence in &side.sentences {
        let tokens = segmentation.tokens_of(sentence as usize);
        for (position, token) in tokens.iter().enumerate() {
            let lower = folded(segmentation.words(token.span));
            let stemmed = stem(&lower);
            let Some(group) = synonym(&lower).or_else(|| synonym(&stemmed)).filter(|group| group.judging) else {
                continue;
            };
            // "illegal aliens" is one choice of words.
            let before = position.checked_sub(1).and_then(|before| tokens.get(before)).filter(|before| {
                let word = folded(segmentation.words(before.span));
                synonym(&word).is_some_and(|other| other.head == group.head)
            });
            let span = before.map_or(token.span, |before| before.span.join(token.span));
            let found = words.entry(group.head).or_default();
            // Of "illegal aliens" the last word is the one that was chosen.
            if before.is_some() {
                found.pop();
            }
            found.push((stemmed, span));
        }
    }
    words
}
