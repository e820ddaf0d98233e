//! Any bytes may be given as a file: they are refused, or read into an article whose facts all point at words.

#![no_main]

mod walk;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(article) = readout::read("a.txt", bytes) {
        walk::walk(&article);
    }
});
