//! Quotes: what stands inside quotation marks of any style, also where one of the pair is missing, each paragraph of a
//! longer speech for itself, split pieces joined; and reported speech, told without marks. Scare quotes, titles
//! and names in marks are no quotes. Whose words they are, `speaker` decides.

use super::mentions::Reference;
use super::reported;
use super::speaker::{self, Attribution};
use super::tags::{Tag, Tags};
use crate::article::{Quote, Reading, Speech};
use crate::reference::{Cue, GrammarClass};
use crate::text::{Span, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Fewer words in marks are a term or a name, not speech.
const FEWEST_WORDS: usize = 5;

/// A split quote goes on at most this many tokens behind its first piece.
const LONGEST_TAG: usize = 30;

/// A name in marks inside speech has at most so many tokens, the marks included.
const LONGEST_NAME: usize = 10;

/// A mark that opens speech is closed at most so many paragraphs below.
const MOST_PARAGRAPHS: usize = 12;

/// Who spoke at most so many paragraphs before can go on: «… he added».
const FARTHEST_SPEAKER: usize = 3;

/// One stretch inside marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The tokens inside.
    tokens: Range<usize>,
    /// With the marks.
    outer: Range<usize>,
    paragraph: usize,
    /// A mark of the pair is missing.
    broken: bool,
    /// The paragraph ended before the quote did.
    open: bool,
}

/// Reads direct and reported speech in order; `pieces` are all stretches inside marks.
pub(super) fn read(tags: &Tags<'_>, references: &[Reference], pieces: &[Piece]) -> Vec<Quote> {
    let mut quotes = direct(tags, references, pieces);
    let reported = reported::reported(tags, references, &|at| is_quoted(pieces, at));
    adopt_speakers(&mut quotes, &reported);
    quotes.reserve_exact(reported.len());
    quotes.extend(reported);
    quotes.sort_by_key(|quote| quote.spans.first().copied());
    quotes
}

/// The first sentence often tells what a quote below repeats: then the words are the same person's.
fn adopt_speakers(quotes: &mut [Quote], reported: &[Quote]) {
    let opening =
        |text: &str| text.split_whitespace().take(FEWEST_WORDS).map(str::to_lowercase).collect::<Vec<_>>();
    let told: FxHashMap<Vec<String>, &Quote> = reported
        .iter()
        .filter(|quote| quote.speaker.is_some())
        .map(|quote| (opening(&quote.text), quote))
        .collect();
    for quote in quotes.iter_mut().filter(|quote| quote.reading == Reading::Inferred) {
        if let Some(known) = told.get(&opening(&quote.text)) {
            quote.speaker = known.speaker;
        }
    }
}

/// Whether a mark that may open speech stands at the token.
pub(super) fn begins_speech(tags: &Tags<'_>, at: usize) -> bool {
    Mark::at(tags, at).is_some_and(|(mark, _)| mark.side != Side::Close)
}

/// Whether the token stands inside marks.
pub(super) fn is_quoted(pieces: &[Piece], at: usize) -> bool {
    let after = pieces.partition_point(|piece| piece.outer.end <= at);
    pieces.get(after).is_some_and(|piece| piece.outer.start <= at)
}

