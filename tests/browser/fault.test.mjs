// The page when things break under it: the worker dies, files vanish or change, many files hold a few bad ones.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { believeIn, startChromium } from "./browsers.mjs";
import { drop, titles } from "./hand.mjs";

/** @import { Browser, Page } from "playwright-core" */

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {string} */
let folder;

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

/** @param {number | string} number */
const story = (number) => `Story number ${number}\n\nMore than 200 people came, Ada Lind said.\n`;

/** So many that files go to several workers, whatever the machine. */
const PROCESSORS = 8;

/**
 * The page, its worker's script lengthened by `more`.
 * @param {string} [more]
 */
async function open(more = "") {
  const page = await (await browser.newContext()).newPage();
  await believeIn(page, PROCESSORS);
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.route("**/worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()};${more}` });
  });
  await page.goto(server.address);
  await page.locator(".stories li").nth(2).waitFor();
  return { page, errors };
}

/** All that the messages say, what is folded away too. @param {Page} page */
async function told(page) {
  await page.locator("#messages .message").first().waitFor();
  return (await page.locator("#messages").textContent()) ?? "";
}

/** @param {string} name @param {Record<string, string | Buffer>} files */
async function makeFolder(name, files) {
  const place = path.join(folder, name);
  await mkdir(place);
  await Promise.all(Object.entries(files).map(([file, content]) => writeFile(path.join(place, file), content)));
  return place;
}

/** Kills the worker at a text that asks for it, in the middle of its file. */
const MORTAL = `
  const sound = wasm_bindgen.annotateFiles;
  wasm_bindgen.annotateFiles = async (files, handlers) => {
    for (const one of files) {
      if ((await one.file.text()).includes("KILL")) throw new WebAssembly.RuntimeError("unreachable");
      await sound([one], handlers);
    }
  };`;

