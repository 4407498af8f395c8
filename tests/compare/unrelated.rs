//! Stories of different events side by side: what they say of each other's events is nothing.

use std::collections::BTreeSet;

use claimlight::annotate;
use claimlight::compare::{ClaimRelation, DifferenceKind, FigureRelation, compare};

use crate::event::Event;

/// What is found between stories that have nothing to do with each other.
#[derive(Debug, Default)]
pub struct Found {
    pub sentences: usize,
    pub claims: usize,
    pub negations: usize,
    /// Differences other than of source and negation.
    pub differences: usize,
    pub conflicts: usize,
}

/// One telling of each event, all of them together.
pub fn found(events: &[Event]) -> Found {
    let texts: Vec<String> = events.iter().map(|event| event.tellings[0].text()).collect();
    let articles: Vec<_> = texts.iter().map(|text| annotate(text)).collect();
    let comparison = compare(&articles);
    let mut found =
        Found { sentences: articles.iter().map(|article| article.sentences.len()).sum(), ..Found::default() };
    for claim in comparison.claims.iter().filter(|claim| claim.relation != ClaimRelation::Only) {
        let tellers: BTreeSet<u32> = claim.members.iter().map(|member| member.article).collect();
        found.claims += usize::from(tellers.len() > 1);
        for member in &claim.members {
            let article = &articles[member.article as usize];
            println!("  {}", article.sentences[member.sentence as usize].span.of(article.text));
        }
        for difference in &claim.differences {
            println!("    {}: {}", difference.kind.name(), difference.explanation);
            match difference.kind {
                DifferenceKind::Source => {}
                DifferenceKind::Negation => found.negations += 1,
                _ => found.differences += 1,
            }
        }
    }
    found.conflicts = comparison.figures.iter().filter(|group| group.relation == FigureRelation::Conflicts).count();
    println!("unrelated: {found:?}");
    found
}
