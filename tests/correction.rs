//! Readers' corrections: `tests/fixtures/correction/*.txt`.
//!
//! A fixture holds a story, what a reader does, the text that it is laid over afterwards (the same one where none
//! is given), and what is marked then. See `Fixture`.

use std::fs;

use claimlight::annotate;
use claimlight::correction::correct;
use claimlight::document::{
    Action, ArticleAnnotation, AttributionQuote, AttributionValue, ClaimValue, Correction, FigureValue, FromJson,
    Quote, Range, Review, SpeakerValue, Status, Subject, ValueEntry, Who, WordRole,
};
use claimlight::export::{Format, export, import};
use claimlight::text::OffsetUnit;

const UNIT: OffsetUnit = OffsetUnit::Utf16;

/// `== story`, `== reader`, `== text` (where it changed) and `== then`.
#[derive(Default)]
struct Fixture {
    story: String,
    reader: Vec<String>,
    text: String,
    then: Vec<String>,
}

fn fixture(file: &str) -> Fixture {
    let mut fixture = Fixture::default();
    for part in file.split("== ").skip(1) {
        let (name, body) = part.split_once('\n').expect("a name and a body");
        let lines = || body.lines().filter(|line| !line.is_empty()).map(String::from).collect();
        match name {
            "story" => fixture.story = body.trim().into(),
            "text" => fixture.text = body.trim().into(),
            "reader" => fixture.reader = lines(),
            "then" => fixture.then = lines(),
            other => panic!("there is no part “{other}”"),
        }
    }
    if fixture.text.is_empty() {
        fixture.text = fixture.story.clone();
    }
    fixture
}

fn document(text: &str) -> ArticleAnnotation {
    ArticleAnnotation::new(&annotate(text), "story", UNIT)
}

/// The place of words in a text: the first, in UTF-16.
fn place(text: &str, words: &str) -> Range {
    let start = text.find(words).unwrap_or_else(|| panic!("the story has no “{words}”"));
    let units = |text: &str| text.encode_utf16().count() as u32;
    Range { start: units(&text[..start]), end: units(&text[..start + words.len()]) }
}

fn words(document: &ArticleAnnotation, range: Range) -> String {
    let units: Vec<u16> = document.text.encode_utf16().collect();
    String::from_utf16_lossy(&units[range.start as usize..range.end as usize])
}

fn quote(text: &str, words: &str) -> Quote {
    Quote { range: Some(place(text, words)), ..Quote::default() }
}

fn quotes(text: &str, words: &str) -> Vec<Quote> {
    words.split(" … ").filter(|words| !words.is_empty()).map(|words| quote(text, words)).collect()
}

