//! Which language a text is written in, told by its commonest small words.
//!
//! The share of stop words tells the European languages apart after a few sentences; scripts that
//! belong to one language tell it at once. Where neither does, the answer is [`UNKNOWN`].

use std::sync::OnceLock;

use crate::lexicon;
use crate::text::is_letter;
use crate::word_map::WordMap;

/// The tag for a language that is not known.
pub const UNKNOWN: &str = "und";

/// Bytes of the text that are read, in [`SAMPLES`] pieces from its whole length.
const SAMPLE: usize = 6000;
const SAMPLES: usize = 6;

/// Fewer words than this, and nobody can tell.
const FEWEST_WORDS: u32 = 4;

lexicon!(
    /// Stop words, each with the tags of its languages.
    fn stop_words = "lexicon/stopwords.txt"
);

/// The tags that the list of stop words knows.
const TAGS: &[&str] =
    &["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "da", "no", "fi", "cs", "ro", "hu", "tr", "el", "uk"];

/// BCP 47 tag of the language of a text: "en", one of the other European languages, a language told
/// by its script ("ko", "ja", "zh", "ar", "he", "hi", "th"), or "und".
#[inline(never)]
pub fn language(text: &str) -> &'static str {
    let mut counts = [0u32; TAGS.len()];
    let mut words = 0u32;
    let mut scripts = [0u32; SCRIPTS.len()];
    let mut letters = 0u32;
    let tags_of = tags_of();
    for piece in pieces(text) {
        for word in piece.split(|c: char| !(is_letter(c) || matches!(c, '\'' | '’'))) {
            let Some(first) = word.chars().next() else { continue };
            let length = word.chars().count() as u32;
            letters += length;
            words += 1;
            if !first.is_ascii() {
                for character in word.chars() {
                    if let Some(script) = SCRIPTS.iter().position(|(range, _)| range.contains(&character)) {
                        scripts[script] += 1;
                    }
                }
            }
            let mut of = tags_of.value_folded(word).unwrap_or(0);
            while let Some(count) = counts.get_mut(of.trailing_zeros() as usize) {
                *count += 1;
                of &= of - 1;
            }
        }
    }
    if let Some(tag) = by_script(&scripts, letters) {
        return tag;
    }
    best(&counts, words).unwrap_or(UNKNOWN)
}

/// The English name of a language that [`language`] can tell.
pub fn name(tag: &str) -> Option<&'static str> {
    let names = [
        ("ar", "Arabic"),
        ("cs", "Czech"),
        ("da", "Danish"),
        ("de", "German"),
        ("el", "Greek"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fi", "Finnish"),
        ("fr", "French"),
        ("he", "Hebrew"),
        ("hi", "Hindi"),
        ("hu", "Hungarian"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("ko", "Korean"),
        ("nl", "Dutch"),
        ("no", "Norwegian"),
        ("pl", "Polish"),
        ("pt", "Portuguese"),
        ("ro", "Romanian"),
        ("ru", "Russian"),
        ("sv", "Swedish"),
        ("th", "Thai"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
        ("zh", "Chinese"),
    ];
    names.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name)
}

/// Every stop word with its languages: a bit for each place in [`TAGS`].
fn tags_of() -> &'static WordMap<&'static str, u32> {
    static TAGS_OF: OnceLock<WordMap<&str, u32>> = OnceLock::new();
    TAGS_OF.get_or_init(|| {
        let bit = |tag: &str| TAGS.iter().position(|known| *known == tag).map_or(0, |at| 1 << at);
        let bits = |tags: &str| tags.split(' ').map(bit).fold(0, |all, one| all | one);
        let mut tags_of = WordMap::with_room(stop_words().entries().count());
        stop_words().entries().for_each(|(word, tags)| tags_of.insert(word, bits(tags)));
        tags_of
    })
}

/// True when a word, in lower case, is one of the commonest small words of any of these languages.
pub fn is_stop_word(word: &str) -> bool {
    stop_words().has(word)
}

/// Scripts that one language, for a newspaper's reader, stands behind.
const SCRIPTS: &[(std::ops::RangeInclusive<char>, &str)] = &[
    ('\u{3040}'..='\u{30ff}', "ja"),
    ('\u{4e00}'..='\u{9fff}', "zh"),
    ('\u{ac00}'..='\u{d7a3}', "ko"),
    ('\u{0590}'..='\u{05ff}', "he"),
    ('\u{0600}'..='\u{06ff}', "ar"),
    ('\u{0900}'..='\u{097f}', "hi"),
    ('\u{0e00}'..='\u{0e7f}', "th"),
];

/// The language of the script that most letters are in; Japanese mixes its own letters with Chinese ones.
fn by_script(scripts: &[u32; SCRIPTS.len()], letters: u32) -> Option<&'static str> {
    let all: u32 = scripts.iter().sum();
    if all * 2 <= letters || all == 0 {
        return None;
    }
    if scripts[0] * 10 >= all {
        return Some("ja");
    }
    let most = (0..SCRIPTS.len()).max_by_key(|&at| scripts[at])?;
    Some(SCRIPTS[most].1)
}

