//! The workshop's door: what the page asks for only now and then, as a module of WebAssembly of its own, which a worker
//! runs. It writes articles in other people's shapes and reads files that become articles. `worker.js` beside it passes
//! questions on, `public/workshop.js` asks them; here is only what passes between the two, all of it text and bytes.

/// There is nothing to run: the module's functions are called from JavaScript.
fn main() {}

#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "wasm-bindgen exports nothing else")]
mod module {
    use readout::article::{Article, Bundle};
    use readout::explorer::View;
    use readout::export::{self, Access, Chosen, Format, OneFileParts};
    use std::cell::RefCell;
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        /// What was opened last.
        static LIBRARY: RefCell<Vec<Article>> = const { RefCell::new(Vec::new()) };
    }

    /// Opens a bundle as the library that is asked about.
    #[wasm_bindgen]
    pub fn open(bundle: &[u8]) -> Result<(), String> {
        let bundle =
            Bundle::from_json(&String::from_utf8_lossy(bundle)).map_err(|error| error.to_string())?;
        LIBRARY.set(bundle.articles);
        Ok(())
    }

    /// Puts the articles of a bundle behind those of the library.
    #[wasm_bindgen]
    pub fn add(bundle: &str) -> Result<(), String> {
        let bundle = Bundle::from_json(bundle).map_err(|error| error.to_string())?;
        LIBRARY.with_borrow_mut(|articles| {
            let is_new = |article: &Article| !articles.iter().any(|own| own.id == article.id);
            let more: Vec<Article> = bundle.articles.into_iter().filter(is_new).collect();
            articles.extend(more);
        });
        Ok(())
    }

    /// The articles with these ids, in this order, in a format. `view` says what the rows of a table are; `page` and
    /// `today` are those of `Access`, the latter as in `2026-11-22`.
    #[wasm_bindgen]
    pub fn written(
        format: &str,
        view: &str,
        ids: Vec<String>,
        page: String,
        today: &str,
    ) -> Result<String, String> {
        let format = Format::ALL.into_iter().find(|known| known.key() == format);
        let format = format.ok_or("There is no such format; reload the page and try again.")?;
        let view = View::named(view).unwrap_or_default();
        let access = Access { page, on: today.parse().ok() };
        LIBRARY.with_borrow(|articles| {
            let documents = documents(articles, &ids);
            Ok(format.write(&view, &Chosen { articles, documents: &documents, access }))
        })
    }

    /// The files in `fonts/` that stylesheets name.
    #[wasm_bindgen]
    pub fn font_names(styles: &str) -> Vec<String> {
        export::font_names(styles)
    }

    /// The stylesheets with one of those fonts in them instead of its address.
    #[wasm_bindgen]
    pub fn with_font(styles: &str, name: &str, font: &[u8]) -> String {
        export::with_font(styles, name, font)
    }

    /// The one-file edition of the articles with these ids, made of the page's own parts.
    #[wasm_bindgen]
    pub fn one_file(
        ids: Vec<String>,
        styles: String,
        script: String,
        wasm: &[u8],
        workshop_script: String,
        workshop_wasm: &[u8],
    ) -> Result<String, String> {
        let parts = OneFileParts::new(styles, script, wasm, workshop_script, workshop_wasm);
        LIBRARY.with_borrow(|articles| {
            let documents = documents(articles, &ids);
            let chosen = documents.into_iter().filter_map(|document| articles.get(document).cloned());
            export::one_file(&parts, &Bundle::new(chosen.collect())).map_err(|error| error.to_string())
        })
    }

    /// Reads one file as a bundle of the one article it holds, as JSON; or says in a sentence why it is none.
    #[wasm_bindgen]
    pub fn read(file: &str, bytes: &[u8]) -> Result<String, String> {
        let article = readout::read(file, bytes).map_err(|refusal| refusal.to_string())?;
        Bundle::new(vec![article]).to_json().map_err(|error| error.to_string())
    }

    /// Where the articles with these ids stand.
    fn documents(articles: &[Article], ids: &[String]) -> Vec<usize> {
        let mut places: Vec<(&str, usize)> =
            articles.iter().enumerate().map(|(place, article)| (article.id.as_str(), place)).collect();
        places.sort_unstable();
        let place = |id: &String| {
            let found = places.binary_search_by_key(&id.as_str(), |(known, _)| known).ok()?;
            places.get(found).map(|(_, place)| *place)
        };
        ids.iter().filter_map(place).collect()
    }
}
