//! What of an event the comparison finds, held against what was judged by hand.

use std::collections::{BTreeMap, BTreeSet};

use claimlight::Article;
use claimlight::compare::{Comparison, Difference, DifferenceKind, FigureRelation, Passage, compare};
use claimlight::text::Span;

use crate::event::{Event, Place};

/// Right, found and wanted.
#[derive(Default, Clone, Copy)]
pub struct Count {
    pub right: usize,
    pub found: usize,
    pub wanted: usize,
}

impl Count {
    pub fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    pub fn recall(self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }

    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// The counts of a set of events.
#[derive(Default)]
pub struct Score {
    /// Pairs of sentences that make one claim.
    pub claims: Count,
    /// Pairs of figures that conflict.
    pub conflicts: Count,
    /// Pairs of figures that agree or are compatible.
    pub together: Count,
    /// Differences besides figures that were judged, and how many of them are found.
    pub differences: Count,
    /// Differences besides figures that are shown, and how many of them were judged to be.
    pub shown: Count,
    pub quotes: Count,
}

impl std::iter::Sum for Score {
    fn sum<I: Iterator<Item = Score>>(scores: I) -> Score {
        let add = |a: Count, b: Count| Count {
            right: a.right + b.right,
            found: a.found + b.found,
            wanted: a.wanted + b.wanted,
        };
        scores.fold(Score::default(), |all, one| Score {
            claims: add(all.claims, one.claims),
            conflicts: add(all.conflicts, one.conflicts),
            together: add(all.together, one.together),
            differences: add(all.differences, one.differences),
            shown: add(all.shown, one.shown),
            quotes: add(all.quotes, one.quotes),
        })
    }
}

/// Scores events; with `aloud` every error is printed, without it the sums alone.
pub fn score(set: &str, events: &[Event], aloud: bool) -> Score {
    let mut score = Score::default();
    for event in events {
        if aloud {
            println!("{}", event.name);
        }
        let texts: Vec<String> = event.tellings.iter().map(|telling| telling.text()).collect();
        let articles: Vec<Article> = texts.iter().map(|text| claimlight::annotate(text)).collect();
        let comparison = compare(&articles);
        let say = |line: String| {
            if aloud {
                println!("  {line}");
            }
        };
        claims(event, &articles, &comparison, &mut score, &say);
        figures(event, &articles, &mut score, &say);
        differences(event, &articles, &comparison, &mut score, &say);
        quotes(event, &articles, &comparison, &mut score, &say);
    }
    let line = |name: &str, count: Count| {
        println!(
            "{set}: {name} P {:.3} R {:.3} F1 {:.3} ({} right of {} found, {} wanted)",
            count.precision(),
            count.recall(),
            count.f1(),
            count.right,
            count.found,
            count.wanted
        );
    };
    line("claims", score.claims);
    line("conflicts", score.conflicts);
    line("agreeing and compatible", score.together);
    println!(
        "{set}: differences P {:.3} of {} R {:.3} of {}",
        score.shown.precision(),
        score.shown.found,
        score.differences.recall(),
        score.differences.wanted
    );
    println!("{set}: quotations R {:.3} of {}", score.quotes.recall(), score.quotes.wanted);
    score
}

/// Article and line of the fixture.
type Line = (usize, usize);

fn pairs(members: &[Line]) -> impl Iterator<Item = (Line, Line)> + '_ {
    let later = |position: usize| &members[position + 1..];
    members.iter().enumerate().flat_map(move |(position, &one)| {
        later(position).iter().filter(move |other| other.0 != one.0).map(move |&other| (one, other))
    })
}

