// The page at work, drawn from annotations that are written here, so that every mark is known.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { browser, server } from "./served.mjs";
import { annotated, FERRY, LEDGER } from "./story.mjs";

/** @import { BrowserContextOptions, Page } from "playwright-core" */
/** @import { ArticleAnnotation } from "../../www/types.js" */

/**
 * The page with these stories in the place of its samples.
 * @param {ArticleAnnotation[]} [articles]
 * @param {BrowserContextOptions} [options]
 */
async function open(articles = [FERRY, LEDGER], options = {}) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, ...options });
  const engine = `
    const articles = ${JSON.stringify(articles)};
    export const createEngine = () => ({
      annotateText: async (text, { id }) => articles.find((article) => article.id === id),
      exportAs: async (format, articles) => articles.map((article) => JSON.stringify(article) + "\\n").join(""),
    });`;
  await page.route("**/engine.js", (route) => route.fulfill({ contentType: "text/javascript", body: engine }));
  const reader = await readFile(new URL("../../www/reader.js", import.meta.url), "utf8");
  const samples = `const SAMPLES = ${JSON.stringify(articles.map(({ id }) => id))};`;
  await page.route("**/reader.js", (route) => route.fulfill({ contentType: "text/javascript", body: reader.replace(/const SAMPLES = .*;/, samples) }));
  await page.route("**/samples/*", (route) => route.fulfill({ contentType: "text/plain", body: "" }));
  await page.goto(server.address);
  await page.waitForSelector(".story .block");
  return page;
}

/** @param {Page} page @param {string} words of the mark */
const mark = (page, words) => page.locator(".story mark", { hasText: words }).first();

/** @param {Page} page */
const card = (page) => page.locator("#card");

/** @param {Page} page @param {string} name */
const panel = (page, name) => page.getByRole("tab", { name }).click();

test("every kind of mark is a real element with its own class", async () => {
  const page = await open();
  const words = (/** @type {string} */ selector) => page.locator(`.story .block ${selector}`).allTextContents();
  assert.deepEqual(await page.locator(".story h1").allTextContents(), ["Ferry aground off Gull Point: 212 passengers taken off"]);
  assert.deepEqual(await words(".number"), ["212", "200", "17", "2019"]);
  assert.deepEqual(await words(".qualifier"), ["more than"]);
  assert.deepEqual(await words(".source"), ["two people briefed on a coast guard report", "Captain Ines Moreau"]);
  assert.deepEqual(await words(".content.named"), ["“Nobody aboard was in danger at any time,”", "“The hull held, and so did the crew.”"]);
  assert.deepEqual(await words(".content.nobody"), ["logged 17 groundings since 2019"]);
  assert.equal((await words(".content.anonymous")).length, 1);
  assert.deepEqual(await words(".hedge"), ["reportedly"]);
  assert.deepEqual(await words(".loaded"), ["shameful"]);
  assert.equal(await page.locator(".why-dimmed").textContent(), "Share buttons");
  // All of the text is there, once, in order.
  const text = await page.locator(".story .block").allTextContents();
  assert.deepEqual(text, FERRY.text.split("\n").filter(Boolean));
});

test("a card explains a figure in words when the pointer rests on it, and goes when it leaves", async () => {
  const page = await open();
  await mark(page, "200").hover();
  await page.locator(".story mark.number", { hasText: "200" }).hover();
  await card(page).waitFor({ state: "visible" });
  await card(page).getByText("a count of “passengers when”: more than 200").waitFor();
  const words = await card(page).textContent();
  assert.match(words ?? "", /more than 200/);
  assert.match(words ?? "", /Attributed to Two people briefed on a coast guard report \(not named\)/);
  const chain = await card(page).locator(".chain li").allTextContents();
  assert.deepEqual(chain, ["Coast guard report", "Two people briefed on a coast guard report", "Harbor Courier", "this story"]);
  await page.mouse.move(5, 880);
  await card(page).waitFor({ state: "hidden" });
});

