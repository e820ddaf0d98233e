//! The one-file edition: page, app, styles and articles in a single document that opens by double click, asks for
//! nothing and may run nothing but its own script, which its policy names by hash.

use super::article_list::newest_headlines;
use super::site::{LIST, ShippedLibrary, SiteError, filled};
use crate::article::Bundle;
use sha2::{Digest, Sha256};

/// The page as it is before it is built. Its lines that begin with a link or a comment are the build's business.
const PAGE: &str = include_str!("../../index.html");

const POLICY: (&str, &str) = (r#"<meta http-equiv="Content-Security-Policy" content=""#, r#"">"#);
const END_OF_HEAD: (&str, &str) = ("<title>Readout</title>\n", "</head>");
const END_OF_BODY: (&str, &str) = ("<!--app-->", "</body>");
const FONT: &str = "url(\"fonts/";
/// `boot.js` and `workshop.js` find what they need by these ids.
const WASM: &str = r#"<script type="text/plain" id="wasm">"#;
const SCRIPT: &str = r#"<script type="module" id="app">"#;
const WORKSHOP: &str = r#"<script type="text/plain" id="workshop">"#;
const WORKSHOP_WASM: &str = r#"<script type="text/plain" id="workshop-wasm">"#;

/// What the app is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneFileParts {
    /// The stylesheets, one behind the other, with no address in them but `data:`.
    pub styles: String,
    /// wasm-bindgen's glue as a module; `library.js`, `workshop.js` and `boot.js` behind it.
    pub script: String,
    /// The app's WebAssembly in Base64.
    pub wasm: String,
    /// The workshop's glue, its `worker.js` behind it.
    pub workshop: String,
    /// The workshop's WebAssembly in Base64.
    pub workshop_wasm: String,
}

impl OneFileParts {
    /// The parts, both modules as bytes.
    pub fn new(styles: String, script: String, wasm: &[u8], workshop: String, workshop_wasm: &[u8]) -> Self {
        Self { styles, script, wasm: base64(wasm), workshop, workshop_wasm: base64(workshop_wasm) }
    }
}

/// The document. Fails when a part would end its own element, or when `index.html` lacks a place for one.
pub fn one_file(parts: &OneFileParts, bundle: &Bundle) -> Result<String, SiteError> {
    let ends = [(&parts.styles, "</style"), (&parts.script, "</script"), (&parts.workshop, "</script")];
    for (part, end) in ends {
        if part.to_ascii_lowercase().contains(end) {
            return Err(SiteError::Unfit(end));
        }
    }
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; img-src data:; \
         font-src data:; connect-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types default",
        base64(&Sha256::digest(&parts.script)),
        base64(&Sha256::digest(&parts.styles)),
    );
    let built = |line: &&str| line.starts_with("<link") || line.starts_with("<!-- ");
    let page: String = PAGE.lines().filter(|line| !built(line)).flat_map(|line| [line, "\n"]).collect();
    let page = filled(&page, POLICY, &policy)?;
    let page = filled(&page, END_OF_HEAD, &["<style>", &parts.styles, "</style>\n"].concat())?;
    let scripts = [
        (WASM, &parts.wasm),
        (WORKSHOP_WASM, &parts.workshop_wasm),
        (WORKSHOP, &parts.workshop),
        (SCRIPT, &parts.script),
    ];
    let app: String =
        scripts.iter().flat_map(|(opening, script)| [opening, script.as_str(), "</script>\n"]).collect();
    let page = filled(&page, END_OF_BODY, &app)?;
    let page = filled(&page, LIST, &newest_headlines(&bundle.articles))?;
    ShippedLibrary::of(bundle)?.inside(&page)
}

/// The files in `fonts/` that stylesheets name, in order.
pub fn font_names(styles: &str) -> Vec<String> {
    styles.split(FONT).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// The stylesheets with one of those fonts in them instead of its address.
pub fn with_font(styles: &str, name: &str, font: &[u8]) -> String {
    styles.replace(
        &[FONT, name, "\""].concat(),
        &["url(\"data:font/woff2;base64,", &base64(font), "\""].concat(),
    )
}

/// Base64 (RFC 4648, section 4), as content security policies and `atob` want it.
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = (bits >> (18 - 6 * place) & 63) as usize;
            text.push(if place > group.len() {
                '='
            } else {
                DIGITS.get(digit).copied().map_or('=', char::from)
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn parts() -> OneFileParts {
        OneFileParts::new("p{}".to_owned(), "start()".to_owned(), b"\0asm", "work()".to_owned(), b"\0asm")
    }

    fn bundle() -> Bundle {
        let raw = "</script><script>alert(1)</script>".to_owned();
        Bundle::new(vec![Article {
            id: "1".to_owned(),
            file: "<b>.txt".to_owned(),
            raw,
            ..Article::default()
        }])
    }

    #[test]
    fn one_file_asks_for_nothing_and_runs_one_script() {
        let page = one_file(&parts(), &bundle()).unwrap();
        assert!(!page.contains("<link"));
        assert!(!page.contains("src=\""));
        assert!(page.contains("connect-src 'none'"));
        assert_eq!(page.matches("<script").count(), 6, "library and catalogue, two modules, their scripts");
        assert!(page.contains("<style>p{}</style>\n</head>"));
        assert!(page.contains("start()</script>\n</body>"));
    }

    #[test]
    fn the_policy_names_the_script_and_the_styles_by_their_hash() {
        let page = one_file(&parts(), &bundle()).unwrap();
        // printf 'start()' | openssl dgst -sha256 -binary | base64
        assert!(page.contains("script-src 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"));
        assert!(page.contains("style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='"));
    }

    #[test]
    fn a_part_that_would_end_its_element_is_refused() {
        let end = "'</SCRIPT>'".to_owned();
        for parts in [
            OneFileParts { script: end.clone(), ..parts() },
            OneFileParts { workshop: end.clone(), ..parts() },
        ] {
            assert_eq!(one_file(&parts, &bundle()), Err(SiteError::Unfit("</script")));
        }
    }

    #[test]
    fn fonts_come_along() {
        let styles = "@font-face{src:url(\"fonts/a.woff2\")}@font-face{src:url(\"fonts/b.woff2\")}";
        assert_eq!(font_names(styles), ["a.woff2", "b.woff2"]);
        let styles = with_font(&with_font(styles, "a.woff2", b"f"), "b.woff2", b"fo");
        assert!(styles.contains("url(\"data:font/woff2;base64,Zg==\")"));
        assert!(font_names(&styles).is_empty());
    }

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xbf]), "+/+/");
    }
}
