// The one way into a browser for journeys, screenshots and measurements.
//
// `journey` gives a test a fresh page on the built site and, when the test is over, asserts what
// every journey promises: an empty console, no error, no refused policy, and no request to
// another origin.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

export const dist = fileURLToPath(new URL("../../dist", import.meta.url));

const flags = [
  "--no-sandbox", // CI and containers run as root, where Chromium has no sandbox
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Every name resolves to nothing: a request to another origin fails as well as being noticed.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Starts the Chromium that `./dev` found; its profile is new and goes with it. */
export function launch() {
  const executablePath = process.env.READOUT_CHROMIUM ?? "/usr/bin/chromium";
  assert.ok(existsSync(executablePath), `There is no Chromium at ${executablePath}: run ./dev setup.`);
  return chromium.launch({ executablePath, args: flags });
}

/** Collects everything a well-behaved page never does; a list that stays empty is the promise. */
export function watch(page, origin) {
  const faults = [];
  page.on("console", (message) => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:"].includes(url.protocol)) faults.push(`request to another origin: ${url}`);
  });
  page.on("requestfailed", (request) => faults.push(`failed request: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  return faults;
}

let browser;
let site;
before(async () => {
  site = await serve(dist, "/any/sub/path/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/**
 * A test with a page of its own. `options` are those of a Playwright browser context;
 * `site.url` is where the explorer is, `open(hash)` goes there and waits until it can be used.
 */
export function journey(promise, options, steps) {
  if (!steps) return journey(promise, {}, options);
  test(promise, { timeout: 60_000 }, async () => {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const faults = watch(page, site.origin);
      await steps({ page, site, faults, open: (hash = "") => open(page, site.url + hash) });
      assert.deepEqual(faults, [], "the page misbehaved");
    } finally {
      await context.close();
    }
  });
}

/** Goes to an address of the explorer and waits until its search box is there. */
export async function open(page, url) {
  await page.goto(url);
  await page.getByRole("searchbox", { name: "Search articles" }).waitFor();
}
