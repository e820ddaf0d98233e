//! What `parse` promises, as data: `tests/parse/<case>.txt` is a page as scraped, `<case>.json` what is found in
//! it; the names of the cases are the promises. `READOUT_BLESS=1 cargo test --test parse` writes the JSON anew, to be
//! read before it is kept. Properties that hold for any input are checked over generated pages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use readout::article::{Article, DateOrigin, HeadlineOrigin, PartKind, Phrase, ProblemKind, Refusal};
use readout::parse::{MAX_BYTES, parse};
use readout::text::Span;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Words longer than this many characters are shown by their beginning and end.
const SHOWN: usize = 72;

/// An article's parts and readings, for people to compare.
fn readable(article: &Article) -> Value {
    let phrase = |phrase: &Option<Phrase>| phrase.as_ref().map(|phrase| phrase.words.clone());
    let parts: Vec<Value> = article
        .parts
        .iter()
        .map(|part| {
            let words = part.text.map_or(part.raw.of(&article.raw), |text| text.of(&article.text));
            json!([part.kind, shown(words)])
        })
        .collect();
    let problems: Vec<Value> = article
        .problems
        .iter()
        .map(|problem| match shown(problem.raw.of(&article.raw)).as_str() {
            "" => json!(problem.kind),
            words => json!([problem.kind, words]),
        })
        .collect();
    json!({
        "published": article.published.map(|published| json!([published.origin, published.date])),
        "headline": article.headline.as_ref().map(|headline| json!([headline.origin, headline.span.of(&article.text)])),
        "dateline": article.dateline.as_ref().map(|dateline| json!({
            "place": phrase(&dateline.place),
            "agency": phrase(&dateline.agency),
            "date": dateline.date,
        })),
        "agency": phrase(&article.agency),
        "source": phrase(&article.source),
        "parts": parts,
        "problems": problems,
    })
}

fn shown(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let characters: Vec<char> = words.chars().collect();
    match characters.len() {
        0..=SHOWN => words,
        length => {
            let beginning: String = characters[..SHOWN - 20].iter().collect();
            let end: String = characters[length - 16..].iter().collect();
            format!("{beginning} … {end}")
        }
    }
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir("tests/parse")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    cases.sort();
    cases
}

/// Compares one page with its JSON; the differences line by line.
fn difference(page: &Path, expected: &Path) -> Option<String> {
    let name = page.file_name().unwrap().to_string_lossy().into_owned();
    let article = match parse(&name, &fs::read(page).unwrap()) {
        Ok(article) => article,
        Err(refusal) => return Some(format!("{name}: refused: {refusal}")),
    };
    sound(&article);
    let found = serde_json::to_string_pretty(&readable(&article)).unwrap() + "\n";
    if std::env::var_os("READOUT_BLESS").is_some() {
        fs::write(expected, &found).unwrap();
    }
    let wanted = fs::read_to_string(expected).unwrap_or_default();
    if wanted == found {
        return None;
    }
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (wanted, found) = (lines(&wanted), lines(&found));
    let missing = wanted.iter().filter(|line| !found.contains(line)).map(|line| format!("  - {line}"));
    let extra = found.iter().filter(|line| !wanted.contains(line)).map(|line| format!("  + {line}"));
    Some(format!("{name}\n{}", missing.chain(extra).collect::<Vec<_>>().join("\n")))
}

#[test]
fn every_page_reads_as_its_case_says() {
    let library = ["000_d94266c9bb10ab7e", "002_a4553e2fd8b8edc2", "004_5599c137f8d7ca96"];
    let library = library.map(|name| {
        let page = PathBuf::from(format!("tests/articles/{name}.txt"));
        (page, PathBuf::from(format!("tests/parse/library/{name}.json")))
    });
    let written = cases().into_iter().map(|page| (page.clone(), page.with_extension("json")));
    let differences: Vec<String> = library
        .into_iter()
        .chain(written)
        .filter_map(|(page, expected)| difference(&page, &expected))
        .collect();
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n\n"));
}

