#!/usr/bin/env bash
# Holds what the project is made of against its rules: licences, sources and known flaws of the crates
# (deny.toml) and of the packages that build the page. What cannot be asked here is skipped with a word.
#
#   scripts/supply.sh           with cargo-deny where it is installed
#   scripts/supply.sh install   installs it first (some minutes, once)

source "$(dirname "$0")/toolchain.sh"

deny_version=0.20.2
deny_dir=$cache/cargo-deny-$deny_version
PATH=$PATH:$deny_dir/bin
log=$logs/supply.log
failed=0
skipped() { say "skipped: $*"; }

# check NAME UNREACHABLE COMMAND…: a failure whose log has the pattern UNREACHABLE is no verdict.
check() {
  local name=$1 unreachable=$2
  shift 2
  if "$@" >"$log" 2>&1 </dev/null; then
    say "$name: passed"
  elif grep -qiE "$unreachable" "$log"; then
    skipped "$name: the data cannot be had from here"
  else
    cat "$log"
    say "$name: failed"
    failed=1
  fi
}

if [ "${1:-}" = install ] && ! have cargo-deny; then
  say "compiling cargo-deny (some minutes, once)"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR=$cache/build \
    cargo install --quiet --root "$deny_dir" --version "$deny_version" cargo-deny
  rm -rf "$cache/build"
fi

for lock in Cargo.lock benches/Cargo.lock train/Cargo.lock fuzz/Cargo.lock tests/linear/Cargo.lock package-lock.json; do
  if [ ! -f "$lock" ]; then
    say "$lock is missing: versions are locked"
    failed=1
  fi
done

if have cargo-deny; then
  check "crates: licences, sources, versions" '^never$' cargo deny check licenses bans sources
  check "crates: known flaws" 'failed to fetch advisory database|unable to access' cargo deny check advisories
else
  skipped "crates: cargo-deny is not installed; make supply brings it"
fi
check "packages: known flaws" 'audit endpoint returned an error|ENOTFOUND|EAI_AGAIN|ECONNREFUSED' npm audit
exit "$failed"
