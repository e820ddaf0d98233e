//! What each token is taken for: the one reading of the lexicon's hits that the rules on people and speech share.
//! Of the forms that cover a token the longest wins. What a tagged sequence means is for the rules.

use super::Source;
use super::organisations::is_shouted_word;
use crate::reference::{Cue, Event, GrammarClass, Hit, Kinds, Meaning};
use crate::text::{Shape, Token, TokenKind};
use std::ops::Range;

/// A given name written short has at most so many letters: «Mohd.».
const LONGEST_SHORT: usize = 4;

/// A role or form of address before a name has at most so many tokens.
const LONGEST_TITLE: usize = 6;

/// A body before a role has at most so many tokens.
const LONGEST_BODY: usize = 5;

/// «said the Chinese **premier**»: the verb stands at most so many tokens before the role.
const SAID_WITHIN: usize = 3;

/// What gives a token its tag.
const TAGGED: Kinds = Kinds::of(&[
    Meaning::Country(0),
    Meaning::Demonym(0),
    Meaning::Role(0),
    Meaning::Organisation(0),
    Meaning::Honorific(0),
    Meaning::Body(0),
    Meaning::Agency(0),
    Meaning::Portfolio(0),
    Meaning::Capital(0),
    Meaning::Place(0),
    Meaning::Month(0),
    Meaning::Weekday(0),
    Meaning::Ordinary(0),
    Meaning::Grammar(0),
    Meaning::Particle(0),
    Meaning::GivenName(0),
]);

/// What a token is taken for; numbers are rows of the table the variant names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A mark or number.
    Mark,
    /// `'s`.
    Possessive,
    /// A word in small letters that none of the others covers.
    Small,
    /// A capitalised word that no table knows: a name, perhaps.
    Name,
    /// A frequent given name.
    Given,
    /// One capital letter.
    Initial,
    /// An unknown word in capitals: an acronym or a surname.
    Capitals,
    /// A known word that is also a name: «Price», «Jordan».
    Doubtful,
    /// A month that is also a name: it may end a name, «Theresa May», but not begin one.
    Late,
    /// A small word inside names; whether it needs a hyphen behind it to be one, and whether it ends a name.
    Particle { hyphenated: bool, last: bool },
    /// A role, or a modifier of one.
    Role(u16),
    /// A form of address.
    Honorific(u16),
    /// A state by name.
    Country(u16),
    /// A state by its adjective.
    Demonym(u16),
    /// A city or region.
    Place,
    /// An organisation of `organisations.tsv`.
    Organisation(u16),
    /// A national body or a news agency.
    Body,
    /// A ministry's portfolio.
    Portfolio,
    /// A noun or adjective, capitalised.
    Noun,
    /// A word that opens a clause, a verb, a month: never inside a name or a role.
    Other,
    /// A small word of the grammar.
    Grammar(GrammarClass),
}

/// The tokens of a passage with their tags.
pub(super) struct Tags<'a> {
    /// Where they come from.
    pub(super) source: Source<'a>,
    tags: Vec<Tag>,
    /// Per token: how many tokens of the form that gave it its tag stand before it, and how many from it on. No form has
    /// more than a byte can count.
    forms: Vec<(u8, u8)>,
}

