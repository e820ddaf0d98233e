//! Datelines: the place, agency and date that open a report, in all orders and with all marks:
//! `ASTANA. KAZINFORM –`, `BAKU, Azerbaijan, May 3.`, `Chisinau, 27 February /MOLDPRES/ –`, `(WAM) –`.
//! A city inside a sentence opens nothing: what follows a dateline begins like a sentence.

mod agency;
mod bracket;
mod calendar;
mod marks;
mod place;

use super::characters::{floor, is_dash};
use super::credit;
use super::date;
use super::press::{self, Likeness};
use crate::article::{Dateline, PartialDate, Phrase};
use crate::reference::Passage;
use crate::text::{Shape, TokenKind};
use agency::Agency;
use place::{Certainty, ordinary_capitals};
use std::ops::Range;

/// A dateline found at the beginning of a line.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// What it says; places are those of the passage's text.
    pub(super) dateline: Dateline,
    /// The tokens of its date.
    pub(super) date_tokens: Range<usize>,
    /// The token after it: the report's first.
    pub(super) end: usize,
    /// Place and agency or date, so that it is one whatever stands around it.
    pub(super) certain: bool,
}

impl Found {
    /// One dateline of two, the other alone on the line above: what this one leaves open, that one says. A date stays with
    /// its own line.
    pub(super) fn below(mut self, above: Self) -> Self {
        self.dateline.agency = self.dateline.agency.or(above.dateline.agency);
        self
    }
}

/// What ends a dateline.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Dash,
    Colon,
    /// A point, or an agency between brackets or strokes.
    Point,
    /// The line ends.
    Line,
    None,
}

/// A dateline's date begins within so many bytes.
const DATE_BYTES: usize = 40;

/// A dateline's closing mark stands within so many bytes, unless the place is in capitals.
const MARK_BYTES: usize = 90;

/// Behind a city, a comma and a day without a mark a report goes on for at least so many tokens.
const FEWEST_BEHIND_DATE: usize = 8;

/// What has been read so far.
struct Reading<'p, 'a> {
    passage: &'p Passage<'a>,
    limit: usize,
    place: Option<(Range<usize>, Certainty)>,
    region: bool,
    /// The place is a city in capitals with nothing behind it.
    bare: bool,
    agency: Option<Agency>,
    /// The agency stands between brackets or strokes.
    enclosed: bool,
    date: Option<(PartialDate, Range<usize>)>,
}

/// Whether a line may begin with a dateline, by its first bytes: a capital, figure or opening mark, and soon a mark
/// that parts a dateline from its report, or a word in capitals.
pub(super) fn may_open(line: &str) -> bool {
    let head = line.get(..floor(line, MARK_BYTES)).unwrap_or(line);
    let first = head.chars().next().unwrap_or(' ');
    let opens = first.is_uppercase() || first.is_ascii_digit() || matches!(first, '(' | '/' | '[');
    let in_capitals = head.chars().take(3).all(char::is_uppercase);
    let dated = head.bytes().take(DATE_BYTES).any(|byte| byte.is_ascii_digit());
    let point = || head.find(". ").is_some_and(|point| point < DATE_BYTES);
    opens
        && (in_capitals
            || dated
            || head.split(' ').take(2).any(|word| word.contains('-'))
            || head.contains("- ")
            || head.contains(['(', '/', ':', '|', '•', '–', '—', '―', '−'])
            || head.contains(" -")
            || head.contains("--")
            || point())
}

/// The dateline at the beginning of the line that `tokens` are.
pub(super) fn read(passage: &Passage, tokens: Range<usize>) -> Option<Found> {
    if let Some(found) = bracket::read(passage, &tokens) {
        return Some(found);
    }
    let mut reading = Reading {
        passage,
        limit: tokens.end,
        place: None,
        region: false,
        bare: false,
        agency: None,
        enclosed: false,
        date: None,
    };
    let (ending, end) = reading.walk(tokens.start);
    reading.judge(ending, end)
}

