// Settings that outlive the page, in localStorage. Tabs share them; which story is shown is each tab's own.

/** @import { State, Store } from "./state.js" */

const SETTINGS = "claimlight-settings";

/** What of the state is a setting. @type {(keyof State)[]} */
const KEPT = ["theme", "colours", "layers", "letterKeys", "ignoredReasons", "off", "figures", "current", "welcomed"];

/** What another tab does not change here. @type {(keyof State)[]} */
const OWN = ["current"];

/**
 * Settings as they were, then and from now on.
 * @param {Store} store
 */
export function keepSettings(store) {
  /** @type {Record<string, string>} each setting as it was last read or written */
  let known = {};
  const written = (/** @type {State} */ state) => Object.fromEntries(KEPT.map((name) => [name, JSON.stringify(state[name])]));
  try {
    adopt({ ...read(localStorage), ...read(sessionStorage) }, KEPT);
  } catch {
    return; // without storage, or with one that something else wrote to, the page starts afresh
  }
  known = written(store.read());
  store.watch(
    (state) => state,
    (state) => {
      const now = written(state);
      const changed = KEPT.filter((name) => now[name] !== known[name]);
      if (changed.length === 0) return;
      known = now;
      const values = Object.fromEntries(changed.map((name) => [name, state[name]]));
      try {
        // What other tabs have set meanwhile stays.
        localStorage.setItem(SETTINGS, JSON.stringify({ ...read(localStorage), ...values }));
        if ("current" in values) sessionStorage.setItem(SETTINGS, JSON.stringify({ current: state.current }));
      } catch {
        // Full or forbidden; the stories say so, where it matters.
      }
    },
  );
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== SETTINGS || newValue === null) return;
    try {
      adopt(JSON.parse(newValue), KEPT.filter((name) => !OWN.includes(name)));
    } catch {
      // Something else wrote there.
    }
  });

  /** @param {Record<string, any>} kept @param {(keyof State)[]} names */
  function adopt(kept, names) {
    const state = store.read();
    const told = Object.fromEntries(Object.entries(kept).filter(([name]) => names.includes(/** @type {keyof State} */ (name))));
    if ("layers" in told) told.layers = { ...state.layers, ...told.layers };
    const changed = Object.fromEntries(Object.entries(told).filter(([name, value]) => JSON.stringify(state[/** @type {keyof State} */ (name)]) !== JSON.stringify(value)));
    if (Object.keys(changed).length === 0) return;
    known = { ...known, ...Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, JSON.stringify(value)])) };
    store.change(changed);
  }
}

/** @param {Storage} storage @returns {Record<string, any>} */
function read(storage) {
  const kept = JSON.parse(storage.getItem(SETTINGS) ?? "{}");
  return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
}

export function forgetSettings() {
  for (const storage of [() => localStorage, () => sessionStorage]) {
    try {
      storage().removeItem(SETTINGS);
    } catch {
      // Nothing was kept there.
    }
  }
}
