//! National bodies: a head phrase of `reference/bodies.tsv` with the country and portfolio that the words around
//! it give: «Kazakh Foreign Ministry», «Ministry of Energy and Mines of Peru», «Romania's Senate»,
//! «the foreign ministries of Kazakhstan and Romania».

use super::Source;
use super::named::{begins_something_else, organ_end};
use super::organisations::{Named, printed};
use crate::reference::{Body, Cue, Hit, Kinds, Meaning};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// What a national body's name begins with.
pub(super) const BEGINNINGS: Kinds =
    Kinds::of(&[Meaning::Body(0), Meaning::Country(0), Meaning::Demonym(0), Meaning::Portfolio(0)]);

/// Words that join the parts of a portfolio or come before a country.
fn is_joint(word: &str) -> bool {
    matches!(word, "," | "and" | "&" | "for" | "of" | "the")
}

/// A national body whose name begins at this token.
pub(super) fn at(source: Source<'_>, at: usize) -> Option<Named> {
    if !source.passage.begins(at, BEGINNINGS) {
        return None;
    }
    let (before, head_at) = match body_at(source, at) {
        Some(_) => (None, at),
        None => leading_country(source, at),
    };
    // «Foreign Ministry» is a body's own name; «Energy Ministry» a portfolio and a head.
    let (portfolio_before, head_at) = match body_at(source, head_at) {
        Some(_) => (None, head_at),
        None => leading_portfolio(source, head_at),
    };
    let (hit, body) = body_at(source, head_at)?;
    // «… in Niger», and in the next line «Parliament …»
    let apart = (at + 1..=head_at).any(|inner| source.passage.opens_sentence(inner));
    if apart || portfolio_before.is_some() && body.kind != "ministry" {
        return None;
    }
    if let Some(abroad) = branch_abroad(source, at..hit.end, body) {
        return Some(abroad);
    }
    if let Some(committee) = committee_of_chamber(source, at..hit.end, body, before) {
        return Some(committee);
    }
    let (portfolio_after, end) = match body.kind {
        "ministry" | "committee" | "press" if portfolio_before.is_none() => {
            following_portfolio(source, hit.end, body.canonical.contains("{portfolio}"))
        }
        _ => (None, hit.end),
    };
    let (after, end) = match (before, body.kind) {
        (Some(_), _) => (None, end),
        (None, "committee") => match (following_country(source, end), parliament_behind(source, end)) {
            ((None, _), Some(country)) => (Some(country), end),
            (found, _) => found,
        },
        (None, _) => following_country(source, end),
    };
    let own = body.country;
    let country = if own.is_empty() { before.or(after) } else { Some(own) };
    let whole = before.is_some() || after.is_some() || !own.is_empty();
    let named_by_portfolio = portfolio_before.is_some() || portfolio_after.is_some();
    let needs_portfolio = body.canonical.contains("{portfolio}");
    // «the National Assembly», «the Joint Commission», but not «parliament».
    let long = hit.end > hit.first + 1;
    let by_name =
        long && matches!(
            body.kind,
            "parliament"
                | "committee"
                | "court"
                | "security"
                | "agency"
                | "bank"
                | "academic"
                | "party"
                | "cabinet"
        ) && (matches!(body.kind, "parliament" | "committee")
            || !is_longer_name(source, body, end)
                && !(hit.first..hit.end).any(|at| country_at(source, at).is_some()));
    // «**the** Parliament»: that of the state the report is about.
    let the =
        || at.checked_sub(1).is_some_and(|before| source.passage.word(before).eq_ignore_ascii_case("the"));
    // «the Diet (the Parliament)» says again what was named.
    let again = || {
        let bracket = at.checked_sub(2).is_some_and(|bracket| source.passage.word(bracket) == "(");
        bracket && source.passage.word(end) == ")"
    };
    let house =
        body.kind == "parliament" && source.passage.word(hit.first) == "Parliament" && the() && !again();
    let speaks_for_itself =
        (matches!(body.kind, "ministry" | "chamber" | "prosecutor" | "office") || by_name || house)
            && !needs_portfolio;
    if (needs_portfolio && !named_by_portfolio)
        || !(whole || named_by_portfolio || speaks_for_itself)
        || hit.sense.doubtful && !whole && !named_by_portfolio
    {
        return None;
    }
    // Palaces and seats are buildings, and a government is its state; a ministry may be written small, and so may the
    // embassy of a state, a parliament not.
    let is_seat = match body.kind {
        "presidency" => own.is_empty() || body.canonical.contains("{country}") || is_visited(source, at),
        "government" => true,
        _ => false,
    };
    let plural = source.passage.words(hit.first..hit.end).to_lowercase().contains("ministries");
    let may_be_small = match body.kind {
        "ministry" => whole || source.passage.word(hit.end - 1) != "department",
        "mission" => whole,
        "parliament" => before.is_some(),
        _ => false,
    };
    let small = !may_be_small && !source.passage.token(hit.first).is_some_and(|token| token.is_capitalised());
    // «the Argentine Embassies», «the Congress party»: all of them, and another.
    let other = before.is_some() && source.passage.word(hit.end - 1) == "Embassies"
        || body.kind == "parliament" && source.passage.word(end) == "party";
    if is_seat
        || other
        || small
        || plural && country.is_none()
        || is_part_of_more(source, at, &hit, body, end)
    {
        return None;
    }
    let portfolio = portfolio_before.or(portfolio_after);
    Some(Named {
        name: canonical(source, body, &hit, portfolio.as_ref(), country),
        tokens: at..end,
        kind: body.kind,
        acronym: acronym(body),
        parent: None,
        country,
    })
}

