// The page made small: its modules one script, its styles one sheet, both minified; and what it
// loads beside them. Used for the one-file page and for the site.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const www = path.join(root, "www");

/** What a worker that is handed the compiled module never does: fetch it, or look where its script lies. */
const NEVER_USED = { Response: "undefined", Request: "undefined", URL: "undefined", document: "undefined" };

const STYLESHEETS = /(?:<link rel="stylesheet" href="[^"]+">\n)+/g;
const STYLESHEET = /<link rel="stylesheet" href="([^"]+)">/g;
const SCRIPT = /<script type="module" src="([^"]+)"><\/script>/g;

/** Browsers that run the page: those that know `light-dark()` and DecompressionStream. */
const TARGET = "es2022";

/** Names of the page's own functions, by which views are drawn and told of what happens: no browser and no document knows them. */
const OWN_NAMES = /^(on|draw|take|bring|choose|give|left|mark|annotate)[A-Z]|^elements?Of$/;

/**
 * Replaces every match, and fails when there is none: the page, or what is bound to it, has changed in a way this
 * script does not know of.
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(...groups: string[]) => string | Promise<string>} replacement gets the match and its groups
 */
export async function replaceAll(text, pattern, replacement) {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) throw new Error(`nothing matches ${pattern}`);
  const parts = await Promise.all(matches.map((match) => replacement(...match)));
  let next = 0;
  return text.replace(pattern, () => parts[next++]);
}

/**
 * The page's markup with its script and its styles written by the callers.
 * @param {(style: string) => string} writeStyle gets all styles in one
 * @param {(script: string) => string} writeScript gets all modules in one
 */
export async function bundledPage(writeStyle, writeScript) {
  let page = await readFile(path.join(www, "index.html"), "utf8");
  page = await replaceAll(page, STYLESHEETS, async (links) => {
    const names = [...links.matchAll(STYLESHEET)].map(([, name]) => name);
    const sheets = await Promise.all(names.map((name) => readFile(path.join(www, name), "utf8")));
    return `${writeStyle((await transform(sheets.join("\n"), { loader: "css", minify: true, charset: "utf8" })).code.trim())}\n`;
  });
  return replaceAll(page, SCRIPT, async (_, entry) => writeScript(await bundle(entry)));
}

/** @param {string} entry */
async function bundle(entry) {
  const result = await build({
    entryPoints: [path.join(www, entry)],
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    target: TARGET,
    write: false,
    legalComments: "none",
    mangleProps: OWN_NAMES,
  });
  // Once they stand in one file there is more to be folded together.
  const { code } = await transform(result.outputFiles[0].text, { minify: true, format: "esm", charset: "utf8", target: TARGET });
  return code;
}

/**
 * What the page loads besides its modules: the analysis, its worker, the samples; by path.
 * @returns {Promise<[string, Buffer][]>}
 */
export async function loadedFiles() {
  const samples = (await readdir(path.join(www, "samples"))).sort().map((name) => `samples/${name}`);
  const names = ["worker.js", "pkg/claimlight.js", "pkg/claimlight_bg.wasm", ...samples];
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(www, name));
      const written = name === "pkg/claimlight.js" ? minifiedGlue(bytes) : name.endsWith(".js") ? minified(bytes) : bytes;
      return /** @type {[string, Buffer]} */ ([name, await written]);
    }),
  );
}

/** A classic script of which no other uses the names. @param {Buffer} script */
export async function minified(script) {
  const { code } = await transform(script.toString("utf8"), { minify: true, charset: "utf8", target: TARGET, legalComments: "none", format: "iife" });
  return Buffer.from(code);
}

/** What the tool wrote that binds the analysis to the worker, whose script uses its name. @param {Buffer} glue */
async function minifiedGlue(glue) {
  // Long words for values that no call of the page passes.
  const brief = await replaceAll(glue.toString("utf8"), / function debugString\(val\) \{.*?\n    \}\n/gs, () => " const debugString = String;\n");
  const { code } = await transform(brief, { minify: true, charset: "utf8", target: TARGET, legalComments: "none", define: NEVER_USED, pure: ["console.warn"] });
  return Buffer.from(code);
}

/** @param {string | Buffer} content */
export function gzipped(content) {
  return gzipSync(content, { level: 9 });
}
