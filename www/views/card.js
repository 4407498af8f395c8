// The card that explains a mark: on hover, on focus, on tap.

import { element, fill } from "../dom.js";
import { LAYER_OF, readingOf } from "../reading.js";
import { currentStory } from "../state.js";
import { roleOf } from "./block.js";
import { explain } from "./explanation.js";

/** @import { Store, Selection, Story } from "../state.js" */
/** @import { Mark } from "../reading.js" */
/** @import { BlockKind } from "../types.js" */
/** @import { Range } from "../ranges.js" */
/** @import { StoryView } from "./story.js" */

/** A pointer that rests this long on a mark asks about it; away this long, it is done. */
const REST_MS = 140;
const LEAVE_MS = 260;
const GAP = 8;

/** Marks higher than this are covered in part by their card: it stands at the line that is pointed at. */
const TALL = 240;

/** Attributions further apart than this are never on one screen. */
const FAR = 100;

const selecting = () => getSelection()?.isCollapsed === false;

/**
 * @param {HTMLElement} card
 * @param {HTMLElement} root the story
 * @param {Store} store
 * @param {StoryView} story
 * @param {{ onSpeaker: (speaker: number) => void, onBack: (entry: string) => void, onLink: (story: Story, mark: Mark) => void,
 *   onDecide: (story: Story, range: Range, kind: BlockKind) => void, onTakeBack: (story: Story, range: Range) => void, onSwitchOff: (code: string) => void,
 *   drawDecisions: (story: Story, mark: Mark) => HTMLElement | null }} actions
 * @returns {{ open: (mark: string, options?: Partial<Selection>) => void, close: () => boolean, enter: () => void }}
 */
