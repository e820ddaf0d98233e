// `./dev bench`: measures what a reader waits for, prints a table, and keeps every result as a JSON
// line in target/bench/, with the commit, the time and the machine's load it was measured under.

import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";

const measurements = {
  size: () => import("./size.mjs"),
  page: () => import("./page.mjs"),
  many: () => import("./many.mjs"),
  lighthouse: () => import("./lighthouse.mjs"),
  facts: () => import("./facts.mjs"),
  typing: () => import("./typing.mjs"),
  search: () => import("./peers.mjs"),
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { corpus: { type: "string" }, judged: { type: "string" }, only: { type: "string" } } });
const unknown = positionals.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  console.error(`There is no measurement «${unknown[0]}». There are: ${Object.keys(measurements).join(", ")}.`);
  process.exit(2);
}

const folder = new URL("../target/bench/", import.meta.url);
mkdirSync(folder, { recursive: true });
const circumstances = {
  commit: spawnSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).stdout?.trim() || null, // none outside a clone
  date: new Date().toISOString(),
};

for (const name of positionals.length > 0 ? positionals : Object.keys(measurements)) {
  const { measure } = await measurements[name]();
  // Each result: `what` was measured, its `values` by name, their `unit`; `target` is the most that the last value may be,
  // `note` whatever else there is to say.
  const results = await measure({ ...values, only: values.only?.split(",") });
  const load = Number(loadavg()[0].toFixed(2));
  const lines = results.map((result) => JSON.stringify({ measurement: name, ...result, load, ...circumstances }) + "\n");
  appendFileSync(new URL(`${name}.jsonl`, folder), lines.join(""));
  print(name, load, results);
}

function print(name, load, results) {
  const columns = results.map(({ values }) => Object.keys(values)).reduce((most, names) => (names.length > most.length ? names : most));
  const head = ["", ...columns, ""];
  const rows = results.map(({ what, values, unit, target, note }) => [
    what,
    ...Object.values(values).map((value) => `${value.toLocaleString("en")} ${unit}`),
    ...Array(head.length - 2 - Object.keys(values).length).fill(""),
    target === undefined ? (note ?? "") : `${Object.values(values).at(-1) > target ? "over" : "within"} the target of ${target.toLocaleString("en")} ${unit}`,
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const align = (cell, column) => (column === 0 || column === head.length - 1 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  console.log(`\n${name} (load ${load})`);
  for (const row of [head, ...rows]) console.log(("  " + row.map(align).join("  ")).trimEnd());
}