impl<'a> Tags<'a> {
    /// Tags every token.
    pub(super) fn new(source: Source<'a>) -> Self {
        let tokens = &source.passage.tokens;
        let mut tags: Vec<Tag> = Vec::with_capacity(tokens.len());
        let mut forms: Vec<(u8, u8)> = Vec::with_capacity(tokens.len());
        while let Some(token) = tokens.get(tags.len()) {
            let at = tags.len();
            // The end and rank of the best form, and its tag.
            let mut best: Option<((usize, u32), Tag)> = None;
            let hits = source.passage.begins(at, TAGGED).then(|| source.passage.hits_at(at).iter());
            for hit in hits.into_iter().flatten() {
                let Some((tag, rank)) = tag_of(source, &hit) else { continue };
                let better = best.is_none_or(|(known, _)| known <= (hit.end, rank));
                if better && !(matches!(tag, Tag::Role(_)) && is_forename(source, &hit, &tags)) {
                    best = Some(((hit.end, rank), tag));
                }
            }
            let Some(((end, _), tag)) = best else {
                tags.push(plain(source, at, token));
                forms.push((0, 1));
                continue;
            };
            // A given name that is also something else is in doubt.
            let in_doubt = end == at + 1 && !is_firm(tag) && is_given(source, at) && tag != Tag::Given;
            let tag = if in_doubt { Tag::Doubtful } else { tag };
            let length = (end - at) as u8;
            for before in 0..length {
                tags.push(tag);
                forms.push((before, length - before));
            }
        }
        Self { source, tags, forms }
    }

    /// The tag of the token at `index`; a mark past the end.
    pub(super) fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or(Tag::Mark)
    }

    /// The tokens of the form that gave the token at `index` its tag.
    pub(super) fn form(&self, index: usize) -> Range<usize> {
        let (before, rest) = self.forms.get(index).copied().unwrap_or((0, 1));
        index - usize::from(before)..index + usize::from(rest)
    }

    /// The token's words.
    pub(super) fn word(&self, index: usize) -> &'a str {
        self.source.passage.word(index)
    }

    /// Whether the token is the mark `mark`.
    pub(super) fn is_mark(&self, index: usize, mark: &str) -> bool {
        self.tag(index) == Tag::Mark && self.word(index) == mark
    }

    /// Whether the token is a small word of this class.
    pub(super) fn is(&self, index: usize, class: GrammarClass) -> bool {
        self.tag(index) == Tag::Grammar(class)
    }

    /// A hyphen or dash of any length.
    pub(super) fn is_dash(&self, index: usize) -> bool {
        self.tag(index) == Tag::Mark && matches!(self.word(index), "-" | "–" | "—" | "‑" | "−")
    }

    /// The first form at the token that tells of an event which `wanted` accepts.
    pub(super) fn event(&self, index: usize, wanted: impl Fn(&Event) -> bool) -> Option<Hit> {
        let source = self.source;
        let event = |meaning| match meaning {
            Meaning::Event(row) => source.reference.events.get(row as usize).filter(|event| wanted(event)),
            _ => None,
        };
        source.passage.find(index, event).map(|(hit, _)| hit)
    }

    /// Whether white space stands before the token.
    pub(super) fn spaced(&self, index: usize) -> bool {
        self.source.passage.token(index).is_none_or(|token| token.spaced)
    }

    /// Whether the token begins with a capital letter.
    pub(super) fn capitalised(&self, index: usize) -> bool {
        self.source.passage.is_capitalised(index)
    }

    /// The marks and numbers among these tokens.
    pub(super) fn marks(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> {
        let tags = self.tags.get(tokens.clone()).unwrap_or_default();
        tokens.zip(tags).filter(|(_, tag)| matches!(tag, Tag::Mark)).map(|(at, _)| at)
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tags.len()
    }
}

/// The tag of a token that no form covers.
fn plain(source: Source<'_>, index: usize, token: Token) -> Tag {
    match (token.kind, token.shape) {
        (TokenKind::Possessive, _) => Tag::Possessive,
        (TokenKind::Mark, _) if is_bare_possessive(source, index, token) => Tag::Possessive,
        (TokenKind::Mark | TokenKind::Number, _) => Tag::Mark,
        // «@NAME», «#NAME»
        (TokenKind::Word, _)
            if !token.spaced
                && index.checked_sub(1).is_some_and(|at| matches!(source.passage.word(at), "@" | "#")) =>
        {
            Tag::Small
        }
        (TokenKind::Word, Shape::Lower) => Tag::Small,
        (TokenKind::Word, Shape::Capitalised) if is_short_forename(source, index) => Tag::Initial,
        (TokenKind::Word, Shape::Initial) => Tag::Initial,
        (TokenKind::Word, Shape::Upper) => Tag::Capitals,
        (TokenKind::Word, Shape::Mixed)
            if source.passage.word(index).chars().filter(|c| c.is_lowercase()).count() < 2 =>
        {
            Tag::Capitals
        }
        (TokenKind::Word, _) => Tag::Name,
    }
}