test("no card opens while words are being selected, whether the pointer is pressed at once or has rested before", async () => {
  const page = await open();
  const box = await page.locator(".story mark.number", { hasText: "200" }).boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width + 8, box.y + box.height / 2];
  await page.mouse.move(x - 40, y);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.waitForTimeout(500);
  assert.equal(await card(page).isVisible(), false, "pressed before the card came");
  await page.mouse.move(x + 90, y, { steps: 6 });
  await page.waitForTimeout(500);
  assert.equal(await card(page).isVisible(), false, "while words are selected");
  await page.mouse.up();
  assert.match(await page.evaluate(() => String(getSelection())), /passen/);
  await page.locator("#adding").waitFor();
  await page.evaluate(() => getSelection()?.empty());
  await page.mouse.move(5, 880);
  await page.mouse.move(x, y, { steps: 2 });
  await card(page).waitFor({ state: "visible" });
  await page.mouse.down();
  await page.mouse.move(x + 90, y, { steps: 6 });
  await card(page).waitFor({ state: "hidden" });
  await page.mouse.up();
  await page.close();
});

test("keys lead from mark to mark, into the card and out again", async () => {
  const page = await open();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("n");
  assert.equal(await focused(), "212");
  await page.keyboard.press("ArrowRight");
  assert.match((await focused()) ?? "", /^the ferry carried/);
  await page.keyboard.press("n");
  assert.equal(await focused(), "200");
  await page.keyboard.press("p");
  assert.match((await card(page).textContent()) ?? "", /Two people briefed/);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.querySelector("#card")?.contains(document.activeElement)), true);
  await page.keyboard.press("Escape");
  assert.equal(await card(page).isHidden(), true);
  assert.match((await focused()) ?? "", /^the ferry carried/);
});

test("Tab reaches the marks once, not every one of them", async () => {
  const page = await open();
  assert.equal(await page.locator(".story [data-mark][tabindex='0']").count(), 1);
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  assert.equal(await page.locator(".story [data-mark][tabindex='0']").count(), 1);
});

test("every panel has its name in words on its tab, and all tabs are in sight", async () => {
  for (const width of [1360, 1000, 360]) {
    const page = await open([FERRY, LEDGER], { viewport: { width, height: 740 } });
    const tabs = page.getByRole("tab");
    assert.deepEqual(await tabs.allInnerTexts(), ["Stories", "Claims", "Figures", "Speakers", "Find", "Corrections"]);
    const beyond = await tabs.evaluateAll((nodes) =>
      nodes.filter((node) => {
        const [own, bar] = [node.getBoundingClientRect(), /** @type {HTMLElement} */ (node.parentElement).getBoundingClientRect()];
        return own.right > bar.right + 1 || own.left < bar.left - 1 || node.scrollWidth > node.clientWidth;
      }).map((node) => node.textContent),
    );
    assert.deepEqual(beyond, [], `${width} px`);
    await page.close();
  }
});

test("letters typed into a field are no shortcuts, and can be switched off", async () => {
  const page = await open();
  await page.getByRole("button", { name: "paste" }).click();
  await page.keyboard.type("n 1 ?");
  assert.equal(await page.locator("dialog.paste textarea").inputValue(), "n 1 ?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "Single letters" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  assert.equal(await card(page).isHidden(), true);
});

test("switches take away one kind of mark and leave the words", async () => {
  const page = await open();
  const ground = () => page.locator(".story mark.number", { hasText: "212" }).evaluate((node) => getComputedStyle(node).boxShadow);
  assert.notEqual(await ground(), "none");
  await page.getByRole("checkbox", { name: "a figure" }).uncheck();
  assert.equal(await ground(), "none");
  await page.keyboard.press("n");
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /^the ferry carried/);
  await page.keyboard.press("Escape");
  await page.locator(".story mark.number", { hasText: "2019" }).click();
  assert.match((await card(page).textContent()) ?? "", /by whom/, "the words of a figure that is off belong to what is around it");
});

