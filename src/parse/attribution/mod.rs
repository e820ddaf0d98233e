//! Who publishes a report and whom it cites: «Trend reports», «Kazinform has learned from the press service of the
//! ministry», «the ministry said in a statement», `Source: AGENCY`. Where no words say so, both stay empty.
//! Only sentences that hold a word of attribution (`words`) are read with the lexicon (`sentence`).

mod notice;
mod sentence;
mod words;

use super::characters::{floor, is_dash};
use crate::article::{Article, Part, PartKind, Phrase};
use crate::reference::{Passage, reference};
use crate::text::{Span, fold};
use sentence::Reader;
use words::Words;

/// Attribution stands in the headline, in the first paragraphs …
const FIRST_PARAGRAPHS: usize = 6;

/// … or in the last ones.
const LAST_PARAGRAPHS: usize = 2;

/// So many bytes of a paragraph are read.
const PARAGRAPH_BYTES: usize = 900;

/// So many bytes before and behind a word of attribution belong to its sentence at most.
const SENTENCE_BYTES: (usize, usize) = (320, 200);

/// An agency's name at the end of a paragraph, with its brackets or dash, has at most so many bytes.
const SIGNATURE_BYTES: usize = 48;

/// Sets the article's agency and source; `credited` is the agency a byline names, `site` the page's own name.
pub(super) fn read(article: &mut Article, credited: Option<Phrase>, site: Option<Phrase>) {
    let printed = article.dateline.as_ref().and_then(|dateline| dateline.agency.clone()).or(credited);
    let mut found = Found { agency: printed, source: None };
    read_report(article, &mut found);
    notice::read(article, &mut found);
    let Found { agency, source } = found;
    article.agency = agency.or(site);
    article.source = source;
}

/// What has been found, the better evidence first.
struct Found {
    agency: Option<Phrase>,
    source: Option<Phrase>,
}

impl Found {
    /// A news agency that speaks of itself publishes; when another one publishes, it is cited.
    fn publisher(&mut self, phrase: Phrase) {
        match &self.agency {
            None => self.agency = Some(phrase),
            Some(agency) if !is_same(&agency.words, &phrase.words) => self.cited(phrase),
            Some(_) => {}
        }
    }

    fn cited(&mut self, phrase: Phrase) {
        let own = self.agency.as_ref().is_some_and(|agency| is_same(&agency.words, &phrase.words));
        if self.source.is_none() && !own {
            self.source = Some(phrase);
        }
    }
}

/// Whether one name holds the other.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    one.contains(&other) || other.contains(&one)
}

/// Reads the headline and the report's first and last paragraphs.
fn read_report(article: &Article, found: &mut Found) {
    let prose = |part: &&Part| matches!(part.kind, PartKind::Headline | PartKind::Paragraph);
    let count = article.parts.iter().filter(prose).count();
    let is_read = |index: usize| index < FIRST_PARAGRAPHS || index + LAST_PARAGRAPHS >= count;
    let parts = article.parts.iter().filter(prose).enumerate();
    let parts: Vec<&Part> = parts.filter(|(index, _)| is_read(*index)).map(|(_, part)| part).collect();
    for part in &parts {
        let in_headline = part.kind == PartKind::Headline;
        read_paragraph(article, part.text.unwrap_or_default(), in_headline, found);
    }
    for part in parts.iter().rev() {
        read_signature(article, part.text.unwrap_or_default(), found);
    }
}

/// Reads the sentences of a paragraph that hold a word of attribution.
fn read_paragraph(article: &Article, paragraph: Span, in_headline: bool, found: &mut Found) {
    let words = paragraph.of(&article.text);
    let words = words.get(..floor(words, PARAGRAPH_BYTES)).unwrap_or(words);
    let mut at = 0;
    while let Some(trigger) = Words::get().next_trigger(words, at) {
        at = trigger.end;
        if found.source.is_some() && found.agency.is_some() {
            return;
        }
        if trigger.says_only
            && (in_headline || found.source.is_some() || follows_pronoun(words, trigger.start))
        {
            continue;
        }
        let sentence = sentence_around(words, trigger.start, trigger.end);
        at = sentence.end as usize;
        let first = paragraph.start as usize;
        let sentence = Span::new(first + sentence.start as usize, first + sentence.end as usize);
        let passage = Passage::new(reference(), &article.text, [sentence]);
        let reader = Reader::new(&passage, article);
        let tokens = 0..passage.tokens.len();
        tokens.clone().for_each(|at| reader.read_at(at, &tokens, in_headline, found));
    }
}

/// Whether the word before the byte `at` stands for someone named earlier: «he said».
fn follows_pronoun(words: &str, at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default().trim_end();
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    ["he", "she", "they", "it", "who", "He", "She", "They", "It"].contains(&last)
}

/// The sentence that holds `start..end`, as far as it matters.
fn sentence_around(words: &str, start: usize, end: usize) -> Span {
    let from = floor(words, start.saturating_sub(SENTENCE_BYTES.0));
    let to = floor(words, (end + SENTENCE_BYTES.1).min(words.len()));
    let before = words.get(from..start).unwrap_or_default();
    let behind = words.get(end..to).unwrap_or_default();
    let first = before.match_indices(". ").map(|(at, _)| at).filter(|at| ends_word(before, *at)).last();
    let last = behind.match_indices(". ").map(|(at, _)| at).find(|at| ends_word(behind, *at));
    Span::new(first.map_or(from, |at| from + at + 2), last.map_or(to, |at| end + at + 1))
}

/// Whether the point at `at` stands behind a word of four small letters or more, or a closing mark: no abbreviation's.
fn ends_word(words: &str, at: usize) -> bool {
    let mut before = words.get(..at).unwrap_or_default().chars().rev();
    let closes = before.clone().next().is_some_and(|c| matches!(c, '”' | '"' | '»' | ')'));
    closes || (0..4).all(|_| before.next().is_some_and(char::is_lowercase))
}

/// Reads an agency's name at the end of a paragraph: `(AGENCY)`, `— AGENCY`, `/AGENCY/`.
fn read_signature(article: &Article, paragraph: Span, found: &mut Found) {
    let words = paragraph.of(&article.text);
    let from = floor(words, words.len().saturating_sub(SIGNATURE_BYTES));
    let tail = words.get(from..).unwrap_or_default();
    let Some(at) =
        tail.rfind(['(', '/', '[']).or_else(|| tail.rfind(is_dash)).filter(|_| found.agency.is_none())
    else {
        return;
    };
    // The stroke or bracket that closes is not the one that opens.
    let at = tail.get(..at).and_then(|before| before.rfind(['(', '/', '['])).unwrap_or(at);
    let first = paragraph.start as usize + from + at;
    let passage = Passage::new(reference(), &article.text, [Span::new(first, paragraph.end as usize)]);
    Reader::new(&passage, article).read_signature(0..passage.tokens.len(), found);
}
