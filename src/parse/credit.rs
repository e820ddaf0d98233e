//! Bylines and agency lines: `By AGENCY`, `By NAME and NAME`, `Trend:`, `NAME, AGENCY`. Credits that open with a
//! known word (`Photo:`) are in `cues.tsv`.

use super::characters::is_dash;
use super::press::{self, Likeness};
use crate::article::Phrase;
use crate::reference::{Meaning, Passage, reference};
use crate::text::{Shape, TokenKind, fold};
use std::ops::Range;

/// A byline has at most so many tokens.
const MOST_TOKENS: usize = 14;

/// A credit: of an agency or of someone else.
pub(super) struct Credit {
    /// The agency, when it is one.
    pub(super) agency: Option<Phrase>,
    /// The tokens of the city the author writes from: `From NAME, CITY`.
    pub(super) place: Option<Range<usize>>,
}

/// The credit that a whole line is.
pub(super) fn read(passage: &Passage, tokens: Range<usize>) -> Option<Credit> {
    if tokens.is_empty() || tokens.len() > MOST_TOKENS {
        return None;
    }
    let by = matches!(passage.word(tokens.start), "By" | "BY" | "by" | "From");
    let names = tokens.start + usize::from(by)..tokens.end;
    // `(EXAMPLE- Outlet) AGENCY`
    if passage.word(tokens.start) == "("
        && let Some(close) = tokens.clone().find(|at| passage.word(*at) == ")")
        && let Some((phrase, name)) = agency_in(passage, close + 1..tokens.end)
        && name == (close + 1..tokens.end)
    {
        return Some(Credit { agency: Some(phrase), place: None });
    }
    // `(MENAFN- AGENCY)`
    let enclosed = passage.word(names.start) == "(" && passage.word(names.end.saturating_sub(1)) == ")";
    let names = if enclosed { names.start + 1..names.end - 1 } else { names };
    let agency = agency_in(passage, names.clone());
    // `ABC Report`, `AGENCY, Staff Correspondent`
    let goes_on =
        |at: usize| matches!(passage.word(at), "," | ":" | "." | "/") || press::is_desk(passage, at);
    let alone = |phrase: &(Phrase, Range<usize>)| {
        phrase.1.start == names.start && (phrase.1.end..names.end).all(goes_on)
    };
    // `Example news agency, NAME SURNAME`
    let writer = |phrase: &(Phrase, Range<usize>)| {
        let called = |at: &usize| matches!(passage.word(*at), "news" | "agency");
        let comma = phrase.1.end + (phrase.1.end..names.end).take_while(called).count();
        let writer = comma + 1..names.end;
        phrase.1.start == names.start
            && passage.word(comma) == ","
            && !writer.is_empty()
            && looks_like_name(passage.words(writer))
    };
    if let Some((phrase, _)) = agency.as_ref().filter(|agency| alone(agency) || writer(agency)) {
        return Some(Credit { agency: Some(phrase.clone()), place: None });
    }
    // `Example/AGENCY`
    let all_named = || {
        names.clone().all(|at| {
            passage.word(at) == "/" || passage.token(at).is_some_and(|token| token.is_capitalised())
        })
    };
    if let Some((phrase, listed)) = &agency
        && listed.end == names.end
        && listed.start > names.start
        && passage.word(listed.start - 1) == "/"
        && all_named()
    {
        return Some(Credit { agency: Some(phrase.clone()), place: None });
    }
    if let Some(name) = unlisted(passage, by, names.clone()) {
        let phrase = Phrase { words: passage.words(name.clone()).to_owned(), raw: passage.span(name) };
        return Some(Credit { agency: Some(phrase), place: None });
    }
    // `EXAMPLE - News Agency of Ghana)`: who passes on, and whose it is.
    let is_named = |at: usize| {
        passage.token(at).is_some_and(|token| token.kind != TokenKind::Word || token.is_capitalised())
            || passage.word(at) == "of"
    };
    if let Some((phrase, first)) = agency.as_ref()
        && first.start == names.start
        && passage.word(first.end).starts_with(is_dash)
        && names.clone().all(is_named)
    {
        let name = first.end + 1..names.end;
        let named =
            || Phrase { words: passage.words(name.clone()).to_owned(), raw: passage.span(name.clone()) };
        let unlisted = || (press::likeness(passage, name.clone()) == Some(Likeness::Press)).then(named);
        let behind = agency_in(passage, name.clone()).map(|(phrase, _)| phrase).or_else(unlisted);
        return Some(Credit { agency: behind.or_else(|| Some(phrase.clone())), place: None });
    }
    let place = place_at_end(passage, names.clone());
    // `NAME in CITY`, `NAME, CITY`
    let author = place.as_ref().map(|place| names.start..place.start.saturating_sub(1));
    if !by && author.is_some_and(|author| is_author(passage, author)) {
        return Some(Credit { agency: None, place });
    }
    let opens = by && (passage.word(tokens.start) != "From" || place.is_some());
    let is_byline = opens && !names.is_empty() && all_names(passage, names);
    is_byline.then(|| Credit { agency: agency.map(|(phrase, _)| phrase), place })
}