test("a worker that dies in the middle costs the one file it was at; what is there stays and the page works on", async () => {
  const { page, errors } = await open(MORTAL);
  await drop(page, [await makeFolder("first", { "a.txt": story("one") })]);
  await page.getByRole("heading", { name: "Story number one" }).waitFor();
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.txt`, index === 7 || index === 41 ? `KILL ${story(index)}` : story(index)]));
  await drop(page, [await makeFolder("mortal", files)]);
  const words = await told(page);
  assert.match(words, /2 files of 60 could not be read/);
  for (const name of ["mortal/7.txt", "mortal/41.txt"]) assert.ok(words.includes(name), words);
  assert.equal((await titles(page)).length, 59);
  assert.ok((await titles(page)).includes("Story number one"));
  await page.getByRole("button", { name: "paste", exact: true }).click();
  await page.locator("dialog.paste textarea").fill(story("sixty-one"));
  await page.getByRole("button", { name: "Annotate it" }).click();
  await page.getByRole("heading", { name: "Story number sixty-one" }).waitFor();
  assert.deepEqual(errors, []);
});

/** Reads no file before it is told to. */
const WAITING = `
  const prompt = wasm_bindgen.annotateFiles;
  const told = new Promise((resolve) => (new BroadcastChannel("read").onmessage = resolve));
  wasm_bindgen.annotateFiles = async (...given) => {
    new BroadcastChannel("asked").postMessage("now");
    await told;
    return prompt(...given);
  };`;

test("files that vanish or change after they were dropped are named; the others arrive", async () => {
  const { page, errors } = await open(WAITING);
  const names = Array.from({ length: 8 }, (_, index) => `${index}.txt`);
  const place = await makeFolder("shifting", Object.fromEntries(names.map((name, index) => [name, story(index)])));
  await page.evaluate(() => {
    Object.assign(window, { asked: new Promise((resolve) => (new BroadcastChannel("asked").onmessage = () => resolve(true))) });
  });
  await drop(page, [place]);
  await page.evaluate(() => /** @type {any} */ (window).asked);
  await rm(path.join(place, "2.txt"));
  await new Promise((resolve) => setTimeout(resolve, 1100)); // a change within the clock's step may go unseen
  await writeFile(path.join(place, "5.txt"), story("five, told anew and at greater length"));
  await page.evaluate(() => new BroadcastChannel("read").postMessage("now"));
  const words = await told(page);
  assert.match(words, /shifting\/2\.txt could not be read/);
  assert.match(words, /shifting\/5\.txt could not be read/);
  assert.deepEqual(await titles(page), [0, 1, 3, 4, 6, 7].map((index) => `Story number ${index}`));
  assert.deepEqual(errors, []);
});

/** Reads a file that says so as a browser reads one that the system keeps from it, or that breaks off; so it reads several, of which one is such. */
const CLOSED = `
  const sound = File.prototype.arrayBuffer;
  const Several = Blob;
  Blob = class extends Several {
    constructor(parts, options) {
      super(parts, options);
      this.parts = parts;
    }
    arrayBuffer() {
      const torn = this.parts.find((part) => faults[part.name]);
      return torn ? torn.arrayBuffer() : super.arrayBuffer();
    }
  };
  const faults = { "closed.txt": "NotReadableError", "guarded.txt": "SecurityError", "torn.txt": "AbortError" };
  File.prototype.arrayBuffer = function () {
    const fault = faults[this.name];
    return fault ? Promise.reject(new DOMException("it cannot be read", fault)) : sound.call(this);
  };`;

test("files that may not be read, or break off, are named with a reason; the others arrive", async () => {
  const { page, errors } = await open(CLOSED);
  const names = ["closed", "guarded", "one", "torn", "two"];
  await drop(page, [await makeFolder("kept", Object.fromEntries(names.map((name) => [`${name}.txt`, story(name)])))]);
  const words = await told(page);
  assert.match(words, /3 files of 5 could not be read/);
  for (const name of ["closed", "guarded", "torn"]) assert.match(words, new RegExp(`kept/${name}\\.txt could not be read: [^.]+\\.`));
  assert.match(words, /closed\.txt could not be read: it was moved, changed or deleted after it was chosen, or may not be read/);
  assert.deepEqual(await titles(page), ["Story number one", "Story number two"]);
  assert.deepEqual(errors, []);
});

test("a folder of a thousand files with a few broken ones: the good ones arrive, the broken ones are named with reasons", async () => {
  const { page, errors } = await open();
  /** @type {Record<string, string | Buffer>} */
  const files = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${index}.txt`, story(index)]));
  // Long enough to be worth several workers, the last among them to be waited for.
  for (const index of [0, 100, 500]) files[`${index}.txt`] = story(index) + "Ada Lind said more than 200 people came.\n".repeat(3000);
  files["17.txt"] = "";
  files["230.txt"] = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
  files["555.txt"] = Buffer.alloc(3000);
  files["999.txt"] = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(100, 1)]);
  await drop(page, [await makeFolder("thousand", files)]);
  const words = await told(page);
  assert.match(words, /4 files of 1000 could not be read/);
  assert.match(words, /thousand\/17\.txt is empty/);
  assert.match(words, /thousand\/230\.txt is a picture/);
  assert.match(words, /thousand\/555\.txt is not a text file/);
  assert.match(words, /thousand\/999\.txt is [^.]*not a plain text/);
  assert.equal(await page.locator(".stories li").count(), 996);
  assert.deepEqual(await titles(page), Array.from({ length: 1000 }, (_, index) => index).filter((index) => ![17, 230, 555, 999].includes(index)).map((index) => `Story number ${index}`));
  assert.deepEqual(errors, []);
});

test("a file beyond what the page takes is refused by its size, before it is read", async () => {
  const { page } = await open();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["Small story\n\nIt has 40 lines.\n"], "small.txt"));
    transfer.items.add(new File([new Blob(Array(64).fill("x".repeat(1 << 20)))], "large.txt"));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  assert.match(await told(page), /large\.txt is too large \(67\.1 MB; at most/);
  assert.deepEqual(await titles(page), ["Small story"]);
});
