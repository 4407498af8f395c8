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
    found_in(&events.iter().map(|event| event.tellings[0].text()).collect::<Vec<_>>())
}

/// Stories of one kind, told in the words of their trade, of different companies and different matches.
pub const ALIKE: [&str; 4] = [
    "Bredal Foods posts higher profit\n\nBredal Foods said on Tuesday that net profit rose 12 percent to $318 million in \
     the third quarter, helped by strong demand for frozen meals. Revenue climbed 4 percent to $5.1 billion, beating \
     the $4.9 billion that analysts had expected.\n\nThe company raised its forecast for the full year and now expects \
     earnings of between $2.10 and $2.20 a share. Shares of Bredal rose 3 percent in early trading.\n\n“We are pleased \
     with the quarter,” Chief Executive Mona Lund said. The company will pay a dividend of 35 cents a share.",
    "Quarterly profit falls at Torvex\n\nTorvex Motors said on Thursday that net profit fell 9 percent to $742 million in \
     the third quarter because of higher costs for steel. Revenue slipped 2 percent to $11.4 billion, missing the $11.8 \
     billion that analysts had expected.\n\nThe company cut its forecast for the full year and now expects earnings of \
     between $4.60 and $4.90 a share. Shares of Torvex dropped 5 percent in early trading.\n\n“We are not satisfied with \
     the quarter,” Chief Executive Rafael Ortega said. The company will not pay a dividend.",
    "United come from behind to beat Rangers\n\nHarwick United beat Cold Hill Rangers 3-1 on Saturday after falling behind \
     to an early goal. Ben Ashby scored twice in the second half in front of 41,200 spectators.\n\nThe visitors finished \
     with ten men after captain Leo Ferris was sent off in the 70th minute. Coach Nils Haug said his team had shown \
     character.\n\nUnited are now third in the table, two points behind the leaders.",
    "City held at home\n\nMarbury City lost 2-1 to Elm Park Rovers on Sunday after taking an early lead. Joao Prado scored \
     twice in the second half in front of 28,700 spectators.\n\nThe hosts finished with ten men after defender Tim Sorley \
     was sent off in the 55th minute. Coach Ada Klein said her team had lacked character.\n\nCity are now ninth in the \
     table, eleven points behind the leaders.",
];

/// As [`found`], of texts.
pub fn found_in(texts: &[String]) -> Found {
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
