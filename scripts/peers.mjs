// The browser's other readers of English, for the bench: wink-nlp and compromise, each asked for the
// sentences, figures and parts of speech that it has. Neither finds who says what.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** @import { Page } from "playwright-core" */

const PEERS = `
  import nlp from "compromise";
  import winkNLP from "wink-nlp";
  import model from "wink-eng-lite-web-model";
  const wink = winkNLP(model, ["sbd", "pos", "ner"]);
  window.peers = {
    "wink-nlp": (text) => {
      const { its } = wink;
      const doc = wink.readDoc(text);
      return [doc.sentences().out(its.span), doc.entities().out(its.detail), doc.tokens().out(its.pos)];
    },
    compromise: (text) => {
      const doc = nlp(text);
      return [doc.sentences().json({ offset: true }), doc.numbers().json(), doc.people().out("array")];
    },
  };`;

/**
 * Puts them into a page that has no policy.
 * @param {Page} page
 * @returns {Promise<string[]>} their names
 */
export async function loadPeers(page) {
  const result = await build({
    stdin: { contents: PEERS, resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  await page.addScriptTag({ content: result.outputFiles[0].text });
  return page.evaluate(() => Object.keys(/** @type {any} */ (window).peers));
}

/**
 * Milliseconds that one of them takes for the texts.
 * @param {Page} page
 * @param {string} name
 * @param {string[]} texts
 * @returns {Promise<number>}
 */
export function timePeer(page, name, texts) {
  return page.evaluate(
    ([name, texts]) => {
      const read = /** @type {any} */ (window).peers[name];
      const began = performance.now();
      for (const text of texts) read(text);
      return performance.now() - began;
    },
    /** @type {const} */ ([name, texts]),
  );
}
