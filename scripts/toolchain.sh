# Where the tools are, and which Rust compiles for WebAssembly. Sourced, never run.
#
# The native side always uses the developer's own cargo. The WebAssembly side does too where that
# one has the wasm32 standard library (`rustup target add wasm32-unknown-unknown`); else, on Debian,
# it uses Debian's, for which the set-up builds that library.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Tools that the project brings for itself, shared by all its clones on this machine.
cache=${CLAIMLIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/claimlight}
logs=$root/target/logs
mkdir -p "$cache" "$logs"

# What is built lies in target/, where the other parts look for it, whatever the developer's own settings say.
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR

wasm_target=wasm32-unknown-unknown
wasm_pack_version=0.15.1
oldest_node=18
# The one version that reads what the wasm-bindgen in Cargo.lock writes.
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)

wasm_bindgen_dir=$cache/wasm-bindgen-$wasm_bindgen_version
wasm_pack_dir=$cache/wasm-pack-$wasm_pack_version
debian_rust_dir=$cache/debian-rust

say() { printf 'claimlight: %s\n' "$*"; }
fail() {
  printf 'claimlight: %s\n' "$@" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
on_debian() { [ -f /etc/debian_version ] && have apt-get; }

# Puts a tool that cargo compiles on the path, in that version; it is compiled once.
cargo_tool() {
  local name=$1 version=$2 directory=$cache/$1-$2
  PATH=$PATH:$directory/bin
  if have "$name"; then return; fi
  say "compiling $name (some minutes, once)"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR=$cache/build \
    cargo install --quiet --root "$directory" --version "$version" "$name"
  rm -rf "$cache/build"
}

# First program of the list that is there, as a path; nothing if none is.
first_program() {
  local name
  for name in "$@"; do
    if command -v "$name" 2>/dev/null; then return; fi
  done
  return 1
}

chromium_path() {
  first_program ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"
}
chromedriver_path() { first_program ${CHROMEDRIVER:+"$CHROMEDRIVER"} chromedriver chromium.chromedriver; }
firefox_path() {
  first_program ${FIREFOX:+"$FIREFOX"} firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox
}

# The directory in which a rustc looks for the wasm32 standard library.
wasm_library_dir() { printf '%s/lib/rustlib/%s/lib' "$("$1" --print sysroot)" "$wasm_target"; }

own_rust_has_wasm() { have rustc && compgen -G "$(wasm_library_dir rustc)/libstd-*.rlib" >/dev/null; }

# A library built by an earlier release of Debian's compiler is of no use to a later one.
debian_rust_has_wasm() {
  [ -x /usr/bin/rustc ] && [ -x "$debian_rust_dir/bin/cargo" ] && have wasm-ld-19 || return 1
  local built_by
  built_by=$(wasm_library_dir /usr/bin/rustc)/.built-by
  [ -f "$built_by" ] && /usr/bin/rustc -vV | cmp -s - "$built_by"
}

# Sets up this shell for cargo, wasm-bindgen and wasm-pack on the WebAssembly side. Its builds have a
# directory of their own: two compilers that share one rebuild everything at each turn.
use_wasm_toolchain() {
  export CARGO_TARGET_DIR=$root/target/wasm
  PATH=$wasm_bindgen_dir/bin:$wasm_pack_dir/bin:$PATH
  if ! own_rust_has_wasm; then
    PATH=$debian_rust_dir/bin:$PATH
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19
  fi
  export PATH
}
