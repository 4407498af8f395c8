// The form in which a mark is changed or added. It stands beside the story, so that words can be
// selected there meanwhile.

import { element, fill } from "../dom.js";
import { finished, NOBODY, SINGLE, SOMEBODY_ELSE } from "../drafts.js";
import { nudged, paint, rangesOf, selectedPlace } from "../selection.js";
import { capital, figureKind, shorten, slice, speakerKind } from "../words.js";

/** @import { Draft, Fields, SpanName } from "../drafts.js" */
/** @import { Store, Story } from "../state.js" */
/** @import { ArticleAnnotation, Correction } from "../types.js" */
/** @import { Range } from "../ranges.js" */

/** @typedef {[string, string][]} Options value and name */

const FIGURES = ["count", "money", "percent", "ratio", "measure", "date", "time", "duration", "age", "ordinal", "score", "year"];
/** @type {Options} */
const BOUNDS = [["=", "exactly this"], ["~", "about this"], [">", "more than this"], [">=", "at least this"], ["<", "less than this"], ["<=", "at most this"]];
/** @type {Options} */
const MODES = [["direct", "in their own words, quoted"], ["indirect", "retold by the story"], ["mixed", "retold, partly quoted"]];
/** @type {Options} */
const CLAIMS = [["fact", "a fact that can be checked"], ["opinion", "an opinion"], ["forecast", "a forecast"], ["question", "a question"], ["instruction", "a call to do something"], ["other", "no claim"]];
/** @type {Options} */
const SPEAKERS = [["person", "a person"], ["organization", "an organization"], ["group", "a group of people"], ["document", "a document"], ["anonymous", "somebody who is not named"]];

/** @type {Record<Draft["kind"], [string, string]>} changed and new */
const TITLES = {
  figure: ["Change the figure", "A figure"],
  attribution: ["Change who says what", "Who says what"],
  claim: ["What the sentence claims", ""],
  speaker: ["Change the speaker", ""],
};

/** @type {Record<SpanName, [string, string]>} name, and what to select for it */
const SPANS = {
  place: ["Words", "the number with its unit"],
  qualifier: ["How exact the story is", "words such as “about” or “more than”"],
  noun: ["What it counts", "the words for it, wherever they stand"],
  content: ["What is said", "the words that are said"],
  source: ["Source", "the words that name who says it"],
  cue: ["Cue", "the words that report, such as “said”"],
};

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} article where the story is drawn
 * @param {Store} store
 * @param {{ onSave: (draft: Draft, correction: Correction) => void, onClose: () => void }} actions
 * @returns {{ close: () => boolean }}
 */
