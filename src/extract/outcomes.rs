//! Outcomes: what was signed, agreed, decided, invited, announced, planned or intended, each as a clause that can be
//! read alone, with who and by when.

use super::quotes::{Piece, is_quoted};
use super::{Source, fold_space};
use crate::article::{DateMention, Organisation, Outcome, OutcomeKind, PartKind, PartialDate, Person};
use crate::reference::{Cue, GrammarClass, Hit, Kinds, Meaning};
use crate::text::{Shape, Span, TokenKind, fold_into};
use rustc_hash::FxHashMap;
use std::cell::LazyCell;
use std::ops::Range;

/// A clause has at most this many words; a longer one is cut at a comma or at this length.
const LONGEST_CLAUSE: usize = 60;
/// An agency says «…, Kazinform reports» at most this many words behind the comma.
const ATTRIBUTION_WITHIN: usize = 8;
/// «not» stands at most so many words before the noun that it denies.
const FARTHEST_NOT: usize = 4;
/// A count of years or months has at most so many words: «one hundred and two».
const LONGEST_COUNT: usize = 4;
/// «signed **the guest book**», «launched a surprise **attack**»: the object is behind the verb by at most so many words.
const OBJECT_WITHIN: usize = 5;
/// «reaffirmed his country's strong **commitment to**»: the verb is before the noun by at most so many words.
const ATTITUDE_WITHIN: usize = 7;
/// «the Example Bank (EB) has agreed»: a bracket within a clause has fewer words.
const LONGEST_ASIDE: usize = 5;
/// A clause of fewer words says nothing.
const FEWEST_WORDS: usize = 3;
/// Outcomes that share so many first words may be one told twice.
const FIRST_WORDS: usize = 4;

/// Reads the outcomes in order. `dates` and the mentions of each of `people` are in order, `speech` is what stands in marks.
pub(super) fn read(
    source: Source<'_>,
    people: &[Person],
    organisations: &[Organisation],
    dates: &[DateMention],
    speech: &[Piece],
) -> Vec<Outcome> {
    let mut mentions: Vec<(Span, usize)> = people
        .iter()
        .enumerate()
        .flat_map(|(index, person)| person.mentions.iter().map(move |mention| (mention.span, index)))
        .collect();
    mentions.sort_unstable();
    let mut bodies: Vec<(Span, &str)> = organisations
        .iter()
        .flat_map(|body| body.mentions.iter().map(move |mention| (*mention, body.name.as_str())))
        .collect();
    bodies.sort_unstable();
    let headline = source.article.parts_of(PartKind::Headline).find_map(|part| part.text);
    let mut kept = Kept::default();
    for sentence in &source.passage.sentences {
        let all = source.passage.span(sentence.tokens.clone());
        if headline.is_some_and(|headline| headline.contains(all)) {
            continue;
        }
        let discussed = LazyCell::new(|| discussed(source, &sentence.tokens));
        let mut done = sentence.tokens.start;
        for hit in source.passage.hits_within(sentence.tokens.clone(), Kinds::of(&[Meaning::Outcome(0)])) {
            let Meaning::Outcome(row) = hit.sense.meaning else { continue };
            let Some(row) = source.reference.outcomes.get(usize::from(row)) else { continue };
            if hit.first < done
                || hit.sense.doubtful
                || !is_told(source, &hit, sentence.tokens.start)
                || is_only_named(source, &hit)
                || is_no_outcome(source, &hit)
                || is_done(row.kind) && is_quoted(speech, hit.first)
            {
                continue;
            }
            if discussed.is_some_and(|end| is_named_only(source, &hit, end)) {
                continue;
            }
            let Some(tokens) = clause(source, &hit, &sentence.tokens, is_quoted(speech, hit.first)) else {
                continue;
            };
            if says_nothing(source, &hit, &tokens) || is_cut(source, &tokens) {
                continue;
            }
            let span = source.passage.span(tokens.clone());
            let from = hit.first.saturating_sub(LONGEST_CLAUSE).max(sentence.tokens.start);
            // «NAME told NAME **that** the state will …»: neither of them does.
            let that = |at: &usize| source.grammar(*at) == Some(GrammarClass::That);
            let subject = (from..hit.first).rev().find(that).unwrap_or(from);
            let subject = source.passage.span(subject..hit.end);
            let outcome = Outcome {
                kind: kind_named(row.kind),
                words: fold_space(span.of(source.passage.text)),
                span,
                who: within(&mentions, subject),
                by: if row.kind == "signed" { None } else { deadline(source, dates, span) },
            };
            // «We will open a new chapter» is a manner of speaking, unless the report says it as well.
            let alone = row.kind == "agreed" || !is_quoted(speech, hit.first);
            kept.add(outcome, in_full(source.passage.text, span, &bodies), alone);
            done = tokens.end;
        }
    }
    kept.outcomes.shrink_to_fit();
    kept.outcomes
}

