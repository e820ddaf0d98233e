//! Offices that the text names apart from any name: «Croatia's foreign minister … his Croatian counterpart NAME»,
//! «The foreign minister of Georgia said … NAME told …». Whose they are is inferred, and only where one person
//! alone can hold them. Roles beside names are the business of `claims`.

use super::claims;
use super::people::{Member, headline};
use super::role_list;
use super::roles::{Determiner, Phrase, country_at};
use super::tags::Tags;
use crate::article::{Reading, Side, Words};

/// In longer lists of people nobody's office is looked for apart from the name.
const MOST_ADOPTING: usize = 64;

/// A list of states behind «foreign ministers from» is never longer than this many tokens.
const LONGEST_LIST: usize = 60;

/// Gives such offices to their holders; for each of `phrases` who that is.
pub(super) fn adopt(
    tags: &Tags<'_>,
    members: &mut [Member],
    phrases: &[Phrase],
    taken: &[bool],
) -> Vec<Option<usize>> {
    let mut owners = vec![None; phrases.len()];
    if members.len() > MOST_ADOPTING {
        return owners;
    }
    let open = || phrases.iter().enumerate().zip(taken).filter(|(_, taken)| !**taken).map(|(found, _)| found);
    for person in 0..members.len() {
        let found = members.get(person).and_then(|member| {
            of_counterpart(tags, members, member, open())
                .or_else(|| of_list(tags, member, open()))
                .or_else(|| of_spokesperson(tags, member, open()))
        });
        let Some((_, role)) = found else { continue };
        if let Some(member) = members.get_mut(person) {
            member.role = Some(role);
            member.counterpart = false;
        }
    }
    let found = of_the_only_one(tags, members, open()).or_else(|| of_the_host(tags, members, open()));
    if let Some((index, person)) = found {
        if let (Some(member), Some(phrase)) = (members.get_mut(person), phrases.get(index)) {
            member.take(tags, phrase);
        }
        owners.iter_mut().skip(index).take(1).for_each(|owner| *owner = Some(person));
    }
    owners
}

impl Member {
    fn take(&mut self, tags: &Tags<'_>, phrase: &Phrase) {
        let role = inferred(tags, phrase);
        self.held.words.extend(role.words.split(' ').map(str::to_lowercase));
        self.held.heads.extend(phrase.heads.iter().copied());
        self.role = Some(role);
        self.side = phrase.side.clone();
    }
}

fn inferred(tags: &Tags<'_>, phrase: &Phrase) -> Words {
    Words { reading: Reading::Inferred, ..claims::printed(tags, phrase.tokens.clone()) }
}

/// An office of a state or government of one holder.
fn is_office(tags: &Tags<'_>, phrase: &Phrase) -> bool {
    let role = tags.source.reference.roles.get(phrase.head as usize);
    !phrase.plural
        && role.is_some_and(|role| {
            role.is_head && !role.is_general && matches!(role.kind, "state" | "government")
        })
}

/// The only person of a side who is called no more than a counterpart holds the office of that side.
fn of_counterpart<'p>(
    tags: &Tags<'_>,
    members: &[Member],
    member: &Member,
    mut open: impl Iterator<Item = (usize, &'p Phrase)>,
) -> Option<(usize, Words)> {
    let alone = members.iter().filter(|other| other.side == member.side).count() == 1;
    if !member.counterpart || member.side.is_none() || !alone {
        return None;
    }
    // «the King of Thailand … his Thai counterpart NAME», who is met by a minister
    let roles = &tags.source.reference.roles;
    let reigns = |head: &u16| roles.get(*head as usize).is_some_and(|role| role.kind == "state");
    let peers = |head: u16| {
        let mut others =
            members.iter().filter(|other| other.side != member.side && !other.held.heads.is_empty());
        !reigns(&head)
            || others.clone().next().is_none()
            || others.any(|other| other.held.heads.iter().any(reigns))
    };
    let (index, phrase) =
        open.find(|(_, phrase)| is_office(tags, phrase) && phrase.side == member.side && peers(phrase.head))?;
    Some((index, inferred(tags, phrase)))
}

/// «met with foreign ministers from Austria, Cyprus and Greece. With Austria's NAME …»
fn of_list<'p>(
    tags: &Tags<'_>,
    member: &Member,
    mut open: impl Iterator<Item = (usize, &'p Phrase)>,
) -> Option<(usize, Words)> {
    let Some(Side::Country(state)) = member.side.as_ref().filter(|_| member.role.is_none()) else {
        return None;
    };
    let (index, phrase) = open.find(|(_, phrase)| phrase.plural && lists(tags, phrase, state))?;
    let plural = claims::printed(tags, phrase.tokens.start..phrase.head_tokens.end);
    Some((index, Words { words: role_list::singular(&plural.words), reading: Reading::Inferred, ..plural }))
}

