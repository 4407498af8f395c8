#!/usr/bin/env bash
# Runs the Rust tests and says which share of the lines they ran, file by file.

source "$(dirname "$0")/toolchain.sh"

cargo_tool cargo-llvm-cov 0.9.1

# The tools must be of the LLVM that rustc has: rustup brings them; failing that, a distribution does.
if ! compgen -G "$(rustc --print sysroot)/lib/rustlib/*/bin/llvm-profdata" >/dev/null; then
  llvm=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  if have rustup && rustup component add llvm-tools >/dev/null 2>&1; then
    say "llvm-tools: brought by rustup"
  else
    if ! have "llvm-profdata-$llvm" && on_debian; then
      say "installing llvm-$llvm"
      { apt-get -q update && apt-get -q install -y --no-install-recommends "llvm-$llvm"; } >"$logs/llvm.log" 2>&1 || true
    fi
    have "llvm-profdata-$llvm" || fail "coverage needs the tools of LLVM $llvm" "Run: rustup component add llvm-tools"
    LLVM_COV=$(command -v "llvm-cov-$llvm")
    LLVM_PROFDATA=$(command -v "llvm-profdata-$llvm")
    export LLVM_COV LLVM_PROFDATA
  fi
fi
cargo llvm-cov --quiet --summary-only "$@"
