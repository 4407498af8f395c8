// What the page loads besides its own modules: the analysis, its worker and the sample stories.
// The one-file page carries them inside itself, packed; a served page fetches them from beside itself.

/** @type {Record<string, string> | undefined} each file, gzipped, as base64, by its path */
let carried;

/**
 * @param {string} path relative to the page
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function loadBytes(path) {
  carried ??= JSON.parse(document.getElementById("assets")?.textContent ?? "{}");
  if (carried && path in carried) return unpacked(carried[path]);
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {string} packed @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {string} path relative to the page; UTF-8
 * @returns {Promise<string>}
 */
export async function loadText(path) {
  return new TextDecoder().decode(await loadBytes(path));
}
