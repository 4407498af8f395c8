//! Several tellings of one event, aligned by hand: `tests/fixtures/compare/`.
//!
//! A line of a telling is a sentence with the name of its claim in front ("-" claims nothing that another claims too,
//! "^" instead of the bar makes a headline); sentences of different tellings with one name should meet in one cluster.
//! Under `== figures` stand pairs of figures with their relation; a pair that is found and does not stand there is a
//! false alarm. `== differences` has the kind and words of both sides, `== quotes` pairs of quotations.
//!
//! The events in `held_out` are for measuring alone: their errors are never printed, and no rule was written after
//! reading what went wrong there.

mod event;
mod pairs;
mod score;
mod unrelated;

use std::collections::BTreeSet;

use claimlight::annotate;
use claimlight::compare::compare;

use event::events;
use score::score;

#[test]
fn known_events() {
    let score = score("known", &events("tests/fixtures/compare"), true);
    assert!(score.claims.f1() >= 0.80, "claims are aligned worse than they were");
    assert!(score.claims.precision() >= 0.80, "false alignments are worse than missed ones");
    assert!(score.conflicts.precision() >= 0.8, "a false conflict costs trust");
    assert!(score.conflicts.recall() >= 0.7, "conflicts are missed that were found");
    assert!(score.together.recall() >= 0.85, "figures of one quantity are no longer paired");
}

#[test]
fn open_events() {
    let score = score("open", &events("tests/fixtures/compare/open"), true);
    holds_on_new_events(&score);
}

#[test]
fn held_out_events() {
    let score = score("held out", &events("tests/fixtures/compare/held_out"), false);
    holds_on_new_events(&score);
}

#[test]
fn unrelated_stories() {
    let mut events = events("tests/fixtures/compare");
    events.extend(crate::events("tests/fixtures/compare/open"));
    let found = unrelated::found(&events);
    assert!(found.claims * 50 <= found.sentences, "stories of different events make one claim: {found:?}");
    assert_eq!(found.negations, 0, "one story denies what another says of something else");
}

#[test]
fn differences_of_pairs() {
    let score = pairs::score("pairs", "tests/fixtures/compare/differences/pairs.txt");
    assert!(score.precision() >= 0.85, "differences are found where there are none");
    assert!(score.recall() >= 0.7, "differences are missed");
}

/// What is asked of events that no rule was written for.
fn holds_on_new_events(score: &score::Score) {
    assert!(score.claims.precision() >= 0.85, "false alignments are worse than missed ones");
    assert!(score.claims.recall() >= 0.6, "claims are no longer aligned");
    assert!(score.conflicts.precision() >= 0.7, "a false conflict costs trust");
    assert!(score.conflicts.recall() >= 0.6, "conflicts are missed that were found");
    assert!(score.together.recall() >= 0.7, "figures of one quantity are no longer paired");
}

mod differences {
    use super::*;

    /// The explanations of what differs between two tellings, with the words that they point at.
    fn check(one: &str, other: &str, kind: &str, explanation: &str) {
        let articles = [annotate(one), annotate(other)];
        let comparison = compare(&articles);
        let differences: Vec<_> = comparison.claims.iter().flat_map(|claim| &claim.differences).collect();
        let found = differences.iter().find(|found| found.kind.name() == kind && found.explanation == explanation);
        let found = found.unwrap_or_else(|| panic!("{kind}: {explanation}\n{differences:#?}"));
        let sides: BTreeSet<u32> = found.passages.iter().map(|passage| passage.article).collect();
        assert_eq!(sides, BTreeSet::from([0, 1]), "both sides are shown");
        for passage in &found.passages {
            assert!(!passage.span.of(articles[passage.article as usize].text).is_empty());
        }
    }

    #[test]
    fn how_sure_each_telling_sounds() {
        check(
            "The tanker struck a reef near Pell Island on Friday, spilling diesel into the bay.",
            "The tanker reportedly struck a reef near Pell Island on Friday, spilling diesel into the bay.",
            "wording",
            "Said outright here, less certain there (“reportedly”).",
        );
    }

    #[test]
    fn which_part_of_a_place() {
        check(
            "More than 60 miners from southern Morland joined the march to the capital on Sunday.",
            "More than 60 miners from northern Morland joined the march to the capital on Sunday.",
            "place",
            "“southern Morland” here, “northern Morland” there.",
        );
    }

    #[test]
    fn words_that_judge() {
        check(
            "Border guards stopped 30 illegal aliens in a truck near Dellwood on Monday.",
            "Border guards stopped 30 migrants in a truck near Dellwood on Monday.",
            "wording",
            "“illegal aliens” here, “migrants” there.",
        );
    }

    #[test]
    fn whose_decision_it_is() {
        check(
            "Hundreds of families in the Dellwood camp await the governor's decision on their housing.",
            "Hundreds of families in the Dellwood camp await court decisions on their housing.",
            "wording",
            "“governor's decision” here, “court decisions” there.",
        );
    }

    #[test]
    fn said_and_denied() {
        check(
            "The harbor police recovered the stolen painting from a boat in Pell.",
            "The harbor police have not recovered the stolen painting from a boat in Pell.",
            "negation",
            "Said here (“recovered”), denied there (“not recovered”).",
        );
    }
}

#[test]
fn an_outlet_that_all_credit_is_named() {
    let one = annotate("The mine will close in May, three officials told Reuters. It opened in 1962.");
    let other = annotate("“The mine will close in May,” Reuters reported on Monday.");
    let comparison = compare(&[one, other]);
    let message = &comparison.notices.first().expect("a notice").message;
    assert_eq!(message, "Both articles rest, at least in part, on Reuters.");
}

#[test]
fn what_the_site_put_around_a_story_makes_no_claim() {
    let story = "Mine to close\n\nThe mine will close in May, the company said on Monday.\n\nIt opened in 1962.\n\n\
        Leave a Reply\n\nYour email address will not be published. Required fields are marked *";
    let articles = [annotate(story), annotate(story)];
    for member in compare(&articles).claims.iter().flat_map(|claim| &claim.members) {
        let article = &articles[member.article as usize];
        let sentence = article.sentences[member.sentence as usize];
        assert_ne!(article.blocks[sentence.block as usize].kind.name(), "furniture");
    }
}