/// What a line of `== reader` does: an action, a mark, and fields apart by " | ".
fn correction(story: &ArticleAnnotation, line: &str, number: usize) -> Correction {
    let text = story.text.as_str();
    let (head, rest) = line.split_once(": ").expect("action and mark, then fields");
    let (action, mark) = head.split_once(' ').expect("an action and a mark");
    let fields: Vec<&str> = rest.split(" | ").collect();
    let field = |index: usize| fields.get(index).copied().unwrap_or("");
    let action: Action = Action::from_json(&action.into()).expect("an action");
    let adds = action == Action::Add;
    let who = |name: &str| {
        let known = story.speakers.iter().find(|speaker| speaker.name == name);
        Who { name: name.into(), kind: known.map_or("person".into(), |known| known.kind.clone()), mention: None }
    };
    let subject = match mark {
        "figure" => Subject::Figure {
            target: (!adds).then(|| quote(text, field(0))),
            value: (fields.len() > 1).then(|| FigureValue {
                place: quote(text, if adds { field(0) } else { field(1) }),
                kind: field(2).to_owned().into(),
                value: ValueEntry::Number(field(3).parse().expect("a number")),
                relative: None,
                high: None,
                bound: "=".into(),
                unit: None,
                qualifier: None,
                noun: None,
            }),
        },
        "attribution" => Subject::Attribution {
            target: (!adds).then(|| {
                let said = story.attributions.iter().find(|one| words(story, one.content[0]).contains(field(0)));
                let said = said.unwrap_or_else(|| panic!("nobody says “{}”", field(0)));
                let quotes = |ranges: &[Range]| {
                    ranges.iter().map(|&range| Quote { range: Some(range), ..Quote::default() }).collect()
                };
                AttributionQuote {
                    source: quotes(&said.source),
                    cue: quotes(&said.cue),
                    content: quotes(&said.content),
                }
            }),
            value: (fields.len() > 1).then(|| AttributionValue {
                mode: "indirect".into(),
                content_kind: "".into(),
                words: AttributionQuote {
                    source: quotes(text, field(1)),
                    cue: quotes(text, field(2)),
                    content: quotes(text, field(3)),
                },
                speaker: (!field(4).is_empty()).then(|| who(field(4))),
                chain: Vec::new(),
            }),
        },
        "claim" => Subject::Claim {
            target: quote(text, field(0)),
            value: (fields.len() > 1).then(|| ClaimValue {
                kind: field(1).to_owned().into(),
                attributed: field(2).contains("attributed"),
                hedged: field(2).contains("hedged"),
                loaded: field(2).contains("loaded"),
            }),
        },
        "hedge" => Subject::Word { target: quote(text, field(0)), role: WordRole::Hedge },
        "loaded" => Subject::Word { target: quote(text, field(0)), role: WordRole::Loaded },
        "speaker" => Subject::Speaker {
            target: who(field(0)),
            value: (action == Action::Change).then(|| SpeakerValue {
                name: field(1).into(),
                kind: field(2).to_owned().into(),
                role: None,
            }),
            into: (action == Action::Merge).then(|| who(field(1))),
        },
        other => panic!("there is no mark “{other}”"),
    };
    Correction { id: format!("c{number}"), made: None, action, subject, status: Status::Placed }
}

/// The story with what the reader did to it.
fn corrected(story: &str, reader: &[String]) -> ArticleAnnotation {
    let document = document(story);
    let corrections: Vec<Correction> =
        reader.iter().enumerate().map(|(number, line)| correction(&document, line, number)).collect();
    correct(&document, &corrections).expect("the names of the fixture are the contract's")
}

/// The marks as `== then` has them.
fn marks(document: &ArticleAnnotation) -> Vec<String> {
    let sign = |review: Option<Review>| match review {
        None => "",
        Some(Review::Accepted) => " ✓",
        Some(Review::Changed) => " ✎",
        Some(Review::Added) => " +",
    };
    let name = |speaker: Option<u32>| speaker.map_or("?", |speaker| &document.speakers[speaker as usize].name);
    let joined = |ranges: &[Range]| ranges.iter().map(|&range| words(document, range)).collect::<Vec<_>>().join(" … ");
    let mut lines = Vec::new();
    for figure in &document.figures {
        let value = match &figure.value {
            ValueEntry::Number(number) => number.to_string(),
            ValueEntry::Date(date) => date.clone(),
        };
        lines.push(format!(
            "figure {} = {} {}{}",
            words(document, figure.range),
            figure.kind,
            value,
            sign(figure.review)
        ));
    }
    for one in &document.attributions {
        let outer = one.outer.map(|outer| document.attributions[outer as usize].speaker);
        let within = outer.map_or(String::new(), |speaker| format!(", as {} says", name(speaker)));
        lines.push(format!("{} says {}{within}{}", name(one.speaker), joined(&one.content), sign(one.review)));
    }
    for sentence in &document.sentences {
        let claim = &sentence.claim;
        for reason in claim.reasons.iter().filter(|reason| matches!(&*reason.code, "hedge" | "loaded")) {
            lines.push(format!("{} {}{}", reason.code, words(document, reason.range), sign(reason.review)));
        }
        if claim.review.is_some() {
            let flags = [("attributed", claim.attributed), ("hedged", claim.hedged), ("loaded", claim.loaded)];
            let flags: Vec<&str> = flags.iter().filter(|(_, set)| *set).map(|(name, _)| *name).collect();
            let words = words(document, sentence.range);
            lines.push(
                format!("claim {words} = {} {}{}", claim.kind, flags.join(" "), sign(claim.review)).replace("  ", " "),
            );
        }
    }
    let speakers: Vec<String> =
        document.speakers.iter().map(|one| format!("{} ({}){}", one.name, one.kind, sign(one.review))).collect();
    lines.push(format!("speakers: {}", speakers.join(", ")));
    for correction in document.corrections.iter().filter(|correction| correction.status != Status::Placed) {
        lines.push(format!("unplaced {}: {:?}", correction.id, correction.status));
    }
    lines
}

