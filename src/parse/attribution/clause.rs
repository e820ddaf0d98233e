//! Reads one clause of attribution: what its verb does, and whether the name before or behind it is that of an agency
//! that publishes, of one that is cited, or of a body. How far a name reaches is in `name`.

use super::words::{Role, Words};
use super::{Found, Weight};
use crate::article::{Article, Phrase};
use crate::parse::credit;
use crate::parse::press;
use crate::reference::{Meaning, Passage};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How a name stands in a sentence of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// «citing NAME», «according to NAME».
    Cited,
    /// «NAME reports», as publishers say of themselves.
    Reports,
    /// «…, NAME reports.»: in a clause of its own that says nothing else.
    Signs,
    /// «NAME said», as they say of others.
    Speaks,
}

/// A picture stands before the words that say who released it by at most so many tokens.
const PICTURE_WITHIN: usize = 2;

/// Whose figures they are stands before them by at most so many tokens.
const LONGEST_DATA: usize = 4;

/// Reads the words of attribution in a passage of the report.
pub(super) struct Reader<'a> {
    pub(super) passage: &'a Passage<'a>,
    article: &'a Article,
    pub(super) words: &'static Words,
}

impl<'a> Reader<'a> {
    /// Reads `passage`, which is a piece of the article's clean text or of a notice below it.
    pub(super) fn new(passage: &'a Passage<'a>, article: &'a Article) -> Self {
        Self { passage, article, words: Words::get() }
    }

    /// Reads what the form that holds the token `verb` says of publisher and source: one that begins there or up to
    /// two words before. A headline says who is cited, but «EU says …» is what it reports.
    pub(super) fn read_around(
        &self,
        verb: usize,
        within: &Range<usize>,
        in_headline: bool,
        found: &mut Found,
    ) {
        for at in verb.saturating_sub(2)..=verb {
            self.read_at(at, within, in_headline, found);
        }
    }

    fn read_at(&self, at: usize, within: &Range<usize>, in_headline: bool, found: &mut Found) {
        if !self.words.may_begin(self.passage, at) {
            return;
        }
        let roles: &[Role] = match in_headline {
            true => &[Role::Cites],
            false => &[Role::Cites, Role::Airs, Role::Tells, Role::Reports, Role::Says],
        };
        for role in roles.iter().copied() {
            let Some(after) = self.form(at, role) else { continue };
            match role {
                Role::Cites if self.shows_picture(at) => {}
                Role::Cites => {
                    let Some((name, written)) = self.name_behind(after, within) else { continue };
                    // «a statement issued by NAME»
                    let of_paper =
                        || at.checked_sub(1).is_some_and(|paper| self.form(paper, Role::Paper) == Some(at));
                    // «support **provided by** the Bank»: nobody’s words.
                    if self.passage.word(at) == "provided" && !of_paper() {
                        continue;
                    }
                    // «citing NAME **as** a milestone»: an example.
                    let is_example = self.passage.word(name.end) == "as" && self.passage.word(at) == "citing";
                    if self.is_place(&name) || self.are_heard(at) || is_example || self.is_data(&name) {
                        continue;
                    }
                    // «This was reported by **Example.net**, citing …»: so a site speaks of itself, and of an agency.
                    let comma = usize::from(self.passage.word(name.end) == ",");
                    if self.passage.word(after - 1) == "by"
                        && self.form(name.end + comma, Role::Cites).is_some()
                        && let Some(site) = press::site_at(self.passage, name.start)
                    {
                        found.publisher(self.phrase(site));
                        continue;
                    }
                    let by_agency = self.note_citing(at, within, found);
                    let weight = if by_agency { Weight::Citing } else { Weight::Named };
                    if let Some(source) = self.source_of(name.clone(), Manner::Cited) {
                        let weak = source.weight < Weight::Named;
                        let weight = if weak { source.weight } else { weight };
                        match source.called {
                            Some(false) => found.cited_paper(self.phrase(source.name), weight),
                            _ => found.cited_for_all(self.phrase(source.name), weight),
                        }
                    }
                    // What an agency says that it cites is a source, whatever it is called; so is who wrote the statement.
                    let author =
                        (written || of_paper()) && self.opens_name(name.start) && !self.is_day(name.start);
                    if by_agency && self.is_named(&name) || author {
                        found.cited(self.phrase(name), weight);
                    }
                    if let Some(paper) = self.press_at(after, within) {
                        found.cited_paper(self.phrase(paper), weight);
                    }
                }
                Role::Airs => {
                    let first = (after..within.end).find(|at| !self.is_determiner(*at)).unwrap_or(after);
                    if let Some(paper) = self.press_at(first, within) {
                        found.cited_paper(self.phrase(paper), Weight::Named);
                    }
                }
                Role::Tells => self.note_told(at, after, within, found),
                _ => {
                    let speaker =
                        self.name_before(at, within).or_else(|| self.name_inverted(at, after, within));
                    if let Some(name) =
                        speaker.filter(|_| role == Role::Reports || self.is_attribution(at, after))
                    {
                        let earlier =
                            matches!(self.passage.word(at.saturating_sub(1)), "earlier" | "previously");
                        let manner = match role {
                            Role::Reports if self.closes_clause(&name, at, after) => Manner::Signs,
                            Role::Reports => Manner::Reports,
                            _ if earlier => Manner::Reports,
                            _ => Manner::Speaks,
                        };
                        self.note(name, manner, found);
                    }
                }
            }
        }
    }

