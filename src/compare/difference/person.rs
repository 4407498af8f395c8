//! One person with two offices, or under two spellings, wherever the articles name them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::kinship::Kinship;
use crate::compare::person::{Person, Title, persons};
use crate::compare::telling::Telling;
use crate::compare::{ClaimRelation, Cluster, Difference, DifferenceKind, Member, Passage};
use crate::text::Span;

use super::ALL_PAIRS;
use super::name::nearly;

/// Articles farther from each other than this tell different events.
const STRANGE: f32 = 1.0;

/// So many persons of an article with one given name are held against those of another: more are in no story.
const MOST: usize = 64;

/// A difference that belongs to no claim is shown with one that stands at most so many shared sentences away.
const NEAR: usize = 32;

/// Adds to each claim what its articles call its persons differently.
pub fn add(tellings: &[Telling], kinship: &Kinship, claims: &mut [Cluster]) {
    let people: Vec<Vec<Person>> = tellings.iter().map(persons).collect();
    let claim_of: FxHashMap<Member, usize> = claims
        .iter()
        .enumerate()
        .flat_map(|(at, claim)| claim.members.iter().map(move |&member| (member, at)))
        .collect();
    let several = |&(at, _): &(usize, &Cluster)| claims[at].relation != ClaimRelation::Only;
    let shared = claims.iter().enumerate().filter(several);
    let mut shared: Vec<(Member, usize)> =
        shared.flat_map(|(at, claim)| claim.members.iter().map(move |&member| (member, at))).collect();
    shared.sort_unstable();
    let mut by_surname: FxHashMap<&str, Vec<(usize, &Person)>> = FxHashMap::default();
    let mut by_given: FxHashMap<&str, Vec<(usize, &Person)>> = FxHashMap::default();
    for (article, people) in people.iter().enumerate() {
        for person in people {
            let (Some(given), Some(surname)) = (person.name.first(), person.name.last()) else { continue };
            by_surname.entry(surname).or_default().push((article, person));
            let alike = by_given.entry(given).or_default();
            let here = alike.iter().rev().take(MOST).filter(|(known, _)| *known == article).count();
            if person.name.len() > 1 && here < MOST {
                alike.push((article, person));
            }
        }
    }
    let surnames: Vec<FxHashSet<&str>> = people
        .iter()
        .map(|people| people.iter().filter_map(|person| Some(person.name.last()?.as_str())).collect())
        .collect();
    let namers = by_surname.into_values().map(|named| (named, true));
    let namers = namers.chain(by_given.into_values().map(|named| (named, false)));
    let mut found: Vec<(usize, Difference)> = Vec::new();
    let held = if tellings.len() > ALL_PAIRS { 1 } else { usize::MAX };
    for (named, one_surname) in namers {
        for (position, &(here, one)) in named.iter().enumerate().take(held) {
            for &(there, other) in named[position + 1..].iter().filter(|(there, _)| *there != here) {
                if kinship.distance(here as u32, there as u32) > STRANGE {
                    continue;
                }
                let pair = Pair {
                    tellings,
                    articles: [here, there],
                    people: [one, other],
                    claim_of: &claim_of,
                    shared: &shared,
                };
                if one_surname {
                    let given = |person: &Person| person.name.first().filter(|_| person.name.len() > 1).cloned();
                    match (given(one), given(other)) {
                        (Some(a), Some(b)) if a != b => {
                            let alone =
                                named.iter().filter(|(article, _)| [here, there].contains(article)).count() == 2;
                            if alone && are_variants(&a, &b) {
                                found.extend(pair.spelling(claims));
                                found.extend(pair.titles(claims));
                            }
                        }
                        _ => found.extend(pair.titles(claims)),
                    }
                } else if let (Some(a), Some(b)) = (one.name.last(), other.name.last())
                    && nearly(a, b)
                    && !surnames[here].contains(b.as_str())
                    && !surnames[there].contains(a.as_str())
                {
                    found.extend(pair.spelling(claims));
                    found.extend(pair.titles(claims));
                }
            }
        }
    }
    found.sort_unstable_by(|one, other| (one.0, &one.1.passages).cmp(&(other.0, &other.1.passages)));
    for (claim, difference) in found {
        let claim = &mut claims[claim];
        let known = claim
            .differences
            .iter()
            .any(|known| known.kind == difference.kind && known.passages == difference.passages);
        if !known {
            claim.differences.push(difference);
            claim.relation = ClaimRelation::Differs;
        }
    }
}

/// A person of one article and of another.
struct Pair<'p, 'a> {
    tellings: &'p [Telling<'a>],
    articles: [usize; 2],
    people: [&'p Person; 2],
    claim_of: &'p FxHashMap<Member, usize>,
    /// The sentences that stand in a claim of several articles, in order, each with its claim.
    shared: &'p [(Member, usize)],
}

