//! What is no report below its first paragraph: credits and furniture between the paragraphs, lists of other
//! articles, notices at the end, and a second article on the same page.

use super::characters::floor;
use super::chrome::{cue_of, is_junk, is_signed_caption, is_site};
use super::credit::{self, looks_like_name};
use super::cues::{Cue, Cues};
use super::dateline;
use super::page::{Piece, Stamp};
use super::press;
use super::timestamp::{self, Timestamp};
use crate::article::{PartKind, Problem, ProblemKind};
use crate::reference::{Meaning, Passage, reference};
use crate::text::{Shape, Span};

/// A report has at least so many paragraphs before another one's teaser.
const PARAGRAPHS_BEFORE_TEASERS: usize = 2;

/// Longer lines are prose.
const LONGEST_TITLE: usize = 160;

/// A dateline with the beginning of its report, or a header with its title, has at least so many bytes.
const SHORTEST_OPENING: usize = 30;

/// A line whose so many first bytes stand further up is printed twice.
const REPEATED_BYTES: usize = 56;

/// A paragraph with so many bytes that ends like a sentence is no form's.
const LONG_PROSE: usize = 100;

/// So many bytes are read of a line that may open another article.
const OPENING_BYTES: usize = 120;

/// An acronym has at most so many bytes.
const LONGEST_ACRONYM: usize = 8;

/// Names of papers and agencies between brackets have together at most so many bytes.
const LONGEST_SIGNATURE: usize = 48;

/// So many bytes hold who says something of itself.
const IMPRINT_BYTES: usize = 60;

/// What opens the line that says whose the page is.
const COPYRIGHT: &str = "copyright ";

/// What opens the line that says who issued the report.
const ISSUED: &str = "issued by";

/// So many lines at the end are read for names, notices and signatures.
const LAST_LINES: usize = 16;

/// Marks the pieces from `body` on; the first time stamp among them.
pub(super) fn mark(
    raw: &str,
    pieces: &mut Vec<Piece>,
    body: usize,
    problems: &mut Vec<Problem>,
) -> Option<Stamp> {
    if let Some(other) = second_article(raw, pieces, body) {
        join_rest(pieces, other, PartKind::OtherArticle);
        if let Some(piece) = pieces.last() {
            problems.push(Problem { kind: ProblemKind::AnotherArticle, raw: piece.span });
        }
    }
    let stamp = mark_cues(raw, pieces, body);
    mark_end(raw, pieces, body);
    stamp
}

/// Makes one piece of all from `first` on.
fn join_rest(pieces: &mut Vec<Piece>, first: usize, kind: PartKind) {
    let span = match (pieces.get(first), pieces.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => return,
    };
    pieces.truncate(first);
    pieces.push(Piece { kind, span });
}

/// Marks what cues open: single lines, lists until prose resumes, the end of everything.
fn mark_cues(raw: &str, pieces: &mut [Piece], body: usize) -> Option<Stamp> {
    let mut stamp = None;
    let (mut in_list, mut in_form, mut ended) = (false, false, false);
    let mut told = pieces.get(body).is_some_and(|piece| is_prose(piece.span.of(raw)));
    let mut above = Span::default();
    let resumed = resumed(raw, pieces, body);
    let last_prose = pieces.iter().rposition(|piece| is_signed_prose(piece.span.of(raw)));
    let other = other_teasers(raw, pieces, body);
    for (index, piece) in pieces.iter_mut().enumerate().skip(body + 1) {
        ended |= other == Some(index);
        if matches!(piece.kind, PartKind::OtherArticle | PartKind::Dateline) {
            in_list = false;
            continue;
        }
        let words = piece.span.of(raw);
        if !ended && piece.kind == PartKind::Paragraph && is_bracketed_agency(words) {
            piece.kind = PartKind::Credit;
            continue;
        }
        let cue = if ended { None } else { cue_of(words, words.len()) };
        match cue {
            // A notice above the report ends nothing.
            Some(Cue::End) => ended = told,
            Some(Cue::Terms) => ended = !in_form,
            Some(Cue::List) => in_list = true,
            Some(Cue::Form) => in_form = resumed.is_some_and(|resumed| index < resumed),
            _ => {}
        }
        told |= piece.kind == PartKind::Paragraph && cue.is_none() && is_prose(words);
        in_list &= cue.is_some() || !is_prose(words);
        in_form &= cue.is_some() || !resumes(words, above.of(raw));
        above = piece.span;
        if piece.kind != PartKind::Paragraph && !ended {
            continue;
        }
        piece.kind = match cue {
            _ if ended => PartKind::Trailer,
            Some(Cue::Chrome) => PartKind::Chrome,
            Some(Cue::Credit | Cue::Picture) => PartKind::Credit,
            Some(Cue::Trailer | Cue::List | Cue::Annex | Cue::Form | Cue::Terms | Cue::End) => {
                PartKind::Trailer
            }
            None if in_list || in_form => PartKind::Trailer,
            None if is_signed_caption(words)
                && (Some(index) < last_prose || !is_more_than_caption(words)) =>
            {
                PartKind::Credit
            }
            None => match timestamp_of(raw, piece.span) {
                Some(found) => {
                    stamp.get_or_insert(found);
                    PartKind::Timestamp
                }
                None if is_junk(words) => PartKind::Chrome,
                None => PartKind::Paragraph,
            },
        };
    }
    stamp
}

