/** A half-open range of UTF-16 offsets into the article's text. */
export interface Range {
  start: number;
  end: number;
}

/** Why a claim has its tags. */
export type ClaimCode =
  | "assertion" | "figure" | "reported" | "future" | "question" | "rhetorical-question" | "imperative" | "judgement"
  | "stance" | "turn-of-phrase" | "duty" | "evaluation" | "intensity" | "superlative" | "degree" | "address"
  | "exclamation" | "comparison" | "contraction" | "opening" | "condition" | "fragment" | "maxim" | "general"
  | "contrast" | "sweeping" | "hedge" | "hedge-scope" | "loaded" | "reader";

/** Why an attribution is there; its first reason is what it was found by. */
export type AttributionCode =
  | "according-to" | "hearsay-adverb" | "cue-verb" | "cue-noun" | "cue-mark" | "cue-words" | "reported-clause"
  | "quotation-marks" | "cue-then-quotation" | "quotation-then-cue" | "quotation-carried-on" | "transcript"
  | "reporting-clause" | "hearsay-passive" | "signature" | "block-quotation" | "reader";

/** What speaks for checking a sentence early, and what against. */
export type CheckCode =
  | "has-figure" | "names-somebody" | "names-place" | "gives-date" | "nobody-behind" | "anonymous-behind" | "new"
  | "repeated" | "experience" | "prediction" | "not-checkable";

/** Why a block was taken for what it is; empty for running text. */
export type BlockCode =
  | "" | "reader" | "credit" | "byline" | "publication-date" | "dateline" | "list-marker" | "heading-mark"
  | "before-story" | "under-headline" | "before-paragraph" | "share-bar" | "comment-form" | "comment-policy"
  | "author-box" | "related-headline" | "read-more" | "newsletter" | "subscription" | "advertisement" | "navigation"
  | "copyright" | "publisher-note" | "update-note" | "site-notice" | "reading-time" | "end-mark" | "topics"
  | "page-before" | "page-after" | "page-between" | "section-label" | "before-dateline"
  | "masthead" | "contact" | "comments";

/** Why a tag or a mark is there: a stable code, and the words that led to it. */
export interface Reason<Code extends string = string> extends Range {
  code: Code;
  /** For a loaded word: what to say instead, or why it takes a side. */
  instead?: string;
  review?: Review;
}

/** What a reader decided about a mark: right as the analysis has it, otherwise, or there at all. */
export type Review = "accepted" | "changed" | "added";

/** Something odd about a text, in a plain sentence. */
export interface Notice {
  code: string;
  message: string;
}

export type BlockKind =
  | "headline"
  | "subheading"
  | "byline"
  | "dateline"
  | "paragraph"
  | "list-item"
  | "caption"
  | "furniture";

export interface Block extends Range {
  kind: BlockKind;
  reason: BlockCode;
}

export type ClaimKind = "fact" | "opinion" | "forecast" | "question" | "instruction" | "other";

export interface Claim {
  kind: ClaimKind;
  attributed: boolean;
  hedged: boolean;
  loaded: boolean;
  reasons: Reason<ClaimCode>[];
  /** What speaks for checking it early, and what against. */
  checks: Reason<CheckCode>[];
  review?: Review;
}

export interface Sentence extends Range {
  /** Index into `blocks`. */
  block: number;
  claim: Claim;
}

export type FigureKind =
  | "count"
  | "money"
  | "percent"
  | "ratio"
  | "measure"
  | "date"
  | "time"
  | "duration"
  | "age"
  | "ordinal"
  | "score"
  | "year";

export type Bound = "=" | "~" | ">" | ">=" | "<" | "<=";

export interface Figure extends Range {
  /** Index into `sentences`. */
  sentence: number;
  kind: FigureKind;
  /** In the base of its unit; dates are ISO 8601, possibly partial. */
  value: number | string;
  /** For a date told from the day of writing, its distance: "REF-1Y" is a year before; `value` is then a mask. */
  relative: string | null;
  /** The upper end of a range. */
  high: number | null;
  bound: Bound;
  /** ISO 4217 for money, "%", "pp", else the singular English unit; null for counts. */
  unit: string | null;
  /** The words that bound it. */
  qualifier: Range | null;
  /** The counted thing. */
  noun: Range | null;
  /** The figure whose noun, unit or kind it takes over: “400” for the “50” of “400 migrants, of whom 50 …”. */
  carried_from?: Range;
  review?: Review;
}

