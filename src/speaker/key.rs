//! Keys: the forms of a name under which it is found again.

use super::name::{self, Name};
use super::noun::{Body, Sort, is_place, noun, signs};
use super::word::{Words, function};
use crate::lexicon::fold;
use crate::sorting;

/// True for one word, or words that are one surname ("Holtz-Eakin", "St. John").
pub fn is_single(words: Words, name: &Name) -> bool {
    let hyphens = name.words.clone().filter(|&at| words.is_hyphen(at)).count();
    let saint = is_saint(words.word(name.words.start));
    let particles = name.words.clone().take_while(|&at| is_particle(words.word(at))).count();
    name.words.len() == 1 + 2 * hyphens + usize::from(saint) + particles.min(name.words.len() - 1)
}

/// "van Dalen", "De la Cruz": small words before a last name.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van" | "Van" | "von" | "Von" | "de" | "De" | "der" | "den" | "la" | "bin" | "al" | "el" | "ter" | "ten"
    )
}

/// "St." before the saint who is part of a surname.
fn is_saint(word: &str) -> bool {
    matches!(word, "St." | "St")
}

/// The words of a person's name in lower case, without initials of one letter, suffixes and nicknames.
pub fn parts(words: Words, name: &Name) -> Vec<String> {
    let mut parts: Vec<String> = Vec::with_capacity(name.words.len());
    let mut joined = false;
    let mut quoted = false;
    for at in name.words.clone() {
        let word = words.word(at);
        if words.is_mark(at) {
            joined = words.is_hyphen(at);
            quoted = matches!(word, "“" | "\"" | "‘" | "(") && !quoted;
            continue;
        }
        let suffix = matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV" | "Esq." | "M.D." | "Ph.D.");
        if suffix || quoted {
            continue;
        }
        let word = folded(word);
        match parts.last_mut() {
            Some(last) if joined || last == "st" => {
                last.push(if joined { '-' } else { ' ' });
                last.push_str(&word);
            }
            _ => parts.push(word),
        }
        joined = false;
    }
    parts
}

pub fn folded(word: &str) -> String {
    fold(word, |word| word.trim_end_matches('.').to_owned())
}

/// Words in the name of a body that tell it from no other.
fn is_filler(word: &str) -> bool {
    function(word).is_some_and(|class| class != "auxiliary")
        || matches!(word, "u.s" | "us" | "inc" | "corp" | "co" | "ltd" | "llc" | "plc" | "corporation" | "news" | "and")
}

/// The words that matter, in the order of the alphabet: "Justice Department" is "Department of Justice".
pub fn full_key(name: &str) -> String {
    let mut words: Vec<String> = name
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | ','))
        .map(folded)
        .filter(|word| !word.is_empty() && !is_filler(word))
        .map(|word| word.trim_end_matches('s').to_owned())
        .collect();
    sorting::sort(&mut words);
    words.join(" ")
}

/// What leads to a body.
pub struct BodyKeys {
    /// Under these it is looked for.
    pub sought: Vec<String>,
    /// Under these it is kept.
    pub kept: Vec<String>,
}

/// The keys of a body: its words, the short forms that stories use, and its initials.
///
/// Initials are kept with a mark before them and sought without it, an acronym the other way about, so
/// that "DHS" meets "Department of Homeland Security" but "Supreme Court" never meets "Sierra Club".
pub fn body_keys(words: Words, name: &Name) -> BodyKeys {
    let mut kept = plain_keys(words, name);
    let sought = sought(words, name, kept.clone());
    if name.words.len() > 1 {
        kept.extend(initials(words, name).iter().map(marked));
    }
    BodyKeys { sought, kept }
}

/// The keys under which a body is looked for.
pub fn sought_keys(words: Words, name: &Name) -> Vec<String> {
    sought(words, name, plain_keys(words, name))
}