export function createCard(card, root, store, story, actions) {
  /** Where the pointer was: a mark may have several lines. @type {{ x: number, y: number } | null} */
  let pointer = null;
  let timer = 0;
  let closing = false;
  /** Where the pointer was last moved to, whether what lies under it now waits for it to move, and whether it was last pressed in the story. */
  let at = { x: -1, y: -1 };
  let waits = false;
  let pressed = false;
  /** What is lit now. @type {HTMLElement[]} */
  const lit = [];
  /** The one mark that Tab leads to. @type {HTMLElement | null} */
  let entrance = null;

  store.watch(
    ({ selection }) => selection,
    (selection) => draw(selection),
  );

  /** @param {Selection | null} selection */
  function draw(selection) {
    const current = currentStory(store.read());
    const mark = selection && current && readingOf(current.article).markById.get(selection.mark);
    light(selection && mark ? selection.mark : null);
    if (!selection || !current || !mark) {
      card.hidden = true;
      return;
    }
    const { title, body, speaker, acts = [] } = explain(readingOf(current.article), mark, {
      onDecide: (range, kind) => actions.onDecide(current, range, kind),
      onTakeBack: (range) => actions.onTakeBack(current, range),
      onSwitchOff: actions.onSwitchOff,
    });
    card.className = `card ${mark.standing}${selection.pinned ? " pinned" : ""}`;
    fill(
      card,
      element("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => close() }, "×"),
      element("h2", {}, title),
      ...body,
      actions.drawDecisions(current, mark),
      element(
        "p",
        { class: "acts" },
        ...acts.map(([words, act]) => element("button", { type: "button", onclick: act }, words)),
        speaker != null && element("button", { type: "button", onclick: () => actions.onSpeaker(speaker) }, mark.standing === "nobody" ? "All without a source" : "All they say"),
        element("button", { type: "button", onclick: () => actions.onLink(current, mark) }, "Copy link"),
        selection.from && element("button", { type: "button", onclick: () => back() }, selection.from.startsWith("compare/") ? "Back to the comparison" : "Back to the list"),
      ),
    );
    card.hidden = false;
    const anchor = story.elementOf(selection.mark);
    if (anchor) place(anchor);
  }

  /**
   * Below the mark, so that its words can be read, or above it where there is no room. On narrow
   * screens the style sheet puts it at the foot.
   * @param {HTMLElement} anchor
   */
  function place(anchor) {
    const lines = [...anchor.getClientRects()];
    const near = pointer;
    const at = near && lines.find((line) => near.x >= line.left - 2 && near.x <= line.right + 2 && near.y >= line.top - 4 && near.y <= line.bottom + 4);
    const line = at ?? lines[0] ?? anchor.getBoundingClientRect();
    const last = lines.at(-1) ?? line;
    const { offsetWidth: width, offsetHeight: height } = card;
    const { clientWidth, clientHeight } = document.documentElement;
    const x = at && near ? near.x - 24 : line.left;
    const below = (last.bottom - line.top > TALL ? line.bottom : last.bottom) + GAP;
    const above = (last.bottom - line.top > TALL ? line.top : lines[0]?.top ?? line.top) - GAP - height;
    const room = clientHeight - height - GAP;
    card.style.left = `${Math.max(GAP, Math.min(x, clientWidth - width - GAP))}px`;
    card.style.top = `${below <= room || above < GAP ? Math.max(GAP, Math.min(below, room)) : above}px`;
  }

  /** Shows which words belong together: a figure's own, or all that one source says. @param {string | null} id */
  function light(id) {
    for (const node of lit.splice(0)) node.classList.remove("lit", "lit-too");
    const current = currentStory(store.read());
    if (!id || !current) return;
    const { article, saysOf, markById } = readingOf(current.article);
    mine(id, "lit");
    const mark = markById.get(id);
    if (mark?.kind !== "attribution") return;
    const speaker = article.attributions[mark.index].speaker;
    if (speaker == null) return;
    for (const index of saysOf[speaker]) {
      if (index !== mark.index && Math.abs(index - mark.index) < FAR) mine(`a${index}`, "lit-too");
    }

    /** @param {string} which @param {string} how */
    function mine(which, how) {
      for (const node of story.elementsOf(which)) {
        node.classList.add(how);
        lit.push(node);
      }
    }
  }

  /** @returns {boolean} whether one was open */
  function close() {
    clearTimeout(timer);
    const { selection } = store.read();
    if (!selection) return false;
    const inside = card.contains(document.activeElement);
    store.change({ selection: null });
    closing = true; // the focus goes back to the mark, which is no question
    if (inside) story.elementOf(selection.mark)?.focus({ preventScroll: true });
    closing = false;
    return true;
  }

  function back() {
    const from = store.read().selection?.from;
    store.change({ selection: null });
    if (from) actions.onBack(from);
  }

  /** @param {EventTarget | null} target @returns {HTMLElement | null} */
  function markAt(target) {
    const node = target instanceof Element ? target.closest("[data-mark]") : null;
    if (!(node instanceof HTMLElement) || !root.contains(node)) return null;
    // Words of a kind that is switched off are plain words.
    const layer = LAYER_OF[roleOf(node)];
    return !layer || store.read().layers[layer] ? node : markAt(node.parentElement);
  }

  /** @param {PointerEvent} event */
  function rest(event) {
    const still = event.clientX === at.x && event.clientY === at.y;
    waits = false;
    if (event.pointerType !== "mouse" || event.buttons !== 0 || selecting() || store.read().selection?.pinned || store.read().editing) return;
    const node = markAt(event.target);
    const plain = !node || node.matches(".sentence, .furniture");
    // A mark that came to lie under the pointer is not asked about before that moves.
    if (still && !plain) return void (waits = true);
    clearTimeout(timer);
    if (plain) {
      timer = setTimeout(close, LEAVE_MS);
      return;
    }
    const id = node.dataset.mark ?? "";
    timer = setTimeout(() => {
      pointer = { x: event.clientX, y: event.clientY };
      if (store.read().selection?.mark !== id) open(id, {}, true);
    }, REST_MS);
  }
  root.addEventListener("pointerover", rest);
  root.addEventListener("pointermove", (event) => waits && rest(event));
  document.addEventListener("pointermove", ({ clientX: x, clientY: y }) => (at = { x, y }));
  // A card would cover the words that are being selected, and be selected with them.
  document.addEventListener("selectionchange", () => pressed && selecting() && close());
  root.addEventListener("pointerleave", () => {
    clearTimeout(timer);
    if (store.read().selection && !store.read().selection?.pinned) timer = setTimeout(close, LEAVE_MS);
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => {
    const { selection } = store.read();
    if (selection && !selection.pinned) timer = setTimeout(close, LEAVE_MS);
  });

  root.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("button:not([data-go]), summary, input, label")) return;
    if (selecting()) return; // words are being selected, not asked about
    const note = event.target.closest("[data-go]");
    pointer = { x: event.clientX, y: event.clientY };
    if (note instanceof HTMLElement) return open(note.dataset.go ?? "", { pinned: true });
    const node = markAt(event.target);
    if (node) open(node.dataset.mark ?? "", { pinned: true }, true);
    else close();
  });

  root.addEventListener("focusin", (event) => {
    const node = markAt(event.target);
    if (!node || !node.matches(":focus-visible")) return;
    if (!entrance?.isConnected) entrance = root.querySelector("[data-mark][tabindex='0']");
    if (entrance) entrance.tabIndex = -1;
    entrance = node;
    node.tabIndex = 0;
    const id = node.dataset.mark ?? "";
    if (!closing && store.read().selection?.mark !== id) open(id);
  });

  document.addEventListener("pointerdown", (event) => {
    clearTimeout(timer);
    pressed = event.target instanceof Node && root.contains(event.target);
    if (!pressed && !(event.target instanceof Node && card.contains(event.target))) close();
  });
  addEventListener("scroll", () => follow(), { passive: true });
  addEventListener("resize", () => follow());

  function follow() {
    const { selection } = store.read();
    if (!selection || card.hidden) return;
    const anchor = story.elementOf(selection.mark);
    pointer = null;
    if (anchor) place(anchor);
  }

  /**
   * @param {string} mark
   * @param {Partial<Selection>} [options]
   * @param {boolean} [atPointer]
   */
  function open(mark, options = {}, atPointer = false) {
    clearTimeout(timer);
    if (!atPointer) pointer = null;
    store.change({ selection: { mark, pinned: false, from: null, ...options } });
  }

  return {
    open,
    close,
    enter() {
      const { selection } = store.read();
      if (!selection) return;
      store.change({ selection: { ...selection, pinned: true } });
      /** @type {HTMLElement | null} */ (card.querySelector(".decisions button, .acts button, .why summary, .close"))?.focus();
    },
  };
}
