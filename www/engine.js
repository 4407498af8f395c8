// The page's line to the analysis: promises over the workers that run it.

import { Lanes } from "./lanes.js";
import { runFiles } from "./run.js";

/** @import { CodedError } from "./connection.js" */
/** @import { FileHandlers, FilesRun, NamedFile } from "./run.js" */
/** @import { ArticleAnnotation, Comparison, Correction, DecidedBlock, ExportFormat } from "./types.js" */

/**
 * @typedef {object} Engine
 * @property {(files: Iterable<File | NamedFile>, handlers?: FileHandlers, options?: { off?: string[] }) => FilesRun} annotateFiles
 *   reads, decodes and annotates files in workers; the handlers hear of them in order
 * @property {(text: string, options?: { id?: string, blocks?: DecidedBlock[], off?: string[], corrections?: Correction[] }) => Promise<ArticleAnnotation>} annotateText
 *   `blocks` is what the reader has decided parts to be, `off` the reasons that do not count
 * @property {(article: ArticleAnnotation, corrections: Correction[]) => Promise<ArticleAnnotation>} correct
 *   the article with these corrections and no others
 * @property {(articles: ArticleAnnotation[]) => Promise<Comparison>} compare
 * @property {(format: ExportFormat, articles: ArticleAnnotation[]) => Promise<string>} exportAs
 *   the text of a download; "json" is one document a line when there are several
 * @property {(text: string) => Promise<ArticleAnnotation>} importArticle reads an exported "json" or "w3c" back
 * @property {() => Promise<string>} version
 */

/**
 * Starts the line to the analysis; the worker itself is started by the first call.
 * @param {{ onFatal?: (error: CodedError) => void }} [options] `onFatal` hears that the analysis
 *   cannot run at all in this browser; calls are rejected besides
 * @returns {Engine}
 */
export function createEngine({ onFatal = () => {} } = {}) {
  const lanes = new Lanes(onFatal);
  /**
   * @param {string} method
   * @param {unknown[]} values
   */
  const ask = (method, ...values) => lanes.first.call({ kind: "call", method, values }).answer;
  return {
    annotateFiles: (files, handlers = {}, { off = [] } = {}) => runFiles(lanes, files, handlers, off),
    async annotateText(text, { corrections = [], ...options } = {}) {
      const article = await ask("annotate", text, options);
      return corrections.length > 0 ? ask("correct", article, corrections) : article;
    },
    correct: (article, corrections) => ask("correct", article, corrections),
    compare: (articles) => ask("compare", articles),
    exportAs: (format, articles) => ask("exportAs", format, articles),
    importArticle: (text) => ask("importArticle", text),
    version: () => ask("version"),
  };
}
