// The dialogs: a text to paste, the keys that work, and whether to forget everything.

import { element } from "../dom.js";

/** @import { Store } from "../state.js" */

/**
 * @param {string} title
 * @param {string} name for styles
 * @param {...(Node | string)} children
 */
export function dialog(title, name, ...children) {
  const id = `dialog-${name}`;
  const made = element(
    "dialog",
    { class: name, "aria-labelledby": id },
    element("h2", { id }, title),
    element("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => made.close() }, "×"),
    ...children,
  );
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close(); // on the backdrop
  });
  document.body.append(made);
  return made;
}

/**
 * @param {(text: string) => void} onText
 * @returns {{ open: () => void }}
 */
export function createPaste(onText) {
  const field = element("textarea", { rows: 14, "aria-label": "The text of the story", placeholder: "The headline on the first line, then the story" });
  const made = dialog(
    "Paste a story",
    "paste",
    field,
    element(
      "p",
      { class: "choices" },
      element("button", { type: "button", class: "strong", onclick: () => take() }, "Annotate it"),
      element("button", { type: "button", onclick: () => made.close() }, "Cancel"),
    ),
  );
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) take();
  });

  function take() {
    if (!field.value.trim()) return field.focus();
    onText(field.value);
    field.value = "";
    made.close();
  }

  return {
    open() {
      made.showModal();
      field.focus();
    },
  };
}

/** @type {[string, string][]} */
const KEYS = [
  ["n", "next mark"],
  ["p", "previous mark"],
  ["→  ←", "the same, while a mark has the focus"],
  ["Enter", "into the card of the mark"],
  ["Esc", "close the card, or the form"],
  ["a", "accept: the mark is right"],
  ["x", "reject: the mark is wrong, and goes"],
  ["e", "change the mark"],
  ["m", "mark the words that are selected"],
  ["Ctrl Z  u", "undo"],
  ["Ctrl ⇧ Z", "redo"],
  ["/", "find words, values and speakers"],
  ["b", "back to the list that led here"],
  ["1 – 6", "stories, claims, figures, speakers, find, corrections"],
  ["j  k", "next story, previous story"],
  ["o", "choose files"],
  ["Ctrl V", "paste a story, anywhere"],
  ["?", "this list"],
];

/**
 * @param {Store} store
 * @returns {{ open: () => void }}
 */
export function createShortcuts(store) {
  const box = element("input", { type: "checkbox", onchange: () => store.change({ letterKeys: box.checked }) });
  const made = dialog(
    "Keys",
    "shortcuts",
    element("dl", {}, ...KEYS.flatMap(([keys, what]) => [element("dt", {}, ...keys.split("  ").map((key) => element("kbd", {}, key))), element("dd", {}, what)])),
    element("label", { class: "switch" }, box, "Single letters and digits are shortcuts"),
  );
  store.watch(
    ({ letterKeys }) => letterKeys,
    (on) => void (box.checked = on),
  );
  return { open: () => made.showModal() };
}

/**
 * Asks before everything is forgotten.
 * @param {() => void} onForget
 * @returns {{ open: () => void }}
 */
export function createForget(onForget) {
  const forget = () => {
    made.close();
    onForget();
  };
  const made = dialog(
    "Forget everything?",
    "forget",
    element("p", {}, "All stories and settings that this browser keeps for Claimlight will be deleted. Your files stay as they are."),
    element(
      "p",
      { class: "choices" },
      element("button", { type: "button", class: "strong", onclick: forget }, "Forget everything"),
      element("button", { type: "button", onclick: () => made.close() }, "Keep it"),
    ),
  );
  return { open: () => made.showModal() };
}