export function createEditorView(root, article, store, { onSave, onClose }) {
  const form = element("form", { novalidate: true, onsubmit: save });
  root.append(form);
  const words = element("div", { class: "spans" });
  const problem = element("p", { class: "wrong", role: "alert", id: "editor-problem" });
  /** What was selected last: to press a button must not lose it. @type {Range | null} */
  let selected = null;

  store.watch(({ editing }) => editing?.id ?? null, draw);
  store.watch(({ editing }) => editing?.spans ?? null, drawSpans);
  store.watch(({ editing, stories, current }) => editing !== null && (current !== editing.story || !stories.some(({ key }) => key === editing.story)), (away) => away && close());

  document.addEventListener("selectionchange", () => {
    const current = story();
    if (!current) return;
    const place = selectedPlace(article, current.article.text);
    if (place === null && root.contains(document.activeElement)) return;
    selected = place;
    for (const button of form.querySelectorAll(".take")) button.toggleAttribute("disabled", selected === null);
  });

  /** @returns {Story | null} the story of the draft */
  function story() {
    const { editing, stories } = store.read();
    return stories.find(({ key }) => key === editing?.story) ?? null;
  }

  function draw() {
    const { editing } = store.read();
    const current = story();
    root.hidden = !editing || !current;
    if (!editing || !current) return;
    const title = TITLES[editing.kind][editing.index === null ? 1 : 0];
    root.setAttribute("aria-label", title);
    problem.textContent = "";
    fill(
      form,
      element("h2", {}, title),
      words,
      ...fieldsOf(editing, current.article),
      problem,
      element("p", { class: "choices" }, element("button", { class: "strong" }, "Save"), element("button", { type: "button", onclick: close }, "Cancel")),
    );
    drawSpans();
    toggle();
    form.addEventListener("change", toggle);
    const first = /** @type {HTMLElement | null} */ (form.querySelector("select, input:not([hidden])"));
    first?.focus({ preventScroll: true });
    bring(Object.values(editing.spans).flat());
  }

  /** The words stand where the form does not cover them. @param {Range[]} places */
  function bring(places) {
    const first = places.sort((a, b) => a.start - b.start)[0];
    const box = first && rangesOf(article, first)[0]?.getBoundingClientRect();
    if (!box) return;
    const form = root.getBoundingClientRect();
    const covered = box.bottom > form.top - 8 && box.top < form.bottom && box.right > form.left && box.left < form.right;
    if (covered) scrollBy({ top: box.top - Math.max(80, form.top / 3) });
  }

  /** Fields that are needed only with what another says. */
  function toggle() {
    const { elements } = form;
    const chosen = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (elements.namedItem(name))?.value;
    for (const node of form.querySelectorAll("[data-when]")) {
      const [name, value] = (/** @type {HTMLElement} */ (node).dataset.when ?? "").split("=");
      /** @type {HTMLElement} */ (node).hidden = chosen(name) !== value;
    }
  }

  function drawSpans() {
    const { editing } = store.read();
    const current = story();
    const names = /** @type {SpanName[]} */ (Object.keys(editing?.spans ?? {}));
    if (!editing || !current) {
      paint(article, "edited", []);
      return fill(words);
    }
    const { text } = current.article;
    fill(
      words,
      ...names.map((name) => {
        const [label, what] = SPANS[name];
        const ranges = editing.spans[name] ?? [];
        const rows = ranges.map((range, place) => spanRow(name, label, range, place, text, ranges.length > 1 || (name !== "place" && name !== "content")));
        const take = element("button", { type: "button", class: "take", disabled: selected === null, onclick: () => takeSelected(name), "data-control": `take-${name}` }, ranges.length === 0 || SINGLE.has(name) ? "Take the selected words" : "Add the selected words");
        return element("fieldset", { "data-field": name }, element("legend", {}, label), ...rows, ranges.length === 0 && element("p", { class: "hint" }, `Select in the story ${what}.`), take);
      }),
    );
    paint(article, "edited", names.flatMap((name) => editing.spans[name] ?? []));
  }

  /** @param {SpanName} name @param {string} label @param {Range} range @param {number} place @param {string} text @param {boolean} removable */
  function spanRow(name, label, range, place, text, removable) {
    const nudge = (/** @type {"start" | "end"} */ which, /** @type {1 | -1} */ step, /** @type {string} */ sign, /** @type {string} */ says) =>
      element("button", { type: "button", class: "nudge", "aria-label": `${label}: ${says}`, title: says, "data-control": `${name}-${place}-${which}${step}`, onclick: () => change(name, place, nudged(text, range, which, step)) }, sign);
    return element(
      "div",
      { class: "span" },
      element("q", { dir: "auto" }, shorten(slice(text, range), 160)),
      element(
        "span",
        { class: "nudges" },
        "begin",
        nudge("start", -1, "◂", "begin a word earlier"),
        nudge("start", 1, "▸", "begin a word later"),
        "end",
        nudge("end", -1, "◂", "end a word earlier"),
        nudge("end", 1, "▸", "end a word later"),
        removable && element("button", { type: "button", class: "nudge", "aria-label": `${label}: without these words`, title: "Without these words", onclick: () => change(name, place, null) }, "×"),
      ),
    );
  }

  /** @param {SpanName} name @param {number} place @param {Range | null} range null takes it out */
  function change(name, place, range) {
    store.change(({ editing }) => {
      if (!editing) return {};
      const ranges = [...(editing.spans[name] ?? [])];
      ranges.splice(place, 1, ...(range ? [range] : []));
      return { editing: { ...editing, spans: { ...editing.spans, [name]: ranges } } };
    });
  }

  /** @param {SpanName} name */
  function takeSelected(name) {
    const current = story();
    if (!current) return;
    // A press may come before the browser has told of the selection, and may have taken it away.
    const place = selectedPlace(article, current.article.text) ?? selected;
    if (!place) return;
    store.change(({ editing }) => {
      if (!editing) return {};
      const others = SINGLE.has(name) ? [] : (editing.spans[name] ?? []).filter(({ start, end }) => end <= place.start || start >= place.end);
      const ranges = [...others, place].sort((a, b) => a.start - b.start);
      return { editing: { ...editing, spans: { ...editing.spans, [name]: ranges } } };
    });
    const named = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("name"));
    if (name === "source" && named && !named.value) named.value = slice(current.article.text, place);
  }

  /** @param {Event} event */
  function save(event) {
    event.preventDefault();
    const { editing } = store.read();
    const current = story();
    if (!editing || !current) return;
    /** @type {Fields} */
    const fields = {};
    for (const control of form.elements) {
      if (control instanceof HTMLInputElement) fields[control.name] = control.type === "checkbox" ? control.checked : control.value;
      else if (control instanceof HTMLSelectElement) fields[control.name] = control.value;
    }
    const outcome = finished(current.article, editing, fields);
    if ("problem" in outcome) {
      problem.textContent = outcome.problem;
      const control = form.elements.namedItem(outcome.field) ?? form.querySelector(`[data-field="${outcome.field}"] button`);
      if (control instanceof HTMLElement) {
        control.setAttribute("aria-describedby", problem.id);
        control.focus();
      }
      return;
    }
    store.change({ editing: null });
    onSave(editing, outcome.correction);
  }

  /** @returns {boolean} whether it was open */
  function close() {
    if (!store.read().editing) return false;
    store.change({ editing: null });
    onClose();
    return true;
  }

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });

  return { close };
}

