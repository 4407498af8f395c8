// Stories, names and files made to do harm: all of it is shown as text, none of it is obeyed.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { startChromium, startFirefox, watchRequests } from "./browsers.mjs";
import { FERRY } from "./story.mjs";

/** @import { Browser, Page } from "playwright-core" */

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {string} */
let folder;

before(async () => {
  server = await serve(fileURLToPath(new URL("../../www", import.meta.url)));
  folder = await mkdtemp(path.join(tmpdir(), "claimlight-"));
});
after(async () => {
  await server?.close();
  await rm(folder, { recursive: true });
});

/** Each would set `window.ran` or ask for an address if it were taken for more than text. */
const MARKUP = [
  `<script>window.ran = 1</script>`,
  `<img src=x onerror="window.ran = 2">`,
  `<svg onload="window.ran = 3"><a href="javascript:window.ran = 4">here</a></svg>`,
  `<style>@import url(http://127.0.0.1:9/style); body { display: none }</style>`,
  `<iframe srcdoc="<script>parent.ran = 5</script>"></iframe><base href="http://127.0.0.1:9/">`,
  `<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/gone">`,
  `[a link](javascript:window.ran=6) javascript:window.ran=7`,
  `"><details open ontoggle="window.ran = 8"> ' onfocus='window.ran = 9' autofocus tabindex=0 x='`,
  `\${window.ran = 10} {{window.ran = 11}} <%= window.ran = 12 %>`,
];
const HEADLINE = `Mayor <b onmouseover="window.ran = 13">denies</b> all`;
const STORY = `${HEADLINE}\n\n${MARKUP.map((markup) => `“${markup} costs more than 40 euros,” <i>Ada Lind</i> said.`).join("\n\n")}\n`;

/** @param {Page} page @param {{ name: string, text: string | Buffer }[]} files */
async function pick(page, files) {
  const payload = files.map(({ name, text }) => ({ name, mimeType: "", buffer: Buffer.from(text) }));
  await page.setInputFiles("input[type=file]:not([webkitdirectory])", payload);
}

/** @param {Browser} browser */
async function open(browser) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, acceptDownloads: true });
  const asked = watchRequests(context, server.address);
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  const ran = () => page.evaluate(() => "ran" in window || document.querySelector("#story script, #story img, #story iframe, #side img") !== null);
  return { page, asked, errors, ran };
}

/** Goes through all that the page shows of a story. @param {Page} page */
async function visitEverything(page) {
  for (const tab of ["Claims", "Figures", "Speakers", "Stories"]) await page.getByRole("tab", { name: tab }).click();
  await page.locator("#story mark").first().click();
  await page.locator("#card").waitFor();
  await page.keyboard.press("Escape");
}