/// What is left when nothing is lost: every round trip gives the same document.
fn check_round_trips(document: &ArticleAnnotation) {
    let json = export(std::slice::from_ref(document), Format::Json);
    assert_eq!(&import(&json).expect("our own JSON"), document);
    let w3c = export(std::slice::from_ref(document), Format::W3c);
    assert_eq!(&import(&w3c).expect("our own page").in_unit(UNIT), document);
    let again = correct(document, &document.corrections).expect("our own corrections");
    assert_eq!(&again, document, "corrections laid over what they corrected change nothing");
    assert_eq!(correct(document, &[]).expect("a sound document"), document.uncorrected());
}

fn check(name: &str, fixture: &Fixture) {
    let first = corrected(&fixture.story, &fixture.reader);
    check_round_trips(&first);
    let then = correct(&document(&fixture.text), &first.corrections).expect("our own corrections");
    check_round_trips(&then);
    assert_eq!(marks(&then), fixture.then, "{name}");
}

#[test]
fn fixtures() {
    let mut paths: Vec<_> = fs::read_dir("tests/fixtures/correction")
        .expect("the fixtures are part of the project")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        check(&path.display().to_string(), &fixture(&fs::read_to_string(&path).expect("UTF-8")));
    }
}

const STORY: &str = "Bridge closed after cracks are found\n\n\
    The old bridge was closed on Monday after inspectors found 14 cracks, Mayor Ann Lee said. \
    “We lost 5 years,” she added. Traders reportedly fear the worst.";

#[test]
fn exports_say_what_a_reader_decided_and_leave_out_what_was_rejected() {
    let reader =
        ["accept figure: 5 years", "reject figure: 14", "change figure: Monday | Monday | count | 1"].map(String::from);
    let document = corrected(STORY, &reader);
    for (format, sign) in [
        (Format::Csv, "confirmed by a reader"),
        (Format::W3c, "confirmed by a reader"),
        (Format::Markdown, "5 years ✓"),
        (Format::Html, "confirmed by a reader"),
    ] {
        let out = export(std::slice::from_ref(&document), format);
        assert!(out.contains(sign), "{out}");
    }
    let csv = export(std::slice::from_ref(&document), Format::Csv);
    assert!(!csv.lines().any(|row| row.contains(",figure,") && row.contains(",14,")), "{csv}");
    let page: serde_json::Value =
        serde_json::from_str(&export(std::slice::from_ref(&document), Format::W3c)).expect("JSON");
    let items = page["items"].as_array().expect("items");
    let decided: Vec<_> = items.iter().filter(|item| item.get("creator").is_some()).collect();
    assert_eq!(decided.len(), 2, "an accepted and a changed mark");
    assert_eq!(decided[0]["motivation"], serde_json::json!(["identifying", "editing"]));
}

#[test]
fn a_figure_that_is_rejected_takes_its_own_reasons_along_and_no_others() {
    let plain = document("The port spent 14 million crowns and hired 5 divers.");
    let then = correct(&plain, &[correction(&plain, "reject figure: 14 million", 0)]).expect("sound");
    let figures = |document: &ArticleAnnotation| -> Vec<String> {
        let claim = &document.sentences[0].claim;
        let reasons = claim.reasons.iter().chain(&claim.checks);
        let of_figures = reasons.filter(|reason| matches!(&*reason.code, "figure" | "has-figure"));
        of_figures.map(|reason| words(document, reason.range)).collect()
    };
    assert!(figures(&plain).contains(&"14 million".to_string()), "{:?}", figures(&plain));
    assert!(!figures(&then).contains(&"14 million".to_string()), "{:?}", figures(&then));
    let others = |document| figures(document).into_iter().filter(|words| words != "14 million").collect::<Vec<_>>();
    assert_eq!(others(&then), others(&plain));
}

