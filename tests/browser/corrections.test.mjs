// What a reader decides about marks: made, undone, kept, exported and read back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { correctionsOf, merged, redo, undo, withStep } from "../../www/corrections.js";
import { nudged } from "../../www/selection.js";
import { browser, server } from "./served.mjs";

/** @import { Page } from "playwright-core" */

const BRIDGE = `Bridge closed after cracks are found

The old bridge was closed after inspectors found 14 cracks in its piers, Mayor Ann Lee said on the steps of the town hall.

Traders lost some 300 customers a day, a spokesman for the town said. “Nobody told us anything,” shop owner Jonas Berg said.
`;

async function open({ text = BRIDGE, name = "bridge.txt" } = {}) {
  const page = await (await browser.newContext({ acceptDownloads: true, viewport: { width: 1400, height: 900 } })).newPage();
  await page.goto(server.address);
  await page.locator(".story .block").first().waitFor();
  if (text) await pick(page, name, text);
  return page;
}

/** @param {Page} page @param {string} name @param {string} text */
async function pick(page, name, text) {
  await page.setInputFiles("input[type=file]:not([webkitdirectory])", [{ name, mimeType: "text/plain", buffer: Buffer.from(text) }]);
  await page.locator(".stories small", { hasText: "bridge" }).first().waitFor();
  await page.locator(".story mark.number, .story mark.content").first().waitFor();
}

/** @param {Page} page @param {string} words */
const number = (page, words) => page.locator(".story mark.number", { hasText: words });

/** Waits for what was said to be done. @param {Page} page @param {string | RegExp} words */
const said = (page, words) => page.locator("#said [role=status]", { hasText: words }).waitFor();

/** @param {Page} page @param {RegExp} format */
async function download(page, format) {
  await page.locator(".menu summary", { hasText: "Download" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(".menu").getByRole("button", { name: format }).click()]);
  return readFile(await file.path(), "utf8");
}

/** Selects words of the story as a pointer would. @param {Page} page @param {string} words */
async function selectWords(page, words) {
  await page.evaluate((words) => {
    const root = /** @type {HTMLElement} */ (document.querySelector("#story"));
    for (const block of root.querySelectorAll(".block")) {
      const at = block.textContent?.indexOf(words) ?? -1;
      if (at < 0) continue;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let passed = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        if (at >= passed && at < passed + length) range.setStart(node, at - passed);
        if (at + words.length > passed && at + words.length <= passed + length) range.setEnd(node, at + words.length - passed);
        passed += length;
      }
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
    throw new Error(`the story has no “${words}”`);
  }, words);
}

test("a mark that is confirmed says so in words and with a sign, and after a reload too", async () => {
  const page = await open();
  await number(page, "14").click();
  await page.getByRole("button", { name: "✓ Right" }).click();
  await said(page, "Figure confirmed: “14”");
  await page.locator("#card .review", { hasText: "confirmed by you" }).waitFor();
  await page.reload();
  await number(page, "14").waitFor();
  assert.equal(await number(page, "14").getAttribute("data-review"), "✓");
  assert.match((await number(page, "14").getAttribute("aria-description")) ?? "", /confirmed by you/);
});

