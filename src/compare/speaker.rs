//! Speakers of different articles who are one: same name, short name, or acronym.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::lexicon;
use crate::notice::Notice;
use crate::speaker::SpeakerKind;
use crate::structure::BlockKind;
use crate::text::Span;

use super::telling::Telling;
use super::{Cluster, JoinedSpeaker, Member, Passage, SpeakerMember};

/// The joined speakers, and for each article's speaker which of them he is.
pub struct SpeakerIndex {
    /// In order of their first member.
    pub all: Vec<JoinedSpeaker>,
    joined: FxHashMap<SpeakerMember, u32>,
    /// For each sentence, the joined speakers whose words it holds, in order.
    behind: FxHashMap<Member, Vec<u32>>,
    /// The sentences that credit an outlet in passing.
    credited: FxHashSet<Member>,
    /// For each joined speaker, the articles in which some words came through him.
    relied_on: Vec<FxHashSet<u32>>,
    /// For each sentence, the attributions that have it or whose content it holds, in order.
    attributions: FxHashMap<Member, Vec<u32>>,
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
                all.push(JoinedSpeaker { name: name.clone(), members: Vec::new(), only_in: None });
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
    let mut index = SpeakerIndex {
        relied_on: vec![FxHashSet::default(); all.len()],
        all,
        joined,
        behind: FxHashMap::default(),
        credited: FxHashSet::default(),
        attributions: by_sentence(articles),
    };
    for (article, text) in articles.iter().enumerate() {
        for (attribution, standing) in text.attributions.iter().zip(&text.speakers.standings) {
            for &speaker in standing.chain.iter().chain(&standing.speaker) {
                let Some(number) = index.find(article as u32, speaker) else { continue };
                index.stand(number, article as u32, attribution.sentence);
                for content in &attribution.content {
                    sentences_under(text, *content).for_each(|sentence| index.stand(number, article as u32, sentence));
                }
            }
        }
        for (name, sentence) in credited(text) {
            index.credited.insert(Member { article: article as u32, sentence });
            let known = keys(&name, SpeakerKind::Organization).iter().find_map(|key| by_key.get(key)).copied();
            if let Some(number) = known {
                index.stand(number, article as u32, sentence);
            }
        }
    }
    // Those who are not named are joined with nobody, yet "the coast guard" here and there may be one.
    let mut articles_of: FxHashMap<String, FxHashSet<u32>> = FxHashMap::default();
    for speaker in &index.all {
        let articles = articles_of.entry(speaker.name.to_lowercase()).or_default();
        articles.extend(speaker.members.iter().map(|member| member.article));
    }
    for number in 0..index.all.len() {
        let alone = articles_of.get(&index.all[number].name.to_lowercase()).is_some_and(|articles| articles.len() == 1);
        index.all[number].only_in = index.only_in(number as u32).filter(|_| alone);
    }
    index
}

lexicon! {
    /// Agencies and outlets.
    fn outlets = "../lexicon/outlets.txt"
}

/// True for the name of an outlet that the list has, or one that its last word gives away.
pub fn is_outlet(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let papers = ["Radio", "News", "Post", "Times", "Gazette", "Courier", "Herald", "Tribune", "Journal", "Observer"];
    outlets().has_folded(bare) || papers.contains(&last)
}

lexicon! {
    /// Words beside an outlet's name that credit it with a story, and on which side of it they stand.
    fn crediting = "../lexicon/crediting.txt"
}

/// The outlets that a story credits in passing ("officials told NBC"), with the sentences that do.
fn credited(article: &Article) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    for (number, sentence) in article.sentences.iter().enumerate() {
        let story = article.blocks.get(sentence.block as usize).is_some_and(|block| block.kind != BlockKind::Furniture);
        let words: Vec<&str> =
            if story { sentence.span.of(article.text).split_whitespace().collect() } else { Vec::new() };
        let bare = |word: &str| word.trim_matches(|character: char| !character.is_alphanumeric()).to_string();
        for at in 0..words.len() {
            if !words[at].chars().next().is_some_and(char::is_uppercase) {
                continue;
            }
            let name = |length: usize| {
                let run: Option<Vec<String>> =
                    words.get(at..at + length).map(|run| run.iter().map(|word| bare(word)).collect());
                run.map(|run| run.join(" ")).filter(|name| outlets().has_folded(name))
            };
            let Some((length, name)) = (1..=outlets().longest).rev().find_map(|length| Some((length, name(length)?)))
            else {
                continue;
            };
            let before = at.checked_sub(1).map(|before| words[before]);
            let before = if before == Some("the") { at.checked_sub(2).map(|before| words[before]) } else { before };
            let after = words.get(at + length).map(|word| bare(word));
            let ends = words[at + length - 1].ends_with([',', '.', ';', ':']);
            if before.is_some_and(|word| crediting().field(word) == Some("before")) && words[at + length - 1].len() > 1
                || !ends && after.is_some_and(|word| crediting().field(&word) == Some("after"))
            {
                found.push((name, number as u32));
            }
        }
    }
    found
}

