// The page enlarged fourfold: a window of 1280 by 1024 then shows 320 by 256. Nothing is cut off, nothing
// needs scrolling to both sides, and what stays in place leaves the story in sight.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { FERRY_STORIES } from "./event.mjs";
import { browser, server } from "./served.mjs";

/** @import { Page } from "playwright-core" */

const WINDOW = { width: 320, height: 256 };

async function open(names = Object.keys(FERRY_STORIES).slice(0, 2)) {
  const page = await (await browser.newContext({ viewport: WINDOW, bypassCSP: true })).newPage();
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  await page.setInputFiles("input[type=file]:not([webkitdirectory])", names.map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(FERRY_STORIES[name]) })));
  await page.getByRole("heading", { name: "Ferry runs aground" }).waitFor();
  return page;
}

/**
 * The page is no wider than the window, and every control that is drawn lies within its sides; but what
 * a table or the row of tabs holds scrolls within that.
 * @param {Page} page
 * @param {string} what
 */
async function assertFits(page, what) {
  const { width, outside } = await page.evaluate((sides) => {
    const controls = [...document.querySelectorAll("button, a, input, select, textarea, summary, h1, h2, p")];
    const outside = controls.filter((node) => {
      if (!node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || node.closest(".rows, .tabs, .unseen, .skip, [aria-hidden=true]")) return false;
      const { left, right, width } = node.getBoundingClientRect();
      return width > 1 && (left < -1 || right > sides + 1);
    });
    return { width: document.documentElement.scrollWidth, outside: outside.map((node) => `${node.tagName} ${node.className} ${node.textContent?.slice(0, 40)}`) };
  }, WINDOW.width);
  assert.deepEqual(outside, [], what);
  assert.ok(width <= WINDOW.width, `${what}: the page is ${width} wide`);
  await assertAccessible(page, what);
}

test("the story, its panels, its card and its form fit", async () => {
  const page = await open();
  await assertFits(page, "the story");
  // Nothing that stays in place while the story scrolls takes more than a fifth of the window.
  await page.evaluate(() => scrollTo(0, 400));
  const covered = await page.evaluate((height) => {
    const story = document.querySelector("#story");
    let rows = 0;
    for (let y = 1; y < height; y += 1) if (!story?.contains(document.elementFromPoint(160, y))) rows += 1;
    return rows;
  }, WINDOW.height);
  assert.ok(covered <= WINDOW.height / 5, `${covered} of ${WINDOW.height} rows are not the story's`);
  for (const name of ["Stories", "Claims", "Figures", "Speakers", "Find", "Corrections"]) {
    await page.getByRole("tab", { name }).click();
    await assertFits(page, name);
  }
  await page.getByRole("button", { name: "Close the panel" }).click();
  await page.locator("#story mark.number").first().click();
  await page.locator("#card").waitFor();
  await assertFits(page, "the card");
  await page.keyboard.press("e");
  await page.locator("#editor form").waitFor();
  await assertFits(page, "the form");
  await page.getByRole("button", { name: "Save" }).click();
});

test("menus and dialogs fit, and can be scrolled to their ends", async () => {
  const page = await open();
  for (const name of ["Download", "View"]) {
    await page.locator(".menu summary", { hasText: name }).click();
    await assertFits(page, name);
    await page.locator(".menu[open] button").last().scrollIntoViewIfNeeded();
    await page.keyboard.press("Escape");
  }
  for (const name of ["What is marked", "Colours of the marks", "Keys", "Forget everything"]) {
    await page.locator(".menu summary", { hasText: "View" }).click();
    await page.getByRole("button", { name }).click();
    await page.locator("dialog[open]").waitFor();
    await assertFits(page, name);
    await page.locator("dialog[open] button").last().scrollIntoViewIfNeeded();
    await page.keyboard.press("Escape");
  }
});

for (const count of [2, 6]) {
  test(`a comparison of ${count} fits; a table scrolls within itself`, async () => {
    const page = await open(Object.keys(FERRY_STORIES).slice(0, count));
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.locator("#compare .rows tbody tr").first().waitFor();
    await assertFits(page, `${count} stories`);
  });
}
