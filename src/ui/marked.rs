//! Words of a text with the query's matches marked.

use super::piece::{Piece, element, group};
use crate::explorer::segments;
use crate::text::Span;

/// The words at `span` of `text`, those at `marks` in `<mark>`.
pub(super) fn marked(text: &str, span: Span, marks: &[Span]) -> Piece {
    segments(span, &[], marks).into_iter().fold(group(), |all, segment| {
        let words = segment.span.of(text);
        if segment.matched { all.child(element("mark").child(words)) } else { all.child(words) }
    })
}
