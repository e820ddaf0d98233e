//! How the reader likes to read: size, face and light. Kept for the next visit.

use crate::browser;
use leptos::html;
use leptos::prelude::*;

/// A choice with its values: key and name. The first is what the page has without a choice.
struct Choice {
    key: &'static str,
    name: &'static str,
    values: &'static [(&'static str, &'static str)],
}

const CHOICES: [Choice; 4] = [
    Choice {
        key: "light",
        name: "Light",
        values: &[("auto", "As the system"), ("day", "Light"), ("sepia", "Sepia"), ("night", "Dark")],
    },
    Choice {
        key: "size",
        name: "Size",
        values: &[("medium", "Medium"), ("small", "Small"), ("large", "Large"), ("huge", "Very large")],
    },
    Choice { key: "face", name: "Face", values: &[("serif", "Serif"), ("sans", "Sans serif")] },
    Choice {
        key: "width",
        name: "Line",
        values: &[("medium", "Medium"), ("narrow", "Narrow"), ("wide", "Wide")],
    },
];

/// Puts what was chosen at an earlier visit into force.
pub(super) fn recall() {
    for choice in &CHOICES {
        if let Some(value) = remembered(choice) {
            browser::set_root_attribute(&attribute(choice), value);
        }
    }
}

/// A remembered value that is still one of the choice's.
fn remembered(choice: &Choice) -> Option<&'static str> {
    let value = browser::remembered(choice.key)?;
    choice.values.iter().map(|(key, _)| *key).find(|key| *key == value)
}

/// The attribute of the root element that the stylesheet goes by.
fn attribute(choice: &Choice) -> String {
    format!("data-{}", choice.key)
}

/// The dialog with the choices.
#[component]
pub(super) fn Comfort(
    /// Whether it is open.
    shown: RwSignal<bool>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            if shown.get() {
                browser::show_dialog(&dialog);
            } else {
                browser::close_dialog(&dialog);
            }
        }
    });
    view! {
        <dialog node_ref=dialog class="comfort" aria-labelledby="comfort-name" on:close=move |_| shown.set(false)>
            <header>
                <h2 id="comfort-name">"Display"</h2>
                <button class="plain" on:click=move |_| shown.set(false)>"Close"</button>
            </header>
            <div class="within">{CHOICES.each_ref().map(chooser)}</div>
        </dialog>
    }
}

fn chooser(choice: &'static Choice) -> impl IntoView {
    let (first, _) = choice.values.first().copied().unwrap_or_default();
    let now = RwSignal::new(remembered(choice).unwrap_or(first));
    let choose = move |value: &'static str| {
        now.set(value);
        browser::set_root_attribute(&attribute(choice), value);
        browser::remember(choice.key, value);
    };
    view! {
        <fieldset class="facet">
            <legend class="label">{choice.name}</legend>
            <div class="choices">
                {choice
                    .values
                    .iter()
                    .map(|(value, name)| view! {
                        <label>
                            <input
                                type="radio"
                                name=choice.key
                                prop:checked=move || now.get() == *value
                                on:change=move |_| choose(value)
                            />
                            {*name}
                        </label>
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}
