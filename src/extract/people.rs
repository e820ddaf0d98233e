//! People: everyone the text names, with the role held that day, the side and the honorific. A capitalised sequence
//! is a person when a role, a form of address, a frequent given name, a verb of saying or a list of people says so,
//! or when it is part of such a name. Later references by role and pronoun are the business of `mentions`.

use super::claims::{self, Claim};
use super::evidence;
use super::identity::{self, Names};
use super::names::{self, Name};
use super::offices;
use super::roles::{self, Phrase, country_at, host_of};
use super::tags::{Tag, Tags};
use crate::article::{Mention, MentionBy, PartKind, Person, Side, Words};
use crate::reference::{GrammarClass, Meaning};
use crate::text::Span;
use std::ops::Range;

/// Of the words of someone's roles, this many are kept to know them by.
const MOST_ROLE_WORDS: usize = 40;

/// Forms of address and offices before a name take at most so many tokens.
const LONGEST_TITLE: usize = 12;

/// The people of a text and where it means them.
pub(super) struct Cast {
    /// In order of first mention.
    pub(super) people: Vec<Person>,
    /// `m`, `f` or nothing, for each person.
    pub(super) genders: Vec<&'static str>,
    /// What their given names say of it, which may err.
    pub(super) given_genders: Vec<&'static str>,
    /// All that the text's roles say of each person.
    pub(super) held: Vec<Held>,
    /// Every place that means someone, in order: tokens, index of the person.
    pub(super) mentions: Vec<(Range<usize>, usize, MentionBy)>,
    /// All role phrases of the text, in order.
    pub(super) phrases: Vec<Phrase>,
    /// For each phrase: a name stands beside it.
    pub(super) taken: Vec<bool>,
    /// For each phrase: whose office it is although the name stands elsewhere.
    pub(super) owners: Vec<Option<usize>>,
}

/// The roles that the text gives a person.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    /// All their words, in small letters.
    pub(super) words: Vec<String>,
    /// The rows of their heads.
    pub(super) heads: Vec<u16>,
}

/// One person while the claims come in.
#[derive(Default)]
pub(super) struct Member {
    pub(super) name: Range<usize>,
    pub(super) name_words: usize,
    pub(super) role: Option<Words>,
    pub(super) counterpart: bool,
    pub(super) aside: bool,
    pub(super) side: Option<Side>,
    pub(super) gender: &'static str,
    pub(super) honorific: Option<String>,
    pub(super) held: Held,
}