for (const [browserName, start] of Object.entries({ Chromium: startChromium, Firefox: startFirefox })) {
  describe(browserName, () => {
    /** @type {Browser} */
    let browser;
    before(async () => {
      browser = await start();
    });
    after(() => browser?.close());

    test("markup, scripts and handlers in a story are words like others, in every view", async () => {
      const { page, asked, errors, ran } = await open(browser);
      await pick(page, [{ name: "plain.txt", text: STORY }]);
      await page.getByRole("heading", { name: "Mayor <b onmouseover" }).waitFor();
      await visitEverything(page);
      const blocks = (await page.locator("#story .block").allTextContents()).join("\n");
      for (const markup of [HEADLINE, ...MARKUP]) assert.ok(blocks.includes(markup), `${markup} in ${blocks}`);
      assert.equal(await ran(), false);
      assert.deepEqual(asked, []);
      assert.deepEqual(errors, []);
    });

    test("names of files that break selectors, paths or links are shown and work", async () => {
      const { page, errors, ran } = await open(browser);
      const names = [`"] , * { } <img src=x onerror=ran=1>.txt`, `#story .block:has(a).txt`, `%2e%2e%2f&story=x#y=z.txt`, `a'b\`c\${d}.txt`, `__proto__`, `constructor.txt`, `${"long".repeat(60)}.txt`];
      await pick(page, names.map((name, index) => ({ name, text: `Story ${index} of seven\n\nMore than ${index + 20} people came, Ada Lind said.\n` })));
      await page.locator(".stories li").nth(names.length - 1).waitFor();
      for (const [index] of names.entries()) {
        await page.locator(".stories .show", { hasText: `Story ${index} of seven` }).click();
        await page.getByRole("heading", { name: `Story ${index} of seven` }).waitFor();
        await page.locator("#story mark.number").first().click();
        await page.getByRole("button", { name: "Copy link" }).click();
        await page.keyboard.press("Escape");
      }
      await page.reload();
      await page.locator(".stories li").nth(names.length - 1).waitFor();
      assert.equal(await ran(), false);
      assert.deepEqual(errors, []);
    });

    test("characters that turn the direction of writing are shown and turn nothing", async () => {
      const { page } = await open(browser);
      const turned = "The sum was \u202e0021\u202c euros, and \u2067all of it\u2069 is gone, Ada Lind said.";
      await pick(page, [{ name: "sum\u202etxt.exe", text: `Sum of \u202eforty\u202c missing\n\n${turned}\n` }]);
      await page.locator("#story .turn").first().waitFor();
      assert.ok((await page.locator("#story .block").allTextContents()).includes(turned), "the text is whole");
      const drawn = await page.locator("#story .block", { hasText: "The sum was" }).evaluate((block) => {
        /** Where a character is drawn. @param {string} words */
        const left = (words) => {
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.nodeValue?.indexOf(words) ?? -1;
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect().left;
          }
          return NaN;
        };
        return { two: left("21"), one: left("1"), name: /** @type {HTMLElement} */ (block.querySelector(".turn")).dataset.name };
      });
      assert.ok(drawn.two < drawn.one, "2 stands left of 1, as it is written");
      assert.equal(drawn.name, "U+202E");
      assert.equal(await page.locator(".stories .turn").count() > 0, true, "in the list too");
    });

    test("files that only look like text or like our own are refused by name, and the good one comes through", async () => {
      const { page, errors } = await open(browser);
      const zip = Buffer.concat([Buffer.from("PK\x03\x04\x14\x00", "latin1"), Buffer.alloc(400, 7)]);
      const good = { schema: "claimlight/article/1" };
      const crafted = {
        "reach.json": { ...good, offset_unit: "utf-16", id: "reach", text: "Short.", title: null, language: "en", blocks: [{ start: 0, end: 4000000000, kind: "paragraph", reason: "" }], sentences: [], figures: [], attributions: [], speakers: [], notices: [] },
        "proto.json": JSON.parse('{"__proto__": {"ran": 1}, "schema": "claimlight/article/1"}'),
        "kind.json": { ...good, offset_unit: "utf-16", id: "kind", text: "Short.", title: null, language: "en", blocks: [{ start: 0, end: 6, kind: "<img src=x onerror=ran=1>", reason: "" }], sentences: [], figures: [], attributions: [], speakers: [], notices: [] },
      };
      await pick(page, [
        { name: "archive.txt", text: zip },
        { name: "picture.txt", text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]) },
        { name: "zeros.txt", text: Buffer.alloc(5000) },
        { name: "deep.json", text: "[".repeat(200_000) },
        ...Object.entries(crafted).map(([name, value]) => ({ name, text: JSON.stringify(value) })),
        { name: "good.txt", text: "A good story\n\nMore than 40 people came, Ada Lind said.\n" },
      ]);
      await page.getByRole("heading", { name: "A good story" }).waitFor();
      await page.locator("#messages .message").first().waitFor();
      const told = (await page.locator("#messages").textContent()) ?? "";
      for (const name of ["archive.txt", "picture.txt", "zeros.txt", "deep.json", ...Object.keys(crafted)]) assert.ok(told.includes(name), `${name} in ${told}`);
      assert.equal(await page.locator(".stories li").count(), 1);
      assert.equal(await page.evaluate(() => "ran" in {} || "ran" in window), false);
      assert.deepEqual(errors, []);
    });

    test("an export whose every name and number is odd, and that is sound all the same, is shown like others", async () => {
      const { page, asked, errors, ran } = await open(browser);
      const odd = structuredClone(FERRY);
      Object.assign(odd, { id: "odd.txt", title: MARKUP[1], notices: [{ code: "constructor", message: MARKUP[0] }] });
      for (const block of odd.blocks) block.reason = /** @type {any} */ ("constructor");
      for (const { claim } of odd.sentences) {
        const range = { start: odd.sentences[0].start, end: odd.sentences[0].end };
        claim.reasons = /** @type {any} */ (["constructor", "__proto__", MARKUP[2]].map((code) => ({ code, ...range })));
        claim.checks = /** @type {any} */ (["constructor", "__proto__", "toString", MARKUP[3]].map((code) => ({ code, ...range })));
      }
      odd.check_first = odd.sentences.map((_, index) => index);
      /** @type {any[]} */
      const values = [
        { kind: "money", value: 1.7976931348623157e308, high: -1.7976931348623157e308, unit: "constructor" },
        { kind: "measure", value: -0, unit: "x ".repeat(100_000) },
        { kind: "ordinal", value: 5e-324, unit: "__proto__" },
        { kind: "date", value: `2024${"-START".repeat(100_000)}` },
        { kind: "date", value: `${"9".repeat(400)}-99-99T99:99/XXXX-W-1-`, relative: "REF+99999999999999999999999999Y" },
        { kind: "money", value: 12, unit: "=1+1" },
      ];
      const places = odd.sentences.map((sentence, index) => ({ start: sentence.start, end: sentence.start + 1, sentence: index }));
      odd.figures = values.map((value, index) => ({ relative: null, high: null, bound: "~", unit: null, qualifier: null, noun: null, carried_from: null, ...places[index % places.length], ...value }));
      for (const [index, name] of ["__proto__", "constructor", MARKUP[7]].entries()) Object.assign(odd.speakers[index % odd.speakers.length], { name, role: MARKUP[1] });
      for (const attribution of odd.attributions) attribution.reasons = /** @type {any} */ ([{ code: "toString", start: attribution.cue[0].start, end: attribution.cue[0].end }]);
      await pick(page, [{ name: "odd.json", text: JSON.stringify(odd) }]);
      await page.locator(".stories li", { hasText: /ferry|odd|img/i }).first().waitFor();
      await page.locator("#story mark.number").first().waitFor();
      await visitEverything(page);
      for (const mark of await page.locator("#story mark").all()) {
        await mark.dispatchEvent("click");
        await page.locator("#card").waitFor();
        await page.keyboard.press("Escape");
        await page.locator("#card").waitFor({ state: "hidden" });
      }
      const shown = (await page.locator("body").textContent()) ?? "";
      assert.doesNotMatch(shown, /native code|\[object Object\]/);
      assert.equal(await ran(), false);
      assert.deepEqual(asked, []);
      assert.deepEqual(errors, []);
    });

    test("a broken line of an export costs that line alone", async () => {
      const { page } = await open(browser);
      const line = (/** @type {string} */ id) =>
        JSON.stringify({ schema: "claimlight/article/1", offset_unit: "utf-16", id, text: `Story ${id}`, title: null, language: "en", blocks: [{ start: 0, end: 6 + id.length, kind: "headline", reason: "" }], sentences: [], figures: [], attributions: [], speakers: [], notices: [] });
      await pick(page, [{ name: "three.jsonl", text: [line("one"), '{"broken": true}', line("three")].join("\n") }]);
      await page.locator("#messages .message").first().waitFor();
      assert.match((await page.locator("#messages").textContent()) ?? "", /three\.jsonl, line 2/);
      assert.equal(await page.locator(".stories li").count(), 2);
    });
  });
}

