// What a plot of a quantity is drawn along, and what makes the page quick. Pure, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOf, ticksOf } from "../../www/comparing.js";
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

test("the analysis is warmed while nobody waits for it, and no longer", async () => {
  let rounds = 0;
  await warmUp(async () => (rounds += 1), () => rounds < 2);
  assert.equal(rounds, 2, "it stops when there is real work");
  rounds = 0;
  await warmUp(async () => (rounds += 1), () => true);
  assert.ok(rounds > 2 && rounds < 20, `${rounds} rounds`);
});
