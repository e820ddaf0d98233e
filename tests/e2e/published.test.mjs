// The site as it gets published, with whatever stands in public/articles: a publisher's own folder has to pass here too.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { open, published, watch } from "./browser.mjs";
import { explorer } from "./explorer.mjs";
import { visiting } from "./site.mjs";

const articles = fileURLToPath(new URL("../../public/articles", import.meta.url));
const page = readFileSync(`${published}/index.html`, "utf8");
const [, embedded] = page.match(/<script type="application\/json" id="library">(.*?)<\/script>/s);
const library = JSON.parse(embedded).articles;

const visit = visiting(published, "/repo/");

test("the library holds the files of public/articles, which are served as they are", () => {
  const files = readdirSync(articles);
  assert.ok(library.length > 0, "no file of public/articles was accepted: cargo run --features cli -- check public/articles");
  for (const { file } of library) assert.ok(files.includes(file), `${file} is no longer in public/articles: ./dev build`);
  for (const file of files) assert.deepEqual(readFileSync(`${published}/articles/${file}`), readFileSync(`${articles}/${file}`));
});

test("the published page shows its articles and opens the first of them", { timeout: 60_000 }, async () => {
  const tab = await visit.browser.newPage();
  const faults = watch(tab, visit.site.origin);
  await open(tab, visit.site.url);
  await tab.getByRole("status").filter({ hasText: `${library.length} of ${library.length} article` }).waitFor();
  const { headlines, reader } = explorer(tab);
  const link = headlines.first().getByRole("link");
  const headline = await link.innerText();
  await link.click();
  await reader.getByRole("heading", { name: headline }).first().waitFor();
  assert.deepEqual(faults, [], "the page misbehaved");
});