/// All stretches inside marks, in order, long and short.
pub(super) fn pieces(tags: &Tags<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (paragraph, tokens) in tags.source.passage.paragraphs.iter().enumerate() {
        let mut open: Option<(Range<usize>, Mark)> = None;
        // The last token of a mark that was read already: of a doubled one, or of a name in marks inside speech.
        let mut inner = 0;
        // Where speech would begin whose opening mark is missing.
        let mut begin = tokens.start;
        let mut push = |inside: Range<usize>, outer: Range<usize>, broken: bool, open: bool| {
            if inside.start < inside.end {
                pieces.push(Piece { tokens: inside, outer, paragraph, broken, open });
            }
        };
        for at in tags.marks(tokens.clone()) {
            if at <= inner {
                continue;
            }
            if tags.word(at) == ":" {
                begin = at + 1;
            }
            let Some((mark, end)) = Mark::at(tags, at) else { continue };
            match &open {
                Some((from, opened))
                    if (opened.is_closed_by(mark) || is_slip(tags, *opened, from.end, at..tokens.end))
                        && closes(tags, at, tokens.end, mark) =>
                {
                    push(from.end..at, from.start..end, false, false);
                    open = None;
                    begin = sentence_end(tags, at);
                    inner = end - 1;
                }
                // A second opening mark: the first was never closed.
                Some((from, opened))
                    if mark.family == opened.family
                        && opened.family != Family::Single
                        && opens(tags, at, mark)
                        && mark.side != Side::Close
                        && begins_anew(tags, at) =>
                {
                    push(from.end..at, from.start..at, true, false);
                    open = Some((at..end, mark));
                    inner = end - 1;
                }
                // «“… the “Alpha” and “Beta” points …”»: a name in marks inside speech.
                Some((_, opened)) => {
                    if let Some(close) = nests(tags, at, tokens.end, mark, *opened) {
                        inner = close;
                    }
                }
                None if opens(tags, at, mark) || is_glued(tags, at..tokens.end) => {
                    open = Some((at..end, mark));
                    inner = end - 1;
                }
                None if mark.family != Family::Single && closes(tags, at, tokens.end, mark) => {
                    push(begin..at, begin..end, true, false);
                    begin = sentence_end(tags, at);
                    inner = end - 1;
                }
                None => {}
            }
        }
        // «‘The paragraph begins with …»: a single mark is no apostrophe there.
        if let Some((from, mark)) = open
            && (mark.family != Family::Single || from.start == tokens.start && tags.word(from.start) == "‘")
        {
            push(from.end..tokens.end, from.start..tokens.end, true, true);
        }
    }
    fill_between(tags, &mut pieces);
    pieces
}

/// Where a mark opens in one paragraph and is closed at the end of another, with none between them, all between is speech.
fn fill_between(tags: &Tags<'_>, pieces: &mut Vec<Piece>) {
    let paragraphs = &tags.source.passage.paragraphs;
    let mut between = Vec::new();
    for (piece, next) in pieces.iter().zip(pieces.iter().skip(1)) {
        let begins = paragraphs.get(next.paragraph).is_some_and(|tokens| tokens.start == next.outer.start);
        let apart = next.paragraph - piece.paragraph;
        if piece.open && next.broken && !next.open && begins && (2..=MOST_PARAGRAPHS).contains(&apart) {
            between.extend((piece.paragraph + 1..next.paragraph).filter_map(|paragraph| {
                let tokens = paragraphs.get(paragraph)?.clone();
                Some(Piece { outer: tokens.clone(), tokens, paragraph, broken: true, open: true })
            }));
        }
    }
    // A line that begins in small letters goes on with the speech of the paragraph before, which a blank line cut.
    let mut next = pieces.iter().skip(1).map(|piece| piece.paragraph).chain([paragraphs.len()]);
    for piece in pieces.iter() {
        let next = next.next().unwrap_or_default();
        let ends = piece.tokens.end.checked_sub(1).is_some_and(|last| tags.is_mark(last, "."));
        let rest = (piece.paragraph + 1..next).take_while(|paragraph| {
            let first = paragraphs.get(*paragraph).map(|tokens| tokens.start);
            first.is_some_and(|first| matches!(tags.tag(first), Tag::Small | Tag::Grammar(_)))
        });
        if piece.open && !ends {
            between.extend(rest.filter_map(|paragraph| {
                let tokens = paragraphs.get(paragraph)?.clone();
                Some(Piece { outer: tokens.clone(), tokens, paragraph, broken: true, open: true })
            }));
        }
    }
    pieces.extend(between);
    pieces.sort_by_key(|piece| piece.outer.start);
    pieces.dedup_by_key(|piece| piece.outer.start);
}

/// «“We agreed,» said NAME», «"We agreed', said NAME»: the keyboard's other closing mark, where none of its kind was opened or
/// is still to close; `rest` goes from it to the end of the paragraph.
fn is_slip(tags: &Tags<'_>, opened: Mark, from: usize, rest: Range<usize>) -> bool {
    let at = rest.start;
    match (opened.family, tags.word(at)) {
        (Family::Curly, "»") => tags.marks(from..at).all(|mark| tags.word(mark) != "«"),
        (Family::Straight, "'" | "’") => {
            (tags.is_mark(at + 1, ",") || tags.is_mark(at + 1, "."))
                && next_straight(tags, rest).is_none_or(|next| tags.spaced(next) && !tags.spaced(next + 1))
        }
        _ => false,
    }
}

