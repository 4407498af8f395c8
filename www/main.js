// The page: the store, the analysis and the views, put together.

import { element, part } from "./dom.js";
import { download, fileName } from "./download.js";
import { droppedFiles } from "./drop.js";
import { createDeciding } from "./deciding.js";
import { createEditor } from "./editing.js";
import { createAnalysis } from "./analysis.js";
import { unkeptWords } from "./decided.js";
import { createEngine } from "./engine.js";
import { pickedFiles } from "./intake.js";
import { keepStories } from "./keep.js";
import { listenToKeys } from "./keys.js";
import { follow, linkTo } from "./links.js";
import { createNavigation } from "./navigation.js";
import { keepForOffline } from "./offline.js";
import { createReader } from "./reader.js";
import { readingOf } from "./reading.js";
import { createRemoving } from "./removing.js";
import { keepSettings } from "./settings.js";
import { createStore, currentStory, removeStories, showStory, tell } from "./state.js";
import { createAdding } from "./views/adding.js";
import { createCard } from "./views/card.js";
import { createClaims } from "./views/claims.js";
import { createColours } from "./views/colours.js";
import { createCompare } from "./views/compare.js";
import { createCorrections } from "./views/corrections.js";
import { createForget, createPaste, createShortcuts } from "./views/dialogs.js";
import { createEditorView } from "./views/editor.js";
import { createFind } from "./views/find.js";
import { createFigures } from "./views/figures.js";
import { createHeader } from "./views/header.js";
import { createLegend } from "./views/legend.js";
import { createMessages } from "./views/messages.js";
import { createProgress } from "./views/progress.js";
import { createRules } from "./views/rules.js";
import { createSaid } from "./views/said.js";
import { createSide } from "./views/side.js";
import { createSpeakers } from "./views/speakers.js";
import { createStories } from "./views/stories.js";
import { createStoryView } from "./views/story.js";
import { createWelcome } from "./views/welcome.js";

/** @import { Mark } from "./reading.js" */
/** @import { Story } from "./state.js" */
/** @import { BlockKind, ExportFormat } from "./types.js" */
/** @import { Range } from "./ranges.js" */

const store = createStore();
keepSettings(store);
const engine = createEngine({
  onFatal: (error) =>
    tell(store, {
      tone: "problem",
      headline: `${error.message} Reload the page; if that does not help, try a current Firefox, Chrome, Edge or Safari.`,
      details: [],
    }),
});
const editor = createEditor(store, engine);
const reader = createReader(store, engine, { onCorrections: editor.takeOver });
const removing = createRemoving(store, editor, reader.bringBack);
const analysis = createAnalysis(store, engine);

const side = part("side");
const article = part("story");
const live = part("live");

createMessages(part("messages"), live, store);
createProgress(part("progress"), live, store, { onCancel: reader.cancel });
const shortcuts = createShortcuts(store);
const colours = createColours(store);
const rules = createRules(store, { onSwitch: analysis.switchTo });
const paste = createPaste(reader.readText);
const header = createHeader(part("top"), store, {
  onFiles: (files) => reader.readFiles(pickedFiles(files)),
  onPaste: paste.open,
  onDownload: save,
  onRules: rules.open,
  onColours: colours.open,
  onShortcuts: shortcuts.open,
  onForget: () => forget.open(),
});

const story = createStoryView(article, store, {
  onStanding: (standing) => store.change({ claims: { kind: "", standing, tag: "" }, panel: "claims", sheetOpen: true }),
  onChoose: header.chooseFiles,
  onSamples: reader.readSamples,
});
const navigation = createNavigation(store, side, story);
const deciding = createDeciding(store, engine, editor, navigation.goTo);
const card = createCard(part("card"), article, store, story, {
  onSpeaker: navigation.showSpeaker,
  onBack: goBack,
  onLink: copyLink,
  onDecide: decide,
  drawDecisions: deciding.draw,
  onTakeBack: (story, range) => decide(story, range, null),
  onSwitchOff(code) {
    analysis.switchTo(code, false);
    live.textContent = "That rule is off. All rules are listed under View.";
  },
});

createWelcome(part("welcome"), store);

const panels = createSide(side, store);
createStories(panels.stories, store, { onSamples: reader.readSamples, onRemove: removing.remove });
const legend = element("section", { class: "legend" });
panels.stories.append(legend);
createLegend(legend, store);
createClaims(panels.claims, store);
createFigures(panels.figures, store);
createSpeakers(panels.speakers, store);
const find = createFind(panels.find, article, store, { onGo: (mark) => navigation.goTo(mark, { card: false }) });
createCorrections(panels.corrections, part("tab-corrections"), store, {
  onUndo: removing.undo,
  onRedo: removing.redo,
  onWithdraw: (story, ids) => editor.make(story, [], ids),
  onPlace: (story, anew, id) => editor.make(story, [anew], [id]),
});
const editing = createEditorView(part("editor"), article, store, { onSave: deciding.save, onClose: () => article.focus({ preventScroll: true }) });
const adding = createAdding(part("adding"), article, store, { onAdd: deciding.add });
createSaid(part("said"), store, { onUndo: removing.undo, onRedo: removing.redo });

