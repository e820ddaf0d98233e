//! The time stamps at the top of a page: lines that are nothing else, those at the beginning of another line, those that name
//! the city, and the one at the foot of a statement. How a stamp itself is read is in `timestamp`.

use super::cues::{Cue, Cues};
use super::dateline::{self, Found};
use super::page::Stamp;
use super::timestamp::{self, Timestamp};
use super::top::Top;
use crate::article::PartKind;

/// A page's path has at most so many words.
const LONGEST_PATH: usize = 5;

impl Top<'_> {
    /// Takes the page's path before a time stamp, `Home News Politics 17 May 2024, 15:06`, or a clock time with a bar behind it,
    /// `17:41 |`, off the line's beginning.
    pub(super) fn take_path(&mut self, index: usize) {
        let (raw, heads) = (self.raw, self.heads);
        let Some(line) = self.lines.get_mut(index).filter(|line| !line.look.prose || !line.tokens.is_empty())
        else {
            return;
        };
        let (passage, start) = (&line.passage, line.tokens.start);
        let path = (start..line.tokens.end)
            .take(LONGEST_PATH)
            .take_while(|at| Cues::get().of_line(passage.word(*at), 0) == Some(Cue::Chrome))
            .count();
        let stamped = path > 0 && timestamp::leading(passage, start + path..line.tokens.end, true).is_some();
        let clock = timestamp::clock(passage, start).filter(|end| passage.word(*end) == "|");
        if stamped {
            line.take(PartKind::Chrome, start + path, raw, heads);
        } else if let Some(end) = clock {
            line.take(PartKind::Timestamp, end + 1, raw, heads);
        }
    }

    /// Takes a date (behind the header) or a date and clock time off the line's beginning.
    pub(super) fn take_leading_stamp(&mut self, index: usize, behind_header: bool) {
        let (raw, heads) = (self.raw, self.heads);
        let opens = !self.lines.iter().take(index).any(|line| line.has_text() && line.look.prose);
        let Some(line) = self.lines.get_mut(index) else { return };
        if let Some(stamp) = timestamp::behind_number(&line.passage, line.tokens.clone()) {
            return self.note_stamp(index, &stamp);
        }
        let Some(stamp) = timestamp::leading(&line.passage, line.tokens.clone(), !behind_header) else {
            // «June 7, 2023 The sides met …» says when that was written, and may belong to the sentence.
            let bare = timestamp::leading(&line.passage, line.tokens.clone(), false);
            let before_sentence = |stamp: &Timestamp| {
                let next = line.passage.token(stamp.tokens.end);
                opens && line.look.prose && next.is_some_and(|next| next.is_capitalised())
            };
            return bare.filter(before_sentence).into_iter().for_each(|stamp| self.note_stamp(index, &stamp));
        };
        let next = stamp.tokens.end;
        let goes_on =
            next < line.tokens.end && !line.passage.token(next).is_some_and(|token| token.is_capitalised());
        if !goes_on {
            line.take(PartKind::Timestamp, next, raw, heads);
            self.note_stamp(index, &stamp);
        }
    }

    /// A line that is a time stamp, with the agency it names; one that names the city is the dateline as well:
    /// `Example.net, 5 June 2023 - 10:20, Accra, Ghana`.
    pub(super) fn take_stamp(&mut self, index: usize) -> Option<PartKind> {
        let (raw, heads) = (self.raw, self.heads);
        let line = self.lines.get(index)?;
        let stamp = timestamp::whole(&line.passage, line.tokens.clone())?;
        let place = timestamp::place(&line.passage, &stamp).filter(|_| self.dateline.is_none());
        let found = place.map(|place| {
            let mut found = dateline::of_place(&line.passage, place);
            found.dateline.date = Some(stamp.date);
            found.date_tokens = stamp.date_tokens.clone();
            found.end = line.tokens.end;
            found
        });
        self.note_stamp(index, &stamp);
        self.note_agency(index);
        self.note_initials(index);
        let Some(found) = found else { return Some(PartKind::Timestamp) };
        self.lines.get_mut(index)?.take(PartKind::Dateline, found.end, raw, heads);
        self.dateline = Some((index, found));
        Some(PartKind::Dateline)
    }

    /// Whether a city and a date below prose and a body's name, or a date and a city below prose, are the stamp at the foot of a
    /// statement: nothing is behind them, no prose follows. Their date is noted.
    pub(super) fn closes_statement(&mut self, index: usize, found: &Found) -> bool {
        let alone = self.lines.get(index).is_some_and(|line| found.end >= line.tokens.end);
        let signed =
            index.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(|line| line.look.body);
        let date_first =
            self.lines.get(index).is_some_and(|line| found.date_tokens.start == line.tokens.start);
        let date_first = date_first && !found.date_tokens.is_empty();
        let closes =
            alone && (signed || date_first) && !self.line(index + 1).is_some_and(|next| next.look.prose);
        if closes
            && let Some(date) =
                found.dateline.date.filter(|date| date.year().is_some() && date.day().is_some())
            && let Some(line) = self.lines.get(index)
        {
            let raw = self.heads.raw_span(line.passage.span(found.date_tokens.clone()));
            self.stamps.push(Stamp::bare(date, raw));
        }
        closes
    }

    /// Keeps a time stamp for the day of publication.
    pub(super) fn note_stamp(&mut self, index: usize, stamp: &Timestamp) {
        let Some(line) = self.lines.get(index) else { return };
        let raw = self.heads.raw_span(line.passage.span(stamp.date_tokens.clone()));
        let Timestamp { certain, labelled, updated, turned, .. } = *stamp;
        let line = Some(index);
        self.stamps.push(Stamp { certain, labelled, updated, turned, line, ..Stamp::bare(stamp.date, raw) });
    }

    /// Which line is the title.
    pub(super) fn title(&self) -> Option<usize> {
        self.lines.iter().position(|line| line.kind == Some(PartKind::Headline))
    }

    /// A day above the title can be that on which the page was seen: where one as sure stands below it, the city that stands with
    /// the other is the site's.
    pub(super) fn drop_city_of_clock(&mut self) {
        let Some(title) = self.title() else { return };
        let is_below = |stamp: &Stamp| stamp.line.is_some_and(|line| line > title) && !stamp.updated;
        let Some(sure) = self.stamps.iter().filter(|stamp| is_below(stamp)).map(|stamp| stamp.certain).max()
        else {
            return;
        };
        let is_clock = |stamp: &Stamp| {
            stamp.line.is_some_and(|line| line < title) && (sure || !stamp.certain) && !stamp.labelled
        };
        let clocks: Vec<usize> =
            self.stamps.iter().filter(|stamp| is_clock(stamp)).filter_map(|stamp| stamp.line).collect();
        if let Some((index, _)) = self.dateline.take_if(|(index, _)| clocks.contains(index))
            && let Some(line) = self.lines.get_mut(index)
        {
            line.taken.iter_mut().for_each(|piece| piece.kind = PartKind::Timestamp);
        }
    }
}