/// Reads everyone who is named.
pub(super) fn read(tags: &Tags<'_>) -> Cast {
    let phrases = roles::find(tags);
    let names = names::find(tags, &phrases);
    let (claims, taken) = claims::read(tags, &names, &phrases);
    let headline = headline(tags);
    let mut known = Names::default();
    let mut members: Vec<Member> = Vec::new();
    let mut meant: Vec<Option<usize>> = vec![None; names.len()];

    // First those named in full beside a role or the like, then everyone else in order.
    // «NAME and NAME discussed»: the second is known first.
    let mut before = 0;
    for pass in [Pass::Certain, Pass::Coordinated, Pass::Again, Pass::Rest] {
        if pass == Pass::Again && members.len() == before {
            continue;
        }
        before = members.len();
        for (index, (name, claim)) in names.iter().zip(&claims).enumerate() {
            if meant.get(index).is_none_or(Option::is_some) {
                continue;
            }
            // A short form waits until everyone named in full is known, but for «NAME (Bamsu)».
            let nickname = nicknamed(tags, &names, &meant, index);
            if pass != Pass::Rest && name.words < 2 && nickname.is_none() {
                continue;
            }
            let cut = evidence::is_cut(tags, name);
            // Not kept: of a long text they would take more memory than its tokens.
            let key = || identity::words(tags, name.tokens.clone());
            let candidates = if members.is_empty() { Vec::new() } else { known.meaning(&key(), cut) };
            // «NAME NAME NAME NAME» below a report: its tags.
            if name.words > 3 && known.holds_several(&key()) {
                continue;
            }
            let addressed = || known.addressed(tags.word(name.tokens.end - 1), &key());
            let person = match candidates.as_slice() {
                _ if nickname.is_some() => nickname,
                [] if name.words == 2 && addressed().is_some() => addressed(),
                [one]
                    if members
                        .get(*one)
                        .is_some_and(|other| is_forename_of_other(tags, name, claim.as_deref(), other)) =>
                {
                    Some(members.len()).filter(|_| evidence::can_stand_alone(tags, name)).inspect(|_| {
                        known.add(key());
                        members.push(Member { name: name.tokens.clone(), ..Member::default() });
                    })
                }
                [one] => Some(*one),
                [] if name.is_place => None,
                [] => {
                    let new = match pass {
                        // What a headline calls someone must come again in the report.
                        Pass::Certain if headline.contains(&name.tokens.start) => {
                            name.given && (2..4).contains(&name.words)
                                || name.words == 2
                                    && claim.is_some()
                                    && evidence::comes_again(tags, &names, index, headline.end)
                        }
                        Pass::Certain => evidence::is_certain(tags, name, claim.as_deref()),
                        Pass::Coordinated | Pass::Again => {
                            !headline.contains(&name.tokens.start)
                                && (evidence::is_beside_person(tags, &names, &meant, index)
                                    || evidence::is_listed_with_people(tags, &names, &meant, index)
                                    || evidence::says(tags, name))
                        }
                        Pass::Rest => {
                            claim.is_some()
                                && !headline.contains(&name.tokens.start)
                                && evidence::can_stand_alone(tags, name)
                                && !(cut && name.words == 1)
                                || evidence::has_honorific(name) && !evidence::names_a_thing(tags, name)
                                || !headline.contains(&name.tokens.start)
                                    && evidence::speaks_as_someone(tags, name)
                        }
                    };
                    new.then(|| {
                        known.add(key());
                        members.push(Member { name: name.tokens.clone(), ..Member::default() });
                        members.len() - 1
                    })
                }
                several if pass == Pass::Rest => decide(several, &members, claim.as_deref(), &meant, index),
                _ => None,
            };
            let Some(person) = person else { continue };
            if let Some(slot) = meant.get_mut(index) {
                *slot = Some(person);
            }
            if let Some(member) = members.get_mut(person) {
                if nickname.is_some() {
                    known.call(person, &key());
                } else if spelt_out(tags, name) > member.name_words {
                    known.extend(person, key());
                }
                member.learn(tags, name, claim.as_deref());
                if member.side.is_none() {
                    member.side = side_led(tags, name, &phrases)
                        .or_else(|| side_owning(tags, name))
                        .or_else(|| side_before(tags, name))
                        .or_else(|| side_behind(tags, name));
                }
            }
        }
    }
    let owners = offices::adopt(tags, &mut members, &phrases, &taken);
    assemble(tags, &names, &meant, members, phrases, taken, owners)
}

/// «Crown Prince **Hamdan**», where a minister is called Hamdan NAME: a lone name that is the other's given name, with an office
/// that the other does not hold.
fn is_forename_of_other(tags: &Tags<'_>, name: &Name, claim: Option<&Claim>, other: &Member) -> bool {
    let Some(claim) = claim.filter(|claim| name.words == 1 && !claim.heads.is_empty()) else { return false };
    let roles = &tags.source.reference.roles;
    let state = |head: &u16| roles.get(*head as usize).is_some_and(|role| role.kind == "state");
    let word = tags.word(name.tokens.start);
    // «King **Salman**», where a prince is called NAME bin Salman
    let last = other.name.end.saturating_sub(1);
    let fathers = tags.word(last) == word
        && last > other.name.start + 1
        && matches!(tags.word(last - 1), "bin" | "bint" | "ibn");
    if fathers {
        return claim.heads.iter().any(state)
            && claim.heads.iter().all(|head| !other.held.heads.contains(head));
    }
    other.name_words > 1
        && tags.word(other.name.start) == word
        && tags.word(other.name.end.saturating_sub(1)) != word
        && !other.held.heads.is_empty()
        && claim.heads.iter().all(|head| !other.held.heads.contains(head))
        && claim.heads.iter().any(state) != other.held.heads.iter().any(state)
}

/// «NAME (**Bamsu**)»: another name of whoever is named right before the bracket.
fn nicknamed(tags: &Tags<'_>, names: &[Name], meant: &[Option<usize>], index: usize) -> Option<usize> {
    let name = names.get(index).filter(|name| name.words == 1 && !evidence::has_honorific(name))?;
    let before = index.checked_sub(1)?;
    let bracket = name.tokens.start.checked_sub(1).filter(|at| tags.is_mark(*at, "("))?;
    let behind = names.get(before).is_some_and(|known| known.words > 1 && known.tokens.end == bracket);
    (behind && tags.is_mark(name.tokens.end, ")")).then(|| meant.get(before).copied().flatten()).flatten()
}

