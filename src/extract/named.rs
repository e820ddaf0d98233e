//! Organisations that no list knows, by the noun that heads their name: «Kyrgyz-Russian Slavic University»,
//! «Investment and Trade Agency», «University of Ghana», and organs of known bodies («OSCE Secretariat»).

use super::Source;
use super::organisations::{Named, printed};
use super::role_tail::PARTICLES_ABROAD;
use crate::reference::{Cue, Hit, Kinds, Meaning, Organisation, OrganisationHead};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// A name has at most this many words before its head.
const LONGEST: usize = 9;

/// One in another language, with its small words.
const LONGEST_ABROAD: usize = 14;

/// Small words of such names besides those that lead from one noun to the next.
const JOINTS_ABROAD: [&str; 9] = ["la", "le", "les", "los", "las", "et", "y", "au", "aux"];

/// One that commas part has at most so many tokens, and at least so many initials.
const LONGEST_LISTED: usize = 14;
const FEWEST_INITIALS: usize = 4;

/// A form that holds a token begins at most this many tokens before it: «High Representative of the **Union** …».
const LONGEST_BEFORE: usize = 4;

/// What every name has but that of two partners.
const HEADS: Kinds = Kinds::of(&[Meaning::OrganisationHead(0)]);

/// An organisation whose name begins at this token: at least one capitalised word and its head.
pub(super) fn at(source: Source<'_>, at: usize) -> Option<Named> {
    let passage = source.passage;
    if let Some(end) = abroad_end(source, at) {
        return Some(Named::printed(source, at..end, "agency"));
    }
    if let Some(name) = defined_list(source, at).filter(|_| !is_inside_name(source, at)) {
        return Some(Named::printed(source, at..name.end, "agency"));
    }
    // Without a head or partners it is no name, which is told sooner than whether one begins here.
    let may_be = passage.begins_within(at..at + LONGEST, HEADS) || passage.word(at + 1) == "&";
    if !may_be || !begins_name(source, at) {
        return None;
    }
    let limit =
        passage.sentence_of(at).map_or(at + LONGEST, |sentence| sentence.tokens.end.min(at + LONGEST));
    let mut end = at;
    let mut best = None;
    let mut country = None;
    while end < limit {
        let token = passage.token(end)?;
        if let Some((after, head)) = head_at(source, end) {
            // «the US **Office of Lake Affairs**»: the name that the list knows is the whole one.
            if end > at && begins_known(source, end) {
                break;
            }
            if (head.ends || head.defined && is_defined(source, at..after)) && end > at {
                best = Some((after, tail(source, head, after), head.kind));
            } else if head.begins && end == at {
                let after_tail = tail(source, head, after);
                // «the Board of Directors» is any company's.
                let members = head.kind == "agency" && ends_with_members(source, after + 1);
                if after_tail > after && !(members && after_tail == after + 2) {
                    best = Some((after, after_tail, head.kind));
                }
            }
            end = after;
            continue;
        }
        let broken = || breaks_name(source, end) || is_owner(source, end) || begins_known(source, end);
        // «OTHER MATTERS FOR MILITARY SERVICE»: only a head goes on with «OF» or «FOR».
        let joins = || match passage.word(end) {
            "AND" => true,
            "OF" | "FOR" => (at..end).any(|before| head_at(source, before).is_some()),
            _ => false,
        };
        if end > at && (broken() || is_shouted_verb(source, end) && !joins()) {
            break;
        }
        if let Some(code) = demonym_at(source, end) {
            country = country.or(Some(code));
        }
        // «Business Council and Joint Commission», «Parliament and Council» are two.
        let headed = best.is_some() || end == at + 1 && head_at(source, at).is_some();
        if headed && matches!(passage.word(end), "and" | "&") {
            break;
        }
        // «Bui Thi Long and **Party** Secretary NAME»: nothing is called so.
        if passage.word(end) == "and"
            && head_at(source, end + 1).is_some_and(|(_, head)| head.kind == "party")
        {
            break;
        }
        let goes_on = token.is_capitalised() && !(end > at && passage.word(end) == "The")
            || token.kind == TokenKind::Number && end > at && !token.spaced
            || (end > at && is_inner_joint(source, end))
                && passage.token(end + 1).is_some_and(|next| next.is_capitalised())
                && passage
                    .hits_at(end - 1)
                    .iter()
                    .any(|hit| !matches!(hit.sense.meaning, Meaning::GivenName(_)));
        if !goes_on {
            break;
        }
        end += 1;
    }
    let Some((head_end, end, kind)) = best else { return partners(source, at) };
    if kind == "press"
        || is_only_described(source, at, end, kind)
        || is_known_otherwise(source, at, head_end, end)
        || is_portfolio(source, at, end)
        || kind == "company" && is_called(source, end)
        || goes_on_as_something_else(source, end)
    {
        return None;
    }
    let tokens = at..end;
    let name = printed(source, tokens.clone());
    // «General Secretariat of OTS»: the parent behind it is named for itself.
    let parent = parent_behind(source, end);
    let name = match parent {
        Some(parent) if !parent.acronym.is_empty() => format!("{} {name}", parent.acronym),
        _ => name,
    };
    let parent = parent.map(|parent| parent.name.to_owned());
    Some(Named { name, parent, country, ..Named::printed(source, tokens, kind) })
}

