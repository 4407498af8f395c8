//! Whole stories with marked attributions: who speaks, of what kind, and who is behind each.
//!
//! A fixture is a story in which `[1|source]`, `{1|cue}` and `<1|content>` carry the number of their
//! attribution; `[1<|…]` is a hand that the words came through before the source had them, `[1>|…]` one
//! that they went on to. Then come the speakers (kind | name | role), who says each attribution
//! ("nobody" where none may be found, "unnamed" where the story names none) and the chains that matter.
//! A line that begins with "FIXME" is a known wrong answer, asserted so that a better one is noticed.

use std::collections::BTreeMap;
use std::path::Path;

use claimlight::attribution::{Attribution, Mode, Relay, RelaySide};
use claimlight::segmentation::Segmentation;
use claimlight::speaker::{SpeakerKind, Speakers, speakers};
use claimlight::text::Span;

/// A fixture taken apart.
struct Story {
    text: String,
    attributions: Vec<Attribution>,
    /// The number of each attribution.
    labels: Vec<u32>,
    speakers: Vec<String>,
    who: Vec<(u32, String)>,
    chains: Vec<(u32, String)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Source,
    Before,
    After,
    Cue,
    Content,
}

fn parse(file: &str) -> Story {
    let mut sections = file.split("\n--- ");
    let (text, marks) = unmark(sections.next().unwrap_or(""));
    let mut story = Story { text, attributions: vec![], labels: vec![], speakers: vec![], who: vec![], chains: vec![] };
    for section in sections {
        let (name, lines) = section.split_once('\n').expect("a section has lines");
        let lines = lines.lines().filter(|line| !line.trim().is_empty());
        let numbered = |line: &str| {
            let line = line.strip_prefix("FIXME ").unwrap_or(line);
            let (label, rest) = line.split_once(' ').expect("a number and a name");
            (label.parse().expect("a number"), rest.trim().to_string())
        };
        match name {
            "speakers" => {
                story.speakers = lines.map(|line| line.strip_prefix("FIXME ").unwrap_or(line).to_string()).collect()
            }
            "who" => story.who = lines.map(numbered).collect(),
            "chains" => story.chains = lines.map(numbered).collect(),
            other => panic!("no such section: {other}"),
        }
    }
    let segmentation = Segmentation::new(&story.text);
    let mut parts: BTreeMap<u32, Vec<(Part, Span)>> = BTreeMap::new();
    for (label, part, span) in marks {
        parts.entry(label).or_default().push((part, span));
    }
    let mut all: Vec<(u32, Attribution)> = parts
        .into_iter()
        .map(|(label, parts)| {
            let of = |part: Part| -> Vec<Span> {
                parts.iter().filter(|(known, span)| *known == part && !span.is_empty()).map(|(_, span)| *span).collect()
            };
            let (source, cue, content) = (of(Part::Source), of(Part::Cue), of(Part::Content));
            let at = cue.first().or(content.first()).expect("a cue or a content").start;
            let relay = |part, side| of(part).into_iter().map(move |span| Relay { span, side });
            let relays = relay(Part::Before, RelaySide::BeforeSource)
                .chain(relay(Part::After, RelaySide::AfterSource))
                .collect();
            let mode = if content.iter().all(|span| story.text[span.range()].starts_with('“')) {
                Mode::Direct
            } else {
                Mode::Indirect
            };
            let sentence = segmentation.sentence_at(at) as u32;
            (label, Attribution { sentence, mode, source, cue, content, outer: None, relays, reasons: vec![] })
        })
        .collect();
    let first = |attribution: &Attribution| {
        attribution.source.iter().chain(&attribution.cue).chain(&attribution.content).map(|span| span.start).min()
    };
    all.sort_by_key(|(_, attribution)| first(attribution));
    let contents: Vec<Vec<Span>> = all.iter().map(|(_, attribution)| attribution.content.clone()).collect();
    for (index, (_, attribution)) in all.iter_mut().enumerate() {
        let at = attribution.cue.first().or(attribution.content.first()).copied().unwrap_or_default();
        let holds = |other: &usize| *other != index && contents[*other].iter().any(|content| content.contains(at));
        attribution.outer = (0..contents.len())
            .filter(holds)
            .min_by_key(|other| contents[*other].iter().map(|content| content.len()).sum::<usize>())
            .map(|outer| outer as u32);
    }
    (story.labels, story.attributions) = all.into_iter().unzip();
    story
}

/// The text without its marks, and what was marked.
fn unmark(marked: &str) -> (String, Vec<(u32, Part, Span)>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        match character {
            '[' | '{' | '<' => {
                let (label, after) = rest.split_once('|').expect("a mark has a number");
                let digits = label.trim_end_matches(['<', '>']);
                let part = match (character, &label[digits.len()..]) {
                    ('[', "<") => Part::Before,
                    ('[', ">") => Part::After,
                    ('[', _) => Part::Source,
                    ('{', _) => Part::Cue,
                    _ => Part::Content,
                };
                open.push((digits.parse().expect("a number"), part, text.len()));
                rest = after;
            }
            ']' | '}' | '>' => {
                let (label, part, start) = open.pop().expect("a mark was opened");
                marks.push((label, part, Span::new(start, text.len())));
            }
            _ => text.push(character),
        }
    }
    assert!(open.is_empty(), "every mark is closed");
    (text, marks)
}

/// What was found, in the words of the fixture.
struct Found<'s> {
    story: &'s Story,
    speakers: Speakers,
}