/// Whether the state is one of two or more behind the phrase's head.
fn lists(tags: &Tags<'_>, phrase: &Phrase, state: &str) -> bool {
    let mut at = phrase.head_tokens.end;
    let mut states = Vec::new();
    while at < phrase.head_tokens.end + LONGEST_LIST {
        match country_at(tags, at) {
            Some(code) => {
                states.push(code);
                at = tags.form(at).end.max(at + 1);
            }
            None if role_list::is_separator(tags, at) => at += 1,
            None => break,
        }
    }
    states.len() > 1 && states.contains(&state)
}

/// «A Foreign Ministry spokesperson announced … Spokesperson NAME said»
fn of_spokesperson<'p>(
    tags: &Tags<'_>,
    member: &Member,
    open: impl Iterator<Item = (usize, &'p Phrase)>,
) -> Option<(usize, Words)> {
    let [head] = member.held.heads.as_slice() else { return None };
    let bare = member.role.as_ref().is_some_and(|role| !role.words.contains(' '));
    let is_press =
        |head: u16| tags.source.reference.roles.get(head as usize).is_some_and(|role| role.kind == "press");
    let mut fuller = open.filter(|(_, phrase)| {
        is_press(phrase.head)
            && !phrase.plural
            && phrase.tokens.len() > 1
            && phrase.determiner != Determiner::Definite
    });
    let (index, phrase) = fuller.next().filter(|_| bare && is_press(*head))?;
    fuller.next().is_none().then(|| (index, inferred(tags, phrase)))
}

/// «NAME met with the President of Togo NAME. … **The President of Ghana** thanked his guest.»: whoever opens the report holds the
/// only office told of apart, where everyone else has theirs.
fn of_the_host<'p>(
    tags: &Tags<'_>,
    members: &[Member],
    open: impl Iterator<Item = (usize, &'p Phrase)>,
) -> Option<(usize, usize)> {
    // The headline can name the guest alone.
    let report = headline(tags).end;
    let first = |member: &Member| {
        members.iter().all(|other| other.name.start < report || other.name.start >= member.name.start)
    };
    let mut without = members.iter().enumerate().filter(|(_, member)| member.role.is_none());
    let (person, host) = without.next().filter(|_| without.next().is_none())?;
    if !first(host) || host.name_words < 2 || host.side.is_some() || members.len() < 2 {
        return None;
    }
    let is_state = |phrase: &Phrase| {
        tags.source.reference.roles.get(phrase.head as usize).is_some_and(|role| role.kind == "state")
    };
    // «at his inauguration as President of Togo» is the guest's.
    let held = |phrase: &Phrase| {
        members.iter().any(|other| other.side == phrase.side && other.held.heads.contains(&phrase.head))
    };
    let offices: Vec<(usize, &Phrase)> = open
        .filter(|(_, phrase)| {
            is_office(tags, phrase)
                && matches!(phrase.side, Some(Side::Country(_)))
                && is_state(phrase)
                && !held(phrase)
        })
        .collect();
    let (index, phrase) = *offices.first()?;
    let same = |other: &Phrase| other.head == phrase.head && other.side == phrase.side;
    let others = members.iter().any(|other| other.side == phrase.side);
    let later = phrase.tokens.start > host.name.end && phrase.determiner == Determiner::Definite;
    (later && !others && offices.iter().all(|(_, other)| same(other))).then_some((index, person))
}

/// The text opens with an office and names one person alone who has none.
fn of_the_only_one<'p>(
    tags: &Tags<'_>,
    members: &[Member],
    open: impl Iterator<Item = (usize, &'p Phrase)>,
) -> Option<(usize, usize)> {
    let roles = &tags.source.reference.roles;
    let general = |member: &Member| {
        !member.held.heads.is_empty()
            && member
                .held
                .heads
                .iter()
                .all(|head| roles.get(*head as usize).is_some_and(|role| role.is_general))
    };
    let mut without =
        members.iter().enumerate().filter(|(_, member)| member.role.is_none() || general(member));
    let (person, member) = without.next().filter(|_| without.next().is_none())?;
    let offices: Vec<(usize, &Phrase)> =
        open.filter(|(_, phrase)| is_office(tags, phrase) && phrase.side.is_some()).collect();
    let (index, phrase) = *offices.first()?;
    let passage = tags.source.passage;
    let same = |other: &Phrase| other.head == phrase.head && other.side == phrase.side;
    let opens = passage
        .sentence_of(phrase.tokens.start)
        .is_some_and(|sentence| phrase.tokens.start <= sentence.tokens.start + 1 && sentence.paragraph < 2);
    let held =
        members.iter().any(|other| other.side == phrase.side && other.held.heads.contains(&phrase.head));
    // A title in the headline is whose the report names first.
    let first = members.iter().all(|other| other.name.start >= member.name.start);
    let alone = first || !headline(tags).contains(&phrase.tokens.start);
    let fits = member.side.is_none() || member.side == phrase.side || general(member);
    let later = member.name.start > phrase.tokens.end && member.name_words > 1;
    (opens && alone && !held && fits && later && offices.iter().all(|(_, other)| same(other)))
        .then_some((index, person))
}
