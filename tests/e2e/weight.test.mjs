// The weight: what the first visit transfers stays within its budget.

import assert from "node:assert/strict";
import { test } from "node:test";
import { measure } from "../../benches/size.mjs";

test("the first visit stays within its budget of compressed bytes", async () => {
  const { values, target } = (await measure()).find(({ what }) => what === "first visit");
  assert.ok(values.brotli > 10_000, `${values.brotli} bytes: there is no app in dist/`);
  assert.ok(values.brotli <= target, `${values.brotli} bytes of Brotli are over the budget of ${target}`);
});
