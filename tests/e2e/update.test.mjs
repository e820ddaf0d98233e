// From one edition to the next: only on the reader's word, never mixed, and back again.

import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { edition, lettersOf, listOf } from "./editions.mjs";
import { startServer } from "./fault-server.mjs";
import { figure, long } from "./figures.mjs";
import { hasFirefox, launchFirefox } from "./firefox.mjs";
import { launchUnwatched } from "./unwatched.mjs";

let browser, a, b, c;
let [looked, mixed] = [0, 0];

before(async () => {
  browser = await launch();
  [a, b, c] = ["A", "B", "C"].map(edition);
});

after(async () => {
  figure("pages with mixed editions", `${mixed} of ${looked}`, "0");
  for (const { forget } of [a, b, c]) forget();
  await browser?.close();
});

/** A page is of one edition, and of this one. */
async function isOf(page, { letter, wasm }) {
  looked++;
  const letters = await lettersOf(page, wasm);
  if (letters.length !== 1) mixed++;
  assert.deepEqual(letters, [letter]);
}

const saved = (page) => page.locator("html[data-offline=saved]").waitFor();
const ready = (page) => page.locator("#stopped button[data-offline=use]:not([hidden])").waitFor({ state: "attached" });

/** Presses a button of the offline state, visible or not, and waits for the page that follows. */
async function press(page, what) {
  const loaded = page.waitForEvent("load");
  await page.evaluate((what) => document.querySelector(`button[data-offline=${what}]`).click(), what);
  await loaded;
  await page.getByRole("searchbox", { name: "Search articles" }).waitFor();
  await saved(page);
}

/** Asks for a newer worker and waits until it is kept or given up: its last state, or null when there is none. */
const settle = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (!worker) return registration.waiting?.state ?? null;
    await new Promise((settled) => worker.addEventListener("statechange", settled, { once: true }));
    return worker.state;
  });

/** A reader who visited A, whose server then is the one of `folder`. */
async function afterA(steps) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let server = await startServer(a.folder);
  const publish = async (folder, options) => {
    await server.kill();
    server = await startServer(folder, { port: server.port, ...options });
    return server;
  };
  try {
    await open(page, server.url);
    await saved(page);
    await page.reload();
    await page.getByRole("searchbox", { name: "Search articles" }).waitFor();
    await isOf(page, a);
    await steps({ page, context, publish, url: server.url });
  } finally {
    await context.close();
    await server.kill();
  }
}

/** A folder with the files of `one`, but those that `other` has by these paths. */
function halfway(one, other, taken) {
  const folder = mkdtempSync(join(tmpdir(), "readout-halfway-"));
  cpSync(one.folder, folder, { recursive: true });
  for (const path of taken) copyFileSync(join(other.folder, path), join(folder, path));
  return folder;
}

test("a new edition waits for the reader's word, and other pages stay whole", { timeout: 120_000 }, () =>
  afterA(async ({ page, context, publish, url }) => {
    const early = await context.newPage();
    await open(early, url);
    await publish(b.folder);
    await page.reload();
    await ready(page);
    await isOf(page, a);
    await page.reload();
    await page.getByRole("searchbox", { name: "Search articles" }).waitFor();
    await isOf(page, a);
    await press(page, "use");
    await isOf(page, b);
    await isOf(early, a);
    await early.reload();
    await early.getByRole("searchbox", { name: "Search articles" }).waitFor();
    await isOf(early, b);
  }),
);

test("all pages closed and opened again is not the reader's word", { timeout: 120_000 }, () =>
  afterA(async ({ page, context, publish, url }) => {
    await publish(b.folder);
    assert.equal(await settle(page), "installed");
    await page.close();
    const next = await context.newPage();
    await open(next, url);
    await isOf(next, a);
    await ready(next);
    await press(next, "use");
    await isOf(next, b);
  }),
);

test("undo goes back, and forth again, with the server killed", { timeout: 120_000 }, () =>
  afterA(async ({ page, publish }) => {
    const server = await publish(b.folder);
    assert.equal(await settle(page), "installed");
    await press(page, "use");
    await isOf(page, b);
    await server.kill();
    await press(page, "undo");
    await isOf(page, a);
    await press(page, "use");
    await isOf(page, b);
  }),
);

test("a deployment seen half-way keeps nothing and changes nothing", { timeout: 300_000 }, async () => {
  const paths = listOf(b.folder).files.map((file) => file.path);
  const changed = ["index.html", "boot.js", "read.css", b.wasm];
  const orders = {
    "page first": ["sw.js", "index.html"],
    "files first": ["sw.js", ...changed.slice(1)],
    "list last": paths,
    "list first": ["sw.js"],
  };
  for (const [order, taken] of Object.entries(orders)) {
    await afterA(async ({ page, publish }) => {
      const folder = halfway(a, b, taken);
      await publish(folder);
      const state = await settle(page);
      assert.equal(state, order === "list last" ? null : "redundant", order);
      await page.reload();
      await page.getByRole("searchbox", { name: "Search articles" }).waitFor();
      await isOf(page, a);
      await publish(b.folder);
      assert.equal(await settle(page), "installed", order);
      await press(page, "use");
      await isOf(page, b);
      rmSync(folder, { recursive: true });
    });
  }
});

