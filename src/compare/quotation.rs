//! Quotations of the same words in several articles: identical, cut, or changed.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::folded;
use crate::text::Span;
use crate::token::TokenKind;

use super::speaker::{SpeakerIndex, sentences_under};
use super::telling::Telling;
use super::{Member, Passage, QuoteGroup, QuoteRelation};

/// A single quoted word is a scare quote or a title.
const WORDS: usize = 2;
/// Quotations of fewer words meet only where one speaker or one claim is behind both: many quote "fake news".
const TELLING: usize = 3;
/// Quotations meet where they share a run of this many words.
const RUN: usize = 3;
/// A run of words in more quotations than this proposes no pairs.
const COMMON: usize = 40;
/// Of the shorter quotation, this share of words stands in the longer one in the same order.
const SHARED: f32 = 0.6;
/// Longer quotations are compared by their first words only, which bounds the work.
const LONGEST: usize = 400;

/// One quotation as words.
struct Quote {
    article: u32,
    span: Span,
    words: Vec<(String, Span)>,
}

/// The clusters after each sentence that stood alone joined the one that has its quoted words: “It was rotten, you could see
/// it” is told elsewhere as “It was rotten,” and, in a sentence of its own, “You could see it.”
pub fn adopted(mut clusters: Vec<Vec<Member>>, groups: &[QuoteGroup], tellings: &[Telling]) -> Vec<Vec<Member>> {
    let mut cluster_of: FxHashMap<Member, usize> = FxHashMap::default();
    for (number, members) in clusters.iter().enumerate() {
        cluster_of.extend(members.iter().map(|&member| (member, number)));
    }
    for group in groups.iter().filter(|group| group.relation != QuoteRelation::Edited) {
        let quoting: Vec<Member> = group
            .members
            .iter()
            .filter_map(|quote| Some((quote.article, tellings.get(quote.article as usize)?.article, quote.span)))
            .flat_map(|(article, telling, span)| {
                sentences_under(telling, span).map(move |sentence| Member { article, sentence })
            })
            .collect();
        let home = quoting.iter().filter_map(|member| cluster_of.get(member).copied());
        let Some(home) = home.filter(|&cluster| clusters[cluster].len() > 1).min() else { continue };
        for member in quoting {
            let Some(&alone) = cluster_of.get(&member) else { continue };
            if clusters[alone].len() == 1 {
                clusters[alone].clear();
                clusters[home].push(member);
                cluster_of.insert(member, home);
            }
        }
        clusters[home].sort_unstable();
    }
    clusters.retain(|members| !members.is_empty());
    clusters.sort_unstable();
    clusters
}

/// The groups of quotations that share their words, in order of their first member.
pub fn groups(tellings: &[Telling], clusters: &[Vec<Member>], speakers: &SpeakerIndex) -> Vec<QuoteGroup> {
    let cluster_of: FxHashMap<Member, usize> = clusters
        .iter()
        .enumerate()
        .flat_map(|(number, members)| members.iter().map(move |&member| (member, number)))
        .collect();
    let akin = |one: &Quote, other: &Quote| {
        let claims = |quote: &Quote| -> Vec<usize> {
            let article = tellings.get(quote.article as usize).map(|telling| telling.article);
            let sentences = article.into_iter().flat_map(|article| sentences_under(article, quote.span));
            let members = sentences.map(|sentence| Member { article: quote.article, sentence });
            members.filter_map(|member| cluster_of.get(&member).copied()).collect()
        };
        let behind = |quote: &Quote| speakers.behind(tellings, quote.passage());
        let there = claims(other);
        behind(one).is_some_and(|speaker| behind(other) == Some(speaker))
            || claims(one).iter().any(|claim| there.contains(claim))
    };
    let quotes: Vec<Quote> = tellings
        .iter()
        .enumerate()
        .flat_map(|(article, telling)| quotes(telling, article as u32))
        .filter(|quote| quote.words.len() >= WORDS)
        .collect();
    let mut joined = Joined::new(quotes.len());
    let mut matches = Vec::new();
    for (one, other) in candidates(&quotes) {
        let (short, other_short) = (quotes[one].words.len() < TELLING, quotes[other].words.len() < TELLING);
        if (short || other_short) && !akin(&quotes[one], &quotes[other]) {
            continue;
        }
        if let Some(found) = compare(&quotes[one], &quotes[other]) {
            joined.join(one, other);
            matches.push((one, found));
        }
    }
    let mut by_group: FxHashMap<usize, (Vec<usize>, Vec<Match>)> = FxHashMap::default();
    for quote in 0..quotes.len() {
        by_group.entry(joined.group(quote)).or_default().0.push(quote);
    }
    for (one, found) in matches {
        by_group.entry(joined.group(one)).or_default().1.push(found);
    }
    let mut groups: Vec<QuoteGroup> = by_group
        .into_values()
        .filter(|(members, _)| members.len() > 1)
        .map(|(members, found)| {
            let mut changes: Vec<Passage> = found.iter().flat_map(|found| found.changes.clone()).collect();
            changes.sort_unstable();
            changes.dedup();
            let mut passages: Vec<Passage> = members.iter().map(|&quote| quotes[quote].passage()).collect();
            passages.sort_unstable();
            let behind: FxHashSet<u32> =
                passages.iter().filter_map(|&passage| speakers.behind(tellings, passage)).collect();
            QuoteGroup {
                members: passages,
                relation: found.iter().map(|found| found.relation).max().unwrap_or(QuoteRelation::Identical),
                changes,
                attributed_differently: behind.len() > 1,
            }
        })
        .collect();
    groups.sort_unstable_by(|one, other| one.members.cmp(&other.members));
    groups
}