/** @param {Draft} draft @param {ArticleAnnotation} article */
function fieldsOf({ kind, fields, index }, article) {
  const value = (/** @type {string} */ name) => String(fields[name] ?? "");
  switch (kind) {
    case "figure":
      return [
        select("Kind", "kind", FIGURES.map((one) => [one, capital(figureKind(one))]), value("kind")),
        element("div", { class: "pair" }, input("Value", "value", value("value")), input("to (of a range)", "high", value("high"))),
        element("div", { class: "pair" }, select("It is", "bound", BOUNDS, value("bound")), input("Unit", "unit", value("unit"), "USD, %, mile …")),
      ];
    case "attribution": {
      /** @type {Options} */
      const known = article.speakers.flatMap((speaker, at) => (speaker.kind === "unnamed" ? [] : [[String(at), `${shorten(speaker.name, 60)} (${speakerKind(speaker)})`]]));
      const unnamed = article.speakers[Number(value("speaker"))]?.kind === "unnamed";
      return [
        select("Who says it", "speaker", [...known, [SOMEBODY_ELSE, "somebody else …"], [NOBODY, "nobody named"]], unnamed ? NOBODY : value("speaker")),
        when(`speaker=${SOMEBODY_ELSE}`, element("div", { class: "pair" }, input("Name", "name", value("name"), "as the source names them"), select("That is", "kind", SPEAKERS, value("kind")))),
        select("How", "mode", MODES, value("mode")),
      ];
    }
    case "claim":
      return [
        select("It is", "kind", CLAIMS, value("kind")),
        tick("somebody is said to stand behind it", "attributed", fields.attributed === true),
        tick("it is hedged", "hedged", fields.hedged === true),
        tick("its words take a side", "loaded", fields.loaded === true),
      ];
    case "speaker": {
      /** @type {Options} */
      const others = article.speakers.flatMap((speaker, at) => (at === index || speaker.kind === "unnamed" ? [] : [[String(at), shorten(speaker.name, 60)]]));
      return [
        select("The same as", "into", [["", "nobody else in the list"], ...others], ""),
        when("into=", element("div", {}, input("Name", "name", value("name")), select("That is", "kind", SPEAKERS, value("kind")), input("Role", "role", value("role"), "as the story tells it"))),
      ];
    }
  }
}

/** @param {string} condition "name=value" @param {HTMLElement} node */
function when(condition, node) {
  node.dataset.when = condition;
  return node;
}

/** @param {string} label @param {string} name @param {Options} options @param {string} value */
function select(label, name, options, value) {
  const made = element("select", { name, "data-field": name });
  for (const [key, words] of options) made.append(element("option", { value: key, selected: key === value }, words));
  return element("label", { class: "field" }, element("span", {}, label), made);
}

/** @param {string} label @param {string} name @param {string} value @param {string} [placeholder] */
function input(label, name, value, placeholder = "") {
  return element("label", { class: "field" }, element("span", {}, label), element("input", { name, value, placeholder, autocomplete: "off" }));
}

/** @param {string} label @param {string} name @param {boolean} checked */
function tick(label, name, checked) {
  return element("label", { class: "switch" }, element("input", { type: "checkbox", name, checked }), label);
}