#[derive(Clone, Copy, PartialEq)]
enum Pass {
    Certain,
    Coordinated,
    /// Where the pass before found someone.
    Again,
    Rest,
}

impl Member {
    /// Whether a claim says more of the office than what is known.
    fn is_told_more(&self, tags: &Tags<'_>, claim: &Claim) -> bool {
        let Some(role) = &claim.role else { return false };
        let form = |head: &u16| tags.source.reference.roles.get(*head as usize).map(|role| role.form);
        // «his Ghanaian counterpart NAME … **Minister** NAME»
        let bare = self.counterpart
            && self.side.is_some()
            && !role.words.contains(' ')
            && claim.heads.iter().all(|head| form(head) == Some("minister"));
        // «Ambassador to Ghana NAME … as ambassador **to Togo**»
        let host = |role: &Words| host_of(tags, role.span);
        let elsewhere =
            self.role.as_ref().and_then(host).zip(host(role)).is_some_and(|(one, other)| one != other);
        // «Envoy NAME … NAME is the **Envoy for Trade**»
        let aside = claim.aside && !claim.heads.iter().any(|head| self.held.heads.contains(head));
        let known = claims::weight(&self.role, self.counterpart, self.aside);
        !bare && !elsewhere && claims::weight(&claim.role, claim.counterpart, aside) > known
    }

    fn learn(&mut self, tags: &Tags<'_>, name: &Name, claim: Option<&Claim>) {
        let first = name.first_token();
        let thing = first.checked_sub(1).is_some_and(|before| tags.is(before, GrammarClass::Article));
        let words = spelt_out(tags, name);
        if words > self.name_words && !(thing && self.name_words > 1) {
            self.name = if name.words == 1 { with_title(tags, name) } else { name.tokens.clone() };
            self.name_words = words;
        }
        if evidence::has_honorific(name) && self.honorific.is_none() {
            self.honorific = Some(tags.source.passage.words(name.honorifics.clone()).to_owned());
        }
        for at in name.honorifics.clone() {
            if let Tag::Honorific(row) = tags.tag(at)
                && let Some(honorific) = tags.source.reference.honorifics.get(row as usize)
            {
                if !honorific.gender.is_empty() {
                    self.gender = honorific.gender;
                }
                if honorific.is_office && self.role.is_none() {
                    self.role = Some(claims::printed(tags, name.honorifics.clone()));
                    self.aside = true;
                }
            }
        }
        let Some(claim) = claim else { return };
        let more = self.is_told_more(tags, claim);
        for head in &claim.heads {
            if !self.held.heads.contains(head) && self.held.heads.len() < MOST_ROLE_WORDS {
                self.held.heads.push(*head);
            }
        }
        if self.gender.is_empty() {
            self.gender = claim.gender;
        }
        for word in claim.role.iter().flat_map(|role| role.words.split(|c: char| !c.is_alphanumeric())) {
            let word = word.to_lowercase();
            if !word.is_empty() && !self.held.words.contains(&word) && self.held.words.len() < MOST_ROLE_WORDS
            {
                self.held.words.push(word);
            }
        }
        if more {
            self.role = claim.role.clone();
            self.counterpart = claim.counterpart;
            self.aside = claim.aside;
        }
        let better = matches!(
            (&self.side, &claim.side),
            (None, Some(_)) | (Some(Side::Body(_)), Some(Side::Country(_)))
        );
        if better {
            self.side = claim.side.clone();
        }
    }
}

/// «Sheikh Hasina»: a lone name with the title that is part of it.
fn with_title(tags: &Tags<'_>, name: &Name) -> Range<usize> {
    let honorifics = &tags.source.reference.honorifics;
    let title = name.honorifics.end.checked_sub(1).filter(|_| evidence::has_honorific(name));
    let part = title.filter(|at| {
        matches!(tags.tag(*at), Tag::Honorific(row) if honorifics.get(row as usize).is_some_and(|title| title.in_name))
    });
    part.map_or(name.tokens.start, |at| tags.form(at).start)..name.tokens.end
}

/// How many words of a name say more than an initial does: «Anna B. NAME» is no fuller than «Anna NAME».
fn spelt_out(tags: &Tags<'_>, name: &Name) -> usize {
    let initials = name.tokens.clone().filter(|at| tags.tag(*at) == Tag::Initial).count();
    match name.words.saturating_sub(initials) {
        0 | 1 => name.words.min(2),
        words => words,
    }
}

