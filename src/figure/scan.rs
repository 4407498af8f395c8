//! The scan: one pass over each sentence, asking the grammar's readers in turn, then finishing what they found.

use crate::figure::draft::Draft;
use crate::figure::lex::{Kind, Lexeme, Shape, is_currency_sign, lex};
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::vocabulary::VOCABULARY;
use crate::figure::word::{Function, NumberWord, Traits};
use crate::figure::{Figure, FigureKind};
use crate::segmentation::Segmentation;
use crate::structure::BlockKind;
use crate::text::Span;

/// What was counted last: "them" may stand for it.
#[derive(Clone, Copy)]
struct Counted {
    noun: Span,
    figure: Span,
    most: f64,
    sentence: usize,
}

/// The figures of a text outside furniture, in order.
pub fn figures(segmentation: &Segmentation) -> Vec<Figure> {
    let vocabulary = &VOCABULARY;
    let mut figures = Vec::new();
    let mut lexemes: Vec<Lexeme> = Vec::new();
    let mut drafts = Vec::new();
    let sterling = memchr::memmem::find(segmentation.text.as_bytes(), "£".as_bytes()).is_some();
    let mut counted: Option<Counted> = None;
    for (index, sentence) in segmentation.sentences.iter().enumerate() {
        let block = segmentation.block_kind(index);
        if block == BlockKind::Furniture || !lex(segmentation.text, sentence.span, vocabulary, &mut lexemes) {
            continue;
        }
        let title_case = matches!(block, BlockKind::Headline | BlockKind::Subheading) && capitals(&lexemes);
        let reading = Reading::new(segmentation.text, &lexemes, vocabulary, title_case, sterling);
        drafts.clear();
        reading.scan(&mut drafts);
        reading.finish(&mut drafts);
        for draft in drafts.drain(..) {
            let mut noun = draft.noun;
            let mut carried_from = draft.carried_from;
            let span = reading.span(draft.from, draft.to);
            if reading.refers_back(&draft) {
                // Fifty of them: of what the last count counted, if that is near.
                let near = counted.filter(|counted| index - counted.sentence <= 2);
                noun = near.map(|counted| counted.noun);
                carried_from = near.map(|counted| counted.figure);
            } else if let Some(noun) = noun
                && (matches!(draft.kind, FigureKind::Count | FigureKind::Ratio)
                    || draft.kind == FigureKind::Percent && reading.is(draft.to, "of"))
            {
                let most = draft.high.or(draft.number()).filter(|_| draft.kind == FigureKind::Count);
                counted = Some(Counted { noun, figure: span, most: most.unwrap_or(f64::INFINITY), sentence: index });
            } else if let Some(counted) = counted.filter(|counted| index - counted.sentence <= 1)
                && reading.elliptical(&draft, counted.noun, counted.most)
            {
                noun = Some(counted.noun);
                carried_from = Some(counted.figure);
            }
            figures.push(Figure {
                span,
                sentence: index as u32,
                kind: draft.kind,
                value: draft.value,
                high: draft.high,
                bound: draft.bound,
                unit: draft.unit,
                qualifier: draft.qualifier,
                noun,
                carried_from,
            });
        }
    }
    figures
}

/// True where most longer words have a capital, as in a headline.
fn capitals(lexemes: &[Lexeme]) -> bool {
    let mut longer = 0;
    let mut capital = 0;
    for lexeme in lexemes.iter().take(40) {
        if let Kind::Word(shape) = lexeme.kind
            && lexeme.span().len() > 3
        {
            longer += 1;
            capital += usize::from(shape != Shape::Lower);
        }
    }
    longer > 0 && capital * 4 >= longer * 3
}

