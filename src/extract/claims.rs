//! Which role stands beside which name: before it, behind it, or shared by a list. Each finding is a claim;
//! `people` puts the claims on one person together.

use super::fold_space;
use super::name_of_else::is_peer;
use super::names::Name;
use super::people::headline;
use super::role_comma::{is_parted_by_comma, opens_marks, past_address, trailing_bodies};
use super::roles::{Determiner, Phrase, country_at, is_modifier, is_verb};
use super::speaker::past_state;
use super::tags::{Tag, Tags};
use super::{role_list, role_tail};
use crate::article::{Reading, Side, Words};
use crate::reference::{Cue, GrammarClass, Meaning};
use crate::text::Shape;
use std::ops::Range;

/// A bracket behind a name is never longer than this many tokens.
const LONGEST_BRACKET: usize = 10;

/// A role that stands behind a name like letters of honour has at most so many letters.
const LONGEST_LETTERS: usize = 4;

/// So many role phrases back is looked for what the people of a list are in full.
const MOST_APART: usize = 12;

/// What the words beside a name say of its bearer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Claim {
    /// The role, as printed.
    pub(super) role: Option<Words>,
    /// «his Turkish counterpart»: says less than any other role.
    pub(super) counterpart: bool,
    /// «NAME (MP, STATE)» in a bracket, «the diplomat NAME»: less than an office outside it.
    pub(super) aside: bool,
    /// Whom the role is a role of.
    pub(super) side: Option<Side>,
    /// `m` or `f` where the role's word decides it.
    pub(super) gender: &'static str,
    /// The rows of the role's heads.
    pub(super) heads: Vec<u16>,
}

/// Room for the claim on one name. Most stay empty: what is claimed lies elsewhere, so that a long article's take little.
pub(super) type Slot = Option<Box<Claim>>;

