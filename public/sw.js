// The offline worker. Keeps every file of one build of the page, an edition, and serves pages out of it.
//
// - An edition is fetched and checked against its hashes as a whole, or not kept at all.
// - Which edition new pages come from changes only when the reader says so; the one before it is kept for going back.
// - A page is served to its end by the edition that its document came from, whatever changes meanwhile.
// - Pages that this worker did not serve (another site may live below this one) get what they ask for from the network.
//
// This file's address never changes. To end offline use for all readers, publish retire.js in its place.

// Written by `readout publish`: { id, files: [{ path, size, sha256: [of each piece] }] }.
const EDITION = null;

const scope = self.registration.scope;
const patience = 800; // milliseconds for a page that is none of ours, on a network that may never answer
const piece = 1 << 22; // bytes of a large file that are checked at a time
const pause = 1_000; // milliseconds that saving rests when the reader does something

const types = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  md: "text/plain; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
};

// --- What is kept ------------------------------------------------------------------------------
// One cache per edition, with the list of its files put in last: a cache without its list is not whole.
// One cache of notes. The scope is part of the names, since other Readouts may share the origin.

const prefix = `readout ${scope} `;
const list = `${scope}?edition`;

async function note(name) {
  const kept = await (await caches.open(`${prefix}notes`)).match(`${scope}?${name}`);
  return kept?.json();
}

async function setNote(name, value) {
  await (await caches.open(`${prefix}notes`)).put(`${scope}?${name}`, new Response(JSON.stringify(value)));
}

/** { current, previous }: ids of the editions for new pages and for going back. */
const chosen = async () => (await note("chosen")) ?? {};

/** The cache of an edition, if the whole edition is in it. */
async function whole(id) {
  if (!id || !(await caches.has(prefix + id))) return null;
  const cache = await caches.open(prefix + id);
  return (await cache.match(list)) ? cache : null;
}

const address = (path) => scope + path.split("/").map(encodeURIComponent).join("/");

