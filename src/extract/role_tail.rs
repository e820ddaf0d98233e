//! What belongs to a role behind its head: portfolios, bodies and states, brackets, ordinals, bodies behind a comma:
//! «Minister **for Trade of Malta**», «Director General **(South Asia)**». One such phrase is read by `role_object`.

use super::named;
use super::role_object::{Known, body, noun_phrase};
use super::roles::{grammar_at, is_verb, names_follow};
use super::tags::{Tag, Tags};
use crate::reference::{Cue, GrammarClass, Meaning};
use std::ops::Range;

/// A parenthesis inside a role is never longer than this many tokens.
const LONGEST_PARENTHESIS: usize = 8;

/// A body without «of» has at most so many words.
const LONGEST_BARE_BODY: usize = 5;

/// A portfolio in small letters is never longer than this many tokens.
const LONGEST_BRIDGE: usize = 14;

/// A body that nobody lists has at most so many tokens.
const LONGEST_UNLISTED: usize = 20;

/// Small words of bodies' names in other languages.
pub(super) const PARTICLES_ABROAD: [&str; 12] =
    ["de", "des", "du", "del", "della", "la", "da", "do", "dos", "das", "pour", "para"];

/// The end of what belongs to the role behind its head.
pub(super) fn extend_right(tags: &Tags<'_>, head: &Range<usize>, limit: usize) -> usize {
    let mut end = head.end;
    // «Secretary (East)», «President-designate»
    if tags.is_mark(end, "(")
        && matches!(tags.tag(end + 1), Tag::Noun | Tag::Doubtful | Tag::Portfolio)
        && tags.is_mark(end + 2, ")")
    {
        end += 3;
    }
    // «Secretary General **designate** NAME»
    end += usize::from(tags.word(end) == "designate");
    // «Major-General Rtd. NAME»
    if tags.source.cue(end, Cue::Retired).is_some() && tags.capitalised(end) {
        end += 1 + usize::from(tags.is_mark(end + 1, "."));
    }
    // «Chargé d’affaires a.i. of …»: the point of a role written short.
    if tags.is_mark(end, ".") && !tags.spaced(end) && tags.word(end - 1).contains('.') {
        end += 1;
    }
    // «Resident Representative a.i. NAME»
    if let Some(interim) = tags.source.cue(end, Cue::AdInterim) {
        end = interim + usize::from(tags.is_mark(interim, ".") && !tags.spaced(interim));
    }
    // «Brigadier General (Rtd) NAME»
    let stop = end + 2 + usize::from(tags.is_mark(end + 2, "."));
    if tags.is_mark(end, "(") && tags.source.cue(end + 1, Cue::Retired).is_some() && tags.is_mark(stop, ")") {
        end = stop + 1;
    }
    // «Minister-in-Charge of …», «Ambassador-at-Large»
    let glued = |at: usize| tags.is_dash(at) && !tags.spaced(at) && !tags.spaced(at + 1);
    if glued(end)
        && matches!(tags.word(end + 1), "in" | "at" | "In" | "At")
        && glued(end + 2)
        && tags.capitalised(end + 3)
    {
        end += 4;
    }
    if tags.is_dash(end)
        && !tags.spaced(end)
        && !tags.spaced(end + 1)
        && matches!(tags.tag(end + 1), Tag::Role(_))
    {
        end = tags.form(end + 1).end;
    }
    // «Director General/**Europe and Central Asia** NAME»
    if tags.is_mark(end, "/") && tags.capitalised(end + 1) && !matches!(tags.tag(end + 1), Tag::Role(_)) {
        let field = noun_phrase(tags, end + 1, limit, Known::Nothing);
        end = field.filter(|field| names_follow(tags, *field)).unwrap_or(end);
    }
    // «Minister of Foreign Affairs» is one form: what follows may go on with its portfolio.
    if has_portfolio(tags, head) {
        end = noun_phrase(tags, end, limit, Known::Begun).unwrap_or(end);
    }
    let serves = matches!(tags.tag(head.start), Tag::Role(row) if tags.source.reference.roles.get(row as usize).is_some_and(|role| role.serves));
    while end < limit {
        // «Secretary to the President NAME», «Director of the Office of the King NAME»: in an office of his.
        let in_office = tags.word(end) == "to"
            || end > head.end && tags.is(end, GrammarClass::Of) && heads_body(tags, end - 1);
        let principal = principal(tags, end)
            .filter(|office| serves || in_office && matches!(office, Principal::Office(_)));
        match principal {
            Some(Principal::Office(next)) if next <= limit => {
                end = next;
                continue;
            }
            Some(Principal::Named) => break,
            _ => {}
        }
        let known = match tags.tag(end) {
            // «the Prime Minister of Ghana **in Accra**»: where it was.
            Tag::Grammar(GrammarClass::Office)
                if tags.word(end) == "in"
                    && tags.tag(end + 1) == Tag::Place
                    && rules(tags, head.start)
                    && (end == head.end || matches!(tags.tag(end - 1), Tag::Country(_))) =>
            {
                break;
            }
            Tag::Grammar(GrammarClass::Of) => Known::Of,
            // «the head of state **with the Tajik Prime Minister** NAME»: another one.
            Tag::Grammar(GrammarClass::Preposition)
                if tags.word(end) == "with" && leads_to_office(tags, end + 1) =>
            {
                break;
            }
            Tag::Grammar(GrammarClass::Preposition | GrammarClass::Office) => Known::Nothing,
            // «Minister of Foreign Affairs-II of …», «Minister of Finance II»
            Tag::Particle { last: true, .. } => {
                end += 1;
                continue;
            }
            Tag::Mark
                if tags.is_dash(end) && matches!(tags.tag(end + 1), Tag::Particle { last: true, .. }) =>
            {
                end += 2;
                continue;
            }
            _ => match parenthesis(tags, end) {
                Some(next) => {
                    let state = tags.form(next).end;
                    let named = matches!(tags.tag(next), Tag::Country(_)) && names_follow(tags, state);
                    end = if named { state } else { next };
                    continue;
                }
                None => break,
            },
        };
        match noun_phrase(tags, end + 1, limit, known).max(bridge(tags, end, limit)) {
            // «at the Organization’s headquarters»: no more of the role.
            Some(next) if tags.word(end) == "at" && tags.tag(next - 1) == Tag::Possessive => break,
            Some(next) => end = again(tags, end, next, limit).unwrap_or(next),
            None => break,
        }
    }
    let end = until_address(tags, head.end, end).unwrap_or(end);
    let bare = || bare_body(tags, head, limit).or_else(|| bare_portfolio(tags, head));
    let end = if end == head.end { bare().unwrap_or(end) } else { end };
    trailing_body(tags, end, limit).unwrap_or(end)
}

