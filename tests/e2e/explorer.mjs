// The explorer as readers and their aids find it: by role and name, never by class or place.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** The three bundled articles, newest first, each by words of its headline. */
export const malta = /strengthening/;
export const parliament = /OSCE PA/;
export const romania = /Romania/;

export function explorer(page) {
  const list = page.getByRole("list", { name: "Articles" });
  return {
    search: page.getByRole("searchbox", { name: "Search articles" }),
    headlines: list.getByRole("heading", { level: 2 }),
    card: (headline) => list.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2, name: headline }) }),
    link: (headline) => list.getByRole("heading", { level: 2 }).getByRole("link", { name: headline }),
    facet: (field) => page.getByRole("group", { name: field, exact: true }),
    value: (field, name) => page.getByRole("group", { name: field, exact: true }).getByRole("checkbox", { name }),
    chips: page.getByRole("list", { name: "Active filters" }),
    reader: page.getByRole("region", { name: "Reader" }),
    facts: page.getByRole("region", { name: "Reader" }).getByRole("complementary", { name: "Facts" }),

    /** Waits until the status says so many articles of three, and as many cards stand in the list. */
    async counts(found) {
      await page.getByRole("status").filter({ hasText: `${found} of 3 articles` }).waitFor();
      await eventually(() => list.getByRole("heading", { level: 2 }).count(), found);
    },

    /** Waits until the list has exactly these headlines in this order. */
    async lists(...headlines) {
      await eventually(async () => {
        const shown = await list.getByRole("heading", { level: 2 }).allInnerTexts();
        return shown.length === headlines.length && headlines.every((words, place) => words.test(shown[place]));
      }, true, `the list is not ${headlines.join(", ")}`);
    },

    /** Waits until the reader shows the article with this headline. */
    async reads(headline) {
      await page.getByRole("region", { name: "Reader" }).getByRole("heading", { name: headline }).first().waitFor();
    },
  };
}

/** Asks again until the answer is the expected one, for ten seconds. */
export async function eventually(ask, expected, message) {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    try {
      return assert.deepEqual(answer, expected, message);
    } catch (difference) {
      if (Date.now() > end) throw difference;
      await pause(25);
    }
  }
}
