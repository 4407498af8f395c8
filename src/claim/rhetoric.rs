//! Rhetoric: what the build of a sentence tells of its writer where no word of the lists does.

use super::marker::{Force, Judgement, Markers, Reader};
use super::voice::Voice;
use crate::lexicon::fold;
use crate::tagger::Tag;

impl Reader<'_, '_> {
    /// What grammar tells at one token: superlatives, degrees, comparisons, exclamations, who is addressed.
    pub(super) fn grammar(&self, at: usize, markers: &mut Markers) {
        let word = self.word(at);
        match self.tag(at) {
            Some(Tag::Adjective | Tag::Adverb) if fold(word, is_comparative) && self.is_compared(at) => {
                self.judge(at..at + 1, Force::Weak, "comparison", markers);
            }
            Some(Tag::Adjective) => {
                let most = at > 0 && (self.is(at - 1, "most") || self.is(at - 1, "least"));
                let superlative = word.len() > 5 && word.ends_with("est");
                let grade = fold(word, |word| matches!(word, "best" | "worst" | "greatest" | "finest"));
                if grade && !self.is_measured(at) {
                    self.judge(at..at + 1, Force::Strong, "superlative", markers);
                } else if most && !self.is_measured(at) {
                    self.judge(at - 1..at + 1, Force::Telling, "superlative", markers);
                } else if most || superlative {
                    self.judge(at - usize::from(most)..at + 1, Force::Weak, "superlative", markers);
                } else if at > 0 && (self.is(at - 1, "too") || self.is(at - 1, "so")) {
                    self.judge(at - 1..at + 1, Force::Weak, "degree", markers);
                }
            }
            Some(Tag::Pronoun | Tag::Possessive | Tag::Determiner) if fold(word, is_address) => {
                // Who says "we" or "you" argues; who says "I" may only tell.
                let force = if fold(word, |word| matches!(word, "i" | "my")) { Force::Weak } else { Force::Telling };
                self.judge(at..at + 1, force, "address", markers);
            }
            _ if word == "!" => self.judge(at..at + 1, Force::Telling, "exclamation", markers),
            _ if at > self.tokens.start && is_contraction(word) && word != "'s" && word != "’s" => {
                self.judge(at - 1..at + 1, Force::Weak, "contraction", markers);
            }
            _ => {}
        }
    }

    /// What the sentence as a whole tells.
    pub(super) fn rhetoric(&self, voices: &[Voice], markers: &mut Markers) {
        let own = |at: &usize| voices.get(*at).is_none_or(|voice| *voice == Voice::Own);
        if !self.tokens.clone().all(|at| own(&at)) {
            return;
        }
        self.contrast(markers);
        self.opening(markers);
        self.condition(markers);
        self.fragment(markers);
        self.maxim(markers);
        self.sweeping(markers);
        self.general(markers);
    }

    fn judge(&self, tokens: std::ops::Range<usize>, force: Force, code: &'static str, markers: &mut Markers) {
        // The same way of speaking counts once.
        if let Some(span) = self.span(tokens)
            && !(code == "address" || code == "contraction") | !markers.judgements.iter().any(|one| one.code == code)
        {
            markers.judgements.push(Judgement { span, force, code });
        }
    }

    /// "That is not leadership; it is stage management": what something is not, then what it is.
    fn contrast(&self, markers: &mut Markers) {
        let Some(negation) =
            self.head().find(|&at| self.is_negated(at) && at > self.tokens.start && self.is_being(at - 1))
        else {
            return;
        };
        let after = self.near(negation).find(|&at| {
            let turn = matches!(self.word(at), "," | ";" | ":" | "—" | "–");
            let subject =
                fold(self.word(at + 1), |word| matches!(word, "it" | "this" | "that" | "they" | "he" | "she"));
            turn && (subject && self.is_copula(at + 2) || self.is(at + 1, "but"))
        });
        if let Some(after) = after {
            self.judge(after..(after + 3).min(self.tokens.end), Force::Telling, "contrast", markers);
        }
    }

    /// "And yet …", "Nor does it …": a writer who argues.
    fn opening(&self, markers: &mut Markers) {
        let first = self.tokens.start;
        let argues = fold(self.word(first), |word| {
            matches!(
                word,
                "and" | "but" | "yet" | "nor" | "or" | "because" | "not" | "perhaps" | "maybe" | "well" | "oh"
            )
        });
        if argues {
            self.judge(first..first + 1, Force::Weak, "opening", markers);
        }
    }

    /// "If he believed that, he would have …": what is not so is told for what it shows.
    fn condition(&self, markers: &mut Markers) {
        let condition = self.head().find(|&at| self.is(at, "if"));
        let would = |at: &usize| self.is(*at, "would") || self.is(*at, "'d") || self.is(*at, "’d");
        if let Some(start) = condition
            && self.head().any(|at| would(&at))
        {
            self.judge(start..start + 1, Force::Telling, "condition", markers);
        } else if let Some(would) = self.head().find(would)
            && self.is(would + 1, "have")
        {
            self.judge(would..would + 2, Force::Weak, "condition", markers);
        }
    }

    /// "What a week.", "Sumptuous, clever and twenty minutes too long.": no verb, but a word that describes.
    fn fragment(&self, markers: &mut Markers) {
        let verb = |at: usize| self.tag(at).is_none_or(|tag| tag.is_finite() || tag.is_verb());
        let ends = self.tokens.end > self.tokens.start && matches!(self.word(self.tokens.end - 1), "." | "!");
        if !ends || self.tokens.len() < 3 || self.tokens.len() > 16 || self.tokens.clone().any(verb) {
            return;
        }
        if let Some(at) = self.tokens.clone().find(|&at| self.tag(at) == Some(Tag::Adjective)) {
            self.judge(at..at + 1, Force::Weak, "fragment", markers);
        }
    }

