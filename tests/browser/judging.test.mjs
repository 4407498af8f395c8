// What a reader decides about the analysis, through the real one: what is part of the story, which
// rules count, how marks look. All of it stays.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readingOf } from "../../www/reading.js";
import { reasonsOf, worthChecking } from "../../www/checking.js";
import { assertAccessible } from "./axe.mjs";
import { browser, server } from "./served.mjs";

/** @import { BrowserContext, Page } from "playwright-core" */

const BRIDGE = `Bridge shut after crack is found

The bridge over the Ansel was shut on Monday. The repair has reportedly cost $2 million, the mayor said.

Officials have caved to the harbor lobby. They caved after a bombshell letter.

Share this story
`;

/** @param {Page} page @param {string} name @param {string} text */
async function drop(page, name, text) {
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.locator("#side .stories li.current", { hasText: name }).waitFor();
}

/** @param {BrowserContext} [context] */
async function open(context) {
  const page = await (context ?? (await browser.newContext({ viewport: { width: 1360, height: 900 } }))).newPage();
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  return page;
}

test("a dimmed block says why, can be called part of the story, and stays that", async () => {
  const page = await open();
  await drop(page, "bridge.txt", BRIDGE);
  await page.getByRole("button", { name: "Share buttons" }).click();
  assert.match((await page.locator("#card").textContent()) ?? "", /Share buttons.*put this around the story/);
  await page.getByRole("button", { name: "This is part of the story" }).click();
  await page.locator(".block.paragraph", { hasText: "Share this story" }).waitFor();
  assert.match((await page.locator("#card").textContent()) ?? "", /You said that this is part of the story/);
  await page.reload();
  await page.locator(".block.paragraph", { hasText: "Share this story" }).waitFor();
  await page.locator(".block.paragraph .sentence", { hasText: "Share this story" }).click();
  await page.getByRole("button", { name: "Take that back" }).click();
  await page.locator(".block.furniture", { hasText: "Share this story" }).waitFor();
  await page.context().close();
});

test("a paragraph can be called no part of the story: nothing in it is marked or counted", async () => {
  const page = await open();
  await drop(page, "bridge.txt", BRIDGE);
  assert.equal(await page.locator("#story mark.number", { hasText: "$2 million" }).count(), 1);
  await page.locator(".sentence", { hasText: "was shut on Monday" }).click({ position: { x: 4, y: 8 } });
  await page.getByRole("button", { name: "Not part of the story" }).click();
  await page.locator(".block.furniture", { hasText: "reportedly" }).waitFor();
  assert.equal(await page.locator("#story mark.number", { hasText: "$2 million" }).count(), 0);
  await page.context().close();
});

test("a word that annoys is never marked again: not here, not in the next story, not after a reload", async () => {
  const page = await open();
  await drop(page, "bridge.txt", BRIDGE);
  const loaded = () => page.locator("#story mark.loaded").allTextContents();
  const before = await loaded();
  assert.ok(before.includes("bombshell"), before.join());
  await page.locator("#story mark.loaded", { hasText: "bombshell" }).click();
  assert.match((await page.locator("#card").textContent()) ?? "", /More neutral: new/);
  await page.getByRole("button", { name: "Never mark “bombshell”" }).click();
  await page.waitForFunction(() => ![...document.querySelectorAll("#story mark.loaded")].some((mark) => mark.textContent === "bombshell"));
  await drop(page, "next.txt", "Letter found\n\nA bombshell letter was found on Monday. Officials have caved in.\n");
  assert.ok(!(await loaded()).includes("bombshell"));
  await page.reload();
  await page.locator("#story mark").first().waitFor();
  assert.ok(!(await loaded()).includes("bombshell"));

  await page.getByText("View", { exact: true }).click();
  await page.getByRole("button", { name: /What is marked/ }).click();
  await page.getByRole("button", { name: "Mark “bombshell” again" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("#story mark.loaded")].some((mark) => mark.textContent === "bombshell"));
  await page.getByRole("checkbox", { name: "Loaded words" }).uncheck();
  await page.waitForFunction(() => document.querySelectorAll("#story mark.loaded").length === 0);
  await page.context().close();
});

test("colours of marks are the reader's, and stay", async () => {
  const page = await open();
  await page.getByText("View", { exact: true }).click();
  await page.getByRole("button", { name: "Colours of the marks" }).click();
  const ground = () => page.locator(".legend .content.named").evaluate((node) => getComputedStyle(node).backgroundColor);
  const first = await ground();
  await page.locator(".colours input[data-kind=named]").fill("#aa00ff");
  const chosen = await ground();
  assert.notEqual(chosen, first);
  await page.reload();
  await page.locator("#story mark").first().waitFor();
  assert.equal(await ground(), chosen);
  await page.getByText("View", { exact: true }).click();
  await page.getByRole("button", { name: "Colours of the marks" }).click();
  await page.getByRole("button", { name: "Back to the first colours" }).click();
  assert.equal(await ground(), first);
  await page.context().close();
});

test("claims stand in the order of the analysis", async () => {
  const page = await open();
  const articles = await page.evaluate(async () => {
    const address = "/engine.js"; // the page's own, so it is no module that the type checker could find
    const { createEngine } = await import(address);
    const engine = createEngine();
    const names = ["ridgeline-post", "kessel-valley-courier", "lakeshore-radio"];
    return Promise.all(names.map(async (id) => engine.annotateText(await (await fetch(`samples/${id}.txt`)).text(), { id })));
  });
  for (const article of articles) {
    const reading = readingOf(article);
    const order = worthChecking(reading, []).filter((sentence) => reasonsOf(reading, sentence, []).length > 0);
    assert.deepEqual(order, article.check_first.filter((/** @type {number} */ sentence) => reading.story.includes(sentence)));
  }
  await page.context().close();
});

test("axe finds nothing in the dialogs and on a dimmed block's card", async () => {
  const page = await open(await browser.newContext({ bypassCSP: true }));
  await page.locator(".why-dimmed").first().click();
  await assertAccessible(page, "the card of a dimmed block");
  for (const name of [/What is marked/, "Colours of the marks"]) {
    await page.keyboard.press("Escape");
    await page.getByText("View", { exact: true }).click();
    await page.getByRole("button", { name }).click();
    await assertAccessible(page, String(name));
  }
  await page.context().close();
});