/// «Md. NAME», «Zh. NAME»: a given name that is written short.
fn is_short_forename(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    passage.word(at + 1) == "."
        && passage.token(at + 1).is_some_and(|point| !point.spaced)
        && passage.is_capitalised(at + 2)
        && passage.word(at).len() <= LONGEST_SHORT
        && (is_given(source, at) || source.cue(at, Cue::Initial).is_some())
}

/// «Belarus' foreign minister», «the United States’ envoy»: an apostrophe behind the «s» of a state or body.
fn is_bare_possessive(source: Source<'_>, index: usize, token: Token) -> bool {
    let passage = source.passage;
    let state = |at: usize| {
        (at.saturating_sub(4)..=at).any(|first| {
            passage.hits_at(first).iter().any(|hit| {
                hit.end == index
                    && matches!(hit.sense.meaning, Meaning::Country(_) | Meaning::Organisation(_))
            })
        })
    };
    matches!(passage.word(index), "'" | "’")
        && !token.spaced
        && passage.token(index + 1).is_some_and(|next| next.spaced && next.kind == TokenKind::Word)
        && index.checked_sub(1).is_some_and(|before| passage.word(before).ends_with('s') && state(before))
}

/// What a hit says of its tokens, with a rank between forms of one length.
fn tag_of(source: Source<'_>, hit: &Hit) -> Option<(Tag, u32)> {
    let reference = source.reference;
    let capitalised = source.passage.is_capitalised(hit.first);
    let firm = |tag: Tag, rank: u32| Some(if hit.sense.doubtful { (Tag::Doubtful, 2) } else { (tag, rank) });
    match hit.sense.meaning {
        Meaning::Country(row) => firm(Tag::Country(row), 12),
        // «Thaís» is not «Thais».
        Meaning::Demonym(_) if !source.passage.word(hit.first).is_ascii() => None,
        Meaning::Demonym(row) => firm(Tag::Demonym(row), 11),
        Meaning::Role(_) if is_clock_time(source, hit) => None,
        // «head», «chief» in small letters: only «head of …».
        Meaning::Role(row) => match hit.sense.doubtful
            && !capitalised
            && !is_of(source, hit.end)
            && !is_between_body_and_name(source, hit)
        {
            true => None,
            false => Some((Tag::Role(row), 11)),
        },
        // «OSCE High Commissioner on National Minorities NAME»: an office named by its holder's role is a role.
        Meaning::Organisation(_) if is_office_of_person(source, hit) => None,
        Meaning::Organisation(_) if is_shouted_word(source, hit) => None,
        // «President J.R. NAME»: a company's letters are somebody's initials.
        Meaning::Organisation(row)
            if reference.organisations.get(row as usize).is_some_and(|body| body.kind == "company")
                && source.passage.word(hit.first).ends_with('.')
                && source.passage.is_capitalised(hit.end)
                && source.passage.hits_at(hit.end).is_empty() =>
        {
            None
        }
        Meaning::Organisation(row) => firm(Tag::Organisation(row), 10),
        // «J.R. NAME» is not «NAME Jr.».
        Meaning::Honorific(row)
            if reference.honorifics.get(row as usize).is_some_and(|title| title.place == "after")
                && source.passage.word(hit.first).trim_end_matches('.').contains('.')
                && source.passage.is_capitalised(hit.end)
                && source.passage.hits_at(hit.end).is_empty() =>
        {
            None
        }
        // «U.NAME»: no title clings to a name.
        Meaning::Honorific(_) if is_glued_letter(source, hit) => None,
        Meaning::Honorific(row) => is_honorific(source, hit).then_some((Tag::Honorific(row), 10)),
        Meaning::Body(_) | Meaning::Agency(_) => firm(Tag::Body, 8),
        Meaning::Portfolio(_) => Some((Tag::Portfolio, 7)),
        Meaning::Capital(_) | Meaning::Place(_) if capitalised => firm(Tag::Place, 6),
        Meaning::Month(_) if capitalised && !is_date(source, hit) => {
            (!is_given(source, hit.first)).then_some((Tag::Late, 5))
        }
        Meaning::Weekday(_) if capitalised && is_surname(source, hit) => None,
        Meaning::Month(_) | Meaning::Weekday(_) => capitalised.then_some((Tag::Other, 5)),
        // «Marcel A. NAME»
        Meaning::Ordinary(_) if is_initial(source, hit) => None,
        // «Sơn» is not «son».
        Meaning::Ordinary(_) if !source.passage.word(hit.first).is_ascii() => None,
        // «thanked He NAME», «with Sun NAME»
        Meaning::Ordinary(_) if is_family_name(source, hit) => Some((Tag::Name, 5)),
        // «his counterpart Said NAME»
        Meaning::Ordinary(_) if is_verb_of_name(source, hit) => Some((Tag::Given, 2)),
        Meaning::Ordinary(row) => match reference.ordinary.get(row as usize)?.class {
            "noun" | "adjective" if hit.sense.doubtful => Some((Tag::Doubtful, 2)),
            "noun" | "adjective" => Some((if capitalised { Tag::Noun } else { Tag::Small }, 3)),
            _ => Some((Tag::Other, 4)),
        },
        Meaning::Grammar(row) => {
            (!capitalised).then_some((Tag::Grammar(reference.grammar.get(row as usize)?.class), 4))
        }
        // «Ruth E. NAME»
        Meaning::Particle(_) if is_letter(source, hit) => None,
        // «J.R. NAME» is not «Jr.».
        Meaning::Particle(_) if source.passage.word(hit.first).trim_end_matches('.').contains('.') => None,
        Meaning::Particle(row) => {
            let place = reference.particles.get(row as usize)?.place;
            let is_name = |at: usize| source.passage.is_capitalised(at);
            if place == "between" && !(is_name(hit.end) && hit.first.checked_sub(1).is_some_and(is_name)) {
                return None;
            }
            let last = place == "last";
            let hyphenated = hit.sense.doubtful && !capitalised;
            Some((Tag::Particle { hyphenated, last }, 1))
        }
        Meaning::GivenName(_) => (capitalised && !hit.sense.doubtful).then_some((Tag::Given, 1)),
        _ => None,
    }
}

