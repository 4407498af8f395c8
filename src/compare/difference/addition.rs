//! What one telling of a claim has and the others lack: a figure of which they say nothing.

use crate::compare::quantity::figures_of;
use crate::compare::{Addition, FigureMember};
use crate::figure::{Figure, FigureKind, Value};
use crate::text::Span;

use super::{Figures, Side};

/// The figures of a claim that only one of its tellings gives, in order.
pub fn additions(sides: &[Side], figures: &Figures) -> Vec<Addition> {
    let mut found = Vec::new();
    for side in sides {
        let others = || sides.iter().filter(|other| other.article != side.article);
        for (number, figure) in side.sentences.iter().flat_map(|&sentence| figures_of(side.telling.article, sentence)) {
            let member = FigureMember { article: side.article, figure: number as u32 };
            let known = others().any(|other| {
                let same = |&(_, theirs): &(usize, &Figure)| theirs.value == figure.value;
                let mut all = other.telling.article.figures.iter().enumerate();
                all.any(|theirs| same(&theirs))
            });
            // "Three officials" are a source, not a part of the claim.
            let is_source = side.telling.reports(figure.span);
            if tells_more(figure) && !is_source && !figures.paired.contains(&member) && !known {
                let span = counted(figure);
                let explanation = format!("Only here: “{}”.", side.words(span));
                found.push(Addition { passage: side.passage(span), explanation });
            }
        }
    }
    found
}

/// Numbers that say something by themselves: not "one", and no date.
fn tells_more(figure: &Figure) -> bool {
    let counts = matches!(
        figure.kind,
        FigureKind::Count | FigureKind::Money | FigureKind::Percent | FigureKind::Ratio | FigureKind::Measure
    );
    counts && !matches!(figure.value, Value::Number(number) if number.abs() < 1.5 && figure.kind == FigureKind::Count)
}

/// A figure with the words that bound it and the noun that it counts, as far as they stand together.
fn counted(figure: &Figure) -> Span {
    let bounded = figure.qualifier.map_or(figure.span, |qualifier| qualifier.join(figure.span));
    let near = |noun: &Span| noun.start >= bounded.start && noun.start <= bounded.end + 12;
    figure.noun.filter(near).map_or(bounded, |noun| bounded.join(noun))
}
