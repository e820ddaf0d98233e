//! Where a name stands in a clause of attribution and where it ends, and whether it is a body's, or someone's who
//! speaks for one: «the press service of the Foreign Ministry», not «Minister NAME».

use super::Weight;
use super::clause::{Manner, Reader};
use super::words::Role;
use crate::parse::characters::is_dash;
use crate::reference::Meaning;
use crate::text::{Shape, TokenKind, fold_word};
use std::ops::Range;

/// The office behind a spokesperson's name says so within so many tokens.
const LONGEST_OFFICE: usize = 6;

/// Between the commas that part a name from its verb stand at most so many tokens.
const LONGEST_APART: usize = 6;

/// A state's name has at most so many tokens.
const LONGEST_STATE: usize = 5;

/// A source's name has at most so many tokens.
const LONGEST_NAME: usize = 24;

impl Reader<'_> {
    /// The name before a verb: back to the last comma, mark or conjunction.
    pub(super) fn name_before(&self, verb: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let mut end = verb;
        while end > within.start && self.is(end - 1, Role::Auxiliary) {
            end -= 1;
        }
        if let Some(name) = self.name_apart(end, within) {
            return Some(name);
        }
        // «The minister thanked the government **and** said …»: whoever speaks stands further before.
        let joins = |at: usize| matches!(self.passage.word(at), "and" | "but" | "or");
        if end.checked_sub(1).is_some_and(|before| before >= within.start && joins(before)) {
            return None;
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
        // «the office said in a readout, local media reported»: two who speak.
        let speaks =
            |at: usize| self.form(at, Role::Says).is_some() || self.form(at, Role::Reports).is_some();
        if let Some(inner) = comma.filter(|inner| (start..*inner).any(speaks)) {
            start = inner + 1;
            comma = None;
        }
        // «the ministry’s press, information and media service», but not «A comes to B, ministry says».
        if let Some(inner) = comma.filter(|_| !self.is_determiner(start) || self.opens_sentence(start)) {
            start = inner + 1;
            comma = None;
        }
        let adverbial = self.words.form_in_any_case(self.passage, start, Role::Stop).is_some();
        if adverbial && !self.is_determiner(start) {
            start = self.past_adverbial(start..end)?;
        }
        // «The White House on Sunday confirmed»: what stands between name and verb goes.
        let cut = match comma {
            Some(comma) => self.name_end(comma + 1, end),
            None => self.name_end(start, end),
        };
        (start < cut && end - start < LONGEST_NAME).then_some(start..cut)
    }

    /// «On Monday **the** ministry», «In a statement **the** ministry»: the article that opens a name behind the words of time
    /// or place that open the clause. «In response to media reports» has none.
    fn past_adverbial(&self, clause: Range<usize>) -> Option<usize> {
        (clause.start + 2..clause.end).find(|at| {
            self.is_determiner(*at)
                && !matches!(self.passage.word(at - 1), "of" | "to" | "for" | "from" | "by" | "with" | "in")
        })
    }

    /// Whether words behind a comma go on with a name: small letters, no determiner.
    fn is_inside_name(&self, start: usize, within: &Range<usize>) -> bool {
        start < within.end
            && self
                .passage
                .token(start)
                .is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower)
            && !self.is_determiner(start)
            && !self.is(start, Role::Stop)
            && self.known_name(start).is_none()
    }

    /// «…, informed the ministry», «“…,” said Wisma Putra»: the name behind a verb that follows a mark.
    pub(super) fn name_inverted(
        &self,
        verb: usize,
        after: usize,
        within: &Range<usize>,
    ) -> Option<Range<usize>> {
        let (name, _) = self.name_behind(after, within).filter(|_| self.follows_mark(verb))?;
        let name = name.start..self.office_behind(name.end, within).unwrap_or(name.end);
        let quoted = verb.checked_sub(1).is_some_and(|mark| self.passage.word(mark) != ",");
        (self.opens_name(after) && (quoted || self.closes_sentence(name.end))).then_some(name)
    }

    /// «…, said NAME, spokeswoman of the ministry»: where the office of a spokesperson ends that a comma parts from the name.
    fn office_behind(&self, comma: usize, within: &Range<usize>) -> Option<usize> {
        let office = comma + 1..within.end.min(comma + LONGEST_NAME);
        let near = office.clone().take(LONGEST_OFFICE).any(|at| self.is_spokesperson(at));
        let end = self.name_end(office.start, office.end);
        (self.passage.word(comma) == "," && near && end > office.start).then_some(end)
    }

    /// «…, NAME, the dean of the envoys, said the Union (AU), whose …»: there the name is whom they speak about, and the sentence
    /// goes on.
    fn closes_sentence(&self, end: usize) -> bool {
        let bracket = self.passage.word(end) == "(" && self.passage.word(end + 2) == ")";
        let behind = if bracket { end + 3 } else { end };
        let word = self.passage.word(behind);
        let relative = word == "," && matches!(self.passage.word(behind + 1), "who" | "whose" | "which");
        let token = self.passage.token(behind);
        let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
        token.is_none_or(|token| token.kind == TokenKind::Mark) && !relative
            || matches!(
                word,
                "in" | "on" | "at" | "here" | "today" | "yesterday" | "this" | "late" | "earlier" | "as"
            )
            || self.passage.find(behind, weekday).is_some()
    }

    /// «the national news agency, NAME, reported»: the name between commas right before the verb.
    fn name_apart(&self, verb: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let comma = |at: usize| self.passage.word(at) == ",";
        let last = verb.checked_sub(1).filter(|last| comma(*last))?;
        let first =
            (within.start.max(last.saturating_sub(LONGEST_APART))..last).rev().find(|at| comma(*at))? + 1;
        let agency = self.agency_at(first, &(first..last)).is_some_and(|(tokens, _)| tokens == (first..last));
        // «the ministry’s spokesperson, NAME, said»
        let office = || {
            let before = first - 1;
            let start = (within.start.max(before.saturating_sub(LONGEST_NAME))..before)
                .rev()
                .take_while(|at| !self.is_boundary(*at))
                .last()?;
            let speaks = (start..before).any(|at| self.is_spokesperson(at));
            // «her speech writer, Secretary NAME, briefed reporters»
            if self.passage.word(verb) == "briefed" && self.opens_name(first) {
                return Some(first..last);
            }
            (speaks && (first..last).all(|at| !self.is_boundary(at))).then_some(start..last)
        };
        if agency { Some(first..last) } else { office() }
    }

    /// The name that begins at `start`, behind determiners and «a statement by», and whether it wrote that statement.
    pub(super) fn name_behind(&self, start: usize, within: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let limit = within.end.min(start + LONGEST_NAME);
        if matches!(self.passage.word(start), "by" | "as") {
            return None;
        }
        let (mut start, mut written) = (start, false);
        while start < limit
            && (self.is_determiner(start) || matches!(self.passage.word(start), "official" | "joint"))
        {
            start += 1;
        }
        if let Some(paper) = self.form(start, Role::Paper)
            && matches!(self.passage.word(paper), "by" | "of" | "from" | "issued" | "released" | "provided")
        {
            (start, written) = (paper + 1, true);
            while start < limit
                && (self.is_determiner(start) || matches!(self.passage.word(start), "by" | "on"))
            {
                start += 1;
            }
        }
        let end = self.name_end(start, limit);
        // «according to the ministry’s spokesperson, Ambassador NAME»
        let capitalised = |at: &usize| self.passage.token(*at).is_some_and(|token| token.is_capitalised());
        let called = (end + 1..limit).take(LONGEST_OFFICE).take_while(capitalised).count();
        let spokesperson = end > start && self.is_spokesperson(end - 1) && self.passage.word(end) == ",";
        let end = if spokesperson && called > 1 { end + 1 + called } else { end };
        (start < end).then_some((start..end, written))
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
            let place = |at| self.passage.hit(at, Meaning::is_land);
            let goes_on = match word {
                "in" | "," => {
                    at > start && place(at + 1).or_else(|| place(at + 2)).is_some() && self.is_in_place(at)
                }
                _ => false,
            };
            let is_form = self.words.may_begin(self.passage, at);
            let speaks =
                || [Role::Says, Role::Reports, Role::Cites].iter().any(|role| self.form(at, *role).is_some());
            if !goes_on
                && (self.is_boundary(at)
                    || word == "("
                    || is_form && (self.is(at, Role::Stop) || (at > start && speaks())))
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
            "in" => at.checked_sub(1).is_some_and(|before| self.is_head(before)) || self.is_of_state(at),
            _ => at.checked_sub(1).is_some_and(body) && fold_word(self.passage.word(at + 1)) == "republic",
        }
    }

    /// «the **Embassy of Norway** in COUNTRY»: a head with its state ends before `end`.
    fn is_of_state(&self, end: usize) -> bool {
        let country = |meaning| matches!(meaning, Meaning::Country(_)).then_some(());
        (end.saturating_sub(LONGEST_STATE)..end).any(|first| {
            let of = first.saturating_sub(if self.is_determiner(first.saturating_sub(1)) { 2 } else { 1 });
            self.passage.find(first, country).is_some_and(|(hit, ())| hit.end == end)
                && self.passage.word(of) == "of"
                && of.checked_sub(1).is_some_and(|head| self.is_head(head))
        })
    }

    /// The end of a body, organisation or agency of the lexicon that begins at `at`.
    pub(super) fn known_name(&self, at: usize) -> Option<usize> {
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
    pub(super) fn as_source(&self, name: Range<usize>, manner: Manner) -> Option<(Range<usize>, Weight)> {
        let mut start = name.start;
        while start < name.end && self.is_determiner(start) {
            start += 1;
        }
        if let Some(paper) = self.form(start, Role::Paper)
            && matches!(self.passage.word(paper), "by" | "of" | "from")
        {
            start = paper + 1;
            while start < name.end && self.is_determiner(start) {
                start += 1;
            }
        }
        let name = start..name.end;
        // «example.kz reports citing …» publishes.
        let cites = || (name.end + 1..name.end + 3).any(|at| self.form(at, Role::Cites).is_some());
        let tells = manner == Manner::Cited || manner == Manner::Signs && !cites();
        if tells && self.is_site(name.clone()) {
            return Some((name, Weight::Named));
        }
        // «Sources said»: nobody's.
        let unnamed =
            name.len() == 1 && matches!(self.passage.word(name.start), "Sources" | "sources" | "Source");
        if name.is_empty()
            || unnamed
            || matches!(self.passage.word(name.start), "data" | "statistics" | "figures")
        {
            return None;
        }
        let last = name.end - 1;
        let ends_body = |end: usize| {
            end == name.end || self.is_of_country(end..name.end) || self.is_office(end..name.end)
        };
        let is_spokesperson = |at: usize| self.is_spokesperson(at);
        // «foreign ministers of the Union», «president of the Assembly»: who holds an office in a body is not the body.
        let role =
            |at: usize| self.passage.find(at, |meaning| matches!(meaning, Meaning::Role(_)).then_some(()));
        let office_in = |body: usize| {
            (name.start..body).any(|at| {
                role(at).is_some_and(|(hit, ())| {
                    hit.end > body
                        || matches!(self.passage.word(hit.end), "of" | "from" | "for" | "to" | "in")
                }) && self.known_name(at).is_none()
                    && !is_spokesperson(at)
            })
        };
        let body = name.clone().any(|at| self.known_name(at).is_some_and(ends_body) && !office_in(at));
        // «the news agency NAME»: whatever it is called.
        let called = name.clone().find(|at| self.passage.word(*at) == "agency" && *at < last);
        if let Some(called) = called.filter(|at| (at + 1..name.end).all(|at| self.opens_name(at))) {
            return Some((called + 1..name.end, Weight::Named));
        }
        // A spokesperson by name is a speaker like others, unless it is said that they are cited.
        let cited = manner == Manner::Cited
            || self.is_paper_behind(name.end)
            || self.is_paper_before(name.start)
            || self.is_briefing(name.end);
        let spokesperson = name.clone().any(is_spokesperson);
        let speaks_by_name = !cited && !is_spokesperson(last) && spokesperson;
        let paper = self.form(last, Role::Paper).is_some() && name.clone().any(|at| self.is_head(at));
        // «a spokesman said», «an agency said»: whose, the words do not tell.
        let capitalised = |at: usize| self.passage.token(at).is_some_and(|token| token.is_capitalised());
        // «local media»: anybody's; «state media»: its own.
        let of_any = self.passage.word(last) == "media"
            && last.checked_sub(1).is_none_or(|before| self.passage.word(before) != "state");
        let named = name.clone().any(capitalised) || manner == Manner::Cited && !of_any;
        let bare = matches!(
            self.passage.word(last),
            "ministry" | "office" | "service" | "embassy" | "presidency" | "department"
        );
        // «the website of the President»
        let head = self.is_head(last) && !office_in(last)
            || name.clone().any(|at| {
                !is_spokesperson(at)
                    && self.is_head(at)
                    && !office_in(at)
                    && matches!(self.passage.word(at + 1), "of" | "for")
            });
        let several = matches!(fold_word(self.passage.word(name.start)).as_str(), "both" | "all" | "several");
        // «according to the spokeswoman»: who that is was said before.
        let again = is_spokesperson(last) && !name.clone().any(capitalised);
        let weight = if several || speaks_by_name || again { Weight::Nameless } else { Weight::Named };
        // «according to a spokesperson»
        let anyone = again && name.len() == 1;
        if (body || spokesperson || paper || head) && (named || bare || body && spokesperson) && !anyone {
            return Some((name, weight));
        }
        let capitalised_at = |at: usize| self.passage.token(at).is_some_and(|token| token.is_capitalised());
        // «Press Secretary NAME briefed reporters»: for whoever was at the meeting.
        let verb = name.end + usize::from(self.passage.word(name.end) == ",");
        let briefs = self.passage.word(verb) == "briefed" && self.is_briefing(verb);
        if briefs && name.clone().any(capitalised_at) {
            return Some((name, Weight::Named));
        }
        // «according to the Kremlin’s statement»
        let possessive =
            |at: &usize| self.passage.token(*at).is_some_and(|token| token.kind == TokenKind::Possessive);
        if manner == Manner::Cited
            && capitalised_at(name.start)
            && let Some(owner) = name.clone().find(possessive)
            && owner == name.start + 1
            && self.is_paper(owner + 1..name.end)
        {
            return Some((name.start..owner, Weight::Named));
        }
        // «reads a press release»: whose, the words do not tell.
        let article =
            start.checked_sub(1).map(|before| fold_word(self.passage.word(before))).unwrap_or_default();
        let indefinite = matches!(article.as_str(), "a" | "an");
        (indefinite && self.is_paper(name.clone())).then_some((name, Weight::Paper))
    }

    /// «spokesperson», «press secretary».
    fn is_spokesperson(&self, at: usize) -> bool {
        // Most words are shorter, and need not be folded.
        if self.passage.word(at).len() < "spokes".len() {
            return false;
        }
        let word = |at: usize| fold_word(self.passage.word(at));
        let here = word(at);
        here.as_str().starts_with("spokes")
            || (here == "secretary" && at.checked_sub(1).is_some_and(|before| word(before) == "press"))
    }

    /// «a press release», «joint communiqué»: the words for what a source says it in, and nothing else.
    fn is_paper(&self, name: Range<usize>) -> bool {
        let ends = |end: usize| end == name.end || self.is(end, Role::Stop);
        // «a draft statement»: of whatever it is the draft.
        name.clone().any(|at| self.form(at, Role::Paper).is_some_and(ends))
            && self.passage.word(name.start) != "draft"
            && !name.clone().any(|at| self.passage.token(at).is_some_and(|token| token.is_capitalised()))
    }

    /// `mfa.gov.kz`
    pub(super) fn is_site(&self, name: Range<usize>) -> bool {
        let glued = |at: usize| self.passage.token(at).is_some_and(|token| !token.spaced);
        name.len() >= 3
            && name.clone().skip(1).all(glued)
            && name.clone().any(|at| self.passage.word(at) == ".")
            && self.passage.token(name.end - 1).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// «Foreign Ministry official», «ministry’s press statement»: who or what speaks for a body.
    fn is_office(&self, mut rest: Range<usize>) -> bool {
        rest.all(|at| {
            let word = fold_word(self.passage.word(at));
            matches!(word.as_str(), "official" | "officials" | "source" | "sources" | "press" | "(" | ")")
                || word.as_str().starts_with("spokes")
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

    /// «In a statement issued on Friday, …».
    fn is_paper_before(&self, at: usize) -> bool {
        let first = self.passage.sentence_of(at).map_or(at, |sentence| sentence.tokens.start);
        let article = matches!(self.passage.word(first + 1), "a" | "its" | "the");
        at > first
            && fold_word(self.passage.word(first)) == "in"
            && article
            && (first + 2..first + 4).any(|at| self.form(at, Role::Paper).is_some())
    }

    /// «… briefed reporters», «… told journalists».
    fn is_briefing(&self, verb: usize) -> bool {
        self.form(verb, Role::Says).is_some_and(|after| after > verb + 1)
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
            _ => matches!(word, "that" | "as" | "As" | "but" | "while" | "which" | "who"),
        }
    }

    /// A name that the clause goes on with does not begin its sentence.
    fn opens_sentence(&self, at: usize) -> bool {
        self.passage.word(at).starts_with(char::is_uppercase)
    }

    pub(super) fn is_determiner(&self, at: usize) -> bool {
        self.is(at, Role::Determiner)
    }

    /// Whether the word at `at` is of the role.
    fn is(&self, at: usize, role: Role) -> bool {
        self.form(at, role).is_some()
    }

    pub(super) fn opens_name(&self, at: usize) -> bool {
        self.is_determiner(at) || self.passage.token(at).is_some_and(|token| token.is_capitalised())
    }
}
