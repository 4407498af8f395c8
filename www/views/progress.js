// How far the reading of many files has got, with a way to stop it.

import { element, fill } from "../dom.js";
import { counted } from "../words.js";

/** @import { Progress, Store } from "../state.js" */

/** Work that is done sooner is not worth a bar. */
const SHORT_MS = 300;

/** Screen readers hear of it this often. */
const SAY_EVERY_MS = 5000;

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} live where screen readers hear of it
 * @param {Store} store
 * @param {{ onCancel: () => void }} actions
 */
export function createProgress(root, live, store, { onCancel }) {
  const words = element("span", { class: "words" });
  const bar = element("progress", { "aria-label": "Files read" });
  fill(root, words, bar, element("button", { type: "button", onclick: onCancel }, "Cancel"));
  let saidAt = 0;

  store.watch(
    ({ progress }) => progress,
    (progress) => {
      const now = performance.now();
      root.hidden = !progress || now - progress.startedAt < SHORT_MS;
      if (!progress || root.hidden) return;
      const { done, total, name, bytesDone, bytesTotal } = progress;
      bar.max = Math.max(1, bytesTotal);
      bar.value = bytesDone;
      const count = total > 1 ? `${done} of ${total} files` : "One file";
      words.textContent = [count, remaining(progress, now), name].filter(Boolean).join(" · ");
      if (now - saidAt > SAY_EVERY_MS) {
        saidAt = now;
        live.textContent = `${counted(done, "file")} of ${total} read.`;
      }
    },
  );
}

/** @param {Progress} progress @param {number} now */
function remaining({ startedAt, bytesDone, bytesTotal }, now) {
  const spent = now - startedAt;
  if (spent < 2000 || bytesDone === 0) return "";
  const seconds = Math.ceil(((spent / bytesDone) * (bytesTotal - bytesDone)) / 1000);
  if (seconds <= 1) return "almost done";
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}
