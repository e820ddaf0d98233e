// Tasks of a morning, each done by keys alone from the front page, in Chromium and in Firefox. The focus is seen wherever it
// goes, and never lost.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dist, launch, open } from "./browser.mjs";
import { eventually, malta, romania } from "./explorer.mjs";
import { hasFirefox, launchFirefox } from "./firefox.mjs";
import { focused, showsFocus, tabBackTo, tabTo } from "./keys.mjs";
import { serve } from "./server.mjs";

/** Each task: what it promises, and its steps with the hands of `handsOn`. */
const tasks = {
  async "find the 2024 meeting with Malta and open it"({ find, counts, tab, press, reads }) {
    await find("met:(nurtleu borg) year:2024");
    await counts(1);
    await tab(malta);
    await press("Enter");
    await reads(malta);
  },
  async "copy Nurtleu's quote with its attribution"({ find, press, tab, copied }) {
    await find("speaker:nurtleu");
    await press("Escape");
    await tab(/^Quotes/);
    await press("Enter");
    await tab(/^“Kazakhstan will continue/);
    await press("c");
    await copied(/Kazakhstan will continue.*” — Murat Nurtleu, .*Trend, 25 June 2024\. http/);
  },
  async "list what was agreed with Romania"({ tab, press, counts, back, shows }) {
    await tab(/^Romania/);
    await press("Space");
    await counts(1);
    await back(/^Outcomes/);
    await press("Enter");
    await shows('[aria-label="Outcomes"]', /work plan/);
  },
  async "export the selection to RIS"({ find, counts, tab, press, shows }) {
    await find("Romania");
    await counts(1);
    await tab(/^Take along/);
    await press("Enter");
    await tab(/^Download RIS/);
    await press("Enter");
    await shows("dialog[open]", /\.ris was handed to the browser/);
  },
  async "see 2022 alone on the timeline"({ tab, press, back, counts, shows }) {
    await tab(/^2022/);
    await press("Space");
    await counts(1);
    await back(/^Timeline/);
    await press("Enter");
    await shows('ol[aria-label="Timeline"]', /^2022\s+17 November/);
    await tab(/^Later/);
    await press("Enter", "Enter");
  },
  async "clear everything"({ find, counts, tab, press, shows, focus }) {
    await find("maritime");
    await counts(1);
    await tab(/^Malta/);
    await press("Space");
    await shows('[aria-label="Active filters"]', /Malta/);
    await tab(/^Clear all/);
    await press("Enter");
    await counts(3);
    await focus(/^Search articles/);
  },
  async "read on to the next article and back to the list"({ press, reads, focus }) {
    await press("j", "Enter");
    await reads(malta);
    await press("j", "j");
    await reads(romania);
    await press("Escape");
    await focus(romania);
  },
  async "make the text larger"({ tab, press, shows, focus }) {
    await tab(/^Display/);
    await press("Enter");
    await tab(/^Medium/);
    await press("ArrowDown");
    await press("Escape");
    await shows(':root[data-size="large"] h1', /Readout/);
    await focus(/^Display/);
  },
  async "see the words of a fact, and go to the next that say it"({ press, reads, tab, shows }) {
    await press("j", "Enter");
    await reads(malta);
    await tab(/^Ian Borg/);
    await press("Enter");
    await shows(".evidence.lit", /./);
    await shows('button[aria-pressed="true"]', /^Ian Borg/);
    await press("Enter");
  },
  async "see the original of an article"({ press, reads, shows }) {
    await press("j", "Enter");
    await reads(malta);
    await press("o");
    await shows("#reader", /The file as it was scraped/);
    await press("o");
    await shows("#reader .text", /Nurtleu/);
  },
  async "cite the open article"({ press, reads, tab, copied, focus }) {
    await press("j", "Enter");
    await reads(malta);
    await press("c");
    await tab(/^Copy Chicago/);
    await press("Enter");
    await copied(/^Trend\. 2024\. /);
    await press("Escape");
    await focus(malta);
  },
  async "take what is suggested while typing"({ find, press, shows, counts }) {
    await find("mal");
    await shows('[aria-label="Suggestions"]', /^Malta\s*Country/);
    await press("ArrowDown", "Enter");
    await shows('[aria-label="Active filters"]', /Country: Malta/);
    await counts(1);
  },
};

/** What a task is done with: only keys, and eyes on what they do. */
function handsOn(page) {
  const text = (where) => page.evaluate(`(document.querySelector(${JSON.stringify(where)})?.innerText ?? "").trim()`);
  const sees = (ask, words) => eventually(async () => words.test(await ask()), true, `never seen: ${words}`);
  const press = async (...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await eventually(() => showsFocus(page), true, `${key} loses the focus`);
    }
  };
  return {
    press,
    async find(words) {
      await press("/");
      await page.keyboard.type(words);
    },
    tab: (name) => tabTo(page, name),
    back: (name) => tabBackTo(page, name),
    focus: (name) => sees(() => focused(page), name),
    shows: (where, words) => sees(() => text(where), words),
    reads: (headline) => sees(() => text("#headline"), headline),
    counts: (found) => sees(() => text("#list .count"), new RegExp(`^${found} of 3 articles`)),
    copied: (words) => sees(() => page.evaluate("navigator.clipboard.readText()"), words),
  };
}

const browsers = {
  Chromium: {
    async start() {
      const browser = await launch();
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ["clipboard-read", "clipboard-write"] });
      const page = await context.newPage();
      return { page, goto: (url) => page.goto("about:blank").then(() => open(page, url)), close: () => browser.close() };
    },
  },
  Firefox: {
    skip: !hasFirefox && "there is no Firefox on this machine",
    async start() {
      const page = await launchFirefox({ "dom.events.testing.asyncClipboard": true });
      await page.resize(1280, 800);
      // Another site would be in another process, which does not get the focus. Going there ends early when the task before
      // still writes its address.
      let visits = 0;
      const goto = async (url) => {
        const visit = `?${++visits}`;
        await page.goto(url + visit);
        const there = `location.search === "${visit}" && document.documentElement?.dataset.app === "started"`;
        await eventually(() => page.evaluate(there).catch(() => false), true, "the page is not there");
      };
      return { page, goto, close: page.close };
    },
  },
};

let site;
before(async () => (site = await serve(dist, "/any/sub/path/")));
after(() => site?.close());

for (const [name, { start, skip = false }] of Object.entries(browsers)) {
  test(`by keys alone in ${name}`, { skip, timeout: 300_000 }, async (t) => {
    const { page, goto, close } = await start();
    try {
      for (const [promise, steps] of Object.entries(tasks)) {
        await t.test(promise, async () => {
          await goto(site.url);
          await steps(handsOn(page));
          assert.ok(await showsFocus(page), "the focus is lost");
        });
      }
    } finally {
      await close();
    }
  });
}
