// The page: the store, the analysis and the views, put together.

import { element, part } from "./dom.js";
import { downloadJson, fileName } from "./download.js";
import { droppedFiles } from "./drop.js";
import { createEngine } from "./engine.js";
import { pickedFiles } from "./intake.js";
import { listenToKeys } from "./keys.js";
import { createNavigation } from "./navigation.js";
import { createReader } from "./reader.js";
import { createStore, currentStory, showStory, tell } from "./state.js";
import { createCard } from "./views/card.js";
import { createClaims } from "./views/claims.js";
import { createCompare } from "./views/compare.js";
import { createPaste, createShortcuts } from "./views/dialogs.js";
import { createFigures } from "./views/figures.js";
import { createHeader } from "./views/header.js";
import { createLegend } from "./views/legend.js";
import { createMessages } from "./views/messages.js";
import { createProgress } from "./views/progress.js";
import { createSide } from "./views/side.js";
import { createSpeakers } from "./views/speakers.js";
import { createStories } from "./views/stories.js";
import { createStoryView } from "./views/story.js";

const store = createStore();
const engine = createEngine({
  onFatal: (error) =>
    tell(store, {
      tone: "problem",
      headline: `${error.message} Reload the page; if that does not help, try a current Firefox, Chrome, Edge or Safari.`,
      details: [],
    }),
});
const reader = createReader(store, engine);

const side = part("side");
const article = part("story");
const live = part("live");

createMessages(part("messages"), live, store);
createProgress(part("progress"), live, store, { onCancel: reader.cancel });
const shortcuts = createShortcuts(store);
const paste = createPaste(reader.readText);
const header = createHeader(part("top"), store, {
  onFiles: (files) => reader.readFiles(pickedFiles(files)),
  onPaste: paste.open,
  onDownload: download,
  onShortcuts: shortcuts.open,
});

const story = createStoryView(article, store, {
  onStanding: (standing) => store.change({ claims: { kind: "", standing, tag: "" }, panel: "claims", sheetOpen: true }),
  onChoose: header.chooseFiles,
  onSamples: reader.readSamples,
});
const navigation = createNavigation(store, side, story);
const card = createCard(part("card"), article, store, story, {
  onSpeaker: navigation.showSpeaker,
  onBack: navigation.back,
});

const panels = createSide(side, store);
createStories(panels.stories, store, { onSamples: reader.readSamples });
const legend = element("section", { class: "legend" });
panels.stories.append(legend);
createLegend(legend, store);
createClaims(panels.claims, store);
createFigures(panels.figures, store);
createSpeakers(panels.speakers, store);

side.addEventListener("click", (event) => {
  const entry = event.target instanceof Element ? event.target.closest("[data-entry]") : null;
  const mark = entry instanceof HTMLElement ? entry.dataset.entry : null;
  if (mark) navigation.goTo(mark, { from: `${store.read().panel}/${mark}` });
});

createCompare(part("compare"), store, engine, {
  onSentence: (story, sentence) => openAt(story, `s${sentence}`),
  onFigure: (story, figure) => openAt(story, `f${figure}`),
  onChoose: header.chooseFiles,
});
store.watch(
  ({ view }) => view,
  (view) => {
    part("page").hidden = view !== "read";
    part("compare").hidden = view !== "compare";
    if (view === "compare") store.change({ selection: null });
  },
);

listenToKeys(store, article, {
  step: navigation.step,
  enterCard: card.enter,
  closeCard: card.close,
  back() {
    const from = store.read().selection?.from;
    if (from) navigation.back(from);
  },
  chooseFiles: header.chooseFiles,
  shortcuts: shortcuts.open,
});
listenToDrops();
listenToPastes();
reader.readSamples();

/** Shows a mark of a story, from another view. @param {import("./state.js").Story} story @param {string} mark */
function openAt({ key }, mark) {
  showStory(store, key);
  navigation.goTo(mark);
}

/** @param {"one" | "all"} which */
async function download(which) {
  const state = store.read();
  const shown = currentStory(state);
  if (!shown) return;
  const articles = which === "one" ? [shown.article] : state.stories.map(({ article }) => article);
  try {
    await downloadJson(engine, articles, which === "one" ? fileName(shown.article.id) : "claimlight");
  } catch (error) {
    tell(store, { tone: "problem", headline: `The download failed: ${error instanceof Error ? error.message : error}`, details: [] });
  }
}

/** Files may be dropped anywhere; text that is dragged within the page may not. */
function listenToDrops() {
  const veil = part("veil");
  const carriesFiles = (/** @type {DragEvent} */ { dataTransfer }) => dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    veil.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) veil.hidden = true;
  });
  document.addEventListener("drop", async (event) => {
    veil.hidden = true;
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    reader.readFiles(await droppedFiles(event.dataTransfer));
  });
}

function listenToPastes() {
  document.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest("input, textarea")) return;
    const { files } = event.clipboardData ?? {};
    if (files?.length) return reader.readFiles(pickedFiles(files));
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim()) reader.readText(text);
  });
}