/// What was done; inside marks someone tells of it that lies back.
fn is_done(kind: &str) -> bool {
    matches!(kind, "decided" | "signed")
}

/// «informed them **about the preparation for** the election»: what was told of, not what is planned.
fn is_only_named(source: Source<'_>, hit: &Hit) -> bool {
    let article =
        |at: &usize| matches!(source.grammar(*at), Some(GrammarClass::Article | GrammarClass::Possessive));
    let before = hit.first.checked_sub(1);
    let before = before.filter(article).map_or(before, |at| at.checked_sub(1));
    before.is_some_and(|at| source.cue(at, Cue::Recounted).is_some())
}

/// «signed **the guest book**», «launched **an attack**», «is expected to **strengthen** ties», «**its plans to** leave»: the same
/// words, but nothing was agreed or decided.
fn is_no_outcome(source: Source<'_>, hit: &Hit) -> bool {
    let word = |at: usize| source.passage.word(at);
    let object = (hit.end..hit.end + OBJECT_WITHIN)
        .take_while(|at| source.passage.token(*at).is_some_and(|token| token.kind != TokenKind::Mark))
        .any(|at| source.cue(at, Cue::NoOutcome).is_some());
    let owned = hit.first.checked_sub(1).is_some_and(|at| {
        matches!(source.grammar(at), Some(GrammarClass::Article | GrammarClass::Possessive))
    });
    let plans = owned && source.cue(hit.first, Cue::Future).is_some();
    // «the first aims to …», «which is expected to …»: what a paper is for.
    let last = word(hit.end - 1);
    let purpose = (hit.first..hit.end).any(|at| matches!(word(at), "expected" | "aims" | "aim"));
    let effect = last == "to" && purpose && source.cue(hit.end, Cue::Effect).is_some();
    // «committed to its obligations»
    let stance = word(hit.first) == "committed" && last == "to" && {
        let next = source.grammar(hit.end);
        matches!(next, Some(GrammarClass::Article | GrammarClass::Possessive))
    };
    // «elected leaders»
    let small = source.passage.token(hit.end).is_some_and(|token| token.shape == Shape::Lower);
    let adjective = word(hit.first) == "elected"
        && small
        && source.grammar(hit.end).is_none()
        && !is_passive(source, hit);
    object || plans || effect || stance || adjective || is_of_post(source, hit)
}

/// «the newly **appointed** ambassador»: a word of somebody's post.
fn is_of_post(source: Source<'_>, hit: &Hit) -> bool {
    const LONGEST: usize = 2; // «newly-»
    let role = |meaning| matches!(meaning, Meaning::Role(_)).then_some(());
    (hit.first.saturating_sub(LONGEST)..hit.first)
        .any(|at| source.passage.find(at, role).is_some_and(|(role, ())| role.end == hit.end))
}

/// The text breaks off inside the clause.
fn is_cut(source: Source<'_>, clause: &Range<usize>) -> bool {
    clause.end == source.passage.tokens.len()
}

/// Where the first words end that say that something was talked about.
fn discussed(source: Source<'_>, sentence: &Range<usize>) -> Option<usize> {
    let verb = |hit: &Hit| match hit.sense.meaning {
        Meaning::Discussion(row) => {
            source.reference.discussion.get(usize::from(row)).is_some_and(|row| row.class == "verb")
        }
        _ => false,
    };
    source
        .passage
        .hits_within(sentence.clone(), Kinds::of(&[Meaning::Discussion(0)]))
        .find(verb)
        .map(|hit| hit.end)
}

