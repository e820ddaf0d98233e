//! Reads one clause of attribution: which name stands before or behind its verb, where that name ends, and
//! whether it is an agency's, a body's or only a speaker's.

use super::Found;
use super::words::{Role, Words};
use crate::article::{Article, Phrase};
use crate::parse::characters::is_dash;
use crate::parse::credit;
use crate::reference::{Meaning, Passage};
use crate::text::{Shape, TokenKind, fold};
use std::ops::Range;

/// A source's name has at most so many tokens.
const LONGEST_NAME: usize = 24;

/// Words before a name that are no part of it.
const DETERMINERS: &[&str] = &["the", "a", "an", "its", "his", "her", "their", "our", "this", "that"];

/// Words at which a name ends, unless it is one that we know whole.
const ENDS_NAME: &[&str] = &[
    "that",
    "which",
    "who",
    "whose",
    "on",
    "in",
    "at",
    "as",
    "during",
    "while",
    "after",
    "before",
    "when",
    "where",
    "has",
    "have",
    "had",
    "is",
    "was",
    "were",
    "are",
    "will",
    "would",
    "earlier",
    "today",
    "yesterday",
    "late",
    "also",
    "but",
    "about",
    "with",
    "if",
];

/// How a name stands in a sentence of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// «citing NAME», «according to NAME».
    Cited,
    /// «NAME reports», as publishers say of themselves.
    Reports,
    /// «NAME said», as they say of others.
    Speaks,
}