/// The claims on each of `names`, in the order of the names; and for each of `phrases` whether a name took it.
pub(super) fn read(tags: &Tags<'_>, names: &[Name], phrases: &[Phrase]) -> (Vec<Slot>, Vec<bool>) {
    let mut claims: Vec<Slot> = vec![None; names.len()];
    let mut taken = vec![false; phrases.len()];
    let headline = headline(tags);
    let mut next = 0;
    let mut listed = None;
    for (index, phrase) in phrases.iter().enumerate() {
        while names.get(next).is_some_and(|name| name.tokens.start < phrase.tokens.end) {
            next += 1;
        }
        if phrase.plural {
            // «… receives envoys of NAME» as a title leads to nobody of the report.
            let ends = phrase.tokens.end >= headline.end && headline.contains(&phrase.tokens.start);
            if ends {
                continue;
            }
            let fuller = phrases.get(..index).unwrap_or_default().iter().rev();
            let fuller = fuller.take(MOST_APART).find(|other| {
                other.plural && other.head == phrase.head && other.tokens.len() > phrase.tokens.len()
            });
            let shared = role_list::share(tags, names, next, phrase, fuller, &mut claims);
            taken.iter_mut().skip(index).take(1).for_each(|mark| *mark = shared);
            continue;
        }
        let before = next.checked_sub(1).and_then(|at| Some((at, names.get(at)?)));
        let end = trailing_bodies(tags, phrase.tokens.end);
        // «Chairman, Lakes Commission (FOLC), Hon. NAME»: the letters are nobody.
        let beyond = next + names.iter().skip(next).take_while(|name| name.tokens.start < end).count();
        // «the Director General of the Bureau, **Professor** NAME»
        let title = phrases
            .get(index + 1)
            .filter(|title| title.tokens.len() == 1 && title.tokens.start == past_address(tags, end + 1));
        let parted = names.get(beyond).is_some_and(|name| {
            let title = title.filter(|title| title.tokens.end == name.first_token());
            is_parted_by_comma(tags, phrase, end, name, title)
        });
        let open =
            |at: usize| claims.get(at).is_some_and(|known| known.as_ref().is_none_or(|known| known.aside));
        // «NAME, Nepal's FM review …» as a title tells of two.
        let two = headline.contains(&phrase.tokens.start)
            && phrase.side.is_some()
            && phrase.tokens.end < headline.end
            && tags.tag(phrase.tokens.end) != Tag::Mark;
        let behind = before.filter(|(at, name)| {
            !two && stands_behind(tags, name, phrase) || open(*at) && stands_below(tags, name, phrase)
        });
        // A role that ends the headline leads to nobody, nor one on the line below its holder's: «NAME, ⏎ ROLE ⏎ NAME,».
        let next_line = names.get(next).is_some_and(|name| is_parted_by_line(tags, phrase, name))
            && (behind.is_some() || phrase.tokens.start < headline.end);
        let titled = before.is_some_and(|(at, _)| claims.get(at).is_some_and(Option::is_some));
        let rank = phrases.get(index + 1).filter(|rank| is_rank(rank, phrase));
        let leads = |name: &Name| {
            stands_before(tags, phrase, name) || rank.is_some_and(|rank| stands_before(tags, rank, name))
        };
        // «NAME, the leader of the party **Frente**, said»: the word behind the role is the name of what is led.
        let led = names.get(next).filter(|name| {
            behind.is_some()
                && name.words == 1
                && !name.given
                && name.honorifics.is_empty()
                && phrase.determiner == Determiner::Definite
                && tags.is_mark(name.tokens.end, ",")
                && !tags.capitalised(phrase.tokens.end - 1)
        });
        let owner = if let (Some(name), Some((at, _))) = (led.filter(|name| leads(name)), behind) {
            Some((at, name.tokens.end))
        } else if names.get(next).is_some_and(|name| !next_line && leads(name)) {
            Some((next, phrase.tokens.end))
        } else if let Some((at, _)) = behind.filter(|(at, _)| {
            // «Speaking to **Radio**, the ROLE, Mr. NAME, said»
            let outlet = || {
                names
                    .get(*at)
                    .is_some_and(|name| name.words == 1 && name.honorifics.is_empty() && !name.given)
            };
            !(parted && (listed == Some(*at) || outlet() || titled && followed_by_comma(tags, names, beyond)))
        }) {
            let whole = || bracket_end(tags, phrase).unwrap_or_else(|| role_tail::end_behind_name(tags, end));
            Some((at, if end == phrase.tokens.end { whole() } else { end }))
        } else if let Some(envoy) = accredited(tags, names.get(..next).unwrap_or_default(), phrase) {
            Some((envoy, phrase.tokens.end))
        } else if names.get(next).is_some_and(|name| is_equated(tags, phrase, name)) {
            Some((next, phrase.tokens.end))
        } else if parted {
            // «ROLE, NAME, ROLE, NAME»: the list goes on as it began.
            listed = Some(beyond);
            Some((beyond, end))
        } else {
            None
        };
        let Some((owner, end)) = owner else { continue };
        let mut claim = of_phrase(tags, phrase, end);
        let closes = names.get(owner).map_or(end, |name| name.tokens.end.max(end));
        claim.side = claim.side.take().or_else(|| represented(tags, closes));
        // Of «ROLE NAME, who served as ROLE» the first counts.
        claim.aside |= phrase.tokens.start.checked_sub(1).is_some_and(|at| {
            becomes_before(tags, at).is_some()
                || tags.is(at, GrammarClass::Article) && at > 0 && tags.word(at - 1) == "is"
        });
        if let Some(name) = names.get(owner).filter(|_| owner >= next) {
            claim.add_realm(tags, name.tokens.end);
        }
        if let Some(slot) = claims.get_mut(owner) {
            if let Some(mark) = taken.get_mut(index) {
                *mark = true;
            }
            match slot {
                // «Foreign Minister NAME, member of the Political Bureau»: one role on either side of the name.
                Some(known) if owner < next && known.weight().0 == claim.weight().0 => known.go_on(claim),
                Some(known) if known.weight() >= claim.weight() => {}
                _ => *slot = Some(Box::new(claim)),
            }
        }
    }
    (claims, taken)
}

/// How much a role says: an office more than a bracket, a bracket more than «counterpart», many words more than few.
pub(super) fn weight(role: &Option<Words>, counterpart: bool, aside: bool) -> (u8, usize) {
    let Some(role) = role else { return (0, 0) };
    let rank = match (counterpart, aside) {
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => 3,
    };
    (rank, role.words.split(' ').count())
}

