// How much travels on a first visit, response by response, as a server with Brotli sends it: until the page can be used and
// has nothing more to ask, and then what the offline worker fetches once the page is idle.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { dist, launch, open } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";

const budget = 250_000; // bytes of Brotli for the first visit

export async function measure() {
  const sent = await firstVisit();
  const [visit, later] = [sent.filter(({ worker }) => !worker), sent.filter(({ worker }) => worker)];
  const asked = new Set(sent.map(({ path }) => path));
  const never = filesOf(dist).filter((path) => !asked.has(path));
  return [
    ...visit.map(({ path, ...transfer }) => row(path.replace(/-[0-9a-f]{16}/, ""), [{ path, ...transfer }])), // the hash differs with every change
    { ...row("first visit", visit), target: budget },
    row(`${later.length} files fetched for offline use, when the page is idle`, later),
    row(`${never.length} files that a visit does not ask for`, never.map((path) => ({ path, brotli: 0 }))),
  ];
}

/** Every response to a browser with nothing cached, in order; `worker` says that the offline worker asked. */
async function firstVisit() {
  const sent = [];
  const site = await serve(dist, "/", ({ path, request: { headers }, bytes }) => {
    assert.match(headers["accept-encoding"] ?? "", /\bbr\b/, "the browser does not take Brotli");
    sent.push({ path, brotli: bytes, worker: "service-worker" in headers || /\/sw\.js$/.test(headers.referer) });
  });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await open(page, site.url);
    await page.locator("html[data-offline=saved]").waitFor();
    await page.waitForLoadState("networkidle");
    return sent;
  } finally {
    await browser.close();
    await site.close();
  }
}

function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

function row(what, transfers) {
  const sum = (of) => transfers.reduce((sum, transfer) => sum + of(transfer), 0);
  const bytes = ({ path }) => readFileSync(join(dist, path));
  return { what, values: { raw: sum((it) => bytes(it).length), gzip: sum((it) => gzipSync(bytes(it), { level: 9 }).length), brotli: sum((it) => it.brotli) }, unit: "B" };
}
