//! Differences of place and time, each between one side and another.

use crate::compare::place::{Place, is_site, may_be_same, places_of, sites_of};
use crate::compare::quantity::figures_of;
use crate::compare::telling::Telling;
use crate::compare::word::Word;
use crate::compare::{Difference, DifferenceKind};
use crate::figure::Value;
use crate::text::Span;

use super::{Side, in_their_words};

/// So many places of one side are held against the other's: more stand in no claim.
const MOST: usize = 64;

/// "southeast Asia" against "Central Asia", or two places of which each article knows only its own.
pub fn places(one: &Side, other: &Side) -> Vec<Difference> {
    let (here, there) = (side_places(one), side_places(other));
    let mut found = Vec::new();
    for a in &here {
        for b in &there {
            let part = a.head == b.head && a.modifier != b.modifier && !a.modifier.is_empty() && !b.modifier.is_empty();
            let agreed = there.contains_same(a) || here.contains_same(b);
            if part && !agreed {
                found.push(in_their_words(DifferenceKind::Place, (one, a.span), (other, b.span)));
            }
        }
    }
    // What both name says nothing of where they differ.
    let alone = |own: &[Place], others: &[Place]| {
        let mut left: Vec<Place> = own.iter().filter(|a| others.iter().all(|b| a.head != b.head)).cloned().collect();
        left.dedup_by(|one, other| one.head == other.head);
        left
    };
    let (left, right) = (alone(&here, &there), alone(&there, &here));
    // Of several those that stand after one preposition, as "from Lisbon" and "from Madrid" do.
    let after = |places: &[Place], preposition: &str| -> Vec<Place> {
        places.iter().filter(|place| place.after == preposition).cloned().collect()
    };
    let sole = std::iter::once((left.clone(), right.clone()));
    let by_preposition = PREPOSITIONS.iter().map(|preposition| (after(&left, preposition), after(&right, preposition)));
    let differ = |a: &Place, b: &Place| {
        a.listed == b.listed
            && is_feature(a) == is_feature(b)
            && !may_be_same(a, b)
            && !mentions(other.telling, &a.head)
            && !mentions(one.telling, &b.head)
    };
    if found.is_empty() {
        found.extend(sole.chain(by_preposition).find_map(|(left, right)| match (left.as_slice(), right.as_slice()) {
            ([a], [b]) if differ(a, b) => Some(in_their_words(DifferenceKind::Place, (one, a.span), (other, b.span))),
            _ => None,
        }));
    }
    found
}

/// Prepositions of which each tells something else of a place.
const PREPOSITIONS: [&str; 4] = ["from", "to", "near", "at"];

/// "Hope Bay" and "Linden Road" lie in what another telling may name.
fn is_feature(place: &Place) -> bool {
    is_site(&place.head) || matches!(place.head.as_str(), "road" | "street" | "avenue" | "lane" | "bay")
}

/// "Near the parliament" against "in front of the town hall": one site of each side that the other does not name.
pub fn sites(one: &Side, other: &Side) -> Option<Difference> {
    let all = |side: &Side| -> Vec<Place> {
        side.sentences.iter().flat_map(|&sentence| sites_of(side.telling, sentence as usize)).take(MOST).collect()
    };
    let (here, there) = (all(one), all(other));
    let ([a], [b]) = (here.as_slice(), there.as_slice()) else { return None };
    let kind = |place: &Place| Word::new(&place.head).sense.unwrap_or_else(|| place.head.clone());
    let (a_kind, b_kind) = (kind(a), kind(b));
    let names = |side: &Side, kind: &str| side.read().any(|(_, word)| word.sense.as_deref() == Some(kind));
    if a_kind == b_kind || names(other, &a_kind) || names(one, &b_kind) {
        return None;
    }
    Some(in_their_words(DifferenceKind::Place, (one, a.span), (other, b.span)))
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
    let all = || telling.words.iter().map(|word| word.folded.clone());
    telling.vocabulary.get_or_init(|| all().collect()).contains(word)
}

