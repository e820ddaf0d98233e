// Anywhere: one and the same dist/ works at every path of every plain web server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { dist, launch, open, watch } from "./browser.mjs";
import { explorer, romania } from "./explorer.mjs";
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
