// The files of a drop, folders searched through and through.
//
// Two ways lead into a dropped folder. Entries give every file, but not on a page that Chromium opened
// from a file. Handles, which are Chromium's alone, do; but they leave out, without a word, files whose
// names another system could stumble over ("CON.txt", "what?.txt"). So handles serve only such a page.

import { HIDDEN, pickedFiles } from "./intake.js";

/** @import { NamedFile } from "./run.js" */

/**
 * What one dropped thing is. All of it has to be asked for before anything is awaited: the browser
 * empties the list then.
 * @typedef {object} Dropped
 * @property {File | null} file
 * @property {FileSystemEntry | null} entry
 * @property {Promise<FileSystemHandle | null>} [handle]
 */

/**
 * @param {DataTransfer} transfer
 * @returns {Promise<NamedFile[]>}
 */
export async function droppedFiles(transfer) {
  const things = [...transfer.items].filter(({ kind }) => kind === "file").map(look);
  if (things.length === 0) return pickedFiles(transfer.files);
  /** @type {NamedFile[]} */
  const found = [];
  for (const { file, entry, handle } of things) {
    const directory = await handle?.catch(() => null);
    if (directory?.kind === "directory") {
      await walkHandle(/** @type {FileSystemDirectoryHandle} */ (directory), `${directory.name}/`, found);
    } else if (entry?.isDirectory) {
      await walkEntry(/** @type {FileSystemDirectoryEntry} */ (entry), `${entry.name}/`, found);
    } else if (file || entry) {
      found.push({ file, name: file?.name ?? entry?.name ?? "" });
    }
  }
  return found.filter(({ name }) => !name.includes("/") || !HIDDEN.test(name));
}

/**
 * @param {DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }} item
 * @returns {Dropped}
 */
function look(item) {
  return { file: item.getAsFile(), entry: item.webkitGetAsEntry(), handle: location.protocol === "file:" ? item.getAsFileSystemHandle?.() : undefined };
}

/**
 * @param {FileSystemDirectoryHandle} directory
 * @param {string} folder its path, with a slash at the end
 * @param {NamedFile[]} found
 */
async function walkHandle(directory, folder, found) {
  /** @type {FileSystemHandle[]} */
  const children = [];
  for await (const child of directory.values()) children.push(child);
  for (const child of children.sort(byName)) {
    const name = folder + child.name;
    if (child.kind === "directory") {
      await walkHandle(/** @type {FileSystemDirectoryHandle} */ (child), `${name}/`, found);
    } else {
      const file = await /** @type {FileSystemFileHandle} */ (child).getFile().catch(() => null);
      found.push({ file, name });
    }
  }
}

/**
 * @param {FileSystemDirectoryEntry} directory
 * @param {string} folder its path, with a slash at the end
 * @param {NamedFile[]} found
 */
async function walkEntry(directory, folder, found) {
  const reader = directory.createReader();
  /** @type {FileSystemEntry[]} */
  const children = [];
  for (;;) {
    // Browsers hand out a hundred entries at a time, and none at the end.
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) break;
    children.push(...some);
  }
  for (const child of children.sort(byName)) {
    const name = folder + child.name;
    if (child.isDirectory) {
      await walkEntry(/** @type {FileSystemDirectoryEntry} */ (child), `${name}/`, found);
    } else {
      /** @type {File | null} */
      const file = await new Promise((resolve) => /** @type {FileSystemFileEntry} */ (child).file(resolve, () => resolve(null)));
      found.push({ file, name });
    }
  }
}

/** Files come in no order; readers expect that of their names. @param {{ name: string }} a @param {{ name: string }} b */
function byName(a, b) {
  return a.name.localeCompare(b.name, undefined, { numeric: true });
}
