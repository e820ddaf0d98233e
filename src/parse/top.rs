//! The top of a page, read line by line with the lexicon until the report is under way: furniture, credits, time
//! stamps, the headline, the dateline. Everything is decided here on clean words; places are given in the raw text.

use super::characters::floor;
use super::chrome::{
    LONGEST_CAPTION, cue_of, is_age, is_caption, is_cookie_notice, is_junk, is_other_script,
    is_signed_caption, is_site,
};
use super::clean::Clean;
use super::cues::Cue;
use super::dateline::{self, Found};
use super::header;
use super::headline::{Candidate, Echo, choose};
use super::letterhead;
use super::lines::Line;
use super::page::{Page, Piece, Stamp};
use super::press::{self, Likeness};
use super::timestamp;
use super::top_line::TopLine;
use super::trailer;
use crate::article::{DateOrigin, Dateline, PartKind, Phrase, Published};
use crate::reference::Meaning;
use crate::text::{Span, fold, fold_into};

/// A shorter line under a dateline is whole.
const SHORTEST_BROKEN: usize = 25;

/// A dateline opens one of the first paragraphs or none.
const PROSE_BEFORE_DATELINE: usize = 4;

/// A lead that is printed twice has at least so many bytes, and stands again on one of so many lines below.
const SHORTEST_REPEATED: usize = 100;
const REPEATED_WITHIN: usize = 3;

/// A section's name between title and time stamp has at most so many words.
const LONGEST_SECTION: usize = 4;

/// So many bytes of the report are searched for the words of a title.
const ECHO_BYTES: usize = 1200;

/// The top of the page while it is read.
pub(super) struct Top<'a> {
    pub(super) raw: &'a str,
    /// The beginnings of its lines, cleaned, and where each stands there.
    pub(super) heads: &'a Clean<'a>,
    pub(super) spans: &'a [Span],
    pub(super) source: &'a [Line],
    pub(super) lines: Vec<TopLine<'a>>,
    /// The first line stood behind the header.
    pub(super) glued: bool,
    pub(super) dateline: Option<(usize, Found)>,
    pub(super) stamps: Vec<Stamp>,
    pub(super) agency: Option<Phrase>,
    /// The site's name, which stands in for an agency that nothing else names.
    pub(super) site: Option<Phrase>,
    /// The office of the letterhead, and whether it is a body.
    pub(super) office: Option<(Phrase, bool)>,
    /// An author signs: a paper's page, whose sections are called after offices.
    pub(super) signed: bool,
    /// The lines before this one are printed once more below.
    again_from: usize,
}

/// Whether `words` begins with `beginning`, wherever lines and spaces break in them.
fn begins_with(words: &str, beginning: &str) -> bool {
    let mut letters = words.chars().filter(|c| !c.is_whitespace());
    beginning.chars().filter(|c| !c.is_whitespace()).all(|c| letters.next() == Some(c))
}

impl<'a> Top<'a> {
    pub(super) fn new(
        raw: &'a str,
        heads: &'a Clean<'a>,
        spans: &'a [Span],
        lines: &'a [Line],
        glued: bool,
    ) -> Self {
        let (lines, source) = (Vec::with_capacity(spans.len()), lines);
        Self {
            raw,
            heads,
            spans,
            source,
            lines,
            glued,
            dateline: None,
            stamps: Vec::new(),
            agency: None,
            site: None,
            office: None,
            signed: false,
            again_from: 0,
        }
    }

    /// Reads until the report is under way; how many lines that were.
    pub(super) fn read(&mut self) -> usize {
        let (mut prose, mut index) = (0, 0);
        while self.line(index).is_some() {
            let kind = self.kind_of(index, prose);
            let Some(line) = self.lines.get_mut(index) else { break };
            line.kind = kind;
            prose += usize::from(line.has_text() && line.look.prose);
            index += 1;
            // Days below the page's end are those of others.
            if prose > 0 && kind == Some(PartKind::Trailer) && self.ends_page(index - 1) {
                break;
            }
            let opened = self.dateline.as_ref().is_some_and(|(at, _)| *at + 1 == index);
            if prose >= PROSE_BEFORE_DATELINE
                || (opened && self.lines.get(index - 1).is_some_and(TopLine::has_text))
            {
                break;
            }
        }
        // A line that was only looked at belongs to what follows, unless this one took it over.
        let taken_over = self.lines.get(index).is_some_and(|line| line.span.is_empty());
        self.lines.truncate(index);
        self.choose_headline();
        index + usize::from(taken_over)
    }

