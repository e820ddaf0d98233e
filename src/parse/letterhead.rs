//! Who publishes by the letterhead above a release, the stamp below it or the name of the page: `Ministry of Trade`,
//! `MEDIA RELEASE MINISTER FOR TRADE KOFI MENSAH`, `Embassy of Ghana – Lisbon`. A line is one or it is none: every word of it has
//! its place. Which lines of a page are read so, `top` and `attribution` decide.

use super::characters::is_dash;
use super::date;
use super::timestamp;
use super::word_list::WordList;
use crate::reference::{Meaning, Passage, Table, reference};
use crate::text::{Shape, TokenKind, fold_word};
use std::ops::Range;
use std::sync::LazyLock;

/// A letterhead has at most so many tokens.
const MOST_TOKENS: usize = 48;

/// A portfolio that no list holds has at most so many words.
const MOST_UNKNOWN: usize = 3;

/// A holder's name has at most so many words, honours included.
const LONGEST_HOLDER: usize = 8;

/// A name and its honours alone on a line have at most so many words.
const MOST_HONOURED: usize = 6;

/// A release's number has at most so many tokens: `No. 12/2023`, `FA 069`.
const LONGEST_NUMBER: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paper,
    Section,
    Issued,
    By,
    Office,
    Front,
    Field,
    Post,
    Link,
}

/// The words behind the first of a form, and what it is.
type Form = (Vec<&'static str>, Kind);

/// The forms of `letterhead.tsv` by their first word.
static WORDS: LazyLock<WordList<Vec<Form>>> = LazyLock::new(|| {
    let mut forms: WordList<Vec<Form>> = WordList::default();
    for row in Table::read(include_str!("letterhead.tsv")).rows() {
        let kind = match row.cell("kind") {
            "paper" => Kind::Paper,
            "section" => Kind::Section,
            "issued" => Kind::Issued,
            "by" => Kind::By,
            "office" => Kind::Office,
            "front" => Kind::Front,
            "field" => Kind::Field,
            "post" => Kind::Post,
            _ => Kind::Link,
        };
        let mut words = row.cell("words").split(' ');
        let first = words.next().unwrap_or_default();
        forms.or_insert(first, Vec::new()).push((words.collect(), kind));
    }
    forms
});

/// The token behind the longest form of the kind that begins at `at`.
fn form(passage: &Passage, at: usize, kind: Kind) -> Option<usize> {
    let fits = |words: &[&str]| {
        words.iter().enumerate().all(|(index, word)| fold_word(passage.word(at + 1 + index)) == *word)
    };
    let forms = WORDS.at(passage, at)?.iter();
    forms.filter(|(words, known)| *known == kind && fits(words)).map(|(words, _)| at + 1 + words.len()).max()
}

/// What a line of a letterhead says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Letterhead {
    /// The tokens of the office's name; empty where the line only says what is issued, under which number and when.
    pub(super) name: Range<usize>,
    /// The office is a body, not the post of someone.
    pub(super) body: bool,
    /// The office is one that states have, and more than a word: sections of news sites are called «United Nations» or «Parliament».
    pub(super) certain: bool,
    /// It says what is issued: «PRESS RELEASE No 12».
    pub(super) issues: bool,
    /// It says who issues it, as titles do too: «Statement by the Ministry of Trade».
    pub(super) by: bool,
    /// The tokens of a full date.
    pub(super) date: Option<Range<usize>>,
    /// It holds the release's number.
    pub(super) numbered: bool,
    holder: bool,
}

impl Letterhead {
    /// Whether it names an office.
    pub(super) fn names(&self) -> bool {
        !self.name.is_empty()
    }

    /// Whether the line alone says that the office publishes.
    pub(super) fn publishes(&self) -> bool {
        self.names() && (self.certain || self.issues)
    }
}

/// The letterhead that all of `tokens` are, if they name an office or say what is issued.
pub(super) fn read(passage: &Passage, tokens: Range<usize>) -> Option<Letterhead> {
    let opens = passage.token(tokens.start);
    let opens = opens.is_some_and(|token| token.kind != TokenKind::Word || token.shape != Shape::Lower);
    if tokens.is_empty() || tokens.len() > MOST_TOKENS || !opens {
        return None;
    }
    let mut found = Letterhead::default();
    let mut at = tokens.start;
    while at < tokens.end {
        // `THE MINISTER FOR TRADE, AMA MENSAH THE MINISTER FOR PORTS, KOFI BOATENG`: the first of several speaks for all.
        let another = found.holder && found.certain && !found.body;
        let free = !found.names() || another;
        let office = if free { office(passage, at, tokens.end, found.by) } else { None };
        at = match office {
            Some((end, _)) if another => {
                found.holder = false;
                end
            }
            Some((end, body)) => {
                (found.name, found.body) = (at..end, body);
                found.certain = end > at + 1 && is_of_state(passage, at..end);
                end
            }
            None => found.take(passage, at, tokens.end)?,
        };
    }
    let numbered = || is_number_label(passage, tokens.start) || found.date.is_some();
    (found.names() || found.issues || found.numbered && numbered()).then_some(found)
}

