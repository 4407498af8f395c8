// The rules that can be switched off: each has an example, and marks the words of it that stand out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLES } from "../../www/examples.js";
import { RULES, SWITCHABLE } from "../../www/reasons.js";
import { browser, server } from "./served.mjs";

test("every rule in the list has an example beside it", async () => {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  await page.getByText("View", { exact: true }).click();
  await page.getByRole("button", { name: /What is marked/ }).click();
  const rules = await page.locator(".rule").evaluateAll((nodes) => nodes.map((node) => node.querySelectorAll("p b").length));
  assert.equal(rules.length, Object.keys(EXAMPLES).length);
  assert.deepEqual(rules.filter((count) => count === 0), []);
  for (const code of SWITCHABLE) assert.ok(EXAMPLES[code], code);
  await page.close();
});

test("the analysis finds in each example what it stands for", async () => {
  const page = await browser.newPage();
  await page.goto(server.address);
  await page.locator("#story mark").first().waitFor();
  const texts = Object.entries(EXAMPLES).map(([code, example]) => ({ code, text: example.replaceAll("*", "").replaceAll(" / ", "\n\n") }));
  const attributed = RULES.filter(([title]) => title.startsWith("Who says what")).flatMap(([, rules]) => rules.map(([code]) => code));
  assert.ok(attributed.length > 10);
  const found = await page.evaluate(async ({ texts, attributed }) => {
    // The address is the page's own, so it is no module that the type checker could find.
    const address = "/engine.js";
    /** @type {import("../../www/engine.js").Engine} */
    const engine = (await import(address)).createEngine();
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const { code, text } of texts) {
      const { figures, sentences, attributions } = await engine.annotateText(text);
      // Where the models and a rule find the same words, either may give its name to them.
      const cues = attributed.includes(code) ? attributions.flatMap(({ reasons }) => reasons) : [];
      const reasons = sentences.flatMap(({ claim }) => claim.reasons).filter((reason) => reason.code === code);
      const ranges = [...figures.filter(({ kind }) => kind === code), ...reasons, ...cues];
      found[code] = ranges.map(({ start, end }) => text.slice(start, end));
    }
    return found;
  }, { texts, attributed });
  for (const [code, example] of Object.entries(EXAMPLES)) {
    const words = example.split("*")[1];
    assert.ok(found[code].includes(words), `${code}: “${words}” of “${example}”, found ${JSON.stringify(found[code])}`);
  }
  await page.close();
});
