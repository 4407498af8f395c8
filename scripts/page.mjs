// Writes dist/claimlight.html: the whole page in one file that opens without a server.
//
// Its modules become one inline script, its styles one inline sheet, and what it would fetch (the
// WebAssembly, the worker, the samples) one block of packed data that www/assets.js reads. The
// Content-Security-Policy names the script and the sheet by their hashes and allows no request.

import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundledPage, gzipped, loadedFiles, replaceAll, root } from "./bundle.mjs";

const target = path.join(root, "dist", "claimlight.html");

const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")([^"]+)(">)/g;
/** Anything that a browser would fetch from beside the page. */
const LEFT_OUTSIDE = /<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)="(?!data:)[^"]*"/i;

/** @param {string} text */
function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** What the page would fetch: gzipped, as base64, by path. */
async function assets() {
  const files = await loadedFiles();
  return JSON.stringify(Object.fromEntries(files.map(([name, bytes]) => [name, gzipped(bytes).toString("base64")])));
}

/**
 * The policy of the served page, with hashes in the place of its own address and no request at all.
 * @param {string} served
 * @param {string} script
 * @param {string} style
 */
function policy(served, script, style) {
  const directives = served.split(";").map((directive) => directive.trim().split(/\s+/));
  return directives
    .map(([name, ...sources]) => {
      if (name === "connect-src" || name === "manifest-src") return `${name} 'none'`;
      const hashes = name === "script-src" ? [script] : name === "style-src" ? [style] : [];
      return [name, ...sources.flatMap((source) => (source === "'self'" ? hashes : [source]))].join(" ");
    })
    .join("; ");
}

let script = "";
let style = "";
let page = await bundledPage(
  (sheet) => `<style>${(style = sheet)}</style>`,
  (code) => `<script type="module">${(script = code)}</script>`,
);
if (/<\/script/i.test(script) || /<\/style/i.test(style)) throw new Error("the script or the styles would end their own element");
// One file needs no installing.
page = await replaceAll(page, /<link rel="manifest"[^>]*>\n/g, () => "");
page = await replaceAll(page, POLICY, (_, before, served, after) => before + policy(served, hash(script), hash(style)) + after);
const data = `<script type="application/json" id="assets">${await assets()}</script>\n</body>`;
page = await replaceAll(page, /<\/body>(?=\s*<\/html>\s*$)/g, () => data);

const markup = page.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, (block) => block.slice(0, block.indexOf(">") + 1));
const outside = LEFT_OUTSIDE.exec(markup);
if (outside) throw new Error(`the one-file page would still fetch something: ${outside[0]}`);

await mkdir(path.dirname(target), { recursive: true });
await writeFile(target, page);
console.log(`claimlight: dist/claimlight.html: ${Buffer.byteLength(page)} bytes, ${gzipped(page).length} gzipped`);
