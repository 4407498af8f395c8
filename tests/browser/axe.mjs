// What axe-core finds wrong with a page as it stands.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** @import { Page } from "playwright-core" */

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * The page must have been opened with `bypassCSP`: its own policy lets no test in either.
 * @param {Page} page
 * @param {string} what for the message
 */
export async function assertAccessible(page, what) {
  const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ content: axe });
  const found = await page.evaluate(async (runOnly) => {
    // @ts-expect-error: axe is put into the page above
    const { violations } = await window.axe.run({ runOnly });
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html.slice(0, 160)).join(" | ")}`);
  }, RULES);
  assert.deepEqual(found, [], what);
}
