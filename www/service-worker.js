// The page without a network: what it was made of the last time it was loaded. Online, everything
// comes fresh from its own address; this only remembers it.
//
// A service worker is not bound by the page's policy, so it must be blameless by itself: it answers
// for addresses of its own folder, hands every other request on untouched, and makes none of its own
// but for files of that folder that the page has named.

/** @typedef {{ request: Request, respondWith: (answer: Promise<Response>) => void, waitUntil: (work: Promise<unknown>) => void, data: any }} WorkerEvent */

const CACHE = "claimlight";
const worker = /** @type {any} */ (self);
const HOME = new URL("./", location.href).href;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {WorkerEvent} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {WorkerEvent} */ event) => {
  const { request } = event;
  if (request.method === "GET" && isOwn(request.url)) event.respondWith(freshOrKept(request));
});

// The page says what it is made of: it was loaded before anybody could remember it.
worker.addEventListener("message", (/** @type {WorkerEvent} */ event) => {
  const { keep, port } = event.data ?? {};
  if (!Array.isArray(keep)) return;
  event.waitUntil(
    Promise.all(keep.filter((address) => typeof address === "string" && isOwn(address)).map(remember)).then(
      () => port?.postMessage("kept"),
      () => port?.postMessage("failed"),
    ),
  );
});

/** @param {string} address */
function isOwn(address) {
  return address.startsWith(HOME);
}

/** @param {Request} request */
async function freshOrKept(request) {
  const address = withoutExtras(request.url);
  let fresh;
  try {
    fresh = await fetch(request);
  } catch (error) {
    const kept = await caches.match(address, { cacheName: CACHE }).catch(() => undefined);
    if (kept) return kept;
    throw error;
  }
  if (fresh.ok) await renew(address, fresh.clone());
  return fresh;
}

/**
 * Where the browser has no room the page works all the same, as long as there is a network; what was kept
 * of an earlier version must not be left beside the rest.
 * @param {string} address @param {Response} fresh
 */
async function renew(address, fresh) {
  try {
    const cache = await caches.open(CACHE);
    await cache.put(address, fresh).catch(() => cache.delete(address));
  } catch {
    // A browser that keeps nothing at all.
  }
}

/** @param {string} address */
async function remember(address) {
  const cache = await caches.open(CACHE);
  if (await cache.match(withoutExtras(address))) return;
  const fresh = await fetch(address);
  if (fresh.ok) await cache.put(withoutExtras(address), fresh);
}

/** The file that an address stands for. @param {string} address */
function withoutExtras(address) {
  return address.replace(/[?#].*$/, "");
}
