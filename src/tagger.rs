//! Parts of speech: a greedy averaged perceptron (Collins 2002) over hashed features, left to right.

use std::sync::OnceLock;

use crate::linear::{Sink, Sum, Table, row};
use crate::vocabulary::Classes;
use crate::vocabulary::form::Form;

/// Columns of the weights: one for each part of speech.
pub const TAGS: usize = 24;

/// A part of speech: the universal ones, with verbs, nouns and pronouns told apart by form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names are the usual ones of Universal Dependencies and the Penn Treebank")]
pub enum Tag {
    Adjective,
    Adposition,
    Adverb,
    Auxiliary,
    Modal,
    Coordinator,
    Determiner,
    Interjection,
    #[default]
    Noun,
    PluralNoun,
    ProperNoun,
    Pronoun,
    Possessive,
    Number,
    Particle,
    Punctuation,
    Subordinator,
    Symbol,
    Other,
    Infinitive,
    Past,
    Gerund,
    Participle,
    Present,
}

impl Tag {
    /// Every tag, in the order of the columns.
    pub const ALL: [Tag; TAGS] = [
        Tag::Adjective,
        Tag::Adposition,
        Tag::Adverb,
        Tag::Auxiliary,
        Tag::Modal,
        Tag::Coordinator,
        Tag::Determiner,
        Tag::Interjection,
        Tag::Noun,
        Tag::PluralNoun,
        Tag::ProperNoun,
        Tag::Pronoun,
        Tag::Possessive,
        Tag::Number,
        Tag::Particle,
        Tag::Punctuation,
        Tag::Subordinator,
        Tag::Symbol,
        Tag::Other,
        Tag::Infinitive,
        Tag::Past,
        Tag::Gerund,
        Tag::Participle,
        Tag::Present,
    ];

    /// True for verbs in any form, auxiliaries and modals left out.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Infinitive | Tag::Past | Tag::Gerund | Tag::Participle | Tag::Present)
    }

    /// True for verbs and auxiliaries that can head a clause.
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal)
    }

    /// True for nouns, names and pronouns.
    pub fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Pronoun)
    }
}

/// One word as the tagger reads it.
pub type Word = (Form, Classes);

/// The parts of speech of the words of one sentence, appended to `out`.
pub fn tags(words: &[Word], out: &mut Vec<Tag>) {
    let table = weights();
    let first = out.len();
    for at in 0..words.len() {
        let mut sum = Sum::new(table);
        let before = |back: usize| (at >= back).then(|| out[first + at - back]);
        features(words, at, before(1), before(2), &mut sum);
        let best = (1..TAGS).fold(0, |best, tag| if sum.scores[tag] > sum.scores[best] { tag } else { best });
        out.push(Tag::ALL[best]);
    }
}

/// The features of one word, given the tags of the two before it.
#[inline(always)]
pub fn features(words: &[Word], at: usize, last: Option<Tag>, last_but_one: Option<Tag>, sink: &mut impl Sink) {
    const NONE: Word = (Form { word: 1, suffix: 1, short_suffix: 1, prefix: 1, shape: 1 << 20 }, Classes(0));
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at)).unwrap_or(&NONE);
    let (form, classes) = words[at];
    let last = last.map_or(TAGS as u32, |tag| tag as u32);
    let last_but_one = last_but_one.map_or(TAGS as u32, |tag| tag as u32);
    let (before, after) = (near(-1).0, near(1).0);
    let capital_inside = form.shape | u32::from(at == 0) << 12;
    sink.add(row(1, form.word, 0));
    sink.add(row(2, form.suffix, form.shape & 0x3F));
    sink.add(row(3, form.short_suffix, 0));
    sink.add(row(4, form.prefix, 0));
    sink.add(row(5, capital_inside, last));
    sink.add(row(6, form.word, last));
    sink.add(row(7, last_but_one, last));
    sink.add(row(8, before.word, 0));
    sink.add(row(9, after.word, 0));
    sink.add(row(10, after.suffix, last));
    sink.add(row(11, near(2).0.word, 0));
    sink.add(row(12, near(-2).0.word, 0));
    sink.add(row(13, classes.folded(), last));
    sink.add(row(14, form.word, after.word));
    sink.add(row(15, form.suffix, last));
    sink.add(row(16, near(1).1.folded(), form.suffix));
}

/// The shipped weights, read once.
fn weights() -> &'static Table<TAGS> {
    static TABLE: OnceLock<Table<TAGS>> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_bytes!("../weights/part-of-speech.bin"), "tags"))
}