/// «it reads."We agreed," NAME said»: a straight mark that lost the blank before it opens speech where the next one closes it.
fn is_glued(tags: &Tags<'_>, rest: Range<usize>) -> bool {
    let at = rest.start;
    tags.word(at) == "\""
        && at.checked_sub(1).is_some_and(|before| tags.is_mark(before, "."))
        && !tags.spaced(at)
        && !tags.spaced(at + 1)
        && tags.capitalised(at + 1)
        && next_straight(tags, rest).is_some_and(|next| !tags.spaced(next))
}

/// The next straight mark behind the first token of `rest`.
fn next_straight(tags: &Tags<'_>, rest: Range<usize>) -> Option<usize> {
    tags.marks(rest.start + 1..rest.end).find(|mark| tags.word(*mark) == "\"")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Angle,
    Curly,
    Straight,
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    family: Family,
    side: Side,
}

impl Mark {
    /// The mark that begins at `at`, and the token behind it: a single one printed twice is a double one, as typewriters make
    /// them.
    fn at(tags: &Tags<'_>, at: usize) -> Option<(Self, usize)> {
        let word = tags.word(at);
        let mark = Self::read(word)?;
        let doubled = mark.family == Family::Single && tags.word(at + 1) == word && !tags.spaced(at + 1);
        if !doubled {
            return Some((mark, at + 1));
        }
        let side = match word {
            "`" | "‘" => Side::Open,
            "´" | "’" => Side::Close,
            _ => Side::Either,
        };
        Some((Self { family: Family::Curly, side }, at + 2))
    }

    fn read(mark: &str) -> Option<Self> {
        let (family, side) = match mark {
            "«" => (Family::Angle, Side::Open),
            "»" => (Family::Angle, Side::Close),
            "„" | "‟" => (Family::Curly, Side::Open),
            "“" | "”" => (Family::Curly, Side::Either),
            "\"" | "＂" => (Family::Straight, Side::Either),
            "‘" | "’" | "'" | "‚" | "`" | "´" => (Family::Single, Side::Either),
            _ => return None,
        };
        Some(Self { family, side })
    }

    /// Whether `other` can close what this one opened; the double families are mixed in print.
    fn is_closed_by(self, other: Self) -> bool {
        match self.family {
            Family::Single => other.family == Family::Single,
            Family::Angle => other.family == Family::Angle,
            Family::Curly | Family::Straight => matches!(other.family, Family::Curly | Family::Straight),
        }
    }
}

/// Whether the mark at `at` stands as an opening one: white space or a bracket before it, none behind.
fn opens(tags: &Tags<'_>, at: usize, mark: Mark) -> bool {
    let glued_behind = !tags.spaced(at + 1) && at + 1 < tags.len();
    match mark.side {
        Side::Open => true,
        Side::Close => false,
        Side::Either => {
            let free_before = tags.spaced(at)
                || tags.is_mark(at.saturating_sub(1), "(")
                || tags.is_dash(at.saturating_sub(1))
                || tags.is_mark(at.saturating_sub(1), ":");
            // «added:" There is no doubt»
            let colon = at.checked_sub(1).is_some_and(|before| tags.is_mark(before, ":"));
            // «“» only opens where nothing is open, wherever its spaces are; «”» and the straight mark need them.
            let word = tags.word(at);
            (free_before && glued_behind)
                || colon && mark.family != Family::Single
                || (word == "“" && mark.family == Family::Curly && (glued_behind || free_before))
        }
    }
}

fn closes(tags: &Tags<'_>, at: usize, end: usize, mark: Mark) -> bool {
    match mark.side {
        Side::Open => false,
        Side::Close => true,
        Side::Either => {
            let last = at + 1 >= end;
            let free_behind = last || tags.spaced(at + 1) || tags.tag(at + 1) == Tag::Mark;
            match mark.family {
                Family::Single => !tags.spaced(at) && free_behind,
                _ => tags.word(at) == "”" || !tags.spaced(at) || free_behind,
            }
        }
    }
}