impl Found<'_> {
    fn words(&self, span: Option<Span>) -> &str {
        span.map_or("", |span| span.of(&self.story.text))
    }

    fn name(&self, number: Option<u32>) -> &str {
        let Some(number) = number else { return "nobody" };
        let speaker = &self.speakers.all[number as usize];
        if speaker.kind == SpeakerKind::Unnamed { "unnamed" } else { self.words(speaker.name) }
    }

    fn who(&self, label: u32) -> &str {
        self.name(self.speakers.standings[self.index(label)].speaker)
    }

    fn chain(&self, label: u32) -> String {
        let chain = &self.speakers.standings[self.index(label)].chain;
        chain.iter().map(|&number| self.name(Some(number))).collect::<Vec<_>>().join(" > ")
    }

    fn index(&self, label: u32) -> usize {
        self.story.labels.iter().position(|&known| known == label).expect("an attribution has this number")
    }

    fn lines(&self) -> Vec<String> {
        let lines = self.speakers.all.iter().map(|speaker| {
            [speaker.kind.name(), self.words(speaker.name), self.words(speaker.role)]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" | ")
        });
        lines.collect()
    }
}

/// Holds a story against its fixture; what differs, in a reader's words.
fn check(file: &str) -> (Vec<String>, usize) {
    let story = parse(file);
    let segmentation = Segmentation::new(&story.text);
    let found = Found { speakers: speakers(&segmentation, &story.attributions), story: &story };
    let mut wrong = Vec::new();
    let lines = found.lines();
    wrong.extend(story.speakers.iter().filter(|line| !lines.contains(line)).map(|line| format!("- speaker {line}")));
    wrong.extend(lines.iter().filter(|line| !story.speakers.contains(line)).map(|line| format!("+ speaker {line}")));
    for (label, expected) in &story.who {
        let got = found.who(*label);
        if got != expected {
            wrong.push(format!("  {label}: {expected}, found {got}"));
        }
    }
    for (label, expected) in &story.chains {
        let got = found.chain(*label);
        if got != *expected {
            wrong.push(format!("  chain {label}: {expected}, found {got}"));
        }
    }
    (wrong, story.who.len())
}

#[test]
fn whole_stories() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/speaker");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the fixtures").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let (mut report, mut attributions) = (Vec::new(), 0);
    for path in files {
        let (wrong, count) = check(&std::fs::read_to_string(&path).expect("a fixture"));
        attributions += count;
        if !wrong.is_empty() {
            report.push(format!("{}\n{}", path.display(), wrong.join("\n")));
        }
    }
    assert!(report.is_empty(), "{attributions} attributions\n{}", report.join("\n"));
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Text of news-like and odd pieces, with attributions laid over it at random.
    fn pieces() -> impl Strategy<Value = (String, Vec<(usize, usize, usize)>)> {
        let words = prop::sample::select(vec![
            "Sen. ",
            "Jane ",
            "Doe",
            ", ",
            "the ",
            "official ",
            "said ",
            "who ",
            "he ",
            "“",
            "” ",
            "Bank of ",
            "and ",
            "O’Leary ",
            "’s ",
            "- ",
            "\n\n",
            ". ",
            "U.S. ",
            "(DHS) ",
            "his ",
            "police ",
            "É",
            "of ",
            "a ",
            "I ",
            "@",
            "«",
            "the Smiths ",
            "24-year-old ",
        ]);
        (prop::collection::vec(words, 0..60), prop::collection::vec((0..300usize, 0..40usize, 0..80usize), 0..12))
            .prop_map(|(words, spans)| (words.concat(), spans))
    }

    fn snapped(text: &str, at: usize) -> usize {
        (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
    }

    proptest! {
        #[test]
        fn any_text_gives_speakers_in_order((text, spans) in pieces()) {
            let segmentation = Segmentation::new(&text);
            let attributions: Vec<Attribution> = spans
                .iter()
                .enumerate()
                .map(|(index, &(start, length, content))| {
                    let span = |from: usize, to: usize| Span::new(snapped(&text, from), snapped(&text, to));
                    Attribution {
                        sentence: segmentation.sentence_at(start as u32) as u32,
                        mode: Mode::Indirect,
                        source: if length == 0 { vec![] } else { vec![span(start, start + length)] },
                        cue: vec![span(start + length, start + length + 4)],
                        content: vec![span(start + length, start + length + content)],
                        // Outer ones that point anywhere, themselves too.
                        outer: (content % 3 == 0).then_some((content % (index + 2)) as u32),
                        relays: (content % 5 == 0).then_some(Relay { span: span(start, start + content), side: RelaySide::AfterSource }).into_iter().collect(),
                        reasons: vec![],
                    }
                })
                .collect();
            let found = speakers(&segmentation, &attributions);
            prop_assert_eq!(found.standings.len(), attributions.len());
            for standing in &found.standings {
                for number in standing.chain.iter().chain(&standing.speaker) {
                    prop_assert!((*number as usize) < found.all.len());
                }
                if let Some(speaker) = standing.speaker {
                    prop_assert!(standing.chain.contains(&speaker));
                }
            }
            for speaker in &found.all {
                prop_assert_eq!(speaker.name.is_none(), speaker.kind == SpeakerKind::Unnamed);
                prop_assert!(speaker.mentions.windows(2).all(|pair| pair[0].end <= pair[1].start));
                prop_assert!(speaker.mentions.iter().all(|mention| text.get(mention.range()).is_some()));
            }
            let first = |number: &claimlight::speaker::Speaker| number.mentions.first().map(|mention| mention.start);
            prop_assert!(found.all.windows(2).all(|pair| first(&pair[0]) <= first(&pair[1])));
        }
    }
}