/// The tokens of the printed headline, where names may be fragments.
pub(super) fn headline(tags: &Tags<'_>) -> Range<usize> {
    let article = tags.source.article;
    let Some(span) = article.parts_of(PartKind::Headline).next().and_then(|part| part.text) else {
        return 0..0;
    };
    tags.source.passage.token_at(span.start)..tags.source.passage.token_at(span.end)
}

/// Who of several namesakes: the one whose side the role beside the name gives, else the one last meant.
fn decide(
    several: &[usize],
    members: &[Member],
    claim: Option<&Claim>,
    meant: &[Option<usize>],
    index: usize,
) -> Option<usize> {
    if let Some(side) = claim.and_then(|claim| claim.side.as_ref()) {
        let mut of_side = several
            .iter()
            .filter(|person| members.get(**person).is_some_and(|member| member.side.as_ref() == Some(side)));
        if let (Some(person), None) = (of_side.next(), of_side.next()) {
            return Some(*person);
        }
    }
    // «Prime Minister NAME», of whom the text calls one so.
    let heads = claim.map(|claim| claim.heads.as_slice()).unwrap_or_default();
    let mut holders = several.iter().filter(|person| {
        members.get(**person).is_some_and(|member| heads.iter().any(|head| member.held.heads.contains(head)))
    });
    if let (Some(person), None) = (holders.next(), holders.next()) {
        return Some(*person);
    }
    let earlier = meant.get(..index).unwrap_or_default();
    earlier.iter().rev().take(8).flatten().find(|person| several.contains(person)).copied()
}

/// «The Romanian side by NAME», «the Indian delegation was led by NAME».
fn side_led(tags: &Tags<'_>, name: &Name, phrases: &[Phrase]) -> Option<Side> {
    let first = name.first_token();
    let role = phrases.get(phrases.partition_point(|phrase| phrase.tokens.end < first));
    let start = role.filter(|phrase| phrase.tokens.end == first).map_or(first, |phrase| phrase.tokens.start);
    let start = start - usize::from(start > 0 && tags.is(start - 1, GrammarClass::Article));
    let by = start.checked_sub(1).filter(|by| tags.is(*by, GrammarClass::By))?;
    let after = phrases.partition_point(|phrase| phrase.tokens.end <= by);
    let phrase = phrases.get(after.checked_sub(1)?)?;
    let is_party = tags.source.reference.roles.get(phrase.head as usize).is_some_and(|role| !role.is_head);
    let sentence = tags.source.passage.sentence_of(by)?;
    (is_party && sentence.tokens.contains(&phrase.tokens.start) && by - phrase.tokens.end < 8)
        .then(|| phrase.side.clone())
        .flatten()
}

/// «With Austria's NAME, they discussed …»
fn side_owning(tags: &Tags<'_>, name: &Name) -> Option<Side> {
    let owner = name.first_token().checked_sub(1)?;
    let owns = tags.tag(owner) == Tag::Possessive || tags.is_mark(owner, "’") && !tags.spaced(owner);
    let state = tags.form(owner.checked_sub(1).filter(|_| owns)?).start;
    country_at(tags, state).map(|code| Side::Country(code.to_owned()))
}

/// «• **Botswana**: H.E. President NAME»: the state that a line of a list opens with.
fn side_before(tags: &Tags<'_>, name: &Name) -> Option<Side> {
    let title =
        |at: &usize| matches!(tags.tag(*at), Tag::Honorific(_) | Tag::Role(_)) || tags.is_mark(*at, ".");
    let before = name.tokens.start.saturating_sub(LONGEST_TITLE)..name.tokens.start;
    let colon = before.rev().find(|at| !title(at)).filter(|at| tags.is_mark(*at, ":"))?;
    let state = tags.form(colon.checked_sub(1)?).start;
    let opens = |at: usize| tags.source.passage.opens_sentence(at);
    let opens = opens(state) || state.checked_sub(1).is_some_and(opens);
    country_at(tags, state).filter(|_| opens).map(|code| Side::Country(code.to_owned()))
}

