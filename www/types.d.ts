// The names of what the WebAssembly side hands over, for modules to import by JSDoc.
// The types themselves are written by its build (`make wasm`) into pkg/claimlight.d.ts.
/// <reference path="./pkg/claimlight.d.ts" />

export type ArticleAnnotation = wasm_bindgen.ArticleAnnotation;
export type Comparison = wasm_bindgen.Comparison;
export type ExportFormat = wasm_bindgen.ExportFormat;
export type Block = wasm_bindgen.Block;
export type BlockKind = wasm_bindgen.BlockKind;
export type DecidedBlock = wasm_bindgen.DecidedBlock;
export type Sentence = wasm_bindgen.Sentence;
export type AttributionCode = wasm_bindgen.AttributionCode;
export type BlockCode = wasm_bindgen.BlockCode;
export type CheckCode = wasm_bindgen.CheckCode;
export type ClaimCode = wasm_bindgen.ClaimCode;