/// A head of state or one of a government, whose office is in no city.
fn rules(tags: &Tags<'_>, head: usize) -> bool {
    let roles = &tags.source.reference.roles;
    matches!(tags.tag(head), Tag::Role(row) if roles.get(row as usize).is_some_and(|role| matches!(role.kind, "state" | "government")))
}

/// «Director of the **Registre national des marchés (RNM)**, Mr NAME;»: a body whose words nobody lists, where «of» opens it and
/// the holder's form of address follows the comma that ends it.
fn until_address(tags: &Tags<'_>, head: usize, end: usize) -> Option<usize> {
    let complete = |at: usize| tags.is_mark(at, ",") || names_follow(tags, at);
    let first = head + 1 + usize::from(tags.is(head + 1, GrammarClass::Article));
    // «Director of the **West, Central and Northern Lake Community (WCN-LC)**, Dr NAME»
    if let Some(name) = named::defined_list(tags.source, first).filter(|_| tags.is(head, GrammarClass::Of)) {
        let bracket = (name.end..name.end + LONGEST_PARENTHESIS).find(|at| tags.is_mark(*at, ")"));
        return bracket.map(|close| close + 1);
    }
    if !tags.is(head, GrammarClass::Of) || complete(end) && end > head {
        return None;
    }
    let abroad = |at: usize| PARTICLES_ABROAD.contains(&tags.word(at));
    let mut foreign = false;
    let mut at = first;
    while at < first + LONGEST_UNLISTED {
        if tags.is_mark(at, ",") {
            let addressed = matches!(tags.tag(at + 1), Tag::Honorific(_));
            let closed = tags.capitalised(at - 1) || foreign || tags.is_mark(at - 1, ")");
            return Some(at).filter(|at| addressed && closed && *at > first);
        }
        foreign |= at > first && (abroad(at) || abroad(at + 1));
        let joins = matches!(
            tags.tag(at),
            Tag::Grammar(GrammarClass::Of | GrammarClass::Office | GrammarClass::And | GrammarClass::Article)
        );
        let bracket = |at: usize| tags.is_mark(at, "(") || tags.is_mark(at, ")") || tags.is_dash(at);
        let small = foreign && !tags.capitalised(at) && !is_verb(tags, at) && tags.tag(at) != Tag::Mark;
        let inside = tags.capitalised(at)
            || at > first && (joins || bracket(at) || small)
            || tags.tag(at) == Tag::Mark && tags.word(at).bytes().all(|byte| byte.is_ascii_digit());
        if !inside || tags.source.passage.opens_sentence(at) {
            return None;
        }
        at += 1;
    }
    None
}

