// Serves www/ on this machine alone, for `make run` and for the browser tests.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".txt", "text/plain; charset=utf-8"],
  [".json", "application/json"],
  [".webmanifest", "application/manifest+json"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".wasm", "application/wasm"],
]);

/**
 * Starts a server of a folder.
 * @param {string} folder
 * @param {number} [port] a free one when left out
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(folder, port = 0) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    // URL has resolved every "..", so the path cannot leave the folder.
    const name = decodeURIComponent(url.pathname).replace(/\/$/, "/index.html");
    const type = TYPES.get(path.extname(name));
    const body = type && (await readFile(path.join(folder, path.normalize(name))).catch(() => null));
    if (!body) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("There is nothing here.\n");
      return;
    }
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const bound = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  return {
    address: `http://localhost:${bound}/`,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const www = fileURLToPath(new URL("../www", import.meta.url));
  try {
    const { address } = await serve(www, Number(process.env.PORT ?? 0));
    console.log(`claimlight: open ${address}    (Ctrl-C ends it)`);
  } catch (error) {
    console.error(`claimlight: the page could not be served: ${/** @type {Error} */ (error).message}`);
    console.error("claimlight: choose another port (PORT=8123 make run) or none, then a free one is found.");
    process.exit(1);
  }
}