    /// «Statement by **the Ministry of Trade**»: a body, or who speaks for one.
    pub(super) fn read_author(&self, at: usize, found: &mut Found) {
        let name = self.name_behind(at, &(0..self.passage.tokens.len()));
        if let Some(source) = name.and_then(|(name, _)| self.source_of(name, Manner::Cited)) {
            found.cited(self.phrase(source.name), source.weight);
        }
    }

    /// «The ministry told AGENCY», «NAME told Example TV»: whom it was told publishes if it is listed, a site or an acronym, and
    /// who told it is cited; else the one it was told is.
    fn note_told(&self, verb: usize, after: usize, within: &Range<usize>, found: &mut Found) {
        let names = (after..after + 3).take_while(|at| *at == after || self.opens_name(*at));
        let listed = names.filter_map(|at| self.agency_at(at, within)).next();
        let listed = listed.map(|(tokens, _)| {
            let first = (after..tokens.start).find(|at| !self.is_determiner(*at));
            first.unwrap_or(tokens.start)..tokens.end
        });
        let upper = |at: usize| self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
        let publishes = |paper: &Range<usize>| {
            (paper.len() == 1 && upper(paper.start)) || paper.clone().any(|at| self.passage.word(at) == ".")
        };
        let body = || self.name_before(verb, within).and_then(|name| self.source_of(name, Manner::Speaks));
        // Whom a ministry tells something is a paper, however it is called.
        let told = || press::name_at(self.passage, after, within.end).map(|(name, _)| name);
        let told = || body().and_then(|_| told()).filter(|name| self.known_name(name.start).is_none());
        // «a statement issued to AGENCY and Example TV»
        let shared = |paper: &Range<usize>| {
            self.passage.word(paper.end) == "and"
                && self.passage.token(paper.end + 1).is_some_and(|token| token.is_capitalised())
        };
        let listed = listed.filter(|paper| !shared(paper));
        let publisher = match listed.or_else(told).or_else(|| self.press_at(after, within)) {
            Some(paper) if body().is_some() => paper,
            Some(paper) if self.agency_at(paper.start, within).is_some() || publishes(&paper) => paper,
            Some(paper) => return found.cited_paper(self.phrase(paper), Weight::Named),
            None => return,
        };
        found.publisher(self.phrase(publisher));
        if let Some(name) = self.name_before(verb, within) {
            self.note(name, Manner::Speaks, found);
        }
    }

    /// Whether a verb of speech closes its clause or opens what was said: «the ministry stated its position» does
    /// neither. «Said», «told» and «informed» always do.
    fn is_attribution(&self, verb: usize, after: usize) -> bool {
        let next = self.passage.token(after);
        let before = verb.checked_sub(1).map(|before| self.passage.word(before)).unwrap_or_default();
        // «The government has said that …»: at some other time.
        if matches!(before, "has" | "have" | "had") && self.passage.word(verb) == "said" {
            return false;
        }
        let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
        matches!(self.passage.word(verb), "said" | "says")
            || after > verb + 1
            || self.form(verb, Role::Tells).is_some()
            || next.is_none_or(|next| next.kind == TokenKind::Mark)
            || self.passage.find(after, weekday).is_some()
            || matches!(
                self.passage.word(after),
                "that" | "in" | "on" | "this" | "today" | "yesterday" | "earlier" | "late"
            )
            || (matches!(self.passage.word(after), "the" | "a" | "an") && self.follows_mark(verb))
    }

