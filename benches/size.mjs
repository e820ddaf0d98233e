// How much travels: every file of dist/ as it is, gzipped and with Brotli, as a web server would send
// it; and in all, those files that a browser asks for on a first visit.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { dist, launch, open } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";

const budget = 250_000; // bytes of Brotli for the first visit

export async function measure() {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => weigh(join(entry.parentPath ?? entry.path, entry.name)));
  const asked = await firstVisit();
  const visit = files.filter(({ path }) => asked.has(path));
  const rest = files.filter(({ path }) => !asked.has(path));
  return [...visit.map(row), { ...sum("first visit", visit), target: budget }, sum(`${rest.length} files asked for later or never`, rest)];
}

// The paths of the files that a browser with nothing cached asks for.
async function firstVisit() {
  const site = await serve(dist);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const asked = new Set();
    page.on("request", (request) => asked.add(request.url().slice(site.url.length).split("?")[0] || "index.html"));
    await open(page, site.url);
    await page.waitForLoadState("networkidle");
    return asked;
  } finally {
    await browser.close();
    await site.close();
  }
}

function weigh(path) {
  const bytes = readFileSync(path);
  return { path: relative(dist, path), values: { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length } };
}

function row({ path, values }) {
  return { what: path.replace(/-[0-9a-f]{16}/, ""), values, unit: "B" }; // Trunk's hash differs with every change
}

function sum(what, files) {
  const total = (kind) => files.reduce((sum, { values }) => sum + values[kind], 0);
  return { what, values: { raw: total("raw"), gzip: total("gzip"), brotli: total("brotli") }, unit: "B" };
}
