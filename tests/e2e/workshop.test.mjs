// The workshop: the second module, which writes what is taken along and reads files, in a worker.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { dist, launch, open, watch } from "./browser.mjs";
import { serve } from "./server.mjs";

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

/** A page with its workshop at work, and what it did that no page should. */
async function atWork(steps) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = watch(page, site.origin);
  try {
    await open(page, site.url);
    assert.equal(page.workers().length, 0, "nothing was asked yet");
    assert.match(await written(page), /^TY  - NEWS/);
    await steps({ page, faults, worker: page.workers().at(-1) });
  } finally {
    await context.close();
  }
}

const name = readdirSync(`${dist}/read`).find((name) => name !== "index.html");
const written = (page) => page.evaluate((id) => workshop.written("ris", "articles", [id], "", ""), name.replace(".html", ""));

test("its worker is held to the page's policy", { timeout: 60_000 }, () =>
  atWork(async ({ worker, faults }) => {
    assert.match(worker.url(), /^blob:/);
    assert.deepEqual(faults, []);
    const refused = await worker.evaluate(() => {
      const refused = new Promise((refused) => addEventListener("securitypolicyviolation", (event) => refused([event.violatedDirective, event.blockedURI])));
      return fetch("http://elsewhere.invalid/").then(() => "fetched", () => refused);
    });
    assert.deepEqual(refused, ["connect-src", "http://elsewhere.invalid/"]);
  }),
);

test("a file is read as a bundle of one article, or refused in a sentence", { timeout: 60_000 }, () =>
  atWork(async ({ worker, faults }) => {
    const read = (file, text) =>
      worker.evaluate(([file, text]) => {
        try {
          return wasm_bindgen.read(file, new TextEncoder().encode(text));
        } catch (sentence) {
          return { sentence };
        }
      }, [file, text]);
    const file = readdirSync(`${dist}/articles`)[0];
    const { articles } = JSON.parse(await read(file, readFileSync(`${dist}/articles/${file}`, "utf8")));
    assert.equal(articles.length, 1);
    assert.equal(articles[0].file, file);
    assert.ok(articles[0].facts.people.length > 0);
    assert.match((await read("nothing.txt", " \n")).sentence, /holds no text/);
    assert.deepEqual(faults, []);
  }),
);

test("what it cannot write is said in a sentence, and the next is written", { timeout: 60_000 }, () =>
  atWork(async ({ page, worker, faults }) => {
    const why = await page.evaluate(() => workshop.written("papyrus", "articles", [], "", "").catch((sentence) => sentence));
    assert.match(why, /^There is no such format/);
    assert.match(await written(page), /^TY  - NEWS/);
    assert.equal(page.workers().at(-1), worker, "it goes on");
    assert.deepEqual(faults, []);
  }),
);

test("a fault ends the workshop and not the page, and the next thing asked opens another", { timeout: 60_000 }, () =>
  atWork(async ({ page, worker }) => {
    const why = await page.evaluate(() => workshop.written("ris", "articles", null, "", "").catch((sentence) => sentence));
    assert.match(why, /^The workshop stopped over this; the page is unharmed/);
    assert.match(await written(page), /^TY  - NEWS/);
    assert.notEqual(page.workers().at(-1), worker);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.app), "started");
  }),
);
