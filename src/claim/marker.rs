//! Markers: the words of a sentence that judge, weaken, look ahead or take a side.

use std::ops::Range;

use super::Evidence;
use super::phrasebook::{Found, List};
use super::voice::Voice;
use crate::lexicon;
use crate::lexicon::fold;
use crate::notice::SwitchedOff;
use crate::segmentation::Segmentation;
use crate::tagger::Tag;
use crate::text::Span;
use crate::token::TokenKind;
use crate::vocabulary::{self, Classes};

lexicon! {
    /// See the first line of the list.
    fn calendar = "../lexicon/scheduled_day.txt"
}

/// Tokens that are looked at around a marker.
const NEAR: usize = 40;

/// How much a marker says of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Force {
    /// Says something only beside others.
    Weak,
    /// Two of them are enough, or one where nothing that can be measured is told.
    Telling,
    /// Enough by itself.
    Strong,
}

impl Force {
    /// How much it counts; see [`super::kind`] for how much is enough.
    pub fn points(self) -> usize {
        match self {
            Force::Weak => 1,
            Force::Telling => 2,
            Force::Strong => 4,
        }
    }
}

/// Words that judge.
#[derive(Clone, Copy, Debug)]
pub struct Judgement {
    /// The words.
    pub span: Span,
    /// Whether they suffice.
    pub force: Force,
    /// A stable reason code.
    pub code: &'static str,
}

/// Words that weaken, and what they weaken.
#[derive(Clone, Copy, Debug)]
pub struct Hedge {
    /// The words.
    pub words: Span,
    /// What they weaken; `None` where nothing follows.
    pub scope: Option<Span>,
}

/// Everything found in one sentence.
#[derive(Default)]
pub struct Markers {
    /// In the article's own words.
    pub judgements: Vec<Judgement>,
    /// In the article's own words, and in its paraphrase of others.
    pub hedges: Vec<Hedge>,
    /// In the article's own words.
    pub forecasts: Vec<Span>,
    /// In the article's own words.
    pub loaded: Vec<Span>,
}

/// Finds the markers among some tokens, given every entry of the lists that the text has.
pub fn markers(evidence: &Evidence, entries: &[Found], voices: &[Voice], tokens: Range<usize>) -> Markers {
    let mut markers = Markers::default();
    let mut reader = Reader {
        segmentation: evidence.reading.segmentation,
        tags: &evidence.reading.tags,
        tokens: tokens.clone(),
        past: false,
    };
    reader.past = tokens.clone().any(|at| reader.tag(at) == Some(Tag::Past));
    let first = entries.partition_point(|found| found.start < tokens.start);
    let mut entries = entries[first..].iter().peekable();
    let mut free = [tokens.start; 4];
    for at in tokens.clone() {
        let voice = voices.get(at).copied().unwrap_or(Voice::Own);
        while let Some(found) = entries.next_if(|found| found.start == at) {
            if voice == Voice::Quoted {
                continue;
            }
            let used = &mut free[found.list as usize];
            if at < *used || found.end > tokens.end || voice == Voice::Paraphrase && found.list != List::Hedge {
                continue;
            }
            if reader.take(found, &mut markers) {
                *used = found.end;
            }
        }
        if voice == Voice::Own {
            reader.grammar(at, &mut markers);
        }
    }
    reader.rhetoric(voices, &mut markers);
    markers.leave_out(reader.segmentation.text, evidence.off);
    markers
}

impl Markers {
    /// Drops what a reader wants to see no more.
    fn leave_out(&mut self, text: &str, off: &SwitchedOff) {
        self.judgements.retain(|one| !off.has(one.code, one.span.of(text)));
        self.hedges.retain(|one| !off.has("hedge", one.words.of(text)));
        self.forecasts.retain(|span| !off.has("future", span.of(text)));
        self.loaded.retain(|span| !off.has("loaded", span.of(text)));
    }
}

/// One sentence, with the parts of speech where they are known.
pub(super) struct Reader<'a, 't> {
    pub(super) segmentation: &'a Segmentation<'t>,
    tags: &'a [Tag],
    pub(super) tokens: Range<usize>,
    /// It has a verb in the past.
    pub(super) past: bool,
}