impl Letterhead {
    /// Takes what stands at `at` beside the office: whose it is, what is issued, when and where; the token behind it.
    fn take(&mut self, passage: &Passage, at: usize, limit: usize) -> Option<usize> {
        let inside = |end: &usize| *end <= limit;
        if let Some(end) = form(passage, at, Kind::Paper).filter(inside) {
            self.issues = true;
            return Some(end);
        }
        if let Some(end) = form(passage, at, Kind::Section).filter(inside) {
            return Some(end);
        }
        if let Some(end) = form(passage, at, Kind::Issued).filter(|_| !self.names()) {
            (self.issues, self.by) = (true, true);
            return Some(end);
        }
        if let Some(end) = form(passage, at, Kind::By).filter(|_| self.issues && !self.names()) {
            self.by = true;
            return Some(end);
        }
        let day = date::after_weekday(passage, at);
        if let Some((date, end)) = date::read(passage, day).filter(|(_, end)| inside(end)) {
            let full = date.year().is_some() && date.day().is_some();
            self.date = self.date.take().or(full.then_some(day..end));
            return Some(end);
        }
        if day > at {
            return Some(day);
        }
        if let Some(end) = timestamp::clock(passage, at).filter(inside) {
            return Some(end);
        }
        if let Some(end) = number(passage, at, limit) {
            self.numbered = true;
            return Some(end);
        }
        if passage.token(at).is_some_and(|token| token.kind == TokenKind::Mark) {
            return Some(at + 1);
        }
        if let Some(hit) = passage.hit(at, Meaning::is_land).filter(|_| self.names() || self.issues) {
            return Some(hit.end);
        }
        // `PRESS RELEASE 45/2023 (LMN Secretariat, Greater Accra)`
        if self.names() && self.issues && self.body && passage.is_capitalised(at) {
            return Some(at + 1);
        }
        // `Ministry of Trade and The Rt Hon Ama Mensah MP`
        if self.names() && form(passage, at, Kind::Link).is_some() && at_honours(passage, at + 1) {
            let end = holder(passage, at + 1, limit, false).filter(|_| !self.holder)?;
            self.holder = true;
            return Some(end);
        }
        // A name needs no honours where the line says what is issued or begins with a dash. «Foreign Minister NAME Visits …»
        // is a title: behind a post, a mark parts the name from it.
        let parted = |at: usize| {
            matches!(passage.word(at), "," | "|" | "/" | "(" | ":") || passage.word(at).starts_with(is_dash)
        };
        let apart = at.checked_sub(1).is_some_and(parted);
        let bare = self.issues || apart && (at == 1 || self.names() && !self.body);
        if self.names() && !apart && !self.issues {
            return None;
        }
        let end = holder(passage, at, limit, bare).filter(|_| !self.holder)?;
        self.holder = true;
        Some(end)
    }
}

/// Whether the name is that of a ministry, a mission, an office or a post of state. «Parliamentary Secretary» of nobody is a section's.
fn is_of_state(passage: &Passage, mut name: Range<usize>) -> bool {
    const BODIES: [&str; 6] = ["ministry", "mission", "office", "presidency", "government", "cabinet"];
    let body = |meaning| match meaning {
        Meaning::Body(row) => reference().bodies.get(usize::from(row)).map(|body| body.kind),
        _ => None,
    };
    let post = |meaning| match meaning {
        Meaning::Role(row) => reference().roles.get(usize::from(row)).filter(|role| role.is_head),
        _ => None,
    };
    // «Minister **of** Trade», «**Ghanaian** Ambassador»
    let owned = |at: usize| {
        let owner = |meaning| matches!(meaning, Meaning::Country(_) | Meaning::Demonym(_)).then_some(());
        form(passage, at, Kind::Link).is_some() || passage.find(at, owner).is_some()
    };
    let of_field = name.clone().any(owned);
    name.any(|at| {
        let known = passage.find(at, body).is_some_and(|(_, kind)| BODIES.contains(&kind));
        let held = || {
            passage
                .find(at, post)
                .is_some_and(|(_, role)| matches!(role.kind, "state" | "government" | "diplomat"))
        };
        let owned = || of_field && (held() || form(passage, at, Kind::Office).is_some());
        known || form(passage, at, Kind::Post).is_some() || owned()
    })
}

