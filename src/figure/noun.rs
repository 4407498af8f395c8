//! Counted nouns: where a figure's noun stands. What cannot be found for sure is left out.

use crate::figure::FigureKind;
use crate::figure::draft::Draft;
use crate::figure::lex::{Kind, Shape};
use crate::figure::noun_phrase::Place;
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Function, NumberWord, Traits};
use crate::text::Span;

impl Reading<'_> {
    /// The noun of a figure, and whether it stands for one said earlier ("50 of them").
    pub fn noun_of(&self, draft: &Draft) -> Option<(usize, usize)> {
        let at = draft.to.max(draft.number_to);
        let after = self.past_hyphen(at);
        match draft.kind {
            FigureKind::Date | FigureKind::Time | FigureKind::Year => None,
            FigureKind::Count | FigureKind::Ratio => {
                if draft.unit.is_some() && draft.kind == FigureKind::Ratio {
                    return None;
                }
                if after > at {
                    return self.hyphened(after);
                }
                if draft.kind == FigureKind::Ratio && (draft.compound || self.attribute(draft)) {
                    // "a one-in-three chance", "a two-thirds majority"
                    return self.single_noun(at, Place::Attribute);
                }
                if draft.number() == Some(1.0) && draft.high.is_none() {
                    // "one more win"
                    // "one vote for"
                    let noun = self.has(at, Traits::NOUN_TOO)
                        && (self.closes(at + 1) || self.function(at + 1) == Some(Function::Preposition));
                    let place = if noun || self.has(at, Traits::MORE_OF) { Place::Attribute } else { Place::Counted };
                    return self.single_noun(at, place).or_else(|| self.noun_run(at));
                }
                let of = if self.is(at, "of") { Some(at + 1) } else { None };
                if let Some(of) = of {
                    let begin = self.past_determiners(of);
                    let part = draft.kind == FigureKind::Ratio;
                    let people = self.has(begin, Traits::PEOPLE) && self.stops(begin + 1) && begin > of;
                    return self
                        .noun_run(begin)
                        .or_else(|| if part { self.single_noun(begin, Place::Attribute) } else { None })
                        .or_else(|| people.then_some((begin, begin + 1)));
                }
                if draft.kind == FigureKind::Ratio && draft.form == Some(Form::Fraction) {
                    // "half the vote", "fill half her cabinet"
                    let begin = self.past_determiners(at);
                    let whole = || {
                        self.single_noun(begin, Place::Attribute)
                            .filter(|_| begin > at && !self.is_any(at, &["a", "an"]))
                    };
                    return self.noun_run(begin).or_else(whole).or_else(|| self.noun_before(draft));
                }
                let Some(found) = self.noun_run(at) else {
                    // "among the 31 dead"
                    let named =
                        self.has(at, Traits::PEOPLE) && self.stops(at + 1) && self.follows(draft.from, &["the"]);
                    return if named { Some((at, at + 1)) } else { self.tallied(draft) };
                };
                // "one in five firms plans to hire": the verb is singular, and looks like a plural.
                let share = draft.kind == FigureKind::Ratio && draft.form.is_none();
                let first = (found.0..found.1).find(|&index| self.plural(index)).filter(|_| share);
                Some(first.map_or(found, |first| (found.0, first + 1)))
            }
            FigureKind::Score | FigureKind::Ordinal => {
                // "the second-largest lender"
                let highest = after > at && self.written(after).ends_with("st");
                let after = after + usize::from(highest);
                self.single_noun(after, Place::Attribute)
                    .or_else(|| self.noun_run(after))
                    .filter(|_| !self.dated(after))
                    .or_else(|| self.day_or_night(after))
            }
            FigureKind::Age => {
                // "18-year-olds" are those that they count.
                let described = draft.compound && !self.is(draft.to - 1, "olds");
                described.then(|| self.noun_run(at).or_else(|| self.single_noun(at, Place::Counted))).flatten()
            }
            FigureKind::Money | FigureKind::Percent | FigureKind::Measure | FigureKind::Duration => {
                self.noun_of_amount(draft, at, after)
            }
        }
    }

    /// "the second night": a part of the day that an ordinal counts.
    fn day_or_night(&self, index: usize) -> Option<(usize, usize)> {
        matches!(self.calendar(index), Some(CalendarWord::Daypart(_))).then_some((index, index + 1))
    }

    /// "the number of farms had fallen to 7,000": what a number told of by a verb counts.
    fn tallied(&self, draft: &Draft) -> Option<(usize, usize)> {
        if draft.kind != FigureKind::Count {
            return None;
        }
        let found = self.noun_before(draft)?;
        let head = found.0.checked_sub(2)?;
        let of = self.is(head + 1, "of") && self.has(head, Traits::TALLY);
        let named = self.has(found.0, Traits::TALLY) && self.is(found.0 + 1, "of");
        match (of, named) {
            (true, _) => Some(found),
            (_, true) => self.noun_run(self.past_determiners(found.0 + 2)),
            _ => {
                // The subject's head is the number itself: "the number of farms".
                let tally =
                    (found.0..found.1).rev().find(|&at| self.has(at, Traits::TALLY) && self.is(at + 1, "of"))?;
                self.noun_run(self.past_determiners(tally + 2))
            }
        }
    }

    /// What an amount is of: "20% stake", "$3 billion in aid", "half of the voters", "a profit of €900,000".
    fn noun_of_amount(&self, draft: &Draft, at: usize, after: usize) -> Option<(usize, usize)> {
        if self.is(at, "of") {
            // "within 10 miles of City Hall" tells a place.
            let within = self.follows(draft.from, &["within"]);
            if draft.kind == FigureKind::Measure && (within || self.at(at + 1).is_capital() && !self.title_case) {
                return None;
            }
            let begin = self.past_determiners(at + 1);
            return self.noun_run(begin).or_else(|| self.single_noun(begin, Place::Attribute));
        }
        let rate = draft.unit.as_ref().is_some_and(|unit| unit.contains(" per "));
        if draft.kind == FigureKind::Money && !rate && self.is(at, "in") && self.money_is_in(at + 1) {
            // "in frozen overseas funds": an adverb after one word says that it is no noun.
            let one = |&(_, to): &(usize, usize)| self.function(to) != Some(Function::Adverb);
            return self.noun_run(at + 1).or_else(|| self.single_noun(at + 1, Place::Counted).filter(one));
        }
        if draft.kind == FigureKind::Measure && self.has(at, Traits::EXTENT) && !self.is(at, "across") {
            // "left a crater 4 metres deep"
            // "The bridge, 1,200 metres long"
            let from = self.qualified_from(draft);
            let apart = from > 0 && self.before(from).is(',') && self.closes(at + 1) | self.is(at + 1, "and");
            let found = self.phrase_before(from - usize::from(apart));
            let told = |&(from, to): &(usize, usize)| {
                from > 0 && self.function(from - 1) == Some(Function::Determiner)
                    || self.plural(to - 1) && !self.has(to - 1, Traits::VERB)
            };
            if found.as_ref().is_some_and(told) {
                return found;
            }
        }
        // "was 340 miles away" tells where, not what.
        let apart = self.is_any(at, &["away", "north", "south", "east", "west", "off"])
            || self.is(at, "from") && self.at(at + 1).digits().is_none();
        if draft.kind == FigureKind::Measure && apart {
            return None;
        }
        // "was 94.5% effective" is of what was effective.
        let predicate = draft.kind == FigureKind::Percent
            && self.copula_before(draft)
            && self.single_noun(after, Place::Counted).is_some_and(|(from, to)| to == from + 1 && !self.plural(from));
        let attributive = draft.compound || after > at || matches!(draft.kind, FigureKind::Money | FigureKind::Percent);
        let attributed = draft.compound || after > at;
        if attributive && !predicate && !self.has_relative(after) {
            // "a 20% cut", "a new low 15 percent rate", but "rose 20% cutting".
            let determined = (1..=3)
                .take_while(|&back| {
                    let word = (draft.from + 1).wrapping_sub(back);
                    back == 1 || draft.from >= back && !self.stops(word) && !self.plural(word)
                })
                .any(|back| {
                    draft.from >= back
                        && (self.function(draft.from - back) == Some(Function::Determiner)
                            || self.has(draft.from - back, Traits::POSSESSIVE))
                });
            let place = if determined { Place::Attribute } else { Place::Counted };
            // "lasts 30% longer"
            let compared = |&(from, to): &(usize, usize)| to == from + 1 && self.has(from, Traits::COMPARISON);
            // "the $3 million Ms. Schultz raised": whose it is
            let owner = |&(from, to): &(usize, usize)| {
                let name = (from..to).all(|index| self.at(index).is_capital() || self.at(index).is('.'));
                name && !self.title_case
                    && !attributed
                    && (self.has(to, Traits::VERB) || self.written(to).ends_with("ed"))
            };
            let found = self
                .single_noun(after, place)
                .filter(|found| determined && !self.is(found.1, "than") || !compared(found))
                .filter(|found| !owner(found));
            if found.is_some() {
                return found;
            }
        }
        if draft.kind == FigureKind::Duration {
            // "18 months' probation", but "in two weeks' time"
            let owner = self.has(at, Traits::POSSESSIVE) || self.at(at).is('’') || self.at(at).is('\'');
            return self.single_noun(at + 1, Place::Attribute).filter(|_| owner && !self.is(at + 1, "time"));
        }
        self.noun_before(draft)
    }

    fn has_relative(&self, index: usize) -> bool {
        self.is_any(index, &["last", "next", "this", "past"]) || self.calendar(index).is_some()
    }

    /// The index of a figure's qualifier, or of the figure where none stands before it.
    fn qualified_from(&self, draft: &Draft) -> usize {
        let mut at = draft.from;
        if let Some(qualifier) = draft.qualifier {
            while at > 0 && self.at(at).start > qualifier.start {
                at -= 1;
            }
        }
        at
    }

    fn copula_before(&self, draft: &Draft) -> bool {
        let at = self.qualified_from(draft);
        self.is_any(at.wrapping_sub(1), &["is", "was", "are", "were", "be", "been"])
    }

    /// True where an article before a figure makes it describe the noun after it.
    fn attribute(&self, draft: &Draft) -> bool {
        draft.form == Some(Form::Fraction)
            && draft.from > 0
            && self.is_any(draft.from - 1, &["a", "the"])
            && self.past_hyphen(draft.from + 1) > draft.from + 1
    }

    /// True where "in" before the word tells what money is: "$5 million in seed money", not "in total".
    fn money_is_in(&self, index: usize) -> bool {
        self.has(index, Traits::MONEY_OF)
            || self.at(index).kind == Kind::Word(Shape::Lower)
                && !self.stops(index)
                && !self.has(index, Traits::NOT_MONEY_OF)
                && self.number_word(index).is_none()
                && self.calendar(index).is_none()
                && !self.written(index).ends_with("ing")
    }

    /// What was changed by, from or to the amount: "raised its key rate by a quarter point".
    fn changed(&self, preposition: usize) -> Option<(usize, usize)> {
        // "put the damage at $40 million"
        let estimated = self.is(preposition, "at");
        if !estimated && !self.is_any(preposition, &["by", "from", "to"]) {
            return None;
        }
        let verbs = if estimated { Traits::ESTIMATES } else { Traits::CHANGE };
        let (mut from, to) = self.phrase_before(preposition)?;
        let verb = (from..to).find(|&at| self.has(at, verbs));
        if let Some(verb) = verb {
            from = verb + 1;
        }
        let mut before = from;
        while before > 0
            && (self.function(before - 1) == Some(Function::Determiner) || self.has(before - 1, Traits::POSSESSIVE))
        {
            before -= 1;
        }
        let changed = verb.is_some() || before > 0 && self.has(before - 1, verbs);
        (changed && from < to && !self.dated(from) && self.calendar(from).is_none()).then_some((from, to))
    }

    /// The noun that stands before the amount: "a profit of €900,000", "Turnout was 61.5 percent".
    pub fn noun_before(&self, draft: &Draft) -> Option<(usize, usize)> {
        let mut at = self.qualified_from(draft);
        if at < draft.from && self.has(at, Traits::REACHING) {
            return self.phrase_before(at);
        }
        if let Some(changed) = at.checked_sub(1).and_then(|preposition| self.changed(preposition)) {
            return Some(changed);
        }
        while at > 0 && self.is_any(at - 1, &["by", "to", "at", "a", "an", "the", "about", "from", "between"]) {
            at -= 1;
        }
        let word = at.checked_sub(1)?;
        if self.is(word, "of") {
            return self.phrase_before(word).filter(|_| !self.follows(word, &["short"]));
        }
        // Who lost or gained a sum is not what it is a sum of.
        let agent = draft.kind == FigureKind::Money && self.is_any(word, &["hit", "reached"])
            || matches!(draft.kind, FigureKind::Money | FigureKind::Measure) && self.has(word, Traits::GAINS);
        if !self.has(word, Traits::TELLS_AMOUNT) || agent {
            return None;
        }
        let mut until = word;
        while until > 0
            && !self.is(until - 1, "ago")
            && (matches!(self.function(until - 1), Some(Function::Auxiliary | Function::Adverb))
                || self.is_any(
                    until - 1,
                    &["to", "expected", "estimated", "forecast", "projected", "set", "reported", "go", "going", "went"],
                ))
        {
            until -= 1;
        }
        self.subject_before(until)
    }

    /// The index before a date that stands before `until`: "Temperatures on Monday ranged".
    fn before_date(&self, until: usize) -> usize {
        let mut at = until;
        while at > 0 && until - at < 6 {
            let year = self.at(at - 1).digits().is_some_and(|digits| (1900.0..2100.0).contains(&digits.value));
            let part = self.dated(at - 1) || year || at < until && self.has(at - 1, Traits::SHIFTS);
            let period = at == until
                && matches!(self.calendar(at - 1), Some(CalendarWord::Period(_)))
                && at > 1
                && self.has(at - 2, Traits::SHIFTS);
            if !(part || period) {
                break;
            }
            at -= 1;
        }
        let told = at < until && at > 0 && self.is_any(at - 1, &["in", "on", "for", "during", "of", "since"]);
        if told { at - 1 } else { at }
    }

    /// The subject that ends before `until`: "the price of a house" is told by "price".
    fn subject_before(&self, until: usize) -> Option<(usize, usize)> {
        let mut found = self.phrase_before(self.before_date(until))?;
        for _ in 0..3 {
            let mut at = found.0;
            // "the yield on the 2-year note"
            if at > 2 && self.before(at).is_word() && self.at(at - 2).is_hyphen() && self.numeral_begins(at - 3) {
                at -= 3;
            }
            // "turnout on the third day"
            if at > 0 && matches!(self.number_word(at - 1), Some(NumberWord::Ordinal(_))) {
                at -= 1;
            }
            while at > 0 && self.function(at - 1) == Some(Function::Determiner) {
                at -= 1;
            }
            let linked =
                at > 1 && self.is_any(at - 1, &["of", "for", "in", "on", "at", "between", "among", "by", "from", "to"]);
            if !linked || self.begins(at - 1) {
                break;
            }
            match self.phrase_before(at - 1) {
                Some(head) => found = head,
                None => break,
            }
        }
        Some(found)
    }

    /// True where the figure counts what an earlier one counted: "50 of them", "of whom 50".
    pub fn refers_back(&self, draft: &Draft) -> bool {
        let at = draft.to.max(draft.number_to);
        if !matches!(draft.kind, FigureKind::Count | FigureKind::Ratio | FigureKind::Percent) {
            return false;
        }
        let them = self.is(at, "of") && self.is_any(at + 1, &["them", "whom", "these", "those", "which"]);
        let these = self.is_any(at + 1, &["these", "those"]);
        let whom = |index: usize| self.is(index, "of") && self.is_any(index + 1, &["whom", "which"]);
        let whom = draft.from > 1 && whom(draft.from - 2) || draft.from > 2 && whom(draft.from - 3);
        them && (!these || self.stops(at + 2)) || whom
    }

    /// True where the figure counts some of what the last one counted, and does not say so: "400 were held, and 50 were
    /// charged", "and another 30". `noun` is what the last one counted, `most` how many.
    pub fn elliptical(&self, draft: &Draft, noun: Span, most: f64) -> bool {
        // "and two more a week later"
        let more = self.is(draft.to.max(draft.number_to), "more");
        let at = draft.to.max(draft.number_to) + usize::from(more);
        let plain = matches!(draft.kind, FigureKind::Count | FigureKind::Ratio)
            && draft.noun.is_none()
            && draft.unit.is_none()
            && !draft.compound;
        let from = self.qualified_from(draft);
        let opened = self.begins(from) || matches!(self.before(from).kind, Kind::Mark(',' | ';' | '—'));
        let linked = self.follows(from, &["and", "but", "while", "although", "though", "whereas"]);
        // "Kasich has 63.", "18 for Cruz and 16 for Rubio"
        let had = from > 0
            && self.has(from - 1, Traits::HOLDS)
            && (self.closes(at) || self.is_any(at, &["and", "but", "while"]));
        let given = (opened || linked) && from > 0 && self.is(at, "for") && self.at(at + 1).is_capital();
        let number = draft.kind == FigureKind::Count && self.word(draft.from).multiple == 0.0;
        if plain && number && most > 1.0 && (had || given) {
            return true;
        }
        let another = more || self.follows(from, &["another", "further", "other"]);
        let some = draft.kind == FigureKind::Ratio || draft.number().is_some_and(|number| number < most);
        if !plain || !(another || some) {
            return false;
        }
        let plural = self.function(at) == Some(Function::Auxiliary) && !self.is_any(at, &["is", "was", "has"]);
        let verb = plural || self.at(at).is_word() && self.written(at).ends_with("ed") || self.has(at, Traits::ACTED);
        // "650 MPs, including all 56 from Scotland"
        let another = another || self.follows(from, &["all"]);
        if !(another || opened || linked) || !(verb || another && self.stops(at)) {
            return false;
        }
        // People are killed, are charged, say; homes and points are not and do not. "Six in 10" are people of a poll.
        let done = at + usize::from(plural) + usize::from(plural && self.is_any(at + 1, &["been", "being"]));
        let polled = draft.kind == FigureKind::Ratio && draft.form.is_none();
        let people = polled || self.is(at, "said") || self.has(done, Traits::PEOPLE);
        !people || self.persons(noun)
    }

    /// True for a noun of people, by its ending or by the list of those whose age may be told.
    pub fn persons(&self, noun: Span) -> bool {
        let noun = noun.of(self.text);
        let head = noun.rsplit([' ', '-']).next().unwrap_or(noun);
        let ending = ["ers", "ors", "ists", "ians", "ees", "men", "women", "people", "children", "persons"];
        let known = |word: &str| self.vocabulary.word(self.vocabulary.find(word).0).traits.has(Traits::AGED);
        ending.iter().any(|end| head.ends_with(end)) || known(head) || head.strip_suffix('s').is_some_and(known)
    }

    /// A noun phrase's place in the text.
    pub fn noun_span(&self, (from, to): (usize, usize)) -> Span {
        self.span(from, to)
    }
}
