//! The way through a page: from its lines to stretches that each say what they are. The top of the page is read
//! with the lexicon (header, furniture, credits, time stamps, headline, dateline), the rest line by line.

use super::clean::Clean;
use super::credit;
use super::cues::{Cue, Cues};
use super::dateline::{self, Found};
use super::header::{self, Header};
use super::headline::Look;
use super::lines::{self, Line};
use super::timestamp::{self, Timestamp};
use super::trailer;
use crate::article::{DateOrigin, Dateline, PartKind, Phrase, Problem, ProblemKind, Published};
use crate::reference::{Meaning, Passage, reference};
use crate::text::{Shape, Span};
use std::ops::Range;

/// So many lines from the top are read with the lexicon.
const TOP_LINES: usize = 24;

/// So many bytes of each of them.
const TOP_BYTES: usize = 260;

/// A dateline opens one of the first paragraphs or none.
const PROSE_BEFORE_DATELINE: usize = 4;

/// One stretch of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub(super) kind: PartKind,
    /// Where it stands in the raw text.
    pub(super) span: Span,
}

/// What the page says of itself.
#[derive(Default)]
pub(super) struct Page {
    /// Its stretches in order; they do not overlap.
    pub(super) pieces: Vec<Piece>,
    /// The day of publication.
    pub(super) published: Option<Published>,
    /// The dateline.
    pub(super) dateline: Option<Dateline>,
    /// The agency that a byline or time stamp names.
    pub(super) agency: Option<Phrase>,
    /// The site's name among the furniture.
    pub(super) site: Option<Phrase>,
    /// What was odd.
    pub(super) problems: Vec<Problem>,
}

/// Reads the page.
pub(super) fn read(raw: &str) -> Page {
    let mut lines = lines::lines(raw);
    let mut pieces = Vec::with_capacity(lines.len() + 4);
    let mut page = Page::default();
    let header = lines.first().and_then(|line| header::read(raw, *line));
    if let (Some(Header { span, published, rest }), Some(first)) = (&header, lines.first_mut()) {
        pieces.push(Piece { kind: PartKind::Header, span: *span });
        page.published = *published;
        first.span = *rest;
        if rest.is_empty() {
            lines.remove(0);
        }
    }
    lines::join(raw, &mut lines);
    let glued = header.is_some_and(|header| !header.rest.is_empty());
    let mut heads = Clean::of_length(raw, TOP_LINES * TOP_BYTES);
    let spans = heads_of(raw, &lines, &mut heads);
    let mut top = Top::new(raw, &heads, &spans, &lines, glued);
    top.read();
    let read = top.lines.len();
    let body = top.hand_over(&mut page, &mut pieces);
    let rest = lines.get(read..).unwrap_or_default();
    pieces.extend(rest.iter().map(|line| Piece { kind: PartKind::Paragraph, span: line.span }));
    let below = trailer::mark(raw, &mut pieces, body, &mut page.problems);
    page.published = page.published.or(below);
    page.pieces = pieces;
    page
}

/// Cleans the beginnings of the first lines, so that they are read as their reader would; where each stands in
/// the clean text.
fn heads_of<'a>(raw: &'a str, lines: &[Line], heads: &mut Clean<'a>) -> Vec<Span> {
    let head = |line: &Line| {
        let words = line.span.of(raw);
        let mut end = words.len().min(TOP_BYTES);
        while !words.is_char_boundary(end) {
            end -= 1;
        }
        let span = Span::new(line.span.start as usize, line.span.start as usize + end);
        if !heads.text.is_empty() {
            heads.push_gap("\n", span.start);
        }
        heads.push(span)
    };
    lines.iter().take(TOP_LINES).map(head).collect()
}

/// A line at the top of the page.
struct TopLine {
    /// What it is; `None` for words that may be headline or report.
    kind: Option<PartKind>,
    /// Its tokens, without the stretches already taken off its beginning.
    tokens: Range<usize>,
    /// Its bytes in the raw text, likewise.
    span: Span,
    /// The stretches taken off its beginning.
    taken: Vec<Piece>,
    look: Look,
}

/// A time stamp at the top; see `Timestamp`.
struct Stamp {
    day: Published,
    certain: bool,
    updated: bool,
}

