// One quiet bar over the story: how much of it rests on whom. Counts, never a verdict.

import { element } from "../dom.js";
import { tally } from "../reading.js";
import { counted } from "../words.js";

/** @import { Reading, Standing } from "../reading.js" */

/** @type {[Standing, string][]} */
const PARTS = [
  ["named", "somebody named"],
  ["anonymous", "somebody not named"],
  ["nobody", "nobody"],
  ["article", "the story itself"],
];

const NUMBER = new Intl.NumberFormat("en");

/**
 * @param {Reading} reading
 * @param {(standing: Standing) => void} onChoose shows the claims of one part of the bar
 */
export function drawSummary(reading, onChoose) {
  const { article, story } = reading;
  const counts = tally(reading);
  const present = PARTS.filter(([standing]) => counts[standing] > 0);
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  for (const [standing] of present) {
    const stretch = element("i", { class: standing });
    stretch.style.flexGrow = String(counts[standing]);
    bar.append(stretch);
  }
  const key = present.map(([standing, name]) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: `rests ${standing}`, title: `Show the claims that rest on ${name}`, onclick: () => onChoose(standing) },
        element("b", {}, NUMBER.format(counts[standing])),
        ` ${name}`,
      ),
    ),
  );
  return element(
    "section",
    { class: "summary", "aria-label": "What the story rests on" },
    element(
      "p",
      { class: "counts" },
      ...[
        counted(story.length, "claim"),
        counted(article.figures.length, "figure"),
        counted(article.speakers.filter(({ kind }) => kind !== "unnamed").length, "speaker"),
      ].map((words) => {
        const [count, name] = words.split(" ");
        return element("span", {}, element("b", {}, count), ` ${name}`);
      }),
    ),
    present.length > 0 && bar,
    present.length > 0 &&
      element("div", { class: "rests-on" }, element("p", { id: "rests-on" }, "Claims that rest on"), element("ul", { class: "key", "aria-labelledby": "rests-on" }, ...key)),
  );
}