/// «ROLE NAME», «[ROLE] NAME».
fn stands_before(tags: &Tags<'_>, phrase: &Phrase, name: &Name) -> bool {
    let added = tags.is_mark(phrase.tokens.end, "]")
        && phrase.tokens.start.checked_sub(1).is_some_and(|at| tags.is_mark(at, "["));
    // «the US President “NAME NAME”»
    let quoted = name.words > 1 && opens_marks(tags, phrase.tokens.end);
    name.first_token() == phrase.tokens.end + usize::from(added || quoted)
        && !qualifies_thing(tags, phrase, name)
}

/// «Council Secretary General **Ambassador** NAME»: a word of rank between a post and its holder.
fn is_rank(rank: &Phrase, post: &Phrase) -> bool {
    rank.tokens.start == post.tokens.end && rank.tokens.len() == 1 && !rank.plural
}

/// «the official Arabic text»: the word says what sort of thing follows.
fn qualifies_thing(tags: &Tags<'_>, phrase: &Phrase, name: &Name) -> bool {
    let at = name.tokens.end;
    is_modifier(tags, phrase.head)
        && !tags.capitalised(phrase.tokens.start)
        && name.words == 1
        && tags.tag(at) == Tag::Small
        && !is_verb(tags, at)
        && !tags.word(at).ends_with("ed")
}

/// Whether a line ends between the role and the name.
fn is_parted_by_line(tags: &Tags<'_>, phrase: &Phrase, name: &Name) -> bool {
    let sentence = |at: usize| tags.source.passage.sentence_of(at).map(|sentence| sentence.tokens.start);
    // «Resident Representative a.i. NAME», «Colonel (Retd.) NAME»
    let last = phrase.tokens.end - 1;
    if tags.is_mark(last, ".") || tags.is_mark(last, ")") && tags.is_mark(last.saturating_sub(1), ".") {
        return false;
    }
    sentence(phrase.tokens.start) != sentence(name.tokens.start)
}

