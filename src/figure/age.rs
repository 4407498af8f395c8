//! Ages: "34-year-old", "aged 5 to 11", "Maria Lopez, 34,", "in his 20s", "nobody under 21".

use std::borrow::Cow;

use crate::figure::draft::Draft;
use crate::figure::lex::{Kind, Shape};
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::word::{CalendarWord, Traits};
use crate::figure::{Bound, FigureKind};

/// The oldest that a person is taken to be.
const OLDEST: f64 = 122.0;

impl Reading<'_> {
    /// Turns a number of years into an age where its words say that it is one.
    pub fn aged(&self, mut draft: Draft) -> Draft {
        if draft.kind == FigureKind::Duration {
            let word = self.past_hyphen(draft.to);
            let old = self.is_any(word, &["old", "olds"]);
            let of_age = self.is(draft.to, "of") && self.is(draft.to + 1, "age");
            if old || of_age {
                draft.kind = FigureKind::Age;
                draft.compound = old && word > draft.to;
                draft.to = if old { word + 1 } else { draft.to + 2 };
            }
            return draft;
        }
        let plain = matches!(draft.form, Some(Form::Digits(digits)) if digits.whole <= 3 && !digits.grouped)
            || draft.form == Some(Form::Words);
        let Some(value) = draft.number() else { return draft };
        if draft.kind != FigureKind::Count || !plain || !(0.0..=OLDEST).contains(&value) {
            return draft;
        }
        // "34 y/o"
        let stroke = self.is(draft.to, "y") && self.at(draft.to + 1).is('/') && self.is(draft.to + 2, "o");
        let short = self.is_any(draft.to, &["yo"]) || stroke;
        if short {
            draft.to += if self.is(draft.to, "yo") { 1 } else { 3 };
        }
        // "the 18-to-29 age group"
        let grouped = self.is(draft.to, "age") && self.is_any(draft.to + 1, &["group", "groups", "range", "bracket"]);
        if short || grouped || self.named_age(&draft) || self.limit_age(&mut draft) || self.personal_age(&draft) {
            draft.kind = FigureKind::Age;
            draft.unit = Some(Cow::Borrowed("year"));
        }
        draft
    }

    /// "aged 34", "at age 12", "age of 18".
    fn named_age(&self, draft: &Draft) -> bool {
        if !self.stops(draft.to) && !self.is(draft.to, "years") {
            return false;
        }
        let Some(mut word) = draft.from.checked_sub(1) else { return false };
        if self.is(word, "of") && self.follows(word, &["age"]) {
            return true; // "under the age of 2"
        }
        if let Some((_, from)) = self.vocabulary.qualifiers_before.longest_before(self.lexemes, draft.from) {
            word = match from.checked_sub(1) {
                Some(word) => word,
                None => return false,
            };
        }
        if self.is_any(word, &["of", "between", "from", "is"]) && word > 0 {
            word -= 1;
        }
        self.is_any(word, &["aged", "age", "ages"])
            || self.follows(draft.from, &["as"]) && draft.from > 1 && self.is_any(draft.from - 2, &["young", "old"])
    }

    /// "those under 30", "18 and over", "over-65s".
    fn limit_age(&self, draft: &mut Draft) -> bool {
        let hyphened = self.before(draft.from).is_hyphen()
            && self.glued(draft.from)
            && draft.from > 1
            && self.is_any(draft.from - 2, &["under", "over"]);
        if hyphened && self.glued(draft.to) && self.is(draft.to, "s") {
            let under = self.is(draft.from - 2, "under");
            draft.bound = if under { Bound::LessThan } else { Bound::MoreThan };
            draft.qualifier = Some(self.at(draft.from - 2).span());
            draft.to += 1;
            return true;
        }
        if self.noun_run(draft.to).is_some() {
            return false;
        }
        if self.is_any(draft.to, &["and", "or"]) && self.is_any(draft.to + 1, &["older", "younger"]) {
            return true;
        }
        // "adoptees younger than 18"
        if draft.from > 1 && self.is(draft.from - 1, "than") && self.is_any(draft.from - 2, &["younger", "older"]) {
            return self.stops(draft.to) && self.value_of(draft) >= 1.0;
        }
        if draft.from < 2 || !self.is_any(draft.from - 1, &["under", "over", "above", "below"]) {
            return false;
        }
        self.has(draft.from - 2, Traits::AGED) || self.is_any(draft.from - 2, &["anyone", "aged"])
    }

    /// "Maria Lopez, 34,", "John Smith (34)", "her sons, 7 and 9", "turned 50".
    fn personal_age(&self, draft: &Draft) -> bool {
        let plain = matches!(draft.form, Some(Form::Digits(_)));
        let Some(mark) = draft.from.checked_sub(1) else { return false };
        if self.is_any(mark, &["turned", "turns", "turning"]) {
            let then = self.has(draft.to, Traits::SHIFTS) || self.calendar(draft.to).is_some();
            return draft.high.is_none() && (self.stops(draft.to) || then);
        }
        if self.age_of(draft) {
            return true;
        }
        let ended = self.closes(draft.to)
            || self.has(draft.to, Traits::AGE_CLAUSE)
            || self.is_any(draft.to, &["of", "was", "from", "said", "told"]);
        if !ended {
            return false;
        }
        if !plain || draft.high.is_some() {
            return false;
        }
        // "his wife, also 27, was not"
        let again = self.is_any(mark, &["also", "now", "then"]) && mark > 0 && self.at(mark - 1).is(',');
        let mark = if again && self.closes(draft.to) { mark - 1 } else { mark };
        // "Now 46 and living in Ohio, she"
        if self.is(mark, "now") && self.begins(mark) && self.value_of(draft) >= 14.0 {
            return self.at(draft.to).is(',') || self.is(draft.to, "and");
        }
        // "when he was around 10"
        let about = self.is_any(mark, &["about", "around", "nearly", "almost", "only", "just"])
            && mark > 1
            && self.is_any(mark - 2, &["he", "she"]);
        let mark = mark - usize::from(about);
        if self.is_any(mark, &["is", "was", "were", "are"]) && mark > 0 {
            let some = self.number_word(mark - 1).is_some() && self.is_any(mark, &["were", "are"]);
            let oldest = (1..=4).any(|back| mark >= back && self.has(mark - back, Traits::OLDEST));
            let subject = (some || oldest || self.has(mark - 1, Traits::AGED_SUBJECT))
                && (1.0..=110.0).contains(&self.value_of(draft));
            // "the judge, who faces a year in prison, is 68."
            let person =
                self.at(mark - 1).is(',') && (mark.saturating_sub(40)..mark).any(|index| self.is(index, "who"));
            return (subject || person && self.value_of(draft) >= 10.0)
                && (self.closes(draft.to) || self.has(draft.to, Traits::AGE_CLAUSE));
        }
        let Some(name) = mark.checked_sub(1) else { return false };
        // "Theresa May, 60,"
        let surname = name > 0 && self.before(name).is_capital() && self.calendar(name - 1).is_none();
        let dated = self.calendar(name).is_some() && !(surname && self.function(name - 1).is_none());
        let comma = self.at(mark).is(',');
        let bracket = self.at(mark).is('(') && self.at(draft.to).is(')');
        let person = self.at(name).is_capital() && !dated && !self.title_case;
        if comma && self.has(name, Traits::AGED) && !self.is(draft.to, "of") {
            return true;
        }
        // "the centre, 19, signed": between two commas after a person's role.
        let role = self.at(name).kind == Kind::Word(Shape::Lower) && !self.stops(name) && !self.plural(name) && !dated;
        let unit = self.vocabulary.units.longest(self.lexemes, name).is_some();
        if comma && role && !unit && self.at(draft.to).is(',') && (14.0..=110.0).contains(&self.value_of(draft)) {
            return self.at(draft.to + 1).is_word()
                && self.number_word(draft.to + 1).is_none()
                && !self.plural(draft.to + 1);
        }
        if comma || bracket {
            // A list of numbers or of scores is no age: "Paris, 3, Lyon, 2".
            let close = self.closes(draft.to) || self.is_any(draft.to, &["and", "of", "from", "who"]);
            return person && close && self.value_of(draft) >= 1.0 && (!bracket || self.value_of(draft) >= 8.0);
        }
        false
    }

    /// "a boy of nine", "a woman of about 70": not "a mother of two".
    fn age_of(&self, draft: &Draft) -> bool {
        let qualified = self.vocabulary.qualifiers_before.longest_before(self.lexemes, draft.from);
        let Some(of) = qualified.map_or(draft.from, |(_, from)| from).checked_sub(1) else { return false };
        let told = of > 0
            && self.is(of, "of")
            && self.is_any(
                of - 1,
                &["man", "woman", "boy", "girl", "men", "women", "boys", "girls", "lad", "youth", "child", "teenager"],
            );
        let counts = self.noun_run(draft.to).is_some() || self.at(draft.to).is_capital();
        told && self.value_of(draft) >= 1.0 && !counts
    }

    fn value_of(&self, draft: &Draft) -> f64 {
        draft.number().unwrap_or(0.0)
    }

    /// "his 20s", "her mid-40s": an age by decade.
    pub fn age_decade(&self, from: usize) -> Option<Draft> {
        let (decade, plural) = match (self.calendar(from), self.at(from).digits()) {
            // "her eighties"
            (Some(CalendarWord::Decade(decade)), _) => (f64::from(decade), from + 1),
            (_, Some(digits)) if digits.whole == 2 && digits.decimals == 0 && digits.value % 10.0 == 0.0 => {
                let plural = self.glued(from + 1) && self.is_any(from + 1, &["s", "'s", "’s"]);
                (digits.value, if plural { from + 2 } else { return None })
            }
            _ => return None,
        };
        if decade < 10.0 {
            return None;
        }
        let mut word = from.checked_sub(1)?;
        if self.at(word).is_hyphen() {
            word = word.checked_sub(1)?;
        }
        if self.is_any(word, &["early", "mid", "late"]) {
            word = word.checked_sub(1)?;
        }
        if !self.is_any(word, &["his", "her", "their", "my", "your", "our", "in", "to", "and"]) {
            return None;
        }
        if self.is_any(word, &["in", "to", "and"]) && matches!(self.before(from).kind, Kind::Mark('\'' | '’' | '‘'))
        {
            return None;
        }
        // "mid-30s"
        let hyphened = self.before(from).is_hyphen()
            && self.glued(from)
            && from > 1
            && self.is_any(from - 2, &["early", "mid", "late"]);
        let mut draft = Draft::new(if hyphened { from - 2 } else { from }, plural, FigureKind::Age, decade);
        draft.high = Some(decade + 9.0);
        draft.unit = Some(Cow::Borrowed("year"));
        Some(draft)
    }
}
