// Hosted, the page works without a network too: a service worker remembers what it is made of.
// Opened from a file, and as one file, it has no need of one.

/** What a visit need not have loaded. */
const BESIDES = ["./", "samples/ridgeline-post.txt", "samples/kessel-valley-courier.txt", "samples/lakeshore-radio.txt"];

/** Whether the page is kept for later; false where the browser does not do that. @returns {Promise<boolean>} */
export async function keepForOffline() {
  if (document.getElementById("assets") || !/^https?:$/.test(location.protocol) || !("serviceWorker" in navigator)) return false;
  try {
    await navigator.serviceWorker.register("service-worker.js");
    const { active } = await navigator.serviceWorker.ready;
    if (!active) return false;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const keep = [...BESIDES.map((path) => new URL(path, location.href.replace(/[?#].*$/, "")).href), ...loaded];
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data === "kept")));
    active.postMessage({ keep: [...new Set(keep)], port: port2 }, [port2]);
    return answer;
  } catch {
    return false; // private windows, and pages that are not served safely: it works, with a network
  }
}
