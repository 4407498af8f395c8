// Stories on their way into the page, with the real analysis: samples, files, folders, web pages, pasted text.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { startChromium, watchRequests } from "./browsers.mjs";
import { drop, titles } from "./hand.mjs";

/** @import { Browser, Page } from "playwright-core" */

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {string} */
let folder;

const STORY = "Ferry aground off Gull Point\n\nMore than 200 passengers were taken off, Captain Ines Moreau said.\n";

before(async () => {
  browser = await startChromium();
  server = await serve(fileURLToPath(new URL("../../www", import.meta.url)));
  folder = await mkdtemp(path.join(tmpdir(), "claimlight-"));
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

/** @param {string} name @param {string | Uint8Array} content */
async function file(name, content) {
  const place = path.join(folder, name);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, content);
  return place;
}

async function open() {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  const left = watchRequests(context, server.address);
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(server.address);
  await page.locator(".stories li").nth(2).waitFor();
  return { page, left, errors };
}

/** @param {Page} page */
const messages = (page) => page.locator("#messages").innerText();

test("the page opens with three tellings of one event, annotated, and asks nobody for anything", async () => {
  const { page, left, errors } = await open();
  assert.equal((await titles(page)).length, 3);
  assert.match((await page.locator(".story h1").textContent()) ?? "", /Lead in the Water/);
  assert.ok((await page.locator(".story mark").count()) > 0);
  assert.deepEqual(left, []);
  assert.deepEqual(errors, []);
});

test("dropped files take the place of the samples and are shown", async () => {
  const { page, left } = await open();
  await drop(page, [await file("ferry.txt", STORY), await file("ledger.txt", STORY.replace("Ferry aground", "Ship on rocks"))]);
  await page.getByRole("button", { name: /Ship on rocks/ }).first().waitFor();
  assert.deepEqual(await titles(page), ["Ferry aground off Gull Point", "Ship on rocks off Gull Point"]);
  assert.match((await page.locator(".story h1").textContent()) ?? "", /Ferry aground/);
  assert.deepEqual(left, []);
});

test("a folder is searched through; one bad file in it stops nothing, and each is named with what is wrong", async () => {
  const { page, errors } = await open();
  await file("event/ferry.txt", STORY);
  await file("event/more/ledger.txt", STORY.replace("Ferry", "Boat"));
  await file("event/empty.txt", "");
  await file("event/picture.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]));
  await file("event/.hidden", "not meant for anybody");
  await drop(page, [path.join(folder, "event")]);
  await page.locator("#messages .message").waitFor();
  assert.deepEqual((await titles(page)).sort(), ["Boat aground off Gull Point", "Ferry aground off Gull Point"]);
  const told = await messages(page);
  assert.match(told, /2 files of 4 could not be read/);
  assert.match(told, /event\/empty\.txt/);
  assert.match(told, /event\/picture\.jpg/);
  assert.doesNotMatch(told, /hidden/);
  assert.match((await page.locator("#live").textContent()) ?? "", /could not be read/);
  await page.getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await page.locator("#messages").isHidden(), true);
  assert.deepEqual(errors, []);
});

test("the same story twice is one story, and the page says so", async () => {
  const { page } = await open();
  const story = await file("twice.txt", STORY);
  await drop(page, [story]);
  await page.getByRole("button", { name: /Ferry aground/ }).first().waitFor();
  await drop(page, [story]);
  await page.locator("#messages .message").waitFor();
  assert.match(await messages(page), /twice\.txt is already in the list/);
  assert.equal((await titles(page)).length, 1);
});

test("of files with stories that are there already those are named that were left out", async () => {
  const { page } = await open();
  const boat = STORY.replace("Ferry", "Boat");
  await drop(page, [await file("ferry.txt", STORY), await file("boat.txt", boat)]);
  await page.getByRole("button", { name: /Boat aground/ }).first().waitFor();
  await drop(page, [await file("ferry-copy.txt", STORY), await file("boat.txt", boat), await file("boat-copy.txt", boat)]);
  await page.locator("#messages .message").waitFor();
  const told = await messages(page);
  assert.match(told, /3 files were left out: they are in the list/);
  assert.deepEqual(await page.locator("#messages li").allInnerTexts(), ["ferry-copy.txt, the same as ferry.txt", "boat.txt", "boat-copy.txt, the same as boat.txt"]);
});

test("a saved web page is read as its article, one block a line, and its scripts never run", async () => {
  const { page, errors } = await open();
  const html = `<!doctype html><meta charset="iso-8859-1"><title>Ferry | Harbor Courier</title>
    <nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
    <article><h1>Ferry aground off <em>Gull</em>
    Point</h1><p>More than 200 passengers were taken off, Captain Ines Moreau said.</p>
    <script>window.ran = true; document.title = "ran"</script><img src="x" onerror="window.ran = true">
    <p>The caf\u00e9 on board<br>stayed open. ${"The sea was calm. ".repeat(30)}</p><ul><li>One</li><li>Two</li></ul></article>
    <footer>About us</footer>`;
  await drop(page, [await file("ferry.html", Buffer.from(html, "latin1"))]);
  await page.getByRole("button", { name: /Ferry aground/ }).first().waitFor();
  const blocks = await page.locator(".story .block").allTextContents();
  assert.deepEqual(blocks.slice(0, 3), ["Ferry aground off Gull Point", "More than 200 passengers were taken off, Captain Ines Moreau said.", "The caf\u00e9 on board"]);
  assert.deepEqual(blocks.slice(-2), ["One", "Two"]);
  assert.equal(await page.evaluate(() => "ran" in window), false);
  assert.deepEqual(errors, []);
});

test("text can be pasted anywhere, or into its own field", async () => {
  const { page } = await open();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, STORY);
  await page.getByRole("button", { name: /Ferry aground/ }).first().waitFor();
  await page.getByRole("button", { name: "paste", exact: true }).click();
  await page.locator("dialog.paste textarea").fill(STORY.replace("Ferry", "Boat"));
  await page.getByRole("button", { name: "Annotate it" }).click();
  await page.getByRole("heading", { name: /Boat aground/ }).waitFor();
  assert.equal((await titles(page)).length, 2);
});