/// «in Ukraine **and in the Contact Group (CG)**, NAME»: the same preposition again, leading to the holder.
fn again(tags: &Tags<'_>, preposition: usize, and: usize, limit: usize) -> Option<usize> {
    let same = tags.is(and, GrammarClass::And) && tags.word(and + 1) == tags.word(preposition);
    let end = noun_phrase(tags, and + 2, limit, Known::Nothing).filter(|_| same)?;
    let comma = usize::from(tags.is_mark(end, ","));
    let leads = names_follow(tags, end + comma) || comma == 1 && matches!(tags.tag(end + 1), Tag::Role(_));
    leads.then_some(end)
}

/// «Speaker **National Assembly** NAME», «President **Example Foundation** Dr. NAME»: a body without «of».
fn bare_body(tags: &Tags<'_>, head: &Range<usize>, limit: usize) -> Option<usize> {
    let leads = |end: usize| end <= limit && names_follow(tags, end) && tags.capitalised(head.start);
    let known = matches!(tags.tag(head.end), Tag::Body | Tag::Organisation(_));
    if known {
        // «Permanent Secretary **Ministry of Defence** NAME»
        let whole = body(tags, head.end).filter(|end| leads(*end));
        return whole.or(Some(tags.form(head.end).end).filter(|end| leads(*end)));
    }
    let ends_body = |at: usize| {
        let body = |meaning| match meaning {
            Meaning::OrganisationHead(row) => tags.source.reference.organisation_heads.get(row as usize),
            _ => None,
        };
        tags.source.passage.find(at, body).is_some_and(|(hit, head)| head.ends && hit.end == at + 1)
    };
    let part = |at: usize| {
        matches!(tags.tag(at), Tag::Noun | Tag::Name | Tag::Place | Tag::Demonym(_) | Tag::Doubtful)
    };
    let last = (head.end + 1..limit.min(head.end + LONGEST_BARE_BODY)).find(|at| ends_body(*at))?;
    let end = last + 1;
    ((head.end..last).all(part) && tags.tag(head.end) != Tag::Given && leads(end)).then_some(end)
}

/// «the Director **Trade and Ports**, Dr. NAME»: a field without «of» or «for» that leads to the holder's form of address.
fn bare_portfolio(tags: &Tags<'_>, head: &Range<usize>) -> Option<usize> {
    let begins = tags.capitalised(head.start) && matches!(tags.tag(head.end), Tag::Portfolio | Tag::Noun);
    let end = trailing_portfolio(tags, head.end).filter(|_| begins)?;
    (tags.is_mark(end, ",") && matches!(tags.tag(end + 1), Tag::Honorific(_))).then_some(end)
}

/// Whom someone serves, where a name stands behind that office.
enum Principal {
    /// «Chief of Staff to **the President** NAME»: the name is not the principal's; where the office ends.
    Office(usize),
    /// «spokesperson for **UN Secretary-General** NAME»: it is.
    Named,
}

/// «the **Office**», «the Protocol **Department**»: the noun that heads a body's name.
pub(super) fn heads_body(tags: &Tags<'_>, at: usize) -> bool {
    let head = |meaning| matches!(meaning, Meaning::OrganisationHead(_) | Meaning::Body(_)).then_some(());
    tags.capitalised(at) && tags.source.passage.find(at, head).is_some()
}

/// «the **Tajik Prime Minister**»
fn leads_to_office(tags: &Tags<'_>, at: usize) -> bool {
    let first = at + usize::from(tags.is(at, GrammarClass::Article));
    let state = matches!(tags.tag(first), Tag::Country(_) | Tag::Demonym(_));
    let office = if state { tags.form(first).end } else { first };
    let office = office + usize::from(tags.tag(office) == Tag::Possessive);
    matches!(tags.tag(office), Tag::Role(_) | Tag::Portfolio) && tags.capitalised(office)
}