/// The last but one of the paragraphs that are surely prose: before it, a form does not end the page.
fn resumed(raw: &str, pieces: &[Piece], body: usize) -> Option<usize> {
    let prose = |piece: &Piece| {
        let words = piece.span.of(raw);
        piece.kind == PartKind::Paragraph && words.len() >= LONG_PROSE && is_prose(words)
    };
    let below = pieces.iter().enumerate().skip(body + 1).rev();
    below.filter(|(_, piece)| prose(piece)).nth(1).map(|(index, _)| index)
}

/// Whether the report goes on below a form: with a sentence that the line above it does not lead to.
fn resumes(words: &str, above: &str) -> bool {
    let opens = |c: char| c.is_uppercase() || matches!(c, '"' | '“' | '«' | '‘' | '\'');
    is_prose(words) && words.starts_with(opens) && above.ends_with(super::characters::ends_sentence)
}

/// Where, below the report, a section's name alone on its line stands above a day and clock time: with it the next article's
/// teaser begins.
fn other_teasers(raw: &str, pieces: &[Piece], body: usize) -> Option<usize> {
    let (mut told, mut section) = (0, None);
    for (index, piece) in pieces.iter().enumerate().skip(body) {
        let words = piece.span.of(raw);
        if piece.kind != PartKind::Paragraph || words.len() > LONGEST_TITLE {
            told += usize::from(piece.kind == PartKind::Paragraph);
            section = None;
        } else if section.is_some() && timestamp_of(raw, piece.span).is_some_and(|stamp| stamp.certain) {
            return section;
        } else {
            told += usize::from(is_prose(words));
            let named = told >= PARAGRAPHS_BEFORE_TEASERS && cue_of(words, words.len()) == Some(Cue::Chrome);
            section = named.then_some(index);
        }
    }
    None
}