/// The dateline of a line that is nothing but a city.
pub(super) fn of_place(passage: &Passage, tokens: Range<usize>) -> Found {
    let words = ordinary_capitals(passage.words(tokens.clone()));
    let place = Some(Phrase { words, raw: passage.span(tokens.clone()) });
    Found {
        dateline: Dateline { place, ..Dateline::default() },
        date_tokens: 0..0,
        end: tokens.end,
        certain: true,
    }
}
impl Reading<'_, '_> {
    /// Reads one element after the other; the ending, and the token after it.
    fn walk(&mut self, start: usize) -> (Ending, usize) {
        let mut at = start;
        let mut mark = "";
        loop {
            let element = self.element(at, start, mark);
            at = element.unwrap_or(at);
            let token = match self.passage.token(at).filter(|_| at < self.limit) {
                Some(token) => token,
                None => return (Ending::Line, at),
            };
            let word = self.passage.word(at);
            if element.is_some()
                && word.starts_with(is_dash)
                && let Some(end) = self.agency_alone(at)
            {
                return (Ending::Line, end);
            }
            if word.starts_with(is_dash) && (token.spaced || self.is_spaced(at + 1) || self.closes(at)) {
                let after = self.after_dashes(at);
                if !self.goes_on_after_dash(after) {
                    return (Ending::Dash, after);
                }
                at = after;
                mark = "–";
            } else if word == "," && mark == "." {
                // «ALLENTOWN, PA., March 13 –»
                mark = word;
                at += 1;
            } else if element.is_none() {
                let by_agency = self.enclosed || (self.agency.is_some() && self.place.is_some());
                let ending = match mark {
                    "." => Ending::Point,
                    _ if by_agency => Ending::Point,
                    "|" => Ending::Colon,
                    _ => Ending::None,
                };
                return (ending, at);
            } else if self.colon_parts(at) || self.stroke_parts(at) {
                return (Ending::Colon, at + 1);
            } else if matches!(word, "," | "." | "|" | ";" | ":" | "•")
                || (word == "/" && self.stroke_closes(at).is_none())
            {
                mark = word;
                at += 1;
            } else {
                // The point behind a month's name parts as well: «12 June. AGENCY.»
                let point = at > start && self.passage.word(at - 1) == ".";
                mark = if point { "." } else { "" };
            }
        }
    }

    /// Reads the element at `at`, behind the mark `mark`; the token after it.
    fn element(&mut self, at: usize, start: usize, mark: &str) -> Option<usize> {
        let date = self.enclosed_agency(at).or_else(|| self.date(at, start, mark));
        if let Some(next) = date.or_else(|| self.other_calendar(at)) {
            return Some(next);
        }
        let agency = self.known_agency(at, start).or_else(|| self.agency_and_stroke(at, start));
        let agency = agency.or_else(|| self.agency_and_comma(at, start));
        if let Some(next) = agency.or_else(|| self.outlet_and_dash(at, start)) {
            return Some(next);
        }
        if self.place.is_none() {
            return self.place(at).or_else(|| self.bare_place(at, start));
        }
        self.agency_in_capitals(at, mark).or_else(|| self.region(at, mark))
    }

    /// Whether what was read is a dateline.
    fn judge(self, ending: Ending, end: usize) -> Option<Found> {
        let next = self.passage.token(end).filter(|_| end < self.limit);
        let begins_sentence = next.is_none_or(|next| match next.kind {
            TokenKind::Word => {
                next.shape != Shape::Lower || !self.passage.word(end).starts_with(char::is_lowercase)
            }
            TokenKind::Number => true,
            TokenKind::Possessive => false,
            TokenKind::Mark => {
                !matches!(self.passage.word(end), "," | ";" | "." | ")" | "?" | "!" | "&" | "%")
            }
        });
        let dated = self.date.is_some();
        let by_agency = self.agency.is_some();
        let known_agency = self.agency.as_ref().is_some_and(|agency| agency.known);
        let certainty = self.place.as_ref().map(|(_, certainty)| *certainty);
        let stops = matches!(ending, Ending::Dash | Ending::Colon);
        let (is_dateline, certain) = match certainty {
            Some(Certainty::Known | Certainty::Capitals) => {
                let sure = (dated && ending != Ending::None)
                    || (by_agency && (stops || self.enclosed || known_agency));
                let known = certainty == Some(Certainty::Known);
                // «Accra 24.11.2020 The sides …»
                let full = self.date.as_ref().is_some_and(|(date, tokens)| {
                    date.year().is_some() && date.day().is_some() && tokens.end == end
                });
                // «Accra, June 5 Foreign Minister NAME met …»
                let long = || {
                    self.date.as_ref().is_some_and(|(date, tokens)| date.day().is_some() && tokens.end == end)
                        && self.passage.word(self.place_end()) == ","
                        && end + FEWEST_BEHIND_DATE <= self.limit
                };
                let unmarked = known && ending == Ending::None && self.is_sentence(end);
                let sure = sure || unmarked && (full || long());
                let alone = match ending {
                    Ending::Dash => true,
                    Ending::Colon => known || self.region,
                    // «Accra. The sides met.»
                    Ending::Point => known && self.is_sentence(end),
                    _ => self.bare,
                };
                (sure || (alone && next.is_some()), sure)
            }
            Some(Certainty::State) => (dated && stops || by_agency && self.enclosed, dated && stops),
            Some(Certainty::Possible) => {
                let supported = (dated && (by_agency || self.region)) || (self.enclosed && stops);
                (supported && ending != Ending::None, supported)
            }
            None => {
                // «(EXAMPLE) – The sides …», unlisted: its letters must say so.
                let press = |agency: &Agency| {
                    press::likeness(self.passage, agency.tokens.clone()) == Some(Likeness::Press)
                };
                let unlisted = ending == Ending::Dash && self.agency.as_ref().is_some_and(press);
                let sure = self.enclosed && (unlisted || known_agency && (stops || ending == Ending::Point));
                // `5 June 2023 – The sides …`
                let day =
                    self.date.as_ref().is_some_and(|(date, _)| date.day().is_some() && date.year().is_some());
                let of_day = day && !by_agency && ending == Ending::Dash && self.is_sentence(end);
                (sure || of_day || (known_agency && (stops || dated && ending == Ending::Point)), false)
            }
        };
        // «AGENCY - Agency of Ghana)»: names alone are no report.
        let guessed = matches!(certainty, None | Some(Certainty::Capitals)) && !self.enclosed;
        let names_only = guessed && !dated && self.holds_no_sentence(end);
        // A title in capitals throughout, «TALKS GO ON - MINISTER», opens nothing.
        if !is_dateline || !begins_sentence || names_only || (!certain && self.is_in_capitals(end)) {
            return None;
        }
        let phrase = |tokens: Range<usize>, words: String| Phrase { words, raw: self.passage.span(tokens) };
        let place = self.place.filter(|(_, certainty)| *certainty != Certainty::State).map(|(tokens, _)| {
            let words = ordinary_capitals(self.passage.words(tokens.clone()));
            phrase(tokens, words)
        });
        let agency = self.agency.map(|agency| {
            let words = credit::agency_words(self.passage.words(agency.tokens.clone()), agency.row);
            phrase(agency.tokens, words)
        });
        let (date, date_tokens) = match self.date {
            Some((date, tokens)) => (Some(date), tokens),
            None => (None, 0..0),
        };
        Some(Found { dateline: Dateline { place, agency, date }, date_tokens, end, certain })
    }

