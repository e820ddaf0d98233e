// A journey: something a reader does, done on the built site with a page of its own.
//
// When its steps are over, every journey promises the same: an empty console, no error, no refused
// policy, no failed request, and no request to another origin. `watch.test.mjs` proves that this
// promise can be broken.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, watch } from "./browser.mjs";
import { visiting } from "./site.mjs";

const visit = visiting();

/**
 * `options` (may be left out) are those of a Playwright browser context. The steps get the `page`,
 * the `site` and `open(hash)`, which goes to the explorer and waits until it can be used.
 */
export function journey(promise, options, steps) {
  if (!steps) return journey(promise, {}, options);
  test(promise, { timeout: 60_000 }, async () => {
    const context = await visit.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const faults = watch(page, visit.site.origin);
      await steps({ page, site: visit.site, open: (hash = "") => open(page, visit.site.url + hash) });
      assert.deepEqual(faults, [], "the page misbehaved");
    } finally {
      await context.close();
    }
  });
}