/// «Lake Dialogue Forum (LDF)»: the initials of a name stand between brackets behind it.
fn is_defined(source: Source<'_>, name: Range<usize>) -> bool {
    let passage = source.passage;
    let brackets = passage.word(name.end) == "(" && passage.word(name.end + 2) == ")";
    let initials =
        name.clone().filter_map(|at| passage.word(at).chars().next()).filter(|first| first.is_uppercase());
    brackets && name.len() > 1 && initials.eq(passage.word(name.end + 1).chars())
}

/// «**Autorité de contrôle des ports côtiers**», «**Dirección General de Puertos**»: where a name ends whose head and small
/// words are French, Spanish or Portuguese, for no English one holds them.
fn abroad_end(source: Source<'_>, at: usize) -> Option<usize> {
    let passage = source.passage;
    let head = source.cue(at, Cue::BodyAbroad).filter(|_| passage.is_capitalised(at))?;
    let small = |at: usize| {
        let word = passage.word(at);
        PARTICLES_ABROAD.contains(&word) || JOINTS_ABROAD.contains(&word)
    };
    let given = |at: usize| {
        passage.find(at, |meaning| matches!(meaning, Meaning::GivenName(_)).then_some(())).is_some()
    };
    let word = |at: usize| {
        let token = passage.token(at).filter(|token| token.kind == TokenKind::Word);
        token.is_some_and(|token| match token.is_capitalised() {
            true => small(at - 1) || at == head || passage.is_capitalised(at - 1) && !given(at),
            false => small(at - 1) || passage.hits_at(at).is_empty(),
        })
    };
    let (mut end, mut joined, mut next) = (head, false, head);
    while next < at + LONGEST_ABROAD && !passage.opens_sentence(next) && (small(next) || word(next)) {
        if small(next) {
            joined |= next < head + 2;
        } else {
            end = next + 1;
        }
        next += 1;
    }
    (joined && end > head).then_some(end)
}

/// «**West, Central and Northern Lake Community** (WCN-LC)»: a name that commas part, when the letters in the bracket
/// behind it are its initials and at most one more.
pub(super) fn defined_list(source: Source<'_>, at: usize) -> Option<Range<usize>> {
    let passage = source.passage;
    let capital = |at: usize| passage.is_capitalised(at);
    if !(capital(at) && passage.word(at + 1) == "," && capital(at + 2)) {
        return None;
    }
    let joint = |at: usize| matches!(passage.word(at), "," | "and" | "&" | "of" | "for" | "-");
    let part = |at: &usize| capital(*at) || joint(*at);
    let end = at + (at..at + LONGEST_LISTED).take_while(part).count();
    let first = |at: usize| passage.word(at).chars().next().filter(|first| first.is_uppercase());
    let initials: Vec<char> = (at..end).filter_map(first).collect();
    let inside = end + 1..end + 2 + 2 * usize::from(passage.word(end + 2) == "-");
    if passage.word(end) != "(" || passage.word(inside.end) != ")" || initials.len() < FEWEST_INITIALS {
        return None;
    }
    let letters = || passage.words(inside.clone()).chars().filter(|letter| letter.is_uppercase());
    let mut wanted = initials.iter().peekable();
    letters().for_each(|letter| {
        wanted.next_if(|initial| **initial == letter);
    });
    (wanted.peek().is_none() && letters().count() <= initials.len() + 1).then_some(at..end)
}

