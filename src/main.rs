//! The app's door: starts the page in the browser. On other targets there is nothing to run.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    readout::browser::fail_when_asked();
    readout::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
