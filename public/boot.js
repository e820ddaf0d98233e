// Starts the app whose files Trunk named on this script's own tag. When it cannot start, or stops later, whatever the
// reason, shows the notice and the plain list that wait in index.html in its place.

const notice = (id) => document.getElementById(id);
const [starting, stopped, plain] = ["starting", "stopped", "plain"].map(notice);

function stop(error) {
  console.error(error);
  stopped.hidden = false;
  plain.hidden = false;
  document.body.replaceChildren(stopped, plain);
}

// A panic, a lack of memory and an overflowing stack all end the WebAssembly, and nothing it holds can be used again.
const ends = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === "InternalError";
addEventListener("error", ({ error }) => ends(error) && stop(error));
addEventListener("unhandledrejection", ({ reason }) => ends(reason) && stop(reason));

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
try {
  const app = await import(new URL(js, document.baseURI));
  await app.default({ module_or_path: new URL(wasm, document.baseURI) });
  starting.remove();
  plain.hidden = true;
} catch (error) {
  stop(error);
}
