//! References to be read by people, in two styles: author–date after the Chicago Manual of Style (17th edition, 15.49:
//! an unsigned report stands under its publication) and after the American Psychological Association (7th edition,
//! 10.1, example 16, with the agency as group author). Where a headline comes from stands behind it in brackets.

use super::Citation;
use crate::article::PartialDate;
use crate::explorer::wording;

/// `Kazinform. 2023. “Headline.” June 7, 2023. https://…`
pub fn chicago(citation: &Citation) -> String {
    let mut text = String::new();
    let title = |text: &mut String| {
        text.push('“');
        sentence(text, &inner_quotes(&citation.title));
        text.push('”');
        bracketed(text, citation);
        if citation.origin.is_some() {
            text.push('.');
        }
    };
    match &citation.agency {
        Some(agency) => sentence(&mut text, agency),
        None => title(&mut text),
    }
    text.push(' ');
    sentence(&mut text, &year(citation));
    if citation.agency.is_some() {
        text.push(' ');
        title(&mut text);
    }
    if let Some(date) = citation.published.filter(|date| date.month().is_some()) {
        text.push(' ');
        sentence(&mut text, &american(date));
    }
    if let Some(link) = &citation.link {
        if let (None, Some(date)) = (citation.published, citation.accessed) {
            text.push_str(" Accessed ");
            sentence(&mut text, &american(date));
        }
        text.push(' ');
        text.push_str(link);
    }
    text
}

/// `Kazinform. (2023, June 7). Headline. https://…`
pub fn apa(citation: &Citation) -> String {
    let mut text = String::new();
    let title = |text: &mut String| {
        if citation.origin.is_some() {
            text.push_str(&citation.title);
            bracketed(text, citation);
            text.push('.');
        } else {
            sentence(text, &citation.title);
        }
    };
    match &citation.agency {
        Some(agency) => sentence(&mut text, agency),
        None => title(&mut text),
    }
    text.push_str(" (");
    text.push_str(&year(citation));
    if let Some(date) = citation.published.filter(|date| date.month().is_some()) {
        text.push_str(", ");
        text.push_str(&month_and_day(date));
    }
    text.push_str(").");
    if citation.agency.is_some() {
        text.push(' ');
        title(&mut text);
    }
    if let Some(link) = &citation.link {
        text.push(' ');
        if let (None, Some(date)) = (citation.published, citation.accessed) {
            text.push_str("Retrieved ");
            text.push_str(&american(date));
            text.push_str(", from ");
        }
        text.push_str(link);
    }
    text
}

/// The year of publication; both styles write `n.d.` without one.
fn year(citation: &Citation) -> String {
    match citation.published.and_then(PartialDate::year) {
        Some(year) => year.to_string(),
        None => "n.d.".to_owned(),
    }
}

/// `June 7`, `June`.
fn month_and_day(date: PartialDate) -> String {
    let mut text = wording::month_name(date).unwrap_or_default().to_owned();
    if let Some(day) = date.day() {
        text.push(' ');
        text.push_str(&day.to_string());
    }
    text
}

/// `June 7, 2023`, `June 2023`, `June 7`.
fn american(date: PartialDate) -> String {
    let mut text = month_and_day(date);
    if let Some(year) = date.year() {
        text.push_str(if date.day().is_some() { ", " } else { " " });
        text.push_str(&year.to_string());
    }
    text
}

/// Where the headline comes from, if that must be said.
fn bracketed(text: &mut String, citation: &Citation) {
    if let Some(origin) = citation.origin {
        text.push_str(" [");
        text.push_str(origin);
        text.push(']');
    }
}

/// `words` with a point, unless they end in a mark of their own.
fn sentence(text: &mut String, words: &str) {
    text.push_str(words);
    if !words.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
}

/// Quotation marks inside quotation marks are single ones.
fn inner_quotes(title: &str) -> String {
    let inner = |c| match c {
        '“' => '‘',
        '”' => '’',
        '"' => '\'',
        c => c,
    };
    title.chars().map(inner).collect()
}
