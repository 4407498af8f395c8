//! Which figures of short stories are of one quantity.

use claimlight::annotate;
use claimlight::compare::{FigureRelation, compare};

/// What is said of the figures whose relation is the one that is given.
fn found(texts: &[&str], relation: FigureRelation) -> Vec<String> {
    let articles: Vec<_> = texts.iter().map(|text| annotate(text)).collect();
    let groups = compare(&articles).figures.into_iter().filter(|group| group.relation == relation);
    groups.map(|group| group.explanation).collect()
}

#[track_caller]
fn conflicts(texts: &[&str], expected: &[&str]) {
    let expected: Vec<String> =
        expected.iter().map(|pair| format!("{pair} cannot both be true of the same thing.")).collect();
    assert_eq!(found(texts, FigureRelation::Conflicts), expected);
}

#[test]
fn one_toll_in_sentences_that_share_little() {
    conflicts(
        &[
            "HOLTON — A coach went off the road near Holton on Sunday and fell into a ravine, the Alder police \
             said.\n\nFourteen people were killed and nine are in hospital, the police said. The coach belonged to \
             Brightway Tours.",
            "Relatives gathered in Holton after a Brightway Tours coach left the road in Alder.\n\nSeventeen passengers \
             lost their lives, said a doctor. The coach was nine years old.",
        ],
        &["“Fourteen” and “Seventeen”"],
    );
}

#[test]
fn two_times_of_one_call() {
    conflicts(
        &[
            "The fire in the Carrow Mill in Denby began in a store of paint.\n\nThe first call reached the fire brigade \
             at 3:15 a.m., said Chief Ada Lomax.",
            "The Carrow Mill in Denby has burned down.\n\nA neighbor says that she called the fire brigade at 2:40 a.m. and \
             waited. Chief Ada Lomax did not comment.",
        ],
        &["“3:15 a.m.” and “2:40 a.m.”"],
    );
}

#[test]
fn of_different_things_that_befell_them() {
    conflicts(
        &[
            "The storm Kira struck Dellmark on Friday.\n\nSome 3,500 houses in Dellmark are under water, the ministry \
             said.",
            "Dellmark counts the damage of the storm Kira.\n\nSome 4,100 houses in Dellmark have had no electricity \
             since Friday.",
        ],
        &[],
    );
}

#[test]
fn bylines_and_headlines_are_in_no_conflict() {
    conflicts(
        &[
            "Twelve hurt in Orley fire\n\nBy Ann Moor\n\nJune 12, 2024\n\nA fire in the Orley bakery injured 15 people on \
             Monday, the town of Orley said.",
            "Bakery burns in Orley\n\nBy Tom Reed\n\nJune 11, 2024\n\nA fire in the Orley bakery injured 15 people on \
             Monday, Orley's mayor said.",
        ],
        &[],
    );
}

#[test]
fn what_one_story_tells_both_of() {
    conflicts(
        &[
            "The Tarn Bridge in Welby was built in 2014, the county said. The Tarn Bridge in Welby was painted in 2019.",
            "The Tarn Bridge in Welby was built in 2014, records of the county show.",
            "The Tarn Bridge in Welby was painted in 2019, records of the county show.",
        ],
        &[],
    );
}

#[test]
fn what_fits_both_of_two_makes_no_peace_between_them() {
    let with = |number: &str| {
        format!(
            "The ferry Marten ran aground off Gull Point early Sunday with {number} passengers aboard, the coast guard said."
        )
    };
    let texts = ["212", "more than 200", "212", "240"].map(with);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(found(&texts, FigureRelation::Conflicts), ["“212” and “240” cannot both be true of the same thing."]);
}

#[test]
fn a_toll_that_rises_within_its_bound() {
    let texts = [
        "At least six people died in the Kareth tower fire, the Solanto fire brigade said.",
        "Eleven people died in the Kareth tower fire in Solanto, the fire brigade said on Monday.",
    ];
    assert_eq!(found(&texts, FigureRelation::Compatible).len(), 1);
    conflicts(&texts, &[]);
}

#[test]
fn what_is_converted_or_rounded_fits() {
    let texts = [
        "The raiders of the Odell bank in Tamsin took about $2 million, and drove 12 miles to Ferry Point, the Tamsin \
         police said.",
        "The raiders of the Odell bank in Tamsin took $2.3 million, and drove 19 kilometers to Ferry Point, said the Tamsin \
         police.",
    ];
    assert_eq!(
        found(&texts, FigureRelation::Compatible),
        [
            "“about $2 million” and “$2.3 million”: one is the other, rounded.",
            "“12 miles” and “19 kilometers” can both be true."
        ]
    );
    conflicts(&texts, &[]);
}

/// So that the odd one out can be told from those that it is held against.
#[test]
fn every_story_is_held_against_those_that_give_another_date() {
    let story = |month: &str| {
        format!(
            "Two people died when the Tanner Street bridge fell into the Orr.\n\nThe Tanner Street bridge was last \
             inspected in {month}, a city report shows."
        )
    };
    let texts: Vec<String> =
        (0..12).map(|number| story(if number % 5 == 4 { "March 2021" } else { "April 2022" })).collect();
    let articles: Vec<_> = texts.iter().map(|text| annotate(text)).collect();
    let comparison = compare(&articles);
    let told: std::collections::BTreeSet<Vec<u32>> = comparison
        .claims
        .iter()
        .flat_map(|claim| &claim.differences)
        .map(|difference| difference.passages.iter().map(|passage| passage.article).collect())
        .collect();
    for odd in [4, 9] {
        for other in (0..12).filter(|other| other % 5 != 4) {
            let pair = vec![other.min(odd), other.max(odd)];
            assert!(told.contains(&pair), "{pair:?} of {told:?}");
        }
    }
}