/// «discussed preparations for the upcoming visit and the signing of a plan»: things talked about, not things done.
fn is_named_only(source: Source<'_>, hit: &Hit, discussed: usize) -> bool {
    use GrammarClass::{Article, Of, Office, Preposition};
    let governed = |at: usize| matches!(source.grammar(at), Some(Article | Of | Office | Preposition));
    let noun = governed(hit.first) || hit.first.checked_sub(1).is_some_and(governed);
    hit.first == discussed || hit.first > discussed && noun
}

/// «It was announced at a meeting»: what was announced stands elsewhere.
fn says_nothing(source: Source<'_>, hit: &Hit, clause: &Range<usize>) -> bool {
    let opens = |at: usize| matches!(source.passage.word(at), "that" | "to");
    // «has announced», «SIGNED»: nothing but the verb.
    let words = clause.clone().filter(|at| is_word(source, *at)).count();
    if words < FEWEST_WORDS {
        return true;
    }
    let empty = source.cue(clause.start, Cue::Anaphor) == Some(clause.start + 1);
    let passive = source.cue(hit.first, Cue::Predicate).is_some() || is_passive(source, hit);
    empty && passive && !(hit.first..clause.end).any(opens)
}

fn is_word(source: Source<'_>, at: usize) -> bool {
    source.passage.token(at).is_some_and(|token| token.kind == TokenKind::Word)
}

/// The outcomes of a text, without repeats: a readout says the same in its first sentence and in a quote, with a body's full
/// name here and its acronym there. Of two that begin alike, the longer one stays.
#[derive(Default)]
struct Kept {
    outcomes: Vec<Outcome>,
    /// The folded words of each.
    words: Vec<String>,
    /// Where the one with these first words stands.
    places: FxHashMap<String, usize>,
}

impl Kept {
    /// Takes in an outcome with its folded words, unless it is told already; one that does not stand `alone` only as the
    /// longer telling of another.
    fn add(&mut self, outcome: Outcome, words: String, alone: bool) {
        let first = words.split(' ').take(FIRST_WORDS).collect::<Vec<_>>().join(" ");
        let place = self.places.get(&first).copied();
        let known = place
            .and_then(|place| self.words.get_mut(place).zip(self.outcomes.get_mut(place)))
            .filter(|(known, other)| {
                other.kind == outcome.kind && (known.starts_with(&words) || words.starts_with(known.as_str()))
            });
        match known {
            Some((known, other)) if known.len() < words.len() => (*known, *other) = (words, outcome),
            None if alone => {
                self.places.insert(first, self.outcomes.len());
                self.words.push(words);
                self.outcomes.push(outcome);
            }
            _ => {}
        }
    }
}

/// The folded words at `span`, every body by its full name.
fn in_full(text: &str, span: Span, mentions: &[(Span, &str)]) -> String {
    let mut full = String::new();
    let mut at = span.start;
    let first = mentions.partition_point(|(mention, _)| mention.start < span.start);
    for (mention, name) in mentions.iter().skip(first).take_while(|(mention, _)| mention.end <= span.end) {
        if mention.start < at {
            continue; // inside another
        }
        full.push_str(Span::new(at as usize, mention.start as usize).of(text));
        full.push_str(name);
        at = mention.end;
    }
    full.push_str(Span::new(at as usize, span.end as usize).of(text));
    let mut words = String::with_capacity(full.len());
    for (index, word) in full.split_whitespace().enumerate() {
        if index > 0 {
            words.push(' ');
        }
        fold_into(word, &mut words);
    }
    words
}

