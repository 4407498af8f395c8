// The compare view: several stories of one event, claim by claim.

import { backersOf, differenceName, quantitiesOf, rowsOf, sidesOf } from "../comparing.js";
import { element, fill } from "../dom.js";
import { counted, shorten, storyTitle } from "../words.js";
import { drawRows } from "./compare-rows.js";
import { drawQuantity } from "./dot-plot.js";
import { letter, letters, lettersKey, placed } from "./letters.js";

/** @import { Engine } from "../engine.js" */
/** @import { Store, Story } from "../state.js" */
/** @import { Comparison } from "../types.js" */
/** @import { Row } from "../comparing.js" */

/** Quantities, differences and speakers that the boxes over the rows show before they are asked for more. */
const QUANTITIES = 3;
const DIFFERENCES = 7;
const BACKERS = 7;

/** So many stories make a table of letters, the most widely told first. */
export const MANY = 7;

/** Differences that are told in a sentence, not by the words of each side. */
const UNSIDED = ["source"];

/** Differences that a reader asks for last: nearly every two tellings have them. */
const QUIET = ["source", "wording"];

/** @typedef {"all" | "differs" | "same" | "only" | "left-out"} Filter */
/** @type {[Filter, string][]} */
const FILTERS = [
  ["all", "All claims"],
  ["differs", "Told differently"],
  ["same", "Told alike"],
  ["only", "In one story only"],
  ["left-out", "In all but one"],
];

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Engine} engine
 * @param {{ onSentence: (story: Story, sentence: number, cell: string) => void, onFigure: (story: Story, figure: number, cell: string) => void, onChoose: () => void }} actions
 * @returns {{ back: (cell: string) => void }} back to the cell that led into a story
 */
