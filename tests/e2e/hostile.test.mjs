// Hostile texts stay texts: through whatever door they come in, none runs, and none adds an element or attribute of a kind
// that the same walk with harmless words does not have. The policy is switched off for it, so that nothing but the
// page's own care stands between a text and its running; that the check can fail is shown at the end.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { dist, launch, open } from "./browser.mjs";
import { added, canary } from "./canary.mjs";
import { figure, long } from "./figures.mjs";
import { payload, word } from "./payloads.mjs";
import { serve } from "./server.mjs";

const all = 2000;
const count = long ? all : 40;
const numbers = Array.from({ length: count }, (_, index) => 1 + Math.floor((index * all) / count));
const together = 100; // articles in one site
const root = fileURLToPath(new URL("../..", import.meta.url));
const settings = ["light", "size", "face", "width", "single-keys"];
const views = ["timeline", "people", "quotes", "figures", "outcomes", "articles"];

/** An article that says `text` wherever an article can say something; and a figure that makes a series with those of others, so that
 * the harmless walk sees all that the page is made of. */
const article = (number, text) => ` date 2024-${String(1 + (number % 12)).padStart(2, "0")}-${String(1 + (number % 28)).padStart(2, "0")} ${text} Photo: ${text}

${text}, June 25. KAZINFORM – Foreign Minister of Malta Ian ${word(number)} met with ${text}, the Ambassador of ${text}, press service of ${text} reports.

"${text} is ours," said Deputy Minister ${text} of the Ministry of ${text}. «${text}» was agreed: the sides signed the ${text} Declaration.

The trade turnover with ${text} reached $1.5 billion in 2023, 28% higher than ${text}. Exports of Malta to Italy reached $${2 + (number % 5)} billion in ${2010 + (number % 12)}. ${text} was born. ${word(number)}
`;

