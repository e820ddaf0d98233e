// What others read from the same articles: the well-known JavaScript libraries that find dates, names or figures in English
// prose, run in Node's own V8. None reads a whole article as Readout does; each does what it is made for, and its speed is that.

import * as chrono from "chrono-node";
import compromise from "compromise";
import model from "wink-eng-lite-web-model";
import wink from "wink-nlp";

/** Milliseconds that one library may read; the slowest would take minutes for all articles. */
const PATIENCE = 4000;

const nlp = wink(model);

/** A library's name, what it reads, and the reading of one text: how much was found. */
const readers = {
  "chrono-node": { reads: "dates", read: (text) => chrono.parse(text).length },
  "wink-nlp": { reads: "sentences and named entities", read: (text) => nlp.readDoc(text).entities().length() },
  compromise: {
    reads: "people, places, organisations, money",
    read(text) {
      const all = compromise(text);
      return [all.people(), all.places(), all.organizations(), all.money()].reduce((sum, found) => sum + found.length, 0);
    },
  },
};

/** Each library over the texts, from the first until its time is up: `{name, reads, megabytes, milliseconds, found}`. */
export function others(texts) {
  return Object.entries(readers).map(([name, { reads, read }]) => {
    read(texts[0]); // compile, and load what is loaded late
    let [megabytes, found] = [0, 0];
    const start = performance.now();
    for (const text of texts) {
      found += read(text);
      megabytes += Buffer.byteLength(text) / 1e6;
      if (performance.now() - start > PATIENCE) break;
    }
    return { name, reads, megabytes, milliseconds: performance.now() - start, found };
  });
}
