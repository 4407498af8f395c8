// One quantity as several stories give it: a line a story, bounds drawn as bounds.

import { axisOf, ticksOf } from "../comparing.js";
import { element } from "../dom.js";
import { capital } from "../words.js";

/** @import { Point, Quantity } from "../comparing.js" */

/** "12.5K", "$" and units left to the labels. */
const SCALE = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });

/** @type {Record<string, string>} */
const RELATIONS = {
  agrees: "they agree",
  compatible: "can both be true",
  conflicts: "they conflict",
  "different-quantity": "perhaps different things",
};

/**
 * @param {Quantity} quantity
 * @param {(article: number) => string} nameOf a story, in a letter
 * @param {(point: Point, cell: string) => void} onPoint
 */
export function drawQuantity({ title, relation, explanation, points }, nameOf, onPoint) {
  const { from, to } = axisOf(points);
  const place = (/** @type {number} */ value) => Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100));
  const ticks = ticksOf({ from, to }).map((value) => {
    const tick = element("i", {}, SCALE.format(value));
    tick.style.left = `${place(value)}%`;
    return tick;
  });
  return element(
    "figure",
    { class: `quantity ${relation}` },
    element("figcaption", {}, element("b", {}, capital(title)), " ", element("span", { class: "relation" }, relation === "compatible" && points.length > 2 ? "can all be true" : (RELATIONS[relation] ?? relation))),
    element(
      "ul",
      {},
      ...points.map((point) => {
        const track = element("span", { class: "track", "aria-hidden": "true" });
        const { low, high, value } = point;
        if (low !== high) {
          const reach = element("i", { class: `reach${low == null ? " down" : high == null ? " up" : ""}` });
          const [left, right] = [low == null ? 0 : place(low), high == null ? 100 : place(high)];
          reach.style.left = `${left}%`;
          reach.style.width = `${Math.max(0, right - left)}%`;
          track.append(reach);
        }
        const dot = element("i", { class: low === high ? "dot" : "dot open" });
        dot.style.left = `${place(value)}%`;
        track.append(dot);
        return element(
          "li",
          {},
          element("button", { type: "button", "data-cell": `f${point.article}-${point.figure}`, onclick: () => onPoint(point, `f${point.article}-${point.figure}`), title: "Show it in its story" }, element("span", { class: "letter" }, nameOf(point.article)), ` ${point.label}`),
          track,
        );
      }),
      element("li", { class: "scale", "aria-hidden": "true" }, element("span"), element("span", { class: "ticks" }, ...ticks)),
    ),
    // That two say the same needs no words; that both can be true stands above.
    relation !== "agrees" && relation !== "compatible" && element("p", { class: "soft" }, explanation),
  );
}
