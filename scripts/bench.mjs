// Measures the page in Chromium: the time from a drop to the first marks, and megabytes a second through
// the worker, beside what else reads English in a browser.
//
//   node scripts/bench.mjs [ARTICLES.jsonl]    {"text": …} a line; by default the page's own samples

import { readFile, readdir, writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { loadPeers, timePeer } from "./peers.mjs";
import { serve } from "./serve.mjs";

/** @import { Page } from "playwright-core" */

const www = fileURLToPath(new URL("../www", import.meta.url));
/** Runs over the articles; the best one counts, because the others were disturbed. */
const ROUNDS = 5;
/** Nobody picks a file sooner; meanwhile the page makes itself quick. */
const PICKING_MS = 2000;

/** @returns {Promise<string[]>} */
async function articles() {
  const given = process.argv[2];
  if (given) {
    const lines = (await readFile(given, "utf8")).split("\n").filter(Boolean);
    return lines.map((line) => JSON.parse(line).text);
  }
  const names = await readdir(path.join(www, "samples"));
  return Promise.all(names.map((name) => readFile(path.join(www, "samples", name), "utf8")));
}

/** Texts one after the other, until they make a story of so many bytes. @param {string[]} texts @param {number} bytes */
function storyOf(texts, bytes) {
  let story = "";
  for (let next = 0; Buffer.byteLength(story) < bytes; next += 1) story += `${texts[next % texts.length]}\n\n`;
  return Buffer.from(story).subarray(0, bytes).toString("utf8").replace(/\uFFFD+$/, "");
}

/** Milliseconds in which the worker annotates the texts, reading and handing over included. @param {Page} page @param {string[]} texts */
function timeOurs(page, texts) {
  return page.evaluate(async (texts) => {
    const address = "/engine.js";
    const { createEngine } = await import(address);
    const scope = /** @type {any} */ (window);
    scope.engine ??= createEngine();
    const files = texts.map((text, index) => new File([text], `${index}.txt`));
    const began = performance.now();
    await scope.engine.annotateFiles(files).done;
    return performance.now() - began;
  }, texts);
}

/**
 * Megabytes of UTF-8 a second, of each on the same texts: in turns, so that what disturbs one disturbs
 * all, the best round of each.
 * @param {Page} page of ours
 * @param {string[]} texts
 */
async function throughput(page, texts) {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const beside = await browser.newPage();
  const names = await loadPeers(beside);
  /** @type {Record<string, number>} */
  const best = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    best.claimlight = Math.min(best.claimlight ?? Infinity, await timeOurs(page, texts));
    for (const name of names) best[name] = Math.min(best[name] ?? Infinity, await timePeer(beside, name, texts));
  }
  await beside.close();
  return Object.entries(best).map(([name, milliseconds]) => /** @type {const} */ ([name, bytes / 1e3 / milliseconds]));
}

/** Milliseconds from the moment a file is given to the page until its first marks are painted. @param {Page} page @param {string} file */
async function firstMarks(page, file) {
  await page.evaluate(() => {
    const story = document.getElementById("story");
    const before = story?.querySelector(".chunk, mark");
    let began = 0;
    document.addEventListener("change", () => void (began = performance.now()), { capture: true, once: true });
    const painted = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        const mark = story?.querySelector("mark");
        if (began === 0 || !mark || before?.isConnected) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    Object.assign(window, { painted });
  });
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(file);
  return page.evaluate(() => /** @type {{ painted: Promise<number> }} */ (/** @type {unknown} */ (window)).painted);
}

const folder = await mkdtemp(path.join(tmpdir(), "claimlight-"));
const server = await serve(www);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  const texts = await articles();
  const page = await browser.newPage();
  for (const [name, bytes] of /** @type {const} */ ([["5 kB", 5_000], ["1 MB", 1_000_000]])) {
    const file = path.join(folder, `${name}.txt`);
    await writeFile(file, storyOf(texts, bytes));
    await page.goto(server.address);
    await page.locator("#story mark").first().waitFor();
    await page.waitForTimeout(PICKING_MS);
    console.log(`from drop to first marks, ${name}: ${(await firstMarks(page, file)).toFixed(0)} ms`);
  }
  for (const [name, speed] of await throughput(page, texts)) console.log(`${name}: ${speed.toFixed(2)} MB/s`);
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
