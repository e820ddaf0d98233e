// One file: it opens by double click, in Chromium and Firefox, and gives the selection on as another such file.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, open, watch } from "./browser.mjs";
import { figure } from "./figures.mjs";
import { hasFirefox, launchFirefox } from "./firefox.mjs";
import { serve } from "./server.mjs";

const file = `file://${dist}/readout.html`;
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const headlines = (page) => page.getByRole("list", { name: "Articles" }).getByRole("heading", { level: 2 });

test("opened from a folder in Chromium, it searches, filters and reads, and asks for nothing", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  const faults = watch(page, "null");
  await page.goto(file);
  await page.getByRole("searchbox", { name: "Search articles" }).fill("Romania");
  await page.waitForFunction(() => location.hash.includes("Romania"));
  await headlines(page).first().getByRole("link").click();
  await page.getByRole("region", { name: "Reader" }).getByRole("heading").first().waitFor();
  await page.reload();
  await page.getByRole("region", { name: "Reader" }).getByRole("heading").first().waitFor();
  // Only the file itself was asked for.
  assert.deepEqual(faults.filter((fault) => !fault.includes(file)), []);
  await page.close();
});

test("opened from a folder in Firefox, it does the same", { timeout: 120_000, skip: !hasFirefox && "there is no Firefox" }, async () => {
  const firefox = await launchFirefox();
  try {
    await firefox.goto(file);
    await firefox.until(`document.querySelectorAll('[aria-label="Articles"] li h2').length === 3`);
    await firefox.goto(`${file}#/articles?q=Romania`);
    await firefox.until(`document.querySelectorAll('[aria-label="Articles"] li h2').length > 0 && document.querySelector("input[type=search]").value === "Romania"`);
    await firefox.evaluate(`document.querySelector('[aria-label="Articles"] li h2 a').click()`);
    await firefox.until(`document.querySelector('[aria-label="Reader"] h2, [aria-label="Reader"] h1')`);
    const id = await firefox.evaluate(`new URLSearchParams(location.hash.split("?")[1]).get("open")`);
    const ris = await firefox.evaluate(`workshop.written("ris", "articles", [${JSON.stringify(id)}], "", "")`);
    assert.match(ris, /^TY  - NEWS\r\n/);
    figure("one file from a folder in Firefox: warnings and errors", firefox.faults.length, "0");
    assert.deepEqual(firefox.faults, []);
    assert.deepEqual(firefox.requests.filter((url) => !/^(file|data|about|blob):/.test(url)), []);
  } finally {
    await firefox.close();
  }
});

async function saveSelection(page) {
  await page.locator("summary", { hasText: /^(Saved for offline|Offline)$/ }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this selection as one file" }).click();
  const folder = mkdtempSync(join(tmpdir(), "readout-saved-"));
  const path = join(folder, "selection.html");
  await (await coming).saveAs(path);
  return { path, forget: () => rmSync(folder, { recursive: true }) };
}

test("a selection saved from the site holds that selection, and saves itself on again", { timeout: 120_000 }, async () => {
  const site = await serve(dist);
  const page = await browser.newPage();
  const faults = watch(page, site.origin);
  await open(page, site.url);
  await page.locator("html[data-offline=saved]").waitFor();
  await page.goto(`${site.url}#/articles?q=Romania`);
  await page.getByText(/^1 of 3 articles/).first().waitFor();
  const chosen = await headlines(page).allInnerTexts();
  assert.ok(chosen.length > 0 && chosen.length < 3, `${chosen.length} chosen`);
  const saved = await saveSelection(page);
  assert.deepEqual(faults, []);
  await page.goto("about:blank");
  await site.close();

  const copy = await browser.newPage();
  await copy.goto(`file://${saved.path}`);
  await copy.getByRole("searchbox", { name: "Search articles" }).waitFor();
  assert.deepEqual((await headlines(copy).allInnerTexts()).toSorted(), chosen.toSorted());
  const again = await saveSelection(copy);
  assert.equal(readFileSync(again.path, "utf8"), readFileSync(saved.path, "utf8"));
  again.forget();
  saved.forget();
  await copy.close();
  await page.close();
});

test("its policy refuses another script, another style and every request", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(file);
  await page.getByRole("searchbox", { name: "Search articles" }).waitFor();
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.append("window.ran = true");
    document.body.append(script);
    document.body.append(Object.assign(document.createElement("style"), { textContent: "body{--ran:1}" }));
    const fetched = await fetch("http://127.0.0.1:9/").then(() => true, () => false);
    return { ran: window.ran ?? false, styled: getComputedStyle(document.body).getPropertyValue("--ran"), fetched };
  });
  assert.deepEqual(outcome, { ran: false, styled: "", fetched: false });
  for (const refused of [/TrustedScript|inline script/, /inline style/, /Connecting to/]) assert.ok(said.some((text) => refused.test(text)), `${refused}: ${said.join("\n")}`);
  await page.close();
});