test("figures can be sorted and filtered, and lead to their place and back", async () => {
  const page = await open();
  await panel(page, "Figures");
  const titles = () => page.locator("#panel-figures .entry b").allTextContents();
  assert.deepEqual(await titles(), ["212 passengers taken", "more than 200 passengers when", "17 groundings", "2019"]);
  await page.getByLabel("Sorted by").selectOption("value");
  assert.deepEqual((await titles())[0], "212 passengers taken");
  await page.getByLabel("Show").selectOption("year");
  assert.deepEqual(await titles(), ["2019"]);
  await page.locator("#panel-figures .go").click();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "2019");
  await page.keyboard.press("b");
  assert.equal(await page.evaluate(() => document.activeElement?.classList.contains("go")), true);
});

test("speakers stand by kind, with what they say", async () => {
  const page = await open();
  await panel(page, "Speakers");
  assert.deepEqual(
    (await page.locator("#panel-speakers h3").allTextContents()).map((words) => words.replace(/\d+$/, "")),
    ["Named people", "Named organizations", "Documents", "Not named", "Nobody"],
  );
  await page.locator("#panel-speakers summary", { hasText: "Moreau" }).click();
  await page.locator("#panel-speakers .go:visible").click();
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /^“Nobody aboard/);
  assert.match((await card(page).textContent()) ?? "", /Captain Ines Moreau.*captain of the ferry.*in their own words/i);
});

test("claims stand with those first that are worth checking, and can be narrowed by the bar", async () => {
  const page = await open();
  await page.getByRole("button", { name: "1 nobody" }).click();
  const claims = page.locator("#panel-claims .entry");
  assert.equal(await claims.count(), 1);
  assert.deepEqual(await claims.locator(".chip").allTextContents(), ["hedged", "loaded words", "has a figure", "gives no source"]);
  await page.getByText("What counts for the order").click();
  await page.getByRole("checkbox", { name: "Has a figure" }).uncheck();
  assert.equal(await claims.locator(".chip", { hasText: "has a figure" }).count(), 0);
  await claims.locator(".go").click();
  assert.match((await card(page).textContent()) ?? "", /nobody is said to stand behind it/);
});

test("stories can be shown, removed and brought back", async () => {
  const page = await open();
  await page.getByRole("button", { name: /We were never told.*ledger/s }).click();
  assert.match((await page.locator(".story h1").textContent()) ?? "", /never told/);
  await page.getByRole("button", { name: /Remove “/ }).last().click();
  assert.match((await page.locator(".story h1").textContent()) ?? "", /Ferry aground/);
  await page.getByRole("button", { name: /Remove “/ }).click();
  assert.match((await page.locator(".story").textContent()) ?? "", /Drop a story here/);
});

test("a story downloads as the JSON that it was drawn from", async () => {
  const page = await open();
  await page.getByText("Download", { exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^JSON/ }).click()]);
  assert.equal(download.suggestedFilename(), "ferry.json");
  assert.deepEqual(JSON.parse(await readFile(await download.path(), "utf8")), FERRY);
});

test("a touch opens the card at the foot of a narrow screen", async () => {
  const page = await open([FERRY], { viewport: { width: 375, height: 740 }, hasTouch: true });
  await page.locator(".story mark.number", { hasText: "212" }).tap();
  await card(page).waitFor({ state: "visible" });
  const box = await card(page).boundingBox();
  assert.ok(box && box.x === 0 && box.width === 375 && box.y > 370);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
  await page.getByRole("button", { name: "Close", exact: true }).first().tap();
  await page.getByRole("tab", { name: "Speakers" }).tap();
  await page.locator("#panel-speakers summary", { hasText: "Moreau" }).tap();
  await page.locator("#panel-speakers .go:visible").tap();
  assert.equal(await page.locator("#panel-speakers").isHidden(), true, "the sheet makes way for the story");
});

