// Annotates texts with the program and with the WebAssembly in Node and fails where a byte of their JSON differs.
//
//   node scripts/differential.mjs PROGRAM FILE…     each a text, or a .jsonl of {"id", "text"} lines

import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const [program, ...files] = process.argv.slice(2);
if (!program || files.length === 0) {
  console.error("usage: node scripts/differential.mjs PROGRAM FILE…");
  process.exit(2);
}

/** @type {{ id: string, text: string }[]} */
const texts = [];
for (const file of files) {
  const content = await readFile(file, "utf8");
  if (!file.endsWith(".jsonl")) texts.push({ id: file, text: content });
  else for (const line of content.split("\n").filter(Boolean)) texts.push(JSON.parse(line));
}

const pkg = (/** @type {string} */ name) => fileURLToPath(new URL(`../www/pkg/${name}`, import.meta.url));
// The glue is a classic script whose only global is `wasm_bindgen`.
const claimlight = vm.runInThisContext(`${await readFile(pkg("claimlight.js"), "utf8")}; wasm_bindgen`);
claimlight.initSync({ module: await readFile(pkg("claimlight_bg.wasm")) });

const input = texts.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join("");
const run = spawnSync(program, ["annotate", "--jsonl", "--offsets", "utf-16"], { input, maxBuffer: 2 ** 31 - 1 });
if (run.status !== 0) throw new Error(`the program failed: ${run.stderr}`);
const native = run.stdout.toString("utf8").split("\n");

let differ = 0;
for (const [index, { id, text }] of texts.entries()) {
  const own = claimlight.exportAs("json", [claimlight.annotate(text, { id })]).trimEnd();
  if (own === native[index]) continue;
  differ += 1;
  const at = [...own].findIndex((character, place) => character !== native[index][place]);
  console.error(`${id} differs at ${at}:\n  program: ${native[index].slice(at - 60, at + 60)}\n  wasm:    ${own.slice(at - 60, at + 60)}`);
}
console.log(`${texts.length - differ} of ${texts.length} texts gave the same bytes`);
process.exit(differ > 0 ? 1 : 0);
