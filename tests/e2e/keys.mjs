// Going through the page by keys, and what has the focus there. `page` is Playwright's, or what `firefox.mjs` has like it.

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
  return page.evaluate(`(() => {
    const element = document.activeElement;
    if (element === document.body) return "";
    return (element.getAttribute("aria-label") ?? (element.closest("label") ?? element).textContent).trim();
  })()`);
}

/** Whether the element in focus can be seen to have it. The page's regions, which it gives the focus by itself, are not outlined. */
export function showsFocus(page) {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return element !== document.body && (element.tabIndex < 0 || (outlineStyle !== "none" && parseFloat(outlineWidth) > 0));
  })()`);
}

async function walk(page, name, key) {
  for (let stops = 0; stops < 200; stops++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    assert.ok(await showsFocus(page), `the focus is not seen at «${at}»`);
    if (name.test(at)) return;
  }
  assert.fail(`${key} never reaches ${name}`);
}
