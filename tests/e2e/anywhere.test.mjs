// Anywhere: one and the same dist/ works at every path of every plain web server.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { dist, launch, open, watch } from "./browser.mjs";
import { eventually, explorer, romania } from "./explorer.mjs";
import { figure } from "./figures.mjs";
import { hasFirefox, launchFirefox } from "./firefox.mjs";
import { serve } from "./server.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// Where the site stands, and what a reader types.
const places = [
  { path: "/", typed: "/" },
  { path: "/", typed: "/index.html" },
  { path: "/repository/", typed: "/repository/" },
  { path: "/any/sub/path/", typed: "/any/sub/path/" },
  { path: "/any/sub/path/", typed: "/any/sub/path" },
  { path: "/any/sub/path/", typed: "/any/sub/path/index.html" },
];

for (const { path, typed } of places) {
  test(`at ${path}, asked for as ${typed}, it opens, reads and reloads`, { timeout: 60_000 }, async () => {
    const site = await serve(dist, path);
    const page = await browser.newPage();
    try {
      const faults = watch(page, site.origin);
      await open(page, site.origin + typed);
      const { counts, link, reads } = explorer(page);
      await counts(3);
      await link(romania).click();
      await reads(romania);
      await page.reload();
      await reads(romania);
      assert.deepEqual(faults, []);
    } finally {
      await page.close();
      await site.close();
    }
  });
}

const inFirefox = { timeout: 240_000, skip: !hasFirefox && "there is no Firefox" };

test("in Firefox it opens, reads and reloads at all of these places, refuses nothing and asks nobody else", inFirefox, async () => {
  const firefox = await launchFirefox();
  const list = `document.querySelectorAll('[aria-label="Articles"] li h2').length === 3`;
  const reads = `document.querySelector('[aria-label="Reader"] h2, [aria-label="Reader"] h1')`;
  try {
    let opened = 0;
    const origins = new Set();
    for (const { path, typed } of places) {
      const site = await serve(dist, path);
      origins.add(site.origin);
      try {
        await firefox.goto(site.origin + typed);
        await firefox.until(list);
        await firefox.evaluate(`[...document.querySelectorAll('[aria-label="Articles"] li h2 a')].find(({ textContent }) => /Romania/.test(textContent)).click()`);
        await firefox.until(reads);
        const deep = await firefox.evaluate("location.href");
        assert.ok(deep.startsWith(site.origin + path) && deep.includes("open="), deep);
        // A font that is still on its way when a page is left is a failure to Firefox.
        await firefox.until(`document.fonts.status === "loaded"`);
        // To leave and come back to it loads it anew.
        await firefox.goto("about:blank");
        await firefox.goto(deep);
        await firefox.until(`${reads} && document.fonts.status === "loaded"`);
        opened++;
      } finally {
        await site.close();
      }
    }
    const foreign = firefox.requests.filter((url) => !origins.has(new URL(url).origin) && !/^(about|data|blob):/.test(url));
    figure("places of the site that open, read and reload, Firefox", `${opened} of ${places.length}`, "all");
    figure("warnings, errors, refusals by the policy at all places, Firefox", firefox.faults.length, "0");
    figure("requests to other origins at all places, Firefox", foreign.length, "0");
    assert.deepEqual(firefox.faults, []);
    assert.deepEqual(foreign, []);
  } finally {
    await firefox.close();
  }
});

test("the control: Firefox tells of a script, a style and a request that the policy refuses", inFirefox, async () => {
  const site = await serve(dist);
  const firefox = await launchFirefox();
  try {
    await firefox.goto(site.url);
    await firefox.until(`document.querySelector("input[type=search]")`);
    assert.deepEqual(firefox.faults, []);
    const outcome = await firefox.evaluate(`(async () => {
      const script = document.createElement("script");
      try {
        script.text = "window.ran = true";
        document.body.append(script);
      } catch {
        // Trusted Types say so by an event.
      }
      document.body.setAttribute("style", "--ran: 1");
      const fetched = await fetch("http://elsewhere.invalid/").then(() => true, () => false);
      return { ran: window.ran ?? false, fetched };
    })()`);
    assert.deepEqual(outcome, { ran: false, fetched: false });
    const refused = ["policy: require-trusted-types-for", "policy: style-src", "policy: connect-src", "error: Content-Security-Policy"];
    const missing = () => refused.filter((words) => !firefox.faults.some((fault) => fault.startsWith(words)));
    await eventually(missing, []);
    // An article as plain text carries no policy: there the request is made, and noticed.
    await firefox.goto(`${site.url}articles/${readdirSync(`${dist}/articles`)[0]}`);
    await firefox.evaluate(`fetch("http://elsewhere.invalid/").then(() => true, () => false)`);
    assert.ok(firefox.requests.includes("http://elsewhere.invalid/"), "a request to another origin is noticed");
  } finally {
    await firefox.close();
    await site.close();
  }
});

test("opened by double click, it says what to do instead of staying blank", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`file://${dist}/index.html`);
  const hint = page.getByText(/Open it over http/);
  await hint.waitFor();
  await page.close();
});

test("without JavaScript it says so and leads to the articles", { timeout: 60_000 }, async () => {
  const site = await serve(dist);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await page.getByText(/needs JavaScript/).waitFor();
  await context.close();
  await site.close();
});

test("no address in the page begins at the root of the server", () => {
  const html = readFileSync(`${dist}/index.html`, "utf8");
  assert.deepEqual(html.match(/(?:href|src|data-js|data-wasm)="\/[^"]*"/g), null);
});