test("what is said to be done covers no word of the story, nor of the card", async () => {
  for (const [width, height] of [[1400, 900], [1000, 700], [700, 700], [360, 740]]) {
    const page = await open();
    await page.setViewportSize({ width, height });
    await number(page, "14").click();
    await page.getByRole("button", { name: "✓ Right" }).click();
    await said(page, "Figure confirmed: “14”");
    const covered = await page.evaluate(() => {
      const over = /** @type {HTMLElement} */ (document.querySelector("#said")).getBoundingClientRect();
      const meets = (/** @type {DOMRect} */ { left, right, top, bottom }) => left < over.right && right > over.left && top < over.bottom - 1 && bottom > over.top + 1;
      const seen = [...document.querySelectorAll("#story .block, #card:not([hidden]) *, .panel:not([hidden]) *")].filter((node) => node.checkVisibility());
      // What a panel has beyond its foot is scrolled to.
      const panel = /** @type {HTMLElement} */ (document.querySelector(".panel:not([hidden])")).getBoundingClientRect();
      const clipped = (/** @type {Element} */ node) => node.closest(".panel") !== null && node.getBoundingClientRect().top >= panel.bottom - 1;
      const inPanel = innerWidth > 960 && meets(panel);
      return [...seen.filter((node) => !node.closest(".panel") && !clipped(node) && meets(node.getBoundingClientRect())).map((node) => node.outerHTML.slice(0, 80)), ...(inPanel ? ["the panel"] : [])];
    });
    // On narrow screens it stands over the tabs, at the foot: of the story only what those cover anyway.
    if (width > 960) assert.deepEqual(covered, [], `${width} px`);
    else {
      const { bar, over } = await page.evaluate(() => ({
        bar: /** @type {HTMLElement} */ (document.querySelector(".tab-bar")).getBoundingClientRect().top,
        over: /** @type {HTMLElement} */ (document.querySelector("#said")).getBoundingClientRect().top,
      }));
      assert.ok(over >= bar - 6, `${width} px: its top ${over} is above that of the tabs, ${bar}`);
      await page.getByRole("tab", { name: "Claims" }).focus();
      assert.equal(await page.locator("#said").isVisible(), false, "it gives way to a tab that has the focus");
    }
    await page.close();
  }
});

test("a rejected mark is gone from the story, the panels and the downloads; undo and redo know no end", async () => {
  const page = await open();
  await number(page, "300").click();
  await page.keyboard.press("x");
  await said(page, "Figure rejected: “300”");
  assert.equal(await number(page, "300").count(), 0);
  await number(page, "14").click();
  await page.keyboard.press("x");
  await said(page, "Figure rejected: “14”");
  await page.keyboard.press("3");
  assert.equal(await page.locator("#panel-figures", { hasText: /\b(14|300)\b/ }).count(), 0);
  const csv = await download(page, /^Spreadsheet/);
  assert.ok(!csv.includes(",figure,"), csv);
  assert.deepEqual(JSON.parse(await download(page, /^JSON/)).figures, []);

  await page.locator("#story").focus();
  await page.keyboard.press("Control+z");
  await said(page, "Undone");
  await number(page, "14").waitFor();
  await page.reload();
  await number(page, "14").waitFor();
  assert.equal(await number(page, "300").count(), 0, "what was done stays done");
  await page.keyboard.press("Control+z");
  await number(page, "300").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.locator("#said", { hasText: "Done again" }).waitFor();
  await page.keyboard.press("Control+y");
  await said(page, "“14”");
  assert.equal(await page.locator(".story mark.number").count(), 0, "what was undone before the reload could be done again");
});

test("a card that closes opens none of the mark that then lies under the pointer, before that moves", async () => {
  const page = await open();
  await number(page, "14").click();
  // The card stands over another mark.
  const over = await page.locator(".story mark.content", { hasText: "Nobody told us" }).boundingBox();
  const wrong = await page.getByRole("button", { name: "✗ Wrong" }).boundingBox();
  assert.ok(over && wrong);
  const [x, y] = [over.x + 30, over.y + over.height / 2];
  await page.evaluate(([left, top]) => {
    const card = /** @type {HTMLElement} */ (document.querySelector("#card"));
    card.style.left = `${card.offsetLeft + left}px`;
    card.style.top = `${card.offsetTop + top}px`;
  }, [x - wrong.x - wrong.width / 2, y - wrong.y - wrong.height / 2]);
  await page.mouse.click(x, y);
  await said(page, "Figure rejected: “14”");
  await page.waitForTimeout(600);
  assert.equal(await page.locator("#card").isVisible(), false);
  await page.mouse.move(x + 6, y);
  await page.locator("#card", { hasText: "Jonas Berg" }).waitFor();
});

