//! What belongs to a role before its head: «Malta's **Deputy Foreign** Minister», «South Korea's **chief nuclear** envoy».
//! What stands behind the head is the business of `role_tail`.

use super::roles::{is_modifier, is_verb, names_follow};
use super::tags::{Tag, Tags};
use crate::reference::{Cue, GrammarClass};
use crate::text::Shape;
use std::ops::Range;

/// The first token of what belongs to the role before its head.
pub(super) fn extend_left(tags: &Tags<'_>, head: &Range<usize>, floor: usize) -> usize {
    let capital_head = tags.capitalised(head.start);
    let mut first = head.start;
    let mut owned = false;
    while first > floor {
        let before = first - 1;
        let form = tags.form(before).start.max(floor);
        let beyond = before.checked_sub(1).filter(|beyond| *beyond >= floor);
        let beyond_tag = beyond.map_or(Tag::Mark, |beyond| tags.tag(beyond));
        first = match tags.tag(before) {
            // «**Then** President NAME spoke»
            Tag::Role(_) if tags.word(before) == "Then" && tags.source.passage.opens_sentence(before) => {
                break;
            }
            Tag::Role(row) if is_modifier(tags, row) && tags.form(before).end == first => form,
            Tag::Noun | Tag::Portfolio if capital_head || tags.tag(before) == Tag::Portfolio => form,
            // «BRUSSELS President …»: a dateline's city.
            Tag::Place if shouted(tags, before) && !shouted(tags, head.start) => break,
            // «met in Baku President of …»: where it was.
            Tag::Place | Tag::Name | Tag::Doubtful
                if form > floor && tags.source.cue(form - 1, Cue::Where).is_some() =>
            {
                break;
            }
            Tag::Country(_) | Tag::Demonym(_) | Tag::Organisation(_) | Tag::Body | Tag::Place => form,
            // «South Korea's chief nuclear envoy»: an adjective between.
            Tag::Small
                if first > floor
                    && !is_verb(tags, before)
                    && tags.source.cue(before, Cue::Between).is_none()
                    && tags.source.cue(before, Cue::Today).is_none()
                    && is_qualified(tags, beyond, floor) =>
            {
                form
            }
            Tag::Capitals if tags.word(before).chars().count() > 1 => form,
            Tag::Doubtful if capital_head && tags.form(before).end == first => form,
            // A company or ministry no table knows: «Unification Minister NAME», «Telegram Chairman NAME».
            Tag::Name
                if capital_head
                    && before + 1 == head.start
                    && names_follow(tags, head.end)
                    && !matches!(
                        beyond_tag,
                        Tag::Name | Tag::Given | Tag::Honorific(_) | Tag::Particle { .. }
                    ) =>
            {
                form
            }
            // «Guadalcanal **Province** Premier NAME»
            Tag::Name
                if capital_head
                    && before + 1 == first
                    && first + 1 == head.start
                    && matches!(tags.tag(first), Tag::Noun)
                    && names_follow(tags, head.end)
                    && !matches!(
                        beyond_tag,
                        Tag::Name | Tag::Given | Tag::Honorific(_) | Tag::Particle { .. } | Tag::Role(_)
                    ) =>
            {
                form
            }
            Tag::Possessive
                if matches!(
                    beyond_tag,
                    Tag::Country(_)
                        | Tag::Demonym(_)
                        | Tag::Organisation(_)
                        | Tag::Body
                        | Tag::Place
                        | Tag::Capitals
                        | Tag::Portfolio
                        | Tag::Doubtful
                        | Tag::Noun
                ) =>
            {
                owned = true;
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            // «Inter-Parliamentary Union (IPU) President»
            Tag::Mark
                if tags.is_mark(before, ")")
                    && first > floor + 3
                    && tags.is_mark(first - 3, "(")
                    && matches!(
                        tags.tag(first - 2),
                        Tag::Capitals | Tag::Organisation(_) | Tag::Body | Tag::Country(_) | Tag::Doubtful
                    )
                    && matches!(
                        tags.tag(first - 4),
                        Tag::Organisation(_) | Tag::Body | Tag::Noun | Tag::Country(_)
                    ) =>
            {
                tags.form(first - 4).start.max(floor)
            }
            Tag::Grammar(GrammarClass::Of)
                if owned
                    && matches!(beyond_tag, Tag::Body | Tag::Noun)
                    && beyond.is_some_and(|beyond| tags.capitalised(beyond)) =>
            {
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            // «Bank of Canada governor NAME»
            Tag::Grammar(GrammarClass::Of)
                if matches!(tags.tag(first), Tag::Country(_) | Tag::Place | Tag::Portfolio)
                    && matches!(beyond_tag, Tag::Noun | Tag::Body)
                    && beyond.is_some_and(|beyond| tags.capitalised(beyond))
                    && names_follow(tags, head.end) =>
            {
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            // «Foreign and European Integration Minister»
            Tag::Grammar(GrammarClass::And)
                if first < head.start
                    && matches!(tags.tag(first), Tag::Noun | Tag::Portfolio)
                    && matches!(beyond_tag, Tag::Noun | Tag::Portfolio) =>
            {
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            Tag::Mark
                if tags.is_dash(before)
                    && !tags.spaced(before)
                    && !tags.spaced(first)
                    && matches!(
                        beyond_tag,
                        Tag::Noun | Tag::Portfolio | Tag::Role(_) | Tag::Capitals | Tag::Country(_)
                    ) =>
            {
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            _ => break,
        };
    }
    first
}

/// «South Korea's **chief** nuclear»: a state, a modifier, or one more adjective behind one of these.
fn is_qualified(tags: &Tags<'_>, at: Option<usize>, floor: usize) -> bool {
    let qualifies = |at: usize| match tags.tag(at) {
        Tag::Possessive | Tag::Demonym(_) => true,
        // «He then met counterparts»
        Tag::Role(row) => is_modifier(tags, row) && tags.source.cue(at, Cue::Gone).is_none(),
        _ => false,
    };
    at.is_some_and(|at| {
        let before = at.checked_sub(1).filter(|before| *before >= floor);
        qualifies(at) || tags.tag(at) == Tag::Small && !is_verb(tags, at) && before.is_some_and(qualifies)
    })
}

fn shouted(tags: &Tags<'_>, at: usize) -> bool {
    tags.source.passage.token(at).is_some_and(|token| token.shape == Shape::Upper)
}
