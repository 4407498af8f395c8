// What search finds, and where: the pure part.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, search, valueOf } from "../../www/search.js";
import { annotated, FERRY } from "./story.mjs";

/** @import { ArticleAnnotation } from "../../www/types.js" */

/** @param {ArticleAnnotation} article @param {Partial<import("../../www/search.js").Query>} query */
function found(article, query) {
  return search(article, { text: "", tag: "", speaker: "", ...query }).flatMap(({ ranges, sentence }) =>
    ranges.length > 0 ? ranges.map(({ start, end }) => article.text.slice(start, end)) : [article.text.slice(article.sentences[sentence].start, article.sentences[sentence].end)],
  );
}

const CAFE = annotated("cafe.txt", "# Café “Zoë” raided\n\nThe café — a CAFÉ for 30 years — lost 2 million crowns, 😀 Zoé said.", {
  figures: [
    ["30 years", "duration", 30, { unit: "year" }],
    ["2 million crowns", "money", 2_000_000, { unit: "CZK" }],
  ],
});

test("words are found whatever their capitals, accents, quotation marks and dashes", () => {
  assert.deepEqual(found(CAFE, { text: "cafe" }), ["Café", "café", "CAFÉ"]);
  assert.deepEqual(found(CAFE, { text: '"zoe"' }), ["“Zoë”"]);
  assert.deepEqual(found(CAFE, { text: "café - a" }), ["café — a"]);
  assert.deepEqual(found(CAFE, { text: "zoe said" }), ["Zoé said"], "what stands behind a character of two units is in its place");
  assert.deepEqual(found(CAFE, { text: "tea" }), []);
});

test("a decomposed accent belongs to its letter", () => {
  const { folded, places } = fold("cafe\u0301 x");
  assert.equal(folded, "cafe x");
  assert.equal(places?.[4], 5);
  const article = annotated("d.txt", "The cafe\u0301 burnt.", {});
  assert.deepEqual(found(article, { text: "café" }), ["cafe\u0301"]);
});

test("values are told from words", () => {
  assert.deepEqual(valueOf(">1,000"), { low: 1000, high: Infinity, open: "low", unit: "" });
  assert.deepEqual(valueOf("<= 5%"), { low: -Infinity, high: 5, open: "none", unit: "%" });
  assert.deepEqual(valueOf("=$1.5 million"), { low: 1.5e6, high: 1.5e6, open: "none", unit: "usd" });
  assert.deepEqual(valueOf("10..20 years"), { low: 10, high: 20, open: "none", unit: "year" });
  assert.deepEqual(valueOf("1..2 million"), { low: 1e6, high: 2e6, open: "none", unit: "" });
  for (const words of ["1000", "more > less", "> about", "Section 230", "="]) assert.equal(valueOf(words), null, words);
});

test("figures are found by their value, and only those of the kind that is asked for", () => {
  assert.deepEqual(found(FERRY, { text: ">100" }), ["212", "200"]);
  assert.deepEqual(found(FERRY, { text: ">200" }), ["212"]);
  assert.deepEqual(found(FERRY, { text: "10..20" }), ["17"]);
  assert.deepEqual(found(CAFE, { text: ">1 million" }), ["2 million crowns"]);
  assert.deepEqual(found(CAFE, { text: ">1", tag: "figure:duration" }), ["30 years"]);
  assert.deepEqual(found(CAFE, { text: "=30 years" }), ["30 years"]);
  assert.deepEqual(found(CAFE, { text: "=30 miles" }), []);
});

test("tags and speakers narrow what is found, and find by themselves", () => {
  assert.deepEqual(found(FERRY, { tag: "forecast" }), ["It will happen again."]);
  assert.deepEqual(found(FERRY, { tag: "hedged" }), ["reportedly"]);
  assert.deepEqual(found(FERRY, { speaker: "captain ines moreau", text: "danger" }), ["danger"]);
  assert.deepEqual(found(FERRY, { speaker: "Captain Ines Moreau", text: "ferry" }), []);
  assert.deepEqual(found(FERRY, { tag: "figure:year" }), ["2019"]);
  assert.deepEqual(found(FERRY, {}), []);
});