/// «Trade **and** Investment Agency», «Kyrgyz**-**Russian University»; a dash that stands free joins nothing.
fn is_inner_joint(source: Source<'_>, at: usize) -> bool {
    match source.passage.word(at) {
        "-" | "–" => source.passage.token(at).is_some_and(|token| !token.spaced),
        word => matches!(word, "and" | "&" | "’s" | "'s"),
    }
}

/// «**Harlow & Pike**, a law firm», «**Tanaka & Co.**»: two names that nothing else is called by.
fn partners(source: Source<'_>, at: usize) -> Option<Named> {
    let passage = source.passage;
    let name = |at: usize| {
        let known = |hit: Hit| !matches!(hit.sense.meaning, Meaning::GivenName(_));
        passage.token(at).is_some_and(|token| token.shape == Shape::Capitalised)
            && !passage.hits_at(at).iter().any(known)
    };
    let firm = passage.word(at + 1) == "&"
        && name(at)
        && name(at + 2)
        && !at
            .checked_sub(1)
            .is_some_and(|before| passage.token(before).is_some_and(|token| token.is_capitalised()));
    firm.then(|| Named::printed(source, at..at + 3, "company"))
}

/// «companies such as Alpha, Beta and Gamma Energy»: capitalised words in a list. Moves `at` to the last of them.
pub(super) fn listed(source: Source<'_>, at: &mut usize) -> Option<Vec<Named>> {
    let passage = source.passage;
    let end = source.cue(*at, Cue::Companies)?;
    let behind = end + usize::from(passage.word(end) == ",");
    let mut next = match (passage.word(behind), passage.word(behind + 1)) {
        ("including" | "like" | "namely", _) => behind + 1,
        ("as", _) if at.checked_sub(1).is_some_and(|such| passage.word(such) == "such") => behind + 1,
        ("such", "as") => behind + 2,
        _ => return None,
    };
    let known = |meaning| match meaning {
        Meaning::Country(_) | Meaning::Demonym(_) | Meaning::Place(_) | Meaning::Capital(_) => Some(()),
        Meaning::Role(row) => {
            source.reference.roles.get(row as usize).filter(|role| role.is_head).map(|_| ())
        }
        _ => None,
    };
    let part = |at: &usize| {
        passage.token(*at).is_some_and(|token| token.is_capitalised() || passage.word(*at) == "&")
            && passage.find(*at, known).is_none()
    };
    let mut found = Vec::new();
    loop {
        let end = next + (next..next + LONGEST).take_while(part).count();
        if end == next {
            return Some(found);
        }
        found.push(Named::printed(source, next..end, "company"));
        *at = end - 1;
        let comma = usize::from(passage.word(end) == ",");
        let and = usize::from(passage.word(end + comma) == "and");
        if comma + and == 0 {
            return Some(found);
        }
        next = end + comma + and;
    }
}

/// A known body of which the name before it is an organ: «of the Economic Community of West African States».
fn parent_behind(source: Source<'_>, at: usize) -> Option<&Organisation> {
    let passage = source.passage;
    let behind = if passage.word(at) == "of" { at + 1 } else { return None };
    let behind = behind + usize::from(passage.word(behind) == "the");
    let wanted = |meaning| match meaning {
        Meaning::Organisation(row) => Some(row),
        _ => None,
    };
    let (_, row) = passage.find(behind, wanted)?;
    source.reference.organisations.get(row as usize)
}

