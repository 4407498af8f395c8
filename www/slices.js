// Long work cut into slices, so that the page answers between them.

/** How long one slice may take; a frame has 16 ms, a task that users feel 50. */
const BUDGET_MS = 10;

/** The first slice fills the screen, no more: what is seen first should be seen soon. */
const FIRST_MS = 3;

/** A tab that nobody sees draws no frames; nothing may wait for one for long. */
const FRAME_MS = 100;

/**
 * Does the work for every item, in order. The first slice is done at once and shown, the others after
 * the browser has had its turn.
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => void} work
 * @returns {{ finished: Promise<boolean>, stop: () => void }} `finished` is false where it was stopped
 */
export function inSlices(items, work) {
  const iterator = items[Symbol.iterator]();
  let stopped = false;

  /** @param {number} budget in milliseconds @returns {boolean} whether everything is done */
  function slice(budget) {
    const end = performance.now() + budget;
    do {
      const { value, done } = iterator.next();
      if (done) return true;
      work(value);
    } while (performance.now() < end);
    return false;
  }

  async function run() {
    if (slice(FIRST_MS)) return true;
    await shown();
    while (!stopped) {
      if (slice(BUDGET_MS)) return true;
      await turn();
    }
    return false;
  }

  return { finished: run(), stop: () => void (stopped = true) };
}

/** Waits until the browser has dealt with input and drawing. */
export function turn() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Waits until what has been drawn so far is on the screen. */
export function shown() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, FRAME_MS);
  });
}
