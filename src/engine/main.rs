//! The engine's door: search alone as a module of WebAssembly, for other pages than this one. `engine.js` beside it is
//! the face that those pages see; `search::Collection` does the work; here is only what passes between the two.

/// There is nothing to run: the module's functions are called from JavaScript.
fn main() {}

#[cfg(target_arch = "wasm32")]
mod module {
    use readout::search::{Collection, Document, Gathering, Matching, OpenError, Relaxation};
    use wasm_bindgen::prelude::{JsError, wasm_bindgen};

    /// A collection, in the making or made.
    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Module {
        gathering: Gathering,
        collection: Collection,
        /// Of the last search.
        relaxed: Vec<Relaxation>,
    }

    #[wasm_bindgen]
    impl Module {
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self::default()
        }

        /// Reads a document; `facets` are names and values by turns.
        pub fn add(&mut self, id: String, title: String, body: String, facets: Vec<String>) {
            let mut document = Document { id, title, body, ..Document::default() };
            for [name, value] in facets.as_chunks::<2>().0 {
                document.facets.entry(name.clone()).or_default().push(value.clone());
            }
            self.gathering.add(document);
        }

        /// Puts what was added in the place of what was there.
        pub fn finish(&mut self) {
            self.collection = std::mem::take(&mut self.gathering).finish();
        }

        /// The total; how many hits; each hit's document and score; then, if asked for, the counts of every value of every
        /// facet, in the order of `facets`.
        pub fn search(&mut self, typed: &str, any: bool, limit: usize, count: bool) -> Vec<f64> {
            let matching = if any { Matching::Any } else { Matching::All };
            let top = self.collection.search(typed, matching, limit, count);
            self.relaxed = top.relaxed;
            let mut numbers = vec![top.total as f64, top.hits.len() as f64];
            for hit in top.hits {
                numbers.extend([f64::from(hit.document), f64::from(hit.score)]);
            }
            numbers.extend(top.counts.iter().flatten().map(|count| f64::from(*count)));
            numbers
        }

        /// What the last search took in place of what was asked: how many words stand in for one, that word, the others;
        /// and so on. One word with none in its place says that not all words had to match.
        pub fn relaxed(&self) -> Vec<String> {
            let mut said = Vec::new();
            for relaxation in &self.relaxed {
                let (asked, used) = match relaxation {
                    Relaxation::Spelling { asked, used } | Relaxation::Names { asked, used } => {
                        (asked.as_str(), used.as_slice())
                    }
                    Relaxation::SomeWords => ("", &[][..]),
                };
                said.extend([used.len().to_string(), asked.to_owned()]);
                said.extend_from_slice(used);
            }
            said
        }

        /// Every document's id.
        pub fn ids(&self) -> Vec<String> {
            self.collection.ids().to_vec()
        }

        /// Every facet: its name, how many values it has, and these.
        pub fn facets(&self) -> Vec<String> {
            let mut all = Vec::new();
            for (name, values) in self.collection.facets() {
                all.extend([name.to_owned(), values.len().to_string()]);
                all.extend(values.into_iter().map(str::to_owned));
            }
            all
        }

        /// Bytes that the index takes, ids left out.
        pub fn size(&self) -> usize {
            self.collection.size()
        }

        pub fn serialize(&self) -> Vec<u8> {
            self.collection.to_bytes()
        }

        /// Puts what `serialize` gave in the place of what was there. Says why it did not, and leaves that as it was.
        pub fn restore(&mut self, bytes: &[u8]) -> Result<(), JsError> {
            self.collection = Collection::open(bytes).map_err(|error| {
                JsError::new(match error {
                    OpenError::OtherVersion(_) => {
                        "Another version of the engine wrote this index: build it again from the documents."
                    }
                    OpenError::Damaged | OpenError::OtherArticles => {
                        "These bytes are damaged, or no index: build it again from the documents."
                    }
                })
            })?;
            Ok(())
        }
    }
}
