//! Who publishes a report and whom it cites: «Trend reports», «Kazinform has learned from the press service of the
//! ministry», «the ministry said in a statement», `Source: AGENCY`. Where no words say so, both stay empty.
//! Only clauses that hold a word of attribution (`words`) are read with the lexicon (`clause`, `name`).

mod clause;
mod foot;
mod name;
mod notice;
mod publisher;
mod words;

use super::characters::{ends_sentence, floor, is_dash};
use super::date;
use crate::article::{Article, Part, PartKind, Phrase};
use crate::reference::{Passage, reference};
use crate::text::{Span, fold};
use clause::Reader;
use words::{Role, Trigger, Words};

/// Attribution stands in the headline, in the first paragraphs …
const FIRST_PARAGRAPHS: usize = 8;

/// From this paragraph on a report is told by what it told first: whoever speaks there is not cited for all of it.
const DEEP_PARAGRAPH: usize = 4;

/// … or in the last ones.
const LAST_PARAGRAPHS: usize = 2;

/// In an interview or a press conference, somebody speaks at least so many times.
const FEWEST_TURNS: usize = 4;

/// Who speaks is named in so many bytes.
const OPENING_BYTES: usize = 48;

/// So many paragraphs are looked at for a signature, from the last upwards.
const SIGNED_PARAGRAPHS: usize = 24;

/// So many bytes of a paragraph are read.
const PARAGRAPH_BYTES: usize = 900;

/// A last paragraph longer than that is read at its end too, where a page's foot may be glued to it: so many bytes.
const LAST_BYTES: usize = 300;

/// So many bytes before a verb its speaker's name can take.
const NAME_BYTES: usize = 220;

/// So many bytes behind «citing» the cited name can take.
const CITED_BYTES: usize = 180;

/// So many bytes hold «AGENCY correspondent reports, » or « in a press release».
const SPEAKER_BYTES: usize = 64;

/// An agency's name at the end of a paragraph, with its brackets or dash, has at most so many bytes.
const SIGNATURE_BYTES: usize = 48;

/// Behind the report's last sentence stand at most so many bytes: who signs, when, and who wrote it.
const LAST_WORDS_BYTES: usize = 280;

/// Sets the article's agency and source; `credited` is the agency a byline names, `site` the page's own name, `office` that of its
/// letterhead.
pub(super) fn read(
    article: &mut Article,
    credited: Option<Phrase>,
    site: Option<Phrase>,
    office: Option<Phrase>,
) {
    let asked = is_transcript(article);
    let dateline = article.dateline.as_ref().filter(|dateline| !asked || dateline.place.is_some());
    let printed = dateline.and_then(|dateline| dateline.agency.clone()).or(credited);
    let mut found =
        Found { printed: printed.is_some(), agency: printed, source: None, place: Place::Beginning };
    if !asked {
        read_report(article, &mut found);
    }
    found.place = Place::End;
    let owner = notice::read(article, &mut found);
    let Found { agency, source, .. } = found;
    // `GOV.UK` is where all offices of a state publish.
    let site = site.filter(|site| office.is_none() || !is_state_site(&site.words));
    article.agency = agency.or(site).or(owner);
    // A report by nobody that quotes many has no one source.
    let cited = source.filter(|source| source.place != Place::Middle || article.agency.is_some());
    article.source = cited.map(|source| source.phrase);
    if article.agency.is_none() {
        // A ministry publishes what it issues, and is not cited in it.
        article.agency = office.or_else(|| foot::read(article)).or_else(|| foot::address(article));
        let agency = article.agency.as_ref();
        article.source.take_if(|source| agency.is_some_and(|agency| is_same(&agency.words, &source.words)));
    }
}

/// Whether the paragraphs are questions and answers: `AGENCY: …`, `NAME: …`, one of them again and again. Whoever asks or is told
/// something there is not whose report it is.
fn is_transcript(article: &Article) -> bool {
    let mut openings: Vec<&str> = Vec::new();
    for part in
        article.parts.iter().filter(|part| matches!(part.kind, PartKind::Paragraph | PartKind::Dateline))
    {
        let words = part.raw.of(&article.raw);
        let head = words.get(..floor(words, OPENING_BYTES)).unwrap_or_default();
        let opening = head.split_once(':').map(|(opening, _)| opening.trim());
        let named = |opening: &&str| {
            !opening.is_empty() && opening.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        };
        openings.extend(opening.filter(named));
    }
    if openings.len() < FEWEST_TURNS {
        return false;
    }
    openings.sort_unstable();
    let turns = || openings.chunk_by(|one, other| one == other);
    turns().any(|turns| turns.len() > 1) && turns().any(|turns| turns.len() == 1)
}