/// Marks what stands behind the last paragraph: names, signatures, tags, titles of other articles, notices.
fn mark_end(raw: &str, pieces: &mut [Piece], body: usize) {
    let is_report = |piece: &Piece| {
        let words = piece.span.of(raw);
        piece.kind == PartKind::Paragraph && (is_prose(words) || words.ends_with(':'))
    };
    let last = pieces.iter().rposition(is_report).unwrap_or(body).max(body);
    let stamped = pieces.iter().skip(last).any(|piece| piece.kind == PartKind::Timestamp);
    // A list that the last paragraph announces belongs to it.
    let announced = pieces.get(last).is_some_and(|piece| piece.span.of(raw).ends_with(':'));
    let rest = || pieces.iter().skip(last + 1).filter(|piece| piece.kind == PartKind::Paragraph);
    let titles = !announced && rest().count() > 1 && rest().all(|piece| is_title(piece.span.of(raw)));
    let heads_annex = |piece: &Piece| {
        let words = piece.span.of(raw);
        Cues::get().of_line(words, words.len()) == Some(Cue::Annex)
    };
    let annex = pieces.iter().skip(last + 1).position(heads_annex);
    let mut issued = false;
    for (index, piece) in pieces.iter_mut().skip(last + 1).enumerate() {
        let words = piece.span.of(raw);
        if piece.kind != PartKind::Paragraph || annex.is_some_and(|annex| index > annex) {
            continue;
        }
        // Below who issued it stands where to find them.
        if issued {
            piece.kind = PartKind::Trailer;
        } else if !announced && (looks_like_name(words) || (index < LAST_LINES && signs(words))) {
            piece.kind = PartKind::Credit;
        } else if stamped || titles || words.starts_with('#') {
            piece.kind = PartKind::Trailer;
        }
        issued |= opens_with(words, ISSUED);
    }
    let last = pieces.iter().skip(body + 1).rposition(|piece| piece.kind == PartKind::OtherArticle);
    let from = last.map_or(body + 1, |other| body + other + 2).max(pieces.len().saturating_sub(LAST_LINES));
    for piece in pieces.iter_mut().skip(from).rev().filter(|piece| piece.kind == PartKind::Paragraph) {
        match Cues::get().within_line(piece.span.of(raw)) {
            // A picture’s credit behind the report’s last sentence
            Some(Cue::Picture) if is_more_than_caption(piece.span.of(raw)) => break,
            Some(Cue::Credit | Cue::Picture) => piece.kind = PartKind::Credit,
            Some(_) => piece.kind = PartKind::Trailer,
            None if is_imprint(piece.span.of(raw)) => piece.kind = PartKind::Trailer,
            None => break,
        }
    }
}

/// `(ABC)`, `(Example/ABC)` alone on its line: an agency's signature, whatever the letters mean elsewhere; `(END)` is none.
fn is_bracketed_agency(words: &str) -> bool {
    let Some(name) = words.strip_prefix('(').and_then(|words| words.strip_suffix(')')) else { return false };
    if name.len() > LONGEST_SIGNATURE {
        return false;
    }
    let passage = Passage::new(reference(), name, [Span::new(0, name.len())]);
    if name.contains('/') {
        return credit::agency_in(&passage, 0..passage.tokens.len()).is_some();
    }
    if name.len() > LONGEST_ACRONYM {
        return false;
    }
    let acronym =
        passage.token(0).is_some_and(|token| token.shape == Shape::Upper) && passage.tokens.len() == 1;
    acronym && press::likeness(&passage, 0..1).is_some()
}

/// «AGENCY provides news on …», «Copyright AGENCY, 2023»: what an agency says of itself below its reports.
fn is_imprint(words: &str) -> bool {
    if opens_with(words, COPYRIGHT) && words.len() <= IMPRINT_BYTES {
        return true;
    }
    const VERBS: [&str; 4] = ["provides", "brings", "offers", "delivers"];
    let head = Span::new(0, floor(words, IMPRINT_BYTES));
    if !VERBS.iter().any(|verb| head.of(words).contains(verb)) {
        return false;
    }
    let passage = Passage::new(reference(), head.of(words), [head]);
    let own = credit::agency_in(&passage, 0..passage.tokens.len()).filter(|(_, name)| name.start == 0);
    own.is_some_and(|(_, name)| VERBS.contains(&passage.word(name.end)))
}

/// Whether the line opens with `beginning`, whatever its case.
fn opens_with(words: &str, beginning: &str) -> bool {
    words.get(..beginning.len()).is_some_and(|opening| opening.eq_ignore_ascii_case(beginning))
}

/// Whether a line can be another article's title: a few words, no list item, hardly a figure.
fn is_title(words: &str) -> bool {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    words.starts_with(char::is_uppercase)
        && (3..=24).contains(&words.split_whitespace().count())
        && digits * 10 <= words.len()
        && !words.ends_with([';', ':', ','])
}

/// Whether a line is a byline, or an agency's name and nothing else: `By NAME`, `AGENCY`, `— AGENCY`, `(AGENCY)`.
fn signs(words: &str) -> bool {
    let name = words.trim_matches(|c: char| !c.is_alphanumeric());
    if name.len() > 60 {
        return false;
    }
    let passage = Passage::new(reference(), name, [Span::new(0, name.len())]);
    is_site(name)
        || credit::of_author(&passage, 0..passage.tokens.len()).is_some()
        || credit::read(&passage, 0..passage.tokens.len()).is_some()
        || credit::agency_in(&passage, 0..passage.tokens.len())
            .is_some_and(|(_, tokens)| tokens.len() == passage.tokens.len())
        || press::is_signature(&passage, 0..passage.tokens.len())
}