/// «NAME, the ROLE», «NAME (ROLE)», «NAME – ROLE», «NAME, who is the ROLE», «NAME as ROLE».
fn stands_behind(tags: &Tags<'_>, name: &Name, phrase: &Phrase) -> bool {
    let mut at = phrase.tokens.start;
    if matches!(phrase.determiner, Determiner::Definite | Determiner::Indefinite) {
        at = at.saturating_sub(1);
    }
    // «NAME, **his** Latvian counterpart»
    let peer = tags.source.reference.roles.get(phrase.head as usize).is_some_and(|role| !role.is_head);
    at -= usize::from(peer && matches!(phrase.determiner, Determiner::Possessive(_)));
    // «NAME, the agency’s ROLE»
    let owner = at.checked_sub(3).filter(|first| {
        tags.tag(at - 1) == Tag::Possessive
            && tags.tag(at - 2) == Tag::Small
            && tags.is(*first, GrammarClass::Article)
            && first.checked_sub(1).is_some_and(|comma| tags.is_mark(comma, ","))
    });
    // «NAME was appointed **Her Majesty’s** Ambassador»
    let crown = at.checked_sub(1).filter(|owner| tags.tag(*owner) == Tag::Possessive).and_then(|owner| {
        let title = tags.form(owner.checked_sub(1)?).start;
        tags.source.cue(title, Cue::Royal).is_some().then_some(title)
    });
    let at = owner.or(crown).unwrap_or(at);
    let Some(mark) = at.checked_sub(1) else { return false };
    // «NAME MP, ROLE»
    if at == name.tokens.end && name.words > 1 && is_short(tags, at) {
        return true;
    }
    // «Nara, the Prime Minister’s hometown»: what is owned, not who serves.
    if tags.tag(phrase.tokens.end) == Tag::Possessive && name.words == 1 && name.honorifics.is_empty() {
        return false;
    }
    // «NAME, AGENCY correspondent reports»: the phrase is the subject of what follows.
    let speaks = |meaning| matches!(meaning, Meaning::Speech(_)).then_some(());
    if tags.source.passage.find(phrase.tokens.end, speaks).is_some() && !is_apposition(tags, name, phrase) {
        return false;
    }
    // «NAME was elected as ROLE», «NAME, a former ROLE, was elected as ROLE»
    if let Some(post) = appointed_before(tags, mark) {
        let end = name.tokens.end;
        let apposition = tags.is_mark(end, ",")
            && post > end + 2
            && post - end < LONGEST_BRACKET
            && tags.is_mark(post - 1, ",");
        return end == post || apposition;
    }
    if let Some(first) = becomes_before(tags, mark).map(|first| before_auxiliaries(tags, first)) {
        return name.tokens.end == first
            || tags.is_mark(name.tokens.end, ",") && name.tokens.end + 1 == first;
    }
    // «the credentials of NAME as Ambassador of …», «the appointment of NAME of Ghana as his Adviser»
    let his = usize::from(matches!(phrase.determiner, Determiner::Possessive(_)));
    if let Some(as_what) = mark.checked_sub(his).filter(|at| tags.word(*at) == "as") {
        return name.words > 1 && [name.tokens.end, past_state(tags, name.tokens.end)].contains(&as_what);
    }
    if tags.is(mark, GrammarClass::Be) {
        let relative = mark.checked_sub(1).is_some_and(|at| tags.is(at, GrammarClass::Relative));
        // «NAME is the United States’ ROLE for …»
        // «NAME will be STATE’s next ROLE», «NAME is to be the ROLE»
        let first = match tags.word(mark) {
            "be" => (mark.saturating_sub(2)..mark).find(|at| matches!(tags.word(*at), "will" | "is")),
            _ => None,
        };
        if first.is_some_and(|first| name.tokens.end == first) {
            return phrase.tokens.len() > 1
                && (phrase.side.is_some() || phrase.determiner == Determiner::Definite);
        }
        if name.tokens.end == mark && tags.word(mark) == "is" {
            let sentence = tags.source.passage.sentence_of(mark);
            return phrase.determiner == Determiner::Definite
                && phrase.tokens.len() > 1
                && sentence.is_some_and(|sentence| sentence.tokens.start == name.first_token());
        }
        return relative && mark >= 2 && tags.is_mark(mark - 2, ",") && name.tokens.end == mark - 2;
    }
    let end = past_letters(tags, past_seat(tags, name));
    let dash = tags.is_dash(mark) && (tags.spaced(mark) || tags.spaced(mark + 1));
    let named = end == mark || name.tokens.end == mark || behind_bracket(tags, end) == Some(mark);
    named
        && (tags.is_mark(mark, ",") || tags.is_mark(mark, "(") || dash && !tags.source.in_dateline(mark - 1))
}

/// «NAME, Ambassador of Peru to Chile said», «NAME, the President of Malta adding»: an office with its state, not a reporter.
fn is_apposition(tags: &Tags<'_>, name: &Name, phrase: &Phrase) -> bool {
    let role = tags.source.reference.roles.get(phrase.head as usize);
    let office = phrase.side.is_some() && role.is_some_and(|role| role.kind != "press");
    let bare = phrase.determiner == Determiner::None && phrase.tokens.len() > 2;
    office && name.words > 1 && (bare || tags.word(phrase.tokens.end).ends_with("ing"))
}

/// «NAME SC, ROLE», «NAME, MP, ROLE»: the token behind the letters of honour that stand at `at`.
pub(super) fn past_letters(tags: &Tags<'_>, mut at: usize) -> usize {
    let honorifics = &tags.source.reference.honorifics;
    let letters = |at: usize| matches!(tags.tag(at), Tag::Honorific(row) if honorifics.get(row as usize).is_some_and(|title| title.place == "after"));
    // «NAME, EGH, EBS, ROLE»: an order nobody lists, in a few capitals between commas.
    let order = |at: usize| {
        tags.tag(at) == Tag::Capitals && tags.word(at).len() <= LONGEST_LETTERS && tags.is_mark(at + 1, ",")
    };
    loop {
        let comma = usize::from(tags.is_mark(at, ","));
        let next = at + comma;
        if !(letters(next) || comma == 1 && order(next)) {
            return at;
        }
        at = tags.form(next).end.max(next + 1);
    }
}

