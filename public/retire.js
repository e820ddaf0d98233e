// Ends offline use for every reader: publish this file as sw.js, in the place of the worker. It forgets what the worker
// kept, leaves, and reloads the pages it had served, which from then on come from the network. Nothing that belongs to
// the reader is touched.

const kept = `readout ${self.registration.scope} `;

async function retire() {
  for (const name of await caches.keys()) if (name.startsWith(kept)) await caches.delete(name);
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: "window" })) {
    // The browser's own cache may hold the old page for some minutes more. A page that closes meanwhile needs no reload.
    await fetch(page.url, { cache: "reload" }).catch(() => {});
    await page.navigate(page.url).catch(() => {});
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(retire()));
