// How much the tests would notice: reads what cargo-mutants wrote of one run, prints its score and what was missed, and keeps
// the score in tests/mutants.jsonl, where a later run of the same room replaces it. `./dev mutants` runs both.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const asked = { parse: 80, search: 75, explorer: 75 };
const kept = new URL("mutants.jsonl", import.meta.url);

const [room, shard, file = "target/mutants/mutants.out/outcomes.json"] = process.argv.slice(2);
const { outcomes, cargo_mutants_version: version } = JSON.parse(readFileSync(file, "utf8"));
const ended = (summary) => outcomes.filter((outcome) => outcome.scenario.Mutant && outcome.summary === summary);
const [caught, timeout, missed] = ["CaughtMutant", "Timeout", "MissedMutant"].map(ended);

for (const { scenario } of missed) console.log(`  missed  ${scenario.Mutant.name}`);
// What does not compile tells nothing; what never ends is noticed.
const viable = caught.length + timeout.length + missed.length;
if (viable === 0) throw new Error(`No mutant of ${room} ${shard} compiles, so there is no score.`);
const score = Number((100 - (100 * missed.length) / viable).toFixed(1));
const commit = spawnSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).stdout?.trim() || null;
const line = { room, shard, viable, missed: missed.length, score, asked: asked[room], commit, version };
console.log(`  ${room}: ${score} % of ${viable} mutants noticed  asked: ≥ ${asked[room]} %`);

const lines = existsSync(kept) ? readFileSync(kept, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)) : [];
const all = [...lines.filter((line) => line.room !== room), line].sort((a, b) => a.room.localeCompare(b.room));
writeFileSync(kept, all.map((line) => `${JSON.stringify(line)}\n`).join(""));