fn claims(event: &Event, articles: &[Article], comparison: &Comparison, score: &mut Score, say: &dyn Fn(String)) {
    let mut by_claim: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
    for (article, telling) in event.tellings.iter().enumerate() {
        for (line, (claim, _)) in telling.lines.iter().enumerate().filter(|(_, (claim, _))| claim != "-") {
            by_claim.entry(claim).or_default().push((article, line));
        }
    }
    let wanted: BTreeSet<(Line, Line)> = by_claim.values().flat_map(|members| pairs(members)).collect();
    let line = |article: usize, sentence: usize| {
        let start = articles[article].sentences[sentence].span.start as usize;
        event.tellings[article].lines.iter().position(|(_, line)| {
            let at = articles[article].text.find(line.as_str()).expect("the story holds its sentences");
            (at..at + line.len()).contains(&start)
        })
    };
    let mut found = BTreeSet::new();
    for cluster in &comparison.claims {
        let place = |(article, sentence): (usize, usize)| Some((article, line(article, sentence)?));
        let members = cluster.members.iter().map(|member| (member.article as usize, member.sentence as usize));
        let mut members: Vec<Line> = members.filter_map(place).collect();
        members.dedup();
        found.extend(pairs(&members));
    }
    let both = |(one, other): (Line, Line)| {
        let text = |(article, line): Line| &event.tellings[article].lines[line].1;
        format!("\n    {}\n    {}", text(one), text(other))
    };
    wanted.difference(&found).for_each(|&pair| say(format!("claim missed{}", both(pair))));
    found.difference(&wanted).for_each(|&pair| say(format!("no claim{}", both(pair))));
    score.claims.right += wanted.intersection(&found).count();
    score.claims.found += found.len();
    score.claims.wanted += wanted.len();
}

/// Every two tellings are compared for themselves; all that a group holds together is found.
fn figures(event: &Event, articles: &[Article], score: &mut Score, say: &dyn Fn(String)) {
    let mut judged: BTreeMap<(Line, Line), FigureRelation> = BTreeMap::new();
    for (one, other, relation) in &event.figures {
        let figure = |place: &Place| Some((place.telling, place.figure(&articles[place.telling])?));
        match (figure(one), figure(other)) {
            (Some(one), Some(other)) => {
                judged.insert((one.min(other), one.max(other)), *relation);
            }
            _ => {
                say(format!("no figure: {} / {}", one.words, other.words));
                match relation {
                    FigureRelation::Conflicts => score.conflicts.wanted += 1,
                    FigureRelation::DifferentQuantity => {}
                    _ => score.together.wanted += 1,
                }
            }
        }
    }
    let mut found: BTreeMap<(Line, Line), FigureRelation> = BTreeMap::new();
    for one in 0..articles.len() {
        for other in one + 1..articles.len() {
            let two = [articles[one].clone(), articles[other].clone()];
            for group in compare(&two).figures {
                let place = |article: u32| if article == 0 { one } else { other };
                let members: Vec<Line> =
                    group.members.iter().map(|member| (place(member.article), member.figure as usize)).collect();
                found.extend(pairs(&members).map(|pair| (pair, group.relation)));
            }
        }
    }
    let words = |((a, x), (b, y)): (Line, Line)| {
        let words = |article: usize, figure: usize| {
            let figure = &articles[article].figures[figure];
            let sentence = articles[article].sentences[figure.sentence as usize].span.of(articles[article].text);
            format!("\n    “{}” {sentence}", figure.span.of(articles[article].text))
        };
        format!("{}{}", words(a, x), words(b, y))
    };
    let conflicts = |relation: &FigureRelation| *relation == FigureRelation::Conflicts;
    let together = |relation: &FigureRelation| !conflicts(relation) && *relation != FigureRelation::DifferentQuantity;
    for (count, holds, name) in [
        (&mut score.conflicts, &conflicts as &dyn Fn(&FigureRelation) -> bool, "conflict"),
        (&mut score.together, &together, "agreement"),
    ] {
        // Headlines were not judged.
        let told = |(article, figure): Line| {
            let article = &articles[article];
            let sentence = article.sentences[article.figures[figure].sentence as usize];
            article.blocks[sentence.block as usize].kind.name() != "headline"
        };
        let wanted: BTreeSet<_> =
            judged.iter().filter(|(_, relation)| holds(relation)).map(|(pair, _)| *pair).collect();
        let found: BTreeSet<_> = found.iter().filter(|(_, relation)| holds(relation)).map(|(pair, _)| *pair).collect();
        let found: BTreeSet<_> = found.into_iter().filter(|&(one, other)| told(one) && told(other)).collect();
        wanted.difference(&found).for_each(|&pair| say(format!("{name} missed{}", words(pair))));
        found.difference(&wanted).for_each(|&pair| say(format!("no {name}{}", words(pair))));
        count.right += wanted.intersection(&found).count();
        count.found += found.len();
        count.wanted += wanted.len();
    }
}

