#!/usr/bin/env bash
# Builds the WebAssembly and its glue into www/pkg/ and says how large they are.
# What is up to date is left alone.

source "$(dirname "$0")/toolchain.sh"
use_wasm_toolchain

compiled=$CARGO_TARGET_DIR/$wasm_target/wasm/claimlight.wasm
stage=$CARGO_TARGET_DIR/pkg
pkg=www/pkg

say "compiling the WebAssembly"
# `cargo build` would build the library in all its forms at once, which rules out link-time
# optimisation; one form alone gets it.
cargo rustc --quiet --profile wasm --lib --crate-type cdylib --target "$wasm_target"

if [ "$pkg/claimlight_bg.wasm" -nt "$compiled" ]; then
  say "$pkg is up to date"
  exit
fi

say "writing the glue and optimising"
mkdir -p "$pkg"
# The glue is a classic script: the worker is one, because a page opened from a file may start no other.
wasm-bindgen --target no-modules --out-dir "$stage" "$compiled"
node_modules/.bin/wasm-opt -O3 -ocimfs 200 --enable-simd --output "$stage/optimised.wasm" "$stage/claimlight_bg.wasm"
cp "$stage/claimlight.js" "$stage/claimlight.d.ts" "$pkg/"
# Last, because its age says whether the others are up to date.
mv "$stage/optimised.wasm" "$pkg/claimlight_bg.wasm"

size() { printf '%s bytes, %s gzipped' "$(wc -c <"$1" | tr -d ' ')" "$(gzip -9c "$1" | wc -c | tr -d ' ')"; }
say "wasm: $(size "$pkg/claimlight_bg.wasm")"
say "glue: $(size "$pkg/claimlight.js")"
