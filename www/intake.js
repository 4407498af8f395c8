// What is picked or dropped, made into texts to annotate.

/** @import { NamedFile } from "./run.js" */

/** A file of a folder that is there for the file system's sake. */
export const HIDDEN = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/;

const HTML_NAME = /\.x?html?$/i;

/** A saved web page may be this large to be read as one; what is more is no story. */
const LARGEST_PAGE = 20_000_000;
const LARGEST_EXPORT = 200_000_000;

/** @param {Iterable<File>} files @returns {NamedFile[]} */
export function pickedFiles(files) {
  return Array.from(files, (file) => ({ file, name: file.webkitRelativePath || file.name })).filter(({ name }) => !name.includes("/") || !HIDDEN.test(name));
}

/** @param {NamedFile} file */
export function isWebPage({ file, name }) {
  return file !== null && (HTML_NAME.test(name) || file.type === "text/html") && file.size <= LARGEST_PAGE;
}

/**
 * A saved web page as a text file with one block a line. Its scripts never run.
 * @param {NamedFile} page
 * @returns {Promise<NamedFile>}
 */
export async function readWebPage({ file, name }) {
  if (file === null) throw new Error(`${name} is gone`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = textOfWebPage(decode(bytes));
  return { file: new File([text], name, { type: "text/plain" }), name };
}

/** Whether a file may be one of our own exports, which hold the story itself. @param {NamedFile} file */
export function isExport({ file, name }) {
  return file !== null && /\.(json|jsonl|jsonld|ndjson)$/i.test(name) && file.size <= LARGEST_EXPORT;
}

/** Whether a file is an export of ours that is made for reading: it would make a story of no sense. @param {NamedFile} file */
export async function isForReading({ file, name }) {
  return file !== null && /\.(csv|html?)$/i.test(name) && /^article,mark,kind,text,|<title>Annotated by Claimlight</.test(await file.slice(0, 1000).text());
}

/**
 * The documents of an export: one a line, or one over many lines.
 * @param {NamedFile} file
 * @returns {Promise<string[]>}
 */
export async function readExport({ file, name }) {
  if (file === null) throw new Error(`${name} is gone`);
  const text = (await file.text()).trim();
  const lines = text.split("\n").filter((line) => line.trim());
  return lines.every((line) => line.startsWith("{") && line.trimEnd().endsWith("}")) ? lines : [text];
}

/** Decodes a page in the encoding that it names itself, else in UTF-8. @param {Uint8Array} bytes */
function decode(bytes) {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const named = mark ?? /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** What is never read: it is no text, or not shown. */
const UNREAD = "script, style, noscript, template, svg, math, iframe, object, video, audio, canvas, select, button, head, [hidden]";

/** What stands on lines of its own. */
const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(" "),
);

/** An article that holds fewer characters is a teaser of another. */
const SHORTEST_ARTICLE = 400;

/**
 * The text of a web page, one block a line, blocks apart by an empty line. Where the page says which
 * part is the article, that part alone.
 * @param {string} html
 * @returns {string}
 */
export function textOfWebPage(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const node of page.querySelectorAll(UNREAD)) node.remove();
  const candidates = [...page.querySelectorAll("article, main, [role=main]")]
    .map((node) => ({ node, length: node.textContent?.trim().length ?? 0 }))
    .filter(({ length }) => length >= SHORTEST_ARTICLE)
    .sort((a, b) => b.length - a.length);
  const root = candidates[0]?.node ?? page.body;
  const lines = blockLines(root);
  const heading = page.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim() || page.title.trim();
  if (heading && !lines.slice(0, 5).includes(heading)) lines.unshift(heading);
  return `${lines.join("\n\n")}\n`;
}

/** @param {Node} root @returns {string[]} */
function blockLines(root) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  const end = () => {
    const words = line.replace(/[^\S\u00a0]+/g, " ").trim();
    if (words) lines.push(words);
    line = "";
  };
  // Without recursion: a page may nest as deep as it likes.
  /** @type {(Node | "end")[]} */
  const waiting = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node === "end" || node === undefined) end();
    else if (node.nodeType === Node.TEXT_NODE) line += node.nodeValue ?? "";
    else if (node.nodeName === "BR") end();
    else {
      const block = BLOCKS.has(node.nodeName);
      if (block) {
        end();
        waiting.push("end");
      }
      waiting.push(...[...node.childNodes].reverse());
    }
  }
  end();
  return lines;
}
