//! Who publishes, by name: an agency of the lexicon with what describes it, or one that no list holds but whose place in the
//! sentence and whose letters say it (`press`). Bodies that are cited are in `name`.

use super::clause::{Manner, Reader, agency_of};
use super::words::Role;
use super::{Found, Weight};
use crate::parse::characters::is_dash;
use crate::parse::press::{self, Likeness};
use crate::reference::{Meaning, Passage, reference};
use crate::text::{Shape, Span, TokenKind, fold_word};
use std::ops::Range;

/// Where only an agency's name can stand, one nobody lists has at most so many words.
const LONGEST_UNLISTED: usize = 4;

/// Who is cited, or who publishes.
pub(super) struct Source {
    pub(super) name: Range<usize>,
    pub(super) weight: Weight,
    /// It speaks as publishers speak of themselves.
    pub(super) publishes: bool,
    /// It is an agency; whether it is called one, «the news agency TASS», or not, «BBC».
    pub(super) called: Option<bool>,
}

impl Reader<'_> {
    /// The listed agency or the body that a name is.
    pub(super) fn source_of(&self, name: Range<usize>, manner: Manner) -> Option<Source> {
        if let Some((tokens, described)) = self.agency_at(name.start, &name)
            && self.is_agency(&tokens, &name)
        {
            let publishes = matches!(manner, Manner::Reports | Manner::Signs) && !described;
            let weight = Weight::Named;
            return Some(Source { name: tokens, weight, publishes, called: Some(described) });
        }
        let (name, weight) = self.as_source(name, manner)?;
        Some(Source { name, weight, publishes: false, called: None })
    }

    /// The name of an agency that no list holds: in a clause that only says who reports, any capitalised one; elsewhere one
    /// whose letters or noun say so.
    pub(super) fn unlisted(&self, name: &Range<usize>, manner: Manner) -> Option<Range<usize>> {
        let described = |at: &usize| {
            matches!(
                self.passage.word(*at),
                "correspondent" | "reporter" | "news" | "agency" | "newspaper" | "daily"
            )
        };
        let end = name.clone().rev().find(|at| !described(at)).map_or(name.start, |last| last + 1);
        let bare = name.start..end;
        if bare.is_empty() || bare.clone().any(|at| self.known_name(at).is_some()) {
            return None;
        }
        let likeness = press::likeness(self.passage, bare.clone())?;
        let acronym = bare.len() == 1
            && self.passage.token(bare.start).is_some_and(|token| token.shape == Shape::Upper);
        let is_one = match manner {
            Manner::Signs => likeness == Likeness::Press || bare.len() <= LONGEST_UNLISTED,
            Manner::Reports => likeness == Likeness::Press,
            // «MFA said»: in capitals it can be any body.
            // «MrsMensah said»: a name that lost its space.
            Manner::Speaks | Manner::Cited => {
                likeness == Likeness::Press && !acronym && !self.is_glued_name(&bare)
            }
        };
        is_one.then_some(bare)
    }

    /// Whether a word is an honorific with a name behind it that lost its space: «KhunyingSuda», «MrMensah».
    fn is_glued_name(&self, name: &Range<usize>) -> bool {
        let word = self.passage.word(name.start);
        let inner = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
        let Some(at) = inner.filter(|_| name.len() == 1) else { return false };
        let first = self.passage.span(name.clone()).start as usize;
        let front = Passage::new(reference(), self.passage.text, [Span::new(first, first + at)]);
        let honours = |meaning| matches!(meaning, Meaning::Honorific(_)).then_some(());
        front.find(0, honours).is_some()
    }

    /// Whom someone told something, when letters, a noun or marks say that it is a paper: «told Example TV», «told the
    /// city’s “Example” daily».
    pub(super) fn press_at(&self, at: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let named = press::name_at(self.passage, at, within.end)
            .filter(|(name, likeness)| *likeness == Likeness::Press && self.known_name(name.start).is_none());
        named.map(|(name, _)| name).or_else(|| self.marked_name(at, within))
    }

    /// A few capitalised words between marks, near: «"Example Novosti" daily».
    fn marked_name(&self, at: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let mark = |at: usize| matches!(self.passage.word(at), "\"" | "“" | "”" | "«" | "»");
        let open = (at..within.end.min(at + 6)).find(|at| mark(*at))?;
        let word = |at: usize| self.passage.token(at).is_some_and(|token| token.kind != TokenKind::Mark);
        let dash = |at: usize| self.passage.word(at).starts_with(is_dash);
        let name = open + 1..(open + 1..within.end.min(open + 6)).find(|at| mark(*at))?;
        let capitalised = |at: usize| self.passage.token(at).is_some_and(|token| token.is_capitalised());
        ((at..open).all(|at| word(at) || dash(at)) && !name.is_empty() && name.clone().all(capitalised))
            .then_some(name)
    }

    /// Who cites at `at`, noted: «Kazinform cites …», «Trend reports citing …»; whether it publishes.
    pub(super) fn note_citing(&self, at: usize, within: &Range<usize>, found: &mut Found) -> bool {
        let start = at.saturating_sub(6).max(within.start);
        let listed = (start..at).rev().find_map(|at| self.agency_at(at, within));
        let Some((tokens, described)) = listed else {
            // «…, Example reports, citing NAME», «…, Example quotes NAME»; of «…, NAME said, according to …» only a paper does.
            let manner = |verb: usize| match verb {
                verb if verb == at || self.form(verb, Role::Reports).is_some() => Some(Manner::Signs),
                verb => self.form(verb, Role::Says).map(|_| Manner::Speaks),
            };
            let unlisted = (start..=at).rev().find_map(|verb| {
                let manner = manner(verb)?;
                let name = self.name_before(verb, within).filter(|name| self.opens_clause(name.start))?;
                // «Specifically, NAME cited …»: a paper says «cites», a speaker «cited».
                let press = || press::likeness(self.passage, name.clone()) == Some(Likeness::Press);
                let tells = verb != at || self.passage.word(verb) != "cited" || press();
                // «example.kz reports citing …»
                let site = || self.is_site(name.clone()).then(|| name.clone());
                self.unlisted(&name, manner).or_else(site).filter(|_| tells)
            });
            let publishes = unlisted.is_some();
            unlisted.into_iter().for_each(|name| found.publisher(self.phrase(name)));
            return publishes;
        };
        let of_others = described || (tokens.end..at).any(|at| self.form(at, Role::Says).is_some());
        match of_others {
            true => found.cited(self.phrase(tokens), Weight::Named),
            false => found.publisher(self.phrase(tokens)),
        }
        !of_others
    }

    /// A name at the very end: `— AGENCY`, `(AGENCY)`, `/AGENCY/`; behind a sentence's end also one that no list holds.
    pub(super) fn read_signature(&self, tokens: Range<usize>, behind_sentence: bool, found: &mut Found) {
        let bare = |at: &usize| !matches!(self.passage.word(*at), ")" | "/" | "." | "]");
        let Some(last) = tokens.clone().rev().find(bare) else { return };
        for start in (tokens.start.max(last.saturating_sub(4))..=last).rev() {
            let Some((agency, _)) = self.agency_at(start, &tokens) else { continue };
            let before = start.checked_sub(1).map(|before| self.passage.word(before)).unwrap_or_default();
            let named = |at: usize| matches!(self.passage.word(at), "News" | "Agency" | "news" | "agency");
            let rest = agency.end..last + 1;
            // «Photo: NAME/AGENCY» is whose picture it is, `(NAME/AGENCY)` behind a sentence whose report.
            let bracketed = behind_sentence && self.passage.word(tokens.start) == "(";
            let labelled = tokens.clone().any(|at| self.passage.word(at) == ":");
            if before == "/"
                && self.passage.word(tokens.end.saturating_sub(1)) != "/"
                && (!bracketed || labelled)
            {
                continue;
            }
            // `(Source: AGENCY)`
            let source = before == ":"
                && start.checked_sub(2).is_some_and(|label| fold_word(self.passage.word(label)) == "source");
            if rest.clone().all(named)
                && (source || before.starts_with(is_dash) || matches!(before, "(" | "/" | "["))
            {
                found.publisher(self.phrase(agency.start..rest.end));
                return;
            }
        }
        let opening = |at: &usize| {
            let word = self.passage.word(*at);
            word.starts_with(is_dash) || matches!(word, "(" | "/" | "[")
        };
        let first = tokens.clone().find(|at| !opening(at)).unwrap_or(tokens.end);
        let name = first..last + 1;
        if behind_sentence && first > tokens.start && !name.is_empty() && name.len() <= LONGEST_UNLISTED {
            // «(Kofi Mensah)» is who wrote it.
            let bracketed = matches!(self.passage.word(first - 1), "(" | "[");
            let writer = bracketed
                && name.len() == 2
                && press::likeness(self.passage, name.clone()) == Some(Likeness::Name);
            let signs = !writer
                && press::signs(self.passage, name.clone())
                && name.clone().all(|at| self.known_name(at).is_none());
            if signs {
                found.publisher(self.phrase(name));
            }
        }
    }

    /// Whether a name is that of the agency and what describes it: «Kazinform correspondent», «the news agency TASS».
    fn is_agency(&self, agency: &Range<usize>, name: &Range<usize>) -> bool {
        (agency.end..name.end).all(|at| {
            matches!(
                fold_word(self.passage.word(at)).as_str(),
                "correspondent" | "news" | "agency" | "report" | "s" | "’s" | "reporter" | "ia" | "bureau"
            ) || self
                .passage
                .find(at, |meaning| {
                    (meaning.is_land() || matches!(meaning, Meaning::Demonym(_))).then_some(())
                })
                .is_some()
                || self.passage.token(at).is_some_and(|token| token.kind != TokenKind::Word)
        })
    }

    /// The agency that begins at `at`, behind a description of it; whether it is described as one.
    pub(super) fn agency_at(&self, at: usize, within: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let mut start = at;
        while start < within.end
            && start < at + 5
            && (self.is_determiner(start)
                || matches!(
                    fold_word(self.passage.word(start)).as_str(),
                    "state" | "news" | "agency" | "official" | "russian" | "local"
                ))
            && self.passage.find(start, agency_of).is_none()
        {
            start += 1;
        }
        let known = self.passage.find(start, agency_of).filter(|(hit, _)| hit.end <= within.end);
        let tokens =
            press::site_at(self.passage, start).or_else(|| known.map(|(hit, _)| hit.first..hit.end))?;
        // «the state news agency NAME», «NAME news agency»: so one speaks of others.
        let before = (at..start).any(|at| !self.is_determiner(at));
        let behind = matches!(self.passage.word(tokens.end), "news" | "agency");
        Some((tokens, before || behind))
    }
}
