// How fast articles are read, in megabytes of raw text a second: on the machine and in a page, with
// the release's settings.

import { alike, inPage, onMachine } from "./core.mjs";
import { corpus } from "./corpus.mjs";

export async function measure(options) {
  const { folder, paths, megabytes, about } = corpus(options.corpus);
  const native = onMachine("facts", folder);
  const page = await inPage("facts", paths, readAll);
  alike(native, page);
  return ["parts", "facts"].flatMap((work) => [
    result(`${work}, native, ${about}`, work, native, megabytes),
    result(`${work}, in the page, ${about}`, work, page, megabytes),
  ]);
}

function result(what, work, rounds, megabytes) {
  const rates = rounds
    .filter((round) => round.work === work)
    .map(({ milliseconds }) => Number(((megabytes / milliseconds) * 1000).toFixed(2)))
    .sort((a, b) => a - b);
  return { what, values: { slowest: rates[0], fastest: rates.at(-1), median: rates[Math.floor(rates.length / 2)] }, unit: "MB/s" };
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
