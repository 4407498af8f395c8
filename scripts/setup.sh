#!/usr/bin/env bash
# Brings what the project needs and a machine lacks. Each step is skipped when it has been done.
#
#   scripts/setup.sh build   what `make run` and `make page` need
#   scripts/setup.sh test    that, and what `make test` needs besides (the default)

source "$(dirname "$0")/toolchain.sh"

# step NAME CHECK ACTION ADVICE
# Runs the function ACTION unless the function CHECK passes. When ACTION fails or changes nothing,
# shows the end of its log and the advice, and stops.
step() {
  local name=$1 check=$2 action=$3 advice=$4
  if "$check"; then
    say "$name: ready"
    return
  fi
  local log=$logs/$action.log status
  say "$name: $(describe_"$action") …"
  # In a subshell outside of any condition, so that the first failing command ends it.
  set +e
  (set -e; "$action") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if [ "$status" -eq 0 ] && "$check"; then
    say "$name: done"
    return
  fi
  tail -n 15 "$log" >&2
  fail "$name: failed; the whole log is in $log" "$advice" "Then run the same command again: what is done is not done twice."
}

# --- Debian packages -----------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_debian_packages() {
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get -q -o DPkg::Lock::Timeout=300 update
  as_root apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

# --- Rust ----------------------------------------------------------------------------------------

rust_ready() {
  have cargo && have rustc || return 1
  local oldest now
  oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  now=$(rustc --version | cut -d' ' -f2)
  [ "$(printf '%s\n' "$oldest" "$now" | sort -V | head -n 1)" = "$oldest" ]
}
describe_update_rust() { echo "asking rustup for a current one"; }
update_rust() { rustup update stable; }

rust_checks_ready() { cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; }
describe_add_rust_checks() { echo "asking rustup for them"; }
add_rust_checks() { rustup component add rustfmt clippy; }

# --- The wasm32 standard library -----------------------------------------------------------------

wasm_library_ready() { own_rust_has_wasm || debian_rust_has_wasm; }
describe_bring_wasm_library() { echo "asking rustup; failing that, building it with Debian's Rust (about two minutes)"; }
bring_wasm_library() {
  if have rustup && rustup target add "$wasm_target"; then return; fi
  on_debian || return 1
  install_debian_packages rustc-web cargo-web rust-web-src rust-web-clippy lld-19
  mkdir -p "$debian_rust_dir/bin"
  local program
  for program in cargo rustc rustdoc cargo-clippy clippy-driver; do
    ln -sf "/usr/bin/$program" "$debian_rust_dir/bin/$program"
  done
  build_wasm_library
}