test("a figure is changed: its words by nudging, its kind and value in the form", async () => {
  const page = await open();
  await number(page, "300").click();
  await page.keyboard.press("e");
  const form = page.getByRole("dialog", { name: "Change the figure" });
  await form.getByRole("button", { name: "Words: end a word later" }).click();
  await form.locator("q", { hasText: "300 customers" }).waitFor();
  await form.getByLabel("Value").fill("three");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Write a number").waitFor();
  await form.getByLabel("Value").fill("1,300");
  await form.getByRole("combobox", { name: "It is" }).selectOption("at least this");
  await form.getByRole("button", { name: "Save" }).click();
  await said(page, "Figure changed: “300 customers”");
  await page.locator("#card", { hasText: "at least 1,300" }).waitFor();
  assert.equal(await number(page, "300 customers").getAttribute("data-review"), "✎");
});

test("what a figure counts and the words that bound it are changed too", async () => {
  const page = await open();
  await number(page, "300").click();
  await page.keyboard.press("e");
  const form = page.getByRole("dialog", { name: "Change the figure" });
  await form.getByRole("group", { name: "How exact" }).getByRole("button", { name: /How exact.*: without these words/ }).click();
  await selectWords(page, "customers a day");
  await form.getByRole("group", { name: "What it counts" }).getByRole("button", { name: /selected words/ }).click();
  await form.locator("q", { hasText: "customers a day" }).waitFor();
  await form.getByRole("button", { name: "Save" }).click();
  await said(page, "Figure changed: “300”");
  await page.locator("#card", { hasText: "customers a day" }).waitFor();
  const { text, figures } = JSON.parse(await download(page, /^JSON/));
  const figure = figures.find((/** @type {any} */ { value }) => value === 300);
  const words = (/** @type {any} */ range) => range && [...text].slice(range.start, range.end).join("");
  assert.equal(words(figure.noun), "customers a day");
  assert.equal(figure.qualifier, null);
});

test("marks are added by selecting words: a figure, who says what, a loaded word", async () => {
  const page = await open({ text: "Bridge\n\nThe shabby bridge has a dozen and two cracks. All of it must go, thinks Ruth Falk.\n" });
  await selectWords(page, "a dozen and two");
  await page.locator("#adding").getByRole("button", { name: "Figure" }).click();
  const form = page.locator("#editor");
  await form.getByLabel("Value").fill("14");
  await form.getByRole("button", { name: "Save" }).click();
  await said(page, "Figure added: “a dozen and two”");
  assert.equal(await number(page, "a dozen and two").getAttribute("data-review"), "+");

  await selectWords(page, "shabby");
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await said(page, "Word added: “shabby”");
  await page.locator(".story mark.loaded", { hasText: "shabby" }).waitFor();

  for (const mark of await page.locator(".story mark.content").all()) {
    await mark.click();
    await page.keyboard.press("x");
    await said(page, "Attribution rejected");
  }
  await selectWords(page, "All of it must go");
  await page.locator("#adding").getByRole("button", { name: "Who says it" }).click();
  await selectWords(page, "Ruth Falk");
  await form.getByRole("group", { name: "Source" }).getByRole("button", { name: /selected words/ }).click();
  assert.equal(await form.getByRole("textbox", { name: "Name" }).inputValue(), "Ruth Falk");
  await selectWords(page, "thinks");
  await form.getByRole("group", { name: "Cue" }).getByRole("button", { name: /selected words/ }).click();
  await form.getByRole("button", { name: "Save" }).click();
  await said(page, "Attribution added: “All of it must go”");
  await page.locator(".story mark.content.named", { hasText: "All of it must go" }).waitFor();
  await page.locator(".story mark.source", { hasText: "Ruth Falk" }).waitFor();
  await page.keyboard.press("4");
  await page.locator("#panel-speakers", { hasText: "Ruth Falk" }).waitFor();
});

