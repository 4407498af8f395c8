#!/usr/bin/env bash
# Breaks the Rust code in one place at a time and says which breaks no test notices: each is a test that is
# missing, code that nothing needs, or a change that changes nothing.
#
#   scripts/mutants.sh           every hundredth of the places, over all stages (an hour or two)
#   scripts/mutants.sh 7/100     another hundredth; the hundred of them are all places

source "$(dirname "$0")/toolchain.sh"

cargo_tool cargo-mutants 27.1.0

# What compiles for the browser alone is not compiled here, and no test of these could notice anything.
cargo mutants --shard "${1:-0/100}" --sharding round-robin --output target --cap-lints true \
  --exclude 'src/wasm.rs' --exclude 'src/wasm/**' -- --lib --bins --tests
