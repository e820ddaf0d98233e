//! Whose words they are where that is told apart from them: by the sentence behind, «NAME said this in Oslo», or by a line of
//! its own below. Tags that belong to the speech's own sentence are for `speaker`.

use super::mentions::Reference;
use super::quotes;
use super::speaker::{Attribution, attribution, is_close, is_office, within};
use super::speech_verbs::verb_at;
use super::tags::Tags;
use crate::article::Speaker;
use crate::reference::Cue;
use std::ops::Range;

/// «“We agreed.” NAME said this in Oslo.», «“We agreed”. NAME said.», «“We agreed.” These were the words of NAME.»: the
/// sentence behind a quote that is one itself.
pub(super) fn said_this(tags: &Tags<'_>, references: &[Reference], from: usize) -> Option<Attribution> {
    // «“We agreed”**.** NAME said.»
    let from = from + usize::from(tags.is_mark(from, "."));
    let sentence = tags.source.passage.sentence_of(from).filter(|next| next.tokens.start == from)?;
    let subject = within(references, &sentence.tokens).first()?;
    if let Some(said) = tags.source.cue(from, Cue::SaidThis) {
        return is_close(tags, said, subject).then(|| attribution(subject, from..subject.tokens.end));
    }
    let opens = subject.subject && subject.tokens.start <= from + 1;
    let end = subject.tokens.end;
    let verb =
        || verb_at(tags, end).filter(|(said, _)| said + 1 == sentence.tokens.end).map(|(said, _)| said);
    let said = tags.source.cue(end + usize::from(tags.is_mark(end, ",")), Cue::SaidThis).or_else(verb)?;
    opens.then(|| attribution(subject, subject.tokens.start..said))
}

/// «“We agreed.” ⏎ — NAME, ROLE ⏎»: a paragraph below one that is all speech, of nothing but whose words these are; unless such
/// a paragraph stands above it, which it did not close.
pub(super) fn signed(tags: &Tags<'_>, references: &[Reference], outer: &Range<usize>) -> Option<Attribution> {
    let paragraphs = &tags.source.passage.paragraphs;
    let below = paragraphs.partition_point(|paragraph| paragraph.start < outer.end);
    let speech = paragraphs.get(below.checked_sub(1)?)?;
    let line = |at: usize| {
        let tokens = paragraphs.get(at)?;
        let (start, end) = (tokens.start + usize::from(tags.is_dash(tokens.start)), tokens.end);
        let mut people = within(references, tokens).iter().filter(|reference| reference.named);
        let author = people.next().filter(|author| author.tokens.start == start)?;
        let alone = people.all(|other| !matches!(other.means, Some(Speaker::Person(_))));
        let named = author.tokens.end;
        let end = end - usize::from(tags.is_mark(end - 1, "."));
        let office = tags.is_mark(named, ",") && is_office(tags, named + 1..end);
        (alone && (named >= end || office)).then_some(author)
    };
    let speaks =
        |at: usize| paragraphs.get(at).is_some_and(|tokens| quotes::begins_speech(tags, tokens.start));
    let above = below.checked_sub(2);
    // The line above names someone, and no speech stands above that.
    let headed =
        above.is_some_and(|above| line(above).is_some() && !above.checked_sub(1).is_some_and(speaks));
    // Speech behind the line has a line of its own below, or it is the line's.
    let headed = headed || speaks(below + 1) && line(below + 2).is_none();
    let whole = speech.start >= outer.start && speech.end == outer.end;
    let author = line(below).filter(|_| whole && !headed)?;
    Some(attribution(author, author.tokens.clone()))
}