/// The mark that closes a name in marks which opens at `at` inside speech of the same marks, a few words behind it. Small
/// letters and straight marks tell nothing by themselves: there the next mark has to close the speech.
fn nests(tags: &Tags<'_>, at: usize, end: usize, mark: Mark, opened: Mark) -> Option<usize> {
    let straight = tags.word(at) == "\"";
    let opening = straight || matches!(tags.word(at), "“" | "«" | "„");
    if !opening
        || mark.family != opened.family
        || !tags.spaced(at)
        || tags.spaced(at + 1)
        || begins_anew(tags, at)
    {
        return None;
    }
    let closes = |at: &usize| match straight {
        true => tags.word(*at) == "\"" && !tags.spaced(*at),
        false => matches!(tags.word(*at), "”" | "»"),
    };
    let close = (at + 1..end.min(at + LONGEST_NAME)).find(closes)?;
    let of_family = |at: &usize| Mark::read(tags.word(*at)).is_some_and(|next| next.family == opened.family);
    let sure = !straight && tags.capitalised(at + 1);
    let closed = || tags.marks(close + 1..end).find(of_family).is_some_and(|next| closes(&next));
    (sure || closed()).then_some(close)
}

/// What stands before the mark ends a sentence or clause, so that a new quote can begin.
fn begins_anew(tags: &Tags<'_>, at: usize) -> bool {
    tags.spaced(at) && at.checked_sub(1).is_some_and(|before| tags.tag(before) == Tag::Mark)
}

fn sentence_end(tags: &Tags<'_>, at: usize) -> usize {
    tags.source.passage.sentence_of(at).map_or(at + 1, |sentence| sentence.tokens.end.max(at + 1))
}

/// Joins pieces into quotes and finds their speakers.
fn direct(tags: &Tags<'_>, references: &[Reference], pieces: &[Piece]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut last: Option<(usize, Attribution)> = None;
    let mut at = 0;
    while let Some(first) = pieces.get(at) {
        let mut end = at + 1;
        let mut outer = first.outer.clone();
        while let (Some(piece), Some(next)) = (pieces.get(end - 1), pieces.get(end)) {
            let goes_on = piece.open && next.paragraph == piece.paragraph + 1 && begins_paragraph(tags, next);
            if !goes_on && !is_split(tags, references, piece, next) {
                break;
            }
            outer.end = next.outer.end;
            end += 1;
        }
        let group = pieces.get(at..end).unwrap_or_default();
        at = end;
        let words: usize = group.iter().map(|piece| words_in(tags, &piece.tokens)).sum();
        let first_gap = match group {
            [one, two, ..] if one.paragraph == two.paragraph => Some(one.outer.end..two.outer.start),
            _ => None,
        };
        let cut = group.iter().any(|piece| piece.open && piece.outer.end == tags.len())
            && words + 1 >= FEWEST_WORDS;
        if words < FEWEST_WORDS && !cut || is_title(tags, first) || is_named(tags, first) {
            continue;
        }
        let previous = last
            .as_ref()
            .filter(|(paragraph, _)| *paragraph == first.paragraph || follows_on(tags, *paragraph, first))
            .map(|(_, attribution)| attribution);
        let spoken = last
            .as_ref()
            .filter(|(paragraph, _)| first.paragraph - paragraph <= FARTHEST_SPEAKER)
            .and_then(|(_, attribution)| attribution.speaker);
        let mut attribution = speaker::of_quote(tags, references, &outer, first_gap, previous, spoken);
        // «“A,” the envoy said. “B,” he said.»: whoever the envoy is, he is no one from before.
        let stranger = last.as_ref().is_some_and(|(paragraph, before)| {
            first.paragraph - paragraph < 2 && before.speaker.is_none() && before.cue.is_some()
        });
        if stranger && attribution.cue.as_ref().is_some_and(|cue| speaker::is_by_pronoun(tags, cue)) {
            attribution.speaker = None;
        }
        // A lone mark with nobody speaking beside it is a slip of the pen, unless each paragraph of a speech begins with one.
        let running = previous.is_some_and(|known| known.speaker.is_some()) && begins_paragraph(tags, first);
        if group.iter().all(|piece| piece.broken && piece.open) && attribution.cue.is_none() && !running {
            continue;
        }
        let text = tags.source.passage.text;
        let mut rest = group;
        while !rest.is_empty() {
            let whole = |pair: &[Piece]| matches!(pair, [piece, next] if stands_alone(tags, piece, next));
            let length = rest.windows(2).position(whole).map_or(rest.len(), |last| last + 1);
            let (part, behind) = rest.split_at(length);
            // The words that say who speaks stand before the first paragraph of a speech or behind the last.
            let led = rest.len() == group.len();
            let begins = part.first().map_or(outer.start, |piece| piece.outer.start);
            let next = behind.first().map_or(usize::MAX, |next| next.outer.start);
            let cue = attribution.cue.clone().filter(|cue| match cue.start < outer.start {
                true => led,
                false => (begins..next).contains(&cue.start),
            });
            rest = behind;
            let spans: Vec<Span> = part
                .iter()
                .map(|piece| trimmed(tags, &piece.tokens))
                .filter(|span| !span.is_empty())
                .collect();
            let broken = part.iter().any(|piece| piece.broken);
            let quote = Quote {
                text: spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" "),
                speech: Speech::Direct,
                speaker: attribution.speaker,
                cue: cue.map(|tokens| tags.source.passage.span(tokens)),
                reading: if broken || attribution.inferred { Reading::Inferred } else { Reading::Stated },
                spans,
            };
            // A caption repeats what the text quotes.
            if !quotes.iter().rev().take(8).any(|known| known.text == quote.text) {
                quotes.push(quote);
            }
        }
        // «a reporter, who spoke of “…”» is nobody who could go on.
        if !(attribution.by_the_way && attribution.speaker.is_none()) {
            last = group.last().map(|piece| (piece.paragraph, attribution));
        }
    }
    quotes
}

