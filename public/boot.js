// Starts the app whose files Trunk named on this script's own tag, or says why it cannot.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
try {
  const app = await import(new URL(js, document.baseURI));
  await app.default({ module_or_path: new URL(wasm, document.baseURI) });
  document.getElementById("starting").remove();
} catch (error) {
  console.error(error);
  document.getElementById("starting").hidden = true;
  document.getElementById("stopped").hidden = false;
}
