// Writes annotated stories for the tests of the page, from words instead of offsets.

/** @import { ArticleAnnotation } from "../../www/types.js" */

/**
 * @typedef {object} Notes
 * @property {[words: string, kind: string, value: number | string, more?: { bound?: string, qualifier?: string, noun?: string, unit?: string }][]} [figures]
 * @property {[source: string, cue: string, content: string[], speaker: number | null, chain?: number[]][]} [says]
 * @property {[name: string, kind: string, role?: string][]} [speakers]
 * @property {[code: string, words: string][]} [reasons]
 * @property {Record<string, string>} [kinds] of sentences, by words in them; the others are facts
 */

/** Lines that are no running text, by how they begin. @type {[RegExp, string][]} */
const BLOCKS = [
  [/^# /, "headline"],
  [/^By /, "byline"],
  [/^Share /, "furniture"],
];

/**
 * The annotation of a text, one block a line, the headline marked with "# ". Words are looked for
 * from the place where the last were found, so they are given in text order.
 * @param {string} id
 * @param {string} written
 * @param {Notes} notes
 * @returns {ArticleAnnotation}
 */
export function annotated(id, written, { figures = [], says = [], speakers = [], reasons = [], kinds = {} }) {
  const text = written.replace(/^# /, "");
  /** @type {any[]} */
  const blocks = [];
  /** @type {any[]} */
  const sentences = [];
  let at = 0;
  for (const line of written.split("\n")) {
    const words = line.replace(/^# /, "");
    const [, kind] = BLOCKS.find(([start]) => start.test(line)) ?? [null, "paragraph"];
    if (words) {
      const block = blocks.push({ start: at, end: at + words.length, kind, reason: kind === "furniture" ? "share-bar" : "" }) - 1;
      let start = at;
      for (const sentence of kind === "paragraph" ? words.split(/(?<=[.?!]”?) (?=[A-Z“])/) : [words]) {
        const named = Object.entries(kinds).find(([part]) => sentence.includes(part));
        const claim = { kind: named?.[1] ?? (kind === "headline" || kind === "paragraph" ? "fact" : "other"), attributed: false, hedged: false, loaded: false, reasons: [], checks: [] };
        sentences.push({ start, end: start + sentence.length, block, claim });
        start += sentence.length + 1;
      }
    }
    at += words.length + 1;
  }

  /** @param {string} words @param {number} [from] */
  const find = (words, from = 0) => {
    const start = text.indexOf(words, from);
    if (start < 0) throw new Error(`the story has no “${words}”`);
    return { start, end: start + words.length };
  };
  /** @param {number} offset */
  const sentenceOf = (offset) => sentences.findIndex(({ end }) => end > offset);

  for (const [code, words] of reasons) {
    const range = find(words);
    const { claim } = sentences[sentenceOf(range.start)];
    claim.reasons.push({ code, ...range });
    if (code.startsWith("hedge")) claim.hedged = true;
    if (code.startsWith("loaded")) claim.loaded = true;
  }
  let last = 0;
  const foundFigures = figures.map(([words, kind, value, { bound = "=", qualifier, noun, unit } = {}]) => {
    const range = find(words, last);
    last = range.end;
    return {
      ...range,
      sentence: sentenceOf(range.start),
      kind,
      value,
      relative: null,
      high: null,
      bound,
      unit: unit ?? null,
      qualifier: qualifier ? find(qualifier, Math.max(0, range.start - qualifier.length - 1)) : null,
      noun: noun ? find(noun) : null,
    };
  });
  const attributions = says.map(([source, cue, content, speaker, chain]) => {
    const spans = content.map((words) => find(words));
    const cues = cue ? [find(cue)] : [];
    for (const { start } of spans) sentences[sentenceOf(start)].claim.attributed = true;
    return {
      sentence: sentenceOf((cues[0] ?? spans[0]).start),
      mode: content[0].startsWith("“") ? "direct" : "indirect",
      source: source ? [find(source)] : [],
      cue: cues,
      content: spans,
      speaker,
      chain: chain ?? (speaker == null ? [] : [speaker]),
      outer: null,
      content_kind: "fact",
      reasons: cues.map((range) => ({ code: "cue-verb", ...range })),
    };
  });
  for (const [index, sentence] of sentences.entries()) {
    const { claim, block, start, end } = sentence;
    if (claim.kind === "other" || blocks[block].kind === "furniture") continue;
    const behind = attributions.find(({ content }) => content.some((span) => span.start < end && span.end > start));
    const kind = behind?.speaker == null ? null : speakers[behind.speaker][1];
    const codes = [
      foundFigures.some((figure) => figure.sentence === index) && "has-figure",
      (!behind || kind === "unnamed") && "nobody-behind",
      kind === "anonymous" && "anonymous-behind",
      claim.kind === "forecast" && "prediction",
      claim.kind === "opinion" && "not-checkable",
    ];
    claim.checks = codes.flatMap((code) => (code ? [{ code, start, end }] : []));
  }
  const title = blocks.find(({ kind }) => kind === "headline");
  return /** @type {ArticleAnnotation} */ ({
    schema: "claimlight/article/1",
    offset_unit: "utf-16",
    id,
    text,
    title: title ? text.slice(title.start, title.end) : null,
    language: "en",
    blocks,
    sentences,
    figures: foundFigures,
    attributions,
    speakers: speakers.map(([name, kind, role]) => ({ name, kind, role: role ?? null, mentions: kind === "unnamed" ? [] : [find(name)] })),
    check_first: [],
    notices: [],
  });
}

/** A ferry runs aground: every kind of mark once. */
export const FERRY = annotated(
  "ferry.txt",
  `# Ferry aground off Gull Point: 212 passengers taken off
By Nora Pike

According to two people briefed on a coast guard report, the ferry carried more than 200 passengers when it struck a sandbar early Sunday, the Harbor Courier reported. The last of them was brought to land before noon.

“Nobody aboard was in danger at any time,” Captain Ines Moreau said. “The hull held, and so did the crew.”

The harbor authority has reportedly logged 17 groundings since 2019, a shameful record.

It will happen again.

Share this story`,
  {
    figures: [
      ["212", "count", 212, { noun: "passengers taken" }],
      ["200", "count", 200, { bound: ">", qualifier: "more than", noun: "passengers when" }],
      ["17", "count", 17, { noun: "groundings" }],
      ["2019", "year", "2019"],
    ],
    speakers: [
      ["coast guard report", "document"],
      ["two people briefed on a coast guard report", "anonymous"],
      ["Harbor Courier", "organization"],
      ["Captain Ines Moreau", "person", "captain of the ferry"],
      ["nobody named", "unnamed"],
    ],
    says: [
      ["two people briefed on a coast guard report", "According to", ["the ferry carried more than 200 passengers when it struck a sandbar early Sunday"], 1, [0, 1, 2]],
      ["Captain Ines Moreau", "said", ["“Nobody aboard was in danger at any time,”", "“The hull held, and so did the crew.”"], 3],
      ["", "reportedly", ["logged 17 groundings since 2019"], 4],
    ],
    reasons: [
      ["hedge", "reportedly"],
      ["loaded", "shameful"],
    ],
    kinds: { "will happen": "forecast", "danger at any time": "opinion" },
  },
);

/** Another telling of it. */
export const LEDGER = annotated(
  "ledger.txt",
  `# “We were never told,” says crew

More than 200 holidaymakers were aboard when the ship hit rocks at Gull Point, a deckhand said.`,
  {
    figures: [["200", "count", 200, { bound: ">", qualifier: "More than", noun: "holidaymakers" }]],
    speakers: [["a deckhand", "anonymous"]],
    says: [["a deckhand", "said", ["More than 200 holidaymakers were aboard when the ship hit rocks at Gull Point"], 0]],
  },
);