/// A body known by more than an acronym begins here: what came before is no part of its name.
fn begins_known(source: Source<'_>, at: usize) -> bool {
    let wanted = |meaning| matches!(meaning, Meaning::Organisation(_)).then_some(());
    source.passage.find(at, wanted).is_some_and(|(hit, ())| hit.end - hit.first > 1 && !hit.sense.doubtful)
}

/// Behind a known body: where an organ of it ends («Secretariat», «Collective Security Council»).
pub(super) fn organ_end(source: Source<'_>, at: usize) -> Option<usize> {
    let passage = source.passage;
    let mut end = at;
    while end < at + LONGEST {
        if let Some((after, head)) = head_at(source, end).filter(|(_, head)| head.ends || head.begins) {
            let end = seat(source, head, tail(source, head, after));
            return Some(end).filter(|end| !goes_on_as_something_else(source, *end));
        }
        let token = passage.token(end)?;
        let joined = matches!(passage.word(end), "-" | "–") && !token.spaced;
        if !(token.is_capitalised() || joined)
            || breaks_name(source, end)
            || is_owner(source, end)
            || begins_known(source, end)
        {
            return None;
        }
        end += 1;
    }
    None
}

/// The end of «in the Kyrgyz Republic» behind an office or mission, which tells it from its sisters elsewhere.
fn seat(source: Source<'_>, head: &OrganisationHead, after: usize) -> usize {
    let passage = source.passage;
    if !matches!(head.kind, "office" | "mission") || !matches!(passage.word(after), "in" | "to") {
        return after;
    }
    let at = after + 1 + usize::from(passage.word(after + 1) == "the");
    passage.hit(at, Meaning::is_land).map_or(after, |hit| hit.end)
}

/// The end of «of Heads of State and Government» behind a head that may go on; else the head's own end.
fn tail(source: Source<'_>, head: &OrganisationHead, after: usize) -> usize {
    let passage = source.passage;
    let opens = matches!(passage.word(after), "of" | "for")
        || head.kind == "committee" && passage.word(after) == "on";
    if !head.begins || !opens {
        return after;
    }
    // «National University of Singapore», «Special Court for Sierra Leone»
    if matches!((head.kind, passage.word(after)), ("academic", "of") | ("court", "for"))
        && let Some(end) = state_at(source, after + 1)
    {
        return end;
    }
    let joins = |at: usize| match passage.word(at) {
        // «State Committee on Work **with** Youth»
        "with" => at.checked_sub(1).is_some_and(|at| is_dealing(source, at)),
        "," => head.kind == "committee" && lists_fields(source, at),
        "-" => passage.token(at).is_some_and(|token| !token.spaced),
        word => matches!(word, "of" | "for" | "on" | "the" | "and" | "&"),
    };
    let mut end = after;
    loop {
        let mut next = end;
        while next < end + 2 && joins(next) {
            next += 1;
        }
        // «Office of Rail Safety and the Port Board» are two.
        let another =
            next == end + 2 && matches!(passage.word(end), "and" | "&") && passage.word(end + 1) == "the";
        let ends = passage.opens_sentence(next)
            || another
            || next > end && matches!(passage.word(next - 1), "and" | "&") && is_named_body(source, next)
            || is_post(source, next)
            || !passage.token(next).is_some_and(|token| token.is_capitalised()) && !is_half(source, next)
            || is_owner(source, next)
            || demonym_at(source, next).is_some()
                && !passage.token(next + 1).is_some_and(|token| token.is_capitalised())
            || breaks_name(source, next) && passage.word(next - 1) != "of"
            || is_other_body(source, next) && !is_inside_hit(source, next)
            || next == end && end > after && begins_something_else(source, next);
        if ends && next == end && end > after && ends_with_members(source, next) {
            return next + 1;
        }
        // «Centre for Technologies in Online Safety (CTOS)»: its initials say how far the name goes.
        if ends && end > after && matches!(passage.word(end), "in" | "on" | "to" | "with" | "of") {
            return defined_end(source, after - 1, end).unwrap_or(end);
        }
        if ends || next >= after + LONGEST + 4 {
            return end;
        }
        end = passage.hit(next, Meaning::is_city).map_or(next + 1, |hit| hit.end);
    }
}

