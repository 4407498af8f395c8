// Nothing is lost: when the tab crashes, when the storage is full, when two tabs are open, in the middle of a batch.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, server } from "./served.mjs";

/** @import { BrowserContext, Page } from "playwright-core" */

/** @param {number} number */
const STORY = (number) => `Flood number ${number}\n\nThe flood of town ${number} drowned ${number + 100} sheep, Mayor Ann Lee said.\n`;

/** @param {BrowserContext} context @param {() => void} [before] runs in the page before its own scripts */
async function open(context, before) {
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  await page.goto(server.address);
  await page.locator(".story .block").first().waitFor();
  return page;
}

/** @param {Page} page @param {number[]} numbers */
async function pick(page, numbers) {
  const files = numbers.map((number) => ({ name: `flood-${number}.txt`, mimeType: "text/plain", buffer: Buffer.from(STORY(number)) }));
  await page.setInputFiles("input[type=file]:not([webkitdirectory])", files);
}

/** @param {Page} page @param {number} number */
const shown = (page, number) => page.locator(".stories .show", { hasText: `Flood number ${number}` });

/** How many stories the browser keeps. @param {Page} page @returns {Promise<number>} */
function kept(page) {
  return page.evaluate(async () => {
    const answer = (/** @type {IDBRequest} */ asked) => new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    const database = await answer(indexedDB.open("claimlight"));
    const count = await answer(database.transaction("stories").objectStore("stories").count());
    database.close();
    return count;
  });
}

/** @param {Page} page @param {string} figure @param {string} key */
async function decide(page, figure, key) {
  await page.locator(".story mark.number", { hasText: figure }).last().click();
  await page.keyboard.press(key);
  await page.locator("#said [role=status]", { hasText: figure }).waitFor();
}

test("a tab that crashes loses nothing", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await pick(page, [1, 2]);
  await shown(page, 2).waitFor();
  await decide(page, "101", "a");
  const session = await context.newCDPSession(page);
  session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
  const again = await open(context);
  await shown(again, 2).waitFor();
  assert.equal(await again.locator(".stories li").count(), 2);
  assert.equal(await again.locator(".story mark.number[data-review='✓']", { hasText: "101" }).count(), 1);
  await context.close();
});

test("a story is on the screen before the page turns to storing it", async () => {
  const context = await browser.newContext();
  const page = await open(context, () => {
    let seen = "";
    const look = () => {
      seen = document.querySelector("#story h1")?.textContent ?? "";
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...values) {
      Object.assign(window, { seenWhenStored: seen });
      return put.apply(this, values);
    };
  });
  await pick(page, [3]);
  await page.waitForFunction(() => "seenWhenStored" in window);
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).seenWhenStored), "Flood number 3");
  await context.close();
});

test("a reload in the middle of a batch keeps what was done", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await pick(page, Array.from({ length: 400 }, (_, number) => number + 1));
  await shown(page, 3).first().waitFor();
  while ((await kept(page)) < 3) await page.waitForTimeout(20);
  const before = await kept(page);
  assert.ok(before < 400, "the batch is not through");
  await page.reload();
  await page.locator(".stories li").nth(before - 1).waitFor();
  assert.equal(await page.locator(".stories .show", { hasText: "Flood number" }).count(), await page.locator(".stories li").count());
  await context.close();
});

test("two tabs keep together what each of them does", async () => {
  const context = await browser.newContext();
  const [one, other] = [await open(context), await open(context)];
  await pick(one, [1]);
  await shown(one, 1).waitFor();
  await shown(other, 1).waitFor();
  await pick(other, [2]);
  await shown(one, 2).waitFor();
  // Both correct the same story, each another mark.
  await shown(one, 1).click();
  await shown(other, 1).click();
  await decide(one, "101", "a");
  await other.locator(".story mark.number[data-review='✓']", { hasText: "101" }).waitFor();
  await other.locator(".story mark.content").first().click();
  await other.keyboard.press("a");
  await other.locator("#said [role=status]", { hasText: "Attribution confirmed" }).waitFor();
  await one.locator(".story mark.content[data-review='✓']").waitFor();
  // A setting of one is no reason to forget that of the other.
  await one.getByRole("checkbox", { name: "a hedge" }).uncheck();
  await other.getByRole("checkbox", { name: "a hedge" }).and(other.locator(":not(:checked)")).waitFor();
  await other.getByRole("checkbox", { name: "takes a side" }).uncheck();
  await Promise.all([one.reload(), other.reload()]);
  for (const page of [one, other]) {
    await shown(page, 2).waitFor();
    await shown(page, 1).click();
    await page.locator(".story mark.content[data-review='✓']").waitFor();
    assert.equal(await page.locator(".story mark.number[data-review='✓']", { hasText: "101" }).count(), 1);
    assert.equal(await page.getByRole("checkbox", { name: "a hedge" }).isChecked(), false);
    assert.equal(await page.getByRole("checkbox", { name: "takes a side" }).isChecked(), false);
  }
  await one.getByRole("button", { name: "Remove “Flood number 2”" }).click();
  await shown(other, 2).waitFor({ state: "detached" });
  await one.getByText("View", { exact: true }).click();
  await one.getByRole("button", { name: "Forget everything" }).click();
  await one.locator("dialog.forget").getByRole("button", { name: "Forget everything" }).click();
  await shown(other, 1).waitFor({ state: "detached" });
  await other.reload();
  await other.locator(".story .block").first().waitFor();
  assert.equal(await shown(other, 1).count(), 0, "what one tab forgets no other brings back");
  await context.close();
});

