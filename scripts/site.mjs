// Writes dist/site/: the page to be put on any server of files, minified, and says how large it is.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundledPage, gzipped, loadedFiles, minified, root, www } from "./bundle.mjs";

const site = path.join(root, "dist", "site");

/** Files that are copied as they are. */
const COPIED = ["icon.svg"];

let script = "";
let style = "";
const page = await bundledPage(
  (sheet) => ((style = sheet), '<link rel="stylesheet" href="style.css">'),
  (code) => ((script = code), '<script type="module" src="main.js"></script>'),
);

/** @type {[string, string | Buffer][]} */
const files = [
  ["index.html", page],
  ["style.css", style],
  ["main.js", script],
  ["service-worker.js", await minified(await readFile(path.join(www, "service-worker.js")))],
  ["manifest.webmanifest", JSON.stringify(JSON.parse(await readFile(path.join(www, "manifest.webmanifest"), "utf8")))],
  ...(await loadedFiles()),
];

await rm(site, { recursive: true, force: true });
for (const [name, content] of files) {
  await mkdir(path.dirname(path.join(site, name)), { recursive: true });
  await writeFile(path.join(site, name), content);
}
for (const name of COPIED) await cp(path.join(www, name), path.join(site, name));

/** @param {(name: string) => boolean} counts */
const size = (counts) => files.reduce((sum, [name, content]) => sum + (counts(name) ? gzipped(content).length : 0), 0);
const isSample = (/** @type {string} */ name) => name.startsWith("samples/");
const isAnalysis = (/** @type {string} */ name) => name.endsWith(".wasm");
console.log(
  `claimlight: dist/site/: ${size((name) => !isSample(name))} bytes gzipped without the samples; the page itself ${size((name) => !isSample(name) && !isAnalysis(name))}, the WebAssembly ${size(isAnalysis)}`,
);
