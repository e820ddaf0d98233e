// The workshop's worker, which stands behind wasm-bindgen's glue in one script. A question names a function of the module
// and what it is called with; the first one, `start`, brings the module itself. An answer carries the question's number;
// one that failed says why in a sentence if the module has one, and as a fault if it cannot go on. Before the answer to a
// question that takes long, the module says now and then how far it is.

let asked;
self.progress = (done, of) => postMessage({ number: asked, progress: [done, of] });

addEventListener("message", async ({ data: { number, ask, given } }) => {
  try {
    asked = number;
    const answer = ask === "start" ? void (await wasm_bindgen({ module_or_path: given[0] })) : wasm_bindgen[ask](...given);
    postMessage({ number, answer });
  } catch (error) {
    postMessage(typeof error === "string" ? { number, sentence: error } : { number, fault: String(error) });
  }
});