/// What holds for every article: parts in order that do not overlap, spans on character boundaries, clean words
/// equal to their raw ones but for what cleaning changes.
fn sound(article: &Article) {
    let (raw, text) = (&article.raw, &article.text);
    let on_boundaries = |span: Span, within: &str| {
        span.start <= span.end
            && within.is_char_boundary(span.start as usize)
            && within.is_char_boundary(span.end as usize)
    };
    let (mut raw_end, mut text_end) = (0, 0);
    let mut gaps = String::new();
    for part in &article.parts {
        assert!(on_boundaries(part.raw, raw), "{part:?}");
        assert!(part.raw.start >= raw_end && !part.raw.is_empty(), "{part:?} begins before {raw_end}");
        raw_end = part.raw.end;
        let Some(span) = part.text else { continue };
        assert!(on_boundaries(span, text) && span.start >= text_end, "{part:?}");
        gaps.push_str(Span { start: text_end, end: span.start }.of(text));
        text_end = span.end;
        let belongs = matches!(part.kind, PartKind::Headline | PartKind::Dateline | PartKind::Paragraph);
        assert!(belongs, "{part:?} is in the text");
        if !article.problems.iter().any(|problem| problem.kind == ProblemKind::Mojibake) {
            assert_eq!(letters(span.of(text)), letters(part.raw.of(raw)), "{part:?}");
        }
        assert!(
            !span.of(text).contains("  ") && span.of(text).trim() == span.of(text),
            "{:?}",
            span.of(text)
        );
        let back = article.raw_span(span);
        assert!(part.raw.contains(back) || span.is_empty(), "{part:?} comes back as {back:?}");
    }
    assert_eq!(text_end as usize, text.len());
    assert!(gaps.chars().all(|c| c == '\n' || c == ' '), "{gaps:?}");
    assert!(article.alignment.is_sorted_by(|a, b| a.0 < b.0), "the alignment ascends");
    for (text_at, raw_at) in &article.alignment {
        assert!(*text_at as usize <= text.len() && *raw_at as usize <= raw.len());
    }
    if let Some(published) = article.published {
        let words = published.raw.of(raw);
        assert!(words.chars().any(|c| c.is_ascii_digit()) && words.len() < 60, "{words:?} is no date");
    }
    let headline = article.headline.iter().map(|headline| headline.span);
    for span in headline {
        assert!(on_boundaries(span, text));
    }
    let dateline = article.dateline.iter().flat_map(|dateline| [&dateline.place, &dateline.agency]).flatten();
    let phrases = [&article.agency, &article.source].into_iter().flatten().chain(dateline);
    for phrase in phrases {
        assert!(on_boundaries(phrase.raw, raw) && !phrase.raw.is_empty(), "{phrase:?}");
        assert!(!phrase.words.is_empty());
    }
    for raw_span in
        article.problems.iter().map(|problem| problem.raw).chain(article.published.iter().map(|day| day.raw))
    {
        assert!(on_boundaries(raw_span, raw), "{raw_span:?}");
    }
}

/// The characters that cleaning must keep.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric() || c.is_ascii_punctuation()).collect()
}

#[test]
fn what_is_no_text_is_refused_with_a_reason() {
    for (bytes, refusal) in [
        (&b""[..], Refusal::Empty),
        (b" \r\n\t\xC2\xA0\0\n", Refusal::Empty),
        (b"\xEF\xBB\xBF", Refusal::Empty),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", Refusal::NotText),
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3", Refusal::NotText),
        (b"PK\x03\x04\x14\0\x06\0", Refusal::NotText),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08text", Refusal::NotText),
    ] {
        assert_eq!(parse("a.txt", bytes), Err(refusal), "{bytes:?}");
    }
    assert_eq!(parse("a.txt", &vec![b'a'; MAX_BYTES + 1]), Err(Refusal::TooLarge));
}

#[test]
fn a_file_of_another_name_is_read_all_the_same() {
    let kinds = |name: &str| {
        let article = parse(name, b"The ministers met on Tuesday and agreed to meet again.").unwrap();
        article.problems.iter().any(|problem| problem.kind == ProblemKind::UnexpectedExtension)
    };
    assert!(kinds("report.html"));
    assert!(!kinds("report.txt") && !kinds("REPORT.TXT") && !kinds("report"));
}

#[test]
fn the_same_bytes_give_the_same_article_under_the_id_of_their_hash() {
    let page = fs::read(&cases()[0]).unwrap();
    let (one, other) = (parse("a.txt", &page).unwrap(), parse("a.txt", &page).unwrap());
    assert_eq!(one, other);
    assert_eq!(one.id, Article::id_of(&page));
}