/// `Ministry of Trade, Harbour Street 5, Accra | Tel …`: the body that opens an address.
pub(super) fn of_address(passage: &Passage) -> Option<Range<usize>> {
    let limit = passage.tokens.len();
    let (end, body) = office(passage, 0, limit, false)?;
    let parted = matches!(passage.word(end), "," | "|") || passage.word(end).starts_with(is_dash);
    (body && parted && is_of_state(passage, 0..end) && has_number(passage)).then_some(0..end)
}

/// Whether a number stands in the line, as addresses have one.
pub(super) fn has_number(passage: &Passage) -> bool {
    passage.tokens.iter().any(|token| token.kind == TokenKind::Number)
}

/// `REPUBLIC OF GHANA`, `Accra, Republic of Ghana`: whether the line names a state and perhaps a place in it, and nothing else.
pub(super) fn is_state(passage: &Passage, tokens: Range<usize>) -> bool {
    let mut at = tokens.start;
    let mut state = false;
    while at < tokens.end {
        let country = |meaning| matches!(meaning, Meaning::Country(_)).then_some(());
        let mark = passage.token(at).is_some_and(|token| token.kind == TokenKind::Mark);
        at = match passage.find(at, country) {
            Some((hit, ())) => {
                state |= hit.end > at + 1;
                hit.end
            }
            None if mark || form(passage, at, Kind::Front).is_some() => at + 1,
            None => match passage.hit(at, Meaning::is_land) {
                Some(hit) => hit.end,
                None => return false,
            },
        };
    }
    state && at == tokens.end
}

/// Whether a title opens at `at` that says what is issued: «Statement by …», «Press release on …».
pub(super) fn opens_statement(passage: &Passage, at: usize) -> bool {
    let capitalised = passage.token(at).is_some_and(|token| token.is_capitalised());
    let behind = form(passage, at, Kind::Paper).map(|end| passage.word(end)).unwrap_or_default();
    capitalised
        && matches!(
            behind,
            "by" | "of" | "on" | "from" | "attributable" | "following" | "regarding" | "about" | "at"
        )
}

/// `No. 12/2023`, `FA 069`, `FA176`: the number of a release; the token behind it.
fn number(passage: &Passage, at: usize, limit: usize) -> Option<usize> {
    let digits = |at: usize| passage.word(at).bytes().any(|byte| byte.is_ascii_digit());
    let label =
        is_number_label(passage, at) || passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
    let first = if digits(at) {
        at
    } else {
        date::skip(passage, at + usize::from(label), &[".", ":", "/", "#", "-"])
    };
    let may_go_on = |at: &usize| digits(*at) || matches!(passage.word(*at), "/" | "-" | ".");
    let end = (first..limit.min(first + LONGEST_NUMBER)).take_while(may_go_on).last()? + 1;
    // A year behind it is that of the date.
    let dated = |at: usize| date::read(passage, at).is_some_and(|(date, _)| date.year().is_some());
    let end = (first + 1..end).find(|at| dated(*at)).unwrap_or(end);
    (digits(first) && first < limit).then_some(end)
}

/// `No. 12`, `Ref: 12`
fn is_number_label(passage: &Passage, at: usize) -> bool {
    matches!(fold_word(passage.word(at)).as_str(), "no" | "nr" | "ref" | "number" | "num")
}

/// `The Hon. Kofi Mensah MP`, `KOFI MENSAH`: who holds the office; the token behind it.
fn holder(passage: &Passage, at: usize, limit: usize, bare: bool) -> Option<usize> {
    let (mut end, mut words, mut known) = (at, 0, bare);
    while end < limit && words < LONGEST_HOLDER {
        let person = |meaning| matches!(meaning, Meaning::Honorific(_) | Meaning::GivenName(_)).then_some(());
        let honour = passage.find(end, person).map(|(hit, ())| hit.end).filter(|next| *next <= limit);
        if end > at
            && (office(passage, end, limit, false).is_some() || form(passage, end, Kind::Paper).is_some())
        {
            break;
        }
        let token = passage.token(end)?;
        let initial = passage.word(end) == "." && !token.spaced;
        let comma = passage.word(end) == "," && honour_behind(passage, end + 1);
        if let Some(next) = honour {
            known = true;
            words += next - end;
            end = next;
        } else if token.kind == TokenKind::Word
            && (token.is_capitalised() || form(passage, end, Kind::Front).is_some())
        {
            words += 1;
            end += 1;
        } else if end > at && (initial || comma || token.kind == TokenKind::Possessive) {
            end += 1;
        } else {
            break;
        }
    }
    (known && words > 1).then_some(end)
}

