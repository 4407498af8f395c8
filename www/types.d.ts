// The names of what the WebAssembly side hands over, for modules to import by JSDoc.
// The types themselves are written by its build (`make wasm`) into pkg/claimlight.d.ts.
/// <reference path="./pkg/claimlight.d.ts" />

export type ArticleAnnotation = wasm_bindgen.ArticleAnnotation;
export type Comparison = wasm_bindgen.Comparison;
export type ExportFormat = wasm_bindgen.ExportFormat;
