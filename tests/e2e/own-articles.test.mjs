// The reader's own articles: taken in as files, by dropping or by pasting, read in the page, told file by file, kept on this
// device, used like the others, and removed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { canary } from "./canary.mjs";
import { eventually, explorer } from "./explorer.mjs";
import { journey } from "./journey.mjs";
import { focused, tabTo } from "./keys.mjs";
import { payload } from "./payloads.mjs";

const text = (headline, day) => ` date ${day} ${headline}

TALLINN. BNS – Minister of Foreign Affairs of Estonia Mari Tamm met with Minister of Foreign Affairs of Japan Kenji Mori on Tuesday.

“We count on Japan as a partner in digital trade,” Mari Tamm said.

The parties agreed to open a working group on digital trade. ${headline}.
`;
const file = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
const tallinn = file("tallinn.txt", text("Estonia and Japan discuss digital trade", "2025-03-04"));
const tokyo = file("tokyo.txt", text("Estonia and Japan open a working group", "2025-05-06"));
const empty = file("empty.txt", " \n");

const dialog = (page) => page.getByRole("dialog", { name: "Add articles" });
const fates = (page) => dialog(page).getByRole("list", { name: "Files read" }).getByRole("listitem");
const standing = (page, words) => dialog(page).getByRole("status").filter({ hasText: words }).waitFor();
const count = (page, words) => eventually(() => page.locator(".count").innerText(), words);
const begin = (page) => page.getByRole("button", { name: "Add articles" }).click();
const choose = (page, files) => dialog(page).getByLabel("Text files").setInputFiles(files);

journey("one of them is removed, and the others stay", async ({ page, open }) => {
  await open();
  await begin(page);
  await choose(page, [tallinn, tokyo]);
  await standing(page, "2 files: 2 added.");
  const own = dialog(page).getByRole("list", { name: "Your articles" }).getByRole("listitem");
  await eventually(() => own.count(), 2);
  await own.filter({ hasText: "discuss digital trade" }).getByRole("button", { name: /^Remove/ }).click();
  await eventually(() => own.count(), 1);
  await page.keyboard.press("Escape");
  await count(page, "4 of 4 articles");
  assert.equal(await page.getByText("Yours, on this device only").count(), 1);
  await page.reload();
  await count(page, "4 of 4 articles");
  await explorer(page).link(/open a working group/).waitFor();
});

journey("a reference to one of them names no address that leads nobody to it", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, open }) => {
  await open();
  await begin(page);
  await choose(page, [tallinn]);
  await standing(page, "1 file: 1 added.");
  await page.keyboard.press("Escape");
  const { link, reads } = explorer(page);
  await link(/discuss digital trade/).click();
  await reads(/discuss digital trade/);
  await page.keyboard.press("c");
  for (const style of [/^Copy Chicago/, /^Copy RIS/]) {
    await page.getByRole("dialog", { name: "Cite this article" }).getByRole("button", { name: style }).click();
    await eventually(async () => /Estonia and Japan/.test(await page.evaluate(() => navigator.clipboard.readText())), true);
    assert.doesNotMatch(await page.evaluate(() => navigator.clipboard.readText()), /http/);
  }
});

journey("files become articles that are found, filtered, opened and kept like the others, until they are removed", async ({ page, open }) => {
  await open();
  await begin(page);
  await choose(page, [tallinn, empty, tokyo]);
  await standing(page, "3 files: 2 added, 1 refused.");
  assert.match(await fates(page).first().innerText(), /^empty\.txt Refused\s+The file holds no text.*\s+The other files are unharmed/);
  await dialog(page).getByText("2 articles of yours, kept on this device").waitFor();
  await page.keyboard.press("Escape");
  await count(page, "5 of 5 articles");
  const { search, value, link, reads, reader } = explorer(page);
  await value("Country", /^Japan/).click();
  await count(page, "2 of 5 articles");
  await search.fill("working group open");
  await link(/open a working group/).click();
  await reads(/open a working group/);
  await reader.getByRole("button", { name: "Original" }).click();
  await reader.getByText("date 2025-05-06").waitFor();
  assert.equal(await reader.getByRole("link", { name: "Open the file itself" }).count(), 0, "it is on no server");

  await page.reload();
  await reads(/open a working group/);
  await page.getByRole("button", { name: "Clear all" }).click();
  await count(page, "5 of 5 articles");
  await begin(page);
  await choose(page, [tallinn]);
  await standing(page, "1 file: 1 here already.");
  await dialog(page).getByRole("button", { name: "Remove my articles" }).click();
  await dialog(page).getByRole("button", { name: "Remove them for good: press again" }).click();
  await count(page, "3 of 3 articles");
  assert.equal(await focused(page), "Text files", "the focus is lost");
  await page.reload();
  await count(page, "3 of 3 articles");
});

