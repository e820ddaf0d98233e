//! Documents: treaties, declarations, plans, memoranda named in the text. Some are known by name; the others are
//! read by the noun that heads their name, with the words before it («Enhanced Partnership and Cooperation Agreement»)
//! and what it is about behind it («work plan between the Foreign Ministries for 2023-2025»).

use super::{Source, fold_space};
use crate::article::Document;
use crate::reference::{Cue, GrammarClass, Hit, Kinds, Meaning};
use crate::text::{Shape, Span, TokenKind, fold};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words before the head and behind it that may belong to a name.
const LONGEST_FRONT: usize = 9;
const LONGEST_TAIL: usize = 16;

/// A document as one place names it.
struct Named {
    tokens: Range<usize>,
    kind: &'static str,
    year: Option<u16>,
}

/// Reads the documents in order of first mention. `bodies` are the spans of organisations, in whose names a
/// «Treaty» is no document.
pub(super) fn read(source: Source<'_>, mut bodies: Vec<Span>) -> Vec<Document> {
    bodies.sort_unstable();
    let mut documents: Vec<Document> = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut bodies = bodies.as_slice();
    let mut done = 0;
    for hit in source.passage.hits_of(Kinds::of(&[Meaning::Document(0)])) {
        let Meaning::Document(row) = hit.sense.meaning else { continue };
        let Some(row) = source.reference.documents.get(usize::from(row)).filter(|_| hit.first >= done) else {
            continue;
        };
        let named = if row.is_head {
            headed(source, &hit, row.class)
        } else {
            famous(source, &hit, row.class, row.year)
        };
        let Some(named) = named.filter(|named| !is_of_building(source, named.tokens.end)) else { continue };
        let span = source.passage.span(named.tokens.clone());
        while let [first, rest @ ..] = bodies
            && first.end <= span.start
        {
            bodies = rest;
        }
        let head = source.passage.span(hit.first..hit.end);
        if bodies.iter().take_while(|body| body.start < head.end).any(|body| body.contains(head)) {
            continue;
        }
        done = named.tokens.end;
        let name = fold_space(span.of(source.passage.text));
        let index = *known.entry(fold(&name)).or_insert(documents.len());
        match documents.get_mut(index) {
            Some(document) => document.mentions.push(span),
            None => documents.push(Document {
                name,
                kind: named.kind.to_owned(),
                year: named.year,
                mentions: vec![span],
            }),
        }
    }
    documents
}

/// «Vienna Convention **Centre**», «Charter **School**»: the words go on as the name of a house or a body.
fn is_of_building(source: Source<'_>, end: usize) -> bool {
    const HEADS: Kinds = Kinds::of(&[Meaning::OrganisationHead(0)]);
    source.passage.is_capitalised(end) && source.passage.begins(end, HEADS)
}

/// A document known by name: «Helsinki Final Act», also with its year before or behind.
fn famous(source: Source<'_>, hit: &Hit, kind: &'static str, year: Option<u16>) -> Option<Named> {
    let capitalised = source
        .passage
        .token(hit.first)
        .is_some_and(|token| token.kind != TokenKind::Word || token.is_capitalised());
    let acronym = hit.end == hit.first + 1;
    let plausible = capitalised && !(acronym && hit.sense.doubtful);
    // «2010 Astana Declaration» is the Astana Declaration with its year.
    let led = source.passage.token(hit.first).is_some_and(|token| token.kind == TokenKind::Number);
    let first = hit.first + usize::from(led && hit.end > hit.first + 1);
    let told = year_beside(source, first, hit.end);
    plausible.then_some(Named { tokens: first..hit.end, kind, year: told.or(year) })
}

/// `1975 Helsinki Final Act`, `Paris Agreement of 2015`, `Paris Agreement (2015)`.
fn year_beside(source: Source<'_>, first: usize, end: usize) -> Option<u16> {
    let year = |at: usize| {
        let word = source.passage.word(at);
        let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        if digits { word.parse().ok().filter(|year| (1500..=2199).contains(year)) } else { None }
    };
    let behind = if matches!(source.passage.word(end), "of" | "(") { year(end + 1) } else { None };
    first.checked_sub(1).and_then(year).or(behind)
}

/// A document named by its head noun: with capitals («Abidjan Declaration»), or in small letters with what it is
/// about («memorandum of understanding on …»).
fn headed(source: Source<'_>, hit: &Hit, kind: &'static str) -> Option<Named> {
    let capitals = source.passage.is_capitalised(hit.first);
    // Credentials have no name of their own: «Envoys Present Credentials» is a title.
    let front = if capitals && kind != "letter" { capitalised_front(source, hit.first) } else { hit.first };
    let end = tail(source, hit.end, capitals);
    let several = hit.end > hit.first + 1;
    let named = capitals && (front < hit.first || end > hit.end || several && !hit.sense.doubtful);
    let modified = |at: usize| {
        let modifier = source.passage.token(at).is_some_and(|token| token.kind == TokenKind::Word);
        modifier && source.cue(at, Cue::Modifier).is_some()
    };
    let front =
        if capitals { front } else { hit.first.checked_sub(1).filter(|at| modified(*at)).unwrap_or(front) };
    // «a resolution of conflicts», «principles of the Charter»: in small letters only what is plainly a paper.
    let paper = matches!(kind, "agreement" | "memorandum" | "treaty" | "plan" | "declaration" | "statement");
    let small = !capitals && !hit.sense.doubtful && paper;
    // «there is agreement on the matter»: without an article, and no plural, it is no paper.
    let one =
        |at: usize| matches!(source.grammar(at), Some(GrammarClass::Article | GrammarClass::Possessive));
    let plural = source.passage.word(hit.end - 1).ends_with('s');
    let counted = front < hit.first || plural || (1..3).filter_map(|back| front.checked_sub(back)).any(one);
    let described = small && (end > hit.end && counted || several);
    (named || described).then(|| Named {
        tokens: front..end,
        kind,
        year: year_beside(source, front, end).filter(|_| source.passage.word(end) != "-"),
    })
}

