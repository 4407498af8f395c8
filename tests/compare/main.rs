//! Several tellings of one event, aligned by hand: `tests/fixtures/compare/`.
//!
//! A line of a telling is a sentence with the name of its claim in front ("-" claims nothing that another claims too,
//! "^" instead of the bar makes a headline); sentences of different tellings with one name should meet in one cluster.
//! Under `== figures` stand pairs of figures with their relation; a pair that is found and does not stand there is a
//! false alarm. `== differences` has the kind and words of both sides, `== quotes` pairs of quotations.
//!
//! The events in `differing` were written, with what differs, before they were run; of these and the open ones every
//! difference that was shown was then read, and those that are right were added. Recall is therefore a little flattered.
//!
//! The events in `held_out` are for measuring: their errors are never printed. Their totals have been seen while
//! thresholds were chosen, so they say what holds beside the open ones, not what an unseen event would.
//!
//! The events in `unseen` were written and labelled to the last pair by somebody who knew nothing of the program, hard
//! cases on purpose. Before their errors were read they gave claims P .735 R .532 and conflicts P .840 R .389.
//!
//! The events in `fresh` were written and labelled like that too, after the models were fitted, which have been fitted to
//! them since. Before their errors were read they gave claims P .879 R .746, conflicts P .712 R .677 and differences
//! P .550 R .137.
//!
//! The events in `sealed` came after the models that know real articles, from a writer who knew nothing of the program:
//! claims P .817 R .561, conflicts P .719 R .426, differences P .475 R .079 at first sight, which is what a new event may
//! give. The models have been fitted to them since; what was shown falsely or missed is open for reading.
//!
//! The events in `wide`, of two writers who knew nothing of the program, are ordinary news with ordinary difficulty. At
//! first sight they gave claims P .860 R .642, conflicts P .793 R .598 (differences P .58 R .14 in one half); the models have been
//! fitted to them since.
//!
//! The events in `later`, by a third writer, are for measuring, as `held_out` is: their errors have not been read, and
//! nothing was fitted to them. At first sight they gave claims P .852 R .701, conflicts P .862 R .609, differences P .680
//! R .159.
//!
//! What is invented, even with care, is tidier than what is printed: on pairs of real articles (`real.rs`) the models of
//! these events alone were right in three of ten claims. Since they are fitted to both they find a little less here.

mod event;
mod figures;
mod pairs;
mod real;
mod score;
mod train;
mod unrelated;

use std::collections::BTreeSet;

use claimlight::annotate;
use claimlight::compare::{FigureRelation, compare};

use event::events;
use score::{Score, score};

#[test]
fn known_events() {
    let score = score("known", &events("tests/fixtures/compare"), true);
    assert!(score.claims.f1() >= 0.90, "claims are aligned worse than they were");
    assert!(score.claims.precision() >= 0.88, "false alignments are worse than missed ones");
    assert!(score.conflicts.precision() >= 0.8, "a false conflict costs trust");
    assert!(score.conflicts.recall() >= 0.9, "conflicts are missed that were found");
    assert!(score.together.recall() >= 0.95, "figures of one quantity are no longer paired");
}

#[test]
fn open_events() {
    let score = score("open", &events("tests/fixtures/compare/open"), true);
    holds_on_new_events(&score);
}

#[test]
fn differing_events() {
    let score = score("differing", &events("tests/fixtures/compare/differing"), true);
    assert!(
        score.claims.recall() >= 0.78 && score.claims.precision() >= 0.91,
        "claims are aligned worse than they were"
    );
    assert!(score.shown.precision() >= 0.9, "differences are shown where there are none");
    assert!(score.differences.recall() >= 0.58, "differences are missed that were found");
}

#[test]
fn held_out_events() {
    let score = score("held out", &events("tests/fixtures/compare/held_out"), false);
    holds_on_new_events(&score);
}

#[test]
fn later_events() {
    let score = score("later", &events("tests/fixtures/compare/later"), false);
    assert!(score.claims.precision() >= 0.82, "false alignments are worse than missed ones");
    assert!(score.claims.recall() >= 0.67, "claims are no longer aligned");
    assert!(score.conflicts.precision() >= 0.8, "a false conflict costs trust");
    assert!(score.conflicts.recall() >= 0.6, "conflicts are missed that were found");
    assert!(score.together.recall() >= 0.74, "figures of one quantity are no longer paired");
    assert!(score.shown.precision() >= 0.6, "differences are shown where there are none");
    assert!(score.differences.recall() >= 0.14, "differences are missed that were found");
}

