//! Raw text → the parts of an article. First step only: header date, paragraphs by blank lines, a derived headline.

use crate::article::{Article, DateOrigin, Headline, HeadlineOrigin, Part, PartKind, Published, Refusal};
use crate::text::Span;

/// More bytes than one article can have: 64 MB.
pub const MAX_BYTES: usize = 64_000_000;

/// Finds the parts of a file.
pub fn parse(file: &str, bytes: &[u8]) -> Result<Article, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    let raw = String::from_utf8_lossy(bytes).into_owned();
    if raw.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let mut article = Article { id: Article::id_of(bytes), file: file.to_owned(), ..Article::default() };
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let mut span = Span::new(at, at + line.len()).trimmed(&raw);
        at += line.len();
        if let Some(rest) = span.of(&raw).strip_prefix("date ").filter(|_| article.published.is_none()) {
            let date = Span::new(span.start as usize + 5, span.start as usize + 15);
            if let Ok(day) = rest.get(..10).unwrap_or_default().parse() {
                article.published = Some(Published { date: day, origin: DateOrigin::Header, raw: date });
                article.parts.push(Part { kind: PartKind::Header, raw: date, text: None });
                span = Span { start: date.end, end: span.end }.trimmed(&raw);
            }
        }
        if span.is_empty() {
            continue;
        }
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.alignment.push((start as u32, span.start));
        article.text.push_str(span.of(&raw));
        let text = Some(Span::new(start, article.text.len()));
        article.parts.push(Part { kind: PartKind::Paragraph, raw: span, text });
    }
    let first = article.parts_of(PartKind::Paragraph).next().and_then(|part| part.text);
    article.headline = first.map(|span| Headline { origin: HeadlineOrigin::Derived, span });
    article.raw = raw;
    Ok(article)
}
