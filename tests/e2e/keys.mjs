// Going through the page by keys, and what has the focus there.

import assert from "node:assert/strict";

/** Goes on with Tab until the element in focus has such a name. */
export function tabTo(page, name) {
  return walk(page, name, "Tab");
}

/** Goes back with Shift+Tab until the element in focus has such a name. */
export function tabBackTo(page, name) {
  return walk(page, name, "Shift+Tab");
}

/** The name of the element in focus, or nothing. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return "";
    return (element.getAttribute("aria-label") ?? (element.closest("label") ?? element).textContent).trim();
  });
}

async function walk(page, name, key) {
  for (let stops = 0; stops < 200; stops++) {
    await page.keyboard.press(key);
    if (name.test(await focused(page))) return;
  }
  assert.fail(`${key} never reaches ${name}`);
}