/// Whether a part of a site's name says that a state owns it.
fn is_state_site(site: &str) -> bool {
    const STATE: [&str; 4] = ["gov", "gob", "gouv", "govt"];
    site.split('.').any(|part| STATE.iter().any(|state| part.eq_ignore_ascii_case(state)))
}

/// How well the words say that someone is cited, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// A paper that nobody is said to have written: «reads a press release».
    Paper,
    /// A body without a name: «the ministry said», «both ministries reported».
    Nameless,
    /// A body by its name, or someone who speaks for it.
    Named,
    /// Who publishes says whom they cite: «AGENCY reports, citing NAME».
    Citing,
}

/// What has been found, the better evidence first.
struct Found {
    agency: Option<Phrase>,
    /// The agency stands in the dateline or a byline.
    printed: bool,
    source: Option<Cited>,
    /// Where the sentence stands that is being read.
    place: Place,
}

/// Who is cited.
struct Cited {
    phrase: Phrase,
    weight: Weight,
    place: Place,
}

impl Found {
    /// A news agency that speaks of itself publishes; when another one publishes, it is cited.
    fn publisher(&mut self, phrase: Phrase) {
        match &self.agency {
            // «… told AGENCY», deep in a report: by others.
            None if self.place == Place::Middle => {}
            // «This was reported by AGENCY. … AGENCY wrote»: others speak so of it.
            None if self.source.as_ref().is_some_and(|told| is_same(&told.phrase.words, &phrase.words)) => {}
            None => self.agency = Some(phrase),
            Some(_) => self.cited(phrase, Weight::Named),
        }
    }

    /// Of those cited equally well, the first counts.
    fn cited(&mut self, phrase: Phrase, weight: Weight) {
        let own = self.agency.as_ref().is_some_and(|agency| is_same(&agency.words, &phrase.words));
        if self.weight() < Some(weight) && !own {
            self.source = Some(Cited { phrase, weight, place: self.place });
        }
    }

    /// «according to NAME», «the news agency NAME reported»: of the whole report, wherever it stands.
    fn cited_for_all(&mut self, phrase: Phrase, weight: Weight) {
        self.cited(phrase, weight);
        if let Some(source) = self.source.as_mut().filter(|source| source.place == Place::Middle) {
            source.place = Place::Beginning;
        }
    }

    /// Another paper is cited for the whole report only near its beginning or at its end.
    fn cited_paper(&mut self, phrase: Phrase, weight: Weight) {
        if self.place != Place::Middle {
            self.cited(phrase, weight);
        }
    }

    fn weight(&self) -> Option<Weight> {
        self.source.as_ref().map(|source| source.weight)
    }
}

/// Whether the letters between brackets that end a paragraph are the initials of the words before them: «… the Lumen Authority
/// (LA).» is signed by nobody.
fn is_short_for(bracket: &str, before: &str) -> bool {
    let letters = bracket.trim_matches(|c: char| !c.is_alphanumeric());
    let count = letters.chars().count();
    let words = before.rsplit(' ').take(count);
    let initials: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
    initials.into_iter().rev().eq(letters.chars()) && bracket.starts_with('(')
}

/// Whether one name holds the other, or is its initials: «Example News Agency», ENA.
fn is_same(one: &str, other: &str) -> bool {
    let initials = |name: &str| -> String {
        let words = name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
        fold(&words.filter_map(|word| word.chars().next()).collect::<String>())
    };
    let (short, long) = (fold(one), fold(other));
    short.contains(&long) || long.contains(&short) || initials(one) == long || initials(other) == short
}

