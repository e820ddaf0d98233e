// Ends offline use for every reader: publish this file as sw.js, in the place of the worker. It forgets what the worker
// kept, leaves, and reloads the pages it had served, which from then on come from the network. Nothing that belongs to
// the reader is touched. Chromium lets it begin only when the old worker rests, up to half a minute after a visit.

const kept = `readout ${self.registration.scope} `;

async function retire() {
  for (const name of await caches.keys()) if (name.startsWith(kept)) await caches.delete(name);
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: "window" })) {
    const fresh = otherwiseWritten(page.url);
    // The browser's own cache may hold old pages for some minutes more. A page that closes meanwhile needs no reload.
    for (const url of [page.url, fresh]) await fetch(url, { cache: "reload" }).catch(() => {});
    await page.navigate(fresh).catch(() => {});
  }
}

/** The same address with a mark more or less that says nothing: browsers do not load a page again when its address
 *  differs by nothing but what is behind the `#`. */
function otherwiseWritten(url) {
  const [page, ...hash] = url.split("#");
  const other = /[?&]$/.test(page) ? page.slice(0, -1) : page + (page.includes("?") ? "&" : "?");
  return [other, ...hash].join("#");
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(retire()));