/// Where another article begins: at a second header, or at the title lines above a second dateline.
fn second_article(raw: &str, pieces: &[Piece], body: usize) -> Option<usize> {
    let first = pieces.get(body)?;
    let begins = |(_, piece): &(usize, &Piece)| {
        piece.kind == PartKind::Paragraph
            && may_open_article(piece.span.of(raw))
            && opens_article(raw, piece.span)
            && !is_repeated(raw, piece.span)
    };
    let (at, _) = pieces.iter().enumerate().skip(body + 1).find(begins)?;
    if !is_prose(first.span.of(raw)) {
        return None;
    }
    let mut start = at;
    while let Some(before) = start.checked_sub(1).filter(|before| *before > body) {
        let piece = pieces.get(before)?;
        if piece.kind == PartKind::Paragraph && is_prose(piece.span.of(raw)) {
            break;
        }
        start = before;
    }
    Some(start)
}

/// Whether the page has the line's beginning further up: a lead printed twice opens no other article.
fn is_repeated(raw: &str, span: Span) -> bool {
    let words = span.of(raw);
    let head = words.get(..floor(words, REPEATED_BYTES)).unwrap_or_default();
    raw.get(..span.start as usize).is_some_and(|above| above.contains(head))
}

/// Whether the line may begin with a header or a dateline, by its length and first bytes.
fn may_open_article(words: &str) -> bool {
    let bytes = words.as_bytes();
    if bytes.len() < SHORTEST_OPENING {
        return false;
    }
    match bytes {
        [b'(' | b'/', ..] => true,
        [b'd' | b'D', b'a' | b'A', b't' | b'T', b'e' | b'E', b' ' | b':', ..] => true,
        [one, two, three, ..] => {
            one.is_ascii_uppercase() && two.is_ascii_uppercase() && !three.is_ascii_lowercase()
        }
        _ => false,
    }
}

fn opens_article(raw: &str, span: Span) -> bool {
    let line = super::lines::Line { span, gap: 0, caption: false };
    if super::header::read(raw, line).is_some_and(|header| header.published.is_some()) {
        return true;
    }
    let words = span.of(raw);
    let end = floor(words, OPENING_BYTES);
    let head = Span::new(0, end);
    let passage = Passage::new(reference(), head.of(words), [head]);
    dateline::read(&passage, 0..passage.tokens.len()).is_some_and(|found| {
        found.certain && found.dateline.place.is_some() && found.end < passage.tokens.len()
    })
}

/// Whether the words are a sentence or more, by their length and end.
pub(super) fn is_prose(words: &str) -> bool {
    words.len() > LONGEST_TITLE
        || (words.ends_with(super::characters::ends_sentence) && words.split_whitespace().nth(4).is_some())
}

/// Whether nothing but a comma and a city stands behind the token `at`.
fn is_city(passage: &Passage, at: usize) -> bool {
    let first = at + usize::from(passage.word(at) == ",");
    passage.hit(first, Meaning::is_city).is_some_and(|hit| hit.end == passage.tokens.len())
}

fn timestamp_of(raw: &str, span: Span) -> Option<Stamp> {
    let words = span.of(raw);
    // A time stamp holds a year.
    let is_year = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    if words.len() > LONGEST_TITLE || !words.as_bytes().windows(4).any(is_year) {
        return None;
    }
    let passage = Passage::new(reference(), raw, [span]);
    let all = 0..passage.tokens.len();
    // «5 June 2023, Accra» stands at the foot of a statement.
    let foot = || {
        timestamp::leading(&passage, all.clone(), false).filter(|stamp| is_city(&passage, stamp.tokens.end))
    };
    let stamp = timestamp::whole(&passage, all.clone()).or_else(foot)?;
    let Timestamp { certain, labelled, turned, .. } = stamp;
    Some(Stamp { certain, labelled, turned, ..Stamp::bare(stamp.date, passage.span(stamp.date_tokens)) })
}

