// Writes dist/claimlight.html: the whole page in one file that opens without a server.
//
// Its modules become one inline script, its styles inline styles, and what it would fetch (the
// WebAssembly, the worker, the samples) one block of data that www/assets.js reads. The
// Content-Security-Policy names the script and the styles by their hashes and allows no request.

import { createHash } from "node:crypto";
import { readFile, writeFile, mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const www = path.join(root, "www");
const target = path.join(root, "dist", "claimlight.html");

const ASSETS = ["worker.js", "pkg/claimlight.js", "pkg/claimlight_bg.wasm"];
const STYLESHEET = /<link rel="stylesheet" href="([^"]+)">/g;
const SCRIPT = /<script type="module" src="([^"]+)"><\/script>/g;
const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")([^"]+)(">)/g;
/** Anything that a browser would fetch from beside the page. */
const LEFT_OUTSIDE = /<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)="(?!data:)[^"]*"/i;

/** @param {string} text */
function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/**
 * Replaces every match, and fails when there is none: the page has changed in a way this script does
 * not know of.
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(...groups: string[]) => string | Promise<string>} replacement
 */
async function replaceAll(text, pattern, replacement) {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) throw new Error(`www/index.html has nothing that matches ${pattern}`);
  const parts = await Promise.all(matches.map((match) => replacement(...match.slice(1))));
  let next = 0;
  return text.replace(pattern, () => parts[next++]);
}

/** @param {string} entry */
async function bundle(entry) {
  const result = await build({
    entryPoints: [path.join(www, entry)],
    bundle: true,
    format: "esm",
    charset: "utf8",
    target: "es2022",
    write: false,
  });
  return result.outputFiles[0].text;
}

/** What the page would fetch, as base64 by path. */
async function assets() {
  const samples = (await readdir(path.join(www, "samples"))).sort().map((name) => `samples/${name}`);
  const entries = [...ASSETS, ...samples].map(async (name) => [
    name,
    (await readFile(path.join(www, name))).toString("base64"),
  ]);
  return JSON.stringify(Object.fromEntries(await Promise.all(entries)));
}

/**
 * The policy of the served page, with hashes in the place of its own address and no request at all.
 * @param {string} served
 * @param {string[]} scripts
 * @param {string[]} styles
 */
function policy(served, scripts, styles) {
  const directives = served.split(";").map((directive) => directive.trim().split(/\s+/));
  return directives
    .map(([name, ...sources]) => {
      if (name === "connect-src" || name === "manifest-src") return `${name} 'none'`;
      const hashes = name === "script-src" ? scripts : name === "style-src" ? styles : [];
      return [name, ...sources.flatMap((source) => (source === "'self'" ? hashes : [source]))].join(" ");
    })
    .join("; ");
}

/** @type {string[]} */
const scripts = [];
/** @type {string[]} */
const styles = [];

let page = await readFile(path.join(www, "index.html"), "utf8");
// One file needs no installing.
page = await replaceAll(page, /<link rel="manifest"[^>]*>\n/g, () => "");
page = await replaceAll(page, STYLESHEET, async (file) => {
  const style = await readFile(path.join(www, file), "utf8");
  styles.push(hash(style));
  return `<style>${style}</style>`;
});
page = await replaceAll(page, SCRIPT, async (file) => {
  const script = await bundle(file);
  scripts.push(hash(script));
  return `<script type="module">${script}</script>`;
});
page = await replaceAll(page, POLICY, (before, served, after) => before + policy(served, scripts, styles) + after);
const data = `<script type="application/json" id="assets">${await assets()}</script>\n</body>`;
page = await replaceAll(page, /<\/body>(?=\s*<\/html>\s*$)/g, () => data);

const markup = page.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, (block) => block.slice(0, block.indexOf(">") + 1));
const outside = LEFT_OUTSIDE.exec(markup);
if (outside) throw new Error(`the one-file page would still fetch something: ${outside[0]}`);

await mkdir(path.dirname(target), { recursive: true });
await writeFile(target, page);
const gzipped = gzipSync(page, { level: 9 }).length;
console.log(`claimlight: dist/claimlight.html: ${Buffer.byteLength(page)} bytes, ${gzipped} gzipped`);