side.addEventListener("click", (event) => {
  const amend = event.target instanceof HTMLElement ? event.target.dataset.amend : undefined;
  if (amend) deciding.changeSpeaker(Number(amend));
  const entry = event.target instanceof Element ? event.target.closest("[data-entry]") : null;
  const mark = entry instanceof HTMLElement ? entry.dataset.entry : null;
  if (mark) navigation.goTo(mark, { from: `${store.read().panel}/${mark}` });
});

const compare = createCompare(part("compare"), store, engine, {
  onSentence: (story, sentence, cell) => openAt(story, `s${sentence}`, `compare/${cell}`),
  onFigure: (story, figure, cell) => openAt(story, `f${figure}`, `compare/${cell}`),
  onChoose: header.chooseFiles,
});
/** How far each view was scrolled when it was left. */
const scrolled = { read: 0, compare: 0 };
store.watch(
  ({ view }) => view,
  (view) => {
    scrolled[view === "read" ? "compare" : "read"] = scrollY;
    part("page").hidden = view !== "read";
    part("compare").hidden = view !== "compare";
    scrollTo({ top: scrolled[view] });
    if (view === "compare") store.change({ selection: null });
  },
);

listenToKeys(store, article, {
  step: navigation.step,
  enterCard: card.enter,
  closeCard: () => editing.close() || card.close(),
  accept: deciding.accept,
  reject: deciding.reject,
  change: deciding.change,
  add: adding.enter,
  undo: removing.undo,
  redo: removing.redo,
  back() {
    const from = store.read().selection?.from;
    if (from) goBack(from);
    else find.back();
  },
  find: find.open,
  chooseFiles: header.chooseFiles,
  shortcuts: shortcuts.open,
});
listenToDrops();
listenToPastes();

const shelf = keepStories(store, {
  onRefused: (reason, names) => tell(store, unkeptWords(reason, names)),
  onKeptAgain: () => tell(store, { tone: "note", headline: "There is room again: everything is kept.", details: [] }),
  onArrived: reader.welcome,
  onRemoved: (keys) => removeStories(store, keys),
  onHistory: editor.rewrite,
  onBlocks: analysis.giveBlocks,
  onForgotten: () => location.reload(),
});
const forget = createForget(async () => {
  await (await shelf).forget();
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
});
const { stories } = await shelf;
if (stories.length > 0) await reader.restore(stories);
else await reader.readSamples();
goToLink();
addEventListener("hashchange", goToLink);
keepForOffline();

/** Shows a mark of a story, from another view. @param {Story} story @param {string} mark @param {string} from */
function openAt({ key }, mark, from) {
  showStory(store, key);
  navigation.goTo(mark, { from });
}

/** Back to the entry or the cell that led here. @param {string} from */
function goBack(from) {
  if (from.startsWith("compare/")) compare.back(from.slice("compare/".length));
  else navigation.back(from);
}

/** What a reader says that a stretch is; null takes it back. @param {Story} story @param {Range} range @param {BlockKind | null} kind */
async function decide(story, range, kind) {
  const renewed = kind ? await analysis.decide(story, range, kind) : await analysis.takeBack(story, range);
  if (!renewed) return;
  const { blocks, sentences } = renewed.article;
  const block = blocks.findIndex(({ end }) => end > range.start);
  const mark = blocks[block]?.kind === "furniture" ? `b${block}` : `s${sentences.findIndex((sentence) => sentence.block === block)}`;
  live.textContent = "The story is analysed anew.";
  navigation.goTo(mark);
}

/** @param {ExportFormat} format @param {"one" | "all"} which */
async function save(format, which) {
  const state = store.read();
  const shown = currentStory(state);
  if (!shown) return;
  const articles = which === "one" ? [shown.article] : state.stories.map(({ article }) => article);
  try {
    await download(engine, format, articles, which === "one" ? fileName(shown.article.id) : "claimlight");
  } catch (error) {
    tell(store, { tone: "problem", headline: `The download failed: ${error instanceof Error ? error.message : error}`, details: [] });
  }
}

/** The address of a mark goes into the address bar, and where that is allowed to the clipboard. @param {Story} story @param {Mark} mark */
async function copyLink(story, mark) {
  history.replaceState(null, "", `#${linkTo(story, mark)}`);
  try {
    await navigator.clipboard.writeText(location.href);
    live.textContent = "The link is copied.";
  } catch {
    tell(store, { tone: "note", headline: "The link is in the address bar, to be copied from there.", details: [] });
  }
}

/** Goes where the address of the page says. */
function goToLink() {
  const target = follow(store.read(), location.hash, ({ article }) => readingOf(article));
  if (target === null) return;
  if (target === "no-story") {
    const id = new URLSearchParams(location.hash.slice(1)).get("story");
    return tell(store, { tone: "note", headline: `The link leads to “${id}”, which is not in the list. Drop that file, then open the link again.`, details: [] });
  }
  if (target === "no-place") {
    return tell(store, { tone: "note", headline: "The words that the link leads to are not in this version of the story.", details: [] });
  }
  showStory(store, target.story.key);
  if (target.mark) navigation.goTo(target.mark);
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
