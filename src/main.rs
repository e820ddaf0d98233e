//! The app's door: mounts the page in the browser. On other targets there is nothing to run.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    readout::browser::fail_when_asked();
    leptos::mount::mount_to_body(readout::ui::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
