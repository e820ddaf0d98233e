// Tasks of a morning, each done by keys alone from the front page.

import assert from "node:assert/strict";
import { eventually, explorer, malta, romania } from "./explorer.mjs";
import { journey } from "./journey.mjs";
import { focused, tabBackTo, tabTo } from "./keys.mjs";

const copying = { permissions: ["clipboard-read", "clipboard-write"] };

/** A task: the front page is open, and the steps have only keys. */
function task(promise, options, steps) {
  if (!steps) return task(promise, {}, options);
  journey(promise, options, async ({ page, open }) => {
    await open();
    await explorer(page).counts(3);
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const find = async (words) => {
      await press("/");
      await page.keyboard.type(words);
    };
    await steps({ page, press, find, tab: (name) => tabTo(page, name), ...explorer(page) });
  });
}

task("find the meeting with Malta and open it", async ({ find, counts, tab, press, reads }) => {
  await find("met:(nurtleu borg) year:2024");
  await counts(1);
  await tab(malta);
  await press("Enter");
  await reads(malta);
});

task("copy Nurtleu's quote with its attribution", copying, async ({ page, find, tab, press }) => {
  await find("speaker:nurtleu");
  await press("Escape");
  await tabBackTo(page, /^Quotes/);
  await press("Enter");
  await tab(/^“Kazakhstan will continue/);
  await press("c");
  await eventually(async () => /Kazakhstan will continue.*” — Murat Nurtleu, .*Trend, 25 June 2024\. http/.test(await page.evaluate(() => navigator.clipboard.readText())), true);
});

task("list what was agreed with Romania", async ({ page, tab, press, counts }) => {
  await tab(/^Romania/);
  await press("Space");
  await counts(1);
  await tabBackTo(page, /^Outcomes/);
  await press("Enter");
  await eventually(async () => /work plan/.test(await page.getByRole("list", { name: "Outcomes" }).innerText()), true);
});

task("export the selection to RIS", async ({ page, find, counts, press, tab }) => {
  await find("Romania");
  await counts(1);
  const saved = page.waitForEvent("download");
  await tab(/^Take along/);
  await press("Enter");
  await page.getByRole("dialog").waitFor();
  await tab(/^Download RIS/);
  await press("Enter");
  assert.match((await saved).suggestedFilename(), /\.ris$/);
});

task("see 2022 alone on the timeline", async ({ page, tab, press }) => {
  await tab(/^2022/);
  await press("Space");
  await tabBackTo(page, /^Timeline/);
  await press("Enter");
  await eventually(() => page.getByRole("list", { name: "Timeline" }).getByRole("listitem").count(), 1);
  await tab(/^Closer/);
  await press("Enter");
  assert.notEqual(await focused(page), "", "the focus is lost");
});

task("clear everything", async ({ page, find, counts, tab, press }) => {
  await find("maritime");
  await counts(1);
  await tab(/^Malta/);
  await press("Space");
  await tab(/^Clear all/).catch(() => tabBackTo(page, /^Clear all/));
  await press("Enter");
  await counts(3);
  assert.equal(await page.evaluate(() => document.activeElement.id), "search", "the focus is lost");
});

task("read on to the next article and back to the list", async ({ press, reads, reader }) => {
  await press("j", "Enter");
  await reads(malta);
  await press("j", "j");
  await reads(romania);
  await press("Escape");
  await eventually(() => reader.getByRole("heading").count(), 0);
});

task("make the text larger", async ({ page, tab, press }) => {
  await tab(/^Display/);
  await press("Enter");
  await page.getByRole("dialog", { name: "Display" }).waitFor();
  await tab(/^Medium/);
  await press("ArrowDown", "ArrowDown");
  await press("Escape");
  await eventually(() => page.evaluate(() => document.documentElement.dataset.size), "large");
  assert.match(await focused(page), /^Display/, "the focus is lost");
});
