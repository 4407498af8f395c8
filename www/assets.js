// What the page loads besides its own modules: the analysis, its worker and the sample stories.
// The one-file page carries them inside itself; a served page fetches them from beside itself.

/** @type {Record<string, string> | undefined} base64 of each file, by its path */
let carried;

/**
 * @param {string} path relative to the page
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function loadBytes(path) {
  carried ??= JSON.parse(document.getElementById("assets")?.textContent ?? "{}");
  if (carried && path in carried) {
    return Uint8Array.from(atob(carried[path]), (character) => character.charCodeAt(0));
  }
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * @param {string} path relative to the page; UTF-8
 * @returns {Promise<string>}
 */
export async function loadText(path) {
  return new TextDecoder().decode(await loadBytes(path));
}