/// The first of the capitalised words before the head, with «and», «of» and hyphens between them.
fn capitalised_front(source: Source<'_>, head: usize) -> usize {
    let passage = source.passage;
    let begins = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| passage.token(at));
        before.is_none_or(|before| {
            before.kind == TokenKind::Mark && matches!(before.span.of(passage.text), "." | "»" | "”" | "\"")
        })
    };
    let mut front = head;
    for at in (head.saturating_sub(LONGEST_FRONT)..head).rev() {
        let Some(token) = passage.token(at) else { break };
        let word = passage.word(at);
        let article = matches!(token.shape, Shape::Capitalised)
            && (matches!(word, "The" | "This" | "A" | "An" | "That" | "These")
                || source.grammar(at) == Some(GrammarClass::Possessive));
        if token.is_capitalised() && !article && !(begins(at) && source.cue(at, Cue::Within).is_some()) {
            front = at;
        } else if article || !matches!(word, "and" | "&" | "-" | "–" | "’s" | "'s") {
            break;
        }
    }
    front
}

/// One past the words that say between whom, on what, for when.
fn tail(source: Source<'_>, end: usize, capitals: bool) -> usize {
    let passage = source.passage;
    let opens = |at: usize| {
        matches!(passage.word(at), "on" | "for" | "between" | "of" | "concerning" | "regarding" | "against")
    };
    // «Framework **on** 21 March», «Treaty of CITY **on** July 4»
    let dated = |at: usize| {
        const DAYS: Kinds = Kinds::of(&[Meaning::Month(0), Meaning::Weekday(0)]);
        let number = passage.token(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
        passage.word(at) == "on" && (number || passage.begins(at + 1, DAYS))
    };
    // «agreement **on mutual** recognition»: a form of the list that goes on.
    let begun = end.checked_sub(2).filter(|at| opens(*at) && source.cue(end - 1, Cue::Modifier).is_some());
    if let Some(from) = begun.filter(|_| !opens(end)) {
        return tail(source, from, capitals).max(end);
    }
    if !opens(end) || dated(end) {
        return end;
    }
    let stops = |at: usize| {
        let Some(token) = passage.token(at) else { return true };
        // «… and the Convention» is the next one; «between the Ministry and the Agency» goes on.
        let next = passage.word(at) == "and"
            && matches!(passage.word(at + 1), "the" | "a" | "an")
            && passage.word(end) != "between";
        let joined = !token.spaced && passage.token(at + 1).is_some_and(|next| !next.spaced);
        let mark = token.kind == TokenKind::Mark && !joined;
        let verb = source.cue(at, Cue::Verb).is_some() || source.cue(at, Cue::Clause).is_some();
        let told = passage.hits_at(at).iter().any(|hit| match hit.sense.meaning {
            Meaning::Speech(_) => token.shape == Shape::Lower,
            Meaning::Outcome(_) => token.shape == Shape::Lower,
            _ => false,
        });
        // «… signed the Treaty on Fishing **in Lima**»
        let placed = passage.word(at) == "in" && passage.hit(at + 1, Meaning::is_city).is_some();
        mark || verb || told || next || placed || dated(at)
    };
    let limit = end + LONGEST_TAIL;
    let mut last = (end..limit).take_while(|at| !stops(*at)).last().unwrap_or(end);
    // A tail does not end with a small word: «Agreement on trade and».
    while last > end
        && (opens(last)
            || matches!(
                passage.word(last),
                "and" | "the" | "a" | "in" | "to" | "with" | "at" | "by" | "from" | "between"
            ))
    {
        last -= 1;
    }
    // A name in capitals takes only what goes on in capitals: «Strategy for Central Asia».
    if capitals {
        // «on the 3**rd** Dialogue»: what is glued to a figure goes on.
        let small = |at: usize| {
            passage.token(at).is_some_and(|token| {
                token.kind == TokenKind::Word && token.shape == Shape::Lower && token.spaced
            })
        };
        let joins =
            |at: usize| opens(at) || matches!(passage.word(at), "and" | "the" | "in" | "with" | "to" | "&");
        let name_end = (end..last + 1).find(|at| small(*at) && !joins(*at)).unwrap_or(last + 1);
        let name_end = (end..name_end).rev().find(|at| !joins(*at)).map_or(end, |at| at + 1);
        // «Plan of the inter-ministerial consultations for 2018-2019»: a lone capital head takes its object as well.
        return if name_end > end { name_end } else { last + 1 };
    }
    if last > end { last + 1 } else { end }
}
