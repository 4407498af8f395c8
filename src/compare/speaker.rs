//! Speakers of different articles who are one: same name, short name, or acronym.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::notice::Notice;
use crate::speaker::SpeakerKind;

use super::telling::Telling;
use super::{JoinedSpeaker, Member, Passage, SpeakerMember};

/// The joined speakers, and for each article's speaker which of them he is.
pub struct SpeakerIndex {
    /// In order of their first member.
    pub all: Vec<JoinedSpeaker>,
    joined: FxHashMap<SpeakerMember, u32>,
    /// For each joined speaker, the articles in which some words came through him.
    relied_on: Vec<FxHashSet<u32>>,
}

/// Words of a name that say nothing of who it is.
const FILLERS: [&str; 12] = ["the", "of", "and", "for", "a", "an", "news", "mr", "mrs", "ms", "dr", "inc"];

/// Joins the speakers of all articles. Nobody who is not named is joined with anybody.
pub fn joined(articles: &[Article]) -> SpeakerIndex {
    let mut all: Vec<JoinedSpeaker> = Vec::new();
    let mut joined = FxHashMap::default();
    // Names by each key that another form of the name could have too.
    let mut by_key: FxHashMap<String, u32> = FxHashMap::default();
    for (article, text) in articles.iter().enumerate() {
        for (number, speaker) in text.speakers.all.iter().enumerate() {
            let member = SpeakerMember { article: article as u32, speaker: number as u32 };
            let name = speaker.name.map(|span| span.of(text.text).split_whitespace().collect::<Vec<_>>().join(" "));
            let Some(name) = name.filter(|_| speaker.kind != SpeakerKind::Unnamed) else { continue };
            let keys = if speaker.kind == SpeakerKind::Anonymous { Vec::new() } else { keys(&name, speaker.kind) };
            let known = keys.iter().find_map(|key| by_key.get(key)).copied().filter(|&known| {
                // Two speakers whom their own article tells apart stay apart.
                !all[known as usize].members.iter().any(|other| other.article == member.article)
            });
            let number = known.unwrap_or_else(|| {
                all.push(JoinedSpeaker { name: name.clone(), members: Vec::new() });
                all.len() as u32 - 1
            });
            let entry = &mut all[number as usize];
            if name.len() > entry.name.len() && keys.len() <= 4 {
                entry.name = name;
            }
            entry.members.push(member);
            joined.insert(member, number);
            for key in keys {
                by_key.entry(key).or_insert(number);
            }
        }
    }
    let mut relied_on = vec![FxHashSet::default(); all.len()];
    for (article, text) in articles.iter().enumerate() {
        for standing in &text.speakers.standings {
            for &speaker in standing.chain.iter().chain(&standing.speaker) {
                let member = SpeakerMember { article: article as u32, speaker };
                if let Some(&number) = joined.get(&member) {
                    relied_on[number as usize].insert(article as u32);
                }
            }
        }
    }
    SpeakerIndex { all, joined, relied_on }
}

/// What a name is found by: a person's surname with the first initial, a body's words and its acronym.
fn keys(name: &str, kind: SpeakerKind) -> Vec<String> {
    let lower = name.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split(|character: char| !character.is_alphanumeric() && !matches!(character, '\'' | '-'))
        .map(|word| word.strip_suffix("'s").unwrap_or(word))
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect();
    let mut keys = vec![words.join(" ")];
    match kind {
        SpeakerKind::Person => {
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                keys.push(format!("person {last}"));
                keys.push(format!("person {} {last}", &first[..first.chars().next().map_or(0, char::len_utf8)]));
            }
        }
        SpeakerKind::Organization if words.len() > 1 => {
            let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
            keys.push(name.split_whitespace().filter(capital).filter_map(|word| word.chars().next()).collect());
            if let Some(key) = keys.last_mut() {
                *key = key.to_lowercase();
            }
        }
        _ => {}
    }
    keys.retain(|key| key.chars().count() > 1);
    keys
}

impl SpeakerIndex {
    /// The joined speakers behind a sentence: everybody in the chains of the attributions whose content it holds.
    pub fn of_sentence(&self, tellings: &[Telling], member: Member) -> FxHashSet<u32> {
        let Some(telling) = tellings.get(member.article as usize) else { return FxHashSet::default() };
        let article = telling.article;
        let Some(sentence) = article.sentences.get(member.sentence as usize) else { return FxHashSet::default() };
        let mut behind = FxHashSet::default();
        for (attribution, standing) in article.attributions.iter().zip(&article.speakers.standings) {
            let here = attribution.content.iter().any(|span| span.overlaps(sentence.span));
            if here || attribution.sentence == member.sentence {
                let speakers = standing.chain.iter().chain(&standing.speaker);
                behind.extend(speakers.filter_map(|&speaker| self.find(member.article, speaker)));
            }
        }
        behind
    }

    /// The joined speaker whose words a passage is.
    pub fn behind(&self, tellings: &[Telling], passage: Passage) -> Option<u32> {
        let article = tellings.get(passage.article as usize)?.article;
        let mut standings = article.attributions.iter().zip(&article.speakers.standings);
        let (_, standing) = standings.find(|(attribution, standing)| {
            standing.speaker.is_some() && attribution.content.iter().any(|span| span.overlaps(passage.span))
        })?;
        self.find(passage.article, standing.speaker?)
    }

    fn find(&self, article: u32, speaker: u32) -> Option<u32> {
        self.joined.get(&SpeakerMember { article, speaker }).copied()
    }
}

/// What can be said of the whole: on whom every article rests.
pub fn notices(speakers: &SpeakerIndex, articles: usize) -> Vec<Notice> {
    if articles < 2 {
        return Vec::new();
    }
    let every = if articles == 2 { "Both articles rest".to_string() } else { format!("All {articles} articles rest") };
    speakers
        .all
        .iter()
        .zip(&speakers.relied_on)
        .filter(|(_, relied_on)| relied_on.len() == articles)
        .map(|(speaker, _)| Notice {
            code: "shared-source",
            message: format!("{every}, at least in part, on {}.", speaker.name),
        })
        .collect()
}