/// Of a speech each paragraph of which begins with a mark, one that ends with a sentence is a quote of its own, to be read and
/// cited alone; unless either is too short for that.
fn stands_alone(tags: &Tags<'_>, piece: &Piece, next: &Piece) -> bool {
    let ends =
        piece.tokens.end.checked_sub(1).is_some_and(|last| matches!(tags.word(last), "." | "!" | "?" | "…"));
    // «“We agreed,” NAME said. “…”»: the sentence ends behind who says it.
    let gap = piece.outer.end..next.outer.start;
    let ends =
        ends || !gap.is_empty() && tags.is_mark(gap.end - 1, ".") && tags.capitalised(next.tokens.start);
    let marked = next.tokens.start > next.outer.start;
    ends && marked && [piece, next].iter().all(|piece| words_in(tags, &piece.tokens) >= FEWEST_WORDS)
}

/// A paragraph that is all speech and tells no speaker goes on with the paragraph before it.
fn follows_on(tags: &Tags<'_>, spoken: usize, piece: &Piece) -> bool {
    let ends = tags
        .source
        .passage
        .paragraphs
        .get(piece.paragraph)
        .is_some_and(|tokens| tokens.end == piece.outer.end);
    spoken + 1 == piece.paragraph && begins_paragraph(tags, piece) && ends
}

fn begins_paragraph(tags: &Tags<'_>, piece: &Piece) -> bool {
    tags.source
        .passage
        .paragraphs
        .get(piece.paragraph)
        .is_some_and(|paragraph| paragraph.start == piece.outer.start)
}

/// «“We will,” he said, “go on”»: a mark before the tag; two fragments of a sentence have none.
fn pauses(tags: &Tags<'_>, piece: &Piece, gap: &Range<usize>) -> bool {
    let last = piece.tokens.end.saturating_sub(1);
    tags.tag(last) == Tag::Mark || matches!(tags.tag(gap.start), Tag::Mark)
}

