// The control: what every journey forbids is done on purpose here, and has to be noticed.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { dist, open, watch } from "./browser.mjs";
import { visiting } from "./site.mjs";

const elsewhere = "http://elsewhere.invalid/";
const visit = visiting(dist, "/");

// `reach` brings the page somewhere; `misdeed` runs in it; a fault that contains `fault` must follow.
function noticed(promise, reach, misdeed, fault) {
  test(promise, { timeout: 60_000 }, async () => {
    const page = await visit.browser.newPage();
    const faults = watch(page, visit.site.origin);
    await reach(page);
    assert.deepEqual(faults, [], "the page misbehaved by itself");
    await page.evaluate(misdeed, elsewhere);
    assert.ok(
      faults.some((said) => said.includes(fault)),
      `«${fault}» is not among ${JSON.stringify(faults)}`,
    );
    await page.close();
  });
}

const explorer = (page) => open(page, visit.site.url);
// An article as plain text carries no policy that would stop the request before it is made.
const plainText = (page) => page.goto(`${visit.site.url}articles/${readdirSync(`${dist}/articles`)[0]}`);

noticed("a message in the console is noticed", explorer, () => console.log("a word"), "console log: a word");
noticed("a request to another origin is noticed", plainText, (url) => fetch(url).catch(() => {}), `another origin: ${elsewhere}`);
noticed("a missing file is noticed", explorer, () => fetch("missing.js").then(() => {}), "status 404");
noticed("the policy refuses a request to another origin", explorer, (url) => fetch(url).catch(() => {}), "Content Security Policy");
noticed(
  "the policy refuses an inline script",
  explorer,
  () => {
    const script = document.createElement("script");
    script.append("window.ran = true");
    document.body.append(script);
  },
  "TrustedScript",
);
noticed(
  "the policy refuses an inline style",
  explorer,
  () => document.body.setAttribute("style", "color: red"),
  "Content Security Policy",
);

noticed(
  "the policy refuses text that would become markup",
  explorer,
  () => {
    try {
      document.createElement("template").innerHTML = "<img src=x onerror=alert(1)>";
    } catch {
      // The console says so; that is what is looked for.
    }
  },
  "TrustedHTML",
);

test("an error that nobody catches is noticed", { timeout: 60_000 }, async () => {
  const page = await visit.browser.newPage();
  const faults = watch(page, visit.site.origin);
  await explorer(page);
  const thrown = page.waitForEvent("pageerror");
  await page.evaluate(() => setTimeout(() => { throw new Error("on purpose"); }));
  await thrown;
  assert.deepEqual(faults, ["error: on purpose"]);
  await page.close();
});