fn by_sentence(articles: &[Article]) -> FxHashMap<Member, Vec<u32>> {
    let mut found: FxHashMap<Member, Vec<u32>> = FxHashMap::default();
    for (article, text) in articles.iter().enumerate() {
        for (number, attribution) in text.attributions.iter().enumerate() {
            let contents = attribution.content.iter().flat_map(|&span| sentences_under(text, span));
            for sentence in contents.chain([attribution.sentence]) {
                let member = Member { article: article as u32, sentence };
                let here = found.entry(member).or_default();
                if here.last() != Some(&(number as u32)) {
                    here.push(number as u32);
                }
            }
        }
    }
    found
}

/// The sentences that share a byte with a span.
pub fn sentences_under(article: &Article, span: Span) -> impl Iterator<Item = u32> {
    let first = article.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let rest = article.sentences.get(first..).unwrap_or(&[]);
    let count = rest.iter().take_while(|sentence| sentence.span.start < span.end).count();
    (first..first + count).map(|sentence| sentence as u32)
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
    /// The joined speakers behind a sentence: everybody in the chains of the attributions whose content it holds, and
    /// the outlets that it credits.
    pub fn of_sentence(&self, member: Member) -> &[u32] {
        self.behind.get(&member).map_or(&[], Vec::as_slice)
    }

    /// True for a sentence that credits an outlet in passing.
    pub fn is_credited(&self, member: Member) -> bool {
        self.credited.contains(&member)
    }

    /// Takes down that a speaker stands behind a sentence.
    fn stand(&mut self, speaker: u32, article: u32, sentence: u32) {
        let behind = self.behind.entry(Member { article, sentence }).or_default();
        if let Err(place) = behind.binary_search(&speaker) {
            behind.insert(place, speaker);
        }
        if let Some(articles) = self.relied_on.get_mut(speaker as usize) {
            articles.insert(article);
        }
    }

    /// The one article that has words of a speaker; `None` where several have, or none.
    fn only_in(&self, speaker: u32) -> Option<u32> {
        let mut articles = self.relied_on.get(speaker as usize)?.iter();
        articles.next().copied().filter(|_| articles.next().is_none())
    }

    /// The attributions of a sentence, and those whose content it holds, by their numbers in its article.
    pub fn attributions_at(&self, member: Member) -> &[u32] {
        self.attributions.get(&member).map_or(&[], Vec::as_slice)
    }

    /// The joined speaker whose words a passage is.
    pub fn behind(&self, tellings: &[Telling], passage: Passage) -> Option<u32> {
        let article = tellings.get(passage.article as usize)?.article;
        let speaker = |number: &u32| {
            let attribution = article.attributions.get(*number as usize)?;
            let here = attribution.content.iter().any(|span| span.overlaps(passage.span));
            article.speakers.standings.get(*number as usize)?.speaker.filter(|_| here)
        };
        let first = sentences_under(article, passage.span)
            .flat_map(|sentence| self.attributions_at(Member { article: passage.article, sentence }))
            .filter_map(|number| Some((number, speaker(number)?)))
            .min();
        self.find(passage.article, first?.1)
    }

    fn find(&self, article: u32, speaker: u32) -> Option<u32> {
        self.joined.get(&SpeakerMember { article, speaker }).copied()
    }
}

/// What can be said of the whole: on whom every article rests. That all quote somebody is not yet that they rest on
/// him: an outlet, a body or a document has to be the only source of a shared claim, a person of two.
pub fn notices(speakers: &SpeakerIndex, claims: &[Cluster], articles: &[Article]) -> Vec<Notice> {
    let count = articles.len();
    if count < 2 {
        return Vec::new();
    }
    let every = if count == 2 { "Both articles".to_string() } else { format!("All {count} articles") };
    let mut sole: FxHashMap<u32, usize> = FxHashMap::default();
    claims.iter().filter_map(|claim| claim.sole_speaker).for_each(|speaker| *sole.entry(speaker).or_default() += 1);
    let is_person = |speaker: &JoinedSpeaker| {
        speaker.members.iter().any(|member| {
            let known = articles.get(member.article as usize).map(|article| &article.speakers.all);
            known.and_then(|all| all.get(member.speaker as usize)).is_some_and(|one| one.kind == SpeakerKind::Person)
        })
    };
    let rests = |number: u32, speaker: &JoinedSpeaker| {
        let claims = sole.get(&number).copied().unwrap_or(0);
        claims >= if is_person(speaker) { 2 } else { 1 } || outlets().has_folded(&speaker.name)
    };
    speakers
        .all
        .iter()
        .zip(&speakers.relied_on)
        .zip(0..)
        .filter(|((speaker, relied_on), number)| relied_on.len() == count && rests(*number, speaker))
        .map(|((speaker, _), _)| {
            // A story rests on an agency or a report; what a person said it tells.
            let message = if is_person(speaker) {
                format!("{every} have some of what they tell from {} alone.", speaker.name)
            } else {
                format!("{every} rest, at least in part, on {}.", speaker.name)
            };
            Notice { code: "shared-source", message }
        })
        .collect()
}