#[test]
fn cleaning_changes_blanks_broken_words_and_garbled_letters_and_nothing_else() {
    use ProblemKind::{BidirectionalControls, ControlCharacters, Mojibake};
    for (raw, clean, problems) in [
        (
            "They agreed to open direct flights next year, to hold high-\nlevel talks in spring and to pay for them by turns.",
            "They agreed to open direct flights next year, to hold high-level talks in spring and to pay for them by turns.",
            &[][..],
        ),
        (
            "They agreed to open direct flights next year, to hold high-  level\n\ttalks in spring and to pay for them by turns.",
            "They agreed to open direct flights next year, to hold high- level talks in spring and to pay for them by turns.",
            &[],
        ),
        (
            "They agreed to open direct flights next year and to talk -\nin spring and in autumn - of fees for students.",
            "They agreed to open direct flights next year and to talk - in spring and in autumn - of fees for students.",
            &[],
        ),
        ("They  agreed\u{a0}on\t talks\u{2009} every\u{3000}year. ", "They agreed on talks every year.", &[]),
        (
            "They agreed\u{c2} on\u{c2}\u{a0} talks every year.",
            "They agreed on talks every year.",
            &[Mojibake],
        ),
        ("Â\u{a0} They agreed on talks every year.", "They agreed on talks every year.", &[Mojibake]),
        ("They ag\u{ad}reed on ta\u{200b}lks every year.", "They agreed on talks every year.", &[]),
        (
            "They agreed\u{202e} on talks \u{202c}every year.",
            "They agreed on talks every year.",
            &[BidirectionalControls],
        ),
        (
            "They\u{0} agreed on\u{7} talks every year.",
            "They agreed on talks every year.",
            &[ControlCharacters],
        ),
        (
            "They met in TÃ¼rkiye and in Ã…bo this year.",
            "They met in Türkiye and in Åbo this year.",
            &[Mojibake],
        ),
        ("They met in Âncora and in Ãrea this year.", "They met in Âncora and in Ãrea this year.", &[]),
        ("Theyâ€™ve agreed â€“ at last â€“ on talks.", "They’ve agreed – at last – on talks.", &[Mojibake]),
    ] {
        let first = "The ministers of Ghana and Peru met in Accra on Tuesday and agreed to open direct flights next year.";
        let page = format!("Ghana and Peru agree on direct flights\n\n{first}\n\n{raw}");
        let article = parse("a.txt", page.as_bytes()).unwrap();
        let kinds = article.problems.iter().map(|problem| problem.kind);
        let kinds: Vec<_> = kinds
            .filter(|kind| [Mojibake, BidirectionalControls, ControlCharacters].contains(kind))
            .collect();
        let paragraph = article.parts_of(PartKind::Paragraph).nth(1).and_then(|part| part.text);
        let paragraph = paragraph.unwrap_or_default().of(&article.text);
        assert_eq!((paragraph, kinds.as_slice()), (clean, problems), "{raw:?}");
    }
}

#[test]
fn an_article_keeps_the_name_of_its_file_and_its_bytes() {
    let page = "Ghana and Peru agree\r\n\r\nThe ministers met in Accra on Tuesday.";
    let article = parse("2023/report.txt", page.as_bytes()).unwrap();
    assert_eq!((article.file.as_str(), article.raw.as_str()), ("2023/report.txt", page));
}

#[test]
fn the_text_is_the_headline_and_the_paragraphs_parted_by_blank_lines_with_the_dateline_before_its_words() {
    let page = "Ghana and Peru agree on direct flights\nShare\nACCRA, June 5 (LMN) –  The ministers met on Tuesday.\n\n\nThey agreed  on fees.";
    let article = parse("a.txt", page.as_bytes()).unwrap();
    let text = "Ghana and Peru agree on direct flights\n\nACCRA, June 5 (LMN) – The ministers met on Tuesday.\n\nThey agreed on fees.";
    assert_eq!(article.text, text);
}

#[test]
fn every_word_of_the_text_is_found_where_it_stands_in_the_raw_text() {
    for case in cases() {
        let article = parse("a.txt", &fs::read(&case).unwrap()).unwrap();
        if article.problems.iter().any(|problem| problem.kind == ProblemKind::Mojibake) {
            continue;
        }
        let mut at = 0;
        for word in article.text.split_whitespace() {
            let start = at + article.text.get(at..).unwrap().find(word).unwrap();
            at = start + word.len();
            let raw = article.raw_span(Span::new(start, at)).of(&article.raw);
            assert_eq!(letters(word), letters(raw), "{case:?}");
            assert_eq!(raw.trim(), raw, "{case:?}");
        }
    }
}