/// Which quotations belong together: each knows one of its group, up to the one that stands for it.
struct Joined(Vec<usize>);

impl Joined {
    fn new(count: usize) -> Self {
        Joined((0..count).collect())
    }

    /// The quotation that stands for the group of this one.
    fn group(&mut self, mut quote: usize) -> usize {
        while self.0[quote] != quote {
            self.0[quote] = self.0[self.0[quote]];
            quote = self.0[quote];
        }
        quote
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.group(one), self.group(other));
        self.0[one.max(other)] = one.min(other);
    }
}

impl Quote {
    fn passage(&self) -> Passage {
        Passage { article: self.article, span: self.span }
    }
}

/// The quotations of an article; one that runs over several paragraphs is several here.
fn quotes(telling: &Telling, article: u32) -> Vec<Quote> {
    let segmentation = &telling.segmentation;
    let quote = |span: Span| {
        let first = segmentation.token_at(span.start);
        let inside = segmentation.tokens[first..].iter().take(2 * LONGEST);
        let inside = inside.take_while(|token| token.span.start < span.end);
        let words = inside
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| (folded(segmentation.words(token.span)), token.span))
            .take(LONGEST)
            .collect();
        Quote { article, span, words }
    };
    telling.quotations.iter().map(|quotation| quote(quotation.span)).collect()
}

fn words_of(window: &[(String, Span)]) -> Vec<&str> {
    window.iter().map(|(word, _)| word.as_str()).collect()
}

/// Pairs of different articles that share a run of words.
fn candidates(quotes: &[Quote]) -> Vec<(usize, usize)> {
    let short: FxHashSet<Vec<&str>> =
        quotes.iter().filter(|quote| quote.words.len() < RUN).map(|quote| words_of(&quote.words)).collect();
    let mut runs: FxHashMap<Vec<&str>, Vec<usize>> = FxHashMap::default();
    for (number, quote) in quotes.iter().enumerate() {
        let own = quote.words.len().min(RUN);
        // What is shorter than a run is a run itself, and is looked for in those that are longer.
        let shorter = (WORDS..own).flat_map(|length| quote.words.windows(length));
        let shorter = shorter.filter(|window| short.contains(&words_of(window)));
        for window in quote.words.windows(own).chain(shorter) {
            let run = runs.entry(words_of(window)).or_default();
            if run.last() != Some(&number) {
                run.push(number);
            }
        }
    }
    let mut pairs = Vec::new();
    for run in runs.into_values().filter(|run| run.len() <= COMMON) {
        for (position, &one) in run.iter().enumerate() {
            for &other in &run[position + 1..] {
                if quotes[one].article != quotes[other].article {
                    pairs.push((one, other));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

struct Match {
    relation: QuoteRelation,
    changes: Vec<Passage>,
}

/// Compares two quotations word by word, along their longest common subsequence.
fn compare(one: &Quote, other: &Quote) -> Option<Match> {
    let (a, b) = (&one.words, &other.words);
    let mut longest = vec![vec![0u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] =
                if a[i].0 == b[j].0 { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let shorter = a.len().min(b.len());
    if f32::from(longest[0][0]) < SHARED * shorter as f32 {
        return None;
    }
    let (mut i, mut j) = (0, 0);
    let (mut only_one, mut only_other) = (Vec::new(), Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i].0 == b[j].0 {
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || i < a.len() && longest[i + 1][j] >= longest[i][j + 1] {
            only_one.push(i);
            i += 1;
        } else {
            only_other.push(j);
            j += 1;
        }
    }
    let relation = match (only_one.is_empty(), only_other.is_empty()) {
        (true, true) => QuoteRelation::Identical,
        (false, false) => QuoteRelation::Edited,
        _ => QuoteRelation::Truncated,
    };
    let changes = runs(one, &only_one).chain(runs(other, &only_other)).collect();
    Some(Match { relation, changes })
}

/// Neighbouring words as one passage.
fn runs<'q>(quote: &'q Quote, positions: &'q [usize]) -> impl Iterator<Item = Passage> + 'q {
    positions.chunk_by(|one, other| one + 1 == *other).map(|run| {
        let first = quote.words[run[0]].1;
        let last = quote.words[run[run.len() - 1]].1;
        Passage { article: quote.article, span: first.join(last) }
    })
}