test("many files show how far they are and can be cancelled; what was read stays", async () => {
  const { page } = await open();
  await page.evaluate((story) => {
    const transfer = new DataTransfer();
    const long = "The ferry carried more than 200 passengers, Captain Ines Moreau said. ".repeat(3000);
    for (let place = 0; place < 120; place += 1) transfer.items.add(new File([`${story}${place}\n\n${long}`], `${place}.txt`));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, STORY);
  await page.locator("#progress").waitFor();
  assert.match(await page.locator("#progress").innerText(), /\d+ of 120 files/);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.locator("#messages .message").waitFor();
  const [, read] = /Stopped: (\d+) of 120 files were read/.exec(await messages(page)) ?? [];
  assert.equal((await titles(page)).length, Number(read));
  assert.ok(Number(read) > 0 && Number(read) < 120);
  assert.equal(await page.locator("#progress").isHidden(), true);
});

test("an analysis that cannot start is told in plain words", async () => {
  const page = await browser.newPage();
  await page.route("**/pkg/*", (route) => route.fulfill({ status: 404 }));
  await page.goto(server.address);
  await page.locator("#messages .message").first().waitFor();
  assert.match(await messages(page), /could not be started/);
  assert.match((await page.locator(".story").textContent()) ?? "", /Drop a story here/);
});

test("where no file could be read, the page does not speak of others", async () => {
  const { page } = await open();
  await drop(page, [await file("nothing.txt", ""), await file("noise.txt", new Uint8Array(300))]);
  await page.locator("#messages .message").waitFor();
  const told = await messages(page);
  assert.match(told, /None of the 2 files could be read/);
  assert.doesNotMatch(told, /others/);
});

test("what was told of a bad file goes when the next ones are read without trouble, not before", async () => {
  const { page } = await open();
  await drop(page, [await file("bad.txt", "")]);
  await page.locator("#messages", { hasText: "bad.txt is empty" }).waitFor();
  await drop(page, [await file("worse.docx", Buffer.from("PK\x03\x04..word/document.xml", "latin1"))]);
  await page.locator("#messages", { hasText: "worse.docx is a Word document, not a plain text. Open it in Word" }).waitFor();
  assert.match(await messages(page), /bad\.txt is empty/);
  await drop(page, [await file("good.txt", STORY)]);
  await page.getByRole("button", { name: /Ferry aground/ }).first().waitFor();
  await page.locator("#messages").waitFor({ state: "hidden" });
  // As when its words are pasted instead.
  await drop(page, [await file("noise.txt", new Uint8Array(300))]);
  await page.locator("#messages", { hasText: "noise.txt is not a text file. It seems to be" }).waitFor();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "The words of the file.\n");
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await page.locator("#messages").waitFor({ state: "hidden" });
});

test("an export of which one line is broken is told to be read in part", async () => {
  const { page } = await open();
  await page.getByText("Download", { exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^JSON/ }).click()]);
  const line = (await readFile(await download.path(), "utf8")).trim();
  await drop(page, [await file("half.jsonl", `${line}\n{"half": }\n`)]);
  await page.locator("#messages .message").waitFor();
  const told = await messages(page);
  assert.match(told, /A part of the file could not be read/);
  assert.match(told, /half\.jsonl, line 2/);
});

test("files that are refused one after the other stand in one notice, the latest first", async () => {
  const { page } = await open();
  for (const name of ["one", "two", "three", "four"]) {
    await drop(page, [await file(`${name}.txt`, "")]);
    await page.locator("#messages li", { hasText: `${name}.txt is empty` }).waitFor();
  }
  assert.equal(await page.locator("#messages .message").count(), 1);
  assert.match(await messages(page), /Some files could not be read/);
  assert.match(await page.locator("#messages li").first().innerText(), /^four\.txt/);
  assert.equal(await page.locator("#messages li").count(), 4);
});

test("an export that is made for reading is refused, with what to drop instead", async () => {
  const { page } = await open();
  for (const [format, name] of /** @type {[RegExp, string][]} */ ([[/^Spreadsheet/, "story.csv"], [/^Web page/, "story.html"]])) {
    await page.getByText("Download", { exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".menu").getByRole("button", { name: format }).click()]);
    await drop(page, [await file(name, await readFile(await download.path()))]);
    await page.locator("#messages li", { hasText: `${name} is an export for reading. Drop its JSON or W3C file instead` }).waitFor();
  }
  assert.equal((await titles(page)).length, 3);
});
