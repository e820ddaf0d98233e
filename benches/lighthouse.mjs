// Lighthouse's judgement of the page on a phone, with its usual slow network and processor: five runs on files compressed as
// hosts compress them, the median of each figure. The report of the last run stays in target/bench/.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromiumPath, dist } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";

const lighthouse = fileURLToPath(new URL("node_modules/lighthouse/cli/index.js", import.meta.url));
const runs = 5;
const report = fileURLToPath(new URL("../target/bench/lighthouse.report.json", import.meta.url));

/** The scores out of 100, with the least that is asked for, and the times behind the first of them. */
const scores = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const times = {
  "largest-contentful-paint": ["largest contentful paint", "ms", 1],
  "total-blocking-time": ["total blocking time", "ms", 1],
  "cumulative-layout-shift": ["cumulative layout shift", "thousandths", 1000],
};

export async function measure() {
  const site = await serve(dist, "/readout/", () => {});
  try {
    const reports = [];
    for (let run = 0; run < runs; run++) reports.push(await judged(site.url));
    const last = reports.at(-1);
    const objections = Object.values(last.audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && ["binary", "numeric", "metricSavings"].includes(scoreDisplayMode))
      .map(({ id }) => id);
    return [
      ...Object.entries(scores).map(([name, least]) => {
        const values = of(reports, ({ categories }) => Math.round(categories[name].score * 100));
        return { what: name, values, unit: "of 100", note: `${values.median >= least ? "reaches" : "misses"} the ${least} asked for` };
      }),
      ...Object.entries(times).map(([id, [what, unit, by]]) => ({ what, values: of(reports, ({ audits }) => Math.round(audits[id].numericValue * by)), unit })),
      { what: `objections: ${objections.join(", ") || "none"}`, values: { median: objections.length }, unit: "" },
    ];
  } finally {
    await site.close();
  }
}

function of(reports, value) {
  const sorted = reports.map(value).sort((a, b) => a - b);
  return { least: sorted[0], most: sorted.at(-1), median: sorted[(runs - 1) / 2] };
}

/** One run, in a process of its own: the server answers from this one. */
async function judged(url) {
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu"].join(" ");
  const asked = [lighthouse, url, "--quiet", "--output=json", `--output-path=${report}`, `--chrome-flags=${flags}`, `--only-categories=${Object.keys(scores)}`];
  const run = spawn(process.execPath, asked, { env: { ...process.env, CHROME_PATH: chromiumPath() }, stdio: ["ignore", "ignore", "inherit"] });
  const [status] = await once(run, "exit");
  if (status !== 0) throw new Error(`Lighthouse ended with ${status}.`);
  return JSON.parse(readFileSync(report, "utf8"));
}
