// Filtering: by what is known of the articles, with counts that keep their word.

import assert from "node:assert/strict";
import { eventually, explorer, malta, parliament, romania } from "./explorer.mjs";
import { journey } from "./journey.mjs";

journey("there is a group of values for every field", async ({ page, open }) => {
  await open();
  for (const field of ["Date", "Country", "Organisation", "Person", "Topic", "Place", "Source", "Year"])
    await explorer(page).facet(field).waitFor();
});

journey("values of one field add up, values of two fields narrow down", async ({ page, open }) => {
  await open();
  const { value, counts, lists } = explorer(page);
  await value("Country", /Malta/).check();
  await lists(malta);
  await value("Country", /Romania/).check();
  await lists(malta, romania);
  await value("Source", /Kazinform/).check();
  await lists(romania);
  await counts(1);
});

journey("the count beside a value is what choosing it gives", async ({ page, open }) => {
  await open();
  const { facet, counts } = explorer(page);
  const values = facet("Country").getByRole("checkbox");
  const say = () => facet("Country").locator("label").allInnerTexts();
  const said = await say();
  assert.ok(said.length >= 3, `only ${said.length} countries`);
  for (const [place, label] of said.entries()) {
    await values.nth(place).check();
    await counts(Number(label.match(/(\d+)$/)[1]));
    await values.nth(place).uncheck();
    await counts(3);
    // They are counted a frame after the list.
    await eventually(say, said);
  }
});

journey("chips name what is chosen and take it back one by one", async ({ page, open }) => {
  await open();
  const { search, value, chips, counts } = explorer(page);
  await value("Country", /Malta/).check();
  await search.fill("reforms");
  await counts(1);
  await chips.getByRole("button", { name: "Remove Country: Malta" }).click();
  await counts(3);
  assert.equal(await value("Country", /Malta/).isChecked(), false);
  await chips.getByRole("button", { name: "Remove reforms" }).click();
  await eventually(() => search.inputValue(), "");
});

journey("«Clear all» takes back everything at once", async ({ page, open }) => {
  await open();
  const { search, value, counts } = explorer(page);
  await value("Source", /Trend/).check();
  await value("Topic", /Security/).check();
  await search.fill("maritime");
  await counts(1);
  await page.getByRole("button", { name: "Clear all" }).click();
  await counts(3);
  assert.equal(await value("Source", /Trend/).isChecked(), false);
});

journey("a range of dates keeps the articles within it, its ends included", async ({ page, open }) => {
  await open();
  const { facet, lists } = explorer(page);
  await facet("Date").getByLabel("From").fill("2023-06-07");
  await lists(malta, parliament);
  await facet("Date").getByLabel("To").fill("2023-06-07");
  await lists(parliament);
});