/// «5 Jan», «Jan. 5», «May 2023», or a month that is no name besides.
fn is_date(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let is_number = |at: usize| passage.token(at).is_some_and(|token| token.kind == TokenKind::Number);
    let is_also_name = hit.sense.doubtful || passage.word(hit.first).len() < 4 || is_given(source, hit.first);
    !is_also_name
        || is_number(hit.end)
        || is_number(hit.end + 1)
        || hit.first.checked_sub(1).is_some_and(is_number)
}

/// «Sun Weidong»: a short day before a word in capitals that is nothing else.
fn is_surname(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    passage.word(hit.first).len() < 4
        && passage.is_capitalised(hit.end)
        && passage.hits_at(hit.end).is_empty()
}

/// «Hossein Amir-NAME», «Hossein Amir NAME», «of Afghanistan Amir NAME»: a title that is a given name as well, inside a name or behind a
/// role that is complete without it.
fn is_forename(source: Source<'_>, hit: &Hit, before: &[Tag]) -> bool {
    let passage = source.passage;
    let capitalised = |at: usize| passage.is_capitalised(at);
    let tag = |back: usize| hit.first.checked_sub(back).and_then(|at| before.get(at));
    let hyphen = usize::from(matches!(passage.word(hit.end), "-" | "‑"));
    let in_name = matches!(tag(1), Some(Tag::Given)) || matches!(tag(1), Some(Tag::Name)) && hyphen == 1;
    // «Omar Sultan Al NAME»
    let article = |meaning| matches!(meaning, Meaning::Particle(_)).then_some(());
    let goes_on_as_name = |at: usize| passage.hits_at(at).is_empty() || passage.find(at, article).is_some();
    let in_name = in_name && goes_on_as_name(hit.end + hyphen);
    let behind_state =
        matches!(tag(1), Some(Tag::Country(_))) && matches!(tag(2), Some(Tag::Grammar(GrammarClass::Of)));
    // «Zaid bin Sultan al-Nahyan»
    let behind_particle = matches!(tag(1), Some(Tag::Particle { last: false, .. }))
        && matches!(tag(2), Some(Tag::Name | Tag::Given))
        && capitalised(hit.first);
    // «Prime Minister Amir NAME», «Minister Sultan bin NAME», «Dr. Sultan NAME», but «His Majesty Sultan NAME»
    let word =
        hit.first.checked_sub(1).map(|at| if passage.word(at) == "." { at.saturating_sub(1) } else { at });
    let addressed = word.is_some_and(|at| {
        matches!(before.get(at), Some(Tag::Honorific(_))) && source.cue(at, Cue::Royal).is_none()
    });
    // «the acting foreign minister, **Amir** Khan NAME», «Abdul NAME and **Amir** Khan NAME»
    const WORDS: Kinds = Kinds::of(&[Meaning::Role(0), Meaning::Ordinary(0), Meaning::Organisation(0)]);
    let two = || (hit.end..hit.end + 2).all(|at| capitalised(at) && !passage.begins(at, WORDS));
    let listed = tag(1) == Some(&Tag::Mark) && matches!(tag(2), Some(Tag::Role(_)))
        || tag(1) == Some(&Tag::Grammar(GrammarClass::And)) && matches!(tag(2), Some(Tag::Name | Tag::Given));
    let behind_role = matches!(tag(1), Some(Tag::Role(_) | Tag::Portfolio)) || addressed || listed && two();
    let particle = |meaning| matches!(meaning, Meaning::Particle(_)).then_some(());
    let goes_on = capitalised(hit.end + if in_name { hyphen } else { 0 })
        || behind_role && passage.find(hit.end, particle).is_some();
    let follows = is_given(source, hit.first) && goes_on;
    hit.end == hit.first + 1 && (behind_particle || follows && (in_name || behind_state || behind_role))
}