/// «Lord NAME **of Melby**, ROLE»: the token behind the seat that is part of the title.
fn past_seat(tags: &Tags<'_>, name: &Name) -> usize {
    let (of, seat) = (name.tokens.end, name.tokens.end + 1);
    if is_peer(tags, name) && tags.is(of, GrammarClass::Of) && tags.capitalised(seat) {
        tags.form(seat).end
    } else {
        of
    }
}

/// «MP», «MEP»: a role in so few capitals that it stands behind a name without a comma.
fn is_short(tags: &Tags<'_>, at: usize) -> bool {
    let upper = tags.source.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
    upper && tags.form(at).len() == 1 && tags.word(at).len() <= LONGEST_LETTERS
}

/// «NAME (MP) ⏎ ROLE ⏎»: who signs, and below as what.
fn stands_below(tags: &Tags<'_>, name: &Name, phrase: &Phrase) -> bool {
    let passage = tags.source.passage;
    let line = |at: usize| passage.sentence_of(at).map(|sentence| sentence.tokens.clone());
    let (Some(above), Some(below)) = (line(name.tokens.start), line(phrase.tokens.start)) else {
        return false;
    };
    let rest = name.tokens.end..above.end;
    // «3. Mr NAME ⏎»
    let numbered = above.start..name.first_token();
    let opens = numbered.len() <= 2 && numbered.clone().all(|at| tags.tag(at) == Tag::Mark);
    opens
        && above.end == below.start
        && below.start == phrase.tokens.start
        && name.words > 1
        && (rest.is_empty() || tags.is_mark(rest.start, "(") && rest.len() < LONGEST_BRACKET)
        && (below.end <= phrase.tokens.end + 1 || tags.source.cue(phrase.tokens.end, Cue::Resides).is_some())
}

/// «ROLE NAME, ROLE, NAME, …»: the list goes on behind the name.
fn followed_by_comma(tags: &Tags<'_>, names: &[Name], index: usize) -> bool {
    names
        .get(index)
        .is_some_and(|name| tags.is_mark(name.tokens.end, ",") || tags.is(name.tokens.end, GrammarClass::And))
}

/// «NAME (MP, STATE), ROLE»: the token behind a short bracket that opens at `at`.
fn behind_bracket(tags: &Tags<'_>, at: usize) -> Option<usize> {
    let close = (at + 1..at + LONGEST_BRACKET).find(|at| tags.is_mark(*at, ")"))?;
    tags.is_mark(at, "(").then_some(close + 1)
}

/// «NAME (ROLE **and Advice Line Caseworker**)»: where a bracket ends that a role opens and capitalised words go on.
fn bracket_end(tags: &Tags<'_>, phrase: &Phrase) -> Option<usize> {
    let opens = phrase.tokens.start.checked_sub(1).is_some_and(|at| tags.is_mark(at, "("));
    let end = phrase.tokens.end;
    let goes_on =
        matches!(tags.tag(end), Tag::Grammar(GrammarClass::And | GrammarClass::Of)) || tags.is_mark(end, "&");
    let inside = |at: &usize| {
        tags.capitalised(*at) || tags.is_mark(*at, "&") || matches!(tags.tag(*at), Tag::Grammar(_))
    };
    let close = end + (end..end + LONGEST_BRACKET).take_while(inside).count();
    (opens && goes_on && tags.is_mark(close, ")")).then_some(close)
}

/// «NAME became ROLE», «NAME, who serves as ROLE»: the token behind the name or its comma.
fn becomes_before(tags: &Tags<'_>, last: usize) -> Option<usize> {
    let becomes = |meaning| (meaning == Meaning::Cue(Cue::Becomes)).then_some(());
    (last.saturating_sub(3)..=last)
        .find(|at| tags.source.passage.find(*at, becomes).is_some_and(|(hit, ())| hit.end == last + 1))
}

