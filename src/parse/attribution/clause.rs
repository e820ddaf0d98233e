//! Reads one clause of attribution: what its verb does, and whether the name before or behind it is that of an agency
//! that publishes, of one that is cited, or of a body. How far a name reaches is in `name`.

use super::Found;
use super::words::{Role, Words};
use crate::article::{Article, Phrase};
use crate::parse::characters::is_dash;
use crate::parse::credit;
use crate::reference::{Meaning, Passage};
use crate::text::{Shape, TokenKind, fold};
use std::ops::Range;

/// How a name stands in a sentence of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// «citing NAME», «according to NAME».
    Cited,
    /// «NAME reports», as publishers say of themselves.
    Reports,
    /// «NAME said», as they say of others.
    Speaks,
}

/// Reads the words of attribution in a passage of the report.
pub(super) struct Reader<'a> {
    pub(super) passage: &'a Passage<'a>,
    article: &'a Article,
    words: &'static Words,
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
        let roles: &[Role] = match in_headline {
            true => &[Role::Cites],
            false => &[Role::Cites, Role::Tells, Role::Reports, Role::Says],
        };
        for role in roles.iter().copied() {
            let Some(after) = self.form(at, role) else { continue };
            match role {
                Role::Cites => {
                    let Some(name) = self.name_behind(after, within) else { continue };
                    let by_agency = self.note_citing(at, within, found);
                    let own = found.source.is_none() && by_agency && self.is_named(&name);
                    self.note(name.clone(), Manner::Cited, found);
                    // What an agency says that it cites is a source, whatever it is called.
                    if own && found.source.is_none() {
                        found.cited(self.phrase(name));
                    }
                }
                Role::Tells => {
                    let names = (after..after + 3).take_while(|at| *at == after || self.opens_name(*at));
                    let told = names.filter_map(|at| self.agency_at(at, within)).next();
                    if let Some((tokens, _)) = told {
                        let first = (after..tokens.start).find(|at| !self.is_determiner(*at));
                        found.publisher(self.phrase(first.unwrap_or(tokens.start)..tokens.end));
                        if let Some(name) = self.name_before(at, within) {
                            self.note(name, Manner::Speaks, found);
                        }
                    }
                }
                _ => {
                    let speaker =
                        self.name_before(at, within).or_else(|| self.name_inverted(at, after, within));
                    if let Some(name) =
                        speaker.filter(|_| role == Role::Reports || self.is_attribution(at, after))
                    {
                        let earlier =
                            matches!(self.passage.word(at.saturating_sub(1)), "earlier" | "previously");
                        let reports = role == Role::Reports || earlier;
                        self.note(name, if reports { Manner::Reports } else { Manner::Speaks }, found);
                    }
                }
            }
        }
    }

    /// Whether a verb of speech closes its clause or opens what was said: «the ministry stated its position» does
    /// neither. «Said», «told» and «informed» always do.
    fn is_attribution(&self, verb: usize, after: usize) -> bool {
        let next = self.passage.token(after);
        let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
        matches!(self.passage.word(verb), "said" | "says")
            || self.form(verb, Role::Tells).is_some()
            || next.is_none_or(|next| next.kind == TokenKind::Mark)
            || self.passage.find(after, weekday).is_some()
            || matches!(
                self.passage.word(after),
                "that" | "in" | "on" | "this" | "today" | "yesterday" | "earlier" | "late"
            )
            || (self.passage.word(after) == "the" && self.follows_mark(verb))
    }

    pub(super) fn follows_mark(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.passage.word(before)).unwrap_or_default();
        matches!(before, "," | "”" | "\"" | "»" | "’")
    }

    /// A name at the very end: `— AGENCY`, `(AGENCY)`, `/AGENCY/`.
    pub(super) fn read_signature(&self, tokens: Range<usize>, found: &mut Found) {
        let bare = |at: &usize| !matches!(self.passage.word(*at), ")" | "/" | "." | "]");
        let Some(last) = tokens.clone().rev().find(bare) else { return };
        for start in (tokens.start.max(last.saturating_sub(4))..=last).rev() {
            let Some((agency, _)) = self.agency_at(start, &tokens) else { continue };
            let before = start.checked_sub(1).map(|before| self.passage.word(before)).unwrap_or_default();
            let named = |at: usize| matches!(self.passage.word(at), "News" | "Agency" | "news" | "agency");
            let rest = agency.end..last + 1;
            if rest.clone().all(named) && (before.starts_with(is_dash) || matches!(before, "(" | "/" | "[")) {
                found.publisher(self.phrase(agency.start..rest.end));
                return;
            }
        }
    }

    /// «Kazinform cites …», «Trend reports citing …»: who does the citing.
    fn note_citing(&self, at: usize, within: &Range<usize>, found: &mut Found) -> bool {
        let start = at.saturating_sub(6).max(within.start);
        let speaker = (start..at).rev().find_map(|at| self.agency_at(at, within));
        let Some((tokens, described)) = speaker else { return false };
        let of_others = described || (tokens.end..at).any(|at| self.form(at, Role::Says).is_some());
        match of_others {
            true => found.cited(self.phrase(tokens)),
            false => found.publisher(self.phrase(tokens)),
        }
        !of_others
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
        match self.agency_at(name.start, &name) {
            Some((tokens, described)) if self.is_agency(&tokens, &name) => {
                if manner == Manner::Reports && !described {
                    found.publisher(self.phrase(tokens));
                } else {
                    found.cited(self.phrase(tokens));
                }
            }
            _ if manner == Manner::Reports && self.looks_like_paper(&name) => {
                found.publisher(self.phrase(name))
            }
            _ => {
                if let Some(name) = self.as_source(name, manner) {
                    found.cited(self.phrase(name));
                }
            }
        }
    }

    /// One word with capitals inside, «QazMonitor»: so papers and agencies are called, people are not.
    fn looks_like_paper(&self, name: &Range<usize>) -> bool {
        let mixed = self.passage.token(name.start).is_some_and(|token| token.shape == Shape::Mixed);
        mixed && name.len() == 1 && self.known_name(name.start).is_none()
    }

    /// Whether a name is that of the agency and what describes it: «Kazinform correspondent», «the news agency TASS».
    fn is_agency(&self, agency: &Range<usize>, name: &Range<usize>) -> bool {
        (agency.end..name.end).all(|at| {
            matches!(
                fold(self.passage.word(at)).as_str(),
                "correspondent" | "news" | "agency" | "report" | "s" | "’s" | "reporter" | "ia"
            ) || self.passage.token(at).is_some_and(|token| token.kind != TokenKind::Word)
        })
    }

    /// The agency that begins at `at`, behind a description of it; whether it is described as one.
    pub(super) fn agency_at(&self, at: usize, within: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let mut start = at;
        while start < within.end
            && start < at + 5
            && (self.is_determiner(start)
                || matches!(
                    fold(self.passage.word(start)).as_str(),
                    "state" | "news" | "agency" | "official" | "russian" | "local"
                ))
            && self.passage.find(start, agency_of).is_none()
        {
            start += 1;
        }
        let known = self.passage.find(start, agency_of).filter(|(hit, _)| hit.end <= within.end);
        let tokens =
            credit::site_at(self.passage, start).or_else(|| known.map(|(hit, _)| hit.first..hit.end))?;
        // «the state news agency NAME», «NAME news agency»: so one speaks of others.
        let before = (at..start).any(|at| !self.is_determiner(at));
        let behind = matches!(self.passage.word(tokens.end), "news" | "agency");
        Some((tokens, before || behind))
    }

    pub(super) fn form(&self, at: usize, role: Role) -> Option<usize> {
        self.words.form(self.passage, at, role)
    }

    fn phrase(&self, tokens: Range<usize>) -> Phrase {
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

fn agency_of(meaning: Meaning) -> Option<u16> {
    if let Meaning::Agency(row) = meaning { Some(row) } else { None }
}