impl Pair<'_, '_> {
    fn titles(&self, claims: &[Cluster]) -> Option<(usize, Difference)> {
        let [one, other] = self.people;
        let pairs = || one.titles.iter().flat_map(|a| other.titles.iter().map(move |b| (a, b)));
        // A person may have several.
        if pairs().any(|(a, b)| a.kin == b.kin && a.may_be(b)) {
            return None;
        }
        let together = |a: &Title, b: &Title| self.claim([a.sentence, b.sentence]);
        let within =
            pairs().filter(|(a, b)| a.kin == b.kin && !a.is_vague(b)).find_map(|(a, b)| Some((together(a, b)?, a, b)));
        let (claim, a, b) = within.or_else(|| {
            // A sister here and a brother there need not be those of one and the same.
            let (a, b) = pairs().find(|(a, b)| !a.kin && !b.kin && !a.is_loose(b))?;
            Some((self.nearest(claims)?, a, b))
        })?;
        let words = |at: usize, span: Span| -> String {
            span.of(self.tellings[self.articles[at]].article.text).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let explanation = format!("“{}” here, “{}” there.", words(0, a.span), words(1, b.span));
        Some((claim, self.difference([a.span, b.span], explanation)))
    }

    fn spelling(&self, claims: &[Cluster]) -> Option<(usize, Difference)> {
        let spans = self.people.map(|person| person.span);
        let words = |at: usize| spans[at].of(self.tellings[self.articles[at]].article.text);
        let explanation = format!("One name, spelt “{}” and “{}”.", words(0), words(1));
        Some((self.nearest(claims)?, self.difference(spans, explanation)))
    }

    fn difference(&self, spans: [Span; 2], explanation: String) -> Difference {
        let passages = [0, 1].map(|at| Passage { article: self.articles[at] as u32, span: spans[at] });
        Difference { kind: DifferenceKind::Name, passages: passages.into(), explanation }
    }

    /// The claim that both sentences make.
    fn claim(&self, sentences: [u32; 2]) -> Option<usize> {
        let [one, other] = [0, 1].map(|at| {
            self.claim_of.get(&Member { article: self.articles[at] as u32, sentence: sentences[at] }).copied()
        });
        one.filter(|_| one == other)
    }

    /// The claim of both articles that names the person in both, or else in one.
    fn nearest(&self, claims: &[Cluster]) -> Option<usize> {
        let of = |at: usize| {
            let member = move |&sentence: &u32| Member { article: self.articles[at] as u32, sentence };
            self.people[at].sentences.iter().map(member).filter_map(|member| self.claim_of.get(&member).copied())
        };
        let there: FxHashSet<usize> = of(1).collect();
        let tells = |claim: &usize, at: usize| {
            claims[*claim].members.iter().any(|member| member.article as usize == self.articles[at])
        };
        let both = of(0).find(|claim| there.contains(claim));
        let either = || of(0).find(|claim| tells(claim, 1)).or_else(|| of(1).find(|claim| tells(claim, 0)));
        both.or_else(either).or_else(|| {
            // Somewhere near in the first article.
            let first = Member { article: self.articles[0] as u32, sentence: *self.people[0].sentences.first()? };
            let at = self.shared.partition_point(|&(member, _)| member < first);
            let near = at.saturating_sub(NEAR)..(at + NEAR).min(self.shared.len());
            let here =
                self.shared[near].iter().filter(|(member, claim)| member.article == first.article && tells(claim, 1));
            here.min_by_key(|(member, _)| member.sentence.abs_diff(first.sentence)).map(|&(_, claim)| claim)
        })
    }
}

/// "Elena" and "Helena", "Paul" and "Paula", "Inge" and "Ingrid".
fn are_variants(one: &str, other: &str) -> bool {
    let (shorter, longer) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let alike = shorter.chars().zip(longer.chars()).take_while(|(a, b)| a == b).count();
    nearly(one, other)
        || sound(one) == sound(other)
        || alike >= 3
        || shorter.len() >= 4 && longer.ends_with(shorter) && longer.len() <= shorter.len() + 1
}

/// A name as it sounds, roughly: "Sophia" and "Sofia", "Erik" and "Eric".
fn sound(name: &str) -> String {
    let mut letters: Vec<char> = Vec::new();
    for letter in name.replace("ph", "f").chars() {
        let letter = match letter {
            'c' | 'q' => 'k',
            'j' | 'y' => 'i',
            'w' => 'v',
            'z' => 's',
            'h' => continue,
            other => other,
        };
        if letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    letters.into_iter().collect()
}