#[test]
fn a_garbled_or_escaped_letter_is_found_where_it_stands_in_the_raw_text() {
    let first = "The ministers of Ghana and Peru met in Accra on Tuesday and agreed to open direct flights next year.";
    for (raw, word, place) in [
        ("They met in TÃ¼rkiye this year.", "Türkiye", "TÃ¼rkiye"),
        ("They met in TÃ¼rkiye this year.", "ü", "Ã¼"),
        ("They met in TÃ¼rkiye this year.", "r", "r"),
        ("Theyâ€™ve met â€“ at last – in Accra.", "’", "â€™"),
        ("Theyâ€™ve met â€“ at last – in Accra.", "ve", "ve"),
        ("Theyâ€™ve met â€“ at last – in Accra.", "last", "last"),
        ("The portKazakhstanÃ¢â‚¬â„¢s is far.", "’s", "Ã¢â‚¬â„¢s"),
        ("The ports&rsquo; fees rise&nbsp;&nbsp; again.", "’", "&rsquo;"),
        ("The ports&rsquo; fees rise&nbsp;&nbsp; again.", "fees", "fees"),
        ("The ports&rsquo; fees rise&nbsp;&nbsp; again.", "again", "again"),
        ("The ports &amp; the fees.", "the fees", "the fees"),
        ("The sentence that is sixteen  bytes and  more  than  that.", "that.", "that."),
        ("The\u{ad} sen\u{ad}tence\u{200b} that is.", "sentence", "sen\u{ad}tence"),
        ("A çedilla, é and  many  ü  more.", "many", "many"),
    ] {
        let article = parse("a.txt", format!("Ghana and Peru agree\n\n{first}\n\n{raw}").as_bytes()).unwrap();
        let at = article.text.rfind(word).unwrap_or_else(|| panic!("{raw}: {}", article.text));
        assert_eq!(article.raw_span(Span::new(at, at + word.len())).of(&article.raw), place, "{raw}");
    }
}

#[test]
fn what_is_odd_about_a_page_is_said() {
    use ProblemKind::{LittleText, NoDate, NoHeadline, TruncatedHeadline, TruncatedText, VeryLongLine};
    let title = "Ghana and Peru agree on direct flights";
    let report = "The ministers met on Tuesday and agreed to open direct flights in the spring of next year.";
    let page = |title: &str, report: &str| format!("date 2023-06-05 {title}\n\n{report}");
    for (page, problems) in [
        (page(title, report), &[][..]),
        (format!("{title}\n\n{report}"), &[NoDate]),
        (page("", report), &[NoHeadline]),
        (page("Ghana and Peru agree on …", report), &[TruncatedHeadline]),
        (page(title, report.trim_end_matches('.')), &[TruncatedText]),
        (page(title, "The ministers met on Tuesday and agreed to open direct flights."), &[LittleText]),
        (
            page(
                title,
                &("They met on Tuesday and agreed. ".repeat(3124) + "They met on Tuesday, and agreed."),
            ),
            &[],
        ),
        (page(title, &"They met on Tuesday and agreed. ".repeat(3126)), &[VeryLongLine]),
    ] {
        let article = parse("a.txt", page.as_bytes()).unwrap();
        let found: Vec<_> = article.problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(found, problems, "{}", shown(&page));
    }
}

#[test]
fn whoever_speaks_deep_in_a_report_is_cited_for_it_only_by_an_agency_and_further_down_not_at_all() {
    let paragraph = "They went on to speak of fees and flights and of all that is sold in the harbour.";
    let cited = "They agreed on fees, the Ministry of Trade said.";
    let is_cited = |at: usize, dateline: &str| {
        let paragraphs: Vec<&str> =
            (0..12).map(|index| if index == at { cited } else { paragraph }).collect();
        let page = format!("Ghana and Peru agree on flights\n\n{dateline}{}", paragraphs.join("\n\n"));
        parse("a.txt", page.as_bytes()).unwrap().source.is_some()
    };
    for (at, by_nobody, by_agency) in [
        (0, true, true),
        (2, true, true),
        (3, false, true),
        (6, false, true),
        (7, false, false),
        (9, false, false),
        (10, true, true),
        (11, true, true),
    ] {
        assert_eq!((is_cited(at, ""), is_cited(at, "ACCRA (LMN) – ")), (by_nobody, by_agency), "{at}");
    }
}