/// Reads the headline and the report's first and last paragraphs.
fn read_report(article: &Article, found: &mut Found) {
    let prose = |part: &&Part| matches!(part.kind, PartKind::Headline | PartKind::Paragraph);
    let parts: Vec<&Part> = article.parts.iter().filter(prose).collect();
    if let Some(title) = parts.first().filter(|part| part.kind == PartKind::Headline) {
        read_statement(article, title.text.unwrap_or_default(), found);
    }
    for (index, part) in parts.iter().enumerate() {
        let place = match index {
            _ if part.kind == PartKind::Headline => Place::Headline,
            _ if index < DEEP_PARAGRAPH => Place::Beginning,
            _ if index + LAST_PARAGRAPHS >= parts.len() => Place::End,
            _ if index < FIRST_PARAGRAPHS => Place::Middle,
            _ => continue,
        };
        found.place = place;
        let whole = part.text.unwrap_or_default();
        let head = Span::new(
            whole.start as usize,
            whole.start as usize + floor(whole.of(&article.text), PARAGRAPH_BYTES),
        );
        read_paragraph(article, head, index < FIRST_PARAGRAPHS, found);
        if index + 1 == parts.len() {
            found.place = Place::End;
            let words = whole.of(&article.text);
            let last = whole.start as usize + floor(words, words.len().saturating_sub(LAST_BYTES));
            read_paragraph(article, Span::new(last.max(head.end as usize), whole.end as usize), false, found);
        }
    }
    found.place = Place::End;
    for (index, part) in parts.iter().rev().enumerate().take_while(|(index, _)| *index < SIGNED_PARAGRAPHS) {
        read_signature(article, part.text.unwrap_or_default(), index == 0, found);
    }
}

/// Reads whose statement the article is by its title: «Statement by the Ministry of Trade on fees».
fn read_statement(article: &Article, title: Span, found: &mut Found) {
    if !Words::get().may_open(&article.text, title, Role::Paper) {
        return;
    }
    let end = floor(title.of(&article.text), PARAGRAPH_BYTES);
    let first = title.start as usize;
    let passage = Passage::new(reference(), &article.text, [Span::new(first, first + end)]);
    let Some(by) = Words::get().form_in_any_case(&passage, 0, Role::Paper) else { return };
    // «Statement of the Ministry of Trade», but «Statement of concern»
    let of = passage.word(by) == "of" && matches!(passage.word(by + 1), "the" | "The");
    if of || matches!(passage.word(by), "by" | "from") {
        found.place = Place::Headline;
        Reader::new(&passage, article).read_author(by + 1, found);
    }
}

/// Where in the article a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Headline,
    Beginning,
    /// Between the first paragraphs and the last ones.
    Middle,
    End,
}

/// Reads the clauses of a paragraph that hold a word of attribution; one of the `first` paragraphs may say everywhere who said
/// it, another only as it closes.
fn read_paragraph(article: &Article, paragraph: Span, first: bool, found: &mut Found) {
    let in_headline = found.place == Place::Headline;
    let words = paragraph.of(&article.text);
    let mut at = 0;
    while let Some(trigger) = Words::get().next_trigger(words, at) {
        at = trigger.end;
        let named = found.weight() >= Some(Weight::Named);
        let closes = || words.get(trigger.end..).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let says_here = !in_headline && (first || closes());
        // «ISSUED BY THE DEPARTMENT»: the stamp below a statement.
        let shouted =
            words.get(trigger.start..trigger.end).is_some_and(|word| !word.chars().any(char::is_lowercase));
        if (named && found.agency.is_some() && !trigger.cites())
            || shouted && !in_headline
            || (trigger.only_says() && (!says_here || named || follows_pronoun(words, trigger.start)))
        {
            continue;
        }
        let clause = clause_around(words, &trigger);
        let first = paragraph.start as usize;
        let clause = Span::new(first + clause.start as usize, first + clause.end as usize);
        let passage = Passage::new(reference(), &article.text, [clause]);
        let tokens = 0..passage.tokens.len();
        let verb = passage.token_at((first + trigger.start) as u32);
        Reader::new(&passage, article).read_around(verb, &tokens, in_headline, found);
    }
}

/// Where the first word begins that the byte `at` does not cut in two.
fn word_from(words: &str, at: usize) -> usize {
    let at = floor(words, at);
    let inside = words.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let rest = words.get(at..).unwrap_or_default();
    at + if inside { rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(0) } else { 0 }
}

/// Whether the word before the byte `at` stands for someone named earlier: «he said».
fn follows_pronoun(words: &str, at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default().trim_end();
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    ["he", "she", "they", "it", "who", "He", "She", "They", "It"].contains(&last)
}

