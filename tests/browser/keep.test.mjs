// What stays: stories and settings over a reload, links to a place, exports dropped again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { browser, server } from "./served.mjs";

/** @import { Page } from "playwright-core" */

const FERRY = "Ferry aground off Gull Point\n\nMore than 200 passengers were taken off, Captain Ines Moreau said.\n";
const BOAT = "Boat aground off Gull Point\n\nMore than 210 passengers were taken off, a deckhand said.\n";

/** @param {Page} page @param {Record<string, string>} texts by name */
async function pick(page, texts) {
  const files = Object.entries(texts).map(([name, text]) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) }));
  await page.setInputFiles("input[type=file]:not([webkitdirectory])", files);
  await page.locator("#side").getByRole("button", { name: new RegExp(Object.keys(texts).at(-1) ?? "") }).first().waitFor();
}

/** @param {Page} page @param {number} count */
async function titles(page, count) {
  await page.locator(".stories li").nth(count - 1).waitFor();
  return page.locator(".stories .show").evaluateAll((nodes) => nodes.map((node) => node.firstChild?.textContent ?? ""));
}

async function open(address = server.address) {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(address);
  await page.locator(".story .block").first().waitFor();
  return page;
}

test("stories and settings are there again after a reload, in their order, with the same one shown", async () => {
  const page = await open();
  await pick(page, { "ferry.txt": FERRY, "boat.txt": BOAT });
  await page.getByRole("button", { name: /Boat aground/ }).first().click();
  await page.getByText("View", { exact: true }).click();
  await page.getByRole("radio", { name: "Dark" }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("checkbox", { name: "a hedge" }).uncheck();
  await page.reload();
  assert.deepEqual(await titles(page, 2), ["Ferry aground off Gull Point", "Boat aground off Gull Point"]);
  await page.getByRole("heading", { name: /Boat aground/ }).waitFor();
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  assert.equal(await page.getByRole("checkbox", { name: "a hedge" }).isChecked(), false);
  await page.getByRole("button", { name: "Remove “Ferry aground off Gull Point”" }).click();
  await page.reload();
  assert.deepEqual(await titles(page, 1), ["Boat aground off Gull Point"]);
});

test("everything is forgotten when that is asked for, and not before it is said twice", async () => {
  const page = await open();
  await pick(page, { "ferry.txt": FERRY });
  const ask = async () => {
    await page.getByText("View", { exact: true }).click();
    await page.getByRole("button", { name: "Forget everything" }).click();
  };
  await ask();
  await page.getByRole("button", { name: "Keep it" }).click();
  assert.equal((await titles(page, 1)).length, 1);
  await ask();
  await Promise.all([page.waitForEvent("load"), page.locator("dialog.forget").getByRole("button", { name: "Forget everything" }).click()]);
  assert.equal((await titles(page, 3)).length, 3, "the samples are back");
  const left = await page.evaluate(async () => {
    const opening = indexedDB.open("claimlight");
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const all = opening.result.transaction("stories").objectStore("stories").count();
    await new Promise((resolve) => (all.onsuccess = resolve));
    return all.result;
  });
  assert.equal(left, 0);
});

test("a browser that keeps nothing says so once, and the page works", async () => {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  await page.goto(server.address);
  await page.locator(".story .block").first().waitFor();
  assert.equal(await page.locator("#messages").isHidden(), true, "the samples are no loss");
  await pick(page, { "ferry.txt": FERRY });
  await pick(page, { "boat.txt": BOAT });
  assert.equal(await page.locator(".message", { hasText: "does not keep your stories" }).count(), 1);
});

test("a link to a mark leads there after a reload, and never to other words", async () => {
  const page = await open();
  await pick(page, { "ferry.txt": FERRY });
  await page.locator(".story mark.number", { hasText: "200" }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  const link = page.url();
  assert.match(link, /story=ferry\.txt/);
  await page.reload();
  await page.locator("#card").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "200");

  const elsewhere = await open(link);
  await elsewhere.locator(".message", { hasText: "ferry.txt" }).waitFor();
  await pick(elsewhere, { "ferry.txt": FERRY.replace("200", "310") });
  await elsewhere.evaluate((hash) => {
    location.hash = "";
    location.hash = hash;
  }, new URL(link).hash);
  await elsewhere.locator(".message", { hasText: "not in this version" }).waitFor();
  assert.equal(await elsewhere.locator("#card").isHidden(), true);
});

test("every format downloads under its own name; the JSON can be dropped again", async () => {
  const page = await open();
  await pick(page, { "ferry.txt": FERRY, "boat.txt": BOAT });
  const menu = page.locator(".menu", { hasText: "Download" });
  /** @param {RegExp} name */
  async function download(name) {
    await menu.locator("summary").click();
    const [file] = await Promise.all([page.waitForEvent("download"), menu.getByRole("button", { name }).click()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  }
  const names = [];
  for (const format of [/^Web page/, /^Spreadsheet/, /^Markdown/, /^JSON/, /^W3C/]) names.push((await download(format)).name);
  assert.deepEqual(names, ["ferry.html", "ferry.csv", "ferry.md", "ferry.json", "ferry.jsonld"]);
  await menu.locator("summary").click();
  await menu.getByRole("checkbox").check();
  await menu.locator("summary").click();
  const all = await download(/^JSON/);
  assert.equal(all.name, "claimlight.jsonl");

  const fresh = await open();
  await pick(fresh, { [all.name]: all.text }).catch(() => {});
  assert.deepEqual(await titles(fresh, 2), ["Ferry aground off Gull Point", "Boat aground off Gull Point"]);
  await fresh.setInputFiles("input[type=file]:not([webkitdirectory])", [{ name: "odd.json", mimeType: "application/json", buffer: Buffer.from('{"a": 1}') }]);
  await fresh.locator(".message", { hasText: "odd.json" }).waitFor();
});