/// What a body may deal with: «Committee on Work», «Commission on Economic Cooperation».
fn is_dealing(source: Source<'_>, at: usize) -> bool {
    matches!(source.passage.word(at), "Work" | "Relations" | "Cooperation" | "Co-operation" | "Ties")
}

/// The lower-case half of «Trade-**economic**».
fn is_half(source: Source<'_>, at: usize) -> bool {
    let glued = source.passage.token(at).is_some_and(|token| !token.spaced);
    glued && at.checked_sub(1).is_some_and(|hyphen| source.passage.word(hyphen) == "-")
}

/// «Commission on Economic**,** Industrial and Scientific-Technical Cooperation»: a list of fields goes on behind the comma.
fn lists_fields(source: Source<'_>, comma: usize) -> bool {
    let passage = source.passage;
    let part = |at: &usize| {
        passage.is_capitalised(*at)
            || is_half(source, *at)
            || matches!(passage.word(*at), "," | "and" | "&" | "-")
    };
    let end = comma + (comma..comma + LONGEST_LISTED).take_while(part).count();
    let last = (comma..end).rev().find(|at| is_dealing(source, *at));
    last.is_some_and(|last| (comma..last).any(|at| matches!(passage.word(at), "and" | "&")))
}

/// «Academy of Law and **Lumen University**»: whether another body’s name, which no subject opens, begins behind «and».
fn is_named_body(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    let subject =
        |meaning| matches!(meaning, Meaning::Ordinary(_) | Meaning::Portfolio(_) | Meaning::Topic(_));
    let name = |at: &usize| passage.is_capitalised(*at) && head_at(source, *at).is_none();
    let head = at + (at..at + LONGEST).take_while(name).count();
    head > at
        && passage.hit(at, subject).is_none()
        && head_at(source, head).is_some_and(|(_, head)| head.ends)
}

/// Where the words behind `end` close the name that begins at `head` or before it, for brackets give their initials.
fn defined_end(source: Source<'_>, head: usize, end: usize) -> Option<usize> {
    let passage = source.passage;
    let inside = |at: &usize| {
        passage.token(*at).is_some_and(|token| token.is_capitalised())
            || matches!(passage.word(*at), "in" | "on" | "to" | "with" | "of" | "for" | "and" | "the")
    };
    let close = end + (end..end + LONGEST).take_while(inside).count();
    let defined = |first: usize| is_defined(source, first..close);
    (head.saturating_sub(LONGEST_BEFORE)..=head).any(defined).then_some(close)
}

/// The end of a state's name: «National University **of Singapore**».
fn state_at(source: Source<'_>, at: usize) -> Option<usize> {
    let state = |meaning| matches!(meaning, Meaning::Country(_)).then_some(());
    let at = at + usize::from(source.passage.word(at) == "the");
    source.passage.find(at, state).map(|(hit, ())| hit.end)
}

/// «Office of the Budget **Acting Director**»: words that belong to the post behind the name.
fn is_post(source: Source<'_>, at: usize) -> bool {
    let role = |meaning| match meaning {
        Meaning::Role(row) => source.reference.roles.get(row as usize).map(|role| role.is_head),
        _ => None,
    };
    let found = source.passage.find(at, role);
    found.is_some_and(|(hit, is_head)| {
        !is_head && source.passage.find(hit.end, role).is_some_and(|(_, is_head)| is_head)
    })
}

/// «Council of Transport **Ministers**»: those who sit in it end its name.
fn ends_with_members(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    let role = |meaning| matches!(meaning, Meaning::Role(_)).then_some(());
    passage.token(at).is_some_and(|token| token.is_capitalised())
        && passage.word(at).ends_with('s')
        && passage.find(at, role).is_some_and(|(hit, ())| hit.end == at + 1)
}

