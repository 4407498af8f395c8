// The head of the page: the way in for stories, downloads, and how the page looks.

import { element } from "../dom.js";

/** @import { Store, Theme, View } from "../state.js" */
/** @import { ExportFormat } from "../types.js" */

/** @type {[View, string][]} */
const VIEWS = [
  ["read", "Read"],
  ["compare", "Compare"],
];

/** @type {[ExportFormat, string, string][]} */
const FORMATS = [
  ["html", "Web page", "to read and to send, with its marks"],
  ["csv", "Spreadsheet (CSV)", "one row a mark"],
  ["markdown", "Markdown", "for notes"],
  ["json", "JSON", "everything, can be dropped here again"],
  ["w3c", "W3C Web Annotation", "for other programs"],
];

/** @type {[Theme, string][]} */
const THEMES = [
  ["auto", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {{ onFiles: (files: FileList) => void, onPaste: () => void, onDownload: (format: ExportFormat, which: "one" | "all") => void, onRules: () => void, onColours: () => void, onShortcuts: () => void, onForget: () => void }} actions
 * @returns {{ chooseFiles: () => void }}
 */
export function createHeader(root, store, actions) {
  const files = picker({ multiple: true, accept: ".txt,.text,.md,.html,.htm,.xhtml,text/*" });
  const folder = picker({ webkitdirectory: true });

  /** @param {Record<string, string | boolean>} attributes */
  function picker(attributes) {
    const input = element("input", { type: "file", hidden: true, ...attributes });
    input.addEventListener("change", () => {
      if (input.files?.length) actions.onFiles(input.files);
      input.value = ""; // the same file may be picked again
    });
    return input;
  }

  const intake = element(
    "div",
    { class: "intake" },
    element("span", { class: "invite" }, "Drop stories anywhere, or "),
    element("button", { type: "button", class: "choose", onclick: () => files.click() }, "choose files"),
    element("button", { type: "button", class: "folder", onclick: () => folder.click() }, "a folder"),
    element("button", { type: "button", onclick: actions.onPaste }, "paste"),
    files,
    folder,
  );

  const everyStory = element("input", { type: "checkbox" });
  const all = element("label", { class: "switch" }, everyStory, "All stories in one file");
  const download = menu(
    "Download",
    all,
    ...FORMATS.map(([format, name, use]) =>
      element(
        "button",
        { type: "button", onclick: () => actions.onDownload(format, everyStory.checked && !all.hidden ? "all" : "one") },
        name,
        element("small", {}, use),
      ),
    ),
  );
  const look = menu(
    "View",
    element(
      "fieldset",
      {},
      element("legend", {}, "Colours"),
      ...THEMES.map(([theme, name]) => {
        const radio = element("input", { type: "radio", name: "theme", value: theme, onchange: () => store.change({ theme }) });
        store.watch(
          ({ theme: chosen }) => chosen,
          (chosen) => void (radio.checked = chosen === theme),
        );
        return element("label", { class: "switch" }, radio, name);
      }),
    ),
    element("button", { type: "button", onclick: actions.onRules }, "What is marked", element("small", {}, "rules and words, each to be switched off")),
    element("button", { type: "button", onclick: actions.onColours }, "Colours of the marks"),
    element("button", { type: "button", onclick: () => print() }, "Print"),
    element("button", { type: "button", onclick: actions.onShortcuts }, "Keys"),
    element("button", { type: "button", onclick: actions.onForget }, "Forget everything", element("small", {}, "all stories and settings in this browser")),
  );
  const views = element(
    "div",
    { class: "views", role: "group", "aria-label": "View" },
    ...VIEWS.map(([view, name]) => {
      const button = element("button", { type: "button", onclick: () => store.change({ view }) }, name);
      store.watch(
        ({ view: shown }) => shown,
        (shown) => button.setAttribute("aria-pressed", String(shown === view)),
      );
      return button;
    }),
  );
  root.append(views, intake, element("div", { class: "tools" }, download, look));

  store.watch(
    ({ theme }) => theme,
    (theme) => void (document.documentElement.dataset.theme = theme),
  );
  store.watch(
    ({ stories }) => stories.length,
    (count) => {
      download.hidden = count === 0;
      all.hidden = count < 2;
    },
  );
  return { chooseFiles: () => files.click() };
}

/**
 * A button that opens a few choices below it.
 * @param {string} name
 * @param {...HTMLElement} choices
 */
function menu(name, ...choices) {
  const root = element("details", { class: "menu" }, element("summary", {}, name), element("div", { class: "choices" }, ...choices));
  const close = () => root.removeAttribute("open");
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.open) return;
    event.stopPropagation();
    close();
    root.querySelector("summary")?.focus();
  });
  root.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest('button')) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !root.contains(event.target)) close();
  });
  root.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !root.contains(event.relatedTarget)) close();
  });
  return root;
}