    /// "Mercy is not weakness.": of a thing as such, what it is or is not.
    fn maxim(&self, markers: &mut Markers) {
        let first = self.tokens.start;
        let bare = matches!(self.tag(first), Some(Tag::Noun | Tag::PluralNoun | Tag::Gerund));
        let Some(verb) = (first + 1..self.tokens.end.min(first + 6)).find(|&at| self.is_copula(at)) else { return };
        let opens = self.is_negated(verb + 1) || matches!(self.tag(verb + 1), Some(Tag::Determiner | Tag::Noun));
        let plain = (first + 1..verb).all(|at| self.tag(at) != Some(Tag::Adposition));
        if bare && opens && plain && self.is_present() {
            self.judge(first..verb + 1, Force::Weak, "maxim", markers);
        }
    }

    /// "Nobody needs …", "Everyone knows …": of all at once.
    fn sweeping(&self, markers: &mut Markers) {
        let first = self.tokens.start;
        let all = fold(self.word(first), |word| {
            matches!(
                word,
                "nobody" | "everybody" | "everyone" | "anybody" | "anyone" | "nothing" | "everything" | "none"
            )
        });
        if all && self.is_present() {
            self.judge(first..first + 1, Force::Telling, "sweeping", markers);
        }
    }

    /// The present of what always holds: adds to other signs, and is none by itself.
    fn general(&self, markers: &mut Markers) {
        let named = |at: usize| matches!(self.tag(at), Some(Tag::ProperNoun | Tag::Number));
        // "He has left", "She's a nurse": told of somebody.
        let somebody = fold(self.word(self.tokens.start), |word| matches!(word, "he" | "she"));
        if markers.judgements.is_empty() || somebody || !self.is_present() || self.tokens.clone().any(named) {
            return;
        }
        if let Some(verb) =
            self.head().find(|&at| matches!(self.tag(at), Some(Tag::Present | Tag::Auxiliary | Tag::Modal)))
        {
            self.judge(verb..verb + 1, Force::Weak, "general", markers);
        }
    }

    /// The tokens at the beginning that are looked at for the sentence's build.
    fn head(&self) -> std::ops::Range<usize> {
        self.near(self.tokens.start)
    }

    /// True for a form of "be" in the present or past.
    fn is_being(&self, at: usize) -> bool {
        self.tokens.contains(&at)
            && fold(self.word(at), |word| matches!(word, "is" | "are" | "was" | "were" | "'s" | "'re" | "am" | "'m"))
    }

    /// True for a verb that a negation or a predicate follows.
    fn is_copula(&self, at: usize) -> bool {
        self.is_being(at)
            || self.tokens.contains(&at) && fold(self.word(at), |word| matches!(word, "does" | "do" | "need"))
    }

    /// True where nothing at the beginning of the sentence is told as past.
    fn is_present(&self) -> bool {
        let past = |at: usize| fold(self.word(at), |word| matches!(word, "was" | "were" | "did" | "had" | "been"));
        !self.past && !self.head().any(past)
    }

    /// True for a comparative that "than" follows, without a number that measures it.
    fn is_compared(&self, at: usize) -> bool {
        let near = self.near(at + 1);
        let than = near.clone().take(8).any(|at| self.is(at, "than"));
        than && !near.take(14).any(|at| self.tag(at) == Some(Tag::Number))
    }

    /// True for a superlative that a record settles ("the worst drought since 1976", "best-selling", "best known").
    fn is_measured(&self, at: usize) -> bool {
        let next = fold(self.word(at + 1), |word| {
            matches!(
                word,
                "-" | "known"
                    | "selling"
                    | "friend"
                    | "friends"
                    | "man"
                    | "practice"
                    | "practices"
                    | "interest"
                    | "interests"
                    | "before"
                    | "of"
                    | "recent"
            )
        });
        let record = self.near(at + 1).any(|at| {
            fold(self.word(at), |word| {
                matches!(
                    word,
                    "since" | "record" | "years" | "decades" | "percent" | "award" | "prize" | "season" | "quarter"
                )
            })
        });
        next || record || self.is_name(at + 1)
    }
}

fn is_comparative(word: &str) -> bool {
    // What is higher, older or later can be measured.
    let measured = matches!(
        word,
        "rather"
            | "other"
            | "whether"
            | "either"
            | "neither"
            | "later"
            | "earlier"
            | "former"
            | "never"
            | "ever"
            | "however"
            | "after"
            | "over"
            | "under"
            | "higher"
            | "lower"
            | "larger"
            | "smaller"
            | "older"
            | "younger"
            | "longer"
            | "shorter"
            | "together"
            | "further"
            | "another"
    );
    matches!(word, "more" | "less" | "better" | "worse") || word.len() > 4 && word.ends_with("er") && !measured
}

fn is_address(word: &str) -> bool {
    matches!(word, "i" | "we" | "us" | "you" | "our" | "your" | "my" | "ours" | "ourselves" | "yourself")
}

/// True for the second part of a contraction.
fn is_contraction(word: &str) -> bool {
    let may_be = matches!(word.as_bytes().first(), Some(b'\'' | b'n' | b'N')) || word.starts_with('’');
    may_be && fold(word, |word| matches!(word, "n't" | "'re" | "'ve" | "'ll" | "'s" | "'m" | "'d"))
}
