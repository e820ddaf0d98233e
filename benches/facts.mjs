// How fast articles are read, in megabytes of raw text a second: on the machine and in a page, with
// the release's settings. Both must find the same, or they did not do the same work.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { corpus } from "./corpus.mjs";

const module = fileURLToPath(new URL("../target/bench/module/", import.meta.url));

export async function measure(options) {
  const { folder, paths } = corpus(options.corpus);
  const megabytes = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
  const about = `${paths.length} articles, ${megabytes.toFixed(1)} MB`;
  const native = onMachine(folder);
  const page = await inPage(paths);
  return ["parts", "facts"].flatMap((work) => {
    const [machine, browser] = [native, page].map((rounds) => rounds.filter((round) => round.work === work));
    assert.equal(browser[0].found, machine[0].found, "the page and the machine found different numbers of facts");
    return [result(`${work}, native, ${about}`, machine, megabytes), result(`${work}, in the page, ${about}`, browser, megabytes)];
  });
}

function result(what, rounds, megabytes) {
  const rates = rounds.map(({ milliseconds }) => Number(((megabytes / milliseconds) * 1000).toFixed(2))).sort((a, b) => a - b);
  return { what, values: { slowest: rates[0], fastest: rates.at(-1), median: rates[Math.floor(rates.length / 2)] }, unit: "MB/s" };
}

// Each round is `{work, found, milliseconds}`.
function onMachine(folder) {
  const lines = execFileSync("cargo", ["bench", "--quiet", "--locked", "--bench", "facts", "--", folder], { encoding: "utf8" });
  return lines.trim().split("\n").map((line) => JSON.parse(line));
}

async function inPage(paths) {
  build();
  const site = await serve(module);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    return await page.evaluate(measureInPage, paths.map((path) => readFileSync(path, "base64")));
  } finally {
    await browser.close();
    await site.close();
  }
}

// Runs in the page.
async function measureInPage(encoded) {
  const { default: init, ...works } = await import("./facts.js");
  await init();
  const texts = encoded.map((text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  const rounds = [];
  for (const work of ["parts", "facts"]) {
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      const found = texts.reduce((sum, text) => sum + works[work](text), 0);
      rounds.push({ work, found, milliseconds: performance.now() - start });
    }
  }
  return rounds;
}

// The same way that Trunk takes for the app: compile, bind, optimise.
function build() {
  const run = (command, ...rest) => execFileSync(command, rest, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e9 });
  const target = ["--release", "--target", "wasm32-unknown-unknown", "--bench", "facts"];
  const messages = run("cargo", "build", "--quiet", "--locked", ...target, "--message-format", "json");
  const executable = messages
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .find((message) => message.executable && message.target.name === "facts")?.executable;
  assert.ok(executable, "cargo built no module");
  mkdirSync(module, { recursive: true });
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", module, "--out-name", "facts", executable);
  run("wasm-opt", "-Oz", "--all-features", `${module}facts_bg.wasm`, "-o", `${module}facts_bg.wasm`);
  writeFileSync(`${module}index.html`, "<!doctype html><title>facts</title>");
}
