// Articles as they come from a run over files: folded up. Of a thousand stories few are opened, and to read
// the marks of all of them takes the page longer than all the rest, and most of its memory.

/** @import { ArticleAnnotation, ArticleListing } from "./types.js" */

/** What is not in the listing. @type {readonly (keyof ArticleAnnotation)[]} */
const INSIDE = ["schema", "offset_unit", "language", "blocks", "sentences", "figures", "attributions", "speakers", "check_first", "notices"];

const utf8 = new TextDecoder();

/** @type {WeakMap<ArticleAnnotation, ArticleListing>} */
const listings = new WeakMap();

/**
 * An article like any other, whose JSON is read when something of it is first asked for that is not in its listing.
 * @param {Uint8Array} listing JSON in UTF-8
 * @param {Uint8Array} json of the article, without corrections: nobody can have made any
 * @param {[string, unknown[]][]} ahead entries that belong behind those in its lists
 * @returns {ArticleAnnotation}
 */
export function folded(listing, json, ahead) {
  /** @type {ArticleListing} */
  const known = parsed(listing);
  const { id, text, title } = known;
  const article = /** @type {ArticleAnnotation} */ ({ id, text, title });
  /** @type {ArticleAnnotation | null} */
  let whole = null;
  /** What it is made of, until it is. @type {{ json: Uint8Array, ahead: [string, unknown[]][] } | null} */
  let fold = { json, ahead };
  const open = () => {
    if (fold) whole = completed(parsed(fold.json), fold.ahead);
    fold = null;
    return /** @type {ArticleAnnotation} */ (whole);
  };
  // Properties of its own, which are listed: so it is copied and written down like one without a fold.
  for (const name of INSIDE) Object.defineProperty(article, name, { enumerable: true, get: () => open()[name] });
  listings.set(article, known);
  return article;
}

/** What a list shows of an article, where that is known without opening it. @param {ArticleAnnotation} article */
export function listingOf(article) {
  return listings.get(article);
}

/**
 * Puts what was sent ahead of an article into its lists.
 * @param {any} article
 * @param {[string, unknown[]][]} ahead
 */
export function completed(article, ahead) {
  for (const [list, entries] of ahead) article?.[list].push(...entries);
  return article;
}

/** @param {Uint8Array} json */
function parsed(json) {
  return JSON.parse(utf8.decode(json));
}