/// «NAME was appointed as ROLE»: the token behind the name, when `last` is the last word before the role.
fn appointed_before(tags: &Tags<'_>, last: usize) -> Option<usize> {
    let passage = tags.source.passage;
    let is_as = |at: usize| tags.is(at, GrammarClass::Preposition) && tags.word(at) == "as";
    let last = if is_as(last) { last.checked_sub(1)? } else { last };
    let appointment = |meaning| match meaning {
        Meaning::Event(row) => {
            tags.source.reference.events.get(row as usize).filter(|event| event.kind == "appointment")
        }
        _ => None,
    };
    let first = (last.saturating_sub(3)..=last).find(|at| {
        passage.find(*at, appointment).is_some_and(|(hit, _)| hit.end == last + 1 || hit.end == last + 2)
    })?;
    Some(before_auxiliaries(tags, first))
}

/// «NAME **has formally** assumed»: the token behind the name, when the verb stands at `at`.
fn before_auxiliaries(tags: &Tags<'_>, at: usize) -> usize {
    let part = |at: &usize| {
        matches!(tags.tag(*at), Tag::Grammar(GrammarClass::Be | GrammarClass::Have))
            || tags.tag(*at) == Tag::Small && tags.word(*at).ends_with("ly")
    };
    at - (0..at).rev().take_while(part).count()
}

/// «NAME presented to NAME **his credentials as ROLE**»: the first of `names` that the sentence names.
fn accredited(tags: &Tags<'_>, names: &[Name], phrase: &Phrase) -> Option<usize> {
    let to_whom = phrase.tokens.start.checked_sub(1).filter(|at| tags.word(*at) == "as")?;
    let paper = (to_whom.saturating_sub(LONGEST_LETTERS)..to_whom).find(|at| {
        tags.event(*at, |event| event.kind == "appointment").is_some_and(|hit| hit.end == to_whom)
    })?;
    let owned = paper.checked_sub(1).filter(|at| tags.is(*at, GrammarClass::Possessive))?;
    let sentence = tags.source.passage.sentence_of(owned)?;
    let first = names.partition_point(|name| name.tokens.start < sentence.tokens.start);
    // «congratulated NAME **on his appointment** as ROLE»: the last of them.
    if owned.checked_sub(1).is_some_and(|on| tags.word(on) == "on") {
        return names.len().checked_sub(1).filter(|last| *last >= first);
    }
    names.get(first).filter(|name| name.words > 1).map(|_| first)
}

/// «The ROLE is NAME, …», not «those who met the ROLE were NAME, …».
fn is_equated(tags: &Tags<'_>, phrase: &Phrase, name: &Name) -> bool {
    let opens = tags.source.passage.sentence_of(phrase.tokens.start);
    let opens = opens.is_some_and(|sentence| sentence.tokens.start + 1 >= phrase.tokens.start);
    let before = phrase.tokens.start.checked_sub(2).filter(|_| !opens);
    let object = before.is_some_and(|before| {
        is_verb(tags, before)
            || matches!(tags.tag(before), Tag::Grammar(GrammarClass::Of | GrammarClass::Preposition))
    });
    phrase.determiner == Determiner::Definite
        && !object
        && tags.is(phrase.tokens.end, GrammarClass::Be)
        && name.first_token() == phrase.tokens.end + 1
        && name.words > 1
        && (tags.is_mark(name.tokens.end, ",") || tags.is_mark(name.tokens.end, "."))
}

fn of_phrase(tags: &Tags<'_>, phrase: &Phrase, end: usize) -> Claim {
    // «NAME, the president's nominee»: someone, but not the president.
    if tags.tag(phrase.tokens.end) == Tag::Possessive {
        return Claim::default();
    }
    let role = tags.source.reference.roles.get(phrase.head as usize);
    let tokens = phrase.tokens.start..without_rank(tags, phrase, end).max(phrase.tokens.start);
    let side = phrase.side.clone().or_else(|| {
        (phrase.tokens.end..end)
            .find_map(|at| country_at(tags, at))
            .map(|code| Side::Country(code.to_owned()))
    });
    Claim {
        role: Some(printed(tags, tokens)),
        counterpart: role.is_some_and(|role| !role.is_head),
        aside: phrase.tokens.start.checked_sub(1).is_some_and(|at| tags.is_mark(at, "("))
            || role.is_some_and(|role| role.is_general),
        side,
        gender: role.map(|role| role.gender).unwrap_or_default(),
        heads: phrase.heads.clone(),
    }
}

