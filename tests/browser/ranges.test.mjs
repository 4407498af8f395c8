// Overlapping ranges made into segments (www/ranges.js).

import assert from "node:assert/strict";
import { test } from "node:test";
import { flatten } from "../../www/ranges.js";

/** @typedef {{ start: number, end: number, name: string }} Named */

/**
 * Ranges are drawn under the text, one a line, each with its own letter; the segments come back as
 * words with the letters of their ranges, outermost first.
 * @param {string} text
 * @param {string[]} drawn
 * @param {string} expected
 */
function check(text, drawn, expected) {
  const ranges = drawn.map((line) => {
    const name = line.trim()[0];
    return { start: line.indexOf(name), end: line.lastIndexOf(name) + 1, name };
  });
  const longerFirst = (/** @type {Named} */ a, /** @type {Named} */ b) => a.start - b.start || b.end - a.end;
  const segments = flatten(ranges, 0, text.length, longerFirst);
  const written = segments.map(({ start, end, covers }) => `${text.slice(start, end)}[${covers.map(({ name }) => name).join("")}]`);
  assert.equal(written.join(" "), expected);
}

test("a text without ranges is one segment", () => check("two of them", [], "two of them[]"));

test("a range inside another", () =>
  check(
    "say 150 men came", //
    ["ssssssssssssssss", "    nnn"],
    "say [s] 150[sn]  men came[s]",
  ));

test("ranges that cross", () =>
  check(
    "one two three", //
    ["aaaaaaa", "    bbbbbbbbb"],
    "one [a] two[ab]  three[b]",
  ));

test("ranges that touch, ranges alike", () =>
  check(
    "one two three", //
    ["aaa", "bbb", "   ccccc"],
    "one[ab]  two [c] three[]",
  ));

test("what lies outside is cut off", () => {
  const ranges = [
    { start: 0, end: 6 },
    { start: 9, end: 9 },
    { start: 20, end: 30 },
  ];
  assert.deepEqual(
    flatten(ranges, 4, 12, () => 0).map(({ start, end, covers }) => [start, end, covers.length]),
    [
      [4, 6, 1],
      [6, 12, 0],
    ],
  );
});

test("segments cover the text once, whatever the ranges", () => {
  let seed = 7;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 300; round += 1) {
    const ranges = Array.from({ length: random(12) }, () => {
      const start = random(40);
      return { start, end: start + random(20) };
    });
    const segments = flatten(ranges, 5, 45, (a, b) => a.start - b.start);
    assert.equal(segments[0].start, 5);
    assert.equal(segments.at(-1)?.end, 45);
    segments.forEach(({ start, end, covers }, place) => {
      assert.ok(start < end);
      if (place > 0) assert.equal(start, segments[place - 1].end);
      const expected = ranges.filter((range) => range.start < range.end && range.start <= start && range.end >= end);
      assert.deepEqual(new Set(covers), new Set(expected));
    });
  }
});
