// A static web server for one folder, as plain as the hosts Readout is published on.
// It answers under one path only, so that a page which asks outside its own folder gets a 404.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves `folder` at `path` (which ends in "/") on a free port of 127.0.0.1.
 * A path without its closing slash is redirected to the one with it, as GitHub Pages does. With `sent`, files travel with
 * Brotli where that makes them smaller, and `sent` hears of each: its path, the request and how many bytes it took.
 */
export async function serve(folder, path = "/", sent) {
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (asked + "/" === path) return redirect(response, path);
    const file = asked.startsWith(path) && (await find(folder, asked.slice(path.length)));
    // A test that has ended may have removed its folder while a browser still asks for the icon.
    const bytes = file && (await readFile(file).catch(() => null));
    if (!bytes) return refuse(response);
    if (sent) {
      if (!packed.has(file)) packed.set(file, brotliCompressSync(bytes));
      const smaller = packed.get(file);
      const [body, encoding] = smaller.length < bytes.length ? [smaller, { "content-encoding": "br" }] : [bytes, {}];
      sent({ path: relative(folder, file), request, bytes: body.length });
      response.writeHead(200, { "content-type": typeOf(file), "content-length": body.length, ...encoding }).end(body);
      return;
    }
    response.writeHead(200, { "content-type": typeOf(file), "content-length": bytes.length }).end(bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + path,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What a server says of a file. */
export function typeOf(file) {
  return types[extname(file)] ?? "application/octet-stream";
}

async function find(folder, asked) {
  const file = join(folder, normalize("/" + asked));
  const found = await stat(file).catch(() => null);
  if (found?.isFile()) return file;
  const index = join(file, "index.html");
  return found?.isDirectory() && (await stat(index).catch(() => null)) ? index : null;
}

function redirect(response, path) {
  response.writeHead(301, { location: path }).end();
}

function refuse(response) {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
}
