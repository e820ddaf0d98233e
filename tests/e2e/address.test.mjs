// The address: it holds the whole state, so that links, Back and Forward work as anywhere on the web.

import assert from "node:assert/strict";
import { eventually, explorer, malta, parliament, romania } from "./explorer.mjs";
import { journey } from "./journey.mjs";

journey("Back and Forward walk through what was done", async ({ page, open }) => {
  await open();
  const { value, link, lists, reads, reader } = explorer(page);
  await value("Country", /Romania/).check();
  await lists(romania);
  await link(romania).click();
  await reads(romania);
  await page.goBack();
  await eventually(() => reader.getByRole("heading", { name: romania }).count(), 0);
  await lists(romania);
  await page.goBack();
  await lists(malta, parliament, romania);
  await page.goForward();
  await lists(romania);
  await page.goForward();
  await reads(romania);
});

journey("a link opens on the same query, filters and article", async ({ page, open, site }) => {
  await open();
  const { search, value, link, lists, reads } = explorer(page);
  await value("Country", /Kazakhstan/).check();
  await search.fill("reforms observation");
  await lists(parliament);
  await link(parliament).click();
  await reads(parliament);
  const address = page.url();
  assert.ok(address.startsWith(`${site.url}#`), address);

  const other = await page.context().newPage();
  await other.goto(address);
  const there = explorer(other);
  await there.reads(parliament);
  await there.lists(parliament);
  assert.equal(await there.search.inputValue(), "reforms observation");
  assert.equal(await there.value("Country", /Kazakhstan/).isChecked(), true);
  await other.close();
});

journey("reloading changes nothing", async ({ page, open }) => {
  await open();
  const { search, counts, link, reads } = explorer(page);
  await search.fill("maritime");
  await counts(1);
  await link(malta).click();
  await reads(malta);
  await page.reload();
  await reads(malta);
  await counts(1);
});

journey("what makes no sense in an address is said and left out", async ({ page, open }) => {
  await open("#/articles?q=maritime&from=yesterday");
  await page.getByText(/from=yesterday/).waitFor();
  await explorer(page).lists(malta);
});

journey("what makes no sense in an address is said right behind a key as well", async ({ page, open }) => {
  await open();
  await page.evaluate(async () => {
    const box = document.querySelector("input[type=search]");
    box.value = "reforms";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    // In the order: the address changes, the typed words are due in it, it says that it changed.
    const { port1, port2 } = new MessageChannel();
    const changed = new Promise((said) => addEventListener("hashchange", () => setTimeout(said)));
    port1.onmessage = () => (location.hash = "#/articles?q=maritime&from=yesterday");
    port2.postMessage(null);
    const end = performance.now() + 300;
    while (performance.now() < end);
    await changed;
  });
  assert.equal(await page.getByText(/from=yesterday/).count(), 1);
});

journey("an article that is not there is said to be missing", async ({ page, open }) => {
  await open("#/articles?open=000000000000");
  await page.getByText(/does not hold/).waitFor();
  await explorer(page).counts(3);
});

journey("what a newer version wrote into an address is kept", async ({ page, open }) => {
  await open("#/articles?later=thing");
  const { search, counts } = explorer(page);
  await search.fill("maritime");
  await counts(1);
  await eventually(() => new URL(page.url()).hash.includes("later=thing"), true);
});
