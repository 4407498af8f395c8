// Many stories beside each other: a claim a row, a story a column, what is odd marked, every row to be opened.

import { oddOnes, wordsOf } from "../comparing.js";
import { element } from "../dom.js";
import { inSlices } from "../slices.js";
import { shorten, slice, storyTitle } from "../words.js";
import { MANY } from "./compare.js";
import { drawSentences } from "./compare-rows.js";
import { letter, placed } from "./letters.js";

/** @import { ArticleAnnotation } from "../types.js" */
/** @import { Row } from "../comparing.js" */
/** @import { Context } from "./compare-rows.js" */

/** So much of a claim stands in its row, and of its words in a cell. */
const CLAIM = 150;
const SHORT_CLAIM = 90;
const CELL = 26;

/** @type {Record<string, string>} */
const SAID = { same: "says so too", odd: "the odd one out", differs: "differs" };

/**
 * @param {Row[]} rows
 * @param {Context} context
 * @returns {{ table: HTMLTableElement, stop: () => void }}
 */
export function drawMatrix(rows, context) {
  const { stories } = context;
  const many = stories.length >= MANY;
  const title = (/** @type {ArticleAnnotation} */ article, /** @type {number} */ index) => {
    const parts = [element("span", { class: "letter" }, letter(index)), element("small", {}, shorten(storyTitle(article), many ? 26 : 32))];
    return many ? parts.reverse() : parts; // beneath a title that runs upwards
  };
  const heads = stories.map(({ article }, index) =>
    element("th", { scope: "col", title: `${storyTitle(article)} (${article.id})` }, ...title(article, index)),
  );
  const tellers = (/** @type {Row} */ { cells }) => cells.filter((cell) => cell.length > 0).length;
  const ordered = many ? [...rows].sort((a, b) => tellers(b) - tellers(a)) : rows;
  const body = element("tbody");
  const table = element(
    "table",
    { class: many ? "matrix many" : "matrix" },
    element("caption", { class: "unseen" }, "Each row is one claim, each column a story. Arrow keys lead from cell to cell."),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Claim"), ...heads)),
    body,
  );
  table.style.setProperty("--stories", String(stories.length));
  table.addEventListener("keydown", (event) => walk(table, event));
  const { stop } = inSlices(ordered, (row) => body.append(...drawRow(row, context, body.childElementCount === 0)));
  return { table, stop };
}

/** @param {Row} row @param {Context} context @param {boolean} first @returns {HTMLElement[]} the row, and the one that opens below it */
function drawRow(row, context, first) {
  const { stories } = context;
  const standing = oddOnes(row);
  const teller = row.cells.findIndex((cell) => cell.length > 0);
  const { article } = stories[teller];
  const claim = shorten(slice(article.text, article.sentences[row.cells[teller][0]]), stories.length >= MANY ? SHORT_CLAIM : CLAIM);
  const below = element("tr", { class: "below", hidden: true }, element("td", { colspan: stories.length + 1 }));
  const open = element(
    "button",
    {
      type: "button",
      class: "claim",
      "aria-expanded": "false",
      tabindex: first ? "0" : "-1",
      title: "Show what each story says",
      onclick: () => {
        const opening = below.hidden;
        below.hidden = !opening;
        open.setAttribute("aria-expanded", String(opening));
        const cell = below.firstElementChild;
        if (opening && cell && cell.childElementCount === 0) cell.append(drawBelow(row, context));
      },
    },
    element("b", { class: row.relation }, row.sign && element("span", { class: "relation-sign" }, row.sign), row.sign && " ", row.relation === "only" ? `only in ${letter(teller)}` : row.word),
    row.leftOutBy == null ? null : element("b", { class: "left-out" }, `all but ${letter(row.leftOutBy)}`),
    element("span", { dir: "auto" }, claim),
  );
  const cells = stories.map((story, index) => {
    const [sentence] = row.cells[index];
    if (sentence === undefined) {
      const alone = row.leftOutBy === index;
      const said = alone ? "all other stories tell this, this one does not" : "not in this story";
      return element("td", { class: alone ? "silent alone" : "silent", title: alone ? said : null }, element("span", { "aria-hidden": "true" }, alone ? "∅" : "–"), element("span", { class: "unseen" }, said));
    }
    const how = standing[index];
    const words = stories.length >= MANY ? "" : shorten(wordsOf(row, index, story.article.text), CELL);
    const button = element(
      "button",
      {
        type: "button",
        tabindex: "-1",
        dir: "auto",
        "data-cell": `${row.index}-${index}`,
        title: shorten(slice(story.article.text, story.article.sentences[sentence]), 300),
        onclick: () => context.onSentence(story, sentence, `${row.index}-${index}`),
      },
      element("span", { class: "relation-sign", "aria-hidden": "true" }, how ? "≠" : "✓"),
      words ? element("span", { class: "what" }, ` ${words}`) : null,
      element("span", { class: "unseen" }, ` ${SAID[how ?? "same"]}: show it in story ${letter(index)}`),
    );
    return element("td", { class: how ?? "same" }, button);
  });
  return [element("tr", { "data-row": row.index, class: row.relation }, element("th", { scope: "row" }, open), ...cells), below];
}