/// What differs besides figures. A difference that is found is right where both its sides touch those of one that was
/// judged, of the same kind or another: what to call a contradiction is a matter of taste. To be found it has to be
/// of the kind.
fn differences(event: &Event, articles: &[Article], comparison: &Comparison, score: &mut Score, say: &dyn Fn(String)) {
    let shown: Vec<&Difference> = comparison
        .claims
        .iter()
        .flat_map(|claim| &claim.differences)
        .filter(|found| found.kind != DifferenceKind::Figure)
        .collect();
    let touches = |found: &Difference, one: &Place, other: &Place| {
        [one, other].iter().all(|place| {
            let range = place.range(articles[place.telling].text);
            found.passages.iter().any(|at| {
                let (start, end) = (at.span.start as usize, at.span.end as usize);
                at.article as usize == place.telling && start < range.end && range.start < end
            })
        })
    };
    for (kind, one, other) in &event.differences {
        // The contract has one kind for what somebody is called and one for how it is put.
        let shown_as = match kind.as_str() {
            "title" => "name",
            "certainty" => "wording",
            kind => kind,
        };
        let found = shown.iter().any(|found| found.kind.name() == shown_as && touches(found, one, other));
        score.differences.wanted += 1;
        score.differences.right += usize::from(found);
        if !found {
            let met = comparison.claims.iter().any(|claim| {
                [one, other].iter().all(|place| {
                    let (article, range) = (&articles[place.telling], place.range(articles[place.telling].text));
                    claim.members.iter().any(|member| {
                        let span = article.sentences.get(member.sentence as usize).map(|sentence| sentence.span);
                        let meets = |span: Span| (span.start as usize) < range.end && range.start < span.end as usize;
                        member.article as usize == place.telling && span.is_some_and(meets)
                    })
                })
            });
            let where_met = if met { "within a claim" } else { "across claims" };
            say(format!("difference missed {where_met}: {kind} “{}” “{}”", one.words, other.words));
        }
    }
    let conflicts = || event.figures.iter().filter(|figure| figure.2 == FigureRelation::Conflicts);
    for found in shown {
        let judged = event.differences.iter().any(|(_, one, other)| touches(found, one, other))
            || conflicts().any(|(one, other, _)| touches(found, one, other));
        score.shown.found += 1;
        score.shown.right += usize::from(judged);
        if !judged {
            let words = |at: &Passage| at.span.of(articles[at.article as usize].text).to_string();
            let words: Vec<String> = found.passages.iter().map(words).collect();
            say(format!("no difference: {} {} {words:?}", found.kind.name(), found.explanation));
        }
    }
}

fn quotes(event: &Event, articles: &[Article], comparison: &Comparison, score: &mut Score, say: &dyn Fn(String)) {
    for (one, other, relation) in &event.quotes {
        let holds = |place: &Place| {
            let (telling, range) = (place.telling, place.range(articles[place.telling].text));
            move |article: u32, start: u32, end: u32| {
                article as usize == telling && (start as usize) < range.end && range.start < end as usize
            }
        };
        let (one_holds, other_holds) = (holds(one), holds(other));
        let group = comparison.quotes.iter().find(|group| {
            group.members.iter().any(|at| one_holds(at.article, at.span.start, at.span.end))
                && group.members.iter().any(|at| other_holds(at.article, at.span.start, at.span.end))
        });
        let right = group.is_some_and(|group| group.relation == *relation || event.tellings.len() > 2);
        score.quotes.wanted += 1;
        score.quotes.right += usize::from(right);
        if !right {
            say(format!(
                "quotation: “{}” / “{}” {relation:?}, found {:?}",
                one.words,
                other.words,
                group.map(|group| group.relation)
            ));
        }
    }
}
