// What a plot of a quantity is drawn along, who stands alone in a claim, and what makes the page quick. Pure, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOf, oddOnes, ticksOf } from "../../www/comparing.js";
import { warmUp } from "../../www/warming.js";

/** @param {number} value @returns {import("../../www/comparing.js").Point} */
const point = (value) => ({ article: 0, figure: 0, label: String(value), value, low: value, high: value });

test("ticks are a few round numbers on the axis, whatever its size", () => {
  for (const [one, other] of [[400, 400], [50, 52], [1e-3, 4e-3], [1000, 10_000], [-12, 7], [2e6, 13e6], [0, 0], [1e12, 1.5e12]]) {
    const axis = axisOf([point(one), point(other)]);
    const ticks = ticksOf(axis);
    assert.ok(ticks.length >= 1 && ticks.length <= 5, `${one} to ${other}: ${ticks}`);
    for (const tick of ticks) {
      assert.ok(tick >= axis.from - 1e-12 && tick <= axis.to + 1e-12, `${tick} of ${axis.from} to ${axis.to}`);
      assert.match(tick.toExponential(), /^-?\d(\.\d{1,3})?e/, "a round number");
    }
  }
});

/**
 * Who is marked when so many stories tell a claim and these pairs differ in a figure.
 * @param {number} tellers
 * @param {number[][]} pairs
 */
function standing(tellers, pairs) {
  const differences = pairs.map((pair) => ({ kind: /** @type {const} */ ("figure"), explanation: "", spans: pair.map((article) => ({ article, start: 0, end: 1 })) }));
  const marks = oddOnes({ index: 0, relation: "differs", cells: Array.from({ length: tellers }, () => [0]), differences, additions: [], leftOutBy: null, sign: "", word: "", detail: "" });
  return Array.from({ length: tellers }, (_, story) => marks[story] ?? "-").join(" ");
}

test("who differs from more than half of the others is odd, if the others have company", () => {
  assert.equal(standing(2, [[0, 1]]), "differs differs");
  assert.equal(standing(3, [[0, 1], [1, 2]]), "- odd -");
  assert.equal(standing(3, [[0, 1]]), "differs differs -");
  assert.equal(standing(3, [[0, 1], [0, 2], [1, 2]]), "differs differs differs");
  assert.equal(standing(4, [[0, 2], [0, 3], [1, 2], [1, 3]]), "differs differs differs differs");
  assert.equal(standing(5, [[0, 3], [1, 3], [2, 3], [0, 4], [1, 4], [2, 4]]), "- - - odd odd");
});

test("the analysis is warmed while nobody waits for it, and no longer", async () => {
  let rounds = 0;
  await warmUp(async () => (rounds += 1), () => rounds < 2);
  assert.equal(rounds, 2, "it stops when there is real work");
  rounds = 0;
  await warmUp(async () => (rounds += 1), () => true);
  assert.ok(rounds > 2 && rounds < 20, `${rounds} rounds`);
});