/// `Kofi Mensah MP`: whether the line is a name with its honours.
pub(super) fn is_holder(passage: &Passage, tokens: Range<usize>) -> bool {
    let words = tokens
        .clone()
        .filter(|at| passage.token(*at).is_some_and(|token| token.kind == TokenKind::Word))
        .count();
    words <= MOST_HONOURED
        && tokens.end.checked_sub(1).is_some_and(|last| honour_behind(passage, last))
        && holder(passage, tokens.start, tokens.end, false) == Some(tokens.end)
}

/// `…, MP`: an honour behind the name.
fn honour_behind(passage: &Passage, at: usize) -> bool {
    let behind = |meaning| match meaning {
        Meaning::Honorific(row) => {
            reference().honorifics.get(usize::from(row)).map(|honour| honour.place == "after")
        }
        _ => None,
    };
    passage.find(at, behind).is_some_and(|(_, behind)| behind)
}

/// `The Rt Hon …`: whether a name with honours before it begins at `at`.
fn at_honours(passage: &Passage, at: usize) -> bool {
    let honours = |meaning| matches!(meaning, Meaning::Honorific(_)).then_some(());
    let at = at + usize::from(fold_word(passage.word(at)) == "the");
    passage.find(at, honours).is_some()
}

/// What a part of an office's name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// «Ministry», «Directorate»
    Body,
    /// «Embassy»: where it is, and to whom, belongs to its name.
    Mission,
    /// «Minister»
    Post,
    /// «Ambassador»
    Envoy,
    /// A field of government.
    Portfolio,
    /// A state, its people, a city.
    Land,
    /// «Federal», «deputy»
    Front,
}

/// The part that begins at `at`, and the token behind it.
fn part(passage: &Passage, at: usize, limit: usize) -> Option<(usize, Part)> {
    let known = |meaning| match meaning {
        Meaning::Organisation(_) => Some(Part::Body),
        Meaning::Body(row) => {
            let body = reference().bodies.get(usize::from(row))?;
            Some(if body.kind == "mission" { Part::Mission } else { Part::Body })
        }
        Meaning::Role(row) => {
            let role = reference().roles.get(usize::from(row))?;
            match role.kind {
                _ if role.is_modifier => Some(Part::Front),
                _ if !role.is_head => None,
                "diplomat" => Some(Part::Envoy),
                "state" | "government" | "organisation" | "press" => Some(Part::Post),
                _ => None,
            }
        }
        Meaning::Portfolio(_) => Some(Part::Portfolio),
        meaning if meaning.is_land() => Some(Part::Land),
        Meaning::Demonym(_) => Some(Part::Land),
        _ => None,
    };
    let hits = passage.hits_at(at).iter().filter(|hit| hit.end <= limit);
    let hit = hits.filter_map(|hit| Some((hit.end, known(hit.sense.meaning)?))).max_by_key(|(end, _)| *end);
    let office = form(passage, at, Kind::Office).filter(|end| *end <= limit).map(|end| (end, Part::Body));
    let front = form(passage, at, Kind::Front).map(|end| (end, Part::Front));
    let part = hit.into_iter().chain(office).max_by_key(|(end, _)| *end).or(front)?;
    passage.token(at).is_some_and(|token| token.is_capitalised() || part.1 == Part::Front).then_some(part)
}

