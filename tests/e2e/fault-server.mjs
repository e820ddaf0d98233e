// A web server as a process of its own, so that it can really be killed, and that can be told to misbehave:
//
//   node fault-server.mjs FOLDER PATH PORT BEHAVIOUR
//
// `well` serves; `hang` accepts and never answers; `500` always answers with an error; `html` answers every request with
// a page and 200, as hosts with a catch-all do; `mime` sends every file as text/plain; `without:FILE` lacks one file;
// `spoilt:FILE` sends it with another first byte. `startServer` is how tests start and kill it.

import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { typeOf } from "./server.mjs";

const self = fileURLToPath(import.meta.url);

/** Starts a server and waits until it listens. `kill` ends its process and waits until it is gone. */
export async function startServer(folder, { path = "/", port = 0, behaviour = "well" } = {}) {
  const child = spawn(process.execPath, [self, folder, path, String(port), behaviour], { stdio: ["ignore", "pipe", "inherit"] });
  const asked = [];
  const listening = await new Promise((ready) => {
    child.stdout.setEncoding("utf8");
    let rest = "";
    child.stdout.on("data", (text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) line.startsWith("port ") ? ready(Number(line.slice(5))) : asked.push(line);
    });
  });
  const origin = `http://127.0.0.1:${listening}`;
  return {
    asked, // the paths asked for, below the served one, in order
    origin,
    port: listening,
    url: origin + path,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((gone) => child.once("exit", gone));
      child.kill("SIGKILL");
      await gone;
    },
  };
}

function run(folder, path, port, behaviour) {
  const [fault, victim] = behaviour.split(":");
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    console.log(asked.slice(path.length));
    if (fault === "hang") return;
    const answer = (status, type, body) => response.writeHead(status, { "content-type": type, "cache-control": "max-age=600" }).end(body);
    if (fault === "500") return answer(500, "text/plain", "fault");
    if (fault === "html") return answer(200, "text/html", "<!doctype html><title>Not the file</title><p>Welcome");
    let below = asked.startsWith(path) ? normalize("/" + asked.slice(path.length)).slice(1) : null;
    if (below === "" || below?.endsWith("/")) below += "index.html";
    const file = below === null ? null : join(folder, below);
    if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile() || (fault === "without" && below === victim))
      return answer(404, "text/plain", "Not found\n");
    const bytes = readFileSync(file);
    if (fault === "spoilt" && below === victim) bytes[0] ^= 1;
    answer(200, fault === "mime" ? "text/plain" : typeOf(file), bytes);
  });
  server.listen(Number(port), "127.0.0.1", () => console.log(`port ${server.address().port}`));
}

if (process.argv[1] === self) run(...process.argv.slice(2));