/// «Central Bank **Governors**», «Institute of Diplomacy **and International Studies**», «Border Service **of the Committee**».
fn is_longer_name(source: Source<'_>, body: &Body, end: usize) -> bool {
    let capitalised = |at: usize| source.passage.token(at).is_some_and(|token| token.is_capitalised());
    match source.passage.word(end) {
        "of" => true,
        "and" => body.kind == "academic" && capitalised(end + 1),
        _ => body.kind == "bank" && capitalised(end),
    }
}

/// «**American Chamber of Commerce in Nepal**»: a body of one state's business in another.
fn branch_abroad(source: Source<'_>, tokens: Range<usize>, body: &Body) -> Option<Named> {
    let passage = source.passage;
    let after = tokens.end + 1 + usize::from(passage.word(tokens.end + 1) == "the");
    let abroad = body.kind == "business" && passage.word(tokens.end) == "in";
    let (end, host) =
        country_at(source, after).filter(|_| abroad && leading_country(source, tokens.start).0.is_some())?;
    Some(Named { country: Some(host), ..Named::printed(source, tokens.start..end, body.kind) })
}

/// «**Senate Foreign Relations Committee**»: a committee named behind its chamber.
fn committee_of_chamber(
    source: Source<'_>,
    tokens: Range<usize>,
    body: &Body,
    country: Option<&'static str>,
) -> Option<Named> {
    let chamber = matches!(body.kind, "parliament" | "chamber");
    let end = organ_end(source, tokens.end).filter(|end| chamber && *end > tokens.end + 1)?;
    let own = Some(body.country).filter(|own| !own.is_empty());
    let country = country.or(own);
    Some(Named { country, ..Named::printed(source, tokens.start..end, "committee") })
}

/// «at the White House»: the building.
fn is_visited(source: Source<'_>, at: usize) -> bool {
    let place_follows = |meaning| (meaning == Meaning::Cue(Cue::Where)).then_some(());
    (1..3)
        .filter_map(|back| at.checked_sub(back))
        .any(|before| source.passage.find(before, place_follows).is_some())
}

