//! The headline: which of the lines before the report is it, and does it break off. What stands in for a lost one
//! is in `derived`.

use super::characters::ends_sentence;
use super::credit::looks_like_name;
use super::cues::{Cue, Cues};
use super::letterhead;
use crate::article::PartKind;
use crate::reference::{Hit, Meaning, Passage, reference};
use crate::text::{Shape, Span, TokenKind, fold_char};
use std::ops::Range;

/// No title has so many bytes …
const LONGEST_TITLE: usize = 260;

/// … or so many words.
const MOST_TITLE_WORDS: usize = 36;

/// A line that ends like a sentence but has fewer words is a title with a point.
const FEWEST_SENTENCE_WORDS: usize = 9;

/// A title of so many words is none of the page's furniture, whatever the report takes up.
const LONG_TITLE: usize = 9;

/// A title with a point has at most so many words.
pub(super) const LONGEST_POINTED: usize = 18;

/// A line below the headline with fewer words is no subtitle.
const FEWEST_SUBTITLE_WORDS: usize = 6;

/// Shorter words are small words.
const ECHOED_LETTERS: usize = 4;

/// So many letters tell a word in all its forms: «discuss», «discussed».
const STEM_LETTERS: usize = 5;

/// A shorter report, in bytes, need not take up its title's words.
const SHORTEST_REPORT: usize = 200;

/// A line that ends like a sentence is one without a closer look when it has so many bytes.
const SHORTEST_PROSE: usize = 120;

/// What a line before the report's first paragraph looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Words in it, as far as it was read.
    pub(super) words: usize,
    /// It is a sentence or more, not a title.
    pub(super) prose: bool,
    /// Words with a capital.
    capitalised: usize,
    /// A full date stands in it.
    dated: bool,
    /// An author's name and nothing else, as far as looks can tell.
    pub(super) name: bool,
    /// It ends with a colon.
    pub(super) colon: bool,
    /// It stands between brackets.
    pub(super) enclosed: bool,
    /// It ends in brackets.
    pub(super) ends_in_brackets: bool,
    /// It is a body's name and nothing else.
    pub(super) body: bool,
    /// It is a name with a role behind it.
    role_line: bool,
    /// It opens with the mark of a list, as titles of other articles do.
    listed: bool,
    /// A few words in capitals and a colon open it: `SUMMIT PLAN: …`, below a title.
    kicked: bool,
    /// It says what is issued, and perhaps by whom: a letterhead where another line is the title.
    issued: bool,
    /// It says nothing else.
    label: bool,
    /// Several names joined by «and», and nothing else.
    authors: bool,
}

/// A line that may be the headline.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    /// Which line of the page.
    pub(super) index: usize,
    /// Its clean words.
    pub(super) words: &'a str,
    pub(super) look: Look,
    /// A time stamp, credit or dateline follows.
    pub(super) opens_report: bool,
    /// It stands behind the header, where scrapers put titles.
    pub(super) behind_header: bool,
    /// How much of what it says the report says again.
    pub(super) echo: Echo,
}

/// Whether the report takes up the words of a line above it: a title's, not those of the page's furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Echo {
    /// Half of them or more.
    Loud,
    /// Some, or too few words to tell.
    Some,
    /// None at all.
    None,
}

impl Echo {
    /// That of `line` in `report`, whose words are folded.
    pub(super) fn of(line: &str, report: &str) -> Self {
        let words =
            line.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= ECHOED_LETTERS);
        let (mut said, mut again) = (0, 0);
        let mut stem = String::new();
        for word in words {
            stem.clear();
            word.chars().take(STEM_LETTERS).for_each(|c| fold_char(c, |c| stem.push(c)));
            said += 1;
            again += usize::from(report.contains(stem.as_str()));
        }
        match (said, again) {
            (2.., 0) if report.len() >= SHORTEST_REPORT => Echo::None,
            (2.., again) if again * 2 >= said => Echo::Loud,
            _ => Echo::Some,
        }
    }
}

impl Look {
    /// Whether a line of `length` bytes that begins with `words` is prose by its length and last letters.
    pub(super) fn is_plain_prose(words: &str, length: usize) -> bool {
        let ends = words.strip_suffix('.').is_some_and(|words| words.ends_with(char::is_lowercase));
        length >= LONGEST_TITLE || (length >= SHORTEST_PROSE && ends)
    }