#[test]
fn the_day_of_publication_is_the_headers_else_the_surest_stamps_else_the_datelines() {
    use DateOrigin::{Dateline, Header, Timestamp};
    let title = "Ghana and Peru agree on direct flights";
    let report = "The ministers met on Tuesday and agreed to open direct flights next year.";
    for (above, dateline, day, conflict) in [
        ("", "", None, false),
        ("date 2023-06-05\n", "", Some((Header, "2023-06-05")), false),
        ("date 2023-06-05\n7 June 2023, 09:38\n", "", Some((Header, "2023-06-05")), true),
        ("date 2023-06-05\n6 June 2023, 09:38\n", "", Some((Header, "2023-06-05")), false),
        ("date 2023-06-05\n4 June 2023, 09:38\n", "", Some((Header, "2023-06-05")), false),
        ("date 2023-06-05\n3 June 2023, 09:38\n", "", Some((Header, "2023-06-05")), true),
        ("7 June 2023, 09:38\n", "", Some((Timestamp, "2023-06-07")), false),
        ("9 June 2023\n7 June 2023, 09:38\n", "", Some((Timestamp, "2023-06-07")), false),
        ("Updated: 9 June 2023\n7 June 2023\n", "", Some((Timestamp, "2023-06-07")), false),
        ("Updated: 9 June 2023\n", "", Some((Timestamp, "2023-06-09")), false),
        ("Updated: 9 June 2023\n", "ACCRA, June 5, 2023 – ", Some((Dateline, "2023-06-05")), false),
        ("", "ACCRA, June 5, 2023 – ", Some((Dateline, "2023-06-05")), false),
        ("", "ACCRA, June 5 – ", None, false),
        ("date 2023-06-06\n", "ACCRA, June 5 – ", Some((Header, "2023-06-06")), false),
        ("date 2023-06-08\n", "ACCRA, June 5 – ", Some((Header, "2023-06-08")), true),
        ("date 2023-01-01\n", "ACCRA, Dec. 31 – ", Some((Header, "2023-01-01")), false),
        ("date 2022-12-31\n", "ACCRA, Jan. 1 – ", Some((Header, "2022-12-31")), false),
        ("02/08/2019, 09:38\n", "ACCRA, Feb. 8 – ", Some((Timestamp, "2019-02-08")), false),
        ("02/08/2019, 09:38\n", "ACCRA, Aug. 2 – ", Some((Timestamp, "2019-08-02")), false),
        ("02/08/2019, 09:38\n", "ACCRA, May 5 – ", Some((Timestamp, "2019-08-02")), true),
    ] {
        let article = parse("a.txt", format!("{above}{title}\n\n{dateline}{report}").as_bytes()).unwrap();
        let found = article.published.map(|day| (day.origin, day.date.to_string()));
        let found = found.as_ref().map(|(origin, date)| (*origin, date.as_str()));
        assert_eq!(found, day, "{above} {dateline}");
        let conflicts = article.problems.iter().any(|problem| problem.kind == ProblemKind::ConflictingDates);
        assert_eq!(conflicts, conflict, "{above} {dateline}");
    }
}

/// xorshift64*: good enough to vary inputs, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// What pages are made of, good and bad.
const SCRAPS: &[&str] = &[
    " date 2023-06-07 ",
    "date None",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "ASTANA. KAZINFORM – ",
    "BAKU, Azerbaijan, May 3.",
    "(WAM) -- ",
    "7 June 2023, 09:38 ",
    "12.08.2024, 22:06 4036",
    "«",
    "»",
    "“",
    "”",
    "\"",
    "'",
    "The ministers met in Vienna.",
    " said the minister",
    ", the press service of the ministry reports",
    "according to ",
    "citing ",
    "Trend reports",
    "Source: ",
    "Images | Akorda",
    "Photo: ",
    "By Reuters",
    "Related articles",
    "Leave a comment",
    "©",
    "Ã¼",
    "â€™",
    "Â ",
    "\u{a0}",
    "\u{202e}",
    "\u{200f}",
    "\u{0}",
    "\u{7}",
    "\u{ad}",
    "\u{feff}",
    "\u{fffd}",
    "e\u{301}",
    "漢字",
    "Қазақстан",
    "العربية",
    "🇰🇿",
    "/",
    "(",
    ")",
    "--",
    "–",
    ",",
    ".",
    ":",
    " ",
    "  ",
    "a",
    "U.S.",
    "H.E.",
    "31 February 2023",
    "2023-13-45",
    "TASHKENT, ",
    "KUALA LUMPUR",
    "None",
    "...",
    "1",
    "99999999999999999999",
    "read more",
    "\u{1F469}\u{200D}\u{1F680}",
];

