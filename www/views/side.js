// The panels beside the story, as tabs; on narrow screens a sheet over its foot.

import { element } from "../dom.js";

/** @import { Panel, Store } from "../state.js" */

/** @type {[Panel, string][]} */
const PANELS = [
  ["stories", "Stories"],
  ["claims", "Claims"],
  ["figures", "Figures"],
  ["speakers", "Speakers"],
  ["find", "Find"],
  ["corrections", "Corrections"],
];

const ALL = PANELS.map(([panel]) => panel);

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @returns {Record<Panel, HTMLElement>} where each panel is drawn
 */
export function createSide(root, store) {
  const tabs = element("div", { class: "tabs", role: "tablist", "aria-label": "Panels" });
  /** @type {Record<string, HTMLElement>} */
  const bodies = {};
  for (const [panel, name] of PANELS) {
    tabs.append(
      element(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${panel}`,
          "aria-controls": `panel-${panel}`,
          onclick: () =>
            store.change(({ panel: shown, sheetOpen }) => ({ panel, sheetOpen: panel === shown ? !sheetOpen : true })),
        },
        name,
      ),
    );
    bodies[panel] = element("div", { class: `panel ${panel}`, role: "tabpanel", id: `panel-${panel}`, "aria-labelledby": `tab-${panel}` });
  }
  const fold = element("button", { type: "button", class: "close fold", "aria-label": "Close the panel", onclick: () => store.change({ sheetOpen: false }) }, "×");
  root.append(element("div", { class: "tab-bar" }, tabs, fold), ...Object.values(bodies));

  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const panel = ALL[(ALL.indexOf(store.read().panel) + step + ALL.length) % ALL.length];
    store.change({ panel });
    document.getElementById(`tab-${panel}`)?.focus();
  });

  store.watch(
    ({ panel }) => panel,
    (shown) => {
      for (const panel of ALL) {
        const tab = tabs.querySelector(`#tab-${panel}`);
        tab?.setAttribute("aria-selected", String(panel === shown));
        tab?.setAttribute("tabindex", panel === shown ? "0" : "-1");
        bodies[panel].hidden = panel !== shown;
      }
    },
  );
  store.watch(
    ({ sheetOpen }) => sheetOpen,
    (open) => root.classList.toggle("open", open),
  );
  // On narrow screens the card of a mark and the sheet want the same place.
  store.watch(
    ({ selection }) => selection?.mark,
    (mark) => mark && store.read().sheetOpen && store.change({ sheetOpen: false }),
  );
  return /** @type {Record<Panel, HTMLElement>} */ (bodies);
}