/// The office whose name begins at `at`: the token behind it, and whether it is a body.
fn office(passage: &Passage, at: usize, limit: usize, by: bool) -> Option<(usize, bool)> {
    let mut anchor = None;
    let (mut end, mut next, mut unknown, mut linked, mut states) = (at, at, MOST_UNKNOWN, false, 0);
    while next < limit {
        // «JOINT PRESS RELEASE BY LMN AND THE MINISTRY OF TRADE»
        let acronym = || by && next == at && is_acronym(passage, at, limit);
        let acronym = || acronym().then_some((at + 1, Part::Body));
        if let Some((behind, part)) = part(passage, next, limit).or_else(acronym) {
            let heads = matches!(part, Part::Body | Part::Mission | Part::Post | Part::Envoy);
            if heads {
                anchor = anchor.or(Some(part));
            }
            let country = |meaning| matches!(meaning, Meaning::Country(_)).then_some(());
            states += usize::from(part == Part::Land && passage.find(next, country).is_some());
            unknown = 0;
            next = behind;
            if part != Part::Front {
                end = next;
            }
            linked = false;
            continue;
        }
        let token = passage.token(next)?;
        let goes_on = || part_behind(passage, next + 1, limit);
        let link = match passage.word(next) {
            "&" => true,
            "," => goes_on().is_some_and(|part| part == Part::Portfolio),
            "to" | "TO" => matches!(anchor, Some(Part::Mission | Part::Envoy)),
            "in" | "IN" | "In" => anchor == Some(Part::Mission),
            _ => form(passage, next, Kind::Link).is_some(),
        };
        if next > at && link && at_honours(passage, next + 1) {
            break;
        }
        if next > at && (link || token.kind == TokenKind::Possessive) {
            linked = true;
            unknown = 0;
            next += 1;
        } else if anchor.is_some()
            && token.kind == TokenKind::Word
            && token.is_capitalised()
            && (linked || (1..MOST_UNKNOWN).contains(&unknown) || form(passage, next, Kind::Field).is_some())
        {
            linked = false;
            unknown += 1;
            next += 1;
            end = next;
        } else {
            break;
        }
    }
    let anchor = anchor?;
    let body = matches!(anchor, Part::Body | Part::Mission);
    // «President of Ghana and Prime Minister of Portugal» are two.
    (body || states <= 1 || anchor == Part::Envoy).then_some((end, body))
}

/// Whether a word in capitals stands alone or is joined to another.
fn is_acronym(passage: &Passage, at: usize, limit: usize) -> bool {
    let upper = passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
    let joined = form(passage, at + 1, Kind::Link).is_some() || matches!(passage.word(at + 1), "," | "&");
    upper && (joined || at + 1 == limit)
}

/// The part that begins at `at` or behind «and».
fn part_behind(passage: &Passage, at: usize, limit: usize) -> Option<Part> {
    let at = at + usize::from(form(passage, at, Kind::Link).is_some());
    part(passage, at, limit).map(|(_, part)| part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_letterhead_names_an_office_and_nothing_else() {
        for (line, name) in [
            ("Ministry of Trade", Some("Ministry of Trade")),
            ("MINISTRY OF LANDS AND PUBLIC SURVEYS", Some("MINISTRY OF LANDS AND PUBLIC SURVEYS")),
            ("Minister for Harbours and Coastal Waters", Some("Minister for Harbours and Coastal Waters")),
            ("The Hon Kofi Mensah MP GHANAIAN MINISTER FOR TRADE", Some("GHANAIAN MINISTER FOR TRADE")),
            ("MEDIA RELEASE MINISTER FOR TRADE AKUA MENSAH", Some("MINISTER FOR TRADE")),
            ("PRIME MINISTER", Some("PRIME MINISTER")),
            ("Embassy of Ghana – Lisbon", Some("Embassy of Ghana")),
            ("Embassy of Ghana in Portugal", Some("Embassy of Ghana in Portugal")),
            ("Office of the Spokesperson", Some("Office of the Spokesperson")),
            ("European Commission - Statement", Some("European Commission")),
            ("PRESS RELEASE BY THE MINISTRY OF TRADE", Some("MINISTRY OF TRADE")),
            ("— Kofi Mensah, Embassy of Ghana, Lisbon", Some("Embassy of Ghana")),
            ("Ministry of Trade, 5 June 2023", Some("Ministry of Trade")),
            ("PRESS RELEASE No 12", Some("")),
            ("FA 069 18 June 2007", Some("")),
            ("Ministry of Trade Opens Its Doors", None),
            ("Minister for Trade Visits Ghana", None),
            ("Prime Minister Meets President of Ghana", None),
            ("Foreign Minister of Ghana in Portugal", None),
            ("President of Ghana and Prime Minister of Portugal", None),
            ("the ministry of trade", None),
            ("Ghana and Portugal agree on direct flights", None),
            ("Polish Foreign Minister Kofi Mensah Meets President", None),
            (
                "JOINT PRESS RELEASE BY LMN AND COORDINATING MINISTRY FOR HARBOURS AND INVESTMENT AFFAIRS, GHANA",
                Some("LMN AND COORDINATING MINISTRY FOR HARBOURS AND INVESTMENT AFFAIRS"),
            ),
            ("Minister for Trade – Kofi Mensah", Some("Minister for Trade")),
            ("Kofi Mensah", None),
            ("5 June 2023", None),
        ] {
            let passage = Passage::new(reference(), line, [Span::new(0, line.len())]);
            let found = read(&passage, 0..passage.tokens.len());
            let found = found.map(|found| passage.words(found.name).to_owned());
            assert_eq!(found.as_deref(), name, "{line}");
        }
    }
}
