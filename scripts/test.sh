#!/usr/bin/env bash
# Every test of the project. Ends with one line that says how many passed and failed; the exit status
# says the same. A lint counts as one test; a part that runs no test at all has failed.

source "$(dirname "$0")/toolchain.sh"

passed=0
failed=0
broken= # the names of what failed, a line each

# part NAME COUNT COMMAND…
# Runs a part and adds up its tests, which COUNT reads from the part's log as "passed failed".
part() {
  local name=$1 count=$2 log=$logs/test-$1.log status=0 ok bad began=$SECONDS
  shift 2
  say "$name …"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  read -r ok bad < <("$count" "$log" "$status")
  if [ "$((ok + bad))" -eq 0 ]; then
    printf 'no test ran\n' >>"$log"
    bad=1
  elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
    bad=1
  fi
  if [ "$bad" -gt 0 ]; then
    tail -n 200 "$log"
    broken+=$(names_of_failures "$log" | sed "s/^/claimlight: $name: /")$'\n'
  fi
  say "$name: $ok passed, $bad failed ($((SECONDS - began)) s)"
  passed=$((passed + ok))
  failed=$((failed + bad))
}

as_one_check() { if [ "$2" -eq 0 ]; then echo 1 0; else echo 0 1; fi; }
# "test result: ok. 12 passed; 0 failed; …", once for each test program.
from_rust() { awk '/^test result: / { ok += $4; bad += $6 } END { print ok + 0, bad + 0 }' "$1"; }
# "# pass 12" and "# fail 0", as node --test ends its report.
from_tap() { awk '/^# pass / { ok += $3 } /^# (fail|cancelled) / { bad += $3 } END { print ok + 0, bad + 0 }' "$1"; }

# "not ok 7 - a name", with what was wrong and where, and "test a::name ... FAILED"; or that a check without names did.
names_of_failures() {
  awk '
    /^ *not ok / { sub(/^ */, ""); name = $0; error = place = ""; next }
    name == "" { if (/^test .* FAILED$/) print; next }
    /^ *error: / { sub(/^ *error: (\|-)?/, ""); error = $0; inside = 1; next }
    inside && /^ *[a-z]+: / { inside = 0 }
    inside { sub(/^ */, " "); error = error $0 }
    place == "" && match($0, /[^\/ (]+\.test\.m?js:[0-9]+/) && !/location:/ { place = substr($0, RSTART, RLENGTH) }
    /^ *\.\.\.$/ { print name " (" place ":" substr(error, 1, 250) ")"; name = "" }
  ' "$1" | grep . || echo failed
}

finish() {
  printf '%s' "$broken"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}

in_wasm() { (use_wasm_toolchain && "$@"); }

wasm_clippy() {
  cargo clippy -p claimlight --lib --target "$wasm_target" -- -D warnings &&
    cargo clippy -p claimlight-boundary --all-targets --target "$wasm_target" -- -D warnings
}
docs() { RUSTDOCFLAGS="-D warnings" cargo doc --no-deps; }
build_page() { scripts/build-wasm.sh && node scripts/page.mjs && node scripts/site.mjs; }
boundary_in_node() { wasm-pack test --node tests/boundary; }
boundary_in_chromium() {
  local driver
  driver=$(chromedriver_path) || driver=
  wasm-pack test --headless --chrome ${driver:+--chromedriver "$driver"} tests/boundary
}
contract() { node --test --test-reporter=tap tests/contract/*.test.js; }
types() { node_modules/.bin/tsc -p "$1"; }
# A browser on a loaded machine now and then does late what a test waits for: files with a test that failed are run
# once more. What fails twice has failed; what failed once is named at the end.
in_browsers() {
  local firefox first=$logs/browsers-first.log second=$logs/browsers-second.log ok bad files
  firefox=$(firefox_path) || firefox=
  CHROMIUM=$(chromium_path)
  export CHROMIUM FIREFOX=$firefox
  if node --test --test-reporter=tap tests/browser/*.test.mjs >"$first" 2>&1; then
    cat "$first"
    return
  fi
  : >"$second"
  files=$(sed -nE "s/^ *location: '(.*\.test\.mjs):[0-9]+:[0-9]+'$/\1/p" "$first" | sort -u)
  if [ -n "$files" ] && xargs -d '\n' node --test --test-reporter=tap <<<"$files" >"$second" 2>&1; then
    read -r ok bad < <(from_tap "$first")
    names_of_failures "$first" | sed 's/^/# passed at the second attempt: /'
    printf '# pass %s\n# fail 0\n' "$((ok + bad))"
    return
  fi
  sed -E 's/^# (pass|fail|cancelled) /# of the second attempt: \1 /' "$second"
  cat "$first"
  return 1
}

# Counts work in a build of its own, compiled with a counter in every branch.
linear() { (cd tests/linear && cargo test --no-fail-fast); }
differential() { cargo build && node scripts/differential.mjs target/debug/claimlight tests/fixtures/*/*.txt www/samples/*.txt; }

say "testing everything; the first time, the set-up takes some minutes"
if ! scripts/setup.sh test; then
  failed=1
  finish
fi

part formatting as_one_check cargo fmt --all --check
part clippy as_one_check cargo clippy --all-targets -- -D warnings
part wasm-clippy as_one_check in_wasm wasm_clippy
part docs as_one_check docs
part rust from_rust cargo test --no-fail-fast
part contract from_tap contract
part linear from_rust linear
part wasm-node from_rust in_wasm boundary_in_node
part wasm-chromium from_rust in_wasm boundary_in_chromium
part page as_one_check build_page
part same-bytes as_one_check differential
part supply as_one_check scripts/supply.sh
grep -h 'skipped' "$logs/test-supply.log" || true
part page-types as_one_check types tsconfig.json
part worker-types as_one_check types tsconfig.worker.json
part script-types as_one_check types tsconfig.node.json
part browsers from_tap in_browsers
grep -h '^# passed at the second attempt' "$logs/test-browsers.log" || true
finish