/// «NAME **of Norway**,», «NAME **(Norway)**»
fn side_behind(tags: &Tags<'_>, name: &Name) -> Option<Side> {
    let bracket = name.tokens.end + 1;
    if tags.is_mark(name.tokens.end, "(") && tags.is_mark(tags.form(bracket).end, ")") {
        return country_at(tags, bracket).map(|code| Side::Country(code.to_owned()));
    }
    let of = Some(name.tokens.end).filter(|of| tags.is(*of, GrammarClass::Of) && name.words > 1)?;
    let state = of + 1 + usize::from(tags.is(of + 1, GrammarClass::Article));
    country_at(tags, state)
        .filter(|_| !tags.capitalised(tags.form(state).end))
        .map(|code| Side::Country(code.to_owned()))
}

/// Orders people by first mention and gives each the names' places.
fn assemble(
    tags: &Tags<'_>,
    names: &[Name],
    meant: &[Option<usize>],
    members: Vec<Member>,
    phrases: Vec<Phrase>,
    taken: Vec<bool>,
    owners: Vec<Option<usize>>,
) -> Cast {
    let mut rank: Vec<Option<usize>> = vec![None; members.len()];
    let mut order = Vec::with_capacity(members.len());
    for person in meant.iter().flatten() {
        if let Some(slot) = rank.get_mut(*person).filter(|slot| slot.is_none()) {
            *slot = Some(order.len());
            order.push(*person);
        }
    }
    let mut mentions = Vec::with_capacity(names.len());
    for (name, person) in names.iter().zip(meant) {
        let Some(person) = person.and_then(|person| rank.get(person).copied().flatten()) else { continue };
        let by = if name.words > 1 { MentionBy::Name } else { MentionBy::Surname };
        mentions.push((name.tokens.clone(), person, by));
    }
    let mut cast = Cast {
        people: Vec::with_capacity(order.len()),
        genders: Vec::new(),
        given_genders: Vec::new(),
        held: Vec::new(),
        mentions,
        phrases,
        taken,
        owners: owners
            .iter()
            .map(|owner| owner.and_then(|person| rank.get(person).copied().flatten()))
            .collect(),
    };
    for person in order {
        let Some(member) = members.get(person) else { continue };
        cast.genders.push(member.gender);
        cast.given_genders.push(given_gender(tags, member.name.start));
        cast.held.push(member.held.clone());
        cast.people.push(Person {
            name: ordinary_capitals(tags, member.name.clone()),
            role: member.role.clone(),
            side: member.side.clone(),
            honorific: member.honorific.clone(),
            mentions: Vec::new(),
        });
    }
    cast
}

/// `m` or `f` where the given name at `at` says so.
fn given_gender(tags: &Tags<'_>, at: usize) -> &'static str {
    let gender = |meaning| match meaning {
        Meaning::GivenName(row) => {
            tags.source.reference.given_names.get(row as usize).map(|names| names.gender)
        }
        _ => None,
    };
    tags.source.passage.find(at, gender).map(|(_, gender)| gender).unwrap_or_default()
}

impl Cast {
    /// Where people are named, in order.
    pub(super) fn names(&self, tags: &Tags<'_>) -> Vec<Span> {
        let by_name = |by: MentionBy| matches!(by, MentionBy::Name | MentionBy::Surname);
        let named = self.mentions.iter().filter(|(_, _, by)| by_name(*by));
        named.map(|(tokens, _, _)| tags.source.passage.span(tokens.clone())).collect()
    }

    /// Writes the places into the people's records, in order.
    pub(super) fn finish(mut self, tags: &Tags<'_>) -> Vec<Person> {
        self.mentions.sort_by_key(|(tokens, _, _)| tokens.start);
        for (tokens, person, by) in &self.mentions {
            if let Some(person) = self.people.get_mut(*person) {
                person.mentions.push(Mention { span: tags.source.passage.span(tokens.clone()), by: *by });
            }
        }
        self.people
    }
}

/// A name as the reader should see it: «Roman VASSILENKO» in ordinary capitals, white space folded.
fn ordinary_capitals(tags: &Tags<'_>, tokens: Range<usize>) -> String {
    let mut name = String::new();
    for at in tokens.clone() {
        if at > tokens.start && tags.spaced(at) {
            name.push(' ');
        }
        let word = tags.word(at);
        let shouted =
            word.chars().count() > 3 && word.chars().all(|c| !c.is_lowercase()) && !word.contains('.');
        if shouted {
            let mut letters = word.chars();
            name.extend(letters.next());
            name.extend(letters.flat_map(char::to_lowercase));
        } else {
            name.push_str(word);
        }
    }
    name
}
