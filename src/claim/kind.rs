//! The kind of a sentence: the first of question, instruction, judgement, forecast and fact that its words bear out.

use super::marker::{Force, Markers};
use super::voice::Voice;
use super::{ClaimKind, Evidence, Part};
use crate::lexicon;
use crate::lexicon::fold;
use crate::notice::Reason;
use crate::structure::BlockKind;
use crate::tagger::Tag;
use crate::text::Span;
use crate::token::TokenKind;

lexicon! {
    /// See the first line of the list.
    fn imperatives = "../lexicon/imperatives.txt"
}

/// Points that make an opinion; see [`Force::points`].
const ENOUGH: usize = 2;

/// Points that make one where the sentence also tells a figure, or what somebody said.
const ENOUGH_BESIDE_FACTS: usize = 3;

/// What a sentence is, with the words that say so.
pub fn judge(
    evidence: &Evidence,
    block: BlockKind,
    part: &Part,
    found: &Markers,
    reasons: &mut Vec<Reason>,
) -> ClaimKind {
    let sentence = Sentence { evidence, part };
    if matches!(block, BlockKind::Byline | BlockKind::Dateline) {
        return ClaimKind::Other;
    }
    let strong = found.judgements.iter().filter(|one| one.force == Force::Strong).count();
    let judged_points: usize = found.judgements.iter().map(|one| one.force.points()).sum();
    let facts = part.figure.is_some() || part.reported.is_some();
    // Loaded words alone take a side in telling a fact.
    let enough = if facts || judged_points == 0 { ENOUGH_BESIDE_FACTS } else { ENOUGH };
    let opinion = judged_points + found.loaded.len() >= enough;
    let judged = |reasons: &mut Vec<Reason>| {
        reasons.extend(found.judgements.iter().map(|one| Reason { code: one.code, span: one.span }));
    };
    if let Some(mark) = sentence.asks() {
        reasons
            .push(Reason { code: if opinion && strong > 0 { "rhetorical-question" } else { "question" }, span: mark });
        if strong > 0 {
            judged(reasons);
            return ClaimKind::Opinion;
        }
        return ClaimKind::Question;
    }
    if let Some(verb) = sentence.instructs()
        && !found
            .judgements
            .iter()
            .any(|one| one.force == Force::Strong && one.code != "duty" && sentence.is_opened_by(one.span, verb))
    {
        reasons.push(Reason { code: "imperative", span: verb });
        return ClaimKind::Instruction;
    }
    if strong > 0 || opinion && (found.forecasts.is_empty() || judged_points >= ENOUGH_BESIDE_FACTS) {
        judged(reasons);
        return ClaimKind::Opinion;
    }
    if !found.forecasts.is_empty() {
        reasons.extend(found.forecasts.iter().map(|&span| Reason { code: "future", span }));
        return ClaimKind::Forecast;
    }
    match sentence.asserts(block) {
        Some(span) => {
            reasons.push(Reason { code: "assertion", span });
            reasons.extend(part.figure.map(|span| Reason { code: "figure", span }));
            ClaimKind::Fact
        }
        None => ClaimKind::Other,
    }
}

struct Sentence<'a, 't> {
    evidence: &'a Evidence<'a, 't>,
    part: &'a Part<'a>,
}

impl Sentence<'_, '_> {
    fn word(&self, at: usize) -> &str {
        let segmentation = self.evidence.reading.segmentation;
        segmentation
            .tokens
            .get(at)
            .filter(|_| self.part.tokens.contains(&at))
            .map_or("", |token| token.span.of(segmentation.text))
    }

    fn span(&self, at: usize) -> Span {
        self.evidence.reading.segmentation.tokens.get(at).map_or(Span::default(), |token| token.span)
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.evidence.reading.tags.get(at).copied()
    }