/// The top of the page while it is read.
struct Top<'a> {
    raw: &'a str,
    /// The beginnings of its lines, cleaned.
    heads: &'a Clean<'a>,
    passage: Passage<'a>,
    lines: Vec<TopLine>,
    /// The first line stood behind the header.
    glued: bool,
    dateline: Option<(usize, Found)>,
    stamps: Vec<Stamp>,
    agency: Option<Phrase>,
    /// The site's name, which stands in for an agency that nothing else names.
    site: Option<Phrase>,
}

impl<'a> Top<'a> {
    fn new(raw: &'a str, heads: &'a Clean<'a>, spans: &[Span], lines: &[Line], glued: bool) -> Self {
        let passage = Passage::new(reference(), &heads.text, spans.iter().copied());
        let line = |(line, tokens): (&Line, &Range<usize>)| TopLine {
            kind: None,
            tokens: tokens.clone(),
            span: line.span,
            taken: Vec::new(),
            look: Look::default(),
        };
        let lines = lines.iter().zip(&passage.paragraphs).map(line).collect();
        Self {
            raw,
            heads,
            passage,
            lines,
            glued,
            dateline: None,
            stamps: Vec::new(),
            agency: None,
            site: None,
        }
    }

    /// The bytes of some tokens in the raw text.
    fn raw_span(&self, tokens: Range<usize>) -> Span {
        self.heads.raw_span(self.passage.span(tokens))
    }

    /// The phrase with its place in the raw text.
    fn in_raw(&self, phrase: Phrase) -> Phrase {
        Phrase { raw: self.heads.raw_span(phrase.raw), ..phrase }
    }

    fn read(&mut self) {
        let mut prose = 0;
        for index in 0..self.lines.len() {
            let kind = self.kind_of(index, prose);
            let Some(line) = self.lines.get_mut(index) else { break };
            line.kind = kind;
            line.look = Look::of(&self.passage, line.tokens.clone(), line.span.len());
            prose += usize::from(kind.is_none() && line.look.prose);
        }
        self.choose_headline();
    }

    /// What the line is by itself; `None` for words that may be headline or report.
    fn kind_of(&mut self, index: usize, prose: usize) -> Option<PartKind> {
        let behind_header = index == 0 && self.glued;
        if behind_header && self.take_nothing() {
            return Some(PartKind::Header);
        }
        self.take_leading_stamp(index, behind_header);
        let line = self.lines.get(index)?;
        let tokens = line.tokens.clone();
        if line.span.is_empty() || tokens.is_empty() {
            return Some(if line.taken.is_empty() { PartKind::Chrome } else { PartKind::Timestamp });
        }
        let words = self.passage.words(tokens.clone());
        match Cues::get().of_line(words) {
            Some(cue @ (Cue::Credit | Cue::Picture)) => {
                if let Some(stamp) = timestamp::within(&self.passage, tokens.clone()) {
                    self.note_stamp(&stamp);
                }
                if cue == Cue::Credit {
                    self.note_agency(tokens);
                }
                return Some(PartKind::Credit);
            }
            Some(Cue::Chrome) => return Some(PartKind::Chrome),
            Some(_) if prose > 0 => return Some(PartKind::Trailer),
            Some(_) => return Some(PartKind::Chrome),
            None if is_caption(words) => return Some(PartKind::Credit),
            None => {}
        }
        if let Some(stamp) = timestamp::whole(&self.passage, tokens.clone()) {
            self.note_stamp(&stamp);
            self.note_agency(tokens.clone());
            self.note_initials(tokens);
            return Some(PartKind::Timestamp);
        }
        if self.dateline.is_none() && prose < PROSE_BEFORE_DATELINE && self.take_dateline(index) {
            return self.lines.get(index).filter(|line| line.span.is_empty()).map(|_| PartKind::Dateline);
        }
        if let Some(credit) = credit::read(&self.passage, tokens.clone()) {
            let agency = credit.agency.map(|agency| self.in_raw(agency));
            self.agency = self.agency.take().or(agency);
            if let Some(place) = credit.place.filter(|_| self.dateline.is_none()) {
                self.dateline = Some((index, dateline::of_place(&self.passage, place)));
            }
            return Some(PartKind::Credit);
        }
        let follows_by =
            index.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(|before| {
                before.kind == Some(PartKind::Credit)
                    && before.span.of(self.raw).trim_end_matches(':').eq_ignore_ascii_case("by")
            });
        if follows_by {
            self.note_agency(tokens);
            return Some(PartKind::Credit);
        }
        if behind_header && is_other_script(words) {
            return Some(PartKind::Header);
        }
        if prose == 0 && is_site(words) {
            let raw = self.raw_span(tokens);
            self.site = self.site.take().or_else(|| Some(Phrase { words: words.to_owned(), raw }));
            return Some(PartKind::Chrome);
        }
        is_junk(words).then_some(PartKind::Chrome)
    }

