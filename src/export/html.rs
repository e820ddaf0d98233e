//! HTML, written element by element. Nothing reaches the page but through `text` and the values of attributes,
//! which are escaped; names of elements and attributes are the program's own. Bidirectional controls are shown.

use crate::text::visible;

/// A document or a piece of one as it grows.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup of the program's own, as it is.
    pub(super) fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// The opening tag. White space in front keeps the source readable; it is never inside a run of text.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) -> &mut Self {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
        self
    }

    /// The closing tag, and the end of the line.
    pub(super) fn close(&mut self, name: &'static str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
        self
    }

    /// Text, or the value of an attribute.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in visible(text).chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // No document may hold it; the parser would replace it in any case.
                '\0' => self.0.push('\u{fffd}'),
                c => self.0.push(c),
            }
        }
        self
    }

    /// An element that holds text alone.
    pub(super) fn leaf(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        text: &str,
    ) -> &mut Self {
        self.open(name, attributes).text(text).close(name)
    }

    /// A block of JSON that no script runs and no text can end.
    pub(super) fn json(&mut self, kind: &str, json: &str) -> &mut Self {
        self.open("script", &[("type", kind)]);
        self.0.push_str(&json_in_html(json));
        self.close("script")
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// JSON that may stand inside a script element: `<` is written `\u003c`, so that no text can end the element or
/// open another, and the two line ends that old scripts take for the end of a string are escaped. All three stand
/// in JSON only inside strings, where they and their escapes are the same.
pub(super) fn json_in_html(json: &str) -> String {
    json.replace('<', r"\u003c").replace('\u{2028}', r"\u2028").replace('\u{2029}', r"\u2029")
}

/// A file's name as one segment of a relative address: everything but letters, digits, `-`, `_` and `.` is
/// percent-encoded (RFC 3986, section 2.3, unreserved characters without `~`).
pub(super) fn segment(name: &str) -> String {
    use std::fmt::Write;
    let mut segment = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            segment.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(segment, "%{byte:02X}");
        }
    }
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_opens_an_element_or_ends_an_attribute() {
        let mut html = Html::default();
        html.leaf("p", &[("title", "\"'><b>")], "<i>&amp;\u{202e}\0");
        assert_eq!(
            html.finish(),
            "<p title=\"&quot;&#39;&gt;&lt;b&gt;\">&lt;i&gt;&amp;amp;⟦U+202E⟧\u{fffd}</p>\n"
        );
    }

    #[test]
    fn json_keeps_its_meaning_and_ends_no_element() {
        let json = "{\"a\":\"</script><!--\u{2028}\"}";
        let embedded = json_in_html(json);
        assert!(!embedded.contains(['<', '\u{2028}']));
        let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(read(&embedded), read(json));
    }

    #[test]
    fn a_name_is_one_segment_whatever_it_holds() {
        assert_eq!(segment("a b/../é?#.txt"), "a%20b%2F..%2F%C3%A9%3F%23.txt");
    }
}
