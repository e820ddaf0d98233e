// A site and a Chromium for the tests of one file: there before the first, gone behind the last.

import { after, before } from "node:test";
import { dist, launch } from "./browser.mjs";
import { serve } from "./server.mjs";

/** What the tests will find: the `site` with its `url` and `origin`, which serves `folder` at `path`, and the `browser`; `then` is done with them first. */
export function visiting(folder = dist, path = "/any/sub/path/", then = () => {}) {
  const visit = {};
  before(async () => {
    visit.site = await serve(folder, path);
    visit.browser = await launch();
    await then(visit);
  });
  after(async () => {
    await visit.browser?.close();
    await visit.site?.close();
  });
  return visit;
}
