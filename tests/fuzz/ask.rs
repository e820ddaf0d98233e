//! Any text may be typed into the search box or stand in the address: what is understood of it is understood again.

#![no_main]

use readout::explorer::State;
use readout::search::Query;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let query = Query::parse(text);
    let chips = query.pieces();
    assert_eq!(Query::parse(&(chips.join(" ") + " ")), query, "chips read back as the same query");
    for chip in 0..chips.len() {
        assert_eq!(query.without(chip).pieces().len(), chips.len() - 1, "a chip goes away alone");
    }
    let (state, _) = State::from_hash(text);
    assert_eq!(State::from_hash(&state.to_hash()), (state, vec![]), "an address is kept for good");
});