#[test]
fn a_word_or_an_attribution_that_is_rejected_takes_its_own_reasons_along_and_no_others() {
    let plain = document("Traders reportedly lost 300 customers on Monday. Ann Lee said the bridge was closed.");
    let reasons = |document: &ArticleAnnotation, sentence: usize, own: &str| -> Vec<String> {
        let all = document.sentences[sentence].claim.reasons.iter().map(|reason| reason.code.to_string());
        all.filter(|code| !code.starts_with(own)).collect()
    };
    for (sentence, own, line) in
        [(0, "hedge", "reject hedge: reportedly"), (1, "reported", "reject attribution: bridge")]
    {
        let then = correct(&plain, &[correction(&plain, line, 0)]).expect("sound");
        assert!(reasons(&plain, sentence, "none").iter().any(|code| code.starts_with(own)), "{line}");
        assert!(!reasons(&then, sentence, "none").iter().any(|code| code.starts_with(own)), "{line}");
        assert_eq!(reasons(&then, sentence, own), reasons(&plain, sentence, own), "{line}");
    }
}

#[test]
fn an_attribution_is_rejected_by_all_its_words_and_not_by_some_of_them() {
    let document = document("Ann Lee said the old bridge is safe. The new bridge is closed.");
    let rejected = |content: &str, cue: &str| {
        let target = AttributionQuote {
            source: Vec::new(),
            cue: quotes(&document.text, cue),
            content: quotes(&document.text, content),
        };
        let subject = Subject::Attribution { target: Some(target), value: None };
        let one = Correction { id: "c".into(), made: None, action: Action::Reject, subject, status: Status::Placed };
        let then = correct(&document, &[one]).expect("sound");
        (then.corrections[0].status, then.attributions.len())
    };
    assert_eq!(document.attributions.len(), 1);
    assert_eq!(rejected("The new bridge is closed", ""), (Status::Placed, 1), "nobody says so: nothing to take away");
    assert_eq!(rejected("the old bridge is safe", ""), (Status::Changed, 1), "somebody says so in other words");
    assert_eq!(rejected("The new bridge is closed", "said"), (Status::Changed, 1), "these words report something else");
}

