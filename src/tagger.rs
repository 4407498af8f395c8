//! Parts of speech: a greedy averaged perceptron (Collins 2002) over hashed features, left to right.

use std::sync::OnceLock;

use crate::linear::{Sink, Sum, Table, section};
use crate::vocabulary::Classes;
use crate::vocabulary::form::Form;

/// Rows of the weights.
pub const ROWS: usize = 1 << 13;

/// Columns of the weights: one for each part of speech.
pub const TAGS: usize = 24;

/// The words of a row, and the bits of a weight: room for the sums of twenty-five features.
type Weights = Table<u64, 4, 9, ROWS>;

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

    /// True for the parts of speech of which no new words are made: all of their words can be listed.
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Tag::Adposition
                | Tag::Auxiliary
                | Tag::Modal
                | Tag::Coordinator
                | Tag::Determiner
                | Tag::Pronoun
                | Tag::Possessive
                | Tag::Particle
                | Tag::Subordinator
        )
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
#[inline(never)]
pub fn tag(cells: &mut [Cell]) {
    let Tagger { known, table } = Tagger::shipped();
    let words = cells.len().saturating_sub(2 * Cell::MARGIN);
    for at in 0..words {
        let Some(near) = cells[at..].first_chunk() else { return };
        let found = known.tag(near[Cell::MARGIN].form.word).unwrap_or_else(|| {
            let mut sum = Sum::new(table);
            features(near, at == 0, &mut sum);
            let small = known.is_small(near[Cell::MARGIN].form.word);
            best(small, |tag| sum.score(tag)) as u8
        });
        cells[at + Cell::MARGIN].tag = u32::from(found);
    }
}

/// The tag with the highest score; for a word that is not known to be one of a closed class, among the open ones.
pub fn best<S: PartialOrd>(small: bool, score: impl Fn(usize) -> S) -> Tag {
    let allowed = Tag::ALL.into_iter().filter(|tag| small || !tag.is_closed());
    allowed.reduce(|best, tag| if score(tag as usize) > score(best as usize) { tag } else { best }).unwrap_or_default()
}

/// The features of one word. The words before it have their tags.
#[inline(always)]
pub fn features(near: &Near, first: bool, sink: &mut impl Sink) {
    let [_, before2, before, here, after, after2, _] = near;
    let form = here.form;
    let last = before.tag;
    sink.add(1, form.word, 0);
    sink.add(2, form.suffix, form.shape & 0x3F);
    sink.add(3, form.short_suffix, 0);
    sink.add(4, form.prefix, 0);
    sink.add(5, form.shape | u32::from(first) << 12, last);
    sink.add(6, form.word, last);
    sink.add(7, before2.tag, last);
    sink.add(8, before.form.word, 0);
    sink.add(9, after.form.word, 0);
    sink.add(11, after2.form.word, 0);
    sink.add(13, here.class, last);
    sink.add(14, form.word, after.form.word);
    sink.add(16, after.class, form.suffix);
}

/// What the tagger knows.
struct Tagger {
    known: Known,
    table: Weights,
}

impl Tagger {
    /// The shipped weights, read once.
    fn shipped() -> &'static Tagger {
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        TAGGER.get_or_init(|| {
            let file = include_bytes!("../weights/part-of-speech.bin");
            Tagger { known: Known::read(file), table: Table::read(file, "tags") }
        })
    }
}

/// What is known of words: some have one tag only, almost always, and nothing around them needs to be looked at; others
/// are words of a closed class, which no word can be that is not listed.
pub struct Known {
    /// Hash of a word and the column of its tag, at a place that follows from the hash.
    words: Box<[(u32, u8)]>,
    /// Hashes of the words of closed classes, in order.
    small: Box<[u32]>,
}

impl Known {
    /// Places, a power of two, four times what there are words.
    const PLACES: usize = 1 << 12;
    /// The column of no tag.
    const NOTHING: u8 = u8::MAX;

    /// The words of a weights file: five bytes each, hash and column.
    fn read(file: &[u8]) -> Known {
        let mut words = vec![(0, Known::NOTHING); Known::PLACES].into_boxed_slice();
        let (_, bytes) = section(file, "known").unwrap_or(("", &[]));
        for entry in bytes.chunks_exact(5) {
            let word = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
            words[Known::place(word)] = (word, entry[4].min(TAGS as u8 - 1));
        }
        let (_, bytes) = section(file, "closed").unwrap_or(("", &[]));
        let small = bytes.chunks_exact(4).map(|hash| u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]]));
        Known { words, small: small.collect() }
    }

    /// True for a word that may be one of a closed class, from its hash.
    fn is_small(&self, word: u32) -> bool {
        self.small.binary_search(&word).is_ok()
    }

    /// The place of a word, from its hash.
    pub fn place(word: u32) -> usize {
        (word.wrapping_mul(0x9E37_79B1) >> 20) as usize % Known::PLACES
    }

    /// The column of a word's tag, from the hash of the word.
    #[inline(always)]
    fn tag(&self, word: u32) -> Option<u8> {
        let (known, tag) = self.words[Known::place(word)];
        (known == word && tag != Known::NOTHING).then_some(tag)
    }
}