/// The office with a name behind it to which the preposition at `at` leads.
fn principal(tags: &Tags<'_>, at: usize) -> Option<Principal> {
    if !matches!(
        tags.tag(at),
        Tag::Grammar(GrammarClass::Of | GrammarClass::Office | GrammarClass::Preposition)
    ) {
        return None;
    }
    let article = grammar_at(tags, at + 1) == Some(GrammarClass::Article);
    let first = at + 1 + usize::from(article);
    let owner = |at: usize| matches!(tags.tag(at), Tag::Organisation(_) | Tag::Country(_) | Tag::Demonym(_));
    let office = if owner(first) { tags.form(first).end } else { first };
    let office = office + usize::from(office > first && tags.tag(office) == Tag::Possessive);
    let Tag::Role(row) = tags.tag(office) else { return None };
    let end = tags.form(office).end;
    let role = tags.source.reference.roles.get(row as usize).filter(|role| role.is_head)?;
    if !names_follow(tags, end) || matches!(role.kind, "academic" | "military" | "diplomat" | "religion") {
        return None;
    }
    match article {
        true => (office == first).then_some(Principal::Office(end)),
        false => (office > first).then_some(Principal::Named),
    }
}

/// «Minister of State, Ministry of Trade and Ministry of Culture NAME»: bodies behind a comma that lead to a name.
fn trailing_body(tags: &Tags<'_>, from: usize, limit: usize) -> Option<usize> {
    if tags.is_mark(from, ",") && tags.tag(from + 1) == Tag::Portfolio {
        return trailing_portfolio(tags, from + 1);
    }
    if !tags.is_mark(from, ",") || tags.tag(from + 1) != Tag::Body {
        return None;
    }
    let mut end = noun_phrase(tags, from + 1, limit, Known::Nothing)?;
    while tags.is(end, GrammarClass::Of) || tags.is(end, GrammarClass::And) && tags.tag(end + 1) == Tag::Body
    {
        let known = if tags.is(end, GrammarClass::Of) { Known::Of } else { Known::Nothing };
        end = noun_phrase(tags, end + 1, limit, known)?;
    }
    // «…, and Minister-in-Charge of Statistics NAME»: the holder has one more post.
    let and = tags.is_mark(end, ",") && tags.is(end + 1, GrammarClass::And);
    let one_more = and && tags.capitalised(end + 2) && matches!(tags.tag(end + 2), Tag::Role(_));
    (names_follow(tags, end) || one_more).then_some(end)
}

/// «Minister of State, **Foreign Affairs**, Ambassador NAME», «Principal Secretary, **Trade and Industry** NAME»: a portfolio behind a
/// comma that leads to the holder.
fn trailing_portfolio(tags: &Tags<'_>, first: usize) -> Option<usize> {
    let part = |at: usize| matches!(tags.tag(at), Tag::Portfolio | Tag::Noun);
    let mut end = tags.form(first).end;
    while part(end) || tags.is(end, GrammarClass::And) && part(end + 1) {
        end = tags.form(end + usize::from(!part(end))).end;
    }
    let titled = |at: usize| matches!(tags.tag(at), Tag::Role(_)) && names_follow(tags, tags.form(at).end);
    let leads =
        names_follow(tags, end) || tags.is_mark(end, ",") && (names_follow(tags, end + 1) || titled(end + 1));
    leads.then_some(end)
}

/// «Director General (South Asia Division) NAME», «of the Security Committee (SSC) of …»: the token behind a short
/// parenthesis of capitalised words when the role or a name goes on there.
fn parenthesis(tags: &Tags<'_>, at: usize) -> Option<usize> {
    if !tags.is_mark(at, "(") {
        return None;
    }
    // «(residence in Riga)»
    if tags.source.cue(at + 1, Cue::Resides).is_some() {
        let close = (at + 2..at + LONGEST_PARENTHESIS).find(|at| tags.is_mark(*at, ")"));
        return close.map(|close| close + 1).filter(|end| names_follow(tags, *end));
    }
    let alone = tags.is_mark(at + 2, ")");
    let at_open = at;
    // «Permanent Secretary (Trade, Industry and Energy)»: its fields, which commas part.
    let field = |at: usize| {
        tags.is_mark(at, ",")
            && matches!(tags.tag(at - 1), Tag::Portfolio | Tag::Noun)
            && matches!(tags.tag(at + 1), Tag::Portfolio | Tag::Noun | Tag::Name)
    };
    let fields = field(at + 2);
    let inside = |at: &usize| {
        field(*at)
            || fields && tags.capitalised(*at)
            || (alone || !names_follow(tags, *at)) && tags.capitalised(*at)
            || matches!(
                tags.tag(*at),
                Tag::Grammar(GrammarClass::And | GrammarClass::Of | GrammarClass::Article)
            )
            || tags.is_mark(*at, "&")
            || tags.is_dash(*at) && *at > at_open + 1
    };
    let close = at + 1 + (at + 1..at + LONGEST_PARENTHESIS).take_while(inside).count();
    // «of the Parliament (upper house or Senate) NAME», «(HR/VP) NAME», «Foreign Secretary (Senior Secretary) Ambassador NAME»
    let any = (at + 2..at + LONGEST_PARENTHESIS)
        .find(|at| tags.is_mark(*at, ")"))
        .filter(|_| tags.tag(at + 1) != Tag::Mark);
    let leads = |at: usize| names_follow(tags, at) || is_title_of_name(tags, at);
    let parted =
        |at: usize| tags.is_mark(at, ",") && names_follow(tags, at + 1) && tags.capitalised(at_open + 1);
    if let Some(close) = any.filter(|close| leads(close + 1) || parted(close + 1)) {
        return Some(close + 1);
    }
    let goes_on = fields
        || names_follow(tags, close + 1)
        || matches!(
            tags.tag(close + 1),
            Tag::Country(_) | Tag::Grammar(GrammarClass::Of | GrammarClass::Office)
        )
        || tags.is_mark(close + 1, ",")
            && (matches!(tags.tag(close + 2), Tag::Body | Tag::Capitals) || names_follow(tags, close + 2));
    (close > at + 1 && tags.is_mark(close, ")") && goes_on).then_some(close + 1)
}

