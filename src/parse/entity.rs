//! Characters that a scrape left as the page's source writes them: `&rsquo;`, `&#8217;`, and `rsquo;` where it lost the
//! ampersand. Where they go in the clean text is for `clean` to decide.

use crate::reference::Table;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The names of `entities.tsv`: what each stands for, and whether it is known without its ampersand.
static NAMES: LazyLock<FxHashMap<&'static str, (char, bool)>> = LazyLock::new(|| {
    let named = |code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    let rows = Table::read(include_str!("entities.tsv"));
    rows.rows()
        .filter_map(|row| Some((row.cell("name"), (named(row.cell("code"))?, row.cell("bare") == "yes"))))
        .collect()
});

/// The longest name or number has so many bytes …
const LONGEST: usize = 8;

/// … and the shortest that is known without its ampersand so many.
const SHORTEST_BARE: usize = 4;

/// The first such character in the bytes `within` of `raw`: its place, and what it is.
pub(super) fn next(raw: &str, within: Range<usize>) -> Option<(Range<usize>, char)> {
    let bytes = raw.as_bytes();
    let mut from = within.start;
    loop {
        let semicolon = from + raw.get(from..within.end)?.find(';')?;
        let first = from.max(semicolon.saturating_sub(LONGEST));
        let name = bytes.get(first..semicolon)?.iter().rev();
        let start =
            semicolon - name.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
        let whole = start > from && bytes.get(start - 1) == Some(&b'&');
        let found = match whole {
            true => whole_name(raw.get(start..semicolon)?).map(|c| (start - 1, c)),
            false => (start..=semicolon.saturating_sub(SHORTEST_BARE)).find_map(|start| {
                let (c, bare) = NAMES.get(raw.get(start..semicolon)?)?;
                bare.then_some((start, *c))
            }),
        };
        if let Some((start, c)) = found {
            return Some((start..semicolon + 1, c));
        }
        from = semicolon + 1;
    }
}

/// The character between `&` and `;`.
fn whole_name(name: &str) -> Option<char> {
    let number = || {
        let digits = name.strip_prefix('#')?;
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => digits.parse(),
        };
        code.ok().and_then(char::from_u32).filter(|c| !c.is_control())
    };
    NAMES.get(name).map(|(c, _)| *c).or_else(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_the_source_are_found_with_and_without_their_ampersand() {
        for (raw, expected) in [
            ("country&rsquo;s", Some((7..14, '’'))),
            ("countryrsquo;s", Some((7..13, '’'))),
            ("it is ldquo;so", Some((6..12, '“'))),
            ("lamp; Euro; pushy;", None),
            ("5&#37; of; it", Some((1..6, '%'))),
            ("it&#x2019;s", Some((2..10, '’'))),
            ("first; second; #37; third", None),
            ("&#0; &#9;", None),
            ("", None),
        ] {
            assert_eq!(next(raw, 0..raw.len()), expected, "{raw}");
        }
    }
}
