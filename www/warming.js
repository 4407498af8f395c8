// The first story should not wait for the browser to make the analysis quick: WebAssembly is compiled
// well only after it has run for a while. So it runs, while nobody waits for it, over texts at hand.

/** So many rounds make it about as quick as it gets. */
const ROUNDS = 6;

/** A browser that never idles gets it nevertheless. */
const PATIENCE_MS = 1000;

/**
 * @param {() => Promise<unknown>} round annotates something short
 * @param {() => boolean} wanted false once there is real work, which does it too
 */
export async function warmUp(round, wanted) {
  for (let done = 0; done < ROUNDS; done += 1) {
    await idle();
    if (!wanted()) return;
    await round();
  }
}

/** Safari has no idle callbacks. @returns {Promise<unknown>} */
function idle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: PATIENCE_MS });
    else setTimeout(resolve, PATIENCE_MS / 10);
  });
}