/// «Ambassador NAME»
fn is_title_of_name(tags: &Tags<'_>, at: usize) -> bool {
    matches!(tags.tag(at), Tag::Role(_)) && tags.capitalised(at) && names_follow(tags, tags.form(at).end)
}

/// «special representative for arms control NAME», «minister in charge of European integration, NAME,»: a portfolio in
/// small letters counts when it leads to a name.
fn bridge(tags: &Tags<'_>, from: usize, limit: usize) -> Option<usize> {
    let end = small_portfolio(tags, from, limit)?;
    let end = if tags.is_mark(end, "(") { parenthesis(tags, end)? } else { end };
    let comma = tags.is_mark(end, ",");
    // «Co-chair of the Ghana-Togo friendship group, **MP** NAME»
    let letters = comma
        && matches!(tags.tag(end + 1), Tag::Role(_))
        && tags.word(end + 1).bytes().all(|byte| byte.is_ascii_uppercase())
        && names_follow(tags, end + 2);
    (letters || names_follow(tags, end + usize::from(comma))).then_some(end)
}

/// «NAME, secretary for relations with the States.»: the end of a role behind a name, its portfolio in small letters
/// included when a mark ends that.
pub(super) fn end_behind_name(tags: &Tags<'_>, from: usize) -> usize {
    let closed = |end: &usize| [",", ".", ";", ")"].iter().any(|mark| tags.is_mark(*end, mark));
    small_portfolio(tags, from, from + LONGEST_BRIDGE).filter(closed).unwrap_or(from)
}

/// The end of the words behind «of», «for», «in» or «on» at `from` that may be a portfolio in small letters.
fn small_portfolio(tags: &Tags<'_>, from: usize, limit: usize) -> Option<usize> {
    let subject = tags.is(from, GrammarClass::Preposition) && tags.word(from) == "on";
    if !subject && !matches!(tags.tag(from), Tag::Grammar(GrammarClass::Of | GrammarClass::Office)) {
        return None;
    }
    // «…, the Prime Minister of Ethiopia **in Addis Ababa**, met»: where it was.
    if tags.word(from) == "in" && tags.tag(from + 1) == Tag::Place {
        return None;
    }
    let inside = |at: &usize| match tags.tag(*at) {
        Tag::Small => !is_verb(tags, *at),
        Tag::Portfolio | Tag::Demonym(_) | Tag::Country(_) | Tag::Noun | Tag::Body | Tag::Organisation(_) => {
            true
        }
        // «for **Asia** and Pacific affairs», but «of the Council **Sofia** NAME»
        Tag::Place => !names_follow(tags, tags.form(*at).end),
        Tag::Grammar(class) => matches!(
            class,
            GrammarClass::Of
                | GrammarClass::Office
                | GrammarClass::And
                | GrammarClass::Article
                | GrammarClass::Preposition
        ),
        Tag::Mark => tags.is_dash(*at) && !tags.spaced(*at),
        _ => false,
    };
    let end = (from + 1..limit.min(from + LONGEST_BRIDGE)).find(|at| !inside(at))?;
    (end > from + 1 && !matches!(tags.tag(end - 1), Tag::Grammar(_))).then_some(end)
}

/// Whether the form of the role holds a preposition, and so a portfolio.
fn has_portfolio(tags: &Tags<'_>, head: &Range<usize>) -> bool {
    head.clone().skip(1).any(|at| {
        let class = grammar_at(tags, at);
        matches!(class, Some(GrammarClass::Of | GrammarClass::Office | GrammarClass::Preposition))
    })
}
