// Downloads: a text made into a file of the user's.

/** @import { Engine } from "./engine.js" */
/** @import { ArticleAnnotation, ExportFormat } from "./types.js" */

/** @type {Record<ExportFormat, [string, string]>} extension and type of each format */
const FILES = {
  json: ["json", "application/json"],
  w3c: ["jsonld", "application/ld+json"],
  csv: ["csv", "text/csv"],
  markdown: ["md", "text/markdown"],
  html: ["html", "text/html"],
};

/**
 * @param {Engine} engine
 * @param {ExportFormat} format
 * @param {ArticleAnnotation[]} articles
 * @param {string} name without extension
 */
export async function download(engine, format, articles, name) {
  const text = await engine.exportAs(format, articles);
  const [extension, type] = FILES[format];
  // One document a line is no JSON any more when there are several.
  save(text, `${name}.${extension === "json" && articles.length > 1 ? "jsonl" : extension}`, type);
}

/** A name that every file system takes. @param {string} id */
export function fileName(id) {
  const last = id.split("/").at(-1) ?? "";
  return last.replace(/\.[^.]{1,5}$/, "").replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "").slice(0, 80) || "story";
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
function save(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
