// The page on a library of a thousand articles and one of ten thousand (or on the folder named by --corpus): how long until it
// can be used and what memory it takes; how long from a key to the painted list on a processor slowed four times, beside the
// same of a page that is an input and nothing else; and how evenly frames come while a reader types, scrolls and brushes over
// the dates, at the machine's own speed. The trace of the latter stays in target/bench/, to be opened in the browser's own tools.
// At a first visit the page is being saved for offline use meanwhile, as it is for a reader.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, open, published } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { corpus } from "./corpus.mjs";

const slowdown = 4;
/** Milliseconds from a key to the painted list that are asked for, by how many articles there are at most. */
const asked = [[1000, 16], [10_000, 50]];
const frame = 1000 / 60;
const most = 250; // megabytes
const words = ["cooperation ", "energy secur", "malta ", "minister of tr", "\"water resources\" ", "border"];

const target = (name) => fileURLToPath(new URL(`../target/bench/${name}`, import.meta.url));

export async function measure(options) {
  const libraries = options.corpus ? [corpus(options.corpus)] : asked.map(([articles]) => corpus(undefined, articles));
  const results = [await floor()];
  for (const { folder, paths } of libraries) results.push(...(await visit(publish(folder), paths.length)));
  return results;
}

/** What a key takes of any page: no list can be painted sooner. */
async function floor() {
  const folder = target("floor");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/index.html`, '<!doctype html><title>An input</title><input type="search" aria-label="Search articles">');
  const site = await serve(folder);
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await open(page, site.url);
    const keys = await slowly(page, () => typed(page));
    return { what: `key to painted letter, slowed ${slowdown}×, nothing but an input`, values: spread(keys), unit: "ms" };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Does something on a processor slowed down. */
async function slowly(page, act) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const done = await act();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return done;
}

/** The page with the articles of a folder. */
function publish(folder) {
  const site = target("many");
  rmSync(site, { recursive: true, force: true });
  cpSync(published, site, { recursive: true });
  for (const part of ["articles", "read"]) rmSync(`${site}/${part}`, { recursive: true, force: true });
  cpSync(folder, `${site}/articles`, { recursive: true });
  const command = ["run", "--quiet", "--locked", "--features", "cli", "--", "publish", "--articles", folder, "--site", site];
  const { status, stderr } = spawnSync("cargo", command, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`The articles of ${folder} could not be published:\n${stderr}`);
  return site;
}

async function visit(folder, articles) {
  const site = await serve(folder);
  const browser = await launch("--js-flags=--expose-gc");
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(120_000);
    const begin = Date.now();
    await open(page, site.url);
    const usable = Date.now() - begin;
    const keys = await slowly(page, () => typed(page));
    mkdirSync(target(""), { recursive: true });
    await browser.startTracing(page, { path: target(`many-${articles}.trace.json`) });
    const frames = {};
    for (const [what, act] of Object.entries(acts)) frames[what] = await framesWhile(page, () => act(page));
    await browser.stopTracing();
    await page.evaluate(() => globalThis.gc?.());
    const about = `${articles.toLocaleString("en")} articles`;
    const limit = asked.find(([least]) => articles <= least)?.[1];
    return [
      { what: `navigation to usable list, ${about}`, values: { once: usable }, unit: "ms" },
      { what: `key to painted list, slowed ${slowdown}×, ${about}`, values: spread(keys), unit: "ms", ...(limit && { target: limit }) },
      ...Object.entries(frames).map(([what, gaps]) => ({
        what: `frames while ${what}, ${about}`,
        values: spread(gaps),
        unit: "ms",
        note: `${gaps.filter((gap) => gap > 1.5 * frame).length} of ${gaps.length} late`,
      })),
      { what: `memory of the page's process, ${about}`, values: { once: memory(browser) }, unit: "MB", target: most },
    ];
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Milliseconds from each key of the words to the next painted frame, as the page itself sees them. */
async function typed(page) {
  await page.evaluate(() => {
    window.painted = [];
    addEventListener("keydown", ({ timeStamp }) => {
      // Behind the frame that follows the key's own work: then it has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.painted.push(performance.now() - timeStamp);
      requestAnimationFrame(() => port2.postMessage(null));
    }, true);
  });
  const search = page.getByRole("searchbox", { name: "Search articles" });
  let keys = 0;
  for (const query of words) {
    await search.fill("");
    await search.focus();
    for (const letter of query) {
      await page.keyboard.type(letter);
      await page.waitForFunction((keys) => window.painted.length > keys, keys++);
    }
  }
  const painted = await page.evaluate(() => window.painted);
  await search.fill("");
  return painted;
}

const acts = {
  async typing(page) {
    await page.getByRole("searchbox", { name: "Search articles" }).focus();
    for (const query of words) {
      await page.keyboard.type(query, { delay: 60 });
      await page.getByRole("searchbox", { name: "Search articles" }).fill("");
    }
  },
  async scrolling(page) {
    await page.mouse.move(420, 500);
    for (let step = 0; step < 60; step++) {
      await page.mouse.wheel(0, 180);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  },
  async brushing(page) {
    const { x, y, width, height } = await page.locator("svg.bars").boundingBox();
    for (const [from, to] of [[0.1, 0.9], [0.3, 0.6], [0.5, 0.95]]) {
      await page.mouse.move(x + width * from, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width * to, y + height / 2, { steps: 20 });
      await page.mouse.up();
    }
  },
};

/** Milliseconds between the frames that come while something is done. */
async function framesWhile(page, act) {
  await page.evaluate(() => {
    window.noted = [];
    const note = (now) => {
      window.noted?.push(now);
      if (window.noted) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await act();
  return page.evaluate(() => {
    const times = window.noted;
    window.noted = null;
    return times.slice(1).map((time, place) => time - times[place]);
  });
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b).map((value) => Math.round(value * 10) / 10);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), slowest: at(1), "95 %": at(0.95) };
}

/** What only this page's process has in memory, in megabytes: the largest of the browser's renderers. */
function memory(browser) {
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
      if (!command.includes("--type=renderer")) return 0;
      return Number(readFileSync(`/proc/${name}/status`, "utf8").match(/^RssAnon:\s+(\d+)/m)[1]) / 1024;
    } catch {
      return 0; // it has ended meanwhile
    }
  });
  return Math.round(Math.max(...children));
}