/// «Committee on Energy **Mai Linh**», «Council of Speaking Countries **Baghdad**»: behind a noun and with nothing that joins
/// them, an unknown word, a given name or a city is no more part of the name.
pub(super) fn begins_something_else(source: Source<'_>, at: usize) -> bool {
    let hits = source.passage.hits_at(at);
    let foreign = |hit: Hit| {
        matches!(hit.sense.meaning, Meaning::GivenName(_) | Meaning::Capital(_) | Meaning::Place(_))
    };
    let ordinary = hits
        .iter()
        .any(|hit| matches!(hit.sense.meaning, Meaning::Ordinary(_) | Meaning::OrganisationHead(_)));
    let known = |at: usize| !source.passage.hits_at(at).is_empty() || is_inside_name(source, at);
    let behind_known = at.checked_sub(1).is_some_and(known);
    // «Commission for External Relations **Le** Hoa NAME»
    let particle = hits.iter().all(|hit| matches!(hit.sense.meaning, Meaning::Particle(_)))
        && !hits.is_empty()
        && source.passage.is_capitalised(at + 1);
    !ordinary
        && !is_inside_name(source, at)
        && ((hits.is_empty() || particle) && behind_known || hits.iter().any(foreign))
}

/// «Heads of State and **Government**»: a longer form holds the word.
fn is_inside_hit(source: Source<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|before| source.passage.hits_at(before).iter().any(|hit| hit.end > at))
}

fn is_other_body(source: Source<'_>, at: usize) -> bool {
    let wanted = |meaning| {
        matches!(meaning, Meaning::Organisation(_) | Meaning::Body(_) | Meaning::Country(_)).then_some(())
    };
    source.passage.find(at, wanted).is_some()
}

/// «Provincial Office», «U.S. Alliance»: one adjective, or a state, and a noun that heads many names make no name.
fn is_only_described(source: Source<'_>, at: usize, end: usize, kind: &str) -> bool {
    let describes = |meaning| match meaning {
        Meaning::Ordinary(row) => {
            let class = source.reference.ordinary.get(row as usize).map(|word| word.class);
            (kind != "agency" || class == Some("adjective")).then_some(())
        }
        Meaning::Country(_) | Meaning::Demonym(_) => (kind != "agency").then_some(()),
        _ => None,
    };
    let first = source.passage.find(at, describes).map(|(hit, ())| hit.end);
    // «the Vietnamese Party chief»
    let of_state = |meaning| matches!(meaning, Meaning::Country(_) | Meaning::Demonym(_)).then_some(());
    let party = || source.passage.find(at, of_state).is_some_and(|(hit, ())| hit.end + 1 == end);
    matches!(kind, "office" | "business" | "alliance" | "agency") && first == Some(end - 1)
        || kind == "party" && party()
}

/// «Minister for **Maritime Affairs and Investments**»: what someone is in charge of.
fn is_portfolio(source: Source<'_>, at: usize, end: usize) -> bool {
    let passage = source.passage;
    let head = |meaning| match meaning {
        Meaning::Role(row) => source.reference.roles.get(row as usize).filter(|role| role.is_head),
        _ => None,
    };
    let subject = |at: usize| {
        let part = |meaning| matches!(meaning, Meaning::Portfolio(_) | Meaning::Ordinary(_)).then_some(());
        passage.find(at, part).is_some() || matches!(passage.word(at), "and" | "&" | ",")
    };
    let first = (at.saturating_sub(LONGEST)..at).rev().take_while(|at| subject(*at)).last().unwrap_or(at);
    let post = first.checked_sub(2).filter(|_| matches!(passage.word(first - 1), "of" | "for"));
    post.is_some_and(|post| passage.find(post, head).is_some()) && (at..end).all(subject)
}

/// A country, a place or a national body in doubt takes these very words: «Russian Federation», «Foreign Office»; a land also where a tail follows: «West Bank of the River».
fn is_known_otherwise(source: Source<'_>, at: usize, head_end: usize, end: usize) -> bool {
    source.passage.hits_at(at).iter().any(|hit| match hit.sense.meaning {
        Meaning::Country(_) | Meaning::Place(_) | Meaning::Capital(_) => hit.end >= head_end,
        Meaning::Body(_) => hit.end >= end,
        _ => false,
    })
}