/// What was reached on the events that were written to the last pair and may be read, over all of them: one set alone is
/// too small to tell whether the models have become better or worse.
#[test]
fn events_that_models_are_fitted_to() {
    let sets = ["unseen", "fresh", "sealed", "wide"];
    let score = sets.map(|set| score(set, &events(&format!("tests/fixtures/compare/{set}")), true)).into_iter().sum();
    let Score { claims, conflicts, differences, shown, .. } = score;
    assert!(claims.f1() >= 0.74, "claims are aligned worse than they were: {}", claims.f1());
    assert!(claims.precision() >= 0.85, "false alignments are worse than missed ones: {}", claims.precision());
    assert!(conflicts.precision() >= 0.78, "a false conflict costs trust: {}", conflicts.precision());
    assert!(conflicts.recall() >= 0.65, "conflicts are missed that were found: {}", conflicts.recall());
    assert!(shown.precision() >= 0.74, "differences are shown where there are none: {}", shown.precision());
    assert!(differences.recall() >= 0.23, "differences are missed that were found: {}", differences.recall());
}

#[test]
fn unrelated_stories() {
    let mut events = events("tests/fixtures/compare");
    events.extend(crate::events("tests/fixtures/compare/open"));
    let found = unrelated::found(&events);
    assert!(found.claims * 20 <= found.sentences, "stories of different events make one claim: {found:?}");
    assert_eq!(found.negations, 0, "one story denies what another says of something else");
}

#[test]
fn stories_of_one_kind() {
    for pair in unrelated::ALIKE.chunks(2) {
        let found = unrelated::found_in(&pair.iter().map(|text| text.to_string()).collect::<Vec<_>>());
        assert!(found.claims <= 1, "two stories of one kind make one claim: {found:?}");
        assert_eq!((found.conflicts, found.negations), (0, 0), "figures of different companies or matches: {found:?}");
    }
}

#[test]
fn differences_of_pairs() {
    let score = pairs::score("pairs", "tests/fixtures/compare/differences/pairs.txt");
    assert!(score.precision() >= 0.85, "differences are found where there are none");
    assert!(score.recall() >= 0.7, "differences are missed");
}

