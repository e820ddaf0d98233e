//! Repairs letters that were UTF-8, were read as Windows-1252 or Latin-1 somewhere on their way, and written as
//! UTF-8 again: `â€™` for `’`, `TÃ¼rkiye` for `Türkiye`, also twice over. Only what can be nothing else is repaired.

/// A letter of the raw text: what it is, where it begins, where its last character begins, and where it ends.
/// The four places are bytes of the raw text; a repaired letter covers several characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) c: char,
    pub(super) start: usize,
    pub(super) last: usize,
    pub(super) end: usize,
}

impl Letter {
    /// Stands where the text has ended.
    const NONE: Self = Self { c: ' ', start: 0, last: 0, end: 0 };
}

/// The characters of Windows-1252 at 0x80–0x9F; `\0` where it has none.
const WINDOWS_1252: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// Longer runs are repaired piece by piece.
const LONGEST_RUN: usize = 256;

/// A text can have been garbled more than once.
const ROUNDS: usize = 3;

/// Whether a garbled letter may begin with `c`: the first bytes of UTF-8's letters in the alphabets and
/// punctuation of news texts, read as Windows-1252.
pub(super) fn may_begin(c: char) -> bool {
    matches!(c, 'Â'..='Å' | 'Ê' | 'Î'..='Ó' | 'Ø'..='Ú' | 'á' | 'â' | 'ã' | 'ï' | 'ð')
}

/// Whether `raw[start..end]` ends with what begins a garbled letter: its last character completes it.
pub(super) fn ends_inside(raw: &str, start: usize, end: usize) -> bool {
    let mut last = raw.get(start..end).unwrap_or_default().chars().rev();
    let (one, two) = (last.next(), last.next());
    one.is_some_and(may_begin) || (one == Some('€') && two == Some('â'))
}

/// Repairs the run of garbled characters at byte `at` of `raw`; `None` when there is nothing to repair.
pub(super) fn repair(raw: &str, at: usize) -> Option<Vec<Letter>> {
    let rest = raw.get(at..)?;
    let letter = |(offset, c): (usize, char)| Letter {
        c,
        start: at + offset,
        last: at + offset,
        end: at + offset + c.len_utf8(),
    };
    let before = raw.get(..at)?.chars().next_back();
    let mut first = rest.char_indices().map(letter);
    let first: [Letter; 5] = std::array::from_fn(|_| first.next().unwrap_or(Letter::NONE));
    garbled(&first, before, None)?;

    let mut run: Vec<Letter> = rest
        .char_indices()
        .map(letter)
        .take_while(|letter| byte_of(letter.c).is_some())
        .take(LONGEST_RUN)
        .collect();
    let after = raw.get(run.last()?.end..)?.chars().next();
    for _ in 0..ROUNDS {
        let fewer = repair_once(&run, before, after);
        if fewer.len() == run.len() {
            break;
        }
        run = fewer;
    }
    Some(run)
}

/// Whether the `Â` at byte `at` is what a garbled no-break space begins with or has left: a space of some kind or
/// the end of the line follows, and no word in capitals goes before.
pub(super) fn is_blank(raw: &str, at: usize) -> bool {
    let before = raw.get(..at).and_then(|before| before.chars().next_back());
    let next = raw.get(at + 'Â'.len_utf8()..).and_then(|rest| rest.chars().next());
    let in_capitals = before.is_some_and(char::is_uppercase) && before != Some('Â');
    next.is_none_or(|next| next.is_whitespace() || next == 'Â') && !in_capitals
}

fn repair_once(run: &[Letter], before: Option<char>, after: Option<char>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(run.len());
    let mut rest = run;
    while let [first, tail @ ..] = rest {
        let previous = letters.last().map(|letter| letter.c).or(before);
        match garbled(rest, previous, after) {
            Some((c, length)) => {
                let last = rest.get(length - 1).unwrap_or(first);
                letters.push(Letter { c, start: first.start, last: last.last, end: last.end });
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                letters.push(*first);
                rest = tail;
            }
        }
    }
    letters
}

/// The letter that the first characters of `run` stand for, and how many they are.
fn garbled(run: &[Letter], before: Option<char>, after: Option<char>) -> Option<(char, usize)> {
    let first = run.first()?.c;
    if !may_begin(first) {
        return None;
    }
    let mut bytes = [0; 4];
    *bytes.first_mut()? = byte_of(first)?;
    let length = match *bytes.first()? {
        0xC2..=0xDF => 2,
        0xE1..=0xEF => 3,
        _ => 4,
    };
    for (byte, letter) in bytes.iter_mut().zip(run.get(..length)?).skip(1) {
        *byte = byte_of(letter.c).filter(|byte| (0x80..0xC0).contains(byte))?;
    }
    let c = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    // «ESPAÑ»: a capital before a mark is no garbled letter unless a word goes on around it.
    let next = run.get(length).map(|letter| letter.c).or(after);
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_lowercase() || may_begin(c));
    let ordinary = run.get(1..length)?.iter().all(|letter| is_ordinary_after_letter(letter.c));
    let certain = !ordinary || inside(next) || (length == 2 && before.is_some_and(char::is_lowercase));
    (certain && !c.is_control()).then_some((c, length))
}

/// Marks that follow a letter in good texts.
fn is_ordinary_after_letter(c: char) -> bool {
    matches!(
        c,
        '»' | '’'
            | '”'
            | '“'
            | '‘'
            | '…'
            | '–'
            | '—'
            | '›'
            | '™'
            | '®'
            | '°'
            | 'º'
            | 'ª'
            | '·'
            | '\u{a0}'
            | '•'
            | '´'
            | '¹'
            | '²'
            | '³'
    )
}

/// The byte that Windows-1252 (or Latin-1, for its gaps) writes for `c`, above ASCII.
fn byte_of(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        0..0x80 => None,
        _ => WINDOWS_1252.chars().position(|known| known == c).and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_of(text: &str, at: usize) -> Option<char> {
        text.get(at..)?.chars().next()
    }

    fn check(garbled: &str, expected: &str) {
        let mut repaired = String::new();
        let mut at = 0;
        while at < garbled.len() {
            match repair(garbled, at).filter(|_| first_of(garbled, at).is_some_and(may_begin)) {
                Some(letters) => {
                    repaired.extend(letters.iter().map(|letter| letter.c));
                    at = letters.last().unwrap().end;
                }
                None => {
                    let c = first_of(garbled, at).unwrap();
                    repaired.push(c);
                    at += c.len_utf8();
                }
            }
        }
        assert_eq!(repaired, expected);
    }

    #[test]
    fn punctuation_and_letters_are_repaired() {
        check("Kazakhstanâ€™s â€œpathâ€\u{9d} â€“ ahead", "Kazakhstan’s “path” – ahead");
        check("TÃ¼rkiye, AntÃ³nio, MÃ¼ller, Ä°stanbul", "Türkiye, António, Müller, İstanbul");
        check("Â«YesÂ», he said", "«Yes», he said");
        check("ÐœÐ¾Ñ\u{81}ÐºÐ²Ð°", "Москва");
    }

    #[test]
    fn what_was_garbled_twice_is_repaired_twice() {
        check("KazakhstanÃ¢â‚¬â„¢s", "Kazakhstan’s");
    }

    #[test]
    fn good_letters_stay_as_they_are() {
        for good in [
            "«ESPAÑ»",
            "«está»…",
            "Attaché’s",
            "café»\u{a0}– yes",
            "PÂ",
            "Ürümqi, Ñandú, Ångström, Île",
            "l’Élysée",
        ] {
            check(good, good);
        }
    }
}