/// One letter with its full stop behind a capitalised word.
fn is_initial(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let stop = passage.token(hit.end).is_some_and(|token| !token.spaced) && passage.word(hit.end) == ".";
    let before = hit.first.checked_sub(1).and_then(|at| passage.token(at));
    passage.token(hit.first).is_some_and(|token| token.shape == Shape::Initial)
        && stop
        && (is_glued_letter(source, hit) || before.is_some_and(|before| before.is_capitalised()))
}

/// «A.NAME»: one letter, its full stop and a capitalised word with no blank between them.
fn is_glued_letter(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let glued = |at: usize| passage.token(at).is_some_and(|token| !token.spaced);
    passage.token(hit.first).is_some_and(|token| token.shape == Shape::Initial)
        && passage.word(hit.end) == "."
        && glued(hit.end)
        && glued(hit.end + 1)
        && passage.is_capitalised(hit.end + 1)
}

/// «Minister **Said** al-NAME», «with **Said** NAME»: a verb that is a given name as well, capitalised inside a sentence
/// between what leads to a name and a word that goes on with it.
fn is_verb_of_name(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let goes_on = |at: usize| {
        passage.token(at).is_some_and(|token| token.kind == TokenKind::Word)
            && passage.hits_at(at).iter().all(|hit| {
                matches!(hit.sense.meaning, Meaning::GivenName(_) | Meaning::Particle(_))
                    || hit.sense.doubtful && passage.word(hit.first).len() < LONGEST_SHORT
            })
            && (passage.is_capitalised(at) || passage.word(at + 1) == "-")
    };
    let leads = |at: usize| {
        let title = |hit: Hit| matches!(hit.sense.meaning, Meaning::Role(_) | Meaning::Honorific(_));
        passage.token(at).is_some_and(|token| token.shape == Shape::Lower)
            || (at.saturating_sub(LONGEST_TITLE)..=at)
                .any(|first| passage.hits_at(first).iter().any(|hit| hit.end == at + 1 && title(hit)))
    };
    hit.end == hit.first + 1
        && source.cue(hit.first, Cue::GivenVerb).is_some()
        && passage.is_capitalised(hit.first)
        && goes_on(hit.end)
        && hit.first.checked_sub(1).is_some_and(leads)
}