/// The words before a credit between brackets that closes them.
fn unsigned(words: &str) -> &str {
    let before = words.strip_suffix(')').and_then(|words| words.rsplit_once('(')).map(|(before, _)| before);
    before.unwrap_or(words).trim_end()
}

/// Whether the words are a sentence or more with a credit between brackets behind it, or none.
pub(super) fn is_signed_prose(words: &str) -> bool {
    is_prose(unsigned(words))
}

/// Whether the words are more than the one sentence of a caption.
fn is_more_than_caption(words: &str) -> bool {
    is_signed_prose(words) && unsigned(words).contains(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_can_be_anothers_title_when_it_is_a_few_words_with_hardly_a_figure() {
        for (words, title) in [
            ("Ghana opens flights", true),
            ("Ghana opens", false),
            ("ghana opens flights", false),
            ("Ghana opens 12 flights", true),
            ("Ghana 12 345", false),
            ("Ghana opens flights;", false),
            ("Ghana opens flights:", false),
            ("Ghana opens flights,", false),
        ] {
            assert_eq!(is_title(words), title, "{words}");
        }
        let long = "Flights ".repeat(24);
        assert!(is_title(long.trim_end()));
        assert!(!is_title(&(long + "more")));
    }

    #[test]
    fn words_are_prose_when_they_are_long_or_five_that_end_like_a_sentence() {
        for (words, prose) in [
            ("The sides met on Monday.", true),
            ("The sides met on Monday", false),
            ("The sides met today.", false),
        ] {
            assert_eq!(is_prose(words), prose, "{words}");
        }
        assert!(is_prose(&"a".repeat(LONGEST_TITLE + 1)));
        assert!(!is_prose(&"a".repeat(LONGEST_TITLE)));
    }

    #[test]
    fn an_acronym_between_brackets_signs_and_a_word_does_not() {
        for (words, signs) in [
            ("(LMN)", true),
            ("(LUMINFOR)", true),
            ("(LUMINFORM)", false),
            ("(END)", false),
            ("(Lumen)", false),
            ("(LMN QRS)", false),
            ("LMN", false),
            ("(EU)", false),
        ] {
            assert_eq!(is_bracketed_agency(words), signs, "{words}");
        }
    }

    #[test]
    fn a_byline_a_site_or_an_agency_alone_signs_a_report() {
        for (words, signs_it) in [
            ("By Kofi Mensah", true),
            ("lumen.org", true),
            ("— Xinhua", true),
            ("(Xinhua)", true),
            ("Xinhua has opened an office in Accra", false),
            ("The sides met on Monday", false),
        ] {
            assert_eq!(signs(words), signs_it, "{words}");
        }
    }

    #[test]
    fn another_article_opens_with_a_header_or_a_dateline_in_capitals_or_brackets() {
        for (words, may_open) in [
            ("(LMN) – The sides met on Monday morning.", true),
            ("/LMN/ – The sides met on Monday morning.", true),
            ("date 2023-06-07 The sides met in Accra.", true),
            ("DATE: 2023-06-07 The sides met in Accra.", true),
            ("dates of the next rounds of the talks", false),
            ("ACCRA, June 5 – The sides met on Monday.", true),
            ("AC/DC gave a concert in the old harbour.", true),
            ("ACcra gave a concert in the old harbour.", false),
            ("Accra, June 5 – The sides met on Monday.", false),
            ("aCCRA, June 5 – The sides met on Monday.", false),
            ("ACCRA, June 5 – They met.", false),
        ] {
            assert_eq!(may_open_article(words), may_open, "{words}");
        }
    }

    #[test]
    fn a_line_that_is_a_full_date_is_a_time_stamp_also_with_a_city_behind_it() {
        for (words, day) in [
            ("5 June 2023, 10:20", Some("2023-06-05")),
            ("Published on 5 June 2023", Some("2023-06-05")),
            ("5 June 2023, Accra", Some("2023-06-05")),
            ("5 June 2023 Accra", Some("2023-06-05")),
            ("5 June 2023, Accra, in the old harbour", None),
            ("5 June, Accra", None),
            ("5 June 2023 the sides met in Accra", None),
        ] {
            let stamp = timestamp_of(words, Span::new(0, words.len()));
            assert_eq!(stamp.map(|stamp| stamp.day.date.to_string()).as_deref(), day, "{words}");
        }
    }
}
