// The rules and lists that mark the stories, each to be switched off by who is annoyed by it.

import { element, fill } from "../dom.js";
import { EXAMPLES } from "../examples.js";
import { RULES } from "../reasons.js";
import { figureKinds } from "../words.js";
import { dialog } from "./dialogs.js";

/** @import { Store } from "../state.js" */

const FIGURES = ["count", "money", "percent", "ratio", "measure", "date", "time", "duration", "age", "ordinal", "score", "year"];

/** @type {[string, [string, string][]][]} */
const GROUPS = [["Figures", FIGURES.map((kind) => [kind, figureKinds(kind)])], ...RULES];

/**
 * @param {Store} store
 * @param {{ onSwitch: (code: string, on: boolean) => void }} actions
 * @returns {{ open: () => void }}
 */
export function createRules(store, { onSwitch }) {
  /** @type {Map<string, HTMLInputElement>} */
  const boxes = new Map();
  const words = element("div", { class: "switched-off" });
  const group = (/** @type {string} */ title, /** @type {[string, string][]} */ rules) =>
    element(
      "fieldset",
      {},
      element("legend", {}, title),
      ...rules.map(([code, name]) => {
        const example = `example-${code}`;
        const box = element("input", { type: "checkbox", "aria-describedby": example, onchange: () => onSwitch(code, box.checked) });
        boxes.set(code, box);
        return element("div", { class: "rule" }, element("label", { class: "switch" }, box, name), element("p", { id: example }, ...exampleWords(EXAMPLES[code])));
      }),
    );
  const made = dialog(
    "What is marked",
    "rules",
    element("p", { class: "hint" }, "What you switch off marks and counts nothing, now and later. Single words are switched off on their cards."),
    words,
    element("div", { class: "columns" }, ...GROUPS.map(([title, rules]) => group(title, rules))),
    element("p", { class: "choices" }, element("button", { type: "button", onclick: () => store.change({ off: [] }) }, "Switch everything on")),
  );
  store.watch(
    ({ off }) => off,
    (off) => {
      for (const [code, box] of boxes) box.checked = !off.includes(code);
      const single = off.filter((code) => !boxes.has(code));
      const entries = single.map((code) => {
        const [rule, word] = code.split(/: (.*)/);
        const back = element("button", { type: "button", class: "close", "aria-label": `Mark “${word}” again`, "data-control": code, onclick: () => onSwitch(code, true) }, "×");
        return element("li", { class: "chip" }, `“${word}”`, element("small", {}, rule === "hedge" ? " no hedge" : rule === "loaded" ? " not loaded" : ` no ${rule}`), back);
      });
      fill(words, single.length > 0 && element("h3", {}, "Words that are not marked"), single.length > 0 && element("ul", {}, ...entries));
    },
  );
  return { open: () => made.showModal() };
}

/** @param {string} example with the words that count between asterisks */
function exampleWords(example) {
  /** @type {(Node | string)[]} */
  const written = [];
  for (const [index, part] of example.split("*").entries()) {
    if (index % 2 === 1) written.push(element("b", {}, part));
    else part.split(" / ").forEach((line, at) => written.push(...(at > 0 ? [element("br"), line] : [line])));
  }
  return written;
}
