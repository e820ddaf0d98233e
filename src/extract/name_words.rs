//! Where a name goes on: one more word of it at a time, with the small words, hyphens, initials and marks inside names. What may
//! begin one is the business of `names`.

use super::roles::grammar_at;
use super::tags::{Tag, Tags};
use crate::reference::{Cue, Meaning};
use crate::text::Shape;

/// A syllable of a Korean name has at most so many letters.
pub(super) const LONGEST_SYLLABLE: usize = 6;

/// A name has at most so many initials without a full stop.
const MOST_INITIALS: usize = 4;

/// A title that is a surname as well has at most so many letters: «Sen», «Hon».
const LONGEST_SHORT_TITLE: usize = 4;

/// The end of one more word of a name at `at`.
pub(super) fn next_word(tags: &Tags<'_>, at: usize, start: usize) -> Option<usize> {
    match tags.tag(at) {
        Tag::Name | Tag::Given | Tag::Doubtful => Some(at + 1),
        Tag::Place | Tag::Country(_) if at == start => Some(at + 1),
        // «Luis Ángel Mendoza», «Ms. Cordoba»: a surname that is a city's name as well.
        Tag::Place if ends_name(tags, at, start) => Some(at + 1),
        Tag::Late => Some(at + 1),
        // «Davron **Said** met»
        Tag::Other
            if at > start
                && tags.capitalised(at)
                && tags.source.cue(at, Cue::GivenVerb).is_some()
                && !tags.capitalised(at + 1)
                && matches!(tags.tag(at - 1), Tag::Name | Tag::Given) =>
        {
            Some(at + 1)
        }
        Tag::Other if at == start => Some(at + 1),
        // «Mana Said al-Otaiba»
        Tag::Other
            if tags.capitalised(at)
                && matches!(tags.tag(at - 1), Tag::Name | Tag::Given)
                && matches!(tags.tag(at + 1), Tag::Particle { last: false, .. })
                && next_word(tags, at + 1, start).is_some() =>
        {
            Some(at + 1)
        }
        Tag::Mark if at > start && nickname(tags, at).is_some() => Some(at + 3),
        // «Shia’ al-NAME»: an apostrophe that ends a word.
        Tag::Mark
            if at > start
                && matches!(tags.word(at), "'" | "’" | "‘")
                && !tags.spaced(at)
                && matches!(tags.tag(at + 1), Tag::Particle { last: false, .. })
                && next_word(tags, at + 1, start).is_some() =>
        {
            Some(at + 1)
        }
        // «NAME [NAME]»: the surname that an editor added.
        Tag::Mark if at > start && added_surname(tags, at) => Some(at + 3),
        // «NAME, Jr.»
        Tag::Mark
            if at > start
                && tags.is_mark(at, ",")
                && matches!(tags.tag(at + 1), Tag::Particle { last: true, .. })
                && tags.is_mark(at + 2, ".") =>
        {
            Some(at + 2)
        }
        Tag::Capitals if at == start || tags.word(at).chars().count() > 3 => Some(at + 1),
        Tag::Initial if tags.is_mark(at + 1, ".") => {
            let known = matches!(tags.tag(at + 2), Tag::Name | Tag::Given | Tag::Doubtful | Tag::Initial);
            (known
                || matches!(tags.tag(at + 2), Tag::Particle { last: false, .. })
                    && next_word(tags, at + 2, start).is_some())
            .then_some(at + 2)
        }
        // «H K NAME»
        Tag::Initial => {
            let bare = |at: &usize| tags.tag(*at) == Tag::Initial && !tags.is_mark(*at + 1, ".");
            let last = at + (at..at + MOST_INITIALS).take_while(bare).count();
            (last > at && matches!(tags.tag(last), Tag::Name | Tag::Given | Tag::Doubtful)).then_some(at + 1)
        }
        Tag::Particle { last: true, .. } if at > start => Some(at + 1),
        Tag::Particle { hyphenated, .. } => {
            // «Esmond St. Claire NAME»
            let next = if tags.capitalised(at) { past_stop(tags, at + 1) } else { at + 1 };
            // «Al- NAME»: a hyphen that clings to the particle alone.
            let clings = tags.is_dash(next) && !tags.spaced(next);
            let after = if clings { next + 1 } else { next };
            match tags.tag(after) {
                Tag::Name | Tag::Given | Tag::Doubtful | Tag::Honorific(_)
                    if !hyphenated || after > at + 1 =>
                {
                    Some(after)
                }
                // «Hassan Al Ain», «Rashed Al-Kuwaiti», «Tariq Al Said»: what else the word is, behind the article it is part of the name.
                Tag::Place | Tag::Demonym(_) | Tag::Other
                    if at > start
                        && tags.capitalised(after)
                        && grammar_at(tags, after).is_none()
                        && tags.form(after).len() == 1
                        && (!hyphenated || after > at + 1) =>
                {
                    Some(after + 1)
                }
                Tag::Particle { .. }
                    if matches!(
                        tags.tag(after_hyphen(tags, after + 1)),
                        Tag::Name | Tag::Given | Tag::Doubtful
                    ) =>
                {
                    Some(after)
                }
                _ => None,
            }
        }
        // «binti Pengiran Haji Hassan»
        Tag::Honorific(_)
            if at > start && matches!(tags.tag(at - 1), Tag::Particle { .. } | Tag::Honorific(_)) =>
        {
            Some(tags.form(at).end)
        }
        // «Erwan Pehin Salleh»
        Tag::Honorific(_)
            if at > start
                && tags.form(at).len() == 1
                && matches!(tags.tag(at - 1), Tag::Name | Tag::Given)
                && matches!(tags.tag(past_stop(tags, at + 1)), Tag::Name | Tag::Given) =>
        {
            Some(past_stop(tags, at + 1))
        }
        // «Hun Sen and»: a title written short that ends a name is a surname.
        Tag::Honorific(row)
            if at > start
                && tags.form(at).len() == 1
                && matches!(tags.tag(at - 1), Tag::Name | Tag::Given)
                && !(tags.is_mark(at + 1, ".")
                    && !tags.source.passage.opens_sentence(at + 2)
                    && at + 2 < tags.len())
                && !tags.capitalised(at + 1)
                && is_short_title(tags, row, at) =>
        {
            Some(at + 1)
        }
        // «Lee In-young»
        Tag::Other if at > start && after_hyphen(tags, at + 1) > at + 1 && tags.tag(at + 2) == Tag::Small => {
            Some(at + 1)
        }
        // «Kassym-Jomart», «Myoung-gyon»
        Tag::Mark if at > start && after_hyphen(tags, at) > at => match tags.tag(at + 1) {
            Tag::Name
            | Tag::Given
            | Tag::Doubtful
            | Tag::Late
            | Tag::Particle { .. }
            | Tag::Capitals
            | Tag::Initial => Some(at + 2),
            // «Aung-Thu», «Dhakal-Sen»
            Tag::Other if is_of_calendar(tags, at + 1) => Some(at + 2),
            Tag::Honorific(_)
                if tags.form(at + 1).len() == 1
                    && !tags.capitalised(at + 2)
                    && (tags.spaced(at + 2) || tags.tag(at + 2) == Tag::Mark) =>
            {
                Some(at + 2)
            }
            // «Yeong-min»: the syllable may be a word of something else.
            Tag::Small if tags.form(at + 1).len() == 1 && !is_suffix(tags, at + 1) => Some(at + 2),
            // «Peters-King», «Mensah-Bishop»
            Tag::Role(_) | Tag::Noun
                if tags.capitalised(at + 1)
                    && tags.form(at + 1).len() == 1
                    && matches!(tags.tag(at - 1), Tag::Name)
                    && at > start + 1
                    && !tags.capitalised(at + 2) =>
            {
                Some(at + 2)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Whether a city's name at `at` is the last word of the name that begins at `start`: in the same letters, behind a
/// forename, and not the place of a dateline.
fn ends_name(tags: &Tags<'_>, at: usize, start: usize) -> bool {
    let shouted = |at: usize| tags.source.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
    tags.form(at).len() == 1
        && tags.tag(start) == Tag::Given
        && matches!(tags.tag(at - 1), Tag::Given | Tag::Name)
        && shouted(at) == shouted(at - 1)
        && !tags.is_dash(at + 1)
        && !matches!(tags.tag(at + 1), Tag::Noun | Tag::Organisation(_) | Tag::Body)
}

/// «Vienna-based», «China-led»: an ordinary word behind a hyphen.
pub(super) fn is_suffix(tags: &Tags<'_>, at: usize) -> bool {
    let hits = tags.source.passage.hits_at(at);
    let long = tags.word(at).len() > LONGEST_SYLLABLE;
    hits.iter().any(|hit| {
        let other = matches!(
            hit.sense.meaning,
            Meaning::Unit(_)
                | Meaning::Number(_)
                | Meaning::Currency(_)
                | Meaning::Month(_)
                | Meaning::Weekday(_)
                | Meaning::Cue(_)
        );
        long || !other
    })
}

/// «NAME [NAME]»: a bracket with one more word of the name.
fn added_surname(tags: &Tags<'_>, at: usize) -> bool {
    tags.is_mark(at, "[")
        && tags.spaced(at)
        && matches!(tags.tag(at + 1), Tag::Name | Tag::Given)
        && tags.is_mark(at + 2, "]")
}

/// «NAME “NAME” NAME»: the token behind a nickname in marks that opens at `at`.
fn nickname(tags: &Tags<'_>, at: usize) -> Option<usize> {
    let is_mark = |at: usize| matches!(tags.word(at), "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»");
    let inside = matches!(tags.tag(at + 1), Tag::Name | Tag::Given | Tag::Doubtful);
    let surname = matches!(tags.tag(at + 3), Tag::Name | Tag::Given);
    (is_mark(at) && tags.spaced(at) && inside && is_mark(at + 2) && surname && tags.spaced(at + 3))
        .then_some(at + 3)
}

/// The token behind the full stop of an abbreviation at `at`, or `at` itself.
fn past_stop(tags: &Tags<'_>, at: usize) -> usize {
    if tags.is_mark(at, ".") && !tags.spaced(at) { at + 1 } else { at }
}

/// The token behind a hyphen at `at`, or `at` itself.
pub(super) fn after_hyphen(tags: &Tags<'_>, at: usize) -> usize {
    if tags.is_dash(at) && !tags.spaced(at) && !tags.spaced(at + 1) { at + 1 } else { at }
}

/// «Sen», «Hon»: a title of few letters that stands before names, not in capitals as orders behind them are.
fn is_short_title(tags: &Tags<'_>, row: u16, at: usize) -> bool {
    let title = tags.source.reference.honorifics.get(row as usize);
    let capitals = tags.source.passage.token(at).is_some_and(|token| token.shape != Shape::Capitalised);
    title.is_some_and(|title| title.place == "before")
        && !capitals
        && tags.word(at).len() <= LONGEST_SHORT_TITLE
}

/// «January», «Sunday»: a given name as well.
pub(super) fn is_of_calendar(tags: &Tags<'_>, at: usize) -> bool {
    let day = |meaning| matches!(meaning, Meaning::Month(_) | Meaning::Weekday(_)).then_some(());
    tags.capitalised(at) && tags.form(at).len() == 1 && tags.source.passage.find(at, day).is_some()
}