impl Reader<'_, '_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.segmentation.tokens.get(at).map_or("", |token| token.span.of(self.segmentation.text))
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.contains(&at) && self.word(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied().filter(|_| self.tokens.contains(&at))
    }

    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let tokens = self.segmentation.tokens.get(range)?;
        Some(tokens.first()?.span.join(tokens.last()?.span))
    }

    /// True for a capitalised word that does not open the sentence: part of a name ("May", "the Fair Deal Act").
    pub(super) fn is_name(&self, at: usize) -> bool {
        at > self.tokens.start && self.word(at).chars().next().is_some_and(char::is_uppercase) && !self.is(at - 1, "“")
    }

    /// Files an entry where it belongs; false where the words mean something else here.
    fn take(&self, found: &Found, markers: &mut Markers) -> bool {
        let Some(span) = self.span(found.start..found.end) else { return false };
        if self.is_name(found.start) && found.end == found.start + 1 {
            return false;
        }
        match found.list {
            List::Opinion => self.opinion(found, span, markers),
            List::Hedge => self.hedge(found, span, markers),
            List::Forecast => self.forecast(found, span, markers),
            List::Loaded => {
                let mut fields = found.field.split('\t').skip(2);
                let excepted = fields.next().unwrap_or("");
                let next = self.word(found.end);
                let other = excepted.split(' ').any(|word| !word.is_empty() && word.eq_ignore_ascii_case(next));
                if !other {
                    markers.loaded.push(span);
                }
                !other
            }
        }
    }

    fn opinion(&self, found: &Found, span: Span, markers: &mut Markers) -> bool {
        let auxiliary_after = vocabulary::classes(self.word(found.end)).any(Classes::AUXILIARY.or(Classes::MODAL));
        let (force, code) = match found.field {
            // "The office is moving to Fourth Street": on its way, not touching.
            "judgement adjective" if self.is_on_its_way(found) => return false,
            "judgement adjective" | "judgement noun" | "judgement verb" => {
                // A name that is called in passing ("the thug told the court") judges less than it takes a side.
                let called = markers.loaded.iter().rev().take(4).any(|loaded| loaded.overlaps(span))
                    && !self.is_predicate(found.start);
                (if called { Force::Weak } else { Force::Strong }, "judgement")
            }
            "stance" => (Force::Strong, "stance"),
            "construction" => (Force::Strong, "turn-of-phrase"),
            "duty" => (Force::Strong, "duty"),
            // "Applicants must file": a rule as often as a demand.
            "duty weak" => (Force::Weak, "duty"),
            // "Service was chaotic": said of the subject, not in passing.
            "evaluation" if self.closes_predicate(found) => (Force::Telling, "evaluation"),
            // "Police matters are handled in court": another verb takes it for its subject.
            "evaluation verb" if auxiliary_after => return false,
            "evaluation" | "evaluation verb" => (Force::Weak, "evaluation"),
            _ => (Force::Weak, "intensity"),
        };
        // A loaded word counts once, as that.
        if force == Force::Strong || !markers.loaded.iter().rev().take(4).any(|loaded| loaded.contains(span)) {
            markers.judgements.push(Judgement { span, force, code });
        }
        true
    }

    /// True for a present participle with a direction behind it.
    fn is_on_its_way(&self, found: &Found) -> bool {
        self.word(found.end - 1).ends_with("ing")
            && fold(self.word(found.end), |next| {
                matches!(next, "to" | "into" | "toward" | "towards" | "ahead" | "forward" | "out" | "from" | "through")
            })
    }

    /// True when a form of "be" or "become" leads up to a token: what it says is said of the subject.
    pub(super) fn is_predicate(&self, at: usize) -> bool {
        let from = at.saturating_sub(5).max(self.tokens.start);
        (from..at).any(|at| {
            fold(self.word(at), |word| {
                matches!(
                    word,
                    "is" | "are" | "was" | "were" | "be" | "been" | "'s" | "'re" | "am" | "become" | "became"
                )
            })
        })
    }

    /// True for words that a form of "be", "look" or "seem" says of the subject, with nothing that they describe after.
    fn closes_predicate(&self, found: &Found) -> bool {
        let from = found.start.saturating_sub(4).max(self.tokens.start);
        let linked = (from..found.start).any(|at| {
            fold(self.word(at), |word| {
                matches!(
                    word,
                    "is" | "are"
                        | "was"
                        | "were"
                        | "be"
                        | "been"
                        | "'s"
                        | "'re"
                        | "am"
                        | "become"
                        | "became"
                        | "looks"
                        | "look"
                        | "looked"
                        | "sounds"
                        | "sounded"
                        | "feels"
                        | "felt"
                        | "seems"
                        | "seemed"
                        | "remains"
                )
            })
        });
        linked && self.tag(found.end).is_none_or(|tag| !tag.is_nominal() && tag != Tag::Adjective)
    }

    fn hedge(&self, found: &Found, words: Span, markers: &mut Markers) -> bool {
        let next = found.end;
        let scope = match found.field {
            "noun" => {
                // "the suspected leader", not "he suspected" or "was reported stolen".
                let led = self
                    .tag(found.start.wrapping_sub(1))
                    .is_none_or(|tag| !tag.is_finite() && !tag.is_verb() && !tag.is_nominal());
                let noun = self.tag(next).is_none_or(|tag| {
                    tag.is_nominal() || matches!(tag, Tag::Adjective | Tag::Number | Tag::Gerund | Tag::Participle)
                });
                let other = self.tag(found.start).is_some_and(|tag| {
                    matches!(tag, Tag::Past | Tag::Noun | Tag::PluralNoun | Tag::Infinitive | Tag::Present)
                });
                // A pollster's "likely voters" are a kind of voters.
                let voters = fold(self.word(next), |word| matches!(word, "voter" | "voters"));
                if !led || !noun || other || voters {
                    return false;
                }
                next..self.noun_phrase_end(next)
            }
            "verb" => {
                if !self.weakens(found) {
                    return false;
                }
                next..self.clause_end(next)
            }
            _ => {
                let comma = usize::from(self.is(next, ","));
                let end = self.clause_end(next + comma);
                // A hedge at the end of its clause weakens what stands before it.
                if end == next + comma {
                    let start = self.clause_start(found.start);
                    start..found.start - usize::from(found.start > start && self.is(found.start - 1, ","))
                } else {
                    next + comma..end
                }
            }
        };
        markers.hedges.push(Hedge { words, scope: self.span(scope) });
        true
    }

    /// True when a modal verb weakens rather than permits, names a month, or says what was impossible.
    fn weakens(&self, found: &Found) -> bool {
        let first = self.word(found.start);
        if found.end == found.start + 1 && first.eq_ignore_ascii_case("could") {
            // "could not be reached" was impossible, "could reach" may happen.
            return self.tag(found.end).is_none_or(|tag| matches!(tag, Tag::Infinitive | Tag::Auxiliary | Tag::Adverb))
                && !self.is_negated(found.end);
        }
        if found.end > found.start + 1 || !(first.eq_ignore_ascii_case("may") || first.eq_ignore_ascii_case("might")) {
            return true;
        }
        // "Visitors may not smoke" forbids; "it may not be true" doubts.
        if self.is(found.start, "may")
            && self.is(found.end, "not")
            && !self.is(found.end + 1, "be")
            && !self.is(found.end + 1, "have")
        {
            return false;
        }
        if self.word(found.start) == "May"
            && (self.tokens.start != found.start || self.tag(found.end) == Some(Tag::Number))
        {
            return false;
        }
        match self.tag(found.start) {
            Some(tag) => tag == Tag::Modal,
            None => self.segmentation.tokens.get(found.end).is_some_and(|token| token.kind == TokenKind::Word),
        }
    }

    pub(super) fn is_negated(&self, at: usize) -> bool {
        ["not", "n't", "n’t", "never"].iter().any(|word| self.is(at, word))
    }

    fn forecast(&self, found: &Found, span: Span, markers: &mut Markers) -> bool {
        match found.field {
            "time" if self.past => return false,
            "scheduled" => {
                let dated = |at: usize| fold(self.word(at), |word| calendar().has(word));
                if self.past || !self.near(found.end).any(dated) {
                    return false;
                }
            }
            _ => {}
        }
        if found.field == "bare" {
            let mut next = found.end;
            while self.is_negated(next) || self.tag(next) == Some(Tag::Adverb) {
                next += 1;
            }
            let certain = ["will", "'ll", "’ll", "wo", "shall"].iter().any(|word| self.is(found.start, word));
            let modal = found.end == found.start + 1;
            let doubtful = ["could", "may", "might", "would"].iter().any(|word| self.is(found.start, word));
            // "could not be reached", "may have acted": about what was, not what will be.
            if doubtful && (self.is(next, "have") || self.is(next, "be"))
                || self.is(found.start, "could") && next > found.end && !self.is(found.end, "well")
            {
                return false;
            }
            let base = match self.tag(next) {
                Some(Tag::Infinitive) => true,
                Some(_) if certain => !self.is_owned(found.start),
                Some(Tag::Auxiliary) => self.is(next, "be") || self.is(next, "have") || self.is(next, "do"),
                // The tagger errs on rare verbs: after "to" and "will" a noun is one of those.
                Some(tag) => {
                    !modal
                        && !matches!(
                            tag,
                            Tag::Determiner | Tag::Adposition | Tag::Punctuation | Tag::ProperNoun | Tag::Number
                        )
                }
                None => true,
            };
            // "would not say": of the past, whatever the rest.
            let silent = self.is(found.start, "would")
                && ["say", "comment", "confirm", "discuss", "identify", "elaborate"]
                    .iter()
                    .any(|word| self.is(next, word));
            // "plans to cut" is a noun as often as a verb; in a story of what was, "would" looks back.
            let noun = self.tag(found.start).is_some_and(|tag| tag.is_nominal());
            let told = self.is(found.start, "would") && self.past;
            if !base || noun || told || silent || self.is_name(found.start) {
                return false;
            }
        }
        markers.forecasts.push(span);
        true
    }

    /// True for a word behind "her", "their" or "the", where a noun stands: "her will leaves the house to the city".
    fn is_owned(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        ["my", "your", "his", "her", "our", "their", "the", "a"].iter().any(|word| self.is(before, word))
    }

    /// The end of the clause that a token stands in: the next mark, or a conjunction.
    fn clause_end(&self, from: usize) -> usize {
        let near = self.near(from);
        let end = near.end;
        near.into_iter()
            .find(|&at| {
                matches!(self.word(at), "," | ";" | ":" | "." | "?" | "!" | "—" | "–" | "(" | ")" | "“" | "”" | "\"")
                    || matches!(self.word(at), "but" | "because" | "although" | "while" | "when" | "if")
            })
            .unwrap_or(end)
    }

    /// The tokens from one on that are looked at for it: few enough that a sentence without end costs no more.
    pub(super) fn near(&self, from: usize) -> Range<usize> {
        from.min(self.tokens.end)..self.tokens.end.min(from + NEAR)
    }

    fn clause_start(&self, from: usize) -> usize {
        (self.tokens.start.max(from.saturating_sub(NEAR))..from)
            .rev()
            .find(|&at| matches!(self.word(at), "," | ";" | ":" | "—" | "–" | "(" | ")" | "“" | "”" | "\""))
            .filter(|&at| at + 1 < from)
            .map_or(self.tokens.start.max(from.saturating_sub(NEAR)), |at| at + 1)
    }

    /// The end of the noun phrase that begins at a token.
    fn noun_phrase_end(&self, from: usize) -> usize {
        let mut end = from;
        while end < self.tokens.end && end < from + 6 {
            let part = match self.tag(end) {
                Some(tag) => {
                    tag.is_nominal()
                        || matches!(tag, Tag::Adjective | Tag::Number | Tag::Gerund | Tag::Participle | Tag::Possessive)
                }
                None => self.segmentation.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word),
            };
            let joined = self.word(end) == "-";
            // "the suspected arsonist left": after a noun only a noun goes on.
            let verb = end > from
                && self.tag(end - 1).is_some_and(Tag::is_nominal)
                && self.tag(end).is_some_and(|tag| !tag.is_nominal() && tag != Tag::Possessive);
            if !part && !joined || verb {
                break;
            }
            end += 1;
        }
        end
    }
}
