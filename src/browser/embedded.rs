//! What the build put into the page.

use super::document;

/// The text of the element with this id, taken out of the page so that it is kept only once in memory.
pub fn embedded_text(id: &str) -> Option<String> {
    let element = document()?.get_element_by_id(id)?;
    let text = element.text_content();
    element.remove();
    text
}