/// Two pieces are one quote when nothing but who says it stands between them.
fn is_split(tags: &Tags<'_>, references: &[Reference], piece: &Piece, next: &Piece) -> bool {
    let gap = piece.outer.end..next.outer.start;
    if piece.paragraph != next.paragraph
        || gap.is_empty()
        || gap.len() > LONGEST_TAG
        || words_in(tags, &piece.tokens) < 2
        || !pauses(tags, piece, &gap)
    {
        return false;
    }
    // The stop before the next mark ends a sentence, also where it looks like an initial's: «in a post on X. “B,” …».
    let ends = gap
        .clone()
        .filter(|at| tags.is_mark(*at, "."))
        .filter(|at| sentence_end(tags, *at) == at + 1 || at + 1 == gap.end)
        .count();
    // «“A.” NAME said: “B”», «“A,” adding: “B”»: who says B stands before it.
    let leads = tags.is_mark(gap.end - 1, ":") && tags.capitalised(next.tokens.start);
    let closes_at_end = ends == 0 || tags.is_mark(gap.end - 1, ".");
    // «“A,” he said. “B,” NAME added.»: B has a tag of its own.
    let own_tag = ends > 0 && speaker::has_tag(tags, next.outer.end);
    // «“A,” he said, adding that “B”»
    let last = gap.end - 1 - usize::from(tags.is_mark(gap.end - 1, ","));
    let told_anew = tags.is(last, GrammarClass::That);
    let fragment = ends == 0 && speaker::leads_on(tags, references, &gap);
    ends < 2
        && closes_at_end
        && !own_tag
        && !leads
        && !told_anew
        && !fragment
        && speaker::is_tag(tags, references, &gap)
}

/// «Indo-Pacific» is one word.
fn words_in(tags: &Tags<'_>, tokens: &Range<usize>) -> usize {
    let hyphenated = |at: usize| {
        !tags.spaced(at) && at.checked_sub(1).is_some_and(|dash| tags.is_dash(dash) && !tags.spaced(dash))
    };
    let word = |at: usize| {
        let token = tags.source.passage.token(at);
        token.is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
    };
    tokens.clone().filter(|at| word(*at) && !(*at > tokens.start && hyphenated(*at))).count()
}

/// «titled “…”», «under the theme “…”»: the words before the marks say that they hold a name.
fn is_named(tags: &Tags<'_>, piece: &Piece) -> bool {
    let mark = |at: &usize| tags.is_mark(*at, ",") || tags.is_mark(*at, ":");
    let end = piece.outer.start.checked_sub(1).filter(mark).unwrap_or(piece.outer.start);
    // «the “…” **conference**»
    let behind = || {
        let noun = piece.outer.end;
        tags.tag(noun) == Tag::Small && tags.event(noun, |event| event.kind == "forum").is_some()
    };
    tags.capitalised(piece.tokens.start) && (tags.source.cue_before(end, Cue::Titled).is_some() || behind())
}

/// Most longer words capitalised and no sentence's end inside: the name of something.
fn is_title(tags: &Tags<'_>, piece: &Piece) -> bool {
    let tokens = &piece.tokens;
    let long = tokens.clone().filter(|at| tags.word(*at).chars().count() > 3 && tags.tag(*at) != Tag::Mark);
    let (mut words, mut capitals) = (0, 0);
    for at in long {
        words += 1;
        capitals += usize::from(tags.capitalised(at));
    }
    // A comma is set inside the marks whatever they hold; before a verb of saying it ends speech.
    let ends = tokens.end.checked_sub(1).is_some_and(|last| {
        tags.is_mark(last, ".") || tags.is_mark(last, ",") && speaker::has_tag(tags, piece.outer.end)
    });
    !ends && words > 0 && words < 16 && capitals * 10 > words * 7
}

/// The bytes of the tokens without white space or a stray mark at the ends.
fn trimmed(tags: &Tags<'_>, tokens: &Range<usize>) -> Span {
    let is_stray = |at: usize| Mark::read(tags.word(at)).is_some_and(|mark| mark.family != Family::Single);
    let mut tokens = tokens.clone();
    while tokens.start < tokens.end && is_stray(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && is_stray(tokens.end - 1) {
        tokens.end -= 1;
    }
    tags.source.passage.span(tokens)
}