    /// `By JT - Jan 26, 2024`: a paper by its initials.
    fn note_initials(&mut self, tokens: Range<usize>) {
        let initials = tokens.start + 1..tokens.start + 2;
        let follows_by = self.passage.word(tokens.start).eq_ignore_ascii_case("by");
        let in_capitals = self.passage.token(initials.start).is_some_and(|token| token.shape == Shape::Upper);
        let alone = !self.passage.token(initials.end).is_some_and(|token| token.is_capitalised());
        if self.agency.is_none() && follows_by && in_capitals && alone {
            let words = self.passage.words(initials.clone()).to_owned();
            self.agency = Some(Phrase { words, raw: self.raw_span(initials) });
        }
    }

    fn note_stamp(&mut self, stamp: &Timestamp) {
        let raw = self.raw_span(stamp.date_tokens.clone());
        let day = Published { date: stamp.date, origin: DateOrigin::Timestamp, raw };
        self.stamps.push(Stamp { day, certain: stamp.certain, updated: stamp.updated });
    }

    /// Takes a literal `None` off the words behind the header; whether nothing is left.
    fn take_nothing(&mut self) -> bool {
        let Some(line) = self.lines.first_mut() else { return false };
        let Some(length) = header::nothing_length(line.span.of(self.raw)) else { return false };
        let end = line.span.start as usize + length;
        if end == line.span.end as usize {
            return true;
        }
        line.taken.push(Piece { kind: PartKind::Header, span: Span::new(line.span.start as usize, end) });
        line.span = lines::trim(self.raw, Span::new(end, line.span.end as usize));
        line.tokens.start += 1;
        false
    }

    /// Takes a date (behind the header) or a date and clock time off the line's beginning.
    fn take_leading_stamp(&mut self, index: usize, behind_header: bool) {
        let Some(line) = self.lines.get_mut(index) else { return };
        let Some(stamp) = timestamp::leading(&self.passage, line.tokens.clone(), !behind_header) else {
            return;
        };
        let next = stamp.tokens.end;
        let whole = next >= line.tokens.end;
        let goes_on = !whole && !self.passage.token(next).is_some_and(|token| token.is_capitalised());
        if goes_on {
            return;
        }
        let span = |tokens| self.heads.raw_span(self.passage.span(tokens));
        let raw = span(stamp.date_tokens);
        let day = Published { date: stamp.date, origin: DateOrigin::Timestamp, raw };
        self.stamps.push(Stamp { day, certain: stamp.certain, updated: stamp.updated });
        let taken = span(stamp.tokens);
        line.taken.push(Piece { kind: PartKind::Timestamp, span: taken });
        line.span = lines::trim(self.raw, Span { start: taken.end, end: line.span.end });
        line.tokens.start = next;
    }

    /// Takes a dateline off the line's beginning: its own, or that of a city alone on its line before a date.
    fn take_dateline(&mut self, index: usize) -> bool {
        let Some(line) = self.lines.get(index) else { return false };
        let Some(found) =
            dateline::read(&self.passage, line.tokens.clone()).or_else(|| self.place_alone(index))
        else {
            return false;
        };
        let rest = found.end..line.tokens.end;
        let end = if rest.is_empty() { line.span.end } else { self.raw_span(rest.clone()).start };
        let taken = lines::trim(self.raw, Span { start: line.span.start, end });
        let Some(line) = self.lines.get_mut(index) else { return false };
        line.taken.push(Piece { kind: PartKind::Dateline, span: taken });
        line.span.start = end;
        line.tokens = rest;
        self.dateline = Some((index, found));
        true
    }

