//! Deeds: verbs that the models take for a report where somebody does something and says nothing: "analysed the samples",
//! "painted the mill towns", "starts the engine".

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::attribution::part_of_speech::{is_finite, tag};
use crate::attribution::reading::{Quoted, Reading};
use crate::attribution::{Attribution, Mode};
use crate::lexicon;
use crate::tagger::Tag;
use crate::vocabulary::Classes;
use crate::vocabulary::form::word_hash;
use crate::vocabulary::verb_forms_of;

lexicon! {
    /// See the first line of the list.
    fn deeds = "../../lexicon/deeds.txt"
}

/// True for a verb of doing with a thing for its object, and no clause that would be said.
pub(super) fn is_deed(reading: &Reading, found: &Attribution, cue: &Range<usize>) -> bool {
    static FORMS: OnceLock<FxHashSet<u32>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        deeds().entries().flat_map(|(base, _)| verb_forms_of(base)).map(|form| word_hash(&form)).collect()
    });
    let [content] = found.content[..] else { return false };
    let said = reading.tokens_in(content);
    // In a headline the tagger may not see that "split" is a verb.
    let head = cue.clone().find(|&at| reading.tags[at].is_verb()).unwrap_or(cue.start);
    let does = forms.contains(&reading.cell(head).form.word);
    // "opened by | telling | jurors", "used a letter to | accuse | the bank": another verb reports.
    let reports = Classes::SPEECH.or(Classes::JUDGE).or(Classes::ASK);
    let further = (head + 2..cue.end)
        .any(|at| reading.classes[at].any(reports) && matches!(reading.text(at - 1), "to" | "by" | "with" | "a"));
    let picture = cue.clone().chain(said.clone()).any(|at| reading.text(at) == "picture");
    let plain = found.mode == Mode::Indirect && said.start >= cue.end && !further && !picture;
    does && plain && !states(reading, &said)
}

/// True for what may be said all the same: a clause, with "that" or without it, an infinitive, what something is likened
/// to, and words in quotation marks.
fn states(reading: &Reading, said: &Range<usize>) -> bool {
    let first = said.start;
    let opens = matches!(reading.text(first), "that" | "how" | "whether" | "why" | "what" | "if");
    let relative =
        |at: usize| matches!(reading.text(at), "that" | "which" | "who" | "where" | "when" | "as" | "," | "of");
    let verb = said.clone().take_while(|&at| !relative(at)).any(|at| is_finite(reading, at));
    let infinitive = reading.text(first) == "to" && tag(reading, first + 1) == Tag::Infinitive;
    // "painted him as out of touch"
    let likens = said.clone().any(|at| matches!(reading.text(at), "as" | "like"));
    opens || verb || infinitive || likens || said.clone().any(|at| reading.quoted[at] == Quoted::Opening)
}