export type Mode = "direct" | "indirect" | "mixed";

export interface Attribution {
  /** Index into `sentences`. */
  sentence: number;
  mode: Mode;
  /** Who says it; empty where nobody is named. */
  source: Range[];
  cue: Range[];
  content: Range[];
  /** Index into `speakers`. */
  speaker: number | null;
  /** Indices into `speakers`, nearest to the fact first. */
  chain: number[];
  /** Index of the attribution whose content holds this one. */
  outer: number | null;
  /** What the content is by itself; the tag of the sentence is of what the article asserts. */
  content_kind: ClaimKind;
  reasons: Reason<AttributionCode>[];
  review?: Review;
}

export type SpeakerKind = "person" | "organization" | "group" | "document" | "anonymous" | "unnamed";

export interface Speaker {
  name: string;
  kind: SpeakerKind;
  role: string | null;
  mentions: Range[];
  review?: Review;
}

/** One annotated article. */
export interface ArticleAnnotation {
  schema: "claimlight/article/1";
  offset_unit: "utf-16" | "utf-8" | "code-point";
  id: string;
  text: string;
  title: string | null;
  /** BCP 47 tag, "und" where unknown. */
  language: string;
  blocks: Block[];
  sentences: Sentence[];
  figures: Figure[];
  attributions: Attribution[];
  speakers: Speaker[];
  /** Indices of the sentences worth checking, first to last, when every reason of their `checks` counts. */
  check_first: number[];
  notices: Notice[];
  /** What readers decided, in the order in which they did; the marks above are as they should be. */
  corrections?: Correction[];
  /** What the analysis had made of it, where there are corrections. */
  analysis?: Pick<ArticleAnnotation, "sentences" | "figures" | "attributions" | "speakers" | "check_first">;
}

/**
 * Words of the text, to be found again by themselves and what stands around them. To make one, its range is enough.
 */
export interface Quote {
  /** Where they stand; null where they were not found. */
  range: Range | null;
  exact?: string;
  /** Up to 32 characters before them. */
  prefix?: string;
  /** Up to 32 characters after them. */
  suffix?: string;
  /** Which of the places with the same words and context it is, from 0. */
  nth?: number;
  /** How many such places the text had. */
  of?: number;
}

export interface AttributionQuote {
  source: Quote[];
  cue: Quote[];
  content: Quote[];
}

export interface FigureValue {
  place: Quote;
  kind: FigureKind;
  value: number | string;
  relative?: string | null;
  high?: number | null;
  bound: Bound;
  unit?: string | null;
  qualifier?: Quote | null;
  noun?: Quote | null;
}

/** A speaker, found by a mention, else by name and kind. */
export interface Who {
  name: string;
  kind: SpeakerKind;
  mention?: Quote | null;
}

export interface AttributionValue extends AttributionQuote {
  mode: Mode;
  /** Empty to leave it as it was, or to take the sentence's. */
  content_kind?: ClaimKind | "";
  speaker?: Who | null;
  /** Nearest to the fact first; empty for the speaker alone. */
  chain?: Who[];
}

export interface ClaimValue {
  kind: ClaimKind;
  attributed: boolean;
  hedged: boolean;
  loaded: boolean;
}

export interface SpeakerValue {
  name: string;
  kind: SpeakerKind;
  role?: string | null;
}

/**
 * "placed": it is in force. The others leave the article as it is. "missing": its words do not stand in the text,
 * between the words that they stood between; "ambiguous": they stand in several places that look alike; "changed":
 * the analysis marks other words there; "unfit": it asks for what cannot be done with that mark.
 */
export type CorrectionStatus = "placed" | "missing" | "ambiguous" | "changed" | "unfit";

/** One decision of a reader about one mark. */
export type Correction = {
  id: string;
  /** RFC 3339. */
  made?: string | null;
  action: "accept" | "reject" | "change" | "add" | "merge";
  status?: CorrectionStatus;
} & (
  | { mark: "figure"; target?: Quote | null; value?: FigureValue | null }
  | { mark: "attribution"; target?: AttributionQuote | null; value?: AttributionValue | null }
  | { mark: "claim"; target: Quote; value?: ClaimValue | null }
  | { mark: "word"; target: Quote; role: "hedge" | "loaded" }
  | { mark: "speaker"; target: Who; value?: SpeakerValue | null; into?: Who | null }
);

