// The list of stories.

import { element, fill } from "../dom.js";
import { claimCount } from "../reading.js";
import { showStory } from "../state.js";
import { counted, storyTitle } from "../words.js";

/** @import { Store, Story } from "../state.js" */

/** A list longer than this gets a field to search it. */
const MANY = 12;

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {{ onSamples: () => void, onRemove: (keys: string[]) => void }} actions
 */
export function createStories(root, store, { onSamples, onRemove }) {
  const list = element("ul", { class: "stories" });
  const search = element("input", { type: "search", placeholder: "Find a story", "aria-label": "Find a story", oninput: sift, hidden: true });
  const foot = element("p", { class: "foot" });
  const comparing = element("button", { type: "button", class: "strong compare-them", onclick: () => store.change({ view: "compare" }) });
  root.append(element("h2", {}, "Stories"), search, list, comparing, foot);

  /** Entries are kept, so that a list of thousands grows by what is new only. @type {Map<string, HTMLLIElement>} */
  const entries = new Map();

  store.watch(
    ({ stories }) => stories,
    (stories) => {
      const present = new Set(stories.map(({ key }) => key));
      for (const [key, entry] of entries) {
        if (present.has(key)) continue;
        entry.remove();
        entries.delete(key);
      }
      // What the browser kept and what is brought back comes between others.
      /** @type {HTMLLIElement | null} */
      let next = null;
      for (const story of stories.toReversed()) {
        if (!entries.has(story.key)) list.insertBefore(add(story), next);
        next = entries.get(story.key) ?? null;
      }
      comparing.hidden = stories.length < 2;
      comparing.textContent = stories.length === 2 ? "Compare the two" : `Compare the ${stories.length} stories`;
      list.classList.toggle("long", stories.length > MANY);
      search.hidden = stories.length <= MANY;
      if (search.hidden) search.value = "";
      sift();
      fill(
        foot,
        stories.length > 1 && !stories[0].sample
          ? element("button", { type: "button", class: "link", onclick: () => onRemove(stories.map(({ key }) => key)) }, "Remove all")
          : null,
        stories.some(({ sample }) => sample)
          ? "These are samples, invented. They make room for your own."
          : element("button", { type: "button", class: "link", onclick: onSamples }, "Show the samples"),
      );
    },
  );
  store.watch(
    ({ current }) => current,
    (current) => {
      for (const [key, entry] of entries) {
        const shown = key === current;
        entry.classList.toggle("current", shown);
        entry.querySelector(".show")?.setAttribute("aria-current", String(shown));
      }
    },
  );

  /** @param {Story} story */
  function add({ key, article }) {
    const shown = store.read().current === key;
    const title = storyTitle(article);
    const entry = element(
      "li",
      { class: shown ? "current" : "" },
      element(
        "button",
        { type: "button", class: "show", "aria-current": String(shown), onclick: () => showStory(store, key) },
        title,
        element("small", {}, `${article.id || "Pasted text"} · ${counted(claimCount(article), "claim")}`),
      ),
      element("button", { type: "button", class: "remove", "aria-label": `Remove “${title}”`, title: "Remove", onclick: () => remove(key) }, "×"),
    );
    entries.set(key, entry);
    return entry;
  }

  /** @param {string} key */
  function remove(key) {
    const next = entries.get(key)?.nextElementSibling ?? entries.get(key)?.previousElementSibling;
    onRemove([key]);
    /** @type {HTMLElement | null | undefined} */ (next?.querySelector(".show"))?.focus();
  }

  function sift() {
    const wanted = search.value.trim().toLowerCase();
    for (const entry of entries.values()) entry.hidden = wanted !== "" && !entry.textContent?.toLowerCase().includes(wanted);
  }
}
