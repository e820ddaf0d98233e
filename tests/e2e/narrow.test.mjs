// A narrow screen: one column, the filters in a dialog, the reader a page of its own.

import assert from "node:assert/strict";
import { eventually, explorer, malta, parliament, romania } from "./explorer.mjs";
import { journey } from "./journey.mjs";

for (const width of [320, 360]) {
  const phone = { viewport: { width, height: 640 }, hasTouch: true, isMobile: true };

  journey(`at ${width} px nothing sticks out sideways, in the list, the filters and the reader`, phone, async ({ page, open }) => {
    await open();
    const { counts, link, reads } = explorer(page);
    await counts(3);
    await fits(page, width);
    await page.getByRole("button", { name: /^Filters/ }).tap();
    await page.getByRole("dialog", { name: "Filters" }).waitFor();
    await fits(page, width);
    await page.keyboard.press("Escape");
    await link(romania).tap();
    await reads(romania);
    await fits(page, width);
  });

  journey(`at ${width} px filters are chosen in a dialog and counted on its button`, phone, async ({ page, open }) => {
    await open();
    const { value, lists } = explorer(page);
    await page.getByRole("button", { name: "Filters", exact: true }).tap();
    const dialog = page.getByRole("dialog", { name: "Filters" });
    await value("Country", /Malta/).tap();
    await dialog.getByRole("button", { name: "Show 1 article" }).tap();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Filters (1)" }).waitFor();
    await lists(malta);
  });

  journey(`at ${width} px Back returns from the reader to the same card at the same place`, phone, async ({ page, open }) => {
    await open();
    const { counts, link, reads } = explorer(page);
    await counts(3);
    await link(romania).scrollIntoViewIfNeeded();
    const before = (await link(romania).boundingBox()).y;
    await link(romania).tap();
    await reads(romania);
    assert.equal(await link(parliament).isVisible(), false, "the list is still on the screen");
    await page.goBack();
    await link(parliament).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement.textContent.includes("Romania")), true, "the card is not in focus");
    await eventually(async () => Math.abs((await link(romania).boundingBox()).y - before) < 2, true, "the card is at another place");
  });
}

// Words that a line break cannot help count too: what sticks out can be scrolled to.
async function fits(page, width) {
  const scrollWidth = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));
  assert.ok(scrollWidth <= width, `the page is ${scrollWidth} px wide`);
}