/** Several articles laid beside each other. In all of it, `article` is an index into `articles`. */
export interface Comparison {
  schema: "claimlight/comparison/1";
  offset_unit: "utf-16" | "utf-8" | "code-point";
  /** The ids. */
  articles: string[];
  /** Groups of sentences that make one claim. */
  claims: ClaimCluster[];
  /** Groups of figures for one quantity. */
  figures: FigureCluster[];
  /** Groups of quotations of the same words. */
  quotes: QuoteCluster[];
  /** Speakers through all articles. */
  speakers: SpeakerCluster[];
  notices: Notice[];
}

/** Words of one of the articles. */
export interface Passage extends Range {
  article: number;
}

export interface ClaimCluster {
  members: { article: number; sentence: number }[];
  relation: "same" | "differs" | "only";
  differences: Difference[];
  /** What only one of the tellings of a shared claim has: a figure of which the others say nothing. */
  additions: Addition[];
  /** Index into `speakers` of the only one behind the claim in every article that makes it. */
  sole_speaker: number | null;
  /** The one article, of at least three, that leaves out what all the others tell. */
  left_out_by: number | null;
}

export interface Addition extends Passage {
  explanation: string;
}

export interface Difference {
  kind: "figure" | "place" | "name" | "time" | "source" | "negation" | "wording";
  /** The words on each side. */
  spans: Passage[];
  explanation: string;
}

export interface FigureCluster {
  members: { article: number; figure: number }[];
  relation: "agrees" | "compatible" | "conflicts" | "different-quantity";
  explanation: string;
}

export interface QuoteCluster {
  members: Passage[];
  relation: "identical" | "truncated" | "edited";
  /** The words that some member lacks or has otherwise. */
  changes: Passage[];
  /** The articles give different speakers for it. */
  attributed_differently: boolean;
}

export interface SpeakerCluster {
  name: string;
  members: { article: number; speaker: number }[];
  /** The only article that has words of this speaker; null where several have, or none. */
  only_in: number | null;
}

export type ExportFormat = "json" | "w3c" | "csv" | "markdown" | "html";

export interface AnnotateOptions {
  /** The name of the article; empty without one. */
  id?: string;
  /** What a reader has decided some stretches of the text to be; of two that overlap the later holds. */
  blocks?: DecidedBlock[];
  /**
   * Reasons that do not count: codes of reasons of claims and attributions, whole (`hedge`) or for some words
   * (`loaded: slammed`), and kinds of figures (`ordinal`).
   */
  off?: string[];
  /**
   * Takes the long lists of a large article in parts, so that it is not in memory twice: called before the article is
   * there with the name of a list ("sentences") and the JSON of entries that belong behind those that it will have.
   */
  onPart?(list: string, json: string): void;
}

export interface DecidedBlock extends Range {
  kind: BlockKind;
}

/** A file with the name it goes by, which becomes the article's id; null where it could not be opened. */
export interface NamedFile {
  file: File | null;
  name: string;
}

/** What a list shows of an article: enough for one of a thousand stories until somebody opens it. */
export interface ArticleListing {
  id: string;
  text: string;
  title: string | null;
  /** The first paragraph, or what comes first where there is none. */
  opening: Range | null;
  /** Sentences of the story itself that claim something. */
  claims: number;
}

/** Each file gives one call of `onArticle` or of `onError`, in order. */
export interface FileHandlers {
  /**
   * Gets an `ArticleListing` and the `ArticleAnnotation` as JSON in UTF-8, in buffers of their own: whoever is to have
   * them, in another thread mostly, reads them there, the second when it is wanted.
   */
  onArticle(listing: Uint8Array, json: Uint8Array, milliseconds: number): void;
  /** `code` is "empty", "binary", "not-text", "too-large" or "unreadable"; the message names the file. */
  onError(code: string, message: string): void;
  /** Asked before each file is annotated. */
  isCancelled(): boolean;
  /** As of `AnnotateOptions`, for all of the files. */
  off?: string[];
  /** As of `AnnotateOptions`, for the file whose article comes next. */
  onPart(list: string, json: string): void;
}
