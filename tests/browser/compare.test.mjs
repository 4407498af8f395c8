// The compare view at work, with two and with six tellings of one event, through the real analysis.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { browser, server } from "./served.mjs";
import { FERRY_STORIES } from "./event.mjs";

/** @import { BrowserContextOptions, Page } from "playwright-core" */

/**
 * The comparison of these stories.
 * @param {string[]} names
 * @param {BrowserContextOptions} [options]
 */
async function compared(names, options = {}, stories = FERRY_STORIES) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, ...options });
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  const files = names.map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(stories[name]) }));
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(files);
  await page.waitForFunction((count) => document.querySelectorAll("#side .stories li").length === count, names.length);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.locator("#compare tbody tr").first().waitFor();
  return page;
}

const ALL = Object.keys(FERRY_STORIES);
const TWO = ALL.slice(0, 2);

/** @param {Page} page */
const focused = (page) => page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.cell);

test("two stories stand in columns, what differs marked within the sentences", async () => {
  const page = await compared(TWO);
  const row = page.locator("#compare tr", { hasText: "towed" });
  assert.deepEqual((await row.locator("mark.difference").allTextContents()).map((words) => words.replace(/^on /, "")), ["Tuesday", "Wednesday"]);
  assert.match((await row.locator(".mid").innerText()), /≠ time/);
  const alone = page.locator("#compare tr", { hasText: "deckhand" });
  assert.match((await alone.locator(".mid").textContent()) ?? "", /only in B →/);
  assert.match((await alone.locator("td").first().textContent()) ?? "", /not in this story/);
  // What is only to be seen by resting on it names the stories too.
  const titles = await page.locator("#compare .rows [title]").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("title") ?? ""));
  const unquoted = titles.map((title) => title.replace(/“[^”]*”/g, ""));
  assert.deepEqual(unquoted.filter((title) => /\b(here|there)\b/i.test(title)), []);
  const [a, b] = TWO.map((name, index) => `${"AB"[index]} (${name.replace(/\.txt$/, "")})`);
  assert.ok(titles.some((title) => title.includes(`in ${a}`) && title.includes(`in ${b}`)), titles.join("\n"));
  const quoted = page.locator("#compare tr", { hasText: "in danger" });
  assert.match((await quoted.locator(".mid").textContent()) ?? "", /quotation shortened/);
  await page.close();
});

for (const names of [TWO, ALL]) {
  test(`what sites put around their stories is no row of ${names.length}`, async () => {
    const page = await compared(names);
    const words = (await page.locator("#compare").textContent()) ?? "";
    assert.doesNotMatch(words, /Facebook|Leave a comment|Nora Pike/);
    await page.close();
  });

  test(`from a sentence of ${names.length} stories to its place, and back to where one was`, async () => {
    const page = await compared(names);
    const cell = page.locator("#compare [data-cell]", { hasText: names.length > 2 ? "Wednesday" : "towed to Port Ansel on Wednesday" }).last();
    await cell.focus();
    const key = await focused(page);
    await page.keyboard.press("Enter");
    assert.match((await page.locator("#story").textContent()) ?? "", /We were never told/);
    assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /Wednesday/);
    await page.keyboard.press("b");
    assert.equal(await focused(page), key);
    await page.close();
  });

  test(`axe finds nothing in a comparison of ${names.length}, in light, dark, narrow and forced colours`, async () => {
    /** @type {BrowserContextOptions[]} */
    const looks = [{}, { colorScheme: "dark" }, { viewport: { width: 380, height: 740 } }, { forcedColors: "active" }];
    for (const look of looks) {
      const page = await compared(names, { ...look, bypassCSP: true });
      if (names.length > 2) await page.locator(".matrix .claim").first().click();
      await assertAccessible(page, JSON.stringify(look));
      const { width } = page.viewportSize() ?? { width: 0 };
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, "nothing sticks out");
      await page.close();
    }
  });
}

test("of three stories the one against which two speak is odd", async () => {
  const told = (/** @type {string} */ dead, /** @type {string} */ more) => `${dead} people died when the Tanner Street bridge fell into the Orr on Sunday, police said.\n\n${more}`;
  /** @type {Record<string, string>} */
  const stories = { "a.txt": told("Two", "The mayor wept."), "b.txt": told("Five", "Schools are shut."), "c.txt": told("Two", "Rain fell.") };
  const page = await compared(Object.keys(stories), {}, stories);
  assert.match((await page.locator(".matrix td.odd button").allTextContents()).join(" | "), /^[^|]*Five[^|]*$/);
  await page.close();
});

