// How fast articles are read, in megabytes of raw text a second: on the machine and in a page as its workshop does, beside
// what others read of the same texts; and how time and memory grow with the length of one article.

import { readFileSync } from "node:fs";
import { alike, inPage, onMachine } from "./core.mjs";
import { corpus } from "./corpus.mjs";
import { others } from "./readers.mjs";

/** What is read both on the machine and in the page. */
const both = ["parts", "facts"];

export async function measure(options) {
  const { folder, paths, megabytes, about } = corpus(options.corpus);
  const native = onMachine("facts", folder);
  // Made-up articles can be joined to one; a line of real ones may begin another article, and what follows it is not read.
  const joined = options.corpus ? onMachine("facts", corpus().folder) : native;
  const page = await inPage("facts", paths, readAll, "workshop");
  alike(native.filter(({ work }) => both.includes(work)), page);
  const peers = others(paths.map((path) => readFileSync(path, "utf8")));
  const read = both.flatMap((work) => [
    result(`${work}, native, ${about}`, work, native, megabytes),
    result(`${work}, in the page, ${about}`, work, page, megabytes),
  ]);
  const [ours] = read.filter(({ what }) => what.startsWith("facts, native"));
  return [...read, ...peers.map((peer) => beside(peer, ours.values.median)), ...growth(joined)];
}

function result(what, work, rounds, megabytes) {
  const rates = rounds
    .filter((round) => round.work === work)
    .map(({ milliseconds }) => rate(megabytes, milliseconds))
    .sort((a, b) => a - b);
  return { what, values: { slowest: rates[0], fastest: rates.at(-1), median: rates[Math.floor(rates.length / 2)] }, unit: "MB/s" };
}

function beside({ name, reads, megabytes, milliseconds }, ours) {
  const theirs = rate(megabytes, milliseconds);
  const note = `${reads}; Readout reads all facts at ${(ours / theirs).toFixed(1)} times its speed`;
  return { what: `${name}, ${megabytes.toFixed(1)} MB of them`, values: { slowest: theirs, fastest: theirs, median: theirs }, unit: "MB/s", note };
}

// One article of growing length: its speed, which stays the same where the time is linear, and what memory the longest took.
function growth(rounds) {
  const memory = rounds.find(({ work }) => work === "memory");
  const lengths = [...new Set(rounds.map(({ work }) => work.match(/^one article of (\d+) kB$/)?.[1]).filter(Boolean))];
  return lengths.map((kilobytes) => {
    const name = `one article of ${kilobytes} kB`;
    const note = memory && Number(kilobytes) / 1000 >= memory.megabytes ? `memory ${memory.times} times the text` : undefined;
    return { ...result(`${name}, native`, name, rounds, Number(kilobytes) / 1000), note };
  });
}

function rate(megabytes, milliseconds) {
  return Number(((megabytes / milliseconds) * 1000).toFixed(2));
}

// Runs in the page; does there what `main` of facts.rs does on the machine.
function readAll(module, texts) {
  const rounds = [];
  for (const work of ["parts", "facts"]) {
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      const found = texts.reduce((sum, text) => sum + module[work](text), 0);
      rounds.push({ work, found, milliseconds: performance.now() - start });
    }
  }
  return rounds;
}