/// «National **Congress** of the Party», «**Foreign Office** Consultations»: a longer name holds the head.
fn is_part_of_more(source: Source<'_>, at: usize, hit: &Hit, body: &Body, end: usize) -> bool {
    let capitalised = |at: usize| source.passage.token(at).is_some_and(|token| token.is_capitalised());
    let event = |meaning| matches!(meaning, Meaning::Event(_)).then_some(());
    let known = |at: usize| {
        source.passage.hits_at(at).iter().any(|hit| match hit.sense.meaning {
            Meaning::Ordinary(row) => {
                source.reference.ordinary.get(row as usize).is_some_and(|word| word.class != "function")
            }
            _ => false,
        })
    };
    let one_word = hit.end == hit.first + 1 && !body.country.is_empty();
    let begun = at.checked_sub(1).is_some_and(|before| one_word && capitalised(before) && known(before));
    begun || capitalised(end) && source.passage.find(end, event).is_some()
}

/// «the **Ministries of Trade and Finance of Kenya**», «the Kenyan Foreign and Defence Ministries»: one body for each portfolio. Moves `at`
/// behind them.
pub(super) fn ministries(source: Source<'_>, at: &mut usize) -> Option<Vec<Named>> {
    let passage = source.passage;
    let is_plural = |at: usize| matches!(passage.word(at), "Ministries" | "ministries");
    if !passage.begins(*at, BEGINNINGS) && !is_plural(*at) {
        return None;
    }
    let (before, first) = if is_plural(*at) { (None, *at) } else { leading_country(source, *at) };
    let behind = is_plural(first);
    let portfolios = list_of_portfolios(source, if behind { first + 2 } else { first });
    let last = portfolios.last().filter(|_| portfolios.len() > 1)?.end;
    let end = match behind {
        true if passage.word(first + 1) == "of" => last,
        false if is_plural(last) => last + 1,
        _ => return None,
    };
    let (after, end) = if before.is_some() { (None, end) } else { following_country(source, end) };
    let country = before.or(after);
    // «the bloc’s defence and foreign ministries»: nobody’s by name.
    let small = |portfolio: &Range<usize>| {
        !passage.token(portfolio.start).is_some_and(|token| token.is_capitalised())
    };
    if country.is_none() && portfolios.iter().any(small) {
        return None;
    }
    let ministry = source.reference.bodies.iter().find(|body| body.head == "Ministry")?;
    let owner = country.and_then(|code| source.reference.country(code));
    let owner = owner.map(|country| [country.article, country.name].join(" ").trim().to_owned());
    let mut found = Vec::new();
    for portfolio in portfolios {
        let field = passage.find(portfolio.start, |meaning| match meaning {
            Meaning::Portfolio(row) => source.reference.portfolios.get(row as usize).copied(),
            _ => None,
        });
        let (_, field) = field?;
        // «Foreign» is «Foreign Affairs».
        let words = printed(source, portfolio.clone());
        let words = if words == "Foreign" { field.to_owned() } else { words };
        let name = ministry.canonical.replace("{portfolio}", &words);
        let name = match &owner {
            Some(owner) => name.replace("{country}", owner),
            None => name.replace(" of {country}", ""),
        };
        found.push(Named { name, country, ..Named::printed(source, portfolio, ministry.kind) });
    }
    *at = end;
    Some(found)
}

/// Portfolios that commas and «and» part.
fn list_of_portfolios(source: Source<'_>, at: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut next = at;
    while let Some(end) = portfolio_at(source, next) {
        found.push(next..end);
        let comma = usize::from(source.passage.word(end) == ",");
        let and = usize::from(matches!(source.passage.word(end + comma), "and" | "&"));
        if comma + and == 0 {
            break;
        }
        next = end + comma + and;
    }
    found
}

