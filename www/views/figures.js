// The figures of a story: sorted, filtered, each leading to its place.

import { element, fill } from "../dom.js";
import { currentStory } from "../state.js";
import { carriedFrom, counted, figureKinds, figureMeaning, figureTitle } from "../words.js";
import { choice, entry, growingList } from "./entries.js";

/** @import { FigureFilter, Store } from "../state.js" */
/** @import { ArticleAnnotation } from "../types.js" */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function createFigures(root, store) {
  store.watch(
    (state) => (state.panel === "figures" ? currentStory(state)?.article : undefined),
    () => draw(),
  );
  store.watch(({ figures }) => figures, draw);

  function draw() {
    const state = store.read();
    const article = currentStory(state)?.article;
    if (state.panel !== "figures") return;
    if (!article) return fill(root, element("h2", {}, "Figures"), element("p", { class: "empty" }, "Drop a story to see its figures."));
    const kinds = [...new Set(article.figures.map(({ kind }) => kind))];
    const filter = { ...state.figures, kind: kinds.includes(/** @type {any} */ (state.figures.kind)) ? state.figures.kind : "" };
    const chosen = choose(article, filter);
    fill(
      root,
      element("h2", {}, "Figures"),
      kinds.length > 0
        ? element(
            "div",
            { class: "filters" },
            choice("Sorted by", [["place", "place"], ["value", "value"], ["kind", "kind"]], filter.order, (order) =>
              change({ order: /** @type {FigureFilter["order"]} */ (order) }),
            ),
            choice("Show", [["", `all ${article.figures.length}`], ...kinds.map(named)], filter.kind, (kind) => change({ kind })),
          )
        : element("p", { class: "empty" }, "There are no figures in this story."),
      ...growingList(chosen, (index) => drawEntry(article, index), { "aria-label": counted(chosen.length, "figure") }),
    );
  }

  /** @param {Partial<FigureFilter>} part */
  function change(part) {
    store.change(({ figures }) => ({ figures: { ...figures, ...part } }));
  }
}

/** @param {string} kind @returns {[string, string]} */
function named(kind) {
  return [kind, figureKinds(kind)];
}

/** @param {ArticleAnnotation} article @param {number} index */
function drawEntry(article, index) {
  const figure = article.figures[index];
  const carried = carriedFrom(article, figure);
  const meaning = carried ? `${figureMeaning(article, figure)}. ${carried}` : figureMeaning(article, figure);
  return entry(`f${index}`, "figure", element("b", { class: "number" }, figureTitle(article, figure)), element("small", {}, meaning));
}

/**
 * Indices of the figures to show. By value, figures of one kind and unit stand together, the
 * largest first: a sum of money is neither more nor less than an age.
 * @param {ArticleAnnotation} article
 * @param {FigureFilter} filter
 * @returns {number[]}
 */
export function choose({ figures }, { kind, order }) {
  const indices = figures.map((_, index) => index).filter((index) => !kind || figures[index].kind === kind);
  if (order === "place") return indices;
  const groups = new Map([...new Set(figures.map(group))].map((name, place) => [name, place]));
  const place = (/** @type {number} */ index) => groups.get(group(figures[index])) ?? 0;
  return indices.sort((a, b) => {
    return place(a) - place(b) || (order === "value" ? compareValues(figures[b].value, figures[a].value) : 0) || a - b;
  });
}

/** @param {{ kind: string, unit?: string | null }} figure */
function group({ kind, unit }) {
  return `${kind} ${unit ?? ""}`;
}

/** @param {number | string} a @param {number | string} b */
function compareValues(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}