/// What is read around a trigger: before it the name back to the last mark, further where words behind a comma
/// may go on with a name, or «AGENCY reports,» may stand before «citing»; behind it the name, or «in a statement».
fn clause_around(words: &str, trigger: &Trigger) -> Span {
    let (start, end) = (trigger.start, trigger.end);
    let to = floor(words, end + if trigger.cites() { CITED_BYTES } else { SPEAKER_BYTES });
    let near = word_from(words, start.saturating_sub(SPEAKER_BYTES));
    if !trigger.speaks() {
        return Span::new(near, to);
    }
    let before = words.get(word_from(words, start.saturating_sub(NAME_BYTES))..start).unwrap_or_default();
    let mark = |within: &str| within.rfind([',', ';', ':', '”', '"', '»', '—', '–']);
    let own = mark(before);
    let name = own.and_then(|at| before.get(at + 1..)).unwrap_or_default().trim_start();
    let goes_on = name.starts_with(char::is_lowercase) && !name.starts_with("the ");
    let further = own.filter(|_| goes_on || name.is_empty()).map(|at| {
        let apart = mark(before.get(..at).unwrap_or_default()).unwrap_or(0);
        // «the ministry’s spokesperson, NAME, said»: the office stands before another comma, also with «earlier» before the verb.
        match !name.trim_end().contains(' ') {
            true => mark(before.get(..apart).unwrap_or_default()).unwrap_or(0),
            false => apart,
        }
    });
    let length = before.len() - further.or(own).unwrap_or(0);
    let from = start - length;
    Span::new(if trigger.cites() { from.min(near) } else { from }, to)
}

/// Reads who signs the report behind its last sentence, a listed agency: `… on the plans. AGENCY`, `… AGENCY (author: NAME)`,
/// `… ///AGENCY, 5 June 2023`.
fn read_last_words(article: &Article, paragraph: Span, found: &mut Found) {
    let words = paragraph.of(&article.text);
    let from = floor(words, words.len().saturating_sub(LAST_WORDS_BYTES));
    let tail = words.get(from..).unwrap_or_default();
    let ends = tail.char_indices().filter(|(_, c)| ends_sentence(*c));
    for (at, _) in
        ends.filter(|(at, c)| tail.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(' ')))
    {
        let rest = tail.get(at + 1..).unwrap_or_default();
        let name = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || is_dash(c));
        let first = paragraph.end as usize - name.len();
        let passage = Passage::new(reference(), &article.text, [Span::new(first, paragraph.end as usize)]);
        let reader = Reader::new(&passage, article);
        let Some((tokens, false)) = reader.agency_at(0, &(0..passage.tokens.len())) else { continue };
        let in_capitals = passage.words(tokens.clone()).chars().all(char::is_uppercase);
        let apart = article.text.get(..first).is_some_and(|before| before.ends_with('\n'));
        let alone = tokens.end == passage.tokens.len() && (in_capitals || apart);
        let dated = passage.word(tokens.end) == "," && date::read(&passage, tokens.end + 1).is_some();
        if tokens.start == 0 && (alone || dated || matches!(passage.word(tokens.end), "(" | "[")) {
            // Who signs publishes; whom the report said to report, it cites.
            if let Some(told) = found.agency.replace(reader.phrase(tokens)) {
                found.cited(told, Weight::Named);
            }
            return;
        }
    }
}

/// Reads an agency's name at the end of a paragraph: `(AGENCY)`, `— AGENCY`, `/AGENCY/`.
fn read_signature(article: &Article, paragraph: Span, is_last: bool, found: &mut Found) {
    let words = paragraph.of(&article.text);
    let from = floor(words, words.len().saturating_sub(SIGNATURE_BYTES));
    let tail = words.get(from..).unwrap_or_default();
    if is_last && !found.printed {
        read_last_words(article, paragraph, found);
    }
    if found.agency.is_some() {
        return;
    }
    // Few paragraphs have any of these so near their end, nor a dash beyond ASCII.
    let may_open = |byte: u8| matches!(byte, b'(' | b'/' | b'[' | b'-') || !byte.is_ascii();
    if !tail.bytes().any(may_open) {
        return;
    }
    let Some(at) = tail.rfind(['(', '/', '[']).or_else(|| tail.rfind(is_dash)) else { return };
    // The stroke or bracket that closes is not the one that opens.
    let at = tail.get(..at).and_then(|before| before.rfind(['(', '/', '['])).unwrap_or(at);
    let before = words.get(..from + at).unwrap_or_default().trim_end();
    if is_short_for(tail.get(at..).unwrap_or_default(), before) {
        return;
    }
    // An agency that no list holds signs the last paragraph, or between brackets another.
    let behind_sentence = (is_last || words.ends_with([')', ']']))
        && before.ends_with(|c: char| ends_sentence(c) || matches!(c, '\'' | '’'));
    let first = paragraph.start as usize + from + at;
    let passage = Passage::new(reference(), &article.text, [Span::new(first, paragraph.end as usize)]);
    Reader::new(&passage, article).read_signature(0..passage.tokens.len(), behind_sentence, found);
}