/// Dates of one grain that each side gives alone and that cannot both be meant; those that both give are left out.
pub fn times(one: &Side, other: &Side) -> Option<Difference> {
    let (here, there) = (dates(one), dates(other));
    let of_day = |dated: &Dated| !dated.date.starts_with('T');
    let (here_days, here_hours): (Vec<Dated>, Vec<Dated>) = here.into_iter().partition(of_day);
    let (there_days, there_hours): (Vec<Dated>, Vec<Dated>) = there.into_iter().partition(of_day);
    let found = unlike(&here_days, &there_days).or_else(|| unlike(&here_hours, &there_hours));
    found.map(|(a, b)| in_their_words(DifferenceKind::Time, (one, a), (other, b)))
}

/// The one date that each side gives alone, where both cannot be meant.
fn unlike(here: &[Dated], there: &[Dated]) -> Option<(Span, Span)> {
    let left: Vec<&Dated> = here.iter().filter(|a| there.iter().all(|b| a.date != b.date)).collect();
    let right: Vec<&Dated> = there.iter().filter(|b| here.iter().all(|a| a.date != b.date)).collect();
    let ([a], [b]) = (left.as_slice(), right.as_slice()) else { return None };
    // When something was said is not when it happened.
    if a.of_saying != b.of_saying || !differ(a.date, b.date) {
        return None;
    }
    Some((a.span, b.span))
}

/// Two dates of one grain; where both give the hour or part of the day, that too.
fn differ(one: &str, other: &str) -> bool {
    let grain = |date: &str| date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    let (day, hour) = one.split_once('T').unwrap_or((one, ""));
    let (other_day, other_hour) = other.split_once('T').unwrap_or((other, ""));
    let hours = !hour.is_empty() && !other_hour.is_empty() && hour != other_hour && !half_a_day_apart(hour, other_hour);
    let alike = hour.starts_with(|c: char| c.is_ascii_digit()) == other_hour.starts_with(|c: char| c.is_ascii_digit());
    grain(day) == grain(other_day) && (day != other_day || hours && alike)
}

/// "Half past four" does not say which half of the day is meant.
fn half_a_day_apart(one: &str, other: &str) -> bool {
    let minutes = |clock: &str| -> Option<i32> {
        let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
        Some(60 * hour.parse::<i32>().ok()? + minute.get(..2).unwrap_or(minute).parse::<i32>().ok()?)
    };
    minutes(one).zip(minutes(other)).is_some_and(|(one, other)| (one - other).abs() == 12 * 60)
}

/// A date as a side gives it.
struct Dated<'a> {
    span: Span,
    date: &'a str,
    /// It stands right after words of saying ("said on Monday").
    of_saying: bool,
}

/// Between a cue and the date of saying stand at most so many bytes: " late on ".
const OF_SAYING: u32 = 9;

fn dates<'a>(side: &Side<'a>) -> Vec<Dated<'a>> {
    let article = side.telling.article;
    let mut dates: Vec<Dated> = Vec::new();
    for &sentence in &side.sentences {
        let first = article.attributions.partition_point(|attribution| attribution.sentence < sentence);
        let said = article.attributions.get(first..).unwrap_or(&[]).iter();
        let cues: Vec<Span> =
            said.take_while(|said| said.sentence == sentence).flat_map(|said| said.cue.iter().copied()).collect();
        for (_, figure) in figures_of(article, sentence) {
            if let Value::Date(date) = &figure.value {
                let after = |cue: &Span| cue.end <= figure.span.start && figure.span.start - cue.end <= OF_SAYING;
                dates.push(Dated { span: figure.span, date, of_saying: cues.iter().any(after) });
            }
        }
    }
    dates.dedup_by(|one, other| one.date == other.date);
    dates
}