#[test]
fn a_crafted_correction_is_refused() {
    let document = document(STORY);
    let mut line = correction(&document, "change figure: 14 | 14 | nonsense | 1", 0);
    assert!(correct(&document, std::slice::from_ref(&line)).is_err(), "a kind that the contract does not have");
    line = correction(&document, "reject figure: 14", 0);
    let mut outside = correct(&document, &[line]).expect("sound");
    outside.corrections[0].quotes_mut()[0].range = Some(Range { start: 1, end: 99_999 });
    assert!(outside.read().is_err());
    let mut broken = corrected(STORY, &["reject figure: 14".to_owned()]);
    broken.analysis.as_mut().expect("the analysis").figures[0].sentence = 777;
    assert!(broken.read().is_err());
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Any correction of any mark, sensible or not.
    fn any_correction(story: &ArticleAnnotation, number: usize, [what, which, how]: [usize; 3]) -> Correction {
        let quote = |range: Range| Quote { range: Some(range), ..Quote::default() };
        let pick = |count: usize| which.checked_rem(count);
        let action = [Action::Accept, Action::Reject, Action::Change, Action::Add, Action::Merge][how % 5];
        let sentence = pick(story.sentences.len()).map_or(Range::default(), |index| story.sentences[index].range);
        let who = |index: usize| {
            let index = index.checked_rem(story.speakers.len());
            index.map_or(Who::default(), |index| Who {
                name: story.speakers[index].name.clone(),
                kind: story.speakers[index].kind.clone(),
                mention: story.speakers[index].mentions.first().map(|&range| quote(range)),
            })
        };
        let subject = match what % 5 {
            0 => {
                let range = pick(story.figures.len()).map_or(sentence, |index| story.figures[index].range);
                Subject::Figure {
                    target: (action != Action::Add).then(|| quote(range)),
                    value: (how % 2 == 1).then(|| FigureValue {
                        place: quote(if how % 3 == 0 { sentence } else { range }),
                        kind: "count".into(),
                        value: ValueEntry::Number(how as f64),
                        relative: None,
                        high: None,
                        bound: "~".into(),
                        unit: None,
                        qualifier: None,
                        noun: Some(quote(sentence)),
                    }),
                }
            }
            1 => {
                let quotes = |ranges: &[Range]| ranges.iter().map(|&range| quote(range)).collect();
                let target = pick(story.attributions.len()).map(|index| &story.attributions[index]).map(|one| {
                    AttributionQuote {
                        source: quotes(&one.source),
                        cue: quotes(&one.cue),
                        content: quotes(&one.content),
                    }
                });
                Subject::Attribution {
                    target,
                    value: (how % 2 == 1).then(|| AttributionValue {
                        mode: "mixed".into(),
                        content_kind: "forecast".into(),
                        words: AttributionQuote { content: vec![quote(sentence)], ..AttributionQuote::default() },
                        speaker: Some(who(how)).filter(|who| !who.kind.is_empty()),
                        chain: Vec::new(),
                    }),
                }
            }
            2 => Subject::Claim {
                target: quote(sentence),
                value: (how % 2 == 1).then(|| ClaimValue {
                    kind: "opinion".into(),
                    attributed: how % 3 == 0,
                    hedged: how % 4 == 0,
                    loaded: true,
                }),
            },
            3 => Subject::Word { target: quote(sentence), role: WordRole::Hedge },
            _ => Subject::Speaker {
                target: who(which),
                value: (how % 2 == 1).then(|| SpeakerValue {
                    name: "Somebody".into(),
                    kind: "person".into(),
                    role: None,
                }),
                into: Some(who(how)),
            },
        };
        Correction { id: number.to_string(), made: None, action, subject, status: Status::Placed }
    }

    const STORIES: [&str; 2] = [
        STORY,
        "Flood 😀 kills 3\n\nA report by the river authority says that 40 dams failed, two officials told the Valley Post. \
         “It was a disgrace,” one of them said, “and they knew.” The authority denied it. It may rain again, he said.\n\n\
         The mayor, Bo Ek, said that Ms. Lind said the dams were safe. “They were not,” Ms. Lind said.",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn corrections_keep_a_document_sound_and_can_all_be_taken_back(
            story in 0usize..2, made in proptest::collection::vec(any::<[u8; 3]>(), 1..8),
        ) {
            let plain = document(STORIES[story]);
            let corrections: Vec<Correction> = made
                .iter()
                .enumerate()
                .map(|(number, dice)| any_correction(&plain, number, dice.map(usize::from)))
                .collect();
            let corrected = correct(&plain, &corrections).expect("names of the contract");
            check_round_trips(&corrected);
            prop_assert_eq!(corrected.uncorrected(), plain);
            let firsts: Vec<u32> = corrected.figures.iter().map(|figure| figure.range.start).collect();
            prop_assert!(firsts.is_sorted());
        }

        #[test]
        fn a_correction_is_never_moved_to_other_words(
            story in 0usize..2, dice in any::<[u8; 3]>(), cut in 0usize..400, more in "[ a-z]{0,40}",
        ) {
            let plain = document(STORIES[story]);
            let corrected = correct(&plain, &[any_correction(&plain, 0, dice.map(usize::from))]).expect("sound");
            let at = plain.text.char_indices().map(|(at, _)| at).nth(cut % plain.text.chars().count()).unwrap_or(0);
            let text = format!("{}{more}{}", &plain.text[..at], &plain.text[at..]);
            let mut then = correct(&document(&text), &corrected.corrections).expect("sound");
            let text: Vec<u16> = text.encode_utf16().collect();
            for quote in then.corrections[0].quotes_mut() {
                if let Some(range) = quote.range {
                    let (start, end) = (range.start as usize, range.end as usize);
                    prop_assert_eq!(String::from_utf16_lossy(&text[start..end]), quote.exact.clone());
                    prop_assert!(String::from_utf16_lossy(&text[..start]).ends_with(&quote.prefix));
                    prop_assert!(String::from_utf16_lossy(&text[end..]).starts_with(&quote.suffix));
                }
            }
        }
    }
}