test("accessibility: axe finds nothing in any view, in light, dark and narrow", async () => {
  const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
  for (const options of [{}, { colorScheme: /** @type {const} */ ("dark") }, { viewport: { width: 375, height: 740 } }]) {
    const page = await open([FERRY, LEDGER], { ...options, bypassCSP: true });
    await page.addScriptTag({ content: axe });
    const check = async (/** @type {string} */ what) => {
      const found = await page.evaluate(async () => {
        // @ts-expect-error: axe is put into the page above
        const { violations } = await window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html.slice(0, 120)).join(" | ")}`);
      });
      assert.deepEqual(found, [], `${what} ${JSON.stringify(options)}`);
    };
    await check("at first");
    for (const name of ["Claims", "Figures", "Speakers"]) {
      await panel(page, name);
      await check(name);
    }
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await check("card");
    await page.keyboard.press("?");
    await check("keys");
    await page.close();
  }
});

test("a very long story is drawn without stopping the page", async () => {
  const line = "The harbor authority has reportedly logged 17 groundings since 2019, a shameful record.";
  const written = Array.from({ length: 3000 }, (_, index) => (index % 3 === 0 ? line : line.replace("17", String(index)))).join("\n");
  const story = annotated("long.txt", written, {});
  const places = [...written.matchAll(/\d+/g)];
  story.figures = /** @type {any} */ (
    places.map(({ 0: words, index }) => ({
      start: index,
      end: index + words.length,
      sentence: story.sentences.findIndex(({ end }) => end > index),
      kind: "count",
      value: Number(words),
      relative: null,
      high: null,
      bound: "=",
      unit: null,
      qualifier: null,
      noun: null,
    }))
  );
  const page = await open([story]);
  await page.waitForFunction(() => document.querySelectorAll(".story .block").length === 3000);
  assert.equal(await page.locator(".story mark.number").count(), places.length);
  await panel(page, "Figures");
  // By its class: to look for a name among thousands of buttons takes the driver minutes.
  const more = page.locator("#panel-figures .more");
  while (await more.isVisible()) await more.click();
  await page.locator("#panel-figures .go").last().click();
  const box = await page.locator(".story mark.number").last().boundingBox();
  assert.ok(box && box.y > 0 && box.y < 900, "the last figure is on the screen");
});

test("words that run from right to left keep their order", async () => {
  const page = await open([annotated("arabic.txt", "# قال 150 شخصا\n\nنص قصير.", { figures: [["150", "count", 150]] })]);
  assert.equal(await page.locator(".story h1").evaluate((node) => getComputedStyle(node).direction), "rtl");
  assert.equal(await page.locator(".story h1").textContent(), "قال 150 شخصا");
});

test("text of a story is text, whatever it looks like", async () => {
  const page = await open([annotated("odd.txt", "# <img src=x onerror=alert(1)>\n\n<script>alert(1)</script> & so on.", {})]);
  assert.equal(await page.locator(".story img, .story script").count(), 0);
  assert.match((await page.locator(".story").textContent()) ?? "", /<img src=x onerror=alert\(1\)>/);
});

test("on paper: marks, margin and legend, without the controls", async () => {
  const page = await open();
  await page.emulateMedia({ media: "print" });
  for (const selector of [".top", ".side"]) assert.equal(await page.locator(selector).isHidden(), true);
  for (const selector of [".paper-legend", ".notes >> nth=0", ".content.anonymous >> nth=0"]) assert.equal(await page.locator(`.story ${selector}`).isVisible(), true);
  assert.match((await page.locator(".story mark.content.anonymous").evaluate((node) => getComputedStyle(node).borderBottomStyle)), /dotted/);
});

test("on paper no ground of one line hides the line under the words above", async () => {
  const page = await open();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 420, height: 900 });
  const gaps = await page.locator(".story p .content").evaluateAll((nodes) => nodes.flatMap((node) => {
    const lines = [...node.getClientRects()];
    return lines.slice(1).map((line, at) => line.top - lines[at].bottom);
  }));
  assert.ok(gaps.length > 0, "a mark has several lines");
  assert.ok(Math.min(...gaps) > -2, `a ground covers ${-Math.min(...gaps)} pixels of the line above`);
});