    /// That of plain prose.
    pub(super) fn of_prose(line: &str) -> Self {
        Self {
            words: MOST_TITLE_WORDS,
            prose: true,
            ends_in_brackets: line.ends_with(')'),
            ..Self::default()
        }
    }

    /// That of a title as long as prose.
    pub(super) fn of_long_title(self) -> Self {
        Self { prose: false, words: LONG_TITLE, capitalised: self.capitalised.max(1), ..self }
    }

    /// Looks at a line of `length` bytes whose first tokens are `tokens`.
    pub(super) fn of(passage: &Passage, tokens: Range<usize>, length: usize) -> Self {
        let line = passage.words(tokens.clone());
        let word = |at: &usize| passage.token(*at).is_some_and(|token| token.kind == TokenKind::Word);
        let words = tokens.clone().filter(word).count();
        let capitalised = tokens
            .clone()
            .filter(|at| passage.token(*at).is_some_and(|token| token.is_capitalised()))
            .count();
        let dated = tokens.clone().any(|at| super::date::read(passage, at).is_some());
        let prose = is_prose(passage, tokens.clone(), length, words);
        let enclosed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
        let colon = line.ends_with(':');
        let ends_in_brackets = line.ends_with(')');
        let known = |meaning| matches!(meaning, Meaning::Body(_) | Meaning::Organisation(_)).then_some(());
        let hit = passage.find(tokens.start, known).map(|(hit, ())| hit);
        // «Ministry of Trade of Ghana», «Ministry of Trade Press service Statements»
        let country = |meaning| matches!(meaning, Meaning::Country(_)).then_some(());
        let closes = |end: usize| {
            let rest = passage.words(end..tokens.end);
            let owner = end + 1 + usize::from(passage.word(end + 1) == "the");
            let owned = passage.word(end) == "of"
                && passage.find(owner, country).is_some_and(|(hit, ())| hit.end == tokens.end);
            owned || Cues::get().of_line(rest, rest.len()) == Some(Cue::Chrome)
        };
        let body = hit.is_some_and(|hit| hit.end == tokens.end || capitalised == words || closes(hit.end));
        let kicked = opens_in_capitals(passage, tokens.clone());
        // «Foreign Ministers’ Meeting» is nobody's name.
        let common = |meaning| {
            matches!(meaning, Meaning::Event(_) | Meaning::Role(_) | Meaning::Body(_)).then_some(())
        };
        let name = looks_like_name(line) && !tokens.clone().any(|at| passage.find(at, common).is_some());
        let authors = line.contains(" and ")
            && line.split(" and ").all(looks_like_name)
            && tokens.clone().filter(|at| passage.word(*at) != "and").all(|at| {
                let given =
                    |hit: Hit| matches!(hit.sense.meaning, Meaning::GivenName(_) | Meaning::Particle(_));
                passage.hits_at(at).iter().all(given)
            });
        let name = name || !prose && letterhead::is_holder(passage, tokens.clone());
        let role_line = is_role_line(passage, tokens.clone(), words);
        // «**** TITLE ****» is no list.
        let listed =
            line.starts_with(['-', '–', '•', '*', '·']) && !line.ends_with(['-', '–', '•', '*', '·']);
        let letterhead = if prose { None } else { letterhead::read(passage, tokens) };
        let issued = letterhead.as_ref().is_some_and(|found| found.issues);
        let label = letterhead.is_some_and(|found| found.issues && !found.names());
        Self {
            words,
            prose,
            capitalised,
            dated,
            name,
            colon,
            enclosed,
            ends_in_brackets,
            body,
            role_line,
            listed,
            kicked,
            issued,
            label,
            authors,
        }
    }

