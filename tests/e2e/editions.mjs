// Editions of the built site for the tests of offline use: copies of dist/ whose page, script, style and WebAssembly
// each carry a letter and, where the build hashes their addresses, an address of their own, so that a page mixed from two editions gives itself away.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { dist } from "./browser.mjs";

/** A copy of dist/ that says `letter` wherever it can. `forget` removes it. */
export function edition(letter) {
  const folder = mkdtempSync(join(tmpdir(), `readout-edition-${letter}-`));
  cpSync(dist, folder, { recursive: true });
  const change = (name, how) => writeFileSync(join(folder, name), how(readFileSync(join(folder, name), "utf8")));
  const built = readdirSync(folder).find((name) => name.endsWith("_bg.wasm"));
  const wasm = built.replace("_bg", `${letter}_bg`);
  renameSync(join(folder, built), join(folder, wasm));
  change("index.html", (text) =>
    text.replace("<html ", `<html data-edition="${letter}" `).replaceAll(built, wasm).replace(/"\.\/boot\.js[^"]*"/, `"./boot.js?${letter}"`),
  );
  change("boot.js", (text) => `document.documentElement.dataset.boot = "${letter}";\n${text}`);
  change("read.css", (text) => `/*${letter}*/${text}`);
  // A custom section named «e» that holds the letter (WebAssembly core specification, 5.5.3).
  appendFileSync(join(folder, wasm), Buffer.from([0, 3, 1, "e".charCodeAt(0), letter.charCodeAt(0)]));
  const list = writeList(folder);
  return { folder, letter, wasm, ...list, forget: () => rmSync(folder, { recursive: true }) };
}

/** Bytes of a large file that have a hash of their own. */
const piece = 1 << 22;

/** Writes the list of a folder's files into its sw.js, as `readout publish` does. */
export function writeList(folder) {
  const files = filesOf(folder).map((path) => {
    const bytes = readFileSync(join(folder, path));
    const sha256 = [];
    for (let start = 0; start < bytes.length || start === 0; start += piece) {
      sha256.push(createHash("sha256").update(bytes.subarray(start, start + piece)).digest("hex"));
    }
    return { path, size: bytes.length, sha256 };
  });
  const id = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const worker = readFileSync(join(folder, "sw.js"), "utf8");
  assert.match(worker, /^const EDITION = .*;$/m);
  writeFileSync(join(folder, "sw.js"), worker.replace(/^const EDITION = .*;$/m, () => `const EDITION = ${JSON.stringify({ id, files })};`));
  return { id, files };
}

/** The list in a folder's sw.js. */
export function listOf(folder) {
  return JSON.parse(readFileSync(join(folder, "sw.js"), "utf8").match(/^const EDITION = (.*);$/m)[1]);
}

/** Every file of a built site that an edition keeps, by path. */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => path !== "sw.js" && path !== "readout.html")
    .sort();
}

/** The letters that an open page and what it loads now say, each once. */
export function lettersOf(page, wasm) {
  return page.evaluate(async (wasm) => {
    const { edition, boot } = document.documentElement.dataset;
    const style = (await (await fetch("read.css", { cache: "no-cache" })).text())[2];
    const bytes = new Uint8Array(await (await fetch(wasm)).arrayBuffer());
    return [...new Set([edition, boot, style, String.fromCharCode(bytes.at(-1))])];
  }, wasm);
}