journey("an article is pasted by keys alone", async ({ page, open }) => {
  await open();
  await tabTo(page, /^Add articles/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Or paste an article/);
  await page.keyboard.insertText(tallinn.buffer.toString());
  await tabTo(page, /^Add this text/);
  await page.keyboard.press("Enter");
  await standing(page, /1 file: 1 added/);
  await page.keyboard.press("Escape");
  await count(page, "4 of 4 articles");
  assert.equal(await focused(page), "Add articles", "the focus is lost");
});

journey("files are dropped anywhere on the page", async ({ page, open }) => {
  await open();
  await count(page, "3 of 3 articles");
  const dropped = await page.evaluateHandle((words) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([words], "dropped.txt", { type: "text/plain" }));
    return dropped;
  }, tallinn.buffer.toString());
  await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
  await standing(page, "1 file: 1 added.");
  await count(page, "4 of 4 articles");
});

journey("what is noticed in a file is said beside it", async ({ page, open }) => {
  await open();
  await begin(page);
  await choose(page, [{ ...tallinn, name: "torn.txt", buffer: Buffer.concat([tallinn.buffer, Buffer.from([0xff, 0xfe, 0x00])]) }]);
  await standing(page, "1 file: 1 added, needs review.");
  assert.match(await fates(page).first().innerText(), /^torn\.txt Added, needs review\s+\S/);
});

journey("where the browser keeps nothing, the articles are here all the same, and that is said", async ({ page, open }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("refused", "SecurityError"); } }));
  await open();
  await begin(page);
  await choose(page, [tallinn]);
  await dialog(page).getByText(/1 article of yours, here until this page is closed: this browser keeps nothing/).waitFor();
  await count(page, "4 of 4 articles");
});

journey("own articles are taken along: as references, and with the page as one file", async ({ page, open }) => {
  await open();
  await begin(page);
  await choose(page, [tallinn]);
  await count(page, "4 of 4 articles");
  await page.keyboard.press("Escape");
  await explorer(page).value("Country", /^Japan/).click();
  const taken = async (name) => {
    const download = page.waitForEvent("download");
    await page.getByRole("dialog", { name: "Take along" }).getByRole("button", { name }).click();
    return readFileSync(await (await download).path(), "utf8");
  };
  await page.keyboard.press("t");
  assert.match(await taken("Download RIS"), /TI  - Estonia and Japan discuss digital trade/);
  assert.ok((await taken("Download one file")).includes("Estonia and Japan discuss digital trade"));
});

journey("many files are read with progress, and the page goes on", async ({ page, open }) => {
  await open();
  await begin(page);
  const files = Array.from({ length: 60 }, (_, number) => file(`${number}.txt`, text(`Estonia and Japan meet for round ${number}`, "2025-03-04")));
  // Noted by the page itself: who looks from outside may look when it has gone.
  await page.evaluate(() => {
    const shown = () => document.querySelector('progress[aria-label="Files read"]')?.checkVisibility();
    new MutationObserver(() => (window.progressShown ||= shown())).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await choose(page, files);
  await standing(page, "60 files: 60 added.");
  assert.ok(await page.evaluate(() => window.progressShown));
  await count(page, "63 of 63 articles");
});

journey("names and texts of files stay text", async ({ page, open }) => {
  await page.addInitScript(canary);
  await open();
  await begin(page);
  const hostile = Array.from({ length: 80 }, (_, number) => file(`${payload(number).replaceAll(/[/\0]/g, " ").slice(0, 200)}.txt`, ` date 2024-01-01 ${payload(number)}\n\n${payload(number + 1000)}\n`));
  await choose(page, hostile);
  await standing(page, /^80 files/);
  await page.keyboard.press("Escape");
  for (const view of ["People and bodies", "Quotes", "Figures", "Outcomes", "Timeline", "Articles"]) await page.getByRole("link", { name: new RegExp(`^${view}`) }).click();
  await explorer(page).headlines.first().getByRole("link").click();
  const { runs, refused } = await page.evaluate(() => window.canary());
  assert.deepEqual({ runs, refused }, { runs: [], refused: [] });
});
