// Photographs dist/ for human eyes: every view, the reader, the dialogs and the states without articles, at four widths,
// light and dark, into target/shots/; words in the arguments choose among the names. Judges nothing. With --accept it
// renews the references of `looks.test.mjs` instead.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { dist, launch } from "./browser.mjs";
import { madeBy, reference, references, scenes, shoot } from "./scenes.mjs";
import { serve } from "./server.mjs";

const shots = fileURLToPath(new URL("../../target/shots/", import.meta.url));
const widths = { 360: 740, 768: 1024, 1280: 800, 1680: 1050 };
const asked = process.argv.slice(2);

/** What to photograph, by the file it goes into. */
function pictures() {
  if (asked.includes("--accept")) return Object.entries(references).map(([name, picture]) => [reference(name), picture]);
  const all = Object.keys(scenes).flatMap((scene) =>
    Object.entries(widths).flatMap(([width, height]) =>
      ["light", "dark"].map((colorScheme) => {
        const picture = { scene, viewport: { width: Number(width), height }, colorScheme };
        return [`${shots}${scene}-${width}-${colorScheme}.png`, picture];
      }),
    ),
  );
  return all.filter(([file]) => asked.every((word) => file.slice(shots.length).includes(word)));
}

for (const folder of [shots, dirname(reference(""))]) mkdirSync(folder, { recursive: true });
const site = await serve(dist);
const browser = await launch();
try {
  if (asked.includes("--accept")) writeFileSync(madeBy, `${JSON.stringify({ chromium: browser.version() })}\n`);
  for (const [file, picture] of pictures()) {
    writeFileSync(file, await shoot(browser, site.url, picture));
    console.log(file);
  }
} finally {
  await browser.close();
  await site.close();
}