/// Further bodies of the same head: «… of Kazakhstan **and Romania**». Moves `at` behind them.
pub(super) fn shared_head(source: Source<'_>, at: &mut usize) -> Vec<Named> {
    let passage = source.passage;
    let Some(last) =
        at.checked_sub(1).and_then(|last| passage.sentence_of(last)).map(|sentence| sentence.tokens.clone())
    else {
        return Vec::new();
    };
    // The head must be a plural that ended in a country: look back to it inside the sentence.
    let Some(head_at) = (last.start..*at).rev().take(12).find(|index| body_at(source, *index).is_some())
    else {
        return Vec::new();
    };
    let Some((hit, body)) = body_at(source, head_at) else { return Vec::new() };
    if !passage.word(hit.end - 1).to_lowercase().ends_with("ies")
        && !passage.words(hit.first..hit.end).to_lowercase().contains("ministries")
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    loop {
        let mut next = *at;
        while matches!(passage.word(next), "," | "and" | "&" | "the") {
            next += 1;
        }
        let Some((end, country)) = country_at(source, next).filter(|_| next > *at) else { return found };
        found.push(Named {
            name: canonical(source, body, &hit, None, Some(country)),
            tokens: next..end,
            kind: body.kind,
            acronym: acronym(body),
            parent: None,
            country: Some(country),
        });
        *at = end;
    }
}

/// The body's head at a token.
fn body_at(source: Source<'_>, at: usize) -> Option<(Hit, &Body)> {
    let wanted = |meaning| match meaning {
        Meaning::Body(row) => Some(row),
        _ => None,
    };
    let (hit, row) = source.passage.find_of(Kinds::of(&[Meaning::Body(0)]), at, wanted)?;
    Some((hit, source.reference.bodies.get(row as usize)?))
}

/// «Kazakh», «Kazakhstan's», «Republic of Kazakhstan» before a head: the country and the token behind it.
fn leading_country(source: Source<'_>, at: usize) -> (Option<&'static str>, usize) {
    let wanted = |meaning| match meaning {
        Meaning::Country(row) | Meaning::Demonym(row) => Some(row),
        _ => None,
    };
    let Some((hit, row)) = source.passage.find(at, wanted) else { return (None, at) };
    let Some(country) = source.reference.countries.get(row as usize) else { return (None, at) };
    let possessive = source.passage.token(hit.end).is_some_and(|token| token.kind == TokenKind::Possessive);
    (Some(country.code), hit.end + usize::from(possessive))
}

/// «Energy» before «Ministry»: the tokens of the portfolio and the token behind it.
fn leading_portfolio(source: Source<'_>, at: usize) -> (Option<Range<usize>>, usize) {
    let mut end = at;
    loop {
        let next =
            if end > at && matches!(source.passage.word(end), "and" | "&" | ",") { end + 1 } else { end };
        match portfolio_at(source, next) {
            Some(after) => end = after,
            None => break,
        }
    }
    if end > at { (Some(at..end), end) } else { (None, at) }
}

/// Where the portfolio that begins at a token ends.
fn portfolio_at(source: Source<'_>, at: usize) -> Option<usize> {
    let wanted = |meaning| matches!(meaning, Meaning::Portfolio(_)).then_some(());
    source.passage.find(at, wanted).map(|(hit, ())| hit.end)
}

