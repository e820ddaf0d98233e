// The looks: ten pictures of the page against those that were accepted. A few points may differ; more is a change that somebody
// has to look at. What differs is drawn into target/looks/. Another release of Chromium smooths letters and draws fields its own
// way: against its pictures only what is grossly wrong counts. Without the fonts nothing can be said.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { dist } from "./browser.mjs";
import { madeBy, reference, references, sans, shoot } from "./scenes.mjs";
import { visiting } from "./site.mjs";

const folder = fileURLToPath(new URL("../../target/looks/", import.meta.url));
const tolerated = { sameChromium: 0.002, another: 0.01 }; // of all points

let most;
let hasFonts;
const visit = visiting(dist, "/", async () => {
  mkdirSync(folder, { recursive: true });
  const major = (version) => version.split(".")[0];
  most = major(visit.browser.version()) === major(JSON.parse(readFileSync(madeBy, "utf8")).chromium) ? tolerated.sameChromium : tolerated.another;
  hasFonts = await knows(sans);
});

/** Whether the machine has a font: words set in it are not as wide as in the one that stands in for it. */
async function knows(font) {
  const page = await visit.browser.newPage();
  const [own, other] = await page.evaluate((font) => {
    const pen = document.createElement("canvas").getContext("2d");
    return [`"${font}", monospace`, "monospace"].map((family) => {
      pen.font = `40px ${family}`;
      return pen.measureText("Will it be illicit?").width;
    });
  }, font);
  await page.close();
  return own !== other;
}

/** The share of points in which two pictures differ, and the picture of where; all of them when they are not of one size. */
function difference(one, other) {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return { share: 1, drawn: one };
  const diff = new PNG({ width: a.width, height: a.height });
  const points = pixelmatch(a.data, b.data, diff.data, a.width, a.height, { threshold: 0.15 });
  return { share: points / (a.width * a.height), drawn: PNG.sync.write(diff) };
}

for (const [name, picture] of Object.entries(references)) {
  test(`${name} looks as it was accepted`, { timeout: 60_000 }, async (t) => {
    if (!hasFonts) return t.skip(`this machine has no ${sans}; on Debian: apt-get install fonts-liberation`);
    const now = await shoot(visit.browser, visit.site.url, picture);
    const { share, drawn } = difference(now, readFileSync(reference(name)));
    if (share <= most) return;
    const file = `${folder}${name.replaceAll(" ", "-")}`;
    writeFileSync(`${file}.png`, now);
    writeFileSync(`${file}-differs.png`, drawn);
    assert.fail(`«${name}» differs in ${(share * 100).toFixed(2)} % of its points: look at ${file}.png and ${file}-differs.png; if it is right, ./dev shots --accept`);
  });
}

for (const [scene, most] of [["suggestions", tolerated.sameChromium], ["timeline", tolerated.another]]) {
  test(`a picture of ${scene} instead is noticed`, { timeout: 60_000 }, async () => {
    const other = await shoot(visit.browser, visit.site.url, { ...references["a query"], scene });
    assert.ok(difference(other, readFileSync(reference("a query"))).share > most);
  });
}
