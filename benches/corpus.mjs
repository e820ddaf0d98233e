// The articles that are measured with: a folder of texts, or of an `articles.jsonl` (`id`, `date`, `title`, `text`) from which
// they are written as raw texts; or, when none is named, a thousand made up here. The made-up ones are always the same, and no better than they need be: of a usual length and
// shape, with names, roles, dates, figures and quotes in the places where readers look for them.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const written = fileURLToPath(new URL("../target/bench/stories/", import.meta.url));
const usual = 1000;

/** The folder of articles, or one of as many made-up ones as asked; its texts, how many megabytes they are, and both in words. */
export function corpus(folder, articles = usual) {
  folder = folder ? raw(resolve(folder)) : make(articles);
  const paths = readdirSync(folder).sort().map((name) => join(folder, name));
  if (paths.length === 0) throw new Error(`There are no files in ${folder}.`);
  const megabytes = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
  return { folder, paths, megabytes, about: `${paths.length} articles, ${megabytes.toFixed(1)} MB` };
}

// A header with the date, the title, a blank line, the text: as scraped pages come.
function raw(folder) {
  const stories = join(folder, "articles.jsonl");
  if (!existsSync(stories)) return folder;
  rmSync(written, { recursive: true, force: true });
  mkdirSync(written, { recursive: true });
  for (const line of readFileSync(stories, "utf8").trim().split("\n")) {
    const { id, date, title, text } = JSON.parse(line);
    writeFileSync(join(written, `${String(id).padStart(5, "0")}.txt`), ` date ${date} ${title}\n\n${text}\n`);
  }
  return written;
}

function make(articles) {
  const made = fileURLToPath(new URL(`../target/bench/corpus-${articles}/`, import.meta.url));
  mkdirSync(made, { recursive: true });
  const pick = picker(2024);
  for (let number = 0; number < articles; number++)
    writeFileSync(join(made, `${String(number).padStart(5, "0")}.txt`), article(pick));
  return made;
}

// A linear congruential generator (Numerical Recipes' constants): the same choices on every machine.
function picker(seed) {
  return (list) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((seed / 2 ** 32) * list.length)];
  };
}

const first = ["Aigerim", "Daniel", "Elena", "Farid", "Greta", "Ilya", "Marta", "Nurlan", "Olga", "Pierre", "Rustam", "Zofia"];
const last = ["Abenov", "Brandt", "Castellano", "Dumitrescu", "Ermekova", "Fischer", "Grabowska", "Hagen", "Ivanova", "Karimov", "Lindqvist", "Moreau"];
const roles = ["Foreign Minister", "Deputy Prime Minister", "Ambassador", "Special Envoy", "State Secretary", "Deputy Minister of Trade"];
const countries = ["Austria", "Georgia", "Hungary", "Italy", "Japan", "Kazakhstan", "Latvia", "Malta", "Poland", "Romania", "Slovenia", "Uzbekistan"];
const cities = ["Ankara", "Astana", "Bucharest", "Budapest", "Geneva", "Rome", "Tashkent", "Tbilisi", "Tokyo", "Valletta", "Vienna", "Warsaw"];
const bodies = ["the OSCE", "the United Nations", "the European Union", "the Council of Europe", "the World Trade Organization"];
const subjects = ["trade and investment", "border management", "water resources", "energy security", "transport corridors", "consular matters"];
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const numbers = Array.from({ length: 28 }, (_, index) => index + 1);

function article(pick) {
  const person = () => `${pick(first)} ${pick(last)}`;
  const [city, home, abroad, host, guest, month, day] = [pick(cities), pick(countries), pick(countries), person(), person(), pick(months), pick(numbers)];
  const year = 1996 + pick(numbers);
  const sentences = [
    () => `The parties discussed ${pick(subjects)} and ${pick(subjects)} within ${pick(bodies)}.`,
    () => `“We value our cooperation with ${pick(countries)} and intend to deepen it,” ${pick([host, guest])} said.`,
    () => `Trade between ${home} and ${abroad} reached $${pick(numbers)}.${pick(numbers)} billion in ${year - 1}, ${pick(numbers)}% more than a year before.`,
    () => `They agreed to hold the next round of consultations in ${pick(cities)} on ${pick(numbers)} ${pick(months)} ${year + 1}.`,
    () => `${guest} congratulated ${host} on the ${pick(numbers)}th anniversary of diplomatic relations, established in ${year - 30}.`,
    () => `A memorandum on ${pick(subjects)} was signed with ${pick(bodies)}.`,
  ];
  const paragraphs = Array.from({ length: 6 }, () => Array.from({ length: 3 }, () => pick(sentences)()).join(" "));
  return [
    `date ${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${String(day).padStart(2, "0")} Cooperation between ${home} and ${abroad} discussed in ${city}`,
    `${city.toUpperCase()}, ${month} ${day}. ${pick(roles)} of ${home} ${host} met with ${pick(roles)} of ${abroad} ${guest}, the press service of the ministry reports.`,
    ...paragraphs,
  ].join("\n\n");
}