    /// A city alone on its line, before a date or the report's first paragraph.
    fn place_alone(&self, index: usize) -> Option<Found> {
        let tokens = self.lines.get(index)?.tokens.clone();
        let next = self.lines.get(index + 1)?;
        let place = |meaning| matches!(meaning, Meaning::Place(_) | Meaning::Capital(_)).then_some(());
        let (hit, ()) = self.passage.find(tokens.start, place)?;
        let opens = timestamp::whole(&self.passage, next.tokens.clone()).is_some()
            || Look::of(&self.passage, next.tokens.clone(), next.span.len()).prose;
        (hit.end == tokens.end && opens).then(|| dateline::of_place(&self.passage, tokens))
    }

    fn note_agency(&mut self, tokens: Range<usize>) {
        if self.agency.is_none() {
            self.agency = credit::agency_in(&self.passage, tokens).map(|(phrase, _)| self.in_raw(phrase));
        }
    }

    /// Finds the headline among the lines before the report, and what the others there are.
    fn choose_headline(&mut self) {
        let dated = self.dateline.as_ref().map(|(index, _)| *index);
        let opens = |(index, line): (usize, &TopLine)| {
            let words = line.kind.is_none() && !line.span.is_empty();
            (words && (line.look.prose || dated == Some(index))).then_some(index)
        };
        let with_text =
            dated.filter(|index| self.lines.get(*index).is_some_and(|line| !line.span.is_empty()));
        let body =
            with_text.or_else(|| self.lines.iter().enumerate().find_map(opens)).unwrap_or(self.lines.len());
        let candidates: Vec<usize> = (0..body)
            .filter(|index| self.lines.get(*index).is_some_and(|line| line.kind.is_none()))
            .collect();
        let score = |index: usize| {
            let line = self.lines.get(index)?;
            let next = self.lines.get(index + 1);
            let opens_report = next.is_some_and(|next| {
                matches!(next.kind, Some(PartKind::Timestamp | PartKind::Credit | PartKind::Dateline))
                    || !next.taken.is_empty()
            });
            let first = candidates.first() == Some(&index);
            let score = line.look.score(first, opens_report);
            Some(score - 5 * i32::from(is_role_line(line, &self.passage)))
        };
        let best = candidates
            .iter()
            .filter_map(|index| Some((score(*index)?, *index)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, best)) = best.filter(|(score, _)| *score >= 0) else { return };
        // «Press releases TITLE», then TITLE: the shorter one is it.
        let chosen = self.words_of(best);
        let repeats = |index: &usize| {
            let words = self.words_of(*index);
            words.len() < chosen.len() && words.len() * 2 > chosen.len() && chosen.ends_with(words)
        };
        let headline = candidates.iter().copied().find(repeats).unwrap_or(best);
        let title = self.words_of(headline).to_owned();
        for index in candidates {
            let again = self.words_of(index) == title;
            let role_line = self.lines.get(index).is_some_and(|line| is_role_line(line, &self.passage));
            let Some(line) = self.lines.get_mut(index) else { continue };
            line.kind = match index.cmp(&headline) {
                std::cmp::Ordering::Equal => Some(PartKind::Headline),
                std::cmp::Ordering::Less => Some(PartKind::Chrome),
                std::cmp::Ordering::Greater if again || line.look.enclosed => Some(PartKind::Chrome),
                // Above a dateline, a sentence with its source in brackets belongs to a picture.
                std::cmp::Ordering::Greater
                    if line.look.prose && line.look.ends_in_brackets && dated.is_some() =>
                {
                    Some(PartKind::Credit)
                }
                std::cmp::Ordering::Greater if line.look.name || role_line => Some(PartKind::Credit),
                std::cmp::Ordering::Greater if line.look.words >= 6 || line.look.colon => None,
                std::cmp::Ordering::Greater => Some(PartKind::Chrome),
            };
        }
    }

    /// The clean words of a line, as far as they were read.
    fn words_of(&self, index: usize) -> &str {
        self.lines.get(index).map(|line| self.passage.words(line.tokens.clone())).unwrap_or_default()
    }