    /// `CITY, 5 June`, `5 June, CITY`.
    fn date(&mut self, at: usize, start: usize, mark: &str) -> Option<usize> {
        let known = matches!(self.place, Some((_, Certainty::Known | Certainty::Capitals)));
        if mark.is_empty() && !known && at != start {
            return None;
        }
        let at = date::after_weekday(self.passage, at);
        let (date, end) = self.date_at(at)?;
        self.date.get_or_insert((date, at..end));
        Some(end)
    }

    /// The token behind the place.
    fn place_end(&self) -> usize {
        self.place.as_ref().map_or(0, |(tokens, _)| tokens.end)
    }

    fn date_at(&self, at: usize) -> Option<(PartialDate, usize)> {
        date::read(self.passage, at).filter(|(_, end)| *end <= self.limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::reference;
    use crate::text::Span;

    /// `place | agency | date | the report's first words`
    fn check(line: &str, expected: Option<&str>) {
        let passage = Passage::new(reference(), line, [Span::new(0, line.len())]);
        let found = read(&passage, 0..passage.tokens.len()).map(|found| {
            let words = |phrase: Option<Phrase>| phrase.map(|phrase| phrase.words).unwrap_or_default();
            let date = found.dateline.date.map(|date| date.to_string()).unwrap_or_default();
            let rest = passage.words(found.end..passage.tokens.len()).chars().take(12).collect::<String>();
            let dateline = found.dateline;
            format!("{} | {} | {date} | {}", words(dateline.place), words(dateline.agency), rest.trim())
        });
        assert_eq!(found.as_deref(), expected, "{line}");
    }

    #[test]
    fn datelines_of_all_shapes_are_read() {
        for (line, expected) in [
            ("ASTANA. KAZINFORM – Delegations met.", "Astana | Kazinform |  | Delegations"),
            ("ASTANA. KAZINFORM Delegations met.", "Astana | Kazinform |  | Delegations"),
            ("ASTANA.KAZINFORM Delegations met.", "Astana | Kazinform |  | Delegations"),
            ("ASTANA, Kazakhstan, June 25. Kazakhstan will", "Astana |  | --06-25 | Kazakhstan w"),
            ("BAKU, Azerbaijan, Mar.18. The sides", "Baku |  | --03-18 | The sides"),
            ("BAKU, Azerbaijan, February 1 . The sides", "Baku |  | --02-01 | The sides"),
            ("Chisinau, 27 February /MOLDPRES/ – In the", "Chisinau | Moldpres | --02-27 | In the"),
            (
                "YEREVAN, DECEMBER 27, ARMENPRESS. The minister",
                "Yerevan | Armenpress | --12-27 | The minister",
            ),
            (
                "MOSCOW (Public Radio of Armenia) — Armenian FM",
                "Moscow | Public Radio of Armenia |  | Armenian FM",
            ),
            ("New Delhi, Mar 14 (IANS): India and", "New Delhi | IANS | --03-14 | India and"),
            ("New Delhi: India and Bangladesh will hold", "New Delhi |  |  | India and Ba"),
            ("Accra. The sides met on Monday.", "Accra |  |  | The sides me"),
            ("NEW YORK, 12 June 2025 –UNICEF today", "New York |  | 2025-06-12 | UNICEF today"),
            ("UZBEKISTAN, May 23 - On May 22", " |  | --05-23 | On May 22"),
            ("PONTIAC, Mich., March 29 - A tentative", "Pontiac |  | --03-29 | A tentative"),
            ("WASHINGTON, D.C. — The Secretary", "Washington |  |  | The Secretar"),
            ("(Xinhua) -- The sides met", " | Xinhua |  | The sides me"),
            ("Accra 24.11.2020 The sides met", "Accra |  | 2020-11-24 | The sides me"),
            ("Accra, LUNA-The sides met", "Accra | LUNA |  | The sides me"),
            ("BEIJING, June 5 (Xinhua) -- The sides", "Beijing | Xinhua | --06-05 | The sides"),
            ("ACCRA. LUMINFORM The sides met.", "Accra | LUMINFORM |  | The sides me"),
            ("Accra, LUNA – The sides met.", "Accra | LUNA |  | The sides me"),
            ("Accra, June 5 - Lumen.news. The sides", "Accra | Lumen.news | --06-05 | The sides"),
            ("Accra (Ghana), 5 June 2023 – The sides", "Accra |  | 2023-06-05 | The sides"),
            ("ACCRA, June 5. /lmn/. The sides", "Accra | lmn | --06-05 | The sides"),
            ("ACCRA, (LumenPoint / WAM - 02nd Apr, 2020) The sides", "Accra | WAM | 2020-04-02 | The sides"),
            (
                "(LUNA Secretariat, Ridge, Greater Accra, Ghana, 5 June 2023) – The sides",
                "Accra |  | 2023-06-05 | The sides",
            ),
            (
                "Accra, Rajab 12, 1444, Feb 03, 2023, LUNA -- The sides",
                "Accra | LUNA | 2023-02-03 | The sides",
            ),
            (
                "Accra, 5 Dhu al-Hijjah 1444 AH, June 23, 2023, LUNA -- The sides",
                "Accra | LUNA | 2023-06-23 | The sides",
            ),
            ("Accra, 12 June. LUNA. The sides", "Accra | LUNA | --06-12 | The sides"),
            ("ACCRA, June 12 - LUNA. The sides", "Accra | LUNA | --06-12 | The sides"),
            ("Accra: June 12, 2023 (EXPA) The sides", "Accra | EXPA | 2023-06-12 | The sides"),
            ("(LUNA) – The sides met.", " | LUNA |  | The sides me"),
            ("Lumen, ACCRA,", "Accra | Lumen |  | "),
            ("LMN / ACCRA", "Accra | LMN |  | "),
            ("LMN / ACCRA: The sides", "Accra | LMN |  | The sides"),
            ("ACCRA / LMN - The sides", "Accra | LMN |  | The sides"),
            ("LMN/QRS - The sides", " | LMN/QRS |  | The sides"),
            ("Accra (LMN.News) The sides", "Accra | LMN.News |  | The sides"),
            ("Washington, DC (LMN.News) The sides", "Washington | LMN.News |  | The sides"),
            (
                "ACCRA President Kofi Mensah told the allies on Monday that they must keep to what they had agreed.",
                "Accra |  |  | President Ko",
            ),
            ("GENEVA (5 June 2023) – The sides", "Geneva |  | 2023-06-05 | The sides"),
            ("CAIRO - 5 June 2023: The sides", "Cairo |  | 2023-06-05 | The sides"),
            ("Baku, December 8, AZERTAC", "Baku | Azertac | --12-08 | "),
            ("MOSCOW, June 5. /TASS/. The sides", "Moscow | TASS | --06-05 | The sides"),
            ("UNITED NATIONS, June 5. /TASS/. The sides", "United Nations | TASS | --06-05 | The sides"),
            ("UNITED NATIONS (AP) — The sides met", "United Nations | AP |  | The sides me"),
            ("ACCRAWIRE – The sides met on Monday.", " | ACCRAWIRE |  | The sides me"),
            ("14 May 2023 – The sides met.", " |  | 2023-05-14 | The sides me"),
            (
                "Lumen News/ On Monday the sides met in the old harbour and agreed on fees for goods.",
                " | Lumen News |  | On Monday th",
            ),
        ] {
            check(line, Some(expected));
        }
    }

    #[test]
    fn datelines_within_datelines_are_one() {
        check(
            "(MENAFN- Trend News Agency) BAKU, Azerbaijan, May 3. The sides",
            Some("Baku | Trend News Agency | --05-03 | The sides"),
        );
        check(
            "(Portal / Wire News / WAM - 18th Jan, 2025) ABU DHABI, 18th January, 2025 (WAM) – His Highness",
            Some("Abu Dhabi | WAM | 2025-01-18 | His Highness"),
        );
    }

    #[test]
    fn a_city_inside_a_sentence_opens_nothing() {
        for line in [
            "Moscow and Tashkent have established a dialogue.",
            "Tashkent – the capital of Uzbekistan – hosted the talks.",
            "Astana, which hosted the talks, thanked the sides.",
            "Kazakhstan, Romania discuss prospects",
            "On May 22, 2023, in Moscow, the ministers met.",
            "Astana hosted the talks - a first.",
            "UN: talks go on",
            "Kazakhstan – Romania: talks go on",
            "THE ALLIES AFTER NASSAU",
            "June 5: The ministers met",
            "OSCE – The Chairperson visited",
            "LONDON, UK - based",
            "(LMN - News Agency of Ghana)",
            "(UPDATE) - The sides met.",
            "(EU) - The sides met.",
            "FILE - The sides met in Accra on Monday.",
            "WAM - Emirates News Agency)",
            "ACCRA CALLS FOR TALKS ON THE BORDER AND FOR MORE FLIGHTS TO LISBON IN THE SPRING",
            "EU/US - talks go on",
            "Accra. the sides met.",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn a_date_beside_a_city_needs_a_mark_or_its_year_and_a_sentence_behind_it() {
        for (line, expected) in [
            ("Accra, 5 June. The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("Accra, 5 June, The sides met.", None),
            ("Accra, 5 June: The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("Xinhua, June 5. The sides met.", Some(" | Xinhua | --06-05 | The sides me")),
            ("Xinhua, June 5 The sides met.", None),
            ("CAIRO - 5 June 2023", Some("Cairo |  | 2023-06-05 | ")),
            ("Accra, 5 June: LUNA: The sides met.", Some("Accra | LUNA | --06-05 | The sides me")),
            ("Accra, 5 June: Luna: the sides met.", Some("Accra |  | --06-05 | Luna: the si")),
            ("Accra: 5 June: The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("Accra 5 June. The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("Accra 5 June 2023 The sides met.", Some("Accra |  | 2023-06-05 | The sides me")),
            ("Accra 5 June The sides met.", None),
            ("Accra 5 June 2023 the sides met.", None),
            ("Accra, 5 June 2023 (LMN)", Some("Accra | LMN | 2023-06-05 | ")),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn brackets_and_strokes_hold_an_agency_a_date_or_where_the_city_is() {
        for (line, expected) in [
            ("ACCRA /LMN/ The sides met.", Some("Accra | LMN |  | The sides me")),
            ("ACCRA (LMN) The sides met.", Some("Accra | LMN |  | The sides me")),
            ("ACCRA (lmn) The sides met.", None),
            ("ACCRA (the lumen) – The sides met.", None),
            ("ACCRA (Lumen One Two Three Four Five Six Seven Eight) – The sides met.", None),
            ("ACCRA (Dec. 19/19) – The sides met.", Some("Accra |  | 2019-12-19 | The sides me")),
            ("ACCRA (Monday, 5 June / LMN) – The sides met.", Some("Accra | LMN | --06-05 | The sides me")),
            ("ACCRA (LMN - 5 June) – The sides met.", Some("Accra | LMN | --06-05 | The sides me")),
            ("ACCRA (LMN (North)) – The sides met.", Some("Accra | LMN (North) |  | The sides me")),
            ("ACCRA (Brazil) – The sides met.", Some("Accra |  |  | The sides me")),
            ("Accra (Brazil) The sides met.", None),
            ("(Brazil) – The sides met.", None),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_listed_agency_needs_a_mark_or_a_city_beside_it() {
        for (line, expected) in [
            ("ACCRA. XINHUA. The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("Xinhua, ACCRA – The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("Xinhua ACCRA – The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("Xinhua. The sides met.", None),
            ("Xinhua – The sides met.", Some(" | Xinhua |  | The sides me")),
            ("Xinhua said the sides met - again.", None),
            ("ACCRA, Xinhua the sides met - again.", None),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_district_or_a_second_city_goes_with_the_place() {
        for (line, expected) in [
            ("ALLENTOWN, PA., March 13 – The sides met.", Some("Allentown |  | --03-13 | The sides me")),
            ("PONTIAC, Mich. – The sides met.", Some("Pontiac |  |  | The sides me")),
            ("ACCRA, Cape Coast – The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA/LISBON – The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA/Lisbon, June 5 – The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("ACCRA, Port-au-Prince, June 5 – The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("ACCRA, One Two Three Four Five Six Seven – The sides met.", None),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_city_and_its_agency_can_be_joined_by_a_hyphen() {
        for (line, expected) in [
            ("Accra-Xinhua. The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("Accra-Xinhua – The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("Accra-Lumen – The sides met.", None),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_city_in_capitals_opens_a_long_report_without_a_mark() {
        for (line, expected) in [
            ("ACCRA The sides met on Monday.", None),
            (
                "ACCRA The sides met on Monday in the old harbour of the city and agreed on fees.",
                Some("Accra |  |  | The sides me"),
            ),
            ("ACCRA June was the month in which the sides met in the old harbour of the city.", None),
            ("ACCRA the sides met on Monday in the old harbour of the city and agreed on fees.", None),
            ("Accra The sides met on Monday in the old harbour of the city and agreed on fees.", None),
            (
                "ROME The sides met on Monday in the old harbour of the city and agreed on fees.",
                Some("Rome |  |  | The sides me"),
            ),
            (
                "BAKU The sides met on Monday in the old harbour of the city and agreed on fees.",
                Some("Baku |  |  | The sides me"),
            ),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_place_on_no_list_needs_capitals_or_what_goes_with_a_dateline() {
        for (line, expected) in [
            ("UN – The sides met.", None),
            ("LUM – The sides met.", None),
            ("LUMA – The sides met.", Some("Luma |  |  | The sides me")),
            ("LUMATOWN – The sides met.", Some("Lumatown |  |  | The sides me")),
            ("LUMATOWN: The sides met.", None),
            ("Lumatown – The sides met.", None),
            ("Lumatown, 5 June – The sides met.", None),
            ("Lumatown, 5 June (LMN) – The sides met.", Some("Lumatown | LMN | --06-05 | The sides me")),
            ("Lumatown (LMN) – The sides met.", Some("Lumatown | LMN |  | The sides me")),
            ("Lumatown (LMN) The sides met.", None),
            ("Lumatown, Ghana, 5 June – The sides met.", Some("Lumatown |  | --06-05 | The sides me")),
            ("LUMATOWN, 5 June – The sides met.", Some("Lumatown |  | --06-05 | The sides me")),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn words_that_name_something_else_are_no_place() {
        for (line, expected) in [
            ("MINISTER – The sides met.", None),
            ("FRIDAY – The sides met.", None),
            ("JUNE – The sides met.", None),
            ("GHANA – The sides met.", None),
            ("GHANA, June 5 – The sides met.", Some(" |  | --06-05 | The sides me")),
            ("GHANA, June 5. The sides met.", None),
            ("GHANA (LMN) – The sides met.", Some(" | LMN |  | The sides me")),
            ("SINGAPORE – The sides met.", Some("Singapore |  |  | The sides me")),
            ("Washington, DC – The sides met.", Some("Washington |  |  | The sides me")),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn an_agency_in_capitals_stands_between_marks_behind_its_city() {
        for (line, expected) in [
            ("ACCRA, LUMEN – The sides met.", Some("Accra | LUMEN |  | The sides me")),
            ("ACCRA. LUMEN ONE – The sides met.", Some("Accra | LUMEN ONE |  | The sides me")),
            ("ACCRA. LUMEN ONE TWO – The sides met.", None),
            ("ACCRA. LUMEN the sides met.", None),
            ("Accra. LUMEN The sides met.", None),
            ("LUMATOWN. LUMEN The sides met.", None),
            ("ACCRA | LUMEN – The sides met.", Some("Accra | LUMEN |  | The sides me")),
            ("ACCRA, LUMEN-The sides met.", Some("Accra | LUMEN |  | The sides me")),
            ("ACCRA, LUMEN-the sides met.", None),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn an_acronym_and_a_city_are_parted_by_a_mark_at_the_beginning() {
        for (line, expected) in [
            ("LMN / ACCRA – The sides met.", Some("Accra | LMN |  | The sides me")),
            ("LMN – ACCRA: The sides met.", Some("Accra | LMN |  | The sides me")),
            ("LMN | ACCRA, June 5 – The sides met.", Some("Accra | LMN | --06-05 | The sides me")),
            ("LMN ACCRA, 5 June 2023 – The sides met.", Some("Accra | LMN | 2023-06-05 | The sides me")),
            ("LMN / LISBON AND ACCRA – The sides met.", None),
            ("LMN/qrs - The sides met.", None),
            ("EU/QRS - The sides met.", None),
            ("Minister / ACCRA – The sides met.", None),
            ("ACCRA / LMN: The sides met.", Some("Accra | LMN |  | The sides me")),
            ("ACCRA / lmn – The sides met.", None),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn an_agency_and_a_city_alone_on_their_line_are_a_dateline() {
        for (line, expected) in [
            ("Lumen, ACCRA", Some("Accra | Lumen |  | ")),
            ("Lumen, Accra,", None),
            ("Lumen, ACCRA, the", None),
            ("Lumen One Two Three Four, ACCRA", None),
            ("Foreign Minister, ACCRA", None),
            ("ACCRA - Foreign Ministry", None),
            ("ACCRA - Lumen-Press", Some("Accra | Lumen-Press |  | ")),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn behind_a_dash_a_dateline_can_go_on_with_its_agency_date_or_city() {
        for (line, expected) in [
            ("CAIRO — (Xinhua) — The sides met.", Some("Cairo | Xinhua |  | The sides me")),
            ("CAIRO — /Xinhua/ — The sides met.", Some("Cairo | Xinhua |  | The sides me")),
            ("CAIRO – Xinhua – The sides met.", Some("Cairo | Xinhua |  | The sides me")),
            ("CAIRO, June 5 – LUMEN. The sides met.", Some("Cairo | LUMEN | --06-05 | The sides me")),
            ("(LMN) – ACCRA, June 5 – The sides met.", Some("Accra | LMN | --06-05 | The sides me")),
            ("(LMN) – ACCRA – The sides met.", Some("Accra | LMN |  | The sides me")),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_dash_parts_when_it_is_long_spaced_or_behind_a_mark() {
        for (line, expected) in [
            ("ACCRA- The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA -The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA -- The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA-The sides met.", None),
            ("ACCRA.-The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA–The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA (LMN)-The sides met.", Some("Accra | LMN |  | The sides me")),
            ("ACCRA, June 5-The sides met.", Some("Accra |  | --06-05 | The sides me")),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn behind_a_dateline_a_sentence_begins() {
        for (line, expected) in [
            ("ACCRA – , the sides met.", None),
            ("ACCRA – ) the sides met.", None),
            ("ACCRA – 12 sides met.", Some("Accra |  |  | 12 sides met")),
            ("ACCRA – the sides met.", None),
            ("ACCRA – “We met.”", Some("Accra |  |  | “We met.”")),
            ("ACCRA –", None),
            ("ACCRA, June 5", Some("Accra |  | --06-05 | ")),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_full_date_and_a_dash_open_a_report() {
        for (line, expected) in [
            ("5 June – the sides met.", None),
            ("5 June – The sides met.", None),
            ("Accra June 2023 The sides met.", None),
            ("5 June 2023 – the sides met.", None),
            ("5 June 2023: The sides met.", None),
            ("June 2023 – The sides met.", None),
            ("Monday, 5 June 2023 – The sides met.", Some(" |  | 2023-06-05 | The sides me")),
            ("ACCRA, Monday, June 5 – The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("Accra, Monday, the sides met - again.", None),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_city_has_at_most_five_words_with_particles_and_hyphens() {
        for (line, expected) in [
            (
                "Dar es Salaam, 5 June (LMN) – The sides met.",
                Some("Dar es Salaam | LMN | --06-05 | The sides me"),
            ),
            ("N’Djamena – The sides met.", Some("N’Djamena |  |  | The sides me")),
            (
                "Stratford-upon-Avon (LMN) – The sides met.",
                Some("Stratford-upon-Avon | LMN |  | The sides me"),
            ),
            ("Port of Spain, 5 June – The sides met.", Some("Port of Spain |  | --06-05 | The sides me")),
            ("One Two Three Four Five Six, 5 June (LMN) – The sides met.", None),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_dateline_between_brackets_ends_with_its_full_date_and_a_dash() {
        for (line, expected) in [
            ("(LUNA, Accra, 5 June 2023) – The sides met.", Some("Accra |  | 2023-06-05 | The sides me")),
            ("(LUNA, Accra, 5 June 2023) The sides met.", None),
            ("(LUNA, Accra, 5 June) – The sides met.", None),
            ("(LUNA, Accra, 5 June 2023) –", None),
            ("(LUNA, 5 June 2023) – The sides met.", None),
            (
                "(Accra, then Lisbon, 5 June 2023) – The sides met.",
                Some("Lisbon |  | 2023-06-05 | The sides me"),
            ),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn the_date_of_another_calendar_stands_beside_ours() {
        for (line, expected) in [
            (
                "Accra, 12 Rajab 1444, 3 February 2023, LUNA -- The sides met.",
                Some("Accra | LUNA | 2023-02-03 | The sides me"),
            ),
            ("Accra, Rajab 12, 1144, Feb 03, 2023, LUNA -- The sides met.", None),
            ("Accra, rajab 12, 1444, Feb 03, 2023, LUNA -- The sides met.", None),
            (
                "Accra, Rajab 1444 H, Feb 03, 2023, LUNA -- The sides met.",
                Some("Accra | LUNA | 2023-02-03 | The sides me"),
            ),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn a_title_in_capitals_or_of_names_alone_is_no_dateline() {
        for (line, expected) in [
            ("TALKS GO ON - MINISTER", None),
            ("TALKS GO ON IN ACCRA – MINISTER", None),
            ("LUMATOWN – Talks Go On In Accra", None),
            ("LUMATOWN – Talks of Ghana and the Port", None),
            (
                "LUMATOWN – Talks Go On In Accra And Lisbon And Porto And Tema",
                Some("Lumatown |  |  | Talks Go On"),
            ),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn beside_a_place_stand_its_state_a_district_its_date_or_its_agency() {
        for (line, expected) in [
            ("LMN | QRS - The sides met.", None),
            ("LMN/QRS The sides met.", None),
            ("LMN/Qrs - The sides met.", None),
            ("LMN, ACCRA: The sides met.", Some("Accra | LMN |  | The sides me")),
            ("LMN/ACCRA, June 5 – The sides met.", Some("Accra | LMN | --06-05 | The sides me")),
            ("ACCRA, Cape - The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA, Cape- The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA, Cape -The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA, Rio de Janeiro, June 5 – The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("PONTIAC, Mich. (LMN) – The sides met.", Some("Pontiac | LMN |  | The sides me")),
            ("PONTIAC, Mich., June 5 – The sides met.", Some("Pontiac |  | --06-05 | The sides me")),
            ("PONTIAC, Mich. June 5 – The sides met.", Some("Pontiac |  | --06-05 | The sides me")),
            ("ACCRA [LMN] The sides met.", Some("Accra | LMN |  | The sides me")),
            ("ACCRA; June 5 – The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("ACCRA, May 5 – The sides met.", Some("Accra |  | --05-05 | The sides me")),
            ("ACCRA, May – The sides met.", Some("Accra |  |  | The sides me")),
            ("Lumatown, Ghana (LMN) – The sides met.", Some("Lumatown | LMN |  | The sides me")),
            ("Lumatown, Nowhere, June 5 – The sides met.", None),
            ("LUMATOWN, Ghana: The sides met.", Some("Lumatown |  |  | The sides me")),
            ("LUMATOWN, Nowhere: The sides met.", None),
            ("UNITED NATIONS: The sides met.", None),
            ("Accra; The sides met.", None),
            ("Accra, Lumen – The sides met.", Some("Accra |  |  | The sides me")),
            ("ACCRA, LUMENPRESS - The sides met.", Some("Accra | LUMENPRESS |  | The sides me")),
            ("LUMENPRESS – The sides met.", Some(" | LUMENPRESS |  | The sides me")),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn of_several_names_between_brackets_or_strokes_the_listed_agency_counts() {
        for (line, expected) in [
            ("ACCRA (Xinhua) (LMN) – The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("ACCRA (LMN) (Xinhua) – The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("ACCRA (Xinhua / LMN) – The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("ACCRA (LMN / Xinhua) – The sides met.", Some("Accra | Xinhua |  | The sides me")),
            ("ACCRA (LMN | 5 June) – The sides met.", Some("Accra | LMN | --06-05 | The sides me")),
            ("ACCRA (5 June) – The sides met.", Some("Accra |  | --06-05 | The sides me")),
            ("(5 June 2023) The sides met.", None),
            ("(5 June 2023) – The sides met.", Some(" |  | 2023-06-05 | The sides me")),
            ("/LMN/ The sides met.", None),
            ("/LMN/ – The sides met.", Some(" | LMN |  | The sides me")),
            ("/LMN/QRS – The sides met.", None),
            ("[LMN] – The sides met.", Some(" | LMN |  | The sides me")),
            ("(Xinhua) The sides met.", Some(" | Xinhua |  | The sides me")),
            ("(Xinhua). The sides met.", Some(" | Xinhua |  | The sides me")),
            ("(Xinhua) the sides met.", None),
        ] {
            check(line, expected);
        }
    }
}