/// Reads the words of attribution in a passage of the report.
pub(super) struct Reader<'a> {
    passage: &'a Passage<'a>,
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
                        let first =
                            (after..tokens.start).find(|at| !DETERMINERS.contains(&self.passage.word(*at)));
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

    fn follows_mark(&self, at: usize) -> bool {
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

    /// `mfa.gov.kz`
    fn is_site(&self, name: Range<usize>) -> bool {
        let glued = |at: usize| self.passage.token(at).is_some_and(|token| !token.spaced);
        name.len() >= 3
            && name.clone().skip(1).all(glued)
            && name.clone().any(|at| self.passage.word(at) == ".")
            && self.passage.token(name.end - 1).is_some_and(|token| token.kind == TokenKind::Word)
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
            && (DETERMINERS.contains(&self.passage.word(start))
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
        let before = (at..start).any(|at| !DETERMINERS.contains(&self.passage.word(at)));
        let behind = matches!(self.passage.word(tokens.end), "news" | "agency");
        Some((tokens, before || behind))
    }

    /// The name before a verb: back to the last comma, mark or conjunction.
    fn name_before(&self, verb: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let mut end = verb;
        while end > within.start
            && matches!(
                self.passage.word(end - 1),
                "has"
                    | "have"
                    | "had"
                    | "also"
                    | "earlier"
                    | "previously"
                    | "later"
                    | "officially"
                    | "already"
            )
        {
            end -= 1;
        }
        let mut start = end;
        let mut comma = None;
        while start > within.start && end - start < LONGEST_NAME {
            let before = start - 1;
            let word = self.passage.word(before);
            if word == ")" {
                let open = (within.start.max(before.saturating_sub(4))..before)
                    .rev()
                    .find(|at| self.passage.word(*at) == "(");
                start = open?;
                continue;
            }
            if word == "," && comma.is_none() && start < end && self.is_inside_name(start, within) {
                comma = Some(before);
                start = before;
                continue;
            }
            if self.is_boundary(before) {
                break;
            }
            start = before;
        }
        // «the ministry’s press, information and media service», but not «A comes to B, ministry says».
        if let Some(inner) = comma.filter(|_| !DETERMINERS.contains(&self.passage.word(start))) {
            start = inner + 1;
            comma = None;
        }
        // «The White House on Sunday confirmed»: what stands between name and verb goes.
        let cut = match comma {
            Some(comma) => self.name_end(comma + 1, end),
            None => self.name_end(start, end),
        };
        (start < cut && end - start < LONGEST_NAME).then_some(start..cut)
    }

    /// Whether words behind a comma go on with a name: small letters, no determiner.
    fn is_inside_name(&self, start: usize, within: &Range<usize>) -> bool {
        start < within.end
            && self
                .passage
                .token(start)
                .is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower)
            && !DETERMINERS.contains(&self.passage.word(start))
            && !ENDS_NAME.contains(&self.passage.word(start))
            && self.known_name(start).is_none()
    }

    fn opens_name(&self, at: usize) -> bool {
        DETERMINERS.contains(&self.passage.word(at))
            || self.passage.token(at).is_some_and(|token| token.is_capitalised())
    }

    /// «…, informed the ministry», «“…,” said Wisma Putra»: the name behind a verb that follows a mark.
    fn name_inverted(&self, verb: usize, after: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let name = self.name_behind(after, within).filter(|_| self.follows_mark(verb))?;
        self.opens_name(after).then_some(name)
    }

    /// The name that begins at `start`, behind determiners and «a statement by».
    fn name_behind(&self, start: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let limit = within.end.min(start + LONGEST_NAME);
        if matches!(self.passage.word(start), "by" | "as") {
            return None;
        }
        let mut start = start;
        while start < limit
            && (DETERMINERS.contains(&self.passage.word(start))
                || matches!(self.passage.word(start), "official" | "joint"))
        {
            start += 1;
        }
        if let Some(paper) = self.form(start, Role::Paper)
            && matches!(self.passage.word(paper), "by" | "of" | "from" | "issued" | "released" | "provided")
        {
            start = paper + 1;
            while start < limit
                && (DETERMINERS.contains(&self.passage.word(start)) || self.passage.word(start) == "by")
            {
                start += 1;
            }
        }
        let end = self.name_end(start, limit);
        (start < end).then_some(start..end)
    }

    /// Where the name that begins at `start` ends: at a mark, a verb or a preposition that is not inside a known name.
    fn name_end(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        while at < limit {
            if let Some(end) = self.known_name(at).filter(|end| *end <= limit) {
                at = end;
                continue;
            }
            let word = self.passage.word(at);
            let place = |at| {
                self.passage.find(at, |meaning| {
                    matches!(meaning, Meaning::Country(_) | Meaning::Place(_) | Meaning::Capital(_))
                        .then_some(())
                })
            };
            let goes_on = match word {
                "in" | "," => {
                    at > start && place(at + 1).or_else(|| place(at + 2)).is_some() && self.is_in_place(at)
                }
                _ => false,
            };
            let speaks =
                || [Role::Says, Role::Reports, Role::Cites].iter().any(|role| self.form(at, *role).is_some());
            if !goes_on
                && (self.is_boundary(at)
                    || word == "("
                    || ENDS_NAME.contains(&word)
                    || (at > start && speaks()))
            {
                break;
            }
            at += 1;
        }
        at
    }

    /// `Embassy in COUNTRY`, `Presidency, Republic of COUNTRY`: the place belongs to the name.
    fn is_in_place(&self, at: usize) -> bool {
        let body = |at: usize| self.known_name(at).is_some();
        match self.passage.word(at) {
            "in" => at.checked_sub(1).is_some_and(|before| self.is_head(before)),
            _ => at.checked_sub(1).is_some_and(body) && fold(self.passage.word(at + 1)) == "republic",
        }
    }

    /// The end of a body, organisation or agency of the lexicon that begins at `at`.
    fn known_name(&self, at: usize) -> Option<usize> {
        let known = |meaning| {
            matches!(meaning, Meaning::Body(_) | Meaning::Organisation(_) | Meaning::Agency(_)).then_some(())
        };
        self.passage
            .hits_at(at)
            .iter()
            .filter(|hit| known(hit.sense.meaning).is_some())
            .map(|hit| hit.end)
            .max()
    }

    /// The name without what goes before it, when it is that of a body or of someone who speaks for one.
    fn as_source(&self, name: Range<usize>, manner: Manner) -> Option<Range<usize>> {
        let mut start = name.start;
        while start < name.end && DETERMINERS.contains(&fold(self.passage.word(start)).as_str()) {
            start += 1;
        }
        if let Some(paper) = self.form(start, Role::Paper)
            && matches!(self.passage.word(paper), "by" | "of" | "from")
        {
            start = paper + 1;
            while start < name.end && DETERMINERS.contains(&self.passage.word(start)) {
                start += 1;
            }
        }
        let name = start..name.end;
        if manner == Manner::Cited && self.is_site(name.clone()) {
            return Some(name);
        }
        if name.is_empty() || matches!(self.passage.word(name.start), "data" | "statistics" | "figures") {
            return None;
        }
        let last = name.end - 1;
        let ends_body = |end: usize| {
            end == name.end || self.is_of_country(end..name.end) || self.is_office(end..name.end)
        };
        let body = name.clone().any(|at| self.known_name(at).is_some_and(ends_body));
        // «the news agency NAME»: whatever it is called.
        let called = name.clone().find(|at| self.passage.word(*at) == "agency" && *at < last);
        if let Some(called) = called.filter(|at| (at + 1..name.end).all(|at| self.opens_name(at))) {
            return Some(called + 1..name.end);
        }
        let is_spokesperson = |at: usize| fold(self.passage.word(at)).starts_with("spokes");
        // A spokesperson by name is a speaker like others, unless it is said that they are cited.
        let cited = manner == Manner::Cited || self.is_paper_behind(name.end);
        let spokesperson = is_spokesperson(last) || (cited && name.clone().any(is_spokesperson));
        let paper = self.form(last, Role::Paper).is_some() && name.clone().any(|at| self.is_head(at));
        // «a spokesman said», «an agency said»: whose, the words do not tell.
        let capitalised = |at: usize| self.passage.token(at).is_some_and(|token| token.is_capitalised());
        let named = name.clone().any(capitalised) || manner == Manner::Cited;
        let bare =
            matches!(self.passage.word(last), "ministry" | "office" | "service" | "embassy" | "presidency");
        // «the website of the President»
        let head = self.is_head(last)
            || name.clone().any(|at| {
                !is_spokesperson(at) && self.is_head(at) && matches!(self.passage.word(at + 1), "of" | "for")
            });
        ((body || spokesperson || paper || head) && (named || bare)).then_some(name)
    }

    /// «Foreign Ministry official», «ministry’s press statement»: who or what speaks for a body.
    fn is_office(&self, mut rest: Range<usize>) -> bool {
        rest.all(|at| {
            let word = fold(self.passage.word(at));
            matches!(word.as_str(), "official" | "officials" | "source" | "sources" | "press" | "(" | ")")
                || word.starts_with("spokes")
                || self.form(at, Role::Paper).is_some()
                || self
                    .passage
                    .token(at)
                    .is_some_and(|token| token.kind == TokenKind::Possessive || token.shape == Shape::Upper)
        })
    }

    /// «… said in a statement».
    fn is_paper_behind(&self, at: usize) -> bool {
        (at..at + 6).any(|at| {
            self.passage.word(at) == "in"
                && matches!(self.passage.word(at + 1), "a" | "its" | "the")
                && self.form(at + 2, Role::Paper).is_some()
        })
    }

    /// «of the Republic of Kazakhstan», «of Kazakhstan», «’s», behind a body.
    fn is_of_country(&self, rest: Range<usize>) -> bool {
        let country = |at| {
            self.passage.find(at, |meaning| {
                matches!(meaning, Meaning::Country(_) | Meaning::Capital(_)).then_some(())
            })
        };
        matches!(self.passage.word(rest.start), "of" | "in" | "to")
            && rest.clone().any(|at| country(at).is_some_and(|(hit, ())| hit.end == rest.end))
    }

    fn is_head(&self, at: usize) -> bool {
        self.form(at, Role::Head).is_some()
    }

    /// Whether a name cannot go on across this token.
    fn is_boundary(&self, at: usize) -> bool {
        let Some(token) = self.passage.token(at) else { return true };
        let word = self.passage.word(at);
        match token.kind {
            TokenKind::Mark => {
                let glued = !token.spaced && self.passage.token(at + 1).is_some_and(|next| !next.spaced);
                !(glued && (word.starts_with(is_dash) || matches!(word, "&" | "." | "/" | "@"))
                    || word == "&")
            }
            _ => matches!(word, "that" | "as" | "but" | "while" | "which" | "who"),
        }
    }

    fn form(&self, at: usize, role: Role) -> Option<usize> {
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
