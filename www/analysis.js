// Stories analysed anew when a reader sees them otherwise: what a block is, which reasons count.

import { correctionsOf } from "./corrections.js";
import { renewStories, tell } from "./state.js";

/** @import { Engine } from "./engine.js" */
/** @import { Store, Story } from "./state.js" */
/** @import { BlockKind, DecidedBlock } from "./types.js" */
/** @import { Range } from "./ranges.js" */

/** Stories that are shown anew at once: each time, every list is drawn. */
const BATCH = 40;

/**
 * @typedef {object} Analysis
 * @property {(story: Story, range: Range, kind: BlockKind) => Promise<Story | null>} decide says what a
 *   stretch of a story is; the story as it then is, null where the analysis failed
 * @property {(story: Story, range: Range) => Promise<Story | null>} takeBack what was decided there
 * @property {(key: string, blocks: DecidedBlock[]) => Promise<void>} giveBlocks decides all of a story's parts, as another tab did
 * @property {(code: string, on: boolean) => void} switchTo switches a reason on or off, for all stories
 */

/**
 * @param {Store} store
 * @param {Engine} engine
 * @returns {Analysis}
 */
export function createAnalysis(store, engine) {
  let round = 0;
  store.watch(
    ({ off }) => off,
    () => round++ > 0 && again(round),
  );

  /** Analyses every story, the one that is shown first. A later switch begins anew. @param {number} mine */
  async function again(mine) {
    const { stories, current } = store.read();
    const order = stories.map(({ key }) => key).sort((a, b) => Number(b === current) - Number(a === current));
    const startedAt = performance.now();
    /** @type {Pick<Story, "key" | "article" | "blocks">[]} */
    let renewed = [];
    try {
      for (const [done, key] of order.entries()) {
        const story = store.read().stories.find((one) => one.key === key);
        if (!story) continue;
        renewed.push(await analysed(story, story.blocks));
        if (mine !== round) return;
        if (done === 0 || renewed.length === BATCH) {
          renewStories(store, renewed);
          renewed = [];
          store.change({ progress: { done, total: order.length, name: "", startedAt, bytesDone: done, bytesTotal: order.length } });
        }
      }
      renewStories(store, renewed);
    } catch (error) {
      failed(error);
    } finally {
      if (mine === round) store.change({ progress: null });
    }
  }

  /** @param {Story} story @param {DecidedBlock[]} blocks */
  async function analysed({ key, article: { text, id }, history }, blocks) {
    return { key, blocks, article: await engine.annotateText(text, { id, blocks, off: store.read().off, corrections: correctionsOf(history) }) };
  }

  /** @param {unknown} error */
  function failed(error) {
    const reason = error instanceof Error ? error.message : String(error);
    tell(store, { tone: "problem", headline: `The story could not be analysed anew; it stays as it was. ${reason}`, details: [] });
    return null;
  }

  /** @param {Story} story @param {DecidedBlock[]} blocks */
  async function renew(story, blocks) {
    try {
      renewStories(store, [await analysed(story, blocks)]);
      return store.read().stories.find(({ key }) => key === story.key) ?? null;
    } catch (error) {
      return failed(error);
    }
  }

  return {
    decide: (story, { start, end }, kind) => renew(story, [...without(story.blocks, { start, end }), { start, end, kind }]),
    takeBack: (story, range) => renew(story, without(story.blocks, range)),
    async giveBlocks(key, blocks) {
      const story = store.read().stories.find((one) => one.key === key);
      if (story) await renew(story, blocks);
    },
    switchTo: (code, on) => store.change(({ off }) => ({ off: on ? off.filter((other) => other !== code) : [...new Set([...off, code])] })),
  };
}

/** Decisions but those on a stretch, of which they may hold more. @param {DecidedBlock[]} blocks @param {Range} range */
function without(blocks, { start, end }) {
  return blocks.filter((block) => block.end <= start || block.start >= end || block.start < start || block.end > end);
}
