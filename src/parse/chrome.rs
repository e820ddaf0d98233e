//! Lines of the page's furniture that are known by their look: figures and marks, the site's name, words of
//! another script, picture captions. Furniture known by its words is in `cues.tsv`.

use super::cues::{Cue, Cues};
use crate::text::fold_char;

/// Longer words between brackets say nothing of a place in a picture.
const LONGEST_PLACE: usize = 24;

/// A caption has at most so many bytes, whose picture it is so many of them.
pub(super) const LONGEST_CAPTION: usize = 560;
const LONGEST_CREDIT: usize = 64;

/// An agency and who took a picture for it have at most so many words each.
const MOST_NAMES: usize = 3;

/// A caption has more words than that.
const FEWEST_WORDS: usize = 4;

/// What the line's words say, but that `© NAME/AGENCY` is whose picture it is, not whose page.
pub(super) fn cue_of(line: &str, length: usize) -> Option<Cue> {
    match Cues::get().of_line(line, length) {
        Some(Cue::End) if signs_picture(line) => Some(Cue::Picture),
        cue => cue,
    }
}

/// `© NAME/AGENCY`: names alone, parted by a stroke.
fn signs_picture(line: &str) -> bool {
    let name = line.strip_prefix('©').map(str::trim);
    let is_name = |part: &str| {
        let letter = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’');
        part.trim().starts_with(char::is_uppercase) && part.chars().all(letter)
    };
    name.is_some_and(|name| name.contains('/') && name.split('/').all(is_name))
}

/// Whether most letters belong to another script than Latin.
pub(super) fn is_other_script(words: &str) -> bool {
    let (mut latin, mut other) = (0, 0);
    for c in words.chars().filter(|c| c.is_alphabetic()) {
        let is_latin =
            c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c) || ('\u{1e00}'..'\u{1f00}').contains(&c);
        if is_latin { latin += 1 } else { other += 1 }
    }
    other > latin
}

/// What stands below a picture: by the credit within or at its end, `(Photo: NAME)`, `…/AGENCY`, `(AGENCY / NAME)`, or by
/// who stands where, `NAME (left)`.
pub(super) fn is_caption(words: &str) -> bool {
    let credited = || Cues::get().within_line(words) == Some(Cue::Picture);
    let signed = words.rsplit_once('/').is_some_and(|(caption, sign)| {
        let acronym = (2..=8).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_uppercase());
        acronym && caption.ends_with(char::is_lowercase)
    });
    // «… (Example Press / EXP)»
    let closes = || {
        let (_, last) = words.strip_suffix(')').and_then(|words| words.rsplit_once('('))?;
        let (by, sign) = last.trim_end_matches(')').split_once('/').or_else(|| last.split_once("via"))?;
        let named = |name: &str| name.trim_start().starts_with(char::is_alphabetic);
        let in_small_letters = last.contains(char::is_lowercase) && !last.contains(char::is_numeric);
        Some(named(sign) && (named(by) || by.trim().is_empty()) && in_small_letters)
    };
    // «NAME and NAME; Photo: Office of the Mayor», «NAME in CITY. Photo by AGENCY»
    let pictured = || {
        let labels = ["Photo:", "Photo by ", "Photo courtesy "].into_iter();
        let mut labels = labels
            .flat_map(|label| words.match_indices(label))
            .filter_map(|(at, _)| words.get(..at)?.strip_suffix(' '));
        labels.any(|before| before.ends_with([';', '.', ',']) || before.ends_with(" |"))
    };
    signed
        || pictured()
        || (["(", "redit", "/"].iter().any(|mark| words.contains(mark)) && credited())
        || (words.contains('(') && (closes() == Some(true) || shows_where(words)))
}

/// Whether all of a line is a caption, by the credit that closes it: «… (Lumen Photo)», «… (LMN Photo/NAME)», «…. LMN/NAME».
pub(super) fn is_signed_caption(words: &str) -> bool {
    let Some((caption, by)) = words.strip_suffix(')').and_then(|words| words.rsplit_once('(')) else {
        return words.len() <= LONGEST_CAPTION && is_signed_by_two(words);
    };
    words.len() <= LONGEST_CAPTION
        && by.len() <= LONGEST_CREDIT
        && caption.split_whitespace().nth(FEWEST_WORDS).is_some()
        && words.get(caption.len()..).and_then(|by| Cues::get().within_line(by)) == Some(Cue::Picture)
}

/// `…, June 5. AGENCY/NAME`: whether behind the last sentence stand an agency in capitals and who took the picture for it.
fn is_signed_by_two(words: &str) -> bool {
    let signed = words.rsplit_once('/').and_then(|(before, name)| Some((before.rsplit_once(". ")?.1, name)));
    let names = |words: &str| {
        let is_part = |part: &str| {
            part.starts_with(char::is_uppercase) && part.chars().all(|c| c.is_alphabetic() || c == '-')
        };
        (1..=MOST_NAMES).contains(&words.split(' ').count()) && words.split(' ').all(is_part)
    };
    signed.is_some_and(|(agency, name)| {
        agency.split(' ').any(|word| word.len() > 1 && word.chars().all(char::is_uppercase))
            && names(agency)
            && names(name)
    })
}

