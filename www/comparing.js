// What the page derives of a comparison: its rows in reading order, its quantities, who stands behind it. Pure.

import { capital, figureTitle, figureValue, slice } from "./words.js";

/** @import { ArticleAnnotation, Comparison } from "./types.js" */
/** @import { Range } from "./ranges.js" */

/** @typedef {Comparison["claims"][number]} Cluster */
/** @typedef {Cluster["differences"][number]} Difference */

/**
 * One claim across the stories. `cells` has the sentences of each story, none where it is silent.
 * @typedef {object} Row
 * @property {number} index of the cluster
 * @property {Cluster["relation"]} relation
 * @property {number[][]} cells
 * @property {Difference[]} differences
 * @property {Cluster["additions"]} additions what only one of the stories has in it
 * @property {number | null} leftOutBy the one story that is silent where all others are not
 * @property {string} sign one mark for the relation
 * @property {string} word what the relation is
 * @property {string} detail what else is to be said
 */

/**
 * One story's value of a quantity; `low` and `high` are the ends to draw, null where open.
 * @typedef {object} Point
 * @property {number} article
 * @property {number} figure
 * @property {string} label
 * @property {number} value
 * @property {number | null} low
 * @property {number | null} high
 */

/** @typedef {{ title: string, relation: string, explanation: string, points: Point[] }} Quantity */

/** @typedef {{ name: string, stories: number[], claims: number, kind: string }} Backer */

/** @type {Record<string, [string, string]>} */
const KINDS = {
  figure: ["≠", "figure"],
  negation: ["≠", "said / denied"],
  place: ["≠", "place"],
  time: ["≠", "time"],
  name: ["≠", "name"],
  source: ["≠", "source"],
  wording: ["≈", "wording"],
};

/** How much a kind of difference matters: the gravest names the row. */
const GRAVITY = Object.keys(KINDS);

/** How much more of a number an open bound reaches over when it is drawn. */
const OPEN = 0.25;

/** @param {string} kind of a difference */
export function differenceName(kind) {
  return KINDS[kind]?.[1] ?? kind;
}

/**
 * The rows in the order of the first story, the others' own claims where they come in theirs.
 * @param {Comparison} comparison
 * @returns {Row[]}
 */
export function rowsOf(comparison) {
  const stories = comparison.articles.length;
  const rows = comparison.claims.map((cluster, index) => rowOf(comparison, cluster, index, stories));
  // A row's place: the row of the first story that it follows, then the story, then the sentence.
  const places = new Map();
  for (const row of rows) if (row.cells[0].length > 0) places.set(row, [row.cells[0][0], -1, -1]);
  for (let story = 1; story < stories; story += 1) {
    let anchor = -1;
    const inOrder = rows.filter((row) => row.cells[story].length > 0).sort((a, b) => a.cells[story][0] - b.cells[story][0]);
    for (const row of inOrder) {
      const place = places.get(row);
      if (place) anchor = place[0];
      else places.set(row, [anchor, story, row.cells[story][0]]);
    }
  }
  return rows.sort((a, b) => {
    const [one, other] = [places.get(a), places.get(b)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  });
}

/**
 * @param {Comparison} comparison
 * @param {Cluster} cluster
 * @param {number} index
 * @param {number} stories
 * @returns {Row}
 */
function rowOf(comparison, cluster, index, stories) {
  /** @type {number[][]} */
  const cells = Array.from({ length: stories }, () => []);
  for (const { article, sentence } of cluster.members) cells[article]?.push(sentence);
  const { relation, differences, additions, sole_speaker: sole, left_out_by: leftOutBy } = cluster;
  const told = { index, relation, cells, differences, additions, leftOutBy };
  const speaker = sole == null ? null : comparison.speakers[sole];
  const rests = speaker && relation !== "only" ? `rests on ${capital(speaker.name)} alone` : "";
  const more = additions.length > 0 ? "one says more" : "";
  const detail = [more, rests].filter(Boolean).join(" · ");
  if (relation === "only") return { ...told, sign: "", word: "only here", detail };
  if (relation === "same") return { ...told, sign: "=", word: "same", detail };
  const kinds = [...new Set(differences.map(({ kind }) => kind))].sort((a, b) => GRAVITY.indexOf(a) - GRAVITY.indexOf(b));
  const [sign, word] = KINDS[kinds[0]] ?? ["≠", "differs"];
  const others = kinds.slice(1).map(differenceName).join(", ");
  return { ...told, sign, word, detail: [others, detail].filter(Boolean).join(" · ") };
}

/**
 * The quantities that several stories give, those in conflict first.
 * @param {Comparison} comparison
 * @param {ArticleAnnotation[]} articles
 * @returns {Quantity[]}
 */
export function quantitiesOf({ figures }, articles) {
  const order = ["conflicts", "compatible", "agrees", "different-quantity"];
  return figures
    .map(({ members, relation, explanation }) => {
      /** @type {Point[]} */
      const points = [];
      let title = "";
      for (const { article, figure: index } of members) {
        const annotation = articles[article];
        const figure = annotation?.figures[index];
        if (!figure || typeof figure.value !== "number") continue;
        const label = figureTitle(annotation, { ...figure, noun: null });
        const noun = figure.noun ? slice(annotation.text, figure.noun) : "";
        // Headlines write the same words large.
        if (!title || (noun !== title && noun === title.toLowerCase())) title = noun;
        // A story that repeats itself is drawn once.
        if (points.some((point) => point.article === article && point.label.toLowerCase() === label.toLowerCase())) continue;
        points.push({ article, figure: index, label, value: figure.value, ...ends(figure) });
      }
      return { title: title || figureKind(articles, members[0]), relation, explanation, points };
    })
    .filter(({ points }) => points.length > 1)
    .sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation) || b.points.length - a.points.length);
}

