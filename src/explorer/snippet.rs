//! A passage cut to what fits on a card: whole words around its matches.

use crate::search::Passage;
use crate::text::Span;

/// Bytes shown before the matches when the passage does not fit.
const BEFORE: usize = 70;

/// The part of a passage that is shown and whether words were cut off before and behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// In `Article::text`, inside the passage.
    pub span: Span,
    /// Words of the passage stand before it.
    pub cut_before: bool,
    /// Words of the passage stand behind it.
    pub cut_behind: bool,
}

/// Cuts a passage of `text` to about `limit` bytes, between words.
pub fn snippet(text: &str, passage: &Passage, limit: usize) -> Snippet {
    let whole = passage.span;
    if whole.len() <= limit {
        return Snippet { span: whole, cut_before: false, cut_behind: false };
    }
    let first = crowded(&passage.marks, limit.saturating_sub(BEFORE)).unwrap_or(whole.start);
    let wanted = (first as usize).saturating_sub(BEFORE).max(whole.start as usize);
    let start = if wanted > whole.start as usize { next_word(text, wanted, first as usize) } else { wanted };
    let end = last_word(text, start, (start + limit).min(whole.end as usize), whole.end as usize);
    let span = Span::new(start, end).trimmed(text);
    Snippet { span, cut_before: span.start > whole.start, cut_behind: span.end < whole.end }
}

/// The beginning of the stretch of `length` bytes that holds most marks.
fn crowded(marks: &[Span], length: usize) -> Option<u32> {
    let held = |first: &Span| {
        marks
            .iter()
            .filter(|mark| first.start <= mark.start && mark.end as usize <= first.start as usize + length)
            .count()
    };
    // The first of the best: `max_by_key` would take the last.
    marks.iter().rev().max_by_key(|first| held(first)).map(|first| first.start)
}

/// The beginning of the first word at or after `from`; `limit` when there is none before it.
fn next_word(text: &str, from: usize, limit: usize) -> usize {
    let from = (from..=limit).find(|at| text.is_char_boundary(*at)).unwrap_or(limit);
    let rest = text.get(from..limit).unwrap_or_default();
    rest.find(' ').map_or(limit, |space| from + space + 1)
}

/// The end of the last whole word before `until`.
fn last_word(text: &str, start: usize, until: usize, end: usize) -> usize {
    if until >= end {
        return end;
    }
    let until = (start..=until).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    text.get(start..until).and_then(|head| head.rfind(' ')).map_or(until, |space| start + space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, mark: &str, limit: usize, expected: &str) {
        let marks: Vec<Span> =
            text.match_indices(mark).map(|(at, word)| Span::new(at, at + word.len())).collect();
        let passage = Passage { span: Span::new(0, text.len()), marks };
        let found = snippet(text, &passage, limit);
        let dots = |cut| if cut { "…" } else { "" };
        let shown = format!("{}{}{}", dots(found.cut_before), found.span.of(text), dots(found.cut_behind));
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_passage_that_fits_is_shown_whole() {
        check("They met in Astana.", "met", 100, "They met in Astana.");
    }

    #[test]
    fn a_long_passage_is_cut_between_words_around_its_first_match() {
        let before = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
        let text = format!("{before} reform and what came after it in those years");
        check(
            &text,
            "reform",
            90,
            "…four five six seven eight nine ten eleven twelve thirteen fourteen reform and what came…",
        );
    }

    #[test]
    fn letters_of_more_than_one_byte_are_not_cut() {
        let text = "ұлттық қауіпсіздік мәселелері ".repeat(12) + "reform ұлттық қауіпсіздік мәселелері";
        for limit in 20..120 {
            let at = text.find("reform").unwrap();
            let passage = Passage { span: Span::new(0, text.len()), marks: vec![Span::new(at, at + 6)] };
            let found = snippet(&text, &passage, limit);
            assert!(!found.span.of(&text).is_empty(), "{limit}");
        }
    }
}