fn sought(words: Words, name: &Name, mut plain: Vec<String>) -> Vec<String> {
    if name.words.len() > 1 {
        // "The Los Angeles Times" is not the New York Times, which is "the Times" too.
        let last = name.words.end - 1;
        if is_outlet(words.word(last)) {
            let short = folded(words.word(last));
            plain.retain(|key| *key != short);
        }
        plain.extend(initials(words, name));
    } else if words.is_acronym(name.words.start) {
        plain.extend(plain.iter().map(marked).collect::<Vec<_>>());
    }
    plain
}

/// True for a word that ends the name of an outlet and is short for it.
fn is_outlet(word: &str) -> bool {
    noun(word).is_some_and(|noun| noun.sort == Sort::Body(Body::Outlet))
}

/// The last word of an outlet's name of several: "Times".
pub fn outlet_word(words: Words, name: &Name) -> Option<String> {
    let last = words.word(name.words.end - 1);
    (name.words.len() > 1 && is_outlet(last)).then(|| folded(last))
}

fn marked(key: &String) -> String {
    format!("{INITIALS}{key}")
}

/// Stands before initials that no text has used as a name.
pub const INITIALS: char = '+';

/// The acronyms that a name of several words may go by.
fn initials(words: Words, name: &Name) -> Vec<String> {
    let capitals = |with_small: bool| -> String {
        name.words
            .clone()
            .map(|at| words.word(at))
            .filter(|word| {
                let small = word.chars().next().is_some_and(char::is_lowercase);
                let kept = !small || with_small && matches!(*word, "of" | "for");
                kept && word.chars().next().is_some_and(char::is_alphabetic) && *word != "U.S."
            })
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let mut both = vec![capitals(false), capitals(true)];
    both.dedup();
    both.retain(|acronym| acronym.chars().count() > 1);
    both
}

fn plain_keys(words: Words, name: &Name) -> Vec<String> {
    let text = words.text_of(name::span(words, name));
    let mut keys = vec![folded(text)];
    if name.words.len() == 1 {
        // "U.N." is "UN".
        if words.is_acronym(name.words.start) {
            keys.push(folded(text).replace('.', ""));
        }
        return keys;
    }
    let full = full_key(text);
    if !full.is_empty() {
        keys.push(full);
    }
    let first = name.words.start;
    let last = name.words.end - 1;
    let body = |at: usize| match noun(words.word(at)).map(|noun| noun.sort) {
        Some(Sort::Body(body)) => Some(body),
        _ => None,
    };
    match body(last) {
        // "the Post" for the Washington Post.
        Some(Body::Outlet) => keys.push(folded(words.word(last))),
        // "Meridian" for Meridian Financial Group, "Halden" for Halden Building Society.
        Some(Body::Other)
            if matches!(words.word(last), "Group" | "Society" | "Holdings")
                && name.words.len() > 2
                && signs().field_folded(words.word(first + 1)) == Some("business")
                && noun(words.word(first)).is_none()
                && !is_filler(&folded(words.word(first)))
                && !is_place(words.word(first)) =>
        {
            keys.push(folded(words.word(first)));
        }
        // "Harvard" for Harvard University, "Acme" for Acme Industries.
        Some(Body::School | Body::Company | Body::Hospital | Body::Team) | None
            if body(first).is_none() && !is_filler(&folded(words.word(first))) && !is_place(words.word(first)) =>
        {
            keys.push(folded(words.word(first)));
        }
        _ => {}
    }
    // "Homeland Security" for the Department of Homeland Security; "Acme Widgets" for Acme Widgets Inc.
    let outlet = body(first) == Some(Body::Outlet) || body(last).is_some();
    if body(first).is_some() && !outlet && words.word(first + 1) == "of" && name.words.len() > 3 {
        let rest = words.span_of(&(first + 2..name.words.end)).map_or("", |span| words.text_of(span));
        keys.push(folded(rest.trim_start_matches("the ")));
    } else if body(last) == Some(Body::Company) && name.words.len() > 2 {
        let rest = words.span_of(&(first..last)).map_or("", |span| words.text_of(span));
        keys.push(folded(rest.trim_end_matches(',')));
    }
    keys.retain(|key| key.chars().count() > 1);
    keys
}
