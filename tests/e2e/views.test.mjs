// The views over one selection, and what helps on the way to it: suggestions, similar articles, spellings.

import assert from "node:assert/strict";
import { eventually, explorer, malta, romania } from "./explorer.mjs";
import { journey } from "./journey.mjs";

const suggestions = (page) => page.getByRole("list", { name: "Suggestions" }).getByRole("button");
const dates = (page) => page.getByRole("group", { name: "Dates shown" });
const happened = (page) => page.getByRole("list", { name: "Timeline" }).getByRole("listitem");

/** Takes in articles of the reader's own with these texts. */
async function adds(page, texts) {
  await page.getByRole("button", { name: "Add articles" }).first().click();
  await page.getByLabel("Text files").setInputFiles(texts.map((text, place) => ({ name: `${place}.txt`, mimeType: "text/plain", buffer: Buffer.from(text) })));
  await page.getByRole("button", { name: "Remove my articles" }).waitFor();
  await page.keyboard.press("Escape");
}

journey("what may be meant is suggested while typing, and taken by keys", async ({ page, open }) => {
  await open();
  const { search, counts, chips } = explorer(page);
  await search.focus();
  await page.keyboard.type("malt");
  await suggestions(page).filter({ hasText: "Malta" }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await eventually(() => page.evaluate(() => document.activeElement.innerText), "Malta\nCountry\n1 article");
  await page.keyboard.press("Enter");
  await counts(1);
  await chips.getByRole("button", { name: /Remove .*Malta/ }).waitFor();
  assert.equal(await search.inputValue(), "");
  assert.equal(await suggestions(page).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "search", "the focus is lost");
});

journey("Escape puts suggestions away and keeps the words", async ({ page, open }) => {
  await open();
  const { search } = explorer(page);
  await search.focus();
  await page.keyboard.type("roman");
  await suggestions(page).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await eventually(() => suggestions(page).count(), 0);
  assert.equal(await search.inputValue(), "roman");
});

journey("suggestions go when the focus goes", async ({ page, open }) => {
  await open();
  const { search } = explorer(page);
  await search.focus();
  await page.keyboard.type("roman");
  await suggestions(page).first().waitFor();
  await page.getByRole("button", { name: "Keys" }).focus();
  await eventually(() => suggestions(page).count(), 0);
});

journey("the open article names similar ones", async ({ page, open }) => {
  await open();
  const { link, reads, reader } = explorer(page);
  await link(malta).click();
  await reads(malta);
  const similar = reader.getByRole("navigation", { name: "Similar articles" }).getByRole("link");
  assert.ok((await similar.count()) > 0, "no article is similar");
  const headline = await similar.first().innerText();
  await similar.first().click();
  await reader.getByRole("heading", { level: 2, name: headline }).waitFor();
});

journey("the timeline zooms in by its buttons, and back out to all dates", async ({ page, open }) => {
  await open("#/timeline");
  const zoom = (name) => dates(page).getByRole("button", { name, exact: true });
  await eventually(() => happened(page).count(), 3);
  assert.equal(await dates(page).getByRole("button", { name: "All dates" }).count(), 0);
  await zoom("Closer").click();
  await eventually(() => happened(page).count(), 1);
  assert.match(new URL(page.url()).hash, /from=2023-\d\d-\d\d&to=2024-\d\d-\d\d/);
  await zoom("All dates").click();
  await eventually(() => happened(page).count(), 3);
  await page.goBack();
  await eventually(() => happened(page).count(), 1);
});

journey("dragging over the timeline's axis sets the dates", async ({ page, open }) => {
  await open("#/timeline");
  await eventually(() => happened(page).count(), 3);
  const lane = await page.locator(".lane svg").boundingBox();
  await page.mouse.move(lane.x + 1, lane.y + 10);
  await page.mouse.down();
  await page.mouse.move(lane.x + lane.width / 2, lane.y + 10, { steps: 4 });
  await page.mouse.up();
  await eventually(() => happened(page).count(), 2);
});

journey("closer never leads to where nothing is", async ({ page, open }) => {
  await open("#/timeline");
  for (let press = 0; press < 12; press++) {
    await dates(page).getByRole("button", { name: "Closer", exact: true }).click();
    await eventually(async () => (await happened(page).count()) > 0, true, `after ${press + 1} presses`);
  }
  assert.match(new URL(page.url()).hash, /from=/);
});

journey("a block of the timeline opens its event", async ({ page, open }) => {
  await open("#/timeline");
  const block = await page.locator(".lane .event").first().boundingBox();
  await page.mouse.click(block.x + block.width / 2, block.y + block.height / 2);
  await explorer(page).reads(malta);
  assert.match(page.url(), /fact=event/);
});

journey("the timeline is a table, too, whose rows lead to the words", async ({ page, open }) => {
  await open("#/timeline");
  await page.getByRole("region", { name: "Selection" }).getByText("As a table").click();
  const table = page.getByRole("table", { name: "Events" });
  await eventually(() => table.getByRole("columnheader").allInnerTexts(), ["Day", "Event", "Sides", "Place", "Article"]);
  const days = () => table.getByRole("row").locator("td:first-child").allInnerTexts();
  await eventually(async () => (await days()).map((day) => day.slice(-4)), ["2024", "2023", "2022"]);
  await table.getByRole("link").first().click();
  await explorer(page).reads(malta);
});

journey("the timeline goes no further than the library, and all of it is no filter", async ({ page, open }) => {
  await open("#/timeline");
  for (const name of ["Wider", "Earlier", "Later"]) {
    await page.getByRole("button", { name, exact: true }).click();
    assert.equal(await page.evaluate(() => location.hash), "#/timeline", `${name} set a date`);
  }
});

journey("all about one country, or two together, is one step from the filters", async ({ page, open }) => {
  await open();
  const { value, reader } = explorer(page);
  await value("Country", /^Romania/).check();
  await page.getByRole("link", { name: "Everything about Romania" }).waitFor();
  await value("Country", /^Kazakhstan/).check();
  await page.getByRole("link", { name: "Everything about" }).click();
  await page.getByRole("heading", { level: 2, name: /Kazakhstan and Romania|Romania and Kazakhstan/ }).waitFor();
  assert.equal(await reader.count(), 0);
});

journey("countries are listed beside people and bodies, each a way to all about it", async ({ page, open }) => {
  await open("#/people");
  await page.getByRole("list", { name: "Countries" }).getByRole("link", { name: "Malta" }).click();
  await page.getByRole("heading", { level: 2, name: "Malta" }).waitFor();
  assert.equal(await page.title(), "Malta · Readout");
});

journey("two chosen countries have a lane each", async ({ page, open }) => {
  await open("#/timeline?country=MT&country=RO");
  await eventually(() => page.locator(".lane").allInnerTexts(), ["MALTA", "ROMANIA"]);
  assert.deepEqual(await page.locator(".lane").evaluateAll((lanes) => lanes.map((lane) => lane.querySelectorAll(".event").length)), [1, 1]);
});

journey("quotes stand together by who said them, and the address says so", async ({ page, open }) => {
  await open("#/quotes");
  const headings = page.getByRole("list", { name: "Quotes" }).getByRole("heading", { level: 2 });
  await page.getByRole("combobox", { name: /^By\b/ }).selectOption({ label: "Speaker" });
  await eventually(async () => (await headings.allInnerTexts()).map((text) => text.replace(/\s+/g, " ")), [
    "Margareta Cederfelt 1 quote",
    "Murat Nurtleu 1 quote",
    "Roman Vassilenko 1 quote",
  ]);
  assert.match(page.url(), /[?&]by=speaker\b/);
  await page.reload();
  await eventually(() => headings.count(), 3);
});

journey("quotes are read row by row", async ({ page, open }) => {
  await page.setViewportSize({ width: 1680, height: 900 });
  await open("#/quotes");
  const quotes = page.getByRole("list", { name: "Quotes" }).getByRole("listitem");
  await eventually(() => quotes.count(), 3);
  const boxes = await quotes.evaluateAll((items) => items.map((item) => item.getBoundingClientRect()).map(({ x, y }) => [y, x]));
  assert.ok(new Set(boxes.map(([, x]) => x)).size > 1, "there is one column");
  assert.deepEqual(boxes.toSorted(([y1, x1], [y2, x2]) => y1 - y2 || x1 - x2), boxes);
});

journey("a view of nothing says so, without the head of an empty table", async ({ page, open }) => {
  await open("#/figures?q=Cederfelt");
  await page.getByText(/^No figures in these articles/).waitFor();
  assert.equal(await page.getByRole("columnheader").count(), 0);
});

journey("a profile of nobody says so and leads to everybody", async ({ page, open }) => {
  await open("#/person:Nobody%20Here");
  await page.getByText(/^No article of the selection names them/).waitFor();
  await page.getByRole("link", { name: "All people and bodies" }).click();
  await page.getByRole("list", { name: "People" }).getByRole("link", { name: "Ian Borg" }).first().waitFor();
});

journey("a role is said to have been seen so, not to have been held so long", async ({ page, open }) => {
  await open("#/person:Roman%20Vassilenko");
  const roles = page.getByRole("article").locator(".roles").getByRole("listitem");
  await roles.first().waitFor();
  for (const role of await roles.allInnerTexts()) assert.match(role, / seen \w{3} \d{4}/);
});

journey("events without a date stand under one heading", async ({ page, open }) => {
  await open();
  await adds(page, ["Malta and Romania", "Kazakhstan and Peru"].map((who) => `The foreign ministers of ${who} met and signed a plan of cooperation.`));
  await page.getByRole("link", { name: /^Timeline/ }).click();
  await eventually(() => happened(page).count(), 5);
  assert.deepEqual(await page.getByRole("list", { name: "Timeline" }).getByRole("heading", { level: 2 }).allInnerTexts(), ["2024", "2023", "2022", "Undated"]);
});

journey("the order of the figures is in the address", async ({ page, open }) => {
  await open("#/figures");
  const amounts = () => page.locator(".ledger tbody td.amount").allInnerTexts();
  const column = (name) => page.getByRole("columnheader").getByRole("button", { name, exact: true });
  await column("Amount").click();
  await column("Amount, largest first").waitFor();
  await eventually(async () => (await amounts()).length, 6);
  const largest = await amounts();
  await page.reload();
  await column("Amount, largest first").waitFor();
  await eventually(amounts, largest);
  await column("Amount, largest first").click();
  await column("Amount, smallest first").waitFor();
  await page.goBack();
  await eventually(amounts, largest);
});

journey("a person of several spellings is one, and it is said how else articles write the name", async ({ page, open }) => {
  await open();
  await adds(page, ["Luminița Odobescu", "Luminita ODOBESCU"].map((name, day) => `date 2024-05-0${day + 1}\n\nBUCHAREST. AGERPRES – Foreign Minister of Romania ${name} met with Foreign Minister of Malta Ian Borg on trade.`));
  await page.getByRole("link", { name: /^People/ }).click();
  const person = page.getByRole("list", { name: "People" }).getByRole("listitem").filter({ has: page.getByRole("heading", { name: /odobescu/i }) });
  await eventually(() => person.count(), 1);
  assert.match(await person.innerText(), /2 articles\s+also written Lumini/);
  await person.getByRole("link").first().click();
  await page.getByText(/^also written Lumini/).waitFor();
});

journey("who may be the same person, by a name that says less, is pointed out and not joined", async ({ page, open }) => {
  await open();
  await adds(page, ["Sorana Dimitrescu", "S. Dimitrescu"].map((name, day) => `date 2024-05-0${day + 1}\n\nBUCHAREST. AGERPRES – Foreign Minister of Romania ${name} met with Foreign Minister of Malta Ian Borg on trade.`));
  await page.getByRole("link", { name: /^People/ }).click();
  await page.getByRole("link", { name: "Sorana Dimitrescu" }).first().click();
  await page.getByRole("heading", { name: "Perhaps the same" }).waitFor();
  await page.getByRole("link", { name: "S. Dimitrescu", exact: true }).last().click();
  await page.getByRole("heading", { level: 2, name: "S. Dimitrescu" }).waitFor();
  await page.getByRole("listitem").filter({ hasText: /^Sorana Dimitrescu 1 article$/ }).waitFor();
});

journey("a bar for some months of a year is not named after the year", async ({ page, open }) => {
  await open("#/figures");
  const series = page.getByRole("table", { name: /^trade turnover between the countries/ });
  await eventually(() => series.getByRole("rowheader").allInnerTexts(), ["2021", "eight months of 2022"]);
});

journey("a bar stands on the line of its label", async ({ page, open }) => {
  await open("#/figures");
  const rows = page.getByRole("table", { name: /^trade turnover between the countries/i }).getByRole("row");
  await eventually(() => rows.count(), 2);
  const middles = await rows.evaluateAll((rows) => rows.map((row) => [row.querySelector("th"), row.querySelector("td span")].map((part) => part.getBoundingClientRect()).map(({ y, height }) => y + height / 2)));
  for (const [label, bar] of middles) assert.ok(Math.abs(label - bar) < 4, `${label} and ${bar}`);
});

journey("reports that differ stay in the chart and say so, there and in the table", async ({ page, open }) => {
  await open("#/figures");
  await adds(page, [["2022-06-08", "$2 billion", 2021], ["2024-06-07", "$3 billion", 2023], ["2024-06-08", "$4 billion", 2023]].map(([day, amount, year]) =>
    ` date ${day} Ministers speak of trade\n\nLIMA. ANDINA – Trade turnover amounted to ${amount} in ${year}, the ministers said.\n`));
  const rows = page.getByRole("table", { name: /^Trade turnover/ }).getByRole("row");
  await eventually(async () => (await rows.allInnerTexts()).map((text) => text.trim().split(/\s+/).join(" ")), [
    "2021 $2 billion",
    "2023 $3 billion reports differ",
    "2023 $4 billion reports differ",
  ]);
  const told = page.getByRole("table", { name: "Figures" }).getByRole("row").filter({ hasText: "Reports differ: $4 billion" });
  await told.getByRole("link", { name: "$4 billion" }).click();
  await explorer(page).reader.locator("#text").getByText("amounted to $4 billion").waitFor();
});

journey("measures beyond the first four are counted, and drawn when asked for", async ({ page, open }) => {
  await open("#/figures");
  const sold = (year) => ["copper", "gas", "tea", "wheat", "wool"].map((good) => `Exports of ${good} amounted to $2 billion in ${year}, the ministers said.`);
  await adds(page, [2021, 2022].map((year) => ` date ${year + 1}-03-04 Ministers speak of exports\n\nLIMA. ANDINA – ${sold(year).join(" ")}\n`));
  const drawn = () => page.locator(".series").count();
  const more = page.getByRole("button", { name: /^\d+ more measures? over time$/ });
  await more.waitFor();
  const left = parseInt(await more.innerText());
  assert.equal(await drawn(), 4);
  await more.click();
  await eventually(drawn, 4 + left);
});

journey("amounts stand by size within their unit, the largest or the smallest first", async ({ page, open }) => {
  await open("#/figures");
  const table = page.getByRole("table", { name: "Figures" });
  const units = () => table.getByRole("row").locator("td:nth-child(2)").allInnerTexts();
  await eventually(async () => (await units()).length > 4, true);
  const asRead = await units();
  for (const order of ["descending", "ascending"]) {
    await table.getByRole("button", { name: /^Amount/ }).click();
    await eventually(() => table.locator("th[aria-sort]").getAttribute("aria-sort"), order);
    await eventually(units, asRead.toSorted());
  }
  await table.getByRole("button", { name: /^Amount/ }).click();
  await eventually(units, asRead);
});

journey("outcomes stand by kind: what was signed before what was agreed and planned", async ({ page, open }) => {
  await open("#/outcomes");
  await adds(page, ["plan to hold talks next year", "agreed to open a working group", "signed a memorandum of understanding"].map((did, place) =>
    ` date 2024-06-0${place + 1} Ministers of Peru and Chile meet\n\nLIMA. ANDINA – The ministers of Peru and Chile met. The parties ${did}.\n`));
  const headings = page.getByRole("list", { name: "Outcomes" }).getByRole("heading");
  const kinds = ["Signed", "Agreed", "Decided", "Invited", "Announced", "Planned", "Intended"];
  const shown = async () => (await headings.allInnerTexts()).map((text) => text.split(/\s/)[0]);
  await eventually(async () => (await shown()).includes("Agreed"), true);
  const now = await shown();
  assert.deepEqual(now, kinds.filter((kind) => now.includes(kind)));
  assert.match(await headings.first().innerText(), /\d+ outcomes?$/);
});

for (const [view, query] of [["timeline", "Romania"], ["figures", "trade"], ["outcomes", "plan"]]) {
  journey(`what a query finds is marked in ${view}`, async ({ page, open }) => {
    await open(`#/${view}?q=${query}`);
    await eventually(async () => (await page.getByRole("region", { name: "Selection" }).locator("mark").count()) > 0, true);
  });
}

journey("names are found in other spellings, or only as typed", async ({ page, open }) => {
  await open("#/articles?q=Vasilenko");
  const { counts } = explorer(page);
  await counts(2);
  await page.getByRole("button", { name: "Find names only as typed" }).click();
  await page.getByRole("button", { name: "Find names in other spellings, too" }).click();
  await counts(2);
});

journey("compact cards say less and are remembered", async ({ page, open }) => {
  await open();
  const { card, counts } = explorer(page);
  await counts(3);
  const tall = (await card(romania).boundingBox()).height;
  await page.getByRole("button", { name: "Display" }).click();
  await page.getByRole("radio", { name: "Compact" }).check();
  await page.keyboard.press("Escape");
  await page.reload();
  await counts(3);
  assert.ok((await card(romania).boundingBox()).height < tall / 2);
});

for (const view of ["timeline", "people", "quotes", "figures", "outcomes"]) {
  journey(`many at a glance: ${view} take less room when compact`, async ({ page, open }) => {
    await open(`#/${view}`);
    const rows = page.getByRole("region", { name: "Selection" }).locator("ol > li, .ledger tbody tr");
    await eventually(async () => (await rows.count()) > 2, true);
    // Both at once: rows may still be coming.
    const share = await rows.evaluateAll((rows) => {
      const tall = () => rows.reduce((sum, row) => sum + row.getBoundingClientRect().height, 0);
      const before = tall();
      document.documentElement.dataset.cards = "compact";
      return tall() / before;
    });
    assert.ok(share < 0.75, `${Math.round(share * 100)} % of the room`);
  });
}

journey("what was not there at the last visit is marked as new", async ({ page, open }) => {
  await open();
  const { counts } = explorer(page);
  await counts(3);
  const news = page.getByText("New since your last visit");
  assert.equal(await news.count(), 0, "at a first visit nothing is new");
  // A visit of another day, which had one article less.
  const visited = (change) => page.evaluate(`localStorage.setItem("readout:visited", (${change})(localStorage.getItem("readout:visited").split(" ")).join(" "))`);
  await visited("([, , ...ids]) => ['2020-01-01', ...ids]");
  await page.reload();
  await counts(3);
  assert.equal(await news.count(), 1);
  await eventually(() => page.getByText("· 1 new").count(), 1);
  await page.reload();
  await counts(3);
  assert.equal(await news.count(), 1, "opened again, it is the same visit");
  await visited("([, ...ids]) => ['2020-01-01', ...ids]");
  await page.reload();
  await counts(3);
  assert.equal(await news.count(), 0, "it was there at the last visit");
});

journey("a profile shows what they did and said, and apart from it where they are only named", async ({ page, open }) => {
  await open("#/person:Kassym-Jomart%20Tokayev");
  const heading = (name) => page.getByRole("heading", { level: 3, name, exact: true });
  await heading("Named elsewhere").waitFor();
  for (const other of ["Timeline", "Quotes", "Outcomes"]) assert.equal(await heading(other).count(), 0, `${other} of others`);
  await open("#/person:Margareta%20Cederfelt");
  await heading("Quotes").waitFor();
  const quotes = page.getByRole("list", { name: "Quotes" }).getByRole("listitem");
  await eventually(() => quotes.count(), 1);
  assert.match(await quotes.innerText(), /Without a dialogue/);
});

journey("who came stands beside a meeting", async ({ page, open }) => {
  await open("#/timeline");
  await eventually(async () => (await happened(page).allInnerTexts()).filter((text) => /Roman Vassilenko – Iulian Fota/.test(text)).length, 1);
});

journey("a role and what was said open the reader at their words", async ({ page, open }) => {
  await open("#/people");
  const people = page.getByRole("list", { name: "People", exact: true });
  const row = people.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Margareta Cederfelt" }) });
  for (const name of [/^“Without a dialogue/, /President of the OSCE Parliamentary Assembly/]) {
    await row.getByRole("link", { name }).click();
    await explorer(page).reads(/OSCE PA/);
    await page.locator(".evidence.lit").first().waitFor();
    await page.keyboard.press("Escape");
  }
});

journey("a view says how many of its own things there are", async ({ page, open }) => {
  await open("#/quotes?country=RO");
  await eventually(() => page.locator(".count").innerText(), "1 quote in 1 of 3 articles");
  await page.getByRole("link", { name: /^Figures/ }).click();
  await eventually(async () => /^\d+ figures in 1 of 3 articles$/.test(await page.locator(".count").innerText()), true);
});

journey("values that would add nothing fold away", async ({ page, open }) => {
  await open();
  const { value, facet } = explorer(page);
  await value("Country", /^Kazakhstan/).check();
  await eventually(async () => (await facet("Country").innerText()).includes("+0"), false);
  await eventually(() => value("Country", /^Malta/).count(), 0);
});