# Debian ships the source of the standard library but no build of it for wasm32. Bitcode is embedded
# because link-time optimisation needs it, and `test` is built because wasm-pack's tests do.
build_wasm_library() (
  PATH=$debian_rust_dir/bin:$PATH
  local work library
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  library=$(wasm_library_dir rustc)
  mkdir "$work/src"
  touch "$work/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
  cd "$work"
  RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$work/target cargo build --release \
    -Z build-std=std,panic_abort,panic_unwind,test,proc_macro --target "$wasm_target"
  rm "target/$wasm_target/release/deps"/libempty-*.rlib
  as_root mkdir -p "$library"
  as_root rm -f "$library"/*.rlib
  as_root cp "target/$wasm_target/release/deps"/*.rlib "$library/"
  rustc -vV | as_root tee "$library/.built-by" >/dev/null
)

# --- wasm-bindgen and wasm-pack ------------------------------------------------------------------

# Compiles a tool with the developer's own cargo. How fast the tool runs matters less here than how
# fast it is there, so it is hardly optimised.
install_tool() {
  local directory=$1 crate=$2 version=$3
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=false CARGO_TARGET_DIR=$cache/build \
    cargo install --root "$directory" --version "$version" "$crate"
}

wasm_bindgen_ready() { [ -x "$wasm_bindgen_dir/bin/wasm-bindgen" ] && [ -x "$wasm_bindgen_dir/bin/wasm-bindgen-test-runner" ]; }
describe_install_wasm_bindgen() { echo "compiling it (a few minutes, once)"; }
install_wasm_bindgen() { install_tool "$wasm_bindgen_dir" wasm-bindgen-cli "$wasm_bindgen_version"; }

wasm_pack_ready() { [ -x "$wasm_pack_dir/bin/wasm-pack" ]; }
describe_install_wasm_pack() { echo "compiling it (a few minutes, once)"; }
install_wasm_pack() { install_tool "$wasm_pack_dir" wasm-pack "$wasm_pack_version"; }

# --- Node and its packages -----------------------------------------------------------------------

node_ready() {
  have node && have npm && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$oldest_node" ]
}
describe_install_node() { echo "installing it from Debian"; }
install_node() { on_debian && install_debian_packages nodejs npm; }

# npm writes its own list of what it installed; it is as old as the last install. Where node_modules is a link,
# others use the packages too: they are taken as they are, for npm would empty what the link leads to.
node_packages_ready() {
  local installed=node_modules/.package-lock.json
  [ -f "$installed" ] && { [ -L node_modules ] || [ ! package-lock.json -nt "$installed" ]; }
}
describe_install_node_packages() { echo "installing what package-lock.json names"; }
install_node_packages() {
  [ ! -L node_modules ] || { say "node_modules is a link to where no packages are; install them there"; return 1; }
  npm ci --no-audit --no-fund
  touch node_modules/.package-lock.json
}

# --- Browsers ------------------------------------------------------------------------------------

# Elsewhere than on Debian, wasm-pack brings a chromedriver that fits the Chrome it finds.
chromium_ready() { chromium_path >/dev/null && { chromedriver_path >/dev/null || ! on_debian; }; }
describe_install_chromium() { echo "installing it from Debian"; }
install_chromium() { on_debian && install_debian_packages chromium chromium-driver; }

firefox_ready() { firefox_path >/dev/null; }
describe_install_firefox() { echo "installing it from Debian"; }
install_firefox() { on_debian && install_debian_packages firefox-esr; }

# -------------------------------------------------------------------------------------------------

for_build() {
  step "Rust" rust_ready update_rust \
    "Install Rust from https://rustup.rs, or update it with: rustup update stable"
  step "Rust's wasm32 standard library" wasm_library_ready bring_wasm_library \
    "Run: rustup target add $wasm_target    (or, on Debian, see that apt-get works)"
  step "wasm-bindgen $wasm_bindgen_version" wasm_bindgen_ready install_wasm_bindgen \
    "See that cargo can reach crates.io and that a C compiler is there (Debian: apt-get install build-essential)."
  step "Node.js" node_ready install_node \
    "Install Node.js $oldest_node or later with npm from https://nodejs.org"
  step "Node packages" node_packages_ready install_node_packages \
    "See that npm can reach its registry."
}

for_test() {
  step "rustfmt and clippy" rust_checks_ready add_rust_checks \
    "Run: rustup component add rustfmt clippy"
  step "wasm-pack $wasm_pack_version" wasm_pack_ready install_wasm_pack \
    "See that cargo can reach crates.io and that a C compiler is there (Debian: apt-get install build-essential)."
  step "Chromium" chromium_ready install_chromium \
    "Install Chromium or Chrome; where it has an unusual name, set CHROMIUM (and CHROMEDRIVER) to its path."
  step "Firefox" firefox_ready install_firefox \
    "Install Firefox; where it has an unusual name, set FIREFOX to its path."
}

# Two set-ups at a time would fetch the same things into the same places.
if have flock; then
  exec 9>"$cache/lock"
  flock 9
fi

case ${1:-test} in
  build) for_build ;;
  test)
    for_build
    for_test
    rm -rf "$cache/build"
    ;;
  *) fail "usage: scripts/setup.sh [build|test]" ;;
esac
