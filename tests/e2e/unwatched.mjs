// Chromium as readers have it: nothing is attached to its workers. Playwright attaches to every worker, and Chromium lets no
// worker that is watched come to rest, so that another never takes its place.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumPath, flags } from "./browser.mjs";
import { asJson, connect, untilTrue } from "./wire.mjs";

/** Starts Chromium with a new profile and one page. `close` ends it and removes the profile. */
export async function launchUnwatched() {
  const profile = mkdtempSync(join(tmpdir(), "readout-chromium-"));
  const own = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(chromiumPath(), [...flags, ...own], { stdio: ["ignore", "ignore", "pipe"], detached: true });
  const debugging = await new Promise((found, failed) => {
    let said = "";
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text) => {
      said += text;
      const match = said.match(/DevTools listening on ws:\/\/([^/]+)/);
      if (match) found(`http://${match[1]}/json/list`);
    });
    child.once("exit", () => failed(new Error(`Chromium ended:\n${said}`)));
  });
  const targets = await (await fetch(debugging)).json();
  const { send, on, hangUp } = await connect(targets.find(({ type }) => type === "page").webSocketDebuggerUrl);

  await send("Page.enable");

  const evaluate = async (expression) => {
    const options = { expression: asJson(expression), awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await send("Runtime.evaluate", options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(result.value);
  };
  return {
    evaluate,
    async goto(url) {
      const loaded = new Promise((loaded) => on("Page.loadEventFired", loaded));
      await send("Page.navigate", { url });
      await loaded;
    },
    until: (expression) => evaluate(untilTrue(expression)),
    async close() {
      hangUp();
      const gone = new Promise((gone) => child.once("exit", gone));
      process.kill(-child.pid, "SIGKILL"); // Chromium and all that it started
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
