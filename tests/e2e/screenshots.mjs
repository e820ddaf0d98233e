// Photographs dist/ for human eyes: the list and the reader at four widths, light and dark,
// into target/shots/. Judges nothing.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dist, launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const folder = fileURLToPath(new URL("../../target/shots/", import.meta.url));
const widths = { 360: 740, 768: 1024, 1280: 800, 1680: 1050 };

mkdirSync(folder, { recursive: true });
const site = await serve(dist);
const browser = await launch();
try {
  for (const [width, height] of Object.entries(widths)) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width: Number(width), height }, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      const shoot = async (what) => {
        const file = `${folder}${what}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: file });
        console.log(file);
      };
      await open(page, site.url);
      await shoot("list");
      await page.getByRole("list", { name: "Articles" }).getByRole("heading", { level: 2 }).getByRole("link").first().click();
      await page.getByRole("region", { name: "Reader" }).waitFor();
      await shoot("reader");
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