/// «which was adopted in June», «the declaration, adopted in 2010» and «did not agree» tell of no outcome.
fn is_told(source: Source<'_>, hit: &Hit, start: usize) -> bool {
    let participle = hit.end == hit.first + 1 && !is_passive(source, hit);
    let timed = is_time(source, hit.end)
        || matches!(source.passage.word(hit.end), "in" | "on" | "by" | "during" | "at" | "between" | "last");
    // «signed on Tuesday **an agreement**»: the verb of its clause.
    let article = |at: usize| source.grammar(at) == Some(GrammarClass::Article);
    let finite = || {
        let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
        source.passage.find(hit.end + 1, weekday).is_some_and(|(day, ())| article(day.end))
    };
    if participle && timed && !finite() {
        return false;
    }
    // «the newly elected president», «an agreement to set up»: an adjective, a plan.
    let described = |at: usize| {
        source.grammar(at) == Some(GrammarClass::Article) || source.passage.word(at).ends_with("ly")
    };
    let one_word = hit.end == hit.first + 1 && !is_passive(source, hit);
    let planned = |at: usize| source.cue(at, Cue::Infinitive).is_some();
    let before = hit.first.checked_sub(1).filter(|at| *at >= start);
    if before.is_some_and(|at| one_word && described(at) || planned(at)) {
        return false;
    }
    let outcome = match hit.sense.meaning {
        Meaning::Outcome(row) => source.reference.outcomes.get(usize::from(row)),
        _ => None,
    };
    let is_noun = outcome.is_some_and(|outcome| outcome.kind == "expressed-readiness");
    before.is_none_or(|at| {
        let clause = source.cue(at, Cue::Clause).is_some() && source.passage.word(at) != "that";
        // «is not showing a serious commitment»
        let reach = if is_noun { FARTHEST_NOT } else { 1 };
        let negated =
            (at.saturating_sub(reach).max(start)..at + 1).any(|at| source.cue(at, Cue::Denied).is_some());
        !clause && !negated
    })
}

/// «signed **twenty years ago**», «adopted **a month later**», «signed **2019**», «signed **12 May**», but not «signed **two agreements**».
fn is_time(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    let number = |at: usize| {
        passage.token(at).is_some_and(|token| token.kind == TokenKind::Number)
            || passage.hits_at(at).iter().any(|hit| matches!(hit.sense.meaning, Meaning::Number(_)))
    };
    let behind = at + (at..at + LONGEST_COUNT).take_while(|at| number(*at)).count();
    let time = |meaning| match meaning {
        Meaning::Unit(row) => {
            source.reference.units.get(usize::from(row)).is_some_and(|unit| unit.kind == "time").then_some(())
        }
        Meaning::Month(_) => Some(()),
        _ => None,
    };
    let year = |at: usize| passage.word(at).parse().is_ok_and(|year: u16| (1900..2100).contains(&year));
    behind > at && (passage.find(behind, time).is_some() || behind == at + 1 && year(at))
}

/// «was also signed»: a lone participle behind a form of «to be» and an adverb.
fn is_passive(source: Source<'_>, hit: &Hit) -> bool {
    let be = |at: usize| source.grammar(at) == Some(GrammarClass::Be);
    (hit.first.saturating_sub(2)..hit.first).any(be)
}