/// The language with most stop words, if they are as frequent as in running text and well ahead of the next.
fn best(counts: &[u32; TAGS.len()], words: u32) -> Option<&'static str> {
    let first = (0..TAGS.len()).rev().max_by_key(|&at| counts[at])?;
    let second = (0..TAGS.len()).filter(|&at| at != first).map(|at| counts[at]).max().unwrap_or(0);
    let frequent = counts[first] * 100 >= words * 12 && counts[first] >= 2 && words >= FEWEST_WORDS;
    (frequent && counts[first] > second).then(|| TAGS[first])
}

/// Pieces from all of the text, so that a foreign quotation or a menu does not decide.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let length = SAMPLE / SAMPLES;
    let step = if text.len() <= SAMPLE { length } else { text.len() / SAMPLES };
    // The pieces behind the end of a short text are empty.
    (0..SAMPLES).map(move |at| {
        let start = boundary(text, at * step);
        let end = boundary(text, at * step + length);
        &text[start..end]
    })
}

/// The nearest character boundary at or after an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &str, text: &str) {
        assert_eq!(language(text), expected, "{text}");
    }

    #[test]
    fn sentences_of_many_languages() {
        check("en", "The council approved the bridge on Monday, and the mayor said it would open in two years.");
        check(
            "de",
            "Der Stadtrat hat am Montag die Brücke genehmigt, und die Bürgermeisterin sagte, sie werde in zwei Jahren fertig.",
        );
        check("fr", "Le conseil a approuvé le pont lundi, et la maire a dit qu'il serait ouvert dans deux ans.");
        check("es", "El ayuntamiento aprobó el puente el lunes y la alcaldesa dijo que estará abierto en dos años.");
        check("it", "Il consiglio ha approvato il ponte lunedì, e la sindaca ha detto che sarà aperto tra due anni.");
        check(
            "pt",
            "A câmara aprovou a ponte na segunda-feira e a prefeita disse que ela não será aberta em dois anos.",
        );
        check("nl", "De raad heeft maandag de brug goedgekeurd en de burgemeester zei dat die over twee jaar open is.");
        check(
            "pl",
            "Rada miasta zatwierdziła w poniedziałek most, a burmistrz powiedziała, że będzie to gotowe za dwa lata i nie później.",
        );
        check("ru", "Городской совет одобрил мост в понедельник, и мэр сказала, что он не будет открыт до конца года.");
        check("uk", "Міська рада схвалила міст у понеділок, і мер сказала, що він не буде відкритий до кінця року.");
        check("ja", "市議会は月曜日に橋の建設を承認し、市長は二年後に開通すると述べた。");
        check("zh", "市议会星期一批准了这座桥，市长说它将在两年后开放。");
        check("ko", "시의회는 월요일에 다리를 승인했다.");
    }

    #[test]
    fn too_little_to_tell() {
        check("und", "");
        check("und", "12 3.5 – 7");
        check("und", "Arsenal Chelsea Everton Fulham");
        check("und", "\u{fffd}\u{fffd}");
    }

    #[test]
    fn a_foreign_quotation_does_not_decide() {
        let english =
            "The council approved the bridge on Monday, and the mayor said it would open in two years. ".repeat(40);
        check("en", &format!("„Das ist der Anfang und nicht das Ende“, sagte sie. {english}"));
    }

    #[test]
    fn a_name_in_another_script_does_not_decide() {
        check(
            "en",
            "The council approved the bridge on Monday, and 李明 of the port (渤海港) said it would open in May.",
        );
        check("ja", "市議会は月曜日に Harbor Bridge の建設を承認し、市長は二年後に開通すると述べた。");
    }
}