describe("Chromium", () => {
  /** @type {Browser} */
  let browser;
  before(async () => {
    browser = await startChromium();
  });
  after(() => browser?.close());

  test("markup in a story is text in the web page that is exported", async () => {
    const { page } = await open(browser);
    await pick(page, [{ name: "plain.txt", text: STORY }]);
    await page.getByRole("heading", { name: "Mayor <b onmouseover" }).waitFor();
    const menu = page.locator(".menu", { hasText: "Download" });
    await menu.locator("summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), menu.getByRole("button", { name: /^Web page/ }).click()]);
    const html = await readFile(await download.path(), "utf8");
    const exported = await browser.newPage();
    const askedByExport = watchRequests(exported.context(), "file:");
    await exported.setContent(html);
    assert.equal(await exported.evaluate(() => "ran" in window || document.querySelector("script, img, iframe, svg, base") !== null), false);
    assert.ok((await exported.locator("body").textContent())?.includes(MARKUP[0]));
    assert.deepEqual(askedByExport, []);
  });

  test("no formula goes out in a spreadsheet", async () => {
    const { page } = await open(browser);
    const cells = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1"];
    const text = `Sums\n\n${cells.map((cell) => `“${cell}”, said =HYPERLINK("http://127.0.0.1:9") Lind.\n\n${cell} costs 40 euros, Ada Lind said.`).join("\n\n")}\n`;
    await pick(page, [{ name: "=1+1.txt", text }]);
    await page.getByRole("heading", { name: "Sums" }).waitFor();
    const menu = page.locator(".menu", { hasText: "Download" });
    await menu.locator("summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), menu.getByRole("button", { name: /^Spreadsheet/ }).click()]);
    assert.doesNotMatch(download.suggestedFilename(), /^[=+@-]/);
    const csv = (await readFile(await download.path(), "utf8")).replaceAll("\r\n", "\n");
    assert.ok(csv.includes("HYPERLINK"));
    const bad = [...csv.matchAll(/(?:^|,|\n)("(?:[^"]|"")*"|[^",\n]*)/g)].map(([, cell]) => cell.replace(/^"/, "")).filter((cell) => /^[=+@\t\r]|^-(?![\d.]*$)/.test(cell));
    assert.deepEqual(bad, []);
  });

  test("a folder of names that other systems stumble over is read to the last file", async () => {
    const names = [" .txt", "a\nb.txt", "a..txt", "&lt;b&gt;.txt", "\u202egpj.txt", "名前.txt", "e\u0301.txt", "\u00e9.txt", "CON.txt", "*?[.txt"];
    await mkdir(path.join(folder, "odd", "in & out"), { recursive: true });
    for (const [index, name] of names.entries()) await writeFile(path.join(folder, "odd", index % 2 ? "in & out" : "", name), `Story number ${index}\n\nIt has ${index + 30} lines.\n`);
    const { page, errors } = await open(browser);
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [path.join(folder, "odd")], dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
    await page.locator(".stories li").nth(names.length - 1).waitFor();
    assert.equal(await page.locator(".stories li").count(), names.length);
    assert.deepEqual(errors, []);
  });
});