impl Reading<'_> {
    /// Finds the figures of the sentence, without qualifiers and nouns.
    fn scan(&self, drafts: &mut Vec<Draft>) {
        let mut at = 0;
        while at < self.lexemes.len() {
            let lexeme = self.at(at);
            let may = match lexeme.kind {
                Kind::Number(_) | Kind::Vulgar(_) | Kind::Code => true,
                Kind::Mark(mark) => {
                    is_currency_sign(mark)
                        || matches!(mark, '+' | '-' | '−' | '–' | '(' | '[' | '#' | '@' | '№' | '\'' | '’' | '‘' | '±')
                }
                Kind::Word(_) => self.opens(at),
                _ => false,
            };
            if !may {
                at += 1;
                continue;
            }
            if let Some(to) = self.no_figure(at) {
                at = to.max(at + 1);
                continue;
            }
            match self.figure(at) {
                Some(draft) => {
                    at = draft.to.max(at + 1);
                    self.keep(draft, drafts);
                }
                None => at += 1,
            }
        }
    }

    /// True where the word may begin a figure or a set phrase.
    fn opens(&self, index: usize) -> bool {
        let word = self.word(index);
        if self.function(index) == Some(Function::Determiner) && self.is_any(index, &["a", "an", "the"]) {
            let next = self.at(index + 1);
            return self.word(index + 1).leads || matches!(next.kind, Kind::Mark(sign) if is_currency_sign(sign));
        }
        // "MAUD 60": a million in a currency's code.
        let code = || self.at(index).kind == Kind::Word(Shape::Upper) && self.money_before(index).is_some();
        word.opens || word.telling || word.traits == Traits(0) && code()
    }

    /// Keeps a draft, joined with the one before where they are a date and its time.
    fn keep(&self, draft: Draft, drafts: &mut Vec<Draft>) {
        if let Some(last) = drafts.last_mut()
            && let Some(joined) = self.joined_dates(last, &draft)
        {
            *last = joined;
            return;
        }
        drafts.push(draft);
    }

    /// The figure that begins at `from`.
    fn figure(&self, from: usize) -> Option<Draft> {
        if let Some(race) = self.race_time(from) {
            return Some(race);
        }
        if let Some(date) = self.time(from).or_else(|| self.date(from)).or_else(|| self.relative(from)) {
            return Some(self.within(date));
        }
        if let Some(draft) = self.age_decade(from).or_else(|| self.share(from)).or_else(|| self.odds(from)) {
            return Some(draft);
        }
        if let Some(draft) = self.multiple(from).or_else(|| self.quantifier(from)) {
            return Some(draft);
        }
        if let Some(day) = self.day_of_month(from) {
            return Some(day);
        }
        if let Some(ordinal) = self.ordinal_figure(from) {
            return Some(ordinal);
        }
        let draft = self.quantity(from)?;
        let draft = self.moved(self.aged(self.rated(self.running(self.restated(draft)))));
        self.plausible(&draft).then_some(draft)
    }

    /// "sixteen (16)": a number told twice is one figure.
    fn restated(&self, mut draft: Draft) -> Draft {
        if self.at(draft.to).is('(')
            && draft.high.is_none()
            && let Some(again) = self.quantity(draft.to + 1)
            && again.value == draft.value
            && self.at(again.to).is(')')
        {
            draft.to = again.to + 1;
            draft.number_to = draft.to;
        }
        draft
    }

    /// "magnitude 6.1": a unit that stands before its number.
    fn rated(&self, mut draft: Draft) -> Draft {
        let named = self.follows(draft.from, &["magnitude"]) && {
            let before = self.before(draft.from - 1);
            !before.is_hyphen() && before.digits().is_none()
        };
        if draft.kind == FigureKind::Count && named {
            draft.from -= 1;
            draft.kind = FigureKind::Measure;
            draft.unit = Some("magnitude".into());
            draft.compound = true;
        }
        draft
    }

    /// "14 straight months", "the 5 past years": a duration whose unit stands apart from its number.
    fn running(&self, mut draft: Draft) -> Draft {
        if draft.kind != FigureKind::Count || !self.has(draft.to, Traits::RUNNING) {
            return draft;
        }
        let unit = self.vocabulary.units.longest(self.lexemes, draft.to + 1);
        if let Some((unit, to)) = unit.filter(|(unit, _)| unit.kind == FigureKind::Duration)
            && self.plural(to - 1)
        {
            draft.kind = FigureKind::Duration;
            draft.unit = Some(unit.name.into());
            draft.to = to;
        }
        draft
    }

    /// "the club's fourth", "12th day".
    fn ordinal_figure(&self, from: usize) -> Option<Draft> {
        let ordinal = self.ordinal(from)?;
        if matches!(self.number_word(from), Some(NumberWord::Ordinal(_))) && self.fraction_of(from) {
            return None;
        }
        let mut draft = Draft::new(from, ordinal.to, FigureKind::Ordinal, ordinal.value);
        draft.form = Some(ordinal.form);
        Some(draft)
    }

    fn fraction_of(&self, from: usize) -> bool {
        from > 0 && self.is_any(from - 1, &["one"])
    }

    /// False for a number that only looks like a figure.
    fn plausible(&self, draft: &Draft) -> bool {
        let article = self.is_any(draft.from, &["a", "an"]);
        if article && draft.form == Some(Form::Fraction) && draft.kind == FigureKind::Ratio {
            return true;
        }
        if draft.kind == FigureKind::Count && self.is(draft.from, "half") && draft.form == Some(Form::Fraction) {
            return !self.before(draft.from).is_hyphen();
        }
        if self.is(draft.from, "half") && draft.kind == FigureKind::Ratio {
            let next = draft.from + 1;
            return !(self.at(next).is_hyphen() && self.glued(next));
        }
        if matches!(self.number_word(draft.from), Some(NumberWord::Denominator(_))) && draft.to == draft.from + 1 {
            return self.is(draft.from, "half") || self.lexemes.len() == 1;
        }
        true
    }

    /// Qualifiers, nouns, and what neighbours share.
    fn finish(&self, drafts: &mut Vec<Draft>) {
        for draft in drafts.iter_mut() {
            self.qualify(draft);
            draft.noun = self.noun_of(draft).map(|noun| self.noun_span(noun));
            self.name_unit(draft);
        }
        self.name_points(drafts);
        self.share_nouns(drafts);
        self.limit_ages(drafts);
        self.share_subjects(drafts);
        self.close_ranges(drafts);
    }

    /// A score and an ordinal name what they are of as their unit.
    fn name_unit(&self, draft: &mut Draft) {
        if matches!(draft.kind, FigureKind::Score | FigureKind::Ordinal)
            && let Some(noun) = draft.noun
        {
            let head = noun.of(self.text).rsplit([' ', '-']).next().unwrap_or("").to_lowercase();
            draft.unit = (!head.is_empty()).then(|| singular(&head).into());
        }
    }
}

/// The singular of a regular plural.
fn singular(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["ses", "xes", "ches", "shes"] {
        if noun.ends_with(ending) && noun.len() > ending.len() + 1 {
            return noun[..noun.len() - 2].to_string();
        }
    }
    match noun.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) && stem.len() > 1 => stem.to_string(),
        _ => noun.to_string(),
    }
}
