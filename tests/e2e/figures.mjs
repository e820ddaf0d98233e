// The figures that a run of the journeys measured: each is written as a JSON line into target/bench/promises.jsonl by the
// test that measured it. Run by itself, prints those of the last run as one table; those of the long form it keeps in
// tests/e2e/figures.jsonl as well, where what was reached stands beside the tests that reach it: each journey that ran
// replaces its own lines there.

import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { basename } from "node:path";

const folder = new URL("../../target/bench/", import.meta.url);
const file = new URL("promises.jsonl", folder);
const kept = new URL("figures.jsonl", import.meta.url);
const run = process.env.READOUT_RUN ?? new Date().toISOString();

/** `value` of `of` was reached of what was promised; `asked` says what was asked for. */
export function figure(what, value, asked) {
  mkdirSync(folder, { recursive: true });
  const commit = spawnSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).stdout?.trim() || null;
  const journey = basename(process.argv[1]);
  appendFileSync(file, written([{ journey, what, value, asked, run, commit, load: Number(loadavg()[0].toFixed(2)) }]));
}

/** Whether the long form was asked for: `./dev test --long`. */
export const long = process.env.READOUT_LONG === "1";

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)) : []);
const written = (lines) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

if (import.meta.url === `file://${process.argv[1]}`) {
  const lines = read(file);
  const last = lines.filter((line) => line.run === lines.at(-1).run);
  const width = (key) => Math.max(...last.map((line) => String(line[key]).length));
  for (const { journey, what, value, asked } of last)
    console.log(`  ${journey.padEnd(width("journey"))}  ${what.padEnd(width("what"))}  ${String(value).padStart(width("value"))}  asked: ${asked}`);
  if (long && last.length > 0) {
    const others = read(kept).filter(({ journey }) => last.every((line) => line.journey !== journey) && existsSync(new URL(journey, import.meta.url)));
    writeFileSync(kept, written([...others, ...last].sort((a, b) => a.journey.localeCompare(b.journey))));
  }
}