/// «met **To** NAME»: an English word that is a family name as well, capitalised inside a sentence before a word that is
/// nothing else.
fn is_family_name(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let unknown = |at: usize| {
        passage.token(at).is_some_and(|next| next.kind == TokenKind::Word && next.shape == Shape::Capitalised)
            && passage.hits_at(at).iter().all(|hit| matches!(hit.sense.meaning, Meaning::GivenName(_)))
    };
    hit.end == hit.first + 1
        && source.cue(hit.first, Cue::FamilyName).is_some()
        && passage.token(hit.first).is_some_and(|token| token.shape == Shape::Capitalised)
        && hit
            .first
            .checked_sub(1)
            .and_then(|at| passage.token(at))
            .is_some_and(|before| before.kind == TokenKind::Word && before.shape == Shape::Lower)
        && unknown(hit.end)
}

/// «1:05 P.M.»: a short form in capitals behind a number.
fn is_clock_time(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let before = hit.first.checked_sub(1).and_then(|at| passage.token(at));
    before.is_some_and(|token| token.kind == TokenKind::Number)
        && passage.words(hit.first..hit.end).len() <= LONGEST_SHORT
        && passage.token(hit.first).is_some_and(|token| matches!(token.shape, Shape::Upper | Shape::Initial))
}

/// «E. NAME»: one capital letter with its full stop.
fn is_letter(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    passage.token(hit.first).is_some_and(|token| token.shape == Shape::Initial)
        && passage.token(hit.end).is_some_and(|token| !token.spaced)
        && passage.word(hit.end) == "."
}

/// «Bundestag **members** NAME», «the OSCE **chief** said», «said the Chinese **premier**»
fn is_between_body_and_name(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let owned = hit.first.checked_sub(1).filter(|at| matches!(passage.word(*at), "'s" | "’s"));
    let body = |at: usize| {
        passage.hits_at(at).iter().any(|body| match body.sense.meaning {
            Meaning::Body(_) | Meaning::Organisation(_) => body.end == hit.first,
            // «Italy's **premier**, NAME», «Italian **premier** NAME»
            Meaning::Country(_) => owned == Some(body.end),
            Meaning::Demonym(_) => body.end == hit.first,
            _ => false,
        })
    };
    let comma = usize::from(passage.word(hit.end) == ",");
    // «PMF **head** NAME»: letters that nobody lists.
    let letters = hit.first.checked_sub(1).is_some_and(|at| {
        passage.token(at).is_some_and(|token| token.shape == Shape::Upper) && passage.hits_at(at).is_empty()
    });
    passage.is_capitalised(hit.end + comma)
        && (letters || (hit.first.saturating_sub(LONGEST_BODY)..hit.first).any(body))
        || is_said_to_speak(source, hit)
}

/// «the Chinese **premier** said», «said the OSCE **chief**»: someone does it, whatever else the word means.
fn is_said_to_speak(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let says = |meaning| matches!(meaning, Meaning::Speech(_)).then_some(());
    let owner = |meaning| {
        matches!(meaning, Meaning::Demonym(_) | Meaning::Organisation(_) | Meaning::Body(_)).then_some(())
    };
    let before = hit.first.checked_sub(1);
    let owned = || before.is_some_and(|at| passage.find(at, owner).is_some());
    let said =
        || (hit.first.saturating_sub(SAID_WITHIN)..hit.first).any(|at| passage.find(at, says).is_some());
    let the = || before.is_some_and(|at| passage.word(at).eq_ignore_ascii_case("the"));
    match passage.find(hit.end, says) {
        Some(_) => owned() || the(),
        None => owned() && said(),
    }
}

