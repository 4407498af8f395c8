// Marks in plain words, and what the page derives of an annotation (www/words.js, www/reading.js).

import assert from "node:assert/strict";
import { test } from "node:test";
import { readingOf, tally } from "../../www/reading.js";
import { choose } from "../../www/views/figures.js";
import { worthChecking } from "../../www/checking.js";
import { dateWords } from "../../www/dates.js";
import { blockWords, checkWords, reasonWords } from "../../www/reasons.js";
import { figureMeaning, figureTitle, figureValue } from "../../www/words.js";
import { annotated, FERRY } from "./story.mjs";

/** @typedef {import("../../www/words.js").Figure} Figure */

/** @param {Partial<Figure>} figure @param {string} expected */
function checkValue(figure, expected) {
  const whole = { start: 0, end: 0, sentence: 0, kind: "count", value: 0, relative: null, high: null, bound: "=", unit: null, qualifier: null, noun: null, ...figure };
  assert.equal(figureValue(/** @type {Figure} */ (whole)), expected);
}

test("words of a file from elsewhere name nothing of JavaScript’s", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    assert.equal(checkWords(/** @type {any} */ (name)), name);
    assert.equal(reasonWords(name), name);
    assert.equal(blockWords(/** @type {any} */ (name)), "Not part of the story");
    assert.equal(typeof figureValue(/** @type {any} */ ({ kind: "measure", value: 2, bound: name, unit: name })), "string");
    checkValue({ kind: "measure", value: 2, unit: name }, `2 ${name === "__proto__" ? name : `${name}s`}`);
  }
  checkValue({ kind: "measure", value: 2, unit: "square mile per hour" }, "2 square miles per hour");
  // However long, and of however many parts.
  assert.equal(typeof dateWords(`2024${"-START".repeat(100_000)}`), "string");
  checkValue({ kind: "measure", value: 2, unit: `${"x ".repeat(100_000)}day` }, `2 ${"x ".repeat(100_000)}days`);
});

test("a figure says what its bound means", () => {
  checkValue({ value: 150, bound: ">" }, "more than 150");
  checkValue({ value: 150, bound: "<" }, "less than 150");
  checkValue({ value: 150, bound: ">=" }, "at least 150");
  checkValue({ value: 150, bound: "~" }, "about 150");
  checkValue({ value: 10, high: 15 }, "10 to 15");
  checkValue({ kind: "money", value: 13_000_000, unit: "USD", bound: "~" }, "about $13,000,000");
  checkValue({ kind: "money", value: 2.5, unit: "EUR", bound: ">" }, "more than €2.50");
  checkValue({ kind: "money", value: 5, unit: "ZZZ" }, "ZZZ\u00a05");
  checkValue({ kind: "percent", value: 3.5, unit: "%" }, "3.5%");
  checkValue({ kind: "measure", value: 6, unit: "foot" }, "6 feet");
  checkValue({ kind: "measure", value: 1, unit: "mile" }, "1 mile");
  checkValue({ kind: "measure", value: 60, unit: "mile per hour" }, "60 miles per hour");
  checkValue({ kind: "measure", value: 38, unit: "degree celsius" }, "38 degrees Celsius");
  checkValue({ kind: "measure", value: 180, unit: "pound-mass" }, "180 pounds");
  checkValue({ kind: "measure", value: 1, unit: "pound-mass" }, "1 pound");
  checkValue({ kind: "measure", value: 5.8, unit: "magnitude" }, "magnitude 5.8");
  checkValue({ kind: "measure", value: 40, unit: "square foot" }, "40 square feet");
  checkValue({ kind: "money", value: 470, unit: "pence" }, "470 pence");
  checkValue({ kind: "money", value: 40, unit: "pence per pill" }, "40 pence per pill");
  checkValue({ kind: "ordinal", value: 22 }, "22nd");
  checkValue({ kind: "ordinal", value: 113 }, "113th");
  checkValue({ kind: "ratio", value: 2 / 3, bound: "~" }, "about 0.667, or 66.7%");
  checkValue({ kind: "ratio", value: 2, unit: "times" }, "2 times");
  checkValue({ value: 1000, high: 10_000, bound: ">=" }, "1,000 or more");
  checkValue({ kind: "score", value: 5, high: 4 }, "5 to 4");
  checkValue({ kind: "year", value: 2019 }, "2019");
});