    /// How much a line that looks so can be a headline; the more the likelier, below zero not at all.
    fn score(self, first: bool, dated: bool, line: &Candidate) -> i32 {
        let mut score = match self.words {
            0 | 1 => -8,
            2 | 3 if line.behind_header => 0,
            2 | 3 => -3,
            4..=25 => 3,
            _ => -1,
        };
        score += i32::from(first) + i32::from(line.opens_report);
        score += match line.echo {
            Echo::Loud => 2,
            Echo::Some => 0,
            Echo::None if self.words >= LONG_TITLE => -3,
            Echo::None => -6,
        };
        // A title may end with a point where a dateline or time stamp follows.
        let short = (line.opens_report || dated) && self.words <= LONGEST_POINTED;
        score -= if short { 4 } else { 6 } * i32::from(self.prose)
            + 2 * i32::from(self.dated)
            + 4 * i32::from(self.colon);
        score -= 4 * i32::from(self.name || self.enclosed || self.body || self.listed);
        score -= 8 * i32::from(self.authors);
        score -= 2 * i32::from(self.kicked || self.issued);
        score -= 2 * i32::from(self.capitalised == 0) + 5 * i32::from(self.role_line);
        score
    }
}

/// The headline among the lines before the report, and what the others are: `None` for the report's own words.
/// `dated` says whether a dateline follows them.
pub(super) fn choose(candidates: &[Candidate], dated: bool) -> Vec<(usize, Option<PartKind>)> {
    // «Ministry of Trade» above its titles is not the first of them.
    let first = candidates.iter().position(|line| !line.look.body).unwrap_or(0);
    let scored =
        candidates.iter().enumerate().map(|(at, line)| (line.look.score(at == first, dated, line), line));
    // Of equals, the one that the report takes up.
    // «Information for the press» is the title where no other line can be.
    let rank = |(score, line): &(i32, &Candidate)| {
        (*score >= 0 && !line.look.label, *score, line.echo == Echo::Loud)
    };
    let best = scored.reduce(|best, next| if rank(&next) > rank(&best) { next } else { best });
    let is_furniture = |line: &Candidate| line.echo == Echo::None && !line.look.prose && !line.look.colon;
    let Some((_, best)) = best.filter(|(score, _)| *score >= 0) else {
        let kind = |line: &Candidate| match line {
            line if line.look.name || line.look.authors => Some((line.index, Some(PartKind::Credit))),
            line => is_furniture(line).then_some((line.index, Some(PartKind::Chrome))),
        };
        return candidates.iter().filter_map(kind).collect();
    };
    // «Ministers of Ghana and Portugal ag…», then the whole title.
    let cut = best.words.strip_suffix('…').or_else(|| best.words.strip_suffix("...")).map(str::trim_end);
    let goes_on = |line: &&Candidate| {
        cut.is_some_and(|cut| line.words.len() > cut.len() + 3 && line.words.starts_with(cut))
            && !line.look.prose
    };
    let best = candidates.iter().find(goes_on).unwrap_or(best);
    // «Press releases TITLE», then TITLE, or «TITLE | Example Times»: the shorter one is it.
    let with_site =
        |title: &str| best.words.strip_prefix(title).is_some_and(|site| site.trim_start().starts_with('|'));
    let repeats = |line: &&Candidate| {
        let ends = line.words.len() * 2 > best.words.len() && best.words.ends_with(line.words);
        line.words.len() < best.words.len() && (ends || line.look.words > 1 && with_site(line.words))
    };
    let headline = candidates.iter().find(repeats).unwrap_or(best);
    let kind = |line: &Candidate| {
        let look = line.look;
        if line.index == headline.index {
            return Some(PartKind::Headline);
        }
        if look.issued {
            return Some(PartKind::Credit);
        }
        let again = headline.words.contains(line.words.trim_end_matches([',', '.', '…', '-', ' ']));
        if line.index < headline.index || again || look.enclosed || is_furniture(line) {
            return Some(PartKind::Chrome);
        }
        // Above a dateline, a sentence with its source in brackets belongs to a picture.
        let caption = dated && look.prose && look.ends_in_brackets;
        if caption || look.name || look.authors || look.role_line {
            return Some(PartKind::Credit);
        }
        (look.words < FEWEST_SUBTITLE_WORDS && !look.colon).then_some(PartKind::Chrome)
    };
    candidates.iter().map(|line| (line.index, kind(line))).collect()
}

/// `SUMMIT PLAN: The …`: several words in capitals before a colon, ordinary ones behind it.
fn opens_in_capitals(passage: &Passage, tokens: Range<usize>) -> bool {
    let upper = |at: &usize| passage.token(*at).is_some_and(|token| token.shape == Shape::Upper);
    let end = tokens.clone().find(|at| !upper(at)).unwrap_or(tokens.end);
    let small = |at: usize| passage.token(at).is_some_and(|token| token.shape == Shape::Lower);
    end >= tokens.start + 2 && passage.word(end) == ":" && (end..tokens.end).any(small)
}