/// What is asked of events whose errors nobody has read.
fn holds_on_new_events(score: &score::Score) {
    assert!(score.claims.precision() >= 0.85, "false alignments are worse than missed ones");
    assert!(score.claims.recall() >= 0.72, "claims are no longer aligned");
    assert!(score.conflicts.precision() >= 0.7, "a false conflict costs trust");
    assert!(score.conflicts.recall() >= 0.6, "conflicts are missed that were found");
    assert!(score.together.recall() >= 0.75, "figures of one quantity are no longer paired");
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
    fn one_person_wherever_the_stories_name_them() {
        let one = "The dam at Lomvala gave way on Wednesday, the province said. Interior Minister Jan Belko flew to the \
                   valley.\n\nEngineer Pia Lundell had warned of cracks in the wall.";
        let other = "Sirens were heard when the Lomvala dam gave way on Wednesday, the province said. “We shall rebuild,” \
                     said Jan Belko, the finance minister.\n\nA letter of Pia Lundel, an engineer, is dated August.";
        check(one, other, "name", "“Interior Minister” here, “finance minister” there.");
        check(one, other, "name", "One name, spelt “Pia Lundell” and “Pia Lundel”.");
    }

    #[test]
    fn what_two_outlets_may_call_one_office_is_no_difference() {
        let tells = |title: &str| {
            annotate(format!("The dam at Lomvala gave way on Wednesday, {title} Jan Belko said in Orumba.").leak())
        };
        let named = |one: &str, other: &str| {
            let comparison = compare(&[tells(one), tells(other)]);
            comparison
                .claims
                .iter()
                .flat_map(|claim| &claim.differences)
                .filter(|found| found.kind.name() == "name")
                .count()
        };
        assert_eq!(named("Interior Minister", "minister"), 0);
        assert_eq!(named("chairwoman", "chair"), 0);
        assert_eq!(named("chief executive", "chief"), 0);
        assert_eq!(named("Mayor", "Deputy mayor"), 1);
        assert_eq!(named("Health Minister", "Transport Minister"), 1);
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
    fn a_name_behind_a_title() {
        check(
            "President Lala Rakoto declared three days of mourning for the victims of the storm.",
            "The president, Lalao Rakoto, declared three days of mourning for the victims of the storm.",
            "name",
            "One name, spelt “Lala Rakoto” and “Lalao Rakoto”.",
        );
    }

    #[test]
    fn offices_of_several_words() {
        check(
            "The hospital of Pell will not pay the hackers, said Merivale's chief executive, Colin Frayne.",
            "Merivale's chief information officer, Colin Frayne, said that the hospital of Pell will not pay the hackers.",
            "name",
            "“chief executive” here, “chief information officer” there.",
        );
    }

    #[test]
    fn what_may_come_is_in_no_conflict_with_what_came() {
        let articles = [
            "The new pipes of Holm could cost between $2 million and $3 million, the city of Holm said on Monday.",
            "The pipes of Holm cost the city of Holm nearly $13 million, the county said on Monday.",
        ]
        .map(annotate);
        let comparison = compare(&articles);
        let conflict = |group: &claimlight::compare::FigureGroup| group.relation == FigureRelation::Conflicts;
        assert!(!comparison.figures.iter().any(conflict), "{:#?}", comparison.figures);
        let differences: Vec<_> = comparison.claims.iter().flat_map(|claim| &claim.differences).collect();
        assert!(differences.iter().all(|found| found.kind.name() != "wording"), "{differences:#?}");
    }

    #[test]
    fn an_outlet_that_relays() {
        let articles = [
            "More than 300 classrooms of Holm draw water from pipes of lead, Lakeshore Radio said on Tuesday.",
            "More than 300 classrooms of Holm draw water from pipes of lead, three state officials said on Tuesday.",
        ]
        .map(annotate);
        let comparison = compare(&articles);
        let differences: Vec<_> = comparison.claims.iter().flat_map(|claim| &claim.differences).collect();
        assert!(differences.is_empty(), "{differences:#?}");
    }

    #[test]
    fn a_source_that_tells_it_itself() {
        let articles = [
            "Taps in Holm shut off\n\nTaps in 212 classrooms of Holm have been shut off for lead, Lakeshore Radio said. The \
             broadcaster said that over 40 classrooms in Holm wait for filters.",
            "Lead in Holm\n\nLakeshore Radio, June 11, 2024\n\nTaps in 212 classrooms of Holm have been shut off for lead. At \
             least 40 classrooms in Holm wait for filters.",
        ]
        .map(annotate);
        let comparison = compare(&articles);
        let differences: Vec<_> = comparison.claims.iter().flat_map(|claim| &claim.differences).collect();
        assert!(differences.iter().all(|found| found.kind.name() != "source"), "{differences:#?}");
    }

    #[test]
    fn a_source_is_named_without_its_comma() {
        check(
            "The bridge of Pell will stay shut for nine weeks, said Mona Rask, the county engineer, on Friday.",
            "The bridge of Pell will stay shut for nine weeks, the builder Alto Works said on Friday.",
            "source",
            "Here it comes from Mona Rask, the county engineer, there from the builder Alto Works.",
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

/// Two short stories with the turns of phrase in which real ones differ.
const BORDER: [&str; 2] = [
    "A report of the Interior Office, as passed on by unnamed officials to Reuters, shows that 300 illegal migrants \
     from southeast Ardenia were brought across the river by a ring tied to the Red Hand, with over 40 of them now \
     missing.\n\nThousands of illegal migrants from these countries are already here, awaiting the Holt \
     administration's decision on their status.\n\nDespite some arrests among the 300, none have been charged with \
     terror-related offenses yet. Officials of the Holt administration stress that the police are not in panic mode \
     over the matter.\n\nRepeated warnings from Border Chief Adam Reeve about terror attacks by foreigners show how \
     grave the matter is. One man, Yusuf Karim, slipped through despite being on a watch list.",
    "A smuggling ring affiliated with the Red Hand has brought more than 300 illegal aliens across the river.\n\nMore \
     than 120 of the migrants from Central Ardenia have been arrested but over 40 of them are unaccounted for, Reuters \
     reported. The others are believed to be spread out over 11 provinces.\n\n“Thousands of migrants from those \
     countries are already in the country awaiting court decisions on whether they can stay,” Reuters reported. “None \
     have been charged with terrorism-related offenses.”\n\nThe police are reportedly “not panicking” about the \
     matter, according to two officials.\n\nBorder Director Adam Reeve warned of a terror attack by foreigners when \
     he spoke in parliament last year.\n\n“Screening was not fully effective,” the Inspector General of the Interior \
     Office said in a report.",
];

#[test]
fn two_stories_of_one_border() {
    let articles = BORDER.map(annotate);
    let comparison = compare(&articles);
    let words = |at: &claimlight::compare::Passage| at.span.of(articles[at.article as usize].text);
    let figure = |words: &str, relation: FigureRelation| {
        comparison.figures.iter().any(|group| group.relation == relation && group.explanation.contains(words))
    };
    assert!(figure("“300” and “more than 300”", FigureRelation::Compatible));
    assert!(figure("“over 40”", FigureRelation::Agrees));
    let added: Vec<&str> =
        comparison.claims.iter().flat_map(|claim| &claim.additions).map(|a| words(&a.passage)).collect();
    assert_eq!(added, ["More than 120 of the migrants"]);
    let differs = |kind: &str, one: &str, other: &str| {
        let differences = comparison.claims.iter().flat_map(|claim| &claim.differences);
        let mut alike = differences.filter(|difference| difference.kind.name() == kind);
        let found = alike.any(|found| words(&found.passages[0]) == one && words(&found.passages[1]) == other);
        assert!(found, "{kind}: {one} / {other}\n{:#?}", comparison.claims);
    };
    differs("place", "southeast Ardenia", "Central Ardenia");
    differs("wording", "Holt administration's decision", "court decisions");
    differs("name", "Border Chief", "Border Director");
    let told = |words: &str| {
        let holds = |member: &&claimlight::compare::Member| {
            let article = &articles[member.article as usize];
            article.sentences[member.sentence as usize].span.of(article.text).contains(words)
        };
        let claim = comparison.claims.iter().find(|claim| claim.members.iter().any(|member| holds(&member)));
        claim.expect(words).members.iter().map(|member| member.article).collect::<BTreeSet<u32>>()
    };
    assert_eq!(told("none have been charged"), BTreeSet::from([0, 1]));
    assert_eq!(told("panic mode"), BTreeSet::from([0, 1]));
    assert_eq!(told("Yusuf Karim"), BTreeSet::from([0]));
    assert_eq!(told("11 provinces"), BTreeSet::from([1]));
    assert_eq!(told("Inspector General"), BTreeSet::from([1]));
    let notices: Vec<&str> = comparison.notices.iter().map(|notice| notice.message.as_str()).collect();
    assert_eq!(notices, ["Both articles rest, at least in part, on Reuters."]);
    let heard = comparison.speakers.iter().find(|speaker| speaker.name.contains("Inspector General"));
    assert_eq!(heard.and_then(|speaker| speaker.only_in), Some(1));
}

#[test]
fn two_words_here_are_one_word_there() {
    let one = "While none of the 300 men were on terror watch lists, the ring that brought them has raised alarms.";
    let other =
        "The ring brought many of the 300 men across because they were not on the terrorism watchlist, it was said.";
    let claims = compare(&[annotate(one), annotate(other)]).claims;
    assert_eq!(claims.len(), 1, "{claims:#?}");
    assert!(
        claims[0].differences.iter().all(|found| found.kind.name() != "wording"),
        "terror and terrorism: {claims:#?}"
    );
}

#[test]
fn what_one_story_leaves_out() {
    let shared = "The mine at Dellwood will close in May, the company said.\n\nSome 400 miners work there.";
    let articles =
        [annotate(shared), annotate(shared), annotate("The mine at Dellwood will close in May, the company said.")];
    let silent: Vec<Option<u32>> = compare(&articles).claims.iter().map(|claim| claim.left_out_by).collect();
    assert_eq!(silent, [None, Some(2)]);
}

#[test]
fn two_quoted_words_meet_in_what_was_said_of_one_claim() {
    let one = "Coach Rita Moss called the referee a “blind mole” after the match in Pell on Sunday.";
    let other = "After the match in Pell on Sunday coach Rita Moss said the referee was “a blind mole”.";
    let apart = "The garden show in Dellwood gave its first prize to a sculpture named “Blind Mole”.";
    let articles = [annotate(one), annotate(other), annotate(apart)];
    let quotes = compare(&articles).quotes;
    assert_eq!(quotes.len(), 1, "{quotes:#?}");
    assert_eq!(quotes[0].members.iter().map(|at| at.article).collect::<Vec<_>>(), [0, 1]);
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

/// A quotation that one story divides is one claim with that of the others.
#[test]
fn both_halves_of_a_quotation_stand_beside_the_whole() {
    let texts = [
        "Two people died when the Tanner Street footbridge collapsed into the Orr on Sunday, police said.\n\n“The steel \
         was rotten, you could see it from the towpath,” said Tom Aldous, 58, who lives on Tanner Street.\n\nThe city \
         council voted 7-2 last October to postpone the repairs.",
        "Two people died when a footbridge fell into the Orr on Sunday, officials said. Tom Aldous heard it go.\n\n“The \
         steel was rotten,” Aldous, a neighbor, said. “You could see it from the towpath.”",
        "A footbridge over the Orr collapsed Sunday, killing two people.\n\nThe city council voted in October to put off \
         repairs.",
    ];
    let articles = texts.map(annotate);
    let comparison = compare(&articles);
    let told = |claim: &claimlight::compare::Cluster| -> Vec<u32> {
        claim.members.iter().map(|member| member.article).collect()
    };
    let claims: Vec<Vec<u32>> = comparison.claims.iter().map(told).collect();
    assert!(claims.contains(&vec![0, 1, 1]), "{claims:?}");
}