/// «EU Association **Agreement**», «Foreign Office **Consultations**»: the head only modifies what follows.
fn goes_on_as_something_else(source: Source<'_>, end: usize) -> bool {
    let wanted = |meaning| matches!(meaning, Meaning::Document(_) | Meaning::Event(_)).then_some(());
    let capitalised = source.passage.token(end).is_some_and(|token| token.is_capitalised() && token.spaced);
    let noun = |meaning| match meaning {
        Meaning::Ordinary(row) => {
            source.reference.ordinary.get(row as usize).filter(|word| word.class == "noun")
        }
        _ => None,
    };
    let headless = || head_at(source, end).is_none_or(|(_, head)| head.defined);
    if capitalised && source.passage.find(end, noun).is_some() && headless() {
        return true;
    }
    capitalised && source.passage.find(end, wanted).is_some()
}

/// «National Company **Lumengas**»: what it is called stands behind what it is.
fn is_called(source: Source<'_>, end: usize) -> bool {
    let passage = source.passage;
    let company = |meaning| matches!(meaning, Meaning::Organisation(_));
    passage.is_capitalised(end)
        && passage.sentence_of(end) == passage.sentence_of(end - 1)
        && (passage.is_unknown(end) || passage.hit(end, company).is_some())
}

/// «Mongolia's»: a country or place that owns what follows and is no part of its name.
fn is_owner(source: Source<'_>, at: usize) -> bool {
    source.passage.hit(at, Meaning::is_land).is_some_and(|hit| {
        source.passage.token(hit.end).is_some_and(|token| token.kind == TokenKind::Possessive)
    })
}

/// A name begins with a capitalised word that is not the sentence's article, a role or an honorific, and that
/// does not carry on a name that began before it.
fn begins_name(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    let Some(token) = passage.token(at).filter(|token| token.is_capitalised()) else { return false };
    let joined =
        !token.spaced && at.checked_sub(1).is_some_and(|before| matches!(passage.word(before), "-" | "‑"));
    if joined
        || breaks_name(source, at) && !is_namesake(source, at)
        || is_owner(source, at)
        || is_inside_name(source, at)
    {
        return false;
    }
    let function = |meaning| match meaning {
        Meaning::Ordinary(row) => {
            source.reference.ordinary.get(row as usize).filter(|word| word.class == "function").map(|_| ())
        }
        _ => None,
    };
    // «Three Seas Fund»
    let number = |meaning| matches!(meaning, Meaning::Number(_)).then_some(());
    let function_word = token.shape == Shape::Capitalised
        && passage.find(at, function).is_some()
        && passage.find(at, number).is_none();
    !function_word && !is_shouted_verb(source, at)
}

/// «**King Hussein** Foundation», «**Queen Victoria** School»: a monarch's title before the name that a body is called after.
fn is_namesake(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    source.cue(at, Cue::Namesake).is_some()
        && (at + 2..at + LONGEST)
            .take_while(|at| passage.is_capitalised(*at))
            .any(|at| head_at(source, at).is_some_and(|(_, head)| head.ends))
}

/// «BOTH SIDES **AGREED TO** SET UP A COMMITTEE»: in a sentence of capitals, a verb or a function word.
fn is_shouted_verb(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    let upper = |at: usize| {
        passage.token(at).is_some_and(|token| matches!(token.shape, Shape::Upper | Shape::Initial))
    };
    // «3. THE COUNCIL AGREED»
    let mark = |at: usize| passage.token(at).is_some_and(|token| token.kind == TokenKind::Mark);
    let opens = (passage.opens_sentence(at) || at.checked_sub(1).is_some_and(mark))
        && passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
    if !upper(at) || !upper(at + 1) || !(opens || at.checked_sub(1).is_some_and(upper)) {
        return false;
    }
    let other = |meaning| match meaning {
        Meaning::Ordinary(row) => source
            .reference
            .ordinary
            .get(row as usize)
            .filter(|word| matches!(word.class, "function" | "verb"))
            .map(|_| ()),
        Meaning::Grammar(_) | Meaning::Speech(_) => Some(()),
        _ => None,
    };
    passage.find(at, other).is_some()
}