/// `António Guterres, Secretary-General`: a name with a role behind it.
fn is_role_line(passage: &Passage, mut tokens: Range<usize>, words: usize) -> bool {
    let role = |meaning| matches!(meaning, Meaning::Role(_)).then_some(());
    let end = tokens.end;
    let comma = tokens.find(|at| passage.word(*at) == ",").filter(|_| words <= 8);
    comma.and_then(|comma| passage.find(comma + 1, role)).is_some_and(|(hit, ())| hit.end == end)
}

/// Whether a line is made of sentences: it ends like one, holds two, or is too long for a title.
fn is_prose(passage: &Passage, tokens: Range<usize>, length: usize, words: usize) -> bool {
    let line = passage.words(tokens.clone());
    let initialism = |at: usize| {
        passage.token(at).is_some_and(|token| token.shape == Shape::Upper && passage.word(at).ends_with('.'))
    };
    let last = tokens.end.saturating_sub(1);
    let bare = line.trim_end_matches(['”', '"', '»', '’', ')']);
    // «The ministry issued the following statement:»
    let leads = line.ends_with(':') && (words >= 12 || line.contains(" following "));
    let ends = (bare.ends_with(['.', '!', '…']) && !initialism(last)) || leads;
    let sentences = passage
        .sentences
        .iter()
        .filter(|sentence| sentence.tokens.start >= tokens.start && sentence.tokens.start < tokens.end)
        .filter(|sentence| !is_inside_marks(passage.words(tokens.start..sentence.tokens.start)))
        .count();
    let reports = |meaning| match meaning {
        Meaning::Speech(row) => reference().speech.get(usize::from(row)).map(|verb| verb.reports),
        _ => None,
    };
    let closes_with_report = last.checked_sub(1).is_some_and(|before| {
        (before..=last).any(|at| passage.find(at, reports).is_some_and(|(_, reports)| reports))
    });
    // «Q: What was agreed?»
    let asked = line.starts_with("Q:") || line.starts_with("A:");
    length >= LONGEST_TITLE
        || asked
        || words >= MOST_TITLE_WORDS
        || (ends && words >= FEWEST_SENTENCE_WORDS && !line.ends_with("...") && !line.ends_with('…'))
        || (sentences >= 2 && words >= 14)
        || (words >= 14 && closes_with_report)
}

/// Whether words end between quotation marks: a title in a title may hold a full stop.
fn is_inside_marks(words: &str) -> bool {
    let count = |marks: &[char]| words.chars().filter(|c| marks.contains(c)).count();
    count(&['“', '«', '„']) > count(&['”', '»']) || count(&['"']) % 2 == 1
}

/// Whether a printed headline breaks off: it says so, ends on a word that asks for another, or ends on the
/// beginning of a word that the report spells out.
pub(super) fn is_truncated(headline: &str, report: &str) -> bool {
    if headline.ends_with('…') || headline.ends_with("...") || headline.ends_with([',', '-', '–']) {
        return true;
    }
    let last = headline.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ASKS_FOR_MORE.contains(&last) || (headline.len() >= 40 && breaks_off(last, report))
}

/// No headline ends on these.
const ASKS_FOR_MORE: &[&str] =
    &["a", "an", "and", "between", "during", "for", "from", "of", "or", "the", "their", "with"];

/// How words are made of words: what follows `meet` in `meetings` shows no break.
const ENDINGS: &[&str] = &[
    "able", "al", "ally", "an", "ant", "ary", "ate", "ated", "ates", "ation", "ations", "d", "ed", "ence",
    "er", "ers", "es", "ful", "ian", "ians", "ic", "ical", "ies", "ing", "ings", "ion", "ions", "ism", "ist",
    "ists", "ity", "ive", "less", "ly", "ment", "ments", "n", "ness", "or", "ors", "ous", "r", "s", "ship",
    "ships", "t", "ted", "ting", "y",
];

