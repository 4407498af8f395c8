//! What of a saved page belongs to the site, by the line model. Plain stories never come before it.

use super::face::{Face, LONGEST_HEADLINE};
use super::feature::features;
use super::model::in_story;
use super::page::{Page, rows};
use super::shape::{End, Unit};
use crate::language::{UNKNOWN, language};

/// A saved page has at least so many lines,
const FEWEST_LINES: usize = 20;
/// so many that only sites write (menus, share bars, footers),
const FEWEST_OF_SITE: usize = 7;
/// and so many of them in a hundred lines.
const LEAST_SHARE: usize = 6;
/// In a language whose menus we cannot read, a page has at least so many lines,
const FEWEST_FOREIGN_LINES: usize = 40;
/// and so many of a few words in a hundred lines.
const LEAST_SHORT: usize = 40;
/// Longer words of a headline that stand in the story too, in a hundred.
const LEAST_KNOWN: i32 = 60;
/// Lines between the headline and the story: byline, date, summary, credit.
const HEAD: usize = 12;

/// For each unit, the reason why it is a part of the site, if it is one and the text is a saved page.
pub(crate) fn parts(text: &str, units: &[Unit], faces: &[Face]) -> Vec<Option<&'static str>> {
    if !may_be_page(units, faces) {
        return vec![None; units.len()];
    }
    let page = Page::new(rows(text, units, faces));
    if !is_page(&page) && !is_foreign_page(text, units) {
        return vec![None; units.len()];
    }
    let mut bright = in_story(&features(&page));
    let story = |at: usize| bright[at] && faces[at] == Face::Prose;
    let Some(first) = (0..units.len()).find(|&at| story(at)) else {
        return vec![None; units.len()];
    };
    let last = (0..units.len()).rfind(|&at| story(at)).unwrap_or(first);
    keep_head(&page, faces, first, &mut bright);
    let reason = |(at, bright): (usize, &bool)| match bright {
        true => None,
        false if at < first => Some("page-before"),
        false if at > last => Some("page-after"),
        false => Some("page-between"),
    };
    bright.iter().enumerate().map(reason).collect()
}

/// A quick look, so that plain stories pay nothing: pages have many lines, short ones or ones that their words give away.
fn may_be_page(units: &[Unit], faces: &[Face]) -> bool {
    let known = faces.iter().filter(|face| matches!(face, Face::Furniture(_) | Face::MaybeFurniture(_))).count();
    units.len() >= FEWEST_LINES && (known >= 3 || has_many_short(units))
}

fn is_page(page: &Page) -> bool {
    let of_site = page.rows.iter().filter(|row| row.furniture || row.web >= 50 && row.words <= 8).count();
    of_site >= FEWEST_OF_SITE && of_site * 100 >= page.rows.len() * LEAST_SHARE
}

fn is_foreign_page(text: &str, units: &[Unit]) -> bool {
    has_many_short(units) && !matches!(language(text), "en" | UNKNOWN)
}

fn has_many_short(units: &[Unit]) -> bool {
    let short = units.iter().filter(|unit| unit.shape.words <= 5 && unit.shape.end != End::Stop).count();
    units.len() >= FEWEST_FOREIGN_LINES && short * 100 >= units.len() * LEAST_SHORT
}

/// The headline over the story, with what stands between the two, is no part of the site.
fn keep_head(page: &Page, faces: &[Face], first: usize, bright: &mut [bool]) {
    let near = first.saturating_sub(HEAD)..first;
    for at in near.clone() {
        if matches!(faces[at], Face::Byline | Face::Date | Face::Dateline | Face::Caption) {
            bright[at] = true;
        }
    }
    let fits = |at: &usize| {
        let row = &page.rows[*at];
        matches!(faces[*at], Face::Title | Face::Heading | Face::Prose)
            && (3..=LONGEST_HEADLINE as i32).contains(&row.words)
            && row.web < 50
    };
    let repeats_title = |at: &usize| page.rows[*at].title_words >= 70;
    // Without a page's title on its first line: signed within three lines, or in the words of the story.
    let signed = |at: usize| (at + 1..first.min(at + 4)).any(|at| matches!(faces[at], Face::Byline | Face::Date));
    let stands_over =
        |at: &usize| page.rows[*at].words >= 4 && (signed(*at) || page.rows[*at].known_words >= LEAST_KNOWN);
    let headline = near.clone().rev().filter(fits).find(repeats_title);
    if let Some(headline) = headline.or_else(|| near.filter(fits).find(stands_over)) {
        bright[headline] = true;
    }
}