    /// The line at `index`, read when it is asked for.
    pub(super) fn line(&mut self, index: usize) -> Option<&TopLine<'a>> {
        while self.lines.len() <= index {
            let next = self.lines.len();
            let (head, line) = (self.spans.get(next)?, self.source.get(next)?);
            self.lines.push(TopLine::new(self.raw, &self.heads.text, *head, line));
        }
        self.lines.get(index)
    }

    /// What the line is by itself; `None` for words that may be headline or report.
    fn kind_of(&mut self, index: usize, prose: usize) -> Option<PartKind> {
        let behind_header = index == 0 && self.glued;
        if behind_header && self.take_nothing() {
            return Some(PartKind::Header);
        }
        self.take_path(index);
        self.take_leading_stamp(index, behind_header);
        if let Some(end) = self.printed_again(index) {
            self.again_from = self.again_from.max(end);
        }
        if index < self.again_from {
            return Some(PartKind::Chrome);
        }
        let line = self.lines.get(index)?;
        if line.span.is_empty() {
            return Some(PartKind::Timestamp);
        }
        if (prose == 0 || self.follows_from(index))
            && let Some(kind) = self.take_letterhead(index)
        {
            return Some(kind);
        }
        if prose > 0 && self.is_from(index) || self.take_from(index) {
            return Some(PartKind::Chrome);
        }
        let line = self.lines.get(index)?;
        let words = line.words();
        match cue_of(words, line.span.len()) {
            Some(cue @ (Cue::Credit | Cue::Picture)) => {
                self.note_credit(index, cue);
                return Some(PartKind::Credit);
            }
            Some(Cue::Chrome) => {
                self.note_credit(index, Cue::Chrome);
                return Some(PartKind::Chrome);
            }
            Some(_) if prose > 0 => return Some(PartKind::Trailer),
            Some(_) => return Some(PartKind::Chrome),
            None if self.is_caption(index) => return Some(PartKind::Credit),
            None => {}
        }
        if let Some(kind) = self.take_stamp(index) {
            return Some(kind);
        }
        let line = self.lines.get(index)?;
        if timestamp::is_undated(&line.passage, line.tokens.clone()) {
            return Some(PartKind::Timestamp);
        }
        let above = self.dateline.as_ref().map(|(above, _)| *above).filter(|_| self.repeats_place(index));
        let may_open = self.dateline.is_none() || self.lacks_place(index) || above.is_some();
        if may_open && self.take_dateline(index, prose) {
            // What stands between a city's dateline and its repetition belongs to a picture.
            let captions = above.and_then(|above| self.lines.get_mut(above + 1..index)).into_iter().flatten();
            captions.filter(|line| line.has_text()).for_each(|line| line.kind = Some(PartKind::Credit));
            return self.lines.get(index).filter(|line| line.span.is_empty()).map(|_| PartKind::Dateline);
        }
        let agency = |top: &mut Self| top.take_agency_alone(index) || top.take_paper_and_city(index);
        // The state above or below its ministry
        if prose == 0
            && self
                .lines
                .get(index)
                .is_some_and(|line| letterhead::is_state(&line.passage, line.tokens.clone()))
        {
            return Some(PartKind::Chrome);
        }
        if self.take_byline(index) || self.follows_by(index) || agency(self) {
            return Some(PartKind::Credit);
        }
        if behind_header && is_other_script(words) {
            return Some(PartKind::Header);
        }
        // «Times of Ghana» above everything
        let line = self.lines.get(index)?;
        let names_paper = index == 0
            && line.look.words > 1
            && press::likeness(&line.passage, line.tokens.clone()) == Some(Likeness::Press);
        if prose == 0 && (is_site(words) || names_paper) {
            let raw = self.lines.get(index)?.span;
            // The address of an office is no paper's name.
            if words.starts_with("www.") {
                return Some(PartKind::Chrome);
            }
            self.site = self.site.take().or_else(|| Some(Phrase { words: words.to_owned(), raw }));
            return Some(PartKind::Chrome);
        }
        let asks = prose == 0 && is_cookie_notice(words);
        (asks || is_junk(words) || is_age(words)).then_some(PartKind::Chrome)
    }

    /// Whether the line belongs to a picture. A sentence does so only above other ones: a report that is signed so, or says who of
    /// two stands where, is one still, and so is one with a dateline.
    fn is_caption(&self, index: usize) -> bool {
        let Some((line, source)) = self.lines.get(index).zip(self.source.get(index)) else { return false };
        if source.caption {
            return true;
        }
        if source.span.len() > LONGEST_CAPTION
            || !(is_caption(line.words()) || is_signed_caption(line.span.of(self.raw)))
        {
            return false;
        }
        let goes_on = || {
            self.source.iter().skip(index + 1).any(|next| trailer::is_signed_prose(next.span.of(self.raw)))
        };
        let opened = || {
            dateline::read(&line.passage, line.tokens.clone())
                .is_some_and(|found| found.dateline.place.is_some())
        };
        !trailer::is_signed_prose(line.span.of(self.raw)) || goes_on() && !opened()
    }

    /// Whether nothing of the article follows the line.
    fn ends_page(&self, index: usize) -> bool {
        self.lines
            .get(index)
            .is_some_and(|line| matches!(cue_of(line.words(), line.span.len()), Some(Cue::End | Cue::Terms)))
    }

    /// Takes a literal `None` off the words behind the header; whether nothing is left.
    fn take_nothing(&mut self) -> bool {
        let (raw, heads) = (self.raw, self.heads);
        let Some(line) = self.lines.first_mut() else { return false };
        if header::nothing_length(line.words()).is_none() {
            return false;
        }
        line.take(PartKind::Header, 1, raw, heads);
        line.span.is_empty()
            && line.taken.pop().is_some_and(|header| {
                line.span = header.span;
                true
            })
    }

    /// Takes a dateline off the line's beginning: its own, or that of a city alone on its line.
    fn take_dateline(&mut self, index: usize, prose: usize) -> bool {
        let (raw, heads) = (self.raw, self.heads);
        let Some(line) = self.lines.get(index) else { return false };
        let own = dateline::read(&line.passage, line.tokens.clone());
        let alone = own.is_none().then(|| self.place_alone(index, prose)).flatten();
        let Some(found) = own.or(alone) else { return false };
        if prose > 0 && self.closes_statement(index, &found) {
            return false;
        }
        let Some(line) = self.lines.get_mut(index) else { return false };
        line.take(PartKind::Dateline, found.end, raw, heads);
        let found = match self.dateline.take() {
            Some((_, above)) => found.below(above),
            None => found,
        };
        self.dateline = Some((index, found));
        self.mend_break(index);
        true
    }

    /// `COUNTRY, 5 June -` alone on the line above: its city is still to come.
    fn lacks_place(&self, index: usize) -> bool {
        self.dateline.as_ref().is_some_and(|(above, found)| {
            let nothing_behind = self.lines.get(*above).is_some_and(|line| line.span.is_empty());
            *above + 1 == index && found.dateline.place.is_none() && nothing_behind
        })
    }

    /// `CITY, 5 June 2023` alone on its line above a picture's caption, then again at the report's head.
    fn repeats_place(&self, index: usize) -> bool {
        let Some((above, found)) = self.dateline.as_ref() else { return false };
        let alone = self.lines.get(*above).is_some_and(|line| line.span.is_empty());
        let place = |found: &Found| found.dateline.place.as_ref().map(|place| fold(&place.words));
        let own = |line: &TopLine| dateline::read(&line.passage, line.tokens.clone());
        let again = self.lines.get(index).filter(|_| alone && *above + 3 > index).and_then(own);
        again.is_some_and(|again| {
            again.certain
                && place(&again).is_some()
                && place(&again) == place(found)
                && (again.dateline.date.is_some() || found.dateline.date.is_none())
        })
    }

    /// Where the lines from this one on that are printed once more at once end: scrapes print leads twice.
    fn printed_again(&self, index: usize) -> Option<usize> {
        let line = self.lines.get(index).filter(|line| line.look.prose)?;
        if line.span.len() < SHORTEST_REPEATED {
            return None;
        }
        let next = self.source.iter().enumerate().skip(index + 1).take(REPEATED_WITHIN);
        next.map(|(at, next)| (at, next.span.start as usize)).find_map(|(at, start)| {
            let lead = self.raw.get(line.span.start as usize..start)?.trim_end();
            let again = self.raw.get(start..)?;
            begins_with(again, lead.trim_end_matches(['.', '…'])).then_some(at)
        })
    }

    /// A report whose first line breaks off inside a sentence goes on with the next: under a dateline it is no title.
    fn mend_break(&mut self, index: usize) {
        let follows_at_once = self.source.get(index + 1).is_some_and(|line| line.gap == 0);
        let breaks = |line: &TopLine| {
            let words = line.span.of(self.raw);
            words.len() >= SHORTEST_BROKEN && words.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        };
        if !follows_at_once || !self.lines.get(index).is_some_and(breaks) {
            return;
        }
        let Some(next) = self.line(index + 1).filter(|next| next.look.prose).map(|next| next.span) else {
            return;
        };
        if let Some(line) = self.lines.get_mut(index) {
            line.span.end = next.end;
        }
        if let Some(line) = self.lines.get_mut(index + 1) {
            line.span.start = line.span.end;
        }
    }

    /// A city alone on its line, before a date or the report's first paragraph. Below prose, a city and a date are a
    /// ministry's stamp at the foot of its statement.
    pub(super) fn place_alone(&mut self, index: usize, prose: usize) -> Option<Found> {
        let line = self.lines.get(index)?;
        let hit = line.passage.hit(line.tokens.start, Meaning::is_city)?;
        // «ACCRA, Ghana», «ACCRA/LISBON»
        let region = line.passage.hit(hit.end + 1, Meaning::is_land).map(|hit| hit.end);
        let region = region.filter(|_| matches!(line.passage.word(hit.end), "," | "/"));
        // «Accra.»
        let end = region.unwrap_or(hit.end);
        if end + usize::from(line.passage.word(end) == ".") != line.tokens.end {
            return None;
        }
        let next = self.line(index + 1)?;
        let dated = || timestamp::whole(&next.passage, next.tokens.clone()).is_some();
        // «(Communicated by the ministry)» may stand between.
        let opens = prose == 0 && (next.look.prose || next.look.enclosed || dated());
        let line = self.lines.get(index).filter(|_| opens)?;
        Some(Found { end: line.tokens.end, ..dateline::of_place(&line.passage, hit.first..hit.end) })
    }

    /// The phrase with its place in the raw text.
    pub(super) fn in_raw(&self, phrase: Phrase) -> Phrase {
        Phrase { raw: self.heads.raw_span(phrase.raw), ..phrase }
    }

    /// Finds the headline among the lines before the report, and what the others there are.
    fn choose_headline(&mut self) {
        let dated = self.dateline.as_ref().map(|(index, _)| *index);
        let has_text = |index: &usize| self.lines.get(*index).is_some_and(TopLine::has_text);
        let opens = |index: &usize| {
            has_text(index)
                && !self.is_title_behind_dateline(*index)
                && !self.is_pointed_title(*index)
                && !self.is_long_title(*index)
                && !self.is_statement(*index)
                && self.lines.get(*index).is_some_and(|line| line.look.prose || dated == Some(*index))
        };
        let opened = dated.filter(|index| has_text(index) && !self.is_title_behind_dateline(*index));
        let body = opened.or_else(|| (0..self.lines.len()).find(opens));
        let body = body.unwrap_or(self.lines.len());
        let stamped =
            |index: usize| self.lines.get(index).is_some_and(|line| line.kind == Some(PartKind::Timestamp));
        let followed = |index: usize| {
            !self.is_pictured(index)
                && self.lines.get(index + 1).is_some_and(|next| {
                    matches!(next.kind, Some(PartKind::Timestamp | PartKind::Credit | PartKind::Dateline))
                    || !next.taken.is_empty()
                    // A section's name stands between title and time stamp.
                    || next.look.words <= LONGEST_SECTION && stamped(index + 2)
                })
        };
        let report = self.report_from(body);
        let candidate = |index: usize| {
            let line = self.lines.get(index).filter(|line| line.has_text())?;
            let title = self.is_long_title(index) || self.is_statement(index);
            let look = if title { line.look.of_long_title() } else { line.look };
            Some(Candidate {
                index,
                words: line.words(),
                look,
                opens_report: followed(index),
                behind_header: index == 0 && self.glued,
                echo: Echo::of(line.words(), &report),
            })
        };
        let candidates: Vec<Candidate> = (0..body).filter_map(candidate).collect();
        let mut headline = None;
        let chosen = choose(&candidates, dated.is_some());
        for (index, kind) in chosen {
            let caption = kind.is_none() && self.is_pictured(index);
            let kind = if caption { Some(PartKind::Credit) } else { kind };
            if kind == Some(PartKind::Credit) {
                self.note_office(index);
            }
            // «TITLE | Example Times» above the title
            if kind == Some(PartKind::Chrome)
                && self.lines.get(index).is_some_and(|line| line.words().contains('|'))
            {
                self.read_title_end(index);
            }
            if let Some(line) = self.lines.get_mut(index) {
                line.kind = kind;
                headline = headline.or((kind == Some(PartKind::Headline)).then_some(index));
            }
        }
        if let Some(index) = headline {
            self.read_title_end(index);
        }
    }

    /// The folded beginning of the report, which begins with the line at `body`; empty when no lines are before it.
    pub(super) fn report_from(&self, body: usize) -> String {
        let above = self.lines.iter().take(body).any(TopLine::has_text);
        let first = self
            .lines
            .get(body)
            .map(|line| line.span)
            .or_else(|| self.source.get(body).map(|line| line.span));
        let Some(first) = first.filter(|_| above) else { return String::new() };
        let words = self.raw.get(first.start as usize..).unwrap_or_default();
        let mut report = String::with_capacity(ECHO_BYTES + 16);
        fold_into(words.get(..floor(words, ECHO_BYTES)).unwrap_or_default(), &mut report);
        report
    }

    /// Gives everything that was read to the page; the index of the report's first piece.
    pub(super) fn hand_over(mut self, page: &mut Page, pieces: &mut Vec<Piece>) -> usize {
        self.drop_city_of_clock();
        let mut body = None;
        // A standfirst above the dateline does not open the report.
        let opened = self.dateline.as_ref().map_or(0, |(index, _)| *index);
        let opened = if self.lines.get(opened).is_some_and(TopLine::has_text) { opened } else { 0 };
        for (index, line) in self.lines.iter().enumerate() {
            pieces.extend(&line.taken);
            if !line.span.is_empty() {
                let kind = line.kind.unwrap_or(PartKind::Paragraph);
                if kind == PartKind::Paragraph && index >= opened {
                    body.get_or_insert(pieces.len());
                }
                pieces.push(Piece { kind, span: line.span });
            }
            pieces.extend(line.behind);
        }
        let mut written = None;
        if let Some((index, found)) = &self.dateline
            && let Some(line) = self.lines.get(*index)
        {
            let date = found.dateline.date;
            let raw = self.heads.raw_span(line.passage.span(found.date_tokens.clone()));
            written = date.map(|date| Published { date, origin: DateOrigin::Dateline, raw });
            page.dateline = Some(Dateline {
                place: found.dateline.place.clone().map(|place| self.in_raw(place)),
                agency: found.dateline.agency.clone().map(|agency| self.in_raw(agency)),
                date,
            });
        }
        let title = self.lines.iter().rfind(|line| line.kind == Some(PartKind::Headline));
        page.settle_date(&self.stamps, title.map_or(0, |line| line.span.start), written);
        let title = self.title().unwrap_or_default();
        let above = |stamp: &Stamp| !stamp.certain && stamp.line.is_some_and(|line| line < title);
        page.by_clock = !self.stamps.is_empty() && self.stamps.iter().all(above);
        page.agency = self.agency;
        page.site = self.site;
        page.office = self.office.filter(|_| !self.signed).map(|(office, _)| office);
        body.unwrap_or(pieces.len())
    }
}