/// «of Foreign Affairs and European Integration» behind a head: capitalised words and what joins them, up to the
/// country. A portfolio of small letters must be a known one.
fn following_portfolio(
    source: Source<'_>,
    at: usize,
    needs_portfolio: bool,
) -> (Option<Range<usize>>, usize) {
    let passage = source.passage;
    // «Joint Committee on Fisheries», not «on Monday»
    let day = |meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Month(_));
    let opens = match passage.word(at) {
        "on" => passage.is_capitalised(at + 1) && passage.hit(at + 1, day).is_none(),
        word => matches!(word, "of" | "for" | "and" | ","),
    };
    // «the **Ministry and** foreign missions»
    let bare = needs_portfolio && matches!(passage.word(at), "and" | ",");
    if !opens || bare {
        return (None, at);
    }
    let first = at + 1;
    // «Ministry of Foreign Affairs, NAME»
    if passage.word(at) == "," && portfolio_at(source, first).is_none() && !is_list_noun(source, first) {
        return (None, at);
    }
    // «Ministry of Foreign Affairs and the World Bank»
    let goes_on = |at: usize| {
        portfolio_at(source, at).is_some() || is_ordinary(source, at) && !is_organisation_head(source, at)
    };
    if matches!(passage.word(at), "and" | "&") && (!goes_on(first) || body_at(source, first).is_some()) {
        return (None, at);
    }
    let (mut end, mut listed) = (first, false);
    loop {
        let mut next = end;
        while end > first && is_joint(passage.word(next)) {
            next += 1;
        }
        if passage.word(first) == "the" && end == first {
            next = first + 1;
        }
        let joined_by_of = (end..next).any(|index| passage.word(index) == "of");
        let adjective = leading_country(source, next);
        let small = |at: usize| !source.passage.token(at).is_some_and(|token| token.is_capitalised());
        if passage.opens_sentence(next)
            || country_at(source, next).is_some()
            || adjective.0.is_some() && (small(adjective.1) || body_at(source, adjective.1).is_some())
            || is_someone(source, next, next == end && end > first)
            || next > first && body_at(source, next).is_some()
        {
            break;
        }
        let known = portfolio_at(source, next);
        // «Department of Parks and the **Public Works Department**»
        if next > first && known.is_some_and(|after| body_at(source, after).is_some()) {
            break;
        }
        // «Ministry of Energy and ENOVA», «Ministry of Justice and Institute sign …»: another body.
        let other = end > first
            && (passage.token(next).is_some_and(|token| token.shape == Shape::Upper)
                && passage.token(first).is_some_and(|token| token.shape != Shape::Upper)
                || is_organisation_head(source, next)
                    && small(next + 1)
                    && !is_joint(passage.word(next + 1)));
        if known.is_none() && other {
            break;
        }
        let capitalised = passage.token(next).is_some_and(|token| token.is_capitalised());
        // Behind a comma, or with an article of its own, only a known portfolio goes on: «Ministry of Energy, Kazinform
        // reports», «Ministry of Energy and the World Bank».
        let last_of_list = listed && matches!(passage.word(end + 1), "and" | "&");
        let article = end > first && (end..next).any(|index| passage.word(index) == "the");
        let behind_comma = end > first && passage.word(end) == "," && !last_of_list || article;
        listed |= passage.word(end) == ",";
        match known {
            // «Ministry of Health, **the employment** situation»
            Some(_) if end > first && small(next) && !small(first) => break,
            Some(after) => end = after,
            None if next == end && end > first && begins_something_else(source, next) => break,
            None if capitalised
                && (!behind_comma || !article && is_list_noun(source, next))
                && !joined_by_of =>
            {
                end = next + 1
            }
            None => break,
        }
    }
    if end > first { (Some(first..end), end) } else { (None, at) }
}

/// «Culture, **Community** and Youth»: a noun that goes on with the list.
fn is_list_noun(source: Source<'_>, at: usize) -> bool {
    let behind = source.passage.word(at + 1);
    is_ordinary(source, at) && is_joint(behind) && behind != "of"
}

/// Whether a word begins here that is part of many bodies' names.
fn is_ordinary(source: Source<'_>, at: usize) -> bool {
    source.passage.find(at, |meaning| matches!(meaning, Meaning::Ordinary(_)).then_some(())).is_some()
}

fn is_organisation_head(source: Source<'_>, at: usize) -> bool {
    source.passage.find(at, |meaning| matches!(meaning, Meaning::OrganisationHead(_)).then_some(())).is_some()
}