/** @param {ArticleAnnotation[]} articles @param {{ article: number, figure: number }} member */
function figureKind(articles, { article, figure }) {
  const found = articles[article]?.figures[figure];
  return found ? figureValue(found) : "";
}

/** @param {ArticleAnnotation["figures"][number]} figure @returns {{ low: number | null, high: number | null }} */
function ends({ value, high, bound }) {
  const from = Number(value);
  if (bound === ">" || bound === ">=") return { low: from, high: null };
  if (high != null) return { low: from, high };
  if (bound === "<" || bound === "<=") return { low: null, high: from };
  if (bound === "~") return { low: from * 0.95, high: from * 1.05 };
  return { low: from, high: from };
}

/**
 * The stretch of numbers that a plot shows, with room for open ends.
 * @param {Point[]} points
 * @returns {{ from: number, to: number }}
 */
export function axisOf(points) {
  const values = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((most - least) * 0.35, Math.abs(most) * OPEN * 0.5) || 1; // nothing but zeros
  return { from: least >= 0 ? Math.max(0, least - room) : least - room, to: most + room };
}

/**
 * A few round numbers on a stretch, to read it by.
 * @param {{ from: number, to: number }} axis
 * @returns {number[]}
 */
export function ticksOf({ from, to }) {
  const rough = (to - from) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  /** @type {number[]} */
  const ticks = [];
  for (let at = Math.ceil(from / step); at * step <= to; at += 1) ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}

/**
 * Who stands behind words in more than one story first, then those who are heard in one alone.
 * @param {Comparison} comparison
 * @param {ArticleAnnotation[]} articles
 * @returns {Backer[]}
 */
export function backersOf(comparison, articles) {
  /** @type {Map<string, Backer>} */
  const backers = new Map();
  const all = comparison.speakers
    .map(({ name, members }, index) => {
      const speaking = members.filter(({ article, speaker }) =>
        articles[article]?.attributions.some((attribution) => attribution.speaker === speaker || attribution.chain.includes(speaker)),
      );
      const { article, speaker } = members[0];
      const known = articles[article]?.speakers[speaker];
      return {
        name: capital(name),
        kind: known?.kind ?? "",
        stories: [...new Set(speaking.map((member) => member.article))],
        claims: comparison.claims.filter(({ relation, sole_speaker: sole }) => relation !== "only" && sole === index).length,
      };
    })
    .filter(({ stories }) => stories.length > 0);
  // "The coast guard" of several stories is told in one line, though nobody knows that it is one speaker.
  for (const backer of all) {
    const known = backers.get(backer.name.toLowerCase());
    if (!known) backers.set(backer.name.toLowerCase(), backer);
    else {
      known.stories = [...new Set([...known.stories, ...backer.stories])].sort((a, b) => a - b);
      known.claims += backer.claims;
    }
  }
  return [...backers.values()].sort((a, b) => b.stories.length - a.stories.length || b.claims - a.claims);
}

