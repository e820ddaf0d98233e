// The looks: ten pictures of the page against those that were accepted. A few points may differ, as browsers smooth letters
// differently; more is a change that somebody has to look at. What differs is drawn into target/looks/.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { dist, launch } from "./browser.mjs";
import { reference, references, shoot } from "./scenes.mjs";
import { serve } from "./server.mjs";

const folder = fileURLToPath(new URL("../../target/looks/", import.meta.url));
const tolerated = 0.002; // of all points

let browser;
let site;
before(async () => {
  mkdirSync(folder, { recursive: true });
  site = await serve(dist);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** The share of points in which two pictures differ, and the picture of where; all of them when they are not of one size. */
function difference(one, other) {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return { share: 1, drawn: one };
  const diff = new PNG({ width: a.width, height: a.height });
  const points = pixelmatch(a.data, b.data, diff.data, a.width, a.height, { threshold: 0.15 });
  return { share: points / (a.width * a.height), drawn: PNG.sync.write(diff) };
}

for (const [name, picture] of Object.entries(references)) {
  test(`${name} looks as it was accepted`, { timeout: 60_000 }, async () => {
    const now = await shoot(browser, site.url, picture);
    const { share, drawn } = difference(now, readFileSync(reference(name)));
    if (share <= tolerated) return;
    const file = `${folder}${name.replaceAll(" ", "-")}`;
    writeFileSync(`${file}.png`, now);
    writeFileSync(`${file}-differs.png`, drawn);
    assert.fail(`«${name}» differs in ${(share * 100).toFixed(2)} % of its points: look at ${file}.png and ${file}-differs.png; if it is right, ./dev shots --accept`);
  });
}

test("a picture of something else is noticed", { timeout: 60_000 }, async () => {
  const other = await shoot(browser, site.url, { ...references["a query"], scene: "suggestions" });
  assert.ok(difference(other, readFileSync(reference("a query"))).share > tolerated);
});
