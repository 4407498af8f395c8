// The names of what the WebAssembly side hands over, for modules to import by JSDoc.
// The types themselves are written by its build (`make wasm`) into pkg/claimlight.d.ts.
/// <reference path="./pkg/claimlight.d.ts" />

export type ArticleAnnotation = wasm_bindgen.ArticleAnnotation;
export type ArticleListing = wasm_bindgen.ArticleListing;
export type Comparison = wasm_bindgen.Comparison;
export type AttributionValue = wasm_bindgen.AttributionValue;
export type Bound = wasm_bindgen.Bound;
export type ClaimKind = wasm_bindgen.ClaimKind;
export type ClaimValue = wasm_bindgen.ClaimValue;
export type Correction = wasm_bindgen.Correction;
export type CorrectionStatus = wasm_bindgen.CorrectionStatus;
export type FigureKind = wasm_bindgen.FigureKind;
export type FigureValue = wasm_bindgen.FigureValue;
export type Mode = wasm_bindgen.Mode;
export type Quote = wasm_bindgen.Quote;
export type Review = wasm_bindgen.Review;
export type SpeakerKind = wasm_bindgen.SpeakerKind;
export type Who = wasm_bindgen.Who;
export type ExportFormat = wasm_bindgen.ExportFormat;
export type Block = wasm_bindgen.Block;
export type BlockKind = wasm_bindgen.BlockKind;
export type DecidedBlock = wasm_bindgen.DecidedBlock;
export type Sentence = wasm_bindgen.Sentence;
export type AttributionCode = wasm_bindgen.AttributionCode;
export type BlockCode = wasm_bindgen.BlockCode;
export type CheckCode = wasm_bindgen.CheckCode;
export type ClaimCode = wasm_bindgen.ClaimCode;
