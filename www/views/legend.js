// How to read the marks: one list that explains each kind and switches it on and off.

import { REVIEW, SIGN } from "../decided.js";
import { element } from "../dom.js";

/** @import { Review } from "../types.js" */
/** @import { Layer, Store } from "../state.js" */
/** @import { Child } from "../dom.js" */

/** @param {string} kind @param {string} words */
const sample = (kind, words) => element("span", { class: `sample ${kind}` }, words);

/** @returns {[Layer, Child[][]][]} what each switch governs, a row for each mark */
function entries() {
  return [
    [
      "contents",
      [
        [sample("content named", "Words of somebody named")],
        [sample("content anonymous", "Words of somebody not named")],
        [sample("content nobody", "Nobody stands behind them")],
      ],
    ],
    ["figures", [[sample("number", "212"), " a figure; ", sample("qualifier", "more than"), " limits it"]]],
    ["sources", [[sample("source", "source"), " who says it"]]],
    ["cues", [[sample("cue", "said"), " the words that report"]]],
    ["hedges", [[sample("hedge", "reportedly"), " a hedge: it weakens the claim"]]],
    ["loaded", [[sample("loaded", "shameful"), " loaded: it takes a side"]]],
    ["notes", [["Notes in the margin"]]],
  ];
}

/**
 * The legend with its switches.
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function createLegend(root, store) {
  root.append(element("h2", {}, "How to read it"));
  for (const [layer, rows] of entries()) {
    const box = element("input", {
      type: "checkbox",
      "data-layer": layer,
      onchange: () => store.change(({ layers }) => ({ layers: { ...layers, [layer]: box.checked } })),
    });
    root.append(element("label", { class: "switch" }, box, element("span", {}, ...rows.map((row) => element("span", { class: "row" }, ...row)))));
    store.watch(
      ({ layers }) => layers[layer],
      (on) => void (box.checked = on),
    );
  }
  root.append(element("p", { class: "hint" }, `Behind a mark: ${Object.entries(SIGN).map(([review, sign]) => `${sign} ${REVIEW[/** @type {Review} */ (review)]}`).join(", ")}.`));
  root.append(element("p", { class: "hint" }, "Words without a mark are the story’s own. Click a sentence to see what it claims."));
}

/** The legend without switches, for paper. */
export function drawLegend() {
  return element(
    "aside",
    { class: "paper-legend", "aria-hidden": "true" },
    ...entries().flatMap(([layer, rows]) => (layer === "notes" ? [] : rows.map((row) => element("span", { class: "row" }, ...row)))),
  );
}
