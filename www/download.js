// Downloads: a text made into a file of the user's.

/** @import { Engine } from "./engine.js" */
/** @import { ArticleAnnotation } from "./types.js" */

/**
 * @param {Engine} engine
 * @param {ArticleAnnotation[]} articles
 * @param {string} name without extension
 */
export async function downloadJson(engine, articles, name) {
  const text = await engine.exportAs("json", articles);
  save(text, `${name}.${articles.length > 1 ? "jsonl" : "json"}`, "application/json");
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
