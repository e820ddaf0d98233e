// The core's work, timed where it is done: a bench of `cargo` run on the machine, and the same bench
// compiled to WebAssembly and run in a page. Either gives rounds of `{work, found, milliseconds}`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";

/** Runs the bench natively on a folder of texts. */
export function onMachine(bench, folder) {
  return run("cargo", "bench", "--quiet", "--locked", "--bench", bench, "--", folder)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Runs `work` in a page, with the texts' bytes and the bench's module, compiled as that part of the page is; it returns the rounds. */
export async function inPage(bench, paths, work, part = "app") {
  const folder = bind(bench, part);
  writeFileSync(`${folder}work.js`, `export default ${work};`);
  writeFileSync(`${folder}index.html`, "<!doctype html><title>bench</title>");
  const site = await serve(folder);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    return await page.evaluate(
      async ({ bench, encoded }) => {
        const { default: init, ...module } = await import(`./${bench}.js`);
        const { default: work } = await import("./work.js");
        await init();
        return work(module, encoded.map((text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))));
      },
      { bench, encoded: paths.map((path) => readFileSync(path, "base64")) },
    );
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Both have to have found the same, or they did not do the same work. */
export function alike(native, page) {
  const found = (rounds) => rounds.map(({ work, found }) => `${work} ${found}`);
  assert.deepEqual(found(page), found(native), "the page and the machine found different things");
}

// The same way that Trunk takes for a part of the page: compile, bind, optimise, with what index.html asks for.
function bind(bench, part) {
  const folder = fileURLToPath(new URL(`../target/bench/${bench}/`, import.meta.url));
  const link = readFileSync(new URL("../index.html", import.meta.url), "utf8").match(new RegExp(`<link[^>]*data-bin="${part}"[^>]*>`))[0];
  const asked = (attribute) => link.match(new RegExp(` ${attribute}="([^"]*)"`))?.[1];
  const target = ["--profile", asked("data-cargo-profile-release") ?? "release", "--target", "wasm32-unknown-unknown", "--bench", bench];
  const executable = run("cargo", "build", "--quiet", "--locked", ...target, "--message-format", "json")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .find((message) => message.executable && message.target.name === bench)?.executable;
  assert.ok(executable, `cargo built no module of ${bench}`);
  mkdirSync(folder, { recursive: true });
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", bench, executable);
  const module = `${folder}${bench}_bg.wasm`;
  run("wasm-opt", `-O${asked("data-wasm-opt")}`, ...asked("data-wasm-opt-params").split(" "), module, "-o", module);
  return folder;
}

function run(command, ...rest) {
  const { status, stdout } = spawnSync(command, rest, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`This failed: ${command} ${rest.join(" ")}`);
  return stdout;
}