/// «Deputy Foreign Minister **Ambassador** NAME», «Minister of Trade, **Ambassador** NAME»: behind an office the bare word is a
/// form of address; where the office ends.
fn without_rank(tags: &Tags<'_>, phrase: &Phrase, end: usize) -> usize {
    let roles = &tags.source.reference.roles;
    let kind = |row: u16| roles.get(row as usize).map(|role| role.kind).unwrap_or_default();
    let Some(last) = end.checked_sub(1).filter(|_| end == phrase.tokens.end && phrase.heads.len() > 1) else {
        return end;
    };
    let rank = |row: u16| match kind(row) {
        "diplomat" | "academic" => row != phrase.head,
        // «Prime Minister **General** NAME»
        "military" => kind(phrase.head) != "military",
        _ => false,
    };
    let bare = matches!(tags.tag(last), Tag::Role(row) if rank(row)) && tags.form(last).len() == 1;
    let before = last.saturating_sub(1);
    match (bare, tags.is_mark(before, ",")) {
        (true, true) => before,
        (true, false)
            if !matches!(tags.tag(before), Tag::Grammar(_) | Tag::Mark) || tags.is_mark(before, ")") =>
        {
            last
        }
        _ => end,
    }
}

/// «NAME, Minister of Trade, **on behalf of the Maldives**»: the state behind role and name.
fn represented(tags: &Tags<'_>, end: usize) -> Option<Side> {
    let on = end + usize::from(tags.is_mark(end, ","));
    if (tags.word(on), tags.word(on + 1), tags.word(on + 2)) != ("on", "behalf", "of") {
        return None;
    }
    let state = on + 3 + usize::from(tags.is(on + 3, GrammarClass::Article));
    country_at(tags, state).map(|code| Side::Country(code.to_owned()))
}

impl Claim {
    fn weight(&self) -> (u8, usize) {
        weight(&self.role, self.counterpart, self.aside)
    }

    /// Adds the role that stands behind the name to the one before it.
    fn go_on(&mut self, behind: Self) {
        if let (Some(role), Some(more)) = (&mut self.role, behind.role)
            && !role.words.contains(&more.words)
        {
            // «Rabbi NAME, the Rabbi of the Old City»
            if more.words.starts_with(&role.words) {
                *role = more;
            } else {
                role.words = format!("{}, {}", role.words, more.words);
                role.reading = Reading::Derived;
            }
        }
        self.side = self.side.take().or(behind.side);
        self.heads.extend(behind.heads);
    }

    /// «Queen Elizabeth of the United Kingdom»: the state stands behind the name at `at`.
    fn add_realm(&mut self, tags: &Tags<'_>, at: usize) {
        let first = at + 1 + usize::from(tags.is(at + 1, GrammarClass::Article));
        // «his counterpart NAME from Portugal»
        let from = self.counterpart && tags.word(at) == "from";
        let Some(code) = country_at(tags, first)
            .filter(|_| (tags.is(at, GrammarClass::Of) || from) && self.side.is_none())
        else {
            return;
        };
        // «Professor NAME of Singapore Example University»
        let realm = tags.form(first).end;
        let sentence = tags.source.passage.sentence_of(at).map_or(0, |sentence| sentence.tokens.end);
        if realm < sentence && tags.capitalised(realm) {
            return;
        }
        self.side = Some(Side::Country(code.to_owned()));
        if let Some(role) = &mut self.role {
            role.words.push(' ');
            role.words.push_str(&fold_space(tags.source.passage.words(at..tags.form(first).end)));
            role.reading = Reading::Derived;
        }
    }
}

/// The words at `tokens`, white space folded.
pub(super) fn printed(tags: &Tags<'_>, tokens: Range<usize>) -> Words {
    let span = tags.source.passage.span(tokens);
    Words { words: fold_space(span.of(tags.source.passage.text)), span, reading: Reading::Stated }
}