test("B and back to A, then C; A straight to C", { timeout: 180_000 }, async () => {
  await afterA(async ({ page, publish }) => {
    for (const next of [b, a, c]) {
      await publish(next.folder);
      assert.equal(await settle(page), "installed");
      await press(page, "use");
      await isOf(page, next);
    }
  });
  await afterA(async ({ page, publish }) => {
    await publish(b.folder);
    assert.equal(await settle(page), "installed");
    await publish(c.folder);
    assert.equal(await settle(page), "installed");
    await press(page, "use");
    await isOf(page, c);
    await press(page, "undo");
    await isOf(page, a);
  });
});

test("a deployment in any order, killed anywhere, leaves the edition before whole, and the next one works", { timeout: 7_200_000 }, async () => {
  const runs = long ? 500 : 5;
  const paths = listOf(b.folder).files.map((file) => file.path);
  const changed = ["index.html", "boot.js", "read.css", b.wasm];
  const orders = [["sw.js", ...paths], ["sw.js"], ["sw.js", "index.html"], ["sw.js", ...changed.slice(1)], paths];
  const folders = orders.map((taken) => halfway(a, b, taken));
  let whole = 0;
  for (let run = 0; run < runs; run++) {
    // Spread evenly and the same in every run, but in no step with the orders.
    const after = 1 + Math.floor(paths.length * ((run * 0.618034) % 1));
    await afterA(async ({ page, publish }) => {
      const server = await publish(folders[run % orders.length]);
      // Looks at every file that is asked for; the one with this number is the server's last.
      const reached = new Promise((reached) => {
        server.asked.push = (...asked) => (Array.prototype.push.apply(server.asked, asked) > after && reached(), server.asked.length);
      });
      const state = settle(page);
      await Promise.race([reached, state]);
      await server.kill();
      assert.ok(["redundant", "installed", null].includes(await state));
      await page.reload();
      await page.getByRole("searchbox", { name: "Search articles" }).waitFor();
      await isOf(page, a);
      await publish(b.folder);
      assert.equal(await settle(page), "installed", `order ${run % orders.length}, killed after ${after} of ${paths.length}`);
      await press(page, "use");
      await isOf(page, b);
    });
    whole++;
  }
  folders.forEach((folder) => rmSync(folder, { recursive: true }));
  figure("updates in five orders, server killed on the way: whole before and after", `${whole} of ${runs}`, "500 of 500");
});

// In browsers that nobody watches: a worker that Playwright is attached to never rests, and none can take its place.
for (const [name, start] of [["Chromium", launchUnwatched], ["Firefox", launchFirefox]]) {
  const options = { timeout: 240_000, skip: start === launchFirefox && !hasFirefox && "there is no Firefox" };
  test(`the worker that retires clears all that was kept and brings the network's page: ${name}`, options, async () => {
    const reader = await start();
    let server = await startServer(a.folder);
    const { port } = server;
    const folder = halfway(b, b, []);
    copyFileSync(new URL("../../public/retire.js", import.meta.url), join(folder, "sw.js"));
    const visit = async (state, letter) => {
      await reader.goto("about:blank");
      await reader.goto(`${server.url}#/articles?q=Romania`);
      await reader.until(`location.protocol === "http:" && document.documentElement.dataset.edition === "${letter}" && ${state}`);
    };
    try {
      await visit(`document.documentElement.dataset.offline === "saved"`, "A");
      await visit(`navigator.serviceWorker.controller && document.querySelector("input[type=search]")`, "A");
      await reader.evaluate(`localStorage.setItem("kept-by-reader", "yes")`);
      await server.kill();
      // Its answers, as those of the one before, may be kept for ten minutes by the browser's own cache.
      server = await startServer(folder, { port });
      await visit("true", "A");
      const begin = Date.now();
      await gone(reader, "B");
      figure(`the worker that retires has cleared all, ${name}`, `${Math.round((Date.now() - begin) / 1000)} s`, "1 visit, ≤ 60 s");
      const kept = await reader.evaluate(`(async () => ({
        caches: await caches.keys(),
        reader: localStorage.getItem("kept-by-reader"),
        query: document.querySelector("input[type=search]").value,
      }))()`);
      assert.deepEqual(kept, { caches: [], reader: "yes", query: "Romania" });
      await visit(`document.querySelector("input[type=search]")`, "B");
    } finally {
      await reader.close();
      await server.kill();
      rmSync(folder, { recursive: true });
    }
  });
}

/** Waits until the page of this edition stands that no worker serves. It comes by a reload, which ends what is asked of the old one. */
async function gone(reader, letter) {
  const stands = `document.documentElement.dataset.edition === "${letter}" && !navigator.serviceWorker.controller && document.querySelector("input[type=search]") !== null`;
  const end = Date.now() + 60_000;
  while (!(await reader.evaluate(stands).catch(() => false))) {
    assert.ok(Date.now() < end, "the old page is still there after a minute");
    await pause(100);
  }
}