test("dates, whole and partial", () => {
  const check = (/** @type {string} */ value, /** @type {string} */ expected) => assert.equal(dateWords(value), expected);
  check("2024-06-12", "June 12, 2024");
  check("2024-06", "June 2024");
  check("XXXX-01-05", "January 5, year not told");
  check("XXXX-WXX-1", "a Monday, date not told");
  check("2024", "2024");
  check("199X", "the 1990s");
  check("T18:30", "18:30");
  check("2024-06-12T09", "June 12, 2024, 09:00");
  check("XXXX-WXX-5TEV", "a Friday, date not told, evening");
  check("2012/2013", "2012 to 2013");
  check("XXXX-FA", "autumn, year not told");
  check("2019-H2", "second half 2019");
  check("REF-1Y", "the year before the story");
  check("REF+0M", "the month of the story");
  check("REF+3W", "3 weeks after the story");
  check("REF+1W-2", "Tuesday, the week after the story");
  check("REF-1Y-Q3", "third quarter, the year before the story");
  check("REF+0M-W-1", "last week, the month of the story");
  check("2008-END", "the end of 2008");
  check("XXXX-WXX-WE", "a weekend, date not told");
  check("REF-1DTNI", "the day before the story, night");
  check("2024-W03", "week 3, 2024");
  check("2019-10-W01", "week 1, October 2019");
  check("XXXX-07-W-1", "last week, July, year not told");
  check("20XX", "the years 2000 to 2099");
});

test("a figure in a sentence for its card", () => {
  assert.equal(figureTitle(FERRY, FERRY.figures[1]), "more than 200 passengers when");
  assert.equal(figureMeaning(FERRY, FERRY.figures[1]), "a count of “passengers when”: more than 200");
});

test("the bar counts the sentences of the story by who stands behind them", () => {
  assert.deepEqual(tally(readingOf(FERRY)), { named: 2, anonymous: 1, nobody: 1, article: 3 });
});

test("words that one reports of another rest on the nearest to the fact", () => {
  const story = annotated("nested.txt", "The Courier reported that a deckhand said the alarms had failed.", {
    speakers: [
      ["The Courier", "organization"],
      ["a deckhand", "anonymous"],
    ],
    says: [
      ["The Courier", "reported", ["that a deckhand said the alarms had failed"], 0],
      ["a deckhand", "said", ["the alarms had failed"], 1],
    ],
  });
  assert.deepEqual(readingOf(story).standings, ["anonymous"]);
});

test("claims with most reasons come first, what cannot be checked last", () => {
  const reading = readingOf(FERRY);
  const words = (/** @type {number} */ sentence) => FERRY.text.slice(FERRY.sentences[sentence].start).slice(0, 12);
  const order = worthChecking(reading, []).map(words);
  assert.deepEqual(order.slice(0, 3), ["Ferry agroun", "According to", "The harbor a"]);
  assert.deepEqual(order.slice(-2), ["It will happ", "“Nobody aboa"]);
  const without = worthChecking(reading, ["has-figure", "nobody-behind"]).map(words);
  assert.equal(without[0], "According to");
  const repeated = worthChecking(reading, [], new Set([2])).map(words);
  assert.equal(repeated[0], "According to", "what other stories have too comes before");
});

test("figures by value stand apart by kind", () => {
  const values = (/** @type {number[]} */ indices) => indices.map((index) => FERRY.figures[index].value);
  assert.deepEqual(values(choose(FERRY, { kind: "", order: "value" })), [212, 200, 17, "2019"]);
  assert.deepEqual(values(choose(FERRY, { kind: "year", order: "place" })), ["2019"]);
});