/// The agency of a byline that no list holds: `By EXAMPLE`, `By NAME – Example:`, `NAME/Example Press`.
fn unlisted(passage: &Passage, by: bool, names: Range<usize>) -> Option<Range<usize>> {
    let is_colon = |at: &usize| matches!(passage.word(*at), ":" | ".");
    let last = names.clone().rev().find(|at| !is_colon(at))?;
    let last = names.clone().rev().find(|at| !is_colon(at) && !press::is_desk(passage, *at)).unwrap_or(last);
    // `By ABC Staff`, `ABC Report`; a title can be «ANNUAL REPORT».
    let shape = |at: usize| passage.token(at).map(|token| token.shape);
    let of_desk = last + 1 < names.end && (by || shape(last + 1) == Some(Shape::Capitalised));
    let names = names.start..last + 1;
    let acronym = matches!(shape(names.start), Some(Shape::Upper | Shape::Mixed));
    let paper = || press::is_signature(passage, names.clone());
    let known = || names.len() == 1 && acronym && press::likeness(passage, names.clone()).is_some();
    if of_desk && (known() || paper()) {
        return Some(names);
    }
    let press = |name: Range<usize>| press::likeness(passage, name);
    // `By NAME, Example News`
    if let Some(comma) = names.clone().find(|at| passage.word(*at) == ",")
        && by
        && looks_like_name(passage.words(names.start..comma))
        && press(comma + 1..names.end) == Some(Likeness::Press)
    {
        return Some(comma + 1..names.end);
    }
    let parts = |at: &usize| {
        let word = passage.word(*at);
        word == "/" || (word.starts_with(is_dash) && passage.token(*at).is_some_and(|token| token.spaced))
    };
    if let Some(mark) = names.clone().find(parts) {
        let (author, agency) = (names.start..mark, mark + 1..names.end);
        let signed = looks_like_name(passage.words(author)) && press(agency.clone()).is_some();
        return (signed && agency.len() <= 3 && (by || passage.word(mark) == "/")).then_some(agency);
    }
    let one = names.len() == 1 && press(names.clone()).is_some();
    // «By Staff Reporter» names nobody.
    let named = !press::is_desk(passage, names.start);
    (by && named && (one || press(names.clone()) == Some(Likeness::Press))).then_some(names)
}

/// `AGENCY/NAME`, `NAME, AGENCY` and nothing else: the agency whose author signs a report.
pub(super) fn of_author(passage: &Passage, tokens: Range<usize>) -> Option<Range<usize>> {
    let (_, agency) = agency_in(passage, tokens.clone())?;
    let named = |names: Range<usize>| {
        !names.is_empty() && passage.words(names).split('/').all(|name| looks_like_name(name.trim()))
    };
    let first =
        agency.start == tokens.start && passage.word(agency.end) == "/" && named(agency.end + 1..tokens.end);
    let last = || {
        let comma = agency.start.checked_sub(1).filter(|comma| passage.word(*comma) == ",");
        agency.end == tokens.end && comma.is_some_and(|comma| named(tokens.start..comma))
    };
    (first || last()).then_some(agency)
}

/// Two to four words that name nobody and nothing we know but, perhaps, a forename.
fn is_author(passage: &Passage, name: Range<usize>) -> bool {
    let forename = |at: usize| {
        passage
            .hits_at(at)
            .iter()
            .all(|hit| matches!(hit.sense.meaning, Meaning::GivenName(_) | Meaning::Particle(_)))
    };
    looks_like_name(passage.words(name.clone())) && name.clone().all(forename)
}

/// The city behind the last comma of a byline, or behind «in».
fn place_at_end(passage: &Passage, names: Range<usize>) -> Option<Range<usize>> {
    let comma = names.clone().rev().find(|at| matches!(passage.word(*at), "," | "in"))?;
    let hit = passage.hit(comma + 1, Meaning::is_city)?;
    (hit.end == names.end).then_some(hit.first..hit.end)
}

