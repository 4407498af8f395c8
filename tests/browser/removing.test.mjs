// Stories that are removed: brought back with what was decided about them, in their place, and kept then.

import assert from "node:assert/strict";
import { test } from "node:test";
import { titles } from "./hand.mjs";
import { browser, server } from "./served.mjs";

/** @import { Page } from "playwright-core" */

/** @param {number} number */
const STORY = (number) => `Flood number ${number}\n\nThe flood of town ${number} drowned ${number + 100} sheep, Mayor Ann Lee said.\n`;

const ALL = ["Flood number 1", "Flood number 2", "Flood number 3"];

/** Three stories, the second shown and its figure rejected. */
async function open() {
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  await page.goto(server.address);
  await page.locator(".story .block").first().waitFor();
  await pick(page, [1, 2, 3]);
  await page.locator(".stories .show", { hasText: "Flood number 2" }).click();
  await page.locator(".story mark.number", { hasText: "102" }).click();
  await page.keyboard.press("x");
  await said(page, "Figure rejected: “102”");
  return page;
}

/** @param {Page} page @param {number[]} numbers */
async function pick(page, numbers) {
  const files = numbers.map((number) => ({ name: `flood-${number}.txt`, mimeType: "text/plain", buffer: Buffer.from(STORY(number)) }));
  await page.setInputFiles("input[type=file]:not([webkitdirectory])", files);
  await page.locator(".stories .show", { hasText: `Flood number ${numbers.at(-1)}` }).waitFor();
}

/** @param {Page} page @param {string} words */
const said = (page, words) => page.locator("#said [role=status]", { hasText: words }).waitFor();

/** The second story is shown without the figure that was rejected. @param {Page} page */
async function isBack(page) {
  await page.locator(".story h1", { hasText: "Flood number 2" }).waitFor();
  assert.deepEqual(await titles(page), ALL);
  assert.equal(await page.locator(".story mark.number", { hasText: "102" }).count(), 0);
}

test("a removed story is brought back with its corrections, in its place, and is kept again", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Remove “Flood number 2”" }).click();
  await said(page, "Removed “Flood number 2”");
  assert.deepEqual(await titles(page), ["Flood number 1", "Flood number 3"]);
  await page.locator("#said").getByRole("button", { name: "Undo" }).click();
  await said(page, "Brought back “Flood number 2”");
  await isBack(page);
  await page.reload();
  await page.locator(".stories li").nth(2).waitFor();
  await isBack(page);
  // What was decided before is undone as ever.
  await page.keyboard.press("Control+z");
  await page.locator(".story mark.number", { hasText: "102" }).waitFor();
});

test("removals and corrections are undone in the order in which they were made, and done again", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Remove “Flood number 2”" }).click();
  await page.locator(".story mark.number", { hasText: "103" }).click();
  await page.keyboard.press("a");
  await said(page, "Figure confirmed: “103”");
  await page.keyboard.press("Control+z");
  await said(page, "Undone – Figure confirmed: “103”");
  await page.keyboard.press("Control+z");
  await said(page, "Brought back “Flood number 2”");
  await isBack(page);
  await page.keyboard.press("Control+z");
  await said(page, "Undone – Figure rejected: “102”");
  await page.keyboard.press("Control+y");
  await said(page, "Done again – Figure rejected: “102”");
  await page.keyboard.press("Control+y");
  await said(page, "Removed again: “Flood number 2”");
  assert.deepEqual(await titles(page), ["Flood number 1", "Flood number 3"]);
  await page.reload();
  await page.locator(".stories li").nth(1).waitFor();
  assert.deepEqual(await titles(page), ["Flood number 1", "Flood number 3"]);
});

test("all stories that were removed at once are back at once; one that was dropped again meanwhile gets its corrections", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Remove all" }).click();
  await said(page, "Removed 3 stories");
  assert.equal(await page.locator(".stories li").count(), 0);
  await page.keyboard.press("Control+z");
  await said(page, "Brought back 3 stories");
  await isBack(page);
  await page.getByRole("button", { name: "Remove all" }).click();
  await said(page, "Removed 3 stories");
  await pick(page, [2]);
  await page.locator(".story mark.number", { hasText: "102" }).waitFor();
  await page.getByRole("tab", { name: "Corrections" }).click();
  await page.getByRole("button", { name: "↶ Undo" }).click();
  await page.locator(".stories li", { hasText: "Flood number 3" }).waitFor({ state: "attached" });
  await page.locator(".story mark.number", { hasText: "102" }).waitFor({ state: "detached" });
});
