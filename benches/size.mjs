// How much travels: every file of dist/ as it is, gzipped and with Brotli, as a web server would send it.
// The articles' raw texts are counted apart, since the page asks for one only when a reader does.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { dist } from "../tests/e2e/browser.mjs";

export const budget = 250_000; // bytes of Brotli for everything that the first visit needs

export function measure() {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => weigh(join(entry.parentPath ?? entry.path, entry.name)));
  const articles = files.filter(({ what }) => what.startsWith("articles/"));
  const app = files.filter((file) => !articles.includes(file));
  return [...app, { ...sum("first visit", app), target: budget }, sum(`articles as text (${articles.length})`, articles)];
}

function weigh(path) {
  const bytes = readFileSync(path);
  const what = relative(dist, path).replace(/-[0-9a-f]{16}/, ""); // Trunk's hash differs with every change
  return { what, values: { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }, unit: "B" };
}

function sum(what, files) {
  const total = (kind) => files.reduce((sum, { values }) => sum + values[kind], 0);
  return { what, values: { raw: total("raw"), gzip: total("gzip"), brotli: total("brotli") }, unit: "B" };
}
