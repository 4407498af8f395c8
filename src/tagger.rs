//! Parts of speech: a greedy averaged perceptron (Collins 2002) over hashed features, left to right.

use std::sync::OnceLock;

use crate::linear::{Sink, Sum, Table, row};
use crate::vocabulary::Classes;
use crate::vocabulary::form::Form;

/// Rows of the weights.
pub const ROWS: usize = 1 << 14;

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

    /// The tag of a column; [`Tag::Other`] for none.
    pub fn of(column: u32) -> Tag {
        Tag::ALL.get(column as usize).copied().unwrap_or(Tag::Other)
    }

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

/// One word as the models read it.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// What it looks like.
    pub form: Form,
    /// Its classes, folded for hashing.
    pub class: u32,
    /// The number of its [`Tag`]; [`Cell::NO_TAG`] before it is known and beyond the sentence.
    pub tag: u32,
}

impl Cell {
    /// Stands in for a tag.
    pub const NO_TAG: u32 = 31;
    /// What stands beyond the ends of a sentence.
    pub const NONE: Cell = Cell {
        form: Form { word: 1, suffix: 1, short_suffix: 1, prefix: 1, shape: 1 << 20 },
        class: 0,
        tag: Cell::NO_TAG,
    };
    /// How many cells of [`Cell::NONE`] stand on either side of a sentence.
    pub const MARGIN: usize = 3;

    /// A word whose tag is not known yet.
    pub fn new(form: Form, classes: Classes) -> Cell {
        Cell { form, class: classes.folded(), tag: Cell::NO_TAG }
    }
}

/// A word in the middle of its neighbours, three on either side.
pub type Near = [Cell; 2 * Cell::MARGIN + 1];

/// Gives each word of one sentence its part of speech. `cells` has the margins of the sentence too.
pub fn tag(cells: &mut [Cell]) {
    let table = weights();
    let words = cells.len().saturating_sub(2 * Cell::MARGIN);
    for at in 0..words {
        let Some(near) = cells[at..].first_chunk() else { return };
        let mut sum = Sum::new(table);
        features(near, at == 0, &mut sum);
        let best = (1..TAGS).fold(0, |best, tag| if sum.scores[tag] > sum.scores[best] { tag } else { best });
        cells[at + Cell::MARGIN].tag = best as u32;
    }
}

/// The features of one word. The words before it have their tags.
#[inline(always)]
pub fn features(near: &Near, first: bool, sink: &mut impl Sink) {
    let [_, before2, before, here, after, after2, _] = near;
    let form = here.form;
    let last = before.tag;
    sink.add(row(1, form.word, 0));
    sink.add(row(2, form.suffix, form.shape & 0x3F));
    sink.add(row(3, form.short_suffix, 0));
    sink.add(row(4, form.prefix, 0));
    sink.add(row(5, form.shape | u32::from(first) << 12, last));
    sink.add(row(6, form.word, last));
    sink.add(row(7, before2.tag, last));
    sink.add(row(8, before.form.word, 0));
    sink.add(row(9, after.form.word, 0));
    sink.add(row(10, after.form.suffix, last));
    sink.add(row(11, after2.form.word, 0));
    sink.add(row(12, before2.form.word, 0));
    sink.add(row(13, here.class, last));
    sink.add(row(14, form.word, after.form.word));
    sink.add(row(15, form.suffix, last));
    sink.add(row(16, after.class, form.suffix));
}

/// The shipped weights, read once.
fn weights() -> &'static Table<TAGS, ROWS> {
    static TABLE: OnceLock<Table<TAGS, ROWS>> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_bytes!("../weights/part-of-speech.bin"), "tags"))
}