/// Whether a role, an honorific or an agency begins here: the body's name is over. `bare` is whether nothing joins it to
/// the words before («Department of the Treasury **Counselor** Ann Reed»).
fn is_someone(source: Source<'_>, at: usize, bare: bool) -> bool {
    let wanted = |meaning| match meaning {
        Meaning::Role(row) => {
            source.reference.roles.get(row as usize).is_some_and(|role| role.is_head).then_some(())
        }
        Meaning::Honorific(_) | Meaning::Agency(_) => Some(()),
        _ => None,
    };
    let behind_article = at.checked_sub(1).is_some_and(|before| source.passage.word(before) == "the");
    source.passage.find(at, wanted).is_some_and(|(hit, ())| !hit.sense.doubtful || behind_article || bare)
}

/// «of [the Republic of] Kazakhstan» behind a body: the country and the token behind it.
fn following_country(source: Source<'_>, at: usize) -> (Option<&'static str>, usize) {
    let passage = source.passage;
    let mut next = at;
    if matches!(passage.word(next), "of" | "in" | "to") {
        next += 1;
        if passage.word(next) == "the" {
            next += 1;
        }
        if let Some((end, country)) = country_at(source, next).filter(|_| passage.word(at) == "of") {
            return (Some(country), end);
        }
    }
    (None, at)
}

/// «of the Estonian Parliament» behind a committee: the country; the parliament is named for itself.
fn parliament_behind(source: Source<'_>, at: usize) -> Option<&'static str> {
    let passage = source.passage;
    let next = at + 1 + usize::from(passage.word(at + 1) == "the");
    if passage.word(at) != "of" {
        return None;
    }
    let (before, head_at) = leading_country(source, next);
    let (hit, body) = body_at(source, head_at)?;
    let own = Some(body.country).filter(|own| !own.is_empty());
    let country = before.or(own).or_else(|| following_country(source, hit.end).0);
    country.filter(|_| matches!(body.kind, "parliament" | "chamber"))
}

/// A country by name at a token: where it ends and its code.
fn country_at(source: Source<'_>, at: usize) -> Option<(usize, &'static str)> {
    let wanted = |meaning| match meaning {
        Meaning::Country(row) => Some(row),
        _ => None,
    };
    let (hit, row) = source.passage.find(at, wanted)?;
    Some((hit.end, source.reference.countries.get(row as usize)?.code))
}

/// The first acronym among the body's names in the data, where those are all of one body.
fn acronym(body: &Body) -> Option<String> {
    (!body.acronym.is_empty() && !body.canonical.contains("{head}")).then(|| body.acronym.to_owned())
}

/// Fills in the canonical name. Without a country its place is left out.
fn canonical(
    source: Source<'_>,
    body: &Body,
    head: &Hit,
    portfolio: Option<&Range<usize>>,
    country: Option<&str>,
) -> String {
    let country =
        country.and_then(|code| source.reference.country(code)).map(|country| match country.article {
            "" => country.name.to_owned(),
            article => format!("{article} {}", country.name),
        });
    // «the intergovernmental commission»: a head in small letters is no name.
    let words = printed(source, head.first..head.end);
    let own = if words.starts_with(char::is_uppercase) { &words } else { body.head };
    let mut name = body.canonical.replace("{head}", own);
    if let Some(portfolio) = portfolio {
        let words = printed(source, portfolio.clone());
        match name.contains("{portfolio}") {
            true => name = name.replace("{portfolio}", &words),
            // «Permanent Joint Commission for Cooperation»
            false if body.kind == "committee" => name = printed(source, head.first..portfolio.end),
            // A known ministry with a longer portfolio: «Ministry of Foreign Affairs and European Integration».
            false => name = name.replacen(" of {country}", &format!(" and {words} of {{country}}"), 1),
        }
    }
    for (place, name_there) in [("country", country), ("host", None)] {
        let marker = format!("{{{place}}}");
        name = match name_there {
            Some(there) => name.replace(&marker, &there),
            None => [" of ", " in ", " to ", ""]
                .iter()
                .fold(name, |name, joint| name.replace(&format!("{joint}{marker}"), "")),
        };
    }
    name.trim().to_owned()
}
