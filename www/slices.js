// Long work cut into slices, so that the page answers between them.

/** How long one slice may take; a frame has 16 ms, a task that users feel 50. */
const BUDGET_MS = 10;

/**
 * Does the work for every item, in order. The first slice is done at once, the others after the
 * browser has had its turn.
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => void} work
 * @returns {{ finished: Promise<boolean>, stop: () => void }} `finished` is false where it was stopped
 */
export function inSlices(items, work) {
  const iterator = items[Symbol.iterator]();
  let stopped = false;

  /** @returns {boolean} whether everything is done */
  function slice() {
    const end = performance.now() + BUDGET_MS;
    do {
      const { value, done } = iterator.next();
      if (done) return true;
      work(value);
    } while (performance.now() < end);
    return false;
  }

  async function run() {
    while (!slice()) {
      await turn();
      if (stopped) return false;
    }
    return true;
  }

  return { finished: run(), stop: () => void (stopped = true) };
}

/** Waits until the browser has dealt with input and drawing. */
export function turn() {
  return new Promise((resolve) => setTimeout(resolve));
}
