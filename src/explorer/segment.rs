//! A stretch of text cut wherever evidence or a match begins or ends, so that a page can mark overlapping
//! facts without nesting them.

use super::note::Note;
use crate::order;
use crate::text::Span;

/// A run of text over which the same notes and the same match hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands in the text.
    pub span: Span,
    /// Which notes have it in their evidence or context, as indices, the most telling first: the one whose
    /// words here are shortest.
    pub notes: Vec<usize>,
    /// Whether it is evidence of the first of them, not its context.
    pub evidence: bool,
    /// Whether the query matched it.
    pub matched: bool,
}

/// Cuts `within` into segments that follow one another without a gap. `matches` need no order.
/// Boundaries that do not lie in `within` are cut to it; linear in the cuts times what overlaps there, once they are sorted.
pub fn segments(within: Span, notes: &[Note], matches: &[Span]) -> Vec<Segment> {
    let mut words: Vec<Cover> = notes
        .iter()
        .enumerate()
        .flat_map(|(note, Note { evidence, context, .. })| {
            let cover = move |evidence: bool| move |span: &Span| Cover { span: *span, note, evidence };
            evidence.iter().map(cover(true)).chain(context.iter().map(cover(false)))
        })
        .filter(|cover| cover.span.overlaps(within))
        .collect();
    order::sort_by_key(&mut words, |cover| cover.span.start);
    let mut matches: Vec<Span> = matches.iter().copied().filter(|span| span.overlaps(within)).collect();
    order::sort_by_key(&mut matches, |span| span.start);

    let mut cuts: Vec<u32> = words
        .iter()
        .map(|cover| cover.span)
        .chain(matches.iter().copied())
        .flat_map(|span| [span.start, span.end])
        .filter(|cut| within.start < *cut && *cut < within.end)
        .chain([within.start, within.end])
        .collect();
    order::sort(&mut cuts);
    cuts.dedup();

    let mut coming = words.into_iter().peekable();
    let mut matches = matches.into_iter().peekable();
    let mut here: Vec<Cover> = Vec::new(); // what covers the segment, the shortest words first
    let mut matched_until = within.start;
    cuts.windows(2)
        .filter_map(|pair| match pair {
            [start, end] => Some(Span { start: *start, end: *end }),
            _ => None,
        })
        .map(|span| {
            while let Some(cover) = coming.next_if(|cover| cover.span.start <= span.start) {
                let place = here.partition_point(|other| other.rank() <= cover.rank());
                here.insert(place, cover);
            }
            here.retain(|cover| cover.span.end > span.start);
            while let Some(matched) = matches.next_if(|matched| matched.start <= span.start) {
                matched_until = matched_until.max(matched.end);
            }
            let mut notes: Vec<usize> = Vec::new();
            for cover in &here {
                if !notes.contains(&cover.note) {
                    notes.push(cover.note);
                }
            }
            let evidence = here.first().is_some_and(|cover| cover.evidence);
            Segment { span, notes, evidence, matched: matched_until > span.start }
        })
        .collect()
}

/// Words of a note: its evidence or its context.
#[derive(Clone, Copy)]
struct Cover {
    span: Span,
    note: usize,
    evidence: bool,
}

impl Cover {
    fn rank(&self) -> (usize, usize) {
        (self.span.len(), self.note)
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::{FactKey, FactKind};
    use super::*;
    use crate::article::Reading;

    fn note(evidence: &[(usize, usize)]) -> Note {
        Note {
            heading: "",
            key: FactKey { kind: FactKind::Person, index: 0 },
            title: String::new(),
            detail: None,
            reading: Reading::Stated,
            evidence: evidence.iter().map(|(start, end)| Span::new(*start, *end)).collect(),
            context: Vec::new(),
        }
    }

    /// What is cut, as (words, notes, matched).
    fn check(text: &str, notes: &[Note], matches: &[(usize, usize)], expected: &[(&str, &[usize], bool)]) {
        let matches: Vec<Span> = matches.iter().map(|(start, end)| Span::new(*start, *end)).collect();
        let found = segments(Span::new(0, text.len()), notes, &matches);
        let found: Vec<(&str, &[usize], bool)> = found
            .iter()
            .map(|segment| (segment.span.of(text), segment.notes.as_slice(), segment.matched))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn text_without_evidence_is_one_segment() {
        check("They met.", &[], &[], &[("They met.", &[], false)]);
    }

    #[test]
    fn overlapping_evidence_is_cut_at_every_boundary_and_the_shortest_comes_first() {
        check(
            "abcdef",
            &[note(&[(0, 4)]), note(&[(2, 3)])],
            &[],
            &[("ab", &[0], false), ("c", &[1, 0], false), ("d", &[0], false), ("ef", &[], false)],
        );
    }

    #[test]
    fn a_match_inside_evidence_keeps_the_evidence() {
        check(
            "OSCE area",
            &[note(&[(0, 4)])],
            &[(0, 4), (5, 9)],
            &[("OSCE", &[0], true), (" ", &[], false), ("area", &[], true)],
        );
    }

    #[test]
    fn segments_cover_the_text_whatever_the_spans() {
        let text = "Ünïcode tëxt";
        let notes = [note(&[(3, 900), (0, 2)]), note(&[(5, 5)])];
        let whole = Span::new(0, text.len());
        let joined: u32 = segments(whole, &notes, &[Span::new(700, 800)])
            .iter()
            .map(|segment| segment.span.end - segment.span.start)
            .sum();
        assert_eq!(joined as usize, text.len());
    }
}