/// The token goes on with the name of a country, place, agency, national body, office or document that began before it.
fn is_inside_name(source: Source<'_>, at: usize) -> bool {
    let wanted = |meaning| {
        matches!(
            meaning,
            Meaning::Country(_)
                | Meaning::Place(_)
                | Meaning::Capital(_)
                | Meaning::Agency(_)
                | Meaning::Body(_)
                | Meaning::Role(_)
                | Meaning::Document(_)
                | Meaning::OrganisationHead(_)
        )
        .then_some(())
    };
    const NAMES: Kinds = Kinds::of(&[
        Meaning::Country(0),
        Meaning::Place(0),
        Meaning::Capital(0),
        Meaning::Agency(0),
        Meaning::Body(0),
        Meaning::Role(0),
        Meaning::Document(0),
        Meaning::OrganisationHead(0),
    ]);
    (at.saturating_sub(LONGEST_BEFORE)..at).any(|before| {
        let held = source.passage.find_of(NAMES, before, wanted);
        held.is_some_and(|(hit, ())| hit.end > at && !hit.sense.doubtful)
    })
}

/// Words that are no part of such a name: roles, honorifics, months, documents.
fn breaks_name(source: Source<'_>, at: usize) -> bool {
    let wanted = |meaning| {
        let breaks = match meaning {
            Meaning::Role(row) => source.reference.roles.get(row as usize).is_some_and(|role| role.is_head),
            Meaning::Honorific(_)
            | Meaning::Month(_)
            | Meaning::Weekday(_)
            | Meaning::Agency(_)
            | Meaning::Document(_) => true,
            _ => false,
        };
        breaks.then_some(())
    };
    const BREAKS: Kinds = Kinds::of(&[
        Meaning::Role(0),
        Meaning::Honorific(0),
        Meaning::Month(0),
        Meaning::Weekday(0),
        Meaning::Agency(0),
        Meaning::Document(0),
    ]);
    let breaks = source.passage.find_of(BREAKS, at, wanted).filter(|(hit, ())| !hit.sense.doubtful);
    breaks.is_some_and(|(hit, ())| members_end(source, at..hit.end).is_none())
}

/// «**Magistrates and Judges** Association», «**Nurses** Union»: where those end who joined in a body that is called after them.
fn members_end(source: Source<'_>, first: Range<usize>) -> Option<usize> {
    let passage = source.passage;
    let several = |end: usize| {
        end.checked_sub(1)
            .is_some_and(|last| passage.is_capitalised(last) && passage.word(last).ends_with('s'))
    };
    let heads = |at: usize| head_at(source, at).is_some_and(|(_, head)| head.ends && head.kind != "agency");
    if first.len() > 1 || !several(first.end) {
        return None;
    }
    let second = first.end + 2;
    let joined = matches!(passage.word(first.end), "and" | "&") && several(second);
    if heads(first.end) { Some(first.end) } else { Some(second).filter(|second| joined && heads(*second)) }
}

fn head_at<'a>(source: Source<'a>, at: usize) -> Option<(usize, &'a OrganisationHead)> {
    let wanted = |meaning| match meaning {
        Meaning::OrganisationHead(row) => Some(row),
        _ => None,
    };
    let (hit, row) = source.passage.find_of(HEADS, at, wanted)?;
    Some((hit.end, source.reference.organisation_heads.get(row as usize)?))
}

fn demonym_at(source: Source<'_>, at: usize) -> Option<&'static str> {
    let wanted = |meaning| match meaning {
        Meaning::Demonym(row) => Some(row),
        _ => None,
    };
    let (_, row) = source.passage.find(at, wanted)?;
    source.reference.countries.get(row as usize).map(|country| country.code)
}
