//! Organisations: those known by name, national bodies (`bodies`), and others by the noun that heads their name
//! (`named`). One text's mentions of one body are one organisation. News agencies are parts, not facts.

use super::{Source, bodies, fold_space, named};
use crate::article::{Organisation, PartKind};
use crate::reference::{Cue, Hit, Kinds, Meaning, Organisation as Known};
use crate::text::{Shape, Span, TokenKind, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A body as one place of the text names it.
pub(super) struct Named {
    /// The tokens that name it.
    pub(super) tokens: Range<usize>,
    /// The canonical name, or the printed one where none is known.
    pub(super) name: String,
    /// See [`Organisation::kind`].
    pub(super) kind: &'static str,
    /// The acronym that reference data knows.
    pub(super) acronym: Option<String>,
    /// The body it belongs to.
    pub(super) parent: Option<String>,
    /// The state whose body it is.
    pub(super) country: Option<&'static str>,
}

impl Named {
    /// A body that no list knows, by its printed name.
    pub(super) fn printed(source: Source<'_>, tokens: Range<usize>, kind: &'static str) -> Self {
        let name = printed(source, tokens.clone());
        Self { tokens, name, kind, acronym: None, parent: None, country: None }
    }
}

/// What a body's name or a list of companies begins with, if not with a capitalised word.
const BEGINNINGS: Kinds =
    Kinds::of(&[Meaning::Organisation(0), Meaning::Cue(Cue::Companies)]).with(bodies::BEGINNINGS);

/// In titles that capitalise every word, longer ones are.
const LONGEST_SMALL: usize = 4;

/// Between two words of a name stand at most so many small ones, less one: «for the».
const MOST_SMALL: usize = 3;

/// The name of a news agency that holds a word of other bodies has at least so many words: «News Agency of Ghana».
const FEWEST_AGENCY_WORDS: usize = 3;

/// Reads the organisations in order of first mention.
pub(super) fn read(source: Source<'_>) -> Vec<Organisation> {
    let mut found: Vec<(Named, Option<Acronym>)> = Vec::new();
    let supported = supported_rows(source);
    let mut at = 0;
    while at < source.passage.tokens.len() {
        let capitalised = || source.passage.token(at).is_some_and(|token| token.is_capitalised());
        if !(source.passage.begins(at, BEGINNINGS) || capitalised()) || publishes(source, at) {
            at += 1;
            continue;
        }
        if let Some(end) = agency_end(source, at) {
            at = end;
            continue;
        }
        if let Some(several) = bodies::ministries(source, &mut at) {
            found.extend(several.into_iter().map(|named| (named, None)));
            continue;
        }
        // A national body's grammar sees most, a known name more than a head noun.
        let (body, known) = (bodies::at(source, at), known(source, at, &supported));
        // «U.S. Naval Forces Central Command» is more than the navy.
        let longer = known
            .as_ref()
            .is_some_and(|known| body.as_ref().is_none_or(|body| body.tokens.end < known.tokens.end));
        let named = if longer { known } else { body }.or_else(|| named::at(source, at));
        let Some(named) = named.filter(|named| named.tokens.end > at) else {
            if let Some(listed) = named::listed(source, &mut at) {
                found.extend(listed.into_iter().map(|named| (named, None)));
            }
            at += 1;
            continue;
        };
        found.extend(parent_in_front(source, &named).map(|parent| (parent, None)));
        let acronym = acronym_behind(source, named.tokens.end).filter(|acronym| {
            // «… Framework Convention (COP29)»: a body of its own.
            source.reference.organisation(&acronym.letters).is_none_or(|known| known.name != acronym.letters)
        });
        at = acronym.as_ref().map_or(named.tokens.end, |acronym| acronym.token + 1);
        found.push((named, acronym));
        found.extend(bodies::shared_head(source, &mut at).into_iter().map(|named| (named, None)));
    }
    drop_redefined(source, &mut found);
    drop_titles(source, &mut found);
    merge(source, found)
}

/// Where the text itself says what an acronym stands for, the body that the list knows under it is not meant.
fn drop_redefined(source: Source<'_>, found: &mut Vec<(Named, Option<Acronym>)>) {
    let mut defined: FxHashMap<String, String> = found
        .iter()
        .filter_map(|(named, acronym)| Some((acronym.as_ref()?.letters.clone(), named.name.clone())))
        .collect();
    for (named, _) in found.iter() {
        if let Some(spelt) = spelt_before(source, named) {
            defined.insert(source.passage.words(named.tokens.clone()).to_owned(), spelt);
        }
    }
    found.retain(|(named, _)| {
        let own = |name: &String| *name == named.name;
        defined.get(source.passage.words(named.tokens.clone())).is_none_or(own)
    });
}

/// «Islamic Emirate of Afghanistan (**IEA**)»: the words before a bracket that begin with the acronym's letters, where the body
/// known by that acronym has none of them.
fn spelt_before(source: Source<'_>, named: &Named) -> Option<String> {
    let passage = source.passage;
    let at = named.tokens.start;
    let bracketed = named.tokens.len() == 1 && passage.word(at + 1) == ")";
    let open = at.checked_sub(1).filter(|open| bracketed && passage.word(*open) == "(")?;
    let mut first = open;
    for letter in passage.word(at).chars().rev() {
        first = (first.saturating_sub(MOST_SMALL)..first).rev().find(|at| passage.is_capitalised(*at))?;
        let word = passage.word(first);
        let shared = word.len() > LONGEST_SMALL && named.name.contains(word);
        if shared || !word.chars().next().is_some_and(|initial| initial.eq_ignore_ascii_case(&letter)) {
            return None;
        }
    }
    Some(printed(source, first..open))
}

/// «Ministry of Law **Strengthens Ties**»: where every word of a title is capitalised, one that takes a verb into a body's name that
/// the report never calls so gives none.
fn drop_titles(source: Source<'_>, found: &mut Vec<(Named, Option<Acronym>)>) {
    let passage = source.passage;
    let Some(title) = source.article.parts_of(PartKind::Headline).next().and_then(|part| part.text) else {
        return;
    };
    let tokens = passage.token_at(title.start)..passage.token_at(title.end);
    let long = |at: &usize| passage.token(*at).is_some_and(|token| token.span.len() > LONGEST_SMALL);
    let small = |at: &usize| passage.token(*at).is_some_and(|token| token.shape == Shape::Lower);
    if tokens.clone().filter(long).any(|at| small(&at)) {
        return;
    }
    let below = passage.text.get(title.end as usize..).unwrap_or_default();
    let verb = |at: usize| {
        let verb = |meaning| match meaning {
            Meaning::Ordinary(row) => {
                source.reference.ordinary.get(row as usize).filter(|word| word.class == "verb").map(|_| ())
            }
            Meaning::Event(_) | Meaning::Speech(_) | Meaning::Outcome(_) => Some(()),
            _ => None,
        };
        passage.find(at, verb).is_some()
    };
    found.retain(|(named, _)| {
        let inside = tokens.contains(&named.tokens.start);
        let listed = named.acronym.is_some() || source.reference.organisation(&named.name).is_some();
        let odd = inside && !listed && named.tokens.len() > 2 && named.tokens.clone().any(verb);
        !odd || below.contains(passage.words(named.tokens.clone()))
    });
}

/// An acronym the text gives: `(OSCE)` behind a name.
struct Acronym {
    token: usize,
    letters: String,
}

/// `(OSCE)` right behind a name.
fn acronym_behind(source: Source<'_>, at: usize) -> Option<Acronym> {
    let passage = source.passage;
    let token = passage.token(at + 1)?;
    let bracketed = passage.word(at) == "(" && matches!(passage.word(at + 2), ")" | "," | ";");
    let looks = matches!(token.shape, Shape::Upper | Shape::Mixed) && token.span.len() <= 12;
    (bracketed && looks).then(|| Acronym { token: at + 1, letters: passage.word(at + 1).to_owned() })
}

/// Rows of organisations that one mention names beyond doubt, which settles their doubtful mentions too.
fn supported_rows(source: Source<'_>) -> FxHashSet<u16> {
    let certain = |hit: Hit| match hit.sense.meaning {
        Meaning::Organisation(_) if is_shouted_word(source, &hit) => None,
        Meaning::Organisation(row) if !hit.sense.doubtful => Some(row),
        _ => None,
    };
    source.passage.hits_of(Kinds::of(&[Meaning::Organisation(0)])).filter_map(certain).collect()
}

/// «THE MAN **WHO** CAME»: a small word that has an acronym's letters among other capitals.
pub(super) fn is_shouted_word(source: Source<'_>, hit: &Hit) -> bool {
    let shouted = |at: usize| source.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
    hit.end == hit.first + 1
        && source.grammar(hit.first).is_some()
        && (shouted(hit.end) || hit.first.checked_sub(1).is_some_and(shouted))
}

/// A body known by name at this token; together with the words behind it that make it an organ of that body
/// («OSCE Secretariat»).
fn known(source: Source<'_>, at: usize, supported: &FxHashSet<u16>) -> Option<Named> {
    // «ADB» is always one bank, and another where the text names that.
    let counts = |hit: Hit| match hit.sense.meaning {
        Meaning::Organisation(_) if is_shouted_word(source, &hit) => None,
        Meaning::Organisation(row) if !hit.sense.doubtful || supported.contains(&row) => Some((hit, row)),
        _ => None,
    };
    if !source.passage.begins(at, const { Kinds::of(&[Meaning::Organisation(0)]) }) {
        return None;
    }
    let (hit, row) = source.passage.hits_at(at).iter().find_map(counts)?;
    let row = source.reference.organisations.get(row as usize)?;
    if let Some(end) = named::organ_end(source, hit.end) {
        // «Lumen **Corporation**»
        if row.kind == "company" {
            return Some(from_row(row, at..end));
        }
        let organ = printed(source, hit.end..end);
        let known_organ = [row.name, row.acronym]
            .iter()
            .find_map(|body| source.reference.organisation(&format!("{body} {organ}")));
        return Some(match known_organ {
            Some(known) => from_row(known, at..end),
            None => Named { parent: Some(row.name.to_owned()), ..Named::printed(source, at..end, "office") },
        });
    }
    Some(organ_behind_acronym(source, row, at..hit.end).unwrap_or_else(|| from_row(row, at..hit.end)))
}

/// «African Union (AU) **Commission**»: an organ whose parent's acronym stands between its words, which are no part of its name.
fn organ_behind_acronym(source: Source<'_>, row: &Known, body: Range<usize>) -> Option<Named> {
    let passage = source.passage;
    let acronym = passage.word(body.end) == "(" && passage.word(body.end + 2) == ")";
    // A party's committee is the party to those who meet it.
    let own = acronym
        && row.kind != "party"
        && !row.acronym.is_empty()
        && passage.word(body.end + 1) == row.acronym;
    let first = body.end + 3;
    let end = named::organ_end(source, first).filter(|_| own)?;
    let name = format!("{} {}", row.name, printed(source, first..end));
    let tokens = body.start..end;
    let known = source.reference.organisation(&name);
    let short = || source.reference.organisation(&format!("{} {}", row.acronym, printed(source, first..end)));
    Some(match known.or_else(short) {
        Some(known) => from_row(known, tokens),
        None => Named {
            name,
            parent: Some(row.name.to_owned()),
            acronym: None,
            country: None,
            kind: "office",
            tokens,
        },
    })
}

/// The agency of a dateline, «AKP Phnom Penh, …», or of a bracket at the end, «(AKP)», is no body that has the same letters.
fn publishes(source: Source<'_>, at: usize) -> bool {
    let word = source.passage.word(at);
    let signs = |agency: &str| agency.split(|c: char| !c.is_alphanumeric()).any(|part| part == word);
    let dateline = source.article.dateline.as_ref().and_then(|dateline| dateline.agency.as_ref());
    let bracketed = || {
        source.passage.word(at + 1) == ")"
            && at.checked_sub(1).is_some_and(|at| source.passage.word(at) == "(")
    };
    dateline.is_some_and(|agency| source.in_dateline(at) && signs(&agency.words))
        || source.article.agency.as_ref().is_some_and(|agency| agency.words == word && bracketed())
}

/// «News Agency of Ghana»: where the name of a news agency ends, and of no body.
fn agency_end(source: Source<'_>, at: usize) -> Option<usize> {
    let agency = |meaning| matches!(meaning, Meaning::Agency(_)).then_some(());
    let (hit, ()) =
        source.passage.find(at, agency).filter(|(hit, ())| hit.end - at >= FEWEST_AGENCY_WORDS)?;
    let body = |meaning| matches!(meaning, Meaning::Organisation(_)).then_some(());
    source.passage.find(at, body).is_none_or(|(body, ())| body.end < hit.end).then_some(hit.end)
}

/// «**OSCE** Parliamentary Assembly»: the name of an organ no list knows begins with the name of
/// its parent, which is named too.
fn parent_in_front(source: Source<'_>, organ: &Named) -> Option<Named> {
    let parent = source.reference.organisation(organ.parent.as_deref()?)?;
    if source.reference.organisation(&organ.name).is_some() {
        return None;
    }
    let end = (organ.tokens.start + 1..organ.tokens.end).rev().find(|end| {
        let words = source.passage.words(organ.tokens.start..*end);
        source.reference.organisation(words).is_some_and(|known| known.name == parent.name)
    })?;
    Some(from_row(parent, organ.tokens.start..end))
}

fn from_row(row: &Known, tokens: Range<usize>) -> Named {
    Named {
        tokens,
        name: row.name.to_owned(),
        kind: row.kind,
        acronym: (!row.acronym.is_empty()).then(|| row.acronym.to_owned()),
        parent: (!row.parent.is_empty()).then(|| row.parent.to_owned()),
        country: None,
    }
}

/// The words as printed, white space folded.
pub(super) fn printed(source: Source<'_>, tokens: Range<usize>) -> String {
    fold_space(source.passage.words(tokens))
}

/// Joins mentions of one body: by name, then acronyms that the text itself gave.
fn merge(source: Source<'_>, found: Vec<(Named, Option<Acronym>)>) -> Vec<Organisation> {
    let mut organisations: Vec<Organisation> = Vec::new();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let mut by_acronym: FxHashMap<String, usize> = FxHashMap::default();
    let mut taken: FxHashSet<u32> = FxHashSet::default();
    for (named, acronym) in found {
        let span = source.passage.span(named.tokens.clone());
        let key = fold(&named.name);
        let key = key.strip_prefix("the ").unwrap_or(&key).to_owned();
        let index = *by_name.entry(key).or_insert_with(|| {
            organisations.push(Organisation {
                name: named.name,
                acronym: named.acronym,
                kind: named.kind.to_owned(),
                parent: named.parent,
                country: named.country.map(str::to_owned),
                mentions: Vec::new(),
            });
            organisations.len() - 1
        });
        let Some(organisation) = organisations.get_mut(index) else { continue };
        organisation.mentions.push(span);
        taken.extend(named.tokens.map(|token| token as u32));
        if let Some(acronym) = acronym {
            taken.insert(acronym.token as u32);
            organisation.mentions.push(source.passage.span(acronym.token..acronym.token + 1));
            by_acronym.insert(acronym.letters.clone(), index);
            organisation.acronym = Some(acronym.letters);
        }
    }
    if !by_acronym.is_empty() {
        let again = source.passage.tokens.iter().enumerate().filter(|(index, token)| {
            token.kind == TokenKind::Word && token.shape != Shape::Lower && !taken.contains(&(*index as u32))
        });
        for (_, token) in again {
            if let Some(index) = by_acronym.get(token.span.of(source.passage.text))
                && let Some(organisation) = organisations.get_mut(*index)
            {
                organisation.mentions.push(token.span);
            }
        }
    }
    fold_short_names(&mut organisations);
    fold_parliaments(source, &mut organisations);
    organisations.iter_mut().for_each(|organisation| organisation.mentions.sort());
    organisations.sort_by_key(|organisation| organisation.mentions.first().copied());
    organisations
}

/// «the Kyrgyz parliament» is the Jogorku Kenesh, where the text names that one as well.
fn fold_parliaments(source: Source<'_>, organisations: &mut Vec<Organisation>) {
    let parliaments = || source.reference.bodies.iter().filter(|body| body.kind == "parliament");
    let has_own_name = |organisation: &Organisation| {
        organisation.country.as_deref().is_some_and(|country| {
            parliaments().any(|body| body.country == country && body.canonical == organisation.name)
        })
    };
    let named: Vec<usize> = organisations
        .iter()
        .enumerate()
        .filter(|(_, organisation)| organisation.kind == "parliament" && has_own_name(organisation))
        .map(|(index, _)| index)
        .collect();
    // «the Jogorku Kenesh (the **Parliament**)» is of no state in words.
    let same = |organisation: &Organisation| {
        let country = |index: &&usize| {
            let state = |named: &Organisation| named.country == organisation.country;
            let bare = organisation.country.is_none() && !organisation.name.contains(' ');
            bare || organisations.get(**index).is_some_and(state)
        };
        let mut found = named.iter().filter(country);
        found.next().copied().filter(|_| found.next().is_none())
    };
    let into: Vec<Option<usize>> = organisations
        .iter()
        .enumerate()
        .map(|(index, organisation)| {
            let common = organisation.kind == "parliament" && !named.contains(&index);
            if common { same(organisation) } else { None }
        })
        .collect();
    fold_into(organisations, &into);
}

/// A body named in short («the Ministry of Foreign Affairs») is the one whose long name («… of Kazakhstan»)
/// begins with it, when there is exactly one of those.
fn fold_short_names(organisations: &mut Vec<Organisation>) {
    let mut into: Vec<Option<usize>> = vec![None; organisations.len()];
    let mut by_head: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (index, organisation) in organisations.iter().enumerate() {
        if let Some((head, _)) =
            organisation.name.rsplit_once(" of ").filter(|_| organisation.country.is_some())
        {
            by_head.entry(head.to_owned()).or_default().push(index);
        }
    }
    for (organisation, into) in organisations.iter().zip(&mut into) {
        if organisation.country.is_none()
            && let Some([only]) = by_head.get(&organisation.name).map(Vec::as_slice)
        {
            *into = Some(*only);
        }
    }
    fold_into(organisations, &into);
}

/// Gives the mentions of some to the others that they stand for.
fn fold_into(organisations: &mut Vec<Organisation>, into: &[Option<usize>]) {
    for (index, target) in into.iter().enumerate() {
        let Some(target) = target else { continue };
        let mentions: Vec<Span> =
            organisations.get_mut(index).map(|short| std::mem::take(&mut short.mentions)).unwrap_or_default();
        if let Some(long) = organisations.get_mut(*target) {
            long.mentions.extend(mentions);
        }
    }
    organisations.retain(|organisation| !organisation.mentions.is_empty());
}