    fn is_mark(&self, at: usize) -> bool {
        self.evidence.reading.segmentation.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    fn is_own(&self, at: usize) -> bool {
        self.part.voices.get(at).is_none_or(|voice| *voice == Voice::Own)
    }

    /// The question mark that ends the sentence in the article's own voice.
    fn asks(&self) -> Option<Span> {
        let last =
            self.part.tokens.clone().rev().find(|&at| !matches!(self.word(at), "”" | "\"" | "’" | "'" | ")" | "!"))?;
        (self.word(last) == "?" && self.is_own(last)).then(|| self.span(last))
    }

    /// True for words that stand with the verb that opens the sentence ("Don’t hold your breath").
    fn is_opened_by(&self, span: Span, verb: Span) -> bool {
        let segmentation = self.evidence.reading.segmentation;
        let from = segmentation.token_at(verb.start);
        span.overlaps(verb) || (from..=from + 2).contains(&segmentation.token_at(span.start))
    }

    /// "Anyone who saw the crash should call …", "Residents should boil …": advice to the public.
    fn advises(&self) -> Option<Span> {
        let first = self.part.tokens.start;
        let public = fold(self.word(first), |word| {
            matches!(
                word,
                "anyone"
                    | "anybody"
                    | "those"
                    | "people"
                    | "residents"
                    | "drivers"
                    | "motorists"
                    | "visitors"
                    | "passengers"
                    | "travelers"
                    | "travellers"
                    | "applicants"
                    | "customers"
                    | "parents"
                    | "witnesses"
                    | "readers"
                    | "participants"
                    | "attendees"
                    | "commuters"
                    | "homeowners"
                    | "patients"
            )
        });
        let near = first..self.part.tokens.end.min(first + 14);
        let should = near.clone().find(|&at| self.word(at) == "should" && self.is_own(at)).filter(|_| public)?;
        let verb = should + 1 + usize::from(self.word(should + 1) == "not");
        imperatives().has_folded(self.word(verb)).then(|| self.span(should))
    }

    /// The verb that opens an instruction in the article's own voice.
    fn instructs(&self) -> Option<Span> {
        if let Some(advice) = self.advises() {
            return Some(advice);
        }
        let mut first = self.part.tokens.start;
        while matches!(self.word(first), "“" | "\"" | "•" | "-" | "*" | "—" | "–" | "(") {
            first += 1;
        }
        let condition =
            fold(self.word(first), |word| matches!(word, "if" | "for" | "to" | "when" | "before" | "once" | "after"));
        if condition {
            // "If you saw the crash, contact …", "To register, send …".
            let comma = (first..self.part.tokens.end).find(|&at| self.word(at) == ",")?;
            first = comma + 1;
        }
        if fold(self.word(first), |word| matches!(word, "please" | "just" | "now" | "then" | "and" | "also" | "so")) {
            first += 1;
        }
        let word = self.word(first);
        if first > self.part.tokens.start && self.word(first - 1).eq_ignore_ascii_case("please") && self.is_own(first) {
            return Some(self.span(first));
        }
        if !self.is_own(first) || !imperatives().has_folded(word) || self.part.tokens.len() < 2 {
            return None;
        }
        let next = first + 1;
        let negated = matches!(self.word(next), "n't" | "n’t" | "not");
        let verb = match self.tag(first) {
            Some(tag) => {
                matches!(tag, Tag::Infinitive)
                    || matches!(tag, Tag::Present | Tag::Auxiliary | Tag::Noun) && self.opens_object(next)
                    || negated
            }
            None => self.opens_object(next) || negated,
        };
        // "Call for action grows": a verb later on takes the first word for its subject.
        (verb && (!condition || self.tag(first) == Some(Tag::Infinitive) || self.opens_object(next)))
            .then(|| self.span(first))
    }

    /// True for a word that a verb's object or complement may open with.
    fn opens_object(&self, at: usize) -> bool {
        match self.tag(at) {
            Some(tag) => matches!(tag, Tag::Determiner | Tag::Pronoun | Tag::Possessive),
            None => fold(self.word(at), |word| {
                matches!(word, "the" | "a" | "an" | "your" | "our" | "this" | "us" | "it" | "them" | "me")
            }),
        }
    }

    /// The words by which the sentence asserts something: its finite verb, in a headline any verb.
    fn asserts(&self, block: BlockKind) -> Option<Span> {
        let tokens = self.part.tokens.clone();
        let tags = &self.evidence.reading.tags;
        if tags.is_empty() {
            let words = tokens.clone().filter(|&at| {
                self.evidence.reading.segmentation.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            });
            return (words.count() > 3).then(|| self.span(tokens.start));
        }
        let finite = |at: &usize| self.tag(*at).is_some_and(Tag::is_finite);
        let own = || tokens.clone().filter(|&at| self.is_own(at)).find(finite);
        let found = own().or_else(|| tokens.clone().find(finite));
        let headline = matches!(block, BlockKind::Headline | BlockKind::Subheading);
        let whole = tokens.clone().filter(|&at| !self.is_mark(at)).count() > 4
            && matches!(self.word(tokens.end - 1), "." | "”" | "\"" | ")")
            && self.tag(tokens.start) != Some(Tag::Gerund);
        if found.is_some() || !whole && !headline {
            return found.map(|at| self.span(at));
        }
        // The tagger takes some verbs for participles or nouns; a whole sentence has one.
        let verb = tokens.clone().find(|&at| self.tag(at).is_some_and(Tag::is_verb));
        let formed = || {
            tokens.clone().skip(1).find(|&at| {
                let word = self.word(at);
                word.len() > 3 && (word.ends_with("ed") || word.ends_with('s')) && self.tag(at) != Some(Tag::ProperNoun)
            })
        };
        let verb = verb.or_else(|| if headline { None } else { formed() });
        verb.map(|at| self.span(at)).or(self.part.figure.filter(|_| whole))
    }
}