test("a key that comes before the browser has told of the selection finds the words selected", async () => {
  const page = await open();
  // Both in one task: what the browser tells of a selection comes in a later one.
  const focused = await page.evaluate(() => {
    const words = /** @type {HTMLElement} */ (document.querySelector("#story .block p, #story .block"));
    getSelection()?.selectAllChildren(words);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "m", bubbles: true, cancelable: true }));
    return document.activeElement?.textContent;
  });
  assert.equal(focused, "Figure");
});

test("two speakers are made one", async () => {
  const page = await open();
  await page.locator(".story mark.content", { hasText: "Traders lost" }).click();
  await page.getByRole("button", { name: "Speaker …" }).click();
  const form = page.getByRole("dialog", { name: "Change the speaker" });
  await form.getByLabel("The same as").selectOption({ label: "Jonas Berg" });
  await form.getByRole("button", { name: "Save" }).click();
  await said(page, "is “Jonas Berg”");
  await page.locator(".story mark.content", { hasText: "Traders lost" }).click();
  await page.locator("#card h2", { hasText: "Jonas Berg" }).waitFor();
  await page.locator("#card", { hasText: /one other statement|1 other statement/i }).waitFor();
});

test("what finds no place in a changed text is listed as unplaced, and can be withdrawn", async () => {
  const page = await open();
  await number(page, "14").click();
  await page.keyboard.press("x");
  await said(page, "rejected");
  await number(page, "300").click();
  await page.keyboard.press("a");
  await said(page, "confirmed");
  await page.waitForFunction(() => indexedDB.databases().then((all) => all.length > 0));
  // As if the story had been edited while the page was closed.
  await page.evaluate(async () => {
    const opening = indexedDB.open("claimlight");
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const shelf = opening.result.transaction("stories", "readwrite").objectStore("stories");
    const asked = shelf.getAll();
    await new Promise((resolve) => (asked.onsuccess = resolve));
    const [story] = asked.result;
    story.text = story.text.replace("14 cracks", "16 cracks").replace("Berg said.", "Berg said. The hall has 14 rooms.");
    const put = shelf.put(story);
    await new Promise((resolve) => (put.onsuccess = resolve));
    opening.result.close();
  });
  await page.reload();
  await number(page, "300").waitFor();
  assert.equal(await number(page, "300").getAttribute("data-review"), "✓");
  assert.equal(await number(page, "14").count(), 1, "the look-alike is left alone");
  await page.keyboard.press("6");
  const panel = page.locator("#panel-corrections");
  await panel.getByText("Unplaced (1)").waitFor();
  assert.match(await panel.locator(".unplaced").innerText(), /Figure rejected: “14”[\s\S]*inspectors found 14 cracks/);
  await panel.locator(".unplaced").getByRole("button", { name: "Withdraw" }).click();
  await said(page, "Correction withdrawn");
  assert.equal(await panel.locator(".unplaced").count(), 0);
  await panel.getByRole("button", { name: "Undo" }).click();
  await panel.locator(".unplaced").waitFor();
  // Where the same words stand now, the reader may say that it is there.
  await panel.locator(".unplaced .around", { hasText: "hall has 14 rooms" }).getByRole("button", { name: "Put it here" }).click();
  await number(page, "14").waitFor({ state: "detached" });
  assert.equal(await panel.locator(".unplaced").count(), 0);
});

test("corrections go with the JSON and the W3C file, and can be undone where those are read", async () => {
  const page = await open();
  await number(page, "14").click();
  await page.getByRole("button", { name: "✗ Wrong" }).click();
  await said(page, "rejected");
  assert.equal(await page.locator("#card").isHidden(), true);
  await page.locator(".story mark.content", { hasText: "Nobody told us" }).click();
  await page.keyboard.press("a");
  await said(page, "confirmed");
  for (const [format, name] of /** @type {[RegExp, string][]} */ ([[/^JSON/, "bridge.json"], [/^W3C/, "bridge.jsonld"]])) {
    const file = await download(page, format);
    const other = await open({ text: file, name });
    assert.equal(await number(other, "14").count(), 0, name);
    assert.equal(await other.locator(".story mark.content[data-review='✓']").count(), 1, name);
    await other.keyboard.press("Control+z");
    await said(other, "Undone");
    await other.keyboard.press("Control+z");
    await number(other, "14").waitFor();
    await other.context().close();
  }
});