#[test]
fn no_page_of_scraps_breaks_the_parser() {
    let mut random = Random(0x5EED_0001);
    for _ in 0..6000 {
        let mut page: Vec<u8> = Vec::new();
        for _ in 0..random.below(60) {
            page.extend(random.pick(SCRAPS).as_bytes());
        }
        if let Ok(article) = parse("scraps.txt", &page) {
            sound(&article);
        }
    }
}

#[test]
fn no_mutation_of_a_page_breaks_the_parser() {
    let mut random = Random(0x5EED_0002);
    let pages: Vec<Vec<u8>> = cases().iter().map(|path| fs::read(path).unwrap()).collect();
    for _ in 0..6000 {
        let mut page = pages[random.below(pages.len())].clone();
        for _ in 0..=random.below(8) {
            let at = random.below(page.len());
            match random.below(5) {
                0 => page.truncate(at),
                1 => page.insert(at, random.next() as u8),
                2 if !page.is_empty() => page[at] = random.next() as u8,
                3 => {
                    let scrap = random.pick(SCRAPS).bytes();
                    page.splice(at..at, scrap);
                }
                _ => {
                    let from = random.below(page.len());
                    let stretch = page[from.min(at)..from.max(at)].to_vec();
                    page.splice(at..at, stretch);
                }
            }
        }
        if let Ok(article) = parse("mutated.txt", &page) {
            sound(&article);
        }
    }
}

#[test]
fn no_bytes_break_the_parser() {
    let mut random = Random(0x5EED_0003);
    for _ in 0..3000 {
        let length = random.below(400);
        let page: Vec<u8> = (0..length).map(|_| random.next() as u8 & [0x7F, 0xFF][length % 2]).collect();
        if let Ok(article) = parse("bytes.txt", &page) {
            sound(&article);
        }
    }
}

/// How long the fastest of three times takes, each of them `times` readings.
fn duration(page: &[u8], times: usize) -> Duration {
    let read = |_| {
        let start = Instant::now();
        for _ in 0..times {
            let _ = parse("long.txt", page);
        }
        start.elapsed()
    };
    (0..3).map(read).min().unwrap()
}

/// Pages that repeat one thing, each a temptation to look back or ahead too far.
const UNITS: &[&str] = &[
    "a",
    " ",
    "\n",
    "«",
    "\" ",
    "The ministers met in Vienna. ",
    "The ministers met.\n\n",
    "ASTANA. KAZINFORM – ",
    "ASTANA, ",
    "(",
    "/",
    "Â",
    "Ã¼",
    "Â\u{a0}",
    "é»\u{a0}",
    "5 June 2023\n",
    "AB\n",
    "Read also:\n",
    "Kwabena Boateng\n",
    "By Reuters\n",
    "-",
    "according to ",
    "the ministry said ",
    "\u{202e}x",
    "a\n\n\n",
];

#[test]
fn time_grows_with_the_length_and_no_faster() {
    for unit in UNITS {
        let page = |length: usize| unit.repeat(length / unit.len()).into_bytes();
        let (short, long) = (page(1 << 15), page(1 << 18));
        // The same number of bytes; were the time quadratic, the long one would take eight times as long, however often it
        // is measured. A busy machine only spoils some measurements.
        let is_linear = |_| duration(&long, 1) < 4 * duration(&short, 8) + Duration::from_millis(5);
        assert!((0..6).any(is_linear), "{unit:?}");
    }
}

#[test]
fn headline_and_day_always_say_where_they_come_from() {
    let article =
        parse("a.txt", b"The ministers of Chad and Peru met on Tuesday and agreed to meet again.").unwrap();
    assert_eq!(article.headline.map(|headline| headline.origin), Some(HeadlineOrigin::Derived));
    let article = parse("a.txt", b" date 2020-02-29 The ministers met on Tuesday.").unwrap();
    assert_eq!(article.published.map(|day| day.origin), Some(DateOrigin::Header));
}
