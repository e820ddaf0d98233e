// What the page is photographed in: each scene by its address and by what is done there; and the ten pictures that the tests
// hold it to. Names and words are those of the tests' own articles, the letters those of the page and of the fonts that
// ./dev installs, so that a picture is the same on every machine with the same Chromium.

import { fileURLToPath } from "node:url";
import { open } from "./browser.mjs";
import { explorer, malta } from "./explorer.mjs";

const press = (name) => (page) => page.getByRole("button", { name, exact: true }).first().click();
const reading = "#/articles?open=d1e0537d2588e829";
const fact = (page) => explorer(page).facts.getByRole("button", { name: /^Ian Borg/ }).click();

export const scenes = {
  "first-visit": {},
  query: { at: "#/articles?q=security" },
  filtered: { at: "#/articles?q=trade&country=KZ&from=2022" },
  suggestions: { act: (page) => explorer(page).search.pressSequentially("ma") },
  relaxed: { at: "#/articles?q=Nurtlu" },
  "nothing-found": { at: "#/articles?q=zzyzx&country=MT" },
  timeline: { at: "#/timeline" },
  "timeline-brushed": { at: "#/timeline?from=2022&to=2022" },
  people: { at: "#/people" },
  quotes: { at: "#/quotes" },
  figures: { at: "#/figures" },
  outcomes: { at: "#/outcomes" },
  person: { at: "#/person:Roman%20Vassilenko" },
  pair: { at: "#/pair:KZ+RO" },
  reader: { act: (page) => explorer(page).link(malta).click() },
  "reader-fact": { at: reading, act: fact },
  original: { at: reading, act: press("Original") },
  cite: { at: reading, act: press("Cite") },
  "take-along": { act: press("Take along") },
  keys: { act: press("Keys") },
  display: { act: press("Display") },
  "no-sense": { at: "#/articles?from=yesterday" },
};

const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 740 } };
const dark = { colorScheme: "dark" };

/** The pictures that a change has to be accepted for: `./dev shots --accept`. The README shows three of them. */
export const references = {
  "first visit": { scene: "first-visit", ...desk },
  "a query": { scene: "query", ...desk },
  "the reader": { scene: "reader-fact", viewport: { width: 1440, height: 900 } },
  "the reader in the dark": { scene: "reader-fact", ...desk, ...dark },
  "the timeline": { scene: "timeline", ...desk },
  "quotes": { scene: "quotes", viewport: { width: 1440, height: 900 } },
  "figures in the dark": { scene: "figures", ...desk, ...dark },
  "a query on a phone": { scene: "filtered", ...phone },
  "the reader on a phone": { scene: "reader", ...phone },
  "nothing found on a phone in the dark": { scene: "nothing-found", ...phone, ...dark },
};

/** The file of a reference. */
export const reference = (name) => fileURLToPath(new URL(`references/${name.replaceAll(" ", "-")}.png`, import.meta.url));

/** Which Chromium made the references: `{"chromium": "156.0.1.2"}`. */
export const madeBy = fileURLToPath(new URL("references/made-by.json", import.meta.url));

/** The font beside the page's own, which ./dev installs with Chromium. */
export const sans = "Liberation Sans";

/** Photographs a scene: `viewport` and `colorScheme` as Playwright has them. The bytes of a PNG. */
export async function shoot(browser, url, { scene, ...context }) {
  const { at = "", act } = scenes[scene];
  const tab = await browser.newContext({ ...context, reducedMotion: "reduce" });
  try {
    const page = await tab.newPage();
    page.setDefaultTimeout(10_000);
    await open(page, url + at);
    await page.evaluate((sans) => document.documentElement.style.setProperty("--sans", `"${sans}"`), sans);
    await page.locator("summary").filter({ hasText: /^Saved/ }).waitFor();
    await act?.(page);
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    return await page.screenshot({ animations: "disabled", caret: "hide" });
  } finally {
    await tab.close();
  }
}