test("six stories make a matrix: the odd ones out are marked, keys lead from cell to cell", async () => {
  const page = await compared(ALL);
  const odd = page.locator(".matrix td.odd button");
  const words = (await odd.allTextContents()).join(" | ");
  assert.match(words, /240.*story F/);
  assert.match(words, /12.*story F/);
  assert.match(words, /Wednesday.*story B/);
  assert.match(words, /hurt.*story D/);
  assert.doesNotMatch(words, /212|17|Tuesday/);

  assert.equal(await page.locator(".matrix button[tabindex='0']").count(), 1, "Tab leads in once");
  await page.locator(".matrix button[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.match((await focused(page)) ?? "", /-1$/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const below = page.locator(".matrix .below").first();
  assert.equal(await below.locator(".sentence-link").count(), 6);
  await page.close();
});

test("the figures of one quantity are a dot plot, bounds drawn as bounds", async () => {
  const page = await compared(ALL);
  const plot = page.locator(".quantity", { hasText: "Passengers" });
  assert.deepEqual((await plot.locator("button").allTextContents()).map((words) => words.trim()), ["A 212", "B more than 200", "C 212", "D 212", "E about 210", "F 240"]);
  assert.equal(await plot.locator("li").nth(1).locator(".reach.up").count(), 1, "more than 200 is open to one side");
  assert.equal(await plot.locator("li").nth(4).locator(".reach:not(.up, .down)").count(), 1, "about 210 reaches to both");
  assert.equal(await plot.locator("li").nth(0).locator(".reach").count(), 0);
  await page.close();
});

test("“thousands” have no upper end: not in words, nor in the plot", async () => {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  const files = ["Thousands of", "5,200"].map((count) => ({ name: `${count}.txt`, mimeType: "text/plain", buffer: Buffer.from(`${count} passengers fled the ferry Marten off Gull Point early Sunday.\n`) }));
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(files);
  await page.waitForFunction(() => document.querySelector("#side .stories li + li:last-child:nth-child(2)"));
  await page.locator("#story mark.number", { hasText: "Thousands" }).click();
  await page.locator("#card", { hasText: "1,000 or more" }).waitFor();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const reach = page.locator(".quantity li", { hasText: "Thousands" }).locator(".reach");
  await reach.waitFor();
  assert.match((await reach.getAttribute("class")) ?? "", /up/);
  await page.close();
});

test("a comparison prints: every row, no controls", async () => {
  const page = await compared(ALL);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#compare .filters").isVisible(), false);
  assert.equal(await page.locator(".top").isVisible(), false);
  const { right } = await page.locator(".matrix").evaluate((node) => node.getBoundingClientRect().toJSON());
  assert.ok(right <= 1360, "it fits the paper");
  await page.close();
});

test("another story begins at its top, and each view stays where it was left", async () => {
  const page = await compared(TWO, { viewport: { width: 1360, height: 300 } });
  // A click by hand: the driver's own would scroll the page first.
  const view = (/** @type {string} */ name) => page.getByRole("button", { name, exact: true }).evaluate((button) => /** @type {HTMLElement} */ (button).click());
  const scroll = (/** @type {number} */ top) => page.evaluate((top) => scrollTo(0, top), top);
  const top = () => page.evaluate(() => scrollY);
  assert.equal(await top(), 0);
  await scroll(120);
  await view("Read");
  assert.equal(await top(), 0);
  await scroll(90);
  await view("Compare");
  assert.equal(await top(), 120);
  await view("Read");
  assert.equal(await top(), 90);
  await page.locator(".stories .show").last().click();
  assert.equal(await top(), 0);
});

test("many stories make a table of letters: the most widely told first, the heads in sight, nothing broken across letters", async () => {
  const page = await browser.newPage({ viewport: { width: 1360, height: 700 } });
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  const files = Array.from({ length: 30 }, (_, index) => {
    const name = ALL[index % ALL.length];
    return { name: `${index}-${name}`, mimeType: "text/plain", buffer: Buffer.from(`${FERRY_STORIES[name]}\nAbout ${index + 30} people came to watch on day ${index + 1}.\n`) };
  });
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(files);
  await page.waitForFunction(() => document.querySelectorAll("#side .stories li").length === 30);
  await page.getByRole("button", { name: "Compare the 30 stories" }).click();
  await page.locator("#compare .matrix tbody tr").nth(8).waitFor();
  assert.deepEqual((await page.locator(".matrix thead .letter").allTextContents()).slice(24), ["Y", "Z", "AA", "AB", "AC", "AD"]);
  const { heights, tellers } = await page.evaluate(() => ({
    heights: [...document.querySelectorAll(".matrix thead .letter")].map((node) => node.getBoundingClientRect().height),
    tellers: [...document.querySelectorAll(".matrix tbody tr:not(.below)")].map((row) => row.querySelectorAll("td:not(.silent)").length),
  }));
  assert.ok(Math.max(...heights) < 30, `a letter is ${Math.max(...heights)} high`);
  assert.deepEqual(tellers, [...tellers].sort((a, b) => b - a));
  await page.locator(".rows").evaluate((rows) => rows.scrollTo(0, 400));
  const seen = await page.locator(".matrix thead .letter").first().evaluate((letter) => {
    const { top } = letter.getBoundingClientRect();
    return top - /** @type {Element} */ (letter.closest(".rows")).getBoundingClientRect().top;
  });
  assert.ok(seen >= 0, "the letters stay when the rows scroll");
  // What a row opens to stands beside its letters, not in the middle of the table.
  await page.locator(".matrix .claim").first().click();
  const { letter, words } = await page.locator(".matrix .below:not([hidden])").evaluate((below) => {
    const words = document.createRange();
    words.selectNodeContents(/** @type {Element} */ (below.querySelector(".sentence-link")));
    return { letter: /** @type {Element} */ (below.querySelector("dt .letter")).getBoundingClientRect().right, words: words.getBoundingClientRect().left };
  });
  assert.ok(words - letter < 60, `the words begin ${words - letter} px after their letter`);
  // Which story a letter stands for is said in full, to be opened where there are very many, and on paper.
  const key = page.locator(".letters-key li");
  assert.equal(await key.count(), 30);
  assert.equal(await key.first().isVisible(), false);
  await page.getByText("Which story each letter stands for: A to AD").click();
  assert.equal(await key.last().isVisible(), true);
});

test("what other stories have too is a reason to check it, and what is dimmed later is compared no more", async () => {
  const page = await compared(TWO);
  const towed = page.locator("#compare tr", { hasText: "towed" });
  assert.equal(await towed.count(), 1);
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await page.getByRole("tab", { name: "Claims" }).click();
  await page.locator("#panel-claims .entry", { hasText: "towed" }).locator(".chip", { hasText: "in other stories too" }).waitFor();
  await page.locator("#panel-claims .entry .go", { hasText: "towed" }).click();
  await page.getByRole("button", { name: "Not part of the story" }).click();
  await page.locator(".block.furniture", { hasText: "towed" }).waitFor();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("#compare tbody tr")].every((row) => !row.textContent?.includes("towed to Port Ansel on Tuesday")));
  assert.match((await towed.locator(".mid").textContent()) ?? "", /only in [AB]/);
  await page.close();
});

