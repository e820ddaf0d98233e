// The one way into a browser for journeys, screenshots and measurements: starting it, reaching
// the explorer in it, and noticing whatever a page should not do.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { figure } from "./figures.mjs";

/** The site as it gets published, with the articles of `public/articles`. */
export const published = fileURLToPath(new URL("../../dist", import.meta.url));

/** The same site with the tests' own articles, as `./dev journeys` makes it: what the journeys expect does not change with a publisher's folder. */
export const dist = process.env.READOUT_SITE ?? published;

/** How every Chromium of the tests is started. */
export const flags = [
  "--no-sandbox", // CI and containers run as root, where Chromium has no sandbox
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Every name resolves to nothing: a request to another origin fails as well as being noticed.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Starts the Chromium that `./dev` found, with further flags if need be; its profile is new and goes with it. */
export function launch(...further) {
  return chromium.launch({ executablePath: chromiumPath(), args: [...flags, ...further] });
}

/** The same with a profile that stays: a context that outlives the browser. */
export function launchProfile(folder) {
  return chromium.launchPersistentContext(folder, { executablePath: chromiumPath(), args: flags });
}

/** Where the Chromium is that `./dev` found. */
export function chromiumPath() {
  const executablePath = process.env.READOUT_CHROMIUM ?? "/usr/bin/chromium";
  assert.ok(existsSync(executablePath), `There is no Chromium at ${executablePath}: run ./dev setup.`);
  return executablePath;
}

/** What all watched pages of a journey did together; `watch.test.mjs`, the control, does on purpose what the others must not. */
const watched = { requests: 0, elsewhere: 0, refused: 0 };
process.once("exit", () => {
  if (watched.requests === 0) return;
  const asked = process.argv[1].endsWith("/watch.test.mjs") ? "each > 0 (the control)" : "0 and 0";
  figure(`of ${watched.requests} requests to other origins, and refusals by the policy`, `${watched.elsewhere} and ${watched.refused}`, asked);
});

/** Collects everything a well-behaved page never does; a list that stays empty is the promise. */
export function watch(page, origin) {
  const faults = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) watched.refused++;
    faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    watched.requests++;
    const url = new URL(request.url());
    if (url.origin === origin || ["data:", "blob:"].includes(url.protocol)) return;
    watched.elsewhere++;
    faults.push(`request to another origin: ${url}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // The browser fetches the icon when it likes; a page that is reloaded meanwhile breaks that off.
    if (why === "net::ERR_ABORTED" && request.url().endsWith("/icon.svg")) return;
    faults.push(`failed request: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  return faults;
}

/** Goes to an address of the explorer and waits until its search box is there. */
export async function open(page, url) {
  await page.goto(url);
  await page.getByRole("searchbox", { name: "Search articles" }).waitFor();
}