test("a new version of a story takes over what finds its words in it; a file with corrections brings them to the story that is there", async () => {
  const page = await open();
  await number(page, "14").click();
  await page.keyboard.press("x");
  await said(page, "rejected");
  const exported = await download(page, /^JSON/);
  await pick(page, "bridge.txt", `${BRIDGE}\nThe bridge will be open again in May.\n`);
  await page.locator(".message", { hasText: "1 correction of that one came over" }).waitFor();
  await page.locator(".story .block", { hasText: "open again" }).waitFor();
  await number(page, "14").waitFor({ state: "detached" });

  const other = await open();
  await number(other, "14").waitFor();
  await pick(other, "bridge.json", exported);
  await number(other, "14").waitFor({ state: "detached" });
  await other.keyboard.press("Control+z");
  await number(other, "14").waitFor();
});

/** @param {string} id @returns {any} */
const step = (id) => ({ id, make: [{ id: `c-${id}` }], withdraw: [] });

test("a file brings no correction twice: neither one that is there, nor one that was made there by hand", async () => {
  const page = await open();
  await number(page, "14").click();
  await page.keyboard.press("x");
  await said(page, "rejected");
  const exported = await download(page, /^JSON/);
  const other = await open();
  await number(other, "14").click();
  await other.keyboard.press("x");
  await said(other, "rejected");
  for (const place of [page, other]) {
    await pick(place, "bridge.json", exported);
    await place.locator("#messages", { hasText: "bridge.txt is already in the list" }).waitFor();
    await place.getByRole("tab", { name: "Corrections, 1" }).waitFor();
    await place.keyboard.press("Control+z");
    await number(place, "14").waitFor();
  }
});

test("a history is undone and done again, and forgets what was undone when something else is done", () => {
  let history = [step("a"), step("b"), step("c")].reduce(withStep, { done: [], undone: [] });
  const made = () => correctionsOf(history).map(({ id }) => id);
  assert.deepEqual(made(), ["c-a", "c-b", "c-c"]);
  history = undo(undo(history) ?? history) ?? history;
  assert.deepEqual(made(), ["c-a"]);
  history = redo(history) ?? history;
  assert.deepEqual(made(), ["c-a", "c-b"]);
  history = withStep(history, { id: "d", make: [], withdraw: ["c-a"] });
  assert.deepEqual(made(), ["c-b"]);
  assert.equal(redo(history), null);
});

test("histories of two tabs are joined: nothing of either is lost, what one undid stays undone", () => {
  const known = [step("a"), step("b")];
  const here = { done: [step("a"), step("c")], undone: [step("b")] };
  const there = { done: [step("a"), step("b"), step("d")], undone: [] };
  assert.deepEqual(merged(known, here, there).done.map(({ id }) => id), ["a", "d", "c"]);
  assert.deepEqual(merged(known, there, here).done.map(({ id }) => id), ["a", "c", "d"]);
});

test("an end of a mark moves by whole words, and never past the other", () => {
  const text = "more than 1,200.5 “good” men";
  const place = { start: 10, end: 17 };
  assert.equal(text.slice(...Object.values(nudged(text, place, "end", 1))), "1,200.5 “");
  assert.equal(text.slice(...Object.values(nudged(text, place, "start", -1))), "than 1,200.5");
  assert.deepEqual(nudged(text, place, "start", 1), place);
  assert.deepEqual(nudged(text, place, "end", -1), place);
});
