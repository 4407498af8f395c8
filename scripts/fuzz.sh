#!/usr/bin/env bash
# Looks for inputs that break one fuzz target, for so many seconds. What reaches new code is kept in fuzz/corpus/, where
# the next run begins; what breaks it is named and kept in fuzz/artifacts/.
#
#   scripts/fuzz.sh TARGET [SECONDS]     a target of fuzz/fuzz_targets/; ten minutes

source "$(dirname "$0")/toolchain.sh"

target=${1:-}
if [ ! -f "fuzz/fuzz_targets/$target.rs" ]; then
  say "say which target: $(basename -s .rs -a fuzz/fuzz_targets/*.rs | xargs)"
  exit 2
fi

cargo_tool cargo-fuzz 0.13.2

# The stories of the tests are where it starts. Coverage is all that the compiler is to add, which a stable one can too;
# there is no unsafe code for a sanitizer to watch.
mkdir -p "fuzz/corpus/$target"
RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none "$target" "fuzz/corpus/$target" tests/fixtures www/samples -- \
  -max_total_time="${2:-600}" -timeout=60 -rss_limit_mb=4000
