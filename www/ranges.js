// Overlapping ranges made into a row of segments, and segments into elements that nest.

import { written } from "./dom.js";

/** @typedef {{ start: number, end: number }} Range half-open, in UTF-16 units */

/**
 * A stretch that the same ranges cover from end to end, outermost first.
 * @template {Range} R
 * @typedef {{ start: number, end: number, covers: R[] }} Segment
 */

/**
 * Cuts `start`..`end` at every boundary of the ranges. The segments cover it without a gap or overlap.
 * @template {Range} R
 * @param {readonly R[]} ranges in any order; what lies outside is cut off, empty ones are left out
 * @param {number} start
 * @param {number} end
 * @param {(a: R, b: R) => number} outerFirst which of two ranges over one segment is the outer
 * @returns {Segment<R>[]}
 */
export function flatten(ranges, start, end, outerFirst) {
  const inside = ranges
    .filter((range) => range.start < range.end && range.start < end && range.end > start)
    .sort((a, b) => a.start - b.start);
  const cuts = new Set([start, end]);
  for (const range of inside) {
    cuts.add(Math.max(range.start, start));
    cuts.add(Math.min(range.end, end));
  }
  const edges = [...cuts].sort((a, b) => a - b);

  /** @type {Segment<R>[]} */
  const segments = [];
  /** @type {R[]} */
  let open = [];
  let next = 0;
  for (let edge = 0; edge + 1 < edges.length; edge += 1) {
    const from = edges[edge];
    open = open.filter((range) => range.end > from);
    while (next < inside.length && inside[next].start <= from) {
      const range = inside[next++];
      const place = open.findIndex((other) => outerFirst(range, other) < 0);
      open.splice(place < 0 ? open.length : place, 0, range);
    }
    segments.push({ start: from, end: edges[edge + 1], covers: [...open] });
  }
  return segments;
}

/**
 * Writes segments into a parent. A range stays one element for as long as nothing outside it ends or
 * begins; where two ranges cross, the inner one is cut in two.
 * @template {Range} R
 * @param {Node} parent
 * @param {string} text the whole text that the offsets count in
 * @param {readonly Segment<R>[]} segments
 * @param {(range: R, from: number) => HTMLElement} wrap makes the element of a range, or of its part that begins at `from`
 */
export function writeSegments(parent, text, segments, wrap) {
  /** @type {{ range: R, node: HTMLElement }[]} */
  let stack = [];
  for (const { start, end, covers } of segments) {
    let shared = 0;
    while (shared < stack.length && stack[shared].range === covers[shared]) shared += 1;
    stack = stack.slice(0, shared);
    for (const range of covers.slice(shared)) {
      const node = wrap(range, start);
      (stack.at(-1)?.node ?? parent).appendChild(node);
      stack.push({ range, node });
    }
    for (const part of written(text.slice(start, end))) {
      (stack.at(-1)?.node ?? parent).appendChild(typeof part === "string" ? document.createTextNode(part) : part);
    }
  }
}
