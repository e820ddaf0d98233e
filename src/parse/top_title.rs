//! Lines at the top of a page that are titles though they look like sentences, or stand where none is looked for. Which of
//! several titles is the headline, `headline` decides.

use super::characters::ends_sentence;
use super::cues::{Cue, Cues};
use super::dateline::Found;
use super::headline::{Echo, LONGEST_POINTED};
use super::letterhead;
use super::top::Top;
use super::top_line::TopLine;
use crate::article::PartKind;

/// No title has more bytes.
const LONGEST_TITLE: usize = 520;

/// The longest word that a point shortens, «Prof.».
const LONGEST_SHORT: usize = 4;

/// Whether the last word of `before` can be one that a point shortens.
fn is_short(before: &str) -> bool {
    before
        .rsplit(' ')
        .next()
        .is_some_and(|word| word.len() <= LONGEST_SHORT && word.starts_with(char::is_uppercase))
}

impl Top<'_> {
    /// Whether the page's first words are as long as prose but end like a title, and the report behind them says again what they
    /// say: ministries' titles can name everybody who met.
    pub(super) fn is_long_title(&self, index: usize) -> bool {
        let first = !self.lines.iter().take(index).any(TopLine::has_text);
        let Some(line) = self.lines.get(index).filter(|line| first && line.look.prose) else { return false };
        let words = line.span.of(self.raw);
        let ends = |words: &str| words.ends_with(|c: char| ends_sentence(c) || matches!(c, ':' | ';' | ','));
        let sentences = || {
            words.match_indices(". ").any(|(at, _)| {
                words
                    .get(..at)
                    .is_some_and(|before| before.ends_with(char::is_lowercase) && !is_short(before))
            })
        };
        // «[Provisional translation]» may stand between.
        let report = |next: &&TopLine| next.has_text() && !next.look.enclosed;
        let follows = self.lines.get(index + 1..).unwrap_or_default().iter().find(report);
        words.len() <= LONGEST_TITLE
            && !ends(words)
            && !sentences()
            && follows.is_some_and(|next| next.look.prose)
            && Echo::of(words, &self.report_from(index + 1)) == Echo::Loud
    }

    /// Whether the line right below says whose picture this one tells of; `© NAME` stands below standfirsts, too.
    pub(super) fn is_pictured(&self, index: usize) -> bool {
        let next = self.lines.get(index + 1).zip(self.source.get(index + 1));
        next.is_some_and(|(next, line)| {
            line.gap == 0 && Cues::get().of_line(next.words(), next.span.len()) == Some(Cue::Picture)
        })
    }

    /// `COUNTRY, 5 June - TITLE`: whether the words behind a dateline without a city are no sentence, and the report below says
    /// them again.
    pub(super) fn is_title_behind_dateline(&self, index: usize) -> bool {
        let placed = |found: &Found| found.dateline.place.is_some();
        if !self.dateline.as_ref().is_some_and(|(at, found)| *at == index && !placed(found)) {
            return false;
        }
        let Some(line) = self.lines.get(index).filter(|line| line.has_text() && !line.look.prose) else {
            return false;
        };
        let sentence = |words: &str| words.ends_with(|c: char| ends_sentence(c) || matches!(c, ':' | ','));
        let words = line.span.of(self.raw);
        let follows = self.source.get(index + 1).map(|next| next.span.of(self.raw));
        !sentence(words)
            && follows.is_some_and(|next| next.len() > words.len() && sentence(next))
            && Echo::of(words, &self.report_from(index + 1)) == Echo::Loud
    }

    /// Whether the page's first words are a title with a point that says what is issued, above the report: «Statement by …».
    pub(super) fn is_statement(&self, index: usize) -> bool {
        let first = !self.lines.iter().take(index).any(TopLine::has_text);
        let Some(line) = self.lines.get(index).filter(|line| first && line.look.prose) else { return false };
        let (passage, tokens) = (&line.passage, line.tokens.clone());
        let opens = |at: &usize| {
            let behind_colon = at.checked_sub(1).is_some_and(|colon| passage.word(colon) == ":");
            (*at == tokens.start || behind_colon) && letterhead::opens_statement(passage, *at)
        };
        let follows = self.lines.get(index + 1..).unwrap_or_default().iter().find(|next| next.has_text());
        line.look.words <= LONGEST_POINTED
            && follows.is_some_and(|next| next.look.prose)
            && tokens.clone().any(|at| opens(&at))
    }

    /// Whether the page's first words are a short sentence alone above a time stamp, and the report follows: a title with a point.
    pub(super) fn is_pointed_title(&self, index: usize) -> bool {
        let stamped = self.lines.get(index + 1).is_some_and(|next| next.kind == Some(PartKind::Timestamp));
        let short = self.lines.get(index).is_some_and(|line| line.look.words <= LONGEST_POINTED);
        let first = !self.lines.iter().take(index).any(TopLine::has_text);
        let prose = |line: &TopLine| line.has_text() && line.look.prose;
        stamped && short && first && self.lines.iter().skip(index + 1).any(prose)
    }
}