/// `NAME (right)`, `NAME (L)`: between brackets, who of those in a picture is meant. A scrape can break the word in two.
fn shows_where(words: &str) -> bool {
    words.split('(').skip(1).filter_map(|rest| rest.split_once(')')).any(|(inside, _)| {
        let mut place = String::new();
        inside.chars().filter(|c| !c.is_whitespace()).for_each(|c| fold_char(c, |c| place.push(c)));
        place.len() <= LONGEST_PLACE && Cues::get().in_brackets(&place)
    })
}

/// `Example.org` alone on its line.
pub(super) fn is_site(words: &str) -> bool {
    let mut parts = words.rsplit('.');
    let ending = parts.next().unwrap_or_default();
    let name = parts.next().unwrap_or_default();
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    (2..=4).contains(&ending.len())
        && ending.chars().all(char::is_alphabetic)
        && plain(name)
        && parts.all(plain)
}

/// `6 years ago`, `2 min read`: how old or long the page is.
pub(super) fn is_age(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let number = parts.next().is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let last = parts.next_back().unwrap_or_default();
    number && matches!(last, "ago" | "read") && parts.count() <= 2
}

/// «We use small files called cookies …»: what a site asks of its readers, and no report speaks of.
pub(super) fn is_cookie_notice(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.eq_ignore_ascii_case("cookies") || word.eq_ignore_ascii_case("cookie"))
}

/// Figures, marks and file names: no words of anyone.
pub(super) fn is_junk(words: &str) -> bool {
    if !words.chars().any(char::is_alphabetic) {
        return true;
    }
    // An address, and the page's number behind it
    let mut parts = words.split_whitespace();
    let address =
        parts.next().is_some_and(|first| first.starts_with("http://") || first.starts_with("https://"));
    if address && !parts.any(|part| part.chars().any(char::is_alphabetic)) {
        return true;
    }
    let odd = |c: char| c.is_ascii_digit() || c == '/';
    !words.contains(char::is_whitespace) && words.chars().any(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_whose_picture_it_is_or_who_stands_where_is_a_caption() {
        for (words, caption) in [
            ("The ministers of Ghana and Peru shake hands (Photo: Kofi Mensah)", true),
            ("The ministers shake hands in the old harbour. Photo credit: Kofi Mensah", true),
            ("The ministers shake hands in the old harbour/LMNP", true),
            ("The ministers shake hands in the old harbour/LMNPQRSTU", false),
            ("The ministers shake hands in the old harbour/L", false),
            ("The ministers shake hands in the old harbour/Lmn", false),
            ("THE MINISTERS SHAKE HANDS/LMN", false),
            ("The ministers shake hands in the old harbour (Lumen Press / LMN)", true),
            ("The ministers shake hands in the old harbour (Lumen Press via LMN)", true),
            ("The ministers shake hands in the old harbour ( / Lumen)", true),
            ("The ministers agreed on fees for goods of all kinds (2022/23)", false),
            ("The ministers agreed on fees for goods of all kinds (tons/5)", false),
            ("The ministers agreed on fees for goods of all kinds (5/tons)", false),
            ("The ministers agreed on the rules of the road (EU/AU)", false),
            ("The ministers agreed on the rules of the road", false),
            ("Kofi Mensah (left) and Ana Silva in Accra", true),
            ("Kofi Mensah (2nd le ft) and Ana Silva in Accra", true),
            ("Kofi Mensah and Ana Silva (C) in Accra", true),
            ("Kofi Mensah (who left the hall before noon) and Ana Silva", false),
            ("Kofi Mensah (62) and Ana Silva in Accra", false),
            ("They gave credit to the harbour and its workers", false),
        ] {
            assert_eq!(is_caption(words), caption, "{words}");
        }
    }

    #[test]
    fn a_name_with_a_short_ending_and_nothing_else_is_a_site() {
        for (words, site) in [
            ("Lumen.org", true),
            ("news.lumen.com.gh", true),
            ("lumen-post.az", true),
            ("Lumen.a", false),
            ("Lumen.aeros", false),
            ("Lumen.24", false),
            ("Lumen", false),
            (".org", false),
            ("The Lumen.org", false),
            ("the site.lumen.org", false),
        ] {
            assert_eq!(is_site(words), site, "{words}");
        }
    }

    #[test]
    fn how_old_or_long_a_page_is_is_no_report() {
        for (words, age) in [
            ("6 years ago", true),
            ("2 min read", true),
            ("3 days and ago", true),
            ("ago", false),
            ("Six years ago", false),
            ("6 years later", false),
            ("6 ministers met in Accra long ago", false),
        ] {
            assert_eq!(is_age(words), age, "{words}");
        }
    }

    #[test]
    fn figures_marks_and_file_names_are_nobodys_words() {
        for (words, junk) in [
            ("4036", true),
            ("— * —", true),
            ("IMG_2041.jpg", true),
            ("photos/accra", true),
            ("https://lumen.gov.gh/talks 1/1", true),
            ("https://lumen.gov.gh/talks tells of fees", false),
            ("Flights", false),
            ("5 ministers", false),
            ("talks on fees/fish", false),
        ] {
            assert_eq!(is_junk(words), junk, "{words}");
        }
    }

    #[test]
    fn a_line_is_of_another_script_when_most_of_its_letters_are() {
        for (words, other) in [
            ("Переговоры в Аккре", true),
            ("Переговоры Accra", true),
            ("Talks in Аккре", false),
            ("Überwältigend schön: Ağdaş, Việt", false),
            ("Ҳа no", false),
            ("2023 — 5", false),
        ] {
            assert_eq!(is_other_script(words), other, "{words}");
        }
    }
}