test("where the storage is full the page says which story is not kept, and keeps it when there is room again", async () => {
  const context = await browser.newContext();
  const page = await open(context, () => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, ...rest) {
      if (/** @type {any} */ (globalThis).full && value.text.includes("town 2")) throw new DOMException("no room", "QuotaExceededError");
      return put.call(this, value, ...rest);
    };
    /** @type {any} */ (globalThis).full = true;
  });
  await pick(page, [1, 2]);
  const message = page.locator(".message", { hasText: "no room left" });
  await message.waitFor();
  assert.match(await message.innerText(), /“flood-2\.txt” is not kept/);
  await page.evaluate(() => void (/** @type {any} */ (globalThis).full = false));
  await shown(page, 2).click();
  await decide(page, "102", "x");
  await page.locator(".message", { hasText: "everything is kept" }).waitFor();
  await page.reload();
  await shown(page, 2).waitFor();
  assert.equal(await page.locator(".story mark.number", { hasText: "102" }).count(), 0);
  await context.close();
});

test("on a disk without room the page says so, loses nothing that it kept, and opens again", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  const session = await context.newCDPSession(page);
  const origin = new URL(server.address).origin;
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 2_000_000 });
  await pick(page, [1]);
  await shown(page, 1).waitFor();
  const large = `${STORY(2)}\n${"The flood of town 2 drowned 102 sheep, Mayor Ann Lee said. ".repeat(40_000)}\n`;
  await page.setInputFiles("input[type=file]:not([webkitdirectory])", [{ name: "flood-2.txt", mimeType: "text/plain", buffer: Buffer.from(large) }]);
  const message = page.locator(".message", { hasText: "no room left" });
  await message.waitFor();
  assert.match(await message.innerText(), /“flood-2\.txt” is not kept/);
  await pick(page, [3]);
  await shown(page, 3).waitFor();
  while ((await kept(page)) < 2) await page.waitForTimeout(100);
  await page.reload();
  await shown(page, 3).waitFor();
  assert.deepEqual(await page.locator(".stories .show").evaluateAll((stories) => stories.map((story) => story.firstChild?.textContent)), ["Flood number 1", "Flood number 3"]);
  await context.close();
});

test("what was found is shown in its place, and the way back leads to the list", async () => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await open(context);
  await pick(page, [1, 2]);
  await shown(page, 2).waitFor();
  await page.locator("#story").focus();
  await page.keyboard.press("/");
  await page.keyboard.type("FLÓOD of");
  const panel = page.locator("#panel-find");
  await panel.getByText("1 place").waitFor();
  await panel.getByLabel("Where").selectOption("all");
  await panel.getByText("2 places in 2 stories").waitFor();
  await panel.locator(".go").nth(1).click();
  await page.locator("#story").getByRole("heading", { name: "Flood number 2" }).waitFor();
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ""), /The flood of town 2/);
  await page.keyboard.press("b");
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ""), /The flood of town 2/);
  assert.equal(await page.evaluate(() => document.activeElement?.classList.contains("go")), true);
  await panel.getByLabel("Find in the stories").fill(">101");
  await panel.getByText("1 figure in 1 story").waitFor();
  await panel.getByLabel("Find in the stories").fill("");
  await panel.getByLabel("What").selectOption("named");
  await panel.getByLabel("Said by").selectOption("Ann Lee");
  await panel.getByText("2 places in 2 stories").waitFor();
  await context.close();
});