    pub(super) fn follows_mark(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.passage.word(before)).unwrap_or_default();
        matches!(before, "," | "”" | "\"" | "»" | "’")
    }

    /// Behind a mark, or «as»: «As **NAME** was informed by the ministry, …».
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.passage.word(before)).unwrap_or_default();
        self.follows_mark(at) || before.eq_ignore_ascii_case("as")
    }

    /// «in this undated **photo** released by NAME»
    fn shows_picture(&self, at: usize) -> bool {
        (at.saturating_sub(PICTURE_WITHIN)..at).any(|at| self.form(at, Role::Picture).is_some())
    }

    /// «NAME reports from **Havana**»
    fn is_place(&self, name: &Range<usize>) -> bool {
        self.passage.hit(name.start, Meaning::is_land).is_some_and(|hit| hit.end == name.end)
    }

    /// «according to **the Bank’s figures**»: of a figure, not of the report.
    fn is_data(&self, name: &Range<usize>) -> bool {
        let goes_on = |at: &usize| {
            self.passage.token(*at).is_some_and(|token| {
                token.kind != TokenKind::Mark || matches!(self.passage.word(*at), "'" | "’")
            }) && !matches!(self.passage.word(*at), "that" | "in" | "on" | "as" | "and")
        };
        let behind = (name.end..name.end + LONGEST_DATA).take_while(goes_on);
        name.clone().chain(behind).any(|at| self.form(at, Role::Data).is_some())
    }

    /// «They heard **reports from** the commanders»: a noun.
    fn are_heard(&self, at: usize) -> bool {
        let verb = at.checked_sub(1).and_then(|before| self.passage.token(before));
        self.passage.words(at..at + 2) == "reports from"
            && verb.is_some_and(|verb| verb.shape == Shape::Lower)
    }

    /// «a communiqué released **Thursday**»
    fn is_day(&self, at: usize) -> bool {
        let day = |meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Month(_)).then_some(());
        self.passage.find(at, day).is_some()
    }

    /// Whether a name is a few capitalised words.
    fn is_named(&self, name: &Range<usize>) -> bool {
        let capitalised = |at: usize| {
            self.passage
                .token(at)
                .is_some_and(|token| token.kind != TokenKind::Word || token.is_capitalised())
        };
        name.len() <= 6
            && name.clone().all(capitalised)
            && self
                .passage
                .find(name.start, |meaning| matches!(meaning, Meaning::Role(_)).then_some(()))
                .is_none()
    }

    /// Takes a name for what it is: an agency that publishes or is cited, or a body that is cited.
    fn note(&self, name: Range<usize>, manner: Manner, found: &mut Found) {
        if let Some(press) = self.unlisted(&name, manner) {
            match manner {
                Manner::Reports | Manner::Signs => found.publisher(self.phrase(press)),
                _ => found.cited_paper(self.phrase(press), Weight::Named),
            }
        } else if let Some(source) = self.source_of(name, manner) {
            let (phrase, weight) = (self.phrase(source.name), source.weight);
            match source.called {
                _ if source.publishes => found.publisher(phrase),
                Some(true) => found.cited_for_all(phrase, weight),
                Some(false) => found.cited_paper(phrase, weight),
                None => found.cited(phrase, weight),
            }
        }
    }

    /// Whether the verb at `verb` and the name beside it are a clause of their own, between marks: «…, NAME reports.»,
    /// «…, reports NAME, citing …».
    fn closes_clause(&self, name: &Range<usize>, verb: usize, after: usize) -> bool {
        let end = after.max(name.end);
        let opens = match name.start < verb {
            true => self.follows_mark(name.start),
            false => self.follows_mark(verb),
        };
        let ends = self.passage.token(end).is_none_or(|next| next.kind == TokenKind::Mark)
            || self.form(end, Role::Cites).is_some()
            || matches!(self.passage.word(end), "with" | "from");
        // «Example reports that …»
        let opens_sentence = name.start < verb
            && self.passage.word(after) == "that"
            && self.passage.sentence_of(verb).is_some_and(|sentence| sentence.tokens.start == name.start);
        (opens && ends) || opens_sentence
    }

    pub(super) fn form(&self, at: usize, role: Role) -> Option<usize> {
        self.words.form(self.passage, at, role)
    }

    pub(super) fn phrase(&self, tokens: Range<usize>) -> Phrase {
        let span = self.passage.span(tokens.clone());
        let row = self
            .passage
            .find(tokens.start, agency_of)
            .filter(|(hit, _)| hit.end == tokens.end)
            .map(|(_, row)| row);
        Phrase {
            words: credit::agency_words(span.of(&self.article.text), row),
            raw: self.article.raw_span(span),
        }
    }
}

pub(super) fn agency_of(meaning: Meaning) -> Option<u16> {
    if let Meaning::Agency(row) = meaning { Some(row) } else { None }
}