/** What each story says in full, with why they differ. @param {Row} row @param {Context} context */
function drawBelow(row, context) {
  const explained = row.differences.filter(({ explanation }, at, all) => all.findIndex((other) => other.explanation === explanation) === at);
  return element(
    "div",
    {},
    row.detail ? element("p", { class: "soft" }, `Also: ${row.detail}`) : null,
    row.leftOutBy == null ? null : element("p", {}, "All tell this but ", element("span", { class: "letter" }, letter(row.leftOutBy)), "."),
    ...row.additions.map(({ article, explanation }) => element("p", {}, ...placed(explanation, [{ article }]))),
    ...explained.slice(0, 6).map(({ explanation, spans }) => element("p", {}, ...placed(explanation, spans))),
    element(
      "dl",
      {},
      ...context.stories.flatMap((story, index) =>
        row.cells[index].length === 0 ? [] : [element("dt", {}, element("span", { class: "letter" }, letter(index))), element("dd", {}, ...drawSentences(row, story, index, context))],
      ),
    ),
  );
}

/** From cell to cell by arrow keys; Tab leads in and out once. @param {HTMLTableElement} table @param {KeyboardEvent} event */
function walk(table, event) {
  const cell = event.target instanceof Element ? event.target.closest("tbody tr:not(.below) > *") : null;
  const row = cell?.parentElement;
  if (!cell || !row) return;
  const rows = [...table.querySelectorAll("tbody tr:not(.below)")];
  const column = [...row.children].indexOf(cell);
  /** @type {Record<string, () => HTMLButtonElement | null>} */
  const ways = { ArrowRight: () => beside(row, column, 1), ArrowLeft: () => beside(row, column, -1), ArrowDown: () => along(1), ArrowUp: () => along(-1) };
  if (!Object.hasOwn(ways, event.key)) return;
  const next = ways[event.key]();
  event.preventDefault();
  if (!next) return;
  for (const button of table.querySelectorAll("button[tabindex='0']")) button.setAttribute("tabindex", "-1");
  next.tabIndex = 0;
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });

  /** @param {1 | -1} step */
  function along(step) {
    for (let at = rows.indexOf(/** @type {HTMLElement} */ (row)) + step; at >= 0 && at < rows.length; at += step) {
      const button = rows[at].children[column]?.querySelector("button");
      if (button) return button;
    }
    return null;
  }
}

/** @param {Element} row @param {number} column @param {1 | -1} step */
function beside(row, column, step) {
  for (let at = column + step; at >= 0 && at < row.children.length; at += step) {
    const button = row.children[at].querySelector("button");
    if (button) return button;
  }
  return null;
}