function done(command, ...asked) {
  const { status, stderr } = spawnSync(command, asked, { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, `${command}: ${stderr}`);
}

/** A site of such articles, published as any other; in files whose names say it too. */
function published(numbers, textOf) {
  const folder = mkdtempSync(join(tmpdir(), "readout-hostile-"));
  const articles = join(folder, "articles");
  cpSync(dist, folder, { recursive: true });
  for (const below of ["articles", "read"]) rmSync(join(folder, below), { recursive: true });
  mkdirSync(articles);
  for (const number of numbers) {
    const name = textOf(number).replace(/[\0/]/g, "∕").slice(0, 60).toWellFormed();
    writeFileSync(join(articles, `${name} ${number}.txt`), article(number, textOf(number)));
  }
  done(join(root, "target/debug/readout"), "publish", "--articles", articles, "--site", folder);
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const held = JSON.parse(page.match(/<script type="application\/json" id="library">(.*?)<\/script>/s)[1]);
  // The longest texts make a library that is too large for the page: it lies beside it, and the page says under which name.
  const library = typeof held === "string" ? JSON.parse(readFileSync(join(folder, held), "utf8")) : held;
  const ids = new Map(library.articles.map(({ id, raw }) => [Number(raw.match(/zq(\d{4})\s*$/)[1]), id]));
  writeFileSync(join(folder, "bundle.html"), withLibrary(page, { ...library, articles: numbers.map((number) => forged(library.articles[0], number, textOf(number))) }));
  return { folder, ids, forget: () => rmSync(folder, { recursive: true }) };
}

const withLibrary = (page, library) =>
  page.replace(/(<script type="application\/json" id="library">).*?(<\/script>)/s, (_, open, close) => open + JSON.stringify(library).replaceAll("<", "\\u003c") + close);

/** An article as no Readout wrote it: every string that no table of ours decides says `text`, spans as they were. */
function forged(article, number, text) {
  const free = new Set(["id", "file", "name", "words", "acronym", "parent", "country", "body", "code", "place", "topic", "honorific", "unit", "says", "text"]);
  const change = (value, key) => {
    if (typeof value === "string") return key === "raw" ? `${text} ${word(number)}` : free.has(key) ? text : value;
    if (Array.isArray(value)) return value.map((item) => change(item));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
    return value;
  };
  return { ...change(article), id: `${number}${text}`, text: `${text} ${word(number)} `.padEnd(article.text.length) };
}

const reader = "[aria-label=Reader]";
const escaped = (text) => encodeURIComponent(text.toWellFormed());
// A text too long for an address is cut, its word maybe with it.
const short = (number, textOf) => escaped(textOf(number)).length < 8000;

/** What is done with each text on the page of a site, by door. */
const doors = {
  "article text": (number, textOf, ids) => ({ hash: `#/articles?q=${word(number)}&open=${ids.get(number)}`, where: reader }),
  query: (number, textOf) => ({ hash: `#/articles?q=${escaped(textOf(number))}`, where: "input[type=search]" }),
  "typed query": (number, textOf) => ({ typed: textOf(number), where: "input[type=search]" }),
  "facet values": (number, textOf) => ({
    hash: `#/articles?country=${escaped(textOf(number))}&person.not=${escaped(textOf(number))}&topic.all=${escaped(textOf(number))}&organisation=${escaped(textOf(number))}`,
    where: "[aria-label='Active filters']",
  }),
  // Behind a question mark are keys, and those that nobody knows are kept without a word.
  "address as typed": (number, textOf) => ({ hash: `#/${textOf(number)}`, ...(textOf(number).includes("?") ? { word: "", where: "main" } : { where: ".said-here" }) }),
  "keys of the address": (number, textOf) => ({ hash: `#/articles?from=${escaped(textOf(number))}&${escaped(textOf(number))}=${escaped(textOf(number))}`, where: ".said-here" }),
  profiles: (number, textOf) => ({ hash: `#/person:${escaped(textOf(number))}`, where: "main" }),
};

let browser;
const tried = {};
before(async () => {
  done("cargo", "build", "--quiet", "--locked", "--features", "cli", "--bin", "readout", "--target-dir", "target");
  // Chromium slows down whoever changes the address more than twenty times a second.
  browser = await launch("--disable-ipc-flooding-protection");
});
after(() => browser?.close());

/** Opens an address with the canary and no policy, lets `steps` act, and adds what was seen to `seen`. */
async function visit(seen, url, steps, options = { bypassCSP: true }) {
  const context = await browser.newContext({ serviceWorkers: "block", acceptDownloads: true, ...options });
  try {
    await context.addInitScript(canary);
    const page = await context.newPage();
    page.setDefaultTimeout(long ? 120_000 : 20_000);
    await page.goto(url);
    await steps(page);
    take(seen, await page.evaluate(() => window.canary()));
  } finally {
    await context.close();
  }
}

function take(seen, { runs, kinds, refused }) {
  seen.runs.push(...runs);
  seen.refused.push(...refused);
  kinds.forEach((kind) => seen.kinds.add(kind));
}

/** Takes every text through one door, and counts; the words that should have arrived have. */
async function through(page, door, { numbers, textOf }, step) {
  const steps = numbers.map((number) => ({ word: word(number), ...step(number) }));
  const missing = await page.evaluate((steps) => window.walk(steps), steps);
  assert.deepEqual(missing.filter((word) => short(Number(word.slice(2)), textOf)), [], `${door}: did not arrive`);
  took(door, textOf, steps.length);
}

/** Counts texts that went through a door. */
function took(door, textOf, count) {
  if (textOf === payload) tried[door] = (tried[door] ?? 0) + count;
}

const ready = (page) => page.getByRole("searchbox", { name: "Search articles" }).waitFor();

const nothing = () => ({ runs: [], kinds: new Set(), refused: [] });

/** The whole walk with one text per number; what the explorer and the plain pages were seen to be made of is added to `seen`. */
async function walk(seen, numbers, textOf, options) {
  const { folder, ids, forget } = published(numbers, textOf);
  assert.equal(ids.size, numbers.length, "no article was refused");
  const site = await serve(folder, "/a/b/");
  const texts = { numbers, textOf };
  const readAll = (page, door) => through(page, door, texts, (number) => doors["article text"](number, textOf, ids));
  const explore = (url, steps) =>
    visit(
      seen.explorer,
      url,
      async (page) => {
        await ready(page);
        await steps(page);
        for (const view of views) await page.evaluate(async (view) => ((location.hash = `#/${view}`), await new Promise(requestAnimationFrame)), view);
      },
      options,
    );
  try {
    const saved = join(folder, "selection.html");
    await explore(site.url, async (page) => {
      for (const [door, step] of Object.entries(doors)) await through(page, door, texts, (number) => step(number, textOf, ids));
      await page.evaluate((id) => (location.hash = `#/articles?open=${id}`), ids.values().next().value);
      await page.getByRole("button", { name: "Original" }).click();
      await readAll(page, "original");
      await page.evaluate(() => (location.hash = "#/articles"));
      const coming = page.waitForEvent("download");
      await page.locator("details.offline summary").click();
      await page.getByRole("button", { name: "Save this selection as one file" }).click();
      await (await coming).saveAs(saved);
    });
    await explore(`file://${folder}/readout.html`, (page) => readAll(page, "one-file edition"));
    await explore(`file://${saved}`, (page) => readAll(page, "selection saved as one file"));
    await explore(`${site.url}bundle.html`, (page) =>
      through(page, "stored bundle", texts, (number) => ({ hash: `#/articles?open=${escaped(`${number}${textOf(number)}`)}`, where: reader })),
    );
    await explore(site.url, async (page) => {
      for (let first = 0; first < numbers.length; first += settings.length) {
        const values = settings.map((key, index) => [key, textOf(numbers[(first + index) % numbers.length])]);
        await page.evaluate((values) => values.forEach(([key, value]) => localStorage.setItem(`readout:${key}`, value)), values);
        take(seen.explorer, await page.evaluate(() => window.canary()));
        await page.reload();
        await ready(page);
      }
      took("stored settings", textOf, numbers.length);
    });
    await visit(
      seen.plain,
      `${site.url}read/index.html`,
      async (page) => {
        for (const name of readdirSync(join(folder, "read"))) {
          take(seen.plain, await page.evaluate(() => window.canary()));
          await page.goto(`${site.url}read/${name}`);
        }
        took("plain pages", textOf, numbers.length);
      },
      options,
    );
    // The name of an article's file stands in the link to its original, in the reader and in its plain page.
    took("file names", textOf, numbers.length);
  } finally {
    await site.close();
    forget();
  }
}

test("no hostile text runs or becomes an element, whatever door it comes through", { timeout: 7_200_000 }, async () => {
  const [benign, hostile] = [0, 1].map(() => ({ explorer: nothing(), plain: nothing() }));
  await walk(benign, numbers.slice(0, 40), (number) => `${word(number)} harmless`);
  assert.ok(benign.explorer.kinds.has("caption"), "the harmless walk saw a series of figures");
  for (let first = 0; first < count; first += together) await walk(hostile, numbers.slice(first, first + together), payload);
  const total = Object.values(tried).reduce((sum, count) => sum + count, 0);
  const runs = [...hostile.explorer.runs, ...hostile.plain.runs];
  figure(`hostile texts × doors (${count} × ${Object.keys(tried).length}), policy off: executions`, `${runs.length} of ${total}`, "0 of ≥ 16 000");
  assert.deepEqual(runs, []);
  const kinds = ["explorer", "plain"].flatMap((place) => added([...hostile[place].kinds], benign[place].kinds));
  figure("kinds of element or attribute that hostile texts added", kinds.length, "0");
  assert.deepEqual(kinds, []);
  assert.ok(hostile.explorer.kinds.size > 100 && hostile.plain.kinds.size > 20, "the walk saw the page");
});

test("no hostile text gives the policy anything to refuse", { timeout: 600_000 }, async () => {
  const seen = { explorer: nothing(), plain: nothing() };
  await walk(seen, numbers.slice(0, 10), payload, {});
  figure("policy violations by hostile texts", seen.explorer.refused.length + seen.plain.refused.length, "0");
  assert.deepEqual([...seen.explorer.refused, ...seen.plain.refused], []);
});

test("the control: where a page took them for markup, hostile texts run and add elements", { timeout: 120_000 }, async () => {
  const site = await serve(dist);
  const some = Array.from({ length: 400 }, (_, index) => payload(1 + index * 5));
  const [benign, hostile, refused] = [nothing(), nothing(), nothing()];
  const inject = async (page) => {
    await ready(page);
    await page.evaluate(async (texts) => {
      const place = document.querySelector("main").appendChild(document.createElement("div"));
      for (const text of texts) {
        try {
          place.innerHTML = text;
        } catch {
          // That is Trusted Types, which say so by an event.
        }
        await new Promise((passed) => setTimeout(passed, 5));
      }
    }, some);
  };
  await visit(benign, site.url, ready);
  await visit(hostile, site.url, inject);
  await visit(refused, site.url, inject, {});
  await site.close();
  const kinds = added([...hostile.kinds], benign.kinds);
  figure("the control, texts taken for markup: runs, kinds added, refused by the policy", `${hostile.runs.length}, ${kinds.length}, ${refused.refused.length}`, "each > 0");
  assert.ok(new Set(hostile.runs).size >= 5, `${hostile.runs}`);
  assert.ok(kinds.length >= 20, `${kinds}`);
  assert.ok(refused.refused.length >= some.length / 2, `${refused.refused.length}`);
  assert.deepEqual(refused.runs, [], "the policy let none run");
});