export function createCompare(root, store, engine, actions) {
  /** Keys of the stories that are left out. @type {Set<string>} */
  let leftOut = new Set();
  /** @type {Filter} */
  let filter = "all";
  /** What is drawn, so that nothing is compared twice. @type {Story["article"][]} */
  let drawn = [];
  let run = 0;

  store.watch(({ view, stories }) => (view === "compare" ? stories : null), (stories) => stories && compare());

  return {
    back(cell) {
      store.change({ view: "compare" });
      const node = root.querySelector(`[data-cell="${cell}"]`);
      if (!(node instanceof HTMLElement)) return;
      node.closest("details")?.setAttribute("open", "");
      node.scrollIntoView({ block: "center" });
      node.focus({ preventScroll: true });
    },
  };

  async function compare() {
    const { stories } = store.read();
    leftOut = new Set([...leftOut].filter((key) => stories.some((story) => story.key === key)));
    const chosen = stories.filter(({ key }) => !leftOut.has(key));
    const wanted = chosen.map(({ article }) => article);
    if (chosen.length > 1 && wanted.length === drawn.length && wanted.every((article, index) => article === drawn[index])) return;
    drawn = wanted;
    const mine = ++run;
    if (chosen.length < 2) return drawNothing(stories);
    fill(root, chooser(stories), element("p", { class: "waiting", role: "status" }, `Comparing ${counted(chosen.length, "story", "stories")} …`));
    try {
      const comparison = await engine.compare(chosen.map(({ article }) => article));
      if (mine !== run) return;
      store.change({ repeated: repeatedIn(comparison, chosen) });
      draw(stories, chosen, comparison);
    } catch (error) {
      drawn = [];
      if (mine !== run) return;
      const said = error instanceof Error ? error.message : String(error);
      fill(root, chooser(stories), element("p", { class: "problem", role: "alert" }, `The stories could not be compared. ${said}`));
    }
  }

  /** @param {Story[]} stories */
  function drawNothing(stories) {
    const [only] = stories;
    fill(
      root,
      stories.length > 1 && chooser(stories),
      element(
        "div",
        { class: "nothing" },
        element("h1", {}, "Two stories make a comparison"),
        only && stories.length === 1 && element("p", {}, "You have one: ", element("b", {}, storyTitle(only.article)), "."),
        element("p", {}, stories.length === 0 ? "Drop two or more tellings of one event" : "Drop a second telling of the event", ": what both say, where their figures, places and sources differ, and what only one of them has, then stands here side by side."),
        element("p", { class: "choices" }, element("button", { type: "button", class: "strong", onclick: actions.onChoose }, "Choose files")),
      ),
    );
  }

  /** Which stories are compared; a choice only where there are more than two. @param {Story[]} stories */
  function chooser(stories) {
    if (stories.length < 3) return null;
    return element(
      "details",
      { class: "chooser", open: leftOut.size > 0 },
      element("summary", {}, `${stories.length - leftOut.size} of ${counted(stories.length, "story", "stories")} compared`),
      element(
        "fieldset",
        {},
        element("legend", { class: "unseen" }, "Stories to compare"),
        ...stories.map(({ key, article }) =>
          element(
            "label",
            { class: "switch" },
            element("input", {
              type: "checkbox",
              checked: !leftOut.has(key),
              "data-control": `compare-${key}`,
              onchange: (/** @type {Event} */ event) => {
                const box = /** @type {HTMLInputElement} */ (event.target);
                if (box.checked) leftOut.delete(key);
                else leftOut.add(key);
                compare();
              },
            }),
            storyTitle(article),
          ),
        ),
      ),
    );
  }

  /**
   * @param {Story[]} stories
   * @param {Story[]} chosen
   * @param {Comparison} comparison
   */
  function draw(stories, chosen, comparison) {
    const rows = rowsOf(comparison);
    const table = element("div", { class: "rows" });
    const filters = element("div", { class: "filters", role: "group", "aria-label": "Which claims to show" });
    const show = () => {
      for (const button of filters.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
      const kept = rows.filter((row) => passes(row, filter));
      drawRows(table, kept, { comparison, stories: chosen, onSentence: actions.onSentence });
    };
    for (const [name, words] of FILTERS) {
      const count = rows.filter((row) => passes(row, name)).length;
      // Of two stories, what one leaves out is what the other alone tells; of many it is seldom anything.
      if (name === "left-out" && count === 0 && filter !== name) continue;
      filters.append(
        element(
          "button",
          { type: "button", "data-filter": name, "data-control": `filter-${name}`, onclick: () => ((filter = name), show()) },
          `${words} `,
          element("b", {}, String(count)),
        ),
      );
    }
    fill(
      root,
      element("h1", {}, heading(chosen.length, rows)),
      lead(rows, chosen, comparison),
      lettersKey(chosen),
      chooser(stories),
      element("div", { class: "boxes" }, quantities(chosen, comparison), differences(rows, chosen), backers(chosen, comparison)),
      filters,
      chosen.length > 2 && signsKey(rows),
      table,
    );
    show();
  }

  /**
   * @param {Row[]} rows
   * @param {Story[]} chosen
   * @param {Comparison} comparison
   */
  function lead(rows, chosen, comparison) {
    const shared = rows.filter(({ relation }) => relation !== "only");
    const differing = shared.filter(({ relation }) => relation === "differs");
    const where = chosen.length === 2 ? "in both" : "in more than one";
    const alone = chosen.map(({ article }, index) => {
      const count = rows.filter(({ relation, cells }) => relation === "only" && cells[index].length > 0).length;
      return element("span", { title: storyTitle(article) }, element("b", {}, String(count)), ` only in ${letter(index)}`);
    });
    const parts = [
      element("span", {}, element("b", {}, String(shared.length)), ` ${shared.length === 1 ? "claim" : "claims"} ${where}`),
      element("span", {}, element("b", {}, String(differing.length)), " of them told differently"),
      ...(chosen.length <= 4 ? alone : []),
    ];
    return element(
      "p",
      { class: "lead" },
      ...parts.flatMap((part, index) => (index > 0 ? [" · ", part] : [part])),
      ...comparison.notices.map(({ message }) => element("span", { class: "notice" }, message)),
    );
  }

  /** @param {Story[]} chosen @param {Comparison} comparison */
  function quantities(chosen, comparison) {
    const all = quantitiesOf(comparison, chosen.map(({ article }) => article));
    return box(
      "The figures",
      all.length > 0
        ? all.map((quantity) =>
            drawQuantity(quantity, letter, (point, cell) => actions.onFigure(chosen[point.article], point.figure, cell)),
          )
        : [element("p", { class: "soft" }, "No quantity stands in more than one of the stories.")],
      QUANTITIES,
    );
  }

  /** @param {Row[]} rows @param {Story[]} chosen */
  function differences(rows, chosen) {
    const articles = chosen.map(({ article }) => article);
    const all = rows.flatMap((row) => {
      const told = chosen.length > 2 ? sidesOf(row, articles) : row.differences.map((difference) => ({ ...difference, sides: [] }));
      return told.map((difference) => ({ row, difference }));
    });
    const seen = new Set();
    const distinct = all
      .filter(({ difference }) => !seen.has(difference.explanation) && seen.add(difference.explanation))
      .sort((a, b) => Number(QUIET.includes(a.difference.kind)) - Number(QUIET.includes(b.difference.kind)));
    return box(
      "Where they differ",
      distinct.length > 0
        ? distinct.map(({ row, difference }) =>
            element(
              "p",
              {},
              element(
                "button",
                { type: "button", class: "link", onclick: () => bring(row.index) },
                element("b", {}, differenceName(difference.kind)),
              ),
              " ",
              ...(difference.sides.length > 1 && !UNSIDED.includes(difference.kind)
                ? difference.sides.flatMap(({ words, stories }, at) => [at > 0 ? " · " : "", `“${shorten(words, 40)}” `, ...letters(stories)])
                : placed(difference.explanation, difference.spans)),
            ),
          )
        : [element("p", { class: "soft" }, chosen.length > 2 ? "Nothing that several say is told differently." : "Nothing that both say is told differently.")],
      DIFFERENCES,
    );
  }

  /** Brings a row into sight. @param {number} index */
  function bring(index) {
    if (filter !== "all" && filter !== "differs") {
      filter = "all";
      /** @type {HTMLElement | null} */ (root.querySelector('[data-filter="all"]'))?.click();
    }
    const row = root.querySelector(`[data-row="${index}"]`);
    if (!(row instanceof HTMLElement)) return;
    row.scrollIntoView({ block: "center" });
    /** @type {HTMLElement | null} */ (row.querySelector("button"))?.focus({ preventScroll: true });
  }

  /** @param {Story[]} chosen @param {Comparison} comparison */
  function backers(chosen, comparison) {
    const all = backersOf(comparison, chosen.map(({ article }) => article));
    return box(
      "Who stands behind it",
      all.length > 0
        ? all.map(({ name, stories, claims, kind }) => {
            const everywhere = stories.length === chosen.length;
            const where = everywhere ? (chosen.length === 2 ? "in both" : "in all") : stories.length === 1 ? "quoted only in" : "in";
            const sole = claims > 0 ? ` · the only source of ${counted(claims, "shared claim")}` : "";
            return element("p", {}, element("b", {}, name), kind === "anonymous" ? ", not named" : "", ` · ${where} `, ...(everywhere ? [] : letters(stories)), sole);
          })
        : [element("p", { class: "soft" }, "Nobody is cited in any of them.")],
      BACKERS,
    );
  }
}

/** What the signs of the table mean, those that stand in it. @param {Row[]} rows */
function signsKey(rows) {
  /** @type {[string, string, boolean][]} */
  const signs = [
    ["✓", "says so too", true],
    ["≠", "says otherwise", rows.some(({ relation }) => relation === "differs")],
    ["–", "says nothing of it", true],
    ["∅", "the only one that leaves it out", rows.some(({ leftOutBy }) => leftOutBy != null)],
  ];
  const shown = signs.filter(([, , present]) => present);
  return element("p", { class: "signs-key" }, ...shown.map(([mark, words]) => element("span", {}, element("b", { class: "relation-sign" }, mark), ` ${words}`)), element("span", { class: "by-hand-only" }, "Open a claim to read what each says."));
}

/** @param {Row} row @param {Filter} filter */
function passes({ relation, leftOutBy }, filter) {
  return filter === "all" || (filter === "left-out" ? leftOutBy != null : relation === filter);
}

/** @param {number} stories @param {Row[]} rows */
function heading(stories, rows) {
  const count = stories === 2 ? "Two" : String(stories);
  const shared = rows.filter(({ relation }) => relation !== "only").length;
  // Many files that share little are a folder rather than one event.
  return shared * stories > rows.length / 2 && stories < MANY ? `${count} tellings of one event` : `${count} stories side by side`;
}

/** @param {string} title @param {HTMLElement[]} content @param {number} most so much of it is shown at once */
function box(title, content, most) {
  const rest = content.slice(most);
  return element(
    "section",
    { class: "box" },
    element("h2", {}, title),
    ...content.slice(0, most),
    rest.length > 0 && element("details", { class: "rest" }, element("summary", {}, `and ${rest.length} more`), ...rest),
  );
}

/** The sentences of each story that others have too: one more reason to check them. @param {Comparison} comparison @param {Story[]} chosen */
function repeatedIn({ claims }, chosen) {
  /** @type {Record<string, Set<number>>} */
  const found = Object.fromEntries(chosen.map(({ key }) => [key, new Set()]));
  for (const { relation, members } of claims) {
    if (relation !== "only") for (const { article, sentence } of members) found[chosen[article].key].add(sentence);
  }
  return found;
}
