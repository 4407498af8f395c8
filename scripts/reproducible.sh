#!/usr/bin/env bash
# Builds the WebAssembly twice from nothing and fails when a byte differs.

source "$(dirname "$0")/toolchain.sh"

first=$(mktemp -d)
trap 'rm -rf "$first"' EXIT
for run in first second; do
  say "the $run build, from nothing"
  rm -rf "target/wasm/$wasm_target/wasm" target/wasm/pkg www/pkg
  scripts/build-wasm.sh
  if [ "$run" = first ]; then cp www/pkg/* "$first/"; fi
done
for file in www/pkg/*; do
  cmp "$file" "$first/$(basename "$file")" || fail "two builds differ in $file"
done
say "two builds gave the same bytes: $(sha256sum <www/pkg/claimlight_bg.wasm | cut -d' ' -f1)"