function path(url) {
  const below = decodeURIComponent(new URL(url).pathname.slice(new URL(scope).pathname.length));
  return below === "" || below.endsWith("/") ? `${below}index.html` : below;
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether a blob is what the list says of a file. Never held whole: it may be a library. */
async function isOf(blob, file) {
  if (blob.size !== file.size) return false;
  // Lists of older editions have one hash for the whole.
  const hashes = [file.sha256].flat();
  const length = hashes.length > 1 ? piece : file.size;
  for (const [place, hash] of hashes.entries()) {
    await rest();
    if ((await sha256(await blob.slice(place * length, (place + 1) * length).arrayBuffer())) !== hash) return false;
  }
  return true;
}

/** Fetches one file past every cache on the way, checks it and keeps it. */
async function keep(cache, file) {
  await put(cache, file, await fetched(file, "reload"));
}

/** The same, but what the page has just loaded need not travel again, as long as its hash agrees. */
async function keepLoaded(cache, file) {
  await fetched(file, "force-cache").then(
    (blob) => put(cache, file, blob),
    () => keep(cache, file),
  );
}

/** Keeps a blob that was checked. */
async function put(cache, file, blob) {
  // The type is ours: the hash vouches for the bytes, nothing for what a server says of them.
  const type = types[file.path.split(".").pop()] ?? "application/octet-stream";
  await cache.put(address(file.path), new Response(blob, { headers: { "content-type": type } }));
}

/** One file, which is that of this edition. */
async function fetched(file, cache) {
  // The page was loaded as its folder, and is kept by the browser under that address.
  const response = await fetch(file.path === "index.html" ? scope : address(file.path), { cache });
  if (!response.ok) throw new Error(`${file.path}: the server answered ${response.status}`);
  const blob = await response.blob();
  if (!(await isOf(blob, file))) throw new Error(`${file.path}: not the file of this edition`);
  return blob;
}

let resumed = 0;

/** Waits while the reader does something: saving and checking must not keep a key waiting. */
async function rest() {
  for (let left; (left = resumed - Date.now()) > 0; ) await new Promise((over) => setTimeout(over, left));
}

async function each(files, act) {
  const left = [...files];
  const lane = async () => {
    for (let file = left.pop(); file; file = left.pop()) await act(file);
  };
  await Promise.all(Array.from({ length: 6 }, lane));
}

// --- Coming and going --------------------------------------------------------------------------

async function install() {
  if (await whole(EDITION.id)) return;
  const cache = await caches.open(prefix + EDITION.id);
  try {
    // What is there was checked, by this worker before the browser ended it: it grants five minutes.
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const missing = EDITION.files.filter(({ path }) => !kept.has(address(path)));
    await each(missing, (file) => keepLoaded(cache, file));
  } catch (error) {
    await caches.delete(prefix + EDITION.id);
    throw error;
  }
  await cache.put(list, new Response(JSON.stringify(EDITION)));
  await setNote("checked", Date.now());
}

async function activate() {
  if (!(await whole((await chosen()).current))) await setNote("chosen", { current: EDITION.id });
  await tidy();
  await self.clients.claim();
}

/** Forgets pages that are gone, and editions that nobody may want again. */
async function tidy() {
  const { current, previous } = await chosen();
  const wanted = new Set([current, previous, EDITION.id]);
  const pages = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const notes = await caches.open(`${prefix}notes`);
  for (const request of await notes.keys()) {
    const page = new URL(request.url).search.match(/^\?page-(.*)/)?.[1];
    if (!page) continue;
    if (pages.has(page)) wanted.add(await note(`page-${page}`));
    else await notes.delete(request);
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== `${prefix}notes` && !wanted.has(name.slice(prefix.length))) await caches.delete(name);
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

// --- Serving -----------------------------------------------------------------------------------

async function document({ request, resultingClientId }) {
  const { current } = await chosen();
  const cache = await whole(current);
  if (!cache) return fetch(request);
  const kept = await cache.match(address(path(request.url)));
  if (kept) {
    await setNote(`page-${resultingClientId}`, current);
    return kept;
  }
  const elsewhere = await fetch(request, { signal: AbortSignal.timeout(patience) }).catch(() => null);
  if (elsewhere?.ok || elsewhere?.type === "opaqueredirect") return elsewhere;
  return Response.redirect(scope);
}

async function file({ request, clientId }) {
  const ours = clientId && (await note(`page-${clientId}`));
  const cache = await whole(ours || (await chosen()).current);
  const kept = await cache?.match(address(path(request.url)));
  if (kept) return kept;
  return ours && cache ? new Response("There is no such file in this edition.\n", { status: 404 }) : fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  event.respondWith(mode === "navigate" ? document(event) : file(event));
});

// --- Answering the page ------------------------------------------------------------------------

const answers = {
  /** How things stand: sizes in bytes, `checked` in milliseconds since 1970. */
  async state() {
    const { current, previous } = await chosen();
    const cache = await whole(current);
    if (!cache) return { saved: false };
    const { files } = await (await cache.match(list)).json();
    const size = files.reduce((sum, file) => sum + file.size, 0);
    return { saved: true, current, size, files: files.length, checked: await note("checked"), undo: Boolean(await whole(previous)), newer: EDITION.id !== current };
  },

  /** Hashes every kept file again; fetches anew what is missing or damaged. */
  async verify() {
    if (!(await whole((await chosen()).current))) {
      await install();
      await setNote("chosen", { current: EDITION.id });
    }
    const cache = await whole((await chosen()).current);
    const { files } = await (await cache.match(list)).json();
    const damaged = [];
    await each(files, async (file) => {
      const kept = await cache.match(address(file.path));
      if (kept && (await isOf(await kept.blob(), file))) return;
      await keep(cache, file).catch(() => damaged.push(file.path));
    });
    await setNote("checked", Date.now());
    return { files: files.length, damaged };
  },

  /** The reader does something. */
  async busy() {
    resumed = Date.now() + pause;
    return {};
  },

  /** New pages come from this worker's edition from now on. */
  async use() {
    const { current } = await chosen();
    if (current !== EDITION.id) await setNote("chosen", { current: EDITION.id, previous: current });
    await self.skipWaiting();
    return {};
  },

  /** New pages come from the edition before from now on. */
  async undo() {
    const { current, previous } = await chosen();
    if (await whole(previous)) await setNote("chosen", { current: previous, previous: current });
    return {};
  },
};

self.addEventListener("message", (event) => {
  const answer = Object.hasOwn(answers, event.data) ? answers[event.data]() : Promise.reject(new Error("There is no such question."));
  event.waitUntil(answer.catch((error) => ({ failed: error.message })).then((answer) => event.ports[0]?.postMessage(answer)));
});