/**
 * What only one story has in a claim that several make: the stretches of a sentence to mark.
 * @param {Row} row
 * @param {number} article
 * @param {Range} sentence
 */
export function additionsIn({ additions }, article, { start, end }) {
  return additions.filter((addition) => addition.article === article && addition.start >= start && addition.end <= end);
}

/**
 * Where words differ in a sentence: the stretches to mark, with what to say of them.
 * @param {Row} row
 * @param {number} article
 * @param {Range} sentence
 * @returns {(Range & { difference: Difference })[]}
 */
export function differencesIn({ differences }, article, { start, end }) {
  return differences.flatMap((difference) =>
    difference.spans
      .filter((span) => span.article === article && span.start < end && span.end > start && span.end - span.start < end - start)
      .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end), difference })),
  );
}

/**
 * The quotations of a sentence that other stories cut or change.
 * @param {Comparison} comparison
 * @param {number} article
 * @param {Range} sentence
 */
export function quotesIn({ quotes }, article, { start, end }) {
  return quotes.filter(({ members }) => members.some((member) => member.article === article && member.start < end && member.end > start));
}

/**
 * Who stands alone in a row: a story that differs in something from more than half of the others, where
 * some of them do not. Where none stands alone, all that differ "differ". Whom a story has it from is another matter.
 * @param {Row} row
 * @returns {Record<number, "odd" | "differs">} by story; the others say the same
 */
export function oddOnes({ cells, differences }) {
  const tellers = cells.flatMap((cell, story) => (cell.length > 0 ? [story] : []));
  const most = (tellers.length - 1) / 2;
  /** @type {Record<number, "odd" | "differs">} */
  const found = {};
  for (const kind of new Set(differences.map((difference) => difference.kind).filter((kind) => kind !== "source"))) {
    /** @type {Map<number, Set<number>>} */
    const against = new Map(tellers.map((story) => [story, new Set()]));
    for (const { spans } of differences.filter((difference) => difference.kind === kind)) {
      const sides = [...new Set(spans.map(({ article }) => article))];
      for (const one of sides) for (const other of sides) if (one !== other) against.get(one)?.add(other);
    }
    const count = (/** @type {number} */ story) => against.get(story)?.size ?? 0;
    const agreed = tellers.some((story) => count(story) <= most);
    const odd = tellers.filter((story) => agreed && count(story) > most);
    for (const story of odd) found[story] = "odd";
    if (odd.length === 0) for (const story of tellers) if (count(story) > 0) found[story] ??= "differs";
  }
  return found;
}

/**
 * What stories say in the place where they differ: "212" in some, "240" in another.
 * @param {Row} row
 * @param {ArticleAnnotation[]} articles
 * @returns {{ kind: Difference["kind"], explanation: string, spans: Difference["spans"], sides: { words: string, stories: number[] }[] }[]} one for each kind
 */
export function sidesOf({ differences }, articles) {
  return [...new Set(differences.map(({ kind }) => kind))].map((kind) => {
    /** @type {Map<string, Set<number>>} */
    const sides = new Map();
    const alike = differences.filter((difference) => difference.kind === kind);
    for (const { article, start, end } of alike.flatMap(({ spans }) => spans)) {
      const words = slice(articles[article].text, { start, end });
      sides.set(words, (sides.get(words) ?? new Set()).add(article));
    }
    return { kind, explanation: alike[0].explanation, spans: alike[0].spans, sides: [...sides].map(([words, stories]) => ({ words, stories: [...stories].sort((a, b) => a - b) })) };
  });
}

/**
 * The words of a story that differ from others in a row.
 * @param {Row} row
 * @param {number} story
 * @param {string} text of the story
 */
export function wordsOf({ differences }, story, text) {
  const words = differences
    .filter(({ kind }) => kind !== "source")
    .flatMap(({ spans }) => spans.filter(({ article }) => article === story).map((span) => slice(text, span)));
  return [...new Set(words)].join(", ");
}