/// Whether `word` is no word of the report, but the beginning of one that is no form of it.
fn breaks_off(word: &str, report: &str) -> bool {
    if word.len() < 2 || !word.starts_with(char::is_lowercase) {
        return false;
    }
    let mut longer = false;
    for known in report.split(|c: char| !c.is_alphanumeric()) {
        match known.strip_prefix(word) {
            Some("") => return false,
            Some(rest) if ENDINGS.contains(&rest) => return false,
            Some(_) => longer = true,
            None => {}
        }
    }
    longer
}

/// Whether a paragraph breaks off in mid-sentence.
pub(super) fn is_cut(paragraph: &str) -> bool {
    let ends = paragraph
        .chars()
        .next_back()
        .is_none_or(|c| ends_sentence(c) || matches!(c, ':' | ')' | '’' | '\'' | ';' | ']'));
    if ends || paragraph.split_whitespace().count() < 8 {
        return false;
    }
    let limit = paragraph.char_indices().rev().nth(160).map_or(0, |(at, _)| at);
    let tail = Span::new(limit, paragraph.len());
    let passage = Passage::new(reference(), tail.of(paragraph), [Span::new(0, tail.len())]);
    // «…, the press service of the ministry reports» often has no full stop, nor has an agency's signature.
    let count = passage.tokens.len();
    let speech = |meaning| matches!(meaning, Meaning::Speech(_) | Meaning::Agency(_)).then_some(());
    !(count.saturating_sub(3)..count).any(|at| passage.find(at, speech).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line above a report; `marks` may say that it stands behind the `header`, `opens` the report, that the report takes its
    /// words up (`loud`) or says none of them (`silent`).
    fn line<'a>(index: usize, words: &'a str, marks: &str) -> Candidate<'a> {
        let passage = Passage::new(reference(), words, [Span::new(0, words.len())]);
        let echo = match (marks.contains("loud"), marks.contains("silent")) {
            (true, _) => Echo::Loud,
            (_, true) => Echo::None,
            _ => Echo::Some,
        };
        Candidate {
            index,
            words,
            look: Look::of(&passage, 0..passage.tokens.len(), words.len()),
            opens_report: marks.contains("opens"),
            behind_header: marks.contains("header"),
            echo,
        }
    }

    #[test]
    fn of_the_lines_above_a_report_the_likeliest_is_its_headline() {
        let title = "Ghana and Portugal agree on direct flights";
        let sentence = "The ministers met in Accra on Tuesday to talk about flights and fish.";
        for (lines, dated, headline) in [
            (&[(title, "")][..], false, Some(0)),
            (&[("Flights", "header")], false, None),
            (&[("Direct flights", "header")], false, Some(0)),
            (&[("Direct flights", "")], false, None),
            (&[("World news", ""), (title, "")], false, Some(1)),
            (&[(title, ""), ("Direct flights to open in the spring of next year", "")], false, Some(0)),
            (
                &[(title, ""), ("Direct flights to open in the spring of next year", "opens loud")],
                false,
                Some(1),
            ),
            (&[("Weather for the coming week in all regions", "silent"), (title, "")], false, Some(1)),
            (&[("Kwabena Boateng", "header")], false, None),
            (&[("(Photographs by the press service of the port)", ""), (title, "")], false, Some(1)),
            (&[("Ministry of Foreign Affairs", "header"), (title, "")], false, Some(1)),
            (&[("Statement on flights, 5 June 2023", "")], false, Some(0)),
            (&[("Read what others say of the talks:", ""), (title, "")], false, Some(1)),
            (&[("António Guterres, Secretary-General", "header")], false, None),
            (&[("flights and fish and fees", "")], false, Some(0)),
            (&[(sentence, "")], false, None),
            (&[(sentence, "")], true, Some(0)),
            (&[(sentence, "opens")], false, Some(0)),
            (
                &[("Press releases Ghana and Portugal agree on direct flights", ""), (title, "")],
                false,
                Some(1),
            ),
        ] {
            let candidates: Vec<_> =
                lines.iter().enumerate().map(|(at, (words, marks))| line(at, words, marks)).collect();
            let kinds = choose(&candidates, dated);
            let found = kinds.iter().find(|(_, kind)| *kind == Some(PartKind::Headline)).map(|(at, _)| *at);
            assert_eq!(found, headline, "{lines:?}");
        }
    }

    #[test]
    fn the_lines_around_a_headline_are_furniture_credits_or_words_of_the_report() {
        let title = ("Ghana and Portugal agree on direct flights", "loud");
        let subtitle = "They are to open in the spring of next year";
        for (other, above, dated, kind) in [
            (("World news", ""), true, false, Some(PartKind::Chrome)),
            ((subtitle, ""), false, false, None),
            ((subtitle, "silent"), false, false, Some(PartKind::Chrome)),
            (("Ghana and Portugal agree …", ""), false, false, Some(PartKind::Chrome)),
            (("(from our own reporters in Accra and Lisbon)", ""), false, false, Some(PartKind::Chrome)),
            (("Kwabena Boateng", ""), false, false, Some(PartKind::Credit)),
            (("Flights and fees", ""), false, false, Some(PartKind::Chrome)),
            (("What they said:", ""), false, false, None),
            (
                ("The two ministers shake hands before their talks in the old harbour. (Port/EXP)", ""),
                false,
                true,
                Some(PartKind::Credit),
            ),
            (
                ("The two ministers shake hands before their talks in the old harbour. (Port/EXP)", ""),
                false,
                false,
                None,
            ),
        ] {
            let (headline, beside) = if above { (1, 0) } else { (0, 1) };
            let mut candidates = vec![line(headline, title.0, title.1), line(beside, other.0, other.1)];
            candidates.sort_by_key(|line| line.index);
            let kinds = choose(&candidates, dated);
            assert!(kinds.contains(&(headline, Some(PartKind::Headline))), "{other:?}");
            assert!(kinds.contains(&(beside, kind)), "{other:?} {kinds:?}");
        }
    }

    #[test]
    fn a_headline_that_breaks_off_says_so_asks_for_more_or_ends_inside_a_word() {
        let report = "The ministers signed agreements on fisheries and discussed meetings of students.";
        for (headline, truncated) in [
            ("Ghana and Portugal agree …", true),
            ("Ghana and Portugal agree...", true),
            ("Ghana and Portugal,", true),
            ("Ghana and Portugal -", true),
            ("Ghana and Portugal agree on flights", false),
            ("Ghana and Portugal agree on the", true),
            ("Ghana and Portugal sign papers on trade and fishe", true),
            ("Ghana and Portugal fishe", false),
            ("Ghana and Portugal sign papers on trade and agreement", false),
            ("Ghana and Portugal sign papers on trade and students", false),
            ("Ghana and Portugal sign papers on trade and Fishe", false),
            ("Ghana and Portugal sign papers on trade and plan f", false),
            ("Ghana and Portugal sign papers on trade and an fi", true),
            ("Ghana and Portugal sign papers on trade and whales", false),
        ] {
            assert_eq!(is_truncated(headline, report), truncated, "{headline}");
        }
    }

    #[test]
    fn a_paragraph_breaks_off_when_its_last_sentence_has_no_end() {
        for (paragraph, cut) in [
            ("The ministers met in Accra and agreed to open direct flights", true),
            ("The ministers met in Accra and agreed to open direct flights.", false),
            ("The ministers met in Accra and agreed on the following points:", false),
            ("The ministers met in Accra and agreed to open flights (and ports)", false),
            ("The ministers met in Accra on Tuesday", false),
            ("The ministers met in Accra and opened flights, the press service reports", false),
        ] {
            assert_eq!(is_cut(paragraph), cut, "{paragraph}");
        }
    }

    #[test]
    fn a_line_echoes_in_a_report_that_takes_up_half_of_its_long_words() {
        let report = "The ministers discussed trade and opened direct flights. ".repeat(4);
        for (line, echo) in [
            ("Direct flights opened", Echo::Loud),
            ("Discussing trade with students", Echo::Loud),
            ("Weather forecast for regions", Echo::None),
            ("Weather forecast for trade regions", Echo::Some),
            ("Weather", Echo::Some),
            ("The and of", Echo::Some),
        ] {
            assert_eq!(Echo::of(line, &report.to_lowercase()), echo, "{line}");
        }
        assert_eq!(Echo::of("Weather forecast", "a short report"), Echo::Some);
    }

    #[test]
    fn a_line_is_plain_prose_when_it_is_too_long_for_a_title_or_long_and_ends_like_a_sentence() {
        for (words, length, prose) in [
            ("They met in Accra.", SHORTEST_PROSE, true),
            ("They met in Accra.", SHORTEST_PROSE - 1, false),
            ("They met in Accra", SHORTEST_PROSE, false),
            ("They met in the U.S.", SHORTEST_PROSE, false),
            ("They met in Accra", LONGEST_TITLE, true),
            ("They met in Accra", LONGEST_TITLE - 1, false),
        ] {
            assert_eq!(Look::is_plain_prose(words, length), prose, "{words} {length}");
        }
    }

    #[test]
    fn a_line_is_prose_when_it_ends_like_a_sentence_holds_two_or_says_who_reports() {
        let title = "Ghana and Portugal agree on direct flights to Accra and on fees for fish";
        for (words, prose) in [
            ("The ministers met in Accra to talk on fees.", true),
            ("The ministers met in Accra to talk.", false),
            ("The ministers met in Accra to talk on fees", false),
            ("The ministers met in Accra to talk on fees!", true),
            ("The ministers met in Accra to talk on fees …", false),
            ("The ministers met in Accra to talk on fees...", false),
            ("The ministers met in Accra to talk “on fees.”", true),
            ("The ministers met in Accra to talk with the U.S.", false),
            ("The ministers met in the harbour of Accra and agreed on the following:", true),
            ("The ministers met in the harbour of Accra and agreed on all:", true),
            ("The ministers met in the harbour of Accra and agreed on:", false),
            ("They met. The ministers of Ghana and Portugal agreed on the fees for all fish", true),
            ("They met. The ministers of Ghana and Portugal agreed on the fees", false),
            ("“They met. The ministers of Ghana and Portugal agreed on the fees for all” is out", false),
            ("Ghana and Portugal agree on direct flights to Accra and on fees, Lumen reports", true),
            ("Ghana and Portugal agree on direct flights and on fees, Lumen reports", false),
            (title, false),
        ] {
            assert_eq!(line(0, words, "").look.prose, prose, "{words}");
        }
        assert!(line(0, &"fees ".repeat(MOST_TITLE_WORDS), "").look.prose);
        assert!(!line(0, &"fees ".repeat(MOST_TITLE_WORDS - 1), "").look.prose);
    }

    #[test]
    fn a_line_looks_like_a_name_a_body_a_role_or_what_stands_between_brackets() {
        let looks = |words: &str| {
            let look = line(0, words, "").look;
            [
                look.name,
                look.body,
                look.role_line,
                look.enclosed,
                look.colon,
                look.ends_in_brackets,
                look.dated,
            ]
        };
        const NAMES: [&str; 7] = ["name", "body", "role", "enclosed", "colon", "ends in brackets", "dated"];
        for (words, expected) in [
            ("Kwabena Boateng", &["name"][..]),
            ("Foreign Ministers’ Meeting", &[]),
            ("Ministry of Foreign Affairs", &["body"]),
            ("Ministry of Foreign Affairs opens its doors", &[]),
            ("Ministry of Foreign Affairs of Ghana", &["body"]),
            ("Ministry of Foreign Affairs of the Ghana that was", &[]),
            ("Ministry of Foreign Affairs news", &["body"]),
            ("United Nations", &["name", "body"]),
            ("António Guterres, Secretary-General", &["role"]),
            ("António Guterres, the oldest friend of the Secretary-General", &[]),
            ("(from our reporters)", &["enclosed", "ends in brackets"]),
            ("[from our reporters]", &["enclosed"]),
            ("Flights open (again)", &["ends in brackets"]),
            ("(again) Flights open", &[]),
            ("What they said:", &["colon"]),
            ("Statement of 5 June 2023 on fees", &["dated"]),
        ] {
            let found: Vec<&str> =
                NAMES.into_iter().zip(looks(words)).filter_map(|(name, is)| is.then_some(name)).collect();
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn words_are_inside_marks_while_one_is_open() {
        for (words, inside) in [
            ("he said “we met.", true),
            ("he said “we met.”", false),
            ("he said «we met.", true),
            ("he said «we met.»", false),
            ("he said „we met.", true),
            ("he said \"we met.", true),
            ("he said \"we met.\"", false),
            ("we met.”", false),
        ] {
            assert_eq!(is_inside_marks(words), inside, "{words}");
        }
    }
}