/// The first agency of the lexicon among `tokens`.
pub(super) fn agency_in(passage: &Passage, tokens: Range<usize>) -> Option<(Phrase, Range<usize>)> {
    let agency = |meaning| if let Meaning::Agency(row) = meaning { Some(row) } else { None };
    tokens.clone().find_map(|at| {
        let (hit, row) = passage.find(at, agency).filter(|(hit, _)| hit.end <= tokens.end)?;
        // «Coast Recorder Report»: a word that is also an agency's name, behind others of a name.
        let inside = hit.first.checked_sub(1).filter(|before| *before >= tokens.start);
        let is_part = |before: usize| passage.token(before).is_some_and(|token| token.is_capitalised());
        if hit.sense.doubtful && inside.is_some_and(is_part) {
            return None;
        }
        let tokens = hit.first..hit.end;
        let words = agency_words(passage.words(tokens.clone()), Some(row));
        Some((Phrase { words, raw: passage.span(tokens.clone()) }, tokens))
    })
}

/// An agency as printed; in the capitals it usually has when only those differ.
pub(super) fn agency_words(printed: &str, row: Option<u16>) -> String {
    let usual =
        row.and_then(|row| reference().agencies.get(usize::from(row))).map_or("", |agency| agency.name);
    if fold(usual) == fold(printed) { usual.to_owned() } else { printed.to_owned() }
}

/// Whether there are only names here: capitalised words, `and`, commas, points of initials.
fn all_names(passage: &Passage, names: Range<usize>) -> bool {
    let is_name = |at: usize| {
        passage.token(at).is_some_and(|token| match token.kind {
            TokenKind::Word => {
                token.shape != Shape::Lower
                    || matches!(passage.word(at), "and" | "of" | "in" | "de" | "van" | "bin" | "for")
            }
            TokenKind::Mark => {
                matches!(passage.word(at), "," | "." | "-" | "/" | "|" | "&" | "@" | "–" | ":")
            }
            _ => false,
        })
    };
    let sentence = |at: usize| {
        passage.find(at, |meaning| {
            matches!(meaning, Meaning::Weekday(_) | Meaning::Month(_) | Meaning::Country(_)).then_some(())
        })
    };
    names.clone().all(is_name) && sentence(names.start).is_none()
}

/// Whether the words are nothing but two to four capitalised ones: an author's name, as far as looks can tell.
pub(super) fn looks_like_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let is_part = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    (2..=4).contains(&count) && words.split_whitespace().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// `agency | the city the author writes from`
    fn check(line: &str, expected: Option<&str>) {
        let passage = Passage::new(reference(), line, [Span::new(0, line.len())]);
        let found = read(&passage, 0..passage.tokens.len()).map(|credit| {
            let agency = credit.agency.map(|agency| agency.words).unwrap_or_default();
            format!("{agency} | {}", credit.place.map(|place| passage.words(place)).unwrap_or_default())
        });
        assert_eq!(found.as_deref(), expected, "{line}");
    }

    #[test]
    fn a_byline_gives_its_agency_and_the_city_its_author_writes_from() {
        for (line, expected) in [
            ("By Xinhua", "Xinhua | "),
            ("BY REUTERS", "Reuters | "),
            ("Xinhua:", "Xinhua | "),
            ("(Xinhua)", "Xinhua | "),
            ("By Kofi Mensah", " | "),
            ("By Kofi Mensah and Ana Silva", " | "),
            ("By LMNP", "LMNP | "),
            ("By Lumen", "Lumen | "),
            ("By The Coastal Post", "The Coastal Post | "),
            ("By Kofi Mensah – Lumen:", "Lumen | "),
            ("Kofi Mensah/Lumen Press", "Lumen Press | "),
            ("Kofi Mensah, Accra", " | Accra"),
            ("Kofi Mensah in Accra", " | Accra"),
            ("From Kofi Mensah, Accra", " | Accra"),
            ("By Kofi Mensah, Accra", " | Accra"),
            ("By Kofi Mensah, Xinhua", "Xinhua | "),
            ("WAM - Lumen News Agency", "Lumen News Agency | "),
        ] {
            check(line, Some(expected));
        }
    }

    #[test]
    fn a_line_that_says_something_is_no_byline() {
        for line in [
            "Xinhua has opened an office",
            "Kofi Mensah",
            "From Kofi Mensah",
            "From Accra to Lisbon",
            "By Monday they will have met",
            "By Monday",
            "By the sea they met",
            "Kofi Mensah – Lumen",
            "Kofi Mensah/Lumen Press of the Northern Coast",
            "Foreign Minister, Accra",
            "(",
            "By",
            "By Kofi Mensah and Ana Silva and Ama Owusu and Esi Appiah and Yaw Badu and Abena",
            "",
        ] {
            check(line, None);
        }
    }
}
