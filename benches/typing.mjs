// How long indexing a library takes, how long an answer to what was typed, facets counted, and how long suggestions: on
// the machine and in a page, with the release's settings.

import { alike, inPage, onMachine } from "./core.mjs";
import { corpus } from "./corpus.mjs";

export async function measure(options) {
  const { folder, paths, about } = corpus(options.corpus);
  const native = onMachine("typing", folder);
  const page = await inPage("typing", paths, askAll);
  alike(native, page);
  return ["index", "query", "suggestions"].flatMap((work) => [
    result(`${work}, native, ${about}`, work, native),
    result(`${work}, in the page, ${about}`, work, page),
  ]);
}

function result(what, work, rounds) {
  const times = rounds
    .filter((round) => round.work === work)
    .map(({ milliseconds }) => Number(milliseconds.toFixed(2)))
    .sort((a, b) => a - b);
  const at = (share) => times[Math.ceil(share * times.length) - 1];
  return { what, values: { median: at(0.5), slowest: at(1), "95 %": at(0.95) }, unit: "ms" };
}

// Runs in the page; does there what `main` of typing.rs does on the machine.
function askAll({ Shelf }, texts) {
  const shelf = new Shelf();
  for (const text of texts) shelf.add(text);
  const rounds = [];
  const time = (name, work) => {
    const start = performance.now();
    const found = work();
    const milliseconds = performance.now() - start;
    if (found !== undefined) rounds.push({ work: name, found, milliseconds });
    return found !== undefined;
  };
  for (let round = 0; round < 5; round++) {
    time("index", () => shelf.build());
    for (let place = 0; time("query", () => shelf.ask(place)); place++) time("suggestions", () => shelf.suggest(place));
  }
  return rounds;
}