/// The clause around the words that open the outcome: from its subject where it needs one («was signed»), else from
/// themselves, to the end of the sentence, to a clause that only explains it, or to the agency's own words. None where it would
/// begin in the middle of something.
fn clause(source: Source<'_>, hit: &Hit, sentence: &Range<usize>, quoted: bool) -> Option<Range<usize>> {
    let passage = source.passage;
    let is_mark = |at: usize, marks: &[&str]| {
        let token = passage.token(at);
        token.is_some_and(|token| token.kind == TokenKind::Mark) && marks.contains(&passage.word(at))
    };
    let limit = sentence.end.min(hit.end + LONGEST_CLAUSE);
    let attribution = |at: usize| {
        passage.word(at) == ","
            && passage.hits_within(at + 1..at + ATTRIBUTION_WITHIN, Kinds::of(&[Meaning::Speech(0)])).any(
                |hit| match hit.sense.meaning {
                    Meaning::Speech(row) => source
                        .reference
                        .speech
                        .get(usize::from(row))
                        .is_some_and(|row| row.reports || row.says),
                    _ => false,
                },
            )
    };
    // «…, as the allies deepen …», «…, while the second is …»; behind «After A signed B,» the main clause follows.
    let subordinate = source.cue(sentence.start, Cue::Subordinate).is_some()
        && !(sentence.start..hit.first).any(|at| is_mark(at, &[","]));
    let explains = |at: usize| {
        is_mark(at, &[","])
            && (subordinate || source.cue(at + 1, Cue::Clause).is_some() && passage.word(at + 2) != "well")
    };
    // «President Ferdinand “Bongbong” Marcos», «President (Donald) Trump»: within a name nothing ends.
    let named = |at: usize| {
        at.checked_sub(1).is_some_and(|at| passage.is_capitalised(at)) && {
            let close = (at + 1..at + 4).find(|at| is_mark(*at, &[")", "”", "»", "\""]));
            close.is_some_and(|close| passage.is_capitalised(close + 1))
        }
    };
    let ends = |at: usize| {
        is_mark(at, &[";"])
            || is_mark(at, &["("])
                && !named(at)
                && !(at + 1..at + LONGEST_ASIDE).any(|at| is_mark(at, &[")"]))
            || quoted && is_mark(at, &["»", "”", "\""])
            || is_mark(at, &["“", "«", "\""]) && is_mark(at - 1, &[":", ","])
            || explains(at)
            || attribution(at)
    };
    let end = (hit.end..limit).find(|at| ends(*at)).unwrap_or(limit);
    let end =
        (hit.end..end).rev().find(|at| !is_mark(*at, &[".", ",", "!", ":"])).map_or(hit.end, |at| at + 1);
    let infinitive = source.cue(hit.first, Cue::Infinitive).is_some();
    // A title in the text: «DELEGATION TO VISIT GHANA».
    if infinitive && passage.token(hit.first).is_some_and(|token| token.shape == Shape::Upper) {
        return None;
    }
    if source.cue(hit.first, Cue::Attitude).is_some() {
        // «**reaffirmed** its commitment to»: a noun alone says of nobody that he did.
        let says = |at: &usize| {
            let says = |meaning| matches!(meaning, Meaning::Speech(_)).then_some(());
            passage.find(*at, says).is_some()
        };
        let from = hit.first.saturating_sub(ATTITUDE_WITHIN).max(sentence.start);
        let near = (from..hit.first).rev().take_while(|at| !is_mark(*at, &[",", ";"])).find(says)?;
        return Some(near..end);
    }
    let first = if infinitive || source.cue(hit.first, Cue::Predicate).is_some() || is_passive(source, hit) {
        let from = hit.first.saturating_sub(LONGEST_CLAUSE / 2).max(sentence.start);
        // «NAME told NAME that **the state will …**»
        let opens = |at: &usize| {
            !is_mark(*at, &[",", ";", "«", "“", "\"", "("]) && source.grammar(*at) != Some(GrammarClass::That)
        };
        let first = (from..hit.first).rev().take_while(opens).last().unwrap_or(hit.first);
        // «in trade, science **and the army were signed**»: the list has more members.
        let tail = source.grammar(first) == Some(GrammarClass::And) && first > sentence.start;
        // «…, which are to be held in May», «during which plans were signed»: of something else.
        let relative = (first..first + 2).any(|at| source.grammar(at) == Some(GrammarClass::Relative));
        if relative || tail && hit.first - sentence.start > LONGEST_CLAUSE / 2 {
            return None;
        }
        if tail { sentence.start } else { first }
    } else {
        let article =
            |at: &usize| *at >= sentence.start && source.grammar(*at) == Some(GrammarClass::Article);
        hit.first.checked_sub(1).filter(article).unwrap_or(hit.first)
    };
    Some(first..end)
}

/// The people named inside `span`, each once.
fn within(mentions: &[(Span, usize)], span: Span) -> Vec<usize> {
    let first = mentions.partition_point(|(mention, _)| mention.start < span.start);
    let mut who = Vec::new();
    for (_, person) in mentions.iter().skip(first).take_while(|(mention, _)| mention.end <= span.end) {
        if !who.contains(person) {
            who.push(*person);
        }
    }
    who
}

/// The last date inside `span`, if it lies ahead of publication.
fn deadline(source: Source<'_>, dates: &[DateMention], span: Span) -> Option<PartialDate> {
    let first = dates.partition_point(|date| date.span.start < span.start);
    let last = dates.iter().skip(first).take_while(|date| date.span.end <= span.end).last()?.date;
    let published = source.article.published.map(|published| published.date);
    let same_year =
        published.is_some_and(|published| last.month().is_none() && last.year() == published.year());
    published.is_none_or(|published| last.day_number() >= published.day_number() || same_year).then_some(last)
}

/// The kind that `outcomes.tsv` calls by this name.
fn kind_named(name: &str) -> OutcomeKind {
    match name {
        "signed" => OutcomeKind::Signed,
        "agreed" => OutcomeKind::Agreed,
        "decided" => OutcomeKind::Decided,
        "invited" => OutcomeKind::Invited,
        "announced" => OutcomeKind::Announced,
        "planned" => OutcomeKind::Planned,
        _ => OutcomeKind::Intended,
    }
}