    /// Gives everything that was read to the page; the index of the report's first piece.
    fn hand_over(self, page: &mut Page, pieces: &mut Vec<Piece>) -> usize {
        let mut body = None;
        for line in &self.lines {
            pieces.extend(&line.taken);
            if !line.span.is_empty() {
                let kind = line.kind.unwrap_or(PartKind::Paragraph);
                if kind == PartKind::Paragraph {
                    body.get_or_insert(pieces.len());
                }
                pieces.push(Piece { kind, span: line.span });
            }
        }
        let found = self.dateline.as_ref().map(|(_, found)| found);
        let dateline_day = found.as_ref().and_then(|found| {
            let date = found.dateline.date?;
            Some(Published {
                date,
                origin: DateOrigin::Dateline,
                raw: self.raw_span(found.date_tokens.clone()),
            })
        });
        let dateline = found.map(|found| Dateline {
            place: found.dateline.place.clone().map(|place| self.in_raw(place)),
            agency: found.dateline.agency.clone().map(|agency| self.in_raw(agency)),
            date: found.dateline.date,
        });
        // A bare date can be the day on which the page was scraped: any with a clock time or label goes before.
        let any_certain = self.stamps.iter().any(|stamp| stamp.certain);
        let stamps = || self.stamps.iter().filter(|stamp| stamp.certain || !any_certain);
        let dateline_full = dateline_day.filter(|day| day.date.year().is_some());
        page.published = page.published.or(stamps().next().map(|stamp| stamp.day)).or(dateline_full);
        let written = || stamps().filter(|stamp| !stamp.updated).map(|stamp| stamp.day).chain(dateline_day);
        if let Some(published) = page.published
            && let Some(other) = written().find(|day| disagree(published, *day))
        {
            page.problems.push(Problem { kind: ProblemKind::ConflictingDates, raw: other.raw });
        }
        page.dateline = dateline;
        page.agency = self.agency;
        page.site = self.site;
        body.unwrap_or(pieces.len())
    }
}

/// Whether two dates are more than a day apart: a report is often published the day after it was written.
fn disagree(published: Published, other: Published) -> bool {
    let Some(day) = published.date.day_number() else { return false };
    let year = published.date.year().unwrap_or_default();
    let near =
        |date: crate::article::PartialDate| date.day_number().is_some_and(|other| (other - day).abs() <= 1);
    match other.date.year() {
        Some(_) => !near(other.date),
        None => ![year.saturating_sub(1), year, year + 1]
            .iter()
            .filter_map(|year| other.date.in_year(*year))
            .any(near),
    }
}

/// `António Guterres, Secretary-General`: a name with a role behind it.
fn is_role_line(line: &TopLine, passage: &Passage) -> bool {
    let role = |meaning| matches!(meaning, Meaning::Role(_)).then_some(());
    let mut tokens = line.tokens.clone();
    let comma = tokens.find(|at| passage.word(*at) == ",");
    let role = comma.and_then(|comma| passage.find(comma + 1, role));
    line.look.words <= 8 && role.is_some_and(|(hit, ())| hit.end == line.tokens.end)
}

/// Whether most letters belong to another script than Latin.
fn is_other_script(words: &str) -> bool {
    let (mut latin, mut other) = (0, 0);
    for c in words.chars().filter(|c| c.is_alphabetic()) {
        let is_latin =
            c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c) || ('\u{1e00}'..'\u{1f00}').contains(&c);
        if is_latin { latin += 1 } else { other += 1 }
    }
    other > latin
}

/// What stands below a picture, by the credit within or at its end: `(Photo: NAME)`, `…/AGENCY`.
fn is_caption(words: &str) -> bool {
    let credited = || Cues::get().within_line(words) == Some(Cue::Picture);
    let signed = words.rsplit_once('/').is_some_and(|(_, sign)| {
        (2..=8).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    signed || ((words.contains('(') || words.contains("redit")) && credited())
}

/// `Example.org` alone on its line.
pub(super) fn is_site(words: &str) -> bool {
    let mut parts = words.rsplit('.');
    let ending = parts.next().unwrap_or_default();
    let name = parts.next().unwrap_or_default();
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    (2..=4).contains(&ending.len())
        && ending.chars().all(char::is_alphabetic)
        && plain(name)
        && parts.all(plain)
}

/// Figures, marks and file names: no words of anyone.
pub(super) fn is_junk(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let single = !words.contains(char::is_whitespace);
    letters == 0
        || (single && words.chars().any(|c| c.is_ascii_digit()))
        || (single && words.starts_with("http"))
}
