//! The page's own parts, for saving it as one file, and the saving itself.

use super::{document, window};
use crate::export::{OneFileParts, base64, font_names, with_font};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What this page is made of: read from itself when it is one file, else fetched as the page was. The error is one
/// sentence.
pub async fn own_parts() -> Result<OneFileParts, String> {
    match (text("style"), text("script#app"), text("script#wasm")) {
        (Some(styles), Some(script), Some(wasm)) => Ok(OneFileParts { styles, script, wasm }),
        _ => fetched_parts().await,
    }
}

async fn fetched_parts() -> Result<OneFileParts, String> {
    let mut styles = String::new();
    for address in addresses("link[rel=stylesheet]", "href") {
        styles.push_str(&fetched_text(&address).await?);
    }
    for name in font_names(&styles) {
        let font = fetched(&format!("fonts/{name}")).await?;
        styles = with_font(&styles, &name, &font);
    }
    let address = |name| addresses("script[data-wasm]", name).into_iter().next().unwrap_or_default();
    let script = [fetched_text(&address("data-js")).await?, fetched_text(&address("src")).await?].join("\n");
    let wasm = base64(&fetched(&address("data-wasm")).await?);
    Ok(OneFileParts { styles, script, wasm })
}

/// Gives the reader a file to keep. Whether and where it is kept is between reader and browser.
pub fn save_file(name: &str, kind: &str, text: &str) -> Result<(), String> {
    let offered = || -> Option<()> {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let link: web_sys::HtmlElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", &address).ok()?;
        link.set_attribute("download", name).ok()?;
        link.click();
        // The download has its own hold on the bytes by now.
        web_sys::Url::revoke_object_url(&address).ok()
    };
    offered().ok_or_else(|| "This browser would not save the file; nothing was changed.".to_owned())
}

fn text(selector: &str) -> Option<String> {
    document()?.query_selector(selector).ok()??.text_content()
}

fn addresses(selector: &str, attribute: &str) -> Vec<String> {
    let Some(elements) = document().and_then(|document| document.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    let element = |index| elements.get(index)?.dyn_into::<web_sys::Element>().ok()?.get_attribute(attribute);
    (0..elements.length()).filter_map(element).collect()
}

async fn fetched_text(address: &str) -> Result<String, String> {
    Ok(String::from_utf8_lossy(&fetched(address).await?).into_owned())
}

async fn fetched(address: &str) -> Result<Vec<u8>, String> {
    let failed = |_: JsValue| {
        format!(
            "A part of the page could not be read again ({address}). Nothing was saved; try again when the page can be reloaded."
        )
    };
    let window = window().ok_or_else(|| failed(JsValue::NULL))?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.map_err(failed)?;
    let response: web_sys::Response = response.dyn_into().map_err(failed)?;
    if !response.ok() {
        return Err(failed(JsValue::NULL));
    }
    let bytes = JsFuture::from(response.array_buffer().map_err(failed)?).await.map_err(failed)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}