fn is_of(source: Source<'_>, at: usize) -> bool {
    let of = |meaning| match meaning {
        Meaning::Grammar(row) => {
            source.reference.grammar.get(row as usize).filter(|word| word.class == GrammarClass::Of)
        }
        _ => None,
    };
    source.passage.find(at, of).is_some()
}

/// A body's name that holds a role and that a person's name follows.
fn is_office_of_person(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let role = |meaning| match meaning {
        Meaning::Role(row) => source.reference.roles.get(row as usize).filter(|role| role.is_head),
        _ => None,
    };
    let acronym = if passage.word(hit.end) == "(" { 3 } else { 0 };
    let name = hit.end + acronym;
    let past_point = |at: usize| at + usize::from(passage.word(at) == ".");
    // «the OSCE Project Co-ordinator in Uzbekistan, Ambassador NAME»
    let titled = |at: usize| {
        let title = |meaning| match meaning {
            Meaning::Role(row) => source.reference.roles.get(row as usize).map(|role| role.is_head),
            Meaning::Honorific(_) => Some(true),
            _ => None,
        };
        passage.is_capitalised(at)
            && passage
                .find(at, title)
                .is_some_and(|(title, heads)| heads && passage.is_capitalised(past_point(title.end)))
    };
    let named = |at: usize| {
        passage.is_capitalised(at)
            && passage.hits_at(at).iter().all(|hit| {
                matches!(hit.sense.meaning, Meaning::GivenName(_) | Meaning::Honorific(_) | Meaning::Month(_))
            })
    };
    // «the UN High Commissioner for Refugees, NAME NAME, met»
    let parted = passage.word(name) == "," && (titled(name + 1) || named(name + 1) && named(name + 2));
    let name = name + usize::from(parted);
    let titled = titled(name);
    // «NAME, UN High Commissioner for Refugees»
    let the = hit.first.checked_sub(1).filter(|at| passage.word(*at) == "the").unwrap_or(hit.first);
    let behind = the
        .checked_sub(3)
        .is_some_and(|first| passage.word(the - 1) == "," && named(first) && named(first + 1));
    (named(name) || titled || behind)
        && (hit.first..hit.end).any(|at| passage.find(at, role).is_some_and(|(role, _)| role.end <= hit.end))
}

fn is_given(source: Source<'_>, at: usize) -> bool {
    source.passage.find(at, |meaning| matches!(meaning, Meaning::GivenName(_)).then_some(())).is_some()
}

/// «Count», «Chief», «M»: a doubtful form of address counts with its full stop or in capitals only.
fn is_honorific(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let behind = |at: usize| passage.token(at).is_some_and(|token| !token.spaced) && passage.word(at) == ".";
    let in_capitals = passage.token(hit.first).is_some_and(|token| token.shape == Shape::Upper);
    passage.is_capitalised(hit.first)
        && (!hit.sense.doubtful || in_capitals || behind(hit.end) || firm_honorific(source, hit.end))
}

/// «Tun Dr NAME»: a form of address follows that is nothing else.
fn firm_honorific(source: Source<'_>, at: usize) -> bool {
    let firm = |hit: Hit| matches!(hit.sense.meaning, Meaning::Honorific(_)) && !hit.sense.doubtful;
    source.passage.hits_at(at).iter().any(firm)
}

/// Tags that a given name spelt alike does not put in doubt.
fn is_firm(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Other | Tag::Late | Tag::Grammar(_) | Tag::Honorific(_) | Tag::Role(_) | Tag::Particle { .. }
    )
}