test("letters and signs are explained where they are used, and no difference is told of “here” and “there”", async () => {
  const page = await compared(ALL);
  const key = await page.locator(".letters-key li").allTextContents();
  assert.equal(key.length, ALL.length);
  key.forEach((words, index) => assert.ok(words.startsWith("ABCDEF"[index]) && words.includes(ALL[index]), words));
  const signs = (await page.locator(".signs-key").textContent()) ?? "";
  for (const sign of new Set((await page.locator(".matrix td [aria-hidden]").allTextContents()).map((words) => words.trim()))) assert.ok(signs.includes(sign), `${sign} is not in “${signs}”`);
  assert.doesNotMatch((await page.locator(".boxes").textContent()) ?? "", /\b(here|there)\b/i);
  for (const claim of await page.locator(".matrix tr.differs .claim").all()) await claim.click();
  assert.doesNotMatch((await page.locator(".matrix .below p").allTextContents()).join(" ").replace(/“[^”]*”/g, ""), /\bthere\b/i);
  assert.match((await page.locator(".matrix tr.only .claim").first().textContent()) ?? "", /^only in [A-F]/);
  await page.close();
});

test("eight stories have their letters explained in sight", async () => {
  const names = ALL.concat(TWO);
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  const files = names.map((name, index) => ({ name: `${index}-${name}`, mimeType: "text/plain", buffer: Buffer.from(`${FERRY_STORIES[name]}\nOn day ${index} it rained.\n`) }));
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(files);
  await page.waitForFunction((count) => document.querySelectorAll("#side .stories li").length === count, names.length);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.locator("#compare tbody tr").first().waitFor();
  const key = page.locator(".letters-key li");
  assert.equal(await key.count(), 8);
  for (const [index, words] of (await key.allInnerTexts()).entries()) assert.ok(words.startsWith("ABCDEFGH"[index]) && words.includes(files[index].name), words);
  await page.close();
});

test("on a narrow screen every story of six is in sight", async () => {
  const page = await compared(ALL, { viewport: { width: 360, height: 740 } });
  const { right } = await page.locator(".matrix").evaluate((node) => node.getBoundingClientRect().toJSON());
  assert.ok(right <= 360, `the table ends at ${right}`);
  const claim = await page.locator(".matrix .claim").first().boundingBox();
  assert.ok(claim && claim.width > 120, "and the claims can be read");
  await page.locator(".matrix tbody tr:not(.below)").last().scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 200);
  for (const letter of await page.locator(".matrix thead .letter").all()) {
    const seen = await letter.evaluate((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return top < 30 && document.elementFromPoint(left + width / 2, top + height / 2) === node;
    });
    assert.ok(seen, `${await letter.textContent()} stays in sight`);
  }
  await page.close();
});

test("on paper nothing is folded away", async () => {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.locator("#compare tbody tr").first().waitFor();
  const folded = page.locator(".rest > :not(summary)").first();
  assert.equal(await folded.evaluate((node) => node.checkVisibility({ contentVisibilityAuto: true })), false);
  await page.emulateMedia({ media: "print" });
  assert.equal(await folded.evaluate((node) => node.checkVisibility({ contentVisibilityAuto: true })), true);
  assert.equal(await page.locator(".rest > summary").first().isVisible(), false);
  await page.close();
});
